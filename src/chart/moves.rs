//! Why the money moved from one result to another: what each group of inputs did to it.

use super::drawing::Drawing;
use super::role::Role;
use super::rows::{Form, Layout, Row};
use super::{Chart, Table, scale};
use crate::model::{Contributions, InputGroup};
use crate::text::{Texts, figures};

/// Height of a bar.
const BAR: f64 = 14.0;

/// The move of the most likely stake by groups of inputs, for a width in CSS pixels.
pub fn moves(contributions: &Contributions, currency: &str, texts: &Texts, width: u32) -> Chart {
    let short = |value: f64| signed(value, figures::short_money(value, currency, texts));
    let moved = contributions.after - contributions.before;
    let parts: Vec<(&str, f64)> = InputGroup::ALL
        .iter()
        .zip(contributions.by_group)
        .map(|(group, moved)| (texts.input_group(group.id()), moved))
        .chain([(texts.chart_moves_all(), moved)])
        .collect();
    let rows: Vec<Row> = parts
        .iter()
        .enumerate()
        .map(|(at, (name, moved))| Row {
            label: (*name).to_owned(),
            cells: vec![short(*moved)],
            strong: at == InputGroup::ALL.len(),
            mark: BAR,
            ..Row::default()
        })
        .collect();
    let range = scale::with_zero(parts.iter().map(|(_, moved)| *moved));
    let ticks = scale::ticks(&range);
    let ticks = ticks.into_iter().map(|tick| (tick, figures::short_money(tick, currency, texts))).collect();
    let form = Form { width, range, from_zero: true, ticks, inset: 2.0, ..Form::default() };
    let layout = Layout::new(&rows, form);
    let (before, after) = (
        figures::money(contributions.before, currency, texts),
        figures::money(contributions.after, currency, texts),
    );
    let drawing = Drawing::draw(layout.size, texts.chart_moves_description(&before, &after), |sheet| {
        layout.draw(sheet);
        for (at, (_, moved)) in parts.iter().enumerate() {
            let (middle, height) = layout.mark(at);
            let role = if *moved < 0.0 { Role::Hollow } else { Role::Solid };
            if *moved != 0.0 {
                sheet.bar((layout.x(0.0), layout.x(*moved)), middle, height, role);
            }
        }
        layout.upright(sheet, 0.0, Role::Zero);
    });
    Chart {
        id: "moves",
        title: texts.chart_moves_title().to_owned(),
        key: texts.chart_moves_key().to_owned(),
        drawing,
        table: Table {
            caption: texts.chart_moves_table().to_owned(),
            heads: [texts.chart_col_what(), texts.chart_col_moved()].map(str::to_owned).to_vec(),
            rows: parts
                .iter()
                .map(|(name, moved)| {
                    vec![(*name).to_owned(), signed(*moved, figures::money(*moved, currency, texts))]
                })
                .collect(),
        },
    }
}

/// An amount with its sign also where it is above zero.
fn signed(value: f64, amount: String) -> String {
    if value > 0.0 { format!("+{amount}") } else { amount }
}
