//! Clauses as words: what is compared, with the bytes where each stands.

use std::collections::HashMap;
use std::ops::Range;

use actum_text::is_han;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fold::{Folded, fold_character};

/// A word, an ideograph, a figure with its inner marks ("7.1.5") or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Bytes of the clause's text.
    pub(crate) range: Range<usize>,
    /// The same number for the same word as folded, case kept.
    pub(crate) id: u32,
    /// The same number for words that differ in case, or in a particle written in one with them;
    /// none for signs.
    pub(crate) stem: Option<u32>,
}

/// Numbers for words, one table for everything that is compared with each other.
#[derive(Debug, Default)]
pub(crate) struct Lexicon<'l> {
    ids: HashMap<String, (u32, Option<u32>)>,
    stems: HashMap<String, u32>,
    /// For each stem, whether it begins with a figure.
    figures: Vec<bool>,
    particles: &'l [String],
    scratch: String,
}

impl<'l> Lexicon<'l> {
    /// `particles`: what is written in one with the word after it (Arabic و، ال).
    pub(crate) fn new(particles: &'l [String]) -> Self {
        Self { particles, ..Self::default() }
    }

    /// The words of a text in their order.
    pub(crate) fn words(&mut self, text: &str) -> Vec<Word> {
        let mut words = Vec::with_capacity(text.len() / 5);
        let mut characters = text.char_indices().peekable();
        while let Some((start, character)) = characters.next() {
            let end = start + character.len_utf8();
            match fold_character(character) {
                Folded::Space | Folded::Nothing => {}
                Folded::Ellipsis => {
                    for _ in 0..3 {
                        words.push(self.word(".", start..end, Class::Sign));
                    }
                }
                Folded::As(sign) => {
                    let class = Class::of(sign);
                    let mut end = end;
                    if matches!(class, Class::Letters | Class::Figures) {
                        while let Some(&(at, next)) = characters.peek() {
                            let goes_on = match fold_character(next) {
                                Folded::Nothing => true,
                                Folded::As(next) => {
                                    Class::of(next).runs_on(class)
                                        || (class == Class::Figures
                                            && matches!(next, '.' | ',' | '/')
                                            && figure_after(text, at + next.len_utf8()))
                                }
                                Folded::Space | Folded::Ellipsis => false,
                            };
                            if !goes_on {
                                break;
                            }
                            end = at + next.len_utf8();
                            characters.next();
                        }
                    }
                    words.push(self.word(&text[start..end], start..end, class));
                }
            }
        }
        words
    }

    fn word(&mut self, written: &str, range: Range<usize>, class: Class) -> Word {
        let mut folded = std::mem::take(&mut self.scratch);
        folded.clear();
        if written.is_ascii() {
            folded.push_str(written);
        } else {
            folded.extend(written.nfc().filter_map(|character| match fold_character(character) {
                Folded::As(character) => Some(character),
                Folded::Space | Folded::Nothing | Folded::Ellipsis => None,
            }));
        }
        let (id, stem) = match self.ids.get(folded.as_str()) {
            Some(&known) => known,
            None => {
                let id = number(self.ids.len());
                let stem = (class != Class::Sign).then(|| self.stem(&folded));
                self.ids.insert(folded.clone(), (id, stem));
                (id, stem)
            }
        };
        self.scratch = folded;
        Word { range, id, stem }
    }

    fn stem(&mut self, word: &str) -> u32 {
        let lower = word.to_lowercase();
        let mut stem = lower.as_str();
        // A particle is taken off while a word of three letters remains: there are no shorter roots.
        while let Some(rest) = self
            .particles
            .iter()
            .filter_map(|particle| stem.strip_prefix(particle.as_str()))
            .find(|rest| rest.chars().count() >= 3)
        {
            stem = rest;
        }
        if let Some(known) = self.stems.get(stem) {
            return *known;
        }
        let next = number(self.stems.len());
        self.figures.push(stem.starts_with(char::is_numeric));
        self.stems.insert(stem.to_owned(), next);
        next
    }

    /// Whether a stem is a number, a year, a symbol that begins with a figure.
    pub(crate) fn is_figure(&self, stem: u32) -> bool {
        self.figures.get(stem as usize).copied().unwrap_or(false)
    }
}

/// A count as an identifier; texts of four thousand million different words do not exist.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn figure_after(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(char::is_numeric)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letters,
    Figures,
    Mark,
    Ideograph,
    Sign,
}

impl Class {
    fn of(character: char) -> Self {
        match character {
            'a'..='z' | 'A'..='Z' => Self::Letters,
            '0'..='9' => Self::Figures,
            _ if character.is_ascii() => Self::Sign,
            _ if is_han(character) => Self::Ideograph,
            _ if character.is_numeric() => Self::Figures,
            _ if character.is_alphabetic() => Self::Letters,
            // Tatweel and vowel signs belong to the word they stand in.
            _ if is_combining_mark(character) || character == '\u{640}' => Self::Mark,
            _ => Self::Sign,
        }
    }

    /// Whether a character of this class goes on with a word of that one.
    fn runs_on(self, word: Self) -> bool {
        self == Self::Mark || self == word || (self == Self::Letters && word == Self::Figures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<&str> {
        Lexicon::new(&[]).words(text).iter().map(|word| &text[word.range.clone()]).collect()
    }

    #[test]
    fn words_in_six_languages() {
        assert_eq!(
            written("No. 7.1.5 (Rev. 2), WTSA-24"),
            ["No", ".", "7.1.5", "(", "Rev", ".", "2", ")", ",", "WTSA", "-", "24"]
        );
        assert_eq!(written("责成主任2024年"), ["责", "成", "主", "任", "2024", "年"]);
        assert_eq!(written("l\u{2019}Union décide"), ["l", "\u{2019}", "Union", "décide"]);
        assert_eq!(written("поручает Директору"), ["поручает", "Директору"]);
        assert_eq!(written("يكلّف المدير،"), ["يكلّف", "المدير", "،"]);
        assert_eq!(written("Año 1º"), ["Año", "1º"]);
    }

    #[test]
    fn print_makes_no_other_word() {
        let mut lexicon = Lexicon::new(&[]);
        let plain: Vec<u32> =
            lexicon.words("\"co-operation\" r\u{e9}gion").iter().map(|word| word.id).collect();
        let printed: Vec<u32> = lexicon
            .words("\u{201c}co\u{2011}oper\u{ad}ation\u{201d}\u{a0}re\u{301}gion")
            .iter()
            .map(|word| word.id)
            .collect();
        assert_eq!(plain, printed);
    }

    #[test]
    fn particles_and_case_share_a_stem() {
        let particles = ["و".to_owned(), "ال".to_owned()];
        let mut lexicon = Lexicon::new(&particles);
        let words = lexicon.words("مدير والمدير Shall shall");
        assert_eq!(words[0].stem, words[1].stem);
        assert_eq!(words[2].stem, words[3].stem);
        assert_ne!(words[2].id, words[3].id);
    }
}
