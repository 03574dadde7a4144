//! The Word report, read back part by part.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use std::io::{Cursor, Read};

use actum_model::Language;
use actum_report::{ReportOptions, action_plan_docx};
use quick_xml::Reader;
use quick_xml::events::Event;
use support::{PackLabels, plan};

fn parts(language: Language, count: usize, options: &ReportOptions) -> Vec<(String, String)> {
    let bytes =
        action_plan_docx(&plan(language, count), &PackLabels::new(language), options).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn document(language: Language, count: usize) -> String {
    let parts = parts(language, count, &ReportOptions::default());
    parts.into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1
}

/// The words of each paragraph and how often each element occurs.
fn read(xml: &str) -> (Vec<String>, std::collections::BTreeMap<String, usize>) {
    let mut reader = Reader::from_str(xml);
    let mut paragraphs = Vec::new();
    let mut counts = std::collections::BTreeMap::new();
    let mut words = String::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(element) | Event::Empty(element) => {
                *counts.entry(element.name().0.to_owned()).or_insert(0) += 1;
            }
            Event::Text(text) => words.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => words.push_str(match &*reference.xml10_content() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                _ => "?",
            }),
            Event::End(element) if element.name().0 == "w:p" => {
                paragraphs.push(std::mem::take(&mut words));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    (paragraphs, counts)
}

#[test]
fn all_parts_are_well_formed_and_dated_by_the_plan() {
    for language in Language::ALL {
        for (name, text) in parts(language, 40, &ReportOptions::default()) {
            let mut reader = Reader::from_str(&text);
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => panic!("{language} {name}: {error}"),
                }
            }
            if name == "docProps/core.xml" {
                assert!(text.contains(">2026-11-20T16:45:10Z<"), "{text}");
            }
        }
    }
}

#[test]
fn clauses_are_quoted_once_and_items_have_rows() {
    let (paragraphs, _) = read(&document(Language::En, 40));
    assert!(paragraphs.iter().any(|words| words == support::INJECTION));
    assert!(paragraphs.iter().any(|words| words == "The bureau shall keep the list up to date."));
    assert!(paragraphs.iter().any(|words| words.contains("test sites & to report")));
    for item in plan(Language::En, 40).items {
        assert!(paragraphs.iter().any(|words| *words == item.id.parts().1), "{}", item.id);
    }
    let marked = paragraphs.iter().filter(|words| *words == "AB†").count();
    assert!(marked > 5, "{marked} proposals are marked");
}

#[test]
fn headings_rows_and_directions() {
    let xml = document(Language::En, 40);
    assert!(xml.contains("<w:pStyle w:val=\"Heading1\"/>"));
    assert!(xml.contains("<w:tblHeader/>") && xml.contains("<w:cantSplit/>"));
    assert!(!xml.contains("<w:bidiVisual/>"));
    // An Arabic clause in an English report runs from the right.
    let clause = xml.find("تدعو الجمعية").unwrap();
    let paragraph = xml[..clause].rfind("<w:p>").unwrap();
    assert!(xml[paragraph..clause].contains("<w:bidi/>"), "{}", &xml[paragraph..clause]);
    assert!(xml[paragraph..clause].contains("<w:rtl/><w:lang w:bidi=\"ar-SA\"/>"));
    let clause = xml.find("大会请第三工作组").unwrap();
    let paragraph = xml[..clause].rfind("<w:p>").unwrap();
    assert!(xml[paragraph..clause].contains("w:hint=\"eastAsia\""));
    assert!(xml[paragraph..clause].contains("w:eastAsia=\"zh-CN\""));

    let arabic = document(Language::Ar, 40);
    assert!(arabic.contains("<w:bidiVisual/>"));
    let clause = arabic.find("instructs the Secretary").unwrap();
    let paragraph = arabic[..clause].rfind("<w:p>").unwrap();
    assert!(arabic[paragraph..clause].contains("<w:bidi w:val=\"0\"/>"));
}

#[test]
fn options_leave_parts_out() {
    let options = ReportOptions { per_owner: false, contents: false, ..ReportOptions::default() };
    let parts = parts(Language::En, 40, &options);
    let (_, xml) = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    assert!(!xml.contains("Section III") && !xml.contains("TOC \\o"));
    let whole = document(Language::En, 40);
    assert!(whole.contains("Section III") && whole.contains("TOC \\o"));
}

#[test]
fn links_lead_to_bookmarks_that_exist() {
    let xml = document(Language::En, 300);
    let values = |attribute: &str| -> std::collections::BTreeSet<String> {
        xml.split(attribute)
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap_or("").to_owned())
            .collect()
    };
    let bookmarks = values("w:bookmarkStart w:id=\"");
    assert!(bookmarks.len() > 300, "{}", bookmarks.len());
    let names = values("w:name=\"");
    for anchor in values("w:anchor=\"") {
        assert!(names.contains(&anchor), "{anchor} leads nowhere");
    }
}
