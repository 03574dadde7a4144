//! Writing: one import, one transaction.

use super::apply::{Applier, Stamp};
use super::{change, read, succession, terms, time};
use crate::change::{Made, Once};
use crate::database::{Connection, Database};
use crate::error::Result;
use crate::import::plan::{Known, plan, same_edition, validate};
use crate::import::{ImportForeseen, ImportOutcome, ImportRequest};
use crate::succession::Aligner;

/// Stores an import, or nothing of it.
pub(crate) async fn import(
    database: &Database,
    request: &ImportRequest<'_>,
    aligner: Option<&Aligner<'_>>,
    once: Option<&Once<'_>>,
) -> Result<Made<ImportOutcome>> {
    let at = validate(request)?;
    let mut transaction = database.begin_write().await?;
    if let Some(before) = terms::before(&mut transaction, once).await? {
        transaction.rollback().await?;
        return Ok(before);
    }
    let outcome = within(&mut transaction, request, &at, aligner).await?;
    terms::remember(&mut transaction, once, &outcome).await?;
    transaction.commit().await?;
    Ok(Made::Now(outcome))
}

/// What an import would do. Nothing is stored.
pub(crate) async fn foresee(
    database: &Database,
    request: &ImportRequest<'_>,
    aligner: Option<&Aligner<'_>>,
) -> Result<ImportForeseen> {
    let at = validate(request)?;
    let mut transaction = database.begin_write().await?;
    let outcome = within(&mut transaction, request, &at, aligner).await?;
    let succession = match &outcome {
        ImportOutcome::NewEdition { edition, .. } => {
            succession::report(&mut transaction, edition).await?
        }
        ImportOutcome::New { .. }
        | ImportOutcome::Unchanged { .. }
        | ImportOutcome::Reread(_)
        | ImportOutcome::NewLanguage { .. } => None,
    };
    transaction.rollback().await?;
    Ok(ImportForeseen { outcome, succession })
}

async fn within(
    transaction: &mut Connection,
    request: &ImportRequest<'_>,
    at: &str,
    aligner: Option<&Aligner<'_>>,
) -> Result<ImportOutcome> {
    let known = known(transaction, request).await?;
    let plan = plan(request, at, &known, aligner)?;
    if plan.events.is_empty() {
        return Ok(plan.outcome);
    }
    // Time on record never goes back.
    let at = change::moment(transaction, at).await?;
    let stamp = Stamp { at: &at, actor: request.actor };
    let mut applier = Applier::new(transaction);
    applier.keep(&plan.contents).await?;
    for event in &plan.events {
        applier.gather(event, &stamp).await?;
        // Dates of items that are there go with the occasions that the packs now know better.
        if let Some(concerned) = time::Concerned::by(event) {
            applier.reschedule(&concerned, "packs-changed", "", &stamp).await?;
        }
    }
    applier.flush().await?;
    Ok(plan.outcome)
}

async fn known(connection: &mut Connection, request: &ImportRequest<'_>) -> Result<Known> {
    let mut text = read::known_text(connection, &request.text).await?;
    if let Some(text) = &mut text
        && text.lead_language != request.document.language.language
    {
        let lead = text.editions.iter().rev().find(|own| own.language == text.lead_language);
        if let Some(lead) = lead {
            text.lead = read::reading(connection, &lead.id).await?;
        }
    }
    let same = text.as_ref().and_then(|text| same_edition(&text.editions, request.document));
    let same = match same {
        Some(edition) => read::reading(connection, &edition.id).await?,
        None => None,
    };
    Ok(Known {
        text,
        same,
        bodies: read::bodies(connection).await?,
        occasions: read::occasions(connection).await?,
        moved: time::set_by_people(connection).await?,
        procedures: time::procedures(connection).await?,
        workflows: change::workflows(connection).await?,
    })
}
