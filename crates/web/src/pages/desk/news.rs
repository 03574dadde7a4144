//! What others did since the last visit.

use std::collections::BTreeMap;

use actum_model::ItemId;
use actum_register::{EventRecord, mentions};

use super::Scope;
use crate::WebState;
use crate::basis::{Shower, edition_language};
use crate::caller::Caller;
use crate::content::Content;
use crate::error::PageError;
use crate::frame::{Frame, Words};
use crate::link;
use crate::mention::names_of;
use crate::pages::item::history::{Event, events};

/// How many events are looked through, the latest ones.
const LOOKED_AT: i64 = 500;

/// How many items are shown.
const SHOWN: usize = 8;

/// What is new.
#[derive(Default)]
pub(super) struct News {
    pub(super) entries: Vec<NewsEntry>,
    /// How many more there are.
    pub(super) more: u64,
}

/// An item to which something happened.
pub(super) struct NewsEntry {
    pub(super) number: String,
    pub(super) href: String,
    pub(super) act: String,
    pub(super) language: Option<actum_model::Language>,
    /// What happened last.
    pub(super) event: Event,
    /// Whether a note names the reader.
    pub(super) mentioned: Option<Words>,
}

/// What others did to items of the scope, the latest first, those that name the reader before all.
pub(super) async fn news(
    state: &WebState,
    frame: &Frame,
    caller: &Caller,
    scope: &Scope,
) -> Result<News, PageError> {
    let register = state.register();
    let last = register.last_event().await?.map_or(0, |last| last.seq);
    if last <= scope.desk.seen {
        return Ok(News::default());
    }
    let after = scope.desk.seen.max(last - LOOKED_AT);
    let records = register.events(after, u32::try_from(LOOKED_AT).unwrap_or(u32::MAX)).await?;
    let names: Vec<String> = std::iter::once(caller.person.name.clone())
        .chain(caller.person.former_names.iter().cloned())
        .collect();
    // A note to a body is a note to those who speak for it.
    let bodies = scope.bodies.iter().chain(&caller.person.bodies);
    let called: Vec<String> =
        bodies.flat_map(|body| names_of(state, body)).chain(names.iter().cloned()).collect();
    let mut latest: BTreeMap<ItemId, (EventRecord, bool)> = BTreeMap::new();
    for record in
        records.into_iter().filter(|record| told(record) && !names.contains(&record.actor))
    {
        let id = ItemId::new(record.subject.as_str());
        let words = record.payload.pointer("/note/words").and_then(|words| words.as_str());
        let named = words.is_some_and(|words| mentions(words, &called))
            || latest.get(&id).is_some_and(|(_, named)| *named);
        latest.insert(id, (record, named));
    }
    let mut latest: Vec<(ItemId, EventRecord, bool)> =
        latest.into_iter().map(|(id, (record, named))| (id, record, named)).collect();
    latest.sort_by_key(|(_, record, named)| (!named, std::cmp::Reverse(record.seq)));
    let mut news = News::default();
    for (id, record, named) in latest {
        let Some(item) = register.item(&id).await? else { continue };
        let concerned = scope.bodies.is_empty()
            || match register.about(&item).await? {
                actum_register::About::Item(bodies) => {
                    scope.bodies.iter().any(|body| bodies.contains(body))
                }
                actum_register::About::Register => true,
            };
        if !named && !concerned {
            continue;
        }
        if news.entries.len() >= SHOWN {
            news.more += 1;
            continue;
        }
        let language = edition_language(&item.edition);
        let shower = Shower { state, frame, language };
        let content = Content::of(register, frame, [&item]).await?;
        let (act, act_language) = content.act(&item);
        let Some(event) = events(std::slice::from_ref(&record), &shower).pop() else { continue };
        news.entries.push(NewsEntry {
            number: item.id.parts().1.to_owned(),
            href: link::item(&item.id),
            act: act.to_owned(),
            language: act_language,
            event,
            mentioned: named.then(|| frame.t("desk-mentioned")),
        });
    }
    Ok(news)
}

/// Whether it is news: something that somebody did to an item. What an import made is shown as what
/// is to be reviewed.
fn told(record: &EventRecord) -> bool {
    matches!(
        record.kind.as_str(),
        "item-confirmed"
            | "item-rejected"
            | "item-reopened"
            | "item-edited"
            | "item-moved"
            | "item-replaced"
            | "items-merged"
            | "item-overtaken"
            | "note-added"
            | "evidence-attached"
            | "claim-made"
            | "claim-decided"
            | "claim-reopened"
            | "due-moved"
    )
}
