//! PDF files (ISO 32000) into blocks.
//!
//! A PDF holds characters with their places and nothing of lines, paragraphs or tables. The
//! library [`hayro_interpret`] draws the pages; [`drawing`] takes down what is drawn where, and the
//! other modules put it back together: characters into lines in the order of reading, lines into
//! paragraphs, ruled fields into tables.

mod drawing;
mod furniture;
mod grid;
mod guard;
mod lines;
mod measures;
mod notes;
mod notices;
mod order;
mod page;
mod paragraphs;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::object::{Array, Stream};
use hayro_interpret::hayro_syntax::page::Page as Source;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt, interpret_page,
};

use crate::block::Blocks;
use crate::lexicon::Lexicon;
use crate::{Limits, ReadError};

use drawing::Recorder;
use page::Page;

/// Characters of a page; a page of small print has some ten thousand.
const MOST_CHARACTERS: usize = 300_000;
/// The stack on which a file is read: the library nests as deep as the file does, up to its limit.
const STACK: usize = 64 << 20;

/// The pages of a file as lines, before its language is known.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    pages: Vec<Page>,
}

/// Whether bytes are those of a PDF. Some programs put a few lines before its head.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    let at = memchr::memmem::find(head, b"%PDF-");
    at == Some(0) || at.is_some() && memchr::memmem::rfind(bytes, b"%%EOF").is_some()
}

/// The lines of a PDF, page by page.
///
/// # Errors
///
/// When the file is encrypted, damaged or exceeds a limit.
pub(crate) fn read_pages(bytes: &[u8], limits: &Limits) -> Result<Pages, ReadError> {
    if guard::is_encrypted(bytes) {
        return Err(ReadError::Encrypted {
            name: String::new(),
            remedy: "open it in a PDF program (with its password, if it asks for one), print it \
                     to a new PDF file and read that",
        });
    }
    let measure = guard::measure(bytes, limits)?;
    // A thread of its own for the size of its stack.
    let read = std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("pdf".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, || drawings(bytes, limits, measure))
            .map(std::thread::ScopedJoinHandle::join)
    });
    let mut pages = match read {
        Ok(Ok(pages)) => pages?,
        Ok(Err(_)) => return Err(damaged("(file)", "its structure cannot be followed")),
        Err(error) => {
            return Err(damaged("(file)", &format!("no thread could be had to read it: {error}")));
        }
    };
    lines::mirror(pages.iter_mut().flat_map(Page::lines_mut));
    Ok(Pages { pages })
}

fn damaged(part: &str, what: &str) -> ReadError {
    ReadError::Damaged {
        name: String::new(),
        part: part.to_owned(),
        line: None,
        message: format!(
            "{what}; open it in a PDF program, print it to a new PDF file and read that"
        ),
    }
}

fn drawings(
    bytes: &[u8],
    limits: &Limits,
    measure: guard::Measure,
) -> Result<Vec<Page>, ReadError> {
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(_)) => {
            return Err(ReadError::Encrypted {
                name: String::new(),
                remedy: "save it without a password and read it again",
            });
        }
        Err(LoadPdfError::Invalid) => {
            return Err(damaged("(file)", "no pages can be found in it"));
        }
    };
    let sources = pdf.pages();
    let too_large = |what: &str, found: u64, limit: u64, setting| ReadError::TooLarge {
        name: String::new(),
        what: what.to_owned(),
        found,
        limit,
        setting,
    };
    if sources.len() > limits.max_pages {
        let (found, limit) = (sources.len() as u64, limits.max_pages as u64);
        return Err(too_large("the number of pages", found, limit, "max_pages"));
    }
    let settings = InterpreterSettings {
        // Comments and form fields are no part of the page.
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let cache = InterpreterCache::new();
    let mut steps = limits.max_drawing_steps;
    let form_cost = 1 + measure.largest_form / 8;
    let mut unpacked = 0u64;
    let mut pages = Vec::new();
    for (number, source) in (1u32..).zip(sources.iter()) {
        // A file may name one stream on every page, and many times on one.
        unpacked = unpacked.saturating_add(content_bytes(source, limits.max_inflated_bytes));
        if unpacked > limits.max_inflated_bytes {
            let limit = limits.max_inflated_bytes;
            let what = format!("the unpacked size of the pages up to page {number}");
            return Err(too_large(&what, unpacked, limit, "max_inflated_bytes"));
        }
        let mut recorder = Recorder::new(source.render_dimensions(), steps, form_cost);
        let mut context = Context::new(
            source.initial_transform(true).to_kurbo(),
            Rect::new(-1e6, -1e6, 1e6, 1e6),
            &cache,
            pdf.xref(),
            settings.clone(),
        );
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            interpret_page(source, &mut context, &mut recorder);
        }));
        steps = recorder.steps;
        let mut drawing = recorder.drawing;
        if drawing.stopped {
            let limit = limits.max_drawing_steps;
            let what = format!("the drawing of page {number}, in steps,");
            return Err(too_large(&what, limit.saturating_add(1), limit, "max_drawing_steps"));
        }
        if drawing.characters.len() + drawing.turned.len() > MOST_CHARACTERS {
            let found = (drawing.characters.len() + drawing.turned.len()) as u64;
            let what = format!("the number of characters on page {number}");
            return Err(too_large(&what, found, MOST_CHARACTERS as u64, "max_drawing_steps"));
        }
        // A page that the library could not finish is read as far as it came.
        drawing.broken = drawn.is_err();
        pages.push(page::page(drawing, number));
    }
    Ok(pages)
}

/// Bytes to which the content of a page unpacks, counted no further than `most`.
fn content_bytes(source: &Source<'_>, most: u64) -> u64 {
    let dictionary = source.raw();
    let key = b"Contents".as_slice();
    if let Some(stream) = dictionary.get::<Stream<'_>>(key) {
        return stream.decoded_data().map_or(0, |data| data.len() as u64);
    }
    let Some(array) = dictionary.get::<Array<'_>>(key) else { return 0 };
    let mut total = 0u64;
    for stream in array.iter::<Stream<'_>>() {
        // One byte more, so that an endless list of empty streams ends.
        total += stream.decoded_data().map_or(0, |data| data.len() as u64) + 1;
        if total > most {
            break;
        }
    }
    total
}

impl Pages {
    /// Words by which the language is told.
    pub(crate) fn sample(&mut self, most: usize) -> String {
        let mut sample = String::new();
        for line in self.pages.iter_mut().flat_map(Page::lines_mut) {
            if sample.len() > most {
                break;
            }
            sample.push_str(&line.text);
            sample.push('\n');
        }
        sample
    }

    /// The paragraphs.
    ///
    /// # Errors
    ///
    /// When there is no text on any page.
    pub(crate) fn into_blocks(mut self, lexicon: &Lexicon) -> Result<Blocks, ReadError> {
        let all = u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
        let empty = |page: &Page| page.known + page.unknown == 0;
        if self.pages.iter().all(empty) {
            let pictures = self.pages.iter().any(|page| page.pictures);
            return Err(if pictures {
                ReadError::OnlyPictures { name: String::new(), pages: all }
            } else {
                ReadError::NoText { name: String::new() }
            });
        }
        let report = notices::Report::of(&mut self.pages);
        let gone = furniture::take(&mut self.pages, lexicon);
        let notes = notes::take(&mut self.pages);
        let mut assembler = paragraphs::Assembler::new(&self.pages, lexicon);
        for page in self.pages {
            assembler.page(page);
        }
        assembler.notes(notes);
        let (mut blocks, counts) = assembler.finish();
        report.tell(&mut blocks, &gone, &counts);
        Ok(blocks)
    }
}
