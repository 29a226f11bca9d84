//! What a visitor has to download, held to `budget.toml`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use toml::Table;

use crate::{root, server};

/// The file with the budgets.
const FILE: &str = "budget.toml";

/// By how much a size may exceed its budget before somebody has to say why, as a share.
const SLACK: f64 = 0.02;

/// A size that is held to a budget.
struct Weighed {
    name: &'static str,
    bytes: u64,
}

/// Prints what the site costs its visitors, and fails where that is more than was agreed on.
pub fn check(site: &Path) -> Result<()> {
    let text = fs::read_to_string(root().join(FILE))?;
    let budgets: Table = text.parse().with_context(|| format!("{FILE} cannot be read"))?;
    let weighed = [
        Weighed { name: "first-result", bytes: first_result(site)? },
        Weighed { name: "page", bytes: of_files(site, |name| is_part(name, "page"))? },
        Weighed { name: "report", bytes: of_files(site, |name| is_part(name, "report"))? },
        Weighed { name: "rest", bytes: of_files(site, |name| is_part(name, "rest"))? },
        Weighed { name: "shared-by-parts", bytes: of_files(site, |name| name.starts_with("chunk_"))? },
    ];
    println!("\n{:<24}{:>12}{:>12}", "what is downloaded", "brotli 11", "budget");
    let mut over = Vec::new();
    for Weighed { name, bytes } in weighed {
        let budget = budgets.get(name).and_then(toml::Value::as_integer);
        let budget = budget.with_context(|| format!("{FILE} has no number for {name}"))?;
        println!("{name:<24}{bytes:>12}{budget:>12}");
        if bytes as f64 > budget as f64 * (1.0 + SLACK) {
            over.push(name);
        }
    }
    ensure!(over.is_empty(), "over budget: {}; {FILE} says what was agreed on", over.join(", "));
    Ok(())
}

fn is_part(name: &str, part: &str) -> bool {
    name.strip_prefix(part).is_some_and(|rest| rest.starts_with('-')) && name.ends_with(".wasm")
}

/// The English page with all that it asks for by itself, which is what its first result needs.
fn first_result(site: &Path) -> Result<u64> {
    let html = fs::read_to_string(site.join("index.html"))?;
    let head = html.split_once("</head>").context("the page has a head")?.0;
    let mut total = size(site, "index.html")?;
    for (tag, attribute) in [("<link ", "href=\""), ("<script ", "src=\"")] {
        let scope = if tag == "<link " { head } else { &html };
        for element in scope.split(tag).skip(1).filter_map(|rest| rest.split('>').next()) {
            let address = element.split(attribute).nth(1).and_then(|rest| rest.split('"').next());
            let is_download = ["stylesheet", "preload", "icon"].iter().any(|rel| element.contains(rel));
            match address.and_then(|address| address.strip_prefix("./")) {
                Some(name) if is_download || tag == "<script " => total += size(site, name)?,
                None if is_download || tag == "<script " => bail!("no file is named in <{element}>"),
                _ => {}
            }
        }
    }
    Ok(total)
}

fn of_files(site: &Path, counts: impl Fn(&str) -> bool) -> Result<u64> {
    let mut total = 0;
    for file in server::files_below(site)? {
        let name = server::name_in(site, &file);
        if counts(&name) {
            total += size(site, &name)?;
        }
    }
    Ok(total)
}

/// The bytes of a file as it travels.
fn size(site: &Path, name: &str) -> Result<u64> {
    let compressed = site.join(format!("{name}.{}", server::BROTLI));
    let file = if compressed.is_file() { compressed } else { site.join(name) };
    Ok(fs::metadata(&file).with_context(|| format!("there is no {name}"))?.len())
}
