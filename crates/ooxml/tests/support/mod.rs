//! Builds small Word documents for the tests, part by part.
#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(unreachable_pub, reason = "shared by several test files")]
#![allow(clippy::unwrap_used, reason = "a test that cannot build its document has failed")]

use std::io::{Cursor, Write};

use actum_ooxml::{Block, Document, Paragraph, ReadOptions, View};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document to be written; every field is the inside of a part.
#[derive(Default, Clone)]
pub struct Docx {
    pub body: String,
    pub styles: String,
    pub numbering: String,
    pub footnotes: String,
    pub endnotes: String,
    pub settings: String,
}

impl Docx {
    pub fn new(body: impl Into<String>) -> Self {
        Self { body: body.into(), ..Self::default() }
    }

    pub fn numbering(mut self, numbering: impl Into<String>) -> Self {
        self.numbering = numbering.into();
        self
    }

    pub fn styles(mut self, styles: impl Into<String>) -> Self {
        self.styles = styles.into();
        self
    }

    pub fn footnotes(mut self, footnotes: impl Into<String>) -> Self {
        self.footnotes = footnotes.into();
        self
    }

    pub fn endnotes(mut self, endnotes: impl Into<String>) -> Self {
        self.endnotes = endnotes.into();
        self
    }

    pub fn settings(mut self, settings: impl Into<String>) -> Self {
        self.settings = settings.into();
        self
    }

    /// The parts and their content, in a fixed order.
    pub fn parts(&self) -> Vec<(String, String)> {
        let mut types = String::new();
        let mut relations = String::new();
        let mut parts = Vec::new();
        for (name, content, root) in [
            ("styles", &self.styles, "styles"),
            ("numbering", &self.numbering, "numbering"),
            ("footnotes", &self.footnotes, "footnotes"),
            ("endnotes", &self.endnotes, "endnotes"),
            ("settings", &self.settings, "settings"),
        ] {
            if content.is_empty() {
                continue;
            }
            types += &format!(
                r#"<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>"#
            );
            relations += &format!(
                r#"<Relationship Id="r{name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}" Target="{name}.xml"/>"#
            );
            parts.push((
                format!("word/{name}.xml"),
                format!(r#"<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{content}</w:{root}>"#),
            ));
        }
        parts.insert(0, ("[Content_Types].xml".into(), format!(
            r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{types}</Types>"#
        )));
        parts.insert(1, ("_rels/.rels".into(), r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#.into()));
        parts.insert(2, ("word/_rels/document.xml.rels".into(), format!(
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#
        )));
        parts.insert(3, ("word/document.xml".into(), self.document_xml()));
        parts
    }

    pub fn document_xml(&self) -> String {
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{}<w:sectPr/></w:body></w:document>"#,
            self.body
        )
    }

    pub fn bytes(&self) -> Vec<u8> {
        archive(&self.parts())
    }

    /// Reads it with changes accepted.
    pub fn read(&self) -> Document {
        self.read_as(View::Accepted)
    }

    pub fn read_as(&self, view: View) -> Document {
        Document::read(&self.bytes(), &ReadOptions { view, ..ReadOptions::default() }).unwrap()
    }
}

/// A zip archive of these entries.
pub fn archive<N: AsRef<str>, C: AsRef<[u8]>>(parts: &[(N, C)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(name.as_ref(), options).unwrap();
        writer.write_all(content.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A run of text.
pub fn run(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A paragraph of one run.
pub fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

/// A paragraph of a list.
pub fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{}</w:p>"#,
        run(text)
    )
}

/// A level of a list definition.
pub fn level(index: u32, start: u32, format: &str, template: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{template}"/></w:lvl>"#
    )
}

/// A list definition with one list of the same number.
pub fn definition(id: u32, levels: &[String]) -> String {
    format!(
        r#"<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{}</w:abstractNum>"#,
        levels.concat()
    )
}

/// A list.
pub fn list(id: u32, definition: u32, overrides: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>"#)
}

/// The paragraphs of a document in reading order, tables included.
pub fn paragraphs(blocks: &[Block]) -> Vec<&Paragraph> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => all.push(&**paragraph),
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    all.extend(paragraphs(&cell.blocks));
                }
            }
        }
    }
    all
}

/// The labels of the paragraphs, `-` where there is none.
pub fn labels(document: &Document) -> Vec<String> {
    paragraphs(&document.body)
        .iter()
        .map(|paragraph| paragraph.label.as_ref().map_or("-".into(), |label| label.text.clone()))
        .collect()
}

/// The texts of the paragraphs.
pub fn texts(document: &Document) -> Vec<&str> {
    paragraphs(&document.body).iter().map(|paragraph| paragraph.text.as_str()).collect()
}
