//! A draft as tracked changes of its base: what stays, what comes and what goes, each with whoever
//! brought it about.

use serde::Serialize;

use super::assemble::{DraftClause, Segment, Source, joined};
use super::change::{ChangeId, Wish};
use super::index::ByClause;
use super::state::{Chosen, State};
use super::{Act, Draft, Key};
use crate::align::order::in_order;
use crate::edition::Clause;
use crate::redline::{Print, Standing, pieces};

/// Who brought words in or out.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Nobody can be named: it follows from several things that were done.
    #[default]
    Several,
    /// These changes of proposals.
    Changes(Vec<ChangeId>),
    /// A step of whoever drafts, counted from 0.
    Drafter(usize),
}

/// A stretch of words as it stands to the base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TracedPiece {
    /// Whether it stays, comes or goes.
    pub standing: Standing,
    /// The words.
    pub text: String,
    /// Who brought it in or out; of no meaning where it stays.
    pub cause: Cause,
}

/// A paragraph of the draft, or one of the base that is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TracedParagraph {
    /// The clause.
    pub key: Key,
    /// The number and what parts it from the text.
    pub number: Vec<TracedPiece>,
    /// The text.
    pub text: Vec<TracedPiece>,
    /// Whether the paragraph as such stays, comes or goes.
    pub end: Standing,
    /// Who brought it in or out; of no meaning where it stays.
    pub cause: Cause,
}

/// What was chosen at each clause of the base, and done by drafters.
struct Touched<'a> {
    chosen: ByClause<Chosen<'a>>,
    state: &'a State,
}

impl Draft {
    /// The draft as tracked changes of its base: with all of them made it is the text of the draft as
    /// printed, brackets included; with none, the base. What moved goes at its old place and comes at
    /// its new one.
    #[must_use]
    pub fn traced(&self) -> Vec<TracedParagraph> {
        let state = self.state();
        let text = self.text_of(&state).0;
        let base_of = |clause: &DraftClause| match clause.key {
            Key::Base(at) => Some(at),
            Key::New { .. } | Key::Own(_) => None,
        };
        let places: Vec<(usize, u64)> = text.iter().filter_map(base_of).map(|at| (at, 1)).collect();
        let mut stays = in_order(&places).into_iter();
        let chosen = self.chosen(&state);
        let chosen = ByClause::new(chosen, |one| &one.change.wish);
        let touched = Touched { chosen, state: &state };
        let mut done = 0;
        let mut found = Vec::new();
        for clause in &text {
            let at = base_of(clause).filter(|_| stays.next().unwrap_or(false));
            match at {
                Some(at) => {
                    found.extend((done..at).map(|gone| self.gone(gone, &touched)));
                    done = at + 1;
                    found.push(self.kept(at, clause, &touched));
                }
                None => found.push(come(clause)),
            }
        }
        found.extend((done..self.base.clauses.len()).map(|gone| self.gone(gone, &touched)));
        found
    }

    /// The first clause of what [`Draft::traced`] shows.
    pub(super) fn traced_first(&self) -> Option<Key> {
        self.traced().into_iter().next().map(|line| line.key)
    }

    /// A clause of the base over the same in the draft.
    fn kept(&self, at: usize, clause: &DraftClause, touched: &Touched<'_>) -> TracedParagraph {
        let base = &self.base.clauses[at];
        let number = sources(&ended(&clause.number));
        let text = sources(&within_brackets(clause));
        let by = self.cause_of(at, touched);
        TracedParagraph {
            key: clause.key.clone(),
            number: laid_over(&printed_number(base.number.as_deref()), &number, &by),
            text: laid_over(&base.text, &text, &by),
            end: Standing::Kept,
            cause: Cause::Several,
        }
    }

    /// A clause of the base that does not stand at its place any more.
    fn gone(&self, at: usize, touched: &Touched<'_>) -> TracedParagraph {
        let Clause { number, text } = &self.base.clauses[at];
        let cause = self.cause_of(at, touched);
        let piece = |text: String| {
            let piece = TracedPiece { standing: Standing::Removed, text, cause: cause.clone() };
            if piece.text.is_empty() { Vec::new() } else { vec![piece] }
        };
        TracedParagraph {
            key: Key::Base(at),
            number: piece(printed_number(number.as_deref())),
            text: piece(text.clone()),
            end: Standing::Removed,
            cause: cause.clone(),
        }
    }

