//! The front: what the register can do, whatever database stands behind it.

mod access;
mod acts;
mod changing;
mod desk;
mod drafts;
mod jobs;
mod languages;
mod mailing;
mod papers;
mod past;
mod people;
mod saved_views;
mod searching;
mod serving;
mod time;
mod views;
mod webhooks;

use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Duration;

use actum_model::{Document, EditionId, Extraction, Item, ItemId, TextId};

use crate::change::Made;
use crate::changes::Changes;
use crate::database::{Database, Location};
use crate::error::{RegisterError, Result};
use crate::event::EventRecord;
use crate::exchange::{ExchangeReport, LineReader, LineWriter};
use crate::import::{ImportOutcome, ImportRequest};
use crate::query::ItemQuery;
use crate::store::listing::Keeper;
use crate::store::past::{Memory, Past};
use crate::store::{check, exchange, find, read, rebuild, sheet, write};
use crate::view::{CheckReport, EditionSummary, ItemClause, ItemPage, RelatedItems, Statistics};

/// How a register is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenOptions {
    /// Whether to make a new register where no file is.
    pub create: bool,
    /// How long to wait for another process that is writing.
    pub busy_timeout: Duration,
    /// How many connections to hold at most: one writes, the others read at the same time.
    pub connections: u32,
    /// Size limit of a file in pages of 4096 bytes; `None` leaves it to the disk.
    pub max_pages: Option<u32>,
}

impl Default for OpenOptions {
    /// Create, wait five seconds, four connections, no size limit.
    fn default() -> Self {
        Self { create: true, busy_timeout: Duration::from_secs(5), connections: 4, max_pages: None }
    }
}

/// A register, open. Cheap to clone: clones share the connections.
///
/// ```
/// # async fn example() -> actum_register::Result<()> {
/// use actum_register::{ItemQuery, Register};
///
/// let register = Register::open_in_memory().await?;
/// let page = register.items(&ItemQuery::default()).await?;
/// assert_eq!(page.total, 0);
/// # Ok(())
/// # }
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
/// # runtime.block_on(example()).unwrap();
/// ```
#[derive(Debug, Clone)]
pub struct Register {
    /// The register as it is. Questions go to [`Register::shown`].
    database: Database,
    /// The moment shown, when it is not the present.
    past: Option<Past>,
    /// What questions about the past leave for the next ones.
    memory: Memory,
    /// The list of items in memory, once [`Register::keep_listing`] was asked for it.
    listing: Keeper,
}

impl Register {
    /// Opens the register in `path`, making it when it is missing and `options` allow.
    ///
    /// # Errors
    ///
    /// A missing file or folder, a file that is no database, another application's database, a
    /// register of a newer program, a damaged, locked or unwritable file, a full disk. A file that
    /// is not a register is left as it was.
    pub async fn open(path: &Path, options: &OpenOptions) -> Result<Self> {
        Self::connect(&Location::from(path), options).await
    }

    /// Opens the register at `location`: a file as [`Register::open`] does, or a PostgreSQL
    /// database, which is filled when it is empty and `options` allow.
    ///
    /// ```no_run
    /// # async fn example() -> actum_register::Result<()> {
    /// use actum_register::{OpenOptions, Register};
    ///
    /// let location = "postgres://secretariat@localhost/follow_up".parse().unwrap();
    /// let register = Register::connect(&location, &OpenOptions::default()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Register::open`]; for a server also when it cannot be reached or does not accept
    /// the user, when the database does not exist, or when it holds tables of something else.
    pub async fn connect(location: &Location, options: &OpenOptions) -> Result<Self> {
        Self::present_one(Database::open(location, options).await?).await
    }

    /// Opens a register that is gone with its last clone, for tests and trials.
    ///
    /// # Errors
    ///
    /// When there is no memory for it.
    pub async fn open_in_memory() -> Result<Self> {
        Self::present_one(Database::open_in_memory().await?).await
    }

    /// The register behind `database` as it is now, its state made anew first when an earlier
    /// program left it.
    async fn present_one(database: Database) -> Result<Self> {
        rebuild::if_stale(&database).await?;
        Ok(Self { database, past: None, memory: Memory::default(), listing: Keeper::default() })
    }

