//! The door to the file system.

use actum_model::Language;
use actum_pack::Packs;
use actum_read::{Limits, ReadError, source};

#[test]
fn a_folder_yields_its_texts_in_order() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["b.txt", "a.docx", "picture.png", ".hidden.txt"] {
        std::fs::write(folder.path().join(name), "text").expect("a file is written");
    }
    std::fs::create_dir(folder.path().join("inner")).expect("a folder is made");
    std::fs::write(folder.path().join("inner/c.html"), "text").expect("a file is written");
    let found = source::files_below(folder.path()).expect("the folder is readable");
    let names: Vec<String> = found
        .iter()
        .map(|path| {
            path.strip_prefix(folder.path()).expect("below the folder").display().to_string()
        })
        .collect();
    assert_eq!(names, ["a.docx", "b.txt", "inner/c.html"]);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(outside.path().join("secret.txt"), "text").expect("a file is written");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let link = folder.path().join("link.txt");
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), &link).expect("a link is made");
    assert!(matches!(source::files_below(folder.path()), Err(ReadError::OutsideFolder { .. })));
    assert!(matches!(source::within(folder.path(), &link), Err(ReadError::OutsideFolder { .. })));
}

#[test]
fn size_is_checked_before_and_while_reading() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("large.txt");
    std::fs::write(&path, [b'a'; 100]).expect("a file is written");
    let limits = Limits { max_file_bytes: 99, ..Limits::default() };
    for result in
        [source::file(&path, &limits), source::stream(std::io::repeat(b'a'), "-", &limits)]
    {
        assert!(matches!(result, Err(ReadError::TooLarge { limit: 99, .. })));
    }
    let limits = Limits { max_file_bytes: 100, ..Limits::default() };
    assert_eq!(source::file(&path, &limits).expect("within the limit").len(), 100);
}

#[test]
fn every_language_has_its_tables() {
    let packs = Packs::built_in().expect("the built-in packs are sound");
    for language in Language::ALL {
        let tables = &packs.language(language).expect("a pack").structure;
        for (name, list) in [
            ("recital_heads", &tables.recital_heads),
            ("recital_adverbs", &tables.recital_adverbs),
            ("operative_heads", &tables.operative_heads),
            ("annex_heads", &tables.annex_heads),
            ("article_words", &tables.article_words),
            ("text_words", &tables.text_words),
            ("opening_words", &tables.opening_words),
            ("adoption_phrases", &tables.adoption_phrases),
            ("back_phrases", &tables.back_phrases),
            ("page_words", &tables.page_words),
            ("abbreviations", &tables.abbreviations),
            ("columns.number", &tables.columns.number),
            ("columns.action", &tables.columns.action),
            ("columns.responsible", &tables.columns.responsible),
            ("columns.deadline", &tables.columns.deadline),
        ] {
            assert!(!list.is_empty(), "{language}: {name}");
        }
        assert_eq!(tables.months.len(), 12, "{language}");
    }
}
