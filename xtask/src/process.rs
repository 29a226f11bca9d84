//! Starting other programs.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// A command that starts as if typed into a shell: without what cargo tells the program it runs.
///
/// Cargo's library path in particular would make another Rust load the wrong compiler.
pub fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    for (name, _) in env::vars_os() {
        let Some(text) = name.to_str() else { continue };
        let from_cargo = text == "CARGO"
            || text == "RUST_RECURSION_COUNT"
            || text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_");
        if from_cargo || text == "LD_LIBRARY_PATH" || text == "DYLD_FALLBACK_LIBRARY_PATH" {
            command.env_remove(name);
        }
    }
    command
}

/// Puts folders before all others on the path of a command.
pub fn put_first_on_path(command: &mut Command, folders: &[PathBuf]) -> Result<()> {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&old));
    command.env("PATH", env::join_paths(all)?);
    Ok(())
}

/// Runs a command in the open, so that its output is seen as it comes.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = display(command);
    let status = command.status().with_context(|| format!("`{shown}` could not be started"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// What a command prints, or nothing when it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Where a program is on the path.
pub fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// A command as one would type it.
pub fn display(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

/// Whether this process may do everything on the machine.
pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).as_deref() == Some("0")
}
