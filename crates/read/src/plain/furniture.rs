//! What a printer put at the edge of every page: page numbers and running heads.

use std::collections::HashMap;

use super::Line;
use super::tables::Table;
use crate::block::Blocks;
use crate::lexicon::{Lexicon, is_han};
use crate::marker::digit;

/// Characters of a line that can be a page edge.
const LONGEST: usize = 90;
/// Lines that a page holds at least, when nothing but a bare figure marks its edge.
const SHORTEST_PAGE: u32 = 15;

/// The lines without page edges. Nothing is taken away unless at least two page numbers follow
/// each other, and a notice tells which lines went.
pub(super) fn without<'a>(
    mut lines: Vec<Line<'a>>,
    tables: &[Table<'_>],
    lexicon: &Lexicon,
    blocks: &mut Blocks,
) -> Vec<Line<'a>> {
    let in_table = |number: u32| {
        let at = tables.partition_point(|table| table.last_line < number);
        tables.get(at).is_some_and(|table| table.first_line <= number)
    };
    let candidates: Vec<(usize, u32, Kind)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.text.len() <= LONGEST)
        .filter_map(|(at, line)| {
            page_number(line.text, lexicon).map(|(page, kind)| (at, page, kind))
        })
        .filter(|(at, _, _)| !in_table(lines[*at].number))
        .collect();
    let mut dropped = vec![false; lines.len()];
    let mut any = false;
    // A comment says by itself what it is; a bare figure beside it is the page's own number.
    for (at, _, _) in candidates.iter().filter(|(_, _, found)| *found == Kind::Comment) {
        dropped[*at] = true;
        any = true;
        for near in [at.wrapping_sub(1), at + 1] {
            if let Ok(found) = candidates.binary_search_by_key(&near, |(at, _, _)| *at)
                && candidates[found].2 == Kind::Bare
            {
                dropped[near] = true;
            }
        }
    }
    for kind in [Kind::Worded, Kind::OfTotal, Kind::Dashed, Kind::Bare] {
        let mut chain: Vec<usize> = Vec::new();
        let mut last: Option<(usize, u32)> = None;
        for (at, page, found) in candidates.iter().filter(|(_, _, found)| *found == kind) {
            let follows = last.is_some_and(|(before, number)| {
                *page == number + 1
                    && (*found != Kind::Bare
                        || lines[*at].number >= lines[before].number + SHORTEST_PAGE)
            });
            if !follows && last.is_some() {
                any |= mark(&mut dropped, &mut chain);
            }
            chain.push(*at);
            last = Some((*at, *page));
        }
        any |= mark(&mut dropped, &mut chain);
    }
    if !any {
        return lines;
    }
    running_heads(&lines, &mut dropped);
    let gone: Vec<u32> = lines
        .iter()
        .zip(&dropped)
        .filter(|(_, dropped)| **dropped)
        .map(|(line, _)| line.number)
        .collect();
    let first = lines.iter().zip(&dropped).find(|(_, dropped)| **dropped).map(|(line, _)| *line);
    if let Some(first) = first {
        let message = format!(
            "{} lines at the edges of pages (page numbers, running heads) were left out, the first \
             reads `{}`; compare with the file if something is missing.",
            gone.len(),
            first.text
        );
        blocks.inform("page-edges-dropped", message, first.place());
    }
    // A sentence that runs over the edge goes on.
    let mut kept: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    let mut after_edge = false;
    for (line, dropped) in lines.drain(..).zip(dropped) {
        if dropped {
            after_edge = true;
            continue;
        }
        let mut line = line;
        if after_edge && let Some(before) = kept.last() {
            line.carried_over = goes_on(before.text, line.text);
        }
        after_edge = false;
        kept.push(line);
    }
    kept
}

fn mark(dropped: &mut [bool], chain: &mut Vec<usize>) -> bool {
    let enough = chain.len() > 1;
    if enough {
        for at in chain.iter() {
            dropped[*at] = true;
        }
    }
    chain.clear();
    enough
}

