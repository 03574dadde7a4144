//! Hand-made plans: workbooks that never came from here. Columns are guessed by their headings and
//! by what they hold; a person may say otherwise. What comes out is a document with one table, which
//! is then read as any other document, so that every value has its place and its words.

mod language;
mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use actum_model::Language;
use actum_pack::{ColumnWords, Packs};
use actum_report::MARK_SHEET;

use crate::book::{Book, Cell, CellKind, Sheet};
use crate::date::{DateReading, of_number, read_date};
use crate::problem::Place;
use crate::value::Known;

pub use self::language::hand_language;
pub use self::rows::{HandRow, Pieces, hand_rows, headings_key, read_columns, written_columns};

/// Rows at the top among which headings are looked for.
const MOST_HEAD_ROWS: u32 = 40;

/// A longer cell is no heading, in characters.
const LONGEST_HEADING: usize = 80;

/// What a column of a hand-made plan holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HandColumn {
    /// The running number.
    Number,
    /// What is to be done.
    Action,
    /// Who.
    Responsible,
    /// By when.
    Deadline,
    /// The resolution or decision it rests on.
    Resolution,
    /// How far it is.
    Status,
}

impl HandColumn {
    /// All of them, in the order in which the table is written.
    pub const ALL: [HandColumn; 6] = [
        HandColumn::Number,
        HandColumn::Action,
        HandColumn::Responsible,
        HandColumn::Deadline,
        HandColumn::Resolution,
        HandColumn::Status,
    ];

    /// The name used on the command line: `action`.
    pub fn name(self) -> &'static str {
        match self {
            HandColumn::Number => "number",
            HandColumn::Action => "action",
            HandColumn::Responsible => "responsible",
            HandColumn::Deadline => "deadline",
            HandColumn::Resolution => "resolution",
            HandColumn::Status => "status",
        }
    }

    /// The column with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name().eq_ignore_ascii_case(name.trim()))
    }

    fn words(self, words: &ColumnWords) -> &[String] {
        match self {
            HandColumn::Number => &words.number,
            HandColumn::Action => &words.action,
            HandColumn::Responsible => &words.responsible,
            HandColumn::Deadline => &words.deadline,
            HandColumn::Resolution => &words.resolution,
            HandColumn::Status => &words.status,
        }
    }
}

/// What a person says of a workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandChoice {
    /// Only this sheet.
    pub sheet: Option<String>,
    /// The row of headings, from 0.
    pub head: Option<u32>,
    /// Columns, from 0.
    pub columns: BTreeMap<HandColumn, u32>,
    /// Whether these columns are all: nothing is guessed beside them.
    pub is_whole: bool,
}

/// A table of a hand-made plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandTable {
    /// The sheet.
    pub sheet: String,
    /// The row of headings, from 0.
    pub head: u32,
    /// Which column holds what, from 0.
    pub columns: BTreeMap<HandColumn, u32>,
    /// The heading of every column in use.
    pub headings: BTreeMap<u32, String>,
    /// The rows that ask for something, from 0.
    pub rows: Vec<u32>,
    /// Rows that are words between, above or below the others, kept as such.
    pub between: Vec<u32>,
}

/// Finds the tables of a hand-made plan: at most one a sheet, those with a column of actions.
pub fn hand_tables(
    book: &Book,
    packs: &Packs,
    known: &Known<'_>,
    choice: &HandChoice,
) -> Vec<HandTable> {
    book.sheets
        .iter()
        .filter(|sheet| sheet.name != MARK_SHEET && !sheet.cells.is_empty())
        .filter(|sheet| choice.sheet.as_ref().is_none_or(|wanted| *wanted == sheet.name))
        .filter_map(|sheet| table(sheet, packs, known, choice))
        .collect()
}

