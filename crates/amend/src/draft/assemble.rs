//! The text of a draft as it follows from everything that was decided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::change::{ChangeId, Place, Wish};
use super::index::ByClause;
use super::state::{Chosen, State};
use super::words::{bracketed, push, worded};
use super::{Draft, Key};
use crate::edition::Clause;

/// Where words come from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The base.
    Base,
    /// Proposals, all of which say so.
    Changes(Vec<ChangeId>),
    /// Who drafts: the step, counted from 0.
    Drafter(usize),
    /// A square bracket, for what of these changes is open.
    Bracket(Vec<ChangeId>),
}

/// A stretch of words with one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// Where they come from.
    pub source: Source,
}

/// A clause of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DraftClause {
    /// Its name. A clause whose place is open stands, in brackets, at each of the places asked for, under
    /// one name: what is done to it is done to it wherever it stands.
    pub key: Key,
    /// Its number, without what parts it from the text; nothing when it has none.
    pub number: Vec<Segment>,
    /// Its text.
    pub text: Vec<Segment>,
    /// Whether it is open whether it stands here: it is then within brackets as a whole.
    pub bracketed: bool,
}

impl DraftClause {
    /// The text without sources.
    #[must_use]
    pub fn words(&self) -> String {
        joined(&self.text)
    }

    /// The text as it is printed: within brackets where it is open whether the clause stands here.
    #[must_use]
    pub fn printed(&self) -> String {
        if self.bracketed { format!("[{}]", self.words()) } else { self.words() }
    }

    /// The clause as one of an edition.
    #[must_use]
    pub fn clause(&self) -> Clause {
        Clause::new(&joined(&self.number), &self.words())
    }
}

pub(super) fn joined(segments: &[Segment]) -> String {
    segments.iter().map(|segment| segment.text.as_str()).collect()
}

pub(super) fn bracket_open() -> &'static str {
    "["
}

pub(super) fn bracket_shut() -> &'static str {
    "]"
}

