//! Small Word files, built here, as blocks.

use std::io::{Cursor, Write};

use actum_model::{Language, RevisionKind};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::read_docx;
use crate::block::{Blocks, Cell};
use crate::{Limits, ReadError};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &str| {
        writer.start_file(name, SimpleFileOptions::default()).expect("a new entry");
        writer.write_all(content.as_bytes()).expect("room");
    };
    add(
        "_rels/.rels",
        r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#,
    );
    let relations: String = more
        .iter()
        .map(|(kind, _)| {
            format!(r#"<Relationship Id="{kind}" Type="x/{kind}" Target="{kind}.xml"/>"#)
        })
        .collect();
    add("word/_rels/document.xml.rels", &format!("<Relationships>{relations}</Relationships>"));
    for (kind, content) in more {
        add(
            &format!("word/{kind}.xml"),
            &format!(r#"<w:{kind} xmlns:w="{W}">{content}</w:{kind}>"#),
        );
    }
    add(
        "word/document.xml",
        &format!(r#"<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>"#),
    );
    writer.finish().expect("an archive").into_inner()
}

fn read(body: &str, more: &[(&str, &str)]) -> Blocks {
    read_docx(&docx(body, more), &Limits::default()).expect("a Word file")
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn labels_calls_and_notes() {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let item = |level: u8, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r></w:p>"#
        )
    };
    let footnotes = format!(r#"<w:footnote w:id="5">{}</w:footnote>"#, p("A remark."));
    let body = p("Head") + "<w:p/><w:p/>" + &item(0, "first") + &item(1, "point");
    let blocks = read(&body, &[("numbering", numbering), ("footnotes", &footnotes)]);
    assert_eq!(blocks.items.len(), 3);
    let labels: Vec<_> = blocks
        .items
        .iter()
        .map(|block| block.label.as_ref().map(|label| (label.text.as_str(), label.bullet)))
        .collect();
    assert_eq!(labels, [None, Some(("a)", false)), Some(("–", true))]);
    assert_eq!(blocks.items[1].blank_before, 2);
    assert_eq!(blocks.items[1].place.paragraph, Some(4));
    assert_eq!(blocks.items[1].place.part.as_deref(), Some("word/document.xml"));
    assert_eq!((blocks.items[2].indent, blocks.items[2].calls[0].offset), (1, 5));
    assert_eq!(blocks.items[2].calls[0].key, blocks.notes[0].key);
    assert_eq!(blocks.notes[0].mark.as_deref(), Some("1"));
    assert_eq!(blocks.notes[0].paragraphs[0].text, "A remark.");
}

#[test]
fn tables_keep_their_places() {
    let cell = |more: &str, text: &str| format!("<w:tc><w:tcPr>{more}</w:tcPr>{}</w:tc>", p(text));
    let body = format!(
        "{}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        p("before"),
        cell("", "No."),
        cell("", "Action"),
        cell(r#"<w:vMerge w:val="restart"/>"#, "1"),
        cell("", "study"),
        cell("<w:vMerge/>", ""),
        cell("", "report"),
    );
    let blocks = read(&body, &[]);
    let cells: Vec<_> =
        blocks.items.iter().map(|block| (block.text.as_str(), block.cell)).collect();
    let cell = |row, column, row_span, header| {
        Some(Cell { table: 1, row, column, column_span: 1, row_span, header, depth: 1 })
    };
    assert_eq!(
        cells,
        [
            ("before", None),
            ("No.", cell(1, 1, 1, true)),
            ("Action", cell(1, 2, 1, true)),
            ("1", cell(2, 1, 2, false)),
            ("study", cell(2, 2, 1, false)),
            ("report", cell(3, 2, 1, false)),
        ]
    );
}

#[test]
fn a_deleted_paragraph_is_a_deletion_at_the_next() {
    let by = r#"w:id="1" w:author="A" w:date="2026-02-03T00:00:00Z""#;
    let body = format!(
        "<w:p><w:pPr><w:rPr><w:del {by}/></w:rPr></w:pPr><w:del {by}><w:r><w:delText>old clause</w:delText></w:r></w:del></w:p>{}<w:tbl><w:tr><w:trPr><w:del {by}/></w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        p("stays"),
        p("old row"),
        p("row"),
    );
    let blocks = read(&body, &[]);
    let texts: Vec<_> = blocks.items.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["stays", "row"]);
    for (block, words) in blocks.items.iter().zip(["old clause\n", "old row"]) {
        let revision = &block.revisions[0];
        assert_eq!(revision.kind, RevisionKind::Deletion);
        assert_eq!((revision.words.as_str(), revision.start, revision.end), (words, 0, 0));
        assert_eq!(revision.author.as_deref(), Some("A"));
    }
    let codes: Vec<_> = blocks.notices.iter().map(|notice| notice.code.as_str()).collect();
    assert_eq!(codes, ["tracked-changes-kept"]);
}

#[test]
fn marks_of_language_count_only_where_the_letters_allow() {
    let styles = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>"#;
    for (text, language) in [
        ("请主任提交报告", Some(Language::Zh)),
        ("يطلب من المدير تقديم تقرير", Some(Language::Ar)),
        ("asks the Director to report", Some(Language::En)),
        ("просит Директора представить отчёт", None),
    ] {
        assert_eq!(read(&p(text), &[("styles", styles)]).language, language, "{text}");
    }
    let french = r#"<w:p><w:r><w:rPr><w:lang w:val="fr-CH"/></w:rPr><w:t>prie le Directeur</w:t></w:r></w:p>"#;
    let blocks = read(french, &[("styles", styles)]);
    assert_eq!(
        (blocks.language, blocks.items[0].language),
        (Some(Language::Fr), Some(Language::Fr))
    );
    let belied = french.replace("prie le Directeur", "请主任提交报告");
    assert_eq!(read(&belied, &[("styles", styles)]).items[0].language, None);
}

#[test]
fn refusals_name_the_part_and_the_setting() {
    let limits = Limits { max_paragraphs: 3, ..Limits::default() };
    let error = read_docx(&docx(&p("x").repeat(5), &[]), &limits).expect_err("too many");
    assert!(
        matches!(&error, ReadError::TooLarge { setting: "max_paragraphs", limit: 3, what, .. }
            if what.contains("word/document.xml")),
        "{error}"
    );
    let error = read_docx(&docx("<w:p><w:r>", &[]), &Limits::default()).expect_err("broken");
    assert!(
        matches!(&error, ReadError::Damaged { part, .. } if part == "word/document.xml"),
        "{error}"
    );
}
