//! The same kind of page built with other libraries, and the harness that measures them beside ours. Both lie
//! beside the checkout and are no part of it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::setup::Toolbox;
use crate::{process, progress, root, server};

/// Where they lie, seen from the top of the checkout.
const PLACE: &str = "../shared/peers";
/// How often all pages are opened one after the other.
const ROUNDS: usize = 2;
/// How often each page is opened in a round, after once to warm up.
const RUNS: usize = 4;
/// How much slower than it is the processor is made.
pub const PROCESSORS: [u32; 2] = [1, 4];
/// The networks, by the harness' names.
pub const NETWORKS: [&str; 2] = ["none", "slow4g"];
/// What the harness measures of a page that is opened, and of one that a link to a result opens.
const OPENED: [&str; 3] = ["fcp", "interactive", "key_ms"];
const SHARED: [&str; 1] = ["ready"];
/// What our page is called.
pub const OURS: &str = "ours";

/// A page, as the harness' `targets.tsv` describes it.
struct Target {
    label: String,
    url: String,
    /// The first field, the text that follows it, and what is there when a link's result is.
    input: String,
    text: String,
    link: String,
    result: String,
}

/// Milliseconds by page, processor, network and field of the harness.
pub type Times = BTreeMap<(String, u32, &'static str, &'static str), Vec<f64>>;

/// Builds the other pages and opens all of them in turn.
pub fn measure(ours: &str, tools: &Toolbox) -> Result<Times> {
    let work = prepare(tools)?;
    let pages = server::Site::read(&work.join("pages/dist"))?.of_others();
    let others = format!("http://{}", server::serve(pages, server::listen(0)?)?);
    let mut targets = vec![our_page(ours)?];
    for line in fs::read_to_string(work.join("harness/targets.tsv"))?.lines() {
        targets.push(other_page(line, &others)?);
    }
    let mut times = Times::new();
    let mut lines = File::create(work.join("runs.jsonl"))?;
    for round in 1..=ROUNDS {
        for processor in PROCESSORS {
            for network in NETWORKS {
                println!("  round {round} of {ROUNDS}: processor {processor}x slowed, network {network}");
                for target in &targets {
                    let mut open =
                        |url: &str, arguments: &[&str], fields: &[&'static str], times: &mut Times| {
                            let (processor_text, runs) = (processor.to_string(), RUNS.to_string());
                            let mut command = tools.command("node")?;
                            command
                                .args(["measure.mjs", url, "--cpu", &processor_text, "--net", network])
                                .args(["--runs", &runs])
                                .args(arguments)
                                .current_dir(work.join("harness"));
                            let output = process::output(&mut command).context("the harness failed")?;
                            writeln!(lines, "{output}")?;
                            read(&output, fields, (&target.label, processor, network), times)
                        };
                    let fields =
                        ["--interactive-selector", &target.input, "--changes-selector", &target.text];
                    open(&target.url, &fields, &OPENED, &mut times)?;
                    let link = format!("{}{}", target.url, target.link);
                    open(&link, &["--ready-selector", &target.result], &SHARED, &mut times)?;
                }
            }
        }
    }
    Ok(times)
}

/// Takes what was measured out of the harness' lines; a run that failed does not count.
fn read(
    output: &str,
    fields: &[&'static str],
    (label, processor, network): (&str, u32, &'static str),
    times: &mut Times,
) -> Result<()> {
    for line in output.lines() {
        let run: Value = serde_json::from_str(line)?;
        if run["errors"].as_array().is_some_and(|errors| !errors.is_empty()) {
            println!("  {label}: {}", run["errors"]);
            continue;
        }
        for field in fields {
            let time = run[field].as_f64().with_context(|| format!("{label} has no {field}"))?;
            times.entry((label.to_owned(), processor, network, *field)).or_default().push(time);
        }
    }
    Ok(())
}

fn our_page(url: &str) -> Result<Target> {
    let link = fs::read_to_string(root().join("tests/links/full.link"))?;
    Ok(Target {
        label: OURS.into(),
        url: url.into(),
        input: r#"[name="company.annual_revenue"]"#.into(),
        text: "#stake-so-far".into(),
        link: format!("#{}", link.trim().trim_start_matches('#')),
        // Its headline, which comes before the page does; until then all of the example is out of sight.
        result: "html.answered, html.live:not(.waiting) #arrival button.primary".into(),
    })
}

/// A line of the harness: a name, an address, three places in the page and a link.
fn other_page(line: &str, origin: &str) -> Result<Target> {
    let [label, url, input, text, link, result] = line.split('\t').collect::<Vec<_>>()[..] else {
        bail!("a line of targets.tsv has not six parts: {line}");
    };
    let path = url.split('/').skip(3).collect::<Vec<_>>().join("/");
    let [label, input, text, link, result] = [label, input, text, link, result].map(str::to_owned);
    Ok(Target { label, url: format!("{origin}/{path}"), input, text, link, result })
}

/// Copies harness and pages, lets npm fetch what they need and builds the pages, each only once.
fn prepare(tools: &Toolbox) -> Result<PathBuf> {
    let source = root().join(PLACE);
    ensure!(
        source.is_dir(),
        "the pages to compare with are missing: they should lie in {}, beside the checkout",
        source.display()
    );
    let work = root().join("target/peers");
    for folder in ["harness", "pages"] {
        server::copy_below(&source.join(folder), &work.join(folder))?;
        if !work.join(folder).join("node_modules").is_dir() {
            // `npm ci` refuses lock files that another version of npm wrote.
            let mut npm = tools.command("npm")?;
            npm.args(["install", "--no-audit", "--no-fund"]).current_dir(work.join(folder));
            let log = work.join(format!("{folder}.log"));
            progress::run(&format!("installing what the {folder} of the comparison needs"), &log, &mut npm)?;
        }
    }
    let mut build = tools.command("node")?;
    build.arg("build.mjs").current_dir(work.join("pages"));
    progress::run("building the pages of the comparison", &work.join("build.log"), &mut build)?;
    Ok(work)
}
