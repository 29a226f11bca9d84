//! What the tests of worked examples share, natively and in the browser.

use alignment_calculator::model::{Draws, diagnose};
use alignment_calculator::profile::Profile;
use serde_json::json;

/// The report of a profile's JSON, or its errors, as the expected files hold it.
pub fn report(profile: &str, draws: &Draws) -> String {
    let written = match Profile::from_json_text(profile) {
        Ok(profile) => serde_json::to_string_pretty(&diagnose(&profile, draws)),
        Err(errors) => serde_json::to_string_pretty(&json!({ "errors": errors })),
    };
    written.expect("a report can be written") + "\n"
}
