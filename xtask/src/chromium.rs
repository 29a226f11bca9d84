//! How Chromium is found and started for tests.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::setup::Toolbox;
use crate::{process, root};

/// What it is called, here and there.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// Without a window, and without any request of its own: tests must not depend on a network.
const ARGUMENTS: &[&str] = &[
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
];

/// Where the browser is, if its driver is there as well.
pub fn find() -> Option<PathBuf> {
    driver()?;
    BROWSERS.iter().find_map(|name| process::find(name))
}

/// Where its driver is.
pub fn driver() -> Option<PathBuf> {
    process::find("chromedriver")
}

/// What the browser is started with. Its sandbox refuses to work for root.
pub fn arguments() -> Vec<&'static str> {
    let mut arguments = ARGUMENTS.to_vec();
    if process::is_root() {
        arguments.push("--no-sandbox");
    }
    arguments
}

/// The same as a WebDriver's capabilities, in JSON.
pub fn capabilities() -> String {
    format!(r#"{{"goog:chromeOptions": {{"args": {:?}}}}}"#, arguments())
}

/// Cargo, told to compile to WebAssembly and to run tests in the browser.
pub fn wasm_tests(tools: &Toolbox) -> Result<Command> {
    let capabilities = root().join("target/webdriver.json");
    fs::write(&capabilities, self::capabilities())?;
    let mut command = tools.wasm_command("cargo")?;
    command
        .env("CHROMEDRIVER", driver().context("chromedriver has gone")?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .current_dir(root());
    Ok(command)
}
