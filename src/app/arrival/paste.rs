//! A box for a link that was pasted, with whatever stands around it.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::super::state::State;
use super::open;
use crate::link::Link;
use crate::text::Texts;

/// What the box is shown with.
#[derive(Properties, PartialEq)]
pub struct PasteProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The id of the box.
    pub id: &'static str,
    /// What the box is called.
    pub label: AttrValue,
    /// What may be pasted.
    pub hint: AttrValue,
    /// Told what the link says.
    pub act: UseReducerDispatcher<State>,
}

/// The box and its button.
#[component(Paste)]
pub fn paste(PasteProps { texts, id, label, hint, act }: &PasteProps) -> Html {
    let field = use_node_ref();
    let read = {
        let (act, field) = (act.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            let pasted = field.value();
            if pasted.trim().is_empty() {
                let _ = field.focus();
                return;
            }
            field.set_value("");
            open(&act, Link::read(&pasted));
        })
    };
    html! {
        <form class="paste" onsubmit={read}>
            <label for={*id}>{ label }</label>
            <p class="hint" id={format!("{id}-hint")}>{ hint }</p>
            <textarea ref={field} id={*id} rows="3" spellcheck="false" autocomplete="off" aria-describedby={format!("{id}-hint")} />
            <p><button type="submit" class="primary">{ texts.paste_read() }</button></p>
        </form>
    }
}
