//! What a number is worth, in figures, Chinese signs and Roman letters.

use crate::lexicon::Lexicon;
use crate::marker::digit;

/// Digits with an optional "bis" or a capital letter: ordinal, value and bytes used.
pub(super) fn number(text: &str, lexicon: &Lexicon) -> Option<(u32, String, usize)> {
    let mut ordinal = 0u32;
    let mut used = 0;
    for (count, character) in text.chars().enumerate() {
        let Some(value) = digit(character) else { break };
        if count == 4 {
            return None;
        }
        ordinal = ordinal * 10 + value;
        used += character.len_utf8();
    }
    if used == 0 || ordinal == 0 {
        return None;
    }
    let mut value = ordinal.to_string();
    let rest = &text[used..];
    if let Some((suffix, length)) = suffix(rest, lexicon) {
        value.push_str(suffix);
        return Some((ordinal, value, used + length));
    }
    let mut after = rest.chars();
    if let Some(letter) = after.next().filter(char::is_ascii_uppercase)
        && after.next().is_none_or(|next| !next.is_alphanumeric() && next != '/' && next != '-')
    {
        value.push(letter);
        used += 1;
    }
    Some((ordinal, value, used))
}

/// What is written after a number that was put in later: "bis", مكررا, 之二. Gives its Latin form
/// and the bytes used.
pub(super) fn suffix(rest: &str, lexicon: &Lexicon) -> Option<(&'static str, usize)> {
    const LATIN: [&str; 5] = ["bis", "ter", "quater", "quinquies", "sexies"];
    let bare = rest.strip_prefix([' ', '-']).unwrap_or(rest);
    // Most numbers are followed by a stop or a word of the text.
    if bare.len() == rest.len() && !bare.starts_with(char::is_alphabetic) {
        return None;
    }
    // The longest wins: مكررا ثانيا holds مكررا.
    let (latin, length) = LATIN
        .into_iter()
        .zip(&lexicon.number_suffixes)
        .filter_map(|(latin, phrases)| Some((latin, phrases.at_start(bare)?)))
        .max_by_key(|(_, length)| *length)?;
    Some((latin, rest.len() - bare.len() + length))
}

pub(super) const HAN_DIGITS: &str = "零一二三四五六七八九十百〇";

/// Numbers as Chinese lists write them, 一 to 九百九十九.
pub(crate) fn han_number(text: &str) -> Option<u32> {
    let (mut total, mut unit) = (0u32, None);
    if text.is_empty() || text.chars().count() > 7 {
        return None;
    }
    for character in text.chars() {
        match character {
            '零' | '〇' => unit = None,
            '十' => total += unit.take().unwrap_or(1) * 10,
            '百' => total += unit.take().unwrap_or(1) * 100,
            _ => {
                let digit = "一二三四五六七八九".chars().position(|digit| digit == character)?;
                if unit.is_some() {
                    return None;
                }
                unit = Some(digit as u32 + 1);
            }
        }
    }
    total += unit.unwrap_or(0);
    (total > 0).then_some(total)
}

/// The value of a Roman number written in the usual way, below 90.
pub(crate) fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let mut rest = text;
    let mut value = 0;
    for (sign, worth, most) in [
        ("l", 50, 1),
        ("xl", 40, 1),
        ("x", 10, 3),
        ("ix", 9, 1),
        ("v", 5, 1),
        ("iv", 4, 1),
        ("i", 1, 3),
    ] {
        for _ in 0..most {
            match rest.get(..sign.len()).filter(|head| head.eq_ignore_ascii_case(sign)) {
                Some(_) => {
                    // "vi" must not be taken as "v" before "iv" is tried.
                    rest = &rest[sign.len()..];
                    value += worth;
                }
                None => break,
            }
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}
