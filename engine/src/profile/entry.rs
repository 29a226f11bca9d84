//! What was entered about a company, before anything is checked.

use std::collections::BTreeMap;

use super::vocabulary::*;

/// What was entered: every field may be missing, none is checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The company as a whole.
    pub company: Company,
    /// People and who leads them.
    pub team: Team,
    /// Counts and money of new business.
    pub funnel: Funnel,
    /// The answers of the three raters.
    pub answers: Answers,
    /// A budget and a chosen plan.
    pub plan: PlanEntry,
    /// How the model is to be run.
    pub settings: Settings,
}

/// The company as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Company {
    /// Revenue of a year in the profile's currency, 1 to 1e13; the only field that must be there.
    pub annual_revenue: Option<f64>,
    /// ISO 4217 code; US dollars when missing.
    pub currency: Option<String>,
    /// US dollars per unit of the currency, 1e-6 to 1e3.
    pub usd_rate: Option<f64>,
    /// Share of revenue that stays after the direct cost of what is sold, 0.01 to 1.
    pub gross_margin: Option<f64>,
}

/// People and who leads them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Team {
    /// Marketers employed, full-time equivalents.
    pub marketers: Option<f64>,
    /// Marketers outside the company, full-time equivalents.
    pub outsourced_marketers: Option<f64>,
    /// Sellers, full-time equivalents.
    pub sellers: Option<f64>,
    /// Who leads marketing.
    pub marketing_leader: Option<MarketingLeader>,
    /// Who leads sales.
    pub sales_leader: Option<SalesLeader>,
    /// Whom marketing reports to.
    pub marketing_reports_to: Option<MarketingReportsTo>,
    /// What marketing's effort goes to.
    pub marketing_effort: Effort,
    /// Whether business units run marketing of their own.
    pub business_unit_marketing: Option<bool>,
    /// Whether a named person keeps the changes alive after year two.
    pub change_owner: Option<bool>,
}

/// Percentages of marketing's effort; all three or none, together 100.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effort {
    /// On the brand.
    pub brand: Option<f64>,
    /// On creating demand.
    pub demand: Option<f64>,
    /// On supporting sales.
    pub sales_support: Option<f64>,
}

/// Counts and money of new business.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Funnel {
    /// The period of the counts; a year when missing.
    pub period: Option<Period>,
    /// Counts in the period by stage, fractions allowed, each at most the known one before it.
    pub counts: [Option<f64>; Stage::ALL.len()],
    /// What the counts cover.
    pub covers: Option<Covers>,
    /// First-year value of a deal, in the profile's currency.
    pub average_deal_value: Option<f64>,
    /// Days from the first contact to a signed deal.
    pub sales_cycle_days: Option<f64>,
    /// Share of new business that passes from marketing to sales, 0 to 1.
    pub handoff_share: Option<f64>,
}

/// One answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// A level from 0 to 4.
    Level(u8),
    /// "Don't know": counts as missing, never as 0.
    DontKnow,
}

/// All answers, by rater and question; a question may stand unanswered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers([[Option<Answer>; Item::COUNT]; Rater::ALL.len()]);

impl Answers {
    /// What a rater answered to a question.
    pub fn get(&self, rater: Rater, item: Item) -> Option<Answer> {
        self.0[rater as usize][item as usize]
    }

    /// Sets or clears one answer.
    pub fn set(&mut self, rater: Rater, item: Item, answer: Option<Answer>) {
        self.0[rater as usize][item as usize] = answer;
    }

    /// The level that a rater gave, when it is known.
    pub fn known(&self, rater: Rater, item: Item) -> Option<f64> {
        match self.get(rater, item) {
            Some(Answer::Level(level)) => Some(f64::from(level)),
            Some(Answer::DontKnow) | None => None,
        }
    }
}

/// A budget and a chosen plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanEntry {
    /// Money for the first twelve months; no limit when missing.
    pub budget: Option<f64>,
    /// The chosen remedies; the best plan is sought when missing.
    pub remedies: Option<Vec<Remedy>>,
}

/// How the model is to be run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Weights of the five dimensions; equal when missing.
    pub weights: Option<Weights>,
    /// The way from misalignment to money; both when missing.
    pub route: Option<Route>,
    /// Whether the studies' effects are halved; not when missing.
    pub halve_claims: Option<bool>,
    /// Parameters replaced by low, mode and high.
    pub overrides: BTreeMap<Parameter, [f64; 3]>,
}

/// Weights of the five dimensions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Weights {
    /// A fifth each.
    Equal,
    /// Leaning towards what a poll named, shrunk to 30 %.
    Poll,
    /// Five shares in the order C, T, P, F, S, together 1.
    Custom([f64; 5]),
}

impl Company {
    /// The currency that amounts are in, as its ISO 4217 code.
    pub fn currency_code(&self) -> &str {
        self.currency.as_deref().unwrap_or("USD")
    }
}
