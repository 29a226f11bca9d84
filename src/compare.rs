//! The browser's front door to the page that compares results.

use alignment_calculator::app::{
    Compare, CompareProps, chart_width, load_pasted, load_texts, load_translations, report_panics,
};

fn main() {
    report_panics();
    let root =
        gloo::utils::document().get_element_by_id("app").expect("the page has a place for the program");
    let texts = load_texts().expect("the page brings the texts of this program");
    let props = CompareProps {
        texts,
        pasted: load_pasted(),
        width: chart_width(),
        translations: load_translations(),
    };
    yew::Renderer::<Compare>::with_root_and_props(root, props).render();
}
