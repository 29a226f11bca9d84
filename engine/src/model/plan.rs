//! Plans: which remedies to carry out, what they are worth together, and the best of all of them.

use super::index::ByItem;
use super::parameters::{HORIZON, TIE};
use super::projection::{Timing, lifted};
use super::remedies::Offer;
use crate::profile::{EXCLUSION, Item, Remedy};

/// A set of remedies; bit k stands for the k-th of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RemedySet(u16);

impl RemedySet {
    /// The set of some remedies.
    pub fn of(remedies: impl IntoIterator<Item = Remedy>) -> Self {
        RemedySet(remedies.into_iter().fold(0, |bits, remedy| bits | 1 << remedy as u16))
    }

    /// Whether a remedy is in it.
    pub fn contains(self, remedy: Remedy) -> bool {
        self.0 & (1 << remedy as u16) != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// With one remedy more.
    pub fn with(self, remedy: Remedy) -> Self {
        RemedySet(self.0 | 1 << remedy as u16)
    }

    /// With one remedy less.
    pub fn without(self, remedy: Remedy) -> Self {
        RemedySet(self.0 & !(1 << remedy as u16))
    }

    /// Whether it respects that two remedies exclude each other.
    pub fn is_possible(self) -> bool {
        !EXCLUSION.iter().all(|remedy| self.contains(*remedy))
    }

    /// Its remedies in catalogue order.
    pub fn iter(self) -> impl Iterator<Item = Remedy> {
        Remedy::ALL.iter().copied().filter(move |remedy| self.contains(*remedy))
    }

    /// Fewer remedies first, then catalogue order.
    fn preference(self) -> (u32, std::cmp::Reverse<u16>) {
        (self.0.count_ones(), std::cmp::Reverse(self.0.reverse_bits()))
    }
}

/// What one level of one question closed in one month is worth today, in money of the profile.
#[derive(Clone, Debug)]
pub struct Worth {
    /// Contribution today of closing the whole gap in a month, per point of misalignment; index 0 is
    /// the month in which the gap is closed, before the delay to money.
    pub by_month: [f64; HORIZON],
    /// What money of each month is worth today; index 0 is month 1.
    pub discount: [f64; HORIZON],
    /// Central cost overrun, a factor.
    pub overrun: f64,
}

/// The central net present value of any plan, prepared so that all of them can be compared.
pub struct Valuation {
    /// Present value of the cost of each remedy of the catalogue.
    costs: Vec<f64>,
    /// Central cost of each remedy in the first twelve months.
    first_year: Vec<f64>,
    benefits: Vec<ItemBenefit>,
    annual_revenue: f64,
}

/// The present value of lifting one question, for each combination of the remedies that lift it.
struct ItemBenefit {
    /// For each remedy of the catalogue, the bit it has in `by_combination`; 0 for none.
    bits: [usize; Remedy::ALL.len()],
    by_combination: Vec<f64>,
}

impl ItemBenefit {
    fn new(
        offers: &[Offer],
        timing: &Timing,
        item: usize,
        now: f64,
        ramp_pace: f64,
        worth: &[f64; HORIZON],
    ) -> Self {
        let lifters: Vec<&Offer> = offers.iter().filter(|o| o.offered && o.levels[item] > now).collect();
        let mut bits = [0; Remedy::ALL.len()];
        let mut by_combination = vec![0.0; 1 << lifters.len()];
        for (at, offer) in lifters.iter().enumerate() {
            bits[offer.remedy as usize] = 1 << at;
        }
        let gains: Vec<[f64; HORIZON]> = lifters
            .iter()
            .map(|offer| std::array::from_fn(|at| lifted(offer, timing, item, now, ramp_pace, at + 1) - now))
            .collect();
        combine(&gains, worth, 0, 0, &[0.0; HORIZON], &mut by_combination);
        ItemBenefit { bits, by_combination }
    }
}

/// Fills in the worth of every combination of gains from `first` on, given the best gains so far.
fn combine(
    gains: &[[f64; HORIZON]],
    worth: &[f64; HORIZON],
    first: usize,
    chosen: usize,
    best: &[f64; HORIZON],
    into: &mut [f64],
) {
    for at in first..gains.len() {
        let best: [f64; HORIZON] = std::array::from_fn(|month| best[month].max(gains[at][month]));
        let chosen = chosen | 1 << at;
        into[chosen] = best.iter().zip(worth).map(|(gain, worth)| gain * worth).sum();
        combine(gains, worth, at + 1, chosen, &best, into);
    }
}

impl Valuation {
    /// Prepares the valuation of all plans made of offered remedies.
    pub fn new(
        offers: &[Offer],
        timing: &Timing,
        now: &ByItem<f64>,
        ramp_pace: f64,
        item_weights: &ByItem<f64>,
        worth: &Worth,
        annual_revenue: f64,
    ) -> Self {
        let present = |offer: &Offer| -> f64 {
            offer.costs.iter().zip(worth.discount).map(|(cost, discount)| cost * discount).sum()
        };
        Valuation {
            costs: offers.iter().map(|offer| present(offer) * worth.overrun).collect(),
            first_year: offers.iter().map(|offer| offer.cost_over(12) * worth.overrun).collect(),
            benefits: Item::ALL
                .iter()
                .map(|item| {
                    let at = *item as usize;
                    let worth = worth.by_month.map(|worth| worth * item_weights[at]);
                    ItemBenefit::new(offers, timing, at, now[at], ramp_pace, &worth)
                })
                .collect(),
            annual_revenue,
        }
    }

