//! Tables.

use super::paragraph::{Paragraph, ParagraphStyle, Run};

/// A table with columns of fixed width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Width of each column in twentieths of a point. Their number is the number of columns;
    /// shorter rows are filled up with empty cells, cells beyond it are kept in the last column.
    pub columns: Vec<u32>,
    /// The rows, heading rows first.
    pub rows: Vec<Row>,
    /// How many of the first rows are headings, repeated on every page.
    pub heading_rows: usize,
}

impl Table {
    /// A table whose first row holds these headings.
    pub fn with_headings(columns: &[u32], headings: impl IntoIterator<Item = String>) -> Self {
        let cells = headings.into_iter().map(|heading| Cell {
            shade: Some(CellShade::Heading),
            paragraphs: vec![
                Paragraph::styled(ParagraphStyle::TableHeading).with_run(Run::new(heading)),
            ],
        });
        Self {
            columns: columns.to_vec(),
            rows: vec![Row { cells: cells.collect(), ..Row::default() }],
            heading_rows: 1,
        }
    }
}

/// A row. It never breaks across pages unless it may.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Whether it may break across pages: for rows that may be longer than a page.
    pub may_break: bool,
    /// Least height in twentieths of a point, for rows to be filled in by hand.
    pub least_height: Option<u32>,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its paragraphs; an empty cell is given an empty one, which the format demands.
    pub paragraphs: Vec<Paragraph>,
    /// Its background.
    pub shade: Option<CellShade>,
}

impl Cell {
    /// A cell of plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Paragraph::styled(ParagraphStyle::TableText).with_text(text).into()
    }
}

impl From<Paragraph> for Cell {
    fn from(paragraph: Paragraph) -> Self {
        Self { paragraphs: vec![paragraph], shade: None }
    }
}

/// Backgrounds of cells. Both keep black text at a contrast above 12 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellShade {
    /// A heading.
    Heading,
    /// The label of a line.
    Label,
}

impl CellShade {
    pub(super) fn colour(self) -> &'static str {
        match self {
            CellShade::Heading => "DCE6F1",
            CellShade::Label => "F2F2F2",
        }
    }
}
