//! Full text in step with the register.
//!
//! A [`Finder`] keeps an index beside the register. It remembers how far it has come and which
//! event that was; when that event is not in the register, because a backup was restored or the
//! register is another one, the index is made anew. One process writes an index at a time; others
//! read it and take over when the writer is gone.

mod records;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use actum_model::{ItemId, TextId};
use actum_register::{EventRecord, ItemWords, Location, Register, RegisterError, TextSummary};
use actum_search::{
    Found, IndexWriter, Opened, Position, Record, Search, SearchError, SearchIndex,
};
use sha2::{Digest, Sha256};

/// How many items are read at once.
const ITEMS: u32 = 200;

/// How many events are read at once.
const EVENTS: u32 = 1000;

/// How long one who cannot write waits before trying again.
const RETRY: Duration = Duration::from_secs(2);

/// Where an index is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexPlace {
    /// In memory, made anew with every start: for tests, and where nothing may be written.
    Memory,
    /// In this folder, which holds nothing else.
    Folder(PathBuf),
}

impl IndexPlace {
    /// Where the index of a register is kept when nobody says otherwise: beside the file, or for a
    /// server in `cache`, under a name that no other database has.
    ///
    /// ```
    /// use actum_web::IndexPlace;
    /// let place = IndexPlace::beside(&"plan.actum".parse().unwrap(), "cache".as_ref());
    /// assert_eq!(place, IndexPlace::Folder("plan.actum.search".into()));
    /// ```
    pub fn beside(location: &Location, cache: &Path) -> Self {
        match location.file() {
            Some(file) => {
                let mut name = file.as_os_str().to_owned();
                name.push(".search");
                IndexPlace::Folder(PathBuf::from(name))
            }
            None => {
                let name = format!("search-{}", short_hash(location.to_string().as_bytes()));
                IndexPlace::Folder(cache.join(name))
            }
        }
    }
}

/// Why full text is not to be had.
#[derive(Debug)]
pub enum FinderError {
    /// The register did not answer.
    Register(RegisterError),
    /// The index did not.
    Search(SearchError),
    /// The work on the index was broken off.
    Interrupted(tokio::task::JoinError),
}

impl std::fmt::Display for FinderError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            FinderError::Register(error) => error.fmt(formatter),
            FinderError::Search(error) => error.fmt(formatter),
            FinderError::Interrupted(error) => {
                write!(formatter, "the work on the search index was broken off: {error}")
            }
        }
    }
}

impl std::error::Error for FinderError {}

impl From<RegisterError> for FinderError {
    fn from(error: RegisterError) -> Self {
        FinderError::Register(error)
    }
}

impl From<SearchError> for FinderError {
    fn from(error: SearchError) -> Self {
        FinderError::Search(error)
    }
}

/// Full text of a register. Cheap to clone.
#[derive(Clone)]
pub struct Finder(Arc<Inner>);

struct Inner {
    index: SearchIndex,
    register: Register,
    /// `None` while another process writes.
    writer: Mutex<Option<IndexWriter>>,
    /// Whether this process is the one who writes.
    writes: AtomicBool,
    /// Number of the last event that is in the index.
    reached: AtomicI64,
    /// Number of the last event heard of.
    heard: AtomicI64,
    /// Why an index that was there was of no use.
    replaced: Option<String>,
}

impl Finder {
    /// Opens the index of `register`, or begins one. It is not brought up to date yet.
    ///
    /// # Errors
    ///
    /// A folder that holds something else or cannot be written.
    pub async fn open(register: Register, place: &IndexPlace) -> Result<Self, FinderError> {
        let place = place.clone();
        let opened = blocking(move || match place {
            IndexPlace::Memory => Ok((SearchIndex::in_memory()?, Opened::Empty)),
            IndexPlace::Folder(folder) => SearchIndex::open(&folder),
        });
        let (index, opened) = opened.await?;
        let (position, replaced) = match opened {
            Opened::AsLeft(position) => (position, None),
            Opened::Empty => (Position::default(), None),
            Opened::Replaced(reason) => {
                tracing::warn!(%reason, "the search index was of no use ({reason}) and is made anew");
                (Position::default(), Some(reason))
            }
        };
        let reached = AtomicI64::new(position.last_event);
        Ok(Self(Arc::new(Inner {
            index,
            register,
            writer: Mutex::new(None),
            writes: AtomicBool::new(false),
            reached,
            heard: AtomicI64::new(0),
            replaced,
        })))
    }

    /// Why an index that was there had to be replaced by an empty one.
    pub fn replaced(&self) -> Option<&str> {
        self.0.replaced.as_deref()
    }

    /// How many events are in the register that are not in the index yet, as far as is known.
    pub fn behind(&self) -> u64 {
        let (reached, heard) = (&self.0.reached, &self.0.heard);
        let behind = heard.load(Ordering::Relaxed) - reached.load(Ordering::Relaxed);
        u64::try_from(behind).unwrap_or(0)
    }

    /// How many records can be found.
    pub fn records(&self) -> u64 {
        self.0.index.len()
    }

