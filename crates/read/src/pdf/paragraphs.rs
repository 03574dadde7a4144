//! Lines into paragraphs and tables.

use std::collections::{BTreeMap, HashSet};

use actum_model::Place;

use super::lines::Line;
use super::measures::{
    APART, Edges, WIDEST_UNPROVEN, collect_words, divides, known, spaced, unproven_end,
};
use super::notes::Note;
use super::page::{Page, Region, Table, TableCell};
use crate::block::{Alignment, Block, Blocks, Cell, NoteBody, NoteCall};
use crate::lexicon::{Lexicon, is_han};
use crate::marker;
use crate::plain::wrapping::{is_text_number, runs_on, stops_inside};

/// One step of indentation, in points: about 1.25 cm.
const STEP: f64 = 35.4;

/// What the assembling of a document counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Lines joined to the one before.
    pub(super) joined: u32,
    /// Hyphens taken away where a word was cut by the end of a line.
    pub(super) hyphens: u32,
    /// First page on which a hyphen was taken away.
    pub(super) first_hyphen: u32,
    /// Rows of tables that are repeated at the head of a page.
    pub(super) repeated_rows: u32,
}

/// A paragraph that may go on.
#[derive(Debug)]
struct Open {
    block: Block,
    last: Line,
    edges: Edges,
    lines: u32,
    /// Whether its first line begins with a number or a bullet.
    numbered: bool,
    column: u8,
}

/// Puts the document together.
pub(super) struct Assembler<'l> {
    lexicon: &'l Lexicon,
    blocks: Blocks,
    open: Option<Open>,
    words: HashSet<String>,
    /// Whether words of the text are divided at the ends of lines.
    divides: bool,
    /// Usual distance of lines, in sizes of their letters.
    leading: f64,
    /// Whether paragraphs are set apart by more than the distance of lines.
    spaced: bool,
    edges: BTreeMap<(u8, bool), Edges>,
    opening_seen: bool,
    tables: u32,
    /// The table that ended last, as long as nothing followed it.
    last_table: Option<LastTable>,
    pub(super) counts: Counts,
}

#[derive(Debug)]
struct LastTable {
    number: u32,
    page: u32,
    columns: Vec<f64>,
    rows: u32,
    /// Words of its first row, by column.
    head: Vec<(usize, String)>,
    /// Columns filled in its first column.
    first_block: usize,
}

impl<'l> Assembler<'l> {
    pub(super) fn new(pages: &[Page], lexicon: &'l Lexicon) -> Self {
        let mut words = HashSet::new();
        let (mut gaps, mut others) = (Vec::new(), Vec::new());
        let mut edges: BTreeMap<(u8, bool), Vec<Edges>> = BTreeMap::new();
        for region in pages.iter().flat_map(|page| &page.regions) {
            let lines: Vec<&[Line]> = match region {
                Region::Column(column) => {
                    edges
                        .entry((column.number, column.lines.iter().any(|line| line.rtl)))
                        .or_default()
                        .push(Edges::of(&column.lines));
                    vec![&column.lines]
                }
                Region::Table(table) => {
                    table.cells.iter().map(|cell| cell.lines.as_slice()).collect()
                }
            };
            for lines in lines {
                let edges = Edges::of(lines);
                for pair in lines.windows(2) {
                    let gap = (pair[1].baseline - pair[0].baseline) / pair[1].size.max(1.0);
                    // A line that ends early may end a paragraph, and more than a line's distance
                    // may follow.
                    let full = edges.end - pair[0].end() < edges.width() * 0.2;
                    if (0.8..3.0).contains(&gap) {
                        if full { gaps.push(gap) } else { others.push(gap) }
                    }
                }
                for line in lines {
                    collect_words(&line.text, &mut words);
                }
            }
        }
        let most = if gaps.len() < 3 { WIDEST_UNPROVEN } else { f64::MAX };
        gaps.append(&mut others);
        gaps.sort_by(f64::total_cmp);
        let leading = gaps.get(gaps.len() / 4).copied().unwrap_or(1.2).min(most);
        let edges = edges
            .into_iter()
            .map(|(key, all)| {
                let start = all.iter().map(|one| one.start).fold(f64::MAX, f64::min);
                let end = all.iter().map(|one| one.end).fold(f64::MIN, f64::max);
                let ragged = all.iter().filter(|one| one.ragged_start).count();
                let edges = Edges {
                    start,
                    end: end.max(unproven_end(pages, key, start, end)),
                    ragged_start: ragged * 2 > all.len(),
                };
                (key, edges)
            })
            .collect();
        Self {
            lexicon,
            blocks: Blocks::default(),
            open: None,
            divides: divides(pages, &words),
            words,
            leading,
            spaced: spaced(pages, leading),
            edges,
            opening_seen: false,
            tables: 0,
            last_table: None,
            counts: Counts::default(),
        }
    }

