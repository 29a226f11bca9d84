//! What a person enters, part by part.

mod assumptions;
mod fields;
mod parts;

pub use assumptions::assumptions;
pub use fields::Fields;
pub use parts::{company, funnel, plan, questions, team};
