//! What no event makes and goes along when a register moves.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::Language;
use actum_register::{
    Existing, JobQuery, JobState, LetterKey, LetterState, NewJob, Register, Rhythm, SendAgain,
    Subscription, restore_backup,
};
use database::At;
use serde_json::json;
use support::{AT, ask, assert_sound, edition, import};

on_both!(what_is_beside_the_record_moves_with_it, a_backup_holds_it_too, lines_that_do_not_fit);

fn letter() -> LetterKey {
    LetterKey { person: "p1".into(), kind: "digest".to_owned(), day: "2026-11-23".to_owned() }
}

/// A register with something in every table that goes along, and in some that stay.
async fn filled(at: &At) -> Register {
    let register = at.open().await;
    let edition = edition(Language::En, "a.txt", &[ask("1.1", "council", "begin")]);
    import(&register, "text", &edition).await.expect("imports");
    at.run(
        "INSERT INTO passwords VALUES ('p1', '$argon2id$secret', '2026-11-23T09:00:00Z');
         INSERT INTO person_identities
           VALUES ('https://sign-in.example.org', 'ana', 'p1', '2026-11-23T09:00:00Z');
         INSERT INTO api_tokens VALUES
           ('t1', 'p1', 'export', 'read', 'abc', '2026-11-23T09:00:00Z', '2027-11-23T09:00:00Z',
            NULL, NULL);
         INSERT INTO calendar_addresses VALUES ('p1', 'cal', '2026-11-23T09:00:00Z', NULL);
         INSERT INTO access_log VALUES
           (1, '2026-11-23T09:00:00Z', 'signed-in', 'p1', 'Ana', '192.0.2.1', '');
         INSERT INTO setup_links VALUES ('x', 'p1', '2026-11-23', '2026-11-24');",
    )
    .await
    .expect("fits");
    let chosen = Subscription { digest: Rhythm::Daily, ..Subscription::default() };
    register.subscribe(&"p1".into(), &chosen, AT).await.expect("keeps");
    let begun = register.begin_letter(&letter(), "<1@example.org>", 3, SendAgain::Never, AT).await;
    assert!(begun.expect("asks"));
    register.see_item(&"p1".into(), &"text:1.1".into(), AT).await.expect("notes");
    let view = actum_register::SavedView {
        person: "p1".to_owned(),
        name: " What  waits ".to_owned(),
        page: "board".to_owned(),
        query: "status=open".to_owned(),
        shared: true,
    };
    assert_eq!(register.save_view(view, AT).await.expect("keeps"), Ok(()));
    register.signing_key("links", &[0, 1, 254, 255], AT).await.expect("keeps");
    let jobs = [
        NewJob::new("call", &json!({ "é": [1, null] })).with_key("call/1"),
        NewJob::new("later", &json!(null)).not_before("2027-01-01T00:00:00Z"),
    ];
    register.enqueue(&jobs, AT).await.expect("puts in");
    let lease = std::time::Duration::from_secs(60);
    assert_eq!(register.claim_jobs(&["call"], "a", lease, 1, AT).await.expect("claims").len(), 1);
    let every = std::time::Duration::from_secs(60);
    let job = NewJob::new("tidy", &json!(null));
    let recurring = actum_register::Recurring { name: "tidy".to_owned(), every, job };
    register.enqueue_recurring(&[recurring], AT).await.expect("puts in");
    register
}

