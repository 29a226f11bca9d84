//! The page in all its languages, and in two that nobody speaks.

use alignment_calculator::text::{CATALOGUES, Texts, pseudo};
use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Page, journey, journey_in};

const REVENUE: &str = "company.annual_revenue";
const SALES_CYCLE: &str = "funnel.sales_cycle_days";

/// A link to somebody's result.
const SHARED: &str =
    "c=0mdEykOohZC1PEAOH3gK5KM5sRKbbifR0nIwZxVSfgo8GfxrZpTBCyqq4IV6QS9SshcmE0E9mWHjuVpffInaJTZUyg";

/// Thirty million and a half, as people of a language type it.
const TYPED: [(&str, &str); 5] =
    [("en", "30.5M"), ("de", "30,5 Mio."), ("es", "30,5 millones"), ("fr", "30 500 000"), ("zh", "3050万")];

fn texts(tag: &str) -> Texts {
    let (tag, catalogue) = CATALOGUES.iter().find(|(known, _)| *known == tag).expect("the language is there");
    Texts::new(tag, catalogue).expect("catalogue and program are built together")
}

fn path(tag: &str) -> String {
    if tag == "en" { "/".to_owned() } else { format!("/{tag}/") }
}

/// The longest words of a text between what is filled into it.
fn fixed_words(text: &str) -> &str {
    text.split('<').flat_map(|part| part.split('>')).max_by_key(|part| part.len()).unwrap_or_default().trim()
}

async fn evaluate(page: &Page, script: &str) -> Result<serde_json::Value> {
    Ok(page.client.execute(script, Vec::new()).await?)
}

