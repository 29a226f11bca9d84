//! Values packed into one natural number, each at the cost of what it tells.
//!
//! One description serves both directions: every function takes a value and returns it. While
//! writing it notes the value; while reading it ignores what it was given and returns what it read.

use super::natural::Natural;

/// Writes values into a number, or reads them out of one.
pub struct Coder {
    direction: Direction,
    /// Whether something was read that cannot have been written.
    pub failed: bool,
}

enum Direction {
    /// The steps so far; the first value has to go in last to come out first.
    Writing(Vec<Step>),
    Reading(Natural),
}

/// One of `total` equal parts of a choice, `weight` of which stand for the same value.
struct Step {
    below: u64,
    weight: u64,
    total: u64,
}

/// Powers of ten from which to which a number's first digit usually stands.
pub type Usual = (i32, i32);

/// Powers of ten that can be told at all; a number beyond them is carried as its bits.
const DECADES: Usual = (-12, 13);
/// How often numbers have so many digits: none (zero), 1, 2, 3, 4, 5, up to 8, 12, 17, as bits.
const LENGTHS: [u64; 10] = [2, 12, 16, 9, 4, 2, 1, 1, 2, 1];
/// Fewest and most digits of each of those.
const DIGITS: [(u32, u32); 9] = [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 8), (9, 12), (13, 17)];
const AS_BITS: usize = DIGITS.len();

/// More than the lower half of a wide value can be.
const HALF: u64 = 1 << 32;

/// Signs of a label: the first of so many, and how often they are used. The first group with a sign
/// in it stands for it.
const SIGNS: [(u32, u32, u64); 8] = [
    (0x61, 26, 32),
    (0x20, 1, 6),
    (0x41, 26, 8),
    (0x30, 10, 6),
    (0x20, 95, 2),
    (0xA0, 480, 3),
    (0x4E00, 20_992, 5),
    (0, 0x11_0000, 2),
];

impl Coder {
    /// Begins to write.
    pub fn writing() -> Self {
        Coder { direction: Direction::Writing(Vec::new()), failed: false }
    }

    /// Begins to read.
    pub fn reading(number: Natural) -> Self {
        Coder { direction: Direction::Reading(number), failed: false }
    }

    fn reads(&self) -> bool {
        matches!(self.direction, Direction::Reading(_))
    }

    /// The number written, or what is left of the one read: nothing, if it was written like this.
    pub fn finish(self) -> Natural {
        match self.direction {
            Direction::Reading(rest) => rest,
            Direction::Writing(steps) => {
                let mut number = Natural::default();
                for step in steps.iter().rev() {
                    let part = number.divide(step.weight);
                    number.multiply_add(step.total, step.below + part);
                }
                number
            }
        }
    }

    /// A value below a limit of at most 2^32, all equally likely.
    pub fn uniform(&mut self, value: u64, limit: u64) -> u64 {
        match &mut self.direction {
            Direction::Writing(steps) => {
                steps.push(Step { below: value, weight: 1, total: limit });
                value
            }
            Direction::Reading(number) => number.divide(limit),
        }
    }

    /// One of several values, each as likely as its weight says.
    pub fn weighted(&mut self, value: usize, weights: &[u64]) -> usize {
        let total = weights.iter().sum();
        match &mut self.direction {
            Direction::Writing(steps) => {
                let below = weights[..value].iter().sum();
                steps.push(Step { below, weight: weights[value], total });
                value
            }
            Direction::Reading(number) => {
                let (mut value, mut part) = (0, number.divide(total));
                while part >= weights[value] {
                    part -= weights[value];
                    value += 1;
                }
                number.multiply_add(weights[value], part);
                value
            }
        }
    }

    /// A fact: how often it is not so, and how often it is.
    pub fn flag(&mut self, value: bool, weights: [u64; 2]) -> bool {
        self.weighted(value.into(), &weights) == 1
    }

    /// What may be missing: how often it is, and how often it is not.
    pub fn optional<T>(
        &mut self,
        value: Option<T>,
        weights: [u64; 2],
        dummy: T,
        code: impl FnOnce(&mut Self, T) -> T,
    ) -> Option<T> {
        let there = self.flag(value.is_some(), weights);
        there.then(|| code(self, value.unwrap_or(dummy)))
    }

    /// One of a vocabulary, or nothing.
    pub fn choice<T: Copy + PartialEq>(&mut self, value: Option<T>, all: &[T]) -> Option<T> {
        let at = value.and_then(|value| all.iter().position(|known| *known == value));
        let at = self.uniform(at.map_or(0, |at| at as u64 + 1), all.len() as u64 + 1);
        all.get((at as usize).checked_sub(1)?).copied()
    }

