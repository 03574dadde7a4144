//! Turns blocks into the parts `document.xml`, `header1.xml` and `footer1.xml`.

use std::collections::BTreeMap;

use super::document::{Block, Section, TextLanguage, WordDocument};
use super::paragraph::{Alignment, Change, Field, Inline, LinkTarget, MarkChange, Paragraph, Run};
use super::run::{RunKind, run_properties, run_text};
use super::script::{self, Direction};
use super::styles::{self, StyleNames};
use super::table::{Cell, Row, Table};
use super::xml::Xml;

pub(super) const NAMESPACES: [(&str, &str); 2] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// What a document is written into: names that must be the house's, numbers that must be free.
pub(super) struct Surroundings {
    /// Under which ids the styles stand.
    pub(super) styles: StyleNames,
    /// How the ids of relationships to addresses begin.
    pub(super) link_prefix: String,
    /// The first free number of a bookmark or change.
    pub(super) first_id: usize,
}

impl Default for Surroundings {
    fn default() -> Self {
        let styles = StyleNames::default();
        Self { styles, link_prefix: "rIdLink".to_owned(), first_id: 0 }
    }
}

/// The blocks of each section, and the addresses that they link to.
pub(super) struct Written {
    pub(super) sections: Vec<String>,
    pub(super) addresses: Vec<String>,
}

/// A part being written.
pub(super) struct PartWriter<'a> {
    xml: Xml,
    language: &'a TextLanguage,
    surroundings: &'a Surroundings,
    /// Bookmarks that exist, so that a link never leads nowhere.
    bookmarks: BTreeMap<&'a str, usize>,
    /// Addresses linked to, in order: they become relationships `rIdLink1`, `rIdLink2` …
    addresses: Vec<String>,
    changes: usize,
}

/// Writes `document.xml`; the second value holds the addresses it links to.
pub(super) fn document_part(document: &WordDocument) -> (String, Vec<String>) {
    let surroundings = Surroundings::default();
    let mut writer = PartWriter::new(document, &surroundings);
    let mut xml = Xml::document();
    xml.element("w:document", &NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            std::mem::swap(xml, &mut writer.xml);
            writer.sections(document);
            std::mem::swap(xml, &mut writer.xml);
        });
    });
    (xml.finish(), writer.addresses)
}

/// Writes the blocks of each section for a document that is there already.
pub(super) fn report_parts(document: &WordDocument, surroundings: &Surroundings) -> Written {
    let mut writer = PartWriter::new(document, surroundings);
    let mut sections = Vec::with_capacity(document.sections.len());
    for section in &document.sections {
        writer.xml = Xml::fragment();
        writer.blocks(section);
        sections.push(std::mem::replace(&mut writer.xml, Xml::fragment()).finish());
    }
    Written { sections, addresses: writer.addresses }
}

/// Writes a header or footer part. Links to addresses are written as plain words there.
pub(super) fn margin_part(
    document: &WordDocument,
    element: &'static str,
    paragraphs: &[Paragraph],
    surroundings: &Surroundings,
) -> String {
    let mut writer = PartWriter::new(document, surroundings);
    let mut xml = Xml::document();
    xml.element(element, &NAMESPACES, |xml| {
        std::mem::swap(xml, &mut writer.xml);
        for paragraph in paragraphs {
            writer.paragraph(paragraph, None, None);
        }
        if paragraphs.is_empty() {
            writer.paragraph(&Paragraph::default(), None, None);
        }
        std::mem::swap(xml, &mut writer.xml);
    });
    xml.finish()
}

