//! The fan of the cumulative net: when does the plan pay back, and with what doubt?

use plotters::element::PathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::recorder::{Drawing, FINENESS, Failure, Role};
use super::scale;
use super::{Chart, Subject, Table};
use crate::model::{MonthReport, Range};
use crate::text::{Texts, figures};

/// Size of labels in CSS pixels.
const LABEL_SIZE: i32 = 13;
/// Room for labels: left, right, above and below the data, in CSS pixels.
const MARGINS: [i32; 4] = [8, 84, 12, 28];
/// Least distance between two labels at the end of the lines, in CSS pixels.
const LABEL_DISTANCE: f64 = 16.0;

/// Months of which the table shows one.
const TABLE_EVERY: usize = 3;

/// The fan for a width in CSS pixels.
pub fn projection(subject: &Subject, width: u32) -> Chart {
    let Subject { report, currency, texts, .. } = *subject;
    let height = if width < 480 { 260 } else { 340 };
    let net = report.projection.net_total;
    let money = |value: f64| figures::money(value, currency, texts);
    let description = texts.chart_projection_description(
        &figures::money_range(net.p10, net.p90, currency, texts),
        &money(net.p50),
    );
    let drawing = Drawing::draw((width, height), description, |sheet| {
        fan(sheet, &report.projection.months, (width, height), &money, texts)
    });
    Chart {
        id: "projection",
        title: texts.chart_projection_title().to_owned(),
        key: texts.chart_projection_key().to_owned(),
        drawing,
        table: table(subject),
    }
}

fn table(subject: &Subject) -> Table {
    let Subject { report, currency, texts, .. } = *subject;
    let months = report.projection.months.iter().filter(|month| month.month.is_multiple_of(TABLE_EVERY));
    let money = |value: f64| figures::money(value, currency, texts);
    let range = |range: &Range| figures::money_range(range.p10, range.p90, currency, texts);
    Table {
        caption: texts.projection_table().to_owned(),
        heads: vec![
            texts.col_month().to_owned(),
            texts.col_cumulative().to_owned(),
            texts.col_most_likely().to_owned(),
        ],
        rows: months
            .map(|month| {
                let net = &month.cumulative_net;
                vec![month.month.to_string(), range(net), money(net.central)]
            })
            .collect(),
    }
}

fn fan(
    sheet: &DrawingArea<super::recorder::Recorder, plotters::coord::Shift>,
    months: &[MonthReport],
    (width, height): (u32, u32),
    money: &dyn Fn(f64) -> String,
    texts: &Texts,
) -> Result<(), Failure> {
    let [left, right, top, bottom] = MARGINS;
    let nets = || months.iter().map(|month| month.cumulative_net);
    let range = scale::with_zero(nets().flat_map(|net| [net.p10, net.p90, net.central]));
    let fine = |pixels: i32| pixels * FINENESS;
    let horizontal = fine(left)..fine(width as i32 - right);
    let vertical = fine(top)..fine(height as i32 - bottom);
    let last = months.len() as f64;
    let place = |(month, net): (f64, f64)| {
        let share = |value: f64, from: f64, to: f64| (value - from) / (to - from);
        let across = share(month, 0.0, last) * f64::from(horizontal.end - horizontal.start);
        let up = share(net, range.start, range.end) * f64::from(vertical.end - vertical.start);
        (horizontal.start + across as i32, vertical.end - up as i32)
    };
    let line = |points: Vec<(f64, f64)>, role: Role| {
        PathElement::new(points.into_iter().map(place).collect::<Vec<_>>(), role.color())
    };
    let style = |role: Role, h_pos: HPos| TextStyle {
        font: ("sans-serif", fine(LABEL_SIZE)).into_font(),
        color: role.color().to_backend_color(),
        pos: Pos::new(h_pos, VPos::Bottom),
    };
    let course = |pick: fn(&MonthReport) -> f64| -> Vec<(f64, f64)> {
        let start = [(0.0, 0.0)].into_iter();
        start.chain(months.iter().map(|month| (month.month as f64, pick(month)))).collect()
    };

    for tick in scale::ticks(&range) {
        let role = if tick == 0.0 { Role::Zero } else { Role::Grid };
        sheet.draw(&line(vec![(0.0, tick), (last, tick)], role))?;
        let (x, y) = place((0.0, tick));
        sheet.draw(&Text::new(money(tick), (x, y - fine(4)), style(Role::AxisLabel, HPos::Left)))?;
    }
    for year in 1..=3 {
        let month = f64::from(12 * year);
        let (x, _) = place((month, range.start));
        let label = texts.chart_month(&(12 * year).to_string());
        let anchor = if month == last { HPos::Right } else { HPos::Center };
        sheet.draw(&Text::new(label, (x, fine(height as i32 - 8)), style(Role::AxisLabel, anchor)))?;
        sheet.draw(&line(vec![(month, range.start), (month, range.end)], Role::Grid))?;
    }

    let (low, high) = (course(|m| m.cumulative_net.p10), course(|m| m.cumulative_net.p90));
    let outline: Vec<_> = low.iter().chain(high.iter().rev()).copied().map(place).collect();
    sheet.draw(&Polygon::new(outline, Role::Band.color()))?;
    sheet.draw(&line(low, Role::Edge))?;
    sheet.draw(&line(high, Role::Edge))?;
    sheet.draw(&line(course(|m| m.cumulative_net.central), Role::Central))?;
    sheet.draw(&line(course(|m| m.cumulative_net.p50), Role::Median))?;

    let Some(end) = nets().next_back() else { return Ok(()) };
    let ends = [end.p90, end.p50, end.p10].map(|net| (net, money(net)));
    let mut above = f64::NEG_INFINITY;
    for (net, label) in ends {
        let (x, y) = place((last, net));
        let y = (f64::from(y) / f64::from(FINENESS) + 4.0).max(above + LABEL_DISTANCE);
        above = y;
        let at = (x + fine(6), (y * f64::from(FINENESS)) as i32);
        sheet.draw(&Text::new(label, at, style(Role::Label, HPos::Left)))?;
    }
    Ok(())
}
