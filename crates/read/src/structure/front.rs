//! Where the text proper begins, and what its title is.

use crate::lexicon::Lexicon;
use crate::marker::{self, Counter};
use crate::structure::unit::{Ending, Layout, Unit};

/// The units before the text proper.
#[derive(Debug, Clone, Default)]
pub(super) struct Front {
    /// Number of units that stand before the text proper.
    pub(super) end: usize,
    /// Those of them that are the title, its number or its place and year.
    pub(super) titles: Vec<usize>,
    /// Whether an opening line ("The General Assembly,") follows.
    pub(super) opening: bool,
}

/// Lines before the text proper that are looked through at most.
const MOST: usize = 400;

/// Lines between the number of a further text and its opening line at most.
const MOST_OF_NEXT: usize = 12;

pub(super) fn find(layout: &Layout, lexicon: &Lexicon) -> Front {
    let start = 0;
    let units = layout.units.as_slice();
    if let Some(front) = before_opening(layout, lexicon, start, MOST) {
        return front;
    }
    let limit = units.len().min(60);
    // A title with a line of place and year below it.
    let dated = (0..limit).find(|at| is_place_and_year(layout, &units[*at]) && *at > 0);
    if let Some(at) = dated
        && units[..at].iter().all(|unit| unit.row.is_none())
        && units[at - 1].ending == Ending::Open
        && units[at - 1].length <= 200
    {
        return shifted(Front { end: at + 1, titles: vec![at - 1, at], opening: false }, start);
    }
    // Otherwise only short lines at the very top, up to the first sentence, head, row or number.
    let mut end = 0;
    while end < limit && is_front_line(layout, lexicon, &units[end], units.get(end + 1)) {
        end += 1;
    }
    let mut titles = titles_before(layout, lexicon, units, end);
    if titles.is_empty() {
        titles.extend((0..end).find(|at| !is_front_phrase(layout, lexicon, &units[*at])));
    }
    // Lines below the title that are neither belong to the text: headings, for instance.
    if let Some(last) = titles.last() {
        let after = (last + 1..end).find(|at| {
            !is_place_and_year(layout, &units[*at])
                && !is_front_phrase(layout, lexicon, &units[*at])
                && lexicon.adoption.at_start(layout.slice(units[*at].span)).is_none()
        });
        end = after.unwrap_or(end);
    } else {
        end = 0;
    }
    shifted(Front { end, titles, opening: false }, start)
}

/// The front of a further text whose number or title is unit `start`, when its opening line
/// follows closely.
pub(super) fn of_next(layout: &Layout, lexicon: &Lexicon, start: usize) -> Option<Front> {
    before_opening(layout, lexicon, start, MOST_OF_NEXT)
        .filter(|front| front.titles.contains(&start))
}

fn before_opening(layout: &Layout, lexicon: &Lexicon, start: usize, most: usize) -> Option<Front> {
    let units = &layout.units[start..];
    let mut end = 0;
    loop {
        let unit = units.get(end).filter(|_| end < most)?;
        if unit.row.is_none() {
            if is_opening(layout, lexicon, unit, units.get(end + 1)) {
                break;
            }
            // A text that began without such a line.
            if is_operative_item(layout, lexicon, unit) {
                return None;
            }
        }
        end += 1;
    }
    let titles = titles_before(layout, lexicon, units, end);
    Some(shifted(Front { end, titles, opening: true }, start))
}

fn shifted(mut front: Front, by: usize) -> Front {
    front.end += by;
    front.titles.iter_mut().for_each(|title| *title += by);
    front
}

pub(super) fn is_opening(
    layout: &Layout,
    lexicon: &Lexicon,
    unit: &Unit,
    next: Option<&Unit>,
) -> bool {
    let text = layout.slice(unit.span);
    if unit.ending == Ending::Comma {
        return lexicon.is_opening(text);
    }
    // Print that was recognised by a program may end the line with a full stop instead.
    if unit.ending == Ending::Stop {
        return unit.length <= 80
            && unit.marker.is_none()
            && lexicon.is_bare_opening(text.trim_end_matches('.'))
            && next.is_some_and(|next| {
                next.ending == Ending::Comma
                    && lexicon.recital_head(layout.slice(next.span)).is_some()
            });
    }
    unit.ending == Ending::Open
        && unit.length <= 80
        && unit.marker.is_none()
        && next.is_some_and(|next| {
            begins_text(layout, lexicon, next) && lexicon.is_bare_opening(text)
                // Where nothing like "the" stands before a name, only a recital is proof enough.
                || next.marker.is_none()
                    && lexicon.recital_head(layout.slice(next.span)).is_some()
                    && lexicon.names_assembly(text)
        })
}

