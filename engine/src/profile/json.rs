//! A profile's JSON read into an entry: unknown names and wrong types are faults like any other.

use serde_json::{Map, Value, json};

use super::entry::{Answer, Effort, Entry, Weights};
use super::error::{Allowed, Code, FieldError, Found, LONGEST_ECHO};
use super::vocabulary::*;

/// Reads what can be read of a profile's JSON, and lists what cannot.
pub fn read(json: &Value) -> (Entry, Vec<FieldError>) {
    let mut faults = Vec::new();
    let mut entry = Entry::default();
    let mut root = Object::new(String::new(), json, &mut faults);

    root.object("company", &mut faults, |company, faults| {
        let into = &mut entry.company;
        into.annual_revenue = company.number("annual_revenue", faults);
        into.currency = company.text("currency", faults);
        into.usd_rate = company.number("usd_rate", faults);
        into.gross_margin = company.number("gross_margin", faults);
    });
    root.object("team", &mut faults, |team, faults| {
        let into = &mut entry.team;
        into.marketers = team.number("marketers", faults);
        into.outsourced_marketers = team.number("outsourced_marketers", faults);
        into.sellers = team.number("sellers", faults);
        into.marketing_leader =
            team.choice("marketing_leader", MarketingLeader::IDS, MarketingLeader::from_id, faults);
        into.sales_leader = team.choice("sales_leader", SalesLeader::IDS, SalesLeader::from_id, faults);
        into.marketing_reports_to =
            team.choice("marketing_reports_to", MarketingReportsTo::IDS, MarketingReportsTo::from_id, faults);
        team.object("marketing_effort", faults, |effort, faults| {
            into.marketing_effort = Effort {
                brand: effort.number("brand", faults),
                demand: effort.number("demand", faults),
                sales_support: effort.number("sales_support", faults),
            };
        });
        into.business_unit_marketing = team.flag("business_unit_marketing", faults);
        into.change_owner = team.flag("change_owner", faults);
    });
    root.object("funnel", &mut faults, |funnel, faults| {
        let into = &mut entry.funnel;
        into.period = funnel.choice("period", Period::IDS, Period::from_id, faults);
        for stage in Stage::ALL {
            into.counts[*stage as usize] = funnel.number(stage.id(), faults);
        }
        into.covers = funnel.choice("covers", Covers::IDS, Covers::from_id, faults);
        into.average_deal_value = funnel.number("average_deal_value", faults);
        into.sales_cycle_days = funnel.number("sales_cycle_days", faults);
        into.handoff_share = funnel.number("handoff_share", faults);
    });
    root.object("answers", &mut faults, |answers, faults| {
        for rater in Rater::ALL {
            answers.object(rater.id(), faults, |of_rater, faults| {
                for item in Item::ALL {
                    entry.answers.set(*rater, *item, of_rater.answer(item.id(), faults));
                }
            });
        }
    });
    root.object("plan", &mut faults, |plan, faults| {
        entry.plan.budget = plan.number("budget", faults);
        entry.plan.remedies = plan.remedies("remedies", faults);
    });
    root.object("settings", &mut faults, |settings, faults| {
        let into = &mut entry.settings;
        into.weights = settings.weights("weights", faults);
        into.route = settings.choice("route", Route::IDS, Route::from_id, faults);
        into.halve_claims = settings.flag("halve_claims", faults);
        if let Some((path, given)) = settings.map("overrides", faults) {
            for (id, triangle) in given {
                let field = join(&path, id);
                match (Parameter::from_id(id), numbers::<3>(triangle)) {
                    (None, _) => faults.push(unknown(field, triangle)),
                    (Some(_), None) if triangle.is_null() => {}
                    (_, None) => faults.push(wrong_type(field, "list of low, mode and high", triangle)),
                    (Some(parameter), Some(triangle)) => {
                        into.overrides.insert(parameter, triangle);
                    }
                }
            }
        }
    });
    root.finish(&mut faults);
    (entry, faults)
}

/// An object being read: what has not been taken in the end is unknown.
struct Object<'a> {
    path: String,
    rest: Vec<(&'a str, &'a Value)>,
}

impl<'a> Object<'a> {
    fn new(path: String, value: &'a Value, faults: &mut Vec<FieldError>) -> Self {
        let rest = match value {
            Value::Object(map) => map.iter().map(|(name, value)| (name.as_str(), value)).collect(),
            Value::Null => Vec::new(),
            other => {
                faults.push(wrong_type(path.clone(), "object", other));
                Vec::new()
            }
        };
        Object { path, rest }
    }

    fn finish(self, faults: &mut Vec<FieldError>) {
        for (name, value) in self.rest {
            faults.push(unknown(join(&self.path, name), value));
        }
    }

