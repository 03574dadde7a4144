//! The one place where state changes: an event is applied, here and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Force, Instrument, Item, ItemId, Occasion, OccasionId, Workflow};

use super::read::{self, RawEvent};
use super::records::{self, Record};
use crate::change::evolve::{Moment, Refile, evolve};
use crate::database::{Connection, Place, Statement, sql};
use crate::error::{RegisterError, Result};
use crate::event::{
    ClauseRecorded, EditionImported, EditionReread, Event, ItemCarried, ItemCreated,
};
use crate::import::matching::folded;
use crate::import::plan::Content;
use crate::sort_key::natural;

/// When and by whom an event happened.
pub(crate) struct Stamp<'a> {
    pub(crate) at: &'a str,
    pub(crate) actor: &'a str,
}

/// Applies events one after another to the state of one connection. Keeps the occasions at hand,
/// which every due date asks for.
pub(crate) struct Applier<'a> {
    pub(super) connection: &'a mut Connection,
    pub(super) occasions: BTreeMap<OccasionId, Occasion>,
}

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
    pub(crate) async fn new(connection: &'a mut Connection) -> Result<Self> {
        let occasions = read::occasions(connection)
            .await?
            .into_iter()
            .map(|occasion| (occasion.id.clone(), occasion))
            .collect();
        Ok(Self { connection, occasions })
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

    /// Appends an event as another register recorded it and applies it.
    pub(crate) async fn replay(&mut self, record: &RawEvent, event: &Event) -> Result<()> {
        let statement = sql("INSERT INTO events (seq, at, actor, kind, version, subject, payload)
             VALUES ($1, $2, $3, $4, $5, $6, $7)");
        self.run(
            statement
                .bind(record.seq)
                .bind(&record.at)
                .bind(&record.actor)
                .bind(&record.kind)
                .bind(record.version)
                .bind(&record.subject)
                .bind(&record.payload),
        )
        .await?;
        self.apply(event, &Stamp { at: &record.at, actor: &record.actor }, record.seq).await
    }

    /// Changes the state as the event says.
    pub(crate) async fn apply(&mut self, event: &Event, stamp: &Stamp<'_>, seq: i64) -> Result<()> {
        match event {
            Event::BodiesRecorded(event) => {
                for body in &event.bodies {
                    self.body_recorded(body).await?;
                }
                Ok(())
            }
            Event::OccasionsRecorded(event) => self.occasions_recorded(&event.occasions).await,
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
            | Event::ClaimDecided(_) => self.item_evolved(event, stamp, seq).await,
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

    async fn occasions_recorded(&mut self, occasions: &[Occasion]) -> Result<()> {
        let mut concerned: BTreeSet<i64> = BTreeSet::new();
        for occasion in occasions {
            let start = occasion.period.from.or(occasion.period.to);
            // Without a date at the end; natural order among those that begin together.
            let day = start.map_or_else(|| "9999-99-99".to_owned(), |date| date.to_string());
            let json = self.write(occasion)?;
            self.run(
                sql("INSERT INTO occasions (id, sort_key, occasion) VALUES ($1, $2, $3)
                     ON CONFLICT (id) DO UPDATE
                     SET sort_key = excluded.sort_key, occasion = excluded.occasion")
                .bind(occasion.id.as_str())
                .bind(format!("{day} {}", natural(occasion.id.as_str())))
                .bind(json),
            )
            .await?;
            self.occasions.insert(occasion.id.clone(), occasion.clone());
            let due = sql("SELECT DISTINCT item FROM item_dues WHERE occasion = $1");
            let items: Vec<i64> = self.connection.column(due.bind(occasion.id.as_str())).await?;
            concerned.extend(items);
        }
        for number in concerned {
            let item = read::item_by_number(self.connection, number).await?;
            self.clear("item_dues", number).await?;
            self.clear("item_due_keys", number).await?;
            self.file_dues(number, &item).await?;
        }
        Ok(())
    }

    async fn edition_imported(&mut self, event: &EditionImported, stamp: &Stamp<'_>) -> Result<()> {
        let differences = self.write(&event.differences)?;
        self.run(
            sql(
                "INSERT INTO editions (position, id, text, language, number, title, relation, previous,
                   source_name, source_sha256, content_sha256, document_sha256, extraction_sha256,
                   differences, imported_at, imported_by)
                 SELECT coalesce(max(position), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
                   $11, $12, $13, $14, $15 FROM editions",
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
            .bind(stamp.actor),
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
        let statement =
            sql("INSERT INTO items (number, id, text, position, commitment, grouping, provision,
               action, status, force, id_key, action_key, confidence, updated_at, act_key)
             SELECT (SELECT coalesce(max(number), 0) + 1 FROM items), $1, number, 0, '', '', '',
               '', '', 0, '', '', 0, '', '' FROM texts WHERE id = $2
             RETURNING number");
        let (id, text) = (event.item.id.as_str(), event.item.text.as_str());
        let number = self.connection.one(statement.bind(id).bind(text)).await?.integer(0)?;
        let item = Item { revision: seq, ..event.item.clone() };
        self.file(number, &item, event.position).await
    }

    async fn item_carried(&mut self, event: &ItemCarried, seq: i64) -> Result<()> {
        let number = read::item_number(self.connection, &event.item.id).await?;
        self.unfile(number).await?;
        let item = Item { revision: seq, ..event.item.clone() };
        self.file(number, &item, event.position).await
    }

    /// What people do to an item that is there: the item evolves, its records are kept, and it is
    /// filed anew where it is found by something else now.
    async fn item_evolved(&mut self, event: &Event, stamp: &Stamp<'_>, seq: i64) -> Result<()> {
        let id = ItemId::new(event.subject());
        let number = read::item_number(self.connection, &id).await?;
        let mut item = read::item_by_number(self.connection, number).await?;
        let moment = Moment { at: stamp.at, actor: stamp.actor, seq };
        let mut claim = None;
        match event {
            Event::NoteAdded(event) => {
                records::put(self.connection, number, Record::Note(&event.note)).await?;
            }
            Event::EvidenceAttached(event) => {
                records::put(self.connection, number, Record::Evidence(&event.evidence)).await?;
            }
            Event::ClaimMade(event) => {
                records::put(self.connection, number, Record::Claim(&event.claim)).await?;
            }
            Event::ClaimDecided(event) => {
                let found = records::claim(self.connection, number, &event.claim).await?;
                if let Some(mut decided) = found {
                    decided.decision = Some(event.decision.clone());
                    records::put(self.connection, number, Record::Claim(&decided)).await?;
                    claim = Some(decided);
                }
            }
            _ => {}
        }
        match evolve(&mut item, event, claim.as_ref(), moment) {
            Refile::All => {
                let position = sql("SELECT position FROM items WHERE number = $1").bind(number);
                let position = self.connection.one(position).await?.number(0)?;
                self.unfile(number).await?;
                self.file(number, &item, position).await
            }
            Refile::Record => self.file_record(number, &item).await,
        }
    }

    async fn clause_recorded(&mut self, event: &ClauseRecorded) -> Result<()> {
        let number = read::item_number(self.connection, &event.item).await?;
        let commitment = self.write(&event.commitment)?;
        let edition = event.edition.as_str();
        let clause = sql("SELECT clause FROM item_clauses WHERE item = $1 AND edition = $2");
        let before: Option<String> =
            self.connection.first(clause.bind(number).bind(edition)).await?;
        self.clause(number, edition, event.provision.as_str(), &event.clause, commitment).await?;
        match before {
            // Read again: these words are filed already.
            Some(clause) if clause == event.clause => return Ok(()),
            Some(_) => {
                let item = read::item_by_number(self.connection, number).await?;
                self.clear("item_words", number).await?;
                return self.file_words(number, &item).await;
            }
            None => {}
        }
        // Free text finds an item by the words of any language.
        self.run(
            sql("UPDATE item_words SET words = words || $1 WHERE item = $2")
                .bind(format!("\n{}", folded(&event.clause)))
                .bind(number),
        )
        .await
    }

    pub(super) async fn clear(&mut self, table: &'static str, number: i64) -> Result<()> {
        // The table names are literals of this file.
        let statement = Statement::composed(format!("DELETE FROM {table} WHERE item = $1"));
        self.run(statement.bind(number)).await
    }

    pub(super) async fn run(&mut self, statement: Statement) -> Result<()> {
        self.connection.execute(statement).await.map(|_| ())
    }

    pub(super) fn write<T: serde::Serialize>(&self, value: &T) -> Result<String> {
        self.connection.place().write(value)
    }
}
