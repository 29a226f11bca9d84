//! Axes: a range that is finite and rises, and round numbers to label it with.

use std::ops::Range;

use crate::text::Account;

/// A finite range that holds zero and every value; never empty, since plotters hangs on an endless
/// one and divides by the width of an empty one.
pub fn with_zero(values: impl IntoIterator<Item = f64>) -> Range<f64> {
    let finite = values.into_iter().filter(|value| value.is_finite());
    let (low, high) = finite.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    if low == high { 0.0..1.0 } else { low..high }
}

/// Where a value of a range stands between two ends; what lies outside stands at the nearer end.
pub fn place(value: f64, range: &Range<f64>, (from, to): (f64, f64)) -> f64 {
    let share = (value - range.start) / (range.end - range.start);
    if share.is_finite() { from + share.clamp(0.0, 1.0) * (to - from) } else { from }
}

/// Moves middles of things of these sizes apart, in rising order, so that none overlap and all lie
/// between two ends if there is room.
pub fn apart(wanted: &[(f64, f64)], (from, to): (f64, f64)) -> Vec<f64> {
    let mut middles: Vec<f64> = Vec::with_capacity(wanted.len());
    let mut free = from;
    for (middle, size) in wanted {
        middles.push(middle.max(free + size / 2.0));
        free = middles.last().copied().unwrap_or_default() + size / 2.0;
    }
    let mut free = to;
    for (middle, (_, size)) in middles.iter_mut().zip(wanted).rev() {
        *middle = middle.min(free - size / 2.0);
        free = *middle - size / 2.0;
    }
    middles
}

/// At most five round numbers inside a range, with zero where it lies inside.
pub fn ticks(range: &Range<f64>) -> Vec<f64> {
    let width = range.end - range.start;
    let count = |step: f64| (range.end / step).floor() - (range.start / step).ceil() + 1.0;
    let power = format!("{width:e}")
        .split_once('e')
        .and_then(|(_, exponent)| Some(power_of_ten(exponent.parse().ok()?)))
        .unwrap_or(width);
    let steps = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0];
    let step = steps.into_iter().map(|factor| factor * power).find(|step| count(*step) <= 5.0);
    let step = step.unwrap_or(width);
    let first = (range.start / step).ceil() as i64;
    let last = (range.end / step).floor() as i64;
    (first..=last).map(|at| at as f64 * step).collect()
}

/// A power of ten: exact up to the 22nd, and from the -22nd on the number nearest to it.
fn power_of_ten(exponent: i32) -> f64 {
    let power = (0..exponent.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
    if exponent < 0 { 1.0 / power } else { power }
}

/// At most five round amounts of money inside a range, with their labels.
pub fn money_ticks(range: &Range<f64>, account: &Account<'_>) -> Vec<(f64, String)> {
    ticks(range).into_iter().map(|tick| (tick, account.short_money(tick))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_finite_and_hold_zero() {
        assert_eq!(with_zero([3.0, f64::INFINITY, f64::NAN]), 0.0..3.0);
        assert_eq!(with_zero([-2.0, 5.0]), -2.0..5.0);
        assert_eq!(with_zero([]), 0.0..1.0);
        assert_eq!(with_zero([0.0]), 0.0..1.0);
    }

    #[test]
    fn things_are_moved_apart_only_as_far_as_needed() {
        assert_eq!(apart(&[(10.0, 10.0), (40.0, 10.0)], (0.0, 50.0)), [10.0, 40.0]);
        assert_eq!(apart(&[(0.0, 10.0), (8.0, 10.0), (50.0, 10.0)], (0.0, 50.0)), [5.0, 15.0, 45.0]);
        assert_eq!(apart(&[(48.0, 10.0), (49.0, 10.0)], (0.0, 50.0)), [35.0, 45.0]);
    }

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(ticks(&(0.0..1.0)), [0.0, 0.5, 1.0]);
        assert_eq!(ticks(&(-120_000.0..410_000.0)), [0.0, 200_000.0, 400_000.0]);
        for range in [0.0..7.0, -3.0..1e9, -1e-3..1e-3, 0.0..1e15] {
            let ticks = ticks(&range);
            assert!((3..=5).contains(&ticks.len()) && ticks.contains(&0.0), "{range:?}: {ticks:?}");
        }
    }
}
