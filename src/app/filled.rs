//! A profile as it would be typed: the way back from what a link carries to the form.

use super::form::{CORNERS, Form, answer_path, corner, remedies_text, typed};
use super::steps::{DEPTH, FULL};
use crate::profile::{Answer, Dimension, Item, Profile, Rater, Stage, Weights};

impl Form {
    /// The form that gives this profile, in the full version of the page.
    pub fn of(profile: &Profile) -> Form {
        let mut typed = Typed(Form::default());
        typed.words(DEPTH, Some(FULL));
        company(&mut typed, profile);
        team(&mut typed, profile);
        funnel(&mut typed, profile);
        answers(&mut typed, profile);
        plan_and_settings(&mut typed, profile);
        typed.0
    }
}

/// The form as it fills.
struct Typed(Form);

impl Typed {
    fn words(&mut self, path: &str, words: Option<&str>) {
        self.0.set(path, words.unwrap_or_default().to_owned());
    }

    fn number(&mut self, path: &str, value: Option<f64>) {
        let written = value.map(|value| typed(path, value));
        self.words(path, written.as_deref());
    }

    fn flag(&mut self, path: &str, flag: Option<bool>) {
        self.words(path, flag.map(|flag| if flag { "true" } else { "false" }));
    }
}

fn company(typed: &mut Typed, profile: &Profile) {
    let company = &profile.company;
    typed.number("company.annual_revenue", company.annual_revenue);
    typed.words("company.currency", company.currency.as_deref());
    typed.number("company.usd_rate", company.usd_rate);
    typed.number("company.gross_margin", company.gross_margin);
}

fn team(typed: &mut Typed, profile: &Profile) {
    let team = &profile.team;
    typed.number("team.marketers", team.marketers);
    typed.number("team.outsourced_marketers", team.outsourced_marketers);
    typed.number("team.sellers", team.sellers);
    typed.words("team.marketing_leader", team.marketing_leader.map(|leader| leader.id()));
    typed.words("team.sales_leader", team.sales_leader.map(|leader| leader.id()));
    typed.words("team.marketing_reports_to", team.marketing_reports_to.map(|whom| whom.id()));
    typed.number("team.marketing_effort.brand", team.marketing_effort.brand);
    typed.number("team.marketing_effort.demand", team.marketing_effort.demand);
    typed.number("team.marketing_effort.sales_support", team.marketing_effort.sales_support);
    typed.flag("team.business_unit_marketing", team.business_unit_marketing);
    typed.flag("team.change_owner", team.change_owner);
}

fn funnel(typed: &mut Typed, profile: &Profile) {
    let funnel = &profile.funnel;
    typed.words("funnel.period", funnel.period.map(|period| period.id()));
    for (id, count) in Stage::IDS.iter().zip(funnel.counts) {
        typed.number(&format!("funnel.{id}"), count);
    }
    typed.words("funnel.covers", funnel.covers.map(|covers| covers.id()));
    typed.number("funnel.average_deal_value", funnel.average_deal_value);
    typed.number("funnel.sales_cycle_days", funnel.sales_cycle_days);
    typed.number("funnel.handoff_share", funnel.handoff_share);
}

fn answers(typed: &mut Typed, profile: &Profile) {
    for rater in Rater::ALL {
        for item in Item::ALL {
            let answer = profile.answers.get(*rater, *item);
            typed.0.set(&answer_path(*rater, *item), answer.map(answer_text).unwrap_or_default());
        }
    }
}

/// How an answer stands in the form.
pub fn answer_text(answer: Answer) -> String {
    match answer {
        Answer::Level(level) => level.to_string(),
        Answer::DontKnow => "dont_know".into(),
    }
}

fn plan_and_settings(typed: &mut Typed, profile: &Profile) {
    let (plan, settings) = (&profile.plan, &profile.settings);
    typed.number("plan.budget", plan.budget);
    typed.words("plan.remedies", plan.remedies.as_deref().map(remedies_text).as_deref());
    typed.words("settings.route", settings.route.map(|route| route.id()));
    typed.flag("settings.halve_claims", settings.halve_claims);
    let weights = settings.weights.map(|weights| match weights {
        Weights::Equal => "equal",
        Weights::Poll => "poll",
        Weights::Custom(shares) => {
            for (dimension, share) in Dimension::ALL.iter().zip(shares) {
                typed.number(&format!("settings.weights.{}", dimension.id()), Some(share));
            }
            "custom"
        }
    });
    typed.words("settings.weights", weights);
    for (parameter, triangle) in &settings.overrides {
        for (name, value) in CORNERS.iter().zip(triangle) {
            typed.number(&corner(*parameter, name), Some(*value));
        }
    }
}
