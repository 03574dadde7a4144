//! Numbers and letters that stand before paragraphs, in the scripts of six languages.
//!
//! A marker is only *possible* here; whether `i)` is a letter or a Roman number, and whether
//! `2024` is a number at all, is decided by the sequence in `sequence.rs`.

mod counting;
mod worded;

use crate::lexicon::{Lexicon, is_han};
use counting::number;
pub(crate) use counting::{han_number, roman};

/// What follows or surrounds the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Punctuation {
    /// `1 text`
    None,
    /// `1.`
    Dot,
    /// `1)`
    Right,
    /// `(1)`
    Both,
    /// `一、`
    Comma,
    /// `1 -` as Arabic texts write it.
    Dash,
}

/// What a marker counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Counter {
    /// 1 2 3 in any digits.
    Digits,
    /// 1.1, 2.1.3: the number of parts.
    Dotted(u8),
    /// a b c, а б в, أ ب ج, 甲乙丙.
    Lower,
    /// A B C.
    Upper,
    /// i ii iii.
    LowerRoman,
    /// I II III.
    UpperRoman,
    /// 一二三.
    Han,
    /// ① ②.
    Circled,
    /// "Article 5", 第五条.
    Article,
    /// "Action 5", 行动5: counts by itself beside the paragraphs.
    Labelled,
    /// A dash or dot that counts nothing.
    Bullet,
}

/// One meaning of a marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) counter: Counter,
    pub(crate) punctuation: Punctuation,
    /// Position in the sequence, from 1; for a dotted number that of its last part.
    pub(crate) ordinal: u32,
    /// Without punctuation and in ASCII.
    pub(crate) value: String,
}

/// A possible marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marker {
    /// Bytes of the marker as written, punctuation included.
    pub(crate) length: usize,
    /// Byte at which the words begin.
    pub(crate) body: usize,
    /// Its meanings, the more usual first; never empty.
    pub(crate) readings: Vec<Reading>,
}

/// The marker with which `text` begins.
pub(crate) fn parse(text: &str, lexicon: &Lexicon) -> Option<Marker> {
    let first = text.chars().next()?;
    // Most paragraphs begin with an ordinary word: out at once.
    // (Roman capitals "IV" do not: their second letter is a capital.)
    if first.is_ascii_alphabetic() && text.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
        let second_ends = text.as_bytes().get(2).is_none_or(|byte| !byte.is_ascii_alphabetic());
        if !second_ends && !could_be_roman(text) && !first.is_uppercase() {
            return None;
        }
        if first.is_uppercase() {
            return worded::parse(text, lexicon);
        }
    }
    if let Some(bullet) = bullet(text, first) {
        return Some(bullet);
    }
    match first {
        '(' | '（' | '\u{fd3f}' => in_parentheses(text, first, lexicon),
        // Arabic texts put the numbers of inner lists in quotation marks: ’1‘
        '’' | '‘' | '\'' => in_quotes(text, first, lexicon),
        '第' => worded::chinese_article(text, lexicon),
        '①'..='⑳' => single(text, first, Counter::Circled, first as u32 - '①' as u32 + 1),
        '⑴'..='⒇' => single(text, first, Counter::Circled, first as u32 - '⑴' as u32 + 1),
        '⒈'..='⒛' => single(text, first, Counter::Digits, first as u32 - '⒈' as u32 + 1),
        _ if digit(first).is_some() => digits(text, lexicon),
        _ => letters(text, lexicon).or_else(|| worded::parse(text, lexicon)),
    }
}

fn could_be_roman(text: &str) -> bool {
    let end = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    end <= 7 && roman(&text[..end]).is_some()
}

/// The value of a digit: ASCII, full-width, Arabic-Indic or Persian.
pub(crate) fn digit(character: char) -> Option<u32> {
    match character {
        '0'..='9' => Some(character as u32 - '0' as u32),
        '０'..='９' => Some(character as u32 - '０' as u32),
        '٠'..='٩' => Some(character as u32 - '٠' as u32),
        '۰'..='۹' => Some(character as u32 - '۰' as u32),
        _ => None,
    }
}

fn marker(text: &str, length: usize, readings: Vec<Reading>) -> Option<Marker> {
    let rest = &text[length..];
    let body = length + (rest.len() - rest.trim_start().len());
    (!readings.is_empty()).then_some(Marker { length, body, readings })
}

fn single(text: &str, first: char, counter: Counter, ordinal: u32) -> Option<Marker> {
    let reading =
        Reading { counter, punctuation: Punctuation::None, ordinal, value: ordinal.to_string() };
    marker(text, first.len_utf8(), vec![reading])
}

fn bullet(text: &str, first: char) -> Option<Marker> {
    let sure = matches!(
        first,
        '•' | '▪' | '◦' | '●' | '■' | '○' | '‣' | '⁃' | '\u{f0b7}' | '\u{f0a7}' | '➢' | '✓'
    );
    let with_space = matches!(first, '-' | '–' | '—' | '−' | '*' | '·' | '‒');
    let after = &text[first.len_utf8()..];
    if !(sure || with_space && after.starts_with([' ', '\t'])) || after.trim().is_empty() {
        return None;
    }
    let reading = Reading {
        counter: Counter::Bullet,
        punctuation: Punctuation::None,
        ordinal: 0,
        value: String::new(),
    };
    marker(text, first.len_utf8(), vec![reading])
}

