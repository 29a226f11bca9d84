//! The page on which a site makes its snippet: what is set is seen in the preview, copied and kept in a link.

use alignment_calculator::text::Texts;
use anyhow::{Context, Result, ensure};
use browser_tests::{Page, journey};
use serde_json::json;

const PATH: &str = "/studio.html";

/// Chooses a colour as the system's own picker does.
async fn pick(page: &Page, colour: &str) -> Result<()> {
    let script = "
        const picker = document.getElementById('accent-picker');
        picker.value = arguments[0];
        picker.dispatchEvent(new Event('input', { bubbles: true }));
    ";
    page.field("accent-picker").await?;
    page.client.execute(script, vec![json!(colour)]).await?;
    Ok(())
}

/// Waits until the preview is opened with these pairs, and nothing of another one.
async fn previews(page: &Page, pairs: &str) -> Result<()> {
    page.until(async |page| {
        let address = page.element(".stage iframe").await?.attr("src").await?.unwrap_or_default();
        let expected = format!("index.html?{pairs}");
        ensure!(address.ends_with(&expected), "the preview is opened at {address} and not at {expected}");
        Ok(())
    })
    .await
}

async fn snippet_holds(page: &Page, words: &str) -> Result<()> {
    page.until(async |page| {
        let snippet = page.held("snippet-page").await?;
        ensure!(snippet.contains(words), "{words:?} is missing in {snippet}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_set_is_seen_and_copied_and_kept_in_a_link() {
    journey("studio", async |page| {
        let texts = Texts::english();
        page.open_anew(PATH).await?;
        previews(page, "embed=1&name=studio").await?;

        // The colour is moved until it can be read, and that is said.
        pick(page, "#00aa55").await?;
        let moved = page.element(".contrast li").await?.text().await?;
        ensure!(moved.contains("#00aa55") && moved.contains("4.5"), "of the colour is said: {moved}");
        page.fill("brand", "Example & Co").await?;
        page.choose("theme", "light").await?;
        snippet_holds(page, "<alignment-calculator accent=\"#00aa55\" brand=\"Example &amp; Co\" theme=\"light\">")
            .await?;
        previews(page, "embed=1&accent=%2300aa55&brand=Example+%26+Co&theme=light&name=studio").await?;

        // What cannot be used is named, and is in no snippet.
        page.fill("contact", "example.com").await?;
        page.says("contact-fault", texts.studio_fault("contact")).await?;
        page.says("left-out", texts.studio_label("contact")).await?;
        ensure!(!page.held("snippet-page").await?.contains("contact"), "a bad contact is in the snippet");
        page.press("#left-out button").await?;
        page.focus_is_on("contact").await?;
        page.fill("contact", "mailto:office@example.com").await?;
        snippet_holds(page, "contact=\"mailto:office@example.com\"").await?;

        // Assumptions are checked as in the calculator.
        page.choose("assumptions", "causal_share").await?;
        page.press_button(texts.studio_assumption_add()).await?;
        page.focus_is_on("settings.overrides.causal_share.mode").await?;
        page.fill("settings.overrides.causal_share.mode", "200").await?;
        page.says("left-out", texts.studio_label("assumptions")).await?;
        page.fill("settings.overrides.causal_share.mode", "20").await?;
        snippet_holds(page, "assumptions=\"causal_share=20\"").await?;

        // All of it comes back by the link.
        previews(page, "embed=1&accent=%2300aa55&assumptions=causal_share%3D20&brand=Example+%26+Co&contact=mailto%3Aoffice%40example.com&theme=light&name=studio").await?;
        let snippet = page.held("snippet-page").await?;
        page.reload().await?;
        snippet_holds(page, &snippet).await?;
        ensure!(page.held("contact").await? == "mailto:office@example.com", "the contact is lost");
        page.turn_to("brand=Other").await?;
        snippet_holds(page, "<alignment-calculator brand=\"Other\">").await
    })
    .await;
}

#[tokio::test]
async fn the_snippet_is_copied_for_where_it_is_pasted() {
    journey("studio-copy", async |page| {
        let texts = Texts::english();
        page.open_anew(&format!("{PATH}#brand=Example")).await?;
        page.client
            .execute("navigator.clipboard.writeText = async (text) => { window.copied = text; }", Vec::new())
            .await?;
        for (kind, place, words) in [
            ("html", "page", "<script async src="),
            ("block", "block", "<!-- wp:html -->"),
            ("theme", "functions", "wp_kses_allowed_html"),
            ("react", "component", "brand={\"Example\"}"),
            ("frame", "page", "?embed=1&amp;brand=Example"),
        ] {
            page.tick("snippet-kind", kind).await?;
            page.until(async |page| {
                let code = page.held(&format!("snippet-{place}")).await?;
                ensure!(code.contains(words), "{kind}: {words:?} is missing in {code}");
                Ok(())
            })
            .await?;
            page.press(".copy .primary").await?;
            page.until(async |page| {
                let said = page.element(".copy [role='status']").await?.text().await?;
                ensure!(said == texts.studio_copied(), "{kind}: it says {said:?}");
                Ok(())
            })
            .await?;
            let copied = page.client.execute("return window.copied", Vec::new()).await?;
            let copied = copied.as_str().context("something was copied")?;
            ensure!(copied == page.held(&format!("snippet-{place}")).await?, "{kind}: {copied} was copied");
        }

        // Where the browser refuses, the text is selected.
        page.client.execute("navigator.clipboard.writeText = () => Promise.reject()", Vec::new()).await?;
        page.tick("snippet-kind", "html").await?;
        page.press(".copy .primary").await?;
        page.focus_is_on("snippet-page").await
    })
    .await;
}

#[tokio::test]
async fn the_preview_is_the_calculator_at_the_width_of_a_phone_or_a_desktop() {
    journey("studio-preview", async |page| {
        page.open_anew(PATH).await?;
        // A desktop is as wide as one however little room there is.
        for (width, least, most) in [("desktop", 1200, 3000), ("phone", 288, 390)] {
            page.tick("preview-width", width).await?;
            page.until(async |page| {
                let script = "
                    const frame = document.querySelector('.stage iframe');
                    const title = frame.contentDocument?.querySelector('h1')?.textContent ?? '';
                    return [frame.contentWindow.innerWidth, title, document.documentElement.scrollWidth - innerWidth];
                ";
                let seen = page.client.execute(script, Vec::new()).await?;
                let (wide, title): (i64, _) = (seen[0].as_i64().unwrap_or(0), seen[1].as_str().unwrap_or(""));
                ensure!((least..=most).contains(&wide), "{width}: the calculator is {wide} pixels wide");
                ensure!(title == Texts::english().page_title(), "the preview shows {title:?}");
                ensure!(seen[2].as_i64() <= Some(0), "{width}: the page scrolls sideways");
                Ok(())
            })
            .await?;
        }
        Ok(())
    })
    .await;
}
