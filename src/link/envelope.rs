//! The kinds of links, and what each of them carries.

use super::coder::{Coder, Usual};
use super::fields::{self, OneRater};
use crate::profile::{Dimension, Entry, Item, Profile, Rater};

/// What a link says, whatever its kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// A result: opens the same numbers.
    Result(Box<SharedResult>),
    /// Asks somebody for their answers.
    Invitation(Invitation),
    /// Brings answers back.
    Reply(Reply),
    /// A result without money and counts.
    WithoutMoney(Box<WithoutMoney>),
    /// Another link under a passphrase.
    Sealed(Sealed),
}

/// A result: everything that was entered, and what the sender saw of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedResult {
    /// Everything that was entered.
    pub profile: Profile,
    /// What the sender called it, where that was to travel.
    pub label: Option<Label>,
    /// The month of the result.
    pub month: Month,
    /// The headline as it was shown, for comparison once the model has changed.
    pub headline: Headline,
}

/// Asks one rater for their answers; carries nothing of the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Who is asked.
    pub rater: Rater,
    /// Which draft the answers are for: any number, drawn once for each draft.
    pub tag: u32,
}

/// The answers of one rater.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Who answered.
    pub rater: Rater,
    /// The tag of the invitation.
    pub tag: u32,
    /// The answers in the order of the questions.
    pub answers: OneRater,
}

/// The headline as it was shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// The version of the model that found it; none where it could not be told.
    pub model: Option<ModelVersion>,
    /// The Alignment Index.
    pub index: ShownRange,
    /// What was said to be at stake; none where nothing is.
    pub stake: Option<ShownStake>,
}

/// What was said to be at stake, and of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShownStake {
    /// Whether it is what a company of that size typically has at stake, because nobody answered.
    pub typical: bool,
    /// Revenue a year, from.
    pub low: Rounded,
    /// Revenue a year, to.
    pub high: Rounded,
    /// What was said of the plan.
    pub plan: ShownPlan,
    /// What the plan costs over the horizon.
    pub cost: Rounded,
}

/// What was said of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownPlan {
    /// Whether the person chose it; else it is the best.
    pub chosen: bool,
    /// How it turns out.
    pub outcome: Outcome,
    /// In how many cases of a hundred it pays back.
    pub chance: Points,
}

/// How a plan turns out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It probably pays for itself.
    Probably,
    /// It more likely than not pays for itself.
    Likelier,
    /// It does not pay back.
    NotBack,
    /// It costs about what it brings.
    NoDifference,
    /// It costs about what it brings and more often than not does not pay back.
    NoDifferenceNotBack,
}

impl Outcome {
    /// Every outcome, in the fixed order.
    pub const ALL: &'static [Outcome] = &[
        Outcome::Probably,
        Outcome::Likelier,
        Outcome::NotBack,
        Outcome::NoDifference,
        Outcome::NoDifferenceNotBack,
    ];
}

/// A figure in whole points with its range of eight cases in ten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShownRange {
    /// At the most likely levels.
    pub value: Points,
    /// One case in ten lies below.
    pub low: Points,
    /// One case in ten lies above.
    pub high: Points,
}

/// A result in points, percentages and words alone.
///
/// Vocabularies of the model are carried by place, because this room does not know the model.
#[derive(Clone, Debug, PartialEq)]
pub struct WithoutMoney {
    /// What the sender called it, where that was to travel.
    pub label: Option<Label>,
    /// The month of the result.
    pub month: Month,
    /// The version of the model that found it; none where it could not be told.
    pub model: Option<ModelVersion>,
    /// The Alignment Index.
    pub index: ShownRange,
    /// The index by the lowest and by the highest answer to each question.
    pub extremes: [Points; 2],
    /// Place of the tier in the model's `Tier::ALL`, 0 to 3; none when nobody answered.
    pub tier: Option<u8>,
    /// Place of what the index rests on in the model's `Basis::ALL`, 0 to 3.
    pub basis: u8,
    /// The five dimensions.
    pub dimensions: [ShownRange; Dimension::ALL.len()],
    /// The lowest dimension; none when nobody answered.
    pub weakest: Option<Dimension>,
    /// Whether a dimension below 25 hides behind an index of 50 or more.
    pub warning: bool,
    /// Place of the likeliest pattern in the model's `Pattern::ALL`, 0 to 3.
    pub pattern: u8,
    /// Place of how clear that is in the model's `Fit::ALL`, 0 to 4.
    pub fit: u8,
    /// Sales less marketing for each question, -4 to 4; none where one of them does not know.
    pub gaps: [Option<i8>; Item::COUNT],
    /// The chief executive's answers less the heads', in tenths of a level, -40 to 40.
    pub blind_spot: Option<i8>,
    /// What was said of the plan; none where nothing is at stake.
    pub plan: Option<ShownPlan>,
    /// The index in the last month.
    pub index_after: Points,
}

