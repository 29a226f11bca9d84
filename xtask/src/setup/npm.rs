//! Packages of npm: `wasm-opt` from `binaryen`, `axe-core`, `fast-check` and `lighthouse`.

use std::path::PathBuf;

use anyhow::Result;

use super::{Found, apt, cache};
use crate::{process, progress, versions};

/// The package that brings `wasm-opt`.
pub const BINARYEN: &str = "binaryen";

/// The package that looks for barriers in a page.
pub const AXE: &str = "axe-core";

/// The package that thinks up values of every shape.
pub const FAST_CHECK: &str = "fast-check";

/// The package that judges a page as a phone would see it.
pub const LIGHTHOUSE: &str = "lighthouse";

/// Looks for the programs of a package in the cache.
pub fn find_programs(package: &str) -> Result<Option<Found>> {
    Ok(find_modules(package)?.map(|modules| Found::in_folder(modules.join(".bin"))))
}

/// Looks for `wasm-opt` in the cache, then on the path for the very same version.
pub fn find_wasm_opt() -> Result<Option<Found>> {
    if let Some(found) = find_programs(BINARYEN)? {
        return Ok(Some(found));
    }
    let version = versions::npm(BINARYEN)?;
    let Some(program) = process::find("wasm-opt") else {
        return Ok(None);
    };
    let told = process::output(process::command(&program).arg("--version"));
    let major = version.split('.').next();
    let same = told.is_some_and(|told| told.split(' ').nth(2) == major);
    Ok(same.then(|| Found::on_path(&program)))
}

/// Where a package's own folder is in the cache.
pub fn find_package(package: &str) -> Result<Option<PathBuf>> {
    Ok(find_modules(package)?.map(|modules| modules.join(package)))
}

/// The folder of packages that a package was installed into.
pub fn find_modules(package: &str) -> Result<Option<PathBuf>> {
    let place = cache::find(package, &versions::npm(package)?)?;
    Ok(place.map(|place| place.join("node_modules")))
}

/// Installs a package, and npm before it where even that is missing.
pub fn install(package: &str) -> Result<()> {
    if process::find("npm").is_none() {
        apt::install("node")?;
    }
    let version = versions::npm(package)?;
    let label = format!("installing npm's {package} {version}");
    cache::install(package, &version, |place| {
        let mut command = process::command("npm");
        command
            .args(["install", "--no-audit", "--no-fund", "--no-package-lock"])
            .args(["--ignore-scripts", "--prefix"])
            .arg(&place.unfinished)
            .arg(format!("{package}@{version}"))
            .current_dir(&place.unfinished);
        progress::run(&label, &place.log, &mut command)
    })
}