/// Whether what follows an opening line stands here: a recital, an operative paragraph with or
/// without number, or the Roman numeral of a section.
fn begins_text(layout: &Layout, lexicon: &Lexicon, unit: &Unit) -> bool {
    let text = layout.slice(unit.span);
    let words = unit.marker.as_ref().map_or(text, |marker| &text[marker.body..]);
    lexicon.recital_head(words).is_some()
        || lexicon.operative_head(words).is_some()
        || unit.marker.as_ref().is_some_and(|marker| {
            let first = &marker.readings[0];
            first.counter == Counter::UpperRoman && first.ordinal == 1
        })
}

/// Whether the unit can only stand in the text proper: a numbered paragraph with its verb.
fn is_operative_item(layout: &Layout, lexicon: &Lexicon, unit: &Unit) -> bool {
    matches!(unit.ending, Ending::Semicolon | Ending::Stop | Ending::Colon)
        && unit.marker.as_ref().is_some_and(|marker| {
            let text = layout.slice(unit.span);
            matches!(marker.readings[0].counter, Counter::Digits)
                && lexicon.operative_head(&text[marker.body..]).is_some()
        })
}

/// "(Geneva, 2020)", "（日内瓦，2020年）": nothing else on the line.
pub(super) fn is_place_and_year(layout: &Layout, unit: &Unit) -> bool {
    let text = layout.slice(unit.span);
    text.len() <= 120
        && text.starts_with(['(', '（'])
        && text.ends_with([')', '）'])
        && super::adoption::year_in(text).is_some()
}

/// "71/12. Title", "Resolution 5 (2020)": a text's own number at the start of its title.
pub(super) fn is_numbered_title(layout: &Layout, lexicon: &Lexicon, unit: &Unit) -> bool {
    let text = layout.slice(unit.span);
    if unit.length > 400 || matches!(unit.ending, Ending::Comma | Ending::Semicolon | Ending::Colon)
    {
        return false;
    }
    symbol_of_text(text) || is_text_number(layout, lexicon, unit)
}

/// "71/12. Title", "S-23/2. Title", "14/5" alone, "476 (XV). Title", "47 (1948). Title": the number
/// of a text that has a session or a year in it.
pub(crate) fn symbol_of_text(text: &str) -> bool {
    let special = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let lead = match text.as_bytes().get(special) {
        Some(b'-') if (1..=2).contains(&special) => special + 1,
        _ => 0,
    };
    let first = text[lead..].bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=4).contains(&first) {
        return false;
    }
    let rest = &text[lead + first..];
    if let Some(rest) = rest.strip_prefix('/') {
        let end = rest.find(['.', ' ', '\t']).unwrap_or(rest.len());
        return (1..=8).contains(&end) && rest.as_bytes()[0].is_ascii_alphanumeric();
    }
    // "476 (XV)." and "2106 A (XX).": session in Roman numerals, or the year.
    let rest = rest.trim_start();
    let rest = match rest.as_bytes() {
        [letter, b' ', ..] if letter.is_ascii_uppercase() => rest[2..].trim_start(),
        _ => rest,
    };
    rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).is_some_and(|(session, after)| {
        let year = session.len() == 4 && session.bytes().all(|byte| byte.is_ascii_digit());
        let numeral = session.bytes().all(|byte| byte.is_ascii_uppercase())
            && marker::roman(session).is_some();
        (year || numeral) && (after.is_empty() || after.starts_with('.'))
    })
}

/// "RESOLUTION 5 (Geneva, 2020)", "Decision 3/CP.1": the word for a text and its number.
pub(super) fn is_text_number(layout: &Layout, lexicon: &Lexicon, unit: &Unit) -> bool {
    let text = layout.slice(unit.span);
    if unit.length > 160 || unit.ending != Ending::Open && !text.ends_with([')', '）', '*']) {
        return false;
    }
    // Chinese writes the word last: 第5号决议（2020年，日内瓦）
    if let Some(rest) = text.strip_prefix('第') {
        let after = rest.trim_start_matches(|c: char| {
            c.is_ascii_digit() || "一二三四五六七八九十百".contains(c)
        });
        let after = after.strip_prefix('号').unwrap_or(after);
        return after.len() < rest.len()
            && lexicon.text_words.at_start(after).is_some_and(|length| {
                after[length..].is_empty() || after[length..].trim_start().starts_with(['（', '('])
            });
    }
    lexicon.text_words.at_start(text).is_some_and(|length| {
        let rest = text[length..].trim_start();
        let rest = rest.trim_start_matches(['N', 'n', 'o', '.', '°', 'º', '№', ' ']);
        let number = rest.split([' ', '(', '\t', ':']).next().unwrap_or("");
        !number.is_empty()
            && number.len() <= 16
            && number.chars().any(|c| crate::marker::digit(c).is_some())
            && rest[number.len()..].len() < 110
            && !rest[number.len()..].contains(", ")
                | rest[number.len()..].trim_start().starts_with('(')
    })
}

