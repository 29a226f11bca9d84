//! The way through: four steps of input, short or whole, and which field stands on which.

use super::form::{Form, answer_path};
use crate::profile::{Item, Rater};

/// The field that says which step is on the page; it is no part of the profile.
pub const STEP: &str = "page.step";
/// The field that says how much is asked; it is no part of the profile.
pub const DEPTH: &str = "page.depth";
/// The field that says which question is on the page; it is no part of the profile.
pub const QUESTION: &str = "page.question";
/// The field that says whose answers are on the page; it is no part of the profile.
pub const RATER: &str = "page.rater";
/// What [`DEPTH`] holds when everything is asked.
pub const FULL: &str = "full";

/// The questions of the quick version.
const QUICK_QUESTIONS: &[Item] = &[Item::C1, Item::T1, Item::P1, Item::F1, Item::S2];

/// The fields of each step in the quick version, and those that the full one adds.
const FIELDS: [(Step, &[&str], &[&str]); 3] = [
    (Step::Company, &["company.annual_revenue", "company.gross_margin"], &[]),
    (
        Step::Team,
        &[],
        &[
            "team.sellers",
            "team.marketers",
            "team.outsourced_marketers",
            "team.sales_leader",
            "team.marketing_leader",
            "team.marketing_reports_to",
            "team.marketing_effort.brand",
            "team.marketing_effort.demand",
            "team.marketing_effort.sales_support",
            "team.business_unit_marketing",
            "team.change_owner",
        ],
    ),
    (
        Step::Funnel,
        &["funnel.won", "funnel.average_deal_value", "funnel.sales_cycle_days"],
        &["funnel.leads", "funnel.mqls", "funnel.sqls", "funnel.opportunities"],
    ),
];

/// One step of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Revenue, currency, margin.
    Company,
    /// People and leaders.
    Team,
    /// Counts by stage, deal value and cycle.
    Funnel,
    /// What the two functions do.
    Questions,
}

impl Step {
    const ALL: [Step; 4] = [Step::Company, Step::Team, Step::Funnel, Step::Questions];

    /// Its name in addresses and texts.
    pub const fn id(self) -> &'static str {
        match self {
            Step::Company => "company",
            Step::Team => "team",
            Step::Funnel => "funnel",
            Step::Questions => "questions",
        }
    }

    /// The step of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Step::ALL.into_iter().find(|step| step.id() == id)
    }

    /// The step on which a field stands.
    pub fn holding(path: &str) -> Option<Self> {
        match path.split('.').next() {
            Some("answers") => Some(Step::Questions),
            Some(part) => Step::from_id(part),
            None => None,
        }
    }
}

impl Form {
    /// Whether everything is asked rather than the most important things.
    pub fn is_full(&self) -> bool {
        self.get(DEPTH) == FULL
    }

