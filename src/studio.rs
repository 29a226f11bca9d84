//! The browser's front door to the page on which an embedding site makes its snippet.

use alignment_calculator::app::{Studio, load_studio, load_texts, report_panics};

fn main() {
    report_panics();
    let root =
        gloo::utils::document().get_element_by_id("app").expect("the page has a place for the program");
    let texts = load_texts().expect("the page brings the texts of this program");
    yew::Renderer::<Studio>::with_root_and_props(root, load_studio(texts)).render();
}