async fn does_not_scroll_sideways(page: &Page) -> Result<()> {
    page.until(async |page| {
        // What is far from the window cuts off what sticks out of it.
        let wide = "document.documentElement.classList.remove('alone');
            return document.documentElement.scrollWidth - innerWidth";
        let over = evaluate(page, wide).await?;
        ensure!(over.as_i64() <= Some(0), "the page is {over} pixels too wide");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn everybody_types_and_reads_in_their_language() {
    journey("languages", async |page| {
        for (tag, typed) in TYPED {
            let texts = texts(tag);
            page.open_anew(&path(tag)).await?;
            let lang = evaluate(page, "return document.documentElement.lang").await?;
            ensure!(lang == texts.page_tag(), "{tag} is called {lang}");
            ensure!(
                evaluate(page, "return document.title").await? == texts.html_title(),
                "the title of {tag}"
            );
            page.fill(REVENUE, typed).await?;
            let expected = texts.headline_typical("<>", "<>");
            page.says("headline", fixed_words(&expected)).await?;
            let echo = texts.intl().number(30_500_000.0, 0, 0);
            page.until(async |page| {
                let shown = evaluate(page, "return document.querySelector('.panel').innerText").await?;
                let shown = shown.as_str().context("the panel has words")?;
                // Engines part thousands by spaces of different widths.
                let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
                ensure!(
                    plain(shown).contains(&plain(&echo)),
                    "{tag}: {typed} is not echoed as {echo}: {shown}"
                );
                Ok(())
            })
            .await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_language_is_offered_and_takes_what_was_typed_along() {
    // WebKitGTK has no language here.
    journey_in(&[Engine::Chromium, Engine::Firefox], "language-offered", async |page| {
        let (german, english) = (texts("de"), texts("en"));
        page.open("/de/").await?;
        page.fill(REVENUE, "30.000.000 €").await?;
        page.turn_to(SALES_CYCLE).await?;
        // With a comma before decimals this is a thousand days and more.
        page.fill(SALES_CYCLE, "1.100").await?;
        page.settled().await?;
        // The browsers here prefer English.
        let offer = page.element(".language-offer a").await?;
        ensure!(offer.text().await? == english.language_offered_link(), "another language is offered");
        offer.click().await?;
        page.until(async |page| {
            ensure!(evaluate(page, "return document.documentElement.lang").await? == "en", "still German");
            Ok(())
        })
        .await?;
        page.live().await?;
        let days = page.held(SALES_CYCLE).await?;
        ensure!(days == "1100", "the days became {days}");
        page.says("headline", "€").await?;
        let hidden = evaluate(page, "return document.querySelector('.language-offer').hidden").await?;
        ensure!(hidden == true, "English is offered on the English page");
        page.press(".languages a[hreflang=de]").await?;
        page.until(async |page| {
            let said = page.text("headline").await?;
            let expected = german.headline_typical("<>", "<>");
            ensure!(said.contains(fixed_words(&expected)), "the headline says {said:?}");
            Ok(())
        })
        .await?;
        page.live().await
    })
    .await;
}

#[tokio::test]
async fn a_shared_result_goes_along_into_another_language() {
    journey("language-of-a-link", async |page| {
        // Some clients move what stands behind the `#` in front of it.
        for sign in ["#", "?"] {
            page.open(&format!("/{sign}{SHARED}")).await?;
            page.says("arrival", Texts::english().guest_keep()).await?;
            page.press(".languages a[hreflang=de]").await?;
            page.says("arrival", texts("de").guest_keep()).await?;
            page.live().await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_site_chooses_the_language_and_another_one_later() {
    journey("language-of-a-site", async |page| {
        page.open_host("plain.html").await?;
        for tag in ["de", "en", "zh"] {
            let script =
                "document.querySelector('alignment-calculator').setAttribute('locale', arguments[0])";
            page.client.execute(script, vec![tag.into()]).await?;
            page.until(async |page| {
                page.enter_calculator("alignment-calculator").await?;
                let lang = evaluate(
                    page,
                    "return document.documentElement.className + document.documentElement.dataset.locale",
                )
                .await;
                page.leave_frame().await?;
                let lang = lang?;
                ensure!(lang == format!("live{tag}"), "the page is {lang} and not {tag}");
                Ok(())
            })
            .await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn longer_words_and_lines_from_right_to_left_hold_the_layout() {
    journey("pseudo-languages", async |page| {
        for tag in [pseudo::LONGER, pseudo::MIRRORED] {
            for name in ["index", "compare", "studio"] {
                // No window of the other engines is as narrow as a phone.
                let narrow = if page.engine == Engine::Chromium { 320 } else { 500 };
                for width in [narrow, 1440] {
                    page.set_width(width).await?;
                    page.open(&format!("/{tag}/{name}.html")).await?;
                    does_not_scroll_sideways(page)
                        .await
                        .with_context(|| format!("{tag}/{name} at {width}"))?;
                }
            }
            let direction = evaluate(page, "return getComputedStyle(document.body).direction").await?;
            ensure!(
                direction == if tag == pseudo::MIRRORED { "rtl" } else { "ltr" },
                "{tag} runs {direction}"
            );
            // A frame is.
            page.open_host("bare.html").await?;
            let address = format!("http://{}/{tag}/?embed=1", browser_tests::address());
            let script = "
                const frame = document.createElement('iframe');
                Object.assign(frame, { id: 'narrow', width: 320, height: 600, src: arguments[0] });
                document.body.prepend(frame);";
            page.client.execute(script, vec![address.into()]).await?;
            page.element("#narrow").await?.enter_frame().await?;
            page.live().await?;
            does_not_scroll_sideways(page).await.with_context(|| format!("{tag} in a frame"))?;
            page.leave_frame().await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn every_language_is_read_without_scripts() {
    journey_in(&[Engine::Chromium], "without-scripts", async |page| {
        page.switch_scripts_off().await?;
        for (tag, _) in CATALOGUES {
            let texts = texts(tag);
            page.client.goto(&format!("http://{}{}", browser_tests::address(), path(tag))).await?;
            let headline = page.element("#headline").await?.text().await?;
            let expected = texts.headline_stake("<>", "<>");
            ensure!(headline.contains(fixed_words(&expected)), "{tag} says {headline:?}");
            ensure!(page.element("figure svg").await?.is_displayed().await?, "{tag} shows no chart");
            let notice = page.element("noscript .notice").await?.text().await?;
            ensure!(notice == texts.without_scripts(), "{tag} says {notice:?}");
        }
        Ok(())
    })
    .await;
}
