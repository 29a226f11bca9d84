//! A profile made ready for calculation: every default filled in, every override applied.

use super::funnel::{self, FunnelReport};
use super::index::{self, ByDimension, ByItem};
use super::parameters::{HORIZON, band_pace, sales_cycle_days};
use super::projection::Timing;
use super::remedies::{self, Offer};
use super::report::Notice;
use super::scenarios::{Beliefs, Scenarios};
use super::stake::{self, Business, Stake};
use super::values::believed;
use crate::profile::{Parameter, Profile, Route, Uncertain};

/// Everything that the calculation needs to know of one company.
pub struct Case<'a> {
    /// The profile that it was made from.
    pub profile: &'a Profile,
    /// What is uncertain.
    pub beliefs: Beliefs,
    /// Weights of the dimensions.
    pub weights: ByDimension<f64>,
    /// Weight of one level of each question.
    pub item_weights: ByItem<f64>,
    /// The funnel, read.
    pub funnel: FunnelReport,
    /// Revenue, new business and the route that is used.
    pub business: Business,
    /// When benefits come.
    pub timing: Timing,
    /// What money of each month is worth today; index 0 is month 1.
    pub discount: [f64; HORIZON],
    /// Present value of one unit a year at the end of each of three years.
    pub annuity: f64,
    /// The remedies as this company would carry them out.
    pub offers: Vec<Offer>,
    /// Oddities found so far.
    pub notices: Vec<Notice>,
}

impl<'a> Case<'a> {
    /// Makes a profile ready.
    pub fn new(profile: &'a Profile) -> Self {
        let band = profile.band();
        let items = index::known_levels(&profile.answers).map(index::triangle);
        let weights = index::weights(profile);
        let (funnel, odd_business) = funnel::funnel(profile);
        let asked = profile.settings.route.unwrap_or(Route::Both);
        let new_business = funnel.annual_new_business;
        let missing_funnel =
            (asked == Route::Funnel && new_business.is_none()).then_some(Notice::RouteNeedsFunnel);
        let rate = believed(profile, Parameter::DiscountRate).mode;
        let years =
            [1.0, 1.0 + rate, (1.0 + rate) * (1.0 + rate), (1.0 + rate) * (1.0 + rate) * (1.0 + rate)];
        let cycle = profile.funnel.sales_cycle_days.unwrap_or(sales_cycle_days(band));
        Case {
            profile,
            item_weights: stake::item_weights(&weights),
            weights,
            business: Business {
                annual_revenue: profile.annual_revenue(),
                new_business,
                route: if new_business.is_some() { asked } else { Route::Revenue },
            },
            timing: Timing::new(cycle, band_pace(band), profile.team.change_owner),
            discount: std::array::from_fn(|at| 1.0 / years[at / 12 + 1]),
            annuity: 1.0 / years[1] + 1.0 / years[2] + 1.0 / years[3],
            offers: remedies::offers(profile, &items),
            notices: odd_business.into_iter().chain(missing_funnel).collect(),
            funnel,
            beliefs: Beliefs {
                items,
                parameters: std::array::from_fn(|at| {
                    believed(profile, Parameter::Uncertain(Uncertain::ALL[at]))
                }),
                halve_claims: profile.settings.halve_claims.unwrap_or(false),
            },
        }
    }

    /// The stake of every scenario.
    pub fn stake(&self, scenarios: &Scenarios) -> Stake {
        stake::stake(&self.business, &self.item_weights, scenarios)
    }

    /// The most likely value of a parameter.
    pub fn mode(&self, uncertain: Uncertain) -> f64 {
        self.beliefs.parameters[uncertain as usize].mode
    }
}
