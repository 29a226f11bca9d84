//! Which dysfunction is likely: a prior by size, moved by what is known of the company.

use serde::Serialize;

use super::agreement::Agreement;
use super::index::{Basis, ByItem, Level};
use super::parameters::{ALIGNED_INDEX, EDGE_TOLERANCE};
use super::triangle::Triangle;
use crate::profile::{
    Answers, Band, Item, MarketingLeader, MarketingReportsTo, Profile, Rater, SalesLeader, Team, vocabulary,
};

vocabulary! {
    /// The four patterns, each typical of one size band.
    Pattern {
        /// Marketing is absent or an errand; typical of small companies.
        MissingFunction = "missing_function",
        /// Sales leads, marketing makes booths and brochures; typical of medium companies.
        MarketingShelved = "marketing_shelved",
        /// Both fully staffed, little coordination; typical of large companies.
        Silos = "silos",
        /// Definitions and systems differ by unit; typical of enterprises.
        Patchwork = "patchwork",
    }
}

impl Pattern {
    /// The pattern typical of a size band.
    pub const fn typical_of(band: Band) -> Self {
        Pattern::ALL[band as usize]
    }
}

/// One figure for each pattern, in their order.
type ByPattern = [f64; 4];

vocabulary! {
    /// How clearly the answers point to one pattern.
    Fit {
        /// Nothing is known but the size.
        SizeOnly = "size_only",
        /// No pattern reaches one half.
        Mixed = "mixed",
        /// One pattern reaches one half.
        Likely = "likely",
        /// One pattern reaches seven tenths.
        Strong = "strong",
        /// The company is aligned: no pattern stands out.
        None = "none",
    }
}

/// A fact that speaks for or against the likeliest pattern.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Signal {
    /// The fixed name; a question's id where a low answer is the signal.
    pub id: &'static str,
    /// Whether the fact holds.
    pub state: bool,
    /// How far it moves the log odds of the likeliest pattern against the mean of the others.
    pub pull: f64,
}

/// What speaks for which pattern.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PatternReport {
    /// Typical of the size band.
    pub expected: Pattern,
    /// Likeliest by all that is known.
    pub likeliest: Pattern,
    /// How clearly.
    pub fit: Fit,
    /// Probability of each pattern, together 1.
    pub posterior: Posterior,
    /// Known facts only.
    pub signals: Vec<Signal>,
}

/// Probability of each pattern, in their order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posterior(pub ByPattern);

impl Serialize for Posterior {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Pattern::ALL.iter().zip(&self.0))
    }
}

/// Probability of each pattern from the size alone (judgement after size-patterns).
pub const fn prior(band: Band) -> ByPattern {
    match band {
        Band::Small => [0.55, 0.25, 0.12, 0.08],
        Band::Medium => [0.20, 0.55, 0.20, 0.05],
        Band::Large => [0.05, 0.20, 0.55, 0.20],
        Band::Enterprise => [0.08, 0.12, 0.25, 0.55],
    }
}

/// Questions whose low answer is a signal, with its probability under each pattern (judgement).
const LOW_ITEMS: [(Item, ByPattern); 11] = [
    (Item::C1, [0.40, 0.45, 0.65, 0.55]),
    (Item::C2, [0.30, 0.40, 0.70, 0.55]),
    (Item::C3, [0.50, 0.70, 0.35, 0.35]),
    (Item::T1, [0.60, 0.40, 0.35, 0.60]),
    (Item::T2, [0.60, 0.40, 0.40, 0.60]),
    (Item::T3, [0.60, 0.50, 0.65, 0.60]),
    (Item::P1, [0.65, 0.65, 0.45, 0.45]),
    (Item::F1, [0.55, 0.45, 0.50, 0.70]),
    (Item::F2, [0.60, 0.45, 0.60, 0.65]),
    (Item::F3, [0.65, 0.40, 0.30, 0.30]),
    (Item::S1, [0.60, 0.60, 0.35, 0.35]),
];

/// Most likely level up to which an answer is low.
const LOW_LEVEL: f64 = 1.0;
/// Percentage of marketing's effort from which one purpose is heavy.
const HEAVY_EFFORT: f64 = 50.0;