    /// Takes a field; null is the same as absent.
    fn take(&mut self, name: &str) -> Option<&'a Value> {
        let at = self.rest.iter().position(|(known, _)| *known == name)?;
        let (_, value) = self.rest.remove(at);
        Some(value).filter(|value| !value.is_null())
    }

    fn object(
        &mut self,
        name: &str,
        faults: &mut Vec<FieldError>,
        read: impl FnOnce(&mut Object<'a>, &mut Vec<FieldError>),
    ) {
        let Some(value) = self.take(name) else { return };
        let mut object = Object::new(join(&self.path, name), value, faults);
        read(&mut object, faults);
        object.finish(faults);
    }

    fn map(&mut self, name: &str, faults: &mut Vec<FieldError>) -> Option<(String, &'a Map<String, Value>)> {
        let path = join(&self.path, name);
        self.typed(name, "object", faults, |value| value.as_object().map(|map| (path, map)))
    }

    fn typed<T>(
        &mut self,
        name: &str,
        wanted: &'static str,
        faults: &mut Vec<FieldError>,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(name)?;
        let read = read(value);
        if read.is_none() {
            faults.push(wrong_type(join(&self.path, name), wanted, value));
        }
        read
    }

    fn number(&mut self, name: &str, faults: &mut Vec<FieldError>) -> Option<f64> {
        self.typed(name, "number", faults, number)
    }

    fn flag(&mut self, name: &str, faults: &mut Vec<FieldError>) -> Option<bool> {
        self.typed(name, "true or false", faults, Value::as_bool)
    }

    fn text(&mut self, name: &str, faults: &mut Vec<FieldError>) -> Option<String> {
        let given = self.rest.iter().any(|(known, value)| *known == name && !value.is_null());
        let text = self.typed(name, "text", faults, |value| value.as_str().map(String::from));
        // What cannot be read is not the same as nothing: no default stands in for it.
        text.or_else(|| given.then(String::new))
    }

    fn choice<T>(
        &mut self,
        name: &str,
        ids: &[&'static str],
        from_id: fn(&str) -> Option<T>,
        faults: &mut Vec<FieldError>,
    ) -> Option<T> {
        let value = self.take(name)?;
        let choice = value.as_str().and_then(from_id);
        if choice.is_none() {
            faults.push(not_a_choice(join(&self.path, name), ids, value));
        }
        choice
    }

    fn answer(&mut self, name: &str, faults: &mut Vec<FieldError>) -> Option<Answer> {
        let value = self.take(name)?;
        let answer = match value {
            Value::String(text) if text == "dont_know" => Some(Answer::DontKnow),
            Value::Number(_) => number(value)
                .and_then(|number| (0..=4).find(|level| f64::from(*level) == number))
                .map(Answer::Level),
            _ => None,
        };
        if answer.is_none() {
            faults.push(not_a_choice(join(&self.path, name), &["0", "1", "2", "3", "4", "dont_know"], value));
        }
        answer
    }

    fn remedies(&mut self, name: &str, faults: &mut Vec<FieldError>) -> Option<Vec<Remedy>> {
        let ids = self.typed(name, "list of remedy names", faults, Value::as_array)?;
        let known: Option<Vec<_>> = ids.iter().map(|id| id.as_str().and_then(Remedy::from_id)).collect();
        if known.is_none() {
            faults.push(not_a_choice(join(&self.path, name), Remedy::IDS, &json!(ids)));
        }
        known
    }

    fn weights(&mut self, name: &str, faults: &mut Vec<FieldError>) -> Option<Weights> {
        let value = self.take(name)?;
        let weights = match value {
            Value::String(preset) if preset == "equal" => Some(Weights::Equal),
            Value::String(preset) if preset == "poll" => Some(Weights::Poll),
            other => numbers::<5>(other).map(Weights::Custom),
        };
        if weights.is_none() {
            let wanted = "\"equal\", \"poll\" or a list of five shares";
            faults.push(wrong_type(join(&self.path, name), wanted, value));
        }
        weights
    }
}

/// A JSON number as a float; one too large for a float reads as infinite, which no range allows.
/// Adding zero turns -0 into 0, so that no sign of nothing travels on.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_str().parse().ok().map(|number: f64| number + 0.0),
        _ => None,
    }
}

fn numbers<const N: usize>(value: &Value) -> Option<[f64; N]> {
    let list: Option<Vec<f64>> = value.as_array()?.iter().map(number).collect();
    list?.try_into().ok()
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.into() } else { format!("{path}.{name}") }
}

fn wrong_type(field: String, wanted: &'static str, value: &Value) -> FieldError {
    FieldError { field, code: Code::WrongType, allowed: Allowed::Type { r#type: wanted }, value: echo(value) }
}

fn not_a_choice(field: String, ids: &[&'static str], value: &Value) -> FieldError {
    FieldError { field, code: Code::NotAChoice, allowed: Allowed::one_of(ids), value: echo(value) }
}

fn unknown(field: String, value: &Value) -> FieldError {
    let field = shorten(field);
    FieldError { field, code: Code::UnknownField, allowed: Allowed::one_of(&[]), value: echo(value) }
}

/// The offending value, cut when it is long, so that an error stays readable whatever was sent.
fn echo(value: &Value) -> Found {
    let text = value.to_string();
    if text.chars().count() <= LONGEST_ECHO {
        return Found::Json(value.clone());
    }
    Found::Text(shorten(text))
}

fn shorten(text: String) -> String {
    if text.chars().count() <= LONGEST_ECHO {
        return text;
    }
    text.chars().take(LONGEST_ECHO).chain(['…']).collect()
}
