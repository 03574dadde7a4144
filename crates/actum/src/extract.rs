//! `actum extract`: understanding texts without a register, few or a whole corpus.

mod inputs;
mod interrupt;
mod pipeline;
mod progress;
mod resume;
mod target;

use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use actum_read::corpus::CorpusDocument;
use actum_read::source::{self, Packing};
use anyhow::Result;

use crate::arguments::ExtractOptions;
use crate::describe::Names;
use crate::failure::{Ending, Failure};
use crate::knowledge::{Knowledge, Understood};
use crate::memory::Stopwatch;
use crate::message::say;
use crate::output::Output;
use crate::understood::Order;
use crate::{knowledge, memory, record, understood};
use inputs::{Content, Inputs, Key, Unit};
use pipeline::Window;
use progress::Progress;
use target::Target;

/// Pieces of work between reader and writer, for each worker: enough to keep every core busy.
const PIECES_PER_JOB: usize = 16;

/// Their bytes, for each worker. What comes out of a document is some twenty times as large, so
/// this bounds memory.
const BYTES_PER_JOB: u64 = 256 * 1024;

/// Bytes of documents in one member of a packed output: fewer pack worse, more are done again
/// after a break.
const MEMBER_BYTES: u64 = 64 * 1024;

/// Documents in one member of a packed output.
const MEMBER_DOCUMENTS: usize = 256;

/// Refused documents whose names are said again at the end.
const NAMES_REPEATED: usize = 20;

/// What is written for each document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Table,
    Json,
    Lines(Packing),
}

/// Sums over all threads.
#[derive(Default)]
struct Tally {
    files: AtomicU64,
    refused: AtomicU64,
    bytes: AtomicU64,
    provisions: AtomicU64,
    commitments: AtomicU64,
    read_nanoseconds: AtomicU64,
    extract_nanoseconds: AtomicU64,
    write_nanoseconds: AtomicU64,
}

impl Tally {
    /// Documents read so far.
    fn documents(&self) -> u64 {
        self.files.load(Ordering::Relaxed)
    }

    /// Their bytes.
    fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }
}

/// What came of one piece of work.
#[derive(Default)]
struct Piece {
    /// To be written as it is.
    bytes: Vec<u8>,
    /// To be shown as tables by the main thread, each with the name of its file.
    tables: Vec<(String, Understood)>,
    /// What the reader of the file warns of.
    warnings: Vec<String>,
    /// The documents refused, each with the reason.
    refused: Vec<(String, String)>,
    /// Why nothing could be written, which no value of the model causes.
    failed: Option<anyhow::Error>,
}

