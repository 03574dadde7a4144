//! Who is meant, across languages: bodies of the packs, collectives and their members, and names
//! that no pack knows but that stand for each other throughout the text.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Body, BodyId, Located, Party};

use crate::consensus::Verdict;

/// A name as two versions may write it.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The parties in one role of one commitment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Parties {
    /// Body ids, and names learned from the text.
    pub(crate) known: BTreeSet<String>,
    /// Names that are neither, folded.
    pub(crate) unknown: BTreeSet<String>,
}

impl Parties {
    pub(crate) fn is_empty(&self) -> bool {
        self.known.is_empty() && self.unknown.is_empty()
    }

    /// Body ids as they are, names in quotation marks.
    pub(crate) fn shown(parties: &[&Party]) -> Vec<String> {
        let mut shown: Vec<String> = parties
            .iter()
            .map(|party| match &party.body {
                Some(body) => body.to_string(),
                None => format!("“{}”", party.name),
            })
            .collect();
        shown.sort();
        shown.dedup();
        shown
    }
}

/// What is known of names besides the values themselves.
#[derive(Debug, Default)]
pub(crate) struct Names {
    members: BTreeMap<String, BTreeSet<String>>,
    /// Names of a version that stand for names of other versions: the name of the whole class.
    learned: BTreeMap<Written, String>,
}

/// A name as a version writes it, folded.
type Written = (usize, String);

/// How often two names must stand for each other before they are taken for one.
const OFTEN_ENOUGH: usize = 2;

impl Names {
    pub(crate) fn new(bodies: &[Body]) -> Self {
        let members = bodies
            .iter()
            .filter(|body| !body.members.is_empty())
            .map(|body| (body.id.to_string(), body.members.iter().map(BodyId::to_string).collect()))
            .collect();
        Self { members, learned: BTreeMap::new() }
    }

    pub(crate) fn parties(&self, version: usize, parties: &[&Party]) -> Parties {
        let mut found = Parties::default();
        for party in parties {
            if let Some(body) = &party.body {
                found.known.insert(body.to_string());
                continue;
            }
            let name = folded(&party.name);
            match self.learned.get(&(version, name.clone())) {
                Some(class) => found.known.insert(class.clone()),
                None => found.unknown.insert(name),
            };
        }
        found
    }

    /// Learns from commitments taken for the same: where two versions name one unknown party each
    /// and agree on the others, the two names stand for each other. A pair seen twice, and no name
    /// of it more often with another, is one name from then on.
    pub(crate) fn learn(&mut self, same: &[Vec<(usize, Parties)>]) {
        let mut counts: BTreeMap<(Written, Written), usize> = BTreeMap::new();
        for sides in same {
            for (index, (version, one)) in sides.iter().enumerate() {
                for (other_version, other) in &sides[index + 1..] {
                    if one.known == other.known
                        && one.unknown.len() == 1
                        && other.unknown.len() == 1
                        && let (Some(name), Some(other_name)) =
                            (one.unknown.first(), other.unknown.first())
                    {
                        let key = ((*version, name.clone()), (*other_version, other_name.clone()));
                        *counts.entry(key).or_default() += 1;
                    }
                }
            }
        }
        let rival = |pair: &(Written, Written), count: usize| {
            counts.iter().any(|(other, times)| {
                *times >= count
                    && other != pair
                    && ((other.0 == pair.0 && other.1.0 == pair.1.0)
                        || (other.1 == pair.1 && other.0.0 == pair.0.0))
            })
        };
        let sure: Vec<_> = counts
            .iter()
            .filter(|(pair, count)| **count >= OFTEN_ENOUGH && !rival(pair, **count))
            .map(|(pair, _)| pair.clone())
            .collect();
        for (one, other) in sure {
            let class = self
                .learned
                .get(&one)
                .or_else(|| self.learned.get(&other))
                .cloned()
                .unwrap_or_else(|| format!("“{}”", one.1));
            self.learned.insert(one, class.clone());
            self.learned.insert(other, class);
        }
    }

