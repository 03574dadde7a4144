//! What cannot be understood, and where.

use std::fmt;

/// A place in a workbook, as spreadsheets name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Name of the sheet.
    pub sheet: String,
    /// Row, from 1; 0 for the sheet as a whole.
    pub row: u32,
    /// Column, from 0; `None` for the whole row.
    pub column: Option<u32>,
}

impl Place {
    /// A cell, by its place counted from 0.
    pub fn cell(sheet: &str, row: u32, column: u32) -> Self {
        Self { sheet: sheet.to_owned(), row: row.saturating_add(1), column: Some(column) }
    }

    /// A row, counted from 0.
    pub fn row(sheet: &str, row: u32) -> Self {
        Self { sheet: sheet.to_owned(), row: row.saturating_add(1), column: None }
    }

    /// A sheet.
    pub fn sheet(sheet: &str) -> Self {
        Self { sheet: sheet.to_owned(), row: 0, column: None }
    }

    /// `S5`, or `5` for a row, or nothing for a sheet.
    pub fn address(&self) -> String {
        match (self.row, self.column) {
            (0, _) => String::new(),
            (row, None) => row.to_string(),
            (row, Some(column)) => format!("{}{row}", letters(column)),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.address().as_str() {
            "" => write!(formatter, "{}", self.sheet),
            address => write!(formatter, "{}!{address}", self.sheet),
        }
    }
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.into_iter().rev().collect()
}

/// What is the matter with a cell, a row, a column or a sheet. The words stand in the messages
/// `workbook-problem-<key>`; [`Problem::values`] gives what they name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// No body has this name; those that come near.
    NoBody(String, Vec<String>),
    /// Several bodies have this name; their ids.
    SeveralBodies(String, Vec<String>),
    /// A word that is none of those which the column takes.
    NoWord(String, Vec<String>),
    /// No date, and no occasion.
    NoDate(String),
    /// Day and month, or month and day: the two days it may mean.
    TwoDates(String, String, String),
    /// One value is wanted, not several.
    OneValue(String),
    /// The cell is empty, and the item must have a value.
    Needed,
    /// Clear the column that tells the due date in words instead.
    ClearDue,
    /// Due day and due date of one row say different things.
    DuesDiffer,
    /// The column follows from other things and is not brought back.
    ReadOnly(String),
    /// The register has no such item.
    NoItem(String),
    /// A row with words and without the id of an item.
    NoId,
    /// The item stands on two rows that say different things; the other place.
    Twice(String),
    /// A formula that no program has worked out.
    NoResult(String),
    /// A formula whose result is an error.
    ErrorValue(String),
    /// The text did not fit into its cell when it was written.
    WasCut,
    /// A cell joined with those of other columns.
    MergedAcross(String),
    /// The status is given by the register, never by a person.
    OwnStatus(String),
    /// The item is no longer in the plan.
    Gone(String),
    /// A reason without anything changed.
    ReasonAlone,
    /// The value is the result of a formula. Only told.
    Formula(String),
    /// The value stands in a cell joined over several rows. Only told.
    Merged(String),
    /// The number was taken for a day. Only told.
    Serial(String),
    /// The row of this item is missing; nothing follows from that. Only told.
    RowMissing(String),
    /// The column is missing; nothing follows from that. Only told.
    ColumnMissing(String),
    /// A column that is no part of the plan. Only told.
    ColumnUnknown(String),
    /// A column recognised by what it holds, under another heading. Only told.
    ColumnRenamed(String, String),
    /// A sheet that lists no items. Only told.
    SheetIgnored,
}

