//! The bundled example says the same whatever file it comes in: what is extracted from a PDF or an
//! OpenDocument text is what is extracted from the plain text it was made from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use actum_extract::Extractor;
use actum_model::{Document, Extraction, Located, Party};
use actum_pack::Packs;
use actum_read::{ReadOptions, read_file};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn extract(path: &Path) -> (Document, Extraction) {
    let packs = Packs::built_in().expect("built-in packs load");
    let document = read_file(path, &ReadOptions::default(), &packs).expect("a fixture is readable");
    let extraction = Extractor::new(&packs).expect("built-in packs compile").extract(&document);
    (document, extraction)
}

fn names(parties: &[Located<Party>]) -> Vec<String> {
    parties
        .iter()
        .map(|party| {
            party.value.body.as_ref().map_or(party.value.name.clone(), ToString::to_string)
        })
        .collect()
}

/// What is compared of each commitment: force, addressees, partners, reporting line, due dates,
/// citations.
fn outline(extraction: &Extraction) -> BTreeMap<String, [String; 6]> {
    extraction
        .commitments()
        .map(|own| {
            let partners: Vec<String> = own
                .partners
                .iter()
                .map(|partner| {
                    let party = &partner.value.party;
                    party.body.as_ref().map_or(party.name.clone(), ToString::to_string)
                })
                .collect();
            let due: Vec<String> =
                own.due.iter().map(|due| format!("{:?}", due.value.readings)).collect();
            let cited: Vec<&str> =
                own.citations.iter().map(|cited| cited.value.normalized.as_str()).collect();
            let fields = [
                own.force.value.force.name().to_owned(),
                names(&own.addressees).join(", "),
                partners.join(", "),
                names(&own.report_to).join(", "),
                due.join(", "),
                cited.join(", "),
            ];
            (own.id.to_string(), fields)
        })
        .collect()
}

/// Every character of the text that is not white space lies in exactly one provision.
fn is_covered(document: &Document) {
    let mut seen = vec![0u8; document.text.len()];
    for provision in &document.provisions {
        let number = provision.number.as_ref().and_then(|number| number.span);
        for span in number.into_iter().chain([provision.span]) {
            assert!(span.slice(&document.text).is_some(), "{span:?} fits no text");
            seen[span.start..span.end].iter_mut().for_each(|count| *count += 1);
        }
    }
    for (at, character) in document.text.char_indices() {
        let once = seen[at] == 1 || character.is_whitespace();
        assert!(
            once,
            "{}: `{character}` at {at} is covered {} times",
            document.source.name, seen[at]
        );
    }
}

fn compare(file: &str, language: &str) -> (usize, usize, Vec<String>) {
    let (document, found) = extract(&root().join(file));
    is_covered(&document);
    let plain = root().join(format!("crates/read/tests/fixtures/pdf/actions.{language}.txt"));
    let (_, wanted) = extract(&plain);
    let (wanted, found) = (outline(&wanted), outline(&found));
    let mut wrong = Vec::new();
    for (id, fields) in &wanted {
        match found.get(id) {
            None => wrong.push(format!("{id}: missing")),
            Some(own) if own != fields => wrong.push(format!("{id}: {own:?} for {fields:?}")),
            Some(_) => {}
        }
    }
    wrong.extend(
        found.keys().filter(|id| !wanted.contains_key(*id)).map(|id| format!("{id}: surplus")),
    );
    let right = wanted.iter().filter(|(id, fields)| found.get(*id) == Some(fields)).count();
    (wanted.len(), right, wrong)
}

#[test]
fn pdf_files_say_what_the_plain_text_says() {
    let mut all = Vec::new();
    for (file, language) in [
        ("actions.en.word.pdf", "en"),
        ("actions.zh.word.pdf", "zh"),
        ("actions.ar.browser.pdf", "ar"),
        ("actions.fr.browser.pdf", "fr"),
        ("actions.ru.writer.pdf", "ru"),
        ("actions.es.writer.pdf", "es"),
    ] {
        let path = format!("crates/read/tests/fixtures/pdf/{file}");
        let (wanted, right, wrong) = compare(&path, language);
        println!("{file}: {right} of {wanted} commitments are the same in every field");
        all.extend(wrong.into_iter().map(|line| format!("{file}: {line}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn opendocument_files_say_what_the_plain_text_says() {
    for language in ["en", "zh"] {
        let path = format!("crates/read/tests/fixtures/odt/actions.{language}.odt");
        let (wanted, right, wrong) = compare(&path, language);
        println!("{path}: {right} of {wanted} commitments are the same in every field");
        assert!(wrong.is_empty(), "{path}: {}", wrong.join("\n"));
    }
}
