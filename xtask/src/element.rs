//! The custom element for other sites: one source, published as a classic script and as a module.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{root, scripts};

/// Where the source is.
const SOURCE: &str = "embed/element.js";
/// The types, published as they are.
const TYPES: &str = "embed/embed.d.ts";

/// Writes `embed.js`, `embed.mjs` and `embed.d.ts` into a site.
pub fn write(site: &Path) -> Result<()> {
    let [script, module] = published()?;
    fs::write(site.join("embed.js"), script)?;
    fs::write(site.join("embed.mjs"), module)?;
    fs::copy(root().join(TYPES), site.join("embed.d.ts"))?;
    Ok(())
}

/// The element as a classic script and as a module; both say first where they were loaded from.
fn published() -> Result<[String; 2]> {
    let source = fs::read_to_string(root().join(SOURCE)).with_context(|| format!("cannot read {SOURCE}"))?;
    let element = scripts::without_comments(&source);
    // A function of its own, so that a second copy on a page declares nothing twice.
    let script = format!("(() => {{\nconst base = document.currentScript.src;\n{element}}})();\n");
    let module = format!("const base = import.meta.url;\n{element}");
    Ok([script, module])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::compressed;

    /// What either may weigh after brotli 11, in bytes.
    const BUDGET: usize = 3_000;

    #[test]
    fn the_element_is_small() {
        for file in published().expect("the source can be read") {
            let size = compressed(file.as_bytes()).expect("it can be compressed").len();
            assert!(size < BUDGET, "{size} bytes");
        }
    }
}
