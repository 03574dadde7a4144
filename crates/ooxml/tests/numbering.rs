//! List labels as Word computes them, and LibreOffice as a second opinion.

mod support;

use support::{Docx, definition, item, labels, level, list, paragraph};

fn decimal_levels() -> [String; 3] {
    [
        level(0, 1, "decimal", "%1.", ""),
        level(1, 1, "decimal", "%1.%2", ""),
        level(2, 1, "lowerLetter", "(%3)", ""),
    ]
}

#[test]
fn deeper_levels_begin_anew_under_each_number() {
    let document = Docx::new(
        [(0, "A"), (1, "B"), (2, "C"), (2, "D"), (1, "E"), (2, "F"), (0, "G"), (1, "H")]
            .map(|(depth, text)| item(1, depth, text))
            .concat(),
    )
    .numbering(definition(0, &decimal_levels()) + &list(1, 0, ""))
    .read();
    assert_eq!(labels(&document), ["1.", "1.1", "(a)", "(b)", "1.2", "(a)", "2.", "2.1"]);
}

#[test]
fn a_level_passed_over_counts_as_begun() {
    // Microsoft's article Q110380: a second level before any first makes the next first level 2.
    let document = Docx::new(item(1, 1, "A") + &item(1, 1, "B") + &item(1, 0, "C"))
        .numbering(definition(0, &decimal_levels()) + &list(1, 0, ""))
        .read();
    assert_eq!(labels(&document), ["1.1", "1.2", "2."]);
}

#[test]
fn lists_of_one_definition_go_on_counting_unless_they_override_the_start() {
    let overridden = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>"#;
    let document = Docx::new(
        item(1, 0, "A")
            + &item(2, 0, "the same list goes on")
            + &item(3, 0, "begins at five")
            + &item(3, 0, "goes on")
            + &item(1, 0, "the counters are shared"),
    )
    .numbering(
        definition(0, &decimal_levels())
            + &list(1, 0, "")
            + &list(2, 0, "")
            + &list(3, 0, overridden),
    )
    .read();
    assert_eq!(labels(&document), ["1.", "2.", "5.", "6.", "7."]);
}

