//! Pictures of the whole page, for people to look at.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::wd::PrintConfiguration;
use serde_json::json;

use crate::commands;
use crate::page::Page;

impl Page {
    /// The whole page as a PNG, also what lies below the window. In Chromium alone.
    ///
    /// # Errors
    ///
    /// When the browser takes no picture.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        let metrics = self.client.issue_cmd(commands::devtools("Page.getLayoutMetrics", &json!({}))).await?;
        let size = &metrics["cssContentSize"];
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let parameters = json!({ "captureBeyondViewport": true, "clip": clip });
        let command = commands::devtools("Page.captureScreenshot", &parameters);
        let picture = self.client.issue_cmd(command).await?;
        let picture = picture["data"].as_str().context("the browser took no picture")?;
        Ok(BASE64_STANDARD.decode(picture)?)
    }

    /// The page as it would be printed, as a PDF.
    ///
    /// # Errors
    ///
    /// When the browser does not print.
    pub async fn print(&self) -> Result<Vec<u8>> {
        Ok(self.client.print(PrintConfiguration::default()).await?)
    }
}
