//! Filing items under everything by which they are found.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{BodyId, Item, OccasionId, ReferenceTarget, RelationKind};

use super::apply::Applier;
use super::batch::Batch;
use super::citing;
use super::pending::Pending;
use crate::database::{Connection, Place, Statement, sql};
use crate::due;
use crate::error::Result;
use crate::import::matching::folded;
use crate::listing::version::{self, Version};

/// How many items are filed together.
const TOGETHER: usize = 512;

/// The tables that filing an item fills, without `items` itself, without clauses, which stay for
/// every edition, and without words, which follow from them.
const FILED: [&str; 10] = [
    "item_values",
    "item_bodies",
    "item_forces",
    "item_instruments",
    "item_dues",
    "item_due_keys",
    "item_references",
    "item_links",
    "item_tags",
    "item_waits",
];

impl Applier<'_> {
    /// Files the items that wait for it.
    pub(super) async fn file_pending(&mut self) -> Result<()> {
        let pending: Vec<Pending> = std::mem::take(&mut self.pending).into_values().collect();
        for some in pending.chunks(TOGETHER) {
            self.file_some(some).await?;
        }
        Ok(())
    }

    async fn file_some(&mut self, pending: &[Pending]) -> Result<()> {
        let refiled: Vec<&Pending> = pending.iter().filter(|one| one.refiled).collect();
        let there: Vec<i64> =
            refiled.iter().filter(|one| one.stored).map(|one| one.number).collect();
        for table in FILED {
            self.clear(table, &there).await?;
        }
        let mut filing = Filing::new();
        for one in &refiled {
            filing.file(one, self.connection.place())?;
        }
        let touched: Vec<&Pending> =
            pending.iter().filter(|one| one.touched && !one.refiled).collect();
        for one in &touched {
            self.file_record(one).await?;
            filing.waits(one.number, &one.item);
        }
        let numbers: Vec<i64> = touched.iter().map(|one| one.number).collect();
        self.clear("item_waits", &numbers).await?;
        filing.write(self.connection).await?;
        self.file_records(pending).await?;
        self.file_clauses(pending).await
    }

    /// Takes items out of one of the tables that they are filed in.
    async fn clear(&mut self, table: &'static str, numbers: &[i64]) -> Result<()> {
        if numbers.is_empty() {
            return Ok(());
        }
        // The table names are literals of this file.
        let mut statement = Statement::composed(format!("DELETE FROM {table} WHERE "));
        if table == "item_waits" {
            // Its key begins with the kind.
            statement.push("kind IN ('claim', 'look_again') AND ");
        }
        self.among(&mut statement, "item", numbers)?;
        self.run(statement).await
    }

    /// Puts to a statement, which has no values yet, that `column` is one of `numbers`.
    fn among(&self, statement: &mut Statement, column: &str, numbers: &[i64]) -> Result<()> {
        if let [number] = numbers {
            statement.push(format_args!("{column} = ")).push_bind(*number);
        } else {
            let listed = statement.place_of(self.write(&numbers)?);
            let listed = self.connection.dialect().numbers(&listed, "listed");
            statement.push(format_args!("{column} IN (SELECT value FROM {listed})"));
        }
        Ok(())
    }

    /// Files an item of which only its own record changed.
    async fn file_record(&mut self, pending: &Pending) -> Result<()> {
        let item = &pending.item;
        self.run(
            sql("UPDATE items SET updated_at = $1 WHERE number = $2")
                .bind(&item.updated_at)
                .bind(pending.number),
        )
        .await?;
        let json = self.write(item)?;
        self.run(
            sql("UPDATE item_values SET value = $1 WHERE item = $2")
                .bind(json)
                .bind(pending.number),
        )
        .await
    }

    /// Puts records to the others of their items.
    async fn file_records(&mut self, pending: &[Pending]) -> Result<()> {
        let kept: Vec<&Pending> = pending.iter().filter(|one| !one.records.is_empty()).collect();
        let mut last: BTreeMap<i64, i64> = BTreeMap::new();
        let there: Vec<i64> = kept.iter().filter(|one| one.stored).map(|one| one.number).collect();
        if !there.is_empty() {
            let mut statement = sql("SELECT item, max(position) FROM item_records WHERE ");
            self.among(&mut statement, "item", &there)?;
            statement.push(" GROUP BY item");
            for row in self.connection.rows(statement).await? {
                last.insert(row.integer(0)?, row.integer(1)?);
            }
        }
        let mut batch = Batch::new(
            "INSERT INTO item_records (item, position, kind, id, value) VALUES ",
            5,
            " ON CONFLICT (item, kind, id) DO UPDATE SET value = excluded.value",
        );
        for one in kept {
            let position = last.entry(one.number).or_default();
            for record in &one.records {
                *position += i64::from(!record.stored);
                batch.row([
                    one.number.into(),
                    (*position).into(),
                    record.kind.into(),
                    (&record.id).into(),
                    (&record.value).into(),
                ]);
            }
        }
        batch.write(self.connection).await
    }

    /// Files clauses, and the words by which free text finds an item: id, act, the clause of every
    /// edition in order of import.
    async fn file_clauses(&mut self, pending: &[Pending]) -> Result<()> {
        let worded: Vec<&Pending> = pending.iter().filter(|one| !one.clauses.is_empty()).collect();
        if worded.is_empty() {
            return Ok(());
        }
        let mut batch = Batch::new(
            "INSERT INTO item_clauses (item, edition, provision, clause, commitment) VALUES ",
            5,
            " ON CONFLICT (item, edition) DO UPDATE SET provision = excluded.provision, \
               clause = excluded.clause, commitment = excluded.commitment",
        );
        for one in &worded {
            for (edition, clause) in &one.clauses {
                batch.row([
                    one.number.into(),
                    edition.into(),
                    (&clause.provision).into(),
                    (&clause.clause).into(),
                    (&clause.commitment).into(),
                ]);
            }
        }
        batch.write(self.connection).await?;
        let numbers: Vec<i64> = worded.iter().map(|one| one.number).collect();
        let mut statement = sql("SELECT item, clause FROM item_clauses
             JOIN editions ON editions.id = edition WHERE ");
        self.among(&mut statement, "item", &numbers)?;
        statement.push(" ORDER BY item, position");
        let mut clauses: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for row in self.connection.rows(statement).await? {
            clauses.entry(row.integer(0)?).or_default().push(row.text(1)?);
        }
        let mut batch = Batch::new(
            "INSERT INTO item_words (item, words) VALUES ",
            2,
            " ON CONFLICT (item) DO UPDATE SET words = excluded.words",
        );
        for one in &worded {
            let words: Vec<String> = [one.item.id.as_str(), &one.item.commitment.act.value]
                .into_iter()
                .chain(clauses.get(&one.number).into_iter().flatten().map(String::as_str))
                .map(folded)
                .collect();
            batch.row([one.number.into(), words.join("\n").into()]);
        }
        batch.write(self.connection).await
    }
}

