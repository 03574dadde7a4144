//! Lists as Word numbers them (ECMA-376 17.9).
//!
//! A paragraph names a list (`w:num`); a list names a definition (`w:abstractNum`) and may change
//! some of its levels. **Lists of one definition share their counters**: this is what makes one
//! list go on after another, and what `w:startOverride` interrupts.

use std::collections::{BTreeMap, BTreeSet};

use crate::Error;
use crate::document::{Label, Suffix};
use crate::number_format::{Figures, NumberFormat};
use crate::properties::{Names, NoteNumbering, ParagraphProperties, RunProperties};
use crate::styles::StylesPart;
use crate::symbol;
use crate::xml::{Element, Event, Namespace, XmlReader};

/// Levels of a list.
const LEVELS: usize = 9;
/// Lists in one document; the largest seen in the wild have a few thousand.
const MAX_LISTS: usize = 200_000;
/// Characters of a level's template that are looked at.
const MAX_TEMPLATE: usize = 128;

/// The list definitions of a document.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    definitions: BTreeMap<i64, Definition>,
    lists: BTreeMap<i64, List>,
}

#[derive(Debug, Default)]
struct Definition {
    levels: [Option<Level>; LEVELS],
    /// The numbering style this definition stands behind.
    style_link: Option<String>,
    /// The numbering style that has the real definition.
    refers_to_style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    definition: i64,
    changes: BTreeMap<u8, LevelChange>,
}

#[derive(Debug, Default)]
struct LevelChange {
    start: Option<u32>,
    level: Option<Level>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: NumberFormat,
    template: Box<str>,
    restart: Option<u8>,
    legal: bool,
    suffix: Suffix,
    style: Option<Box<str>>,
    indent: Option<i32>,
    hidden: bool,
    capitals: bool,
    picture: bool,
    font: Option<std::sync::Arc<str>>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            // 17.9.25: without w:start the first number is zero.
            start: 0,
            format: NumberFormat::Figures(Figures::Decimal),
            template: "".into(),
            restart: None,
            legal: false,
            suffix: Suffix::Tab,
            style: None,
            indent: None,
            hidden: false,
            capitals: false,
            picture: false,
            font: None,
        }
    }
}

impl Numbering {
    pub(crate) fn read(mut xml: XmlReader<'_>, names: &mut Names) -> Result<Self, Error> {
        let mut numbering = Self::default();
        loop {
            match xml.next()? {
                Event::Start(element) if element.namespace == Namespace::Word => {
                    match element.name {
                        "abstractNum" => {
                            let id = id(&element, "abstractNumId");
                            let definition = Definition::read(&mut xml, names)?;
                            if let Some(id) = id {
                                numbering.definitions.insert(id, definition);
                            }
                        }
                        "num" => {
                            let id = id(&element, "numId");
                            let list = List::read(&mut xml, names)?;
                            if let Some(id) = id {
                                numbering.lists.insert(id, list);
                            }
                        }
                        "numbering" => {}
                        _ => xml.skip()?,
                    }
                    if numbering.lists.len() + numbering.definitions.len() > MAX_LISTS {
                        return Err(xml.error("more than 200,000 lists"));
                    }
                }
                Event::Eof => return Ok(numbering),
                Event::Start(_) | Event::End | Event::Text(_) => {}
            }
        }
    }

    /// Sends lists whose definition only refers to a numbering style to the definition behind that
    /// style (17.9.21).
    pub(crate) fn link(&mut self, styles: &StylesPart) {
        let mut targets = BTreeMap::new();
        for (id, definition) in &self.definitions {
            let Some(style) = &definition.refers_to_style else { continue };
            let behind = styles
                .list_of_numbering_style(style)
                .and_then(|list| self.lists.get(&list))
                .map(|list| list.definition)
                .filter(|behind| behind != id)
                .or_else(|| {
                    self.definitions
                        .iter()
                        .find(|(_, other)| other.style_link.as_ref() == Some(style))
                        .map(|(behind, _)| *behind)
                });
            if let Some(behind) = behind {
                targets.insert(*id, behind);
            }
        }
        for list in self.lists.values_mut() {
            // One step is enough for real documents; a few more end any circle.
            for _ in 0..4 {
                match targets.get(&list.definition) {
                    Some(target) => list.definition = *target,
                    None => break,
                }
            }
        }
    }

    /// The level of a list that names this paragraph style.
    pub(crate) fn level_of_style(&self, list: i64, style: &str) -> Option<u8> {
        let list = self.lists.get(&list)?;
        (0..LEVELS as u8).find(|index| {
            self.level(list, *index).is_some_and(|level| level.style.as_deref() == Some(style))
        })
    }

    /// The indentation that a level gives its paragraphs.
    pub(crate) fn indent(&self, list: i64, level: u8) -> Option<i32> {
        self.level(self.lists.get(&list)?, level)?.indent
    }

