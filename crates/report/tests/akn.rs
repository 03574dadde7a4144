//! Akoma Ntoso out and in again: the same provisions, the rules of the schema, the same bytes.

mod support {
    pub(crate) mod akn_rules;
}

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use actum_extract::Extractor;
use actum_model::{Document, Extraction, Language, Provision, ProvisionKind};
use actum_pack::Packs;
use actum_read::{ReadOptions, Reader};
use actum_report::{AknOptions, resolution_akn};
use proptest::prelude::*;
use support::akn_rules::{breaches, parse};

static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::built_in().expect("sound packs"));
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&PACKS));
static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::new(&PACKS).expect("sound packs"));

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(bytes: &[u8], name: &str) -> Document {
    READER.read(bytes, name, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn written(document: &Document, extraction: &Extraction) -> Vec<u8> {
    let options = AknOptions { text: None, bodies: &PACKS.bodies, occasions: &PACKS.occasions };
    resolution_akn(document, extraction, &options)
}

/// Texts of the repository in all six languages and four formats.
fn texts() -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for folder in [
        "examples/wtsa-24",
        "examples/library-network",
        "examples/council-decisions",
        "crates/read/tests/fixtures",
    ] {
        let mut names: Vec<PathBuf> = std::fs::read_dir(repository().join(folder))
            .expect("a folder of texts")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        names.sort();
        for path in names {
            let text = path
                .extension()
                .is_some_and(|ending| ["txt", "html", "docx"].iter().any(|known| ending == *known));
            if text {
                let name = path.file_name().expect("a name").to_string_lossy().into_owned();
                found.push((name, std::fs::read(&path).expect("a text")));
            }
        }
    }
    assert!(found.len() > 20, "{} texts", found.len());
    found
}

/// What must survive: everything but the place in the file, and who changed what when, for which
/// the standard has no place.
fn essence(provision: &Provision) -> Provision {
    let mut revisions = provision.revisions.clone();
    for revision in &mut revisions {
        revision.author = None;
        revision.date = None;
    }
    revisions.sort_by_key(|revision| (revision.span, revision.words.clone()));
    Provision { place: actum_model::Place::default(), revisions, ..provision.clone() }
}

/// Texts are long: only the line where they part is shown.
#[track_caller]
fn assert_same_words(found: &str, expected: &str, name: &str) {
    for (number, (found, expected)) in (1..).zip(found.split('\n').zip(expected.split('\n'))) {
        assert_eq!(found, expected, "{name}, line {number}");
    }
    assert_eq!(found.len(), expected.len(), "{name}");
}

#[track_caller]
fn assert_round_trip(document: &Document, name: &str) -> (Vec<u8>, Document) {
    let extraction = EXTRACTOR.extract(document);
    let bytes = written(document, &extraction);
    assert_eq!(bytes, written(document, &extraction), "{name}: not the same bytes twice");
    let again = read(&bytes, "again.akn");
    let edited = again.notices.iter().find(|notice| notice.code == "akn-edited");
    assert_eq!(edited, None, "{name}\n{}", String::from_utf8_lossy(&bytes));
    assert_same_words(&again.text, &document.text, name);
    assert_eq!(again.provisions.len(), document.provisions.len(), "{name}");
    for (found, expected) in again.provisions.iter().zip(&document.provisions) {
        assert_eq!(essence(found), essence(expected), "{name}");
        assert!(found.place.element.is_some(), "{name}: the source id is kept");
    }
    assert_eq!(again.language.language, document.language.language, "{name}");
    assert_eq!(again.title, document.title, "{name}");
    assert_eq!(again.adoption.date, document.adoption.date, "{name}");
    let found = breaches(&parse(&bytes));
    assert!(found.is_empty(), "{name}: {found:#?}\n{}", String::from_utf8_lossy(&bytes));
    (bytes, again)
}

#[test]
fn what_is_written_is_read_as_it_was() {
    let mut languages = std::collections::BTreeSet::new();
    for (name, bytes) in texts() {
        let document = read(&bytes, &name);
        languages.insert(document.language.language);
        let (_, again) = assert_round_trip(&document, &name);
        // The same words in the same provisions ask the same.
        let expected = EXTRACTOR.extract(&document);
        let found = EXTRACTOR.extract(&Document { adoption: document.adoption.clone(), ..again });
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(languages.len(), Language::ALL.len());
}

/// Without the list of provisions the file is Akoma Ntoso like any other: its own structure must
/// say what its parts are.
#[test]
fn the_structure_alone_says_what_the_parts_are() {
    let mut compared = 0;
    for (name, bytes) in texts() {
        let document = read(&bytes, &name);
        let bytes = written(&document, &EXTRACTOR.extract(&document));
        let xml = String::from_utf8(bytes).expect("UTF-8");
        let start = xml.find("<proprietary").expect("metadata of our own");
        let end = xml.find("</proprietary>").expect("its end") + "</proprietary>".len();
        let plain = format!("{}{}", &xml[..start], &xml[end..]);
        let again = read(plain.as_bytes(), "plain.akn");
        let words = |document: &Document| -> Vec<(String, Option<String>)> {
            let mut found: Vec<(String, Option<String>)> = document
                .provisions
                .iter()
                .map(|provision| {
                    let number = provision.number.as_ref().map(|number| number.written.clone());
                    (document.slice(provision.span).replace('\t', " "), number)
                })
                .collect();
            found.sort();
            found
        };
        assert_eq!(words(&again), words(&document), "{name}");
        let of_kind = |document: &Document, kinds: &[ProvisionKind]| -> Vec<String> {
            document
                .provisions
                .iter()
                .filter(|provision| kinds.contains(&provision.kind))
                .filter(|provision| !provision.span.is_empty())
                .map(|provision| document.slice(provision.span).replace('\t', " "))
                .collect()
        };
        use ProvisionKind::{Chapeau, Heading, Opening, Operative, Recital};
        for kinds in [&[Opening][..], &[Recital], &[Chapeau, Operative, Heading]] {
            assert_eq!(of_kind(&again, kinds), of_kind(&document, kinds), "{name}: {kinds:?}");
            compared += of_kind(&again, kinds).len();
        }
        // Who carries whom is said by the nesting.
        let parents = |document: &Document| -> Vec<(String, String)> {
            document
                .provisions
                .iter()
                .filter(|provision| matches!(provision.kind, Operative | Chapeau))
                .filter_map(|provision| {
                    let parent = document.provision(provision.parent.as_ref()?)?;
                    Some((
                        document.slice(provision.span).to_owned(),
                        document.slice(parent.span).to_owned(),
                    ))
                })
                .collect()
        };
        assert_eq!(parents(&again), parents(&document), "{name}");
    }
    assert!(compared > 300, "{compared} provisions compared");
}

/// The published schema through libxml2, where both are at hand: `ACTUM_AKN_SCHEMA` names the file
/// `akomantoso30.xsd` (its licence is CC BY 4.0; it is not part of this repository).
#[test]
fn the_published_schema_accepts_what_is_written() {
    let Some(schema) = std::env::var_os("ACTUM_AKN_SCHEMA").map(PathBuf::from) else {
        println!("skipped: ACTUM_AKN_SCHEMA does not name akomantoso30.xsd");
        return;
    };
    if Command::new("xmllint").arg("--version").output().is_err() {
        println!("skipped: xmllint is not installed (Debian: libxml2-utils)");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = Vec::new();
    for (index, (name, bytes)) in texts().into_iter().enumerate() {
        let document = read(&bytes, &name);
        let path = folder.path().join(format!("{index:02}-{name}.akn"));
        std::fs::write(&path, written(&document, &EXTRACTOR.extract(&document))).expect("room");
        files.push(path);
    }
    let output = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(&schema)
        .args(&files)
        .output()
        .expect("xmllint runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    println!("{} files accepted by {}", files.len(), schema.display());
}

#[test]
fn bodies_dates_and_documents_are_marked_where_the_words_name_them() {
    let text = "RESOLUTION 7 (Geneva, 2025)\n\nCompatible lamps\n\n\
                The World Telecommunication Standardization Assembly (Geneva, 2025),\n\n\
                recalling\n\na) Resolution 2 (Rev. New Delhi, 2024);\n\n\
                instructs the Director of the Telecommunication Standardization Bureau\n\n\
                1 to report to TSAG by 15 October 2027 on the implementation of Resolution 22 \
                (Rev. New Delhi, 2024) < > & \" ';";
    let document = read(text.as_bytes(), "lamps.txt");
    let (bytes, _) = assert_round_trip(&document, "lamps.txt");
    let root = parse(&bytes);
    let all = root.all();
    let has = |name: &str, attribute: &str, value: &str| {
        all.iter().any(|e| e.name == name && e.attribute(attribute) == Some(value))
    };
    let xml = String::from_utf8_lossy(&bytes).into_owned();
    for (name, attribute, value) in [
        ("role", "refersTo", "#body_tsb-director"),
        ("TLCRole", "eId", "body_tsb-director"),
        ("organization", "refersTo", "#body_tsag"),
        ("date", "date", "2027-10-15"),
        ("FRBRlanguage", "language", "eng"),
        ("FRBRcountry", "value", "un"),
        ("actum:commitment", "force", "instruct"),
    ] {
        assert!(has(name, attribute, value), "no <{name} {attribute}=\"{value}\">\n{xml}");
    }
    assert!(all.iter().any(|element| element.name == "ref"), "{xml}");
    assert!(xml.contains("<docTitle>Compatible lamps</docTitle>"), "{xml}");
}

#[test]
fn a_file_that_was_edited_keeps_its_words_and_says_so() {
    let document =
        read(b"The Council,\n1. Decides to meet;\n2. Requests the Secretary to report.", "x");
    let bytes = written(&document, &EXTRACTOR.extract(&document));
    let xml = String::from_utf8(bytes).expect("UTF-8");
    let added = xml.replace(
        "</mainBody>",
        "<paragraph eId=\"para_9\"><num>3.</num><content><p>Invites States to help.</p></content>\
         </paragraph></mainBody>",
    );
    let again = read(added.as_bytes(), "edited.akn");
    assert!(again.notices.iter().any(|notice| notice.code == "akn-edited"));
    let last = again.provisions.last().expect("a provision");
    assert_eq!(again.slice(last.span), "Invites States to help.");
    assert_eq!(last.id.as_str(), "3");
}

#[test]
fn the_checker_finds_breaches() {
    let document = read(b"The Council,\n1. Decides to meet.", "x");
    let xml = String::from_utf8(written(&document, &EXTRACTOR.extract(&document))).unwrap();
    assert_eq!(breaches(&parse(xml.as_bytes())), Vec::<String>::new());
    for (from, to) in [
        ("<FRBRcountry value=\"un\"/>", ""),
        ("eId=\"mainbody\"", "eId=\"preamble\""),
        ("<content>", "<content>words"),
        ("<mainBody", "<preface><p/></preface><mainBody"),
        ("source=\"#actum\"", "source=\"#nobody\""),
    ] {
        assert!(xml.contains(from), "{from} in {xml}");
        let broken = xml.replacen(from, to, 1);
        assert!(!breaches(&parse(broken.as_bytes())).is_empty(), "{from} → {to}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Any text whatever: nothing is lost on the way out and in.
    #[test]
    fn any_text_comes_back(
        lines in proptest::collection::vec(
            prop_oneof![
                "[A-Za-z<&>\"'\\t ]{0,30}[.,;:]?",
                "[0-9a-h]{1,2}[.)] [A-Za-z ]{1,20}[;:.]",
                "\\([a-d]\\) [A-Za-z ]{1,20}[;:.]",
                Just("The General Assembly,".to_owned()),
                Just("Recalling its resolution 70/1,".to_owned()),
                Just("ANNEX".to_owned()),
                Just("1.\tRequests the Secretary-General to:".to_owned()),
                Just("责成电信标准化局主任：".to_owned()),
                Just("يطلب من الأمين العام أن يقدم تقريرا؛".to_owned()),
            ],
            1..14,
        ),
    ) {
        let text = lines.join("\n");
        if let Ok(document) = READER.read(text.as_bytes(), "x.txt", &ReadOptions::default()) {
            assert_round_trip(&document, &text);
        }
    }
}
