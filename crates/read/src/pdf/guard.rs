//! What a PDF unpacks to, measured before anything reads it.
//!
//! The library that draws the pages unpacks streams without a limit, so a file of a few kilobytes
//! could fill the memory. Every stream of a PDF stands in the open behind the word `stream`, which
//! makes it possible to unpack each one here first, into a buffer that stops at the limit.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;

use crate::{Limits, ReadError};

/// Bytes before the word `stream` in which its dictionary is looked for.
const DICTIONARY: usize = 4096;
/// Filters of one stream; real files have at most three.
const MOST_FILTERS: usize = 8;

/// What was measured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Measure {
    /// Bytes of the largest stream that may be a form: a piece of page drawn as often as it is named.
    pub(super) largest_form: u64,
}

/// Ways in which a stream may be packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Flate,
    Lzw,
    RunLength,
    Hexadecimal,
    Base85,
}

/// Whether the file says that it is encrypted. Names may be written with escapes (`#45`), and the
/// dictionary that says it is never packed.
pub(super) fn is_encrypted(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'/', bytes).any(|at| {
        let mut rest = bytes[at + 1..].iter();
        for expected in b"Encrypt" {
            let Some(found) = next_of_name(&mut rest) else { return false };
            if found != *expected {
                return false;
            }
        }
        rest.next().is_none_or(|next| b" \t\r\n\x0c\0/<([".contains(next))
    })
}

/// The next byte of a name, an escape resolved.
fn next_of_name(rest: &mut std::slice::Iter<'_, u8>) -> Option<u8> {
    let byte = *rest.next()?;
    if byte != b'#' {
        return Some(byte);
    }
    let high = (*rest.next()? as char).to_digit(16)?;
    let low = (*rest.next()? as char).to_digit(16)?;
    u8::try_from(high * 16 + low).ok()
}

/// Unpacks every stream of the file within the limits and tells what was found.
///
/// # Errors
///
/// When the streams together, or one in proportion to its packed size, exceed the limits.
pub(super) fn measure(bytes: &[u8], limits: &Limits) -> Result<Measure, ReadError> {
    let mut measure = Measure::default();
    let mut total = 0u64;
    let mut start = 0;
    while let Some(found) = memmem::find(&bytes[start..], b"stream") {
        let word = start + found;
        start = word + b"stream".len();
        if bytes[..word].ends_with(b"end") {
            continue;
        }
        let dictionary = dictionary_before(bytes, word);
        let packings = packings(dictionary);
        let data = match &bytes[start..] {
            [b'\r', b'\n', data @ ..] | [b'\r' | b'\n', data @ ..] => data,
            data => data,
        };
        let data = &data[..memmem::find(data, b"endstream").unwrap_or(data.len())];
        let budget = limits.max_inflated_bytes.saturating_sub(total);
        let Some(size) = unpacked(data, &packings, budget) else {
            return Err(ReadError::TooLarge {
                name: String::new(),
                what: format!("the unpacked size of the streams up to byte {word}"),
                found: limits.max_inflated_bytes.saturating_add(1),
                limit: limits.max_inflated_bytes,
                setting: "max_inflated_bytes",
            });
        };
        total += size;
        if memmem::find(dictionary, b"Form").is_some() || dictionary.contains(&b'#') {
            measure.largest_form = measure.largest_form.max(size);
        }
    }
    Ok(measure)
}

/// The bytes of the dictionary that ends before `end`, as far as it can be told without reading
/// the file: back to the word `obj`.
fn dictionary_before(bytes: &[u8], end: usize) -> &[u8] {
    let window = &bytes[end.saturating_sub(DICTIONARY)..end];
    match memmem::rfind(window, b" obj") {
        Some(at) => &window[at..],
        None => window,
    }
}

/// The packings that the dictionary names, in order. A filter named elsewhere in the file, or by a
/// name with escapes, is taken for the commonest.
fn packings(dictionary: &[u8]) -> Vec<Packing> {
    let mut found = Vec::new();
    for at in memchr::memchr_iter(b'/', dictionary) {
        let name = &dictionary[at + 1..];
        let end = name.iter().position(|byte| b" \t\r\n\x0c\0/<>()[]".contains(byte));
        let packing = match &name[..end.unwrap_or(name.len())] {
            b"FlateDecode" | b"Fl" => Packing::Flate,
            b"LZWDecode" | b"LZW" => Packing::Lzw,
            b"RunLengthDecode" | b"RL" => Packing::RunLength,
            b"ASCIIHexDecode" | b"AHx" => Packing::Hexadecimal,
            b"ASCII85Decode" | b"A85" => Packing::Base85,
            name if name.contains(&b'#') => Packing::Flate,
            _ => continue,
        };
        if found.len() < MOST_FILTERS {
            found.push(packing);
        }
    }
    let elsewhere = memmem::find(dictionary, b"/Filter").is_some_and(|at| {
        let rest = dictionary[at + b"/Filter".len()..].trim_ascii_start();
        rest.first().is_some_and(u8::is_ascii_digit)
    });
    if found.is_empty() && elsewhere {
        found.push(Packing::Flate);
    }
    found
}

/// How many bytes the data unpack to, or `None` when it is more than `budget`.
fn unpacked(data: &[u8], packings: &[Packing], budget: u64) -> Option<u64> {
    let (last, before) = match packings {
        [] => return Some(0),
        [before @ .., last] => (last, before),
    };
    let mut held;
    let mut data = data;
    for packing in before {
        held = unpack(data, *packing, budget)?;
        data = &held;
    }
    Some(unpack(data, *last, budget)?.len() as u64)
}

