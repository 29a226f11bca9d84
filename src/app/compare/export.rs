//! The table taken along: as a file of plain numbers, and as text for a sheet or a mail.

use super::super::csv::{self, harmless};
use super::columns::{self, Column};
use super::figures::{Figures, Span};
use super::state::Row;
use crate::text::Texts;

/// The columns of the file, by their names in the texts.
const FIELDS: [&str; 21] = [
    "line",
    "name",
    "month",
    "index",
    "index_low",
    "index_high",
    "tier",
    "pattern",
    "currency",
    "revenue",
    "stake",
    "stake_low",
    "stake_high",
    "stake_share",
    "chance",
    "cost",
    "cost_low",
    "cost_high",
    "sent_low",
    "sent_high",
    "link",
];

/// The rows as a file of comma-separated values (RFC 4180), its numbers plain.
pub fn csv(rows: &[Row], address: &str, texts: &Texts) -> String {
    let heads = FIELDS.map(|id| texts.compare_field(id).to_owned());
    let lines = std::iter::once(heads).chain(rows.iter().map(|row| fields(row, address, texts)));
    csv::csv(lines)
}

/// The rows as they stand in the table, parted by tabs, which sheets take apart and mails show.
pub fn text(rows: &[Row], texts: &Texts) -> String {
    let heads = Column::SHOWN.map(|column| texts.compare_column(column.id()).to_owned());
    let cells = |row: &Row| {
        let figures = &*row.figures;
        Column::SHOWN.map(|column| match column {
            Column::Line => row.line.to_string(),
            Column::Name => columns::name(row, texts),
            Column::Month => month(figures),
            Column::Index => columns::points(figures.index, texts),
            Column::Pattern => texts.pattern_name(figures.pattern.id()).to_owned(),
            Column::Stake => columns::stake(figures, texts),
            Column::Chance => columns::chance(figures, texts),
            Column::Cost => columns::cost(figures, texts),
        })
    };
    let lines = std::iter::once(heads).chain(rows.iter().map(cells));
    let lines: Vec<String> = lines.map(|line| line.map(|cell| harmless(&cell)).join("\t")).collect();
    lines.join("\n")
}

/// A month as 2026-09.
fn month(figures: &Figures) -> String {
    format!("{}-{:02}", figures.month.year(), figures.month.month())
}

fn fields(row: &Row, address: &str, texts: &Texts) -> [String; FIELDS.len()] {
    let figures = &*row.figures;
    let money = figures.money.as_ref();
    let whole = |value: Option<f64>| value.map(|value| plain(value, 0)).unwrap_or_default();
    let stake = |pick: fn(Span) -> f64| whole(money.map(|money| pick(money.stake)));
    let cost = |pick: fn(Span) -> f64| whole(money.and_then(|money| money.cost).map(pick));
    let sent = figures.sent.as_ref().and_then(|sent| sent.stake);
    let share = money.map(|money| plain(money.share(money.stake.value), 5));
    [
        row.line.to_string(),
        harmless(&columns::name(row, texts)),
        month(figures),
        plain(figures.index.value, 1),
        plain(figures.index.low, 1),
        plain(figures.index.high, 1),
        figures.tier.map_or("", |tier| texts.tier(tier.id())).to_owned(),
        texts.pattern_name(figures.pattern.id()).to_owned(),
        money.map_or("", |money| money.currency()).to_owned(),
        whole(money.map(|money| money.profile.annual_revenue())),
        stake(|span| span.value),
        stake(|span| span.low),
        stake(|span| span.high),
        share.unwrap_or_default(),
        figures.chance.map(|chance| plain(chance, 2)).unwrap_or_default(),
        cost(|span| span.value),
        cost(|span| span.low),
        cost(|span| span.high),
        whole(sent.map(|sent| sent.low.get())),
        whole(sent.map(|sent| sent.high.get())),
        format!("{address}#{}", figures.fragment),
    ]
}

fn plain(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}
