//! What programs ask of the register: lists that go on, and changes made once.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::{DueKind, Force, Instrument, Language, PartialDate};
use actum_register::{
    Change, Changed, Command, ItemPlace, ItemQuery, Once, Person, Register, SortColumn,
    SortDirection, Terms, UnderTerms,
};
use database::At;
use support::{ask, assert_sound, edition, import};

on_both!(
    lists_go_on_behind_any_item_in_every_order,
    a_list_goes_on_while_others_change_it,
    a_request_is_made_once,
    a_request_sent_to_two_servers_at_once_is_made_once,
    exact_terms_want_what_was_looked_at,
);

const AT: &str = "2026-11-24T09:00:00Z";

async fn filled(at: &At) -> Register {
    let register = at.open().await;
    let date = |day: &str| Some(day.parse::<PartialDate>().expect("a date"));
    let text = [
        ask("1.1", "council", "alpha").force(&[Force::Invite]).instrument(Instrument::Study),
        ask("2.1", "group-10", "beta").due(DueKind::Date, &[("", date("2027-03-01"))]),
        ask("2.2", "group-2", "beta").due(DueKind::Date, &[("", date("2026"))]),
        ask("3.1", "group-2", "gamma").report_to("council").instrument(Instrument::Report),
        ask("10.1", "groups", "delta").force(&[Force::Urge]),
        ask("11.1", "states+companies", "epsilon"),
    ];
    import(&register, "m", &edition(Language::Es, "a.txt", &text)).await.expect("imports");
    import(&register, "n", &edition(Language::En, "b.txt", &text[..3])).await.expect("imports");
    register
}

/// All ids of a list, taken so many at a time.
async fn through(register: &Register, query: &ItemQuery, limit: u64) -> Vec<String> {
    let mut seen = Vec::new();
    let mut after: Option<ItemPlace> = None;
    loop {
        let query = ItemQuery { after, limit: Some(limit), ..query.clone() };
        let page = register.items(&query).await.expect("reads");
        assert!(page.items.len() as u64 <= limit);
        seen.extend(page.items.iter().map(|item| item.id.to_string()));
        assert!(seen.len() < 100, "no end: {seen:?}");
        // A place survives being written down.
        after = match page.next {
            Some(place) => {
                let written = serde_json::to_string(&place).expect("writes");
                Some(serde_json::from_str(&written).expect("reads"))
            }
            None => return seen,
        };
    }
}

async fn lists_go_on_behind_any_item_in_every_order(at: At) {
    let register = filled(&at).await;
    for kept in [false, true] {
        if kept {
            register.keep_listing().await.expect("keeps");
        }
        for sort in SortColumn::ALL {
            for direction in [SortDirection::Ascending, SortDirection::Descending] {
                let query = ItemQuery { sort, direction, ..ItemQuery::default() };
                let whole = register.items(&query).await.expect("reads");
                assert_eq!(whole.next, None);
                let whole: Vec<String> =
                    whole.items.iter().map(|item| item.id.to_string()).collect();
                for limit in [1, 2, 4, 9] {
                    let seen = through(&register, &query, limit).await;
                    assert_eq!(seen, whole, "{sort:?} {direction:?} {limit} kept: {kept}");
                }
            }
        }
    }
    register.close().await;
}

/// What others add, and what they move elsewhere, neither hides nor repeats what stayed.
async fn a_list_goes_on_while_others_change_it(at: At) {
    let register = filled(&at).await;
    let query = ItemQuery { sort: SortColumn::Status, limit: Some(3), ..ItemQuery::default() };
    let first = register.items(&query).await.expect("reads");
    let person = Person::alone("Officer");
    // One that was told moves behind the place, and a text comes in.
    let moved = first.items[0].id.clone();
    change(&register, Command::Confirm { item: moved.clone() }, &person).await;
    let news = edition(Language::En, "c.txt", &[ask("1.1", "council", "zeta")]);
    import(&register, "a", &news).await.expect("imports");
    let query = ItemQuery { after: first.next.clone(), limit: None, ..query };
    let rest = register.items(&query).await.expect("reads");
    let seen: Vec<&str> =
        first.items.iter().chain(&rest.items).map(|item| item.id.as_str()).collect();
    let all = register.items(&ItemQuery::default()).await.expect("reads").items;
    for item in &all {
        let times = seen.iter().filter(|id| **id == item.id.as_str()).count();
        let expected = if item.id == moved { 2 } else { 1 };
        assert_eq!(times, expected, "{}", item.id);
    }
    register.close().await;
}

