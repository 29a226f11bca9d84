//! Builds the deployable `dist/`.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use crate::setup::{self, Tool};
use crate::{
    address, budget, element, headers, hosting, licences, parts, process, program, root, scripts, server,
    styles, versions,
};

/// What a build needs.
pub const TOOLS: &[Tool] =
    &[Tool::WasmTarget, Tool::WasmBindgen, Tool::WasmSplit, Tool::Trunk, Tool::WasmOpt];

/// The meta element behind which the security policy is put.
const CHARSET: &str = r#"<meta charset="utf-8">"#;

/// The pages, each with a program of its own; Trunk builds all but the first's.
const PAGES: [&str; 3] = ["index.html", "compare.html", "studio.html"];

/// Where the finished site is.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where the pages in languages that nobody speaks are; `dist/` has none of them.
pub fn pseudo() -> PathBuf {
    root().join("target/pseudo")
}

/// Compiles and bundles the site, adds what static hosts need, and prints the sizes.
///
/// All happens in another folder, which takes the place of `dist/` at the end: what stands
/// there is always a whole site.
pub fn build() -> Result<()> {
    let address = address::stated()?;
    let unfinished = root().join("target/wasm/dist");
    let page_alone = root().join("target/wasm/page");
    let tools = setup::ensure(TOOLS)?;
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished)?;
    }
    fs::create_dir_all(&unfinished)?;
    for page in PAGES {
        bundle(page, &page_alone, &tools)?;
        move_into(&unfinished, &page_alone)?;
    }
    program::build(&unfinished, PAGES[0], &tools)?;
    styles::put_into_all(&unfinished, &PAGES)?;
    element::write(&unfinished)?;
    licences::write(&unfinished, &parts::shipped(&tools.wasm_rust()?)?)?;
    write_languages(&unfinished, address.as_deref())?;
    let files = server::files_below(&unfinished)?;
    scripts::write_without_comments(&files)?;
    for page in files.iter().chain(&server::files_below(&pseudo())?).filter(|path| is_page(path)) {
        write_policy_into(page)?;
        name_styles_in(page, &files)?;
    }
    let mut sizes = Vec::new();
    for file in &files {
        sizes.push((server::name_in(&unfinished, file), compress(file)?));
    }
    let names: Vec<_> = sizes.iter().map(|(name, _)| name.clone()).collect();
    hosting::write_into(&unfinished, &names, address.as_deref().map_or("/", address::path))?;
    let dist = dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).context("cannot remove the old dist/")?;
    }
    fs::rename(&unfinished, &dist).context("cannot move the site to dist/")?;
    print(&sizes);
    budget::check(&dist)
}

/// Runs Trunk for one page; it finds the tools on the path and their versions in its environment.
fn bundle(page: &str, into: &Path, tools: &setup::Toolbox) -> Result<()> {
    let binaryen = versions::npm("binaryen")?;
    let major = binaryen.split('.').next().unwrap_or(&binaryen);
    let mut trunk = tools.wasm_command("trunk")?;
    trunk
        .args(["build", "--release", "--html-output", page, "--dist"])
        .arg(into)
        .arg(page)
        .current_dir(root())
        .env("TRUNK_TOOLS_WASM_BINDGEN", versions::cargo("wasm-bindgen-cli")?)
        .env("TRUNK_TOOLS_WASM_OPT", format!("version_{major}"))
        // Trunk takes this variable for a switch of its own and refuses its usual value.
        .env_remove("NO_COLOR");
    process::run(&mut trunk)
}

/// Fills the pages in, once for each language.
fn write_languages(site: &Path, address: Option<&str>) -> Result<()> {
    let pseudo = pseudo();
    if pseudo.exists() {
        fs::remove_dir_all(&pseudo)?;
    }
    let run = |arguments: &[&OsStr]| {
        let mut cargo = process::command("cargo");
        cargo.args(["run", "--quiet", "--features", "prerender", "--bin", "prerender", "--"]);
        process::run(cargo.args(arguments).current_dir(root()))
    };
    // The pseudo-languages first: afterwards the places in the pages are filled.
    run(&[site.as_os_str(), "--pseudo".as_ref(), pseudo.as_os_str()])?;
    let address = address.map(OsStr::new);
    run(&[site.as_os_str()].into_iter().chain(address).collect::<Vec<_>>())
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "html")
}

