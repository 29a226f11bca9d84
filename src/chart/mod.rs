//! Report to charts: what each one shows, where it stands and how it is drawn, with plotters.
//!
//! It knows the model's report and the texts, and no browser: shapes carry the name of their role,
//! and whoever shows them decides on colour. Every chart answers a question, which is its title,
//! and comes with the table of what it shows.

mod drawing;
mod funnel;
mod index;
mod pattern;
mod plan;
mod projection;
mod recorder;
mod role;
mod rows;
mod scale;
mod stake;
mod tornado;
mod views;

pub use drawing::{Anchor, Drawing, Shape};
pub use funnel::funnel;
pub use index::{index, range_mark};
pub use pattern::{posterior, signals};
pub use plan::{remedies, roadmap};
pub use projection::{projection, recovered};
pub use role::{FAMILIES, PAPER, Role, Style};
pub use stake::ladder;
pub use tornado::tornado;
pub use views::gaps;

use crate::model::{Further, Range, Report};
use crate::profile::Profile;
use crate::text::{Texts, figures};

/// What charts are made from.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// What was entered.
    pub profile: &'a Profile,
    /// The currency of all money, three letters.
    pub currency: &'a str,
    /// What is found at once.
    pub report: &'a Report,
    /// What takes longer, when it is there.
    pub further: Option<&'a Further>,
    /// The words.
    pub texts: &'a Texts,
}

impl Subject<'_> {
    /// Money as tables have it.
    fn money(&self, value: f64) -> String {
        figures::money(value, self.currency, self.texts)
    }

    /// Eight cases in ten of an amount of money, as tables have it.
    fn money_range(&self, range: &Range) -> String {
        figures::money_range(range.p10, range.p90, self.currency, self.texts)
    }

    /// Money as charts have it.
    fn short(&self, value: f64) -> String {
        figures::short_money(value, self.currency, self.texts)
    }

    /// Money that is more or less than before.
    fn signed(&self, value: f64) -> String {
        if value > 0.0 { format!("+{}", self.short(value)) } else { self.short(value) }
    }

    /// Round amounts of money on a scale.
    fn ticks(&self, range: &std::ops::Range<f64>) -> Vec<(f64, String)> {
        scale::ticks(range).into_iter().map(|tick| (tick, self.short(tick))).collect()
    }
}

/// A chart with everything that stands around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Its name in addresses and files, `projection` for example.
    pub id: &'static str,
    /// The question that it answers.
    pub title: String,
    /// How its marks are read.
    pub key: String,
    /// The picture.
    pub drawing: Drawing,
    /// What it shows, as a table.
    pub table: Table,
}

/// What a table has where there is nothing.
const NOTHING: &str = "–";

/// A table; the first cell of each row is its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The headings of its columns.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}
