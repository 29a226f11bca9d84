//! What `cargo xtask` does, as a library, so that the browser journeys serve the very same
//! files with the very same headers.
//!
//! - [`setup`] makes sure of the tools; every command calls it for just what it needs.
//! - [`bundle`] turns the checkout into a deployable `dist/`.
//! - [`styles`] puts a page's sheets of styles into it, `scripts` its own scripts without their comments.
//! - [`address`] writes into it where it will be, if that is stated.
//! - [`headers`] defines what every host has to say with each file.
//! - [`hosting`] says it in the words of static hosts.
//! - [`card`] draws what others show beside a link to the page.
//! - [`server`] says it on loopback.
//! - [`parts`] knows what is compiled into it, [`licences`] and [`sbom`] write that down.
//! - [`release`] packs it all into an [`archive`].
//! - [`mod@bench`] measures speed, natively and in a browser; [`beside`] measures the page beside others of
//!   its kind, which [`peers`] builds and opens, and lets [`lighthouse`] judge it.
//! - [`engine`] names the engines that tests run in; [`chromium`], [`firefox`] and [`webkit`] know
//!   where their browsers are.
//! - [`mutants`] tells whether the tests would notice a fault.
//! - [`steps`] lists all tests and runs them.

pub mod address;
pub mod archive;
pub mod bench;
pub mod beside;
mod budget;
pub mod bundle;
pub mod card;
pub mod chromium;
pub mod element;
pub mod engine;
pub mod firefox;
pub mod headers;
pub mod hosting;
pub mod licences;
pub mod lighthouse;
pub mod mutants;
pub mod parts;
pub mod peers;
pub mod process;
mod program;
pub mod progress;
pub mod release;
pub mod sbom;
mod scripts;
pub mod server;
pub mod setup;
pub mod steps;
pub mod styles;
pub mod versions;
pub mod webkit;

use std::path::Path;

/// The top of the checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask stands one folder below the top of the checkout")
}