    /// Lets go of the file after what is under way has ended. Dropping the register does so too,
    /// only later and without a word.
    pub async fn close(self) {
        self.database.close().await;
    }

    /// Registers an edition of a text, all in one transaction.
    ///
    /// # Errors
    ///
    /// [`RegisterError::InvalidImport`] for a request that cannot be registered, and whatever can
    /// befall the file. Nothing is stored then.
    pub async fn import(&self, request: ImportRequest<'_>) -> Result<ImportOutcome> {
        self.present()?;
        done(write::import(self.shown().await?, &request, None, None).await?)
    }

    /// The items that `query` lets through, with counts per value.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or is damaged; so for all that follow.
    pub async fn items(&self, query: &ItemQuery) -> Result<ItemPage> {
        let page = match &self.past {
            None => self.listing.items(&self.database, query).await?,
            Some(past) => past.items(query).await?,
        };
        if let Some(page) = page {
            return Ok(page);
        }
        let mut snapshot = self.shown().await?.begin_read().await?;
        let found = find::items(&mut snapshot, query).await?;
        snapshot.end_read().await?;
        Ok(found)
    }

    /// From now on keeps in memory what items are filtered, sorted and counted by, for a server that
    /// is asked again and again: about a kilobyte an item. Answers stay the same, also when another
    /// process writes, and come in milliseconds from a hundred thousand items. Returns when the list
    /// is filled; until then the database answers.
    ///
    /// ```
    /// # async fn example() -> actum_register::Result<()> {
    /// # let register = actum_register::Register::open_in_memory().await?;
    /// let server = register.clone();
    /// tokio::spawn(async move { server.keep_listing().await });
    /// let page = register.items(&Default::default()).await?;
    /// # assert_eq!(page.total, 0);
    /// # Ok(())
    /// # }
    /// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    /// # runtime.block_on(example()).unwrap();
    /// ```
    ///
    /// # Errors
    ///
    /// When the register cannot be read; it goes on answering from the database then.
    pub async fn keep_listing(&self) -> Result<()> {
        self.present()?;
        self.listing.keep(&self.database).await
    }

    /// One item, by its full id.
    pub async fn item(&self, id: &ItemId) -> Result<Option<Item>> {
        read::item(&mut self.with_item(id).await?, id).await
    }

    /// The item that a person means: the full id, or the number alone when it means one item only.
    /// Items that apply come before items that were overtaken.
    ///
    /// # Errors
    ///
    /// [`RegisterError::AmbiguousItem`] with the candidates when several texts have the number, or
    /// when a later edition gave the number of one item to another.
    pub async fn find_item(&self, written: &str) -> Result<Option<Item>> {
        let written = written.trim();
        if let Some(item) = self.item(&written.into()).await? {
            return Ok(Some(item));
        }
        let mut connection = self.shown().await?.connection().await?;
        let mut candidates = read::items_numbered(&mut connection, written).await?;
        match candidates.len() {
            0 => Ok(None),
            1 => read::item(&mut connection, &candidates.remove(0)).await,
            _ => Err(RegisterError::AmbiguousItem { written: written.to_owned(), candidates }),
        }
    }

    /// What happened to an item, first things first.
    pub async fn history(&self, id: &ItemId) -> Result<Vec<EventRecord>> {
        if let Some(past) = &self.past {
            return past.history(id).await;
        }
        let mut connection = self.database.connection().await?;
        read::history(&mut connection, id.as_str()).await
    }

    /// The clause of an item in every edition that holds it, in order of import.
    pub async fn clauses(&self, id: &ItemId) -> Result<Vec<ItemClause>> {
        read::clauses(&mut self.with_item(id).await?, id).await
    }

    /// The items that have to do with an item. Empty when there is no such item.
    pub async fn related(&self, id: &ItemId) -> Result<RelatedItems> {
        if let Some(past) = &self.past {
            return past.related(id).await;
        }
        let mut snapshot = self.shown().await?.begin_read().await?;
        let found = sheet::related(&mut snapshot, id).await?;
        snapshot.end_read().await?;
        Ok(found)
    }

