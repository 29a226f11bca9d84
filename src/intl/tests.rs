//! What a browser writes, which the other side has to write as well: the strings are those of
//! Chromium 156, put together from its `Intl`. The two sides may have different versions of the
//! Unicode data, of which a symbol or a hyphen in Hebrew tells. In short Hebrew amounts the browser
//! itself would put the minus on the other side of the number.

use super::Intl;

type Call = fn(&Intl) -> String;

/// One call a line, in the order of the strings below.
pub const CALLS: [Call; 39] = [
    |intl| intl.number(1_250_000.5, 0, 3),
    |intl| intl.number(1_250.5, 2, 2),
    |intl| intl.number(-1_250_000.0, 0, 0),
    |intl| intl.number(-0.001, 1, 1),
    |intl| intl.number(0.5, 0, 0),
    |intl| intl.number(f64::NAN, 0, 0),
    |intl| intl.number(f64::NEG_INFINITY, 0, 0),
    |intl| intl.percent(0.12, 0),
    |intl| intl.percent(-0.123, 1),
    |intl| intl.percent(12.5, 0),
    |intl| intl.money(1_250_000.0, "USD", 0),
    |intl| intl.money(-1_250.0, "USD", 2),
    |intl| intl.money(-4e6, "EUR", 0),
    |intl| intl.money(30.5, "CHF", 2),
    |intl| intl.money(1e6, "GBP", 0),
    |intl| intl.money(1e6, "xqz", 0),
    |intl| intl.money_long(578_432.0, "USD"),
    |intl| intl.money_long(999_999.0, "USD"),
    |intl| intl.money_long(2_949_000.0, "EUR"),
    |intl| intl.money_long(12_400_000.0, "EUR"),
    |intl| intl.money_long(-3.1e9, "USD"),
    |intl| intl.money_long(2.9e6, "CHF"),
    |intl| intl.money_long(9.94, "USD"),
    |intl| intl.money_long(-5_130.0, "USD"),
    |intl| intl.money_short(640.0, "USD", 2),
    |intl| intl.money_short(578_432.0, "USD", 2),
    |intl| intl.money_short(-9_940.0, "USD", 2),
    |intl| intl.money_short(2_949_000.0, "EUR", 2),
    |intl| intl.money_short(2e9, "USD", 2),
    |intl| intl.money_short(2_064.0, "USD", 3),
    |intl| intl.money_short(-0.0, "USD", 2),
    |intl| intl.money_short(1e300, "USD", 2).chars().count().to_string(),
    |intl| intl.list(&["A"]),
    |intl| intl.list(&["A", "B"]),
    |intl| intl.list(&["A", "B", "C"]),
    |intl| [0, 1, 2, 3, 5, 11, 100, 1_000_000, 1_500_000].map(|count| intl.plural(count)).join(" "),
    |intl| intl.month(2026, 11),
    |intl| intl.month(2027, 3),
    |intl| intl.decimal_sign().to_string(),
];

