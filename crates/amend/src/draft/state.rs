//! What follows from the steps: what was decided, and whether a further step can be taken.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::index::{ByClause, Hanging};
use super::layer::Lost;
use super::{Act, Change, ChangeId, Draft, Key, Stand, Step};

/// What was decided of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It is in the text.
    Adopted,
    /// It is not in the text.
    Left,
    /// It stands in brackets.
    Bracketed,
}

/// How a change stands to the text as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ChangeState {
    /// It was decided.
    Decided {
        /// What.
        decision: Decision,
        /// The step, counted from 0.
        step: usize,
    },
    /// It can be taken as it is.
    Waiting,
    /// The text already says so by another change.
    AlreadyThere {
        /// The other change.
        by: ChangeId,
    },
    /// It can no more be taken as it is.
    NoLongerApplies {
        /// The changes that were adopted in its place.
        changes: Vec<ChangeId>,
        /// The steps in which its clause was worded freely, counted from 0.
        steps: Vec<usize>,
    },
    /// Its proposal does not count.
    Off,
}

impl ChangeState {
    /// The name used in data and message ids: `waiting`, `adopted`, `no_longer_applies`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Decided { decision: Decision::Adopted, .. } => "adopted",
            Self::Decided { decision: Decision::Left, .. } => "left",
            Self::Decided { decision: Decision::Bracketed, .. } => "bracketed",
            Self::Waiting => "waiting",
            Self::AlreadyThere { .. } => "already_there",
            Self::NoLongerApplies { .. } => "no_longer_applies",
            Self::Off => "off",
        }
    }
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    /// There is no such change.
    NoChange {
        /// As named.
        change: ChangeId,
    },
    /// There is no such proposal.
    NoProposal {
        /// Counted from 0.
        proposal: usize,
    },
    /// There is no such clause in the text as it is.
    NoClause {
        /// As named.
        clause: Key,
    },
    /// There is no such step, or it counts no more already.
    NoStep {
        /// Counted from 0.
        step: usize,
    },
    /// Two changes cannot both be in the text; leave one, or bracket both.
    Collides {
        /// What was to be adopted.
        change: ChangeId,
        /// What is adopted, or was to be adopted with it.
        with: ChangeId,
    },
    /// The clause reads otherwise by now: somebody was quicker.
    ReadsOtherwise {
        /// The clause.
        clause: Key,
        /// How it reads.
        now: String,
    },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoChange { change } => write!(out, "there is no change {change} in this draft"),
            Self::NoProposal { proposal } => {
                write!(out, "there is no proposal {} in this draft", proposal + 1)
            }
            Self::NoClause { clause } => {
                write!(out, "there is no clause {clause} in the draft as it is now")
            }
            Self::NoStep { step } => {
                write!(out, "there is no step {} that could be taken back", step + 1)
            }
            Self::Collides { change, with } => write!(
                out,
                "change {change} collides with {with}; leave one of them, or bracket both"
            ),
            Self::ReadsOtherwise { clause, now } => {
                write!(out, "clause {clause} reads otherwise by now: \"{now}\"")
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// What a party thinks of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Position {
    /// Who.
    pub party: String,
    /// What they think.
    pub stand: Stand,
    /// The step in which they said so, counted from 0.
    pub step: usize,
    /// The text of the clause as it was printed then.
    pub wording: String,
}

impl Position {
    /// Whether it counts for a clause that is printed like this. A consent is to certain words; an
    /// objection stands until the party says otherwise.
    #[must_use]
    pub fn holds(&self, printed: &str) -> bool {
        self.stand == Stand::Objects || self.wording == printed
    }
}

/// What the steps come to.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    pub(super) decisions: BTreeMap<ChangeId, (Decision, usize)>,
    pub(super) off: BTreeSet<usize>,
    /// Steps that word, add or strike clauses and still count.
    pub(super) own: Vec<usize>,
    pub(super) positions: BTreeMap<Key, BTreeMap<String, Position>>,
}

impl Draft {
    /// Which steps count: a step that was taken back does not, and a taking back can be taken back.
    pub(super) fn live(&self) -> Vec<bool> {
        let mut live = vec![true; self.steps.len()];
        for (number, step) in self.steps.iter().enumerate().rev() {
            if let Act::TakeBack { step } = step.act
                && live[number]
                && step < number
            {
                live[step] = false;
            }
        }
        live
    }

    /// Of each step whether it counts: it was not taken back.
    #[must_use]
    pub fn counting(&self) -> Vec<bool> {
        self.live()
    }

    /// The proposals that are set aside by name, counted from 0. One that amends such a one does not
    /// count either.
    #[must_use]
    pub fn off(&self) -> BTreeSet<usize> {
        self.state().off
    }

