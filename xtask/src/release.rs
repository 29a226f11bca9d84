//! Leaves what is handed to whoever puts the calculator on a site.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::archive::{self, Files};
use crate::{bundle, licences, parts, process, root, sbom, server, setup, versions};

/// What the archive and its folder are called, before the version.
const NAME: &str = "alignment-calculator";

/// What goes with the site, by where it is in the checkout and in the archive.
const BESIDES: [&str; 8] = [
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "docs/DEPLOY.md",
    "docs/EMBED.md",
    "docs/HOSTING.md",
    "docs/METHOD.md",
    "hosting/nginx.conf",
];

/// The environment variable by which builds are told the time that they shall bear.
const TIME: &str = "SOURCE_DATE_EPOCH";

/// Where a release is left.
pub fn folder() -> PathBuf {
    root().join("target/release-archive")
}

/// Builds the site and packs it, with its licences, its list of parts and checksums.
pub fn make() -> Result<()> {
    let seconds = time()?;
    bundle::build()?;
    let parts = parts::shipped(&setup::ensure(bundle::TOOLS)?.wasm_rust()?)?;
    let sbom = sbom::text(NAME, &parts)?.into_bytes();

    let mut inside = Files::new();
    let dist = bundle::dist();
    let folders =
        [root().to_owned(), setup::registries()].map(|folder| folder.to_string_lossy().into_owned());
    for file in server::all_below(&dist)? {
        let content = fs::read(&file)?;
        let name = server::name_in(&dist, &file);
        if let Some(folder) = folders.iter().find(|folder| contains(&content, folder)) {
            bail!("{name} names a folder of this machine: {folder}");
        }
        inside.insert(format!("site/{name}"), content);
    }
    for name in BESIDES {
        inside.insert(
            name.to_owned(),
            fs::read(root().join(name)).with_context(|| format!("cannot read {name}"))?,
        );
    }
    inside.insert(sbom::FILE.to_owned(), sbom.clone());
    inside.insert("SHA256SUMS".to_owned(), archive::checksums(&inside).into_bytes());

    let name = format!("{NAME}-{}", versions::own()?);
    let mut outside = Files::new();
    outside.insert(format!("{name}.zip"), archive::zip(&name, &inside, seconds)?);
    outside.insert(format!("{name}.{}", sbom::FILE), sbom);
    let checksums = archive::checksums(&outside);
    outside.insert("SHA256SUMS".to_owned(), checksums.clone().into_bytes());

    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (name, content) in &outside {
        fs::write(folder.join(name), content)?;
    }
    println!("\n{} has {} parts under {} and", NAME, parts.len(), licences::FILE);
    print!("{checksums}");
    println!("lie in {}", folder.display());
    Ok(())
}

/// The time that all files bear: a stated one, or that of the commit.
///
/// It must not be the same for all releases. Many servers tell by time and length whether a file has
/// changed, and a page in which only the names of its files have changed is as long as before.
fn time() -> Result<u64> {
    if let Ok(stated) = env::var(TIME) {
        return stated
            .parse()
            .with_context(|| format!("{TIME} is {stated:?} and should be seconds since 1970"));
    }
    let git =
        |arguments: &[&str]| process::output(process::command("git").args(arguments).current_dir(root()));
    let time = git(&["show", "--no-patch", "--format=%ct", "HEAD"]).and_then(|time| time.parse().ok());
    if git(&["status", "--porcelain"]).is_some_and(|changes| !changes.is_empty()) {
        println!("There are changes without a commit; the archive bears the time of the last one.");
    }
    time.with_context(|| {
        format!(
            "this is no checkout of git; {TIME}, in seconds since 1970, says which time the files shall bear"
        )
    })
}

fn contains(content: &[u8], text: &str) -> bool {
    content.windows(text.len()).any(|part| part == text.as_bytes())
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    #[test]
    fn what_goes_with_the_site_leads_to_nothing_else() {
        // Addresses of other sites have a colon, and are no files.
        let link = Regex::new(r"\]\(([^)#:]+)[)#]").unwrap();
        for name in BESIDES {
            let file = root().join(name);
            let text = fs::read_to_string(&file).unwrap_or_else(|_| panic!("{name} is missing"));
            if !name.ends_with(".md") {
                continue;
            }
            for target in link.captures_iter(&text).filter_map(|found| found.get(1)) {
                let target = file.parent().unwrap().join(target.as_str()).canonicalize().unwrap();
                let target = server::name_in(&root().canonicalize().unwrap(), &target);
                assert!(BESIDES.contains(&target.as_str()), "{name} leads to {target}");
            }
        }
    }

    #[test]
    fn a_folder_is_found_anywhere_in_a_file() {
        assert!(contains(b"\0asm /home/ada/x.rs \xff", "/home/ada"));
        assert!(!contains(b"\0asm crates/x.rs", "/home/ada"));
        assert!(!contains(b"", "/home/ada"));
    }
}
