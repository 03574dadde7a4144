//! Lists inside one paragraph: "requests the Secretary: (a) to …; (b) to …; and (c) to …".
//!
//! The paragraph stays one line of the text; its words before the first point become the chapeau
//! and each point a part. Only lists that leave no doubt are cut: a colon before the first point,
//! a semicolon or comma before each further one, points that count from the first, and nothing
//! but the list up to the end of the paragraph.

use crate::lexicon::{Lexicon, is_han};
use crate::marker::{self, Counter, Punctuation, Reading};

/// A point of a list, by bytes of the paragraph.
#[derive(Debug, Clone)]
pub(super) struct Point {
    /// Where its number begins.
    pub(super) start: usize,
    /// One past its number.
    pub(super) number_end: usize,
    /// Where its words begin.
    pub(super) body: usize,
    /// One past its words.
    pub(super) end: usize,
    pub(super) reading: Reading,
}

/// Points beyond which a paragraph is left whole.
const MOST: usize = 60;

/// The points of the list in a paragraph; fewer than two are none.
pub(super) fn points(text: &str, lexicon: &Lexicon) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for (close, sign) in text.char_indices().filter(|(_, c)| closes(*c)) {
        let from = match points.last() {
            Some(last) => last.body,
            None => 0,
        };
        let Some(start) = number_start(text, close, sign, from) else { continue };
        let Some(found) = marker::parse(&text[start..], lexicon) else { continue };
        if start + found.length != close + sign.len_utf8() || start + found.body >= text.len() {
            continue;
        }
        let before = text[from..start].trim_end();
        let reading = match points.last() {
            None => {
                if !before.ends_with([':', '：']) {
                    continue;
                }
                found.readings.into_iter().find(|reading| reading.ordinal == 1)
            }
            Some(last) => {
                let follows = |reading: &Reading| {
                    reading.counter == last.reading.counter
                        && reading.punctuation == last.reading.punctuation
                        && reading.ordinal == last.reading.ordinal + 1
                };
                found.readings.into_iter().find(follows).filter(|_| separated(before, lexicon))
            }
        };
        let Some(reading) = reading.filter(counts) else { continue };
        if let Some(last) = points.last_mut() {
            last.end = from + before.len();
        }
        points.push(Point {
            start,
            number_end: start + found.length,
            body: start + found.body,
            end: text.len(),
            reading,
        });
        if points.len() > MOST {
            return Vec::new();
        }
    }
    let whole =
        points.len() >= 2 && points.iter().all(|point| one_sentence(&text[point.body..point.end]));
    if whole { points } else { Vec::new() }
}

fn closes(character: char) -> bool {
    matches!(character, ')' | '）' | '①'..='⑳')
}

/// Kinds of number that stand inside sentences: (a), a), (1), 1), (i), ①, （一）.
fn counts(reading: &Reading) -> bool {
    match reading.counter {
        Counter::Circled => true,
        Counter::Digits | Counter::Lower | Counter::LowerRoman | Counter::Han => {
            matches!(reading.punctuation, Punctuation::Both | Punctuation::Right)
        }
        _ => false,
    }
}

/// Where the number begins that ends at `close`.
fn number_start(text: &str, close: usize, sign: char, from: usize) -> Option<usize> {
    if matches!(sign, '①'..='⑳') {
        return Some(close);
    }
    let inner = text[from..close]
        .char_indices()
        .rev()
        .take(6)
        .take_while(|(_, c)| c.is_alphanumeric())
        .last()
        .map(|(at, _)| from + at)?;
    let before = text[from..inner].chars().next_back();
    match before {
        Some(open @ ('(' | '（')) => Some(inner - open.len_utf8()),
        None => Some(inner),
        Some(c) if c.is_whitespace() || matches!(c, ':' | '：' | '；' | '，' | '、') => {
            Some(inner)
        }
        Some(_) => None,
    }
}

/// Whether the words before a point end with a separator, or with one and "and".
fn separated(before: &str, lexicon: &Lexicon) -> bool {
    let Some(at) = before.rfind([';', ',', '；', '，', '،', '؛', '、']) else { return false };
    let sign = before[at..].chars().next().map_or(1, char::len_utf8);
    let rest = before[at + sign..].trim();
    rest.is_empty() || lexicon.continuing.is_whole(rest)
}

/// Whether no sentence ends before the end of a point.
fn one_sentence(text: &str) -> bool {
    let text = text.trim_end();
    !text.char_indices().any(|(at, c)| {
        let rest = &text[at + c.len_utf8()..];
        match c {
            '。' => !rest.is_empty() && !rest.starts_with(['”', '」', '）', '"']),
            '.' => {
                let words = rest.trim_start();
                let word = text[..at].chars().next_back().is_some_and(char::is_lowercase);
                word && words.len() < rest.len()
                    && words.starts_with(|next: char| {
                        next.is_uppercase()
                            || is_han(next)
                            || ('\u{620}'..='\u{64a}').contains(&next)
                    })
            }
            _ => false,
        }
    })
}
