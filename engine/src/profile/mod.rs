//! What a company entered: names, units, limits, and every error at once.
//!
//! An [`Entry`] is what was typed or read; a [`Profile`] is an entry without a fault.
//! This room knows no other: no figure of the model, no text, no browser.

mod check;
mod currency;
mod entry;
mod error;
mod json;
mod vocabulary;
mod write;

use std::ops::Deref;

use serde_json::Value;

pub use check::{EXCLUSION, override_range};
pub use currency::{USD_RATES, usd_rate};
pub use entry::{Answer, Answers, Company, Effort, Entry, Funnel, PlanEntry, Settings, Team, Weights};
pub use error::{Allowed, Code, FieldError, Found};
pub(crate) use vocabulary::vocabulary;
pub use vocabulary::*;

/// A checked entry: every field lies within its limits, and revenue and rate are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    entry: Entry,
    annual_revenue: f64,
    usd_rate: f64,
}

impl Profile {
    /// Checks an entry.
    ///
    /// # Errors
    /// Every wrong field at once, in the order of the fields.
    pub fn check(entry: Entry) -> Result<Self, Vec<FieldError>> {
        let faults = check::faults(&entry);
        let currency = entry.company.currency_code();
        let usd_rate = entry.company.usd_rate.or_else(|| usd_rate(currency));
        match (entry.company.annual_revenue, usd_rate) {
            (Some(annual_revenue), Some(usd_rate)) if faults.is_empty() => {
                Ok(Profile { entry, annual_revenue, usd_rate })
            }
            _ => Err(faults),
        }
    }

    /// Reads and checks a profile's JSON value.
    ///
    /// # Errors
    /// Every unknown name, wrong type and wrong value at once.
    pub fn from_json(json: &Value) -> Result<Self, Vec<FieldError>> {
        let (entry, unread) = json::read(json);
        Profile::check_read(entry, unread)
    }

    /// Checks an entry of which some fields could not be read.
    ///
    /// # Errors
    /// What could not be read, then every wrong field; one that could not be read is not missed a
    /// second time.
    pub fn check_read(entry: Entry, unread: Vec<FieldError>) -> Result<Self, Vec<FieldError>> {
        let wrong = match Profile::check(entry) {
            Ok(profile) if unread.is_empty() => return Ok(profile),
            Ok(_) => Vec::new(),
            Err(wrong) => wrong,
        };
        let already = |fault: &FieldError| {
            let same = |known: &FieldError| {
                lies_in(&known.field, &fault.field) || lies_in(&fault.field, &known.field)
            };
            unread.iter().filter(|known| known.code != Code::UnknownField).any(same)
        };
        let more: Vec<FieldError> = wrong.into_iter().filter(|fault| !already(fault)).collect();
        Err(unread.into_iter().chain(more).collect())
    }

    /// Reads and checks a profile's JSON text.
    ///
    /// # Errors
    /// As [`Profile::from_json`]; text that is no JSON gives one error with an empty field.
    pub fn from_json_text(text: &str) -> Result<Self, Vec<FieldError>> {
        let not_json = |reason: String| {
            vec![FieldError {
                field: String::new(),
                code: Code::NotJson,
                allowed: Allowed::Type { r#type: "JSON object" },
                value: Found::Text(reason),
            }]
        };
        if text.contains(DISGUISED_NUMBER) {
            return Err(not_json(format!("{DISGUISED_NUMBER} is no name of a field")));
        }
        match serde_json::from_str(text) {
            Ok(json) => Self::from_json(&json),
            Err(error) => Err(not_json(error.to_string())),
        }
    }

    /// Revenue of a year, in the profile's currency.
    pub fn annual_revenue(&self) -> f64 {
        self.annual_revenue
    }

    /// US dollars per unit of the profile's currency.
    pub fn usd_rate(&self) -> f64 {
        self.usd_rate
    }

    /// The size band of the company.
    pub fn band(&self) -> Band {
        match self.annual_revenue * self.usd_rate {
            dollars if dollars < 10e6 => Band::Small,
            dollars if dollars < 50e6 => Band::Medium,
            dollars if dollars < 200e6 => Band::Large,
            _ => Band::Enterprise,
        }
    }

    /// What the funnel counts cover: as entered, else marketing's leads when MQLs are counted.
    pub fn covers(&self) -> Covers {
        let counts_mqls = self.funnel.counts[Stage::Mqls as usize].is_some();
        self.funnel.covers.unwrap_or(if counts_mqls {
            Covers::MarketingLeads
        } else {
            Covers::AllNewBusiness
        })
    }
}

impl Deref for Profile {
    type Target = Entry;

    fn deref(&self) -> &Entry {
        &self.entry
    }
}

/// The name under which the JSON parser keeps numbers of any length; an object that uses it would
/// pass for a number.
const DISGUISED_NUMBER: &str = "$serde_json::private::";

/// Whether a path names a field or something inside it.
fn lies_in(outer: &str, inner: &str) -> bool {
    let rest = inner.strip_prefix(outer);
    rest.is_some_and(|rest| outer.is_empty() || rest.is_empty() || rest.starts_with('.'))
}
