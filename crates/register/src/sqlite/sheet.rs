//! Views over several items: bodies, occasions, related items, the Action Plan.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{
    ActionPlan, BodyId, Item, ItemId, ItemStatus, OccasionId, PartnerRole, PlanText,
};
use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection, Row};

use super::apply::{references, status_rank};
use super::failure::Place;
use super::{find, read};
use crate::error::Result;
use crate::query::PlanQuery;
use crate::view::{BodyCount, BodySheet, OccasionDue, OccasionSheet, RelatedItems, SheetEntry};

const OVERTAKEN: ItemStatus = ItemStatus::Overtaken;

/// Items by a statement that gives item numbers for up to two bound values.
async fn numbers(
    connection: &mut SqliteConnection,
    place: &Place,
    statement: &'static str,
    first: &str,
    second: &str,
) -> Result<Vec<i64>> {
    sqlx::query_scalar(statement)
        .bind(first.to_owned())
        .bind(second.to_owned())
        .fetch_all(connection)
        .await
        .map_err(|error| place.failure(error))
}

/// What has to do with an item.
pub(crate) async fn related(
    connection: &mut SqliteConnection,
    place: &Place,
    id: &ItemId,
) -> Result<RelatedItems> {
    let mut snapshot = connection.begin().await.map_err(|error| place.failure(error))?;
    let Some(item) = read::item(&mut snapshot, place, id).await? else {
        return Ok(RelatedItems::default());
    };
    let id = id.as_str();
    let same_provision = numbers(
        &mut snapshot,
        place,
        "SELECT number FROM items WHERE text = (SELECT text FROM items WHERE id = ?1)
           AND provision = ?2 AND id <> ?1 ORDER BY position, number",
        id,
        item.provision.as_str(),
    )
    .await?;
    let same_group = numbers(
        &mut snapshot,
        place,
        "SELECT number FROM items WHERE text = (SELECT text FROM items WHERE id = ?1)
           AND grouping = ?2 AND id <> ?1 ORDER BY position, number",
        id,
        item.commitment.group.as_str(),
    )
    .await?;
    // A reference to a provision is one to its parts too: `Action 11` means 11.1 to 11.3.
    let referenced_by = numbers(
        &mut snapshot,
        place,
        "SELECT DISTINCT other.number FROM items AS this
         JOIN item_references ON target = 'commitment ' || this.commitment
           OR target = 'provision ' || this.provision
           OR (target LIKE 'provision %'
               AND substr(this.provision, 1, length(target) - 9) = substr(target, 11) || '.')
         JOIN items AS other ON other.number = item_references.item
         WHERE this.id = ?1 AND other.text = this.text AND other.id <> ?1 AND ?2 = ''
         ORDER BY other.position, other.number",
        id,
        "",
    )
    .await?;
    let mut pointed: BTreeSet<(i64, i64)> = BTreeSet::new();
    for target in references(&item) {
        let found: Vec<(i64, i64)> = sqlx::query_as(
            "SELECT position, number FROM items
             WHERE text = (SELECT text FROM items WHERE id = ?1) AND id <> ?1
               AND (?2 = 'commitment ' || commitment OR ?2 = 'provision ' || provision
                 OR (?2 LIKE 'provision %'
                     AND substr(provision, 1, length(?2) - 9) = substr(?2, 11) || '.'))",
        )
        .bind(id)
        .bind(target)
        .fetch_all(&mut *snapshot)
        .await
        .map_err(|error| place.failure(error))?;
        pointed.extend(found);
    }
    let pointed: Vec<i64> = pointed.into_iter().map(|(_, number)| number).collect();
    let related = RelatedItems {
        references: find::by_numbers(&mut snapshot, place, &pointed).await?,
        referenced_by: find::by_numbers(&mut snapshot, place, &referenced_by).await?,
        same_provision: find::by_numbers(&mut snapshot, place, &same_provision).await?,
        same_group: find::by_numbers(&mut snapshot, place, &same_group).await?,
    };
    snapshot.rollback().await.map_err(|error| place.failure(error))?;
    Ok(related)
}

