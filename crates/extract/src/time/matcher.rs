//! Finds the patterns in a text.

use std::cell::RefCell;
use std::sync::{Mutex, PoisonError};

use actum_model::Language;
use actum_pack::{LanguagePack, TimeTables};

use super::memory::Memory;
use super::numbers::digits;
use super::pattern::{Atom, Program, Step, compile_all};
use super::shortlist::Shortlist;
use super::slots::{OrdinalSlot, SeriesSlot, Slots};
use super::vocabulary::{Sense, Vocabulary};
use crate::ExtractError;
use crate::fold::Folder;
use crate::lexicon::Meaning;
use crate::scan::Scan;
use crate::words::{begins_word, word_end};

/// The time tables of one language, ready to be used.
#[derive(Debug)]
pub(crate) struct TimeGrammar {
    pub(crate) tables: TimeTables,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) programs: Vec<Program>,
    /// The groups of signs that stand in patterns.
    pub(crate) signs: Vec<&'static [char]>,
    /// A pattern may begin with a name.
    begins_with_name: bool,
    /// Every pattern is tried at every word, as if nothing told beforehand which may match.
    pub(crate) thorough: bool,
    /// What searches leave behind for the next ones.
    desks: Mutex<Vec<Desk>>,
    /// Words that tell what happened: "adopted", "held".
    pub(crate) past: Option<u16>,
    /// Words before a participle with which it tells what is still to come: "be completed by".
    pub(crate) pending: Option<u16>,
    and: Option<u16>,
    to: Option<u16>,
    between: Option<u16>,
}

/// What a search works with.
#[derive(Debug, Default)]
struct Desk {
    memory: RefCell<Memory>,
    shortlist: Shortlist,
}

/// Ways to begin that are no class of the tables.
const RELATION: usize = 0;
const EDGE: usize = 1;
const RECURRENCE: usize = 2;
const ADJECTIVE: usize = 3;
const NUMBER: usize = 4;
const UNIT: usize = 5;
const MONTH: usize = 6;
const HIJRI_MONTH: usize = 7;
const SERIES: usize = 8;
pub(crate) const NAMED: usize = 9;
pub(crate) const CLASSES: usize = 10;

/// A pattern found in the text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Index into the patterns of the tables.
    pub(crate) pattern: usize,
    pub(crate) slots: Slots,
}

#[derive(Debug, Clone)]
struct State {
    place: usize,
    /// Where the time begins, when words around it stand before.
    start: Option<usize>,
    /// The last word is written together with the next.
    attached: bool,
    slots: Slots,
}

/// Steps that one attempt may take; more is a pattern that runs wild.
const MOST_STEPS: usize = 4_000;

impl TimeGrammar {
    /// # Errors
    ///
    /// When a pattern is not well formed.
    pub(crate) fn compile(
        language: Language,
        pack: &LanguagePack,
        folder: &Folder,
    ) -> Result<Self, ExtractError> {
        let tables = pack.time.clone();
        let programs = check(language, &tables)?;
        let mut vocabulary =
            Vocabulary::new(&tables, &pack.structure.months, pack.grammar.syntax.spaced, folder);
        let mut starts = vec![false; CLASSES + tables.words.len()];
        let mut signs: Vec<&'static [char]> = Vec::new();
        for program in &programs {
            for key in program.first().into_iter().filter_map(start_of) {
                starts[key] = true;
            }
            for step in &program.steps {
                if let Step::Atom(Atom::Sign(own)) = step
                    && !signs.contains(own)
                {
                    signs.push(own);
                }
            }
        }
        vocabulary.complete(|sense| key_of(sense).is_some_and(|key| starts[key]));
        Ok(Self {
            past: vocabulary.class("past"),
            pending: vocabulary.class("pending"),
            and: vocabulary.class("and"),
            to: vocabulary.class("to"),
            between: vocabulary.class("between"),
            tables,
            vocabulary,
            programs,
            signs,
            begins_with_name: starts[NAMED],
            thorough: false,
            desks: Mutex::default(),
        })
    }

    /// All patterns in the text from left to right, the longest of those that begin at one place.
    pub(crate) fn find(&self, scan: &Scan<'_>) -> Vec<Found> {
        let mut desk = self.desks.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let found = self.find_with(scan, desk.get_or_insert_default());
        self.desks.lock().unwrap_or_else(PoisonError::into_inner).extend(desk);
        found
    }

