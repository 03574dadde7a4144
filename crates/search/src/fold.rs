//! Letters as they are compared: what people do not type, or type otherwise, makes no difference.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Longest word that is compared whole, in characters; of longer ones the beginning counts.
pub(crate) const LONGEST_WORD: usize = 64;

/// Adds `letter` to `out` as it is compared.
///
/// Letter case, accents, full width, presentation forms and ligatures make no difference, nor do
/// the vowel signs and the tatweel of Arabic, the seats of its hamza, final ى and ة, and the
/// digits of other scripts. Russian й stays apart from и, as its readers see two letters; ё is е,
/// as it is mostly printed.
pub(crate) fn push_folded(letter: char, out: &mut String) {
    if letter.is_ascii() {
        out.push(letter.to_ascii_lowercase());
        return;
    }
    match letter {
        'й' | 'Й' => out.push('й'),
        // The breve of a decomposed й comes after its letter.
        '\u{306}' if out.ends_with('и') => {
            out.pop();
            out.push('й');
        }
        _ => decompose_compatible(letter, |part| {
            for lower in part.to_lowercase() {
                push_plain(lower, out);
            }
        }),
    }
}

/// Adds a letter that is decomposed and in lower case.
fn push_plain(letter: char, out: &mut String) {
    match letter {
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'ı' => out.push('i'),
        'ٱ' => out.push('ا'),
        'ى' | 'ی' => out.push('ي'),
        'ک' => out.push('ك'),
        'ة' => out.push('ه'),
        '\u{640}' => {}
        '٠'..='٩' => push_digit(letter, '٠', out),
        '۰'..='۹' => push_digit(letter, '۰', out),
        _ if is_combining_mark(letter) || is_invisible(letter) => {}
        _ => out.push(letter),
    }
}

fn push_digit(digit: char, zero: char, out: &mut String) {
    let value = u32::from(digit) - u32::from(zero);
    out.extend(char::from_digit(value, 10));
}

/// Characters that stand inside a word without being part of it: soft hyphens, joiners, marks of
/// direction, variation selectors.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// A dash as it is compared.
pub(crate) fn dash(letter: char) -> char {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        other => other,
    }
}

/// All letters of `words` as they are compared.
pub(crate) fn folded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        push_folded(letter, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_otherwise_is_the_same() {
        for (one, other) in [
            ("Résolution", "resolution"),
            ("ＩＴＵ－Ｔ", "itu-t"),
            ("ﬁnance", "finance"),
            ("Œuvre", "oeuvre"),
            ("النَّصُّ", "النص"),
            ("الاتحـــاد", "الاتحاد"),
            ("أُسس إطار آلية", "اسس اطار اليه"),
            ("مسؤول مبادئ", "مسوول مبادي"),
            ("ﺍﻻﺗﺤﺎﺩ", "الاتحاد"),
            ("٢٠٢٤", "2024"),
            ("Орёл", "орел"),
            ("и\u{306}", "й"),
            ("peque\u{301}n\u{303}o", "pequeno"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} and {other}");
        }
        assert_ne!(folded("й"), folded("и"), "two letters to a Russian reader");
    }
}
