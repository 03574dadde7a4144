//! Aligning clauses and finding collisions, on cases with known truth; writes what was found for a
//! scorer and measures how long it took.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use actum_amend::{Alignment, Compilation, Edition, Options, Proposal, align, compile};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::machine;

/// What to compare, and where the predictions go.
pub(crate) struct Settings<'a> {
    pub(crate) cases: Option<&'a Path>,
    pub(crate) pairs: Option<&'a Path>,
    pub(crate) out: &'a Path,
    pub(crate) runs: usize,
}

pub(crate) fn run(settings: &Settings<'_>) -> Result<()> {
    fs::create_dir_all(settings.out)
        .with_context(|| format!("{} could not be made", settings.out.display()))?;
    match (settings.cases, settings.pairs) {
        (Some(cases), None) => run_cases(cases, settings),
        (None, Some(pairs)) => run_pairs(pairs, settings),
        _ => bail!("give either --cases or --pairs"),
    }
}

fn run_cases(folder: &Path, settings: &Settings<'_>) -> Result<()> {
    let mut times = Times::default();
    for case in folders(folder)? {
        let base = read(&case.join("base.txt"))?;
        let proposals = ["A", "B", "C"]
            .into_iter()
            .map(|name| {
                let edition = read(&case.join(format!("proposal-{name}.txt")))?;
                Ok(Proposal { name: name.to_owned(), edition })
            })
            .collect::<Result<Vec<_>>>()?;
        let options = Options::default();
        let (compilation, time) = best(settings.runs, || compile(&base, &proposals, &options));
        let clauses = base.clauses.len()
            + proposals.iter().map(|proposal| proposal.edition.clauses.len()).sum::<usize>();
        times.add(&case, clauses, time);
        write(settings.out, &case, &prediction(&proposals, &compilation))?;
    }
    times.print("three proposals");
    Ok(())
}

fn run_pairs(folder: &Path, settings: &Settings<'_>) -> Result<()> {
    let mut times = Times::default();
    for pair in folders(folder)? {
        let base = read(&pair.join("a.txt"))?;
        let edition = read(&pair.join("b.txt"))?;
        let options = Options::default();
        let (alignment, time) = best(settings.runs, || align(&base, &edition, &options));
        times.add(&pair, base.clauses.len() + edition.clauses.len(), time);
        write(settings.out, &pair, &json!({ "alignment": entries(&alignment) }))?;
    }
    times.print("a pair");
    Ok(())
}

fn best<T>(runs: usize, mut work: impl FnMut() -> T) -> (T, Duration) {
    let mut fastest = Duration::MAX;
    let mut run = || {
        let start = Instant::now();
        let result = work();
        fastest = fastest.min(start.elapsed());
        result
    };
    let mut result = run();
    for _ in 1..runs {
        result = run();
    }
    (result, fastest)
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} could not be read", folder.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        bail!("{} holds no folders of cases", folder.display());
    }
    Ok(found)
}

fn read(path: &Path) -> Result<Edition> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("{} could not be read", path.display()))?;
    Ok(Edition::from_lines(&text))
}

fn write(out: &Path, case: &Path, prediction: &Value) -> Result<()> {
    let name = case.file_name().context("a case has a name")?;
    let path = out.join(name).with_extension("json");
    fs::write(&path, serde_json::to_string(prediction)?)
        .with_context(|| format!("{} could not be written", path.display()))
}

fn entries(alignment: &Alignment) -> Vec<Value> {
    let lines = |clauses: &[usize]| -> Vec<usize> { clauses.iter().map(|at| at + 1).collect() };
    alignment
        .links
        .iter()
        .map(|link| {
            json!({
                "base": lines(&link.base),
                "proposal": lines(&link.edition),
                "kind": link.kind.name(),
            })
        })
        .collect()
}

fn prediction(proposals: &[Proposal], compilation: &Compilation) -> Value {
    let name = |at: usize| proposals[at].name.as_str();
    let alignments: serde_json::Map<String, Value> = proposals
        .iter()
        .zip(&compilation.alignments)
        .map(|(proposal, alignment)| {
            (proposal.name.clone(), json!({ "alignment": entries(alignment) }))
        })
        .collect();
    let collisions: Vec<Value> = compilation
        .collisions
        .iter()
        .map(|collision| {
            let (one, other) = collision.proposals;
            json!({
                "pair": [name(one), name(other)],
                "base": collision.base + 1,
                "reasons": collision.reasons,
            })
        })
        .collect();
    let gaps: Vec<Value> = compilation
        .gap_collisions
        .iter()
        .map(|collision| {
            let (one, other) = collision.proposals;
            json!({
                "pair": [name(one), name(other)],
                "after_base": collision.after.map_or(0, |after| after + 1),
            })
        })
        .collect();
    json!({ "proposals": alignments, "collisions": collisions, "gap_collisions": gaps })
}

#[derive(Default)]
struct Times {
    clauses: usize,
    all: Vec<(Duration, String, usize)>,
}

impl Times {
    fn add(&mut self, case: &Path, clauses: usize, time: Duration) {
        self.clauses += clauses;
        let name = case.file_name().map_or_else(String::new, |name| name.to_string_lossy().into());
        self.all.push((time, name, clauses));
    }

    fn print(&self, what: &str) {
        let total: Duration = self.all.iter().map(|(time, ..)| *time).sum();
        let mean = total / u32::try_from(self.all.len().max(1)).unwrap_or(u32::MAX);
        println!(
            "{what}: {} cases, mean {:.2} ms, {:.0} clauses a second on one core",
            self.all.len(),
            mean.as_secs_f64() * 1e3,
            self.clauses as f64 / total.as_secs_f64()
        );
        if let Some((time, name, clauses)) = self.all.iter().max() {
            let time = time.as_secs_f64() * 1e3;
            println!("slowest: {name}, {clauses} clauses in all, {time:.2} ms");
        }
        println!("peak memory {:.1} MB", machine::peak_bytes() as f64 / 1e6);
    }
}
