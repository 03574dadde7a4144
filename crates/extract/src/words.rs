//! Closed classes of words, tested at a place in the text.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::keys::{KeyHasher, Sketch, is_wordlike, lower, sketch_at, sketch_before};

/// A set of words and phrases; answers whether one of them begins at a place, the longest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordList {
    /// The words by what they begin with: their first word where words are parted by spaces,
    /// else their first character; the longest first.
    beginning: HashMap<u64, Vec<String>, BuildHasherDefault<KeyHasher>>,
    /// The same by what they end with.
    ending: HashMap<u64, Vec<String>, BuildHasherDefault<KeyHasher>>,
    /// Tells at a glance of most places that none of the words begins or ends there.
    first_letters: Sketch,
    last_letters: Sketch,
    spaced: bool,
}

impl WordList {
    pub(crate) fn new<'a>(words: impl IntoIterator<Item = &'a String>, spaced: bool) -> Self {
        let mut list = Self { spaced, ..Self::default() };
        for word in words.into_iter().flat_map(|word| spellings(&word.to_lowercase())) {
            if let Some(key) = key_at(&word, 0, spaced) {
                list.beginning.entry(key).or_default().push(word.clone());
            }
            if let Some(key) = key_before(&word, word.len(), spaced) {
                list.ending.entry(key).or_default().push(word);
            }
        }
        for words in list.beginning.values_mut().chain(list.ending.values_mut()) {
            words.sort_by(|left, right| right.len().cmp(&left.len()).then(left.cmp(right)));
            words.dedup();
        }
        let words = list.beginning.values().flatten();
        list.first_letters = words.filter_map(|word| sketch_at(word, 0, spaced)).collect();
        let words = list.ending.values().flatten();
        list.last_letters = words.filter_map(|own| sketch_before(own, own.len(), spaced)).collect();
        list
    }

    /// Whether the list holds no word.
    pub(crate) fn is_empty(&self) -> bool {
        self.beginning.is_empty()
    }

    /// The end of the longest word that begins at `start`, if one does.
    #[inline]
    pub(crate) fn at(&self, text: &str, start: usize) -> Option<usize> {
        if !self.first_letters.may_hold(sketch_at(text, start, self.spaced)?) {
            return None;
        }
        self.beginning_at(text, start)
    }

    fn beginning_at(&self, text: &str, start: usize) -> Option<usize> {
        let words = self.beginning.get(&key_at(text, start, self.spaced)?)?;
        let rest = text.get(start..)?;
        words.iter().find_map(|word| {
            let end = start + matching_prefix(rest, word)?;
            (!self.spaced || ends_word(text, end)).then_some(end)
        })
    }

    /// The start of the longest word that ends at `end`, if one does.
    #[inline]
    pub(crate) fn ending_at(&self, text: &str, end: usize) -> Option<usize> {
        if !self.last_letters.may_hold(sketch_before(text, end, self.spaced)?) {
            return None;
        }
        let words = self.ending.get(&key_before(text, end, self.spaced)?)?;
        words.iter().find_map(|word| {
            let start = end.checked_sub(word.len())?;
            let slice = text.get(start..end)?;
            let same = slice == word.as_str() || slice.to_lowercase() == *word;
            (same && (!self.spaced || ends_word(text, start))).then_some(start)
        })
    }
}

/// The word, and the word with the curly apostrophe where it has the straight one: packs write
/// the straight one, texts both.
pub(crate) fn spellings(word: &str) -> Vec<String> {
    let curly = word.contains('\'').then(|| word.replace('\'', "’"));
    std::iter::once(word.to_owned()).chain(curly).collect()
}

/// Stands for the word, or the single sign, that begins at `start`, letter case aside.
fn key_at(text: &str, start: usize, spaced: bool) -> Option<u64> {
    let mut letters = text.get(start..)?.chars();
    let first = letters.next()?;
    let mut key = with_letter(0, first);
    if spaced && is_wordlike(first) {
        for letter in letters.take_while(|letter| is_wordlike(*letter)) {
            key = with_letter(key, letter);
        }
    }
    Some(key)
}

/// Stands for the word, or the single sign, that ends at `end`.
fn key_before(text: &str, end: usize, spaced: bool) -> Option<u64> {
    let before = text.get(..end)?;
    let last = before.chars().next_back()?;
    if !spaced || !is_wordlike(last) {
        return Some(with_letter(0, last));
    }
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, letter)| is_wordlike(*letter))
        .last()
        .map_or(end, |(at, _)| at);
    key_at(before, start, spaced)
}

/// FNV-1a over the letters in lower case.
fn with_letter(key: u64, letter: char) -> u64 {
    let key = if key == 0 { 0xcbf2_9ce4_8422_2325 } else { key };
    (key ^ u64::from(u32::from(lower(letter)))).wrapping_mul(0x0100_0000_01b3)
}

