//! What a person enters, step by step.

mod faults;
mod fields;
mod questions;
mod steps;

use std::rc::Rc;

use yew::prelude::*;

use super::address;
use super::form::Form;
use super::shared::Shared;
use super::state::{Action, State};
use super::steps::{DEPTH, FULL, Step};
use crate::profile::FieldError;
use crate::text::Texts;
pub use fields::{Fields, Note, TextField};
pub use questions::{End, sheet};

/// What the input is shown with.
#[derive(Properties, PartialEq)]
pub struct InputProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What was typed.
    pub form: Shared<Form>,
    /// What is wrong with it.
    pub faults: Rc<Vec<FieldError>>,
    /// How often somebody wanted to leave with faults.
    pub told: u32,
    /// What the last field did, when that is known.
    pub note: Note,
    /// Whether something was replaced that can be had back.
    pub replaced: bool,
    /// Told what was typed into which field.
    pub set: Callback<(AttrValue, String)>,
    /// Told what else a person does.
    pub act: UseReducerDispatcher<State>,
}

/// The steps, one of them on the page.
#[component(Input)]
pub fn input(props: &InputProps) -> Html {
    let InputProps { texts, form, faults, told, note, replaced, set, act } = props;
    let fields = Fields { texts, form, faults, note: note.clone(), set: set.clone() };
    let step = form.step();
    let press = |action: fn() -> Action| {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| act.dispatch(action()))
    };
    // The button to start over goes with what it empties; the way back takes its place.
    let undo = use_node_ref();
    let emptied = use_mut_ref(|| false);
    {
        let (undo, emptied) = (undo.clone(), emptied.clone());
        use_effect_with(*replaced, move |replaced| {
            if emptied.replace(false)
                && *replaced
                && let Some(undo) = undo.cast::<web_sys::HtmlElement>()
            {
                // A button that has left the page again cannot take the focus, and need not.
                let _ = undo.focus();
            }
        });
    }
    let start_over = {
        let clear = press(|| Action::Clear);
        Callback::from(move |event: MouseEvent| {
            emptied.replace(true);
            clear.emit(event);
        })
    };
    let restore = {
        let restore = press(|| Action::Restore);
        Callback::from(move |event: MouseEvent| {
            restore.emit(event);
            address::focus_soon("step-title");
        })
    };
    html! {
        <form class="input" aria-label={texts.input_title()} onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            <faults::Summary {texts} {faults} {told} />
            { depth(&fields) }
            { steps::tabs(&fields) }
            <div class="panel" key={step.id()}>
                { match step {
                    Step::Company => steps::company(&fields),
                    Step::Team => steps::team(&fields),
                    Step::Funnel => steps::funnel(&fields),
                    Step::Questions => questions::questions(&fields),
                } }
            </div>
            { steps::onward(&fields, act) }
            <p class="again">
                <button type="button" class="link" hidden={form.is_empty()} onclick={start_over}>{ texts.start_over() }</button>
                <button type="button" class="link" id="undo-start-over" ref={undo} hidden={!replaced} onclick={restore}>{ texts.undo_start_over() }</button>
            </p>
        </form>
    }
}

/// How much is asked.
fn depth(fields: &Fields) -> Html {
    let Fields { texts, form, set, .. } = fields;
    let choice = |value: &'static str, words: &str| {
        let set = set.clone();
        let onchange = Callback::from(move |_: Event| set.emit((DEPTH.into(), value.to_owned())));
        html! {
            <label class="chip">
                <input type="radio" name={DEPTH} {value} checked={form.get(DEPTH) == value} {onchange} />
                <span>{ words }</span>
            </label>
        }
    };
    html! {
        <fieldset class="depth">
            <legend class="unseen">{ texts.depth_legend() }</legend>
            { choice("", texts.depth_quick()) }
            { choice(FULL, texts.depth_full()) }
        </fieldset>
    }
}