fn is_front_phrase(layout: &Layout, lexicon: &Lexicon, unit: &Unit) -> bool {
    let text = layout.slice(unit.span);
    lexicon.front.at_start(text).is_some()
        || text.starts_with(['[', '*', '_'])
        || is_symbol(text)
        || is_date(text, lexicon)
        || unit.length <= 160
            && lexicon.front.anywhere(text)
            && lexicon.text_words.at_start(text).is_none()
}

/// A document symbol such as `A/C.3/70/L.5`: one word with figures and strokes.
fn is_symbol(text: &str) -> bool {
    text.len() <= 40
        && !text.contains(' ')
        && text.contains(['/', '-'])
        && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// A line that is nothing but a date.
pub(super) fn is_date(text: &str, lexicon: &Lexicon) -> bool {
    text.len() <= 60
        && super::adoption::date_in(text, lexicon).is_some_and(|(_, range)| {
            // "г." and "года" after the year, a weekday is too much.
            let around = text[..range.start].trim().chars().count()
                + text[range.end..].trim().chars().count();
            around <= 4
        })
}

fn titles_before(layout: &Layout, lexicon: &Lexicon, units: &[Unit], end: usize) -> Vec<usize> {
    let front = &units[..end];
    let mut titles = Vec::new();
    let styled = front.iter().rposition(|unit| {
        unit.style.as_deref().is_some_and(|style| style.to_ascii_lowercase().contains("title"))
            || unit.heading == Some(1)
    });
    let numbered = front
        .iter()
        .rposition(|unit| unit.row.is_none() && is_numbered_title(layout, lexicon, unit));
    match (numbered, styled) {
        (Some(at), _) => {
            titles.push(at);
            // A number line alone is followed by the title itself, and by place and year.
            let alone = symbol_of_text(layout.slice(front[at].span)) && front[at].length <= 12;
            if alone || is_text_number(layout, lexicon, &front[at]) {
                for (next, unit) in front.iter().enumerate().skip(at + 1) {
                    let text = layout.slice(unit.span);
                    let ends = lexicon.adoption.at_start(text).is_some()
                        || is_date(text, lexicon)
                        || unit.row.is_some()
                        || unit.length > 300
                        || matches!(unit.ending, Ending::Stop | Ending::Semicolon)
                            && !text.ends_with(')');
                    if ends || text.starts_with('[') {
                        break;
                    }
                    titles.push(next);
                }
            }
        }
        (None, Some(at)) => titles.push(at),
        (None, None) => {
            let plain = |at: &usize| {
                let unit = &front[*at];
                unit.row.is_none()
                    && unit.ending == Ending::Open
                    && unit.length <= 300
                    && !is_front_phrase(layout, lexicon, unit)
                    && lexicon.adoption.at_start(layout.slice(unit.span)).is_none()
                    && !is_place_and_year(layout, unit)
            };
            if let Some(at) = (0..end).rev().find(plain) {
                titles.push(at);
                if at + 1 < end && is_place_and_year(layout, &front[at + 1]) {
                    titles.push(at + 1);
                }
            }
        }
    }
    titles
}

/// A line that can stand above the text proper where no opening line tells.
fn is_front_line(layout: &Layout, lexicon: &Lexicon, unit: &Unit, next: Option<&Unit>) -> bool {
    let text = layout.slice(unit.span);
    let short = unit.length <= 200;
    let open = unit.ending == Ending::Open || is_numbered_title(layout, lexicon, unit);
    let head = lexicon.recital_head(text).is_some() || lexicon.operative_head(text).is_some();
    let numbered =
        unit.marker.is_some() && !is_numbered_title(layout, lexicon, unit) || unit.label.is_some();
    next.is_some()
        && unit.row.is_none()
        && short
        && !numbered
        && (!head || is_numbered_title(layout, lexicon, unit))
        && (open || is_front_phrase(layout, lexicon, unit) || text.ends_with([')', '）', ']']))
}
