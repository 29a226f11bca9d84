//! A person types a company and reads the diagnosis that the native engine gives.

use alignment_calculator::model::{Draws, FullReport, diagnose, parameters::DRAWS};
use alignment_calculator::profile::Profile;
use alignment_calculator::text::{Texts, figures, headline};
use anyhow::{Result, ensure};
use browser_tests::{Page, journey, typed};

const MEDIUM: &str = include_str!("../../worked/medium-marketing-shelved-under-sales.profile.json");
const CURRENCY: &str = "USD";

const REVENUE: &str = "company.annual_revenue";

/// Types every field of a profile's JSON the way a person would.
async fn type_profile(page: &Page, json: &str) -> Result<()> {
    for (path, text) in typed::fields(&serde_json::from_str(json)?) {
        if path.starts_with("answers.") {
            page.tick(&path, &text).await?;
        } else if page.field(&path).await?.tag_name().await? == "select" {
            page.choose(&path, &text).await?;
        } else {
            page.fill(&path, &text).await?;
        }
    }
    Ok(())
}

fn native(json: &str) -> FullReport {
    let profile = Profile::from_json_text(json).expect("the worked example is valid");
    diagnose(&profile, &Draws::sobol(DRAWS))
}

/// Everything on the page that a figure of the report decides.
async fn shows(page: &Page, full: &FullReport, texts: &Texts) -> Result<()> {
    let report = &full.report;
    let money = |value: f64| figures::money(value, CURRENCY, texts);
    let same = |shown: &str, expected: &str| {
        ensure!(shown == expected, "the page shows {shown:?}, the native report gives {expected:?}");
        Ok(())
    };
    same(&page.text("headline").await?, &headline::headline(report, CURRENCY, texts))?;
    same(&page.text("index-value").await?, &figures::points(report.index.value))?;
    same(&page.text("pattern-likeliest").await?, texts.pattern_name(report.pattern.likeliest.id()))?;

    let stake = page.table(texts.stake_table()).await?;
    let used = report.stake.used;
    same(&stake[0][1], &figures::money_range(used.p10, used.p90, CURRENCY, texts))?;
    same(&stake[0][2], &money(used.central))?;
    same(&stake[4][2], &money(report.stake.folk_rule))?;

    let months = page.table(texts.projection_table()).await?;
    ensure!(months.len() == 12, "{} months are shown", months.len());
    for row in &months {
        let month = &report.projection.months[row[0].parse::<usize>()? - 1];
        let (recovered, net) = (month.recovered, month.cumulative_net);
        same(&row[1], &figures::money_range(recovered.p10, recovered.p90, CURRENCY, texts))?;
        same(&row[2], &money(recovered.central))?;
        same(&row[3], &figures::money_range(net.p10, net.p90, CURRENCY, texts))?;
        same(&row[4], &money(net.central))?;
    }

    let remedies = page.table(texts.remedy_table()).await?;
    ensure!(remedies.len() == report.remedies.len(), "{} remedies are shown", remedies.len());
    for (row, remedy) in remedies.iter().zip(&report.remedies) {
        same(&row[6], &remedy.npv_alone.map_or("–".into(), money))?;
    }

    // The prescribed plan and what to find out follow when the page has had time.
    let plans = page.table(texts.plan_table()).await?;
    same(&plans[0][4], &money(report.plan.npv))?;
    if let Some(prescribed) = &full.further.prescribed_plan {
        ensure!(plans.len() == 2, "the prescribed plan is not there yet");
        same(&plans[1][4], &money(prescribed.plan.npv))?;
    }
    let find_out = page.table(texts.find_out_table()).await?;
    let expected = full.further.find_out_next.as_deref().unwrap_or_default();
    ensure!(find_out.len() == expected.len(), "what to find out next is not there yet");
    for (row, found) in find_out.iter().zip(expected) {
        same(&row[1], &found.narrowing.map_or("–".into(), money))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_medium_company_reads_the_native_diagnosis() {
    journey("a-medium-company", async |page| {
        let texts = Texts::english();
        page.open("/").await?;
        type_profile(page, MEDIUM).await?;
        let expected = native(MEDIUM);
        page.until(async |page| shows(page, &expected, &texts).await).await
    })
    .await;
}

#[tokio::test]
async fn an_error_stands_by_its_field_and_the_last_good_result_stays() {
    journey("an-error-by-its-field", async |page| {
        let texts = Texts::english();
        page.open("/").await?;
        page.fill(REVENUE, "30M").await?;
        let before = page.text("headline").await?;
        page.fill("company.gross_margin", "600").await?;
        page.until(async |page| {
            let fault = page.text("company.gross_margin-fault").await?;
            ensure!(fault == texts.fault_out_of_range("1%", "100%"), "the field says {fault:?}");
            Ok(())
        })
        .await?;
        let field = page.field("company.gross_margin").await?;
        ensure!(field.attr("aria-invalid").await?.as_deref() == Some("true"), "the field is not marked");
        ensure!(field.prop("value").await?.as_deref() == Some("600"), "what was typed is gone");
        let result = page.text("result").await?;
        ensure!(result.contains(texts.result_stale()), "the result is not marked as from before");
        ensure!(page.text("headline").await? == before, "the last good result has gone");

        page.fill("company.gross_margin", "60").await?;
        page.until(async |page| {
            ensure!(!page.text("result").await?.contains(texts.result_stale()), "the mark stays");
            Ok(())
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn nothing_typed_is_lost_on_reload_and_starting_over_can_be_undone() {
    journey("nothing-is-lost", async |page| {
        page.open("/").await?;
        page.fill(REVENUE, "€12.5m").await?;
        page.choose("team.sales_leader", "founder").await?;
        page.tick("answers.ceo.C1", "2").await?;
        let headline = page.text("headline").await?;

        page.client.refresh().await?;
        page.until(async |page| {
            ensure!(page.text("headline").await? == headline, "the result is another one");
            Ok(())
        })
        .await?;
        let typed = page.field(REVENUE).await?.prop("value").await?;
        ensure!(typed.as_deref() == Some("€12.5m"), "the field holds {typed:?}");
        let leader = page.field("team.sales_leader").await?.prop("value").await?;
        ensure!(leader.as_deref() == Some("founder"), "the list stands at {leader:?}");

        let texts = Texts::english();
        page.press_button(texts.start_over()).await?;
        page.until(async |page| {
            ensure!(page.text("result").await?.contains(texts.result_empty()), "the result is still there");
            Ok(())
        })
        .await?;
        page.press_button(texts.undo_start_over()).await?;
        page.until(async |page| {
            ensure!(page.text("headline").await? == headline, "the result did not come back");
            Ok(())
        })
        .await
    })
    .await;
}
