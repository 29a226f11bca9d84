//! The languages of the browser, by its `Intl`.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use js_sys::Intl::{DateTimeFormat, ListFormat, NumberFormat, PluralRules};
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// It throws at what is no tag at all.
    #[wasm_bindgen(catch, js_namespace = ["Intl", "NumberFormat"], js_name = supportedLocalesOf)]
    fn supported_locales_of(tag: &str) -> Result<Array, JsValue>;
}

/// One language. A formatter takes the browser far longer to make than to use: each is made once, when it is needed.
#[derive(Debug)]
pub(super) struct Backend {
    locales: Array,
    /// By the least number of decimals.
    numbers: RefCell<HashMap<usize, Function>>,
    short: OnceCell<Function>,
    long: OnceCell<Function>,
    list_locales: Array,
    lists: OnceCell<ListFormat>,
    plurals: OnceCell<PluralRules>,
    months: OnceCell<Function>,
}

impl Backend {
    /// The number nearest to decimal digits.
    pub(super) fn nearest(digits: &str) -> f64 {
        js_sys::parse_float(digits)
    }

    /// Whether the browser knows a language.
    pub(super) fn knows(tag: &str) -> bool {
        supported_locales_of(tag).is_ok_and(|known| known.length() > 0)
    }

    /// A language, and the one its lists are written in.
    pub(super) fn new(tag: &str, list_tag: &str) -> Self {
        Self {
            locales: Array::of1(&tag.into()),
            numbers: RefCell::default(),
            short: OnceCell::new(),
            long: OnceCell::new(),
            list_locales: Array::of1(&list_tag.into()),
            lists: OnceCell::new(),
            plurals: OnceCell::new(),
            months: OnceCell::new(),
        }
    }

    /// A number that is not negative, with at least so many decimals.
    pub(super) fn number(&self, value: f64, least: usize) -> String {
        let mut numbers = self.numbers.borrow_mut();
        let formatter = numbers.entry(least).or_insert_with(|| {
            let decimals = [
                ("minimumFractionDigits", JsValue::from(least)),
                ("maximumFractionDigits", JsValue::from(20)),
            ];
            number_format(&self.locales, &decimals)
        });
        written(formatter, value)
    }

    /// A number that is not negative in its short or long compact form.
    pub(super) fn compact(&self, value: f64, long: bool) -> String {
        let (made, display) = if long { (&self.long, "long") } else { (&self.short, "short") };
        let formatter = made.get_or_init(|| {
            let style = [
                ("notation", "compact".into()),
                ("compactDisplay", display.into()),
                ("maximumSignificantDigits", JsValue::from(20)),
            ];
            number_format(&self.locales, &style)
        });
        written(formatter, value)
    }

    /// A one as a number.
    pub(super) fn plain_sample(&self, one: f64) -> String {
        self.number(one, 0)
    }

    /// A one as a percentage.
    pub(super) fn percent_sample(&self, one: f64) -> String {
        written(&number_format(&self.locales, &[("style", "percent".into())]), one / 100.0)
    }

    /// A one of a currency, of which the code has three letters.
    pub(super) fn money_sample(&self, one: f64, code: &str) -> String {
        let style = [
            ("style", "currency".into()),
            ("currency", code.into()),
            ("minimumFractionDigits", JsValue::from(0)),
            ("maximumFractionDigits", JsValue::from(0)),
        ];
        written(&number_format(&self.locales, &style), one)
    }

    /// Names one after the other.
    pub(super) fn list(&self, names: &[&str]) -> String {
        let names: Array = names.iter().map(|name| JsValue::from(*name)).collect();
        let lists = self.lists.get_or_init(|| ListFormat::new(&self.list_locales, &Object::new()));
        lists.format(&names).into()
    }

    /// The plural category of a count.
    pub(super) fn plural(&self, count: u64) -> &'static str {
        let plurals = self.plurals.get_or_init(|| PluralRules::new(&self.locales, &Object::new()));
        let category = String::from(plurals.select(count as f64));
        ["zero", "one", "two", "few", "many"].into_iter().find(|name| *name == category).unwrap_or("other")
    }

    /// A month of a year.
    pub(super) fn month(&self, year: i32, month: u8) -> String {
        let formatter = self.months.get_or_init(|| {
            let style = [
                ("calendar", "gregory".into()),
                ("timeZone", "UTC".into()),
                ("year", "numeric".into()),
                ("month", "long".into()),
            ];
            DateTimeFormat::new(&self.locales, &options(&style)).format()
        });
        written(formatter, Date::utc(f64::from(year), f64::from(month) - 1.0))
    }
}

fn number_format(locales: &Array, style: &[(&str, JsValue)]) -> Function {
    NumberFormat::new(locales, &options(style)).format()
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        // A new object takes every property.
        let _ = Reflect::set(&options, &(*name).into(), value);
    }
    options
}

fn written(formatter: &Function, value: f64) -> String {
    let text = formatter.call1(&JsValue::UNDEFINED, &value.into());
    text.ok().and_then(|text| text.as_string()).unwrap_or_else(|| value.to_string())
}
