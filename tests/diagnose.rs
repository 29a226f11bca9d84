//! The example program as a person runs it: its arguments, its streams, its exit status.
//!
//! `cargo test` builds the example, `cargo test --test diagnose` does not: build it first then, with
//! `cargo build --example diagnose` and the same features.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use serde_json::{Value, json};

/// Longest that the program may take for anything here before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(60);
/// A profile with nothing in it but what must be there.
const LEAST: &str = r#"{"company":{"annual_revenue":20000000}}"#;

/// The program, which lies beside the folder of this test's own.
fn program() -> PathBuf {
    let own = env::current_exe().expect("a running test knows its own file");
    let folder = own.ancestors().nth(2).expect("tests lie two folders deep");
    let program = folder.join("examples").join(format!("diagnose{}", env::consts::EXE_SUFFIX));
    assert!(program.exists(), "no {}: `cargo build --example diagnose` makes it", program.display());
    program
}

/// Held while a program starts: until its own code runs it has a copy of every pipe, so that one which is closed
/// meanwhile stays open.
fn starting() -> MutexGuard<'static, ()> {
    static STARTING: Mutex<()> = Mutex::new(());
    STARTING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn start(arguments: &[&str]) -> Child {
    let _starting = starting();
    let mut command = Command::new(program());
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

struct Ran {
    status: Option<i32>,
    output: String,
    said: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.output)
            .unwrap_or_else(|error| panic!("{error}: {}{}", self.output, self.said))
    }

    fn lines(&self) -> Vec<Value> {
        assert!(self.output.is_empty() || self.output.ends_with('\n'), "the last line has no end");
        let parse = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        self.output.lines().map(parse).collect()
    }
}

/// Runs the program to its end.
fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
    let mut child = start(arguments);
    let mut stdin = child.stdin.take().expect("the input is a pipe");
    let input = input.as_ref().to_vec();
    // A program that refuses its arguments does not read, so that writing may fail.
    let writer = thread::spawn(move || stdin.write_all(&input));
    let done = child.wait_with_output().expect("the program ends");
    let _ = writer.join().expect("writing does not panic");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Ran { status: done.status.code(), output: text(done.stdout), said: text(done.stderr) }
}

fn run_lines(input: impl AsRef<[u8]>) -> Ran {
    run(&["--draws", "2", "--lines", "-"], input)
}

/// Waits for the end of a program that could hang, and says what it wrote to its error stream.
fn end_of(mut child: Child) -> (ExitStatus, String) {
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            break status;
        }
        if start.elapsed() > PATIENCE {
            child.kill().expect("a hanging child can be ended");
            panic!("the program hangs");
        }
        thread::sleep(Duration::from_millis(5));
    };
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("the error stream is a pipe");
    stderr.read_to_string(&mut said).expect("the program writes UTF-8");
    (status, said)
}

/// The lines of a stream as they come.
fn lines_of(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (to, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if to.send(line).is_err() {
                break;
            }
        }
    });
    lines
}

fn worked() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worked")
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read_json(path: impl AsRef<Path>) -> Value {
    serde_json::from_str(&read(path)).expect("worked examples are JSON")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the repository's own files have plain names")
}

/// A file of one's own for a test.
fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("a test's file can be written");
    path
}

/// The one error of a profile that cannot even be read.
fn only_error(errors: &Value) -> (&str, &str) {
    let errors = errors["errors"].as_array().expect("errors are a list");
    assert_eq!(errors.len(), 1, "{errors:?}");
    let id = |name: &str| errors[0][name].as_str().expect("field and code are texts");
    (id("field"), id("code"))
}

// One profile.

#[test]
fn a_file_gives_its_report() {
    let ran = run(&[text(&worked().join("medium-revenue-alone.profile.json"))], "");
    assert_eq!((ran.status, ran.said.as_str()), (Some(0), ""));
    assert_eq!(ran.output, read(worked().join("medium-revenue-alone.report.json")));
}

#[test]
fn a_dash_reads_standard_input() {
    let ran = run(&["-"], read(worked().join("medium-revenue-alone.profile.json")));
    assert_eq!((ran.status, ran.said.as_str()), (Some(0), ""));
    assert_eq!(ran.output, read(worked().join("medium-revenue-alone.report.json")));
}

