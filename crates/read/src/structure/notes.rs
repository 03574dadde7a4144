//! Footnotes that stand as plain paragraphs among the others.
//!
//! Text taken from printed pages keeps the notes at the foot of each page: below a rule of dashes
//! or directly after the last line. A paragraph is a note when its mark was called before it, or
//! when it stands below such a rule.

use std::collections::HashMap;

use crate::lexicon::is_han;
use crate::marker::{Counter, Punctuation};
use crate::structure::unit::{Ending, Layout, Unit};

/// A paragraph that is a note, or the rule above the notes.
#[derive(Debug, Clone)]
pub(super) struct Note {
    /// The mark without its raising: `12`, `*`; nothing for a rule or a mark's second paragraph.
    pub(super) mark: Option<String>,
    /// Bytes of the mark as written.
    pub(super) length: usize,
    /// Byte of the text at which the note is called.
    pub(super) call: Option<usize>,
}

/// Bytes between a call and its note at most: a few printed pages.
const FARTHEST: usize = 48 * 1024;

/// The notes among the body's paragraphs, by index.
pub(super) fn find(layout: &Layout) -> HashMap<usize, Note> {
    let mut notes = HashMap::new();
    let marks: Vec<Option<Mark>> = layout
        .units
        .iter()
        .map(|unit| {
            let plain = unit.row.is_none() && unit.label.is_none() && unit.heading.is_none();
            plain.then(|| mark(layout.slice(unit.span))).flatten()
        })
        .collect();
    if marks.iter().all(Option::is_none) {
        return notes;
    }
    let calls = calls(&layout.text);
    let mut below_rule = false;
    // Ordinal of the last numbered paragraph that is no note, for lists that number without a stop.
    let mut last_item = 0;
    for (index, unit) in layout.units.iter().enumerate() {
        let Some(mark) = &marks[index] else {
            below_rule = is_rule(layout.slice(unit.span))
                && unit.row.is_none()
                && marks.get(index + 1).is_some_and(Option::is_some);
            if below_rule {
                notes.insert(index, Note { mark: None, length: 0, call: None });
            }
            continue;
        };
        let call = called(&calls, &mark.value, unit.span.start);
        let ordinal = key(&mark.value);
        let follows_note = index > 0 && notes.contains_key(&(index - 1));
        // "1 to invite …" below "resolves" and "2 Members …" after "1 Scope …" are items.
        let item = !mark.raised
            && (mark.value.starts_with(|c: char| c.is_ascii_digit()))
            && (last_item > 0 && ordinal == last_item + 1
                || index == 0
                || !follows_note && !is_closed(layout, &layout.units[index - 1]));
        let is_note =
            below_rule && (mark.raised || ordinal > 0 || call.is_some()) || call.is_some() && !item;
        if is_note {
            let Mark { value, length, .. } = mark.clone();
            notes.insert(index, Note { mark: Some(value), length, call });
            continue;
        }
        below_rule = false;
        if let Some(marker) = &unit.marker
            && let first = &marker.readings[0]
            && first.counter == Counter::Digits
            && first.punctuation == Punctuation::None
        {
            last_item = first.ordinal;
        }
    }
    notes
}

/// Whether a paragraph is whole, so that a note may follow it.
fn is_closed(layout: &Layout, unit: &Unit) -> bool {
    matches!(unit.ending, Ending::Stop | Ending::Semicolon)
        || is_rule(layout.slice(unit.span))
        // "3 June 2024", "[Adopted without a vote]"
        || unit.ending == Ending::Open && unit.marker.is_none() && unit.length <= 40
}

/// A line of dashes.
pub(super) fn is_rule(text: &str) -> bool {
    text.chars().count() >= 3
        && text.chars().all(|c| matches!(c, '_' | '-' | '—' | '–' | '=' | '―' | ' '))
}

#[derive(Debug, Clone)]
struct Mark {
    value: String,
    length: usize,
    /// Raised figures and stars are nothing but note marks.
    raised: bool,
}

/// The note mark with which a paragraph begins: `¹ See`, `12 See`, `[^3]: See`, `* See`.
fn mark(text: &str) -> Option<Mark> {
    let first = text.chars().next()?;
    let (value, length, raised) = if let Some(rest) = text.strip_prefix("[^") {
        let close = rest.find(']').filter(|close| (1..=4).contains(close))?;
        let after = &rest[close + 1..];
        let colon = usize::from(after.starts_with(':'));
        (rest[..close].to_owned(), close + 3 + colon, true)
    } else if let Some(figure) = raised_figure(first) {
        let mut value = figure.to_string();
        let mut length = first.len_utf8();
        for next in text[length..].chars() {
            let Some(figure) = raised_figure(next) else { break };
            value.push_str(&figure.to_string());
            length += next.len_utf8();
        }
        (value, length, true)
    } else if first == '*' {
        let stars = text.bytes().take_while(|byte| *byte == b'*').count();
        (text[..stars].to_owned(), stars, true)
    } else if first.is_ascii_digit() {
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        if !text[length..].starts_with([' ', '\t']) {
            return None;
        }
        (text[..length].to_owned(), length, false)
    } else {
        return None;
    };
    let words = text[length..].trim_start();
    let begins = words.chars().next()?;
    let fits = begins.is_uppercase()
        || is_han(begins)
        || ('\u{620}'..='\u{64a}').contains(&begins)
        || matches!(begins, '“' | '"' | '«' | '《' | '‘' | '[')
        || raised && begins.is_alphanumeric();
    (value.len() <= 3 && !value.starts_with('0') && fits).then_some(Mark { value, length, raised })
}

