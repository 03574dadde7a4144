//! The one place where state changes: an event is applied, here and nowhere else.
//!
//! What happens to items is gathered in memory ([`pending`](super::pending)) and filed by
//! [`Applier::flush`], so that replaying a million events files each item few times. Any other
//! event finds everything before it filed.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Force, Instrument, Item, ItemId, OccasionId, TextId, Workflow};

use super::batch::Batch;
use super::pending::Pending;
use super::read::RawEvent;
use super::versions::Versions;
use crate::change::evolve::{Moment, Refile, evolve};
use crate::database::{Connection, Place, Statement, sql};
use crate::error::{RegisterError, Result};
use crate::event::{
    ClauseRecorded, EditionImported, EditionReread, Event, ItemCarried, ItemCreated,
};
use crate::import::plan::Content;
use crate::schedule::{Adopted, Calendar};
use crate::sort_key::natural;

/// When and by whom an event happened.
pub(crate) struct Stamp<'a> {
    pub(crate) at: &'a str,
    pub(crate) actor: &'a str,
}

/// Applies events one after another to the state of one connection.
pub(crate) struct Applier<'a> {
    pub(super) connection: &'a mut Connection,
    /// Occasions and rules of procedure, once a due date has asked for them.
    pub(super) calendar: Option<Calendar>,
    /// When texts were adopted that due dates asked for.
    pub(super) adopted: BTreeMap<TextId, Adopted>,
    /// Items that changed and are not filed yet.
    pub(super) pending: BTreeMap<ItemId, Pending>,
    /// Events that another register recorded and that are not stored yet.
    replayed: Batch,
    /// The number that the next item gets, once one was made.
    next_item: Option<i64>,
    /// The numbers of texts that were asked for.
    texts: BTreeMap<TextId, i64>,
    /// What items are found by after each event.
    pub(super) versions: Versions,
}

/// Most items that wait to be filed: some 10 kB each.
const MOST_PENDING: usize = 20_000;

/// Most events that wait to be stored.
const MOST_REPLAYED: usize = 1024;

/// Where a force stands in the order of strength.
pub(crate) fn force_rank(force: Force) -> i64 {
    rank(&Force::ALL, &force)
}

/// Where an instrument stands in the list of all.
pub(crate) fn instrument_rank(instrument: Instrument) -> i64 {
    rank(&Instrument::ALL, &instrument)
}

fn rank<T: PartialEq>(all: &[T], value: &T) -> i64 {
    let place = all.iter().position(|other| other == value).unwrap_or(all.len());
    i64::try_from(place).unwrap_or(i64::MAX)
}

impl<'a> Applier<'a> {
    pub(crate) fn new(connection: &'a mut Connection) -> Self {
        Self {
            connection,
            calendar: None,
            adopted: BTreeMap::new(),
            pending: BTreeMap::new(),
            replayed: Batch::new(
                "INSERT INTO events (seq, at, actor, kind, version, subject, payload) VALUES ",
                7,
                "",
            ),
            next_item: None,
            texts: BTreeMap::new(),
            versions: Versions::default(),
        }
    }

    /// Keeps bytes that events name. What is there already stays.
    pub(crate) async fn keep(&mut self, contents: &[Content]) -> Result<()> {
        for content in contents {
            self.keep_bytes(&content.sha256, content.kind, content.bytes.clone()).await?;
        }
        Ok(())
    }

