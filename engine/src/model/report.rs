//! What the model says of a company. Shares are 0 to 1, points 0 to 100, money is in the profile's
//! currency and per year unless it says otherwise.

use serde::Serialize;

use super::agreement::Agreement;
use super::funnel::FunnelReport;
use super::index::{Basis, ByDimension, Tier};
use super::pattern::PatternReport;
use super::quantile::{Range, Spread};
use crate::profile::{Band, Dimension, Remedy, Uncertain, vocabulary};

/// Everything that is found at once.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The size band.
    pub size_band: Band,
    /// How well the two functions are aligned.
    pub index: IndexReport,
    /// How far the two heads see the same; none with fewer than twelve common questions.
    pub agreement: Option<Agreement>,
    /// Which dysfunction is likely.
    pub pattern: PatternReport,
    /// Mean of the chief executive's answers less the heads', in levels.
    pub ceo_blind_spot: Option<f64>,
    /// The funnel against what is usual.
    pub funnel: FunnelReport,
    /// Revenue at stake.
    pub stake: StakeReport,
    /// The chosen plan, else the best.
    pub plan: PlanReport,
    /// Whether the plan was chosen by the person.
    pub plan_chosen: bool,
    /// Every remedy, in catalogue order.
    pub remedies: Vec<RemedyReport>,
    /// What the plan brings back.
    pub projection: Projection,
    /// What the described plan would need to pay for itself.
    pub break_even: Option<BreakEven>,
    /// What moves the described plan's outcome, the strongest first.
    pub sensitivity: Option<Vec<Swing>>,
    /// Oddities that are possible.
    pub notices: Vec<Notice>,
    /// Version of the calculation.
    pub model_version: &'static str,
}

/// Chance of payback from which a plan probably pays for itself.
const PROBABLY: f64 = 0.75;

vocabulary! {
    /// How a plan turns out.
    Outcome {
        /// It probably pays for itself.
        Probably = "probably",
        /// It more likely than not pays for itself.
        Likelier = "likelier",
        /// It does not pay back.
        NotBack = "not_back",
        /// It costs about what it brings.
        NoDifference = "no_difference",
        /// It costs about what it brings and more often than not does not pay back.
        NoDifferenceNotBack = "no_difference_not_back",
    }
}

/// What a report comes to where something is at stake.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conclusion {
    /// Whether it is what is typical of the size, because nobody answered.
    pub typical: bool,
    /// Revenue at stake a year: one case in ten lies below, one above.
    pub stake: [f64; 2],
    /// Whether the person chose the plan; else it is the best.
    pub chosen: bool,
    /// How the plan turns out.
    pub outcome: Outcome,
    /// What the plan costs over the horizon.
    pub cost: f64,
}

impl Report {
    /// What it comes to; none when the answers leave nothing to win.
    pub fn conclusion(&self) -> Option<Conclusion> {
        let stake = &self.stake.used;
        let is_something = stake.p90 > 0.0 && self.index.value < 100.0;
        is_something.then(|| Conclusion {
            typical: self.index.basis == Basis::None,
            stake: [stake.p10, stake.p90],
            chosen: self.plan_chosen,
            outcome: self.outcome(),
            cost: self.plan.total_cost,
        })
    }

    /// How the plan turns out.
    pub fn outcome(&self) -> Outcome {
        match (self.plan.makes_no_difference, self.plan.pays_back) {
            (true, true) => Outcome::NoDifference,
            (true, false) => Outcome::NoDifferenceNotBack,
            (false, true) if self.projection.chance_of_payback >= PROBABLY => Outcome::Probably,
            (false, true) => Outcome::Likelier,
            (false, false) => Outcome::NotBack,
        }
    }
}

/// What takes longer to find: further runs of the simulation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Further {
    /// What practice prescribes for the likeliest pattern.
    pub prescribed_plan: Option<PrescribedPlan>,
    /// The plan that break-even and sensitivity describe: the plan itself, or when that is empty the
    /// best that is not; none when nothing is offered.
    pub described_plan: Option<PlanReport>,
    /// Which unknown inputs would narrow the outcome, the most useful first.
    pub find_out_next: Option<Vec<FindOut>>,
}

