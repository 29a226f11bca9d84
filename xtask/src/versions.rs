//! The versions of the tools: `tools.toml`, and Cargo's own files for what follows from them.

use std::fs;

use anyhow::{Context, Result};
use toml::{Table, Value};

use crate::root;

/// The version of a tool that `cargo install` compiles.
pub fn cargo(tool: &str) -> Result<String> {
    match tool {
        "wasm-bindgen-cli" => locked("wasm-bindgen"),
        _ => text(&table("tools.toml")?, &["cargo", tool]),
    }
}

/// The version of a package that `npm install` fetches.
pub fn npm(package: &str) -> Result<String> {
    text(&table("tools.toml")?, &["npm", package])
}

/// The Debian packages that bring a tool.
pub fn debian(tool: &str) -> Result<Vec<String>> {
    let table = table("tools.toml")?;
    let packages = table
        .get("debian")
        .and_then(|debian| debian.get(tool))
        .and_then(|packages| packages.as_array())
        .with_context(|| format!("tools.toml names no Debian packages for {tool}"))?;
    Ok(packages.iter().filter_map(|package| package.as_str().map(str::to_owned)).collect())
}

/// The minor version of the oldest Rust that the code compiles with.
pub fn oldest_rust() -> Result<u32> {
    let version = text(&table("Cargo.toml")?, &["package", "rust-version"])?;
    minor(&version).context("Cargo.toml's rust-version is not understood")
}

/// The second number of a version such as `1.95.0`.
pub fn minor(version: &str) -> Option<u32> {
    version.split('.').nth(1)?.parse().ok()
}

/// What the compiler is told when it compiles to WebAssembly.
pub fn wasm_flags() -> Result<Vec<String>> {
    let config = table(".cargo/config.toml")?;
    let flags =
        config.get("target").and_then(|target| target.get("wasm32-unknown-unknown")?.get("rustflags"));
    let flags = flags.and_then(|flags| flags.as_array()).context(".cargo/config.toml has no flags")?;
    Ok(flags.iter().filter_map(|flag| flag.as_str().map(str::to_owned)).collect())
}

/// The version of the calculator itself.
pub fn own() -> Result<String> {
    text(&table("Cargo.toml")?, &["package", "version"])
}

/// The SHA-256 that Cargo.lock has for a crate.
pub fn checksum(name: &str, version: &str) -> Result<Option<String>> {
    let lock = table("Cargo.lock")?;
    let package =
        packages(&lock).find(|package| is(package, "name", name) && is(package, "version", version));
    Ok(package.and_then(|package| package.get("checksum")?.as_str().map(str::to_owned)))
}

/// The version of a crate in Cargo.lock.
fn locked(name: &str) -> Result<String> {
    let lock = table("Cargo.lock")?;
    let package = packages(&lock).find(|package| is(package, "name", name));
    let version = package.and_then(|package| package.get("version")?.as_str().map(str::to_owned));
    version.with_context(|| format!("Cargo.lock has no {name}"))
}

fn packages(lock: &Table) -> impl Iterator<Item = &Value> {
    lock.get("package").and_then(|packages| packages.as_array()).into_iter().flatten()
}

fn is(package: &Value, key: &str, text: &str) -> bool {
    package.get(key).and_then(|it| it.as_str()) == Some(text)
}

fn table(file: &str) -> Result<Table> {
    let path = root().join(file);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {file}"))?;
    text.parse().with_context(|| format!("cannot parse {file}"))
}

fn text(table: &Table, path: &[&str; 2]) -> Result<String> {
    let value = table.get(path[0]).and_then(|inner| inner.get(path[1]));
    value
        .and_then(|value| value.as_str().map(str::to_owned))
        .with_context(|| format!("{} is missing below {}", path[1], path[0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_s_own_files_are_understood() {
        assert!(wasm_flags().unwrap().contains(&"target-feature=+simd128".to_owned()));
        assert_eq!(own().unwrap().split('.').count(), 3);
        let yew = locked("yew").unwrap();
        assert_eq!(checksum("yew", &yew).unwrap().map(|it| it.len()), Some(64));
        assert_eq!(checksum("alignment-engine", "0.1.0").unwrap(), None);
    }
}
