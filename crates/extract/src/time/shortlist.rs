//! Which patterns are worth trying at a place.
//!
//! Many patterns begin alike ("by the end of …") and few match. All patterns are followed together
//! over the kinds of the words that stand there, without reading any values: what cannot be matched
//! even so need not be tried. The ways taken are remembered from text to text, as the states of an
//! automaton that is built while it is used.

use std::collections::HashMap;

use super::matcher::{CLASSES, NAMED, TimeGrammar, key_of, skip, start_of};
use super::memory::Memory;
use super::numbers::digits;
use super::pattern::{Atom, Step};
use super::vocabulary::Sense;
use crate::lexicon::Meaning;
use crate::scan::Scan;

/// States known at most: more are forgotten and found anew.
const MOST_STATES: usize = 20_000;

/// Places looked at for one beginning; behind them every pattern is worth trying.
const MOST_PLACES: usize = 200;

/// The state from which nothing goes on.
const NOTHING: u32 = 0;
/// The state in which nothing was read.
const BEGIN: u32 = 1;
/// Stands for a state not found yet.
const UNKNOWN: u32 = u32::MAX;

/// What was found out about the patterns of one language.
#[derive(Debug, Default)]
pub(crate) struct Shortlist {
    states: Vec<State>,
    /// The states by what they await.
    known: HashMap<Box<[(u16, u16)]>, u32>,
    open: Vec<(u32, usize)>,
    /// The patterns worth trying, in order.
    pub(crate) programs: Vec<u16>,
}

/// Several patterns, each read up to some step.
#[derive(Debug, Default)]
struct State {
    /// Patterns and their steps that await a word or sign.
    awaited: Box<[(u16, u16)]>,
    /// Patterns that may be complete, or go on over words of any kind.
    complete: Box<[u16]>,
    /// Patterns that go on with a number in digits, with a cardinal or with an ordinal one.
    digits: Box<[u16]>,
    cardinal: Box<[u16]>,
    ordinal: Box<[u16]>,
    /// The next state by the kind of the word.
    next: Box<[u32]>,
}

impl Shortlist {
    /// Finds the patterns worth trying at `place`. True when there are some.
    pub(crate) fn look(
        &mut self,
        grammar: &TimeGrammar,
        scan: &Scan<'_>,
        memory: &mut Memory,
        place: usize,
    ) -> bool {
        if self.states.is_empty() || self.states.len() > MOST_STATES {
            self.begin(grammar);
        }
        self.programs.clear();
        if grammar.thorough {
            self.programs.extend((0..).take(grammar.programs.len()));
            return true;
        }
        self.open.clear();
        self.open.push((BEGIN, place));
        let mut left = MOST_PLACES;
        while let Some((state, place)) = self.open.pop() {
            left -= 1;
            if left == 0 {
                self.programs.clear();
                self.programs.extend((0..).take(grammar.programs.len()));
                return true;
            }
            self.go_on(grammar, scan, memory, state, place);
        }
        self.programs.sort_unstable();
        self.programs.dedup();
        !self.programs.is_empty()
    }

    fn go_on(
        &mut self,
        grammar: &TimeGrammar,
        scan: &Scan<'_>,
        memory: &mut Memory,
        state: u32,
        place: usize,
    ) {
        let text = scan.text;
        let own = &self.states[state as usize];
        self.programs.extend(&own.complete);
        let lists = [&own.digits, &own.cardinal, &own.ordinal];
        if own.awaited.is_empty() && lists.iter().all(|list| list.is_empty()) {
            return;
        }
        // A pattern begins with a word, at the word.
        let place = if state == BEGIN { place } else { skip(text, place) };
        if place >= text.len() {
            return;
        }
        let in_digits = digits(text, place).is_some();
        if in_digits {
            self.programs.extend(own.digits.iter().chain(&own.cardinal).chain(&own.ordinal));
        }
        for index in memory.hits(&grammar.vocabulary, text, place) {
            let hit = memory.hit(index);
            let own = &self.states[state as usize];
            match hit.sense {
                Sense::Cardinal(..) => {
                    self.programs.extend(own.cardinal.iter().chain(&own.ordinal));
                }
                Sense::Ordinal(..) => self.programs.extend(&own.ordinal),
                sense => {
                    if let Some(key) = key_of(sense) {
                        self.follow(grammar, state, key, hit.end);
                    }
                }
            }
        }
        if let Some(hit) = scan.hit_at(place)
            && hit.meanings.iter().any(|own| matches!(own, Meaning::Body(_) | Meaning::Occasion(_)))
        {
            self.follow(grammar, state, NAMED, hit.range.end);
        }
        if state != BEGIN
            && !in_digits
            && let Some(sign) = text[place..].chars().next().filter(|sign| !sign.is_alphanumeric())
        {
            for (index, signs) in grammar.signs.iter().enumerate() {
                if signs.contains(&sign) {
                    let key = CLASSES + grammar.tables.words.len() + index;
                    self.follow(grammar, state, key, place + sign.len_utf8());
                }
            }
        }
    }