/// All bodies with how many items name them.
pub(crate) async fn bodies(
    connection: &mut SqliteConnection,
    place: &Place,
) -> Result<Vec<BodyCount>> {
    let mut snapshot = connection.begin().await.map_err(|error| place.failure(error))?;
    let bodies = read::bodies(&mut snapshot, place).await?;
    let counts: Vec<(String, String, i64)> = sqlx::query_as(
        "SELECT role, body, count(*) FROM item_bodies JOIN items ON number = item
         WHERE status <> ? AND role <> 'any' GROUP BY role, body",
    )
    .bind(status_rank(OVERTAKEN))
    .fetch_all(&mut *snapshot)
    .await
    .map_err(|error| place.failure(error))?;
    let through: Vec<(String, i64)> = sqlx::query_as(
        "WITH RECURSIVE belonging (member, collective) AS (
           SELECT member, collective FROM body_members
           UNION SELECT belonging.member, body_members.collective FROM belonging
             JOIN body_members ON body_members.member = belonging.collective)
         SELECT belonging.member, count(DISTINCT item) FROM belonging
         JOIN item_bodies ON role = 'owner' AND body = collective
         JOIN items ON number = item
         WHERE status <> ? AND belonging.member <> collective AND NOT EXISTS (
           SELECT 1 FROM item_bodies AS own WHERE own.role = 'owner'
             AND own.body = belonging.member AND own.item = item_bodies.item)
         GROUP BY belonging.member",
    )
    .bind(status_rank(OVERTAKEN))
    .fetch_all(&mut *snapshot)
    .await
    .map_err(|error| place.failure(error))?;
    snapshot.rollback().await.map_err(|error| place.failure(error))?;
    let number = |count: i64| u64::try_from(count).unwrap_or(0);
    let counts: BTreeMap<(&str, &str), u64> = counts
        .iter()
        .map(|(role, body, count)| ((role.as_str(), body.as_str()), number(*count)))
        .collect();
    let through: BTreeMap<&str, u64> =
        through.iter().map(|(body, count)| (body.as_str(), number(*count))).collect();
    Ok(bodies
        .into_iter()
        .map(|body| {
            let id = body.id.as_str();
            let count = |role| counts.get(&(role, id)).copied().unwrap_or(0);
            BodyCount {
                owned: count("owner"),
                partner: count("partner"),
                report_to: count("report_to"),
                proposed_report_to: count("proposed_report_to"),
                through_collectives: through.get(id).copied().unwrap_or(0),
                body,
            }
        })
        .collect())
}

/// All in which one body has a part.
pub(crate) async fn body_sheet(
    connection: &mut SqliteConnection,
    place: &Place,
    id: &BodyId,
) -> Result<Option<BodySheet>> {
    let mut snapshot = connection.begin().await.map_err(|error| place.failure(error))?;
    let Some(body) = read::body(&mut snapshot, place, id).await? else { return Ok(None) };
    let collective_ids = read::collectives(&mut snapshot, place, id).await?;
    let mut collectives = Vec::new();
    for collective in &collective_ids {
        collectives.extend(read::body(&mut snapshot, place, collective).await?);
    }
    let sheet = BodySheet {
        owned: entries(&mut snapshot, place, "owner", id, &collective_ids).await?,
        partner: entries(&mut snapshot, place, "partner", id, &collective_ids).await?,
        reported: entries(&mut snapshot, place, "report_to", id, &[]).await?,
        proposed: entries(&mut snapshot, place, "proposed_report_to", id, &[]).await?,
        body,
        collectives,
    };
    snapshot.rollback().await.map_err(|error| place.failure(error))?;
    Ok(Some(sheet))
}

