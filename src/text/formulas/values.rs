//! The values of parameters and fixed figures in words.

use super::{Account, digits, money, percent};
use crate::model::parameters::{
    CEILING, HORIZON, ITEM_PRIOR, LARGEST_EFFECT, POLL_WEIGHTS, STAGE_REFERENCES, SUSTAIN_FLOOR, band_pace,
    default_marketers, default_sellers, sales_cycle_days,
};
use crate::model::{Triangle, day_factor, entered, used};
use crate::profile::{Dimension, Parameter, Profile, Uncertain};
use crate::text::Texts;

/// Where the value of a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is the model's own.
    Model,
    /// It follows from what was entered.
    Entered,
    /// It was put in the model's place.
    Overridden,
}

impl Origin {
    /// The fixed name.
    pub const fn id(self) -> &'static str {
        match self {
            Origin::Model => "model",
            Origin::Entered => "entered",
            Origin::Overridden => "overridden",
        }
    }
}

/// Where the value of a parameter or fixed figure comes from.
pub fn origin(id: &str, profile: &Profile) -> Origin {
    let parameter = Parameter::from_id(id);
    if parameter.is_some_and(|parameter| profile.settings.overrides.contains_key(&parameter)) {
        return Origin::Overridden;
    }
    let is_entered = match parameter {
        Some(Parameter::Uncertain(uncertain)) => entered(profile, uncertain).is_some(),
        _ => match id {
            "sales_cycle_days" => profile.funnel.sales_cycle_days.is_some(),
            "team_counts" => profile.team.sellers.is_some() || profile.team.marketers.is_some(),
            "usd_rate" => profile.company.usd_rate.is_some(),
            _ => false,
        },
    };
    if is_entered { Origin::Entered } else { Origin::Model }
}

/// Whether a parameter stands at half of what the studies claim.
pub fn is_halved(id: &str, profile: &Profile) -> bool {
    let claimed = [Uncertain::EffectRatio.id(), Uncertain::RevenuePoints.id()].contains(&id);
    claimed && profile.settings.halve_claims == Some(true)
}

/// The value of a parameter or fixed figure for this account; empty where its description says it all.
pub fn value(id: &str, account: &Account) -> String {
    let Account { profile, texts, currency, .. } = *account;
    if let Some(parameter) = Parameter::from_id(id) {
        return triangle(id, used(profile, parameter), currency, texts);
    }
    let band = profile.band();
    let team = &profile.team;
    match id {
        "ceiling" => percent(CEILING, texts),
        "closed_business_cap" => percent(LARGEST_EFFECT, texts),
        "horizon" => digits(HORIZON as f64, texts),
        "sustain_floor" => percent(SUSTAIN_FLOOR, texts),
        "item_prior" => digits(ITEM_PRIOR, texts),
        "sales_cycle_days" => {
            digits(profile.funnel.sales_cycle_days.unwrap_or(sales_cycle_days(band)), texts)
        }
        "band_pace" => digits(band_pace(band), texts),
        "day_factor" => digits(day_factor(profile), texts),
        "usd_rate" => digits(profile.usd_rate(), texts),
        "team_counts" => texts.value_team(
            &digits(team.sellers.unwrap_or(default_sellers(band)), texts),
            &digits(team.marketers.unwrap_or(default_marketers(band)), texts),
        ),
        "poll_weights" => {
            let named = Dimension::ALL.iter().zip(POLL_WEIGHTS);
            let words: Vec<String> = named
                .map(|(dimension, weight)| {
                    texts.stated(texts.dimension(dimension.id()), &percent(weight, texts))
                })
                .collect();
            texts.row(&words)
        }
        "stage_rates" => {
            let words: Vec<String> = STAGE_REFERENCES
                .iter()
                .map(|stage| {
                    texts.value_stage(
                        texts.stage_counted(stage.from.id()),
                        texts.stage_counted(stage.to.id()),
                        &percent(stage.low, texts),
                        &percent(stage.high, texts),
                        &percent(stage.median, texts),
                    )
                })
                .collect();
            texts.phrases(&words)
        }
        _ => String::new(),
    }
}

/// Low, most likely and high, or one value where there is no doubt.
pub fn triangle(id: &str, triangle: Triangle, currency: &str, texts: &Texts) -> String {
    let figure = |value| figure(id, value, currency, texts);
    if triangle.is_point() {
        return figure(triangle.mode);
    }
    texts.value_range(&figure(triangle.low), &figure(triangle.high), &figure(triangle.mode))
}

/// One figure in the unit of its parameter.
pub fn figure(id: &str, value: f64, currency: &str, texts: &Texts) -> String {
    match Parameter::from_id(id) {
        Some(
            Parameter::Uncertain(
                Uncertain::CausalShare
                | Uncertain::RevenuePoints
                | Uncertain::HandoffShare
                | Uncertain::Realisation
                | Uncertain::GrossMargin,
            )
            | Parameter::DiscountRate,
        ) => percent(value, texts),
        Some(Parameter::StaffDay | Parameter::RemedyOneOff(_) | Parameter::RemedyMonthly(_)) => {
            money(value, currency, texts)
        }
        _ => digits(value, texts),
    }
}
