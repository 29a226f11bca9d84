//! Numbers read as people type them.

use std::cell::Cell;

use crate::intl;
use crate::profile::usd_rate;

/// How a language writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Convention {
    /// The sign before decimals: `.` or `,`.
    pub decimal: char,
    /// The sign between thousands.
    pub group: char,
}

impl Convention {
    /// As in English: 1,250,000.50.
    pub const POINT: Convention = Convention { decimal: '.', group: ',' };
    /// As in German: 1.250.000,50.
    pub const COMMA: Convention = Convention { decimal: ',', group: '.' };
    /// As in French: 1 250 000,50.
    pub const SPACED: Convention = Convention { decimal: ',', group: '\u{202f}' };

    /// The convention of a language that writes this sign before decimals.
    pub fn of(decimal: char) -> Self {
        if decimal == ',' { Self::COMMA } else { Self::POINT }
    }

    /// The same, for a language that writes this sign between thousands.
    pub fn grouped_by(self, group: char) -> Self {
        if self == Self::COMMA && group.is_whitespace() { Self::SPACED } else { self }
    }

    /// The convention of the page. Its one language lives as long as it does, and numbers are read in many places
    /// that have nothing to do with texts.
    pub fn of_page() -> Self {
        OF_PAGE.get()
    }

    /// Makes this the convention of the page; once, before anything is read.
    pub fn take_for_page(self) {
        OF_PAGE.set(self);
    }
}

thread_local! {
    static OF_PAGE: Cell<Convention> = const { Cell::new(Convention::POINT) };
}

/// What a number may end in and how much it multiplies by; lower case, without a final full stop.
const MULTIPLIERS: &[(&str, f64)] = &[
    ("k", 1e3),
    ("tsd", 1e3),
    ("thousand", 1e3),
    ("tausend", 1e3),
    ("lakh", 1e5),
    ("crore", 1e7),
    ("miles", 1e3),
    ("mille", 1e3),
    ("千", 1e3),
    ("万", 1e4),
    ("萬", 1e4),
    ("m", 1e6),
    ("mm", 1e6),
    ("mn", 1e6),
    ("mio", 1e6),
    ("mln", 1e6),
    ("million", 1e6),
    ("millions", 1e6),
    ("millionen", 1e6),
    ("millon", 1e6),
    ("millones", 1e6),
    ("mill", 1e6),
    ("mdd", 1e6),
    ("百万", 1e6),
    ("千万", 1e7),
    ("亿", 1e8),
    ("億", 1e8),
    ("b", 1e9),
    ("bn", 1e9),
    ("mrd", 1e9),
    ("md", 1e9),
    ("mds", 1e9),
    ("billion", 1e9),
    ("billions", 1e9),
    ("milliard", 1e9),
    ("milliards", 1e9),
    ("milliarde", 1e9),
    ("milliarden", 1e9),
    ("milmillones", 1e9),
    ("十亿", 1e9),
];

/// Reads a number such as `30M`, `1.250.000,50`, `€12.5m` or `12 500 000`; none when it is not one.
///
/// A sign that may be either a decimal or a grouping sign is read by the convention of the page.
pub fn read(typed: &str, convention: Convention) -> Option<f64> {
    read_as(typed, convention, "", false)
}

/// Reads an amount of money, of which nobody types thousandths: `12.500` and `12,500` alone are both
/// twelve thousand five hundred, while `12.500M` follows the convention of the page.
pub fn read_money(typed: &str, convention: Convention) -> Option<f64> {
    read_as(typed, convention, "", true)
}

/// Reads a percentage such as `60` or `60 %` as a share, 0.6, without the error of a division.
pub fn read_percent(typed: &str, convention: Convention) -> Option<f64> {
    read_as(typed.trim().trim_end_matches(['%', '％']), convention, "e-2", false)
}

/// The currency that an amount is written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Currency {
    /// None is written.
    None,
    /// Three letters of ISO 4217.
    Code(String),
    /// What is written stands for several.
    Unclear(String),
}

/// The currency beside an amount, such as `€12.5m`, `CHF 4,000` or `12,5 Mio. eur`.
pub fn currency(typed: &str) -> Currency {
    let plain: String = typed.chars().filter_map(simplify).collect();
    let (Some(start), Some(end)) = (plain.find(is_part), plain.rfind(is_part)) else { return Currency::None };
    let before = &plain[..start];
    let after = plain[end..].trim_start_matches(is_part).trim_start_matches('.');
    // "BRL" begins like a billion, so it is looked for before any multiplier is taken off.
    let mut found = [before, after].map(marked).into_iter().chain(behind_multiplier(after));
    found.find(|found| *found != Currency::None).unwrap_or(Currency::None)
}

