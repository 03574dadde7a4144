//! The rows of a hand-made plan as they would be understood, for a person to look at before
//! anything is brought in.

use std::collections::BTreeSet;

use actum_model::{BodyId, PartialDate, StatusId, Workflow};
use sha2::{Digest, Sha256};

use super::{HandColumn, HandTable, cell, shown};
use crate::book::{Book, CellKind};
use crate::date::{DateReading, of_number, read_date};
use crate::problem::Problem;
use crate::value::Known;

/// So much of the pieces of words that two texts have must be common for them to be alike.
const ALIKE: f64 = 0.8;

/// A row of a hand-made plan.
#[derive(Debug, Clone, PartialEq)]
pub struct HandRow {
    /// The row, from 0.
    pub row: u32,
    /// Its running number as written; empty where there is none.
    pub number: String,
    /// What is to be done, as written.
    pub action: String,
    /// Who, part by part, each with the body that it names or why it names none.
    pub responsible: Vec<(String, Result<BodyId, Problem>)>,
    /// By when as written, and the day where it is one. Words such as names of meetings are left to
    /// the reader of texts.
    pub deadline: (String, Option<PartialDate>),
    /// Whether the day can be read in two ways.
    pub two_days: bool,
    /// How far it is, as written, and the state of a workflow that has this name.
    pub status: (String, Option<StatusId>),
}

/// The rows of a table, understood as far as names and days go.
pub fn hand_rows(
    book: &Book,
    table: &HandTable,
    known: &Known<'_>,
    workflows: &[Workflow],
) -> Vec<HandRow> {
    let Some(sheet) = book.sheet(&table.sheet) else { return Vec::new() };
    let words = |row: u32, column: HandColumn| -> String {
        let place = table.columns.get(&column);
        place
            .and_then(|place| cell(sheet, row, *place))
            .map_or_else(String::new, |cell| shown(column, cell).trim().to_owned())
    };
    let rows = table.rows.iter().map(|row| {
        let deadline = words(*row, HandColumn::Deadline);
        let kind = table
            .columns
            .get(&HandColumn::Deadline)
            .and_then(|place| cell(sheet, *row, *place))
            .map(|cell| cell.kind);
        let (day, two_days) = match kind {
            Some(CellKind::Date(date)) => (Some(date), false),
            Some(CellKind::Number(number)) => (of_number(number).map(|(date, _)| date), false),
            _ => match read_date(&deadline, known.language, &known.months) {
                DateReading::Date(date) => (Some(date), false),
                DateReading::Either(..) => (None, true),
                DateReading::None => (None, false),
            },
        };
        let status = words(*row, HandColumn::Status);
        HandRow {
            row: *row,
            number: words(*row, HandColumn::Number),
            action: words(*row, HandColumn::Action),
            responsible: bodies(&words(*row, HandColumn::Responsible), known),
            deadline: (deadline, day),
            two_days,
            status: (status.clone(), state_named(&status, workflows)),
        }
    });
    rows.collect()
}

