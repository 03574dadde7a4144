//! The text of a document: paragraphs, lists and tables in the order of the file.

mod changes;
mod inline;

use std::borrow::Cow;

use actum_ooxml::{Error, Event, XmlReader};

use super::numbering::Counters;
use super::styles::{Family, Styles};
use super::{CONTENT, place};
use crate::Limits;
use crate::block::{Block, Blocks, Cell, Label};

use changes::Changes;
use inline::Words;

/// What the reading leaves out, counted.
#[derive(Debug, Clone, Default)]
struct LeftOut {
    hidden: u32,
    comments: u32,
    pictures: u32,
    objects: u32,
    formatting: u32,
    numbers: u32,
}

/// Puts the blocks together.
pub(super) struct Content {
    styles: Styles,
    max_paragraphs: usize,
    max_paragraph_bytes: usize,
    max_cells: usize,
    blocks: Blocks,
    counters: Counters,
    changes: Changes,
    /// Where headings are counted.
    headings: usize,
    paragraph: u32,
    tables: u32,
    cells: usize,
    blank: u8,
    left_out: LeftOut,
}

/// Where paragraphs stand.
#[derive(Debug, Clone, Copy, Default)]
struct Where {
    cell: Option<Cell>,
    /// Inside a table of contents or another index.
    index: bool,
}

/// An item of a list, whose first paragraph carries the label.
#[derive(Debug, Clone)]
struct Item {
    counter: usize,
    /// From 0.
    level: usize,
    style: Option<String>,
    /// Whether the label is still to come.
    pending: bool,
    start: Option<u32>,
}

/// What the start tag of a paragraph says.
#[derive(Debug, Clone, Default)]
struct Tag {
    style: String,
    heading: Option<u8>,
    unnumbered: bool,
    start: Option<u32>,
}

impl Content {
    pub(super) fn new(styles: Styles, limits: &Limits) -> Self {
        let mut counters = Counters::default();
        let headings = counters.begin(None, None, None, false);
        Self {
            styles,
            max_paragraphs: limits.max_paragraphs,
            max_paragraph_bytes: limits.max_paragraph_bytes,
            max_cells: limits.max_table_cells,
            blocks: Blocks::default(),
            counters,
            changes: Changes::default(),
            headings,
            paragraph: 0,
            tables: 0,
            cells: 0,
            blank: 0,
            left_out: LeftOut::default(),
        }
    }

    /// Reads what stands between the tags of `office:text`.
    pub(super) fn body(&mut self, reader: &mut XmlReader<'_>) -> Result<(), Error> {
        self.flow(reader, Where::default(), None)
    }

    pub(super) fn finish(mut self) -> Blocks {
        self.changes.finish(&mut self.blocks.items);
        self.notices();
        self.blocks
    }

