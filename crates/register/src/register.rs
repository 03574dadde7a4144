//! The front: what the register can do, whatever database stands behind it.

use std::path::Path;
use std::time::Duration;

use actum_model::{
    ActionPlan, Body, BodyId, Document, EditionId, Extraction, Item, ItemId, TextId,
};
use sqlx::SqlitePool;
use sqlx::pool::PoolConnection;

use crate::error::{RegisterError, Result};
use crate::event::EventRecord;
use crate::import::{ImportOutcome, ImportRequest};
use crate::query::{ItemQuery, PlanQuery};
use crate::sqlite::failure::Place;
use crate::sqlite::{check, find, open, read, sheet, write};
use crate::view::{
    BodyCount, BodySheet, CheckReport, EditionSummary, ItemClause, ItemPage, OccasionSheet,
    RelatedItems, Statistics, TextSummary,
};

/// How a register is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenOptions {
    /// Whether to make a new register where no file is.
    pub create: bool,
    /// How long to wait for another process that is writing.
    pub busy_timeout: Duration,
    /// How many connections to hold at most: one writes, the others read at the same time.
    pub connections: u32,
    /// Size limit in pages of 4096 bytes; `None` leaves it to the disk.
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
    pool: SqlitePool,
    place: Place,
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
        let (pool, place) = open::open(path, options).await?;
        Ok(Self { pool, place })
    }

    /// Opens a register that is gone with its last clone, for tests and trials.
    ///
    /// # Errors
    ///
    /// When there is no memory for it.
    pub async fn open_in_memory() -> Result<Self> {
        let (pool, place) = open::open_in_memory().await?;
        Ok(Self { pool, place })
    }

    /// Lets go of the file after what is under way has ended. Dropping the register does so too,
    /// only later and without a word.
    pub async fn close(self) {
        self.pool.close().await;
    }

    async fn connection(&self) -> Result<PoolConnection<sqlx::Sqlite>> {
        self.pool.acquire().await.map_err(|error| self.place.failure(error))
    }

    /// Registers an edition of a text, all in one transaction.
    ///
    /// # Errors
    ///
    /// [`RegisterError::InvalidImport`] for a request that cannot be registered, and whatever can
    /// befall the file. Nothing is stored then.
    pub async fn import(&self, request: ImportRequest<'_>) -> Result<ImportOutcome> {
        write::import(&self.pool, &self.place, &request).await
    }

    /// The items that `query` lets through, with counts per value.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or is damaged; so for all that follow.
    pub async fn items(&self, query: &ItemQuery) -> Result<ItemPage> {
        find::items(&mut *self.connection().await?, &self.place, query).await
    }

    /// One item, by its full id.
    pub async fn item(&self, id: &ItemId) -> Result<Option<Item>> {
        read::item(&mut *self.connection().await?, &self.place, id).await
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
        let mut connection = self.connection().await?;
        if let Some(item) = read::item(&mut connection, &self.place, &written.into()).await? {
            return Ok(Some(item));
        }
        let mut candidates = read::items_numbered(&mut connection, &self.place, written).await?;
        match candidates.len() {
            0 => Ok(None),
            1 => read::item(&mut connection, &self.place, &candidates.remove(0)).await,
            _ => Err(RegisterError::AmbiguousItem { written: written.to_owned(), candidates }),
        }
    }

    /// What happened to an item, first things first.
    pub async fn history(&self, id: &ItemId) -> Result<Vec<EventRecord>> {
        let mut connection = self.connection().await?;
        read::history(&mut connection, &self.place, id.as_str()).await
    }

    /// The clause of an item in every edition that holds it, in order of import.
    pub async fn clauses(&self, id: &ItemId) -> Result<Vec<ItemClause>> {
        read::clauses(&mut *self.connection().await?, &self.place, id).await
    }

    /// The items that have to do with an item. Empty when there is no such item.
    pub async fn related(&self, id: &ItemId) -> Result<RelatedItems> {
        sheet::related(&mut *self.connection().await?, &self.place, id).await
    }

    /// All texts with their editions, in order of registration.
    pub async fn texts(&self) -> Result<Vec<TextSummary>> {
        read::texts(&mut *self.connection().await?, &self.place).await
    }

    /// The editions of a text, in order of import. Empty when there is no such text.
    pub async fn editions(&self, text: &TextId) -> Result<Vec<EditionSummary>> {
        read::editions(&mut *self.connection().await?, &self.place, text).await
    }

    /// An edition as read and understood at its import.
    pub async fn reading(&self, edition: &EditionId) -> Result<Option<(Document, Extraction)>> {
        read::reading(&mut *self.connection().await?, &self.place, edition).await
    }

    /// All bodies with how many items name them, by id.
    pub async fn bodies(&self) -> Result<Vec<BodyCount>> {
        sheet::bodies(&mut *self.connection().await?, &self.place).await
    }

    /// All bodies of the packs that the register was given, without counting their items.
    pub async fn body_list(&self) -> Result<Vec<Body>> {
        read::bodies(&mut *self.connection().await?, &self.place).await
    }

    /// All that a body must do, all in which it takes part, and all that is reported to it.
    /// Overtaken items are left out. `None` when there is no such body.
    pub async fn body_sheet(&self, body: &BodyId) -> Result<Option<BodySheet>> {
        sheet::body_sheet(&mut *self.connection().await?, &self.place, body).await
    }

    /// All occasions in order of time, with what is due at each. Overtaken items are left out.
    pub async fn occasions(&self) -> Result<Vec<OccasionSheet>> {
        sheet::occasions(&mut *self.connection().await?, &self.place).await
    }

    /// The view from which every report is written.
    pub async fn plan(&self, query: &PlanQuery) -> Result<ActionPlan> {
        sheet::plan(&mut *self.connection().await?, &self.place, query).await
    }

    /// At most `limit` events after number `after`, in order. Start with 0.
    pub async fn events(&self, after: i64, limit: u32) -> Result<Vec<EventRecord>> {
        let mut connection = self.connection().await?;
        read::events(&mut connection, &self.place, after, i64::from(limit)).await
    }

    /// Numbers about the register.
    pub async fn statistics(&self) -> Result<Statistics> {
        check::statistics(&mut *self.connection().await?, &self.place).await
    }

    /// Looks whether the file is sound and the state is what follows from the events.
    ///
    /// # Errors
    ///
    /// When the file is so damaged that it cannot be looked at; what can be found out is in the
    /// report.
    pub async fn check(&self) -> Result<CheckReport> {
        check::check(&mut *self.connection().await?, &self.place).await
    }
}
