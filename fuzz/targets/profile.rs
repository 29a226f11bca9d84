//! Whatever stands in a profile's JSON: nothing panics; what passes the check is written and read as the same
//! profile, and the model has a report on it without a number that is none.

#![no_main]

use std::sync::LazyLock;

use alignment_calculator::model::{Diagnosis, Draws};
use alignment_calculator::profile::Profile;
use libfuzzer_sys::fuzz_target;

// Few points take the same ways as many.
static DRAWS: LazyLock<Draws> = LazyLock::new(|| Draws::sobol(16));

fuzz_target!(|data: &[u8]| {
    match Profile::from_json_text(&String::from_utf8_lossy(data)) {
        Err(faults) => assert!(!faults.is_empty()),
        Ok(profile) => {
            assert_eq!(Profile::from_json(&profile.to_json()).as_ref(), Ok(&profile));
            let diagnosis = Diagnosis::new(&profile, &DRAWS);
            let told = format!("{:?} {:?}", diagnosis.report(), diagnosis.further());
            assert!(!told.contains("NaN") && !told.contains("inf"), "{told}");
        }
    }
});
