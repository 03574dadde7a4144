//! What is to be said of a PDF.

use actum_model::Place;

use super::lines::Line;
use super::page::Page;
use super::paragraphs::Counts;
use crate::block::Blocks;

/// Below this a page is named as unsure.
const UNSURE: f64 = 0.9;

/// What the pages said of themselves before they were taken apart.
#[derive(Debug, Default)]
pub(super) struct Report {
    pages: Vec<PageReport>,
    shapes: u32,
}

#[derive(Debug)]
struct PageReport {
    number: u32,
    known: u32,
    unknown: u32,
    pictures: bool,
    invisible: bool,
    broken: bool,
    confidence: f64,
}

impl Report {
    pub(super) fn of(pages: &mut [Page]) -> Self {
        let mut report = Self::default();
        for page in pages {
            report.shapes += page.lines_mut().map(|line| line.shapes).sum::<u32>();
            report.pages.push(PageReport {
                number: page.number,
                known: page.known,
                unknown: page.unknown,
                pictures: page.pictures,
                invisible: page.invisible,
                broken: page.broken,
                confidence: page.confidence(),
            });
        }
        report
    }

    /// Adds the notices to the blocks.
    pub(super) fn tell(&self, blocks: &mut Blocks, gone: &[Line], counts: &Counts) {
        self.unread(blocks);
        self.unsure(blocks);
        let on = |page: u32| Place { page: Some(page), ..Place::default() };
        if let Some(first) = gone.first() {
            let message = format!(
                "{} lines at the edges of pages (page numbers, running heads) were left out, the \
                 first reads `{}`; compare with the file if something is missing.",
                gone.len(),
                first.text
            );
            blocks.inform("page-edges-dropped", message, on(first.page));
        }
        if counts.joined > 0 {
            let message = format!(
                "{} lines were joined to paragraphs by their places on the pages; look at the \
                 paragraphs if some look wrong.",
                counts.joined
            );
            blocks.inform("joined-lines", message, Place::default());
        }
        if counts.hyphens > 0 {
            let message = format!(
                "{} words divided at the ends of lines were put together and lost their hyphen.",
                counts.hyphens
            );
            blocks.inform("hyphens-joined", message, on(counts.first_hyphen));
        }
        if counts.repeated_rows > 0 {
            let message = format!(
                "The head of a table is repeated on {} further pages and was read once.",
                counts.repeated_rows
            );
            blocks.inform("table-head-repeated", message, Place::default());
        }
        if self.shapes > 0 {
            let message = format!(
                "{} characters were written as the shapes that letters take (ligatures, Arabic \
                 presentation forms) and are read as the letters.",
                self.shapes
            );
            blocks.inform("letter-shapes", message, Place::default());
        }
    }

    /// Pages that could not be read.
    fn unread(&self, blocks: &mut Blocks) {
        for page in &self.pages {
            let place = Place { page: Some(page.number), ..Place::default() };
            let number = page.number;
            if page.broken {
                let message = format!(
                    "Page {number} is damaged and was read only in part; compare it with the file, \
                     or print the file to a new PDF and import that."
                );
                blocks.warn("page-damaged", message, place.clone());
            }
            if page.known + page.unknown > 0 {
                if page.invisible {
                    let message = format!(
                        "Page {number} is a picture with the text that a program recognised in it; \
                         compare the words with the picture."
                    );
                    blocks.warn("page-recognised", message, place);
                }
                continue;
            }
            let what = if page.pictures { "holds only an image" } else { "holds no characters" };
            let message = format!(
                "Page {number} {what}: no text could be read; run text recognition (OCR) and \
                 import again if there should be some."
            );
            if page.pictures {
                blocks.warn("page-without-text", message, place);
            } else {
                blocks.inform("page-without-text", message, place);
            }
        }
    }

    /// How sure the reading is, page by page.
    fn unsure(&self, blocks: &mut Blocks) {
        let read: Vec<&PageReport> =
            self.pages.iter().filter(|page| page.known + page.unknown > 0).collect();
        let least = read.iter().min_by(|one, other| one.confidence.total_cmp(&other.confidence));
        let Some(least) = least else { return };
        let message = format!(
            "{} of {} pages were read from their characters; the least sure is page {} ({:.0} %).",
            read.len(),
            self.pages.len(),
            least.number,
            least.confidence * 100.0
        );
        let place = Place { page: Some(least.number), ..Place::default() };
        blocks.inform("page-confidence", message, place);
        for page in read {
            let place = Place { page: Some(page.number), ..Place::default() };
            if page.unknown > 0 {
                let message = format!(
                    "On page {}, {} of {} characters are drawn without the file saying which they \
                     are; they stand as U+FFFD. Compare the page with the file, or ask for the \
                     Word document.",
                    page.number,
                    page.unknown,
                    page.unknown + page.known
                );
                blocks.warn("unknown-characters", message, place);
            } else if page.confidence < UNSURE {
                let message = format!(
                    "Page {} was drawn in another order than it is read ({:.0} % sure); compare \
                     the order of its paragraphs with the file.",
                    page.number,
                    page.confidence * 100.0
                );
                blocks.warn("page-order-unsure", message, place);
            }
        }
    }
}
