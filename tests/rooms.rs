//! The walls of the house: which room may know which, held by reading every source.
//!
//! The compiler holds the outer wall, the engine without a browser. The inner ones are only `use`
//! lines and paths, so this reads them: `use` trees, `crate::…` and `super::…` wherever they stand.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::{env, fs};

/// One folder of `src/` or `engine/src/`, or one file that stands there alone.
struct Room {
    name: &'static str,
    /// Rooms that it may name.
    knows: &'static [&'static str],
    /// Rooms that only its unit tests may name besides.
    tests_know: &'static [&'static str],
}

/// Who may know whom. A new room is a new row.
const ROOMS: &[Room] = &[
    Room { name: "profile", knows: &[], tests_know: &[] },
    Room { name: "evidence", knows: &[], tests_know: &[] },
    Room { name: "model", knows: &["profile", "evidence"], tests_know: &[] },
    Room { name: "link", knows: &["profile"], tests_know: &[] },
    Room { name: "intl", knows: &[], tests_know: &[] },
    Room { name: "text", knows: &["profile", "model", "intl"], tests_know: &["evidence"] },
    Room { name: "chart", knows: &["profile", "model", "text"], tests_know: &[] },
    Room { name: "embed", knows: &["profile"], tests_know: &[] },
    Room { name: "shown", knows: &["profile", "model", "link"], tests_know: &[] },
    Room {
        name: "app",
        knows: &["profile", "evidence", "model", "link", "embed", "shown", "text", "chart"],
        tests_know: &[],
    },
    // The library passes the engine on.
    Room { name: "lib.rs", knows: &["profile", "evidence", "model"], tests_know: &[] },
    Room { name: "main.rs", knows: &["app", "text"], tests_know: &[] },
    Room { name: "compare.rs", knows: &["app", "text"], tests_know: &[] },
    Room { name: "studio.rs", knows: &["app", "text"], tests_know: &[] },
    Room { name: "prerender.rs", knows: &["app", "embed", "text"], tests_know: &[] },
];

/// Crates, and the rooms that alone may name them; `gloo` stands for `gloo_utils` and the like too.
const FENCED: &[(&[&str], &[&str])] = &[
    (&["yew", "web_sys", "gloo"], &["app", "embed", "main.rs", "compare.rs", "studio.rs", "prerender.rs"]),
    (&["js_sys", "wasm_bindgen"], &["app", "embed", "intl", "main.rs", "compare.rs", "studio.rs"]),
    (&["icu"], &["intl"]),
    (&["plotters"], &["chart", "app"]),
];

/// What a path begins with when it starts at the root of the library.
const ROOT: [&str; 3] = ["crate", "alignment_calculator", "alignment_engine"];

/// Where sources are.
const SOURCES: [&str; 2] = ["src/", "engine/src/"];

struct Source {
    /// From the root of the repository, with slashes.
    path: String,
    text: String,
}

#[derive(Debug, PartialEq)]
struct Violation {
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Every place at which a room knows what it must not.
fn violations(sources: &[Source]) -> Vec<Violation> {
    let read: Vec<_> = sources.iter().map(|source| (source, Reader::read(source))).collect();
    let test_modules: Vec<&Vec<String>> = read.iter().flat_map(|(_, read)| &read.test_modules).collect();
    let mut found = Vec::new();
    for (source, read) in &read {
        let in_test_file = test_modules.iter().any(|tests| source.module().starts_with(tests));
        let name = source.room();
        let mut fault = |line, what| found.push(Violation { file: source.path.clone(), line, what });
        let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
            fault(1, format!("{name} is no room of the table in tests/rooms.rs"));
            continue;
        };
        for mention in &read.mentions {
            if let Some(what) = wrong(room, mention, in_test_file || mention.in_tests) {
                fault(mention.line, format!("{what} ({})", mention.path.join("::")));
            }
        }
    }
    found
}

/// What is wrong with a room's naming this path, if anything is.
fn wrong(room: &Room, mention: &Mention, in_tests: bool) -> Option<String> {
    match mention.target() {
        Target::Elsewhere => None,
        Target::Whole => Some(format!("{} names the whole library instead of a room", room.name)),
        Target::Room(other) => {
            let known = other == room.name
                || room.knows.contains(&other.as_str())
                || in_tests && room.tests_know.contains(&other.as_str());
            (!known).then(|| format!("{} must not know {other}", room.name))
        }
        Target::Crate(other) => {
            let is = |fenced: &&str| {
                other == *fenced || other.strip_prefix(*fenced).is_some_and(|rest| rest.starts_with('_'))
            };
            let (_, rooms) = FENCED.iter().find(|(crates, _)| crates.iter().any(is))?;
            (!rooms.contains(&room.name)).then(|| format!("{} must not name the crate {other}", room.name))
        }
    }
}

