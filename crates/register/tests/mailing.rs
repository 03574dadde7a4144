//! What the register keeps of mail: each letter once, what people chose, what there is to tell.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use std::collections::BTreeSet;

use actum_model::{BodyId, DueKind, FieldValue, Language, PartialDate, Role};
use actum_register::{
    Change, Command, ConcernedItem, LetterKey, LetterState, Person, PersonId, Register, Rhythm,
    SendAgain, Subscription,
};
use database::At;
use support::{AT, ask, assert_sound, edition, import};

on_both!(
    what_a_person_chose_is_kept,
    a_letter_goes_once_whoever_asks,
    a_letter_that_nobody_knows_of_goes_again_only_when_a_person_says_so,
    a_key_is_made_once,
    what_there_is_to_tell,
);

fn key(day: &str) -> LetterKey {
    LetterKey { person: "p1".into(), kind: "digest".to_owned(), day: day.to_owned() }
}

async fn what_a_person_chose_is_kept(at: At) {
    let register = at.open().await;
    let (ana, ben): (PersonId, PersonId) = ("p1".into(), "p2".into());
    assert_eq!(register.subscription(&ana).await.expect("reads"), Subscription::default());
    let chosen = Subscription {
        digest: Rhythm::Daily,
        weekday: 5,
        hour: 18,
        remind_days: Some(30),
        language: Some(Language::Ar),
        time_zone: "Africa/Dakar".to_owned(),
    };
    register.subscribe(&ana, &chosen, AT).await.expect("keeps");
    assert_eq!(register.subscription(&ana).await.expect("reads"), chosen);
    let senseless =
        Subscription { weekday: 9, hour: 99, remind_days: Some(9999), ..chosen.clone() };
    register.subscribe(&ana, &senseless, AT).await.expect("keeps");
    let bounded = register.subscription(&ana).await.expect("reads");
    assert_eq!((bounded.weekday, bounded.hour, bounded.remind_days), (7, 23, Some(366)));
    register.subscribe(&ana, &chosen, AT).await.expect("keeps");
    register.unsubscribe(&ana, "digest", AT).await.expect("ends");
    let left = register.subscription(&ana).await.expect("reads");
    assert_eq!(left, Subscription { digest: Rhythm::Never, ..chosen.clone() });
    // Also somebody who never chose anything, and a kind that there is not.
    register.unsubscribe(&ben, "reminder", AT).await.expect("ends");
    register.unsubscribe(&ben, "everything", AT).await.expect("changes nothing");
    let all = register.subscriptions().await.expect("reads");
    assert_eq!(all.len(), 2);
    assert_eq!(all[&ben], Subscription { remind_days: None, ..Subscription::default() });
}

async fn a_letter_goes_once_whoever_asks(at: At) {
    let mut asking = Vec::new();
    for number in 0..6 {
        let register = at.open().await;
        asking.push(tokio::spawn(async move {
            let id = format!("<{number}@example.org>");
            register.begin_letter(&key("2026-11-23"), &id, 7, SendAgain::Never, AT).await
        }));
    }
    let mut told = 0;
    for asked in asking {
        told += u32::from(asked.await.expect("ends").expect("asks"));
    }
    assert_eq!(told, 1);
    let register = at.open().await;
    let letter = register.letter(&key("2026-11-23")).await.expect("reads").expect("is there");
    assert_eq!((letter.state, letter.event), (LetterState::Going, 7));
    register.end_letter(&key("2026-11-23"), LetterState::Sent, "", AT).await.expect("ends");
    // What was sent stays sent, and is never sent again.
    register.end_letter(&key("2026-11-23"), LetterState::Refused, "late", AT).await.expect("asks");
    let letter = register.letter(&key("2026-11-23")).await.expect("reads").expect("is there");
    assert_eq!((letter.state, letter.detail.as_str()), (LetterState::Sent, ""));
    let sent = key("2026-11-23");
    let again = register.begin_letter(&sent, "<x@y>", 8, SendAgain::WhenUnknown, AT).await;
    assert!(!again.expect("asks"));
    // Another day is another letter, and knows where the last one ended.
    register.no_letter(&key("2026-11-24"), 9, AT).await.expect("notes");
    let before = register.letter_before(&key("2026-11-25")).await.expect("reads");
    assert_eq!(before.map(|letter| letter.event), Some(9));
    assert!(register.letter_before(&key("2026-11-23")).await.expect("reads").is_none());
    let letters = register.letters(&"p1".into(), 10).await.expect("reads");
    assert_eq!(letters.len(), 2);
    let later = "2028-01-01T00:00:00Z";
    assert_eq!(register.forget_letters(later).await.expect("forgets"), 2);
}

async fn a_letter_that_nobody_knows_of_goes_again_only_when_a_person_says_so(at: At) {
    let register = at.open().await;
    let key = key("2026-11-23");
    let begin = async |once| {
        let begun = register.begin_letter(&key, "<a@example.org>", 1, once, AT).await;
        begun.expect("asks")
    };
    assert!(begin(SendAgain::Never).await);
    // The process was killed here: the row stays as it is.
    assert!(!begin(SendAgain::Never).await);
    register.end_letter(&key, LetterState::Uncertain, "broke off", AT).await.expect("ends");
    assert!(!begin(SendAgain::Never).await);
    assert!(begin(SendAgain::WhenUnknown).await);
    // The server said no for now: it was certainly not delivered.
    register.release_letter(&key, "<another@example.org>").await.expect("asks");
    assert!(!begin(SendAgain::Never).await, "another message's row stays");
    register.release_letter(&key, "<a@example.org>").await.expect("releases");
    assert!(begin(SendAgain::Never).await);
}

