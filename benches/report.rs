//! Speed of the engine, natively: the report of one profile, the best of all plans, and their parts.

use alignment_calculator::model::{Diagnosis, Draws, diagnose, parameters::DRAWS};
use alignment_calculator::profile::Profile;
use criterion::{Criterion, criterion_group, criterion_main};

const TYPICAL: &str = include_str!("../tests/worked/medium-two-heads-disagree.profile.json");
const WORST: &str = include_str!("../tests/worked/large-all-remedies-open-worst-case.profile.json");

fn report(criterion: &mut Criterion) {
    let draws = Draws::sobol(DRAWS);
    for (name, json) in [("typical", TYPICAL), ("worst", WORST)] {
        let profile = Profile::from_json_text(json).expect("a worked example is valid");
        let mut group = criterion.benchmark_group(name);
        group.bench_function("plan", |b| b.iter(|| Diagnosis::new(&profile, &draws)));
        group.bench_function("headline and projection", |b| {
            b.iter(|| Diagnosis::new(&profile, &draws).report());
        });
        group.bench_function("whole report", |b| b.iter(|| diagnose(&profile, &draws)));
        group.finish();
    }
    criterion.bench_function("draws", |b| b.iter(|| Draws::sobol(DRAWS)));
}

criterion_group!(benches, report);
criterion_main!(benches);
