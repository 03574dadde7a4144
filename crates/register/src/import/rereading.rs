//! The same words understood anew: what better packs or a better grammar change, and what they
//! must leave alone because a person confirmed or entered it.

use std::collections::{BTreeMap, BTreeSet};

use actum_concord::Options;
use actum_model::{Commitment, Item, ItemId, StatusId};

use super::carrying;
use super::item::{KnownBodies, Making, Outline};
use super::languages::{Lead, language_edition};
use super::matching::{self, Match};
use super::plan::{
    FreeIds, ImportPlan, Known, KnownEdition, KnownText, content, extracted, pack_events,
};
use super::{ImportOutcome, ImportRequest, Reread, Reworded};
use crate::error::Result;
use crate::event::{EditionReread, Event, ItemCarried, ItemCreated, ItemOvertaken};

/// What the same file or the same words are to the register now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judgement {
    /// Read and understood as before.
    Same,
    /// Read as before, understood otherwise.
    UnderstoodOtherwise,
    /// Already the words are read otherwise, or stand elsewhere in the file.
    ReadOtherwise,
}

/// Compares what is to be imported with what is there of the same edition.
pub(crate) fn judge(
    text: &KnownText,
    edition: &KnownEdition,
    before: Option<&Lead>,
    request: &ImportRequest<'_>,
) -> Judgement {
    let Some((document, extraction)) = before else { return Judgement::Same };
    if extraction == request.extraction {
        return Judgement::Same;
    }
    if document.text == request.document.text {
        return Judgement::UnderstoodOtherwise;
    }
    // Places cannot be compared between two files; values can.
    let old: Vec<&Commitment> = extraction.commitments().collect();
    let new: Vec<&Commitment> = request.extraction.commitments().collect();
    let pairs = matching::pair(&old, &new);
    let alike =
        |pair: &Match| matching::changed_fields(old[pair.before], new[pair.after]).is_empty();
    let other_file = edition.source_sha256 != request.document.source.sha256;
    let complete = old.len() == new.len() && pairs.len() == new.len();
    if other_file && complete && pairs.iter().all(alike) {
        return Judgement::Same;
    }
    // Words that a later edition replaced do not come back by being read better.
    let latest = text.editions.iter().rev().find(|other| other.language == edition.language);
    match latest {
        Some(latest) if latest.id == edition.id => Judgement::ReadOtherwise,
        _ => Judgement::Same,
    }
}

/// Works out the events of a better reading.
pub(crate) fn plan(
    request: &ImportRequest<'_>,
    at: &str,
    known: &Known,
    text: &KnownText,
    edition: &KnownEdition,
) -> Result<ImportPlan> {
    let document = content(request, "document", request.document)?;
    let extraction = content(request, "extraction", request.extraction)?;
    let outline = Outline::new(request.document);
    let bodies = KnownBodies::new(known.bodies.iter().chain(request.packs.bodies));
    let making = Making {
        text: &request.text,
        edition: &edition.id,
        language: edition.language,
        outline: &outline,
        bodies: &bodies,
        at,
    };
    let latest = text.editions.iter().rev().find(|other| other.language == edition.language);
    let in_force = latest.is_some_and(|latest| latest.id == edition.id);
    let mut outcome = Reread {
        edition: edition.id.clone(),
        added: Vec::new(),
        kept: 0,
        reread: Vec::new(),
        left: Vec::new(),
        dropped: Vec::new(),
        differences: Vec::new(),
    };
    let mut item_events = Vec::new();
    if in_force && edition.language == text.lead_language {
        item_events = items(&making, request, &text.items, edition, &mut outcome);
    } else if in_force {
        let all_bodies = [&known.bodies, request.packs.bodies].concat();
        let occasions = [&known.occasions, request.packs.occasions].concat();
        let options = Options { bodies: &all_bodies, occasions: &occasions };
        let found = language_edition(&making, request, &text.items, text.lead.as_ref(), &options);
        outcome.kept = found.agreeing.len();
        outcome.differences = found.differences;
        item_events = found.events;
    }
    let mut events = pack_events(request, known);
    events.push(Event::EditionReread(EditionReread {
        edition: edition.id.clone(),
        document_sha256: document.sha256.clone(),
        extraction_sha256: extraction.sha256.clone(),
        differences: outcome.differences.clone(),
    }));
    events.extend(item_events);
    let contents = vec![document, extraction];
    Ok(ImportPlan { contents, events, outcome: ImportOutcome::Reread(outcome) })
}

