//! QR codes, drawn as one path of an SVG picture.
//!
//! The page imports this module only when somebody asks for a code, so it costs a first visit
//! nothing. `boot.js` imports it and `src/app/qr.rs` asks for it.

mod path;

use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen::prelude::wasm_bindgen;

/// Draws a text: the width and height of the picture in modules, a space, and the path of what is
/// dark in it. The quiet zone is inside. Nothing where the text is too long for a QR code.
///
/// It is one string because two values would need more JavaScript around them than is in here.
#[wasm_bindgen]
pub fn draw(text: &str) -> Option<String> {
    // Level M bears 15 % of damage, and a higher level is taken where it makes the code no larger.
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    Some(path::of(code.size(), |x, y| code.get_module(x, y)))
}

#[cfg(test)]
mod tests;
