//! The Alignment Index: where the company stands, and on what that rests.

use yew::prelude::*;

use super::parts::{View, note, paragraph, part};
use crate::chart;
use crate::model::Basis;
use crate::profile::{Item, Rater};
use crate::text::{figures, findings};

/// Points between the two presets of weights from which they make a difference.
const SHIFT: f64 = 5.0;

/// The index with its range and its five dimensions.
pub fn index(view: &View) -> Html {
    let (account, texts) = (view.account(), view.texts);
    let index = &view.report().index;
    let nobody = index.basis == Basis::None;
    let points = figures::points;
    let basis = match index.tier {
        Some(tier) => format!("{}. {}", texts.basis(index.basis.id()), texts.tier_about(tier.id())),
        None => format!("{}.", texts.basis(index.basis.id())),
    };
    let several = raters(view) > 1;
    let extremes = texts.index_extremes(&points(index.lowest), &points(index.highest));
    let shift = figures::number(index.weights_shift, 1);
    let shift = if index.weights_shift > SHIFT {
        texts.index_weights_shift(&shift)
    } else {
        texts.index_weights_same(&shift)
    };
    part(
        "index",
        texts.index_title(),
        findings::index(&account),
        html! {
            <>
                { view.figure(chart::index(&view.subject(), view.width)) }
                { paragraph(weakest(view)) }
                <p hidden={!nobody}>{ texts.index_none_about() }{ " " }<a class="screen-only" href="#questions">{ texts.index_none_link() }</a></p>
            </>
        },
        html! {
            <>
                { note(texts.index_rests(), &basis) }
                { paragraph(several.then_some(extremes)) }
                { paragraph((!nobody).then_some(shift)) }
                { view.how("how-index") }
            </>
        },
    )
}

/// What the lowest dimension looks like: its questions in words.
fn weakest(view: &View) -> Option<String> {
    let (index, texts) = (&view.report().index, view.texts);
    let weakest = index.weakest?;
    let points = figures::points(index.dimensions.0[weakest as usize]);
    Some(texts.index_weakest_about(
        texts.dimension(weakest.id()),
        &points,
        texts.dimension_about(weakest.id()),
    ))
}

/// How many raters gave a level to any question.
fn raters(view: &View) -> usize {
    let answers = &view.result.profile.answers;
    let answered = |rater: &&Rater| Item::ALL.iter().any(|item| answers.known(**rater, *item).is_some());
    Rater::ALL.iter().filter(answered).count()
}