    pub(super) fn page(&mut self, page: Page) {
        for region in page.regions {
            match region {
                Region::Column(column) => {
                    let rtl = column.lines.iter().any(|line| line.rtl);
                    let edges = self.edges.get(&(column.number, rtl)).copied();
                    let edges = edges.unwrap_or_else(|| Edges::of(&column.lines));
                    if !column.lines.is_empty() {
                        self.last_table = None;
                    }
                    for line in column.lines {
                        self.line(line, edges, column.number, None);
                    }
                }
                Region::Table(table) => {
                    self.close();
                    self.table(table, page.number);
                }
            }
        }
    }

    pub(super) fn notes(&mut self, notes: Vec<Note>) {
        self.close();
        for note in notes {
            let before = self.blocks.items.len();
            let edges = Edges::of(&note.lines);
            for line in note.lines {
                self.line(line, edges, 0, None);
            }
            self.close();
            let paragraphs = self.blocks.items.split_off(before);
            let key = Note::key(note.page, &note.mark);
            self.blocks.notes.push(NoteBody { key, mark: Some(note.mark), paragraphs });
        }
    }

    pub(super) fn finish(mut self) -> (Blocks, Counts) {
        self.close();
        (self.blocks, self.counts)
    }

    fn close(&mut self) {
        if let Some(mut open) = self.open.take() {
            let kept = open.block.text.trim_end().len();
            open.block.text.truncate(kept);
            self.opening_seen = (self.opening_seen || self.lexicon.is_opening(&open.block.text))
                && !is_text_number(&open.block.text);
            self.blocks.items.push(open.block);
        }
    }

    fn line(&mut self, line: Line, edges: Edges, column: u8, cell: Option<(Cell, Place)>) {
        let mut blank = 0;
        if let Some(open) = &self.open {
            let same_column = open.last.page == line.page && open.column == column;
            let gap = (line.baseline - open.last.baseline) / line.size.max(1.0);
            let wide = same_column && !(-0.2..=self.leading + APART).contains(&gap);
            if !wide && self.continues(open, &line, edges, same_column) {
                self.join(line, edges, column);
                return;
            }
            blank = u8::from(wide);
        }
        self.close();
        let page = line.page;
        let numbered = marker::parse(&line.text, self.lexicon).is_some()
            || line.text.starts_with(['•', '–', '—', '▪', '·', '*']);
        let indent = ((line.start() - edges.start).max(0.0) / STEP).round();
        let calls = calls(&line, 0);
        let block = Block {
            text: line.text.clone(),
            indent: if indent < 60.0 { indent as u8 } else { 60 },
            alignment: alignment(&line, edges),
            italic: line.italic,
            bold: line.bold,
            cell: cell.as_ref().map(|(cell, _)| *cell),
            calls,
            blank_before: blank,
            place: Place { page: Some(page), ..cell.map(|(_, place)| place).unwrap_or_default() },
            ..Block::default()
        };
        self.open = Some(Open { block, last: line, edges, lines: 1, numbered, column });
    }

