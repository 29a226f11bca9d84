//! All that is promised of the page's speed, measured in one run and told in one table.

use anyhow::{Result, ensure};

use crate::peers::{NETWORKS, OURS, PROCESSORS, Times};
use crate::setup::{self, Tool};
use crate::{bench, bundle, chromium, lighthouse, peers, process, server};

/// The pages that others built, by how their names begin.
const OTHERS: [&str; 3] = ["P1", "P2", "P3"];

/// What is promised beside other pages.
struct Promise {
    /// What is measured, in words and by the harness' name.
    what: &'static str,
    field: &'static str,
    /// The pages that ours has to be faster than.
    before: &'static [&'static str],
}

const PROMISES: [Promise; 4] = [
    Promise { what: "first paint", field: "fcp", before: &OTHERS },
    Promise { what: "first useful input", field: "interactive", before: &["P2"] },
    Promise { what: "one keystroke to its painted result", field: "key_ms", before: &["P3"] },
    Promise { what: "a share link to its painted result", field: "ready", before: &["P1", "P2"] },
];

/// Measures the page beside the others, lets Lighthouse judge it, measures the engine, and prints the table.
pub fn run() -> Result<()> {
    let tools = setup::ensure(&[Tool::Chromium, Tool::Lighthouse])?;
    bundle::build()?;
    let address = server::serve(server::Site::read(&bundle::dist())?, server::listen(0)?)?;
    let url = format!("http://{address}/");
    let times = peers::measure(&url, &tools)?;
    let points = lighthouse::judge(&url, &tools)?;
    let share = bench::engine()?;

    let mut rows: Vec<Row> = PROMISES.iter().flat_map(|promise| beside_others(promise, &times)).collect();
    rows.extend(points.iter().map(|(category, points)| Row {
        what: format!("Lighthouse on a phone: {category}, of 100"),
        cells: vec![format!("{points:.0}"), "at least 100".to_owned()],
        holds: *points >= 100.0,
    }));
    rows.push(Row {
        what: "simulation as WebAssembly, share of the native speed".to_owned(),
        cells: vec![format!("{share:.2}"), format!("at least {}", bench::LEAST_SHARE)],
        holds: share >= bench::LEAST_SHARE,
    });
    print(&rows);
    let missed = rows.iter().filter(|row| !row.holds).count();
    ensure!(missed == 0, "{missed} of {} promises do not hold", rows.len());
    Ok(())
}

/// A line of the table.
struct Row {
    what: String,
    cells: Vec<String>,
    holds: bool,
}

/// One promise at each speed of processor and network.
fn beside_others<'a>(promise: &'a Promise, times: &'a Times) -> impl Iterator<Item = Row> + 'a {
    let settings = PROCESSORS.iter().flat_map(|cpu| NETWORKS.iter().map(move |net| (*cpu, *net)));
    settings.map(move |(processor, network)| {
        let of = |begin: &str| {
            let mut found = times.iter().filter(|((label, cpu, net, field), _)| {
                label.starts_with(begin) && (*cpu, *net, *field) == (processor, network, promise.field)
            });
            found.next().map(|(_, times)| times.clone()).unwrap_or_default()
        };
        let ours = of(OURS);
        let is_before = |other: &&str| {
            let other = of(other);
            !ours.is_empty() && !other.is_empty() && bench::median(ours.clone()) <= bench::median(other)
        };
        let cells = [OURS].iter().chain(&OTHERS).map(|label| told(of(label)));
        Row {
            what: format!("{}, ms, processor {processor}x slowed, network {network}", promise.what),
            cells: cells.collect(),
            holds: promise.before.iter().all(is_before),
        }
    })
}

/// A median with the smallest and the largest value.
fn told(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    match times[..] {
        [] => "none".to_owned(),
        [first, .., last] => format!("{:.0} ({first:.0} to {last:.0})", bench::median(times)),
        [one] => format!("{one:.0}"),
    }
}

fn print(rows: &[Row]) {
    println!("\n| promise | ours | SurveyJS | React, Chart.js | Preact, uPlot | holds |");
    println!("|---|---|---|---|---|---|");
    for Row { what, cells, holds } in rows {
        let holds = if *holds { "yes" } else { "no" };
        let cells: Vec<_> = (0..4).map(|at| cells.get(at).map_or("", String::as_str)).collect();
        println!("| {what} | {} | {holds} |", cells.join(" | "));
    }
    println!("\n{}", machine());
}

/// What was measured with, as far as the system tells.
fn machine() -> String {
    let version = chromium::find().and_then(|path| process::output(process::command(path).arg("--version")));
    let date = process::output(process::command("date").arg("+%F")).unwrap_or_default();
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory = memory.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<f64>().ok());
    let memory =
        memory.map_or_else(String::new, |kilobytes| format!(", {:.0} GB of memory", kilobytes / 1e6));
    format!("{date}, {} cores{memory}, {}", bench::cores(), version.unwrap_or_default())
}
