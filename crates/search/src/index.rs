//! The index in its folder: opened, filled, searched.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};
use tantivy::directory::error::LockError;
use tantivy::indexer::IndexWriterOptions;
use tantivy::schema::Term;
use tantivy::{Index, IndexReader, ReloadPolicy, Searcher, TantivyError};

use crate::error::{Result, SearchError};
use crate::record::Record;
use crate::schema::{FORM, Fields};

/// Lies in every folder that holds an index made here, and in no other.
const MARK: &str = "actum-search";

/// Memory that records may take before they go to the disk, in bytes.
const WRITER_MEMORY: usize = 48 * 1024 * 1024;

/// How far an index has come.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Position {
    /// Number of the last event that is in it; 0 for none.
    pub last_event: i64,
    /// What tells that event from one with the same number in another register; empty for none.
    #[serde(default)]
    pub mark: String,
}

/// What was found where an index was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// An index, sound, that has come this far.
    AsLeft(Position),
    /// Nothing yet.
    Empty,
    /// An index that is of no use, for the reason told; an empty one stands in its place.
    Replaced(String),
}

/// An index of records. Cheap to clone; clones see the same records.
#[derive(Clone)]
pub struct SearchIndex {
    pub(crate) fields: Fields,
    index: Index,
    reader: IndexReader,
}

/// The position as it stands in the index beside the records.
#[derive(Serialize, Deserialize)]
struct Payload {
    form: u32,
    #[serde(flatten)]
    position: Position,
}

impl SearchIndex {
    /// An index that lives as long as the value.
    ///
    /// # Errors
    ///
    /// When there is no memory for it.
    pub fn in_memory() -> Result<Self> {
        let fields = Fields::new();
        let index = Index::create_in_ram(fields.schema.clone());
        Self::over(index, fields)
    }

    /// Opens the index in `folder`, making folder and index when they are missing. An index that
    /// is damaged, or of another version of this program, is replaced by an empty one: whatever
    /// stood in it is in the register too.
    ///
    /// # Errors
    ///
    /// A folder that holds something else, or that cannot be made, read or written.
    pub fn open(folder: &Path) -> Result<(Self, Opened)> {
        let failed = |source| SearchError::Folder { folder: folder.to_owned(), source };
        prepare(folder)?;
        if !folder.join("meta.json").exists() {
            return Ok((Self::make(folder)?, Opened::Empty));
        }
        match Self::as_left(folder) {
            Ok((index, position)) => Ok((index, Opened::AsLeft(position))),
            Err(reason) => {
                empty(folder).map_err(failed)?;
                prepare(folder)?;
                Ok((Self::make(folder)?, Opened::Replaced(reason)))
            }
        }
    }

    fn make(folder: &Path) -> Result<Self> {
        let fields = Fields::new();
        let index = Index::create_in_dir(folder, fields.schema.clone())?;
        Self::over(index, fields)
    }

    /// The index in `folder` with how far it has come, or why it is of no use.
    fn as_left(folder: &Path) -> std::result::Result<(Self, Position), String> {
        let told = |error: TantivyError| error.to_string();
        let fields = Fields::new();
        let index = Index::open_in_dir(folder).map_err(told)?;
        if index.schema() != fields.schema {
            return Err("it has other fields".to_owned());
        }
        let damaged = index.validate_checksum().map_err(told)?;
        if !damaged.is_empty() {
            return Err(format!("{} of its files are damaged", damaged.len()));
        }
        let position = match index.load_metas().map_err(told)?.payload {
            None => Position::default(),
            Some(payload) => {
                let payload: Payload =
                    serde_json::from_str(&payload).map_err(|error| error.to_string())?;
                if payload.form != FORM {
                    return Err(format!("it is of version {}, not {FORM}", payload.form));
                }
                payload.position
            }
        };
        let index = Self::over(index, fields).map_err(|error| error.to_string())?;
        Ok((index, position))
    }