    pub(super) fn state(&self) -> State {
        let mut state = State::default();
        let live = self.live();
        for (number, step) in self.steps.iter().enumerate().filter(|(number, _)| live[*number]) {
            let mut decide = |changes: &[ChangeId], decision: Option<Decision>| {
                for change in changes {
                    match decision {
                        Some(decision) => {
                            state.decisions.insert(change.clone(), (decision, number))
                        }
                        None => state.decisions.remove(change),
                    };
                }
            };
            match &step.act {
                Act::Adopt { changes } => decide(changes, Some(Decision::Adopted)),
                Act::Leave { changes } => decide(changes, Some(Decision::Left)),
                Act::Bracket { changes } => decide(changes, Some(Decision::Bracketed)),
                Act::Reopen { changes } => decide(changes, None),
                Act::TurnOff { proposal } => {
                    state.off.insert(*proposal);
                }
                Act::TurnOn { proposal } => {
                    state.off.remove(proposal);
                }
                Act::Edit { .. } | Act::Add { .. } | Act::Strike { .. } => state.own.push(number),
                Act::Position { clause, wording, party, stand } => {
                    let of_clause = state.positions.entry(clause.clone()).or_default();
                    match stand {
                        Some(stand) => {
                            let position = Position {
                                party: party.clone(),
                                stand: *stand,
                                step: number,
                                wording: wording.clone(),
                            };
                            of_clause.insert(party.clone(), position)
                        }
                        None => of_clause.remove(party),
                    };
                }
                Act::TakeBack { .. } => {}
            }
        }
        state
    }

    /// Whether a proposal counts: it, and what it amends, are not set aside.
    pub(super) fn counts(&self, state: &State, proposal: usize) -> bool {
        let mut next = Some(proposal);
        // Only earlier ones are amended, so that this comes to an end.
        while let Some(proposal) = next {
            if state.off.contains(&proposal) {
                return false;
            }
            next = self.proposals.get(proposal).and_then(|one| one.amends);
        }
        true
    }

