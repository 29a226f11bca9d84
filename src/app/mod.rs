//! The page: one state, one reducer, and components that only show and report what was typed.

mod draft;
mod form;
mod input;
mod result;
mod state;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::text::Texts;
use input::Fields;
use result::ResultView;
use state::{Action, State};

/// Milliseconds without typing after which what takes longer is computed.
const IDLE: u32 = 200;

/// What the page is started with.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The texts of the page's language.
    pub texts: &'static Texts,
}

/// The whole page.
#[component(App)]
pub fn app(&AppProps { texts }: &AppProps) -> Html {
    let state = use_reducer(|| State::new(draft::load()));
    use_effect_with(state.form.clone(), draft::save);
    {
        let dispatcher = state.dispatcher();
        let waiting = state.result.as_ref().filter(|_| !state.is_settled()).map(Rc::as_ptr);
        use_effect_with(waiting, move |waiting| {
            let timeout =
                waiting.map(|_| Timeout::new(IDLE, move || dispatcher.dispatch(Action::LookFurther)));
            move || drop(timeout)
        });
    }
    let set = {
        let dispatcher = state.dispatcher();
        use_callback((), move |(path, raw): (AttrValue, String), ()| {
            dispatcher.dispatch(Action::Set(path.to_string(), raw));
        })
    };
    let act = |action: fn() -> Action| {
        let dispatcher = state.dispatcher();
        Callback::from(move |_: MouseEvent| dispatcher.dispatch(action()))
    };
    let fields = Fields { texts, state: &state, set };
    html! {
        <div class="page">
            <a class="skip" href="#result">{ texts.skip_to_result() }</a>
            <header class="masthead">
                <h1>{ texts.page_title() }</h1>
                <p class="lede">{ texts.page_lede() }</p>
                <p class="hint">{ texts.page_privacy() }</p>
            </header>
            <main class="columns">
                <form class="input" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                    { input::company(&fields) }
                    { input::team(&fields) }
                    { input::funnel(&fields) }
                    { input::questions(&fields) }
                    { input::plan(&fields) }
                    { input::assumptions(&fields) }
                    <p class="buttons">
                        <button type="button" class="quiet" onclick={act(|| Action::Clear)}>{ texts.start_over() }</button>
                        <button type="button" class="quiet" hidden={state.cleared.is_none()} onclick={act(|| Action::Restore)}>
                            { texts.undo_start_over() }
                        </button>
                    </p>
                </form>
                <ResultView
                    {texts}
                    result={state.result.clone().map(result::Shared)}
                    settled={state.settled.clone().map(result::Shared)}
                    further={state.further.clone().map(result::Shared)}
                    stale={state.is_stale()}
                />
            </main>
            <footer class="foot"><p>{ texts.page_not_advice() }</p></footer>
        </div>
    }
}
