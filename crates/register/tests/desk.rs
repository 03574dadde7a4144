//! Taking back what one did, values that rest on words of the text, first pages, and who reviews.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::{Basis, ClaimKind, Field, FieldValue, FieldWords, Item, ItemId, Language, Span};
use actum_register::{Change, Changed, Command, Person, Refusal, Register, RegisterError};
use database::At;
use support::{AT, ask, assert_sound, edition, import};

on_both!(
    what_one_did_is_taken_back_by_an_event,
    only_the_last_change_and_only_ones_own,
    values_rest_on_the_words_pointed_to,
    a_visit_begins_where_the_last_one_ended,
    reviewers_are_seen_while_they_are_there,
);

fn one() -> ItemId {
    "m:1.1".into()
}

async fn register(at: &At) -> Register {
    let register = at.open().await;
    let edition = edition(Language::En, "a.txt", &[ask("1.1", "council", "begin the work")]);
    import(&register, "m", &edition).await.expect("imports");
    register
}

async fn did(
    register: &Register,
    person: &Person,
    command: Command,
    reason: &str,
) -> Result<Changed, Refusal> {
    let reason = reason.to_owned();
    let change = Change { command, person, at: AT, reason, revision: None };
    register.change(change).await.map_err(|error| match error {
        RegisterError::Refused(refusal) => *refusal,
        other => panic!("{other}"),
    })
}

/// Takes the last change of the item back.
async fn back(register: &Register, person: &Person) -> Result<Changed, Refusal> {
    let event = register.revision(&one()).await.expect("reads").expect("is there");
    did(register, person, Command::TakeBack { item: one(), event }, "").await
}

async fn item(register: &Register) -> Item {
    register.item(&one()).await.expect("reads").expect("is there")
}

async fn what_one_did_is_taken_back_by_an_event(at: At) {
    let register = register(&at).await;
    let officer = Person::alone("Officer");
    let before = item(&register).await;
    for command in [Command::Confirm { item: one() }, Command::Reject { item: one() }] {
        did(&register, &officer, command, "as it is").await.expect("decides");
        let there = back(&register, &officer).await.expect("takes back").item;
        assert!(there.status.is_proposed());
        assert_eq!(there.follow_up.review, None);
    }
    let act = FieldValue::Act("end the work".to_owned());
    let edit = Command::Edit { item: one(), values: vec![act] };
    let edited = did(&register, &officer, edit, "").await.expect("edits").item;
    assert_eq!(edited.commitment.act.value, "end the work");
    let there = back(&register, &officer).await.expect("takes back").item;
    assert_eq!(there.commitment.act, before.commitment.act, "with the words it was taken from");

    did(&register, &officer, Command::Confirm { item: one() }, "").await.expect("confirms");
    let to = Command::Move { item: one(), to: "in_progress".into() };
    did(&register, &officer, to, "").await.expect("moves");
    let there = back(&register, &officer).await.expect("takes back").item;
    assert_eq!(there.status.as_str(), "open");

    let claim = |kind: ClaimKind| Command::Claim {
        item: one(),
        kind,
        statement: "it was done".to_owned(),
        evidence: Vec::new(),
        body: None,
    };
    let focal = Person::alone("Focal");
    for (kind, number) in [(ClaimKind::Progress { percent: 40 }, "c1"), (ClaimKind::Done, "c2")] {
        did(&register, &focal, claim(kind), "").await.expect("claims");
        let decide = Command::Decide { item: one(), claim: number.into(), accepted: true };
        did(&register, &officer, decide, "").await.expect("accepts");
    }
    let there = item(&register).await.follow_up;
    assert_eq!((there.progress, there.counts.done, there.counts.waiting), (Some(100), 1, 0));
    let there = back(&register, &officer).await.expect("takes back").item.follow_up;
    assert_eq!((there.progress, there.counts.done, there.counts.waiting), (Some(40), 0, 1));
    let claims = register.records(&one()).await.expect("reads").claims;
    assert!(claims[0].decision.is_some() && claims[1].decision.is_none());
    // It can be decided anew.
    let decide = Command::Decide { item: one(), claim: "c2".into(), accepted: false };
    did(&register, &officer, decide, "no minutes").await.expect("declines");
    let there = back(&register, &officer).await.expect("takes back").item.follow_up;
    assert_eq!((there.progress, there.counts.waiting), (Some(40), 1));
    assert_sound(&register).await;
}

async fn only_the_last_change_and_only_ones_own(at: At) {
    let register = register(&at).await;
    let (officer, other) = (Person::alone("Officer"), Person::alone("Other"));
    let refusal = back(&register, &officer).await.expect_err("nobody did anything");
    assert!(matches!(refusal, Refusal::NotAllowed { .. } | Refusal::WrongState { .. }));
    did(&register, &officer, Command::Confirm { item: one() }, "").await.expect("confirms");
    let event = register.revision(&one()).await.expect("reads").expect("is there");
    let refusal = back(&register, &other).await.expect_err("not one's own");
    assert!(matches!(refusal, Refusal::NotAllowed { .. }), "{refusal}");
    let note = Command::Note { item: one(), words: "seen".to_owned() };
    did(&register, &other, note, "").await.expect("notes");
    let late = Command::TakeBack { item: one(), event };
    let refusal = did(&register, &officer, late, "").await.expect_err("too late");
    let Refusal::Conflict { by, .. } = &refusal else { panic!("{refusal}") };
    assert_eq!(by, "Other");
    let refusal = back(&register, &other).await.expect_err("a note stays");
    assert!(matches!(refusal, Refusal::WrongState { .. }), "{refusal}");
    assert_eq!(item(&register).await.status.as_str(), "open");
    // Whoever may not do it any more may not take it back either.
    let mut reader = Person::with_role("Officer", actum_model::Role::Reader, []);
    did(&register, &officer, Command::Reopen { item: one() }, "again").await.expect("reopens");
    did(&register, &officer, Command::Confirm { item: one() }, "").await.expect("confirms");
    let refusal = back(&register, &reader).await.expect_err("refused");
    assert!(matches!(refusal, Refusal::NotAllowed { .. }), "{refusal}");
    reader.roles.insert(actum_model::Role::Secretariat);
    back(&register, &reader).await.expect("takes back");
    assert_sound(&register).await;
}

