//! The browser's front door.

use alignment_calculator::app::{
    App, AppProps, chart_width, load_arrival, load_draft, load_settings, load_texts, load_translations,
    report_panics, take_over,
};
use gloo::timers::callback::Timeout;

fn main() {
    report_panics();
    let root =
        gloo::utils::document().get_element_by_id("app").expect("the page has a place for the program");
    let texts = load_texts().expect("the page brings the texts of this program");
    let settings = load_settings();
    let name = settings.name.as_deref();
    let arrival = load_arrival(name);
    let (taken_over, place) = take_over(load_draft(name));
    // What was typed over somebody else's result is no part of the own draft.
    let draft = if arrival.is_none() { taken_over } else { load_draft(name) };
    let props =
        AppProps { texts, draft, settings, arrival, width: chart_width(), translations: load_translations() };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
    // The program's own fields come once this is done.
    Timeout::new(0, move || place.go_back()).forget();
}
