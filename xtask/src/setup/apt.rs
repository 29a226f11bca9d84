//! Debian's packages.

use std::env;

use anyhow::{Context, Result, bail};

use crate::{process, progress, versions};

/// Installs the packages that `tools.toml` names for a tool, or says what to type instead.
pub fn install(tool: &str) -> Result<()> {
    let packages = versions::debian(tool)?;
    let list = packages.join(" ");
    let by_hand = format!(
        "On Debian, install it by hand:\n  \
         sudo apt-get update\n  \
         sudo apt-get install -y --no-install-recommends {list}\n\
         Elsewhere, install what brings the same programs onto the path, then try again."
    );
    if process::find("apt-get").is_none() {
        bail!("this system has no apt-get. {by_hand}");
    }
    if !process::is_root() {
        bail!("only root may install packages. {by_hand}");
    }

    let log = env::temp_dir().join(format!("alignment-calculator-apt-{}.log", std::process::id()));
    let wait = ["-o", "DPkg::Lock::Timeout=600"];
    let mut update = process::command("apt-get");
    update.args(wait).args(["update", "--quiet"]);
    let mut install = process::command("apt-get");
    install
        .args(wait)
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    progress::run("refreshing Debian's package lists", &log, &mut update)
        .and_then(|()| {
            let label = format!("installing Debian's {list}");
            progress::run(&label, &log, &mut install)
        })
        .context(by_hand)
}
