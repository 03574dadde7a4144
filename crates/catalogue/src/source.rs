//! Walking what a user gives: a file, a folder, a zip, a tar.
//!
//! Every file is hostile until read: names are only names, links are not followed, and what is
//! unpacked is counted and cut off at the limit.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use crate::{CatalogueError, FileKind, Unread, UnreadReason};

/// Limits on what is read.
#[derive(Debug, Clone, Copy)]
pub struct SourceLimits {
    /// Largest YAML file or line of JSON Lines, in bytes.
    pub record_bytes: usize,
    /// Largest table, in bytes.
    pub table_bytes: usize,
    /// Most files of a folder or an archive.
    pub files: usize,
}

impl Default for SourceLimits {
    fn default() -> Self {
        Self { record_bytes: 8 << 20, table_bytes: 256 << 20, files: 5_000_000 }
    }
}

/// A file, or a run of lines of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Path inside the source, `/` between the parts.
    pub name: String,
    /// What kind of file it is.
    pub kind: FileKind,
    /// Number of the first line, from 1; more than 1 only in JSON Lines, which come in runs.
    pub first_line: usize,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Whether the source broke off inside of it.
    pub partial: bool,
}

/// Bytes of JSON Lines that make a run.
const RUN: usize = 4 << 20;

/// Gives every file of a source that may be a catalogue's, in a fixed order, to `take`, and what
/// cannot be read as well.
///
/// # Errors
///
/// When the source itself cannot be opened or is of no kind that is read; or what `take` returns.
pub fn visit<E: From<CatalogueError>>(
    path: &Path,
    limits: &SourceLimits,
    take: &mut dyn FnMut(Result<Unit, Unread>) -> Result<(), E>,
) -> Result<(), E> {
    let data = fs::metadata(path).map_err(CatalogueError::file(path))?;
    let mut walk = Walk { limits, take, files: 0 };
    if data.is_dir() {
        return walk.folder(path);
    }
    let name =
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    if walk.archive(path, "", &name)? {
        return Ok(());
    }
    let Some(kind) = FileKind::of(&name) else {
        return Err(CatalogueError::UnknownKind { path: path.to_owned() }.into());
    };
    walk.open(path, &name, kind)
}

struct Walk<'a, E> {
    limits: &'a SourceLimits,
    take: &'a mut dyn FnMut(Result<Unit, Unread>) -> Result<(), E>,
    files: usize,
}

