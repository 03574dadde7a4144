//! All-pairs nearest works, end to end from text, beside sparse_dot_topn; and one new work.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use actum_overlap::{Corpus, Entry, Scope, Searcher, Weights, all_nearest};
use anyhow::{Context, Result, bail};
use cargo_metadata::MetadataCommand;
use serde::{Deserialize, Serialize};

use super::overlap::{Work, rows, threads};
use crate::{machine, root};

/// What the rival is made of, as pip takes it.
const RIVAL: &[&str] = &["sparse_dot_topn==1.2.0", "scikit-learn", "scipy", "numpy"];

/// A setting of the rival: what it is called, the share of works above which a word is left out,
/// and its figures by the number of works.
type Rival = (&'static str, &'static str, Vec<(usize, Figures)>);

/// What a run of either prints.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Figures {
    seconds: f64,
    processor: f64,
    peak: u64,
    pairs: u64,
}

pub(super) fn run(works: &Path, sizes: &[usize], without_rival: bool) -> Result<()> {
    let metadata = MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .exec()
        .context("cargo metadata failed")?;
    let folder = metadata.target_directory.into_std_path_buf().join("bench").join("overlap");
    fs::create_dir_all(&folder)?;
    let python = if without_rival { None } else { Some(rival(&folder)?) };
    let works: Vec<Work> = rows(works)?;
    println!(
        "{} works; larger collections are made of them with words of other works put in",
        works.len()
    );
    let mut ours: Vec<(usize, Figures)> = Vec::new();
    // As it comes, and with the words left out that we leave out: half of its work.
    let mut rivals: [Rival; 2] = [
        ("all words", "1.0", Vec::new()),
        ("words that a tenth of the works have left out", "0.1", Vec::new()),
    ];
    for size in sizes {
        let path = folder.join(format!("works-{size}.jsonl"));
        write(&path, &works, *size)?;
        let own = child(
            Command::new(std::env::current_exe()?).args(["bench", "overlap-all-pairs"]).arg(&path),
        )?;
        print(&format!("{size} works, actum"), own);
        ours.push((*size, own));
        for (setting, common, theirs) in &mut rivals {
            let Some(python) = &python else { continue };
            let script = root().join("xtask/bench/rival_overlap.py");
            let other = child(
                Command::new(python)
                    .arg(script)
                    .arg(&path)
                    .args([threads().to_string(), (*common).to_owned()]),
            )?;
            print(&format!("{size} works, sparse_dot_topn, {setting}"), other);
            println!(
                "  ratio: {:.1} times faster by the clock, {:.1} by processor time, {:.2} of the memory",
                other.seconds / own.seconds,
                other.processor / own.processor,
                own.peak as f64 / other.peak as f64
            );
            theirs.push((*size, other));
        }
        fs::remove_file(&path)?;
    }
    println!("growth with the number of works: time ~ works^x");
    let named = rivals.iter().map(|(setting, _, all)| (format!("sparse_dot_topn, {setting}"), all));
    for (name, all) in std::iter::once(("actum".to_owned(), &ours)).chain(named) {
        if all.len() > 1 {
            println!(
                "  {name}: x = {:.2} by processor time, {:.2} by the clock",
                exponent(all, |figures| figures.processor),
                exponent(all, |figures| figures.seconds)
            );
        }
    }
    new_work(&works)
}

fn print(name: &str, figures: Figures) {
    println!(
        "  {name}: {:.1} s, {:.1} s of processor, {} MB, {} pairs",
        figures.seconds,
        figures.processor,
        figures.peak >> 20,
        figures.pairs
    );
}

/// The slope of a line through the logarithms, by least squares.
fn exponent(all: &[(usize, Figures)], of: impl Fn(&Figures) -> f64) -> f64 {
    let points: Vec<(f64, f64)> =
        all.iter().map(|(size, figures)| ((*size as f64).ln(), of(figures).ln())).collect();
    let n = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / n, y + point.1 / n));
    let over: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let under: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    over / under
}

