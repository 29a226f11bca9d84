//! The funnel read against what is usual: rates, and what each would be worth at the median.

use serde::Serialize;

use super::parameters::{DEFINITION_CHECK, STAGE_REFERENCES, StageReference};
use super::report::Notice;
use crate::profile::{Period, Profile, Stage, vocabulary};

/// The funnel of a company.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FunnelReport {
    /// First-year value of the deals won in a year, in the profile's currency.
    pub annual_new_business: Option<f64>,
    /// Stages whose rate is known, the most valuable first, those without a value last.
    pub stages: Vec<StageReport>,
}

/// One stage of the funnel.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StageReport {
    /// The stage counted before.
    pub from: Stage,
    /// The stage that is reached.
    pub to: Stage,
    /// Share that passes, 0 to 1.
    pub rate: f64,
    /// The rate against the reference.
    pub reading: Reading,
    /// New business a year that the median rate alone would add, in the profile's currency.
    pub value_at_median: Option<f64>,
}

vocabulary! {
    /// A rate against the reference range.
    Reading {
        /// Below the low end of what is usual.
        BelowLow = "below_low",
        /// Below the median.
        BelowMedian = "below_median",
        /// At the median or above.
        AboveMedian = "above_median",
        /// At the high end of what is usual or above.
        AboveHigh = "above_high",
        /// So high or low that the definitions want checking; neither good nor bad.
        DefinitionCheck = "definition_check",
    }
}

/// Reads the funnel; the notice says why new business counts as unknown.
pub fn funnel(profile: &Profile) -> (FunnelReport, Option<Notice>) {
    let counts = &profile.funnel.counts;
    let (annual_new_business, notice) = new_business(profile);
    let mut stages: Vec<StageReport> = STAGE_REFERENCES
        .iter()
        .filter_map(|reference| {
            let before = counts[reference.from as usize].filter(|count| *count > 0.0)?;
            let rate = counts[reference.to as usize]? / before;
            let reading = reading(reference, rate);
            let worth = reading != Reading::DefinitionCheck && rate > 0.0 && rate < reference.median;
            let value_at_median =
                annual_new_business.filter(|_| worth).map(|n| n * (reference.median - rate) / rate);
            Some(StageReport { from: reference.from, to: reference.to, rate, reading, value_at_median })
        })
        .collect();
    stages.sort_by(|a, b| {
        let value = |stage: &StageReport| stage.value_at_median.unwrap_or(-1.0);
        value(b).total_cmp(&value(a))
    });
    (FunnelReport { annual_new_business, stages }, notice)
}

/// The rate from MQL to SQL, when both are counted.
pub fn mql_to_sql(profile: &Profile) -> Option<f64> {
    let counts = &profile.funnel.counts;
    let before = counts[Stage::Mqls as usize].filter(|count| *count > 0.0)?;
    Some(counts[Stage::Sqls as usize]? / before)
}

fn new_business(profile: &Profile) -> (Option<f64>, Option<Notice>) {
    let funnel = &profile.funnel;
    let (Some(won), Some(value)) = (funnel.counts[Stage::Won as usize], funnel.average_deal_value) else {
        return (None, None);
    };
    match won * value * funnel.period.unwrap_or(Period::Year).per_year() {
        0.0 => (None, Some(Notice::NewBusinessIsZero)),
        business if business > profile.annual_revenue() => (None, Some(Notice::NewBusinessExceedsRevenue)),
        business => (Some(business), None),
    }
}

fn reading(reference: &StageReference, rate: f64) -> Reading {
    let (least, most) = DEFINITION_CHECK;
    match rate {
        rate if reference.from == Stage::Mqls && !(least..=most).contains(&rate) => Reading::DefinitionCheck,
        rate if rate >= reference.high => Reading::AboveHigh,
        rate if rate >= reference.median => Reading::AboveMedian,
        rate if rate >= reference.low => Reading::BelowMedian,
        _ => Reading::BelowLow,
    }
}
