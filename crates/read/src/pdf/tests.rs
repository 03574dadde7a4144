//! Whole files made here, byte by byte: what the fixtures do not show.

use std::fmt::Write as _;
use std::io::Write as _;

use actum_model::Language;
use actum_pack::Packs;

use super::{looks_like, read_pages};
use crate::block::Blocks;
use crate::lexicon::Lexicon;
use crate::{Limits, ReadError};

/// A PDF with the given content streams as pages, in Helvetica.
fn pdf(pages: &[&str]) -> Vec<u8> {
    let contents: Vec<Vec<u8>> = pages.iter().map(|page| page.as_bytes().to_vec()).collect();
    pdf_of(&contents, "")
}

fn pdf_of(contents: &[Vec<u8>], dictionary: &str) -> Vec<u8> {
    let count = contents.len();
    let kids: Vec<String> = (0..count).map(|at| format!("{} 0 R", 4 + at * 2)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {count}/Kids[{}]>>", kids.join(" ")).into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    for (at, content) in contents.iter().enumerate() {
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]\
                 /Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
                5 + at * 2
            )
            .into_bytes(),
        );
        let mut stream =
            format!("<</Length {}{dictionary}>>\nstream\n", content.len()).into_bytes();
        stream.extend_from_slice(content);
        stream.extend_from_slice(b"\nendstream");
        objects.push(stream);
    }
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let table = file.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        writeln!(end, "{offset:010} 00000 n ").expect("a string takes all");
    }
    write!(end, "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1)
        .expect("a string takes all");
    file.extend_from_slice(end.as_bytes());
    file
}

/// Lines of text set at places.
fn set(lines: &[(f64, f64, f64, &str)]) -> String {
    let mut page = String::new();
    for (x, y, size, text) in lines {
        writeln!(page, "BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET").expect("a string takes all");
    }
    page
}

fn blocks(file: &[u8]) -> Result<Blocks, ReadError> {
    let packs = Packs::built_in().expect("the built-in packs are sound");
    let lexicon = Lexicon::new(&packs, Language::En);
    read_pages(file, &Limits::default())?.into_blocks(&lexicon)
}

fn texts(blocks: &Blocks) -> Vec<&str> {
    blocks.items.iter().map(|block| block.text.as_str()).collect()
}

fn codes(blocks: &Blocks) -> Vec<&str> {
    blocks.notices.iter().map(|notice| notice.code.as_str()).collect()
}

#[test]
fn lines_become_paragraphs_by_their_places() {
    let page = set(&[
        (72.0, 700.0, 11.0, "The first paragraph goes on for a while, so that its lines fill the"),
        (72.0, 686.0, 11.0, "whole width, and it ends here."),
        (72.0, 672.0, 11.0, "Another one begins although nothing sets it apart from the first one"),
        (72.0, 658.0, 11.0, "but the short line before it."),
        (72.0, 630.0, 11.0, "The third is set apart."),
    ]);
    let blocks = blocks(&pdf(&[&page])).expect("readable");
    assert_eq!(
        texts(&blocks),
        [
            "The first paragraph goes on for a while, so that its lines fill the whole width, and \
             it ends here.",
            "Another one begins although nothing sets it apart from the first one but the short \
             line before it.",
            "The third is set apart.",
        ]
    );
    assert_eq!(blocks.items[0].place.page, Some(1));
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let mut lines =
        vec![(72.0, 760.0, 14.0, "A heading that runs over both of the two columns here")];
    let left = [
        "left one is a full line of words and",
        "left two is a full line of words and",
        "left three is a full line of words",
        "left four.",
        "left five is a full line of words and",
        "left six is the end.",
    ];
    let right = [
        "right one is a full line of words and",
        "right two is a full line of words and",
        "right three is a full line of words",
        "right four.",
        "right five is a full line of words and",
        "right six is the end.",
    ];
    for (at, (one, other)) in (0u8..).zip(left.iter().zip(right)) {
        let y = 730.0 - 13.0 * f64::from(at);
        lines.push((72.0, y, 11.0, *one));
        lines.push((320.0, y, 11.0, other));
    }
    let blocks = blocks(&pdf(&[&set(&lines)])).expect("readable");
    let all = texts(&blocks).join(" ");
    let place = |words: &str| all.find(words).unwrap_or_else(|| panic!("{words} in {all}"));
    assert!(place("A heading") < place("left one"), "{all}");
    assert!(place("left six") < place("right one"), "{all}");
}

