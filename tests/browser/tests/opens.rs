//! The shortest journey: the page opens.

use browser_tests::journey;
use fantoccini::Locator;

#[tokio::test]
async fn the_page_opens() {
    journey("the-page-opens", async |page| {
        page.open("/").await?;
        let heading = page.client.wait().for_element(Locator::Css("h1")).await?;
        assert!(!heading.text().await?.is_empty());
        Ok(())
    })
    .await;
}
