//! The page on which an embedding site sets how the calculator looks there, sees it, and copies a snippet.
//!
//! It is a program of its own with its own address, so that the calculator does not grow by it.

mod assumptions;
mod checked;
mod contrast;
mod controls;
mod copies;
mod figures;
mod preview;
mod snippet;
mod state;
#[cfg(test)]
mod tests;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use yew::prelude::*;

use super::address;
use super::language::{Languages, Translation, load_translations};
use super::shared::Shared;
use crate::text::Texts;
use checked::Checked;
use controls::Controls;
use copies::Copies;
use preview::Preview;
use state::{Action, State};

/// The calculator's own page, in the same folder.
const CALCULATOR: &str = "index.html";

/// Milliseconds without typing after which preview and address follow.
const PAUSE: u32 = 500;

/// What the page is started with.
#[derive(Properties, PartialEq)]
pub struct StudioProps {
    /// The texts of the page's language.
    pub texts: &'static Texts,
    /// The attributes that the address brought, as its fragment has them.
    pub brought: String,
    /// The folder in which the calculator is, with a slash at its end.
    pub folder: AttrValue,
    /// The languages that the page is there in.
    pub translations: Vec<Translation>,
}

/// What the browser knows as the page starts.
pub fn load_studio(texts: &'static Texts) -> StudioProps {
    StudioProps {
        texts,
        brought: address::fragment(),
        folder: address::site().into(),
        translations: load_translations(),
    }
}

/// The whole page.
#[component(Studio)]
pub fn studio(StudioProps { texts, brought, folder, translations }: &StudioProps) -> Html {
    let state = use_reducer(|| State::read(brought));
    let checked = use_memo((*state).clone(), Checked::of);
    use_address(&state);
    let preview = use_paused(AttrValue::from(format!("{CALCULATOR}?{}", checked.preview())));
    html! {
        <div class="page studio">
            <header class="masthead">
                <p class="brand">{ texts.brand() }</p>
                <nav aria-label={texts.pages_title()}><a href={CALCULATOR}>{ texts.compare_back() }</a></nav>
            </header>
            <main>
                <div class="opening">
                    <h1>{ texts.studio_title() }</h1>
                    <p class="lede">{ texts.studio_lede() }</p>
                    <p class="hint">{ texts.studio_privacy() }</p>
                </div>
                <div class="bench">
                    <Controls {texts} state={(*state).clone()} checked={Shared(checked.clone())} act={state.dispatcher()} />
                    <Preview {texts} address={preview} />
                </div>
                <Copies {texts} {folder} checked={Shared(checked)} />
            </main>
            <footer class="foot">
                <p>{ texts.studio_foot() }</p>
                <Languages {texts} translations={translations.clone()} />
            </footer>
        </div>
    }
}

/// A value as it was when nothing had changed for a while.
#[hook]
fn use_paused<T: Clone + PartialEq + 'static>(value: T) -> T {
    let paused = use_state_eq(|| value.clone());
    {
        let paused = paused.clone();
        use_effect_with(value, move |value| {
            let value = value.clone();
            let timeout = (*paused != value).then(|| Timeout::new(PAUSE, move || paused.set(value)));
            move || drop(timeout)
        });
    }
    (*paused).clone()
}

/// Keeps the attributes in the address, and takes those that it brings later.
#[hook]
fn use_address(state: &UseReducerHandle<State>) {
    let fragment = use_paused(state.fragment());
    let is_first = use_mut_ref(|| true);
    use_effect_with(fragment, move |fragment| {
        // What an address brings stays as it is until something is changed.
        if !std::mem::take(&mut *is_first.borrow_mut()) {
            address::replace_fragment(fragment);
        }
    });
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        let follow = move |_: &Event| dispatcher.dispatch(Action::Open(address::fragment()));
        let listener = EventListener::new(&window(), "hashchange", follow);
        move || drop(listener)
    });
}

/// Tells the state what was typed or chosen.
fn setting(act: &UseReducerDispatcher<State>) -> Callback<(AttrValue, String)> {
    let act = act.clone();
    Callback::from(move |(path, raw): (AttrValue, String)| act.dispatch(Action::Set(path.to_string(), raw)))
}