    /// Reads paragraphs and what holds them, up to the end of the element begun last.
    fn flow(
        &mut self,
        reader: &mut XmlReader<'_>,
        at: Where,
        mut item: Option<&mut Item>,
    ) -> Result<(), Error> {
        loop {
            let (name, tag, list, change) = match reader.next()? {
                Event::End | Event::Eof => return Ok(()),
                Event::Text(_) => continue,
                Event::Start(element) => {
                    let own = |name: &str| element.attribute(name).map(Cow::into_owned);
                    let level = own("outline-level").and_then(|level| level.parse().ok());
                    let tag = Tag {
                        style: own("style-name").unwrap_or_default(),
                        heading: (element.name == "h").then(|| level.unwrap_or(1)),
                        unnumbered: own("is-list-header").as_deref() == Some("true"),
                        start: own("start-value").and_then(|value| value.parse().ok()),
                    };
                    let list = ListTag {
                        style: own("style-name"),
                        name: own("id"),
                        continued: own("continue-list"),
                        same_style: own("continue-numbering").as_deref() == Some("true"),
                    };
                    let hidden = own("display").as_deref() == Some("none");
                    let name = if hidden { "hidden".to_owned() } else { element.name.to_owned() };
                    (name, tag, list, own("change-id"))
                }
            };
            match name.as_str() {
                "p" | "h" => self.paragraph(reader, &tag, at, item.as_deref_mut())?,
                "list" => self.list(reader, list, at, item.as_deref())?,
                "table" => self.table(reader, at)?,
                "tracked-changes" => {
                    let ignored = self.changes.read(reader)?;
                    self.left_out.formatting += ignored;
                }
                "change-start" | "change-end" | "change" => {
                    self.changes.between(&name, change.as_deref());
                    reader.skip()?;
                }
                "hidden" => {
                    self.left_out.hidden += 1;
                    reader.skip()?;
                }
                "annotation" => {
                    self.left_out.comments += 1;
                    reader.skip()?;
                }
                "image" => {
                    self.left_out.pictures += 1;
                    reader.skip()?;
                }
                "object" | "object-ole" => {
                    self.left_out.objects += 1;
                    reader.skip()?;
                }
                "forms"
                | "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "dde-connection-decls"
                | "soft-page-break"
                | "table-of-content-source"
                | "illustration-index-source"
                | "table-index-source"
                | "object-index-source"
                | "user-index-source"
                | "alphabetical-index-source"
                | "bibliography-source"
                | "title"
                | "desc"
                | "event-listeners" => reader.skip()?,
                "table-of-content" | "illustration-index" | "table-index" | "object-index"
                | "user-index" | "alphabetical-index" | "bibliography" => {
                    self.flow(reader, Where { index: true, ..at }, None)?;
                }
                // Sections, frames and whatever else holds paragraphs.
                _ => self.flow(reader, at, item.as_deref_mut())?,
            }
        }
    }

    fn list(
        &mut self,
        reader: &mut XmlReader<'_>,
        tag: ListTag,
        at: Where,
        outer: Option<&Item>,
    ) -> Result<(), Error> {
        let (counter, level) = match outer {
            Some(outer) => (outer.counter, outer.level + 1),
            None => {
                let continued = tag.continued.as_deref();
                let style = tag.style.clone();
                (self.counters.begin(style, tag.name, continued, tag.same_style), 0)
            }
        };
        let style = tag.style.or_else(|| outer.and_then(|outer| outer.style.clone()));
        loop {
            let (name, start) = match reader.next()? {
                Event::End | Event::Eof => return Ok(()),
                Event::Text(_) => continue,
                Event::Start(element) => {
                    let start = element.attribute("start-value");
                    (element.name.to_owned(), start.and_then(|start| start.parse().ok()))
                }
            };
            match name.as_str() {
                "list-item" | "list-header" => {
                    let pending = name == "list-item";
                    let mut item = Item { counter, level, style: style.clone(), pending, start };
                    self.flow(reader, at, Some(&mut item))?;
                }
                _ => reader.skip()?,
            }
        }
    }

    fn table(&mut self, reader: &mut XmlReader<'_>, at: Where) -> Result<(), Error> {
        self.tables = self.tables.saturating_add(1);
        let cell = Cell {
            table: self.tables,
            depth: at.cell.map_or(0, |cell| cell.depth).saturating_add(1),
            column_span: 1,
            row_span: 1,
            ..Cell::default()
        };
        self.blank = 0;
        let mut row = 0;
        self.rows(reader, Where { cell: Some(cell), ..at }, &mut row)?;
        self.blank = 0;
        Ok(())
    }

    /// Reads rows and groups of rows up to the end of the element begun last.
    fn rows(&mut self, reader: &mut XmlReader<'_>, at: Where, row: &mut u32) -> Result<(), Error> {
        loop {
            let name = match reader.next()? {
                Event::End | Event::Eof => return Ok(()),
                Event::Text(_) => continue,
                Event::Start(element) => element.name.to_owned(),
            };
            let mut inner = at;
            match name.as_str() {
                "table-row" => {
                    *row = row.saturating_add(1);
                    if let Some(cell) = &mut inner.cell {
                        cell.row = *row;
                    }
                    self.row(reader, inner)?;
                }
                "table-header-rows" => {
                    if let Some(cell) = &mut inner.cell {
                        cell.header = true;
                    }
                    self.rows(reader, inner, row)?;
                }
                "table-rows" | "table-row-group" => self.rows(reader, inner, row)?,
                _ => reader.skip()?,
            }
        }
    }

