//! The headline: what is at stake, and whether a plan pays that back. It never hides that none does.

use super::{Account, Texts, figures};
use crate::model::{Basis, Report};

/// What a report comes to in two sentences.
pub fn headline(report: &Report, currency: &str, texts: &Texts) -> String {
    if !report.has_stake() {
        return texts.headline_nothing().to_owned();
    }
    let stake = &report.stake.used;
    let (low, high) =
        (figures::money(stake.p10, currency, texts), figures::money(stake.p90, currency, texts));
    let stake = match (report.index.basis == Basis::None, low == high) {
        (true, false) => texts.headline_typical(&low, &high),
        (true, true) => texts.headline_typical_about(&low),
        (false, false) => texts.headline_stake(&low, &high),
        (false, true) => texts.headline_stake_about(&low),
    };
    format!("{stake} {}", plan(report, currency, texts))
}

/// What the plan comes to in one sentence.
fn plan(report: &Report, currency: &str, texts: &Texts) -> String {
    let plan = &report.plan;
    let cost = figures::money(plan.total_cost, currency, texts);
    match (plan.makes_no_difference, plan.pays_back, report.plan_chosen) {
        (false, true, _) if plan.total_cost <= 0.0 => texts.headline_free().to_owned(),
        (false, true, _) if report.pays_back_probably() => texts.headline_probably(&cost),
        (false, true, _) => texts.headline_likelier(&cost),
        _ => doubt(report, texts).to_owned(),
    }
}

/// Why a plan is not said to pay for itself.
fn doubt<'a>(report: &Report, texts: &'a Texts) -> &'a str {
    let plan = &report.plan;
    match (plan.makes_no_difference, plan.pays_back, report.plan_chosen) {
        (true, true, false) => texts.headline_no_difference(),
        (true, false, false) => texts.headline_no_difference_not_back(),
        (true, true, true) => texts.headline_chosen_no_difference(),
        (true, false, true) => texts.headline_chosen_no_difference_not_back(),
        (false, _, true) if plan.remedies.is_empty() => texts.headline_chosen_nothing(),
        (false, _, true) => texts.headline_chosen_not_back(),
        (false, _, false) => texts.headline_not_back(),
    }
}

/// The same of an account whose plan does not plainly pay; none when it does.
pub fn plan_in_doubt(account: &Account) -> Option<String> {
    let plan = &account.report.plan;
    let pays = plan.pays_back && !plan.makes_no_difference;
    (!pays).then(|| doubt(account.report, account.texts).to_owned())
}
