//! The exported workbook through LibreOffice and openpyxl, where they are installed.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use std::path::Path;
use std::process::Command;

use actum_model::Language;
use actum_register::Person;
use actum_workbook::Outcome;
use support::{Desk, Edited};

/// Opens and saves a workbook with LibreOffice; `None` when it is absent.
fn saved_by_libreoffice(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    if Command::new("soffice").arg("--version").output().is_err() {
        println!("skipped: soffice is not installed");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join(format!("{name}.xlsx"));
    std::fs::write(&source, bytes).unwrap();
    let out = folder.path().join("out");
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .args([&out, &source])
        .output()
        .unwrap();
    let saved = out.join(format!("{name}.xlsx"));
    assert!(saved.exists(), "LibreOffice saved nothing: {status:?}");
    Some(std::fs::read(saved).unwrap())
}

#[tokio::test]
async fn libreoffice_keeps_the_marks_and_changes_nothing() {
    let desk = Desk::new().await;
    for language in [Language::En, Language::Ar, Language::Zh] {
        let bytes = desk.exported(language).await;
        let Some(saved) = saved_by_libreoffice(&bytes, &format!("plan-{language}")) else { return };
        let comparison = desk.compared(&saved).await;
        assert!(comparison.changes.is_empty(), "{language}: {:?}", comparison.changes);
        assert!(comparison.remarks.is_empty(), "{language}: {:?}", comparison.remarks);
    }
}

#[tokio::test]
async fn edited_in_libreoffice_and_brought_back() {
    let desk = Desk::new().await;
    let mut edited = Edited::of(&desk.exported(Language::Ru).await);
    edited.put(1, "Приоритет", "высокий");
    edited.put(2, "День срока", "31.03.2027");
    let Some(saved) = saved_by_libreoffice(&edited.bytes(), "edited") else { return };
    let lines = desk.applied(&saved, &Person::alone("Ana")).await;
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines.iter().all(|line| line.outcome == Outcome::Fine), "{lines:?}");
    let plan = desk.plan(Language::Ru).await;
    let due = &plan.items[1].commitment.due[0].value;
    assert_eq!(due.readings[0].date.unwrap().to_string(), "2027-03-31");
}

/// What somebody does with openpyxl; exit code 9 says that it is not installed.
const EDIT: &str = r#"
import sys
try:
    import openpyxl
except ImportError:
    sys.exit(9)
import datetime
book = openpyxl.load_workbook(sys.argv[1])
sheet = book["All items"]
column = {cell.value: cell.column for cell in sheet[1]}
sheet.cell(2, column["Due day"]).value = datetime.date(2027, 6, 30)
sheet.cell(3, column["Priority"]).value = '=CONCATENATE("hi","gh")'
sheet.cell(4, column["Tags"]).value = "from openpyxl"
sheet.delete_cols(column["Doubts"])
sheet.column_dimensions["F"].hidden = True
sheet.insert_rows(1)
book.save(sys.argv[2])
"#;

#[tokio::test]
async fn edited_with_openpyxl() {
    let desk = Desk::new().await;
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    std::fs::write(place("plan.xlsx"), desk.exported(Language::En).await).unwrap();
    std::fs::write(place("edit.py"), EDIT).unwrap();
    // A Python of one's own with openpyxl, else the system's.
    let python = std::env::var("ACTUM_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let run = Command::new(&python)
        .args([place("edit.py"), place("plan.xlsx"), place("edited.xlsx")])
        .output();
    let Ok(output) = run else {
        println!("skipped: {python} is not installed");
        return;
    };
    if output.status.code() == Some(9) {
        println!("skipped: {python} has no openpyxl");
        return;
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let bytes = std::fs::read(Path::new(&place("edited.xlsx"))).unwrap();
    let comparison = desk.compared(&bytes).await;
    let changed: Vec<(&str, &str)> =
        comparison.changes.iter().map(|one| (one.column.as_str(), one.after.as_str())).collect();
    assert_eq!(changed, [("due_on", "2027-06-30"), ("tags", "from openpyxl")]);
    let remarks: Vec<&str> = comparison.remarks.iter().map(|one| one.problem.key()).collect();
    // The formula was never worked out; the missing column is told.
    assert_eq!(remarks, ["column-missing", "no-result"]);
}
