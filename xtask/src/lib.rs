//! What `cargo xtask` does, as a library, so that the browser journeys serve the very same
//! files with the very same headers.
//!
//! - [`setup`] makes sure of the tools; every command calls it for just what it needs.
//! - [`bundle`] turns the checkout into a deployable `dist/`.
//! - [`address`] writes into it where it will be, if that is stated.
//! - [`headers`] defines what every host has to say with each file.
//! - [`hosting`] says it in the words of static hosts.
//! - [`card`] draws what others show beside a link to the page.
//! - [`server`] says it on loopback.
//! - [`mod@bench`] measures speed, natively and in a browser.
//! - [`engine`] names the engines that tests run in; [`chromium`], [`firefox`] and [`webkit`] know
//!   where their browsers are.
//! - [`steps`] lists all tests and runs them.

pub mod address;
pub mod bench;
pub mod bundle;
pub mod card;
pub mod chromium;
pub mod element;
pub mod engine;
pub mod firefox;
pub mod headers;
pub mod hosting;
pub mod process;
pub mod progress;
pub mod server;
pub mod setup;
pub mod steps;
pub mod versions;
pub mod webkit;

use std::path::Path;

/// The top of the checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask stands one folder below the top of the checkout")
}
