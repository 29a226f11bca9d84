//! How well the two functions are aligned, which pattern is likely, and what the heads see.

use yew::prelude::*;

use super::parts::{View, section, table};
use crate::model::{self, Basis};
use crate::profile::{Dimension, Item, Rater};
use crate::text::figures;

/// The index with its range and its five dimensions.
pub fn index(view: &View) -> Html {
    let (index, texts) = (&view.report().index, view.texts);
    let value = figures::points(index.value);
    let range = view.point_range(index.p10, index.p90);
    let tier = index.tier.map_or(String::new(), |tier| texts.tier(tier.id()).to_owned());
    let rows = Dimension::ALL
        .iter()
        .zip(index.dimensions.0)
        .zip(index.dimension_spreads.0)
        .map(|((dimension, points), spread)| {
            vec![
                texts.dimension(dimension.id()).to_owned(),
                figures::points(points),
                view.point_range(spread.p10, spread.p90),
                texts.dimension_about(dimension.id()).to_owned(),
            ]
        })
        .collect();
    let spread_of_answers =
        texts.index_extremes(&figures::points(index.lowest), &figures::points(index.highest));
    let shift = texts.index_weights_shift(&figures::points(index.weights_shift));
    section(
        "index",
        texts.index_title(),
        html! {
            <>
                <p class="amount"><b id="index-value">{ value }</b>{ " " }<span id="index-range">{ texts.range_in_ten(&range) }</span></p>
                <p>{ match index.tier { None => texts.basis("none").to_owned(), Some(tier_now) => format!("{tier}. {} {}.", texts.tier_about(tier_now.id()), texts.basis(index.basis.id())) } }</p>
                <p hidden={index.weakest.is_none()}>{ index.weakest.map(|d| texts.index_weakest(texts.dimension(d.id()))).unwrap_or_default() }</p>
                <p hidden={!index.warning}>{ texts.index_warning() }</p>
                <p hidden={index.basis == Basis::None}>{ spread_of_answers }</p>
                <p hidden={index.weights_shift <= 5.0}>{ shift }</p>
                { table(texts.index_table(), &[texts.col_dimension(), texts.col_points(), texts.col_range(), texts.col_about()], rows) }
            </>
        },
    )
}

/// The likeliest pattern, the typical one, and what speaks for and against.
pub fn pattern(view: &View) -> Html {
    let (pattern, texts) = (&view.report().pattern, view.texts);
    let likeliest = pattern.likeliest.id();
    let differs = pattern.likeliest != pattern.expected;
    let probabilities = model::Pattern::ALL
        .iter()
        .zip(pattern.posterior.0)
        .map(|(pattern, share)| vec![texts.pattern_name(pattern.id()).to_owned(), figures::percent(share)])
        .collect();
    let signals: Vec<Vec<String>> = pattern
        .signals
        .iter()
        .map(|signal| {
            let fact =
                if signal.state { texts.signal_true(signal.id) } else { texts.signal_false(signal.id) };
            let side = if signal.pull >= 0.0 { texts.signal_for() } else { texts.signal_against() };
            vec![fact.to_owned(), side.to_owned(), figures::number(signal.pull, 2)]
        })
        .collect();
    let no_signal = signals.is_empty();
    section(
        "pattern",
        texts.pattern_title(),
        html! {
            <>
                <p class="amount"><b id="pattern-likeliest">{ texts.pattern_name(likeliest) }</b></p>
                <p>{ texts.fit(pattern.fit.id()) }</p>
                <p hidden={!differs}>{ texts.pattern_differs(texts.pattern_name(pattern.expected.id()), texts.pattern_name(likeliest)) }</p>
                <p>{ texts.pattern_about(likeliest) }</p>
                <p>{ texts.pattern_cure(likeliest) }</p>
                { table(texts.pattern_table(), &[texts.col_pattern(), texts.col_probability()], probabilities) }
                <div hidden={no_signal}>{ table(texts.signal_table(), &[texts.col_fact(), texts.col_speaks(), texts.col_pull()], signals) }</div>
                <p class="hint">{ texts.pattern_basis(likeliest) }{ " " }{ texts.judgement_note() }</p>
            </>
        },
    )
}

/// The answers by rater, the gaps, and the chief executive's blind spot.
pub fn two_views(view: &View) -> Html {
    let (report, texts) = (view.report(), view.texts);
    let answers = &view.result.profile.answers;
    let shown = |level: Option<f64>| level.map_or("–".to_owned(), figures::points);
    let rows: Vec<Vec<String>> = Item::ALL
        .iter()
        .filter(|item| Rater::ALL.iter().any(|rater| answers.get(*rater, **item).is_some()))
        .map(|item| {
            let [ceo, sales, marketing] =
                [Rater::Ceo, Rater::Sales, Rater::Marketing].map(|r| shown(answers.known(r, *item)));
            let gap = model::gap(answers, *item).map_or("–".to_owned(), |gap| figures::number(gap, 0));
            vec![format!("{} {}", item.id(), texts.question_title(item.id())), sales, marketing, ceo, gap]
        })
        .collect();
    let nobody = rows.is_empty();
    let agreement = report.agreement.as_ref();
    let verdict = agreement.map_or(texts.agreement_unknown().to_owned(), |agreement| {
        let gap = figures::number(agreement.mean_absolute_gap, 2);
        format!(
            "{} {}",
            texts.verdict(agreement.verdict.id()),
            texts.agreement_figures(&figures::points(agreement.agreement), &gap)
        )
    });
    let directions: Vec<Vec<String>> = agreement.map_or(Vec::new(), |agreement| {
        let named = Dimension::ALL.iter().zip(agreement.directions.0);
        named
            .filter_map(|(d, direction)| {
                Some(vec![texts.dimension(d.id()).to_owned(), texts.direction(direction?.id()).to_owned()])
            })
            .collect()
    });
    let flagged = agreement.map_or(String::new(), |agreement| {
        let titles: Vec<&str> =
            agreement.flagged.iter().map(|item| texts.question_title(item.id())).collect();
        if titles.is_empty() { String::new() } else { texts.agreement_flagged(&titles.join("; ")) }
    });
    let blind_spot =
        report.ceo_blind_spot.map(|gap| texts.blind_spot(&figures::number(gap, 1))).unwrap_or_default();
    section(
        "views",
        texts.views_title(),
        html! {
            <>
                <p>{ verdict }</p>
                <p hidden={flagged.is_empty()}>{ flagged }</p>
                <p hidden={blind_spot.is_empty()}>{ blind_spot }</p>
                <div hidden={directions.is_empty()}>{ table(texts.direction_table(), &[texts.col_dimension(), texts.col_direction()], directions) }</div>
                <div hidden={nobody}>{ table(texts.views_table(), &[texts.col_question(), texts.rater("sales"), texts.rater("marketing"), texts.rater("ceo"), texts.col_gap()], rows) }</div>
            </>
        },
    )
}
