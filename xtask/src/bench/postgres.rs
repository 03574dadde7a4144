//! A private PostgreSQL that keeps what it is given, between runs, in the target folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// A server that runs; ended in order with the value.
pub(super) struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    root: bool,
}

impl Postgres {
    /// Starts the server over the data in `folder`, made when it is not there. As a user would have
    /// it: what is committed is synced. `None` where PostgreSQL is not installed.
    pub(super) fn start(folder: &Path) -> Result<Option<Self>> {
        let Some(programs) = programs() else { return Ok(None) };
        let id = Command::new("id").arg("-u").output().context("id did not start")?;
        let root = String::from_utf8_lossy(&id.stdout).trim() == "0";
        let server = Self { programs, folder: folder.to_owned(), root };
        let data = folder.join("data");
        fs::create_dir_all(folder)?;
        if root {
            // PostgreSQL does not run as root; its Debian package brings a user of that name.
            finished(Command::new("chown").arg("postgres").arg(folder))?;
        }
        if !data.exists() {
            let mut make = server.program("initdb");
            make.args(["--auth=trust", "--encoding=UTF8", "--username=postgres"]);
            finished(make.args(["--locale=C.UTF-8", "--pgdata"]).arg(&data))?;
        }
        let settings = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c shared_buffers=256MB \
             -c max_wal_size=4GB",
            folder.display()
        );
        let mut start = server.program("pg_ctl");
        start.args(["start", "--wait", "--silent", "--options"]).arg(settings);
        finished(start.arg("--log").arg(data.join("log")).arg("--pgdata").arg(&data))?;
        Ok(Some(server))
    }

    /// Makes an empty database, in place of one with this name.
    pub(super) fn create(&self, name: &str) -> Result<()> {
        for (program, more) in [("dropdb", &["--if-exists"][..]), ("createdb", &[][..])] {
            let mut command = Command::new(self.programs.join(program));
            command.args(["--username=postgres", "--host"]).arg(&self.folder);
            finished(command.args(more).arg(name))?;
        }
        Ok(())
    }

    pub(super) fn address(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder.display())
    }

    fn program(&self, name: &str) -> Command {
        if !self.root {
            return Command::new(self.programs.join(name));
        }
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]);
        command.arg(self.programs.join(name));
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        stop.args(["stop", "--silent", "--mode=fast", "--pgdata"]).arg(self.folder.join("data"));
        if let Err(error) = finished(&mut stop) {
            eprintln!("PostgreSQL in {} was not ended: {error:#}", self.folder.display());
        }
    }
}

/// Runs a program whose output nobody needs; a pipe would be held open by the server.
fn finished(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .current_dir("/")
        .status()
        .with_context(|| format!("{command:?} did not start"))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(())
}

/// The folder with the programs of the newest PostgreSQL, where Debian puts it, or on `PATH`.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .collect();
    versions.sort();
    let debian = versions.into_iter().rev().map(|(_, folder)| folder.join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    debian.chain(std::env::split_paths(&path)).find(|folder| folder.join("initdb").is_file())
}