    /// Central present value of a plan's costs.
    pub fn present_cost(&self, plan: RemedySet) -> f64 {
        plan.iter().map(|remedy| self.costs[remedy as usize]).sum()
    }

    /// Central cost of a plan in the first twelve months.
    pub fn first_year_cost(&self, plan: RemedySet) -> f64 {
        plan.iter().map(|remedy| self.first_year[remedy as usize]).sum()
    }

    /// Central net present value of a plan of offered remedies.
    pub fn npv(&self, plan: RemedySet) -> f64 {
        let combination = |benefit: &ItemBenefit| -> usize {
            plan.iter().map(|remedy| benefit.bits[remedy as usize]).sum()
        };
        let benefits: f64 = self.benefits.iter().map(|b| b.by_combination[combination(b)]).sum();
        benefits - self.present_cost(plan)
    }

    /// Every possible plan of these remedies with its net present value, the empty one first.
    ///
    /// Neighbours differ in one remedy, so that only what it lifts is looked up anew.
    pub fn all(&self, remedies: RemedySet) -> Vec<(RemedySet, f64)> {
        let members: Vec<Remedy> = remedies.iter().collect();
        let mut plans = Vec::with_capacity(1 << members.len());
        let mut plan = RemedySet::default();
        let mut combinations = vec![0; self.benefits.len()];
        plans.push((plan, 0.0));
        for step in 1..1_usize << members.len() {
            let toggled = members[step.trailing_zeros() as usize];
            plan = if plan.contains(toggled) { plan.without(toggled) } else { plan.with(toggled) };
            for (combination, benefit) in combinations.iter_mut().zip(&self.benefits) {
                *combination ^= benefit.bits[toggled as usize];
            }
            if plan.is_possible() {
                let looked_up = self.benefits.iter().zip(&combinations);
                let benefits: f64 = looked_up.map(|(benefit, at)| benefit.by_combination[*at]).sum();
                plans.push((plan, benefits - self.present_cost(plan)));
            }
        }
        plans
    }

    /// The plan of the largest net present value among those that are allowed; nearly equal ones go to
    /// fewer remedies, then to catalogue order. None when no plan is allowed.
    pub fn best(&self, plans: &[(RemedySet, f64)], allowed: impl Fn(RemedySet) -> bool) -> Option<RemedySet> {
        let allowed = || plans.iter().filter(|(plan, _)| allowed(*plan));
        let largest = allowed().map(|(_, npv)| *npv).fold(f64::NEG_INFINITY, f64::max);
        allowed()
            .filter(|(_, npv)| *npv >= largest - TIE * self.annual_revenue)
            .map(|(plan, _)| *plan)
            .min_by_key(|plan| plan.preference())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_plans_go_to_fewer_remedies_then_to_catalogue_order() {
        let set = |ids: &[Remedy]| RemedySet::of(ids.iter().copied());
        let first = set(&[Remedy::StageDefinitions, Remedy::RevenueOperations]);
        let second = set(&[Remedy::MarketingMandate, Remedy::JointPlan]);
        let single = set(&[Remedy::RevenueOperations]);
        assert!(single.preference() < first.preference());
        assert!(first.preference() < second.preference());
    }
}
