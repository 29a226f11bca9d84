//! What a plan brings back, month by month, in every scenario.

use super::index::ByItem;
use super::parameters::{HORIZON, SUSTAIN_FLOOR, SUSTAINED_MONTHS};
use super::remedies::Offer;
use super::scenarios::Scenarios;
use super::stake::Stake;
use crate::profile::{Item, Uncertain};

/// What decides the timing of benefits besides the plan.
#[derive(Clone, Debug)]
pub struct Timing {
    /// Months from a better funnel to money.
    pub delay: usize,
    /// Multiplies the months to full effect.
    pub pace: f64,
    /// Share of the benefit left in each month; index 0 is month 1.
    pub fade: [f64; HORIZON],
}

impl Timing {
    /// The delay of a sales cycle in days, the pace of the size band, and whether somebody keeps the
    /// changes alive.
    pub fn new(sales_cycle_days: f64, pace: f64, change_owner: Option<bool>) -> Self {
        let fades = change_owner == Some(false);
        Timing {
            delay: ((10.0 * sales_cycle_days / 304.0).ceil() as usize).max(1),
            pace,
            fade: std::array::from_fn(|at| {
                let late = (at + 1).saturating_sub(SUSTAINED_MONTHS) as f64;
                let falling = (HORIZON - SUSTAINED_MONTHS) as f64;
                if fades { 1.0 - (1.0 - SUSTAIN_FLOOR) * late / falling } else { 1.0 }
            }),
        }
    }
}

/// The share of a change that has taken hold after `elapsed` of its duration, 0 to 1 both ways.
pub fn taken_hold(elapsed: f64) -> f64 {
    let x = elapsed.clamp(0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}

/// Remedies of a plan that start together and take equally long, with the highest level of each question.
struct Wave {
    start: usize,
    months: f64,
    levels: ByItem<f64>,
}

fn waves(plan: &[&Offer]) -> Vec<Wave> {
    let mut waves: Vec<Wave> = Vec::new();
    for offer in plan {
        let same = waves.iter_mut().find(|wave| wave.start == offer.start && wave.months == offer.months);
        match same {
            Some(wave) => {
                wave.levels = std::array::from_fn(|at| wave.levels[at].max(offer.levels[at]));
            }
            None => waves.push(Wave { start: offer.start, months: offer.months, levels: offer.levels }),
        }
    }
    waves
}

/// Whether a wave lifts a question in no month less than another one.
fn dominates(wave: &Wave, other: &Wave, item: usize) -> bool {
    wave.start <= other.start && wave.months <= other.months && wave.levels[item] >= other.levels[item]
}

/// A part of the lift: what is gained once these waves have taken hold, weighted into the index.
struct Lift {
    /// Waves of which the strongest counts, each with its gain by scenario.
    by_wave: Vec<(usize, Vec<f64>)>,
}

/// The gains of all questions, those that a single wave decides put together.
fn lifts(waves: &[Wave], scenarios: &Scenarios, item_weights: &ByItem<f64>) -> Vec<Lift> {
    let mut alone: Vec<Option<Vec<f64>>> = waves.iter().map(|_| None).collect();
    let mut contested = Vec::new();
    for item in Item::ALL {
        let at = *item as usize;
        let deciding: Vec<usize> = (0..waves.len())
            .filter(|&wave| waves[wave].levels[at] > 0.0)
            .filter(|&wave| {
                !(0..waves.len()).any(|other| other != wave && dominates(&waves[other], &waves[wave], at))
            })
            .collect();
        let gain = |wave: usize| {
            let (level, weight) = (waves[wave].levels[at], item_weights[at]);
            scenarios.item(*item).iter().map(move |now| weight * (level - now).max(0.0))
        };
        match deciding[..] {
            [] => {}
            [wave] => match &mut alone[wave] {
                Some(sum) => sum.iter_mut().zip(gain(wave)).for_each(|(sum, gain)| *sum += gain),
                none => *none = Some(gain(wave).collect()),
            },
            _ => contested
                .push(Lift { by_wave: deciding.iter().map(|&wave| (wave, gain(wave).collect())).collect() }),
        }
    }
    let alone = alone.into_iter().enumerate();
    let alone = alone.filter_map(|(wave, sum)| Some(Lift { by_wave: vec![(wave, sum?)] }));
    alone.chain(contested).collect()
}

/// One month of a plan, by scenario.
pub struct Month<'a> {
    /// The month, from 1 to the horizon.
    pub month: usize,
    /// Revenue recovered in the month.
    pub recovered: &'a [f64],
    /// Revenue recovered in this and all earlier months.
    pub total: &'a [f64],
    /// Cost of this and all earlier months before overrun.
    pub spent: f64,
}

