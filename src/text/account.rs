//! What it takes to put a report into words, formulas and charts.

use super::{Texts, figures};
use crate::model::{Further, Range, Report};
use crate::profile::{Parameter, Profile, Route, Weights};

/// Changed assumptions that are named one by one; the others are counted.
const NAMED: usize = 6;

/// A company, its report and the words for it.
#[derive(Clone, Copy)]
pub struct Account<'a> {
    /// What was entered.
    pub profile: &'a Profile,
    /// What the model says of it.
    pub report: &'a Report,
    /// What takes longer, when it is there.
    pub further: Option<&'a Further>,
    /// The currency of all money, three letters.
    pub currency: &'a str,
    /// The words.
    pub texts: &'a Texts,
}

impl Account<'_> {
    /// Money to two significant digits.
    pub fn money(&self, value: f64) -> String {
        figures::money(value, self.currency, self.texts)
    }

    /// Money in the short form of charts.
    pub fn short_money(&self, value: f64) -> String {
        figures::short_money(value, self.currency, self.texts)
    }

    /// Money with its sign also where it is above zero.
    pub fn signed_money(&self, value: f64) -> String {
        format!("{}{}", plus(value), self.money(value))
    }

    /// Money in the short form of charts, with its sign also where it is above zero.
    pub fn signed_short_money(&self, value: f64) -> String {
        format!("{}{}", plus(value), self.short_money(value))
    }

    /// Eight cases in ten of an amount of money.
    pub fn money_range(&self, range: &Range) -> String {
        figures::money_range(range.p10, range.p90, self.currency, self.texts)
    }

    /// Which assumptions are not the model's own; none when all are.
    pub fn changed(&self) -> Option<String> {
        let texts = self.texts;
        let settings = &self.profile.settings;
        let halved = (settings.halve_claims == Some(true)).then(|| texts.account_halved().to_owned());
        let route = settings.route.is_some_and(|route| route != Route::Both);
        let weights = settings.weights.is_some_and(|weights| weights != Weights::Equal);
        let mut names: Vec<&str> = [(route, "route"), (weights, "weights")]
            .iter()
            .filter(|(changed, _)| *changed)
            .map(|(_, id)| texts.changed_setting(id))
            .collect();
        for parameter in settings.overrides.keys() {
            let name = name_of(*parameter, texts);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let more = names.len().saturating_sub(NAMED);
        let listed = texts.row(&names[..names.len().min(NAMED)]);
        let listed = if more > 0 { texts.and_more(&listed, more) } else { listed };
        let assumptions = (!names.is_empty()).then(|| texts.changed_assumptions(&listed));
        let said: Vec<String> = halved.into_iter().chain(assumptions).collect();
        (!said.is_empty()).then(|| texts.paragraph(&said))
    }
}

fn plus(value: f64) -> &'static str {
    if value > 0.0 { "+" } else { "" }
}

/// What a value of the model is called; those of a remedy by the remedy.
pub fn name_of(parameter: Parameter, texts: &Texts) -> &str {
    match parameter {
        Parameter::Uncertain(uncertain) => texts.parameter_name(uncertain.id()),
        Parameter::DiscountRate => texts.parameter_name("discount_rate"),
        Parameter::StaffDay => texts.parameter_name("staff_day"),
        Parameter::RemedyLevel(remedy, _)
        | Parameter::RemedyMonths(remedy)
        | Parameter::RemedyOneOff(remedy)
        | Parameter::RemedyMonthly(remedy) => texts.remedy_name(remedy.id()),
    }
}
