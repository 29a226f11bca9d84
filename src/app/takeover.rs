//! What was typed into the page before the program arrived, and where the person was in it.
//!
//! The page comes with all its fields on it, and they can be used at once. The program puts its own in their
//! place, with what stood in them.

use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::form::Form;

/// Where somebody was in the page when the program arrived.
pub struct Place {
    id: Option<String>,
    selection: Option<(u32, u32)>,
    /// What must not move in the window, by its id, and how far it was from the upper edge. How far the page was
    /// scrolled would not do: what was not drawn yet has a guessed height.
    anchor: Option<(String, f64)>,
}

/// Puts what was typed or chosen on the page so far over a draft, and remembers the place.
pub fn take_over(mut draft: Form) -> (Form, Place) {
    for (path, raw) in inputs().chain(choices()) {
        draft.set(&path, raw);
    }
    (draft, here())
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

fn here() -> Place {
    let active = document().active_element().filter(|element| !element.id().is_empty());
    let input = active.as_ref().and_then(|element| element.dyn_ref::<HtmlInputElement>());
    let ends = input.map(|input| (input.selection_start(), input.selection_end()));
    let selection = ends.and_then(|(start, end)| start.ok().flatten().zip(end.ok().flatten()));
    Place { id: active.as_ref().map(Element::id), selection, anchor: anchor(active) }
}

/// In a window that was scrolled, what has the focus and is in sight, else the innermost element with an id in
/// the middle; and where it begins.
fn anchor(active: Option<Element>) -> Option<(String, f64)> {
    let size = |size: Result<JsValue, JsValue>| size.ok()?.as_f64();
    window().scroll_y().ok().filter(|scrolled| *scrolled > 0.0)?;
    let (width, height) = (size(window().inner_width())?, size(window().inner_height())?);
    let top = |element: &Element| element.get_bounding_client_rect().top();
    let in_sight = active.filter(|element| (0.0..height).contains(&top(element)));
    let middle = || {
        document().element_from_point(width as f32 / 2.0, height as f32 / 2.0)?.closest("#app [id]").ok()?
    };
    let element = in_sight.or_else(middle)?;
    Some((element.id(), top(&element)))
}

impl Place {
    /// Goes back there, now that the program's own fields stand in the page.
    pub fn go_back(&self) {
        let element = self.id.as_ref().and_then(|id| document().get_element_by_id(id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
            if let (Some((start, end)), Some(input)) = (self.selection, element.dyn_ref::<HtmlInputElement>())
            {
                // A kind of box without a caret refuses it.
                let _ = input.set_selection_range(start, end);
            }
        }
        let anchor = self.anchor.as_ref();
        if let Some((element, top)) =
            anchor.and_then(|(id, top)| Some((document().get_element_by_id(id)?, top)))
        {
            window().scroll_by_with_x_and_y(0.0, element.get_bounding_client_rect().top() - top);
        }
    }
}
