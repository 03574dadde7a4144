//! Tracked changes written for an edition: what other readers make of them.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use std::io::Write as _;
use std::process::{Command, Stdio};

use actum_amend::{Edition, Options, Proposal, Submission, align, compile, fold};
use actum_model::Language;
use actum_ooxml::Limits;
use actum_ooxml::write::Change;
use actum_report::{
    Comparison, ProposalTable, comparison_docx, comparison_html, proposals_docx, proposals_html,
    proposals_xlsx,
};
use support::PackLabels;

const BASE: &str = "-\tresolves\n1\tthat the Director shall report to the Council & the group each year;\n\
    2\tthat the study groups meet twice in a study period, and that their reports are published \
    at once, in all the official languages of the Union;\n3\tto invite the regions to comment;\n\
    4\tto thank the host;\n5\tto close the office in spring and to sell its furniture,\n\
    6\tto keep an archive of old maps.\n";

const EDITION: &str = "-\tresolves\n1\tthat the Director should report to the Council & the group \
    every second year;\n2\tthat the study groups meet twice in a study period;\n3\tthat their \
    reports are published at once, in all the official languages of the Union;\n4\tto keep an \
    archive of old maps.\n5\tto invite the regions to comment, and to thank the host;\n6\tto open \
    a museum of seafaring <soon>;\n";

/// What a reader that knows nothing of Actum makes of a Word file: paragraphs with all tracked
/// changes accepted and with all rejected, by ECMA-376 17.13.5 and the standard library alone.
const READER: &str = r#"
import sys, io, zipfile, json
import xml.etree.ElementTree as E
W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
body = E.fromstring(zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())).read('word/document.xml'))[0]
def text(node, gone):
    if node.tag == W + gone: return ''
    if node.tag in (W + 't', W + 'delText'): return node.text or ''
    if node.tag == W + 'tab': return '\t'
    if node.tag == W + 'pPr': return ''
    return ''.join(text(child, gone) for child in node)
def lines(gone):
    found, line = [], ''
    for p in body.iter(W + 'p'):
        line += text(p, gone)
        mark = p.find(f'{W}pPr/{W}rPr/{W}{gone}')
        if mark is None:
            found.append(line); line = ''
    return found + ([line] if line else [])
print(json.dumps([lines('del'), lines('ins')]))
"#;

fn lines(edition: &Edition) -> Vec<String> {
    let line = |clause: &actum_amend::Clause| match &clause.number {
        Some(number) => format!("{number}\t{}", clause.text),
        None => clause.text.clone(),
    };
    edition.clauses.iter().map(line).collect()
}

fn tracked() -> (Edition, Edition, Vec<u8>) {
    let (base, edition) = (Edition::from_lines(BASE), Edition::from_lines(EDITION));
    let alignment = align(&base, &edition, &Options::default());
    let comparison = Comparison {
        base_name: "base",
        edition_name: "edition",
        base: &base,
        edition: &edition,
        alignment: &alignment,
        language: Language::En,
    };
    let change = Change { author: "A & B".to_owned(), date: "2026-11-23T00:00:00Z".to_owned() };
    let bytes = comparison_docx(&comparison, &change).unwrap();
    assert_eq!(bytes, comparison_docx(&comparison, &change).unwrap(), "not the same bytes");
    (base, edition, bytes)
}

#[test]
fn our_reader_accepts_the_edition_and_rejects_to_the_base() {
    let (base, edition, bytes) = tracked();
    let read = Submission::of_docx(&bytes, &Limits::default()).unwrap();
    assert_eq!(lines(&read.edition), lines(&edition));
    assert_eq!(lines(read.before.as_ref().unwrap()), lines(&base));
    assert_eq!(read.authors.len(), 1);
    assert_eq!(read.authors[0].name.as_deref(), Some("A & B"));
}

#[test]
fn a_reader_of_others_accepts_the_edition_and_rejects_to_the_base() {
    let (base, edition, bytes) = tracked();
    let reader = Command::new("python3")
        .args(["-c", READER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut reader) = reader else {
        println!("skipped: python3 is not installed");
        return;
    };
    reader.stdin.take().unwrap().write_all(&bytes).unwrap();
    let output = reader.wait_with_output().unwrap();
    assert!(output.status.success());
    let [accepted, rejected]: [Vec<String>; 2] = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(accepted, lines(&edition));
    assert_eq!(rejected, lines(&base));
}

#[test]
fn pages_and_tables_say_what_became_of_every_clause_in_six_languages() {
    let (base, edition) = (Edition::from_lines(BASE), Edition::from_lines(EDITION));
    for language in Language::ALL {
        let labels = PackLabels::new(language);
        let alignment = align(&base, &edition, &Options::default());
        let comparison = Comparison {
            base_name: "<base>",
            edition_name: "edition",
            base: &base,
            edition: &edition,
            alignment: &alignment,
            language,
        };
        let page = comparison_html(&comparison, &labels);
        assert!(page.contains("&lt;base&gt;") && page.contains("&lt;soon&gt;"));
        assert!(page.contains("<ins>") && page.contains("<del>") && !page.contains("[amend-"));
        let other = Edition::from_lines(&BASE.replace("each year", "every month"));
        let proposals = [
            Proposal { name: "A".to_owned(), edition: edition.clone() },
            Proposal { name: "=B".to_owned(), edition: other },
        ];
        let compilation = compile(&base, &proposals, &Options::default());
        assert!(!compilation.collisions.is_empty());
        let table = ProposalTable {
            base_name: "base",
            base: &base,
            proposals: &proposals,
            compilation: &compilation,
            language,
        };
        let page = proposals_html(&table, &labels);
        for mark in ["NOC", "MOD", "SUP", "ADD"] {
            assert!(page.contains(mark), "{language:?}: no {mark}");
        }
        assert!(!page.contains("[amend-"), "{language:?} lacks words");
        let date = "2026-11-23T00:00:00Z";
        let word = proposals_docx(&table, &labels, date).unwrap();
        let read = Submission::of_docx(&word, &Limits::default()).unwrap();
        let text: String = read.edition.clauses.iter().map(|clause| clause.text.as_str()).collect();
        for clause in &base.clauses {
            assert!(fold(&text).contains(fold(&clause.text).as_ref()), "{language:?}: {clause:?}");
        }
        let names: Vec<Option<&str>> =
            read.authors.iter().map(|author| author.name.as_deref()).collect();
        assert_eq!(names, [Some("=B"), Some("A")]);
        let book = proposals_xlsx(&table, &labels).unwrap();
        assert_eq!(book, proposals_xlsx(&table, &labels).unwrap(), "not the same bytes");
    }
}
