//! How far an output that was broken off goes.
//!
//! Nothing but the output itself is looked at: each record names its document. A packed output is
//! made of members that each hold whole documents, so everything in a whole member is done. In a
//! plain one the last document may be cut off, and is done again.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use actum_read::source::Packing;
use anyhow::{Context, Result};
use serde::Deserialize;

use super::inputs::Key;
use crate::failure::{Ending, Failure};
use crate::message::say;

/// Every record begins like this.
const BEGINNING: &[u8] = b"{\"schema_version\":";

/// How much is read at once from the end of a plain output.
const STEP: u64 = 256 * 1024;

/// No record is longer; a file with such a line is no output of this program.
const LONGEST_LINE: usize = 512 << 20;

/// How far an output goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Done {
    /// Bytes of the file to keep.
    pub(super) length: u64,
    /// Bytes to be cut off.
    pub(super) cut: u64,
    /// The last document in what is kept.
    pub(super) last: Option<Key>,
}

#[derive(Deserialize)]
struct Record {
    document: Document,
}

#[derive(Deserialize)]
struct Document {
    path: String,
    #[serde(default)]
    line: Option<u64>,
}

/// Finds how far the output at `path` goes; nothing is changed.
///
/// # Errors
///
/// When it cannot be read, or is no output of `actum extract`.
pub(super) fn find(path: &Path, packing: Packing) -> Result<Done> {
    let name = path.display().to_string();
    let unreadable = || say!("cli-extract-unreadable", file = name.as_str());
    let foreign =
        || Failure::error(Ending::Usage, say!("cli-extract-foreign", file = name.as_str()));
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Done { length: 0, cut: 0, last: None });
        }
        Err(error) => return Err(error).with_context(unreadable),
    };
    let size = file.metadata().with_context(unreadable)?.len();
    let (length, last) = match packing {
        Packing::None => plain(file, size).with_context(unreadable)?,
        Packing::Gzip | Packing::Zstd => packed(file, packing).with_context(unreadable)?,
    }
    .ok_or_else(foreign)?;
    Ok(Done { length, cut: size - length, last })
}

/// The document of a record; `None` when it is no record.
fn key(line: &[u8]) -> Option<Key> {
    let Record { document: Document { path, line } } = serde_json::from_slice(line).ok()?;
    Some(Key { path, line })
}

/// Whether the bytes are the beginning of a record, as far as they go.
fn begins_well(bytes: &[u8]) -> bool {
    bytes.iter().zip(BEGINNING).all(|(found, expected)| found == expected)
}

/// `None` when the file is not ours.
fn plain(file: File, size: u64) -> io::Result<Option<(u64, Option<Key>)>> {
    let mut lines = Backwards { file, start: size, bytes: Vec::new() };
    // What stands behind the last line end was cut off.
    let Some((start, rest)) = lines.previous()? else { return Ok(Some((0, None))) };
    if !begins_well(&rest) {
        return Ok(None);
    }
    let mut keep = start;
    let mut last: Option<Key> = None;
    while let Some((start, line)) = lines.previous()? {
        let Some(found) = key(&line) else { return Ok(None) };
        match &last {
            Some(last) if *last != found => return Ok(Some((keep, Some(found)))),
            Some(_) => {}
            None => last = Some(found),
        }
        keep = start;
    }
    Ok(Some((keep, None)))
}

/// The lines of a file from its end, first the words behind the last line end.
struct Backwards {
    file: File,
    /// Where `bytes` begin in the file.
    start: u64,
    bytes: Vec<u8>,
}

impl Backwards {
    /// The line before the last one given, without its line end, and where it begins.
    fn previous(&mut self) -> io::Result<Option<(u64, Vec<u8>)>> {
        if self.start == 0 && self.bytes.is_empty() {
            return Ok(None);
        }
        // Only what came in last is looked through again.
        let mut looked = 0;
        loop {
            let unseen = self.bytes.len() - looked;
            if let Some(end) = self.bytes[..unseen].iter().rposition(|byte| *byte == b'\n') {
                let line = self.bytes.split_off(end + 1);
                let start = self.start + end as u64 + 1;
                self.bytes.pop();
                return Ok(Some((start, line)));
            }
            if self.start == 0 {
                return Ok(Some((0, std::mem::take(&mut self.bytes))));
            }
            if self.bytes.len() > LONGEST_LINE {
                return Ok(Some((self.start, std::mem::take(&mut self.bytes))));
            }
            looked = self.bytes.len();
            let step = STEP.min(self.start);
            self.start -= step;
            self.file.seek(SeekFrom::Start(self.start))?;
            let mut piece = Vec::new();
            self.file.by_ref().take(step).read_to_end(&mut piece)?;
            piece.append(&mut self.bytes);
            self.bytes = piece;
        }
    }
}

/// Counts what is taken from a reader.
struct Counted<R> {
    reader: R,
    taken: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.taken += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.taken += amount as u64;
        self.reader.consume(amount);
    }
}

/// `None` when the file is not ours.
fn packed(file: File, packing: Packing) -> io::Result<Option<(u64, Option<Key>)>> {
    let mut reader = Counted { reader: BufReader::with_capacity(1 << 16, file), taken: 0 };
    let mut keep = 0;
    let mut last = None;
    let first = reader.fill_buf()?;
    let magic: &[u8] = match packing {
        Packing::None => b"",
        Packing::Gzip => &[0x1f, 0x8b],
        Packing::Zstd => &[0x28, 0xb5, 0x2f, 0xfd],
    };
    if first.iter().zip(magic).any(|(found, expected)| found != expected) {
        return Ok(None);
    }
    while !reader.fill_buf()?.is_empty() {
        let mut words = LastLine::default();
        let whole = match packing {
            Packing::Gzip => words.read(flate2::bufread::GzDecoder::new(&mut reader)),
            Packing::Zstd => zstd::stream::read::Decoder::with_buffer(&mut reader)
                .and_then(|decoder| words.read(decoder.single_frame())),
            Packing::None => Ok(()),
        };
        if !begins_well(&words.first) {
            return Ok(None);
        }
        if whole.is_err() {
            break;
        }
        // A member of ours ends with a line end.
        if !words.ended {
            return Ok(None);
        }
        let Some(found) = key(&words.line) else { return Ok(None) };
        last = Some(found);
        keep = reader.taken;
    }
    Ok(Some((keep, last)))
}

