//! The list of items in memory, filled from the database and kept in step with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actum_model::{Standings, statuses_in_order};
use tokio::sync::RwLock;

use super::{change, find, read, versions};
use crate::database::{Connection, Database, sql};
use crate::error::Result;
use crate::listing::{Listing, Question};
use crate::query::{Collectives, ItemQuery};
use crate::view::ItemPage;

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

    /// What `tell` tells from the list, where the list is kept and says what `snapshot` shows.
    pub(crate) async fn of<T>(
        &self,
        snapshot: &mut Connection,
        tell: impl FnOnce(&Listing) -> T,
    ) -> Result<Option<T>> {
        if self.0.listing.read().await.is_none() {
            return Ok(None);
        }
        let last = last_event(snapshot).await?;
        let Step::Same = self.follow(snapshot, last).await? else { return Ok(None) };
        let listing = self.0.listing.read().await;
        Ok(listing.as_ref().filter(|listing| listing.seq == last).map(tell))
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
        let (found, next) = {
            let listing = self.0.listing.read().await;
            let Some(listing) = listing.as_ref().filter(|listing| listing.seq == last) else {
                return Ok(Err(Step::Later));
            };
            let question = Question { query, bodies: &bodies, containing: containing.as_deref() };
            let found = listing.find(&question);
            let next = found.next(listing, query);
            (found, next)
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
    /// The item that they are about, of which they leave a version.
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
        | "webhook-removed" | "draft-opened" | "draft-proposal-added" | "draft-step-taken"
        | "draft-changed"
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
    let kinds = sql("SELECT DISTINCT kind FROM events WHERE seq > $1 AND seq <= $2");
    let kinds: Vec<String> = snapshot.column(kinds.bind(listing.seq).bind(last)).await?;
    let (mut texts, mut statuses) = (false, false);
    for kind in kinds {
        match bearing(&kind) {
            Bearing::Texts => texts = true,
            Bearing::Statuses => statuses = true,
            Bearing::Item | Bearing::Nothing => {}
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
    versions::follow(snapshot, listing, last).await?;
    listing.seq = last;
    Ok(true)
}

/// The list as the database has it now.
async fn filled(database: &Database) -> Result<Listing> {
    let mut snapshot = database.begin_read().await?;
    let mut listing = Listing::default();
    listing.seq = last_event(&mut snapshot).await?;
    surroundings(&mut snapshot, &mut listing).await?;
    let last = listing.seq;
    versions::fill(&mut snapshot, &mut listing, last).await?;
    snapshot.end_read().await?;
    Ok(listing)
}

/// What a list knows beside its items.
pub(super) async fn surroundings(connection: &mut Connection, listing: &mut Listing) -> Result<()> {
    listing.texts = texts(connection).await?;
    let workflows = change::workflows(connection).await?;
    listing.statuses = statuses_in_order(&workflows);
    listing.standings = Standings::new(&workflows);
    Ok(())
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
