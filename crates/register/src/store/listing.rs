//! The list of items in memory, filled from the database and kept in step with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actum_model::{Standings, statuses_in_order};
use tokio::sync::RwLock;

use super::{change, find, read};
use crate::database::{Connection, Database, Row, Statement, sql};
use crate::error::{RegisterError, Result};
use crate::listing::{Entry, Listing, Question, Words, bit, role_number, wait_bit};
use crate::query::{BodyRole, Collectives, ItemQuery, Waiting};
use crate::view::ItemPage;

/// How many items are read at a time while the list is filled.
const TOGETHER: i64 = 4000;

/// How many events are looked through to bring the list up to date; after more it is filled anew.
const MOST_EVENTS: i64 = 2000;

/// How often a question is put again when the list went on meanwhile.
const ATTEMPTS: usize = 5;

/// The list of items of one register, once it is wanted. Cheap to clone: clones share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keeper(Arc<Kept>);

#[derive(Debug, Default)]
struct Kept {
    listing: RwLock<Option<Listing>>,
    /// Whether somebody is filling it.
    filling: AtomicBool,
}

/// How the list stands to what the database shows.
enum Step {
    /// It says the same.
    Same,
    /// It is of a later moment than this view of the database.
    Later,
    /// It has to be filled anew, or is not there.
    Anew,
}

impl Keeper {
    /// Fills the list, from now on to be kept.
    pub(crate) async fn keep(&self, database: &Database) -> Result<()> {
        let listing = filled(database).await?;
        *self.0.listing.write().await = Some(listing);
        Ok(())
    }

    /// The page that a query asks for, and nothing where the list is not kept or is being filled.
    pub(crate) async fn items(
        &self,
        database: &Database,
        query: &ItemQuery,
    ) -> Result<Option<ItemPage>> {
        for _ in 0..ATTEMPTS {
            if self.0.listing.read().await.is_none() {
                return Ok(None);
            }
            let mut snapshot = database.begin_read().await?;
            let page = self.page(&mut snapshot, query).await;
            snapshot.end_read().await?;
            match page? {
                Ok(page) => return Ok(Some(page)),
                Err(Step::Later | Step::Same) => {}
                Err(Step::Anew) => {
                    self.fill_meanwhile(database);
                    return Ok(None);
                }
            }
        }
        Ok(None)
    }

    /// How many items there are and how many stand at each status, where the list is in step.
    pub(crate) async fn counts(
        &self,
        snapshot: &mut Connection,
    ) -> Result<Option<(u64, BTreeMap<String, u64>)>> {
        if self.0.listing.read().await.is_none() {
            return Ok(None);
        }
        let last = last_event(snapshot).await?;
        let Step::Same = self.follow(snapshot, last).await? else { return Ok(None) };
        let listing = self.0.listing.read().await;
        let Some(listing) = listing.as_ref().filter(|listing| listing.seq == last) else {
            return Ok(None);
        };
        let counts = listing.by_status().into_iter();
        let counts = counts.map(|(status, count)| (status, u64::try_from(count).unwrap_or(0)));
        Ok(Some((listing.len() as u64, counts.collect())))
    }

    async fn page(
        &self,
        snapshot: &mut Connection,
        query: &ItemQuery,
    ) -> Result<std::result::Result<ItemPage, Step>> {
        let last = last_event(snapshot).await?;
        match self.follow(snapshot, last).await? {
            Step::Same => {}
            other => return Ok(Err(other)),
        }
        let bodies = bodies(snapshot, query).await?;
        let containing = containing(snapshot, query).await?;
        let (found, column) = {
            let listing = self.0.listing.read().await;
            let Some(listing) = listing.as_ref().filter(|listing| listing.seq == last) else {
                return Ok(Err(Step::Later));
            };
            let question = Question { query, bodies: &bodies, containing: containing.as_deref() };
            (listing.find(&question), find::sorted_by(query.sort, &listing.statuses))
        };
        let next = match found.numbers.last() {
            Some(last) if found.more => {
                Some(super::place::of(snapshot, column.as_deref(), *last).await?)
            }
            _ => None,
        };
        Ok(Ok(ItemPage {
            items: find::by_numbers(snapshot, &found.numbers).await?,
            next,
            total: found.total,
            facets: found.facets,
        }))
    }

