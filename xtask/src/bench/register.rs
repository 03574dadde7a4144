//! A register of a hundred thousand items and a million events, on both databases.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::postgres::Postgres;
use super::server::Server;
use super::{median, milliseconds, release_build, sorted};
use crate::root;

/// What is measured.
pub(super) struct Settings {
    /// How many items; each has some ten events.
    pub(super) items: usize,
    /// How often each question is put.
    pub(super) rounds: usize,
    /// Whether the state is made anew from the events and checked, too.
    pub(super) rebuild: bool,
    /// Leave PostgreSQL out.
    pub(super) without_postgres: bool,
}

pub(super) fn run(settings: &Settings) -> Result<()> {
    let (program, data) = release_build()?;
    let filler = filler()?;
    println!("registers are kept in {} and made again when their form changes", data.display());
    let file = file(&filler, &data, settings.items)?;
    println!("\nSQLite");
    measure(&filler, &program, file.as_os_str(), settings)?;
    if settings.without_postgres {
        return Ok(());
    }
    let Some(server) = Postgres::start(&data.join("postgres"))? else {
        println!("\nPostgreSQL (Debian package postgresql) is not installed: not measured");
        return Ok(());
    };
    let name = name(settings.items)?.replace('-', "_");
    let filled = data.join("postgres").join(&name);
    if !filled.exists() {
        server.create(&name)?;
        shown(Command::new(&filler).arg("fill").arg(server.address(&name)).arg(count(settings)))?;
        fs::write(&filled, "")?;
    }
    println!("\nPostgreSQL (fsync on)");
    measure(&filler, &program, &OsString::from(server.address(&name)), settings)
}

fn count(settings: &Settings) -> String {
    settings.items.to_string()
}

fn measure(
    filler: &Path,
    program: &Path,
    database: &std::ffi::OsStr,
    settings: &Settings,
) -> Result<()> {
    let rounds = settings.rounds.to_string();
    shown(Command::new(filler).arg("measure").arg(database).arg(rounds))?;
    if settings.rebuild {
        shown(Command::new(filler).arg("rebuild").arg(database).arg("0"))?;
    }
    let start = Instant::now();
    let server = Server::start(program, database)?;
    let named = start.elapsed();
    let (status, size) = server.get(PAGES[0])?;
    let first = start.elapsed();
    if status != 200 {
        bail!("the register page answers {status}");
    }
    println!(
        "  actum serve: address after {:.0} ms, first register page ({:.0} kB) after {:.0} ms",
        milliseconds(named),
        size as f64 / 1e3,
        milliseconds(first)
    );
    let listed = wait_for_the_list(&server)?;
    println!(
        "  quickest answers from {:.1} s after the start",
        (start.elapsed() - listed).as_secs_f64()
    );
    for path in PAGES {
        let (status, _) = server.get(path)?;
        if status != 200 {
            bail!("{path} answers {status}");
        }
        let times = sorted(settings.rounds.min(200), || {
            let start = Instant::now();
            server.get(path)?;
            Ok(start.elapsed())
        })?;
        println!(
            "  page {path}: p50 {:.1} ms, p99 {:.1} ms of {} requests",
            milliseconds(median(&times)),
            milliseconds(times[times.len() * 99 / 100]),
            times.len()
        );
    }
    if let Some((now, most)) = server.memory() {
        println!("  resident memory of actum serve: {now:.0} MB, at most {most:.0} MB");
    }
    server.stop()
}

/// The list of all items and one with three facets chosen, an item, and the same for programs; a list
/// and an item as they were on a day.
pub(super) const PAGES: [&str; 9] = [
    "/register",
    "/register?force=request&due=2028&instrument=survey",
    "/items/text-0003:12.1",
    "/",
    "/api/v1/items",
    "/api/v1/items/text-0003:12.1",
    "/api/v1/items?as_of=2026-06-30",
    "/items/text-0003:12.1?as-of=2026-06-30",
    "/search?q=members",
];

/// Until the server has its list in memory, which it fills after it has begun to answer: until
/// answers come no quicker any more. Gives how long ago that was.
pub(super) fn wait_for_the_list(server: &Server) -> Result<Duration> {
    let (mut best, mut since) = (Duration::MAX, Instant::now());
    let begun = Instant::now();
    while since.elapsed() < Duration::from_secs(3) && begun.elapsed() < Duration::from_secs(120) {
        let start = Instant::now();
        server.get("/register?force=request")?;
        if start.elapsed() < best / 2 {
            (best, since) = (start.elapsed(), Instant::now());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(since.elapsed())
}

/// The program that fills registers and measures them from inside.
pub(super) fn filler() -> Result<PathBuf> {
    let status = Command::new("cargo")
        .args(["build", "--release", "--quiet", "--package", "actum-register"])
        .args(["--example", "many_items"])
        .current_dir(root())
        .status()
        .context("cargo could not be started")?;
    if !status.success() {
        bail!("the example many_items was not built; see above");
    }
    let data = super::data_folder()?;
    let target = data.parent().context("the data folder lies in the target folder")?;
    Ok(target.join("release/examples").join(format!("many_items{}", std::env::consts::EXE_SUFFIX)))
}

/// The register file of so many items, made when it is not there.
pub(super) fn file(filler: &Path, data: &Path, items: usize) -> Result<PathBuf> {
    let file = data.join(format!("{}.actum", name(items)?));
    if !file.exists() {
        let half = file.with_extension("partial");
        if half.exists() {
            fs::remove_file(&half)?;
        }
        shown(Command::new(filler).arg("fill").arg(&half).arg(items.to_string()))?;
        fs::rename(&half, &file)?;
    }
    Ok(file)
}

/// The name of a register of so many items, another whenever it would be made otherwise.
fn name(items: usize) -> Result<String> {
    let mut sum: u32 = 0x811c_9dc5;
    let folder = root().join("crates/register");
    let mut sources = vec![folder.join("examples/many_items/fill.rs")];
    for entry in fs::read_dir(folder.join("migrations/sqlite"))? {
        sources.push(entry?.path());
    }
    sources.sort();
    for source in sources {
        for byte in fs::read(source)? {
            sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    Ok(format!("many-{items}-{sum:08x}"))
}

fn shown(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?} did not start"))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(())
}
