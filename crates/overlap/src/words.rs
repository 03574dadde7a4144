//! From a text to what is compared: words brought to their stems, pairs of characters where words
//! are not written apart, and numbers of works.

use std::borrow::Cow;
use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word that is compared, in bytes; what is longer is cut.
const LONGEST: usize = 64;

/// A word of a text, or a pair of characters of a script without spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// As written.
    pub(crate) written: &'a str,
    /// Byte offset in the text.
    pub(crate) at: usize,
    /// Whether it is a pair of characters rather than a word.
    pub(crate) pair: bool,
}

/// Whether a character belongs to a script that is written without spaces between words.
fn unspaced(character: char) -> bool {
    matches!(character,
        '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{0e00}'..='\u{0e7f}' | '\u{20000}'..='\u{2fa1f}')
}

/// The words of a text in their order.
pub(crate) fn words<'a>(text: &'a str, mut take: impl FnMut(Word<'a>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        // The quick way: a run of ASCII letters and digits.
        if bytes[at].is_ascii() {
            if !bytes[at].is_ascii_alphanumeric() {
                at += 1;
                continue;
            }
            let run = bytes[at..].iter().position(|byte| !byte.is_ascii_alphanumeric());
            let end = run.map_or(bytes.len(), |run| at + run);
            if end == bytes.len() || bytes[end].is_ascii() {
                take(Word { written: &text[at..end], at, pair: false });
                at = end;
                continue;
            }
        }
        at = mixed(text, at, &mut take);
    }
}

/// Reads on from a place with characters beyond ASCII, up to the end of the word there.
fn mixed<'a>(text: &'a str, start: usize, take: &mut impl FnMut(Word<'a>)) -> usize {
    let mut characters = text[start..].char_indices().map(|(at, c)| (start + at, c)).peekable();
    let mut end = start;
    let Some(&(_, first)) = characters.peek() else { return text.len() };
    if unspaced(first) {
        let mut before: Option<usize> = None;
        let mut single = true;
        while let Some(&(at, character)) = characters.peek() {
            if !unspaced(character) {
                break;
            }
            characters.next();
            end = at + character.len_utf8();
            if let Some(before) = before {
                take(Word { written: &text[before..end], at: before, pair: true });
                single = false;
            }
            before = Some(at);
        }
        if single {
            take(Word { written: &text[start..end], at: start, pair: true });
        }
        return end;
    }
    let mut began = false;
    while let Some(&(at, character)) = characters.peek() {
        let inside = character.is_alphanumeric() || (began && is_combining_mark(character));
        if !inside || unspaced(character) {
            break;
        }
        began = true;
        characters.next();
        end = at + character.len_utf8();
    }
    if began {
        take(Word { written: &text[start..end], at: start, pair: false });
        end
    } else {
        start + first.len_utf8()
    }
}

/// A word in small letters without marks above and below; compatibility forms made plain.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    let folded = if word.is_ascii() {
        if !word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(word.to_ascii_lowercase())
        }
    } else {
        Cow::Owned(
            word.nfkd()
                .filter(|c| !is_combining_mark(*c) && *c != 'ـ')
                .flat_map(char::to_lowercase)
                .collect(),
        )
    };
    if folded.len() <= LONGEST {
        return folded;
    }
    let mut end = LONGEST;
    while !folded.is_char_boundary(end) {
        end -= 1;
    }
    Cow::Owned(folded[..end].to_owned())
}

/// The numbers in a text that may name a work: `38.300`, `60068-2-78`, `802.1ax`, `27001`.
pub(crate) fn numbers(text: &str, mut take: impl FnMut(&str)) {
    let bytes = text.as_bytes();
    let plain = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while plain(at) || (at < bytes.len() && matches!(bytes[at], b'.' | b'-') && plain(at + 1)) {
            at += 1;
        }
        if at - start <= LONGEST {
            take(&fold(&text[start..at]));
        }
    }
}

/// Brings words to their stems.
pub(crate) struct Stems {
    english: Stemmer,
    french: Stemmer,
    spanish: Stemmer,
    russian: Stemmer,
    german: Stemmer,
    arabic: Stemmer,
}

