//! What reads alike in every language: figures, symbols, abbreviations in Latin capitals.

use std::collections::BTreeSet;

/// The value of a decimal digit: Western, Arabic-Indic, Persian or full-width.
pub(crate) fn digit(character: char) -> Option<char> {
    let code = character as u32;
    let value = match code {
        0x30..=0x39 => code - 0x30,
        0x660..=0x669 => code - 0x660,
        0x6F0..=0x6F9 => code - 0x6F0,
        0xFF10..=0xFF19 => code - 0xFF10,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// A token with its bytes in the words it was found in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Folded: Western digits, Latin capitals.
    pub(crate) text: String,
    pub(crate) kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A figure: `2028`, `2.5`, `212000`.
    Figure,
    /// Digits and Latin letters in one: `ATU/35A1/1`, `X.509`.
    Symbol,
    /// Two or more Latin capitals: `TSAG`.
    Capitals,
}

/// ASCII for the character where it is a digit of any script, a Latin letter, or its full-width
/// twin.
pub(crate) fn digit_or_letter(character: char) -> Option<char> {
    digit(character).or_else(|| match character {
        'a'..='z' | 'A'..='Z' => Some(character),
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            char::from_u32(character as u32 - 0xFEE0)
        }
        _ => None,
    })
}

fn joins(character: char) -> Option<char> {
    match character {
        '/' | '.' | '-' | ',' => Some(character),
        '\u{2010}' | '\u{2011}' => Some('-'),
        // Arabic decimal and thousands signs.
        '\u{66B}' => Some('.'),
        '\u{66C}' => Some(','),
        _ => None,
    }
}

/// Spaces that group digits by three in French, Russian and Spanish figures.
fn groups(character: char) -> bool {
    matches!(character, '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// The tokens of some words, from left to right.
pub(crate) fn tokens(words: &str) -> Vec<Token> {
    let letters: Vec<(usize, char)> = words.char_indices().collect();
    let at = |index: usize| letters.get(index).map(|&(_, letter)| letter);
    let mut found = Vec::new();
    let mut index = 0;
    while index < letters.len() {
        if digit_or_letter(letters[index].1).is_none() {
            index += 1;
            continue;
        }
        let first = index;
        // A Latin letter beside a letter of the same script with an accent belongs to a word.
        let in_word = first > 0 && letters[first - 1].1.is_alphabetic() && latin(at(first - 1));
        let mut text = String::new();
        let mut last = index;
        while let Some(letter) = at(index) {
            if let Some(plain) = digit_or_letter(letter) {
                text.push(plain);
                index += 1;
                last = index;
                continue;
            }
            let between_digits = text.chars().next_back().is_some_and(|c| c.is_ascii_digit())
                && at(index + 1).and_then(digit).is_some();
            if groups(letter) && between_digits && three_digits(&letters, index + 1) {
                text.push(',');
                index += 1;
            } else if let Some(join) = joins(letter)
                && at(index + 1).and_then(digit_or_letter).is_some()
                && (join != ',' || (between_digits && three_digits(&letters, index + 1)))
            {
                text.push(join);
                index += 1;
            } else {
                break;
            }
        }
        let cut_word = in_word || (latin(at(last)) && at(last).is_some_and(char::is_alphabetic));
        let start = letters[first].0;
        let end = letters.get(last).map_or(words.len(), |&(offset, _)| offset);
        push(&text, start, end, cut_word, &mut found);
    }
    found
}

/// A letter of the Latin script beyond ASCII.
fn latin(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| ('\u{C0}'..='\u{24F}').contains(&letter))
}

/// Exactly three digits follow.
fn three_digits(letters: &[(usize, char)], from: usize) -> bool {
    let is_digit = |index: usize| letters.get(index).is_some_and(|&(_, c)| digit(c).is_some());
    (from..from + 3).all(is_digit) && !is_digit(from + 3)
}

fn push(text: &str, start: usize, end: usize, cut_word: bool, found: &mut Vec<Token>) {
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    if digits && !letters {
        // `2025-2028` and `12/2024` are two figures; `2.5` and `212,000` are one.
        for part in text.split(['/', '-']) {
            let figure = figure(part);
            if !figure.is_empty() {
                // Parts share the place of the whole: digits of other scripts have other lengths.
                found.push(Token { start, end, text: figure, kind: TokenKind::Figure });
            }
        }
        return;
    }
    if digits {
        let suffix = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let ordinal = suffix.len() <= 3 && suffix.bytes().all(|byte| byte.is_ascii_lowercase());
        if ordinal {
            // `1st`, `8th`, `3e`: an ordinal in its own language, a figure in all.
            let figure: String = text.chars().take_while(char::is_ascii_digit).collect();
            found.push(Token { start, end, text: figure, kind: TokenKind::Figure });
            return;
        }
        found.push(Token { start, end, text: text.to_ascii_uppercase(), kind: TokenKind::Symbol });
        return;
    }
    if cut_word {
        return;
    }
    for part in text.split(['/', '-', '.', ',']) {
        if part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let text = part.to_owned();
            found.push(Token { start, end, text, kind: TokenKind::Capitals });
        }
    }
}

