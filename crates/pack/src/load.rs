//! Reading pack files.

use std::collections::{BTreeMap, HashSet};

use actum_model::{
    Body, BodyId, BodyNames, Language, Occasion, OccasionId, ProcedureRule, Workflow, WorkflowId,
};
use include_dir::{Dir, File, include_dir};
use serde::Deserialize;

use crate::calibration::{Calibration, CalibrationFile, CalibrationRow};
use crate::check::{self, Problem};
use crate::entry::{BodyEntry, OccasionEntry};
use crate::names::alternatives;
use crate::{
    AmendTables, CitationPattern, GrammarTables, Homonym, LanguagePack, NumberedBodies,
    OccasionSeries, PackError, Packs, StructureTables, Succession, TimeTables,
};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");

/// A file under `packs/bodies/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BodiesFile {
    #[serde(default, rename = "body")]
    bodies: Vec<BodyEntry>,
    #[serde(default)]
    numbered: Vec<NumberedBodies>,
    #[serde(default, rename = "homonym")]
    homonyms: Vec<Homonym>,
}

/// A file under `packs/citations/`: document symbols written alike in every language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CitationsFile {
    #[serde(rename = "citation")]
    citations: Vec<CitationPattern>,
}

/// A file under `packs/occasions/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OccasionsFile {
    #[serde(default, rename = "occasion")]
    occasions: Vec<OccasionEntry>,
    #[serde(default)]
    series: Vec<OccasionSeries>,
    #[serde(default, rename = "succession")]
    successions: Vec<Succession>,
}

/// A file under `packs/rules/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProceduresFile {
    #[serde(default, rename = "rule")]
    rules: Vec<ProcedureRule>,
}

/// An entry, the file it stands in and the layer that file belongs to: the built-in packs are
/// layer 0, each folder added lies one above and may replace what lies below.
#[derive(Debug, Clone)]
pub(crate) struct Entry<T> {
    pub(crate) value: T,
    pub(crate) file: String,
    pub(crate) layer: usize,
}

/// Entries collected from files, before they are checked against each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Collected {
    pub(crate) languages: BTreeMap<Language, LanguagePack>,
    pub(crate) bodies: BTreeMap<BodyId, Entry<Body>>,
    pub(crate) numbered: BTreeMap<String, Entry<NumberedBodies>>,
    pub(crate) homonyms: Vec<Entry<Homonym>>,
    pub(crate) occasions: BTreeMap<OccasionId, Entry<Occasion>>,
    pub(crate) series: BTreeMap<String, Entry<OccasionSeries>>,
    pub(crate) successions: BTreeMap<OccasionId, Entry<Succession>>,
    pub(crate) workflows: BTreeMap<WorkflowId, Entry<Workflow>>,
    pub(crate) procedures: BTreeMap<String, Entry<ProcedureRule>>,
    symbols: Vec<CitationPattern>,
    calibration: Vec<CalibrationRow>,
    layer: usize,
}

/// What a file under `packs/bodies/` holds, its names written out.
#[derive(Debug)]
struct BodiesRead {
    bodies: Vec<Body>,
    numbered: Vec<NumberedBodies>,
    homonyms: Vec<Homonym>,
}

/// A pack file on its own, not yet checked against the others.
#[derive(Debug)]
enum FileRead {
    Bodies(BodiesRead),
    Occasions(OccasionsFile),
    Citations(CitationsFile),
    Calibration(CalibrationFile),
    Workflow(Box<Workflow>),
    Procedures(ProceduresFile),
    Structure(Language, Box<StructureTables>),
    Grammar(Language, Box<GrammarTables>),
    Time(Language, Box<TimeTables>),
    Amend(Language, Box<AmendTables>),
    /// A file that is no part of the packs.
    Other,
}

