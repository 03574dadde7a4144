//! The best alignment of provisions: dynamic programming over the order of two texts, in which a
//! provision finds a partner, none, or up to three that say together what it says alone.
//!
//! More than two versions are aligned one after the other with what is aligned so far, so that a
//! provision that the first one lacks still becomes one row.

use crate::unit::Features;

/// A row: for each version aligned so far the indices of its units.
#[derive(Debug, Clone)]
pub(crate) struct Aligned {
    pub(crate) cells: Vec<Vec<usize>>,
    features: Features,
}

impl Aligned {
    /// Whether two rows hold so many of the same telling anchors that they may be one provision in
    /// two places.
    pub(crate) fn shares_much_with(&self, other: &Aligned) -> bool {
        let telling =
            |features: &Features| features.anchors.iter().filter(|anchor| anchor.1 >= 0.5).count();
        class(&self.features) == class(&other.features)
            && telling(&self.features).min(telling(&other.features)) >= 2
            && anchors(&self.features, &other.features) >= 1.8
    }
}

/// How many provisions of one side may stand for one of the other.
const MOST_JOINED: usize = 3;

/// Cells of the table of the dynamic programme that are filled at most; longer texts are aligned
/// within a band around the diagonal.
const MOST_CELLS: usize = 1_500_000;

/// Columns of the band at least, however long the texts.
const NARROWEST: usize = 16;

/// What a provision without a partner costs.
const LEFT_OUT: f64 = -0.8;

/// What joining costs, by the number of provisions joined.
const JOINED: [f64; MOST_JOINED + 1] = [0.0, 0.0, -1.6, -2.8];

/// Aligns all versions, the first with the second, the result with the third, and so on.
pub(crate) fn align(versions: &[Vec<Features>]) -> Vec<Aligned> {
    let mut rows: Vec<Aligned> = Vec::new();
    for (index, features) in versions.iter().enumerate() {
        rows = if index == 0 { first(features) } else { add(&rows, features, index) };
    }
    rows
}

fn first(features: &[Features]) -> Vec<Aligned> {
    let row = |(index, features): (usize, &Features)| Aligned {
        cells: vec![vec![index]],
        features: features.clone(),
    };
    features.iter().enumerate().map(row).collect()
}

fn add(rows: &[Aligned], units: &[Features], versions: usize) -> Vec<Aligned> {
    let left: Vec<Features> = rows.iter().map(|row| row.features.clone()).collect();
    let mut aligned = Vec::new();
    for step in best_path(&left, units) {
        let rows = &rows[step.left.clone()];
        let mut cells: Vec<Vec<usize>> = (0..versions)
            .map(|version| rows.iter().flat_map(|row| row.cells[version].clone()).collect())
            .collect();
        cells.push(step.right.clone().collect());
        let own = joined(&left[step.left.clone()]);
        let new = joined(&units[step.right.clone()]);
        let features = match (own, new) {
            (Some(own), Some(new)) => own.pooled(&new),
            (Some(features), None) | (None, Some(features)) => features,
            (None, None) => continue,
        };
        aligned.push(Aligned { cells, features });
    }
    aligned
}

fn joined(features: &[Features]) -> Option<Features> {
    let (first, rest) = features.split_first()?;
    Some(rest.iter().fold(first.clone(), |whole, next| whole.joined(next)))
}

/// One step of an alignment: units of both sides that go together; one side may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    left: std::ops::Range<usize>,
    right: std::ops::Range<usize>,
}

/// How many units of each side a step takes.
const MOVES: [(usize, usize); 7] = [(1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1)];

/// The band of the table that is filled.
struct Band {
    rows: usize,
    columns: usize,
    /// Columns filled in each row.
    width: usize,
}

impl Band {
    fn new(left: usize, right: usize) -> Self {
        let (rows, columns) = (left + 1, right + 1);
        let width = (MOST_CELLS / rows).max(NARROWEST).min(columns);
        Self { rows, columns, width }
    }

    /// The first column filled in `row`.
    fn start(&self, row: usize) -> usize {
        // The diagonal of a table that is not square.
        let middle = row * (self.columns - 1) / (self.rows - 1).max(1);
        middle.saturating_sub(self.width / 2).min(self.columns - self.width)
    }

    /// Where a cell lies among the cells filled.
    fn place(&self, row: usize, column: usize) -> Option<usize> {
        let start = self.start(row);
        (start..start + self.width).contains(&column).then(|| row * self.width + column - start)
    }
}

