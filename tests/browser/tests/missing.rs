//! Addresses without a page: links that mail and chat have mangled, and others.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{EMPTY, FOLDER, Page, journey};
use serde_json::{Value, json};

/// A link's value.
const LINK: &str = include_str!("../../links/full.link");

/// Addresses below the calculator's folder, `{}` standing for the link with its key.
const MANGLED: [&str; 7] = [
    "/%23{}",
    "/%2523{}",
    "/index.html%23{}",
    "/index.html/{}",
    "/%2525%32%33{}&utm_source=mail",
    "/a/page/that/is-gone?{}",
    "/gone#{}",
];

/// Opens a path that need not have a page.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.open(path).await?;
    page.until(async |page| {
        let state = page.client.execute("return document.readyState", Vec::new()).await?;
        ensure!(state == "complete", "the page is {state}");
        Ok(())
    })
    .await?;
    forgive_absence(page).await
}

/// Engines complain of absent pages and scripts, each in its words.
async fn forgive_absence(page: &Page) -> Result<()> {
    let complaints = page.complaints().await?;
    for words in ["404", "not loaded", "MIME type"] {
        if complaints.iter().any(|complaint| complaint.contains(words)) {
            // The same complaint may hold two of them.
            let _ = page.forgive(words).await;
        }
    }
    Ok(())
}

async fn address(page: &Page) -> Result<Value> {
    let script = "return location.pathname + location.search + location.hash";
    Ok(page.client.execute(script, Vec::new()).await?)
}

#[tokio::test]
async fn mangled_links_open_the_calculator() {
    journey("mangled-links", async |page| {
        let at_the_top = ["/%23{}", "//elsewhere.example/%23{}"].map(|mangled| ("", mangled));
        for (folder, mangled) in MANGLED.map(|mangled| (FOLDER, mangled)).into_iter().chain(at_the_top) {
            open(page, &format!("{folder}{}", mangled.replace("{}", LINK.trim()))).await?;
            page.until(async |page| {
                let now = address(page).await?;
                let end = format!("/#{}", LINK.trim());
                let right = now.as_str().is_some_and(|now| now.starts_with(folder) && now.ends_with(&end));
                ensure!(right, "{folder}{mangled} led to {now}");
                Ok(())
            })
            .await?;
            if !mangled.starts_with("//") {
                ensure!(address(page).await? == json!(format!("{folder}/#{}", LINK.trim())), "{mangled}");
                page.live().await?;
            }
        }
        forgive_absence(page).await
    })
    .await;
}

#[tokio::test]
async fn an_address_without_a_link_says_that_no_page_is_there() {
    journey("no-page", async |page| {
        for folder in ["", FOLDER] {
            for path in ["/gone", "/a/deep/folder/gone.html?c=1", "/x%23y", "/%zz%23abc=12345678"] {
                open(page, &format!("{folder}{path}")).await?;
                let title = page.element("h1").await?.text().await?;
                ensure!(title == "There is no page at this address.", "{folder}{path}: {title}");
                let script = "return [getComputedStyle(document.querySelector('h1')).fontFamily, document.links[0].pathname]";
                let shown = page.client.execute(script, Vec::new()).await?;
                ensure!(shown[0].as_str().is_some_and(|family| family.contains("Iowan")), "{path}: {shown}");
                ensure!(shown[1] == format!("{folder}/"), "{folder}{path}: {shown}");
            }
        }
        page.accessible("no page").await?;
        page.press("a").await?;
        page.field("headline").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_the_calculator_itself_is_missing_nothing_goes_round() {
    journey("no-calculator", async |page| {
        let end = format!("{EMPTY}/#{}", LINK.trim());
        open(page, &format!("{EMPTY}/%23{}", LINK.trim())).await?;
        page.until(async |page| {
            let now = address(page).await?;
            ensure!(now == end.as_str(), "it led to {now}");
            Ok(())
        })
        .await?;
        // Whatever goes round would have left this page.
        page.client.execute("document.body.id = 'same'", Vec::new()).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        ensure!(page.client.execute("return document.body.id", Vec::new()).await? == "same");
        forgive_absence(page).await
    })
    .await;
}
