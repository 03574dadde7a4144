//! OpenDocument texts (ISO/IEC 26300, `.odt`) into blocks.
//!
//! The package is opened by [`actum_ooxml`], with the same limits as a Word file; what is in it is
//! read here. `styles.xml` tells what paragraphs and lists look like, `content.xml` holds the text.
//! Tracked insertions are part of the text and deletions are not; both are kept as revisions.

mod content;
mod numbering;
mod styles;
#[cfg(test)]
mod tests;

use actum_model::Place;
use actum_ooxml::{Error, Event, Package, XmlReader};
use memchr::memmem;

use crate::block::Blocks;
use crate::{Limits, ReadError};

use content::Content;
use styles::Styles;

/// The part that holds the text.
const CONTENT: &str = "content.xml";
/// The part that holds named styles.
const STYLES: &str = "styles.xml";

/// Whether the bytes of a package are those of an OpenDocument file: its first entry is its type,
/// not packed (part 2, 3.3).
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(256)];
    memmem::find(head, b"mimetypeapplication/vnd.oasis.opendocument").is_some()
        || memmem::find(bytes, b"content.xml").is_some()
            && memmem::find(bytes, b"[Content_Types].xml").is_none()
}

/// The paragraphs of an OpenDocument text.
///
/// # Errors
///
/// When the file is another kind of OpenDocument file, is encrypted, damaged or broken off, or
/// exceeds a limit.
pub(crate) fn read_odt(bytes: &[u8], limits: &Limits) -> Result<Blocks, ReadError> {
    let mut package = Package::open(bytes, &limits.for_packages()).map_err(from_package)?;
    if package.has("META-INF/manifest.xml") {
        let manifest = package.bytes("META-INF/manifest.xml").map_err(from_package)?;
        if memmem::find(&manifest, b"encryption-data").is_some() {
            return Err(ReadError::Encrypted {
                name: String::new(),
                remedy: "open it in LibreOffice with its password, save it without one and read \
                         it again",
            });
        }
    }
    let mut styles = Styles::default();
    if package.has(STYLES) {
        let mut reader = package.xml(STYLES).map_err(from_package)?;
        styles.read(&mut reader).map_err(from_package)?;
    }
    {
        let mut reader = package.xml(CONTENT).map_err(from_package)?;
        styles.read(&mut reader).map_err(from_package)?;
    }
    let mut reader = package.xml(CONTENT).map_err(from_package)?;
    let mut content = Content::new(styles, limits);
    let kind = document(&mut reader, &mut content).map_err(from_package)?;
    if kind != Kind::Text {
        return Err(ReadError::NotText {
            name: String::new(),
            looks_like: "an OpenDocument file that is no text (.ods, .odp, .odg)".to_owned(),
            remedy: "copy its words into a text document and save that".to_owned(),
        });
    }
    Ok(content.finish())
}

/// What the body of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Other,
}

/// Finds the body and reads it.
fn document(reader: &mut XmlReader<'_>, content: &mut Content) -> Result<Kind, Error> {
    let mut kind = Kind::Other;
    let mut in_body = false;
    loop {
        let name = match reader.next()? {
            Event::Eof => return Ok(kind),
            Event::Start(element) => element.name.to_owned(),
            Event::End | Event::Text(_) => continue,
        };
        match name.as_str() {
            "body" => in_body = true,
            "text" if in_body => {
                kind = Kind::Text;
                content.body(reader)?;
            }
            "document-content" => {}
            _ => reader.skip()?,
        }
    }
}

/// The error of the package as one of reading.
fn from_package(error: Error) -> ReadError {
    let name = String::new();
    let damaged = |part: &str, message: &str| ReadError::Damaged {
        name: String::new(),
        part: part.to_owned(),
        line: None,
        message: format!(
            "{message}; open the document in LibreOffice, save it again and read it again"
        ),
    };
    match error {
        Error::Empty => ReadError::Empty { name },
        Error::TooLarge { part, what, found, limit, setting } => ReadError::TooLarge {
            name,
            what: format!("{what} (part `{part}`)"),
            found,
            limit,
            setting,
        },
        Error::Encrypted { .. } => ReadError::Encrypted {
            name,
            remedy: "open it in LibreOffice with its password, save it without one and read it again",
        },
        Error::MissingPart { part } => damaged(&part, "the archive holds no such part"),
        Error::DocumentType { part } => damaged(
            &part,
            "the part declares a document type (<!DOCTYPE>), which could pull in other files",
        ),
        Error::Damaged { part, detail } => damaged(&part, &detail),
        Error::Xml { part, offset, detail } => damaged(&part, &format!("byte {offset}: {detail}")),
        Error::Truncated { detail } => {
            damaged("(package)", &format!("the file breaks off ({detail})"))
        }
        other => damaged(other.part().unwrap_or("(package)"), &other.to_string()),
    }
}

/// The place of a paragraph of the body.
fn place(paragraph: u32) -> Place {
    Place { part: Some(CONTENT.to_owned()), paragraph: Some(paragraph), ..Place::default() }
}