/// The strings of each language.
#[cfg(test)]
pub const STRINGS: [(&str, [&str; 39]); 6] = [
    (
        "en",
        [
            "1,250,000.5",
            "1,250.50",
            "−1,250,000",
            "0.0",
            "0",
            "NaN",
            "−∞",
            "12%",
            "−12.3%",
            "1,250%",
            "$1,250,000",
            "−\u{2060}$1,250.00",
            "−\u{2060}€4,000,000",
            "CHF\u{a0}30.50",
            "£1,000,000",
            "XQZ\u{a0}1,000,000",
            "$580,000",
            "$1 million",
            "€2.9 million",
            "€12 million",
            "−\u{2060}$3.1 billion",
            "CHF\u{a0}2.9 million",
            "$9.9",
            "−\u{2060}$5,100",
            "$640",
            "$580K",
            "−\u{2060}$9.9K",
            "€2.9M",
            "$2B",
            "$2.06K",
            "$0",
            "387",
            "A",
            "A and B",
            "A, B and C",
            "other one other other other other other other other",
            "November 2026",
            "March 2027",
            ".",
        ],
    ),
    (
        "zh",
        [
            "1,250,000.5",
            "1,250.50",
            "−1,250,000",
            "0.0",
            "0",
            "NaN",
            "−∞",
            "12%",
            "−12.3%",
            "1,250%",
            "US$1,250,000",
            "−\u{2060}US$1,250.00",
            "−\u{2060}€4,000,000",
            "CHF\u{a0}30.50",
            "£1,000,000",
            "XQZ\u{a0}1,000,000",
            "US$58万",
            "US$100万",
            "€290万",
            "€1200万",
            "−\u{2060}US$31亿",
            "CHF\u{a0}290万",
            "US$9.9",
            "−\u{2060}US$5,100",
            "US$640",
            "US$58万",
            "−\u{2060}US$9900",
            "€290万",
            "US$20亿",
            "US$2060",
            "US$0",
            "390",
            "A",
            "A和B",
            "A、B和C",
            "other other other other other other other other other",
            "2026年11月",
            "2027年3月",
            ".",
        ],
    ),
    (
        "de",
        [
            "1.250.000,5",
            "1.250,50",
            "−1.250.000",
            "0,0",
            "0",
            "NaN",
            "−∞",
            "12\u{a0}%",
            "−12,3\u{a0}%",
            "1.250\u{a0}%",
            "1.250.000\u{a0}$",
            "−1.250,00\u{a0}$",
            "−4.000.000\u{a0}€",
            "30,50\u{a0}CHF",
            "1.000.000\u{a0}£",
            "1.000.000\u{a0}XQZ",
            "580.000\u{a0}$",
            "1 Million\u{a0}$",
            "2,9 Millionen\u{a0}€",
            "12 Millionen\u{a0}€",
            "−3,1 Milliarden\u{a0}$",
            "2,9 Millionen\u{a0}CHF",
            "9,9\u{a0}$",
            "−5.100\u{a0}$",
            "640\u{a0}$",
            "580.000\u{a0}$",
            "−9900\u{a0}$",
            "2,9\u{a0}Mio.\u{a0}€",
            "2\u{a0}Mrd.\u{a0}$",
            "2060\u{a0}$",
            "0\u{a0}$",
            "392",
            "A",
            "A und B",
            "A, B und C",
            "other one other other other other other other other",
            "November 2026",
            "März 2027",
            ",",
        ],
    ),
    (
        "es",
        [
            "1.250.000,5",
            "1250,50",
            "−1.250.000",
            "0,0",
            "0",
            "NaN",
            "−∞",
            "12\u{a0}%",
            "−12,3\u{a0}%",
            "1250\u{a0}%",
            "1.250.000\u{a0}US$",
            "−1250,00\u{a0}US$",
            "−4.000.000\u{a0}€",
            "30,50\u{a0}CHF",
            "1.000.000\u{a0}GBP",
            "1.000.000\u{a0}XQZ",
            "580.000\u{a0}US$",
            "1 millón de\u{a0}US$",
            "2,9 millones de\u{a0}€",
            "12 millones de\u{a0}€",
            "−3,1 mil millones de\u{a0}US$",
            "2,9 millones de\u{a0}CHF",
            "9,9\u{a0}US$",
            "−5100\u{a0}US$",
            "640\u{a0}US$",
            "580\u{a0}mil\u{a0}US$",
            "−9,9\u{a0}mil\u{a0}US$",
            "2,9\u{a0}M\u{a0}€",
            "2000\u{a0}M\u{a0}US$",
            "2,06\u{a0}mil\u{a0}US$",
            "0\u{a0}US$",
            "391",
            "A",
            "A y B",
            "A, B y C",
            "other one other other other other other many other",
            "noviembre de 2026",
            "marzo de 2027",
            ",",
        ],
    ),
    (
        "fr",
        [
            "1\u{202f}250\u{202f}000,5",
            "1\u{202f}250,50",
            "−1\u{202f}250\u{202f}000",
            "0,0",
            "0",
            "NaN",
            "−∞",
            "12\u{a0}%",
            "−12,3\u{a0}%",
            "1\u{202f}250\u{a0}%",
            "1\u{202f}250\u{202f}000\u{a0}$US",
            "−1\u{202f}250,00\u{a0}$US",
            "−4\u{202f}000\u{202f}000\u{a0}€",
            "30,50\u{a0}CHF",
            "1\u{202f}000\u{202f}000\u{a0}£GB",
            "1\u{202f}000\u{202f}000\u{a0}XQZ",
            "580\u{202f}000\u{a0}$US",
            "1\u{a0}M\u{a0}$US",
            "2,9\u{a0}M\u{a0}€",
            "12\u{a0}M\u{a0}€",
            "−3,1\u{a0}Md\u{a0}$US",
            "2,9\u{a0}M\u{a0}CHF",
            "9,9\u{a0}$US",
            "−5\u{202f}100\u{a0}$US",
            "640\u{a0}$US",
            "580\u{a0}k\u{a0}$US",
            "−9,9\u{a0}k\u{a0}$US",
            "2,9\u{a0}M\u{a0}€",
            "2\u{a0}Md\u{a0}$US",
            "2,06\u{a0}k\u{a0}$US",
            "0\u{a0}$US",
            "392",
            "A",
            "A et B",
            "A, B et C",
            "one one other other other other other many other",
            "novembre 2026",
            "mars 2027",
            ",",
        ],
    ),
    (
        "he",
        [
            "1,250,000.5",
            "1,250.50",
            "\u{200e}−1,250,000",
            "0.0",
            "0",
            "NaN",
            "\u{200e}−∞",
            "12%",
            "\u{200e}−12.3%",
            "1,250%",
            "\u{200f}1,250,000\u{a0}\u{200f}$",
            "\u{200f}\u{200e}−1,250.00\u{a0}\u{200f}$",
            "\u{200f}\u{200e}−4,000,000\u{a0}\u{200f}€",
            "\u{200f}30.50\u{a0}\u{200f}CHF",
            "\u{200f}1,000,000\u{a0}\u{200f}£",
            "\u{200f}1,000,000\u{a0}\u{200f}XQZ",
            "\u{200f}580,000\u{a0}\u{200f}$",
            "\u{200f}1 מיליון\u{a0}\u{200f}$",
            "\u{200f}2.9 מיליון\u{a0}\u{200f}€",
            "\u{200f}12 מיליון\u{a0}\u{200f}€",
            "\u{200f}\u{200e}−3.1 מיליארד\u{a0}\u{200f}$",
            "\u{200f}2.9 מיליון\u{a0}\u{200f}CHF",
            "\u{200f}9.9\u{a0}\u{200f}$",
            "\u{200f}\u{200e}−5,100\u{a0}\u{200f}$",
            "\u{200f}640\u{a0}\u{200f}$",
            "\u{200f}580K\u{200f}\u{a0}\u{200f}$",
            "\u{200f}\u{200e}−9.9K\u{200f}\u{a0}\u{200f}$",
            "\u{200f}2.9M\u{200f}\u{a0}\u{200f}€",
            "\u{200f}2B\u{200f}\u{a0}\u{200f}$",
            "\u{200f}2.06K\u{200f}\u{a0}\u{200f}$",
            "\u{200f}0\u{a0}\u{200f}$",
            "391",
            "A",
            "A ו-B",
            "A, B ו-C",
            "other one two other other other other other other",
            "נובמבר 2026",
            "מרץ 2027",
            ".",
        ],
    ),
];

