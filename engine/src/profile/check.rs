//! Entry to profile: every limit of every field, and all faults at once.

use super::currency;
use super::entry::{Entry, Weights};
use super::error::{Allowed, Code, FieldError, Found, LONGEST_ECHO};
use super::vocabulary::*;

/// How far three efforts may be from 100 together.
const EFFORT_TOLERANCE: f64 = 0.5;
/// How far five weights may be from 1 together.
const WEIGHT_TOLERANCE: f64 = 1e-6;
/// What adding decimals may leave, which must not decide whether a sum is right.
const ROUNDING: f64 = 1e-12;
/// The two remedies that exclude each other.
pub const EXCLUSION: [Remedy; 2] = [Remedy::FractionalCmo, Remedy::MarketingLeader];

/// All faults of an entry, in the order of its fields; none when it is a profile.
pub fn faults(entry: &Entry) -> Vec<FieldError> {
    let mut check = Check::default();
    check.company(entry);
    check.team(entry);
    check.funnel(entry);
    check.answers(entry);
    check.plan(entry);
    check.settings(entry);
    check.0
}

#[derive(Default)]
struct Check(Vec<FieldError>);

impl Check {
    fn fault(&mut self, field: impl Into<String>, code: Code, allowed: Allowed, value: impl Into<Found>) {
        let (field, value) = (field.into(), value.into());
        self.0.push(FieldError { field, code, allowed, value });
    }

    /// Whether a number is missing or lies in its range; NaN lies in none.
    fn within(&mut self, field: impl Into<String>, value: Option<f64>, min: f64, max: f64) -> bool {
        let Some(number) = value else { return true };
        let right = number >= min && number <= max;
        if !right {
            self.fault(field, Code::OutOfRange, Allowed::Range { min, max }, number);
        }
        right
    }

