//! HTML into blocks.
//!
//! The parser is that of browsers, so broken pages give what a browser would show. The tree is
//! walked with a stack of its own: nesting costs no stack of the program.

mod list;
mod table;

use std::collections::HashMap;

use actum_model::{Language, Place, RevisionKind};
use scraper::node::Element;
use scraper::{Html, Node};

use crate::block::{Alignment, Block, BlockRevision, Blocks, Label, NoteBody, NoteCall};
use crate::{Limits, ReadError};
use list::List;
use table::OpenTable;

/// Whether bytes look like an HTML page: a document type, or a usual element near the start.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    // UTF-16 pages have a NUL beside every sign.
    let head: String = bytes
        .iter()
        .take(2048)
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|byte| byte.to_ascii_lowercase() as char)
        .collect();
    let head = head.trim_start();
    let opens = ["<!doctype html", "<html", "<head", "<body", "<?xml", "<!--"];
    let elements = ["<html", "<body", "<p>", "<p ", "<table", "<div", "<h1", "<ol", "<ul", "<head"];
    opens.iter().any(|sign| head.starts_with(sign))
        && elements.iter().any(|sign| head.contains(sign))
        || head.starts_with("<!doctype html")
        || ["<p>", "<p ", "<div", "<table", "<h1", "<h2", "<ol", "<ul"]
            .iter()
            .any(|sign| head.starts_with(sign))
            && (head.contains("</") || head.len() < 2000)
}

/// The encoding that the page names in its first bytes (`<meta charset>`).
pub(crate) fn named_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let meta =
        head.find("charset=").filter(|_| head.contains("<meta") || head.contains("<?xml"))?;
    let value = head[meta + "charset=".len()..].trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')?;
    let name = &value[..end];
    (!name.is_empty()).then(|| name.to_owned())
}

/// The paragraphs of a page.
pub(crate) fn read_html(text: &str, limits: &Limits) -> Result<Blocks, ReadError> {
    check_depth(text, limits)?;
    let page = Html::parse_document(text);
    let mut reader = Reader::new(limits);
    reader.walk(&page)?;
    reader.finish()
}

/// Refuses pages with more open elements than allowed before they are parsed, since the parser
/// takes quadratic time over them.
fn check_depth(text: &str, limits: &Limits) -> Result<(), ReadError> {
    // Elements that never hold others, or that the next of their kind closes.
    const NEUTRAL: [&str; 28] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody",
        "tfoot", "option", "colgroup", "html", "body",
    ];
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    for at in memchr::memchr_iter(b'<', bytes) {
        let rest = &bytes[at + 1..];
        let closing = rest.first() == Some(&b'/');
        let name = &rest[usize::from(closing)..];
        let end = name.iter().take(16).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let name = &name[..end];
        if end == 0 || NEUTRAL.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes())) {
            continue;
        }
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        // Forgotten end tags of inline elements are common; the parser mends some of them.
        if depth > limits.max_depth.saturating_mul(4) {
            return Err(too_deep(depth, limits));
        }
    }
    Ok(())
}

fn too_deep(depth: usize, limits: &Limits) -> ReadError {
    ReadError::TooLarge {
        name: String::new(),
        what: "the nesting of elements".to_owned(),
        found: depth as u64,
        limit: limits.max_depth as u64,
        setting: "max_depth",
    }
}

/// Elements whose contents no reader of the page sees, or that lead elsewhere.
const LEFT_OUT: [&str; 14] = [
    "script", "style", "nav", "noscript", "template", "head", "svg", "form", "iframe", "object",
    "button", "select", "textarea", "title",
];
/// Elements that begin and end a paragraph.
const PARAGRAPHS: [&str; 26] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "blockquote",
    "li",
    "ol",
    "ul",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "pre",
    "hr",
    "figure",
    "figcaption",
    "caption",
    "address",
    "body",
];

