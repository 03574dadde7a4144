//! LibreOffice opens both files, and the words are on the pages.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use actum_model::Language;
use actum_report::{ReportOptions, action_plan_docx, action_plan_xlsx};
use support::{PackLabels, plan};

fn is_installed(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// The words of a file after LibreOffice has made it a PDF; `None` when the tools are absent.
fn words_of(bytes: &[u8], name: &str) -> Option<String> {
    if !is_installed("soffice") || !is_installed("pdftotext") {
        println!("skipped: soffice or pdftotext is not installed");
        return None;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.replace('.', "-"));
    std::fs::create_dir_all(&folder).unwrap();
    let file: PathBuf = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    // A profile of its own: two LibreOffices at once refuse to share one.
    let profile = tempfile::tempdir().unwrap();
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.path().display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(&folder)
        .arg(&file)
        .output()
        .unwrap();
    let pdf = file.with_extension("pdf");
    assert!(pdf.exists(), "LibreOffice made no PDF of {name}: {status:?}");
    let text = Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-").output().unwrap();
    Some(String::from_utf8_lossy(&text.stdout).into_owned())
}

/// The characters without blanks: pages break lines where they like.
fn squeezed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

#[test]
fn word_files_show_their_items() {
    for (language, wanted) in [
        (
            Language::En,
            ["Section II: Actions", "Working Group 3: Measurement data", "proposed by a rule"],
        ),
        (Language::Zh, ["第二部分：各项行动及进展", "第三工作组：测量数据", "由规则推断"]),
        (Language::Ar, ["1.1", "EA-30", "WG7"]),
    ] {
        let labels = PackLabels::new(language);
        let plan = plan(language, 40);
        let bytes = action_plan_docx(&plan, &labels, &ReportOptions::default()).unwrap();
        let Some(text) = words_of(&bytes, &format!("plan-{language}.docx")) else { return };
        let text = squeezed(&text);
        for wanted in wanted {
            assert!(text.contains(&squeezed(wanted)), "{language}: {wanted} is not on the pages");
        }
        for item in &plan.items {
            let id = item.id.to_string();
            assert!(text.contains(&id), "{language}: {id} is not on the pages");
        }
        assert!(text.contains(&squeezed(support::CHINESE)[..30]), "{language}: no Chinese clause");
    }
}

#[test]
fn workbooks_show_their_items() {
    for language in [Language::En, Language::Zh, Language::Ar] {
        let labels = PackLabels::new(language);
        let plan = plan(language, 40);
        let bytes = action_plan_xlsx(&plan, &labels, &ReportOptions::default()).unwrap();
        let Some(text) = words_of(&bytes, &format!("plan-{language}.xlsx")) else { return };
        let text = squeezed(&text);
        for item in &plan.items {
            let id = item.id.to_string();
            assert!(text.contains(&id), "{language}: {id} is not on the pages");
        }
        // The formula stands there as words, not as what it would show.
        assert!(text.contains("=HYPERLINK("), "{language}: the clause that looks like a formula");
    }
}
