//! Packs that do not make sense are refused before the first text, with the pattern.

use actum_extract::{ExtractError, Extractor};
use actum_model::Language;
use actum_pack::Packs;

#[test]
fn a_pattern_that_is_no_regular_expression_is_named() {
    let mut packs = Packs::built_in().expect("built-in packs load");
    let english = packs.languages.get_mut(&Language::En).expect("English is there");
    english.grammar.citations[0].pattern = "by (?P<year>20\\d\\d".to_owned();
    let error = Extractor::new(&packs).expect_err("the group is not closed");
    assert!(matches!(&error, ExtractError::Pattern { language: Language::En, .. }));
    let message = error.to_string();
    assert!(message.contains("packs/languages/en/grammar.toml"), "{message}");
    assert!(message.contains("20\\d\\d"), "{message}");
}

#[test]
fn a_pattern_of_times_that_names_nothing_is_named() {
    let mut packs = Packs::built_in().expect("built-in packs load");
    let english = packs.languages.get_mut(&Language::En).expect("English is there");
    english.time.patterns[0].patterns[0] = "REL the? yeer YEAR".to_owned();
    let error = Extractor::new(&packs).expect_err("there is no class `yeer`");
    assert!(matches!(&error, ExtractError::TimePattern { language: Language::En, .. }));
    let message = error.to_string();
    assert!(message.contains("packs/languages/en/time.toml"), "{message}");
    assert!(message.contains("`yeer`"), "{message}");
}

#[test]
fn every_built_in_language_compiles() {
    use actum_read::{ReadOptions, read};
    let packs = Packs::built_in().expect("built-in packs load");
    let extractor = Extractor::new(&packs).expect("built-in patterns are sound");
    for (language, text) in [
        (Language::Ar, "1. يكلف مدير مكتب تقييس الاتصالات بأن يقدم تقريراً"),
        (Language::Zh, "1. 责成电信标准化局主任提交报告"),
        (Language::En, "1. Instructs the Director of TSB to submit a report"),
        (Language::Fr, "1. charge le Directeur du TSB de soumettre un rapport"),
        (Language::Ru, "1. поручает Директору БСЭ представить отчет"),
        (Language::Es, "1. encarga al Director de la TSB que presente un informe"),
    ] {
        let options = ReadOptions { language: Some(language), ..ReadOptions::default() };
        let document = read(text.as_bytes(), "one.txt", &options, &packs).expect("a text");
        let extraction = extractor.extract(&document);
        let own = extraction.commitments().next();
        let force = own.map(|own| own.force.value.force.name());
        assert_eq!(force, Some("instruct"), "{language}: {text}");
    }
}
