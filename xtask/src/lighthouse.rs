//! Lighthouse's judgement of the page on a phone.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::bench::median;
use crate::setup::Toolbox;
use crate::{chromium, process, root};

/// Its categories, by their names in its report and among people.
const CATEGORIES: [(&str, &str); 4] = [
    ("performance", "performance"),
    ("accessibility", "accessibility"),
    ("best-practices", "best practices"),
    ("seo", "SEO"),
];
/// How often the page is judged; the median counts.
const RUNS: usize = 3;

/// The points of each category, of 100, and the names of the audits that cost some.
pub fn judge(url: &str, tools: &Toolbox) -> Result<Vec<(&'static str, f64)>> {
    let mut reports = Vec::new();
    for run in 0..RUNS {
        let file = root().join(format!("target/lighthouse-{run}.json"));
        let mut command = tools.command("lighthouse")?;
        command
            .args([url, "--quiet", "--output=json"])
            .arg(format!("--output-path={}", file.display()))
            .arg(format!("--chrome-flags={}", chromium::arguments().join(" ")))
            .env("CHROME_PATH", chromium::find().context("Chromium has gone")?);
        process::run(&mut command)?;
        let report: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
        ensure!(report["runtimeError"].is_null(), "Lighthouse: {}", report["runtimeError"]["message"]);
        name_faults(&report);
        reports.push(report);
    }
    let points = |id: &str| {
        let scores =
            reports.iter().map(|report| 100.0 * report["categories"][id]["score"].as_f64().unwrap_or(0.0));
        median(scores.collect())
    };
    Ok(CATEGORIES.iter().map(|(id, name)| (*name, points(id))).collect())
}

/// Says which audits cost points.
fn name_faults(report: &Value) {
    for (id, _) in CATEGORIES {
        let audits = report["categories"][id]["auditRefs"].as_array();
        for audit in audits.into_iter().flatten().filter(|audit| audit["weight"].as_f64() > Some(0.0)) {
            let id = audit["id"].as_str().unwrap_or_default();
            let found = &report["audits"][id];
            if found["score"].as_f64().is_some_and(|score| score < 1.0) {
                println!("  {id}: {} {}", found["score"], found["displayValue"].as_str().unwrap_or_default());
            }
        }
    }
}
