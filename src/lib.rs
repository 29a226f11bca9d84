//! The alignment calculator: how well sales and marketing are aligned, what that is worth, and
//! what pays.
//!
//! One way leads through it: what was typed, profile, report, what is shown. Nothing flows back
//! but the person's next keystroke.
//!
//! - [`profile`]: what a company entered; limits, units, every error at once. Knows no other room.
//! - [`evidence`]: every figure with source and grade, and the figures refused. Knows no other room.
//! - [`model`]: profile to report, pure. Knows profile and evidence; no prose.
//! - [`link`]: a profile and what was said of it, packed into a link, and read from whatever was pasted.
//!   Knows profile only.
//! - [`shown`]: what a report says of itself, as links carry it. Knows model and link.
//! - [`embed`]: what a site asks for that frames the page, and what the two say to each other. Knows profile only.
//! - [`intl`]: how languages write numbers, by the browser's Intl or by ICU4X. Knows no other room.
//! - [`text`]: languages, numbers read and written, what is said of a report. Knows no browser.
//! - `chart`: report to shapes, drawn with plotters. Knows model and text; no browser.
//! - `app`: the page. Knows all rooms; the only one that knows Yew.

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "chart")]
pub mod chart;
pub mod embed;
pub mod intl;
pub mod link;
pub mod shown;
pub mod text;

pub use alignment_engine::{evidence, model, profile};
