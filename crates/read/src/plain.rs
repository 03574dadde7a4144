//! Plain text into blocks.
//!
//! A line of a plain text may be a paragraph, a piece of one, a cell, a row, or what a printer put
//! at the edge of a page. Tables are looked for first, then page edges, then wrapped paragraphs.

pub(crate) mod furniture;
mod tables;
pub(crate) mod wrapping;

use actum_model::Place;

use crate::block::{Block, Blocks};
use crate::lexicon::Lexicon;
use crate::{Limits, ReadError};
use tables::Table;
use wrapping::Wrapping;

/// A line with visible characters.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    /// Without white space around it.
    text: &'a str,
    /// With it.
    whole: &'a str,
    /// From 1.
    number: u32,
    /// Blank lines directly before it.
    blank_before: u8,
    /// Whether it is to be joined to the line before in any case: a page edge lay between.
    carried_over: bool,
}

impl Line<'_> {
    fn leading_tab(&self) -> bool {
        self.whole.starts_with('\t')
    }

    fn place(&self) -> Place {
        Place { line: Some(self.number), ..Place::default() }
    }

    /// Depth of indentation: tabs, or four spaces each.
    fn indent(&self) -> u8 {
        let mut spaces = 0usize;
        for byte in self.whole.bytes() {
            match byte {
                b'\t' => spaces += 4,
                b' ' => spaces += 1,
                _ => break,
            }
        }
        u8::try_from(spaces / 4).unwrap_or(u8::MAX)
    }
}

/// The paragraphs of a plain text in normal form.
pub(crate) fn read_plain(
    text: &str,
    lexicon: &Lexicon,
    limits: &Limits,
) -> Result<Blocks, ReadError> {
    let mut blocks = Blocks::default();
    let lines = lines(text, limits)?;
    let found = tables::find(&lines, lexicon);
    let lines = furniture::without(lines, &found, lexicon, &mut blocks);
    let wrapping = Wrapping::of(&lines);
    let mut joined = 0u32;
    let mut first_joined = None;
    let mut opening_seen = false;
    let mut index = 0;
    let mut tables = found.into_iter().peekable();
    while index < lines.len() {
        let line = lines[index];
        if let Some(table) = tables.next_if(|table| table.first_line == line.number) {
            index = emit_table(&mut blocks, table, &lines, index);
            continue;
        }
        let mut paragraph = line.text.to_owned();
        let mut next = index + 1;
        while next < lines.len()
            && tables.peek().is_none_or(|table| table.first_line != lines[next].number)
            && (lines[next].carried_over
                || wrapping.as_ref().is_some_and(|wrapping| {
                    wrapping.continues(
                        &paragraph,
                        &lines[next - 1],
                        &lines[next],
                        lines.get(next + 1),
                        lexicon,
                        opening_seen,
                    )
                }))
        {
            wrapping::join(&mut paragraph, lines[next].text);
            joined += 1;
            first_joined = first_joined.or(Some(lines[next].number));
            next += 1;
        }
        opening_seen = (opening_seen || wrapping.is_some() && lexicon.is_opening(&paragraph))
            && !wrapping::is_text_number(&paragraph);
        blocks.items.push(Block {
            text: paragraph,
            indent: line.indent(),
            blank_before: line.blank_before,
            place: line.place(),
            ..Block::default()
        });
        index = next;
    }
    if joined > 0 {
        let place = Place { line: first_joined, ..Place::default() };
        let message = format!(
            "{joined} lines were joined to the paragraph before them, since the text breaks its \
             lines at a fixed width; look at the first such place if paragraphs look wrong."
        );
        blocks.inform("joined-lines", message, place);
    }
    Ok(blocks)
}

fn lines<'a>(text: &'a str, limits: &Limits) -> Result<Vec<Line<'a>>, ReadError> {
    let mut lines = Vec::new();
    let mut blank = 0u8;
    let mut start = 0;
    let bytes = text.as_bytes();
    let ends = memchr::memchr_iter(b'\n', bytes).chain(std::iter::once(bytes.len()));
    for (number, end) in (1u32..).zip(ends) {
        let whole = &text[start..end];
        start = end + 1;
        let trimmed = whole.trim();
        if trimmed.is_empty() {
            blank = blank.saturating_add(1);
            continue;
        }
        // Wrapped texts have some ten lines a paragraph; the exact count is checked later.
        if lines.len() >= limits.max_paragraphs.saturating_mul(16) {
            return Err(ReadError::TooLarge {
                name: String::new(),
                what: "the number of lines".to_owned(),
                found: lines.len() as u64 + 1,
                limit: limits.max_paragraphs as u64,
                setting: "max_paragraphs",
            });
        }
        lines.push(Line { text: trimmed, whole, number, blank_before: blank, carried_over: false });
        blank = 0;
    }
    Ok(lines)
}

/// Emits the paragraphs of a table; gives the index of the first line after it.
fn emit_table(blocks: &mut Blocks, table: Table<'_>, lines: &[Line<'_>], index: usize) -> usize {
    for (text, number, cell) in table.cells {
        blocks.items.push(Block {
            text: text.to_owned(),
            cell: Some(cell),
            place: Place {
                line: Some(number),
                row: Some(cell.row),
                column: Some(cell.column),
                ..Place::default()
            },
            ..Block::default()
        });
    }
    let after = lines[index..].partition_point(|line| line.number <= table.last_line);
    index + after
}
