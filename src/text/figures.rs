//! Figures written for people: money and shares rounded to what can be known, counts as they are.

use super::Texts;

/// A minus before an amount of money, held to it: between two signs a line may break.
const MINUS: &str = "−\u{2060}";

/// Two significant digits of a number: its sign, its digits and its power of ten.
fn rounded(value: f64) -> f64 {
    rounded_to(value, 2)
}

/// So many significant digits of a number.
fn rounded_to(value: f64, digits: usize) -> f64 {
    // Scientific notation rounds to the digits wanted, half to even, without any logarithm.
    format!("{value:.decimals$e}", decimals = digits.saturating_sub(1)).parse().unwrap_or(value)
}

/// The sign or code of a currency, as it stands before an amount.
fn symbol(currency: &str) -> String {
    match currency {
        "USD" => "$".into(),
        "EUR" => "€".into(),
        "GBP" => "£".into(),
        "JPY" | "CNY" => "¥".into(),
        "INR" => "₹".into(),
        "KRW" => "₩".into(),
        code => format!("{code}\u{a0}"),
    }
}

/// Thousands grouped by commas, with so many decimals.
pub fn number(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let is_zero = text.bytes().all(|b| matches!(b, b'0' | b'.'));
    let sign = if value < 0.0 && !is_zero { "−" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{fraction}")
}

/// A number without needless decimals, at most three.
pub fn plain(value: f64) -> String {
    plain_to(value, 3)
}

/// A number without needless decimals, at most so many.
pub fn plain_to(value: f64, decimals: usize) -> String {
    let text = number(value, decimals);
    if decimals == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_owned() }
}

/// Money written out, as an echo of what was typed.
pub fn exact_money(value: f64, currency: &str) -> String {
    let sign = if value < 0.0 { MINUS } else { "" };
    let whole = value.fract() == 0.0;
    format!("{sign}{}{}", symbol(currency), number(value.abs(), if whole { 0 } else { 2 }))
}

/// Money to two significant digits, with words for large amounts.
pub fn money(value: f64, currency: &str, texts: &Texts) -> String {
    let value = rounded(value);
    let size = value.abs();
    let sign = if value < 0.0 { MINUS } else { "" };
    let symbol = symbol(currency);
    let short = |unit: f64| {
        let number = size / unit;
        format!("{sign}{symbol}{}", self::number(number, if number < 10.0 { 1 } else { 0 }))
    };
    match size {
        size if size >= 1e9 => texts.billion(&trim(&short(1e9))),
        size if size >= 1e6 => texts.million(&trim(&short(1e6))),
        _ => {
            format!("{sign}{symbol}{}", number(size, if size < 10.0 && size.fract() != 0.0 { 1 } else { 0 }))
        }
    }
}

fn trim(text: &str) -> String {
    text.strip_suffix(".0").unwrap_or(text).to_owned()
}

/// A share, 0 to 1, as a percentage to two significant digits.
pub fn percent(share: f64) -> String {
    let percentage = rounded(100.0 * share);
    if percentage.abs() < 10.0 { format!("{}%", plain(percentage)) } else { whole_percent(share) }
}

/// A share, 0 to 1, as a whole percentage: for probabilities that are judgement.
pub fn whole_percent(share: f64) -> String {
    format!("{}%", number(100.0 * share, 0))
}

/// Points of the index, whole.
pub fn points(value: f64) -> String {
    number(value, 0)
}

/// From one figure to another, or "about" where both read alike.
pub fn range(low: &str, high: &str, texts: &Texts) -> String {
    if low == high { texts.about(low) } else { texts.range(low, high) }
}

/// A range of money.
pub fn money_range(low: f64, high: f64, currency: &str, texts: &Texts) -> String {
    range(&money(low, currency, texts), &money(high, currency, texts), texts)
}

/// Money to two significant digits in the short form of charts.
pub fn short_money(value: f64, currency: &str, texts: &Texts) -> String {
    short_money_to(value, 2, currency, texts)
}

/// Money to so many significant digits, at least two, in the short form of charts.
pub fn short_money_to(value: f64, digits: usize, currency: &str, texts: &Texts) -> String {
    let value = rounded_to(value, digits);
    let size = value.abs();
    let sign = if value < 0.0 { "−" } else { "" };
    let short = |unit: f64| {
        let number = size / unit;
        let whole = number.trunc().to_string().len();
        format!("{sign}{}{}", symbol(currency), plain_to(number, digits.saturating_sub(whole)))
    };
    match size {
        size if size >= 1e9 => texts.chart_billion(&short(1e9)),
        size if size >= 1e6 => texts.chart_million(&short(1e6)),
        size if size >= 1e3 => texts.chart_thousand(&short(1e3)),
        _ => short(1.0),
    }
}