/// Whether a person has said of the item that it is so.
fn is_confirmed(item: &Item) -> bool {
    !item.status.is_proposed() && !item.status.is_overtaken()
}

fn items(
    making: &Making<'_>,
    request: &ImportRequest<'_>,
    items: &[Item],
    edition: &KnownEdition,
    outcome: &mut Reread,
) -> Vec<Event> {
    let commitments: Vec<&Commitment> = request.extraction.commitments().collect();
    let parts = carrying::parts(items);
    let mut before: Vec<&Item> =
        items.iter().filter(|item| item.follow_up.split_from.is_none()).collect();
    before.sort_by_key(|item| item.status.is_overtaken());
    let old: Vec<&Commitment> = before.iter().map(|item| extracted(item)).collect();
    let matches = matching::pair(&old, &commitments);
    let by_after: BTreeMap<usize, &Match> =
        matches.iter().map(|found| (found.after, found)).collect();
    // Parts of split items stay with their whole, which a person made them of.
    let carried: BTreeSet<&ItemId> = matches
        .iter()
        .map(|found| &before[found.before].id)
        .flat_map(|whole| {
            let parts = carrying::all_parts(&parts, whole);
            parts.into_iter().map(|part| &part.id).chain([whole])
        })
        .collect();
    let mut ids = FreeIds { taken: items.iter().map(|item| item.id.clone()).collect() };
    let mut events = Vec::new();
    for (index, (position, commitment)) in (0..).zip(&commitments).enumerate() {
        let Some(found) = by_after.get(&index) else {
            let id = ids.take(making.text, commitment, &format!("@{}", edition.number));
            outcome.added.push(id.clone());
            events.push(Event::ItemCreated(Box::new(ItemCreated {
                item: making.item(id, commitment, StatusId::proposed()),
                position,
                reason: "not-in-earlier-reading".to_owned(),
            })));
            continue;
        };
        let item = before[found.before];
        let now = carrying::carried(item, making, commitment);
        let changed = matching::changed_fields(&item.commitment, &now.commitment);
        let mentioned = Reworded {
            item: item.id.clone(),
            similarity: found.similarity,
            changed: changed.clone(),
        };
        if is_confirmed(item) && !changed.is_empty() {
            outcome.left.push(mentioned);
            continue;
        }
        if same_but_for_the_time(item, &now) {
            outcome.kept += 1;
            continue;
        }
        outcome.reread.push(mentioned);
        let back = carrying::comes_back(item);
        events.push(Event::ItemCarried(Box::new(ItemCarried {
            item: now,
            position,
            previous: item.edition.clone(),
            reason: format!("reread-{}{}", if back { "reinstated-" } else { "" }, found.reason),
            similarity: found.similarity,
            changed,
        })));
    }
    for item in items.iter().filter(|item| !item.status.is_overtaken()) {
        if carried.contains(&item.id) {
            continue;
        }
        if is_confirmed(item) {
            let changed = vec!["commitment".to_owned()];
            outcome.left.push(Reworded { item: item.id.clone(), similarity: 0.0, changed });
            continue;
        }
        outcome.dropped.push(item.id.clone());
        events.push(Event::ItemOvertaken(ItemOvertaken {
            item: item.id.clone(),
            edition: making.edition.clone(),
            reason: "not-in-reading".to_owned(),
        }));
    }
    events
}

fn same_but_for_the_time(before: &Item, now: &Item) -> bool {
    let mut now = now.clone();
    now.updated_at.clone_from(&before.updated_at);
    now.schedule.clone_from(&before.schedule);
    *before == now
}
