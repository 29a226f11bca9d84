//! A profile as a person would type it: what stands in which field of the form.

use alignment_calculator::text::number::{Convention, write_percent};
use serde_json::Value;

/// Fields that hold a share and are typed as a percentage.
const SHARES: [&str; 2] = ["company.gross_margin", "funnel.handoff_share"];

/// Field paths with what is typed there, from a profile's JSON, in the full version of the page.
///
/// # Panics
///
/// When the profile holds settings, which have no plain text.
pub fn fields(profile: &Value) -> Vec<(String, String)> {
    let mut fields = vec![("page.depth".to_owned(), "full".to_owned())];
    add(&mut fields, String::new(), profile);
    fields
}

fn add(fields: &mut Vec<(String, String)>, path: String, value: &Value) {
    let text = match value {
        Value::Object(inner) => {
            for (name, value) in inner {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                add(fields, path, value);
            }
            return;
        }
        Value::Array(remedies) if path == "plan.remedies" => {
            remedies.iter().filter_map(Value::as_str).fold("chosen".to_owned(), |text, id| text + " " + id)
        }
        Value::Number(number) if SHARES.contains(&path.as_str()) => {
            write_percent(number.as_f64().unwrap_or_default(), Convention::POINT)
        }
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        Value::Null | Value::Array(_) => panic!("{path} has no plain text"),
    };
    fields.push((path, text));
}