fn table(
    sheet: &Sheet,
    packs: &Packs,
    known: &Known<'_>,
    choice: &HandChoice,
) -> Option<HandTable> {
    let rows = sheet.rows();
    let candidates = rows.iter().copied().filter(|row| *row < MOST_HEAD_ROWS);
    let mut best: Option<(u32, u32, BTreeMap<HandColumn, u32>)> = None;
    for head in candidates.filter(|row| choice.head.is_none_or(|wanted| wanted == *row)) {
        let headings = headings(sheet, head);
        for pack in packs.languages.values() {
            let (score, columns) = by_words(&headings, &pack.structure.columns);
            if best.as_ref().is_none_or(|(most, ..)| score > *most) {
                best = Some((score, head, columns));
            }
        }
    }
    let (score, mut head, mut columns) = best?;
    // Headings that reach down to the next row: the names below them belong to the headings.
    let reach = sheet
        .merged
        .iter()
        .filter(|((top, _), (bottom, _))| *top == head && *bottom > head && *bottom - head <= 2);
    if choice.head.is_none() {
        head = reach.map(|(_, (bottom, _))| *bottom).max().unwrap_or(head);
    }
    if score < 4 && choice.columns.is_empty() && choice.head.is_none() {
        return None;
    }
    if choice.is_whole {
        columns.clear();
    }
    for (column, place) in &choice.columns {
        columns.retain(|_, taken| taken != place);
        columns.insert(*column, *place);
    }
    let below: Vec<u32> = rows.iter().copied().filter(|row| *row > head).collect();
    if !choice.is_whole {
        by_content(sheet, &below, known, &mut columns);
    }
    let action = *columns.get(&HandColumn::Action)?;
    let headings = headings(sheet, head);
    let wide = |row: &u32| {
        sheet
            .merged
            .iter()
            .any(|((top, left), (_, right))| top == row && right > left && right - left >= 2)
    };
    let (asking, mut between): (Vec<u32>, Vec<u32>) = below.into_iter().partition(|row| {
        let filled = sheet.row(*row).filter(|(_, cell)| !cell.text.is_empty()).count();
        !value(sheet, *row, action).is_empty() && !wide(row) && (filled >= 2 || columns.len() < 2)
    });
    let head_rows = if two_rows(sheet, head) { head.saturating_sub(1) } else { head };
    between.extend(rows.into_iter().filter(|row| *row < head_rows));
    between.sort_unstable();
    let headings = headings.into_iter().collect();
    (!asking.is_empty()).then(|| HandTable {
        sheet: sheet.name.clone(),
        head,
        columns,
        headings,
        rows: asking,
        between,
    })
}

/// Whether the headings stand on two rows: one above joins columns, or is itself continued.
fn two_rows(sheet: &Sheet, head: u32) -> bool {
    let Some(above) = head.checked_sub(1) else { return false };
    sheet.merged.iter().any(|((top, left), (bottom, right))| {
        // A title runs over everything; a heading over some columns, or down to the next row.
        (*top == above && *bottom == head)
            || (*top == above
                && *bottom == above
                && right > left
                && sheet.row(above).filter(|(_, cell)| !cell.text.is_empty()).count() >= 2)
    })
}

/// The headings of a row, with what stands above them where headings have two rows.
fn headings(sheet: &Sheet, head: u32) -> Vec<(u32, String)> {
    let columns: BTreeSet<u32> = sheet.cells.keys().map(|(_, column)| *column).collect();
    let is_two = two_rows(sheet, head);
    columns
        .into_iter()
        .map(|column| {
            let own = value(sheet, head, column);
            let above = if is_two { value(sheet, head - 1, column) } else { "" };
            let words = match (above, own) {
                (above, own) if above == own || above.is_empty() => own.to_owned(),
                (above, "") => above.to_owned(),
                (above, own) => format!("{above} {own}"),
            };
            (column, words.replace('\n', " "))
        })
        .filter(|(_, words)| !words.is_empty())
        .collect()
}

/// What a cell says, or the first of the area it is joined to.
fn value(sheet: &Sheet, row: u32, column: u32) -> &str {
    cell(sheet, row, column).map_or("", |cell| cell.text.as_str())
}

fn cell(sheet: &Sheet, row: u32, column: u32) -> Option<&Cell> {
    if let Some(cell) = sheet.cells.get(&(row, column)).filter(|cell| !cell.text.is_empty()) {
        return Some(cell);
    }
    let ((top, left), _) = sheet.merged.iter().find(|((top, left), (bottom, right))| {
        (*top..=*bottom).contains(&row) && (*left..=*right).contains(&column)
    })?;
    sheet.cells.get(&(*top, *left))
}

