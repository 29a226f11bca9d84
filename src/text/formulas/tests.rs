use std::fs;
use std::path::Path;

use super::*;
use crate::evidence::{FIXED, PARAMETERS};
use crate::model::{Diagnosis, Draws, Further, Report};
use crate::profile::Profile;
use crate::text::Texts;

/// Few draws are enough: the central figures do not depend on them.
const DRAWS: usize = 64;

/// Every valid worked example with its report.
fn examples() -> Vec<(String, Profile, Report, Further)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worked");
    let draws = Draws::sobol(DRAWS);
    let mut examples = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of worked examples is there") {
        let path = entry.expect("its files can be listed").path();
        let name = path.to_string_lossy().into_owned();
        if !name.ends_with(".profile.json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a profile can be read");
        let Ok(profile) = Profile::from_json_text(&text) else { continue };
        let diagnosis = Diagnosis::new(&profile, &draws);
        let (report, further) = (diagnosis.report(), diagnosis.further());
        examples.push((name, profile, report, further));
    }
    assert!(examples.len() >= 70, "only {} valid examples", examples.len());
    examples
}

fn each_formula(mut check: impl FnMut(&str, &Account, &Formula)) {
    let texts = Texts::english();
    for (name, profile, report, further) in &examples() {
        let currency = profile.company.currency_code();
        let account = Account { profile, report, further: Some(further), currency, texts: &texts };
        for formula in formulas(&account) {
            check(name, &account, &formula);
        }
    }
}

#[test]
fn the_lines_that_are_shown_give_the_total_that_is_shown() {
    each_formula(|name, _, formula| {
        for sum in &formula.sums {
            let (computed, total) = (sum.computed(), sum.total.value);
            let largest = sum.lines.iter().map(|line| line.value.abs()).fold(total.abs(), f64::max);
            assert!(
                (computed - total).abs() <= 1e-9 * largest.max(1.0),
                "{name}: {} {:?}: {computed} is not {total}",
                formula.id,
                sum.title
            );
        }
    });
}

#[test]
fn every_number_is_finite_and_has_its_words() {
    each_formula(|name, _, formula| {
        assert!(!formula.about.is_empty(), "{}", formula.id);
        assert!(!formula.sums.is_empty() || !formula.remarks.is_empty(), "{name}: {}", formula.id);
        for line in formula.sums.iter().flat_map(|sum| sum.lines.iter().chain([&sum.total])) {
            assert!(line.value.is_finite(), "{name}: {} {}", formula.id, line.what);
            assert!(!line.amount.is_empty() && !line.what.is_empty(), "{name}: {} {line:?}", formula.id);
        }
        for remark in &formula.remarks {
            assert!(!remark.is_empty() && !remark.contains('{'), "{name}: {} {remark}", formula.id);
        }
    });
}

#[test]
fn formulas_use_only_figures_of_the_register_and_each_has_its_words() {
    let texts = Texts::english();
    each_formula(|_, account, formula| {
        for id in formula.parameters {
            assert!(PARAMETERS.contains(id) || FIXED.contains(id), "{id}");
        }
        for id in PARAMETERS.iter().chain(&FIXED) {
            let value = value(id, account);
            let told = !value.is_empty() || !texts.parameter_about(id).is_empty();
            assert!(told && !texts.parameter_name(id).is_empty(), "{id}");
        }
    });
    let named: Vec<&str> = IDS.iter().flat_map(|id| parameters(id)).copied().collect();
    let unnamed: Vec<&&str> = PARAMETERS.iter().filter(|id| !named.contains(id)).collect();
    assert!(unnamed.is_empty(), "no formula uses {unnamed:?}");
}

#[test]
fn the_stake_is_written_as_on_paper() {
    let texts = Texts::english();
    let json = r#"{"company": {"annual_revenue": 150000000}}"#;
    let profile = Profile::from_json_text(json).expect("revenue alone is a profile");
    let report = Diagnosis::new(&profile, &Draws::sobol(DRAWS)).report();
    let account =
        Account { profile: &profile, report: &report, further: None, currency: "USD", texts: &texts };
    let stake = formula("stake", &account);
    let shown: Vec<(&str, &str)> = stake.sums[0]
        .lines
        .iter()
        .chain([&stake.sums[0].total])
        .map(|line| (line.amount.as_str(), line.what.as_str()))
        .collect();
    assert_eq!(
        shown,
        [
            ("$150,000,000", "annual revenue"),
            ("3.5%", "at stake over the whole gap"),
            ("50%", "taken as cause"),
            ("46%", "gap to full alignment"),
            ("$15,000,000", "at most 10% of annual revenue, the ceiling"),
            ("$1,207,500", "at stake a year"),
        ]
    );
}

#[test]
fn numbers_are_written_to_the_digits_that_arithmetic_needs() {
    let texts = Texts::english();
    assert_eq!(money(1_640_625.4, "USD", &texts), "$1,640,625");
    assert_eq!(money(-12.345, "EUR", &texts), "−\u{2060}€12.35");
    assert_eq!(money(-0.001, "USD", &texts), "$0");
    assert_eq!(percent(0.625, &texts), "62.5%");
    assert_eq!(digits(0.000_123_4, &texts), "0.000123");
    assert_eq!(digits(1000.0, &texts), "1,000");
    assert_eq!(digits(0.0, &texts), "0");
}

#[test]
fn words_stand_where_they_belong() {
    let texts = Texts::english();
    let json = include_str!("../../../tests/worked/medium-marketing-shelved-under-sales.profile.json");
    let profile = Profile::from_json_text(json).expect("the example is a profile");
    let report = Diagnosis::new(&profile, &Draws::sobol(DRAWS)).report();
    let account =
        Account { profile: &profile, report: &report, further: None, currency: "USD", texts: &texts };
    assert_eq!(value("effect_ratio", &account), "1.05 to 1.38, most likely 1.15");
    assert_eq!(value("causal_share", &account), "0% to 100%, most likely 50%");
    assert_eq!(value("handoff_share", &account), "100%");
    assert_eq!(value("team_counts", &account), "sellers 18, marketers 4");
    assert_eq!(origin("handoff_share", &profile), Origin::Entered);
    assert_eq!(origin("effect_ratio", &profile), Origin::Model);
    let payback = formula("payback", &account);
    assert_eq!(payback.sums[0].total.amount, "$10,884");
    assert!(
        payback.remarks[0].starts_with("Added up, contribution less cost stands at −\u{2060}$")
            && payback.remarks[0].contains("in month 22 and at $"),
        "{}",
        payback.remarks[0]
    );
    let plan = formula("plan", &account);
    assert_eq!(plan.sums[0].lines[2].what, "Joint plan: $6,166 once and $193 a month from month 1 to 36");
    assert_eq!(plan.sums[1].total.amount, "$7,396");
}