    /// Keeps bytes under their SHA-256.
    pub(crate) async fn keep_bytes(
        &mut self,
        sha256: &str,
        kind: &str,
        bytes: Vec<u8>,
    ) -> Result<()> {
        let statement = sql("INSERT INTO contents (sha256, kind, bytes) SELECT $1, $2, $3
             WHERE NOT EXISTS (SELECT 1 FROM contents WHERE sha256 = $1)");
        self.run(statement.bind(sha256).bind(kind).bind(bytes)).await
    }

    /// What is worked on, as errors name it.
    pub(crate) fn place(&self) -> &Place {
        self.connection.place()
    }

    /// Appends an event to the record and applies it. Gives its number.
    pub(crate) async fn append(&mut self, event: &Event, stamp: &Stamp<'_>) -> Result<i64> {
        let seq = self.gather(event, stamp).await?;
        self.flush().await?;
        Ok(seq)
    }

    /// Appends an event to the record and applies it, but for what [`Applier::flush`] has to file:
    /// for several events in a row.
    pub(crate) async fn gather(&mut self, event: &Event, stamp: &Stamp<'_>) -> Result<i64> {
        let payload = event.encode().map_err(|error| RegisterError::Database {
            file: self.connection.place().file().to_owned(),
            detail: format!("an event cannot be written as JSON: {error}"),
        })?;
        let statement = sql("INSERT INTO events (seq, at, actor, kind, version, subject, payload)
             SELECT coalesce(max(seq), 0) + 1, $1, $2, $3, $4, $5, $6 FROM events RETURNING seq")
        .bind(stamp.at)
        .bind(stamp.actor)
        .bind(event.kind())
        .bind(event.version())
        .bind(event.subject())
        .bind(payload);
        let seq = self.connection.one(statement).await?.integer(0)?;
        self.apply(event, stamp, seq).await?;
        Ok(seq)
    }

    /// Appends an event as another register recorded it, and applies it as [`Applier::apply`].
    pub(crate) async fn replay(&mut self, record: RawEvent, event: &Event) -> Result<()> {
        self.apply(event, &Stamp { at: &record.at, actor: &record.actor }, record.seq).await?;
        self.replayed.row([
            record.seq.into(),
            record.at.into(),
            record.actor.into(),
            record.kind.into(),
            record.version.into(),
            record.subject.into(),
            record.payload.into(),
        ]);
        if self.replayed.len() >= MOST_REPLAYED {
            self.replayed.write(self.connection).await?;
        }
        Ok(())
    }

    /// Files what was gathered. To be called before anything else reads the state.
    pub(crate) async fn flush(&mut self) -> Result<()> {
        self.replayed.write(self.connection).await?;
        self.versions.write(self.connection).await?;
        self.file_pending().await
    }

    /// Changes the state as the event says; items are filed by [`Applier::flush`].
    pub(crate) async fn apply(&mut self, event: &Event, stamp: &Stamp<'_>, seq: i64) -> Result<()> {
        if self.pending.len() >= MOST_PENDING || !is_gathered(event) {
            self.flush().await?;
        }
        match event {
            Event::BodiesRecorded(event) => {
                for body in &event.bodies {
                    self.body_recorded(body).await?;
                }
                Ok(())
            }
            Event::OccasionsRecorded(event) => self.occasions_recorded(&event.occasions, seq).await,
            Event::TextRegistered(event) => {
                self.run(
                    sql("INSERT INTO texts (number, id, title, lead_language, registered_at)
                         SELECT coalesce(max(number), 0) + 1, $1, $2, $3, $4 FROM texts")
                    .bind(event.text.as_str())
                    .bind(&event.title)
                    .bind(event.lead_language.code())
                    .bind(stamp.at),
                )
                .await
            }
            Event::EditionImported(event) => self.edition_imported(event, stamp).await,
            Event::EditionReread(event) => self.edition_reread(event).await,
            Event::ItemCreated(event) => self.item_created(event, seq).await,
            Event::ItemCarried(event) => self.item_carried(event, seq).await,
            Event::ClauseRecorded(event) => self.clause_recorded(event).await,
            Event::People(event) => self.people(event, stamp).await,
            Event::Webhook(event) => self.webhook(event).await,
            Event::Draft(event) => self.draft(event, stamp).await,
            Event::WorkflowsRecorded(event) => self.workflows_recorded(&event.workflows).await,
            Event::WorkflowChosen(chosen) => {
                self.run(
                    sql("INSERT INTO text_workflows (text, workflow) VALUES ($1, $2)
                         ON CONFLICT (text) DO UPDATE SET workflow = excluded.workflow")
                    .bind(chosen.text.as_str())
                    .bind(chosen.workflow.as_str()),
                )
                .await
            }
            Event::ItemConfirmed(_)
            | Event::ItemRejected(_)
            | Event::ItemReopened(_)
            | Event::ItemEdited(_)
            | Event::ItemMoved(_)
            | Event::ItemReplaced(_)
            | Event::ItemsMerged(_)
            | Event::ItemOvertaken(_)
            | Event::NoteAdded(_)
            | Event::EvidenceAttached(_)
            | Event::ClaimMade(_)
            | Event::ClaimDecided(_)
            | Event::ClaimReopened(_)
            | Event::DueMoved(_) => self.item_evolved(event, stamp, seq).await,
            Event::ProceduresRecorded(event) => self.procedures_recorded(&event.procedures).await,
            Event::OccasionAdded(event) => self.occasion_added(&event.occasion, seq).await,
            Event::OccasionMoved(event) => {
                self.occasion_changed(&event.occasion, seq, |occasion| {
                    occasion.period = event.to;
                    occasion.cancelled = false;
                })
                .await
            }
            Event::OccasionCancelled(event) => {
                self.occasion_changed(&event.occasion, seq, |occasion| occasion.cancelled = true)
                    .await
            }
        }
    }

    async fn body_recorded(&mut self, body: &actum_model::Body) -> Result<()> {
        let json = self.write(body)?;
        self.run(
            sql(
                "INSERT INTO bodies (id, sort_key, body) VALUES ($1, $2, $3)
                 ON CONFLICT (id) DO UPDATE SET sort_key = excluded.sort_key, body = excluded.body",
            )
            .bind(body.id.as_str())
            .bind(natural(body.id.as_str()))
            .bind(json),
        )
        .await?;
        self.run(sql("DELETE FROM body_members WHERE collective = $1").bind(body.id.as_str()))
            .await?;
        for member in body.members.iter().collect::<BTreeSet<_>>() {
            self.run(
                sql("INSERT INTO body_members (collective, member) VALUES ($1, $2)")
                    .bind(body.id.as_str())
                    .bind(member.as_str()),
            )
            .await?;
        }
        Ok(())
    }

    async fn edition_imported(&mut self, event: &EditionImported, stamp: &Stamp<'_>) -> Result<()> {
        let differences = self.write(&event.differences)?;
        self.adopted.remove(&event.text);
        self.run(
            sql(
                "INSERT INTO editions (position, id, text, language, number, title, relation, previous,
                   source_name, source_sha256, content_sha256, document_sha256, extraction_sha256,
                   differences, imported_at, imported_by, adopted_at, adopted_on)
                 SELECT coalesce(max(position), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
                   $11, $12, $13, $14, $15, $16, $17 FROM editions",
            )
            .bind(event.edition.as_str())
            .bind(event.text.as_str())
            .bind(event.language.code())
            .bind(event.number)
            .bind(&event.title)
            .bind(event.relation.name())
            .bind(event.previous.as_ref().map(actum_model::EditionId::as_str))
            .bind(&event.source_name)
            .bind(&event.source_sha256)
            .bind(&event.content_sha256)
            .bind(&event.document_sha256)
            .bind(&event.extraction_sha256)
            .bind(differences)
            .bind(stamp.at)
            .bind(stamp.actor)
            .bind(event.adopted_at.as_ref().map(OccasionId::as_str))
            .bind(event.adopted_on.map(|day| day.to_string())),
        )
        .await
    }

    async fn edition_reread(&mut self, event: &EditionReread) -> Result<()> {
        let differences = self.write(&event.differences)?;
        self.run(
            sql("UPDATE editions
                 SET document_sha256 = $1, extraction_sha256 = $2, differences = $3 WHERE id = $4")
            .bind(&event.document_sha256)
            .bind(&event.extraction_sha256)
            .bind(differences)
            .bind(event.edition.as_str()),
        )
        .await
    }

    async fn workflows_recorded(&mut self, workflows: &[Workflow]) -> Result<()> {
        for workflow in workflows {
            let json = self.write(workflow)?;
            self.run(
                sql("INSERT INTO workflows (id, workflow) VALUES ($1, $2)
                     ON CONFLICT (id) DO UPDATE SET workflow = excluded.workflow")
                .bind(workflow.id.as_str())
                .bind(json),
            )
            .await?;
        }
        Ok(())
    }

    async fn item_created(&mut self, event: &ItemCreated, seq: i64) -> Result<()> {
        let number = match self.next_item {
            Some(number) => number,
            None => {
                let next = sql("SELECT coalesce(max(number), 0) + 1 FROM items");
                self.connection.one(next).await?.integer(0)?
            }
        };
        self.next_item = Some(number + 1);
        let text = self.text_number(&event.item.text).await?;
        let schedule = self.scheduled(&event.item).await?;
        let item = Item { revision: seq, schedule, ..event.item.clone() };
        let id = item.id.clone();
        let place = self.connection.place();
        let pending = Pending::created(number, text, event.position, item, place)?;
        self.versions.whole(seq, &pending, self.connection).await?;
        let place = self.connection.place();
        if self.pending.insert(id.clone(), pending).is_some() {
            return Err(place.damaged(format!("event {seq} makes item {id}, which is there")));
        }
        Ok(())
    }

    async fn item_carried(&mut self, event: &ItemCarried, seq: i64) -> Result<()> {
        // Days that were worked out stay as they are.
        let schedule = self.loaded(&event.item.id).await?.item.schedule.clone();
        let item = Item { revision: seq, schedule, ..event.item.clone() };
        let schedule = self.scheduled(&item).await?;
        let pending = self.loaded(&event.item.id).await?;
        pending.item = Item { schedule, ..item };
        pending.position = event.position;
        self.refile(&event.item.id, seq).await
    }

    /// What people do to an item that is there: the item evolves, and its records are kept.
    async fn item_evolved(&mut self, event: &Event, stamp: &Stamp<'_>, seq: i64) -> Result<()> {
        let id = ItemId::new(event.subject());
        self.loaded(&id).await?;
        let moment = Moment { at: stamp.at, actor: stamp.actor, seq };
        let claim = self.keep_record(&id, event).await?;
        let Some(pending) = self.pending.get_mut(&id) else { return Ok(()) };
        match evolve(&mut pending.item, event, claim.as_ref(), moment) {
            Refile::All => {
                let item = pending.item.clone();
                let schedule = self.scheduled(&item).await?;
                self.loaded(&id).await?.item.schedule = schedule;
                self.refile(&id, seq).await
            }
            Refile::Record => {
                pending.touched = true;
                self.versions.touched(seq, pending, self.connection).await
            }
        }
    }

    async fn clause_recorded(&mut self, event: &ClauseRecorded) -> Result<()> {
        let commitment = self.write(&event.commitment)?;
        let pending = self.loaded(&event.item).await?;
        pending.clause(event.edition.as_str(), event.provision.as_str(), &event.clause, commitment);
        Ok(())
    }

    /// The number of a text.
    async fn text_number(&mut self, text: &TextId) -> Result<i64> {
        if let Some(number) = self.texts.get(text) {
            return Ok(*number);
        }
        let statement = sql("SELECT number FROM texts WHERE id = $1").bind(text.as_str());
        let number: Option<i64> = self.connection.first(statement).await?;
        let number = number.ok_or_else(|| {
            self.place().damaged(format!("an event names text {text}, which is not there"))
        })?;
        self.texts.insert(text.clone(), number);
        Ok(number)
    }

    pub(super) async fn run(&mut self, statement: Statement) -> Result<()> {
        self.connection.execute(statement).await.map(|_| ())
    }

    pub(super) fn write<T: serde::Serialize>(&self, value: &T) -> Result<String> {
        self.connection.place().write(value)
    }
}

/// Whether an event says something of an item that is gathered; any other is stored at once.
pub(super) fn is_gathered(event: &Event) -> bool {
    match event {
        Event::ItemCreated(_)
        | Event::ItemCarried(_)
        | Event::ClauseRecorded(_)
        | Event::ItemConfirmed(_)
        | Event::ItemRejected(_)
        | Event::ItemReopened(_)
        | Event::ItemEdited(_)
        | Event::ItemMoved(_)
        | Event::ItemReplaced(_)
        | Event::ItemsMerged(_)
        | Event::ItemOvertaken(_)
        | Event::NoteAdded(_)
        | Event::EvidenceAttached(_)
        | Event::ClaimMade(_)
        | Event::ClaimDecided(_)
        | Event::ClaimReopened(_)
        | Event::DueMoved(_) => true,
        Event::BodiesRecorded(_)
        | Event::OccasionsRecorded(_)
        | Event::TextRegistered(_)
        | Event::EditionImported(_)
        | Event::EditionReread(_)
        | Event::People(_)
        | Event::Webhook(_)
        | Event::Draft(_)
        | Event::ProceduresRecorded(_)
        | Event::OccasionAdded(_)
        | Event::OccasionMoved(_)
        | Event::OccasionCancelled(_)
        | Event::WorkflowsRecorded(_)
        | Event::WorkflowChosen(_) => false,
    }
}
