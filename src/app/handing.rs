//! A link in a box, with the ways to hand it over: copy, mail, the system's own sheet.

use gloo::utils::window;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::copying::use_copying;
use super::qr::QrCode;
use crate::text::Texts;

/// What a link is handed over with.
#[derive(Properties, PartialEq)]
pub struct HandingProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// The id of the box.
    pub id: &'static str,
    /// What the box is called.
    pub label: AttrValue,
    /// The link.
    pub link: AttrValue,
    /// Subject of a mail.
    pub subject: AttrValue,
    /// What a mail says before the link.
    pub message: AttrValue,
}

/// The box with its buttons.
#[component(Handing)]
pub fn handing(HandingProps { texts, id, label, link, subject, message }: &HandingProps) -> Html {
    let copying = use_copying((link.clone(), subject.clone(), message.clone()));
    let field = use_node_ref();
    let mail = use_state_eq(String::new);
    let sheet = use_state_eq(|| None::<Function>);
    let is_code_shown = use_state_eq(|| false);
    let toggle_code = {
        let is_code_shown = is_code_shown.clone();
        Callback::from(move |_: MouseEvent| is_code_shown.set(!*is_code_shown))
    };
    let code = is_code_shown.then(|| html! { <QrCode {texts} text={link.clone()} title={label.clone()} /> });
    {
        let (mail, sheet) = (mail.clone(), sheet.clone());
        let said = (link.clone(), subject.clone(), message.clone());
        use_effect_with(said, move |(link, subject, message)| {
            mail.set(self::mail("mailto:", subject, &format!("{message}\n\n{link}")));
            sheet.set(system_sheet());
        });
    }
    let copy = {
        let (link, copying) = (link.clone(), copying.clone());
        Callback::from(move |_: MouseEvent| copying.copy(link.to_string()))
    };
    {
        let field = field.clone();
        use_effect_with(copying.is_refused(), move |is_refused| {
            if let Some(field) = field.cast::<HtmlInputElement>().filter(|_| *is_refused) {
                // Not every browser gives the focus to what is selected, and copies only where the focus is.
                let _ = field.focus();
                field.select();
            }
        });
    }
    let share = {
        let (link, subject, sheet) = (link.clone(), subject.clone(), sheet.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(share) = &*sheet {
                let data = Object::new();
                for (name, value) in [("title", &subject), ("url", &link)] {
                    let _ = Reflect::set(&data, &name.into(), &value.as_str().into());
                }
                // Whether the person went through with it is theirs to know.
                let _ = share.call1(&window().navigator(), &data);
            }
        })
    };
    let said = copying.said(texts.link_copied(), texts.link_not_copied());
    html! {
        <div class="handing">
            <label for={*id}>{ label }</label>
            <input ref={field} type="text" id={*id} readonly=true value={link.clone()} spellcheck="false" />
            <p class="handing-ways">
                <button type="button" class="primary" onclick={copy}>{ texts.link_copy() }</button>
                <a href={(*mail).clone()}>{ texts.link_mail() }</a>
                <button type="button" class="link" aria-expanded={is_code_shown.to_string()} aria-controls={format!("{id}-code")} onclick={toggle_code}>{ texts.link_qr() }</button>
                <button type="button" class="link" hidden={sheet.is_none()} onclick={share}>{ texts.link_share() }</button>
            </p>
            <p class="hint" role="status">{ said }</p>
            <div id={format!("{id}-code")} class="code">{ for code }</div>
        </div>
    }
}

/// The system's sheet for sharing, where the browser has one.
fn system_sheet() -> Option<Function> {
    Reflect::get(&window().navigator(), &"share".into()).ok()?.dyn_into().ok()
}

/// The address that opens a mail; what comes before the subject says to whom.
pub fn mail(to: &str, subject: &str, body: &str) -> String {
    format!("{to}?subject={}&body={}", encoded(subject), encoded(body))
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
