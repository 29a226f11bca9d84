//! The page: one state, one reducer, and components that only show and report what was typed.

mod address;
mod arrival;
mod compare;
mod contact;
mod copying;
mod crash;
mod csv;
mod draft;
mod examples;
mod figure;
mod filled;
mod first;
mod form;
mod given;
mod handing;
mod host;
mod input;
#[cfg(test)]
mod journeys;
mod language;
mod later;
mod numbers;
mod qr;
mod result;
mod save;
mod seal;
mod share;
mod shared;
mod start;
mod state;
mod steps;
mod studio;
mod summary;
mod takeover;
mod viewport;
mod visit;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

pub use compare::{Compare, CompareProps, load_pasted};
pub use first::{end_first_answers, give_first_answers};
pub use form::Form;
pub use language::{Translation, load_translations, texts};
pub use later::page;
pub use studio::{Studio, StudioProps, load_studio};
pub use takeover::here;
pub use viewport::chart_width;
pub use visit::Visit;

use crate::embed::Settings;
use crate::link::{Invitation, Link};
use crate::profile::{Item, Rater};
use crate::text::changes::{self, Cause};
use crate::text::{Texts, figures, name_of};
use arrival::{AnsweringProps, ArrivalProps};
use contact::GetInTouchProps;
use examples::EXAMPLES;
use form::WITHOUT_GIVEN;
use host::Wire;
use input::{Input, Note};
use language::{LanguageOffer, Languages};
use later::{Later, Rest, part, use_later};
use numbers::{Edits, NumbersProps};
use result::ReportProps;
use share::{AskingProps, ShareProps};
use shared::Shared;
use state::{Action, State};
use summary::Summary;
use visit::Owner;

/// The field that says how large an example is.
const REVENUE: &str = "company.annual_revenue";

/// Milliseconds without typing after which what takes longer is computed.
const IDLE: u32 = 600;

/// What the page is started with.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The texts of the page's language.
    pub texts: &'static Texts,
    /// What was typed earlier.
    pub draft: Form,
    /// What the site around the page asks for.
    pub settings: Settings,
    /// What a link brought, and what was typed in that visit before.
    pub arrival: Option<(Visit, Option<Form>)>,
    /// Width of a chart, in CSS pixels.
    pub width: u32,
    /// The languages that the page is there in.
    pub translations: Vec<Translation>,
}

/// The whole page.
#[component(App)]
pub fn app(AppProps { texts, draft, settings, arrival, width, translations }: &AppProps) -> Html {
    let state = use_reducer(|| {
        let state = State::new(draft.clone(), settings.clone(), arrival.clone(), *width);
        // Without a browser there is no time later.
        if cfg!(target_arch = "wasm32") { state } else { state.settled() }
    });
    takeover::use_anchor();
    let is_kept = draft::use_draft(&state);
    crash::use_last_link(&state, *is_kept);
    use_idle(&state);
    address::use_address(&state);
    use_later(&state);
    address::use_arrival(&state);
    let host = host::use_host(&state, texts);
    viewport::use_width(&state.dispatcher());
    let set = {
        let dispatcher = state.dispatcher();
        use_callback((), move |(path, raw): (AttrValue, String), ()| {
            dispatcher.dispatch(Action::Set(path.to_string(), raw));
        })
    };
    let sizes = use_memo(Shared(state.given.clone()), |_| {
        EXAMPLES.each_ref().map(|example| {
            let form = state.example_form(example);
            let revenue = form::number(REVENUE, form.get(REVENUE)).unwrap_or_default();
            figures::short_money(revenue, &form.currency(), texts)
        })
    });
    let asked = &state.settings;
    let offered = asked.brand.as_deref().map(|brand| texts.offered_by(brand));
    let link = |address: &Option<String>, words: &'static str| {
        let link = address.clone().map(|href| html! { <a {href}>{ words }</a> });
        html! { <p hidden={address.is_none()}>{ for link }</p> }
    };
    html! {
        <div class="page">
            <a class="skip" href="#result" hidden={!state.shows_calculator()}>{ texts.skip_to_result() }</a>
            <header class="masthead">
                <p class="brand">{ texts.brand() }<span class="offered">{ offered.clone() }</span></p>
                <nav aria-label={texts.pages_title()} hidden={!state.shows_calculator()}>
                    <a href="#result">{ texts.step("result") }</a>
                    <a href="#numbers">{ texts.numbers_link() }</a>
                </nav>
            </header>
            <LanguageOffer {texts} translations={translations.clone()} />
            <main>
                <p id="no-drafts" class="hint" hidden={*is_kept}>{ texts.no_drafts() }</p>
                <div>{ for arrived(&state, texts) }</div>
                { body(&state, texts, &sizes[..], &set, &host) }
            </main>
            <footer class="foot">
                <p>{ texts.page_not_advice() }</p>
                { link(&asked.privacy, texts.site_privacy()) }
                { link(&asked.imprint, texts.site_imprint()) }
                <p class="screen-only"><a href="compare.html">{ texts.compare_title() }</a></p>
                <Languages {texts} translations={translations.clone()} />
            </footer>
        </div>
    }
}

