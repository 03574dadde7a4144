//! A catalogue kept on disk: a folder of compressed files that only grows by whole imports.
//!
//! Records lie in a fixed number of buckets by the hash of their work, so all editions of a work
//! lie together and a changed source rewrites only the buckets it touches. A new state is written
//! beside the old one, and the last step is to put a new `catalogue.json` in place of the old: an
//! import that is killed at any instant leaves the catalogue as it was.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{CatalogueError, Record, Unread, Work, collapse};

/// Number of buckets. Part of the format: a change needs a new version.
const BUCKETS: usize = 64;
/// Version of the format.
const VERSION: u32 = 1;
/// Level of compression: quick, and half the size of level 0.
const LEVEL: i32 = 1;

/// A catalogue kept in a folder.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    state: State,
}

/// What is in a kept catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreSummary {
    /// Sources with the number of files or runs of lines read of each.
    pub origins: Vec<(String, usize)>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct State {
    version: u32,
    generation: u64,
    /// File of each bucket; empty when nothing is in it.
    buckets: Vec<String>,
    /// File that lists what was read; empty in a new catalogue.
    units: String,
    origins: BTreeMap<String, usize>,
}

/// A file or run of lines that was read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Known {
    origin: String,
    unit: String,
    hash: String,
    buckets: Vec<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) unread: Vec<Unread>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    origin: String,
    unit: String,
    record: Record,
}

/// The part of a [`Line`] that says where it comes from.
#[derive(Deserialize)]
struct Place {
    origin: String,
    unit: String,
}

impl Store {
    /// Opens the catalogue in a folder, or an empty one when there is none.
    ///
    /// # Errors
    ///
    /// When it cannot be read or is of another version.
    pub fn open(folder: &Path) -> Result<Self, CatalogueError> {
        let path = folder.join("catalogue.json");
        let state = match fs::read(&path) {
            Ok(bytes) => {
                serde_json::from_slice::<State>(&bytes).map_err(|error| damaged(&path, &error))?
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => State {
                version: VERSION,
                generation: 0,
                buckets: vec![String::new(); BUCKETS],
                units: String::new(),
                origins: BTreeMap::new(),
            },
            Err(error) => return Err(CatalogueError::file(&path)(error)),
        };
        let names = state.buckets.iter().chain([&state.units]);
        let plain = names.into_iter().all(|name| !name.contains(['/', '\\']) && name != "..");
        if state.version != VERSION || state.buckets.len() != BUCKETS || !plain {
            return Err(damaged(&path, &format!("version {} is not {VERSION}", state.version)));
        }
        Ok(Self { folder: folder.to_owned(), state })
    }

    /// What the catalogue was made of.
    pub fn summary(&self) -> StoreSummary {
        let origins = self.state.origins.iter().map(|(name, count)| (name.clone(), *count));
        StoreSummary { origins: origins.collect() }
    }

    /// The works, editions collapsed, in the order of their ids.
    ///
    /// # Errors
    ///
    /// When a file of the catalogue cannot be read or is damaged.
    pub fn works(&self) -> Result<Vec<Work>, CatalogueError> {
        let mut works = Vec::new();
        for bucket in self.state.buckets.iter().filter(|name| !name.is_empty()) {
            let mut records = Vec::new();
            let path = self.folder.join(bucket);
            each_line(&path, |line| {
                let line: Line =
                    serde_json::from_str(line).map_err(|error| damaged(&path, &error))?;
                records.push(line.record);
                Ok(())
            })?;
            works.extend(collapse(records));
        }
        works.sort_by(|one, two| one.id.cmp(&two.id));
        Ok(works)
    }

    /// Begins to bring a source up to date.
    pub(crate) fn update(&self, origin: &str) -> Result<Update, CatalogueError> {
        fs::create_dir_all(&self.folder).map_err(CatalogueError::file(&self.folder))?;
        let lock_path = self.folder.join("lock");
        let lock = File::create(&lock_path).map_err(CatalogueError::file(&lock_path))?;
        lock.try_lock().map_err(|error| CatalogueError::File {
            path: lock_path,
            source: std::io::Error::other(error.to_string()),
        })?;
        let mut known = BTreeMap::new();
        let mut others = Vec::new();
        if !self.state.units.is_empty() {
            let path = self.folder.join(&self.state.units);
            each_line(&path, |line| {
                let unit: Known =
                    serde_json::from_str(line).map_err(|error| damaged(&path, &error))?;
                if unit.origin == origin {
                    known.insert(unit.unit.clone(), unit);
                } else {
                    others.push(unit);
                }
                Ok(())
            })?;
        }
        let spill = tempdir_in(&self.folder)?;
        Ok(Update {
            origin: origin.to_owned(),
            known,
            others,
            kept: Vec::new(),
            dropped: HashSet::new(),
            touched: BTreeSet::new(),
            seen: HashSet::new(),
            buckets: (0..BUCKETS).map(|_| None).collect(),
            spill,
            _lock: lock,
        })
    }
}

/// A source being brought up to date.
pub(crate) struct Update {
    origin: String,
    known: BTreeMap<String, Known>,
    others: Vec<Known>,
    kept: Vec<Known>,
    /// Units whose records leave the buckets: changed, or gone.
    dropped: HashSet<String>,
    touched: BTreeSet<u8>,
    seen: HashSet<String>,
    buckets: Vec<Option<zstd::Encoder<'static, BufWriter<File>>>>,
    spill: PathBuf,
    _lock: File,
}

/// The records of one unit, written out and each with its bucket.
pub(crate) struct Written {
    pub(crate) unit: String,
    pub(crate) hash: String,
    pub(crate) lines: Vec<(u8, Vec<u8>)>,
    pub(crate) unread: Vec<Unread>,
}

impl Written {
    pub(crate) fn add(&mut self, origin: &str, record: Record) {
        let bucket = bucket(&record);
        let line = Line { origin: origin.to_owned(), unit: self.unit.clone(), record };
        // Strings, numbers and lists of them always have a JSON form.
        if let Ok(mut bytes) = serde_json::to_vec(&line) {
            bytes.push(b'\n');
            self.lines.push((bucket, bytes));
        }
    }
}

impl Update {
    /// The fingerprint of a unit when last read.
    pub(crate) fn known_hash(&self, unit: &str) -> Option<String> {
        self.known.get(unit).map(|known| known.hash.clone())
    }

