//! `cargo xtask bench`: figures with the machine they were measured on and a rival in the same run.

mod amend;
mod calibrate;
mod commands;
mod draft;
mod extract;
mod extract_un;
mod judged;
mod overlap;
mod overlap_speed;
mod papers;
mod parity;
mod postgres;
mod register;
mod rivals;
mod search;
mod serve;
mod server;
mod structure;

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use cargo_metadata::MetadataCommand;
use clap::Subcommand;

use crate::{machine, root};

#[derive(Subcommand)]
pub(crate) enum Subject {
    /// Aligning clauses of editions and proposals; writes what was found for a scorer.
    Amend {
        /// Folder of cases: NNN/base.txt and NNN/proposal-A.txt, -B, -C, lines `number TAB text`.
        #[arg(long)]
        cases: Option<PathBuf>,
        /// Folder of pairs: NN/a.txt and NN/b.txt.
        #[arg(long)]
        pairs: Option<PathBuf>,
        /// Where the predictions go, a file a case.
        #[arg(long)]
        out: PathBuf,
        /// Runs of each case; the best counts.
        #[arg(long, default_value_t = 5)]
        runs: usize,
        /// Run Python's difflib and an optimal assignment on sets of words beside it; scipy is
        /// installed into a folder of its own below target/.
        #[arg(long)]
        rivals: bool,
    },
    /// Reading and extracting, on United Nations documents and on the bundled examples.
    Extract {
        /// Documents as paragraphs, one a line: {doc, paragraphs: [{text}]}, gzip.
        #[arg(long, default_value = "../shared/data/un/dev.jsonl.gz")]
        un: PathBuf,
        /// Runs of each measurement; the best counts.
        #[arg(long, default_value_t = 3)]
        runs: usize,
    },
    /// Predictions for a bundle of United Nations documents, in the form of the scorer.
    ExtractUn {
        /// The bundle: {doc, paragraphs: [{text, type, paragraph_type, …}]} a line, plain or gzip.
        #[arg(long)]
        gold: PathBuf,
        /// Where the predictions go: {doc, index, mandates} a line.
        #[arg(long)]
        out: PathBuf,
        /// A folder of packs read on top of the bundled ones.
        #[arg(long)]
        packs: Option<PathBuf>,
        /// Run the rivals on the annotated documents, too: regular expressions and spaCy.
        #[arg(long)]
        rivals: bool,
        /// The scorer that judges predictions.
        #[arg(long, default_value = "../shared/score/extract/score.py")]
        scorer: PathBuf,
    },
    /// The table of how sure values are, from annotated texts, tried on texts it was not made from.
    Calibrate(calibrate::Settings),
    /// A register of 100,000 items and 1,000,000 events on both databases: lists, items, search,
    /// changes, starting, memory. It is kept in target/bench.
    Register {
        /// How many items.
        #[arg(long, default_value_t = 100_000)]
        items: usize,
        /// How often each question is put.
        #[arg(long, default_value_t = 500)]
        rounds: usize,
        /// Make the state anew from the events, too.
        #[arg(long)]
        rebuild: bool,
        /// Leave PostgreSQL out.
        #[arg(long)]
        without_postgres: bool,
    },
    /// Requests a second of the server's pages at 32 and 256 connections, asked by wrk.
    Serve {
        /// How many items the register holds.
        #[arg(long, default_value_t = 100_000)]
        items: usize,
        /// Seconds of each run.
        #[arg(long, default_value_t = 10)]
        seconds: u32,
    },
    /// Listing a register of 10,000 items, on the command line and on the page.
    Commands {
        /// How many items the register holds at least.
        #[arg(long, default_value_t = 10_000)]
        items: usize,
        /// Runs of each measurement; the median counts.
        #[arg(long, default_value_t = 21)]
        runs: usize,
    },
    /// A draft under negotiation: laying proposals, taking steps, what a page needs; beside
    /// `git merge-file`.
    Draft {
        /// How many clauses the base has.
        #[arg(long, default_value_t = 2_000)]
        clauses: usize,
        /// How many proposals are laid against it.
        #[arg(long, default_value_t = 20)]
        proposals: usize,
    },
    /// Writing the Action Plan in every form and bringing its workbook back, beside openpyxl.
    Papers {
        /// How many items the register holds at least.
        #[arg(long, default_value_t = 1_000)]
        items: usize,
        /// Runs of each measurement; the median counts.
        #[arg(long, default_value_t = 5)]
        runs: usize,
        /// The program to run, with `actum-pdf` beside it or in ACTUM_PDF; built for release when
        /// not given.
        #[arg(long)]
        program: Option<PathBuf>,
    },
    /// Filling and asking the index of full text, beside SQLite's own.
    Search {
        /// Documents as paragraphs, one a line: {doc, paragraphs: [{text}]}, gzip.
        #[arg(long, default_value = "../shared/data/un/dev.jsonl.gz")]
        data: PathBuf,
        /// How often each query is asked.
        #[arg(long, default_value_t = 20)]
        rounds: usize,
    },
    /// How well works find their twins at other bodies; predictions in the form of the scorer.
    Overlap {
        /// Works, one a line: {id, body, number, title, abstract, other_ids}, plain or gzip.
        #[arg(long, default_value = "../shared/data/catalogue/works.jsonl.gz")]
        works: PathBuf,
        /// Known twins, one pair a line: {a, b, kind}, plain or gzip.
        #[arg(long, default_value = "../shared/data/catalogue/twins-dev.jsonl.gz")]
        twins: PathBuf,
        /// Where the predictions go: {id, ranked} a line.
        #[arg(long)]
        out: PathBuf,
        /// Weights of your own, in the form of packs/overlap/weights.toml.
        #[arg(long)]
        weights: Option<PathBuf>,
    },
    /// Fit the weights and the calibration of overlap on one half of known twins; report on the
    /// other.
    OverlapFit {
        /// Works, as for `overlap`.
        #[arg(long, default_value = "../shared/data/catalogue/works.jsonl.gz")]
        works: PathBuf,
        /// Known twins, as for `overlap`.
        #[arg(long, default_value = "../shared/data/catalogue/twins-dev.jsonl.gz")]
        twins: PathBuf,
        /// Where the weights go.
        #[arg(long, default_value = "packs/overlap/weights.toml")]
        out: PathBuf,
    },
    /// All-pairs nearest works of other bodies beside sparse_dot_topn, and one new work.
    OverlapSpeed {
        /// Works, as for `overlap`.
        #[arg(long, default_value = "../shared/data/catalogue/works.jsonl.gz")]
        works: PathBuf,
        /// Numbers of works.
        #[arg(long, value_delimiter = ',', default_values_t = [25_000, 50_000, 100_000, 200_000])]
        sizes: Vec<usize>,
        /// Measure without the rival (and without installing it).
        #[arg(long)]
        without_rival: bool,
    },
    /// One run of `overlap-speed`, in a process of its own.
    #[command(hide = true)]
    OverlapAllPairs {
        /// Works, one a line.
        works: PathBuf,
    },
    /// How much language versions have in common: items, forces, addressees, times, pair by pair.
    Parity {
        /// Folder of texts named NAME.LANG.txt (or .docx, .html).
        #[arg(long, default_value = "examples/wtsa-24")]
        dir: PathBuf,
        /// The program to run; built for release when not given.
        #[arg(long)]
        program: Option<PathBuf>,
        /// Folder of knowledge packs on top of the built-in ones; may be given several times.
        #[arg(long)]
        packs: Vec<PathBuf>,
        /// Print every disagreement with its words.
        #[arg(long)]
        findings: bool,
        /// Only this language against the others.
        #[arg(long)]
        language: Option<String>,
    },
    /// Reading the structure of raw texts; writes what was read for a scorer.
    Structure {
        /// Folder of `.txt` files.
        #[arg(long)]
        raw: PathBuf,
        /// Where the predictions go: {doc, paragraphs: [{text, type, …}]}, one document a line.
        #[arg(long)]
        out: PathBuf,
        /// Folder of knowledge packs on top of the built-in ones; may be given several times.
        #[arg(long)]
        packs: Vec<PathBuf>,
        /// Runs of the measurement; the best counts.
        #[arg(long, default_value_t = 1)]
        runs: usize,
    },
}