fn best_path(left: &[Features], right: &[Features]) -> Vec<Step> {
    let band = Band::new(left.len(), right.len());
    let left_groups = groups(left);
    let right_groups = groups(right);
    let mut best = vec![f64::NEG_INFINITY; band.rows * band.width];
    let mut moves = vec![u8::MAX; band.rows * band.width];
    if let Some(origin) = band.place(0, 0) {
        best[origin] = 0.0;
    }
    for row in 0..band.rows {
        let start = band.start(row);
        for column in start..start + band.width {
            let Some(here) = band.place(row, column) else { continue };
            for (number, (down, across)) in (0u8..).zip(MOVES) {
                if row < down || column < across {
                    continue;
                }
                let Some(before) = band.place(row - down, column - across) else { continue };
                if best[before] == f64::NEG_INFINITY {
                    continue;
                }
                let gain = match (down, across) {
                    (_, 0) => left_out(&left[row - 1]),
                    (0, _) => left_out(&right[column - 1]),
                    _ => {
                        let one = &left_groups[down - 1][row - down];
                        let other = &right_groups[across - 1][column - across];
                        // Joining that takes the lengths further apart explains nothing.
                        let (short, long) = if down > across {
                            (left[row - down].length.max(left[row - 1].length), other.length)
                        } else {
                            (
                                right[column - across].length.max(right[column - 1].length),
                                one.length,
                            )
                        };
                        if down != across && short > long {
                            continue;
                        }
                        likeness(one, other) + JOINED[down.max(across)]
                    }
                };
                let total = best[before] + gain;
                // Strictly better, so that the first of equal moves counts: the same input gives
                // the same alignment.
                if total > best[here] {
                    best[here] = total;
                    moves[here] = number;
                }
            }
        }
    }
    trace(&band, &moves)
}

/// Features of every run of one, two and three neighbours, by the index of the first.
fn groups(units: &[Features]) -> [Vec<Features>; MOST_JOINED] {
    let one = units.to_vec();
    let two: Vec<Features> = units.windows(2).map(|pair| pair[0].joined(&pair[1])).collect();
    let three = two.iter().zip(units.iter().skip(2)).map(|(pair, next)| pair.joined(next));
    let three = three.collect();
    [one, two, three]
}

fn trace(band: &Band, moves: &[u8]) -> Vec<Step> {
    let (mut row, mut column) = (band.rows - 1, band.columns - 1);
    let mut steps = Vec::new();
    while row > 0 || column > 0 {
        let number = band.place(row, column).map_or(u8::MAX, |place| moves[place]);
        // A cell that no path reaches lies outside the band: what is left stands alone.
        let alone = if row > 0 { (1, 0) } else { (0, 1) };
        let (down, across) = MOVES.get(usize::from(number)).copied().unwrap_or(alone);
        steps.push(Step { left: row - down..row, right: column - across..column });
        row -= down;
        column -= across;
    }
    steps.reverse();
    steps
}

fn left_out(features: &Features) -> f64 {
    if features.asks { LEFT_OUT * 1.5 } else { LEFT_OUT }
}

/// How much speaks for two units being the same: above twice [`LEFT_OUT`] they are better together
/// than apart.
fn likeness(one: &Features, other: &Features) -> f64 {
    kind(one, other)
        + numbering(one, other)
        + length(one, other)
        + anchors(one, other)
        + asking(one, other)
        - 0.3 * (one.depth - other.depth).abs().min(2.0)
}

/// Kinds of provision as far as the alignment tells them apart.
fn class(features: &Features) -> u8 {
    use actum_model::ProvisionKind as Kind;
    match features.kind {
        Kind::Chapeau | Kind::Operative => 0,
        Kind::Recital | Kind::Opening => 1,
        Kind::Title | Kind::Heading | Kind::FrontMatter => 2,
        Kind::Footnote => 3,
        Kind::BackMatter => 4,
        Kind::Unplaced => 5,
    }
}

fn kind(one: &Features, other: &Features) -> f64 {
    if one.kind == other.kind {
        1.0
    } else if class(one) == class(other) {
        0.4
    } else if class(one) == 5 || class(other) == 5 {
        -0.3
    } else {
        -0.9
    }
}

fn numbering(one: &Features, other: &Features) -> f64 {
    match (one.number.is_empty(), other.number.is_empty()) {
        (true, true) => 0.2,
        (false, false) => {
            let same = one.number == other.number
                || one.ordinal.is_some_and(|own| other.ordinal == Some(own));
            let own = if same {
                0.6
            } else if one.continues && other.continues {
                // Renumbered after a paragraph that one side lacks: still the next in its list.
                0.0
            } else {
                -0.2
            };
            own + if one.path == other.path { 0.2 } else { 0.0 }
        }
        (true, false) | (false, true) => -0.3,
    }
}

/// Short words say little by their length.
const TELLING_LENGTH: f64 = 40.0;

fn length(one: &Features, other: &Features) -> f64 {
    let (short, long) = if one.length < other.length {
        (one.length, other.length)
    } else {
        (other.length, one.length)
    };
    if long <= 0.0 {
        return 0.0;
    }
    (1.0 - 3.0 * (1.0 - short / long)) * (long / TELLING_LENGTH).min(1.0)
}