struct Reader<'l> {
    limits: &'l Limits,
    blocks: Blocks,
    /// The paragraph being read.
    current: Block,
    /// Visible characters of it so far, and how many are italic and bold.
    seen: usize,
    italic_seen: usize,
    bold_seen: usize,
    italic: usize,
    bold: usize,
    preformatted: usize,
    quoted: u8,
    heading: Option<u8>,
    lists: Vec<List>,
    /// The label that the next paragraph takes.
    label: Option<Label>,
    tables: Vec<OpenTable>,
    table_count: u32,
    cell_count: usize,
    /// Tracked changes that are open: kind, start in the paragraph, author, date.
    changes: Vec<Change>,
    languages: Vec<Option<Language>>,
    paragraph: u32,
    left_out: usize,
    /// Note bodies by the id of their element.
    notes: HashMap<String, usize>,
    note_depth: Option<(usize, usize)>,
}

#[derive(Debug, Clone)]
struct Change {
    kind: RevisionKind,
    start: usize,
    words: String,
    author: Option<String>,
    date: Option<String>,
}

impl<'l> Reader<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            blocks: Blocks::default(),
            current: Block::default(),
            seen: 0,
            italic_seen: 0,
            bold_seen: 0,
            italic: 0,
            bold: 0,
            preformatted: 0,
            quoted: 0,
            heading: None,
            lists: Vec::new(),
            label: None,
            tables: Vec::new(),
            table_count: 0,
            cell_count: 0,
            changes: Vec::new(),
            languages: Vec::new(),
            paragraph: 0,
            left_out: 0,
            notes: HashMap::new(),
            note_depth: None,
        }
    }

    fn walk(&mut self, page: &Html) -> Result<(), ReadError> {
        let mut depth = 0usize;
        let mut skipping: Option<usize> = None;
        for edge in page.tree.root().traverse() {
            match edge {
                ego_tree::iter::Edge::Open(node) => {
                    depth += 1;
                    if depth > self.limits.max_depth {
                        return Err(too_deep(depth, self.limits));
                    }
                    if skipping.is_some() {
                        continue;
                    }
                    match node.value() {
                        Node::Text(text) => self.text(text),
                        Node::Element(element) => {
                            if LEFT_OUT.contains(&element.name())
                                || element.attr("hidden").is_some()
                            {
                                if !matches!(element.name(), "head" | "title") {
                                    self.left_out += 1;
                                }
                                skipping = Some(depth);
                            } else if !self.open(element, depth)? {
                                skipping = Some(depth);
                            }
                        }
                        _ => {}
                    }
                }
                ego_tree::iter::Edge::Close(node) => {
                    match skipping {
                        Some(from) if from == depth => skipping = None,
                        Some(_) => {}
                        None => {
                            if let Node::Element(element) = node.value() {
                                self.close(element, depth)?;
                            }
                        }
                    }
                    depth -= 1;
                }
            }
        }
        self.end_paragraph()
    }

    /// Begins an element; false when its contents are not wanted.
    fn open(&mut self, element: &Element, depth: usize) -> Result<bool, ReadError> {
        let name = element.name();
        let language = element.attr("lang").and_then(|lang| lang.parse().ok());
        if name == "html" || name == "body" {
            self.blocks.language = self.blocks.language.or(language);
            self.languages.push(None);
        } else {
            let inherited = self.languages.last().copied().flatten();
            self.languages.push(language.or(inherited));
        }
        if is_paragraph(name) {
            self.end_paragraph()?;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = Some(name.as_bytes()[1] - b'0');
            }
            "br" => self.current.text.push('\n'),
            "i" | "em" | "cite" | "var" => self.italic += 1,
            "b" | "strong" => self.bold += 1,
            "pre" => self.preformatted += 1,
            "blockquote" => self.quoted = self.quoted.saturating_add(1),
            "ol" | "ul" | "menu" => self.lists.push(List {
                ordered: name == "ol",
                next: number(element, "start").unwrap_or(1),
                step: if element.attr("reversed").is_some() { -1 } else { 1 },
                kind: element.attr("type").and_then(|kind| kind.chars().next()).unwrap_or('1'),
            }),
            "li" => {
                let level = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                self.label = Some(self.lists.last_mut().map_or_else(
                    || Label { text: "•".to_owned(), level: 0, bullet: true },
                    |list| list.label(number(element, "value"), level),
                ));
            }
            "table" => {
                self.table_count += 1;
                self.tables.push(OpenTable {
                    number: self.table_count,
                    row: 0,
                    column: 0,
                    covered: HashMap::new(),
                    cell: None,
                    in_head: false,
                });
            }
            "thead" => self.in_head(true),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.next_row();
                }
            }
            "td" | "th" => self.open_cell(element, name == "th")?,
            "ins" | "del" => {
                let kind =
                    if name == "ins" { RevisionKind::Insertion } else { RevisionKind::Deletion };
                self.changes.push(Change {
                    kind,
                    start: self.current.text.len(),
                    words: String::new(),
                    author: element.attr("cite").map(str::to_owned),
                    date: element.attr("datetime").map(str::to_owned),
                });
            }
            "a" => {
                if let Some(target) = element.attr("href").and_then(|href| href.strip_prefix('#'))
                    && is_note_name(target)
                    && !is_back_link(element)
                {
                    if self.note_depth.is_none() {
                        self.current.calls.push(NoteCall {
                            key: target.to_owned(),
                            offset: self.current.text.len(),
                        });
                    }
                    // The mark itself is no part of the words.
                    self.languages.pop();
                    return Ok(false);
                }
                if is_back_link(element) {
                    self.languages.pop();
                    return Ok(false);
                }
            }
            _ => {}
        }
        if let Some(id) = element.attr("id")
            && is_note_name(id)
            && matches!(name, "li" | "p" | "div" | "dd" | "aside" | "section")
            && self.note_depth.is_none()
        {
            self.blocks.notes.push(NoteBody {
                key: id.to_owned(),
                mark: None,
                paragraphs: Vec::new(),
            });
            self.notes.insert(id.to_owned(), self.blocks.notes.len() - 1);
            self.note_depth = Some((depth, self.blocks.notes.len() - 1));
            self.label = None;
        }
        Ok(true)
    }

    fn close(&mut self, element: &Element, depth: usize) -> Result<(), ReadError> {
        let name = element.name();
        if is_paragraph(name) {
            self.end_paragraph()?;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "i" | "em" | "cite" | "var" => self.italic = self.italic.saturating_sub(1),
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            "blockquote" => self.quoted = self.quoted.saturating_sub(1),
            "ol" | "ul" | "menu" => {
                self.lists.pop();
            }
            "li" => self.label = None,
            "table" => {
                self.tables.pop();
            }
            "thead" => self.in_head(false),
            "td" | "th" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cell = None;
                }
            }
            "ins" | "del" => {
                if let Some(change) = self.changes.pop() {
                    self.end_change(change);
                }
            }
            _ => {}
        }
        self.languages.pop();
        if self.note_depth.is_some_and(|(from, _)| from == depth) {
            self.end_paragraph()?;
            self.note_depth = None;
        }
        Ok(())
    }

    fn in_head(&mut self, inside: bool) {
        if let Some(table) = self.tables.last_mut() {
            table.in_head = inside;
        }
    }

    fn open_cell(&mut self, element: &Element, heading: bool) -> Result<(), ReadError> {
        self.cell_count += 1;
        if self.cell_count > self.limits.max_table_cells {
            return Err(ReadError::TooLarge {
                name: String::new(),
                what: "the number of table cells".to_owned(),
                found: self.cell_count as u64,
                limit: self.limits.max_table_cells as u64,
                setting: "max_table_cells",
            });
        }
        let depth = u8::try_from(self.tables.len()).unwrap_or(u8::MAX);
        if let Some(table) = self.tables.last_mut() {
            // Browsers take no more than 1,000 columns and 65,534 rows for a span.
            let span = |name: &str| {
                number(element, name)
                    .and_then(|n| u32::try_from(n).ok())
                    .unwrap_or(1)
                    .clamp(1, 1000)
            };
            table.open_cell(span("colspan"), span("rowspan"), heading, depth);
        }
        Ok(())
    }

    fn end_change(&mut self, change: Change) {
        let deletion = change.kind == RevisionKind::Deletion;
        let end = self.current.text.len();
        let start = change.start.min(end);
        let words = if deletion { change.words } else { self.current.text[start..].to_owned() };
        if words.trim().is_empty() {
            return;
        }
        self.current.revisions.push(BlockRevision {
            kind: change.kind,
            words,
            start,
            end: if deletion { start } else { end },
            author: change.author,
            date: change.date,
        });
    }

    fn text(&mut self, text: &str) {
        if let Some(change) =
            self.changes.iter_mut().rev().find(|change| change.kind == RevisionKind::Deletion)
        {
            change.words.push_str(text);
            return;
        }
        let visible = text.chars().filter(|c| !c.is_whitespace()).count();
        self.seen += visible;
        self.italic_seen += if self.italic > 0 { visible } else { 0 };
        self.bold_seen += if self.bold > 0 { visible } else { 0 };
        if self.preformatted > 0 {
            self.current.text.push_str(text);
            return;
        }
        // Line feeds and tabs of the source are blanks; runs of them are one.
        for character in text.chars() {
            if matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                if !self.current.text.is_empty() && !self.current.text.ends_with([' ', '\n']) {
                    self.current.text.push(' ');
                }
            } else {
                self.current.text.push(character);
            }
        }
    }

    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        // A change that runs over the end of the paragraph goes on in the next.
        for index in 0..self.changes.len() {
            let change = self.changes[index].clone();
            self.end_change(change);
            self.changes[index].start = 0;
            self.changes[index].words.clear();
        }
        let mut block = std::mem::take(&mut self.current);
        let (seen, italic, bold) = (self.seen, self.italic_seen, self.bold_seen);
        (self.seen, self.italic_seen, self.bold_seen) = (0, 0, 0);
        if block.text.trim().is_empty() && block.revisions.is_empty() {
            if !block.calls.is_empty() {
                self.current.calls = block.calls;
            }
            return Ok(());
        }
        self.paragraph = self.paragraph.saturating_add(1);
        if self.paragraph as usize > self.limits.max_paragraphs {
            return Err(ReadError::TooLarge {
                name: String::new(),
                what: "the number of paragraphs".to_owned(),
                found: u64::from(self.paragraph),
                limit: self.limits.max_paragraphs as u64,
                setting: "max_paragraphs",
            });
        }
        block.heading = self.heading;
        block.label = self.label.take();
        block.italic = seen > 0 && italic == seen;
        block.bold = seen > 0 && bold == seen;
        block.indent =
            u8::try_from(self.lists.len()).unwrap_or(u8::MAX).saturating_add(self.quoted);
        block.alignment = None::<Alignment>;
        block.language = self.languages.last().copied().flatten();
        block.cell = self.tables.last().and_then(|table| table.cell);
        block.place = Place {
            paragraph: Some(self.paragraph),
            row: block.cell.map(|cell| cell.row),
            column: block.cell.map(|cell| cell.column),
            ..Place::default()
        };
        match self.note_depth {
            Some((_, note)) => {
                block.cell = None;
                self.blocks.notes[note].paragraphs.push(block);
            }
            None => self.blocks.items.push(block),
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Blocks, ReadError> {
        if self.left_out > 0 {
            let message = format!(
                "{} parts of the page that hold no text of the document (scripts, styles, menus, \
                 forms) were left out.",
                self.left_out
            );
            self.blocks.inform("page-parts-left-out", message, Place::default());
        }
        // A call that leads to no note is only a link; a note that nothing calls is kept.
        let known = std::mem::take(&mut self.notes);
        for block in &mut self.blocks.items {
            block.calls.retain(|call| known.contains_key(&call.key));
        }
        Ok(self.blocks)
    }
}

fn number(element: &Element, attribute: &str) -> Option<i64> {
    element.attr(attribute)?.trim().parse().ok()
}

fn is_paragraph(name: &str) -> bool {
    PARAGRAPHS.contains(&name) || matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Names that word processors and page makers give to notes: `fn1`, `_ftn2`, `footnote-3`,
/// `endnote4`, `cite_note-5`.
fn is_note_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let stem = lower.trim_start_matches('_').trim_end_matches(|c: char| c.is_ascii_digit());
    let stem = stem.trim_end_matches(['-', '_', ':', '.']);
    lower.ends_with(|c: char| c.is_ascii_digit())
        && matches!(
            stem,
            "fn" | "ftn" | "footnote" | "edn" | "endnote" | "cite_note" | "note" | "en"
        )
}

fn is_back_link(element: &Element) -> bool {
    let back = |value: &str| {
        let value = value.to_ascii_lowercase();
        value.contains("ref") || value.contains("backlink")
    };
    element.attr("href").is_some_and(|href| href.starts_with('#') && back(href))
        || element.attr("role").is_some_and(back)
        || element
            .attr("class")
            .is_some_and(|class| class.contains("backref") || class.contains("back"))
            && element.attr("href").is_some_and(|href| href.starts_with('#'))
}
