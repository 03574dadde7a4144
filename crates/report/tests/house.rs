//! Reports in a house template that python-docx made, read back by python-docx and shown by
//! LibreOffice.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use actum_model::Language;
use actum_report::{ReportOptions, Template, action_plan_docx};
use support::{PackLabels, plan};

/// A template as an office might have it: cover, letter paper, own heading colour, header and foot.
const MAKE: &str = r#"
import sys
try:
    import docx
except ImportError:
    sys.exit(9)
from docx.shared import Pt, RGBColor, Inches
from docx.enum.text import WD_BREAK
document = docx.Document()
section = document.sections[0]
section.page_width, section.page_height = Inches(8.5), Inches(11)
section.left_margin = section.right_margin = Inches(1)
section.header.paragraphs[0].text = "HOUSE OF EXAMPLES\t\t{{date}}"
section.footer.paragraphs[0].text = "{{body}} / {{occasion}} / {{submitted-by}}"
style = document.styles["Heading 1"]
style.font.name, style.font.size, style.font.color.rgb = "DejaVu Serif", Pt(17), RGBColor(0x80, 0, 0x20)
cover = document.add_paragraph(style="Title")
for piece in ("{{ti", "tle", "}}"):
    cover.add_run(piece).italic = True
document.add_paragraph("{{items}}, {{language}}: {{texts}}", style="Subtitle")
document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
document.add_paragraph("{{actum}}")
document.add_paragraph("Signed for the house", style="Intense Quote")
document.core_properties.title = "An old title"
document.save(sys.argv[1])
"#;

/// What an independent reader finds: styles in use, header, paper, properties, words.
const LOOK: &str = r#"
import sys, docx
document = docx.Document(sys.argv[1])
print("title:", document.core_properties.title)
for section in document.sections:
    print("section:", section.page_width.inches, section.page_height.inches, section.orientation)
    print("header:", section.header.paragraphs[0].text)
    print("footer:", section.footer.paragraphs[0].text)
for paragraph in document.paragraphs:
    if paragraph.style.name in ("Title", "Subtitle", "Heading 1", "Intense Quote"):
        print(paragraph.style.name + ":", paragraph.text)
print("tables:", len(document.tables), sorted({table.style.name for table in document.tables}))
"#;

/// Runs a script; `None` where python-docx is not installed.
fn python(script: &str, file: &Path) -> Option<String> {
    // A Python of one's own with python-docx, else the system's.
    let python = std::env::var("ACTUM_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let run = Command::new(&python).arg("-c").arg(script).arg(file).output();
    match run {
        Ok(output) if output.status.code() == Some(9) => {
            println!("skipped: {python} has no python-docx");
            None
        }
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(_) => {
            println!("skipped: {python} is not installed");
            None
        }
    }
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_template_of_another_program_keeps_its_look() {
    let folder = folder("house");
    let made = folder.join("template.docx");
    if python(MAKE, &made).is_none() {
        return;
    }
    let template = Template::read(&std::fs::read(&made).unwrap()).unwrap();
    assert!(template.unknown_names(&actum_report::TEMPLATE_VALUES).is_empty());
    for language in [Language::En, Language::Ar, Language::Zh] {
        let options = ReportOptions {
            template: Some(template.clone()),
            submitted_by: Some("The Bureau & Co".to_owned()),
            ..ReportOptions::default()
        };
        let labels = PackLabels::new(language);
        let plan = plan(language, 40);
        let bytes = action_plan_docx(&plan, &labels, &options).unwrap();
        assert_eq!(bytes, action_plan_docx(&plan, &labels, &options).unwrap());
        let file = folder.join(format!("plan-{language}.docx"));
        std::fs::write(&file, &bytes).unwrap();
        let found = python(LOOK, &file).unwrap();
        if language == Language::En {
            for wanted in [
                "title: Action Plan",
                "section: 8.5 11.0 PORTRAIT",
                "section: 11.0 8.5 LANDSCAPE",
                "header: HOUSE OF EXAMPLES\t\t2026-11-20",
                "The Bureau & Co",
                "Title: Action Plan",
                "Subtitle: 40 items, English: ",
                "Heading 1: Section I: Summary",
                "Heading 1: Section II: Actions and progress",
                "Intense Quote: Signed for the house",
                "['Table Grid']",
            ] {
                assert!(found.contains(wanted), "{wanted} is missing in\n{found}");
            }
            assert!(!found.contains("{{"), "{found}");
            assert_eq!(found.matches("Title: ").count(), 1, "the title is said once: {found}");
        }
    }
}
