//! Abbreviations as the works spell them out: `Internet of things (IoT)`.
//!
//! No list is needed: whoever writes an abbreviation for the first time puts it in brackets behind
//! the words. The letters are looked for backwards through these words, as Schwartz and Hearst do
//! ("A simple algorithm for identifying abbreviation definitions in biomedical text", 2003).

use std::collections::BTreeMap;

use actum_model::Expansion;

use crate::parties::Pool;

/// Letters of an abbreviation: fewer are no abbreviation, more are no short form.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=8;

/// The abbreviations of the works, each with the words that most of them give for it.
pub(crate) fn of(pool: &Pool<'_>) -> Vec<Expansion> {
    let mut found: BTreeMap<String, BTreeMap<String, (u32, String, String)>> = BTreeMap::new();
    for one in &pool.works {
        for text in [one.title, one.text] {
            each(text, |short, long| {
                let by_long = found.entry(short.to_lowercase()).or_default();
                let entry = by_long
                    .entry(long.to_lowercase())
                    .or_insert_with(|| (0, short.to_owned(), long.to_owned()));
                entry.0 += 1;
            });
        }
    }
    found
        .into_values()
        .filter_map(|by_long| {
            // Of two that are as frequent the first in order.
            let best = by_long.into_values().rev().max_by_key(|(count, _, _)| *count)?;
            Some(Expansion { short: best.1, long: best.2 })
        })
        .collect()
}

/// Gives every abbreviation in brackets with the words before it.
fn each<'a>(text: &'a str, mut take: impl FnMut(&'a str, &'a str)) {
    for (at, bracket) in text.char_indices().filter(|(_, c)| matches!(c, '(' | '（')) {
        let inside = &text[at + bracket.len_utf8()..];
        let Some(end) = inside.find([')', '）']) else { continue };
        let short = inside[..end].trim();
        let letters = short.chars().count();
        let capitals = short.chars().filter(|c| c.is_uppercase()).count();
        if !LENGTHS.contains(&letters)
            || capitals < 2
            || !short.chars().all(|c| c.is_alphanumeric() || c == '-')
        {
            continue;
        }
        if let Some(long) = spelled_out(text[..at].trim_end(), short) {
            take(short, long);
        }
    }
}

/// The words at the end of a text that an abbreviation stands for.
fn spelled_out<'a>(before: &'a str, short: &str) -> Option<&'a str> {
    let wanted: Vec<char> =
        short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut left = wanted.len();
    let mut characters = before.char_indices().rev().peekable();
    let mut words = 1;
    while let Some((at, character)) = characters.next() {
        if matches!(character, '.' | ';' | ':' | '(' | ')') {
            return None;
        }
        if character.is_whitespace() {
            words += 1;
            if words > wanted.len() * 2 + 1 {
                return None;
            }
        }
        let begins = characters.peek().is_none_or(|(_, before)| !before.is_alphanumeric());
        let same = character.to_lowercase().eq(std::iter::once(wanted[left - 1]));
        // The first letter of an abbreviation is the first of a word.
        if same && (left > 1 || begins) {
            left -= 1;
            if left == 0 {
                let long = before[at..].trim();
                let alike = long.to_lowercase().contains(&short.to_lowercase());
                return (!alike && long.chars().count() > wanted.len()).then_some(long);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(&str, &str)> {
        let mut all = Vec::new();
        each(text, |short, long| all.push((short, long)));
        all
    }

    #[test]
    fn the_words_before_the_brackets_are_found() {
        assert_eq!(
            all("Requirements of the Internet of things (IoT) and of open platforms (OPs)"),
            [("IoT", "Internet of things"), ("OPs", "open platforms")]
        );
        assert_eq!(
            all("сети связи общего пользования (ССОП)"),
            [("ССОП", "сети связи общего пользования")]
        );
    }

    #[test]
    fn what_is_no_abbreviation_is_left() {
        for text in
            ["Framework (2024)", "Networks (see below)", "Access (AC", "(IoT)", "a. (IoT) b"]
        {
            assert!(all(text).is_empty(), "{text}");
        }
        assert!(all("something else entirely (QKD)").is_empty());
    }
}
