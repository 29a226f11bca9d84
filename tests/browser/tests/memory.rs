//! Memory stays where it is, however long somebody types.
//!
//! `EDITS=20000 cargo test --package browser-tests --test memory -- --nocapture` types for an hour.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Page, begin_with, journey_with, spoiled};
use serde_json::{Value, json};

/// Edits after which everything has been on the page that will be.
const FIRST: u64 = 2_000;
/// Edits where nothing else is asked for.
const USUAL: u64 = 6_000;
/// Milliseconds that one call of the script may take, well below what drivers allow.
const CALL: u64 = 20_000;

/// Memory in bytes and elements in the page after so many edits.
async fn after(page: &Page, edits: u64) -> Result<(u64, u64)> {
    loop {
        let script = include_str!("../src/typist.js");
        let told = page.client.execute_async(script, vec![json!(edits), json!(CALL)]).await?;
        ensure!(told["error"] == Value::Null, "{told}");
        if told["done"] == edits {
            let bytes = told["bytes"].as_u64().context("the program's memory is at hand")?;
            return Ok((bytes, told["nodes"].as_u64().context("elements are counted")?));
        }
    }
}

#[tokio::test]
async fn typing_on_and_on_takes_no_more_memory() {
    let edits: u64 = match std::env::var("EDITS") {
        Ok(edits) => edits.parse().expect("EDITS is a number"),
        Err(_) => USUAL,
    };
    let patience = Duration::from_secs(240 * edits.div_ceil(USUAL));
    journey_with(patience, &[Engine::Chromium], "memory", async |page| {
        let site = spoiled(|site| begin_with(site, include_str!("../src/memory.js")))?;
        page.open_at(&site).await?;
        let first = after(page, FIRST).await?;
        let last = after(page, edits).await?;
        println!("bytes and elements after {FIRST} edits {first:?}, after {edits} {last:?}");
        ensure!(last == first, "bytes and elements: {first:?} after {FIRST} edits, {last:?} after {edits}");
        Ok(())
    })
    .await;
}
