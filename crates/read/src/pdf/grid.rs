//! Tables whose cells are ruled.

use super::drawing::{Character, Rule};

/// Rules closer than this are one, in points.
const TOLERANCE: f64 = 2.5;
/// Columns and rows of a grid; larger ones are drawings.
const MOST_COLUMNS: usize = 40;
const MOST_ROWS: usize = 300;

/// The grid of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Grid {
    /// Places of the rules that go down, from left to right.
    pub(super) columns: Vec<f64>,
    /// Places of the rules that go across, from top to bottom.
    pub(super) rows: Vec<f64>,
    /// For each field, row by row, the first field of the cell to which it belongs.
    cells: Vec<usize>,
}

/// A cell: first row and column, and how many it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

impl Grid {
    fn fields(&self) -> (usize, usize) {
        (self.rows.len().saturating_sub(1), self.columns.len().saturating_sub(1))
    }

    /// The cell in which a character stands, by the number of its first field.
    pub(super) fn cell_of(&self, character: &Character) -> Option<usize> {
        let x = f64::midpoint(character.left, character.right);
        let y = character.baseline - character.size * 0.3;
        let column = self.columns.partition_point(|at| *at <= x).checked_sub(1)?;
        let row = self.rows.partition_point(|at| *at <= y).checked_sub(1)?;
        let (rows, columns) = self.fields();
        (row < rows && column < columns).then(|| self.cells[row * columns + column])
    }

    /// The extent of the cell whose first field this is.
    pub(super) fn extent(&self, first: usize) -> Extent {
        let (_, columns) = self.fields();
        let mut extent = Extent {
            row: first / columns.max(1),
            column: first % columns.max(1),
            rows: 1,
            columns: 1,
        };
        for (field, cell) in self.cells.iter().enumerate().skip(first) {
            if *cell == first {
                extent.rows = extent.rows.max(field / columns + 1 - extent.row);
                extent.columns =
                    extent.columns.max((field % columns + 1).saturating_sub(extent.column));
            }
        }
        extent
    }

    /// Where the table begins and ends down the page.
    pub(super) fn reach(&self) -> (f64, f64) {
        (self.rows.first().copied().unwrap_or(0.0), self.rows.last().copied().unwrap_or(0.0))
    }
}

/// The grids of a page, from top to bottom. A grid has two columns at least; a frame around a
/// text is none.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    let across = merged(rules, true);
    let down = merged(rules, false);
    if down.len() < 2 || across.len() < 2 {
        return Vec::new();
    }
    // Rules that touch belong to one grid.
    let mut group: Vec<usize> = (0..across.len() + down.len()).collect();
    for (one, horizontal) in across.iter().enumerate() {
        for (other, vertical) in down.iter().enumerate() {
            let meet = vertical.at >= horizontal.from - TOLERANCE
                && vertical.at <= horizontal.to + TOLERANCE
                && horizontal.at >= vertical.from - TOLERANCE
                && horizontal.at <= vertical.to + TOLERANCE;
            if meet {
                let (left, right) = (root(&mut group, one), root(&mut group, across.len() + other));
                group[left.max(right)] = left.min(right);
            }
        }
    }
    let mut grids: Vec<Grid> = Vec::new();
    for own in 0..across.len() {
        if root(&mut group, own) != own {
            continue;
        }
        let horizontals: Vec<Rule> = (0..across.len())
            .filter(|at| root(&mut group, *at) == own)
            .map(|at| across[at])
            .collect();
        let verticals: Vec<Rule> = (0..down.len())
            .filter(|at| root(&mut group, across.len() + at) == own)
            .map(|at| down[at])
            .collect();
        grids.extend(grid(&horizontals, &verticals));
    }
    grids.sort_by(|one, other| one.reach().0.total_cmp(&other.reach().0));
    // A grid inside a cell of another is taken for part of it.
    let mut kept: Vec<Grid> = Vec::new();
    for grid in grids {
        let (top, bottom) = grid.reach();
        let inside = kept.iter().any(|outer| {
            let (first, last) = outer.reach();
            first - TOLERANCE <= top && bottom <= last + TOLERANCE
        });
        if !inside {
            kept.push(grid);
        }
    }
    kept
}

