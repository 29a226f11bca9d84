//! Worked examples: every profile in `tests/worked/` gives the report beside it, to the byte.
//!
//! `ACCEPT=1 cargo test --test worked` writes what the engine says now; review the difference.

mod support;

use std::fs;
use std::path::PathBuf;

use alignment_calculator::model::{Draws, parameters::DRAWS};

fn profiles() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/worked");
    let files = fs::read_dir(folder).expect("the folder of worked examples is there");
    let mut profiles: Vec<PathBuf> = files
        .map(|file| file.expect("its files can be listed").path())
        .filter(|path| path.to_string_lossy().ends_with(".profile.json"))
        .collect();
    profiles.sort();
    profiles
}

#[test]
fn every_worked_example_gives_its_report() {
    let draws = Draws::sobol(DRAWS);
    let accept = std::env::var_os("ACCEPT").is_some();
    let profiles = profiles();
    assert!(profiles.len() >= 20, "only {} worked examples", profiles.len());
    let mut changed = Vec::new();
    for path in profiles {
        let profile = fs::read_to_string(&path).expect("a profile can be read");
        let report = support::report(&profile, &draws);
        let expected = PathBuf::from(path.to_string_lossy().replace(".profile.json", ".report.json"));
        if fs::read_to_string(&expected).unwrap_or_default() == report {
            continue;
        }
        if accept {
            fs::write(&expected, report).expect("a report can be written");
        } else {
            changed.push(expected.file_name().unwrap_or_default().to_owned());
        }
    }
    assert!(changed.is_empty(), "reports changed (ACCEPT=1 accepts them): {changed:?}");
}

#[test]
fn worked_examples_cover_every_band_and_invalid_profiles() {
    let reports: Vec<serde_json::Value> = profiles()
        .iter()
        .map(|path| path.to_string_lossy().replace(".profile.json", ".report.json"))
        .map(|path| fs::read_to_string(&path).expect("every profile has its report"))
        .map(|text| serde_json::from_str(&text).expect("a report is JSON"))
        .collect();
    for band in ["small", "medium", "large", "enterprise"] {
        assert!(reports.iter().any(|report| report["size_band"] == band), "no example is {band}");
    }
    assert!(reports.iter().any(|report| report["errors"].is_array()), "no example is invalid");
}