impl Month<'_> {
    /// Writes the contribution of all revenue recovered so far, less all costs so far, into a column.
    pub fn cumulative_net(&self, scenarios: &Scenarios, net: &mut Vec<f64>) {
        let margins = scenarios.parameter(Uncertain::GrossMargin);
        let overruns = scenarios.parameter(Uncertain::CostOverrun);
        net.clear();
        let rows = self.total.iter().zip(margins).zip(overruns);
        net.extend(rows.map(|((total, margin), overrun)| margin * total - overrun * self.spent));
    }
}

/// Walks through the horizon, giving each month to `visit` in turn.
pub fn walk(
    plan: &[&Offer],
    timing: &Timing,
    scenarios: &Scenarios,
    stake: &Stake,
    item_weights: &ByItem<f64>,
    mut visit: impl FnMut(Month),
) {
    let count = scenarios.count;
    let waves = waves(plan);
    let lifts = lifts(&waves, scenarios, item_weights);
    let column = |uncertain| scenarios.parameter(uncertain);
    let pace: Vec<f64> = column(Uncertain::RampPace).iter().map(|pace| 1.0 / (timing.pace * pace)).collect();
    // What a fully closed gap would bring back in a month, per point of misalignment.
    let full: Vec<f64> = (0..count)
        .map(|row| match stake.misalignment[row] {
            0.0 => 0.0,
            gap => stake.used[row] / 12.0 * column(Uncertain::Realisation)[row] / gap,
        })
        .collect();

    let mut progress = vec![vec![0.0; count]; waves.len()];
    let mut closed = vec![0.0; count];
    let mut strongest = vec![0.0; count];
    let mut recovered = vec![0.0; count];
    let mut total = vec![0.0; count];
    let mut spent = 0.0;
    for month in 1..=HORIZON {
        spent += plan.iter().map(|offer| offer.costs[month - 1]).sum::<f64>();
        if let Some(effective) = month.checked_sub(timing.delay).filter(|month| *month > 0) {
            for (wave, progress) in waves.iter().zip(&mut progress) {
                let elapsed = (effective + 1).saturating_sub(wave.start) as f64 / wave.months;
                for (progress, pace) in progress.iter_mut().zip(&pace) {
                    *progress = taken_hold(elapsed * pace);
                }
            }
            closed.fill(0.0);
            for lift in &lifts {
                if let [(wave, gain)] = &lift.by_wave[..] {
                    for ((closed, gain), progress) in closed.iter_mut().zip(gain).zip(&progress[*wave]) {
                        *closed += gain * progress;
                    }
                    continue;
                }
                strongest.fill(0.0);
                for (wave, gain) in &lift.by_wave {
                    for ((strongest, gain), progress) in strongest.iter_mut().zip(gain).zip(&progress[*wave])
                    {
                        let lifted: f64 = gain * progress;
                        *strongest = if lifted > *strongest { lifted } else { *strongest };
                    }
                }
                closed.iter_mut().zip(&strongest).for_each(|(closed, lifted)| *closed += lifted);
            }
            let fade = timing.fade[month - 1];
            for (((recovered, total), full), closed) in
                recovered.iter_mut().zip(&mut total).zip(&full).zip(&closed)
            {
                *recovered = full * closed * fade;
                *total += *recovered;
            }
        }
        visit(Month { month, recovered: &recovered, total: &total, spent });
    }
}

/// The level of each question in a month, with everything at its most likely value.
pub fn levels_in(
    month: usize,
    plan: &[&Offer],
    timing: &Timing,
    now: &ByItem<f64>,
    ramp_pace: f64,
) -> ByItem<f64> {
    std::array::from_fn(|at| {
        plan.iter()
            .fold(now[at], |best, offer| best.max(lifted(offer, timing, at, now[at], ramp_pace, month)))
    })
}

/// The level of a question under one remedy in a month, 0 to 4.
pub fn lifted(offer: &Offer, timing: &Timing, item: usize, now: f64, ramp_pace: f64, month: usize) -> f64 {
    let elapsed = (month + 1).saturating_sub(offer.start) as f64 / offer.months;
    now + (offer.levels[item] - now).max(0.0) * taken_hold(elapsed * (1.0 / (timing.pace * ramp_pace)))
}
