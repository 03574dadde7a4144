//! What a quick look passes over holds nothing: with and without short cuts the same is found.

use actum_extract::Extractor;
use actum_model::Language;
use actum_pack::Packs;
use actum_read::{ReadOptions, read};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Provisions of the references of a language, and bits of times that stand nowhere in them.
fn pieces(language: Language) -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/parity");
    let mut pieces = Vec::new();
    for name in ["aquifers", "satellites", "seeds"] {
        let file = format!("{folder}/{name}.{language}.txt");
        let text = std::fs::read_to_string(&file).expect(&file);
        pieces.extend(text.lines().map(str::to_owned).filter(|line| !line.trim().is_empty()));
    }
    let packs = Packs::built_in().expect("packs");
    let time = &packs.language(language).expect("a language").time;
    // Every fifth word of time, by itself: together they make times and what only looks so.
    let words = time.all_words().step_by(5).map(|word| format!(" {} ", word.trim_end_matches('~')));
    pieces.extend(words);
    pieces.extend(
        [" 2027 ", " 30 ", "12 ", ", ", " (", ") ", "-", "٣٠ ", "二〇二七年"].map(str::to_owned),
    );
    pieces
}

#[test]
fn nothing_is_lost_by_a_short_cut() {
    let packs = Packs::built_in().expect("packs");
    let quick = Extractor::new(&packs).expect("an extractor");
    let thorough = Extractor::new(&packs).expect("an extractor").without_short_cuts();
    for language in Language::ALL {
        let pieces = pieces(language);
        let options = ReadOptions { language: Some(language), ..ReadOptions::default() };
        let mixes = prop::collection::vec(prop::sample::select(pieces), 1..12);
        let mut runner =
            TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
        let outcome = runner.run(&mixes, |mix| {
            let text = format!("1. {}\n2. {}", mix.concat(), mix.join("\n3. "));
            let document = read(text.as_bytes(), "mix.txt", &options, &packs);
            if let Ok(document) = document {
                prop_assert_eq!(quick.extract(&document), thorough.extract(&document));
            }
            Ok(())
        });
        outcome.unwrap_or_else(|error| panic!("{language}: {error}"));
    }
}