impl Source {
    fn parts(&self) -> Vec<&str> {
        let below = SOURCES.iter().find_map(|folder| self.path.strip_prefix(folder));
        below.unwrap_or(&self.path).split('/').collect()
    }

    /// The folder below `src/`, or the file that makes a room alone.
    fn room(&self) -> &str {
        match self.parts()[..] {
            [file @ ("lib.rs" | "main.rs" | "compare.rs" | "studio.rs" | "prerender.rs")] => file,
            [file] => file.trim_end_matches(".rs"),
            [folder, ..] => folder,
            [] => "",
        }
    }

    /// The module that the file is.
    fn module(&self) -> Vec<String> {
        let mut parts: Vec<String> =
            self.parts().iter().map(|part| part.trim_end_matches(".rs").into()).collect();
        let is_root = parts.len() == 1 && ["lib", "main"].contains(&parts[0].as_str());
        if is_root || parts.last().is_some_and(|last| last == "mod") {
            parts.pop();
        }
        parts
    }
}

/// A path that a source names.
struct Mention {
    line: usize,
    path: Vec<String>,
    /// The module in which it stands.
    module: Vec<String>,
    in_tests: bool,
}

enum Target {
    Room(String),
    Crate(String),
    /// The root itself, through which every room could be reached.
    Whole,
    /// Something local, which is none of our business.
    Elsewhere,
}

impl Mention {
    fn target(&self) -> Target {
        let [head, rest @ ..] = &self.path[..] else { return Target::Elsewhere };
        let mut absolute = match head.as_str() {
            head if ROOT.contains(&head) => Vec::new(),
            "self" | "super" => self.module.clone(),
            // At the root a room's name needs no `crate::` before it.
            head if self.module.is_empty() && ROOMS.iter().any(|room| room.name == head) => {
                vec![head.to_owned()]
            }
            head => return Target::Crate(head.into()),
        };
        if head == "super" {
            absolute.pop();
        }
        for part in rest {
            match part.as_str() {
                "super" => drop(absolute.pop()),
                "self" | "*" => {}
                name => absolute.push(name.into()),
            }
        }
        absolute.into_iter().next().map_or(Target::Whole, Target::Room)
    }
}

/// Goes through the tokens of one source and gathers the paths in it.
struct Reader {
    tokens: Vec<Token>,
    file_module: Vec<String>,
    /// Modules that are open at this place, with the depth of braces inside them.
    open: Vec<(usize, String)>,
    /// Unit tests reach up to this token.
    tests_until: usize,
    mentions: Vec<Mention>,
    /// Modules in files of their own that are only there for unit tests.
    test_modules: Vec<Vec<String>>,
}

impl Reader {
    fn read(source: &Source) -> Self {
        let mut reader = Reader {
            tokens: tokens(&source.text),
            file_module: source.module(),
            open: Vec::new(),
            tests_until: 0,
            mentions: Vec::new(),
            test_modules: Vec::new(),
        };
        let (mut at, mut depth) = (0, 0);
        while at < reader.tokens.len() {
            match reader.text(at) {
                "{" => depth += 1,
                "}" => {
                    reader.open.retain(|(inside, _)| *inside < depth);
                    depth = depth.saturating_sub(1);
                }
                "#" => reader.attribute(at),
                "mod" if reader.text(at + 2) == "{" => {
                    let name = reader.text(at + 1).to_owned();
                    reader.open.push((depth + 1, name));
                }
                "mod" if reader.text(at + 2) == ";" && at < reader.tests_until => {
                    let mut module = reader.module();
                    module.push(reader.text(at + 1).into());
                    reader.test_modules.push(module);
                }
                "crate" if at > 0 && reader.text(at - 1) == "extern" => {
                    reader.mention(at + 1, vec![reader.text(at + 1).into()]);
                }
                // `use<'a>` says what a type captures and is no path.
                "use" if reader.text(at + 1) != "<" => {
                    at = reader.tree(at + 1, &[]);
                    continue;
                }
                _ if reader.begins_path(at) => {
                    at = reader.inline(at);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        reader
    }

    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.text)
    }

    fn module(&self) -> Vec<String> {
        self.file_module.iter().chain(self.open.iter().map(|(_, name)| name)).cloned().collect()
    }

    fn mention(&mut self, at: usize, path: Vec<String>) {
        let (line, module) = (self.tokens.get(at).map_or(0, |token| token.line), self.module());
        let path = path.iter().map(|name| name.trim_start_matches("r#").to_owned()).collect();
        self.mentions.push(Mention { line, path, module, in_tests: at < self.tests_until });
    }

    /// Notes how far `#[cfg(test)]` reaches: over the next item, or with `#!` over the whole file.
    fn attribute(&mut self, at: usize) {
        let inner = self.text(at + 1) == "!";
        let start = if inner { at + 2 } else { at + 1 };
        if self.text(start) != "[" || self.text(start + 1) != "cfg" {
            return;
        }
        let end = (start..self.tokens.len()).find(|at| self.text(*at) == "]").unwrap_or(start);
        let names = |word| (start..end).any(|at| self.text(at) == word);
        if names("test") && !names("not") {
            let until = if inner { self.tokens.len() } else { self.end_of_item(end + 1) };
            self.tests_until = self.tests_until.max(until);
        }
    }

    /// The end of the item: its closing brace, or a semicolon outside of all brackets.
    fn end_of_item(&self, start: usize) -> usize {
        let (mut depth, mut is_use) = (0_usize, false);
        for at in start..self.tokens.len() {
            match self.text(at) {
                "use" => is_use = true,
                "{" | "(" | "[" => depth += 1,
                ")" | "]" => depth = depth.saturating_sub(1),
                "}" => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 && !is_use {
                        return at;
                    }
                }
                ";" if depth == 0 => return at,
                _ => {}
            }
        }
        self.tokens.len()
    }