/// Columns by their headings: a heading that is one of the words counts three, one that holds it
/// one.
fn by_words(headings: &[(u32, String)], words: &ColumnWords) -> (u32, BTreeMap<HandColumn, u32>) {
    let mut found: Vec<(u32, HandColumn, u32)> = Vec::new();
    for (column, heading) in headings {
        if heading.chars().count() > LONGEST_HEADING {
            continue;
        }
        let heading = heading.to_lowercase();
        let bare = heading.trim_matches(|one: char| !one.is_alphanumeric());
        for role in HandColumn::ALL {
            let points = role
                .words(words)
                .iter()
                .map(|word| word.to_lowercase())
                .map(|word| match () {
                    () if heading == word || bare == word => 3,
                    () if word.chars().count() >= 2 && holds(&heading, &word) => 1,
                    () => 0,
                })
                .max()
                .unwrap_or(0);
            if points > 0 {
                found.push((points, role, *column));
            }
        }
    }
    // The surest first; of those equally sure, the order of roles and then of columns.
    found.sort_by_key(|(points, role, column)| (std::cmp::Reverse(*points), *role, *column));
    let mut columns = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut score = 0;
    for (points, role, column) in found {
        if !columns.contains_key(&role) && taken.insert(column) {
            columns.insert(role, column);
            score += points;
        }
    }
    (score, columns)
}

/// Whether a heading holds a word: as a word where words stand apart, anywhere in Chinese.
fn holds(heading: &str, word: &str) -> bool {
    heading.match_indices(word).any(|(at, _)| {
        let apart = |beside: Option<char>| {
            beside.is_none_or(|one| {
                !one.is_alphanumeric() || ('\u{2e80}'..='\u{9fff}').contains(&one)
            })
        };
        apart(heading[..at].chars().next_back()) && apart(heading[at + word.len()..].chars().next())
    })
}

/// Columns that no heading tells: days, bodies, and the longest words.
fn by_content(
    sheet: &Sheet,
    rows: &[u32],
    known: &Known<'_>,
    columns: &mut BTreeMap<HandColumn, u32>,
) {
    let all: BTreeSet<u32> = sheet.cells.keys().map(|(_, column)| *column).collect();
    let free = |columns: &BTreeMap<HandColumn, u32>| -> Vec<u32> {
        let taken: BTreeSet<u32> = columns.values().copied().collect();
        all.iter().copied().filter(|column| !taken.contains(column)).collect()
    };
    let share = |column: u32, is: &dyn Fn(&Cell) -> bool| -> (usize, usize) {
        let cells = rows.iter().filter_map(|row| sheet.cells.get(&(*row, column)));
        let filled: Vec<&Cell> = cells.filter(|cell| !cell.text.is_empty()).collect();
        (filled.iter().filter(|cell| is(cell)).count(), filled.len())
    };
    let mostly = |columns: &BTreeMap<HandColumn, u32>, is: &dyn Fn(&Cell) -> bool| {
        free(columns)
            .into_iter()
            .map(|column| (share(column, is), column))
            .filter(|((yes, of), _)| *yes > 0 && yes * 2 >= *of)
            .max_by_key(|((yes, _), column)| (*yes, std::cmp::Reverse(*column)))
            .map(|(_, column)| column)
    };
    if !columns.contains_key(&HandColumn::Action) {
        let longest = free(columns).into_iter().max_by_key(|column| {
            let lengths = rows.iter().map(|row| sheet.text(*row, *column).chars().count());
            (lengths.sum::<usize>(), std::cmp::Reverse(*column))
        });
        columns.extend(longest.map(|column| (HandColumn::Action, column)));
    }
    if !columns.contains_key(&HandColumn::Deadline) {
        let is_day = |cell: &Cell| match cell.kind {
            CellKind::Date(_) => true,
            CellKind::Number(_) => false,
            _ => !matches!(read_date(&cell.text, known.language, &known.months), DateReading::None),
        };
        columns.extend(mostly(columns, &is_day).map(|column| (HandColumn::Deadline, column)));
    }
    if !columns.contains_key(&HandColumn::Responsible) {
        let is_body = |cell: &Cell| {
            let mut parts = cell.text.split([';', ',', '/', '、', '，', '；', '؛', '،', '\n']);
            parts.any(|part| part.trim().chars().count() >= 2 && known.body(part.trim()).is_ok())
        };
        columns.extend(mostly(columns, &is_body).map(|column| (HandColumn::Responsible, column)));
    }
}