impl<'a> PartWriter<'a> {
    fn new(document: &'a WordDocument, surroundings: &'a Surroundings) -> Self {
        let mut bookmarks = BTreeMap::new();
        let mut remember = |paragraph: &'a Paragraph| {
            if let Some(name) = &paragraph.bookmark {
                let next = surroundings.first_id + bookmarks.len();
                bookmarks.entry(name.as_str()).or_insert(next);
            }
        };
        for block in document.sections.iter().flat_map(|section| &section.blocks) {
            match block {
                Block::Paragraph(paragraph) => remember(paragraph),
                Block::Contents(lines) => lines.iter().for_each(&mut remember),
                Block::Table(table) => table
                    .rows
                    .iter()
                    .flat_map(|row| &row.cells)
                    .flat_map(|cell| &cell.paragraphs)
                    .for_each(&mut remember),
            }
        }
        Self {
            xml: Xml::document(),
            language: &document.language,
            surroundings,
            bookmarks,
            addresses: Vec::new(),
            changes: 0,
        }
    }

    fn sections(&mut self, document: &WordDocument) {
        let last = document.sections.len().saturating_sub(1);
        for (index, section) in document.sections.iter().enumerate() {
            self.blocks(section);
            // All sections but the last live in the properties of a closing paragraph (17.6.18).
            if index != last {
                self.paragraph(&Paragraph::default(), Some(section), None);
            }
        }
        let default = Section::default();
        self.section_properties(document.sections.last().unwrap_or(&default));
    }

    fn blocks(&mut self, section: &Section) {
        for block in &section.blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, None, None),
                Block::Table(table) => self.table(table),
                Block::Contents(lines) => self.contents(lines),
            }
        }
    }

    fn section_properties(&mut self, section: &Section) {
        let (width, height) = section.page.dimensions();
        let margin = section.page.margin.to_string();
        let edge = (section.page.margin / 2).max(425).to_string();
        let right_to_left = self.language.direction() == Direction::RightToLeft;
        self.xml.element("w:sectPr", &[], |xml| {
            xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rIdHeader")]);
            xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rIdFooter")]);
            xml.value("w:type", "nextPage");
            let (width, height) = (width.to_string(), height.to_string());
            let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
            if section.page.landscape {
                size.push(("w:orient", "landscape"));
            }
            xml.empty("w:pgSz", &size);
            xml.empty(
                "w:pgMar",
                &[
                    ("w:top", &margin),
                    ("w:right", &margin),
                    ("w:bottom", &margin),
                    ("w:left", &margin),
                    ("w:header", &edge),
                    ("w:footer", &edge),
                    ("w:gutter", "0"),
                ],
            );
            if right_to_left {
                xml.empty("w:bidi", &[]);
            }
        });
    }

    fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        closes: Option<&Section>,
        field: Option<FieldEdge>,
    ) {
        let direction = paragraph.direction.unwrap_or_else(|| self.language.direction());
        self.xml_open("w:p", |writer| {
            writer.paragraph_properties(paragraph, direction, closes);
            if field.is_some_and(|edge| edge.opens) {
                writer.field_start(" TOC \\o \"1-3\" \\h \\z \\n ");
            }
            let bookmark = paragraph.bookmark.as_deref().and_then(|name| {
                writer.bookmarks.get(name).map(|number| (name.to_owned(), number.to_string()))
            });
            if let Some((name, number)) = &bookmark {
                writer.xml.empty("w:bookmarkStart", &[("w:id", number), ("w:name", name)]);
            }
            for inline in &paragraph.inlines {
                writer.inline(inline, direction);
            }
            if let Some((_, number)) = &bookmark {
                writer.xml.empty("w:bookmarkEnd", &[("w:id", number)]);
            }
            if field.is_some_and(|edge| edge.closes) {
                writer.field_end();
            }
        });
    }

    fn paragraph_properties(
        &mut self,
        paragraph: &Paragraph,
        direction: Direction,
        closes: Option<&Section>,
    ) {
        // The order of the children is that of CT_PPr; Word calls a file with another order damaged.
        self.xml_open("w:pPr", |writer| {
            let style = writer.surroundings.styles.id(paragraph.style.id());
            writer.xml.value("w:pStyle", style);
            if paragraph.keep_with_next {
                writer.xml.empty("w:keepNext", &[]);
            }
            if paragraph.page_break_before {
                writer.xml.empty("w:pageBreakBefore", &[]);
            }
            match direction {
                Direction::RightToLeft => writer.xml.empty("w:bidi", &[]),
                Direction::LeftToRight => writer.xml.value("w:bidi", "0"),
            }
            match paragraph.alignment {
                Alignment::Start => {}
                Alignment::Center => writer.xml.value("w:jc", "center"),
                // "right" means the end of the line in a right-to-left paragraph too (17.3.1.13).
                Alignment::End => writer.xml.value("w:jc", "right"),
            }
            if let Some(mark) = &paragraph.mark {
                let (element, change) = match mark {
                    MarkChange::Inserted(change) => ("w:ins", change),
                    MarkChange::Deleted(change) => ("w:del", change),
                };
                let id = writer.next_change();
                writer.xml_open("w:rPr", |writer| {
                    let attributes = [
                        ("w:id", id.as_str()),
                        ("w:author", &change.author),
                        ("w:date", &change.date),
                    ];
                    writer.xml.empty(element, &attributes);
                });
            }
            if let Some(section) = closes {
                writer.section_properties(section);
            }
        });
    }

    fn inline(&mut self, inline: &Inline, direction: Direction) {
        match inline {
            Inline::Run(run) => self.run(run, direction, RunKind::Text),
            Inline::Field(field) => self.field(*field),
            Inline::Link { target, runs } => self.link(target, runs, direction),
            Inline::Inserted(change, runs) => {
                self.change("w:ins", change, runs, direction, RunKind::Text);
            }
            Inline::Deleted(change, runs) => {
                self.change("w:del", change, runs, direction, RunKind::Deleted);
            }
        }
    }

    fn link(&mut self, target: &LinkTarget, runs: &[Run], direction: Direction) {
        let write = |writer: &mut Self| {
            for run in runs {
                writer.run(run, direction, RunKind::Link);
            }
        };
        match target {
            LinkTarget::Bookmark(name) if self.bookmarks.contains_key(name.as_str()) => {
                self.xml_open_with("w:hyperlink", &[("w:anchor", name), ("w:history", "1")], write);
            }
            // A link to nowhere would be an error message under the reader's finger.
            LinkTarget::Bookmark(_) => {
                for run in runs {
                    self.run(run, direction, RunKind::Text);
                }
            }
            LinkTarget::Address(address) => {
                self.addresses.push(address.clone());
                let id = format!("{}{}", self.surroundings.link_prefix, self.addresses.len());
                self.xml_open_with("w:hyperlink", &[("r:id", &id), ("w:history", "1")], write);
            }
        }
    }

    fn next_change(&mut self) -> String {
        self.changes += 1;
        (self.surroundings.first_id + self.bookmarks.len() + self.changes).to_string()
    }

    fn change(
        &mut self,
        element: &'static str,
        change: &Change,
        runs: &[Run],
        direction: Direction,
        kind: RunKind,
    ) {
        let id = self.next_change();
        let attributes =
            [("w:id", id.as_str()), ("w:author", &change.author), ("w:date", &change.date)];
        self.xml_open_with(element, &attributes, |writer| {
            for run in runs {
                writer.run(run, direction, kind);
            }
        });
    }

    fn run(&mut self, run: &Run, direction: Direction, kind: RunKind) {
        for (stretch, text) in script::stretches(&run.text, direction) {
            let language = run.language.as_ref().unwrap_or(self.language);
            let link = self.surroundings.styles.id(styles::LINK);
            self.xml.element("w:r", &[], |xml| {
                run_properties(xml, run, stretch, text, language, (kind, link));
                run_text(xml, text, kind);
            });
        }
    }

    fn field(&mut self, field: Field) {
        self.xml.element("w:fldSimple", &[("w:instr", field.instruction())], |xml| {
            xml.element("w:r", &[], |xml| xml.text_element("w:t", &[], "1"));
        });
    }

    fn field_start(&mut self, instruction: &str) {
        for part in ["begin", "separate"] {
            self.xml.element("w:r", &[], |xml| {
                xml.empty("w:fldChar", &[("w:fldCharType", part)]);
            });
            if part == "begin" {
                self.xml.element("w:r", &[], |xml| {
                    xml.text_element("w:instrText", &[("xml:space", "preserve")], instruction);
                });
            }
        }
    }

    fn field_end(&mut self) {
        self.xml.element("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", "end")]));
    }

    fn contents(&mut self, lines: &[Paragraph]) {
        let last = lines.len().saturating_sub(1);
        for (index, line) in lines.iter().enumerate() {
            let edge = FieldEdge { opens: index == 0, closes: index == last };
            self.paragraph(line, None, Some(edge));
        }
    }

    fn table(&mut self, table: &Table) {
        let right_to_left = self.language.direction() == Direction::RightToLeft;
        let total: u32 = table.columns.iter().sum();
        let style = self.surroundings.styles.id(styles::TABLE);
        self.xml_open("w:tbl", |writer| {
            writer.xml.element("w:tblPr", &[], |xml| {
                xml.value("w:tblStyle", style);
                if right_to_left {
                    xml.empty("w:bidiVisual", &[]);
                }
                xml.empty("w:tblW", &[("w:w", &total.to_string()), ("w:type", "dxa")]);
                xml.value("w:tblLayout", "fixed");
                xml.empty(
                    "w:tblLook",
                    &[
                        ("w:val", "0620"),
                        ("w:firstRow", "1"),
                        ("w:noHBand", "1"),
                        ("w:noVBand", "1"),
                    ],
                );
            });
            writer.xml.element("w:tblGrid", &[], |xml| {
                for width in &table.columns {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            for (index, row) in table.rows.iter().enumerate() {
                writer.row(row, &table.columns, index < table.heading_rows);
            }
        });
        // Two tables in a row would melt into one, and a cell or body must end in a paragraph.
        self.paragraph(&Paragraph::styled(super::ParagraphStyle::Note), None, None);
    }

    fn row(&mut self, row: &Row, columns: &[u32], heading: bool) {
        let empty = Cell::default();
        self.xml_open("w:tr", |writer| {
            writer.xml.element("w:trPr", &[], |xml| {
                if !row.may_break {
                    xml.empty("w:cantSplit", &[]);
                }
                if let Some(height) = row.least_height {
                    xml.empty(
                        "w:trHeight",
                        &[("w:val", &height.to_string()), ("w:hRule", "atLeast")],
                    );
                }
                if heading {
                    xml.empty("w:tblHeader", &[]);
                }
            });
            for (index, width) in columns.iter().enumerate() {
                let is_last = index + 1 == columns.len();
                let cells = match row.cells.get(index..) {
                    Some(rest) if is_last && !rest.is_empty() => rest,
                    Some([cell, ..]) => std::slice::from_ref(cell),
                    _ => std::slice::from_ref(&empty),
                };
                writer.cell(cells, *width);
            }
        });
    }

    fn cell(&mut self, cells: &[Cell], width: u32) {
        self.xml_open("w:tc", |writer| {
            writer.xml.element("w:tcPr", &[], |xml| {
                xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                if let Some(shade) = cells.first().and_then(|cell| cell.shade) {
                    xml.empty(
                        "w:shd",
                        &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade.colour())],
                    );
                }
            });
            let mut is_empty = true;
            for paragraph in cells.iter().flat_map(|cell| &cell.paragraphs) {
                writer.paragraph(paragraph, None, None);
                is_empty = false;
            }
            if is_empty {
                writer.paragraph(&Paragraph::styled(super::ParagraphStyle::TableText), None, None);
            }
        });
    }

    fn xml_open(&mut self, name: &'static str, content: impl FnOnce(&mut Self)) {
        self.xml_open_with(name, &[], content);
    }

    /// An element whose content needs the whole writer, not only its XML.
    fn xml_open_with(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        content: impl FnOnce(&mut Self),
    ) {
        let mut xml = std::mem::replace(&mut self.xml, Xml::fragment());
        xml.element(name, attributes, |xml| {
            std::mem::swap(xml, &mut self.xml);
            content(self);
            std::mem::swap(xml, &mut self.xml);
        });
        self.xml = xml;
    }
}

