//! What a proposal asks, cut into changes of which each can be taken or left by itself.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Key;
use crate::align::{Alignment, Kind, Link};
use crate::edition::{Clause, Edition};
use crate::redline::{Print, Standing, pieces};

/// The name of a change within its draft: `2.14` is the fourteenth of the second proposal. It is kept
/// with the draft, so that it means the same change whenever the draft is opened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChangeId(pub String);

impl ChangeId {
    pub(super) fn new(proposal: usize, number: usize) -> Self {
        Self(format!("{}.{number}", proposal + 1))
    }
}

impl std::fmt::Display for ChangeId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

/// One thing that a proposal asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its name.
    pub id: ChangeId,
    /// What it asks.
    #[serde(flatten)]
    pub wish: Wish,
}

/// What is asked. Clauses of the base and of the proposal are counted from 0, places in a text in
/// bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "wish", rename_all = "snake_case")]
pub enum Wish {
    /// Other words in a clause of the base.
    Words {
        /// The clause of the base.
        clause: usize,
        /// The bytes of its text; empty where words come in.
        range: Range<usize>,
        /// The words that go.
        removed: String,
        /// The words that come.
        added: String,
    },
    /// Another number for a clause of the base.
    Number {
        /// The clause of the base.
        clause: usize,
        /// The number; none when it is to lose it.
        to: Option<String>,
    },
    /// Another place for a clause of the base.
    Move {
        /// The clause of the base.
        clause: usize,
        /// Where it comes.
        to: Place,
    },
    /// A clause of the base goes.
    Delete {
        /// The clause of the base.
        clause: usize,
    },
    /// A new clause.
    Insert {
        /// Where it comes.
        to: Place,
        /// The clause of the proposal.
        from: usize,
        /// What it says.
        new: Clause,
    },
    /// Clauses of the base become others: a split, a merge.
    Replace {
        /// The clauses of the base.
        clauses: Vec<usize>,
        /// Another place than that of the first of them.
        to: Option<Place>,
        /// The clauses of the proposal, and what they say.
        by: Vec<(usize, Clause)>,
    },
    /// Other words in a clause of another proposal, or in one of the base as that proposal has it: an
    /// amendment to an amendment.
    Amend {
        /// The clause.
        clause: Key,
        /// Its text in the amended proposal.
        before: String,
        /// Its text as wanted.
        after: String,
    },
    /// A clause of another proposal goes.
    Strike {
        /// The clause.
        clause: Key,
    },
    /// A new clause beside one of another proposal.
    Append {
        /// The clause after which it comes; none before the first.
        after: Option<Key>,
        /// The clause of this proposal.
        from: usize,
        /// What it says.
        new: Clause,
    },
}

/// A place among the clauses of the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The clause of the base after which it is; none before the first.
    pub after: Option<usize>,
    /// Where in the proposal: several that come to one place stand in this order.
    pub order: usize,
}

