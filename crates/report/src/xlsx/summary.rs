//! The first sheet.

use rust_xlsxwriter::XlsxError;

use super::cells::{Decimals, Look, Pen};
use super::{Book, cell_link};
use crate::counts;
use crate::row::Column;

/// Writes the first sheet.
pub(super) fn write(pen: &mut Pen<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    pen.width(0, 52.0)?;
    for column in 1..=13 {
        pen.width(column, 18.0)?;
    }
    pen.sheet.set_print_fit_to_pages(1, 0);
    let mut line = head(pen, book)?;
    line = texts(pen, book, line)?;
    line = by_body(pen, book, line)?;
    line = reports(pen, book, line)?;
    for (key, label, counted) in [
        ("heading-due", Column::Due, counts::by_due(book.view)),
        ("heading-instruments", Column::Instrument, counts::by_instrument(book.view)),
        ("heading-status", Column::Status, counts::by_status(book.view)),
    ] {
        line = figures(pen, book, line, key, label, &counted)?;
    }
    line = ambiguous(pen, book, line)?;
    doubtful(pen, book, line)
}

/// The sheet that tells what changed since the last report.
pub(super) fn changes(pen: &mut Pen<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    let view = book.view;
    let words = &view.words;
    pen.width(0, 24.0)?;
    pen.width(1, 110.0)?;
    let title = crate::changes::heading(view).unwrap_or_default();
    pen.text(0, 0, &title, Look::SUBTITLE)?;
    if view.plan.changes.is_empty() {
        return pen.text(1, 0, &words.word("no-changes"), Look::PLAIN);
    }
    pen.headings(2, [words.column(Column::Item), words.word("change")])?;
    pen.sheet.set_print_fit_to_pages(1, 0);
    for (line, change) in (3..).zip(&view.plan.changes) {
        pen.text(line, 0, change.item.as_str(), Look::CELL)?;
        pen.text(line, 1, &crate::changes::sentence(change, words), Look::CELL)?;
    }
    Ok(())
}

fn head(pen: &mut Pen<'_>, book: &Book<'_>) -> Result<u32, XlsxError> {
    let words = &book.view.words;
    pen.text(0, 0, &book.title, Look::TITLE)?;
    let mut line = 1;
    let mut lines = vec![
        (words.word("as-of"), book.view.as_of()),
        (words.word("language"), words.language_name(book.view.plan.language)),
        (words.word("action-required"), book.view.action_required(book.options)),
    ];
    if let Some(submitted_by) = &book.options.submitted_by {
        lines.insert(0, (words.word("submitted-by"), submitted_by.clone()));
    }
    for (label, value) in lines {
        pen.text(line, 0, &label, Look { bold: true, ..Look::PLAIN })?;
        pen.text(line, 1, &value, Look::PLAIN)?;
        line += 1;
    }
    let all = cell_link(&book.items_name, "A1");
    pen.link(line, 0, all, &book.items_name, Look { has_border: false, ..Look::LINK })?;
    pen.text(line, 1, &words.word("note-marks"), Look::PLAIN)?;
    let editable: Vec<String> = crate::cells::columns()
        .into_iter()
        .filter(|column| column.is_editable())
        .map(|column| words.column(column))
        .collect();
    let editable = words.with_text("note-editable", "words", &editable.join(words.separator()));
    pen.text(line + 1, 1, &editable, Look::PLAIN)?;
    Ok(line + 3)
}

fn texts(pen: &mut Pen<'_>, book: &Book<'_>, line: u32) -> Result<u32, XlsxError> {
    let words = &book.view.words;
    pen.text(line, 0, &words.word("texts"), Look::SUBTITLE)?;
    let headings =
        [words.word("text"), words.word("language"), words.word("file"), "SHA-256".to_owned()];
    pen.headings(line + 1, headings)?;
    let mut line = line + 2;
    for text in &book.view.plan.texts {
        pen.text(line, 0, &text.title, Look::CELL)?;
        pen.text(line, 1, &words.language_name(text.language), Look::CELL)?;
        pen.text(line, 2, &text.source_name, Look::CELL)?;
        pen.text(line, 3, &text.source_sha256, Look::CELL)?;
        line += 1;
    }
    Ok(line + 1)
}

fn by_body(pen: &mut Pen<'_>, book: &Book<'_>, line: u32) -> Result<u32, XlsxError> {
    let words = &book.view.words;
    let forces = counts::forces(book.view);
    pen.text(line, 0, &words.word("heading-bodies"), Look::SUBTITLE)?;
    let mut headings = vec![words.word("body")];
    headings.extend(forces.iter().map(|force| words.force(*force)));
    headings.extend([words.word("total"), words.word("ambiguous")]);
    pen.headings(line + 1, headings)?;
    let mut line = line + 2;
    for (owner, sheet) in &book.owners {
        if book.options.per_owner {
            pen.link(line, 0, cell_link(sheet, "A1"), &owner.long_name, Look::LINK)?;
        } else {
            pen.text(line, 0, &owner.long_name, Look::CELL)?;
        }
        row_of_figures(pen, line, &counts::of_owner(book.view, owner, &forces), Look::CELL)?;
        line += 1;
    }
    let total = Look { bold: true, ..Look::CELL };
    pen.text(line, 0, &words.word("total"), total)?;
    row_of_figures(pen, line, &counts::of_all(book.view, &forces), total)?;
    pen.text(line + 1, 0, &words.word("note-several"), Look::PLAIN)?;
    Ok(line + 3)
}

