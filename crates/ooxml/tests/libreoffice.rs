//! Documents written by LibreOffice from web pages in six languages, made here at test time.

mod support;

use std::process::Command;

use actum_ooxml::{Block, Document, ReadOptions, Role};
use support::paragraphs;

/// A web page turned into a Word document, or `None` where LibreOffice is not installed.
fn written_by_libreoffice(html: &str) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("page.html");
    std::fs::write(&file, html).expect("a file in it");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--infilter=HTML (StarWriter)", "--convert-to"])
        .args(["docx:MS Word 2007 XML", "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .output();
    match run {
        Ok(output) => Some(
            std::fs::read(folder.path().join("page.docx"))
                .unwrap_or_else(|_| panic!("soffice wrote nothing: {output:?}")),
        ),
        Err(_) => {
            println!("skipped: LibreOffice (soffice) is not installed");
            None
        }
    }
}

#[test]
fn a_page_in_six_languages_comes_back() {
    // Heading, two list items, a cell, in each language.
    let languages = [
        ("en", "Decisions", "asks the Bureau to prepare a survey", "to report in 2028", "Bureau"),
        (
            "fr",
            "Décisions",
            "charge le Bureau d'établir une enquête",
            "de faire rapport en 2028",
            "Bureau",
        ),
        (
            "es",
            "Decisiones",
            "encarga a la Oficina que prepare una encuesta",
            "que informe en 2028",
            "Oficina",
        ),
        (
            "ru",
            "Решения",
            "поручает Бюро подготовить обследование",
            "представить отчёт в 2028 году",
            "Бюро",
        ),
        ("zh", "决定", "责成办公室编写一份问卷", "于2028年提交报告", "办公室"),
        ("ar", "القرارات", "يكلف المكتب بإعداد استبيان", "وبتقديم تقرير في 2028", "المكتب"),
    ];
    let mut html = String::from(r#"<html><head><meta charset="utf-8"></head><body>"#);
    for (code, heading, first, second, cell) in languages {
        let direction = if code == "ar" { "rtl" } else { "ltr" };
        html += &format!(
            r#"<div lang="{code}" dir="{direction}"><h1>{heading}</h1><ol><li>{first}<li>{second}</ol><table border="1"><tr><td>{cell}</td><td>1</td></tr></table></div>"#
        );
    }
    html += "</body></html>";
    let Some(bytes) = written_by_libreoffice(&html) else { return };
    let document = Document::read(&bytes, &ReadOptions::default()).expect("a Word document");
    let all = paragraphs(&document.body);
    for (code, heading, first, second, cell) in languages {
        let find = |words: &str| {
            all.iter().find(|one| one.text == words).unwrap_or_else(|| panic!("{code}: {words}"))
        };
        assert_eq!(find(heading).role, Role::Heading(1), "{code}");
        let label = |words| find(words).label.as_ref().map(|label| label.text.as_str());
        assert_eq!((label(first), label(second)), (Some("1."), Some("2.")), "{code}");
        assert_eq!(find(first).right_to_left, code == "ar", "{code}");
        find(cell);
    }
    let tables = document.body.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(tables, 6);
}
