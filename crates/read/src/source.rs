//! The one door to the file system.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::{Limits, ReadError};

/// Reads a file whole, refusing it before reading when it is larger than the limit, and while
/// reading when it grows.
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

/// Reads a stream such as standard input, no further than the limit.
///
/// # Errors
///
/// [`ReadError::Unreadable`] and [`ReadError::TooLarge`], naming `name`.
pub fn stream(reader: impl Read, name: &str, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    // A pipe or a device tells no size, so one byte more than allowed is asked for.
    let read = reader.take(limits.max_file_bytes.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|source| ReadError::Unreadable { name: name.to_owned(), source })?;
    check_size(name, bytes.len() as u64, limits)?;
    Ok(bytes)
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
/// `.htm`, `.docx`, or nothing), sorted by path. Hidden files and folders are passed over.
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
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_none_or(|extension| {
        matches!(extension.as_str(), "txt" | "text" | "md" | "html" | "htm" | "xhtml" | "docx")
    })
}
