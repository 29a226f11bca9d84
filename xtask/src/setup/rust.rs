//! The parts of a Rust toolchain that an installation may lack.

use std::env;

use anyhow::{Context, Result};

use super::{Found, apt, cache};
use crate::{process, progress};

/// Looks for a program of the active toolchain by running it: rustup's stand-ins are on the
/// path even where the program is not.
pub fn find(program: &str) -> Option<Found> {
    process::output(process::command(program).arg("--version")).map(Found::with_words)
}

/// Installs a component the way the active toolchain was installed.
pub fn install(component: &str) -> Result<()> {
    if is_rustup() { rustup(&["component", "add", component]) } else { apt::install(component) }
}

/// Whether rustup chose the toolchain that runs this program.
pub fn is_rustup() -> bool {
    env::var_os("RUSTUP_TOOLCHAIN").is_some() && process::find("rustup").is_some()
}

/// Lets rustup fetch something for the active toolchain.
pub fn rustup(arguments: &[&str]) -> Result<()> {
    let folder = cache::folder()?;
    std::fs::create_dir_all(&folder)?;
    let mut command = process::command("rustup");
    command.args(arguments);
    let shown = process::display(&command);
    progress::run(&shown, &folder.join("rustup.log"), &mut command)
        .with_context(|| format!("with a connection to rustup's server, `{shown}` does it"))
}
