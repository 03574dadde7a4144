//! Counting items by value.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::find::role_number;
use super::{Listing, Words};
use crate::query::BodyRole;

/// How many items name each body.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// By body and role.
    pub(crate) by_role: BTreeMap<(String, BodyRole), u64>,
    /// Items that a body owns only through collectives of which it is a member.
    pub(crate) through: BTreeMap<String, u64>,
}

impl Listing {
    /// How many items name each body, those overtaken or rejected left out. `collectives` has the
    /// members of each collective, those of collectives in it included.
    pub(crate) fn named(&self, collectives: &BTreeMap<String, BTreeSet<String>>) -> Named {
        let members: HashMap<u32, &BTreeSet<String>> = collectives
            .iter()
            .filter_map(|(id, members)| self.words.number(id).map(|word| (word, members)))
            .collect();
        let (owner, any) = (role_number(BodyRole::Owner), role_number(BodyRole::Any));
        let out = ["overtaken", "rejected"].map(|status| self.words.number(status));
        let mut by_role = [(); BodyRole::ALL.len()].map(|()| vec![0; self.words.len()]);
        let mut through: BTreeMap<String, u64> = BTreeMap::new();
        let mut reached = BTreeSet::new();
        for entry in &self.entries {
            if out.contains(&Some(entry.status)) {
                continue;
            }
            reached.clear();
            for (role, body) in entry.bodies.iter() {
                if let Some(counts) = by_role.get_mut(usize::from(*role)) {
                    add(counts, *body);
                }
                if *role == owner
                    && let Some(members) = members.get(body)
                {
                    reached.extend(members.iter());
                }
            }
            for member in &reached {
                let itself = self.words.number(member).is_some_and(|word| {
                    entry.bodies.iter().any(|(role, body)| (*role, *body) == (owner, word))
                });
                if !itself {
                    *through.entry((*member).clone()).or_default() += 1;
                }
            }
        }
        let roles = BodyRole::ALL.into_iter().filter(|role| role_number(*role) != any);
        let by_role = roles
            .flat_map(|role| {
                let counts = &by_role[usize::from(role_number(role))];
                told(&self.words, counts)
                    .into_iter()
                    .map(move |(body, count)| ((body, role), u64::try_from(count).unwrap_or(0)))
            })
            .collect();
        Named { by_role, through }
    }
}

/// Counts one more item with a word.
pub(super) fn add(counts: &mut [u32], word: u32) {
    if let Some(count) = counts.get_mut(word as usize) {
        *count += 1;
    }
}

/// Counts one more item for each bit that is set.
pub(super) fn add_bits(counts: &mut [u32; 64], mut bits: u64) {
    while bits != 0 {
        counts[bits.trailing_zeros() as usize] += 1;
        bits &= bits - 1;
    }
}

/// The words that were counted, with their counts.
pub(super) fn told(words: &Words, counts: &[u32]) -> Vec<(String, i64)> {
    (0..)
        .zip(counts)
        .filter(|(_, count)| **count > 0)
        .map(|(word, count)| (words.word(word).to_owned(), i64::from(*count)))
        .collect()
}