impl FileRead {
    /// Reads one pack file, known by its path relative to the pack folder and, in messages, as
    /// `file`.
    fn of(path: &str, file: &str, contents: &str) -> Result<Self, PackError> {
        let malformed = |error: toml::de::Error| PackError::Malformed {
            file: file.to_owned(),
            message: error.to_string(),
        };
        let inconsistent =
            |message: String| PackError::Inconsistent { file: file.to_owned(), message };
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["bodies", _] => {
                let read: BodiesFile = toml::from_str(contents).map_err(malformed)?;
                let mut bodies: Vec<Body> = read.bodies.into_iter().map(Body::from).collect();
                for body in &mut bodies {
                    for names in body.names.values_mut() {
                        write_out(names).map_err(|message| {
                            inconsistent(format!("body `{}`: {message}", body.id))
                        })?;
                    }
                }
                Ok(FileRead::Bodies(BodiesRead {
                    bodies,
                    numbered: read.numbered,
                    homonyms: read.homonyms,
                }))
            }
            ["occasions", _] => {
                toml::from_str(contents).map(FileRead::Occasions).map_err(malformed)
            }
            ["citations", _] => {
                toml::from_str(contents).map(FileRead::Citations).map_err(malformed)
            }
            ["calibration", _] => {
                let read: CalibrationFile = toml::from_str(contents).map_err(malformed)?;
                match read.problem() {
                    Some(problem) => Err(inconsistent(problem)),
                    None => Ok(FileRead::Calibration(read)),
                }
            }
            ["rules", _] => toml::from_str(contents).map(FileRead::Procedures).map_err(malformed),
            ["workflows", _] => {
                let workflow: Workflow = toml::from_str(contents).map_err(malformed)?;
                match workflow.faults().as_slice() {
                    [] => Ok(FileRead::Workflow(Box::new(workflow))),
                    faults => Err(inconsistent(format!(
                        "workflow `{}`: {}",
                        workflow.id,
                        faults.join("; ")
                    ))),
                }
            }
            ["languages", code, kind] => {
                let language: Language =
                    code.parse().map_err(|error: actum_model::ParseLanguageError| {
                        inconsistent(error.to_string())
                    })?;
                match *kind {
                    "structure.toml" => {
                        let tables = toml::from_str(contents).map_err(malformed)?;
                        Ok(FileRead::Structure(language, Box::new(tables)))
                    }
                    "grammar.toml" => {
                        let mut tables: GrammarTables =
                            toml::from_str(contents).map_err(malformed)?;
                        tables.write_out().map_err(inconsistent)?;
                        Ok(FileRead::Grammar(language, Box::new(tables)))
                    }
                    "time.toml" => {
                        let mut tables: TimeTables = toml::from_str(contents).map_err(malformed)?;
                        tables.write_out().map_err(inconsistent)?;
                        Ok(FileRead::Time(language, Box::new(tables)))
                    }
                    "amend.toml" => {
                        let tables: AmendTables = toml::from_str(contents).map_err(malformed)?;
                        match tables.problem() {
                            Some(problem) => Err(inconsistent(problem)),
                            None => Ok(FileRead::Amend(language, Box::new(tables))),
                        }
                    }
                    _ => Ok(FileRead::Other),
                }
            }
            _ => Ok(FileRead::Other),
        }
    }
}

/// Most threads that read the built-in packs.
const MOST_THREADS: usize = 4;