pub(crate) fn run(options: &ExtractOptions, output: &Output) -> Result<Ending> {
    let start = Instant::now();
    let form = match (options.json, options.jsonl, &options.out) {
        (_, _, Some(out)) => Form::Lines(Packing::of_name(&out.to_string_lossy())),
        (true, ..) => Form::Json,
        (_, true, _) => Form::Lines(Packing::None),
        (false, false, None) => Form::Table,
    };
    let order = if options.review { Order::Review } else { Order::Text };
    let mut refused = Refused::default();
    let files = gather(&options.inputs, &mut refused, output);
    let done = match &options.out {
        Some(out) => {
            let shown = out.display().to_string();
            if out.exists() && !options.force && !options.resume {
                let message = say!("cli-extract-exists", file = shown.as_str());
                return Err(Failure::error(Ending::Failed, message));
            }
            let found = match options.resume {
                true => resume::find(out, form.packing())?,
                false => resume::Done { length: 0, cut: 0, last: None },
            };
            if let Some(last) = &found.last {
                if !files.iter().any(|file| file.display().to_string() == last.path) {
                    let message =
                        say!("cli-extract-other", file = shown, document = shown_key(last));
                    return Err(Failure::error(Ending::Usage, message));
                }
                output.remark(&say!(
                    "cli-extract-resumed",
                    document = shown_key(last),
                    bytes = found.cut
                ));
            }
            Some(found)
        }
        None => None,
    };
    let packs = knowledge::packs(&options.reading.packs)?;
    let knowledge = Knowledge::new(&options.reading, &packs)?;
    let (mut target, last) = match (&options.out, done) {
        (Some(out), Some(done)) => (Target::file(out, done.length)?, done.last),
        _ => (Target::Standard(*output), None),
    };
    let stop = match &target {
        Target::File { .. } => interrupt::listen(),
        Target::Standard(_) => Arc::new(AtomicBool::new(false)),
    };
    let jobs = options.jobs.map_or_else(cores, usize::from);
    let tally = Tally::default();
    let mut progress = Progress::new(options.progress, output);
    let names = Names::new(&knowledge.packs.bodies, &knowledge.packs.occasions);
    let mut first = true;
    if form == Form::Json {
        output
            .raw(&format!("{{\"schema_version\":\"{}\",\"documents\":[", record::SCHEMA_VERSION))?;
    }
    let inputs = Inputs::new(files, options.lines, options.reading.limits.limits(), last);
    let window = Window { pieces: PIECES_PER_JOB * jobs, bytes: BYTES_PER_JOB * jobs as u64 };
    let shared = std::cell::RefCell::new(&mut progress);
    let sink = |piece: Piece| -> Result<()> {
        let progress = shared.borrow();
        if let Some(error) = piece.failed {
            return Err(error);
        }
        for (name, problem) in piece.refused {
            progress.suspend(|output| output.problem(&problem));
            refused.add(name);
        }
        for warning in piece.warnings {
            progress.suspend(|output| output.remark(&warning));
        }
        for (name, understood) in piece.tables {
            progress.suspend(|output| -> Result<()> {
                output.result(&say!("cli-file", name = name))?;
                understood::show(&understood, &names, order, output)?;
                Ok(output.result("")?)
            })?;
        }
        if piece.bytes.is_empty() {
            return Ok(());
        }
        if form == Form::Json && !std::mem::take(&mut first) {
            target.write(b",\n")?;
        }
        target.write(&piece.bytes)
    };
    pipeline::in_order(
        jobs,
        window,
        &stop,
        in_members(inputs, form),
        |units| piece(units, &knowledge, form, &tally),
        sink,
        || shared.borrow_mut().tick(&tally),
    )?;
    if form == Form::Json {
        output.raw("]}\n")?;
    }
    progress.end(&tally);
    if options.timings {
        say_timings(&tally, start.elapsed());
    }
    if stop.load(Ordering::Relaxed) {
        let out = options.out.as_ref().map(|out| out.display().to_string()).unwrap_or_default();
        output.problem(&say!("cli-extract-stopped", files = tally.documents(), file = out));
        return Ok(Ending::Interrupted);
    }
    Ok(refused.closing(&tally, output))
}

impl Form {
    fn packing(self) -> Packing {
        match self {
            Form::Lines(packing) => packing,
            Form::Table | Form::Json => Packing::None,
        }
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// Documents one by one, or for a packed output as many as go into one member. Where a member ends
/// depends on nothing but the documents, so that an output that was gone on with has the same
/// bytes as one that was not.
fn in_members(
    mut inputs: Inputs,
    form: Form,
) -> impl FnMut() -> Option<(Vec<Unit>, u64)> + Send + 'static {
    let one_by_one = form.packing() == Packing::None;
    move || {
        let mut units = Vec::new();
        let mut bytes = 0;
        for unit in inputs.by_ref() {
            bytes += unit.bytes();
            units.push(unit);
            if one_by_one || bytes >= MEMBER_BYTES || units.len() >= MEMBER_DOCUMENTS {
                break;
            }
        }
        (!units.is_empty()).then_some((units, bytes))
    }
}

/// The documents refused: all are counted, the first are named again at the end.
#[derive(Default)]
struct Refused {
    count: u64,
    names: Vec<String>,
}

impl Refused {
    fn add(&mut self, name: String) {
        self.count += 1;
        if self.names.len() < NAMES_REPEATED {
            self.names.push(name);
        }
    }

