//! From bytes to characters: which encoding, and how sure.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::junk;

/// Text decoded from bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded<'a> {
    /// The characters, without a byte order mark.
    pub text: Cow<'a, str>,
    /// WHATWG name of the encoding: `UTF-8`, `gb18030`, `windows-1251`.
    pub encoding: &'static str,
    /// How the encoding is known.
    pub basis: EncodingBasis,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Bytes that mean nothing in the encoding and were replaced by U+FFFD.
    pub replaced: usize,
    /// Line of the first replaced byte, from 1.
    pub first_replaced_line: Option<u32>,
    /// Bytes of the byte order mark that were left out before the text.
    pub mark_bytes: usize,
}

/// How an encoding is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncodingBasis {
    /// The caller, or the file itself, names it.
    Declared,
    /// A byte order mark.
    Mark,
    /// The bytes are valid in it, and hardly any other text would be.
    Valid,
    /// The frequencies of the bytes speak for it.
    Guessed,
}

/// Bytes could not be taken for text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// No encoding has this name.
    #[error(
        "`{0}` is not the name of an encoding; use a name such as utf-8, gb18030, big5, windows-1251, windows-1256 or windows-1252"
    )]
    UnknownEncoding(String),
    /// The bytes are not text.
    #[error("it looks like {looks_like}; {remedy}")]
    NotText {
        /// `a PDF file`, `a zip archive`.
        looks_like: String,
        /// What to do next.
        remedy: String,
    },
    /// Too much of it means nothing in the encoding.
    #[error(
        "line {line}: bytes that mean nothing in {encoding} ({count} in all), so the encoding is \
         wrong or several are mixed; name the encoding, or save the file as UTF-8"
    )]
    Invalid {
        /// The encoding tried.
        encoding: &'static str,
        /// Line of the first such byte, from 1.
        line: u32,
        /// How many there are.
        count: usize,
    },
    /// Some lines are UTF-8 and some are not.
    #[error(
        "line {line} is not UTF-8 although other lines are ({lines} such lines in all), so several \
         encodings are mixed; save every part as UTF-8 and join them again"
    )]
    Mixed {
        /// The first such line, from 1.
        line: u32,
        /// How many there are.
        lines: usize,
    },
}

/// Share of replaced bytes above which the text is refused rather than mended.
const MAX_REPLACED_SHARE: f64 = 0.02;
/// How much of a file the guess looks at.
const SAMPLE: usize = 256 * 1024;

/// Turns bytes into characters.
///
/// `declared` is the name of an encoding that the caller or the file states; a byte order mark
/// still wins over it, since it is part of the bytes.
///
/// # Errors
///
/// [`DecodeError::NotText`] for binary junk and known file formats, [`DecodeError::Invalid`] when
/// more than 2 % of the bytes mean nothing, [`DecodeError::UnknownEncoding`].
///
/// ```
/// let decoded = actum_text::decode(b"\xcf\xf0\xee\xf1\xe8\xf2 \xc4\xe8\xf0\xe5\xea\xf2\xee\xf0\xe0", None)?;
/// assert_eq!((decoded.encoding, &*decoded.text), ("windows-1251", "Просит Директора"));
/// # Ok::<(), actum_text::DecodeError>(())
/// ```
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Result<Decoded<'a>, DecodeError> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return finish(&bytes[length..], encoding, EncodingBasis::Mark, 1.0, length);
    }
    if let Some(name) = declared {
        let encoding = Encoding::for_label(name.trim().as_bytes())
            .ok_or_else(|| DecodeError::UnknownEncoding(name.to_owned()))?;
        return finish(bytes, encoding, EncodingBasis::Declared, 1.0, 0);
    }
    if let Some(kind) = junk::known_format(bytes) {
        return Err(kind.into_error());
    }
    if let Some((encoding, confidence)) = utf_16_without_mark(bytes) {
        return finish(bytes, encoding, EncodingBasis::Guessed, confidence, 0);
    }
    if junk::looks_binary(bytes) {
        return Err(junk::unknown_binary());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8.name(),
            basis: EncodingBasis::Valid,
            confidence: 1.0,
            replaced: 0,
            first_replaced_line: None,
            mark_bytes: 0,
        }),
        Err(error) => {
            if let Some((line, lines)) = mixed_with_utf_8(bytes) {
                return Err(DecodeError::Mixed { line, lines });
            }
            if mostly_utf_8(bytes, error.valid_up_to()) {
                return finish(bytes, UTF_8, EncodingBasis::Guessed, 0.9, 0);
            }
            let (encoding, confidence) = guess(bytes);
            finish(bytes, encoding, EncodingBasis::Guessed, confidence, 0)
        }
    }
}

