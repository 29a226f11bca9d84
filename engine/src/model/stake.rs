//! Revenue at stake in a year, over the whole gap to full alignment.

use super::index::{ByDimension, ByItem, TOP_LEVEL};
use super::parameters::{CEILING, LARGEST_EFFECT};
use super::scenarios::Scenarios;
use crate::profile::{Item, Route, Uncertain};

/// What the stake is computed from besides the uncertain quantities.
#[derive(Clone, Copy, Debug)]
pub struct Business {
    /// Revenue of a year.
    pub annual_revenue: f64,
    /// New business of a year, when known.
    pub new_business: Option<f64>,
    /// The route that is used; never the funnel without new business.
    pub route: Route,
}

/// One route's stake in every scenario.
#[derive(Clone, Debug)]
pub struct RouteStake {
    /// Money a year, after the cap.
    pub money: Vec<f64>,
    /// Whether the cap binds.
    pub capped: Vec<bool>,
}

/// The stake in every scenario, by row.
#[derive(Clone, Debug)]
pub struct Stake {
    /// Misalignment, 0 to 1.
    pub misalignment: Vec<f64>,
    /// By the funnel, when new business is known.
    pub funnel: Option<RouteStake>,
    /// By annual revenue.
    pub revenue: RouteStake,
    /// The mix that is used, money a year.
    pub used: Vec<f64>,
}

/// The weight of one level of each question in the index, so that all at the top add up to 1.
pub fn item_weights(weights: &ByDimension<f64>) -> ByItem<f64> {
    std::array::from_fn(|at| weights[Item::ALL[at].dimension() as usize] / (3.0 * TOP_LEVEL))
}

/// Misalignment in every scenario, 0 to 1.
pub fn misalignment(scenarios: &Scenarios, item_weights: &ByItem<f64>) -> Vec<f64> {
    let mut missing = vec![0.0; scenarios.count];
    for (levels, weight) in scenarios.items.iter().zip(item_weights) {
        for (sum, level) in missing.iter_mut().zip(levels) {
            *sum += weight * (TOP_LEVEL - level);
        }
    }
    missing
}

/// The stake in every scenario.
pub fn stake(business: &Business, item_weights: &ByItem<f64>, scenarios: &Scenarios) -> Stake {
    let Business { annual_revenue, new_business, route } = *business;
    let column = |uncertain| scenarios.parameter(uncertain);
    let misalignment = misalignment(scenarios, item_weights);
    let cap = |row: usize| {
        let ceiling = CEILING * annual_revenue;
        let studied = |n: f64| LARGEST_EFFECT * n * column(Uncertain::HandoffShare)[row];
        new_business.map_or(ceiling, |n| ceiling.min(studied(n)))
    };
    let capped = |raw: &dyn Fn(usize) -> f64| {
        let raw = (0..scenarios.count).map(|row| (raw(row), cap(row)));
        let (money, capped) = raw.map(|(raw, cap)| (raw.min(cap), raw > cap)).unzip();
        RouteStake { money, capped }
    };
    let effect = |row: usize| column(Uncertain::CausalShare)[row] * misalignment[row];
    let funnel = new_business.map(|n| {
        capped(&|row| {
            let handed = n * column(Uncertain::HandoffShare)[row];
            handed * (column(Uncertain::EffectRatio)[row] - 1.0) * effect(row)
        })
    });
    let revenue = capped(&|row| annual_revenue * column(Uncertain::RevenuePoints)[row] * effect(row));
    let used = match (&funnel, route) {
        (Some(funnel), Route::Both) => {
            let mixed = scenarios.mix.iter().zip(&funnel.money).zip(&revenue.money);
            mixed.map(|((v, funnel), revenue)| v * funnel + (1.0 - v) * revenue).collect()
        }
        (Some(funnel), Route::Funnel) => funnel.money.clone(),
        (_, Route::Revenue) | (None, _) => revenue.money.clone(),
    };
    Stake { misalignment, funnel, revenue, used }
}
