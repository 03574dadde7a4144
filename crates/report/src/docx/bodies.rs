//! Section III: a page for each body.

use actum_ooxml::write::{Cell, Paragraph, ParagraphStyle, Section, Table};

use super::BODIES;
use super::actions::due_cell;
use super::parts::{heading, item_bookmark, link_cell, pieces_cell, quoted, row, widths};
use crate::row::Column;
use crate::view::{Owner, View};

/// The bookmark of a body's page.
pub(super) fn bookmark(index: usize) -> String {
    format!("body_{}", index + 1)
}

/// Section III.
pub(super) fn write(section: &mut Section, view: &View<'_>, owners: &[Owner]) {
    let words = &view.words;
    section.push(heading(1, words.word("section-bodies"), BODIES));
    let columns = [
        (Column::Capacity, 1600),
        (Column::Item, if view.plan.texts.len() > 1 { 1700 } else { 900 }),
        (Column::Force, 1400),
        (Column::Asked, 4000),
        (Column::Partners, 1800),
        (Column::ReportTo, 1400),
        (Column::Due, 1700),
        (Column::Instrument, 1400),
        (Column::Status, 1100),
    ];
    let shares: Vec<u32> = columns.iter().map(|(_, share)| *share).collect();
    for (index, owner) in owners.iter().enumerate() {
        section.push(Paragraph {
            // The first page follows its heading; every other body begins a page.
            page_break_before: index > 0,
            ..heading(2, &owner.long_name, bookmark(index))
        });
        let mut table = Table::with_headings(
            &widths(&shares, section.page.text_width()),
            columns.iter().map(|(column, _)| words.column(*column)),
        );
        for entry in &owner.entries {
            let item = &view.rows[entry.row];
            let cells = columns.iter().map(|(column, _)| match column {
                Column::Capacity => Cell::text(&entry.capacity),
                Column::Item => link_cell(&item.short_id, item_bookmark(item.order)),
                Column::Asked => quoted(
                    ParagraphStyle::TableText,
                    &item.item.commitment.act.value,
                    item.language,
                )
                .into(),
                Column::Due if !item.due_on.is_empty() => due_cell(item, words),
                other if !item.pieces(*other).is_empty() => pieces_cell(item.pieces(*other), words),
                other => Cell::text(item.text(*other, words)),
            });
            table.rows.push(row(cells.collect()));
        }
        section.push(table);
    }
}
