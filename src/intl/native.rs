//! The languages of ICU4X, for tests and pages made outside a browser.

use icu_datetime::fieldsets::YM;
use icu_datetime::input::Date;
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use icu_decimal::input::Decimal;
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu_experimental::dimension::currency::CurrencyType;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_experimental::dimension::percent::formatter::PercentFormatter;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::{Locale, LocaleExpander, locale};
use icu_plurals::{PluralCategory, PluralRules};

/// Currencies browsers write by their codes, and ICU4X 2.4 with the symbols of no language in particular.
const BY_CODE: [(&str, &[&str]); 2] = [
    ("es", &["AUD", "BRL", "CAD", "CNY", "GBP", "HKD", "ILS", "INR", "JPY", "KRW", "MXN", "NZD", "TWD"]),
    ("fr", &["CNY", "HKD", "JPY", "TWD"]),
];

/// One language. What its data may lack is nothing, and is then written plainly.
#[derive(Debug)]
pub(super) struct Backend {
    locale: Locale,
    decimal: Option<DecimalFormatter>,
    short: Option<CompactDecimalFormatter>,
    long: Option<CompactDecimalFormatter>,
    lists: Option<ListFormatter>,
    plurals: Option<PluralRules>,
}

impl Backend {
    /// The number nearest to decimal digits.
    pub(super) fn nearest(digits: &str) -> f64 {
        digits.parse().unwrap_or(f64::NAN)
    }

    /// Whether there is data for a language.
    pub(super) fn knows(tag: &str) -> bool {
        // Data for unknown languages is that of none: the script of known ones can be told.
        Locale::try_from_str(tag).is_ok_and(|locale| {
            let mut id = locale.id;
            let unknown = id.language.is_unknown();
            LocaleExpander::new_common().maximize(&mut id);
            !unknown && id.script.is_some() && id.region.is_some()
        })
    }

    /// A language, and the one its lists are written in.
    pub(super) fn new(tag: &str, list_tag: &str) -> Self {
        let [locale, lists] = [tag, list_tag].map(|tag| Locale::try_from_str(tag).unwrap_or(locale!("en")));
        Self {
            decimal: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
            short: CompactDecimalFormatter::try_new_short((&locale).into(), Default::default()).ok(),
            long: CompactDecimalFormatter::try_new_long((&locale).into(), Default::default()).ok(),
            lists: ListFormatter::try_new_and((&lists).into(), ListFormatterOptions::default()).ok(),
            plurals: PluralRules::try_new_cardinal((&locale).into()).ok(),
            locale,
        }
    }

    /// A number that is not negative, with at least so many decimals.
    pub(super) fn number(&self, value: f64, least: usize) -> String {
        let least = i16::try_from(least).unwrap_or_default();
        let mut value = decimal(value);
        value.absolute.pad_end(-least);
        written(self.decimal.as_ref(), &value)
    }

    /// A number that is not negative in its short or long compact form.
    pub(super) fn compact(&self, value: f64, long: bool) -> String {
        let formatter = if long { &self.long } else { &self.short };
        let mut significand = decimal(value);
        let compact = formatter.as_ref().and_then(|formatter| {
            let magnitude = significand.absolute.nonzero_magnitude_start();
            let exponent = formatter.compact_exponent_for_magnitude(magnitude);
            significand.absolute.multiply_pow10(-i16::from(exponent));
            significand.absolute.trim_end();
            formatter.format_with_exponent(&significand, exponent).ok().map(|text| text.to_string())
        });
        compact.unwrap_or_else(|| self.number(value, 0))
    }

    /// A one as a number.
    pub(super) fn plain_sample(&self, one: f64) -> String {
        written(self.decimal.as_ref(), &decimal(one))
    }

    /// A one as a percentage.
    pub(super) fn percent_sample(&self, one: f64) -> String {
        match PercentFormatter::try_new((&self.locale).into(), Default::default()) {
            Ok(formatter) => formatter.format(&decimal(one)).to_string(),
            Err(_) => format!("{one}%"),
        }
    }

    /// A one of a currency, of which the code has three letters.
    pub(super) fn money_sample(&self, one: f64, code: &str) -> String {
        let by_code =
            BY_CODE.iter().any(|(tag, codes)| self.locale.to_string() == *tag && codes.contains(&code));
        let new = if by_code { CurrencyFormatter::try_new_code } else { CurrencyFormatter::try_new_symbol };
        let formatter = CurrencyType::try_from_str(code)
            .ok()
            .and_then(|currency| new((&self.locale).into(), currency, Default::default()).ok());
        match formatter {
            Some(formatter) => formatter.format_fixed_decimal(&decimal(one)).to_string(),
            None => format!("{one}\u{a0}{code}"),
        }
    }

    /// Names one after the other.
    pub(super) fn list(&self, names: &[&str]) -> String {
        match &self.lists {
            Some(lists) => lists.format(names.iter()).to_string(),
            None => names.join(", "),
        }
    }

    /// The plural category of a count.
    pub(super) fn plural(&self, count: u64) -> &'static str {
        match self.plurals.as_ref().map(|rules| rules.category_for(count)) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }

    /// A month of a year.
    pub(super) fn month(&self, year: i32, month: u8) -> String {
        let preferences = DateTimeFormatterPreferences::from(&self.locale);
        let formatter = FixedCalendarDateTimeFormatter::try_new(preferences, YM::long()).ok();
        match (formatter, Date::try_new_gregorian(year, month, 1)) {
            (Some(formatter), Ok(date)) => formatter.format(&date).to_string(),
            _ => format!("{year}-{month:02}"),
        }
    }
}

/// The fewest digits that tell a number from all others, as browsers write them.
fn decimal(value: f64) -> Decimal {
    Decimal::try_from_str(&value.to_string()).unwrap_or_default()
}

fn written(formatter: Option<&DecimalFormatter>, value: &Decimal) -> String {
    formatter.map_or_else(|| value.to_string(), |formatter| formatter.format(value).to_string())
}
