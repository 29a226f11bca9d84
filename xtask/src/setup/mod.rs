//! Makes sure of the tools: looks for each, and installs what is missing.
//!
//! To add a tool: a variant of [`Tool`], its line in each `match` below, its packages in
//! `tools.toml`.

mod apt;
mod cache;
mod cargo_install;
mod npm;
mod rust;
mod wasm_target;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{chromium, firefox, process, webkit};
pub use wasm_target::{WasmWay, registries};

/// Something that a command needs and that may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// `cargo fmt`.
    Rustfmt,
    /// `cargo clippy`.
    Clippy,
    /// A Rust that compiles to WebAssembly.
    WasmTarget,
    /// `wasm-bindgen` and its test runner, of the very version of the crate.
    WasmBindgen,
    /// What cuts a program into parts.
    WasmSplit,
    /// The bundler.
    Trunk,
    /// The optimiser of WebAssembly.
    WasmOpt,
    /// A browser and its WebDriver.
    Chromium,
    /// A browser with another engine.
    Firefox,
    /// Its WebDriver.
    Geckodriver,
    /// A browser with a third engine, its WebDriver and the display that it needs.
    WebKit,
    /// What looks for barriers in a page.
    Axe,
    /// What thinks up messages of every shape.
    FastCheck,
    /// What judges a page as a phone would see it.
    Lighthouse,
    /// The interpreter that the independent calculation is written for.
    Python,
    /// What plants faults for the tests to find.
    Mutants,
}

/// Every tool, in the order in which they are set up.
pub const EVERY_TOOL: &[Tool] = &[
    Tool::Rustfmt,
    Tool::Clippy,
    Tool::WasmTarget,
    Tool::WasmBindgen,
    Tool::WasmSplit,
    Tool::Trunk,
    Tool::WasmOpt,
    Tool::Chromium,
    Tool::Firefox,
    Tool::Geckodriver,
    Tool::WebKit,
    Tool::Axe,
    Tool::FastCheck,
    Tool::Lighthouse,
    Tool::Python,
    Tool::Mutants,
];

/// A tool that is there.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it is, or which way it took, in words.
    pub place: String,
    /// The folder to put on the path, when the tool is not on it yet.
    pub folder: Option<PathBuf>,
    /// How WebAssembly is compiled, if this is the tool for it.
    pub wasm: Option<WasmWay>,
}

impl Found {
    fn on_path(program: &Path) -> Self {
        Self::with_words(program.display().to_string())
    }

    fn in_folder(folder: PathBuf) -> Self {
        Self { place: folder.display().to_string(), folder: Some(folder), wasm: None }
    }

    fn with_words(place: impl Into<String>) -> Self {
        Self { place: place.into(), folder: None, wasm: None }
    }
}

impl Tool {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rustfmt => "rustfmt",
            Self::Clippy => "clippy",
            Self::WasmTarget => "WebAssembly target",
            Self::WasmBindgen => "wasm-bindgen",
            Self::WasmSplit => "wasm-split",
            Self::Trunk => "trunk",
            Self::WasmOpt => "wasm-opt",
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Geckodriver => "geckodriver",
            Self::WebKit => "WebKitGTK",
            Self::Axe => "axe-core",
            Self::FastCheck => "fast-check",
            Self::Lighthouse => "Lighthouse",
            Self::Python => "Python",
            Self::Mutants => "cargo-mutants",
        }
    }

    fn find(self) -> Result<Option<Found>> {
        match self {
            Self::Rustfmt => Ok(rust::find("rustfmt")),
            Self::Clippy => Ok(rust::find("clippy-driver")),
            Self::WasmTarget => wasm_target::find(),
            Self::WasmBindgen => cargo_install::WASM_BINDGEN.find(),
            Self::WasmSplit => cargo_install::WASM_SPLIT.find(),
            Self::Trunk => cargo_install::TRUNK.find(),
            Self::WasmOpt => npm::find_wasm_opt(),
            Self::Chromium => Ok(chromium::find().map(|path| Found::on_path(&path))),
            Self::Firefox => Ok(firefox::find().map(|path| Found::on_path(&path))),
            Self::Geckodriver => cargo_install::GECKODRIVER.find(),
            Self::WebKit => Ok(webkit::find().map(|path| Found::on_path(&path))),
            Self::Axe => Ok(axe()?.map(|path| Found::on_path(&path))),
            Self::FastCheck => Ok(fast_check()?.map(|path| Found::on_path(&path))),
            Self::Lighthouse => npm::find_programs(npm::LIGHTHOUSE),
            Self::Python => Ok(process::find("python3").map(|path| Found::on_path(&path))),
            Self::Mutants => cargo_install::MUTANTS.find(),
        }
    }

    fn install(self) -> Result<()> {
        match self {
            Self::Rustfmt => rust::install("rustfmt"),
            Self::Clippy => rust::install("clippy"),
            Self::WasmTarget => wasm_target::install(),
            Self::WasmBindgen => cargo_install::WASM_BINDGEN.install(),
            Self::WasmSplit => cargo_install::WASM_SPLIT.install(),
            Self::Trunk => cargo_install::TRUNK.install(),
            Self::WasmOpt => npm::install(npm::BINARYEN),
            Self::Chromium => apt::install("chromium"),
            Self::Firefox => apt::install("firefox"),
            Self::Geckodriver => cargo_install::GECKODRIVER.install(),
            Self::WebKit => apt::install("webkit"),
            Self::Axe => npm::install(npm::AXE),
            Self::FastCheck => npm::install(npm::FAST_CHECK),
            Self::Lighthouse => npm::install(npm::LIGHTHOUSE),
            Self::Python => apt::install("python"),
            Self::Mutants => cargo_install::MUTANTS.install(),
        }
    }
}

