//! The consolidation desk: one draft made of a base, the proposals laid against it, and the steps of
//! those who draft.
//!
//! The text of a draft is never stored. It follows from the base, from the changes that count, and
//! from the steps, so that setting a proposal aside gives exactly the text that would have come of
//! never having had it, and every word has a source.

mod assemble;
mod change;
mod consensus;
mod index;
mod key;
mod layer;
mod sound;
mod state;
mod step;
mod trace;
mod translate;
mod words;

use serde::{Deserialize, Serialize};

pub use assemble::{DraftClause, Segment, Source};
pub use change::{Change, ChangeId, Place as DraftPlace, Wish};
pub use consensus::{Consensus, Open, Why};
pub use key::Key;
pub use sound::{Fault, Unsound};
pub use state::{ChangeState, Decision, Position, Refusal};
pub use step::{Act, Stand, Step};
pub use trace::{Cause, TracedParagraph, TracedPiece};
pub use translate::{OutOfStep, ToTranslate};

use self::index::ByClause;
use crate::align::{Options, align};
use crate::compile::Proposal;
use crate::edition::Edition;

/// A draft under work.
///
/// ```
/// use actum_amend::{Act, Draft, Edition, Options, Proposal, Step};
///
/// let base = Edition::from_lines("1\tTSAG shall report every year.\n");
/// let proposal = Proposal {
///     name: "A".to_owned(),
///     edition: Edition::from_lines("1\tTSAG should report every year.\n"),
/// };
/// let mut draft = Draft::new(base, vec![(proposal, None)], &Options::default());
/// let changes = vec![draft.proposals[0].changes[0].id.clone()];
/// let step = Step {
///     by: "rapporteur".to_owned(),
///     at: "2026-03-02T10:00:00Z".to_owned(),
///     reason: None,
///     document: Some("TD-140".to_owned()),
///     act: Act::Bracket { changes },
/// };
/// draft.take(step).expect("nothing stands against it");
/// assert_eq!(draft.text()[0].words(), "TSAG [shall] [should] report every year.");
/// assert!(draft.clean().is_err(), "nothing is final while a bracket is left");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The text that is amended.
    pub base: Edition,
    /// The proposals, in the order in which they came.
    pub proposals: Vec<Drafted>,
    /// What was done, in order.
    pub steps: Vec<Step>,
}

/// A proposal in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// Who proposes, or the symbol of the document.
    pub name: String,
    /// The whole text as proposed.
    pub edition: Edition,
    /// The proposal that it amends, counted from 0; none when it amends the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<usize>,
    /// What it asks. Kept, so that a later version of the comparison does not change what was decided.
    pub changes: Vec<Change>,
}

impl Draft {
    /// Lays proposals against a base. Beside a proposal stands the earlier one that it amends, if it
    /// amends one; what does not come earlier is taken for none.
    #[must_use]
    pub fn new(
        base: Edition,
        proposals: Vec<(Proposal, Option<usize>)>,
        options: &Options,
    ) -> Self {
        let mut draft = Self { base, proposals: Vec::new(), steps: Vec::new() };
        for (proposal, amends) in proposals {
            draft.add_proposal(proposal, amends, options);
        }
        draft
    }

    /// Lays one more proposal against the base, or against the earlier proposal that it amends. What
    /// was decided of the others stays.
    pub fn add_proposal(&mut self, proposal: Proposal, amends: Option<usize>, options: &Options) {
        let number = self.proposals.len();
        let amends = amends.filter(|earlier| *earlier < number);
        let changes = match amends.and_then(|earlier| self.proposals.get(earlier)) {
            Some(amended) => {
                let keys = self.keys_of(amends.unwrap_or_default(), options);
                let alignment = align(&amended.edition, &proposal.edition, options);
                change::of_proposal(number, &amended.edition, &keys, &proposal.edition, &alignment)
            }
            None => {
                let alignment = align(&self.base, &proposal.edition, options);
                change::of_base(number, &self.base, &proposal.edition, &alignment)
            }
        };
        let Proposal { name, edition } = proposal;
        self.proposals.push(Drafted { name, edition, amends, changes });
    }

    /// The names in this draft of the clauses of a proposal.
    fn keys_of(&self, proposal: usize, options: &Options) -> Vec<Key> {
        let Some(drafted) = self.proposals.get(proposal) else { return Vec::new() };
        let mut keys: Vec<Key> = (0..drafted.edition.clauses.len())
            .map(|clause| Key::New { proposal, clause })
            .collect();
        let (under, names) = match drafted.amends {
            Some(earlier) => (
                self.proposals.get(earlier).map(|one| &one.edition),
                self.keys_of(earlier, options),
            ),
            None => (Some(&self.base), (0..self.base.clauses.len()).map(Key::Base).collect()),
        };
        let Some(under) = under else { return keys };
        for link in align(under, &drafted.edition, options).links {
            if let ([from], [to]) = (link.base.as_slice(), link.edition.as_slice())
                && let (Some(key), Some(name)) = (keys.get_mut(*to), names.get(*from))
                && !(drafted.amends.is_some() && link.moved)
            {
                *key = name.clone();
            }
        }
        keys
    }

    /// A change by its name, with the number of its proposal.
    #[must_use]
    pub fn change(&self, id: &ChangeId) -> Option<(usize, &Change)> {
        self.proposals.iter().enumerate().find_map(|(number, proposal)| {
            proposal.changes.iter().find(|change| change.id == *id).map(|change| (number, change))
        })
    }

    /// Takes a step. It may have been made on the draft as it was some steps ago: what others did
    /// since then stands in its way only where it is about the same words or changes.
    ///
    /// # Errors
    ///
    /// When it names what is not there, adopts what collides with what was adopted, or words a clause
    /// that reads otherwise by now; the draft is then as before.
    pub fn take(&mut self, step: Step) -> Result<(), Refusal> {
        self.check(&step)?;
        self.steps.push(step);
        Ok(())
    }

    /// The changes on which all proposals that ask anything at their places ask the same, and those at
    /// whose places only one asks anything when `single` is set: what can be adopted at one go.
    #[must_use]
    pub fn uncontested(&self, single: bool) -> Vec<ChangeId> {
        let state = self.state();
        let all: Vec<(usize, &Change)> = self
            .proposals
            .iter()
            .enumerate()
            .filter(|(number, _)| self.counts(&state, *number))
            .flat_map(|(number, one)| one.changes.iter().map(move |change| (number, change)))
            .collect();
        let index = ByClause::new(all.iter().copied(), |(_, change)| &change.wish);
        let wanted = |(number, change): &&(usize, &Change)| {
            let others = || index.near(&change.wish).filter(|(theirs, _)| theirs != number);
            let against = others().any(|(_, other)| change.wish.is_against(&other.wish));
            let same = others().any(|(_, other)| change.wish.is_same(&other.wish));
            !against && (same || single)
        };
        all.iter().filter(wanted).map(|(_, change)| change.id.clone()).collect()
    }
}
