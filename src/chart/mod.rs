//! Report to charts: what each one shows, where it stands and how it is drawn, with plotters.
//!
//! It knows the model's report and the texts, and no browser: shapes carry the name of their role,
//! and whoever shows them decides on colour. Every chart answers a question, which is its title,
//! and comes with the table of what it shows.

mod projection;
mod recorder;
mod scale;

pub use projection::projection;
pub use recorder::{Anchor, Drawing, Role, Shape};

use crate::model::{Further, Report};
use crate::profile::Profile;
use crate::text::Texts;

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