/// Where `axe-core`'s script is.
pub fn axe() -> Result<Option<PathBuf>> {
    Ok(npm::find_package(npm::AXE)?.map(|folder| folder.join("axe.min.js")))
}

/// The folder of packages in which `fast-check` is, with what it needs.
pub fn fast_check() -> Result<Option<PathBuf>> {
    npm::find_modules(npm::FAST_CHECK)
}

/// Where geckodriver is.
pub fn geckodriver() -> Result<Option<PathBuf>> {
    let found = cargo_install::GECKODRIVER.find()?;
    Ok(found.and_then(|found| match found.folder {
        Some(folder) => Some(folder.join("geckodriver")),
        None => process::find("geckodriver"),
    }))
}

/// The tools that a command asked for, all of them there.
#[derive(Debug)]
pub struct Toolbox(Vec<(Tool, Found)>);

/// Looks for the tools and installs those that are missing.
pub fn ensure(tools: &[Tool]) -> Result<Toolbox> {
    let mut all = Vec::new();
    for &tool in tools {
        let found = match tool.find()? {
            Some(found) => found,
            None => {
                let name = tool.name();
                println!("{name} is missing.");
                tool.install().with_context(|| format!("{name} is missing and could not be installed"))?;
                match tool.find()? {
                    Some(found) => found,
                    None => bail!("{name} was installed but still is not found"),
                }
            }
        };
        all.push((tool, found));
    }
    Ok(Toolbox(all))
}

impl Toolbox {
    /// Says of each tool where it is.
    pub fn print(&self) {
        for (tool, found) in &self.0 {
            println!("{:<20}{}", tool.name(), found.place);
        }
    }

    /// A command that finds the tools.
    pub fn command(&self, program: &str) -> Result<Command> {
        let mut command = process::command(program);
        process::put_first_on_path(&mut command, &self.folders())?;
        Ok(command)
    }

    /// A command that finds the tools and in which Cargo compiles to WebAssembly.
    pub fn wasm_command(&self, program: &str) -> Result<Command> {
        let way = self.0.iter().find_map(|(_, found)| found.wasm.as_ref());
        let way = way.context("the command did not ask for the WebAssembly target")?;
        let mut command = process::command(program);
        way.apply(&mut command, self.folders())?;
        Ok(command)
    }

    /// The version of the Rust that compiles to WebAssembly.
    pub fn wasm_rust(&self) -> Result<String> {
        let told = process::output(self.wasm_command("rustc")?.arg("--version"));
        let version = told.and_then(|told| told.split(' ').nth(1).map(str::to_owned));
        version.context("rustc tells no version")
    }

    fn folders(&self) -> Vec<PathBuf> {
        let folders = self.0.iter().filter_map(|(_, found)| found.folder.clone());
        folders.collect()
    }
}
