//! Three companies to look at: each fills every step with one click.

use super::form::{Form, answer_path, as_typed_here};
use super::steps::{DEPTH, FULL};
use crate::profile::{Item, Rater};
use crate::text::number::Convention;

/// A company that is made up.
#[derive(Debug)]
pub struct Example {
    /// Its name in texts.
    pub id: &'static str,
    fields: &'static [(&'static str, &'static str)],
    /// Who answers, and the fifteen levels in the order of the questions; a stroke where one does not know.
    answers: &'static [(Rater, &'static str)],
}

/// Small, medium, large.
pub const EXAMPLES: [Example; 3] = [
    Example {
        id: "small",
        fields: &[
            ("company.annual_revenue", "4M"),
            ("company.gross_margin", "65"),
            ("team.sellers", "3"),
            ("team.marketers", "0.5"),
            ("team.sales_leader", "founder"),
            ("team.marketing_leader", "founder"),
            ("team.marketing_reports_to", "ceo"),
            ("funnel.won", "24"),
            ("funnel.average_deal_value", "35k"),
            ("funnel.sales_cycle_days", "45"),
        ],
        answers: &[(Rater::Ceo, "110100110110101")],
    },
    Example {
        id: "medium",
        fields: &[
            ("company.annual_revenue", "30M"),
            ("company.gross_margin", "60"),
            ("team.sellers", "14"),
            ("team.marketers", "5"),
            ("team.outsourced_marketers", "1"),
            ("team.sales_leader", "vp"),
            ("team.marketing_leader", "manager"),
            ("team.marketing_reports_to", "sales"),
            ("team.marketing_effort.brand", "20"),
            ("team.marketing_effort.demand", "25"),
            ("team.marketing_effort.sales_support", "55"),
            ("team.change_owner", "true"),
            ("funnel.leads", "2,400"),
            ("funnel.mqls", "600"),
            ("funnel.sqls", "120"),
            ("funnel.opportunities", "60"),
            ("funnel.won", "13"),
            ("funnel.average_deal_value", "90,000"),
            ("funnel.sales_cycle_days", "90"),
        ],
        answers: &[(Rater::Sales, "211222111212122"), (Rater::Marketing, "100211011111221")],
    },
    Example {
        id: "large",
        fields: &[
            ("company.annual_revenue", "150M"),
            ("company.gross_margin", "55"),
            ("team.sellers", "60"),
            ("team.marketers", "24"),
            ("team.sales_leader", "vp"),
            ("team.marketing_leader", "director"),
            ("team.marketing_reports_to", "ceo"),
            ("team.marketing_effort.brand", "55"),
            ("team.marketing_effort.demand", "30"),
            ("team.marketing_effort.sales_support", "15"),
            ("team.business_unit_marketing", "false"),
            ("funnel.sales_cycle_days", "150"),
        ],
        answers: &[
            (Rater::Ceo, "33333333333-333"),
            (Rater::Sales, "102320211311113"),
            (Rater::Marketing, "010131032113331"),
        ],
    },
];

/// The company whose result stands there before anything is entered.
pub const SHOWN_FIRST: &Example = &EXAMPLES[1];

impl Example {
    /// Everything that it would have typed.
    pub fn form(&self) -> Form {
        let mut form = Form::default();
        form.set(DEPTH, FULL.into());
        for (path, raw) in self.fields {
            form.set(path, as_typed_here(path, raw, Convention::POINT));
        }
        for (rater, levels) in self.answers {
            for (item, level) in Item::ALL.iter().zip(levels.chars()) {
                let answer = if level == '-' { "dont_know".to_owned() } else { level.to_string() };
                form.set(&answer_path(*rater, *item), answer);
            }
        }
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_a_whole_profile() {
        for example in EXAMPLES {
            let form = example.form();
            let profile = form.profile().unwrap_or_else(|faults| panic!("{}: {faults:?}", example.id));
            assert_eq!(profile.band().id(), example.id);
            assert!(example.answers.iter().all(|(_, levels)| levels.chars().count() == Item::ALL.len()));
        }
    }
}
