//! Filing items under everything by which they are found.

use std::collections::BTreeSet;

use actum_model::{Item, OccasionId, ReferenceTarget, RelationKind};

use super::apply::{Applier, force_rank, instrument_rank};
use crate::database::sql;
use crate::due;
use crate::error::Result;
use crate::import::matching::folded;
use crate::sort_key::natural;

/// The tables that `file` fills, without the clauses, which stay for every edition.
const FILED: [&str; 11] = [
    "item_values",
    "item_words",
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
    /// Takes an item out of everything it is filed under, to be filed anew.
    pub(super) async fn unfile(&mut self, number: i64) -> Result<()> {
        for table in FILED {
            self.clear(table, number).await?;
        }
        Ok(())
    }

    /// Files an item under everything by which it is found. The row in `items` is there, the rows
    /// in the other tables are not.
    pub(super) async fn file(&mut self, number: i64, item: &Item, position: u32) -> Result<()> {
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
            .bind(item.status.as_str())
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
        self.file_ties(number, item).await?;
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
    pub(super) async fn file_words(&mut self, number: i64, item: &Item) -> Result<()> {
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
    pub(super) async fn file_dues(&mut self, number: i64, item: &Item) -> Result<()> {
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

    pub(super) async fn clause(
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

    /// Files an item of which only its own record changed, and whether it waits for somebody.
    pub(super) async fn file_record(&mut self, number: i64, item: &Item) -> Result<()> {
        self.run(
            sql("UPDATE items SET updated_at = $1 WHERE number = $2")
                .bind(&item.updated_at)
                .bind(number),
        )
        .await?;
        let json = self.write(item)?;
        self.run(sql("UPDATE item_values SET value = $1 WHERE item = $2").bind(json).bind(number))
            .await?;
        self.clear("item_waits", number).await?;
        self.file_waits(number, item).await
    }

    /// Tags, and what people tied the item to.
    async fn file_ties(&mut self, number: i64, item: &Item) -> Result<()> {
        let follow_up = &item.follow_up;
        for tag in &follow_up.tags {
            self.run(
                sql("INSERT INTO item_tags (tag, item) VALUES ($1, $2)").bind(tag).bind(number),
            )
            .await?;
        }
        let mut links: BTreeSet<(&str, &str)> = BTreeSet::new();
        links.extend(follow_up.depends_on.iter().map(|other| ("depends_on", other.as_str())));
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
            self.run(
                sql("INSERT INTO item_links (item, kind, other) VALUES ($1, $2, $3)")
                    .bind(number)
                    .bind(kind)
                    .bind(other),
            )
            .await?;
        }
        self.file_waits(number, item).await
    }

    /// What of the item waits for somebody to decide.
    async fn file_waits(&mut self, number: i64, item: &Item) -> Result<()> {
        let follow_up = &item.follow_up;
        let waits = [
            ("claim", follow_up.counts.waiting > 0),
            ("look_again", !follow_up.look_again.is_empty() && !item.status.is_overtaken()),
        ];
        for (kind, _) in waits.into_iter().filter(|(_, waits)| *waits) {
            self.run(
                sql("INSERT INTO item_waits (kind, item) VALUES ($1, $2)").bind(kind).bind(number),
            )
            .await?;
        }
        Ok(())
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
