//! The one place where state changes: an event is applied, here and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Force, Instrument, Item, ItemStatus, Occasion, OccasionId, ReferenceTarget};

use super::read::{self, RawEvent};
use crate::database::{Connection, Statement, sql};
use crate::due;
use crate::error::{RegisterError, Result};
use crate::event::{
    ClauseRecorded, EditionImported, EditionReread, Event, ItemCarried, ItemCreated, ItemOvertaken,
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
    connection: &'a mut Connection,
    occasions: BTreeMap<OccasionId, Occasion>,
}

/// Where a status stands in the order of a life.
pub(crate) fn status_rank(status: ItemStatus) -> i64 {
    rank(&ItemStatus::ALL, &status)
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

    /// Appends an event to the record and applies it.
    pub(crate) async fn append(&mut self, event: &Event, stamp: &Stamp<'_>) -> Result<()> {
        let payload = event.encode().map_err(|error| RegisterError::Database {
            file: self.connection.place().file().to_owned(),
            detail: format!("an event cannot be written as JSON: {error}"),
        })?;
        let statement = sql("INSERT INTO events (seq, at, actor, kind, version, subject, payload)
             SELECT coalesce(max(seq), 0) + 1, $1, $2, $3, $4, $5, $6 FROM events");
        self.run(
            statement
                .bind(stamp.at)
                .bind(stamp.actor)
                .bind(event.kind())
                .bind(event.version())
                .bind(event.subject())
                .bind(payload),
        )
        .await?;
        self.apply(event, stamp).await
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
        self.apply(event, &Stamp { at: &record.at, actor: &record.actor }).await
    }

    /// Changes the state as the event says.
    pub(crate) async fn apply(&mut self, event: &Event, stamp: &Stamp<'_>) -> Result<()> {
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
            Event::ItemCreated(event) => self.item_created(event).await,
            Event::ItemCarried(event) => self.item_carried(event).await,
            Event::ItemOvertaken(event) => self.item_overtaken(event, stamp).await,
            Event::ClauseRecorded(event) => self.clause_recorded(event).await,
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

    async fn item_created(&mut self, event: &ItemCreated) -> Result<()> {
        let statement =
            sql("INSERT INTO items (number, id, text, position, commitment, grouping, provision,
               action, status, force, id_key, action_key, confidence, updated_at, act_key)
             SELECT (SELECT coalesce(max(number), 0) + 1 FROM items), $1, number, 0, '', '', '',
               '', 0, 0, '', '', 0, '', '' FROM texts WHERE id = $2
             RETURNING number");
        let (id, text) = (event.item.id.as_str(), event.item.text.as_str());
        let number = self.connection.one(statement.bind(id).bind(text)).await?.integer(0)?;
        self.file(number, &event.item, event.position).await
    }

    async fn item_carried(&mut self, event: &ItemCarried) -> Result<()> {
        let number = read::item_number(self.connection, &event.item.id).await?;
        for table in [
            "item_values",
            "item_words",
            "item_bodies",
            "item_forces",
            "item_instruments",
            "item_dues",
            "item_due_keys",
            "item_references",
        ] {
            self.clear(table, number).await?;
        }
        self.file(number, &event.item, event.position).await
    }

    async fn item_overtaken(&mut self, event: &ItemOvertaken, stamp: &Stamp<'_>) -> Result<()> {
        let number = read::item_number(self.connection, &event.item).await?;
        let mut item = read::item_by_number(self.connection, number).await?;
        item.status = ItemStatus::Overtaken;
        stamp.at.clone_into(&mut item.updated_at);
        self.run(
            sql("UPDATE items SET status = $1, updated_at = $2 WHERE number = $3")
                .bind(status_rank(item.status))
                .bind(&item.updated_at)
                .bind(number),
        )
        .await?;
        let json = self.write(&item)?;
        self.run(sql("UPDATE item_values SET value = $1 WHERE item = $2").bind(json).bind(number))
            .await
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

    /// Files an item under everything by which it is found. The row in `items` is there, the rows
    /// in the other tables are not.
    async fn file(&mut self, number: i64, item: &Item, position: u32) -> Result<()> {
        let commitment = &item.commitment;
        let mut bodies: BTreeSet<(&str, &str)> = BTreeSet::new();
        let stated = [
            ("owner", item.owners.iter().collect::<Vec<_>>()),
            (
                "partner",
                commitment
                    .partners
                    .iter()
                    .filter_map(|one| one.value.party.body.as_ref())
                    .collect(),
            ),
            (
                "report_to",
                commitment.report_to.iter().filter_map(|one| one.value.body.as_ref()).collect(),
            ),
        ];
        for (role, named) in &stated {
            for body in named {
                bodies.insert((role, body.as_str()));
                bodies.insert(("any", body.as_str()));
            }
        }
        let proposed = item.proposed_report_to.as_ref().and_then(|to| to.value.body.as_ref());
        if let Some(body) = proposed {
            bodies.insert(("proposed_report_to", body.as_str()));
        }
        let first = |role: usize| stated[role].1.first().map(|body| natural(body.as_str()));
        // Stated before proposed, whatever the body.
        let report_key = first(2)
            .map(|key| format!("1 {key}"))
            .or_else(|| proposed.map(|body| format!("2 {}", natural(body.as_str()))));

        self.run(
            sql(
                "UPDATE items SET position = $1, commitment = $2, grouping = $3, provision = $4,
                   action = $5, status = $6, force = $7, id_key = $8, action_key = $9, owner_key = $10,
                   partner_key = $11, report_key = $12, due_on = NULL, instrument = $13, confidence = $14,
                   updated_at = $15, act_key = $16
                 WHERE number = $17",
            )
            .bind(position)
            .bind(commitment.id.as_str())
            .bind(commitment.group.as_str())
            .bind(item.provision.as_str())
            .bind(&item.action)
            .bind(status_rank(item.status))
            .bind(force_rank(commitment.lead_force()))
            .bind(natural(item.id.as_str()))
            .bind(natural(&item.action))
            .bind(first(0))
            .bind(first(1))
            .bind(report_key)
            .bind(commitment.instruments.first().map(|first| instrument_rank(first.value)))
            .bind(f64::from(commitment.confidence))
            .bind(&item.updated_at)
            .bind(folded(&commitment.act.value).chars().take(80).collect::<String>())
            .bind(number),
        )
        .await?;
        let json = self.write(item)?;
        self.run(
            sql("INSERT INTO item_values (item, value) VALUES ($1, $2)").bind(number).bind(json),
        )
        .await?;
        for (role, body) in bodies {
            self.run(
                sql("INSERT INTO item_bodies (role, body, item) VALUES ($1, $2, $3)")
                    .bind(role)
                    .bind(body)
                    .bind(number),
            )
            .await?;
        }
        let readings = commitment.force.value.readings.iter().map(|reading| reading.force);
        let forces: BTreeSet<i64> =
            readings.chain([commitment.lead_force()]).map(force_rank).collect();
        for force in forces {
            self.run(
                sql("INSERT INTO item_forces (force, item) VALUES ($1, $2)")
                    .bind(force)
                    .bind(number),
            )
            .await?;
        }
        let instruments: BTreeSet<i64> =
            commitment.instruments.iter().map(|one| instrument_rank(one.value)).collect();
        for instrument in instruments {
            self.run(
                sql("INSERT INTO item_instruments (instrument, item) VALUES ($1, $2)")
                    .bind(instrument)
                    .bind(number),
            )
            .await?;
        }
        for target in references(item) {
            self.run(
                sql("INSERT INTO item_references (item, target) VALUES ($1, $2)")
                    .bind(number)
                    .bind(target),
            )
            .await?;
        }
        self.file_dues(number, item).await?;
        let commitment = self.write(commitment)?;
        self.clause(
            number,
            item.edition.as_str(),
            item.provision.as_str(),
            &item.clause,
            commitment,
        )
        .await?;
        self.file_words(number, item).await
    }

    /// The words by which free text finds an item: id, act, the clause of every edition.
    async fn file_words(&mut self, number: i64, item: &Item) -> Result<()> {
        let statement =
            sql("SELECT clause FROM item_clauses JOIN editions ON editions.id = edition
             WHERE item = $1 ORDER BY position");
        let clauses: Vec<String> = self.connection.column(statement.bind(number)).await?;
        let words: Vec<String> = [item.id.as_str(), &item.commitment.act.value]
            .into_iter()
            .chain(clauses.iter().map(String::as_str))
            .map(folded)
            .collect();
        self.run(
            sql("INSERT INTO item_words (item, words) VALUES ($1, $2)")
                .bind(number)
                .bind(words.join("\n")),
        )
        .await
    }

    /// Files the due dates, resolved on the occasions known now.
    async fn file_dues(&mut self, number: i64, item: &Item) -> Result<()> {
        let lookup = |id: &OccasionId| self.occasions.get(id).cloned();
        let mut rows: Vec<(i64, i64, Option<&str>, Option<String>)> = Vec::new();
        let mut keys: BTreeSet<String> = BTreeSet::new();
        for (place, due) in (0..).zip(&item.commitment.due) {
            let due = &due.value;
            keys.extend(due::keys(due, lookup));
            for (reading, meaning) in (0..).zip(&due.readings) {
                let day = due::day(due.relation, meaning, lookup);
                rows.push((place, reading, meaning.occasion.as_ref().map(OccasionId::as_str), day));
            }
            if due.readings.is_empty() {
                rows.push((place, 0, None, None));
            }
        }
        if keys.is_empty() {
            keys.insert("none".to_owned());
        }
        let first_day = rows.iter().filter(|row| row.1 == 0).filter_map(|row| row.3.clone()).min();
        for (due, reading, occasion, day) in rows {
            self.run(
                sql("INSERT INTO item_dues (item, due, reading, occasion, due_on)
                     VALUES ($1, $2, $3, $4, $5)")
                .bind(number)
                .bind(due)
                .bind(reading)
                .bind(occasion)
                .bind(day),
            )
            .await?;
        }
        for key in keys {
            self.run(
                sql("INSERT INTO item_due_keys (due_key, item) VALUES ($1, $2)")
                    .bind(key)
                    .bind(number),
            )
            .await?;
        }
        self.run(sql("UPDATE items SET due_on = $1 WHERE number = $2").bind(first_day).bind(number))
            .await
    }

    async fn clause(
        &mut self,
        number: i64,
        edition: &str,
        provision: &str,
        clause: &str,
        commitment: String,
    ) -> Result<()> {
        self.run(
            sql("INSERT INTO item_clauses (item, edition, provision, clause, commitment)
                 VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (item, edition) DO UPDATE SET provision = excluded.provision,
                   clause = excluded.clause, commitment = excluded.commitment")
            .bind(number)
            .bind(edition)
            .bind(provision)
            .bind(clause)
            .bind(commitment),
        )
        .await
    }

    async fn clear(&mut self, table: &'static str, number: i64) -> Result<()> {
        // The table names are literals of this file.
        let statement = Statement::composed(format!("DELETE FROM {table} WHERE item = $1"));
        self.run(statement.bind(number)).await
    }

    async fn run(&mut self, statement: Statement) -> Result<()> {
        self.connection.execute(statement).await.map(|_| ())
    }

    fn write<T: serde::Serialize>(&self, value: &T) -> Result<String> {
        self.connection.place().write(value)
    }
}

/// What an item points at inside its text, as filed.
pub(crate) fn references(item: &Item) -> BTreeSet<String> {
    item.commitment
        .references
        .iter()
        .filter_map(|reference| match &reference.value.target {
            ReferenceTarget::Provision { id } => Some(format!("provision {id}")),
            ReferenceTarget::Commitment { id } => Some(format!("commitment {id}")),
            ReferenceTarget::Unresolved { .. } => None,
        })
        .collect()
}
