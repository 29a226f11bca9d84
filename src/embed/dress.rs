//! The colours of the embedding site, put on the page.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlStyleElement};

use super::colour::{Rgb, Scheme};
use super::settings::{Settings, Theme};

/// The id of the sheet that makes the page dark.
const DARK_SHEET: &str = "dark-scheme";

/// Puts theme and colours on the page, or takes them off again.
pub fn dress(settings: &Settings) {
    let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let (scheme, media) = match settings.theme {
        Theme::Auto => ("", "(prefers-color-scheme: dark)"),
        Theme::Light => ("light", "not all"),
        Theme::Dark => ("dark", "all"),
    };
    let sheet = document().get_element_by_id(DARK_SHEET);
    if let Some(sheet) = sheet.and_then(|sheet| sheet.dyn_into::<HtmlStyleElement>().ok()) {
        sheet.set_media(media);
    }
    let style = root.style();
    // The policy forbids styles that stand in the page, not those that are set by it; an empty value takes
    // one off.
    let _ = style.set_property("color-scheme", scheme);
    for (of, suffix) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
        let accent = settings.accent.map(|accent| accent.readable(of));
        for (name, colour) in [("accent", accent), ("band", accent.map(|accent| accent.band(of)))] {
            let css = colour.map(Rgb::css).unwrap_or_default();
            let _ = style.set_property(&format!("--site-{name}-{suffix}"), &css);
        }
    }
}
