//! What a workbook carries of its writing.

use std::collections::BTreeMap;

use actum_model::{ItemId, Language};
use actum_report::{MARK_SCHEMA, MARK_SHEET, checksum};

use crate::book::{Book, Sheet};
use crate::error::WorkbookError;

/// What the hidden sheet says: the state of the register at the writing, and every cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    /// The language of the workbook.
    pub language: Language,
    /// Number of the last event of the register then.
    pub event: i64,
    /// The moment shown, RFC 3339.
    pub as_of: String,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// What each item's cells said, along `columns`, with the revision of the item.
    pub items: BTreeMap<ItemId, (i64, Vec<String>)>,
    /// Items by their id without the text; `None` where several texts have the number.
    short: BTreeMap<String, Option<ItemId>>,
}

impl Marks {
    /// Reads the marks of a workbook.
    ///
    /// # Errors
    ///
    /// [`WorkbookError::NoMarks`] when it has none, [`WorkbookError::BrokenMarks`] when they are not
    /// as they were written, [`WorkbookError::Newer`] when another version wrote them.
    pub fn of(book: &Book) -> Result<Self, WorkbookError> {
        let sheet = book.sheet(MARK_SHEET).ok_or(WorkbookError::NoMarks)?;
        let schema = sheet.text(0, 0);
        if schema != MARK_SCHEMA {
            return Err(match schema.strip_prefix("actum-workbook/") {
                Some(_) => WorkbookError::Newer { schema: schema.to_owned() },
                None => WorkbookError::NoMarks,
            });
        }
        let broken = |detail: &str| WorkbookError::BrokenMarks { detail: detail.to_owned() };
        let language = sheet.text(0, 1).parse().map_err(|_| broken("language"))?;
        let event = sheet.text(0, 2).parse().map_err(|_| broken("event"))?;
        let columns: Vec<String> = sheet
            .row(1)
            .filter(|(column, _)| *column >= 2)
            .map(|(_, one)| one.text.clone())
            .collect();
        let rows = rows(sheet, columns.len()).ok_or_else(|| broken("rows"))?;
        let found = checksum(
            rows.iter().map(|(id, revision, texts)| (id.as_str(), *revision, texts.as_slice())),
        );
        if found != sheet.text(0, 4) {
            return Err(broken("checksum"));
        }
        let items: BTreeMap<ItemId, (i64, Vec<String>)> = rows
            .into_iter()
            .map(|(id, revision, texts)| (ItemId::new(id), (revision, texts)))
            .collect();
        let mut short: BTreeMap<String, Option<ItemId>> = BTreeMap::new();
        for id in items.keys() {
            short
                .entry(id.parts().1.to_owned())
                .and_modify(|known| *known = None)
                .or_insert_with(|| Some(id.clone()));
        }
        Ok(Self { language, event, as_of: sheet.text(0, 3).to_owned(), columns, items, short })
    }

    /// The item that is meant by an id as sheets show it: whole, or without the text where the
    /// workbook holds only one.
    pub fn find(&self, written: &str) -> Option<&ItemId> {
        let whole = ItemId::new(written);
        if let Some((id, _)) = self.items.get_key_value(&whole) {
            return Some(id);
        }
        self.short.get(written)?.as_ref()
    }
}

type MarkRow = (String, i64, Vec<String>);

fn rows(sheet: &Sheet, columns: usize) -> Option<Vec<MarkRow>> {
    sheet
        .rows()
        .into_iter()
        .filter(|row| *row >= 2)
        .map(|row| {
            let id = sheet.text(row, 0);
            let revision = sheet.text(row, 1).parse().ok()?;
            let texts =
                (2..).take(columns).map(|column| sheet.text(row, column).to_owned()).collect();
            (!id.is_empty()).then(|| (id.to_owned(), revision, texts))
        })
        .collect()
}