fn is_part(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '-')
}

/// What the rest of the words behind a number stands for, without each that may multiply it.
fn behind_multiplier(after: &str) -> impl Iterator<Item = Currency> {
    let sign = after.find(|c| !is_currency_sign(c)).unwrap_or(after.len());
    let ends = after.char_indices().map(|(at, c)| at + c.len_utf8());
    let is_word = |text: &str| MULTIPLIERS.iter().any(|(word, _)| *word == text.to_ascii_lowercase());
    let rests = ends.filter(move |end| is_word(&after[..*end])).map(move |end| &after[end..]);
    // In "€m" the multiplier stands behind the sign.
    rests.chain([&after[..sign]]).map(|rest| marked(rest.trim_start_matches('.')))
}

/// The currency that a mark beside a number stands for.
fn marked(mark: &str) -> Currency {
    let mark = mark.trim_end_matches('.');
    if let Some((_, code)) = MARKS.iter().find(|(known, _)| *known == mark) {
        return if code.is_empty() {
            Currency::Unclear(mark.to_owned())
        } else {
            Currency::Code((*code).into())
        };
    }
    let code: String = mark.chars().filter(|c| !is_currency_sign(*c)).collect();
    let capitals = code.to_ascii_uppercase();
    // Three small letters are a code only where they are known as one.
    let is_code = capitals == "USD" || usd_rate(&capitals).is_some() || code == capitals;
    let is_word = MULTIPLIERS.iter().any(|(word, _)| *word == code.to_ascii_lowercase());
    if code.len() == 3 && code.bytes().all(|b| b.is_ascii_alphabetic()) && is_code && !is_word {
        return Currency::Code(capitals);
    }
    Currency::None
}

/// Signs and short names of currencies; nothing where one stands for several.
const MARKS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("US$", "USD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("NZ$", "NZD"),
    ("R$", "BRL"),
    ("S$", "SGD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("₺", "TRY"),
    ("₽", "RUB"),
    ("₫", "VND"),
    ("Fr", "CHF"),
    ("zł", "PLN"),
    ("元", "CNY"),
    ("円", "JPY"),
    ("¥", ""),
    ("￥", ""),
    ("kr", ""),
];

/// Reads a number whose digits are followed by that power of ten.
fn read_as(typed: &str, convention: Convention, power: &str, is_money: bool) -> Option<f64> {
    let mut plain: String = typed.chars().filter_map(simplify).collect();
    // A price without cents may end in a dash, as in 1.200,- or 1'200.–
    if plain.ends_with(",-") || plain.ends_with(".-") {
        plain.pop();
        plain.push('0');
    }
    let start = plain.find(|c: char| c.is_ascii_digit() || c == '-' || c == '.' || c == ',')?;
    let (before, rest) = plain.split_at(start);
    let end = rest
        .char_indices()
        .find(|(at, c)| !(c.is_ascii_digit() || matches!(c, '.' | ',') || (*c == '-' && *at == 0)))
        .map_or(rest.len(), |(at, _)| at);
    let (number, after) = rest.split_at(end);
    if !is_currency(before) {
        return None;
    }
    // "30 Mio." leaves its full stop behind the word, "5." behind the number.
    let multiplier = multiplier(after)?;
    let (negative, digits) = match number.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, number),
    };
    let convention = match is_money && after_is_plain(after) {
        true => lone_groups(digits).unwrap_or(convention),
        false => convention,
    };
    let value = intl::decimal(&(normalise(digits, convention)? + power))?;
    let value = value * multiplier;
    Some(if negative && value != 0.0 { -value } else { value }).filter(|value| value.is_finite())
}

/// Whether what stands behind a number names a currency at most.
fn after_is_plain(after: &str) -> bool {
    multiplier(after) == Some(1.0)
}

/// The convention by which the only sign in a number groups its thousands, if it may.
fn lone_groups(digits: &str) -> Option<Convention> {
    [Convention::POINT, Convention::COMMA].into_iter().find(|convention| {
        let group = convention.group;
        let lone = digits.split_once(group).is_some_and(|(_, rest)| !rest.contains(['.', ',']));
        lone && !is_decimal(digits, group, *convention)
    })
}

/// Writes a number so that [`read`] and [`read_money`] give it back to the bit: all of its digits,
/// thousands grouped from five digits on.
pub fn write(value: f64, convention: Convention) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    // Three decimals alone would read as a group of thousands.
    let fraction = &if fraction.len() == 3 { format!("{fraction}0") } else { fraction.to_owned() };
    written(value < 0.0, whole, fraction, convention)
}

