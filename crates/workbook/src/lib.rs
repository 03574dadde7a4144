//! Workbooks that come back: an Action Plan that somebody edited in a spreadsheet, and the
//! hand-made kind that never came from here.
//!
//! [`Book`] is the file as cells, read within limits. [`Marks`] are what the file carries of its
//! writing: ids, the number of the event at which each item stood, and what each cell said then.
//! [`compare`] lays the one over the other and gives every changed cell with what it asks of the
//! register, or the reason why it cannot be understood, and where. Both are pure. [`preview`] and
//! [`apply`] then ask the register, which decides about permissions, workflow and conflicts as it
//! does for every other change.
//!
//! Hand-made plans go another way: [`hand_tables`] finds out which column holds what, and
//! [`hand_document`] makes a document of them that is imported like every other.
//!
//! What is promised stands in `docs/formats/workbook.md`.

mod book;
mod bringing;
mod compare;
mod date;
mod error;
mod hand;
mod marks;
mod problem;
mod table;
mod value;

pub use book::{Book, Cell, CellKind, LARGEST_WORKBOOK, Sheet};
pub use bringing::{Line, Outcome, apply, apply_under, preview};
pub use compare::{CellChange, Comparison, Intent, Remark, compare};
pub use date::{DateReading, Months, read_date};
pub use error::WorkbookError;
pub use hand::{
    HandChoice, HandColumn, HandRow, HandTable, Pieces, column_letters, column_of, hand_document,
    hand_language, hand_rows, hand_tables, headings_key, read_columns, written_columns,
};
pub use marks::Marks;
pub use problem::{Place, Problem};
pub use value::Known;