    fn level<'n>(&'n self, list: &'n List, index: u8) -> Option<&'n Level> {
        if let Some(level) = list.changes.get(&index).and_then(|change| change.level.as_ref()) {
            return Some(level);
        }
        self.definitions.get(&list.definition)?.levels.get(usize::from(index))?.as_ref()
    }

    fn start(&self, list: &List, index: u8) -> u32 {
        list.changes
            .get(&index)
            .and_then(|change| change.start)
            .or_else(|| self.level(list, index).map(|level| level.start))
            .unwrap_or(1)
    }
}

/// How far each list has counted.
#[derive(Debug, Default, Clone)]
pub(crate) struct Counters {
    counts: BTreeMap<i64, [Option<u32>; LEVELS]>,
    /// Lists and levels whose `w:startOverride` has been applied.
    restarted: BTreeSet<(i64, u8)>,
}

/// What numbering gives a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Numbered {
    /// A label.
    Label { label: Label, known_format: bool },
    /// The paragraph counts, but nothing is written.
    Silent,
    /// The list is not defined.
    Missing,
}

impl Counters {
    /// Counts a paragraph of `list` at `level` and writes its label.
    pub(crate) fn count(
        &mut self,
        numbering: &Numbering,
        list_id: i64,
        level: u8,
        language: Option<&str>,
    ) -> Numbered {
        let level = level.min(LEVELS as u8 - 1);
        let Some(list) = numbering.lists.get(&list_id) else { return Numbered::Missing };
        let Some(definition) = numbering.level(list, level) else { return Numbered::Missing };
        let counts = self.counts.entry(list.definition).or_default();
        let own = usize::from(level);
        let overridden = list.changes.get(&level).and_then(|change| change.start);
        counts[own] = Some(match (overridden, counts[own]) {
            // The first paragraph of a list at a level whose start it overrides begins anew.
            (Some(start), _) if self.restarted.insert((list_id, level)) => start,
            (_, None) => numbering.start(list, level),
            (_, Some(count)) => count.saturating_add(1),
        });
        // A level that was passed over counts as begun: a second level before any first is 1.1,
        // and the next first level is 2.
        for above in 0..level {
            let count = &mut counts[usize::from(above)];
            if count.is_none() {
                *count = Some(numbering.start(list, above));
            }
        }
        for below in level + 1..LEVELS as u8 {
            let restarts = numbering.level(list, below).and_then(|level| level.restart);
            // 17.9.11: 0 never restarts; n restarts after level n or one above it.
            if restarts.is_none_or(|after| level < after) {
                counts[usize::from(below)] = None;
            }
        }
        if definition.hidden {
            return Numbered::Silent;
        }
        if definition.picture || definition.format == NumberFormat::Bullet {
            let text = definition.bullet();
            if text.is_empty() {
                return Numbered::Silent;
            }
            let label = Label { text, level, value: None, suffix: definition.suffix };
            return Numbered::Label { label, known_format: true };
        }
        let counts = *counts;
        let (text, known_format) = written(numbering, list, definition, &counts, language);
        if text.trim().is_empty() {
            return Numbered::Silent;
        }
        let text = if definition.capitals { text.to_uppercase() } else { text };
        let value = (definition.format != NumberFormat::None).then_some(counts[own]).flatten();
        let label = Label { text, level, value, suffix: definition.suffix };
        Numbered::Label { label, known_format }
    }
}

/// Fills the template of a level: `%1.%2)`.
fn written(
    numbering: &Numbering,
    list: &List,
    level: &Level,
    counts: &[Option<u32>; LEVELS],
    language: Option<&str>,
) -> (String, bool) {
    let mut text = String::new();
    let mut known = true;
    let mut chars = level.template.chars().peekable();
    while let Some(char) = chars.next() {
        let digit = chars.peek().and_then(|next| next.to_digit(10)).filter(|digit| *digit > 0);
        let (true, Some(digit)) = (char == '%', digit) else {
            text.push(char);
            continue;
        };
        chars.next();
        let index = digit as u8 - 1;
        let Some(count) = counts[usize::from(index)] else { continue };
        let Some(referenced) = numbering.level(list, index) else { continue };
        known &= referenced.format.is_known();
        match referenced.format {
            NumberFormat::None | NumberFormat::Bullet => {}
            // 17.9.4: a legal number writes every level in decimal figures.
            _ if level.legal => text.push_str(&count.to_string()),
            ref format => text.push_str(&format.write(count, language)),
        }
    }
    (text, known)
}

impl Level {
    fn bullet(&self) -> String {
        if self.picture {
            return "•".to_owned();
        }
        self.template
            .chars()
            .map(|char| match &self.font {
                Some(font) => symbol::character(font, char as u32).unwrap_or('•'),
                None if ('\u{E000}'..='\u{F8FF}').contains(&char) => '•',
                None => char,
            })
            .collect()
    }