/// Both parts together, as they are written to JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FullReport {
    /// What is found at once.
    #[serde(flatten)]
    pub report: Report,
    /// What takes longer.
    #[serde(flatten)]
    pub further: Further,
}

/// Five figures by the letters of their dimensions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dimensions<T>(pub ByDimension<T>);

impl<T: Serialize> Serialize for Dimensions<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Dimension::ALL.iter().zip(&self.0))
    }
}

/// The Alignment Index, in points.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndexReport {
    /// At the most likely levels.
    pub value: f64,
    /// With the lowest answer known to each question, 0 where none is.
    pub lowest: f64,
    /// With the highest answer known to each question, 4 where none is.
    pub highest: f64,
    /// One draw in ten lies below.
    pub p10: f64,
    /// Half of the draws lie below.
    pub p50: f64,
    /// One draw in ten lies above.
    pub p90: f64,
    /// The tier; none when nobody answered.
    pub tier: Option<Tier>,
    /// What it rests on.
    pub basis: Basis,
    /// The five dimensions at the most likely levels.
    pub dimensions: Dimensions<f64>,
    /// The five dimensions over the draws.
    pub dimension_spreads: Dimensions<Spread>,
    /// The lowest dimension; none when nobody answered.
    pub weakest: Option<Dimension>,
    /// Whether a dimension below 25 hides behind an index of 50 or more.
    pub warning: bool,
    /// Points between the index with equal weights and with the poll's.
    pub weights_shift: f64,
}

/// Revenue at stake in a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StakeReport {
    /// By the funnel, central; none without new business.
    pub funnel: Option<f64>,
    /// By annual revenue, central.
    pub revenue: f64,
    /// What is used.
    pub used: Range,
    /// The studies taken at their word; shown, never used.
    pub face_value: f64,
    /// A tenth of revenue, as often repeated; shown, never used.
    pub folk_rule: f64,
    /// Where the caps bind.
    pub caps: Caps,
}

/// The caps of both routes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Caps {
    /// Of the funnel route; none without new business.
    pub funnel: Option<Cap>,
    /// Of the revenue route.
    pub revenue: Cap,
}

/// Where a cap binds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Cap {
    /// With everything at its most likely value.
    pub central: bool,
    /// In this share of the draws.
    pub share: f64,
}

/// A plan and what it is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanReport {
    /// Its remedies in catalogue order.
    pub remedies: Vec<Remedy>,
    /// Central cost of the first twelve months.
    pub first_year_cost: f64,
    /// Central cost over the horizon.
    pub total_cost: f64,
    /// Cost over the horizon in the draws.
    pub cost: Spread,
    /// Central net present value.
    pub npv: f64,
    /// Net present value over the present value of costs; none without costs.
    pub roi: Option<f64>,
    /// The first month from which the cumulative net stays at zero or above, central.
    pub payback_month: Option<usize>,
    /// Whether that month exists and at least half of the draws pay back.
    pub pays_back: bool,
    /// Whether costs and benefits are about equal.
    pub makes_no_difference: bool,
    /// The index in the last month, central.
    pub index_after: f64,
}

/// The plan that practice prescribes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PrescribedPlan {
    /// The plan.
    #[serde(flatten)]
    pub plan: PlanReport,
    /// Share of the draws in which it pays back.
    pub chance_of_payback: f64,
}

/// One remedy of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RemedyReport {
    /// Which one.
    pub id: Remedy,
    /// Whether there is something to lift and the company fits.
    pub offered: bool,
    /// Whether practice prescribes it for the likeliest pattern.
    pub prescribed: bool,
    /// Central cost of the first twelve months.
    pub first_year_cost: f64,
    /// Central cost over the horizon.
    pub total_cost: f64,
    /// First month of the remedy.
    pub start: usize,
    /// Months to its full effect at this company's pace, central.
    pub months: f64,
    /// Central net present value alone; none when not offered.
    pub npv_alone: Option<f64>,
    /// What it adds to the plan, or takes from it when left out; none when not offered or excluded.
    pub npv_marginal: Option<f64>,
    /// Revenue a year that it would have to bring besides alignment to pay for itself.
    pub needed_beyond: Option<f64>,
    /// The same as a share of annual revenue.
    pub needed_beyond_share: Option<f64>,
}

