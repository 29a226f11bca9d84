//! How long links are, over the worked examples, against what their fields tell and against JSON.
//!
//! `cargo test --test links lengths -- --nocapture` prints the table of `docs/LINKS.md`.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use alignment_calculator::link::{Headline, Link, Month, Points, SharedResult, ShownRange};
use alignment_calculator::model::{Diagnosis, Draws, parameters::DRAWS};
use alignment_calculator::profile::{
    Entry, Item, Parameter, Profile, Rater, Remedy, Uncertain, Weights, override_range, usd_rate,
};
use alignment_calculator::shown;
use serde_json::{Value, json};

use crate::corpus::files;

/// What the same link says, as JSON.
fn as_json(profile: &Value, said: &Headline) -> String {
    let shown = |shown: ShownRange| [shown.value, shown.low, shown.high].map(Points::get);
    let stake = said.stake.map(|stake| {
        json!({
            "typical": stake.typical, "low": stake.low.get(), "high": stake.high.get(), "cost": stake.cost.get(),
            "plan": {
                "chosen": stake.plan.chosen,
                "outcome": format!("{:?}", stake.plan.outcome),
                "chance": stake.plan.chance.get(),
            },
        })
    });
    let headline = json!({ "model": "1", "index": shown(said.index), "stake": stake });
    json!({ "profile": profile, "month": "2026-09", "headline": headline }).to_string()
}

/// The length of what `compressToEncodedURIComponent` of lz-string 1.5 makes of a text.
fn lz_string(text: &str) -> usize {
    let (mut known, mut fresh): (HashSet<String>, HashMap<String, usize>) = Default::default();
    let (mut bits, mut width, mut until_wider, mut phrase) = (0, 2, 2, String::new());
    let mut emit = |phrase: &str, fresh: &mut HashMap<String, usize>, counted: usize| {
        bits += width;
        let sign = fresh.remove(phrase);
        bits += sign.unwrap_or_default();
        for _ in 0..counted + usize::from(sign.is_some()) {
            until_wider -= 1;
            if until_wider == 0 {
                until_wider = 1 << width;
                width += 1;
            }
        }
        bits
    };
    for sign in text.chars() {
        let one = sign.to_string();
        if known.insert(one.clone()) {
            fresh.insert(one.clone(), if (sign as u32) < 256 { 8 } else { 16 });
        }
        let longer = phrase.clone() + &one;
        if known.contains(&longer) {
            phrase = longer;
            continue;
        }
        emit(&phrase, &mut fresh, 1);
        known.insert(longer);
        phrase = one;
    }
    emit(&phrase, &mut fresh, 1);
    emit("", &mut fresh, 0) / 6 + 1
}

fn percent_encoded(text: &str) -> usize {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte);
    text.bytes().map(|byte| if kept(byte) { 1 } else { 3 }).sum()
}

/// Bits that tell which of so many equally likely values it is.
#[expect(clippy::disallowed_methods, reason = "the last digit does not matter to a table")]
fn one_of(values: usize) -> f64 {
    (values as f64).log2()
}

/// Bits of a number: as if all numbers within its limits with at most three significant digits were
/// equally likely, down to a smallest power of ten; a number with more digits costs all of them.
fn number(value: f64, (min, max): (f64, f64), smallest: i32) -> f64 {
    let power = |power: i32| format!("1e{power}").parse::<f64>().expect("a power of ten is a number");
    let scaled = (smallest..=13).flat_map(|at| (1..1000).map(move |digits| (digits, at)));
    let within = scaled
        .filter(|(digits, at)| digits % 10 != 0 && (min..=max).contains(&(f64::from(*digits) * power(*at))))
        .count();
    let written = format!("{value:e}");
    let digits = written.split('e').next().unwrap_or_default().replace('.', "").len();
    let bits = one_of(within + usize::from(min == 0.0));
    if digits <= 3 { bits } else { bits + (digits - 3) as f64 * one_of(10) }
}

