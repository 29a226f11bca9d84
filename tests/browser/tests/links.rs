//! Links, from one person's browser to another's: share, ask, answer, merge, seal, and what mail does.

use std::cell::RefCell;
use std::time::Duration;

use alignment_calculator::text::Texts;
use anyhow::{Context, Result, ensure};
use browser_tests::{Page, journey, typed, visit};
use serde_json::json;

const LARGE: &str = include_str!("../../worked/large-silos-brand-heavy.profile.json");

/// A draft that was typed before, with its result at rest.
async fn with_draft(page: &Page) -> Result<()> {
    page.restore(&typed::fields(&serde_json::from_str(LARGE)?)).await?;
    page.until(async |page| {
        let busy = page.field("result").await?.attr("aria-busy").await?;
        let headline = page.text("headline").await?;
        ensure!(busy.is_none() && headline.contains("is at stake"), "the draft is not there yet");
        Ok(())
    })
    .await
}

/// What stands behind the address's host.
fn path(link: &str) -> Result<&str> {
    let (_, path) = link.split_once("//").context("a link begins with its scheme")?;
    path.find('/').map(|at| &path[at..]).context("a link names the page")
}

async fn shared(page: &Page) -> Result<String> {
    page.turn_to("share").await?;
    page.held("share-link").await
}

