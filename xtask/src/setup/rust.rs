//! The parts of a Rust toolchain that an installation may lack.

use std::env;

use anyhow::{Result, anyhow};

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
    let (shown, log) = (process::display(&command), folder.join("rustup.log"));
    // What rustup says of a server out of reach fills a screen and names nothing to do.
    progress::run(&shown, &log, &mut command).map_err(|_| {
        anyhow!(
            "rustup could not fetch it; where static.rust-lang.org is within reach, `{shown}` does it ({} says more)",
            log.display()
        )
    })
}
