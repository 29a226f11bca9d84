//! A profile that a link brought stands in the form so that the form gives the same profile again.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/generate.rs"]
mod generate;

use std::fs;
use std::path::PathBuf;

use alignment_calculator::app::Form;
use alignment_calculator::link::Link;
use alignment_calculator::profile::Profile;
use proptest::prelude::*;

fn assert_comes_back(name: &str, profile: &Profile) {
    let again = Form::of(profile).profile().unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
    assert_eq!(&again, profile, "{name}");
}

#[test]
fn every_link_of_the_corpus_fills_the_form_with_its_profile() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    let mut results = 0;
    for entry in fs::read_dir(folder).expect("the corpus is there") {
        let path = entry.expect("it can be listed").path();
        if path.extension().is_none_or(|extension| extension != "link") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a link can be read");
        if let Ok(Link::Result(shared)) = Link::read(&text) {
            assert_comes_back(&path.display().to_string(), &shared.profile);
            results += 1;
        }
    }
    assert!(results > 60, "only {results}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_profile_fills_the_form_with_itself(entry in generate::entry()) {
        assert_comes_back("generated", &generate::profile(entry));
    }

    #[test]
    fn so_does_an_extreme_one(entry in generate::wild_entry()) {
        if let Ok(profile) = Profile::check(entry) {
            assert_comes_back("extreme", &profile);
        }
    }
}