    /// The steps that are asked.
    pub fn steps(&self) -> &'static [Step] {
        if self.is_full() { &Step::ALL } else { &[Step::Company, Step::Funnel, Step::Questions] }
    }

    /// The step on the page.
    pub fn step(&self) -> Step {
        let step = Step::from_id(self.get(STEP)).unwrap_or(Step::Company);
        if self.steps().contains(&step) { step } else { Step::Company }
    }

    /// The step after the one on the page; none after the last.
    pub fn next_step(&self) -> Option<Step> {
        let steps = self.steps();
        let at = steps.iter().position(|step| *step == self.step())?;
        steps.get(at + 1).copied()
    }

    /// The questions that are asked.
    pub fn questions(&self) -> &'static [Item] {
        if self.is_full() { Item::ALL } else { QUICK_QUESTIONS }
    }

    /// The question on the page, as its place among those that are asked.
    pub fn question(&self) -> usize {
        let chosen = Item::from_id(self.get(QUESTION));
        chosen.and_then(|chosen| self.questions().iter().position(|item| *item == chosen)).unwrap_or(0)
    }

    /// Whose answers are on the page.
    pub fn rater(&self) -> Rater {
        Rater::from_id(self.get(RATER)).unwrap_or(Rater::Ceo)
    }

    /// How many of a step's fields are filled, and how many are asked.
    pub fn progress(&self, step: Step) -> (usize, usize) {
        let Some((_, quick, more)) = FIELDS.iter().find(|(of, _, _)| *of == step) else {
            let most = Rater::ALL.iter().map(|rater| self.answered(*rater)).max();
            return (most.unwrap_or_default(), self.questions().len());
        };
        let asked = || quick.iter().chain(more.iter().filter(|_| self.is_full()));
        (asked().filter(|path| !self.get(path).trim().is_empty()).count(), asked().count())
    }

    /// How many of the questions that are asked a rater answered.
    pub fn answered(&self, rater: Rater) -> usize {
        let given = |item: &&Item| !self.get(&answer_path(rater, **item)).is_empty();
        self.questions().iter().filter(given).count()
    }

    /// Turns the page to the place where a field stands.
    pub fn turn_to(&mut self, path: &str) {
        let Some(step) = Step::holding(path) else { return };
        let is_asked = |form: &Form| match Self::answer_at(path) {
            Some((_, item)) => form.questions().contains(&item),
            None => form.shown_in_quick(path),
        };
        if !is_asked(self) || !self.steps().contains(&step) {
            self.set(DEPTH, FULL.into());
        }
        self.set(STEP, step.id().into());
        if let Some((rater, item)) = Self::answer_at(path) {
            self.set(RATER, rater.id().into());
            self.set(QUESTION, item.id().into());
        }
    }

    fn shown_in_quick(&self, path: &str) -> bool {
        let only_in_full = FIELDS.iter().any(|(_, _, more)| more.contains(&path));
        !only_in_full || self.is_full()
    }

    fn answer_at(path: &str) -> Option<(Rater, Item)> {
        let (rater, item) = path.strip_prefix("answers.")?.split_once('.')?;
        Some((Rater::from_id(rater)?, Item::from_id(item)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_version_leaves_out_the_team_and_ten_questions() {
        let mut form = Form::default();
        assert_eq!((form.steps().len(), form.questions().len()), (3, 5));
        assert_eq!(form.progress(Step::Questions), (0, 5));
        form.set("answers.ceo.C1", "dont_know".into());
        form.set("funnel.won", "12".into());
        assert_eq!((form.progress(Step::Questions), form.progress(Step::Funnel)), ((1, 5), (1, 3)));
        form.set(STEP, "team".into());
        assert_eq!(form.step(), Step::Company);
        form.set(DEPTH, FULL.into());
        assert_eq!((form.step(), form.next_step()), (Step::Team, Some(Step::Funnel)));
        assert_eq!(form.progress(Step::Questions), (1, 15));
        // What the heads answered counts, whoever's answers are on the page.
        form.set("answers.sales.C1", "2".into());
        form.set("answers.sales.C2", "2".into());
        assert_eq!((form.rater(), form.progress(Step::Questions)), (Rater::Ceo, (2, 15)));
    }

    #[test]
    fn a_field_is_found_wherever_it_stands() {
        let mut form = Form::default();
        form.turn_to("answers.sales.C2");
        assert!(form.is_full());
        assert_eq!((form.step(), form.rater(), form.question()), (Step::Questions, Rater::Sales, 1));
        let mut form = Form::default();
        form.turn_to("company.gross_margin");
        assert_eq!((form.step(), form.is_full()), (Step::Company, false));
        form.turn_to("funnel.leads");
        assert_eq!((form.step(), form.is_full()), (Step::Funnel, true));
        let mut quick = Form::default();
        quick.turn_to("team");
        assert_eq!((quick.step(), quick.is_full()), (Step::Team, true));
        form.turn_to("nothing.of.ours");
        assert_eq!(form.step(), Step::Funnel);
    }
}
