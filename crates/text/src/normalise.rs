//! From characters as written to characters as compared, with the way back.

use std::borrow::Cow;

/// Text in normal form and the way back to the text it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Normalised<'a> {
    /// The text in normal form.
    pub text: Cow<'a, str>,
    /// Where each byte of it came from.
    pub map: OffsetMap,
}

/// Maps byte offsets of normalised text to byte offsets of its source, and back.
///
/// Both directions are monotone: a later byte never maps before an earlier one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// Points `(normalised, source)` from which on both run in step; strictly increasing in
    /// the normalised offset.
    steps: Vec<(usize, usize)>,
}

impl OffsetMap {
    /// Whether nothing was changed.
    pub fn is_identity(&self) -> bool {
        self.steps.is_empty()
    }

    /// The source byte from which the normalised byte at `offset` came.
    pub fn to_source(&self, offset: usize) -> usize {
        match self.steps.partition_point(|(normalised, _)| *normalised <= offset) {
            0 => self.steps.first().map_or(offset, |(_, source)| offset.min(*source)),
            index => {
                let (normalised, source) = self.steps[index - 1];
                let mapped = source + (offset - normalised);
                // A character that became longer maps onto its own start, not past its end.
                self.steps.get(index).map_or(mapped, |(_, next)| mapped.min(*next))
            }
        }
    }

    /// The normalised byte at which the source byte at `offset` arrived; for a removed character
    /// the byte after which it stood.
    pub fn to_normalised(&self, offset: usize) -> usize {
        match self.steps.partition_point(|(_, source)| *source <= offset) {
            0 => self.steps.first().map_or(offset, |(normalised, _)| offset.min(*normalised)),
            index => {
                let (normalised, source) = self.steps[index - 1];
                let mapped = normalised + (offset - source);
                self.steps.get(index).map_or(mapped, |(next, _)| mapped.min(*next))
            }
        }
    }

    fn step(&mut self, normalised: usize, source: usize) {
        match self.steps.last_mut() {
            Some(last) if last.0 == normalised => last.1 = source,
            Some(last) if source.wrapping_sub(last.1) == normalised - last.0 => {}
            None if normalised == source => {}
            _ => self.steps.push((normalised, source)),
        }
    }
}

/// Brings text into the form in which it is compared and shown.
///
/// | Written | Becomes |
/// | --- | --- |
/// | CR LF, CR, vertical tab, form feed, NEL, U+2028, U+2029 | line feed |
/// | no-break space, ideographic space and every other Unicode space | space |
/// | zero-width characters, bidi marks, soft hyphen, byte order mark, tatweel, control characters | nothing |
/// | Arabic presentation forms | the letters they show |
/// | letter and combining mark for which one character exists | that character (NFC) |
///
/// Everything else stays as written, full-width forms, quotation marks and vowel signs included.
///
/// ```
/// let normalised = actum_text::normalise("Res.\u{a0}1\r\nsoft\u{ad}ly");
/// assert_eq!(normalised.text, "Res. 1\nsoftly");
/// assert_eq!(normalised.map.to_source(7), 9);
/// ```
pub fn normalise(source: &str) -> Normalised<'_> {
    let Some(first) = next_change(source.as_bytes(), 0) else {
        return Normalised { text: Cow::Borrowed(source), map: OffsetMap::default() };
    };
    let mut text = String::with_capacity(source.len());
    let mut map = OffsetMap::default();
    // A combining mark changes the character before it.
    let mut at = 0;
    let mut change = Some(first);
    while let Some(position) = change {
        text.push_str(&source[at..position]);
        let character = source[position..].chars().next().unwrap_or(' ');
        let mut end = position + character.len_utf8();
        match character {
            '\r' => {
                if source[end..].starts_with('\n') {
                    end += 1;
                }
                text.push('\n');
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => text.push('\n'),
            _ if is_odd_space(character) => text.push(' '),
            _ if is_invisible(character) => {}
            '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                unicode_normalization::char::decompose_compatible(character, |part| {
                    // The isolated vowel signs decompose into a space or a tatweel that nobody wrote.
                    if part != ' ' && part != '\u{640}' {
                        let base = text.chars().next_back();
                        let composed = base
                            .filter(|_| matches!(part, '\u{653}'..='\u{655}'))
                            .and_then(|base| unicode_normalization::char::compose(base, part));
                        if composed.is_some() {
                            text.pop();
                        }
                        text.push(composed.unwrap_or(part));
                    }
                });
                map.truncate_after(text.len());
            }
            mark => {
                let base = text.chars().next_back();
                match base.and_then(|base| unicode_normalization::char::compose(base, mark)) {
                    Some(composed) => {
                        text.pop();
                        // The composed character stands for both; it maps to the base.
                        let base_length = base.map_or(0, char::len_utf8);
                        map.truncate_after(text.len());
                        map.step(text.len(), position.saturating_sub(base_length));
                        text.push(composed);
                    }
                    None => text.push(mark),
                }
            }
        }
        map.step(text.len(), end);
        at = end;
        change = next_change(source.as_bytes(), end);
    }
    text.push_str(&source[at..]);
    Normalised { text: Cow::Owned(text), map }
}

/// Signs that [`normalise`] changes although somebody sees them: what a reader of the result may
/// want to be told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignsFolded {
    /// Arabic presentation forms, read as the letters they show.
    pub presentation_forms: usize,
    /// Tatweel signs, left out.
    pub tatweel: usize,
}

