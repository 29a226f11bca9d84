//! What is read from lines, how rows stand, and what is taken along.

use std::rc::Rc;
use std::time::{Duration, Instant};

use yew::Reducible;

use super::columns::Column;
use super::figures::{self, Fault, figures};
use super::state::{Action, Row, State};
use super::{export, lines};
use crate::app::examples::EXAMPLES;
use crate::app::form::Form;
use crate::link::{Invitation, Label, Link, Month, Points, Reply, Rounded, Sealed, SharedResult, Unreadable};
use crate::profile::{Item, Rater};
use crate::text::Texts;

const OCTOBER: (u16, u8) = (2026, 10);

/// A result of a company of this revenue whose chief executive gave one level to every question.
fn result(revenue: &str, level: u8, label: &str, (year, month): (u16, u8)) -> SharedResult {
    let mut form = Form::default();
    form.set("company.annual_revenue", revenue.into());
    for item in Item::ALL {
        form.set(&format!("answers.ceo.{}", item.id()), level.to_string());
    }
    let profile = form.profile().expect("the fields are right");
    figures::shared(profile, label, Month::new(year, month).expect("that is a month"))
}

fn fragment(result: SharedResult) -> String {
    Link::Result(Box::new(result)).fragment().expect("a result fits into a link")
}

fn line(revenue: &str, level: u8, label: &str) -> String {
    fragment(result(revenue, level, label, OCTOBER))
}

/// The state once everything that is waiting has been read, a few lines at a time.
fn worked_off(mut state: Rc<State>) -> Rc<State> {
    while !state.waiting.is_empty() {
        let piece = state.waiting.iter().take(7);
        let found = piece.map(|line| (line.clone(), figures(line).map(Rc::new))).collect();
        state = state.reduce(Action::Learn(found));
    }
    state
}

fn state(pasted: &str) -> Rc<State> {
    worked_off(Rc::new(State::new(pasted.to_owned(), 680)))
}

fn named(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| super::columns::name(row, &Texts::english())).collect()
}

#[test]
fn the_figures_are_those_of_the_calculator() {
    let link = line("30M", 1, "Acme");
    let found = figures(&link).expect("the link is whole");
    let money = found.money.as_ref().expect("a result carries money");
    assert_eq!((found.label.as_deref(), found.index.value), (Some("Acme"), 25.0));
    assert!(money.stake.low < money.stake.value && money.stake.value < money.stake.high);
    assert_eq!((money.currency(), &found.sent, found.fragment == link), ("USD", &None, true));
    let typed = figures(&format!("Beta, https://example.com/#{link}")).expect("the link is whole");
    assert_eq!(typed.label.as_deref(), Some("Beta"), "what is typed goes before what the link says");
}

#[test]
fn what_the_sender_saw_is_told_where_it_is_not_what_is_found_today() {
    let mut sent = result("30M", 1, "", OCTOBER);
    let stake = sent.headline.stake.as_mut().expect("something is at stake");
    stake.high = Rounded::new(9.1e6);
    sent.headline.index.value = Points::new(77.0);
    let found = figures(&fragment(sent)).expect("the link is whole");
    let told = super::columns::sent(&found, &Texts::english()).expect("another headline was sent");
    assert!(told.contains("$9.1 million"), "{told}");
}

#[test]
fn links_that_hold_no_result_are_told_apart() {
    let (rater, tag) = (Rater::Sales, 7);
    let sealed = Sealed { salt: [1; 16], nonce: [2; 12], ciphertext: vec![3; 40] };
    for (link, fault) in [
        (Link::Invitation(Invitation { rater, tag }), Fault::Invitation),
        (Link::Reply(Reply { rater, tag, answers: [None; Item::COUNT] }), Fault::Reply),
        (Link::Sealed(sealed), Fault::Sealed),
    ] {
        let fragment = link.fragment().expect("it fits into a link");
        assert_eq!(figures(&format!("Acme, #{fragment}")), Err(fault));
    }
    assert_eq!(figures("Acme"), Err(Fault::Unreadable(Unreadable::NotALink)));
    let texts = Texts::english();
    for why in [Unreadable::NotALink, Unreadable::CutShort, Unreadable::Damaged, Unreadable::NewerVersion] {
        assert!(!texts.compare_fault(Fault::Unreadable(why).id()).is_empty());
    }
    for fault in [Fault::Invitation, Fault::Reply, Fault::Sealed, Fault::Repeated] {
        assert!(!texts.compare_fault(fault.id()).is_empty());
    }
}

