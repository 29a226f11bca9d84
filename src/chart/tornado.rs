//! What moves the outcome most.

use super::drawing::{Anchor, Drawing};
use super::role::Role;
use super::rows::{Form, Layout, NARROW, Row};
use super::{Chart, Table, scale};
use crate::model::{Driver, Swing};
use crate::text::{Account, figures};

/// Height of a bar.
const BAR: f64 = 12.0;
/// Room at both ends of the scale for the figures there.
const ENDS: f64 = 56.0;
/// Share of annual revenue below which a movement is none.
const NO_MOVEMENT: f64 = 1e-9;
/// Money below which the ends of bars are written with three digits, in the profile's currency.
const THREE_DIGITS: f64 = 10_000.0;
/// Share of the largest swing from which the ends of a bar are written beside it.
const TOLD: f64 = 0.1;

/// The outcome with one input at a time at either end of its range; none where there is no plan to describe.
pub fn tornado(account: &Account, width: u32) -> Option<Chart> {
    let Account { profile, report, texts, .. } = *account;
    let swings = report.sensitivity.as_ref()?;
    // Both ends of the route lie equally far from the middle, and the outcome moves in proportion.
    let central = swings.iter().find(|swing| swing.input == Driver::Route)?;
    let central = (central.low + central.high) / 2.0;
    let name = |driver: Driver| match driver {
        Driver::Answers => texts.chart_driver_answers(),
        Driver::Route => texts.chart_driver_route(),
        Driver::Parameter(uncertain) => texts.parameter_name(uncertain.id()),
    };
    let least = NO_MOVEMENT * profile.annual_revenue();
    let (moving, still): (Vec<&Swing>, Vec<&Swing>) = swings.iter().partition(|swing| swing.size() > least);
    let strongest = moving.first()?;
    let narrow = width < NARROW;
    let largest = moving.iter().flat_map(|swing| [swing.low.abs(), swing.high.abs()]).fold(0.0, f64::max);
    // Two digits cannot tell small amounts apart that lie close together.
    let amount = |value: f64| match largest < THREE_DIGITS {
        true => figures::short_money_to(value, 3, account.currency, texts),
        false => account.short_money(value),
    };
    let in_order = |swing: &Swing| (swing.low.min(swing.high), swing.low.max(swing.high));
    let rows: Vec<Row> = moving
        .iter()
        .map(|swing| {
            let (lowest, highest) = in_order(swing);
            Row {
                label: name(swing.input).to_owned(),
                note: if swing.input == Driver::Route { texts.chart_tornado_route() } else { "" }.to_owned(),
                // Where no room is beside the bars, their ends stand at the right.
                cells: vec![match narrow {
                    true => figures::range(&amount(lowest), &amount(highest), texts),
                    false => account.short_money(swing.size()),
                }],
                mark: BAR,
                ..Row::default()
            }
        })
        .collect();
    let values = || moving.iter().flat_map(|swing| [swing.low, swing.high]).chain([central]);
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let range = low..high;
    let ticks = scale::money_ticks(&range, account);
    let layout = Layout::new(
        &rows,
        Form {
            width,
            heads: &[if narrow { texts.chart_col_ends() } else { texts.chart_col_swing() }],
            inset: if narrow { 2.0 } else { ENDS },
            range,
            from_zero: true,
            ticks,
            ..Form::default()
        },
    );
    let description = texts.chart_tornado_description(
        name(strongest.input),
        &account.money(strongest.low.min(strongest.high)),
        &account.money(strongest.low.max(strongest.high)),
    );
    let drawing = Drawing::draw(layout.size, description, |sheet| {
        layout.draw(sheet);
        let x = layout.x(central);
        layout.above(sheet, central, &texts.chart_most_likely(&account.short_money(central)));
        for (at, swing) in moving.iter().enumerate() {
            let (middle, height) = layout.mark(at);
            let (low, high) = (layout.x(swing.low), layout.x(swing.high));
            sheet.bar((x, low), middle, height, Role::Hollow);
            sheet.bar((x, high), middle, height, Role::Solid);
        }
        layout.upright(sheet, central, Role::Mark);
        // The lines stand below the figures, which a narrow chart has in its column.
        let told = moving.iter().filter(|swing| !narrow && swing.size() >= TOLD * strongest.size());
        for (at, swing) in told.enumerate() {
            let ((left, right), baseline) = (in_order(swing), layout.mark(at).0 + 4.5);
            let [start, end] = [layout.x(left) - 5.0, layout.x(right) + 5.0];
            sheet.text((start, baseline), &amount(left), Anchor::End, Role::AxisLabel);
            sheet.text((end, baseline), &amount(right), Anchor::Start, Role::AxisLabel);
        }
    });
    let mut key = texts.chart_tornado_key().to_owned();
    if !still.is_empty() {
        let names: Vec<&str> = still.iter().map(|swing| name(swing.input)).collect();
        key = texts.sentences(&key, &texts.chart_tornado_still(&texts.phrases(&names)));
    }
    Some(Chart {
        id: "tornado",
        title: texts.chart_tornado_title().to_owned(),
        key,
        drawing,
        table: Table {
            caption: texts.chart_tornado_table().to_owned(),
            heads: [
                texts.chart_col_what(),
                texts.chart_col_low(),
                texts.chart_col_high(),
                texts.chart_col_swing(),
            ]
            .map(str::to_owned)
            .to_vec(),
            rows: swings
                .iter()
                .map(|swing| {
                    vec![
                        name(swing.input).to_owned(),
                        account.money(swing.low),
                        account.money(swing.high),
                        account.money(swing.size()),
                    ]
                })
                .collect(),
        },
    })
}
