//! The browser's front door.

use alignment_calculator::app::{
    App, AppProps, chart_width, load_arrival, load_draft, load_settings, report_panics,
};
use alignment_calculator::text::Texts;

fn main() {
    report_panics();
    let root =
        gloo::utils::document().get_element_by_id("app").expect("the page has a place for the program");
    // One language lives as long as the page.
    let texts: &'static Texts = Box::leak(Box::new(Texts::english()));
    let settings = load_settings();
    let name = settings.name.as_deref();
    let (draft, arrival) = (load_draft(name), load_arrival(name));
    let props = AppProps { texts, draft, settings, arrival, width: chart_width() };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}
