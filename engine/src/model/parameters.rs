//! The constants of the model in one place: value, unit and source (ids of the evidence register).
//!
//! Changing one of them changes results: it needs a row of evidence, a new
//! [`MODEL_VERSION`] and newly accepted worked examples (see `docs/METHOD.md`).

use super::triangle::Triangle;
use crate::profile::{Band, Dimension, Stage, Uncertain};

/// Version of the calculation; it rises whenever a result may change.
pub const MODEL_VERSION: &str = "1";

/// Months that the projection looks ahead.
pub const HORIZON: usize = 36;
/// Points of the Sobol sequence that a report draws unless told otherwise.
pub const DRAWS: usize = 4096;

/// Most that may be at stake, as a share of annual revenue (ten-percent: the folk rule as a ceiling only).
pub const CEILING: f64 = 0.10;
/// Most by which any usable study found more closed business (mathmarketing-2005).
pub const LARGEST_EFFECT: f64 = 0.38;
/// Yearly discount rate (tei).
pub const DISCOUNT_RATE: f64 = 0.10;
/// Share of the benefit left at month 36 when nobody keeps the changes alive (mckinsey-2023, rounded down).
pub const SUSTAIN_FLOOR: f64 = 0.50;
/// Last month with the full benefit when nobody keeps the changes alive (mckinsey-2023).
pub const SUSTAINED_MONTHS: usize = 24;
/// Most likely level of a question that nobody answered, 0 to 4 (forrester-2010: 54 of 100).
pub const ITEM_PRIOR: f64 = 2.16;
/// Cost of one staff day in US dollars (judgement).
pub const STAFF_DAY_USD: f64 = 600.0;
/// Revenue in US dollars at which a staff day counts once (judgement).
pub const STAFF_DAY_REVENUE_USD: f64 = 20e6;
/// Least and most that company size multiplies a staff day by (judgement).
pub const STAFF_DAY_FACTOR: (f64, f64) = (0.25, 8.0);
/// Share of annual revenue below which a plan's net present value counts as no difference.
pub const NO_DIFFERENCE: f64 = 0.0001;
/// Share of annual revenue within which two plans count as equally good.
pub const TIE: f64 = 1e-9;
/// Least chance of payback at which a plan is said to pay back.
pub const PAYS_BACK_CHANCE: f64 = 0.5;
/// Added to a computed index before it is compared with an edge, so that rounding decides nothing.
pub const EDGE_TOLERANCE: f64 = 1e-9;
/// Index from which no pattern stands out and nothing is prescribed.
pub const ALIGNED_INDEX: f64 = 75.0;
/// Expected gap between two people who answer at random (agreement).
pub const RANDOM_GAP: f64 = 1.6;
/// Fewest common questions from which agreement is judged (agreement).
pub const LEAST_COMMON_ITEMS: usize = 12;
/// Gap between the heads from which a question is flagged (agreement).
pub const FLAGGED_GAP: f64 = 2.0;

/// Distribution of an uncertain quantity (sources: see the register, `for_parameter`).
pub const fn distribution(uncertain: Uncertain) -> Triangle {
    match uncertain {
        Uncertain::EffectRatio => Triangle::new(1.05, 1.15, 1.38),
        Uncertain::CausalShare => Triangle::new(0.0, 0.50, 1.00),
        Uncertain::RevenuePoints => Triangle::new(0.010, 0.035, 0.060),
        Uncertain::HandoffShare => Triangle::new(0.10, 0.30, 0.75),
        Uncertain::Realisation => Triangle::new(0.37, 0.50, 0.67),
        Uncertain::GrossMargin => Triangle::new(0.40, 0.60, 0.80),
        Uncertain::RampPace => Triangle::new(0.80, 1.00, 1.60),
        Uncertain::CostOverrun => Triangle::new(0.90, 1.00, 1.40),
    }
}

/// Weights of the dimensions after the poll, shrunk to 30 % (interim-poll; off by default).
pub const POLL_WEIGHTS: [f64; Dimension::ALL.len()] = [0.245, 0.1415, 0.1415, 0.182, 0.290];

/// Days from first contact to a signed deal, when nothing is entered (cycles).
pub const fn sales_cycle_days(band: Band) -> f64 {
    match band {
        Band::Small => 60.0,
        Band::Medium => 90.0,
        Band::Large => 150.0,
        Band::Enterprise => 210.0,
    }
}

/// How much slower larger companies change (judgement).
pub const fn band_pace(band: Band) -> f64 {
    match band {
        Band::Small => 1.0,
        Band::Medium => 1.2,
        Band::Large => 1.4,
        Band::Enterprise => 1.6,
    }
}

/// Sellers assumed when none are entered (judgement).
pub const fn default_sellers(band: Band) -> f64 {
    match band {
        Band::Small => 4.0,
        Band::Medium => 15.0,
        Band::Large => 50.0,
        Band::Enterprise => 200.0,
    }
}

/// Marketers assumed when none are entered (team-sizes).
pub const fn default_marketers(band: Band) -> f64 {
    match band {
        Band::Small => 1.0,
        Band::Medium => 5.0,
        Band::Large => 20.0,
        Band::Enterprise => 60.0,
    }
}

/// US dollars for one CRM seat and month (costs).
pub const fn crm_seat_usd(band: Band) -> f64 {
    match band {
        Band::Small => 30.0,
        Band::Medium => 80.0,
        Band::Large | Band::Enterprise => 120.0,
    }
}

/// Reference rates of one stage of the funnel (funnel-rates).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageReference {
    /// The stage counted before.
    pub from: Stage,
    /// The stage that is reached.
    pub to: Stage,
    /// Low end of what is usual, a share.
    pub low: f64,
    /// The middle of what is usual, a share.
    pub median: f64,
    /// High end of what is usual, a share.
    pub high: f64,
}

/// The four stage rates and what is usual.
pub const STAGE_REFERENCES: [StageReference; 4] = [
    StageReference { from: Stage::Leads, to: Stage::Mqls, low: 0.10, median: 0.25, high: 0.40 },
    StageReference { from: Stage::Mqls, to: Stage::Sqls, low: 0.10, median: 0.22, high: 0.40 },
    StageReference { from: Stage::Sqls, to: Stage::Opportunities, low: 0.30, median: 0.50, high: 0.70 },
    StageReference { from: Stage::Opportunities, to: Stage::Won, low: 0.12, median: 0.21, high: 0.35 },
];

/// MQL to SQL rates outside of this say something about definitions, not about the work (judgement).
pub const DEFINITION_CHECK: (f64, f64) = (0.05, 0.60);
