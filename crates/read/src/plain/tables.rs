//! Tables that were pasted into plain text.
//!
//! Two ways are known: a row a line with tabs between the cells, and a cell a line, where a line
//! that is nothing but the next number begins a row.

use super::Line;
use crate::block::Cell;
use crate::lexicon::Lexicon;
use crate::marker::{Counter, Reading};
use crate::structure::bare_number;

/// A table found among lines.
#[derive(Debug, Clone)]
pub(super) struct Table<'a> {
    pub(super) first_line: u32,
    pub(super) last_line: u32,
    /// Paragraphs in reading order with their line and cell.
    pub(super) cells: Vec<(&'a str, u32, Cell)>,
}

/// All tables, in order.
pub(super) fn find<'a>(lines: &[Line<'a>], lexicon: &Lexicon) -> Vec<Table<'a>> {
    let mut tables = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let number = u32::try_from(tables.len() + 1).unwrap_or(u32::MAX);
        let (found, after) = match cells_of(lines[at].whole) {
            0 | 1 => match flattened(lines, at, lexicon, number) {
                Some((table, after)) => (Some(table), after),
                None => (None, at + 1),
            },
            // Lines that are no table are not looked at again, or long lists would take forever.
            _ => tabbed(lines, at, lexicon, number),
        };
        tables.extend(found);
        at = after;
    }
    tables
}

fn cells_of(line: &str) -> usize {
    let line = line.trim_end();
    if memchr::memchr(b'\t', line.as_bytes()).is_none() {
        return 1;
    }
    // Tabs that only indent are not cells.
    line.trim_start().split('\t').filter(|cell| !cell.trim().is_empty()).count()
}

fn cell(table: u32, row: u32, column: u32, header: bool) -> Cell {
    Cell { table, row, column, column_span: 1, row_span: 1, header, depth: 1 }
}

/// A row a line.
fn tabbed<'a>(
    lines: &[Line<'a>],
    start: usize,
    lexicon: &Lexicon,
    table: u32,
) -> (Option<Table<'a>>, usize) {
    let mut rows = 0;
    let mut end = start;
    let mut last_number = None;
    let mut wide = 0;
    let mut listed = 0;
    let mut continued = Vec::new();
    let mut at = start;
    // The row that was looked for and found, however many blank lines stand before it.
    let mut next_row = None;
    while at < lines.len() {
        let line = &lines[at];
        let cells = cells_of(line.whole);
        if cells >= 2 && (rows == 0 || line.blank_before <= 1 || next_row == Some(at)) {
            rows += 1;
            wide += usize::from(cells > 2);
            let first = line.text.split('\t').next().unwrap_or("");
            let number = bare_number(first, lexicon);
            listed += usize::from(cells == 2 && number.is_some());
            last_number = number.map(|reading| reading.ordinal).or(last_number);
            at += 1;
            end = at;
            continue;
        }
        // Lines without tabs between numbered rows are further paragraphs of the row before.
        let within = last_number.and_then(|last| {
            lines[at..].iter().take(40).position(|line| {
                cells_of(line.whole) >= 2
                    && bare_number(line.text.split('\t').next().unwrap_or(""), lexicon)
                        .is_some_and(|reading| reading.ordinal == last + 1)
            })
        });
        match within {
            Some(skip) if wide > 0 => {
                continued.extend(at..at + skip);
                at += skip;
                next_row = Some(at);
            }
            _ => break,
        }
    }
    let header =
        header_cells(lines[start].text, lexicon) * 2 >= cells_of(lines[start].whole).max(2);
    // "1.<tab>text" on every line is a list, not a table.
    if rows < 2 || !header && (wide * 2 < rows || listed == rows) {
        return (None, end);
    }
    let mut cells = Vec::new();
    let mut row = 0;
    let mut widest = 1;
    let mut next_continued = continued.into_iter().peekable();
    for (index, line) in lines.iter().enumerate().take(end).skip(start) {
        if next_continued.next_if_eq(&index).is_some() {
            cells.push((line.text, line.number, cell(table, row, widest, false)));
            continue;
        }
        row += 1;
        let mut longest = 0;
        for (column, words) in (1u32..).zip(line.whole.trim_end().split('\t')) {
            let words = words.trim();
            if words.is_empty() {
                continue;
            }
            if words.len() > longest {
                longest = words.len();
                widest = column;
            }
            cells.push((words, line.number, cell(table, row, column, header && row == 1)));
        }
    }
    // Further paragraphs follow the cell they belong to, not the last of the row.
    cells.sort_by_key(|(_, number, cell)| (cell.row, cell.column, *number));
    let table = Table { first_line: lines[start].number, last_line: lines[end - 1].number, cells };
    (Some(table), end)
}

