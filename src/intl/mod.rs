//! Numbers, money, lists and months as people write them in one language.
//!
//! The browser's own `Intl` knows the languages there; elsewhere, in tests and where pages are made
//! before they are served, ICU4X does, from the same data. What could differ between them stays
//! here, written once: rounding, signs, and how money stands around a number.

use std::cell::RefCell;
use std::collections::HashMap;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
use browser::Backend;
#[cfg(not(target_arch = "wasm32"))]
use native::Backend;

/// A code no currency has: where it stands, there stand those that are no codes.
const NO_CURRENCY: &str = "XQQ";

/// What stands around a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Style {
    Plain,
    Percent,
    Money(String),
}

impl Style {
    fn money(currency: &str) -> Self {
        match currency.trim() {
            "" => Self::Plain,
            code if is_code(code) => Self::Money(code.to_ascii_uppercase()),
            other => Self::Money(other.to_owned()),
        }
    }
}

fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Writes numbers, money, lists and months in one language.
#[derive(Debug)]
pub struct Intl {
    backend: Backend,
    /// The language alone, without script or country.
    language: String,
    /// What stands before and after a number, negative or not, as soon as it was asked for.
    frames: RefCell<HashMap<(Style, bool), (String, String)>>,
    /// From here on the language writes large amounts in words.
    words_from: f64,
    decimal_sign: char,
    group_sign: char,
}

impl Intl {
    /// The language of a BCP 47 tag; English where it is not known.
    pub fn new(tag: &str) -> Self {
        let tag = if Backend::knows(tag) { tag } else { "en" };
        let language = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        // Lists here have no comma before the last name, as in Britain.
        let backend = Backend::new(tag, if language == "en" { "en-GB" } else { tag });
        // Where ten thousand or a hundred thousand has a word of its own, its number has no noughts.
        let words_from =
            [1e4, 1e5].into_iter().find(|&unit| !backend.compact(unit, true).contains('0')).unwrap_or(1e6);
        let decimal_sign = backend.number(1.5, 0).chars().find(|sign| !sign.is_numeric()).unwrap_or('.');
        let group_sign = backend.number(1e6, 0).chars().find(|sign| !sign.is_numeric()).unwrap_or(',');
        Self { backend, language, frames: RefCell::default(), words_from, decimal_sign, group_sign }
    }

    /// A number with its thousands grouped and so many decimals.
    pub fn number(&self, value: f64, least_decimals: usize, most_decimals: usize) -> String {
        self.written(Style::Plain, value, least_decimals, most_decimals)
    }

    /// A share, 0 to 1, as a percentage with at most so many decimals.
    pub fn percent(&self, share: f64, most_decimals: usize) -> String {
        self.written(Style::Percent, 100.0 * share, 0, most_decimals)
    }

    /// Money written out, with so many decimals.
    pub fn money(&self, value: f64, currency: &str, decimals: usize) -> String {
        self.written(Style::money(currency), value, decimals, decimals)
    }

    /// Money to two significant digits, with words for large amounts where the language has them beside money.
    pub fn money_long(&self, value: f64, currency: &str) -> String {
        let value = rounded(value, 2);
        let style = Style::money(currency);
        if value.is_finite() && value.abs() >= self.words_from {
            // A French reader of business prose expects the sign, and no "millions d’€".
            if self.language == "fr" {
                return self.money_short(value, currency, 2);
            }
            let link = of(&self.language, &style);
            self.framed(style, value < 0.0, &self.backend.compact(value.abs(), true), link)
        } else {
            self.written(style, value, 0, 1)
        }
    }

    /// Money to so many significant digits in the short form of charts.
    pub fn money_short(&self, value: f64, currency: &str, digits: usize) -> String {
        let value = rounded(value, digits);
        let style = Style::money(currency);
        if value.is_finite() {
            self.framed(style, value < 0.0, &self.backend.compact(value.abs(), false), "")
        } else {
            self.written(style, value, 0, 0)
        }
    }

    /// Names one after the other, with a word before the last.
    pub fn list(&self, names: &[&str]) -> String {
        match names {
            [] => String::new(),
            [name] => (*name).to_owned(),
            names => self.backend.list(names),
        }
    }