#[test]
fn bad_lines_are_named_and_good_ones_stay() {
    let (acme, beta) = (line("30M", 1, ""), line("60M", 3, ""));
    let state = state(&format!("Acme, {acme}\n\nnothing here\nBeta; {beta}\nAcme, {acme}\n"));
    assert_eq!(named(&state.rows), ["Acme", "Beta"]);
    let faults = [(3, Fault::Unreadable(Unreadable::NotALink)), (5, Fault::Repeated)];
    assert_eq!((&state.faults[..], state.count), (&faults[..], 4));
    // Only the line that was mended is read again.
    let mended = format!("Acme, {acme}\n\n{}\nBeta; {beta}", line("5M", 2, "Gamma"));
    let next = state.clone().reduce(Action::Type(mended));
    assert_eq!((next.waiting.len(), next.rows.len(), next.settled.len()), (1, 2, 2));
    assert_eq!(named(&worked_off(next).rows), ["Acme", "Gamma", "Beta"]);
}

#[test]
fn rows_are_sorted_by_any_column_and_back() {
    let lines = [("30M", 3, "beta"), ("60M", 1, "Alpha"), ("10M", 2, ""), ("120M", 1, "gamma")];
    let pasted: Vec<String> =
        lines.iter().map(|(revenue, level, label)| line(revenue, *level, label)).collect();
    let start = state(&pasted.join("\n"));
    let by = |state: &Rc<State>, column| state.clone().reduce(Action::Sort(column));
    let named = |state: &Rc<State>| named(&state.rows).join(" ");
    assert_eq!(named(&start), "beta Alpha Line 3 gamma");
    let name = by(&start, Column::Name);
    assert_eq!(named(&name), "Alpha beta gamma Line 3");
    assert_eq!(named(&by(&name, Column::Name)), "gamma beta Alpha Line 3", "what is not known stays last");
    let index = by(&start, Column::Index);
    // Equal rows keep the order of their lines.
    assert_eq!(named(&index), "Alpha gamma Line 3 beta");
    assert_eq!(named(&by(&index, Column::Index)), "beta Line 3 Alpha gamma");
    let stake = by(&start, Column::Stake);
    assert_eq!(named(&stake), "Alpha gamma Line 3 beta", "the largest share of revenue first");
    assert_eq!(named(&by(&stake, Column::Line)), "beta Alpha Line 3 gamma");
}

#[test]
fn two_lines_stand_side_by_side_the_earlier_month_first() {
    let later = fragment(result("30M", 2, "Later", (2026, 11)));
    let earlier = fragment(result("30M", 1, "Earlier", (2026, 3)));
    let third = line("60M", 3, "Third");
    let names = |state: &Rc<State>| state.pair().map(|(a, b)| named(&[a, b]));
    let pair = state(&format!("{later}\n{earlier}"));
    assert_eq!(names(&pair), Some(vec!["Earlier".to_owned(), "Later".to_owned()]));
    let swapped = pair.reduce(Action::Swap);
    assert_eq!(names(&swapped), Some(vec!["Later".to_owned(), "Earlier".to_owned()]));
    let three = state(&format!("{later}\n{earlier}\n{third}"));
    assert_eq!(names(&three), None);
    let text = |state: &Rc<State>, at: usize| state.rows[at].text.clone();
    let one = three.clone().reduce(Action::Choose(text(&three, 0)));
    assert_eq!(names(&one), None);
    let two = one.clone().reduce(Action::Choose(text(&three, 2)));
    assert_eq!(names(&two), Some(vec!["Third".to_owned(), "Later".to_owned()]));
    let other = two.clone().reduce(Action::Choose(text(&three, 1)));
    assert_eq!(names(&other), Some(vec!["Earlier".to_owned(), "Third".to_owned()]));
    assert_eq!(names(&two.reduce(Action::Choose(text(&three, 2)))), None);
    // A line that goes is no longer chosen.
    let gone = worked_off(other.reduce(Action::Type(format!("{later}\n{third}"))));
    assert_eq!(gone.chosen.len(), 1);
}