#[tokio::test]
async fn a_result_opens_to_the_digit_in_another_browser_and_touches_nothing_there() {
    journey("share-and-open", async |page| {
        let texts = Texts::english();
        with_draft(page).await?;
        let sent = [page.text("headline").await?, page.text("result-stake").await?];
        page.turn_to("share").await?;
        page.says("share-title", texts.share_title()).await?;
        page.fill("page.label", "Board, Q3").await?;
        page.press("input[name='page.label_travels']").await?;
        page.until(async |page| {
            let contents = page.element(".contents").await?.text().await?;
            ensure!(contents.contains("Board, Q3") && contents.contains("annual revenue"), "{contents}");
            Ok(())
        })
        .await?;
        let link = page.held("share-link").await?;
        visit(page.engine, "recipient", async |other| {
            other.open("/").await?;
            other.fill("company.annual_revenue", "7M").await?;
            other.open(path(&link)?).await?;
            other.says("arrival", "Board, Q3").await?;
            other.says("headline", &sent[0]).await?;
            other
                .until(async |page| {
                    ensure!(page.text("result-stake").await? == sent[1], "the stake reads otherwise");
                    Ok(())
                })
                .await?;
            // What a recipient changes stays theirs, over a reload too.
            other.fill("company.annual_revenue", "90M").await?;
            other.turn_to("result").await?;
            other.reload().await?;
            other.says("arrival", "Board, Q3").await?;
            ensure!(other.held("company.annual_revenue").await? == "90M", "what was changed is gone");
            other.press_button(texts.visit_back_to_own()).await?;
            other
                .until(async |page| {
                    ensure!(page.held("company.annual_revenue").await? == "7M", "the own draft is not back");
                    Ok(())
                })
                .await
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn a_head_is_asked_answers_and_is_merged_when_the_ceo_says_so() {
    journey("ask-and-merge", async |page| {
        let texts = Texts::english();
        page.open("/").await?;
        page.fill("company.annual_revenue", "30M").await?;
        page.press_button(texts.ask_make()).await?;
        page.focus_is_on("invitation-sales").await?;
        let invitation = page.held("invitation-sales").await?;
        let reply = RefCell::new(String::new());
        visit(page.engine, "head", async |head| {
            head.open(path(&invitation)?).await?;
            head.says("arrival", "Whoever opens it sees your answers one by one").await?;
            ensure!(head.text("arrival").await?.contains("Head of sales"), "the role is not told");
            for level in ["1", "3", "2"] {
                head.press(&format!("input[type=radio][value='{level}']")).await?;
                head.press_button(texts.next_question()).await?;
            }
            head.says("answers", &texts.answers_some(3, "15")).await?;
            head.reload().await?;
            head.says("answers", &texts.answers_some(3, "15")).await?;
            reply.replace(head.held("reply-link").await?);
            Ok(())
        })
        .await?;
        // A mail client wraps the link and puts words around it.
        let reply = reply.into_inner();
        let (first, second) = reply.split_at(reply.len() - 5);
        page.fill("paste-reply", &format!("Here you are: {first}\n{second} Best, S.")).await?;
        page.press_button(texts.paste_read()).await?;
        page.says("arrival", texts.reply_title("sales")).await?;
        page.says("arrival", texts.reply_replaces_nothing()).await?;
        page.press_button(texts.reply_take()).await?;
        page.says("result", texts.basis("one_head")).await?;
        page.says("result-views", texts.chart_gaps_title_one_side()).await?;
        // Where the question was asked on a site's own page, the answer leads there.
        let asked_elsewhere = "/?embed=1&share-base=https%3A%2F%2Fexample.com%2Ftool";
        let invitation = format!("{asked_elsewhere}{}", path(&invitation)?.trim_start_matches('/'));
        visit(page.engine, "head-of-a-site", async |head| {
            head.open(&invitation).await?;
            head.press("input[type=radio][value='1']").await?;
            head.until(async |page| {
                let reply = page.held("reply-link").await?;
                ensure!(reply.starts_with("https://example.com/tool#c="), "the reply leads to {reply:?}");
                Ok(())
            })
            .await
        })
        .await?;
        // The same reply in a browser that never asked.
        visit(page.engine, "stranger", async |other| {
            other.open(path(&reply)?).await?;
            other.says("arrival", "another draft").await?;
            ensure!(other.held("reply-foreign").await?.ends_with(path(&reply)?), "the text is not offered");
            Ok(())
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn a_sealed_result_opens_with_its_passphrase_alone() {
    journey("sealed", async |page| {
        let texts = Texts::english();
        with_draft(page).await?;
        let headline = page.text("headline").await?;
        page.turn_to("share").await?;
        page.tick("share-kind", "sealed").await?;
        page.fill("share-passphrase", "grüne Wiese 7").await?;
        page.press_button(texts.seal()).await?;
        page.until(async |page| {
            ensure!(page.held("share-link").await?.contains("#c=4"), "the link is not sealed yet");
            Ok(())
        })
        .await?;
        let link = page.held("share-link").await?;
        // Another passphrase needs another link, also while the first is still on its way.
        for wait in [0, 2_000] {
            page.fill("share-passphrase", "something else").await?;
            tokio::time::sleep(Duration::from_millis(wait)).await;
            page.until(async |page| {
                let held = page.held("share-link").await?;
                ensure!(held.is_empty(), "the link under the former passphrase is still there: {held}");
                Ok(())
            })
            .await?;
            page.press_button(texts.seal()).await?;
        }
        page.press_button(texts.share_close()).await?;
        visit(page.engine, "passphrase", async |other| {
            other.open(path(&link)?).await?;
            other.says("arrival", texts.locked_title()).await?;
            // Whoever leaves meanwhile is not brought back.
            other.fill("passphrase", "grüne Wiese 7").await?;
            let leave = "
                const press = (words) => [...document.querySelectorAll('button')].find((it) => it.textContent === words).click();
                press(arguments[0]);
                setTimeout(() => press(arguments[1]), 20)";
            other.run(leave, &[json!(texts.locked_open()), json!(texts.visit_start_own())]).await?;
            tokio::time::sleep(Duration::from_millis(2_000)).await;
            let arrival = other.run("return document.getElementById('arrival')", &[]).await?;
            ensure!(arrival.is_null(), "the result came after it was left");
            other.open("/").await?;
            other.open(path(&link)?).await?;
            other.says("arrival", texts.locked_title()).await?;
            // Outside of https a browser keeps its cryptography from pages.
            let withheld =
                "Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true })";
            other.client.execute(withheld, Vec::new()).await?;
            other.fill("passphrase", "grüne Wiese 7").await?;
            other.press_button(texts.locked_open()).await?;
            other.says("passphrase-fault", texts.no_cryptography()).await?;
            other.client.execute("delete crypto.subtle", Vec::new()).await?;
            other.fill("passphrase", "blaue Wiese 7").await?;
            other.press_button(texts.locked_open()).await?;
            other.says("passphrase-fault", texts.locked_wrong()).await?;
            // The same letters, composed otherwise.
            other.fill("passphrase", "gru\u{308}ne Wiese 7").await?;
            other.press_button(texts.locked_open()).await?;
            other.says("headline", &headline).await?;
            // The way back to the link does not lock it again; after a reload it is asked for once more.
            other.turn_to("numbers").await?;
            other.client.back().await?;
            tokio::time::sleep(Duration::from_millis(500)).await;
            other.says("headline", &headline).await?;
            other.turn_to("numbers").await?;
            other.reload().await?;
            other.says("arrival", texts.locked_title()).await
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn a_result_without_money_has_none() {
    journey("without-money", async |page| {
        let texts = Texts::english();
        with_draft(page).await?;
        page.turn_to("share").await?;
        page.tick("share-kind", "without_money").await?;
        page.until(async |page| {
            ensure!(page.held("share-link").await?.contains("#c=3"), "the link still has money");
            Ok(())
        })
        .await?;
        let link = page.held("share-link").await?;
        visit(page.engine, "without-money-opened", async |other| {
            other.open(path(&link)?).await?;
            other.says("arrival", texts.redacted_title()).await?;
            let all = other.element("body").await?.text().await?;
            ensure!(!all.contains('$') && all.contains("Culture"), "{all}");
            Ok(())
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn a_link_that_was_cut_is_explained_and_loses_no_draft() {
    journey("mangled", async |page| {
        let texts = Texts::english();
        with_draft(page).await?;
        let headline = page.text("headline").await?;
        let link = shared(page).await?;
        page.press_button(texts.share_close()).await?;
        page.turn_to("how-stake").await?;
        let fragment = link.split_once('#').context("a link has a fragment")?.1;
        page.turn_to(&fragment[..fragment.len() - 4]).await?;
        page.says("arrival", texts.unreadable("cut_short")).await?;
        page.says("headline", &headline).await?;
        // Pasted whole, with what a mail client does to it, it opens.
        let quoted = format!("> {}=\n> {}&fbclid=abc", &link[..50], &link[50..]);
        page.fill("paste-link", &quoted).await?;
        page.press_button(texts.paste_read()).await?;
        page.says("arrival", texts.guest_title()).await?;
        page.press_button(texts.guest_keep()).await?;
        page.says("headline", &headline).await?;
        ensure!(
            !page.client.current_url().await?.as_str().contains("c="),
            "the address still holds the link"
        );
        Ok(())
    })
    .await;
}
