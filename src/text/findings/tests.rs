//! What is said of the worked examples.

use std::collections::BTreeMap;
use std::fs;

use super::super::{Texts, summary};
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
    let currency = profile.company.currency_code();
    let further = Some(&full.further);
    say(&Account { profile, report: &full.report, further, currency, texts: &texts }, &full)
}

fn of(name: &str, say: fn(&Account) -> String) -> String {
    let worked = worked();
    let profile = worked.get(name).unwrap_or_else(|| panic!("{name} is no worked example"));
    with(profile, |account, _| say(account))
}

type Say = fn(&Account) -> String;

const ALL: [(&str, Say); 8] = [
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
            for said in found.chain([headline::headline(
                account.report.conclusion().as_ref(),
                account.profile.plan.budget,
                account.currency,
                account.texts,
            )]) {
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

#[test]
fn the_index_is_found_with_its_range_and_its_weak_part() {
    let cases = [
        ("medium-revenue-alone", "No answers yet. The typical company stands at 23 to 79 of 100."),
        (
            "edge-50m-sales-head-only",
            "Most likely Strained, at 42 of 100, within 28 to 55. Culture and Skills are the weakest parts.",
        ),
        (
            "medium-two-heads-disagree",
            "Most likely Coordinated, at 52 of 100, within 34 to 69. Culture is the weakest part.",
        ),
        (
            "weakest-link-technology",
            "Most likely Coordinated, at 59 of 100, within 49 to 69. Technology stands at 12, which the average hides.",
        ),
        (
            "edge-10m-ceo-quick-version",
            "Disconnected to Coordinated, most likely Strained: 48 of 100, within 19 to 66. Culture is among the weakest parts.",
        ),
        ("all-answers-highest", "United, at 100 of 100, within 93 to 100. All five parts stand level."),
    ];
    for (name, said) in cases {
        assert_eq!(of(name, index), said, "{name}");
    }
}

#[test]
fn the_pattern_is_found_as_surely_as_it_is_known() {
    let cases = [
        (
            "medium-revenue-alone",
            "“Marketing on the shelf” is typical at your size; nothing you entered bears on it yet.",
        ),
        ("united-exactly-75", "At this level of alignment no pattern stands out."),
        (
            "halved-claims",
            "What you entered points to more than one pattern, first to “Marketing on the shelf”.",
        ),
        ("large-with-change-owner", "What you entered points to “Two silos”, as is typical at this size."),
        ("large-silos-brand-heavy", "What you entered fits “Two silos”, as is typical at this size."),
        (
            "medium-whose-answers-point-to-silos",
            "Typical for your size is “Marketing on the shelf”; what you entered points to “Two silos”.",
        ),
    ];
    for (name, said) in cases {
        assert_eq!(of(name, pattern), said, "{name}");
    }
}

#[test]
fn the_funnel_is_found_as_far_as_it_is_counted() {
    let cases = [
        ("medium-revenue-alone", "No two neighbouring stages are counted, so no rate can be read."),
        ("all-answers-highest", "No step lies below the middle of what is usual."),
        (
            "large-with-change-owner",
            "Sales accepts fewer of marketing’s leads than is usual: 20% against 22%. One more step lies below what is usual.",
        ),
    ];
    for (name, said) in cases {
        assert_eq!(of(name, funnel), said, "{name}");
    }
}

#[test]
fn the_stake_is_found_beside_what_is_often_quoted() {
    let cases = [
        ("all-answers-highest", "By these answers nothing is at stake."),
        (
            "medium-revenue-alone",
            "Figures often quoted come to 2 to 12 times this estimate. Neither goes into it; one serves as its ceiling.",
        ),
        (
            "all-answers-lowest",
            "The folk rule comes to 25 times this estimate. It is used only as a ceiling.",
        ),
        ("cap-binds-on-both-routes-overrides", "The estimate comes close to its upper limit."),
    ];
    for (name, said) in cases {
        assert_eq!(of(name, stake), said, "{name}");
    }
}

#[test]
fn the_plan_is_found_to_pay_only_where_it_does() {
    let cases = [
        ("all-answers-highest", "No remedy applies to these answers."),
        ("best-plan-is-empty", "No remedy pays for itself through alignment alone."),
        (
            "budget-zero",
            "Nothing that pays for itself fits a budget of $0. The best plan needs $50,000 in the first year.",
        ),
        ("budget-limits-the-plan", "Within your budget the best plan holds 2 of 11 remedies."),
        (
            "medium-revenue-alone",
            "2 of 9 remedies earn a place in the plan; adding any other would cost more than it brings.",
        ),
        (
            "all-answers-lowest",
            "1 of 10 remedies earns a place in the plan; adding any other would cost more than it brings.",
        ),
        ("chosen-plan-empty", "You chose no remedy, so nothing of it comes back."),
        ("chosen-plan-exceeds-budget", "The plan you chose does not pay back."),
        ("chosen-plan-enterprise-everything", "The plan you chose pays back in 80 of 100 cases."),
        ("every-parameter-overridden", "The best plan costs about what it brings."),
        (
            "funnel-mql-rate-exactly-60-percent",
            "The best plan costs about what it brings, and more often than not it does not pay back.",
        ),
    ];
    for (name, said) in cases {
        assert_eq!(of(name, plan), said, "{name}");
    }
}

#[test]
fn the_projection_is_found_with_both_its_ends() {
    let cases = [
        ("best-plan-is-empty", "Without a plan nothing is spent and nothing comes back."),
        (
            "budget-limits-the-plan",
            "Pays back in months 9 to 17, and is ahead by $22,000 to $160,000 at month 36.",
        ),
        (
            "no-discount-and-free-staff-days",
            "Pays back in month 1, and is ahead by $24,000 to $140,000 at month 36.",
        ),
        (
            "medium-two-heads-disagree",
            "Half the cases pay back by month 27, 67 of 100 cases by month 36; then the plan stands between $6,500 short and $35,000 ahead.",
        ),
        (
            "funnel-mql-rate-exactly-60-percent",
            "Does not pay back; at month 36 it stands between $3,500 short and $7,900 ahead.",
        ),
        ("chosen-plan-exceeds-budget", "Still behind at month 36, by $160,000 to $740,000."),
    ];
    for (name, said) in cases {
        assert_eq!(of(name, projection), said, "{name}");
    }
}

#[test]
fn what_decides_and_what_the_heads_see_is_found() {
    assert_eq!(of("all-answers-highest", drivers), "No remedy applies, so there is nothing to drive.");
    assert_eq!(of("halved-claims", drivers), "How much is cause decides most, and nobody has measured it.");
    let cases = [
        ("medium-revenue-alone", "No answers yet, so there are no views to compare."),
        ("budget-zero", "Only the CEO has answered; the heads may see another company."),
        ("edge-50m-sales-head-only", "One head has answered; the other view is missing."),
        ("eleven-common-answers", "Both heads answered 10 of the twelve questions that a verdict needs."),
        ("large-with-change-owner", "The two heads describe much the same company."),
        ("large-silos-brand-heavy", "The two heads agree in part."),
        ("medium-two-heads-disagree", "The two heads agree no more than chance would."),
    ];
    for (name, said) in cases {
        assert_eq!(of(name, views), said, "{name}");
    }
}

#[test]
fn changed_assumptions_are_named_and_many_are_counted() {
    let changed = |account: &Account| account.changed().unwrap_or_default();
    assert_eq!(of("medium-revenue-alone", changed), "");
    assert_eq!(of("halved-claims", changed), "The claims of the studies are halved.");
    assert_eq!(
        of("no-discount-and-free-staff-days", changed),
        "Assumptions that are not the model’s: Discount rate, Cost of a staff day."
    );
    assert!(of("every-parameter-overridden", changed).ends_with("Gross margin and 4 more."));
}

#[test]
fn a_plan_that_costs_nothing_is_not_said_to_cost_about_nothing() {
    let said = of("no-discount-and-free-staff-days", |account| {
        headline::headline(
            account.report.conclusion().as_ref(),
            account.profile.plan.budget,
            account.currency,
            account.texts,
        )
    });
    assert!(said.ends_with("A plan that costs you nothing brings part of it back."), "{said}");
    let cost = of("no-discount-and-free-staff-days", |account| facts::facts(account)[2].figure.clone());
    assert_eq!(cost, "nothing");
}

#[test]
fn payback_and_cost_are_told_in_one_way() {
    let fact = |name: &str, at: usize| {
        let worked = worked();
        with(&worked[name], |account, _| {
            let fact = facts::facts(account)[at].clone();
            (fact.figure, fact.remark)
        })
    };
    let said = |figure: &str, remark: &str| (figure.to_owned(), remark.to_owned());
    assert_eq!(
        fact("budget-limits-the-plan", 3),
        said("months 9 to 17", "half by month 11; within 36 months in 99 of 100 cases")
    );
    assert_eq!(
        fact("medium-two-heads-disagree", 3),
        said("by month 27 in half the cases", "one in ten by month 15; 67 of 100 cases by month 36")
    );
    assert_eq!(
        fact("chosen-plan-exceeds-budget", 3),
        said("in 4 of 100 cases", "within 36 months, fewer than half: it does not pay back")
    );
    assert_eq!(
        fact("medium-two-heads-disagree", 2),
        said("$10,000 to $13,000", "most likely $10,000, all of it in the first year")
    );
}

#[test]
fn a_remark_on_cost_names_the_whole_before_the_part() {
    for (name, profile) in worked() {
        with(&profile, |account, full| {
            let remark = facts::facts(account)[2].remark.clone();
            let total = account.money(full.report.plan.total_cost);
            let begins = remark.is_empty() || remark.starts_with(&format!("most likely {total}, "));
            assert!(begins, "{name}: {remark}");
        });
    }
}

#[test]
fn a_remedy_outside_a_best_plan_adds_nothing_to_it() {
    for (name, profile) in worked() {
        with(&profile, |account, full| {
            if !plan(account).contains("adding any other would cost more than it brings") {
                return;
            }
            for remedy in full.report.remedies.iter().filter(|remedy| remedy.offered) {
                let inside = full.report.plan.remedies.contains(&remedy.id);
                let adds = remedy.npv_marginal.unwrap_or_default();
                assert!(inside || adds <= 1e-9 * profile.annual_revenue(), "{name}: {}", remedy.id.id());
            }
        });
    }
}
