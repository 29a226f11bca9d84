//! What was typed into the page before the program arrived, and where the person was in it.
//!
//! The page comes with all its fields on it, and they can be used at once. The program puts its own in their
//! place, with what stood in them.

use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::form::Form;

/// Where somebody was in the page when the program arrived.
pub struct Place {
    focus: Option<Focus>,
    selection: Option<(u32, u32)>,
    /// How far the page was scrolled would not do: what was not drawn yet has a guessed height.
    anchor: Option<Anchor>,
}

/// What had the focus.
enum Focus {
    /// An element by its id.
    Named(String),
    /// One without, by what it is called and how many before it are called the same.
    Called(String, usize),
}

/// What can have the focus.
const FOCUSABLE: &str = "#app :is(a, button, input, select, summary)";

impl Focus {
    fn of(active: &Element) -> Option<Focus> {
        if !active.id().is_empty() {
            return Some(Focus::Named(active.id()));
        }
        let words = called(active);
        let at = all_called(&words).position(|element| element == *active)?;
        Some(Focus::Called(words, at))
    }

    fn find(&self) -> Option<Element> {
        match self {
            Focus::Named(id) => document().get_element_by_id(id),
            Focus::Called(words, at) => all_called(words).nth(*at),
        }
    }
}

/// The name of a field, and of several with that name the value; the words on anything else.
fn called(element: &Element) -> String {
    match element.get_attribute("name") {
        Some(name) => name + "=" + &element.get_attribute("value").unwrap_or_default(),
        None => element.text_content().unwrap_or_default(),
    }
}

fn all_called(words: &str) -> impl Iterator<Item = Element> {
    all::<Element>(FOCUSABLE).filter(move |element| called(element) == words)
}

/// What must not move in the window, by its id, and how far it was from the upper edge.
struct Anchor {
    id: String,
    top: f64,
}

/// A draft with what was typed or chosen on the page so far.
pub fn typed_over(mut draft: Form) -> Form {
    for (path, raw) in inputs().chain(choices()) {
        draft.set(&path, raw);
    }
    draft
}

/// What a person put into boxes, as `early.js` has marked them; switches are left to the program.
fn inputs() -> impl Iterator<Item = (String, String)> {
    all::<HtmlInputElement>("#app input[name][data-typed]").filter_map(|input| {
        let counts = match &*input.type_() {
            "radio" => input.checked(),
            kind => kind != "checkbox",
        };
        counts.then(|| (input.name(), input.value()))
    })
}

/// What a person chose in lists.
fn choices() -> impl Iterator<Item = (String, String)> {
    all::<HtmlSelectElement>("#app select[name][data-typed]").map(|select| (select.name(), select.value()))
}

/// The elements of the page that a selector finds.
pub(super) fn all<T: JsCast>(selector: &str) -> impl Iterator<Item = T> + use<T> {
    let found = document().query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, |found| found.length());
    (0..count).filter_map(move |at| found.as_ref()?.get(at)?.dyn_into().ok())
}

/// Where somebody is in the page now.
pub fn here() -> Place {
    let active = document().active_element();
    let selection = active.as_ref().and_then(|element| {
        // A box of several lines has the same, and what is no box has none.
        let input = element.unchecked_ref::<HtmlInputElement>();
        input.selection_start().ok().flatten().zip(input.selection_end().ok().flatten())
    });
    let focus = active.as_ref().and_then(Focus::of);
    Place { focus, selection, anchor: anchor(focused()) }
}

/// In a window that was scrolled, what has the focus and is in sight, else the innermost element with an id in
/// the middle.
fn anchor(active: Option<Element>) -> Option<Anchor> {
    window().scroll_y().ok().filter(|scrolled| *scrolled > 0.0)?;
    let middle = || {
        let (x, y) = (size(window().inner_width())? / 2.0, size(window().inner_height())? / 2.0);
        document().element_from_point(x as f32, y as f32)?.closest("#app [id]").ok()?
    };
    active.filter(is_in_sight).or_else(middle).as_ref().map(Anchor::of)
}

fn is_in_sight(element: &Element) -> bool {
    size(window().inner_height()).is_some_and(|height| (0.0..height).contains(&top(element)))
}

/// Whether it has a place on the page; what is hidden would count as being at the upper edge of the window.
fn is_laid_out(element: &Element) -> bool {
    element.get_bounding_client_rect().height() > 0.0
}

fn size(size: Result<JsValue, JsValue>) -> Option<f64> {
    size.ok()?.as_f64()
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

impl Anchor {
    fn of(element: &Element) -> Anchor {
        Anchor { id: element.id(), top: top(element) }
    }

    /// Scrolls it back to where it was.
    fn hold(&self) {
        let element = document().get_element_by_id(&self.id).filter(is_laid_out);
        let moved = element.map_or(0.0, |element| top(&element) - self.top);
        // Even scrolling by nothing ends a movement that is under way.
        if moved != 0.0 {
            window().scroll_by_with_x_and_y(0.0, moved);
        }
    }
}

/// What has the focus and can be found again by its id.
fn focused() -> Option<Element> {
    document().active_element().filter(|element| !element.id().is_empty())
}

/// Keeps a field that is typed into where it is in the window when something above it changes its height, in
/// browsers that do not see to that themselves, as Safari does not.
#[hook]
pub fn use_anchor() {
    let lacks = cfg!(target_arch = "wasm32")
        && !web_sys::css::supports_with_value("overflow-anchor", "auto").unwrap_or(true);
    let held = lacks.then(focused).flatten().filter(is_in_sight).as_ref().map(Anchor::of);
    use_effect(move || {
        let still = held.filter(|held| focused().is_some_and(|element| element.id() == held.id));
        if let Some(held) = still {
            held.hold();
        }
    });
}

impl Place {
    /// Goes back there once the program's own fields stand in the page: before the browser does anything else, since
    /// what is typed while nothing has the focus is lost.
    pub fn go_back_soon(self) {
        // The page is rendered in a task of this kind, which was asked for before.
        spawn_local(async move { self.go_back() });
    }

    /// Goes back there, now that the program's own fields stand in the page.
    fn go_back(&self) {
        let element = self.focus.as_ref().and_then(Focus::find);
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
            if let Some((start, end)) = self.selection {
                // A kind of box without a caret refuses it.
                let _ = element.unchecked_ref::<HtmlInputElement>().set_selection_range(start, end);
            }
        }
        if let Some(anchor) = &self.anchor {
            anchor.hold();
        }
    }
}
