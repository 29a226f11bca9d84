//! Journeys through the built page in real browsers.
//!
//! A journey is a test that calls [`journey`] with what a person would do; it is done in each
//! engine, one after the other. `BROWSERS=firefox cargo test --package browser-tests` tries one
//! alone. The harness serves `dist/` under the production headers, starts a browser of its own for
//! each engine and ends it in any case. A journey also fails on any error in the browser's console
//! and on any breach of the security policy.
//!
//! ```no_run
//! # async fn example() {
//! browser_tests::journey("a-medium-company", async |page| {
//!     page.open_anew("/").await?;
//!     page.fill_all(&[("team.sellers", "25"), ("answers.ceo.C1", "2")]).await?; // what is given
//!     page.fill("company.annual_revenue", "30M").await?; // what a person does, key by key
//!     page.until(async |page| {
//!         anyhow::ensure!(page.text("headline").await?.contains("$30"), "the revenue is not there");
//!         Ok(())
//!     })
//!     .await?;
//!     page.accessible("after the revenue").await
//! })
//! .await;
//! # }
//! ```
//!
//! [`states::STATES`] lists the states of the page: each is held to the rules of accessibility and
//! has its pictures taken by `cargo xtask screenshots`.

mod accessibility;
mod commands;
mod driver;
mod page;
mod pictures;
mod qr;
mod requests;
mod site;
pub mod states;
#[path = "../../support/typed.rs"]
pub mod typed;

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use futures_util::FutureExt;
use tokio::time::timeout;

use driver::Driver;
pub use page::{Page, Scheme};
pub use requests::Request;
pub use site::{
    BLANK, EMPTY, FAULTY, FOLDER, SNIPPET_WITH_POLICY, address, begin_with, hosts, snippet_page, snippets,
    spoiled, take_heads,
};
pub use xtask::engine::Engine;

/// What WebKitGTK says now and then, most often on a busy machine, of WebAssembly that other engines run
/// without fail; see `driver.rs`. A fault of the program's own may sound alike, but comes again.
const WEBKITS_FAULTS: [&str; 2] = ["Out of bounds memory access", "Unreachable code should not be executed"];

/// How long a journey may take in one engine.
const PATIENCE: Duration = Duration::from_secs(240);

/// How long a page may take to come to what is expected of it; much less is usual, but machines are shared.
const SOON: Duration = Duration::from_secs(30);

/// Runs a journey in a browser of its own for each engine. The name is the screenshot's when it
/// fails.
///
/// # Panics
///
/// When the journey fails or panics in any engine, and when a browser had anything to complain
/// about; what went wrong is told of all engines.
pub async fn journey(name: &str, run: impl AsyncFn(&Page) -> Result<()>) {
    let engines = Engine::wanted().expect("BROWSERS names engines");
    journey_in(&engines, name, run).await;
}

/// The same in chosen engines, as far as `BROWSERS` wants them.
///
/// # Panics
///
/// As [`journey`].
pub async fn journey_in(engines: &[Engine], name: &str, run: impl AsyncFn(&Page) -> Result<()>) {
    journey_with(PATIENCE, engines, name, run).await;
}

/// The same with the patience that a long journey takes.
///
/// # Panics
///
/// As [`journey`].
pub async fn journey_with(
    patience: Duration,
    engines: &[Engine],
    name: &str,
    run: impl AsyncFn(&Page) -> Result<()>,
) {
    let wanted = Engine::wanted().expect("BROWSERS names engines");
    let mut failures = Vec::new();
    for engine in engines.iter().filter(|engine| wanted.contains(engine)) {
        let mut failure = tried(patience, *engine, name, &run).await;
        if *engine == Engine::WebKit && failure.as_ref().is_some_and(|words| is_webkits_fault(words)) {
            println!("{name}: WebKit's own fault, so once more");
            failure = tried(patience, *engine, name, &run).await;
        }
        failures.extend(failure);
    }
    assert!(failures.is_empty(), "{name}\n{}", failures.join("\n\n"));
}

fn is_webkits_fault(words: &str) -> bool {
    WEBKITS_FAULTS.iter().any(|fault| words.contains(fault))
}

/// What went wrong in one engine, without a backtrace, which is the harness's own and hides the words.
async fn tried(
    patience: Duration,
    engine: Engine,
    name: &str,
    run: impl AsyncFn(&Page) -> Result<()>,
) -> Option<String> {
    let error = visit_for(patience, engine, name, run).await.err()?;
    let reasons: Vec<_> = error.chain().map(ToString::to_string).collect();
    Some(format!("in {}: {}", engine.name(), reasons.join("\n")))
}

/// Runs a journey in a browser of one engine.
///
/// # Errors
///
/// When it fails or panics, and when the browser had anything to complain about.
pub async fn visit(engine: Engine, name: &str, run: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    visit_for(PATIENCE, engine, name, run).await
}

async fn visit_for(
    patience: Duration,
    engine: Engine,
    name: &str,
    run: impl AsyncFn(&Page) -> Result<()>,
) -> Result<()> {
    // Chromium's driver was seen not to start once, for no reason that could be found.
    let driver = Driver::start(engine).or_else(|_| Driver::start(engine))?;
    let page = Page::new(engine, &driver).await;
    let page = page.with_context(|| format!("the browser did not start\n{}", driver.end_of_log()))?;

    let outcome = match timeout(patience, AssertUnwindSafe(run(&page)).catch_unwind()).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(panic)) => Err(anyhow!("a panic: {}", words(&*panic))),
        Err(_) => Err(anyhow!("the journey took longer than {} seconds", patience.as_secs())),
    };
    // A browser that hangs answers none of these.
    let complaints = soon(page.complaints()).await;
    let outcome = match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(match soon(save_screenshot(&page, name)).await {
            Ok(file) => error.context(format!("the page when it failed: {file}")),
            Err(reason) => error.context(format!("no screenshot: {reason:#}")),
        }),
    };
    let closed = soon(page.close()).await;

    let complaints = complaints.context("the browser does not tell its complaints");
    match outcome {
        Err(error) => Err(match complaints {
            Ok(complaints) => error.context(format!("complaints of the browser: {complaints:#?}")),
            Err(reason) => error.context(format!("{reason:#}")),
        }),
        Ok(()) => {
            let complaints = complaints?;
            ensure!(complaints.is_empty(), "complaints of the browser: {complaints:#?}");
            closed.context("the browser did not close")
        }
    }
}

/// What a browser that is well does within seconds.
async fn soon<T>(what: impl Future<Output = Result<T>>) -> Result<T> {
    timeout(SOON, what).await.with_context(|| format!("nothing came within {} seconds", SOON.as_secs()))?
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without words")
}

async fn save_screenshot(page: &Page, name: &str) -> Result<String> {
    let folder = xtask::root().join("target/journeys");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{name}-{}.png", page.engine.name().to_lowercase()));
    let picture = page.client.screenshot().await?;
    std::fs::write(&file, picture).context("cannot write the screenshot")?;
    Ok(file.display().to_string())
}
