//! The succession report as a workbook.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::cells::{Look, Pen};
use super::{MOST_ITEMS, page_text};
use crate::error::ReportError;
use crate::labels::Labels;
use crate::options::{Paper, ReportOptions};
use crate::sheet_name::SheetNames;
use crate::succession::{Shown, Stretch, Succession};

/// The row of headings of the items.
const HEAD: u32 = 4;

/// The succession report as an Excel workbook: a sheet with every item, which can be filtered by
/// what became of it, and one that counts. Every cell is text: nothing in it is computed.
///
/// # Errors
///
/// [`ReportError::TooManyItems`] when the items do not fit on a sheet, [`ReportError::Workbook`]
/// when the file cannot be put together.
pub fn succession_xlsx(
    succession: &Succession<'_>,
    labels: &dyn Labels,
    options: &ReportOptions,
) -> Result<Vec<u8>, ReportError> {
    if succession.lines.len() > MOST_ITEMS {
        let items = succession.lines.len();
        return Err(ReportError::TooManyItems { items, limit: MOST_ITEMS });
    }
    let shown = Shown::new(succession, labels);
    let place = |name: &str| {
        let place = name.to_owned();
        move |source| ReportError::Workbook { place, source }
    };
    let mut names = SheetNames::default();
    let items = names.take(&shown.words.word("sheet-items"));
    let summary = names.take(&shown.words.word("sheet-summary"));
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(succession, &shown, options));
    let mut sheet = Worksheet::new();
    lines(&mut sheet, &items, (succession, &shown), options).map_err(place(&items))?;
    workbook.push_worksheet(sheet);
    let mut sheet = Worksheet::new();
    counts(&mut sheet, &summary, &shown).map_err(place(&summary))?;
    workbook.push_worksheet(sheet);
    workbook.save_to_buffer().map_err(place("file"))
}

fn lines(
    sheet: &mut Worksheet,
    name: &str,
    (succession, shown): (&Succession<'_>, &Shown<'_>),
    options: &ReportOptions,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_landscape();
    sheet.set_paper_size(match options.paper {
        Paper::A4 => 9,
        Paper::Letter => 1,
    });
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEAD, HEAD)?;
    sheet.set_right_to_left(shown.words.is_right_to_left());
    sheet.set_header(format!("&L{}&R{}", page_text(&shown.title), page_text(&shown.head)));
    sheet.set_footer("&R&P / &N");
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    let last = HEAD + u32::try_from(shown.lines.len().max(1)).unwrap_or(u32::MAX);
    sheet.autofilter(HEAD, 0, last, 5)?;
    let mut pen = Pen::new(sheet, &shown.words);
    for (column, width) in (0..).zip([14.0, 22.0, 24.0, 60.0, 60.0, 18.0]) {
        pen.width(column, width)?;
    }
    pen.text(0, 0, options.title.as_deref().unwrap_or(&shown.title), Look::TITLE)?;
    pen.text(1, 0, succession.title, Look::PLAIN)?;
    pen.text(2, 0, &format!("{} · {}", shown.head, shown.as_of), Look::PLAIN)?;
    let [item, fate, before, after, others] = shown.headings.clone();
    let changed = shown.words.shared("succession-changed", &[]);
    pen.headings(HEAD, [item, fate, changed, before, after, others])?;
    for (line, row) in shown.lines.iter().zip(HEAD + 1..) {
        let (before, after) = (joined(&line.before), joined(&line.after));
        let cells = [line.item, &line.fate, &line.changed, &before, &after, &line.others];
        for (words, column) in cells.into_iter().zip(0..) {
            pen.text(row, column, words, Look::CELL)?;
        }
    }
    pen.finish()
}

fn counts(sheet: &mut Worksheet, name: &str, shown: &Shown<'_>) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_right_to_left(shown.words.is_right_to_left());
    let mut pen = Pen::new(sheet, &shown.words);
    pen.width(0, 40.0)?;
    pen.width(1, 14.0)?;
    pen.headings(0, [shown.headings[1].clone(), shown.words.word("total")])?;
    for ((fate, count), row) in shown.counts.iter().zip(1..) {
        pen.text(row, 0, fate, Look::CELL)?;
        #[expect(clippy::cast_precision_loss, reason = "counts of items are small")]
        let count = *count as f64;
        pen.number(row, 1, count, super::cells::Decimals::None, Look::CELL)?;
    }
    pen.finish()
}

fn joined(side: &[Stretch]) -> String {
    side.iter().map(|stretch| stretch.words.as_str()).collect()
}

fn properties(
    succession: &Succession<'_>,
    shown: &Shown<'_>,
    options: &ReportOptions,
) -> DocProperties {
    // A workbook has to name a moment of making: that of the edition, never that of a clock.
    let written =
        succession.as_of.get(..19).and_then(|moment| ExcelDateTime::parse_from_str(moment).ok());
    let moment = written.or_else(|| ExcelDateTime::from_ymd(2000, 1, 1).ok());
    let properties = DocProperties::new()
        .set_title(options.title.as_deref().unwrap_or(&shown.title))
        .set_subject(succession.title)
        .set_author(options.submitted_by.as_deref().unwrap_or("Actum"));
    match moment {
        Some(moment) => properties.set_creation_datetime(&moment),
        None => properties,
    }
}
