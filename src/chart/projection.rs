//! What comes back month by month: the cumulative net with its payback, and the recovered revenue.

use super::drawing::{Anchor, Drawing};
use super::plan::month_label;
use super::recorder::Sheet;
use super::role::Role;
use super::rows::{NARROW, axis, balanced};
use super::{Chart, Table, scale};
use crate::model::parameters::HORIZON;
use crate::model::{MonthReport, PaybackMonth, Range};
use crate::text::{Account, figures};

/// Months of which the tables show one.
const TABLE_EVERY: usize = 3;
/// Heights of the plots, wide and narrow.
const HEIGHTS: [[f64; 2]; 2] = [[300.0, 210.0], [200.0, 150.0]];
/// Height of a plot in which nothing happens.
const FLAT: f64 = 24.0;
/// Room above the plot.
const TOP: f64 = 10.0;
/// Way from the ends of lines to their labels.
const LEADER: f64 = 10.0;
/// Heights of labels at the ends of lines, wide with words and narrow without.
const LABELS: [f64; 2] = [30.0, 15.0];

/// The fan of the cumulative net for a width in CSS pixels.
pub fn projection(account: &Account, width: u32) -> Chart {
    let Account { report, texts, .. } = *account;
    let net = report.projection.net_total;
    let description = match report.plan.remedies[..] {
        [] => texts.chart_no_plan().to_owned(),
        _ => texts.chart_projection_description(&account.money_range(&net), &account.money(net.p50)),
    };
    Chart {
        id: "projection",
        title: texts.chart_projection_title().to_owned(),
        key: texts.chart_band_key().to_owned(),
        drawing: fan(account, width, |month| month.cumulative_net, true, description),
        table: table(account, texts.chart_projection_table(), |month| month.cumulative_net),
    }
}

/// The revenue that each month brings back, for a width in CSS pixels.
pub fn recovered(account: &Account, width: u32) -> Chart {
    let Account { report, texts, .. } = *account;
    let last = report.projection.months.last().map(|month| month.recovered).unwrap_or_default();
    let description = match report.plan.remedies[..] {
        [] => texts.chart_no_plan().to_owned(),
        _ => texts.chart_recovered_description(&account.money_range(&last), &account.money(last.p50)),
    };
    Chart {
        id: "recovered",
        title: texts.chart_recovered_title().to_owned(),
        key: texts.chart_band_key().to_owned(),
        drawing: fan(account, width, |month| month.recovered, false, description),
        table: table(account, texts.chart_recovered_table(), |month| month.recovered),
    }
}