/// Which stemmer a text in Latin letters asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Latin {
    English,
    French,
    Spanish,
    German,
}

impl Latin {
    /// For a code of BCP 47; English for everything else, as most titles without a code are.
    pub(crate) fn of(language: &str) -> Self {
        match language {
            "fr" => Self::French,
            "es" => Self::Spanish,
            "de" => Self::German,
            _ => Self::English,
        }
    }
}

impl Stems {
    pub(crate) fn new() -> Self {
        Self {
            english: Stemmer::create(Algorithm::English),
            french: Stemmer::create(Algorithm::French),
            spanish: Stemmer::create(Algorithm::Spanish),
            russian: Stemmer::create(Algorithm::Russian),
            german: Stemmer::create(Algorithm::German),
            arabic: Stemmer::create(Algorithm::Arabic),
        }
    }

    /// The stem of a folded word. Words with digits stay as they are.
    pub(crate) fn stem(&self, folded: &str, latin: Latin) -> String {
        let Some(first) = folded.chars().next() else { return String::new() };
        if folded.chars().any(char::is_numeric) {
            return folded.to_owned();
        }
        let stemmer = match first {
            '\u{0400}'..='\u{052f}' => &self.russian,
            '\u{0600}'..='\u{06ff}' => &self.arabic,
            _ => match latin {
                Latin::English => &self.english,
                Latin::French => &self.french,
                Latin::Spanish => &self.spanish,
                Latin::German => &self.german,
            },
        };
        stemmer.stem(folded).into_owned()
    }
}

/// Numbers given to strings in the order they are first seen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    numbers: HashMap<Box<str>, u32>,
    names: Vec<Box<str>>,
}

impl Names {
    pub(crate) fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.numbers.insert(name.into(), number);
        self.names.push(name.into());
        number
    }

    pub(crate) fn find(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    pub(crate) fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", |name| name)
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        words(text, |word| all.push(word.written));
        all
    }

    #[test]
    fn words_of_six_scripts() {
        assert_eq!(all("Well-known text (WKT), 5G"), ["Well", "known", "text", "WKT", "5G"]);
        assert_eq!(all("réseaux d’avenir"), ["réseaux", "d", "avenir"]);
        assert_eq!(all("сети связи"), ["сети", "связи"]);
        assert_eq!(all("物联网安全"), ["物联", "联网", "网安", "安全"]);
        assert_eq!(all("IoT安全 x"), ["IoT", "安全", "x"]);
        assert_eq!(all("أمن الشبكات"), ["أمن", "الشبكات"]);
        assert_eq!(fold("ＷＫＴ Été"), "wkt ete");
    }

    #[test]
    fn numbers_keep_their_parts() {
        let mut all = Vec::new();
        numbers("IEC 60068-2-78:2025, IEEE 802.1AX. 3GPP TS 38.300 -", |number| {
            all.push(number.to_owned());
        });
        assert_eq!(all, ["60068-2-78", "2025", "802.1ax", "3gpp", "38.300"]);
    }

    #[test]
    fn stems_by_script_and_language() {
        let stems = Stems::new();
        assert_eq!(stems.stem("networks", Latin::English), stems.stem("network", Latin::English));
        assert_eq!(stems.stem("сетями", Latin::English), stems.stem("сети", Latin::English));
        assert_eq!(stems.stem("60068", Latin::French), "60068");
    }

    proptest! {
        #[test]
        fn every_word_is_a_slice_in_order(text in any::<String>()) {
            let mut last = 0;
            words(&text, |word| {
                assert_eq!(&text[word.at..word.at + word.written.len()], word.written);
                assert!(word.at >= last && !word.written.is_empty());
                last = word.at;
            });
            // No letter or digit is left out.
            let mut covered = vec![false; text.len()];
            words(&text, |word| covered[word.at..word.at + word.written.len()].fill(true));
            for (at, character) in text.char_indices() {
                prop_assert!(!character.is_alphanumeric() || covered[at], "{character:?}");
            }
            numbers(&text, |number| assert!(!number.is_empty()));
        }
    }
}
