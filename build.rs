//! Turns the catalogues of `locales/` into typed texts.
//!
//! The English catalogue says which texts there are and what goes into them. The build fails on a
//! line that cannot be read, on a text that is there twice or that nothing uses, and on a language
//! in which a text is missing, unknown or has other placeholders.
//!
//! A line is `key = text`. A key `name.id` is one of a family; `name[one]` is the form of a text for the
//! counts that a language calls so (the plural categories of CLDR), and then `name[other]` has to be there.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The language that decides which texts there are.
const REFERENCE: &str = "en";

/// The number that decides between the forms of a text.
const COUNT: &str = "count";

/// What no text has in it; it stands between the forms of one.
const BETWEEN_FORMS: &str = "\u{1f}";

/// The file of the texts that every page brings in itself.
const FIRST: &str = "first.txt";

struct Entry {
    key: String,
    forms: Vec<Form>,
    is_first: bool,
}

/// A text, and the category of counts that it is for, if it has forms.
struct Form {
    category: Option<String>,
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

    /// The form for all counts that have none of their own.
    fn text(&self) -> &str {
        &self.forms.last().expect("an entry has a form").text
    }

    fn is_counted(&self) -> bool {
        self.forms[0].category.is_some()
    }

    /// What goes into the text, in order of first appearance.
    fn placeholders(&self) -> Vec<&str> {
        placeholders(self.text())
    }

    /// The line of the finished catalogue.
    fn line(&self) -> String {
        let forms = self.forms.iter().map(|Form { category, text }| match category {
            Some(category) => format!("{category}{BETWEEN_FORMS}{text}"),
            None => text.clone(),
        });
        forms.collect::<Vec<_>>().join(BETWEEN_FORMS)
    }
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}').filter(|(name, _)| !found.contains(name)) {
            found.push(name);
        }
    }
    found
}

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=src");
    let output = PathBuf::from(env::var("OUT_DIR").expect("Cargo names a folder for what a build makes"));
    let mut reference = read(REFERENCE);
    // A family's members stand together, so that one place in the table finds them all.
    reference.sort_by(|a, b| (!a.is_first, a.name(), a.id()).cmp(&(!b.is_first, b.name(), b.id())));
    fail_on_unused(&reference);
    let fingerprint = fingerprint(&reference);
    let languages = languages();
    fs::write(output.join("texts.rs"), code(&reference, &fingerprint, &languages))
        .expect("the typed texts can be written");
    for language in languages {
        let texts = in_order_of(&reference, &language).join("\n");
        fs::write(output.join(format!("{language}.txt")), format!("{fingerprint}\n{texts}"))
            .expect("texts can be written");
    }
}

