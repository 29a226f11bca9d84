//! Links that were ever given out: each opens to what it said, for good.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use alignment_calculator::link::Link;

use crate::expected;

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/links")
}

/// The files of a folder that end so, by their names without that ending.
pub fn files(folder: PathBuf, ending: &str) -> Vec<(String, String)> {
    let names = fs::read_dir(&folder).expect("the folder of links is there");
    let names =
        names.map(|file| file.expect("its files can be listed").file_name().to_string_lossy().into_owned());
    let mut found: Vec<_> = names
        .filter_map(|name| Some((name.strip_suffix(ending)?.to_owned(), folder.join(&name))))
        .map(|(name, path)| (name, fs::read_to_string(path).expect("a file of a link can be read")))
        .collect();
    found.sort();
    found
}

/// The corpus: names and links.
pub fn links() -> Vec<(String, String)> {
    files(folder(), ".link").into_iter().map(|(name, link)| (name, link.trim_end().to_owned())).collect()
}

/// Everything about a link, signs of zeros too.
pub fn told(link: &Link) -> String {
    format!("{link:?}")
}

#[test]
fn every_link_of_the_corpus_says_what_it_said() {
    let accept = std::env::var_os("ACCEPT").is_some();
    let expectations = files(folder(), ".json");
    assert!(expectations.len() >= 60, "only {} links", expectations.len());
    let mut wrong = Vec::new();
    for (name, json) in expectations {
        let expected = expected::link(&json);
        let now = expected.fragment().expect("links of the corpus are not too long");
        let path = folder().join(format!("{name}.link"));
        match fs::read_to_string(&path) {
            // A link that was given out may only be read in the same way, never be exchanged.
            Ok(given) => {
                let read = Link::read(&given);
                if read.as_ref().map(told) != Ok(told(&expected)) || given.trim_end() != now {
                    wrong.push(format!("{name}: {given} gives {read:?} and would be written {now}"));
                }
            }
            Err(_) if accept => fs::write(&path, now + "\n").expect("a new link can be written"),
            Err(_) => wrong.push(format!("{name}: new; ACCEPT=1 writes its link")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn links_and_expectations_belong_together_and_differ() {
    let names = |ending| files(folder(), ending).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(".link"), names(".json"));
    let links: BTreeSet<String> = links().into_iter().map(|(_, link)| link).collect();
    assert_eq!(links.len(), names(".link").len());
}

/// Where the history is at hand, it tells of every link that was changed or removed since.
#[test]
fn no_link_was_ever_changed() {
    for line in [
        "log --format= --name-only --no-renames --diff-filter=MD",
        "diff HEAD --name-only --no-renames --diff-filter=MD",
    ] {
        let history = Command::new("git")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(line.split(' '))
            .args(["--", "tests/links/*.link"])
            .output();
        let Ok(history) = history else { continue };
        let changed = String::from_utf8_lossy(&history.stdout);
        assert!(changed.trim().is_empty(), "links must not change or go:\n{changed}");
    }
}
