//! Ways the uncertain quantities may fall, held in columns: one row a scenario.
//!
//! The central case, the simulation and the sensitivity are the same calculation
//! over different rows, so each is written once.

use super::index::ByItem;
use super::triangle::Triangle;
use crate::profile::{Item, Uncertain};

/// How many uncertain dimensions a scenario has: the answers, eight parameters, the route.
pub const DIMENSIONS: usize = 2 + Uncertain::ALL.len();
/// The dimension that drives all answers together.
pub const ANSWERS: usize = 0;
/// The dimension that mixes the two routes.
pub const ROUTE: usize = DIMENSIONS - 1;

/// The dimension of an uncertain parameter.
pub const fn dimension_of(uncertain: Uncertain) -> usize {
    1 + uncertain as usize
}

/// Points of the unit cube, one column a dimension.
#[derive(Clone, Debug)]
pub struct Draws {
    count: usize,
    columns: Vec<Vec<f64>>,
}

/// Binary digits of a coordinate, more than any count of points needs.
const DIGITS: usize = u32::BITS as usize;

/// Direction numbers of Joe and Kuo (new-joe-kuo-6.21201), a dimension a line: the inner coefficients of the
/// polynomial, and the initial numbers, as many as its degree. The first dimension has no polynomial: all its numbers
/// are one. A test compares the points with those of the `sobol` crate.
const DIRECTIONS: [(u32, &[u32]); DIMENSIONS] = [
    (0, &[1; DIGITS]),
    (0, &[1]),
    (1, &[1, 3]),
    (1, &[1, 3, 1]),
    (2, &[1, 1, 1]),
    (1, &[1, 1, 3, 3]),
    (4, &[1, 3, 5, 13]),
    (2, &[1, 1, 5, 5, 17]),
    (4, &[1, 1, 5, 5, 5]),
    (7, &[1, 1, 7, 11, 19]),
];

/// The direction of each binary digit of a point's index, as a fraction of 2^32.
fn directions(coefficients: u32, initial: &[u32]) -> [u32; DIGITS] {
    let degree = initial.len();
    let mut directions = [0; DIGITS];
    for digit in 0..DIGITS {
        directions[digit] = match initial.get(digit) {
            Some(number) => number << (DIGITS - 1 - digit),
            None => {
                let farthest = directions[digit - degree];
                (1..degree)
                    .filter(|back| (coefficients >> (degree - 1 - back)) & 1 == 1)
                    .fold(farthest ^ (farthest >> degree), |sum, back| sum ^ directions[digit - back])
            }
        };
    }
    directions
}

impl Draws {
    /// The first `count` points of the plain Sobol sequence, from index 0; at least one, and fewer than 2^32.
    pub fn sobol(count: usize) -> Self {
        let count = count.max(1);
        let column = |(coefficients, initial): &(u32, &[u32])| {
            let directions = directions(*coefficients, initial);
            let mut point = 0;
            let coordinate = |row: usize| {
                // In the order of Gray's code each point differs from the one before by one direction.
                if row > 0 {
                    point ^= directions[row.trailing_zeros() as usize];
                }
                f64::from(point) / (f64::from(u32::MAX) + 1.0)
            };
            (0..count).map(coordinate).collect()
        };
        Draws { count, columns: DIRECTIONS.iter().map(column).collect() }
    }

    /// How many points there are.
    pub fn count(&self) -> usize {
        self.count
    }
}

/// What is uncertain, before any way of falling is chosen.
#[derive(Clone, Debug)]
pub struct Beliefs {
    /// Level of each question, 0 to 4; corners may lie outside.
    pub items: ByItem<Triangle>,
    /// The eight parameters, in the order of [`Uncertain`].
    pub parameters: [Triangle; Uncertain::ALL.len()],
    /// Whether the studies' effects are halved after drawing.
    pub halve_claims: bool,
}

/// A value with half of what the studies claim; parameters that no study claims stay as they are.
pub fn halved(uncertain: Uncertain, value: f64) -> f64 {
    match uncertain {
        Uncertain::EffectRatio => 1.0 + (value - 1.0) / 2.0,
        Uncertain::RevenuePoints => value / 2.0,
        _ => value,
    }
}

