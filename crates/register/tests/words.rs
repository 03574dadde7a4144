//! What full text is made of.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::Language;
use actum_register::{Change, Command, Person};
use database::At;
use support::{ask, edition, import};

on_both!(every_item_comes_once_with_its_words);

async fn every_item_comes_once_with_its_words(at: At) {
    let register = at.open().await;
    assert!(register.last_event().await.expect("reads").is_none());
    assert!(register.words_of_items(0, 10).await.expect("reads").is_empty());
    let asks = [
        ask("1.1", "council", "begin"),
        ask("1.2", "council", "go on"),
        ask("1.3", "council", "end"),
    ];
    import(&register, "text", &edition(Language::En, "a.txt", &asks)).await.expect("imports");
    import(&register, "text", &edition(Language::Fr, "b.txt", &asks)).await.expect("imports");
    let person = Person::alone("Officer");
    let command = Command::Note { item: "text:1.2".into(), words: "a remark".to_owned() };
    let at = "2026-11-24T09:00:00Z";
    let change = Change { command, person: &person, at, reason: String::new(), revision: None };
    register.change(change).await.expect("a note");

    let mut seen = Vec::new();
    let mut after = 0;
    loop {
        let some = register.words_of_items(after, 2).await.expect("reads");
        let Some(last) = some.last() else { break };
        assert!(some.len() <= 2 && last.number > after);
        after = last.number;
        seen.extend(some);
    }
    let ids: Vec<&str> = seen.iter().map(|words| words.item.id.as_str()).collect();
    assert_eq!(ids, ["text:1.1", "text:1.2", "text:1.3"]);
    for words in &seen {
        let id = &words.item.id;
        assert_eq!(words.item, register.item(id).await.expect("reads").expect("is there"));
        assert_eq!(words.records, register.records(id).await.expect("reads"));
        let clauses = register.clauses(id).await.expect("reads");
        assert_eq!(words.clauses.len(), clauses.len());
        for (one, other) in words.clauses.iter().zip(&clauses) {
            assert_eq!(
                (&one.edition, one.language, one.current, &one.provision, &one.clause),
                (&other.edition, other.language, other.current, &other.provision, &other.clause)
            );
        }
    }
    assert_eq!(seen[1].records.notes.len(), 1);
    let some = register.words_of(&["text:1.3".into(), "nobody".into(), "text:1.1".into()]).await;
    let some = some.expect("reads");
    assert_eq!(some, [seen[0].clone(), seen[2].clone()]);
    let last = register.last_event().await.expect("reads").expect("an event");
    assert_eq!((last.kind.as_str(), last.subject.as_str()), ("note-added", "text:1.2"));
}
