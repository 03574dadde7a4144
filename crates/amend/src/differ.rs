//! What differs in words between linked clauses, with the bytes on both sides.

use std::ops::Range;

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::align::prepared::{Prepared, Texts};
use crate::edition::Edition;
use crate::meaning::{Aspect, Meaning, Meanings, plain};

/// A stretch of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The clause, counted from 0.
    pub clause: usize,
    /// Bytes of its text; empty where words came in.
    #[serde(serialize_with = "as_pair")]
    pub range: Range<usize>,
}

fn as_pair<S: serde::Serializer>(range: &Range<usize>, serializer: S) -> Result<S::Ok, S::Error> {
    (range.start, range.end).serialize(serializer)
}

/// Words that were put out, put in, or put in for others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Where in the base.
    pub base: Place,
    /// Where in the edition.
    pub edition: Place,
    /// The words of the base, as printed.
    pub removed: String,
    /// The words of the edition, as printed.
    pub added: String,
    /// What of the law's words it touches, the weightiest first; only [`Aspect::Wording`] or
    /// [`Aspect::Signs`] when no tables of the language are given.
    pub meanings: Vec<Meaning>,
    /// Whether this only follows the edition's own renumbering: a reference "9.3.4" became "9.3.6"
    /// because the clause did. Numbers without an inner full stop are never taken for references.
    pub follows_renumbering: bool,
    /// How far to either side the same difference could stand: in bytes of the base clause.
    #[serde(skip)]
    pub(crate) reach: Range<usize>,
    /// The words put in, as compared.
    #[serde(skip)]
    pub(crate) words: Vec<u32>,
}

/// The words of several clauses in a row.
struct Row<'t> {
    words: Vec<(usize, &'t crate::word::Word)>,
    ids: Vec<u32>,
}

impl<'t> Row<'t> {
    fn new(clauses: &[usize], side: &'t [Prepared]) -> Self {
        let words: Vec<(usize, &crate::word::Word)> = clauses
            .iter()
            .flat_map(|clause| side[*clause].words.iter().map(|word| (*clause, word)))
            .collect();
        let ids = words.iter().map(|(_, word)| word.id).collect();
        Self { words, ids }
    }

    /// The stretch of `words`: from the first to the last word; where nothing but these words
    /// separates what stays, from the end of the word before, so that the space goes with them.
    fn place(&self, words: Range<usize>, with_space: bool, fallback: usize) -> Place {
        if words.is_empty() || with_space {
            let clause = if words.is_empty() {
                words.start.checked_sub(1).or(Some(0)).and_then(|at| self.words.get(at))
            } else {
                self.words.get(words.start)
            }
            .map_or(fallback, |word| word.0);
            let start = words
                .start
                .checked_sub(1)
                .map(|before| &self.words[before])
                .filter(|before| before.0 == clause)
                .map_or(0, |before| before.1.range.end);
            let end = if words.is_empty() { start } else { self.words[words.end - 1].1.range.end };
            return Place { clause, range: start..end.max(start) };
        }
        let first = &self.words[words.start];
        let last = &self.words[words.end - 1];
        Place { clause: first.0, range: first.1.range.start..last.1.range.end }
    }

    /// Cuts a range of words where a clause ends.
    fn by_clause(&self, words: Range<usize>) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for at in words {
            match ranges.last_mut() {
                Some(last) if self.words[last.start].0 == self.words[at].0 => last.end = at + 1,
                _ => ranges.push(at..at + 1),
            }
        }
        ranges
    }
}

/// What differs between clauses of the base and the clauses they became.
pub(crate) fn differences(
    base: &Edition,
    edition: &Edition,
    texts: &Texts,
    from: &[usize],
    to: &[usize],
    meanings: Option<&Meanings>,
) -> Vec<Difference> {
    let old = Row::new(from, &texts.base);
    let new = Row::new(to, &texts.edition);
    let operations = capture_diff_slices(Algorithm::Patience, &old.ids, &new.ids);
    let mut found = Vec::new();
    for (removed, added) in changes(&operations) {
        let pieces = old.by_clause(removed.clone());
        let reach = reach(&old, &new, &removed, &added);
        if pieces.len() <= 1 {
            found.push(difference(base, edition, &old, &new, (removed, added), reach, (from, to)));
        } else {
            // Words gone on both sides of the joint of a merge; what came in stands at the joint.
            let added_pieces =
                std::iter::once(added.clone()).chain(std::iter::repeat(added.end..added.end));
            for (piece, added) in pieces.into_iter().zip(added_pieces) {
                let none = old.place(piece.clone(), added.is_empty(), from[0]).range;
                found.push(difference(base, edition, &old, &new, (piece, added), none, (from, to)));
            }
        }
    }
    for difference in &mut found {
        difference.meanings = match meanings {
            Some(meanings) => meanings.weigh(
                (&base.clauses[difference.base.clause].text, &difference.base.range),
                (&edition.clauses[difference.edition.clause].text, &difference.edition.range),
            ),
            None => vec![plain(&difference.removed, &difference.added)],
        };
    }
    found
}

