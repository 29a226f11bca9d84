//! What of a report goes into a link.

use alignment_calculator::link::{
    Headline, ModelVersion, Month, Outcome, Points, Rounded, ShownPlan, ShownRange, ShownStake, WithoutMoney,
};
use alignment_calculator::model::{Basis, Report};
use alignment_calculator::profile::{Item, Profile, Rater};

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
        (false, true) if chance >= 0.75 => Outcome::Probably,
        (false, true) => Outcome::Likelier,
        (false, false) => Outcome::NotBack,
    };
    ShownPlan { chosen: report.plan_chosen, outcome, chance: Points::new(100.0 * chance) }
}

/// Whether anything is at stake, as the headline decides it.
fn at_stake(report: &Report) -> bool {
    report.stake.used.p90 > 0.0 && report.index.value < 100.0
}

/// The headline that a report gives.
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
        stake: at_stake(report).then_some(stake),
    }
}

/// What a report says without money.
pub fn without_money(profile: &Profile, report: &Report) -> WithoutMoney {
    let index = &report.index;
    let gap = |item: Item| {
        let known = |rater| profile.answers.known(rater, item);
        Some((known(Rater::Sales)? - known(Rater::Marketing)?) as i8)
    };
    WithoutMoney {
        label: None,
        month: Month::new(2026, 9).expect("that is a month"),
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
        plan: at_stake(report).then(|| plan(report)),
        index_after: Points::new(report.plan.index_after),
    }
}
