//! What every fuzz target does with its bytes: read them as one format, and hold the result
//! against the laws of the house.

use std::sync::OnceLock;

use actum_extract::Extractor;
use actum_model::{Document, Format, Language};
use actum_pack::Packs;
use actum_read::{Limits, ReadOptions, Reader};
use actum_workbook::{Book, HandChoice, Known, Marks, hand_document, hand_rows, hand_tables};

struct House {
    reader: Reader<'static>,
    extractor: Extractor,
}

fn house() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(|| {
        let packs: &'static Packs =
            Box::leak(Box::new(Packs::built_in().expect("the built-in packs are sound")));
        let extractor = Extractor::new(packs).expect("the built-in packs compile");
        House { reader: Reader::new(packs), extractor }
    })
}

/// Loads the packs and compiles the tables of every language before the fuzzer looks at the clock:
/// the first file of a language would seem slow otherwise.
pub fn prepare() {
    for language in Language::ALL {
        let options = ReadOptions { language: Some(language), ..ReadOptions::default() };
        if let Ok(document) = house().reader.read(b"1. Requests.", "fuzz", &options) {
            house().extractor.extract(&document);
        }
    }
}

/// Limits far below the usual ones, so that reaching them is quick.
fn limits() -> Limits {
    Limits {
        max_file_bytes: 1 << 20,
        max_inflated_bytes: 4 << 20,
        max_paragraphs: 20_000,
        max_table_cells: 20_000,
        max_pages: 100,
        max_drawing_steps: 500_000,
        ..Limits::default()
    }
}

/// Reads bytes as a format and checks what comes out.
pub fn read_as(bytes: &[u8], format: Format) {
    let options = ReadOptions { format: Some(format), limits: limits(), ..ReadOptions::default() };
    match house().reader.read(bytes, "fuzz", &options) {
        Ok(document) => spans_fit(&document),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Reads a plain text and takes its sentences apart.
pub fn extract_from(text: &str) {
    let options =
        ReadOptions { format: Some(Format::PlainText), limits: limits(), ..ReadOptions::default() };
    let Ok(document) = house().reader.read(text.as_bytes(), "fuzz", &options) else { return };
    spans_fit(&document);
    let extraction = house().extractor.extract(&document);
    assert_eq!(extraction.readings.len(), document.provisions.len());
}

/// Reads a workbook, its marks and the tables of a hand-made plan; what comes out has to hang
/// together.
pub fn read_workbook(bytes: &[u8]) {
    let book = match Book::read(bytes) {
        Ok(book) => book,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    if let Ok(marks) = Marks::of(&book) {
        let columns = marks.columns.len();
        assert!(marks.items.values().all(|(_, texts)| texts.len() == columns));
    }
    let packs = Packs::shared().expect("the built-in packs are sound");
    let known = Known::new(Language::En, &[], &[], packs.months());
    let tables = hand_tables(&book, packs, &known, &HandChoice::default());
    for table in &tables {
        let rows = hand_rows(&book, table, &known, &packs.workflows);
        assert_eq!(rows.len(), table.rows.len());
    }
    hand_document(&book, &tables, packs, Language::En, "fuzz");
}

/// Every span of a provision cuts words out of the text, and no two lie on each other.
fn spans_fit(document: &Document) {
    let mut seen = vec![false; document.text.len()];
    for provision in &document.provisions {
        let number = provision.number.as_ref().and_then(|number| number.span);
        for span in number.into_iter().chain([provision.span]) {
            assert!(span.slice(&document.text).is_some(), "{span:?} fits no text");
            for byte in &mut seen[span.start..span.end] {
                assert!(!std::mem::replace(byte, true), "{span:?} lies on another");
            }
        }
    }
}
