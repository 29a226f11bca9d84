//! The result, in the order in which a reader wants it.

mod diagnosis;
mod money;
mod numbers;
mod parts;
mod plan;
mod summary;

use yew::prelude::*;

pub use parts::picture;

use super::shared::Shared;
use super::state::Result;
use crate::model::Further;
use crate::text::Texts;

/// What the result is shown with.
#[derive(Properties, PartialEq)]
pub struct ResultViewProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The last result without a fault.
    pub result: Option<Shared<Result>>,
    /// The last result for which there was time.
    pub settled: Option<Shared<Result>>,
    /// What takes longer, when it is there; it belongs to the settled result.
    pub further: Option<Shared<Further>>,
    /// Whether the result is from before an error.
    pub stale: bool,
}

/// The result, or what it will show once there is something to compute.
///
/// Headline and projection follow each keystroke; the tables follow when there is time, so that a
/// slow device never makes typing wait for them.
#[component(ResultView)]
pub fn result_view(props: &ResultViewProps) -> Html {
    let ResultViewProps { texts, result, settled, further, stale } = props;
    html! {
        <section id="result" class={classes!("result", stale.then_some("stale"))} aria-label={texts.result_title()} tabindex="-1">
            <p class="stale-note" role="status" hidden={!stale}>{ texts.result_stale() }</p>
            <div hidden={result.is_some()}><p class="empty">{ texts.result_empty() }</p></div>
            <div>{ for result.iter().zip(settled).map(|(result, settled)| {
                let (result, settled, further) = (result.clone(), settled.clone(), further.clone());
                html! {
                    <article key="report">
                        <Headline {texts} result={result.clone()} further={None::<Shared<Further>>} />
                        <Findings {texts} result={settled.clone()} further={further.clone()} />
                        <Projection {texts} {result} further={None::<Shared<Further>>} />
                        <Grounds {texts} result={settled} {further} />
                        <numbers::Register {texts} />
                    </article>
                }
            }) }</div>
        </section>
    }
}

/// What one stretch of the result is shown with.
#[derive(Properties, PartialEq)]
struct StretchProps {
    texts: &'static Texts,
    result: Shared<Result>,
    further: Option<Shared<Further>>,
}

impl StretchProps {
    fn view(&self) -> parts::View<'_> {
        parts::View { result: &self.result, further: self.further.as_deref(), texts: self.texts }
    }
}

#[component(Headline)]
fn headline(props: &StretchProps) -> Html {
    summary::headline(&props.view())
}

#[component(Findings)]
fn findings(props: &StretchProps) -> Html {
    let view = props.view();
    html! {
        <div>
            { diagnosis::index(&view) }
            { diagnosis::pattern(&view) }
            { money::funnel(&view) }
            { money::stake(&view) }
            { plan::plan(&view) }
        </div>
    }
}

#[component(Projection)]
fn projection(props: &StretchProps) -> Html {
    plan::projection(&props.view())
}

#[component(Grounds)]
fn grounds(props: &StretchProps) -> Html {
    let view = props.view();
    html! {
        <div>
            { numbers::drivers(&view) }
            { diagnosis::two_views(&view) }
            { numbers::parameters(&view) }
        </div>
    }
}
