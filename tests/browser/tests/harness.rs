//! The harness notices what it is there to notice, in every engine.

use anyhow::{Result, ensure};
use browser_tests::{Engine, FAULTY, journey};

#[tokio::test]
async fn every_kind_of_complaint_is_noticed() {
    journey("complaints", async |page| {
        page.open(FAULTY).await?;
        // Chromium's own log says the same again in words that no other engine has.
        for words in [
            "breach of the security policy: script-src",
            "breach of the security policy: style-src",
            "not loaded: http",
            "in the console: planted in the console",
            "planted rejection",
            "planted exception",
        ] {
            page.until(async |page| page.forgive(words).await).await?;
        }
        let left = page.complaints().await?;
        if page.engine == Engine::Chromium {
            ensure!(!left.is_empty(), "Chromium's log is not read");
            return page.forgive("").await;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn barriers_are_noticed_in_light_and_dark() {
    journey("barriers", async |page| {
        page.open(FAULTY).await?;
        let found = page.accessible("a faulty page").await;
        page.until(async |page| page.forgive("").await).await?;
        if page.engine == Engine::WebKit {
            return Ok(());
        }
        let found = format!("{:#}", found.expect_err("the page has barriers"));
        for words in
            ["a faulty page, light: label (critical)", "a faulty page, dark: color-contrast", ".pale"]
        {
            ensure!(found.contains(words), "{words} is missing in {found}");
        }
        ensure!(!found.contains("light: color-contrast"), "the light page is not too pale: {found}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_failure_names_its_engine_and_its_reason() -> Result<()> {
    for engine in Engine::wanted()? {
        let failed = browser_tests::visit(engine, "harness-fails", async |page| {
            page.open("/").await?;
            panic!("on purpose");
        });
        let told = format!("{:#}", failed.await.expect_err("it panics"));
        ensure!(told.contains("a panic: on purpose"), "{told}");
        ensure!(told.contains("harness-fails-"), "{told}");
    }
    Ok(())
}
