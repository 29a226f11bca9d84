//! The page: one state, one reducer, and components that only show and report what was typed.

mod address;
mod draft;
mod examples;
mod filled;
mod form;
mod input;
mod numbers;
mod result;
mod save;
mod shared;
mod state;
mod steps;
mod summary;
mod viewport;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use yew::prelude::*;

pub use draft::load as load_draft;
pub use form::Form;
pub use viewport::chart_width;

use crate::profile::{Item, Rater};
use crate::text::Texts;
use crate::text::changes::{self, Cause};
use examples::EXAMPLES;
use input::{Input, Note};
use numbers::{Edits, Numbers};
use result::ResultView;
use shared::Shared;
use state::{Action, State};
use summary::Summary;

/// Milliseconds without typing after which what takes longer is computed.
const IDLE: u32 = 200;

/// What the page is started with.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The texts of the page's language.
    pub texts: &'static Texts,
    /// What was typed earlier.
    pub draft: Form,
    /// Width of a chart, in CSS pixels.
    pub width: u32,
}

/// The whole page.
#[component(App)]
pub fn app(AppProps { texts, draft, width }: &AppProps) -> Html {
    let state = use_reducer(|| State::new(draft.clone(), *width));
    let is_kept = use_draft(&state);
    use_idle(&state);
    use_address(&state);
    viewport::use_width(&state.dispatcher());
    let act = state.dispatcher();
    let set = {
        let dispatcher = state.dispatcher();
        use_callback((), move |(path, raw): (AttrValue, String), ()| {
            dispatcher.dispatch(Action::Set(path.to_string(), raw));
        })
    };
    html! {
        <div class="page">
            <a class="skip" href="#result">{ texts.skip_to_result() }</a>
            <header class="masthead">
                <p class="brand">{ texts.brand() }</p>
                <nav aria-label={texts.pages_title()}>
                    <a href="#result">{ texts.step("result") }</a>
                    <a href="#numbers">{ texts.numbers_link() }</a>
                </nav>
            </header>
            <main>
                <div class="opening">
                    <h1>{ texts.page_title() }</h1>
                    <p class="lede">{ texts.page_lede() }</p>
                    <p class="hint">{ texts.page_privacy() }</p>
                    <p class="hint" hidden={*is_kept}>{ texts.no_drafts() }</p>
                    <p class="examples">
                        <span>{ texts.examples_title() }</span>
                        { for EXAMPLES.iter().map(|example| {
                            let act = act.clone();
                            let onclick = Callback::from(move |_: MouseEvent| act.dispatch(Action::Fill(example)));
                            html! { <button type="button" class="chip" key={example.id} {onclick}>{ texts.example_short(example.id) }</button> }
                        }) }
                    </p>
                </div>
                <div class="desk">
                    <Input
                        {texts}
                        form={Shared(state.form.clone())}
                        faults={state.shown_faults()}
                        told={state.told}
                        note={note(&state, texts)}
                        replaced={state.replaced.is_some()}
                        set={set.clone()}
                        {act}
                    />
                    <Summary
                        {texts}
                        result={Shared(state.result.clone())}
                        start={state.start.clone().map(Shared)}
                        stale={state.is_stale()}
                        example={state.example}
                    />
                </div>
                <ResultView
                    {texts}
                    form={Shared(state.form.clone())}
                    faults={Shared(state.faults.clone())}
                    result={Shared(state.result.clone())}
                    settled={Shared(state.settled.clone())}
                    further={state.further.clone().map(Shared)}
                    stale={state.is_stale()}
                    example={state.example}
                    width={state.width}
                    set={set.clone()}
                />
                <Numbers
                    {texts}
                    settled={Shared(state.settled.clone())}
                    further={state.further.clone().map(Shared)}
                    edits={Edits::of(&state)}
                {set}
            />
            </main>
            <footer class="foot"><p>{ texts.page_not_advice() }</p></footer>
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
    let words = changes::sentence(before, now, cause, &settled.currency, texts);
    Note { path: change.path.clone().into(), words: words.into() }
}

/// Keeps the draft, and tells whether the browser lets it.
#[hook]
fn use_draft(state: &UseReducerHandle<State>) -> UseStateHandle<bool> {
    let is_kept = use_state(|| true);
    let kept = is_kept.clone();
    use_effect_with(Shared(state.form.clone()), move |form| {
        let now = draft::save(form);
        if *kept != now {
            kept.set(now);
        }
    });
    is_kept
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

/// Follows the address to steps and fields, and moves the focus along with the page.
#[hook]
fn use_address(state: &UseReducerHandle<State>) {
    let wanted = use_mut_ref(|| None::<String>);
    {
        let (dispatcher, wanted) = (state.dispatcher(), wanted.clone());
        use_effect_with((), move |()| {
            let follow = move || {
                let fragment = address::fragment();
                match address::place(&fragment) {
                    Some(place) => {
                        *wanted.borrow_mut() = Some(place.clone());
                        dispatcher.dispatch(Action::TurnTo(place));
                    }
                    None => address::show(&fragment),
                }
            };
            follow();
            let follow = Rc::new(follow);
            let listeners = [
                EventListener::new(&window(), "hashchange", {
                    let follow = follow.clone();
                    move |_| follow()
                }),
                // The browser says nothing of a link to where the address stands already.
                EventListener::new(&window(), "click", move |event| {
                    if address::leads_nowhere_new(event) {
                        follow();
                    }
                }),
            ];
            move || drop(listeners)
        });
    }
    let page = (state.form.step().id(), state.form.question(), state.form.rater());
    let shown = use_mut_ref(|| page);
    use_effect(move || {
        let turned = std::mem::replace(&mut *shown.borrow_mut(), page);
        let place = wanted.borrow_mut().take();
        // Where a link led, or the head of what was turned to; never while somebody types.
        match place {
            Some(place) => address::focus(&place),
            None if turned.0 != page.0 => address::focus(page.0),
            None if turned.1 != page.1 => address::focus("question-place"),
            None => {}
        }
    });
}
