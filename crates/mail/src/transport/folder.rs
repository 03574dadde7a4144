//! Messages as files.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::SendError;
use crate::message::Outgoing;

/// Makes sure that there is a folder.
pub(super) fn check(folder: &Path) -> Result<(), SendError> {
    fs::create_dir_all(folder).map_err(|error| temporary(folder, &error))
}

/// Writes the message under its id. A file is never half there and never written a second time: a
/// message with the same id is the same message, so that here exactly once can be promised.
pub(super) fn put(folder: &Path, message: &Outgoing) -> Result<(), SendError> {
    let name: String =
        message
            .id()
            .trim_matches(['<', '>'])
            .chars()
            .map(|letter| {
                if letter.is_ascii_alphanumeric() || "@.-_".contains(letter) { letter } else { '_' }
            })
            .collect();
    let path = folder.join(format!("{}.eml", name.trim_start_matches('.')));
    if path.exists() {
        return Ok(());
    }
    let partial = path.with_extension(format!("{}.partial", std::process::id()));
    let written = File::create(&partial)
        .and_then(|mut file| file.write_all(&message.bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| match fs::hard_link(&partial, &path) {
            // Another process was quicker.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            linked => linked,
        });
    let _ = fs::remove_file(&partial);
    written.map_err(|error| temporary(&path, &error))
}

fn temporary(path: &Path, error: &std::io::Error) -> SendError {
    SendError::Temporary(format!("{} cannot be written: {error}", path.display()))
}