/// Another link under a passphrase; what is in it only the passphrase tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Salt of the key, random.
    pub salt: [u8; 16],
    /// Nonce of the cipher, random.
    pub nonce: [u8; 12],
    /// [`Link::to_bytes`] of the inner link, encrypted, with the cipher's tag behind it.
    pub ciphertext: Vec<u8>,
}

impl Sealed {
    /// Rounds of PBKDF2 with SHA-256 that make the key of a passphrase.
    pub const ROUNDS: u32 = 600_000;
    /// What the cipher authenticates besides: it binds a sealed link to this version of the format.
    pub const ADDITIONAL_DATA: &'static [u8] = b"alignment-calculator link 1 sealed";
    /// Longest ciphertext, in bytes.
    pub const LONGEST: usize = 4_000;
}

/// A few words on one line, at most so many characters, that show nothing but themselves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words<const LONGEST: usize>(String);

/// What a sender calls a result.
pub type Label = Words<40>;
/// The version of a model.
pub type ModelVersion = Words<8>;

impl<const LONGEST: usize> Words<LONGEST> {
    /// The words without space around them; none when nothing is left, when they are too long, or when
    /// they hold a line break, a control character or one that turns the direction of writing.
    pub fn new(words: &str) -> Option<Self> {
        let words = words.trim();
        let hidden = |c: char| {
            c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        };
        let fits = !words.is_empty() && words.chars().count() <= LONGEST && !words.contains(hidden);
        fits.then(|| Words(words.into()))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A month of a year from 2000 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(u16);

impl Month {
    /// The first year that a link can hold.
    pub const FIRST_YEAR: u16 = 2000;
    /// The last year that a link can hold.
    pub const LAST_YEAR: u16 = 2199;
    const COUNT: u16 = (Self::LAST_YEAR - Self::FIRST_YEAR + 1) * 12;
    /// Months from January 2026 on are expected; others cost more.
    const EXPECTED: u16 = 26 * 12;
    const EXPECTED_COUNT: u16 = 20 * 12;

    /// The month of a year; none outside of 2000 to 2199 or 1 to 12.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        let years = year.checked_sub(Self::FIRST_YEAR).filter(|years| *years < Self::COUNT / 12)?;
        (1..=12).contains(&month).then(|| Month(years * 12 + u16::from(month) - 1))
    }

    /// The year.
    pub fn year(self) -> u16 {
        Self::FIRST_YEAR + self.0 / 12
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        (self.0 % 12) as u8 + 1
    }
}

/// Whole points of the index or per cent, 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(u8);

impl Points {
    /// The nearest whole number, half to even as figures are written; what is no number is 0.
    pub fn new(value: f64) -> Self {
        Points(value.round_ties_even().clamp(0.0, 100.0) as u8)
    }

    /// The whole number.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// An amount of money to two significant digits, not negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Rounded(f64);

impl Rounded {
    /// The amount, rounded; what is negative or no number is 0.
    pub fn new(value: f64) -> Self {
        let rounded = format!("{value:.1e}").parse().unwrap_or_default();
        Rounded(if rounded > 0.0 && rounded < f64::INFINITY { rounded } else { 0.0 })
    }