    /// Who changed a clause of the base, where it is one step or the same wish of proposals.
    fn cause_of(&self, at: usize, touched: &Touched<'_>) -> Cause {
        let of = touched.chosen.at(at);
        let weighty = |wish: &Wish| !matches!(wish, Wish::Words { .. } | Wish::Number { .. });
        let last = of.iter().filter(|one| weighty(&one.change.wish)).max_by_key(|one| one.step);
        let own =
            touched.state.own.iter().rev().copied().find(|step| match &self.steps[*step].act {
                Act::Edit { clause, .. } | Act::Strike { clause } => *clause == Key::Base(at),
                _ => false,
            });
        match (last.or(of.first()), own) {
            (Some(one), step) if step.is_none_or(|step| step < one.step) => {
                let same = of.iter().filter(|other| {
                    other.change.id == one.change.id || other.change.wish.is_same(&one.change.wish)
                });
                Cause::Changes(same.map(|one| one.change.id.clone()).collect())
            }
            (_, Some(step)) => Cause::Drafter(step),
            (Some(_) | None, None) => Cause::Several,
        }
    }
}

/// A clause that is not of the base, or at another place.
fn come(clause: &DraftClause) -> TracedParagraph {
    let added = |segments: &[Segment]| {
        let pieces = sources(segments).into_iter().filter(|(text, _)| !text.is_empty());
        let added = |(text, cause)| TracedPiece { standing: Standing::Added, text, cause };
        pieces.map(added).collect::<Vec<_>>()
    };
    let text = added(&within_brackets(clause));
    let cause = text.first().map(|piece| piece.cause.clone()).unwrap_or_default();
    TracedParagraph {
        key: clause.key.clone(),
        number: added(&ended(&clause.number)),
        text,
        end: Standing::Added,
        cause,
    }
}

fn printed_number(number: Option<&str>) -> String {
    number.map_or_else(String::new, |number| format!("{number}\t"))
}

/// A number with what parts it from the text.
fn ended(number: &[Segment]) -> Vec<Segment> {
    let mut all = number.to_vec();
    if let Some(last) = all.last_mut().filter(|_| !joined(number).is_empty()) {
        last.text.push('\t');
    }
    all
}

/// The text as it is printed.
fn within_brackets(clause: &DraftClause) -> Vec<Segment> {
    let mut all = clause.text.clone();
    if clause.bracketed {
        let bracket =
            |text: &str| Segment { text: text.to_owned(), source: Source::Bracket(Vec::new()) };
        all.insert(0, bracket("["));
        all.push(bracket("]"));
    }
    all
}

fn sources(segments: &[Segment]) -> Vec<(String, Cause)> {
    let cause = |source: &Source| match source {
        Source::Changes(changes) | Source::Bracket(changes) if !changes.is_empty() => {
            Cause::Changes(changes.clone())
        }
        Source::Base | Source::Changes(_) | Source::Bracket(_) => Cause::Several,
        Source::Drafter(step) => Cause::Drafter(*step),
    };
    segments.iter().map(|segment| (segment.text.clone(), cause(&segment.source))).collect()
}

/// Words of a draft over those of the base. What goes is the doing of whoever put words in its
/// place, else of `by`.
fn laid_over(base: &str, draft: &[(String, Cause)], by: &Cause) -> Vec<TracedPiece> {
    let words: String = draft.iter().map(|(text, _)| text.as_str()).collect();
    let over = pieces(base, &words, Print::Exact);
    let mut found: Vec<TracedPiece> = Vec::new();
    let mut at = 0;
    for (place, piece) in over.iter().enumerate() {
        match piece.standing {
            Standing::Kept => {
                at += piece.text.len();
                found.push(TracedPiece {
                    standing: Standing::Kept,
                    text: piece.text.clone(),
                    cause: Cause::Several,
                });
            }
            Standing::Removed => {
                let coming = over.get(place + 1).filter(|next| next.standing == Standing::Added);
                let there = coming.map(|next| causes(draft, at, at + next.text.len()));
                let named = there.iter().flatten().map(|(_, cause)| cause);
                let cause = named.into_iter().find(|cause| **cause != Cause::Several);
                found.push(TracedPiece {
                    standing: Standing::Removed,
                    text: piece.text.clone(),
                    cause: cause.unwrap_or(by).clone(),
                });
            }
            Standing::Added => {
                let end = at + piece.text.len();
                for (text, cause) in causes(draft, at, end) {
                    let cause = if cause == Cause::Several { by.clone() } else { cause };
                    found.push(TracedPiece { standing: Standing::Added, text, cause });
                }
                at = end;
            }
        }
    }
    found
}

/// The stretches of a draft between two places, in bytes.
fn causes(draft: &[(String, Cause)], from: usize, to: usize) -> Vec<(String, Cause)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (text, cause) in draft {
        let end = start + text.len();
        let (first, last) = (from.max(start), to.min(end));
        if first < last
            && let Some(part) = text.get(first - start..last - start)
        {
            found.push((part.to_owned(), cause.clone()));
        }
        start = end;
    }
    found
}
