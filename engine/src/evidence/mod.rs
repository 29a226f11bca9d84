//! Every figure that the calculator shows, and every famous one that it refuses.
//!
//! A [`Source`] says where a figure comes from, how good it is ([`Grade`]), what was
//! read of it ([`Reading`]) and what it is used for ([`Use`]). The register has three
//! parts, in the order in which the page of the numbers lists them: the
//! [`ARTICLES`] the product grew from, the figures in the [`CALCULATION`], and those
//! shown as [`CONTEXT`]. [`REFUSED`] holds the claims that no calculation uses.
//!
//! What this room does *not* know: prose. The catalogue words every figure and note
//! under the same ids (`evidence_figure.ID`, `evidence_note.ID`, `refused_claim.ID`,
//! `refused_reason.ID`). It does not know the rest of the crate either: parameters,
//! questions and remedies are named by their ids, and it holds none of the model's
//! constants.

mod articles;
mod calculation;
mod context;
mod figures;
mod grade;
mod refused;
mod source;
#[cfg(test)]
mod tests;

pub use articles::ARTICLES;
pub use calculation::CALCULATION;
pub use context::CONTEXT;
pub use figures::{FIXED, PARAMETERS, PARTS};
pub use grade::Grade;
pub use refused::{REFUSED, Refused};
pub use source::{Reading, Source, Use};

/// Every source, in the order of the register.
pub fn all() -> impl Iterator<Item = &'static Source> {
    ARTICLES.iter().chain(CALCULATION).chain(CONTEXT)
}

/// The source with this id, such as `"mckinsey-2021"`.
pub fn by_id(id: &str) -> Option<&'static Source> {
    all().find(|source| source.id == id)
}

/// The sources behind a parameter or fixed figure, in the order of the register.
///
/// `id` is one of [`PARAMETERS`] or [`FIXED`]; any other id has no sources.
pub fn for_parameter(id: &str) -> impl Iterator<Item = &'static Source> {
    using(move |u| matches!(u, Use::Parameter(parameter) if *parameter == id))
}

/// The parts of a source with a grade of their own that a parameter or fixed figure rests on.
pub fn parts_for(source: &'static Source, id: &str) -> impl Iterator<Item = (Grade, &'static str)> {
    source
        .also
        .iter()
        .copied()
        .filter(move |(_, part)| PARTS.iter().any(|(known, figures)| known == part && figures.contains(&id)))
}

/// The grades that a parameter or fixed figure rests on, each once, in the order of [`Grade::ALL`].
pub fn grades_for(id: &str) -> Vec<Grade> {
    let found: Vec<Grade> = for_parameter(id)
        .flat_map(|source| std::iter::once(source.grade).chain(parts_for(source, id).map(|(grade, _)| grade)))
        .collect();
    Grade::ALL.into_iter().filter(|grade| found.contains(grade)).collect()
}

/// The sources shown beside a question (`"C1"` to `"S3"`), in the order of the register.
pub fn for_question(item: &str) -> impl Iterator<Item = &'static Source> {
    using(move |u| matches!(u, Use::Question(question) if *question == item))
}

/// The sources behind a remedy or its price, in the order of the register.
///
/// Levels, starts and months are judgement for every remedy alike: they stand under
/// `for_parameter("remedy_levels")` and `for_parameter("remedy_months")`.
pub fn for_remedy(id: &str) -> impl Iterator<Item = &'static Source> {
    using(move |u| matches!(u, Use::Remedy(remedy) if *remedy == id))
}

fn using(wanted: impl Fn(&Use) -> bool) -> impl Iterator<Item = &'static Source> {
    all().filter(move |source| source.uses.iter().any(&wanted))
}