impl Wish {
    /// The name used in data and message ids: `words`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Words { .. } => "words",
            Self::Number { .. } => "number",
            Self::Move { .. } => "move",
            Self::Delete { .. } => "delete",
            Self::Insert { .. } => "insert",
            Self::Replace { .. } => "replace",
            Self::Amend { .. } => "amend",
            Self::Strike { .. } => "strike",
            Self::Append { .. } => "append",
        }
    }

    /// The words that go and the words that come, empty where there are none. Clauses that come are
    /// parted by a pilcrow.
    #[must_use]
    pub fn words(&self) -> (&str, String) {
        match self {
            Self::Words { removed, added, .. } => (removed, added.clone()),
            Self::Insert { new, .. } | Self::Append { new, .. } => ("", new.text.clone()),
            Self::Replace { by, .. } => {
                let words: Vec<&str> = by.iter().map(|(_, clause)| clause.text.as_str()).collect();
                ("", words.join(" ¶ "))
            }
            Self::Amend { before, after, .. } => (before, after.clone()),
            Self::Number { to, .. } => ("", to.clone().unwrap_or_default()),
            Self::Move { .. } | Self::Delete { .. } | Self::Strike { .. } => ("", String::new()),
        }
    }

    /// Whether it is shown at a clause when it is one of `proposal`: it is about it, puts it in, or
    /// puts something in after it. What comes before the first clause is shown at the `first`.
    pub(super) fn is_at(&self, proposal: usize, key: &Key, first: bool) -> bool {
        let after = |place: Option<&Key>| place == Some(key) || (place.is_none() && first);
        let puts_in = |from: usize| *key == Key::New { proposal, clause: from };
        match (self, key) {
            (Self::Insert { to, from, .. }, _) => {
                after(to.after.map(Key::Base).as_ref()) || puts_in(*from)
            }
            (Self::Append { after: place, from, .. }, _) => after(place.as_ref()) || puts_in(*from),
            (Self::Amend { clause, .. } | Self::Strike { clause }, key) => clause == key,
            (wish, Key::Base(clause)) => wish.clauses().contains(clause),
            (wish, Key::New { proposal: own, clause }) => {
                *own == proposal && wish.puts_in().contains(clause)
            }
            (_, Key::Own(_)) => false,
        }
    }

    /// The clauses of the base that it is about.
    #[must_use]
    pub fn clauses(&self) -> &[usize] {
        match self {
            Self::Words { clause, .. }
            | Self::Number { clause, .. }
            | Self::Move { clause, .. }
            | Self::Delete { clause } => std::slice::from_ref(clause),
            Self::Replace { clauses, .. } => clauses,
            Self::Insert { .. }
            | Self::Amend { .. }
            | Self::Strike { .. }
            | Self::Append { .. } => &[],
        }
    }

    /// The clauses of the proposal that it puts in.
    #[must_use]
    pub fn puts_in(&self) -> Vec<usize> {
        match self {
            Self::Insert { from, .. } | Self::Append { from, .. } => vec![*from],
            Self::Replace { by, .. } => by.iter().map(|(from, _)| *from).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it and the wish of another proposal cannot both be granted.
    #[must_use]
    pub fn is_against(&self, other: &Self) -> bool {
        if self.is_same(other) {
            return false;
        }
        let shared = self.clauses().iter().any(|clause| other.clauses().contains(clause));
        match (self, other) {
            (Self::Words { range, .. }, Self::Words { range: theirs, .. }) => {
                shared && overlap(range, theirs)
            }
            (Self::Number { .. }, Self::Number { .. }) | (Self::Move { .. }, Self::Move { .. }) => {
                shared
            }
            // A number or a place and words can both change.
            (Self::Words { .. } | Self::Number { .. }, Self::Move { .. })
            | (Self::Move { .. }, Self::Words { .. } | Self::Number { .. })
            | (Self::Words { .. }, Self::Number { .. })
            | (Self::Number { .. }, Self::Words { .. }) => false,
            // What goes or becomes other clauses has no words, number or place to change.
            (Self::Delete { .. } | Self::Replace { .. }, _)
            | (_, Self::Delete { .. } | Self::Replace { .. }) => shared,
            _ => false,
        }
    }

    /// Whether it and the wish of another proposal come to the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Move { clause, to }, Self::Move { clause: theirs, to: there }) => {
                clause == theirs && to.after == there.after
            }
            (Self::Insert { to, new, .. }, Self::Insert { to: there, new: theirs, .. }) => {
                to.after == there.after && new == theirs
            }
            (
                Self::Replace { clauses, by, to },
                Self::Replace { clauses: theirs, by: so, to: there },
            ) => {
                clauses == theirs
                    && to.map(|to| to.after) == there.map(|to| to.after)
                    && by.iter().map(|(_, clause)| clause).eq(so.iter().map(|(_, clause)| clause))
            }
            _ => self == other,
        }
    }
}

/// Whether stretches share a byte, or something comes in within or beside the other.
pub(super) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    if one.is_empty() || other.is_empty() {
        return one.start <= other.end && other.start <= one.end;
    }
    one.start < other.end && other.start < one.end
}

