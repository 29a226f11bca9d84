//! A Rust that compiles to WebAssembly. There are two ways.
//!
//! 1. The active toolchain has the target, or rustup can add it.
//! 2. Where rustup's server is out of reach, Debian's package `rustc-web` brings a compiler
//!    without the target and the source of the standard library, which Cargo then compiles with
//!    the program. That is an unstable feature of Cargo, hence `RUSTC_BOOTSTRAP`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{Found, apt, rust};
use crate::{process, versions};

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_PROGRAMS: &str = "/usr/bin";

/// How WebAssembly is compiled on this machine.
#[derive(Clone, Debug)]
pub enum WasmWay {
    /// By the active toolchain.
    Active,
    /// By Debian's, together with the standard library.
    Debian {
        /// The program that links.
        linker: String,
    },
}

impl WasmWay {
    /// Puts folders on a command's path and makes Cargo compile to WebAssembly in it.
    ///
    /// The results stay away from those of the native builds, which another compiler made.
    pub fn apply(&self, command: &mut Command, mut folders: Vec<PathBuf>) -> Result<()> {
        command.env("CARGO_TARGET_DIR", crate::root().join("target/wasm"));
        if let Self::Debian { linker } = self {
            folders.push(PathBuf::from(DEBIAN_PROGRAMS));
            command
                .env_remove("RUSTUP_TOOLCHAIN")
                .env("RUSTC", Path::new(DEBIAN_PROGRAMS).join("rustc"))
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        }
        process::put_first_on_path(command, &folders)
    }

    fn found(self, place: String) -> Found {
        Found { place, folder: None, wasm: Some(self) }
    }
}

/// Looks for a way that needs no installation.
pub fn find() -> Result<Option<Found>> {
    match find_active() {
        Some(found) => Ok(Some(found)),
        None => find_debian(),
    }
}

/// Opens one of the ways.
pub fn install() -> Result<()> {
    if rust::is_rustup() {
        match rust::rustup(&["target", "add", TARGET]) {
            Ok(()) => return Ok(()),
            Err(error) => println!("  {error:#}. Now the other way, Debian's Rust."),
        }
    }
    apt::install("wasm").with_context(|| {
        format!("with rustup and a connection to its server, `rustup target add {TARGET}` does it")
    })
}

fn find_active() -> Option<Found> {
    let mut rustc = process::command("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let folder = process::output(&mut rustc)?;
    let there = Path::new(&folder).is_dir();
    there.then(|| WasmWay::Active.found(format!("way 1, the active toolchain: {folder}")))
}

fn find_debian() -> Result<Option<Found>> {
    let packages = versions::debian("wasm")?;
    let linker = packages.iter().find(|package| package.starts_with("lld-"));
    let linker = linker.context("tools.toml names no linker for WebAssembly")?;
    let linker = linker.replace("lld-", "wasm-ld-");

    let programs = Path::new(DEBIAN_PROGRAMS);
    let rustc = programs.join("rustc");
    let Some(version) = process::output(process::command(&rustc).arg("--version")) else {
        return Ok(None);
    };
    let sysroot = process::output(process::command(&rustc).args(["--print", "sysroot"]));
    let source = Path::new(&sysroot.unwrap_or_default()).join("lib/rustlib/src/rust/library");
    let number = version.split(' ').nth(1).and_then(versions::minor);
    let complete = number >= Some(versions::oldest_rust()?)
        && programs.join("cargo").is_file()
        && programs.join(&linker).is_file()
        && source.join("std/Cargo.toml").is_file();
    Ok(complete.then(|| {
        let place = format!("way 2, Debian's {version}, with the standard library from source");
        WasmWay::Debian { linker }.found(place)
    }))
}
