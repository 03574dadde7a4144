//! Webhooks: defined on record, secrets beside it, every event in one message for each.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use std::collections::BTreeSet;

use actum_model::{Language, Role};
use actum_register::{
    Change, Command, Person, Register, RegisterError, WEBHOOK_JOB, Webhook, WebhookChange,
    WebhookCommand,
};
use database::At;
use support::{ask, assert_sound, edition, import};

on_both!(
    every_event_is_told_once,
    who_may_not_administer_defines_nothing,
    secrets_overlap_for_a_day,
    removed_and_paused_ones_are_told_nothing,
);

const AT: &str = "2026-11-24T09:00:00Z";

fn kinds(kinds: &[&str]) -> BTreeSet<String> {
    kinds.iter().map(|kind| (*kind).to_owned()).collect()
}

async fn change(register: &Register, command: WebhookCommand) -> Option<Webhook> {
    let person = Person::alone("Officer");
    let change = WebhookChange { command, person: &person, at: AT, reason: String::new() };
    register.change_webhook(change).await.expect("changes")
}

async fn define(register: &Register, told: &[&str]) -> Webhook {
    let command = WebhookCommand::Define {
        address: "https://example.org/hook".to_owned(),
        kinds: kinds(told),
        secret: "secret-one".to_owned(),
    };
    change(register, command).await.expect("defined")
}

async fn note(register: &Register, words: &str) {
    let person = Person::alone("Officer");
    let command = Command::Note { item: "m:1.1".into(), words: words.to_owned() };
    let change = Change { command, person: &person, at: AT, reason: String::new(), revision: None };
    register.change(change).await.expect("writes");
}

async fn filled(at: &At) -> Register {
    let register = at.open().await;
    let text = [ask("1.1", "council", "alpha"), ask("2.1", "group-2", "beta")];
    import(&register, "m", &edition(Language::Es, "a.txt", &text)).await.expect("imports");
    register
}

async fn every_event_is_told_once(at: At) {
    let (here, there) = (filled(&at).await, at.open().await);
    let all = define(&here, &[]).await;
    let notes = define(&here, &["note-added"]).await;
    assert_eq!((all.id.as_str(), notes.id.as_str()), ("w1", "w2"));
    let before = here.mark().await.expect("reads").0;
    for round in 0..7 {
        for number in 0..20 {
            note(&here, &format!("{round}.{number}")).await;
        }
        let (one, other) = tokio::join!(here.plan_deliveries(AT, 3), there.plan_deliveries(AT, 3));
        assert!(one.expect("plans") + other.expect("plans") >= 2);
    }
    assert_eq!(here.plan_deliveries(AT, 3).await.expect("plans"), 0);
    let last = here.mark().await.expect("reads").0;
    for webhook in [&all, &notes] {
        let mut told = Vec::new();
        for delivery in here.deliveries(&webhook.id, None, 1000).await.expect("reads") {
            let message = here.message(delivery.number, AT).await.expect("reads");
            let message = message.expect("to be sent");
            assert_eq!(message.webhook, *webhook);
            assert_eq!(message.events.len() as u32, delivery.count);
            let seqs: Vec<i64> = message.events.iter().map(|event| event.seq).collect();
            assert_eq!(
                (seqs.first(), seqs.last()),
                (Some(&delivery.events.0), Some(&delivery.events.1))
            );
            assert_eq!(delivery.job.expect("a job").kind, WEBHOOK_JOB);
            told.extend(seqs);
        }
        told.sort_unstable();
        let wanted: Vec<i64> = (before + 1..=last).collect();
        let extra: Vec<i64> = told.iter().copied().filter(|seq| *seq <= before).collect();
        // The first hears that the second was defined, too.
        assert_eq!(extra.len(), usize::from(webhook.id == "w1"));
        told.retain(|seq| *seq > before);
        assert_eq!(told, wanted, "{}", webhook.id);
    }
    assert_sound(&here).await;
    here.close().await;
    there.close().await;
}