    /// The editions of a text, in order of import. Empty when there is no such text.
    pub async fn editions(&self, text: &TextId) -> Result<Vec<EditionSummary>> {
        read::editions(&mut self.beside_items().await?, text).await
    }

    /// An edition as read and understood at its import.
    pub async fn reading(&self, edition: &EditionId) -> Result<Option<(Document, Extraction)>> {
        let sources = read::sources(&mut self.beside_items().await?, edition).await?;
        let Some(sources) = sources else { return Ok(None) };
        // What is kept is never changed, so that another moment sees the same bytes.
        let mut contents = self.database.connection().await?;
        read::read_sources(&mut contents, edition, &sources).await.map(Some)
    }

    /// At most `limit` events after number `after`, in order. Start with 0.
    pub async fn events(&self, after: i64, limit: u32) -> Result<Vec<EventRecord>> {
        if let Some(past) = &self.past {
            return past.events(after, i64::from(limit)).await;
        }
        let mut connection = self.shown().await?.connection().await?;
        read::events(&mut connection, after, i64::from(limit)).await
    }

    /// Writes the whole register as lines of JSON (`docs/formats/register.md`), from one moment,
    /// while others go on writing.
    ///
    /// # Errors
    ///
    /// When the register cannot be read or `out` cannot be written.
    pub async fn export(&self, out: &mut (dyn Write + Send)) -> Result<ExchangeReport> {
        let mut snapshot = self.shown().await?.begin_read().await?;
        let report = exchange::export(&mut snapshot, LineWriter::new(out)).await?;
        snapshot.end_read().await?;
        Ok(report)
    }

    /// Fills this register, which must be empty, with what [`Register::export`] wrote. All of it,
    /// or nothing: the state is made from the events as always.
    ///
    /// # Errors
    ///
    /// A register that is not empty; lines that were altered, cut off or written by a newer
    /// program; whatever can befall the database.
    pub async fn load(&self, lines: &mut (dyn BufRead + Send)) -> Result<ExchangeReport> {
        exchange::import(self.shown().await?, &mut LineReader::new(lines)).await
    }

    /// Hears of events after number `after`, whoever writes them: this process, or another one on
    /// the same file or database. PostgreSQL tells at once; a file is looked at four times a
    /// second.
    ///
    /// ```
    /// # async fn example() -> actum_register::Result<()> {
    /// # let register = actum_register::Register::open_in_memory().await?;
    /// let mut changes = register.changes(0).await?;
    /// let wait = std::time::Duration::from_millis(1);
    /// let heard = tokio::time::timeout(wait, changes.next()).await;
    /// assert!(heard.is_err(), "nothing was written");
    /// # Ok(())
    /// # }
    /// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    /// # runtime.block_on(example()).unwrap();
    /// ```
    ///
    /// # Errors
    ///
    /// When a connection for it cannot be made.
    pub async fn changes(&self, after: i64) -> Result<Changes> {
        Changes::new(self.shown().await?, after).await
    }

    /// Numbers about the register.
    pub async fn statistics(&self) -> Result<Statistics> {
        if let Some(past) = &self.past {
            return past.statistics().await;
        }
        let mut snapshot = self.shown().await?.begin_read().await?;
        let found = check::statistics(&mut snapshot, &self.listing).await?;
        snapshot.end_read().await?;
        Ok(found)
    }

    /// Looks whether the file is sound and the state is what follows from the events.
    ///
    /// # Errors
    ///
    /// When the file is so damaged that it cannot be looked at; what can be found out is in the
    /// report.
    pub async fn check(&self) -> Result<CheckReport> {
        let mut snapshot = self.shown().await?.begin_read().await?;
        let found = check::check(&mut snapshot).await?;
        snapshot.end_read().await?;
        Ok(found)
    }
}

/// What came of something that has no name under which it could have been made before.
fn done<T>(made: Made<T>) -> Result<T> {
    match made {
        Made::Now(done) | Made::Before(done) => Ok(done),
        Made::OtherRequest => Err(RegisterError::Database {
            file: "register".to_owned(),
            detail: "a request without a name was taken for another; report this".to_owned(),
        }),
    }
}
