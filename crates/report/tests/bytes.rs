//! The same plan gives the same bytes, and all files of a plan tell the same.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use actum_model::Language;
use actum_report::{
    CsvHeadings, ReportOptions, action_plan_docx, action_plan_json, action_plan_xlsx, items_csv,
    items_json,
};
use support::{PackLabels, plan};

#[test]
fn equal_plans_give_equal_files() {
    for language in Language::ALL {
        let labels = PackLabels::new(language);
        let options = ReportOptions::default();
        let (one, other) = (plan(language, 40), plan(language, 40));
        for format in ["docx", "xlsx", "json", "csv"] {
            let write = |plan| match format {
                "docx" => action_plan_docx(plan, &labels, &options).unwrap(),
                "xlsx" => action_plan_xlsx(plan, &labels, &options).unwrap(),
                "json" => action_plan_json(plan).unwrap(),
                _ => items_csv(plan, &labels, &options),
            };
            let first = write(&one);
            // Zip times have a grain of two seconds: wait one out where a clock could show.
            if language == Language::En {
                std::thread::sleep(std::time::Duration::from_millis(2_100));
            }
            assert!(first == write(&other), "{language}: two {format} files differ");
        }
    }
}

#[test]
fn another_plan_gives_another_file() {
    let labels = PackLabels::new(Language::En);
    let options = ReportOptions::default();
    let before = plan(Language::En, 5);
    let mut after = before.clone();
    after.items[0].commitment.act.value.push_str(" (new)");
    assert!(
        action_plan_docx(&before, &labels, &options).unwrap()
            != action_plan_docx(&after, &labels, &options).unwrap()
    );
}

#[test]
fn json_can_be_read_again() {
    let plan = plan(Language::Zh, 40);
    let json = action_plan_json(&plan).unwrap();
    assert!(json.starts_with(b"{\n  \"schema\": \"actum-action-plan/1\",\n  \"language\": \"zh\""));
    let again: actum_model::ActionPlan = serde_json::from_slice(&json).unwrap();
    assert_eq!(again, plan);
    let items: Vec<actum_model::Item> =
        serde_json::from_slice(&items_json(&plan).unwrap()).unwrap();
    assert_eq!(items, plan.items);
}

#[test]
fn csv_has_a_line_per_item_and_no_formula() {
    let labels = PackLabels::new(Language::En);
    let options = ReportOptions {
        csv_headings: CsvHeadings::Names,
        csv_byte_order_mark: false,
        ..ReportOptions::default()
    };
    let csv = String::from_utf8(items_csv(&plan(Language::En, 40), &labels, &options)).unwrap();
    assert!(csv.starts_with("order,item,action,force,verb,clause,asked,responsible,"), "{csv}");
    assert_eq!(csv.matches("\r\n").count(), 41);
    assert!(csv.contains(",\"'=HYPERLINK(\"\"http://example.org\"\",\"\"open\"\")\","), "{csv}");
    assert!(csv.contains(",'+1 keep the list up to date,"), "{csv}");
    let with_mark = items_csv(&plan(Language::En, 1), &labels, &ReportOptions::default());
    assert!(with_mark.starts_with("\u{feff}Original order,".as_bytes()));
}
