//! Markers that are a word and a number.

use crate::lexicon::{Lexicon, is_han};
use crate::marker::counting::{HAN_DIGITS, han_number, number, roman, suffix};
use crate::marker::{Counter, Marker, Punctuation, Reading, digit, marker};

/// A marker that begins with a word.
pub(super) fn parse(text: &str, lexicon: &Lexicon) -> Option<Marker> {
    if lexicon.article.at_start(text).is_some() {
        return article(text, lexicon);
    }
    label(text, lexicon).or_else(|| decision(text, lexicon))
}

/// "Action 5.", "Measure 2:", "Target 3.1 By …", 行动1：: the word, the number, and a sign, the end of
/// the line, or after a number of several parts the words.
fn label(text: &str, lexicon: &Lexicon) -> Option<Marker> {
    // "action 3." inside a sentence that was cut.
    if text.starts_with(char::is_lowercase) {
        return None;
    }
    let word = lexicon.labels.at_start(text)?;
    let rest = &text[word..];
    let rest = rest.trim_start().trim_start_matches(['№', '°', 'º']).trim_start();
    let start = text.len() - rest.len();
    let han = rest.chars().take_while(|c| HAN_DIGITS.contains(*c)).map(char::len_utf8).sum();
    let (mut ordinal, mut value, mut used) = number(rest, lexicon)
        .or_else(|| han_number(&rest[..han]).map(|ordinal| (ordinal, ordinal.to_string(), han)))
        .or_else(|| {
            let end = rest.bytes().take_while(u8::is_ascii_uppercase).count();
            roman(&rest[..end]).map(|ordinal| (ordinal, ordinal.to_string(), end))
        })?;
    let mut parts = 1;
    while let Some(after) = rest[used..].strip_prefix('.')
        && let Some((next, part, length)) = number(after, lexicon)
        && parts < 4
    {
        parts += 1;
        ordinal = next;
        value = format!("{value}.{part}");
        used += 1 + length;
    }
    let mut end = start + used;
    let after = &text[end..];
    match after.chars().next() {
        None | Some('\t') => {}
        Some(mark @ ('.' | ':' | '：' | ')' | '）' | '．' | '、')) => end += mark.len_utf8(),
        Some(' ') => {
            let words = after.trim_start();
            let sign = words.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | ':' | '：'));
            match sign {
                Some(sign) => end = text.len() - words.len() + sign.len_utf8(),
                // "行动1 我们将…": a blank is sign enough where words have none between them.
                None if parts > 1 && words.starts_with(char::is_uppercase)
                    || text.starts_with(is_han) && words.starts_with(is_han) => {}
                None => return None,
            }
        }
        Some(_) => return None,
    }
    let reading =
        Reading { counter: Counter::Labelled, punctuation: Punctuation::None, ordinal, value };
    marker(text, end, vec![reading])
}

/// "Article 5", "Rule 12.": the word, the number, and a stop or the end of the line.
fn article(text: &str, lexicon: &Lexicon) -> Option<Marker> {
    let word = lexicon.article.at_start(text)?;
    let rest = &text[word..];
    let start = word + (rest.len() - rest.trim_start().len());
    let inner = &text[start..];
    let (ordinal, value, used) = number(inner, lexicon).or_else(|| {
        let end = inner.bytes().take_while(u8::is_ascii_uppercase).count();
        roman(&inner[..end]).map(|ordinal| (ordinal, ordinal.to_string(), end))
    })?;
    let mut end = start + used;
    let after = text[end..].chars().next();
    match after {
        None | Some('\t') => {}
        Some(mark @ ('.' | ':' | '：' | ')')) => end += mark.len_utf8(),
        Some(' ') if text[end..].trim_start().starts_with(['-', '–', '—', ':', '.']) => {}
        Some(_) => return None,
    }
    let reading =
        Reading { counter: Counter::Article, punctuation: Punctuation::None, ordinal, value };
    marker(text, end, vec![reading])
}

/// "Decision 12/3: The Board …": the word for a text, its number, a colon and words.
fn decision(text: &str, lexicon: &Lexicon) -> Option<Marker> {
    let word = lexicon.text_words.at_start(text)?;
    let rest = &text[word..];
    let start =
        word + (rest.len() - rest.trim_start_matches([' ', '.', '°', 'º', 'N', 'n', '№']).len());
    let length: usize = text[start..]
        .chars()
        .take_while(|c| {
            digit(*c).is_some() || c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.')
        })
        .map(char::len_utf8)
        .sum();
    let written = &text[start..start + length];
    let after = text[start + length..].trim_start();
    if !after.starts_with([':', '：']) || after.len() < 4 || length > 16 {
        return None;
    }
    let mut value = String::new();
    for character in written.chars() {
        match digit(character) {
            Some(figure) => value.push_str(&figure.to_string()),
            None => value.push(character),
        }
    }
    let last = value.rsplit(['/', '-', '.']).next().unwrap_or("");
    let ordinal = last.parse::<u32>().ok().filter(|ordinal| *ordinal > 0 && *ordinal < 10_000)?;
    let colon = text.len() - after.len() + after.chars().next().map_or(1, char::len_utf8);
    let reading =
        Reading { counter: Counter::Article, punctuation: Punctuation::Right, ordinal, value };
    marker(text, colon, vec![reading])
}

/// 第三条, 第12条 followed by a blank, a mark or the end.
pub(super) fn chinese_article(text: &str, lexicon: &Lexicon) -> Option<Marker> {
    let inner = &text['第'.len_utf8()..];
    let length: usize = inner
        .chars()
        .take_while(|c| digit(*c).is_some() || HAN_DIGITS.contains(*c))
        .map(char::len_utf8)
        .sum();
    let written = &inner[..length];
    let ordinal =
        number(written, lexicon).map(|(ordinal, _, _)| ordinal).or_else(|| han_number(written))?;
    let word = lexicon.article.at_start(&inner[length..])?;
    let end = '第'.len_utf8() + length + word;
    // 第三条之二
    let later = suffix(&text[end..], lexicon);
    let end = end + later.map_or(0, |(_, length)| length);
    let next = text[end..].chars().next();
    if next.is_some_and(|next| {
        !next.is_whitespace() && !matches!(next, '：' | ':' | '、' | '．' | '.')
    }) {
        return None;
    }
    let end = end + next.filter(|next| !next.is_whitespace()).map_or(0, char::len_utf8);
    let reading = Reading {
        counter: Counter::Article,
        punctuation: Punctuation::None,
        ordinal,
        value: format!("{ordinal}{}", later.map_or("", |(suffix, _)| suffix)),
    };
    marker(text, end, vec![reading])
}