/// Writes a share as a percentage so that [`read_percent`] gives it back to the bit.
pub fn write_percent(share: f64, convention: Convention) -> String {
    let plain = share.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let fraction = format!("{fraction:0<2}");
    let (moved, rest) = fraction.split_at(2);
    let whole = format!("{whole}{moved}");
    let shown = whole.trim_start_matches('0');
    written(share < 0.0, if shown.is_empty() { "0" } else { shown }, rest, convention)
}

fn written(is_negative: bool, whole: &str, fraction: &str, convention: Convention) -> String {
    let mut text = String::from(if is_negative { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if whole.len() > 4 && at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(convention.group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(convention.decimal);
        text.push_str(fraction);
    }
    text
}

/// Drops what only groups digits, and maps wide forms and the accent of "millón" to plain ones; what is left of
/// words that count is ASCII, so that the tables of all other capitals need not be downloaded.
fn simplify(c: char) -> Option<char> {
    match c {
        c if c.is_whitespace() || c.is_control() => None,
        '\''
        | '’'
        | '‘'
        | '"'
        | '“'
        | '”'
        | '„'
        | '«'
        | '»'
        | '_'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{301}' => None,
        'ó' | 'Ó' => Some('o'),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        '．' | '。' => Some('.'),
        '，' | '、' => Some(','),
        '−' | '–' | '－' => Some('-'),
        c => Some(c),
    }
}

/// Nothing, a currency sign, or a currency's three letters, alone or beside its sign.
fn is_currency(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| !is_currency_sign(*c)).collect();
    letters.is_empty()
        || (letters.len() <= 3 && letters.bytes().all(|b| b.is_ascii_uppercase()))
        || matches!(letters.as_str(), "Fr" | "Fr." | "kr" | "kr." | "zł" | "元")
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¥' | '￥' | '₩' | '₪' | '₫' | '€' | '₹' | '₺' | '₽' | '元' | '円')
}

/// What stands behind the number: nothing, a multiplier, a currency, or both.
fn multiplier(after: &str) -> Option<f64> {
    // "30 M€" and "30 €m" are millions: what is left beside the sign decides.
    let letters: String = after.chars().filter(|c| !is_currency_sign(*c)).collect();
    if let Some((_, factor)) = MULTIPLIERS.iter().find(|(word, _)| *word == letters.to_ascii_lowercase()) {
        return Some(*factor);
    }
    if is_currency(after) {
        return Some(1.0);
    }
    let lower = after.to_ascii_lowercase();
    if let Some(exponent) = lower.strip_prefix('e') {
        return power_of_ten(exponent.strip_prefix('+').unwrap_or(exponent));
    }
    let mut longest_first: Vec<_> = MULTIPLIERS.iter().collect();
    longest_first.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    longest_first.into_iter().find_map(|(word, factor)| {
        let rest = lower.strip_prefix(word)?;
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        // A code may be typed small, but it has three letters: "30 mil" is a thousand to some.
        let code = rest.len() == 3 || !rest.bytes().all(|b| b.is_ascii_lowercase());
        (rest.is_empty() || code && is_currency(&rest.to_ascii_uppercase())).then_some(*factor)
    })
}

/// The factor of a narrow sheet's `3E+07`; exponents of two digits at most.
fn power_of_ten(exponent: &str) -> Option<f64> {
    let plain = (1..=2).contains(&exponent.len()) && exponent.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| intl::decimal(&format!("1e{exponent}"))).flatten()
}

/// Digits with at most one point before decimals, as Rust reads them.
fn normalise(digits: &str, convention: Convention) -> Option<String> {
    let count = |sign: char| digits.chars().filter(|c| *c == sign).count();
    let (points, commas) = (count('.'), count(','));
    let decimal = match (points, commas) {
        (0, 0) => None,
        // The last of two different signs is the decimal one, and stands once.
        (1.., 1..) => {
            let last = digits.chars().rfind(|c| matches!(c, '.' | ','))?;
            if count(last) > 1 {
                return None;
            }
            Some(last)
        }
        (1, 0) if is_decimal(digits, '.', convention) => Some('.'),
        (0, 1) if is_decimal(digits, ',', convention) => Some(','),
        _ => None,
    };
    let (whole, fraction) = match decimal {
        Some(sign) => digits.rsplit_once(sign)?,
        None => (digits, ""),
    };
    let group = if whole.contains('.') { '.' } else { ',' };
    let groups: Vec<&str> = whole.split(group).collect();
    let grouped = groups.len() > 1;
    let (last, earlier) = groups.split_last()?;
    let in_groups_of = |size| {
        let (first, inner) = earlier.split_first().unwrap_or((last, &[]));
        (1..=size).contains(&first.len()) && inner.iter().all(|group| group.len() == size) && last.len() == 3
    };
    // Groups of three, or as in India, of two before the last three.
    let well_grouped = in_groups_of(3) || (group == ',' && in_groups_of(2));
    let clean = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if (grouped && !well_grouped) || !groups.iter().all(|group| clean(group)) || !clean(fraction) {
        return None;
    }
    let whole = groups.concat();
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    Some(format!("0{whole}.{fraction}0"))
}

