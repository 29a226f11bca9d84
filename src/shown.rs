//! Report to link and back: what a result says of itself, in the rounding in which it is shown.

use crate::link::{
    self, Headline, Label, ModelVersion, Month, Points, Rounded, ShownPlan, ShownRange, ShownStake,
    WithoutMoney,
};
use crate::model::{Conclusion, Outcome, Report};
use crate::profile::{Item, Profile, Rater};

fn range([value, low, high]: [f64; 3]) -> ShownRange {
    let [value, low, high] = [value, low, high].map(Points::new);
    ShownRange { value, low, high }
}

fn index(report: &Report) -> ShownRange {
    range([report.index.value, report.index.p10, report.index.p90])
}

fn plan(report: &Report) -> ShownPlan {
    let outcome = link::Outcome::ALL[report.outcome() as usize];
    let chance = Points::new(100.0 * report.projection.chance_of_payback);
    ShownPlan { chosen: report.plan_chosen, outcome, chance }
}

/// The headline of a report as it is shown.
pub fn headline(report: &Report) -> Headline {
    let stake = report.conclusion().map(|conclusion| ShownStake {
        typical: conclusion.typical,
        low: Rounded::new(conclusion.stake[0]),
        high: Rounded::new(conclusion.stake[1]),
        plan: plan(report),
        cost: Rounded::new(conclusion.cost),
    });
    Headline { model: ModelVersion::new(report.model_version), index: index(report), stake }
}

/// What a headline that a link brought comes to; none when nothing was at stake.
pub fn conclusion(headline: &Headline) -> Option<Conclusion> {
    headline.stake.map(|stake| Conclusion {
        typical: stake.typical,
        stake: [stake.low.get(), stake.high.get()],
        chosen: stake.plan.chosen,
        outcome: outcome(&stake.plan),
        cost: stake.cost.get(),
    })
}

/// How a plan that a link tells of turned out.
pub fn outcome(plan: &ShownPlan) -> Outcome {
    Outcome::ALL[plan.outcome as usize]
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
        plan: report.conclusion().map(|_| plan(report)),
        index_after: Points::new(report.plan.index_after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_the_model_list_outcomes_alike() {
        let names = |outcomes: &[&dyn std::fmt::Debug]| -> Vec<String> {
            outcomes.iter().map(|outcome| format!("{outcome:?}")).collect()
        };
        let link: Vec<&dyn std::fmt::Debug> = link::Outcome::ALL.iter().map(|it| it as _).collect();
        let model: Vec<&dyn std::fmt::Debug> = Outcome::ALL.iter().map(|it| it as _).collect();
        assert_eq!(names(&link), names(&model));
    }
}