fn raised_figure(character: char) -> Option<u32> {
    match character {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁰' => Some(0),
        '⁴'..='⁹' => Some(character as u32 - '⁰' as u32),
        _ => None,
    }
}

/// Stars count from here, so that one key serves figures and stars.
const STARS: u32 = 10_000;

fn key(value: &str) -> u32 {
    let stars = value.bytes().take_while(|byte| *byte == b'*').count();
    value.parse().unwrap_or(STARS + u32::try_from(stars).unwrap_or(0))
}

/// Every place where a note may be called, by the mark: figures or stars directly after a word
/// or its punctuation, raised figures, `[^3]`. In the order of the text.
fn calls(text: &str) -> HashMap<u32, Vec<usize>> {
    let mut calls: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut raised: Option<usize> = None;
    let mut value = 0u32;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        // ¹²³ begin with this byte, ⁰⁴–⁹ with that.
        if matches!(byte, 0xc2 | 0xe2)
            && let Some(character) = text[at..].chars().next()
            && let Some(figure) = raised_figure(character)
        {
            raised = raised.or(Some(at));
            value = value.saturating_mul(10).saturating_add(figure);
            at += character.len_utf8();
            continue;
        }
        if let Some(start) = raised.take() {
            if !text[..start].ends_with(['\n', '\t']) {
                calls.entry(value).or_default().push(start);
            }
            value = 0;
        }
        if byte.is_ascii_digit() || byte == b'*' {
            let figures = byte.is_ascii_digit();
            let length = bytes[at..]
                .iter()
                .take_while(|next| if figures { next.is_ascii_digit() } else { **next == b'*' })
                .count();
            if length <= 3 && calls_note(text, at, at + length) {
                calls.entry(key(&text[at..at + length])).or_default().push(at);
            }
            at += length;
            continue;
        }
        at += 1;
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    calls
}

/// Whether figures or stars stand as a note mark does: stuck to what is before, free after.
fn calls_note(text: &str, start: usize, end: usize) -> bool {
    let mut before = text[..start].chars().rev();
    let last = before.next().unwrap_or(' ');
    let next = text[end..].chars().next().unwrap_or(' ');
    let stuck = last.is_lowercase()
        || is_han(last)
        || ('\u{620}'..='\u{64a}').contains(&last)
        || matches!(last, ')' | '”' | '"' | '»' | '’' | ']' | '；' | '，' | '。' | '》' | '^' | '؛' | '،')
        // "1,5" and "2.3" are quantities.
        || matches!(last, '.' | ',' | ';' | ':')
            && !before.next().is_some_and(|c| c.is_ascii_digit())
        || text.as_bytes()[start] == b'*' && last.is_alphanumeric();
    let free = next.is_whitespace()
        || matches!(
            next,
            '.' | ',' | ';' | ':' | ')' | ']' | '，' | '。' | '；' | '：' | '؛' | '،'
        );
    stuck && free
}

/// The last call of a mark before a place, when it is not too far away.
fn called(calls: &HashMap<u32, Vec<usize>>, value: &str, before: usize) -> Option<usize> {
    let places = calls.get(&key(value))?;
    let at = places[..places.partition_point(|place| *place < before)].last().copied()?;
    (before - at <= FARTHEST).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_numbers() {
        let found = |text: &str| mark(text).map(|mark| (mark.value, mark.length));
        assert_eq!(found("12 See above."), Some(("12".to_owned(), 2)));
        assert_eq!(found("¹² See above."), Some(("12".to_owned(), 4)));
        assert_eq!(found("** Reissued."), Some(("**".to_owned(), 2)));
        assert_eq!(found("[^3]: See above."), Some(("3".to_owned(), 5)));
        for text in ["12. Requests", "12 pages", "2024 Report", "See", "*", "[^", "7"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn calls_are_stuck_to_words() {
        let text = "the Committee;4 in 1,5 km and Group 20 of 7 May5 and report;⁶ the title*\n";
        let mut found: Vec<u32> = calls(text).into_keys().collect();
        found.sort_unstable();
        assert_eq!(found, [4, 5, 6, STARS + 1]);
    }
}
