//! Looking for barriers with axe-core.

use std::fs;
use std::sync::OnceLock;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use xtask::setup;

use crate::Engine;
use crate::page::{Page, Scheme};

/// Runs after axe's own script, in the same call: what drivers run leaves nothing in the page.
const RUN: &str = "
    const [rules, done] = arguments;
    // Contrast cannot be told of what is not drawn, as far from the window.
    document.documentElement.classList.remove('alone');
    const options = { ...rules, resultTypes: ['violations'], preload: false };
    axe.run(document, options).then(
        ({ violations }) => done(violations.map(({ id, impact, help, nodes }) => ({
            id, impact, help,
            nodes: nodes.map(({ target, failureSummary }) => ({ target: target.flat().join(' '), failureSummary })),
        }))),
        (error) => done(String(error)),
    );
";

#[derive(Deserialize)]
struct Violation {
    id: String,
    impact: Option<String>,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    target: String,
    failure_summary: String,
}

impl Page {
    /// Holds the page as it is now to axe-core's rules, in light and dark. What it is called stands
    /// in the message. WebKit is left out, because the rules look at what all engines agree on.
    ///
    /// # Errors
    ///
    /// Every rule that is broken, with the elements that break it.
    pub async fn accessible(&self, what: &str) -> Result<()> {
        if self.engine == Engine::WebKit {
            return Ok(());
        }
        let mut found = Vec::new();
        for scheme in self.schemes() {
            self.set_scheme(*scheme).await?;
            let violations = self.client.execute_async(&script()?, vec![rules(*scheme)]).await?;
            let violations: Vec<Violation> = serde_json::from_value(violations.clone())
                .with_context(|| format!("axe-core did not run: {violations}"))?;
            found.extend(violations.iter().map(|violation| told(violation, what, scheme.name())));
        }
        ensure!(found.is_empty(), "axe-core found:\n{}", found.join("\n"));
        Ok(())
    }
}

/// The rules of a scheme: all in the light, and in the dark those that colours decide.
fn rules(scheme: Scheme) -> Value {
    match scheme {
        // Axe-core leaves out what only the newest guidelines ask for, unless told.
        Scheme::Light => json!({ "rules": { "target-size": { "enabled": true } } }),
        Scheme::Dark => json!({ "runOnly": { "type": "tag", "values": ["cat.color"] } }),
    }
}

fn told(violation: &Violation, what: &str, scheme: &str) -> String {
    let Violation { id, impact, help, nodes } = violation;
    let impact = impact.as_deref().unwrap_or("unrated");
    let mut text = format!("{what}, {scheme}: {id} ({impact}): {help}");
    for Node { target, failure_summary } in nodes {
        text += &format!("\n  {target}\n    {}", failure_summary.replace('\n', "\n    "));
    }
    text
}

fn script() -> Result<String> {
    static AXE: OnceLock<String> = OnceLock::new();
    if AXE.get().is_none() {
        let file = setup::axe()?.context("axe-core is missing; `cargo xtask setup` installs it")?;
        let axe = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let _ = AXE.set(axe);
    }
    let axe = AXE.get().context("axe-core was just read")?;
    Ok(format!("{axe};{RUN}"))
}
