//! Turns the catalogues of `locales/` into typed texts.
//!
//! The English catalogue says which texts there are and what goes into them. The build fails on a
//! line that cannot be read, on a text that is there twice or that nothing uses, and on a language
//! in which a text is missing, unknown or has other placeholders.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The language that decides which texts there are.
const REFERENCE: &str = "en";

struct Entry {
    key: String,
    text: String,
}

impl Entry {
    /// The name without the identifier behind the first dot.
    fn name(&self) -> &str {
        self.key.split_once('.').map_or(&self.key, |(name, _)| name)
    }

    /// The identifier behind the first dot.
    fn id(&self) -> Option<&str> {
        self.key.split_once('.').map(|(_, id)| id)
    }

    /// What goes into the text, in order of first appearance.
    fn placeholders(&self) -> Vec<&str> {
        let mut found = Vec::new();
        for part in self.text.split('{').skip(1) {
            if let Some((name, _)) = part.split_once('}').filter(|(name, _)| !found.contains(name)) {
                found.push(name);
            }
        }
        found
    }
}

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=src");
    let output = PathBuf::from(env::var("OUT_DIR").expect("Cargo names a folder for what a build makes"));
    let mut reference = read(REFERENCE);
    // A family's members stand together, so that one place in the table finds them all.
    reference.sort_by(|a, b| (a.name(), a.id()).cmp(&(b.name(), b.id())));
    fail_on_repeated(&reference);
    fail_on_unused(&reference);
    fs::write(output.join("texts.rs"), code(&reference)).expect("the typed texts can be written");
    for language in languages() {
        let texts = in_order_of(&reference, &language);
        fs::write(output.join(format!("{language}.txt")), texts.join("\n")).expect("texts can be written");
    }
}

fn languages() -> Vec<String> {
    let folders = fs::read_dir("locales").expect("the folder of languages is there");
    folders
        .map(|folder| folder.expect("languages can be listed").file_name().to_string_lossy().into_owned())
        .collect()
}

/// Every text of a language, from all files of its folder.
fn read(language: &str) -> Vec<Entry> {
    let folder = format!("locales/{language}");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut paths: Vec<_> = files.map(|file| file.expect("texts can be listed").path()).collect();
    paths.sort();
    paths.iter().flat_map(|path| read_file(path)).collect()
}

fn read_file(path: &Path) -> Vec<Entry> {
    let shown = path.display();
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{shown}: {error}"));
    let lines =
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            let (key, text) = line
                .split_once(" = ")
                .unwrap_or_else(|| panic!("{shown}:{}: a line is \"key = text\"", number + 1));
            Entry { key: key.trim().into(), text: text.trim().into() }
        })
        .collect()
}

fn fail_on_repeated(entries: &[Entry]) {
    let mut seen = BTreeSet::new();
    for entry in entries {
        assert!(seen.insert(&entry.key), "the text {} is there twice", entry.key);
    }
}

fn fail_on_unused(entries: &[Entry]) {
    let mut code = String::new();
    append_sources(Path::new("src"), &mut code);
    let names: BTreeSet<&str> = entries.iter().map(Entry::name).collect();
    let unused: Vec<&str> = names.into_iter().filter(|name| !code.contains(&format!(".{name}("))).collect();
    assert!(unused.is_empty(), "nothing uses these texts: {unused:?}");
}

fn append_sources(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).expect("sources can be listed") {
        let path = entry.expect("sources can be listed").path();
        if path.is_dir() {
            append_sources(&path, code);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(&path).expect("a source can be read"));
        }
    }
}

/// The texts of a language in the order of the reference.
fn in_order_of(reference: &[Entry], language: &str) -> Vec<String> {
    let entries = read(language);
    fail_on_repeated(&entries);
    for entry in &entries {
        let known = reference.iter().any(|known| known.key == entry.key);
        assert!(known, "{language} has a text that {REFERENCE} has not: {}", entry.key);
    }
    let find = |wanted: &Entry| {
        let found = entries.iter().find(|entry| entry.key == wanted.key);
        let found = found.unwrap_or_else(|| panic!("{language} lacks the text {}", wanted.key));
        let mut placeholders = [wanted.placeholders(), found.placeholders()];
        placeholders.iter_mut().for_each(|names| names.sort_unstable());
        assert!(
            placeholders[0] == placeholders[1],
            "{language}: {} wants {:?} and has {:?}",
            wanted.key,
            placeholders[0],
            placeholders[1]
        );
        found.text.clone()
    };
    reference.iter().map(find).collect()
}

/// One method a name: texts of their own, texts with something in them, and families by identifier.
fn code(reference: &[Entry]) -> String {
    let mut code = format!("impl Texts {{\n    const COUNT: usize = {};\n", reference.len());
    let mut at = 0;
    for members in reference.chunk_by(|a, b| a.name() == b.name()) {
        let first = &members[0];
        let (name, parameters) = (first.name(), first.placeholders());
        let about = format!("    /// “{}”\n", first.text);
        if first.id().is_some() {
            let ids: Vec<&str> = members.iter().map(|entry| entry.id().expect("a family has identifiers")).collect();
            assert!(
                members.iter().all(|entry| entry.placeholders().is_empty()),
                "the texts of a family take nothing: {name}"
            );
            writeln!(
                code,
                "{about}    pub fn {name}(&self, id: &str) -> &str {{ self.member({at}, &{ids:?}, id) }}"
            )
        } else if parameters.is_empty() {
            writeln!(code, "{about}    pub fn {name}(&self) -> &str {{ self.entry({at}) }}")
        } else {
            let arguments: String = parameters.iter().map(|name| format!(", {name}: &str")).collect();
            let pairs: String = parameters.iter().map(|name| format!("({name:?}, {name}), ")).collect();
            writeln!(
                code,
                "{about}    pub fn {name}(&self{arguments}) -> String {{ fill(self.entry({at}), &[{pairs}]) }}"
            )
        }
        .expect("a string takes any text");
        at += members.len();
    }
    code + "}\n"
}
