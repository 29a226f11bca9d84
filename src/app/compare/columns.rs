//! The columns of the table: what stands in each, and what it is sorted by.

use std::cmp::Ordering;

use super::figures::{Figures, Money, Span};
use super::state::Row;
use crate::text::{Texts, figures};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The order in which lines were pasted; no column is shown for it.
    Line,
    /// The label.
    Name,
    /// The month of the result.
    Month,
    /// The Alignment Index.
    Index,
    /// The pattern.
    Pattern,
    /// At stake a year.
    Stake,
    /// The chance that the plan pays for itself.
    Chance,
    /// What the plan costs.
    Cost,
}

impl Column {
    /// Those that are shown, from the start of the line.
    pub const SHOWN: [Column; 7] = [
        Column::Name,
        Column::Month,
        Column::Index,
        Column::Pattern,
        Column::Stake,
        Column::Chance,
        Column::Cost,
    ];

    /// The fixed name.
    pub const fn id(self) -> &'static str {
        match self {
            Column::Line => "line",
            Column::Name => "name",
            Column::Month => "month",
            Column::Index => "index",
            Column::Pattern => "pattern",
            Column::Stake => "stake",
            Column::Chance => "chance",
            Column::Cost => "cost",
        }
    }

    /// Whether the largest value is looked for first.
    pub fn falls_first(self) -> bool {
        matches!(self, Column::Month | Column::Stake | Column::Chance | Column::Cost)
    }

    /// What a row is sorted by; money as a share of revenue, since currencies differ. None where it is
    /// not known.
    pub fn key(self, row: &Row) -> Option<Key> {
        let Figures { label, month, index, pattern, chance, money, .. } = &*row.figures;
        let share =
            |pick: fn(&Money) -> Option<Span>| money.as_ref().and_then(|m| Some(m.share(pick(m)?.value)));
        let number = match self {
            Column::Line => Some(row.line as f64),
            Column::Name => return label.as_ref().map(|label| Key::Words(label.to_lowercase())),
            Column::Month => Some(f64::from(month.year()) * 12.0 + f64::from(month.month())),
            Column::Index => Some(index.value),
            Column::Pattern => Some(f64::from(*pattern as u8)),
            Column::Stake => share(|money| Some(money.stake)),
            Column::Chance => *chance,
            Column::Cost => share(|money| money.cost),
        };
        number.map(Key::Number)
    }
}

/// What a row is sorted by.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// A figure, by size.
    Number(f64),
    /// Words, by letters without regard to capitals.
    Words(String),
}

impl Key {
    /// Which of two keys of one column comes first.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Key::Number(a), Key::Number(b)) => a.total_cmp(b),
            (Key::Words(a), Key::Words(b)) => a.cmp(b),
            (Key::Number(_), Key::Words(_)) => Ordering::Less,
            (Key::Words(_), Key::Number(_)) => Ordering::Greater,
        }
    }
}

/// What a row is called: its label, or the number of its line.
pub fn name(row: &Row, texts: &Texts) -> String {
    row.figures.label.clone().unwrap_or_else(|| texts.compare_line(&row.line.to_string()))
}

/// Eight cases in ten of points.
pub fn points(span: Span, texts: &Texts) -> String {
    figures::range(&figures::points(span.low, texts), &figures::points(span.high, texts), texts)
}

/// Eight cases in ten of an amount of money.
pub fn amount(money: &Money, span: Span, texts: &Texts) -> String {
    figures::money_range(span.low, span.high, money.currency(), texts)
}

/// The same as a share of revenue.
pub fn share(money: &Money, span: Span, texts: &Texts) -> String {
    let percent = |value: f64| figures::percent(money.share(value), texts);
    texts.compare_share(&figures::range(&percent(span.low), &percent(span.high), texts))
}

/// What is at stake a year.
pub fn stake(figures: &Figures, texts: &Texts) -> String {
    match &figures.money {
        None => texts.compare_without_money().to_owned(),
        Some(money) if money.stake.high <= 0.0 => texts.fact_nothing().to_owned(),
        Some(money) => amount(money, money.stake, texts),
    }
}

/// What the plan costs.
pub fn cost(figures: &Figures, texts: &Texts) -> String {
    match &figures.money {
        None => texts.compare_without_money().to_owned(),
        Some(Money { cost: None, .. }) => texts.compare_no_plan().to_owned(),
        Some(money) => amount(money, money.cost.unwrap_or_default(), texts),
    }
}

/// The chance that the plan pays for itself.
pub fn chance(figures: &Figures, texts: &Texts) -> String {
    figures.chance.map_or(texts.compare_no_plan().to_owned(), |chance| figures::chance(chance, texts))
}

/// What the sender saw, where today's figures are others.
pub fn sent(figures: &Figures, texts: &Texts) -> Option<String> {
    let sent = figures.sent.as_ref()?;
    let index = points(sent.index.into(), texts);
    Some(match (&sent.stake, &figures.money) {
        (Some(stake), Some(money)) => {
            let (low, high) = (stake.low.get(), stake.high.get());
            texts.compare_sent(&index, &figures::money_range(low, high, money.currency(), texts))
        }
        _ => texts.compare_sent_index(&index),
    })
}
