//! What the page shows is what the native engine finds, figure by figure.

use alignment_calculator::chart::{self, Chart};
use alignment_calculator::model::{Draws, FullReport, diagnose, parameters::DRAWS};
use alignment_calculator::profile::Profile;
use alignment_calculator::text::{Account, Texts, figures, headline};
use anyhow::{Result, ensure};
use browser_tests::{Page, journey, typed};

const MEDIUM: &str = include_str!("../../worked/medium-marketing-shelved-under-sales.profile.json");
const CURRENCY: &str = "USD";

/// Fills in every field of a profile the way a person would, going from step to step.
async fn type_profile(page: &Page, json: &str) -> Result<()> {
    for (path, text) in typed::fields(&serde_json::from_str(json)?) {
        if path == "page.depth" {
            page.tick(&path, &text).await?;
            continue;
        }
        page.turn_to(&path).await?;
        match page.field(&path).await?.tag_name().await?.as_str() {
            "fieldset" => page.tick(&path, &text).await?,
            "select" => page.choose(&path, &text).await?,
            _ => page.fill(&path, &text).await?,
        }
    }
    Ok(())
}

fn every_chart(account: &Account) -> Vec<Chart> {
    const WIDTH: u32 = 680;
    let always = [chart::index, chart::posterior, chart::ladder, chart::projection, chart::recovered];
    let sometimes =
        [chart::signals, chart::funnel, chart::remedies, chart::roadmap, chart::tornado, chart::gaps];
    let always = always.iter().map(|draw| draw(account, WIDTH));
    always.chain(sometimes.iter().filter_map(|draw| draw(account, WIDTH))).collect()
}

/// Everything on the page that a figure of the report decides.
async fn shows(page: &Page, profile: &Profile, full: &FullReport) -> Result<()> {
    let texts = Texts::english();
    let report = &full.report;
    let shown = page.text("headline").await?;
    let expected = headline::headline(report.conclusion().as_ref(), None, CURRENCY, &texts);
    ensure!(shown == expected, "the page says {shown:?}, the native report gives {expected:?}");
    let stake = report.stake.used;
    let expected = figures::money_range(stake.p10, stake.p90, CURRENCY, &texts);
    let shown = page.text("stake-so-far").await?;
    ensure!(shown == expected, "the summary says {shown:?}, the native report gives {expected:?}");

    let further = Some(&full.further);
    let account = Account { profile, currency: CURRENCY, report, further, texts: &texts };
    let unfold =
        "for (const fold of document.querySelectorAll('.figure-foot details:not([open])')) fold.open = true";
    page.run(unfold, &[]).await?;
    for chart in every_chart(&account) {
        let shown = page.table(&chart.table.caption).await?;
        let expected = &chart.table.rows;
        ensure!(shown == *expected, "{}: {shown:?} instead of {expected:?}", chart.id);
    }
    Ok(())
}

#[tokio::test]
async fn a_medium_company_reads_the_native_diagnosis() {
    journey("a-medium-company", async |page| {
        page.open("/").await?;
        type_profile(page, MEDIUM).await?;
        let profile = Profile::from_json_text(MEDIUM).expect("the worked example is valid");
        let expected = diagnose(&profile, &Draws::sobol(DRAWS));
        page.until(async |page| shows(page, &profile, &expected).await).await
    })
    .await;
}
