//! Reading and computing lines in pieces, so that the page never stands still however many there are.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Interval;
use js_sys::Date;
use yew::prelude::*;

use super::super::shared::Shared;
use super::figures::figures;
use super::state::{Action, State};

/// Milliseconds of work after which the browser has its turn.
const PIECE: f64 = 16.0;
/// Milliseconds after which what was found is shown, since showing it takes time too.
const SHOWN: f64 = 150.0;

/// Reads the lines that are waiting.
#[hook]
pub fn use_work(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    use_effect_with(Shared(state.waiting.clone()), move |waiting| {
        let work = (!waiting.is_empty()).then(|| {
            let waiting = waiting.clone();
            let (at, found) = (Cell::new(0), RefCell::new(Vec::new()));
            let start = Date::now();
            Interval::new(0, move || {
                let piece = Date::now();
                while let Some(line) = waiting.get(at.get()) {
                    at.set(at.get() + 1);
                    let figures = figures(line).map(std::rc::Rc::new);
                    found.borrow_mut().push((line.clone(), figures));
                    if Date::now() - piece >= PIECE {
                        break;
                    }
                }
                let all = at.get() >= waiting.len();
                let found_some = !found.borrow().is_empty();
                // What is left over waits for the next round, which begins as soon as this is shown.
                if found_some && (all || Date::now() - start >= SHOWN) {
                    dispatcher.dispatch(Action::Learn(found.take()));
                }
            })
        });
        move || drop(work)
    });
}
