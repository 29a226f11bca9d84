//! The engine: what a company entered, to the report on it. Pure, and the same to the bit everywhere.
//!
//! - [`profile`]: what a company entered; limits, units, every error at once. Knows no other room.
//! - [`evidence`]: every figure with source and grade, and the figures refused. Knows no other room.
//! - [`model`]: profile to report, pure. Knows profile and evidence; no prose.
//!
//! It is a crate of its own so that it is compiled for speed and the page around it for size; no
//! room in it knows a language, a link, a chart or a browser.

pub mod evidence;
pub mod model;
pub mod profile;
