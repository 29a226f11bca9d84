//! What drives the outcome, and what to find out next.

use yew::prelude::*;

use super::parts::{View, note, paragraph, part};
use crate::chart;
use crate::model::{FindOut, Unknown};
use crate::text::{figures, findings};

/// Least money that is worth naming, in the profile's currency.
const LEAST_MONEY: f64 = 1.0;

/// What moves the outcome, what to find out next, and what the plan would need to break even.
pub fn drivers(view: &View) -> Html {
    let (account, texts) = (view.account(), view.texts);
    let report = view.report();
    let described = view.further.and_then(|further| further.described_plan.as_ref());
    let described = described.filter(|_| report.plan.remedies.is_empty()).map(|plan| {
        let names: Vec<&str> = plan.remedies.iter().map(|remedy| texts.remedy_name(remedy.id())).collect();
        texts.drivers_described(&texts.row(&names))
    });
    let find_out = view.further.and_then(|further| further.find_out_next.as_deref());
    let found: Vec<Html> =
        find_out.unwrap_or_default().iter().map(|found| find_out_line(view, found)).collect();
    let nothing_missing = find_out.is_some_and(<[FindOut]>::is_empty);
    part(
        "drivers",
        texts.drivers_title(),
        findings::drivers(&account),
        html! {
            <>
                { paragraph(described) }
                { view.figure(chart::tornado(&view.account(), view.width)) }
                <div hidden={find_out.is_none()}>
                    <p><b>{ texts.find_out_title() }</b>{ texts.gap() }{ if nothing_missing { texts.find_out_none() } else { "" } }</p>
                    <ul hidden={nothing_missing}>{ found }</ul>
                </div>
            </>
        },
        html! {
            <>
                { break_even(view) }
                { view.how("how-drivers") }
                <p class="how" hidden={report.break_even.is_none()}><a href="#how-break-even">{ texts.how_break_even() }</a></p>
                <p class="how" hidden={found_nothing(find_out)}><a href="#how-find-out">{ texts.how_find_out() }</a></p>
            </>
        },
    )
}

fn found_nothing(find_out: Option<&[FindOut]>) -> bool {
    find_out.is_none_or(<[FindOut]>::is_empty)
}

fn find_out_line(view: &View, found: &FindOut) -> Html {
    let texts = view.texts;
    let words = match (found.input, found.narrowing) {
        (Unknown::Funnel, _) | (_, None) => texts.find_out_funnel().to_owned(),
        (input, Some(money)) if money < LEAST_MONEY => texts.find_out_without(texts.unknown(input.id())),
        (input, Some(money)) => texts.find_out_with(texts.unknown(input.id()), &view.money(money)),
    };
    html! { <li key={found.input.id()}>{ words }</li> }
}

fn break_even(view: &View) -> Html {
    let texts = view.texts;
    let words = view.report().break_even.map(|even| {
        let points = even.points.map(|points| {
            let possible = if even.feasible == Some(true) {
                texts.break_even_possible()
            } else {
                texts.break_even_impossible()
            };
            texts.break_even_points(&figures::percentage_points(points, view.texts), possible)
        });
        texts.paragraph(&[
            texts.break_even(&view.money(even.extra_revenue_a_year)),
            points.unwrap_or_default(),
        ])
    });
    note(texts, texts.break_even_title(), &words.unwrap_or_default())
}
