//! The commands of Chromium's driver beyond the WebDriver standard.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command that is posted to a path of the session.
#[derive(Debug)]
pub struct Command {
    path: &'static str,
    body: Value,
}

/// Takes what the browser has logged since the last time.
pub fn take_log() -> Command {
    Command { path: "se/log", body: json!({ "type": "browser" }) }
}

/// Makes the browser run a script at the start of every document, before the document's own
/// and whatever its security policy says.
pub fn run_in_every_document(script: &str) -> Command {
    Command {
        path: "goog/cdp/execute",
        body: json!({
            "cmd": "Page.addScriptToEvaluateOnNewDocument",
            "params": { "source": script },
        }),
    }
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
