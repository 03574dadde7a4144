//! What is different between two states of the items.

use std::collections::BTreeMap;

use actum_model::{Field, Item, ItemId};

use crate::change::field;
use crate::view::{ItemDifference, ItemFate};

/// The items that are not the same, in the order of `after`, those that are only in `before` at
/// the end.
pub(crate) fn between(before: &[Item], after: &[Item]) -> Vec<ItemDifference> {
    let known: BTreeMap<&ItemId, &Item> = before.iter().map(|item| (&item.id, item)).collect();
    let mut differences = Vec::new();
    for item in after {
        match known.get(&item.id) {
            None => differences.push(ItemDifference {
                item: item.id.clone(),
                fate: ItemFate::New,
                fields: Vec::new(),
                before: None,
                after: Some(item.clone()),
            }),
            Some(earlier) => {
                let fields = changed(earlier, item);
                let moved = earlier.edition != item.edition || earlier.clause != item.clause;
                let noted = earlier.follow_up.counts != item.follow_up.counts
                    || earlier.follow_up.progress != item.follow_up.progress;
                if !fields.is_empty() || moved || noted {
                    differences.push(ItemDifference {
                        item: item.id.clone(),
                        fate: ItemFate::Changed,
                        fields,
                        before: Some((*earlier).clone()),
                        after: Some(item.clone()),
                    });
                }
            }
        }
    }
    // None is ever lost; one that is only in the earlier state means that the moments were given
    // the wrong way round.
    let there: std::collections::BTreeSet<&ItemId> = after.iter().map(|item| &item.id).collect();
    for item in before.iter().filter(|item| !there.contains(&item.id)) {
        differences.push(ItemDifference {
            item: item.id.clone(),
            fate: ItemFate::Gone,
            fields: Vec::new(),
            before: Some(item.clone()),
            after: None,
        });
    }
    differences
}

/// The fields with another value.
fn changed(before: &Item, after: &Item) -> Vec<Field> {
    Field::ALL
        .into_iter()
        .filter(|wanted| match wanted {
            Field::Status => before.status != after.status,
            other => field::get(before, *other) != field::get(after, *other),
        })
        .collect()
}