    fn over(index: Index, fields: Fields) -> Result<Self> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { fields, index, reader })
    }

    /// The one who may write, or `None` when another process is writing. Its memory is bounded.
    ///
    /// # Errors
    ///
    /// When the folder cannot be written.
    pub fn writer(&self) -> Result<Option<IndexWriter>> {
        // One thread: the other core is for those who read.
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(WRITER_MEMORY)
            .build();
        match self.index.writer_with_options(options) {
            Ok(writer) => Ok(Some(IndexWriter { index: self.clone(), writer })),
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// How far it has come, on the disk: another process may have written since it was opened.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn position(&self) -> Result<Position> {
        let Some(payload) = self.index.load_metas()?.payload else {
            return Ok(Position::default());
        };
        serde_json::from_str::<Payload>(&payload)
            .map(|payload| payload.position)
            .map_err(|error| SearchError::Index(error.to_string()))
    }

    /// Sees what was written since it was opened or refreshed, by whomever.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn refresh(&self) -> Result<()> {
        Ok(self.reader.reload()?)
    }

    /// How many records there are.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SearchIndex").field("records", &self.len()).finish_non_exhaustive()
    }
}

/// Writes records. What it wrote is found once it is committed, all at once; what was not
/// committed when the process ends, however it ends, was never there.
pub struct IndexWriter {
    index: SearchIndex,
    writer: tantivy::IndexWriter,
}

impl IndexWriter {
    /// Puts `records` in the place of all records of `unit`, which must be theirs.
    ///
    /// # Errors
    ///
    /// When the disk is full or fails.
    pub fn replace(&mut self, unit: &str, records: &[Record]) -> Result<()> {
        self.writer.delete_term(Term::from_field_text(self.index.fields.unit, unit));
        self.add(records)
    }

    /// Adds `records` of units that are not there yet.
    ///
    /// # Errors
    ///
    /// As [`IndexWriter::replace`].
    pub fn add(&mut self, records: &[Record]) -> Result<()> {
        for record in records {
            self.writer.add_document(self.index.fields.document(record)?)?;
        }
        Ok(())
    }

    /// Takes all records out.
    ///
    /// # Errors
    ///
    /// As [`IndexWriter::replace`].
    pub fn clear(&mut self) -> Result<()> {
        self.writer.delete_all_documents()?;
        Ok(())
    }

    /// Makes everything since the last commit found, and remembers `position` with it.
    ///
    /// # Errors
    ///
    /// As [`IndexWriter::replace`]; nothing since the last commit is found then.
    pub fn commit(&mut self, position: &Position) -> Result<()> {
        let payload = serde_json::to_string(&Payload { form: FORM, position: position.clone() })
            .map_err(|error| SearchError::Index(error.to_string()))?;
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&payload);
        prepared.commit()?;
        self.index.refresh()
    }
}

impl std::fmt::Debug for IndexWriter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("IndexWriter").field("index", &self.index).finish_non_exhaustive()
    }
}

/// Makes `folder` ours when it is missing or empty.
fn prepare(folder: &Path) -> Result<()> {
    let failed = |source| SearchError::Folder { folder: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(failed)?;
    let mark = folder.join(MARK);
    if mark.exists() {
        return Ok(());
    }
    if fs::read_dir(folder).map_err(failed)?.next().is_some() {
        return Err(SearchError::ForeignFolder(folder.to_owned()));
    }
    fs::write(
        &mark,
        "A search index of Actum. It is made anew from the register when it is gone.\n",
    )
    .map_err(failed)
}

/// Takes the files out of a folder that is ours; the mark goes last, so that a folder half emptied
/// is still known.
fn empty(folder: &Path) -> io::Result<()> {
    let mut mark: Option<PathBuf> = None;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name == MARK) {
            mark = Some(path);
        } else if path.is_file() {
            fs::remove_file(path)?;
        }
    }
    mark.map_or(Ok(()), fs::remove_file)
}