impl<E: From<CatalogueError>> Walk<'_, E> {
    fn folder(&mut self, root: &Path) -> Result<(), E> {
        // The names still to visit, the next one last.
        let mut open = vec![String::new()];
        while let Some(inside) = open.pop() {
            let path = if inside.is_empty() { root.to_owned() } else { root.join(&inside) };
            // Links are not followed: they may lead out of the folder, or in a circle.
            let kind =
                if inside.is_empty() { fs::metadata(&path) } else { fs::symlink_metadata(&path) };
            let data = match kind {
                Ok(data) => data,
                Err(error) => {
                    self.unread(&inside, UnreadReason::Broken(error.to_string()))?;
                    continue;
                }
            };
            if data.is_dir() {
                match names(&path) {
                    Ok(list) => open.extend(list.into_iter().rev().map(|name| {
                        if inside.is_empty() { name } else { format!("{inside}/{name}") }
                    })),
                    Err(error) => self.unread(&inside, UnreadReason::Broken(error.to_string()))?,
                }
            } else if data.is_file() {
                let name = inside.rsplit('/').next().unwrap_or_default().to_owned();
                if self.archive(&path, &inside, &name)? {
                    continue;
                }
                if let Some(kind) = FileKind::of(&name) {
                    self.open(&path, &inside, kind)?;
                }
            }
        }
        Ok(())
    }

    /// Reads an archive; `false` when the name is not that of one.
    fn archive(&mut self, path: &Path, inside: &str, name: &str) -> Result<bool, E> {
        let lower = name.to_ascii_lowercase();
        let prefix = if inside.is_empty() { String::new() } else { format!("{inside}!") };
        if lower.ends_with(".zip") {
            self.zip(path, &prefix)?;
        } else if lower.ends_with(".tar") {
            let file = File::open(path).map_err(CatalogueError::file(path))?;
            self.tar(name, BufReader::new(file), &prefix)?;
        } else if lower.ends_with(".tar.gz") || lower.ends_with(".tgz") {
            let file = File::open(path).map_err(CatalogueError::file(path))?;
            self.tar(name, MultiGzDecoder::new(BufReader::new(file)), &prefix)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn zip(&mut self, path: &Path, prefix: &str) -> Result<(), E> {
        let file = File::open(path).map_err(CatalogueError::file(path))?;
        let broken = |error: zip::result::ZipError| CatalogueError::Archive {
            path: path.to_owned(),
            detail: error.to_string(),
        };
        let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(broken)?;
        for at in 0..archive.len() {
            let mut entry = match archive.by_index(at) {
                Ok(entry) => entry,
                Err(error) => {
                    let place = format!("{prefix}entry {at}");
                    self.unread(&place, UnreadReason::Broken(error.to_string()))?;
                    continue;
                }
            };
            let inside = entry.name().map_or_else(|_| format!("entry {at}"), Into::into);
            let name = format!("{prefix}{inside}");
            if let (true, Some(kind)) = (entry.is_file(), FileKind::of(&name)) {
                self.stream(&mut entry, &name, kind)?;
            }
        }
        Ok(())
    }

    fn tar(&mut self, name: &str, reader: impl Read, prefix: &str) -> Result<(), E> {
        let mut archive = tar::Archive::new(reader);
        let entries = match archive.entries() {
            Ok(entries) => entries,
            Err(error) => return self.unread(name, UnreadReason::Broken(error.to_string())),
        };
        for entry in entries {
            let mut entry = match entry {
                Ok(entry) => entry,
                // Behind a broken header nothing more can be found.
                Err(error) => return self.unread(name, UnreadReason::Broken(error.to_string())),
            };
            let inside = format!("{prefix}{}", String::from_utf8_lossy(&entry.path_bytes()));
            if let (true, Some(kind)) =
                (entry.header().entry_type().is_file(), FileKind::of(&inside))
            {
                self.stream(&mut entry, &inside, kind)?;
            }
        }
        Ok(())
    }

    fn open(&mut self, path: &Path, name: &str, kind: FileKind) -> Result<(), E> {
        let file = match File::open(path) {
            Ok(file) => BufReader::new(file),
            Err(error) => return self.unread(name, UnreadReason::Broken(error.to_string())),
        };
        if name.to_ascii_lowercase().ends_with(".gz") {
            self.stream(&mut MultiGzDecoder::new(file), name, kind)
        } else {
            let mut file = file;
            self.stream(&mut file, name, kind)
        }
    }

    fn stream(&mut self, reader: &mut dyn Read, name: &str, kind: FileKind) -> Result<(), E> {
        self.files += 1;
        if self.files > self.limits.files {
            let reason = format!("more than {} files", self.limits.files);
            return if self.files == self.limits.files + 1 {
                self.unread(name, UnreadReason::TooLarge(reason))
            } else {
                Ok(())
            };
        }
        if kind == FileKind::Lines {
            return self.lines(reader, name);
        }
        let most = match kind {
            FileKind::Table => self.limits.table_bytes,
            FileKind::Yaml | FileKind::Lines => self.limits.record_bytes,
        };
        let mut bytes = Vec::new();
        let read = reader.take(most as u64 + 1).read_to_end(&mut bytes);
        match read {
            Err(error) => self.unread(name, UnreadReason::Broken(error.to_string())),
            Ok(_) if bytes.len() > most => {
                self.unread(name, UnreadReason::TooLarge(format!("more than {most} bytes")))
            }
            Ok(_) => (self.take)(Ok(Unit {
                name: name.to_owned(),
                kind,
                first_line: 1,
                bytes,
                partial: false,
            })),
        }
    }

    fn lines(&mut self, reader: &mut dyn Read, name: &str) -> Result<(), E> {
        let most = self.limits.record_bytes;
        let mut reader = BufReader::with_capacity(1 << 16, reader);
        let mut run = Vec::new();
        let mut first_line = 1;
        let mut line = 0;
        let mut partial = false;
        loop {
            let start = run.len();
            line += 1;
            let read = match read_line(&mut reader, &mut run, most) {
                Ok(read) => read,
                Err(error) => {
                    run.truncate(start);
                    partial = true;
                    let place = format!("{name}#{line}");
                    self.unread(&place, UnreadReason::Broken(error.to_string()))?;
                    Line::End
                }
            };
            if read == Line::TooLong {
                run.truncate(start);
                run.push(b'\n');
                let reason = UnreadReason::TooLarge(format!("a line of more than {most} bytes"));
                self.unread(&format!("{name}#{line}"), reason)?;
            }
            if run.len() >= RUN || (read == Line::End && !run.is_empty()) {
                let bytes = std::mem::take(&mut run);
                let kind = FileKind::Lines;
                (self.take)(Ok(Unit { name: name.to_owned(), kind, first_line, bytes, partial }))?;
                first_line = line + 1;
            }
            if read == Line::End {
                return Ok(());
            }
        }
    }

    fn unread(&mut self, place: &str, reason: UnreadReason) -> Result<(), E> {
        (self.take)(Err(Unread { place: place.to_owned(), reason }))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Read,
    TooLong,
    End,
}

/// Reads a line with its end into `into`; of a line that is too long only a part.
fn read_line(reader: &mut impl BufRead, into: &mut Vec<u8>, most: usize) -> io::Result<Line> {
    let start = into.len();
    let mut long = false;
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(if long { Line::TooLong } else { Line::End });
        }
        let end = buffer.iter().position(|byte| *byte == b'\n').map(|at| at + 1);
        let taken = end.unwrap_or(buffer.len());
        if !long {
            into.extend_from_slice(&buffer[..taken]);
        }
        long |= into.len() - start > most;
        reader.consume(taken);
        if end.is_some() {
            return Ok(if long { Line::TooLong } else { Line::Read });
        }
    }
}

fn names(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
