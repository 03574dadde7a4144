//! Real tracked changes: the amendment cases beside the repository, whose texts are known.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its case has failed")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use actum_ooxml::{ChangeKind, Document, ReadOptions, View};
use support::paragraphs;

fn cases() -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/amend");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: ../shared/data/amend is not there");
        return None;
    };
    let mut cases: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    cases.sort();
    Some(cases)
}

/// Number and words of each line of a text file.
fn expected(path: &Path) -> Vec<(String, String)> {
    fs::read_to_string(path)
        .unwrap()
        .split('\n')
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (number, words) = line.split_once('\t').unwrap();
            (number.to_owned(), words.to_owned())
        })
        .collect()
}

/// Number and words of each paragraph of a document, where the number is typed before a tab.
fn found(document: &Document) -> Vec<(String, String)> {
    paragraphs(&document.body)
        .into_iter()
        .filter(|paragraph| !paragraph.text.is_empty())
        .map(|paragraph| match paragraph.text.split_once('\t') {
            Some((number, words)) => (number.to_owned(), words.to_owned()),
            None => ("-".to_owned(), paragraph.text.clone()),
        })
        .collect()
}

/// What counts as cosmetic in the cases: quotes, dashes, spaces.
fn normalised(words: &str) -> String {
    let mut out = String::new();
    for char in words.chars() {
        match char {
            '\u{2018}'..='\u{201B}' | '\u{2032}' => out.push('\''),
            '\u{201C}'..='\u{201E}' | '\u{2033}' => out.push('"'),
            '\u{2010}'..='\u{2014}' | '\u{2212}' => out.push('-'),
            '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
            '\u{2026}' => out.push_str("..."),
            char if char.is_whitespace() => out.push(' '),
            char => out.push(char),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn compare(document: &Document, text: &Path, normalise: bool) -> usize {
    let (found, expected) = (found(document), expected(text));
    for (at, (found, expected)) in found.iter().zip(&expected).enumerate() {
        let line = format!("{} line {}", text.display(), at + 1);
        if normalise {
            assert_eq!(normalised(&found.1), normalised(&expected.1), "{line}");
        } else {
            assert_eq!(found.1, expected.1, "{line}");
        }
        // The text file writes the whole path (`1.5 b) i)`), the page the last step (`i)`).
        let bullet = matches!(found.0.as_str(), "–" | "-" | "•" | "—");
        assert!(
            expected.0.ends_with(&found.0) || (expected.0 == "-" && bullet),
            "{line}: number {:?}, not {:?}",
            found.0,
            expected.0
        );
    }
    assert_eq!(found.len(), expected.len(), "{}", text.display());
    expected.len()
}

#[test]
fn accepting_gives_the_proposal_and_rejecting_the_base() {
    let Some(cases) = cases() else { return };
    let (mut lines, mut revisions, mut documents) = (0, 0, 0);
    for case in cases {
        let base = case.join("base.txt");
        for name in ["base", "proposal-A", "proposal-B", "proposal-C"] {
            let bytes = fs::read(case.join(format!("{name}.docx"))).unwrap();
            let accepted = Document::read(&bytes, &ReadOptions::default()).unwrap();
            lines += compare(&accepted, &case.join(format!("{name}.txt")), false);
            let options = ReadOptions { view: View::Original, ..ReadOptions::default() };
            let original = Document::read(&bytes, &options).unwrap();
            lines += compare(&original, &base, true);
            documents += 1;
            for paragraph in paragraphs(&accepted.body) {
                for revision in &paragraph.revisions {
                    revisions += 1;
                    let place = &paragraph.text[revision.range.clone()];
                    if revision.change.kind.removes() {
                        assert_eq!(place, "");
                    } else {
                        assert_eq!(place, revision.words);
                    }
                    assert!(revision.change.author.is_some() && revision.change.date.is_some());
                }
            }
        }
    }
    println!("{documents} documents, {lines} lines, {revisions} revisions");
    assert!(documents == 0 || revisions > 100);
}

#[test]
fn every_word_of_a_deletion_is_kept() {
    let Some(cases) = cases() else { return };
    for case in cases {
        for name in ["proposal-A", "proposal-B", "proposal-C"] {
            let bytes = fs::read(case.join(format!("{name}.docx"))).unwrap();
            let accepted = Document::read(&bytes, &ReadOptions::default()).unwrap();
            let mut package =
                actum_ooxml::Package::open(&bytes, &actum_ooxml::Limits::default()).unwrap();
            let xml = String::from_utf8(package.bytes("word/document.xml").unwrap()).unwrap();
            let in_file: usize = xml
                .split("<w:delText")
                .skip(1)
                .map(|rest| {
                    let words =
                        &rest[rest.find('>').unwrap() + 1..rest.find("</w:delText>").unwrap()];
                    words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").len()
                })
                .sum();
            let removed = |kind: ChangeKind| kind.removes();
            let kept: usize = paragraphs(&accepted.body)
                .iter()
                .flat_map(|paragraph| &paragraph.revisions)
                .filter(|revision| removed(revision.change.kind))
                .map(|revision| {
                    revision
                        .words
                        .chars()
                        .filter(|c| *c != '\n' && *c != '\t')
                        .map(char::len_utf8)
                        .sum::<usize>()
                })
                .sum();
            // Word writes moved-away words with w:t or w:delText; all of w:delText must be there.
            assert!(kept >= in_file, "{}: {kept} of {in_file} bytes", case.display());
        }
    }
}