/// Rows under which items are filed, for tables where no row of these items is.
struct Filing {
    items: Batch,
    values: Batch,
    bodies: Batch,
    forces: Batch,
    instruments: Batch,
    dues: Batch,
    due_keys: Batch,
    references: Batch,
    links: Batch,
    tags: Batch,
    waits: Batch,
}

impl Filing {
    fn new() -> Self {
        let plain = |head, columns| Batch::new(head, columns, "");
        Self {
            items: Batch::new(
                "INSERT INTO items (number, id, text, position, commitment, grouping, provision, \
                   action, status, force, id_key, action_key, owner_key, partner_key, report_key, \
                   due_on, pressing_on, instrument, confidence, updated_at, act_key) VALUES ",
                21,
                " ON CONFLICT (number) DO UPDATE SET position = excluded.position, \
                   commitment = excluded.commitment, grouping = excluded.grouping, \
                   provision = excluded.provision, action = excluded.action, \
                   status = excluded.status, force = excluded.force, id_key = excluded.id_key, \
                   action_key = excluded.action_key, owner_key = excluded.owner_key, \
                   partner_key = excluded.partner_key, report_key = excluded.report_key, \
                   due_on = excluded.due_on, pressing_on = excluded.pressing_on, \
                   instrument = excluded.instrument, \
                   confidence = excluded.confidence, updated_at = excluded.updated_at, \
                   act_key = excluded.act_key",
            ),
            values: plain("INSERT INTO item_values (item, value) VALUES ", 2),
            bodies: plain("INSERT INTO item_bodies (role, body, item) VALUES ", 3),
            forces: plain("INSERT INTO item_forces (force, item) VALUES ", 2),
            instruments: plain("INSERT INTO item_instruments (instrument, item) VALUES ", 2),
            dues: plain(
                "INSERT INTO item_dues (item, due, reading, occasion, due_on, body) VALUES ",
                6,
            ),
            due_keys: plain("INSERT INTO item_due_keys (due_key, item) VALUES ", 2),
            references: plain("INSERT INTO item_references (item, target) VALUES ", 2),
            links: plain("INSERT INTO item_links (item, kind, other) VALUES ", 3),
            tags: plain("INSERT INTO item_tags (tag, item) VALUES ", 2),
            waits: plain("INSERT INTO item_waits (kind, item) VALUES ", 2),
        }
    }

