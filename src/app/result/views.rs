//! What the two heads see, and what the chief executive does.

use yew::prelude::*;

use super::parts::{View, empty, note, paragraph, part};
use crate::chart;
use crate::profile::{Item, Rater};
use crate::text::{figures, findings};

/// Levels within which the chief executive's view stands level with the heads'.
const EVEN: f64 = 0.05;

/// The answers by rater, the verdict, the disputed facts, and the chief executive's blind spot.
pub fn views(view: &View) -> Html {
    let (account, texts) = (view.account(), view.texts);
    let report = view.report();
    let agreement = report.agreement.as_ref();
    let measured = agreement.map(|agreement| {
        let gap = figures::number(agreement.mean_absolute_gap, 1, texts);
        let figures = texts.agreement_figures(&gap, &figures::points(agreement.agreement, texts));
        texts.sentences(texts.verdict(agreement.verdict.id()), &figures)
    });
    let flagged = agreement.map_or(&[][..], |agreement| &agreement.flagged);
    let directions = findings::directions(&account);
    part(
        "views",
        texts.views_title(),
        findings::views(&account),
        html! {
            <>
                { empty(texts, agreement.is_some(), [texts.views_empty_title(), texts.views_empty(), texts.views_empty_link()], "#questions") }
                { view.figure(chart::gaps(&view.account(), view.width)) }
                <div hidden={flagged.is_empty()}>
                    <p><b>{ texts.disputed_title() }</b>{ texts.gap() }{ texts.disputed() }</p>
                    <ul class="disputed">{ for flagged.iter().map(|item| disputed(view, *item)) }</ul>
                </div>
                <p hidden={agreement.is_none() || !flagged.is_empty()}>{ texts.disputed_none() }</p>
            </>
        },
        html! {
            <>
                { paragraph(measured) }
                <div hidden={directions.is_empty()}>
                    <p><b>{ texts.direction_title() }</b></p>
                    <ul>{ for directions.into_iter().map(|line| html! { <li key={line.clone()}>{ line }</li> }) }</ul>
                </div>
                { blind_spot(view) }
                { view.how("how-agreement") }
            </>
        },
    )
}

/// One disputed fact, in the words of the levels that the two heads chose.
fn disputed(view: &View, item: Item) -> Html {
    let texts = view.texts;
    let answer = |rater: Rater| {
        let level = view
            .result
            .profile
            .answers
            .known(rater, item)
            .map(|level| figures::points(level, view.texts))
            .unwrap_or_default();
        let words = texts.question_level(&format!("{}.{level}", item.id()));
        html! { <span class="hint">{ texts.disputed_answer(texts.rater(rater.id()), words) }</span> }
    };
    html! {
        <li key={item.id()}>
            <b>{ texts.question_title(item.id()) }</b>
            { answer(Rater::Sales) }
            { answer(Rater::Marketing) }
        </li>
    }
}

fn blind_spot(view: &View) -> Html {
    let texts = view.texts;
    let words = view.report().ceo_blind_spot.map(|gap| {
        let levels = figures::number(gap.abs(), 1, texts);
        match gap {
            gap if gap >= EVEN => texts.blind_spot_above(&levels),
            gap if gap <= -EVEN => texts.blind_spot_below(&levels),
            _ => texts.blind_spot_even().to_owned(),
        }
    });
    note(texts, texts.blind_spot_title(), &words.unwrap_or_default())
}
