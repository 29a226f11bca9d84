//! The drivers' own commands beyond the WebDriver standard.

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

/// Takes what Chromium has logged since the last time: of kind `browser` or `performance`.
pub fn take_log(kind: &str) -> Command {
    Command { path: "se/log", body: json!({ "type": kind }) }
}

/// Asks for something in the protocol of Chromium's developer tools.
pub fn devtools(method: &str, parameters: &Value) -> Command {
    Command { path: "goog/cdp/execute", body: json!({ "cmd": method, "params": parameters }) }
}

/// Makes Firefox run scripts in its own program, or in the page again.
pub fn context(name: &str) -> Command {
    Command { path: "moz/context", body: json!({ "context": name }) }
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
