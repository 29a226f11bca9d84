//! What a profile may hold: every limit of every field, every fault at once, whatever is sent.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use alignment_calculator::profile::{Allowed, Code, FieldError, Found, Profile, USD_RATES, usd_rate};
use serde_json::{Map, Value, json};

/// Names from the root of a profile to a field; a name may hold dots itself.
type Names<'a> = &'a [&'a str];

const ITEMS: [&str; 15] =
    ["C1", "C2", "C3", "T1", "T2", "T3", "P1", "P2", "P3", "F1", "F2", "F3", "S1", "S2", "S3"];
const RATERS: [&str; 3] = ["ceo", "sales", "marketing"];
const REMEDIES: [&str; 15] = [
    "stage_definitions",
    "marketing_mandate",
    "joint_plan",
    "service_agreement",
    "buyer_routine",
    "closed_loop",
    "shared_crm",
    "marketing_training",
    "sales_enablement",
    "buyer_journey_shift",
    "marketing_function",
    "fractional_cmo",
    "fractional_sales_leader",
    "marketing_leader",
    "revenue_operations",
];

/// Numbers with their limits, both included; people, effort and answers have tables of their own.
const NUMBERS: &[(Names, f64, f64)] = &[
    (&["company", "annual_revenue"], 1.0, 1e13),
    (&["company", "usd_rate"], 1e-6, 1e3),
    (&["company", "gross_margin"], 0.01, 1.0),
    (&["funnel", "leads"], 0.0, 1e9),
    (&["funnel", "mqls"], 0.0, 1e9),
    (&["funnel", "sqls"], 0.0, 1e9),
    (&["funnel", "opportunities"], 0.0, 1e9),
    (&["funnel", "won"], 0.0, 1e9),
    (&["funnel", "average_deal_value"], 0.0, 1e12),
    (&["funnel", "sales_cycle_days"], 1.0, 1500.0),
    (&["funnel", "handoff_share"], 0.0, 1.0),
    (&["plan", "budget"], 0.0, 1e12),
];
const PEOPLE: &[Names] = &[&["team", "marketers"], &["team", "outsourced_marketers"], &["team", "sellers"]];
const EFFORT: [Names; 3] = [
    &["team", "marketing_effort", "brand"],
    &["team", "marketing_effort", "demand"],
    &["team", "marketing_effort", "sales_support"],
];
const CHOICES: &[(Names, &[&str])] = &[
    (&["team", "marketing_leader"], &["nobody", "founder", "manager", "director", "cmo", "fractional_cmo"]),
    (&["team", "sales_leader"], &["founder", "manager", "vp", "revenue_leader"]),
    (&["team", "marketing_reports_to"], &["ceo", "sales", "revenue_leader", "business_units", "nobody"]),
    (&["funnel", "period"], &["month", "quarter", "year"]),
    (&["funnel", "covers"], &["marketing_leads", "all_new_business"]),
    (&["settings", "route"], &["both", "funnel", "revenue"]),
];
const FLAGS: &[Names] =
    &[&["team", "business_unit_marketing"], &["team", "change_owner"], &["settings", "halve_claims"]];
/// Parameters that take three corners, with their limits.
const TRIANGLES: &[(&str, f64, f64)] = &[
    ("effect_ratio", 1.0, 10.0),
    ("causal_share", 0.0, 1.0),
    ("revenue_points", 0.0, 1.0),
    ("handoff_share", 0.0, 1.0),
    ("realisation", 0.0, 1.0),
    ("gross_margin", 0.01, 1.0),
    ("ramp_pace", 0.01, 100.0),
    ("cost_overrun", 0.0, 100.0),
];

/// Parameters that take one value, with their limits.
fn single_values() -> Vec<(String, f64, f64)> {
    let mut all = vec![("discount_rate".to_owned(), 0.0, 1.0), ("staff_day".to_owned(), 0.0, 1e5)];
    for remedy in REMEDIES {
        all.extend(ITEMS.map(|item| (format!("remedy.{remedy}.{item}"), 0.0, 4.0)));
        all.push((format!("remedy.{remedy}.months"), 0.1, 120.0));
        all.push((format!("remedy.{remedy}.one_off"), 0.0, 1e9));
        all.push((format!("remedy.{remedy}.monthly"), 0.0, 1e9));
    }
    all
}

/// The least profile, in a currency for which a rate may be entered.
fn least() -> Value {
    json!({ "company": { "annual_revenue": 20_000_000, "currency": "EUR" } })
}

fn set(profile: &mut Value, names: Names, value: Value) {
    let (last, before) = names.split_last().expect("a field has a name");
    let mut into = profile;
    for name in before {
        into = &mut into[*name];
    }
    into[*last] = value;
}

fn with(names: Names, value: Value) -> Value {
    let mut profile = least();
    set(&mut profile, names, value);
    profile
}

/// The least profile with a number as a person might write it, however it is written.
fn with_text(names: Names, value: &str) -> String {
    with(names, json!("the value")).to_string().replace("\"the value\"", value)
}

fn faults_of_text(text: &str) -> Vec<FieldError> {
    Profile::from_json_text(text).err().unwrap_or_default()
}

fn faults(profile: &Value) -> Vec<FieldError> {
    faults_of_text(&profile.to_string())
}

/// Fields and codes of all faults.
fn found(profile: &Value) -> Vec<(String, &'static str)> {
    faults(profile).into_iter().map(|fault| (fault.field, fault.code.id())).collect()
}

#[track_caller]
fn assert_valid(profile: &Value) {
    assert_eq!(faults(profile), [], "{profile}");
}

/// The one fault of a profile that has exactly this one.
#[track_caller]
fn assert_fault(profile: &Value, field: &str, code: &str) -> FieldError {
    assert_eq!(found(profile), [(field.to_owned(), code)], "{profile}");
    faults(profile).remove(0)
}

/// What was found in a field, as JSON shows it.
fn shown(value: &Found) -> Value {
    json!(value)
}

#[track_caller]
fn assert_out_of_range(profile: &Value, field: &str, limits: (f64, f64), value: f64) {
    let fault = assert_fault(profile, field, "out_of_range");
    let (min, max) = limits;
    assert_eq!(fault.allowed, Allowed::Range { min, max });
    assert_eq!(shown(&fault.value).as_f64(), Some(value), "{field}");
}

/// Values of other types than a number, one of them a number in quotes.
fn no_numbers() -> Vec<Value> {
    vec![json!("much"), json!("5"), json!(""), json!(true), json!([]), json!([5]), json!({}), json!({"a": 5})]
}

fn other_than_lists_and_objects() -> Vec<Value> {
    vec![json!("text"), json!(""), json!(5), json!(true), json!(false)]
}

// Limits.

#[test]
fn a_number_may_be_anywhere_from_its_least_to_its_most() {
    for (names, min, max) in NUMBERS {
        for value in [*min, min.next_up(), (min + max) / 2.0, max.next_down(), *max] {
            assert_valid(&with(names, json!(value)));
        }
    }
}

#[test]
fn a_number_just_outside_its_limits_is_a_fault() {
    for (names, min, max) in NUMBERS {
        for value in [min.next_down(), max.next_up(), min - 1.0, max * 2.0, -1e300, f64::MAX] {
            assert_out_of_range(&with(names, json!(value)), &names.join("."), (*min, *max), value);
        }
    }
}

#[test]
fn a_number_too_large_for_any_limit_is_out_of_range() {
    let fields = NUMBERS.iter().map(|(names, ..)| *names).chain(PEOPLE.iter().copied());
    for names in fields {
        for huge in ["1e999", "-1e999", "1e99999999999999999999", &"9".repeat(400)] {
            let faults = faults_of_text(&with_text(names, huge));
            assert_eq!(faults.len(), 1, "{names:?} {huge}: {faults:?}");
            assert_eq!((faults[0].field.as_str(), faults[0].code), (&*names.join("."), Code::OutOfRange));
            // Nothing that a reader of JSON would choke on.
            assert_eq!(shown(&faults[0].value), Value::Null);
        }
    }
}

#[test]
fn a_number_may_be_written_in_any_way_that_json_has() {
    for written in ["20000000", "2e7", "2E+7", "0.2e8", "20000000.000", "200000000000e-4"] {
        let text = format!("{{\"company\": {{\"annual_revenue\": {written}}}}}");
        let profile = Profile::from_json_text(&text).expect("every way of writing is right");
        assert_eq!(profile.annual_revenue(), 2e7, "{written}");
    }
    // Too small for a float is nothing, whatever its sign.
    for nothing in ["1e-999", "-1e-999", "-0", "-0.0"] {
        assert_eq!(faults_of_text(&with_text(&["plan", "budget"], nothing)), []);
        let revenue = &faults_of_text(&with_text(&["company", "annual_revenue"], nothing))[0];
        assert_eq!((revenue.code, shown(&revenue.value).to_string().as_str()), (Code::OutOfRange, "0.0"));
    }
}

#[test]
fn anything_but_a_number_is_no_number() {
    let fields = NUMBERS.iter().map(|(names, ..)| *names).chain(PEOPLE.iter().copied());
    for names in fields {
        for value in no_numbers() {
            let fault = assert_fault(&with(names, value.clone()), &names.join("."), "wrong_type");
            assert_eq!((fault.allowed, shown(&fault.value)), (Allowed::Type { r#type: "number" }, value));
        }
    }
}

#[test]
fn revenue_is_the_only_field_that_must_be_there() {
    for profile in [json!({}), json!({"company": {}}), json!({"company": null}), json!(null)] {
        let fault = assert_fault(&profile, "company.annual_revenue", "required");
        assert_eq!(
            (fault.allowed, shown(&fault.value)),
            (Allowed::Range { min: 1.0, max: 1e13 }, Value::Null)
        );
    }
    assert_valid(&json!({"company": {"annual_revenue": 1}}));
}

#[test]
fn people_are_counted_whole_and_half() {
    for names in PEOPLE {
        for count in [0.0, 0.5, 1.0, 12.5, 999_999.5, 1e6] {
            assert_valid(&with(names, json!(count)));
        }
        for count in [0.25, 0.0_f64.next_up(), 0.4999, 2.0_f64.next_up(), 1e6_f64.next_down()] {
            let fault = assert_fault(&with(names, json!(count)), &names.join("."), "not_whole_or_half");
            assert_eq!(shown(&fault.value), json!(count));
        }
        for count in [-0.5, -1.0, 0.0_f64.next_down(), 1e6 + 0.5, 1e6_f64.next_up(), 1e300] {
            assert_out_of_range(&with(names, json!(count)), &names.join("."), (0.0, 1e6), count);
        }
    }
}

#[test]
fn a_currency_is_three_capital_letters() {
    for right in ["USD", "EUR", "JPY", "ILS"] {
        assert_valid(&with(&["company", "currency"], json!(right)));
    }
    for wrong in ["", "US", "USDD", "usd", "Usd", "U D", "US1", "ÄÖÜ", "É", "€", "U\0D", "USD "] {
        let fault = assert_fault(&with(&["company", "currency"], json!(wrong)), CURRENCY, "not_a_currency");
        assert_eq!(shown(&fault.value), json!(wrong));
    }
    for value in [json!(5), json!(true), json!(["USD"]), json!({"code": "USD"})] {
        let fault = assert_fault(&with(&["company", "currency"], value.clone()), CURRENCY, "wrong_type");
        assert_eq!((fault.allowed, shown(&fault.value)), (Allowed::Type { r#type: "text" }, value));
    }
}

const CURRENCY: &str = "company.currency";
const RATE: &str = "company.usd_rate";

#[test]
fn the_dollar_is_worth_one_dollar() {
    for dollar in [json!(null), json!("USD")] {
        let rated =
            |rate: f64| json!({"company": {"annual_revenue": 5, "currency": dollar, "usd_rate": rate}});
        assert_valid(&rated(1.0));
        for rate in [1.0_f64.next_up(), 1.0_f64.next_down(), 0.5, 0.0, 1.1] {
            assert_out_of_range(&rated(rate), RATE, (1.0, 1.0), rate);
        }
    }
}

#[test]
fn a_currency_outside_the_table_needs_its_rate() {
    let company =
        |rate: Value| json!({"company": {"annual_revenue": 5, "currency": "XTS", "usd_rate": rate}});
    let fault = assert_fault(&company(Value::Null), RATE, "required");
    assert_eq!((fault.allowed, shown(&fault.value)), (Allowed::Range { min: 1e-6, max: 1e3 }, Value::Null));
    for rate in [1e-6, 1.0, 1e3] {
        assert_valid(&company(json!(rate)));
    }
    for rate in [1e-6_f64.next_down(), 1e3_f64.next_up(), 0.0, -1.0] {
        assert_out_of_range(&company(json!(rate)), RATE, (1e-6, 1e3), rate);
    }
    // A rate that could not be read is not missed as well.
    assert_fault(&company(json!("low")), RATE, "wrong_type");
}

#[test]
fn the_table_of_currencies_is_the_published_one() {
    let table = "USD 1, EUR 1.1, GBP 1.3, CHF 1.15, CAD 0.73, AUD 0.66, NZD 0.6, JPY 0.0067, CNY 0.14, \
                 HKD 0.128, TWD 0.031, SGD 0.75, KRW 0.00073, INR 0.0118, SEK 0.096, NOK 0.095, \
                 DKK 0.147, PLN 0.26, CZK 0.044, HUF 0.0028, RON 0.22, BRL 0.18, MXN 0.054, \
                 CLP 0.00105, COP 0.00024, ZAR 0.055, AED 0.272, SAR 0.267, ILS 0.27";
    let rates: Vec<_> = table.split(", ").filter_map(|entry| entry.split_once(' ')).collect();
    assert_eq!(rates.len(), USD_RATES.len());
    for (currency, rate) in rates {
        let rate: f64 = rate.parse().expect("the table holds numbers");
        assert_eq!(usd_rate(currency), Some(rate), "{currency}");
        let profile = with(&["company", "currency"], json!(currency)).to_string();
        let profile = Profile::from_json_text(&profile).expect("a currency of the table needs no rate");
        assert_eq!(profile.usd_rate(), rate);
    }
}

#[test]
fn effort_adds_up_to_a_hundred_give_or_take_a_half() {
    let field = "team.marketing_effort";
    let effort = |parts: [f64; 3]| {
        let [brand, demand, sales_support] = parts;
        let parts = json!({"brand": brand, "demand": demand, "sales_support": sales_support});
        with(&["team", "marketing_effort"], parts)
    };
    let right = [
        [100.0, 0.0, 0.0],
        [0.0, 100.0, 0.0],
        [0.0, 0.0, 100.0],
        [33.3, 33.3, 33.3],
        [50.0, 25.0, 24.5],
        [50.0, 25.0, 25.5],
        [100.0, 0.5, 0.0],
        [0.0, 0.0, 99.5],
    ];
    for parts in right {
        assert_valid(&effort(parts));
    }
    for parts in [[50.0, 25.0, 24.49], [50.0, 25.0, 25.51], [0.0, 0.0, 0.0], [100.0, 100.0, 100.0]] {
        let fault = assert_fault(&effort(parts), field, "wrong_sum");
        assert_eq!(fault.allowed, Allowed::Sum { sum: 100.0, tolerance: 0.5 });
        assert_eq!(shown(&fault.value), json!(parts.iter().sum::<f64>()));
    }
    for (at, names) in EFFORT.iter().enumerate() {
        for value in [0.0_f64.next_down(), 100.0_f64.next_up(), -20.0, 1e9] {
            let mut parts = [0.0, 0.0, 0.0];
            parts[(at + 1) % 3] = 100.0;
            parts[at] = value;
            // A part that is out of range is one fault; what it does to the sum is no second one.
            assert_out_of_range(&effort(parts), &names.join("."), (0.0, 100.0), value);
        }
    }
}

#[test]
fn effort_on_the_edge_of_its_tolerance_is_accepted_in_every_decimal() {
    // Tenths and hundredths that add up to 99.5 and 100.5 exactly, though their floats may not.
    for step in [10.0, 100.0] {
        for total in [99.5 * step, 100.5 * step] {
            let total = f64::round(total) as u32;
            for brand in (0..total.min(100 * step as u32)).step_by(37) {
                let demand = (total - brand) / 3;
                let parts = [brand, demand, total - brand - demand].map(|part| f64::from(part) / step);
                if parts.iter().any(|part| *part > 100.0) {
                    continue;
                }
                let [brand, demand, sales_support] = parts;
                assert_valid(&with(
                    &["team", "marketing_effort"],
                    json!({"brand": brand, "demand": demand, "sales_support": sales_support}),
                ));
            }
        }
    }
}

#[test]
fn effort_is_known_in_all_three_parts_or_in_none() {
    for empty in [json!({}), json!(null), json!({"brand": null, "demand": null, "sales_support": null})] {
        assert_valid(&with(&["team", "marketing_effort"], empty));
    }
    for partly in [json!({"brand": 100}), json!({"brand": 50, "demand": 50}), json!({"sales_support": 0})] {
        let fault = assert_fault(&with(&["team", "marketing_effort"], partly), EFFORT_FIELD, "required");
        assert_eq!(fault.allowed, Allowed::Sum { sum: 100.0, tolerance: 0.5 });
    }
    for value in no_numbers() {
        for names in EFFORT {
            assert_fault(&with(names, value.clone()), &names.join("."), "wrong_type");
        }
    }
}

const EFFORT_FIELD: &str = "team.marketing_effort";

#[test]
fn a_part_of_the_effort_that_cannot_be_read_is_not_missed_as_well() {
    let effort = json!({"brand": "half", "demand": 25, "sales_support": 25});
    assert_fault(&with(&["team", "marketing_effort"], effort), "team.marketing_effort.brand", "wrong_type");
}

#[test]
fn a_choice_is_one_of_its_names_exactly() {
    for (names, ids) in CHOICES {
        for id in *ids {
            assert_valid(&with(names, json!(id)));
        }
        let mut wrong = vec![json!(""), json!(0), json!(true), json!([ids[0]]), json!({}), json!("x\0")];
        wrong.extend(ids.iter().flat_map(|id| {
            [json!(id.to_uppercase()), json!(format!(" {id}")), json!(format!("{id} ")), json!([id])]
        }));
        for value in wrong {
            let fault = assert_fault(&with(names, value.clone()), &names.join("."), "not_a_choice");
            assert_eq!((fault.allowed, shown(&fault.value)), (Allowed::one_of(ids), value));
        }
    }
}

#[test]
fn a_yes_or_no_is_true_or_false() {
    for names in FLAGS {
        assert_valid(&with(names, json!(true)));
        assert_valid(&with(names, json!(false)));
        for value in [json!(0), json!(1), json!("true"), json!("yes"), json!(""), json!([true]), json!({})] {
            let fault = assert_fault(&with(names, value.clone()), &names.join("."), "wrong_type");
            assert_eq!(
                (fault.allowed, shown(&fault.value)),
                (Allowed::Type { r#type: "true or false" }, value)
            );
        }
    }
}

const STAGES: [&str; 5] = ["leads", "mqls", "sqls", "opportunities", "won"];

#[test]
fn a_stage_counts_at_most_what_the_nearest_known_one_before_it_does() {
    for (first, earlier) in STAGES.iter().enumerate() {
        for later in &STAGES[first + 1..] {
            let funnel = |count: f64| with(&["funnel"], json!({*earlier: 400.5, *later: count}));
            for count in [0.0, 400.5_f64.next_down(), 400.5] {
                assert_valid(&funnel(count));
            }
            for count in [400.5_f64.next_up(), 401.0, 1e9] {
                let fault = assert_fault(&funnel(count), &format!("funnel.{later}"), "more_than_before");
                let field = format!("funnel.{earlier}");
                assert_eq!(fault.allowed, Allowed::AtMost { field, max: 400.5 });
                assert_eq!(shown(&fault.value), json!(count));
            }
        }
    }
    // The nearest known one counts, not the first and not the smallest.
    let funnel = json!({"leads": 10, "mqls": 20, "opportunities": 15, "won": 18});
    let fields = found(&with(&["funnel"], funnel));
    let wanted = ["funnel.mqls", "funnel.won"].map(|field| (field.to_owned(), "more_than_before"));
    assert_eq!(fields, wanted);
    // A count that is itself wrong limits nothing.
    let funnel = json!({"leads": 10, "mqls": "few", "sqls": -1, "won": 10});
    let fields: Vec<_> = found(&with(&["funnel"], funnel));
    assert_eq!(
        fields,
        [("funnel.mqls".to_owned(), "wrong_type"), ("funnel.sqls".to_owned(), "out_of_range")]
    );
}

#[test]
fn an_answer_is_a_level_from_0_to_4_or_dont_know() {
    let allowed = Allowed::one_of(&["0", "1", "2", "3", "4", "dont_know"]);
    for rater in RATERS {
        for item in ITEMS {
            let names = ["answers", rater, item];
            for right in ["0", "1", "2", "3", "4", "-0", "2.0", "4e0", "0.3e1", "\"dont_know\"", "null"] {
                assert_eq!(faults_of_text(&with_text(&names, right)), [], "{right}");
            }
            let mut wrong = no_numbers();
            let numbers = [-1.0, 0.0_f64.next_up(), 0.5, 4.0_f64.next_up(), 5.0, 256.0, 258.0, -1e300];
            wrong.extend(numbers.map(|number| json!(number)));
            wrong.extend([json!("Dont_know"), json!("don't know"), json!("2"), json!(false)]);
            for value in wrong {
                let fault = assert_fault(&with(&names, value.clone()), &names.join("."), "not_a_choice");
                assert_eq!((&fault.allowed, shown(&fault.value)), (&allowed, value));
            }
            let faults = faults_of_text(&with_text(&names, "1e999"));
            assert!(faults.len() == 1 && faults[0].code == Code::NotAChoice, "{faults:?}");
        }
    }
}

#[test]
fn a_plan_names_remedies_that_exclude_none_of_each_other() {
    let field = "plan.remedies";
    let plan = |remedies: Value| with(&["plan", "remedies"], remedies);
    assert_valid(&plan(json!([])));
    for remedy in REMEDIES {
        assert_valid(&plan(json!([remedy])));
    }
    for excluded in ["fractional_cmo", "marketing_leader"] {
        let rest: Vec<_> = REMEDIES.iter().filter(|remedy| **remedy != excluded).collect();
        assert_valid(&plan(json!(rest)));
    }
    for both in [json!(["fractional_cmo", "marketing_leader"]), json!(["marketing_leader", "fractional_cmo"])]
    {
        let fault = assert_fault(&plan(both.clone()), field, "excluding_remedies");
        assert_eq!(fault.allowed, Allowed::NotBoth { not_both: ["fractional_cmo", "marketing_leader"] });
        // The value names the two, in catalogue order, however long the list is.
        assert_eq!(shown(&fault.value), json!(["fractional_cmo", "marketing_leader"]));
    }
    // An error in a list names the field itself, not the place in the list.
    let wrong = [
        json!(["joint_plan", "magic"]),
        json!([""]),
        json!([5]),
        json!([null]),
        json!([["joint_plan"]]),
        json!(["Joint_plan"]),
        json!([{"id": "joint_plan"}]),
    ];
    for remedies in wrong {
        let fault = assert_fault(&plan(remedies.clone()), field, "not_a_choice");
        assert_eq!((fault.allowed, shown(&fault.value)), (Allowed::one_of(&REMEDIES), remedies));
    }
    for value in [json!("joint_plan"), json!(5), json!(true), json!({}), json!({"joint_plan": true})] {
        assert_fault(&plan(value), field, "wrong_type");
    }
}

#[test]
fn weights_are_a_preset_or_five_shares_of_one() {
    let field = "settings.weights";
    let weights = |value: Value| with(&["settings", "weights"], value);
    let right = [
        json!("equal"),
        json!("poll"),
        json!([0.2, 0.2, 0.2, 0.2, 0.2]),
        json!([1, 0, 0, 0, 0]),
        json!([0, 0, 0, 0, 1]),
        json!([0.25, 0.25, 0.25, 0.25, 0.0000009]),
        json!([0.1, 0.2, 0.3, 0.15, 0.25]),
    ];
    for value in right {
        assert_valid(&weights(value));
    }
    for sum in [
        json!([0.2, 0.2, 0.2, 0.2, 0.2000011]),
        json!([0.2, 0.2, 0.2, 0.2, 0.1999989]),
        json!([0, 0, 0, 0, 0]),
        json!([1, 1, 1, 1, 1]),
        json!([1e-300, 0, 0, 0, 0]),
    ] {
        let fault = assert_fault(&weights(sum), field, "wrong_sum");
        assert_eq!(fault.allowed, Allowed::Sum { sum: 1.0, tolerance: 1e-6 });
    }
    for range in [
        json!([1.2, -0.2, 0, 0, 0]),
        json!([-5e-324, 0.25, 0.25, 0.25, 0.25]),
        json!([1.0_f64.next_up(), 0, 0, 0, 0]),
        json!([20, 20, 20, 20, 20]),
    ] {
        let fault = assert_fault(&weights(range), field, "out_of_range");
        assert_eq!(fault.allowed, Allowed::Range { min: 0.0, max: 1.0 });
    }
    let faults = faults_of_text(&with_text(&["settings", "weights"], "[1e999, -1e999, 0, 0, 0]"));
    assert!(faults.len() == 1 && faults[0].code == Code::OutOfRange, "{faults:?}");
    let types = [
        json!("Equal"),
        json!(""),
        json!(0.2),
        json!(true),
        json!({"C": 1}),
        json!([]),
        json!([0.25, 0.25, 0.25, 0.25]),
        json!([0.2, 0.2, 0.2, 0.2, 0.2, 0.0]),
        json!([0.2, 0.2, 0.2, 0.2, "0.2"]),
        json!([0.25, 0.25, 0.25, 0.25, null]),
        json!([[0.2, 0.2, 0.2, 0.2, 0.2]]),
    ];
    for value in types {
        assert_fault(&weights(value), field, "wrong_type");
    }
}

#[test]
fn weights_on_the_edge_of_their_tolerance_are_accepted() {
    for shares in [[0.25, 0.25, 0.25, 0.25, 0.000001], [0.25, 0.25, 0.25, 0.249999, 0.0]] {
        assert_valid(&with(&["settings", "weights"], json!(shares)));
    }
}

fn overridden(id: &str, triangle: Value) -> Value {
    with(&["settings", "overrides"], json!({id: triangle}))
}

#[test]
fn an_override_lies_within_the_limits_of_its_parameter() {
    let three = TRIANGLES.iter().map(|(id, min, max)| ((*id).to_owned(), *min, *max));
    for (id, min, max) in three.chain(single_values()) {
        let field = format!("settings.overrides.{id}");
        for value in [min, min.next_up(), (min + max) / 2.0, max.next_down(), max] {
            assert_valid(&overridden(&id, json!([value, value, value])));
        }
        for value in [min.next_down(), max.next_up(), min - 1.0, -1e300, f64::MAX] {
            let fault = assert_fault(&overridden(&id, json!([value, value, value])), &field, "out_of_range");
            assert_eq!(fault.allowed, Allowed::Range { min, max });
            assert_eq!(shown(&fault.value), json!([value, value, value]));
        }
        // One corner outside is as wrong as three, and comes before their order.
        for corner in 0..3 {
            for value in [min.next_down(), max.next_up()] {
                let mut triangle = [(min + max) / 2.0; 3];
                triangle[corner] = value;
                assert_fault(&overridden(&id, json!(triangle)), &field, "out_of_range");
            }
        }
    }
}

#[test]
fn a_triangle_rises_from_low_to_high() {
    for (id, min, max) in TRIANGLES {
        let (field, mid) = (format!("settings.overrides.{id}"), (min + max) / 2.0);
        for right in [[*min, mid, *max], [*min, *min, *max], [*min, *max, *max], [mid, mid, mid]] {
            assert_valid(&overridden(id, json!(right)));
        }
        for wrong in [[*max, mid, *min], [mid, *min, *max], [*min, *max, mid], [mid.next_up(), mid, mid]] {
            let fault = assert_fault(&overridden(id, json!(wrong)), &field, "not_ordered");
            assert_eq!(shown(&fault.value), json!(wrong));
        }
    }
}

#[test]
fn what_is_not_uncertain_takes_one_value() {
    for (id, min, max) in single_values() {
        let (field, mid) = (format!("settings.overrides.{id}"), (min + max) / 2.0);
        for spread in [[min, mid, max], [mid, mid, mid.next_up()], [mid.next_down(), mid, mid]] {
            assert_fault(&overridden(&id, json!(spread)), &field, "not_one_value");
        }
        assert_fault(&overridden(&id, json!([max, mid, min])), &field, "not_ordered");
    }
}

#[test]
fn an_override_is_a_list_of_three_numbers() {
    for id in
        ["effect_ratio", "gross_margin", "discount_rate", "remedy.joint_plan.P1", "remedy.shared_crm.months"]
    {
        let field = format!("settings.overrides.{id}");
        let mut wrong =
            vec![json!(1), json!([1, 1]), json!([1, 1, 1, 1]), json!([1, null, 1]), json!([[1, 1, 1]])];
        wrong.extend([json!(["1", 1, 1]), json!([1, true, 1]), json!({"low": 1, "mode": 1, "high": 1})]);
        wrong.extend(no_numbers());
        for value in wrong {
            let fault = assert_fault(&overridden(id, value.clone()), &field, "wrong_type");
            assert_eq!(shown(&fault.value), value);
        }
        let text = with_text(&["settings", "overrides"], &format!("{{\"{id}\": [1e999, 1e999, 1e999]}}"));
        let faults = faults_of_text(&text);
        assert!(faults.len() == 1 && faults[0].code == Code::OutOfRange, "{faults:?}");
    }
}

// Shape.

#[test]
fn a_part_of_a_profile_is_an_object() {
    let parts: [Names; 11] = [
        &["company"],
        &["team"],
        &["team", "marketing_effort"],
        &["funnel"],
        &["answers"],
        &["answers", "ceo"],
        &["answers", "sales"],
        &["answers", "marketing"],
        &["plan"],
        &["settings"],
        &["settings", "overrides"],
    ];
    for names in parts {
        assert_valid(&{
            let mut profile = least();
            if names != ["company"] {
                set(&mut profile, names, json!({}));
            }
            profile
        });
        let mut wrong = other_than_lists_and_objects();
        wrong.extend([json!([]), json!([{}]), json!([["annual_revenue", 5]])]);
        for value in wrong {
            let fault = assert_fault(&with(names, value.clone()), &names.join("."), "wrong_type");
            assert_eq!((fault.allowed, shown(&fault.value)), (Allowed::Type { r#type: "object" }, value));
        }
    }
    let mut wrong = other_than_lists_and_objects();
    wrong.extend([json!([]), json!([least()])]);
    for value in wrong {
        assert_fault(&value, "", "wrong_type");
    }
}

#[test]
fn an_unknown_name_is_a_fault_at_every_level() {
    let unknown: [Names; 16] = [
        &["sponsor"],
        &["Company"],
        &["company", "revenue"],
        &["company", "annual_revenue "],
        &["team", "brand"],
        &["team", "marketing_effort", "other"],
        &["funnel", "lost"],
        &["answers", "cfo"],
        &["answers", "ceo", "C4"],
        &["answers", "sales", "c1"],
        &["answers", "marketing", "X1"],
        &["plan", "horizon"],
        &["settings", "currency"],
        &["settings", "overrides", "ceiling"],
        &["settings", "overrides", "remedy.magic.C1"],
        &["settings", "overrides", "remedy.joint_plan.C4"],
    ];
    for names in unknown {
        for value in [json!(1), json!("text"), json!([1, 1, 1]), json!({"a": 1}), json!(false)] {
            let fault = assert_fault(&with(names, value.clone()), &names.join("."), "unknown_field");
            assert_eq!(shown(&fault.value), value);
        }
    }
    for id in [
        "",
        ".",
        "remedy",
        "remedy.",
        "remedy..C1",
        "remedy.joint_plan",
        "remedy.joint_plan.",
        "C1",
        "remedy.joint_plan.P1.low",
        "answers",
        "route",
        "remedy.joint_plan.start",
        "Gross_margin",
    ] {
        assert_fault(&overridden(id, json!([1, 1, 1])), &format!("settings.overrides.{id}"), "unknown_field");
    }
}

#[test]
fn an_unknown_name_is_a_fault_even_with_nothing_in_it() {
    let unknown: [Names; 4] = [
        &["sponsor"],
        &["company", "revenue"],
        &["answers", "ceo", "C4"],
        &["settings", "overrides", "ceiling"],
    ];
    for names in unknown {
        assert_fault(&with(names, Value::Null), &names.join("."), "unknown_field");
    }
}

/// Every field with a right value.
fn every_field() -> Vec<(Vec<String>, Value)> {
    let own = |names: Names| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let mut all = Vec::new();
    all.extend(NUMBERS.iter().map(|(names, min, _)| (own(names), json!(min))));
    all.extend(PEOPLE.iter().map(|names| (own(names), json!(2.5))));
    all.extend(EFFORT.iter().zip([50, 30, 20]).map(|(names, part)| (own(names), json!(part))));
    all.extend(CHOICES.iter().map(|(names, ids)| (own(names), json!(ids[1]))));
    all.extend(FLAGS.iter().map(|names| (own(names), json!(true))));
    for (rater, item) in RATERS.iter().flat_map(|rater| ITEMS.map(|item| (rater, item))) {
        all.push((own(&["answers", rater, item]), json!(3)));
    }
    all.push((own(&["company", "currency"]), json!("XTS")));
    all.push((own(&["plan", "remedies"]), json!(["joint_plan"])));
    all.push((own(&["settings", "weights"]), json!("poll")));
    let three = TRIANGLES.iter().map(|(id, min, _)| ((*id).to_owned(), *min));
    for (id, min) in three.chain(single_values().into_iter().map(|(id, min, _)| (id, min))) {
        all.push((vec!["settings".into(), "overrides".into(), id], json!([min, min, min])));
    }
    all
}

fn full() -> Value {
    let mut profile = json!({});
    for (names, value) in every_field() {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        set(&mut profile, &names, value);
    }
    profile
}

#[test]
fn a_profile_with_every_field_in_it_is_valid() {
    assert_valid(&full());
}

#[test]
fn null_is_the_same_as_absent() {
    let read = |profile: &Value| Profile::from_json(profile).map_err(|faults| format!("{faults:?}"));
    let mut parts: Vec<Vec<String>> = every_field().into_iter().map(|(names, _)| names).collect();
    parts.extend(
        parts.clone().iter().flat_map(|names| (1..names.len()).map(|length| names[..length].to_vec())),
    );
    let parts: BTreeSet<Vec<String>> = parts.into_iter().collect();
    for names in parts {
        let (last, before) = names.split_last().expect("a field has a name");
        let pointer: String = before.iter().map(|name| format!("/{name}")).collect();
        let object = |profile: &mut Value| -> Map<String, Value> {
            let object = profile.pointer_mut(&pointer).expect("the full profile has every part");
            object.as_object().expect("a part is an object").clone()
        };
        let (mut null, mut absent) = (full(), full());
        let mut fields = object(&mut null);
        fields.insert(last.clone(), Value::Null);
        *null.pointer_mut(&pointer).expect("the part is there") = Value::Object(fields.clone());
        fields.remove(last);
        *absent.pointer_mut(&pointer).expect("the part is there") = Value::Object(fields);
        assert_ne!(null, absent);
        assert_eq!(read(&null), read(&absent), "{names:?}");
    }
    let all_null = json!({"company": {"annual_revenue": 5}, "team": null, "funnel": null, "answers":
        {"ceo": null, "sales": {"C1": null}, "marketing": {}}, "plan": null, "settings": {"overrides": null}});
    assert_eq!(read(&all_null), read(&json!({"company": {"annual_revenue": 5}})));
}

// All faults at once.

#[test]
fn every_wrong_field_is_named_at_once_and_once() {
    let mut profile = json!({});
    let mut wanted = BTreeSet::new();
    for (names, _) in every_field() {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        set(&mut profile, &names, json!({"wrong": true}));
        wanted.insert(names.join("."));
    }
    let unknown: [Names; 6] = [
        &["x"],
        &["company", "x"],
        &["team", "marketing_effort", "x"],
        &["answers", "x"],
        &["answers", "ceo", "x"],
        &["settings", "overrides", "x"],
    ];
    for names in unknown {
        set(&mut profile, names, json!(1));
        wanted.insert(names.join("."));
    }
    let faults = found(&profile);
    let fields: BTreeSet<String> = faults.iter().map(|(field, _)| field.clone()).collect();
    assert_eq!(fields, wanted);
    assert_eq!(faults.len(), wanted.len(), "a field is named twice");
}

#[test]
fn faults_of_type_of_name_and_of_value_are_all_named() {
    let profile = json!({
        "company": {"annual_revenue": 0, "currency": "euro", "usd_rate": 0, "gross_margin": "60 %"},
        "team": {"marketers": 0.3, "sellers": -1, "marketing_leader": "boss",
            "marketing_effort": {"brand": 101, "demand": 10, "sales_support": 10}, "change_owner": "no"},
        "funnel": {"leads": 10, "mqls": 20, "sales_cycle_days": 0.5, "lost": 3},
        "answers": {"ceo": {"C1": 7, "C9": 1}, "cfo": {}},
        "plan": {"budget": -1, "remedies": ["fractional_cmo", "marketing_leader"]},
        "settings": {"weights": [1, 1, 1, 1, 1], "route": 5, "overrides":
            {"effect_ratio": [0, 1, 2], "ramp_pace": [2, 1, 3], "discount_rate": [0.1, 0.1, 0.2], "x": 1}},
        "extra": null,
    });
    let mut found = found(&profile);
    found.sort();
    let mut wanted = [
        ("company.annual_revenue", "out_of_range"),
        ("company.currency", "not_a_currency"),
        ("company.usd_rate", "out_of_range"),
        ("company.gross_margin", "wrong_type"),
        ("team.marketers", "not_whole_or_half"),
        ("team.sellers", "out_of_range"),
        ("team.marketing_leader", "not_a_choice"),
        ("team.marketing_effort.brand", "out_of_range"),
        ("team.change_owner", "wrong_type"),
        ("funnel.mqls", "more_than_before"),
        ("funnel.sales_cycle_days", "out_of_range"),
        ("funnel.lost", "unknown_field"),
        ("answers.ceo.C1", "not_a_choice"),
        ("answers.ceo.C9", "unknown_field"),
        ("answers.cfo", "unknown_field"),
        ("plan.budget", "out_of_range"),
        ("plan.remedies", "excluding_remedies"),
        ("settings.weights", "wrong_sum"),
        ("settings.route", "not_a_choice"),
        ("settings.overrides.effect_ratio", "out_of_range"),
        ("settings.overrides.ramp_pace", "not_ordered"),
        ("settings.overrides.discount_rate", "not_one_value"),
        ("settings.overrides.x", "unknown_field"),
        ("extra", "unknown_field"),
    ]
    .map(|(field, code)| (field.to_owned(), code));
    wanted.sort();
    assert_eq!(found, wanted);
}

#[test]
fn a_fault_is_written_with_field_code_allowed_and_value() {
    let written = |profile: Value| serde_json::to_value(&faults(&profile)[0]).expect("a fault is JSON");
    assert_eq!(
        written(with(&["company", "gross_margin"], json!(1.5))),
        json!({"field": "company.gross_margin", "code": "out_of_range", "allowed": {"min": 0.01, "max": 1.0},
            "value": 1.5})
    );
    assert_eq!(
        written(with(&["settings", "route"], json!("fast"))),
        json!({"field": "settings.route", "code": "not_a_choice",
            "allowed": {"one_of": ["both", "funnel", "revenue"]}, "value": "fast"})
    );
    assert_eq!(
        written(with(&["funnel"], json!({"mqls": 2.5, "won": 3}))),
        json!({"field": "funnel.won", "code": "more_than_before",
            "allowed": {"field": "funnel.mqls", "max": 2.5}, "value": 3.0})
    );
}

#[test]
fn no_unknown_name_hides_the_fault_of_another_field() {
    // Each unknown name looks like the path of another field, or of what holds it or lies in it.
    let cases = [
        (json!({"": 1}), vec![("", "unknown_field"), (REVENUE, "required")]),
        (json!({"company.annual_revenue": 5}), vec![(REVENUE, "unknown_field"), (REVENUE, "required")]),
        (
            json!({"company": {"annual_revenue": 5}, "plan.budget": 5, "plan": {"budget": -1}}),
            vec![("plan.budget", "out_of_range"), ("plan.budget", "unknown_field")],
        ),
        (
            with(&["team", "marketing_effort"], json!({"brand": 9, "demand": 9, "sales_support": 9, "x": 1})),
            vec![(EFFORT_FIELD, "wrong_sum"), ("team.marketing_effort.x", "unknown_field")],
        ),
        (
            overridden("remedy", json!([1, 1, 1])),
            vec![("settings.overrides.remedy", "unknown_field"), (LEVEL, "out_of_range")],
        ),
        (
            overridden("remedy.joint_plan", json!([1, 1, 1])),
            vec![("settings.overrides.remedy.joint_plan", "unknown_field"), (LEVEL, "out_of_range")],
        ),
    ];
    let mut hidden = Vec::new();
    for (mut profile, wanted) in cases {
        if profile["settings"]["overrides"].is_object() {
            profile["settings"]["overrides"]["remedy.joint_plan.P1"] = json!([9, 9, 9]);
        }
        profile.as_object_mut().expect("a profile is an object").retain(|_, part| !part.is_null());
        let found: BTreeSet<_> = found(&profile).into_iter().collect();
        let wanted: BTreeSet<_> = wanted.into_iter().map(|(field, code)| (field.to_owned(), code)).collect();
        if found != wanted {
            hidden.push(format!("{profile}\n  gives {found:?}"));
        }
    }
    assert!(hidden.is_empty(), "{}", hidden.join("\n"));
}

const REVENUE: &str = "company.annual_revenue";
const LEVEL: &str = "settings.overrides.remedy.joint_plan.P1";

#[test]
fn a_currency_that_cannot_be_read_makes_no_fault_of_its_rate() {
    let company = json!({"annual_revenue": 5, "currency": 978, "usd_rate": 1.1});
    assert_fault(&json!({"company": company}), CURRENCY, "wrong_type");
}

// Hostile input.

#[test]
fn what_is_no_json_is_one_fault_of_the_whole() {
    let texts = [
        "",
        " ",
        "{",
        "{}}",
        "{}{}",
        "{'company': 1}",
        "{\"a\":1,}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":1e}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":-Infinity}",
        "{\"a\":0x10}",
        "{\"a\":1_000}",
        "{\"a\":1,000}",
        "{\"a\":True}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{// comment\n}",
        "\u{feff}{}",
        "{\"a\":\"\\ud800\"}",
        "{\"\\udc00\":1}",
        "{\"a\":\"\\ud800\\u0041\"}",
        "{\"a\":\"\\u12\"}",
    ];
    for text in texts {
        let faults = faults_of_text(text);
        assert_eq!(faults.len(), 1, "{text}");
        assert_eq!((faults[0].field.as_str(), faults[0].code), ("", Code::NotJson), "{text}");
        assert!(shown(&faults[0].value).is_string(), "{text}");
    }
}

#[test]
fn deep_nesting_is_a_fault_and_no_overflow() {
    for depth in [10, 120, 200, 1_000_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let deep = open.repeat(depth) + "1" + &close.repeat(depth);
            for text in [deep.clone(), open.repeat(depth), with_text(&["plan", "budget"], &deep)] {
                let faults = faults_of_text(&text);
                assert!(!faults.is_empty());
                assert!(short(&faults), "{depth}");
            }
            for names in [&["deep"][..], &["settings", "weights"], &["plan", "remedies"], &["answers", "ceo"]]
            {
                assert!(!faults_of_text(&with_text(names, &deep)).is_empty());
            }
        }
    }
}

/// Whether every fault is short enough to be read, whatever was sent.
fn short(faults: &[FieldError]) -> bool {
    let length = |fault| serde_json::to_string(fault).expect("a fault is JSON").len();
    faults.iter().all(|fault| length(fault) < 5_000)
}

#[test]
fn long_values_are_cut_in_their_faults() {
    let text = json!("é".repeat(1_000_000));
    let list = json!(vec!["joint_plan"; 100_000]);
    let numbers = json!(vec![0.2; 100_000]);
    let mut object = Map::new();
    object.insert("x".repeat(1_000_000), json!(1));
    let object = Value::Object(object);
    let fields: [Names; 17] = [
        &["x"],
        &["company", "annual_revenue"],
        &["team", "marketers"],
        &["team", "marketing_leader"],
        &["team", "change_owner"],
        &["team", "marketing_effort"],
        &["team", "marketing_effort", "brand"],
        &["funnel", "period"],
        &["answers", "ceo"],
        &["answers", "ceo", "C1"],
        &["answers", "cfo"],
        &["plan", "budget"],
        &["settings", "weights"],
        &["settings", "overrides"],
        &["settings", "overrides", "effect_ratio"],
        &["settings", "overrides", "x"],
        &["settings", "route"],
    ];
    for names in fields {
        for value in [&text, &list, &numbers, &object] {
            let faults = faults(&with(names, value.clone()));
            assert_eq!(faults.len(), 1, "{names:?}");
            assert!(short(&faults), "{names:?} repeats too much");
        }
    }
    let name = "y".repeat(1_000_000);
    for names in [&[name.as_str()][..], &["team", &name], &["settings", "overrides", &name]] {
        let faults = faults(&with(names, json!(1)));
        assert!(faults.len() == 1 && faults[0].code == Code::UnknownField && short(&faults));
    }
}

#[test]
fn a_long_currency_is_cut_in_its_fault() {
    assert!(short(&faults(&with(&["company", "currency"], json!("X".repeat(1_000_000))))));
}

#[test]
fn a_long_list_of_excluding_remedies_is_cut_in_its_fault() {
    let both = [["fractional_cmo", "marketing_leader"]; 50_000].concat();
    assert!(short(&faults(&with(&["plan", "remedies"], json!(both)))));
}

#[test]
fn numbers_with_a_million_digits_are_read_as_numbers() {
    let zeros = "0".repeat(1_000_000);
    let started = Instant::now();
    assert_eq!(faults_of_text(&with_text(&["plan", "budget"], &format!("5.{zeros}1"))), []);
    assert_eq!(faults_of_text(&with_text(&["plan", "budget"], &format!("0.{zeros}1"))), []);
    let faults = faults_of_text(&with_text(&["plan", "budget"], &format!("1{zeros}")));
    assert!(faults.len() == 1 && faults[0].code == Code::OutOfRange && short(&faults));
    let faults = faults_of_text(&with_text(&["team", "change_owner"], &format!("1{zeros}")));
    assert!(faults.len() == 1 && faults[0].code == Code::WrongType && short(&faults));
    assert!(started.elapsed() < QUICK);
}

/// Far more than any of this takes, far less than anything that grows with the square.
const QUICK: Duration = Duration::from_secs(5);

#[test]
fn the_last_of_several_equal_keys_counts() {
    let text = r#"{"company": {"annual_revenue": -1, "annual_revenue": 7}, "plan": 5, "plan": {}}"#;
    assert_eq!(Profile::from_json_text(text).map(|profile| profile.annual_revenue()), Ok(7.0));
    let text = r#"{"company": {"annual_revenue": 7, "annual_\u0072evenue": -1}}"#;
    assert_eq!(faults_of_text(text)[0].code, Code::OutOfRange);
    let text = r#"{"company": {"annual_revenue": 7}, "company": {"gross_margin": 0.5}}"#;
    assert_eq!(faults_of_text(text)[0].code, Code::Required);
}

#[test]
fn odd_keys_are_unknown_names_like_any_other() {
    for key in [
        ".",
        "a.b",
        "company.",
        ".company",
        "a\u{0}b",
        "\u{1b}[31m",
        "\r\n",
        "\u{202e}",
        "💥",
        "__proto__",
        "constructor",
        "é",
        "\u{fdd0}",
        " ",
        "company\u{0}",
        "$ref",
        "/",
        "~1",
    ] {
        let fault = assert_fault(&with(&[key], json!(1)), key, "unknown_field");
        assert_eq!(shown(&fault.value), json!(1));
        assert_fault(&with(&["company", key], json!(1)), &format!("company.{key}"), "unknown_field");
        let field = format!("answers.sales.{key}");
        assert_fault(&with(&["answers", "sales", key], json!(1)), &field, "unknown_field");
        assert_fault(
            &overridden(key, json!([1, 1, 1])),
            &format!("settings.overrides.{key}"),
            "unknown_field",
        );
    }
}

#[test]
fn an_object_is_never_a_number() {
    // The library that reads JSON hands long numbers on under a name of its own.
    let number = r#"{"$serde_json::private::Number": "5"}"#;
    // So a profile that uses that name is refused as a whole.
    let disguised = [
        with_text(&["plan", "budget"], number),
        with_text(&["answers", "ceo", "C1"], &number.replace('5', "3")),
        r#"{"company": {"annual_revenue": 5, "$serde_json::private::Number": "x"}}"#.to_owned(),
    ];
    for text in disguised {
        let faults = faults_of_text(&text);
        assert_eq!(
            (faults.len(), faults[0].field.as_str(), faults[0].code),
            (1, "", Code::NotJson),
            "{text}"
        );
    }
}

#[test]
fn ten_thousand_unknown_names_are_all_named_quickly() {
    let unknown = |count: usize| -> Value {
        (0..count).map(|number| (format!("key {number}"), json!(number))).collect::<Map<_, _>>().into()
    };
    let places: [Names; 6] = [
        &["company"],
        &["team", "marketing_effort"],
        &["answers"],
        &["answers", "ceo"],
        &["plan"],
        &["settings", "overrides"],
    ];
    let started = Instant::now();
    for names in places {
        let mut profile = with(names, unknown(10_000));
        profile["company"]["annual_revenue"] = json!(5);
        let found = faults(&profile);
        assert_eq!(found.len(), 10_000, "{names:?}");
        assert!(found.iter().all(|fault| fault.code == Code::UnknownField));
    }
    let mut root = unknown(100_000);
    root["company"] = json!({"annual_revenue": -5, "gross_margin": 7});
    assert_eq!(faults(&root).len(), 100_002);
    let elapsed = started.elapsed();
    assert!(elapsed < QUICK, "{elapsed:?}");
}

#[test]
fn many_wrong_values_beside_many_unknown_names_stay_quick() {
    let mut profile = json!({});
    for (names, _) in every_field() {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        set(&mut profile, &names, json!(-1));
    }
    for (id, ..) in single_values() {
        set(&mut profile, &["settings", "overrides", &id], json!([-1, -1, -1]));
    }
    for number in 0..10_000 {
        set(&mut profile, &["settings", "overrides", &format!("remedy.joint_plan.{number}")], json!(1));
    }
    let started = Instant::now();
    let found = faults(&profile).len();
    assert!(found > 10_000 + single_values().len(), "{found}");
    let elapsed = started.elapsed();
    assert!(elapsed < QUICK, "{elapsed:?}");
}
