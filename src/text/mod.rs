//! Words and numbers: the texts of each language, numbers read as people type them and written as
//! people read them, and what is said of a report.
//!
//! It knows the identifiers of profile and model, and no browser.

mod account;
mod catalogue;
pub mod changes;
pub mod entered;
pub mod facts;
pub mod faults;
pub mod figures;
pub mod findings;
pub mod formulas;
pub mod headline;
pub mod number;
#[cfg(not(target_arch = "wasm32"))]
pub mod pseudo;
pub mod summary;

pub use account::{Account, name_of};
#[cfg(not(target_arch = "wasm32"))]
pub use catalogue::CATALOGUES;
pub use catalogue::Texts;
