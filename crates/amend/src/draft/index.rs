//! Changes found by the clauses they are about, so that a draft of thousands of clauses is not gone
//! through once for each of them.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Wish};
use super::state::{Chosen, State};
use super::{Act, Draft, Key};

/// Things that have a change, by the clauses of the base that it is about.
pub(super) struct ByClause<T> {
    of: BTreeMap<usize, Vec<T>>,
    /// Those about no clause of the base.
    others: Vec<T>,
}

impl<T: Copy> ByClause<T> {
    pub(super) fn new<'a>(all: impl IntoIterator<Item = T>, wish: impl Fn(&T) -> &'a Wish) -> Self {
        let mut index = Self { of: BTreeMap::new(), others: Vec::new() };
        for one in all {
            let clauses = wish(&one).clauses();
            if clauses.is_empty() {
                index.others.push(one);
            }
            for clause in clauses {
                index.of.entry(*clause).or_default().push(one);
            }
        }
        index
    }

    /// Those about a clause, in the order in which they came.
    pub(super) fn at(&self, clause: usize) -> &[T] {
        self.of.get(&clause).map_or(&[], Vec::as_slice)
    }

    /// Those that can be the same as a wish or against it: two wishes are only when they share a
    /// clause, or when neither is about one. One that shares several clauses comes several times.
    pub(super) fn near<'s>(&'s self, wish: &'s Wish) -> impl Iterator<Item = &'s T> {
        let others = if wish.clauses().is_empty() { self.others.as_slice() } else { &[] };
        wish.clauses().iter().flat_map(|clause| self.at(*clause)).chain(others)
    }
}

/// On what the steps of drafters and the amendments to amendments hang.
pub(super) struct Hanging {
    /// Clauses of the base, and those in whose place something hangs.
    clauses: BTreeSet<usize>,
    /// The clauses of the base after which something that was put in stands, on which anything hangs.
    places: BTreeSet<Option<usize>>,
}

impl Hanging {
    pub(super) fn of(draft: &Draft, state: &State, chosen: &[Chosen<'_>]) -> Self {
        let mut hanging = Self { clauses: BTreeSet::new(), places: BTreeSet::new() };
        for step in &state.own {
            match draft.steps.get(*step).map(|step| &step.act) {
                Some(Act::Edit { clause, .. } | Act::Strike { clause }) => {
                    hanging.on(draft, Some(clause));
                }
                Some(Act::Add { after, .. }) => hanging.on(draft, after.as_ref()),
                _ => {}
            }
        }
        for one in chosen {
            match &one.change.wish {
                Wish::Amend { clause, .. } | Wish::Strike { clause } => {
                    hanging.on(draft, Some(clause));
                }
                Wish::Append { after, .. } => hanging.on(draft, after.as_ref()),
                _ => {}
            }
        }
        hanging
    }

    fn on(&mut self, draft: &Draft, key: Option<&Key>) {
        match key {
            Some(Key::Base(clause)) => {
                self.clauses.insert(*clause);
            }
            Some(Key::New { proposal, clause }) => {
                let changes = draft.proposals.get(*proposal).map(|one| one.changes.as_slice());
                let puts_in = |change: &&Change| change.wish.puts_in().contains(clause);
                for change in changes.unwrap_or_default().iter().filter(puts_in) {
                    self.clauses.extend(change.wish.clauses());
                    if let Wish::Insert { to, .. } = &change.wish {
                        self.places.insert(to.after);
                    }
                }
            }
            // On what a drafter added: that hangs on its own.
            Some(Key::Own(_)) | None => {}
        }
    }

    /// Whether what hangs could lose its place if this change were adopted too, or the change find
    /// none itself.
    pub(super) fn may_lose(&self, change: &Change) -> bool {
        match &change.wish {
            Wish::Amend { .. } | Wish::Strike { .. } | Wish::Append { .. } => true,
            // What was put in may come to stand under the name of this change.
            Wish::Insert { to, .. } => self.places.contains(&to.after),
            wish => wish.clauses().iter().any(|clause| self.clauses.contains(clause)),
        }
    }
}
