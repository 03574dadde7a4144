//! What changed since the last report, in every form that tells it.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use actum_model::{Language, PlanChangeKind, Priority};
use actum_report::{
    ReportOptions, action_plan_docx, action_plan_json, action_plan_pages, action_plan_xlsx,
    with_changes,
};
use support::{PackLabels, plan};

#[test]
fn changes_are_told_in_six_languages_and_every_form() {
    for language in Language::ALL {
        let labels = PackLabels::new(language);
        let before = plan(language, 12);
        let mut after = before.clone();
        let gone = after.items.remove(7);
        after.items[0].status = "closed".into();
        after.items[0].revision += 1;
        after.items[1].follow_up.priority = Some(Priority::High);
        after.items[1].revision += 1;
        // A value that changed without an event of the item is none of its changes.
        after.items[2].follow_up.priority = Some(Priority::Low);
        let mut new = after.items[3].clone();
        new.id = "example-en:99".into();
        after.items.push(new);
        after.as_of = "2026-12-31T08:00:00Z".to_owned();
        let told = with_changes(after, &before, &labels);
        let kinds: Vec<(PlanChangeKind, String)> =
            told.changes.iter().map(|one| (one.kind, one.item.to_string())).collect();
        assert_eq!(
            kinds,
            [
                (PlanChangeKind::Closed, told.items[0].id.to_string()),
                (PlanChangeKind::Value, told.items[1].id.to_string()),
                (PlanChangeKind::New, "example-en:99".to_owned()),
                (PlanChangeKind::Gone, gone.id.to_string()),
            ]
        );
        assert_eq!(told.since.as_deref(), Some("2026-11-20T16:45:10Z"));
        let options = ReportOptions::default();
        let json = String::from_utf8(action_plan_json(&told).unwrap()).unwrap();
        assert!(json.contains("\"changes\"") && json.contains("\"since\""));
        let pages =
            String::from_utf8(action_plan_pages(&told, &labels, &options).unwrap()).unwrap();
        assert!(pages.contains("2026-11-20") && pages.contains("actum-pages/1"), "{language}");
        // The same plan gives the same bytes, changes and all.
        assert_eq!(
            action_plan_docx(&told, &labels, &options).unwrap(),
            action_plan_docx(&told, &labels, &options).unwrap()
        );
        assert_eq!(
            action_plan_xlsx(&told, &labels, &options).unwrap(),
            action_plan_xlsx(&told, &labels, &options).unwrap()
        );
        // A plan that tells no changes has no sheet of them.
        let without = action_plan_xlsx(&before, &labels, &options).unwrap();
        let with = action_plan_xlsx(&told, &labels, &options).unwrap();
        let sheets = |bytes: &[u8]| {
            let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
            archive
                .file_names()
                .filter(|name| {
                    name.as_ref().is_ok_and(|name| name.starts_with("xl/worksheets/sheet"))
                })
                .count()
        };
        assert_eq!(sheets(&with), sheets(&without) + 1, "{language}");
    }
}
