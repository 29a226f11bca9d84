//! Report to charts: what each one shows, where it stands and how it is drawn, with plotters.
//!
//! It knows the model's report and the texts, and no browser: shapes carry the name of their role,
//! and whoever shows them decides on colour. Every chart answers a question, which is its title,
//! and comes with the table of what it shows.

mod drawing;
mod funnel;
mod index;
mod moves;
mod pattern;
mod plan;
mod portfolio;
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
pub use moves::moves;
pub use pattern::{posterior, signals};
pub use plan::{remedies, roadmap};
pub use portfolio::{Company, portfolio};
pub use projection::{projection, recovered};
pub use role::{FAMILIES, PAPER, Role, Style};
pub use stake::ladder;
pub use tornado::tornado;
pub use views::gaps;

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
