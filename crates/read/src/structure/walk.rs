//! The walk through the paragraphs of a document.

mod items;
mod notes;
mod paragraphs;
mod points;
mod rows;

use std::collections::{BTreeMap, HashMap, HashSet};

use actum_model::{Number, Provision, ProvisionId, ProvisionKind, Shape, Span};

use crate::block::Label;
use crate::lexicon::Lexicon;
use crate::marker::{self, Counter, Marker, Punctuation, Reading};
use crate::structure::front::{self, Front};
use crate::structure::notes::Note;
use crate::structure::sequence::{self, Level, Step};
use crate::structure::unit::{Ending, Layout, Unit};

/// The part of a document in which a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    Front,
    /// Between the opening line and the first operative paragraph.
    Recitals,
    /// The operative part, and the whole of a text without any other.
    Body,
    Back,
}

pub(super) struct Walk<'a> {
    layout: &'a Layout,
    lexicon: &'a Lexicon,
    front: Front,
    zone: Zone,
    pub(super) provisions: Vec<Provision>,
    ids: HashSet<String>,
    /// How often each id was wanted, so that suffixes need no search.
    wanted: HashMap<String, u32>,
    stack: Vec<Level>,
    /// `annex1/`, `text2/`, `text2/annex1/`, or nothing.
    prefix: String,
    /// Texts begun, when the document holds several; the first counts as well.
    texts: u32,
    /// Whether nothing operative came since the last heading, so that recitals may follow.
    fresh: bool,
    counters: BTreeMap<&'static str, u32>,
    annexes: u32,
    /// The last heading at which nothing else was numbered yet.
    heading: Option<usize>,
    /// The provision of the row that is open, and how many chapeaux it holds.
    row: Option<OpenRow>,
    /// Key of a note to the ids of its provisions.
    notes: HashMap<&'a str, Vec<ProvisionId>>,
    /// Notes that stand among the paragraphs, by their unit.
    typed_notes: HashMap<usize, Note>,
    /// Where notes are called and which.
    note_calls: Vec<(usize, ProvisionId)>,
    /// Ordinal of the last section headed by a Roman numeral.
    section: u32,
    /// Whether an operative provision came since the last opening line.
    operative_seen: bool,
}

#[derive(Debug, Clone, Copy)]
struct OpenRow {
    row: usize,
    provision: usize,
    chapeaux: u32,
    several: bool,
    /// Cells after the one with several paragraphs.
    cells: u32,
}

/// What is needed to add a provision.
struct Addition<'u> {
    id: String,
    kind: ProvisionKind,
    shape: Shape,
    number: Option<Number>,
    parent: Option<usize>,
    span: Span,
    unit: &'u Unit,
}

impl<'a> Walk<'a> {
    pub(super) fn new(layout: &'a Layout, lexicon: &'a Lexicon, front: Front) -> Self {
        let zone = if front.end > 0 || front.opening { Zone::Front } else { Zone::Body };
        let mut notes: HashMap<&'a str, Vec<ProvisionId>> = HashMap::new();
        let mut count = 0;
        for (key, _, units) in &layout.notes {
            for _ in units.clone() {
                count += 1;
                notes.entry(key).or_default().push(ProvisionId::new(format!("n{count}")));
            }
        }
        Self {
            layout,
            lexicon,
            front,
            zone,
            provisions: Vec::with_capacity(layout.units.len()),
            ids: HashSet::with_capacity(layout.units.len()),
            wanted: HashMap::new(),
            stack: Vec::new(),
            prefix: String::new(),
            texts: 1,
            fresh: true,
            counters: BTreeMap::new(),
            annexes: 0,
            heading: None,
            row: None,
            notes,
            typed_notes: crate::structure::notes::find(layout),
            note_calls: Vec::new(),
            section: 0,
            operative_seen: false,
        }
    }

    pub(super) fn run(&mut self) {
        let layout = self.layout;
        let mut numbered_row = 0;
        for index in 0..layout.units.len() {
            // Rows that are nothing but a number have no unit of their own.
            let next_row = layout.units[index].row.unwrap_or(numbered_row);
            self.bare_rows(numbered_row, next_row);
            numbered_row = match layout.units[index].row {
                Some(row) => row + 1,
                None => numbered_row,
            };
            self.unit(index);
        }
        self.bare_rows(numbered_row, layout.rows.len());
        self.inline_points();
        self.link_notes();
        let count = layout.note_units.len();
        for (index, unit) in layout.note_units.iter().enumerate().take(count) {
            let id = format!("n{}", index + 1);
            let number = self.note_mark(index);
            self.add(Addition {
                id,
                kind: ProvisionKind::Footnote,
                shape: Shape::Paragraph,
                number,
                parent: None,
                span: unit.span,
                unit,
            });
        }
    }