/// Where a scenario stands in one dimension.
#[derive(Clone, Copy)]
pub enum Coordinate {
    /// At the most likely value.
    Mode,
    /// At the quantile of this share, 0 to 1.
    Quantile(f64),
}

/// Scenarios in columns, all of the same length.
#[derive(Clone, Debug)]
pub struct Scenarios {
    /// How many scenarios there are.
    pub count: usize,
    /// Level of each question, 0 to 4.
    pub items: ByItem<Vec<f64>>,
    /// The eight parameters.
    pub parameters: [Vec<f64>; Uncertain::ALL.len()],
    /// Share of the funnel route in the mix, 0 to 1.
    pub mix: Vec<f64>,
}

impl Scenarios {
    /// One scenario: everything at its most likely value.
    pub fn central(beliefs: &Beliefs) -> Self {
        Self::at(beliefs, 1, |_, _| Coordinate::Mode)
    }

    /// One scenario a draw.
    pub fn drawn(beliefs: &Beliefs, draws: &Draws) -> Self {
        Self::at(beliefs, draws.count, |dimension, row| Coordinate::Quantile(draws.columns[dimension][row]))
    }

    /// Two scenarios a dimension, at its 10 % and 90 % quantile (the route at either end), all else central.
    pub fn one_at_a_time(beliefs: &Beliefs) -> Self {
        Self::at(beliefs, 2 * DIMENSIONS, |dimension, row| match (row / 2 == dimension, row % 2 == 0) {
            (false, _) => Coordinate::Mode,
            (true, low) if dimension == ROUTE => Coordinate::Quantile(if low { 0.0 } else { 1.0 }),
            (true, low) => Coordinate::Quantile(if low { 0.1 } else { 0.9 }),
        })
    }

    fn at(beliefs: &Beliefs, count: usize, coordinate: impl Fn(usize, usize) -> Coordinate) -> Self {
        let column = |triangle: Triangle, dimension: usize, adjust: &dyn Fn(f64) -> f64| -> Vec<f64> {
            let value = |row| match coordinate(dimension, row) {
                Coordinate::Mode => triangle.mode,
                Coordinate::Quantile(u) => triangle.quantile(u),
            };
            let mut column: Vec<f64> = (0..count).map(value).collect();
            column.iter_mut().for_each(|value| *value = adjust(*value));
            column
        };
        let adjusted = |uncertain: Uncertain, value: f64| {
            if beliefs.halve_claims { halved(uncertain, value) } else { value }
        };
        Scenarios {
            count,
            items: std::array::from_fn(|at| {
                column(beliefs.items[at], ANSWERS, &|level| level.clamp(0.0, 4.0))
            }),
            parameters: std::array::from_fn(|at| {
                let uncertain = Uncertain::ALL[at];
                column(beliefs.parameters[at], dimension_of(uncertain), &|value| adjusted(uncertain, value))
            }),
            mix: (0..count)
                .map(|row| match coordinate(ROUTE, row) {
                    Coordinate::Mode => 0.5,
                    Coordinate::Quantile(u) => u,
                })
                .collect(),
        }
    }

    /// The column of a parameter.
    pub fn parameter(&self, uncertain: Uncertain) -> &[f64] {
        &self.parameters[uncertain as usize]
    }

    /// The column of a question's level.
    pub fn item(&self, item: Item) -> &[f64] {
        &self.items[item as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_those_of_the_published_directions() {
        let published = sobol::params::JoeKuoD6::minimal();
        let expected = sobol::Sobol::<f64>::new(DIMENSIONS, &published).take(4096);
        let draws = Draws::sobol(4096);
        for (row, point) in expected.enumerate() {
            let ours: Vec<f64> = draws.columns.iter().map(|column| column[row]).collect();
            assert_eq!(ours, point, "row {row}");
        }
        assert!(draws.columns.iter().all(|column| column[0] == 0.0));
    }
}
