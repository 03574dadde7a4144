//! Sheets that list items.

use rust_xlsxwriter::XlsxError;

use super::cells::{Decimals, Look, Pen};
use super::{Book, cell_link};
use crate::labels::LabelValue;
use crate::row::{Column, ItemRow};
use crate::view::{Owner, Recipient};

/// Widths in characters of the usual font.
fn width(column: Column) -> f64 {
    match column {
        Column::Order => 8.0,
        Column::Item => 22.0,
        Column::Action | Column::Provision => 9.0,
        Column::Confidence | Column::Updated => 12.0,
        Column::Verb => 12.0,
        Column::Force => 17.0,
        Column::Clause => 60.0,
        Column::Asked => 44.0,
        Column::Responsible | Column::Partners | Column::Citations => 24.0,
        Column::Due | Column::Qualifications => 26.0,
        Column::ReportTo | Column::Instrument | Column::Deliverable | Column::Capacity => 20.0,
        Column::Milestones => 20.0,
        Column::PeriodicGoals
        | Column::Completed
        | Column::Status
        | Column::Priority
        | Column::NextMove
        | Column::DueOn
        | Column::Timeliness => 14.0,
        Column::Tags => 18.0,
        Column::Note | Column::Reason => 30.0,
        Column::Doubts => 40.0,
    }
}

/// The same on the sheets of bodies and recipients, which are printed on one page across.
fn part_width(column: Column) -> f64 {
    match column {
        Column::Clause => 46.0,
        Column::Asked => 38.0,
        Column::Due => 22.0,
        Column::Partners => 20.0,
        Column::Responsible => 18.0,
        Column::Item | Column::Force | Column::ReportTo | Column::Milestones => 16.0,
        Column::Capacity | Column::Instrument => 15.0,
        other => width(other).min(13.0),
    }
}

/// The sheet with every item and every column. The headings stand in the first row, so that a
/// program finds them.
pub(super) fn all(pen: &mut Pen<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    let columns: Vec<Column> =
        Column::ALL.into_iter().filter(|column| *column != Column::Capacity).collect();
    frame(pen, &columns, width, 0, book.view.rows.len())?;
    pen.sheet.set_freeze_panes(1, 2)?;
    // Over two pages: on one, 25 columns would be too small to read.
    pen.sheet.set_repeat_columns(0, 1)?;
    pen.sheet.set_print_fit_to_pages(2, 0);
    pen.sheet.set_page_order(true);
    for (line, item) in (1..).zip(&book.view.rows) {
        for (column, kind) in (0..).zip(&columns) {
            write(pen, line, column, item, *kind)?;
        }
    }
    Ok(())
}

/// The sheet of one body.
pub(super) fn of_owner(pen: &mut Pen<'_>, book: &Book<'_>, owner: &Owner) -> Result<(), XlsxError> {
    let columns = [
        Column::Capacity,
        Column::Item,
        Column::Force,
        Column::Clause,
        Column::Asked,
        Column::Responsible,
        Column::Partners,
        Column::ReportTo,
        Column::Due,
        Column::DueOn,
        Column::Timeliness,
        Column::Instrument,
        Column::Milestones,
        Column::Status,
        Column::Updated,
    ];
    let entries = owner.entries.iter().map(|entry| (entry.row, entry.capacity.as_str()));
    part(pen, book, &owner.long_name, &columns, entries.collect())
}

/// The sheet of those who report to one recipient.
pub(super) fn of_recipient(
    pen: &mut Pen<'_>,
    book: &Book<'_>,
    recipient: &Recipient,
) -> Result<(), XlsxError> {
    let words = &book.view.words;
    let columns = [
        Column::Capacity,
        Column::Item,
        Column::Force,
        Column::Asked,
        Column::Responsible,
        Column::ReportTo,
        Column::Due,
        Column::DueOn,
        Column::Timeliness,
        Column::Instrument,
        Column::Milestones,
        Column::Status,
        Column::Updated,
    ];
    let (stated, proposed) = (words.word("stated"), words.word("proposed"));
    let mut entries: Vec<(usize, &str)> =
        recipient.stated.iter().map(|row| (*row, stated.as_str())).collect();
    entries.extend(
        recipient
            .proposed
            .iter()
            .filter(|row| !recipient.stated.contains(row))
            .map(|row| (*row, proposed.as_str())),
    );
    let title = words.with_text("sheet-reports", "body", &recipient.long_name);
    part(pen, book, &title, &columns, entries)
}

/// A sheet with some of the items: title, way back, headings, items.
fn part(
    pen: &mut Pen<'_>,
    book: &Book<'_>,
    title: &str,
    columns: &[Column],
    entries: Vec<(usize, &str)>,
) -> Result<(), XlsxError> {
    const HEADINGS: u32 = 2;
    let words = &book.view.words;
    let count = u64::try_from(entries.len()).unwrap_or(u64::MAX);
    pen.text(0, 0, title, Look::SUBTITLE)?;
    let back = Look { overflows: true, has_border: false, ..Look::LINK };
    pen.link(1, 0, cell_link(&book.summary_name, "A1"), &words.word("back"), back)?;
    let items = words.phrase("item-count", &[("count", LabelValue::Number(count))]);
    pen.text(1, 2, &items, Look::PLAIN)?;
    frame(pen, columns, part_width, HEADINGS, entries.len())?;
    pen.sheet.set_freeze_panes(HEADINGS + 1, 2)?;
    pen.sheet.set_print_fit_to_pages(1, 0);
    for (line, (row, capacity)) in (HEADINGS + 1..).zip(entries) {
        let item = &book.view.rows[row];
        for (column, kind) in (0..).zip(columns) {
            match kind {
                Column::Capacity => pen.text(line, column, capacity, Look::CELL)?,
                Column::Item if book.has_item_links => {
                    // Row 1 of the list holds its headings.
                    let target = cell_link(&book.items_name, &format!("B{}", item.order + 1));
                    pen.link(line, column, target, &item.short_id, Look::LINK)?;
                }
                Column::Item => pen.text(line, column, &item.short_id, Look::CELL)?,
                other => write(pen, line, column, item, *other)?,
            }
        }
    }
    Ok(())
}

/// Headings, widths, filter, and the heading row on every printed page.
fn frame(
    pen: &mut Pen<'_>,
    columns: &[Column],
    width: fn(Column) -> f64,
    headings: u32,
    items: usize,
) -> Result<(), XlsxError> {
    let names: Vec<(String, bool)> =
        columns.iter().map(|column| (pen.words.column(*column), column.is_editable())).collect();
    for (column, kind) in (0..).zip(columns) {
        pen.width(column, width(*kind))?;
    }
    pen.headings_marked(headings, names)?;
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let last_row = headings.saturating_add(u32::try_from(items).unwrap_or(u32::MAX));
    pen.sheet.autofilter(headings, 0, last_row, last_column)?;
    pen.sheet.set_repeat_rows(headings, headings)?;
    Ok(())
}

fn write(
    pen: &mut Pen<'_>,
    line: u32,
    column: u16,
    item: &ItemRow<'_>,
    kind: Column,
) -> Result<(), XlsxError> {
    match kind {
        Column::Order => {
            let order = f64::from(u32::try_from(item.order).unwrap_or(u32::MAX));
            pen.number(line, column, order, Decimals::None, Look::CELL)
        }
        Column::Confidence => {
            pen.number(line, column, item.confidence(), Decimals::Two, Look::CELL)
        }
        other => {
            let look = if item.is_proposed(other) { Look::PROPOSED } else { Look::CELL };
            let text = item.text(other, pen.words);
            pen.text(line, column, &text, look)
        }
    }
}
