//! The succession report in six languages: Word and workbook read back by other readers.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use std::io::{Cursor, Read};
use std::process::Command;

use actum_model::Language;
use actum_report::{
    ReportOptions, Succession, SuccessionEntry, succession_docx, succession_pages, succession_xlsx,
};
use calamine::{Data, Reader, Xlsx};
use support::{ARABIC, CHINESE, INJECTION, PackLabels};

/// A line of every kind of difference there is to show.
fn lines(changed: &[String]) -> Vec<SuccessionEntry<'_>> {
    let entry = |item, fate, before, after, others: &[&'static str]| SuccessionEntry {
        item,
        fate,
        changed: if fate == "reworded" { changed } else { &[] },
        before,
        after,
        others: others.to_vec(),
    };
    vec![
        entry(
            "1.1",
            "kept",
            "to publish the list & its annexes",
            "to publish the list & its annexes",
            &[],
        ),
        entry(
            "1.2",
            "reworded",
            "to report to the Board yearly",
            "to report to the Council yearly",
            &[],
        ),
        entry("2.1", "split", INJECTION, INJECTION, &["2.1+1", "2.1+2"]),
        entry("3.1", "new", "", CHINESE, &[]),
        entry("4.1", "dropped", ARABIC, "", &[]),
    ]
}

