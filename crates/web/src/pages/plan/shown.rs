//! The columns of a hand-made plan with what they hold, and its rows as they would be understood.

use actum_model::ItemId;
use actum_register::PlanQuery;
use actum_workbook::{
    HandColumn, HandRow, HandTable, Known, Pieces, Problem, column_letters, hand_rows,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Failure, Found, Step};
use crate::WebState;
use crate::basis::Shower;
use crate::frame::{Frame, Words};
use crate::link;
use crate::upload::Upload;

/// So many cells of a column are shown.
const SAMPLES: usize = 3;

/// A longer cell is cut where it is only a sample, in characters.
const LONGEST_SAMPLE: usize = 90;

/// Most rows shown; the rest is counted.
const MOST_SHOWN: usize = 500;

/// Beyond so many comparisons rows are not laid beside the items there are.
const MOST_COMPARISONS: usize = 4_000_000;

/// A column of the sheet.
pub(super) struct ColumnShown {
    pub(super) place: u32,
    pub(super) letters: String,
    pub(super) heading: String,
    pub(super) samples: Vec<String>,
    /// What it may hold: name, words, whether it is taken for that.
    pub(super) choices: Vec<(&'static str, Words, bool)>,
}

/// A row as it would be understood.
pub(super) struct RowShown {
    pub(super) row: u32,
    pub(super) number: String,
    pub(super) action: String,
    /// Names as written, each with the body it names.
    pub(super) responsible: Vec<(String, Option<String>)>,
    pub(super) deadline: String,
    pub(super) status: String,
    pub(super) state: Option<String>,
    pub(super) doubts: Vec<Words>,
    /// Items that say the same, with their addresses.
    pub(super) alike: Vec<(String, String)>,
}

pub(super) async fn step(
    state: &WebState,
    frame: &Frame,
    form: &Upload,
    (file_name, bytes): (&str, &[u8]),
    found: Found,
) -> Result<Step, Failure> {
    let Found { book, table, language, bodies, occasions, remembered } = &found;
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let title = Some(form.get("title")).filter(|title| !title.is_empty());
    let mut step = Step {
        file_name: file_name.to_owned(),
        file: STANDARD.encode(bytes),
        title: title.map_or_else(|| stem.replace(['_', '-'], " "), str::to_owned),
        sheets: book
            .sheets
            .iter()
            .filter(|sheet| !sheet.cells.is_empty())
            .map(|sheet| (sheet.name.clone(), sheet.name == table.sheet))
            .collect(),
        head: table.head + 1,
        language: Some(*language),
        remembered: *remembered,
        columns: columns(&found, frame),
        ..Step::default()
    };
    if form.get("do") != "preview" {
        return Ok(step);
    }
    let known = Known::new(*language, bodies, occasions, state.packs().months());
    let rows = hand_rows(book, table, &known, &state.packs().workflows);
    let query = PlanQuery { text: None, body: None, language: *language };
    let plan = state.register().plan(&query).await?;
    let few = plan.items.len().saturating_mul(rows.len()) <= MOST_COMPARISONS;
    let items: Vec<(ItemId, Pieces)> = plan
        .items
        .iter()
        .filter(|_| few)
        .map(|item| (item.id.clone(), Pieces::of(&item.commitment.act.value)))
        .collect();
    let written: Vec<HandRow> = rows.clone();
    // Every row is laid beside every item: on a thread of its own, pages go on being served.
    let alike = tokio::task::spawn_blocking(move || {
        let near = |row: &HandRow| -> Vec<ItemId> {
            let own = Pieces::of(&row.action);
            let near = items.iter().filter(|(_, pieces)| own.is_like(pieces));
            near.map(|(id, _)| id.clone()).take(SAMPLES).collect()
        };
        written.iter().map(near).collect::<Vec<Vec<ItemId>>>()
    });
    let alike = alike.await?;
    let (mut doubtful, mut doubled) = (0_u64, 0_u64);
    let shower = Shower { state, frame, language: None };
    for (row, alike) in rows.iter().zip(alike) {
        let shown = row_shown(row, &alike, frame, &shower);
        doubtful += u64::from(!shown.doubts.is_empty());
        doubled += u64::from(!shown.alike.is_empty());
        step.with_status += u64::from(row.status.1.is_some());
        if step.rows.len() < MOST_SHOWN {
            step.rows.push(shown);
        } else {
            step.more += 1;
        }
    }
    let all = rows.len() as u64;
    let counts =
        [("rows", (&all).into()), ("doubtful", (&doubtful).into()), ("alike", (&doubled).into())];
    step.counts = Some(frame.with_all("plan-counts", &counts));
    Ok(step)
}

fn columns(found: &Found, frame: &Frame) -> Vec<ColumnShown> {
    let HandTable { sheet, columns, headings, rows, .. } = &found.table;
    let Some(sheet) = found.book.sheet(sheet) else { return Vec::new() };
    let mut places: Vec<u32> = sheet.cells.keys().map(|(_, column)| *column).collect();
    places.sort_unstable();
    places.dedup();
    let shown = places.into_iter().map(|place| {
        let filled = rows.iter().map(|row| sheet.text(*row, place)).filter(|text| !text.is_empty());
        let choices = HandColumn::ALL.into_iter().map(|column| {
            let words = frame.t(&format!("plan-column-{}", column.name()));
            (column.name(), words, columns.get(&column) == Some(&place))
        });
        ColumnShown {
            place,
            letters: column_letters(place),
            heading: headings.get(&place).cloned().unwrap_or_default(),
            samples: filled.take(SAMPLES).map(cut).collect(),
            choices: choices.collect(),
        }
    });
    shown.filter(|column| !column.samples.is_empty() || !column.heading.is_empty()).collect()
}

fn cut(text: &str) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(LONGEST_SAMPLE).collect();
    if letters.next().is_some() { format!("{start}…") } else { start }
}

fn row_shown(row: &HandRow, alike: &[ItemId], frame: &Frame, shower: &Shower<'_>) -> RowShown {
    let mut doubts = Vec::new();
    let mut responsible = Vec::new();
    for (written, body) in &row.responsible {
        match body {
            Ok(body) => responsible.push((written.clone(), Some(shower.body_name(body).0))),
            Err(problem) => {
                doubts.push(told(problem, frame));
                responsible.push((written.clone(), None));
            }
        }
    }
    let (deadline, day) = &row.deadline;
    if row.two_days {
        doubts.push(frame.with("plan-two-days", "value", deadline.as_str()));
    }
    let (status, state) = &row.status;
    if !status.is_empty() && state.is_none() {
        doubts.push(frame.with("plan-no-state", "value", status.as_str()));
    }
    RowShown {
        row: row.row + 1,
        number: row.number.clone(),
        action: row.action.clone(),
        responsible,
        deadline: day.map_or_else(|| deadline.clone(), |day| day.to_string()),
        status: status.clone(),
        state: state.as_ref().map(ToString::to_string),
        doubts,
        alike: alike.iter().map(|item| (item.to_string(), link::item(item))).collect(),
    }
}

fn told(problem: &Problem, frame: &Frame) -> Words {
    let values = problem.values();
    let values: Vec<(&str, actum_i18n::Value<'_>)> =
        values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    frame.with_all(&format!("workbook-problem-{}", problem.key()), &values)
}
