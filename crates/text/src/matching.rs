//! Finding many terms in a text in one pass.

use std::borrow::Cow;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::term_tree::{TermTree, is_wordlike};

/// How the letters of a term are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LetterCase {
    /// As written: `WHO` does not match `who`.
    Exact,
    /// Upper and lower case are the same.
    Any,
}

/// Whether a term must stand between word boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Boundary {
    /// Neither end may touch a letter or digit.
    Word,
    /// Anywhere, as in Chinese.
    Anywhere,
}

/// Collects terms for a [`TermMatcher`].
#[derive(Debug)]
pub struct TermMatcherBuilder<T> {
    terms: Vec<(String, LetterCase, Boundary, T)>,
}

impl<T> Default for TermMatcherBuilder<T> {
    fn default() -> Self {
        Self { terms: Vec::new() }
    }
}

impl<T: Clone> TermMatcherBuilder<T> {
    /// Adds a term. The same term may be added several times with different meanings; a term
    /// without letters, digits or signs is passed over.
    pub fn add(&mut self, term: &str, letter_case: LetterCase, boundary: Boundary, meaning: T) {
        if !term.trim().is_empty() {
            self.terms.push((term.to_owned(), letter_case, boundary, meaning));
        }
    }

    /// Builds the matcher.
    ///
    /// # Errors
    ///
    /// When the terms are too many or too long for one automaton (billions of bytes).
    pub fn build(self) -> Result<TermMatcher<T>, aho_corasick::BuildError> {
        let mut patterns: Vec<String> = Vec::new();
        let mut entries: Vec<Pattern<T>> = Vec::new();
        let mut by_key: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
        for (term, letter_case, boundary, meaning) in self.terms {
            // ASCII letters fold inside the automaton; other scripts get a pattern a variant.
            let mut variants = vec![term.clone()];
            if letter_case == LetterCase::Any && !term.is_ascii() {
                variants.extend([term.to_lowercase(), capitalised(&term), term.to_uppercase()]);
                variants.sort();
                variants.dedup();
            }
            for variant in variants {
                let key = variant.to_ascii_lowercase();
                let index = *by_key.entry(key).or_insert_with(|| {
                    patterns.push(variant.clone());
                    entries.push(Pattern {
                        term: variant.clone(),
                        senses: Vec::new(),
                        all: Vec::new(),
                    });
                    patterns.len() - 1
                });
                entries[index].all.push(meaning.clone());
                entries[index].senses.push(Sense {
                    written: (letter_case == LetterCase::Exact).then(|| variant.clone()),
                    boundary,
                    meaning: meaning.clone(),
                });
            }
        }
        // Terms between word boundaries are found word by word, the others letter by letter.
        let mut tree = TermTree::default();
        let mut loose: Vec<usize> = Vec::new();
        for (index, pattern) in patterns.iter().enumerate() {
            let anywhere =
                entries[index].senses.iter().any(|sense| sense.boundary == Boundary::Anywhere);
            if anywhere && (pattern.starts_with(is_wordlike) || pattern.ends_with(is_wordlike)) {
                loose.push(index);
            } else {
                tree.add(pattern, u32::try_from(index).unwrap_or(u32::MAX));
            }
        }
        let letters = match loose.is_empty() {
            true => None,
            false => {
                let automaton = AhoCorasick::builder()
                    .ascii_case_insensitive(true)
                    .match_kind(MatchKind::Standard)
                    .kind(Some(AhoCorasickKind::ContiguousNFA))
                    .build(loose.iter().map(|index| &patterns[*index]))?;
                Some((automaton, loose))
            }
        };
        Ok(TermMatcher { tree, letters, entries })
    }
}