/// The bytes of a base clause at which it is cut into its parts.
pub(crate) fn cuts(texts: &Texts, whole: usize, parts: &[usize]) -> Vec<usize> {
    let old = Row::new(&[whole], &texts.base);
    let new = Row::new(parts, &texts.edition);
    let operations = capture_diff_slices(Algorithm::Patience, &old.ids, &new.ids);
    let mut joint = 0;
    let mut cuts = Vec::new();
    for part in &parts[..parts.len().saturating_sub(1)] {
        joint += texts.edition[*part].words.len();
        // The first word of the next part that the base has, too, begins the rest.
        let next = operations
            .iter()
            .filter(|operation| matches!(operation, DiffOp::Equal { .. }))
            .find(|operation| operation.new_range().end > joint)
            .map_or(old.words.len(), |operation| {
                let into = joint.saturating_sub(operation.new_range().start);
                operation.old_range().start + into
            });
        let cut = next.checked_sub(1).and_then(|at| old.words.get(at));
        cuts.push(cut.map_or(0, |(_, word)| word.range.end));
    }
    cuts
}

/// Stretches of words removed and added, one after the other.
fn changes(operations: &[DiffOp]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut changes: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for operation in operations {
        if matches!(operation, DiffOp::Equal { .. }) {
            continue;
        }
        let (removed, added) = (operation.old_range(), operation.new_range());
        match changes.last_mut() {
            Some(last) if last.0.end == removed.start && last.1.end == added.start => {
                last.0.end = removed.end;
                last.1.end = added.end;
            }
            _ => changes.push((removed, added)),
        }
    }
    changes
}

fn difference(
    base: &Edition,
    edition: &Edition,
    old: &Row<'_>,
    new: &Row<'_>,
    (removed, added): (Range<usize>, Range<usize>),
    reach: Range<usize>,
    (from, to): (&[usize], &[usize]),
) -> Difference {
    let base_place = old.place(removed.clone(), added.is_empty(), from[0]);
    let edition_place = new.place(added.clone(), removed.is_empty(), to[0]);
    Difference {
        removed: base.clauses[base_place.clause].text[base_place.range.clone()].to_owned(),
        added: edition.clauses[edition_place.clause]
            .text
            .get(edition_place.range.clone())
            .unwrap_or_default()
            .to_owned(),
        words: new.ids[added].to_vec(),
        base: base_place,
        edition: edition_place,
        meanings: Vec::new(),
        follows_renumbering: false,
        reach,
    }
}

/// How far a pure insertion or deletion could be shifted: "a, b," put in after "x," or before it.
fn reach(
    old: &Row<'_>,
    new: &Row<'_>,
    removed: &Range<usize>,
    added: &Range<usize>,
) -> Range<usize> {
    let whole = old.place(removed.clone(), added.is_empty(), 0).range;
    let (side, changed) = match (removed.is_empty(), added.is_empty()) {
        (true, false) => (new, added),
        (false, true) => (old, removed),
        _ => return whole,
    };
    let mut left = 0;
    while changed.start > left
        && removed.start > left
        && side.ids[changed.start - 1 - left] == side.ids[changed.end - 1 - left]
    {
        left += 1;
    }
    let mut right = 0;
    while changed.end + right < side.ids.len()
        && side.ids[changed.start + right] == side.ids[changed.end + right]
    {
        right += 1;
    }
    let shifted = |start: usize, end: usize| old.place(start..end, added.is_empty(), 0);
    let first = shifted(removed.start - left, removed.end - left);
    let last_start = (removed.start + right).min(old.words.len());
    let last_end = (removed.end + right).min(old.words.len());
    let last = shifted(last_start, last_end);
    let here = old.place(removed.clone(), added.is_empty(), 0);
    let start = if first.clause == here.clause { first.range.start } else { whole.start };
    let end = if last.clause == here.clause { last.range.end } else { whole.end };
    start.min(whole.start)..end.max(whole.end)
}

impl Difference {
    /// The weightiest thing it touches.
    #[must_use]
    pub fn weight(&self) -> Aspect {
        self.meanings.iter().map(|meaning| meaning.aspect).min().unwrap_or(Aspect::Signs)
    }
}
