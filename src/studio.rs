//! The browser's front door to the page on which an embedding site makes its snippet.

use alignment_calculator::app::{Studio, load_studio, texts};
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
    yew::Renderer::<Studio>::with_root_and_props(root, load_studio(texts)).render();
    Ok(())
}
