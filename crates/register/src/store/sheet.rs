//! Views over several items: bodies, occasions, related items, the Action Plan.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{ActionPlan, BodyId, Due, Item, ItemId, OccasionId, PartnerRole, PlanText};
use serde::Deserialize;

use super::change;
use super::file::references;
use super::{find, read, time};
use crate::database::{Connection, Statement, sql};
use crate::error::Result;
use crate::query::PlanQuery;
use crate::view::{BodySheet, OccasionDue, OccasionSheet, RelatedItems, SheetEntry};

/// Positions and numbers of the items that have to do with an item.
pub(super) struct Related {
    references: BTreeSet<(i64, i64)>,
    referenced_by: BTreeSet<(i64, i64)>,
    same_provision: BTreeSet<(i64, i64)>,
    same_group: BTreeSet<(i64, i64)>,
}

impl Related {
    /// The numbers of all of them.
    pub(super) fn numbers(&self) -> Vec<i64> {
        let all = [&self.references, &self.referenced_by, &self.same_provision, &self.same_group];
        let numbers: BTreeSet<i64> = all.into_iter().flatten().map(|(_, number)| *number).collect();
        numbers.into_iter().collect()
    }
}

/// What has to do with an item.
pub(crate) async fn related(snapshot: &mut Connection, id: &ItemId) -> Result<RelatedItems> {
    let Some(item) = read::item(snapshot, id).await? else {
        return Ok(RelatedItems::default());
    };
    let related = related_to(snapshot, &item).await?;
    Ok(RelatedItems {
        references: values(snapshot, &related.references).await?,
        referenced_by: values(snapshot, &related.referenced_by).await?,
        same_provision: values(snapshot, &related.same_provision).await?,
        same_group: values(snapshot, &related.same_group).await?,
    })
}

