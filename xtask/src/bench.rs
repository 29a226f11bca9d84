//! Speed, measured: the engine natively and in Chromium in one run, and whole files of profiles.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::setup::{self, Tool};
use crate::{chromium, process, root};

/// WebAssembly must reach this share of the native speed.
pub const LEAST_SHARE: f64 = 0.6;
/// How often each side is measured; sides alternate, and the median counts.
const ROUNDS: usize = 3;
/// Profiles in the file that the throughput is measured with.
const LINES: usize = 2_000;

/// Runs criterion's benches, then the comparison and the throughput, and prints one table.
pub fn run() -> Result<()> {
    let share = engine()?;
    ensure!(share >= LEAST_SHARE, "as WebAssembly the engine is at {share:.2} of its native speed");
    Ok(())
}

/// The same, and the share of the native speed that the slowest part reaches as WebAssembly.
pub fn engine() -> Result<f64> {
    let tools = setup::ensure(&[Tool::WasmTarget, Tool::WasmBindgen, Tool::Chromium])?;
    let cargo = |line: &str| -> Result<std::process::Command> {
        let mut command = tools.command("cargo")?;
        command.args(line.split(' ')).current_dir(root());
        Ok(command)
    };
    process::run(&mut cargo("bench --no-default-features --bench report")?)?;

    let (mut native, mut browser) = (Times::default(), Times::default());
    for _ in 0..ROUNDS {
        native.add(&output(cargo(
            "test --profile measured --no-default-features --test speed -- --nocapture",
        )?)?);
        browser.add(&output(in_chromium(&tools)?)?);
    }
    let lines_a_second = throughput(cargo("build --release --no-default-features --example diagnose")?)?;

    println!("\n{:<36}{:>12}{:>12}{:>16}", "", "native, ms", "wasm, ms", "wasm's speed");
    let mut least = f64::INFINITY;
    for (name, here) in native.medians() {
        let there =
            *browser.medians().get(&name).with_context(|| format!("the browser did not time {name}"))?;
        println!("{name:<36}{here:>12.2}{there:>12.2}{:>16.2}", here / there);
        least = least.min(here / there);
    }
    println!("\n--lines: {lines_a_second:.0} profiles a second on {} cores", cores());
    Ok(least)
}

/// How many cores this machine has.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Milliseconds by name, one a round.
#[derive(Default)]
struct Times(BTreeMap<String, Vec<f64>>);

impl Times {
    /// Takes the lines `speed NAME MILLISECONDS` out of a program's output.
    fn add(&mut self, output: &str) {
        for line in output.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let Some(at) = words.iter().position(|word| *word == "speed") else { continue };
            if let [name, time] = words[at + 1..]
                && let Ok(time) = time.parse()
            {
                self.0.entry(name.to_owned()).or_default().push(time);
            }
        }
    }

    fn medians(&self) -> BTreeMap<String, f64> {
        self.0.iter().map(|(name, times)| (name.clone(), median(times.clone()))).collect()
    }
}

/// What stands in the middle of some values, of which there is at least one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}

fn output(mut command: std::process::Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(output.status.success(), "{command:?} failed\n{text}");
    Ok(text)
}

fn in_chromium(tools: &setup::Toolbox) -> Result<std::process::Command> {
    let mut command = chromium::wasm_tests(tools)?;
    let line = "test --profile measured --target wasm32-unknown-unknown --no-default-features --test speed -- --nocapture";
    command.args(line.split(' '));
    Ok(command)
}

/// Profiles a second of `diagnose --lines` over a file of worked examples, one after the other.
fn throughput(mut build: std::process::Command) -> Result<f64> {
    process::run(&mut build)?;
    let mut examples = Vec::new();
    for file in fs::read_dir(root().join("tests/worked"))? {
        let path = file?.path();
        let name = path.to_string_lossy().into_owned();
        if name.ends_with(".profile.json") && !name.contains("invalid-") {
            // The files are laid out over lines, and none of their texts holds a line end.
            examples.push((name, fs::read_to_string(&path)?.replace('\n', " ")));
        }
    }
    examples.sort();
    let lines: Vec<&str> = examples.iter().map(|(_, line)| line.as_str()).cycle().take(LINES).collect();
    let file = root().join("target/throughput.jsonl");
    fs::write(&file, lines.join("\n"))?;
    let start = Instant::now();
    let status = process::command(root().join("target/release/examples/diagnose"))
        .arg("--lines")
        .arg(&file)
        .stdout(Stdio::null())
        .status()?;
    ensure!(status.success(), "diagnose --lines failed");
    Ok(LINES as f64 / start.elapsed().as_secs_f64())
}
