//! Tables: rows, cells, merges, and rows that come and go by tracked changes.

use std::collections::BTreeMap;

use crate::document::{Block, Cell, Change, FindingKind, RemovedRow, Row, Table};
use crate::properties::{change, change_kind};
use crate::xml::{Event, Namespace};
use crate::{ChangeKind, Error};

use super::step::{Step, step};
use super::{Scope, Story};

/// Columns a cell may cover; Word allows 63.
const MAX_SPAN: i64 = 10_000;

/// What `w:trPr` says.
#[derive(Default)]
struct RowProperties {
    header: bool,
    skipped: u32,
    change: Option<Change>,
}

/// What `w:tcPr` says.
struct CellProperties {
    span: u32,
    merge: Merge,
    continues_left: bool,
    change: Option<Change>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Merge {
    None,
    Begins,
    Continues,
}

impl Story<'_, '_> {
    /// Reads a table whose start was read last.
    pub(super) fn table(&mut self) -> Result<Table, Error> {
        let mut table = Table::default();
        let mut merges: Vec<Vec<Merge>> = Vec::new();
        let mut scopes: Vec<Scope> = Vec::new();
        loop {
            let step = match self.xml.next()? {
                Event::Start(element) => step(&element, &mut self.context.names),
                Event::End => match scopes.pop() {
                    Some(scope) => {
                        self.leave(&scope);
                        continue;
                    }
                    None => break,
                },
                Event::Text(_) => continue,
                Event::Eof => return Err(self.xml.error("the part ends inside an element")),
            };
            match step {
                Step::Row => self.row(&mut table, &mut merges)?,
                Step::Change(change) => {
                    self.changes.push(change);
                    scopes.push(Scope::Change);
                }
                other => {
                    if let Some(scope) = self.wrapper(&other, &mut scopes)? {
                        scopes.push(scope);
                    }
                }
            }
        }
        self.merge_rows(&mut table, &merges);
        Ok(table)
    }

    fn row(&mut self, table: &mut Table, merges: &mut Vec<Vec<Merge>>) -> Result<(), Error> {
        self.context.budget.cell(&self.part)?;
        self.context.budget.memory(&self.part, size_of::<Row>())?;
        let mut row = Row::default();
        let mut row_merges = Vec::new();
        let mut column = 0_u32;
        let mut removed: Option<Change> = None;
        let mut scopes: Vec<Scope> = Vec::new();
        loop {
            let step = match self.xml.next()? {
                Event::Start(element) if element.name == "trPr" => {
                    let properties = self.row_properties()?;
                    row.header = properties.header;
                    column = column.saturating_add(properties.skipped);
                    if let Some(change) = properties.change {
                        if !self.absent(&change) {
                            row.change = Some(change);
                        } else if self.removed.is_none() {
                            self.removed = Some(String::new());
                            removed = Some(change);
                        }
                    }
                    continue;
                }
                Event::Start(element) => step(&element, &mut self.context.names),
                Event::End => match scopes.pop() {
                    Some(scope) => {
                        self.leave(&scope);
                        continue;
                    }
                    None => break,
                },
                Event::Text(_) => continue,
                Event::Eof => return Err(self.xml.error("the part ends inside an element")),
            };
            match step {
                Step::Cell => {
                    if let Some((cell, merge)) = self.cell(table, &mut row, &mut column)? {
                        row.cells.push(cell);
                        row_merges.push(merge);
                    }
                }
                Step::Change(change) => {
                    self.changes.push(change);
                    scopes.push(Scope::Change);
                }
                other => {
                    if let Some(scope) = self.wrapper(&other, &mut scopes)? {
                        scopes.push(scope);
                    }
                }
            }
        }
        if let Some(change) = removed {
            let words = self.removed.take().unwrap_or_default();
            table.removed.push(RemovedRow {
                before: table.rows.len(),
                change,
                words: tidy(&words),
            });
        } else if self.removed.is_none() {
            table.rows.push(row);
            merges.push(row_merges);
        }
        Ok(())
    }

    fn cell(
        &mut self,
        table: &mut Table,
        row: &mut Row,
        column: &mut u32,
    ) -> Result<Option<(Cell, Merge)>, Error> {
        self.context.budget.cell(&self.part)?;
        self.context.budget.memory(&self.part, size_of::<Cell>())?;
        // Cell properties come first (17.4.65); a cell without them begins with its content, so
        // the content is read by the same walk as any container.
        let mut properties =
            CellProperties { span: 1, merge: Merge::None, continues_left: false, change: None };
        let mut removed = None;
        let blocks = self.container_with(&mut |story| {
            properties = story.cell_properties()?;
            if let Some(change) = properties.change.take()
                && story.absent(&change)
                && story.removed.is_none()
            {
                story.removed = Some(String::new());
                removed = Some(change);
            }
            Ok(())
        })?;
        if let Some(change) = removed {
            let words = self.removed.take().unwrap_or_default();
            table.removed.push(RemovedRow {
                before: table.rows.len(),
                change,
                words: tidy(&words),
            });
            *column = column.saturating_add(properties.span);
            return Ok(None);
        }
        if let Some(words) = &mut self.removed {
            words.push('\t');
        }
        if properties.continues_left
            && let Some(left) = row.cells.last_mut()
        {
            left.column_span = left.column_span.saturating_add(properties.span);
            left.blocks.extend(blocks.into_iter().filter(has_text));
            *column = column.saturating_add(properties.span);
            return Ok(None);
        }
        let cell = Cell { column: *column, column_span: properties.span, row_span: 1, blocks };
        *column = column.saturating_add(properties.span);
        Ok(Some((cell, properties.merge)))
    }