    /// Whether a line goes on with the open paragraph; distances between lines have been looked at.
    fn continues(&self, open: &Open, next: &Line, edges: Edges, same_column: bool) -> bool {
        let last = &open.last;
        let size = next.size.max(1.0);
        let alike = (last.size / size - 1.0).abs() <= 0.12 && last.rtl == next.rtl;
        let inside = stops_inside(&last.text, &next.text)
            || last.text.ends_with('/')
            || mixed_inside(&last.text, &next.text);
        if !alike || last.bold != next.bold && !inside {
            return false;
        }
        let marked = marker::parse(&next.text, self.lexicon).is_some();
        // A line in the middle of an indented paragraph may stand centred by chance.
        let centred = open.block.alignment == Some(Alignment::Center)
            && alignment(last, open.edges) == Some(Alignment::Center);
        let shift = (next.start() - edges.start) - (last.start() - open.edges.start);
        if !centred && !edges.ragged_start {
            if shift > size * 0.8 && !(open.lines == 1 && open.numbered) {
                return false;
            }
            if shift < -size * 0.8 && (open.lines > 1 || marked) {
                return false;
            }
        }
        // What is left of the line, for a first word of the next with the space before it.
        let used = if centred || edges.ragged_start {
            last.end() - last.start()
        } else {
            last.end() - open.edges.start
        };
        let room = open.edges.width() - used;
        let space = if next.text.starts_with(is_han) { 0.0 } else { size * 0.25 };
        // Half a letter of play: programs let some signs hang over the edge.
        if room >= next.first_word + space + size * 0.5 {
            return inside && !marked && !centred && used > open.edges.width() * 0.6;
        }
        if !same_column
            && open.block.text.ends_with(['.', ';', ':', '。', '；', '：', '؛', '؟', '?', '!'])
            && !next.text.starts_with(char::is_lowercase)
        {
            return false;
        }
        let in_table = open.block.cell.is_some();
        if self.spaced && same_column {
            // Paragraphs are set apart, and this line is not; only the number of an item counts.
            return !marked
                || runs_on(&open.block.text, &last.text, &next.text, self.lexicon, true, None);
        }
        let opening_seen = self.opening_seen || in_table;
        runs_on(&open.block.text, &last.text, &next.text, self.lexicon, opening_seen, None)
    }

    fn join(&mut self, line: Line, edges: Edges, column: u8) {
        let Some(mut open) = self.open.take() else { return };
        self.counts.joined += 1;
        let hyphen = self.hyphen(&open.block.text, &line.text);
        let paragraph = &mut open.block.text;
        match hyphen {
            Hyphen::None => {
                let last = paragraph.chars().next_back().unwrap_or(' ');
                let first = line.text.chars().next().unwrap_or(' ');
                if needs_space(last, first) {
                    paragraph.push(' ');
                }
            }
            Hyphen::Kept => {}
            Hyphen::Dropped => {
                paragraph.pop();
                if self.counts.hyphens == 0 {
                    self.counts.first_hyphen = line.page;
                }
                self.counts.hyphens += 1;
            }
        }
        let at = paragraph.len();
        paragraph.push_str(&line.text);
        open.block.calls.extend(calls(&line, at));
        open.block.italic &= line.italic;
        open.block.bold &= line.bold;
        // Lines that are centred alike are told from a single one only here.
        (open.last, open.edges, open.column) = (line, edges, column);
        open.lines += 1;
        self.open = Some(open);
    }

    /// What is to become of a hyphen at the end of a line. It goes when the word without it occurs
    /// elsewhere in the text and the word with it does not, or when neither does, both halves are
    /// small letters, and the text is one whose words were divided.
    fn hyphen(&self, paragraph: &str, next: &str) -> Hyphen {
        let Some(head) = paragraph.strip_suffix(['-', '\u{2010}']) else { return Hyphen::None };
        let head = head.rsplit(|one: char| !one.is_alphanumeric() && one != '-').next();
        let tail = next.split(|one: char| !one.is_alphanumeric() && one != '-').next();
        let (Some(head), Some(tail)) = (head, tail) else { return Hyphen::None };
        if head.is_empty() || tail.is_empty() {
            return Hyphen::None;
        }
        let lower = |text: &str| text.chars().all(char::is_lowercase);
        let (joined, hyphened) = known(&self.words, head, tail);
        let halves = head.trim_start_matches(char::is_uppercase);
        let divided = self.divides
            && lower(halves)
            && lower(tail)
            && halves.chars().count() >= 2
            && tail.chars().count() >= 2;
        if !hyphened && (joined || divided) { Hyphen::Dropped } else { Hyphen::Kept }
    }

    fn table(&mut self, table: Table, page: u32) {
        let goes_on = self.last_table.take().filter(|last| {
            last.page + 1 == page
                && last.columns.len() == table.columns.len()
                && last
                    .columns
                    .iter()
                    .zip(&table.columns)
                    .all(|(one, other)| (one - other).abs() <= 4.0)
        });
        let head = words_of_row(&table, 0);
        let first_block = self.blocks.items.len();
        let (number, mut row, skipped, mut record) = match goes_on {
            Some(last) => {
                let repeated = !head.is_empty() && head == last.head;
                self.counts.repeated_rows += u32::from(repeated);
                if repeated {
                    self.mark_header(last.first_block, last.number);
                }
                (last.number, last.rows, usize::from(repeated), last)
            }
            None => {
                self.tables += 1;
                let fresh = LastTable {
                    number: self.tables,
                    page,
                    columns: table.columns.clone(),
                    rows: 0,
                    head,
                    first_block,
                };
                (self.tables, 0, 0, fresh)
            }
        };
        let mut cells: BTreeMap<usize, Vec<TableCell>> = BTreeMap::new();
        for cell in table.cells {
            cells.entry(cell.extent.row).or_default().push(cell);
        }
        let mut first = row > 0;
        for (_, cells) in cells.into_iter().filter(|(row, _)| *row >= skipped) {
            // A row cut by the end of a page goes on without its number.
            let cut = first && cells.iter().all(|cell| cell.extent.column > 0);
            first = false;
            row += u32::from(!cut);
            for cell in cells {
                self.cell(cell, number, row, cut);
            }
        }
        record.rows = row;
        record.page = page;
        self.last_table = Some(record);
    }