fn finish<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
    basis: EncodingBasis,
    confidence: f32,
    mark_bytes: usize,
) -> Result<Decoded<'a>, DecodeError> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let (replaced, first_replaced_line) = if had_errors {
        // A U+FFFD that the file itself contains counts too: it marks damage done earlier.
        let count = text.matches('\u{fffd}').count();
        let line = text.find('\u{fffd}').map(|at| line_of(&text[..at]));
        (count, line)
    } else {
        (0, None)
    };
    if replaced as f64 > (bytes.len() as f64 * MAX_REPLACED_SHARE).max(4.0) {
        return Err(DecodeError::Invalid {
            encoding: encoding.name(),
            line: first_replaced_line.unwrap_or(1),
            count: replaced,
        });
    }
    if junk::has_control_characters(&text) {
        return Err(junk::unknown_binary());
    }
    Ok(Decoded {
        text,
        encoding: encoding.name(),
        basis,
        confidence,
        replaced,
        first_replaced_line,
        mark_bytes,
    })
}

fn line_of(before: &str) -> u32 {
    let breaks = memchr::memchr_iter(b'\n', before.as_bytes()).count();
    u32::try_from(breaks).unwrap_or(u32::MAX - 1) + 1
}

/// UTF-16 without a byte order mark shows as NUL bytes on one side of every pair for the ASCII
/// part of a text, and as pairs whose high byte repeats for the rest (0x04 Cyrillic, 0x06 Arabic,
/// 0x4E–0x9F Han with spaces and digits between).
fn utf_16_without_mark(bytes: &[u8]) -> Option<(&'static Encoding, f32)> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 4 || memchr::memchr(0, sample).is_none() {
        return None;
    }
    let score = |high: usize| {
        let (mut text_like, mut strange) = (0usize, 0usize);
        for pair in sample.chunks_exact(2) {
            let unit = u16::from(pair[high]) << 8 | u16::from(pair[1 - high]);
            match unit {
                0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xa0..=0x17f => text_like += 1,
                0x400..=0x4ff | 0x600..=0x6ff | 0x2010..=0x2044 | 0x3000..=0x303f => text_like += 1,
                0x4e00..=0x9fff | 0xff00..=0xffef => text_like += 1,
                _ => strange += 1,
            }
        }
        text_like as f64 / (text_like + strange) as f64
    };
    // Han covers nearly a third of all units, so random pairs reach about 0.35; text passes 0.95.
    let (little, big) = (score(1), score(0));
    // Spaces and line ends are U+0020 and U+000A only in the right order.
    let blanks = |high: usize| {
        sample
            .chunks_exact(2)
            .filter(|p| p[high] == 0 && matches!(p[1 - high], 0x20 | 0x0a))
            .count()
    };
    let (encoding, share) = match (little > 0.95, big > 0.95) {
        (true, false) => (UTF_16LE, little),
        (false, true) => (UTF_16BE, big),
        (true, true) if blanks(1) >= blanks(0) => (UTF_16LE, little),
        (true, true) => (UTF_16BE, big),
        (false, false) => return None,
    };
    Some((encoding, share as f32 * 0.95))
}

