//! Taking a change of many items back, each item by itself: by whoever made it, as long as nothing
//! happened to the item since.

use actum_register::{Change, Command};
use axum::http::StatusCode;

use super::{BulkTemplate, Chosen, MOST, Outcome, Step, latest, page};
use crate::WebState;
use crate::caller::Caller;
use crate::error::PageError;
use crate::form::Form;
use crate::link;
use crate::locale::Reader;
use crate::refusal::refusal_words;

/// Takes a change back, each item with an outcome of its own.
pub(super) async fn undone(
    state: &WebState,
    reader: &Reader,
    caller: &Caller,
    form: &Form,
) -> Result<(StatusCode, BulkTemplate), PageError> {
    let person = caller.person_named(form.get("by"));
    let mut result = page(reader, caller, Step::Undone);
    let at = state.now();
    let reason = result.frame.plain("bulk-undo-reason").marked();
    let made: Vec<Chosen> = match form.get("act") {
        "" => form.all("made").take(MOST).filter_map(Chosen::read).collect(),
        // A whole change from the list of the latest ones, by its moment.
        at => {
            let items =
                state.register().items_of_act(at, &latest::names(caller)).await?.into_iter();
            items.map(|one| Chosen { id: one.item, revision: Some(one.event) }).collect()
        }
    };
    let changes = made
        .iter()
        .map(|made| Change {
            command: Command::TakeBack {
                item: made.id.clone(),
                event: made.revision.unwrap_or_default(),
            },
            person: &person,
            at: &at,
            reason: reason.clone(),
            revision: None,
        })
        .collect();
    let done = state.register().change_each(changes).await?;
    result.count = made.len() as u64;
    for (made, done) in made.into_iter().zip(done) {
        let (kind, message, detail) = match done {
            Ok(_) => {
                result.changing += 1;
                ("changed", "bulk-undone", None)
            }
            Err(refusal) => {
                result.refused += 1;
                let messages = result.frame.messages();
                let words = refusal_words(&refusal, messages, &state.packs().workflows);
                ("refused", "bulk-not-undone", Some(words))
            }
        };
        result.outcomes.push(Outcome {
            number: made.id.parts().1.to_owned(),
            href: link::item(&made.id),
            kind,
            words: result.frame.t(message),
            before: String::new(),
            after: String::new(),
            detail,
        });
    }
    Ok((StatusCode::OK, result))
}
