//! Numbers read.

use super::currency::{is_currency, is_currency_sign};
use super::{Convention, MULTIPLIERS, factor, simplify};
use crate::intl;

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

/// What stands behind the number: nothing, a multiplier, a currency, or both.
fn multiplier(after: &str) -> Option<f64> {
    // "30 M€" and "30 €m" are millions: what is left beside the sign decides.
    let letters: String = after.chars().filter(|c| !is_currency_sign(*c)).collect();
    if let Some(factor) = factor(&letters) {
        return Some(factor);
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
    use super::super::write;
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
    fn words_that_count_may_be_written_in_capitals_and_with_either_accent() {
        for typed in ["1,2 millón", "1,2 MILLÓN", "1,2 Millo\u{301}n", "1,2 Mio", "1,2 MIO.", "1,2 M"] {
            assert_eq!(read(typed, Convention::COMMA), Some(1.2e6), "{typed}");
        }
    }
}
