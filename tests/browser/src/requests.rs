//! What a page asked the network for, and what it gave the person to save.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::Engine;
use crate::commands;
use crate::page::Page;

/// A request as the browser tells of it.
#[derive(Debug)]
pub struct Request {
    /// Its method.
    pub method: String,
    /// Its whole address, without what stands behind the `#`, which is not sent.
    pub url: String,
    /// All else that is known of it, its headers and body among it.
    pub rest: String,
}

impl Page {
    /// What was asked for since the last time, also of other sites and of the page's own blobs.
    /// Chromium tells of every request; the others tell what the page that is open has loaded.
    ///
    /// # Errors
    ///
    /// When the browser does not answer.
    pub async fn take_requests(&self) -> Result<Vec<Request>> {
        if self.engine == Engine::Chromium {
            let log = self.client.issue_cmd(commands::take_log("performance")).await?;
            let entries = log.as_array().context("the browser's log is a list")?;
            let entries =
                entries.iter().filter_map(|entry| serde_json::from_str(entry["message"].as_str()?).ok());
            return Ok(entries.filter_map(|entry: Value| in_devtools(&entry["message"])).collect());
        }
        let script = "
            const names = performance.getEntriesByType('resource').map((entry) => entry.name);
            performance.clearResourceTimings();
            return names;
        ";
        let names: Vec<String> = serde_json::from_value(self.client.execute(script, Vec::new()).await?)?;
        let request = |name: String| {
            let url = name.split('#').next().unwrap_or_default().to_owned();
            Request { method: "GET".to_owned(), url, rest: String::new() }
        };
        Ok(names.into_iter().map(request).collect())
    }

    /// Notes from now on what the page gives the person to save, and keeps it from the disk.
    ///
    /// # Errors
    ///
    /// When the browser does not answer.
    pub async fn note_files(&self) -> Result<()> {
        let script = "
            window.journeyFiles = [];
            document.addEventListener('click', (event) => {
                const link = event.target.closest('a[download]');
                if (!link) return;
                event.preventDefault();
                window.journeyFiles.push([link.download, link.href]);
            }, true);
        ";
        self.client.execute(script, Vec::new()).await?;
        Ok(())
    }

    /// The names and addresses of what was noted.
    ///
    /// # Errors
    ///
    /// When nothing was to be noted.
    pub async fn files(&self) -> Result<Vec<(String, String)>> {
        Ok(serde_json::from_value(self.client.execute("return window.journeyFiles", Vec::new()).await?)?)
    }
}

/// Requests and sockets among the events of Chromium's developer tools.
fn in_devtools(event: &Value) -> Option<Request> {
    let parameters = &event["params"];
    let request = match event["method"].as_str()? {
        "Network.requestWillBeSent" => &parameters["request"],
        "Network.webSocketCreated" | "Network.webTransportCreated" => parameters,
        _ => return None,
    };
    let mut rest = request.clone();
    rest["urlFragment"] = json!(null);
    Some(Request {
        method: request["method"].as_str().unwrap_or("socket").to_owned(),
        url: request["url"].as_str()?.to_owned(),
        rest: rest.to_string(),
    })
}
