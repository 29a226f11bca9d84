//! The licences of what the site is made of: whether it may be passed on at all, and the texts that
//! have to go with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::parts::Part;

/// The name of the file with all texts.
pub const FILE: &str = "licences.txt";

/// The licences that let the site be passed on under ours. To add one, read it first.
const ALLOWED: [&str; 6] =
    ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-3-Clause", "Unicode-3.0", "Zlib"];

/// How the names of files with licence texts start, in capitals.
const STARTS: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

const MIT: &str = include_str!("../../LICENSE-MIT");
const APACHE: &str = include_str!("../../LICENSE-APACHE");
const LLVM_EXCEPTION: &str = include_str!("licences/llvm-exception.txt");

/// What the file says before it lists the parts.
const BEFORE: &str = "\
The alignment calculator may be used, changed and passed on under the MIT licence or the Apache
License 2.0, as you like. Its programs are compiled from the Rust packages that are listed here;
the numbers lead to the texts of their licences below.
";

/// Writes the file with all texts into a site.
pub fn write(site: &Path, parts: &[Part]) -> Result<()> {
    Ok(fs::write(site.join(FILE), file(parts)?)?)
}

/// The file with all texts, each text once.
fn file(parts: &[Part]) -> Result<String> {
    let mut all: Vec<String> = Vec::new();
    let mut list = String::new();
    for part in parts {
        let mut numbers = Vec::new();
        for text in texts(part)? {
            let same = |known: &String| known.split_whitespace().eq(text.split_whitespace());
            let at = all.iter().position(same).unwrap_or_else(|| {
                all.push(text);
                all.len() - 1
            });
            numbers.push(format!("[{}]", at + 1));
        }
        list += &format!("{} {}: {} {}\n", part.name, part.version, part.licence, numbers.join(" "));
    }
    let line = "-".repeat(80);
    let texts = all.iter().enumerate().map(|(at, text)| format!("\n{line}\n[{}]\n\n{text}\n", at + 1));
    Ok(format!("{BEFORE}\n{list}{}", texts.collect::<String>()))
}

/// The texts that go with a part: those that it brings, or the usual ones of its licences.
fn texts(part: &Part) -> Result<Vec<String>> {
    let name = &part.name;
    let Some(needed) =
        needed(&part.licence).with_context(|| format!("{name} has the licence {:?}", part.licence))?
    else {
        bail!("{name} is under {:?}; none of it is on the list in xtask/src/licences.rs", part.licence);
    };
    let brought = match &part.folder {
        Some(folder) => brought(folder)?,
        None => Vec::new(),
    };
    if !brought.is_empty() {
        return Ok(brought);
    }
    let usual = |id: &&str| {
        usual(id, part).with_context(|| format!("{name} brings no text of {id}, and none is known here"))
    };
    needed.iter().map(usual).collect()
}

/// The texts in a package's folder.
fn brought(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        if entry.path().is_file() && STARTS.iter().any(|start| name.starts_with(start)) {
            files.push(entry.path());
        }
    }
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(text.replace("\r\n", "\n").trim_matches('\n').trim_end().to_owned())
    };
    files.iter().map(read).collect()
}

/// The usual text of a licence, with the names of a part's authors where it asks for them.
fn usual(id: &str, part: &Part) -> Option<String> {
    match id {
        "MIT" => {
            let terms = MIT.find("Permission is hereby granted").map(|at| MIT[at..].trim_end())?;
            let mut authors: Vec<_> =
                part.authors.iter().map(|author| without_address(author).to_owned()).collect();
            if authors.is_empty() {
                authors.push(format!("The authors of {}", part.name));
            }
            let lines = authors.iter().map(|author| format!("Copyright (c) {author}\n"));
            Some(format!("MIT License\n\n{}\n{terms}", lines.collect::<String>()))
        }
        "Apache-2.0" => Some(APACHE.trim_end().to_owned()),
        "Apache-2.0 WITH LLVM-exception" => {
            Some(format!("{}\n\n\n{}", APACHE.trim_end(), LLVM_EXCEPTION.trim_end()))
        }
        _ => None,
    }
}

/// An author as `Ada <ada@example.com>`, without what stands in the brackets.
fn without_address(author: &str) -> &str {
    author.split(" <").next().unwrap_or(author)
}