    fn note_mark(&self, index: usize) -> Option<Number> {
        let (_, mark, _) = self.layout.notes.iter().find(|(_, _, units)| units.start == index)?;
        mark.as_ref().map(|mark| Number { written: mark.clone(), value: mark.clone(), span: None })
    }

    fn bare_rows(&mut self, from: usize, to: usize) {
        for row in from..to {
            let Some((span, reading)) = self.layout.rows[row].number.clone() else { continue };
            let end = Span::new(span.end, span.end);
            let number = self.number_at(span, &reading);
            let id = format!("{}{}", self.prefix, reading.value);
            let place = self.layout.rows[row].place.clone();
            let id = self.unique(id);
            self.provisions.push(Provision {
                id,
                parent: None,
                kind: ProvisionKind::Heading,
                shape: Shape::TableRow,
                number: Some(number),
                depth: 0,
                language: None,
                span: end,
                place,
                revisions: Vec::new(),
                footnotes: Vec::new(),
            });
        }
    }

    fn unit(&mut self, index: usize) {
        let unit = &self.layout.units[index];
        if self.zone == Zone::Front && index >= self.front.end {
            self.zone = Zone::Body;
        }
        if let Some(row) = unit.row {
            if self.zone != Zone::Front {
                self.row_unit(index, row);
                return;
            }
        } else {
            self.row = None;
        }
        if self.zone == Zone::Front {
            self.front_unit(index);
            return;
        }
        if self.typed_note(index) {
            return;
        }
        let layout = self.layout;
        let text = layout.slice(unit.span);
        if (unit.ending == Ending::Comma || !self.operative_seen || self.zone == Zone::Back)
            && front::is_opening(layout, self.lexicon, unit, layout.units.get(index + 1))
        {
            // An annex may hold a declaration with an opening line of its own.
            self.open_text(self.annexes == 0);
            self.plain(unit, ProvisionKind::Opening, "opening", None);
            self.zone = Zone::Recitals;
            return;
        }
        if self.begins_annex(unit, text) {
            self.annex(unit);
            return;
        }
        if self.operative_seen
            && front::is_numbered_title(layout, self.lexicon, unit)
            && self.next_text(index)
        {
            self.front_unit(index);
            return;
        }
        if unit.heading.is_some() {
            self.heading_unit(unit);
            return;
        }
        if self.zone == Zone::Back {
            if !self.leaves_back(unit, text) {
                self.back_unit(unit);
                return;
            }
            self.zone = Zone::Body;
        }
        if let Some(label) = &unit.label {
            let readings = label_readings(label, self.lexicon);
            let fallback = Reading {
                counter: Counter::Bullet,
                punctuation: Punctuation::None,
                ordinal: 0,
                value: String::new(),
            };
            let readings = if readings.is_empty() { vec![fallback] } else { readings };
            let marker = Marker { length: 0, body: 0, readings };
            self.numbered(index, &marker);
            return;
        }
        if let Some(marker) = &unit.marker
            && self.numbered(index, marker)
        {
            return;
        }
        self.unnumbered(index);
    }

    // ---------------------------------------------------------------- before the text

    fn front_unit(&mut self, index: usize) {
        let unit = &self.layout.units[index];
        // A numbered row of a letterhead keeps its number.
        let number = unit
            .row
            .filter(|_| unit.row_start)
            .and_then(|row| self.layout.rows[row].number.clone())
            .map(|(span, reading)| self.number_at(span, &reading));
        if self.front.titles.contains(&index) {
            self.plain(unit, ProvisionKind::Title, "title", number);
        } else {
            let id = self.next_id("f");
            self.plain(unit, ProvisionKind::FrontMatter, &id, number);
        }
    }

    /// Whether another text begins at the unit, in a document that holds several.
    fn next_text(&mut self, index: usize) -> bool {
        let Some(next) = front::of_next(self.layout, self.lexicon, index) else { return false };
        self.front = next;
        self.zone = Zone::Front;
        self.open_text(true);
        true
    }

    /// Begins a text; in a `separate` one that follows another, ids begin anew behind a prefix.
    fn open_text(&mut self, separate: bool) {
        if separate && self.operative_seen {
            self.texts += 1;
            self.prefix = format!("text{}/", self.texts);
            self.annexes = 0;
            self.counters.clear();
        }
        self.stack.clear();
        self.heading = None;
        self.section = 0;
        self.operative_seen = false;
        self.fresh = true;
    }

    // ---------------------------------------------------------------- annexes and headings

