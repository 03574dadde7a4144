//! Files that mean harm, or are simply broken: each gets its own answer, in bounded memory.

mod support;

use std::io::{Cursor, Write};

use actum_ooxml::{Document, Error, Limits, ReadOptions};
use support::{Docx, archive, paragraph};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn refused(bytes: &[u8]) -> Error {
    refused_under(bytes, Limits::default())
}

fn refused_under(bytes: &[u8], limits: Limits) -> Error {
    Document::read(bytes, &ReadOptions { limits, ..ReadOptions::default() })
        .expect_err("this file must be refused")
}

/// A document whose body is `unit` repeated, written without ever being held in memory.
fn repeated(unit: &str, times: usize) -> Vec<u8> {
    let frame = Docx::new("@").document_xml();
    let (head, tail) = frame.split_once('@').expect("the frame has a body");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1));
    for (name, content) in Docx::new("").parts() {
        writer.start_file(&*name, options).expect("a new entry");
        if name == "word/document.xml" {
            let block = unit.repeat(1_000);
            writer.write_all(head.as_bytes()).expect("room");
            for _ in 0..times / 1_000 {
                writer.write_all(block.as_bytes()).expect("room");
            }
            writer.write_all(tail.as_bytes()).expect("room");
        } else {
            writer.write_all(content.as_bytes()).expect("room");
        }
    }
    writer.finish().expect("an archive").into_inner()
}

fn setting(error: &Error) -> &'static str {
    match error {
        Error::TooLarge { setting, .. } => setting,
        other => panic!("not a limit: {other}"),
    }
}

/// Highest memory this process has held, in MiB, where the system tells.
fn peak_mebibytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1_024)
}

#[test]
fn ten_million_paragraphs_stop_at_a_limit() {
    let bytes = repeated("<w:p><w:r><w:t>Text</w:t></w:r></w:p>", 10_000_000);
    println!("the file has {} bytes", bytes.len());
    let before = peak_mebibytes();
    // As it comes, its size gives it away before anything is unpacked; with that allowed, the
    // ratio does.
    let error = refused(&bytes);
    assert_eq!(setting(&error), "max_inflated_bytes", "{error}");
    let limits = Limits { max_inflated_bytes: 1 << 40, max_ratio: 50, ..Limits::default() };
    assert_eq!(setting(&refused_under(&bytes, limits)), "max_ratio");
    // With both allowed, the paragraphs are counted while they are read.
    let limits = Limits { max_ratio: u64::MAX, ..limits };
    let error = refused_under(&bytes, limits);
    assert_eq!(setting(&error), "max_paragraphs", "{error}");
    assert!(error.to_string().contains("500001"), "{error}");
    // And with that allowed too, the memory.
    let limits = Limits { max_paragraphs: usize::MAX, max_memory_bytes: 64 << 20, ..limits };
    assert_eq!(setting(&refused_under(&bytes, limits)), "max_memory_bytes");
    if let (Some(before), Some(after)) = (before, peak_mebibytes()) {
        println!("peak memory {before} MiB before, {after} MiB after");
        assert!(after < before + 1_024, "{before} -> {after} MiB");
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bytes = repeated(" ", 600_000_000);
    println!("the bomb has {} bytes", bytes.len());
    let before = peak_mebibytes();
    let error = refused(&bytes);
    assert_eq!(setting(&error), "max_inflated_bytes", "{error}");
    assert!(error.to_string().contains("word/document.xml"), "{error}");
    if let (Some(before), Some(after)) = (before, peak_mebibytes()) {
        assert!(after < before + 64, "{before} -> {after} MiB");
    }
}

#[test]
fn a_bomb_that_lies_about_its_size_is_stopped_while_it_unpacks() {
    let mut bytes = repeated(" ", 40_000_000);
    let entry = (0..bytes.len() - 46)
        .filter(|at| bytes[*at..].starts_with(b"PK\x01\x02"))
        .find(|at| bytes[at + 46..].starts_with(b"word/document.xml"))
        .expect("an entry in the directory");
    bytes[entry + 24..entry + 28].copy_from_slice(&10_u32.to_le_bytes());
    let error = refused(&bytes);
    assert!(error.to_string().contains("larger than its declared"), "{error}");
    // Claiming too much helps as little.
    bytes[entry + 24..entry + 28].copy_from_slice(&(u32::MAX - 1).to_le_bytes());
    let limits = Limits { max_inflated_bytes: u64::MAX, ..Limits::default() };
    assert_eq!(setting(&refused_under(&bytes, limits)), "max_ratio");
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"%PDF-1.7 and so on".to_vec(), "a PDF file"),
        (b"{\\rtf1 hello}".to_vec(), "a rich text file"),
        (b"<html><body>hello".to_vec(), "a web page"),
        (b"just some words".to_vec(), "something else"),
        (compound("WordDocument"), "an old Word document (.doc)"),
        (compound("Workbook"), "an old Excel workbook"),
        (compound("EncryptedPackage"), "encrypted"),
        (compound("Mystery"), "an OLE compound file"),
        (archive(&[("mimetype", "application/vnd.oasis.opendocument.text")]), "OpenDocument text"),
        (archive(&[("mimetype", "application/epub+zip")]), "electronic book"),
        (archive(&[("notes.txt", "hello")]), "a zip archive without office parts"),
        (
            archive(&[
                (
                    "[Content_Types].xml",
                    r#"<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#,
                ),
                (
                    "_rels/.rels",
                    r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
                ),
                ("xl/workbook.xml", "<workbook/>"),
            ]),
            "a spreadsheet",
        ),
        (
            ZipWriter::new(Cursor::new(Vec::new())).finish().expect("empty").into_inner(),
            "empty zip",
        ),
    ];
    for (bytes, expected) in cases {
        let message = refused(&bytes).to_string();
        assert!(message.contains(expected), "{expected}: {message}");
        assert!(message.contains("; ") || message.contains(", "), "no remedy: {message}");
    }
    assert_eq!(refused(b""), Error::Empty);
}

fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(512, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn broken_files_say_so_at_every_length() {
    let whole = Docx::new(paragraph("Some words to be cut off.").repeat(40)).bytes();
    for length in (1..whole.len()).step_by(7) {
        let error = refused(&whole[..length]);
        assert!(!error.to_string().is_empty(), "{length}");
        if length > 4 && length < whole.len() / 2 {
            assert!(matches!(error, Error::Truncated { .. }), "{length}: {error}");
        }
    }
}

#[test]
fn every_flipped_byte_is_survived() {
    let whole = Docx::new(paragraph("Words.").repeat(20)).bytes();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        // Either it is refused or it is read; it neither panics nor hangs.
        let _ = Document::read(&bytes, &ReadOptions::default());
    }
}

#[test]
fn encrypted_entries_are_named() {
    let mut bytes = Docx::new(paragraph("secret")).bytes();
    for at in 0..bytes.len() - 10 {
        if bytes[at..].starts_with(b"PK\x01\x02") {
            bytes[at + 8] |= 1;
        }
    }
    let error = refused(&bytes);
    assert!(matches!(error, Error::Encrypted { .. }), "{error}");
    assert!(error.to_string().contains("password"), "{error}");
}

#[test]
fn dangerous_names_are_refused() {
    for (name, why) in [
        ("../evil.xml", "out of its folder"),
        ("word/../../evil.xml", "out of its folder"),
        ("/etc/passwd", "absolute"),
        ("C:/windows/evil.dll", "absolute"),
        ("word\\..\\..\\evil.xml", "out of its folder"),
        ("WORD/Document.xml", "twice"),
    ] {
        let mut parts = Docx::new(paragraph("x")).parts();
        parts.push((name.to_owned(), "<x/>".to_owned()));
        let message = refused(&archive(&parts)).to_string();
        assert!(message.contains(why), "{name}: {message}");
    }
}