/// What `work` makes of each of `items`, in their order, done by as many threads as the machine
/// has processors; `weight` tells how long an item takes.
fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    weight: impl Fn(&T) -> usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    // The heaviest first, each to the thread that has least to do.
    let mut by_weight: Vec<usize> = (0..items.len()).collect();
    by_weight.sort_by_key(|index| std::cmp::Reverse(weight(&items[*index])));
    let mut shares: Vec<(usize, Vec<usize>)> = vec![(0, Vec::new()); threads.max(1)];
    for index in by_weight {
        if let Some(share) = shares.iter_mut().min_by_key(|share| share.0) {
            share.0 += weight(&items[index]);
            share.1.push(index);
        }
    }
    let do_share = |share: &[usize]| -> Vec<(usize, R)> {
        share.iter().map(|index| (*index, work(&items[*index]))).collect()
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let (own, others) = match shares.split_first() {
            Some((own, others)) => (own.1.as_slice(), others),
            None => (&[][..], &[][..]),
        };
        let do_share = &do_share;
        let running: Vec<_> =
            others.iter().map(|share| scope.spawn(move || do_share(&share.1))).collect();
        let mut done = do_share(own);
        for thread in running {
            match thread.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

impl Packs {
    /// The packs built into the program.
    ///
    /// # Errors
    ///
    /// When a built-in file is malformed; a test of this crate makes sure that none is. The same
    /// test checks the entries against each other, which is not repeated here at every start.
    pub fn built_in() -> Result<Self, PackError> {
        Ok(Collected::built_in()?.in_order())
    }
}

impl Collected {
    pub(crate) fn built_in() -> Result<Self, PackError> {
        let mut files: Vec<_> =
            BUILT_IN.find("**/*.toml").into_iter().flatten().filter_map(|e| e.as_file()).collect();
        files.sort_by_key(|file| file.path().to_owned());
        let read = |file: &&File<'static>| -> Result<(String, FileRead), PackError> {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let contents = file.contents_utf8().ok_or_else(|| PackError::Malformed {
                file: path.clone(),
                message: "it is not UTF-8; save it as UTF-8".to_owned(),
            })?;
            let read = FileRead::of(&path, &path, contents)?;
            Ok((path, read))
        };
        let mut collected = Collected::default();
        // Every start of the program waits for this, and parsing is nearly all of it. What was
        // read is put together in the order of the files, whoever finished first.
        for outcome in in_parallel(&files, |file| file.contents().len(), read) {
            let (path, read) = outcome?;
            collected.add(&path, read)?;
        }
        Ok(collected)
    }

    /// Begins a layer whose entries may replace those collected so far.
    pub(crate) fn begin_layer(&mut self) {
        self.layer += 1;
    }

    /// Adds one pack file, known by its path relative to the pack folder and, in messages, as
    /// `file`.
    pub(crate) fn add_file(
        &mut self,
        path: &str,
        file: &str,
        contents: &str,
    ) -> Result<(), PackError> {
        self.add(file, FileRead::of(path, file, contents)?)
    }

    fn add(&mut self, file: &str, read: FileRead) -> Result<(), PackError> {
        match read {
            FileRead::Bodies(read) => self.add_bodies(file, read),
            FileRead::Occasions(read) => self.add_occasions(file, read),
            FileRead::Citations(read) => {
                self.symbols.extend(read.citations);
                Ok(())
            }
            FileRead::Calibration(read) => {
                // Later files come later and so replace rows with the same signs.
                self.calibration.extend(read.rows);
                Ok(())
            }
            FileRead::Workflow(workflow) => {
                let (key, layer) = (workflow.id.clone(), self.layer);
                insert(&mut self.workflows, key, *workflow, file, layer, "workflow")
            }
            FileRead::Procedures(read) => {
                let layer = self.layer;
                for rule in read.rules {
                    let key = rule.id.clone();
                    insert(&mut self.procedures, key, rule, file, layer, "rule of procedure")?;
                }
                Ok(())
            }
            FileRead::Structure(language, tables) => {
                self.languages.entry(language).or_default().structure = *tables;
                Ok(())
            }
            FileRead::Grammar(language, tables) => {
                self.languages.entry(language).or_default().grammar = *tables;
                Ok(())
            }
            FileRead::Time(language, tables) => {
                self.languages.entry(language).or_default().time = *tables;
                Ok(())
            }
            FileRead::Amend(language, tables) => {
                self.languages.entry(language).or_default().amend = *tables;
                Ok(())
            }
            FileRead::Other => Ok(()),
        }
    }

    fn add_bodies(&mut self, file: &str, read: BodiesRead) -> Result<(), PackError> {
        let inconsistent =
            |message: String| PackError::Inconsistent { file: file.to_owned(), message };
        let layer = self.layer;
        for body in read.bodies {
            insert(&mut self.bodies, body.id.clone(), body, file, layer, "body")?;
        }
        for mut numbered in read.numbered {
            for patterns in numbered.patterns.values_mut() {
                *patterns = write_out_all(patterns).map_err(|message| {
                    inconsistent(format!("numbered series `{}`: {message}", numbered.body))
                })?;
            }
            let key = numbered.body.clone();
            insert(&mut self.numbered, key, numbered, file, layer, "numbered series")?;
        }
        self.homonyms.extend(read.homonyms.into_iter().map(|value| Entry {
            value,
            file: file.to_owned(),
            layer,
        }));
        Ok(())
    }

    fn add_occasions(&mut self, file: &str, read: OccasionsFile) -> Result<(), PackError> {
        let inconsistent =
            |message: String| PackError::Inconsistent { file: file.to_owned(), message };
        let layer = self.layer;
        let mut occasions: Vec<Occasion> = read.occasions.into_iter().map(Occasion::from).collect();
        for series in read.series {
            occasions.extend(series.occasions().map_err(inconsistent)?);
            let key = series.id.clone();
            insert(&mut self.series, key, series, file, layer, "series")?;
        }
        for mut occasion in occasions {
            for names in occasion.names.values_mut() {
                *names = write_out_all(names).map_err(|message| {
                    inconsistent(format!("occasion `{}`: {message}", occasion.id))
                })?;
            }
            insert(&mut self.occasions, occasion.id.clone(), occasion, file, layer, "occasion")?;
        }
        for succession in read.successions {
            let key = succession.period.clone();
            insert(&mut self.successions, key, succession, file, layer, "succession of period")?;
        }
        Ok(())
    }

    /// Checks the entries against each other and puts them in order.
    pub(crate) fn finish(self) -> Result<Packs, PackError> {
        let problems = check::problems(&self);
        match problems.first() {
            Some(first) => Err(refusal(first, &problems)),
            None => Ok(self.in_order()),
        }
    }

    fn in_order(self) -> Packs {
        fn values<K, T>(entries: BTreeMap<K, Entry<T>>) -> Vec<T> {
            entries.into_values().map(|entry| entry.value).collect()
        }
        let mut packs = Packs {
            languages: self.languages,
            bodies: values(self.bodies),
            numbered: values(self.numbered),
            occasions: values(self.occasions),
            homonyms: self.homonyms.into_iter().map(|entry| entry.value).collect(),
            series: values(self.series),
            successions: values(self.successions),
            workflows: values(self.workflows),
            procedures: values(self.procedures),
            symbols: self.symbols,
            calibration: Calibration::new(self.calibration),
        };
        packs.occasions.sort_by(|left, right| {
            (&left.series, left.period.from, &left.id).cmp(&(
                &right.series,
                right.period.from,
                &right.id,
            ))
        });
        packs
    }
}

