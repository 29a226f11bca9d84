//! What is wrong with an entry: one record a field, with what would be right.

use serde::Serialize;
use serde_json::Value;

use super::vocabulary::vocabulary;

/// Longest text of an offending value that is repeated in an error, in characters.
pub(super) const LONGEST_ECHO: usize = 200;

/// One wrong field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldError {
    /// Names joined with dots, such as `funnel.won`; empty for the profile as a whole.
    pub field: String,
    /// What kind of fault it is; the names never change.
    pub code: Code,
    /// What would be right.
    pub allowed: Allowed,
    /// What was found.
    pub value: Found,
}

/// What was found in a wrong field, as JSON writes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Found {
    /// Nothing, or no number that JSON can hold: null.
    Nothing,
    /// A number.
    Number(f64),
    /// Several numbers.
    Numbers(Vec<f64>),
    /// Text as it was entered.
    Text(String),
    /// Names that exclude each other.
    Names([&'static str; 2]),
    /// JSON of another shape than is wanted.
    Json(Value),
}

impl Found {
    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Found::Number(number) => Some(*number),
            Found::Json(json) => json.as_f64(),
            _ => None,
        }
    }

    /// The text; nothing when it is none.
    pub fn text(&self) -> &str {
        match self {
            Found::Text(text) => text,
            Found::Json(json) => json.as_str().unwrap_or_default(),
            _ => "",
        }
    }
}

impl From<f64> for Found {
    fn from(number: f64) -> Self {
        if number.is_finite() { Found::Number(number) } else { Found::Nothing }
    }
}

vocabulary! {
    /// Stable codes of faults.
    Code {
        /// The field must be there and is not.
        Required = "required",
        /// Another type of value is wanted.
        WrongType = "wrong_type",
        /// The number lies outside its range, or is none.
        OutOfRange = "out_of_range",
        /// People are counted whole or half.
        NotWholeOrHalf = "not_whole_or_half",
        /// Not one of the names that are allowed.
        NotAChoice = "not_a_choice",
        /// No field, question or parameter has this name.
        UnknownField = "unknown_field",
        /// The parts do not add up.
        WrongSum = "wrong_sum",
        /// A later stage counts more than an earlier one.
        MoreThanBefore = "more_than_before",
        /// Not three capital letters.
        NotACurrency = "not_a_currency",
        /// Low, mode and high do not rise.
        NotOrdered = "not_ordered",
        /// This parameter takes one value: low, mode and high must be equal.
        NotOneValue = "not_one_value",
        /// The plan names two remedies of which only one can be carried out.
        ExcludingRemedies = "excluding_remedies",
        /// The text is not JSON.
        NotJson = "not_json",
    }
}

/// What would be right.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Allowed {
    /// A number from `min` to `max`, both included.
    Range {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
    },
    /// One of these names.
    OneOf {
        /// The names.
        one_of: Vec<&'static str>,
    },
    /// A value of this JSON type.
    Type {
        /// The type in words.
        r#type: &'static str,
    },
    /// Parts that add up to `sum`, give or take `tolerance`.
    Sum {
        /// The whole.
        sum: f64,
        /// How far the sum may be off.
        tolerance: f64,
    },
    /// At most what another field says.
    AtMost {
        /// The other field's path.
        field: String,
        /// Its value.
        max: f64,
    },
    /// Not both of these.
    NotBoth {
        /// The two names.
        not_both: [&'static str; 2],
    },
}

impl Allowed {
    /// One of the names of a vocabulary.
    pub fn one_of(ids: &[&'static str]) -> Self {
        Allowed::OneOf { one_of: ids.to_vec() }
    }
}