#[test]
fn an_invalid_profile_gives_all_its_errors_as_json_and_status_2() {
    let ran = run(&[text(&worked().join("invalid-company-and-team.profile.json"))], "");
    assert_eq!((ran.status, ran.said.as_str()), (Some(2), ""));
    assert_eq!(ran.json(), read_json(worked().join("invalid-company-and-team.report.json")));
    for error in ran.json()["errors"].as_array().expect("errors are a list") {
        let names: Vec<_> = error.as_object().expect("an error is an object").keys().collect();
        assert_eq!(names, ["allowed", "code", "field", "value"]);
    }
}

#[test]
fn what_is_no_json_is_an_error_of_the_whole_profile() {
    let deep = "[".repeat(100_000);
    for input in ["", " \n", "revenue: 5", "{\"company\":", "{} {}", "\u{feff}{}", deep.as_str()] {
        let ran = run(&["-"], input);
        assert_eq!(ran.status, Some(2), "{input}");
        assert_eq!(only_error(&ran.json()), ("", "not_json"), "{input}");
    }
}

#[test]
fn what_is_not_utf8_is_an_error_of_the_whole_profile() {
    for input in [&b"{\"company\":\xff}"[..], b"\xff\xfe{\0}\0", b"\xed\xa0\x80"] {
        let ran = run(&["-"], input);
        assert_eq!(ran.status, Some(2));
        assert_eq!(only_error(&ran.json()), ("", "not_json"));
    }
}

