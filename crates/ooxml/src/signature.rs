//! What a file that is no zip archive looks like.

use memchr::memmem;

use crate::Error;

/// Refuses bytes that are no zip archive, saying what they are.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        if memmem::rfind(bytes, b"PK\x05\x06").is_none() {
            return Err(Error::Truncated {
                detail: "the directory at the end of the archive is missing".to_owned(),
            });
        }
        return Ok(());
    }
    if bytes.starts_with(b"PK\x05\x06") {
        return Err(Error::NotWord {
            found: "an empty zip archive",
            remedy: "save the document again",
        });
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Err(compound(bytes));
    }
    let head = &bytes[..bytes.len().min(512)];
    let looks = |needle: &[u8]| memmem::find(head, needle).is_some();
    let (looks_like, remedy) = if head.starts_with(b"%PDF") {
        ("a PDF file", "save the document as .docx, .html or .txt")
    } else if head.starts_with(b"{\\rtf") {
        ("a rich text file (.rtf)", "open it in Word and save it as .docx")
    } else if looks(b"progid=\"Word.Document\"") || looks(b"schemas.microsoft.com/office/word/2003")
    {
        ("a Word 2003 XML document", "open it in Word and save it as .docx")
    } else if looks(b"schemas.microsoft.com/office/2006/xmlPackage") {
        ("a flat Word document (.xml)", "open it in Word and save it as .docx")
    } else if looks(b"<html") || looks(b"<HTML") || looks(b"<!DOCTYPE html") {
        ("a web page (.html)", "read it as .html")
    } else {
        ("something else", "check that it is the right file, or save it as .docx again")
    };
    Err(Error::NotAPackage { looks_like, remedy })
}

/// A compound file holds an old binary document or an encrypted package; the names of its streams
/// (UTF-16) tell which.
fn compound(bytes: &[u8]) -> Error {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    if has("EncryptedPackage") {
        return Error::Encrypted { part: String::new() };
    }
    let (looks_like, remedy) = if has("WordDocument") {
        ("an old Word document (.doc)", "open it in Word and save it as .docx")
    } else if has("Workbook") {
        ("an old Excel workbook (.xls)", "copy the text into a Word document")
    } else if has("PowerPoint Document") {
        ("an old PowerPoint presentation (.ppt)", "copy the text into a Word document")
    } else {
        ("an OLE compound file", "open it in the program it came from and save it as .docx")
    };
    Error::NotAPackage { looks_like, remedy }
}
