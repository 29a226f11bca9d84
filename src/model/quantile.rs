//! Quantiles of a column of outcomes.

use serde::Serialize;

/// The 10 %, 50 % and 90 % quantiles of an outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spread {
    /// One case in ten lies below.
    pub p10: f64,
    /// Half of the cases lie below.
    pub p50: f64,
    /// One case in ten lies above.
    pub p90: f64,
}

/// An outcome with everything at its most likely value, and its spread over the draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Range {
    /// With everything at its most likely value.
    pub central: f64,
    /// One case in ten lies below.
    pub p10: f64,
    /// Half of the cases lie below.
    pub p50: f64,
    /// One case in ten lies above.
    pub p90: f64,
}

impl Range {
    /// Joins a central value and a spread.
    pub fn new(central: f64, spread: Spread) -> Self {
        let Spread { p10, p50, p90 } = spread;
        Range { central, p10, p50, p90 }
    }
}

impl Spread {
    /// The width of eight cases in ten.
    pub fn width(self) -> f64 {
        self.p90 - self.p10
    }

    /// The spread of a column, interpolated between order statistics (type 7); the column is reordered.
    /// An empty column gives zeros.
    pub fn of(column: &mut [f64]) -> Self {
        let Some(last) = column.len().checked_sub(1) else { return Spread::default() };
        // Each call narrows the part that the next one has to search.
        let p50 = interpolated(column, 0.5 * last as f64);
        let middle = (0.5 * last as f64) as usize;
        // Of two values the lower half is one, and interpolating needs both.
        let lower = if middle == 0 { last } else { middle };
        let p10 = interpolated(&mut column[..=lower], 0.1 * last as f64);
        let p90 = interpolated(&mut column[middle..], 0.9 * last as f64 - middle as f64);
        Spread { p10, p50, p90 }
    }
}

/// The value at a fractional rank, with all smaller values left of it afterwards.
fn interpolated(column: &mut [f64], rank: f64) -> f64 {
    let whole = rank as usize;
    let (_, value, right) = column.select_nth_unstable_by(whole, f64::total_cmp);
    let value = *value;
    let share = rank - whole as f64;
    let next = right.iter().copied().fold(f64::INFINITY, f64::min);
    if share == 0.0 || next == f64::INFINITY { value } else { value + share * (next - value) }
}

/// The whole months at the 10 %, 50 % and 90 % quantiles (type 1), infinite for never; none where infinite.
pub fn months(column: &mut [f64]) -> [Option<f64>; 3] {
    column.sort_unstable_by(f64::total_cmp);
    [0.1, 0.5, 0.9].map(|share| {
        let rank = (share * column.len() as f64).ceil() as usize;
        column.get(rank.saturating_sub(1)).copied().filter(|month| month.is_finite())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_agree_with_a_sorted_column() {
        for count in [1, 2, 3, 5, 10, 11, 64, 4096] {
            let column: Vec<f64> = (0..count).map(|at| ((at * 7919) % 4099) as f64).collect();
            let mut sorted = column.clone();
            sorted.sort_by(f64::total_cmp);
            let expected = |share: f64| {
                let rank = share * (count - 1) as f64;
                let low = sorted[rank.floor() as usize];
                low + (rank - rank.floor()) * (sorted[rank.ceil() as usize] - low)
            };
            let spread = Spread::of(&mut column.clone());
            for (found, share) in [(spread.p10, 0.1), (spread.p50, 0.5), (spread.p90, 0.9)] {
                assert!((found - expected(share)).abs() < 1e-9, "{share} of {count}: {found}");
            }
        }
    }

    #[test]
    fn months_that_never_come_are_none() {
        let never = f64::INFINITY;
        assert_eq!(months(&mut [never, 3.0, 5.0, never]), [Some(3.0), Some(5.0), None]);
        assert_eq!(months(&mut []), [None, None, None]);
    }
}