async fn values_rest_on_the_words_pointed_to(at: At) {
    let register = register(&at).await;
    let officer = Person::alone("Officer");
    let (document, _) =
        register.reading(&item(&register).await.edition).await.expect("reads").expect("is there");
    let start = document.text.find("the work").expect("its words");
    let span = Span::new(start, start + "the work".len());
    let words = |span: Span, quote: &str| {
        vec![FieldWords { field: Field::Act, place: 0, span, quote: quote.to_owned() }]
    };
    let edit = |words: Vec<FieldWords>| Command::EditFromWords {
        item: one(),
        values: vec![FieldValue::Act("the work itself".to_owned())],
        words,
    };
    let wrong = [
        words(Span::new(start + 1, start + 9), "the work"),
        words(span, "other words"),
        words(Span::new(start, 1_000_000), "the work"),
    ];
    for words in wrong {
        let refusal = did(&register, &officer, edit(words), "").await.expect_err("refused");
        assert!(matches!(refusal, Refusal::BadValue { field: Field::Act, .. }), "{refusal}");
    }
    let there = did(&register, &officer, edit(words(span, "the work")), "").await.expect("edits");
    let Basis::Entered { by, quote, .. } = &there.item.commitment.act.basis else {
        panic!("entered")
    };
    assert_eq!((by.as_str(), quote.as_deref()), ("Officer", Some("the work")));
    let place = there.item.commitment.act.basis.span().expect("a place");
    assert_eq!(place.slice(&document.text), Some("the work"));
    assert_sound(&register).await;
}

async fn a_visit_begins_where_the_last_one_ended(at: At) {
    let register = register(&at).await;
    let last =
        async || register.events(0, 1000).await.expect("reads").last().map_or(0, |event| event.seq);
    let at_time = |time: &str| format!("2026-11-23T{time}Z");
    let first = last().await;
    let desk = register.visit_desk("p1", &at_time("09:00:00")).await.expect("visits");
    assert_eq!((desk.bodies.clone(), desk.seen), (None, first), "nothing is news at first");
    let officer = Person::alone("Officer");
    did(&register, &officer, Command::Confirm { item: one() }, "").await.expect("confirms");
    let second = last().await;
    // Still the same visit, which goes on.
    for time in ["09:10:00", "09:35:00", "10:00:00"] {
        let desk = register.visit_desk("p1", &at_time(time)).await.expect("visits");
        assert_eq!(desk.seen, first, "{time}");
    }
    let desk = register.visit_desk("p1", &at_time("10:31:00")).await.expect("visits");
    assert_eq!(desk.seen, second, "a visit later what was shown is old");
    let bodies = ["council".into(), "group-2".into()];
    register.choose_desk("p1", Some(&bodies), AT).await.expect("chooses");
    let other = register.visit_desk("p2", &at_time("11:00:00")).await.expect("visits");
    assert_eq!(other.bodies, None, "everybody chooses alone");
    let note = Command::Note { item: one(), words: "seen".to_owned() };
    did(&register, &officer, note, "").await.expect("notes");
    register.see_desk("p1", &at_time("10:32:00")).await.expect("sees");
    let desk = register.visit_desk("p1", &at_time("10:33:30")).await.expect("visits");
    assert_eq!((desk.bodies, desk.seen), (Some(bodies.to_vec()), last().await));
    register.choose_desk("p1", Some(&[]), AT).await.expect("chooses");
    let desk = register.visit_desk("p1", &at_time("10:34:00")).await.expect("visits");
    assert_eq!(desk.bodies, Some(Vec::new()), "all bodies is not nothing chosen");
    register.choose_desk("p1", None, AT).await.expect("chooses");
    let desk = register.visit_desk("p1", &at_time("10:34:10")).await.expect("visits");
    assert_eq!(desk.bodies, None);
}

async fn reviewers_are_seen_while_they_are_there(at: At) {
    let register = register(&at).await;
    let text = "m".into();
    let at_time = |time: &str| format!("2026-11-23T09:{time}Z");
    let who = [("p1", "Ana"), ("p2", "Ben")];
    register.note_reviewer(&text, who[0], Some(&one()), &at_time("00:00")).await.expect("notes");
    register.note_reviewer(&text, who[1], None, &at_time("01:00")).await.expect("notes");
    register.note_reviewer(&"other".into(), who[1], None, &at_time("01:00")).await.expect("notes");
    let others = register.other_reviewers(&text, "p1", &at_time("01:30")).await.expect("reads");
    assert_eq!(others.len(), 1);
    assert_eq!((others[0].name.as_str(), &others[0].item), ("Ben", &None));
    let others = register.other_reviewers(&text, "p2", &at_time("01:30")).await.expect("reads");
    assert_eq!(others[0].item, Some(one()));
    let others = register.other_reviewers(&text, "p2", &at_time("02:01")).await.expect("reads");
    assert!(others.is_empty(), "she left without a word");
    assert_sound(&register).await;
}
