//! The walk through the paragraphs of a document.

use std::collections::{BTreeMap, HashMap, HashSet};

use actum_model::{Number, Provision, ProvisionId, ProvisionKind, Shape, Span};

use crate::block::Label;
use crate::lexicon::Lexicon;
use crate::marker::{self, Counter, Marker, Punctuation, Reading};
use crate::structure::front::{self, Front};
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
    /// `annex1/`, or nothing.
    prefix: String,
    counters: BTreeMap<&'static str, u32>,
    annexes: u32,
    /// The last heading at which nothing else was numbered yet.
    heading: Option<usize>,
    /// The provision of the row that is open, and how many chapeaux it holds.
    row: Option<OpenRow>,
    /// Key of a note to the ids of its provisions.
    notes: HashMap<&'a str, Vec<ProvisionId>>,
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
            counters: BTreeMap::new(),
            annexes: 0,
            heading: None,
            row: None,
            notes,
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
        let layout = self.layout;
        let text = layout.slice(unit.span);
        if front::is_opening(layout, self.lexicon, unit, layout.units.get(index + 1)) {
            self.open_text();
            self.plain(unit, ProvisionKind::Opening, "opening", None);
            self.zone = Zone::Recitals;
            return;
        }
        if self.begins_annex(unit, text) {
            self.annex(unit);
            return;
        }
        if self.operative_seen
            && (self.zone == Zone::Back || unit.centred || unit.heading.is_some())
            && front::is_text_number(layout, self.lexicon, unit)
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
        let next = front::find_from(self.layout, self.lexicon, index);
        if next.opening && next.titles.contains(&index) && next.end - index <= 12 {
            self.front = next;
            self.zone = Zone::Front;
            self.open_text();
            return true;
        }
        false
    }

    fn open_text(&mut self) {
        self.stack.clear();
        self.heading = None;
        self.operative_seen = false;
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
        self.prefix = format!("annex{}/", self.annexes);
        self.stack.clear();
        self.counters.clear();
        self.zone = Zone::Body;
        self.plain(unit, ProvisionKind::Heading, "heading", None);
        self.heading = None;
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
        self.heading = Some(at);
        if self.zone == Zone::Back {
            self.zone = Zone::Body;
        }
    }

    // ---------------------------------------------------------------- numbered paragraphs

    fn numbered(&mut self, index: usize, marker: &Marker) -> bool {
        let unit = &self.layout.units[index];
        let body_text = &self.layout.slice(unit.span)[marker.body..];
        if self.is_numbered_heading(index, marker, body_text) {
            let reading = marker.readings[marker.readings.len() - 1].clone();
            let number = Some(self.number_in(unit, marker, &reading));
            let id = self.next_id("h");
            let span = Span::new(unit.span.start + marker.body, unit.span.end);
            let at = self.add(Addition {
                id: format!("{}{id}", self.prefix),
                kind: ProvisionKind::Heading,
                shape: Shape::Heading,
                number,
                parent: None,
                span,
                unit,
            });
            self.heading = Some(at);
            return true;
        }
        let step = sequence::step(&self.stack, marker);
        // A lone number that nothing leads to: "5" after a page, a year, a quantity.
        let (reading, level, kind_of_step) = match step {
            Step::Reject => return false,
            Step::Continue { level, reading } => (reading, Some(level), Kind::Continue),
            Step::Restart { level, reading } => (reading, Some(level), Kind::Restart),
            Step::Below { level, reading } => (reading, Some(level), Kind::Below),
            Step::Open { reading } => (reading, None, Kind::Open),
        };
        if body_text.is_empty() && unit.label.is_none() && self.zone == Zone::Recitals {
            return false;
        }
        // The first numbered paragraph after the recitals begins the operative part, unless it is
        // an item under a recital head.
        let under_recital = self.stack.iter().any(|level| {
            matches!(level, Level::Container { provision, .. } if self.provisions[*provision].kind == ProvisionKind::Recital)
                || matches!(level, Level::List { item, .. } if self.provisions[*item].kind == ProvisionKind::Recital)
        });
        let recital_text = self.lexicon.recital_head(body_text).is_some()
            && self.lexicon.operative_head(body_text).is_none();
        let mut kind = ProvisionKind::Operative;
        if self.zone == Zone::Recitals {
            let top_number = matches!(
                reading.counter,
                Counter::Digits | Counter::Article | Counter::Dotted(_) | Counter::Han
            );
            if under_recital && !(top_number && self.lexicon.operative_head(body_text).is_some())
                || recital_text
                || !top_number && level.is_none() && reading.counter != Counter::Circled
            {
                kind = ProvisionKind::Recital;
            } else {
                self.stack.clear();
                self.zone = Zone::Body;
                return self.numbered(index, marker);
            }
        }
        self.place_item(index, marker, reading, level, kind_of_step, kind);
        true
    }

    fn place_item(
        &mut self,
        index: usize,
        marker: &Marker,
        reading: Reading,
        level: Option<usize>,
        step: Kind,
        kind: ProvisionKind,
    ) {
        let unit = &self.layout.units[index];
        let number = self.number_in(unit, marker, &reading);
        let body = if unit.label.is_some() { 0 } else { marker.body };
        let span = Span::new(unit.span.start + body, unit.span.end);
        let (parent, bullets) = match (step, level) {
            (Kind::Continue, Some(level)) => {
                self.stack.truncate(level + 1);
                let Some(Level::List { parent, bullets, .. }) = self.stack.pop() else { return };
                (parent, bullets)
            }
            (Kind::Restart, Some(level)) => {
                self.stack.truncate(level + 1);
                let Some(Level::List { parent, .. }) = self.stack.pop() else { return };
                // A list that begins again below a heading belongs to that heading.
                let parent = if level == 0 && parent.is_none() { self.heading } else { parent };
                (parent, 0)
            }
            (Kind::Below, Some(level)) => {
                self.stack.truncate(level + 1);
                (self.top_provision(), 0)
            }
            _ => {
                // A first number of an outer kind cannot stand inside a lettered list.
                self.close_lesser(&reading);
                (self.top_provision(), 0)
            }
        };
        let bullets = bullets + u32::from(reading.counter == Counter::Bullet);
        let value = if reading.counter == Counter::Bullet {
            bullets.to_string()
        } else {
            reading.value.clone()
        };
        if let Some(parent) = parent
            && self.provisions[parent].kind == ProvisionKind::Operative
            && !matches!(step, Kind::Continue)
            && self.carries_parts(parent)
        {
            // "2 Members" above 2.1, 2.2 divides; "2 to set up:" above i), ii) asks.
            let divides = matches!(step, Kind::Below)
                && super::unit::ending(self.layout.slice(self.provisions[parent].span))
                    == Ending::Open
                && self.provisions[parent].span.len() <= 120;
            self.provisions[parent].kind =
                if divides { ProvisionKind::Heading } else { ProvisionKind::Chapeau };
        }
        // Numbers that begin again in another section belong to that section's heading.
        let parent = parent.or_else(|| {
            let taken = self.ids.contains(&format!("{}{value}", self.prefix));
            self.heading.filter(|_| taken && !matches!(step, Kind::Continue))
        });
        let id = match parent {
            Some(parent) => {
                let last = match reading.counter {
                    Counter::Dotted(_) if matches!(step, Kind::Below | Kind::Continue) => {
                        value.rsplit('.').next().unwrap_or(&value).to_owned()
                    }
                    _ => value.clone(),
                };
                format!("{}.{last}", self.provisions[parent].id)
            }
            None => format!("{}{value}", self.prefix),
        };
        let shape = match parent {
            Some(_) => Shape::ListItem,
            None => Shape::Paragraph,
        };
        let kind = match parent.map(|parent| self.provisions[parent].kind) {
            Some(ProvisionKind::Recital) if kind == ProvisionKind::Operative => {
                ProvisionKind::Recital
            }
            _ => kind,
        };
        let item = self.add(Addition { id, kind, shape, number: Some(number), parent, span, unit });
        self.operative_seen |= kind == ProvisionKind::Operative;
        self.stack.push(Level::List {
            counter: reading.counter,
            punctuation: reading.punctuation,
            last: reading.ordinal,
            item,
            parent,
            value: reading.value,
            bullets,
            unnumbered: 0,
        });
    }

    /// Whether a provision introduces the parts below it rather than standing by itself.
    fn carries_parts(&self, parent: usize) -> bool {
        let text = self.layout.slice(self.provisions[parent].span);
        matches!(
            super::unit::ending(text),
            Ending::Colon | Ending::Comma | Ending::Dash | Ending::Open
        )
    }

    /// Closes lettered and Roman lists when a list of plain numbers begins.
    fn close_lesser(&mut self, reading: &Reading) {
        if reading.counter != Counter::Article {
            return;
        }
        while matches!(self.stack.last(), Some(Level::List { .. })) {
            self.stack.pop();
        }
    }

    /// "II. Organization", "A. Review", "3. Opening of the meeting": a number and a title.
    fn is_numbered_heading(&self, index: usize, marker: &Marker, body: &str) -> bool {
        let unit = &self.layout.units[index];
        if unit.ending != Ending::Open
            || body.is_empty()
            || unit.length
                > if marker.readings[0].punctuation == Punctuation::None { 240 } else { 100 }
            || unit.label.is_some()
            || self.zone == Zone::Recitals
        {
            return false;
        }
        let counter = marker.readings[0].counter;
        let first_upper =
            body.chars().next().is_some_and(|c| c.is_uppercase() || crate::lexicon::is_han(c));
        if !first_upper || self.lexicon.operative_head(body).is_some() {
            return false;
        }
        let Some(next) = self.layout.units.get(index + 1) else { return false };
        match counter {
            Counter::Upper | Counter::UpperRoman => {
                matches!(marker.readings[0].punctuation, Punctuation::Dot | Punctuation::None)
                    && next.length > unit.length / 2
            }
            Counter::Han => next.marker.is_none() && next.ending != Ending::Open,
            Counter::Digits => {
                next.marker.is_none()
                    && next.ending == Ending::Stop
                    && next.length > 100
                    && unit.length < 80
            }
            _ => false,
        }
    }

    // ---------------------------------------------------------------- other paragraphs

    fn unnumbered(&mut self, index: usize) {
        let unit = &self.layout.units[index];
        let text = self.layout.slice(unit.span);
        let next = self.layout.units.get(index + 1);
        let recital = self.lexicon.recital_head(text);
        let operative = self.lexicon.operative_head(text);
        let head_like = matches!(unit.ending, Ending::Open | Ending::Colon | Ending::Dash)
            && unit.length <= 260
            && next.is_some();
        match self.zone {
            Zone::Recitals => {
                if operative.is_some_and(|length| Some(length) > recital) {
                    let closes =
                        matches!(unit.ending, Ending::Semicolon | Ending::Stop | Ending::Colon);
                    if head_like || closes {
                        self.zone = Zone::Body;
                        self.operative_head(unit);
                        return;
                    }
                }
                if unit.ending == Ending::Open && recital.is_none() && self.is_heading(index) {
                    self.heading_unit(unit);
                    return;
                }
                self.recital(unit, recital.is_some() && head_like);
            }
            _ => {
                let lower_or_emphasised =
                    unit.emphasised || text.chars().next().is_some_and(|c| !c.is_uppercase());
                if head_like
                    && unit.length <= 200
                    && recital.is_some()
                    && operative.is_none()
                    && lower_or_emphasised
                {
                    self.zone = Zone::Recitals;
                    self.recital(unit, true);
                    return;
                }
                if !self.operative_seen
                    && recital.is_some()
                    && operative.is_none()
                    && unit.ending == Ending::Comma
                {
                    self.zone = Zone::Recitals;
                    self.recital(unit, false);
                    return;
                }
                if operative.is_some()
                    && (head_like && (lower_or_emphasised || unit.ending == Ending::Colon)
                        || unit.ending != Ending::Open)
                {
                    self.operative_head(unit);
                    return;
                }
                if unit.ending == Ending::Colon && self.list_follows(index) {
                    self.operative_head(unit);
                    return;
                }
                if self.operative_seen && self.is_back(unit, text) {
                    self.zone = Zone::Back;
                    self.back_unit(unit);
                    return;
                }
                if self.is_heading(index) {
                    self.heading_unit(unit);
                    return;
                }
                self.paragraph(unit);
            }
        }
    }

    fn recital(&mut self, unit: &Unit, head: bool) {
        // A paragraph below a head that ended without a number belongs to that head.
        let under = match self.stack.last() {
            Some(Level::Container { provision, .. })
                if self.provisions[*provision].kind == ProvisionKind::Recital && !head =>
            {
                let text = self.layout.slice(unit.span);
                self.lexicon.recital_head(text).is_none().then_some(*provision)
            }
            _ => None,
        };
        if let Some(parent) = under {
            self.part(unit, parent, ProvisionKind::Recital);
            return;
        }
        self.stack.clear();
        let id = self.next_id("pre");
        let at = self.plain(unit, ProvisionKind::Recital, &id, None);
        if head || unit.ending == Ending::Colon {
            self.stack.push(Level::Container { provision: at, unnumbered: 0 });
        } else {
            // Lettered parts of a recital go on below it.
            self.stack.push(Level::List {
                counter: Counter::Article,
                punctuation: Punctuation::None,
                last: u32::MAX - 1,
                item: at,
                parent: None,
                value: String::new(),
                bullets: 0,
                unnumbered: 0,
            });
        }
    }

    /// A head ("resolves", "instructs the Director"), or a paragraph that begins with its verb.
    fn operative_head(&mut self, unit: &Unit) {
        let alone = matches!(unit.ending, Ending::Open | Ending::Colon | Ending::Dash);
        let id = self.next_id("op");
        let kind = if alone { ProvisionKind::Chapeau } else { ProvisionKind::Operative };
        self.operative_seen = true;
        if unit.ending != Ending::Colon {
            self.stack.clear();
        }
        let at = self.plain(unit, kind, &id, None);
        self.stack.push(Level::Container { provision: at, unnumbered: 0 });
    }

    /// A paragraph without number, head or sign: part of what is open, or by itself.
    fn paragraph(&mut self, unit: &Unit) {
        let under = match self.stack.last() {
            // Only a head that cannot stand by itself takes paragraphs without number.
            Some(Level::Container { provision, .. })
                if matches!(
                    self.provisions[*provision].kind,
                    ProvisionKind::Chapeau | ProvisionKind::Recital
                ) =>
            {
                Some(*provision)
            }
            // The words of an article stand below its title.
            Some(Level::List { counter: Counter::Article, item, .. })
                if self.provisions[*item].kind != ProvisionKind::Recital
                    && self.provisions[*item].span.len() <= 160
                    && super::unit::ending(self.layout.slice(self.provisions[*item].span))
                        == Ending::Open =>
            {
                self.provisions[*item].kind = ProvisionKind::Heading;
                Some(*item)
            }
            _ => None,
        };
        self.operative_seen = true;
        if let Some(parent) = under {
            self.part(unit, parent, ProvisionKind::Operative);
            return;
        }
        let id = self.next_id("p");
        self.plain(unit, ProvisionKind::Operative, &id, None);
    }

    /// An unnumbered part of the container at the top of the stack.
    fn part(&mut self, unit: &Unit, parent: usize, kind: ProvisionKind) {
        let count = match self.stack.last_mut() {
            Some(Level::Container { unnumbered, .. } | Level::List { unnumbered, .. }) => {
                *unnumbered += 1;
                *unnumbered
            }
            _ => 1,
        };
        let id = format!("{}.{count}", self.provisions[parent].id);
        self.add(Addition {
            id,
            kind,
            shape: Shape::Paragraph,
            number: None,
            parent: Some(parent),
            span: unit.span,
            unit,
        });
    }

    fn list_follows(&self, index: usize) -> bool {
        self.layout.units.get(index + 1).is_some_and(|next| {
            let first =
                |marker: &Marker| marker.readings.iter().any(|reading| reading.ordinal <= 1);
            next.marker.as_ref().is_some_and(first) || next.label.is_some()
        })
    }

    /// A short line that only divides.
    fn is_heading(&self, index: usize) -> bool {
        let unit = &self.layout.units[index];
        let Some(next) = self.layout.units.get(index + 1) else { return false };
        let text = self.layout.slice(unit.span);
        let begins = text
            .chars()
            .next()
            .is_some_and(|first| !first.is_lowercase() && first.is_alphanumeric());
        unit.ending == Ending::Open
            && begins
            && unit.length <= 140
            && unit.row.is_none()
            && (next.marker.is_some()
                || next.label.is_some()
                || next.length > unit.length
                || next.ending == Ending::Open)
            && !text.contains('\t')
    }

    // ---------------------------------------------------------------- after the text

    fn is_back(&self, unit: &Unit, text: &str) -> bool {
        let only_signs =
            text.chars().all(|c| matches!(c, '_' | '-' | '*' | '—' | '–' | '=' | '.' | ' '));
        unit.row.is_none()
            && (only_signs
                || unit.length <= 120
                    && (front::is_date(text, self.lexicon)
                        || self.lexicon.back.anywhere(text)
                        || unit.ending == Ending::Open && unit.length <= 80 && is_ordinal(text)))
    }

    /// Whether the text proper goes on after all: what looked like its end was a date or a vote
    /// between two sections.
    fn leaves_back(&self, unit: &Unit, text: &str) -> bool {
        let Some(marker) = &unit.marker else {
            return unit.ending == Ending::Comma && self.lexicon.recital_head(text).is_some();
        };
        let counted = matches!(marker.readings[0].counter, Counter::Digits | Counter::Article);
        counted && self.lexicon.operative_head(&text[marker.body..]).is_some()
    }

    fn back_unit(&mut self, unit: &Unit) {
        let id = self.next_id("b");
        self.plain(unit, ProvisionKind::BackMatter, &id, None);
    }

    // ---------------------------------------------------------------- rows

    fn row_unit(&mut self, index: usize, row: usize) {
        let layout = self.layout;
        let unit = &layout.units[index];
        let data = &layout.rows[row];
        if data.header {
            self.row = None;
            self.stack.clear();
            let id = self.next_id("h");
            self.add(Addition {
                id: format!("{}{id}", self.prefix),
                kind: ProvisionKind::Heading,
                shape: Shape::TableRow,
                number: None,
                parent: None,
                span: unit.span,
                unit,
            });
            return;
        }
        self.operative_seen = true;
        self.zone = Zone::Body;
        if self.row.is_none_or(|open| open.row != row) {
            self.open_row(index, row);
            return;
        }
        let Some(open) = self.row else { return };
        // Cells after the one with several paragraphs keep their column.
        if layout.text[..unit.span.start].ends_with('\t') {
            self.stack.clear();
            let column = unit.place.column.unwrap_or(open.cells + 2);
            self.row = Some(OpenRow { cells: open.cells + 1, ..open });
            let id = format!("{}.c{column}", self.provisions[open.provision].id);
            self.add(Addition {
                id,
                kind: ProvisionKind::Operative,
                shape: Shape::TableRow,
                number: None,
                parent: Some(open.provision),
                span: unit.span,
                unit,
            });
            return;
        }
        if open.several && self.is_row_chapeau(index) {
            self.row_chapeau(index, open);
            return;
        }
        if let Some(label) = &unit.label {
            let readings = label_readings(label, self.lexicon);
            if !readings.is_empty() {
                let marker = Marker { length: 0, body: 0, readings };
                if self.numbered(index, &marker) {
                    return;
                }
            }
        }
        if let Some(marker) = &unit.marker
            && self.numbered(index, marker)
        {
            return;
        }
        // Another paragraph of the row: a part without number.
        self.stack.truncate(1);
        let parent = self.top_provision().unwrap_or(open.provision);
        self.part(unit, parent, ProvisionKind::Operative);
    }

    fn open_row(&mut self, index: usize, row: usize) {
        let layout = self.layout;
        let unit = &layout.units[index];
        let data = &layout.rows[row];
        self.stack.clear();
        let number = data.number.clone().map(|(span, reading)| self.number_at(span, &reading));
        let value = number
            .as_ref()
            .map_or_else(|| format!("r{}", data.ordinal), |number| number.value.clone());
        let id = format!("{}{value}", self.prefix);
        let same_row = |at: &usize| layout.units.get(*at).is_some_and(|unit| unit.row == Some(row));
        let chapeaux = (index..).take_while(same_row).filter(|at| self.is_row_chapeau(*at)).count();
        let several = chapeaux > 1 && self.is_row_chapeau(index);
        // A row that begins with an item has no words of its own.
        let starts_with_item = unit.marker.as_ref().is_some_and(|marker| {
            marker.readings.iter().any(|reading| reading.ordinal == 1) && same_row(&(index + 1))
        });
        let empty = several || starts_with_item;
        let (kind, span) = if empty {
            (ProvisionKind::Heading, Span::new(unit.span.start, unit.span.start))
        } else {
            (ProvisionKind::Operative, unit.span)
        };
        let bare = Unit { span, revisions: Vec::new(), calls: Vec::new(), ..unit.clone() };
        let provision = self.add(Addition {
            id,
            kind,
            shape: Shape::TableRow,
            number,
            parent: None,
            span,
            unit: if empty { &bare } else { unit },
        });
        let open = OpenRow { row, provision, chapeaux: 0, several, cells: 0 };
        self.row = Some(open);
        self.stack.push(Level::Container { provision, unnumbered: 0 });
        if several {
            self.row_chapeau(index, open);
        } else if let (true, Some(marker)) = (starts_with_item, &unit.marker) {
            self.numbered(index, marker);
        }
    }

    /// Whether a paragraph of a row opens a list of its own.
    fn is_row_chapeau(&self, index: usize) -> bool {
        let unit = &self.layout.units[index];
        let next = self.layout.units.get(index + 1);
        unit.ending == Ending::Colon
            && unit.marker.is_none()
            && unit.label.is_none()
            && self.list_follows(index)
            && next.is_some_and(|next| next.row == unit.row)
    }

    /// One of several chapeaux in a row: `6A`, `6B`.
    fn row_chapeau(&mut self, index: usize, open: OpenRow) {
        let unit = &self.layout.units[index];
        let letter = char::from(b'A' + (open.chapeaux % 26) as u8);
        let id = format!("{}{letter}", self.provisions[open.provision].id);
        self.row = Some(OpenRow { chapeaux: open.chapeaux + 1, ..open });
        self.stack.truncate(1);
        let at = self.add(Addition {
            id,
            kind: ProvisionKind::Chapeau,
            shape: Shape::Paragraph,
            number: None,
            parent: Some(open.provision),
            span: unit.span,
            unit,
        });
        self.stack.push(Level::Container { provision: at, unnumbered: 0 });
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

/// "41st meeting", "41e séance", "41-е заседание": a line that begins with an ordinal.
fn is_ordinal(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest_of_word = rest.split(' ').next().unwrap_or("");
    rest.len() < text.len()
        && (1..=5).contains(&rest_of_word.chars().count())
        && rest_of_word
            .trim_start_matches('-')
            .chars()
            .all(|c| c.is_lowercase() || matches!(c, 'ª' | 'º'))
        && rest_of_word.chars().any(char::is_alphabetic)
        || text.starts_with('第') && text.contains('次')
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
