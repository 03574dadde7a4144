//! What a page shows is what is read; what is left out is named.

mod support;

use actum_ooxml::{Block, ChangeKind, Document, FindingKind, NoteKind, Role, View};
use support::{Docx, paragraph, paragraphs, run, texts};

fn kinds(document: &Document) -> Vec<FindingKind> {
    document.findings.iter().map(|finding| finding.kind).collect()
}

/// One paragraph with this inside.
fn one(inside: &str) -> Document {
    Docx::new(format!("<w:p>{inside}</w:p>")).read()
}

#[test]
fn signs_that_are_elements_become_characters() {
    let document = one(
        r#"<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:cr/><w:ptab w:alignment="right"/><w:t>&lt;&#x4E2D;&amp;</w:t></w:r>"#,
    );
    assert_eq!(texts(&document), ["a\tb\nc\u{2011}d\u{AD}e≥\n\t<中&"]);
}

#[test]
fn spaces_are_kept_only_where_the_file_says_so() {
    let document = one(
        "<w:r><w:t>  lost  </w:t></w:r><w:r><w:t xml:space=\"preserve\"> kept </w:t></w:r><w:r><w:t>line\nend</w:t></w:r>",
    );
    assert_eq!(texts(&document), ["lost kept line end"]);
}

#[test]
fn every_stretch_of_text_knows_its_bytes_in_the_part() {
    let docx = Docx::new(
        "<w:p><w:r><w:t>First &amp; </w:t></w:r><w:r><w:t xml:space=\"preserve\"> второй</w:t></w:r></w:p>",
    );
    let document = docx.read();
    let xml = docx.document_xml();
    let paragraph = paragraphs(&document.body)[0];
    let range = |bytes: &std::ops::Range<u64>| bytes.start as usize..bytes.end as usize;
    assert!(xml[range(&paragraph.bytes)].starts_with("<w:p>"));
    assert!(xml[range(&paragraph.bytes)].ends_with("</w:p>"));
    let pieces: Vec<_> = paragraph
        .pieces
        .iter()
        .map(|piece| {
            let text = piece.text.start as usize..piece.text.end as usize;
            (&paragraph.text[text], &xml[range(&piece.bytes)])
        })
        .collect();
    assert_eq!(
        pieces,
        [
            ("First &", "<w:t>First &amp; </w:t>"),
            (" второй", "<w:t xml:space=\"preserve\"> второй</w:t>")
        ]
    );
}

#[test]
fn wrappers_are_walked_through_and_one_branch_is_taken() {
    let document = one(&format!(
        r#"<w:hyperlink r:id="x">{}</w:hyperlink><w:smartTag>{}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt><mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>"#,
        run("link "),
        run("tag "),
        run("control "),
        run("choice "),
        run("fallback "),
        run("reading "),
        run("base"),
    ));
    assert_eq!(texts(&document), ["link tag control choice base"]);
}

#[test]
fn fields_keep_their_result_and_drop_their_instruction() {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let nested = [
        run("See "),
        mark("begin"),
        code(" REF "),
        mark("begin"),
        code(" DOCPROPERTY x "),
        mark("separate"),
        run("inner result"),
        mark("end"),
        mark("separate"),
        run("Annex 2"),
        mark("end"),
        run(" and "),
        r#"<w:fldSimple w:instr=" PAGE ">"#.to_owned(),
        run("7"),
        "</w:fldSimple>".to_owned(),
    ];
    assert_eq!(texts(&one(&nested.concat())), ["See Annex 2 and 7"]);
}

#[test]
fn an_open_field_loses_nothing() {
    let body = format!(
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{}</w:p>{}"#,
        run("still here"),
        paragraph("and here")
    );
    let document = Docx::new(body).read();
    assert_eq!(texts(&document), ["still here", "and here"]);
    assert_eq!(kinds(&document), [FindingKind::OpenField]);
}

#[test]
fn a_table_of_contents_is_told_from_the_text() {
    let body = format!(
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}</w:p>{}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>{}"#,
        run("1 Scope\t3"),
        paragraph("2 Terms\t4"),
        paragraph("Scope"),
    );
    let document = Docx::new(body).read();
    let roles: Vec<_> = paragraphs(&document.body)
        .iter()
        .filter(|paragraph| !paragraph.text.is_empty())
        .map(|paragraph| paragraph.role)
        .collect();
    assert_eq!(roles, [Role::Contents, Role::Contents, Role::Body]);
}