/// What a proposal asks of its base, in its own order.
pub(super) fn of_base(
    proposal: usize,
    base: &Edition,
    edition: &Edition,
    alignment: &Alignment,
) -> Vec<Change> {
    let mut wishes = Vec::new();
    let mut after = None;
    for link in &alignment.links {
        let place = Place { after, order: link.edition.first().copied().unwrap_or(usize::MAX) };
        match (link.kind, link.base.as_slice(), link.edition.as_slice()) {
            (Kind::Deleted, clauses, _) => {
                wishes.extend(clauses.iter().map(|clause| Wish::Delete { clause: *clause }));
            }
            (Kind::Inserted, _, clauses) => wishes.extend(clauses.iter().map(|from| {
                let to = Place { after, order: *from };
                Wish::Insert { to, from: *from, new: edition.clauses[*from].clone() }
            })),
            (Kind::Split | Kind::Merged, clauses, by) => {
                let by = by.iter().map(|from| (*from, edition.clauses[*from].clone())).collect();
                let stays = stays(link);
                let to = (!stays).then_some(place);
                wishes.push(Wish::Replace { clauses: clauses.to_vec(), to, by });
            }
            (_, [clause], [from]) => {
                if link.moved {
                    wishes.push(Wish::Move { clause: *clause, to: place });
                }
                let (old, new) = (&base.clauses[*clause], &edition.clauses[*from]);
                if link.renumbered && old.number != new.number {
                    wishes.push(Wish::Number { clause: *clause, to: new.number.clone() });
                }
                wishes.extend(words(*clause, &old.text, &new.text));
            }
            // Links of other kinds have one clause on each side.
            _ => {}
        }
        if stays(link) {
            after = link.base.last().copied().or(after);
        }
    }
    named(proposal, wishes)
}

/// Whether it keeps its place, so that others can stand after it.
fn stays(link: &Link) -> bool {
    !link.moved
        && !link.base.is_empty()
        && !link.edition.is_empty()
        && link.base.windows(2).all(|two| two[0] + 1 == two[1])
}

fn named(proposal: usize, wishes: Vec<Wish>) -> Vec<Change> {
    (1..)
        .zip(wishes)
        .map(|(number, wish)| Change { id: ChangeId::new(proposal, number), wish })
        .collect()
}

/// The stretches of words in which a text differs from a clause of the base.
fn words(clause: usize, base: &str, text: &str) -> Vec<Wish> {
    stretches(base, text, Print::AsInBase)
        .into_iter()
        // A space more or less at the end of a clause is print.
        .filter(|(range, added)| crate::fold(&base[range.clone()]) != crate::fold(added))
        .map(|(range, added)| Wish::Words {
            clause,
            removed: base[range.clone()].to_owned(),
            range,
            added,
        })
        .collect()
}

/// The bytes of `old` that go, each with what comes for them.
pub(super) fn stretches(old: &str, new: &str, print: Print) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let (mut at, mut open) = (0, false);
    for piece in pieces(old, new, print) {
        if piece.standing == Standing::Kept {
            at += piece.text.len();
            open = false;
            continue;
        }
        if !open {
            found.push((at..at, String::new()));
            open = true;
        }
        let Some((range, added)) = found.last_mut() else { continue };
        if piece.standing == Standing::Removed {
            at += piece.text.len();
            range.end = at;
        } else {
            added.push_str(&piece.text);
        }
    }
    found
}

/// What a proposal asks of another proposal, the amended one, whose clauses are known by `keys`.
pub(super) fn of_proposal(
    proposal: usize,
    amended: &Edition,
    keys: &[Key],
    edition: &Edition,
    alignment: &Alignment,
) -> Vec<Change> {
    let mut wishes = Vec::new();
    let mut after: Option<Key> = None;
    for link in &alignment.links {
        let append = |after: &Option<Key>, from: usize| Wish::Append {
            after: after.clone(),
            from,
            new: edition.clauses[from].clone(),
        };
        match (link.base.as_slice(), link.edition.as_slice()) {
            ([clause], [from]) if !link.moved => {
                let (before, wanted) =
                    (&amended.clauses[*clause].text, &edition.clauses[*from].text);
                if link.kind != Kind::Kept && crate::fold(before) != crate::fold(wanted) {
                    wishes.push(Wish::Amend {
                        clause: keys[*clause].clone(),
                        before: before.clone(),
                        after: wanted.clone(),
                    });
                }
                after = Some(keys[*clause].clone());
            }
            (gone, come) => {
                let strike = |clause: &usize| Wish::Strike { clause: keys[*clause].clone() };
                wishes.extend(gone.iter().map(strike));
                wishes.extend(come.iter().map(|from| append(&after, *from)));
            }
        }
    }
    named(proposal, wishes)
}
