//! Properties of runs and paragraphs (ECMA-376 17.3.1 and 17.3.2).

use std::collections::HashMap;
use std::sync::Arc;

use crate::Error;
use crate::document::{Alignment, Change, ChangeKind, Languages};
use crate::xml::{Element, Event, Namespace, XmlReader};

/// Keeps one copy of each name that recurs: styles, languages, authors, dates.
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<Box<str>, Arc<str>>);

/// Names longer than this are cut: no program writes them.
const MAX_NAME: usize = 256;

impl Names {
    pub(crate) fn keep(&mut self, name: &str) -> Arc<str> {
        let mut end = name.len().min(MAX_NAME);
        while !name.is_char_boundary(end) {
            end -= 1;
        }
        let name = &name[..end];
        if let Some(kept) = self.0.get(name) {
            return Arc::clone(kept);
        }
        let kept: Arc<str> = name.into();
        // A file with a different name on every paragraph gains nothing from being remembered.
        if self.0.len() < 10_000 {
            self.0.insert(name.into(), Arc::clone(&kept));
        }
        kept
    }
}

/// Properties of a run, or of a paragraph mark.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct RunProperties {
    pub(crate) style: Option<Arc<str>>,
    pub(crate) bold: Option<bool>,
    pub(crate) bold_complex: Option<bool>,
    pub(crate) italic: Option<bool>,
    pub(crate) italic_complex: Option<bool>,
    pub(crate) hidden: Option<bool>,
    /// A paragraph mark hidden so that two paragraphs share a line (`w:specVanish`).
    pub(crate) joins_line: bool,
    pub(crate) capitals: Option<bool>,
    pub(crate) right_to_left: Option<bool>,
    pub(crate) symbol_font: Option<Arc<str>>,
    pub(crate) languages: Languages,
    pub(crate) inserted: Option<Change>,
    pub(crate) removed: Option<Change>,
    pub(crate) formatting_changed: bool,
}

/// Properties of a paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ParagraphProperties {
    pub(crate) style: Option<Arc<str>>,
    pub(crate) list: Option<i64>,
    pub(crate) level: Option<u8>,
    pub(crate) outline: Option<u8>,
    pub(crate) right_to_left: Option<bool>,
    pub(crate) alignment: Option<Alignment>,
    pub(crate) indent: Option<i32>,
    pub(crate) mark: RunProperties,
    pub(crate) formatting_changed: bool,
}

/// Author and date of a tracked change.
pub(crate) fn change(element: &Element<'_>, kind: ChangeKind, names: &mut Names) -> Change {
    let mut keep = |name| {
        element.attribute(name).filter(|value| !value.is_empty()).map(|value| names.keep(&value))
    };
    Change { kind, author: keep("author"), date: keep("date") }
}

/// The kind of tracked change an element stands for.
pub(crate) fn change_kind(name: &str) -> Option<ChangeKind> {
    match name {
        "ins" => Some(ChangeKind::Insertion),
        "del" => Some(ChangeKind::Deletion),
        "moveTo" => Some(ChangeKind::MovedHere),
        "moveFrom" => Some(ChangeKind::MovedAway),
        _ => None,
    }
}

impl RunProperties {
    /// Reads to the end of `w:rPr`, whose start was read last.
    pub(crate) fn read(xml: &mut XmlReader<'_>, names: &mut Names) -> Result<Self, Error> {
        let mut properties = Self::default();
        loop {
            match xml.next()? {
                Event::Start(element) => {
                    if element.namespace == Namespace::Word {
                        properties.take(&element, names);
                    }
                    xml.skip()?;
                }
                Event::End => return Ok(properties),
                Event::Text(_) => {}
                Event::Eof => return Err(xml.error("the part ends inside an element")),
            }
        }
    }

