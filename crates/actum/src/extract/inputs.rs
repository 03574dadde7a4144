//! What there is to read: files, folders, standard input, collections with a document a line.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use actum_read::source::{self, Line, Lines, Packing};
use actum_read::{Limits, ReadError};

/// One document to be understood, or the reason why there is none.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) key: Key,
    pub(super) content: Content,
}

/// Which document it is. Keys of one run differ from each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    /// The file as it was named.
    pub(super) path: String,
    /// The line, in a collection.
    pub(super) line: Option<u64>,
}

#[derive(Debug)]
pub(super) enum Content {
    /// A file that is one document.
    File(PathBuf),
    /// A line that is one document.
    Line(Vec<u8>),
    /// Nothing that could be read.
    Refused(ReadError),
}

impl Unit {
    /// Bytes it will hold in memory, as far as known before reading.
    pub(super) fn bytes(&self) -> u64 {
        match &self.content {
            // A file that cannot be looked at is refused when it is read.
            Content::File(path) => std::fs::metadata(path).map_or(0, |found| found.len()),
            Content::Line(line) => line.len() as u64,
            Content::Refused(_) => 0,
        }
        .max(1)
    }
}

/// The documents of the inputs, in order.
pub(super) struct Inputs {
    files: std::vec::IntoIter<PathBuf>,
    collections: bool,
    limits: Limits,
    open: Option<Open>,
    /// The last document that is done already; everything up to it is passed over.
    done: Option<Key>,
}

/// A collection that is being read.
struct Open {
    path: String,
    packing: Packing,
    lines: Lines<Box<dyn BufRead + Send>>,
}

impl Inputs {
    /// Reads `files` in order. Those named as collections hold a document a line; with
    /// `collections` all do. Everything up to `done` is passed over.
    pub(super) fn new(
        files: Vec<PathBuf>,
        collections: bool,
        limits: Limits,
        done: Option<Key>,
    ) -> Self {
        Self { files: files.into_iter(), collections, limits, open: None, done }
    }

    fn next_file(&mut self) -> Option<Unit> {
        loop {
            let path = self.files.next()?;
            let key = Key { path: path.display().to_string(), line: None };
            let collection = self.collections || is_collection(&path);
            if let Some(done) = &self.done {
                if done.path != key.path {
                    continue;
                }
                if !collection || done.line.is_none() {
                    self.done = None;
                    continue;
                }
            }
            if !collection {
                return Some(Unit { key, content: Content::File(path) });
            }
            match open(&path) {
                Ok((packing, reader)) => {
                    let lines = Lines::new(reader, self.limits.max_line_bytes);
                    self.open = Some(Open { path: key.path, packing, lines });
                    return None;
                }
                Err(error) => return Some(Unit { key, content: Content::Refused(error) }),
            }
        }
    }

    /// The next line of the open collection; `None` at its end.
    fn next_line(&mut self) -> Option<Unit> {
        loop {
            let open = self.open.as_mut()?;
            let read = open.lines.next_line();
            let number = open.lines.number();
            let key = |line| Key { path: open.path.clone(), line: Some(line) };
            let done = self.done.as_ref().and_then(|done| done.line);
            let content = match read {
                Ok(None) => {
                    let path = open.path.clone();
                    self.open = None;
                    self.done = None;
                    let done = done?;
                    let error = ReadError::Line {
                        name: path.clone(),
                        line: done,
                        message: format!(
                            "the output goes up to this line, but the input ends at line {number}; \
                             give the input with which the output was begun, or another --out"
                        ),
                    };
                    return Some(Unit {
                        key: Key { path, line: Some(done) },
                        content: Content::Refused(error),
                    });
                }
                Ok(Some(line)) => {
                    if let Some(done) = done {
                        if number == done {
                            self.done = None;
                        }
                        continue;
                    }
                    match line {
                        Line::Whole(line) if line.trim_ascii().is_empty() => continue,
                        Line::Whole(line) => Content::Line(line),
                        Line::TooLong { bytes } => Content::Refused(ReadError::TooLarge {
                            name: open.path.clone(),
                            what: format!("line {number}"),
                            found: bytes,
                            limit: self.limits.max_line_bytes as u64,
                            setting: "max_line_bytes",
                        }),
                    }
                }
                Err(error) => {
                    // The rest of the collection is lost; the record of that bears the number of
                    // the line that did not come.
                    let (name, packing) = (open.path.clone(), open.packing);
                    self.open = None;
                    self.done = None;
                    if done == Some(number + 1) {
                        return None;
                    }
                    let error = source::unreadable(&name, packing, Some(number), error);
                    return Some(Unit {
                        key: Key { path: name, line: Some(number + 1) },
                        content: Content::Refused(error),
                    });
                }
            };
            return Some(Unit { key: key(number), content });
        }
    }
}

impl Iterator for Inputs {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        loop {
            if self.open.is_some() {
                if let Some(unit) = self.next_line() {
                    return Some(unit);
                }
                continue;
            }
            if let Some(unit) = self.next_file() {
                return Some(unit);
            }
            self.open.as_ref()?;
        }
    }
}

/// By its name: `corpus.jsonl`, `corpus.ndjson.zst`.
fn is_collection(path: &Path) -> bool {
    let name = path.to_string_lossy();
    Path::new(Packing::bare_name(&name)).extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson")
    })
}

fn open(path: &Path) -> Result<(Packing, Box<dyn BufRead + Send>), ReadError> {
    if path != Path::new("-") {
        return source::open(path);
    }
    source::unpacked(io::stdin())
        .map_err(|source| ReadError::Unreadable { name: "-".to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collections_are_told_by_their_names() {
        for name in ["a.jsonl", "b/c.JSONL.gz", "d.ndjson.zst"] {
            assert!(is_collection(Path::new(name)), "{name}");
        }
        for name in ["a.json", "jsonl", "a.jsonl.txt", "b.txt.gz", "-", ".gz"] {
            assert!(!is_collection(Path::new(name)), "{name}");
        }
    }

    fn keys(files: &[PathBuf], done: Option<Key>) -> Vec<(String, Option<u64>)> {
        Inputs::new(files.to_vec(), false, Limits::default(), done)
            .map(|unit| (unit.key.path, unit.key.line))
            .collect()
    }

    #[test]
    fn everything_up_to_the_last_document_done_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, words: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, words).unwrap();
            path
        };
        let files = [
            write("1.txt", "x"),
            write("2.jsonl", "{}\n\n{}\n{}"),
            folder.path().join("3.jsonl"),
            write("4.txt", "y"),
        ];
        let all = keys(&files, None);
        let lines: Vec<Option<u64>> = all.iter().map(|(_, line)| *line).collect();
        assert_eq!(lines, [None, Some(1), Some(3), Some(4), None, None]);
        for (at, (path, line)) in all.iter().enumerate() {
            let done = Key { path: path.clone(), line: *line };
            assert_eq!(keys(&files, Some(done)), all[at + 1..], "after {path} {line:?}");
        }
    }
}
