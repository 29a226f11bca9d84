//! The attributes of the element: the same in the page, in the element, in its types and in the guide.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use alignment_calculator::embed::{ATTRIBUTES, EXAMPLES, LOCALES, Section, Theme};
use alignment_calculator::text::CATALOGUES;

/// Attributes that the element reads by itself.
const OWN: [&str; 4] = ["logo", "max-height", "min-height", "src"];

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The words of a list in the element's source.
fn listed<'a>(source: &'a str, name: &str) -> Vec<&'a str> {
    let rest = source.split_once(&format!("const {name} = [")).expect("the element has that list").1;
    let list = rest.split_once(']').expect("a list ends").0;
    list.split(',').map(|word| word.trim().trim_matches('"')).filter(|word| !word.is_empty()).collect()
}

#[test]
fn the_element_passes_on_what_the_page_reads() {
    let element = read("embed/element.js");
    assert_eq!(listed(&element, "PASSED"), ATTRIBUTES);
    assert_eq!(listed(&element, "OWN"), OWN);
}

#[test]
fn the_guide_names_every_attribute_event_and_value() {
    let guide = read("docs/EMBED.md");
    let documented: BTreeSet<&str> = guide
        .lines()
        .skip_while(|line| !line.starts_with("| Attribute"))
        .take_while(|line| line.starts_with('|'))
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    assert_eq!(documented, ATTRIBUTES.into_iter().chain(OWN).collect());
    let values = EXAMPLES.into_iter().chain(Theme::ALL.map(Theme::id)).chain(Section::ALL.map(Section::id));
    for value in values {
        assert!(guide.contains(&format!("`{value}`")), "the guide does not name {value}");
    }
    let element = read("embed/element.js");
    for event in ["ready", "result", "share", "contact"] {
        assert!(element.contains(&format!("\"{event}\"")), "the element does not tell of {event}");
        let name = format!("alignment-{event}");
        assert!(
            guide.contains(&name) && read("embed/embed.d.ts").contains(&name),
            "{name} is not documented"
        );
    }
}

#[test]
fn a_site_can_ask_for_every_language() {
    assert_eq!(CATALOGUES.iter().map(|(tag, _)| *tag).collect::<Vec<_>>(), LOCALES);
}
