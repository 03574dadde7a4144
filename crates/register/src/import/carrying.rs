//! Items that go over to a later edition or a new reading, with what people made of them.

use std::collections::BTreeMap;

use actum_model::{Commitment, Item, ItemId, StatusId};

use super::item::Making;
use crate::change::field;

/// Whether an item that an edition dropped comes back when its commitment does. One whose place
/// other items took (split, merged) does not: they stand for it.
pub(crate) fn comes_back(item: &Item) -> bool {
    item.status.is_overtaken() && item.follow_up.replaced_by.is_empty()
}

/// The item as `commitment` now has it, with every value that a person set.
pub(crate) fn carried(item: &Item, making: &Making<'_>, commitment: &Commitment) -> Item {
    let back = comes_back(item);
    let status = if back { StatusId::proposed() } else { item.status.clone() };
    let mut fresh = making.item(item.id.clone(), commitment, status);
    field::carry(item, &mut fresh);
    if back {
        // What came back is looked at anew.
        fresh.follow_up.review = None;
    }
    fresh
}

/// Items by the item they were split from. Parts follow their whole: the edition knows nothing of
/// them.
pub(crate) fn parts(items: &[Item]) -> BTreeMap<&ItemId, Vec<&Item>> {
    let mut parts: BTreeMap<&ItemId, Vec<&Item>> = BTreeMap::new();
    for item in items {
        if let Some(whole) = &item.follow_up.split_from {
            parts.entry(whole).or_default().push(item);
        }
    }
    parts
}

/// The parts of `whole`, and the parts of these, all that apply.
pub(crate) fn all_parts<'a>(
    parts: &BTreeMap<&'a ItemId, Vec<&'a Item>>,
    whole: &'a ItemId,
) -> Vec<&'a Item> {
    let mut found: Vec<&Item> = Vec::new();
    let mut wholes = vec![whole];
    while let Some(id) = wholes.pop() {
        for part in parts.get(id).into_iter().flatten() {
            if found.iter().all(|seen| seen.id != part.id) {
                found.push(part);
                wholes.push(&part.id);
            }
        }
    }
    found
}
