//! Snapshots: what the page shows of a form, as HTML that is rendered without a browser.
//!
//! `ACCEPT=1 cargo test --test snapshots` writes what the page shows now; review the difference.
//! Effects do not run here, so what the page computes when it has time is not in them.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/html.rs"]
mod html;
#[path = "support/typed.rs"]
mod typed;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use alignment_calculator::app::{App, AppProps, Form};
use alignment_calculator::embed::Settings;
use alignment_calculator::model::{Diagnosis, Draws, parameters::DRAWS};
use alignment_calculator::text::{Account, CATALOGUES, Texts, entered, summary};
use yew::LocalServerRenderer;

/// What the page shows of a form.
struct Snapshot {
    name: &'static str,
    /// The worked example that was entered, if any.
    example: Option<&'static str>,
    /// What was typed after it.
    typed: &'static [(&'static str, &'static str)],
    /// The part of the page that is kept.
    part: Part,
}

enum Part {
    Page,
    /// The element with this id.
    Element(&'static str),
}

const RESULT: Part = Part::Element("result");

/// Every snapshot. A new one is a new row.
const SNAPSHOTS: &[Snapshot] = &[
    Snapshot { name: "empty", example: None, typed: &[], part: Part::Page },
    Snapshot {
        name: "revenue-alone",
        example: None,
        typed: &[("company.annual_revenue", "€30M")],
        part: RESULT,
    },
    Snapshot {
        name: "founder-sells",
        example: Some("small-founder-sells-no-marketing"),
        typed: &[],
        part: RESULT,
    },
    Snapshot {
        name: "two-heads-disagree",
        example: Some("medium-two-heads-disagree"),
        typed: &[],
        part: RESULT,
    },
    Snapshot { name: "nothing-pays", example: Some("best-plan-is-empty"), typed: &[], part: RESULT },
    Snapshot { name: "chosen-plan", example: Some("chosen-plan-exceeds-budget"), typed: &[], part: RESULT },
    Snapshot { name: "enterprise", example: Some("enterprise-patchwork-of-units"), typed: &[], part: RESULT },
    Snapshot {
        name: "another-currency",
        example: Some("yen-medium-from-the-table"),
        typed: &[],
        part: RESULT,
    },
    Snapshot {
        name: "faults",
        example: Some("medium-revenue-alone"),
        typed: &[
            ("company.annual_revenue", "a lot"),
            ("company.currency", "zł"),
            ("company.gross_margin", "600"),
            ("team.marketing_effort.brand", "50"),
            ("team.sellers", "0.3"),
            ("funnel.leads", "10"),
            ("funnel.won", "20"),
            ("page.step", "funnel"),
            ("settings.overrides.realisation.low", "30"),
        ],
        part: Part::Page,
    },
];

impl Snapshot {
    fn form(&self) -> Form {
        let mut form = Form::default();
        if let Some(example) = self.example {
            let file = folder("worked").join(format!("{example}.profile.json"));
            let json = fs::read_to_string(&file).expect("the worked example is there");
            let profile = serde_json::from_str(&json).expect("a worked example is JSON");
            for (path, text) in typed::fields(&profile) {
                form.set(&path, text);
            }
        }
        for (path, text) in self.typed {
            form.set(path, (*text).to_owned());
        }
        form
    }

