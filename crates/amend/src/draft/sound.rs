//! Whether a stored draft fits together. Drafts are kept as data and travel between registers; one
//! that was damaged or made by hand is refused with the place, before anything is made of it.

use std::collections::BTreeSet;
use std::fmt;

use super::change::{Place, Wish};
use super::{Draft, Drafted, Key};

/// Where a stored draft does not fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsound {
    /// The proposal, counted from 0; none when it is none's.
    pub proposal: Option<usize>,
    /// The change as it is named.
    pub change: Option<String>,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a stored draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A proposal amends one that does not come before it.
    AmendsLater,
    /// Two changes have one name, or one has none.
    Name,
    /// It is about a clause that is not there.
    Clause,
    /// It is about words that do not stand there.
    Words,
    /// It replaces no clause, or the same one twice.
    Replaces,
}

impl fmt::Display for Unsound {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the stored draft does not fit together: ")?;
        if let Some(proposal) = self.proposal {
            write!(out, "proposal {}", proposal + 1)?;
        }
        if let Some(change) = &self.change {
            write!(out, ", change \"{change}\"")?;
        }
        out.write_str(match self.fault {
            Fault::AmendsLater => " amends a proposal that does not come before it",
            Fault::Name => " has the name of another change, or none",
            Fault::Clause => " is about a clause that is not there",
            Fault::Words => " is about words that do not stand there",
            Fault::Replaces => " replaces no clause, or one clause twice",
        })
    }
}

impl std::error::Error for Unsound {}

impl Draft {
    /// Looks whether all that changes name is there, so that everything can be made of the draft. Steps
    /// need no look: those about what is not there are listed as without a place.
    ///
    /// # Errors
    ///
    /// The first place where it is not.
    ///
    /// ```
    /// use actum_amend::{Draft, Edition, Options};
    ///
    /// let draft = Draft::new(Edition::from_lines("1\tOne.\n"), Vec::new(), &Options::default());
    /// assert!(draft.sound().is_ok());
    /// ```
    pub fn sound(&self) -> Result<(), Unsound> {
        let mut names = BTreeSet::new();
        for (number, proposal) in self.proposals.iter().enumerate() {
            let wrong = |change: Option<&str>, fault| {
                let change = change.map(str::to_owned);
                Err(Unsound { proposal: Some(number), change, fault })
            };
            if proposal.amends.is_some_and(|earlier| earlier >= number) {
                return wrong(None, Fault::AmendsLater);
            }
            for change in &proposal.changes {
                let name = change.id.0.as_str();
                if name.is_empty() || !names.insert(name) {
                    return wrong(Some(name), Fault::Name);
                }
                if let Some(fault) = self.fault_of(number, proposal, &change.wish) {
                    return wrong(Some(name), fault);
                }
            }
        }
        Ok(())
    }

    fn fault_of(&self, number: usize, proposal: &Drafted, wish: &Wish) -> Option<Fault> {
        let base = self.base.clauses.len();
        let own = proposal.edition.clauses.len();
        let place = |to: &Place| to.after.is_none_or(|after| after < base);
        let fits = wish.clauses().iter().all(|clause| *clause < base)
            && wish.puts_in().iter().all(|clause| *clause < own);
        if !fits {
            return Some(Fault::Clause);
        }
        let sound = match wish {
            Wish::Words { clause, range, removed, .. } => {
                let text = self.base.clauses.get(*clause).map(|clause| clause.text.as_str());
                let there = text.and_then(|text| text.get(range.clone()));
                return (there != Some(removed.as_str())).then_some(Fault::Words);
            }
            Wish::Replace { clauses, to, .. } => {
                let different: BTreeSet<&usize> = clauses.iter().collect();
                if clauses.is_empty() || different.len() < clauses.len() {
                    return Some(Fault::Replaces);
                }
                to.as_ref().is_none_or(place)
            }
            Wish::Move { to, .. } | Wish::Insert { to, .. } => place(to),
            Wish::Amend { clause, .. } | Wish::Strike { clause } => self.is_earlier(number, clause),
            Wish::Append { after, .. } => {
                after.as_ref().is_none_or(|after| self.is_earlier(number, after))
            }
            Wish::Number { .. } | Wish::Delete { .. } => true,
        };
        (!sound).then_some(Fault::Clause)
    }

    /// Whether a name is of the base or of a proposal before this one.
    fn is_earlier(&self, number: usize, key: &Key) -> bool {
        match key {
            Key::Base(clause) => *clause < self.base.clauses.len(),
            Key::New { proposal, clause } => {
                let edition = self.proposals.get(*proposal).map(|one| &one.edition);
                *proposal < number && edition.is_some_and(|one| *clause < one.clauses.len())
            }
            Key::Own(_) => false,
        }
    }
}