    /// The changes that are in the text, in brackets or without.
    pub(super) fn chosen(&self, state: &State) -> Vec<Chosen<'_>> {
        let mut chosen = Vec::new();
        for (proposal, drafted) in self.proposals.iter().enumerate() {
            if !self.counts(state, proposal) {
                continue;
            }
            for change in &drafted.changes {
                if let Some((decision, step)) = state.decisions.get(&change.id)
                    && *decision != Decision::Left
                {
                    let bracketed = *decision == Decision::Bracketed;
                    chosen.push(Chosen { proposal, change, bracketed, step: *step });
                }
            }
        }
        chosen
    }

    pub(super) fn check(&self, step: &Step) -> Result<(), Refusal> {
        match &step.act {
            Act::Adopt { changes } => self.check_adoption(changes),
            Act::Leave { changes } | Act::Bracket { changes } | Act::Reopen { changes } => {
                let missing = changes.iter().find(|change| self.change(change).is_none());
                missing.map_or(Ok(()), |change| Err(Refusal::NoChange { change: change.clone() }))
            }
            Act::TurnOff { proposal } | Act::TurnOn { proposal } => {
                match self.proposals.get(*proposal) {
                    Some(_) => Ok(()),
                    None => Err(Refusal::NoProposal { proposal: *proposal }),
                }
            }
            Act::Edit { clause, before, .. } => {
                self.reads_still(clause, before, super::DraftClause::words)
            }
            Act::Position { clause, wording, stand: Some(_), .. } => {
                self.reads_still(clause, wording, super::DraftClause::printed)
            }
            // A party can take back what it said of a clause that is no more.
            Act::Position { stand: None, .. } => Ok(()),
            Act::Add { after: Some(clause), .. } | Act::Strike { clause } => {
                self.reads(clause, super::DraftClause::words).map(|_| ())
            }
            Act::Add { after: None, .. } => Ok(()),
            Act::TakeBack { step } => match self.live().get(*step) {
                Some(true) => Ok(()),
                _ => Err(Refusal::NoStep { step: *step }),
            },
        }
    }

    fn reads(
        &self,
        key: &Key,
        how: impl Fn(&super::DraftClause) -> String,
    ) -> Result<String, Refusal> {
        let text = self.text();
        let clause = text.iter().find(|clause| clause.key == *key);
        clause.map(how).ok_or_else(|| Refusal::NoClause { clause: key.clone() })
    }

    /// Whether a clause reads as somebody saw it.
    fn reads_still(
        &self,
        key: &Key,
        seen: &str,
        how: impl Fn(&super::DraftClause) -> String,
    ) -> Result<(), Refusal> {
        let now = self.reads(key, how)?;
        if now == seen {
            return Ok(());
        }
        Err(Refusal::ReadsOtherwise { clause: key.clone(), now })
    }

    fn check_adoption(&self, changes: &[ChangeId]) -> Result<(), Refusal> {
        let mut wanted: Vec<(usize, &Change)> = Vec::new();
        for id in changes {
            let change = self.change(id).ok_or_else(|| Refusal::NoChange { change: id.clone() })?;
            wanted.push(change);
        }
        let state = self.state();
        let adopted = self.chosen(&state);
        let adopted = adopted
            .iter()
            .filter(|one| !one.bracketed && !changes.contains(&one.change.id))
            .map(|one| (one.proposal, one.change));
        let together: Vec<(usize, &Change)> = adopted.chain(wanted.iter().copied()).collect();
        for (proposal, change) in &wanted {
            let against = together
                .iter()
                .find(|(theirs, other)| theirs != proposal && change.wish.is_against(&other.wish));
            if let Some((_, with)) = against {
                return Err(Refusal::Collides { change: change.id.clone(), with: with.id.clone() });
            }
        }
        Ok(())
    }

    /// How each change stands to the text as it is, in the order of the proposals.
    #[must_use]
    pub fn changes(&self) -> Vec<(&Change, ChangeState)> {
        let state = self.state();
        let chosen = self.chosen(&state);
        let lost = self.text_of(&state).1;
        let near = ByClause::new(chosen.iter().copied(), |one| &one.change.wish);
        let now =
            Now { chosen: &chosen, near, lost: &lost, hanging: Hanging::of(self, &state, &chosen) };
        let mut found = Vec::new();
        for (proposal, drafted) in self.proposals.iter().enumerate() {
            let off = !self.counts(&state, proposal);
            for change in &drafted.changes {
                let state = match state.decisions.get(&change.id) {
                    _ if off => ChangeState::Off,
                    Some((decision, step)) => {
                        ChangeState::Decided { decision: *decision, step: *step }
                    }
                    None => self.undecided(&state, &now, proposal, change),
                };
                found.push((change, state));
            }
        }
        found
    }

    /// The changes that are shown at a clause, with the number of their proposal and how they stand:
    /// those about it, that put it in, or that put something in after it. What comes before the first
    /// clause is shown at the `first`.
    #[must_use]
    pub fn changes_at(&self, key: &Key, first: bool) -> Vec<(usize, &Change, ChangeState)> {
        let mut all = self.changes().into_iter();
        let mut found = Vec::new();
        for (proposal, drafted) in self.proposals.iter().enumerate() {
            for (change, state) in all.by_ref().take(drafted.changes.len()) {
                if change.wish.is_at(proposal, key, first) {
                    found.push((proposal, change, state));
                }
            }
        }
        found
    }

    /// What waits to be decided and can be adopted at one go: nobody asks anything else at its place.
    #[must_use]
    pub fn adoptable(&self) -> Vec<ChangeId> {
        let waiting: BTreeSet<ChangeId> = self
            .changes()
            .into_iter()
            .filter(|(_, state)| *state == ChangeState::Waiting)
            .map(|(change, _)| change.id.clone())
            .collect();
        self.uncontested(true).into_iter().filter(|change| waiting.contains(change)).collect()
    }

    fn undecided(
        &self,
        state: &State,
        now: &Now<'_>,
        proposal: usize,
        change: &Change,
    ) -> ChangeState {
        let adopted =
            || now.near.near(&change.wish).filter(|one| !one.bracketed && one.proposal != proposal);
        if let Some(same) = adopted().find(|one| one.change.wish.is_same(&change.wish)) {
            return ChangeState::AlreadyThere { by: same.change.id.clone() };
        }
        let against = adopted().filter(|one| change.wish.is_against(&one.change.wish));
        let mut changes: Vec<ChangeId> = Vec::new();
        for one in against {
            if !changes.contains(&one.change.id) {
                changes.push(one.change.id.clone());
            }
        }
        let steps = if changes.is_empty() && now.hanging.may_lose(change) {
            self.stands_against(state, (now.chosen, now.lost), proposal, change)
        } else {
            Vec::new()
        };
        if changes.is_empty() && steps.is_empty() {
            ChangeState::Waiting
        } else {
            ChangeState::NoLongerApplies { changes, steps }
        }
    }
}

/// What a change that nobody decided is held against.
struct Now<'a> {
    chosen: &'a [Chosen<'a>],
    near: ByClause<Chosen<'a>>,
    lost: &'a [Lost],
    hanging: Hanging,
}

/// A change that is in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen<'a> {
    pub(super) proposal: usize,
    pub(super) change: &'a Change,
    pub(super) bracketed: bool,
    /// The step that chose it.
    pub(super) step: usize,
}