/// The items in which `body` has `role`, itself or through one of `collectives`; each item once,
/// named itself before through a collective.
async fn entries(
    connection: &mut SqliteConnection,
    place: &Place,
    role: &'static str,
    body: &BodyId,
    collectives: &[BodyId],
) -> Result<Vec<SheetEntry>> {
    let names: Vec<&str> = std::iter::once(body).chain(collectives).map(BodyId::as_str).collect();
    let rows: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT number, min(names.key) FROM json_each(?1) AS names
         JOIN item_bodies ON role = ?2 AND body = names.value
         JOIN items ON number = item
         WHERE status <> ?3 GROUP BY number ORDER BY text, position, number",
    )
    .bind(place.write(&names)?)
    .bind(role)
    .bind(status_rank(OVERTAKEN))
    .fetch_all(&mut *connection)
    .await
    .map_err(|error| place.failure(error))?;
    let found: Vec<i64> = rows.iter().map(|row| row.0).collect();
    let items = find::by_numbers(connection, place, &found).await?;
    Ok(items
        .into_iter()
        .zip(rows)
        .map(|(item, (_, key))| {
            let index = usize::try_from(key).unwrap_or(0);
            let named = names.get(index).copied().unwrap_or_default();
            let through = (index > 0).then(|| BodyId::new(named));
            let partner_roles = if role == "partner" { roles(&item, named) } else { Vec::new() };
            SheetEntry { item, through, partner_roles }
        })
        .collect())
}

fn roles(item: &Item, body: &str) -> Vec<PartnerRole> {
    let roles: BTreeSet<PartnerRole> = item
        .commitment
        .partners
        .iter()
        .filter(|one| one.value.party.body.as_ref().is_some_and(|id| id.as_str() == body))
        .map(|one| one.value.role)
        .collect();
    roles.into_iter().collect()
}

/// All occasions with what is due at each.
pub(crate) async fn occasions(
    connection: &mut SqliteConnection,
    place: &Place,
) -> Result<Vec<OccasionSheet>> {
    let mut snapshot = connection.begin().await.map_err(|error| place.failure(error))?;
    let occasions = read::occasions(&mut snapshot, place).await?;
    let rows = sqlx::query(
        "SELECT occasion, item_dues.item AS item, due, reading, value
         FROM item_dues JOIN items ON number = item_dues.item
         JOIN item_values ON item_values.item = number
         WHERE occasion IS NOT NULL AND status <> ?
         ORDER BY text, position, number, due, reading",
    )
    .bind(status_rank(OVERTAKEN))
    .fetch_all(&mut *snapshot)
    .await
    .map_err(|error| place.failure(error))?;
    snapshot.rollback().await.map_err(|error| place.failure(error))?;
    let mut due: BTreeMap<OccasionId, Vec<OccasionDue>> = BTreeMap::new();
    for row in rows {
        let item: Item = place.read("an item", &read::text(place, &row, "value")?)?;
        let index = |column: &str| -> Result<u32> {
            row.try_get(column).map_err(|error| place.failure(error))
        };
        let (expression, reading) = (index("due")?, index("reading")?);
        let expression = item.commitment.due.get(expression as usize).map(|due| &due.value);
        let meaning = expression.and_then(|due| due.readings.get(reading as usize));
        let (Some(expression), Some(meaning)) = (expression, meaning) else {
            return Err(place.damaged(format!("the due dates of {} do not fit it", item.id)));
        };
        due.entry(OccasionId::new(read::text(place, &row, "occasion")?)).or_default().push(
            OccasionDue {
                kind: expression.kind,
                relation: expression.relation,
                written: expression.written.clone(),
                rule: meaning.rule.clone(),
                reading,
                item: item.id,
            },
        );
    }
    Ok(occasions
        .into_iter()
        .map(|occasion| OccasionSheet {
            due: due.remove(&occasion.id).unwrap_or_default(),
            occasion,
        })
        .collect())
}