/// Whether a paragraph opens or closes the field that spans several.
#[derive(Debug, Clone, Copy)]
struct FieldEdge {
    opens: bool,
    closes: bool,
}

#[cfg(test)]
mod tests {
    use super::super::ParagraphStyle;
    use super::*;

    fn written(paragraph: Paragraph) -> (String, Vec<String>) {
        let mut document = WordDocument::new(TextLanguage::new("en"));
        let mut section = Section::default();
        section.push(paragraph);
        document.sections.push(section);
        document_part(&document)
    }

    #[test]
    fn tracked_changes_keep_both_sides() {
        let change =
            || Change { author: "A & B".to_owned(), date: "2026-11-23T10:00:00Z".to_owned() };
        let (xml, _) = written(
            Paragraph::default()
                .with_inline(Inline::Deleted(change(), vec![Run::new("old")]))
                .with_inline(Inline::Inserted(change(), vec![Run::new("new")])),
        );
        let deleted = "<w:del w:id=\"1\" w:author=\"A &amp; B\" w:date=\"2026-11-23T10:00:00Z\">";
        assert!(xml.contains(deleted), "{xml}");
        assert!(xml.contains("<w:delText xml:space=\"preserve\">old</w:delText>"), "{xml}");
        assert!(xml.contains("<w:ins w:id=\"2\""), "{xml}");
        assert!(xml.contains("<w:t xml:space=\"preserve\">new</w:t>"), "{xml}");
    }

