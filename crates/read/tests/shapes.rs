//! The shapes in which texts come, read and shown as outlines.

use std::fmt::Write as _;
use std::path::Path;

use actum_model::{Document, Language};
use actum_pack::Packs;
use actum_read::{ReadOptions, read_file};

fn fixture(name: &str) -> Document {
    let packs = Packs::built_in().expect("the built-in packs are sound");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    read_file(&path, &ReadOptions::default(), &packs).expect("a fixture is readable")
}

fn outline(document: &Document) -> String {
    let mut text = String::new();
    let quote = |quoted: &Option<actum_model::Quoted>| {
        quoted.as_ref().map_or("-".to_owned(), |quoted| quoted.quote.clone())
    };
    let adoption = &document.adoption;
    let date = adoption.date.map_or("-".to_owned(), |date| date.to_string());
    writeln!(text, "language {}", document.language.language).expect("a string takes all");
    writeln!(text, "title {}", quote(&document.title)).expect("a string takes all");
    writeln!(text, "adopted {} {date}", quote(&adoption.place)).expect("a string takes all");
    for notice in &document.notices {
        writeln!(text, "notice {}", notice.code).expect("a string takes all");
    }
    for provision in &document.provisions {
        let number = provision.number.as_ref().map_or("", |number| number.written.as_str());
        let words = document.slice(provision.span).replace('\t', " | ");
        let indent = usize::from(provision.depth) * 2;
        let kind = format!("{:?}/{:?}", provision.kind, provision.shape);
        writeln!(text, "{:indent$}{} {kind} [{number}] {words}", "", provision.id)
            .expect("a string takes all");
    }
    text
}

#[test]
fn outlines_of_all_fixtures() {
    for name in [
        "itu-style.en.txt",
        "un-style.en.txt",
        "un-style.fr.txt",
        "un-style.es.txt",
        "un-style.ru.txt",
        "un-style.ar.txt",
        "un-style.zh.txt",
        "wrapped-pages.en.txt",
        "table.ru.txt",
        "flat-table.fr.txt",
        "articles.zh.txt",
        "page.fr.html",
    ] {
        insta::assert_snapshot!(name, outline(&fixture(name)));
    }
}

/// The same resolution in six languages has the same ids, kinds and nesting.
#[test]
fn ids_do_not_depend_on_the_language() {
    let skeleton = |language: Language| {
        let document = fixture(&format!("un-style.{language}.txt"));
        assert_eq!(document.language.language, language);
        document
            .provisions
            .iter()
            .filter(|provision| !provision.id.as_str().starts_with('f'))
            .map(|provision| {
                // Texts letter the innermost list each in its own way.
                let id = provision.id.as_str().replace(".b.ii", ".b.2").replace(".b.i", ".b.1");
                (id, provision.kind, provision.depth)
            })
            .collect::<Vec<_>>()
    };
    let english = skeleton(Language::En);
    assert_eq!(english.len(), 13, "{english:#?}");
    for language in Language::ALL {
        assert_eq!(skeleton(language), english, "{language}");
    }
}
