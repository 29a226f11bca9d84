//! What a journey holds in its hand: a browser, and what the browser complained about.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
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

    /// The element with an id, once it is there; the ids of fields are their paths.
    ///
    /// # Errors
    ///
    /// When it does not come.
    pub async fn field(&self, id: &str) -> Result<Element> {
        Ok(self.client.wait().for_element(Locator::Css(&format!("[id='{id}']"))).await?)
    }

    /// Types into a field in place of what stands there, key by key.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn fill(&self, id: &str, text: &str) -> Result<()> {
        let field = self.field(id).await?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Chooses an option of a list.
    ///
    /// # Errors
    ///
    /// When there is no such list or option.
    pub async fn choose(&self, id: &str, option: &str) -> Result<()> {
        self.field(id).await?.select_by_value(option).await?;
        Ok(())
    }

    /// Ticks the box or answer of a group that has this value.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn tick(&self, group: &str, value: &str) -> Result<()> {
        let selector = format!("input[name='{group}'][value='{value}']");
        self.client.wait().for_element(Locator::Css(&selector)).await?.click().await?;
        Ok(())
    }

    /// What an element says, in one line of text.
    ///
    /// # Errors
    ///
    /// When there is no such element.
    pub async fn text(&self, id: &str) -> Result<String> {
        Ok(self.field(id).await?.text().await?)
    }

    /// The cells of the table with this caption, row by row without the heads; none while it is not there.
    ///
    /// # Errors
    ///
    /// When the browser does not answer.
    pub async fn table(&self, caption: &str) -> Result<Vec<Vec<String>>> {
        let script = "
            const table = [...document.querySelectorAll('table')]
                .find((table) => table.caption?.textContent === arguments[0]);
            return [...(table?.tBodies[0].rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent));
        ";
        Ok(serde_json::from_value(self.client.execute(script, vec![json!(caption)]).await?)?)
    }

    /// Waits until something that may fail at first no longer does.
    ///
    /// # Errors
    ///
    /// The last failure, after five seconds.
    pub async fn until(&self, mut holds: impl AsyncFnMut(&Self) -> Result<()>) -> Result<()> {
        let end = Instant::now() + Duration::from_secs(5);
        loop {
            match holds(self).await {
                Err(_) if Instant::now() < end => tokio::time::sleep(Duration::from_millis(50)).await,
                outcome => return outcome,
            }
        }
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
