//! The typesetter's view of the world: one page of rules, one report, some fonts. No files, no
//! clock, no packages.

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::fonts::Fonts;
use crate::pages::Pages;

const RULES: &str = include_str!("report.typ");

/// Where the report lies for the rules.
const REPORT: &str = "/report.json";

struct Room {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    rules: Source,
    report: (FileId, Bytes),
}

/// What the rules read.
#[derive(serde::Serialize)]
struct Given<'p> {
    #[serde(flatten)]
    pages: &'p Pages,
    families: Vec<String>,
    is_right_to_left: bool,
    /// Year, month, day, hour, minute, second.
    moment: Option<[u16; 6]>,
}

/// The report as a PDF that says it conforms to PDF/UA-1 and PDF/A-2a.
pub fn typeset(pages: &Pages, fonts: Fonts) -> Result<Vec<u8>, String> {
    let given = Given {
        families: fonts.families(&pages.language),
        is_right_to_left: pages.language == "ar",
        moment: moment(&pages.as_of),
        pages,
    };
    let report = serde_json::to_vec(&given).map_err(|error| error.to_string())?;
    let place = |path: &str| {
        let path = VirtualPath::new(path).map_err(|error| format!("{path}: {error:?}"))?;
        Ok::<FileId, String>(RootedPath::new(VirtualRoot::Project, path).intern())
    };
    let (book, fonts) = fonts.into_book();
    let room = Room {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(book),
        fonts,
        rules: Source::new(place("/report.typ")?, RULES.to_owned()),
        report: (place(REPORT)?, Bytes::new(report)),
    };
    let document: PagedDocument = typst::compile(&room).output.map_err(|found| told(&found))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| error.message().to_string())?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Actum".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|found| told(&found))
}

fn told(found: &[SourceDiagnostic]) -> String {
    let words: Vec<String> = found
        .iter()
        .take(5)
        .map(|one| {
            let hints: Vec<&str> = one.hints.iter().map(|hint| hint.v.as_str()).collect();
            format!("{} {}", one.message, hints.join(" ")).trim().to_owned()
        })
        .collect();
    format!("the report cannot be typeset: {}", words.join("; "))
}

fn moment(as_of: &str) -> Option<[u16; 6]> {
    let number = |from: usize, to: usize| as_of.get(from..to)?.parse().ok();
    let second = number(17, 19).unwrap_or(0);
    Some([number(0, 4)?, number(5, 7)?, number(8, 10)?, number(11, 13)?, number(14, 16)?, second])
}

impl World for Room {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.rules.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.rules.id() { Ok(self.rules.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.report.0 { Ok(self.report.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