fn header_cells(line: &str, lexicon: &Lexicon) -> usize {
    line.split('\t').filter(|cell| lexicon.column(cell).is_some()).count()
}

/// The number that a line is, when it is nothing else.
fn number_of(line: &Line<'_>, lexicon: &Lexicon) -> Option<Reading> {
    let first = line.text.chars().next()?;
    let possible = crate::marker::digit(first).is_some() || crate::lexicon::is_han(first);
    if line.text.len() > 12 || !possible {
        return None;
    }
    bare_number(line.text, lexicon)
        .filter(|reading| matches!(reading.counter, Counter::Digits | Counter::Han))
}

/// Lines that one row of a flattened table may hold.
const LONGEST_ROW: usize = 60;

/// A cell a line: a chain of lines that are 1, 2, 3 … with words between them.
fn flattened<'a>(
    lines: &[Line<'a>],
    start: usize,
    lexicon: &Lexicon,
    table: u32,
) -> Option<(Table<'a>, usize)> {
    // The header lines stand above the first number; the search begins at the first of them.
    let is_head = |line: &Line<'_>| {
        line.text.len() <= 60
            && number_of(line, lexicon).is_none()
            && (line.leading_tab() || lexicon.column(line.text).is_some())
    };
    let mut first = start;
    while first < lines.len() && first - start < 12 && is_head(&lines[first]) {
        first += 1;
    }
    let one = number_of(lines.get(first)?, lexicon).filter(|reading| reading.ordinal == 1)?;
    let mut rows = vec![first];
    let mut last = one.ordinal;
    let mut at = first + 1;
    while at < lines.len() && at - rows[rows.len() - 1] <= LONGEST_ROW {
        let between = at - rows[rows.len() - 1] > 1;
        if between
            && number_of(&lines[at], lexicon).is_some_and(|reading| reading.ordinal == last + 1)
        {
            rows.push(at);
            last += 1;
        }
        at += 1;
    }
    if rows.len() < 2 {
        return None;
    }
    let tabs = rows.iter().filter(|row| lines[**row].leading_tab()).count() * 2 > rows.len()
        || rows.iter().filter(|row| lines.get(**row + 1).is_some_and(Line::leading_tab)).count()
            * 2
            > rows.len();
    let header = lines[start..first].iter().any(|line| lexicon.column(line.text).is_some());
    // Without either sign the numbers might be those of pages: rows are short and whole.
    let whole = rows.len() >= 3
        && (rows[rows.len() - 1] - first) < rows.len() * 12
        && rows.iter().skip(1).all(|row| {
            lines[*row].blank_before > 0
                || lines[*row - 1].text.ends_with(['.', ';', '。', '；', '؛', '!', '?'])
        });
    if !tabs && !header && !whole {
        return None;
    }
    let last_row = rows[rows.len() - 1];
    let end = end_of_last_row(lines, last_row, tabs, lexicon);
    let mut cells = Vec::new();
    let mut column = 0;
    let mut header_columns = 0;
    for line in &lines[start..first] {
        if column == 0 || line.leading_tab() || !tabs {
            column += 1;
        }
        header_columns = column;
        cells.push((line.text, line.number, cell(table, 1, column, true)));
    }
    let most = if header_columns >= 2 { header_columns } else { 2 };
    for (index, row) in rows.iter().enumerate() {
        let row_number = u32::try_from(index + 2).unwrap_or(u32::MAX);
        let stop = rows.get(index + 1).copied().unwrap_or(end);
        let mut column = 1;
        for (offset, line) in lines[*row..stop].iter().enumerate() {
            // A tab before a line begins the next cell; without one the cell goes on.
            if offset == 1 || offset > 1 && line.leading_tab() && column < most {
                column += 1;
            }
            cells.push((line.text, line.number, cell(table, row_number, column, false)));
        }
    }
    let table = Table { first_line: lines[start].number, last_line: lines[end - 1].number, cells };
    Some((table, end))
}

/// The last row goes on while its lines are indented, items, or follow without a blank line.
fn end_of_last_row(lines: &[Line<'_>], row: usize, tabs: bool, lexicon: &Lexicon) -> usize {
    let mut end = row + 1;
    while end < lines.len() && end - row <= LONGEST_ROW {
        let line = &lines[end];
        let first = end == row + 1;
        let belongs = first
            || line.blank_before == 0
            || tabs && line.leading_tab()
            || crate::marker::parse(line.text, lexicon)
                .is_some_and(|marker| marker.body < line.text.len());
        if !belongs {
            break;
        }
        end += 1;
    }
    end
}
