//! QR codes: drawn by a module that is loaded when one is asked for, and read off the screen.

use alignment_calculator::text::Texts;
use anyhow::{Context, Result, ensure};
use browser_tests::{Page, journey};

/// Which files of the module the page has fetched.
async fn fetched(page: &Page) -> Result<u64> {
    let script = "
        const files = performance.getEntriesByType('resource').map((entry) => entry.name);
        return files.filter((name) => /\\/qr(_bg)?\\.(js|wasm)$/.test(name)).length;
    ";
    Ok(page.client.execute(script, Vec::new()).await?.as_u64().unwrap_or_default())
}

#[tokio::test]
async fn a_code_is_read_off_two_hundred_pixels_of_the_screen() {
    journey("qr-code", async |page| {
        page.open_anew("/#share").await?;
        let link = page.field("share-link").await?.prop("value").await?.context("the link is shown")?;
        let before = fetched(page).await?;
        ensure!(before == 0, "{before} files of the module are loaded before anybody asks");
        page.press_button(Texts::english().link_qr()).await?;
        page.element("#share-link-code path[d]").await?;
        ensure!(fetched(page).await? == 2, "the module is two files");
        for scheme in page.schemes() {
            if page.schemes().len() > 1 {
                page.set_scheme(*scheme).await?;
            }
            let said = page.qr_code("#share-link-code svg").await?;
            ensure!(said == link, "{}: the code says {said}", scheme.name());
        }
        Ok(())
    })
    .await;
}
