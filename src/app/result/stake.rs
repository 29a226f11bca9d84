//! What is at stake: both routes, the limits, and the figures that are not used.

use yew::prelude::*;

use super::parts::{View, note, part};
use crate::chart;
use crate::profile::Route;
use crate::text::formulas::{self, Line, Sum};
use crate::text::{figures, findings};

/// The estimate beside the figures that are often quoted, with its calculation.
pub fn stake(view: &View) -> Html {
    let (account, texts) = (view.account(), view.texts);
    let stake = &view.report().stake;
    let bound = stake.caps.revenue.share.max(stake.caps.funnel.map_or(0.0, |cap| cap.share));
    let limit = match bound {
        bound if bound <= 0.0 => texts.stake_cap_never().to_owned(),
        bound => texts.stake_cap_share(&figures::chance(bound, texts)),
    };
    let settings = &view.result.profile.settings;
    let is_mixed = stake.funnel.is_some() && settings.route.unwrap_or(Route::Both) == Route::Both;
    let is_halved = settings.halve_claims == Some(true);
    let face_value = [
        Some(texts.stake_face_value_why()),
        is_mixed.then(|| texts.stake_face_value_mixed()),
        is_halved.then(|| texts.stake_face_value_halved()),
    ];
    let face_value: Vec<&str> = face_value.into_iter().flatten().collect();
    let routes = if stake.funnel.is_some() { texts.stake_two_routes() } else { texts.stake_one_route() };
    part(
        "stake",
        texts.stake_title(),
        findings::stake(&account),
        html! {
            <>
                { view.figure(chart::ladder(&view.account(), view.width)) }
                { note(texts, &texts.ended(texts.stake_face_value()), &texts.paragraph(&face_value)) }
                { note(texts, &texts.ended(texts.stake_folk_rule()), texts.stake_folk_rule_why()) }
            </>
        },
        html! {
            <>
                <p class="leads"><b>{ texts.stake_working() }</b></p>
                <div>{ for formulas::stake_used(&account).iter().enumerate().map(calculation) }</div>
                <p>{ routes }</p>
                <p>{ limit }</p>
                { view.how("how-stake") }
            </>
        },
    )
}

fn calculation((at, sum): (usize, &Sum)) -> Html {
    let line = |(at, line): (usize, &Line)| {
        html! { <li key={at}>{ line.step.sign(at) }{ " " }<b>{ &line.amount }</b>{ " " }{ &line.what }</li> }
    };
    html! {
        <div key={at} class="route">
            <p>{ &sum.title }</p>
            <ul class="working">
                { for sum.lines.iter().enumerate().map(line) }
                <li key="total">{ "= " }<b>{ &sum.total.amount }</b>{ " " }{ &sum.total.what }</li>
            </ul>
        </div>
    }
}