async fn assert_carried(register: &Register, at: &At) {
    let chosen = register.subscription(&"p1".into()).await.expect("reads");
    assert_eq!(chosen.digest, Rhythm::Daily);
    let kept = register.letter(&letter()).await.expect("reads").expect("moved");
    assert_eq!((kept.state, kept.event), (LetterState::Going, 3));
    assert_eq!(register.seen_items(&"p1".into()).await.expect("reads").len(), 1);
    let key = register.signing_key("links", &[7], AT).await.expect("a key");
    assert_eq!(key, [0, 1, 254, 255]);
    let jobs = register.jobs(&JobQuery::default()).await.expect("lists");
    assert_eq!(jobs.len(), 3, "{jobs:?}");
    assert!(jobs.iter().all(|job| job.state == JobState::Waiting && job.worker.is_none()));
    let call = jobs.iter().find(|job| job.kind == "call").expect("moved");
    assert_eq!((call.payload.clone(), call.attempts), (json!({ "é": [1, null] }), 1));
    // What must not happen twice does not here either.
    let again = NewJob::new("call", &json!(1)).with_key("call/1");
    assert_eq!(register.enqueue(&[again], AT).await.expect("asks"), [None]);
    // That the rest is there shows when it cannot be put in a second time.
    for taken in [
        "INSERT INTO passwords VALUES ('p1', '', '')",
        "INSERT INTO person_identities VALUES ('https://sign-in.example.org', 'ana', 'p1', '')",
        "INSERT INTO api_tokens VALUES ('t2', 'p1', '', '', 'abc', '', '', NULL, NULL)",
        "INSERT INTO calendar_addresses VALUES ('p2', 'cal', '', NULL)",
        "INSERT INTO access_log VALUES (1, '', '', NULL, '', '', '')",
    ] {
        assert!(at.run(taken).await.is_err(), "{taken}");
    }
    assert_sound(register).await;
}

async fn what_is_beside_the_record_moves_with_it(at: At) {
    let register = filled(&at).await;
    let mut lines = Vec::new();
    register.export(&mut lines).await.expect("writes");
    let mut again = Vec::new();
    register.export(&mut again).await.expect("writes");
    assert_eq!(lines, again, "the same bytes");
    let there = at.another().await;
    let moved = there.open().await;
    // An empty register may have been served meanwhile.
    moved.signing_key("links", &[9; 4], AT).await.expect("keeps");
    moved.load(&mut &lines[..]).await.expect("reads");
    assert_carried(&moved, &there).await;
    assert!(there.run("INSERT INTO setup_links VALUES ('x', '', '', '')").await.is_ok());
    let mut third = Vec::new();
    register.export(&mut third).await.expect("writes");
    assert_eq!(lines, third, "the first is as it was");
}

async fn a_backup_holds_it_too(at: At) {
    let register = filled(&at).await;
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup");
    register.backup(&backup, AT).await.expect("backs up");
    let there = at.another().await;
    if there.is_server() {
        restore_backup(&backup, &there.location, Existing::Refused).await.expect("restores");
        assert_carried(&there.open().await, &there).await;
    }
    // Of either, into a file.
    let file = At::sqlite();
    restore_backup(&backup, &file.location, Existing::Refused).await.expect("restores");
    let restored = file.open().await;
    let kept = restored.letter(&letter()).await.expect("reads").expect("moved");
    assert_eq!(kept.state, LetterState::Going);
    let jobs = restored.jobs(&JobQuery::default()).await.expect("lists");
    assert_eq!(jobs.len(), 3);
    assert_sound(&restored).await;
}

async fn lines_that_do_not_fit(at: At) {
    let register = filled(&at).await;
    let mut lines = Vec::new();
    register.export(&mut lines).await.expect("writes");
    let lines = String::from_utf8(lines).expect("UTF-8");
    let row = lines.lines().find(|line| line.contains("mail_subscriptions")).expect("one");
    for (other, said) in [
        (row.replace("mail_subscriptions", "events"), "not known"),
        (row.replace("\"hour\"", "\"hours\""), "no column"),
        (row.replace("\"hour\":7", "\"hour\":\"7\""), "another kind"),
    ] {
        assert_ne!(row, other);
        let altered = lines.replace(row, &other);
        let there = at.another().await;
        let refused = there.open().await.load(&mut altered.as_bytes()).await;
        let error = refused.expect_err("does not fit").to_string();
        assert!(error.contains(said), "{error}");
        assert_eq!(there.open().await.statistics().await.expect("counts").events, 0);
    }
}
