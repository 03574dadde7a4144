//! A page as regions in the order of reading: columns of lines, and tables.

use super::drawing::{Character, Drawing};
use super::grid::{Extent, Grid, grids};
use super::lines::{Line, Row, line, rows};
use super::order::is_right;

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Region {
    /// Lines below each other.
    Column(Column),
    /// A ruled table.
    Table(Table),
}

/// Lines below each other.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Column {
    pub(super) lines: Vec<Line>,
    /// Which of the columns of the page it is: 0 when it takes the whole width.
    pub(super) number: u8,
}

/// A ruled table, or the part of one that stands on a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Table {
    /// Places of the rules that go down.
    pub(super) columns: Vec<f64>,
    /// Cells with something in them, in the order of reading.
    pub(super) cells: Vec<TableCell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TableCell {
    pub(super) extent: Extent,
    /// Rules on its left and right.
    pub(super) sides: (f64, f64),
    pub(super) lines: Vec<Line>,
}

/// A page as it is read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Page {
    /// From 1.
    pub(super) number: u32,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) regions: Vec<Region>,
    /// Characters whose meaning the file tells, and those whose meaning it does not.
    pub(super) known: u32,
    pub(super) unknown: u32,
    /// Whether it shows pictures over a good part of its face.
    pub(super) pictures: bool,
    /// Whether most of its characters are not shown: the text layer of a scan.
    pub(super) invisible: bool,
    /// Share of neighbouring lines that were drawn in the order in which they are read.
    pub(super) in_order: f64,
    /// Whether the page could not be drawn to its end.
    pub(super) broken: bool,
}

impl Page {
    /// The lines, those in tables included.
    pub(super) fn lines_mut(&mut self) -> impl Iterator<Item = &mut Line> {
        self.regions.iter_mut().flat_map(|region| {
            let lines: Vec<&mut Line> = match region {
                Region::Column(column) => column.lines.iter_mut().collect(),
                Region::Table(table) => {
                    table.cells.iter_mut().flat_map(|cell| cell.lines.iter_mut()).collect()
                }
            };
            lines
        })
    }

    /// How sure the reading of the page is, 0 to 1: the share of characters that are known, and of
    /// lines drawn in the order of reading. Drawing in another order proves nothing by itself, so
    /// it counts for a quarter.
    pub(super) fn confidence(&self) -> f64 {
        let all = self.known + self.unknown;
        if all == 0 {
            return 0.0;
        }
        let known = f64::from(self.known) / f64::from(all);
        known * (0.75 + 0.25 * self.in_order)
    }
}

/// Takes a page apart.
pub(super) fn page(drawing: Drawing, number: u32) -> Page {
    let rtl = mostly_right(&drawing.characters);
    let mut page = Page {
        number,
        width: drawing.width,
        height: drawing.height,
        broken: drawing.broken,
        known: drawing.known,
        unknown: drawing.unknown,
        pictures: drawing.pictures > 0,
        invisible: drawing.invisible * 2 > drawing.known + drawing.unknown,
        ..Page::default()
    };
    let grids = grids(&drawing.rules);
    let mut in_cells: Vec<Vec<(usize, Character)>> = vec![Vec::new(); grids.len()];
    let mut free = Vec::new();
    for character in drawing.characters {
        let cell = grids
            .iter()
            .enumerate()
            .find_map(|(at, grid)| grid.cell_of(&character).map(|cell| (at, cell)));
        match cell {
            Some((grid, cell)) => in_cells[grid].push((cell, character)),
            None => free.push(character),
        }
    }
    // What stands between two tables is read between them.
    let mut parts: Vec<Vec<Character>> = vec![Vec::new(); grids.len() + 1];
    for character in free {
        let at = grids.partition_point(|grid| grid.reach().0 < character.baseline);
        parts[at].push(character);
    }
    let mut parts = parts.into_iter();
    if let Some(first) = parts.next() {
        columns(first, number, rtl, &mut page.regions);
    }
    for ((grid, cells), after) in grids.iter().zip(in_cells).zip(parts) {
        let table = table(grid, cells, number, rtl);
        if !table.cells.is_empty() {
            page.regions.push(Region::Table(table));
        }
        columns(after, number, rtl, &mut page.regions);
    }
    if !drawing.turned.is_empty() {
        let rtl = mostly_right(&drawing.turned);
        let lines = rows(drawing.turned).into_iter().filter_map(|row| line(row, number, rtl));
        page.regions.push(Region::Column(Column { lines: lines.collect(), number: u8::MAX }));
    }
    let orders: Vec<u32> = page.lines_mut().map(|line| line.order).collect();
    let forward = orders.windows(2).filter(|pair| pair[0] < pair[1]).count();
    page.in_order = match orders.len() {
        0 | 1 => 1.0,
        lines => narrow(forward) / narrow(lines - 1),
    };
    page
}