/// Lines in another encoding among lines of UTF-8: the first of them and how many there are.
///
/// A line counts as UTF-8 when it holds four multi-byte characters and nothing wrong, which text
/// in another encoding does only by a rare accident, and as something else when it has more than
/// two wrong sequences, which is no damaged letter.
fn mixed_with_utf_8(bytes: &[u8]) -> Option<(u32, usize)> {
    let (mut right, mut wrong, mut first) = (0usize, 0usize, None);
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if line.is_ascii() {
            continue;
        }
        match std::str::from_utf8(line) {
            Ok(text) => {
                right += usize::from(text.chars().filter(|own| !own.is_ascii()).count() > 3);
            }
            Err(_) => {
                let faults = String::from_utf8_lossy(line).matches('\u{fffd}').count();
                if faults > 2 {
                    wrong += 1;
                    first = first.or(u32::try_from(index + 1).ok());
                }
            }
        }
    }
    // A long file in a double-byte encoding has a few lines that happen to be UTF-8.
    (right > 1 && wrong > 0 && right * 20 > wrong).then_some((first?, wrong))
}

/// Whether text that is not valid UTF-8 is UTF-8 with a few damaged bytes: many multi-byte
/// sequences are right and few are wrong.
fn mostly_utf_8(bytes: &[u8], mut valid: usize) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (mut right, mut wrong) = (0usize, 0usize);
    let mut rest = sample;
    loop {
        valid = valid.min(rest.len());
        right += rest[..valid].iter().filter(|byte| **byte >= 0xc0).count();
        rest = &rest[valid..];
        match std::str::from_utf8(rest) {
            Ok(tail) => {
                right += tail.bytes().filter(|byte| *byte >= 0xc0).count();
                break;
            }
            Err(error) if error.valid_up_to() > 0 => valid = error.valid_up_to(),
            Err(error) => {
                // A sequence cut off by the end of the sample is no fault.
                let Some(length) = error.error_len() else { break };
                wrong += 1;
                rest = &rest[length..];
                valid = 0;
                if wrong > right + 16 {
                    return false;
                }
            }
        }
    }
    right > wrong * 8
}

/// The most likely legacy encoding.
fn guess(bytes: &[u8]) -> (&'static Encoding, f32) {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(found) = guess_chinese(sample) {
        return found;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let candidates =
        [encoding_rs::WINDOWS_1251, encoding_rs::WINDOWS_1256, encoding_rs::WINDOWS_1252];
    // Our six languages leave three single-byte code pages; choose among them by the letters
    // that words of their languages are made of, and let the general detector break a tie.
    let mut best = (encoding_rs::WINDOWS_1252, f64::MIN);
    for candidate in candidates {
        let bonus = if candidate == encoding { 0.05 } else { 0.0 };
        let score = single_byte_score(sample, candidate) + bonus;
        if score > best.1 {
            best = (candidate, score);
        }
    }
    let confidence = if best.0 == encoding { 0.9 } else { 0.7 };
    (best.0, confidence)
}