    /// The form words take after a count: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub fn plural(&self, count: u64) -> &'static str {
        self.backend.plural(count)
    }

    /// A month of a year of the Gregorian calendar; both are brought within 1000 to 9999 and 1 to 12.
    pub fn month(&self, year: i32, month: u8) -> String {
        self.backend.month(year.clamp(1000, 9999), month.clamp(1, 12))
    }

    /// What stands between a whole number and its decimals.
    pub fn decimal_sign(&self) -> char {
        self.decimal_sign
    }

    /// What stands between thousands.
    pub fn group_sign(&self) -> char {
        self.group_sign
    }

    fn written(&self, style: Style, value: f64, least: usize, most: usize) -> String {
        // Older engines take no more decimals than twenty.
        let most = most.min(20);
        let size = value.abs();
        // Engines round halves each in its way: what they are given is rounded already.
        let size = decimal(&format!("{size:.most$}")).unwrap_or(size);
        let number = match size {
            size if size.is_nan() => "NaN".to_owned(),
            f64::INFINITY => "∞".to_owned(),
            size => self.backend.number(size, least.min(most)),
        };
        self.framed(style, value < 0.0 && size != 0.0, &number, "")
    }

    /// A number, without sign, with what stands around it and what links it to what follows.
    fn framed(&self, style: Style, negative: bool, number: &str, link: &str) -> String {
        let mut frames = self.frames.borrow_mut();
        let (before, after) = frames
            .entry((style, negative))
            .or_insert_with_key(|(style, negative)| frame(&self.backend, style, *negative));
        // From right to left, a mark between the minus and its number would part them.
        let number = if before.is_empty() { number } else { number.trim_start_matches(is_mark) };
        let link = if after.is_empty() { "" } else { link };
        format!("{before}{number}{link}{after}")
    }
}

/// So many significant digits of a number.
pub fn rounded(value: f64, digits: usize) -> f64 {
    // Scientific notation rounds to the digits wanted, half to even, without any logarithm.
    decimal(&format!("{value:.decimals$e}", decimals = digits.clamp(1, 17) - 1)).unwrap_or(value)
}

/// The number nearest to digits with at most one point among them and at most one exponent behind; none for what
/// does not begin so. In a browser by the browser, whose tables for it need not be downloaded.
pub fn decimal(digits: &str) -> Option<f64> {
    Some(Backend::nearest(digits)).filter(|number| !number.is_nan())
}

/// The word between millions and what there are millions of.
fn of(language: &str, style: &Style) -> &'static str {
    match (language, style) {
        ("es", Style::Money(_)) => " de",
        _ => "",
    }
}

/// What a language writes before and after a one.
fn frame(backend: &Backend, style: &Style, negative: bool) -> (String, String) {
    let one = if negative { -1.0 } else { 1.0 };
    let (sample, code) = match style {
        Style::Plain => (backend.plain_sample(one), None),
        Style::Percent => (backend.percent_sample(one), None),
        // Engines disagree on the sign of XXX, which stands for no currency.
        Style::Money(code) if is_code(code) && code != "XXX" => (backend.money_sample(one, code), None),
        Style::Money(other) => (backend.money_sample(one, NO_CURRENCY), Some(other)),
    };
    let start = sample.find(char::is_numeric).unwrap_or(0);
    let end = sample.rfind(char::is_numeric).unwrap_or(0);
    let end = sample[end..].chars().next().map_or(end, |digit| end + digit.len_utf8());
    let (before, after) = (signed(&sample[..start]), signed(&sample[end..]));
    match code {
        Some(code) => (before.replace(NO_CURRENCY, code), after.replace(NO_CURRENCY, code)),
        None => (before, after),
    }
}

/// A true minus in place of a hyphen, held to the currency if that comes next: between two signs a
/// line may break.
fn signed(text: &str) -> String {
    match text.split_once(['-', '−']) {
        Some((before, after)) => {
            let join = if after.chars().any(|c| !is_mark(c)) { "\u{2060}" } else { "" };
            format!("{before}−{join}{after}")
        }
        None => text.to_owned(),
    }
}

/// Marks of direction, which show nothing.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

#[cfg(test)]
mod tests;
