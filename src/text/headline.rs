//! The headline: what is at stake, and whether a plan pays that back. It never hides that none does.

use super::{Account, Texts, figures};
use crate::model::{Conclusion, Outcome};

/// What a report comes to in two sentences; with the budget that the plan had to keep to, if any.
pub fn headline(
    conclusion: Option<&Conclusion>,
    budget: Option<f64>,
    currency: &str,
    texts: &Texts,
) -> String {
    let Some(conclusion) = conclusion else { return texts.headline_nothing().to_owned() };
    let [low, high] = conclusion.stake.map(|value| figures::money(value, currency, texts));
    let stake = match (conclusion.typical, low == high) {
        (true, false) => texts.headline_typical(&low, &high),
        (true, true) => texts.headline_typical_about(&low),
        (false, false) => texts.headline_stake(&low, &high),
        (false, true) => texts.headline_stake_about(&low),
    };
    let cost = figures::money(conclusion.cost, currency, texts);
    let plan = match conclusion.outcome {
        Outcome::Probably | Outcome::Likelier if conclusion.cost <= 0.0 => texts.headline_free().to_owned(),
        Outcome::Probably => texts.headline_probably(&cost),
        Outcome::Likelier => texts.headline_likelier(&cost),
        Outcome::NotBack if !conclusion.chosen && budget.is_some() => {
            texts.headline_not_back_budget(&figures::money(budget.unwrap_or_default(), currency, texts))
        }
        outcome => doubt(outcome, conclusion.chosen, conclusion.cost <= 0.0, texts).to_owned(),
    };
    texts.paragraph(&[stake, plan])
}

/// Why a plan is not said to pay for itself; one that costs nothing has nothing in it.
fn doubt(outcome: Outcome, is_chosen: bool, is_empty: bool, texts: &Texts) -> &str {
    match (outcome, is_chosen) {
        (Outcome::NoDifference, false) => texts.headline_no_difference(),
        (Outcome::NoDifferenceNotBack, false) => texts.headline_no_difference_not_back(),
        (Outcome::NoDifference, true) => texts.headline_chosen_no_difference(),
        (Outcome::NoDifferenceNotBack, true) => texts.headline_chosen_no_difference_not_back(),
        (_, true) if is_empty => texts.headline_chosen_nothing(),
        (_, true) => texts.headline_chosen_not_back(),
        (_, false) => texts.headline_not_back(),
    }
}

/// The same of an account whose plan does not plainly pay; none when it does.
pub fn plan_in_doubt(account: &Account) -> Option<String> {
    let Account { report, texts, .. } = account;
    let outcome = report.outcome();
    let pays = matches!(outcome, Outcome::Probably | Outcome::Likelier);
    let is_empty = report.plan.remedies.is_empty();
    (!pays).then(|| doubt(outcome, report.plan_chosen, is_empty, texts).to_owned())
}