    /// What a unit was when last read, if it is still the same.
    pub(crate) fn unchanged(&mut self, unit: &str, hash: &str) -> Option<&Known> {
        self.seen.insert(unit.to_owned());
        let known = self.known.get(unit).filter(|known| known.hash == hash)?;
        self.kept.push(known.clone());
        self.kept.last()
    }

    /// Puts what a new or changed unit holds in place of what it held.
    pub(crate) fn put(&mut self, written: Written) -> Result<(), CatalogueError> {
        if let Some(before) = self.known.get(&written.unit) {
            self.dropped.insert(written.unit.clone());
            self.touched.extend(&before.buckets);
        }
        let mut buckets = BTreeSet::new();
        for (bucket, line) in &written.lines {
            buckets.insert(*bucket);
            let path = self.spill.join(bucket.to_string());
            let slot = &mut self.buckets[usize::from(*bucket)];
            if slot.is_none() {
                let file = File::create(&path).map_err(CatalogueError::file(&path))?;
                let encoder = zstd::Encoder::new(BufWriter::new(file), LEVEL);
                *slot = Some(encoder.map_err(CatalogueError::file(&path))?);
            }
            if let Some(encoder) = slot {
                encoder.write_all(line).map_err(CatalogueError::file(&path))?;
            }
        }
        self.touched.extend(&buckets);
        self.kept.push(Known {
            origin: self.origin.clone(),
            unit: written.unit,
            hash: written.hash,
            buckets: buckets.into_iter().collect(),
            unread: written.unread,
        });
        Ok(())
    }

    /// Makes the new state the catalogue's.
    ///
    /// With `complete`, units of this source that were not seen are gone and their records with
    /// them; without, the source broke off and they stay.
    pub(crate) fn finish(
        mut self,
        store: &mut Store,
        complete: bool,
    ) -> Result<usize, CatalogueError> {
        let mut gone = 0;
        for (name, unit) in std::mem::take(&mut self.known) {
            if self.seen.contains(&name) {
                continue;
            }
            if complete {
                gone += 1;
                self.touched.extend(&unit.buckets);
                self.dropped.insert(name);
            } else {
                self.kept.push(unit);
            }
        }
        let mut state = store.state.clone();
        state.generation += 1;
        for slot in 0..BUCKETS {
            let spilled = self.buckets[slot].take();
            let has_new = spilled.is_some();
            let spill_path = self.spill.join(slot.to_string());
            if let Some(encoder) = spilled {
                let writer = encoder.finish().map_err(CatalogueError::file(&spill_path))?;
                writer
                    .into_inner()
                    .map_err(|error| CatalogueError::file(&spill_path)(error.into_error()))?;
            }
            if !u8::try_from(slot).is_ok_and(|slot| self.touched.contains(&slot)) {
                continue;
            }
            let name = format!("records-{:02}-{}.jsonl.zst", slot, state.generation);
            let old = Some(&state.buckets[slot]).filter(|old| !old.is_empty());
            let old = old.map(|old| store.folder.join(old));
            let new = has_new.then_some(spill_path);
            self.rewrite(&store.folder.join(&name), old.as_deref(), new.as_deref())?;
            state.buckets[slot] = name;
        }
        let mut units = std::mem::take(&mut self.others);
        units.append(&mut self.kept);
        units.sort_by(|one, two| (&one.origin, &one.unit).cmp(&(&two.origin, &two.unit)));
        state.origins.clear();
        let name = format!("units-{}.jsonl.zst", state.generation);
        let path = store.folder.join(&name);
        let mut out = encoder(&path)?;
        for unit in &units {
            *state.origins.entry(unit.origin.clone()).or_default() += 1;
            serde_json::to_writer(&mut out, unit).map_err(|error| damaged(&path, &error))?;
            out.write_all(b"\n").map_err(CatalogueError::file(&path))?;
        }
        close(&path, out)?;
        state.units = name;
        let text = serde_json::to_vec_pretty(&state).map_err(|error| damaged(&path, &error))?;
        let (beside, place) =
            (store.folder.join("catalogue.json.new"), store.folder.join("catalogue.json"));
        let mut file = File::create(&beside).map_err(CatalogueError::file(&beside))?;
        file.write_all(&text).map_err(CatalogueError::file(&beside))?;
        file.sync_all().map_err(CatalogueError::file(&beside))?;
        fs::rename(&beside, &place).map_err(CatalogueError::file(&place))?;
        if let Ok(folder) = File::open(&store.folder) {
            // Not every system can do this with a folder; where it can, the rename is on disk.
            let _ = folder.sync_all();
        }
        store.state = state;
        clean(&store.folder, &store.state);
        Ok(gone)
    }

