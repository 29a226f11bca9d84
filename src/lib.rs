//! The alignment calculator.

pub mod model;
pub mod profile;