/// Bits of what was entered; that the rest was not is taken as known.
fn entropy(entry: &Entry) -> f64 {
    let (company, team, funnel) = (&entry.company, &entry.team, &entry.funnel);
    let maybe = |value: Option<f64>, limits, smallest| value.map_or(0.0, |v| number(v, limits, smallest));
    let choice = |made: bool, values| if made { one_of(values) } else { 0.0 };
    let amount = (0.0, 1e12);
    let mut bits = maybe(company.annual_revenue, (1.0, 1e13), 0);
    bits += company
        .currency
        .as_deref()
        .map_or(0.0, |code| one_of(if usd_rate(code).is_some() { 29 } else { 17_576 }));
    bits += maybe(company.usd_rate, (1e-6, 1e3), -6) + maybe(company.gross_margin, (0.01, 1.0), -3);
    for people in [team.marketers, team.outsourced_marketers, team.sellers] {
        bits += maybe(people, (0.0, 1e6), 0);
    }
    bits += choice(team.marketing_leader.is_some(), 6) + choice(team.sales_leader.is_some(), 4);
    bits += choice(team.marketing_reports_to.is_some(), 5);
    // Three whole percentages that make a hundred.
    bits += choice(team.marketing_effort.brand.is_some(), 101 * 102 / 2);
    bits += choice(team.business_unit_marketing.is_some(), 2) + choice(team.change_owner.is_some(), 2);
    bits += choice(funnel.period.is_some(), 3) + choice(funnel.covers.is_some(), 2);
    bits += funnel.counts.iter().map(|count| maybe(*count, (0.0, 1e9), 0)).sum::<f64>();
    bits += maybe(funnel.average_deal_value, amount, 0) + maybe(funnel.sales_cycle_days, (1.0, 1500.0), 0);
    bits += maybe(funnel.handoff_share, (0.0, 1.0), -3);
    for rater in Rater::ALL {
        let answered = Item::ALL.iter().filter(|item| entry.answers.get(*rater, **item).is_some()).count();
        bits += answered as f64 * one_of(6);
    }
    bits += maybe(entry.plan.budget, amount, 0);
    // A quarter of all sets holds both remedies that exclude each other.
    bits += choice(entry.plan.remedies.is_some(), (1 << Remedy::ALL.len()) / 4 * 3);
    let settings = &entry.settings;
    bits += choice(settings.weights.is_some(), 3) + choice(settings.route.is_some(), 3);
    bits += choice(settings.halve_claims.is_some(), 2);
    if let Some(Weights::Custom(shares)) = settings.weights {
        bits += shares[1..].iter().map(|share| number(*share, (0.0, 1.0), -3)).sum::<f64>();
    }
    let parameters = Uncertain::ALL.len() + 2 + Remedy::ALL.len() * (Item::COUNT + 3);
    for (parameter, corners) in &settings.overrides {
        let told = if matches!(parameter, Parameter::Uncertain(_)) { 3 } else { 1 };
        let corners = corners[..told].iter().map(|corner| number(*corner, override_range(*parameter), -3));
        bits += one_of(parameters) + corners.sum::<f64>();
    }
    bits
}

/// Bits of the envelope.
fn envelope_entropy(said: &Headline) -> f64 {
    // Two digits each, over twelve powers of ten.
    let money = one_of(90 * 12);
    let stake = 2.0 * one_of(2) + one_of(5) + one_of(101) + 3.0 * money;
    one_of(240) + one_of(10) + 3.0 * one_of(101) + if said.stake.is_some() { stake } else { 0.0 }
}

#[test]
fn lengths_over_the_worked_examples() {
    let draws = Draws::sobol(DRAWS);
    let month = Month::new(2026, 9).expect("that is a month");
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/worked");
    let mut columns: [Vec<f64>; 5] = Default::default();
    for (name, text) in files(folder, ".profile.json") {
        let Ok(profile) = Profile::from_json_text(&text) else { continue };
        let headline = shown::headline(&Diagnosis::new(&profile, &draws).report());
        let json = as_json(&serde_json::from_str(&text).expect("a profile is JSON"), &headline);
        let bits = entropy(&profile) + envelope_entropy(&headline);
        let link = Link::Result(Box::new(SharedResult { profile, label: None, month, headline }));
        let fragment = link.fragment().expect("worked examples are not too long");
        let read = Link::read(&fragment).expect("what was written can be read");
        assert_eq!(read.fragment(), Some(fragment.clone()), "{name}");
        let told = (link.to_bytes().expect("it is not too long").len() - 1) as f64 * 8.0;
        let signs = [
            bits / one_of(62),
            told / one_of(62),
            fragment.len() as f64,
            lz_string(&json) as f64,
            percent_encoded(&json) as f64,
        ];
        columns.iter_mut().zip(signs).for_each(|(column, signs)| column.push(signs));
    }
    let names = [
        "what the fields tell (entropy), in letters and digits",
        "the link's number, to whole bytes, in letters and digits",
        "**the whole fragment**",
        "JSON, lz-string `compressToEncodedURIComponent`",
        "JSON, `encodeURIComponent`",
    ];
    println!("{} profiles\n\n| form | mean | shortest | longest |\n|---|---:|---:|---:|", columns[0].len());
    let mean = |column: &[f64]| column.iter().sum::<f64>() / column.len() as f64;
    for (name, column) in names.iter().zip(&columns) {
        let (least, most) =
            (column.iter().copied().fold(f64::MAX, f64::min), column.iter().copied().fold(0.0, f64::max));
        println!("| {name} | {:.1} | {least:.0} | {most:.0} |", mean(column));
    }
    assert!(mean(&columns[2]) < mean(&columns[0]) + 10.0, "links lie close to what their fields tell");
    assert!(mean(&columns[2]) * 3.0 < mean(&columns[3]), "links are far shorter than compressed JSON");
}

/// Lengths that lz-string 1.5.0 itself gives.
#[test]
fn the_length_of_lz_string_is_counted_as_it_counts() {
    let nested = "{\"a\":[1,2,3],\"b\":{\"c\":null,\"d\":\"é漢\"},\"a2\":[1,2,3]}";
    let cases = [("a", 3), ("aaaaaaaaaaaaaaaaaaaa", 6), ("hello hello hello", 15), (nested, 63)];
    for (text, length) in cases {
        assert_eq!(lz_string(text), length, "{text}");
    }
}
