//! Telling bytes that are no text, and what they are.

use crate::DecodeError;

/// A kind of file known by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownFormat {
    looks_like: &'static str,
    remedy: &'static str,
}

impl KnownFormat {
    pub(crate) fn into_error(self) -> DecodeError {
        DecodeError::NotText {
            looks_like: self.looks_like.to_owned(),
            remedy: self.remedy.to_owned(),
        }
    }
}

const SAVE_AS: &str = "open it in Word or LibreOffice and save it as .docx";
const COPY_TEXT: &str = "copy its text into a .txt or .docx file and read that";
const UNPACK: &str = "unpack it and read the files inside";
const RECOGNISE: &str = "run text recognition on it and read the text that gives";

/// First bytes, what they mean, and what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF file", COPY_TEXT),
    (b"%!PS", "a PostScript file", COPY_TEXT),
    (
        b"PK\x03\x04",
        "a zip archive (a .docx, .xlsx or .odt is one too)",
        "read a .docx as a file of its own; unpack any other archive and read the files inside",
    ),
    (b"PK\x05\x06", "an empty zip archive", UNPACK),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office file (.doc, .xls) or a password-protected one",
        "open it in Word or LibreOffice, remove the password if it has one, and save it as .docx",
    ),
    (b"{\\rtf", "a Rich Text file (.rtf)", SAVE_AS),
    (b"\x89PNG\r\n", "a picture (PNG)", RECOGNISE),
    (b"\xff\xd8\xff", "a picture (JPEG)", RECOGNISE),
    (b"GIF8", "a picture (GIF)", RECOGNISE),
    (b"II*\0", "a picture (TIFF)", RECOGNISE),
    (b"MM\0*", "a picture (TIFF)", RECOGNISE),
    (b"RIFF", "a media file (RIFF)", COPY_TEXT),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ\0", "an xz archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", UNPACK),
    (b"\x7fELF", "a program", COPY_TEXT),
    (b"MZ\x90\0", "a program", COPY_TEXT),
    (b"SQLite format 3\0", "a SQLite database", COPY_TEXT),
];

/// The format whose signature the bytes carry.
pub(crate) fn known_format(bytes: &[u8]) -> Option<KnownFormat> {
    SIGNATURES
        .iter()
        .find(|(signature, _, _)| bytes.starts_with(signature))
        .map(|(_, looks_like, remedy)| KnownFormat { looks_like, remedy })
}

/// Whether the bytes hold control characters that no 8-bit or UTF-8 text holds.
pub(crate) fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(64 * 1024)];
    let strange = sample.iter().filter(|byte| is_strange(**byte)).count();
    strange * 100 > sample.len() || memchr::memchr(0, bytes).is_some()
}

fn is_strange(byte: u8) -> bool {
    // Form feed, vertical tab, escape and the end-of-file mark of old systems do stand in texts.
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x0b | 0x1a | 0x1b)
        || byte == 0x7f
}

/// Whether decoded text holds NUL characters: a wrong declared encoding or binary data.
pub(crate) fn has_control_characters(text: &str) -> bool {
    memchr::memchr(0, text.as_bytes()).is_some()
}

/// The answer to bytes of no known kind.
pub(crate) fn unknown_binary() -> DecodeError {
    DecodeError::NotText {
        looks_like: "binary data".to_owned(),
        remedy: "open it in the program it came from and save it as plain text or .docx".to_owned(),
    }
}
