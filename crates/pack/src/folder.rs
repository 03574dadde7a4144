//! Packs in a folder of the user's own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::load::Collected;
use crate::{PackError, Packs};

/// Largest pack file read from a folder, in bytes.
const LARGEST_FILE: u64 = 8 * 1024 * 1024;
/// Most pack files read from a folder.
const MOST_FILES: usize = 1_000;

impl Packs {
    /// The built-in packs with those of a folder on top.
    ///
    /// The folder is laid out like `packs/`: `bodies/*.toml`, `citations/*.toml`,
    /// `occasions/*.toml`, `rules/*.toml`, `workflows/*.toml`, `languages/<code>/*.toml`. An entry with the id of a built-in one replaces it; two entries
    /// with the same id inside the folder are refused. Other files are ignored.
    ///
    /// # Errors
    ///
    /// When the folder or a file cannot be opened, is larger than 8 MiB, is not TOML of the
    /// expected form, or contradicts the other packs.
    pub fn with_folder(folder: &Path) -> Result<Self, PackError> {
        Self::with_folders(&[folder])
    }

    /// The built-in packs with those of several folders on top, each above the one before it.
    ///
    /// # Errors
    ///
    /// As [`Packs::with_folder`].
    pub fn with_folders<P: AsRef<Path>>(folders: &[P]) -> Result<Self, PackError> {
        let mut collected = Collected::built_in()?;
        for folder in folders {
            collected.begin_layer();
            add_folder(&mut collected, folder.as_ref())?;
        }
        collected.finish()
    }
}

fn add_folder(collected: &mut Collected, folder: &Path) -> Result<(), PackError> {
    // A folder that is not there is a mistake of the caller; a pack without one of the
    // kinds is not.
    fs::read_dir(folder).map_err(|source| unreadable(folder, source))?;
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for kind in ["bodies", "calibration", "citations", "occasions", "rules", "workflows"] {
        for path in sorted_entries(&folder.join(kind))? {
            files.push((format!("{kind}/{}", file_name(&path)), path));
        }
    }
    for language in sorted_entries(&folder.join("languages"))? {
        if language.is_dir() {
            for path in sorted_entries(&language)? {
                files.push((
                    format!("languages/{}/{}", file_name(&language), file_name(&path)),
                    path,
                ));
            }
        }
    }
    files.retain(|(name, path)| name.ends_with(".toml") && path.is_file());
    if files.len() > MOST_FILES {
        return Err(PackError::Inconsistent {
            file: folder.display().to_string(),
            message: format!("it holds {} pack files, over the limit of {MOST_FILES}", files.len()),
        });
    }
    for (name, path) in files {
        let shown = path.display().to_string();
        let length = fs::metadata(&path).map_err(|source| unreadable(&path, source))?.len();
        if length > LARGEST_FILE {
            return Err(PackError::Malformed {
                file: shown,
                message: format!("it has {length} bytes, over the limit of {LARGEST_FILE}"),
            });
        }
        let bytes = fs::read(&path).map_err(|source| unreadable(&path, source))?;
        let contents = String::from_utf8(bytes).map_err(|error| PackError::Malformed {
            file: shown.clone(),
            message: format!(
                "it is not UTF-8 from byte {} on; save it as UTF-8",
                error.utf8_error().valid_up_to()
            ),
        })?;
        // Editors on Windows like to begin a file with a byte order mark.
        let contents = contents.strip_prefix('\u{feff}').unwrap_or(&contents);
        collected.add_file(&name, &shown, contents)?;
    }
    Ok(())
}

/// The entries of a folder by name; none when the folder does not exist.
fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>, PackError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|source| unreadable(folder, source))? {
        paths.push(entry.map_err(|source| unreadable(folder, source))?.path());
    }
    paths.sort();
    Ok(paths)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn unreadable(path: &Path, source: std::io::Error) -> PackError {
    PackError::Unreadable { file: path.display().to_string(), source }
}
