//! What a journey holds in its hand: a browser, and what the browser complained about.

use std::sync::Mutex;

use anyhow::{Context, Result};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use xtask::chromium;

use crate::commands;
use crate::driver::Driver;
use crate::site;

/// Keeps a document's breaches of its security policy where the harness can read them.
const RECORD_BREACHES: &str = "
    globalThis.policyBreaches = [];
    document.addEventListener('securitypolicyviolation', (event) => {
        policyBreaches.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
";

/// A browser with one tab.
pub struct Page {
    /// The WebDriver client, for all that a person does.
    pub client: Client,
    complaints: Mutex<Vec<String>>,
}

impl Page {
    pub(crate) async fn new(driver: &Driver) -> Result<Self> {
        let capabilities = json!({
            "goog:chromeOptions": { "args": chromium::arguments() },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else {
            unreachable!("the literal above is an object");
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await?;
        client.issue_cmd(commands::run_in_every_document(RECORD_BREACHES)).await?;
        Ok(Self { client, complaints: Mutex::default() })
    }

    /// Opens a path of the site, such as `/` or `/#c=…`.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.collect().await?;
        let url = format!("http://{}{path}", site::address());
        self.client.goto(&url).await?;
        Ok(())
    }

    /// Everything that the browser has complained about so far: errors in its console, with
    /// failed requests and uncaught exceptions, and breaches of the security policy.
    ///
    /// # Errors
    ///
    /// When the browser does not answer.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        self.collect().await?;
        Ok(self.lock().clone())
    }

    /// Takes over what a new document would make the browser forget.
    async fn collect(&self) -> Result<()> {
        let log = self.client.issue_cmd(commands::take_log()).await?;
        let entries = log.as_array().context("the browser's log is a list")?;
        let errors = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        let errors = errors.map(|entry| entry["message"].to_string());
        self.lock().extend(errors);

        let script = "return (globalThis.policyBreaches ?? []).splice(0)";
        let breaches = self.client.execute(script, Vec::new()).await?;
        let breaches = breaches.as_array().into_iter().flatten();
        let breaches = breaches.map(|breach| format!("breach of the security policy: {breach}"));
        self.lock().extend(breaches);
        Ok(())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.complaints.lock().expect("no holder of the lock panics")
    }
}
