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
        Unit::Share => format!("{}%", figures::plain(100.0 * value, texts)),
        Unit::Money | Unit::Number => figures::plain(value, texts),
    };
    match (&fault.code, &fault.allowed) {
        (Code::Required, Allowed::Sum { .. }) => texts.fault_effort_incomplete().to_owned(),
        (Code::Required, _) if fault.field == "company.usd_rate" => texts.fault_rate_required().to_owned(),
        (Code::Required, _) => texts.fault_required().to_owned(),
        (Code::WrongType, _) => texts.fault_not_a_number(typed),
        (Code::OutOfRange, Allowed::Range { min, max }) => {
            out_of_range(fault, limit(*min), limit(*max), unit, texts)
        }
        (Code::WrongSum, Allowed::Sum { sum, .. }) => {
            texts.fault_wrong_sum(&if *sum == 1.0 { limit(1.0) } else { figures::plain(*sum, texts) })
        }
        (Code::MoreThanBefore, Allowed::AtMost { field, max }) => {
            let stage = field.rsplit('.').next().unwrap_or_default();
            let here = fault.field.rsplit('.').next().unwrap_or_default();
            let most = figures::plain(*max, texts);
            texts.fault_more_than_before(texts.stage_counted(here), &most, texts.stage_counted(stage))
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

/// Between which ends a value has to lie; a share is typed as a percentage.
fn out_of_range(fault: &FieldError, min: String, max: String, unit: Unit, texts: &Texts) -> String {
    if unit != Unit::Share {
        return texts.fault_out_of_range(&min, &max);
    }
    let right = texts.fault_percentage(min.trim_end_matches('%'), max.trim_end_matches('%'));
    match fault.value.number().filter(|share| fault.field == "company.gross_margin" && *share > 1.0) {
        Some(share) => {
            let typed = format!("{}%", figures::plain(100.0 * share, texts));
            texts.paragraph(&[texts.fault_above_revenue(&typed), right])
        }
        None => right,
    }
}

/// The name of a field, as it stands above its box.
pub fn name(field: &str, texts: &Texts) -> String {
    let last = field.rsplit('.').next().unwrap_or_default();
    let name = match field {
        "company.annual_revenue" => texts.annual_revenue(),
        "company.currency" => texts.currency(),
        "company.usd_rate" => texts.usd_rate_name(),
        "company.gross_margin" => texts.gross_margin(),
        "team.marketers" => texts.marketers(),
        "team.outsourced_marketers" => texts.outsourced_marketers(),
        "team.sellers" => texts.sellers(),
        "funnel.average_deal_value" => texts.average_deal_value(),
        "funnel.sales_cycle_days" => texts.sales_cycle_days(),
        "funnel.handoff_share" => texts.handoff_share(),
        "plan.budget" => texts.budget(),
        "plan.remedies" => texts.plan_legend(),
        "settings.weights" => texts.weights_custom(),
        "team.marketing_effort" => texts.effort_legend(),
        field if field.starts_with("team.marketing_effort.") => texts.effort(last),
        field if field.starts_with("funnel.") => texts.stage(last),
        field => return override_name(field, texts),
    };
    name.to_owned()
}

/// The name of an overridden parameter.
fn override_name(field: &str, texts: &Texts) -> String {
    let id = field.strip_prefix("settings.overrides.").unwrap_or(field);
    match id.strip_prefix("remedy.").and_then(|rest| rest.split_once('.')) {
        Some((remedy, what)) => {
            let what = match what {
                "one_off" => texts.override_one_off(),
                "monthly" => texts.override_monthly(),
                "months" => texts.override_months(),
                item => texts.question_title(item),
            };
            texts.row(&[texts.remedy_name(remedy), what])
        }
        None => texts.parameter_name(id).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{Parameter, Profile};

    #[test]
    fn a_fault_says_what_would_be_right() {
        let texts = Texts::english();
        let fault = |json: &str, field: &str, unit| {
            let faults = Profile::from_json_text(json).expect_err("something is wrong");
            let fault = faults.iter().find(|fault| fault.field == field).expect("it is this field");
            message(fault, "", unit, &texts)
        };
        let margin = |margin: f64| {
            let json = format!(r#"{{"company": {{"annual_revenue": 3e7, "gross_margin": {margin}}}}}"#);
            fault(&json, "company.gross_margin", Unit::Share)
        };
        let right = "Type a percentage from 1 to 100; for sixty per cent, 60.";
        assert_eq!(margin(6.0), format!("600% is more than the revenue itself. {right}"));
        assert_eq!(margin(0.006), right);
        let json = r#"{"company": {"annual_revenue": 3e7}, "funnel": {"opportunities": 60, "won": 999999}}"#;
        assert_eq!(
            fault(json, "funnel.won", Unit::Number),
            "There cannot be more won deals than the 60 opportunities. Type 60 or fewer, or correct the opportunities."
        );
    }

    #[test]
    fn every_field_that_can_be_wrong_has_a_name() {
        let texts = Texts::english();
        let fields =
            ["company.annual_revenue", "team.marketing_effort.brand", "funnel.leads", "funnel.handoff_share"];
        for field in fields {
            assert!(!name(field, &texts).is_empty(), "{field}");
        }
        for id in [
            "effect_ratio",
            "discount_rate",
            "staff_day",
            "remedy.joint_plan.C1",
            "remedy.joint_plan.one_off",
        ] {
            assert!(Parameter::from_id(id).is_some(), "{id}");
            let name = name(&format!("settings.overrides.{id}"), &texts);
            assert!(!name.is_empty() && !name.ends_with(", "), "{id}: {name}");
        }
    }
}
