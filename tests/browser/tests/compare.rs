//! Results compared: pasted links become a table and a chart, and two of them stand side by side.

use alignment_calculator::text::Texts;
use anyhow::{Context, Result, ensure};
use browser_tests::{Page, journey};
use serde_json::json;

const PATH: &str = "/compare.html";
const FULL: &str = include_str!("../../links/full.link");
const MINIMAL: &str = include_str!("../../links/without-money.link");

/// Pastes into the box in place of what stands there.
async fn paste(page: &Page, text: &str) -> Result<()> {
    let script = "
        const area = document.getElementById('pasted');
        area.focus();
        area.select();
        document.execCommand('insertText', false, arguments[0]);
    ";
    page.field("pasted").await?;
    page.client.execute(script, vec![json!(text)]).await?;
    Ok(())
}

/// The three lines that the examples fill in.
async fn example_lines(page: &Page) -> Result<Vec<String>> {
    page.press_button(Texts::english().compare_fill()).await?;
    page.until(async |page| {
        ensure!(names(page).await?.len() == 3, "the examples are not there yet");
        Ok(())
    })
    .await?;
    let pasted = page.field("pasted").await?.prop("value").await?.context("the box holds something")?;
    Ok(pasted.lines().map(str::to_owned).collect())
}

/// The names in the table, from above.
async fn names(page: &Page) -> Result<Vec<String>> {
    let rows = page.table(Texts::english().compare_table_title()).await?;
    Ok(rows.into_iter().filter_map(|row| row.into_iter().nth(1)).collect())
}

async fn names_are(page: &Page, expected: &[&str]) -> Result<()> {
    page.until(async |page| {
        let names = names(page).await?;
        let same = names.len() == expected.len()
            && names.iter().zip(expected).all(|(name, expected)| name.starts_with(expected));
        ensure!(same, "the table holds {names:?} and not {expected:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pasted_lines_become_a_table_that_is_sorted_and_taken_along() {
    journey("portfolio", async |page| {
        let texts = Texts::english();
        page.open_anew(PATH).await?;
        page.says("pasted-status", texts.compare_box_empty()).await?;
        let lines = example_lines(page).await?;
        let [small, medium, ..] = &lines[..] else { anyhow::bail!("three lines: {lines:?}") };
        paste(page, &format!("Zebra, {small}\nnothing of use\nAnt, {medium}")).await?;
        names_are(page, &["Zebra", "Ant"]).await?;
        let section = page.element(".pasting").await?.text().await?;
        for words in [&texts.compare_wrong(1), &texts.compare_line("2"), texts.compare_fault("no_link")] {
            ensure!(section.contains(words), "{words:?} is missing in {section}");
        }
        page.press_button(texts.compare_column("name")).await?;
        names_are(page, &["Ant", "Zebra"]).await?;
        let sorted = page.element("th[aria-sort='ascending']").await?.text().await?;
        ensure!(sorted.contains(texts.compare_column("name")), "{sorted} is sorted");
        page.press("th[aria-sort] button").await?;
        names_are(page, &["Zebra", "Ant"]).await?;
        page.press_button(texts.compare_sort_line()).await?;
        page.element("#chart-portfolio svg").await?;

        // What is taken along is kept from the disk and looked at.
        let script = "
            window.made = [];
            const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { window.made.push(blob.text()); return make.call(URL, blob); };
        ";
        page.client.execute(script, Vec::new()).await?;
        page.press_button(texts.compare_csv()).await?;
        let made =
            page.client.execute_async("Promise.all(window.made).then(arguments[0])", Vec::new()).await?;
        let csv = made[0].as_str().context("a file is made")?;
        ensure!(csv.lines().count() == 3 && csv.contains("\r\n1,Zebra,"), "the file holds {csv}");

        // Nothing is lost on reload, and emptying can be undone.
        page.reload().await?;
        names_are(page, &["Zebra", "Ant"]).await?;
        page.press_button(texts.compare_clear()).await?;
        page.says("pasted-status", texts.compare_box_empty()).await?;
        page.press_button(texts.compare_undo()).await?;
        page.focus_is_on("pasted").await?;
        names_are(page, &["Zebra", "Ant"]).await
    })
    .await;
}

#[tokio::test]
async fn two_results_stand_side_by_side_with_what_moved_the_money() {
    journey("then-and-now", async |page| {
        let texts = Texts::english();
        page.open_anew(PATH).await?;
        let lines = example_lines(page).await?;
        page.says("pair-finding", texts.compare_pair_wait()).await?;
        for at in [1, 3] {
            page.press(&format!(".results tbody tr:nth-child({at}) input")).await?;
        }
        page.says("pair", texts.compare_why_title()).await?;
        page.says("pair", texts.chart_moves_title()).await?;
        let pair = page.text("pair").await?;
        for words in [texts.annual_revenue(), texts.question_title("C1"), "$4,000,000", "$150,000,000"] {
            ensure!(pair.contains(words), "{words:?} is missing in {pair}");
        }
        let first = page.element(".both thead th:nth-child(2)").await?.text().await?;
        page.press_button(texts.compare_swap()).await?;
        page.until(async |page| {
            let second = page.element(".both thead th:nth-child(3)").await?.text().await?;
            ensure!(second == first, "{second} instead of {first}");
            Ok(())
        })
        .await?;
        page.accessible("two results side by side").await?;

        // Of a result without money only the index is compared.
        paste(page, &format!("{}\n{}", lines[0], MINIMAL.trim())).await?;
        page.says("pair", texts.compare_why_hidden()).await?;
        page.accessible("a result without money").await
    })
    .await;
}

#[tokio::test]
async fn an_address_brings_links_and_a_name_leads_to_the_calculator() {
    journey("compare-address", async |page| {
        let texts = Texts::english();
        page.open_anew(&format!("{PATH}#{}", FULL.trim())).await?;
        names_are(page, &[&texts.compare_line("1")]).await?;
        page.reload().await?;
        names_are(page, &[&texts.compare_line("1")]).await?;
        // Some drivers give the whole address.
        let link = page.element(".results tbody a").await?.attr("href").await?.unwrap_or_default();
        let expected = format!("index.html#{}", FULL.trim());
        ensure!(link.ends_with(&expected), "the name leads to {link:?}");
        page.press(".masthead nav a").await?;
        page.element("form").await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn two_tabs_that_compare_hold_the_same_lines() {
    journey("compare-tabs", async |page| {
        page.open_anew(PATH).await?;
        let own = page.client.window().await?;
        let other = page.client.new_window(true).await?.handle;
        page.client.switch_to_window(other.clone()).await?;
        page.open(PATH).await?;
        for (tab, line) in [(&own, "Ant"), (&other, "Bee")] {
            page.client.switch_to_window(tab.clone()).await?;
            let kept = page.field("pasted").await?.prop("value").await?.unwrap_or_default();
            paste(
                page,
                format!("{kept}\n{line}, #{}", if line == "Ant" { FULL } else { MINIMAL }.trim()).trim(),
            )
            .await?;
            let names: &[&str] = if line == "Ant" { &["Ant"] } else { &["Ant", "Bee"] };
            for tab in [&own, &other] {
                page.client.switch_to_window(tab.clone()).await?;
                names_are(page, names).await?;
            }
        }
        page.client.switch_to_window(own.clone()).await?;
        page.press_button(Texts::english().compare_undo()).await?;
        names_are(page, &["Ant"]).await?;
        page.client.switch_to_window(other).await?;
        names_are(page, &["Ant"]).await?;
        page.client.close_window().await?;
        Ok(page.client.switch_to_window(own).await?)
    })
    .await;
}
