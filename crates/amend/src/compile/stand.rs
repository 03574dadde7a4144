//! What one proposal wants of each clause of the base.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Mark, Reason};
use crate::align::{Alignment, Kind};
use crate::differ::Difference;
use crate::edition::Edition;

/// A change of words within a clause of the base.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    /// Bytes of the base clause.
    range: Range<usize>,
    /// Bytes over which the change could be shifted without another result.
    reach: Range<usize>,
    /// What is put in, as compared.
    words: Vec<u32>,
    text: String,
}

impl Edit {
    fn new(difference: &Difference) -> Self {
        Self {
            range: difference.base.range.clone(),
            reach: difference.reach.clone(),
            words: difference.words.clone(),
            text: crate::fold(&difference.added).into_owned(),
        }
    }

    fn inserts_only(&self) -> bool {
        self.range.is_empty()
    }

    /// The same words put in for the same words.
    fn same_as(&self, other: &Self) -> bool {
        self.range == other.range && self.text == other.text
    }

    /// Whether the changes overlap, or stand side by side with nothing between.
    fn touches(&self, other: &Self) -> bool {
        self.reach.start <= other.reach.end && other.reach.start <= self.reach.end
    }
}

/// What a proposal wants of one clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stand {
    pub(super) kind: Kind,
    pub(super) clauses: Vec<usize>,
    edits: Vec<Edit>,
    /// For a moved clause, the clauses of the base that stay before and after its new place.
    moved_between: Option<(Option<usize>, Option<usize>)>,
    /// For a merged clause, all clauses of the merge.
    merged: Vec<usize>,
    /// For a split clause, the bytes at which it is cut.
    cuts: Vec<usize>,
    /// Whether references in it follow the proposal's renumbering.
    follows: bool,
    /// The words of the text wanted, without case and signs.
    effect: String,
}

impl Stand {
    /// Whether the proposer wants anything of the clause but perhaps another number.
    pub(super) fn is_touched(&self) -> bool {
        match self.kind {
            Kind::Kept | Kind::Renumbered => false,
            // References that follow the proposal's own renumbering are nobody's wish.
            Kind::Reworded => !self.edits.is_empty() || !self.follows,
            Kind::Moved
            | Kind::MovedReworded
            | Kind::Split
            | Kind::Merged
            | Kind::Inserted
            | Kind::Deleted => true,
        }
    }

    pub(super) fn mark(&self) -> Mark {
        match self.kind {
            Kind::Kept => Mark::Noc,
            Kind::Deleted => Mark::Sup,
            Kind::Inserted => Mark::Add,
            Kind::Renumbered
            | Kind::Reworded
            | Kind::Moved
            | Kind::MovedReworded
            | Kind::Split
            | Kind::Merged => Mark::Mod,
        }
    }

    /// Whether both want exactly the same.
    pub(super) fn same_as(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.merged == other.merged
            && self.same_place(other)
            && self.edits.len() == other.edits.len()
            && self.edits.iter().zip(&other.edits).all(|(one, two)| one.same_as(two))
    }

    /// Whether the texts wanted differ in case and signs at most.
    pub(super) fn same_effect(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.merged == other.merged
            && self.clauses.len() == other.clauses.len()
            && self.same_place(other)
            && self.effect == other.effect
    }

    fn same_place(&self, other: &Self) -> bool {
        match (&self.moved_between, &other.moved_between) {
            (Some(one), Some(two)) => one.0 == two.0 || one.1 == two.1,
            (None, None) => true,
            _ => false,
        }
    }

    /// Why the two wishes cannot both be granted as they stand; nothing when they can.
    pub(super) fn against(&self, other: &Self) -> Vec<Reason> {
        let mut reasons = Vec::new();
        match (self.kind == Kind::Deleted, other.kind == Kind::Deleted) {
            (true, true) => {}
            (true, false) => reasons.push(other.against_deletion()),
            (false, true) => reasons.push(self.against_deletion()),
            (false, false) => {
                self.shapes_against(other, &mut reasons);
                self.words_against(other, &mut reasons);
            }
        }
        reasons.sort_unstable();
        reasons.dedup();
        reasons
    }

    fn against_deletion(&self) -> Reason {
        match self.kind {
            Kind::Split => Reason::DeleteSplit,
            Kind::Merged => Reason::DeleteMerge,
            Kind::Moved | Kind::MovedReworded => Reason::DeleteMove,
            Kind::Kept | Kind::Renumbered | Kind::Reworded | Kind::Inserted | Kind::Deleted => {
                Reason::DeleteReword
            }
        }
    }