#[test]
fn a_wrong_command_line_is_refused_with_status_2_and_the_usage() {
    let cases: [(&[&str], &str); 12] = [
        (&[], "which file"),
        (&["--lines"], "which file"),
        (&["--fast", "-"], "--fast"),
        (&["-", "--fast"], "--fast"),
        (&["--draws=64", "-"], "--draws=64"),
        (&["-", "-"], "more than one file"),
        (&["--draws", "0", "-"], "\"0\""),
        (&["--draws", "x", "-"], "\"x\""),
        (&["--draws", "-5", "-"], "\"-5\""),
        (&["--draws", "6.4", "-"], "\"6.4\""),
        (&["--draws", "1048577", "-"], "\"1048577\""),
        (&["-", "--draws"], "--draws"),
    ];
    for (arguments, word) in cases {
        let ran = run(arguments, LEAST);
        assert_eq!((ran.status, ran.output.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.said.contains(word) && ran.said.contains("usage: "), "{arguments:?}: {}", ran.said);
    }
}

#[test]
fn a_file_that_cannot_be_read_gives_status_1() {
    let folder = worked();
    for path in ["no/such/file.json", text(&folder)] {
        for arguments in [&[path][..], &["--lines", path]] {
            let ran = run(arguments, LEAST);
            assert_eq!((ran.status, ran.output.as_str()), (Some(1), ""), "{arguments:?}");
            assert!(ran.said.starts_with("diagnose: ") && !ran.said.contains("panicked"), "{}", ran.said);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_name_that_is_not_utf8_is_a_file_name_like_any_other() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let name = OsStr::from_bytes(b"no-such-\xff.json");
    let _starting = starting();
    let done = Command::new(program()).arg(name).output().expect("the program starts");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.code() == Some(1) && !said.contains("panicked"), "{:?}: {said}", done.status);
}

/// Takes out of a report what comes from the draws.
fn without_draws(report: &mut Value) {
    match report {
        Value::Object(fields) => {
            let drawn = ["p10", "p50", "p90", "share", "chance_of_payback", "pays_back", "find_out_next"];
            fields.retain(|name, _| !drawn.contains(&name.as_str()));
            fields.values_mut().for_each(without_draws);
        }
        Value::Array(values) => values.iter_mut().for_each(without_draws),
        _ => {}
    }
}

#[test]
fn fewer_draws_change_quantiles_and_no_central_figure() {
    let path = worked().join("chosen-plan-enterprise-everything.profile.json");
    let mut usual = run(&[text(&path)], "").json();
    let mut quick = run(&["--draws", "64", text(&path)], "").json();
    let spread = |report: &Value| report["stake"]["used"]["p10"].to_string();
    assert_ne!(spread(&usual), spread(&quick));
    assert_ne!(usual["index"]["p90"], quick["index"]["p90"]);
    without_draws(&mut usual);
    without_draws(&mut quick);
    assert!(usual["projection"]["months"][35]["recovered"]["central"].is_number());
    assert_eq!(usual, quick);
}

#[test]
fn options_may_stand_before_and_behind_the_file() {
    let before = run(&["--draws", "8", "-"], LEAST);
    let behind = run(&["-", "--draws", "8"], LEAST);
    assert_eq!((before.status, behind.status), (Some(0), Some(0)));
    assert_eq!(before.output, behind.output);
    assert_eq!(run(&["--draws", "1", "-"], LEAST).status, Some(0));
}

#[test]
fn the_same_profile_gives_the_same_bytes_every_time() {
    let profile = read(worked().join("chosen-plan-enterprise-everything.profile.json"));
    assert_eq!(run(&["--draws", "64", "-"], &profile).output, run(&["--draws", "64", "-"], &profile).output);
}

// One profile a line.

/// A line of its own kind for each number: many are quick, some give the workers more to do.
fn line(number: usize) -> (String, bool) {
    let revenue = 1_000_000 + number;
    match number % 10 {
        3 => (format!("not JSON {number}"), false),
        5 => (format!(r#"{{"company":{{"annual_revenue":-{revenue}}}}}"#), false),
        7 => {
            let answers = r#"{"C1":0,"C2":1,"T1":0,"P1":1,"F1":0,"F2":1,"S1":0,"S2":1}"#;
            let company = format!(r#"{{"annual_revenue":{revenue}}}"#);
            (format!(r#"{{"company":{company},"answers":{{"sales":{answers}}}}}"#), true)
        }
        _ => (format!(r#"{{"company":{{"annual_revenue":{revenue}}}}}"#), true),
    }
}

/// Whether a result is that of its line: revenue shows in it, or the line's number.
fn assert_result_of(number: usize, result: &Value) {
    let (_, valid) = line(number);
    if valid {
        let tenth = result["stake"]["folk_rule"].as_f64().expect("a report names a tenth of revenue");
        let revenue = (1_000_000 + number) as f64;
        assert!((tenth * 10.0 - revenue).abs() < 1e-3, "line {number} has the result of another: {tenth}");
    } else {
        assert_eq!(result["line"], json!(number));
        let wanted = if number % 10 == 3 { ("", "not_json") } else { REVENUE };
        assert_eq!(only_error(result), wanted, "line {number}");
    }
}

const REVENUE: (&str, &str) = ("company.annual_revenue", "out_of_range");

#[test]
fn two_thousand_lines_keep_their_order_and_bad_ones_stop_nothing() {
    const LINES: usize = 2_000;
    let input: String = (1..=LINES).map(|number| line(number).0 + "\n").collect();
    let path = file("two-thousand.jsonl", &input);
    for ran in [run_lines(&input), run(&["--draws", "2", "--lines", text(&path)], "")] {
        assert_eq!((ran.status, ran.said.as_str()), (Some(1), ""));
        let results = ran.lines();
        assert_eq!(results.len(), LINES);
        for (number, result) in (1..).zip(&results) {
            assert_result_of(number, result);
        }
    }
}

#[test]
fn lines_that_are_all_valid_give_status_0() {
    let ran = run_lines(format!("{LEAST}\n").repeat(100));
    assert_eq!((ran.status, ran.said.as_str(), ran.lines().len()), (Some(0), "", 100));
}

#[test]
fn each_line_gives_what_its_profile_gives_alone() {
    let files = fs::read_dir(worked()).expect("the folder of worked examples is there");
    let mut profiles: Vec<PathBuf> = files
        .map(|file| file.expect("its files can be listed").path())
        .filter(|path| text(path).ends_with(".profile.json"))
        .collect();
    profiles.sort();
    let input: String = profiles.iter().map(|path| read_json(path).to_string() + "\n").collect();
    let ran = run(&["--lines", "-"], input);
    let results = ran.lines();
    assert_eq!(results.len(), profiles.len());
    for ((number, path), result) in (1..).zip(&profiles).zip(&results) {
        let mut alone = read_json(text(path).replace(".profile.json", ".report.json"));
        if alone["errors"].is_array() {
            alone["line"] = json!(number);
        }
        assert!(*result == alone, "{} differs on a line", path.display());
    }
}

#[test]
fn every_line_has_its_result_blank_ones_too() {
    let ran = run_lines(format!("\n{LEAST}\n\n  \n\r\n{LEAST}\n"));
    assert_eq!(ran.status, Some(1));
    let results = ran.lines();
    assert_eq!(results.len(), 6);
    for blank in [1, 3, 4, 5] {
        let result = &results[blank - 1];
        assert_eq!((&result["line"], only_error(result)), (&json!(blank), ("", "not_json")));
    }
    assert_eq!(results[1]["size_band"], "medium");
    assert_eq!(results[1], results[5]);
}

#[test]
fn a_line_beyond_a_mebibyte_is_refused_and_the_next_goes_on() {
    const MOST: usize = 1 << 20;
    let padded = |length: usize| LEAST.to_owned() + &" ".repeat(length - LEAST.len());
    let lines = [padded(MOST), padded(MOST + 1), padded(5 * MOST), LEAST.into(), padded(MOST + 1)];
    for end in ["\n", ""] {
        let ran = run_lines(lines.join("\n") + end);
        assert_eq!(ran.status, Some(1));
        let results = ran.lines();
        let numbers: Vec<_> = results.iter().map(|result| result["line"].as_u64()).collect();
        assert_eq!(numbers, [None, Some(2), Some(3), None, Some(5)]);
        for refused in [1, 2, 4] {
            assert_eq!(only_error(&results[refused]), ("", "not_json"));
        }
        assert_eq!(results[0], results[3]);
    }
}

#[test]
fn a_last_line_needs_no_line_end() {
    let ran = run_lines(format!("{LEAST}\n{LEAST}"));
    assert_eq!((ran.status, ran.lines().len()), (Some(0), 2));
    let ran = run_lines(format!("{LEAST}\nno"));
    assert_eq!((ran.status, &ran.lines()[1]["line"]), (Some(1), &json!(2)));
}

#[test]
fn line_ends_of_windows_are_line_ends() {
    let ran = run_lines(format!("{LEAST}\r\n{LEAST}\r\n"));
    assert_eq!((ran.status, ran.said.as_str()), (Some(0), ""));
    assert_eq!(ran.output, run_lines(format!("{LEAST}\n{LEAST}\n")).output);
}

#[test]
fn no_lines_give_no_results() {
    let ran = run_lines("");
    assert_eq!((ran.status, ran.output.as_str(), ran.said.as_str()), (Some(0), "", ""));
}

#[test]
fn a_line_that_is_not_utf8_is_one_bad_line() {
    let input = [LEAST.as_bytes(), b"\n{\"\xff\":1}\n\0\n", LEAST.as_bytes(), b"\n"].concat();
    let ran = run_lines(input);
    assert_eq!(ran.status, Some(1));
    let results = ran.lines();
    let numbers: Vec<_> = results.iter().map(|result| result["line"].as_u64()).collect();
    assert_eq!(numbers, [None, Some(2), Some(3), None]);
}

#[test]
fn whatever_a_line_holds_its_result_stays_on_one_line() {
    let ran = run_lines(
        "{\"a\\nb\\u2028\\u0000\": \"\\r\\n\", \"company\": {\"currency\": \"\\n\\u0085\", \"annual_revenue\": 1}}",
    );
    assert_eq!((ran.status, ran.output.lines().count()), (Some(1), 1));
    assert_eq!(ran.lines()[0]["line"], json!(1));
}

#[test]
fn results_come_while_the_input_is_still_open() {
    let mut child = start(&["--draws", "2", "--lines", "-"]);
    let mut stdin = child.stdin.take().expect("the input is a pipe");
    let results = lines_of(child.stdout.take().expect("the output is a pipe"));
    let mut number = 0;
    // More lines at a time than there are workers, fewer, and a single one.
    for count in [1, 200, 3, 1, 1] {
        let numbers = number + 1..=number + count;
        let lines: String = numbers.clone().map(|number| line(number).0 + "\n").collect();
        stdin.write_all(lines.as_bytes()).expect("the program reads on");
        for number in numbers {
            let result = results.recv_timeout(PATIENCE).expect("a result comes before the input ends");
            assert_result_of(number, &serde_json::from_str(&result).expect("a result is JSON"));
        }
        number += count;
    }
    drop(stdin);
    assert!(results.recv_timeout(PATIENCE).is_err(), "more results than lines");
    let (status, said) = end_of(child);
    assert_eq!((status.code(), said.as_str()), (Some(1), ""));
}

#[test]
fn input_waits_for_output_so_that_memory_stays_bounded() {
    const LINES: usize = 40_000;
    static WRITTEN: AtomicUsize = AtomicUsize::new(0);
    let mut child = start(&["--draws", "1", "--lines", "-"]);
    let mut stdin = child.stdin.take().expect("the input is a pipe");
    let writer = thread::spawn(move || {
        let line = format!("{}\n", "x".repeat(1_000));
        for _ in 0..LINES {
            stdin.write_all(line.as_bytes()).expect("the program reads on in the end");
            WRITTEN.fetch_add(1, Ordering::Relaxed);
        }
    });
    // Nobody reads the results, so the lines have to stand still long before the last.
    let mut before = usize::MAX;
    while before != WRITTEN.load(Ordering::Relaxed) {
        before = WRITTEN.load(Ordering::Relaxed);
        thread::sleep(Duration::from_millis(300));
    }
    assert!(before < LINES / 2, "{before} lines were read while no result was");
    let results = lines_of(child.stdout.take().expect("the output is a pipe"));
    assert_eq!(results.iter().count(), LINES);
    writer.join().expect("every line was taken");
    assert_eq!(end_of(child).0.code(), Some(1));
}

#[test]
fn a_reader_that_closes_early_ends_the_program_quietly() {
    let mut child = start(&["--draws", "2", "--lines", "-"]);
    let mut stdin = child.stdin.take().expect("the input is a pipe");
    // Far more than all pipes and queues hold; writing fails once the program has ended.
    let writer = thread::spawn(move || {
        let line = format!("{LEAST}\n");
        while stdin.write_all(line.as_bytes()).is_ok() {}
    });
    let mut output = BufReader::new(child.stdout.take().expect("the output is a pipe"));
    let mut first = String::new();
    output.read_line(&mut first).expect("a first result comes");
    drop(output);
    let (status, said) = end_of(child);
    writer.join().expect("writing does not panic");
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn a_reader_that_closes_early_ends_the_program_though_its_input_stays_open() {
    let mut child = start(&["--draws", "2", "--lines", "-"]);
    let mut stdin = child.stdin.take().expect("the input is a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("the output is a pipe"));
    writeln!(stdin, "{LEAST}").expect("the program reads");
    output.read_line(&mut String::new()).expect("a first result comes");
    {
        let _starting = starting();
        drop(output);
    }
    // The result of this line meets a closed pipe; no further line ever comes.
    writeln!(stdin, "{LEAST}").expect("the program reads");
    let (status, said) = end_of(child);
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
    drop(stdin);
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_gives_status_1() {
    let input = file("least.json", LEAST);
    for arguments in [&[text(&input)][..], &["--lines", text(&input)]] {
        let full = fs::File::options().write(true).open("/dev/full").expect("Linux has a full device");
        let _starting = starting();
        let mut command = Command::new(program());
        let done = command.args(["--draws", "2"]).args(arguments).stdout(full).output();
        let done = done.expect("the program starts");
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{arguments:?}: {said}");
        assert!(said.starts_with("diagnose: ") && !said.contains("panicked"), "{said}");
    }
}

#[test]
fn a_single_report_that_nobody_reads_ends_the_program_quietly() {
    let mut child = start(&["--draws", "2", "-"]);
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("the input is a pipe");
    stdin.write_all(LEAST.as_bytes()).expect("the program reads");
    drop(stdin);
    let (status, said) = end_of(child);
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

// The report's names.

/// A profile whose report leaves nothing out.
fn everything() -> Value {
    let mut profile = read_json(worked().join("chosen-plan-enterprise-everything.profile.json"));
    // The margin stays unknown, so that there is something to find out.
    profile["company"]["gross_margin"] = Value::Null;
    profile
}

fn report(profile: &Value) -> Value {
    let ran = run(&["--draws", "64", "-"], profile.to_string());
    assert_eq!(ran.status, Some(0), "{}", ran.output);
    ran.json()
}

/// Names in the report; `[]` is every element of a list that must not be empty.
const NAMES: &[(&str, &str)] = &[
    ("", "size_band index agreement pattern ceo_blind_spot funnel stake plan prescribed_plan"),
    ("", "described_plan remedies projection break_even sensitivity find_out_next notices model_version"),
    ("index", "value lowest highest p10 p50 p90 tier basis dimensions weakest warning"),
    ("index.dimensions", "C T P F S"),
    ("agreement", "mean_absolute_gap agreement verdict flagged directions"),
    ("agreement.directions", "C T P F S"),
    ("pattern", "expected likeliest fit posterior signals"),
    ("pattern.posterior", "missing_function marketing_shelved silos patchwork"),
    ("pattern.signals.[]", "id state pull"),
    ("funnel", "annual_new_business stages"),
    ("funnel.stages.[]", "from to rate reading value_at_median"),
    ("stake", "funnel revenue used face_value folk_rule caps"),
    ("stake.used", RANGE),
    ("stake.caps", "funnel revenue"),
    ("stake.caps.funnel", "central share"),
    ("stake.caps.revenue", "central share"),
    ("plan", PLAN),
    ("prescribed_plan", PLAN),
    ("prescribed_plan", "chance_of_payback"),
    ("described_plan", PLAN),
    ("remedies.[]", "id offered prescribed first_year_cost total_cost npv_alone npv_marginal needed_beyond"),
    ("projection", "recovered_total run_rate net_total months payback_month chance_of_payback"),
    ("projection.recovered_total", RANGE),
    ("projection.run_rate", RANGE),
    ("projection.net_total", RANGE),
    ("projection.payback_month", RANGE),
    ("projection.months.[]", "month recovered cumulative_net"),
    ("projection.months.[].recovered", RANGE),
    ("projection.months.[].cumulative_net", RANGE),
    ("break_even", "extra_revenue_a_year points feasible"),
    ("sensitivity.[]", "input low high"),
    ("find_out_next.[]", "input narrowing"),
];
const RANGE: &str = "central p10 p50 p90";
const PLAN: &str = "remedies first_year_cost total_cost npv roi payback_month pays_back index_after";

/// All values at a path.
fn at<'a>(report: &'a Value, path: &str) -> Vec<&'a Value> {
    let mut values = vec![report];
    for step in path.split('.').filter(|step| !step.is_empty()) {
        values = match step {
            "[]" => values.into_iter().flat_map(|list| list.as_array().into_iter().flatten()).collect(),
            name => values.into_iter().filter_map(|value| value.get(name)).collect(),
        };
    }
    values
}

#[test]
fn a_full_report_has_every_promised_name() {
    let report = report(&everything());
    for (path, names) in NAMES {
        let found = at(&report, path);
        assert!(!found.is_empty(), "there is no {path}");
        for object in found {
            let object = object.as_object().unwrap_or_else(|| panic!("{path} is {object}"));
            for name in names.split(' ') {
                assert!(object.contains_key(name), "{path} has no {name}");
            }
        }
    }
}

#[test]
fn a_report_of_revenue_alone_says_null_and_leaves_no_name_out() {
    let report = report(&json!({ "company": { "annual_revenue": 20_000_000 } }));
    for (path, names) in NAMES.iter().filter(|(path, _)| !path.contains('.')) {
        for object in at(&report, path).into_iter().filter_map(Value::as_object) {
            for name in names.split(' ') {
                assert!(object.contains_key(name), "{path} has no {name}");
            }
        }
    }
    for path in
        ["agreement", "ceo_blind_spot", "funnel.annual_new_business", "stake.funnel", "stake.caps.funnel"]
    {
        assert_eq!(at(&report, path), [&Value::Null], "{path}");
    }
    assert_eq!((&report["index"]["tier"], &report["index"]["weakest"]), (&Value::Null, &Value::Null));
    for stage in at(&report, "funnel.stages.[]") {
        assert_eq!(stage["value_at_median"], Value::Null);
    }
}

#[test]
fn identifiers_in_a_report_are_the_promised_ones() {
    let report = report(&everything());
    let texts = |path: &str| -> Vec<String> {
        at(&report, path).iter().map(|id| id.as_str().unwrap_or_default().to_owned()).collect()
    };
    let mut signals = texts("pattern.signals.[].id");
    signals.sort();
    let facts = "brand_heavy founder_sells heads_disagree marketing_unled no_marketers reports_to_sales \
                 sales_rosier sales_support_heavy unit_marketing";
    let items = "C1 C2 C3 F1 F2 F3 P1 S1 T1 T2 T3";
    assert_eq!(signals.join(" "), format!("{items} {facts}"));
    let mut inputs = texts("sensitivity.[].input");
    inputs.sort();
    assert_eq!(
        inputs.join(" "),
        "answers causal_share cost_overrun effect_ratio gross_margin handoff_share ramp_pace realisation \
         revenue_points route"
    );
    let mut stages: Vec<_> =
        texts("funnel.stages.[].from").into_iter().zip(texts("funnel.stages.[].to")).collect();
    stages.sort();
    let wanted = [("leads", "mqls"), ("mqls", "sqls"), ("opportunities", "won"), ("sqls", "opportunities")];
    assert_eq!(stages, wanted.map(|(from, to)| (from.to_owned(), to.to_owned())));
    assert_eq!(
        texts("remedies.[].id").join(" "),
        "stage_definitions marketing_mandate joint_plan service_agreement buyer_routine closed_loop \
         shared_crm marketing_training sales_enablement buyer_journey_shift marketing_function \
         fractional_cmo fractional_sales_leader marketing_leader revenue_operations"
    );
    let months: Vec<_> =
        at(&report, "projection.months.[].month").iter().map(|month| month.as_u64()).collect();
    assert_eq!(months, (1..=36).map(Some).collect::<Vec<_>>());
    assert!(["size_only", "mixed", "likely", "strong", "none"].contains(&texts("pattern.fit")[0].as_str()));
    assert!(report["stake"]["caps"]["revenue"]["central"].is_boolean());
    assert!(report["index"]["warning"].is_boolean());
    assert!(at(&report, "pattern.signals.[].state").iter().all(|state| state.is_boolean()));
    assert!(at(&report, "notices.[]").iter().all(|notice| notice.is_string()));
    assert!(report["model_version"].is_string());
}

#[test]
fn a_dimension_without_a_common_question_has_no_direction() {
    let mut profile = everything();
    for item in ["S1", "S2", "S3"] {
        profile["answers"]["marketing"][item] = json!("dont_know");
    }
    let directions = report(&profile)["agreement"]["directions"].clone();
    assert_eq!(directions["S"], Value::Null);
    assert!(directions["C"].is_string());
}

#[test]
fn a_remedy_that_is_not_offered_has_costs_and_no_worth() {
    let report = report(&everything());
    let remedies = at(&report, "remedies.[]");
    assert!(remedies.iter().any(|remedy| remedy["offered"] == true));
    assert!(remedies.iter().any(|remedy| remedy["offered"] == false));
    for remedy in remedies {
        assert!(remedy["first_year_cost"].is_number() && remedy["total_cost"].is_number(), "{remedy}");
        if remedy["offered"] == false {
            for name in ["npv_alone", "npv_marginal", "needed_beyond"] {
                assert_eq!(remedy[name], Value::Null, "{remedy}");
            }
        }
    }
}

#[test]
fn with_nothing_offered_what_describes_a_plan_is_null() {
    let best: serde_json::Map<String, Value> =
        ["C1", "C2", "C3", "T1", "T2", "T3", "P1", "P2", "P3", "F1", "F2", "F3", "S1", "S2", "S3"]
            .into_iter()
            .map(|item| (item.to_owned(), json!(4)))
            .collect();
    let report = report(&json!({
        "company": { "annual_revenue": 20_000_000 },
        "answers": { "sales": best, "marketing": best },
    }));
    for name in ["prescribed_plan", "described_plan", "break_even", "sensitivity", "find_out_next"] {
        assert_eq!(report[name], Value::Null, "{name}");
    }
    assert_eq!(report["plan"]["remedies"], json!([]));
    assert_eq!(report["plan"]["roi"], Value::Null);
}
