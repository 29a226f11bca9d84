//! What is said of the worked examples.

use std::collections::BTreeMap;
use std::fs;

use super::super::{summary, working};
use super::*;
use crate::model::{Draws, FullReport, diagnose, parameters::DRAWS};
use crate::profile::Profile;

fn worked() -> BTreeMap<String, Profile> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/worked");
    let files = fs::read_dir(folder).expect("the worked examples are there");
    files
        .filter_map(|file| {
            let path = file.expect("the worked examples can be listed").path();
            let name = path.file_name()?.to_str()?.strip_suffix(".profile.json")?.to_owned();
            let json = fs::read_to_string(&path).expect("a worked example can be read");
            Some((name, Profile::from_json_text(&json).ok()?))
        })
        .collect()
}

fn with<T>(profile: &Profile, say: impl FnOnce(&Account, &FullReport) -> T) -> T {
    let texts = Texts::english();
    let full = diagnose(profile, &Draws::sobol(DRAWS));
    let currency = profile.company.currency.as_deref().unwrap_or("USD");
    say(&Account { profile, report: &full.report, currency, texts: &texts }, &full)
}

fn of(name: &str, say: fn(&Account) -> String) -> String {
    let worked = worked();
    let profile = worked.get(name).unwrap_or_else(|| panic!("{name} is no worked example"));
    with(profile, |account, _| say(account))
}

const ALL: [(&str, fn(&Account) -> String); 8] = [
    ("index", index),
    ("pattern", pattern),
    ("funnel", funnel),
    ("stake", stake),
    ("plan", plan),
    ("projection", projection),
    ("drivers", drivers),
    ("views", views),
];

#[test]
fn everything_found_is_a_whole_sentence() {
    for (name, profile) in worked() {
        with(&profile, |account, _| {
            let facts = facts::facts(account).map(|fact| format!("{}.", fact.figure));
            let found = ALL.iter().map(|(_, say)| say(account)).chain(account.changed()).chain(facts);
            for said in found.chain([headline::headline(account.report, account.currency, account.texts)]) {
                println!("{name}: {said}");
                assert!(said.ends_with('.') && said.len() > 3, "{name}: {said}");
                assert!(!said.contains(['{', '}']) && !said.contains("  "), "{name}: {said}");
                for wrong in ["NaN", "inf ", "None(", "“”"] {
                    assert!(!said.contains(wrong), "{name}: {said}");
                }
            }
        });
    }
}

#[test]
fn a_calculation_gives_what_the_report_says() {
    for (name, profile) in worked() {
        with(&profile, |account, _| {
            for lines in working::stake(account) {
                let last = lines.last().expect("a calculation has lines");
                let limit =
                    lines.iter().find(|line| line.sign == "≤").map_or(f64::INFINITY, |line| line.value);
                let factors = lines.iter().filter(|line| matches!(line.sign, "" | "×"));
                let product: f64 = factors.map(|line| line.value).product();
                let alone = lines.len() == 1;
                let close =
                    (product.min(limit) - last.value).abs() <= 1e-9 * account.profile.annual_revenue();
                assert!(alone || close, "{name}: {product} up to {limit} is not {}", last.value);
            }
        });
    }
}

#[test]
fn the_result_as_text_has_every_part() {
    for (name, profile) in worked() {
        with(&profile, |account, full| {
            let text = summary::summary(account, "November 2026");
            for said in [index(account), pattern(account), plan(account), stake(account)] {
                assert!(text.contains(&said), "{name}: {said}");
            }
            for remedy in &full.report.plan.remedies {
                assert!(text.contains(account.texts.remedy_name(remedy.id())), "{name}: {}", remedy.id());
            }
        });
    }
}
