//! Where the cells of a table stand, spans counted.

use std::collections::HashMap;

use crate::block::Cell;

/// A table that is being read.
#[derive(Debug, Clone)]
pub(super) struct OpenTable {
    pub(super) number: u32,
    pub(super) row: u32,
    pub(super) column: u32,
    /// Columns that cells of earlier rows still cover: column to rows left.
    pub(super) covered: HashMap<u32, u32>,
    pub(super) cell: Option<Cell>,
    pub(super) in_head: bool,
}

impl OpenTable {
    pub(super) fn next_row(&mut self) {
        self.row += 1;
        self.column = 0;
        self.covered.retain(|_, rows| {
            *rows -= 1;
            *rows > 0
        });
    }

    pub(super) fn open_cell(&mut self, columns: u32, rows: u32, heading: bool, depth: u8) {
        let mut column = self.column + 1;
        while self.covered.contains_key(&column) {
            column += 1;
        }
        if rows > 1 {
            for covered in column..column + columns {
                self.covered.insert(covered, rows);
            }
        }
        self.column = column + columns - 1;
        self.cell = Some(Cell {
            table: self.number,
            row: self.row.max(1),
            column,
            column_span: columns,
            row_span: rows,
            // A heading cell at the start of a row heads the row, not the columns.
            header: self.in_head || heading && self.row <= 1,
            depth,
        });
    }
}
