//! A workbook as cells.
//!
//! The package is checked against limits before anything of it is understood, and its cells are
//! taken one by one: a file that claims a cell in the last row of the last column costs no more
//! than that cell.

use std::collections::BTreeMap;
use std::io::Cursor;

use actum_model::PartialDate;
use actum_ooxml::{Limits, Package};
use actum_report::settled;
use calamine::{DataRef, Reader, SheetType, Xlsx};

use crate::error::WorkbookError;

/// The largest file that is read, in bytes.
pub const LARGEST_WORKBOOK: usize = 20 * 1024 * 1024;

/// Most cells of a sheet that say something.
const MOST_CELLS: usize = 2_000_000;

/// Most joined areas of a sheet that are looked at.
const MOST_MERGED: usize = 100_000;

/// A workbook.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// Its sheets with cells, in order, hidden ones among them.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The cells that say something, by row and column from 0.
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// Joined areas: first and last row and column.
    pub merged: Vec<((u32, u32), (u32, u32))>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it says, in the form in which cells are compared.
    pub text: String,
    /// What kind of value stands in it.
    pub kind: CellKind,
    /// The formula that its value is the result of.
    pub formula: Option<String>,
}

/// Kinds of value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CellKind {
    /// Nothing: a formula that no program has worked out.
    Empty,
    /// Words.
    Text,
    /// A number.
    Number(f64),
    /// A day.
    Date(PartialDate),
    /// Yes or no.
    Bool,
    /// An error of a formula.
    Error,
}

impl Book {
    /// Reads an Excel workbook (`.xlsx`).
    ///
    /// # Errors
    ///
    /// [`WorkbookError::Package`] when it is none or beyond the limits, [`WorkbookError::Unreadable`]
    /// when a part is damaged, [`WorkbookError::TooManyCells`] when a sheet holds too many cells.
    pub fn read(bytes: &[u8]) -> Result<Self, WorkbookError> {
        // Sheets are repetitive and pack far better than documents do.
        let limits = Limits { max_ratio: 1000, ..Limits::default() };
        let mut package = Package::open(bytes, &limits)?;
        let names: Vec<String> = package.names().map(str::to_owned).collect();
        for name in names.iter().filter(|name| !name.ends_with('/')) {
            // Unpacked once within the limits: the library below believes what the archive says.
            package.bytes(name)?;
        }
        let unreadable = |place: &str, error: calamine::XlsxError| WorkbookError::Unreadable {
            place: place.to_owned(),
            detail: error.to_string(),
        };
        let mut book: Xlsx<_> =
            Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable("workbook", error))?;
        let listed: Vec<String> = book
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| sheet.name.clone())
            .collect();
        let mut sheets = Vec::new();
        for name in listed {
            let merged =
                book.merge_cells_by_sheet_name(&name).map_err(|error| unreadable(&name, error))?;
            let mut cells = BTreeMap::new();
            let mut reader =
                book.worksheet_cells_reader(&name).map_err(|error| unreadable(&name, error))?;
            while let Some(cell) =
                reader.next_cell_with_formula().map_err(|error| unreadable(&name, error))?
            {
                if let Some(known) = Cell::of(&cell.value, cell.formula) {
                    cells.insert(cell.pos, known);
                }
                if cells.len() > MOST_CELLS {
                    return Err(WorkbookError::TooManyCells { sheet: name, limit: MOST_CELLS });
                }
            }
            let merged = merged
                .into_iter()
                .take(MOST_MERGED)
                .filter(|area| area.start != area.end)
                .map(|area| (area.start, area.end))
                .collect();
            sheets.push(Sheet { name, cells, merged });
        }
        Ok(Self { sheets })
    }

    /// The sheet with this name, whatever its letter case.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name.eq_ignore_ascii_case(name))
    }
}

impl Sheet {
    /// What a cell says; nothing when there is none.
    pub fn text(&self, row: u32, column: u32) -> &str {
        self.cells.get(&(row, column)).map_or("", |cell| cell.text.as_str())
    }

    /// The rows in which something stands, from the top.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The cells of a row, from the left.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), cell)| (*column, cell))
    }
}

impl Cell {
    fn of(value: &DataRef<'_>, formula: Option<String>) -> Option<Self> {
        let formula = formula.filter(|formula| !formula.trim().is_empty());
        let cell = |text: String, kind: CellKind| Cell { text, kind, formula: formula.clone() };
        let known = match value {
            DataRef::Empty => cell(String::new(), CellKind::Empty),
            DataRef::String(words) => cell(settled(words), CellKind::Text),
            DataRef::SharedString(words) => cell(settled(words), CellKind::Text),
            // Whole numbers of any size a sheet can hold are exact in a double.
            #[expect(clippy::cast_precision_loss, reason = "sheets hold doubles")]
            DataRef::Int(number) => cell(number.to_string(), CellKind::Number(*number as f64)),
            DataRef::Float(number) => cell(number.to_string(), CellKind::Number(*number)),
            DataRef::Bool(yes) => cell(yes.to_string(), CellKind::Bool),
            DataRef::DateTime(moment) => {
                match serial_day(moment.as_f64(), moment.is_datetime(), || {
                    moment.to_ymd_hms_milli()
                }) {
                    Some(date) => cell(date.to_string(), CellKind::Date(date)),
                    None => cell(moment.as_f64().to_string(), CellKind::Number(moment.as_f64())),
                }
            }
            DataRef::DateTimeIso(written) => {
                match written.get(..10).and_then(|day| day.parse::<PartialDate>().ok()) {
                    Some(date) => cell(date.to_string(), CellKind::Date(date)),
                    None => cell(settled(written), CellKind::Text),
                }
            }
            DataRef::DurationIso(written) => cell(settled(written), CellKind::Text),
            DataRef::Error(error) => cell(error.to_string(), CellKind::Error),
        };
        let says_nothing = known.text.is_empty() && known.formula.is_none();
        (!says_nothing).then_some(known)
    }
}

/// The day of a serial number, where the cell shows one.
fn serial_day(
    serial: f64,
    is_day: bool,
    split: impl FnOnce() -> (u16, u8, u8, u8, u8, u8, u16),
) -> Option<PartialDate> {
    // Below 1 it is a time of day; 2,958,466 would be the year 10,000.
    if !is_day || !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let (year, month, day, ..) = split();
    PartialDate::day(i16::try_from(year).ok()?, month, day)
}