    /// Brings the list to the last event that `snapshot` shows.
    async fn follow(&self, snapshot: &mut Connection, last: i64) -> Result<Step> {
        let step = |listing: &Option<Listing>| match listing {
            None => Some(Step::Anew),
            Some(listing) if listing.seq == last => Some(Step::Same),
            Some(listing) if listing.seq > last => Some(Step::Later),
            Some(_) => None,
        };
        if let Some(step) = step(&*self.0.listing.read().await) {
            return Ok(step);
        }
        let mut guard = self.0.listing.write().await;
        // Another question may have been quicker.
        if let Some(step) = step(&guard) {
            return Ok(step);
        }
        let Some(listing) = guard.as_mut() else { return Ok(Step::Anew) };
        match caught_up(listing, snapshot, last).await {
            Ok(true) => Ok(Step::Same),
            Ok(false) => Ok(Step::Anew),
            Err(error) => {
                // Half of it may be there.
                *guard = None;
                Err(error)
            }
        }
    }

    /// Fills the list anew while questions go to the database.
    fn fill_meanwhile(&self, database: &Database) {
        if self.0.filling.swap(true, Ordering::AcqRel) {
            return;
        }
        let (keeper, database) = (self.clone(), database.clone());
        tokio::spawn(async move {
            // What is wrong with the database, the next question to it says.
            let _ = keeper.keep(&database).await;
            keeper.0.filling.store(false, Ordering::Release);
        });
    }
}

/// What the events of a kind change about the list.
enum Bearing {
    /// The item that they are about.
    Item,
    /// Texts.
    Texts,
    /// Statuses.
    Statuses,
    /// Nothing.
    Nothing,
    /// More than can be told from the event.
    Everything,
}

fn bearing(kind: &str) -> Bearing {
    match kind {
        "item-created" | "item-carried" | "item-overtaken" | "clause-recorded"
        | "item-confirmed" | "item-rejected" | "item-reopened" | "item-edited" | "item-moved"
        | "item-replaced" | "items-merged" | "note-added" | "evidence-attached" | "claim-made"
        | "claim-decided" | "claim-reopened" | "due-moved" => Bearing::Item,
        "text-registered" => Bearing::Texts,
        "workflows-recorded" => Bearing::Statuses,
        "bodies-recorded" | "edition-imported" | "edition-reread" | "workflow-chosen"
        | "person-added" | "person-changed" | "person-disabled" | "person-enabled"
        | "position-given" | "position-ended" | "webhook-defined" | "webhook-changed"
        | "webhook-removed"
        // An occasion that moves takes dates with it, each by an event on its item.
        | "occasions-recorded" | "occasion-added" | "occasion-moved" | "occasion-cancelled"
        | "procedures-recorded" => Bearing::Nothing,
        _ => Bearing::Everything,
    }
}

/// Brings the list up to an event; `false` when it has to be filled anew.
async fn caught_up(listing: &mut Listing, snapshot: &mut Connection, last: i64) -> Result<bool> {
    if last - listing.seq > MOST_EVENTS {
        return Ok(false);
    }
    let statement = sql("SELECT kind, subject FROM events WHERE seq > $1 AND seq <= $2");
    let rows = snapshot.rows(statement.bind(listing.seq).bind(last)).await?;
    let mut items: BTreeSet<String> = BTreeSet::new();
    let (mut texts, mut statuses) = (false, false);
    for row in rows {
        match bearing(&row.text(0)?) {
            Bearing::Item => {
                items.insert(row.text(1)?);
            }
            Bearing::Texts => texts = true,
            Bearing::Statuses => statuses = true,
            Bearing::Nothing => {}
            Bearing::Everything => return Ok(false),
        }
    }
    if texts {
        listing.texts = self::texts(snapshot).await?;
    }
    if statuses {
        let workflows = change::workflows(snapshot).await?;
        listing.statuses = statuses_in_order(&workflows);
        listing.standings = Standings::new(&workflows);
    }
    if !items.is_empty() {
        let mut statement = sql("SELECT number FROM items WHERE id IN (");
        statement.push_list(items);
        statement.push(") ORDER BY number");
        let numbers: Vec<i64> = snapshot.column(statement).await?;
        let some = Which::These(&numbers);
        let entries = entries(snapshot, &mut listing.words, &some).await?;
        listing.put(entries);
    }
    listing.seq = last;
    Ok(true)
}