    fn row(&mut self, reader: &mut XmlReader<'_>, at: Where) -> Result<(), Error> {
        let mut column = 1u32;
        loop {
            let (name, columns, rows, repeated) = match reader.next()? {
                Event::End | Event::Eof => return Ok(()),
                Event::Text(_) => continue,
                Event::Start(element) => {
                    let number = |name: &str| {
                        let value = element.attribute(name)?.parse::<u32>().ok()?;
                        Some(value.clamp(1, 10_000))
                    };
                    (
                        element.name.to_owned(),
                        number("number-columns-spanned").unwrap_or(1),
                        number("number-rows-spanned").unwrap_or(1),
                        number("number-columns-repeated").unwrap_or(1),
                    )
                }
            };
            match name.as_str() {
                // A covered cell may hold text that is not shown; it is kept.
                "table-cell" | "covered-table-cell" => {
                    self.cells += 1;
                    if self.cells > self.max_cells {
                        return Err(too_large(
                            "the number of table cells",
                            self.cells,
                            self.max_cells,
                            "max_table_cells",
                        ));
                    }
                    let mut inner = at;
                    if let Some(cell) = &mut inner.cell {
                        (cell.column, cell.column_span, cell.row_span) = (column, columns, rows);
                    }
                    self.blank = 0;
                    self.flow(reader, inner, None)?;
                    column = column.saturating_add(repeated);
                }
                _ => reader.skip()?,
            }
        }
    }

    fn paragraph(
        &mut self,
        reader: &mut XmlReader<'_>,
        tag: &Tag,
        at: Where,
        item: Option<&mut Item>,
    ) -> Result<(), Error> {
        if at.cell.is_none() {
            self.paragraph = self.paragraph.saturating_add(1);
        }
        let number = self.paragraph;
        let mut words = Words::new(&self.styles, &tag.style);
        self.changes.open_in(&mut words);
        self.inline(reader, &mut words, at)?;
        self.changes.close_in(&mut words);
        let label = self.label(tag, item);
        if words.text.len() > self.max_paragraph_bytes {
            return Err(too_large(
                "a paragraph",
                words.text.len(),
                self.max_paragraph_bytes,
                "max_paragraph_bytes",
            ));
        }
        let frames = std::mem::take(&mut words.frames);
        if words.text.trim().is_empty() {
            self.blank = self.blank.saturating_add(1);
            self.changes.keep(words);
        } else {
            let hidden = self.styles.hidden(Family::Paragraph, &tag.style).unwrap_or(false);
            if hidden {
                self.left_out.hidden += 1;
                self.changes.keep(words);
            } else {
                self.push(words, tag, at, label, number)?;
            }
        }
        for mut block in frames {
            block.cell = at.cell;
            self.count()?;
            self.blocks.items.push(block);
        }
        Ok(())
    }

    fn push(
        &mut self,
        words: Words,
        tag: &Tag,
        at: Where,
        label: Option<Label>,
        number: u32,
    ) -> Result<(), Error> {
        self.count()?;
        let indent = match &label {
            Some(label) => label.level,
            None => self.styles.indent(&tag.style),
        };
        let style = match self.styles.display_name(&tag.style) {
            name if at.index && !name.to_ascii_lowercase().starts_with("toc") => "toc 1".to_owned(),
            name => name,
        };
        let mut place = place(number);
        (place.row, place.column) = (at.cell.map(|cell| cell.row), at.cell.map(|cell| cell.column));
        let heading =
            tag.heading.or_else(|| self.styles.outline_level(&tag.style)).filter(|_| !at.index);
        let mut block = Block {
            heading: heading.filter(|level| *level > 0),
            label,
            indent,
            style: Some(style).filter(|style| !style.is_empty()),
            alignment: self.styles.alignment(&tag.style),
            italic: words.italic == words.visible,
            bold: words.bold == words.visible,
            cell: at.cell,
            blank_before: std::mem::take(&mut self.blank),
            place,
            ..Block::default()
        };
        self.changes.give(words, &mut block);
        self.blocks.items.push(block);
        Ok(())
    }

