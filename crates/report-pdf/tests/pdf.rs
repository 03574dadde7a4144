//! The PDF as independent readers see it.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// Title, heading, sentence and table words of our own in six languages.
const WORDS: [(&str, &str, &str, &str); 6] = [
    ("en", "Action plan", "Summary", "The bureau reports to the council."),
    ("fr", "Plan d’action", "Résumé", "Le bureau fait rapport au conseil."),
    ("es", "Plan de acción", "Resumen", "La oficina informa al consejo."),
    ("ru", "План действий", "Обзор", "Бюро отчитывается перед советом."),
    ("zh", "行动计划", "摘要", "办公室向理事会报告。"),
    ("ar", "خطة العمل", "ملخص", "يقدم المكتب تقريره إلى المجلس."),
];

fn pages(language: &str, title: &str, heading: &str, words: &str, rows: usize) -> String {
    let row = |number: usize| {
        format!(
            r#"[[[{{"words":"{number}.1"}}]],[[{{"words":"{words}"}}],[{{"words":"{words}","proposed":true}},{{"words":"†","sign":true}}]]]"#
        )
    };
    let rows: Vec<String> = (1..=rows).map(row).collect();
    format!(
        r#"{{"schema":"actum-pages/1","language":"{language}","title":"{title}","author":"Secretariat",
        "as_of":"2026-11-20T16:45:10Z","paper":"a4","contents":"{heading}","head":"{title}","foot":"† ‡",
        "sections":[{{"landscape":false,"blocks":[
          {{"kind":"title","runs":[{{"words":"{title}"}}]}},
          {{"kind":"facts","rows":[["{heading}",[[{{"words":"{words}"}}]]]]}},
          {{"kind":"contents"}},
          {{"kind":"heading","level":1,"runs":[{{"words":"{heading}"}}],"new_page":true}},
          {{"kind":"paragraph","runs":[{{"words":"{words}","bold":true}}],"quoted":false,"note":false}},
          {{"kind":"paragraph","runs":[{{"words":"大会请办公室报告。","language":"zh"}}],"quoted":true,"note":false}}]}},
        {{"landscape":true,"blocks":[
          {{"kind":"heading","level":2,"runs":[{{"words":"{heading} 2"}}],"new_page":false}},
          {{"kind":"table","widths":[1,4],"heads":["Nr","{heading}"],"rows":[{}]}}]}}]}}"#,
        rows.join(",")
    )
}

fn run(input: &str, arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_actum-pdf"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writing = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writing.join();
    output
}

/// What a program says of a file; `None`, with a line that says so, when it is not there.
fn said(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name =
        format!("actum-pdf-{}-{}.pdf", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, bytes).unwrap();
    let path = path.to_str().unwrap();
    let arguments: Vec<&str> =
        arguments.iter().map(|one| if *one == "{}" { path } else { one }).collect();
    let output = Command::new(program).args(arguments).output();
    std::fs::remove_file(path).unwrap();
    match output {
        Ok(output) => {
            let words = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(output.status.success(), "{program}: {words}{:?}", output.stderr);
            Some(words)
        }
        Err(_) => {
            println!("skipped: {program} is not installed");
            None
        }
    }
}

/// Fonts of the system may be missing; then nothing can be set.
fn set(input: &str) -> Option<Vec<u8>> {
    let output = run(input, &[]);
    if output.status.code() == Some(4) {
        println!("skipped: {}", String::from_utf8_lossy(&output.stderr).trim());
        return None;
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(output.stdout)
}

#[test]
fn independent_readers_find_words_tags_and_title_in_six_languages() {
    for (language, title, heading, words) in WORDS {
        let Some(bytes) = set(&pages(language, title, heading, words, 3)) else { continue };
        assert!(bytes.starts_with(b"%PDF-"));
        if let Some(info) = said("pdfinfo", &["{}"], &bytes) {
            assert!(info.contains("Tagged:          yes"), "{language}: {info}");
            assert!(info.contains(title), "{language}: {info}");
            assert!(info.contains("Pages:"), "{info}");
        }
        if let Some(structure) = said("pdfinfo", &["-struct-text", "{}"], &bytes) {
            for tag in ["H1", "H2", "Table", "TH", "TD", "BlockQuote"] {
                assert!(structure.contains(tag), "{language}: no {tag} in {structure}");
            }
        }
        if let Some(text) = said("pdftotext", &["{}", "-"], &bytes)
            && language != "ar"
        {
            // Readers may break lines where they like, and put Arabic letters in their own order.
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            assert!(squeezed(&text).contains(&squeezed(words)), "{language}: {text}");
            assert!(squeezed(&text).contains("大会请办公室报告"), "{language}: {text}");
        }
        said("qpdf", &["--check", "{}"], &bytes);
        if let Some(report) =
            said("verapdf", &["--flavour", "ua1", "--format", "text", "{}"], &bytes)
        {
            assert!(report.starts_with("PASS"), "{language}: {report}");
        }
    }
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let (language, title, heading, words) = WORDS[4];
    let input = pages(language, title, heading, words, 40);
    let (Some(one), Some(other)) = (set(&input), set(&input)) else { return };
    assert!(one == other, "two runs differ");
}

#[test]
fn what_no_font_has_is_spelled_out() {
    let input = pages("en", "Plan", "Summary", "signs \u{1F6F0} and \u{E123}\\u0001 end", 1);
    let Some(bytes) = set(&input) else { return };
    if let Some(text) = said("pdftotext", &["{}", "-"], &bytes) {
        assert!(text.contains("[U+E123]"), "{text}");
    }
}

#[test]
fn what_is_no_report_is_refused() {
    let other = pages("en", "Plan", "Summary", "words", 1).replace("pages/1", "pages/9");
    for (input, code) in [("", 3), ("{}", 3), ("[1,2", 3), (other.as_str(), 3)] {
        let output = run(input, &[]);
        assert_eq!(output.status.code(), Some(code), "{input}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
    assert_eq!(run("", &["--nonsense"]).status.code(), Some(2));
    let version = run("", &["--version"]);
    assert!(String::from_utf8_lossy(&version.stdout).starts_with("actum-pdf "));
}
