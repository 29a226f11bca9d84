//! The WebDriver's process.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, ChildStdout, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use xtask::{chromium, process};

/// How long the driver may take to end its browsers and itself.
const PATIENCE: Duration = Duration::from_secs(5);

/// A running chromedriver, which ends with its browsers when this value is dropped, also while
/// a panic unwinds.
pub struct Driver {
    process: Child,
    /// The port that it listens on.
    pub port: u16,
    /// Kept open, because the driver would die of writing to a closed pipe.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts the driver on a free port of its own choice, which it prints.
    pub fn start() -> Result<Self> {
        let program =
            chromium::driver().context("chromedriver is not on the path; `cargo xtask setup` installs it")?;
        let mut process =
            process::command(program).arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let output = process.stdout.take().context("its output is piped")?;
        let mut output = BufReader::new(output);
        let port = read_port(&mut output);
        let driver = Self { process, port: *port.as_ref().unwrap_or(&0), _output: output };
        port.map(|_| driver)
    }

    fn ask_to_end(&self) -> Result<()> {
        let address = (Ipv4Addr::LOCALHOST, self.port);
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new())?;
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let start = Instant::now();
        if self.ask_to_end().is_ok() {
            while start.elapsed() < PATIENCE {
                if matches!(self.process.try_wait(), Ok(Some(_))) {
                    return;
                }
                thread::sleep(Duration::from_millis(20));
            }
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn read_port(output: &mut impl BufRead) -> Result<u16> {
    for line in output.lines() {
        let line = line?;
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            let port = port.trim_end_matches('.').parse();
            return port.context("chromedriver's port is not understood");
        }
    }
    bail!("chromedriver ended before it listened")
}