/// The Action Plan. Items that a later edition dropped are in it with their status: a plan that
/// was sent around named them.
pub(crate) async fn plan(
    connection: &mut SqliteConnection,
    place: &Place,
    query: &PlanQuery,
) -> Result<ActionPlan> {
    let mut snapshot = connection.begin().await.map_err(|error| place.failure(error))?;
    let body = match &query.body {
        Some(id) => read::body(&mut snapshot, place, id).await?,
        None => None,
    };
    let mut names: Vec<String> = query.body.iter().map(|id| id.as_str().to_owned()).collect();
    if let Some(id) = &query.body {
        let collectives = read::collectives(&mut snapshot, place, id).await?;
        names.extend(collectives.iter().map(|id| id.as_str().to_owned()));
    }
    let values: Vec<String> = sqlx::query_scalar(
        "SELECT value FROM items JOIN item_values ON item = items.number
         JOIN texts ON texts.number = text
         WHERE (?1 IS NULL OR texts.id = ?1)
           AND (?2 IS NULL OR EXISTS (SELECT 1 FROM item_bodies
             WHERE item_bodies.item = items.number
               AND (role IN ('owner', 'partner') AND body IN (SELECT value FROM json_each(?3))
                 OR role IN ('report_to', 'proposed_report_to') AND body = ?2)))
         ORDER BY text, position, items.number",
    )
    .bind(query.text.as_ref().map(actum_model::TextId::as_str))
    .bind(query.body.as_ref().map(BodyId::as_str))
    .bind(place.write(&names)?)
    .fetch_all(&mut *snapshot)
    .await
    .map_err(|error| place.failure(error))?;
    let items = read::items(place, &values)?;
    let as_of: Option<String> =
        sqlx::query_scalar("SELECT at FROM events ORDER BY seq DESC LIMIT 1")
            .fetch_optional(&mut *snapshot)
            .await
            .map_err(|error| place.failure(error))?;

    let mut texts = Vec::new();
    for text in read::texts(&mut snapshot, place).await? {
        let asked = query.text.as_ref().is_none_or(|id| *id == text.id);
        // The items stand on the latest edition of the language that leads.
        let edition =
            text.editions.iter().rev().find(|edition| edition.language == text.lead_language);
        if let Some(edition) = edition
            && asked
        {
            texts.push(PlanText {
                id: text.id,
                title: text.title,
                language: edition.language,
                source_name: edition.source_name.clone(),
                source_sha256: edition.source_sha256.clone(),
            });
        }
    }
    let (named_bodies, named_occasions) = named(&items);
    let mut bodies = read::bodies(&mut snapshot, place).await?;
    bodies.retain(|body| named_bodies.contains(&body.id));
    let mut occasions = read::occasions(&mut snapshot, place).await?;
    occasions.retain(|occasion| named_occasions.contains(&occasion.id));
    snapshot.rollback().await.map_err(|error| place.failure(error))?;
    Ok(ActionPlan {
        language: query.language,
        as_of: as_of.unwrap_or_default(),
        texts,
        items,
        bodies,
        occasions,
        body,
    })
}

/// The bodies and occasions that items name in any field.
fn named(items: &[Item]) -> (BTreeSet<BodyId>, BTreeSet<OccasionId>) {
    let mut bodies = BTreeSet::new();
    let mut occasions = BTreeSet::new();
    for item in items {
        let commitment = &item.commitment;
        let parties = commitment
            .addressees
            .iter()
            .chain(&commitment.report_to)
            .chain(&item.proposed_report_to)
            .filter_map(|party| party.value.body.clone());
        bodies.extend(parties);
        bodies.extend(item.owners.iter().cloned());
        bodies.extend(commitment.partners.iter().filter_map(|one| one.value.party.body.clone()));
        bodies.extend(commitment.citations.iter().filter_map(|one| one.value.body.clone()));
        let readings = commitment.due.iter().flat_map(|due| &due.value.readings);
        occasions.extend(readings.filter_map(|reading| reading.occasion.clone()));
    }
    (bodies, occasions)
}
