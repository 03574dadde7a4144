//! Word files (Office Open XML) into blocks.
//!
//! [`actum_ooxml`] reads the file as a page shows it, with tracked changes accepted; here its
//! paragraphs become [`Block`]s, its findings notices and its errors those of reading.

mod flatten;
mod notices;
#[cfg(test)]
mod tests;

use actum_model::Language;
use actum_ooxml::{Document, Error, NoteKind, ReadOptions, View};

use crate::block::{Blocks, NoteBody};
use crate::{Limits, ReadError};

use flatten::Flattener;

/// The paragraphs of a Word file.
///
/// # Errors
///
/// When the file is no Word document, is encrypted, damaged or broken off, or exceeds a limit.
pub(crate) fn read_docx(bytes: &[u8], limits: &Limits) -> Result<Blocks, ReadError> {
    let options = ReadOptions { view: View::Accepted, limits: limits.for_packages() };
    let document = Document::read(bytes, &options).map_err(from_package)?;
    let mut flattener = Flattener::new(&document.part);
    flattener.blocks(&document.body);
    let mut items = flattener.finish();
    let notes = document
        .notes
        .iter()
        .map(|note| {
            let part = match note.kind {
                NoteKind::Footnote => "word/footnotes.xml",
                NoteKind::Endnote => "word/endnotes.xml",
            };
            let mut flattener = Flattener::new(part);
            flattener.blocks(&note.blocks);
            let mut paragraphs = flattener.finish();
            for paragraph in &mut paragraphs {
                paragraph.cell = None;
            }
            NoteBody {
                key: flatten::note_key(note.kind, note.id),
                mark: note.mark.clone(),
                paragraphs,
            }
        })
        .collect();
    // A mark of language that the letters belie was left there by the program that wrote the
    // file (`en-US` on a Chinese paragraph) and says nothing.
    for item in &mut items {
        item.language = item.language.filter(|language| fits(*language, &item.text));
    }
    let mut blocks =
        Blocks { language: claimed_language(&document, &items), items, notes, ..Blocks::default() };
    notices::add(&mut blocks, &document);
    Ok(blocks)
}

/// Scripts by which a mark of language is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Han,
}

fn script_of(language: Language) -> Script {
    match language {
        Language::En | Language::Fr | Language::Es => Script::Latin,
        Language::Ru => Script::Cyrillic,
        Language::Ar => Script::Arabic,
        Language::Zh => Script::Han,
    }
}

/// Letters of each script, in the order of [`Script`].
fn letters(text: &str) -> [usize; 4] {
    let mut counts = [0; 4];
    for char in text.chars().filter(|char| char.is_alphabetic()) {
        let script = match char as u32 {
            0x400..=0x52F => Script::Cyrillic,
            0x600..=0x77F | 0x8A0..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF => Script::Arabic,
            0x2E80..=0xA4CF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => Script::Han,
            _ => Script::Latin,
        };
        // A Han character says about as much as two letters.
        counts[script as usize] += if script == Script::Han { 2 } else { 1 };
    }
    counts
}

fn fits(language: Language, text: &str) -> bool {
    let counts = letters(text);
    let own = counts[script_of(language) as usize];
    own > 0 && counts.iter().all(|count| *count <= own)
}

/// The language that the file claims: that in which most letters are marked, where paragraphs
/// without a mark count for the default of the styles.
fn claimed_language(document: &Document, items: &[crate::block::Block]) -> Option<Language> {
    let defaults = &document.languages;
    let parse = |tag: &Option<std::sync::Arc<str>>| tag.as_deref()?.parse::<Language>().ok();
    let (latin, east_asian, complex) =
        (parse(&defaults.latin), parse(&defaults.east_asian), parse(&defaults.complex));
    let mut weights = [0_usize; Language::ALL.len()];
    let mut unknown = 0_usize;
    for item in items {
        let counts = letters(&item.text);
        let weight: usize = counts.iter().sum();
        let most = counts.iter().max().copied().unwrap_or(0);
        let by_default = if counts[Script::Han as usize] == most {
            east_asian
        } else if counts[Script::Arabic as usize] == most {
            complex
        } else {
            latin
        };
        let language = item.language.or(by_default).filter(|language| fits(*language, &item.text));
        match language.and_then(|language| Language::ALL.iter().position(|one| *one == language)) {
            Some(index) => weights[index] += weight,
            None => unknown += weight,
        }
    }
    let best = (0..weights.len()).max_by_key(|index| (weights[*index], usize::MAX - index))?;
    (weights[best] > unknown).then(|| Language::ALL[best])
}

/// The error of the package as one of reading.
fn from_package(error: Error) -> ReadError {
    let name = String::new();
    match error {
        Error::Empty => ReadError::Empty { name },
        Error::NotAPackage { looks_like, remedy } => ReadError::NotText {
            name,
            looks_like: looks_like.to_owned(),
            remedy: remedy.to_owned(),
        },
        Error::NotWord { found, remedy } => {
            ReadError::NotText { name, looks_like: found.to_owned(), remedy: remedy.to_owned() }
        }
        Error::TooLarge { part, what, found, limit, setting } => ReadError::TooLarge {
            name,
            what: format!("{what} (part `{part}`)"),
            found,
            limit,
            setting,
        },
        other => {
            let part = other.part().unwrap_or("(package)").to_owned();
            ReadError::Damaged { name, part, line: None, message: other.to_string() }
        }
    }
}
