//! What is folded away and what is not. A fold's content is made only while it is open.

use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// The folds that are open, by id.
#[derive(Clone, Debug, Default, PartialEq)]
struct Opened(BTreeSet<String>);

impl Reducible for Opened {
    /// A fold, and whether it is open.
    type Action = (String, bool);

    fn reduce(self: Rc<Self>, (id, open): (String, bool)) -> Rc<Self> {
        if self.0.contains(&id) == open {
            return self;
        }
        let mut opened = self.0.clone();
        if open {
            opened.insert(id)
        } else {
            opened.remove(&id)
        };
        Rc::new(Opened(opened))
    }
}

/// Which folds are open, and who is told when that changes.
#[derive(Clone, PartialEq)]
pub struct Folds {
    opened: UseReducerHandle<Opened>,
}

/// Folds that open when a link anywhere on the page leads to them or into them.
#[hook]
pub fn use_folds() -> Folds {
    let opened = use_reducer(Opened::default);
    let dispatcher = opened.dispatcher();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&document(), "click", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
            let to = link.and_then(|link| link.get_attribute("href"));
            if let Some(fold) = to.and_then(|href| super::fold_of(href.trim_start_matches('#'))) {
                // A fold that was kept open and then closed by hand is open to us and not to the page.
                if let Some(details) = document().get_element_by_id(&fold) {
                    let _ = details.set_attribute("open", "");
                }
                dispatcher.dispatch((fold, true));
            }
        });
        move || drop(listener)
    });
    Folds { opened }
}

impl Folds {
    /// A heading that unfolds what `content` makes; `forced` keeps it open.
    pub fn fold(
        &self,
        id: &str,
        class: &'static str,
        summary: Html,
        forced: bool,
        content: impl FnOnce() -> Html,
    ) -> Html {
        let open = forced || self.opened.0.contains(id);
        let ontoggle = {
            let (dispatcher, id) = (self.opened.dispatcher(), id.to_owned());
            Callback::from(move |event: Event| {
                let details: web_sys::Element = event.target_unchecked_into();
                dispatcher.dispatch((id.clone(), details.has_attribute("open")));
            })
        };
        html! {
            <details key={id.to_owned()} id={id.to_owned()} {class} {open} {ontoggle}>
                <summary>{ summary }</summary>
                <div class="unfolded">{ if open { content() } else { Html::default() } }</div>
            </details>
        }
    }
}