/// Most problems named in one refusal.
const MOST_NAMED: usize = 20;

fn refusal(first: &Problem, problems: &[Problem]) -> PackError {
    let mut messages: Vec<&str> = problems
        .iter()
        .filter(|problem| problem.file == first.file)
        .map(|problem| problem.message.as_str())
        .collect();
    let more = messages.len().saturating_sub(MOST_NAMED);
    messages.truncate(MOST_NAMED);
    let mut message = messages.join("\n");
    if more > 0 {
        message.push_str(&format!("\nand {more} more problems"));
    }
    PackError::Inconsistent { file: first.file.clone(), message }
}

fn insert<K: Ord + std::fmt::Display, T>(
    entries: &mut BTreeMap<K, Entry<T>>,
    key: K,
    value: T,
    file: &str,
    layer: usize,
    what: &str,
) -> Result<(), PackError> {
    if let Some(earlier) = entries.get(&key)
        && earlier.layer == layer
    {
        return Err(PackError::Inconsistent {
            file: file.to_owned(),
            message: format!(
                "{what} `{key}` is already in `{}`; give one of them another id",
                earlier.file
            ),
        });
    }
    entries.insert(key, Entry { value, file: file.to_owned(), layer });
    Ok(())
}

/// Writes out the alternatives of all names.
fn write_out(names: &mut BodyNames) -> Result<(), String> {
    names.short = without_repetition(written_forms(&names.short)?);
    let mut also = written_forms(&names.also)?;
    also.retain(|form| *form != names.name && !names.short.contains(form));
    names.also = without_repetition(also);
    Ok(())
}

/// The same for a list whose first form is the display form.
fn write_out_all(forms: &[String]) -> Result<Vec<String>, String> {
    Ok(without_repetition(written_forms(forms)?))
}

fn written_forms(entries: &[String]) -> Result<Vec<String>, String> {
    let mut forms = Vec::new();
    for entry in entries {
        forms.extend(alternatives(entry)?);
    }
    Ok(forms)
}

fn without_repetition(mut forms: Vec<String>) -> Vec<String> {
    // Only asked, never walked through: the order of the set does not show.
    let mut seen: HashSet<&str> = HashSet::with_capacity(forms.len());
    let first: Vec<bool> = forms.iter().map(|form| seen.insert(form)).collect();
    let mut first = first.into_iter();
    forms.retain(|_| first.next().unwrap_or(true));
    forms
}
