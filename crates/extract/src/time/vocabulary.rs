//! Words of time with their values, found at a place in the text.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use actum_model::DueRelation;
use actum_pack::{Edge, TimeTables};

use crate::fold::Folder;
use crate::keys::KeyHasher;

/// What a word of time stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// A class of the tables, by its number.
    Class(u16),
    Relation(DueRelation),
    Edge(Edge),
    /// Index into the recurrences of the tables.
    Recurrence(u16),
    /// The same, as an adjective.
    Adjective(u16),
    /// Value, and whether it multiplies the number before it.
    Cardinal(u32, bool),
    Ordinal(u32, bool),
    /// Index into the units of the tables.
    Unit(u16),
    Month(u8),
    HijriMonth(u8),
    /// Index into the series of the tables.
    Series(u16),
    /// What follows the digits of an ordinal.
    Suffix,
}

/// One spelling of one word.
#[derive(Debug)]
struct Entry {
    /// Folded letters; a space stands for any white space.
    spelling: Box<[char]>,
    /// The first letter must be a capital one.
    capital: bool,
    /// Written together with the next word.
    attached: bool,
    sense: Sense,
}

/// A word found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WordHit {
    pub(crate) end: usize,
    pub(crate) sense: Sense,
    pub(crate) attached: bool,
}

/// The words that begin with the same word, by their number.
#[derive(Debug, Default)]
struct Words {
    /// Those that go on with no other.
    single: Vec<u32>,
    /// The others, each behind the key of its second word; in order.
    several: Vec<(u64, u32)>,
    /// Some pattern may begin with one of them.
    starts: bool,
    /// Initial and length (up to 31) of the first word as folded, when it begins in ASCII.
    ascii: Option<(u8, usize)>,
}

/// The words of time of one language.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    entries: Vec<Entry>,
    /// By the key of the first word. Words that share a key are told apart by their letters.
    by_key: HashMap<u64, Words, BuildHasherDefault<KeyHasher>>,
    /// Words written together with the next one.
    attached: Vec<u32>,
    /// Some pattern may begin with one of them.
    attached_start: bool,
    /// Names of the classes, by number.
    classes: Vec<String>,
    pub(crate) spaced: bool,
    /// For words of ASCII letters: by first letter, the lengths of keys, one bit each.
    lengths: [u32; 128],
}

impl Vocabulary {
    pub(crate) fn new(
        tables: &TimeTables,
        months: &[Vec<String>],
        spaced: bool,
        folder: &Folder,
    ) -> Self {
        let mut vocabulary = Self {
            entries: Vec::new(),
            by_key: HashMap::default(),
            attached: Vec::new(),
            attached_start: false,
            classes: tables.words.keys().cloned().collect(),
            spaced,
            lengths: [0; 128],
        };
        let number = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
        for (index, words) in tables.words.values().enumerate() {
            vocabulary.add_all(folder, words, Sense::Class(number(index)));
        }
        for own in &tables.relations {
            vocabulary.add_all(folder, &own.words, Sense::Relation(own.relation));
        }
        for own in &tables.edges {
            vocabulary.add_all(folder, &own.words, Sense::Edge(own.edge));
        }
        for (index, own) in tables.recurrences.iter().enumerate() {
            vocabulary.add_all(folder, &own.words, Sense::Recurrence(number(index)));
            vocabulary.add_all(folder, &own.adjectives, Sense::Adjective(number(index)));
        }
        for own in &tables.numbers {
            vocabulary.add_all(folder, &own.cardinal, Sense::Cardinal(own.value, own.times));
            vocabulary.add_all(folder, &own.ordinal, Sense::Ordinal(own.value, own.times));
        }
        vocabulary.add_all(folder, &tables.ordinal_suffixes, Sense::Suffix);
        for (index, own) in tables.units.iter().enumerate() {
            vocabulary.add_all(folder, &own.words, Sense::Unit(number(index)));
        }
        for (index, own) in tables.series.iter().enumerate() {
            vocabulary.add_all(folder, &own.words, Sense::Series(number(index)));
        }
        for list in [months, &tables.months] {
            for (month, forms) in (1u8..=12).zip(list) {
                vocabulary.add_all(folder, forms, Sense::Month(month));
            }
        }
        for (month, forms) in (1u8..=12).zip(&tables.hijri_months) {
            vocabulary.add_all(folder, forms, Sense::HijriMonth(month));
        }
        vocabulary
    }

