//! The currency that stands beside an amount.

use super::{factor, simplify};
use crate::profile::usd_rate;

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
    let rests = ends.filter(move |end| factor(&after[..*end]).is_some()).map(move |end| &after[end..]);
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
    if code.len() == 3 && code.bytes().all(|b| b.is_ascii_alphabetic()) && is_code && factor(&code).is_none()
    {
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

/// Nothing, a currency sign, or a currency's three letters, alone or beside its sign.
pub(super) fn is_currency(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| !is_currency_sign(*c)).collect();
    letters.is_empty()
        || (letters.len() <= 3 && letters.bytes().all(|b| b.is_ascii_uppercase()))
        || matches!(letters.as_str(), "Fr" | "Fr." | "kr" | "kr." | "zł" | "元")
}

pub(super) fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¥' | '￥' | '₩' | '₪' | '₫' | '€' | '₹' | '₺' | '₽' | '元' | '円')
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