    fn find_with(&self, scan: &Scan<'_>, desk: &mut Desk) -> Vec<Found> {
        let text = scan.text;
        let spaced = self.vocabulary.spaced;
        let mut found: Vec<Found> = Vec::new();
        let mut place = 0;
        let bytes = text.as_bytes();
        desk.memory.get_mut().begin(text.len());
        while place < text.len() {
            let byte = bytes[place];
            if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
                place += 1;
                continue;
            }
            let here = (!spaced || begins_word(text, place))
                && (byte.is_ascii_digit()
                    || self.thorough
                    || self.vocabulary.may_begin(text, place)
                    || self.begins_with_name && scan.hit_at(place).is_some());
            let best = if here { self.longest_at(scan, place, desk) } else { None };
            if let Some(best) = best {
                place = best.end.max(place + 1);
                found.push(best);
            } else {
                place = crate::words::advance(text, place, spaced);
            }
        }
        found
    }

    fn longest_at(&self, scan: &Scan<'_>, place: usize, desk: &mut Desk) -> Option<Found> {
        let Desk { memory, shortlist } = desk;
        if !shortlist.look(self, scan, memory.get_mut(), place) {
            return None;
        }
        let mut best: Option<Found> = None;
        for index in &shortlist.programs {
            let program = &self.programs[usize::from(*index)];
            let state = State { place, start: None, attached: false, slots: Slots::default() };
            let mut run = Run { grammar: self, scan, memory, program, left: MOST_STEPS };
            let Some(state) = run.follow(0, state) else { continue };
            if best.as_ref().is_none_or(|known| state.place > known.end) {
                let mut slots = state.slots;
                slots.complete_dates();
                best = Some(Found {
                    start: state.start.unwrap_or(place),
                    end: state.place,
                    pattern: program.pattern,
                    slots,
                });
            }
        }
        best
    }

    /// Whether a word of the class stands at `place`: its end.
    pub(crate) fn class_at(&self, class: Option<u16>, text: &str, place: usize) -> Option<usize> {
        let class = class?;
        let hits = self.vocabulary.at(text, place);
        hits.into_iter().find(|hit| hit.sense == Sense::Class(class)).map(|hit| hit.end)
    }
}

/// Makes sure that the patterns are well formed.
pub(crate) fn check(language: Language, tables: &TimeTables) -> Result<Vec<Program>, ExtractError> {
    compile_all(tables).map_err(|(pattern, message)| ExtractError::TimePattern {
        language,
        pattern,
        message,
    })
}

pub(crate) fn start_of(atom: &Atom) -> Option<usize> {
    Some(match atom {
        Atom::Class(class) => CLASSES + usize::from(*class),
        Atom::Relation => RELATION,
        Atom::Edge => EDGE,
        Atom::Recurrence => RECURRENCE,
        Atom::Adjective => ADJECTIVE,
        Atom::Number
        | Atom::Ordinals
        | Atom::Day
        | Atom::MonthNumber
        | Atom::Year
        | Atom::ShortYear
        | Atom::HijriYear => NUMBER,
        Atom::Unit => UNIT,
        Atom::Month => MONTH,
        Atom::HijriMonth => HIJRI_MONTH,
        Atom::Series | Atom::StudyPeriod => SERIES,
        Atom::Occasion | Atom::Body => NAMED,
        Atom::Gap(_) | Atom::Sign(_) | Atom::Not(_) | Atom::Ahead(_) => return None,
    })
}

pub(crate) fn key_of(sense: Sense) -> Option<usize> {
    Some(match sense {
        Sense::Class(class) => CLASSES + usize::from(class),
        Sense::Relation(_) => RELATION,
        Sense::Edge(_) => EDGE,
        Sense::Recurrence(_) => RECURRENCE,
        Sense::Adjective(_) => ADJECTIVE,
        Sense::Cardinal(..) | Sense::Ordinal(..) => NUMBER,
        Sense::Unit(_) => UNIT,
        Sense::Month(_) => MONTH,
        Sense::HijriMonth(_) => HIJRI_MONTH,
        Sense::Series(_) => SERIES,
        Sense::Suffix => return None,
    })
}

