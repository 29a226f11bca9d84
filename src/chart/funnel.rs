//! The rates of the funnel against what is usual.

use super::drawing::{Anchor, Drawing};
use super::role::Role;
use super::rows::{Form, Layout, Row};
use super::{Chart, NOTHING, Table, scale};
use crate::model::parameters::{STAGE_REFERENCES, StageReference};
use crate::model::{Reading, StageReport};
use crate::text::{Account, figures};

/// Heights of the bar of what is usual and of its middle.
const BAR: f64 = 10.0;
/// Radius of a dot.
const RADIUS: f64 = 5.0;

/// The rates that are known, in the order of the funnel; none where none is.
pub fn funnel(account: &Account, width: u32) -> Option<Chart> {
    let Account { report, texts, .. } = *account;
    let stages: Vec<(&StageReference, &StageReport)> = STAGE_REFERENCES
        .iter()
        .filter_map(|reference| {
            Some((reference, report.funnel.stages.iter().find(|stage| stage.from == reference.from)?))
        })
        .collect();
    if stages.is_empty() {
        return None;
    }
    let name = |stage: &StageReport| texts.chart_step(stage.from.id()).to_owned();
    let at_median = |stage: &StageReport| matches!(stage.reading, Reading::AboveMedian | Reading::AboveHigh);
    let checked = |stage: &StageReport| stage.reading == Reading::DefinitionCheck;
    let rows: Vec<Row> = stages
        .iter()
        .map(|(_, stage)| Row {
            label: name(stage),
            cells: vec![figures::percent(stage.rate, texts)],
            mark: BAR,
            ..Row::default()
        })
        .collect();
    let range = scale::with_zero(stages.iter().flat_map(|(reference, stage)| [reference.high, stage.rate]));
    let ticks = scale::ticks(&range).into_iter().map(|tick| (tick, figures::percent(tick, texts))).collect();
    let layout = Layout::new(
        &rows,
        Form { width, inset: RADIUS + 2.0, range, from_zero: true, ticks, ..Form::default() },
    );
    let readable = stages.iter().filter(|(_, stage)| !checked(stage)).count();
    let reached = stages.iter().filter(|(_, stage)| at_median(stage)).count();
    let description = texts.chart_funnel_description(&reached.to_string(), &readable.to_string());
    let drawing = Drawing::draw(layout.size, description, |sheet| {
        layout.draw(sheet);
        for (at, (reference, stage)) in stages.iter().enumerate() {
            let (middle, height) = layout.mark(at);
            sheet.bar((layout.x(reference.low), layout.x(reference.high)), middle, height, Role::Reference);
            sheet.tick(layout.x(reference.median), middle, height + 6.0, Role::ReferenceMedian);
            let x = layout.x(stage.rate);
            if checked(stage) {
                sheet.text((x, middle + 4.5), texts.chart_unsure(), Anchor::Middle, Role::Strong);
            } else {
                let role = if at_median(stage) { Role::Dot } else { Role::OpenDot };
                sheet.dot((x, middle), RADIUS, role);
            }
        }
    });
    let unsure = stages.iter().any(|(_, stage)| checked(stage));
    Some(Chart {
        id: "funnel",
        title: texts.chart_funnel_title().to_owned(),
        key: if unsure { texts.chart_funnel_key_unsure() } else { texts.chart_funnel_key() }.to_owned(),
        drawing,
        table: Table {
            caption: texts.chart_funnel_table().to_owned(),
            heads: [
                texts.chart_col_stage(),
                texts.chart_col_rate(),
                texts.chart_col_usual(),
                texts.chart_col_median(),
                texts.chart_col_reading(),
                texts.chart_col_at_median(),
            ]
            .map(str::to_owned)
            .to_vec(),
            rows: stages
                .iter()
                .map(|(reference, stage)| {
                    vec![
                        name(stage),
                        figures::percent(stage.rate, texts),
                        texts.range(
                            &figures::percent(reference.low, texts),
                            &figures::percent(reference.high, texts),
                        ),
                        figures::percent(reference.median, texts),
                        texts.reading(stage.reading.id()).to_owned(),
                        stage.value_at_median.map_or(NOTHING.to_owned(), |value| account.money(value)),
                    ]
                })
                .collect(),
        },
    })
}