/// The list as the database has it now.
async fn filled(database: &Database) -> Result<Listing> {
    let mut snapshot = database.begin_read().await?;
    let mut listing = Listing::default();
    listing.seq = last_event(&mut snapshot).await?;
    listing.texts = texts(&mut snapshot).await?;
    let workflows = change::workflows(&mut snapshot).await?;
    listing.statuses = statuses_in_order(&workflows);
    listing.standings = Standings::new(&workflows);
    let last: i64 =
        snapshot.one(sql("SELECT coalesce(max(number), 0) FROM items")).await?.integer(0)?;
    let mut before = 0;
    while before < last {
        let upto = before + TOGETHER;
        let some = Which::Between(before, upto);
        let entries = entries(&mut snapshot, &mut listing.words, &some).await?;
        listing.put(entries);
        before = upto;
    }
    snapshot.end_read().await?;
    Ok(listing)
}

/// The number of the last event.
pub(super) async fn last_event(connection: &mut Connection) -> Result<i64> {
    connection.one(sql("SELECT coalesce(max(seq), 0) FROM events")).await?.integer(0)
}

async fn texts(connection: &mut Connection) -> Result<Vec<(i64, String)>> {
    let rows = connection.rows(sql("SELECT number, id FROM texts ORDER BY number")).await?;
    rows.iter().map(|row| Ok((row.integer(0)?, row.text(1)?))).collect()
}

/// The bodies that a query asks for, collectives included where it says so.
pub(super) async fn bodies(connection: &mut Connection, query: &ItemQuery) -> Result<Vec<String>> {
    let mut bodies: Vec<String> = Vec::new();
    for body in &query.bodies {
        bodies.push(body.as_str().to_owned());
        if query.collectives == Collectives::Included {
            let collectives = read::collectives(connection, body).await?;
            bodies.extend(collectives.iter().map(|id| id.as_str().to_owned()));
        }
    }
    Ok(bodies)
}

/// The numbers of the items that hold the words looked for, in order.
async fn containing(connection: &mut Connection, query: &ItemQuery) -> Result<Option<Vec<i64>>> {
    let words = query.contains.as_deref().map(crate::import::matching::folded);
    let Some(words) = words.filter(|words| !words.is_empty()) else { return Ok(None) };
    let mut statement = sql("SELECT item FROM item_words WHERE ");
    let place = statement.place_of(words);
    statement.push(connection.dialect().position_of(&place, "words")).push(" > 0 ORDER BY item");
    connection.column(statement).await.map(Some)
}

/// Which items.
enum Which<'a> {
    /// After the first number, up to and including the second.
    Between(i64, i64),
    /// Those with these numbers.
    These(&'a [i64]),
}

impl Which<'_> {
    /// Puts to a statement, which has no values yet, that `column` is the number of one of them.
    fn limit(
        &self,
        connection: &Connection,
        mut statement: Statement,
        column: &str,
    ) -> Result<Statement> {
        match self {
            Which::Between(before, upto) => {
                let before = statement.place_of(*before);
                let upto = statement.place_of(*upto);
                statement.push(format_args!("{column} > {before} AND {column} <= {upto}"));
            }
            Which::These(numbers) => {
                let listed = statement.place_of(connection.place().write(numbers)?);
                let listed = connection.dialect().numbers(&listed, "listed");
                statement.push(format_args!("{column} IN (SELECT value FROM {listed})"));
            }
        }
        Ok(statement)
    }
}

