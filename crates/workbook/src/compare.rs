//! What of a workbook is other than it was written.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{ActionPlan, FieldValue, Item, ItemId, Located, StatusId, Workflow};
use actum_report::{MARK_SHEET, SheetCells, SheetItem};

use crate::book::{Book, Cell, CellKind, Sheet};
use crate::marks::Marks;
use crate::problem::{Place, Problem};
use crate::table::Table;
use crate::value::{Changed, Known};

/// What a changed cell asks of the register.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// A value.
    Set(FieldValue),
    /// The item is asked as it reads.
    Confirm,
    /// Nothing is asked.
    Reject,
    /// The verdict is taken back.
    Reopen,
    /// The item goes to another state.
    Move(StatusId),
    /// A remark.
    Note(String),
}

/// A changed cell that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct CellChange {
    /// Where it stands.
    pub place: Place,
    /// The item.
    pub item: ItemId,
    /// The revision of the item that the workbook shows.
    pub revision: i64,
    /// Name of the column.
    pub column: String,
    /// Its heading.
    pub heading: String,
    /// What the cell said when the workbook was written.
    pub before: String,
    /// What it says.
    pub after: String,
    /// What the register says now, where that is not what the workbook said.
    pub now: Option<String>,
    /// What is asked for, in this order.
    pub intents: Vec<Intent>,
    /// Why, as written in the row.
    pub reason: String,
    /// What is to be told of how it was understood.
    pub told: Vec<Problem>,
}

/// Something to be said of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// The item of the row, where there is one.
    pub item: Option<ItemId>,
    /// What was written there; empty where that says nothing.
    pub written: String,
    /// What is the matter.
    pub problem: Problem,
}

/// An edited workbook laid over what it was.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// The changes that were understood, by sheet, row and column.
    pub changes: Vec<CellChange>,
    /// What was not, and what is to be told.
    pub remarks: Vec<Remark>,
    /// Changed cells that say what the register says already.
    pub already: usize,
    /// How many items were found on the sheets.
    pub items: usize,
}

impl Comparison {
    /// Remarks on what is not brought back.
    pub fn refusals(&self) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(|remark| remark.problem.is_refusal())
    }
}

/// Lays an edited workbook over its marks and over the register as it is now.
///
/// `plan` holds every item of the register in the language of the workbook, and `cells` are its
/// cells ([`sheet_cells`](actum_report::sheet_cells)).
pub fn compare(
    book: &Book,
    marks: &Marks,
    plan: &ActionPlan,
    cells: &SheetCells,
    known: &Known<'_>,
) -> Comparison {
    let mut comparing = Comparing {
        marks,
        cells,
        known,
        items: plan.items.iter().map(|item| (&item.id, item)).collect(),
        now: cells.items.iter().map(|item| (&item.id, item)).collect(),
        columns: cells.columns.iter().map(|column| (column.name.as_str(), column)).collect(),
        workflows: &plan.workflows,
        seen: BTreeMap::new(),
        found: BTreeSet::new(),
        result: Comparison::default(),
    };
    let mut main: Option<Table<'_>> = None;
    for sheet in &book.sheets {
        if sheet.name == MARK_SHEET || sheet.cells.is_empty() {
            continue;
        }
        let Some(table) = Table::find(sheet, marks, cells) else {
            if sheet.name != cells.summary {
                comparing.remark(Place::sheet(&sheet.name), None, "", Problem::SheetIgnored);
            }
            continue;
        };
        comparing.table(&table);
        if main.as_ref().is_none_or(|largest| table.rows.len() > largest.rows.len()) {
            main = Some(table);
        }
    }
    comparing.missing(main.as_ref());
    let mut result = comparing.finish();
    result.changes.sort_by(|one, other| one.place.cmp(&other.place));
    let order: BTreeMap<&str, usize> =
        book.sheets.iter().enumerate().map(|(place, sheet)| (sheet.name.as_str(), place)).collect();
    let place = |sheet: &str| order.get(sheet).copied();
    result.changes.sort_by_key(|change| place(&change.place.sheet));
    result.remarks.sort_by(|one, other| {
        (place(&one.place.sheet), &one.place).cmp(&(place(&other.place.sheet), &other.place))
    });
    result
}