    /// The label of a paragraph: that of its list item, or of its heading level.
    fn label(&mut self, tag: &Tag, item: Option<&mut Item>) -> Option<Label> {
        let (counter, level, name, start) = match item {
            Some(item) if item.pending => {
                item.pending = false;
                let named = item.style.clone().or_else(|| self.styles.list_of(&tag.style));
                (item.counter, item.level, named, item.start)
            }
            Some(_) => return None,
            None => {
                let level = usize::from(tag.heading?.checked_sub(1)?);
                (self.headings, level, None, tag.start)
            }
        };
        if tag.unnumbered {
            return None;
        }
        let style = match &name {
            Some(name) => self.styles.list(name)?,
            None if counter == self.headings => &self.styles.outline,
            None => return None,
        };
        let numbers = self.counters.get_mut(counter)?.count(style, level, start);
        let text = style.label(level, numbers)?;
        self.left_out.numbers += u32::from(!style.is_known(level));
        let bullet = style.is_bullet(level);
        Some(Label { text, level: u8::try_from(level).unwrap_or(u8::MAX), bullet })
    }

    fn count(&self) -> Result<(), Error> {
        if self.blocks.items.len() >= self.max_paragraphs {
            let found = self.blocks.items.len() + 1;
            let what = "the number of paragraphs";
            return Err(too_large(what, found, self.max_paragraphs, "max_paragraphs"));
        }
        Ok(())
    }

    fn notices(&mut self) {
        let part = || actum_model::Place { part: Some(CONTENT.to_owned()), ..Default::default() };
        let LeftOut { hidden, comments, pictures, objects, formatting, numbers } =
            self.left_out.clone();
        let blocks = &mut self.blocks;
        if hidden > 0 {
            let message = format!(
                "{hidden} pieces of hidden text are not part of the text read; show hidden text in \
                 LibreOffice and look whether they belong to it."
            );
            blocks.warn("hidden-text-left-out", message, part());
        }
        if objects > 0 {
            let message = format!(
                "{objects} embedded objects (such as worksheets and formulas) are not read; copy \
                 their words into the text if they belong to it."
            );
            blocks.warn("objects-left-out", message, part());
        }
        if numbers > 0 {
            let message = format!(
                "{numbers} list numbers use a format that is not known and are written in decimal \
                 figures; compare them with the document."
            );
            blocks.warn("unknown-number-format", message, part());
        }
        if pictures > 0 {
            let message =
                format!("{pictures} pictures are not read; words inside them are not in the text.");
            blocks.inform("pictures-left-out", message, part());
        }
        if comments > 0 {
            let message = format!("{comments} comments are not part of the text read.");
            blocks.inform("comments-left-out", message, part());
        }
        if formatting > 0 {
            let message = format!(
                "{formatting} tracked changes of formatting are ignored: they change no words."
            );
            blocks.inform("formatting-changes-ignored", message, part());
        }
        if let Some(first) = blocks.items.iter().find(|block| !block.revisions.is_empty()) {
            let count: usize = blocks.items.iter().map(|block| block.revisions.len()).sum();
            let message = format!(
                "The document has {count} tracked changes; the text is read as if all were \
                 accepted, and each is kept with its author and date."
            );
            let place = first.place.clone();
            blocks.inform("tracked-changes-kept", message, place);
        }
    }
}

/// What the start tag of a list says.
#[derive(Debug, Clone, Default)]
struct ListTag {
    style: Option<String>,
    name: Option<String>,
    continued: Option<String>,
    same_style: bool,
}

fn too_large(what: &'static str, found: usize, limit: usize, setting: &'static str) -> Error {
    Error::TooLarge {
        part: CONTENT.to_owned(),
        what,
        found: found as u64,
        limit: limit as u64,
        setting,
    }
}
