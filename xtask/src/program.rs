//! Builds the calculator's program: what its page starts with, and the parts that come later.
//!
//! Trunk builds the other programs; it knows nothing of parts. The order matters: a program can be cut only
//! while it still says what refers to what, before wasm-bindgen writes it anew.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::setup::Toolbox;
use crate::{process, root, server};

/// The program's name.
const NAME: &str = "alignment-calculator";

/// Where in a page the program is to be named.
const PLACE: &str = "<!-- program -->";

/// What browsers understand; more of it, and some would refuse the program.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "sign-ext",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "multivalue",
    "simd",
];

/// Builds the program into a site, whose files it names after their content, and names it in a page.
pub fn build(site: &Path, page: &str, tools: &Toolbox) -> Result<()> {
    let folder = root().join("target/wasm/program");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    compile(tools)?;
    let compiled = root().join(format!("target/wasm/wasm32-unknown-unknown/release/{NAME}.wasm"));
    let (cut, bound) = (folder.join("cut"), folder.join("bound"));
    process::run(tools.command("wasm-split-cli")?.arg(compiled).arg(&cut).args(["--out-name", NAME]))?;
    process::run(
        tools
            .command("wasm-bindgen")?
            // The parts find by these names what they share with the program.
            .args([
                "--keep-lld-exports",
                "--target",
                "web",
                "--no-typescript",
                "--out-name",
                NAME,
                "--out-dir",
            ])
            .arg(&bound)
            .arg(cut.join(format!("{NAME}.wasm"))),
    )?;
    fs::remove_file(cut.join(format!("{NAME}.wasm")))?;
    mend(&cut.join("__wasm_split.js"))?;
    for file in server::files_below(&cut)? {
        fs::rename(&file, bound.join(server::name_in(&cut, &file)))?;
    }
    for file in server::files_below(&bound)?.iter().filter(|file| is_wasm(file)) {
        optimise(file, tools)?;
    }
    let loader = fs::read_to_string(bound.join("__wasm_split.js"))?;
    let names = name_after_content(&bound, site)?;
    name_in_page(&site.join(page), &names, &linked(&loader)?)
}

/// The files that reading a link takes, as the loader of the parts names them.
fn linked(loader: &str) -> Result<Vec<String>> {
    let load =
        loader.split("__wasm_split_load_link ").nth(1).context("no part of the program reads links")?;
    let shared = load.split_once("[").and_then(|(_, rest)| rest.split_once("]"));
    let (shared, _) = shared.context("the loader names no parts that others share")?;
    let shared = shared.split(", ").filter_map(|name| name.strip_prefix("__"));
    Ok(shared.chain(["split_link"]).map(|name| format!("{name}.wasm")).collect())
}

fn is_wasm(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "wasm")
}

/// What the loader of the parts says, and what it says in its place.
const MENDED: [(&str, &str); 3] = [
    // What breaks off because the page is left is no failure; by the time it is told, such a page is gone.
    ("console.error(e);", "setTimeout(() => console.error(e), 300);"),
    // Half a file that a browser has kept for good would come again each time.
    ("= fetch(", "= bring("),
    // Hosts that do not know WebAssembly name it wrongly, and browsers refuse to compile that while it comes.
    ("(WebAssembly.instantiateStreaming(src, imports))", "instantiate(await src, imports)"),
];

/// What those words call.
const CALLED: &str = r#"const asked = new Set();
const bring = ({ href }) => {
    const isAgain = asked.has(href);
    asked.add(href);
    return fetch(href, isAgain ? { cache: "reload" } : {});
};
const instantiate = async (answer, imports) =>
    answer.headers.get("Content-Type") === "application/wasm"
        ? WebAssembly.instantiateStreaming(answer, imports)
        : WebAssembly.instantiate(await answer.arrayBuffer(), imports);
"#;

/// Puts better words into the loader of the parts.
fn mend(loader: &Path) -> Result<()> {
    let mut script = fs::read_to_string(loader)?;
    for (said, mended) in MENDED {
        ensure!(script.contains(said), "{} no longer says {said}", loader.display());
        script = script.replace(said, mended);
    }
    Ok(fs::write(loader, script + CALLED)?)
}

