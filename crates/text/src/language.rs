//! Which of the six languages a text is in.

use std::collections::BTreeMap;

use actum_model::{Language, LanguageBasis, LanguageFinding};

/// Tells the languages of texts apart.
///
/// The script decides between Arabic, Chinese and Russian; among the languages in Latin letters
/// the frequent words decide, which needs far less text than letter frequencies do.
#[derive(Debug, Clone, Default)]
pub struct LanguageDetector {
    /// Frequent words as [`key`]s in order, each with one bit for every Latin language using it.
    words: Vec<(u64, u8)>,
}

/// The languages in Latin letters, in the order of their bits.
const LATIN: [Language; 3] = [Language::En, Language::Fr, Language::Es];

/// Counts of letters by script.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Scripts {
    latin: usize,
    cyrillic: usize,
    arabic: usize,
    han: usize,
}

impl LanguageDetector {
    /// A detector that knows the frequent words of languages, each in lower case.
    pub fn new<'a>(frequent: impl IntoIterator<Item = (Language, &'a [String])>) -> Self {
        let mut words: BTreeMap<u64, u8> = BTreeMap::new();
        for (language, list) in frequent {
            let Some(bit) = LATIN.iter().position(|latin| *latin == language) else { continue };
            for word in list.iter().filter_map(|word| key(word.as_bytes())) {
                *words.entry(word).or_default() |= 1 << bit;
            }
        }
        Self { words: words.into_iter().collect() }
    }

    /// The language of `text`, or `None` when too little speaks for any.
    ///
    /// Looks at no more than the first `limit` bytes.
    pub fn detect(&self, text: &str, limit: usize) -> Option<LanguageFinding> {
        let mut end = text.len().min(limit);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let sample = &text[..end];
        let scripts = count_scripts(sample);
        let total = scripts.latin + scripts.cyrillic + scripts.arabic + scripts.han * 3;
        if total == 0 {
            return None;
        }
        // Acronyms and document symbols are Latin in every language, so another script needs
        // only a good share; a Han character weighs as a word of some three letters.
        let (language, count) = [
            (Language::Zh, scripts.han * 3),
            (Language::Ru, scripts.cyrillic),
            (Language::Ar, scripts.arabic),
        ]
        .into_iter()
        .max_by_key(|(_, count)| *count)?;
        if count * 4 > total {
            let confidence = (0.5 + count as f32 / total as f32 / 2.0).min(0.99);
            return Some(LanguageFinding { language, basis: LanguageBasis::Script, confidence });
        }
        self.detect_latin(sample)
    }

    fn detect_latin(&self, sample: &str) -> Option<LanguageFinding> {
        let mut counts = [0u32; LATIN.len()];
        for word in words(sample.as_bytes()) {
            let Some(key) = key(word) else { continue };
            if let Ok(at) = self.words.binary_search_by_key(&key, |(word, _)| *word) {
                let bits = self.words[at].1;
                // A word that two languages share says half as much.
                let weight = if bits.count_ones() == 1 { 2 } else { 1 };
                for (bit, count) in counts.iter_mut().enumerate() {
                    if bits & 1 << bit != 0 {
                        *count += weight;
                    }
                }
            }
        }
        let total: u32 = counts.iter().sum();
        let (best, count) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
        let second =
            counts.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, c)| *c).max()?;
        if *count < 2 || *count == second {
            return None;
        }
        let margin = (*count - second) as f32 / total as f32;
        let evidence = 1.0 - 1.0 / (1.0 + *count as f32 / 4.0);
        Some(LanguageFinding {
            language: LATIN[best],
            basis: LanguageBasis::Words,
            confidence: (0.4 + 0.6 * margin * evidence).min(0.99),
        })
    }
}

/// A word of at most eight bytes in one number, ASCII capitals folded; frequent words are short.
fn key(word: &[u8]) -> Option<u64> {
    (!word.is_empty() && word.len() <= 8)
        .then(|| word.iter().fold(0, |key, byte| key << 8 | u64::from(byte.to_ascii_lowercase())))
}

/// Runs of letters and digits ("35A1" holds no word "a"). Bytes from 0xC3 on begin or continue letters, except the punctuation marks
/// that begin with 0xE2.
fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut inside_mark = 0u8;
    text.split(move |byte| {
        if inside_mark > 0 {
            inside_mark -= 1;
            return true;
        }
        inside_mark = match byte {
            0xe2 => 2,
            0xc2 => 1,
            _ => 0,
        };
        inside_mark > 0 || byte.is_ascii() && !byte.is_ascii_alphanumeric()
    })
}

/// Counts letters by the first bytes of their UTF-8 form.
fn count_scripts(text: &str) -> Scripts {
    let mut scripts = Scripts::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let second = bytes.get(at + 1).copied().unwrap_or(0);
        at += match byte {
            0..=0x7f => {
                scripts.latin += usize::from(byte.is_ascii_alphabetic());
                1
            }
            0xc3..=0xc9 => {
                scripts.latin += 1;
                2
            }
            0xd0..=0xd3 => {
                scripts.cyrillic += 1;
                2
            }
            // U+0660–U+066D are digits and signs, U+060C and the like punctuation
            0xd8..=0xdb => {
                scripts.arabic += usize::from(byte != 0xd9 || !(0xa0..=0xad).contains(&second));
                2
            }
            0xc0..=0xdf => 2,
            0xe4..=0xe9 => {
                scripts.han += 1;
                3
            }
            0xe3 => {
                scripts.han += usize::from(second >= 0x90);
                3
            }
            0xe0..=0xef => 3,
            _ => 4,
        };
    }
    scripts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_paragraphs_are_told_apart() {
        let list = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (en, fr, es) =
            (list("the of and to in"), list("le la les de des et à"), list("el la los de del y a"));
        let detector = LanguageDetector::new([
            (Language::En, en.as_slice()),
            (Language::Fr, fr.as_slice()),
            (Language::Es, es.as_slice()),
        ]);
        for (text, language) in [
            ("Takes note of the report and decides to act in the matter.", Language::En),
            (
                "Prend note du rapport et invite les États à l’Assemblée de la Conférence.",
                Language::Fr,
            ),
            ("Toma nota del informe y pide a los Estados que actúen.", Language::Es),
            ("Просит Директора БСЭ (TSB) представить доклад.", Language::Ru),
            ("请TSB主任向TSAG报告。", Language::Zh),
            ("يكلف مدير مكتب تقييس الاتصالات (TSB)", Language::Ar),
        ] {
            let found = detector.detect(text, 1000).expect("enough words");
            assert_eq!(found.language, language, "{text}");
        }
        assert_eq!(detector.detect("ATU/35A1/1 – 2024", 1000), None);
    }
}