    /// Collectives replaced by those they stand for.
    fn expanded(&self, known: &BTreeSet<String>) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut open: Vec<&String> = known.iter().collect();
        let mut seen: BTreeSet<&String> = BTreeSet::new();
        while let Some(id) = open.pop() {
            match self.members.get(id).filter(|_| seen.insert(id)) {
                Some(members) => open.extend(members),
                None => {
                    found.insert(id.clone());
                }
            }
        }
        found
    }

    /// Whether the same parties are named.
    pub(crate) fn verdict(&self, one: &Parties, other: &Parties) -> Verdict {
        match (one.is_empty(), other.is_empty()) {
            (true, true) => return Verdict::Silent,
            (true, false) | (false, true) => return Verdict::Differ,
            (false, false) => {}
        }
        let left_over = |own: &Parties, new: &Parties| {
            own.unknown.iter().filter(|name| !new.unknown.contains(*name)).count()
        };
        let (unknown, other_unknown) = (left_over(one, other), left_over(other, one));
        let same =
            one.known == other.known || self.expanded(&one.known) == self.expanded(&other.known);
        if unknown == 0 && other_unknown == 0 {
            return if same { Verdict::Same } else { Verdict::Differ };
        }
        if same {
            // `Member States and [unknown]` against `Member States`: one names more.
            let more = (unknown == 0 || other_unknown == 0) && !one.known.is_empty();
            return if more { Verdict::Differ } else { Verdict::NotComparable };
        }
        let only = one.known.difference(&other.known).count();
        let other_only = other.known.difference(&one.known).count();
        // A body that one side names and the other does not may hide behind an unknown name.
        if only <= other_unknown && other_only <= unknown {
            Verdict::NotComparable
        } else {
            Verdict::Differ
        }
    }
}

/// The parties of located values.
pub(crate) fn values(parties: &[Located<Party>]) -> Vec<&Party> {
    parties.iter().map(|party| &party.value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parties(known: &[&str], unknown: &[&str]) -> Parties {
        let set = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        Parties { known: set(known), unknown: set(unknown) }
    }

    #[test]
    fn different_unknown_and_absent_are_three_things() {
        let names = Names::default();
        let verdict = |one, other| names.verdict(&one, &other);
        assert_eq!(verdict(parties(&["a"], &[]), parties(&["a"], &[])), Verdict::Same);
        assert_eq!(verdict(parties(&["a"], &[]), parties(&["b"], &[])), Verdict::Differ);
        assert_eq!(verdict(parties(&["a"], &[]), parties(&[], &[])), Verdict::Differ);
        assert_eq!(verdict(parties(&[], &[]), parties(&[], &[])), Verdict::Silent);
        assert_eq!(verdict(parties(&["a"], &[]), parties(&[], &["x"])), Verdict::NotComparable);
        assert_eq!(verdict(parties(&[], &["x"]), parties(&[], &["y"])), Verdict::NotComparable);
        assert_eq!(verdict(parties(&[], &["x"]), parties(&[], &["x"])), Verdict::Same);
        assert_eq!(verdict(parties(&["a"], &["x"]), parties(&["a"], &[])), Verdict::Differ);
    }

    #[test]
    fn names_that_stand_for_each_other_are_learned() {
        let mut names = Names::default();
        let pair =
            |one: &str, other: &str| vec![(0, parties(&[], &[one])), (1, parties(&[], &[other]))];
        names.learn(&[
            pair("director", "directeur"),
            pair("director", "directeur"),
            pair("a", "b"),
        ]);
        let party = |name: &str| Party { name: name.to_owned(), body: None };
        let one = names.parties(0, &[&party("Director")]);
        let other = names.parties(1, &[&party("Directeur")]);
        assert_eq!(names.verdict(&one, &other), Verdict::Same);
        let one = names.parties(0, &[&party("a")]);
        let other = names.parties(1, &[&party("b")]);
        assert_eq!(names.verdict(&one, &other), Verdict::NotComparable);
    }
}
