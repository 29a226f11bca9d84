//! Why the stake moved from one profile to another: the move split over groups of inputs.
//!
//! Inputs multiply, so what one of them did depends on which others had moved before it. Shapley
//! values take the mean over all orders, which favours none of them and leaves nothing over.

use super::case::Case;
use super::scenarios::Scenarios;
use crate::profile::{Entry, Profile, vocabulary};

vocabulary! {
    /// Inputs that are told as one reason.
    InputGroup {
        /// Revenue, its currency and the gross margin.
        Size = "size",
        /// Counts, deal value, cycle and what is handed over.
        Funnel = "funnel",
        /// People and who leads them.
        Team = "team",
        /// The answers to the questions.
        Answers = "answers",
        /// How the model is run: route, weights, halved claims and overrides.
        Assumptions = "assumptions",
    }
}

const GROUPS: usize = InputGroup::ALL.len();
/// By how many groups had moved before: how many of all orders of the groups there are, as a share.
const SHARES: [f64; GROUPS] = [1.0 / 5.0, 1.0 / 20.0, 1.0 / 30.0, 1.0 / 20.0, 1.0 / 5.0];

/// The central stake of two profiles, and what each group of inputs moved of it. Money a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contributions {
    /// The stake before.
    pub before: f64,
    /// The stake after.
    pub after: f64,
    /// What each group moved, in the order of [`InputGroup::ALL`]; together the whole move.
    pub by_group: [f64; GROUPS],
}

impl Contributions {
    /// Splits the move of the central stake between two profiles, whose money has to be in one currency.
    ///
    /// None where a mixture of both is no profile; limits hold within a group, so there is no such one.
    pub fn of(before: &Profile, after: &Profile) -> Option<Self> {
        let mut stakes = [0.0; 1 << GROUPS];
        for (moved, stake) in stakes.iter_mut().enumerate() {
            *stake = central_stake(&Profile::check(mixture(before, after, moved)).ok()?);
        }
        let moved_by = |group: usize| -> f64 {
            let others = (0..stakes.len()).filter(|moved| moved & 1 << group == 0);
            others
                .map(|moved| {
                    SHARES[moved.count_ones() as usize] * (stakes[moved | 1 << group] - stakes[moved])
                })
                .sum()
        };
        let [before, .., after] = stakes;
        Some(Contributions { before, after, by_group: std::array::from_fn(moved_by) })
    }
}

/// The profile before, with the groups of these bits as they are after.
fn mixture(before: &Profile, after: &Profile, moved: usize) -> Entry {
    let of = |group: InputGroup| if moved & 1 << group as usize == 0 { before } else { after };
    Entry {
        company: of(InputGroup::Size).company.clone(),
        team: of(InputGroup::Team).team.clone(),
        funnel: of(InputGroup::Funnel).funnel.clone(),
        answers: of(InputGroup::Answers).answers.clone(),
        settings: of(InputGroup::Assumptions).settings.clone(),
        ..Entry::default()
    }
}

fn central_stake(profile: &Profile) -> f64 {
    let case = Case::new(profile);
    let [stake, ..] = case.stake(&Scenarios::central(&case.beliefs)).used[..] else { return 0.0 };
    stake
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_the_orders_add_up_to_all_of_them() {
        let subsets = [1.0, 4.0, 6.0, 4.0, 1.0];
        let all: f64 = SHARES.iter().zip(subsets).map(|(share, subsets)| share * subsets).sum();
        assert!((all - 1.0).abs() < 1e-15);
    }
}