/// The bodies of a cell: the whole cell where it names one, else its parts.
fn bodies(written: &str, known: &Known<'_>) -> Vec<(String, Result<BodyId, Problem>)> {
    let find = |part: &str| (part.to_owned(), known.body(part).map(|body| body.id.clone()));
    if written.is_empty() {
        return Vec::new();
    }
    let whole = find(written);
    if whole.1.is_ok() {
        return vec![whole];
    }
    let parts = written.split([';', ',', '/', '、', '，', '；', '؛', '،', '\n']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(find).collect()
}

/// The state of a workflow that is called so in any language, or has this id.
fn state_named(written: &str, workflows: &[Workflow]) -> Option<StatusId> {
    let wanted = plain(written);
    if wanted.is_empty() {
        return None;
    }
    let states = workflows.iter().flat_map(|workflow| &workflow.states);
    let is_named = |state: &&actum_model::WorkflowState| {
        plain(state.id.as_str()) == wanted || state.names.values().any(|name| plain(name) == wanted)
    };
    states.into_iter().find(is_named).map(|state| state.id.clone())
}

/// Letters and digits in small letters, divided by single blanks.
fn plain(words: &str) -> String {
    let letters = words.chars().map(|one| if one.is_alphanumeric() { one } else { ' ' });
    let small: String = letters.flat_map(char::to_lowercase).collect();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as it is compared with others: its pieces of three letters.
#[derive(Debug, Clone)]
pub struct Pieces {
    plain: String,
    pieces: BTreeSet<[char; 3]>,
}

impl Pieces {
    /// The pieces of a text.
    pub fn of(words: &str) -> Self {
        // Without blanks: scripts that divide no words have them only where signs stood.
        let plain: String = plain(words).split_whitespace().collect();
        let letters: Vec<char> = plain.chars().collect();
        let pieces = letters.windows(3).filter_map(|three| three.try_into().ok()).collect();
        Self { plain, pieces }
    }

    /// Whether two texts say the same, or nearly.
    ///
    /// ```
    /// use actum_workbook::Pieces;
    /// let one = Pieces::of("Prepare the survey on tariffs.");
    /// assert!(one.is_like(&Pieces::of("prepare the Survey on tariffs")));
    /// assert!(!one.is_like(&Pieces::of("Publish the report on tariffs")));
    /// ```
    pub fn is_like(&self, other: &Self) -> bool {
        if self.plain.is_empty() || other.plain.is_empty() {
            return false;
        }
        if self.plain == other.plain {
            return true;
        }
        let (few, many) = if self.pieces.len() < other.pieces.len() {
            (&self.pieces, &other.pieces)
        } else {
            (&other.pieces, &self.pieces)
        };
        // Texts of very different length cannot have enough in common.
        if few.is_empty() || fraction(few.len(), many.len()) < ALIKE {
            return false;
        }
        let common = few.intersection(many).count();
        fraction(common, few.len() + many.len() - common) >= ALIKE
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of letters in a cell")]
fn fraction(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// By what a table is known again next year: SHA-256 of its headings in hexadecimal digits.
pub fn headings_key(table: &HandTable) -> String {
    let mut hash = Sha256::new();
    for heading in table.headings.values() {
        hash.update(plain(heading).as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Columns as they are remembered: `action=2 status=5`, places from 0.
pub fn written_columns(table: &HandTable) -> String {
    let columns = table.columns.iter().map(|(column, place)| format!("{}={place}", column.name()));
    columns.collect::<Vec<_>>().join(" ")
}

/// Remembered columns; what is not understood is left out.
pub fn read_columns(written: &str) -> std::collections::BTreeMap<HandColumn, u32> {
    let parts = written.split_whitespace().filter_map(|part| part.split_once('='));
    parts
        .filter_map(|(name, place)| Some((HandColumn::from_name(name)?, place.parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_written_and_read() {
        let table = HandTable {
            sheet: "Plan".to_owned(),
            head: 2,
            columns: [(HandColumn::Action, 2), (HandColumn::Status, 5)].into(),
            headings: [(2, "Action".to_owned()), (5, "Status:".to_owned())].into(),
            rows: Vec::new(),
            between: Vec::new(),
        };
        assert_eq!(read_columns(&written_columns(&table)), table.columns);
        assert_eq!(read_columns("action=x nonsense =3 status=5").len(), 1);
        let mut again = table.clone();
        again.headings.insert(5, " STATUS".to_owned());
        assert_eq!(headings_key(&again), headings_key(&table));
        again.headings.insert(6, "Remarks".to_owned());
        assert_ne!(headings_key(&again), headings_key(&table));
    }

    #[test]
    fn texts_that_say_the_same_are_alike_in_every_script() {
        let alike = |one: &str, other: &str| Pieces::of(one).is_like(&Pieces::of(other));
        assert!(alike(
            "责成第17研究组研究安全问题，并向顾问组报告",
            "责成第17研究组研究安全问题并向顾问组报告。"
        ));
        assert!(alike("يدعو الفريق إلى إعداد دليل", "يدعو الفريق إلى إعداد دليل."));
        assert!(!alike("责成第17研究组研究安全问题", "请成员国提交文稿"));
        assert!(!alike("", "") && !alike("a", "b") && alike("a", "A"));
    }
}
