//! What the cells of the workbook say, for those who compare an edited one with it.

use std::collections::BTreeMap;

use actum_model::{
    ActionPlan, Force, Instrument, ItemId, Language, PartnerRole, Priority, StatusId,
};

use sha2::{Digest, Sha256};

use crate::labels::Labels;
use crate::row::{Column, ItemRow};
use crate::view::View;
use crate::xlsx::fitting;

/// Name of the sheet by which an edited workbook is recognised. It is hidden, and holds what every
/// cell said when the workbook was written (`docs/formats/workbook.md`).
pub const MARK_SHEET: &str = "actum";

/// Name and version of the marks.
pub const MARK_SCHEMA: &str = "actum-workbook/1";

/// A column of the sheet with all items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its stable English name: `report_to`.
    pub name: String,
    /// Its heading in the plan's language.
    pub heading: String,
    /// Whether a new value can be brought back.
    pub is_editable: bool,
}

/// The cells of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetItem {
    /// The item.
    pub id: ItemId,
    /// Its id as the sheets of bodies show it.
    pub short_id: String,
    /// Number of the last event that changed it.
    pub revision: i64,
    /// What each column says, along [`SheetCells::columns`], in its normal form ([`settled`]).
    pub texts: Vec<String>,
}

/// The words by which values are written in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetWords {
    /// Words put in brackets behind a value, which are no part of it: `proposed`, `jointly`.
    pub remarks: Vec<String>,
    /// The end of a text that did not fit into its cell.
    pub cut: String,
    /// Names of forces.
    pub forces: BTreeMap<String, Force>,
    /// Names of instruments.
    pub instruments: BTreeMap<String, Instrument>,
    /// Names of the parts that others take.
    pub roles: BTreeMap<String, PartnerRole>,
    /// Names of priorities.
    pub priorities: BTreeMap<String, Priority>,
    /// Names of statuses.
    pub statuses: BTreeMap<String, StatusId>,
}

/// The sheet with all items as words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCells {
    /// The plan's language.
    pub language: Language,
    /// Number of the last event of the register.
    pub event: i64,
    /// The moment shown, RFC 3339.
    pub as_of: String,
    /// The columns in order.
    pub columns: Vec<SheetColumn>,
    /// The items in order.
    pub items: Vec<SheetItem>,
    /// The heading, on the sheet of a body, of how an item concerns it.
    pub capacity: String,
    /// The name of the sheet that sums up.
    pub summary: String,
    /// How values are written.
    pub words: SheetWords,
}

/// The cells of the sheet with all items, as the workbook of this plan has them.
pub fn sheet_cells(plan: &ActionPlan, labels: &dyn Labels) -> SheetCells {
    let view = View::new(plan, labels);
    let columns = columns();
    SheetCells {
        language: plan.language,
        event: plan.event,
        as_of: plan.as_of.clone(),
        items: items(&view, &columns),
        capacity: settled(&view.words.column(Column::Capacity)),
        summary: settled(&view.words.word("sheet-summary")),
        words: words(&view),
        columns: columns
            .iter()
            .map(|column| SheetColumn {
                name: name(*column),
                heading: settled(&view.words.column(*column)),
                is_editable: column.is_editable(),
            })
            .collect(),
    }
}

/// The columns of the sheet with all items.
pub(crate) fn columns() -> Vec<Column> {
    Column::ALL.into_iter().filter(|column| *column != Column::Capacity).collect()
}

/// The name of a column for programs.
pub(crate) fn name(column: Column) -> String {
    column.label().replace('-', "_")
}

pub(crate) fn items(view: &View<'_>, columns: &[Column]) -> Vec<SheetItem> {
    let notice = view.words.word("note-cut");
    view.rows
        .iter()
        .map(|row| SheetItem {
            id: row.item.id.clone(),
            short_id: row.short_id.clone(),
            revision: row.item.revision,
            texts: columns.iter().map(|column| said(row, *column, view, &notice)).collect(),
        })
        .collect()
}

/// What a cell says, as far as it has room.
fn said(row: &ItemRow<'_>, column: Column, view: &View<'_>, notice: &str) -> String {
    match column {
        // The program writes these as numbers.
        Column::Confidence => row.confidence().to_string(),
        other => settled(&fitting(&row.text(other, &view.words), notice)),
    }
}

fn words(view: &View<'_>) -> SheetWords {
    let words = &view.words;
    let key = |name: String| settled(&name).to_lowercase();
    let mut statuses = BTreeMap::new();
    for status in view.directory.statuses() {
        // The first state with a name keeps it, as it does where names are shown.
        statuses.entry(key(view.directory.status(&status, words))).or_insert(status);
    }
    SheetWords {
        remarks: ["proposed", "entered", "jointly", "each"]
            .map(|remark| settled(&words.word(remark)))
            .to_vec(),
        cut: settled(&words.word("note-cut")),
        forces: Force::ALL.into_iter().map(|one| (key(words.force(one)), one)).collect(),
        instruments: Instrument::ALL
            .into_iter()
            .map(|one| (key(words.instrument(one)), one))
            .collect(),
        roles: ROLES.into_iter().map(|one| (key(words.role(one)), one)).collect(),
        priorities: Priority::ALL
            .into_iter()
            .map(|one| (key(words.word(&format!("priority-{}", one.name()))), one))
            .collect(),
        statuses,
    }
}

const ROLES: [PartnerRole; 7] = [
    PartnerRole::Collaboration,
    PartnerRole::Consultation,
    PartnerRole::Support,
    PartnerRole::Especially,
    PartnerRole::Recipient,
    PartnerRole::Participant,
    PartnerRole::Lead,
];

/// What shows that the hidden sheet is as it was written: SHA-256 over every id, revision and text
/// with its length in front, the first 32 hexadecimal digits.
pub fn checksum<'a>(items: impl Iterator<Item = (&'a str, i64, &'a [String])>) -> String {
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    };
    for (id, revision, texts) in items {
        add(id);
        add(&revision.to_string());
        for text in texts {
            add(text);
        }
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// A text in the form in which cells are compared: without marks of direction and characters that
/// no file may hold, with single blanks, none at the ends of lines. Spreadsheets change these on
/// their own.
///
/// ```
/// use actum_report::settled;
/// assert_eq!(settled(" \u{200e}2028-10\u{200e}\r\nnext\u{a0} week "), "2028-10\nnext week");
/// ```
pub fn settled(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{b}'], "\n");
    let lines = text.split('\n').map(|line| {
        let kept: String = line.chars().filter(|one| !is_passing(*one)).collect();
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let joined = lines.collect::<Vec<_>>().join("\n");
    joined.trim_matches('\n').to_owned()
}

/// Whether a character says nothing that a cell is compared by.
fn is_passing(character: char) -> bool {
    matches!(
        character,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    ) || (character.is_control() && character != '\t')
}
