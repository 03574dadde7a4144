//! The one door to the file system.

mod lines;
mod packed;

use std::fs::{self, File};
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

pub use lines::{Line, Lines};
pub use packed::{Packing, unpacked};

use crate::{Limits, ReadError};

/// Reads a file whole, refusing it before reading when it is larger than the limit, and while
/// reading when it grows. A file packed with gzip or Zstandard is unpacked; the limit holds for
/// what comes out.
///
/// # Errors
///
/// [`ReadError::Unreadable`] and [`ReadError::TooLarge`], naming the path as given.
pub fn file(path: &Path, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let name = path.display().to_string();
    let unreadable = |source| ReadError::Unreadable { name: name.clone(), source };
    let file = File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(unreadable(std::io::ErrorKind::IsADirectory.into()));
    }
    check_size(&name, metadata.len(), limits)?;
    stream(file, &name, limits)
}

/// Reads a stream such as standard input, no further than the limit; unpacks it as [`file`] does.
///
/// # Errors
///
/// [`ReadError::Unreadable`], [`ReadError::TooLarge`] and, for a packed stream that is cut off or
/// altered, [`ReadError::Damaged`], naming `name`.
pub fn stream(reader: impl Read + Send, name: &str, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let (packing, reader) = unpacked(reader)
        .map_err(|source| ReadError::Unreadable { name: name.to_owned(), source })?;
    let mut bytes = Vec::new();
    // A pipe or a device tells no size, so one byte more than allowed is asked for.
    let read = reader.take(limits.max_file_bytes.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|source| unreadable(name, packing, None, source))?;
    check_size(name, bytes.len() as u64, limits)?;
    Ok(bytes)
}

/// Opens a file to be read piece by piece; a packed one is unpacked while it is read.
///
/// # Errors
///
/// [`ReadError::Unreadable`], naming the path as given.
pub fn open(path: &Path) -> Result<(Packing, Box<dyn BufRead + Send>), ReadError> {
    let failed = |source| ReadError::Unreadable { name: path.display().to_string(), source };
    let file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.is_dir() {
        return Err(failed(std::io::ErrorKind::IsADirectory.into()));
    }
    unpacked(file).map_err(failed)
}

/// What an error while reading a file means: of a packed file, that it is cut off or altered.
/// `line` is the last line that came out whole.
pub fn unreadable(
    name: &str,
    packing: Packing,
    line: Option<u64>,
    source: std::io::Error,
) -> ReadError {
    let after = line.map(|line| format!(" after line {line}")).unwrap_or_default();
    match packing {
        Packing::None => ReadError::Unreadable { name: name.to_owned(), source },
        Packing::Gzip | Packing::Zstd => ReadError::Damaged {
            name: name.to_owned(),
            part: format!("({})", packing.name()),
            line: None,
            message: format!(
                "the packed data is cut off or altered{after} ({source}); copy the file again from \
                 where it came"
            ),
        },
    }
}

fn check_size(name: &str, found: u64, limits: &Limits) -> Result<(), ReadError> {
    if found > limits.max_file_bytes {
        return Err(ReadError::TooLarge {
            name: name.to_owned(),
            what: "the file".to_owned(),
            found,
            limit: limits.max_file_bytes,
            setting: "max_file_bytes",
        });
    }
    Ok(())
}

/// The regular files below a folder whose names end like those of texts (`.txt`, `.md`, `.html`,
/// `.htm`, `.docx`, `.akn`, `.xml`, or nothing) or of collections of texts (`.jsonl`, `.ndjson`),
/// each also packed (`.gz`, `.zst`), sorted by path. Hidden files and folders are passed over.
///
/// A link that leads out of the folder is refused, since a folder received from somebody else may
/// hold one.
///
/// # Errors
///
/// [`ReadError::Unreadable`] and [`ReadError::OutsideFolder`].
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let root = canonical(folder)?;
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    // A link may lead back up inside the folder; each folder is entered once.
    let mut entered = std::collections::BTreeSet::from([root.clone()]);
    while let Some(current) = open.pop() {
        let unreadable =
            |source| ReadError::Unreadable { name: current.display().to_string(), source };
        for entry in fs::read_dir(&current).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let path = entry.path();
            let target = inside(&root, &path)?;
            if target.is_dir() {
                if entered.insert(target) {
                    open.push(path);
                }
            } else if target.is_file() && is_text_name(&path) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The real path of `path`, which must lie below `folder`.
///
/// # Errors
///
/// [`ReadError::OutsideFolder`] when it does not, [`ReadError::Unreadable`] when it does not exist.
pub fn within(folder: &Path, path: &Path) -> Result<PathBuf, ReadError> {
    inside(&canonical(folder)?, path)
}

fn inside(root: &Path, path: &Path) -> Result<PathBuf, ReadError> {
    let target = canonical(path)?;
    if target.starts_with(root) {
        Ok(target)
    } else {
        Err(ReadError::OutsideFolder { name: path.display().to_string() })
    }
}

fn canonical(path: &Path) -> Result<PathBuf, ReadError> {
    path.canonicalize()
        .map_err(|source| ReadError::Unreadable { name: path.display().to_string(), source })
}

fn is_text_name(path: &Path) -> bool {
    let name = path.to_string_lossy();
    let path = Path::new(Packing::bare_name(&name));
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_none_or(|extension| {
        matches!(
            extension.as_str(),
            "txt"
                | "text"
                | "md"
                | "html"
                | "htm"
                | "xhtml"
                | "docx"
                | "odt"
                | "pdf"
                | "akn"
                | "xml"
                | "jsonl"
                | "ndjson"
        )
    })
}
