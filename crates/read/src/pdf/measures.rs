//! What is measured over all lines before any are joined: edges of columns, words, distances.

use std::collections::HashSet;

use super::lines::Line;
use super::page::{Page, Region};

/// By how much more than usual two lines are apart when a paragraph ends between them, in sizes of
/// their letters.
pub(super) const APART: f64 = 0.3;

/// The widest margin of a cell that is believed, in points.
const WIDEST_MARGIN: f64 = 12.0;

/// The largest distance of lines that is believed while no line is proven to go on.
pub(super) const WIDEST_UNPROVEN: f64 = 1.4;

/// Edges between which the lines of a column stand, on the scale of reading.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Edges {
    pub(super) start: f64,
    pub(super) end: f64,
    /// Whether lines begin anywhere and end at one place, as those of a language read from right
    /// to left do in a program that does not know it.
    pub(super) ragged_start: bool,
}

impl Edges {
    pub(super) fn of(lines: &[Line]) -> Self {
        let start = lines.iter().map(Line::start).fold(f64::MAX, f64::min);
        let end = lines.iter().map(Line::end).fold(f64::MIN, f64::max);
        let near = |test: &dyn Fn(&Line) -> f64| {
            lines.iter().filter(|line| test(line) < line.size * 0.5).count() * 2
        };
        let ragged_start = lines.len() >= 3
            && near(&|line| line.start() - start) < lines.len()
            && near(&|line| end - line.end()) > lines.len();
        Self { start, end, ragged_start }
    }

    /// The edges of a cell: its rules tell where a full line would end, which few lines prove.
    pub(super) fn in_cell(lines: &[Line], (left, right): (f64, f64)) -> Self {
        let mut edges = Self::of(lines);
        let rtl = lines.iter().any(|line| line.rtl);
        let (start, end) = if rtl { (-right, -left) } else { (left, right) };
        let margin = (edges.start - start).clamp(0.0, WIDEST_MARGIN);
        edges.end = edges.end.max(end - margin);
        edges
    }

    pub(super) fn width(self) -> f64 {
        (self.end - self.start).max(1.0)
    }
}

/// Adds the words that stand whole on a line, in small letters.
pub(super) fn collect_words(text: &str, words: &mut HashSet<String>) {
    // What a line's end cut is no word.
    let whole = text.strip_suffix(['-', '\u{2010}']).map_or(text, |cut| {
        cut.rfind(|one: char| !one.is_alphanumeric()).map_or("", |at| &cut[..at])
    });
    let words_of = whole.split(|one: char| !one.is_alphanumeric() && one != '-');
    for word in words_of.filter(|word| !word.is_empty() && word.len() <= 64) {
        words.insert(word.to_lowercase());
    }
}

/// Where lines would end if any were full: the margin on that side is taken to be as wide as the
/// other, unless three lines prove where they end.
pub(super) fn unproven_end(pages: &[Page], (number, rtl): (u8, bool), start: f64, end: f64) -> f64 {
    if number != 0 {
        return end;
    }
    let width = pages.iter().map(|page| page.width).fold(0.0, f64::max);
    let full = pages
        .iter()
        .flat_map(|page| &page.regions)
        .filter_map(|region| match region {
            Region::Column(column) if column.number == 0 => Some(&column.lines),
            Region::Column(_) | Region::Table(_) => None,
        })
        .flatten()
        .filter(|line| end - line.end() < line.size * 4.0)
        .count();
    match full {
        0..=2 if rtl => -(width + start),
        0..=2 => width - start,
        _ => end,
    }
}

/// Whether paragraphs are set apart: behind lines that end early the distance is nearly always
/// larger.
pub(super) fn spaced(pages: &[Page], leading: f64) -> bool {
    let (mut apart, mut close) = (0u32, 0u32);
    for region in pages.iter().flat_map(|page| &page.regions) {
        let groups: Vec<&[Line]> = match region {
            Region::Column(column) => vec![&column.lines],
            Region::Table(table) => table.cells.iter().map(|cell| cell.lines.as_slice()).collect(),
        };
        for lines in groups {
            let edges = Edges::of(lines);
            for pair in lines.windows(2) {
                if edges.end - pair[0].end() > edges.width() * 0.3 {
                    let gap = (pair[1].baseline - pair[0].baseline) / pair[1].size.max(1.0);
                    if gap > leading + APART { apart += 1 } else { close += 1 }
                }
            }
        }
    }
    apart >= 3 && apart > close * 4
}

/// Whether two halves occur elsewhere as one word, and whether with a hyphen between them.
pub(super) fn known(words: &HashSet<String>, head: &str, tail: &str) -> (bool, bool) {
    let has = |word: String| words.contains(&word.to_lowercase());
    (has(format!("{head}{tail}")), has(format!("{head}-{tail}")))
}

/// Whether a text divides words at the ends of lines: more of its hyphens there are proven to do
/// so than to belong to a word, or there are far too many of them.
pub(super) fn divides(pages: &[Page], words: &HashSet<String>) -> bool {
    let (mut all, mut ends, mut proven) = (0i64, 0i64, 0i64);
    for region in pages.iter().flat_map(|page| &page.regions) {
        let groups: Vec<&[Line]> = match region {
            Region::Column(column) => vec![&column.lines],
            Region::Table(table) => table.cells.iter().map(|cell| cell.lines.as_slice()).collect(),
        };
        for pair in groups.iter().flat_map(|lines| lines.windows(2)) {
            all += 1;
            let Some(head) = pair[0].text.strip_suffix(['-', '\u{2010}']) else { continue };
            let part = |one: char| !one.is_alphanumeric() && one != '-';
            let head = head.rsplit(part).next().unwrap_or_default();
            let tail = pair[1].text.split(part).next().unwrap_or_default();
            if head.ends_with(char::is_lowercase) && tail.starts_with(char::is_lowercase) {
                ends += 1;
                let (joined, hyphened) = known(words, head, tail);
                proven += i64::from(joined && !hyphened) - i64::from(hyphened && !joined);
            }
        }
    }
    proven > 0 || proven == 0 && ends >= 3 && ends * 25 > all
}