fn anchors(one: &Features, other: &Features) -> f64 {
    let sum = |anchors: &[(u32, f64)]| anchors.iter().map(|anchor| anchor.1).sum::<f64>();
    let (own, new) = (sum(&one.anchors), sum(&other.anchors));
    if one.anchors.is_empty() && other.anchors.is_empty() {
        return 0.0;
    }
    if one.anchors.is_empty() || other.anchors.is_empty() {
        return -0.6 * (own + new).min(1.0);
    }
    let mut shared = 0.0;
    let (mut at, mut next) = (0, 0);
    while let (Some(left), Some(right)) = (one.anchors.get(at), other.anchors.get(next)) {
        match left.0.cmp(&right.0) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => next += 1,
            std::cmp::Ordering::Equal => {
                shared += left.1.min(right.1);
                at += 1;
                next += 1;
            }
        }
    }
    // A row pools the anchors of several versions: what it has more is no evidence against.
    let smaller = own.min(new);
    let dice = 0.5 * (2.0 * shared / (own + new)) + 0.5 * (shared / smaller);
    3.0 * dice * smaller.min(1.0) - 1.1 * (1.0 - dice) * smaller.min(1.0)
}

fn asking(one: &Features, other: &Features) -> f64 {
    match (one.asks, other.asks) {
        (true, true) if one.forces.is_disjoint(&other.forces) => -0.2,
        (true, true) => 0.5,
        (false, false) => 0.1,
        (true, false) | (false, true) => -0.4,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use actum_model::ProvisionKind;

    use super::*;

    fn feature(number: &str, length: f64, anchors: &[u32]) -> Features {
        Features {
            kind: ProvisionKind::Operative,
            number: number.to_owned(),
            ordinal: number.parse().ok(),
            path: number.to_owned(),
            continues: number != "1",
            depth: 0.0,
            length,
            anchors: anchors.iter().map(|id| (*id, 1.0)).collect(),
            asks: true,
            forces: BTreeSet::new(),
            voices: 1.0,
        }
    }

    fn cells(rows: &[Aligned]) -> Vec<Vec<Vec<usize>>> {
        rows.iter().map(|row| row.cells.clone()).collect()
    }

    #[test]
    fn a_paragraph_dropped_and_the_rest_renumbered() {
        let whole: Vec<Features> = (1..=5u32)
            .map(|n| feature(&n.to_string(), 60.0 + 30.0 * f64::from(n % 3), &[n]))
            .collect();
        let mut lacking = whole.clone();
        lacking.remove(1);
        for (index, unit) in lacking.iter_mut().enumerate() {
            unit.number = (index + 1).to_string();
        }
        let rows = align(&[whole, lacking]);
        assert_eq!(
            cells(&rows),
            [
                vec![vec![0], vec![0]],
                vec![vec![1], vec![]],
                vec![vec![2], vec![1]],
                vec![vec![3], vec![2]],
                vec![vec![4], vec![3]],
            ]
        );
    }

    #[test]
    fn two_paragraphs_merged_into_one() {
        let whole = vec![feature("", 80.0, &[1]), feature("", 90.0, &[2]), feature("", 70.0, &[3])];
        let merged = vec![feature("", 80.0, &[1]), feature("", 160.0, &[2, 3])];
        let rows = align(&[whole, merged]);
        assert_eq!(cells(&rows), [vec![vec![0], vec![0]], vec![vec![1, 2], vec![1]]]);
    }

    #[test]
    fn what_the_first_version_lacks_is_one_row_for_the_others() {
        let whole =
            vec![feature("1", 80.0, &[1]), feature("2", 90.0, &[2]), feature("3", 70.0, &[3])];
        let lacking = vec![feature("1", 80.0, &[1]), feature("2", 70.0, &[3])];
        let rows = align(&[lacking, whole.clone(), whole]);
        assert_eq!(
            cells(&rows),
            [
                vec![vec![0], vec![0], vec![0]],
                vec![vec![], vec![1], vec![1]],
                vec![vec![1], vec![2], vec![2]],
            ]
        );
    }

    #[test]
    fn the_band_reaches_both_ends_and_holds_what_it_says() {
        for (left, right) in [(0, 0), (0, 9), (5, 0), (400_000, 400_000), (400_000, 100_000)] {
            let band = Band::new(left, right);
            assert!(band.rows * band.width <= 7_000_000, "{left} {right}");
            assert!(band.place(0, 0).is_some(), "{left} {right}");
            assert!(band.place(left, right).is_some(), "{left} {right}");
        }
    }

    #[test]
    fn nothing_and_very_much_are_aligned_too() {
        assert!(align(&[Vec::new(), Vec::new()]).is_empty());
        let one = vec![feature("1", 50.0, &[1])];
        assert_eq!(align(&[Vec::new(), one]).len(), 1);
        let many: Vec<Features> =
            (0..500u32).map(|n| feature(&n.to_string(), 50.0, &[n])).collect();
        let rows = align(&[many.clone(), many]);
        assert_eq!(rows.len(), 500);
        assert!(rows.iter().all(|row| row.cells[0] == row.cells[1]));
    }
}