pub(crate) fn run(subject: &Subject) -> Result<()> {
    println!("machine: {}", machine::describe());
    match subject {
        Subject::Amend { cases, pairs, out, runs, rivals } => amend::run(&amend::Settings {
            cases: cases.as_deref(),
            pairs: pairs.as_deref(),
            out,
            runs: *runs,
            rivals: *rivals,
        }),
        Subject::Extract { un, runs } => extract::run(un, *runs),
        Subject::Overlap { works, twins, out, weights } => {
            overlap::run(works, twins, out, weights.as_deref())
        }
        Subject::OverlapSpeed { works, sizes, without_rival } => {
            overlap_speed::run(works, sizes, *without_rival)
        }
        Subject::OverlapAllPairs { works } => overlap_speed::all_pairs(works),
        Subject::OverlapFit { works, twins, out } => overlap::fit(works, twins, out),
        Subject::ExtractUn { gold, out, packs, rivals, scorer } => {
            extract_un::run(&extract_un::Settings {
                gold,
                out,
                packs: packs.as_deref(),
                rivals: *rivals,
                scorer,
            })
        }
        Subject::Calibrate(settings) => calibrate::run(settings),
        Subject::Search { data, rounds } => search::run(data, *rounds),
        Subject::Draft { clauses, proposals } => draft::run(*clauses, *proposals),
        Subject::Papers { items, runs, program } => papers::run(*items, *runs, program.as_deref()),
        Subject::Commands { items, runs } => commands::run(*items, *runs),
        Subject::Register { items, rounds, rebuild, without_postgres } => {
            register::run(&register::Settings {
                items: *items,
                rounds: *rounds,
                rebuild: *rebuild,
                without_postgres: *without_postgres,
            })
        }
        Subject::Serve { items, seconds } => {
            serve::run(&serve::Settings { items: *items, seconds: *seconds })
        }
        Subject::Parity { dir, program, packs, findings, language } => {
            parity::run(&parity::Settings {
                folder: dir,
                program: program.as_deref(),
                packs,
                findings: *findings,
                language: language.as_deref(),
            })
        }
        Subject::Structure { raw, out, packs, runs } => structure::run(raw, out, packs, *runs),
    }
}