    /// Reads one tree of a `use` line, and returns the token behind it.
    fn tree(&mut self, start: usize, before: &[String]) -> usize {
        let (mut at, mut path) = (start, before.to_vec());
        loop {
            match self.text(at) {
                "{" => {
                    at += 1;
                    while !["}", ";", ""].contains(&self.text(at)) {
                        at = self.tree(at, &path);
                        if self.text(at) == "," {
                            at += 1;
                        }
                    }
                    return at + 1;
                }
                "::" => {}
                "as" => at += 1,
                "," | "}" | ";" | "" => break,
                name => path.push(name.into()),
            }
            at += 1;
        }
        self.mention(start, path);
        at
    }

    /// Whether a path begins here, rather than going on.
    fn begins_path(&self, at: usize) -> bool {
        let goes_on = |before: &str| before.starts_with(is_word) || before == ">";
        let continues = at > 0 && self.text(at - 1) == "::" && at > 1 && goes_on(self.text(at - 2));
        self.text(at).starts_with(is_word) && self.text(at + 1) == "::" && !continues
    }

    fn inline(&mut self, start: usize) -> usize {
        let (mut at, mut path) = (start, vec![self.text(start).to_owned()]);
        while self.text(at + 1) == "::" && self.text(at + 2).starts_with(is_word) {
            at += 2;
            path.push(self.text(at).into());
        }
        self.mention(start, path);
        at + 1
    }
}

/// A word, `::` or a single sign; comments, strings and characters are left out.
struct Token {
    line: usize,
    text: String,
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn tokens(source: &str) -> Vec<Token> {
    let (mut found, mut rest, mut line) = (Vec::new(), source, 1);
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let (length, is_token) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), false)
        } else if rest.starts_with("/*") {
            (comment(rest), false)
        } else if first == '"' {
            (string(rest), false)
        } else if first == '\'' {
            (character(rest), false)
        } else if let Some(length) = raw_string(rest) {
            (length, false)
        } else if let Some(raw) = rest.strip_prefix("r#") {
            (2 + raw.find(|c| !is_word(c)).unwrap_or(raw.len()), true)
        } else if word > 0 {
            (word, true)
        } else if rest.starts_with("::") {
            (2, true)
        } else {
            (first.len_utf8(), !first.is_whitespace())
        };
        let (text, after) = rest.split_at(length);
        if is_token {
            found.push(Token { line, text: text.into() });
        }
        line += text.matches('\n').count();
        rest = after;
    }
    found
}