/// What the plan brings back over the horizon.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Projection {
    /// Revenue recovered in all months.
    pub recovered_total: Range,
    /// Revenue recovered in a year at the pace of the last month.
    pub run_rate: Range,
    /// Contribution less cost, all months.
    pub net_total: Range,
    /// Month by month.
    pub months: Vec<MonthReport>,
    /// The first month from which the cumulative net stays at zero or above.
    pub payback_month: PaybackMonth,
    /// Share of the draws in which there is one.
    pub chance_of_payback: f64,
    /// The steps from the stake to the run rate, central.
    pub way: Way,
}

/// The steps from the stake to what the plan brings back, central.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Way {
    /// Share of the gap that the plan closes by the last month.
    pub gap_closed: f64,
    /// Share of the benefit that programmes of this kind capture.
    pub captured: f64,
    /// Months from a better funnel to money.
    pub delay_months: usize,
}

/// One month of the projection.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MonthReport {
    /// From 1 to the horizon.
    pub month: usize,
    /// Revenue recovered in the month.
    pub recovered: Range,
    /// Contribution less cost of all months so far.
    pub cumulative_net: Range,
}

/// Payback in whole months; none where it never comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct PaybackMonth {
    /// With everything at its most likely value.
    pub central: Option<usize>,
    /// One draw in ten pays back by then.
    pub p10: Option<f64>,
    /// Half of the draws pay back by then.
    pub p50: Option<f64>,
    /// Nine draws in ten pay back by then.
    pub p90: Option<f64>,
}

/// What the described plan would need to pay for itself, full effect from the first month assumed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BreakEven {
    /// Revenue a year.
    pub extra_revenue_a_year: f64,
    /// Percentage points of the rate from MQL to SQL; none where the funnel does not say.
    pub points: Option<f64>,
    /// Whether such a rate is possible.
    pub feasible: Option<bool>,
}

/// How far one uncertain quantity moves the outcome: the central net over the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Swing {
    /// Which one.
    pub input: Driver,
    /// The outcome at its 10 % quantile (the route: by annual revenue alone).
    pub low: f64,
    /// The outcome at its 90 % quantile (the route: by the funnel alone).
    pub high: f64,
}

impl Swing {
    /// The size of the movement.
    pub fn size(&self) -> f64 {
        (self.high - self.low).abs()
    }
}

/// What drives the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Driver {
    /// The answers, all together.
    Answers,
    /// One of the parameters.
    Parameter(Uncertain),
    /// Which route is right.
    Route,
}

impl Driver {
    /// The fixed name.
    pub fn id(self) -> &'static str {
        match self {
            Driver::Answers => "answers",
            Driver::Parameter(uncertain) => uncertain.id(),
            Driver::Route => "route",
        }
    }
}

impl Serialize for Driver {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// An unknown input and what knowing it would do.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FindOut {
    /// Which input.
    pub input: Unknown,
    /// By how much money the width of the outcome would shrink; none where that cannot be said before.
    pub narrowing: Option<f64>,
    /// The width of eight cases in ten today and, on average, once it is known; no part of the JSON.
    #[serde(skip)]
    pub widths: Option<[f64; 2]>,
}

vocabulary! {
    /// An input that the person could supply.
    Unknown {
        /// Deals won and their value.
        Funnel = "funnel",
        /// The head of sales' answers.
        SalesAnswers = "answers.sales",
        /// The head of marketing's answers.
        MarketingAnswers = "answers.marketing",
        /// The gross margin.
        GrossMargin = "company.gross_margin",
        /// The share of new business that passes from marketing to sales.
        HandoffShare = "funnel.handoff_share",
    }
}

vocabulary! {
    /// Oddities that are possible and give a result all the same.
    Notice {
        /// Nothing was won, so the funnel says nothing of money.
        NewBusinessIsZero = "new_business_is_zero",
        /// More new business than revenue: the period or the deal value may be wrong.
        NewBusinessExceedsRevenue = "new_business_exceeds_revenue",
        /// The chosen plan costs more in its first year than the budget.
        BudgetExceeded = "budget_exceeded",
        /// A chosen remedy is not offered and was left out.
        RemedyNotOffered = "remedy_not_offered",
        /// The funnel route was asked for and the funnel is not known.
        RouteNeedsFunnel = "route_needs_funnel",
    }
}