fn narrow(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn mostly_right(characters: &[Character]) -> bool {
    let letters = || characters.iter().flat_map(|one| one.text.chars());
    let right = letters().filter(|one| is_right(*one)).count();
    right * 2 > letters().filter(|one| one.is_alphabetic()).count()
}

fn table(grid: &Grid, characters: Vec<(usize, Character)>, page: u32, rtl: bool) -> Table {
    let mut cells: Vec<usize> = characters.iter().map(|(cell, _)| *cell).collect();
    cells.sort_unstable();
    cells.dedup();
    let mut contents: Vec<Vec<Character>> = vec![Vec::new(); cells.len()];
    for (cell, character) in characters {
        if let Ok(at) = cells.binary_search(&cell) {
            contents[at].push(character);
        }
    }
    let width = grid.columns.len() - 1;
    let mut found: Vec<TableCell> = cells
        .iter()
        .zip(contents)
        .map(|(cell, content)| {
            let mut extent = grid.extent(*cell);
            let side = |at: usize| grid.columns.get(at).copied().unwrap_or_default();
            let sides = (side(extent.column), side(extent.column + extent.columns));
            if rtl {
                // The first column of a table in Arabic is the one on the right.
                extent.column = width - extent.column - extent.columns.min(width - extent.column);
            }
            let lines: Vec<Line> =
                rows(content).into_iter().filter_map(|row| line(row, page, rtl)).collect();
            TableCell { extent, sides, lines }
        })
        .filter(|cell| !cell.lines.is_empty())
        .collect();
    found.sort_by_key(|cell| (cell.extent.row, cell.extent.column));
    Table { columns: grid.columns.clone(), cells: found }
}

/// A stretch of a row without a wide gap.
#[derive(Debug, Clone)]
struct Stretch {
    row: usize,
    left: f64,
    right: f64,
}

/// Stretches of a page that are looked at; more of them are no page of text.
const MOST_STRETCHES: usize = 3_000;
/// Lines of a page in which two columns stand side by side at least.
const FEWEST_LINES: usize = 4;

/// Cuts characters into columns, read one after the other where two stand side by side.
fn columns(characters: Vec<Character>, page: u32, rtl: bool, regions: &mut Vec<Region>) {
    let rows = rows(characters);
    if rows.is_empty() {
        return;
    }
    let Some(gutter) = gutter(&rows) else {
        let lines: Vec<Line> = rows.into_iter().filter_map(|row| line(row, page, rtl)).collect();
        if !lines.is_empty() {
            regions.push(Region::Column(Column { lines, number: 0 }));
        }
        return;
    };
    let mut whole: Vec<Line> = Vec::new();
    let mut sides: [Vec<Line>; 2] = [Vec::new(), Vec::new()];
    for row in rows {
        let crosses = row.characters.iter().any(|one| one.left < gutter && one.right > gutter);
        let stretches = stretches(&row, 0);
        let spans = stretches.iter().any(|one| one.left < gutter - 1.0 && one.right > gutter + 1.0);
        if crosses || spans {
            flush(&mut sides, rtl, regions);
            whole.extend(line(row, page, rtl));
            continue;
        }
        if !whole.is_empty() {
            let lines = std::mem::take(&mut whole);
            regions.push(Region::Column(Column { lines, number: 0 }));
        }
        let (left, right): (Vec<Character>, Vec<Character>) =
            row.characters.into_iter().partition(|one| one.left < gutter);
        for (side, characters) in sides.iter_mut().zip([left, right]) {
            let part = Row { characters, baseline: row.baseline, size: row.size };
            side.extend(line(part, page, rtl));
        }
    }
    flush(&mut sides, rtl, regions);
    if !whole.is_empty() {
        regions.push(Region::Column(Column { lines: whole, number: 0 }));
    }
}

fn flush(sides: &mut [Vec<Line>; 2], rtl: bool, regions: &mut Vec<Region>) {
    let [left, right] = sides;
    let order = if rtl { [right, left] } else { [left, right] };
    for (number, side) in (1u8..).zip(order) {
        let lines = std::mem::take(side);
        if !lines.is_empty() {
            regions.push(Region::Column(Column { lines, number }));
        }
    }
}

fn stretches(row: &Row, number: usize) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for one in row.characters.iter().filter(|one| !one.text.trim().is_empty()) {
        match stretches.last_mut() {
            Some(last) if one.left - last.right < row.size * 1.1 => {
                last.right = last.right.max(one.right);
            }
            _ => stretches.push(Stretch { row: number, left: one.left, right: one.right }),
        }
    }
    stretches
}

