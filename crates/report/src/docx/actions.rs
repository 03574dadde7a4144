//! Section II: each clause, its items, and room for progress.

use actum_model::TextId;
use actum_ooxml::write::{Cell, Paragraph, ParagraphStyle, Row, Section, Table};

use super::ACTIONS;
use super::parts::{heading, item_bookmark, note, pieces_cell, quoted, row, widths};
use crate::row::{Column, ItemRow};
use crate::view::View;
use crate::words::Words;

/// A text with its actions.
pub(super) struct TextPart<'v> {
    pub(super) title: String,
    pub(super) bookmark: String,
    pub(super) actions: Vec<ActionPart<'v>>,
}

/// Items that stand together under one number of the text.
pub(super) struct ActionPart<'v> {
    pub(super) name: &'v str,
    pub(super) bookmark: String,
    /// Indexes of rows.
    rows: std::ops::Range<usize>,
}

/// The texts and actions of the plan, in its order.
pub(super) fn texts<'v>(view: &'v View<'_>) -> Vec<TextPart<'v>> {
    let mut texts: Vec<(&TextId, TextPart<'v>)> = Vec::new();
    for (index, row) in view.rows.iter().enumerate() {
        let item = row.item;
        if texts.last().is_none_or(|(id, _)| **id != item.text) {
            let title = view.plan.texts.iter().find(|text| text.id == item.text);
            let title = title.map_or_else(|| item.text.to_string(), |text| text.title.clone());
            let bookmark = format!("text_{}", index + 1);
            texts.push((&item.text, TextPart { title, bookmark, actions: Vec::new() }));
        }
        let Some((_, text)) = texts.last_mut() else { continue };
        match text.actions.last_mut() {
            Some(action) if action.name == item.action => action.rows.end = index + 1,
            Some(_) | None => text.actions.push(ActionPart {
                name: &item.action,
                bookmark: format!("action_{}", index + 1),
                rows: index..index + 1,
            }),
        }
    }
    texts.into_iter().map(|(_, text)| text).collect()
}

/// Section II.
pub(super) fn write(section: &mut Section, view: &View<'_>, for_filling: bool) {
    let words = &view.words;
    section.push(heading(1, words.word("section-actions"), ACTIONS));
    if view.rows.is_empty() {
        section.push(note(words.word("no-items")));
        return;
    }
    if for_filling {
        section.push(note(words.word("note-fill")));
    }
    for text in texts(view) {
        let language = view.rows.get(text.actions.first().map_or(0, |action| action.rows.start));
        let language = language.map_or(view.plan.language, |row| row.language);
        section.push(Paragraph {
            bookmark: Some(text.bookmark),
            ..quoted(ParagraphStyle::Heading(2), &text.title, language)
        });
        for action in text.actions {
            let title = words.with_text("action", "action", action.name);
            section.push(heading(3, title, action.bookmark));
            // One quotation for all items of a clause: 7.1 to 7.3 are parts of one sentence.
            for rows in
                view.rows[action.rows].chunk_by(|one, other| one.item.clause == other.item.clause)
            {
                clause(section, view, rows, for_filling);
            }
        }
    }
}

fn clause(section: &mut Section, view: &View<'_>, rows: &[ItemRow<'_>], for_filling: bool) {
    let words = &view.words;
    let Some(first) = rows.first() else { return };
    section.push(Paragraph {
        keep_with_next: true,
        ..quoted(ParagraphStyle::Quote, &first.item.clause, first.language)
    });
    let columns = [
        (Column::Item, 780),
        (Column::Force, 1320),
        (Column::Asked, 2900),
        (Column::Responsible, 1600),
        (Column::Partners, 1550),
        (Column::ReportTo, 1200),
        (Column::Due, 1550),
        (Column::Instrument, 1300),
        (Column::Milestones, 1000),
        (Column::PeriodicGoals, 850),
        (Column::Completed, 1086),
    ];
    let shares: Vec<u32> = columns.iter().map(|(_, share)| *share).collect();
    let mut table = Table::with_headings(
        &widths(&shares, section.page.text_width()),
        columns.iter().map(|(column, _)| words.column(*column)),
    );
    for item in rows {
        table.rows.push(row(columns.iter().map(|(column, _)| cell(view, item, *column)).collect()));
    }
    section.push(table);
    if for_filling {
        progress(section, view, rows);
    }
}

fn cell(view: &View<'_>, item: &ItemRow<'_>, column: Column) -> Cell {
    match column {
        Column::Item => Paragraph {
            bookmark: Some(item_bookmark(item.order)),
            ..Paragraph::styled(ParagraphStyle::TableText).with_text(in_text_id(item))
        }
        .into(),
        Column::Asked => {
            quoted(ParagraphStyle::TableText, &item.item.commitment.act.value, item.language).into()
        }
        Column::Force => {
            let mut cell = pieces_cell(&item.force, &view.words);
            let verb = &item.item.commitment.force.value.verb;
            let written = view.words.with_text("quoted", "words", verb);
            if !verb.is_empty() {
                cell.paragraphs
                    .push(Paragraph::styled(ParagraphStyle::TableText).with_text(written));
            }
            cell
        }
        Column::Due if !item.due_on.is_empty() => due_cell(item, &view.words),
        other if !item.pieces(other).is_empty() => pieces_cell(item.pieces(other), &view.words),
        other => Cell::text(item.text(other, &view.words)),
    }
}

/// What the text says, the day it comes to, and whether that is past or near.
pub(super) fn due_cell(item: &ItemRow<'_>, words: &Words<'_>) -> Cell {
    let mut cell = pieces_cell(&item.due, words);
    cell.paragraphs.extend(pieces_cell(&item.due_on, words).paragraphs);
    if !item.timeliness.is_empty() {
        let late = Paragraph::styled(ParagraphStyle::TableText).with_text(item.timeliness.clone());
        cell.paragraphs.push(late);
    }
    cell
}

/// The id under the heading of its text, where the text need not be named again.
fn in_text_id<'i>(item: &ItemRow<'i>) -> &'i str {
    item.item.id.parts().1
}

/// Empty lines to be filled in, one an item.
fn progress(section: &mut Section, view: &View<'_>, rows: &[ItemRow<'_>]) {
    let words = &view.words;
    let mut table = Table::with_headings(
        &widths(&[2, 2, 14], section.page.text_width()),
        [words.column(Column::Item), words.word("date"), words.word("heading-progress")],
    );
    for item in rows {
        table.rows.push(Row {
            cells: vec![Cell::text(in_text_id(item))],
            least_height: Some(560),
            may_break: true,
        });
    }
    section.push(table);
}
