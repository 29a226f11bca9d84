//! What the model promises of every profile, ten thousand cases each.

#[path = "support/generate.rs"]
mod generate;

use std::sync::LazyLock;

use alignment_calculator::model::{Basis, Contributions, Diagnosis, Draws, InputGroup, Report, diagnose};
use alignment_calculator::profile::{
    Answer, Entry, Item, Parameter, Profile, Rater, Remedy, Uncertain, Weights,
};
use alignment_calculator::text::{Texts, headline};
use generate::{answers, entry, profile, wild_entry};
use proptest::prelude::*;

/// As few points as still show a spread.
static DRAWS: LazyLock<Draws> = LazyLock::new(|| Draws::sobol(64));

fn report(entry: &Entry) -> Report {
    Diagnosis::new(&profile(entry.clone()), &DRAWS).report()
}

/// Rounding that a chain of sums may leave, as a share of the size of what was summed.
const ROUNDING: f64 = 1e-9;

fn about(a: f64, b: f64, size: f64) -> bool {
    (a - b).abs() <= ROUNDING * (a.abs().max(b.abs()).max(size))
}

fn at_most(a: f64, b: f64, size: f64) -> bool {
    a <= b || about(a, b, size)
}

fn set_uncertain(entry: &mut Entry, uncertain: Uncertain, triangle: [f64; 3]) {
    entry.settings.overrides.insert(Parameter::Uncertain(uncertain), triangle);
}

