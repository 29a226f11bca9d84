//! Journeys through the built page in a real browser.
//!
//! A journey is a test that calls [`journey`] with what a person would do. The harness serves
//! `dist/` under the production headers, starts a browser of its own for each journey and ends
//! it in any case. A journey also fails on any error in the browser's console and on any breach
//! of the security policy.

mod commands;
mod driver;
mod page;
mod site;

use std::panic::{AssertUnwindSafe, resume_unwind};

use anyhow::{Context, Result};
use futures_util::FutureExt;

use driver::Driver;
pub use page::Page;

/// Runs a journey in a browser of its own. The name is the screenshot's when it fails.
///
/// # Panics
///
/// When the journey fails or panics, and when the browser had anything to complain about.
pub async fn journey(name: &str, run: impl AsyncFnOnce(&Page) -> Result<()>) {
    let driver = Driver::start().expect("Chromium's driver starts");
    let page = Page::new(&driver).await.expect("a browser starts");

    let outcome = AssertUnwindSafe(run(&page)).catch_unwind().await;
    let complaints = page.complaints().await;
    if !matches!(outcome, Ok(Ok(()))) {
        match save_screenshot(&page, name).await {
            Ok(file) => eprintln!("the page when {name} failed: {file}"),
            Err(error) => eprintln!("no screenshot of {name}: {error:#}"),
        }
    }
    let closed = page.client.close().await;
    drop(driver);

    let complaints = complaints.expect("the browser tells its complaints");
    match outcome {
        Err(panic) => {
            eprintln!("complaints of the browser in {name}: {complaints:#?}");
            resume_unwind(panic);
        }
        Ok(Err(error)) => panic!("{error:?}\ncomplaints of the browser: {complaints:#?}"),
        Ok(Ok(())) => assert!(complaints.is_empty(), "complaints of the browser: {complaints:#?}"),
    }
    closed.expect("the browser closes");
}

async fn save_screenshot(page: &Page, name: &str) -> Result<String> {
    let folder = xtask::root().join("target/journeys");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{name}.png"));
    let picture = page.client.screenshot().await?;
    std::fs::write(&file, picture).context("cannot write the screenshot")?;
    Ok(file.display().to_string())
}