fn with<R>(language: Language, write: impl FnOnce(&Succession<'_>, &PackLabels) -> R) -> R {
    let changed = ["report_to".to_owned(), "act".to_owned()];
    let lines = lines(&changed);
    let succession = Succession {
        title: "Decisions of the harbour <conference>",
        edition: "harbour/en/2",
        previous: "harbour/en/1",
        as_of: "2026-11-20T16:45:10Z",
        text_language: Language::En,
        language,
        lines: &lines,
    };
    write(&succession, &PackLabels::new(language))
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn docx(language: Language) -> Vec<u8> {
    with(language, |one, labels| succession_docx(one, labels, &ReportOptions::default())).unwrap()
}

fn xlsx(language: Language) -> Vec<u8> {
    with(language, |one, labels| succession_xlsx(one, labels, &ReportOptions::default())).unwrap()
}

#[test]
fn every_language_has_every_word_and_the_same_bytes_again() {
    for language in Language::ALL {
        let word = docx(language);
        let document = part(&word, "word/document.xml");
        for missing in ["[succession-", "[field-", "[report-", "{ $"] {
            assert!(!document.contains(missing), "{language}: {missing} in {document}");
        }
        assert_eq!(word, docx(language), "{language}");
        let book = xlsx(language);
        let strings = part(&book, "xl/sharedStrings.xml");
        assert!(!strings.contains("[succession-") && !strings.contains("[field-"), "{strings}");
        assert_eq!(book, xlsx(language), "{language}");
        assert_eq!(document.contains("<w:bidiVisual/>"), language == Language::Ar, "{language}");
    }
}

#[test]
fn word_marks_what_the_other_edition_lacks() {
    let document = part(&docx(Language::En), "word/document.xml");
    let bold: Vec<&str> = document
        .split("<w:r>")
        .filter(|run| run.contains("<w:b/>"))
        .filter_map(|run| run.split("</w:t>").next()?.rsplit('>').next())
        .collect();
    assert!(bold.contains(&"Board") && bold.contains(&"Council"), "{bold:?}");
    assert!(!bold.iter().any(|words| words.contains("publish")), "{bold:?}");
    assert!(document.contains("harbour/en/2 after harbour/en/1"));
    assert!(document.contains("Report to; What is asked"));
    // Words of another script keep their own direction and language.
    let arabic = document.find("تدعو الجمعية").unwrap();
    let paragraph = document[..arabic].rfind("<w:p>").unwrap();
    assert!(document[paragraph..arabic].contains("<w:bidi/>"));
}

#[test]
fn the_workbook_has_a_row_an_item_and_computes_nothing() {
    let bytes = xlsx(Language::En);
    let mut book = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    assert_eq!(book.sheet_names(), ["All items", "Summary"]);
    let range = book.worksheet_range("All items").unwrap();
    let text = |row: u32, column: u32| match range
        .get((usize::try_from(row).unwrap(), usize::try_from(column).unwrap()))
    {
        Some(Data::String(words)) => words.clone(),
        Some(Data::Empty) | None => String::new(),
        other => panic!("{other:?} is no text"),
    };
    let head: Vec<String> = (0..6).map(|column| text(4, column)).collect();
    assert_eq!(
        head,
        ["Item", "What became of it", "What changed", "Before", "After", "Other items"]
    );
    assert_eq!(text(5, 0), "1.1");
    assert_eq!(text(6, 1), "reworded");
    assert_eq!(text(7, 3), INJECTION);
    assert_eq!(text(7, 5), "2.1+1, 2.1+2");
    assert_eq!((text(8, 3).as_str(), text(8, 4).as_str()), ("", CHINESE));
    for name in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        assert!(!part(&bytes, name).contains("<f>"), "{name} computes something");
    }
    let counts = book.worksheet_range("Summary").unwrap();
    assert_eq!(counts.height(), 6, "a heading and five fates");
}

#[test]
fn pages_hold_the_same_words() {
    let bytes =
        with(Language::Fr, |one, labels| succession_pages(one, labels, &ReportOptions::default()));
    let pages: serde_json::Value = serde_json::from_slice(&bytes.unwrap()).unwrap();
    assert_eq!(pages["schema"], "actum-pages/1");
    assert_eq!(pages["language"], "fr");
    let all = pages.to_string();
    for words in ["Succession des éditions", "Council", "reformulé", "2.1+2"] {
        assert!(all.contains(words), "{words} is not on the pages");
    }
    // PDF/UA-1 refuses a file whose headings do not begin at level 1 or leave one out.
    let blocks = pages["sections"].as_array().unwrap().iter();
    let blocks = blocks.flat_map(|section| section["blocks"].as_array().unwrap());
    let headings = blocks.filter(|block| block["kind"] == "heading");
    let levels: Vec<u64> = headings.map(|block| block["level"].as_u64().unwrap()).collect();
    assert!(!levels.is_empty());
    let above = std::iter::once(0).chain(levels.iter().copied());
    assert!(levels.iter().zip(above).all(|(level, above)| *level <= above + 1), "{levels:?}");
}

#[test]
fn libreoffice_shows_them() {
    if Command::new("soffice").arg("--version").output().is_err() {
        println!("skipped: soffice is not installed");
        return;
    }
    for language in [Language::En, Language::Ar, Language::Zh] {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("succession");
        std::fs::create_dir_all(&folder).unwrap();
        for (ending, bytes) in [("docx", docx(language)), ("xlsx", xlsx(language))] {
            let file = folder.join(format!("succession-{language}-{ending}.{ending}"));
            std::fs::write(&file, bytes).unwrap();
            let profile = tempfile::tempdir().unwrap();
            let done = Command::new("soffice")
                .arg(format!("-env:UserInstallation=file://{}", profile.path().display()))
                .args(["--headless", "--convert-to", "pdf", "--outdir"])
                .args([&folder, &file])
                .output()
                .unwrap();
            let pdf = file.with_extension("pdf");
            assert!(pdf.exists(), "LibreOffice made no PDF of {}: {done:?}", file.display());
            let Ok(text) = Command::new("pdftotext").arg(&pdf).arg("-").output() else {
                println!("skipped: pdftotext is not installed");
                return;
            };
            let text: String = String::from_utf8_lossy(&text.stdout)
                .chars()
                .filter(|one| !one.is_whitespace())
                .collect();
            for words in ["reporttotheCouncilyearly", "2.1+2", "=HYPERLINK("] {
                assert!(text.contains(words), "{language} {ending}: {words} is not there: {text}");
            }
        }
    }
}