fn table(account: &Account, caption: &str, pick: fn(&MonthReport) -> Range) -> Table {
    let Account { report, texts, .. } = *account;
    let months = report.projection.months.iter().filter(|month| month.month.is_multiple_of(TABLE_EVERY));
    Table {
        caption: caption.to_owned(),
        heads: [
            texts.chart_col_month(),
            texts.chart_below(),
            texts.chart_half(),
            texts.chart_central(),
            texts.chart_above(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: months
            .map(|month| {
                let Range { p10, p50, central, p90 } = pick(month);
                let mut row = vec![month.month.to_string()];
                row.extend([p10, p50, central, p90].map(|value| account.money(value)));
                row
            })
            .collect(),
    }
}

/// Where months and amounts stand.
struct Frame {
    plot: (f64, f64),
    rows: (f64, f64),
    range: std::ops::Range<f64>,
}

impl Frame {
    fn x(&self, month: f64) -> f64 {
        scale::place(month, &(0.0..HORIZON as f64), self.plot)
    }

    fn y(&self, value: f64) -> f64 {
        scale::place(value, &self.range, (self.rows.1, self.rows.0))
    }
}

fn fan(
    account: &Account,
    width: u32,
    pick: fn(&MonthReport) -> Range,
    pays: bool,
    description: String,
) -> Drawing {
    let Account { report, texts, .. } = *account;
    let narrow = width < NARROW;
    let ranges: Vec<Range> =
        std::iter::once(Range::default()).chain(report.projection.months.iter().map(pick)).collect();
    let end = ranges.last().copied().unwrap_or_default();
    let range = scale::with_zero(ranges.iter().flat_map(|range| [range.p10, range.p90, range.central]));
    let mut ticks = scale::money_ticks(&range, account);
    let amounts =
        |role: Role, texts: &[String]| texts.iter().map(|text| role.text_width(text)).fold(0.0, f64::max);
    let left = ticks.iter().map(|(_, label)| Role::AxisLabel.text_width(label)).fold(0.0, f64::max);
    let mut ends = vec![
        (end.p90, texts.chart_above()),
        (end.central, texts.chart_central()),
        (end.p50, texts.chart_half()),
        (end.p10, texts.chart_below()),
    ];
    ends.sort_by(|a, b| b.0.total_cmp(&a.0));
    let flat = ranges.iter().all(|range| *range == Range::default());
    if flat {
        ticks.truncate(1);
        ends = vec![(0.0, texts.chart_always())];
    }
    let figures: Vec<String> = ends.iter().map(|(value, _)| account.short_money(*value)).collect();
    let words = ends.iter().map(|(_, words)| Role::AxisLabel.text_width(words)).fold(0.0, f64::max);
    let right = amounts(Role::Strong, &figures).max(if narrow { 0.0 } else { words });
    let full = f64::from(width);
    let frame = Frame {
        plot: (left + 8.0, full - right - LEADER - 4.0),
        rows: (TOP, TOP + if flat { FLAT } else { HEIGHTS[usize::from(!pays)][usize::from(narrow)] }),
        range,
    };
    let planned = pays && !report.plan.remedies.is_empty();
    let payback = planned.then(|| words_of(account, &report.projection.payback_month));
    let lines = payback.iter().flat_map(|words| balanced(words, Role::AxisStrong, full)).collect::<Vec<_>>();
    let bottom = frame.rows.1 + if lines.is_empty() { 0.0 } else { 22.0 + 15.0 * lines.len() as f64 };
    let height = bottom + 25.0;

    Drawing::draw((width, height.ceil() as u32), description, |sheet| {
        for (tick, label) in &ticks {
            let y = frame.y(*tick);
            sheet.level(frame.plot, y, Role::Grid);
            sheet.text((left, y + 4.0), label, Anchor::End, Role::AxisLabel);
        }
        let course = |value: fn(&Range) -> f64| -> Vec<(f64, f64)> {
            ranges
                .iter()
                .enumerate()
                .map(|(month, range)| (frame.x(month as f64), frame.y(value(range))))
                .collect()
        };
        let (low, high) = (course(|range| range.p10), course(|range| range.p90));
        let outline: Vec<_> = low.iter().chain(high.iter().rev()).copied().collect();
        sheet.area(&outline, Role::Band);
        sheet.level(frame.plot, frame.y(0.0), Role::Zero);
        sheet.line(&low, Role::Edge);
        sheet.line(&high, Role::Edge);
        sheet.line(&course(|range| range.central), Role::Central);
        sheet.line(&course(|range| range.p50), Role::Median);

        let size = LABELS[usize::from(narrow)];
        let wanted: Vec<(f64, f64)> = ends.iter().map(|(value, _)| (frame.y(*value), size)).collect();
        let middles = scale::apart(&wanted, (0.0, bottom + 2.0));
        for (((value, words), figure), middle) in ends.iter().zip(&figures).zip(middles) {
            let (x, y) = (frame.plot.1, frame.y(*value));
            sheet.line(&[(x + 1.0, y), (x + LEADER, middle)], Role::Hairline);
            let baseline = if narrow { middle + 4.5 } else { middle - 2.0 };
            sheet.text((x + LEADER + 4.0, baseline), figure, Anchor::Start, Role::Strong);
            if !narrow {
                sheet.text((x + LEADER + 4.0, baseline + 13.0), words, Anchor::Start, Role::AxisLabel);
            }
        }
        if !lines.is_empty() {
            bracket(sheet, &frame, &report.projection.payback_month, &lines, full);
        }
        let months =
            [0.0, 12.0, 24.0, 36.0].map(|month| (frame.x(month), month_label(account, month, narrow)));
        let months: Vec<_> = months.iter().map(|(x, label)| (*x, label.as_str())).collect();
        for (x, _) in &months {
            sheet.tick(*x, bottom + 2.0, 4.0, Role::Grid);
        }
        axis(sheet, &months, 0, bottom + 20.0, full);
    })
}

/// Payback in words.
fn words_of(account: &Account, payback: &PaybackMonth) -> String {
    let texts = account.texts;
    let month = |month: f64| figures::number(month, 0, texts);
    let Some(low) = payback.p10.map(month) else { return texts.chart_payback_never().to_owned() };
    match (payback.p50, payback.p90) {
        (Some(half), Some(high)) => {
            texts.chart_payback_all(&figures::range(&low, &month(high), texts), &month(half))
        }
        (Some(half), None) => texts.chart_payback_half(&low, &month(half)),
        _ => texts.chart_payback_some(&low),
    }
}

/// From the month by which one case in ten has paid back to that of nine in ten; open where they do not.
fn bracket(sheet: &Sheet, frame: &Frame, payback: &PaybackMonth, lines: &[String], width: f64) {
    let month = |month: Option<f64>| month.map(|month| frame.x(month));
    let [low, half, high] = [payback.p10, payback.p50, payback.p90].map(month);
    let y = frame.rows.1 + 14.0;
    let ends = (low.unwrap_or(frame.plot.0), high.unwrap_or(frame.plot.1));
    if let Some(low) = low {
        sheet.level(ends, y, Role::Span);
        sheet.tick(low, y, 8.0, Role::Span);
        match high {
            Some(high) => sheet.tick(high, y, 8.0, Role::Span),
            None => {
                let (tip, back) = (ends.1, ends.1 - 5.0);
                sheet.line(&[(back, y - 3.5), (tip, y + 0.5), (back, y + 4.5)], Role::Span);
            }
        }
    }
    if let Some(x) = half {
        let zero = frame.y(0.0);
        sheet.tick(x, (zero + y) / 2.0, y - zero, Role::Hairline);
        sheet.dot((x, zero), 4.0, Role::Dot);
        sheet.dot((x, y), 4.0, Role::Dot);
    }
    // Without a bracket its words stand in its place.
    let baseline = if low.is_some() { y + 18.0 } else { y + 10.0 };
    for (at, line) in lines.iter().enumerate() {
        let reach = Role::AxisStrong.text_width(line) / 2.0;
        let middle = (ends.0 + ends.1) / 2.0;
        let x = middle.clamp(reach.min(width / 2.0), (width - reach).max(width / 2.0));
        sheet.text((x, baseline + 15.0 * at as f64), line, Anchor::Middle, Role::AxisStrong);
    }
}