    /// Whether a number of people is missing or counts whole and half ones.
    fn heads(&mut self, field: &str, count: Option<f64>) {
        if !self.within(field, count, 0.0, 1e6) {
            return;
        }
        if let Some(count) = count.filter(|count| (2.0 * count).fract() != 0.0) {
            let allowed = Allowed::Type { r#type: "whole or half number" };
            self.fault(field, Code::NotWholeOrHalf, allowed, count);
        }
    }

    fn company(&mut self, entry: &Entry) {
        let company = &entry.company;
        if company.annual_revenue.is_none() {
            let allowed = Allowed::Range { min: 1.0, max: 1e13 };
            self.fault("company.annual_revenue", Code::Required, allowed, Found::Nothing);
        }
        self.within("company.annual_revenue", company.annual_revenue, 1.0, 1e13);
        let currency = company.currency_code();
        let well_formed = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase());
        if !well_formed {
            let allowed = Allowed::Type { r#type: "three capital letters (ISO 4217)" };
            let beginning: String = currency.chars().take(LONGEST_ECHO).collect();
            self.fault("company.currency", Code::NotACurrency, allowed, Found::Text(beginning));
        }
        let (min, max) = if currency == "USD" { (1.0, 1.0) } else { (1e-6, 1e3) };
        self.within("company.usd_rate", company.usd_rate, min, max);
        if well_formed && company.usd_rate.is_none() && currency::usd_rate(currency).is_none() {
            self.fault("company.usd_rate", Code::Required, Allowed::Range { min, max }, Found::Nothing);
        }
        self.within("company.gross_margin", company.gross_margin, 0.01, 1.0);
    }

    fn team(&mut self, entry: &Entry) {
        let team = &entry.team;
        self.heads("team.marketers", team.marketers);
        self.heads("team.outsourced_marketers", team.outsourced_marketers);
        self.heads("team.sellers", team.sellers);
        let effort = &team.marketing_effort;
        let parts = [
            ("team.marketing_effort.brand", effort.brand),
            ("team.marketing_effort.demand", effort.demand),
            ("team.marketing_effort.sales_support", effort.sales_support),
        ];
        if parts.iter().all(|(_, part)| part.is_none()) {
            return;
        }
        let in_range = parts.map(|(field, part)| self.within(field, part, 0.0, 100.0));
        let field = "team.marketing_effort";
        let allowed = Allowed::Sum { sum: 100.0, tolerance: EFFORT_TOLERANCE };
        let known: Vec<f64> = parts.iter().filter_map(|(_, part)| *part).collect();
        let sum: f64 = known.iter().sum();
        if known.len() < parts.len() {
            self.fault(field, Code::Required, allowed, Found::Numbers(known));
        } else if in_range == [true; 3] && (sum - 100.0).abs() > EFFORT_TOLERANCE + ROUNDING {
            self.fault(field, Code::WrongSum, allowed, sum);
        }
    }

    fn funnel(&mut self, entry: &Entry) {
        let funnel = &entry.funnel;
        let mut before: Option<(Stage, f64)> = None;
        for stage in Stage::ALL {
            let field = format!("funnel.{}", stage.id());
            let Some(count) = funnel.counts[*stage as usize] else { continue };
            if !self.within(&field, Some(count), 0.0, 1e9) {
                continue;
            }
            if let Some((earlier, most)) = before.filter(|(_, most)| count > *most) {
                let allowed = Allowed::AtMost { field: format!("funnel.{}", earlier.id()), max: most };
                self.fault(field, Code::MoreThanBefore, allowed, count);
            }
            before = Some((*stage, count));
        }
        self.within("funnel.average_deal_value", funnel.average_deal_value, 0.0, 1e12);
        self.within("funnel.sales_cycle_days", funnel.sales_cycle_days, 1.0, 1500.0);
        self.within("funnel.handoff_share", funnel.handoff_share, 0.0, 1.0);
    }

    fn answers(&mut self, entry: &Entry) {
        for rater in Rater::ALL {
            for item in Item::ALL {
                let field = format!("answers.{}.{}", rater.id(), item.id());
                self.within(field, entry.answers.known(*rater, *item), 0.0, 4.0);
            }
        }
    }

    fn plan(&mut self, entry: &Entry) {
        self.within("plan.budget", entry.plan.budget, 0.0, 1e12);
        let chosen = entry.plan.remedies.as_deref().unwrap_or_default();
        if EXCLUSION.iter().all(|excluding| chosen.contains(excluding)) {
            let both = EXCLUSION.map(Remedy::id);
            let allowed = Allowed::NotBoth { not_both: both };
            self.fault("plan.remedies", Code::ExcludingRemedies, allowed, Found::Names(both));
        }
    }

    fn settings(&mut self, entry: &Entry) {
        if let Some(Weights::Custom(shares)) = entry.settings.weights {
            let field = "settings.weights";
            if shares.iter().any(|share| !(0.0..=1.0).contains(share)) {
                let allowed = Allowed::Range { min: 0.0, max: 1.0 };
                self.fault(field, Code::OutOfRange, allowed, Found::Numbers(shares.into()));
            } else if (shares.iter().sum::<f64>() - 1.0).abs() > WEIGHT_TOLERANCE + ROUNDING {
                let allowed = Allowed::Sum { sum: 1.0, tolerance: WEIGHT_TOLERANCE };
                self.fault(field, Code::WrongSum, allowed, Found::Numbers(shares.into()));
            }
        }
        for (parameter, triangle) in &entry.settings.overrides {
            let field = format!("settings.overrides.{}", parameter.id());
            let (min, max) = override_range(*parameter);
            let [low, mode, high] = *triangle;
            if triangle.iter().any(|corner| !(*corner >= min && *corner <= max)) {
                self.fault(
                    field,
                    Code::OutOfRange,
                    Allowed::Range { min, max },
                    Found::Numbers(triangle.to_vec()),
                );
            } else if !(low <= mode && mode <= high) {
                let allowed = Allowed::Type { r#type: "low <= mode <= high" };
                self.fault(field, Code::NotOrdered, allowed, Found::Numbers(triangle.to_vec()));
            } else if !matches!(parameter, Parameter::Uncertain(_)) && low != high {
                let allowed = Allowed::Type { r#type: "low = mode = high" };
                self.fault(field, Code::NotOneValue, allowed, Found::Numbers(triangle.to_vec()));
            }
        }
    }
}

/// Smallest and largest value that an override may take.
pub fn override_range(parameter: Parameter) -> (f64, f64) {
    match parameter {
        Parameter::Uncertain(Uncertain::EffectRatio) => (1.0, 10.0),
        Parameter::Uncertain(Uncertain::GrossMargin) => (0.01, 1.0),
        Parameter::Uncertain(Uncertain::RampPace) => (0.01, 100.0),
        Parameter::Uncertain(Uncertain::CostOverrun) => (0.0, 100.0),
        Parameter::Uncertain(
            Uncertain::CausalShare
            | Uncertain::RevenuePoints
            | Uncertain::HandoffShare
            | Uncertain::Realisation,
        )
        | Parameter::DiscountRate => (0.0, 1.0),
        Parameter::StaffDay => (0.0, 1e5),
        Parameter::RemedyLevel(..) => (0.0, 4.0),
        Parameter::RemedyMonths(_) => (0.1, 120.0),
        Parameter::RemedyOneOff(_) | Parameter::RemedyMonthly(_) => (0.0, 1e9),
    }
}
