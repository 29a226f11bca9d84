//! What is known about one figure.

use super::Grade;

/// One row of the register: a figure, or a few from one origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Stable id in kebab case; the catalogue's texts stand under it.
    pub id: &'static str,
    /// The grade of the row's main figure.
    pub grade: Grade,
    /// Parts of the row that have a grade of their own, by the part's id in snake case
    /// (worded in the catalogue as `evidence_part.ID.PART`).
    pub also: &'static [(Grade, &'static str)],
    /// Authors and publishers, as proper names; empty for judgement of this model.
    pub publisher: &'static str,
    /// First and last year of the dated parts; none where no part is dated.
    pub year: Option<(u16, u16)>,
    /// Respondents or firms behind the main figure, rounded where the origin rounds;
    /// none where it is not stated or where the row joins several studies.
    pub sample: Option<u32>,
    /// What was read.
    pub reading: Reading,
    /// Where it was read: web addresses without scheme, titles or journal issues,
    /// separated by semicolons; empty for judgement of this model.
    pub address: &'static str,
    /// What the product uses the figure for; never empty.
    pub uses: &'static [Use],
}

/// What was read of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// The originator's own text.
    Original,
    /// A copy, summary, translation or account by others; the page says so.
    Relay,
    /// Nothing to read: a calculation or a judgement of this model.
    Own,
}

/// What a figure is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Use {
    /// It sets or bounds an uncertain parameter ([`PARAMETERS`](super::PARAMETERS))
    /// or a fixed figure ([`FIXED`](super::FIXED)) of the model.
    Parameter(&'static str),
    /// It is shown beside a question, `"C1"` to `"S3"`.
    Question(&'static str),
    /// It stands behind a remedy or its price.
    Remedy(&'static str),
    /// It shaped how the model computes or how the product asks and shows.
    Method,
    /// It is shown beside results and enters no calculation.
    Context,
    /// It is shown next to the estimate, marked as not used, with the reason.
    RefusedButShown,
}
