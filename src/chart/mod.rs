//! Report to shapes: what each chart shows, where it stands and how it is drawn, with plotters.
//!
//! It knows the model's report and the texts, and no browser: shapes carry the name of their role,
//! and whoever shows them decides on colour.

mod projection;
mod recorder;
mod scale;

pub use projection::projection;
pub use recorder::{Anchor, Drawing, Role, Shape};
