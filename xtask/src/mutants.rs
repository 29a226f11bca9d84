//! Whether the tests would notice a fault: changes one small thing after another in what the project exists for,
//! and runs the tests that should object.
//!
//! Of all such changes a sample is taken, the same for everybody. What came of each is kept in `tests/mutants.tsv`,
//! so the work can be ended at any time and goes on where it was, and several can share it. The tests of the example
//! program `diagnose` are left out: they run what `cargo test` alone builds.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::setup::{self, Tool, Toolbox};
use crate::{process, root, server};

/// What came of each change, a line each: outcome, change and, of one that no test noticed, why it may stay so.
const OUTCOMES: &str = "tests/mutants.tsv";

/// What is changed.
const FILES: [&str; 4] =
    ["engine/src/profile/**/*.rs", "engine/src/model/**/*.rs", "src/link/**/*.rs", "src/chart/**/*.rs"];

/// Changes in the sample, and what it is drawn with.
const SAMPLE: (usize, &str) = (400, "2026");

/// How long the tests of one program may take, looked at so often; a change can make them go round in circles.
const PATIENCE: Duration = Duration::from_secs(300);
const LOOK: Duration = Duration::from_millis(50);

/// The programs with the tests that should object, the quickest to do so first, as `cargo test` names them.
const TESTS: [&str; 7] =
    ["alignment_engine", "worked", "charts", "links", "validation", "alignment_calculator", "properties"];

/// Everything but the page itself, compiled fast.
const BUILD: [&str; 8] = [
    "test",
    "--no-run",
    "--package=alignment-engine",
    "--package=alignment-calculator",
    "--no-default-features",
    "--features=chart",
    "--config=profile.dev.debug=false",
    "--config=profile.dev.package.alignment-engine.opt-level=1",
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

/// A change of one place in a file.
struct Change {
    name: String,
    file: String,
    /// Line and column of the first sign that goes, and of the first that stays; both count from one.
    from: (usize, usize),
    to: (usize, usize),
    /// What comes in its place.
    into: String,
}

/// Tries what is left of a shard, and tells how much of the whole sample was noticed.
///
/// # Errors
/// When the tool cannot be had, or the tests fail without any change.
pub fn run(shard: Shard) -> Result<()> {
    let tools = setup::ensure(&[Tool::Mutants])?;
    let sample = sample(&tools)?;
    let known = outcomes()?;
    let is_ours = |at: usize| at % shard.of == shard.at - 1;
    let ours = sample.iter().enumerate().filter(|(at, _)| is_ours(*at)).map(|(_, change)| change);
    let left: Vec<_> = ours.filter(|change| !known.contains_key(&change.name)).collect();
    if !left.is_empty() {
        let tree = Tree::copy(shard)?;
        tree.forget()?;
        ensure!(tree.tried()? == "missed", "the tests fail without any change");
        server::copy_below(&tree.kept(), &tree.unchanged())?;
        for (done, change) in left.iter().enumerate() {
            let word = tree.with(change)?;
            println!("{} of {}: {word} {}", done + 1, left.len(), change.name);
            keep(&change.name, word)?;
        }
    }
    let names: Vec<_> = sample.into_iter().map(|change| change.name).collect();
    print!("{}", summary(&names, &outcomes()?));
    Ok(())
}

/// The changes of the sample: those whose names have the smallest checksums with the seed.
fn sample(tools: &Toolbox) -> Result<Vec<Change>> {
    let mut command = tools.command("cargo")?;
    command.args(["mutants", "--list", "--json", "--workspace"]);
    command.args(FILES.iter().map(|files| format!("--file={files}"))).current_dir(root());
    let told = process::output(&mut command).context("the changes cannot be listed")?;
    let list: Vec<Value> = serde_json::from_str(&told)?;
    let changes: Result<Vec<_>> = list.iter().map(change).collect();
    Ok(drawn(changes?))
}

fn change(told: &Value) -> Result<Change> {
    let text =
        |key: &str| told[key].as_str().map(str::to_owned).with_context(|| format!("a change has no {key}"));
    let number = |place: &Value, key: &str| {
        let number = place[key].as_u64().and_then(|number| usize::try_from(number).ok());
        number.with_context(|| format!("a change has no {key}"))
    };
    let place = |end: &str| {
        let place = &told["span"][end];
        Ok::<_, anyhow::Error>((number(place, "line")?, number(place, "column")?))
    };
    let (name, file, into) = (text("name")?, text("file")?, text("replacement")?);
    Ok(Change { name, file, from: place("start")?, to: place("end")?, into })
}

fn drawn(mut changes: Vec<Change>) -> Vec<Change> {
    let (count, seed) = SAMPLE;
    changes.sort_by_cached_key(|change| Sha256::digest(format!("{seed} {}", change.name)));
    changes.truncate(count);
    changes
}

impl Change {
    /// The file's text with it.
    fn applied(&self, text: &str) -> Result<String> {
        let [from, to] = [self.from, self.to].map(|place| offset(text, place));
        let (from, to) = from.zip(to).with_context(|| format!("there is no such place: {}", self.name))?;
        Ok(format!("{}{}{}", &text[..from], self.into, &text[to..]))
    }
}

/// Where a place is in a text, in bytes.
fn offset(text: &str, (line, column): (usize, usize)) -> Option<usize> {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(breaks) => text.match_indices('\n').nth(breaks)?.0 + 1,
    };
    let in_line = text[start..].char_indices().nth(column.checked_sub(1)?)?.0;
    Some(start + in_line)
}

