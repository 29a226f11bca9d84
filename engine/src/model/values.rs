//! The value of each figure that a profile may override: the model's own for this company, and the
//! one that is used.

use super::parameters::{DISCOUNT_RATE, STAFF_DAY_USD, distribution};
use super::remedies::{self, Price};
use super::scenarios::halved;
use super::triangle::Triangle;
use crate::profile::{Covers, Parameter, Profile, Uncertain};

/// The model's own value for this company: what would be used without any override, in the unit of
/// the override. What the company entered counts, since it is no assumption.
pub fn standard(profile: &Profile, parameter: Parameter) -> Triangle {
    let price = |remedy| remedies::price(remedy, profile);
    match parameter {
        Parameter::Uncertain(uncertain) => {
            entered(profile, uncertain).map_or(distribution(uncertain), Triangle::point)
        }
        Parameter::DiscountRate => Triangle::point(DISCOUNT_RATE),
        Parameter::StaffDay => Triangle::point(STAFF_DAY_USD / profile.usd_rate()),
        Parameter::RemedyLevel(remedy, item) => Triangle::point(remedies::listed_level(remedy, item)),
        Parameter::RemedyMonths(remedy) => Triangle::point(remedies::listed_months(remedy)),
        Parameter::RemedyOneOff(remedy) => Triangle::point(price(remedy).one_off),
        Parameter::RemedyMonthly(remedy) => Triangle::point(price(remedy).monthly),
    }
}

/// What is believed before claims are halved: the override, else the model's own value.
pub(super) fn believed(profile: &Profile, parameter: Parameter) -> Triangle {
    match profile.settings.overrides.get(&parameter) {
        Some([low, mode, high]) => Triangle::new(*low, *mode, *high),
        None => standard(profile, parameter),
    }
}

/// The value that a result is computed with, claims halved where the profile says so.
pub fn used(profile: &Profile, parameter: Parameter) -> Triangle {
    let triangle = believed(profile, parameter);
    match parameter {
        Parameter::Uncertain(uncertain) if profile.settings.halve_claims == Some(true) => Triangle::new(
            halved(uncertain, triangle.low),
            halved(uncertain, triangle.mode),
            halved(uncertain, triangle.high),
        ),
        _ => triangle,
    }
}

/// What the company entered in place of a distribution, or what its funnel implies.
pub fn entered(profile: &Profile, uncertain: Uncertain) -> Option<f64> {
    match uncertain {
        Uncertain::GrossMargin => profile.company.gross_margin,
        Uncertain::HandoffShare => profile
            .funnel
            .handoff_share
            .or_else(|| (profile.covers() == Covers::MarketingLeads).then_some(1.0)),
        _ => None,
    }
}

/// What a remedy costs this company before any overrun, overrides applied.
pub fn price(profile: &Profile, remedy: crate::profile::Remedy) -> Price {
    let own = |parameter| profile.settings.overrides.get(&parameter).map(|[_, mode, _]| *mode);
    let price = remedies::price(remedy, profile);
    Price {
        one_off: own(Parameter::RemedyOneOff(remedy)).unwrap_or(price.one_off),
        monthly: own(Parameter::RemedyMonthly(remedy)).unwrap_or(price.monthly),
        ..price
    }
}
