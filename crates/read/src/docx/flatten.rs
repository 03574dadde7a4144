//! Paragraphs and tables of a Word document as one row of blocks.

use actum_model::{Place, RevisionKind};
use actum_ooxml::{
    Alignment as WordAlignment, Block as WordBlock, Change, ChangeKind, NoteKind, Paragraph, Role,
    Table,
};

use crate::block::{Alignment, Block, BlockRevision, Cell, Label, NoteCall};

/// One step of indentation, in twentieths of a point: about 1.25 cm.
const STEP: i32 = 709;

/// The key by which a call names a note.
pub(super) fn note_key(kind: NoteKind, id: i64) -> String {
    match kind {
        NoteKind::Footnote => format!("footnote {id}"),
        NoteKind::Endnote => format!("endnote {id}"),
    }
}

/// Puts blocks in one row.
pub(super) struct Flattener {
    part: String,
    items: Vec<Block>,
    tables: u32,
    blank: u8,
    /// Changes that left no paragraph behind; they go to the next one.
    orphans: Vec<BlockRevision>,
    /// Calls in paragraphs without text; they go to the next one too.
    orphan_calls: Vec<NoteCall>,
}

impl Flattener {
    pub(super) fn new(part: &str) -> Self {
        Self {
            part: part.to_owned(),
            items: Vec::new(),
            tables: 0,
            blank: 0,
            orphans: Vec::new(),
            orphan_calls: Vec::new(),
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[WordBlock]) {
        self.within(blocks, None, None);
    }

    /// The blocks; what was left over goes to the last one.
    pub(super) fn finish(mut self) -> Vec<Block> {
        if let Some(last) = self.items.last_mut() {
            let end = last.text.len();
            for mut orphan in self.orphans {
                (orphan.start, orphan.end) = (end, end);
                last.revisions.push(orphan);
            }
            for mut call in self.orphan_calls {
                call.offset = end;
                last.calls.push(call);
            }
        }
        self.items
    }

    fn within(&mut self, blocks: &[WordBlock], cell: Option<Cell>, inserted: Option<&Change>) {
        for block in blocks {
            match block {
                WordBlock::Paragraph(paragraph) => self.paragraph(paragraph, cell, inserted),
                WordBlock::Table(table) => self.table(table, cell.map_or(0, |cell| cell.depth)),
            }
        }
    }

    fn table(&mut self, table: &Table, depth: u8) {
        self.tables += 1;
        let number = self.tables;
        self.blank = 0;
        let mut removed = table.removed.iter().peekable();
        for (index, row) in table.rows.iter().enumerate() {
            while let Some(gone) = removed.next_if(|gone| gone.before <= index) {
                self.orphans.push(revision(&gone.change, &gone.words, 0, 0));
            }
            for cell in row.cells.iter().filter(|cell| cell.row_span > 0) {
                let place = Cell {
                    table: number,
                    row: narrow(index) + 1,
                    column: cell.column.saturating_add(1),
                    column_span: cell.column_span.max(1),
                    row_span: cell.row_span,
                    header: row.header,
                    depth: depth.saturating_add(1),
                };
                self.blank = 0;
                self.within(&cell.blocks, Some(place), row.change.as_ref());
            }
        }
        for gone in removed {
            self.orphans.push(revision(&gone.change, &gone.words, 0, 0));
        }
        self.blank = 0;
    }

    fn paragraph(&mut self, word: &Paragraph, cell: Option<Cell>, inserted: Option<&Change>) {
        let mut revisions: Vec<BlockRevision> = word
            .revisions
            .iter()
            .map(|one| revision(&one.change, &one.words, one.range.start, one.range.end))
            .collect();
        let calls: Vec<NoteCall> = word
            .calls
            .iter()
            .map(|call| NoteCall { key: note_key(call.kind, call.id), offset: call.offset })
            .collect();
        if word.text.trim().is_empty() {
            if !word.vanished {
                self.blank = self.blank.saturating_add(1);
            }
            revisions.retain(|revision| removes(revision.kind));
            self.orphans.append(&mut revisions);
            self.orphan_calls.extend(calls);
            return;
        }
        if let Some(change) = inserted
            && revisions.is_empty()
        {
            revisions.push(revision(change, &word.text, 0, word.text.len()));
        }
        let at_start = |mut one: BlockRevision| {
            (one.start, one.end) = (0, 0);
            one
        };
        let mut all: Vec<BlockRevision> =
            std::mem::take(&mut self.orphans).into_iter().map(at_start).collect();
        all.append(&mut revisions);
        let mut all_calls = std::mem::take(&mut self.orphan_calls);
        all_calls.iter_mut().for_each(|call| call.offset = 0);
        all_calls.extend(calls);
        self.items.push(Block {
            text: word.text.clone(),
            heading: match word.role {
                Role::Heading(level) => Some(level),
                Role::Body | Role::Title | Role::Subtitle | Role::Contents => None,
            },
            label: word.label.as_ref().map(|label| Label {
                text: label.text.clone(),
                level: label.level,
                bullet: label.value.is_none(),
            }),
            indent: indent(word),
            style: style(word),
            alignment: word.alignment.map(|alignment| match alignment {
                WordAlignment::Start => Alignment::Start,
                WordAlignment::Center => Alignment::Center,
                WordAlignment::End => Alignment::End,
                WordAlignment::Justify => Alignment::Justify,
            }),
            italic: word.italic,
            bold: word.bold,
            cell,
            revisions: all,
            calls: all_calls,
            blank_before: std::mem::take(&mut self.blank),
            place: Place {
                part: Some(self.part.clone()),
                paragraph: Some(word.index),
                row: cell.map(|cell| cell.row),
                column: cell.map(|cell| cell.column),
                ..Place::default()
            },
            language: word.language.as_deref().and_then(|tag| tag.parse().ok()),
        });
    }
}

/// The name of the style; an entry of a table of contents is named as one even where only the
/// field around it says so.
fn style(word: &Paragraph) -> Option<String> {
    let name = word.style_name.as_deref().or(word.style_id.as_deref());
    match (word.role, name) {
        (Role::Contents, Some(name)) if name.to_ascii_lowercase().starts_with("toc") => {
            Some(name.to_owned())
        }
        (Role::Contents, _) => Some("toc 1".to_owned()),
        (_, name) => name.map(str::to_owned),
    }
}

fn indent(word: &Paragraph) -> u8 {
    if let Some(label) = &word.label {
        return label.level;
    }
    let steps = (word.indent.max(0) + STEP / 2) / STEP;
    u8::try_from(steps).unwrap_or(u8::MAX)
}

fn revision(change: &Change, words: &str, start: usize, end: usize) -> BlockRevision {
    BlockRevision {
        kind: match change.kind {
            ChangeKind::Insertion => RevisionKind::Insertion,
            ChangeKind::Deletion => RevisionKind::Deletion,
            ChangeKind::MovedHere => RevisionKind::MovedHere,
            ChangeKind::MovedAway => RevisionKind::MovedAway,
        },
        words: words.to_owned(),
        start,
        end,
        author: change.author.as_deref().map(str::to_owned),
        date: change.date.as_deref().map(str::to_owned),
    }
}

fn removes(kind: RevisionKind) -> bool {
    match kind {
        RevisionKind::Deletion | RevisionKind::MovedAway => true,
        RevisionKind::Insertion | RevisionKind::MovedHere => false,
    }
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX - 1)
}
