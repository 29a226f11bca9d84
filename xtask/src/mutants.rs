//! Whether the tests would notice a fault: changes one small thing after another in what the project exists for,
//! and runs the tests that should object.
//!
//! Of all such changes a sample is taken, the same for everybody. What came of each is kept in `tests/mutants.tsv`, so the
//! work can be ended at any time and goes on where it was, and several can share it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::setup::{self, Tool, Toolbox};
use crate::{process, root};

/// What came of each change, a line each: outcome, change and, of one that no test noticed, why it may stay so.
const OUTCOMES: &str = "tests/mutants.tsv";

/// What is changed.
const FILES: [&str; 4] =
    ["engine/src/profile/**/*.rs", "engine/src/model/**/*.rs", "src/link/**/*.rs", "src/chart/**/*.rs"];

/// Changes in the sample, and what it is drawn with.
const SAMPLE: (usize, &str) = (400, "2026");

/// Changes that are tried in one go: what is lost when the work is ended.
const AT_ONCE: usize = 10;

/// Seconds that the tests may take with a change that makes them go round in circles.
const PATIENCE: &str = "300";

/// The tests that object to most in a short time, and those that are asked when they did not.
const TESTS: [&[&str]; 2] = [
    &["--lib", "--test=worked", "--test=validation", "--test=links", "--test=charts"],
    &["--test=properties", "--test=diagnose"],
];

/// One of several that share the work, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which one.
    pub at: usize,
    /// Of how many.
    pub of: usize,
}

impl Shard {
    /// The one who does all of it.
    pub const WHOLE: Self = Self { at: 1, of: 1 };

    /// Reads `2/3`.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn read(text: &str) -> Result<Self> {
        let numbers = text.split_once('/').and_then(|(at, of)| Some((at.parse().ok()?, of.parse().ok()?)));
        let (at, of) = numbers.with_context(|| format!("a shard is written as 1/2, not as {text}"))?;
        ensure!((1..=of).contains(&at), "there is no shard {at} of {of}");
        Ok(Self { at, of })
    }
}

/// What came of a change.
struct Outcome {
    word: String,
    reason: String,
}

/// Tries what is left of a shard, and tells how much of the whole sample was noticed.
///
/// # Errors
/// When the tool cannot be had, or a change has no outcome.
pub fn run(shard: Shard) -> Result<()> {
    let tools = setup::ensure(&[Tool::Mutants])?;
    let sample = sample(&tools)?;
    let known = outcomes()?;
    let is_ours = |at: usize| at % shard.of == shard.at - 1;
    let ours = sample.iter().enumerate().filter(|(at, name)| is_ours(*at) && !known.contains_key(*name));
    let left: Vec<&str> = ours.map(|(_, name)| name.as_str()).collect();
    for (done, names) in left.chunks(AT_ONCE).enumerate() {
        println!("{} of {} changes tried", done * AT_ONCE, left.len());
        let mut tried = try_out(&tools, shard, names, TESTS[0])?;
        let missed: Vec<&str> = names.iter().filter(|name| tried[**name] == "missed").copied().collect();
        if !missed.is_empty() {
            tried.extend(try_out(&tools, shard, &missed, TESTS[1])?);
        }
        keep(&tried)?;
    }
    print!("{}", summary(&sample, &outcomes()?));
    Ok(())
}

/// The changes of the sample: those whose names have the smallest checksums with the seed.
fn sample(tools: &Toolbox) -> Result<Vec<String>> {
    let mut command = tools.command("cargo")?;
    command.args(["mutants", "--list", "--json", "--workspace"]);
    command.args(FILES.iter().map(|files| format!("--file={files}"))).current_dir(root());
    let told = process::output(&mut command).context("the changes cannot be listed")?;
    let list: Vec<Value> = serde_json::from_str(&told)?;
    let names = list.iter().filter_map(|it| Some(it["name"].as_str()?.to_owned()));
    Ok(drawn(names))
}

fn drawn(names: impl Iterator<Item = String>) -> Vec<String> {
    let (count, seed) = SAMPLE;
    let mut names: Vec<_> = names.collect();
    names.sort_by_cached_key(|name| Sha256::digest(format!("{seed} {name}")));
    names.truncate(count);
    names
}

/// Makes the changes one by one, in a copy of the checkout, and tells what came of each.
fn try_out<'a>(
    tools: &Toolbox,
    shard: Shard,
    names: &[&'a str],
    tests: &[&str],
) -> Result<BTreeMap<&'a str, String>> {
    let folder = folder().join(format!("{}-of-{}", shard.at, shard.of));
    fs::create_dir_all(&folder)?;
    let told = folder.join("mutants.out");
    if told.exists() {
        fs::remove_dir_all(&told)?;
    }
    let mut command = tools.command("cargo")?;
    command.args(["mutants", "--workspace", "--baseline=skip", "--no-shuffle", "--colors=never"]);
    command.arg(format!("--timeout={PATIENCE}")).arg("--output").arg(&folder);
    command.args(["--test-package=alignment-engine", "--test-package=alignment-calculator"]);
    command.args(names.iter().map(|name| format!("--re=^{}$", escaped(name))));
    // Everything but the page itself.
    let features = ["--no-default-features", "--features=chart"];
    command.args(features.iter().chain(tests).map(|argument| format!("--cargo-test-arg={argument}")));
    command.env("CARGO_TARGET_DIR", folder.join("build")).current_dir(root());
    // It fails when a change was missed, which is told below.
    let _ = command.stdout(Stdio::null()).status()?;
    let mut outcomes = BTreeMap::new();
    for word in ["caught", "missed", "timeout", "unviable"] {
        let path = told.join(format!("{word}.txt"));
        let lines = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let named = names.iter().filter(|name| lines.lines().any(|line| line == **name));
        outcomes.extend(named.map(|name| (*name, word.to_owned())));
    }
    match names.iter().find(|name| !outcomes.contains_key(*name)) {
        Some(name) => bail!("nothing came of the change {name:?}; see {}", told.display()),
        None => Ok(outcomes),
    }
}