/// Every fact of the team and the heads with what is known of it and its probabilities (judgement).
fn team_signals(team: &Team, agreement: Option<&Agreement>) -> [(&'static str, Option<bool>, ByPattern); 9] {
    let unled = |leader| matches!(leader, MarketingLeader::Nobody | MarketingLeader::Founder);
    let effort = &team.marketing_effort;
    [
        ("no_marketers", no_marketers(team), [0.70, 0.10, 0.02, 0.02]),
        (
            "founder_sells",
            team.sales_leader.map(|leader| leader == SalesLeader::Founder),
            [0.75, 0.30, 0.08, 0.03],
        ),
        ("marketing_unled", team.marketing_leader.map(unled), [0.80, 0.25, 0.05, 0.03]),
        (
            "reports_to_sales",
            team.marketing_reports_to.map(|to| to == MarketingReportsTo::Sales),
            [0.15, 0.60, 0.20, 0.10],
        ),
        (
            "sales_support_heavy",
            effort.sales_support.map(|percent| percent >= HEAVY_EFFORT),
            [0.30, 0.65, 0.15, 0.15],
        ),
        ("brand_heavy", effort.brand.map(|percent| percent >= HEAVY_EFFORT), [0.15, 0.15, 0.60, 0.50]),
        ("unit_marketing", team.business_unit_marketing, [0.03, 0.08, 0.30, 0.75]),
        ("heads_disagree", agreement.map(|a| a.mean_absolute_gap > 1.0), [0.25, 0.45, 0.70, 0.65]),
        ("sales_rosier", agreement.map(|a| a.mean_signed_gap >= 0.5), [0.30, 0.60, 0.40, 0.40]),
    ]
}

fn no_marketers(team: &Team) -> Option<bool> {
    let counts = [team.marketers, team.outsourced_marketers];
    if counts.iter().flatten().any(|count| *count > 0.0) {
        return Some(false);
    }
    counts.iter().all(Option::is_some).then_some(true)
}

/// What a pattern's probability is made of, before all four are made to add up to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighing {
    /// From the size alone.
    pub prior: ByPattern,
    /// What the known facts multiply it by.
    pub facts: ByPattern,
}

/// Every fact with its probability under each pattern.
pub fn fact_probabilities() -> Vec<(&'static str, ByPattern)> {
    let of_team = team_signals(&Team::default(), None).map(|(id, _, probabilities)| (id, probabilities));
    let of_items = LOW_ITEMS.map(|(item, probabilities)| (item.id(), probabilities));
    of_team.into_iter().chain(of_items).collect()
}

/// The prior and the facts, by pattern.
pub fn weighing(profile: &Profile, triangles: &ByItem<Triangle>, agreement: Option<&Agreement>) -> Weighing {
    let mut facts = [1.0; 4];
    for (_, _, likelihood) in likelihoods(profile, triangles, agreement) {
        facts = std::array::from_fn(|at| facts[at] * likelihood[at].sqrt());
    }
    Weighing { prior: prior(profile.band()), facts }
}

/// Every known fact, whether it holds, and how likely that is under each pattern.
fn likelihoods(
    profile: &Profile,
    triangles: &ByItem<Triangle>,
    agreement: Option<&Agreement>,
) -> Vec<(&'static str, bool, ByPattern)> {
    let answered = |item| Rater::ALL.iter().any(|rater| known(&profile.answers, *rater, item));
    let items = LOW_ITEMS.into_iter().map(|(item, probabilities)| {
        let low = answered(item).then(|| triangles[item as usize].mode <= LOW_LEVEL);
        (item.id(), low, probabilities)
    });
    team_signals(&profile.team, agreement)
        .into_iter()
        .chain(items)
        .filter_map(|(id, state, probabilities)| {
            let state = state?;
            Some((id, state, probabilities.map(|p| if state { p } else { 1.0 - p })))
        })
        .collect()
}

/// The pattern that size, team facts and answers point to.
pub fn pattern(
    profile: &Profile,
    triangles: &ByItem<Triangle>,
    level: &Level,
    agreement: Option<&Agreement>,
) -> PatternReport {
    let band = profile.band();
    let likelihoods = likelihoods(profile, triangles, agreement);

    let mut posterior = prior(band);
    for (_, _, likelihood) in &likelihoods {
        // The square root because the signals are correlated.
        posterior = std::array::from_fn(|at| posterior[at] * likelihood[at].sqrt());
    }
    let sum: f64 = posterior.iter().sum();
    posterior = posterior.map(|weight| weight / sum);

    let largest = posterior.iter().copied().fold(0.0, f64::max);
    let top = posterior.iter().position(|p| *p == largest).unwrap_or_default();
    let signals: Vec<Signal> = likelihoods
        .into_iter()
        .map(|(id, state, likelihood)| Signal { id, state, pull: pull(&likelihood, top) })
        .collect();
    let aligned = level.basis != Basis::None && level.value + EDGE_TOLERANCE >= ALIGNED_INDEX;
    PatternReport {
        expected: Pattern::typical_of(band),
        likeliest: Pattern::ALL[top],
        fit: match largest {
            _ if aligned => Fit::None,
            _ if signals.is_empty() => Fit::SizeOnly,
            p if p >= 0.70 => Fit::Strong,
            p if p >= 0.50 => Fit::Likely,
            _ => Fit::Mixed,
        },
        posterior: Posterior(posterior),
        signals,
    }
}

fn pull(likelihood: &ByPattern, top: usize) -> f64 {
    let logs = likelihood.map(libm::log);
    let others: f64 = logs.iter().enumerate().filter(|(at, _)| *at != top).map(|(_, log)| log).sum();
    0.5 * (logs[top] - others / 3.0)
}

fn known(answers: &Answers, rater: Rater, item: Item) -> bool {
    answers.known(rater, item).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_has_a_probability_under_each_pattern() {
        let facts = fact_probabilities();
        assert_eq!(facts.len(), LOW_ITEMS.len() + team_signals(&Team::default(), None).len());
        for (id, shares) in facts {
            assert!(shares.iter().all(|share| 0.0 < *share && *share < 1.0), "{id}: {shares:?}");
        }
    }
}
