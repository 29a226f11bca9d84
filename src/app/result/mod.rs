//! The result, in the order in which a reader wants it: a short report that happens to be live.

mod drivers;
mod funnel;
mod headline;
mod index;
mod parts;
mod pattern;
mod plan;
mod projection;
mod stake;
mod views;

use yew::prelude::*;

pub use parts::picture;

use super::form::Form;
use super::shared::Shared;
use super::state::Result;
use crate::model::Further;
use crate::profile::FieldError;
use crate::text::Texts;
use headline::{Foot, Headline};
use parts::View;
use plan::Plan;

/// What the result is shown with.
#[derive(Properties, PartialEq)]
pub struct ResultViewProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What was typed.
    pub form: Shared<Form>,
    /// What is wrong with it.
    pub faults: Shared<Vec<FieldError>>,
    /// The last result without a fault.
    pub result: Option<Shared<Result>>,
    /// The last result for which there was time.
    pub settled: Option<Shared<Result>>,
    /// What takes longer, when it is there; it belongs to the settled result.
    pub further: Option<Shared<Further>>,
    /// Whether the result is from before an error.
    pub stale: bool,
    /// The example that is shown while nothing is entered.
    pub example: Option<&'static str>,
    /// CSS pixels that a chart may be wide.
    pub width: u32,
    /// Told what was typed into which field.
    pub set: Callback<(AttrValue, String)>,
}

/// The result, or what it will show once there is something to compute.
///
/// Headline and projection follow each keystroke; the rest follows when there is time, so that a
/// slow device never makes typing wait for it.
#[component(ResultView)]
pub fn result_view(props: &ResultViewProps) -> Html {
    let ResultViewProps { texts, result, stale, .. } = props;
    html! {
        <section id="result" class={classes!("result", stale.then_some("stale"))} aria-label={texts.result_title()} tabindex="-1">
            <p class="stale-note" role="status" hidden={!stale}>{ texts.result_stale() }</p>
            <div hidden={result.is_some()}><p class="empty">{ texts.result_empty() }</p></div>
            <div>{ for result.iter().zip(&props.settled).map(|(result, settled)| report(props, result, settled)) }</div>
        </section>
    }
}

fn report(props: &ResultViewProps, result: &Shared<Result>, settled: &Shared<Result>) -> Html {
    let ResultViewProps { texts, form, faults, further, example, width, set, .. } = props;
    let typed = |path: &str| AttrValue::from(form.get(path).to_owned());
    // What takes longer is kept from those that do not show it, so that it does not render them anew.
    let none = None::<Shared<Further>>;
    html! {
        <article key="report">
            <Headline {texts} result={result.clone()} {example} halved={form.get("settings.halve_claims") == "true"} set={set.clone()} />
            <Index {texts} result={settled.clone()} further={none.clone()} {width} />
            <Pattern {texts} result={settled.clone()} further={none.clone()} {width} />
            <Funnel {texts} result={settled.clone()} further={none.clone()} {width} />
            <Stake {texts} result={settled.clone()} further={none.clone()} {width} />
            <Plan
                {texts}
                result={settled.clone()}
                further={further.clone()}
                {width}
                remedies={typed("plan.remedies")}
                budget={typed("plan.budget")}
                faults={faults.clone()}
                set={set.clone()}
            />
            <Projection {texts} result={result.clone()} further={none} {width} />
            <Drivers {texts} result={settled.clone()} further={further.clone()} {width} />
            <Views {texts} result={settled.clone()} further={further.clone()} {width} />
            <Foot {texts} version={settled.report.model_version} />
        </article>
    }
}

/// What one part of the result is shown with.
#[derive(Properties, PartialEq)]
struct PartProps {
    texts: &'static Texts,
    result: Shared<Result>,
    further: Option<Shared<Further>>,
    width: u32,
}

impl PartProps {
    fn view(&self) -> View<'_> {
        View { result: &self.result, further: self.further.as_deref(), texts: self.texts, width: self.width }
    }
}

#[component(Index)]
fn index(props: &PartProps) -> Html {
    index::index(&props.view())
}

#[component(Pattern)]
fn pattern(props: &PartProps) -> Html {
    pattern::pattern(&props.view())
}

#[component(Funnel)]
fn funnel(props: &PartProps) -> Html {
    funnel::funnel(&props.view())
}

#[component(Stake)]
fn stake(props: &PartProps) -> Html {
    stake::stake(&props.view())
}

#[component(Projection)]
fn projection(props: &PartProps) -> Html {
    projection::projection(&props.view())
}

#[component(Drivers)]
fn drivers(props: &PartProps) -> Html {
    drivers::drivers(&props.view())
}

#[component(Views)]
fn views(props: &PartProps) -> Html {
    views::views(&props.view())
}
