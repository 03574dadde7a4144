//! The register as it was, made from what bears on a question alone.
//!
//! Nearly all events are about one item, and what becomes of an item follows from its own events and
//! from those that are about no item: occasions, bodies, texts, editions. So an item as it was takes
//! the few events about it and what was known beside the items then; a list as it was takes what
//! items were found by ([`versions`](super::versions)), and the events of the items on the page. A
//! test holds all of it against a register made anew from every event up to the moment.

mod ground;
mod items;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use actum_model::{ActionPlan, BodyId, ItemId, OccasionId, TextId};
use jiff::Timestamp;
use tokio::sync::{Mutex, OnceCell};

use self::ground::{General, Ground};
use super::listing::{self, Keeper};
use super::{check, read, rebuild, sheet, versions};
use crate::database::{Connection, Database, sql};
use crate::error::Result;
use crate::event::EventRecord;
use crate::listing::{Listing, Question};
use crate::query::{BodyRole, Collectives, DueFilter, ItemQuery, PlanQuery};
use crate::view::{BodySheet, ItemPage, OccasionSheet, RelatedItems, Statistics, TextSummary};

/// How many grounds are kept: a few megabytes each.
const GROUNDS: usize = 3;

/// What questions about the past leave for the next ones. Cheap to clone: clones share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory(Arc<Remembered>);

#[derive(Debug, Default)]
struct Remembered {
    /// The events that are about no item.
    general: Mutex<Arc<General>>,
    /// The grounds asked for last, the latest at the end.
    grounds: Mutex<Vec<Ground>>,
    /// The list asked for last.
    list: Mutex<Option<Arc<Listing>>>,
}

/// The register as it was after one event.
#[derive(Debug, Clone)]
pub(crate) struct Past {
    /// The register as it is.
    source: Database,
    /// The number of the last event that counts.
    seq: i64,
    /// The moment.
    until: String,
    memory: Memory,
    /// All of it, for questions that take more than is told above.
    whole: Arc<OnceCell<Database>>,
}

impl Past {
    /// The register as it was at `until`, the end of what counts.
    pub(crate) async fn at(source: &Database, until: String, memory: &Memory) -> Result<Self> {
        let seq = last_until(&mut source.connection().await?, &until).await?;
        Ok(Self {
            source: source.clone(),
            seq,
            until,
            memory: memory.clone(),
            whole: Arc::default(),
        })
    }

    /// The moment that is shown.
    pub(crate) fn until(&self) -> &str {
        &self.until
    }

    /// Whether it ends before another.
    pub(crate) fn is_before(&self, other: &Self) -> bool {
        self.seq < other.seq
    }

    /// All of it, made anew from every event in memory: minutes and gigabytes where the register
    /// is large.
    pub(crate) async fn whole(&self) -> Result<&Database> {
        let made = async || rebuild::in_memory(&self.source, Some(&self.until)).await;
        self.whole.get_or_try_init(made).await
    }

    /// What was known beside the items, to be asked in SQL.
    pub(crate) async fn beside_items(&self) -> Result<Connection> {
        self.ground().await?.database.connection().await
    }

    /// What was known beside the items and about some of them, to be asked in SQL. What was put
    /// there for it goes with the connection.
    pub(crate) async fn with_items(&self, ids: &[ItemId]) -> Result<Connection> {
        let ground = self.ground().await?;
        let mut scene = ground.database.begin_write().await?;
        self.place_items(&mut scene, ids).await?;
        Ok(scene)
    }

    /// The events up to the moment, after number `after`.
    pub(crate) async fn events(&self, after: i64, limit: i64) -> Result<Vec<EventRecord>> {
        let mut connection = self.source.connection().await?;
        let left = (self.seq - after).max(0);
        read::events(&mut connection, after, limit.min(left)).await
    }

    /// What had happened to an item.
    pub(crate) async fn history(&self, id: &ItemId) -> Result<Vec<EventRecord>> {
        let mut events = read::history(&mut self.source.connection().await?, id.as_str()).await?;
        events.retain(|event| event.seq <= self.seq);
        Ok(events)
    }

    /// How far the record went.
    pub(crate) async fn mark(&self) -> Result<(i64, Option<String>)> {
        let statement = sql("SELECT at FROM events WHERE seq = $1").bind(self.seq);
        Ok((self.seq, self.source.connection().await?.first(statement).await?))
    }