/// Entries of some items, by number.
async fn entries(
    connection: &mut Connection,
    words: &mut Words,
    some: &Which<'_>,
) -> Result<Vec<Entry>> {
    let statement = sql("SELECT number, text, position, status, action, action_key, owner_key,
           partner_key, report_key, due_on, instrument, force, confidence, id_key, act_key,
           updated_at FROM items WHERE ");
    let mut statement = some.limit(connection, statement, "number")?;
    statement.push(" ORDER BY number");
    let mut entries = Vec::new();
    for row in connection.rows(statement).await? {
        let mut word = |column| -> Result<Option<u32>> {
            Ok(row.get::<Option<String>>(column)?.map(|word| words.keep(&word)))
        };
        let (status, action, action_key) = (word(3)?, word(4)?, word(5)?);
        entries.push(Entry {
            number: row.integer(0)?,
            text: row.integer(1)?,
            position: row.integer(2)?,
            status: status.unwrap_or_default(),
            action: action.unwrap_or_default(),
            action_key: action_key.unwrap_or_default(),
            owner_key: word(6)?,
            partner_key: word(7)?,
            report_key: word(8)?,
            due_on: word(9)?,
            instrument: row.get(10)?,
            force: row.integer(11)?,
            confidence: row.get(12)?,
            id_key: row.text(13)?.into(),
            act_key: row.text(14)?.into(),
            updated_at: row.text(15)?.into(),
            ..Entry::default()
        });
    }
    let roles: Vec<(&str, u8)> =
        BodyRole::ALL.into_iter().map(|role| (role.name(), role_number(role))).collect();
    let bodies = sql("SELECT item, role, body FROM item_bodies WHERE ");
    each(connection, some, bodies, &mut entries, |entry, row| {
        let name = row.text(1)?;
        let role = roles.iter().find(|(known, _)| *known == name);
        entry.bodies.push((role.map_or(u8::MAX, |(_, role)| *role), words.keep(&row.text(2)?)));
        Ok(())
    })
    .await?;
    let forces = sql("SELECT item, force FROM item_forces WHERE ");
    each(connection, some, forces, &mut entries, |entry, row| {
        entry.forces |= bit(row.integer(1)?);
        Ok(())
    })
    .await?;
    let instruments = sql("SELECT item, instrument FROM item_instruments WHERE ");
    each(connection, some, instruments, &mut entries, |entry, row| {
        entry.instruments |= bit(row.integer(1)?);
        Ok(())
    })
    .await?;
    let keys = sql("SELECT item, due_key FROM item_due_keys WHERE ");
    each(connection, some, keys, &mut entries, |entry, row| {
        entry.due_keys.push(words.keep(&row.text(1)?));
        Ok(())
    })
    .await?;
    let days = sql("SELECT item, due_on FROM item_dues WHERE due_on IS NOT NULL AND ");
    each(connection, some, days, &mut entries, |entry, row| {
        entry.days.push(words.keep(&row.text(1)?));
        Ok(())
    })
    .await?;
    let tags = sql("SELECT item, tag FROM item_tags WHERE ");
    each(connection, some, tags, &mut entries, |entry, row| {
        entry.tags.push(words.keep(&row.text(1)?));
        Ok(())
    })
    .await?;
    let waits = sql("SELECT item, kind FROM item_waits
         WHERE kind IN ('claim', 'look_again') AND ");
    each(connection, some, waits, &mut entries, |entry, row| {
        entry.waits |= Waiting::from_name(&row.text(1)?).map_or(0, wait_bit);
        Ok(())
    })
    .await?;
    Ok(entries)
}

/// Puts each row of a table to the entry of its item.
async fn each(
    connection: &mut Connection,
    some: &Which<'_>,
    statement: Statement,
    entries: &mut [Entry],
    mut put: impl FnMut(&mut Entry, &Row) -> Result<()>,
) -> Result<()> {
    let statement = some.limit(connection, statement, "item")?;
    for row in connection.rows(statement).await? {
        let number = row.integer(0)?;
        match entries.binary_search_by_key(&number, |entry| entry.number) {
            Ok(place) => put(&mut entries[place], &row)?,
            Err(_) => return Err(stray(connection, number)),
        }
    }
    Ok(())
}

fn stray(connection: &Connection, number: i64) -> RegisterError {
    connection
        .place()
        .damaged(format!("something is filed for item number {number}, which is not there"))
}

#[cfg(test)]
mod tests {
    use super::Keeper;
    use crate::database::Database;
    use crate::query::ItemQuery;
    use crate::store::{change, rebuild};

    /// That answers are right is tested from outside (`tests/commanding.rs`); here that they come
    /// from the list at all.
    #[tokio::test]
    async fn the_list_answers_once_it_is_kept() {
        let database = Database::open_in_memory().await.expect("opens");
        rebuild::if_stale(&database).await.expect("is made");
        let (keeper, query) = (Keeper::default(), ItemQuery::default());
        let asked = async || keeper.items(&database, &query).await.expect("reads").is_some();
        assert!(!asked().await, "nobody wanted it");
        keeper.keep(&database).await.expect("is filled");
        assert!(asked().await);
        let workflow: actum_model::Workflow =
            toml::from_str(include_str!("../../../../packs/workflows/action-plan.toml"))
                .expect("a workflow");
        change::record_workflows(&database, &[workflow], "officer", "2026-11-23T09:00:00Z")
            .await
            .expect("records");
        assert!(asked().await, "an event came, and the list follows");
        let listing = keeper.0.listing.read().await;
        let statuses = listing.as_ref().map(|listing| listing.statuses.len());
        assert!(statuses.is_some_and(|statuses| statuses > 3), "{statuses:?}");
    }
}