/// The tables as a document in HTML: the columns that are known first, under the headings by which
/// the reader knows them, then the others under their own. Rows of words between, above and below
/// stand as headings: nothing is lost.
pub fn hand_document(
    book: &Book,
    tables: &[HandTable],
    packs: &Packs,
    language: Language,
    title: &str,
) -> String {
    let empty = ColumnWords::default();
    let words = packs.language(language).map_or(&empty, |pack| &pack.structure.columns);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"><title>{0}</title></head>\n\
         <body>\n<h1>{0}</h1>\n",
        escaped(title)
    );
    for table in tables {
        let Some(sheet) = book.sheet(&table.sheet) else { continue };
        let roles: Vec<(HandColumn, u32)> = HandColumn::ALL
            .into_iter()
            .filter_map(|role| Some((role, *table.columns.get(&role)?)))
            .collect();
        let others: Vec<u32> = sheet
            .cells
            .keys()
            .map(|(_, column)| *column)
            .collect::<BTreeSet<u32>>()
            .into_iter()
            .filter(|column| roles.iter().all(|(_, taken)| taken != column))
            .filter(|column| table.rows.iter().any(|row| !sheet.text(*row, *column).is_empty()))
            .collect();
        let mut head = String::from("<table>\n<tr>");
        for (role, column) in &roles {
            let heading = role.words(words).first().cloned();
            let heading =
                heading.unwrap_or_else(|| table.headings.get(column).cloned().unwrap_or_default());
            let _ = write!(head, "<th>{}</th>", escaped(&heading));
        }
        for column in &others {
            let heading = table.headings.get(column).map_or("", String::as_str);
            let _ = write!(head, "<th>{}</th>", escaped(heading));
        }
        head.push_str("</tr>\n");
        let mut is_open = false;
        let mut rows: Vec<(u32, bool)> = table.rows.iter().map(|row| (*row, true)).collect();
        rows.extend(table.between.iter().map(|row| (*row, false)));
        rows.sort_unstable();
        for (row, asks) in rows {
            if !asks {
                if is_open {
                    html.push_str("</table>\n");
                    is_open = false;
                }
                let line: Vec<&str> = sheet
                    .row(row)
                    .map(|(_, cell)| cell.text.as_str())
                    .filter(|one| !one.is_empty())
                    .collect();
                if !line.is_empty() {
                    // A heading divides and asks nothing; a paragraph with a star would be taken for a
                    // part of the row above it.
                    let _ = writeln!(html, "<h2>{}</h2>", escaped(&line.join(" ")));
                }
                continue;
            }
            if !is_open {
                html.push_str(&head);
                is_open = true;
            }
            html.push_str("<tr>");
            for (role, column) in &roles {
                let words =
                    cell(sheet, row, *column).map_or(String::new(), |cell| shown(*role, cell));
                let _ = write!(html, "<td>{}</td>", filled(&words));
            }
            for column in &others {
                let _ = write!(html, "<td>{}</td>", filled(value(sheet, row, *column)));
            }
            html.push_str("</tr>\n");
        }
        if is_open {
            html.push_str("</table>\n");
        }
    }
    html.push_str("</body>\n</html>\n");
    html
}

/// A row keeps its columns only when no cell is empty.
fn filled(words: &str) -> String {
    if words.is_empty() { "–".to_owned() } else { escaped(words) }
}

/// A cell as words; a number where a day is wanted is the day that spreadsheets mean by it.
fn shown(role: HandColumn, cell: &Cell) -> String {
    match (role, cell.kind) {
        (HandColumn::Deadline, CellKind::Number(number)) => {
            of_number(number).map_or_else(|| cell.text.clone(), |(date, _)| date.to_string())
        }
        _ => cell.text.clone(),
    }
}

/// The letters of a column of a table, for those who correct it.
pub fn column_letters(column: u32) -> String {
    let address = Place::cell("", 0, column).address();
    address.trim_end_matches(|one: char| one.is_ascii_digit()).to_owned()
}

/// A column by its letters, from 0.
pub fn column_of(letters: &str) -> Option<u32> {
    let letters = letters.trim();
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column: u32 = 0;
    for letter in letters.chars() {
        let place = letter.to_ascii_uppercase();
        if !place.is_ascii_uppercase() {
            return None;
        }
        column = column * 26 + (u32::from(place) - u32::from('A') + 1);
    }
    column.checked_sub(1)
}

fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_columns() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(column), letters);
            assert_eq!(column_of(letters), Some(column));
        }
        assert_eq!(column_of("a1"), None);
        assert_eq!(column_of(""), None);
    }

    #[test]
    fn a_heading_holds_a_word_only_as_a_word() {
        assert!(holds("due date of the action", "date"));
        assert!(!holds("update", "date"));
        assert!(holds("主要负责单位", "负责"));
    }
}
