//! The engine as WebAssembly gives the same reports as natively, to the bit.
//!
//! The expected files are what the native engine wrote (`tests/worked.rs` holds it to them), so a
//! hash of each and a hash of what WebAssembly computes decide it.

#![cfg(target_arch = "wasm32")]

mod support;

use std::hash::{DefaultHasher, Hash, Hasher};

use alignment_calculator::model::{Draws, parameters::DRAWS};
use include_dir::{Dir, include_dir};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

static WORKED: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/worked");

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[wasm_bindgen_test]
fn every_worked_example_gives_the_native_bits() {
    let draws = Draws::sobol(DRAWS);
    let text = |name: &str| WORKED.get_file(name).and_then(|file| file.contents_utf8());
    let mut compared = 0;
    for file in WORKED.files() {
        let name = file.path().to_string_lossy();
        let Some(example) = name.strip_suffix(".profile.json") else { continue };
        let profile = text(&name).expect("a profile is text");
        let native = text(&format!("{example}.report.json")).expect("every profile has its report");
        let (native, ours) = (hash(native), hash(&support::report(profile, &draws)));
        console_log!("{example}: native {native:016x}, here {ours:016x}");
        assert_eq!(native, ours, "{example}");
        compared += 1;
    }
    assert!(compared >= 20, "only {compared} worked examples");
}
