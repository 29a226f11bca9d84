//! The headline: what is at stake, and whether a plan pays that back. It never hides that none does.

use super::{Texts, figures};
use crate::model::{Basis, Report};

/// Chance of payback from which a plan probably pays for itself.
const PROBABLY: f64 = 0.75;

/// What a report comes to in two sentences.
pub fn headline(report: &Report, currency: &str, texts: &Texts) -> String {
    if report.stake.used.p90 <= 0.0 || report.index.value >= 100.0 {
        return texts.headline_nothing().to_owned();
    }
    let stake = &report.stake.used;
    let (low, high) =
        (figures::money(stake.p10, currency, texts), figures::money(stake.p90, currency, texts));
    let stake = match report.index.basis {
        Basis::None => texts.headline_typical(&low, &high),
        Basis::TwoHeads | Basis::OneHead | Basis::CeoOnly => texts.headline_stake(&low, &high),
    };
    format!("{stake} {}", plan(report, currency, texts))
}

/// What the plan comes to in one sentence.
fn plan(report: &Report, currency: &str, texts: &Texts) -> String {
    let plan = &report.plan;
    let chance = report.projection.chance_of_payback;
    let cost = figures::money(plan.total_cost, currency, texts);
    match (plan.makes_no_difference, plan.pays_back, report.plan_chosen) {
        (true, true, false) => texts.headline_no_difference().to_owned(),
        (true, false, false) => texts.headline_no_difference_not_back().to_owned(),
        (true, true, true) => texts.headline_chosen_no_difference().to_owned(),
        (true, false, true) => texts.headline_chosen_no_difference_not_back().to_owned(),
        (false, true, _) if chance >= PROBABLY => texts.headline_probably(&cost),
        (false, true, _) => texts.headline_likelier(&cost),
        (false, false, true) => texts.headline_chosen_not_back().to_owned(),
        (false, false, false) => texts.headline_not_back().to_owned(),
    }
}