struct Comparing<'a> {
    marks: &'a Marks,
    cells: &'a SheetCells,
    known: &'a Known<'a>,
    items: BTreeMap<&'a ItemId, &'a Item>,
    now: BTreeMap<&'a ItemId, &'a SheetItem>,
    columns: BTreeMap<&'a str, &'a actum_report::SheetColumn>,
    workflows: &'a [Workflow],
    /// Changed cells by item and column: the text, and where it was found first.
    seen: BTreeMap<(ItemId, usize), (String, Place)>,
    found: BTreeSet<ItemId>,
    result: Comparison,
}

impl Comparing<'_> {
    fn remark(&mut self, place: Place, item: Option<&ItemId>, written: &str, problem: Problem) {
        let written = written.to_owned();
        self.result.remarks.push(Remark { place, item: item.cloned(), written, problem });
    }

    fn table(&mut self, table: &Table<'_>) {
        for (place, problem) in &table.remarks {
            self.remark(place.clone(), None, "", problem.clone());
        }
        let mut first: BTreeMap<&ItemId, u32> = BTreeMap::new();
        for (row, item) in &table.rows {
            match first.get(item) {
                None => {
                    first.insert(item, *row);
                    self.found.insert(item.clone());
                    self.row(table, *row, item);
                }
                Some(earlier) => {
                    let differs = table.columns.values().any(|column| {
                        table.sheet.text(*row, *column) != table.sheet.text(*earlier, *column)
                    });
                    if differs {
                        let there = Place::cell(&table.sheet.name, *earlier, table.id_column);
                        let here = Place::cell(&table.sheet.name, *row, table.id_column);
                        let problem = Problem::Twice(there.address());
                        self.remark(here, Some(item), item.as_str(), problem);
                    }
                }
            }
        }
        self.strangers(table);
    }

    /// Rows below the headings that belong to no item of the workbook.
    fn strangers(&mut self, table: &Table<'_>) {
        for row in table.sheet.rows() {
            if row <= table.head || table.rows.contains_key(&row) {
                continue;
            }
            let id = table.sheet.text(row, table.id_column);
            let words: Vec<&str> = table
                .sheet
                .row(row)
                .map(|(_, cell)| cell.text.as_str())
                .filter(|text| !text.is_empty())
                .collect();
            if words.is_empty() {
                continue;
            }
            let written: String = words.join(" | ").chars().take(200).collect();
            let sheet = &table.sheet.name;
            if id.is_empty() {
                self.remark(Place::row(sheet, row), None, &written, Problem::NoId);
            } else {
                let place = Place::cell(sheet, row, table.id_column);
                self.remark(place, None, &written, Problem::NoItem(id.to_owned()));
            }
        }
    }

    fn row(&mut self, table: &Table<'_>, row: u32, item: &ItemId) {
        let marks = self.marks;
        let Some((revision, before)) = marks.items.get(item) else { return };
        let reason_place = marks.columns.iter().position(|name| name == "reason");
        let reason = reason_place
            .and_then(|place| table.columns.get(&place))
            .map_or("", |column| table.sheet.text(row, *column))
            .to_owned();
        let mut changed = Vec::new();
        for (place, column) in &table.columns {
            if Some(*place) == reason_place {
                continue;
            }
            let was = before.get(*place).map_or("", String::as_str);
            let (at, joined) = anchor(table, row, *column);
            let cell = table.sheet.cells.get(&at);
            let text = cell.map_or("", |cell| cell.text.as_str());
            let name = marks.columns[*place].as_str();
            if is_same(name, was, text) && cell.is_none_or(|cell| cell.kind != CellKind::Empty) {
                continue;
            }
            // The item stands at its own row; a value joined over rows is theirs as well.
            changed.push((*place, *column, was, cell, text, joined));
        }
        if changed.is_empty() && !reason.is_empty() {
            let column = reason_place.and_then(|place| table.columns.get(&place)).copied();
            let place = Place { column, ..Place::row(&table.sheet.name, row) };
            self.remark(place, Some(item), &reason, Problem::ReasonAlone);
        }
        let both_dues = ["due", "due_on"].map(|name| {
            changed.iter().find(|(place, ..)| marks.columns[*place] == name).map(|one| one.4)
        });
        let mut due: Option<FieldValue> = None;
        for (place, column, was, cell, text, joined) in changed {
            let at = Place::cell(&table.sheet.name, row, column);
            let key = (item.clone(), place);
            if let Some((earlier, there)) = self.seen.get(&key) {
                if earlier != text {
                    let problem = Problem::Twice(there.to_string());
                    self.remark(at, Some(item), text, problem);
                }
                continue;
            }
            self.seen.insert(key, (text.to_owned(), at.clone()));
            let name = marks.columns[place].as_str();
            let mut change = CellChange {
                place: at.clone(),
                item: item.clone(),
                revision: *revision,
                column: name.to_owned(),
                heading: self.columns.get(name).map_or(name, |one| one.heading.as_str()).to_owned(),
                before: was.to_owned(),
                after: text.to_owned(),
                now: None,
                intents: Vec::new(),
                reason: reason.clone(),
                told: Vec::new(),
            };
            match self.understood(&mut change, place, cell, joined) {
                Ok(false) => self.result.already += 1,
                Ok(true) => {
                    // Due day and due date are one value of the item.
                    if let ([Some(_), Some(_)], [Intent::Set(value @ FieldValue::Due(_))]) =
                        (both_dues, change.intents.as_slice())
                    {
                        match &due {
                            None => due = Some(value.clone()),
                            Some(first) if days(first) == days(value) => continue,
                            Some(_) => {
                                self.remark(at, Some(item), text, Problem::DuesDiffer);
                                continue;
                            }
                        }
                    }
                    self.result.changes.push(change);
                }
                Err(problem) => self.remark(at, Some(item), text, problem),
            }
        }
    }

    /// Fills in what a changed cell asks for. `false` when the register says so already.
    fn understood(
        &self,
        change: &mut CellChange,
        place: usize,
        cell: Option<&Cell>,
        joined: Option<Joined>,
    ) -> Result<bool, Problem> {
        let name = change.column.as_str();
        let column = self.columns.get(name);
        if column.is_none_or(|column| !column.is_editable) {
            return Err(Problem::ReadOnly(change.heading.clone()));
        }
        if let Some(cell) = cell {
            match (&cell.formula, cell.kind) {
                (_, CellKind::Error) => return Err(Problem::ErrorValue(cell.text.clone())),
                (Some(formula), CellKind::Empty) => {
                    return Err(Problem::NoResult(shortened(formula)));
                }
                (Some(formula), _) => change.told.push(Problem::Formula(shortened(formula))),
                (None, _) => {}
            }
        }
        match joined {
            Some(Joined::Across(area)) => return Err(Problem::MergedAcross(area)),
            Some(Joined::Rows(area)) => change.told.push(Problem::Merged(area)),
            None => {}
        }
        if !self.cells.words.cut.is_empty() && change.before.ends_with(&self.cells.words.cut) {
            return Err(Problem::WasCut);
        }
        let item = self.items.get(&change.item);
        let item = item.ok_or_else(|| Problem::Gone(change.item.to_string()))?;
        let now = self
            .now
            .get(&change.item)
            .and_then(|now| {
                let place = self.cells.columns.iter().position(|one| one.name == name)?;
                now.texts.get(place)
            })
            .map_or("", String::as_str);
        if is_same(name, now, &change.after) && name != "note" {
            return Ok(false);
        }
        let was = self.marks.items.get(&change.item).and_then(|(_, texts)| texts.get(place));
        if was.is_some_and(|was| was != now) {
            change.now = Some(now.to_owned());
        }
        let reading = Changed {
            cell,
            text: &change.after,
            item,
            workflow: self
                .workflows
                .iter()
                .find(|one| one.state(&item.status).is_some())
                .or(self.workflows.first()),
            words: &self.cells.words,
            known: self.known,
        };
        let (intents, told) = reading.intents(name)?;
        change.told.extend(told);
        let stands = |intent: &Intent| match intent {
            Intent::Set(value) => stands_already(item, value),
            _ => false,
        };
        if intents.iter().all(stands) {
            return Ok(false);
        }
        change.intents = intents;
        Ok(true)
    }

    /// Items and columns that the largest table no longer has.
    fn missing(&mut self, main: Option<&Table<'_>>) {
        let Some(table) = main else { return };
        self.result.items = self.found.len();
        let sheet = &table.sheet.name;
        let there: BTreeSet<&ItemId> = table.rows.values().collect();
        let gone: Vec<&ItemId> = self.marks.items.keys().filter(|id| !there.contains(id)).collect();
        for item in gone {
            let problem = Problem::RowMissing(item.to_string());
            self.remark(Place::sheet(sheet), Some(item), "", problem);
        }
        for (place, name) in self.marks.columns.iter().enumerate() {
            if name != "item" && !table.columns.contains_key(&place) {
                let column = self.columns.get(name.as_str());
                let heading = column.map_or(name, |column| &column.heading).clone();
                self.remark(Place::sheet(sheet), None, "", Problem::ColumnMissing(heading));
            }
        }
    }

    fn finish(self) -> Comparison {
        self.result
    }
}

