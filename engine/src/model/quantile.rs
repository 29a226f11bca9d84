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

    /// The spread of a column, interpolated between order statistics (type 7); an empty one gives zeros.
    pub fn of(column: &[f64]) -> Self {
        let [p10, p50, p90] = quantiles(column, [0.1, 0.5, 0.9]);
        Spread { p10, p50, p90 }
    }
}

/// Buckets that a column is sorted into before only those that matter are looked at.
const BUCKETS: usize = 256;

/// Quantiles of rising shares, interpolated between order statistics (type 7).
///
/// A page shows more than seventy of them after each keystroke. Counting values into equal buckets
/// finds where each rank lies in one pass, so that only a few values are ever put in order.
fn quantiles(column: &[f64], shares: [f64; 3]) -> [f64; 3] {
    let Some(last) = column.len().checked_sub(1) else { return [0.0; 3] };
    let (least, most) = extremes(column);
    if least == most {
        return [least; 3];
    }
    let per_unit = BUCKETS as f64 / (most - least);
    let buckets: Vec<u8> = column
        .iter()
        .map(|value| (((value - least) * per_unit) as i32).min(BUCKETS as i32 - 1) as u8)
        .collect();
    let mut counts = [0_u32; BUCKETS];
    buckets.iter().for_each(|bucket| counts[usize::from(*bucket)] += 1);

    let ranks = shares.map(|share| share * last as f64);
    let mut wanted =
        ranks.iter().flat_map(|rank| [*rank as usize, (*rank as usize + 1).min(last)]).peekable();
    // For each bucket that holds a wanted rank: the bucket and the number of values below it.
    let mut holders: Vec<(usize, usize)> = Vec::with_capacity(6);
    let mut below = 0;
    for (bucket, count) in counts.iter().enumerate() {
        let upto = below + *count as usize;
        while wanted.next_if(|rank| *rank < upto).is_some() {
            if holders.last().is_none_or(|(known, _)| *known != bucket) {
                holders.push((bucket, below));
            }
        }
        below = upto;
    }
    let mut slots = [u8::MAX; BUCKETS];
    for (slot, (bucket, _)) in holders.iter().enumerate() {
        slots[*bucket] = slot as u8;
    }
    let mut held: Vec<Vec<f64>> =
        holders.iter().map(|(bucket, _)| Vec::with_capacity(counts[*bucket] as usize)).collect();
    for (value, bucket) in column.iter().zip(&buckets) {
        if let Some(held) = held.get_mut(usize::from(slots[usize::from(*bucket)])) {
            held.push(*value);
        }
    }
    held.iter_mut().for_each(|values| values.sort_unstable_by(f64::total_cmp));

    let statistic = |rank: usize| {
        let holder = holders.iter().rposition(|(_, below)| *below <= rank).unwrap_or_default();
        held[holder][rank - holders[holder].1]
    };
    ranks.map(|rank| {
        let whole = rank as usize;
        let (low, high) = (statistic(whole), statistic((whole + 1).min(last)));
        low + (rank - whole as f64) * (high - low)
    })
}

/// The least and the largest value; four at a time, so that one does not wait for the other.
fn extremes(column: &[f64]) -> (f64, f64) {
    let (mut least, mut most) = ([f64::INFINITY; 4], [f64::NEG_INFINITY; 4]);
    let (fours, rest) = column.as_chunks::<4>();
    let rest = rest.iter().map(|value| [*value; 4]);
    for four in fours.iter().copied().chain(rest) {
        for lane in 0..4 {
            least[lane] = if four[lane] < least[lane] { four[lane] } else { least[lane] };
            most[lane] = if four[lane] > most[lane] { four[lane] } else { most[lane] };
        }
    }
    (least.into_iter().fold(f64::INFINITY, f64::min), most.into_iter().fold(f64::NEG_INFINITY, f64::max))
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
        let even = |at: usize| ((at * 7919) % 4099) as f64 - 2000.0;
        let skewed = |at: usize| even(at) * even(at) * even(at) * even(at) * even(at);
        let repeated = |at: usize| ((at * 31) % 3) as f64;
        for (count, value) in [1, 2, 3, 5, 10, 11, 64, 4096].into_iter().flat_map(|count| {
            [&even as &dyn Fn(usize) -> f64, &skewed, &repeated].map(|value| (count, value))
        }) {
            let column: Vec<f64> = (0..count).map(value).collect();
            let mut sorted = column.clone();
            sorted.sort_by(f64::total_cmp);
            let expected = |share: f64| {
                let rank = share * (count - 1) as f64;
                let low = sorted[rank.floor() as usize];
                low + (rank - rank.floor()) * (sorted[rank.ceil() as usize] - low)
            };
            let spread = Spread::of(&column);
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
