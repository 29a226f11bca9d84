//! Copying a text, and saying what came of it.

use web_sys::HtmlTextAreaElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::save;
use crate::text::Texts;

#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    None,
    Done,
    /// The browser refused to copy this.
    Refused(AttrValue),
}

/// A way to copy, and what came of it last.
#[derive(Clone, PartialEq)]
pub struct Copying(UseStateHandle<Outcome>);

/// A way to copy; what came of it is forgotten when what is copied was made from something else.
#[hook]
pub fn use_copying<T: PartialEq + 'static>(made_from: T) -> Copying {
    let outcome = use_state_eq(|| Outcome::None);
    {
        let outcome = outcome.clone();
        use_effect_with(made_from, move |_| outcome.set(Outcome::None));
    }
    Copying(outcome)
}

impl Copying {
    /// Copies a text.
    pub fn copy(&self, text: String) {
        let outcome = self.0.clone();
        spawn_local(async move {
            let copied = save::copy(&text).await;
            outcome.set(if copied { Outcome::Done } else { Outcome::Refused(text.into()) });
        });
    }

    /// Whether the browser refused.
    pub fn is_refused(&self) -> bool {
        matches!(*self.0, Outcome::Refused(_))
    }

    /// Words for what came of it; none before it was tried.
    pub fn said<'a>(&self, done: &'a str, refused: &'a str) -> &'a str {
        match *self.0 {
            Outcome::None => "",
            Outcome::Done => done,
            Outcome::Refused(_) => refused,
        }
    }
}

/// What the outcome is shown with.
#[derive(Properties, PartialEq)]
pub struct CopiedProps {
    /// The texts of the page.
    pub texts: &'static Texts,
    /// What was copied, and what came of it.
    pub copying: Copying,
    /// What the text is called that the browser refused to copy.
    pub label: AttrValue,
}

/// What came of copying a text that stands nowhere on the page: where the browser refused, the text itself.
#[component(Copied)]
pub fn copied(CopiedProps { texts, copying, label }: &CopiedProps) -> Html {
    let said = copying.said(texts.copied(), texts.copy_refused());
    let refused = match &*copying.0 {
        Outcome::Refused(text) => text.clone(),
        Outcome::None | Outcome::Done => AttrValue::default(),
    };
    let area = use_node_ref();
    {
        let area = area.clone();
        use_effect_with(copying.is_refused(), move |is_refused| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>().filter(|_| *is_refused) {
                area.select();
                let _ = area.focus();
            }
        });
    }
    html! {
        <div>
            <p class="hint copy-status" role="status" hidden={said.is_empty()}>{ said }</p>
            <textarea ref={area} class="copy-box" readonly=true rows="8" aria-label={label.clone()} hidden={refused.is_empty()} value={refused.clone()} />
        </div>
    }
}
