//! What a reader sees.

use actum_i18n::Messages;
use actum_model::{Force, Instrument, Language};

#[test]
fn a_missing_message_is_english_and_says_so() {
    let messages = Messages::new(Language::Fr);
    let text = messages.text_or("notice-that-no-file-knows", "The table has no header row.");
    assert_eq!(text.words(), "The table has no header row.");
    assert_eq!(text.language(), Language::En);
    assert!(text.is_fallback());
    assert_eq!(text.marked(), "The table has no header row. [en]");
}

#[test]
fn an_unknown_id_is_neither_empty_nor_raw() {
    for language in Language::ALL {
        let text = Messages::new(language).text("no-such_message");
        assert_eq!(text.words(), "No such message");
        assert_eq!(Messages::new(language).text("").words(), "—");
    }
}

#[test]
fn words_are_isolated_numbers_select_plurals() {
    let russian = Messages::new(Language::Ru);
    let count = |count: i64| russian.text_with("items-count", &[("count", count.into())]);
    assert_eq!(count(1).words(), "1 пункт");
    assert_eq!(count(3).words(), "3 пункта");
    assert_eq!(count(5).words(), "5 пунктов");
    assert_eq!(count(10_000).words(), "10\u{a0}000 пунктов");
    // A Latin name keeps its own direction inside Arabic words, an Arabic name inside English
    // ones; words that run with their neighbours get no marks.
    let from = |language, words: &'static str| {
        Messages::new(language).text_with("period-from", &[("from", words.into())])
    };
    assert_eq!(from(Language::Ar, "WTSA-28").words(), "اعتبارًا من \u{2068}WTSA-28\u{2069}");
    assert_eq!(from(Language::En, "الجمعية").words(), "from \u{2068}الجمعية\u{2069}");
    assert_eq!(from(Language::En, "WTSA-28").words(), "from WTSA-28");
}

#[test]
fn every_word_of_the_model_has_a_message_in_every_language() {
    for language in Language::ALL {
        let messages = Messages::new(language);
        let forces = Force::ALL.map(|force| format!("force-{}", force.name()));
        let statuses =
            ["proposed", "rejected", "overtaken"].map(|status| format!("status-{status}"));
        let instruments = Instrument::ALL.map(|name| format!("instrument-{}", name.name()));
        for id in forces.iter().chain(&statuses).chain(&instruments) {
            let id = id.replace('_', "-");
            let text = messages.find(&id).unwrap_or_else(|| panic!("no message {id}"));
            assert!(!text.is_fallback(), "{id} is not translated into {language}");
        }
    }
}