/// A copy of the checkout, in which changes are made. What the compiler keeps from one build to the next is put back
/// to what it was without any change: handed on from change to change, it once made tests fail that had no fault.
struct Tree(PathBuf);

impl Tree {
    fn copy(shard: Shard) -> Result<Self> {
        let tree = root().join(format!("target/mutants/{}-of-{}", shard.at, shard.of));
        let mut git = process::command("git");
        let files =
            process::output(git.args(["ls-files"]).current_dir(root())).context("git lists no files")?;
        for file in files.lines() {
            let (from, to) = (root().join(file), tree.join(file));
            // One that was deleted and not yet committed.
            let Ok(content) = fs::read(&from) else { continue };
            fs::create_dir_all(to.parent().context("a file is in a folder")?)?;
            fs::write(&to, content)?;
        }
        Ok(Tree(tree))
    }

    /// What the compiler keeps for the next build.
    fn kept(&self) -> PathBuf {
        self.0.join("target/debug/incremental")
    }

    /// The same as it was without any change.
    fn unchanged(&self) -> PathBuf {
        self.0.join("target/unchanged")
    }

    /// Forgets what the compiler kept in an earlier run.
    fn forget(&self) -> Result<()> {
        let kept = [self.kept(), self.unchanged()];
        Ok(kept.iter().filter(|folder| folder.exists()).try_for_each(fs::remove_dir_all)?)
    }

    /// What comes of a change.
    fn with(&self, change: &Change) -> Result<&'static str> {
        fs::remove_dir_all(self.kept())?;
        server::copy_below(&self.unchanged(), &self.kept())?;
        let path = self.0.join(&change.file);
        let text = fs::read_to_string(&path)?;
        fs::write(&path, change.applied(&text)?)?;
        let word = self.tried();
        fs::write(&path, text)?;
        word
    }

    /// What comes of the tree as it is: whether it compiles, and whether a test objects.
    fn tried(&self) -> Result<&'static str> {
        let mut cargo = process::command("cargo");
        let tests = TESTS[1..].iter().filter(|test| **test != "alignment_calculator");
        cargo.args(BUILD).arg("--lib").args(tests.map(|test| format!("--test={test}")));
        let output = cargo.env("CARGO_TARGET_DIR", self.0.join("target")).current_dir(&self.0).output()?;
        let told = String::from_utf8(output.stderr)?;
        if !output.status.success() {
            // The build itself objects, to texts that nothing uses any more for example.
            if told.contains("failed to run custom build command") && told.contains("panicked at build.rs") {
                return Ok("caught");
            }
            // Everything else, such as a full disk, is no matter of the change.
            ensure!(told.contains("could not compile") && !told.contains("signal: "), "{told}");
            return Ok("unviable");
        }
        for test in TESTS {
            let program = told.lines().find_map(|line| {
                let path = line.rsplit_once('(')?.1.strip_suffix(')')?;
                Path::new(path).file_name()?.to_str()?.starts_with(&format!("{test}-")).then_some(path)
            });
            let program = program.with_context(|| format!("there are no tests {test}"))?;
            let package = if test == "alignment_engine" { self.0.join("engine") } else { self.0.clone() };
            let mut tests = Command::new(self.0.join(program));
            tests.current_dir(package).stdout(Stdio::null()).stderr(Stdio::null());
            match within_patience(&mut tests)? {
                Some(true) => {}
                Some(false) => return Ok("caught"),
                None => return Ok("timeout"),
            }
        }
        Ok("missed")
    }
}

/// Whether a program ends well; none when it was ended because it took too long.
fn within_patience(command: &mut Command) -> Result<Option<bool>> {
    let mut child = command.spawn()?;
    // Time is counted in looks, so that none passes while all of it is halted.
    for _ in 0..PATIENCE.as_millis() / LOOK.as_millis() {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        thread::sleep(LOOK);
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
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

fn keep(name: &str, word: &str) -> Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(path())?;
    Ok(writeln!(file, "{word}\t{name}")?)
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

    fn replaced(name: String, from: (usize, usize), to: (usize, usize)) -> Change {
        Change { name, file: "src/a.rs".into(), from, to, into: "-".into() }
    }

    #[test]
    fn the_sample_does_not_depend_on_the_order_of_the_list() {
        let changes =
            || (0..1000).map(|at| replaced(format!("src/a.rs:{at}:1: replace + with -"), (1, 1), (1, 2)));
        let names = |changes: Vec<Change>| changes.into_iter().map(|change| change.name).collect::<Vec<_>>();
        assert_eq!(names(drawn(changes().collect())), names(drawn(changes().rev().collect())));
        assert_eq!(drawn(changes().collect()).len(), SAMPLE.0);
    }

    #[test]
    fn a_change_is_made_where_it_belongs() {
        let text = "fn a() {\n    \"é\" + b\n}\n";
        assert_eq!(
            replaced("one sign".into(), (2, 9), (2, 10)).applied(text).unwrap(),
            text.replace('+', "-")
        );
        assert_eq!(replaced("lines".into(), (1, 8), (3, 2)).applied(text).unwrap(), "fn a() -\n");
        assert!(replaced("nowhere".into(), (9, 1), (9, 2)).applied(text).is_err());
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
}