/// Counts the presentation forms and tatweel signs of a text.
///
/// ```
/// let folded = actum_text::signs_folded("ﺍﻟﻘـﺮار");
/// assert_eq!((folded.presentation_forms, folded.tatweel), (4, 1));
/// ```
pub fn signs_folded(source: &str) -> SignsFolded {
    let mut folded = SignsFolded::default();
    if source.is_ascii() {
        return folded;
    }
    for character in source.chars() {
        match character {
            // U+FD3E and U+FD3F are ornate parentheses, U+FEFF the byte order mark.
            '\u{fd3e}' | '\u{fd3f}' => {}
            '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => folded.presentation_forms += 1,
            '\u{640}' => folded.tatweel += 1,
            _ => {}
        }
    }
    folded
}

impl OffsetMap {
    fn truncate_after(&mut self, normalised: usize) {
        while self.steps.last().is_some_and(|(known, _)| *known > normalised) {
            self.steps.pop();
        }
    }
}

/// The next byte at or after `from` at which a character begins that does not stay as it is.
fn next_change(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte < 0x80 {
            if byte < 0x20 && byte != b'\n' && byte != b'\t' || byte == 0x7f {
                return Some(at);
            }
            at += 1;
            continue;
        }
        let second = bytes.get(at + 1).copied().unwrap_or(0);
        let third = bytes.get(at + 2).copied().unwrap_or(0);
        let changes = match byte {
            // U+0080–U+009F control characters, U+00A0 no-break space, U+00AD soft hyphen
            0xc2 => second <= 0xa0 || second == 0xad,
            // U+0300–U+036F combining marks
            0xcc => true,
            0xcd => second < 0xb0,
            // U+0640 tatweel, U+0653–U+0655 madda and hamza marks, U+061C Arabic letter mark
            0xd8 => second == 0x9c,
            0xd9 => second == 0x80 || (0x93..=0x95).contains(&second),
            // U+1680 ogham space, U+180E
            0xe1 => (second == 0x9a && third == 0x80) || (second == 0xa0 && third == 0x8e),
            0xe2 => match second {
                0x80 => third <= 0x8f || (0xa8..=0xaf).contains(&third),
                0x81 => (0x9f..=0xaf).contains(&third),
                _ => false,
            },
            // U+3000 ideographic space
            0xe3 => second == 0x80 && third == 0x80,
            // U+FB50–U+FDFF, U+FE70–U+FEFF; U+FD3E and U+FD3F are ornate parentheses
            0xef => match second {
                0xad => third >= 0x90,
                0xae..=0xb7 => !(second == 0xb4 && (third == 0xbe || third == 0xbf)),
                0xb9 => third >= 0xb0,
                0xba | 0xbb => true,
                _ => false,
            },
            _ => false,
        };
        if changes {
            return Some(at);
        }
        at += match byte {
            0xc0..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xff => 4,
            _ => 1,
        };
    }
    None
}

fn is_odd_space(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{8}'
            | '\u{e}'..='\u{1f}'
            | '\u{7f}'..='\u{84}'
            | '\u{86}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{640}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn clean_text_is_borrowed() {
        let text = "1. Requests the Director;\n2. 责成（TSAG）…\n\t3 – “ok”";
        let normalised = normalise(text);
        assert!(matches!(normalised.text, Cow::Borrowed(_)));
        assert!(normalised.map.is_identity());
    }

    #[test]
    fn each_kind_of_change() {
        for (written, expected) in [
            ("a\r\nb\rc\u{85}d\u{2028}e\u{c}f", "a\nb\nc\nd\ne\nf"),
            ("\u{feff}17\u{a0}(2024)\u{3000}x\u{202f}y", "17 (2024) x y"),
            ("co\u{ad}operate\u{200b}\u{200f}", "cooperate"),
            ("e\u{301}tat, n\u{303}", "état, ñ"),
            ("и\u{306}", "й"),
            ("ا\u{654}", "أ"),
            ("\u{fefb}\u{fee1}", "لام"),
            ("ال\u{640}\u{640}أمين", "الأمين"),
            ("第１７号（a）", "第１７号（a）"),
        ] {
            assert_eq!(normalise(written).text, expected, "{written:?}");
        }
    }

    #[test]
    fn offsets_lead_back() {
        let source = "a\r\nb\u{ad}c\u{a0}d e\u{301}f";
        let normalised = normalise(source);
        for (at, character) in
            normalised.text.char_indices().filter(|(_, c)| c.is_ascii_lowercase())
        {
            let origin = normalised.map.to_source(at);
            assert_eq!(source[origin..].chars().next(), Some(character));
            assert_eq!(normalised.map.to_normalised(origin), at);
        }
    }

    proptest! {
        #[test]
        fn any_text_maps_monotonously(source in any::<String>()) {
            let normalised = normalise(&source);
            let mut last = 0;
            for at in 0..=normalised.text.len() {
                let origin = normalised.map.to_source(at);
                prop_assert!(origin >= last && origin <= source.len());
                last = origin;
            }
            for at in 0..=source.len() {
                prop_assert!(normalised.map.to_normalised(at) <= normalised.text.len());
            }
            // What is in normal form stays in it.
            let again = normalise(&normalised.text);
            prop_assert_eq!(&again.text, &normalised.text);
        }
    }
}
