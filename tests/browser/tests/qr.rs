//! QR codes: drawn by a module that is loaded when one is asked for, and read off the screen.

use anyhow::{Result, ensure};
use browser_tests::{Page, journey};
use serde_json::json;

const LINK: &str = "https://www.example-consultants.com/tools/alignment/#c=\
                    1Hq7ZkT0cXvB29LmQyWf4RsJ8uNdEaP6gKoVtYi3xCrM5bGhSjDnFwAzUeIlOp71Hq7ZkT0cXvB29LmQy";

/// Draws a code as the page does, in a picture of 200 pixels.
async fn draw(page: &Page, text: &str) -> Result<()> {
    let script = "
        const [text, done] = arguments;
        const show = (drawn) => {
            const [, size, path] = drawn.match(/^(\\d+) (.*)$/);
            const element = (parent, name, attributes) => {
                const made = document.createElementNS('http://www.w3.org/2000/svg', name);
                Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
                return parent.appendChild(made);
            };
            const place = document.querySelector('main');
            const svg = element(place, 'svg', { id: 'code', width: 200, height: 200, viewBox: `0 0 ${size} ${size}` });
            element(svg, 'rect', { width: size, height: size, fill: '#fff' });
            element(svg, 'path', { d: path, fill: '#000' });
        };
        drawQrCode(text).then((drawn) => done(show(drawn) ?? null), (error) => done(String(error)));
    ";
    let failure = page.client.execute_async(script, vec![json!(text)]).await?;
    ensure!(failure.is_null(), "drawing: {failure}");
    Ok(())
}

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
        page.open_anew("/").await?;
        page.field("headline").await?;
        let before = fetched(page).await?;
        ensure!(before == 0, "{before} files of the module are loaded before anybody asks");
        draw(page, LINK).await?;
        ensure!(fetched(page).await? == 2, "the module is two files");
        for scheme in page.schemes() {
            if page.schemes().len() > 1 {
                page.set_scheme(*scheme).await?;
            }
            let said = page.qr_code("#code").await?;
            ensure!(said == LINK, "{}: the code says {said}", scheme.name());
        }
        Ok(())
    })
    .await;
}
