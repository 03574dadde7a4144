//! Paragraphs laid out in the text of the document, with what their outside tells.

use actum_model::{Language, Notice, Place, Revision, Span};
use actum_text::normalise;

use crate::block::{Block, Blocks, Label, NoteBody};
use crate::lexicon::Lexicon;
use crate::marker::{self, Marker};
use crate::structure::table::{self, Row};

/// How a paragraph ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Colon,
    Semicolon,
    Comma,
    Stop,
    Dash,
    /// A word: the paragraph is a head or a heading, or was cut off.
    Open,
}

/// One paragraph of the document's text.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Its place in the text, marker included, without white space around it.
    pub(super) span: Span,
    /// The marker that its characters begin with, offsets relative to `span.start`.
    pub(super) marker: Option<Marker>,
    /// The label that the format computes.
    pub(super) label: Option<Label>,
    pub(super) ending: Ending,
    /// Characters, roughly: bytes, where a Han or Arabic character counts as two.
    pub(super) length: usize,
    pub(super) heading: Option<u8>,
    pub(super) style: Option<String>,
    pub(super) emphasised: bool,
    pub(super) centred: bool,
    /// The table row it belongs to, as index into [`Layout::rows`].
    pub(super) row: Option<usize>,
    /// Whether it holds all that follows the number in its row.
    pub(super) row_start: bool,
    pub(super) place: Place,
    pub(super) language: Option<Language>,
    pub(super) revisions: Vec<Revision>,
    pub(super) calls: Vec<String>,
}

/// The text of the document and its paragraphs.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) text: String,
    pub(super) units: Vec<Unit>,
    pub(super) rows: Vec<Row>,
    /// Units of each note, in the order of the notes: key, mark, range of `note_units`.
    pub(super) notes: Vec<(String, Option<String>, std::ops::Range<usize>)>,
    pub(super) note_units: Vec<Unit>,
    pub(super) notices: Vec<Notice>,
}

impl Layout {
    pub(super) fn slice(&self, span: Span) -> &str {
        span.slice(&self.text).unwrap_or("")
    }

    /// Lays the blocks out, one paragraph a line.
    pub(super) fn new(blocks: Blocks, lexicon: &Lexicon) -> Self {
        let Blocks { items, notes, language: _, notices } = blocks;
        let size = items.iter().map(|block| block.text.len() + 1).sum();
        let mut layout = Layout { text: String::with_capacity(size), notices, ..Layout::default() };
        let mut items = items.into_iter().peekable();
        while let Some(block) = items.next() {
            let Some(cell) = block.cell else {
                layout.paragraph(block, lexicon, '\n');
                continue;
            };
            let mut table = vec![block];
            while let Some(next) = items.next_if(|next| {
                next.cell.is_some_and(|next| next.table == cell.table || next.depth > cell.depth)
            }) {
                table.push(next);
            }
            table::lay_out(&mut layout, table, lexicon);
        }
        layout.notes(notes, lexicon);
        layout
    }

    fn notes(&mut self, notes: Vec<NoteBody>, lexicon: &Lexicon) {
        let body = std::mem::take(&mut self.units);
        for note in notes {
            let first = self.units.len();
            for paragraph in note.paragraphs {
                self.paragraph(paragraph, lexicon, '\n');
            }
            if self.units.len() > first {
                self.notes.push((note.key, note.mark, first..self.units.len()));
            }
        }
        self.note_units = std::mem::replace(&mut self.units, body);
    }

