//! The folder below the user's cache in which the tools are kept, shared by all checkouts.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// `$XDG_CACHE_HOME/alignment-calculator`, or the same below `~/.cache`.
pub fn folder() -> Result<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(cache) => PathBuf::from(cache),
        None => {
            env::home_dir().context("neither XDG_CACHE_HOME nor HOME says where the cache is")?.join(".cache")
        }
    };
    Ok(cache.join("alignment-calculator"))
}

/// Where a finished installation is, if it is there. A version has a folder of its own.
pub fn find(name: &str, version: &str) -> Result<Option<PathBuf>> {
    let place = folder()?.join(format!("{name}-{version}"));
    Ok(place.is_dir().then_some(place))
}

/// Folders of an installation that is under way.
pub struct Workplace {
    /// Becomes the installation when all has gone well.
    pub unfinished: PathBuf,
    /// Kept when it has not, so that the next try goes on from there.
    pub scratch: PathBuf,
    /// Takes what the installer prints.
    pub log: PathBuf,
}

/// Installs into a folder that gets its final name only when all has gone well, so that an
/// interrupted installation never looks finished. One process at a time.
pub fn install(name: &str, version: &str, fill: impl FnOnce(&Workplace) -> Result<()>) -> Result<()> {
    let folder = folder()?;
    let name = format!("{name}-{version}");
    let unfinished = folder.join("unfinished").join(&name);
    let scratch = folder.join("scratch").join(&name);
    fs::create_dir_all(folder.join("unfinished"))?;
    let _lock = lock(&folder)?;

    let place = folder.join(&name);
    if place.is_dir() {
        return Ok(());
    }
    remove(&unfinished)?;
    fs::create_dir_all(&unfinished)?;
    fs::create_dir_all(&scratch)?;
    let log = folder.join(format!("{name}.log"));
    fill(&Workplace { unfinished: unfinished.clone(), scratch: scratch.clone(), log })?;
    fs::rename(&unfinished, &place)?;
    remove(&scratch)
}

fn lock(folder: &Path) -> Result<File> {
    let file = File::create(folder.join("lock"))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("  waiting for another set-up to finish …");
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    Ok(file)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
