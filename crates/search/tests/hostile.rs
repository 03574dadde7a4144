//! Whatever is typed, and whatever stands in the records: an answer or a plain refusal, soon.

mod support;

use std::time::{Duration, Instant};

use actum_model::Language;
use actum_search::{Search, SearchError, SearchIndex, WordsError};
use proptest::prelude::*;
use support::{index, provision};

fn some() -> SearchIndex {
    index(&[
        provision(1, Language::En, "Re\u{301}solution 👩\u{200d}💻 of the Director, X.1250; 5.1a"),
        provision(2, Language::Ar, "\u{200f}الـمُدِيرُ العام\u{200e} (TSB)"),
        provision(3, Language::Zh, "责成主任\u{fe00}𠀀报告"),
        provision(4, Language::Ru, "Директо\u{301}р"),
    ])
}

#[test]
fn what_cannot_be_looked_for_is_refused_with_the_reason() {
    let index = some();
    let million = "a ".repeat(500_000);
    for (typed, expected) in [
        ("", WordsError::Empty),
        ("  \t\u{3000}", WordsError::Empty),
        ("\" - ( ) * ? ~ ^ : AND".trim_end_matches("AND"), WordsError::Empty),
        ("\u{0}\u{1}\u{1b}[2J".trim_end_matches("[2J"), WordsError::Empty),
        ("\u{202e}\u{200f}\u{feff}", WordsError::Empty),
        ("🙂🎉", WordsError::Empty),
        ("-report", WordsError::OnlyExcluded),
        (&million, WordsError::TooLong { characters: 1_000_000, limit: 2_000 }),
    ] {
        match index.search(&Search::new(typed)) {
            Err(SearchError::Words(error)) => assert_eq!(error, expected),
            other => panic!("{typed:.40}: {other:?}"),
        }
    }
}

#[test]
fn operators_of_other_engines_are_words_like_any_other() {
    let index = some();
    for typed in [
        "director*",
        "director?",
        "director~2",
        "body:director",
        "(director",
        "director)",
        "+director",
        "\"director",
        "director\"",
        "director^9",
        "director && tsb",
        "/direc.*/",
        "direc[a-z]+",
        "NOT",
        "director OR x",
        "'; drop table items; --",
        "%director%",
        "\u{202e}director",
    ] {
        assert!(index.search(&Search::new(typed)).is_ok(), "{typed}");
    }
    assert_eq!(index.search(&Search::new("\u{202e}director\u{202c}")).unwrap().total, 1);
}

#[test]
fn words_made_to_be_expensive_are_answered_soon() {
    let body: String =
        (0..20_000).map(|number| format!("{}ab ", "a".repeat(number % 60))).collect();
    let index = index(&[provision(1, Language::En, &body)]);
    let many: String = (0..32).map(|number| format!("{}x{} ", "a".repeat(50), number)).collect();
    let started = Instant::now();
    for typed in [
        many.as_str(),
        &"a".repeat(2_000),
        &"主".repeat(2_000),
        &"a-".repeat(1_000),
        &"\"a ".repeat(600),
    ] {
        assert!(index.search(&Search::new(typed)).is_ok());
    }
    // Measured at 0.2 s without optimisation; a query that grows out of bounds takes minutes.
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn marks_keep_what_readers_take_for_one_character_together() {
    let index = some();
    for (typed, expected) in [
        ("resolution ", "Re\u{301}solution"),
        ("المدير ", "الـمُدِيرُ"),
        ("主任", "主任\u{fe00}"),
        ("𠀀报", "𠀀报"),
        ("директор ", "Директо\u{301}р"),
    ] {
        let found = index.search(&Search::new(typed)).unwrap();
        let hit = &found.hits[0];
        let marked: Vec<&str> =
            hit.marks.iter().map(|mark| mark.slice(&hit.record.body).unwrap()).collect();
        assert_eq!(marked, [expected], "{typed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Any words in any record: marks lie in order on characters, and the snippet does.
    #[test]
    fn whatever_stands_in_a_record_is_marked_where_it_stands(
        body in "[ a-zé\u{301}א-תا-ي\u{64e}ـ主任报告а-яё0-9.\\-'’👩\u{200d}💻\u{202e}]{0,400}",
        typed in "[a-zéا-ي主任报а-я0-9. \"-]{1,30}",
    ) {
        let index = index(&[provision(1, Language::Fr, &body)]);
        if let Ok(found) = index.search(&Search::new(typed)) {
            for hit in &found.hits {
                let mut last = 0;
                for mark in &hit.marks {
                    prop_assert!(mark.start >= last && !mark.is_empty());
                    prop_assert!(mark.slice(&body).is_some());
                    last = mark.end;
                }
                prop_assert!(hit.snippet.slice(&body).is_some());
                prop_assert!(!hit.marks.is_empty() || !hit.title_marks.is_empty());
            }
        }
    }

    /// A word that stands in a record is found there, however the record is written.
    #[test]
    fn every_word_of_a_record_finds_it(body in "([a-zé]{2,9}|[а-я]{2,9}|[ا-غ]{2,9}|[\u{4e00}-\u{4eff}]{1,5}|[0-9]{1,4})( ([a-zé]{2,9}|[а-я]{2,9}|[\u{4e00}-\u{4eff}]{1,5})){0,6}") {
        let index = index(&[provision(1000, Language::Es, &body)]);
        for word in body.split(' ') {
            let found = index.search(&Search::new(word)).unwrap();
            prop_assert_eq!(found.total, 1, "{}", word);
        }
    }
}