    fn begins_annex(&self, unit: &Unit, text: &str) -> bool {
        if unit.length > 120 || unit.row.is_some() {
            return false;
        }
        let Some(length) = self.lexicon.annex.at_start(text) else { return false };
        let rest = text[length..].trim_start();
        // "Annex", "Annex 2", "ANNEX I – Terms", but not "Annex 2 to the report shows …".
        let number = rest.split([' ', ':', '.', '\t', '–']).next().unwrap_or("");
        let counted = rest.is_empty()
            || number.len() <= 6
                && (number.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()))
            || crate::marker::han_number(number.trim_end_matches('：')).is_some()
            || rest.starts_with(['(', '（', '*', ':', '：'])
            || rest.starts_with(|c: char| marker::digit(c).is_some());
        counted && matches!(unit.ending, Ending::Open | Ending::Dash | Ending::Colon)
    }

    fn annex(&mut self, unit: &Unit) {
        self.annexes += 1;
        self.prefix = match self.texts {
            1 => format!("annex{}/", self.annexes),
            text => format!("text{text}/annex{}/", self.annexes),
        };
        self.stack.clear();
        self.counters.clear();
        self.zone = Zone::Body;
        self.plain(unit, ProvisionKind::Heading, "heading", None);
        self.heading = None;
        self.fresh = true;
    }

    fn heading_unit(&mut self, unit: &Unit) {
        let id = self.next_id("h");
        let number = unit.label.as_ref().filter(|label| !label.bullet).map(|label| Number {
            written: label.text.clone(),
            value: label_readings(label, self.lexicon)
                .first()
                .map_or_else(|| label.text.clone(), |reading| reading.value.clone()),
            span: None,
        });
        let at = self.plain(unit, ProvisionKind::Heading, &id, number);
        self.under_heading(at);
        if self.zone == Zone::Back {
            self.zone = Zone::Body;
        }
    }

    /// What a heading ends: heads and the lists below them. Numbers that go through the whole
    /// text go on below it.
    fn under_heading(&mut self, at: usize) {
        let goes_on = self.stack.first().is_some_and(|level| {
            matches!(level, Level::List { parent: None, item, .. }
                if self.provisions[*item].kind != ProvisionKind::Recital)
        });
        self.stack.truncate(usize::from(goes_on));
        self.heading = Some(at);
        self.fresh = true;
    }

    // ---------------------------------------------------------------- adding

    fn top_provision(&self) -> Option<usize> {
        self.stack.last().map(|level| match level {
            Level::Container { provision, .. } => *provision,
            Level::List { item, .. } => *item,
        })
    }

    fn next_id(&mut self, kind: &'static str) -> String {
        let counter = self.counters.entry(kind).or_default();
        *counter += 1;
        format!("{kind}{counter}")
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

    /// Adds a provision with the id behind the prefix, outside any other.
    fn plain(
        &mut self,
        unit: &Unit,
        kind: ProvisionKind,
        id: &str,
        number: Option<Number>,
    ) -> usize {
        let shape = match kind {
            ProvisionKind::Heading | ProvisionKind::Title => Shape::Heading,
            _ => Shape::Paragraph,
        };
        let id = format!("{}{id}", self.prefix);
        self.add(Addition { id, kind, shape, number, parent: None, span: unit.span, unit })
    }

    fn add(&mut self, addition: Addition<'_>) -> usize {
        let Addition { id, kind, shape, number, parent, span, unit } = addition;
        let id = self.unique(id);
        let footnotes = unit
            .calls
            .iter()
            .filter_map(|key| self.notes.get(key.as_str()))
            .flatten()
            .cloned()
            .collect();
        let depth = parent.map_or(0, |parent| self.provisions[parent].depth.saturating_add(1));
        self.fresh &= !matches!(kind, ProvisionKind::Operative | ProvisionKind::Chapeau);
        self.provisions.push(Provision {
            id,
            parent: parent.map(|parent| self.provisions[parent].id.clone()),
            kind,
            shape,
            number,
            depth,
            language: unit.language,
            span,
            place: unit.place.clone(),
            revisions: unit.revisions.clone(),
            footnotes,
        });
        self.provisions.len() - 1
    }

    fn number_in(&self, unit: &Unit, marker: &Marker, reading: &Reading) -> Number {
        match &unit.label {
            Some(label) if marker.length == 0 => {
                Number { written: label.text.clone(), value: reading.value.clone(), span: None }
            }
            _ => {
                let span = Span::new(unit.span.start, unit.span.start + marker.length);
                self.number_at(span, reading)
            }
        }
    }

    fn number_at(&self, span: Span, reading: &Reading) -> Number {
        Number {
            written: self.layout.slice(span).to_owned(),
            value: reading.value.clone(),
            span: Some(span),
        }
    }
}

/// How a marker was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Continue,
    Restart,
    Below,
    Open,
}

/// The meanings of a computed label.
fn label_readings(label: &Label, lexicon: &Lexicon) -> Vec<Reading> {
    if label.bullet {
        return vec![Reading {
            counter: Counter::Bullet,
            punctuation: Punctuation::None,
            ordinal: 0,
            value: String::new(),
        }];
    }
    marker::parse(label.text.trim(), lexicon).map(|marker| marker.readings).unwrap_or_default()
}