    fn take(&mut self, element: &Element<'_>, names: &mut Names) {
        match element.name {
            "rStyle" => self.style = element.val().map(|id| names.keep(&id)),
            "b" => self.bold = Some(element.is_on()),
            "bCs" => self.bold_complex = Some(element.is_on()),
            "i" => self.italic = Some(element.is_on()),
            "iCs" => self.italic_complex = Some(element.is_on()),
            "vanish" => self.hidden = Some(element.is_on()),
            "specVanish" => self.joins_line = element.is_on(),
            "caps" => self.capitals = Some(element.is_on()),
            "rtl" => self.right_to_left = Some(element.is_on()),
            "rFonts" => {
                self.symbol_font = element
                    .attribute("ascii")
                    .or_else(|| element.attribute("hAnsi"))
                    .map(|font| names.keep(&font));
            }
            "lang" => {
                let mut keep = |name| element.attribute(name).map(|tag| names.keep(&tag));
                self.languages.latin = keep("val");
                self.languages.east_asian = keep("eastAsia");
                self.languages.complex = keep("bidi");
            }
            "rPrChange" => self.formatting_changed = true,
            name => match change_kind(name) {
                Some(kind) if kind.removes() => {
                    self.removed = Some(change(element, kind, names));
                }
                Some(kind) => self.inserted = Some(change(element, kind, names)),
                None => {}
            },
        }
    }

    /// These properties where set, else those of `base`.
    pub(crate) fn over(&self, base: &Self) -> Self {
        let either = |own: &Option<Arc<str>>, base: &Option<Arc<str>>| {
            own.as_ref().or(base.as_ref()).map(Arc::clone)
        };
        Self {
            style: self.style.clone(),
            bold: self.bold.or(base.bold),
            bold_complex: self.bold_complex.or(base.bold_complex),
            italic: self.italic.or(base.italic),
            italic_complex: self.italic_complex.or(base.italic_complex),
            hidden: self.hidden.or(base.hidden),
            joins_line: self.joins_line,
            capitals: self.capitals.or(base.capitals),
            right_to_left: self.right_to_left.or(base.right_to_left),
            symbol_font: either(&self.symbol_font, &base.symbol_font),
            languages: Languages {
                latin: either(&self.languages.latin, &base.languages.latin),
                east_asian: either(&self.languages.east_asian, &base.languages.east_asian),
                complex: either(&self.languages.complex, &base.languages.complex),
            },
            inserted: self.inserted.clone(),
            removed: self.removed.clone(),
            formatting_changed: self.formatting_changed,
        }
    }
}

impl ParagraphProperties {
    /// Reads to the end of `w:pPr`, whose start was read last. `at_section` hears of a section
    /// that ends with the paragraph.
    pub(crate) fn read(
        xml: &mut XmlReader<'_>,
        names: &mut Names,
        sections: &mut NoteNumbering,
    ) -> Result<Self, Error> {
        let mut properties = Self::default();
        loop {
            match xml.next()? {
                Event::Start(element) if element.namespace == Namespace::Word => {
                    match element.name {
                        "rPr" => {
                            properties.mark = RunProperties::read(xml, names)?;
                            continue;
                        }
                        "numPr" => {
                            properties.read_list(xml)?;
                            continue;
                        }
                        "sectPr" => {
                            sections.read_section(xml)?;
                            continue;
                        }
                        _ => properties.take(&element, names),
                    }
                    xml.skip()?;
                }
                Event::Start(_) => xml.skip()?,
                Event::End => return Ok(properties),
                Event::Text(_) => {}
                Event::Eof => return Err(xml.error("the part ends inside an element")),
            }
        }
    }

