//! Pieces shared by the sections of the Word report.

use actum_model::Language;
use actum_ooxml::write::{
    Alignment, Cell, CellShade, Direction, Field, Inline, LinkTarget, Paragraph, ParagraphStyle,
    Row, Run, TextLanguage, direction_of,
};

use crate::row::{Mark, Piece};
use crate::words::Words;

/// Rows with more characters than this in one cell may break across pages; a row that neither
/// fits on a page nor may break is cut off by LibreOffice.
pub(super) const LONGEST_WHOLE_CELL: usize = 1_200;

/// A heading that links and the table of contents can reach.
pub(super) fn heading(
    level: u8,
    text: impl Into<String>,
    bookmark: impl Into<String>,
) -> Paragraph {
    Paragraph {
        bookmark: Some(bookmark.into()),
        ..Paragraph::styled(ParagraphStyle::Heading(level)).with_text(text)
    }
}

/// A heading that nothing points at.
pub(super) fn plain_heading(level: u8, text: impl Into<String>) -> Paragraph {
    Paragraph::styled(ParagraphStyle::Heading(level)).with_text(text)
}

/// What stands at the head of every page.
pub(super) fn running_head(text: impl Into<String>) -> Paragraph {
    Paragraph {
        alignment: Alignment::End,
        ..Paragraph::styled(ParagraphStyle::Header).with_text(text)
    }
}

/// The number of the page and of how many, at its foot.
pub(super) fn page_numbers() -> Paragraph {
    Paragraph {
        alignment: Alignment::End,
        ..Paragraph::styled(ParagraphStyle::Footer)
            .with_inline(Inline::Field(Field::PageNumber))
            .with_text(" / ")
            .with_inline(Inline::Field(Field::PageCount))
    }
}

pub(super) fn note(text: impl Into<String>) -> Paragraph {
    Paragraph::styled(ParagraphStyle::Note).with_text(text)
}

/// Words of a text in their own language and direction.
pub(super) fn quoted(style: ParagraphStyle, text: &str, language: Language) -> Paragraph {
    let language = TextLanguage::new(language.code());
    Paragraph {
        direction: Some(direction_of(text, language.direction())),
        ..Paragraph::styled(style).with_run(Run::new(text).in_language(language))
    }
}

/// A cell of marked values, one a line.
pub(super) fn pieces_cell(pieces: &[Piece], words: &Words<'_>) -> Cell {
    let paragraphs = pieces
        .iter()
        .map(|piece| {
            let mut paragraph = Paragraph::styled(ParagraphStyle::TableText);
            let italic = piece.mark == Mark::Inferred && words.has_italic() && slants(&piece.text);
            paragraph.inlines.push(Inline::Run(Run { italic, ..Run::new(piece.text.as_str()) }));
            if piece.mark != Mark::Plain {
                paragraph
                    .inlines
                    .push(Inline::Run(Run { superscript: true, ..Run::new(piece.mark.sign()) }));
            }
            paragraph
        })
        .collect();
    Cell { paragraphs, shade: None }
}

/// Whether letters have an italic form: Latin, Greek and Cyrillic ones do.
fn slants(text: &str) -> bool {
    direction_of(text, Direction::LeftToRight) == Direction::LeftToRight
        && text.chars().all(|character| (character as u32) < 0x2E80)
}

/// A cell whose words lead to a bookmark.
pub(super) fn link_cell(text: impl Into<String>, bookmark: impl Into<String>) -> Cell {
    Paragraph::styled(ParagraphStyle::TableText)
        .with_inline(Inline::Link {
            target: LinkTarget::Bookmark(bookmark.into()),
            runs: vec![Run::new(text)],
        })
        .into()
}

/// A shaded cell that names what stands beside it.
pub(super) fn label_cell(text: impl Into<String>) -> Cell {
    Cell {
        paragraphs: vec![
            Paragraph::styled(ParagraphStyle::TableText).with_run(Run::new(text).bold()),
        ],
        shade: Some(CellShade::Label),
    }
}

pub(super) fn row(cells: Vec<Cell>) -> Row {
    let may_break = cells.iter().any(|cell| {
        let length: usize = cell
            .paragraphs
            .iter()
            .flat_map(|paragraph| &paragraph.inlines)
            .map(|inline| match inline {
                Inline::Run(run) => run.text.chars().count(),
                Inline::Field(_)
                | Inline::Link { .. }
                | Inline::Inserted(..)
                | Inline::Deleted(..) => 0,
            })
            .sum();
        length > LONGEST_WHOLE_CELL
    });
    Row { cells, may_break, least_height: None }
}

/// Column widths in the proportion of `shares`, together exactly `total`.
pub(super) fn widths(shares: &[u32], total: u32) -> Vec<u32> {
    let sum: u32 = shares.iter().sum::<u32>().max(1);
    let mut widths: Vec<u32> = shares.iter().map(|share| total * share / sum).collect();
    let rest = total - widths.iter().sum::<u32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// The bookmark of an item by its place in the plan.
pub(super) fn item_bookmark(order: usize) -> String {
    format!("item_{order}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_fill_the_line() {
        assert_eq!(widths(&[1, 1, 1], 100), [33, 33, 34]);
        assert_eq!(widths(&[750, 1300, 3300], 9_638).iter().sum::<u32>(), 9_638);
        assert!(widths(&[], 10).is_empty());
    }
}