/// Length of the prefix of `text` that spells `word` (given in lower case), in any letter case.
fn matching_prefix(text: &str, word: &str) -> Option<usize> {
    if text.len() >= word.len() && text.is_char_boundary(word.len()) {
        let prefix = &text[..word.len()];
        if prefix == word || prefix.eq_ignore_ascii_case(word) {
            return Some(word.len());
        }
        if prefix.is_ascii() {
            return None;
        }
    }
    let mut letters = text.char_indices();
    for expected in word.chars() {
        let (_, letter) = letters.next()?;
        if letter != expected && letter.to_lowercase().next() != Some(expected) {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(offset, _)| offset))
}

/// Whether no word runs on across `place`.
#[inline]
pub(crate) fn ends_word(text: &str, place: usize) -> bool {
    if !is_wordlike_before(text, place) {
        return true;
    }
    let mut rest = text[place..].chars();
    let after = match rest.next() {
        // "start-ups" is one word.
        Some('-') => rest.next(),
        other => other,
    };
    !after.is_some_and(is_wordlike)
}

/// Whether no letter or digit stands before `place`, so that a word may begin there.
#[inline]
pub(crate) fn begins_word(text: &str, place: usize) -> bool {
    !is_wordlike_before(text, place)
}

#[inline]
fn is_wordlike_before(text: &str, place: usize) -> bool {
    match place.checked_sub(1).and_then(|before| text.as_bytes().get(before)) {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        Some(_) => text[..place].chars().next_back().is_some_and(is_wordlike),
    }
}

/// The first place at or after `start` that is not white space.
#[inline]
pub(crate) fn skip_space(text: &str, start: usize) -> usize {
    match text.as_bytes().get(start) {
        Some(byte) if byte.is_ascii_graphic() => start,
        _ => text
            .get(start..)
            .and_then(|rest| rest.find(|letter: char| !letter.is_whitespace()))
            .map_or(text.len(), |at| start + at),
    }
}

/// The place after the last character before `end` that is not white space.
pub(crate) fn trim_end(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).map_or(start.min(end), |slice| start + slice.trim_end().len())
}

/// Longest word, in bytes. Letters without end are cut, so that they are not read to the end from
/// each of their places.
const LONGEST_WORD: usize = 600;

/// The end of the word that begins at `start`.
#[inline]
pub(crate) fn word_end(text: &str, start: usize) -> usize {
    let mut far = text.len().min(start.saturating_add(LONGEST_WORD));
    while !text.is_char_boundary(far) {
        far -= 1;
    }
    let text = &text[..far];
    let mut place = start;
    for byte in &text.as_bytes()[start..] {
        match byte {
            b'-' | b'\'' => {}
            byte if byte.is_ascii_alphanumeric() => {}
            byte if byte.is_ascii() => return place,
            _ => break,
        }
        place += 1;
    }
    text[place..]
        .find(|letter: char| !(is_wordlike(letter) || matches!(letter, '-' | '\'' | '’')))
        .map_or(text.len(), |at| place + at)
}

/// The words between two places; empty when the places are the wrong way round.
#[inline]
pub(crate) fn between(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or("")
}

/// The next place at which a word or sign may begin: past the rest of a word in languages with
/// spaces, else past one character.
#[inline]
pub(crate) fn advance(text: &str, place: usize, spaced: bool) -> usize {
    if spaced {
        let word = text.as_bytes()[place..].iter().take_while(|own| own.is_ascii_alphanumeric());
        let end = place + word.count();
        match text.as_bytes().get(end) {
            None => return text.len(),
            Some(byte) if byte.is_ascii() => return end.max(place + 1),
            Some(_) if end > place => {
                let rest = text[end..].find(|letter: char| !is_wordlike(letter));
                return rest.map_or(text.len(), |at| end + at);
            }
            Some(_) => {}
        }
    }
    let mut letters = text[place..].char_indices();
    let Some((_, first)) = letters.next() else { return text.len() };
    if !spaced || !is_wordlike(first) {
        return place + first.len_utf8();
    }
    letters
        .find(|(_, letter)| !is_wordlike(*letter))
        .map_or(text.len(), |(offset, _)| place + offset)
}

/// A range without white space and the given signs at its ends.
pub(crate) fn trimmed(text: &str, start: usize, end: usize, signs: &[char]) -> (usize, usize) {
    let cut = |letter: char| letter.is_whitespace() || signs.contains(&letter);
    // An empty or backward range stays where it is.
    let Some(slice) = text.get(start..end) else { return (start, start) };
    let left = slice.len() - slice.trim_start_matches(cut).len();
    let inner = slice.trim_matches(cut);
    (start + left, start + left + inner.len())
}
