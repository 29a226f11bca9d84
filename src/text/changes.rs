//! What one answer did to the index and to the money, in a sentence beside its field.

use super::{Texts, figures};
use crate::model::Report;

/// What was found before and after a change; `heads_differ` when it made the two heads differ on one question.
pub fn sentence(
    before: &Report,
    after: &Report,
    heads_differ: bool,
    currency: &str,
    texts: &Texts,
) -> String {
    let points = |report: &Report| {
        let (low, high) = (figures::points(report.index.p10), figures::points(report.index.p90));
        figures::range(&low, &high, texts)
    };
    let money =
        |report: &Report| figures::money_range(report.stake.used.p10, report.stake.used.p90, currency, texts);
    let width = |report: &Report| report.index.p90 - report.index.p10;
    let mut said = Vec::new();
    if points(before) != points(after) {
        let (before_it, now) = (points(before), points(after));
        said.push(match (width(after) > width(before) + 0.5, heads_differ) {
            (true, true) => texts.change_index_differ(&before_it, &now),
            (true, false) => texts.change_index_wider(&before_it, &now),
            (false, _) => texts.change_index(&before_it, &now),
        });
    }
    if money(before) != money(after) {
        said.push(texts.change_stake(&money(before), &money(after)));
    }
    if said.is_empty() {
        return texts.change_nothing().to_owned();
    }
    said.join(" ")
}
