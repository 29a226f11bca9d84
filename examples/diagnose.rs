//! A profile's JSON in, the report's JSON out; one profile a line with `--lines`.
//!
//! ```text
//! diagnose profile.json      one profile from a file, `-` for standard input
//! diagnose --lines clients   one profile a line, one result a line in the same order
//! diagnose --draws 512 ...   points of the simulation, 1 to 1048576, 4096 when not said
//! ```
//!
//! Exit status: 0 when every profile was valid; 1 when a line of `--lines` was not, or a file
//! could not be read or written; 2 when the single profile was invalid, or the command line.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use alignment_calculator::model::{Draws, diagnose, parameters::DRAWS};
use alignment_calculator::profile::{Allowed, Code, FieldError, Found, Profile};
use serde_json::json;

/// Longest line that is read, in bytes; a longer one is an error and is skipped.
const LONGEST_LINE: usize = 1 << 20;
/// Lines that each worker may have waiting, so that memory stays bounded.
const WAITING: usize = 16;
/// Most points that may be asked for.
const MOST_DRAWS: usize = 1 << 20;

const USAGE: &str = "usage: diagnose [--draws N] [--lines] FILE    (FILE may be - for standard input)";

fn main() -> ExitCode {
    let options = match Options::read(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(wrong) => {
            eprintln!("diagnose: {wrong}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let draws = Draws::sobol(options.draws);
    let input: Box<dyn BufRead + Send> = if options.file == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        match File::open(&options.file) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(error) => {
                eprintln!("diagnose: cannot open {}: {error}", options.file.display());
                return ExitCode::from(1);
            }
        }
    };
    let done = if options.lines { lines(input, &draws) } else { single(input, &draws) };
    match done {
        Ok(status) => ExitCode::from(status),
        Err(error) => ExitCode::from(status_of(&error)),
    }
}

/// The exit status after a file that could not be read or written, which is said unless the reader
/// of our output just had enough.
fn status_of(error: &io::Error) -> u8 {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return 0;
    }
    eprintln!("diagnose: {error}");
    1
}

struct Options {
    draws: usize,
    lines: bool,
    file: OsString,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let (mut draws, mut lines, mut file) = (DRAWS, false, None);
        while let Some(argument) = arguments.next() {
            match argument.to_string_lossy().as_ref() {
                "--lines" => lines = true,
                "--draws" => {
                    let given = arguments.next().unwrap_or_default();
                    draws = given
                        .to_str()
                        .and_then(|given| given.parse().ok())
                        .filter(|draws| (1..=MOST_DRAWS).contains(draws))
                        .ok_or(format!(
                            "--draws takes a whole number from 1 to {MOST_DRAWS}, not {given:?}"
                        ))?;
                }
                option if option.starts_with("--") => return Err(format!("unknown option {option}")),
                _ if file.is_some() => return Err("more than one file".into()),
                _ => file = Some(argument),
            }
        }
        Ok(Options { draws, lines, file: file.ok_or("which file?")? })
    }
}

/// Prints the report of one profile.
fn single(mut input: impl BufRead, draws: &Draws) -> io::Result<u8> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let (json, valid) = match parse(&bytes) {
        Ok(profile) => (serde_json::to_string_pretty(&diagnose(&profile, draws))?, true),
        Err(errors) => (serde_json::to_string_pretty(&json!({ "errors": errors }))?, false),
    };
    writeln!(io::stdout().lock(), "{json}")?;
    Ok(if valid { 0 } else { 2 })
}

fn parse(bytes: &[u8]) -> Result<Profile, Vec<FieldError>> {
    let text = std::str::from_utf8(bytes).map_err(|error| vec![not_json(error.to_string())])?;
    Profile::from_json_text(text)
}

fn not_json(reason: String) -> FieldError {
    FieldError {
        field: String::new(),
        code: Code::NotJson,
        allowed: Allowed::Type { r#type: "JSON object" },
        value: Found::Text(reason),
    }
}

/// A line on its way to a worker.
enum Line {
    Read(Vec<u8>),
    TooLong,
}

/// Prints one result a line. Lines go to the workers in turn and are collected in turn,
/// so the order stays without anything being held back but what is under way.
fn lines(input: impl BufRead + Send, draws: &Draws) -> io::Result<u8> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let mut to_workers = Vec::new();
        let mut from_workers = Vec::new();
        for _ in 0..workers {
            let (line_in, line_out) = sync_channel::<(usize, Line)>(WAITING);
            let (result_in, result_out) = sync_channel::<(String, bool)>(WAITING);
            scope.spawn(move || work(line_out, result_in, draws));
            to_workers.push(line_in);
            from_workers.push(result_out);
        }
        let reader = scope.spawn(move || read_lines(input, &to_workers));
        let mut output = BufWriter::new(io::stdout().lock());
        // Nobody reads any more: leave at once, since the reader of lines may wait for input for ever.
        let leave = |error: io::Error| -> ! { std::process::exit(status_of(&error).into()) };
        let mut all_valid = true;
        for results in from_workers.iter().cycle() {
            let next = match results.try_recv() {
                Ok(next) => next,
                Err(_) => {
                    // Nothing is ready: let the reader of our output see what there is.
                    output.flush().unwrap_or_else(|error| leave(error));
                    let Ok(next) = results.recv() else { break };
                    next
                }
            };
            let (json, valid) = next;
            all_valid &= valid;
            writeln!(output, "{json}").unwrap_or_else(|error| leave(error));
        }
        output.flush().unwrap_or_else(|error| leave(error));
        drop(from_workers);
        reader.join().unwrap_or_else(|_| Err(io::Error::other("the reader of lines failed")))?;
        Ok(if all_valid { 0 } else { 1 })
    })
}

fn read_lines(mut input: impl BufRead, to_workers: &[SyncSender<(usize, Line)>]) -> io::Result<()> {
    for (number, worker) in (1..).zip(to_workers.iter().cycle()) {
        let mut bytes = Vec::new();
        let read = (&mut input).take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            break;
        }
        let complete = bytes.last() == Some(&b'\n');
        let line = if complete || read <= LONGEST_LINE {
            Line::Read(bytes)
        } else {
            input.skip_until(b'\n')?;
            Line::TooLong
        };
        if worker.send((number, line)).is_err() {
            break;
        }
    }
    Ok(())
}

fn work(lines: Receiver<(usize, Line)>, results: SyncSender<(String, bool)>, draws: &Draws) {
    for (number, line) in lines {
        let profile = match line {
            Line::Read(bytes) => parse(&bytes),
            Line::TooLong => Err(vec![not_json(format!("longer than {LONGEST_LINE} bytes"))]),
        };
        let written = match &profile {
            Ok(profile) => serde_json::to_string(&diagnose(profile, draws)),
            Err(errors) => serde_json::to_string(&json!({ "line": number, "errors": errors })),
        };
        let result = match written {
            Ok(json) => (json, profile.is_ok()),
            Err(error) => {
                (json!({ "line": number, "errors": [not_json(error.to_string())] }).to_string(), false)
            }
        };
        if results.send(result).is_err() {
            break;
        }
    }
}
