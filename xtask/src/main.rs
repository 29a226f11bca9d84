//! The command line of `cargo xtask`.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use xtask::setup::{self, Tool};
use xtask::{bench, beside, bundle, card, hosting, mutants, process, release, root, server, steps};

const HELP: &str = "\
cargo xtask setup                    installs every tool that is missing
cargo xtask build                    builds the deployable dist/; SITE_URL says where it will be
cargo xtask release                  builds, then packs dist/ with licences, parts list and checksums
cargo xtask serve [--port N] [--open]
                                     builds, then serves dist/ on 127.0.0.1
cargo xtask test [STEP…]             runs every test, or the steps whose names contain a word
cargo xtask test --list              names the steps
cargo xtask screenshots [DIR]        builds, then takes pictures of every state of the page
cargo xtask card                     draws the cards that are shown beside links, into styles/
cargo xtask hosting                  writes the files for hosts that do not depend on a build
cargo xtask bench                    measures the engine's speed, natively and in a browser
cargo xtask bench --beside           measures the page, too, beside others of its kind, and Lighthouse
cargo xtask mutants [--shard N/M]    plants faults and tells which of them the tests notice; goes on where it was";

/// Where the site is served unless another port is asked for.
const PORT: u16 = 8080;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let Some(Value(command)) = arguments.next()? else {
        println!("{HELP}");
        return Ok(());
    };
    match command.to_string_lossy().as_ref() {
        "setup" => {
            end(arguments)?;
            setup::ensure(setup::EVERY_TOOL)?.print();
            Ok(())
        }
        "build" => {
            end(arguments)?;
            bundle::build()
        }
        "release" => {
            end(arguments)?;
            release::make()
        }
        "serve" => serve(arguments),
        "test" => test(arguments),
        "screenshots" => screenshots(arguments),
        "card" => {
            end(arguments)?;
            card::draw()
        }
        "hosting" => {
            end(arguments)?;
            hosting::write()
        }
        "bench" => measure(arguments),
        "mutants" => mutants(arguments),
        other => bail!("there is no command `{other}`\n{HELP}"),
    }
}

fn end(mut arguments: lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        Some(argument) => Err(argument.unexpected().into()),
        None => Ok(()),
    }
}

fn serve(mut arguments: lexopt::Parser) -> Result<()> {
    let mut wish = None;
    let mut open = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => wish = Some(arguments.value()?.parse()?),
            Long("open") => open = true,
            other => return Err(other.unexpected().into()),
        }
    }
    bundle::build()?;

    let port = wish.unwrap_or(PORT);
    let listener = match server::listen(port) {
        Err(error) if error.kind() == ErrorKind::AddrInUse && wish.is_none() => {
            println!("Port {port} is taken, so another one is used.");
            server::listen(0)
        }
        result => result,
    };
    let listener = listener.with_context(|| format!("cannot listen on port {port}"))?;
    let address = server::serve(server::Site::read(&bundle::dist())?, listener)?;
    let url = format!("http://{address}/");
    println!("Serving {url} until Ctrl-C.");
    if open {
        show(&url);
    }
    loop {
        std::thread::park();
    }
}

/// Opens the page in the person's browser.
fn show(url: &str) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    if process::run(process::command(program).arg(url)).is_err() {
        println!("No browser could be opened; the address above works in any.");
    }
}

/// Leaves the pictures to the journeys' package, which knows how to drive a browser.
fn screenshots(mut arguments: lexopt::Parser) -> Result<()> {
    let folder = match arguments.next()? {
        Some(Value(folder)) => std::path::absolute(folder)?,
        Some(other) => return Err(other.unexpected().into()),
        None => root().join("target/screenshots"),
    };
    end(arguments)?;
    bundle::build()?;
    let tools = setup::ensure(&[Tool::Chromium])?;
    let mut command = tools.command("cargo")?;
    command.args("run --quiet --package browser-tests --bin screenshots --".split(' '));
    process::run(command.arg(folder).current_dir(root()))
}

fn measure(mut arguments: lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        None => bench::run(),
        Some(Long("beside")) => {
            end(arguments)?;
            beside::run()
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

fn mutants(mut arguments: lexopt::Parser) -> Result<()> {
    let shard = match arguments.next()? {
        None => mutants::Shard::WHOLE,
        Some(Long("shard")) => mutants::Shard::read(&arguments.value()?.to_string_lossy())?,
        Some(other) => return Err(other.unexpected().into()),
    };
    end(arguments)?;
    mutants::run(shard)
}

fn test(mut arguments: lexopt::Parser) -> Result<()> {
    let mut words: Vec<String> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("list") => {
                steps::list();
                return Ok(());
            }
            Value(word) => words.push(OsString::into_string(word).unwrap_or_default()),
            other => return Err(other.unexpected().into()),
        }
    }
    steps::run(&words)
}
