//! The browser's front door.

use alignment_calculator::app::{end_first_answers, give_first_answers, page, texts};
use wasm_bindgen::prelude::*;

/// `early.js` and `boot.js` ask for what they want.
fn main() {}

/// Answers what is typed until the page is open, with the few texts that it brings in itself.
#[wasm_bindgen]
pub async fn answer(catalogue: String) {
    give_first_answers(catalogue).await;
}

/// Opens the page, with its texts.
///
/// # Errors
/// When a part of the program did not arrive, or the texts are cut or those of another program.
#[wasm_bindgen]
pub async fn open(catalogue: String) -> Result<(), JsValue> {
    let texts = texts(catalogue).ok_or("these are not the texts of this program")?;
    let show = page().await?;
    end_first_answers();
    show(texts);
    Ok(())
}