    /// Appends a paragraph after `separator`; nothing when it holds no visible character.
    /// Line feeds inside it become spaces, since a line of the text is a paragraph.
    pub(super) fn paragraph(&mut self, block: Block, lexicon: &Lexicon, separator: char) -> bool {
        let Some((span, map)) = self.append(&block.text, separator) else {
            return false;
        };
        let place = |offset: usize| map.apply(offset, span);
        let revisions = block
            .revisions
            .into_iter()
            .map(|revision| {
                let span = Span::new(place(revision.start), place(revision.end));
                Revision {
                    kind: revision.kind,
                    words: match revision.start == revision.end {
                        true => normalise(&revision.words).text.into_owned(),
                        false => span.slice(&self.text).unwrap_or("").to_owned(),
                    },
                    span,
                    author: revision.author,
                    date: revision.date,
                }
            })
            .collect();
        let text = self.slice(span);
        let marker = if block.label.as_ref().is_some_and(|label| !label.bullet) {
            None
        } else {
            marker::parse(text, lexicon)
        };
        let unit = Unit {
            span,
            marker,
            label: block.label,
            ending: ending(text),
            length: width(text),
            heading: block.heading,
            style: block.style,
            emphasised: block.italic || block.bold,
            centred: block.alignment == Some(crate::block::Alignment::Center),
            row: None,
            row_start: false,
            place: block.place,
            language: block.language,
            revisions,
            calls: block.calls.into_iter().map(|call| call.key).collect(),
        };
        self.units.push(unit);
        true
    }

    /// Appends the words of a paragraph in normal form; gives their place and the way there.
    pub(super) fn append(&mut self, text: &str, separator: char) -> Option<(Span, Moved)> {
        let normalised = normalise(text);
        let trimmed = normalised.text.trim();
        if trimmed.is_empty() {
            return None;
        }
        let lead = normalised.text.len() - normalised.text.trim_start().len();
        if !self.text.is_empty() {
            self.text.push(separator);
        }
        let start = self.text.len();
        let mut collapsed = Vec::new();
        if memchr::memchr(b'\n', trimmed.as_bytes()).is_none()
            && memchr::memmem::find(trimmed.as_bytes(), b"  ").is_none()
        {
            self.text.push_str(trimmed);
        } else {
            // Runs of blanks become one blank; each removal is a step of the offsets.
            let mut after_blank = false;
            for (at, character) in trimmed.char_indices() {
                let blank = matches!(character, ' ' | '\n');
                if blank && after_blank {
                    collapsed.push(at);
                    continue;
                }
                self.text.push(if blank { ' ' } else { character });
                after_blank = blank;
            }
        }
        let span = Span::new(start, self.text.len());
        Some((span, Moved { map: normalised.map, lead, collapsed }))
    }
}

/// The way from a block's characters to the document's text.
pub(super) struct Moved {
    map: actum_text::OffsetMap,
    lead: usize,
    collapsed: Vec<usize>,
}

impl Moved {
    fn apply(&self, offset: usize, span: Span) -> usize {
        let at = self.map.to_normalised(offset).saturating_sub(self.lead);
        let removed = self.collapsed.partition_point(|removed| *removed < at);
        (span.start + at - removed).min(span.end)
    }
}

/// How a paragraph ends, its closing quotation marks and note numbers passed over.
pub(super) fn ending(text: &str) -> Ending {
    let bare = text.trim_end_matches(['"', '”', '»', '’', ')', '）', ']', '」', ' ']);
    let bare = if bare.is_empty() { text } else { bare };
    let mut last = bare.chars().next_back().unwrap_or(' ');
    if last.is_ascii_digit() {
        // "…against corruption;4": a note number stuck to the end.
        // Several are parted by commas, and the first stands behind the comma of the sentence.
        let mut stripped = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        while let Some(before) = stripped.strip_suffix(',')
            && before.ends_with(|c: char| c.is_ascii_digit())
        {
            stripped = before.trim_end_matches(|c: char| c.is_ascii_digit());
        }
        match stripped.chars().next_back() {
            Some(mark @ (';' | '.' | ',' | ':')) if bare.len() - stripped.len() <= 6 => last = mark,
            _ => {}
        }
    }
    if ["; and", "; or", "；以及", "；和", "; et", "; y", "; и", "؛ و"]
        .iter()
        .any(|joined| bare.ends_with(joined))
    {
        return Ending::Semicolon;
    }
    match last {
        ':' | '：' | '︰' => Ending::Colon,
        ';' | '；' | '؛' => Ending::Semicolon,
        ',' | '，' | '،' | '、' => Ending::Comma,
        '.' | '。' | '!' | '?' | '！' | '？' | '؟' | '…' => Ending::Stop,
        '–' | '—' | '-' => Ending::Dash,
        _ => Ending::Open,
    }
}

/// Length as a reader sees it: a character outside the European scripts counts double.
fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|character| if character as u32 >= 0x600 { 2 } else { 1 }).sum()
}