/// The items that have to do with `item`, which may be as it was once.
pub(super) async fn related_to(snapshot: &mut Connection, item: &Item) -> Result<Related> {
    let id = &item.id;
    let provision = item.provision.as_str();
    let beside = sql(
        "SELECT position, number FROM items WHERE text = (SELECT text FROM items WHERE id = $1)
           AND provision = $2 AND id <> $1",
    );
    let same_provision = numbered(snapshot, beside.bind(id.as_str()).bind(provision)).await?;
    let grouped = sql(
        "SELECT position, number FROM items WHERE text = (SELECT text FROM items WHERE id = $1)
           AND grouping = $2 AND id <> $1",
    );
    let group = item.commitment.group.as_str();
    let same_group = numbered(snapshot, grouped.bind(id.as_str()).bind(group)).await?;
    let mut referring =
        sql("SELECT DISTINCT position, number FROM item_references JOIN items ON number = item
         WHERE id <> $1 AND text = (SELECT text FROM items WHERE id = $1) AND target IN (")
        .bind(id.as_str());
    referring.push_list(pointing_at(item));
    referring.push(")");
    let referenced_by = numbered(snapshot, referring).await?;
    let mut references: BTreeSet<(i64, i64)> = BTreeSet::new();
    for target in self::references(item) {
        references.extend(numbered(snapshot, pointed_at(id, &target)).await?);
    }
    Ok(Related { references, referenced_by, same_provision, same_group })
}

/// Positions and numbers of items, in order.
async fn numbered(
    connection: &mut Connection,
    statement: Statement,
) -> Result<BTreeSet<(i64, i64)>> {
    let rows = connection.rows(statement).await?;
    rows.iter().map(|row| Ok((row.integer(0)?, row.integer(1)?))).collect()
}

async fn values(connection: &mut Connection, numbered: &BTreeSet<(i64, i64)>) -> Result<Vec<Item>> {
    let numbers: Vec<i64> = numbered.iter().map(|(_, number)| *number).collect();
    find::by_numbers(connection, &numbers).await
}

/// Every way in which a reference can mean an item, as filed. A reference to a provision is one to
/// its parts too: `Action 11` means 11.1 to 11.3.
fn pointing_at(item: &Item) -> Vec<String> {
    let provision = item.provision.as_str();
    let wholes = provision.match_indices('.').map(|(end, _)| &provision[..end]);
    let provisions = wholes.chain([provision]).map(|id| format!("provision {id}"));
    [format!("commitment {}", item.commitment.id)].into_iter().chain(provisions).collect()
}

/// The other items of the same text that a reference means.
fn pointed_at(id: &ItemId, target: &str) -> Statement {
    let inside = |condition| {
        let mut statement = sql("SELECT position, number FROM items
             WHERE text = (SELECT text FROM items WHERE id = $1) AND id <> $1 AND ");
        statement.push(condition);
        statement.bind(id.as_str())
    };
    match target.split_once(' ') {
        // Texts compare by their bytes, and a slash follows the full stop: its parts.
        Some(("provision", provision)) => {
            inside("(provision = $2 OR provision >= $3 AND provision < $4)")
                .bind(provision)
                .bind(format!("{provision}."))
                .bind(format!("{provision}/"))
        }
        Some((_, commitment)) => inside("commitment = $2").bind(commitment),
        None => inside("FALSE"),
    }
}

/// The items that wait for an item, in the order of the texts.
pub(crate) async fn waiting_for(connection: &mut Connection, id: &ItemId) -> Result<Vec<Item>> {
    let statement = sql("SELECT number FROM item_links JOIN items ON number = item
         WHERE other = $1 AND kind = 'depends_on' ORDER BY text, position, number")
    .bind(id.as_str());
    let numbers: Vec<i64> = connection.column(statement).await?;
    find::by_numbers(connection, &numbers).await
}

/// All in which one body has a part.
pub(crate) async fn body_sheet(
    snapshot: &mut Connection,
    id: &BodyId,
) -> Result<Option<BodySheet>> {
    let Some(body) = read::body(snapshot, id).await? else { return Ok(None) };
    let collective_ids = read::collectives(snapshot, id).await?;
    let mut collectives = Vec::new();
    for collective in &collective_ids {
        collectives.extend(read::body(snapshot, collective).await?);
    }
    let sheet = BodySheet {
        owned: entries(snapshot, "owner", id, &collective_ids).await?,
        partner: entries(snapshot, "partner", id, &collective_ids).await?,
        reported: entries(snapshot, "report_to", id, &[]).await?,
        proposed: entries(snapshot, "proposed_report_to", id, &[]).await?,
        body,
        collectives,
    };
    Ok(Some(sheet))
}

/// The items in which `body` has `role`, itself or through one of `collectives`; each item once,
/// named itself before through a collective.
async fn entries(
    connection: &mut Connection,
    role: &'static str,
    body: &BodyId,
    collectives: &[BodyId],
) -> Result<Vec<SheetEntry>> {
    let names: Vec<&str> = std::iter::once(body).chain(collectives).map(BodyId::as_str).collect();
    let mut statement =
        sql("SELECT text, position, number, body FROM item_bodies JOIN items ON number = item
         WHERE role = $1 AND status NOT IN ('overtaken', 'rejected') AND body IN (")
        .bind(role);
    statement.push_list(names.iter().copied());
    statement.push(")");
    // In the order of the texts; for each item the first of the names.
    let mut found: BTreeMap<(i64, i64, i64), usize> = BTreeMap::new();
    for row in connection.rows(statement).await? {
        let body = row.text(3)?;
        let index = names.iter().position(|name| *name == body).unwrap_or(0);
        let at = (row.integer(0)?, row.integer(1)?, row.integer(2)?);
        found.entry(at).and_modify(|first| *first = index.min(*first)).or_insert(index);
    }
    let numbers: Vec<i64> = found.keys().map(|(_, _, number)| *number).collect();
    let items = find::by_numbers(connection, &numbers).await?;
    Ok(items
        .into_iter()
        .zip(found.into_values())
        .map(|(item, index)| {
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

/// Of an item as it is stored, what is due and nothing else: an item is a few kilobytes, and there
/// may be thousands at one occasion.
#[derive(Deserialize)]
struct Dated {
    id: ItemId,
    commitment: DatedCommitment,
}

#[derive(Deserialize)]
struct DatedCommitment {
    #[serde(default)]
    due: Vec<DatedDue>,
}

#[derive(Deserialize)]
struct DatedDue {
    value: Due,
}

/// Occasions with what is due at each: all, or those named.
pub(crate) async fn occasions(
    snapshot: &mut Connection,
    among: Option<&[OccasionId]>,
) -> Result<Vec<OccasionSheet>> {
    let mut occasions = read::occasions(snapshot).await?;
    occasions.retain(|occasion| among.is_none_or(|ids| ids.contains(&occasion.id)));
    if occasions.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = sql("SELECT occasion, due, reading, value, number
         FROM item_dues JOIN items ON number = item_dues.item
         JOIN item_values ON item_values.item = number
         WHERE occasion IS NOT NULL AND status NOT IN ('overtaken', 'rejected')");
    if let Some(ids) = among {
        statement.push(" AND occasion IN (");
        statement.push_list(ids.iter().map(OccasionId::as_str));
        statement.push(")");
    }
    statement.push(" ORDER BY text, position, number, due, reading");
    let rows = snapshot.rows(statement).await?;
    let place = snapshot.place();
    let mut due: BTreeMap<OccasionId, Vec<OccasionDue>> = BTreeMap::new();
    // The readings of an item come one behind another.
    let mut last: Option<(i64, Dated)> = None;
    for row in rows {
        let number = row.integer(4)?;
        let (number, item) = match last.take() {
            Some((before, item)) if before == number => (number, item),
            _ => (number, place.read::<Dated>("an item", &row.text(3)?)?),
        };
        let (_, item) = last.insert((number, item));
        let reading: u32 = row.number(2)?;
        let expression = item.commitment.due.get(row.number::<usize>(1)?).map(|due| &due.value);
        let meaning = expression.and_then(|due| due.readings.get(reading as usize));
        let (Some(expression), Some(meaning)) = (expression, meaning) else {
            return Err(place.damaged(format!("the due dates of {} do not fit it", item.id)));
        };
        due.entry(OccasionId::new(row.text(0)?)).or_default().push(OccasionDue {
            kind: expression.kind,
            relation: expression.relation,
            written: expression.written.clone(),
            rule: meaning.rule.clone(),
            reading,
            item: item.id.clone(),
        });
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
/// was sent around named them. Rejected ones are not: nothing was asked.
pub(crate) async fn plan(snapshot: &mut Connection, query: &PlanQuery) -> Result<ActionPlan> {
    let mut statement = sql("SELECT value FROM items JOIN item_values ON item = items.number
         JOIN texts ON texts.number = text WHERE status <> 'rejected'");
    if let Some(text) = &query.text {
        statement.push(" AND texts.id = ").push_bind(text.as_str());
    }
    let mut body = None;
    if let Some(id) = &query.body {
        body = read::body(snapshot, id).await?;
        let collectives = read::collectives(snapshot, id).await?;
        statement.push(
            " AND EXISTS (SELECT 1 FROM item_bodies WHERE item_bodies.item = items.number
               AND (role IN ('report_to', 'proposed_report_to') AND body = ",
        );
        statement.push_bind(id.as_str());
        statement.push(" OR role IN ('owner', 'partner') AND body IN (");
        statement.push_list([id].into_iter().chain(&collectives).map(BodyId::as_str));
        statement.push(")))");
    }
    statement.push(" ORDER BY text, position, items.number");
    let values: Vec<String> = snapshot.column(statement).await?;
    let items = read::items(snapshot.place(), &values)?;
    let last = sql("SELECT at, seq FROM events ORDER BY seq DESC LIMIT 1");
    let (as_of, event) = match snapshot.rows(last).await?.first() {
        Some(row) => (row.text(0)?, row.integer(1)?),
        None => (String::new(), 0),
    };

    let mut texts = Vec::new();
    for text in read::texts(snapshot, None).await? {
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
    let mut bodies = read::bodies(snapshot).await?;
    bodies.retain(|body| named_bodies.contains(&body.id));
    let mut occasions = read::occasions(snapshot).await?;
    occasions.retain(|occasion| named_occasions.contains(&occasion.id));
    let workflows = change::workflows(snapshot).await?;
    let used: BTreeSet<&str> = items
        .iter()
        .flat_map(|item| &item.schedule.days)
        .filter_map(|day| day.rule.as_deref())
        .collect();
    let mut procedures = time::procedures(snapshot).await?;
    procedures.retain(|rule| used.contains(rule.id.as_str()));
    Ok(ActionPlan {
        procedures,
        present: None,
        timeliness: BTreeMap::new(),
        workflows,
        language: query.language,
        as_of,
        event,
        texts,
        items,
        bodies,
        occasions,
        body,
        occasion: None,
        since: None,
        changes: Vec::new(),
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
        bodies.extend(item.follow_up.action_needed_by.iter().cloned());
        bodies.extend(commitment.partners.iter().filter_map(|one| one.value.party.body.clone()));
        bodies.extend(commitment.citations.iter().filter_map(|one| one.value.body.clone()));
        let readings = commitment.due.iter().flat_map(|due| &due.value.readings);
        occasions.extend(readings.filter_map(|reading| reading.occasion.clone()));
        occasions.extend(item.schedule.days.iter().filter_map(|day| day.occasion.clone()));
        occasions.extend(item.follow_up.milestones.iter().filter_map(|one| one.occasion.clone()));
    }
    (bodies, occasions)
}
