//! What stands at the edge of every page: running heads and page numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;
use super::page::{Page, Region};
use crate::lexicon::Lexicon;
use crate::marker::digit;
use crate::plain::furniture::page_number;

/// Share of a page's height in which its edges lie.
const EDGE: f64 = 0.16;
/// Lines looked at from either edge.
const DEEPEST: usize = 4;
/// Points by which the place of a running head may differ from page to page.
const TOLERANCE: f64 = 4.0;

/// A line at an edge.
struct Candidate {
    page: usize,
    region: usize,
    line: usize,
    top: bool,
    /// Distance from the edge of the page.
    place: f64,
    /// Words without figures.
    words: String,
    /// The number of a page, when it is nothing else.
    number: Option<u32>,
    artifact: bool,
    /// Whether nothing else stands near it.
    alone: bool,
}

/// Takes the furniture out of the pages; gives the lines taken, in order.
pub(super) fn take(pages: &mut [Page], lexicon: &Lexicon) -> Vec<Line> {
    let candidates: Vec<Candidate> =
        pages.iter().enumerate().flat_map(|(at, page)| edges(page, at, lexicon)).collect();
    let mut taken: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    let mut groups: BTreeMap<(bool, &str), Vec<&Candidate>> = BTreeMap::new();
    for candidate in &candidates {
        groups.entry((candidate.top, candidate.words.as_str())).or_default().push(candidate);
    }
    for ((_, words), group) in &groups {
        for one in group {
            let others = || {
                group.iter().filter(|other| {
                    other.page != one.page && (other.place - one.place).abs() <= TOLERANCE
                })
            };
            let repeated = words.chars().any(char::is_alphabetic) && others().next().is_some();
            // Numbers of pages grow as the pages do.
            let counted = one.number.is_some_and(|number| {
                others().any(|other| {
                    other.number.is_some_and(|next| {
                        i64::from(next) - i64::from(number) == distance(one.page, other.page)
                    })
                })
            });
            let only = one.number.is_some_and(|number| {
                one.alone && usize::try_from(number).is_ok_and(|number| number == one.page + 1)
            });
            if repeated || counted || only || one.artifact {
                taken.insert((one.page, one.region, one.line));
            }
        }
    }
    let mut gone = Vec::new();
    for (at, page) in pages.iter_mut().enumerate() {
        for (region_at, region) in page.regions.iter_mut().enumerate() {
            let Region::Column(column) = region else { continue };
            let mut line_at = 0;
            column.lines.retain(|line| {
                let keep = !taken.contains(&(at, region_at, line_at));
                line_at += 1;
                if !keep {
                    gone.push(line.clone());
                }
                keep
            });
        }
        page.regions.retain(|region| match region {
            Region::Column(column) => !column.lines.is_empty(),
            Region::Table(_) => true,
        });
    }
    gone
}

fn distance(from: usize, to: usize) -> i64 {
    i64::try_from(to).unwrap_or(i64::MAX) - i64::try_from(from).unwrap_or(0)
}

fn edges(page: &Page, at: usize, lexicon: &Lexicon) -> Vec<Candidate> {
    let mut lines: Vec<(usize, usize, &Line)> = Vec::new();
    for (region_at, region) in page.regions.iter().enumerate() {
        if let Region::Column(column) = region
            && column.number != u8::MAX
        {
            let own = column.lines.iter().enumerate();
            lines.extend(own.map(|(line_at, line)| (region_at, line_at, line)));
        }
    }
    lines.sort_by(|one, other| one.2.baseline.total_cmp(&other.2.baseline));
    let count = lines.len();
    let mut found = Vec::new();
    for (rank, (region, line_at, line)) in lines.iter().enumerate() {
        let top = line.baseline < page.height * EDGE && rank < DEEPEST;
        let bottom = line.baseline > page.height * (1.0 - EDGE) && rank + DEEPEST >= count;
        if !top && !bottom || line.text.len() > 200 {
            continue;
        }
        let near = |other: Option<&(usize, usize, &Line)>| {
            other.is_some_and(|other| (other.2.baseline - line.baseline).abs() < line.size * 2.2)
        };
        let before = rank.checked_sub(1).and_then(|before| lines.get(before));
        found.push(Candidate {
            page: at,
            region: *region,
            line: *line_at,
            top,
            place: if top { line.baseline } else { page.height - line.baseline },
            words: line.text.chars().filter(|one| digit(*one).is_none()).collect(),
            number: page_number(&line.text, lexicon).map(|(number, _)| number),
            artifact: line.artifact,
            alone: !near(before) && !near(lines.get(rank + 1)),
        });
    }
    found
}
