//! Report to link: what a result says of itself, in the rounding in which it is shown.

use crate::link::{
    Headline, Label, ModelVersion, Month, Outcome, Points, Rounded, ShownPlan, ShownRange, ShownStake,
    WithoutMoney,
};
use crate::model::{Basis, Report};
use crate::profile::{Item, Profile, Rater};

fn range([value, low, high]: [f64; 3]) -> ShownRange {
    let [value, low, high] = [value, low, high].map(Points::new);
    ShownRange { value, low, high }
}

fn index(report: &Report) -> ShownRange {
    range([report.index.value, report.index.p10, report.index.p90])
}

fn plan(report: &Report) -> ShownPlan {
    let (plan, chance) = (&report.plan, report.projection.chance_of_payback);
    let outcome = match (plan.makes_no_difference, plan.pays_back) {
        (true, true) => Outcome::NoDifference,
        (true, false) => Outcome::NoDifferenceNotBack,
        (false, true) if report.pays_back_probably() => Outcome::Probably,
        (false, true) => Outcome::Likelier,
        (false, false) => Outcome::NotBack,
    };
    ShownPlan { chosen: report.plan_chosen, outcome, chance: Points::new(100.0 * chance) }
}

/// The headline of a report as it is shown.
pub fn headline(report: &Report) -> Headline {
    let stake = report.stake.used;
    let stake = ShownStake {
        typical: report.index.basis == Basis::None,
        low: Rounded::new(stake.p10),
        high: Rounded::new(stake.p90),
        plan: plan(report),
        cost: Rounded::new(report.plan.total_cost),
    };
    Headline {
        model: ModelVersion::new(report.model_version),
        index: index(report),
        stake: report.has_stake().then_some(stake),
    }
}

/// What a report says without money and counts.
pub fn without_money(profile: &Profile, report: &Report, label: Option<Label>, month: Month) -> WithoutMoney {
    let index = &report.index;
    let gap = |item: Item| {
        let known = |rater| profile.answers.known(rater, item);
        Some((known(Rater::Sales)? - known(Rater::Marketing)?) as i8)
    };
    WithoutMoney {
        label,
        month,
        model: ModelVersion::new(report.model_version),
        index: self::index(report),
        extremes: [index.lowest, index.highest].map(Points::new),
        tier: index.tier.map(|tier| tier as u8),
        basis: index.basis as u8,
        dimensions: std::array::from_fn(|at| {
            let spread = index.dimension_spreads.0[at];
            range([index.dimensions.0[at], spread.p10, spread.p90])
        }),
        weakest: index.weakest,
        warning: index.warning,
        pattern: report.pattern.likeliest as u8,
        fit: report.pattern.fit as u8,
        gaps: std::array::from_fn(|at| gap(Item::ALL[at])),
        blind_spot: report.ceo_blind_spot.map(|levels| (10.0 * levels).round() as i8),
        plan: report.has_stake().then(|| plan(report)),
        index_after: Points::new(report.plan.index_after),
    }
}