    fn row_properties(&mut self) -> Result<RowProperties, Error> {
        let mut properties = RowProperties::default();
        let mut formatting = false;
        loop {
            match self.xml.next()? {
                Event::Start(element) => {
                    match (element.namespace, element.name) {
                        (Namespace::Word, "tblHeader") => properties.header = element.is_on(),
                        (Namespace::Word, "gridBefore") => {
                            properties.skipped =
                                element.number().map_or(0, |n| n.clamp(0, MAX_SPAN) as u32);
                        }
                        (Namespace::Word, "trPrChange") => formatting = true,
                        (Namespace::Word, name) => {
                            if let Some(kind) = change_kind(name) {
                                let change = change(&element, kind, &mut self.context.names);
                                // A row both inserted and deleted is deleted.
                                if properties.change.is_none() || kind.removes() {
                                    properties.change = Some(change);
                                }
                            }
                        }
                        _ => {}
                    }
                    self.xml.skip()?;
                }
                Event::End => break,
                Event::Text(_) => {}
                Event::Eof => return Err(self.xml.error("the part ends inside an element")),
            }
        }
        if formatting {
            self.find(FindingKind::FormattingChange);
        }
        Ok(properties)
    }

    fn cell_properties(&mut self) -> Result<CellProperties, Error> {
        let mut properties =
            CellProperties { span: 1, merge: Merge::None, continues_left: false, change: None };
        let mut formatting = false;
        loop {
            match self.xml.next()? {
                Event::Start(element) => {
                    match element.name {
                        "gridSpan" => {
                            properties.span =
                                element.number().map_or(1, |n| n.clamp(1, MAX_SPAN) as u32);
                        }
                        "vMerge" => {
                            properties.merge = match element.val().as_deref() {
                                Some("restart") => Merge::Begins,
                                _ => Merge::Continues,
                            }
                        }
                        "hMerge" => {
                            properties.continues_left = element.val().as_deref() != Some("restart");
                        }
                        "cellIns" => {
                            properties.change = Some(change(
                                &element,
                                ChangeKind::Insertion,
                                &mut self.context.names,
                            ));
                        }
                        "cellDel" => {
                            properties.change = Some(change(
                                &element,
                                ChangeKind::Deletion,
                                &mut self.context.names,
                            ));
                        }
                        "tcPrChange" | "cellMerge" => formatting = true,
                        _ => {}
                    }
                    self.xml.skip()?;
                }
                Event::End => break,
                Event::Text(_) => {}
                Event::Eof => return Err(self.xml.error("the part ends inside an element")),
            }
        }
        if formatting {
            self.find(FindingKind::FormattingChange);
        }
        Ok(properties)
    }

    /// Gives merged cells their height. A continuing cell shows nothing; when it has text all the
    /// same, it stays a cell of its own, so that nothing is lost.
    fn merge_rows(&mut self, table: &mut Table, merges: &[Vec<Merge>]) {
        let mut begun: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for (row, row_merges) in merges.iter().enumerate() {
            for (index, merge) in row_merges.iter().enumerate() {
                let column = table.rows[row].cells[index].column;
                match (merge, begun.get(&column).copied()) {
                    (Merge::Continues, Some((first_row, first))) => {
                        if table.rows[row].cells[index].blocks.iter().any(has_text) {
                            self.find(FindingKind::TextUnderMerge);
                            begun.remove(&column);
                        } else {
                            table.rows[first_row].cells[first].row_span += 1;
                            table.rows[row].cells[index].row_span = 0;
                        }
                    }
                    (Merge::Begins, _) => {
                        begun.insert(column, (row, index));
                    }
                    (Merge::None | Merge::Continues, _) => {
                        begun.remove(&column);
                    }
                }
            }
        }
    }
}

fn has_text(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => {
            !paragraph.text.trim().is_empty() || !paragraph.revisions.is_empty()
        }
        Block::Table(_) => true,
    }
}

/// The words of a removed row without the separators at their end.
fn tidy(words: &str) -> String {
    words.replace("\n\t", "\t").trim_end_matches(['\n', '\t']).to_owned()
}
