//! The browser's front door to the page that compares results.

use alignment_calculator::app::{
    Compare, CompareProps, chart_width, here, load_pasted, load_translations, texts,
};
use wasm_bindgen::prelude::*;

/// `early.js` and `boot.js` ask for what they want.
fn main() {}

/// Opens the page, with its texts.
///
/// # Errors
/// When the texts are cut or those of another program.
///
/// # Panics
/// Where the document has no place for it.
#[wasm_bindgen]
pub fn open(catalogue: String) -> Result<(), JsValue> {
    let root =
        gloo::utils::document().get_element_by_id("app").expect("the page has a place for the program");
    let texts = texts(catalogue).ok_or("these are not the texts of this program")?;
    let props = CompareProps {
        texts,
        pasted: load_pasted(),
        width: chart_width(),
        translations: load_translations(),
    };
    let place = here();
    yew::Renderer::<Compare>::with_root_and_props(root, props).render();
    place.go_back_soon();
    Ok(())
}
