//! The ways in which files are broken, for the tests that change the seeds without a fuzzer.

use std::io::{Cursor, Read as _, Write as _};

use super::random::Random;

/// Changes bytes in the ways in which files are broken: bits, figures, pieces cut, doubled, moved
/// and taken from another seed. `signs` are those that mean something to the reader.
pub(crate) fn changed(bytes: &[u8], other: &[u8], signs: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(6) {
        if bytes.is_empty() {
            break;
        }
        let at = random.below(bytes.len());
        let length = random.below(64).min(bytes.len() - at);
        match random.below(8) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = signs[random.below(signs.len())],
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..at + length)),
            4 => {
                let piece = bytes[at..at + length].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            5 => {
                let piece = bytes[at..at + length].repeat(random.below(40));
                bytes.splice(at..at, piece);
            }
            6 => bytes[at] = u8::try_from(random.below(256)).unwrap_or(0),
            _ => {
                let from = random.below(other.len());
                let length = random.below(256).min(other.len() - from);
                bytes.splice(at..at, other[from..from + length].iter().copied());
            }
        }
    }
    bytes
}

/// Packs changed parts again, so that changes reach what lies inside a package: one at random, and
/// those that are the `main` one.
pub(crate) fn repacked(
    bytes: &[u8],
    signs: &[u8],
    main: impl Fn(&str) -> bool,
    random: &mut Random,
) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let chosen = random.below(archive.len());
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).ok()?;
        let name = file.name().ok()?.to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).ok()?;
        if index == chosen || main(&name) {
            content = changed(&content, &content, signs, random);
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).ok()?;
        writer.write_all(&content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}
