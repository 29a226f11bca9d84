//! The browser's front door.

use alignment_calculator::app::{App, AppProps};
use alignment_calculator::text::Texts;

fn main() {
    let root =
        gloo::utils::document().get_element_by_id("app").expect("the page has a place for the program");
    // One language lives as long as the page.
    let texts: &'static Texts = Box::leak(Box::new(Texts::english()));
    yew::Renderer::<App>::with_root_and_props(root, AppProps { texts }).render();
}
