//! Saying what takes its time.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process;

/// How often a log that nobody watches live hears that the work goes on.
const BETWEEN_LINES: Duration = Duration::from_secs(30);

/// How many lines of its output are shown of a command that failed.
const LINES_OF_A_FAILURE: usize = 40;

/// Runs a long command with its output in a file, shows the seconds that it has taken so far,
/// and the end of its output when it fails.
pub fn run(label: &str, log: &Path, command: &mut Command) -> Result<()> {
    let shown = process::display(command);
    let output = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stderr(output.try_clone()?)
        .stdout(output)
        .spawn()
        .with_context(|| format!("`{shown}` could not be started"))?;

    let start = Instant::now();
    let mut line = Line::new(label);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        line.show(start.elapsed());
        thread::sleep(Duration::from_millis(100));
    };
    line.end(start.elapsed());

    if !status.success() {
        let text = String::from_utf8_lossy(&fs::read(log)?).into_owned();
        let lines: Vec<_> = text.lines().collect();
        let end = &lines[lines.len().saturating_sub(LINES_OF_A_FAILURE)..];
        bail!("`{shown}` failed ({status}):\n{}", end.join("\n"));
    }
    Ok(())
}

/// A line that counts seconds: in place on a terminal, now and then anywhere else.
struct Line<'a> {
    label: &'a str,
    in_place: bool,
    shown: Duration,
}

impl<'a> Line<'a> {
    fn new(label: &'a str) -> Self {
        let in_place = io::stdout().is_terminal();
        if !in_place {
            println!("  {label} …");
        }
        Self { label, in_place, shown: Duration::ZERO }
    }

    fn show(&mut self, elapsed: Duration) {
        let pause = if self.in_place { Duration::from_secs(1) } else { BETWEEN_LINES };
        if elapsed < self.shown + pause {
            return;
        }
        self.shown = elapsed;
        if self.in_place {
            print!("\r  {} … {} s", self.label, elapsed.as_secs());
            let _ = io::stdout().flush();
        } else {
            println!("  {} … {} s", self.label, elapsed.as_secs());
        }
    }

    fn end(&self, elapsed: Duration) {
        let start = if self.in_place { "\r" } else { "" };
        println!("{start}  {}: {:.1} s", self.label, elapsed.as_secs_f64());
    }
}
