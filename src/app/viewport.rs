//! How wide charts are: as wide as their column, and as a column of the printed page when printing.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use super::state::Action;

/// The narrowest chart, in CSS pixels: a phone of 320 less its margins.
const NARROWEST: u32 = 288;
/// The widest chart, in CSS pixels: the main column of a report.
const WIDEST: u32 = 680;
/// Viewports from which margins are wide, and those margins on both sides together, in CSS pixels.
const ROOMY: (f64, f64) = (736.0, 64.0);
/// Margins on both sides together in narrower viewports.
const MARGINS: f64 = 32.0;

/// The width of a chart in the window as it is.
pub fn chart_width() -> u32 {
    let viewport = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(0.0);
    let margins = if viewport >= ROOMY.0 { ROOMY.1 } else { MARGINS };
    ((viewport - margins) as u32).clamp(NARROWEST, WIDEST)
}

/// What a page does when its charts have another width.
pub trait Resize {
    /// The action for a width in CSS pixels.
    fn resize(width: u32) -> Self;
}

impl Resize for Action {
    fn resize(width: u32) -> Self {
        Action::Resize(width)
    }
}

/// Follows the window, and the printer.
#[hook]
pub fn use_width<S>(dispatcher: &UseReducerDispatcher<S>)
where
    S: Reducible + 'static,
    S::Action: Resize,
{
    let dispatcher = dispatcher.clone();
    use_effect_with((), move |()| {
        let on = |event: &'static str, width: fn() -> u32| {
            let dispatcher = dispatcher.clone();
            EventListener::new(&window(), event, move |_| dispatcher.dispatch(S::Action::resize(width())))
        };
        let listeners =
            [on("resize", chart_width), on("beforeprint", || NARROWEST), on("afterprint", chart_width)];
        move || drop(listeners)
    });
}
