//! Tables: which rows are data, where their numbers stand, and how they lie in the text.

use actum_model::{Place, Span};

use crate::block::{Block, Cell};
use crate::lexicon::{Column, Lexicon};
use crate::marker::{self, Counter, Reading};
use crate::structure::unit::Layout;

/// A row of a table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Whether it only names the columns.
    pub(super) header: bool,
    /// Its number: place in the text, and meaning.
    pub(super) number: Option<(Span, Reading)>,
    /// Place of the row, for a row that is nothing but its number.
    pub(super) place: Place,
    /// Ordinal among the data rows of its table, from 1.
    pub(super) ordinal: u32,
}

/// Lays out the paragraphs of one table.
pub(super) fn lay_out(layout: &mut Layout, blocks: Vec<Block>, lexicon: &Lexicon) {
    let shape = Shape::of(&blocks, lexicon);
    if !shape.is_data {
        // A table made for the layout of a page: its paragraphs are paragraphs.
        for block in blocks {
            layout.paragraph(block, lexicon, '\n');
        }
        return;
    }
    let mut ordinal = 0;
    let mut rest = blocks.into_iter().peekable();
    while let Some(first) = rest.next() {
        let Some(cell) = first.cell else { continue };
        let mut row = vec![first];
        while let Some(next) = rest.next_if(|next| {
            next.cell.is_some_and(|next| {
                next.table == cell.table && next.row == cell.row || next.depth > cell.depth
            })
        }) {
            row.push(next);
        }
        let header = cell.header || shape.header_rows.contains(&cell.row);
        if !header {
            ordinal += 1;
        }
        lay_out_row(layout, row, header, ordinal, &shape, lexicon);
    }
}

fn lay_out_row(
    layout: &mut Layout,
    row: Vec<Block>,
    header: bool,
    ordinal: u32,
    shape: &Shape,
    lexicon: &Lexicon,
) {
    let index = layout.rows.len();
    let place = row[0].place.clone();
    layout.rows.push(Row { header, number: None, place, ordinal });
    let mut blocks = row.into_iter().peekable();
    // The number is a provision's number, not part of its words.
    if !header
        && shape.number_column.is_some()
        && let Some(first) =
            blocks.next_if(|block| block.cell.map(|cell| cell.column) == shape.number_column)
    {
        match bare_number(&first.text, lexicon) {
            Some(reading) => {
                if let Some((span, _)) = layout.append(&first.text, '\n') {
                    layout.rows[index].number = Some((span, reading));
                }
            }
            None => one_line(layout, vec![first], index, lexicon, '\n'),
        }
    }
    let rest: Vec<Block> = blocks.collect();
    if rest.is_empty() {
        return;
    }
    let started = layout.rows[index].number.is_some();
    let separator = if started { '\t' } else { '\n' };
    let mut columns: Vec<Cell> = rest.iter().filter_map(|block| block.cell).collect();
    let paragraphs = columns.len();
    columns.dedup_by_key(|cell| (cell.table, cell.column));
    if header || columns.len() == paragraphs {
        one_line(layout, rest, index, lexicon, separator);
        return;
    }
    // Some cell holds several paragraphs: each is a unit, a new cell follows a tab.
    let mut separator = separator;
    let mut previous: Option<Cell> = None;
    let mut start = true;
    for block in rest {
        let cell = block.cell;
        if previous.is_some() {
            let same = previous.map(|cell| (cell.table, cell.column))
                == cell.map(|cell| (cell.table, cell.column));
            separator = if same { '\n' } else { '\t' };
        }
        previous = cell;
        if layout.paragraph(block, lexicon, separator)
            && let Some(unit) = layout.units.last_mut()
        {
            unit.row = Some(index);
            unit.row_start = start;
            start = false;
        }
    }
}