    /// Goes on behind a word of the kind that ends at `end`.
    fn follow(&mut self, grammar: &TimeGrammar, state: u32, key: usize, end: usize) {
        let mut next = self.states[state as usize].next[key];
        if next == UNKNOWN {
            next = self.state_behind(grammar, state, key);
            self.states[state as usize].next[key] = next;
        }
        if next != NOTHING {
            self.open.push((next, end));
        }
    }

    fn begin(&mut self, grammar: &TimeGrammar) {
        self.states.clear();
        self.known.clear();
        self.states.push(State::default());
        let first = (0..).take(grammar.programs.len()).map(|program| (program, 0));
        let begin = self.state_of(grammar, first.collect());
        debug_assert_eq!(begin, BEGIN);
    }

    fn state_behind(&mut self, grammar: &TimeGrammar, state: u32, key: usize) -> u32 {
        let awaited = self.states[state as usize].awaited.iter();
        let steps: Vec<(u16, u16)> = awaited
            .filter(|(program, step)| {
                let steps = &grammar.programs[usize::from(*program)].steps;
                matches!(&steps[usize::from(*step)], Step::Atom(atom) if takes(grammar, atom, key))
            })
            .map(|(program, step)| (*program, *step + 1))
            .collect();
        if steps.is_empty() { NOTHING } else { self.state_of(grammar, steps) }
    }

    /// The state in which the patterns stand before these steps.
    fn state_of(&mut self, grammar: &TimeGrammar, mut open: Vec<(u16, u16)>) -> u32 {
        let mut seen: std::collections::HashSet<(u16, u16)> = open.iter().copied().collect();
        let mut awaited = Vec::new();
        let [mut complete, mut digits, mut cardinal, mut ordinal] = [const { Vec::new() }; 4];
        let spaced = grammar.vocabulary.spaced;
        while let Some((program, step)) = open.pop() {
            let mut go_to = |step: usize| {
                let step = u16::try_from(step).unwrap_or(u16::MAX);
                if seen.insert((program, step)) {
                    open.push((program, step));
                }
            };
            let next = usize::from(step) + 1;
            match &grammar.programs[usize::from(program)].steps[usize::from(step)] {
                Step::Done => complete.push(program),
                Step::Jump(to) => go_to(*to),
                Step::Split(first, second) => {
                    go_to(*first);
                    go_to(*second);
                }
                Step::Start => go_to(next),
                Step::Atom(atom) => match atom {
                    Atom::Gap(_) => complete.push(program),
                    // What follows is judged when the pattern is tried.
                    Atom::Not(_) | Atom::Ahead(_) => go_to(next),
                    Atom::Year if !spaced => cardinal.push(program),
                    Atom::Year | Atom::ShortYear | Atom::HijriYear => digits.push(program),
                    Atom::Number | Atom::Day | Atom::MonthNumber => cardinal.push(program),
                    Atom::Ordinals => ordinal.push(program),
                    Atom::Class(_)
                    | Atom::Relation
                    | Atom::Edge
                    | Atom::Recurrence
                    | Atom::Adjective
                    | Atom::Unit
                    | Atom::Month
                    | Atom::HijriMonth
                    | Atom::Occasion
                    | Atom::Body
                    | Atom::Series
                    | Atom::StudyPeriod
                    | Atom::Sign(_) => awaited.push((program, step)),
                },
            }
        }
        awaited.sort_unstable();
        // The steps before the words are what tells states apart: the rest follows from them.
        let mut name = awaited.clone();
        let lists = [(0, &complete), (1, &digits), (2, &cardinal), (3, &ordinal)];
        for (kind, programs) in lists {
            name.extend(programs.iter().map(|program| (*program, u16::MAX - kind)));
        }
        name.sort_unstable();
        name.dedup();
        let name = name.into_boxed_slice();
        if let Some(known) = self.known.get(&name) {
            return *known;
        }
        let index = u32::try_from(self.states.len()).unwrap_or(NOTHING);
        let keys = CLASSES + grammar.tables.words.len() + grammar.signs.len();
        self.states.push(State {
            awaited: awaited.into(),
            complete: complete.into(),
            digits: digits.into(),
            cardinal: cardinal.into(),
            ordinal: ordinal.into(),
            next: vec![UNKNOWN; keys].into(),
        });
        self.known.insert(name, index);
        index
    }
}

/// Whether a word or sign of the kind can be what a pattern wants.
fn takes(grammar: &TimeGrammar, atom: &Atom, key: usize) -> bool {
    match atom {
        Atom::Sign(signs) => key
            .checked_sub(CLASSES + grammar.tables.words.len())
            .is_some_and(|index| grammar.signs.get(index) == Some(signs)),
        Atom::Series => key == NAMED || start_of(atom) == Some(key),
        _ => start_of(atom) == Some(key),
    }
}