fn unpack(data: &[u8], packing: Packing, budget: u64) -> Option<Vec<u8>> {
    let most = usize::try_from(budget).unwrap_or(usize::MAX);
    let unpacked = match packing {
        Packing::Flate => {
            let mut out = Vec::new();
            let whole = ZlibDecoder::new(data).take(budget.saturating_add(1)).read_to_end(&mut out);
            if whole.is_err() && out.is_empty() {
                // Some programs leave the two bytes of the header out.
                let _ =
                    DeflateDecoder::new(data).take(budget.saturating_add(1)).read_to_end(&mut out);
            }
            out
        }
        Packing::Lzw => lzw(data, most),
        Packing::RunLength => run_length(data, most),
        Packing::Hexadecimal => hexadecimal(data),
        Packing::Base85 => base85(data),
    };
    (unpacked.len() <= most).then_some(unpacked)
}

/// Lempel, Ziv and Welch with codes of 9 to 12 bits (ISO 32000-2, 7.4.4), up to one byte over
/// `most`.
fn lzw(data: &[u8], most: usize) -> Vec<u8> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut out: Vec<u8> = Vec::new();
    // Each entry is a stretch of what was written already, one byte longer than an earlier one.
    let mut entries: Vec<(usize, usize)> = Vec::new();
    let mut previous: Option<(usize, usize)> = None;
    let (mut held, mut bits) = (0u32, 0u32);
    let mut bytes = data.iter();
    loop {
        let next = entries.len() + END + 2;
        let width = 9 + [512, 1024, 2048].iter().filter(|limit| next >= **limit).count() as u32;
        while bits < width {
            let Some(byte) = bytes.next() else { return out };
            held = held << 8 | u32::from(*byte);
            bits += 8;
        }
        bits -= width;
        let code = (held >> bits) as usize & ((1 << width) - 1);
        held &= (1 << bits) - 1;
        let at = out.len();
        match code {
            CLEAR => {
                entries.clear();
                previous = None;
                continue;
            }
            END => return out,
            byte if byte < CLEAR => out.push(byte.to_le_bytes()[0]),
            entry => {
                let known = entries.get(entry - END - 1).copied();
                let Some((from, length)) =
                    known.or(previous.map(|(from, length)| (from, length + 1)))
                else {
                    return out;
                };
                for step in 0..length {
                    let Some(byte) = out.get(from + step).copied() else { return out };
                    out.push(byte);
                }
            }
        }
        if out.len() > most {
            return out;
        }
        if let Some((from, length)) = previous
            && entries.len() < 4096 - END - 1
        {
            entries.push((from, length + 1));
        }
        previous = Some((at, out.len() - at));
    }
}

fn run_length(data: &[u8], most: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = data;
    while let [length, after @ ..] = rest {
        if out.len() > most || *length == 128 {
            break;
        }
        let count = usize::from(*length);
        if count < 128 {
            let taken = after.len().min(count + 1);
            out.extend_from_slice(&after[..taken]);
            rest = &after[taken..];
        } else {
            let Some((byte, after)) = after.split_first() else { break };
            out.extend(std::iter::repeat_n(*byte, 257 - count));
            rest = after;
        }
    }
    out
}

fn hexadecimal(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = data
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| u8::try_from((*byte as char).to_digit(16)?).ok())
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

/// Four bytes in five characters (ISO 32000-2, 7.4.3).
fn base85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group = 0u32;
    let mut count = 0;
    for byte in data {
        match byte {
            b'z' if count == 0 => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend_from_slice(&group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.extend_from_slice(&group.to_be_bytes()[..count - 1]);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn packed(data: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(data).expect("a vector takes all");
        encoder.finish().expect("a vector takes all")
    }

    fn object(dictionary: &str, data: &[u8]) -> Vec<u8> {
        [format!("1 0 obj\n<<{dictionary}>>\nstream\n").as_bytes(), data, b"\nendstream\nendobj\n"]
            .concat()
    }

    #[test]
    fn packed_streams_are_measured() {
        let limits = Limits { max_inflated_bytes: 100_000, ..Limits::default() };
        let once = packed(&vec![b' '; 90_000]);
        let file = object("/Filter/FlateDecode/Subtype/Form", &once);
        assert_eq!(measure(&file, &limits).expect("fits").largest_form, 90_000);
        let twice = [file.clone(), file].concat();
        let refused = measure(&twice, &limits).expect_err("over the limit together");
        assert!(refused.to_string().contains("max_inflated_bytes"), "{refused}");
        let nested = packed(&packed(&vec![b' '; 200_000]));
        assert!(measure(&object("/Filter[/FlateDecode/FlateDecode]", &nested), &limits).is_err());
        let indirect = object("/Filter 7 0 R", &packed(&vec![b' '; 200_000]));
        assert!(measure(&indirect, &limits).is_err());
        let picture = object("/Filter/DCTDecode", &once);
        assert_eq!(measure(&picture, &limits).expect("not unpacked"), Measure::default());
    }

    #[test]
    fn other_packings_unpack() {
        assert_eq!(base85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(run_length(&[2, b'a', b'b', b'c', 254, b'x', 128], 100), b"abcxxx");
        // The example of ISO 32000-2, 7.4.4.2.
        let example = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(lzw(&example, 100), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        assert!(lzw(&[0xFF; 3000], 500).len() < 6000);
    }

    #[test]
    fn encryption_is_seen_however_it_is_written() {
        assert!(is_encrypted(b"trailer<</Encrypt 5 0 R>>"));
        assert!(is_encrypted(b"trailer<</#45ncr#79pt<<"));
        assert!(!is_encrypted(b"<</EncryptMetadata false>>"));
        assert!(!is_encrypted(b"and/Encryption"));
    }
}
