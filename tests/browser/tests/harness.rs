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

/// What injected code might try, and the directive that it breaches.
const BREACHES: [(&str, &str); 7] = [
    ("connect-src", "fetch('https://elsewhere.example/').catch(() => {})"),
    ("img-src", "document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/' }))"),
    (
        "frame-src",
        "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://elsewhere.example/' }))",
    ),
    ("form-action", "const form = document.createElement('form'); document.body.append(form); form.submit()"),
    ("style-src-attr", "document.body.setAttribute('style', 'margin: 0')"),
    (
        "require-trusted-types-for trusted-types-sink HTMLScriptElement",
        "document.createElement('script').text = '0'",
    ),
    ("require-trusted-types-for trusted-types-sink Element", "document.body.innerHTML = ''"),
];

#[tokio::test]
async fn every_breach_of_the_security_policy_fails_a_journey() -> Result<()> {
    for engine in Engine::wanted()? {
        let failed = browser_tests::visit(engine, "harness-breach", async |page| {
            page.open("/404.html").await?;
            for (directive, breach) in BREACHES {
                // What is refused may also throw.
                page.client.execute(&format!("try {{ {breach} }} catch {{}}"), Vec::new()).await?;
                let words = format!("breach of the security policy: {directive} ");
                page.until(async |page| {
                    let complaints = page.complaints().await?;
                    ensure!(complaints.iter().any(|it| it.contains(&words)), "no {words}: {complaints:#?}");
                    Ok(())
                })
                .await?;
            }
            Ok(())
        });
        let told = format!("{:#}", failed.await.expect_err("the policy was breached"));
        for (directive, _) in BREACHES {
            ensure!(told.contains(&format!("breach of the security policy: {directive} ")), "{told}");
        }
    }
    Ok(())
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
