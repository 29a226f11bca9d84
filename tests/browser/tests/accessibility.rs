//! axe-core finds nothing on any state of the page, in light and dark.

use browser_tests::states::STATES;
use browser_tests::{Engine, journey_in};

#[tokio::test]
async fn axe_finds_nothing_on_any_state() {
    journey_in(&[Engine::Chromium, Engine::Firefox], "accessible", async |page| {
        for state in STATES {
            state.show(page).await?;
            page.accessible(state.name).await?;
        }
        Ok(())
    })
    .await;
}
