//! Profile to report: the whole calculation, pure and the same to the bit on every machine.
//!
//! It adds, multiplies, divides and takes square roots, nothing else, so that browsers and native
//! programs agree; logarithms for signals come from the `libm` crate. It returns identifiers and
//! numbers and knows no prose, no link, no chart and no browser.

mod agreement;
mod case;
mod contributions;
mod funnel;
mod index;
pub mod parameters;
mod pattern;
mod plan;
mod projection;
mod quantile;
mod remedies;
mod report;
mod scenarios;
mod sensitivity;
mod stake;
mod triangle;
mod values;
mod workings;

pub use agreement::{Agreement, Direction, Directions, Verdict, gap};
pub use contributions::{Contributions, InputGroup};
pub use funnel::{FunnelReport, Reading, StageReport};
pub use index::{Basis, ByDimension, Tier};
pub use pattern::{Fit, Pattern, PatternReport, Posterior, Signal, Weighing, fact_probabilities, prior};
pub use quantile::{Range, Spread};
pub use remedies::{Price, day_factor};
pub use report::*;
pub use scenarios::Draws;
pub use triangle::Triangle;
pub use values::{entered, price, standard, used};
pub use workings::{PlanWorkings, Workings};

use case::Case;
use parameters::{HORIZON, MODEL_VERSION, NO_DIFFERENCE, PAYS_BACK_CHANCE};
use plan::{RemedySet, Valuation, Worth};
use remedies::Offer;
use scenarios::Scenarios;
use stake::Stake;

use crate::profile::{Profile, Remedy, Uncertain};

/// The calculation for one profile: [`Diagnosis::report`] at once, [`Diagnosis::further`] when there is time.
pub struct Diagnosis<'a> {
    case: Case<'a>,
    draws: &'a Draws,
    central: Run,
    drawn: Run,
    valuation: Valuation,
    plans: Vec<(RemedySet, f64)>,
    chosen: Option<Vec<Remedy>>,
    plan: RemedySet,
}

/// Scenarios with their stakes.
struct Run {
    scenarios: Scenarios,
    stake: Stake,
}

impl Run {
    fn new(case: &Case, scenarios: Scenarios) -> Self {
        Run { stake: case.stake(&scenarios), scenarios }
    }
}

/// The whole report of a profile.
pub fn diagnose(profile: &Profile, draws: &Draws) -> FullReport {
    let diagnosis = Diagnosis::new(profile, draws);
    FullReport { report: diagnosis.report(), further: diagnosis.further() }
}

impl<'a> Diagnosis<'a> {
    /// Prepares the calculation and finds the plan.
    pub fn new(profile: &'a Profile, draws: &'a Draws) -> Self {
        let case = Case::new(profile);
        let central = Run::new(&case, Scenarios::central(&case.beliefs));
        let drawn = Run::new(&case, Scenarios::drawn(&case.beliefs, draws));
        let valuation = valuation(&case, &central);
        let offered = RemedySet::of(case.offers.iter().filter(|o| o.offered).map(|o| o.remedy));
        let plans = valuation.all(offered);
        let chosen = profile.plan.remedies.clone();
        let plan = match &chosen {
            Some(remedies) => {
                RemedySet::of(remedies.iter().copied().filter(|remedy| offered.contains(*remedy)))
            }
            None => {
                let affordable =
                    |plan| profile.plan.budget.is_none_or(|budget| fits(&valuation, plan, budget));
                valuation.best(&plans, affordable).unwrap_or_default()
            }
        };
        Diagnosis { case, draws, central, drawn, valuation, plans, chosen, plan }
    }

    /// Everything that one run of the simulation tells.
    pub fn report(&self) -> Report {
        let profile = self.case.profile;
        let level = index::level(profile, &self.case.beliefs.items);
        let agreement = agreement::agreement(&profile.answers);
        let pattern = pattern::pattern(profile, &self.case.beliefs.items, &level, agreement.as_ref());
        let (plan, projection) = self.project(self.plan);
        let described = self.described();
        Report {
            size_band: profile.band(),
            index: self.index(&level),
            agreement,
            ceo_blind_spot: agreement::ceo_blind_spot(&profile.answers),
            funnel: self.case.funnel.clone(),
            stake: self.stake(),
            remedies: self.remedies(&pattern),
            pattern,
            plan,
            plan_chosen: self.chosen.is_some(),
            projection,
            break_even: described.map(|plan| self.break_even(plan)),
            sensitivity: described.map(|plan| sensitivity::sensitivity(&self.case, &self.offers(plan))),
            notices: self.notices(),
            model_version: MODEL_VERSION,
        }
    }

