//! The zip archive and its conventions (ECMA-376 part 2): parts, content types, relationships.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use memchr::memmem;
use zip::read::ZipFile;
use zip::result::ZipError;
use zip::{ZipArchive, ZipReadOptions};

use crate::limits::RATIO_FLOOR;
use crate::relationship::{ContentTypes, Relationships};
use crate::signature;
use crate::xml::XmlReader;
use crate::{Error, Limits};

/// An opened package: names are checked, sizes are limited, nothing is unpacked yet.
///
/// ```
/// use actum_ooxml::{Error, Limits, Package};
/// let refused = Package::open(b"%PDF-1.7", &Limits::default());
/// assert!(matches!(refused, Err(Error::NotAPackage { looks_like: "a PDF file", .. })));
/// ```
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    names: BTreeMap<String, Entry>,
    limits: Limits,
    inflated: u64,
}

#[derive(Debug, Clone)]
struct Entry {
    index: usize,
    name: String,
    packed: u64,
    unpacked: u64,
    encrypted: bool,
}

impl std::fmt::Debug for Package<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Package").field("names", &self.names).finish_non_exhaustive()
    }
}

impl<'b> Package<'b> {
    /// Opens the archive and checks every name in it.
    ///
    /// # Errors
    ///
    /// When the bytes are no zip archive (the error says what they look like), when the archive
    /// breaks off, has too many entries, overlapping entries, or names that are absolute, lead
    /// upwards or appear twice.
    pub fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, Error> {
        signature::check(bytes)?;
        // Every entry of the directory begins with these bytes; counting them is cheaper than
        // believing the count the archive claims, and comes before entries take memory.
        let count = memmem::find_iter(bytes, b"PK\x01\x02").count();
        if count > limits.max_parts {
            return Err(Error::too_large(
                "(package)",
                "the number of entries",
                count as u64,
                limits.max_parts as u64,
                "max_parts",
            ));
        }
        let mut archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken_archive(&error))?;
        if archive.has_duplicate_names() {
            return Err(Error::UnsafeName { name: String::new(), why: "twice under one name" });
        }
        if archive.has_overlapping_entries().map_err(|error| broken_archive(&error))? {
            return Err(Error::Damaged {
                part: "(package)".to_owned(),
                detail: "entries of the archive overlap, as in a decompression bomb".to_owned(),
            });
        }
        let names = checked_names(&archive)?;
        Ok(Self { archive, names, limits: *limits, inflated: 0 })
    }

    /// Whether the package has this part. Names are compared without regard to case, as
    /// ECMA-376 part 2, 6.2.2 asks.
    pub fn has(&self, part: &str) -> bool {
        self.names.contains_key(&key(part))
    }

    /// The names of all entries, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.values().map(|entry| entry.name.as_str())
    }

    /// A streaming XML reader over a part.
    ///
    /// # Errors
    ///
    /// When the part is missing, encrypted, or declares a size or ratio over the limits. The same
    /// limits are enforced on the real bytes while they are read.
    pub fn xml(&mut self, part: &str) -> Result<XmlReader<'_>, Error> {
        let limits = self.limits;
        let (name, reader) = self.reader(part)?;
        XmlReader::new(name, Box::new(reader), &limits)
    }

    /// The unpacked bytes of a part.
    ///
    /// # Errors
    ///
    /// As [`Package::xml`].
    pub fn bytes(&mut self, part: &str) -> Result<Vec<u8>, Error> {
        let (name, mut reader) = self.reader(part)?;
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| from_io(&name, &error))?;
        Ok(bytes)
    }

    /// The content types of the package.
    ///
    /// # Errors
    ///
    /// When `[Content_Types].xml` is missing or unreadable.
    pub fn content_types(&mut self) -> Result<ContentTypes, Error> {
        ContentTypes::read(self.xml("[Content_Types].xml")?)
    }

    /// The relationships of a part, or of the package when `part` is empty. A part without a
    /// relationships part has none.
    ///
    /// # Errors
    ///
    /// When the relationships part is there but unreadable.
    pub fn relationships(&mut self, part: &str) -> Result<Relationships, Error> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        if !self.has(&name) {
            return Ok(Relationships::default());
        }
        Relationships::read(self.xml(&name)?, folder)
    }

    fn reader(&mut self, part: &str) -> Result<(String, PartReader<'_, 'b>), Error> {
        let entry = self
            .names
            .get(&key(part))
            .ok_or_else(|| Error::MissingPart { part: part.to_owned() })?
            .clone();
        if entry.encrypted {
            return Err(Error::Encrypted { part: entry.name });
        }
        let guard = Guard {
            packed: entry.packed,
            unpacked: 0,
            before: self.inflated,
            limits: self.limits,
            part: entry.name.clone(),
        };
        guard.check(entry.unpacked)?;
        let file = self
            .archive
            .by_index_with_options(entry.index, ZipReadOptions::new())
            .map_err(|error| broken_part(&entry.name, &error))?;
        Ok((entry.name, PartReader { file, guard, inflated: &mut self.inflated }))
    }
}