    /// The rounded amount.
    pub fn get(self) -> f64 {
        self.0
    }
}

/// Where the first digit of what was said in the headline usually stands.
const SHOWN_MONEY: Usual = (3, 9);
/// Whether there is a label.
const LABELLED: [u64; 2] = [3, 1];
/// Whether the version of the model is known, and other things nearly always so.
const NEARLY_ALWAYS: [u64; 2] = [1, 31];
/// Whether one of two things is so.
const EVEN: [u64; 2] = [1, 1];
/// How often plans turn out so, in the order of [`Outcome::ALL`].
const OUTCOMES: [u64; 5] = [4, 4, 4, 2, 2];

impl Link {
    /// The place of the kind, which the first sign of a link tells.
    pub(super) fn kind(&self) -> u8 {
        match self {
            Link::Result(_) => 0,
            Link::Invitation(_) => 1,
            Link::Reply(_) => 2,
            Link::WithoutMoney(_) => 3,
            Link::Sealed(_) => 4,
        }
    }

    /// A link of that kind to be read into; none when version 1 has no such kind.
    pub(super) fn blank(kind: u8) -> Option<Self> {
        let (label, month, rater) = (None, Month(0), Rater::Ceo);
        Some(match kind {
            0 => {
                let mut entry = Entry::default();
                entry.company.annual_revenue = Some(1.0);
                let headline = Headline { model: None, index: ShownRange::default(), stake: None };
                let profile = Profile::check(entry).ok()?;
                Link::Result(Box::new(SharedResult { profile, label, month, headline }))
            }
            1 => Link::Invitation(Invitation { rater, tag: 0 }),
            2 => Link::Reply(Reply { rater, tag: 0, answers: [None; Item::COUNT] }),
            3 => Link::WithoutMoney(Box::new(WithoutMoney {
                label,
                month,
                model: None,
                index: ShownRange::default(),
                extremes: [Points(0); 2],
                tier: None,
                basis: 0,
                dimensions: [ShownRange::default(); Dimension::ALL.len()],
                weakest: None,
                warning: false,
                pattern: 0,
                fit: 0,
                gaps: [None; Item::COUNT],
                blind_spot: None,
                plan: None,
                index_after: Points(0),
            })),
            4 => Link::Sealed(Sealed { salt: [0; 16], nonce: [0; 12], ciphertext: Vec::new() }),
            _ => return None,
        })
    }

