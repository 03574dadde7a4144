//! Small packages made here.

use std::io::{Cursor, Write as _};

use actum_model::RevisionKind;
use zip::write::SimpleFileOptions;

use super::{looks_like, read_odt};
use crate::block::{Blocks, Label};
use crate::{Limits, ReadError};

const SPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    xmlns:dc="http://purl.org/dc/elements/1.1/""#;

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file("mimetype", stored).expect("a vector takes all");
    writer.write_all(b"application/vnd.oasis.opendocument.text").expect("a vector takes all");
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a vector takes all");
        writer.write_all(content.as_bytes()).expect("a vector takes all");
    }
    writer.finish().expect("a vector takes all").into_inner()
}

fn odt(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body>\
         </office:document-content>"
    );
    package(&[("content.xml", &content)])
}

fn blocks(styles: &str, body: &str) -> Blocks {
    let file = odt(styles, body);
    assert!(looks_like(&file));
    read_odt(&file, &Limits::default()).expect("readable")
}

fn labelled(blocks: &Blocks) -> Vec<(String, &str)> {
    let label =
        |label: &Option<Label>| label.as_ref().map_or(String::new(), |one| one.text.clone());
    blocks.items.iter().map(|block| (label(&block.label), block.text.as_str())).collect()
}

#[test]
fn white_space_and_fields() {
    let blocks = blocks(
        "",
        "<text:p>One <text:span> two</text:span>\n three<text:s text:c=\"3\"/>four<text:tab/>five\
         <text:line-break/>six <text:date>3 June</text:date></text:p><text:p/><text:p>next</text:p>",
    );
    assert_eq!(blocks.items[0].text, "One two three   four\tfive\nsix 3 June");
    assert_eq!(blocks.items[1].blank_before, 1);
    assert_eq!(blocks.items[1].place.paragraph, Some(3));
    assert_eq!(blocks.items[1].place.part.as_deref(), Some("content.xml"));
}

#[test]
fn lists_are_labelled_as_shown() {
    let styles = r#"<text:list-style style:name="L1">
        <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
        <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
        <text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/>
        </text:list-style>
        <text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char=""/></text:list-style>
        <text:list-style style:name="L3"><text:list-level-style-number text:level="1" style:num-format="А, Б, .., Аа, Аб, ... (ru)" style:num-suffix=")"/></text:list-style>"#;
    let body = r#"<text:list xml:id="list1" text:style-name="L1">
        <text:list-item><text:p>one</text:p><text:p>still one</text:p>
          <text:list><text:list-item><text:p>a</text:p></text:list-item>
            <text:list-item><text:p>b</text:p>
              <text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list>
            </text:list-item></text:list></text:list-item>
        <text:list-header><text:p>no number</text:p></text:list-header>
        <text:list-item text:start-value="5"><text:p>five</text:p></text:list-item></text:list>
        <text:p>between</text:p>
        <text:list text:style-name="L1" text:continue-list="list1"><text:list-item><text:p>six</text:p></text:list-item></text:list>
        <text:list text:style-name="L1"><text:list-item><text:p>anew</text:p></text:list-item></text:list>
        <text:list text:style-name="L2"><text:list-item><text:p>bullet</text:p></text:list-item></text:list>
        <text:list text:style-name="L3"><text:list-item text:start-value="2"><text:p>russian</text:p></text:list-item></text:list>"#;
    let blocks = blocks(styles, body);
    let expected = [
        ("1.", "one"),
        ("", "still one"),
        ("(a)", "a"),
        ("(b)", "b"),
        ("1.b.1", "deep"),
        ("", "no number"),
        ("5.", "five"),
        ("", "between"),
        ("6.", "six"),
        ("1.", "anew"),
        ("•", "bullet"),
        ("Б)", "russian"),
    ];
    let found = labelled(&blocks);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(label, text)| (label.as_str(), *text)).collect();
    assert_eq!(found, expected);
    assert!(blocks.items[10].label.as_ref().is_some_and(|label| label.bullet));
}

#[test]
fn tracked_changes_are_kept() {
    let body = r#"<text:tracked-changes>
        <text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>Ann</dc:creator><dc:date>2024-01-02T03:04:05</dc:date></office:change-info></text:insertion></text:changed-region>
        <text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>Ben</dc:creator><dc:date>2024-02-02T03:04:05</dc:date></office:change-info><text:p>shall</text:p></text:deletion></text:changed-region>
        </text:tracked-changes>
        <text:p>The Director <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>should report.</text:p>
        <text:p>Every year.<text:change-end text:change-id="c1"/> Always.</text:p>"#;
    let blocks = blocks("", body);
    assert_eq!(blocks.items[0].text, "The Director should report.");
    let [deletion, insertion] = &blocks.items[0].revisions[..] else {
        panic!("{:?}", blocks.items[0].revisions)
    };
    assert_eq!((deletion.kind, deletion.words.as_str()), (RevisionKind::Deletion, "shall"));
    assert_eq!((deletion.start, deletion.end), (13, 13));
    assert_eq!(deletion.author.as_deref(), Some("Ben"));
    assert_eq!(
        (insertion.kind, insertion.words.as_str()),
        (RevisionKind::Insertion, "should report.")
    );
    assert_eq!(insertion.date.as_deref(), Some("2024-01-02T03:04:05"));
    assert_eq!(blocks.items[1].revisions[0].words, "Every year.");
    assert!(blocks.notices.iter().any(|notice| notice.code == "tracked-changes-kept"));
}