    fn rewrite(
        &self,
        to: &Path,
        old: Option<&Path>,
        new: Option<&Path>,
    ) -> Result<(), CatalogueError> {
        let mut out = encoder(to)?;
        if let Some(old) = old {
            each_line(old, |line| {
                let place: Place =
                    serde_json::from_str(line).map_err(|error| damaged(old, &error))?;
                if place.origin == self.origin && self.dropped.contains(&place.unit) {
                    return Ok(());
                }
                out.write_all(line.as_bytes())
                    .and_then(|()| out.write_all(b"\n"))
                    .map_err(CatalogueError::file(to))
            })?;
        }
        if let Some(new) = new {
            let file = File::open(new).map_err(CatalogueError::file(new))?;
            let mut reader = zstd::Decoder::new(file).map_err(CatalogueError::file(new))?;
            std::io::copy(&mut reader, &mut out).map_err(CatalogueError::file(to))?;
        }
        close(to, out)
    }
}

impl Drop for Update {
    fn drop(&mut self) {
        // A folder that stays behind is removed by the next import.
        let _ = fs::remove_dir_all(&self.spill);
    }
}

fn encoder(path: &Path) -> Result<zstd::Encoder<'static, BufWriter<File>>, CatalogueError> {
    let file = File::create(path).map_err(CatalogueError::file(path))?;
    zstd::Encoder::new(BufWriter::new(file), LEVEL).map_err(CatalogueError::file(path))
}

fn close(path: &Path, out: zstd::Encoder<'static, BufWriter<File>>) -> Result<(), CatalogueError> {
    let writer = out.finish().map_err(CatalogueError::file(path))?;
    let file =
        writer.into_inner().map_err(|error| CatalogueError::file(path)(error.into_error()))?;
    file.sync_all().map_err(CatalogueError::file(path))
}

/// Gives each line of a compressed file to `take`.
fn each_line(
    path: &Path,
    mut take: impl FnMut(&str) -> Result<(), CatalogueError>,
) -> Result<(), CatalogueError> {
    let file = File::open(path).map_err(CatalogueError::file(path))?;
    let reader = zstd::Decoder::new(file).map_err(CatalogueError::file(path))?;
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let mut line = String::new();
    loop {
        line.clear();
        // A record is cut at reading, so a longer line was not written here.
        let read = (&mut reader).take(64 << 20).read_line(&mut line);
        match read {
            Ok(0) => return Ok(()),
            Ok(_) => take(line.trim_end_matches('\n'))?,
            Err(error) => return Err(damaged(path, &error)),
        }
    }
}

/// Removes files of earlier states and of imports that were broken off.
fn clean(folder: &Path, state: &State) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let of_ours = name.starts_with("records-") || name.starts_with("units-");
        if of_ours
            && name.ends_with(".jsonl.zst")
            && name != state.units
            && !state.buckets.contains(&name)
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn tempdir_in(folder: &Path) -> Result<PathBuf, CatalogueError> {
    // The lock makes this import the only one, so what lies here was broken off.
    let path = folder.join("importing");
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).map_err(CatalogueError::file(&path))?;
    Ok(path)
}

fn bucket(record: &Record) -> u8 {
    let mut hash = Sha256::new();
    hash.update(record.body.as_bytes());
    hash.update(b"|");
    hash.update(record.number.as_bytes());
    hash.finalize()[0] % BUCKETS as u8
}

/// The fingerprint of a unit's bytes.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn damaged(path: &Path, detail: &dyn std::fmt::Display) -> CatalogueError {
    CatalogueError::Damaged { path: path.to_owned(), detail: detail.to_string() }
}
