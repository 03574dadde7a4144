//! Where sentences end.

use std::collections::HashSet;
use std::ops::Range;

use actum_model::Language;

/// Cuts paragraphs of one language into sentences.
#[derive(Debug, Clone)]
pub struct SentenceSplitter {
    language: Language,
    /// Words after which a full stop ends nothing, in lower case and without the stop.
    abbreviations: HashSet<Box<str>>,
}

impl SentenceSplitter {
    /// A splitter that knows the abbreviations of a language, with or without their final stop
    /// and in any case: `Res.`, `p.`, `г.`.
    pub fn new<'a>(
        language: Language,
        abbreviations: impl IntoIterator<Item = &'a String>,
    ) -> Self {
        let abbreviations = abbreviations
            .into_iter()
            .map(|word| word.trim_end_matches('.').to_lowercase().into_boxed_str())
            .collect();
        Self { language, abbreviations }
    }

    /// The sentences of `text` as byte ranges: in order, without gaps, from the first byte to the
    /// last. White space after a sentence belongs to it. An empty text has none.
    ///
    /// A sentence ends at `.`, `!`, `?`, `…` where a new one can begin, at 。！？ and ؟, at a
    /// semicolon of any script (clauses of adopted texts are sentences of their own), and at a
    /// line feed.
    ///
    /// ```
    /// use actum_model::Language;
    /// use actum_text::SentenceSplitter;
    /// let splitter = SentenceSplitter::new(Language::En, &["Res.".to_owned()]);
    /// let text = "It adopts Res. 2. The U.N. agrees; see 2.1.";
    /// let sentences: Vec<&str> = splitter.split(text).into_iter().map(|r| &text[r]).collect();
    /// assert_eq!(sentences, ["It adopts Res. 2. ", "The U.N. agrees; ", "see 2.1."]);
    /// ```
    pub fn split(&self, text: &str) -> Vec<Range<usize>> {
        let bytes = text.as_bytes();
        let mut sentences = Vec::new();
        let mut start = 0;
        let mut at = 0;
        while at < bytes.len() {
            let length = match bytes[at] {
                b'.' if self.stop_ends(text, start, at) => 1,
                b'!' | b'?' if followed_by_blank(bytes, at + 1) => 1,
                b';' if followed_by_blank(bytes, at + 1) => 1,
                b'\n' => 1,
                // 。 U+3002
                0xe3 if bytes[at..].starts_with("。".as_bytes()) => 3,
                // ； ！ ？ and ． of the full-width forms
                0xef if bytes[at..].starts_with("；".as_bytes())
                    || bytes[at..].starts_with("！".as_bytes())
                    || bytes[at..].starts_with("？".as_bytes()) =>
                {
                    3
                }
                // ؟ U+061F, ؛ U+061B
                0xd8 if matches!(bytes.get(at + 1), Some(0x9f | 0x9b)) => 2,
                _ => {
                    at += 1;
                    continue;
                }
            };
            at = closing_end(text, at + length);
            sentences.push(start..at);
            start = at;
        }
        if start < bytes.len() {
            sentences.push(start..bytes.len());
        }
        sentences
    }

    /// Whether the full stop at `at` ends a sentence that began at `start`.
    fn stop_ends(&self, text: &str, start: usize, at: usize) -> bool {
        let after = &text[at + 1..];
        // Of a row of stops only the last can end a sentence.
        if after.starts_with('.') {
            return false;
        }
        let mut rest = after.trim_start_matches(['"', '\'', ')', ']', '»', '”', '’', '.']);
        // Digits follow in 2.1 and 3.5, letters in "U.N." and "www.itu.int".
        if rest.starts_with(|c: char| c.is_alphanumeric()) && rest.len() == after.len() {
            // After a Chinese or Arabic word nothing but a new sentence follows a bare stop.
            let before = text[start..at].chars().next_back();
            return before.is_some_and(|c| !c.is_ascii()) && matches!(self.language, Language::Zh);
        }
        rest = rest.trim_start();
        let Some(next) = rest.chars().next() else { return true };
        if next.is_lowercase() || matches!(next, ',' | ';' | ':' | ')') {
            return false;
        }
        let word = last_word(&text[start..at]);
        if word.is_empty() {
            return true;
        }
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        // A number alone at the start of a sentence is its number, not the sentence.
        if is_number {
            return text[start..at].trim_start().len() > word.len();
        }
        let mut letters = word.chars();
        let (first, second) = (letters.next(), letters.next());
        // An initial ("J. Smith") or the last letter of "U.N." ends a sentence only when what
        // follows can hardly go on: nothing can be told from capitals, so it does not.
        if second.is_none() && first.is_some_and(char::is_uppercase) {
            return false;
        }
        if word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2) {
            return starts_like_sentence(rest) && self.language != Language::Ru;
        }
        !self.abbreviations.contains(word.to_lowercase().as_str())
    }
}

