//! A result without money: index, pattern, gaps and percentages, as the link tells them.

use yew::prelude::*;

use super::super::figure::{picture, table};
use super::super::save;
use crate::chart;
use crate::link::{Points, ShownRange, WithoutMoney};
use crate::model::{Basis, Fit, Outcome, Pattern, Tier};
use crate::profile::{Dimension, Item};
use crate::shown;
use crate::text::{Texts, figures};

/// Width of the marks beside the figures, in CSS pixels.
const MARK_WIDTH: u32 = 260;

/// What the link tells.
pub fn redacted(texts: &Texts, told: &WithoutMoney) -> Html {
    let basis = Basis::ALL.get(usize::from(told.basis)).map_or("", |basis| texts.basis(basis.id()));
    html! {
        <div class="redacted">
            <p>{ texts.redacted_about(&save::month_name(told.month)) }</p>
            { index(texts, told) }
            <p class="hint">{ texts.sentences(&texts.ended(basis), texts.ranges_explained()) }</p>
            { dimensions(texts, told) }
            <h2>{ texts.pattern_title() }</h2>
            <p>{ pattern(texts, told) }</p>
            <h2>{ texts.views_title() }</h2>
            { views(texts, told) }
            <h2>{ texts.plan_result_title() }</h2>
            <p>{ plan(texts, told) }</p>
        </div>
    }
}

fn points(points: Points, texts: &Texts) -> String {
    figures::points(f64::from(points.get()), texts)
}

fn range(texts: &Texts, shown: &ShownRange) -> String {
    figures::range(&points(shown.low, texts), &points(shown.high, texts), texts)
}

fn mark(id: &'static str, name: &str, shown: &ShownRange, texts: &Texts) -> Html {
    let ShownRange { value, low, high } = shown;
    let described = texts.labelled(name, &texts.row(&[points(*value, texts), range(texts, shown)]));
    let values = [low, value, high].map(|points| f64::from(points.get()));
    let drawing = chart::range_mark(described, (0.0, 100.0), values, None, MARK_WIDTH);
    picture(id, name, &drawing)
}

fn index(texts: &Texts, told: &WithoutMoney) -> Html {
    let tier = told.tier.and_then(|tier| Tier::ALL.get(usize::from(tier)));
    let finding = match tier {
        Some(tier) => texts.finding_index(
            texts.tier(tier.id()),
            &points(told.index.value, texts),
            &range(texts, &told.index),
        ),
        None => texts.finding_index_none(&range(texts, &told.index)),
    };
    let hidden = told.weakest.filter(|_| told.warning).map(|weakest| {
        let shown = &told.dimensions[weakest as usize];
        texts.finding_hidden(texts.dimension(weakest.id()), &points(shown.value, texts))
    });
    html! { <p class="finding-text">{ texts.paragraph(&[finding, hidden.unwrap_or_default()]) }</p> }
}

fn dimensions(texts: &Texts, told: &WithoutMoney) -> Html {
    let whole = ("index", texts.chart_index_index(), &told.index);
    let parts = Dimension::ALL.iter().zip(&told.dimensions);
    let rows = std::iter::once(whole)
        .chain(parts.map(|(dimension, shown)| (dimension.id(), texts.dimension(dimension.id()), shown)))
        .map(|(id, name, shown)| {
            html! {
                <tr key={id}>
                    <th scope="row">{ name }</th>
                    <td class="figure">{ points(shown.value, texts) }</td>
                    <td class="figure">{ range(texts, shown) }</td>
                    <td>{ mark(id, name, shown, texts) }</td>
                </tr>
            }
        });
    html! {
        <table>
            <caption>{ texts.chart_index_table() }</caption>
            <thead><tr>
                <th scope="col">{ texts.chart_col_part() }</th>
                <th scope="col">{ texts.chart_col_most_likely() }</th>
                <th scope="col">{ texts.chart_col_range() }</th>
                <td></td>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn pattern(texts: &Texts, told: &WithoutMoney) -> String {
    let name =
        Pattern::ALL.get(usize::from(told.pattern)).map_or("", |pattern| texts.pattern_name(pattern.id()));
    match Fit::ALL.get(usize::from(told.fit)) {
        Some(Fit::None) | None => texts.finding_pattern_none().to_owned(),
        Some(fit) => texts.sentences(&texts.ended(name), texts.redacted_fit(fit.id())),
    }
}

/// How far the two heads lie apart; their answers are not told.
fn views(texts: &Texts, told: &WithoutMoney) -> Html {
    let known = || Item::ALL.iter().zip(told.gaps).filter_map(|(item, gap)| Some((item, gap?)));
    let rows: Vec<Vec<String>> = known()
        .map(|(item, gap)| {
            let higher = match gap {
                0 => texts.gap_none().to_owned(),
                1.. => texts.gap_sales(&gap.to_string()),
                _ => texts.gap_marketing(&(-gap).to_string()),
            };
            vec![texts.question_title(item.id()).to_owned(), higher]
        })
        .collect();
    if rows.is_empty() {
        return html! { <p>{ texts.views_empty_title() }</p> };
    }
    let heads = [texts.chart_col_question(), texts.chart_col_gap()];
    table(texts.gaps_table(), &heads, rows)
}

fn plan(texts: &Texts, told: &WithoutMoney) -> String {
    let Some(plan) = &told.plan else { return texts.headline_nothing().to_owned() };
    let outcome = shown::outcome(plan);
    let said = texts.redacted_outcome(outcome.id());
    if outcome == Outcome::NotBack {
        return said.to_owned();
    }
    let chance = figures::chance(f64::from(plan.chance.get()) / 100.0, texts);
    texts.sentences(said, &texts.redacted_plan(&chance, &points(told.index_after, texts)))
}
