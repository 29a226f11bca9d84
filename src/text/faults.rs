//! What is wrong with a field, in words: what was found and what would be right.

use super::{Texts, figures};
use crate::profile::{Allowed, Code, FieldError};

/// How a field's numbers are written, which decides the words of its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Money of the profile.
    Money,
    /// A share, typed and shown as a percentage.
    Share,
    /// A plain number.
    Number,
}

/// The message for one fault. `typed` is what stands in the field.
pub fn message(fault: &FieldError, typed: &str, unit: Unit, texts: &Texts) -> String {
    let limit = |value: f64| match unit {
        Unit::Share => format!("{}%", figures::plain(100.0 * value)),
        Unit::Money | Unit::Number => figures::plain(value),
    };
    match (&fault.code, &fault.allowed) {
        (Code::Required, Allowed::Sum { .. }) => texts.fault_effort_incomplete().to_owned(),
        (Code::Required, _) if fault.field == "company.usd_rate" => texts.fault_rate_required().to_owned(),
        (Code::Required, _) => texts.fault_required().to_owned(),
        (Code::WrongType, _) => texts.fault_not_a_number(typed),
        (Code::OutOfRange, Allowed::Range { min, max }) => {
            texts.fault_out_of_range(&limit(*min), &limit(*max))
        }
        (Code::WrongSum, Allowed::Sum { sum, .. }) => {
            texts.fault_wrong_sum(&if *sum == 1.0 { limit(1.0) } else { figures::plain(*sum) })
        }
        (Code::MoreThanBefore, Allowed::AtMost { field, max }) => {
            let stage = field.rsplit('.').next().unwrap_or_default();
            texts.fault_more_than_before(texts.stage(stage), &figures::plain(*max))
        }
        (Code::NotWholeOrHalf, _) => texts.fault_not_whole_or_half().to_owned(),
        (Code::NotACurrency, _) => texts.fault_not_a_currency().to_owned(),
        (Code::NotOrdered, _) => texts.fault_not_ordered().to_owned(),
        (Code::NotOneValue, _) => texts.fault_not_one_value().to_owned(),
        (Code::ExcludingRemedies, Allowed::NotBoth { not_both: [a, b] }) => {
            texts.fault_excluding(texts.remedy_name(a), texts.remedy_name(b))
        }
        _ => texts.fault_other().to_owned(),
    }
}