impl Problem {
    /// The end of the message id.
    pub fn key(&self) -> &'static str {
        match self {
            Problem::NoBody(_, near) if near.is_empty() => "no-body",
            Problem::NoBody(..) => "no-body-near",
            Problem::SeveralBodies(..) => "several-bodies",
            Problem::NoWord(..) => "no-word",
            Problem::NoDate(_) => "no-date",
            Problem::TwoDates(..) => "two-dates",
            Problem::OneValue(_) => "one-value",
            Problem::Needed => "needed",
            Problem::ClearDue => "clear-due",
            Problem::DuesDiffer => "dues-differ",
            Problem::ReadOnly(_) => "read-only",
            Problem::NoItem(_) => "no-item",
            Problem::NoId => "no-id",
            Problem::Twice(_) => "twice",
            Problem::NoResult(_) => "no-result",
            Problem::ErrorValue(_) => "error-value",
            Problem::WasCut => "was-cut",
            Problem::MergedAcross(_) => "merged-across",
            Problem::OwnStatus(_) => "own-status",
            Problem::Gone(_) => "gone",
            Problem::ReasonAlone => "reason-alone",
            Problem::Formula(_) => "formula",
            Problem::Merged(_) => "merged",
            Problem::Serial(_) => "serial",
            Problem::RowMissing(_) => "row-missing",
            Problem::ColumnMissing(_) => "column-missing",
            Problem::ColumnUnknown(_) => "column-unknown",
            Problem::ColumnRenamed(..) => "column-renamed",
            Problem::SheetIgnored => "sheet-ignored",
        }
    }

    /// What the message names: `value`, and `other` for what goes with it.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Problem::NoBody(value, more)
            | Problem::SeveralBodies(value, more)
            | Problem::NoWord(value, more) => {
                vec![("value", value.clone()), ("other", more.join(", "))]
            }
            Problem::TwoDates(value, one, other) => {
                vec![("value", value.clone()), ("other", one.clone()), ("third", other.clone())]
            }
            Problem::ColumnRenamed(value, other) => {
                vec![("value", value.clone()), ("other", other.clone())]
            }
            Problem::NoDate(value)
            | Problem::OneValue(value)
            | Problem::ReadOnly(value)
            | Problem::NoItem(value)
            | Problem::Twice(value)
            | Problem::NoResult(value)
            | Problem::ErrorValue(value)
            | Problem::MergedAcross(value)
            | Problem::OwnStatus(value)
            | Problem::Gone(value)
            | Problem::Formula(value)
            | Problem::Merged(value)
            | Problem::Serial(value)
            | Problem::RowMissing(value)
            | Problem::ColumnMissing(value)
            | Problem::ColumnUnknown(value) => vec![("value", value.clone())],
            Problem::Needed
            | Problem::ClearDue
            | Problem::DuesDiffer
            | Problem::NoId
            | Problem::WasCut
            | Problem::ReasonAlone
            | Problem::SheetIgnored => Vec::new(),
        }
    }

    /// Whether something that was written is not brought back for it.
    pub fn is_refusal(&self) -> bool {
        !matches!(
            self,
            Problem::Formula(_)
                | Problem::Merged(_)
                | Problem::Serial(_)
                | Problem::RowMissing(_)
                | Problem::ColumnMissing(_)
                | Problem::ColumnUnknown(_)
                | Problem::ColumnRenamed(..)
                | Problem::SheetIgnored
        )
    }

    /// The keys of all problems, for tests of the messages.
    pub const KEYS: [&'static str; 29] = [
        "no-body",
        "no-body-near",
        "several-bodies",
        "no-word",
        "no-date",
        "two-dates",
        "one-value",
        "needed",
        "clear-due",
        "dues-differ",
        "read-only",
        "no-item",
        "no-id",
        "twice",
        "no-result",
        "error-value",
        "was-cut",
        "merged-across",
        "own-status",
        "gone",
        "reason-alone",
        "formula",
        "merged",
        "serial",
        "row-missing",
        "column-missing",
        "column-unknown",
        "column-renamed",
        "sheet-ignored",
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_as_spreadsheets_do() {
        assert_eq!(Place::cell("Plan", 4, 18).to_string(), "Plan!S5");
        assert_eq!(Place::cell("Plan", 0, 25).address(), "Z1");
        assert_eq!(Place::cell("Plan", 0, 26).address(), "AA1");
        assert_eq!(Place::cell("Plan", 0, 701).address(), "ZZ1");
        assert_eq!(Place::cell("Plan", 0, 702).address(), "AAA1");
        assert_eq!(Place::row("Plan", 9).to_string(), "Plan!10");
        assert_eq!(Place::sheet("Plan").to_string(), "Plan");
    }
}