/// The page that links open, where it is not this one.
fn base(state: &State) -> Option<AttrValue> {
    state.settings.share_base.clone().map(AttrValue::from)
}

/// What a link brought, while it is on the page.
fn arrived(state: &UseReducerHandle<State>, texts: &'static Texts) -> Option<Html> {
    let visit = state.visit.clone()?;
    let has_own = !state.own.as_ref().unwrap_or(&state.form).is_empty();
    let shows = state.later.rest?.arrival;
    Some(shows(&yew::props!(ArrivalProps {
        texts,
        visit: Shared(visit),
        form: Shared(state.form.clone()),
        base: base(state),
        has_own,
        act: state.dispatcher(),
    })))
}

/// What stands below: the calculator, or the one thing that a link is for.
fn body(
    state: &UseReducerHandle<State>,
    texts: &'static Texts,
    sizes: &[String],
    set: &Callback<(AttrValue, String)>,
    host: &Wire,
) -> Html {
    match state.visit.as_ref().map(|visit| &visit.link) {
        Some(Ok(Link::Invitation(Invitation { rater, tag }))) => {
            let props = yew::props!(AnsweringProps {
                texts,
                rater: *rater,
                tag: *tag,
                form: Shared(state.form.clone()),
                base: base(state),
                set: set.clone(),
            });
            html! {
                <div key="answering">
                    <div>{ for state.later.rest.map(|rest| (rest.answering)(&props)) }</div>
                    { lost(state, texts) }
                </div>
            }
        }
        _ if !state.shows_calculator() => html! { <div key="nothing">{ lost(state, texts) }</div> },
        _ => html! { <div key="calculator">{ calculator(state, texts, sizes, set, host) }</div> },
    }
}

/// Input, summary, report and grounds; somebody else's result begins with the report. `sizes` are the revenues of
/// the examples in words.
fn calculator(
    state: &UseReducerHandle<State>,
    texts: &'static Texts,
    sizes: &[String],
    set: &Callback<(AttrValue, String)>,
    host: &Wire,
) -> Html {
    let act = state.dispatcher();
    let base = base(state);
    let Later { report, rest, .. } = state.later;
    let report = report.map(|show| {
        let typed = |path: &str| AttrValue::from(state.form.get(path).to_owned());
        show(&ReportProps {
            texts,
            result: Shared(state.result.clone()),
            settled: Shared(state.settled.clone()),
            further: state.further.clone().map(Shared),
            faults: Shared(state.faults.clone()),
            remedies: typed("plan.remedies"),
            budget: typed("plan.budget"),
            width: state.width,
            settings: Shared(state.settings.clone()),
            set: set.clone(),
        })
    });
    let after = rest.map(|Rest { contact, asking, .. }| {
        let contact = contact(&yew::props!(GetInTouchProps {
            texts,
            settings: Shared(state.settings.clone()),
            result: Shared(state.settled.clone()),
            example: state.example.is_some(),
            contacting: state.contacting,
            heard: state.heard,
            act: act.clone(),
            hand: host::handing_over(state, host),
        }));
        let form = Shared(state.form.clone());
        let asking = asking(&yew::props!(AskingProps { texts, form, base: base.clone(), act: act.clone() }));
        html! { <>{ contact }{ asking }</> }
    });
    let numbers = rest.map(|rest| {
        (rest.numbers)(&yew::props!(NumbersProps {
            texts,
            settled: Shared(state.settled.clone()),
            further: state.further.clone().map(Shared),
            edits: Edits::of(state),
            set: set.clone(),
        }))
    });
    let share = rest.map(|rest| {
        (rest.share)(&yew::props!(ShareProps {
            texts,
            result: Shared(state.settled.clone()),
            form: Shared(state.form.clone()),
            stale: state.is_stale(),
            example: state.example.is_some(),
            open: state.sharing,
            base,
            set: set.clone(),
            act: act.clone(),
        }))
    });
    let result = html! {
        <div key="result">
            { result::opening(state, texts, set, part("report", report)) }
            { part("after", after) }
        </div>
    };
    let (first, second) = match state.owner() {
        Owner::Guest => (result, desk(state, texts, set)),
        Owner::Own | Owner::Invited(_) => (desk(state, texts, set), result),
    };
    html! {
        <>
            <div class="opening" hidden={state.visit.is_some()}>
                <h1>{ texts.page_title() }</h1>
                <p class="lede">{ texts.page_lede() }</p>
                <p class="hint">{ texts.page_privacy() }</p>
                <p class="examples">
                    <span>{ texts.examples_title() }</span>
                    { for EXAMPLES.iter().zip(sizes).map(|(example, size)| {
                        let act = act.clone();
                        let onclick = Callback::from(move |_: MouseEvent| act.dispatch(Action::Fill(example)));
                        html! { <button type="button" class="chip" key={example.id} {onclick}>{ size }</button> }
                    }) }
                </p>
            </div>
            <div>{ for given_note(state, texts, set) }</div>
            <div>{ for [first, second] }</div>
            { lost(state, texts) }
            { part("numbers", numbers) }
            <div>{ for share }</div>
        </>
    }
}

