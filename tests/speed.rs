//! How long a report takes here: the same code natively and in a browser, so that the two can be
//! compared in one run (`cargo xtask bench`). The times are printed, never asserted: machines differ.

use std::hint::black_box;

use alignment_calculator::model::{Diagnosis, Draws, diagnose, parameters::DRAWS};
use alignment_calculator::profile::Profile;
use web_time::Instant;

#[cfg(not(target_arch = "wasm32"))]
use std::println as print_line;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{console_log as print_line, wasm_bindgen_test as test, wasm_bindgen_test_configure};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

const TYPICAL: &str = include_str!("worked/medium-two-heads-disagree.profile.json");
const WORST: &str = include_str!("worked/large-all-remedies-open-worst-case.profile.json");
/// Rounds of which the median counts.
const ROUNDS: usize = 41;
/// Rounds before that, in which a browser finds out what is worth compiling well.
const WARM_UP: usize = 200;
/// Sequences that are timed together: one is shorter than what a browser's clock tells apart.
const SEQUENCES: usize = 50;

/// Median milliseconds of one call.
fn median(mut call: impl FnMut() -> usize) -> f64 {
    assert!((0..WARM_UP).all(|_| call() > 0));
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            assert!(call() > 0);
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}

#[test]
fn a_report_takes_so_long() {
    let draws = Draws::sobol(DRAWS);
    for (name, json) in [("typical", TYPICAL), ("worst", WORST)] {
        let profile = Profile::from_json_text(json).expect("a worked example is valid");
        let prompt = median(|| Diagnosis::new(&profile, &draws).report().projection.months.len());
        let whole = median(|| diagnose(&profile, &draws).report.projection.months.len());
        print_line!("speed {name}-headline-and-projection {prompt:.3}");
        print_line!("speed {name}-whole-report {whole:.3}");
    }
    let sequences = median(|| (0..SEQUENCES).map(|_| black_box(Draws::sobol(DRAWS)).count()).sum());
    print_line!("speed draws {:.3}", sequences / SEQUENCES as f64);
}
