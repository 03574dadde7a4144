//! Where extraction erred, told from what people corrected.

use std::collections::BTreeMap;

use actum_model::{Field, FieldValue, Language};

use super::read;
use crate::database::{Connection, sql};
use crate::error::Result;
use crate::event::Event;
use crate::view::{Correction, ReviewReport};

/// Most corrections given as examples for each field.
const MOST_EXAMPLES: usize = 20;

/// By language of the edition: how many items were looked at, and in which fields people
/// corrected what was extracted.
pub(crate) async fn report(connection: &mut Connection) -> Result<Vec<(Language, ReviewReport)>> {
    let statement = sql("SELECT value FROM item_values JOIN items ON number = item
         ORDER BY text, items.position, number");
    let values: Vec<String> = connection.column(statement).await?;
    let mut reports: BTreeMap<Language, ReviewReport> = BTreeMap::new();
    for item in read::items(connection.place(), &values)? {
        let code = item.edition.as_str().rsplit('/').nth(1).unwrap_or_default();
        let Ok(language) = code.parse::<Language>() else { continue };
        let report = reports.entry(language).or_default();
        report.items += 1;
        match &item.follow_up.review {
            Some(review) if review.confirmed => report.confirmed += 1,
            Some(_) => report.rejected += 1,
            None => continue,
        }
        for field in Field::ALL.into_iter().filter(|field| field.is_extracted()) {
            let fields = report.fields.entry(field).or_default();
            if item.follow_up.edited.contains_key(&field) {
                fields.corrected += 1;
            } else {
                fields.kept += 1;
            }
        }
    }
    for (correction, language, value) in corrections(connection).await? {
        if let Some(report) = reports.get_mut(&language) {
            let examples = &mut report.fields.entry(value).or_default().examples;
            if examples.len() < MOST_EXAMPLES {
                examples.push(correction);
            }
        }
    }
    Ok(reports.into_iter().collect())
}

async fn corrections(connection: &mut Connection) -> Result<Vec<(Correction, Language, Field)>> {
    let statement = sql("SELECT events.seq, events.version, events.payload, item_values.value
         FROM events JOIN items ON items.id = events.subject
         JOIN item_values ON item_values.item = items.number
         WHERE events.kind = 'item-edited' ORDER BY events.seq");
    let mut corrections = Vec::new();
    for row in connection.rows(statement).await? {
        let place = connection.place();
        let seq = row.integer(0)?;
        let event = Event::decode("item-edited", row.number(1)?, &row.text(2)?)
            .map_err(|error| place.undecoded(seq, "item-edited", 1, error))?;
        let Event::ItemEdited(edited) = event else { continue };
        let item: actum_model::Item = place.read("an item", &row.text(3)?)?;
        let code = item.edition.as_str().rsplit('/').nth(1).unwrap_or_default();
        let Ok(language) = code.parse::<Language>() else { continue };
        let extracted = |value: &FieldValue| value.field().is_extracted();
        for (before, after) in edited.before.iter().zip(&edited.values) {
            if extracted(after) {
                corrections.push((
                    Correction {
                        item: item.id.clone(),
                        clause: item.clause.clone(),
                        before: before.clone(),
                        after: after.clone(),
                        reason: edited.reason.clone(),
                    },
                    language,
                    after.field(),
                ));
            }
        }
    }
    Ok(corrections)
}