    /// The items that a query lets through.
    pub(crate) async fn items(&self, query: &ItemQuery) -> Result<Option<ItemPage>> {
        // Free text is not among what versions tell.
        if query.contains.as_deref().is_some_and(|words| !words.trim().is_empty()) {
            return Ok(None);
        }
        let bodies = listing::bodies(&mut self.beside_items().await?, query).await?;
        let list = self.list().await?;
        let found = list.find(&Question { query, bodies: &bodies, containing: None });
        let ids = self.ids(&found.numbers).await?;
        Ok(Some(ItemPage {
            next: found.next(&list, query),
            items: self.in_order(&ids).await?,
            total: found.total,
            facets: found.facets,
        }))
    }

    /// What was known beside the items, and about the items that one of the queries lets through, to
    /// be asked in SQL. What was put there for it goes with the connection.
    pub(crate) async fn with_found(&self, queries: &[ItemQuery]) -> Result<Connection> {
        let list = self.list().await?;
        let mut numbers: BTreeSet<i64> = BTreeSet::new();
        for query in queries {
            let bodies = listing::bodies(&mut self.beside_items().await?, query).await?;
            let found = list.find(&Question { query, bodies: &bodies, containing: None });
            numbers.extend(found.numbers);
        }
        let numbers: Vec<i64> = numbers.into_iter().collect();
        self.with_items(&self.ids(&numbers).await?).await
    }

    /// All in which a body had a part.
    pub(crate) async fn body_sheet(&self, id: &BodyId) -> Result<Option<BodySheet>> {
        let mut scene = self.with_found(&parts_of(id)).await?;
        let found = sheet::body_sheet(&mut scene, id).await?;
        scene.rollback().await?;
        Ok(found)
    }

    /// Occasions with what was due at each: all, or those named.
    pub(crate) async fn occasions(
        &self,
        among: Option<&[OccasionId]>,
    ) -> Result<Vec<OccasionSheet>> {
        let mut known = read::occasions(&mut self.beside_items().await?).await?;
        known.retain(|occasion| among.is_none_or(|ids| ids.contains(&occasion.id)));
        let due = known.into_iter().map(|occasion| DueFilter::Occasion(occasion.id)).collect();
        let mut scene = self.with_found(&[ItemQuery { due, ..ItemQuery::default() }]).await?;
        let found = sheet::occasions(&mut scene, among).await?;
        scene.rollback().await?;
        Ok(found)
    }

    /// The Action Plan of a text or of a body.
    pub(crate) async fn plan(&self, query: &PlanQuery) -> Result<ActionPlan> {
        let mut queries = match &query.body {
            Some(body) => parts_of(body).to_vec(),
            None => vec![ItemQuery::default()],
        };
        for one in &mut queries {
            one.texts.extend(query.text.clone());
        }
        let mut scene = self.with_found(&queries).await?;
        let plan = sheet::plan(&mut scene, query).await?;
        scene.rollback().await?;
        let (event, as_of) = self.mark().await?;
        Ok(ActionPlan { event, as_of: as_of.unwrap_or_default(), ..plan })
    }

    /// The items that had to do with an item.
    pub(crate) async fn related(&self, id: &ItemId) -> Result<RelatedItems> {
        let Some(item) = self.in_order(std::slice::from_ref(id)).await?.pop() else {
            return Ok(RelatedItems::default());
        };
        let candidates = self.candidates(&item).await?;
        let mut scene = self.with_items(&candidates).await?;
        let found = sheet::related(&mut scene, id).await?;
        scene.rollback().await?;
        Ok(found)
    }

    /// Texts with their editions: all, or those named.
    pub(crate) async fn texts(&self, among: Option<&[TextId]>) -> Result<Vec<TextSummary>> {
        let mut texts = read::texts(&mut self.beside_items().await?, among).await?;
        let list = self.list().await?;
        let counts = list.by_text();
        let numbers: BTreeMap<&str, i64> =
            list.texts.iter().map(|(number, id)| (id.as_str(), *number)).collect();
        for text in &mut texts {
            let number = numbers.get(text.id.as_str());
            text.items = number.and_then(|number| counts.get(number)).copied().unwrap_or(0);
        }
        Ok(texts)
    }

