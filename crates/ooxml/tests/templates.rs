//! House templates: the report goes where they say, everything else stays, and what could do harm
//! is refused by name.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use std::io::{Cursor, Read, Write};

use actum_ooxml::write::{
    Page, PageSize, Paragraph, ParagraphStyle, Section, Table, Template, TemplateError,
    TextLanguage, WordDocument,
};
use actum_ooxml::{Document, Error, ReadOptions};
use support::{Docx, W, archive, paragraph, run};

const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A report of two sections, the second on its side.
fn report(template: &Template) -> WordDocument {
    let mut document = WordDocument::new(TextLanguage::new("en"));
    let page = template.page();
    let mut first = Section::on(page);
    first.push(Paragraph::styled(ParagraphStyle::Heading(1)).with_text("Summary"));
    first.push(Table::with_headings(&[1000, 2000], ["A".to_owned(), "B".to_owned()]));
    let mut second = Section::on(Page { landscape: true, ..page });
    second.push(Paragraph::styled(ParagraphStyle::Note).with_text("the last line"));
    document.sections = vec![first, second];
    document.header = vec![Paragraph::default().with_text("own header")];
    document.footer = vec![Paragraph::default().with_text("own footer")];
    document.properties.title = "A <title>".to_owned();
    document.fields = vec![("title", "A <title>".to_owned()), ("date", "2026-11-20".to_owned())];
    document
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn written(docx: &Docx) -> (Vec<u8>, String) {
    let template = Template::read(&docx.bytes()).unwrap();
    let document = report(&template);
    let bytes = document.to_bytes_in(&template).unwrap();
    assert_eq!(bytes, document.to_bytes_in(&template).unwrap(), "other bytes the second time");
    let xml = part(&bytes, "word/document.xml");
    // Our own reader takes it.
    Document::read(&bytes, &ReadOptions::default()).unwrap();
    (bytes, xml)
}

fn texts(bytes: &[u8]) -> Vec<String> {
    let document = Document::read(bytes, &ReadOptions::default()).unwrap();
    support::texts(&document)
        .into_iter()
        .map(str::to_owned)
        .filter(|text| !text.trim().is_empty())
        .collect()
}

#[test]
fn the_report_stands_where_the_template_says() {
    let control = format!(
        "<w:sdt><w:sdtPr><w:tag w:val=\"actum\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        paragraph("click here")
    );
    let bookmark =
        "<w:p><w:bookmarkStart w:id=\"7\" w:name=\"actum\"/><w:bookmarkEnd w:id=\"7\"/></w:p>";
    let cut = format!("<w:p>{}{}</w:p>", run("{{act"), run("um}}"));
    for mark in [paragraph("{{actum}}"), control, bookmark.to_owned(), cut] {
        let docx =
            Docx::new(format!("{}{mark}{}", paragraph("Cover of {{ title }}"), paragraph("Annex")));
        let (bytes, xml) = written(&docx);
        let wanted = ["Cover of A <title>", "Summary", "A", "B", "the last line", "Annex"];
        assert_eq!(texts(&bytes), wanted, "{xml}");
        assert!(!xml.contains("actum}}") && !xml.contains("click here"), "{xml}");
        // Both sections close with a paragraph of their own, since the annex follows.
        assert_eq!(xml.matches("<w:sectPr").count(), 3, "{xml}");
    }
}

#[test]
fn without_a_place_the_report_follows_on_a_new_page() {
    let (bytes, xml) = written(&Docx::new(paragraph("Cover")));
    assert_eq!(texts(&bytes)[..2], ["Cover", "Summary"]);
    assert!(xml.contains("<w:br w:type=\"page\"/>"));
    // An empty template leaves no empty page in front.
    let (bytes, xml) = written(&Docx::new("<w:p/><w:p><w:pPr/></w:p>"));
    assert_eq!(texts(&bytes)[0], "Summary");
    assert!(!xml.contains("w:type=\"page\""), "{xml}");
    assert_eq!(xml.matches("<w:sectPr").count(), 2, "{xml}");
}

#[test]
fn pages_are_those_of_the_section_around_the_place() {
    let section = |width: u32, more: &str| {
        format!(
            "<w:sectPr><w:pgSz w:w=\"{width}\" w:h=\"15840\"/><w:pgMar w:top=\"1440\" w:right=\"1300\" \
             w:bottom=\"1440\" w:left=\"1500\" w:header=\"700\" w:footer=\"700\" w:gutter=\"0\"/>{more}\
             <w:vAlign w:val=\"center\"/><w:titlePg/></w:sectPr>"
        )
    };
    let cover = format!("<w:p><w:pPr>{}</w:pPr></w:p>", section(9000, ""));
    let place = format!(
        "<w:p><w:pPr>{}</w:pPr>{}</w:p>",
        section(12240, "<w:pgNumType w:start=\"1\"/>"),
        run("{{actum}}")
    );
    let docx = Docx::new(format!("{}{cover}{place}", paragraph("Cover")));
    let template = Template::read(&docx.bytes()).unwrap();
    let wanted = Page {
        size: PageSize::Other { short: 12_240, long: 15_840 },
        landscape: false,
        margin: 1400,
    };
    assert_eq!(template.page(), wanted);
    let (_, xml) = written(&docx);
    assert!(xml.contains("<w:pgSz w:w=\"12240\" w:h=\"15840\"/>"), "{xml}");
    assert!(xml.contains("<w:pgSz w:w=\"15840\" w:h=\"12240\" w:orient=\"landscape\"/>"), "{xml}");
    // The numbering and the first page begin once; the report is not set in the middle of a page.
    assert_eq!(xml.matches("w:start=\"1\"").count(), 1, "{xml}");
    assert_eq!(
        xml.matches("<w:titlePg/>").count(),
        2,
        "one of the cover, one of the report: {xml}"
    );
    assert_eq!(xml.matches("<w:vAlign").count(), 1, "{xml}");
}

#[test]
fn styles_of_the_house_go_before_ours() {
    let styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\">\
         <w:name w:val=\"Normal\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Note\"><w:name w:val=\"Remark of ours\"/></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/></w:style>\
         <w:style w:type=\"table\" w:styleId=\"House\"><w:name w:val=\"Actum Table\"/></w:style>";
    let (bytes, xml) = written(&Docx::new(paragraph("{{actum}}")).styles(styles));
    assert!(xml.contains("<w:pStyle w:val=\"berschrift1\"/>"), "{xml}");
    assert!(xml.contains("<w:tblStyle w:val=\"House\"/>"), "{xml}");
    assert!(xml.contains("<w:pStyle w:val=\"ActumNote\"/>"), "an id of the house was taken: {xml}");
    let sheet = part(&bytes, "word/styles.xml");
    assert!(sheet.contains(styles), "the house's own styles were touched");
    assert!(sheet.contains("w:styleId=\"ActumNote\"") && sheet.contains("w:styleId=\"TableText\""));
    assert!(sheet.contains("<w:basedOn w:val=\"Standard\"/>"), "{sheet}");
    assert!(!sheet.contains("w:styleId=\"Heading1\""), "{sheet}");
    for style in ["Note", "TableText", "ActumNote"] {
        let count = sheet.matches(&format!("w:styleId=\"{style}\"")).count();
        assert_eq!(count, 1, "{style}");
    }
}

#[test]
fn a_template_without_header_gets_ours_and_one_with_keeps_its_own() {
    let (bytes, xml) = written(&Docx::new(paragraph("{{actum}}")));
    assert!(xml.contains("w:headerReference"));
    assert!(part(&bytes, "word/actum-header.xml").contains("own header"));
    assert!(part(&bytes, "[Content_Types].xml").contains("/word/actum-footer.xml"));

    let mut parts = Docx::new(format!(
        "{}<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"h1\"/></w:sectPr></w:pPr></w:p>",
        paragraph("{{actum}}")
    ))
    .parts();
    for (name, content) in &mut parts {
        if name == "word/_rels/document.xml.rels" {
            let own = format!(
                "<Relationship Id=\"h1\" Type=\"{REL}/header\" Target=\"header9.xml\"/></Rel"
            );
            *content = content.replace("</Rel", &own);
        }
    }
    let header = format!("<w:hdr xmlns:w=\"{W}\">{}</w:hdr>", paragraph("House, {{date}}"));
    parts.push(("word/header9.xml".to_owned(), header));
    let template = Template::read(&archive(&parts)).unwrap();
    assert!(template.has_margins() && !template.shows("date"));
    let bytes = report(&template).to_bytes_in(&template).unwrap();
    assert!(part(&bytes, "word/header9.xml").contains("House, 2026-11-20"));
    assert!(!part(&bytes, "word/document.xml").contains("rIdActum"));
}

#[test]
fn slips_in_names_are_told() {
    let docx = Docx::new(format!("{}{}", paragraph("{{titel}} {{title}}"), paragraph("{{actum}}")));
    let template = Template::read(&docx.bytes()).unwrap();
    assert_eq!(template.unknown_names(&["title"]), ["titel"]);
    assert!(template.shows("title"));
}

fn refusal(parts: &[(String, String)]) -> TemplateError {
    Template::read(&archive(parts)).expect_err("this template must be refused")
}

/// The parts of a sound template, one of them changed.
fn changed(part: &str, from: &str, to: &str) -> Vec<(String, String)> {
    let docx = Docx::new(paragraph("{{actum}}")).settings("<w:zoom/>");
    let mut parts = docx.parts();
    let (_, content) = parts.iter_mut().find(|(name, _)| name == part).unwrap();
    assert!(content.contains(from), "{content}");
    *content = content.replacen(from, to, 1);
    parts
}

#[test]
fn what_could_do_harm_is_refused() {
    let types = "[Content_Types].xml";
    let rels = "word/_rels/document.xml.rels";
    let document = "word/document.xml";
    let link = |kind: &str, target: &str, mode: &str| {
        format!("<Relationship Id=\"x\" Type=\"{REL}/{kind}\" Target=\"{target}\"{mode}/></Rel")
    };
    let external = " TargetMode=\"External\"";
    let macros = changed(
        types,
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "vnd.ms-word.template.macroEnabledTemplate.main+xml",
    );
    assert!(matches!(refusal(&macros), TemplateError::Macros { .. }));
    let mut hidden = Docx::new("").parts();
    hidden.push(("word/vbaProject.bin".to_owned(), "x".to_owned()));
    assert!(matches!(refusal(&hidden), TemplateError::Macros { .. }));
    for kind in ["oleObject", "control", "aFChunk", "vbaProject"] {
        let error = refusal(&changed(rels, "</Rel", &link(kind, "x.bin", "")));
        assert!(
            matches!(&error, TemplateError::Active { kind: found, .. } if found == kind),
            "{error}"
        );
    }
    for (kind, target) in [
        ("attachedTemplate", "file:///C:/Normal.dotm"),
        ("image", "https://example.org/pixel.png"),
        ("hyperlink", "file://server/share"),
        ("hyperlink", "javascript:alert(1)"),
    ] {
        let error = refusal(&changed(rels, "</Rel", &link(kind, target, external)));
        assert!(matches!(error, TemplateError::External { .. }), "{error}");
    }
    let mail = changed(rels, "</Rel", &link("hyperlink", "mailto:a@example.org", external));
    assert!(Template::read(&archive(&mail)).is_ok(), "a link that is clicked is no danger");

    let field = |instruction: &str| {
        let runs: String = instruction
            .split('|')
            .map(|part| {
                format!("<w:r><w:instrText xml:space=\"preserve\">{part}</w:instrText></w:r>")
            })
            .collect();
        format!(
            "<w:body><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{runs}\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        )
    };
    for instruction in [" DDEAUTO c:\\\\x", " INCLUDE|TEXT \"\\\\\\\\server\\\\f\""] {
        let error = refusal(&changed(document, "<w:body>", &field(instruction)));
        assert!(matches!(error, TemplateError::Field { .. }), "{error}");
    }
    assert!(Template::read(&archive(&changed(document, "<w:body>", &field(" PAGE ")))).is_ok());

    let entity = changed(document, "<w:document", "<!DOCTYPE x><w:document");
    assert!(matches!(refusal(&entity), TemplateError::Unreadable(Error::DocumentType { .. })));
    let strict = changed(document, W, "http://purl.oclc.org/ooxml/wordprocessingml/main");
    assert_eq!(refusal(&strict), TemplateError::Strict);
    let foreign = changed(document, REL, "urn:something");
    assert!(matches!(refusal(&foreign), TemplateError::Prefix { prefix: "r", .. }));
    let missing: Vec<(String, String)> =
        Docx::new("").parts().into_iter().filter(|(name, _)| name != document).collect();
    assert!(matches!(refusal(&missing), TemplateError::Unreadable(Error::MissingPart { .. })));
    assert!(matches!(Template::read(b"%PDF-1.7"), Err(TemplateError::Unreadable(_))));
    assert!(matches!(Template::read(b""), Err(TemplateError::Unreadable(Error::Empty))));
}

#[test]
fn a_place_that_cannot_be_taken_is_told() {
    let error = |body: String| Template::read(&Docx::new(body).bytes()).expect_err("refused");
    let mark = paragraph("{{actum}}");
    assert_eq!(error(format!("{mark}{mark}")), TemplateError::SeveralPlaces);
    assert_eq!(error(paragraph("see {{actum}}")), TemplateError::PlaceNotAlone);
    let table = format!("<w:tbl><w:tr><w:tc>{mark}</w:tc></w:tr></w:tbl>");
    assert_eq!(error(table), TemplateError::PlaceNotAlone);
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in Docx::new(paragraph("{{actum}}")).parts() {
        writer.start_file(&*name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.start_file("word/media/picture.png", options).unwrap();
    let zeros = vec![0_u8; 1 << 20];
    for _ in 0..100 {
        writer.write_all(&zeros).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let refused = Template::read(&bytes);
    assert!(
        matches!(refused, Err(TemplateError::Unreadable(Error::TooLarge { .. }))),
        "{refused:?}"
    );
}

proptest::proptest! {
    /// Any text between any braces in any runs: reading and writing never fail in another way than
    /// by an error, and what is written is a document again.
    #[test]
    fn any_template_is_written_or_refused(parts in proptest::collection::vec("[{}a-c title<&\u{5d0}]{0,12}", 0..8)) {
        let body: String = parts
            .chunks(2)
            .map(|runs| format!("<w:p>{}</w:p>", runs.iter().map(|text| run(text)).collect::<String>()))
            .collect();
        if let Ok(template) = Template::read(&Docx::new(body).bytes()) {
            let bytes = report(&template).to_bytes_in(&template).unwrap();
            Document::read(&bytes, &ReadOptions::default()).unwrap();
        }
    }
}
