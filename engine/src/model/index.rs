//! The Alignment Index: fifteen questions, five dimensions, one number with its range.

use super::parameters::{EDGE_TOLERANCE, ITEM_PRIOR, POLL_WEIGHTS};
use super::triangle::Triangle;
use crate::profile::{Answers, Dimension, Item, Profile, Rater, Weights, vocabulary};

/// One value for each of the five dimensions, in their order.
pub type ByDimension<T> = [T; Dimension::ALL.len()];
/// One value for each of the fifteen questions, in their order.
pub type ByItem<T> = [T; Item::COUNT];

/// The highest level of a question.
pub const TOP_LEVEL: f64 = 4.0;

vocabulary! {
    /// What the index rests on.
    Basis {
        /// Both heads answered something.
        TwoHeads = "two_heads",
        /// One head answered something.
        OneHead = "one_head",
        /// Only the chief executive answered.
        CeoOnly = "ceo_only",
        /// Nobody answered: the typical company.
        None = "none",
    }
}

vocabulary! {
    /// Four bands of the index.
    Tier {
        /// 0 to 25.
        Disconnected = "disconnected",
        /// 25 to 50.
        Strained = "strained",
        /// 50 to 75.
        Coordinated = "coordinated",
        /// 75 to 100.
        United = "united",
    }
}

impl Tier {
    /// The tier in which an index of so many points lies; an edge belongs to the upper one.
    pub fn of(index: f64) -> Self {
        match index + EDGE_TOLERANCE {
            index if index >= 75.0 => Tier::United,
            index if index >= 50.0 => Tier::Coordinated,
            index if index >= 25.0 => Tier::Strained,
            _ => Tier::Disconnected,
        }
    }
}

/// The known levels of one question, 0 to 4, by rater.
pub type KnownLevels = [Option<f64>; Rater::ALL.len()];

/// The levels that the raters gave to each question.
pub fn known_levels(answers: &Answers) -> ByItem<KnownLevels> {
    std::array::from_fn(|item| std::array::from_fn(|rater| answers.known(Rater::ALL[rater], Item::ALL[item])))
}

/// What is believed of a question's level, 0 to 4, from the answers known; corners may lie outside.
pub fn triangle([ceo, sales, marketing]: KnownLevels) -> Triangle {
    match (sales, marketing, ceo) {
        (Some(sales), Some(marketing), _) => {
            let mean = (sales + marketing) / 2.0;
            let half = (((sales - marketing).abs() + 1.0) / 2.0).min(2.0);
            Triangle::new(mean - half, mean, mean + half)
        }
        (Some(level), None, _) | (None, Some(level), _) => Triangle::new(level - 1.0, level, level + 1.0),
        // Self-ratings run high, so the doubt reaches further down.
        (None, None, Some(level)) => Triangle::new(level - 1.5, level, level + 0.5),
        (None, None, None) => Triangle::new(0.0, ITEM_PRIOR, TOP_LEVEL),
    }
}

/// Weights of the dimensions as the profile sets them, together 1.
pub fn weights(profile: &Profile) -> ByDimension<f64> {
    match profile.settings.weights.unwrap_or(Weights::Equal) {
        Weights::Equal => [0.2; 5],
        Weights::Poll => POLL_WEIGHTS,
        Weights::Custom(shares) => {
            let sum: f64 = shares.iter().sum();
            shares.map(|share| share / sum)
        }
    }
}

/// Points of each dimension, 0 to 100, from the levels of its questions.
pub fn dimensions(levels: &ByItem<f64>) -> ByDimension<f64> {
    std::array::from_fn(|at| 25.0 * (levels[3 * at..3 * at + 3].iter().sum::<f64>() / 3.0))
}

/// The index, 0 to 100, from the points of the dimensions and their weights.
pub fn weighted(dimensions: &ByDimension<f64>, weights: &ByDimension<f64>) -> f64 {
    dimensions.iter().zip(weights).map(|(points, weight)| points * weight).sum()
}

/// What can be said of the index without drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The index at the most likely levels, 0 to 100.
    pub value: f64,
    /// With the lowest answer known to each question.
    pub lowest: f64,
    /// With the highest answer known to each question.
    pub highest: f64,
    /// The tier; none when nobody answered.
    pub tier: Option<Tier>,
    /// What it rests on.
    pub basis: Basis,
    /// Points of each dimension, 0 to 100.
    pub dimensions: ByDimension<f64>,
    /// The lowest dimension; none when nobody answered.
    pub weakest: Option<Dimension>,
    /// Whether a dimension below 25 hides behind an index of 50 or more.
    pub warning: bool,
    /// Points between the index with equal weights and with the poll's.
    pub weights_shift: f64,
}

/// The index at the most likely levels, and its extremes over the answers known.
pub fn level(profile: &Profile, triangles: &ByItem<Triangle>) -> Level {
    let answers = &profile.answers;
    let weights = weights(profile);
    let dimensions = dimensions(&triangles.map(|triangle| triangle.mode));
    let value = weighted(&dimensions, &weights);
    let extreme = |pick: fn(f64, f64) -> f64, unknown: f64| {
        let levels = std::array::from_fn(|at| {
            let known = Rater::ALL.iter().filter_map(|rater| answers.known(*rater, Item::ALL[at]));
            known.reduce(pick).unwrap_or(unknown)
        });
        weighted(&self::dimensions(&levels), &weights)
    };
    let basis = basis(answers);
    let lowest_points = dimensions.iter().copied().fold(f64::INFINITY, f64::min);
    let weakest = dimensions.iter().position(|points| *points <= lowest_points + EDGE_TOLERANCE);
    let preset = |weights: ByDimension<f64>| weighted(&dimensions, &weights);
    Level {
        value,
        lowest: extreme(f64::min, 0.0),
        highest: extreme(f64::max, TOP_LEVEL),
        tier: (basis != Basis::None).then(|| Tier::of(value)),
        basis,
        weakest: weakest.map(|at| Dimension::ALL[at]).filter(|_| basis != Basis::None),
        warning: lowest_points + EDGE_TOLERANCE < 25.0 && value + EDGE_TOLERANCE >= 50.0,
        weights_shift: (preset([0.2; 5]) - preset(POLL_WEIGHTS)).abs(),
        dimensions,
    }
}

fn basis(answers: &Answers) -> Basis {
    let knows = |rater| Item::ALL.iter().any(|item| answers.known(rater, *item).is_some());
    match (knows(Rater::Sales), knows(Rater::Marketing), knows(Rater::Ceo)) {
        (true, true, _) => Basis::TwoHeads,
        (true, false, _) | (false, true, _) => Basis::OneHead,
        (false, false, true) => Basis::CeoOnly,
        (false, false, false) => Basis::None,
    }
}
