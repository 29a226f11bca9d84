//! All tests, in order, as one list.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::engine::Engine;
use crate::setup::{self, Tool};
use crate::{bundle, chromium, process, root};

/// One of the things that have to hold.
struct Step {
    name: &'static str,
    needs: &'static [Tool],
    /// The step whose result this one looks at, so that it never looks at an old one.
    after: Option<&'static str>,
    action: Action,
}

enum Action {
    /// A program and its arguments, natively.
    Native(&'static str),
    /// The same with warnings of rustdoc denied.
    Docs(&'static str),
    /// A program in which Cargo compiles to WebAssembly and runs tests in Chromium.
    Wasm(&'static str),
    /// A program that opens the site in every engine.
    Journeys(&'static str),
    /// The deployable site.
    Build,
}

use Action::{Build, Docs, Journeys, Native, Wasm};

const STEPS: &[Step] = &[
    Step { name: "format", needs: &[Tool::Rustfmt], after: None, action: Native("cargo fmt --all --check") },
    Step {
        name: "clippy",
        needs: &[Tool::Clippy],
        after: None,
        action: Native("cargo clippy --workspace --all-targets -- -D warnings"),
    },
    Step {
        name: "engine-alone",
        needs: &[],
        after: None,
        action: Native("cargo build --no-default-features"),
    },
    Step {
        name: "engine-alone-clippy",
        needs: &[Tool::Clippy],
        after: None,
        action: Native("cargo clippy --no-default-features --all-targets -- -D warnings"),
    },
    Step { name: "docs", needs: &[], after: None, action: Docs("cargo doc --workspace --no-deps") },
    Step {
        name: "native",
        needs: &[],
        after: None,
        action: Native("cargo test --workspace --exclude browser-tests"),
    },
    Step { name: "build", needs: bundle::TOOLS, after: None, action: Build },
    Step {
        name: "wasm",
        needs: &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Chromium],
        after: None,
        action: Wasm(
            "cargo test --target wasm32-unknown-unknown --no-default-features --test wasm --test speed",
        ),
    },
    Step {
        name: "independent",
        needs: &[Tool::Python],
        after: None,
        action: Native("python3 tests/independent/check.py"),
    },
    Step {
        name: "journeys",
        needs: &[Tool::Axe, Tool::FastCheck],
        after: Some("build"),
        action: Journeys("cargo test --package browser-tests"),
    },
];

/// Prints what each step runs.
pub fn list() {
    for step in STEPS {
        println!("{:<22}{}", step.name, step.action.shown());
    }
}

/// Runs the steps whose names contain one of the words, or all when there are none, up to the
/// first that fails.
pub fn run(words: &[String]) -> Result<()> {
    let named = |step: &Step| words.is_empty() || words.iter().any(|word| step.name.contains(word.as_str()));
    let wanted = |step: &&Step| {
        let is_looked_at = |other: &Step| other.after == Some(step.name) && named(other);
        named(step) || STEPS.iter().any(is_looked_at)
    };
    let steps: Vec<_> = STEPS.iter().filter(wanted).collect();
    if steps.is_empty() {
        bail!("no step has such a name; `cargo xtask test --list` names them all");
    }

    let mut lines = Vec::new();
    let mut failure = None;
    for step in &steps {
        println!("\n── {}: {}", step.name, step.action.shown());
        let start = Instant::now();
        let set_up = step.needs().and_then(|tools| setup::ensure(&tools));
        let set_up_seconds = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let result = set_up.and_then(|tools| step.action.run(&tools));
        let seconds = start.elapsed().as_secs_f64();
        let word = if result.is_ok() { "ok" } else { "FAILED" };
        lines.push(format!("{:<22}{word:<8}{seconds:>8.1} s{set_up_seconds:>10.1} s", step.name));
        if let Err(error) = result {
            failure = Some(error.context(format!("step {} failed", step.name)));
            break;
        }
    }

    println!("\n{:<30}{:>10}{:>12}", "step", "test", "set-up");
    for line in &lines {
        println!("{line}");
    }
    let failed = usize::from(failure.is_some());
    let passed = lines.len() - failed;
    let left = steps.len() - lines.len();
    if left > 0 {
        println!("{left} more not run, because one failed");
    }
    println!("steps: {passed} passed, {failed} failed");
    failure.map_or(Ok(()), Err)
}

impl Step {
    fn needs(&self) -> Result<Vec<Tool>> {
        let mut tools = self.needs.to_vec();
        if let Journeys(_) = self.action {
            tools.extend(Engine::wanted()?.iter().flat_map(|engine| engine.tools()));
        }
        Ok(tools)
    }
}

impl Action {
    fn shown(&self) -> &'static str {
        match self {
            Native(line) | Docs(line) | Wasm(line) | Journeys(line) => line,
            Build => "cargo xtask build",
        }
    }

    fn run(&self, tools: &setup::Toolbox) -> Result<()> {
        let mut words = self.shown().split(' ');
        let program = words.next().unwrap_or_default();
        let mut command = match self {
            Build => return bundle::build(),
            Native(_) | Journeys(_) => tools.command(program)?,
            Docs(_) => {
                let mut command = tools.command(program)?;
                command.env("RUSTDOCFLAGS", "-D warnings");
                command
            }
            Wasm(_) => chromium::wasm_tests(tools)?,
        };
        process::run(command.args(words).current_dir(root()))
    }
}