/// That a part of the page was lost on its way, and the way to ask for it again.
fn lost(state: &UseReducerHandle<State>, texts: &'static Texts) -> Html {
    let act = state.dispatcher();
    let again = Callback::from(move |_: MouseEvent| act.dispatch(Action::BringAgain));
    html! {
        <p class="notice" role="alert" hidden={!state.later.is_lost}>
            { texts.part_lost() }
            { " " }
            <button type="button" class="link" onclick={again}>{ texts.part_again() }</button>
        </p>
    }
}

/// Which values of the model the site around the page has set, and the way to do without; nothing where
/// there are none, or where somebody else's result is on the page.
fn given_note(
    state: &UseReducerHandle<State>,
    texts: &'static Texts,
    set: &Callback<(AttrValue, String)>,
) -> Option<Html> {
    let is_own = state.own.is_none();
    let overrides = Some(&state.given.overrides).filter(|overrides| is_own && !overrides.is_empty())?;
    let mut names: Vec<&str> = overrides.keys().map(|parameter| name_of(*parameter, texts)).collect();
    names.dedup();
    let names = texts.row(&names);
    let words = match &state.settings.brand {
        Some(brand) => texts.given_by(brand, &names),
        None => texts.given_by_site(&names),
    };
    let without = state.form.get(WITHOUT_GIVEN) == "true";
    let onchange = {
        let set = set.clone();
        let value = if without { "" } else { "true" };
        Callback::from(move |_: Event| set.emit((WITHOUT_GIVEN.into(), value.to_owned())))
    };
    Some(html! {
        <section class="given" aria-label={texts.given_title()}>
            <p>{ words }</p>
            <label class="switch screen-only">
                <input type="checkbox" role="switch" name={WITHOUT_GIVEN} checked={without} {onchange} />
                <span>{ texts.given_without() }</span>
            </label>
        </section>
    })
}

/// Input and summary, side by side.
fn desk(state: &UseReducerHandle<State>, texts: &'static Texts, set: &Callback<(AttrValue, String)>) -> Html {
    html! {
        <div class="desk" key="desk">
            <Input
                {texts}
                form={Shared(state.form.clone())}
                faults={state.shown_faults()}
                told={state.told}
                note={note(state, texts)}
                replaced={state.replaced.is_some()}
                set={set.clone()}
                act={state.dispatcher()}
            />
            <Summary
                {texts}
                result={Shared(state.result.clone())}
                start={state.start.clone().map(Shared)}
                stale={state.is_stale()}
                example={state.example}
            />
        </div>
    }
}

/// What the last change did, once everything that follows from it is there.
fn note(state: &State, texts: &Texts) -> Note {
    let Some(change) = state.change.as_ref().filter(|_| state.is_settled() && !state.is_stale()) else {
        return Note::default();
    };
    let (settled, path) = (&state.settled, change.path.as_str());
    let cause = Item::ALL.iter().find_map(|item| {
        let heads = [Rater::Sales, Rater::Marketing];
        let known = heads.map(|head| settled.profile.answers.known(head, *item));
        if path == form::answer_path(Rater::Ceo, *item) && known.iter().any(Option::is_some) {
            return Some(Cause::OnlyCompared);
        }
        let is_heads = heads.iter().any(|head| path == form::answer_path(*head, *item));
        let [sales, marketing] = known;
        (is_heads && sales.zip(marketing).is_some_and(|(a, b)| a != b)).then_some(Cause::HeadsDiffer)
    });
    let (before, now) = (&change.before.report, &settled.report);
    // Two companies, or two currencies, have no difference to tell.
    let is_new = change.is_first || change.before.currency != settled.currency;
    let words = match is_new {
        true => changes::first(now, &settled.currency, texts),
        false => changes::sentence(before, now, cause, &settled.currency, texts),
    };
    Note { path: change.path.clone().into(), words: words.into() }
}

/// Looks at what takes longer when nobody has typed for a while.
#[hook]
fn use_idle(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    let waiting = (!state.is_settled()).then(|| Rc::as_ptr(&state.result));
    use_effect_with(waiting, move |waiting| {
        let timeout = waiting.map(|_| Timeout::new(IDLE, move || dispatcher.dispatch(Action::LookFurther)));
        move || drop(timeout)
    });
}
