//! What is still open in a draft, and how far the parties agree.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::layer::Lost;
use super::state::Position;
use super::{Act, ChangeId, ChangeState, Draft, DraftClause, Key, Source, Stand, Wish};
use crate::edition::Edition;

/// How far the parties agree on a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Consensus {
    /// Nobody asks anything of it.
    Untouched,
    /// Something of it is open.
    Open,
    /// A party objects.
    Objected,
    /// It is worded, and no party has spoken of these words yet.
    Worded,
    /// Every party that spoke can live with it.
    Agreed,
}

impl Consensus {
    /// The name used in data and message ids: `objected`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::Open => "open",
            Self::Objected => "objected",
            Self::Worded => "worded",
            Self::Agreed => "agreed",
        }
    }
}

/// Something that has to be settled before the text is final.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Open {
    /// The clause; none where it has no clause in the text.
    pub clause: Option<Key>,
    /// What.
    #[serde(flatten)]
    pub why: Why,
}

/// Why a text is not final.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// Square brackets stand in it.
    Brackets,
    /// A change was not decided, and could be taken.
    Undecided {
        /// The change.
        change: ChangeId,
    },
    /// What was chosen finds no place any more.
    Lost {
        /// The change, where it is one.
        change: Option<ChangeId>,
        /// The step of a drafter, where it is one; counted from 0.
        step: Option<usize>,
    },
    /// A party objects.
    Objection {
        /// Who.
        party: String,
    },
}

impl Draft {
    /// What has to be settled before the text is final: brackets, what nobody decided, what lost its
    /// place, objections; in the order of the text.
    #[must_use]
    pub fn open(&self) -> Vec<Open> {
        let state = self.state();
        let (text, lost) = self.text_of(&state);
        let mut found = Vec::new();
        for clause in &text {
            let mut open = |why| found.push(Open { clause: Some(clause.key.clone()), why });
            if has_brackets(clause) {
                open(Why::Brackets);
            }
            let positions = state.positions.get(&clause.key).into_iter().flatten();
            for (party, position) in positions {
                if position.stand == Stand::Objects {
                    open(Why::Objection { party: party.clone() });
                }
            }
        }
        for (change, state) in self.changes() {
            if state == ChangeState::Waiting {
                let clause = change.wish.clauses().first().map(|clause| Key::Base(*clause));
                found.push(Open { clause, why: Why::Undecided { change: change.id.clone() } });
            }
        }
        found.extend(lost.into_iter().map(|lost| {
            let (change, step) = match lost {
                Lost::Change(change) => (Some(change), None),
                Lost::Step(step) => (None, Some(step)),
            };
            Open { clause: None, why: Why::Lost { change, step } }
        }));
        found
    }

    /// The clause at which something open is shown: its own, or for what nobody decided and would put
    /// a clause in, the one after which that would come. What would come before the first is shown at
    /// the first.
    #[must_use]
    pub fn shown_at(&self, open: &Open) -> Option<Key> {
        let Why::Undecided { change } = &open.why else { return open.clause.clone() };
        let own = || match &self.change(change)?.1.wish {
            Wish::Insert { to, .. } => Some(to.after.map(Key::Base)),
            Wish::Append { after, .. } => Some(after.clone()),
            Wish::Amend { clause, .. } | Wish::Strike { clause } => Some(Some(clause.clone())),
            _ => None,
        };
        let place = open.clause.clone().map(Some).or_else(own)?;
        place.or_else(|| self.traced_first())
    }

    /// The final text.
    ///
    /// # Errors
    ///
    /// What is still open, when anything is.
    pub fn clean(&self) -> Result<Edition, Vec<Open>> {
        let open = self.open();
        if open.is_empty() {
            Ok(Edition { clauses: self.text().iter().map(DraftClause::clause).collect() })
        } else {
            Err(open)
        }
    }

    /// How far the parties agree on each clause of the text, in its order.
    #[must_use]
    pub fn consensus(&self) -> Vec<(Key, Consensus)> {
        let state = self.state();
        let open: BTreeSet<Key> = self
            .open()
            .into_iter()
            .filter(|open| !matches!(open.why, Why::Objection { .. }))
            .filter_map(|open| open.clause)
            .collect();
        let mut asked: BTreeSet<usize> = BTreeSet::new();
        for (number, proposal) in self.proposals.iter().enumerate() {
            if self.counts(&state, number) {
                asked.extend(proposal.changes.iter().flat_map(|change| change.wish.clauses()));
            }
        }
        let none = BTreeMap::new();
        let told = |clause: &DraftClause| {
            let key = &clause.key;
            let positions = state.positions.get(key).unwrap_or(&none);
            let own =
                clause.number.iter().chain(&clause.text).any(|one| one.source != Source::Base);
            let asked = matches!(key, Key::Base(clause) if asked.contains(clause));
            if open.contains(key) {
                Consensus::Open
            } else if positions.values().any(|one| one.stand == Stand::Objects) {
                Consensus::Objected
            } else if positions.values().any(|one| one.holds(&clause.printed())) {
                Consensus::Agreed
            } else if own || asked {
                Consensus::Worded
            } else {
                Consensus::Untouched
            }
        };
        self.text().iter().map(|clause| (clause.key.clone(), told(clause))).collect()
    }

    /// What each party thinks of a clause, by their names. Those that do not [hold](Position::holds)
    /// for the clause as it reads by now are among them.
    #[must_use]
    pub fn positions(&self, key: &Key) -> Vec<Position> {
        self.state().positions.remove(key).into_iter().flat_map(BTreeMap::into_values).collect()
    }

    /// The steps that are about a clause or a change of it and still count, counted from 0.
    #[must_use]
    pub fn steps_about(&self, key: &Key) -> Vec<usize> {
        let live = self.live();
        let about = |change: &ChangeId| {
            self.change(change).is_some_and(|(proposal, change)| match key {
                Key::Base(clause) => change.wish.clauses().contains(clause),
                Key::New { proposal: own, clause } => {
                    *own == proposal && change.wish.puts_in().contains(clause)
                }
                Key::Own(_) => false,
            })
        };
        let of = |(number, step): (usize, &super::Step)| match &step.act {
            Act::Adopt { changes }
            | Act::Leave { changes }
            | Act::Bracket { changes }
            | Act::Reopen { changes } => changes.iter().any(about),
            Act::Edit { clause, .. } | Act::Strike { clause } | Act::Position { clause, .. } => {
                clause == key
            }
            Act::Add { .. } => *key == Key::Own(number),
            Act::TurnOff { .. } | Act::TurnOn { .. } | Act::TakeBack { .. } => false,
        };
        let steps = self.steps.iter().enumerate().filter(|(number, _)| live[*number]);
        steps.filter(|(number, step)| of((*number, step))).map(|(number, _)| number).collect()
    }
}

/// Whether anything of it is in brackets: by a decision, or in words that somebody put in. Brackets
/// of the base are its own.
fn has_brackets(clause: &DraftClause) -> bool {
    clause.bracketed
        || clause.number.iter().chain(&clause.text).any(|segment| match segment.source {
            Source::Bracket(_) => true,
            Source::Base => false,
            Source::Changes(_) | Source::Drafter(_) => {
                segment.text.contains(['[', ']', '［', '］'])
            }
        })
}
