//! The way through: from the first screen to a result, with mistakes on the way.

use alignment_calculator::text::Texts;
use anyhow::ensure;
use browser_tests::journey;
use serde_json::json;

const REVENUE: &str = "company.annual_revenue";
const MARGIN: &str = "company.gross_margin";

#[tokio::test]
async fn a_stranger_goes_through_the_quick_version() {
    journey("the-quick-version", async |page| {
        let texts = Texts::english();
        page.open("/").await?;
        // A result stands there before anything is typed, and says whose it is.
        page.says("result", "Example company").await?;
        page.fill(REVENUE, "30 Mio. €").await?;
        page.says("headline", "A company of your size typically").await?;
        page.press_button(&texts.next_step(texts.step("funnel"))).await?;
        page.focus_is_on("step-title").await?;
        page.fill("funnel.won", "12").await?;
        page.fill("funnel.average_deal_value", "90.000").await?;
        page.fill("funnel.sales_cycle_days", "90").await?;
        // What an answer does is told against the last result at rest.
        page.settled().await?;
        page.press_button(&texts.next_step(texts.step("questions"))).await?;
        let words = "Index range";
        for (at, item) in ["C1", "T1", "P1", "F1", "S2"].iter().enumerate() {
            page.tick(&format!("answers.ceo.{item}"), "1").await?;
            if at == 0 {
                // The answer says what it did.
                page.until(async |page| {
                    let did = page.element(".panel .did:not(:empty)").await?.text().await?;
                    ensure!(did.starts_with(words), "the answer did {did:?}");
                    Ok(())
                })
                .await?;
                // Withdrawing it keeps the focus on the page.
                page.press_button(texts.withdraw_answer()).await?;
                page.focus_is_on("question-place").await?;
                page.tick(&format!("answers.ceo.{item}"), "1").await?;
            }
            if at < 4 {
                page.press_button(texts.next_question()).await?;
                page.focus_is_on("question-place").await?;
            }
        }
        page.says("headline", "€").await?;
        page.says("headline", "is at stake").await?;
        // The quick version leads on to the full one.
        page.press_button(texts.go_deeper()).await?;
        page.says("question-place", "of 15").await
    })
    .await;
}

