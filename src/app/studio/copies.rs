//! The snippets, each in a box with a button that copies it.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::super::address;
use super::super::copying::use_copying;
use super::super::shared::Shared;
use super::checked::Checked;
use super::preview::SNIPPET;
use super::snippet::{Embed, Kind};
use crate::text::Texts;

/// What the snippets are shown with.
#[derive(Properties, PartialEq)]
pub struct CopiesProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The folder in which the calculator is, with a slash at its end.
    pub folder: AttrValue,
    /// What is set.
    pub checked: Shared<Checked>,
}

/// The choice of where to paste, and what to paste there.
#[component(Copies)]
pub fn copies(CopiesProps { texts, folder, checked }: &CopiesProps) -> Html {
    let kind = use_state_eq(|| Kind::Html);
    let embed = Embed { folder, attributes: &checked.accepted, title: texts.studio_link_title() };
    let choice = |of: Kind| {
        let kind = kind.clone();
        let (is_chosen, onchange) = (*kind == of, Callback::from(move |_: Event| kind.set(of)));
        html! {
            <label class="chip" key={of.id()}>
                <input type="radio" name="snippet-kind" value={of.id()} checked={is_chosen} {onchange} />
                <span>{ texts.studio_kind(of.id()) }</span>
            </label>
        }
    };
    let parts = kind.parts(&embed).into_iter().map(|part| {
        let key = format!("{}-{}", kind.id(), part.place);
        html! { <Copy {key} {texts} place={part.place} code={part.code} /> }
    });
    html! {
        <section class="copies" aria-labelledby={SNIPPET}>
            <h2 id={SNIPPET} tabindex="-1">{ texts.studio_snippet_title() }</h2>
            <p class="warned" hidden={folder.starts_with("https://")}>{ texts.studio_snippet_insecure() }</p>
            <div class="warned" id="left-out" role="status">
                <div hidden={checked.refused.is_empty()}>
                    <p>{ texts.studio_snippet_left_out() }</p>
                    <ul>{ for checked.refused.iter().map(|name| left_out(texts, name)) }</ul>
                </div>
            </div>
            <fieldset class="kinds-of-page">
                <legend>{ texts.studio_kinds() }</legend>
                { for Kind::ALL.map(choice) }
            </fieldset>
            <p class="hint kind-about">{ texts.studio_kind_about(kind.id()) }</p>
            <div>{ for parts }</div>
        </section>
    }
}

/// An attribute that is in no snippet; pressing it leads to its field.
fn left_out(texts: &Texts, name: &'static str) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| address::focus(name));
    html! { <li key={name}><button type="button" class="link" {onclick}>{ texts.studio_label(name) }</button></li> }
}

#[derive(Properties, PartialEq)]
struct CopyProps {
    texts: &'static Texts,
    place: &'static str,
    code: AttrValue,
}

/// One text to paste.
#[component(Copy)]
fn copy(CopyProps { texts, place, code }: &CopyProps) -> Html {
    let copying = use_copying(code.clone());
    let area = use_node_ref();
    let onclick = {
        let (copying, code) = (copying.clone(), code.clone());
        Callback::from(move |_: MouseEvent| copying.copy(code.to_string()))
    };
    {
        let area = area.clone();
        use_effect_with(copying.is_refused(), move |is_refused| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>().filter(|_| *is_refused) {
                let _ = area.focus();
                area.select();
            }
        });
    }
    let (id, label) = (format!("snippet-{place}"), format!("snippet-{place}-label"));
    let rows = code.lines().count().max(2).to_string();
    html! {
        <div class="copy">
            <label id={label.clone()} for={id.clone()}>{ texts.studio_place(place) }</label>
            <textarea ref={area} {id} {rows} readonly=true wrap="off" spellcheck="false" value={code.clone()} />
            <p class="copy-ways">
                <button type="button" class="primary" aria-describedby={label} {onclick}>{ texts.studio_copy() }</button>
                <span role="status">{ copying.said(texts.studio_copied(), texts.studio_not_copied()) }</span>
            </p>
        </div>
    }
}
