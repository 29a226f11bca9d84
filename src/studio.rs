//! The browser's front door to the page on which an embedding site makes its snippet.

use alignment_calculator::app::{Studio, load_studio, report_panics};
use alignment_calculator::text::Texts;

fn main() {
    report_panics();
    let root =
        gloo::utils::document().get_element_by_id("app").expect("the page has a place for the program");
    // One language lives as long as the page.
    let texts: &'static Texts = Box::leak(Box::new(Texts::english()));
    yew::Renderer::<Studio>::with_root_and_props(root, load_studio(texts)).render();
}