/// The length of a comment, which may hold others.
fn comment(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        let step = if rest.starts_with(b"/*") {
            depth += 1;
            2
        } else if rest.starts_with(b"*/") {
            depth -= 1;
            2
        } else {
            1
        };
        at += step;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The length of what stands between two equal quotes, an escaped one being none.
fn string(text: &str) -> usize {
    let mut signs = text.char_indices();
    let quote = signs.next().map(|(_, quote)| quote);
    while let Some((at, sign)) = signs.next() {
        if sign == '\\' {
            signs.next();
        } else if Some(sign) == quote {
            return at + sign.len_utf8();
        }
    }
    text.len()
}

/// The length of a character in quotes, or of the name of a lifetime.
fn character(text: &str) -> usize {
    let mut signs = text.chars().skip(1);
    if signs.next() == Some('\\') || signs.next() == Some('\'') {
        return string(text);
    }
    1 + text[1..].find(|c| !is_word(c)).unwrap_or(text.len() - 1)
}

fn raw_string(text: &str) -> Option<usize> {
    let prefix = ["r", "br", "cr"].into_iter().find(|prefix| {
        text.strip_prefix(prefix).is_some_and(|rest| rest.trim_start_matches('#').starts_with('"'))
    })?;
    let rest = &text[prefix.len()..];
    let signs = rest.len() - rest.trim_start_matches('#').len();
    let end = format!("\"{}", "#".repeat(signs));
    let inside = prefix.len() + signs + 1;
    Some(text[inside..].find(&end).map_or(text.len(), |at| inside + at + end.len()))
}

/// Every source of both libraries, in the order of their paths.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut found) = (SOURCES.map(|folder| root.join(folder)).to_vec(), Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources can be listed") {
            let path = entry.expect("its entries can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(root).expect("sources lie in the repository");
                let names: Vec<_> = inside.iter().map(|name| name.to_string_lossy()).collect();
                let text = fs::read_to_string(&path).expect("a source can be read");
                found.push(Source { path: names.join("/"), text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// What the checker says of made-up sources.
fn said_of(sources: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<_> =
        sources.iter().map(|(path, text)| Source { path: (*path).into(), text: (*text).into() }).collect();
    violations(&sources).iter().map(Violation::to_string).collect()
}

#[test]
fn every_room_knows_only_the_rooms_it_may() {
    let found: Vec<String> = violations(&sources()).iter().map(Violation::to_string).collect();
    assert!(found.is_empty(), "walls are broken:\n{}", found.join("\n"));
}

#[test]
fn the_table_names_the_rooms_that_there_are() {
    let sources = sources();
    let there: BTreeSet<&str> = sources.iter().map(Source::room).collect();
    let named: BTreeSet<&str> = ROOMS.iter().map(|room| room.name).collect();
    assert_eq!(there, named);
}

#[test]
fn the_checker_sees_what_the_sources_name() {
    let mut seen = BTreeSet::new();
    for source in sources() {
        for mention in Reader::read(&source).mentions {
            if let Target::Room(other) | Target::Crate(other) = mention.target() {
                seen.insert((source.room().to_owned(), other));
            }
        }
    }
    let pairs = [
        ("model", "profile"),
        ("link", "profile"),
        ("text", "profile"),
        ("text", "model"),
        ("text", "evidence"),
        ("chart", "model"),
        ("chart", "text"),
        ("chart", "plotters"),
        ("chart", "plotters_backend"),
        ("app", "evidence"),
        ("app", "chart"),
        ("app", "yew"),
        ("app", "gloo"),
        ("app", "web_sys"),
        ("main.rs", "app"),
        ("main.rs", "wasm_bindgen"),
        ("compare.rs", "yew"),
    ];
    for (room, other) in pairs {
        assert!(seen.contains(&(room.into(), other.into())), "{room} names {other}, and that was not seen");
    }
}

#[test]
fn a_violation_names_file_line_and_what_is_wrong() {
    let source = "//! Checks.\n\nuse std::fmt;\n\nuse crate::model::Report;\n";
    assert_eq!(
        said_of(&[("engine/src/profile/check.rs", source)]),
        ["engine/src/profile/check.rs:5: profile must not know model (crate::model::Report)"]
    );
}

#[test]
fn every_way_of_naming_another_room_is_caught() {
    let cases = [
        ("engine/src/profile/check.rs", "use crate::{profile::Entry,\n text::{Texts, figures}};", 2),
        ("engine/src/profile/check.rs", "use super::super::model;", 1),
        ("engine/src/profile/mod.rs", "pub use super::evidence::all as everything;", 1),
        ("engine/src/profile/mod.rs", "mod inner { use super::super::text::Texts; }", 1),
        ("engine/src/profile/check.rs", "fn f() -> crate::model::Report { todo!() }", 1),
        ("engine/src/profile/check.rs", "fn f(x: &'static str) { g('\"', '\\'', crate::text::h(x)) }", 1),
        ("engine/src/profile/check.rs", "fn f() {\n super::super::app::run() }", 2),
        ("engine/src/profile/check.rs", "const C: &str = r#\"\"\"#;\nuse alignment_calculator::model;", 2),
        ("engine/src/profile/check.rs", "use crate::*;", 1),
        ("engine/src/profile/check.rs", "use crate as whole;", 1),
        ("engine/src/profile/mod.rs", "use super::*;", 1),
        ("engine/src/profile/check.rs", "#[cfg(test)]\nmod tests {\n use crate::model;\n}", 3),
        ("engine/src/evidence/mod.rs", "use crate::profile::Item;", 1),
        ("engine/src/model/stake.rs", "use crate::text::Texts;", 1),
        ("engine/src/model/stake.rs", "use crate::Helper;", 1),
        ("src/text/mod.rs", "use crate::evidence;", 1),
        ("src/text/mod.rs", "#[cfg(test)]\nuse crate::{evidence};\nuse crate::evidence::all;", 3),
        ("src/text/mod.rs", "#[cfg(not(test))]\nuse crate::evidence;", 2),
        ("src/chart/scale.rs", "use crate::app::App;", 1),
        ("src/chart/scale.rs", "use yew::prelude::*;", 1),
        ("src/chart/scale.rs", "fn f() { ::gloo::console::log!() }", 1),
        ("src/text/number.rs", "extern crate wasm_bindgen as w;", 1),
        ("src/text/number.rs", "use gloo_utils::window;", 1),
        ("src/text/number.rs", "use {std::fmt, web_sys};", 1),
        ("engine/src/model/stake.rs", "use plotters_backend::BackendCoord;", 1),
        ("src/text/number.rs", "fn f() { r#use::x(); r#yew::y() }", 1),
        ("src/main.rs", "use plotters::prelude::*;", 1),
        ("src/main.rs", "use alignment_calculator::model::diagnose;", 1),
        ("src/lib.rs", "pub use chart::Drawing;", 1),
        ("src/newroom/mod.rs", "", 1),
        ("src/newroom.rs", "", 1),
    ];
    for (path, text, line) in cases {
        let said = said_of(&[(path, text)]);
        let at = format!("{path}:{line}: ");
        let right = !said.is_empty() && said.iter().all(|said| said.starts_with(&at));
        assert!(right, "{path}: {text}\n{said:?}");
    }
}

#[test]
fn what_is_no_knowledge_of_another_room_is_let_be() {
    let cases = [
        (
            "engine/src/profile/check.rs",
            "/// See [`crate::model`].\n// use crate::model;\n/* a /* b */ use crate::text; */",
        ),
        ("engine/src/profile/check.rs", "const A: &str = \"use crate::model; \\\" crate::text::T\";"),
        ("engine/src/profile/check.rs", "const A: &str = br##\"crate::model \"# crate::text::T\"##;"),
        (
            "engine/src/profile/check.rs",
            "pub(crate) fn f() {} pub(super) fn g() {} pub(in crate::profile) fn h() {}",
        ),
        ("engine/src/profile/check.rs", "use super::entry::Entry; fn f<'a>() -> impl Sized + use<'a> {}"),
        ("engine/src/profile/check.rs", "mod tests { use super::*; use super::super::entry; }"),
        (
            "engine/src/profile/check.rs",
            "fn f() { model::g(); self.text::<u8>(); r#use::x(); Shape::yew::z() }",
        ),
        (
            "engine/src/model/mod.rs",
            "pub use stake::Stake;\nuse crate::{evidence, profile::{Item, Route as R}};",
        ),
        ("src/text/mod.rs", "#[cfg(test)]\nmod tests {\n use crate::evidence;\n}\nuse crate::model::Report;"),
        ("src/chart/scale.rs", "use plotters::prelude::*; use crate::profile::Band; use crate::text::Texts;"),
        ("src/app/mod.rs", "use crate::{chart, evidence, model, profile, text}; use yew::html;"),
        ("src/lib.rs", "pub mod profile;\n#[cfg(feature = \"app\")]\npub mod app;"),
    ];
    for (path, text) in cases {
        assert_eq!(said_of(&[(path, text)]), [""; 0], "{path}: {text}");
    }
}

#[test]
fn unit_tests_in_a_file_of_their_own_may_know_what_unit_tests_may() {
    let tests = ("src/text/tests.rs", "use crate::evidence;");
    assert_eq!(said_of(&[("src/text/mod.rs", "#[cfg(test)]\nmod tests;"), tests]), [""; 0]);
    assert_eq!(
        said_of(&[("src/text/mod.rs", "mod tests;"), tests]),
        ["src/text/tests.rs:1: text must not know evidence (crate::evidence)"]
    );
}