#[test]
fn tables_notes_and_frames() {
    let body = r#"<table:table><table:table-column/><table:table-header-rows><table:table-row>
        <table:table-cell table:number-columns-spanned="2"><text:p>head</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>
        <table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>
        <table:table-cell><text:p>words<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>the note</text:p></text:note-body></text:note> go on</text:p></table:table-cell></table:table-row></table:table>
        <text:p>before<draw:frame><draw:text-box><text:p>framed</text:p></draw:text-box></draw:frame> after</text:p>
        <text:p>seen<office:annotation><text:p>a remark</text:p></office:annotation></text:p>"#;
    let blocks = blocks("", body);
    let texts: Vec<&str> = blocks.items.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["head", "1", "words go on", "before after", "framed", "seen"]);
    let head = blocks.items[0].cell.expect("a cell");
    assert!(head.header && head.column_span == 2);
    let cell = blocks.items[2].cell.expect("a cell");
    assert_eq!((cell.table, cell.row, cell.column, cell.depth), (1, 2, 2, 1));
    assert_eq!(blocks.items[2].calls[0].offset, "words".len());
    assert_eq!(blocks.notes[0].paragraphs[0].text, "the note");
    assert_eq!(blocks.notes[0].mark.as_deref(), Some("1"));
    assert_eq!(blocks.notices[0].code, "comments-left-out");
}

#[test]
fn headings_and_styles() {
    let styles = r#"<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"><style:paragraph-properties fo:text-align="center" fo:margin-left="2.5cm"/><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
        <style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
        <text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/></text:outline-style>"#;
    let body = r#"<text:p text:style-name="P1">A title</text:p><text:h text:outline-level="1">First</text:h>
        <text:h text:outline-level="1">Second</text:h>
        <text:p><text:span text:style-name="T1">slanted</text:span></text:p>
        <text:p>shown<text:span text:style-name="T2">hidden</text:span></text:p>"#;
    let blocks = blocks(styles, body);
    let title = &blocks.items[0];
    assert!(title.bold && !title.italic && title.indent == 2);
    assert_eq!(title.style.as_deref(), Some("Title"));
    assert_eq!(title.alignment, Some(crate::block::Alignment::Center));
    assert_eq!(labelled(&blocks)[1..3], [("I.".to_owned(), "First"), ("II.".to_owned(), "Second")]);
    assert_eq!(blocks.items[1].heading, Some(1));
    assert!(blocks.items[3].italic);
    assert_eq!(blocks.items[4].text, "shown");
}

#[test]
fn hostile_and_other_files_are_refused() {
    let read =
        |file: &[u8]| read_odt(file, &Limits::default()).map(|_| "read").expect_err("refused");
    let sheet = format!(
        "<office:document-content {SPACES}><office:body><office:spreadsheet/></office:body>\
         </office:document-content>"
    );
    assert!(matches!(read(&package(&[("content.xml", &sheet)])), ReadError::NotText { .. }));
    let locked = package(&[
        ("content.xml", "not xml at all"),
        (
            "META-INF/manifest.xml",
            "<manifest><file-entry><encryption-data/></file-entry></manifest>",
        ),
    ]);
    assert!(matches!(read(&locked), ReadError::Encrypted { .. }));
    assert!(matches!(read(&package(&[])), ReadError::Damaged { .. }));
    let entity = package(&[("content.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]);
    assert!(read(&entity).to_string().contains("DOCTYPE"));
    let bomb = odt("", &"<text:p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</text:p>".repeat(60_000));
    let strict = Limits { max_ratio: 20, ..Limits::default() };
    let refused = read_odt(&bomb, &strict).map(|_| "read").expect_err("refused");
    assert!(matches!(refused, ReadError::TooLarge { setting: "max_ratio", .. }));
    let deep =
        odt("", &format!("{}{}", "<text:section>".repeat(400), "</text:section>".repeat(400)));
    assert!(matches!(read(&deep), ReadError::TooLarge { setting: "max_depth", .. }));
    let file = odt("", "<text:p>Some words.</text:p>");
    for end in 0..file.len() {
        let _ = read_odt(&file[..end], &Limits::default());
    }
}