    #[test]
    fn links_outside_become_relationships_and_links_to_nowhere_plain_words() {
        let link = |target| Inline::Link { target, runs: vec![Run::new("there")] };
        let (xml, addresses) = written(
            Paragraph::default()
                .with_inline(link(LinkTarget::Address("https://example.org/?a=1&b=2".to_owned())))
                .with_inline(link(LinkTarget::Bookmark("missing".to_owned()))),
        );
        assert_eq!(addresses, ["https://example.org/?a=1&b=2"]);
        assert!(xml.contains("<w:hyperlink r:id=\"rIdLink1\""), "{xml}");
        assert!(!xml.contains("missing"), "{xml}");
        assert_eq!(xml.matches(">there<").count(), 2, "{xml}");
    }

    #[test]
    fn rows_of_any_length_fill_the_table() {
        let mut document = WordDocument::new(TextLanguage::new("ar"));
        let mut section = Section::default();
        let rows = [0, 1, 4].map(|cells| Row {
            cells: (0..cells).map(|number| Cell::text(format!("c{number}"))).collect(),
            ..Row::default()
        });
        section.push(Table { columns: vec![100, 200], rows: rows.to_vec(), heading_rows: 1 });
        document.sections.push(section);
        let (xml, _) = document_part(&document);
        assert_eq!(xml.matches("<w:tc>").count(), 6, "{xml}");
        assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
        assert!(xml.contains("c3"), "a cell beyond the last column is lost: {xml}");
        assert!(xml.contains("<w:bidiVisual/>"));
    }

    #[test]
    fn line_breaks_and_tabs_become_elements() {
        let (xml, _) =
            written(Paragraph::styled(ParagraphStyle::Quote).with_text("a\r\nb\tc\u{0}"));
        let words = "<w:t xml:space=\"preserve\">a</w:t><w:br/><w:t xml:space=\"preserve\">b</w:t>\
             <w:tab/><w:t xml:space=\"preserve\">c</w:t>";
        assert!(xml.contains(words), "{xml}");
    }
}
