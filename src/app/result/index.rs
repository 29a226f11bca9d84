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
    let points = |points| figures::points(points, texts);
    let basis = match index.tier {
        Some(tier) => {
            texts.sentences(&texts.ended(texts.basis(index.basis.id())), texts.tier_about(tier.id()))
        }
        None => texts.ended(texts.basis(index.basis.id())),
    };
    let several = raters(view) > 1;
    let extremes = texts.index_extremes(&points(index.lowest), &points(index.highest));
    let shift = (index.weights_shift > SHIFT && !nobody)
        .then(|| texts.index_weights_shift(&figures::number(index.weights_shift, 1, texts)));
    part(
        "index",
        texts.index_title(),
        findings::index(&account),
        html! {
            <>
                { view.figure(chart::index(&view.account(), view.width)) }
                { weakest(view) }
                <p hidden={!nobody}>{ texts.index_none_about() }{ texts.gap() }<a class="screen-only" href="#questions">{ texts.index_none_link() }</a></p>
            </>
        },
        html! {
            <>
                { note(texts, texts.index_rests(), &basis) }
                { paragraph(several.then_some(extremes)) }
                { paragraph(shift) }
                { view.how("how-index") }
            </>
        },
    )
}

/// What the lowest dimension is about, and which of its questions stand low.
fn weakest(view: &View) -> Html {
    let (report, texts) = (view.report(), view.texts);
    let weakest = report.index.weakest.filter(|_| findings::has_weak_part(report));
    let words = weakest.map(|dimension| {
        let points = figures::points(report.index.dimensions.0[dimension as usize], texts);
        texts.index_weakest_about(
            texts.dimension(dimension.id()),
            &points,
            texts.dimension_about(dimension.id()),
        )
    });
    let of_weakest = |id: &str| Item::from_id(id).is_some_and(|item| Some(item.dimension()) == weakest);
    let low: Vec<Html> = report
        .pattern
        .signals
        .iter()
        .filter(|signal| signal.state && of_weakest(signal.id))
        .map(|signal| html! { <li key={signal.id}>{ texts.signal_true(signal.id) }</li> })
        .collect();
    html! {
        <div hidden={words.is_none()}>
            <p>{ words.unwrap_or_default() }</p>
            <ul hidden={low.is_empty()}>{ low }</ul>
        </div>
    }
}

/// How many raters gave a level to any question.
fn raters(view: &View) -> usize {
    let answers = &view.result.profile.answers;
    let answered = |rater: &&Rater| Item::ALL.iter().any(|item| answers.known(**rater, *item).is_some());
    Rater::ALL.iter().filter(answered).count()
}