    /// The number of a class, if the tables have it.
    pub(crate) fn class(&self, name: &str) -> Option<u16> {
        let index = self.classes.iter().position(|class| class == name)?;
        u16::try_from(index).ok()
    }

    fn add_all(&mut self, folder: &Folder, words: &[String], sense: Sense) {
        for word in words {
            let attached = word.ends_with('~');
            // Words are compared with folded text.
            let word = &folder.phrase(word.trim_end_matches('~'));
            // Only Latin and Cyrillic words tell a name by its capital.
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let spelling: Box<[char]> = word.chars().filter_map(fold).collect();
            if spelling.is_empty() {
                continue;
            }
            let index = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            if attached {
                self.entries.push(Entry { spelling, capital, attached, sense });
                self.attached.push(index);
                continue;
            }
            let first = Key::of(word, self.spaced);
            let words = self.by_key.entry(first.value).or_default();
            match Key::behind(word, first.end, self.spaced) {
                Some(second) => words.several.push((second.value, index)),
                None => words.single.push(index),
            }
            if let Ok(initial) = u8::try_from(spelling[0])
                && initial.is_ascii()
            {
                let letters = spelling.iter().take_while(|letter| letter.is_alphanumeric());
                words.ascii = Some((initial, letters.count().clamp(1, 31)));
            }
            self.entries.push(Entry { spelling, capital, attached, sense });
        }
    }

    /// Completes the vocabulary, told which words a pattern may begin with.
    pub(crate) fn complete(&mut self, starts: impl Fn(Sense) -> bool) {
        let starts = |index: &u32| starts(self.entries[*index as usize].sense);
        self.attached_start = self.attached.iter().any(starts);
        for words in self.by_key.values_mut() {
            words.several.sort_unstable();
            words.starts = words.single.iter().any(starts)
                || words.several.iter().any(|(_, index)| starts(index));
            if words.starts
                && let Some((initial, length)) = words.ascii
            {
                self.lengths[usize::from(initial)] |= 1 << length;
            }
        }
    }

    /// Whether a pattern may begin at `place`: a quick look that spares the search.
    #[inline]
    pub(crate) fn may_begin(&self, text: &str, place: usize) -> bool {
        let bytes = text.as_bytes();
        let Some(&first) = bytes.get(place) else { return false };
        if self.spaced && first.is_ascii() {
            let lengths = self.lengths[usize::from(first.to_ascii_lowercase())];
            if lengths == 0 {
                return false;
            }
            let letters = bytes[place..].iter().take_while(|byte| byte.is_ascii_alphanumeric());
            let length = letters.count();
            // A letter outside ASCII ends the run early: let the look-up decide.
            let runs_on = bytes.get(place + length).is_some_and(|byte| !byte.is_ascii());
            if !runs_on && lengths & (1 << length.clamp(1, 31)) == 0 {
                return false;
            }
        }
        let rest = &text[place..];
        let key = Key::of(rest, self.spaced);
        self.by_key.get(&key.value).is_some_and(|words| words.starts)
            || (self.attached_start
                && self
                    .attached
                    .iter()
                    .any(|index| self.matches(&self.entries[*index as usize], rest).is_some()))
    }

    /// The words of time that begin at `place`, the longest first.
    pub(crate) fn at(&self, text: &str, place: usize) -> Vec<WordHit> {
        let mut found = Vec::new();
        self.add_hits(text, place, &mut found);
        found
    }

    /// Adds the words of time that begin at `place`, the longest first.
    pub(crate) fn add_hits(&self, text: &str, place: usize, found: &mut Vec<WordHit>) {
        let Some(rest) = text.get(place..) else { return };
        let before = found.len();
        let mut add = |index: u32| {
            let entry = &self.entries[index as usize];
            if let Some(length) = self.matches(entry, rest) {
                let end = place + length;
                found.push(WordHit { end, sense: entry.sense, attached: entry.attached });
            }
        };
        let first = Key::of(rest, self.spaced);
        if let Some(words) = self.by_key.get(&first.value) {
            words.single.iter().for_each(|index| add(*index));
            if !words.several.is_empty()
                && let Some(second) = Key::behind(rest, first.end, self.spaced)
            {
                let from = words.several.partition_point(|own| own.0 < second.value);
                let same = words.several[from..].iter().take_while(|own| own.0 == second.value);
                same.for_each(|(_, index)| add(*index));
            }
        }
        self.attached.iter().for_each(|index| add(*index));
        if found.len() > before + 1 {
            found[before..].sort_by_key(|hit| usize::MAX - hit.end);
        }
    }

