//! How WebKitGTK is found for tests: the engine of Safari in a browser made for trying it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process;

/// Where distributions keep what belongs to a library; some put a folder for the architecture
/// between this and the next.
const LIBRARIES: &[&str] = &["/usr/lib", "/usr/libexec", "/usr/lib64"];

/// The versions of the library's interface, the one with Debian's driver first.
const VERSIONS: &[&str] = &["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];

/// Where the browser is, if its driver and the display are there as well.
pub fn find() -> Option<PathBuf> {
    driver()?;
    display()?;
    LIBRARIES.iter().find_map(|folder| {
        let folder = Path::new(folder);
        let below = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        std::iter::once(folder.to_owned()).chain(below).find_map(|folder| {
            let programs = VERSIONS.iter().map(|version| folder.join(version).join("MiniBrowser"));
            programs.into_iter().find(|program| program.is_file())
        })
    })
}

/// Where its driver is.
pub fn driver() -> Option<PathBuf> {
    process::find("WebKitWebDriver")
}

/// Where the display is that nobody sees.
pub fn display() -> Option<PathBuf> {
    process::find("Xvfb")
}
