//! What each part of the result found, as its heading says it.

use super::{Account, Texts, facts, figures, headline};
use crate::model::parameters::STAGE_REFERENCES;
use crate::model::{self, Basis, Direction, Fit, Reading, Report, StageReport, Swing, Tier};
use crate::profile::{Answers, Dimension, Item};

/// Dimensions closer together than this many points stand level.
const LEVEL: f64 = 1.0;
/// How far two figures that are computed alike may differ.
const ALIKE: f64 = 1e-9;
/// A figure at least this many times the estimate is called a multiple of it.
const MULTIPLE: f64 = 1.5;

/// Where the company stands, and what holds it back.
pub fn index(account: &Account) -> String {
    let Account { report, texts, .. } = account;
    let index = &report.index;
    let (low, high) = (figures::points(index.p10, texts), figures::points(index.p90, texts));
    let range = figures::range(&low, &high, texts);
    let Some(tier) = index.tier else { return texts.finding_index_none(&range) };
    let (tier, value) = (texts.tier(tier.id()), figures::points(index.value, texts));
    let [lowest, highest] = tiers(index);
    let standing = match highest as usize - lowest as usize {
        0 if low == high => texts.finding_index_certain(tier, &value),
        0 => texts.finding_index(tier, &value, &range),
        1 => texts.finding_index_likely(tier, &value, &range),
        _ => {
            let [lowest, highest] = [lowest, highest].map(|tier| texts.tier(tier.id()));
            texts.finding_index_wide(lowest, highest, tier, &value, &range)
        }
    };
    match weakest(account) {
        Some(weakest) => texts.paragraph(&[standing, weakest]),
        None => standing,
    }
}

/// The tiers in which eight cases in ten of the index lie.
pub fn tiers(index: &model::IndexReport) -> [Tier; 2] {
    [index.p10, index.p90].map(Tier::of)
}

/// What is said of the lowest dimension.
fn weakest(account: &Account) -> Option<String> {
    let Account { report, texts, .. } = account;
    let index = &report.index;
    let weakest = index.weakest?;
    let name = texts.dimension(weakest.id());
    let points = index.dimensions.0;
    let lowest = points[weakest as usize];
    let tied: Vec<&str> = Dimension::ALL
        .iter()
        .zip(points)
        .filter(|(_, points)| *points <= lowest + ALIKE)
        .map(|(dimension, _)| texts.dimension(dimension.id()))
        .collect();
    Some(match (has_weak_part(report), index.warning, &tied[..]) {
        (false, ..) => texts.finding_level().to_owned(),
        (_, true, _) => texts.finding_hidden(name, &figures::points(lowest, texts)),
        (_, _, [first, second]) => texts.finding_weakest_two(first, second),
        (_, _, [_, _, _, ..]) => texts.finding_weakest_among(name),
        _ => texts.finding_weakest(name),
    })
}

/// Whether answers are there and one dimension lies below the others.
pub fn has_weak_part(report: &Report) -> bool {
    let points = report.index.dimensions.0;
    let lowest = points.iter().copied().fold(f64::INFINITY, f64::min);
    report.index.weakest.is_some() && points.iter().any(|points| points - lowest >= LEVEL)
}

/// Which dysfunction the entries point to.
pub fn pattern(account: &Account) -> String {
    let Account { report, texts, .. } = account;
    let pattern = &report.pattern;
    let name = texts.pattern_name(pattern.likeliest.id());
    let typical = texts.pattern_name(pattern.expected.id());
    match pattern.fit {
        Fit::SizeOnly => texts.finding_pattern_size(name),
        Fit::None => texts.finding_pattern_none().to_owned(),
        Fit::Mixed => texts.finding_pattern_mixed(name),
        Fit::Likely | Fit::Strong if pattern.likeliest != pattern.expected => {
            texts.finding_pattern_other(typical, name)
        }
        Fit::Likely => texts.finding_pattern_likely(name),
        Fit::Strong => texts.finding_pattern_strong(name),
    }
}

/// Which steps of the funnel lie below the middle of what is usual.
pub fn funnel(account: &Account) -> String {
    let Account { report, texts, .. } = account;
    let stages = &report.funnel.stages;
    let below: Vec<&StageReport> = stages
        .iter()
        .filter(|stage| matches!(stage.reading, Reading::BelowLow | Reading::BelowMedian))
        .collect();
    let readable = stages.iter().any(|stage| stage.reading != Reading::DefinitionCheck);
    match (stages.is_empty(), readable, below.split_first()) {
        (true, ..) => texts.finding_funnel_empty().to_owned(),
        (_, false, _) => texts.finding_funnel_check().to_owned(),
        (_, _, None) => texts.finding_funnel_above().to_owned(),
        (_, _, Some((worst, []))) => fewer(worst, texts),
        (_, _, Some((worst, others))) => {
            texts.paragraph(&[fewer(worst, texts), texts.finding_funnel_more(others.len())])
        }
    }
}

/// That fewer pass a step than is usual.
fn fewer(stage: &StageReport, texts: &Texts) -> String {
    let words = texts.funnel_fewer(stage.from.id());
    let usual = STAGE_REFERENCES.iter().find(|reference| reference.from == stage.from);
    let [rate, median] =
        [stage.rate, usual.map_or(0.0, |usual| usual.median)].map(|share| figures::percent(share, texts));
    if rate == median {
        texts.finding_funnel_just(words)
    } else {
        texts.finding_funnel_below(words, &rate, &median)
    }
}

