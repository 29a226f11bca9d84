//! Tools that `cargo install` compiles.

use std::env::consts::EXE_SUFFIX;
use std::path::Path;

use anyhow::Result;

use super::{Found, cache};
use crate::{process, progress, versions};

/// A tool on the registry of crates.
pub struct CargoTool {
    package: &'static str,
    /// Its programs; the first one tells the version.
    programs: &'static [&'static str],
    /// How long to be patient, in words, on a small machine.
    patience: &'static str,
    /// How far it is optimised.
    level: &'static str,
    options: &'static [&'static str],
}

/// It reads and writes the whole program, so a little optimisation pays. Its own lock file may
/// name versions that have been withdrawn, so it is not used.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    patience: "2 to 4 minutes",
    level: "1",
    options: &[],
};

/// It reads and writes the whole program, too.
pub const WASM_SPLIT: CargoTool = CargoTool {
    package: "wasm_split_cli_support",
    programs: &["wasm-split-cli"],
    patience: "2 to 4 minutes",
    level: "1",
    options: &["--features=build-binary"],
};

/// It starts other programs, so no optimisation pays. It finds these on the path and the project
/// uses none of its servers, so it is compiled without TLS and without its check for newer
/// versions, which halves the time.
pub const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    programs: &["trunk"],
    patience: "3 to 6 minutes",
    level: "0",
    options: &["--locked", "--no-default-features"],
};

/// It hands commands from one side to the other, so no optimisation pays.
pub const GECKODRIVER: CargoTool = CargoTool {
    package: "geckodriver",
    programs: &["geckodriver"],
    patience: "1 to 2 minutes",
    level: "0",
    options: &["--locked"],
};

/// It waits for compilers and tests.
pub const MUTANTS: CargoTool = CargoTool {
    package: "cargo-mutants",
    programs: &["cargo-mutants"],
    patience: "2 to 4 minutes",
    level: "0",
    options: &["--locked"],
};

impl CargoTool {
    /// Looks in the cache, then on the path for the very same version.
    pub fn find(&self) -> Result<Option<Found>> {
        let version = versions::cargo(self.package)?;
        if let Some(place) = cache::find(self.package, &version)? {
            return Ok(Some(Found::in_folder(place.join("bin"))));
        }
        let Some(program) = process::find(self.programs[0]) else {
            return Ok(None);
        };
        let folder = program.parent().unwrap_or(Path::new(""));
        let complete = self.programs.iter().all(|name| folder.join(format!("{name}{EXE_SUFFIX}")).is_file());
        let told = process::output(process::command(&program).arg("--version"));
        let same = told.is_some_and(|told| told.split(' ').nth(1) == Some(&version));
        Ok((complete && same).then(|| Found::on_path(&program)))
    }

    /// Compiles the tool.
    pub fn install(&self) -> Result<()> {
        let version = versions::cargo(self.package)?;
        let label = format!("compiling {} {version} ({})", self.package, self.patience);
        cache::install(self.package, &version, |place| {
            let mut command = process::command("cargo");
            command
                .arg("install")
                .arg(self.package)
                .arg(format!("--version={version}"))
                .args(self.options)
                .arg("--root")
                .arg(&place.unfinished)
                .current_dir(&place.scratch)
                .env("CARGO_TARGET_DIR", &place.scratch)
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.level)
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
                .env("CARGO_PROFILE_RELEASE_LTO", "false");
            progress::run(&label, &place.log, &mut command)
        })
    }
}