fn capitalised(term: &str) -> String {
    let mut letters = term.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[derive(Debug)]
struct Pattern<T> {
    /// As it is to be found, ASCII letters in any case.
    term: String,
    senses: Vec<Sense<T>>,
    /// The meanings of all senses, for the common case that all of them fit.
    all: Vec<T>,
}

#[derive(Debug)]
struct Sense<T> {
    /// The exact spelling asked for, when letter case matters.
    written: Option<String>,
    boundary: Boundary,
    meaning: T,
}

/// Finds any of many terms, longest first, each with its meanings.
///
/// ```
/// use actum_text::{Boundary, LetterCase, TermMatcherBuilder};
/// let mut builder = TermMatcherBuilder::default();
/// builder.add("study group", LetterCase::Any, Boundary::Word, 1);
/// builder.add("study", LetterCase::Any, Boundary::Word, 2);
/// let matcher = builder.build().unwrap();
/// let hits = matcher.find("Each Study Group may study");
/// let found: Vec<_> = hits.iter().map(|hit| (hit.range.clone(), hit.meanings.to_vec())).collect();
/// assert_eq!(found, [(5..16, vec![1]), (21..26, vec![2])]);
/// ```
#[derive(Debug)]
pub struct TermMatcher<T> {
    tree: TermTree,
    /// The terms that may stand within words, with their numbers.
    letters: Option<(AhoCorasick, Vec<usize>)>,
    entries: Vec<Pattern<T>>,
}

/// A term found, with all its meanings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermHit<'m, T: Clone> {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// What it may mean.
    pub meanings: Cow<'m, [T]>,
}

impl<T: Clone> TermMatcher<T> {
    /// All terms in `text` from left to right, the longest of those that start at one place and
    /// none inside another.
    pub fn find(&self, text: &str) -> Vec<TermHit<'_, T>> {
        let mut candidates: Vec<(usize, usize, usize)> = Vec::new();
        let fits = |start: usize, end: usize, pattern: usize| {
            self.entries[pattern].senses.iter().any(|sense| sense.fits(text, start, end))
        };
        if let Some((automaton, numbers)) = &self.letters {
            for hit in automaton.find_overlapping_iter(text) {
                let pattern = numbers[hit.pattern().as_usize()];
                if fits(hit.start(), hit.end(), pattern) {
                    candidates.push((hit.start(), hit.end(), pattern));
                }
            }
        }
        self.tree.each(text, |start, end, pattern| {
            let pattern = pattern as usize;
            let term = self.entries[pattern].term.as_bytes();
            let found =
                text.as_bytes()[start..end].eq_ignore_ascii_case(term) && fits(start, end, pattern);
            if found {
                candidates.push((start, end, pattern));
            }
            // A term found hides those within it, unless one that is found otherwise hides it.
            found && self.letters.is_none()
        });
        candidates
            .sort_unstable_by_key(|&(start, end, pattern)| (start, usize::MAX - end, pattern));
        let mut hits: Vec<TermHit<'_, T>> = Vec::with_capacity(candidates.len());
        let mut free = 0;
        for (start, end, pattern) in candidates {
            let entry = &self.entries[pattern];
            if start >= free {
                hits.push(TermHit { range: start..end, meanings: entry.fitting(text, start, end) });
                free = end;
            } else if let Some(last) = hits.last_mut()
                && last.range == (start..end)
            {
                // Another spelling of the same words: its meanings count, too.
                last.meanings.to_mut().extend(entry.fitting(text, start, end).iter().cloned());
            }
        }
        hits
    }
}

impl<T: Clone> Pattern<T> {
    /// The meanings of the senses that fit the place.
    fn fitting(&self, text: &str, start: usize, end: usize) -> Cow<'_, [T]> {
        if self.senses.iter().all(|sense| sense.fits(text, start, end)) {
            return Cow::Borrowed(&self.all);
        }
        let fitting = self.senses.iter().filter(|sense| sense.fits(text, start, end));
        Cow::Owned(fitting.map(|sense| sense.meaning.clone()).collect())
    }
}

impl<T> Sense<T> {
    fn fits(&self, text: &str, start: usize, end: usize) -> bool {
        self.written.as_ref().is_none_or(|written| text[start..end] == **written)
            && (self.boundary == Boundary::Anywhere || stands_alone(text, start, end))
    }
}

/// Whether no word runs on across either end of `start..end`.
///
/// An end that is itself not a letter or digit is always a boundary.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let joins = |outside: Option<char>, inside: Option<char>| {
        outside.is_some_and(is_wordlike) && inside.is_some_and(is_wordlike)
    };
    let inside = &text[start..end];
    !joins(text[..start].chars().next_back(), inside.chars().next())
        && !joins(text[end..].chars().next(), inside.chars().next_back())
}

