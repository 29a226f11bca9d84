//! Every snippet of `docs/EMBED.md`, pasted into a page of another site.

use alignment_calculator::text::Texts;
use anyhow::{Result, ensure};
use browser_tests::{Page, SNIPPET_WITH_POLICY, journey, snippet_page, snippets};

/// Goes into the frame that a snippet brings, the element's or its own.
async fn enter(page: &Page, snippet: &str) -> Result<()> {
    if snippet.contains("<iframe") {
        page.element("iframe").await?.enter_frame().await?;
        return page.live().await;
    }
    page.enter_calculator("alignment-calculator").await
}

#[tokio::test]
async fn every_snippet_shows_the_calculator() {
    journey("snippets", async |page| {
        let snippets = snippets("html")?;
        ensure!(snippets.len() >= 4, "the document has {} snippets", snippets.len());
        for (at, snippet) in snippets.iter().enumerate() {
            page.open_host(&snippet_page(at)).await?;
            enter(page, snippet).await?;
            page.says("headline", "is at stake").await?;
            if snippet.contains("brand") {
                page.until(async |page| {
                    let offered = page.element(".offered").await?.text().await?;
                    ensure!(offered.contains("Example & Co"), "it is offered by {offered:?}");
                    Ok(())
                })
                .await?;
            }
            page.leave_frame().await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_policy_that_is_named_is_enough() {
    journey("snippet-policy", async |page| {
        page.open_host(SNIPPET_WITH_POLICY).await?;
        page.enter_calculator("alignment-calculator").await?;
        page.says("headline", "is at stake").await?;
        page.leave_frame().await
    })
    .await;
}

#[tokio::test]
async fn the_enquiry_is_filled_with_what_the_visitor_hands_over() {
    journey("snippet-enquiry", async |page| {
        let texts = Texts::english();
        let all = snippets("html")?;
        let at = all.iter().position(|snippet| snippet.contains("enquiry"));
        page.open_host(&snippet_page(at.unwrap_or(all.len()))).await?;
        page.enter_calculator("alignment-calculator").await?;
        page.fill_all(&[("company.annual_revenue", "30M")]).await?;
        page.says("headline", "A company of your size").await?;
        page.settled().await?;
        page.press_button(texts.contact_look()).await?;
        page.press_button(texts.contact_agree()).await?;
        page.says("contact", texts.contact_taken()).await?;
        page.leave_frame().await?;
        let message = page.element("textarea").await?.prop("value").await?.unwrap_or_default();
        ensure!(
            message.contains("A company of your size") && message.contains("#c="),
            "the message is {message:?}"
        );
        Ok(())
    })
    .await;
}
