//! Files as others read and change them: LibreOffice, and a Python with openpyxl.

#![allow(unreachable_pub, reason = "a module of a test file")]

use std::path::Path;
use std::process::Command;

/// The words of a Word document as LibreOffice reads them; `None`, with a printed line, where it
/// is not installed.
pub fn words_of_document(file: &Path) -> Option<String> {
    let folder = file.parent().expect("a folder");
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("office").display()))
        .args(["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .args([folder, file])
        .output();
    if run.is_err() {
        println!("skipped: soffice is not installed, nobody else reads {}", file.display());
        return None;
    }
    let written = file.with_extension("txt");
    Some(std::fs::read_to_string(&written).unwrap_or_else(|_| panic!("{run:?}")))
}

/// What somebody does with openpyxl: tags in the row of an item, found by the names that the
/// workbook gives its columns. Exit code 9 says that openpyxl is not installed.
const EDIT: &str = r#"
import sys
try:
    import openpyxl
except ImportError:
    sys.exit(9)
source, target, item, heading, words = sys.argv[1:]
book = openpyxl.load_workbook(source)
for sheet in book:
    rows = list(sheet.iter_rows())
    columns = {str(cell.value): cell.column for row in rows[:3] for cell in row if cell.value}
    if heading not in columns:
        continue
    for row in rows:
        if any(str(cell.value) == item for cell in row):
            sheet.cell(row[0].row, columns[heading]).value = words
            book.save(target)
            sys.exit(0)
sys.exit("no row %s with a column %s in %s" % (item, heading, book.sheetnames))
"#;

/// Writes `words` into the column `heading` of the row of an item; `false`, with a printed line,
/// where there is no openpyxl.
pub fn edit_workbook(source: &Path, target: &Path, item: &str, heading: &str, words: &str) -> bool {
    // A Python of one's own with openpyxl, else the system's.
    let python = std::env::var("ACTUM_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = target.with_extension("py");
    std::fs::write(&script, EDIT).expect("the script can be written");
    let run = Command::new(&python)
        .arg(&script)
        .args([source, target])
        .args([item, heading, words])
        .output();
    let Ok(output) = run else {
        println!("skipped: {python} is not installed, no workbook is edited");
        return false;
    };
    if output.status.code() == Some(9) {
        println!("skipped: {python} has no openpyxl, no workbook is edited");
        return false;
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    true
}
