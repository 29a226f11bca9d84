//! Puts the page in the place of the one that was sent.

use gloo::utils::document;

use super::address::load_arrival;
use super::given::load_settings;
use super::language::load_translations;
use super::later::keep_parts;
use super::takeover::{here, typed_over};
use super::viewport::chart_width;
use super::{App, AppProps, draft};
use crate::text::Texts;

/// Shows the page, with what was typed so far and what a link brought.
///
/// # Panics
/// Where the document has no place for it.
pub fn show(texts: &'static Texts) {
    let root = document().get_element_by_id("app").expect("the page has a place for the program");
    let settings = load_settings();
    let name = settings.name.as_deref();
    let arrival = load_arrival(name);
    let (typed, place) = (typed_over(draft::load(name)), here());
    // What was typed over somebody else's result is no part of the own draft.
    let draft = if arrival.is_none() { typed } else { draft::load(name) };
    keep_parts();
    let props =
        AppProps { texts, draft, settings, arrival, width: chart_width(), translations: load_translations() };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
    place.go_back_soon();
}
