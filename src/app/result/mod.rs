//! The result, in the order in which a reader wants it: a short report that happens to be live.

mod before;
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

pub use before::use_before;

use super::shared::Shared;
use super::state::{Result, State};
use super::visit::LABEL;
use crate::embed::{Section, Settings};
use crate::model::Further;
use crate::profile::FieldError;
use crate::text::{Texts, faults};
pub use headline::Foot;
use headline::Headline;
use parts::View;
use plan::Plan;

/// The beginning of the report: its headline, before its parts.
///
/// Headline and net follow each keystroke; the rest follows when there is time, so that a slow
/// device never makes typing wait for it.
pub fn opening(
    state: &State,
    texts: &'static Texts,
    set: &Callback<(AttrValue, String)>,
    parts: Html,
) -> Html {
    let State { form, faults: wrong, result, example, .. } = state;
    let is_stale = state.is_stale();
    let names: Vec<String> = wrong.iter().map(|fault| faults::name(&fault.field, texts)).collect();
    let stale_words = match &names[..] {
        [] => texts.result_stale().to_owned(),
        [name] => texts.result_stale_in(name),
        names => texts.result_stale_in_many(names.len()),
    };
    let label = AttrValue::from(form.get(LABEL).to_owned());
    let halved = form.get("settings.halve_claims") == "true";
    let is_behind = !state.is_settled();
    html! {
        <section id="result" class={classes!("result", is_stale.then_some("stale"))} aria-busy={is_behind.then_some("true")} aria-label={texts.result_title()} tabindex="-1">
            <p class="stale-note" role="status" hidden={!is_stale}>{ stale_words }</p>
            <article>
                <Headline {texts} result={Shared(result.clone())} {example} {label} {halved} set={set.clone()} />
                { parts }
            </article>
        </section>
    }
}

/// What the parts of the report are shown with.
pub struct ReportProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The last result without a fault.
    pub result: Shared<Result>,
    /// The last result for which there was time.
    pub settled: Shared<Result>,
    /// What takes longer, when it is there; it belongs to the settled result.
    pub further: Option<Shared<Further>>,
    /// What is wrong with what was typed.
    pub faults: Shared<Vec<FieldError>>,
    /// The chosen remedies, as typed.
    pub remedies: AttrValue,
    /// The budget, as typed.
    pub budget: AttrValue,
    /// CSS pixels that a chart may be wide.
    pub width: u32,
    /// What the site around the page asks for.
    pub settings: Shared<Settings>,
    /// Told what was typed into which field.
    pub set: Callback<(AttrValue, String)>,
}

/// The parts of the report.
pub fn report(props: &ReportProps) -> Html {
    let ReportProps { texts, result, settled, further, width, settings, .. } = props;
    // What takes longer is kept from those that do not show it, so that it does not render them anew.
    let part = |section: Section, result: &Shared<Result>, show: Show, further: Option<&Shared<Further>>| {
        let hidden = !settings.shows(section);
        html! { <Part {texts} result={result.clone()} further={further.cloned()} {width} {show} {hidden} /> }
    };
    html! {
        <>
            { part(Section::Index, settled, Show(index::index), None) }
            { part(Section::Pattern, settled, Show(pattern::pattern), None) }
            { part(Section::Funnel, settled, Show(funnel::funnel), None) }
            { part(Section::Stake, settled, Show(stake::stake), None) }
            <div class="part" hidden={!settings.shows(Section::Plan)}>
                <Plan
                    {texts}
                    result={settled.clone()}
                    further={further.clone()}
                    {width}
                    remedies={props.remedies.clone()}
                    budget={props.budget.clone()}
                    faults={props.faults.clone()}
                    set={props.set.clone()}
                />
            </div>
            { part(Section::Projection, result, Show(projection::net), None) }
            { part(Section::Projection, settled, Show(projection::recovered), None) }
            { part(Section::Drivers, settled, Show(drivers::drivers), further.as_ref()) }
            { part(Section::Views, settled, Show(views::views), None) }
        </>
    }
}

/// How one part shows what it is given; each part has its own.
#[derive(Clone, Copy)]
struct Show(fn(&View) -> Html);

impl PartialEq for Show {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

/// What one part of the result is shown with.
#[derive(Properties, PartialEq)]
struct PartProps {
    texts: &'static Texts,
    result: Shared<Result>,
    further: Option<Shared<Further>>,
    width: u32,
    show: Show,
    hidden: bool,
}

/// One part of the result; one component for all of them, because each costs kilobytes.
#[component(Part)]
fn part(PartProps { texts, result, further, width, show, hidden }: &PartProps) -> Html {
    let view = View { result, further: further.as_deref(), texts, width: *width };
    html! { <div class="part" hidden={*hidden}>{ if *hidden { Html::default() } else { (show.0)(&view) } }</div> }
}