/// Installs the rival into a folder of its own, once.
fn rival(folder: &Path) -> Result<PathBuf> {
    let place = folder.join("python");
    let python = place.join("bin").join("python");
    let ready = place.join("ready");
    if !ready.exists() {
        println!("installing {} into {}", RIVAL.join(" "), place.display());
        let run = |command: &mut Command| -> Result<()> {
            let status = command.status().with_context(|| format!("{command:?} did not start"))?;
            if !status.success() {
                bail!("{command:?} ended with {status}; --without-rival measures without it");
            }
            Ok(())
        };
        run(Command::new("python3").args(["-m", "venv"]).arg(&place))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(RIVAL))?;
        fs::write(&ready, RIVAL.join("\n"))?;
    }
    Ok(python)
}

fn child(command: &mut Command) -> Result<Figures> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("{command:?} ended with {}", output.status);
    }
    let text = String::from_utf8(output.stdout)?;
    let line =
        text.lines().rfind(|line| line.starts_with('{')).context("no figures were printed")?;
    Ok(serde_json::from_str(line)?)
}

/// Writes a collection of so many works: evenly taken when there are more, and when there are
/// fewer with works added in which every other word is one of another work.
fn write(path: &Path, works: &[Work], size: usize) -> Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for at in 0..size {
        let (work, copy) = if size <= works.len() {
            (&works[at * works.len() / size], 0)
        } else {
            (&works[at % works.len()], at / works.len())
        };
        let other = &works[(at * 7_919 + copy * 104_729) % works.len()];
        let mix = |text: &str, from: &str| -> String {
            if copy == 0 {
                return text.to_owned();
            }
            let mut others = from.split(' ').cycle();
            let words = text.split(' ').enumerate().map(|(at, word)| {
                let other = others.next().unwrap_or(word);
                if (at + copy) % 2 == 0 { word } else { other }
            });
            words.collect::<Vec<_>>().join(" ")
        };
        let number = if copy == 0 { work.number.clone() } else { format!("{}{copy}", work.number) };
        let line = serde_json::json!({
            "id": format!("{}~{copy}", work.id),
            "body": work.body,
            "number": number,
            "title": mix(&work.title, &other.title),
            "abstract": mix(&work.text, &other.text),
            "other_ids": work.other_ids,
        });
        serde_json::to_writer(&mut out, &line)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

/// What the child process does: reads works, finds the ten nearest of each, prints the figures.
pub(super) fn all_pairs(path: &Path) -> Result<()> {
    let start = Instant::now();
    let weights = Weights::built_in()?;
    let works: Vec<Work> = rows(path)?;
    let entries: Vec<Entry<'_>> = works.iter().map(Work::entry).collect();
    let corpus = Corpus::of(&entries, threads());
    drop(entries);
    drop(works);
    eprintln!("    counted after {:.1} s of processor", machine::processor_seconds());
    let index = corpus.into_index(&weights)?;
    eprintln!("    indexed after {:.1} s of processor", machine::processor_seconds());
    let nearest = all_nearest(&index, 10, threads());
    let figures = Figures {
        seconds: start.elapsed().as_secs_f64(),
        processor: machine::processor_seconds(),
        peak: machine::peak_bytes(),
        pairs: nearest.iter().map(|hits| hits.len() as u64).sum(),
    };
    println!("{}", serde_json::to_string(&figures)?);
    Ok(())
}

/// The time from the text of a new work to the ten nearest works of others.
fn new_work(works: &[Work]) -> Result<()> {
    let most = works.len().min(100_000);
    let entries: Vec<Entry<'_>> = works[..most].iter().map(Work::entry).collect();
    let index = Corpus::of(&entries, threads()).into_index(&Weights::built_in()?)?;
    let mut searcher = Searcher::new(&index);
    let mut times = Vec::new();
    for work in works.iter().step_by((works.len() / 2_000).max(1)) {
        // A text that is in no catalogue: no number, a body of its own.
        let new = Entry { title: &work.title, text: &work.text, ..Entry::default() };
        let start = Instant::now();
        let hits = searcher.nearest_to(&new, &Scope::all_but(&work.body), 10);
        times.push(start.elapsed().as_secs_f64() * 1e3);
        std::hint::black_box(hits);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "new work against {most} works, from its text, one thread: p50 {:.2} ms, p99 {:.2} ms, longest {:.2} ms ({} texts)",
        at(0.5),
        at(0.99),
        at(1.0),
        times.len()
    );
    Ok(())
}
