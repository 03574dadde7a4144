//! Speed of the commands and pages over a register of ten thousand items that were imported from
//! texts.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::server::Server;
use super::{median, milliseconds, release_build, sorted, timed};
use crate::root;

/// Numbered paragraphs in one invented text; a text a user imports seldom has more.
const PARAGRAPHS: usize = 500;

pub(super) fn run(items: usize, runs: usize) -> Result<()> {
    let (program, data) = release_build()?;
    let folder = data.join("register");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let database = folder.join("actum.db");
    let stored = fill(&program, &folder, &database, items)?;
    println!("\nregister: {stored} items, {:.1} MB", fs::metadata(&database)?.len() as f64 / 1e6);

    let actum = |arguments: &[&str]| -> Result<Duration> {
        timed(Command::new(&program).args(arguments).arg("--db").arg(&database))
    };
    let all = report("actum items (table of all)", runs, || actum(&["items"]))?;
    report("actum items --json (all)", runs, || actum(&["items", "--json"]))?;
    let body = report("actum items --body TSAG", runs, || actum(&["items", "--body", "TSAG"]))?;

    let workbook = folder.join("plan.xlsx");
    let written = timed(
        Command::new(&program)
            .args(["report", "action-plan", "--quiet", "--force", "--out"])
            .arg(&workbook)
            .arg("--db")
            .arg(&database),
    )?;
    println!("  actum report action-plan (xlsx, {stored} items): {:.0} ms", milliseconds(written));
    let rival =
        report("rival: Python over the same rows in an Excel workbook", runs.min(5), || {
            timed(
                Command::new("python3")
                    .arg(root().join("xtask/bench/rivals/register.py"))
                    .arg(&workbook)
                    .arg("TSAG"),
            )
        })?;
    println!(
        "  ratio: {:.0} times the rival for one body, {:.0} times for all",
        rival.as_secs_f64() / body.as_secs_f64(),
        rival.as_secs_f64() / all.as_secs_f64()
    );
    pages(&program, &database, runs)
}

fn report(name: &str, runs: usize, measure: impl FnMut() -> Result<Duration>) -> Result<Duration> {
    let times = sorted(runs, measure)?;
    println!(
        "  {name}: median {:.1} ms, worst {:.1} ms of {} runs",
        milliseconds(median(&times)),
        milliseconds(times[times.len() - 1]),
        times.len()
    );
    Ok(median(&times))
}

/// Imports invented texts until the register holds so many items.
pub(super) fn fill(program: &Path, folder: &Path, database: &Path, wanted: usize) -> Result<usize> {
    let mut stored = 0;
    let mut number = 0;
    while stored < wanted {
        let files: Vec<_> = (0..4)
            .map(|_| {
                number += 1;
                let file = folder.join(format!("text-{number:03}.txt"));
                fs::write(&file, invented(number)).map(|()| file)
            })
            .collect::<std::io::Result<_>>()?;
        timed(
            Command::new(program).args(["import", "--quiet", "--db"]).arg(database).args(&files),
        )?;
        let output = Command::new(program)
            .args(["items", "--json", "--db"])
            .arg(database)
            .output()
            .context("actum did not start")?;
        let listed: serde_json::Value =
            serde_json::from_slice(&output.stdout).context("actum items --json gave no JSON")?;
        let count = listed["items"].as_array().map_or(0, Vec::len);
        if count <= stored {
            bail!("{count} items after {number} texts: nothing was added");
        }
        stored = count;
    }
    Ok(stored)
}

/// A resolution of an invented assembly: every paragraph asks somebody for something.
fn invented(number: usize) -> String {
    let addressees = ["TSAG", "the Director of TSB", "Study Group 17", "Study Groups 2 and 20"];
    let verbs = ["requests", "instructs", "invites"];
    let acts = ["prepare a study of", "organize a workshop on", "carry out a survey of"];
    let mut text = format!("RESOLUTION {number}\n\nMatters of the invented assembly\n\n");
    for paragraph in 1..=PARAGRAPHS {
        let pick = number * 31 + paragraph * 7;
        text.push_str(&format!(
            "{paragraph}.\t{} {} to {} subject {number}-{paragraph} and to report to {} by {};\n",
            verbs[pick % verbs.len()],
            addressees[pick % addressees.len()],
            acts[paragraph % acts.len()],
            if paragraph % 2 == 0 { "TSAG" } else { "the Council" },
            2026 + paragraph % 4
        ));
    }
    text
}

/// The register page and a filtered one, asked over the loopback address.
fn pages(program: &Path, database: &Path, runs: usize) -> Result<()> {
    let server = Server::start(program, database.as_os_str())?;
    for path in ["/register", "/register?body=itu-t-tsag", "/bodies/itu-t-tsag"] {
        let (status, size) = server.get(path)?;
        if status != 200 {
            continue;
        }
        let times = sorted(runs, || {
            let start = Instant::now();
            server.get(path)?;
            Ok(start.elapsed())
        })?;
        println!(
            "  page {path} ({:.0} kB): median {:.1} ms, worst {:.1} ms of {} requests",
            size as f64 / 1e3,
            milliseconds(median(&times)),
            milliseconds(times[times.len() - 1]),
            times.len()
        );
    }
    server.stop()
}
