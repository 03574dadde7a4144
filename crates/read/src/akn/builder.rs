//! Provisions as they are added: text, spans, numbers, ids.

use std::collections::{BTreeMap, HashMap, HashSet};

use actum_model::{
    Language, Number, Place, Provision, ProvisionId, ProvisionKind, Revision, Shape, Span,
};

use super::tree::Element;
use super::words::{MarkKind, NoteCall, Words};
use crate::lexicon::Lexicon;
use crate::marker::{self, Counter, Reading};

/// What is needed to add a provision.
pub(super) struct Draft<'t> {
    pub(super) id: String,
    pub(super) kind: ProvisionKind,
    pub(super) shape: Shape,
    pub(super) number: Option<NumberDraft>,
    pub(super) parent: Option<usize>,
    pub(super) words: Words<'t>,
    /// The element whose id is the provision's source id.
    pub(super) element: &'t Element,
    pub(super) row: Option<u32>,
}

/// A number as written, with its meaning.
#[derive(Debug, Clone)]
pub(super) struct NumberDraft {
    pub(super) written: String,
    pub(super) reading: Reading,
    /// Sign between number and words.
    pub(super) gap: char,
}

/// A note whose words are added after the body.
struct Note<'t> {
    element: &'t Element,
    id: ProvisionId,
}

/// The document so far.
pub(super) struct Builder<'t, 'l> {
    pub(super) lexicon: &'l Lexicon,
    pub(super) text: String,
    pub(super) provisions: Vec<Provision>,
    pub(super) title: Option<Span>,
    /// Place and value of the date that the text gives as its own.
    pub(super) date: Option<(Span, String)>,
    pub(super) place: Option<Span>,
    /// `annex1/`, or nothing.
    pub(super) prefix: String,
    pub(super) annexes: u32,
    ids: HashSet<String>,
    wanted: HashMap<String, u32>,
    counters: BTreeMap<&'static str, u32>,
    /// The last number of each list that is open, by parent.
    last_reading: HashMap<Option<usize>, Reading>,
    /// How many parts each provision has so far.
    pub(super) parts: Vec<u32>,
    /// The last heading, for numbers that begin again below it.
    pub(super) heading_id: Option<ProvisionId>,
    notes: Vec<Note<'t>>,
    /// Where each note stands among them: one note may be called several times.
    known_notes: HashMap<*const Element, usize>,
    /// Notes that stand apart from their calls, by id.
    pub(super) apart: HashMap<&'t str, &'t Element>,
    paragraph: u32,
    pub(super) languages: Vec<Language>,
}