/// Whether a sign that stands once is the decimal one: by the convention when three digits follow
/// one to three, in any other case because it cannot group.
fn is_decimal(digits: &str, sign: char, convention: Convention) -> bool {
    let (whole, fraction) = digits.split_once(sign).unwrap_or((digits, ""));
    let may_group = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    !may_group || sign == convention.decimal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let point = [
            ("30M", 30e6),
            ("30 Mio.", 30e6),
            ("3000万", 30e6),
            ("1.250.000,50", 1_250_000.5),
            ("1,250,000.50", 1_250_000.5),
            ("€12.5m", 12.5e6),
            ("12 500 000", 12.5e6),
            ("12\u{a0}500\u{202f}000", 12.5e6),
            ("1,250", 1250.0),
            ("1.250", 1.25),
            ("0.125", 0.125),
            ("0,125", 0.125),
            ("12,5", 12.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("USD 4,000", 4000.0),
            ("4,000 USD", 4000.0),
            ("4k EUR", 4000.0),
            ("4k eur", 4000.0),
            ("1'250'000", 1_250_000.0),
            ("１２３", 123.0),
            ("2.5亿", 2.5e8),
            ("−3", -3.0),
            ("-0", 0.0),
            ("1.2bn", 1.2e9),
            ("\t42\r\n", 42.0),
            ("12\u{2009}500\u{2009}000", 12.5e6),
            ("\"30,000,000\"\n", 30e6),
            ("\u{feff}“1.250.000,50”", 1_250_000.5),
            ("'30000000", 30e6),
            ("1’250’000", 1_250_000.0),
            ("CHF 1'250'000.–", 1_250_000.0),
            ("1.200,-", 1200.0),
            ("1,25,000", 125_000.0),
            ("₹12,34,567.50", 1_234_567.5),
            ("2.5 crore", 25e6),
            ("1 234,5", 1234.5),
            ("30 million", 30e6),
            ("30 Millionen", 30e6),
            ("12,5 Mio. €", 12.5e6),
            ("1,2 Mrd. EUR", 1.2e9),
            ("1,2 Mds", 1.2e9),
            ("1,2 Mds €", 1.2e9),
            ("US$ 30m", 30e6),
            ("30 m€", 30e6),
            ("30 M€", 30e6),
            ("30 €m", 30e6),
            ("30 MEUR", 30e6),
            ("3000万元", 30e6),
            ("¥３０００万", 30e6),
            ("3億円", 3e8),
            ("1e6", 1e6),
            ("3.00E+07", 30e6),
            ("30.000.000 €", 30e6),
            ("１，２５０，０００．５０", 1_250_000.5),
        ];
        for (typed, expected) in point {
            assert_eq!(read(typed, Convention::POINT), Some(expected), "{typed:?}");
        }
        // What may be either is read by the page's convention.
        assert_eq!(read("1.250", Convention::COMMA), Some(1250.0));
        assert_eq!(read("1,250", Convention::COMMA), Some(1.25));
        assert_eq!(read("1.234", Convention::POINT), Some(1.234));
        assert_eq!(read("1.234", Convention::COMMA), Some(1234.0));
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for typed in [
            "",
            "  ",
            "-",
            ".",
            ",",
            "abc",
            "12abc",
            "1,2,3",
            "1.2.3",
            "1,25,000.5,5",
            "--3",
            "3-4",
            "e5",
            "1e",
            "1e+",
            "1e-5",
            "1e400",
            "1e5x",
            "(1,200)",
            "1,25,00",
            "1.25.000",
            "12,3,456,789",
            "30 mil",
            "5%",
            "1/2",
            "∞",
            "NaN",
            "12 apples",
            "hundred",
        ] {
            assert_eq!(read(typed, Convention::POINT), None, "{typed:?}");
        }
    }

    #[test]
    fn what_is_written_reads_back_to_the_bit() {
        for convention in [Convention::POINT, Convention::COMMA, Convention::SPACED] {
            for value in [0.0, 1.0, 1.125, 1234.0, 1234.567, 12_345.0, 30e6, 1e13, 0.1 + 0.2, 1e-6, -3.5] {
                let written = write(value, convention);
                assert_eq!(read(&written, convention).map(f64::to_bits), Some(value.to_bits()), "{written}");
            }
        }
        for share in [0.0, 0.6, 0.05, 0.001, 1.0, 0.553, 0.3684864939572773, 1e-6, 12.5] {
            let written = write_percent(share, Convention::POINT);
            let read = read_percent(&written, Convention::POINT);
            assert_eq!(read.map(f64::to_bits), Some(share.to_bits()), "{written}");
        }
        assert_eq!(write_percent(0.6, Convention::POINT), "60");
        assert_eq!(write(30e6, Convention::POINT), "30,000,000");
        assert_eq!(write(12_500.25, Convention::COMMA), "12.500,25");
        assert_eq!(write(30e6, Convention::SPACED), "30\u{202f}000\u{202f}000");
        assert_eq!(write(1_234.5, Convention::SPACED), "1234,5");
    }

    #[test]
    fn money_has_no_thousandths() {
        let cases = [
            ("12.500", 12_500.0),
            ("12,500", 12_500.0),
            ("€12.500", 12_500.0),
            ("12.500 €", 12_500.0),
            ("12.500 EUR", 12_500.0),
            ("-1.250", -1250.0),
            ("12.5", 12.5),
            ("12.50", 12.5),
            ("0.125", 0.125),
            ("1234.567", 1234.567),
            ("12.500M", 12.5e6),
            ("1.250.000,50", 1_250_000.5),
            ("1,250.5", 1250.5),
        ];
        for (typed, expected) in cases {
            assert_eq!(read_money(typed, Convention::POINT), Some(expected), "{typed:?}");
        }
        assert_eq!(read_money("1,250", Convention::COMMA), Some(1250.0));
        for value in [1.125, 12.125, 0.125, 123.456, 1234.567, -3.125] {
            let written = write(value, Convention::POINT);
            let read = read_money(&written, Convention::POINT).map(f64::to_bits);
            assert_eq!(read, Some(value.to_bits()), "{written}");
        }
    }

    #[test]
    fn the_currency_beside_an_amount_is_read_wherever_it_stands() {
        let code = |code: &str| Currency::Code(code.into());
        let cases = [
            ("12.5M EUR", code("EUR")),
            ("EUR 12,5 Mio.", code("EUR")),
            ("CHF 12.5M", code("CHF")),
            ("12,5 Mio. CHF", code("CHF")),
            ("30m eur", code("EUR")),
            ("30 MEUR", code("EUR")),
            ("4,000 GBP", code("GBP")),
            ("CHF 1'250'000.–", code("CHF")),
            ("Fr. 4000", code("CHF")),
            ("€12.5m", code("EUR")),
            ("30 €m", code("EUR")),
            ("30 M€", code("EUR")),
            ("30.000.000 €", code("EUR")),
            ("1,2 Mds €", code("EUR")),
            ("30\u{202f}000\u{202f}000 €", code("EUR")),
            ("$30M", code("USD")),
            ("US$ 30m", code("USD")),
            ("A$ 30m", code("AUD")),
            ("3000万元", code("CNY")),
            ("3億円", code("JPY")),
            ("TRY 30M", code("TRY")),
            ("4,000 BRL", code("BRL")),
            ("30M MXN", code("MXN")),
            ("30m abc", Currency::None),
            ("¥3000万", Currency::Unclear("¥".into())),
            ("30M kr", Currency::Unclear("kr".into())),
            ("30M", Currency::None),
            ("30 mln", Currency::None),
            ("30 Mio.", Currency::None),
            ("30 million", Currency::None),
            ("3.00E+07", Currency::None),
            ("12 apples", Currency::None),
            ("", Currency::None),
        ];
        for (typed, expected) in cases {
            assert_eq!(currency(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn words_that_count_may_be_written_in_capitals_and_with_either_accent() {
        for typed in ["1,2 millón", "1,2 MILLÓN", "1,2 Millo\u{301}n", "1,2 Mio", "1,2 MIO.", "1,2 M"] {
            assert_eq!(read(typed, Convention::COMMA), Some(1.2e6), "{typed}");
        }
    }
}
