//! Which pattern, and what speaks for and against the likeliest one.

use super::drawing::{Anchor, Drawing};
use super::role::Role;
use super::rows::{Form, Layout, Row};
use super::{Chart, Table, scale};
use crate::model::{Fit, Pattern, Signal};
use crate::text::{Account, figures};

/// Height of a bar.
const BAR: f64 = 10.0;
/// Signals for the likeliest pattern that are drawn; those against it all are.
const STRONGEST: usize = 8;

/// What speaks for and against the likeliest pattern; none where nothing is known.
pub fn signals(account: &Account, width: u32) -> Option<Chart> {
    let Account { report, texts, .. } = *account;
    let pattern = &report.pattern;
    let mut signals: Vec<&Signal> = pattern.signals.iter().collect();
    signals.sort_by(|a, b| b.pull.total_cmp(&a.pull));
    let fact = |signal: &Signal| {
        if signal.state { texts.signal_true(signal.id) } else { texts.signal_false(signal.id) }.to_owned()
    };
    let pull = |signal: &Signal| {
        let plus = if signal.pull > 0.0 { "+" } else { "" };
        format!("{plus}{}", figures::number(signal.pull, 2, texts))
    };
    let supporting = signals.iter().filter(|signal| signal.pull > 0.0).count();
    let against = &signals[supporting..];
    let drawn: Vec<&Signal> = signals[..supporting].iter().take(STRONGEST).chain(against).copied().collect();
    let first = drawn.first()?;
    let rows: Vec<Row> = drawn
        .iter()
        .map(|signal| Row { label: fact(signal), cells: vec![pull(signal)], mark: BAR, ..Row::default() })
        .collect();
    let range = scale::with_zero(drawn.iter().map(|signal| signal.pull));
    let name = texts.pattern_name(pattern.likeliest.id());
    let layout = Layout::new(
        &rows,
        Form {
            width,
            heads: &[texts.chart_col_pull()],
            inset: 2.0,
            range,
            from_zero: true,
            ticks: vec![(0.0, String::new())],
            ..Form::default()
        },
    );
    let description = texts.chart_signals_description(
        &signals.len().to_string(),
        &supporting.to_string(),
        name,
        &fact(first),
    );
    let drawing = Drawing::draw(layout.size, description, |sheet| {
        layout.draw(sheet);
        let zero = layout.x(0.0);
        for (at, signal) in drawn.iter().enumerate() {
            let (middle, height) = layout.mark(at);
            let role = if signal.pull > 0.0 { Role::Solid } else { Role::Hollow };
            sheet.bar((zero, layout.x(signal.pull)), middle, height, role);
        }
        if !layout.narrow {
            let baseline = layout.body.0 - 4.0;
            if supporting > 0 {
                sheet.text((zero, baseline), texts.chart_points_to(), Anchor::Start, Role::AxisStrong);
            }
            if !against.is_empty() {
                sheet.text((zero - 8.0, baseline), texts.chart_points_away(), Anchor::End, Role::AxisLabel);
            }
        }
    });
    Some(Chart {
        id: "signals",
        title: texts.chart_signals_title(name),
        key: if signals.len() > drawn.len() {
            texts.chart_signals_key_some(&drawn.len().to_string(), &signals.len().to_string())
        } else {
            texts.chart_signals_key().to_owned()
        },
        drawing,
        table: Table {
            caption: texts.chart_signals_table().to_owned(),
            heads: vec![texts.chart_col_fact().to_owned(), texts.chart_col_pull().to_owned()],
            rows: signals.iter().map(|signal| vec![fact(signal), pull(signal)]).collect(),
        },
    })
}

/// The probability of each pattern.
pub fn posterior(account: &Account, width: u32) -> Chart {
    let Account { report, texts, .. } = *account;
    let pattern = &report.pattern;
    let patterns: Vec<(Pattern, f64)> = Pattern::ALL.iter().copied().zip(pattern.posterior.0).collect();
    let note = |of: Pattern| if of == pattern.expected { texts.chart_typical() } else { "" };
    let rows: Vec<Row> = patterns
        .iter()
        .map(|(of, share)| Row {
            label: texts.pattern_name(of.id()).to_owned(),
            note: note(*of).to_owned(),
            cells: vec![probability(account, *share)],
            strong: *of == pattern.likeliest && pattern.fit != Fit::None,
            mark: BAR,
        })
        .collect();
    let ticks = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| (share, figures::whole_percent(share, texts)));
    let layout = Layout::new(
        &rows,
        Form { width, range: 0.0..1.0, from_zero: true, ticks: ticks.to_vec(), ..Form::default() },
    );
    let likeliest = patterns.iter().find(|(of, _)| *of == pattern.likeliest).map_or(0.0, |(_, share)| *share);
    let description = texts.chart_posterior_description(
        texts.pattern_name(pattern.likeliest.id()),
        &figures::whole_percent(likeliest, texts),
        texts.pattern_name(pattern.expected.id()),
    );
    let drawing = Drawing::draw(layout.size, description, |sheet| {
        layout.draw(sheet);
        for (at, ((_, share), row)) in patterns.iter().zip(&rows).enumerate() {
            let (middle, height) = layout.mark(at);
            let role = if row.strong { Role::Solid } else { Role::Hollow };
            sheet.bar((layout.x(0.0), layout.x(*share)), middle, height, role);
        }
    });
    Chart {
        id: "posterior",
        title: texts.chart_posterior_title().to_owned(),
        key: if pattern.fit == Fit::None {
            texts.chart_posterior_key_none()
        } else {
            texts.chart_posterior_key()
        }
        .to_owned(),
        drawing,
        table: Table {
            caption: texts.chart_posterior_table().to_owned(),
            heads: [texts.chart_col_pattern(), texts.chart_col_probability(), texts.chart_col_remark()]
                .map(str::to_owned)
                .to_vec(),
            rows: patterns
                .iter()
                .map(|(of, share)| {
                    vec![
                        texts.pattern_name(of.id()).to_owned(),
                        probability(account, *share),
                        note(*of).to_owned(),
                    ]
                })
                .collect(),
        },
    }
}

/// A probability in whole per cent; small ones are not known more closely than that.
fn probability(account: &Account, share: f64) -> String {
    let texts = account.texts;
    match share {
        share if share > 0.0 && share < 0.01 => texts.chart_under(&figures::whole_percent(0.01, texts)),
        share => figures::whole_percent(share, texts),
    }
}