    fn rendered(&self) -> String {
        let page = page(self.form());
        match self.part {
            Part::Page => page,
            Part::Element(id) => html::element(&page, id).expect("the page has that part"),
        }
    }
}

/// What is kept of the other languages.
fn translated() -> impl Iterator<Item = (String, String)> {
    CATALOGUES.iter().skip(1).map(|(tag, catalogue)| {
        let texts = Texts::new(tag, catalogue).expect("catalogue and program are built together");
        words(tag, &texts)
    })
}

/// What is kept of each example in the other languages: the headline, and the result as text.
const TRANSLATED: [&str; 2] = ["medium-two-heads-disagree", "best-plan-is-empty"];

/// A file of its own for each language but English: the words of two examples.
fn words(tag: &str, texts: &Texts) -> (String, String) {
    let said = TRANSLATED.iter().map(|example| {
        let form = Snapshot { name: "", example: Some(example), typed: &[], part: Part::Page }.form();
        let profile = form.profile().expect("a worked example has no fault");
        let report = Diagnosis::new(&profile, &Draws::sobol(DRAWS)).report();
        let currency = form.currency();
        let account =
            Account { profile: &profile, report: &report, further: None, currency: &currency, texts };
        let month = texts.intl().month(2026, 1);
        format!("{}\n\n{}\n", entered::entered(&account), summary::summary(&account, &month))
    });
    (format!("words-{tag}.txt"), said.collect::<Vec<_>>().join("\n"))
}

/// The page with a form filled in.
fn page(form: Form) -> String {
    let texts: &'static Texts = Box::leak(Box::new(Texts::english()));
    let page = LocalServerRenderer::<App>::with_props(AppProps {
        texts,
        draft: form,
        settings: Settings::default(),
        arrival: None,
        width: 680,
        translations: Vec::new(),
    });
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime starts");
    html::one_element_a_line(&runtime.block_on(page.hydratable(false).render()))
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

#[test]
fn every_snapshot_shows_what_it_showed() {
    let accept = std::env::var_os("ACCEPT").is_some();
    let mut changed = Vec::new();
    let pages = SNAPSHOTS.iter().map(|snapshot| (format!("{}.html", snapshot.name), snapshot.rendered()));
    for (name, shown) in pages.chain(translated()) {
        let file = folder("snapshots").join(&name);
        let before = fs::read_to_string(&file).unwrap_or_default();
        if shown == before {
            continue;
        }
        if accept {
            fs::write(&file, shown).expect("a snapshot can be written");
        } else {
            changed.push(format!("{name}: {}", html::first_difference(&before, &shown)));
        }
    }
    assert!(changed.is_empty(), "snapshots changed (ACCEPT=1 accepts them):\n{}", changed.join("\n"));
}

/// Every id on the page, in order.
fn ids(page: &str) -> Vec<&str> {
    page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn no_id_stands_twice_on_the_page_and_what_is_referred_to_is_there() {
    for snapshot in SNAPSHOTS {
        let page = page(snapshot.form());
        let all = ids(&page);
        let mut known = BTreeSet::new();
        for id in &all {
            assert!(known.insert(*id), "{}: the id {id} stands twice", snapshot.name);
        }
        for attribute in ["aria-labelledby", "aria-describedby"] {
            for list in page.split(&format!(" {attribute}=\"")).skip(1) {
                let list = list.split('"').next().unwrap_or_default();
                for id in list.split_whitespace() {
                    assert!(known.contains(id), "{}: {attribute} leads to no {id}", snapshot.name);
                }
            }
        }
    }
}

#[test]
fn every_file_is_a_snapshot() {
    let pages = SNAPSHOTS.iter().map(|snapshot| format!("{}.html", snapshot.name));
    let known: BTreeSet<String> =
        pages.chain(CATALOGUES.iter().skip(1).map(|(tag, _)| format!("words-{tag}.txt"))).collect();
    let files = fs::read_dir(folder("snapshots")).expect("the folder of snapshots is there");
    let files = files.map(|file| file.expect("its files can be listed").file_name());
    let there: BTreeSet<String> = files.map(|name| name.to_string_lossy().into_owned()).collect();
    assert_eq!(there, known);
}

#[test]
fn what_was_typed_is_echoed_as_it_was_understood() {
    let cases = [
        ("12.5M EUR", "", "Read as €12,500,000."),
        ("12,5 Mio. CHF", "", "Read as CHF\u{a0}12,500,000."),
        ("12.500", "", "Read as $12,500. Size band"),
        ("30", "", "Read as $30. Did you mean $30 million? Type $30M."),
        ("€4000", "", "Read as €4,000. Did you mean €4 million? Type €4M."),
        ("¥3000万", "", "“¥” stands for more than one currency"),
        ("30M", "", "placeholder=\"USD\""),
        ("30M EUR", "", "placeholder=\"EUR\""),
        ("30M", "EUR", "Read as €30,000,000."),
    ];
    for (revenue, currency, said) in cases {
        let mut form = Form::default();
        form.set("company.annual_revenue", revenue.to_owned());
        form.set("company.currency", currency.to_owned());
        let page = page(form);
        assert!(page.contains(said), "{revenue:?} is not echoed by {said:?}");
    }
    let mut form = Form::default();
    form.set("company.annual_revenue", "-4M".to_owned());
    form.set("company.gross_margin", "600".to_owned());
    let page = page(form);
    assert!(!page.contains("Read as"), "what is wrong is echoed as if it were read");
}

#[test]
fn the_way_on_from_a_question_stands_before_the_way_back() {
    let texts = Texts::english();
    let mut form = Form::default();
    for (path, raw) in [
        ("company.annual_revenue", "30M"),
        ("page.depth", "full"),
        ("page.step", "questions"),
        ("page.question", "C2"),
        ("page.rater", "sales"),
        ("answers.sales.C2", "3"),
        ("answers.marketing.C2", "1"),
    ] {
        form.set(path, raw.to_owned());
    }
    let page = page(form);
    let at = |words: &str| page.find(&format!(">{words}</button>")).expect("the button is on the page");
    assert!(at(texts.next_question()) < at(texts.previous_question()));
    assert!(at(texts.previous_question()) < at(texts.withdraw_answer()));
    assert!(page.contains(&texts.progress_both("1", "15")), "that both heads answered is not said");
    let place = texts.place_name("2", texts.dimension("C"), texts.question_title("C2"));
    assert!(page.contains(&place), "the place of a question is not named by its dimension");
}

#[test]
fn a_switch_is_named_by_its_remedy_alone() {
    let snapshot = SNAPSHOTS.iter().find(|snapshot| snapshot.name == "two-heads-disagree");
    let page = page(snapshot.expect("the snapshot is there").form());
    let texts = Texts::english();
    let name = format!("<span id=\"switch-joint_plan-name\">{}</span>", texts.remedy_name("joint_plan"));
    assert!(page.contains(&name) && page.contains("aria-labelledby=\"switch-joint_plan-name\""));
}