fn key(part: &str) -> String {
    part.trim_start_matches('/').to_ascii_lowercase()
}

fn checked_names(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<BTreeMap<String, Entry>, Error> {
    let mut names = BTreeMap::new();
    for index in 0..archive.len() {
        let file = archive.by_index_data(index).map_err(|error| broken_archive(&error))?;
        let name = file.name().map_err(|error| broken_archive(&error))?.replace('\\', "/");
        if let Some(why) = unsafe_name(&name) {
            return Err(Error::UnsafeName { name: shown(&name), why });
        }
        let entry = Entry {
            index,
            packed: file.compressed_size(),
            unpacked: file.size(),
            encrypted: file.encrypted(),
            name,
        };
        let shown_name = shown(&entry.name);
        if names.insert(key(&entry.name), entry).is_some() {
            return Err(Error::UnsafeName { name: shown_name, why: "twice under one name" });
        }
    }
    Ok(names)
}

fn unsafe_name(name: &str) -> Option<&'static str> {
    let drive = name.as_bytes().get(1) == Some(&b':');
    if name.starts_with('/') || drive {
        Some("an absolute path")
    } else if name.split('/').any(|step| step == "..") {
        Some("a path that leads out of its folder")
    } else if name.contains('\0') {
        Some("a name with a zero character")
    } else {
        None
    }
}

fn shown(name: &str) -> String {
    name.chars().take(80).map(|char| if char.is_control() { '\u{fffd}' } else { char }).collect()
}

fn broken_archive(error: &ZipError) -> Error {
    match error {
        ZipError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Error::Truncated { detail: "the directory of the archive is incomplete".to_owned() }
        }
        other => broken_part("(package)", other),
    }
}

fn broken_part(part: &str, error: &ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            Error::Encrypted { part: part.to_owned() }
        }
        ZipError::Io(error) => from_io(part, error),
        other => Error::Damaged { part: part.to_owned(), detail: other.to_string() },
    }
}

/// The error hidden in an I/O error: one of ours when a guard raised it.
pub(crate) fn from_io(part: &str, error: &io::Error) -> Error {
    if let Some(ours) = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
        return ours.clone();
    }
    if error.kind() == io::ErrorKind::UnexpectedEof {
        return Error::Truncated { detail: format!("`{part}` is incomplete") };
    }
    Error::Damaged { part: part.to_owned(), detail: error.to_string() }
}

/// Counts what a part unpacks to and stops it at the limits.
struct Guard {
    packed: u64,
    unpacked: u64,
    before: u64,
    limits: Limits,
    part: String,
}

impl Guard {
    fn check(&self, unpacked: u64) -> Result<(), Error> {
        let total = self.before.saturating_add(unpacked);
        if total > self.limits.max_inflated_bytes {
            return Err(Error::too_large(
                &self.part,
                "the unpacked size of the package up to here",
                total,
                self.limits.max_inflated_bytes,
                "max_inflated_bytes",
            ));
        }
        let ratio = unpacked / self.packed.max(1);
        if unpacked > RATIO_FLOOR && ratio > self.limits.max_ratio {
            return Err(Error::too_large(
                &self.part,
                "the unpacked size divided by the packed size",
                ratio,
                self.limits.max_ratio,
                "max_ratio",
            ));
        }
        Ok(())
    }
}

/// The unpacked bytes of one part, counted.
struct PartReader<'p, 'b> {
    file: ZipFile<'p, Cursor<&'b [u8]>>,
    guard: Guard,
    inflated: &'p mut u64,
}

impl Read for PartReader<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.guard.unpacked += count as u64;
        *self.inflated = self.guard.before + self.guard.unpacked;
        self.guard.check(self.guard.unpacked).map_err(io::Error::other)?;
        Ok(count)
    }
}
