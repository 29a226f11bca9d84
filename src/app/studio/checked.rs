//! The attributes as the calculator and its element will take them, and what they will refuse.

use super::super::form::Form;
use super::assumptions::Row;
use super::state::{OF_ELEMENT, OVERRIDES, State};
use crate::embed::{ATTRIBUTES, KEY, Settings, is_web};
use crate::profile::{FieldError, Parameter, Profile};

/// The smallest and the largest height of the frame, in CSS pixels.
const HEIGHTS: std::ops::RangeInclusive<u32> = 200..=20_000;

/// What the draft of a preview is kept under, so that it is not the visitor's own.
const PREVIEW: &str = "studio";

/// What came of reading every attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// What the calculator makes of them.
    pub settings: Settings,
    /// Names and values that will be taken.
    pub accepted: Vec<(&'static str, String)>,
    /// Names of those that will not; of assumptions, those with a fault in one of them.
    pub refused: Vec<&'static str>,
    /// The assumptions in the fields in which the calculator's own page takes them.
    pub form: Form,
    /// What is wrong with them.
    pub faults: Vec<FieldError>,
}

impl Checked {
    /// Reads everything that was typed.
    pub fn of(state: &State) -> Self {
        let names = ATTRIBUTES.iter().chain(&OF_ELEMENT).copied().filter(|name| *name != "assumptions");
        let typed = names.map(|name| (name, state.0.get(name).trim().to_owned()));
        let typed: Vec<_> = typed.filter(|(_, value)| !value.is_empty()).collect();
        let (settings, refused) = Settings::read(&query(&typed));
        let is_refused = |name: &str| match name {
            name if OF_ELEMENT.contains(&name) => !is_taken(state, name),
            name => refused.iter().any(|refused| refused.attribute == name),
        };
        let (bad, mut accepted): (Vec<_>, Vec<_>) = typed.into_iter().partition(|(name, _)| is_refused(name));
        let mut refused: Vec<_> = bad.into_iter().map(|(name, _)| name).collect();

        let rows = state.rows();
        let form = form_of(&rows, settings.currency.as_deref());
        let faults = faults(&form);
        let is_right = |row: &&Row| faults.iter().all(|fault| fault.field != path(row.parameter));
        let assumptions: Vec<_> = rows.iter().filter(is_right).filter_map(Row::value).collect();
        let assumptions = vec![("assumptions", assumptions.join("; "))];
        let (settings, is_too_long) = {
            let all: Vec<_> = accepted.iter().chain(&assumptions).cloned().collect();
            let (settings, refused) = Settings::read(&query(&all));
            (settings, !refused.is_empty())
        };
        if is_too_long || !faults.is_empty() {
            refused.push("assumptions");
        }
        if !is_too_long {
            accepted.extend(assumptions.into_iter().filter(|(_, value)| !value.is_empty()));
        }
        accepted.sort_unstable();
        Checked { settings, accepted, refused, form, faults }
    }

    /// Whether an attribute was refused.
    pub fn refuses(&self, name: &str) -> bool {
        self.refused.contains(&name)
    }

    /// The query with which the preview is opened.
    pub fn preview(&self) -> String {
        let mut pairs = self.accepted.clone();
        if self.settings.name.is_none() {
            pairs.push(("name", PREVIEW.to_owned()));
        }
        query(&pairs)
    }

    /// A company for which the model's own values can be told: its size alone is known.
    pub fn typical(&self) -> Option<Profile> {
        let currency = self.settings.currency.as_deref();
        form_of(&[], currency).profile().ok()
    }
}

/// The query that the calculator's page is opened with; what only the element reads is left out.
pub fn query(pairs: &[(&'static str, String)]) -> String {
    let read = pairs.iter().filter(|(name, _)| ATTRIBUTES.contains(name));
    form_urlencoded::Serializer::new(String::new()).append_pair(KEY, "1").extend_pairs(read).finish()
}

/// The path of a parameter that was given another value.
pub fn path(parameter: Parameter) -> String {
    format!("{OVERRIDES}{}", parameter.id())
}

fn form_of(rows: &[Row], currency: Option<&str>) -> Form {
    let mut form = Form::default();
    form.set("company.annual_revenue", "30M".to_owned());
    form.set("company.currency", currency.unwrap_or_default().to_owned());
    rows.iter().for_each(|row| row.fill(&mut form));
    form
}

fn faults(form: &Form) -> Vec<FieldError> {
    let faults = form.profile().err().unwrap_or_default();
    faults.into_iter().filter(|fault| fault.field.starts_with(OVERRIDES)).collect()
}

/// Whether the element takes what was typed for one of its own attributes.
fn is_taken(state: &State, name: &str) -> bool {
    let value = |name: &str| state.0.get(name).trim();
    let height = |name: &str| value(name).parse().ok().filter(|height| HEIGHTS.contains(height));
    match name {
        "logo" => is_web(value(name)),
        "src" => is_web(value(name)) && !value(name).contains(['?', '#']),
        "max-height" => {
            height(name).is_some_and(|most: u32| height("min-height").is_none_or(|least: u32| least <= most))
        }
        _ => height(name).is_some(),
    }
}
