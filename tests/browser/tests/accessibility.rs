//! axe-core finds nothing on any state of the page, in light and dark.

use browser_tests::states::STATES;
use browser_tests::{Engine, journey_in};

/// States in one browser; more of them take longer than a journey may.
const AT_ONCE: usize = 6;

async fn every_state_is_accessible(engine: Engine) {
    for states in STATES.chunks(AT_ONCE) {
        journey_in(&[engine], "accessible", async |page| {
            for state in states {
                state.show(page).await?;
                page.accessible(state.name).await?;
            }
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn axe_finds_nothing_on_any_state_in_chromium() {
    every_state_is_accessible(Engine::Chromium).await;
}

#[tokio::test]
async fn axe_finds_nothing_on_any_state_in_firefox() {
    every_state_is_accessible(Engine::Firefox).await;
}