    /// Looks for something. Whoever asks must be allowed to read.
    ///
    /// # Errors
    ///
    /// [`SearchError::Words`] when there is nothing to look for; an index that does not answer.
    pub async fn search(&self, search: Search) -> Result<Found, FinderError> {
        let (index, refresh) = (self.0.index.clone(), !self.0.writes.load(Ordering::Relaxed));
        blocking(move || {
            if refresh {
                index.refresh()?;
            }
            index.search(&search)
        })
        .await
    }

    /// Looks for what resembles something: what has many of its words. Whoever asks must be allowed
    /// to read.
    ///
    /// # Errors
    ///
    /// As [`Finder::search`].
    pub async fn alike(&self, search: Search) -> Result<Found, FinderError> {
        let index = self.0.index.clone();
        blocking(move || index.alike(&search)).await
    }

    /// Brings the index up to date, making it anew when it is not that of this register. Gives
    /// whether it is up to date now: not when another process is writing it.
    ///
    /// # Errors
    ///
    /// When the register or the folder cannot be read, or the folder cannot be written.
    pub async fn catch_up(&self) -> Result<bool, FinderError> {
        let last = self.0.register.last_event().await?;
        let last_number = last.as_ref().map_or(0, |event| event.seq);
        self.0.heard.store(last_number, Ordering::Relaxed);
        if !self.take_writer().await? {
            let index = self.0.index.clone();
            let position = blocking(move || {
                index.refresh()?;
                index.position()
            })
            .await?;
            self.0.reached.store(position.last_event, Ordering::Relaxed);
            return Ok(position.last_event >= last_number);
        }
        let index = self.0.index.clone();
        let position = blocking(move || index.position()).await?;
        if !self.is_of_this_register(&position).await? {
            if position.last_event > 0 {
                tracing::warn!("the search index is not that of this register and is made anew");
            }
            self.rebuild().await?;
        } else {
            self.reached(position.last_event);
            self.follow_events(position.last_event).await?;
        }
        Ok(true)
    }

    /// Makes the index anew from the register. Gives how many records there are then.
    ///
    /// # Errors
    ///
    /// As [`Finder::catch_up`]; also when another process is writing the index.
    pub async fn rebuild(&self) -> Result<u64, FinderError> {
        if !self.take_writer().await? {
            let busy = "another process is writing it; end that one or wait";
            return Err(SearchError::Index(busy.to_owned()).into());
        }
        // What happens from now on is looked at once more afterwards.
        let last = self.0.register.last_event().await?;
        self.write(IndexWriter::clear).await?;
        for (number, text) in self.0.register.texts().await?.iter().enumerate() {
            self.add_editions(text, number, true).await?;
        }
        let mut after = 0;
        loop {
            let items = self.0.register.words_of_items(after, ITEMS).await?;
            let Some(item) = items.last() else { break };
            after = item.number;
            self.add_items(items, true).await?;
        }
        let reached = last.as_ref().map_or(0, |event| event.seq);
        self.commit(last.as_ref()).await?;
        self.follow_events(reached).await?;
        Ok(self.records())
    }

    /// Keeps the index in step until the register is closed. What goes wrong is told in the log
    /// and tried again.
    pub async fn follow(self) {
        loop {
            let up_to_date = match self.catch_up().await {
                Ok(up_to_date) => up_to_date,
                Err(error) => {
                    tracing::error!(%error, "the search index does not follow the register: {error}");
                    tokio::time::sleep(RETRY).await;
                    if self.0.register.last_event().await.is_err() {
                        return; // The register is closed.
                    }
                    continue;
                }
            };
            if !up_to_date {
                tokio::time::sleep(RETRY).await;
                continue;
            }
            let heard = match self.0.register.changes(self.0.reached.load(Ordering::Relaxed)).await
            {
                Ok(mut changes) => changes.next().await,
                Err(error) => Err(error),
            };
            if heard.is_err() {
                tokio::time::sleep(RETRY).await;
                if self.0.register.last_event().await.is_err() {
                    return;
                }
            }
        }
    }

    /// Whether the index at `position` holds what this register held then.
    async fn is_of_this_register(&self, position: &Position) -> Result<bool, FinderError> {
        if position.last_event == 0 {
            return Ok(false);
        }
        let event = self.0.register.events(position.last_event - 1, 1).await?.pop();
        let same =
            |event: EventRecord| event.seq == position.last_event && mark(&event) == position.mark;
        Ok(event.is_some_and(same))
    }

    /// Puts into the index what happened after event `after`.
    async fn follow_events(&self, mut after: i64) -> Result<(), FinderError> {
        loop {
            let events = self.0.register.events(after, EVENTS).await?;
            let Some(last) = events.last() else { return Ok(()) };
            after = last.seq;
            let touched = Touched::by(&events);
            if !touched.texts.is_empty() {
                for (number, text) in self.0.register.texts().await?.iter().enumerate() {
                    if touched.texts.contains(&text.id) {
                        self.add_editions(text, number, false).await?;
                    }
                }
            }
            for items in touched.items.chunks(ITEMS as usize) {
                let words = self.0.register.words_of(items).await?;
                self.add_items(words, false).await?;
            }
            self.commit(Some(last)).await?;
        }
    }