fn in_parentheses(text: &str, open: char, lexicon: &Lexicon) -> Option<Marker> {
    let start = open.len_utf8();
    let (close, closing) = text[start..]
        .char_indices()
        .take(10)
        .find(|(_, c)| matches!(c, ')' | '）' | '\u{fd3e}'))?;
    let inner = text[start..start + close].trim();
    let end = start + close + closing.len_utf8();
    let next = text[end..].chars().next();
    let readings = counted(inner, Punctuation::Both, lexicon);
    if readings.is_empty() || readings[0].ordinal > 199 {
        return None;
    }
    // "(a)(i)" opens two levels at once; the second is read from the words of the first.
    let fits = next.is_none_or(|next| {
        next.is_whitespace()
            || next == '('
            || !next.is_ascii()
            || next.is_uppercase()
            || next == '"'
    });
    if fits { marker(text, end, readings) } else { None }
}

fn in_quotes(text: &str, open: char, lexicon: &Lexicon) -> Option<Marker> {
    let start = open.len_utf8();
    let (ordinal, value, used) = number(&text[start..], lexicon)?;
    let end = start + used;
    let close = text[end..].chars().next().filter(|c| matches!(c, '’' | '‘' | '\''))?;
    let end = end + close.len_utf8();
    let reading =
        Reading { counter: Counter::Digits, punctuation: Punctuation::Both, ordinal, value };
    let follows = text[end..].starts_with(' ') && ordinal < 100;
    if follows { marker(text, end, vec![reading]) } else { None }
}

/// All meanings of a bare number or letter.
fn counted(inner: &str, punctuation: Punctuation, lexicon: &Lexicon) -> Vec<Reading> {
    let reading =
        |counter, ordinal: u32, value: String| Reading { counter, punctuation, ordinal, value };
    let mut readings = Vec::new();
    let Some(first) = inner.chars().next() else { return readings };
    if digit(first).is_some() {
        if let Some((ordinal, value, used)) = number(inner, lexicon)
            && used == inner.len()
        {
            readings.push(reading(Counter::Digits, ordinal, value));
        }
        return readings;
    }
    if is_han(first) {
        if let Some(ordinal) = han_number(inner) {
            readings.push(reading(Counter::Han, ordinal, ordinal.to_string()));
        } else if let Some(at) = HEAVENLY_STEMS.chars().position(|stem| stem == first)
            && inner.chars().count() == 1
        {
            readings.push(reading(Counter::Lower, at as u32 + 1, letter_value(at as u32 + 1)));
        }
        return readings;
    }
    let mut characters = inner.chars();
    characters.next();
    let alone = characters.next().is_none();
    if first.is_ascii_alphabetic() {
        let upper = first.is_ascii_uppercase();
        let same_case = inner
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() && byte.is_ascii_uppercase() == upper);
        if !same_case {
            return readings;
        }
        let position = u32::from(first.to_ascii_lowercase() as u8 - b'a') + 1;
        let (letter, roman_counter) = if upper {
            (Counter::Upper, Counter::UpperRoman)
        } else {
            (Counter::Lower, Counter::LowerRoman)
        };
        let roman_ordinal = roman(inner);
        let letter_reading = |ordinal: u32| {
            let value = letter_value(ordinal);
            reading(letter, ordinal, if upper { value.to_uppercase() } else { value })
        };
        if alone {
            readings.push(letter_reading(position));
        } else if inner.len() == 2 && inner.as_bytes()[0] == inner.as_bytes()[1] {
            readings.push(letter_reading(position + 26));
        }
        if let Some(ordinal) = roman_ordinal {
            let value = if upper { inner.to_owned() } else { inner.to_ascii_lowercase() };
            readings.push(reading(roman_counter, ordinal, value));
            // Alone, "i" more often begins Roman numbers than follows "h".
            if matches!(ordinal, 1) {
                readings.reverse();
            }
        }
        return readings;
    }
    if alone {
        for alphabet in ALPHABETS {
            if let Some(at) = alphabet.chars().position(|letter| letter == fold_letter(first)) {
                readings.push(reading(Counter::Lower, at as u32 + 1, letter_value(at as u32 + 1)));
            }
        }
        readings.dedup();
    }
    readings
}

const HEAVENLY_STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
/// Alphabets in the order in which lists are lettered. Russian lists pass over ё, й, ъ, ы and ь;
/// Arabic ones follow the old order (abjad) in most adopted texts and the school order in others.
const ALPHABETS: [&str; 3] = [
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
];