    fn take(&mut self, element: &Element<'_>, names: &mut Names) {
        match element.name {
            "pStyle" => self.style = element.val().map(|id| names.keep(&id)),
            // 9 is body text: it takes a heading back (17.3.1.20).
            "outlineLvl" => {
                self.outline =
                    element.number().and_then(|level| u8::try_from(level).ok()).map(|l| l.min(9));
            }
            "bidi" => self.right_to_left = Some(element.is_on()),
            "jc" => {
                self.alignment = match element.val().as_deref() {
                    Some("left" | "start") => Some(Alignment::Start),
                    Some("center") => Some(Alignment::Center),
                    Some("right" | "end") => Some(Alignment::End),
                    Some(_) => Some(Alignment::Justify),
                    None => None,
                }
            }
            "ind" => {
                let twips = |name| element.attribute(name)?.trim().parse::<f64>().ok();
                let characters =
                    |name| element.attribute(name)?.trim().parse::<f64>().ok().map(|c| c * 2.1);
                // Characters win over lengths (17.3.1.12); a hundredth of a character is taken as
                // 2.1 twentieths of a point, the width at 10.5 points.
                self.indent = characters("startChars")
                    .or_else(|| characters("leftChars"))
                    .filter(|length| *length != 0.0)
                    .or_else(|| twips("start"))
                    .or_else(|| twips("left"))
                    .map(|length| length.clamp(-31_680.0, 31_680.0) as i32);
            }
            "pPrChange" => self.formatting_changed = true,
            _ => {}
        }
    }

    fn read_list(&mut self, xml: &mut XmlReader<'_>) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Event::Start(element) => {
                    match element.name {
                        "numId" => self.list = element.number(),
                        "ilvl" => {
                            self.level = element.number().map(|level| level.clamp(0, 8) as u8);
                        }
                        "numberingChange" => self.formatting_changed = true,
                        "ins" => self.formatting_changed = true,
                        _ => {}
                    }
                    xml.skip()?;
                }
                Event::End => return Ok(()),
                Event::Text(_) => {}
                Event::Eof => return Err(xml.error("the part ends inside an element")),
            }
        }
    }

    /// These properties where set, else those of `base`.
    pub(crate) fn over(&self, base: &Self) -> Self {
        Self {
            style: self.style.clone(),
            list: self.list.or(base.list),
            level: self.level.or(base.level),
            outline: self.outline.or(base.outline),
            right_to_left: self.right_to_left.or(base.right_to_left),
            alignment: self.alignment.or(base.alignment),
            indent: self.indent.or(base.indent),
            mark: self.mark.over(&base.mark),
            formatting_changed: self.formatting_changed,
        }
    }
}

/// How notes are numbered: the settings, then the sections, the last of which wins.
#[derive(Debug, Clone, Default)]
pub(crate) struct NoteNumbering {
    pub(crate) footnote: NoteFormat,
    pub(crate) endnote: NoteFormat,
}

/// Number format and first number of a kind of note.
#[derive(Debug, Clone, Default)]
pub(crate) struct NoteFormat {
    pub(crate) format: Option<String>,
    pub(crate) start: Option<u32>,
}

impl NoteNumbering {
    /// Reads to the end of `w:sectPr`, whose start was read last.
    pub(crate) fn read_section(&mut self, xml: &mut XmlReader<'_>) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Event::Start(element) => match element.name {
                    "footnotePr" => self.footnote.read(xml)?,
                    "endnotePr" => self.endnote.read(xml)?,
                    _ => xml.skip()?,
                },
                Event::End => return Ok(()),
                Event::Text(_) => {}
                Event::Eof => return Err(xml.error("the part ends inside an element")),
            }
        }
    }
}

impl NoteFormat {
    /// Reads to the end of `w:footnotePr` or `w:endnotePr`.
    pub(crate) fn read(&mut self, xml: &mut XmlReader<'_>) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Event::Start(element) => {
                    match element.name {
                        "numFmt" => {
                            self.format = element.val().map(|name| name.chars().take(64).collect());
                        }
                        "numStart" => {
                            self.start =
                                element.number().and_then(|start| u32::try_from(start).ok());
                        }
                        _ => {}
                    }
                    xml.skip()?;
                }
                Event::End => return Ok(()),
                Event::Text(_) => {}
                Event::Eof => return Err(xml.error("the part ends inside an element")),
            }
        }
    }
}