#[test]
fn edges_of_pages_are_set_aside_and_words_put_together() {
    let page = |number: u32, first: &str, second: &str| {
        let number = format!("- {number} -");
        set(&[
            (72.0, 800.0, 9.0, "Council document 7"),
            (72.0, 700.0, 11.0, first),
            (72.0, 686.0, 11.0, second),
            (280.0, 40.0, 9.0, &number),
        ])
    };
    let one = page(
        1,
        "The organization of the conference is laid down by the rules of pro-",
        "cedure and by nothing else, whoever may say otherwise in the mean-",
    );
    let two =
        page(2, "time. Procedure is what the rules say, and the meantime is the time", "between.");
    let blocks = blocks(&pdf(&[&one, &two])).expect("readable");
    assert_eq!(
        texts(&blocks),
        [
            "The organization of the conference is laid down by the rules of procedure and by nothing \
          else, whoever may say otherwise in the meantime. Procedure is what the rules say, and \
          the meantime is the time between."
        ]
    );
    let codes = codes(&blocks);
    assert!(
        codes.contains(&"page-edges-dropped") && codes.contains(&"hyphens-joined"),
        "{codes:?}"
    );
}

#[test]
fn ruled_tables_have_cells() {
    let mut page = set(&[
        (80.0, 685.0, 11.0, "No."),
        (140.0, 685.0, 11.0, "Action"),
        (80.0, 655.0, 11.0, "1"),
        (140.0, 655.0, 11.0, "The Director shall report."),
        (140.0, 641.0, 11.0, "And again."),
    ]);
    for y in [700, 675, 630] {
        writeln!(page, "72 {y} m 400 {y} l S").expect("a string takes all");
    }
    for x in [72, 130, 400] {
        writeln!(page, "{x} 700 m {x} 630 l S").expect("a string takes all");
    }
    let blocks = blocks(&pdf(&[&page])).expect("readable");
    let cells: Vec<(u32, u32, &str)> = blocks
        .items
        .iter()
        .filter_map(|block| block.cell.map(|cell| (cell.row, cell.column, block.text.as_str())))
        .collect();
    assert_eq!(
        cells,
        [
            (1, 1, "No."),
            (1, 2, "Action"),
            (2, 1, "1"),
            (2, 2, "The Director shall report."),
            (2, 2, "And again."),
        ]
    );
}

#[test]
fn footnotes_are_called_where_their_mark_stands() {
    let page = "BT /F1 11 Tf 72 700 Td (Member States) Tj 7 Tf 5 Ts (1) Tj 0 Ts /F1 11 Tf ( shall report.) Tj ET\n"
        .replace("7 Tf", "/F1 7 Tf");
    let page = page + &set(&[(72.0, 60.0, 8.0, "1  These include all of them.")]);
    let blocks = blocks(&pdf(&[&page])).expect("readable");
    assert_eq!(texts(&blocks), ["Member States shall report."]);
    assert_eq!(blocks.items[0].calls[0].offset, "Member States".len());
    assert_eq!(blocks.notes[0].paragraphs[0].text, "These include all of them.");
    assert_eq!(blocks.notes[0].key, blocks.items[0].calls[0].key);
}

#[test]
fn pages_without_text_are_named() {
    let empty = blocks(&pdf(&["", ""])).expect_err("there is no text");
    assert!(matches!(empty, ReadError::NoText { .. }), "{empty}");
    let picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q";
    let pictures = blocks(&pdf(&[picture])).expect_err("there is no text");
    assert!(matches!(pictures, ReadError::OnlyPictures { pages: 1, .. }), "{pictures}");
    assert!(pictures.to_string().contains("OCR"), "{pictures}");
    let words = set(&[(72.0, 700.0, 11.0, "Some words.")]);
    let mixed = blocks(&pdf(&[&words, picture])).expect("readable");
    let notice = mixed.notices.iter().find(|notice| notice.code == "page-without-text");
    assert_eq!(notice.and_then(|notice| notice.place.page), Some(2));
}

#[test]
fn hostile_files_are_refused() {
    let locked = String::from_utf8_lossy(&pdf(&["BT ET"])).replace("/Size", "/Encrypt 9 0 R/Size");
    let error = blocks(locked.as_bytes()).expect_err("encrypted");
    assert!(error.to_string().contains("encrypted"), "{error}");

    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&vec![b' '; 300 << 20]).expect("a vector takes all");
    let bomb = pdf_of(&[packer.finish().expect("packed")], "/Filter/FlateDecode");
    let error = blocks(&bomb).expect_err("too large");
    assert!(matches!(error, ReadError::TooLarge { setting: "max_inflated_bytes", .. }), "{error}");

    let many = "0 0 m 9 9 l S ".repeat(400_000);
    let limits = Limits { max_drawing_steps: 100_000, ..Limits::default() };
    let error = read_pages(&pdf(&[&many]), &limits).expect_err("too long");
    assert!(matches!(error, ReadError::TooLarge { setting: "max_drawing_steps", .. }), "{error}");

    let error = blocks(b"%PDF-1.7 and nothing else").expect_err("damaged");
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
    assert!(!looks_like(b"PK\x03\x04"));
}

/// A file cut anywhere is refused or read in part, and never brings the reader down.
#[test]
fn cut_files_do_no_harm() {
    let words = set(&[(72.0, 700.0, 11.0, "Some words of a text.")]);
    let file = pdf(&[&words, &words]);
    for end in (0..file.len()).step_by(7) {
        let _ = blocks(&file[..end]);
    }
}