#[test]
fn a_list_may_replace_a_level() {
    let replaced = format!(
        r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#,
        level(0, 3, "upperRoman", "Part %1", r#"<w:suff w:val="space"/>"#)
    );
    let document = Docx::new(item(1, 0, "A") + &item(1, 0, "B"))
        .numbering(definition(0, &decimal_levels()) + &list(1, 0, &replaced))
        .read();
    assert_eq!(labels(&document), ["Part III", "Part IV"]);
}

#[test]
fn restart_can_be_switched_off_or_tied_to_a_level() {
    let levels = [
        level(0, 1, "decimal", "%1", ""),
        level(1, 1, "decimal", "%1.%2", ""),
        level(2, 1, "decimal", "n%3", r#"<w:lvlRestart w:val="0"/>"#),
        level(3, 1, "decimal", "m%4", r#"<w:lvlRestart w:val="1"/>"#),
    ];
    let document =
        Docx::new([0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3].map(|depth| item(1, depth, "x")).concat())
            .numbering(definition(0, &levels) + &list(1, 0, ""))
            .read();
    assert_eq!(
        labels(&document),
        ["1", "1.1", "n1", "m1", "1.2", "n2", "m2", "2", "2.1", "n3", "m1"]
    );
}

#[test]
fn legal_levels_write_decimal_figures() {
    let levels =
        [level(0, 1, "upperRoman", "%1", ""), level(1, 1, "lowerLetter", "%1.%2", "<w:isLgl/>")];
    let document = Docx::new(item(1, 0, "A") + &item(1, 0, "B") + &item(1, 1, "C"))
        .numbering(definition(0, &levels) + &list(1, 0, ""))
        .read();
    assert_eq!(labels(&document), ["I", "II", "2.1"]);
}

#[test]
fn styles_number_their_paragraphs_by_the_level_that_names_them() {
    // The style's own w:ilvl is wrong on purpose: the level that names the style decides.
    let levels = [
        level(0, 1, "decimal", "%1", r#"<w:pStyle w:val="Titre1"/>"#),
        level(1, 1, "decimal", "%1.%2", r#"<w:pStyle w:val="Titre2"/>"#),
    ];
    let styles = r#"<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Titre1"/><w:pPr><w:numPr><w:ilvl w:val="5"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Annexe"><w:name w:val="Annexe"/><w:basedOn w:val="Titre1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>"#;
    let styled = |style: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, support::run("x"))
    };
    let document = Docx::new(
        ["Titre1", "Titre2", "Titre2", "Annexe", "Titre1", "Titre2"].map(styled).concat(),
    )
    .numbering(definition(0, &levels) + &list(1, 0, ""))
    .styles(styles)
    .read();
    assert_eq!(labels(&document), ["1", "1.1", "1.2", "-", "2", "2.1"]);
}

#[test]
fn a_definition_may_stand_behind_a_numbering_style() {
    let numbering = definition(0, &decimal_levels())
        .replace("<w:multiLevelType w:val=\"multilevel\"/>", r#"<w:styleLink w:val="Clauses"/>"#)
        + r#"<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Clauses"/></w:abstractNum>"#
        + &list(1, 0, "")
        + &list(2, 1, "");
    let styles = r#"<w:style w:type="numbering" w:styleId="Clauses"><w:name w:val="Clauses"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let document =
        Docx::new(item(2, 0, "A") + &item(2, 1, "B")).numbering(numbering).styles(styles).read();
    assert_eq!(labels(&document), ["1.", "1.1"]);
}

#[test]
fn circles_of_links_and_bases_end() {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="B"/></w:abstractNum>"#.to_owned()
        + &list(1, 0, "")
        + &list(2, 1, "");
    let styles = r#"<w:style w:type="numbering" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:type="numbering" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="P"><w:basedOn w:val="Q"/></w:style><w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="P"/></w:style>"#;
    let body = item(1, 0, "A") + r#"<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr></w:p>"#;
    let document = Docx::new(body).numbering(numbering).styles(styles).read();
    assert_eq!(labels(&document), ["-", "-"]);
    let kinds: Vec<_> = document.findings.iter().map(|finding| finding.kind).collect();
    assert!(kinds.contains(&actum_ooxml::FindingKind::StyleCycle), "{kinds:?}");
    assert!(kinds.contains(&actum_ooxml::FindingKind::MissingList), "{kinds:?}");
}

#[test]
fn six_languages_number_their_provisions() {
    // Format, template, labels of the first three paragraphs.
    let cases = [
        ("chineseCounting", "第%1条", ["第一条", "第二条", "第三条"]),
        ("decimal", "(%1)", ["(1)", "(2)", "(3)"]),
        ("lowerRoman", "%1)", ["i)", "ii)", "iii)"]),
        ("russianLower", "%1)", ["а)", "б)", "в)"]),
        ("ordinal", "Artículo %1", ["Artículo 1st", "Artículo 2nd", "Artículo 3rd"]),
        ("arabicAbjad", "%1-", ["أ-", "ب-", "ج-"]),
    ];
    for (format, template, expected) in cases {
        let document = Docx::new(item(1, 0, "x").repeat(3))
            .numbering(definition(0, &[level(0, 1, format, template, "")]) + &list(1, 0, ""))
            .read();
        assert_eq!(labels(&document), expected, "{format}");
    }
}

#[test]
fn bullets_hidden_levels_and_newer_formats() {
    let symbol = r#"<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>"#;
    let levels = [
        level(0, 1, "bullet", "\u{F0B7}", symbol),
        level(1, 1, "decimal", "%2", "<w:rPr><w:vanish/></w:rPr>"),
        r#"<w:lvl w:ilvl="2"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%3"/></w:lvl>"#.to_owned(),
    ];
    let document = Docx::new(item(1, 0, "A") + &item(1, 1, "B") + &item(1, 2, "C"))
        .numbering(definition(0, &levels) + &list(1, 0, ""))
        .read();
    assert_eq!(labels(&document), ["•", "-", "001"]);
}

#[test]
fn paragraphs_that_changes_take_away_are_not_counted() {
    let gone = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"/></w:rPr></w:pPr><w:del w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"#;
    let docx = Docx::new(item(1, 0, "A") + gone + &item(1, 0, "B"))
        .numbering(definition(0, &decimal_levels()) + &list(1, 0, ""));
    assert_eq!(labels(&docx.read()), ["1.", "2."]);
    assert_eq!(labels(&docx.read_as(actum_ooxml::View::Original)), ["1.", "2.", "3."]);
}

/// LibreOffice numbers the same document by its own code; `soffice --convert-to txt` writes the
/// labels before the words. Left out is what LibreOffice 7.4 does not do: `w:isLgl` and
/// `w:lvlRestart` (both tested above against the standard), and the first letter of `arabicAbjad`,
/// which it writes without hamza where [MS-DOCX] 2.4 names U+0623.
#[test]
fn libreoffice_numbers_alike() {
    let levels = [
        level(0, 1, "upperRoman", "%1.", r#"<w:suff w:val="space"/>"#),
        level(1, 1, "decimal", "%1.%2", r#"<w:suff w:val="space"/>"#),
        level(2, 2, "lowerLetter", "(%3)", r#"<w:suff w:val="space"/>"#),
        level(3, 1, "decimalZero", "%4", r#"<w:suff w:val="space"/>"#),
    ];
    let formats = [
        "chineseCounting",
        "chineseCountingThousand",
        "russianUpper",
        "arabicAlpha",
        "decimalEnclosedCircle",
        "upperLetter",
        "ideographTraditional",
    ];
    let mut numbering = definition(0, &levels);
    let mut lists = list(1, 0, "")
        + &list(2, 0, r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>"#);
    let mut body = [
        (1, 0),
        (1, 1),
        (1, 1),
        (1, 2),
        (1, 2),
        (1, 3),
        (1, 3),
        (1, 1),
        (1, 2),
        (1, 3),
        (1, 0),
        (1, 1),
        (2, 0),
        (2, 1),
        (2, 0),
    ]
    .map(|(list, depth)| item(list, depth, "words"))
    .concat();
    for (index, format) in (1_u32..).zip(formats) {
        let level = level(0, 1, format, "%1:", r#"<w:suff w:val="space"/>"#);
        numbering += &definition(index, &[level]);
        lists += &list(index + 2, index, "");
        body += &item(index + 2, 0, "words").repeat(13);
    }
    let docx = Docx::new(body + &paragraph("end")).numbering(numbering + &lists);
    let Some(text) = soffice_text(&docx.bytes()) else { return };
    let theirs: Vec<&str> = text
        .lines()
        .map(|line| line.trim_start_matches('\u{feff}').trim_end_matches("words").trim())
        .filter(|line| !line.is_empty() && *line != "end")
        .collect();
    let document = docx.read();
    let ours = labels(&document);
    let ours: Vec<&str> = ours.iter().map(String::as_str).filter(|label| *label != "-").collect();
    assert_eq!(ours, theirs);
}

/// The document as LibreOffice writes it as text, or `None` where it is not installed.
fn soffice_text(bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("document.docx");
    std::fs::write(&file, bytes).expect("a file in it");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let run = std::process::Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .output();
    match run {
        Ok(output) => {
            let text = std::fs::read_to_string(folder.path().join("document.txt"));
            Some(text.unwrap_or_else(|_| panic!("soffice wrote nothing: {output:?}")))
        }
        Err(_) => {
            println!("skipped: LibreOffice (soffice) is not installed");
            None
        }
    }
}