    /// One problem line has been said for each refused document; this sums up.
    fn closing(&self, tally: &Tally, output: &Output) -> Ending {
        let read = tally.documents();
        if read + self.count > 1 {
            output.remark(&say!("cli-extract-done", files = read, refused = self.count));
            for name in &self.names {
                output.remark(&say!("cli-refused-file", name = name.as_str()));
            }
            let more = self.count - self.names.len() as u64;
            if more > 0 {
                output.remark(&say!("cli-refused-more", count = more));
            }
        }
        if self.count == 0 { Ending::Done } else { Ending::InputRefused }
    }
}

/// The files meant by the arguments, in order, those of a folder sorted; each once.
fn gather(inputs: &[PathBuf], refused: &mut Refused, output: &Output) -> Vec<PathBuf> {
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
                refused.add(input.display().to_string());
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    files.retain(|file| seen.insert(file.clone()));
    files
}

/// `texts/a.txt`, `corpus.jsonl#17`.
fn shown_key(key: &Key) -> String {
    match key.line {
        Some(line) => format!("{}#{line}", key.path),
        None => key.path.clone(),
    }
}

/// Understands some documents. Whatever is wrong with one of them concerns that one only.
fn piece(units: Vec<Unit>, knowledge: &Knowledge<'_>, form: Form, tally: &Tally) -> Piece {
    let mut piece = Piece::default();
    for unit in units {
        let key = unit.key.clone();
        // A fault in this program must not cost a run of days the other documents.
        let added =
            catch_unwind(AssertUnwindSafe(|| add_unit(&mut piece, unit, knowledge, form, tally)));
        let added = added.unwrap_or_else(|_| Err(anyhow::anyhow!(say!("cli-extract-fault"))));
        if let Err(error) = added {
            let name = shown_key(&key);
            let said = format!("{error:#}");
            let said = if said.contains(&key.path) { said } else { format!("{name}: {said}") };
            add(&tally.refused, 1);
            if let Form::Lines(_) = form {
                match record::refusal(&key.path, key.line, &error) {
                    Ok(record) => piece.bytes.extend(record.into_bytes()),
                    Err(error) => piece.failed = Some(error.into()),
                }
            }
            piece.refused.push((name, said));
        }
    }
    // A text whose every word was deleted has no provisions, and an empty member says nothing.
    if let Form::Lines(packing) = form
        && !piece.bytes.is_empty()
    {
        match target::pack(std::mem::take(&mut piece.bytes), packing) {
            Ok(packed) => piece.bytes = packed,
            Err(error) => piece.failed = Some(error.into()),
        }
    }
    piece
}

fn add_unit(
    piece: &mut Piece,
    unit: Unit,
    knowledge: &Knowledge<'_>,
    form: Form,
    tally: &Tally,
) -> Result<()> {
    let watch = Stopwatch::start();
    let Unit { key, content } = unit;
    let document = match content {
        Content::File(path) => knowledge.read(&path)?,
        Content::Line(line) => {
            let number = key.line.unwrap_or_default();
            let document = CorpusDocument::parse(&line, &key.path, number)
                .map_err(|error| knowledge::with_flag(error, &key.path))?;
            drop(line);
            let name = document.id.clone().unwrap_or_else(|| shown_key(&key));
            knowledge.read_corpus_document(&document, &name, &shown_key(&key))?
        }
        Content::Refused(error) => return Err(knowledge::with_flag(error, &key.path)),
    };
    let read = watch.elapsed();
    let extraction = knowledge.extract(&document);
    add(&tally.extract_nanoseconds, nanoseconds(watch.elapsed().saturating_sub(read)));
    add(&tally.read_nanoseconds, nanoseconds(read));
    add(&tally.files, 1);
    add(&tally.bytes, document.source.bytes);
    add(&tally.provisions, document.provisions.len() as u64);
    add(&tally.commitments, extraction.commitments().count() as u64);
    let understood = Understood { document, extraction };
    let before = watch.elapsed();
    match form {
        Form::Table => piece.tables.push((shown_key(&key), understood)),
        Form::Json => {
            piece.bytes = record::whole(&key.path, key.line, &understood)?.into_bytes();
        }
        Form::Lines(_) => {
            record::lines(&key.path, key.line, &understood, &mut piece.bytes)?;
            piece.warnings.extend(understood::warnings(&shown_key(&key), &understood.document));
        }
    }
    add(&tally.write_nanoseconds, nanoseconds(watch.elapsed().saturating_sub(before)));
    Ok(())
}

fn add(sum: &AtomicU64, value: u64) {
    sum.fetch_add(value, Ordering::Relaxed);
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

/// One line for people and programs; `cargo xtask bench` reads it. `seconds` is wall time, the
/// others are processor time summed over all threads.
fn say_timings(tally: &Tally, elapsed: Duration) {
    let count = |sum: &AtomicU64| sum.load(Ordering::Relaxed);
    let seconds = |sum: &AtomicU64| count(sum) as f64 / 1e9;
    eprintln!(
        "timings: files={} bytes={} provisions={} commitments={} seconds={:.4} read_seconds={:.4} \
         extract_seconds={:.4} write_seconds={:.4} peak_bytes={} refused={}",
        count(&tally.files),
        count(&tally.bytes),
        count(&tally.provisions),
        count(&tally.commitments),
        elapsed.as_secs_f64(),
        seconds(&tally.read_nanoseconds),
        seconds(&tally.extract_nanoseconds),
        seconds(&tally.write_nanoseconds),
        memory::peak_bytes(),
        count(&tally.refused),
    );
}