#[test]
fn strings_are_those_of_the_browser() {
    let mut wrong = Vec::new();
    for (tag, strings) in STRINGS {
        let intl = Intl::new(tag);
        for (at, (call, expected)) in CALLS.iter().zip(strings).enumerate() {
            let written = call(&intl).replace('\u{2011}', "-");
            if written != expected {
                wrong.push(format!("{tag} {at}: {written:?} for {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn unknown_languages_are_written_in_english() {
    for tag in ["", "xx", "und", "no such tag", "e", "\u{0}", "en-", "tlh", "-"] {
        assert_eq!(Intl::new(tag).money_long(2.9e6, "USD"), "$2.9 million", "{tag:?}");
    }
    assert_eq!(Intl::new("de-AT").decimal_sign(), ',');
    assert_eq!(Intl::new("zh-Hans-CN").money_long(578_432.0, "CNY"), "¥58万");
    assert_eq!(Intl::new("EN-us").list(&["a", "b", "c"]), "a, b and c");
}

#[test]
fn codes_that_are_none_stand_beside_the_number() {
    let [english, german] = ["en", "de"].map(Intl::new);
    assert_eq!(english.money(1e6, "xx", 0), "xx\u{a0}1,000,000");
    assert_eq!(german.money(-1e6, "€€€", 0), "−1.000.000\u{a0}€€€");
    assert_eq!(english.money_long(-2.9e6, "XXX"), "−\u{2060}XXX\u{a0}2.9 million");
    assert_eq!(english.money(1.0, "xxx", 0), "XXX\u{a0}1");
    assert_eq!(german.money_short(2.9e6, " ", 2), "2,9\u{a0}Mio.");
    assert_eq!(english.money(1e6, "%", 0), "%\u{a0}1,000,000");
    assert_eq!(english.money(5.0, " usd ", 0), "$5");
}

#[test]
fn no_input_panics() {
    let values = [0.0, -0.0, 5e-324, 1e-7, 0.05, 999.5, 1e300, f64::NAN, f64::INFINITY];
    for tag in ["en", "zh", "de", "es", "fr", "he", "ar", "hi", "tr"] {
        let intl = Intl::new(tag);
        for value in values.into_iter().flat_map(|value| [value, -value]) {
            for count in [0, 2, 20, usize::MAX] {
                intl.number(value, count, 2);
                intl.percent(value, count);
                for currency in ["USD", "", "€€€", "\u{202e}"] {
                    intl.money(value, currency, count);
                    intl.money_long(value, currency);
                    intl.money_short(value, currency, count);
                }
            }
        }
        intl.plural(u64::MAX);
        assert_eq!(intl.list(&[]), "");
        assert_ne!(intl.month(i32::MIN, 0), intl.month(i32::MAX, u8::MAX));
    }
}