#[test]
fn emptying_can_be_undone_and_addresses_bring_lines_once() {
    let acme = format!("#{}", line("30M", 1, "Acme"));
    let start = state("Beta, nothing");
    let brought = start.clone().reduce(Action::Bring(vec![acme.clone()]));
    assert_eq!(*brought.pasted, *format!("{acme}\nBeta, nothing"));
    let again = brought.clone().reduce(Action::Bring(vec![acme]));
    assert!(Rc::ptr_eq(&again, &brought));
    let emptied = brought.clone().reduce(Action::Replace(String::new()));
    assert_eq!((emptied.count, emptied.replaced.is_some()), (0, true));
    let back = emptied.reduce(Action::Restore);
    assert_eq!((back.pasted.clone(), back.replaced.clone()), (brought.pasted.clone(), None));
}

#[test]
fn a_file_of_plain_numbers_holds_no_formula() {
    let texts = Texts::english();
    let lines = [
        format!("=SUM(A1), {}", line("30M", 1, "")),
        format!("\"Beta, \"\"B\"\" Inc.\", {}", line("10M", 4, "")),
        format!("@x\t{}", line("20M", 0, "")),
    ];
    let csv = export::csv(&state(&lines.join("\n")).rows, "https://example.com/index.html", &texts);
    let rows: Vec<&str> = csv.trim_end().split("\r\n").collect();
    assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"));
    assert_eq!(rows.len(), 4);
    assert!(rows[1].starts_with("1,'=SUM(A1),2026-10,25.0,"), "{}", rows[1]);
    assert!(rows[2].starts_with("2,\"Beta, \"\"B\"\" Inc.\",2026-10,100.0,"), "{}", rows[2]);
    assert!(rows[3].starts_with("3,'@x,"), "{}", rows[3]);
    assert!(rows[1].contains(",USD,30000000,") && rows[1].contains(",https://example.com/index.html#c=0"));
    let text = export::text(&state(&lines.join("\n")).rows, &texts);
    assert!(text.lines().all(|line| line.split('\t').count() == Column::SHOWN.len()), "{text}");
}

#[test]
fn without_money_only_what_is_told_is_known() {
    let link =
        Link::read(include_str!("../../../tests/links/without-money.link")).expect("the link is whole");
    let found = figures(&link.fragment().expect("it fits")).expect("it holds a result");
    let texts = Texts::english();
    assert_eq!(super::columns::stake(&found, &texts), texts.compare_without_money());
    assert_eq!(super::columns::cost(&found, &texts), texts.compare_without_money());
}

#[test]
fn five_hundred_lines_are_read_within_seconds() {
    let example = EXAMPLES[1].form().profile().expect("an example has no fault");
    let shared = figures::shared(example, "", Month::new(2026, 10).expect("that is a month"));
    let lines: Vec<String> = (0..500)
        .map(|at| {
            let label = Label::new(&format!("Company {at}"));
            fragment(SharedResult { label, ..shared.clone() })
        })
        .collect();
    let start = Instant::now();
    let state = state(&lines.join("\n"));
    assert_eq!((state.rows.len(), state.faults.len()), (500, 0));
    let sorted = Instant::now();
    let state = state.reduce(Action::Sort(Column::Stake));
    assert!(sorted.elapsed() < Duration::from_millis(50), "sorting took {:?}", sorted.elapsed());
    assert_eq!(lines::lines(&state.pasted).len(), 500);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    println!("500 lines: {:?}", start.elapsed());
}