/// Lays the cells of a row out as one unit, tabs between them.
fn one_line(
    layout: &mut Layout,
    blocks: Vec<Block>,
    row: usize,
    lexicon: &Lexicon,
    separator: char,
) {
    let mut first: Option<usize> = None;
    let mut separator = separator;
    let mut previous = None;
    for block in blocks {
        let cell = block.cell.map(|cell| (cell.table, cell.column));
        if first.is_some() {
            separator = if cell == previous { ' ' } else { '\t' };
        }
        previous = cell;
        if layout.paragraph(block, lexicon, separator) {
            let last = layout.units.len() - 1;
            match first {
                None => {
                    first = Some(last);
                    layout.units[last].row = Some(row);
                    layout.units[last].row_start = true;
                }
                Some(first) => {
                    if let Some(unit) = layout.units.pop() {
                        let whole = &mut layout.units[first];
                        whole.span.end = unit.span.end;
                        whole.revisions.extend(unit.revisions);
                        whole.calls.extend(unit.calls);
                    }
                }
            }
        }
    }
}

/// What a table is.
struct Shape {
    is_data: bool,
    header_rows: Vec<u32>,
    number_column: Option<u32>,
}

impl Shape {
    fn of(blocks: &[Block], lexicon: &Lexicon) -> Self {
        let mut header_rows = Vec::new();
        let mut number_heading = None;
        let cells: Vec<(Cell, &str)> = blocks
            .iter()
            .filter_map(|block| block.cell.map(|cell| (cell, block.text.trim())))
            .collect();
        let depth = cells.iter().map(|(cell, _)| cell.depth).min().unwrap_or(0);
        let cells: Vec<(Cell, &str)> =
            cells.into_iter().filter(|(cell, _)| cell.depth == depth).collect();
        let first_row = cells.first().map_or(1, |(cell, _)| cell.row);
        // Words of a header: most cells of the row are known column headings.
        let mut row = first_row;
        while row < first_row + 3 {
            let texts: Vec<&(Cell, &str)> =
                cells.iter().filter(|(cell, _)| cell.row == row).collect();
            let known = texts.iter().filter(|(_, text)| lexicon.column(text).is_some()).count();
            if known * 2 > texts.len() || known >= 2 {
                header_rows.push(row);
                number_heading = number_heading.or_else(|| {
                    texts
                        .iter()
                        .find(|(_, text)| lexicon.column(text) == Some(Column::Number))
                        .map(|(cell, _)| cell.column)
                });
                break;
            }
            row += 1;
        }
        if let Some(found) = header_rows.first().copied() {
            // Rows above the header are its captions.
            header_rows.extend(first_row..found);
        }
        let body: Vec<&(Cell, &str)> = cells
            .iter()
            .filter(|(cell, _)| !cell.header && !header_rows.contains(&cell.row))
            .collect();
        let first_column = body.iter().map(|(cell, _)| cell.column).min();
        let mut rows: Vec<u32> = body.iter().map(|(cell, _)| cell.row).collect();
        rows.dedup();
        let numbered = body
            .iter()
            .filter(|(cell, text)| {
                Some(cell.column) == first_column && bare_number(text, lexicon).is_some()
            })
            .count();
        let several = body
            .chunk_by(|(left, _), (right, _)| left.row == right.row)
            .filter(|row| row.iter().any(|(cell, _)| cell.column != row[0].0.column))
            .count();
        let number_column = first_column.filter(|column| {
            numbered > 0 && (numbered * 2 > rows.len() || number_heading == Some(*column))
        });
        // A header known by its position: the first row of short cells above numbered rows.
        if header_rows.is_empty() && number_column.is_some() {
            let texts: Vec<&(Cell, &str)> =
                cells.iter().filter(|(cell, _)| cell.row == first_row).collect();
            let unnumbered =
                texts.first().is_some_and(|(_, text)| bare_number(text, lexicon).is_none());
            if unnumbered && texts.len() > 1 && texts.iter().all(|(_, text)| text.len() < 60) {
                header_rows.push(first_row);
            }
        }
        let is_data = !header_rows.is_empty() && !rows.is_empty()
            || number_column.is_some()
            || cells.iter().any(|(cell, _)| cell.header)
            || several >= 2;
        Self { is_data, header_rows, number_column }
    }
}

/// The number that is all there is in a cell: `3`, `3.`, `第3`, `A.2`.
pub(crate) fn bare_number(text: &str, lexicon: &Lexicon) -> Option<Reading> {
    let text = text.trim();
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    let marker = marker::parse(text, lexicon)?;
    let reading = marker.readings.into_iter().next()?;
    let whole = marker.length >= text.len() && reading.counter != Counter::Bullet;
    whole.then_some(reading)
}
