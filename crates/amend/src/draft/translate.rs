//! What of a draft is to be translated: the clauses of the other languages that are out of step with
//! it, and none besides.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Draft, DraftClause, Key};
use crate::align::order::in_order;
use crate::edition::Edition;
use crate::parallel::parallel;

/// What became of a clause, for whoever translates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ToTranslate {
    /// It has other words.
    Reworded,
    /// It has another number, and the same words.
    Renumbered,
    /// It stands elsewhere, with the same words.
    Moved,
    /// It stands elsewhere, with other words.
    MovedReworded,
    /// It is new.
    New,
    /// It is gone.
    Gone,
}

impl ToTranslate {
    /// The name used in data and message ids: `moved_reworded`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reworded => "reworded",
            Self::Renumbered => "renumbered",
            Self::Moved => "moved",
            Self::MovedReworded => "moved_reworded",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }
}

/// A clause of another language that is out of step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutOfStep {
    /// The clause of the draft.
    pub clause: Key,
    /// What became of it.
    pub what: ToTranslate,
    /// The clause of the other language, counted from 0; for a new one that after which its
    /// translation comes, none before the first. None also where no clause of the other language
    /// could be told to be this one.
    pub other: Option<usize>,
    /// Its words in the base; empty where it is new.
    pub before: String,
    /// Its words in the draft as printed; empty where it is gone.
    pub now: String,
    /// Its number in the draft.
    pub number: Option<String>,
    /// Whether something of it is still open, so that what it says may change again.
    pub open: bool,
}

impl Draft {
    /// The clauses of the base in another language that are out of step with the draft, in the order
    /// of the draft; what is gone stands where it was.
    #[must_use]
    pub fn out_of_step(&self, other: &Edition) -> Vec<OutOfStep> {
        let partners = parallel(&self.base, other);
        let partner = |clause: usize| partners.get(clause).copied().flatten();
        let text = self.text();
        let base_of = |clause: &DraftClause| match clause.key {
            Key::Base(at) => Some(at),
            Key::New { .. } | Key::Own(_) => None,
        };
        let places: Vec<(usize, u64)> = text.iter().filter_map(base_of).map(|at| (at, 1)).collect();
        let mut stays = in_order(&places).into_iter();
        let mut there: BTreeMap<usize, bool> = BTreeMap::new();
        for clause in &text {
            if let Some(at) = base_of(clause) {
                let place = stays.next().unwrap_or(false);
                let known = there.entry(at).or_insert(place);
                *known = *known || place;
            }
        }
        let undecided: Vec<Key> = self.open().into_iter().filter_map(|one| one.clause).collect();
        let mut found = Vec::new();
        // The clause of the other language that was last gone past.
        let mut last = None;
        let mut done = 0;
        let gone = |from: usize, to: usize, found: &mut Vec<OutOfStep>| {
            for at in (from..to).filter(|at| !there.contains_key(at)) {
                found.push(OutOfStep {
                    clause: Key::Base(at),
                    what: ToTranslate::Gone,
                    other: partner(at),
                    before: self.base.clauses[at].text.clone(),
                    now: String::new(),
                    number: self.base.clauses[at].number.clone(),
                    open: undecided.contains(&Key::Base(at)),
                });
            }
        };
        for clause in &text {
            let now = clause.printed();
            let number = clause.clause().number;
            let open = undecided.contains(&clause.key);
            let key = clause.key.clone();
            let Some(at) = base_of(clause) else {
                let before = String::new();
                let what = ToTranslate::New;
                found.push(OutOfStep { clause: key, what, other: last, before, now, number, open });
                continue;
            };
            let base = &self.base.clauses[at];
            let in_place = there.get(&at).copied().unwrap_or(false);
            if in_place && at >= done {
                gone(done, at, &mut found);
                done = at + 1;
                last = partner(at).or(last);
            }
            let what = match (in_place, now == base.text, number == base.number) {
                (true, true, true) => continue,
                (true, true, false) => ToTranslate::Renumbered,
                (true, false, _) => ToTranslate::Reworded,
                (false, true, _) => ToTranslate::Moved,
                (false, false, _) => ToTranslate::MovedReworded,
            };
            let (other, before) = (partner(at), base.text.clone());
            found.push(OutOfStep { clause: key, what, other, before, now, number, open });
        }
        gone(done, self.base.clauses.len(), &mut found);
        found
    }
}
