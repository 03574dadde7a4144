//! `actum extract`: understanding texts without a register.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use actum_read::source;
use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use crate::arguments::ExtractOptions;
use crate::describe::Names;
use crate::failure::Ending;
use crate::knowledge::{Knowledge, Understood};
use crate::memory::Stopwatch;
use crate::message::say;
use crate::output::Output;
use crate::{knowledge, memory, record, understood};

/// Files worked on before their results are written: enough to keep every core busy, few enough
/// to bound memory.
const BATCH_PER_JOB: usize = 32;

/// What is written for each document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Table,
    Json,
    Lines,
}

/// Sums over all threads.
#[derive(Default)]
struct Tally {
    files: AtomicU64,
    bytes: AtomicU64,
    provisions: AtomicU64,
    commitments: AtomicU64,
    read_nanoseconds: AtomicU64,
    extract_nanoseconds: AtomicU64,
    write_nanoseconds: AtomicU64,
}

/// What came of one file.
enum Piece {
    /// Text for standard output, and what the reader of the file warns of.
    Written(String, Vec<String>),
    /// To be shown as a table by the main thread.
    Understood(Box<Understood>),
}

pub(crate) fn run(options: &ExtractOptions, output: &Output) -> Result<Ending> {
    let start = Instant::now();
    let packs = knowledge::packs(&options.reading)?;
    let knowledge = Knowledge::new(&options.reading, &packs)?;
    let form = match (options.json, options.jsonl) {
        (true, _) => Form::Json,
        (_, true) => Form::Lines,
        (false, false) => Form::Table,
    };
    let mut refused = Vec::new();
    let files = gather(&options.inputs, &mut refused, output);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.jobs.map_or(0, usize::from))
        .build()
        .context("the system gave no threads to work with; try --jobs 1")?;
    let bar = progress(files.len(), output);
    let tally = Tally::default();
    let names = Names::new(&knowledge.packs.bodies, &knowledge.packs.occasions);
    let mut first = true;
    if form == Form::Json {
        output
            .raw(&format!("{{\"schema_version\":\"{}\",\"documents\":[", record::SCHEMA_VERSION))?;
    }
    for batch in files.chunks(BATCH_PER_JOB * pool.current_num_threads()) {
        let pieces: Vec<Result<Piece>> = pool.install(|| {
            batch
                .par_iter()
                .map(|path| {
                    let piece = piece(path, &knowledge, form, &tally);
                    bar.inc(1);
                    piece
                })
                .collect()
        });
        for (path, piece) in batch.iter().zip(pieces) {
            match piece {
                Ok(Piece::Written(words, warnings)) => {
                    for warning in warnings {
                        bar.suspend(|| output.remark(&warning));
                    }
                    if form == Form::Json && !first {
                        output.raw(",\n")?;
                    }
                    first = false;
                    output.raw(&words)?;
                }
                Ok(Piece::Understood(understood)) => bar.suspend(|| -> Result<()> {
                    output.result(&say!("cli-file", name = path.display().to_string()))?;
                    understood::show(&understood, &names, output)?;
                    Ok(output.result("")?)
                })?,
                Err(error) => {
                    bar.suspend(|| output.problem(&format!("{error:#}")));
                    refused.push(path.display().to_string());
                }
            }
        }
    }
    if form == Form::Json {
        output.raw("]}\n")?;
    }
    bar.finish_and_clear();
    if options.timings {
        say_timings(&tally, start.elapsed());
    }
    Ok(closing(&tally, &refused, output))
}

/// One problem line has been said for each refused file; this sums up.
fn closing(tally: &Tally, refused: &[String], output: &Output) -> Ending {
    let read = tally.files.load(Ordering::Relaxed);
    if read + refused.len() as u64 > 1 {
        output.remark(&say!("cli-extract-done", files = read, refused = refused.len()));
        for name in refused {
            output.remark(&say!("cli-refused-file", name = name.as_str()));
        }
    }
    if refused.is_empty() { Ending::Done } else { Ending::InputRefused }
}

/// The files meant by the arguments, in order, those of a folder sorted; each once.
fn gather(inputs: &[PathBuf], refused: &mut Vec<String>, output: &Output) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for input in inputs {
        if !input.is_dir() {
            files.push(input.clone());
            continue;
        }
        match source::files_below(input) {
            Ok(found) => files.extend(found),
            Err(error) => {
                output.problem(&error.to_string());
                refused.push(input.display().to_string());
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    files.retain(|file| seen.insert(file.clone()));
    files
}

fn piece(path: &Path, knowledge: &Knowledge<'_>, form: Form, tally: &Tally) -> Result<Piece> {
    let watch = Stopwatch::start();
    let document = knowledge.read(path)?;
    let read = watch.elapsed();
    let extraction = knowledge.extract(&document);
    add(&tally.extract_nanoseconds, nanoseconds(watch.elapsed().saturating_sub(read)));
    add(&tally.read_nanoseconds, nanoseconds(read));
    add(&tally.files, 1);
    add(&tally.bytes, document.source.bytes);
    add(&tally.provisions, document.provisions.len() as u64);
    add(&tally.commitments, extraction.commitments().count() as u64);
    let understood = Understood { document, extraction };
    let shown = path.display().to_string();
    let before = watch.elapsed();
    let piece = match form {
        Form::Table => Piece::Understood(Box::new(understood)),
        Form::Json => Piece::Written(record::whole(&shown, &understood)?, Vec::new()),
        Form::Lines => Piece::Written(
            record::lines(&shown, &understood)?,
            understood::warnings(&shown, &understood.document),
        ),
    };
    add(&tally.write_nanoseconds, nanoseconds(watch.elapsed().saturating_sub(before)));
    Ok(piece)
}

fn add(sum: &AtomicU64, value: u64) {
    sum.fetch_add(value, Ordering::Relaxed);
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

/// A bar on standard error for more than one file; indicatif shows none where that is no terminal.
fn progress(files: usize, output: &Output) -> ProgressBar {
    if files < 2 || output.quiet() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {elapsed} (left {eta})") {
        bar.set_style(style);
    }
    bar
}

/// One line for people and programs; `cargo xtask bench` reads it. `seconds` is wall time, the
/// others are processor time summed over all threads.
fn say_timings(tally: &Tally, elapsed: Duration) {
    let count = |sum: &AtomicU64| sum.load(Ordering::Relaxed);
    let seconds = |sum: &AtomicU64| count(sum) as f64 / 1e9;
    eprintln!(
        "timings: files={} bytes={} provisions={} commitments={} seconds={:.4} read_seconds={:.4} \
         extract_seconds={:.4} write_seconds={:.4} peak_bytes={}",
        count(&tally.files),
        count(&tally.bytes),
        count(&tally.provisions),
        count(&tally.commitments),
        elapsed.as_secs_f64(),
        seconds(&tally.read_nanoseconds),
        seconds(&tally.extract_nanoseconds),
        seconds(&tally.write_nanoseconds),
        memory::peak_bytes(),
    );
}