    /// What takes further runs of the simulation.
    pub fn further(&self) -> Further {
        let profile = self.case.profile;
        let level = index::level(profile, &self.case.beliefs.items);
        let agreement = agreement::agreement(&profile.answers);
        let pattern = pattern::pattern(profile, &self.case.beliefs.items, &level, agreement.as_ref());
        let prescribed = RemedySet::of(
            self.offered().filter(|offer| prescribes(&pattern, offer.remedy)).map(|offer| offer.remedy),
        );
        let described = self.described();
        Further {
            prescribed_plan: (!prescribed.is_empty()).then(|| {
                let (plan, projection) = self.project(prescribed);
                PrescribedPlan { plan, chance_of_payback: projection.chance_of_payback }
            }),
            described_plan: described.map(|plan| self.project(plan).0),
            find_out_next: described
                .map(|plan| sensitivity::find_out_next(&self.case, &self.offers(plan), self.draws)),
        }
    }

    fn offered(&self) -> impl Iterator<Item = &Offer> {
        self.case.offers.iter().filter(|offer| offer.offered)
    }

    fn offers(&self, plan: RemedySet) -> Vec<&Offer> {
        self.case.offers.iter().filter(|offer| plan.contains(offer.remedy)).collect()
    }

    /// The plan itself when it is not empty, else the best that is not, whatever the budget.
    fn described(&self) -> Option<RemedySet> {
        if !self.plan.is_empty() {
            return Some(self.plan);
        }
        self.valuation.best(&self.plans, |plan| !plan.is_empty())
    }

    fn index(&self, level: &index::Level) -> IndexReport {
        let items = &self.drawn.scenarios.items;
        let index: Vec<f64> = self.drawn.stake.misalignment.iter().map(|m| 100.0 * (1.0 - m)).collect();
        let Spread { p10, p50, p90 } = Spread::of(&index);
        let dimension = |at: usize| {
            let [a, b, c] = [&items[3 * at], &items[3 * at + 1], &items[3 * at + 2]];
            let points: Vec<f64> =
                a.iter().zip(b).zip(c).map(|((a, b), c)| 25.0 * ((a + b + c) / 3.0)).collect();
            Spread::of(&points)
        };
        IndexReport {
            value: level.value,
            lowest: level.lowest,
            highest: level.highest,
            p10,
            p50,
            p90,
            tier: level.tier,
            basis: level.basis,
            dimensions: Dimensions(level.dimensions),
            dimension_spreads: Dimensions(std::array::from_fn(dimension)),
            weakest: level.weakest,
            warning: level.warning,
            weights_shift: level.weights_shift,
        }
    }

    fn stake(&self) -> StakeReport {
        let (central, drawn) = (&self.central.stake, &self.drawn.stake);
        let cap = |central: &stake::RouteStake, drawn: &stake::RouteStake| Cap {
            central: central.capped[0],
            share: drawn.capped.iter().filter(|capped| **capped).count() as f64 / self.draws.count() as f64,
        };
        let mut at_their_word = self.case.beliefs.clone();
        at_their_word.parameters[Uncertain::CausalShare as usize] = Triangle::point(1.0);
        let face_value = self.case.stake(&Scenarios::central(&at_their_word)).used[0];
        StakeReport {
            funnel: central.funnel.as_ref().map(|route| route.money[0]),
            revenue: central.revenue.money[0],
            used: Range::new(central.used[0], Spread::of(&drawn.used)),
            face_value,
            folk_rule: parameters::CEILING * self.case.business.annual_revenue,
            caps: Caps {
                funnel: central.funnel.as_ref().zip(drawn.funnel.as_ref()).map(|(c, d)| cap(c, d)),
                revenue: cap(&central.revenue, &drawn.revenue),
            },
        }
    }