    /// Puts the editions of a text in, in the place of what was there unless all is `new`.
    async fn add_editions(
        &self,
        text: &TextSummary,
        number: usize,
        new: bool,
    ) -> Result<(), FinderError> {
        let number = i64::try_from(number).unwrap_or(i64::MAX - 1) + 1;
        for edition in &text.editions {
            let Some((document, _)) = self.0.register.reading(&edition.id).await? else { continue };
            let (text, edition) = (text.clone(), edition.clone());
            self.write(move |writer| {
                let records = records::of_edition(&text, number, &edition, &document);
                put(writer, &records::edition_unit(&edition), &records, new)
            })
            .await?;
        }
        Ok(())
    }

    async fn add_items(&self, items: Vec<ItemWords>, new: bool) -> Result<(), FinderError> {
        self.write(move |writer| {
            items.iter().try_for_each(|words| {
                put(writer, &records::item_unit(&words.item), &records::of_item(words), new)
            })
        })
        .await
    }

    async fn commit(&self, last: Option<&EventRecord>) -> Result<(), FinderError> {
        let position = last.map_or_else(Position::default, |event| Position {
            last_event: event.seq,
            mark: mark(event),
        });
        let reached = position.last_event;
        self.write(move |writer| writer.commit(&position)).await?;
        self.reached(reached);
        Ok(())
    }

    fn reached(&self, event: i64) {
        self.0.reached.store(event, Ordering::Relaxed);
        self.0.heard.fetch_max(event, Ordering::Relaxed);
    }

    /// Becomes the one who writes, if nobody else is.
    async fn take_writer(&self) -> Result<bool, FinderError> {
        let finder = self.clone();
        let taken = blocking(move || {
            let mut writer = finder.0.writer.lock().unwrap_or_else(PoisonError::into_inner);
            if writer.is_none() {
                *writer = finder.0.index.writer()?;
            }
            Ok(writer.is_some())
        });
        let taken = taken.await?;
        self.0.writes.store(taken, Ordering::Relaxed);
        Ok(taken)
    }

    /// Writes into the index, away from the threads that answer people.
    async fn write(
        &self,
        work: impl FnOnce(&mut IndexWriter) -> Result<(), SearchError> + Send + 'static,
    ) -> Result<(), FinderError> {
        let finder = self.clone();
        blocking(move || {
            let mut writer = finder.0.writer.lock().unwrap_or_else(PoisonError::into_inner);
            match writer.as_mut().map(work) {
                Some(Ok(())) => Ok(()),
                Some(Err(error)) => {
                    // A writer that failed is of no further use; the next try takes a new one and
                    // begins at the last commit.
                    *writer = None;
                    Err(error)
                }
                None => Err(SearchError::Index("nobody writes it".to_owned())),
            }
        })
        .await
    }
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Finder").field("records", &self.records()).finish_non_exhaustive()
    }
}

fn put(
    writer: &mut IndexWriter,
    unit: &str,
    records: &[Record],
    new: bool,
) -> Result<(), SearchError> {
    if new { writer.add(records) } else { writer.replace(unit, records) }
}

/// What events have to do with.
struct Touched {
    texts: BTreeSet<TextId>,
    items: Vec<ItemId>,
}

impl Touched {
    fn by(events: &[EventRecord]) -> Self {
        let mut texts = BTreeSet::new();
        let mut items = BTreeSet::new();
        for event in events {
            match event.kind.as_str() {
                "text-registered" => {
                    texts.insert(TextId::new(&*event.subject));
                }
                "edition-imported" | "edition-reread" => {
                    // `wtsa-24-actions/zh/1`: the text, the language, the number.
                    let text = event.subject.rsplitn(3, '/').last().unwrap_or(&event.subject);
                    texts.insert(TextId::new(text));
                }
                // Whatever else happens has an item as its subject, or none that can be found; an
                // id that is no item finds nothing.
                _ => {
                    items.insert(ItemId::new(&*event.subject));
                    for field in ["others", "by"] {
                        let named = event.payload.get(field).and_then(|value| value.as_array());
                        let named = named.into_iter().flatten().filter_map(|id| id.as_str());
                        items.extend(named.map(ItemId::new));
                    }
                }
            }
        }
        Self { texts, items: items.into_iter().collect() }
    }
}

/// What tells an event from one with the same number in another register.
fn mark(event: &EventRecord) -> String {
    let EventRecord { seq, at, actor, kind, subject, payload, .. } = event;
    short_hash(format!("{seq}\n{at}\n{actor}\n{kind}\n{subject}\n{payload}").as_bytes())
}

/// The first 16 digits of the SHA-256.
fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Does work on a thread that may wait for the disk.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, SearchError> + Send + 'static,
) -> Result<T, FinderError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done.map_err(FinderError::Search),
        Err(error) => Err(FinderError::Interrupted(error)),
    }
}