    /// One of a vocabulary.
    pub fn member<T: Copy + PartialEq>(&mut self, value: T, all: &[T]) -> T {
        let at = all.iter().position(|known| *known == value).unwrap_or_default();
        all[self.uniform(at as u64, all.len() as u64) as usize]
    }

    /// Any number, to the bit; the fewer significant digits, the shorter.
    pub fn number(&mut self, value: f64, usual: Usual) -> f64 {
        let decimal = if self.reads() { None } else { Decimal::of(value) };
        let length = self.weighted(decimal.as_ref().map_or(AS_BITS, Decimal::length), &LENGTHS);
        if length == AS_BITS {
            return f64::from_bits(self.halves(value.to_bits(), HALF));
        }
        let (fewest, most) = DIGITS[length];
        let Decimal { digits, decade } = decimal.unwrap_or_default();
        if most == 0 {
            return 0.0;
        }
        // Digits do not end in zero, so a tenth of all numbers is left out of the counting.
        let (skipped, limit) = (untrailed(fewest - 1), untrailed(most));
        let place = (digits - digits / 10).saturating_sub(1 + skipped);
        let place = self.wide(place, limit - skipped) + skipped;
        let digits = place + place / 9 + 1;
        let decade = self.decade(decade, usual);
        let power = decade + 1 - digits.to_string().len() as i32;
        format!("{digits}e{power}").parse().unwrap_or_default()
    }

    fn decade(&mut self, decade: i32, usual: Usual) -> i32 {
        let within = |(low, high)| (low..=high).contains(&decade);
        let (low, high) = if self.flag(!within(usual), [7, 1]) { DECADES } else { usual };
        let place = self.uniform((decade - low).max(0) as u64, (high - low + 1) as u64);
        low + place as i32
    }

    /// A value below a limit beyond 2^32 too.
    fn wide(&mut self, value: u64, limit: u64) -> u64 {
        if limit <= HALF {
            return self.uniform(value, limit);
        }
        let value = self.halves(value, limit / HALF + 1);
        self.failed |= value >= limit;
        value
    }

    /// A value in two parts, the upper one below a limit.
    fn halves(&mut self, value: u64, limit: u64) -> u64 {
        let low = self.uniform(value % HALF, HALF);
        self.uniform(value / HALF, limit) * HALF + low
    }

    /// A text of one to so many signs.
    pub fn text(&mut self, text: &str, longest: u64) -> String {
        let signs: Vec<char> = text.chars().collect();
        let length = 1 + self.uniform((signs.len() as u64).saturating_sub(1), longest);
        (0..length as usize).map(|at| self.sign(signs.get(at).copied().unwrap_or_default())).collect()
    }

    fn sign(&mut self, sign: char) -> char {
        let code = u32::from(sign);
        let holds = |(first, count, _): &(u32, u32, u64)| (*first..first + count).contains(&code);
        let group = SIGNS.iter().position(holds).unwrap_or_default();
        let (first, count, _) = SIGNS[self.weighted(group, &SIGNS.map(|(_, _, weight)| weight))];
        let place = self.uniform(code.saturating_sub(first).into(), count.into());
        char::from_u32(first + place as u32).unwrap_or_else(|| {
            self.failed = true;
            char::default()
        })
    }
}

/// How many numbers of at most so many digits do not end in zero.
fn untrailed(digits: u32) -> u64 {
    if digits == 0 { 0 } else { 9 * 10_u64.pow(digits - 1) }
}

/// A number as people write it: its significant digits, and the power of ten at which the first
/// stands.
#[derive(Default)]
struct Decimal {
    digits: u64,
    decade: i32,
}

impl Decimal {
    /// The shortest digits that lead back to the number; none for a sign or an uncommon size.
    fn of(value: f64) -> Option<Self> {
        let text = format!("{value:e}");
        let (digits, decade) = text.split_once('e')?;
        let digits = digits.replace('.', "").parse().ok()?;
        let decade = decade.parse().ok()?;
        (DECADES.0..=DECADES.1).contains(&decade).then_some(Decimal { digits, decade })
    }

    /// Its place in [`DIGITS`].
    fn length(&self) -> usize {
        let length = if self.digits == 0 { 0 } else { self.digits.ilog10() + 1 };
        DIGITS.iter().position(|(_, most)| length <= *most).unwrap_or(AS_BITS)
    }
}