/// A chance, 0 to 1, as so many cases of a hundred.
pub fn chance(share: f64, texts: &Texts) -> String {
    match number(100.0 * share, 0).as_str() {
        "0" if share > 0.0 => texts.cases_fewest().to_owned(),
        "0" => texts.cases_none().to_owned(),
        count => texts.cases_in_100(count),
    }
}

/// Names one after the other, with a word before the last.
pub fn list(names: &[&str], texts: &Texts) -> String {
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, names)) => texts.list_two(&names.join(", "), last),
        None => String::new(),
    }
}

/// Where an amount stands after costs: short of them, ahead, or between both.
pub fn standing(low: f64, high: f64, currency: &str, texts: &Texts) -> String {
    let [short, ahead] = [-low, high].map(|value| money(value, currency, texts));
    if low < 0.0 {
        texts.standing_between(&short, &ahead)
    } else {
        texts.standing_ahead(&money_range(low, high, currency, texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_rounded_to_two_digits() {
        let texts = Texts::english();
        let money = |value| money(value, "USD", &texts);
        assert_eq!(money(578_432.0), "$580,000");
        assert_eq!(money(2_949_000.0), "$2.9 million");
        assert_eq!(money(12_400_000.0), "$12 million");
        assert_eq!(money(999_999.0), "$1 million");
        assert_eq!(money(-5_130.0), "−\u{2060}$5,100");
        assert_eq!(money(0.0), "$0");
        assert_eq!(money(3.1e9), "$3.1 billion");
        assert_eq!(money_range(578_432.0, 582_000.0, "USD", &texts), "about $580,000");
    }

    #[test]
    fn money_in_charts_is_short() {
        let texts = Texts::english();
        let short = |value| short_money(value, "USD", &texts);
        assert_eq!(short(578_432.0), "$580k");
        assert_eq!(short(-9_940.0), "−$9.9k");
        assert_eq!(short(2_949_000.0), "$2.9M");
        assert_eq!(short(15e6), "$15M");
        assert_eq!(short(2e9), "$2B");
        assert_eq!(short(0.0), "$0");
        assert_eq!(short(640.0), "$640");
        let three = |value| short_money_to(value, 3, "USD", &texts);
        assert_eq!(three(2_064.0), "$2.06k");
        assert_eq!(three(-1_238.0), "−$1.24k");
        assert_eq!(three(612.4), "$612");
        assert_eq!(three(2_100.0), "$2.1k");
    }

    #[test]
    fn chances_and_standings_are_said_in_words() {
        let texts = Texts::english();
        assert_eq!(chance(0.674, &texts), "67 of 100 cases");
        assert_eq!(chance(0.0, &texts), "none of 100 cases");
        assert_eq!(chance(0.004, &texts), "fewer than 1 of 100 cases");
        assert_eq!(list(&["culture"], &texts), "culture");
        assert_eq!(list(&["culture", "process", "skills"], &texts), "culture, process and skills");
        let standing = |low, high| standing(low, high, "USD", &texts);
        assert_eq!(standing(-18_200.0, 63_400.0), "between $18,000 short and $63,000 ahead");
        assert_eq!(standing(1_200.0, 63_400.0), "ahead by $1,200 to $63,000");
    }

    #[test]
    fn numbers_are_grouped_and_signed() {
        assert_eq!(number(1_250_000.5, 2), "1,250,000.50");
        assert_eq!(number(-0.001, 1), "0.0");
        assert_eq!(plain(0.5), "0.5");
        assert_eq!(plain(30_000_000.0), "30,000,000");
        assert_eq!(percent(0.123), "12%");
        assert_eq!(percent(0.0009), "0.09%");
        assert_eq!(percent(0.0119), "1.2%");
        assert_eq!(percent(0.0194), "1.9%");
        assert_eq!(percent(0.02), "2%");
        assert_eq!(percent(0.042_51), "4.3%");
        assert_eq!(percent(0.0996), "10%");
        assert_eq!(percent(0.426), "43%");
        assert_eq!(percent(1.0), "100%");
        assert_eq!(percent(6.0), "600%");
        assert_eq!(percent(0.0), "0%");
        assert_eq!(whole_percent(0.066), "7%");
        assert_eq!(exact_money(30e6, "EUR"), "€30,000,000");
        assert_eq!(exact_money(30.5, "CHF"), "CHF\u{a0}30.50");
        assert_eq!(exact_money(-4e6, "USD"), "−\u{2060}$4,000,000");
    }
}
