//! What the index holds of a text: its words at their places, and what they are forms of.

use actum_model::Language;
use tantivy::tokenizer::{PreTokenizedString, Token};

use crate::chinese;
use crate::stem::stems;
use crate::words::{Script, Word, words};

/// The terms of one text.
pub(crate) struct Terms {
    /// Words, compounds, Chinese characters and pairs of them, each at its position.
    pub(crate) words: PreTokenizedString,
    /// Stems (`en:instruct`), words with their accents (`=más`) and Chinese words (`zh:主任`).
    pub(crate) senses: PreTokenizedString,
    /// How many words there are.
    pub(crate) length: usize,
}

/// The terms of `text`, which is in `language` as far as anybody knows.
pub(crate) fn terms(text: &str, language: Option<Language>) -> Terms {
    let found = words(text);
    let mut places = Vec::with_capacity(found.len() * 3 / 2);
    let mut senses = Vec::with_capacity(found.len());
    for (index, word) in found.iter().enumerate() {
        places.push(token(word.form.clone(), word.position));
        if let Some(compound) = &word.compound {
            places.push(token(compound.form.clone(), word.position));
        }
        if word.script == Script::Han {
            if let Some(pair) = pair(&found, index) {
                places.push(token(pair, word.position));
            }
            continue;
        }
        let written = word.span.slice(text).unwrap_or("");
        senses.extend(stems(written, &word.form, word.script, language));
        senses.extend(accented(written, word));
    }
    for run in runs(&found, text) {
        let words = chinese::words(run).into_iter().filter(|word| word.chars().nth(1).is_some());
        senses.extend(words.map(chinese_term));
    }
    let senses =
        senses.into_iter().enumerate().map(|(position, sense)| token(sense, position)).collect();
    Terms {
        words: PreTokenizedString { text: String::new(), tokens: places },
        senses: PreTokenizedString { text: String::new(), tokens: senses },
        length: found.len(),
    }
}

/// The term of a word that was written with accents; `None` when it has none.
pub(crate) fn accented(written: &str, word: &Word) -> Option<String> {
    if word.script != Script::Latin {
        return None;
    }
    let lower = written.to_lowercase();
    (lower != word.form).then(|| format!("={lower}"))
}

/// The term of a Chinese word.
pub(crate) fn chinese_term(word: &str) -> String {
    format!("zh:{word}")
}

/// A Chinese character and the one that follows it, as one term.
pub(crate) fn pair(words: &[Word], index: usize) -> Option<String> {
    let (first, second) = (words.get(index)?, words.get(index + 1)?);
    let follows = second.joined && first.script == Script::Han && second.script == Script::Han;
    follows.then(|| format!("{}{}", first.form, second.form))
}

/// The stretches of `text` that are Chinese characters and nothing else.
fn runs<'a>(words: &[Word], text: &'a str) -> Vec<&'a str> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| word.script == Script::Han) {
        let goes_on = word.joined && index > 0 && words[index - 1].script == Script::Han;
        match runs.last_mut() {
            Some(run) if goes_on => run.1 = word.span.end,
            _ => runs.push((word.span.start, word.span.end)),
        }
    }
    runs.into_iter().filter_map(|(start, end)| text.get(start..end)).collect()
}

fn token(text: String, position: usize) -> Token {
    Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 }
}
