//! Letters in six languages.

use actum_mail::{Entry, Letter, LetterKind, Section, SectionKind};
use actum_model::{Language, PartialDate};

fn day(day: u8) -> PartialDate {
    PartialDate::day(2026, 11, day).expect("a day")
}

fn entry(number: &str, words: &str, days: Option<i64>) -> Entry {
    Entry {
        number: number.to_owned(),
        words: words.to_owned(),
        words_language: Some(Language::Zh),
        due: days.map(|days| day(u8::try_from(15 + days).expect("November"))),
        days,
        status: "open & waiting".to_owned(),
        open: format!("https://register.example/items/{number}?a=1&b=2"),
        seen: Some(format!("https://register.example/m/{number}")),
    }
}

fn letter(kind: LetterKind, language: Language) -> Letter {
    let sections = SectionKind::ALL.map(|kind| Section {
        kind,
        entries: vec![entry("5.1", "编写<指南>", Some(3)), entry("6", "举办\n讲习班", Some(-1))],
        more: u64::from(kind == SectionKind::Stale) * 4,
        all: "https://register.example/register?waits=claim".to_owned(),
    });
    let empty =
        Section { kind: SectionKind::Overdue, entries: Vec::new(), more: 0, all: String::new() };
    Letter {
        kind,
        language,
        name: "Ana <script>".to_owned(),
        day: day(15),
        sections: sections.into_iter().chain([empty]).collect(),
        register: "https://register.example/".to_owned(),
        settings: "https://register.example/mail".to_owned(),
        unsubscribe: "https://register.example/m/stop".to_owned(),
        links_until: day(29),
    }
}

#[test]
fn every_letter_is_whole_in_every_language() {
    for language in Language::ALL {
        for kind in [LetterKind::Digest, LetterKind::Reminder, LetterKind::Test] {
            let composed = letter(kind, language).compose();
            let (text, html) = (&composed.text, &composed.html);
            assert!(!composed.subject.contains(['\n', '\u{2068}']), "{}", composed.subject);
            for words in [text, html, &composed.subject] {
                // English in place of another language, and values that were not given.
                assert!(!words.contains("[en]") && !words.contains("{ $"), "{language}: {words}");
                assert!(!words.contains("Mail "), "{language}: a message is missing: {words}");
            }
            let direction = if language == Language::Ar { "rtl" } else { "ltr" };
            let head = format!("<html lang=\"{language}\" dir=\"{direction}\">");
            assert!(html.contains(&head), "{html}");
            assert!(html.contains("&lt;script&gt;") && !html.contains("<script>"));
            assert!(html.contains("<span lang=\"zh\" dir=\"ltr\">编写&lt;指南&gt;</span>"));
            assert_eq!(html.matches("<h1").count(), 1);
            assert_eq!(html.matches("<h2").count(), 7, "an empty section has no heading");
            // Whoever reads with a screen reader hears links that say where they lead.
            assert_eq!(html.matches("<a ").count(), html.matches("</a>").count());
            for line in text.lines().filter(|line| line.contains("https://")) {
                let address = line.trim();
                assert!(address.starts_with("https://"), "{language}: `{line}`");
                assert!(address.chars().all(|letter| letter.is_ascii_graphic()), "`{line}`");
            }
            let stop = kind != LetterKind::Test;
            assert_eq!(text.contains("/m/stop"), stop);
            assert_eq!(html.contains("/m/stop"), stop);
        }
    }
}

#[test]
fn what_is_counted_is_counted_as_the_language_counts() {
    let subjects = |language, more| {
        let mut letter = letter(LetterKind::Digest, language);
        letter.sections.truncate(1);
        letter.sections[0].entries.truncate(1);
        letter.sections[0].more = more;
        letter.compose().subject
    };
    assert!(subjects(Language::En, 0).contains("1 item waits"));
    assert!(subjects(Language::En, 1).contains("2 items wait"));
    assert!(subjects(Language::Ru, 1).contains("2 пункта"));
    assert!(subjects(Language::Ru, 4).contains("5 пунктов"));
    assert!(subjects(Language::Ru, 20).contains("21 пункт"));
    assert!(subjects(Language::Ar, 1).contains("بندان"));
    assert!(subjects(Language::Ar, 10).contains("11 بندًا"));
    assert!(subjects(Language::Zh, 2).contains("3 个项目"));
}

#[test]
fn days_are_said_and_words_of_the_other_direction_keep_to_themselves() {
    let text = letter(LetterKind::Digest, Language::En).compose().text;
    assert!(text.contains("due 18 November 2026, in 3 days · open & waiting"), "{text}");
    assert!(text.contains("was due 14 November 2026, 1 day ago"), "{text}");
    assert!(text.contains("举办 讲习班"), "one line: {text}");
    let text = letter(LetterKind::Digest, Language::Ar).compose().text;
    assert!(text.contains("\u{2068}编写<指南>\u{2069}"), "{text}");
    assert_eq!(letter(LetterKind::Digest, Language::Ar).compose().text, text, "the same again");
}