async fn a_key_is_made_once(at: At) {
    let (one, two) = (at.open().await, at.open().await);
    let (left, right) = tokio::join!(
        one.signing_key("links", &[1; 32], AT),
        two.signing_key("links", &[2; 32], AT)
    );
    let left = left.expect("a key");
    assert_eq!(left, right.expect("a key"));
    assert_eq!(one.signing_key("links", &[3; 32], AT).await.expect("a key"), left);
    assert_ne!(one.signing_key("others", &[3; 32], AT).await.expect("a key"), left);
}

async fn did(register: &Register, by: &str, at: &str, command: Command) {
    let person = Person::with_role(by, Role::Secretariat, []);
    let reason = "as agreed".to_owned();
    let change = Change { command, person: &person, at, reason, revision: None };
    register.change(change).await.expect("allowed");
}

fn numbers(items: &[ConcernedItem]) -> Vec<&str> {
    items.iter().map(|one| one.item.parts().1).collect()
}

async fn what_there_is_to_tell(at: At) {
    let register = at.open().await;
    let due = |day: &str| [("", day.parse::<PartialDate>().ok())];
    let text = [
        ask("1.1", "group-2", "late").due(DueKind::Date, &due("2027-03")),
        ask("1.2", "group-2", "early").due(DueKind::Date, &due("2026-12-01")),
        ask("1.3", "group-2", "nobody confirmed it"),
        ask("2.1", "groups", "for all groups"),
        ask("3.1", "council", "another body's"),
        ask("3.2", "council", "another body's, then ours"),
    ];
    import(&register, "m", &edition(Language::En, "a.txt", &text)).await.expect("imports");
    let id = |number: &str| actum_model::ItemId::new(format!("m:{number}"));
    for number in ["1.1", "1.2", "2.1", "3.1", "3.2"] {
        did(&register, "Officer", AT, Command::Confirm { item: id(number) }).await;
    }
    let bodies: BTreeSet<BodyId> = [BodyId::new("group-2")].into();
    let names = ["A. Diallo".to_owned()];
    let before = register.statistics().await.expect("counts").last_event as i64;
    let concerns = register.concerns(&bodies, &names, before).await.expect("reads");
    assert!(concerns.assigned.is_empty() && concerns.mentions.is_empty(), "no news");
    let all = register.concerns(&bodies, &names, 0).await.expect("reads");
    assert_eq!(numbers(&all.assigned), ["1.2", "1.1", "2.1"], "by day, collectives too");
    assert_eq!(all.assigned[0].due, "2026-12-01".parse().ok());

    let later = "2026-12-24T09:00:00Z";
    let owners = vec![BodyId::new("council"), BodyId::new("group-2")];
    let values = vec![FieldValue::Owners(owners)];
    did(&register, "Officer", later, Command::Edit { item: id("3.2"), values }).await;
    let values = vec![FieldValue::ActionNeededBy(Some("group-2".into()))];
    did(&register, "Officer", later, Command::Edit { item: id("3.1"), values }).await;
    for (item, by, words) in [
        ("3.1", "Officer", "@a._diallo, what do you think?"),
        ("1.1", "A. Diallo", "I, @A. Diallo, think so"),
        ("1.1", "Officer", "A. Diallo was there"),
    ] {
        let note = Command::Note { item: id(item), words: words.to_owned() };
        did(&register, by, later, note).await;
    }
    let concerns = register.concerns(&bodies, &names, before).await.expect("reads");
    assert_eq!(numbers(&concerns.assigned), ["3.2"]);
    assert_eq!(numbers(&concerns.action_needed), ["3.1"]);
    let named: Vec<_> =
        concerns.mentions.iter().map(|(one, words)| (&one.item, &**words)).collect();
    assert_eq!(named, [(&id("3.1"), "@a._diallo, what do you think?")]);
    assert_eq!(concerns.event, register.statistics().await.expect("counts").last_event as i64);
    assert_eq!(register.event_before(later).await.expect("counts"), before);
    assert_eq!(register.event_before("2020-01-01T00:00:00Z").await.expect("counts"), 0);
    assert_eq!(
        register.event_before("2030-01-01T00:00:00Z").await.expect("counts"),
        concerns.event
    );
    // Nobody acts for no body; names are still heard.
    let nobody = register.concerns(&BTreeSet::new(), &names, before).await.expect("reads");
    assert!(nobody.assigned.is_empty() && nobody.action_needed.is_empty());
    assert_eq!(nobody.mentions.len(), 1);
    register.see_item(&"p1".into(), &id("3.1"), later).await.expect("notes");
    let seen = register.seen_items(&"p1".into()).await.expect("reads");
    assert_eq!(seen.into_keys().collect::<Vec<_>>(), [id("3.1")]);
    assert_sound(&register).await;
}
