//! What is done to the text that the changes to the base give: amendments to amendments, and the
//! drafters' own wording. Each says which text it was made on; where that text has changed since, it
//! is carried over as far as its words still stand, and listed where they do not.

use std::ops::Range;

use serde::Serialize;

use super::assemble::{DraftClause, Segment, Source, joined, new_clause};
use super::change::{Change, ChangeId, Wish, stretches};
use super::state::{Chosen, State};
use super::words::{bracketed, push};
use super::{Act, Draft, Key};
use crate::edition::Clause;
use crate::redline::Print;

/// What finds no place in the text any more. It is kept, and comes back when its place does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) enum Lost {
    /// A change that was adopted or bracketed.
    Change(ChangeId),
    /// A step of a drafter, counted from 0.
    Step(usize),
}

/// What is to be done, in the order of the steps.
struct Layered<'a> {
    step: usize,
    chosen: Option<Chosen<'a>>,
    what: What<'a>,
}

enum What<'a> {
    Word { key: &'a Key, before: &'a str, after: &'a str },
    Strike(&'a Key),
    Append { after: Option<&'a Key>, new: DraftClause, order: (usize, usize) },
}

impl Draft {
    /// Does to the text what stands above the changes to the base. Gives what finds no place.
    pub(super) fn second_layer(
        &self,
        state: &State,
        chosen: &[Chosen<'_>],
        text: &mut Vec<DraftClause>,
    ) -> Vec<Lost> {
        let mut all: Vec<Layered<'_>> = self.own(state);
        all.extend(chosen.iter().filter_map(|one| amended(*one)));
        all.sort_by_key(|one| {
            (one.step, one.chosen.map(|chosen| (chosen.proposal, chosen.change.id.clone())))
        });
        let mut lost = Vec::new();
        // What was put in after each clause, so that several come in their order.
        let mut appended: Vec<(Option<Key>, Key, (usize, usize))> = Vec::new();
        for one in all {
            let done = match one.what {
                What::Word { key, before, after } => {
                    word(text, key, before, after, one.step, one.chosen.as_ref())
                }
                What::Strike(key) => strike(text, key, one.chosen.is_some_and(|one| one.bracketed)),
                What::Append { after, new, order } => {
                    append(text, &mut appended, after, new, order)
                }
            };
            if !done {
                lost.push(match one.chosen {
                    Some(chosen) => Lost::Change(chosen.change.id.clone()),
                    None => Lost::Step(one.step),
                });
            }
        }
        lost
    }

    fn own(&self, state: &State) -> Vec<Layered<'_>> {
        let own = |number: &usize| {
            let what = match &self.steps.get(*number)?.act {
                Act::Edit { clause, before, after } => What::Word { key: clause, before, after },
                Act::Strike { clause } => What::Strike(clause),
                Act::Add { after, number: printed, text } => {
                    let source = Source::Drafter(*number);
                    let (mut segments, mut numbers) = (Vec::new(), Vec::new());
                    push(&mut segments, text, source.clone());
                    push(&mut numbers, printed.as_deref().unwrap_or_default(), source);
                    let key = Key::Own(*number);
                    let new =
                        DraftClause { key, number: numbers, text: segments, bracketed: false };
                    // Behind what proposals put in there.
                    let order = (usize::MAX, *number);
                    What::Append { after: after.as_ref(), new, order }
                }
                _ => return None,
            };
            Some(Layered { step: *number, chosen: None, what })
        };
        state.own.iter().filter_map(own).collect()
    }

    /// The steps that would find no place any more if a change were adopted. `lost` is what finds
    /// none as it is.
    pub(super) fn stands_against(
        &self,
        state: &State,
        (chosen, lost): (&[Chosen<'_>], &[Lost]),
        proposal: usize,
        change: &Change,
    ) -> Vec<usize> {
        let mut then = chosen.to_vec();
        then.push(Chosen { proposal, change, bracketed: false, step: self.steps.len() });
        if state.own.is_empty() && !then.iter().any(|one| amended(*one).is_some()) {
            return Vec::new();
        }
        let mut text = self.first_layer(&then);
        let more = self.second_layer(state, &then, &mut text).into_iter();
        more.filter(|one| !lost.contains(one))
            .filter_map(|one| match one {
                Lost::Step(step) => Some(step),
                // It finds no place itself: some step on its clause is in its way.
                Lost::Change(_) => state.own.last().copied(),
            })
            .collect()
    }
}

fn amended(one: Chosen<'_>) -> Option<Layered<'_>> {
    let what = match &one.change.wish {
        Wish::Amend { clause, before, after } => What::Word { key: clause, before, after },
        Wish::Strike { clause } => What::Strike(clause),
        Wish::Append { after, from, new } => What::Append {
            after: after.as_ref(),
            new: new_clause(one, *from, new, one.bracketed),
            order: (one.proposal, *from),
        },
        _ => return None,
    };
    Some(Layered { step: one.step, chosen: Some(one), what })
}

fn word(
    text: &mut [DraftClause],
    key: &Key,
    before: &str,
    after: &str,
    step: usize,
    chosen: Option<&Chosen<'_>>,
) -> bool {
    let mut done = false;
    for clause in text.iter_mut().filter(|clause| clause.key == *key) {
        let now = clause.words();
        if let Some(edits) = carried(before, after, &now) {
            clause.text = spliced(&clause.text, &edits, step, chosen);
            done = true;
        }
    }
    done
}

/// The edits that make `after` of `before`, at their places in `now`; `None` when the words that they
/// touch do not stand there any more. An edit that `now` has already is left out.
fn carried(before: &str, after: &str, now: &str) -> Option<Vec<(Range<usize>, String)>> {
    let edits = stretches(before, after, Print::Exact);
    if before == now {
        return Some(edits);
    }
    let since = stretches(before, now, Print::Exact);
    let mut carried = Vec::new();
    for (range, added) in edits {
        if since.iter().any(|(other, text)| *other == range && *text == added) {
            continue;
        }
        // Beside a change made since, it is not clear any more what was meant.
        let touched = |other: &Range<usize>| range.start <= other.end && other.start <= range.end;
        if since.iter().any(|(other, _)| touched(other)) {
            return None;
        }
        let mut place = range.start;
        for (other, text) in since.iter().filter(|(other, _)| other.end < range.start) {
            place = place - (other.end - other.start) + text.len();
        }
        carried.push((place..place + range.len(), added));
    }
    Some(carried)
}

fn spliced(
    segments: &[Segment],
    edits: &[(Range<usize>, String)],
    step: usize,
    chosen: Option<&Chosen<'_>>,
) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut done = 0;
    for (range, added) in edits {
        copy(segments, done..range.start, &mut out);
        match chosen {
            None => push(&mut out, added, Source::Drafter(step)),
            Some(one) => {
                let changes = vec![one.change.id.clone()];
                let mut new = Vec::new();
                push(&mut new, added, Source::Changes(changes.clone()));
                if one.bracketed {
                    let mut old = Vec::new();
                    copy(segments, range.clone(), &mut old);
                    bracketed(vec![(old, Vec::new()), (new, changes)], &mut out);
                } else {
                    out.extend(new);
                }
            }
        }
        done = range.end;
    }
    copy(segments, done..joined(segments).len(), &mut out);
    out
}

/// Copies the bytes of a range, each with its source.
fn copy(segments: &[Segment], range: Range<usize>, out: &mut Vec<Segment>) {
    let mut at = 0;
    for segment in segments {
        let end = at + segment.text.len();
        let (from, to) = (range.start.clamp(at, end), range.end.clamp(at, end));
        if from < to {
            push(out, &segment.text[from - at..to - at], segment.source.clone());
        }
        at = end;
    }
}

fn strike(text: &mut Vec<DraftClause>, key: &Key, open: bool) -> bool {
    let there = text.iter().any(|clause| clause.key == *key);
    if open {
        for clause in text.iter_mut().filter(|clause| clause.key == *key) {
            clause.bracketed = true;
        }
    } else {
        text.retain(|clause| clause.key != *key);
    }
    there
}

fn append(
    text: &mut Vec<DraftClause>,
    appended: &mut Vec<(Option<Key>, Key, (usize, usize))>,
    after: Option<&Key>,
    new: DraftClause,
    order: (usize, usize),
) -> bool {
    let mut place = match after {
        None => 0,
        Some(key) => match text.iter().rposition(|clause| clause.key == *key) {
            Some(place) => place + 1,
            None => return false,
        },
    };
    while text.get(place).is_some_and(|clause| {
        appended
            .iter()
            .any(|(at, key, theirs)| at.as_ref() == after && *key == clause.key && *theirs < order)
    }) {
        place += 1;
    }
    appended.push((after.cloned(), new.key.clone(), order));
    text.insert(place, new);
    true
}

/// A clause as one of an edition, for those who compare.
impl From<&DraftClause> for Clause {
    fn from(clause: &DraftClause) -> Self {
        clause.clause()
    }
}