fn fold_letter(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

fn letter_value(ordinal: u32) -> String {
    let letter = |at: u32| char::from(b'a' + (at % 26) as u8);
    let at = ordinal.saturating_sub(1);
    if at < 26 { letter(at).to_string() } else { format!("{0}{0}", letter(at)) }
}

fn digits(text: &str, lexicon: &Lexicon) -> Option<Marker> {
    let (mut ordinal, mut value, mut used) = number(text, lexicon)?;
    let mut parts = 1u8;
    while let Some(rest) = text[used..].strip_prefix(['.', '．'])
        && let Some((next, part, length)) = number(rest, lexicon)
        && parts < 8
    {
        parts += 1;
        ordinal = next;
        value.push('.');
        value.push_str(&part);
        used += text[used..].chars().next().map_or(0, char::len_utf8) + length;
    }
    let rest = &text[used..];
    let mut after = rest.chars();
    let mark = after.next();
    let (punctuation, length) = match mark {
        Some('.' | '．') => (Punctuation::Dot, 1),
        Some(')' | '）') => (Punctuation::Right, 1),
        Some('、') => (Punctuation::Comma, 1),
        Some(' ' | '\t') => match rest.trim_start().chars().next() {
            Some('-' | '–' | '−' | '—') => {
                let blank = rest.len() - rest.trim_start().len();
                let dash = rest.trim_start().chars().next().map_or(0, char::len_utf8);
                let follows = rest[blank + dash..].starts_with([' ', '\t']);
                if !follows {
                    return None;
                }
                return dotted_marker(
                    text,
                    used + blank + dash,
                    parts,
                    Punctuation::Dash,
                    ordinal,
                    value,
                );
            }
            _ => (Punctuation::None, 0),
        },
        None => (Punctuation::None, 0),
        Some('-' | '–') if rest.starts_with("- ") || rest.starts_with("– ") => {
            (Punctuation::Dash, 1)
        }
        // "第1段" without its first sign, "3月", "2024年": not a marker.
        Some(_) => return None,
    };
    let end = used + mark.filter(|_| length == 1).map_or(0, char::len_utf8);
    let tail = &text[end..];
    let next = tail.chars().next();
    if punctuation == Punctuation::None {
        // Dates, years, quantities ("2 000 people") begin lines as well.
        let word = tail.trim_start();
        if lexicon.month(word).is_some()
            || (parts == 1 && ordinal > 199)
            || word.starts_with(|c: char| digit(c).is_some())
        {
            return None;
        }
    } else if next.is_some_and(|next| {
        next.is_ascii()
            && !next.is_whitespace()
            && !next.is_ascii_uppercase()
            && !matches!(next, '"' | '(' | '[')
    }) {
        return None;
    }
    dotted_marker(text, end, parts, punctuation, ordinal, value)
}

fn dotted_marker(
    text: &str,
    length: usize,
    parts: u8,
    punctuation: Punctuation,
    ordinal: u32,
    value: String,
) -> Option<Marker> {
    let counter = if parts > 1 { Counter::Dotted(parts) } else { Counter::Digits };
    marker(text, length, vec![Reading { counter, punctuation, ordinal, value }])
}

fn letters(text: &str, lexicon: &Lexicon) -> Option<Marker> {
    let mut end = 0;
    for (count, character) in text.chars().enumerate() {
        if !character.is_alphabetic() {
            break;
        }
        if count == 7 {
            return None;
        }
        end += character.len_utf8();
    }
    let rest = &text[end..];
    let mark = rest.chars().next()?;
    let (punctuation, used) = match mark {
        ')' | '）' => (Punctuation::Right, end + mark.len_utf8()),
        '.' => (Punctuation::Dot, end + 1),
        '、' => (Punctuation::Comma, end + mark.len_utf8()),
        // "أ - "
        ' ' if rest[1..].starts_with(['-', '–']) && rest[1..].chars().nth(1) == Some(' ') => {
            let dash = rest[1..].chars().next().map_or(1, char::len_utf8);
            (Punctuation::Dash, end + 1 + dash)
        }
        // "IV Staff matters" heads a section; "I have the honour" does not.
        ' ' | '\t'
            if roman(&text[..end]).is_some()
                && text[..end].bytes().all(|byte| byte.is_ascii_uppercase())
                && rest.trim_start().starts_with(char::is_uppercase) =>
        {
            let readings = counted(&text[..end], Punctuation::None, lexicon);
            let readings =
                readings.into_iter().filter(|r| r.counter == Counter::UpperRoman).collect();
            return marker(text, end, readings);
        }
        _ => return None,
    };
    let next = text[used..].chars().next();
    if next.is_some_and(|next| next.is_ascii() && !next.is_whitespace() && next != '(') {
        return None;
    }
    marker(text, used, counted(&text[..end], punctuation, lexicon))
}

/// "41st meeting", "41e séance", "41-е заседание": a line that begins with an ordinal.
pub(crate) fn is_ordinal(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest_of_word = rest.split(' ').next().unwrap_or("");
    rest.len() < text.len()
        && (1..=5).contains(&rest_of_word.chars().count())
        && rest_of_word
            .trim_start_matches('-')
            .chars()
            .all(|c| c.is_lowercase() || matches!(c, 'ª' | 'º'))
        && rest_of_word.chars().any(char::is_alphabetic)
        || text.starts_with('第') && text.contains('次')
}