#[tokio::test]
async fn an_error_stands_by_its_field_and_the_last_good_result_stays() {
    journey("an-error-by-its-field", async |page| {
        let texts = Texts::english();
        page.open("/").await?;
        page.fill(REVENUE, "30M").await?;
        page.says("headline", "A company of your size").await?;
        page.fill(MARGIN, "60").await?;
        page.settled().await?;
        let before = page.text("headline").await?;
        page.field(MARGIN).await?.send_keys("0").await?;
        page.says(&format!("{MARGIN}-fault"), &texts.fault_above_revenue("600%")).await?;
        let field = page.field(MARGIN).await?;
        ensure!(field.attr("aria-invalid").await?.as_deref() == Some("true"), "the field is not marked");
        ensure!(field.prop("value").await?.as_deref() == Some("600"), "what was typed is gone");
        let stale = texts.result_stale_in(texts.gross_margin());
        page.says("result", &stale).await?;
        ensure!(page.text("headline").await? == before, "the last good result has gone");
        ensure!(page.text("faults").await?.is_empty(), "the summary shows while somebody types");

        // Wanting to go on shows the summary, which takes the focus and leads to the field.
        page.press_button(&texts.next_step(texts.step("funnel"))).await?;
        page.focus_is_on("faults").await?;
        page.says("faults", texts.one_fault()).await?;
        page.press(".faults a").await?;
        page.focus_is_on(MARGIN).await?;

        page.fill(MARGIN, "60").await?;
        page.until(async |page| {
            let result = page.text("result").await?;
            ensure!(!result.contains(&stale), "the mark stays");
            ensure!(page.text("faults").await?.is_empty(), "the summary stays");
            Ok(())
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn nothing_typed_is_lost_on_reload_and_starting_over_can_be_undone() {
    journey("nothing-is-lost", async |page| {
        let texts = Texts::english();
        page.open("/").await?;
        page.fill(REVENUE, "€12.5m").await?;
        page.turn_to("team.sales_leader").await?;
        page.choose("team.sales_leader", "founder").await?;
        page.turn_to("answers.sales.C1").await?;
        page.tick("answers.sales.C1", "2").await?;
        page.says("headline", "€").await?;
        page.settled().await?;
        let headline = page.text("headline").await?;

        page.reload().await?;
        page.says("headline", &headline).await?;
        page.turn_to(REVENUE).await?;
        page.focus_is_on(REVENUE).await?;
        let typed = page.field(REVENUE).await?.prop("value").await?;
        ensure!(typed.as_deref() == Some("€12.5m"), "the field holds {typed:?}");
        page.turn_to("team.sales_leader").await?;
        let leader = page.field("team.sales_leader").await?.prop("value").await?;
        ensure!(leader.as_deref() == Some("founder"), "the list stands at {leader:?}");

        page.press_button(texts.start_over()).await?;
        page.says("result", "Example company").await?;
        page.focus_is_on("undo-start-over").await?;
        page.press_button(texts.undo_start_over()).await?;
        page.focus_is_on("step-title").await?;
        page.says("headline", &headline).await
    })
    .await;
}

#[tokio::test]
async fn each_example_fills_everything_with_one_press_and_can_be_taken_back() {
    journey("examples", async |page| {
        let texts = Texts::english();
        page.open("/").await?;
        page.fill(REVENUE, "7M").await?;
        page.says("headline", "A company of your size").await?;
        page.settled().await?;
        let own = page.text("headline").await?;
        for (name, revenue) in [("$4M", "4M"), ("$30M", "30M"), ("$150M", "150M")] {
            page.press_button(name).await?;
            page.until(async |page| {
                let typed = page.field(REVENUE).await?.prop("value").await?;
                ensure!(typed.as_deref() == Some(revenue), "{name} types {typed:?}");
                ensure!(page.text("headline").await? != own, "{name} leaves the result as it is");
                Ok(())
            })
            .await?;
            page.press_button(texts.undo_start_over()).await?;
            page.says("headline", &own).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_page_works_where_the_browser_keeps_nothing() {
    journey("no-storage", async |page| {
        let texts = Texts::english();
        page.open("/").await?;
        // As in a frame of another site, where every use of the storage throws.
        let deny =
            "Storage.prototype.setItem = () => { throw new DOMException('denied', 'SecurityError'); };";
        page.client.execute(deny, Vec::new()).await?;
        page.fill(REVENUE, "30M").await?;
        page.says("headline", "A company of your size").await?;
        page.says("no-drafts", texts.no_drafts()).await
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_alone_leads_through_a_step() {
    journey("keyboard", async |page| {
        page.open("/").await?;
        page.turn_to(REVENUE).await?;
        page.focus_is_on(REVENUE).await?;
        page.field(REVENUE).await?.send_keys("30M\u{e004}").await?;
        page.focus_is_on("company.currency").await?;
        page.field("company.currency").await?.send_keys("CHF").await?;
        page.says("stake-so-far", "CHF").await?;
        let place = "document.getElementById(arguments[0]).matches(':focus-visible')";
        let visible =
            page.client.execute(&format!("return {place}"), vec![json!("company.currency")]).await?;
        ensure!(visible == true, "the focus is not to be seen");
        page.turn_to("answers.ceo.C1").await?;
        page.tick("answers.ceo.C1", "1").await?;
        let answer = page.element("input[name='answers.ceo.C1'][value='1']").await?;
        answer.send_keys("\u{e015}").await?;
        page.until(async |page| {
            let chosen = page.element("input[name='answers.ceo.C1'][value='2']").await?;
            ensure!(chosen.is_selected().await?, "the arrow key does not move on");
            Ok(())
        })
        .await
    })
    .await;
}
