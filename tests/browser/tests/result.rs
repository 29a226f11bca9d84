//! The result, used: switches, budget, formulas, parameters, and what can be taken away.

use alignment_calculator::text::Texts;
use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Page, journey, journey_in, typed};
use serde_json::json;

const MEDIUM: &str = include_str!("../../worked/medium-marketing-shelved-under-sales.profile.json");

async fn opened(page: &Page) -> Result<()> {
    page.restore(&typed::fields(&serde_json::from_str(MEDIUM)?)).await?;
    page.until(async |page| {
        ensure!(page.text("headline").await?.contains("is at stake"), "the draft is not there yet");
        Ok(())
    })
    .await?;
    // What a journey compares with is the result at rest.
    page.settled().await
}

/// Waits until an element says something else than it did, and gives that.
async fn changes(page: &Page, id: &str, before: &str) -> Result<()> {
    page.until(async |page| {
        ensure!(page.text(id).await? != before, "{id} still says {before:?}");
        Ok(())
    })
    .await
}

async fn comes_back(page: &Page, id: &str, before: &str) -> Result<()> {
    page.until(async |page| {
        let now = page.text(id).await?;
        ensure!(now == before, "{id} says {now:?} instead of {before:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn claims_are_halved_with_one_switch() {
    journey("halve-the-claims", async |page| {
        opened(page).await?;
        let before = page.text("headline").await?;
        page.press("#result input[name='settings.halve_claims']").await?;
        changes(page, "headline", &before).await?;
        let result = page.text("result").await?;
        ensure!(result.contains(Texts::english().account_halved()), "nothing says that claims are halved");
        page.press("#result input[name='settings.halve_claims']").await?;
        comes_back(page, "headline", &before).await
    })
    .await;
}

#[tokio::test]
async fn remedies_are_switched_and_a_budget_finds_the_best_plan_for_it() {
    journey("plan", async |page| {
        let texts = Texts::english();
        opened(page).await?;
        let before = page.text("result-plan-finding").await?;
        let fan = page.text("result-projection-finding").await?;
        page.press("#result-plan input[type=checkbox]:checked").await?;
        changes(page, "result-projection-finding", &fan).await?;
        // What the switch did stands under the switches.
        page.until(async |page| {
            let did = page.element(".switches .did").await?.text().await?;
            ensure!(did.contains(" the plan costs ") && did.ends_with(" before)."), "the switch did {did:?}");
            Ok(())
        })
        .await?;
        page.press_button(texts.switches_to_best()).await?;
        let focus = page.client.execute("return document.activeElement.id", Vec::new()).await?;
        ensure!(focus == json!("first-switch"), "the focus is on {focus}");
        comes_back(page, "result-projection-finding", &fan).await?;
        page.fill("plan.budget", "1").await?;
        changes(page, "result-plan-finding", &before).await?;
        page.fill("plan.budget", "lots").await?;
        page.until(async |page| {
            let fault = page.text("plan.budget-fault").await?;
            ensure!(!fault.is_empty(), "nothing is said of a budget that is no number");
            Ok(())
        })
        .await?;
        page.fill("plan.budget", "5M").await?;
        comes_back(page, "result-projection-finding", &fan).await
    })
    .await;
}

#[tokio::test]
async fn a_figure_leads_to_its_formula_and_a_parameter_is_edited_there() {
    journey("numbers", async |page| {
        let texts = Texts::english();
        opened(page).await?;
        page.press("#result-stake a[href='#how-stake']").await?;
        page.until(async |page| {
            let formula = page.text("how-stake").await?;
            ensure!(
                formula.contains('×') || formula.contains('='),
                "the formula is not unfolded: {formula:?}"
            );
            Ok(())
        })
        .await?;
        let before = page.text("headline").await?;
        page.press("#edit-causal_share > summary").await?;
        let mode = "settings.overrides.causal_share.mode";
        page.fill(mode, "4").await?;
        changes(page, "headline", &before).await?;
        page.settled().await?;
        let few = page.text("headline").await?;
        // The result above changes its height with every figure; what somebody types into stays where it is.
        let place = "return document.getElementById(arguments[0]).getBoundingClientRect().top";
        let place = async || anyhow::Ok(page.client.execute(place, vec![json!(mode)]).await?.as_f64());
        page.press(&format!("[id='{mode}']")).await?;
        let stood = place().await?;
        page.field(mode).await?.send_keys("0").await?;
        let held = page.held(mode).await?;
        ensure!(held == "40", "the field holds {held:?}");
        changes(page, "headline", &few).await?;
        page.settled().await?;
        let stands = place().await?;
        let moved = stands.zip(stood).map(|(now, then)| (now - then).abs());
        ensure!(moved.is_some_and(|moved| moved < 1.0), "the field went from {stood:?} to {stands:?}");
        page.until(async |page| {
            let result = page.text("result").await?;
            let name = texts.parameter_name("causal_share");
            ensure!(result.contains(name), "the result does not name what was changed");
            Ok(())
        })
        .await?;
        page.press_button(texts.to_model_values()).await?;
        comes_back(page, "headline", &before).await
    })
    .await;
}

#[tokio::test]
async fn charts_are_saved_and_the_result_is_copied() {
    journey("save-and-copy", async |page| {
        let texts = Texts::english();
        opened(page).await?;
        page.note_files().await?;
        page.press("#chart-projection .figure-files button:nth-of-type(1)").await?;
        page.press("#chart-projection .figure-files button:nth-of-type(2)").await?;
        page.until(async |page| {
            let files = page.files().await?;
            let has = |ending: &str| files.iter().any(|(name, _)| name.ends_with(ending));
            ensure!(has(".svg") && has(".png"), "saved were {files:?}");
            Ok(())
        })
        .await?;
        page.press_button(texts.copy_text()).await?;
        page.until(async |page| {
            let status = page.element(".copy-status").await?.text().await?;
            ensure!([texts.copied(), texts.copy_refused()].contains(&status.as_str()), "it says {status:?}");
            Ok(())
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn the_button_prints_charts_that_are_drawn_for_paper() {
    journey("print-button", async |page| {
        let texts = Texts::english();
        opened(page).await?;
        let instead = "
            window.print = () => {
                const charts = [...document.querySelectorAll('#result figure svg')];
                window.journeyPrinted = charts.map((chart) => chart.viewBox.baseVal.width);
                dispatchEvent(new Event('afterprint'));
            }";
        page.client.execute(instead, Vec::new()).await?;
        page.press_button(texts.print()).await?;
        page.until(async |page| {
            let printed = page.client.execute("return window.journeyPrinted ?? null", Vec::new()).await?;
            let widths = printed.as_array().context("nothing was printed")?;
            ensure!(!widths.is_empty(), "no chart was printed");
            ensure!(widths.iter().all(|width| *width == json!(288)), "charts were drawn {printed} wide");
            Ok(())
        })
        .await?;

        // In a frame that may open no dialogs nothing is printed, and nothing is said.
        let width = "return document.querySelector('#result figure svg').viewBox.baseVal.width";
        let before = page.client.execute(width, Vec::new()).await?;
        page.client.execute("window.print = () => { window.journeyAsked = true }", Vec::new()).await?;
        page.press_button(texts.print()).await?;
        page.until(async |page| {
            let asked = page.client.execute("return window.journeyAsked ?? false", Vec::new()).await?;
            let now = page.client.execute(width, Vec::new()).await?;
            ensure!(asked == json!(true) && now == before, "charts are {now} wide, not {before}");
            Ok(())
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn the_report_is_printed_on_at_most_four_pages() {
    journey_in(&[Engine::Chromium], "printed", async |page| {
        opened(page).await?;
        let file = page.print().await?;
        let marks = file.windows(12).filter(|signs| signs.starts_with(b"/Type /Page") && signs[11] != b's');
        let pages = marks.count();
        ensure!((2..=4).contains(&pages), "the report is printed on {pages} pages");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn nothing_scrolls_sideways_at_any_width_and_at_double_size() {
    journey("widths", async |page| {
        opened(page).await?;
        if page.engine == Engine::Chromium {
            for width in [320, 640, 768, 1440] {
                page.set_width(width).await?;
                page.until(async |page| {
                    // What is far from the window cuts off what sticks out of it.
                    let wide = "document.documentElement.classList.remove('alone');
                        return document.documentElement.scrollWidth - innerWidth";
                    let over = page.client.execute(wide, Vec::new()).await?;
                    ensure!(over.as_i64() <= Some(0), "at {width} pixels it is {over} too wide");
                    Ok(())
                })
                .await?;
            }
        }
        let charts = page.client.execute("return document.querySelectorAll('figure svg').length", Vec::new());
        ensure!(charts.await? == json!(11), "not all eleven charts are there");
        Ok(())
    })
    .await;
}
