//! What a link is expected to say, written as JSON.

use alignment_calculator::link::{
    Headline, Invitation, Link, Month, OneRater, Outcome, Points, Reply, Rounded, Sealed, SharedResult,
    ShownPlan, ShownRange, ShownStake, WithoutMoney, Words,
};
use alignment_calculator::profile::{Dimension, Item, Profile, Rater};
use serde::Deserialize;
use serde_json::{Value, json};

/// The link that a text in JSON describes.
pub fn link(text: &str) -> Link {
    let kind: Kind = serde_json::from_str(text).expect("an expected link is well formed");
    match kind {
        Kind::Result { profile, label, month: given, headline } => Link::Result(Box::new(SharedResult {
            profile: self::profile(profile),
            label: words(label),
            month: month(&given),
            headline: headline.into(),
        })),
        Kind::Invitation { rater, tag } => Link::Invitation(Invitation { rater: self::rater(&rater), tag }),
        Kind::Reply { rater, tag, answers } => {
            Link::Reply(Reply { rater: self::rater(&rater), tag, answers: one_rater(answers) })
        }
        Kind::WithoutMoney(told) => Link::WithoutMoney(Box::new((*told).into())),
        Kind::Sealed { salt, nonce, ciphertext } => Link::Sealed(Sealed {
            salt: hex(&salt).try_into().expect("a salt has sixteen bytes"),
            nonce: hex(&nonce).try_into().expect("a nonce has twelve bytes"),
            ciphertext: hex(&ciphertext),
        }),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Kind {
    Result { profile: Value, label: Option<String>, month: String, headline: Said },
    Invitation { rater: String, tag: u32 },
    Reply { rater: String, tag: u32, answers: Value },
    WithoutMoney(Box<Told>),
    Sealed { salt: String, nonce: String, ciphertext: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    model: Option<String>,
    index: [f64; 3],
    stake: Option<Stake>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stake {
    typical: bool,
    low: f64,
    high: f64,
    cost: f64,
    plan: Plan,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    chosen: bool,
    outcome: String,
    chance: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    label: Option<String>,
    month: String,
    model: Option<String>,
    index: [f64; 3],
    extremes: [f64; 2],
    tier: Option<u8>,
    basis: u8,
    dimensions: [[f64; 3]; 5],
    weakest: Option<String>,
    warning: bool,
    pattern: u8,
    fit: u8,
    gaps: [Option<i8>; 15],
    blind_spot: Option<i8>,
    plan: Option<Plan>,
    index_after: f64,
}

fn range([value, low, high]: [f64; 3]) -> ShownRange {
    let [value, low, high] = [value, low, high].map(Points::new);
    ShownRange { value, low, high }
}

impl From<Said> for Headline {
    fn from(said: Said) -> Self {
        let stake = said.stake.map(|stake| ShownStake {
            typical: stake.typical,
            low: Rounded::new(stake.low),
            high: Rounded::new(stake.high),
            plan: stake.plan.into(),
            cost: Rounded::new(stake.cost),
        });
        Headline { model: words(said.model), index: range(said.index), stake }
    }
}

impl From<Plan> for ShownPlan {
    fn from(plan: Plan) -> Self {
        let outcome = match plan.outcome.as_str() {
            "probably" => Outcome::Probably,
            "likelier" => Outcome::Likelier,
            "not_back" => Outcome::NotBack,
            "no_difference" => Outcome::NoDifference,
            "no_difference_not_back" => Outcome::NoDifferenceNotBack,
            other => panic!("{other} is no outcome"),
        };
        ShownPlan { chosen: plan.chosen, outcome, chance: Points::new(plan.chance) }
    }
}

impl From<Told> for WithoutMoney {
    fn from(told: Told) -> Self {
        WithoutMoney {
            label: words(told.label),
            month: month(&told.month),
            model: words(told.model),
            index: range(told.index),
            extremes: told.extremes.map(Points::new),
            tier: told.tier,
            basis: told.basis,
            dimensions: told.dimensions.map(range),
            weakest: told.weakest.map(|id| Dimension::from_id(&id).expect("a dimension has that name")),
            warning: told.warning,
            pattern: told.pattern,
            fit: told.fit,
            gaps: told.gaps,
            blind_spot: told.blind_spot,
            plan: told.plan.map(Into::into),
            index_after: Points::new(told.index_after),
        }
    }
}

fn profile(json: Value) -> Profile {
    Profile::from_json(&json).expect("an expected profile is valid")
}

fn words<const N: usize>(words: Option<String>) -> Option<Words<N>> {
    words.map(|words| Words::new(&words).expect("expected words may be carried"))
}

fn month(text: &str) -> Month {
    let (year, month) = text.split_once('-').expect("a month is written as 2026-09");
    let number = |text: &str| text.parse::<u16>().expect("a month has numbers");
    Month::new(number(year), number(month) as u8).expect("an expected month may be carried")
}

fn rater(id: &str) -> Rater {
    Rater::from_id(id).expect("a rater has that name")
}

fn one_rater(answers: Value) -> OneRater {
    let profile = profile(json!({ "company": { "annual_revenue": 1 }, "answers": { "ceo": answers } }));
    std::array::from_fn(|item| profile.answers.get(Rater::Ceo, Item::ALL[item]))
}

fn hex(text: &str) -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).expect("bytes are written in hex");
    (0..text.len()).step_by(2).map(byte).collect()
}