/// How the estimate stands to the figures that are often quoted.
pub fn stake(account: &Account) -> String {
    let Account { report, texts, .. } = account;
    let stake = &report.stake;
    if report.conclusion().is_none() {
        return texts.finding_stake_nothing().to_owned();
    }
    let central = stake.used.central;
    if central <= 0.0 {
        return texts.finding_stake_unlikely(&account.money(stake.used.p90));
    }
    let [face_value, folk_rule] = [stake.face_value / central, stake.folk_rule / central];
    if folk_rule < MULTIPLE {
        return texts.finding_stake_near().to_owned();
    }
    let times = |value: f64| figures::number(value, if value < 2.0 { 1 } else { 0 }, texts);
    if face_value < MULTIPLE {
        return texts.finding_stake_folk(&times(folk_rule));
    }
    let [low, high] = [face_value.min(folk_rule), face_value.max(folk_rule)].map(times);
    texts.finding_stake_times(&figures::range(&low, &high, texts))
}

/// What pays and what does not.
pub fn plan(account: &Account) -> String {
    let Account { profile, report, texts, .. } = account;
    let offered = report.remedies.iter().filter(|remedy| remedy.offered).count();
    let count = report.plan.remedies.len();
    if offered == 0 {
        return texts.finding_plan_nothing().to_owned();
    }
    if let Some(doubt) = headline::plan_in_doubt(account) {
        let best_is_nothing = count == 0 && !report.plan_chosen;
        return match (best_is_nothing, profile.plan.budget) {
            (true, None) => texts.finding_plan_empty().to_owned(),
            (true, Some(budget)) => empty_for(budget, account),
            (false, _) => doubt,
        };
    }
    if report.plan_chosen {
        return texts.finding_plan_chosen(&figures::chance(report.projection.chance_of_payback, texts));
    }
    let of = texts.count(offered);
    if profile.plan.budget.is_some() {
        return texts.finding_plan_budget(count, &of);
    }
    match count {
        1 if offered == 1 => texts.finding_plan_only().to_owned(),
        _ if count == offered => texts.finding_plan_all(count),
        _ => texts.finding_plan_some(count, &of),
    }
}

/// That no plan that pays for itself fits the budget, with what the best one needs where that is known.
fn empty_for(budget: f64, account: &Account) -> String {
    let texts = account.texts;
    let described = account.further.and_then(|further| further.described_plan.as_ref());
    match described {
        Some(best) if best.npv > 0.0 && best.first_year_cost > budget => {
            texts.finding_plan_budget_short(&account.money(budget), &account.money(best.first_year_cost))
        }
        Some(best) if best.npv <= 0.0 => texts.finding_plan_empty().to_owned(),
        _ => texts.finding_plan_empty_budget().to_owned(),
    }
}

/// When the plan pays back, and where it stands in the end.
pub fn projection(account: &Account) -> String {
    let Account { report, currency, texts, .. } = account;
    let (plan, projection) = (&report.plan, &report.projection);
    let net = &projection.net_total;
    if plan.remedies.is_empty() {
        return texts.finding_projection_nothing().to_owned();
    }
    if net.p90 <= 0.0 {
        return texts.finding_projection_behind(&figures::money_range(-net.p90, -net.p10, currency, texts));
    }
    let standing = figures::standing(net.p10, net.p90, currency, texts);
    let months = projection.payback_month;
    match (plan.pays_back, months.p10.zip(months.p90), months.p50) {
        (true, Some((early, late)), _) => texts
            .finding_projection_ahead(&facts::payback_months(early, late, texts), &account.money_range(net)),
        (true, None, Some(half)) => {
            let cases = figures::chance(projection.chance_of_payback, texts);
            texts.finding_projection_open(&figures::points(half, texts), &cases, &standing)
        }
        _ => texts.finding_projection_not_back(&standing),
    }
}

/// Which uncertain quantity decides most.
pub fn drivers(account: &Account) -> String {
    let Account { report, texts, .. } = account;
    let Some(swings) = &report.sensitivity else { return texts.finding_drivers_nothing().to_owned() };
    match swings.first().filter(|swing| moves(swing)) {
        Some(swing) => texts.finding_driver(swing.input.id()).to_owned(),
        None => texts.finding_drivers_still().to_owned(),
    }
}

fn moves(swing: &Swing) -> bool {
    swing.size() > ALIKE
}

/// How far the two heads see the same company.
pub fn views(account: &Account) -> String {
    let Account { profile, report, texts, .. } = account;
    match (&report.agreement, report.index.basis) {
        (Some(agreement), _) => texts.finding_verdict(agreement.verdict.id()).to_owned(),
        (None, Basis::TwoHeads) => texts.finding_views_few(&common(&profile.answers).to_string()),
        (None, basis) => texts.finding_views(basis.id()).to_owned(),
    }
}

/// Questions that both heads answered with a level.
pub fn common(answers: &Answers) -> usize {
    Item::ALL.iter().filter(|item| model::gap(answers, **item).is_some()).count()
}

/// Which dimensions each side sees more favourably, and which neither does.
pub fn directions(account: &Account) -> Vec<String> {
    let Account { report, texts, .. } = account;
    let Some(agreement) = &report.agreement else { return Vec::new() };
    let of = |wanted: &Direction| {
        let dimensions = Dimension::ALL.iter().zip(agreement.directions.0);
        let names: Vec<&str> = dimensions
            .filter(|(_, direction)| *direction == Some(*wanted))
            .map(|(dimension, _)| texts.dimension_inline(dimension.id()))
            .collect();
        (!names.is_empty())
            .then(|| texts.dimension_direction(texts.direction(wanted.id()), &figures::list(&names, texts)))
    };
    Direction::ALL.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests;