struct Run<'r> {
    grammar: &'r TimeGrammar,
    scan: &'r Scan<'r>,
    memory: &'r RefCell<Memory>,
    program: &'r Program,
    left: usize,
}

impl Run<'_> {
    fn follow(&mut self, mut step: usize, mut state: State) -> Option<State> {
        loop {
            self.left = self.left.checked_sub(1)?;
            match &self.program.steps[step] {
                Step::Done => return Some(state),
                Step::Jump(to) => step = *to,
                Step::Split(first, second) => {
                    if let Some(done) = self.follow(*first, state.clone()) {
                        return Some(done);
                    }
                    step = *second;
                }
                Step::Start => {
                    state.start = Some(skip(self.scan.text, state.place));
                    step += 1;
                }
                Step::Atom(Atom::Gap(most)) => return self.gap(*most, step + 1, &state),
                Step::Atom(Atom::Not(atom)) => {
                    if !self.after(atom, &state).is_empty() {
                        return None;
                    }
                    step += 1;
                }
                Step::Atom(Atom::Ahead(atom)) => {
                    if self.after(atom, &state).is_empty() {
                        return None;
                    }
                    step += 1;
                }
                Step::Atom(atom) => {
                    let mut next = self.after(atom, &state);
                    if next.len() == 1 {
                        state = next.swap_remove(0);
                        step += 1;
                        continue;
                    }
                    for state in next {
                        if let Some(done) = self.follow(step + 1, state) {
                            return Some(done);
                        }
                    }
                    return None;
                }
            }
        }
    }

    /// As few words as possible, at least one.
    fn gap(&mut self, most: u8, step: usize, state: &State) -> Option<State> {
        let text = self.scan.text;
        let spaced = self.grammar.vocabulary.spaced;
        let mut place = state.place;
        // Where no spaces part the words, one has at most four letters.
        for _ in 0..if spaced { most } else { most.saturating_mul(4) } {
            let start = skip(text, place);
            let end = match text[start..].chars().next() {
                Some(letter) if !spaced && letter.is_alphanumeric() => start + letter.len_utf8(),
                Some(_) if spaced => word_end(text, start),
                _ => return None,
            };
            if end == start {
                return None;
            }
            place = end;
            let further = State { place, attached: false, ..state.clone() };
            if let Some(done) = self.follow(step, further) {
                return Some(done);
            }
        }
        None
    }

    /// The states after one element, the likeliest first.
    fn after(&self, atom: &Atom, state: &State) -> Vec<State> {
        let text = self.scan.text;
        let place = skip(text, state.place);
        let vocabulary = &self.grammar.vocabulary;
        if vocabulary.spaced && place == state.place && place > 0 && !state.attached {
            // No element begins within a word: "tenth" holds no "ten".
            let inside = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
            let before = text[..place].chars().next_back();
            if inside(before) && inside(text[place..].chars().next()) && state.start != Some(place)
            {
                return Vec::new();
            }
        }
        let one = |end: usize, change: &dyn Fn(&mut Slots)| {
            let mut slots = state.slots.clone();
            change(&mut slots);
            vec![State { place: end, start: state.start, attached: false, slots }]
        };
        let number = || digits(text, place);
        match atom {
            Atom::Sign(signs) => match text[place..].chars().next() {
                Some(sign) if signs.contains(&sign) => one(place + sign.len_utf8(), &|_| {}),
                _ => Vec::new(),
            },
            Atom::Number => match vocabulary.cardinal(text, place) {
                Some((value, end)) if value < 1_000 => {
                    one(end, &|slots| slots.number = Some(value))
                }
                _ => Vec::new(),
            },
            Atom::Ordinals => self.ordinals(place, state),
            Atom::Year => match self.year(place) {
                Some((year, end)) => one(end, &|slots| slots.add_year(year, (place, end), false)),
                None => Vec::new(),
            },
            Atom::HijriYear => match number() {
                Some((year, end, 4)) if (1300..1600).contains(&year) => {
                    one(end, &|slots| slots.add_year(year, (place, end), true))
                }
                _ => Vec::new(),
            },
            Atom::ShortYear => match (number(), state.slots.dates.last()) {
                (Some((short, end, 2)), Some(before)) => {
                    let Some(century) = before.year.map(|year| year / 100 * 100) else {
                        return Vec::new();
                    };
                    one(end, &|slots| slots.add_year(century + short, (place, end), false))
                }
                _ => Vec::new(),
            },
            Atom::Day => match self.small_number(place, 31) {
                Some((day, end)) => {
                    one(end, &|slots| slots.add_day(day, (place, end), !vocabulary.spaced))
                }
                None => Vec::new(),
            },
            Atom::MonthNumber => match self.small_number(place, 12) {
                Some((month, end)) => {
                    let hijri = state.slots.dates.last().is_some_and(|date| date.hijri);
                    one(end, &|slots| slots.add_month(month, (place, end), hijri))
                }
                None => Vec::new(),
            },
            Atom::Occasion => self.named(place, state, false),
            Atom::Body => self.named(place, state, true),
            Atom::Gap(_) | Atom::Not(_) | Atom::Ahead(_) => Vec::new(),
            Atom::Class(_)
            | Atom::Relation
            | Atom::Edge
            | Atom::Recurrence
            | Atom::Adjective
            | Atom::Unit
            | Atom::Month
            | Atom::HijriMonth
            | Atom::Series
            | Atom::StudyPeriod => self.words(atom, place, state),
        }
    }

    /// Elements that are words of the tables.
    fn words(&self, atom: &Atom, place: usize, state: &State) -> Vec<State> {
        let mut next: Vec<State> = Vec::new();
        let hits = self.memory.borrow_mut().hits(&self.grammar.vocabulary, self.scan.text, place);
        for index in hits {
            let hit = self.memory.borrow().hit(index);
            if !self.stands_for(atom, hit.sense) {
                continue;
            }
            let mut slots = state.slots.clone();
            match (atom, hit.sense) {
                (Atom::Relation, Sense::Relation(relation)) => slots.relation = Some(relation),
                (Atom::Edge, Sense::Edge(edge)) => slots.add_edge(edge),
                (Atom::Recurrence, Sense::Recurrence(index))
                | (Atom::Adjective, Sense::Adjective(index)) => slots.recurrence = Some(index),
                (Atom::Unit, Sense::Unit(index)) => slots.unit = Some(index),
                (Atom::Month, Sense::Month(month)) => {
                    slots.add_month(month, (place, hit.end), false);
                }
                (Atom::HijriMonth, Sense::HijriMonth(month)) => {
                    slots.add_month(month, (place, hit.end), true);
                }
                (Atom::Series | Atom::StudyPeriod, Sense::Series(index)) => {
                    slots.series = Some(SeriesSlot::Words(index));
                }
                _ => {}
            }
            next.push(State { place: hit.end, start: state.start, attached: hit.attached, slots });
        }
        if *atom == Atom::Series {
            let mut bodies = self.named(place, state, true);
            for body in &mut bodies {
                body.slots.series = body.slots.body.take().map(SeriesSlot::Body);
            }
            next.extend(bodies);
            next.sort_by_key(|state| usize::MAX - state.place);
        }
        next
    }

    /// Whether a word can be what a pattern wants; asked before anything is copied.
    fn stands_for(&self, atom: &Atom, sense: Sense) -> bool {
        match (atom, sense) {
            (Atom::Class(wanted), Sense::Class(class)) => *wanted == class,
            (Atom::Series | Atom::StudyPeriod, Sense::Series(index)) => {
                self.is_period(index) == (*atom == Atom::StudyPeriod)
            }
            (Atom::Relation, Sense::Relation(_))
            | (Atom::Edge, Sense::Edge(_))
            | (Atom::Recurrence, Sense::Recurrence(_))
            | (Atom::Adjective, Sense::Adjective(_))
            | (Atom::Unit, Sense::Unit(_))
            | (Atom::Month, Sense::Month(_))
            | (Atom::HijriMonth, Sense::HijriMonth(_)) => true,
            _ => false,
        }
    }

    /// Whether the words of the tables stand for study periods.
    fn is_period(&self, index: u16) -> bool {
        let series = self.grammar.tables.series.get(usize::from(index));
        series.is_some_and(|words| words.series == "@period")
    }

    fn named(&self, place: usize, state: &State, body: bool) -> Vec<State> {
        let Some(index) = self.scan.index_at(place) else { return Vec::new() };
        let hit = &self.scan.hits[index];
        let fits = hit.meanings.iter().any(|own| match own {
            Meaning::Body(_) => body,
            Meaning::Occasion(_) => !body,
            _ => false,
        });
        if !fits {
            return Vec::new();
        }
        let mut slots = state.slots.clone();
        if body {
            slots.body = Some(index);
        } else {
            slots.occasion = Some(index);
        }
        vec![State { place: hit.range.end, start: state.start, attached: false, slots }]
    }

    /// A list of ordinal numbers: "forty-fourth and forty-fifth", "fifty-first to fifty-third".
    fn ordinals(&self, place: usize, state: &State) -> Vec<State> {
        let text = self.scan.text;
        let grammar = self.grammar;
        let plain = grammar.tables.ordinal_suffixes.is_empty();
        let Some((first, end)) = grammar.vocabulary.ordinal(text, place, plain) else {
            return Vec::new();
        };
        let mut slots = state.slots.clone();
        slots.ordinals.push(OrdinalSlot { number: first, start: place, end });
        let mut shorter =
            vec![State { place: end, start: state.start, attached: false, slots: slots.clone() }];
        let mut place = end;
        for _ in 0..12 {
            let mut next = skip(text, place);
            let mut range = false;
            let mut parted = false;
            if text[next..].starts_with([',', '،', '、', '，']) {
                parted = true;
                next = skip(text, next + text[next..].chars().next().map_or(1, char::len_utf8));
            }
            if let Some(end) = grammar.class_at(grammar.and, text, next) {
                parted = true;
                next = skip(text, end);
            } else if let Some(end) = grammar.class_at(grammar.to, text, next) {
                (parted, range) = (true, true);
                next = skip(text, end);
            }
            while let Some(end) = grammar.class_at(grammar.between, text, next) {
                let after = skip(text, end);
                // 第八十届和第八十一届: the word for session may stand before "and", too.
                next = after;
                if !parted && let Some(end) = grammar.class_at(grammar.and, text, next) {
                    parted = true;
                    next = skip(text, end);
                }
            }
            if !parted {
                break;
            }
            let Some((number, end)) = grammar.vocabulary.ordinal(text, next, plain) else { break };
            if range && let Some(before) = slots.ordinals.last().map(|slot| slot.number) {
                let between = (before + 1..number).take(20);
                slots.ordinals.extend(between.map(|number| OrdinalSlot {
                    number,
                    start: next,
                    end,
                }));
            }
            slots.ordinals.push(OrdinalSlot { number, start: next, end });
            shorter.push(State {
                place: end,
                start: state.start,
                attached: false,
                slots: slots.clone(),
            });
            place = end;
        }
        shorter.reverse();
        shorter
    }

    fn year(&self, place: usize) -> Option<(u32, usize)> {
        let text = self.scan.text;
        let vocabulary = &self.grammar.vocabulary;
        let (year, end) = match digits(text, place) {
            Some((year, end, 4)) => (year, end),
            Some(_) => return None,
            None if vocabulary.spaced => return None,
            None => vocabulary.cardinal(text, place)?,
        };
        (1900..2200).contains(&year).then_some((year, end))
    }

    fn small_number(&self, place: usize, most: u8) -> Option<(u8, usize)> {
        let (value, mut end) = match digits(self.scan.text, place) {
            Some((value, end, 1 | 2)) => (value, end),
            Some(_) => return None,
            None => self.grammar.vocabulary.cardinal(self.scan.text, place)?,
        };
        let suffixes = self.grammar.vocabulary.at(self.scan.text, end);
        if let Some(suffix) = suffixes.into_iter().find(|hit| hit.sense == Sense::Suffix) {
            end = suffix.end;
        }
        let value = u8::try_from(value).ok().filter(|value| (1..=most).contains(value))?;
        Some((value, end))
    }
}

/// Past white space within a line or cell.
pub(crate) fn skip(text: &str, place: usize) -> usize {
    let rest = text.get(place..).unwrap_or("");
    let white = |letter: char| letter.is_whitespace() && letter != '\t';
    place + rest.len() - rest.trim_start_matches(white).len()
}