/// A text as a regular expression that matches just that.
fn escaped(text: &str) -> String {
    let is_plain = |sign: char| sign.is_alphanumeric() || " _/:,'\"=<>@%~!;#`".contains(sign);
    text.chars().flat_map(|sign| (!is_plain(sign)).then_some('\\').into_iter().chain([sign])).collect()
}

fn folder() -> PathBuf {
    root().join("target/mutants")
}

fn path() -> PathBuf {
    root().join(OUTCOMES)
}

fn outcomes() -> Result<BTreeMap<String, Outcome>> {
    if !path().exists() {
        return Ok(BTreeMap::new());
    }
    read(&fs::read_to_string(path()).with_context(|| format!("cannot read {OUTCOMES}"))?)
}

fn read(text: &str) -> Result<BTreeMap<String, Outcome>> {
    let mut outcomes = BTreeMap::new();
    for line in text.lines() {
        let mut cells = line.splitn(3, '\t').map(str::to_owned);
        let (Some(word), Some(name)) = (cells.next(), cells.next()) else {
            bail!("{OUTCOMES} has a line that is none: {line:?}");
        };
        outcomes.insert(name, Outcome { word, reason: cells.next().unwrap_or_default() });
    }
    Ok(outcomes)
}

fn keep(tried: &BTreeMap<&str, String>) -> Result<()> {
    let lines: String = tried.iter().map(|(name, word)| format!("{word}\t{name}\n")).collect();
    let mut file = OpenOptions::new().create(true).append(true).open(path())?;
    Ok(file.write_all(lines.as_bytes())?)
}

/// How much of the sample was noticed, and what was not. A change that does not compile counts for nothing, and one
/// that made the tests go on for ever was noticed.
fn summary(sample: &[String], outcomes: &BTreeMap<String, Outcome>) -> String {
    let with = |word: &str| {
        let is = |name: &&String| outcomes.get(*name).is_some_and(|outcome| outcome.word == word);
        sample.iter().filter(is).collect::<Vec<_>>()
    };
    let (caught, missed) = (with("caught").len() + with("timeout").len(), with("missed"));
    let tried = caught + missed.len();
    let left = sample.len() - tried - with("unviable").len();
    let mut text = format!(
        "{caught} of {tried} changes noticed ({:.1} %), {} do not compile, {left} not tried\n",
        100.0 * caught as f64 / tried.max(1) as f64,
        with("unviable").len(),
    );
    for name in missed {
        let reason = Some(&outcomes[name].reason).filter(|reason| !reason.is_empty());
        let _ = writeln!(text, "missed: {name}\n    {}", reason.map_or("no reason yet", String::as_str));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_one_of_several() {
        assert_eq!(Shard::read("2/3").unwrap(), Shard { at: 2, of: 3 });
        for wrong in ["", "2", "0/2", "3/2", "1/0", "a/2", "-1/2"] {
            assert!(Shard::read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_sample_does_not_depend_on_the_order_of_the_list() {
        let names = || (0..1000).map(|at| format!("src/a.rs:{at}:1: replace + with -"));
        let backwards: Vec<_> = names().collect();
        assert_eq!(drawn(names()), drawn(backwards.into_iter().rev()));
        assert_eq!(drawn(names()).len(), SAMPLE.0);
    }

    #[test]
    fn what_came_of_each_is_told() {
        let text = "caught\ta\nmissed\tb\tnobody can tell\nmissed\tc\nunviable\td\ntimeout\te\n";
        let sample = ["a", "b", "c", "d", "e", "f"].map(str::to_owned);
        let told = summary(&sample, &read(text).unwrap());
        assert!(
            told.starts_with("2 of 4 changes noticed (50.0 %), 1 do not compile, 1 not tried\n"),
            "{told}"
        );
        assert!(told.contains("missed: b\n    nobody can tell\n"), "{told}");
        assert!(told.contains("missed: c\n    no reason yet\n"), "{told}");
        assert!(read("caught").is_err());
    }

    #[test]
    fn signs_of_regular_expressions_lose_their_meaning() {
        assert_eq!(
            escaped("a.rs:1:2: replace f -> (u8, [i8]) with ()"),
            r"a\.rs:1:2: replace f \-> \(u8, \[i8\]\) with \(\)"
        );
    }
}
