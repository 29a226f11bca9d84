//! The steps between a profile and its figures, with everything at its most likely value.
//!
//! A report holds what is found; the page of the numbers also shows how. Nothing here is computed a
//! second way: these are the quantities that the calculation itself uses.

use super::agreement;
use super::case::Case;
use super::index::{ByDimension, ByItem, dimensions, weighted};
use super::parameters::HORIZON;
use super::pattern::{self, Weighing};
use super::projection;
use super::remedies::Offer;
use crate::profile::{Profile, Remedy, Route, Uncertain};

/// The steps that do not depend on a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Workings {
    /// Weights of the dimensions, together 1.
    pub weights: ByDimension<f64>,
    /// The most likely level of each question, 0 to 4.
    pub levels: ByItem<f64>,
    /// What the probabilities of the patterns are made of.
    pub weighing: Weighing,
    /// The route that is used; never the funnel without new business.
    pub route: Route,
    /// What money of each month is worth today; index 0 is month 1.
    pub discount: [f64; HORIZON],
    /// Present value of one unit a year at the end of each of three years.
    pub annuity: f64,
}

/// The steps of one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanWorkings {
    /// Cost of each month before overrun; index 0 is month 1.
    pub costs: [f64; HORIZON],
    /// Share of the gap that counts in each month: closed, past the delay, and not faded.
    pub closed: [f64; HORIZON],
}

impl Workings {
    /// The steps for a profile.
    pub fn of(profile: &Profile) -> Self {
        let case = Case::new(profile);
        let agreement = agreement::agreement(&profile.answers);
        Workings {
            weights: case.weights,
            levels: case.beliefs.items.map(|item| item.mode),
            weighing: pattern::weighing(profile, &case.beliefs.items, agreement.as_ref()),
            route: case.business.route,
            discount: case.discount,
            annuity: case.annuity,
        }
    }
}

impl PlanWorkings {
    /// The steps of a plan.
    pub fn of(profile: &Profile, plan: &[Remedy]) -> Self {
        let case = Case::new(profile);
        let offers: Vec<&Offer> = case.offers.iter().filter(|offer| plan.contains(&offer.remedy)).collect();
        let now = case.beliefs.items.map(|item| item.mode);
        let index = |levels: &ByItem<f64>| weighted(&dimensions(levels), &case.weights);
        let (timing, gap) = (&case.timing, 100.0 - index(&now));
        let closed = |month: usize| {
            let Some(effective) = month.checked_sub(timing.delay).filter(|month| *month > 0) else {
                return 0.0;
            };
            let pace = case.mode(Uncertain::RampPace);
            let then = projection::levels_in(effective, &offers, timing, &now, pace);
            if gap > 0.0 { (index(&then) - index(&now)) / gap * timing.fade[month - 1] } else { 0.0 }
        };
        PlanWorkings {
            costs: std::array::from_fn(|at| offers.iter().map(|offer| offer.costs[at]).sum()),
            closed: std::array::from_fn(|at| closed(at + 1)),
        }
    }
}