    /// Numbers about the register.
    pub(crate) async fn statistics(&self) -> Result<Statistics> {
        let mut beside = self.beside_items().await?;
        let told = check::statistics(&mut beside, &Keeper::default()).await?;
        drop(beside);
        let list = self.list().await?;
        let counts = list.by_status();
        let mut statuses = told.statuses;
        for status in &mut statuses {
            status.count = counts.get(&status.value).copied().unwrap_or(0);
        }
        let events = u64::try_from(self.seq).unwrap_or(0);
        let (_, as_of) = self.mark().await?;
        let size = self.source.connection().await?;
        let size = size_of(size).await?;
        Ok(Statistics {
            items: list.len() as u64,
            statuses,
            events,
            last_event: events,
            as_of,
            bytes: size,
            ..told
        })
    }

    /// The list of items.
    async fn list(&self) -> Result<Arc<Listing>> {
        // Made by one at a time: it is as large as the list of the present.
        let mut kept = self.memory.0.list.lock().await;
        if let Some(list) = kept.as_ref().filter(|list| list.seq == self.seq) {
            return Ok(Arc::clone(list));
        }
        // Let go of the other before this one is made.
        *kept = None;
        let mut list = Listing::default();
        listing::surroundings(&mut self.beside_items().await?, &mut list).await?;
        let mut snapshot = self.source.begin_read().await?;
        versions::fill(&mut snapshot, &mut list, self.seq).await?;
        snapshot.end_read().await?;
        list.seq = self.seq;
        let list = Arc::new(list);
        *kept = Some(Arc::clone(&list));
        Ok(list)
    }

    async fn general(&self) -> Result<Arc<General>> {
        let mut kept = self.memory.0.general.lock().await;
        if kept.upto < self.seq {
            let mut snapshot = self.source.begin_read().await?;
            *kept = Arc::new(General::after(&kept, &mut snapshot).await?);
            snapshot.end_read().await?;
        }
        Ok(Arc::clone(&kept))
    }

    async fn ground(&self) -> Result<Ground> {
        let general = self.general().await?;
        let seq = general.last_until(self.seq);
        let mut kept = self.memory.0.grounds.lock().await;
        let ground = match kept.iter().position(|ground| ground.seq == seq) {
            Some(place) => kept.remove(place),
            None => Ground::make(&general, seq).await?,
        };
        kept.push(ground.clone());
        if kept.len() > GROUNDS {
            kept.remove(0);
        }
        Ok(ground)
    }

    /// The ids of items by number, in this order.
    async fn ids(&self, numbers: &[i64]) -> Result<Vec<ItemId>> {
        let mut connection = self.source.connection().await?;
        let mut statement = sql("SELECT items.id FROM ");
        let listed = statement.place_of(connection.place().write(&numbers)?);
        statement.push(connection.dialect().numbers(&listed, "listed"));
        statement.push(" JOIN items ON items.number = listed.value ORDER BY listed.key");
        let ids: Vec<String> = connection.column(statement).await?;
        Ok(ids.into_iter().map(ItemId::new).collect())
    }
}

/// What finds all items in which a body has a part, itself or through a collective.
fn parts_of(body: &BodyId) -> [ItemQuery; 2] {
    [BodyRole::Any, BodyRole::ProposedReportTo].map(|role| ItemQuery {
        bodies: vec![body.clone()],
        role,
        collectives: Collectives::Included,
        ..ItemQuery::default()
    })
}

async fn size_of(mut connection: Connection) -> Result<u64> {
    let mut statement = sql("SELECT ");
    statement.push(connection.dialect().size());
    connection.one(statement).await?.number(0)
}

/// The number of the last event at or before `until`; 0 when there is none. Times on record never
/// go back, so that it is looked for by halves.
async fn last_until(connection: &mut Connection, until: &str) -> Result<i64> {
    let last = listing::last_event(connection).await?;
    let Ok(until) = until.parse::<Timestamp>() else { return Ok(last) };
    let (mut before, mut behind) = (0, last + 1);
    while behind - before > 1 {
        let middle = before + (behind - before) / 2;
        let at = sql("SELECT at FROM events WHERE seq = $1").bind(middle);
        let at: Option<String> = connection.first(at).await?;
        let later = at.and_then(|at| at.parse::<Timestamp>().ok()).is_some_and(|at| at > until);
        if later { behind = middle } else { before = middle }
    }
    Ok(before)
}

/// The range of subjects that lie in a text: `:` begins what stands behind the text in the id of
/// an item, and `;` is the next character.
fn items_of(text: &TextId) -> (String, String) {
    (format!("{text}:"), format!("{text};"))
}
