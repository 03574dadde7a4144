//! Where the items of a plan stand on a sheet.

use std::collections::BTreeMap;

use actum_model::ItemId;
use actum_report::SheetCells;

use crate::book::Sheet;
use crate::marks::Marks;
use crate::problem::{Place, Problem};

/// A table of items.
#[derive(Debug)]
pub(crate) struct Table<'b> {
    pub(crate) sheet: &'b Sheet,
    /// The row of headings.
    pub(crate) head: u32,
    /// The column of ids.
    pub(crate) id_column: u32,
    /// The column of the sheet for each column of the plan, by its place in [`Marks::columns`].
    pub(crate) columns: BTreeMap<usize, u32>,
    /// The item of each row.
    pub(crate) rows: BTreeMap<u32, ItemId>,
    /// What is to be said of its columns.
    pub(crate) remarks: Vec<(Place, Problem)>,
}

/// A table has so many columns of the plan at least; lists on the summary have fewer.
const FEWEST_COLUMNS: usize = 5;

impl<'b> Table<'b> {
    /// Finds the table of a sheet by the ids of items, wherever rows and columns were moved.
    pub(crate) fn find(sheet: &'b Sheet, marks: &Marks, cells: &SheetCells) -> Option<Self> {
        let (id_column, rows) = ids(sheet, marks)?;
        let first = *rows.keys().next()?;
        let head = sheet
            .rows()
            .into_iter()
            .rev()
            .find(|row| *row < first && sheet.row(*row).count() >= 2)?;
        let mut table =
            Self { sheet, head, id_column, columns: BTreeMap::new(), rows, remarks: Vec::new() };
        let unknown = table.by_heading(marks, cells);
        table.by_content(unknown, marks, cells);
        (table.columns.len() >= FEWEST_COLUMNS).then_some(table)
    }

    /// Columns by their headings; gives the columns whose headings say nothing.
    fn by_heading(&mut self, marks: &Marks, cells: &SheetCells) -> Vec<u32> {
        let mut unknown = Vec::new();
        let last = self.sheet.cells.keys().map(|(_, column)| *column).max().unwrap_or(0);
        let mut headings: Vec<u32> = self.sheet.row(self.head).map(|(column, _)| column).collect();
        // A heading that was deleted leaves a column with cells.
        let used: std::collections::BTreeSet<u32> = self
            .rows
            .keys()
            .flat_map(|row| self.sheet.row(*row).map(|(column, _)| column))
            .collect();
        headings.extend(used.into_iter().filter(|column| *column <= last));
        headings.sort_unstable();
        headings.dedup();
        for column in headings {
            if column == self.id_column {
                continue;
            }
            let heading = self.sheet.text(self.head, column);
            let known =
                cells.columns.iter().find(|one| one.heading == heading && !heading.is_empty());
            let place =
                known.and_then(|one| marks.columns.iter().position(|name| *name == one.name));
            match place {
                Some(place) if !self.columns.contains_key(&place) => {
                    self.columns.insert(place, column);
                }
                // The way in which a body is concerned is told on its sheet only.
                None if heading == cells.capacity => {}
                Some(_) | None => unknown.push(column),
            }
        }
        unknown
    }

    /// Columns under other headings, by what most of their cells still say.
    fn by_content(&mut self, unknown: Vec<u32>, marks: &Marks, cells: &SheetCells) {
        for column in unknown {
            let heading = self.sheet.text(self.head, column).to_owned();
            let mut best: Option<(usize, usize)> = None;
            for place in 0..marks.columns.len() {
                if self.columns.contains_key(&place) {
                    continue;
                }
                let mut same = 0;
                let mut said = 0;
                for (row, item) in &self.rows {
                    let Some((_, texts)) = marks.items.get(item) else { continue };
                    let Some(before) = texts.get(place).filter(|text| !text.is_empty()) else {
                        continue;
                    };
                    said += 1;
                    same += usize::from(self.sheet.text(*row, column) == before);
                }
                if same > 0 && same * 2 >= said && best.is_none_or(|(most, _)| same > most) {
                    best = Some((same, place));
                }
            }
            let at = Place::cell(&self.sheet.name, self.head, column);
            match best {
                Some((_, place)) => {
                    self.columns.insert(place, column);
                    let name = &marks.columns[place];
                    let was = cells.columns.iter().find(|one| one.name == *name);
                    let was = was.map_or_else(|| name.clone(), |one| one.heading.clone());
                    self.remarks.push((at, Problem::ColumnRenamed(heading, was)));
                }
                None => self.remarks.push((at, Problem::ColumnUnknown(heading))),
            }
        }
    }
}

/// The column with the most ids, and the item of each row.
fn ids(sheet: &Sheet, marks: &Marks) -> Option<(u32, BTreeMap<u32, ItemId>)> {
    let mut columns: BTreeMap<u32, BTreeMap<u32, ItemId>> = BTreeMap::new();
    for ((row, column), cell) in &sheet.cells {
        if let Some(id) = marks.find(&cell.text) {
            columns.entry(*column).or_default().insert(*row, id.clone());
        }
    }
    // Of columns with as many, the first.
    columns.into_iter().max_by_key(|(column, rows)| (rows.len(), std::cmp::Reverse(*column)))
}
