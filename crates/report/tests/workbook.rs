//! The workbook, read back with another library.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use std::io::{Cursor, Read};

use actum_model::Language;
use actum_report::{ReportOptions, action_plan_xlsx};
use calamine::{Data, Reader, Xlsx};
use support::{PackLabels, plan};

fn workbook(language: Language, count: usize) -> (actum_model::ActionPlan, Vec<u8>) {
    let plan = plan(language, count);
    let bytes =
        action_plan_xlsx(&plan, &PackLabels::new(language), &ReportOptions::default()).unwrap();
    (plan, bytes)
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_item_has_its_row() {
    for count in [1, 40, 300] {
        let (plan, bytes) = workbook(Language::En, count);
        let range = open(&bytes).worksheet_range("All items").unwrap();
        assert_eq!(range.height(), count + 1);
        assert_eq!(range.width(), 30);
        for (item, row) in plan.items.iter().zip(range.rows().skip(1)) {
            assert_eq!(row[1], Data::String(item.id.to_string()));
        }
        // Original order is a number, so that sorting by it works.
        assert_eq!(range.get((1, 0)), Some(&Data::Float(1.0)));
    }
}

#[test]
fn sheets_for_bodies_and_recipients() {
    let (_, bytes) = workbook(Language::En, 40);
    let mut book = open(&bytes);
    assert_eq!(
        book.sheet_names(),
        [
            "Summary",
            "All items",
            "Secretary of the Bureau",
            "WG3",
            "WG7",
            "All working groups",
            "Bodies not in the packs",
            "Nobody named",
            "Reports to AB",
            "Reports to the Council",
            "actum",
        ]
    );
    // WG7 is asked directly, and is part of all working groups.
    let range = book.worksheet_range("WG7").unwrap();
    let capacities: Vec<String> = range.rows().skip(3).map(|row| row[0].to_string()).collect();
    assert_eq!(capacities.first().map(String::as_str), Some("Responsible"));
    assert_eq!(capacities.last().map(String::as_str), Some("As part of All working groups"));
    // No item is missing from the sheets of the bodies.
    let on_sheets: std::collections::BTreeSet<String> = book.sheet_names()[2..8]
        .to_vec()
        .iter()
        .flat_map(|sheet| {
            let range = book.worksheet_range(sheet).unwrap();
            range.rows().skip(3).map(|row| row[1].to_string()).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(on_sheets.len(), 40);
}

#[test]
fn formulas_stay_words_and_controls_go() {
    let (_, bytes) = workbook(Language::En, 40);
    let mut book = open(&bytes);
    for sheet in book.sheet_names() {
        let formulas = book.worksheet_formula(&sheet).unwrap();
        assert!(formulas.used_cells().next().is_none(), "{sheet} computes something");
    }
    let range = book.worksheet_range("All items").unwrap();
    assert_eq!(range.get((2, 5)), Some(&Data::String(support::INJECTION.to_owned())));
    assert_eq!(
        range.get((3, 5)),
        Some(&Data::String("The bureau shall keep the list up to date.".to_owned()))
    );
}

#[test]
fn proposed_values_say_so() {
    let (plan, bytes) = workbook(Language::En, 40);
    let range = open(&bytes).worksheet_range("All items").unwrap();
    let proposed =
        plan.items.iter().position(|item| item.proposed_report_to.is_some()).unwrap() + 1;
    let cell = |row: usize, column: usize| {
        range.get((row, column)).map(ToString::to_string).unwrap_or_default()
    };
    assert_eq!(cell(proposed, 9), "AB (proposed)");
    assert_eq!(cell(1, 9), "AB");
    assert_eq!(cell(proposed, 3), "Invite (60 %); Request (40 %)");
    assert_eq!(cell(1, 10), "before EA-30 (2030) (proposed); “the next Assembly”");
}

#[test]
fn long_clauses_are_cut_with_a_notice() {
    let mut plan = plan(Language::En, 1);
    plan.items[0].clause = "字".repeat(40_000);
    let bytes =
        action_plan_xlsx(&plan, &PackLabels::new(Language::En), &ReportOptions::default()).unwrap();
    let range = open(&bytes).worksheet_range("All items").unwrap();
    let clause = range.get((1, 5)).map(ToString::to_string).unwrap_or_default();
    assert_eq!(clause.encode_utf16().count(), 32_767);
    assert!(clause.ends_with("the whole clause is in the source text"), "{clause}");
}

#[test]
fn sheets_run_from_right_to_left_in_arabic_only() {
    for (language, wanted) in [(Language::Ar, true), (Language::En, false), (Language::Zh, false)] {
        let (_, bytes) = workbook(language, 40);
        for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
            assert_eq!(part(&bytes, sheet).contains("rightToLeft=\"1\""), wanted, "{language}");
        }
    }
}

#[test]
fn frame_of_the_list() {
    let (_, bytes) = workbook(Language::En, 40);
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    for wanted in [
        "<autoFilter ref=\"A1:AD41\"",
        "topLeftCell=\"C2\"",
        "state=\"frozen\"",
        "orientation=\"landscape\"",
        "fitToWidth=\"2\" fitToHeight=\"0\"",
        "&amp;P / &amp;N",
    ] {
        assert!(sheet.contains(wanted), "{wanted} is not in the sheet");
    }
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("'All items'!$A:$B,'All items'!$1:$1"), "{book}");
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("2026-11-20T16:45:10Z"), "{core}");
}

#[test]
fn links_lead_to_sheets_and_rows() {
    let (_, bytes) = workbook(Language::En, 40);
    let summary = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(summary.contains("location=\"'Secretary of the Bureau'!A1\""), "{summary}");
    assert!(summary.contains("location=\"'Reports to AB'!A1\""));
    let first_body = part(&bytes, "xl/worksheets/sheet3.xml");
    assert!(first_body.contains("location=\"'All items'!B2\""), "{first_body}");
}
