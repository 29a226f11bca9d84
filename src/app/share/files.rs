//! The result as files for other programs.

use serde_json::{Value, json};
use yew::prelude::*;

use super::super::csv::{self, harmless};
use super::super::save;
use super::super::shared::Shared;
use super::super::state::Result;
use crate::link::Label;
use crate::text::Texts;

/// What files are called when the result has no name.
const NAME: &str = "alignment";

/// The buttons that save files.
pub fn buttons(texts: &'static Texts, result: &Shared<Result>, label: Option<Label>) -> Html {
    let label = label.map(|label| label.as_str().to_owned());
    let button = |words: &str, kind: &'static str, extension: &'static str, write: fn(&Value) -> String| {
        let (result, label) = (result.clone(), label.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let content = write(&everything(&result, label.as_deref()));
            let name = label.as_deref().map_or(NAME.to_owned(), file_name);
            save::text(&content, kind, &format!("{name}.{extension}"));
        });
        html! { <button type="button" class="small" {onclick}>{ words }</button> }
    };
    html! {
        <span>
            { button(texts.save_json(), "application/json", "json", |value| format!("{value:#}\n")) }
            { " " }
            { button(texts.save_csv(), "text/csv", "csv", lines) }
        </span>
    }
}

/// What was entered and what was found, with the month and the name.
fn everything(result: &Result, label: Option<&str>) -> Value {
    let month = save::this_month().map(|month| format!("{}-{:02}", month.year(), month.month()));
    // A report is numbers, names and lists, which always make JSON.
    let report = serde_json::to_value(&result.report).unwrap_or_default();
    json!({
        "label": label,
        "month": month,
        "currency": result.currency,
        "profile": result.profile.to_json(),
        "report": report,
    })
}

/// Every figure on a line of its own: where it stands, and what it is.
fn lines(value: &Value) -> String {
    let mut lines = vec![["field".to_owned(), "value".to_owned()]];
    flatten(String::new(), value, &mut lines);
    csv::csv(lines)
}

fn flatten(path: String, value: &Value, lines: &mut Vec<[String; 2]>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Null => {}
        Value::Object(fields) => fields.iter().for_each(|(name, value)| flatten(below(name), value, lines)),
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(at, value)| flatten(below(&at.to_string()), value, lines));
        }
        Value::String(text) => lines.push([path, harmless(text)]),
        Value::Bool(_) | Value::Number(_) => lines.push([path, value.to_string()]),
    }
}

/// A name that every system takes for a file.
fn file_name(label: &str) -> String {
    let plain = label.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect::<String>();
    let plain = plain.trim_matches('-').to_owned();
    if plain.is_empty() { NAME.into() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_reads_every_line_as_it_was_meant() {
        let value =
            json!({ "label": "=1+1", "list": [1.5, { "a": "x,y" }], "none": null, "no": false, "less": -2 });
        assert_eq!(
            lines(&value),
            "\u{feff}field,value\r\nlabel,'=1+1\r\nless,-2\r\nlist.0,1.5\r\nlist.1.a,\"x,y\"\r\nno,false\r\n"
        );
    }

    #[test]
    fn a_name_becomes_a_file_name() {
        assert_eq!(
            (file_name("Q3 / Board"), file_name("//"), file_name("第三季")),
            ("Q3---Board".into(), NAME.into(), "第三季".into())
        );
    }
}