    /// Writes the link, or reads one of its kind; none when what was read cannot have been written.
    pub(super) fn code(&self, c: &mut Coder) -> Option<Self> {
        let link = match self {
            Link::Result(given) => Link::Result(Box::new(SharedResult {
                profile: Profile::check(fields::entry(c, &given.profile)).ok()?,
                label: words(c, &given.label, LABELLED),
                month: month(c, given.month),
                headline: headline(c, &given.headline),
            })),
            Link::Invitation(given) => Link::Invitation(Invitation {
                rater: c.member(given.rater, Rater::ALL),
                tag: tag(c, given.tag),
            }),
            Link::Reply(given) => Link::Reply(Reply {
                rater: c.member(given.rater, Rater::ALL),
                tag: tag(c, given.tag),
                answers: fields::one_rater(c, &given.answers),
            }),
            Link::WithoutMoney(given) => Link::WithoutMoney(Box::new(without_money(c, given))),
            Link::Sealed(given) => Link::Sealed(sealed(c, given)),
        };
        (!c.failed).then_some(link)
    }
}

fn tag(c: &mut Coder, tag: u32) -> u32 {
    c.uniform(tag.into(), 1 << 32) as u32
}

fn words<const N: usize>(c: &mut Coder, words: &Option<Words<N>>, weights: [u64; 2]) -> Option<Words<N>> {
    let text = words.as_ref().map(|words| words.0.clone());
    let text = c.optional(text, weights, String::new(), |c, text| c.text(&text, N as u64))?;
    let words = Words::new(&text).filter(|words| words.0 == text);
    c.failed |= words.is_none();
    words
}

fn month(c: &mut Coder, Month(month): Month) -> Month {
    let late = month.wrapping_sub(Month::EXPECTED);
    if c.flag(late >= Month::EXPECTED_COUNT, [31, 1]) {
        return Month(c.uniform(month.into(), Month::COUNT.into()) as u16);
    }
    Month(Month::EXPECTED + c.uniform(late.into(), Month::EXPECTED_COUNT.into()) as u16)
}

fn headline(c: &mut Coder, given: &Headline) -> Headline {
    Headline {
        model: words(c, &given.model, NEARLY_ALWAYS),
        index: range(c, given.index),
        stake: c.optional(given.stake, NEARLY_ALWAYS, BLANK_STAKE, |c, given| ShownStake {
            typical: c.flag(given.typical, [7, 1]),
            low: money(c, given.low),
            high: money(c, given.high),
            plan: plan(c, given.plan),
            cost: money(c, given.cost),
        }),
    }
}

const BLANK_PLAN: ShownPlan = ShownPlan { chosen: false, outcome: Outcome::Probably, chance: Points(0) };
const BLANK_STAKE: ShownStake = ShownStake {
    typical: false,
    low: Rounded(0.0),
    high: Rounded(0.0),
    plan: BLANK_PLAN,
    cost: Rounded(0.0),
};

fn plan(c: &mut Coder, given: ShownPlan) -> ShownPlan {
    ShownPlan {
        chosen: c.flag(given.chosen, EVEN),
        outcome: Outcome::ALL[c.weighted(given.outcome as usize, &OUTCOMES)],
        chance: points(c, given.chance),
    }
}

fn money(c: &mut Coder, given: Rounded) -> Rounded {
    Rounded::new(c.number(given.0, SHOWN_MONEY))
}

fn points(c: &mut Coder, given: Points) -> Points {
    Points(c.uniform(given.0.into(), 101) as u8)
}

fn range(c: &mut Coder, given: ShownRange) -> ShownRange {
    ShownRange { value: points(c, given.value), low: points(c, given.low), high: points(c, given.high) }
}

/// The place of something in a vocabulary of the model.
fn place(c: &mut Coder, place: u8, count: u64) -> u8 {
    c.uniform(u64::from(place).min(count - 1), count) as u8
}

/// A whole number from -most to most, or nothing.
fn signed(c: &mut Coder, number: Option<i8>, most: i8) -> Option<i8> {
    let count = 2 * most as u64 + 1;
    let place = number.map_or(count, |number| (number.clamp(-most, most) + most) as u64);
    let place = c.uniform(place, count + 1);
    (place < count).then(|| place as i8 - most)
}

fn without_money(c: &mut Coder, given: &WithoutMoney) -> WithoutMoney {
    WithoutMoney {
        label: words(c, &given.label, LABELLED),
        month: month(c, given.month),
        model: words(c, &given.model, NEARLY_ALWAYS),
        index: range(c, given.index),
        extremes: given.extremes.map(|index| points(c, index)),
        tier: c.choice(given.tier, &[0, 1, 2, 3]),
        basis: place(c, given.basis, 4),
        dimensions: given.dimensions.map(|dimension| range(c, dimension)),
        weakest: c.choice(given.weakest, Dimension::ALL),
        warning: c.flag(given.warning, EVEN),
        pattern: place(c, given.pattern, 4),
        fit: place(c, given.fit, 5),
        gaps: given.gaps.map(|gap| signed(c, gap, 4)),
        blind_spot: signed(c, given.blind_spot, 40),
        plan: c.optional(given.plan, NEARLY_ALWAYS, BLANK_PLAN, plan),
        index_after: points(c, given.index_after),
    }
}

fn sealed(c: &mut Coder, given: &Sealed) -> Sealed {
    c.failed |= given.ciphertext.len() > Sealed::LONGEST;
    let length = c.uniform(given.ciphertext.len() as u64, Sealed::LONGEST as u64 + 1) as usize;
    let mut byte = |byte: u8| c.uniform(byte.into(), 256) as u8;
    Sealed {
        salt: given.salt.map(&mut byte),
        nonce: given.nonce.map(&mut byte),
        ciphertext: (0..length)
            .map(|at| byte(given.ciphertext.get(at).copied().unwrap_or_default()))
            .collect(),
    }
}
