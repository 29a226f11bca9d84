//! Plain frames on other sites: the calculator looks right in the narrowest sandbox, and other pages refuse.

use anyhow::{Result, ensure};
use browser_tests::{Engine, Page, journey, journey_in};
use serde_json::Value;

/// Runs a script in a frame; anew from outside each time, since a frame's first, empty page goes.
async fn in_frame(page: &Page, selector: &str, script: &str) -> Result<Value> {
    page.element(selector).await?.enter_frame().await?;
    let said = page.client.execute(script, Vec::new()).await;
    page.leave_frame().await?;
    Ok(said?)
}

#[tokio::test]
async fn the_calculator_looks_right_in_a_sandbox_that_allows_scripts_alone() {
    // In WebKit 'self' matches nothing in such a frame, so the policy keeps all of the page's files out.
    journey_in(&[Engine::Chromium, Engine::Firefox], "sandbox", async |page| {
        page.open_host("sandbox.html").await?;
        let script = "
            const type = getComputedStyle(document.querySelector('h1') ?? document.documentElement).fontFamily;
            return [origin, type.includes('Iowan'), document.getElementById('headline')?.textContent ?? ''];
        ";
        page.until(async |page| {
            let shown = in_frame(page, "#least", script).await?;
            let works = shown[2].as_str().is_some_and(|headline| headline.contains("is at stake"));
            ensure!(shown[0] == "null" && shown[1] == true && works, "origin, type and headline: {shown}");
            Ok(())
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn no_page_but_the_calculator_is_shown_by_other_sites() {
    journey("framed", async |page| {
        page.open_host("others.html").await?;
        let script = "return document.querySelector('main') !== null";
        page.until(async |page| {
            ensure!(in_frame(page, "#calculator", script).await? == true, "the calculator is not there");
            Ok(())
        })
        .await?;
        for frame in ["#compare", "#missing"] {
            ensure!(in_frame(page, frame, script).await? == false, "{frame} is shown");
        }
        if page.engine == Engine::Chromium {
            page.forgive("frame-ancestors").await?;
        }
        Ok(())
    })
    .await;
}
