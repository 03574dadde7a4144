//! Speed of full text, beside that of SQLite.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::data_folder;
use crate::root;

/// What one of the runs tells.
#[derive(Deserialize)]
struct Told {
    #[serde(default)]
    name: Option<String>,
    records: u64,
    #[serde(default)]
    bytes: u64,
    fill_seconds: f64,
    #[serde(default)]
    open_ms: Option<f64>,
    size: u64,
    hits: u64,
    times_ms: Vec<f64>,
}

pub(super) fn run(data: &Path, rounds: usize) -> Result<()> {
    let folder = data_folder()?.join("search");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let queries = root().join("xtask/bench/search-queries.txt");
    let rounds = rounds.to_string();
    let mut own = Command::new(env!("CARGO"));
    own.args([
        "run",
        "--release",
        "--quiet",
        "-p",
        "actum-search",
        "--example",
        "search_speed",
        "--",
    ]);
    own.arg(data).arg(&queries).arg(folder.join("index")).arg(&rounds).current_dir(root());
    let own = told(&mut own)?;
    let own = own.first().context("the measurement said nothing")?;
    let megabytes = own.bytes as f64 / 1e6;
    println!("\nsearch: {} paragraphs, {megabytes:.1} MB", own.records);
    report("actum-search", own, megabytes);
    let mut rival = Command::new("python3");
    rival.arg(root().join("xtask/bench/rivals/search.py"));
    rival.arg(data).arg(&queries).arg(&folder).arg(&rounds);
    for rival in told(&mut rival)? {
        report(rival.name.as_deref().unwrap_or("rival"), &rival, megabytes);
    }
    Ok(())
}

fn told(command: &mut Command) -> Result<Vec<Told>> {
    let output = command.output().context("a program could not be run")?;
    if !output.status.success() {
        bail!("a run failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let lines = String::from_utf8(output.stdout)?;
    lines.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn report(name: &str, told: &Told, megabytes: f64) {
    let mut times = told.times_ms.clone();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len() as f64 - 1.0) * share).round() as usize);
    let [half, most] = [0.5, 0.99].map(|share| at(share).copied().unwrap_or(f64::NAN));
    println!(
        "  {name}: filled with {:.1} MB/s, {:.1} MB on the disk{}; a query p50 {half:.2} ms, p99 \
         {most:.2} ms of {}, {} hits",
        megabytes / told.fill_seconds,
        told.size as f64 / 1e6,
        told.open_ms.map_or(String::new(), |time| format!(", opened and verified in {time:.0} ms")),
        times.len(),
        told.hits,
    );
}