/// The last line of a stream, and its first bytes.
#[derive(Default)]
struct LastLine {
    first: Vec<u8>,
    line: Vec<u8>,
    /// Whether the line has its line end.
    ended: bool,
}

impl LastLine {
    fn read(&mut self, mut reader: impl Read) -> io::Result<()> {
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = match reader.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            for piece in buffer[..read].split_inclusive(|byte| *byte == b'\n') {
                if self.ended {
                    self.line.clear();
                    self.ended = false;
                }
                self.line.extend_from_slice(piece);
                if self.line.ends_with(b"\n") {
                    self.line.pop();
                    self.ended = true;
                }
                if self.first.is_empty() && self.line.len() >= BEGINNING.len() {
                    self.first = self.line[..BEGINNING.len()].to_vec();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::target::pack;
    use super::*;

    fn record(path: &str, line: Option<u64>, provision: u32) -> String {
        let line = line.map(|line| format!(",\"line\":{line}")).unwrap_or_default();
        format!(
            "{{\"schema_version\":\"1.1\",\"document\":{{\"path\":\"{path}\"{line}}},\
             \"provision\":{provision}}}\n"
        )
    }

    fn found(bytes: &[u8], packing: Packing) -> Result<Done> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        std::fs::write(&path, bytes).unwrap();
        find(&path, packing)
    }

    /// Documents with their records, and where each begins in the plain output.
    fn documents() -> (Vec<(Key, String)>, String) {
        let mut documents = Vec::new();
        for (path, line, records) in
            [("a.txt", None, 3), ("b.jsonl", Some(1), 1), ("b.jsonl", Some(2), 2), ("c", None, 1)]
        {
            let words = (0..records).map(|at| record(path, line, at)).collect::<String>();
            documents.push((Key { path: path.to_owned(), line }, words));
        }
        let all = documents.iter().map(|(_, words)| words.as_str()).collect();
        (documents, all)
    }

    #[test]
    fn a_plain_output_cut_anywhere_keeps_whole_documents_only() {
        let (documents, all) = documents();
        for cut in 0..=all.len() {
            let done = found(&all.as_bytes()[..cut], Packing::None).unwrap();
            assert_eq!(done.length + done.cut, cut as u64);
            // What is kept ends where a document ends, and the last of it is named.
            let mut end = 0;
            let mut last = None;
            for (key, words) in &documents {
                if end == done.length {
                    break;
                }
                end += words.len() as u64;
                last = Some(key.clone());
            }
            assert_eq!((end, last), (done.length, done.last), "cut at {cut}");
            // No more than the last two documents begun are done again: of the last not even a
            // whole record may be there, and then the one before may not be whole either.
            let mut starts: Vec<u64> = documents
                .iter()
                .scan(0, |start, (_, words)| {
                    *start += words.len() as u64;
                    Some(*start - words.len() as u64)
                })
                .filter(|start| *start < cut as u64)
                .collect();
            starts.pop();
            assert!(done.length >= starts.pop().unwrap_or(0), "cut at {cut}");
        }
    }

    #[test]
    fn a_packed_output_cut_anywhere_keeps_whole_members_only() {
        let (documents, _) = documents();
        for packing in [Packing::Gzip, Packing::Zstd] {
            let mut bytes = Vec::new();
            let mut ends = vec![(0, None)];
            for (key, words) in &documents {
                bytes.extend(pack(words.clone().into_bytes(), packing).unwrap());
                ends.push((bytes.len() as u64, Some(key.clone())));
            }
            for cut in 0..=bytes.len() {
                let done = found(&bytes[..cut], packing).unwrap();
                let expected = ends.iter().rev().find(|(end, _)| *end <= cut as u64).unwrap();
                assert_eq!((done.length, done.last), *expected, "{packing:?} cut at {cut}");
            }
        }
    }

    #[test]
    fn a_file_of_somebody_else_is_left_alone() {
        for words in ["a letter\n", "{\"a\": 1}\n{\"b\"", "\n\n", "x"] {
            let error = found(words.as_bytes(), Packing::None).unwrap_err();
            assert_eq!(Ending::of(&error), Some(Ending::Usage), "{words:?}");
            let packed = pack(words.as_bytes().to_vec(), Packing::Gzip).unwrap();
            assert!(found(&packed, Packing::Gzip).is_err(), "{words:?}");
        }
        let (_, all) = documents();
        assert!(found(all.as_bytes(), Packing::Gzip).is_err(), "plain records in a .gz");
    }

    #[test]
    fn lines_longer_than_a_step_are_read_whole() {
        let long = format!(
            "{{\"schema_version\":\"1.1\",\"document\":{{\"path\":\"a\"}},\"x\":\"{}\"}}\n",
            "y".repeat(3 * usize::try_from(STEP).unwrap() + 7)
        );
        let all = format!("{long}{}{}", record("b", None, 1), long.replace("\"a\"", "\"c\""));
        let done = found(all.as_bytes(), Packing::None).unwrap();
        assert_eq!(done.last, Some(Key { path: "b".to_owned(), line: None }));
        assert_eq!(done.cut as usize, long.len());
    }
}
