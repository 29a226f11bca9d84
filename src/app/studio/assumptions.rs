//! The attribute `assumptions`, parted into what was typed for each parameter.

use super::super::form::{CORNERS, Form, corner};
use crate::model::standard;
use crate::profile::{Item, Parameter, Profile, Remedy, Uncertain};

/// What was typed for one parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which.
    pub parameter: Parameter,
    /// Low, most likely and high as typed.
    corners: [String; 3],
}

impl Row {
    /// Nothing typed yet.
    pub fn new(parameter: Parameter) -> Self {
        Row { parameter, corners: Default::default() }
    }

    /// Takes what was typed into one box; what parts values in the attribute is no part of a number.
    pub fn set(&mut self, at: usize, raw: &str) {
        self.corners[at] = raw.replace([';', '/'], "");
    }

    /// Puts it into the fields in which the calculator's own page takes the same.
    pub fn fill(&self, form: &mut Form) {
        for (name, raw) in CORNERS.iter().zip(&self.corners) {
            form.set(&corner(self.parameter, name), raw.clone());
        }
    }

    /// As the calculator reads it; none without a most likely value.
    pub fn value(&self) -> Option<String> {
        let [low, mode, high] = self.corners.each_ref().map(|corner| corner.trim());
        let or_mode = |end: &str| if end.is_empty() { mode.to_owned() } else { end.to_owned() };
        let is_range =
            matches!(self.parameter, Parameter::Uncertain(_)) && !(low.is_empty() && high.is_empty());
        let value =
            if is_range { format!("{}/{mode}/{}", or_mode(low), or_mode(high)) } else { mode.to_owned() };
        (!mode.is_empty()).then(|| format!("{}={value}", self.parameter.id()))
    }
}

/// Reads what was typed, however little of it; of a parameter that stands there twice the first counts.
pub fn read(attribute: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for part in attribute.split(';') {
        let Some((name, values)) = part.split_once('=') else { continue };
        let Some(parameter) = Parameter::from_id(name.trim()) else { continue };
        if rows.iter().any(|row| row.parameter == parameter) {
            continue;
        }
        let mut row = Row::new(parameter);
        match &values.split('/').collect::<Vec<_>>()[..] {
            [mode] => row.set(1, mode),
            corners => corners.iter().take(3).enumerate().for_each(|(at, raw)| row.set(at, raw)),
        }
        rows.push(row);
    }
    rows
}

/// The same as one text.
pub fn write(rows: &[Row]) -> String {
    let rows = rows.iter().map(|Row { parameter, corners: [low, mode, high] }| {
        let id = parameter.id();
        if low.is_empty() && high.is_empty() {
            format!("{id}={mode}")
        } else {
            format!("{id}={low}/{mode}/{high}")
        }
    });
    rows.collect::<Vec<_>>().join(";")
}

/// The model's parameters that belong to no remedy.
pub fn general() -> Vec<Parameter> {
    let uncertain = Uncertain::ALL.iter().copied().map(Parameter::Uncertain);
    uncertain.chain([Parameter::DiscountRate, Parameter::StaffDay]).collect()
}

/// The parameters of a remedy: its costs, its months, and each level that it lifts.
pub fn of(remedy: Remedy, profile: &Profile) -> Vec<Parameter> {
    let levels = Item::ALL.iter().map(|item| Parameter::RemedyLevel(remedy, *item));
    let lifted = levels.filter(|level| standard(profile, *level).mode > 0.0);
    [Parameter::RemedyOneOff(remedy), Parameter::RemedyMonthly(remedy), Parameter::RemedyMonths(remedy)]
        .into_iter()
        .chain(lifted)
        .collect()
}