    fn cell(&mut self, cell: TableCell, table: u32, row: u32, cut: bool) {
        let TableCell { extent, sides, lines } = cell;
        let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let cell = Cell {
            table,
            row,
            column: narrow(extent.column) + 1,
            column_span: narrow(extent.columns),
            row_span: narrow(extent.rows),
            header: false,
            depth: 1,
        };
        let place = Place { row: Some(row), column: Some(cell.column), ..Place::default() };
        let edges = Edges::in_cell(&lines, sides);
        if let Some(first) = lines.first().filter(|_| cut) {
            self.reopen(cell, edges, first);
        }
        for line in lines {
            self.line(line, edges, 0, Some((cell, place.clone())));
        }
        self.close();
    }

    /// Opens the last paragraph of a cell again, when a page cut the row.
    fn reopen(&mut self, cell: Cell, edges: Edges, next: &Line) {
        let last = self.blocks.items.last();
        let same = last.and_then(|block| block.cell).is_some_and(|before| {
            before.table == cell.table && before.row == cell.row && before.column == cell.column
        });
        if !same {
            return;
        }
        if let Some(block) = self.blocks.items.pop() {
            // Where its last line ended is not known any more; it is taken for a full one.
            let mut last = Line {
                page: block.place.page.unwrap_or_default(),
                left: next.left,
                right: if next.rtl { next.right } else { edges.end },
                size: next.size,
                rtl: next.rtl,
                text: block.text.clone(),
                bold: next.bold,
                ..Line::default()
            };
            if last.rtl {
                last.left = -edges.end;
            }
            self.open =
                Some(Open { block, last, edges, lines: 2, numbered: false, column: u8::MAX });
        }
    }

    fn mark_header(&mut self, first: usize, table: u32) {
        for block in &mut self.blocks.items[first..] {
            if let Some(cell) = &mut block.cell
                && cell.table == table
                && cell.row == 1
            {
                cell.header = true;
            }
        }
    }
}

/// What happens to a hyphen at the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hyphen {
    /// There is none, or it is a dash.
    None,
    /// It belongs to the word.
    Kept,
    /// The end of the line made it.
    Dropped,
}

fn calls(line: &Line, at: usize) -> Vec<NoteCall> {
    line.calls
        .iter()
        .map(|(offset, mark)| NoteCall { key: Note::key(line.page, mark), offset: at + offset })
        .collect()
}

fn needs_space(last: char, first: char) -> bool {
    let wide = |one: char| {
        is_han(one) || matches!(one, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}' | '“' | '”')
    };
    let tight = wide(last) && (wide(first) || first.is_ascii_graphic())
        || wide(first) && last.is_ascii_graphic()
        || last == '/'
        || last == ' ';
    !tight
}

/// Whether a line of Chinese stops beside a word in Latin letters or a figure.
fn mixed_inside(last: &str, next: &str) -> bool {
    let last = last.chars().next_back().unwrap_or(' ');
    let first = next.chars().next().unwrap_or(' ');
    is_han(last) && first.is_alphanumeric() || last.is_alphanumeric() && is_han(first)
}

fn alignment(line: &Line, edges: Edges) -> Option<Alignment> {
    let before = line.start() - edges.start;
    let after = edges.end - line.end();
    let margin = line.size * 2.0;
    (before > margin && after > margin && (before - after).abs() < line.size)
        .then_some(Alignment::Center)
}

fn words_of_row(table: &Table, row: usize) -> Vec<(usize, String)> {
    table
        .cells
        .iter()
        .filter(|cell| cell.extent.row == row)
        .map(|cell| {
            let words: Vec<&str> = cell.lines.iter().map(|line| line.text.as_str()).collect();
            (cell.extent.column, words.join(" "))
        })
        .collect()
}