/// Whether a character is a Chinese ideograph, next to which there are no word boundaries.
pub fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2FA1F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matcher(terms: &[(&str, LetterCase, Boundary)]) -> TermMatcher<usize> {
        let mut builder = TermMatcherBuilder::default();
        for (index, (term, letter_case, boundary)) in terms.iter().enumerate() {
            builder.add(term, *letter_case, *boundary, index);
        }
        builder.build().expect("a small automaton")
    }

    #[test]
    fn a_longer_term_that_runs_into_a_word_does_not_hide_a_shorter_one() {
        let matcher = matcher(&[
            ("report to", LetterCase::Any, Boundary::Word),
            ("report", LetterCase::Any, Boundary::Word),
        ]);
        let hits = matcher.find("they report together");
        assert_eq!(hits.len(), 1);
        assert_eq!((hits[0].range.clone(), &hits[0].meanings[..]), (5..11, &[1][..]));
    }

    /// What a look at every place for every term finds.
    fn plainly(terms: &[(&str, LetterCase, Boundary)], text: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (term, letter_case, boundary) in terms {
            for (start, _) in text.char_indices() {
                let end = start + term.len();
                let same = text.get(start..end).is_some_and(|own| match letter_case {
                    LetterCase::Exact => own == *term,
                    LetterCase::Any => own.to_lowercase() == term.to_lowercase(),
                });
                if same && (*boundary == Boundary::Anywhere || stands_alone(text, start, end)) {
                    found.push((start, end));
                }
            }
        }
        found.sort_by_key(|&(start, end)| (start, usize::MAX - end));
        let mut free = 0;
        found.retain(|&(start, end)| {
            let keeps = start >= free;
            if keeps {
                free = end;
            }
            keeps
        });
        found
    }

    #[test]
    fn terms_are_found_word_by_word_as_letter_by_letter() {
        let terms = [
            ("study group", LetterCase::Any, Boundary::Word),
            ("study group 5", LetterCase::Any, Boundary::Word),
            ("group", LetterCase::Exact, Boundary::Word),
            ("ITU-T", LetterCase::Exact, Boundary::Word),
            ("ITU", LetterCase::Exact, Boundary::Word),
            ("No.", LetterCase::Any, Boundary::Word),
            ("责成", LetterCase::Exact, Boundary::Anywhere),
            ("ITU成员", LetterCase::Exact, Boundary::Anywhere),
            ("成员", LetterCase::Exact, Boundary::Anywhere),
            ("Исследовательская комиссия", LetterCase::Any, Boundary::Word),
            ("l’ONU", LetterCase::Exact, Boundary::Word),
        ];
        let without_loose: Vec<_> =
            terms.iter().filter(|own| own.0 != "ITU成员").copied().collect();
        let pieces = [
            "study",
            " ",
            "Study Group",
            " 5",
            "5",
            "group",
            "s",
            "ITU",
            "-",
            "T",
            "No",
            ".",
            "责成",
            "成员",
            "исследовательская",
            " комиссия",
            "й",
            "l’",
            "ONU",
            ",",
            "",
        ];
        let both = [&terms[..], &without_loose].map(|terms| (matcher(terms), terms));
        // Every mix of three pieces: numbers written with as many digits as there are pieces.
        for mix in 0..pieces.len().pow(3) {
            let digits = (0..3).map(|at| pieces[mix / pieces.len().pow(at) % pieces.len()]);
            let text: String = digits.collect();
            for (matcher, terms) in &both {
                assert_eq!(matcher.find(&text).len(), plainly(terms, &text).len(), "{text}");
            }
        }
    }

    #[test]
    fn letter_case_counts_only_where_asked() {
        let matcher = matcher(&[
            ("WHO", LetterCase::Exact, Boundary::Word),
            ("просит", LetterCase::Any, Boundary::Word),
        ]);
        assert_eq!(matcher.find("those who ask the WHO").len(), 1);
        assert_eq!(matcher.find("Просит и ПРОСИТ").len(), 2);
    }

    #[test]
    fn chinese_terms_need_no_spaces_but_latin_ones_next_to_them_do_not_either() {
        let matcher = matcher(&[
            ("责成", LetterCase::Exact, Boundary::Anywhere),
            ("TSAG", LetterCase::Exact, Boundary::Word),
        ]);
        assert_eq!(matcher.find("全会责成TSAG研究").len(), 2);
    }
}