async fn change(register: &Register, command: Command, person: &Person) -> Changed {
    let change = Change { command, person, at: AT, reason: String::new(), revision: None };
    register.change(change).await.expect("changes")
}

fn note<'a>(person: &'a Person, words: &str) -> Vec<Change<'a>> {
    let command = Command::Note { item: "m:1.1".into(), words: words.to_owned() };
    vec![Change { command, person, at: AT, reason: String::new(), revision: None }]
}

fn once<'a>(key: &'a str, whose: &'a str, request: &'a str, at: &'a str) -> Terms<'a> {
    Terms { once: Some(Once { key, whose, request, at }), exact: false }
}

async fn a_request_is_made_once(at: At) {
    let register = filled(&at).await;
    let person = Person::alone("Officer");
    let notes = async || register.records(&"m:1.1".into()).await.expect("reads").notes.len();
    let terms = once("k", "p1", "digest", AT);
    let done = register.change_under(&terms, note(&person, "one")).await.expect("writes");
    let UnderTerms::Done(first) = done else { panic!("{done:?}") };
    assert_eq!(notes().await, 1);
    // Another change in between: the answer is the one that was given.
    change(&register, Command::Confirm { item: "m:1.1".into() }, &person).await;
    let again = register.change_under(&terms, note(&person, "one")).await.expect("reads");
    assert_eq!(again, UnderTerms::DoneBefore(first));
    assert_eq!(notes().await, 1);
    let other = once("k", "p1", "another digest", AT);
    let other = register.change_under(&other, note(&person, "two")).await.expect("reads");
    assert_eq!(other, UnderTerms::OtherRequest);
    assert_eq!(notes().await, 1);
    // Another person's key is another key; and a day later it is forgotten.
    let theirs = once("k", "p2", "digest", AT);
    let theirs = register.change_under(&theirs, note(&person, "one")).await.expect("writes");
    assert!(matches!(theirs, UnderTerms::Done(_)));
    let later = once("k", "p1", "digest", "2026-11-25T09:00:00Z");
    let later = register.change_under(&later, note(&person, "one")).await.expect("writes");
    assert!(matches!(later, UnderTerms::Done(_)));
    assert_eq!(notes().await, 3);
    // What was refused is not remembered: the same request may succeed later.
    let empty = once("r", "p1", "digest", AT);
    register.change_under(&empty, note(&person, " ")).await.expect_err("empty words");
    let now = register.change_under(&empty, note(&person, "words")).await.expect("writes");
    assert!(matches!(now, UnderTerms::Done(_)));
    assert_sound(&register).await;
    register.close().await;
}

async fn a_request_sent_to_two_servers_at_once_is_made_once(at: At) {
    let (here, there) = (filled(&at).await, at.open().await);
    for round in 0..10 {
        let key = format!("key {round}");
        let (one, other) = (Person::alone("Officer"), Person::alone("Officer"));
        let terms = once(&key, "p", "digest", AT);
        let (first, second) = tokio::join!(
            here.change_under(&terms, note(&one, "same")),
            there.change_under(&terms, note(&other, "same")),
        );
        let (first, second) = (first.expect("answers"), second.expect("answers"));
        let fresh = |one: &UnderTerms| matches!(one, UnderTerms::Done(_));
        assert!(fresh(&first) != fresh(&second), "{first:?} {second:?}");
    }
    let notes = here.records(&"m:1.1".into()).await.expect("reads").notes;
    assert_eq!(notes.len(), 10);
    here.close().await;
    there.close().await;
}

async fn exact_terms_want_what_was_looked_at(at: At) {
    let register = filled(&at).await;
    let person = Person::alone("Officer");
    let item = actum_model::ItemId::new("m:1.1");
    let seen = register.revision(&item).await.expect("reads").expect("there");
    let now = change(
        &register,
        Command::Note { item: item.clone(), words: "meanwhile".to_owned() },
        &person,
    );
    let now = now.await.item.revision;
    let confirm = |revision| Change {
        command: Command::Confirm { item: item.clone() },
        person: &person,
        at: AT,
        reason: String::new(),
        revision: Some(revision),
    };
    let exact = Terms { once: None, exact: true };
    let refused = register.change_under(&exact, vec![confirm(seen)]).await.expect("answers");
    assert_eq!(refused, UnderTerms::Outdated { item: item.clone(), revision: now });
    // Without these terms a note of somebody else stands in nobody's way.
    let merged = register.change_under(&Terms::default(), vec![confirm(seen)]).await;
    let UnderTerms::Done(merged) = merged.expect("writes") else { panic!("not done") };
    assert!(merged[0].merged);
    register.close().await;
}