/// Mean score per non-ASCII character: how usual it is where it stands.
fn single_byte_score(sample: &[u8], encoding: &'static Encoding) -> f64 {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let (mut points, mut count) = (0.0f64, 0usize);
    let mut previous = ' ';
    for character in text.chars() {
        if !character.is_ascii() {
            count += 1;
            let after_same_script = script(previous) == script(character);
            points += match character {
                // The sixteen letters that make up most of running Russian and Arabic text.
                'о' | 'е' | 'а' | 'и' | 'н' | 'т' | 'с' | 'р' | 'в' | 'л' | 'к' | 'м' | 'д' => {
                    1.2
                }
                'ا' | 'ل' | 'ي' | 'م' | 'و' | 'ن' | 'ر' | 'ت' | 'ب' | 'ة' | 'ع' | 'د' => {
                    1.2
                }
                'а'..='я' | 'ё' => 0.8,
                // Capitals in the middle of a word betray the wrong code page.
                'А'..='Я' | 'Ё' => {
                    if previous.is_lowercase() {
                        -1.0
                    } else {
                        0.4
                    }
                }
                '\u{621}'..='\u{64a}' => 0.7,
                '\u{60c}' | '\u{61b}' | '\u{61f}' => 0.5,
                'é' | 'è' | 'à' | 'ó' | 'í' | 'á' | 'ñ' | 'ê' | 'ç' | 'ú' | 'ô' | 'û' | 'î' =>
                {
                    // In French and Spanish an accented letter stands among plain ones.
                    if previous.is_ascii_alphabetic() || previous == ' ' { 1.2 } else { -0.5 }
                }
                'É' | 'À' | 'Á' | 'Í' | 'Ó' | 'Ú' | 'Ñ' | 'ü' | 'œ' | 'ë' | 'ï' | 'â' => {
                    if previous.is_lowercase() && character.is_uppercase() {
                        -0.5
                    } else {
                        0.6
                    }
                }
                '«' | '»' | '“' | '”' | '’' | '‘' | '–' | '—' | '…' | '№' | '§' | '°'
                | '\u{a0}' => 0.6,
                '\u{fffd}' => -4.0,
                'ґ' | 'ђ' | 'ќ' | 'ў' | 'џ' | 'љ' | 'њ' | 'ћ' | 'є' | 'ї' | 'ѓ' => -0.6,
                _ => -0.4,
            };
            if character.is_alphabetic() && previous.is_alphabetic() && !after_same_script {
                // Words do not mix scripts, except that Latin accents stand among ASCII.
                points -= if script(character) == 1 { 0.0 } else { 0.8 };
            }
        }
        previous = character;
    }
    if count == 0 { 0.0 } else { points / count as f64 }
}

fn script(character: char) -> u8 {
    match character {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' => 1,
        '\u{400}'..='\u{4ff}' => 2,
        '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fefc}' => 3,
        _ => 0,
    }
}

/// The thirty-odd characters that adopted texts in Chinese use most, in both scripts.
const FREQUENT_HAN: &str = "的和在国國际際有了与與为為会會大一是年以及中关關于於其对對等要不各进進行第联聯合员員请請组組议議";

/// GB18030 and Big5 share most byte pairs: almost any text of one decodes in the other, into rare
/// characters. So the frequent characters decide.
fn guess_chinese(sample: &[u8]) -> Option<(&'static Encoding, f32)> {
    let mut best: Option<(&'static Encoding, f64)> = None;
    for encoding in [GB18030, BIG5] {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let (mut frequent, mut han, mut other, mut wrong) = (0usize, 0usize, 0usize, 0usize);
        for character in text.chars().filter(|character| !character.is_ascii()) {
            match character {
                '\u{4e00}'..='\u{9fff}' => {
                    han += 1;
                    frequent += usize::from(FREQUENT_HAN.contains(character));
                }
                '\u{3000}'..='\u{303f}'
                | '\u{ff00}'..='\u{ffef}'
                | '“'
                | '”'
                | '…'
                | '—'
                | '‘'
                | '’' => {}
                '\u{fffd}' => wrong += 1,
                _ => other += 1,
            }
        }
        if han < 2 || wrong * 20 > han || other * 8 > han {
            continue;
        }
        let score = frequent as f64 / han as f64 - wrong as f64 / han as f64;
        if best.is_none_or(|(_, known)| score > known) {
            best = Some((encoding, score));
        }
    }
    // Running Chinese reaches 0.12 and more; Cyrillic or Arabic bytes read as pairs stay near 0.02.
    best.filter(|(_, score)| *score > 0.06)
        .map(|(encoding, score)| (encoding, (0.7 + score as f32).min(0.95)))
}