    fn read(xml: &mut XmlReader<'_>, names: &mut Names) -> Result<Self, Error> {
        let mut level = Self::default();
        let mut open = 1_usize;
        let mut chosen = false;
        while open > 0 {
            match xml.next()? {
                Event::Start(element) => {
                    match (element.namespace, element.name) {
                        // Newer formats stand beside an older one: the first branch is read.
                        (Namespace::Compatibility, "AlternateContent") => {
                            chosen = false;
                            open += 1;
                            continue;
                        }
                        (Namespace::Compatibility, _) if !chosen => {
                            chosen = true;
                            open += 1;
                            continue;
                        }
                        (Namespace::Word, "rPr") => {
                            let run = RunProperties::read(xml, names)?;
                            level.hidden = run.hidden == Some(true);
                            level.capitals = run.capitals == Some(true);
                            level.font = run.symbol_font;
                            continue;
                        }
                        (Namespace::Word, "pPr") => {
                            let paragraph = ParagraphProperties::read(
                                xml,
                                names,
                                &mut NoteNumbering::default(),
                            )?;
                            level.indent = paragraph.indent;
                            continue;
                        }
                        (Namespace::Word, _) => level.take(&element),
                        _ => {}
                    }
                    xml.skip()?;
                }
                Event::End => open -= 1,
                Event::Text(_) => {}
                Event::Eof => return Err(xml.error("the part ends inside an element")),
            }
        }
        Ok(level)
    }

    fn take(&mut self, element: &Element<'_>) {
        match element.name {
            "start" => self.start = count(element).unwrap_or(1),
            "numFmt" => {
                self.format = match (element.val().as_deref(), element.attribute("format")) {
                    (Some("custom"), Some(pattern)) => NumberFormat::from_pattern(&pattern),
                    (Some(name), _) => NumberFormat::from_name(name),
                    (None, _) => NumberFormat::Figures(Figures::Decimal),
                }
            }
            "lvlText" => {
                self.template =
                    element.val().unwrap_or_default().chars().take(MAX_TEMPLATE).collect();
            }
            "lvlRestart" => {
                self.restart = element.number().map(|after| after.clamp(0, LEVELS as i64) as u8);
            }
            "isLgl" => self.legal = element.is_on(),
            "suff" => {
                self.suffix = match element.val().as_deref() {
                    Some("space") => Suffix::Space,
                    Some("nothing") => Suffix::Nothing,
                    _ => Suffix::Tab,
                }
            }
            "pStyle" => self.style = element.val().map(|id| id.chars().take(256).collect()),
            "lvlPicBulletId" => self.picture = true,
            _ => {}
        }
    }
}

impl Definition {
    fn read(xml: &mut XmlReader<'_>, names: &mut Names) -> Result<Self, Error> {
        let mut definition = Self::default();
        loop {
            match xml.next()? {
                Event::Start(element) => {
                    match element.name {
                        "lvl" => {
                            let index = level_index(&element);
                            let level = Level::read(xml, names)?;
                            if let Some(index) = index {
                                definition.levels[usize::from(index)] = Some(level);
                            }
                            continue;
                        }
                        "styleLink" => {
                            definition.style_link = element.val().map(std::borrow::Cow::into_owned);
                        }
                        "numStyleLink" => {
                            definition.refers_to_style =
                                element.val().map(std::borrow::Cow::into_owned);
                        }
                        _ => {}
                    }
                    xml.skip()?;
                }
                Event::End => return Ok(definition),
                Event::Text(_) => {}
                Event::Eof => return Err(xml.error("the part ends inside an element")),
            }
        }
    }
}

impl List {
    fn read(xml: &mut XmlReader<'_>, names: &mut Names) -> Result<Self, Error> {
        let mut list = Self::default();
        let mut current: Option<u8> = None;
        let mut open = 1_usize;
        while open > 0 {
            match xml.next()? {
                Event::Start(element) => match element.name {
                    "lvlOverride" => {
                        current = level_index(&element);
                        open += 1;
                    }
                    "lvl" => {
                        let level = Level::read(xml, names)?;
                        if let Some(index) = current {
                            list.changes.entry(index).or_default().level = Some(level);
                        }
                    }
                    "startOverride" => {
                        if let Some(index) = current {
                            list.changes.entry(index).or_default().start = count(&element);
                        }
                        xml.skip()?;
                    }
                    "abstractNumId" => {
                        list.definition = element.number().unwrap_or(-1);
                        xml.skip()?;
                    }
                    _ => xml.skip()?,
                },
                Event::End => open -= 1,
                Event::Text(_) => {}
                Event::Eof => return Err(xml.error("the part ends inside an element")),
            }
        }
        Ok(list)
    }
}

fn id(element: &Element<'_>, name: &str) -> Option<i64> {
    element.attribute(name)?.trim().parse().ok()
}

fn level_index(element: &Element<'_>) -> Option<u8> {
    let index: u8 = element.attribute("ilvl")?.trim().parse().ok()?;
    (usize::from(index) < LEVELS).then_some(index)
}

fn count(element: &Element<'_>) -> Option<u32> {
    element.number().map(|number| number.clamp(0, i64::from(i32::MAX)) as u32)
}