/// What comes to a place after a clause of the base.
#[derive(Clone, Copy)]
enum Coming<'a> {
    /// A clause of the base that moves here.
    Moved(usize, Chosen<'a>),
    /// What a proposal puts in.
    New(Chosen<'a>),
    /// What clauses of the base become, where they leave their place.
    Replaced(Chosen<'a>),
}

/// What is decided of the place of a clause of the base.
#[derive(Default)]
struct Fate<'a> {
    deleted: Vec<Chosen<'a>>,
    moved: Vec<Chosen<'a>>,
    replaced: Vec<Chosen<'a>>,
    numbered: Vec<Chosen<'a>>,
    others: bool,
}

impl Draft {
    /// The text as it is, with what is open in brackets.
    #[must_use]
    pub fn text(&self) -> Vec<DraftClause> {
        let state = self.state();
        self.text_of(&state).0
    }

    /// The text, and the own steps and amended amendments that find no place in it.
    pub(super) fn text_of(&self, state: &State) -> (Vec<DraftClause>, Vec<super::layer::Lost>) {
        let chosen = self.chosen(state);
        let mut text = self.first_layer(&chosen);
        let lost = self.second_layer(state, &chosen, &mut text);
        (text, lost)
    }

    /// The base with what counts of the changes to it.
    pub(super) fn first_layer(&self, chosen: &[Chosen<'_>]) -> Vec<DraftClause> {
        let coming = coming(chosen);
        let chosen = &ByClause::new(chosen.iter().copied(), |one| &one.change.wish);
        let mut text = Vec::new();
        self.come(&coming, None, chosen, &mut text);
        for clause in 0..self.base.clauses.len() {
            self.place(clause, chosen, &mut text);
            self.come(&coming, Some(clause), chosen, &mut text);
        }
        text
    }

    fn fate<'a>(&self, clause: usize, chosen: &ByClause<Chosen<'a>>) -> Fate<'a> {
        let mut fate = Fate::default();
        for one in chosen.at(clause) {
            match &one.change.wish {
                Wish::Delete { .. } => fate.deleted.push(*one),
                Wish::Move { .. } => fate.moved.push(*one),
                Wish::Replace { .. } => fate.replaced.push(*one),
                Wish::Number { .. } => {
                    fate.numbered.push(*one);
                    fate.others = true;
                }
                _ => fate.others = true,
            }
        }
        fate
    }

    /// A clause of the base at its own place.
    fn place(&self, clause: usize, chosen: &ByClause<Chosen<'_>>, text: &mut Vec<DraftClause>) {
        let fate = self.fate(clause, chosen);
        // What is adopted on both sides of a collision is open.
        let kinds = [&fate.deleted, &fate.moved, &fate.replaced];
        let ways = kinds.iter().filter(|list| !list.is_empty()).count();
        let reworded = fate.others && fate.moved.is_empty();
        let gone = ways == 1 && !reworded && kinds.iter().any(|list| agreed(list));
        if gone {
            if fate.replaced.first().is_some_and(|one| stays_first(one, clause)) {
                self.replace(fate.replaced[0], false, text);
            }
            return;
        }
        let mut shown = self.shown(clause, &fate, chosen);
        shown.bracketed = ways > 0;
        text.push(shown);
        for (place, one) in fate.replaced.iter().enumerate() {
            let known = fate.replaced[..place]
                .iter()
                .any(|other| other.change.wish.is_same(&one.change.wish));
            if !known && stays_last(one, clause) {
                self.replace(*one, true, text);
            }
        }
    }

    fn shown(&self, clause: usize, fate: &Fate<'_>, chosen: &ByClause<Chosen<'_>>) -> DraftClause {
        let base = &self.base.clauses[clause];
        DraftClause {
            key: Key::Base(clause),
            number: numbered(base, &fate.numbered),
            text: worded(&base.text, clause, chosen.at(clause)),
            bracketed: false,
        }
    }

    fn replace(&self, one: Chosen<'_>, open: bool, text: &mut Vec<DraftClause>) {
        let Wish::Replace { by, .. } = &one.change.wish else { return };
        for (from, clause) in by {
            text.push(new_clause(one, *from, clause, open));
        }
    }

    /// What comes after a clause of the base.
    fn come(
        &self,
        coming: &BTreeMap<Place, Vec<Coming<'_>>>,
        after: Option<usize>,
        chosen: &ByClause<Chosen<'_>>,
        text: &mut Vec<DraftClause>,
    ) {
        let from = Place { after, order: 0 };
        let to = Place { after, order: usize::MAX };
        let mut here: Vec<&Coming<'_>> =
            coming.range(from..=to).flat_map(|(_, list)| list).collect();
        // Each proposal's own order, one proposal after the other.
        here.sort_by_key(|one| one.chosen().proposal);
        let mut seen: Vec<Chosen<'_>> = Vec::new();
        for one in here {
            let own = one.chosen();
            let same = |other: &&Chosen<'_>| {
                own.proposal != other.proposal && own.change.wish.is_same(&other.change.wish)
            };
            if let Some(known) = seen.iter().find(same) {
                credit(known, own, text);
                continue;
            }
            seen.push(*own);
            match *one {
                Coming::New(one) => {
                    if let Wish::Insert { from, new, .. } = &one.change.wish {
                        text.push(new_clause(one, *from, new, one.bracketed));
                    }
                }
                Coming::Moved(clause, one) => {
                    let fate = self.fate(clause, chosen);
                    let gone = !fate.deleted.is_empty() || !fate.replaced.is_empty();
                    let mut shown = self.shown(clause, &fate, chosen);
                    shown.bracketed = one.bracketed || gone || !agreed(&fate.moved);
                    text.push(shown);
                }
                Coming::Replaced(one) => {
                    let firm = one.change.wish.clauses().iter().all(|clause| {
                        let fate = self.fate(*clause, chosen);
                        agreed(&fate.replaced) && fate.deleted.is_empty() && !fate.others
                    });
                    self.replace(one, !firm, text);
                }
            }
        }
    }
}

