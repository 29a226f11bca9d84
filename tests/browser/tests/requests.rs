//! Every request of a whole journey: the app's own files are asked for, and nothing is sent.

use std::collections::BTreeSet;

use alignment_calculator::text::Texts;
use anyhow::{Context, Result, ensure};
use browser_tests::{Page, Request, address, journey, take_heads};
use xtask::{bundle, server};

/// A figure that nothing else in the page holds, as it is typed.
const FIGURE: &str = "31415926";
/// A name that nothing else in the page holds.
const NAME: &str = "Telltale271828";
/// The query that somebody's mail program has put into the person's address.
const QUERY: &str = "/?utm_source=mail";
/// A link with its `#` encoded, as mail does it.
const MANGLED: &str = concat!("/%23", include_str!("../../links/full.link"));

/// Goes through all that the calculator's page offers, and gives the link that was shared.
async fn through_the_calculator(page: &Page) -> Result<String> {
    let texts = Texts::english();
    page.open_anew(QUERY).await?;
    page.note_files().await?;
    page.press_button("$150M").await?;
    page.says("result", texts.basis("two_heads")).await?;
    page.fill("company.annual_revenue", FIGURE).await?;
    for step in ["team", "funnel", "questions"] {
        page.press_button(&texts.next_step(texts.step(step))).await?;
    }
    page.settled().await?;
    page.press("#chart-projection .figure-files button:nth-of-type(1)").await?;
    page.press("#chart-projection .figure-files button:nth-of-type(2)").await?;
    page.turn_to("share").await?;
    page.fill("page.label", NAME).await?;
    page.press("input[name='page.label_travels']").await?;
    page.press_button(texts.save_json()).await?;
    page.press_button(texts.save_csv()).await?;
    page.press_button(texts.link_qr()).await?;
    page.element("#share-link-code path[d]").await?;
    page.until(async |page| {
        let files = page.files().await?;
        for ending in [".svg", ".png", ".json", ".csv"] {
            let saved = files.iter().any(|(name, url)| name.ends_with(ending) && is_blob(url));
            ensure!(saved, "no {ending} among the files {files:?}");
        }
        Ok(())
    })
    .await?;
    page.held("share-link").await
}

/// A file that the page has made for the person lies in the browser's own memory. It is kept from the
/// disk here, so nothing asks for it.
fn is_blob(url: &str) -> bool {
    url.starts_with(&format!("blob:http://{}/", address()))
}

/// The files that the site may be asked for, by their addresses, and the harness's own.
fn known() -> Result<BTreeSet<String>> {
    let dist = bundle::dist();
    let files = server::files_below(&dist)?;
    let names = files.iter().map(|file| format!("/{}", server::name_in(&dist, file)));
    let opened = ["/", QUERY, MANGLED.trim(), "/journey-blank.html", "/journey-recorder.js", "/favicon.ico"];
    Ok(names.chain(opened.map(str::to_owned)).collect())
}

/// What a browser told of its requests.
fn examine(requests: &[Request], secrets: &[&str]) -> Result<()> {
    let known = known()?;
    let origin = format!("http://{}", address());
    for request in requests {
        ensure!(request.method == "GET", "{request:?}");
        let own = request.url.strip_prefix(&origin).is_some_and(|path| known.contains(path));
        ensure!(own, "{request:?}");
        for secret in secrets {
            ensure!(!request.url.contains(secret) && !request.rest.contains(secret), "{secret}: {request:?}");
        }
    }
    Ok(())
}

/// What reached the site.
fn examine_heads(heads: &[String], secrets: &[&str]) -> Result<()> {
    let known = known()?;
    for head in heads {
        let url = head.strip_prefix("GET ").and_then(|rest| rest.split(' ').next());
        ensure!(url.is_some_and(|url| known.contains(url)), "{head}");
        let lower = head.to_lowercase();
        for header in ["cookie:", "referer:", "content-length:", "transfer-encoding:"] {
            ensure!(lower.lines().all(|line| !line.starts_with(header)), "{head}");
        }
        ensure!(secrets.iter().all(|secret| !head.contains(secret)), "{head}");
    }
    Ok(())
}

#[tokio::test]
async fn a_whole_journey_asks_for_the_apps_own_files_and_sends_nothing() {
    journey("requests", async |page| {
        let texts = Texts::english();
        // What the browser asked for before it came here.
        page.take_requests().await?;
        take_heads();
        let link = through_the_calculator(page).await?;
        let mut requests = page.take_requests().await?;

        page.open("/compare.html").await?;
        page.note_files().await?;
        page.press_button(texts.compare_fill()).await?;
        page.press_button(texts.compare_csv()).await?;
        ensure!(page.files().await?.iter().all(|(_, url)| is_blob(url)), "a file is no blob");
        requests.extend(page.take_requests().await?);

        page.open(MANGLED.trim()).await?;
        page.says("arrival", texts.guest_title()).await?;
        page.settled().await?;
        requests.extend(page.take_requests().await?);
        if page.complaints().await?.iter().any(|complaint| complaint.contains("404")) {
            page.forgive("404").await?;
        }

        let heads = take_heads();
        let value = link.split_once("#c=").context("a link has a fragment")?.1;
        let secrets = [FIGURE, "31,415,926", "31%2C415%2C926", NAME, value];
        examine(&requests, &secrets)?;
        examine_heads(&heads, &secrets)?;
        // Both have seen the whole of it.
        for file in ["/qr_bg.wasm", "/404.js"] {
            ensure!(heads.iter().any(|head| head.starts_with(&format!("GET {file} "))), "{heads:#?}");
        }
        ensure!(requests.iter().any(|request| request.url.ends_with("/qr_bg.wasm")), "{requests:#?}");
        Ok(())
    })
    .await;
}
