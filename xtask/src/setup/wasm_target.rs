//! A Rust that compiles to WebAssembly. There are two ways.
//!
//! 1. The active toolchain has the source of the standard library, or rustup can add it.
//! 2. Where rustup's server is out of reach, Debian's package `rustc-web` brings a compiler with that source.
//!
//! Either way Cargo compiles the standard library with the program, for size, and without the words that a panic
//! would say, a tenth of the program. That is unstable, hence `RUSTC_BOOTSTRAP`. And either way the
//! program is the same wherever it is compiled: what would tell of folders of this machine is written in other
//! words.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{Found, apt, rust};
use crate::{process, versions};

/// What rustup calls the source of the standard library.
const SOURCE: &str = "rust-src";
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
        command
            .env("CARGO_TARGET_DIR", crate::root().join("target/wasm"))
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags()?)
            .env_remove("RUSTFLAGS")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
            .env("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true")
            .env("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort");
        if let Self::Debian { linker } = self {
            folders.push(PathBuf::from(DEBIAN_PROGRAMS));
            command
                .env_remove("RUSTUP_TOOLCHAIN")
                .env("RUSTC", Path::new(DEBIAN_PROGRAMS).join("rustc"))
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        process::put_first_on_path(command, &folders)
    }

    /// What the compiler is told: the flags of `.cargo/config.toml`, which Cargo reads no more when
    /// it is given others, and names for the folders of this machine. Panics tell where they come
    /// from, so the program would have those folders in it.
    fn flags(&self) -> Result<OsString> {
        let mut flags: Vec<_> = versions::wasm_flags()?.into_iter().map(OsString::from).collect();
        for (folder, name) in self.folders_of_sources() {
            let mut flag = OsString::from("--remap-path-prefix=");
            flag.push(folder);
            flag.push(format!("={name}"));
            flags.push(flag);
        }
        // Cargo parts them by this sign, so a folder may have a space in its name.
        Ok(flags.join("\u{1f}".as_ref()))
    }

    /// The folders of source that the compiler reads, each with the name that it goes by. Registries
    /// have folders whose names depend on how they are reached.
    fn folders_of_sources(&self) -> Vec<(PathBuf, &'static str)> {
        let registries = fs::read_dir(registries()).into_iter().flatten().flatten();
        let mut folders: Vec<_> = registries.map(|registry| (registry.path(), "crates")).collect();
        folders.sort();
        let rustc = match self {
            Self::Active => PathBuf::from("rustc"),
            Self::Debian { .. } => Path::new(DEBIAN_PROGRAMS).join("rustc"),
        };
        let sysroot = process::output(process::command(rustc).args(["--print", "sysroot"]));
        let library = sysroot.map(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust"));
        folders.extend(library.map(|library| (library, "rust")));
        folders.push((crate::root().to_owned(), "alignment-calculator"));
        folders
    }

    fn found(self, place: String) -> Found {
        Found { place, folder: None, wasm: Some(self) }
    }
}

/// Where Cargo keeps the source of packages, in one folder a registry.
pub fn registries() -> PathBuf {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    home.unwrap_or_default().join("registry/src")
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
        match rust::rustup(&["component", "add", SOURCE]) {
            Ok(()) => return Ok(()),
            Err(error) => println!("  {error:#}. Now the other way, Debian's Rust."),
        }
    }
    apt::install("wasm").with_context(|| {
        format!("with rustup and a connection to its server, `rustup component add {SOURCE}` does it")
    })
}

fn find_active() -> Option<Found> {
    let source = library("rustc")?;
    source
        .is_dir()
        .then(|| WasmWay::Active.found(format!("way 1, the active toolchain: {}", source.display())))
}

/// Where a compiler has the source of its standard library, if it has it.
fn library(rustc: impl AsRef<Path>) -> Option<PathBuf> {
    let sysroot = process::output(process::command(rustc).args(["--print", "sysroot"]))?;
    Some(Path::new(&sysroot).join("lib/rustlib/src/rust/library/std"))
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
    let source = library(&rustc).unwrap_or_default();
    let number = version.split(' ').nth(1).and_then(versions::minor);
    let complete = number >= Some(versions::oldest_rust()?)
        && programs.join("cargo").is_file()
        && programs.join(&linker).is_file()
        && source.is_dir();
    Ok(complete.then(|| {
        let place = format!("way 2, Debian's {version}, with the standard library from source");
        WasmWay::Debian { linker }.found(place)
    }))
}
