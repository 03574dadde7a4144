//! Brings the rows of a hand-made plan in, and takes their statuses over where that is wanted.

use std::collections::BTreeSet;

use actum_model::{Item, ItemId, StatusId};
use actum_register::{Change, Command, Person, PlanQuery};
use actum_workbook::{HandRow, Known, hand_document, hand_rows, headings_key, written_columns};

use super::{Done, Failure, Found};
use crate::WebState;
use crate::frame::Frame;
use crate::intake::{self, Sent};
use crate::link;
use crate::refusal::refusal_words;
use crate::upload::Upload;

pub(super) async fn bring(
    state: &WebState,
    frame: &Frame,
    person: &Person,
    form: &Upload,
    file_name: &str,
    found: Found,
) -> Result<Done, Failure> {
    let Found { book, table, language, bodies, occasions, .. } = found;
    let register = state.register();
    let now = state.now();
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let title = Some(form.get("title")).filter(|title| !title.is_empty()).unwrap_or(stem);
    let html = hand_document(&book, std::slice::from_ref(&table), state.packs(), language, title);
    // Its name is that of the workbook, so that people find it again.
    let sent = Sent {
        name: format!("{stem}.html"),
        bytes: html.into_bytes(),
        language: Some(language),
        title: Some(title.to_owned()),
        ..Sent::default()
    };
    let understood = intake::understand(state, sent).await?;
    let words = understood.words(state);
    let request = understood.request(state, &person.name, &now);
    let aligned = |before: &[_], after: &[_]| intake::aligned(before, after, &words);
    register.import_aligned(request, &aligned).await?;
    let (key, columns) = (headings_key(&table), written_columns(&table));
    register.remember_plan_columns(&key, &columns, &person.name, &now).await?;

    let text = understood.text.clone();
    let query = PlanQuery { text: Some(text.clone()), body: None, language };
    let items = register.plan(&query).await?.items;
    let mut left = Vec::new();
    let mut moved = 0_u64;
    if form.get("statuses") == "1" {
        let known = Known::new(language, &bodies, &occasions, state.packs().months());
        let rows = hand_rows(&book, &table, &known, &state.packs().workflows);
        let reason = frame.with("plan-reason", "file", file_name).plain();
        for (item, status) in wanted(&rows, &items) {
            let change = |command: Command| Change {
                command,
                person,
                at: &now,
                reason: reason.clone(),
                revision: None,
            };
            let mut changes = vec![change(Command::Confirm { item: item.clone() })];
            let confirmed = register.workflow_of(&text).await?.confirmed;
            if confirmed != status {
                changes.push(change(Command::Move { item: item.clone(), to: status }));
            }
            // A move that the workflow refuses leaves the item confirmed.
            let answers = register.change_each(changes).await?;
            match answers.into_iter().find_map(Result::err) {
                None => moved += 1,
                Some(refusal) => {
                    let why = refusal_words(&refusal, frame.messages(), &state.packs().workflows);
                    left.push((item.to_string(), frame.with("workbook-refused", "why", why)));
                }
            }
        }
    }
    let count = items.len() as u64;
    let values = [("items", (&count).into()), ("moved", (&moved).into()), ("title", title.into())];
    Ok(Done {
        words: frame.with_all("plan-done", &values),
        review_href: link::review(&text, None),
        left,
    })
}

/// The items of rows whose status names a state. An item belongs to the first row whose words its
/// clause holds, and each row to the items that follow from it.
fn wanted(rows: &[HandRow], items: &[Item]) -> Vec<(ItemId, StatusId)> {
    let squeezed = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut wanted = Vec::new();
    let mut taken = BTreeSet::new();
    for row in rows {
        let Some(status) = &row.status.1 else { continue };
        let action = squeezed(&row.action);
        for item in items {
            if squeezed(&item.clause).contains(&action) && taken.insert(item.id.clone()) {
                wanted.push((item.id.clone(), status.clone()));
            }
        }
    }
    wanted
}
