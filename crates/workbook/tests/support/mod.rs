//! A register with a few items, and workbooks of it edited as people do.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;

use actum_extract::Extractor;
use actum_i18n::{Messages, Value};
use actum_model::{ActionPlan, Body, Language, Occasion, TextId};
use actum_pack::Packs;
use actum_read::{ReadOptions, Reader};
use actum_register::{ImportRequest, PackView, Person, PlanQuery, Register};
use actum_report::{LabelValue, Labels, ReportOptions, action_plan_xlsx, sheet_cells};
use actum_workbook::{Book, Comparison, Known, Line, Marks, Sheet, apply, compare, preview};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

pub(crate) const AT: &str = "2026-11-23T09:00:00Z";

const TEXT: &str = "Decisions of the harbour conference\n\n\
    1. The assembly instructs the Director of TSB to publish a survey of harbour signals by 31 March 2027.\n\
    2. The assembly invites Member States to submit contributions to TSAG.\n\
    3. The assembly instructs Study Group 17 to study the security of harbour networks and to report to TSAG.\n\
    4. The assembly requests TSAG to consider the results.\n";

pub(crate) struct Desk {
    pub(crate) register: Register,
    pub(crate) packs: &'static Packs,
}

pub(crate) fn labels(language: Language) -> impl Labels {
    let messages = Messages::new(language);
    move |id: &str, values: &[(&str, LabelValue<'_>)]| -> Option<String> {
        messages.find(id)?;
        let values: Vec<(&str, Value<'_>)> = values
            .iter()
            .map(|(name, value)| match value {
                LabelValue::Text(words) => (*name, Value::from(*words)),
                LabelValue::Number(number) => (*name, Value::from(*number)),
            })
            .collect();
        Some(messages.text_with(id, &values).replace(['\u{2068}', '\u{2069}'], ""))
    }
}

impl Desk {
    pub(crate) async fn new() -> Self {
        let packs = Packs::shared().unwrap();
        let reader = Reader::new(packs);
        let document =
            reader.read(TEXT.as_bytes(), "harbour.txt", &ReadOptions::default()).unwrap();
        let extraction = Extractor::new(packs).unwrap().extract(&document);
        let register = Register::open_in_memory().await.unwrap();
        let request = ImportRequest {
            text: TextId::new("harbour"),
            title: "Harbour".to_owned(),
            document: &document,
            extraction: &extraction,
            packs: PackView {
                bodies: &packs.bodies,
                occasions: &packs.occasions,
                workflows: &packs.workflows,
                procedures: &packs.procedures,
            },
            actor: "secretariat",
            at: AT,
        };
        register.import(request).await.unwrap();
        Self { register, packs }
    }

    pub(crate) async fn plan(&self, language: Language) -> ActionPlan {
        let query = PlanQuery { text: None, body: None, language };
        self.register.plan(&query).await.unwrap()
    }

    pub(crate) async fn exported(&self, language: Language) -> Vec<u8> {
        let plan = self.plan(language).await;
        action_plan_xlsx(&plan, &labels(language), &ReportOptions::default()).unwrap()
    }

    pub(crate) async fn compared(&self, bytes: &[u8]) -> Comparison {
        let book = Book::read(bytes).unwrap();
        let marks = Marks::of(&book).unwrap();
        let plan = self.plan(marks.language).await;
        let cells = sheet_cells(&plan, &labels(marks.language));
        let bodies: Vec<Body> = self.register.body_list().await.unwrap();
        let occasions = self.register.occasions().await.unwrap().into_iter();
        let occasions: Vec<Occasion> = occasions.map(|sheet| sheet.occasion).collect();
        let known = Known::new(marks.language, &bodies, &occasions, self.packs.months());
        compare(&book, &marks, &plan, &cells, &known)
    }

    pub(crate) async fn previewed(&self, bytes: &[u8], person: &Person) -> Vec<Line> {
        let comparison = self.compared(bytes).await;
        preview(&self.register, &comparison, person, AT, "").await.unwrap()
    }

    pub(crate) async fn applied(&self, bytes: &[u8], person: &Person) -> Vec<Line> {
        let comparison = self.compared(bytes).await;
        let all = |_: &actum_workbook::CellChange| true;
        apply(
            &self.register,
            &comparison,
            person,
            AT,
            "after the meeting",
            &self.packs.workflows,
            &all,
        )
        .await
        .unwrap()
    }
}

/// What stands in a cell that was edited.
#[derive(Clone, Debug)]
pub(crate) enum Put {
    Words(String),
    Number(f64),
    Day(u16, u8, u8),
    /// A formula and what it came to.
    Formula(&'static str, Option<&'static str>),
}

impl From<&str> for Put {
    fn from(words: &str) -> Self {
        Put::Words(words.to_owned())
    }
}

/// A workbook taken apart into rows, to be edited and put together anew by another library.
pub(crate) struct Edited {
    pub(crate) sheets: Vec<(String, Vec<Vec<Option<Put>>>)>,
    pub(crate) merged: Vec<(usize, (u32, u16, u32, u16))>,
}

impl Edited {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let book = Book::read(bytes).unwrap();
        let sheets = book.sheets.iter().map(|sheet| (sheet.name.clone(), rows(sheet))).collect();
        Self { sheets, merged: Vec::new() }
    }

    /// The sheet with all items.
    pub(crate) fn items(&mut self) -> &mut Vec<Vec<Option<Put>>> {
        &mut self.sheets[1].1
    }

    pub(crate) fn column(&self, heading: &str) -> usize {
        let head = &self.sheets[1].1[0];
        let found = head
            .iter()
            .position(|cell| matches!(cell, Some(Put::Words(words)) if words == heading));
        found.unwrap_or_else(|| panic!("no column {heading}"))
    }

    /// Writes into the row of the n-th item.
    pub(crate) fn put(&mut self, item: usize, heading: &str, put: impl Into<Put>) {
        let column = self.column(heading);
        let row = &mut self.items()[item];
        row.resize_with(row.len().max(column + 1), || None);
        row[column] = Some(put.into());
    }

    pub(crate) fn clear(&mut self, item: usize, heading: &str) {
        let column = self.column(heading);
        if let Some(cell) = self.items()[item].get_mut(column) {
            *cell = None;
        }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let day_format = Format::new().set_num_format("dd/mm/yyyy");
        for (place, (name, rows)) in self.sheets.iter().enumerate() {
            let sheet = workbook.add_worksheet();
            sheet.set_name(name).unwrap();
            for (top, left, bottom, right) in
                self.merged.iter().filter(|(at, _)| *at == place).map(|(_, area)| *area)
            {
                sheet.merge_range(top, left, bottom, right, "", &Format::new()).unwrap();
            }
            for (row, cells) in (0u32..).zip(rows) {
                for (column, cell) in (0u16..).zip(cells) {
                    match cell {
                        None => {}
                        Some(Put::Words(words)) => {
                            sheet.write_string(row, column, words).unwrap();
                        }
                        Some(Put::Number(number)) => {
                            sheet.write_number(row, column, *number).unwrap();
                        }
                        Some(Put::Day(year, month, day)) => {
                            let day = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                            sheet
                                .write_datetime_with_format(row, column, &day, &day_format)
                                .unwrap();
                        }
                        Some(Put::Formula(formula, result)) => {
                            let formula = Formula::new(*formula).set_result(result.unwrap_or(""));
                            sheet.write_formula(row, column, formula).unwrap();
                        }
                    }
                }
            }
        }
        workbook.save_to_buffer().unwrap()
    }
}

fn rows(sheet: &Sheet) -> Vec<Vec<Option<Put>>> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, Put>> = BTreeMap::new();
    for ((row, column), cell) in &sheet.cells {
        let put = match cell.kind {
            actum_workbook::CellKind::Number(number) => Put::Number(number),
            _ => Put::Words(cell.text.clone()),
        };
        rows.entry(*row).or_default().insert(*column, put);
    }
    let last = rows.keys().max().copied().unwrap_or(0);
    (0..=last)
        .map(|row| {
            let cells = rows.remove(&row).unwrap_or_default();
            let width = cells.keys().max().map_or(0, |column| column + 1);
            (0..width).map(|column| cells.get(&column).cloned()).collect()
        })
        .collect()
}
