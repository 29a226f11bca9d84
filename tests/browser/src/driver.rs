//! The WebDriver's process with all that it needs: a folder, and for WebKit a display.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, process, thread};

use anyhow::{Context, Result, bail};
use xtask::{chromium, setup, webkit};

use crate::Engine;

/// How long a program may take to start.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often a program is asked whether it has started.
const PAUSE: Duration = Duration::from_millis(10);

/// How many lines of its log are shown of a driver that failed.
const LINES_OF_A_FAILURE: usize = 20;

/// A running driver, which ends with its browsers when this value is dropped, also while a panic
/// unwinds.
pub struct Driver {
    /// The port that it listens on.
    pub port: u16,
    // Fields are dropped in this order: the folder goes when nobody writes into it any more.
    _process: Running,
    _display: Option<Running>,
    folder: Folder,
}

impl Driver {
    /// Starts the driver of an engine on a free port.
    pub fn start(engine: Engine) -> Result<Self> {
        let missing = || format!("{}'s driver is missing; `cargo xtask setup` installs it", engine.name());
        let folder = Folder::new()?;
        let (mut display, mut known_port) = (None, None);
        let mut command = match engine {
            Engine::Chromium => {
                let mut command = xtask::process::command(chromium::driver().with_context(missing)?);
                command.arg("--port=0");
                command
            }
            Engine::Firefox => {
                let mut command = xtask::process::command(setup::geckodriver()?.with_context(missing)?);
                // System access is for preferences, which are no part of a page.
                command.args(["--port=0", "--websocket-port=0", "--allow-system-access"]);
                command
            }
            Engine::WebKit => {
                let (server, name) = start_display(&folder)?;
                display = Some(server);
                let port = free_port()?;
                known_port = Some(port);
                let mut command = xtask::process::command(webkit::driver().with_context(missing)?);
                command
                    .arg(format!("--port={port}"))
                    .env("DISPLAY", name)
                    // Root may not use the sandbox, and the display has no graphics card.
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                    .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
                    // With its second compiler WebKitGTK ended one of seven long journeys with "Out of bounds
                    // memory access" in WebAssembly, without it none of eleven; other engines never did.
                    .env("JSC_useOMGJIT", "0");
                command
            }
        };
        folder.make_home_of(&mut command);
        let mut process = Running::start(&mut command, &folder.log())?;
        let port = process.wait_for(|| match known_port {
            Some(port) => TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok().then_some(port),
            None => announced_port(&folder.log()),
        });
        let port = port.with_context(|| folder.end_of_log())?;
        Ok(Self { port, _process: process, _display: display, folder })
    }

    /// The end of what the driver and its browsers have said.
    pub fn end_of_log(&self) -> String {
        self.folder.end_of_log()
    }
}

/// Starts a display of the X Window System that nobody sees, and returns its name.
fn start_display(folder: &Folder) -> Result<(Running, String)> {
    let program = webkit::display().context("Xvfb is missing; `cargo xtask setup` installs it")?;
    let mut command = xtask::process::command(program);
    // It chooses a free number and writes it to its standard output.
    command.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1600x1200x24"]);
    let log = folder.0.join("display");
    let mut server = Running::start(&mut command, &log)?;
    let number = server.wait_for(|| {
        let text = fs::read_to_string(&log).unwrap_or_default();
        text.lines().find_map(|line| line.trim().parse::<u32>().ok())
    });
    let number = number.context("the display for WebKit did not start")?;
    Ok((server, format!(":{number}")))
}

/// The port that chromedriver and geckodriver say they listen on.
fn announced_port(log: &Path) -> Option<u16> {
    let text = fs::read_to_string(log).ok()?;
    text.lines().find_map(|line| {
        let (_, port) = line
            .split_once("started successfully on port ")
            .or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
        port.trim_end_matches('.').parse().ok()
    })
}

/// A port that was free a moment ago, for WebKit's driver, which does not choose one itself.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// A process that ends when this value is dropped, and all that it started as well.
struct Running(Child);

impl Running {
    fn start(command: &mut Command, log: &Path) -> Result<Self> {
        let output = File::create(log)?;
        let shown = xtask::process::display(command);
        let child = command
            .stdin(Stdio::null())
            .stderr(output.try_clone()?)
            .stdout(output)
            .spawn()
            .with_context(|| format!("`{shown}` could not be started"))?;
        Ok(Self(child))
    }

    fn wait_for<T>(&mut self, started: impl Fn() -> Option<T>) -> Result<T> {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = started() {
                return Ok(found);
            }
            if let Some(status) = self.0.try_wait()? {
                bail!("it ended before it was ready ({status})");
            }
            if Instant::now() > end {
                bail!("it was not ready after {} seconds", PATIENCE.as_secs());
            }
            thread::sleep(PAUSE);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A browser that did not close with its session would outlive its driver.
        let left = descendants(self.0.id());
        if !left.is_empty() {
            let ids = left.iter().map(u32::to_string);
            let mut kill = xtask::process::command("kill");
            let _ = kill.arg("-KILL").args(ids).stderr(Stdio::null()).status();
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The processes that a process has started, and those that they have; none where the system
/// does not tell.
fn descendants(ancestor: u32) -> Vec<u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let all: Vec<(u32, u32)> = entries
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let status = fs::read_to_string(entry.path().join("stat")).ok()?;
            // The name stands in brackets and may hold anything; the parent is the second word behind.
            let (_, behind) = status.rsplit_once(')')?;
            Some((id, behind.split_whitespace().nth(1)?.parse().ok()?))
        })
        .collect();
    let mut found = vec![ancestor];
    let mut at = 0;
    while let Some(&parent) = found.get(at) {
        found.extend(all.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
        at += 1;
    }
    found.split_off(1)
}

/// A folder that takes whatever browsers write, and goes with this value.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        // Browsers make sockets below it, whose paths must be short.
        let folder = env::temp_dir().join(format!("journey-{}-{number}", process::id()));
        fs::create_dir_all(&folder).context("cannot make a folder for the browser")?;
        Ok(Self(folder))
    }

    /// Makes a command keep everything in this folder, whatever the person's own folders hold.
    fn make_home_of(&self, command: &mut Command) {
        for name in
            ["HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"]
        {
            command.env(name, &self.0);
        }
        // No settings of a desktop, and no service for assistive technology.
        command.env("GSETTINGS_BACKEND", "memory").env("NO_AT_BRIDGE", "1").env("LANG", "C.UTF-8");
        command.env_remove("WAYLAND_DISPLAY");
    }

    fn log(&self) -> PathBuf {
        self.0.join("log")
    }

    fn end_of_log(&self) -> String {
        let text = fs::read(self.log()).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<_> = text.lines().collect();
        lines[lines.len().saturating_sub(LINES_OF_A_FAILURE)..].join("\n")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A process of the browser may still be writing its last file.
        for _ in 0..10 {
            if fs::remove_dir_all(&self.0).is_ok() {
                return;
            }
            thread::sleep(5 * PAUSE);
        }
    }
}
