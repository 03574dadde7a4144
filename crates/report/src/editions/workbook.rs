//! The table of proposals as a workbook.

use actum_amend::Standing;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::table::{Wish, agreement_id, rows};
use super::{ProposalTable, Words};
use crate::error::ReportError;
use crate::labels::Labels;

/// Characters that a cell of a workbook can hold.
const MOST_CHARACTERS: usize = 32_767;

/// The consolidated proposals table: number, text, a column a proposer with its mark, agreement,
/// collisions, and room for what the meeting agrees. Words that go stand in `[- -]`, words that
/// come in `[+ +]`. Every cell is text: nothing in it is computed.
///
/// # Errors
///
/// [`ReportError::Workbook`] when the file cannot be put together.
pub fn proposals_xlsx(
    table: &ProposalTable<'_>,
    labels: &dyn Labels,
) -> Result<Vec<u8>, ReportError> {
    let words = Words(labels);
    let mut workbook = Workbook::new();
    fill(&mut workbook, table, words)
        .map_err(|source| ReportError::Workbook { place: words.get("title-proposals"), source })?;
    workbook
        .save_to_buffer()
        .map_err(|source| ReportError::Workbook { place: "file".to_owned(), source })
}

fn fill(
    workbook: &mut Workbook,
    table: &ProposalTable<'_>,
    words: Words<'_>,
) -> Result<(), XlsxError> {
    // A fixed moment: the same values give the same bytes.
    let moment = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(words.get("title-proposals"));
    workbook.set_properties(&properties.set_creation_datetime(&moment));
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let heading = text.clone().set_bold();
    let sheet = workbook.add_worksheet();
    let mut headings = vec![words.get("column-number"), words.get("column-base")];
    headings.extend(table.proposals.iter().map(|proposal| proposal.name.clone()));
    headings
        .extend(["column-agreement", "column-collisions", "column-agreed"].map(|id| words.get(id)));
    for (column, words) in (0_u16..).zip(&headings) {
        sheet.write_string_with_format(0, column, cut(words), &heading)?;
        sheet.set_column_width(column, if column == 0 { 12.0 } else { 42.0 })?;
    }
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_right_to_left(table.language == actum_model::Language::Ar);
    for (line, row) in (1_u32..).zip(rows(table, words)) {
        let mut cells = vec![row.number, row.base];
        cells.extend(row.cells.iter().map(|cell| cell.as_ref().map_or_else(String::new, said)));
        cells.push(words.get(agreement_id(row.agreement)));
        cells.push(row.collisions.join("\n"));
        cells.push(String::new());
        for (column, words) in (0_u16..).zip(&cells) {
            sheet.write_string_with_format(line, column, cut(words), &text)?;
        }
    }
    let last = u32::try_from(table.compilation.rows.len()).unwrap_or(u32::MAX);
    let width = u16::try_from(headings.len() - 1).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, width)?;
    Ok(())
}

fn said(wish: &Wish) -> String {
    let mut said = wish.mark.to_owned();
    if wish.mark != "NOC" {
        said.push_str(" – ");
        said.push_str(&wish.kind);
    }
    for line in &wish.words {
        said.push('\n');
        for piece in line {
            match piece.standing {
                Standing::Kept => said.push_str(&piece.text),
                Standing::Removed => said.push_str(&format!("[-{}-]", piece.text)),
                Standing::Added => said.push_str(&format!("[+{}+]", piece.text)),
            }
        }
    }
    said
}

/// What fits into a cell, with a sign where something does not.
fn cut(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(MOST_CHARACTERS - 1).collect();
    cut.push('…');
    cut
}