/// Builds the program as it is delivered and gives back its path and a folder for bench data.
fn release_build() -> Result<(PathBuf, PathBuf)> {
    let root = root();
    println!("building actum (release)");
    let status = Command::new("cargo")
        .args(["build", "--release", "--quiet", "--package", "actum"])
        .current_dir(&root)
        .status()
        .context("cargo could not be started")?;
    if !status.success() {
        bail!("the release build failed; see above");
    }
    let data = data_folder()?;
    let target = data.parent().unwrap_or(&root);
    Ok((target.join("release").join(format!("actum{}", std::env::consts::EXE_SUFFIX)), data))
}

/// The folder for data of measurements in the target folder, made when it is not there.
fn data_folder() -> Result<PathBuf> {
    let root = root();
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .exec()
        .context("cargo metadata failed")?;
    let target = metadata.target_directory.into_std_path_buf();
    let data = target.join("bench");
    std::fs::create_dir_all(&data)
        .with_context(|| format!("folder {} could not be made", data.display()))?;
    Ok(data)
}

/// Wall time of one run of a command whose output goes nowhere.
fn timed(command: &mut Command) -> Result<Duration> {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let start = Instant::now();
    let status = command.status().with_context(|| format!("{command:?} did not start"))?;
    let elapsed = start.elapsed();
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(elapsed)
}

/// Runs `measure` so many times and gives back the times from shortest to longest.
fn sorted(runs: usize, mut measure: impl FnMut() -> Result<Duration>) -> Result<Vec<Duration>> {
    let mut times = (0..runs.max(1)).map(|_| measure()).collect::<Result<Vec<_>>>()?;
    times.sort();
    Ok(times)
}

fn median(times: &[Duration]) -> Duration {
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
