//! `actum serve` as a reader meets it.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

/// A server that runs; ended with the value.
pub(super) struct Server {
    child: Child,
    pub(super) address: String,
}

impl Server {
    /// Starts the server over a file or the address of a database.
    pub(super) fn start(program: &Path, database: &OsStr) -> Result<Self> {
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--db"])
            .arg(database)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("actum serve did not start")?;
        let stdout = child.stdout.take().context("actum serve has no standard output")?;
        let mut said = String::new();
        for line in BufReader::new(stdout).lines() {
            let line = line?;
            let named = line.split("http://").nth(1);
            let named = named.and_then(|rest| rest.split(['/', ' ']).next()).map(str::to_owned);
            if let Some(address) = named {
                return Ok(Self { child, address });
            }
            said.push_str(&line);
        }
        child.kill()?;
        bail!("actum serve named no address: {said}")
    }

    /// Status and bytes of an answer.
    pub(super) fn ask(&self, path: &str) -> Result<(u16, Vec<u8>)> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let head = String::from_utf8_lossy(&answer[..answer.len().min(32)]).into_owned();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Ok((status, answer))
    }

    /// Status and size of an answer.
    pub(super) fn get(&self, path: &str) -> Result<(u16, usize)> {
        self.ask(path).map(|(status, answer)| (status, answer.len()))
    }

    /// Resident memory in megabytes, now and at most so far, where the system tells (Linux).
    pub(super) fn memory(&self) -> Option<(f64, f64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let megabytes = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            let kibibytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
            Some(kibibytes * 1024.0 / 1e6)
        };
        Some((megabytes("VmRSS:")?, megabytes("VmHWM:")?))
    }

    pub(super) fn stop(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