    fn remedies(&self, pattern: &PatternReport) -> Vec<RemedyReport> {
        let overrun = self.case.mode(Uncertain::CostOverrun);
        let pace = self.case.timing.pace * self.case.mode(Uncertain::RampPace);
        let in_plan = self.valuation.npv(self.plan);
        let report = |offer: &Offer| {
            let remedy = offer.remedy;
            let npv_alone = self.valuation.npv(RemedySet::of([remedy]));
            let npv_marginal = if self.plan.contains(remedy) {
                Some(in_plan - self.valuation.npv(self.plan.without(remedy)))
            } else {
                let with = self.plan.with(remedy);
                with.is_possible().then(|| self.valuation.npv(with) - in_plan)
            };
            let margin = self.case.mode(Uncertain::GrossMargin);
            let needed_beyond = (-npv_alone).max(0.0) / (margin * self.case.annuity);
            let if_offered = |value: f64| offer.offered.then_some(value);
            RemedyReport {
                id: remedy,
                offered: offer.offered,
                prescribed: prescribes(pattern, remedy),
                first_year_cost: offer.cost_over(12) * overrun,
                total_cost: offer.cost_over(HORIZON) * overrun,
                start: offer.start,
                months: offer.months * pace,
                npv_alone: if_offered(npv_alone),
                npv_marginal: npv_marginal.filter(|_| offer.offered),
                needed_beyond: if_offered(needed_beyond),
                needed_beyond_share: if_offered(needed_beyond / self.case.business.annual_revenue),
            }
        };
        self.case.offers.iter().map(report).collect()
    }

    fn break_even(&self, plan: RemedySet) -> BreakEven {
        let total: f64 = self.offers(plan).iter().map(|offer| offer.cost_over(HORIZON)).sum();
        let cost = total * self.case.mode(Uncertain::CostOverrun);
        let extra_revenue_a_year = cost / 3.0 / self.case.mode(Uncertain::GrossMargin);
        let handed = self.case.mode(Uncertain::HandoffShare);
        let new_business = self.case.business.new_business.filter(|_| handed > 0.0);
        let needed = new_business.zip(funnel::mql_to_sql(self.case.profile)).map(|(n, rate)| {
            let more = extra_revenue_a_year / (n * handed);
            (100.0 * rate * more, rate * (1.0 + more) <= 1.0)
        });
        BreakEven {
            extra_revenue_a_year,
            points: needed.map(|(points, _)| points),
            feasible: needed.map(|(_, feasible)| feasible),
        }
    }

    fn notices(&self) -> Vec<Notice> {
        let mut notices = self.case.notices.clone();
        let Some(chosen) = &self.chosen else { return notices };
        if chosen.iter().any(|remedy| !self.plan.contains(*remedy)) {
            notices.push(Notice::RemedyNotOffered);
        }
        let budget = self.case.profile.plan.budget;
        if budget.is_some_and(|budget| !fits(&self.valuation, self.plan, budget)) {
            notices.push(Notice::BudgetExceeded);
        }
        notices
    }

    /// A plan's figures and its course, central and drawn.
    fn project(&self, plan: RemedySet) -> (PlanReport, Projection) {
        let case = &self.case;
        let offers = self.offers(plan);
        let central = self.course(&offers, &self.central);
        let drawn = self.course(&offers, &self.drawn);
        let cost: f64 = offers.iter().map(|offer| offer.cost_over(HORIZON)).sum();
        let overrun = case.mode(Uncertain::CostOverrun);
        let costs: Vec<f64> = self
            .drawn
            .scenarios
            .parameter(Uncertain::CostOverrun)
            .iter()
            .map(|overrun| overrun * cost)
            .collect();
        let (npv, present_cost) = (self.valuation.npv(plan), self.valuation.present_cost(plan));
        let levels_now = case.beliefs.items.map(|item| item.mode);
        let ramp_pace = case.mode(Uncertain::RampPace);
        let levels_after = projection::levels_in(HORIZON, &offers, &case.timing, &levels_now, ramp_pace);
        let index = |levels: &index::ByItem<f64>| index::weighted(&index::dimensions(levels), &case.weights);
        let index_after = index(&levels_after);
        let index_now = index(&levels_now);

        let months: Vec<MonthReport> = (central.months.iter().zip(&drawn.months).enumerate())
            .map(|(at, (central, drawn))| MonthReport {
                month: at + 1,
                recovered: Range::new(central.recovered.p50, drawn.recovered),
                cumulative_net: Range::new(central.cumulative_net.p50, drawn.cumulative_net),
            })
            .collect();
        let last = &months[HORIZON - 1];
        let yearly = |monthly: f64| 12.0 * monthly;
        let run_rate = Range {
            central: yearly(last.recovered.central),
            p10: yearly(last.recovered.p10),
            p50: yearly(last.recovered.p50),
            p90: yearly(last.recovered.p90),
        };
        let is_empty = plan.is_empty();
        let payback = |column: &mut [f64]| if is_empty { [None; 3] } else { quantile::months(column) };
        let [_, central_payback, _] = payback(&mut central.payback.clone());
        let payback_month = central_payback.map(|month| month as usize);
        let returning = drawn.payback.iter().filter(|month| month.is_finite()).count();
        let chance_of_payback = if is_empty { 0.0 } else { returning as f64 / self.draws.count() as f64 };
        let [p10, p50, p90] = payback(&mut drawn.payback.clone());
        let no_difference = NO_DIFFERENCE * case.business.annual_revenue;
        let report = PlanReport {
            remedies: plan.iter().collect(),
            first_year_cost: self.valuation.first_year_cost(plan),
            total_cost: cost * overrun,
            cost: Spread::of(&costs),
            npv,
            roi: (present_cost > 0.0).then(|| npv / present_cost).filter(|roi| roi.is_finite()),
            payback_month,
            pays_back: payback_month.is_some() && chance_of_payback >= PAYS_BACK_CHANCE,
            makes_no_difference: !is_empty && (0.0..no_difference).contains(&npv),
            index_after,
        };
        let gap = 100.0 - index_now;
        let projection = Projection {
            recovered_total: Range::new(central.recovered_total.p50, drawn.recovered_total),
            run_rate,
            net_total: last.cumulative_net,
            payback_month: PaybackMonth { central: payback_month, p10, p50, p90 },
            chance_of_payback,
            way: Way {
                gap_closed: if gap > 0.0 { (index_after - index_now) / gap } else { 0.0 },
                captured: case.mode(Uncertain::Realisation),
                delay_months: case.timing.delay,
            },
            months,
        };
        (report, projection)
    }