async fn who_may_not_administer_defines_nothing(at: At) {
    let register = filled(&at).await;
    let person = Person::with_role("Officer", Role::Secretariat, []);
    let define = |address: &str| WebhookCommand::Define {
        address: address.to_owned(),
        kinds: BTreeSet::new(),
        secret: "secret-one".to_owned(),
    };
    let asked = |person, command| WebhookChange { command, person, at: AT, reason: String::new() };
    let refused = register.change_webhook(asked(&person, define("https://example.org/"))).await;
    assert!(matches!(refused, Err(RegisterError::PeopleRefused(_))), "{refused:?}");
    let person = Person::alone("Administrator");
    for odd in ["", "example.org", "ftp://example.org/", "https://", "https://a b/", "https:// "] {
        let refused = register.change_webhook(asked(&person, define(odd))).await;
        assert!(matches!(refused, Err(RegisterError::Refused(_))), "{odd}: {refused:?}");
    }
    assert!(register.webhooks().await.expect("reads").is_empty());
    register.close().await;
}

async fn secrets_overlap_for_a_day(at: At) {
    let register = filled(&at).await;
    let webhook = define(&register, &[]).await;
    note(&register, "one").await;
    register.plan_deliveries(AT, 3).await.expect("plans");
    let number = register.deliveries(&webhook.id, None, 1).await.expect("reads")[0].number;
    let secrets = async |at: &str| {
        let message = register.message(number, at).await.expect("reads").expect("to be sent");
        (message.secrets.present, message.secrets.previous)
    };
    assert_eq!(secrets(AT).await, ("secret-one".to_owned(), None));
    assert!(register.renew_webhook_secret(&webhook.id, "secret-two", AT).await.expect("writes"));
    assert_eq!(secrets(AT).await, ("secret-two".to_owned(), Some("secret-one".to_owned())));
    assert_eq!(secrets("2026-11-25T09:00:01Z").await, ("secret-two".to_owned(), None));
    assert!(!register.renew_webhook_secret("w9", "secret-two", AT).await.expect("writes"));
    // No secret stands in the record.
    let events = register.events(0, 1000).await.expect("reads");
    assert!(!format!("{events:?}").contains("secret-one"));
    register.close().await;
}

async fn removed_and_paused_ones_are_told_nothing(at: At) {
    let register = filled(&at).await;
    let webhook = define(&register, &[]).await;
    note(&register, "one").await;
    register.plan_deliveries(AT, 3).await.expect("plans");
    let number = register.deliveries(&webhook.id, None, 1).await.expect("reads")[0].number;
    let paused = Webhook { active: false, ..webhook.clone() };
    change(&register, WebhookCommand::Change { webhook: paused }).await.expect("paused");
    assert_eq!(register.message(number, AT).await.expect("reads"), None);
    note(&register, "while it was paused").await;
    assert_eq!(register.plan_deliveries(AT, 3).await.expect("plans"), 0);
    change(&register, WebhookCommand::Change { webhook: webhook.clone() }).await.expect("goes on");
    assert_eq!(register.plan_deliveries(AT, 3).await.expect("plans"), 0, "it is not made up for");
    note(&register, "after it").await;
    assert_eq!(register.plan_deliveries(AT, 3).await.expect("plans"), 1);
    assert_eq!(change(&register, WebhookCommand::Remove { id: webhook.id.clone() }).await, None);
    assert!(register.webhooks().await.expect("reads").is_empty());
    note(&register, "for nobody").await;
    assert_eq!(register.plan_deliveries(AT, 3).await.expect("plans"), 0);
    assert_eq!(register.message(number, AT).await.expect("reads"), None);
    // An id is not given again.
    assert_eq!(define(&register, &[]).await.id, "w2");
    register.rebuild().await.expect("rebuilds");
    assert_sound(&register).await;
    register.close().await;
}
