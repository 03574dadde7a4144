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
        "several.en.txt",
        "several.ar.txt",
        "several.zh.txt",
        "wrapped-pages.en.txt",
        "table.ru.txt",
        "flat-table.fr.txt",
        "articles.zh.txt",
        "page.fr.html",
        // Print recognised by a program: a full stop for a comma, a stop that went missing.
        "recognised.en.txt",
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

/// Two texts, a sentence that goes on after its list, a list inside a paragraph, a number put in
/// later, a footnote and labelled actions: the same parts in six languages.
#[test]
fn parts_are_the_same_in_six_languages() {
    let expected = [
        "title Title",
        "opening Opening",
        "pre1 Recital",
        "1 Chapeau",
        "1.a Operative",
        "1.b Operative",
        "1.t1 Operative",
        "2 Chapeau",
        "2.a Operative",
        "2.b Operative",
        "2.c Operative",
        "2bis Operative",
        "n1 Footnote",
        "text2/title Title",
        "text2/opening Opening",
        "text2/pre1 Recital",
        "text2/1 Operative",
        "text2/2 Operative",
        "text2/l1 Operative",
        "text2/l2 Chapeau",
        "text2/l2.a Operative",
        "text2/l2.b Operative",
    ];
    for language in Language::ALL {
        let document = fixture(&format!("several.{language}.txt"));
        assert_eq!(document.language.language, language);
        let found: Vec<String> =
            document.provisions.iter().map(|own| format!("{} {:?}", own.id, own.kind)).collect();
        assert_eq!(found, expected, "{language}");
        let recital = &document.provisions[2];
        assert_eq!(recital.footnotes.len(), 1, "{language}: {recital:?}");
        let tail = &document.provisions[6];
        assert_eq!(
            tail.parent.as_ref().map(actum_model::ProvisionId::as_str),
            Some("1"),
            "{language}"
        );
        let point = &document.provisions[10];
        assert_eq!(point.place.line, document.provisions[7].place.line, "{language}");
    }
}

/// Lines of a Chinese text broken at a fixed width, in the middle of words, are one paragraph.
#[test]
fn broken_chinese_lines_are_joined() {
    let packs = Packs::built_in().expect("the built-in packs are sound");
    let text = "港口城市大会，\n\
        回顾其关于灯塔、浮标和沉船的各项决定，并注意到委员会关于夜间航行安全的报告以\n\
        及各成员城市提交的资料，\n\
        1. 请秘书长与各成员城市合作，编写一份关于港口灯光、浮标和沉船的调查报告，并至\n\
        迟于2026年提交大会；\n\
        2. 邀请各成员城市参加调查，并向秘书长提供关于其港口、码头和引航员的资料以及其\n\
        他有用的意见；\n\
        3. 决定于2027年继续审议此事。\n";
    let document =
        actum_read::read(text.as_bytes(), "wrapped.txt", &ReadOptions::default(), &packs)
            .expect("it is text");
    let found: Vec<(&str, usize)> = document
        .provisions
        .iter()
        .map(|own| (own.id.as_str(), document.slice(own.span).chars().count()))
        .collect();
    assert_eq!(found, [("opening", 7), ("pre1", 50), ("1", 49), ("2", 44), ("3", 15)]);
    assert!(!document.text.contains("以 及"), "{}", document.text);
}

/// Labels in the words of each language, and what is none.
#[test]
fn labels_count_beside_the_paragraphs() {
    let packs = Packs::built_in().expect("the built-in packs are sound");
    for (language, first, second) in [
        (Language::En, "Commitment 7: We shall mark shoals.", "Action 2 of the plan was long ago."),
        (Language::Fr, "Mesure 7. Nous balisons les hauts-fonds.", "Action 2 du plan, dit-on."),
        (Language::Es, "Medida 7: Marcaremos los bajíos.", "Acción 2 del plan, se dice."),
        (Language::Ru, "Мера 7. Мы обозначим мели.", "Действие 2 плана было давно."),
        (Language::Ar, "التدبير ٧: نضع العلامات على المياه.", "الإجراء 2 من الخطة قديم."),
        (Language::Zh, "措施七：我们标明浅滩。", "行动2的计划已经过去。"),
    ] {
        let options = ReadOptions { language: Some(language), ..ReadOptions::default() };
        let text = format!("{first}\n{second}\n");
        let document =
            actum_read::read(text.as_bytes(), "labels.txt", &options, &packs).expect("it is text");
        let ids: Vec<&str> = document.provisions.iter().map(|own| own.id.as_str()).collect();
        assert_eq!(ids.first(), Some(&"l7"), "{language}");
        assert!(!ids.contains(&"l2"), "{language}: {ids:?}");
    }
}