fn cases() -> ProptestConfig {
    ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    /// 1. At central, index 100 gives stake 0 and benefits 0.
    #[test]
    fn an_aligned_company_has_nothing_at_stake(mut entry in entry(), by_heads in any::<bool>()) {
        for item in Item::ALL {
            let raters: &[Rater] = if by_heads { &[Rater::Sales, Rater::Marketing] } else { &[Rater::Ceo] };
            for rater in Rater::ALL {
                let answer = raters.contains(rater).then_some(Answer::Level(4));
                entry.answers.set(*rater, *item, answer);
            }
        }
        let report = report(&entry);
        prop_assert!(about(report.index.value, 100.0, 0.0));
        prop_assert!(report.stake.used.central <= 1e-6);
        prop_assert!(report.projection.recovered_total.central <= 1e-6);
        prop_assert!(report.projection.run_rate.central <= 1e-6);
    }

    /// 1. Any effect or parameter at zero effect gives 0.
    #[test]
    fn no_effect_means_nothing_at_stake(mut entry in entry(), which in 0..3) {
        let (parameter, zero) = [
            (Uncertain::CausalShare, 0.0),
            (Uncertain::Realisation, 0.0),
            (Uncertain::RevenuePoints, 0.0),
        ][which as usize];
        set_uncertain(&mut entry, parameter, [zero; 3]);
        if parameter == Uncertain::RevenuePoints {
            set_uncertain(&mut entry, Uncertain::EffectRatio, [1.0; 3]);
        }
        let report = report(&entry);
        prop_assert_eq!(report.projection.recovered_total.p90, 0.0);
        prop_assert_eq!(report.projection.recovered_total.central, 0.0);
        if parameter != Uncertain::Realisation {
            prop_assert_eq!(report.stake.used.p90, 0.0);
            prop_assert!(report.conclusion().is_none());
            prop_assert_eq!(report.stake.used.central, 0.0);
        }
    }

    /// 2. Raising any answer never raises the stake.
    #[test]
    fn a_better_answer_never_raises_the_stake(entry in entry(), rater in 0..3_usize, item in 0..15_usize) {
        let (rater, item) = (Rater::ALL[rater], Item::ALL[item]);
        let Some(Answer::Level(level)) = entry.answers.get(rater, item) else { return Ok(()) };
        let mut better = entry.clone();
        better.answers.set(rater, item, Some(Answer::Level((level + 1).min(4))));
        let (now, then) = (report(&entry).stake.used, report(&better).stake.used);
        for (then, now) in [(then.central, now.central), (then.p10, now.p10), (then.p50, now.p50), (then.p90, now.p90)] {
            prop_assert!(at_most(then, now, 0.0), "{then} after {now}");
        }
    }

    /// 2. More causal share never lowers the stake.
    #[test]
    fn more_causal_share_never_lowers_the_stake(mut entry in entry(), a in 0.0..=1.0, b in 0.0..=1.0) {
        set_uncertain(&mut entry, Uncertain::CausalShare, [f64::min(a, b); 3]);
        let less = report(&entry).stake.used;
        set_uncertain(&mut entry, Uncertain::CausalShare, [f64::max(a, b); 3]);
        let more = report(&entry).stake.used;
        prop_assert!(at_most(less.central, more.central, 0.0));
        prop_assert!(at_most(less.p10, more.p10, 0.0) && at_most(less.p90, more.p90, 0.0));
    }

    /// 3. The stake stays under both caps, and no twelve months bring back more than the stake.
    #[test]
    fn the_stake_is_capped_and_bounds_what_comes_back(entry in entry()) {
        let profile = profile(entry.clone());
        let revenue = profile.annual_revenue();
        let report = report(&entry);
        let stake = report.stake.used;
        prop_assert!(at_most(stake.p90, 0.10 * revenue, 0.0) && at_most(stake.central, 0.10 * revenue, 0.0));
        let handed = entry.settings.overrides.get(&Parameter::Uncertain(Uncertain::HandoffShare));
        let most_handed = handed.map_or(1.0, |corners| corners[2]);
        if let Some(n) = report.funnel.annual_new_business {
            prop_assert!(at_most(stake.p90, 0.38 * n * most_handed, 0.0));
        }
        let months = &report.projection.months;
        for twelve in months.windows(12) {
            let central: f64 = twelve.iter().map(|month| month.recovered.central).sum();
            prop_assert!(at_most(central, stake.central, 0.0));
        }
        prop_assert!(at_most(report.projection.run_rate.p90, stake.p90.max(0.0), 0.0));
    }

    /// 4. Quantiles stand in order everywhere, and no rate is above 1.
    #[test]
    fn quantiles_stand_in_order(entry in entry()) {
        let report = report(&entry);
        let index = &report.index;
        let mut ranges = vec![(index.p10, index.p50, index.p90)];
        ranges.extend(index.dimension_spreads.0.iter().map(|s| (s.p10, s.p50, s.p90)));
        let projection = &report.projection;
        let totals = [report.stake.used, projection.recovered_total, projection.run_rate, projection.net_total];
        let months = projection.months.iter().flat_map(|month| [month.recovered, month.cumulative_net]);
        ranges.extend(totals.into_iter().chain(months).map(|r| (r.p10, r.p50, r.p90)));
        for (p10, p50, p90) in ranges {
            prop_assert!(p10 <= p50 && p50 <= p90, "{p10} {p50} {p90}");
        }
        for stage in &report.funnel.stages {
            prop_assert!((0.0..=1.0).contains(&stage.rate));
        }
        let payback = report.projection.payback_month;
        let order = [payback.p10, payback.p50, payback.p90].map(|month| month.unwrap_or(f64::INFINITY));
        prop_assert!(order.is_sorted());
    }

    /// 4. The index lies in its own range, except at the very ends.
    #[test]
    fn the_index_lies_in_its_range(entry in entry()) {
        let index = report(&entry).index;
        let inside = at_most(index.p10, index.value, 0.0) && at_most(index.value, index.p90, 0.0);
        prop_assert!(inside, "{} {} {}", index.p10, index.value, index.p90);
    }

    /// 5. No benefit before one sales cycle has passed.
    #[test]
    fn no_benefit_before_one_sales_cycle(entry in entry(), cycle in 1.0..=1500.0_f64) {
        let entry = Entry { funnel: alignment_calculator::profile::Funnel { sales_cycle_days: Some(cycle), ..entry.funnel.clone() }, ..entry };
        for month in report(&entry).projection.months {
            if month.month as f64 * 30.4 <= cycle {
                prop_assert_eq!(month.recovered.p90, 0.0, "month {}", month.month);
                prop_assert_eq!(month.recovered.central, 0.0);
            }
        }
    }

    /// 6. Making questions unknown to every rater never narrows the range of the index.
    #[test]
    fn knowing_less_never_narrows_the_index(entry in entry(), forgotten in prop::collection::vec(0..15_usize, 1..8)) {
        let mut vaguer = entry.clone();
        for item in forgotten {
            for rater in Rater::ALL {
                vaguer.answers.set(*rater, Item::ALL[item], Some(Answer::DontKnow));
            }
        }
        let (now, then) = (report(&entry).index, report(&vaguer).index);
        prop_assert!(at_most(now.p90 - now.p10, then.p90 - then.p10, 100.0));
        prop_assert!(at_most(now.highest - now.lowest, then.highest - then.lowest, 100.0));
    }

    /// 6. A question that nobody knows never counts as 0.
    #[test]
    fn unknown_never_counts_as_zero(mut entry in entry(), item in 0..15_usize) {
        let at = |entry: &mut Entry, answer| {
            for rater in Rater::ALL {
                entry.answers.set(*rater, Item::ALL[item], answer);
            }
            report(entry).index
        };
        let unknown = at(&mut entry, Some(Answer::DontKnow));
        let zero = at(&mut entry, Some(Answer::Level(0)));
        let four = at(&mut entry, Some(Answer::Level(4)));
        prop_assert!(at_most(zero.value, unknown.value, 0.0) && at_most(unknown.value, four.value, 0.0));
        if !matches!(entry.settings.weights, Some(Weights::Custom(_))) {
            prop_assert!(zero.value < unknown.value);
        }
    }

    /// 7. Swapping the heads flips signed gaps; size of the gap, index and money stay.
    #[test]
    fn swapping_the_heads_flips_gaps_alone(entry in entry()) {
        let mut swapped = entry.clone();
        for item in Item::ALL {
            swapped.answers.set(Rater::Sales, *item, entry.answers.get(Rater::Marketing, *item));
            swapped.answers.set(Rater::Marketing, *item, entry.answers.get(Rater::Sales, *item));
        }
        let (now, then) = (report(&entry), report(&swapped));
        prop_assert_eq!(&now.index, &then.index);
        prop_assert_eq!(&now.stake, &then.stake);
        prop_assert_eq!(&now.plan, &then.plan);
        prop_assert_eq!(&now.projection, &then.projection);
        prop_assert_eq!(now.agreement.is_some(), then.agreement.is_some());
        if let (Some(now), Some(then)) = (now.agreement, then.agreement) {
            prop_assert_eq!(now.mean_absolute_gap, then.mean_absolute_gap);
            prop_assert_eq!(now.mean_signed_gap, -then.mean_signed_gap);
            prop_assert_eq!(now.verdict, then.verdict);
        }
    }

    /// 8. Money scaled by k, with the rate by 1/k, scales every money output by k.
    #[test]
    fn the_unit_of_money_does_not_matter(mut entry in entry(), exponent in -2..3_i32) {
        // A power of two scales without rounding, so that nothing sits on the other side of an edge.
        let k = [0.25, 0.5, 1.0, 2.0, 4.0][(exponent + 2) as usize];
        entry.company.currency = Some("XTS".into());
        entry.company.usd_rate = Some(entry.company.usd_rate.unwrap_or(1.0).clamp(1e-5, 100.0));
        entry.settings.overrides.retain(|parameter, _| !money(*parameter));
        let mut scaled = entry.clone();
        let scale = |money: &mut Option<f64>| *money = money.map(|money| money * k);
        scale(&mut scaled.company.annual_revenue);
        scale(&mut scaled.funnel.average_deal_value);
        scale(&mut scaled.plan.budget);
        scaled.company.usd_rate = entry.company.usd_rate.map(|rate| rate / k);
        let (now, then) = (report(&entry), report(&scaled));
        prop_assert_eq!(now.size_band, then.size_band);
        prop_assert_eq!(&now.index, &then.index);
        let revenue = profile(scaled).annual_revenue();
        let same = |now: f64, then: f64| about(now * k, then, 1e-6 * revenue);
        prop_assert!(same(now.stake.used.p90, then.stake.used.p90));
        prop_assert!(same(now.stake.folk_rule, then.stake.folk_rule));
        prop_assert_eq!(&now.plan.remedies, &then.plan.remedies);
        prop_assert!(same(now.plan.total_cost, then.plan.total_cost));
        prop_assert!(same(now.plan.npv, then.plan.npv));
        prop_assert!(same(now.projection.net_total.p10, then.projection.net_total.p10));
        prop_assert_eq!(now.projection.chance_of_payback, then.projection.chance_of_payback);
        for (now, then) in now.remedies.iter().zip(&then.remedies) {
            prop_assert!(same(now.total_cost, then.total_cost));
        }
    }

    /// 9. The same profile twice gives identical bytes.
    #[test]
    fn the_same_profile_gives_the_same_bytes(entry in entry()) {
        let report = |entry: &Entry| diagnose(&profile(entry.clone()), &DRAWS);
        let json = |entry: &Entry| serde_json::to_string(&report(entry)).expect("a report can be written");
        prop_assert_eq!(json(&entry), json(&entry.clone()));
    }

    /// 10. A plan that does not pay back says so in the headline, and no other does.
    #[test]
    fn a_plan_that_does_not_pay_back_says_so(entry in entry()) {
        let texts = Texts::english();
        let report = report(&entry);
        let headline = headline::headline(report.conclusion().as_ref(), None, "USD", &texts);
        let says_so = [
            texts.headline_not_back(),
            texts.headline_chosen_not_back(),
            texts.headline_chosen_nothing(),
            texts.headline_no_difference_not_back(),
            texts.headline_chosen_no_difference_not_back(),
        ]
        .iter()
        .any(|words| headline.ends_with(words));
        let nothing_at_stake = headline == texts.headline_nothing();
        prop_assert_eq!(says_so, !report.plan.pays_back && !nothing_at_stake, "{}", headline);
    }

    /// The best plan is no worse than any single remedy, any pair with it, and doing nothing.
    #[test]
    fn no_single_change_betters_the_best_plan(mut entry in entry()) {
        entry.plan.remedies = None;
        entry.plan.budget = None;
        let report = report(&entry);
        let tie = 1e-9 * profile(entry).annual_revenue();
        prop_assert!(report.plan.npv >= -tie);
        for remedy in &report.remedies {
            if let (Some(alone), Some(marginal)) = (remedy.npv_alone, remedy.npv_marginal) {
                prop_assert!(alone <= report.plan.npv + 2.0 * tie);
                let in_plan = report.plan.remedies.contains(&remedy.id);
                let gain = if in_plan { marginal } else { -marginal };
                prop_assert!(gain >= -2.0 * tie);
            }
        }
    }

    /// A plan that is chosen consists of what is offered; a best plan keeps to its budget.
    #[test]
    fn plans_keep_to_what_is_offered_and_affordable(entry in entry()) {
        let report = report(&entry);
        let offered = |id: &Remedy| report.remedies.iter().any(|remedy| remedy.id == *id && remedy.offered);
        prop_assert!(report.plan.remedies.iter().all(offered));
        if let (None, Some(budget)) = (&entry.plan.remedies, entry.plan.budget) {
            prop_assert!(at_most(report.plan.first_year_cost, budget, 0.0));
        }
    }

    /// Nothing that can be entered makes the engine panic or give a figure that is none.
    #[test]
    fn no_entry_of_any_kind_panics(entry in wild_entry()) {
        match Profile::check(entry) {
            Ok(profile) => {
                let report = diagnose(&profile, &DRAWS);
                assert_finite(&report.report);
                serde_json::to_string(&report).expect("a report can be written");
            }
            Err(errors) => prop_assert!(!errors.is_empty()),
        }
    }

    /// What moved the stake adds up to the move, whatever the two profiles are; what did not change
    /// moved nothing, and backwards everything moves the other way.
    #[test]
    fn contributions_add_up_to_the_move(before in entry(), after in entry(), same in 0..5_usize) {
        let mut after = after;
        match InputGroup::ALL[same] {
            InputGroup::Size => after.company = before.company.clone(),
            InputGroup::Funnel => after.funnel = before.funnel.clone(),
            InputGroup::Team => after.team = before.team.clone(),
            InputGroup::Answers => after.answers = before.answers.clone(),
            InputGroup::Assumptions => after.settings = before.settings.clone(),
        }
        let stakes = [report(&before), report(&after)].map(|report| report.stake.used.central);
        let (before, after) = (profile(before), profile(after));
        let there = Contributions::of(&before, &after).expect("groups are checked apart");
        let back = Contributions::of(&after, &before).expect("groups are checked apart");
        prop_assert_eq!([there.before, there.after], stakes);
        // Mixtures of the two may have more at stake than both, at most a share of the revenue.
        let size = f64::max(before.annual_revenue(), after.annual_revenue());
        prop_assert!(about(there.by_group.iter().sum(), stakes[1] - stakes[0], size));
        prop_assert_eq!(there.by_group[same], 0.0);
        prop_assert_eq!(there.by_group[InputGroup::Team as usize], 0.0);
        for (there, back) in there.by_group.iter().zip(back.by_group) {
            prop_assert!(about(*there, -back, size));
        }
    }

    /// A basis is claimed only when somebody answered.
    #[test]
    fn the_basis_says_who_answered(entry in entry(), given in answers()) {
        let entry = Entry { answers: given, ..entry };
        let knows = |rater| Item::ALL.iter().any(|item| entry.answers.known(rater, *item).is_some());
        let expected = match (knows(Rater::Sales), knows(Rater::Marketing), knows(Rater::Ceo)) {
            (true, true, _) => Basis::TwoHeads,
            (true, false, _) | (false, true, _) => Basis::OneHead,
            (false, false, true) => Basis::CeoOnly,
            (false, false, false) => Basis::None,
        };
        let index = report(&entry).index;
        prop_assert_eq!(index.basis, expected);
        prop_assert_eq!(index.tier.is_none(), expected == Basis::None);
    }

    /// A profile is written as the JSON that it is read from.
    #[test]
    fn what_is_written_is_read_as_the_same(entry in entry()) {
        let profile = profile(entry);
        let again = Profile::from_json(&profile.to_json());
        prop_assert_eq!(again.as_ref(), Ok(&profile));
    }
}

fn money(parameter: Parameter) -> bool {
    matches!(parameter, Parameter::StaffDay | Parameter::RemedyOneOff(_) | Parameter::RemedyMonthly(_))
}

fn assert_finite(report: &Report) {
    let projection = &report.projection;
    let figures = [
        report.index.value,
        report.index.p10,
        report.index.p90,
        report.stake.used.central,
        report.stake.used.p90,
        report.stake.face_value,
        report.plan.total_cost,
        report.plan.npv,
        projection.net_total.p10,
        projection.net_total.p90,
        projection.recovered_total.p90,
    ];
    for figure in figures {
        assert!(figure.is_finite(), "{figures:?}");
    }
}
