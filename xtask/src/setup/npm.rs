//! `wasm-opt`, from npm's package `binaryen`.

use anyhow::Result;

use super::{Found, apt, cache};
use crate::{process, progress, versions};

const PACKAGE: &str = "binaryen";

/// Looks in the cache, then on the path for the very same version.
pub fn find() -> Result<Option<Found>> {
    let version = versions::npm(PACKAGE)?;
    if let Some(place) = cache::find(PACKAGE, &version)? {
        return Ok(Some(Found::in_folder(place.join("node_modules/.bin"))));
    }
    let Some(program) = process::find("wasm-opt") else {
        return Ok(None);
    };
    let told = process::output(process::command(&program).arg("--version"));
    let major = version.split('.').next();
    let same = told.is_some_and(|told| told.split(' ').nth(2) == major);
    Ok(same.then(|| Found::on_path(&program)))
}

/// Installs the package, and npm before it where even that is missing.
pub fn install() -> Result<()> {
    if process::find("npm").is_none() {
        apt::install("node")?;
    }
    let version = versions::npm(PACKAGE)?;
    let label = format!("installing npm's {PACKAGE} {version}");
    cache::install(PACKAGE, &version, |place| {
        let mut command = process::command("npm");
        command
            .args(["install", "--no-audit", "--no-fund", "--no-package-lock"])
            .args(["--ignore-scripts", "--prefix"])
            .arg(&place.unfinished)
            .arg(format!("{PACKAGE}@{version}"))
            .current_dir(&place.unfinished);
        progress::run(&label, &place.log, &mut command)
    })
}
