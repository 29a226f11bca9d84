//! What the visitor sees of a frame that is as high as its content.

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlDialogElement, IntersectionObserver, IntersectionObserverEntry};

/// Milliseconds for which the dialog waits to be told where the visitor looks.
const PATIENCE: u32 = 300;
/// Space between a dialog and the edges of what is seen, in CSS pixels.
const MARGIN: f64 = 16.0;

/// Least height for a dialog where little is seen of the frame, in CSS pixels.
const LEAST: f64 = 320.0;

/// Marks a dialog that is about to open.
const OPENING: &str = "data-opening";

/// Opens a dialog where the visitor looks: in a frame it lies over the frame and not over the window.
pub fn open_in_view(dialog: &HtmlDialogElement) {
    // An attribute of a fixed name can always be set.
    let _ = dialog.set_attribute(OPENING, "");
    let is_framed = window().parent().ok().flatten().is_some_and(|around| around != window());
    let observer = is_framed.then(|| observer(dialog)).flatten();
    let Some((observer, root)) = observer.zip(document().document_element()) else { return open(dialog) };
    observer.observe(&root);
    let dialog = dialog.clone();
    // Some engines let observers in frames rest.
    Timeout::new(PATIENCE, move || open(&dialog)).forget();
}

/// Closes a dialog, also one that is about to open.
pub fn close(dialog: &HtmlDialogElement) {
    let _ = dialog.remove_attribute(OPENING);
    dialog.close();
}

fn open(dialog: &HtmlDialogElement) {
    if dialog.has_attribute(OPENING) && !dialog.open() {
        // One that is in the page and closed can always be opened.
        let _ = dialog.show_modal();
    }
    let _ = dialog.remove_attribute(OPENING);
}

/// Without bounds of its own, an observer tells what the window shows of the frame. It does so once here,
/// and the dialog opens there, so that the focus which goes into it moves nothing.
fn observer(dialog: &HtmlDialogElement) -> Option<IntersectionObserver> {
    let dialog = dialog.clone();
    let seen = Closure::once_into_js(move |entries: Array, observer: IntersectionObserver| {
        observer.disconnect();
        if let Ok(entry) = entries.get(0).dyn_into::<IntersectionObserverEntry>() {
            let seen = entry.intersection_rect();
            let height = (seen.height() - 2.0 * MARGIN).max(LEAST);
            let lowest = inner_height() - height - MARGIN;
            let px = |value: f64| format!("{}px", value.max(0.0));
            for (name, value) in [
                ("top", px(lowest.min(seen.top() + MARGIN))),
                ("bottom", "auto".to_owned()),
                ("margin-block", "0".to_owned()),
                ("max-height", px(height)),
            ] {
                // Known properties with proper values can always be set.
                let _ = dialog.style().set_property(name, &value);
            }
        }
        open(&dialog);
    });
    IntersectionObserver::new(seen.unchecked_ref()).ok()
}

/// Height of the frame, in CSS pixels.
fn inner_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}