fn root(group: &mut [usize], mut at: usize) -> usize {
    while group[at] != at {
        group[at] = group[group[at]];
        at = group[at];
    }
    at
}

/// Rules of one direction, those that continue each other joined.
fn merged(rules: &[Rule], across: bool) -> Vec<Rule> {
    let mut own: Vec<Rule> = rules.iter().filter(|rule| rule.across == across).copied().collect();
    own.sort_by(|one, other| one.at.total_cmp(&other.at).then(one.from.total_cmp(&other.from)));
    let mut merged: Vec<Rule> = Vec::new();
    let mut first = 0;
    for at in 0..own.len() {
        if own[at].at - own[first].at > TOLERANCE {
            first = at;
        }
        own[at].at = own[first].at;
    }
    own.sort_by(|one, other| one.at.total_cmp(&other.at).then(one.from.total_cmp(&other.from)));
    for rule in own {
        match merged.last_mut() {
            Some(last) if last.at == rule.at && rule.from <= last.to + TOLERANCE => {
                last.to = last.to.max(rule.to);
            }
            _ => merged.push(rule),
        }
    }
    merged.retain(|rule| rule.to - rule.from > 6.0);
    merged
}

/// Adds the ends to which rules of the other direction reach beyond the first and last place.
fn reach_out(places: &mut Vec<f64>, others: &[Rule], least: f64) {
    let from = others.iter().map(|rule| rule.from).fold(f64::MAX, f64::min);
    let to = others.iter().map(|rule| rule.to).fold(f64::MIN, f64::max);
    if places.first().is_some_and(|first| from < first - least) {
        places.insert(0, from);
    }
    if places.last().is_some_and(|last| to > last + least) {
        places.push(to);
    }
}

fn grid(across: &[Rule], down: &[Rule]) -> Option<Grid> {
    let places = |rules: &[Rule]| {
        let mut places: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
        places.sort_by(f64::total_cmp);
        places.dedup_by(|one, before| *one - *before <= TOLERANCE);
        places
    };
    let (mut columns, mut rows) = (places(down), places(across));
    // A table cut by the end of the page has no rule there, and some have none at their sides.
    reach_out(&mut rows, down, 6.0);
    reach_out(&mut columns, across, 12.0);
    let possible = (3..=MOST_COLUMNS + 1).contains(&columns.len())
        && (2..=MOST_ROWS + 1).contains(&rows.len());
    if !possible {
        return None;
    }
    let (width, height) = (columns.len() - 1, rows.len() - 1);
    let between = |rules: &[Rule], at: f64, middle: f64| {
        rules.iter().any(|rule| {
            (rule.at - at).abs() <= TOLERANCE && rule.from <= middle && middle <= rule.to
        })
    };
    let mut cells: Vec<usize> = (0..width * height).collect();
    for row in 0..height {
        for column in 0..width {
            let field = row * width + column;
            let x = f64::midpoint(columns[column], columns[column + 1]);
            let y = f64::midpoint(rows[row], rows[row + 1]);
            if column > 0 && !between(down, columns[column], y) {
                let (one, other) = (root(&mut cells, field), root(&mut cells, field - 1));
                cells[one.max(other)] = one.min(other);
            }
            if row > 0 && !between(across, rows[row], x) {
                let (one, other) = (root(&mut cells, field), root(&mut cells, field - width));
                cells[one.max(other)] = one.min(other);
            }
        }
    }
    for field in 0..cells.len() {
        cells[field] = root(&mut cells, field);
    }
    let distinct = cells.iter().enumerate().filter(|(field, cell)| field == *cell).count();
    (distinct >= 2).then_some(Grid { columns, rows, cells })
}
