//! The result, in the order in which a reader wants it.

mod diagnosis;
mod money;
mod numbers;
mod parts;
mod plan;
mod summary;

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::state::Result;
use crate::model::Further;
use crate::text::Texts;

/// A value that is the same when it is the same place in memory, so that nothing is compared figure by figure.
#[derive(Debug)]
pub struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What the result is shown with.
#[derive(Properties, PartialEq)]
pub struct ResultViewProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The last result without a fault.
    pub result: Option<Shared<Result>>,
    /// What takes longer, when it is there.
    pub further: Option<Shared<Further>>,
    /// Whether the result is from before an error.
    pub stale: bool,
    /// Told what was chosen inside the result.
    pub set: Callback<(AttrValue, String)>,
}

/// The result, or what it will show once there is something to compute.
#[component(ResultView)]
pub fn result_view(props: &ResultViewProps) -> Html {
    let ResultViewProps { texts, result, further, stale, .. } = props;
    html! {
        <section id="result" class={classes!("result", stale.then_some("stale"))} aria-label={texts.result_title()} tabindex="-1">
            <p class="stale-note" role="status" hidden={!stale}>{ texts.result_stale() }</p>
            <div hidden={result.is_some()}><p class="empty">{ texts.result_empty() }</p></div>
            <div>{ result.as_ref().map(|result| report(result, further.as_deref(), texts)).unwrap_or_default() }</div>
        </section>
    }
}

fn report(result: &Result, further: Option<&Further>, texts: &'static Texts) -> Html {
    let view = parts::View { result, further, texts };
    html! {
        <article>
            { summary::headline(&view) }
            { diagnosis::index(&view) }
            { diagnosis::pattern(&view) }
            { money::funnel(&view) }
            { money::stake(&view) }
            { plan::plan(&view) }
            { plan::projection(&view) }
            { numbers::drivers(&view) }
            { diagnosis::two_views(&view) }
            { numbers::parameters(&view) }
            <numbers::Register {texts} />
        </article>
    }
}
