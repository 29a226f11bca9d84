//! The browser's front door to the page that compares results.

use alignment_calculator::app::{Compare, CompareProps, chart_width, load_pasted, report_panics};
use alignment_calculator::text::Texts;

fn main() {
    report_panics();
    let root =
        gloo::utils::document().get_element_by_id("app").expect("the page has a place for the program");
    // One language lives as long as the page.
    let texts: &'static Texts = Box::leak(Box::new(Texts::english()));
    let props = CompareProps { texts, pasted: load_pasted(), width: chart_width() };
    yew::Renderer::<Compare>::with_root_and_props(root, props).render();
}