#[test]
fn document_types_and_entities_are_refused() {
    for (head, doctype) in [
        (r#"<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#, true),
        (r#"<!DOCTYPE d SYSTEM "http://example.org/evil.dtd">"#, true),
        (r#"<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>"#, true),
        ("", false),
    ] {
        let mut parts = Docx::new("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>").parts();
        for part in &mut parts {
            if part.0 == "word/document.xml" {
                part.1 = part.1.replace("<w:document", &format!("{head}<w:document"));
            }
        }
        let error = refused(&archive(&parts));
        if doctype {
            assert_eq!(error, Error::DocumentType { part: "word/document.xml".into() });
        } else {
            assert!(error.to_string().contains("`&x;` names no character"), "{error}");
        }
    }
}

#[test]
fn external_targets_are_never_opened() {
    let mut parts = Docx::new(paragraph("words")).parts();
    for part in &mut parts {
        if part.0.ends_with("document.xml.rels") {
            part.1 = part.1.replace(
                "</Relationships>",
                r#"<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="file:///etc/hostname" TargetMode="External"/></Relationships>"#,
            );
        }
    }
    let document = Document::read(&archive(&parts), &ReadOptions::default()).expect("read");
    assert_eq!(support::texts(&document), ["words"]);
}

#[test]
fn deep_nesting_stops_at_the_limit() {
    for (open, close) in [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:unknown>", "</w:unknown>"),
    ] {
        let body = open.repeat(100_000) + &close.repeat(100_000);
        assert_eq!(setting(&refused(&Docx::new(body).bytes())), "max_depth");
        // Just under the limit the stack holds.
        let times = 80;
        let body = open.repeat(times) + &close.repeat(times);
        Document::read(&Docx::new(body).bytes(), &ReadOptions::default()).expect("read");
    }
}

#[test]
fn one_endless_tag_or_word_stops_at_the_limit() {
    let long = "a".repeat(20 << 20);
    let limits = Limits { max_ratio: u64::MAX, ..Limits::default() };
    for body in [
        format!("<w:p><w:r><w:t>{long}</w:t></w:r></w:p>"),
        format!(r#"<w:p w:x="{long}"/>"#),
        format!("<!--{long}-->"),
        "<w:p>".to_owned()
            + &format!("<w:r><w:t>{}</w:t></w:r>", "b".repeat(1 << 20)).repeat(20)
            + "</w:p>",
    ] {
        let error = refused_under(&Docx::new(body).bytes(), limits);
        assert_eq!(setting(&error), "max_paragraph_bytes", "{error}");
    }
}

#[test]
fn many_entries_stop_at_the_limit() {
    let parts: Vec<(String, &str)> = (0..300).map(|index| (format!("p{index}"), "")).collect();
    let limits = Limits { max_parts: 200, ..Limits::default() };
    assert_eq!(setting(&refused_under(&archive(&parts), limits)), "max_parts");
}

#[test]
fn parts_in_utf_16_are_read_and_others_refused() {
    let docx = Docx::new(paragraph("слова و 词 𐐷"));
    let with = |convert: &dyn Fn(&str) -> Vec<u8>| {
        let parts: Vec<(String, Vec<u8>)> = docx
            .parts()
            .into_iter()
            .map(|(name, content)| {
                let bytes =
                    if name == "word/document.xml" { convert(&content) } else { content.into() };
                (name, bytes)
            })
            .collect();
        Document::read(&archive(&parts), &ReadOptions::default())
    };
    let little = with(&|xml| {
        [0xFEFF].into_iter().chain(xml.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    });
    assert_eq!(support::texts(&little.expect("read")), ["слова و 词 𐐷"]);
    let big = with(&|xml| xml.encode_utf16().flat_map(u16::to_be_bytes).collect());
    assert_eq!(support::texts(&big.expect("read")), ["слова و 词 𐐷"]);
    let latin = with(&|xml| xml.bytes().filter(u8::is_ascii).chain([0xFF, 0xFE]).collect());
    assert!(matches!(latin, Err(Error::Xml { .. })), "{latin:?}");
}

mod arbitrary {
    use super::{Docx, archive};
    use actum_ooxml::{Document, ReadOptions, View};
    use proptest::prelude::*;

    /// Pieces of WordprocessingML, in any order and often unbalanced.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "<w:p>",
            "</w:p>",
            "<w:p/>",
            "<w:r>",
            "</w:r>",
            "<w:t>",
            "</w:t>",
            "words",
            "&amp;",
            "<w:tbl>",
            "</w:tbl>",
            "<w:tr>",
            "</w:tr>",
            "<w:tc>",
            "</w:tc>",
            r#"<w:tcPr><w:gridSpan w:val="-3"/><w:vMerge/></w:tcPr>"#,
            r#"<w:trPr><w:del w:id="1"/></w:trPr>"#,
            r#"<w:ins w:id="1" w:author="A">"#,
            "</w:ins>",
            r#"<w:del w:id="2" w:author="B">"#,
            "</w:del>",
            "<w:moveTo>",
            "</w:moveTo>",
            "<w:delText>gone</w:delText>",
            r#"<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"#,
            r#"<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>"#,
            r#"<w:pPr><w:numPr><w:ilvl w:val="77"/><w:numId w:val="1"/></w:numPr></w:pPr>"#,
            r#"<w:fldChar w:fldCharType="begin"/>"#,
            r#"<w:fldChar w:fldCharType="separate"/>"#,
            r#"<w:fldChar w:fldCharType="end"/>"#,
            "<w:instrText>TOC</w:instrText>",
            "<mc:AlternateContent>",
            "</mc:AlternateContent>",
            "<mc:Choice>",
            "</mc:Choice>",
            "<w:drawing><w:txbxContent>",
            "</w:txbxContent></w:drawing>",
            r#"<w:footnoteReference w:id="2"/>"#,
            r#"<w:sym w:font="Symbol" w:char="FFFFFF"/>"#,
            "<w:sdt>",
            "</w:sdt>",
            "<w:sdtContent>",
            "</w:sdtContent>",
            "<w:tab/>",
            "<w:br/>",
        ]);
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = Document::read(&bytes, &ReadOptions::default());
            let zip = [b"PK\x03\x04".as_slice(), &bytes, b"PK\x05\x06", &bytes].concat();
            let _ = Document::read(&zip, &ReadOptions::default());
        }

        #[test]
        fn markup_never_panics_and_revisions_stand_where_they_say(body in pieces()) {
            let bytes = Docx::new(body).bytes();
            for view in [View::Accepted, View::Original] {
                let options = ReadOptions { view, ..ReadOptions::default() };
                let Ok(document) = Document::read(&bytes, &options) else { continue };
                for paragraph in super::support::paragraphs(&document.body) {
                    for revision in &paragraph.revisions {
                        let place = paragraph.text.get(revision.range.clone());
                        prop_assert!(place == Some("") || place == Some(&revision.words));
                    }
                    for piece in &paragraph.pieces {
                        let range = piece.text.start as usize..piece.text.end as usize;
                        prop_assert!(paragraph.text.get(range).is_some());
                    }
                    for call in &paragraph.calls {
                        prop_assert!(paragraph.text.is_char_boundary(call.offset));
                    }
                }
            }
        }

        #[test]
        fn any_part_may_be_anything(content in ".{0,200}") {
            for broken in 0..4 {
                let mut parts = Docx::new("<w:p/>").parts();
                parts[broken].1.clone_from(&content);
                let _ = Document::read(&archive(&parts), &ReadOptions::default());
            }
        }
    }
}