    async fn write(mut self, connection: &mut Connection) -> Result<()> {
        // What others point at first.
        for batch in [
            &mut self.items,
            &mut self.values,
            &mut self.bodies,
            &mut self.forces,
            &mut self.instruments,
            &mut self.dues,
            &mut self.due_keys,
            &mut self.references,
            &mut self.links,
            &mut self.tags,
            &mut self.waits,
        ] {
            batch.write(connection).await?;
        }
        Ok(())
    }

    /// Files an item under everything by which it is found.
    fn file(&mut self, pending: &Pending, place: &Place) -> Result<()> {
        let Pending { number, item, .. } = pending;
        let (number, commitment) = (*number, &item.commitment);
        let version = Version::of(item);
        self.due(number, item);
        self.items.row([
            number.into(),
            item.id.as_str().into(),
            pending.text.into(),
            pending.position.into(),
            commitment.id.as_str().into(),
            commitment.group.as_str().into(),
            item.provision.as_str().into(),
            (&item.action).into(),
            item.status.as_str().into(),
            version.force.into(),
            version.id_key.into(),
            version.action_key.into(),
            version.owner_key.into(),
            version.partner_key.into(),
            version.report_key.into(),
            version.due_on.into(),
            version.pressing_on.into(),
            version.instrument.into(),
            version.confidence.into(),
            (&item.updated_at).into(),
            version.act_key.into(),
        ]);
        self.values.row([number.into(), place.write(item)?.into()]);
        for (role, body) in version.bodies {
            self.bodies.row([role.name().into(), body.into(), number.into()]);
        }
        for force in version.forces {
            self.forces.row([force.into(), number.into()]);
        }
        for instrument in version.instruments {
            self.instruments.row([instrument.into(), number.into()]);
        }
        for key in version.due_keys {
            self.due_keys.row([key.into(), number.into()]);
        }
        for target in references(item).into_iter().chain(citing::documents(&item.commitment)) {
            self.references.row([number.into(), target.into()]);
        }
        self.ties(number, item);
        self.waits(number, item);
        Ok(())
    }

    /// The days of the item's schedule.
    fn due(&mut self, number: i64, item: &Item) {
        let whole = |place: usize| i64::try_from(place).unwrap_or(i64::MAX);
        for (place, due) in item.commitment.due.iter().enumerate() {
            let due = &due.value;
            for (reading, meaning) in due.readings.iter().enumerate() {
                let day = item.schedule.of(place, reading);
                let hangs_on = day.and_then(|day| day.occasion.as_ref());
                let awaits = meaning.next_session().and(meaning.body.as_ref());
                self.dues.row([
                    number.into(),
                    whole(place).into(),
                    whole(reading).into(),
                    hangs_on.or(meaning.occasion.as_ref()).map(OccasionId::as_str).into(),
                    day.map(|day| due::stored(day.latest)).into(),
                    awaits.map(BodyId::as_str).into(),
                ]);
            }
            if due.readings.is_empty() {
                let nothing = || None::<&str>.into();
                let zero = || 0_i64.into();
                self.dues.row([
                    number.into(),
                    whole(place).into(),
                    zero(),
                    nothing(),
                    nothing(),
                    nothing(),
                ]);
            }
        }
    }

    /// Tags, and what people tied the item to.
    fn ties(&mut self, number: i64, item: &Item) {
        let follow_up = &item.follow_up;
        for tag in &follow_up.tags {
            self.tags.row([tag.into(), number.into()]);
        }
        let mut links: BTreeSet<(&str, &str)> = BTreeSet::new();
        links.extend(follow_up.depends_on.iter().map(|other| ("depends_on", other.as_str())));
        let needed = follow_up.action_needed_by.iter();
        links.extend(needed.map(|body| ("action_needed_by", body.as_str())));
        links.extend(follow_up.split_from.iter().map(|other| ("split_from", other.as_str())));
        links.extend(follow_up.replaced_by.iter().map(|other| ("replaced_by", other.as_str())));
        links.extend(follow_up.relations.iter().map(|relation| {
            let kind = match relation.kind {
                RelationKind::Repeats => "repeats",
                RelationKind::Continues => "continues",
                RelationKind::Supports => "supports",
                RelationKind::Concerns => "concerns",
            };
            (kind, relation.item.as_str())
        }));
        for (kind, other) in links {
            self.links.row([number.into(), kind.into(), other.into()]);
        }
    }

    /// What of the item waits for somebody to decide.
    fn waits(&mut self, number: i64, item: &Item) {
        for wait in version::waits(item) {
            self.waits.row([wait.name().into(), number.into()]);
        }
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
