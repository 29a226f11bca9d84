//! Figures written for people: money and shares rounded to what can be known, counts as they are.

use super::Texts;
use crate::intl::rounded;

/// A number with so many decimals.
pub fn number(value: f64, decimals: usize, texts: &Texts) -> String {
    texts.intl().number(value, decimals, decimals)
}

/// A number without needless decimals, at most three.
pub fn plain(value: f64, texts: &Texts) -> String {
    plain_to(value, 3, texts)
}

/// A number without needless decimals, at most so many.
pub fn plain_to(value: f64, decimals: usize, texts: &Texts) -> String {
    texts.intl().number(value, 0, decimals)
}

/// Money written out, as an echo of what was typed.
pub fn exact_money(value: f64, currency: &str, texts: &Texts) -> String {
    texts.intl().money(value, currency, if value.fract() == 0.0 { 0 } else { 2 })
}

/// Money to two significant digits, with words for large amounts.
pub fn money(value: f64, currency: &str, texts: &Texts) -> String {
    texts.intl().money_long(value, currency)
}

/// A share, 0 to 1, as a percentage to two significant digits.
pub fn percent(share: f64, texts: &Texts) -> String {
    let share = rounded(share, 2);
    if share.abs() < 0.1 { texts.intl().percent(share, 3) } else { whole_percent(share, texts) }
}

/// A share, 0 to 1, as a whole percentage: for probabilities that are judgement.
pub fn whole_percent(share: f64, texts: &Texts) -> String {
    texts.intl().percent(share, 0)
}

/// Percentage points to two significant digits, without a sign.
pub fn percentage_points(points: f64, texts: &Texts) -> String {
    plain_to(rounded(points, 2), if points.abs() < 10.0 { 1 } else { 0 }, texts)
}

/// Points of the index, whole.
pub fn points(value: f64, texts: &Texts) -> String {
    number(value, 0, texts)
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
    // Lines of charts never break where the joiner would hold them.
    texts.intl().money_short(value, currency, digits).replace('\u{2060}', "")
}

/// A chance, 0 to 1, as so many cases of a hundred.
pub fn chance(share: f64, texts: &Texts) -> String {
    match (100.0 * share).round_ties_even() {
        count if count > 0.0 => texts.cases_in_100(&number(count, 0, texts)),
        _ if share > 0.0 => texts.cases_fewest().to_owned(),
        _ => texts.cases_none().to_owned(),
    }
}

/// Names one after the other, with a word before the last.
pub fn list(names: &[&str], texts: &Texts) -> String {
    texts.intl().list(names)
}

/// Where an amount stands after costs: short of them, ahead, or between both.
pub fn standing(low: f64, high: f64, currency: &str, texts: &Texts) -> String {
    let [short, ahead] = [-low, high].map(|value| money(value, currency, texts));
    if low >= 0.0 {
        texts.standing_ahead(&money_range(low, high, currency, texts))
    } else if high > 0.0 {
        texts.standing_between(&short, &ahead)
    } else {
        texts.standing_short(&money_range(-high, -low, currency, texts))
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
        assert_eq!(short(578_432.0), "$580K");
        assert_eq!(short(-9_940.0), "−$9.9K");
        assert_eq!(short(2_949_000.0), "$2.9M");
        assert_eq!(short(15e6), "$15M");
        assert_eq!(short(2e9), "$2B");
        assert_eq!(short(0.0), "$0");
        assert_eq!(short(640.0), "$640");
        let three = |value| short_money_to(value, 3, "USD", &texts);
        assert_eq!(three(2_064.0), "$2.06K");
        assert_eq!(three(-1_238.0), "−$1.24K");
        assert_eq!(three(612.4), "$612");
        assert_eq!(three(2_100.0), "$2.1K");
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
        assert_eq!(standing(-63_400.0, -1_200.0), "short by $1,200 to $63,000");
    }

    #[test]
    fn numbers_are_grouped_and_signed() {
        let texts = Texts::english();
        assert_eq!(number(1_250_000.5, 2, &texts), "1,250,000.50");
        assert_eq!(number(-0.001, 1, &texts), "0.0");
        assert_eq!(plain(0.5, &texts), "0.5");
        assert_eq!(plain(30_000_000.0, &texts), "30,000,000");
        assert_eq!(percent(0.123, &texts), "12%");
        assert_eq!(percent(0.0009, &texts), "0.09%");
        assert_eq!(percent(0.0119, &texts), "1.2%");
        assert_eq!(percent(0.0194, &texts), "1.9%");
        assert_eq!(percent(0.02, &texts), "2%");
        assert_eq!(percent(0.042_51, &texts), "4.3%");
        assert_eq!(percent(0.0996, &texts), "10%");
        assert_eq!(percent(0.426, &texts), "43%");
        assert_eq!(percent(1.0, &texts), "100%");
        assert_eq!(percent(6.0, &texts), "600%");
        assert_eq!(percent(0.0, &texts), "0%");
        assert_eq!(whole_percent(0.066, &texts), "7%");
        assert_eq!(exact_money(30e6, "EUR", &texts), "€30,000,000");
        assert_eq!(exact_money(30.5, "CHF", &texts), "CHF\u{a0}30.50");
        assert_eq!(exact_money(-4e6, "USD", &texts), "−\u{2060}$4,000,000");
    }
}