    fn course(&self, plan: &[&Offer], run: &Run) -> Course {
        let Case { timing, item_weights, .. } = &self.case;
        let mut payback = vec![1.0; run.scenarios.count];
        let mut months = Vec::with_capacity(HORIZON);
        let mut net = Vec::with_capacity(run.scenarios.count);
        let mut recovered_total = Spread::default();
        projection::walk(plan, timing, &run.scenarios, &run.stake, item_weights, |month| {
            month.cumulative_net(&run.scenarios, &mut net);
            let after = if month.month == HORIZON { f64::INFINITY } else { (month.month + 1) as f64 };
            for (payback, net) in payback.iter_mut().zip(&net) {
                *payback = if *net < 0.0 { after } else { *payback };
            }
            months.push(CourseMonth {
                recovered: Spread::of(month.recovered),
                cumulative_net: Spread::of(&net),
            });
            if month.month == HORIZON {
                recovered_total = Spread::of(month.total);
            }
        });
        Course { recovered_total, months, payback }
    }
}

/// The course of a plan over some scenarios.
struct Course {
    months: Vec<CourseMonth>,
    recovered_total: Spread,
    /// The month of payback of each scenario; infinite for never.
    payback: Vec<f64>,
}

struct CourseMonth {
    recovered: Spread,
    cumulative_net: Spread,
}

/// How far a cost may exceed a budget by rounding alone, as a share of it.
const BUDGET_TOLERANCE: f64 = 1e-9;

fn fits(valuation: &Valuation, plan: RemedySet, budget: f64) -> bool {
    valuation.first_year_cost(plan) <= budget * (1.0 + BUDGET_TOLERANCE)
}

/// Whether practice prescribes a remedy for this company; nothing is prescribed to an aligned one.
fn prescribes(pattern: &PatternReport, remedy: Remedy) -> bool {
    pattern.fit != Fit::None && remedies::prescribed(remedy, pattern.likeliest)
}

fn valuation(case: &Case, central: &Run) -> Valuation {
    let gap = central.stake.misalignment[0];
    let monthly = central.stake.used[0] / 12.0 * case.mode(Uncertain::Realisation);
    let contribution = if gap > 0.0 { monthly / gap * case.mode(Uncertain::GrossMargin) } else { 0.0 };
    let worth = Worth {
        by_month: std::array::from_fn(|at| {
            let paid = at + case.timing.delay;
            let discounted = |paid: usize| case.timing.fade[paid] * case.discount[paid];
            if paid < HORIZON { contribution * discounted(paid) } else { 0.0 }
        }),
        discount: case.discount,
        overrun: case.mode(Uncertain::CostOverrun),
    };
    Valuation::new(
        &case.offers,
        &case.timing,
        &case.beliefs.items.map(|item| item.mode),
        case.mode(Uncertain::RampPace),
        &case.item_weights,
        &worth,
        case.business.annual_revenue,
    )
}
