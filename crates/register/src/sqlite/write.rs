//! Writing: one import, one transaction.

use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnection;

use super::apply::{Applier, Stamp};
use super::failure::Place;
use super::read;
use crate::error::Result;
use crate::import::plan::{Known, plan, same_edition, validate};
use crate::import::{ImportOutcome, ImportRequest};

/// Stores an import, or nothing of it.
pub(crate) async fn import(
    pool: &SqlitePool,
    place: &Place,
    request: &ImportRequest<'_>,
) -> Result<ImportOutcome> {
    let at = validate(request)?;
    // IMMEDIATE takes the write lock before anything is read, so that nobody changes in between
    // what the plan is made from.
    let mut transaction =
        pool.begin_with("BEGIN IMMEDIATE").await.map_err(|error| place.failure(error))?;
    let known = known(&mut transaction, place, request).await?;
    let plan = plan(request, &at, &known)?;
    if plan.events.is_empty() {
        transaction.rollback().await.map_err(|error| place.failure(error))?;
        return Ok(plan.outcome);
    }
    let stamp = Stamp { at: &at, actor: request.actor };
    let mut applier = Applier::new(&mut transaction, place).await?;
    applier.keep(&plan.contents).await?;
    for event in &plan.events {
        applier.append(event, &stamp).await?;
    }
    transaction.commit().await.map_err(|error| place.failure(error))?;
    Ok(plan.outcome)
}

async fn known(
    connection: &mut SqliteConnection,
    place: &Place,
    request: &ImportRequest<'_>,
) -> Result<Known> {
    let mut text = read::known_text(connection, place, &request.text).await?;
    if let Some(text) = &mut text
        && text.lead_language != request.document.language.language
    {
        let lead = text.editions.iter().rev().find(|own| own.language == text.lead_language);
        if let Some(lead) = lead {
            text.lead = read::reading(connection, place, &lead.id).await?;
        }
    }
    let same = text.as_ref().and_then(|text| same_edition(&text.editions, request.document));
    let same = match same {
        Some(edition) => read::reading(connection, place, &edition.id).await?,
        None => None,
    };
    Ok(Known {
        text,
        same,
        bodies: read::bodies(connection, place).await?,
        occasions: read::occasions(connection, place).await?,
    })
}