    /// Length of the prefix of `rest` that spells the word.
    fn matches(&self, entry: &Entry, rest: &str) -> Option<usize> {
        if entry.capital && !rest.chars().next()?.is_uppercase() {
            return None;
        }
        let mut letters = rest.char_indices().peekable();
        let mut last = ' ';
        for &wanted in &entry.spelling {
            if wanted == ' ' {
                let mut spaces = 0;
                while letters.next_if(|(_, letter)| letter.is_whitespace()).is_some() {
                    spaces += 1;
                }
                if spaces == 0 && self.spaced {
                    return None;
                }
                continue;
            }
            loop {
                let (_, letter) = letters.next()?;
                match fold(letter) {
                    Some(folded) if folded == wanted => break,
                    None => {}
                    Some(_) => return None,
                }
            }
            last = wanted;
        }
        while letters.next_if(|(_, letter)| fold(*letter).is_none()).is_some() {}
        let next = letters.peek();
        let runs_on = next.is_some_and(|(_, letter)| letter.is_alphanumeric());
        let bounded = self.spaced && !entry.attached && last.is_alphanumeric();
        if bounded && runs_on {
            return None;
        }
        Some(next.map_or(rest.len(), |(offset, _)| *offset))
    }
}

/// Stands for the first word of a text, folded; in a language without spaces for its first letter;
/// for a sign when the text begins with one.
struct Key {
    value: u64,
    /// Where the word ends.
    end: usize,
}

impl Key {
    #[inline]
    fn of(text: &str, spaced: bool) -> Self {
        // FNV-1a
        const BEGIN: u64 = 0xcbf2_9ce4_8422_2325;
        let with = |key: u64, letter: u32| (key ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3);
        let mut key = Self { value: BEGIN, end: 0 };
        if spaced {
            for &byte in text.as_bytes() {
                if !byte.is_ascii_alphanumeric() {
                    break;
                }
                key.value = with(key.value, u32::from(byte.to_ascii_lowercase()));
                key.end += 1;
            }
            if key.end > 0 && text.as_bytes().get(key.end).is_none_or(u8::is_ascii) {
                return key;
            }
        }
        let mut empty = key.end == 0;
        for letter in text[key.end..].chars() {
            let length = letter.len_utf8();
            let Some(folded) = fold(letter) else {
                key.end += length;
                continue;
            };
            let sign = !folded.is_alphanumeric();
            if sign && !empty {
                break;
            }
            key.value = with(key.value, u32::from(folded));
            key.end += length;
            empty = false;
            if sign || !spaced {
                break;
            }
        }
        key
    }

    /// The same for the next word behind `end`, white space aside; none where the text ends.
    fn behind(text: &str, end: usize, spaced: bool) -> Option<Self> {
        let rest = text[end..].trim_start_matches(|letter: char| {
            letter.is_whitespace() || (!letter.is_ascii() && fold(letter).is_none())
        });
        (!rest.is_empty()).then(|| Self::of(rest, spaced))
    }
}

/// A letter in the form in which words are compared; nothing for vowel signs and the like.
#[inline]
fn fold(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return Some(letter.to_ascii_lowercase());
    }
    Some(match letter {
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{300}'..='\u{36f}' => return None,
        '’' | 'ʼ' | '‘' | '′' | '`' => '\'',
        '‐'..='―' | '−' => '-',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        'ё' | 'Ё' => 'е',
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'í' | 'Î' | 'Ï' | 'Í' => 'i',
        'ô' | 'ö' | 'ó' | 'Ô' | 'Ö' | 'Ó' => 'o',
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => 'u',
        'ç' | 'Ç' => 'c',
        'ñ' | 'Ñ' => 'n',
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = u32::from(letter) - 0xff01 + 0x21;
            char::from_u32(ascii).unwrap_or(letter).to_ascii_lowercase()
        }
        other => other.to_lowercase().next().unwrap_or(other),
    })
}
