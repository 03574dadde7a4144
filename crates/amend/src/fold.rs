//! What is a difference of print only, and no difference of text.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

/// What a character is for the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Folded {
    /// Stands for itself, or for the plain sign of its kind.
    As(char),
    /// Any kind of space.
    Space,
    /// Printed as nothing: soft hyphen, zero-width space, word joiner, byte order mark.
    Nothing,
    /// The horizontal ellipsis: three full stops.
    Ellipsis,
}

pub(crate) fn fold_character(character: char) -> Folded {
    match character {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' => Folded::As('\''),
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' => Folded::As('"'),
        '\u{2010}'..='\u{2014}' | '\u{2212}' => Folded::As('-'),
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => Folded::Nothing,
        '\u{2026}' => Folded::Ellipsis,
        _ if character.is_whitespace() => Folded::Space,
        _ => Folded::As(character),
    }
}

/// The text without what is only print: composed characters, plain quotation marks, hyphens and
/// dashes, single spaces, no soft hyphens, nothing at the ends.
///
/// Two clauses are the same text when their folded forms are equal.
///
/// ```
/// use actum_amend::fold;
/// assert_eq!(fold(" No.\u{a0}1 \u{2013} \u{201c}Tele\u{ad}com\u{201d} "), "No. 1 - \"Telecom\"");
/// ```
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    let mut push = |character: char| match fold_character(character) {
        Folded::Nothing => {}
        Folded::Space => space = true,
        other => {
            if std::mem::take(&mut space) && !folded.is_empty() {
                folded.push(' ');
            }
            match other {
                Folded::As(character) => folded.push(character),
                _ => folded.push_str("..."),
            }
        }
    };
    if is_nfc_quick(text.chars()) == unicode_normalization::IsNormalized::Yes {
        text.chars().for_each(&mut push);
    } else {
        text.nfc().for_each(&mut push);
    }
    Cow::Owned(folded)
}

/// Whether folding changes nothing, seen without building anything.
fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !(b' '..0x7f).contains(&byte) || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    text.is_empty() || before != b' '
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_print_is_folded_away() {
        for (written, folded) in [
            ("a  b", "a b"),
            (" a\tb ", "a b"),
            ("a\u{202f}b\u{2009}c", "a b c"),
            ("\u{2018}a\u{2019} \u{201e}b\u{201c}", "'a' \"b\""),
            ("non\u{2011}ITU\u{2014}x", "non-ITU-x"),
            ("wait\u{2026}", "wait..."),
            ("re\u{301}gion", "r\u{e9}gion"),
            ("co\u{ad}operation\u{200b}", "cooperation"),
            ("\u{a0}", ""),
            ("", ""),
        ] {
            assert_eq!(fold(written), folded, "{written:?}");
        }
    }

    #[test]
    fn letters_figures_and_case_are_no_print() {
        for text in ["Shall", "SHALL", "1.2", "ك", "\u{ab}a\u{bb}"] {
            assert_eq!(fold(text), text);
        }
    }
}