/// How a page number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `<!-- Page 3 -->`, as programs that recognise print write it
    Comment,
    /// "Page 3", 第3页
    Worded,
    /// "3/12" with or without a symbol before it
    OfTotal,
    /// "- 3 -"
    Dashed,
    /// "3"
    Bare,
}

/// The number of a page, when the line is one and nothing else.
pub(crate) fn page_number(text: &str, lexicon: &Lexicon) -> Option<(u32, Kind)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let inner = comment.strip_suffix("-->")?.trim();
        let (page, kind) = page_number(inner, lexicon)?;
        return matches!(kind, Kind::Worded | Kind::OfTotal).then_some((page, Kind::Comment));
    }
    let (number, rest) = leading_number(text);
    if let Some(number) = number {
        return match rest.trim() {
            "" => Some((number, Kind::Bare)),
            rest => {
                let total = rest.strip_prefix('/')?.trim();
                let (all, rest) = leading_number(total);
                all.filter(|all| *all >= number && rest.is_empty()).map(|_| (number, Kind::OfTotal))
            }
        };
    }
    if let Some(inner) = text.strip_prefix(['-', '–', '—'])
        && let Some(inner) = inner.strip_suffix(['-', '–', '—'])
        && let (Some(number), "") = leading_number(inner.trim())
    {
        return Some((number, Kind::Dashed));
    }
    let length = lexicon.page.at_start(text)?;
    let (number, rest) = leading_number(text[length..].trim_start());
    let rest = rest.trim();
    let short = rest.chars().count() <= 16 && rest.chars().all(|c| !c.is_uppercase());
    // 第3条 is an article, 第3页 a page.
    let page = !text.starts_with('第') || lexicon.page.at_start(rest).is_some();
    number.filter(|_| short && page).map(|number| (number, Kind::Worded))
}

fn leading_number(text: &str) -> (Option<u32>, &str) {
    let mut value = 0u32;
    let mut used = 0;
    for (count, character) in text.chars().enumerate() {
        let Some(figure) = digit(character) else { break };
        if count == 4 {
            return (None, text);
        }
        value = value * 10 + figure;
        used += character.len_utf8();
    }
    if used == 0 { (None, text) } else { (Some(value), &text[used..]) }
}

/// Lines next to page numbers that say the same on several pages.
fn running_heads(lines: &[Line<'_>], dropped: &mut [bool]) {
    let key = |text: &str| -> String {
        text.chars().filter(|c| digit(*c).is_none()).collect::<String>().trim().to_owned()
    };
    let mut counts: HashMap<String, Vec<usize>> = HashMap::new();
    for at in (0..lines.len()).filter(|at| dropped[*at]) {
        for near in [at.wrapping_sub(2), at.wrapping_sub(1), at + 1, at + 2] {
            if lines.get(near).is_some_and(|line| line.text.len() <= LONGEST && !dropped[near]) {
                counts.entry(key(lines[near].text)).or_default().push(near);
            }
        }
    }
    for (words, mut places) in counts {
        places.sort_unstable();
        places.dedup();
        if places.len() >= 2 && !words.is_empty() {
            for at in places {
                dropped[at] = true;
            }
        }
    }
}

/// Whether a paragraph cut by a page edge goes on below it.
fn goes_on(before: &str, after: &str) -> bool {
    let last = before.chars().next_back().unwrap_or(' ');
    let first = after.chars().next().unwrap_or(' ');
    let unfinished = last.is_alphanumeric() || matches!(last, ',' | '，' | '،' | '、' | '-' | '(');
    unfinished
        && (first.is_lowercase()
            || is_han(last) && is_han(first)
            || is_arabic(last) && is_arabic(first))
}

pub(crate) fn is_arabic(character: char) -> bool {
    ('\u{620}'..='\u{6ff}').contains(&character)
}