/// Whether a word with a small second letter follows ("The", not "No" or a symbol).
fn starts_like_sentence(rest: &str) -> bool {
    let mut characters = rest.chars();
    characters.next().is_some_and(char::is_uppercase)
        && characters.next().is_some_and(char::is_lowercase)
        && rest.split(' ').next().is_some_and(|word| {
            matches!(
                word,
                "The" | "It" | "This" | "In" | "Le" | "La" | "Les" | "El" | "Los" | "Las"
            )
        })
}

fn last_word(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .find(|(_, c)| !(c.is_alphanumeric() || *c == '.'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    &before[start..]
}

fn followed_by_blank(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric())
}

/// The end of the closing marks and blanks that belong to the sentence ended before `at`.
fn closing_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let closed =
        rest.trim_start_matches(['"', '\'', ')', ']', '»', '”', '’', '）', '」', '』', '》']);
    let blank = closed.trim_start_matches([' ', '\t', '\n', '\u{3000}']);
    at + (rest.len() - blank.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sentences_of_six_languages() {
        let cases: [(Language, &str, &[&str]); 7] = [
            (Language::En, "See p. 3 of Res. 2.|No. 4 applies.", &["p.", "Res.", "No."]),
            (Language::En, "J. Smith paid 3.5 million;|he left.", &[]),
            (Language::Fr, "Voir l'art. 4 et la p. 3.|Le Conseil décide.", &["art.", "p."]),
            (Language::Es, "Véase el art. 4 y la pág. 3.|El Consejo decide.", &["art.", "pág."]),
            (
                Language::Ru,
                "Принято 3 мая 2024 г. Советом по ст. 5 Устава.|Решение окончательно.",
                &["г.", "ст."],
            ),
            (Language::Ar, "هل وافق المجلس؟ |نعم؛ |وسيقدم تقريرا.", &[]),
            (Language::Zh, "请主任报告。|大会决定：成立小组；|并提交2.1版。", &[]),
        ];
        for (language, marked, abbreviations) in cases {
            let abbreviations: Vec<String> =
                abbreviations.iter().map(|a| (*a).to_owned()).collect();
            let splitter = SentenceSplitter::new(language, &abbreviations);
            let text = marked
                .replace(" |", " ")
                .replace('|', if language == Language::Zh { "" } else { " " });
            let text = text.replace("  ", " ");
            let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
            let found: Vec<&str> =
                splitter.split(&text).into_iter().map(|range| text[range].trim()).collect();
            assert_eq!(found, expected, "{language}");
        }
    }

    proptest! {
        #[test]
        fn sentences_cover_any_text(text in any::<String>(), stops in "([a-z]{1,3}[.;。؟!] ?){0,9}") {
            for language in Language::ALL {
                let text = format!("{stops}{text}{stops}");
                let mut at = 0;
                for range in SentenceSplitter::new(language, &[]).split(&text) {
                    prop_assert_eq!(range.start, at);
                    prop_assert!(text.get(range.clone()).is_some_and(|words| !words.is_empty()));
                    at = range.end;
                }
                prop_assert_eq!(at, text.len());
            }
        }
    }
}