/// The middle of the empty strip between two columns, where there is one: stretches on both sides
/// begin at the same place again and again, and are wide.
fn gutter(rows: &[Row]) -> Option<f64> {
    let all: Vec<Stretch> =
        rows.iter().enumerate().flat_map(|(number, row)| stretches(row, number)).collect();
    let left = all.iter().map(|one| one.left).fold(f64::MAX, f64::min);
    let right = all.iter().map(|one| one.right).fold(f64::MIN, f64::max);
    let width = right - left;
    let size = rows.iter().map(|row| row.size).fold(0.0, f64::max).min(14.0);
    let countable = (FEWEST_LINES * 2..=MOST_STRETCHES).contains(&all.len());
    if !countable || width < size * 12.0 {
        return None;
    }
    let mut best: Option<(usize, f64)> = None;
    for step in 0..=40 {
        let at = left + width * (0.3 + 0.01 * f64::from(step));
        let mut crossing = vec![false; rows.len()];
        let (mut before, mut after): (Vec<&Stretch>, Vec<&Stretch>) = (Vec::new(), Vec::new());
        for one in &all {
            if one.left < at && one.right > at {
                crossing[one.row] = true;
            }
        }
        for one in all.iter().filter(|one| !crossing[one.row]) {
            if one.right <= at { before.push(one) } else { after.push(one) }
        }
        let free = crossing.iter().filter(|crosses| !**crosses).count();
        let wide = |side: &[&Stretch]| {
            side.len() >= FEWEST_LINES
                && side.iter().map(|one| one.right - one.left).sum::<f64>()
                    > narrow(side.len()) * width * 0.25
        };
        let rows_of = |side: &[&Stretch]| {
            let mut rows: Vec<usize> = side.iter().map(|one| one.row).collect();
            rows.dedup();
            rows
        };
        let (one, other) = (rows_of(&before), rows_of(&after));
        let both = one.iter().filter(|row| other.contains(row)).count();
        let begins = aligned(&after, |one| one.left) || aligned(&before, |one| one.right);
        if wide(&before) && wide(&after) && begins && both * 2 >= one.len().min(other.len()) {
            let inner = before.iter().map(|one| one.right).fold(f64::MIN, f64::max);
            let outer = after.iter().map(|one| one.left).fold(f64::MAX, f64::min);
            if outer - inner > size * 0.7 && best.is_none_or(|(most, _)| free > most) {
                best = Some((free, f64::midpoint(inner, outer)));
            }
        }
    }
    best.map(|(_, at)| at)
}

/// Whether most stretches of a side have an edge in common.
fn aligned(side: &[&Stretch], edge: impl Fn(&Stretch) -> f64) -> bool {
    side.iter().any(|one| {
        let near = side.iter().filter(|other| (edge(one) - edge(other)).abs() < 2.0).count();
        near * 5 >= side.len() * 3
    })
}