fn row_of_figures(
    pen: &mut Pen<'_>,
    line: u32,
    count: &counts::OwnerCount,
    look: Look,
) -> Result<(), XlsxError> {
    let figures = count.by_force.iter().chain([&count.total, &count.ambiguous]);
    for (column, figure) in (1..).zip(figures) {
        pen.number(line, column, as_number(*figure), Decimals::None, look)?;
    }
    Ok(())
}

fn reports(pen: &mut Pen<'_>, book: &Book<'_>, line: u32) -> Result<u32, XlsxError> {
    let words = &book.view.words;
    pen.text(line, 0, &words.word("heading-reports"), Look::SUBTITLE)?;
    if book.recipients.is_empty() {
        pen.text(line + 1, 0, &words.word("no-report"), Look::PLAIN)?;
        return Ok(line + 3);
    }
    pen.headings(
        line + 1,
        [words.column(Column::ReportTo), words.word("stated"), words.word("proposed-heading")],
    )?;
    let mut line = line + 2;
    for (recipient, sheet) in &book.recipients {
        pen.link(line, 0, cell_link(sheet, "A1"), &recipient.long_name, Look::LINK)?;
        pen.number(line, 1, as_number(recipient.stated.len()), Decimals::None, Look::CELL)?;
        pen.number(line, 2, as_number(recipient.proposed.len()), Decimals::None, Look::PROPOSED)?;
        line += 1;
    }
    Ok(line + 1)
}

fn figures(
    pen: &mut Pen<'_>,
    book: &Book<'_>,
    line: u32,
    key: &str,
    label: Column,
    counted: &[(String, usize)],
) -> Result<u32, XlsxError> {
    let words = &book.view.words;
    pen.text(line, 0, &words.word(key), Look::SUBTITLE)?;
    pen.headings(line + 1, [words.column(label), words.word("total")])?;
    let mut line = line + 2;
    for (name, count) in counted {
        pen.text(line, 0, name, Look::CELL)?;
        pen.number(line, 1, as_number(*count), Decimals::None, Look::CELL)?;
        line += 1;
    }
    Ok(line + 1)
}

fn ambiguous(pen: &mut Pen<'_>, book: &Book<'_>, line: u32) -> Result<u32, XlsxError> {
    let words = &book.view.words;
    pen.text(line, 0, &words.word("heading-ambiguous"), Look::SUBTITLE)?;
    let ambiguities = counts::ambiguities(book.view);
    if ambiguities.is_empty() {
        pen.text(line + 1, 0, &words.word("nothing-ambiguous"), Look::PLAIN)?;
        return Ok(line + 3);
    }
    pen.headings(
        line + 1,
        [
            words.word("readings"),
            words.column(Column::Item),
            words.word("field"),
            words.column(Column::Verb),
        ],
    )?;
    let mut line = line + 2;
    for ambiguity in ambiguities {
        pen.text(line, 0, &ambiguity.readings, Look::CELL)?;
        item(pen, book, line, 1, ambiguity.row)?;
        pen.text(line, 2, &ambiguity.field, Look::CELL)?;
        pen.text(line, 3, &ambiguity.written, Look::CELL)?;
        line += 1;
    }
    Ok(line + 1)
}

fn doubtful(pen: &mut Pen<'_>, book: &Book<'_>, line: u32) -> Result<(), XlsxError> {
    let words = &book.view.words;
    pen.text(line, 0, &words.word("heading-doubts"), Look::SUBTITLE)?;
    let doubtful: Vec<(usize, _)> =
        book.view.rows.iter().enumerate().filter(|(_, row)| !row.doubts.is_empty()).collect();
    if doubtful.is_empty() {
        return pen.text(line + 1, 0, &words.word("nothing-doubtful"), Look::PLAIN);
    }
    pen.headings(
        line + 1,
        [
            words.column(Column::Doubts),
            words.column(Column::Item),
            words.column(Column::Confidence),
        ],
    )?;
    for (line, (index, row)) in (line + 2..).zip(doubtful) {
        pen.text(line, 0, &row.doubts.join(words.separator()), Look::CELL)?;
        item(pen, book, line, 1, index)?;
        pen.number(line, 2, row.confidence(), Decimals::Two, Look::CELL)?;
    }
    Ok(())
}

/// The id of an item, leading to its row.
fn item(
    pen: &mut Pen<'_>,
    book: &Book<'_>,
    line: u32,
    column: u16,
    index: usize,
) -> Result<(), XlsxError> {
    let row = &book.view.rows[index];
    if book.has_item_links {
        let target = cell_link(&book.items_name, &format!("B{}", row.order + 1));
        pen.link(line, column, target, &row.short_id, Look::LINK)
    } else {
        pen.text(line, column, &row.short_id, Look::CELL)
    }
}

fn as_number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