/// A figure without marks that group digits by three, and without leading zeros.
fn figure(part: &str) -> String {
    let part = part.trim_matches(['.', ',']);
    let groups: Vec<&str> = part.split([',', '.']).collect();
    let grouped = groups.len() > 1
        && groups[1..].iter().all(|group| group.len() == 3)
        && (1..=3).contains(&groups[0].len());
    let joined = if grouped { groups.concat() } else { part.replace(',', ".") };
    let trimmed = joined.trim_start_matches('0');
    if trimmed.is_empty() && !joined.is_empty() { "0".to_owned() } else { trimmed.to_owned() }
}

/// The figures in some words, folded.
pub(crate) fn figures(words: &str) -> BTreeSet<String> {
    tokens(words)
        .into_iter()
        .flat_map(|token| match token.kind {
            TokenKind::Figure => vec![token.text],
            // `A/75/200` holds 75 and 200.
            TokenKind::Symbol => digit_runs(&token.text),
            TokenKind::Capitals => Vec::new(),
        })
        .collect()
}

/// Runs of digits inside a symbol.
pub(crate) fn digit_runs(symbol: &str) -> Vec<String> {
    symbol
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .map(|run| run.trim_start_matches('0').to_owned())
        .filter(|run| !run.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<String> {
        tokens(words).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn figures_of_every_script_are_one() {
        for words in ["by 2028.", "بحلول ٢٠٢٨", "２０２８年之前", "до 2028 года", "۲۰۲۸"]
        {
            assert_eq!(found(words), ["2028"], "{words}");
        }
        for words in ["212,000 items", "212\u{A0}000 articles", "212.000 artículos", "٢١٢٬٠٠٠"]
        {
            assert_eq!(found(words), ["212000"], "{words}");
        }
        assert_eq!(found("2025-2028, 17, 20"), ["2025", "2028", "17", "20"]);
        assert_eq!(found("1st 8th 3e 007"), ["1", "8", "3", "7"]);
    }

    #[test]
    fn symbols_and_capitals_stay_whole_and_words_are_passed_over() {
        assert_eq!(found("(ATU/35A1/1, APT/37A1/1)"), ["ATU/35A1/1", "APT/37A1/1"]);
        assert_eq!(found("请TSAG研究X.509"), ["TSAG", "X.509"]);
        assert_eq!(found("Le Directeur du TSB à PARÍS"), ["TSB"]);
    }

    #[test]
    fn places_are_those_of_the_words() {
        let words = "请TSAG在２０２８年";
        for token in tokens(words) {
            let quote = &words[token.start..token.end];
            assert!(!quote.is_empty(), "{token:?}");
        }
        assert_eq!(&words[3..7], "TSAG");
    }
}