/// The allowed licences by which an SPDX expression can be fulfilled; of several ways the first.
/// None where there is no such way.
fn needed(expression: &str) -> Result<Option<BTreeSet<&'static str>>> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let mut words = words.as_slice();
    let needed = any_of(&mut words)?;
    if let Some(word) = words.first() {
        bail!("{word} is not understood");
    }
    Ok(needed)
}

type Needed = Option<BTreeSet<&'static str>>;

fn any_of(words: &mut &[&str]) -> Result<Needed> {
    let mut first = all_of(words)?;
    while take(words, "OR") {
        let next = all_of(words)?;
        first = first.or(next);
    }
    Ok(first)
}

fn all_of(words: &mut &[&str]) -> Result<Needed> {
    let mut all = one(words)?;
    while take(words, "AND") {
        let next = one(words)?;
        all = all.zip(next).map(|(all, next)| &all | &next);
    }
    Ok(all)
}

fn one(words: &mut &[&str]) -> Result<Needed> {
    if take(words, "(") {
        let inner = any_of(words)?;
        if !take(words, ")") {
            bail!("a bracket stays open");
        }
        return Ok(inner);
    }
    let mut id = next(words)?.to_owned();
    if take(words, "WITH") {
        id = format!("{id} WITH {}", next(words)?);
    }
    Ok(ALLOWED.into_iter().find(|allowed| *allowed == id).map(|allowed| BTreeSet::from([allowed])))
}

fn take(words: &mut &[&str], word: &str) -> bool {
    let is_next = words.first() == Some(&word);
    if is_next {
        *words = &words[1..];
    }
    is_next
}

fn next<'a>(words: &mut &[&'a str]) -> Result<&'a str> {
    let (first, rest) = words.split_first().context("it ends too early")?;
    *words = rest;
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(licence: &str) -> Part {
        Part {
            name: "thing".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            authors: vec!["Ada <ada@example.com>".to_owned()],
            folder: None,
            checksum: None,
            needs: BTreeSet::new(),
        }
    }

    #[test]
    fn an_expression_is_fulfilled_by_allowed_licences_alone() {
        for (expression, ids) in [
            ("MIT", Some(vec!["MIT"])),
            ("Unlicense OR MIT", Some(vec!["MIT"])),
            ("Apache-2.0 OR MIT", Some(vec!["Apache-2.0"])),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", Some(vec!["MIT", "Unicode-3.0"])),
            ("GPL-3.0-only OR (MIT AND Zlib)", Some(vec!["MIT", "Zlib"])),
            ("MIT AND Apache-2.0 WITH LLVM-exception", Some(vec!["Apache-2.0 WITH LLVM-exception", "MIT"])),
            ("Apache-2.0 WITH Some-exception", None),
            ("GPL-3.0-only", None),
            ("MIT AND GPL-3.0-only", None),
        ] {
            let found = needed(expression).expect(expression).map(|ids| ids.into_iter().collect::<Vec<_>>());
            assert_eq!(found, ids, "{expression}");
        }
        for wrong in ["", "MIT OR", "(MIT", "MIT)", "MIT Zlib"] {
            assert!(needed(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_may_not_be_passed_on_or_has_no_text_is_an_error() {
        for (licence, says) in [("GPL-3.0-only", "on the list"), ("Zlib", "no text of Zlib")] {
            let error = format!("{:#}", file(&[part(licence)]).unwrap_err());
            assert!(error.contains("thing") && error.contains(says), "{error}");
        }
    }

    #[test]
    fn a_part_without_texts_gets_the_usual_ones_and_each_text_comes_once() {
        let mut other = part("MIT");
        other.name = "other".to_owned();
        let file = file(&[part("MIT"), other, part("MIT AND Apache-2.0 WITH LLVM-exception")]).unwrap();
        assert!(file.contains("thing 1.0.0: MIT [1]\nother 1.0.0: MIT [1]\n"), "{file}");
        assert_eq!(file.matches("Copyright (c) Ada\n").count(), 1);
        assert_eq!(file.matches("LLVM Exceptions").count(), 1);
    }

    #[test]
    fn every_part_of_the_site_may_be_passed_on() {
        let file = file(&crate::parts::shipped("1.0.0").unwrap()).unwrap();
        assert!(file.contains("\nyew 0.") && file.contains("\nrust-std 1.0.0: "), "{file}");
        let folder = crate::root().to_string_lossy();
        assert!(!file.contains(&*folder), "it names a folder of this machine");
    }
}