#[test]
fn hidden_text_goes_and_is_reported() {
    let styles = r#"<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>"#;
    let body = format!(
        r#"<w:p>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Secret"/><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r></w:p>"#,
        run("seen ")
    );
    let document = Docx::new(body).styles(styles).read();
    assert_eq!(texts(&document), ["seen shown"]);
    assert_eq!(kinds(&document), [FindingKind::HiddenText]);
    assert_eq!(document.findings[0].count, 2);
}

#[test]
fn headings_are_known_in_any_language_of_word() {
    let style = |id: &str, name: &str, more: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>"#
        )
    };
    let styles = [
        style("Titre1", "heading 1", r#"<w:pPr><w:outlineLvl w:val="0"/></w:pPr>"#),
        style("2", "heading 2", ""),
        style("berschrift3", "Heading 3", ""),
        style("Section", "Section", r#"<w:basedOn w:val="Titre1"/>"#),
        style("a3", "Title", ""),
        style("TM1", "toc 1", ""),
        style(
            "Corps",
            "Body Text",
            r#"<w:basedOn w:val="Titre1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>"#,
        ),
    ];
    let styled =
        |id: &str| format!(r#"<w:p><w:pPr><w:pStyle w:val="{id}"/></w:pPr>{}</w:p>"#, run("x"));
    let direct = r#"<w:p><w:pPr><w:outlineLvl w:val="3"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#;
    let ids = ["Titre1", "2", "berschrift3", "Section", "a3", "TM1", "Corps", "Heading4"];
    let document = Docx::new(ids.map(styled).concat() + direct).styles(styles.concat()).read();
    let roles: Vec<_> = paragraphs(&document.body).iter().map(|one| one.role).collect();
    assert_eq!(
        roles,
        [
            Role::Heading(1),
            Role::Heading(2),
            Role::Heading(3),
            Role::Heading(1),
            Role::Title,
            Role::Contents,
            Role::Body,
            Role::Heading(4),
            Role::Heading(4),
        ]
    );
}

#[test]
fn six_languages_keep_their_words_and_marks() {
    for (tag, attribute, right_to_left, words) in [
        ("en-GB", "val", false, "requests the Director to report"),
        ("fr-FR", "val", false, "prie le Directeur de faire rapport à l'assemblée"),
        ("es-ES", "val", false, "solicita al Director que informe, según proceda"),
        ("ru-RU", "val", false, "просит Директора представить отчёт"),
        ("zh-CN", "eastAsia", false, "请主任向下届全会提交报告"),
        ("ar-SA", "bidi", true, "يطلب من المدير (2028) تقديم تقرير"),
    ] {
        let bidi = if right_to_left { "<w:bidi/>" } else { "" };
        let rtl = if right_to_left { "<w:rtl/>" } else { "" };
        let body = format!(
            r#"<w:p><w:pPr>{bidi}</w:pPr><w:r><w:rPr><w:b/><w:bCs/>{rtl}<w:lang w:{attribute}="{tag}"/></w:rPr><w:t>{words}</w:t></w:r></w:p>"#
        );
        let document = Docx::new(body).read();
        let paragraph = paragraphs(&document.body)[0];
        assert_eq!(paragraph.text, words);
        assert_eq!(paragraph.language.as_deref(), Some(tag));
        assert_eq!(paragraph.right_to_left, right_to_left);
        assert!(paragraph.bold && !paragraph.italic);
    }
}

#[test]
fn notes_follow_their_calls() {
    let body = format!(
        r#"<w:p>{}<w:r><w:footnoteReference w:id="7"/></w:r>{}<w:r><w:endnoteReference w:id="2"/></w:r></w:p><w:p>{}<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r></w:p>"#,
        run("One"),
        run(" two"),
        run("Three"),
    );
    let note = |id: u32, text: &str| {
        format!(r#"<w:footnote w:id="{id}">{}</w:footnote>"#, paragraph(text))
    };
    let footnotes = r#"<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>"#.to_owned()
        + &note(3, "third")
        + &note(7, "first")
        + &note(9, "never called");
    let endnotes = format!(r#"<w:endnote w:id="2">{}</w:endnote>"#, paragraph("last"));
    let document = Docx::new(body).footnotes(footnotes).endnotes(endnotes).read();
    assert_eq!(texts(&document), ["One two", "Three*"]);
    let calls: Vec<_> = paragraphs(&document.body)
        .iter()
        .flat_map(|paragraph| &paragraph.calls)
        .map(|call| (call.kind, call.id, call.offset))
        .collect();
    assert_eq!(
        calls,
        [
            (NoteKind::Footnote, 7, 3),
            (NoteKind::Endnote, 2, 7),
            (NoteKind::Footnote, 3, 5),
            (NoteKind::Footnote, 4, 6)
        ]
    );
    let notes: Vec<_> = document
        .notes
        .iter()
        .map(|note| (note.id, note.mark.as_deref(), paragraphs(&note.blocks)[0].text.as_str()))
        .collect();
    assert_eq!(notes, [(7, Some("1"), "first"), (2, Some("i"), "last"), (3, None, "third")]);
    assert_eq!(kinds(&document), [FindingKind::MissingNote]);
}

#[test]
fn tables_keep_their_grid() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
    };
    let body = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>{}",
        cell(r#"<w:gridSpan w:val="2"/>"#, "A"),
        cell("", "B"),
        cell(r#"<w:vMerge w:val="restart"/>"#, "tall"),
        cell("", "C"),
        format_args!("<w:tc><w:tbl><w:tr>{}</w:tr></w:tbl><w:p/></w:tc>", cell("", "nested")),
        cell("<w:vMerge/>", ""),
        cell(r#"<w:gridSpan w:val="2"/>"#, "D"),
        paragraph("after"),
    );
    let document = Docx::new(body).read();
    let Block::Table(table) = &document.body[0] else { panic!("a table comes first") };
    let grid: Vec<Vec<_>> = table
        .rows
        .iter()
        .map(|row| {
            row.cells.iter().map(|cell| (cell.column, cell.column_span, cell.row_span)).collect()
        })
        .collect();
    assert_eq!(
        grid,
        [
            vec![(0, 2, 1), (2, 1, 1)],
            vec![(0, 1, 2), (1, 1, 1), (2, 1, 1)],
            vec![(0, 1, 0), (1, 2, 1)],
        ]
    );
    assert!(table.rows[0].header && !table.rows[1].header);
    assert_eq!(texts(&document), ["A", "B", "tall", "C", "nested", "", "", "D", "after"]);
}

const BY: &str = r#"w:id="1" w:author="Delegation" w:date="2026-05-04T10:00:00Z""#;

#[test]
fn changes_inside_changes() {
    // An insertion of which a part was withdrawn again, then a deletion and a move.
    let document = one(&format!(
        r#"{}<w:ins {BY}>{}<w:del {BY}><w:r><w:delText>second</w:delText></w:r></w:del>{}</w:ins><w:moveFrom {BY}>{}</w:moveFrom><w:moveTo {BY}>{}</w:moveTo>"#,
        run("a "),
        run("new "),
        run("words"),
        run(" away"),
        run(" here"),
    ));
    let paragraph = paragraphs(&document.body)[0];
    assert_eq!(paragraph.text, "a new words here");
    let revisions: Vec<_> = paragraph
        .revisions
        .iter()
        .map(|one| (one.change.kind, one.words.as_str(), one.range.clone()))
        .collect();
    assert_eq!(
        revisions,
        [
            (ChangeKind::Insertion, "new words", 2..11),
            (ChangeKind::Deletion, "second", 6..6),
            (ChangeKind::MovedAway, " away", 11..11),
            (ChangeKind::MovedHere, " here", 11..16),
        ]
    );
    assert_eq!(paragraph.revisions[0].change.author.as_deref(), Some("Delegation"));
    assert_eq!(paragraph.revisions[0].change.date.as_deref(), Some("2026-05-04T10:00:00Z"));
}

#[test]
fn a_deleted_paragraph_mark_joins_and_the_last_properties_stay() {
    let body = format!(
        r#"<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:del {BY}/></w:rPr></w:pPr>{}</w:p><w:p><w:pPr><w:jc w:val="right"/></w:pPr>{}</w:p>"#,
        run("one "),
        run("two")
    );
    let docx = Docx::new(body);
    assert_eq!(texts(&docx.read()), ["one two"]);
    assert_eq!(texts(&docx.read_as(View::Original)), ["one ", "two"]);
    let document = docx.read();
    let paragraph = paragraphs(&document.body)[0];
    assert_eq!(paragraph.alignment, Some(actum_ooxml::Alignment::End));
    assert_eq!(
        (paragraph.revisions[0].words.as_str(), paragraph.revisions[0].range.clone()),
        ("\n", 4..4)
    );
}

#[test]
fn an_inserted_paragraph_mark_joins_in_the_original() {
    let body = format!(
        "<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>{}</w:p>{}",
        run("one "),
        paragraph("two")
    );
    let docx = Docx::new(body);
    let document = docx.read();
    assert_eq!(texts(&document), ["one ", "two"]);
    assert_eq!(
        paragraphs(&document.body)[0].mark.as_ref().map(|mark| mark.kind),
        Some(ChangeKind::Insertion)
    );
    assert_eq!(texts(&docx.read_as(View::Original)), ["one two"]);
}

#[test]
fn a_deleted_last_paragraph_leaves_only_its_words() {
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr><w:del {BY}><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>",
        paragraph("stays")
    );
    let document = Docx::new(body).read();
    let all = paragraphs(&document.body);
    assert_eq!(all.iter().filter(|one| !one.vanished).count(), 1);
    assert_eq!(all[1].revisions[0].words, "gone\n");
}

#[test]
fn rows_come_and_go() {
    let row = |properties: &str, left: &str, right: &str| {
        format!(
            "<w:tr><w:trPr>{properties}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            paragraph(left),
            paragraph(right)
        )
    };
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", "1", "kept"),
        row(&format!("<w:del {BY}/>"), "2", "gone"),
        row(&format!("<w:ins {BY}/>"), "3", "new"),
    );
    let docx = Docx::new(body);
    let accepted = docx.read();
    assert_eq!(texts(&accepted), ["1", "kept", "3", "new"]);
    assert_eq!(texts(&docx.read_as(View::Original)), ["1", "kept", "2", "gone"]);
    let Block::Table(table) = &accepted.body[0] else { panic!("a table comes first") };
    assert_eq!((table.removed[0].before, table.removed[0].words.as_str()), (1, "2\tgone"));
    assert_eq!(table.rows[1].change.as_ref().map(|one| one.kind), Some(ChangeKind::Insertion));
}

#[test]
fn formatting_changes_change_no_words() {
    let document = Docx::new(format!(
        r#"<w:p><w:pPr><w:jc w:val="center"/><w:pPrChange {BY}><w:pPr><w:jc w:val="right"/><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>same</w:t></w:r></w:p>"#
    ))
    .read();
    assert_eq!(texts(&document), ["same"]);
    assert_eq!(kinds(&document), [FindingKind::FormattingChange]);
    assert_eq!(paragraphs(&document.body)[0].alignment, Some(actum_ooxml::Alignment::Center));
}

#[test]
fn text_boxes_follow_their_paragraph() {
    let shape = |text: &str| {
        format!("<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>", paragraph(text))
    };
    let old = format!(
        "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>",
        paragraph("box")
    );
    let body = format!(
        r#"<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>{}</wp:inline></w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>{}</w:p><w:p><w:r><w:drawing><wp:inline/></w:drawing></w:r></w:p>"#,
        run("before "),
        shape("box"),
        run("after")
    );
    let document = Docx::new(body).read();
    assert_eq!(texts(&document), ["before after", "box", ""]);
    assert_eq!(kinds(&document), [FindingKind::Picture]);
}

#[test]
fn what_is_left_out_is_named() {
    let document = Docx::new(format!(
        r#"<w:altChunk r:id="x"/><w:p>{}<w:r><w:commentReference w:id="1"/></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath><w:r><w:sym w:font="Webdings" w:char="F061"/></w:r></w:p>"#,
        run("x="),
        run("Click here")
    ))
    .read();
    assert_eq!(texts(&document), ["x=a/b\u{F061}"]);
    assert_eq!(
        kinds(&document),
        [
            FindingKind::Comment,
            FindingKind::Formula,
            FindingKind::UnknownSymbol,
            FindingKind::IncludedDocument,
            FindingKind::Placeholder,
        ]
    );
}

#[test]
fn strict_documents_with_other_prefixes_are_the_same() {
    let mut parts = Docx::new(paragraph("strict")).parts();
    for part in &mut parts {
        part.1 = part
            .1
            .replace(support::W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            .replace("xmlns:w=", "xmlns:word=")
            .replace("<w:", "<word:")
            .replace("</w:", "</word:")
            .replace(" w:", " word:");
    }
    let bytes = support::archive(&parts);
    let document = Document::read(&bytes, &actum_ooxml::ReadOptions::default()).expect("read");
    assert_eq!(texts(&document), ["strict"]);
    assert!(!document.tracks_changes);
    assert!(Docx::new("").settings("<w:trackRevisions/>").read().tracks_changes);
}