impl<'a> Coming<'a> {
    fn chosen(&self) -> &Chosen<'a> {
        match self {
            Self::Moved(_, one) | Self::New(one) | Self::Replaced(one) => one,
        }
    }
}

/// Names a second proposal as the source of what the first put in.
fn credit(known: &Chosen<'_>, other: &Chosen<'_>, text: &mut [DraftClause]) {
    for clause in text.iter_mut().rev() {
        for segment in clause.number.iter_mut().chain(&mut clause.text) {
            if let Source::Changes(changes) | Source::Bracket(changes) = &mut segment.source
                && changes.contains(&known.change.id)
                && !changes.contains(&other.change.id)
            {
                changes.push(other.change.id.clone());
            }
        }
    }
}

/// Adopted, by all the same.
fn agreed(list: &[Chosen<'_>]) -> bool {
    list.first().is_some_and(|first| {
        list.iter().all(|one| !one.bracketed && one.change.wish.is_same(&first.change.wish))
    })
}

fn stays_first(one: &Chosen<'_>, clause: usize) -> bool {
    matches!(&one.change.wish, Wish::Replace { clauses, to: None, .. } if clauses.first() == Some(&clause))
}

fn stays_last(one: &Chosen<'_>, clause: usize) -> bool {
    matches!(&one.change.wish, Wish::Replace { clauses, to: None, .. } if clauses.last() == Some(&clause))
}

fn coming<'a>(chosen: &[Chosen<'a>]) -> BTreeMap<Place, Vec<Coming<'a>>> {
    let mut coming: BTreeMap<Place, Vec<Coming<'a>>> = BTreeMap::new();
    for one in chosen {
        let (place, what) = match &one.change.wish {
            Wish::Move { clause, to } => (*to, Coming::Moved(*clause, *one)),
            Wish::Insert { to, .. } => (*to, Coming::New(*one)),
            Wish::Replace { to: Some(to), .. } => (*to, Coming::Replaced(*one)),
            _ => continue,
        };
        coming.entry(place).or_default().push(what);
    }
    coming
}

/// A clause that is of a proposal as a whole.
pub(super) fn new_clause(one: Chosen<'_>, from: usize, new: &Clause, open: bool) -> DraftClause {
    let source = Source::Changes(vec![one.change.id.clone()]);
    let (mut number, mut text) = (Vec::new(), Vec::new());
    push(&mut number, new.number.as_deref().unwrap_or_default(), source.clone());
    push(&mut text, &new.text, source);
    let key = Key::New { proposal: one.proposal, clause: from };
    DraftClause { key, number, text, bracketed: open }
}

/// The number of a clause of the base.
fn numbered(base: &Clause, wanted: &[Chosen<'_>]) -> Vec<Segment> {
    let own = base.number.as_deref().unwrap_or_default();
    let to = |one: &Chosen<'_>| match &one.change.wish {
        Wish::Number { to, .. } => to.clone().unwrap_or_default(),
        _ => String::new(),
    };
    let ids = || wanted.iter().map(|one| one.change.id.clone()).collect::<Vec<_>>();
    let mut segments = Vec::new();
    if wanted.is_empty() {
        push(&mut segments, own, Source::Base);
    } else if agreed(wanted) {
        push(&mut segments, &to(&wanted[0]), Source::Changes(ids()));
    } else {
        let mut found: Vec<(Vec<Segment>, Vec<ChangeId>)> = Vec::new();
        if wanted.iter().all(|one| one.bracketed) {
            found.push((vec![Segment { text: own.to_owned(), source: Source::Base }], Vec::new()));
        }
        for one in wanted {
            let text = to(one);
            let id = one.change.id.clone();
            match found.iter_mut().find(|(known, _)| joined(known) == text) {
                Some((_, ids)) => ids.push(id),
                None => {
                    let source = Source::Changes(vec![id.clone()]);
                    found.push((vec![Segment { text, source }], vec![id]));
                }
            }
        }
        bracketed(found, &mut segments);
    }
    segments
}
