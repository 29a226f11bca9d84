//! axe-core finds nothing on any state of the page, in light and dark.

use browser_tests::states::STATES;
use browser_tests::{Engine, journey_in};

async fn every_state_is_accessible(engine: Engine) {
    journey_in(&[engine], "accessible", async |page| {
        for state in STATES {
            state.show(page).await?;
            page.accessible(state.name).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_on_any_state_in_chromium() {
    every_state_is_accessible(Engine::Chromium).await;
}

#[tokio::test]
async fn axe_finds_nothing_on_any_state_in_firefox() {
    every_state_is_accessible(Engine::Firefox).await;
}