impl<'t, 'l> Builder<'t, 'l> {
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            text: String::new(),
            provisions: Vec::new(),
            title: None,
            date: None,
            place: None,
            prefix: String::new(),
            annexes: 0,
            ids: HashSet::new(),
            wanted: HashMap::new(),
            counters: BTreeMap::new(),
            last_reading: HashMap::new(),
            parts: Vec::new(),
            heading_id: None,
            notes: Vec::new(),
            known_notes: HashMap::new(),
            apart: HashMap::new(),
            paragraph: 0,
            languages: Vec::new(),
        }
    }

    /// A new part of the file: its ids begin with the prefix, its counts at one.
    pub(super) fn begin_annex(&mut self) {
        self.annexes += 1;
        self.prefix = format!("annex{}/", self.annexes);
        self.counters.clear();
        self.last_reading.clear();
        self.heading_id = None;
    }

    /// `h1`, `h2` …
    pub(super) fn next_id(&mut self, kind: &'static str) -> String {
        let counter = self.counters.entry(kind).or_default();
        *counter += 1;
        format!("{}{kind}{counter}", self.prefix)
    }

    /// The id of a numbered or counted part of `parent`.
    pub(super) fn part_id(&self, parent: Option<usize>, value: &str) -> String {
        match parent {
            Some(parent) => format!("{}.{value}", self.provisions[parent].id),
            None => format!("{}{value}", self.prefix),
        }
    }

    /// The meaning of a number, which for "i" depends on what came before it among its siblings.
    ///
    /// A number that the tables do not know ("Article premier") has the value that the element's
    /// own id ends with (`art_1`).
    pub(super) fn number(
        &mut self,
        written: &str,
        parent: Option<usize>,
        element: &Element,
    ) -> NumberDraft {
        let readings = marker::parse(written, self.lexicon)
            .or_else(|| marker::parse(&format!("{written} x"), self.lexicon))
            .map(|marker| marker.readings)
            .unwrap_or_default();
        let before = self.last_reading.get(&parent);
        let follows = readings.iter().find(|reading| {
            before.is_some_and(|before| {
                before.counter == reading.counter
                    && before.ordinal.checked_add(1) == Some(reading.ordinal)
            })
        });
        let begins = || {
            before.is_none().then(|| readings.iter().find(|reading| reading.ordinal == 1)).flatten()
        };
        let reading = follows.or_else(begins).or(readings.first()).cloned().unwrap_or_else(|| {
            let own = element.attribute("eId").and_then(|id| id.rsplit('_').next());
            let own = own.filter(|value| value.chars().any(|c| c.is_ascii_digit()));
            // "Article 5 bis" without an id keeps its last word.
            let word = || written.split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty());
            let value = own.or_else(word).unwrap_or("").to_lowercase();
            Reading {
                counter: Counter::Bullet,
                punctuation: marker::Punctuation::None,
                ordinal: 0,
                value,
            }
        });
        self.last_reading.insert(parent, reading.clone());
        NumberDraft { written: written.to_owned(), reading, gap: ' ' }
    }

    /// Adds a provision and its words; gives its index.
    pub(super) fn add(&mut self, draft: Draft<'t>) -> usize {
        let Draft { id, kind, shape, number, parent, words, element, row } = draft;
        let id = self.unique(id);
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let number = number.map(|number| {
            let start = self.text.len();
            self.text.push_str(&number.written);
            let span = Span::new(start, self.text.len());
            if !words.text.is_empty() {
                self.text.push(number.gap);
            }
            Number { written: number.written, value: number.reading.value, span: Some(span) }
        });
        let start = self.text.len();
        self.text.push_str(&words.text);
        let span = Span::new(start, self.text.len());
        for mark in &words.marks {
            let place = Span::new(start + mark.start, start + mark.end);
            match &mark.kind {
                MarkKind::Title => {
                    self.title.get_or_insert(place);
                }
                MarkKind::Date(date) => {
                    self.date.get_or_insert_with(|| (place, date.clone()));
                }
                MarkKind::Place => {
                    if kind == ProvisionKind::Title || kind == ProvisionKind::FrontMatter {
                        self.place.get_or_insert(place);
                    }
                }
                MarkKind::Number => {}
            }
        }
        let revisions = words
            .changes
            .into_iter()
            .map(|change| Revision {
                kind: change.kind,
                words: change.words,
                span: Span::new(start + change.start, start + change.end),
                author: None,
                date: None,
            })
            .collect();
        let footnotes = words.notes.into_iter().filter_map(|call| self.note(&call)).collect();
        self.paragraph = self.paragraph.saturating_add(1);
        self.parts.push(0);
        if let Some(parent) = parent {
            self.parts[parent] = self.parts[parent].saturating_add(1);
        } else if kind == ProvisionKind::Heading {
            self.heading_id = Some(id.clone());
        }
        let depth = parent.map_or(0, |parent| self.provisions[parent].depth.saturating_add(1));
        self.provisions.push(Provision {
            id,
            parent: parent.map(|parent| self.provisions[parent].id.clone()),
            kind,
            shape,
            number,
            depth,
            language: self.languages.last().copied(),
            span,
            place: Place {
                line: Some(element.line),
                paragraph: Some(self.paragraph),
                row,
                element: element.attribute("eId").or(element.attribute("id")).map(str::to_owned),
                ..Place::default()
            },
            revisions,
            footnotes,
        });
        self.provisions.len() - 1
    }

    /// The id of the note called; `None` when there is no such note.
    fn note(&mut self, call: &NoteCall<'t>) -> Option<ProvisionId> {
        let element = match call {
            NoteCall::Here(element) => *element,
            NoteCall::Named(id) => *self.apart.get(id)?,
        };
        // Two calls of one note give one provision.
        if let Some(known) = self.known_notes.get(&std::ptr::from_ref(element)) {
            return Some(self.notes[*known].id.clone());
        }
        self.known_notes.insert(std::ptr::from_ref(element), self.notes.len());
        let id = ProvisionId::new(format!("n{}", self.notes.len() + 1));
        self.notes.push(Note { element, id: id.clone() });
        Some(id)
    }

    /// Adds the words of the notes, those that nothing calls too.
    pub(super) fn add_notes(&mut self, uncalled: impl Iterator<Item = &'t Element>) {
        for element in uncalled {
            self.note(&NoteCall::Here(element));
        }
        // A note may call another.
        let mut at = 0;
        while let Some(note) = self.notes.get(at) {
            let (element, id) = (note.element, note.id.to_string());
            let marker = element.attribute("marker").map(str::to_owned);
            let added = self.add(Draft {
                id,
                kind: ProvisionKind::Footnote,
                shape: Shape::Paragraph,
                number: None,
                parent: None,
                words: Words::of(element),
                element,
                row: None,
            });
            self.provisions[added].number =
                marker.map(|mark| Number { written: mark.clone(), value: mark, span: None });
            at += 1;
        }
    }

    fn unique(&mut self, id: String) -> ProvisionId {
        if self.ids.insert(id.clone()) {
            return ProvisionId::new(id);
        }
        loop {
            let count = self.wanted.entry(id.clone()).or_insert(1);
            *count += 1;
            let candidate = format!("{id}~{count}");
            if self.ids.insert(candidate.clone()) {
                return ProvisionId::new(candidate);
            }
        }
    }

    /// Whether an id is taken already.
    pub(super) fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }
}
