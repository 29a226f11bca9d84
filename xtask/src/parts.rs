//! What is in the site's programs: the Rust packages that are compiled into them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{process, root, versions};

/// The packages that are programs of the site, and the features that the site is built with.
const PROGRAMS: [(&str, &str); 2] = [("alignment-calculator", "parts"), ("qr", "")];

const TARGET: &str = "wasm32-unknown-unknown";

/// Who holds the rights in Rust's standard library and in what it is itself made of, where that is
/// not the same.
const AUTHORS_OF_STD: [&str; 3] = [
    "The Rust Project Contributors",
    "2014 Alex Crichton (cfg-if, dlmalloc, rustc-demangle)",
    "2016 Amanieu d'Antras (hashbrown)",
];

/// The licences of Rust's standard library and of what it is itself made of (compiler-builtins).
const LICENCE_OF_STD: &str = "(MIT OR Apache-2.0) AND Apache-2.0 WITH LLVM-exception";

/// A package that is in a program of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licences as an SPDX expression.
    pub licence: String,
    /// Who wrote it, as far as it says.
    pub authors: Vec<String>,
    /// Where its licence texts are; none for the standard library.
    pub folder: Option<PathBuf>,
    /// The SHA-256 of the package, where it comes from a registry.
    pub checksum: Option<String>,
    /// The parts that it needs, by [`Part::reference`].
    pub needs: BTreeSet<String>,
}

impl Part {
    /// What it is called among all parts.
    pub fn reference(&self) -> String {
        reference(&self.name, &self.version)
    }
}

fn reference(name: &str, version: &str) -> String {
    format!("{name}@{version}")
}

/// All parts by their references, with the standard library of a version of Rust.
pub fn shipped(rust: &str) -> Result<Vec<Part>> {
    let mut needs = BTreeMap::new();
    for (program, features) in PROGRAMS {
        let mut cargo = process::command("cargo");
        cargo.args(["tree", "--package", program, "--no-default-features", "--features", features]);
        cargo.args(["--target", TARGET, "--edges", "normal,no-proc-macro", "--prefix", "depth"]);
        read_tree(&output(&mut cargo)?, &mut needs)?;
    }
    let mut cargo = process::command("cargo");
    cargo.args(["metadata", "--all-features", "--format-version", "1", "--filter-platform", TARGET]);
    let metadata: Value = serde_json::from_str(&output(&mut cargo)?)?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;

    let std = Part {
        name: "rust-std".to_owned(),
        version: rust.to_owned(),
        licence: LICENCE_OF_STD.to_owned(),
        authors: AUTHORS_OF_STD.map(str::to_owned).to_vec(),
        folder: None,
        checksum: None,
        needs: BTreeSet::new(),
    };
    let mut parts = Vec::new();
    for (id, mut needs) in needs {
        let package = packages.iter().find(|package| {
            let text = |key: &str| package[key].as_str().unwrap_or_default();
            reference(text("name"), text("version")) == id
        });
        needs.insert(std.reference());
        parts.push(part(package.with_context(|| format!("cargo metadata has no {id}"))?, needs)?);
    }
    parts.push(std);
    parts.sort_by_key(Part::reference);
    Ok(parts)
}

fn output(command: &mut Command) -> Result<String> {
    process::output(command.current_dir(root()))
        .with_context(|| format!("`{}` failed", process::display(command)))
}

/// Reads what needs what from lines such as `2serde v1.0.0`, where the number tells how deep a
/// package stands below the one that needs it. What needs a package is told where it comes first.
fn read_tree(lines: &str, needs: &mut BTreeMap<String, BTreeSet<String>>) -> Result<()> {
    let mut above: Vec<String> = Vec::new();
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let name_at = line.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(0);
        let depth: usize = line[..name_at].parse().with_context(|| format!("{line:?} has no depth"))?;
        let mut words = line[name_at..].split(' ');
        let (name, version) =
            words.next().zip(words.next()).with_context(|| format!("{line:?} has no version"))?;
        let id = reference(name, version.trim_start_matches('v'));
        above.truncate(depth);
        if let Some(parent) = above.last() {
            needs.entry(parent.clone()).or_default().insert(id.clone());
        }
        needs.entry(id.clone()).or_default();
        above.push(id);
    }
    Ok(())
}

fn part(package: &Value, needs: BTreeSet<String>) -> Result<Part> {
    let text = |key: &str| {
        package[key].as_str().map(str::to_owned).with_context(|| format!("a package has no {key}"))
    };
    let (name, version) = (text("name")?, text("version")?);
    let licence = text("license").with_context(|| format!("{name} names no licence"))?;
    let is_own = package["source"].is_null();
    let manifest = PathBuf::from(text("manifest_path")?);
    let authors = package["authors"].as_array().into_iter().flatten();
    Ok(Part {
        licence: licence.replace(" / ", " OR ").replace('/', " OR "),
        authors: authors.filter_map(|author| author.as_str().map(str::to_owned)).collect(),
        folder: if is_own { Some(root().to_owned()) } else { manifest.parent().map(Path::to_owned) },
        checksum: if is_own { None } else { versions::checksum(&name, &version)? },
        name,
        version,
        needs,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_tells_what_needs_what() {
        let mut needs = BTreeMap::new();
        read_tree("0a v1.0.0 (somewhere)\n1b v2.0.0\n2c v3.0.0\n1c v3.0.0 (*)\n1c v4.0.0\n", &mut needs)
            .unwrap();
        let of = |id: &str| needs[id].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(of("a@1.0.0"), ["b@2.0.0", "c@3.0.0", "c@4.0.0"]);
        assert_eq!(of("b@2.0.0"), ["c@3.0.0"]);
        assert!(of("c@3.0.0").is_empty() && of("c@4.0.0").is_empty());
    }

    #[test]
    fn the_parts_are_those_of_the_page_and_not_of_the_tools() {
        let parts = shipped("1.0.0").unwrap();
        let has = |name: &str| parts.iter().any(|part| part.name == name);
        assert!(
            ["alignment-calculator", "alignment-engine", "yew", "qrcodegen", "rust-std"].into_iter().all(has)
        );
        assert!(
            !["xtask", "fantoccini", "criterion", "trunk", "serde_derive", "icu_decimal"]
                .into_iter()
                .any(has)
        );
        let all: BTreeSet<_> = parts.iter().map(Part::reference).collect();
        assert!(parts.iter().all(|part| part.needs.is_subset(&all)));
        let from_registry = |part: &Part| part.folder.as_ref().is_some_and(|folder| folder != root());
        assert!(parts.iter().all(|part| part.checksum.is_some() == from_registry(part)));
    }
}
