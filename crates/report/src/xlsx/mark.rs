//! The hidden sheet by which an edited workbook is understood when it comes back.
//!
//! Everything on it is text, so that no program turns an id into a number or a day into another.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::cells::{MARK_SCHEMA, MARK_SHEET, checksum, columns, items, name};
use crate::view::View;

/// Adds the sheet.
pub(super) fn add(workbook: &mut Workbook, view: &View<'_>) -> Result<(), XlsxError> {
    let columns = columns();
    let items = items(view, &columns);
    let mut sheet = Worksheet::new();
    sheet.set_name(MARK_SHEET)?;
    let head = [
        MARK_SCHEMA.to_owned(),
        view.plan.language.code().to_owned(),
        view.plan.event.to_string(),
        view.plan.as_of.clone(),
        checksum(items.iter().map(|item| (item.id.as_str(), item.revision, &item.texts[..]))),
        view.words.word("note-hidden-sheet"),
    ];
    for (column, words) in (0..).zip(&head) {
        sheet.write_string(0, column, words)?;
    }
    sheet.write_string(1, 0, "item")?.write_string(1, 1, "revision")?;
    for (place, column) in (2..).zip(&columns) {
        sheet.write_string(1, place, name(*column))?;
    }
    for (line, item) in (2..).zip(&items) {
        sheet.write_string(line, 0, item.id.as_str())?;
        sheet.write_string(line, 1, item.revision.to_string())?;
        for (place, text) in (2..).zip(&item.texts) {
            if !text.is_empty() {
                sheet.write_string(line, place, text)?;
            }
        }
    }
    sheet.set_very_hidden(true);
    workbook.push_worksheet(sheet);
    Ok(())
}