/// Moves a page's files to those of the others; what both have is the same to the byte, since names
/// follow from contents.
fn move_into(site: &Path, page: &Path) -> Result<()> {
    for file in server::files_below(page)? {
        let target = site.join(server::name_in(page, &file));
        fs::rename(&file, &target).with_context(|| format!("cannot move {}", file.display()))?;
    }
    Ok(())
}

/// Puts the security policy into a page, for hosts that send no headers.
fn write_policy_into(page: &Path) -> Result<()> {
    let html = fs::read_to_string(page)?;
    if !html.contains(CHARSET) {
        bail!("{} lacks {CHARSET}", page.display());
    }
    let policy = headers::policy_inside(&page.to_string_lossy(), &styles::inside(&html));
    let policy = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
    let html = html.replacen(CHARSET, &format!("{CHARSET}\n    {policy}"), 1);
    fs::write(page, html)?;
    Ok(())
}

/// Calls the styles in a page that Trunk only copied what Trunk has called them after their content.
fn name_styles_in(page: &Path, files: &[PathBuf]) -> Result<()> {
    let mut html = fs::read_to_string(page)?;
    for name in files.iter().filter_map(|file| file.file_name()?.to_str()) {
        let parts = name.rsplit_once('-').zip(name.rsplit_once('.'));
        if let Some(((stem, _), (_, extension))) = parts {
            html = html.replace(&format!("\"styles/{stem}.{extension}\""), &format!("\"{name}\""));
        }
    }
    if html.contains("\"styles/") {
        bail!("{} has a style that is not in the site", page.display());
    }
    fs::write(page, html)?;
    Ok(())
}

/// A file's size as it is and compressed.
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// A file's content at brotli's highest quality.
pub fn compressed(mut content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut content, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// A file's content at gzip's highest quality, without a time in it.
fn gzipped(content: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = GzBuilder::new().write(Vec::new(), Compression::best());
    gzip.write_all(content)?;
    Ok(gzip.finish()?)
}

/// Writes compressed copies beside a file, for hosts that send such copies, unless they are larger.
fn compress(file: &Path) -> Result<Sizes> {
    let content = fs::read(file)?;
    let raw = content.len();
    let copy = |extension: &str, compressed: &[u8]| -> Result<usize> {
        if compressed.len() < raw {
            let mut copy = file.to_owned().into_os_string();
            copy.push(format!(".{extension}"));
            fs::write(copy, compressed)?;
        }
        Ok(compressed.len().min(raw))
    };
    let gzip = copy(server::GZIP, &gzipped(&content)?)?;
    let brotli = copy(server::BROTLI, &compressed(&content)?)?;
    Ok(Sizes { raw, gzip, brotli })
}

fn print(files: &[(String, Sizes)]) {
    println!("{:<56}{:>12}{:>12}{:>12}", "dist/", "raw", "gzip 9", "brotli 11");
    for (name, sizes) in files {
        println!("{name:<56}{:>12}{:>12}{:>12}", sizes.raw, sizes.gzip, sizes.brotli);
    }
    let raw: usize = files.iter().map(|(_, sizes)| sizes.raw).sum();
    let gzip: usize = files.iter().map(|(_, sizes)| sizes.gzip).sum();
    let brotli: usize = files.iter().map(|(_, sizes)| sizes.brotli).sum();
    println!("{:<56}{raw:>12}{gzip:>12}{brotli:>12}", "together, in bytes");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_lie_beside_files_that_they_are_smaller_than() {
        let folder = std::env::temp_dir().join(format!("bundle-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let [long, short] = ["long.txt", "short.txt"].map(|name| folder.join(name));
        fs::write(&long, "again and again ".repeat(100)).unwrap();
        fs::write(&short, "once").unwrap();
        for file in [&long, &short] {
            compress(file).unwrap();
        }
        let copy = gzipped(&fs::read(&long).unwrap()).unwrap();
        assert!(fs::read(folder.join("long.txt.gz")).unwrap() == copy);
        assert_eq!(copy[4..8], [0; 4], "it bears no time");
        assert_eq!(server::files_below(&folder).unwrap(), [long, short]);
        let all: Vec<_> =
            server::all_below(&folder).unwrap().iter().map(|file| server::name_in(&folder, file)).collect();
        assert_eq!(all, ["long.txt", "long.txt.br", "long.txt.gz", "short.txt"]);
        fs::remove_dir_all(folder).unwrap();
    }
}
