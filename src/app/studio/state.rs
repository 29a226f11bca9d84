//! The one state of the page, the attributes as typed, and the one place that changes it.

use std::rc::Rc;

use yew::Reducible;

use super::super::form::{CORNERS, Form};
use super::assumptions::{self, Row};
use super::checked::query;
use crate::embed::{ATTRIBUTES, Section, Settings};
use crate::profile::Parameter;

/// The attributes that the element alone reads.
pub const OF_ELEMENT: [&str; 4] = ["logo", "max-height", "min-height", "src"];

/// The beginning of the path of every overridden parameter.
pub const OVERRIDES: &str = "settings.overrides.";

/// The attributes as typed, by their names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State(pub Rc<Form>);

/// What a person can do.
#[derive(Debug)]
pub enum Action {
    /// Something was typed or chosen: the value of an attribute, or one corner of an assumption.
    Set(String, String),
    /// One more parameter is to have a value of its own.
    Add(Parameter),
    /// A parameter is to have the model's value again.
    Remove(Parameter),
    /// A part of the result is to be shown or left out.
    Show(Section, bool),
    /// An address brought other attributes.
    Open(String),
}

impl State {
    /// The state that a fragment holds.
    pub fn read(fragment: &str) -> Self {
        let mut form = Form::default();
        for (name, value) in form_urlencoded::parse(fragment.as_bytes()) {
            if ATTRIBUTES.iter().chain(&OF_ELEMENT).any(|known| *known == name) {
                form.set(&name, value.into_owned());
            }
        }
        State(Rc::new(form))
    }

    /// The same as a fragment.
    pub fn fragment(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(self.0.iter()).finish()
    }

    /// The assumptions as typed.
    pub fn rows(&self) -> Vec<Row> {
        assumptions::read(self.0.get("assumptions"))
    }

    fn with(&self, name: &str, value: String) -> Rc<Self> {
        let mut form = (*self.0).clone();
        form.set(name, value);
        Rc::new(State(Rc::new(form)))
    }

    fn with_rows(&self, rows: &[Row]) -> Rc<Self> {
        self.with("assumptions", assumptions::write(rows))
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match action {
            Action::Set(path, raw) => {
                let Some((id, corner)) = path.strip_prefix(OVERRIDES).and_then(|rest| rest.rsplit_once('.'))
                else {
                    return self.with(&path, raw);
                };
                let at = CORNERS.iter().position(|known| *known == corner);
                let mut rows = self.rows();
                let row = rows.iter_mut().find(|row| row.parameter.id() == id);
                if let Some((row, at)) = row.zip(at) {
                    row.set(at, &raw);
                }
                self.with_rows(&rows)
            }
            Action::Add(parameter) => {
                let mut rows = self.rows();
                if rows.iter().all(|row| row.parameter != parameter) {
                    rows.push(Row::new(parameter));
                }
                self.with_rows(&rows)
            }
            Action::Remove(parameter) => {
                let mut rows = self.rows();
                rows.retain(|row| row.parameter != parameter);
                self.with_rows(&rows)
            }
            Action::Show(section, is_shown) => {
                let shown = shown(self.0.get("sections"));
                let is_in =
                    |other: &Section| if *other == section { is_shown } else { shown.contains(other) };
                let shown: Vec<_> = Section::ALL.into_iter().filter(is_in).map(Section::id).collect();
                let all = shown.len() == Section::ALL.len();
                self.with("sections", if all { String::new() } else { shown.join(",") })
            }
            Action::Open(fragment) => Rc::new(State::read(&fragment)),
        }
    }
}

/// The parts of the result that the attribute names; all where it names none or cannot be read.
pub fn shown(sections: &str) -> Vec<Section> {
    let query = query(&[("sections", sections.to_owned())]);
    Settings::read(&query).0.sections.unwrap_or_else(|| Section::ALL.to_vec())
}