/// Whether a cell says what it said. Figures that a spreadsheet turned into a number or a day
/// still say the same.
fn is_same(column: &str, was: &str, text: &str) -> bool {
    was == text
        || (matches!(column, "action" | "order" | "confidence" | "provision")
            && matches!((was.parse::<f64>(), text.parse::<f64>()), (Ok(one), Ok(other)) if (one - other).abs() < 1e-9))
}

/// What a due value comes to, wherever it was written.
fn days(value: &FieldValue) -> Vec<(Option<&str>, Option<actum_model::PartialDate>)> {
    match value {
        FieldValue::Due(dues) => dues
            .iter()
            .flat_map(|due| &due.readings)
            .map(|reading| {
                (reading.occasion.as_ref().map(actum_model::OccasionId::as_str), reading.date)
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether an item has a value already, however the cell words it.
fn stands_already(item: &Item, value: &FieldValue) -> bool {
    fn values<T>(located: &[Located<T>]) -> impl Iterator<Item = &T> {
        located.iter().map(|one| &one.value)
    }
    let commitment = &item.commitment;
    match value {
        FieldValue::Owners(owners) => *owners == item.owners,
        FieldValue::Partners(partners) => values(&commitment.partners).eq(partners),
        FieldValue::ReportTo(parties) => values(&commitment.report_to).eq(parties),
        FieldValue::Due(_) => {
            let there = FieldValue::Due(values(&commitment.due).cloned().collect());
            days(&there) == days(value)
        }
        FieldValue::Instruments(instruments) => values(&commitment.instruments).eq(instruments),
        FieldValue::Deliverables(deliverables) => values(&commitment.deliverables).eq(deliverables),
        FieldValue::Tags(tags) => *tags == item.follow_up.tags,
        FieldValue::Milestones(milestones) => *milestones == item.follow_up.milestones,
        FieldValue::Priority(priority) => *priority == item.follow_up.priority,
        FieldValue::ActionNeededBy(body) => *body == item.follow_up.action_needed_by,
        _ => false,
    }
}

/// How a cell is joined with others, and the area.
enum Joined {
    Rows(String),
    Across(String),
}

/// The cell that says what stands at a place: itself, or the first of the area it is joined to.
fn anchor(table: &Table<'_>, row: u32, column: u32) -> ((u32, u32), Option<Joined>) {
    let sheet: &Sheet = table.sheet;
    let area = sheet.merged.iter().find(|((top, left), (bottom, right))| {
        (*top..=*bottom).contains(&row) && (*left..=*right).contains(&column)
    });
    let Some(((top, left), (bottom, right))) = area else { return ((row, column), None) };
    let shown = format!(
        "{}:{}",
        Place::cell("", *top, *left).address(),
        Place::cell("", *bottom, *right).address()
    );
    let joined = if left == right { Joined::Rows(shown) } else { Joined::Across(shown) };
    ((*top, *left), Some(joined))
}

fn shortened(formula: &str) -> String {
    let formula: String = formula.chars().take(80).collect();
    if formula.starts_with('=') { formula } else { format!("={formula}") }
}