/// Says which texts there are and in which order, so that a program takes no others.
fn fingerprint(reference: &[Entry]) -> String {
    let keys = reference.iter().flat_map(|entry| entry.key.bytes().chain([b'\n']));
    let hash = keys.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// The tags of all languages, the one that decides first.
fn languages() -> Vec<String> {
    let folders = fs::read_dir("locales").expect("the folder of languages is there");
    let names = folders.map(|folder| folder.expect("languages can be listed").file_name());
    let mut tags: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    tags.sort_by_key(|tag| (tag != REFERENCE, tag.clone()));
    tags
}

/// Every text of a language, from all files of its folder.
fn read(language: &str) -> Vec<Entry> {
    let folder = format!("locales/{language}");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut paths: Vec<_> = files.map(|file| file.expect("texts can be listed").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut entries: Vec<Entry> = Vec::new();
    let mut seen = BTreeSet::new();
    let is_first = |path: &Path| path.ends_with(FIRST);
    let lines = paths.iter().flat_map(|path| read_file(path).into_iter().map(|line| (line, is_first(path))));
    for ((key, text), is_first) in lines {
        assert!(seen.insert(key.clone()), "the text {language}: {key} is there twice");
        let (key, category) = match key.strip_suffix(']').and_then(|key| key.split_once('[')) {
            Some((key, category)) => (key.to_owned(), Some(category.to_owned())),
            None => (key, None),
        };
        let form = Form { category, text };
        match entries.iter_mut().find(|entry| entry.key == key) {
            Some(entry) => entry.forms.push(form),
            None => entries.push(Entry { key, forms: vec![form], is_first }),
        }
    }
    for entry in &mut entries {
        check_forms(language, entry);
    }
    entries
}

/// Puts the form for all other counts last.
fn check_forms(language: &str, Entry { key, forms, .. }: &mut Entry) {
    let has_others = forms.iter().any(|form| form.category.as_deref() == Some("other"));
    let is_counted = forms.iter().all(|form| form.category.is_some());
    assert!(
        if is_counted { has_others } else { forms.len() == 1 },
        "{language}: {key} needs a form for other counts, and only forms for counts"
    );
    forms.sort_by_key(|form| form.category.as_deref() == Some("other"));
    let all: BTreeSet<_> =
        placeholders(&forms.last().expect("an entry has a form").text).into_iter().collect();
    for form in forms.iter() {
        // What is one need not be written as a number.
        let missing: Vec<_> = all.iter().filter(|name| !placeholders(&form.text).contains(name)).collect();
        assert!(missing.iter().all(|name| **name == COUNT), "{language}: a form of {key} lacks {missing:?}");
    }
    assert!(!is_counted || all.contains(COUNT), "{language}: {key} has forms and no {{{COUNT}}}");
}

fn read_file(path: &Path) -> Vec<(String, String)> {
    let shown = path.display();
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{shown}: {error}"));
    let lines =
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            let (key, text) = line
                .split_once(" = ")
                .unwrap_or_else(|| panic!("{shown}:{}: a line is \"key = text\"", number + 1));
            (key.trim().into(), text.trim().into())
        })
        .collect()
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
        assert!(
            wanted.is_counted() || !found.is_counted(),
            "{language}: {} has forms for counts; {REFERENCE} has to have them too",
            wanted.key
        );
        found.line()
    };
    reference.iter().map(find).collect()
}

/// One method a name: texts of their own, texts with something in them, and families by identifier.
fn code(reference: &[Entry], fingerprint: &str, languages: &[String]) -> String {
    let mut code = format!(
        "impl Texts {{\n    const FIRST: usize = {};\n    const COUNT: usize = {};\n    \
         const FINGERPRINT: &str = {fingerprint:?};\n",
        reference.iter().filter(|entry| entry.is_first).count(),
        reference.len()
    );
    let mut at = 0;
    for members in reference.chunk_by(|a, b| a.name() == b.name()) {
        code.push_str(&method(members, at));
        at += members.len();
    }
    let sources = languages
        .iter()
        .map(|tag| format!("({tag:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{tag}.txt\"))), "));
    let sources: String = sources.collect();
    write!(
        code,
        "}}\n/// Every language: its tag and its finished catalogue.\n#[cfg(not(target_arch = \"wasm32\"))]\n\
         pub const CATALOGUES: &[(&str, &str)] = &[{sources}];\n"
    )
    .expect("a string takes any text");
    code
}

fn method(members: &[Entry], at: usize) -> String {
    let first = &members[0];
    let (name, parameters) = (first.name(), first.placeholders());
    let about = format!("    /// “{}”\n", first.text());
    if first.id().is_some() {
        let ids: Vec<&str> =
            members.iter().map(|entry| entry.id().expect("a family has identifiers")).collect();
        assert!(
            members.iter().all(|entry| entry.placeholders().is_empty()),
            "the texts of a family take nothing: {name}"
        );
        return format!(
            "{about}    pub fn {name}(&self, id: &str) -> &str {{ self.member({at}, &{ids:?}, id) }}\n"
        );
    }
    if parameters.is_empty() {
        return format!("{about}    pub fn {name}(&self) -> &str {{ self.entry({at}) }}\n");
    }
    let is_count = |name: &str| first.is_counted() && name == COUNT;
    let arguments: String = parameters
        .iter()
        .map(|name| format!(", {name}: {}", if is_count(name) { "usize" } else { "&str" }))
        .collect();
    let value = |name: &&str| {
        if is_count(name) {
            "(\"count\", &self.count(count)), ".to_owned()
        } else {
            format!("({name:?}, {name}), ")
        }
    };
    let pairs: String = parameters.iter().map(value).collect();
    let text =
        if first.is_counted() { format!("self.counted({at}, count)") } else { format!("self.entry({at})") };
    format!("{about}    pub fn {name}(&self{arguments}) -> String {{ fill({text}, &[{pairs}]) }}\n")
}