fn compile(tools: &Toolbox) -> Result<()> {
    let mut cargo = tools.wasm_command("cargo")?;
    cargo
        .args(["rustc", "--release", "--target", "wasm32-unknown-unknown", "--no-default-features"])
        .args(["--features", "parts", "--bin", NAME, "--", "-Clink-args=--emit-relocs"])
        .current_dir(root());
    process::run(&mut cargo)
}

fn optimise(file: &Path, tools: &Toolbox) -> Result<()> {
    let mut optimiser = tools.command("wasm-opt")?;
    optimiser.args(["-O3", "--strip-debug", "--strip-producers"]);
    optimiser.args(FEATURES.map(|feature| format!("--enable-{feature}")));
    process::run(optimiser.arg("--output").arg(file).arg(file))
}

/// Moves the files into a site under names that follow from what all of them hold, so that a page never meets
/// a part of another program; tells the old names with the new ones.
fn name_after_content(folder: &Path, site: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for file in server::files_below(folder)? {
        files.push((server::name_in(folder, &file), fs::read(&file)?));
    }
    files.sort();
    let all = files.iter().flat_map(|(name, content)| name.bytes().chain(content.iter().copied()));
    let hash = hash(all);
    let new_name = |name: &str| {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let (stem, end) = stem.strip_suffix("_bg").map_or((stem, ""), |stem| (stem, "_bg"));
        // Errors tell by this word that they come from the program.
        let stem = if stem == "__wasm_split" { "parts" } else { stem.trim_start_matches("split_") };
        format!("{stem}-{hash:016x}{end}.{extension}")
    };
    let names: Vec<_> = files.iter().map(|(name, _)| (name.clone(), new_name(name))).collect();
    for ((_, content), (_, new)) in files.into_iter().zip(&names) {
        let content = match String::from_utf8(content) {
            Ok(script) => {
                names.iter().fold(script, |script, (old, new)| renamed(&script, old, new)).into_bytes()
            }
            Err(error) => error.into_bytes(),
        };
        fs::write(site.join(new), content)?;
    }
    Ok(names)
}

/// A script that imports or fetches a file by its new name. The name by which the program itself asks for its
/// parts stays what it is.
fn renamed(script: &str, old: &str, new: &str) -> String {
    let places = ["from \"./", "URL(\"./", "URL('"];
    places.iter().fold(script.to_owned(), |script, place| {
        script.replace(&format!("{place}{old}"), &format!("{place}{new}"))
    })
}

/// Says in a page which files the program is in; `early.js` starts what stands here.
fn name_in_page(page: &Path, names: &[(String, String)], linked: &[String]) -> Result<()> {
    let html = fs::read_to_string(page)?;
    ensure!(html.contains(PLACE), "{} lacks {PLACE}", page.display());
    let new = |old: &str| {
        let found = names.iter().find(|(name, _)| name == old);
        found.map(|(_, new)| new.as_str()).with_context(|| format!("there is no {old}"))
    };
    let mut links = Vec::new();
    for script in [format!("{NAME}.js"), "__wasm_split.js".to_owned()] {
        links.push(format!("<link rel=\"modulepreload\" href=\"./{}\">", new(&script)?));
    }
    links.push(format!(
        r#"<link rel="preload" href="./{}" as="fetch" type="application/wasm" crossorigin>"#,
        new(&format!("{NAME}_bg.wasm"))?
    ));
    // What the whole page is made of may not take the line from what its first answer needs, so `early.js` asks for it.
    let is_later = |old: &str| old == "split_page.wasm" || old.starts_with("chunk_");
    for (_, new) in names.iter().filter(|(old, _)| is_later(old)) {
        links.push(format!(r#"<meta name="later" content="./{new}">"#));
    }
    for name in linked {
        links.push(format!(r#"<meta name="linked" content="./{}">"#, new(name)?));
    }
    let links = links.join("\n    ");
    Ok(fs::write(page, html.replace(PLACE, &links))?)
}

/// FNV-1a.
fn hash(content: impl Iterator<Item = u8>) -> u64 {
    content.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
