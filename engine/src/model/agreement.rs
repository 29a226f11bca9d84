//! Agreement between the two heads, kept apart from the level of alignment.

use serde::Serialize;

use super::index::ByDimension;
use super::parameters::{FLAGGED_GAP, LEAST_COMMON_ITEMS, RANDOM_GAP};
use crate::profile::{Answers, Dimension, Item, Rater, vocabulary};

/// How far the two heads see the same company.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// Mean size of the gap over the questions that both know, in levels, 0 to 4.
    pub mean_absolute_gap: f64,
    /// 100 for no gap, 0 for what two people answering at random would show.
    pub agreement: f64,
    /// The same in a word.
    pub verdict: Verdict,
    /// Questions two or more levels apart, the widest first.
    pub flagged: Vec<Item>,
    /// Who sees each dimension rosier; none where they share no question.
    pub directions: Directions,
    /// Mean of sales less marketing over the questions that both know, in levels.
    pub mean_signed_gap: f64,
}

vocabulary! {
    /// Agreement in a word.
    Verdict {
        /// A mean gap of half a level at most.
        Close = "close",
        /// A mean gap of one level at most.
        Mixed = "mixed",
        /// No closer than chance would bring.
        IndistinguishableFromChance = "indistinguishable_from_chance",
    }
}

vocabulary! {
    /// Who sees something rosier.
    Direction {
        /// Sales does, by half a level or more.
        SalesRosier = "sales_rosier",
        /// Marketing does, by half a level or more.
        MarketingRosier = "marketing_rosier",
        /// Neither.
        Even = "even",
    }
}

/// Directions by dimension.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Directions(pub ByDimension<Option<Direction>>);

impl Serialize for Directions {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Dimension::ALL.iter().zip(&self.0))
    }
}

/// Agreement over the questions that both heads know; none when they are fewer than twelve.
pub fn agreement(answers: &Answers) -> Option<Agreement> {
    let gaps: Vec<(Item, f64)> =
        Item::ALL.iter().filter_map(|item| Some((*item, gap(answers, *item)?))).collect();
    if gaps.len() < LEAST_COMMON_ITEMS {
        return None;
    }
    let mean_absolute_gap = mean(gaps.iter().map(|(_, gap)| gap.abs()))?;
    let mut flagged: Vec<_> = gaps.iter().filter(|(_, gap)| gap.abs() >= FLAGGED_GAP).collect();
    flagged.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    Some(Agreement {
        mean_absolute_gap,
        agreement: 100.0 * (1.0 - mean_absolute_gap / RANDOM_GAP).max(0.0),
        verdict: match mean_absolute_gap {
            gap if gap <= 0.5 => Verdict::Close,
            gap if gap <= 1.0 => Verdict::Mixed,
            _ => Verdict::IndistinguishableFromChance,
        },
        flagged: flagged.into_iter().map(|(item, _)| *item).collect(),
        directions: Directions(std::array::from_fn(|at| {
            let of_dimension = gaps.iter().filter(|(item, _)| item.dimension() == Dimension::ALL[at]);
            mean(of_dimension.map(|(_, gap)| *gap)).map(direction)
        })),
        mean_signed_gap: mean(gaps.iter().map(|(_, gap)| *gap))?,
    })
}

/// Mean of the chief executive's answer less the heads', over the questions known to both sides, in levels.
pub fn ceo_blind_spot(answers: &Answers) -> Option<f64> {
    mean(Item::ALL.iter().filter_map(|item| {
        let ceo = answers.known(Rater::Ceo, *item)?;
        let heads = [Rater::Sales, Rater::Marketing].map(|head| answers.known(head, *item));
        Some(ceo - mean(heads.into_iter().flatten())?)
    }))
}

/// Sales less marketing on one question that both know, in levels.
pub fn gap(answers: &Answers, item: Item) -> Option<f64> {
    Some(answers.known(Rater::Sales, item)? - answers.known(Rater::Marketing, item)?)
}

fn direction(gap: f64) -> Direction {
    match gap {
        gap if gap >= 0.5 => Direction::SalesRosier,
        gap if gap <= -0.5 => Direction::MarketingRosier,
        _ => Direction::Even,
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.fold((0.0, 0.0), |(count, sum), value| (count + 1.0, sum + value));
    (count > 0.0).then(|| sum / count)
}
