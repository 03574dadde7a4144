//! Word files: an edition as true tracked changes of its base, and the table of proposals.

use actum_amend::{Agreement, Piece, Print, Standing, redline};
use actum_ooxml::write::{
    Cell, CellShade, Change, Inline, MarkChange, Page, Paragraph, ParagraphStyle, Row, Run,
    Section, Table, TextLanguage, WordDocument,
};

use super::table::{agreement_id, rows};
use super::{Comparison, ProposalTable, Words};
use crate::error::ReportError;
use crate::labels::Labels;

/// The base with tracked changes by one author: with all of them accepted it is the edition, print
/// aside, with all rejected the base.
///
/// # Errors
///
/// [`ReportError::Word`] when the package cannot be put together.
pub fn comparison_docx(
    comparison: &Comparison<'_>,
    change: &Change,
) -> Result<Vec<u8>, ReportError> {
    let mut document = WordDocument::new(TextLanguage::new(comparison.language.code()));
    document.properties.title = comparison.edition_name.to_owned();
    document.properties.creator.clone_from(&change.author);
    let mut section = Section::default();
    let paragraphs =
        redline(comparison.base, comparison.edition, comparison.alignment, Print::AsInBase);
    for line in &paragraphs {
        let mut paragraph = Paragraph::default();
        for piece in line.number.iter().chain(&line.text) {
            paragraph.inlines.push(inline(piece, change));
        }
        paragraph.mark = match line.end {
            Standing::Kept => None,
            Standing::Removed => Some(MarkChange::Deleted(change.clone())),
            Standing::Added => Some(MarkChange::Inserted(change.clone())),
        };
        section.push(paragraph);
    }
    document.sections.push(section);
    Ok(document.to_bytes()?)
}

fn inline(piece: &Piece, change: &Change) -> Inline {
    let run = Run::new(piece.text.clone());
    match piece.standing {
        Standing::Kept => Inline::Run(run),
        Standing::Removed => Inline::Deleted(change.clone(), vec![run]),
        Standing::Added => Inline::Inserted(change.clone(), vec![run]),
    }
}

/// The consolidated proposals table: number, text, a column a proposer with its mark, agreement,
/// and room for what the meeting agrees.
///
/// Words that come in are tracked insertions by their proposer, words that go tracked deletions.
///
/// # Errors
///
/// [`ReportError::Word`] when the package cannot be put together.
pub fn proposals_docx(
    table: &ProposalTable<'_>,
    labels: &dyn Labels,
    date: &str,
) -> Result<Vec<u8>, ReportError> {
    let words = Words(labels);
    let mut document = WordDocument::new(TextLanguage::new(table.language.code()));
    document.properties.title = words.get("title-proposals");
    let page = Page { landscape: true, ..Page::default() };
    let mut section = Section::on(page);
    section.push(Paragraph::styled(ParagraphStyle::Title).with_text(words.get("title-proposals")));
    section.push(Paragraph::default().with_text(table.base_name));
    let (number, agreement, open) = (900, 1_500, 1_800);
    let columns = u32::try_from(table.proposals.len() + 1).unwrap_or(u32::MAX);
    let text = page.text_width().saturating_sub(number + agreement + open) / columns;
    let mut widths = vec![number, text];
    widths.extend(table.proposals.iter().map(|_| text));
    widths.extend([agreement, open]);
    let headings = [words.get("column-number"), words.get("column-base")]
        .into_iter()
        .chain(table.proposals.iter().map(|proposal| proposal.name.clone()))
        .chain([words.get("column-agreement"), words.get("column-agreed")]);
    let mut grid = Table::with_headings(&widths, headings);
    for row in rows(table, words) {
        let mut cells = vec![Cell::text(row.number), Cell::text(row.base)];
        for (cell, proposal) in row.cells.iter().zip(table.proposals) {
            let Some(wish) = cell else {
                cells.push(Cell::text(""));
                continue;
            };
            let change = Change { author: proposal.name.clone(), date: date.to_owned() };
            let head = if wish.mark == "NOC" {
                wish.mark.to_owned()
            } else {
                format!("{} – {}", wish.mark, wish.kind)
            };
            let mut cell = Cell::from(
                Paragraph::styled(ParagraphStyle::TableText).with_run(Run::new(head).bold()),
            );
            for line in &wish.words {
                let mut paragraph = Paragraph::styled(ParagraphStyle::TableText);
                paragraph.inlines = line.iter().map(|piece| inline(piece, &change)).collect();
                cell.paragraphs.push(paragraph);
            }
            cells.push(cell);
        }
        let mut verdict = Cell::text(words.get(agreement_id(row.agreement)));
        for collision in row.collisions {
            verdict
                .paragraphs
                .push(Paragraph::styled(ParagraphStyle::TableText).with_text(collision));
        }
        if row.agreement == Agreement::Conflict {
            verdict.shade = Some(CellShade::Label);
        }
        cells.push(verdict);
        cells.push(Cell::text(""));
        grid.rows.push(Row { cells, may_break: true, ..Row::default() });
    }
    section.push(grid);
    document.sections.push(section);
    Ok(document.to_bytes()?)
}
