//! Bodies with how many items name them: from the list in memory where it is kept, else by SQL.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::BodyId;

use super::listing::Keeper;
use super::read;
use crate::database::{Connection, sql};
use crate::error::Result;
use crate::listing::Named;
use crate::query::BodyRole;
use crate::view::BodyCount;

/// All bodies with how many items name them. Items that are overtaken or rejected are not counted.
pub(crate) async fn counted(snapshot: &mut Connection, list: &Keeper) -> Result<Vec<BodyCount>> {
    let collectives = collectives(snapshot).await?;
    let named = match list.of(snapshot, |listing| listing.named(&collectives)).await? {
        Some(named) => named,
        None => named(snapshot).await?,
    };
    let count = |body: &BodyId, role: BodyRole| {
        named.by_role.get(&(body.as_str().to_owned(), role)).copied().unwrap_or(0)
    };
    let bodies = read::bodies(snapshot).await?.into_iter();
    Ok(bodies
        .map(|body| BodyCount {
            owned: count(&body.id, BodyRole::Owner),
            partner: count(&body.id, BodyRole::Partner),
            report_to: count(&body.id, BodyRole::ReportTo),
            proposed_report_to: count(&body.id, BodyRole::ProposedReportTo),
            through_collectives: named.through.get(body.id.as_str()).copied().unwrap_or(0),
            body,
        })
        .collect())
}

/// The members of each collective, those of collectives in it included.
async fn collectives(connection: &mut Connection) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let rows = connection
        .rows(sql("WITH RECURSIVE belonging (member, collective) AS (
           SELECT member, collective FROM body_members
           UNION SELECT belonging.member, body_members.collective FROM belonging
             JOIN body_members ON body_members.member = belonging.collective)
         SELECT collective, member FROM belonging WHERE member <> collective"))
        .await?;
    let mut members: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        members.entry(row.text(0)?).or_default().insert(row.text(1)?);
    }
    Ok(members)
}

/// The same as [`Listing::named`](crate::listing::Listing::named), from the database.
async fn named(connection: &mut Connection) -> Result<Named> {
    let mut found = Named::default();
    let by_role = sql("SELECT role, body, count(*) FROM item_bodies JOIN items ON number = item
         WHERE status NOT IN ('overtaken', 'rejected') AND role <> 'any' GROUP BY role, body");
    for row in connection.rows(by_role).await? {
        let (role, body) = (row.text(0)?, row.text(1)?);
        if let Some(role) = BodyRole::ALL.into_iter().find(|one| one.name() == role) {
            found.by_role.insert((body, role), row.number(2)?);
        }
    }
    let through = sql("WITH RECURSIVE belonging (member, collective) AS (
           SELECT member, collective FROM body_members
           UNION SELECT belonging.member, body_members.collective FROM belonging
             JOIN body_members ON body_members.member = belonging.collective)
         SELECT belonging.member, count(DISTINCT item) FROM belonging
         JOIN item_bodies ON role = 'owner' AND body = collective
         JOIN items ON number = item
         WHERE status NOT IN ('overtaken', 'rejected') AND belonging.member <> collective AND NOT EXISTS (
           SELECT 1 FROM item_bodies AS own WHERE own.role = 'owner'
             AND own.body = belonging.member AND own.item = item_bodies.item)
         GROUP BY belonging.member");
    for row in connection.rows(through).await? {
        found.through.insert(row.text(0)?, row.number(1)?);
    }
    Ok(found)
}
