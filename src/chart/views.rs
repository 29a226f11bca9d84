//! What the two heads and the chief executive answered, question by question.

use super::drawing::Drawing;
use super::role::Role;
use super::rows::{Form, Layout, Row};
use super::{Chart, NOTHING, Table};
use crate::model::{gap, parameters::FLAGGED_GAP};
use crate::profile::{Answer, Dimension, Item, Rater};
use crate::text::{Account, figures};

/// Radius of a dot, and of the dot inside another when two answers are the same.
const RADII: [f64; 2] = [5.5, 2.5];
/// Height of a row's mark.
const MARK: f64 = 14.0;

/// The answers by question; none where nobody answered.
pub fn gaps(account: &Account, width: u32) -> Option<Chart> {
    let Account { profile, texts, .. } = *account;
    let answers = &profile.answers;
    let known =
        |item: Item| [Rater::Sales, Rater::Marketing, Rater::Ceo].map(|rater| answers.known(rater, item));
    let title = |item: Item| texts.question_title(item.id()).to_owned();
    let wide = |item: Item| gap(answers, item).filter(|gap| gap.abs() >= FLAGGED_GAP);
    let mut rows: Vec<Row> = Vec::new();
    let mut marked: Vec<Option<Item>> = Vec::new();
    for dimension in Dimension::ALL {
        let items = Item::ALL.iter().copied().filter(|item| item.dimension() == *dimension);
        let items: Vec<Item> = items.filter(|item| known(*item).iter().any(Option::is_some)).collect();
        if items.is_empty() {
            continue;
        }
        rows.push(Row { label: texts.dimension(dimension.id()).to_owned(), ..Row::default() });
        marked.push(None);
        for item in items {
            let cell = gap(answers, item).map_or(String::new(), |gap| figures::number(gap.abs(), 0, texts));
            rows.push(Row {
                label: title(item),
                cells: vec![cell],
                strong: wide(item).is_some(),
                mark: MARK,
                ..Row::default()
            });
            marked.push(Some(item));
        }
    }
    if rows.is_empty() {
        return None;
    }
    let both = Item::ALL.iter().filter(|item| gap(answers, **item).is_some()).count();
    let flagged: Vec<String> =
        Item::ALL.iter().filter(|item| wide(**item).is_some()).map(|item| title(*item)).collect();
    let heads: &[&str] = if both > 0 { &[texts.chart_col_gap()] } else { &[] };
    let ticks = [0.0, 1.0, 2.0, 3.0, 4.0].map(|level| (level, figures::number(level, 0, texts)));
    let layout = Layout::new(
        &rows,
        Form {
            width,
            heads,
            inset: RADII[0] + 1.5,
            range: 0.0..4.0,
            ticks: ticks.to_vec(),
            ..Form::default()
        },
    );
    let description = match (both, &flagged[..]) {
        (0, _) => texts.chart_gaps_one_side().to_owned(),
        (_, []) => texts.chart_gaps_none(both),
        (_, flagged) => texts.chart_gaps_some(&flagged.len().to_string(), both, &texts.phrases(flagged)),
    };
    let drawing = Drawing::draw(layout.size, description, |sheet| {
        layout.draw(sheet);
        for (at, item) in marked.iter().enumerate().filter_map(|(at, item)| Some((at, (*item)?))) {
            let (middle, height) = layout.mark(at);
            let [sales, marketing, ceo] = known(item).map(|level| level.map(|level| layout.x(level)));
            if let (Some(sales), Some(marketing)) = (sales, marketing) {
                let role = if wide(item).is_some() { Role::Span } else { Role::Hairline };
                sheet.level((sales, marketing), middle, role);
            }
            if let Some(ceo) = ceo {
                sheet.tick(ceo, middle, height + 6.0, Role::Tick);
            }
            if let Some(marketing) = marketing {
                sheet.dot((marketing, middle), RADII[0], Role::OpenDot);
            }
            if let Some(sales) = sales {
                let nested = marketing == Some(sales);
                sheet.dot((sales, middle), RADII[usize::from(nested)], Role::Dot);
            }
        }
    });
    let answer = |rater: Rater, item: Item| match answers.get(rater, item) {
        Some(Answer::Level(level)) => level.to_string(),
        Some(Answer::DontKnow) => texts.answer_dont_know().to_owned(),
        None => NOTHING.to_owned(),
    };
    Some(Chart {
        id: "gaps",
        title: if both > 0 { texts.chart_gaps_title() } else { texts.chart_gaps_title_one_side() }.to_owned(),
        key: texts.chart_gaps_key().to_owned(),
        drawing,
        table: Table {
            caption: texts.chart_gaps_table().to_owned(),
            heads: [
                texts.chart_col_question(),
                texts.rater("sales"),
                texts.rater("marketing"),
                texts.rater("ceo"),
                texts.chart_col_gap(),
            ]
            .map(str::to_owned)
            .to_vec(),
            rows: Item::ALL
                .iter()
                .map(|item| {
                    let gap = gap(answers, *item)
                        .map_or(NOTHING.to_owned(), |gap| figures::number(gap.abs(), 0, texts));
                    let [sales, marketing, ceo] =
                        [Rater::Sales, Rater::Marketing, Rater::Ceo].map(|rater| answer(rater, *item));
                    vec![title(*item), sales, marketing, ceo, gap]
                })
                .collect(),
        },
    })
}