    fn shapes_against(&self, other: &Self, reasons: &mut Vec<Reason>) {
        let split = (self.kind == Kind::Split, other.kind == Kind::Split);
        let merged = (self.kind == Kind::Merged, other.kind == Kind::Merged);
        let moved = (self.moved_between.is_some(), other.moved_between.is_some());
        if split == (true, true) && !self.cut_like(other) {
            reasons.push(Reason::SplitSplit);
        }
        if merged == (true, true) && self.merged != other.merged {
            reasons.push(Reason::MergeMerge);
        }
        if split.0 && merged.1 || split.1 && merged.0 {
            reasons.push(Reason::SplitMerge);
        }
        if merged.0 && !merged.1 && moved.1 || merged.1 && !merged.0 && moved.0 {
            reasons.push(Reason::MergeMove);
        }
        if moved == (true, true) && !self.same_place(other) {
            reasons.push(Reason::MoveMove);
        }
    }

    /// Whether both cut the clause between the same words.
    fn cut_like(&self, other: &Self) -> bool {
        self.cuts.len() == other.cuts.len()
            && self.cuts.iter().zip(&other.cuts).all(|(one, two)| one.abs_diff(*two) <= 2)
    }

    fn words_against(&self, other: &Self, reasons: &mut Vec<Reason>) {
        let own = |edits: &[Edit], others: &[Edit]| -> Vec<Edit> {
            edits
                .iter()
                .filter(|edit| !others.iter().any(|other| edit.same_as(other)))
                .cloned()
                .collect()
        };
        let mine = own(&self.edits, &other.edits);
        let theirs = own(&other.edits, &self.edits);
        for one in &mine {
            for two in theirs.iter().filter(|two| one.touches(two)) {
                reasons.push(if one.inserts_only() && two.inserts_only() {
                    Reason::Insertion
                } else {
                    Reason::Words
                });
            }
        }
    }
}

/// Clauses put in at one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Inserted {
    pub(super) clauses: Vec<usize>,
    /// Their texts as compared.
    pub(super) texts: Vec<String>,
}

/// What a proposal wants of every clause and of every place between.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) stands: Vec<Stand>,
    /// By the clause of the base after which clauses are put in.
    pub(super) inserted: BTreeMap<Option<usize>, Inserted>,
}

impl Standing {
    pub(super) fn new(base: &Edition, edition: &Edition, alignment: &Alignment) -> Self {
        let mut stands: Vec<Stand> = (0..base.clauses.len())
            .map(|_| Stand {
                kind: Kind::Kept,
                clauses: Vec::new(),
                edits: Vec::new(),
                moved_between: None,
                merged: Vec::new(),
                cuts: Vec::new(),
                follows: false,
                effect: String::new(),
            })
            .collect();
        let mut inserted: BTreeMap<Option<usize>, Inserted> = BTreeMap::new();
        let mut after = None;
        for (index, link) in alignment.links.iter().enumerate() {
            if link.kind == Kind::Inserted {
                let entry = inserted.entry(after).or_default();
                for &clause in &link.edition {
                    entry.clauses.push(clause);
                    entry.texts.push(crate::fold(&edition.clauses[clause].text).into_owned());
                }
                continue;
            }
            let moved_between = link.moved.then(|| {
                let next = alignment.links[index..]
                    .iter()
                    .find(|next| !next.moved && !next.edition.is_empty() && !next.base.is_empty())
                    .map(|next| next.base[0]);
                (after, next)
            });
            if !link.moved && !link.edition.is_empty() {
                after = link.base.last().copied().or(after);
            }
            for &clause in &link.base {
                stands[clause] = Stand {
                    kind: link.kind,
                    clauses: link.edition.clone(),
                    edits: link
                        .differences
                        .iter()
                        .filter(|difference| difference.base.clause == clause)
                        .filter(|difference| !difference.follows_renumbering)
                        .map(Edit::new)
                        .collect(),
                    moved_between,
                    merged: if link.kind == Kind::Merged { link.base.clone() } else { Vec::new() },
                    cuts: link.cuts.clone(),
                    follows: link
                        .differences
                        .iter()
                        .any(|difference| difference.follows_renumbering),
                    effect: effect(edition, &link.edition),
                };
            }
        }
        Self { stands, inserted }
    }
}

/// The letters and figures of clauses, in lower case.
fn effect(edition: &Edition, clauses: &[usize]) -> String {
    clauses
        .iter()
        .flat_map(|clause| crate::fold(&edition.clauses[*clause].text).chars().collect::<Vec<_>>())
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
