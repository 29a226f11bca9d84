//! How Firefox is found for tests.

use std::path::PathBuf;

use crate::process;

/// What it is called, here and there; Debian's moves on once a year.
const BROWSERS: &[&str] = &["firefox-esr", "firefox"];

/// Where the browser is.
pub fn find() -> Option<PathBuf> {
    BROWSERS.iter().find_map(|name| process::find(name))
}
