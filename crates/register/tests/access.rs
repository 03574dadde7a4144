//! Passwords, links, sessions and tokens: how long they are good, what ends them, what is kept.

#[path = "support/database.rs"]
#[macro_use]
mod database;
mod support;

use std::collections::BTreeSet;

use actum_model::Language;
use actum_register::{
    AccessKind, Account, FailureOf, NewAccess, NewToken, Origin, PeopleChange, PeopleCommand,
    Person, Register, RegisterError, Scope, Session, SignInWay,
};
use database::At;
use support::AT;

on_both!(
    a_session_lasts_while_it_is_used_and_no_longer_than_a_day,
    a_link_is_good_once_and_for_three_days,
    a_new_password_ends_other_sessions,
    a_disabled_account_is_shut_out,
    a_token_is_good_until_it_expires_or_is_revoked,
    the_address_of_a_calendar_is_one_and_can_be_made_void,
    failures_slow_down_and_are_forgotten,
    a_subject_of_a_provider_is_one_account,
    what_is_kept_moves_and_what_is_of_the_moment_does_not,
);

const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";

async fn change(register: &Register, command: PeopleCommand) -> Account {
    let person = Person::alone("set-up");
    let reason = String::new();
    let change = PeopleChange { command, person: &person, at: AT, reason, bodies: &[] };
    register.change_people(change).await.expect("allowed")
}

async fn somebody(register: &Register, name: &str) -> Account {
    let (name, mail) = (name.to_owned(), format!("{name}@example.org"));
    change(register, PeopleCommand::Add { name, mail, language: Language::En }).await
}

fn origin() -> Origin {
    Origin { address: "192.0.2.7".to_owned(), agent: "Browser\n1".to_owned() }
}

async fn begin(register: &Register, account: &Account, hash: &str, at: &str) {
    let session = Session {
        hash: hash.to_owned(),
        person: account.id.clone(),
        way: SignInWay::Password,
        began_at: at.to_owned(),
        seen_at: at.to_owned(),
        origin: origin(),
    };
    register.begin_session(&session, None, &[]).await.expect("begins");
}

async fn lasts(register: &Register, hash: &str, at: &str) -> bool {
    register.session(hash, at).await.expect("reads").is_some()
}

async fn a_session_lasts_while_it_is_used_and_no_longer_than_a_day(at: At) {
    let register = at.open().await;
    let one = somebody(&register, "one").await;
    begin(&register, &one, "h1", "2026-11-23T09:00:00.9Z").await;
    assert!(!lasts(&register, "h2", "2026-11-23T09:00:01Z").await);
    assert!(lasts(&register, "h1", "2026-11-23T10:59:59Z").await);
    assert!(lasts(&register, "h1", "2026-11-23T12:59:58Z").await, "used meanwhile");
    assert!(!lasts(&register, "h1", "2026-11-23T14:59:58Z").await, "idle for two hours");

    begin(&register, &one, "h3", "2026-11-23T15:00:00Z").await;
    for hour in 16..24 {
        assert!(lasts(&register, "h3", &format!("2026-11-23T{hour}:00:00Z")).await);
    }
    assert!(lasts(&register, "h3", "2026-11-24T00:59:59Z").await);
    assert!(lasts(&register, "h3", "2026-11-24T02:59:58Z").await);
    assert!(!lasts(&register, "h3", "2026-11-24T03:00:00Z").await, "twelve hours at most");

    // Signing in again ends the session of the browser before, and makes a new id.
    begin(&register, &one, "h4", "2026-11-25T09:00:00Z").await;
    let session = Session {
        hash: "h5".to_owned(),
        person: one.id.clone(),
        way: SignInWay::Provider,
        began_at: "2026-11-25T09:01:00Z".to_owned(),
        seen_at: String::new(),
        origin: origin(),
    };
    register.begin_session(&session, Some("h4"), &[]).await.expect("begins");
    assert!(!lasts(&register, "h4", "2026-11-25T09:02:00Z").await);
    let all = register.sessions(&one.id, "2026-11-25T09:02:00Z").await.expect("reads");
    assert_eq!(all.iter().map(|one| one.hash.as_str()).collect::<Vec<_>>(), ["h5"]);
    assert_eq!(all[0].origin.agent, "Browser1", "on one line");
    assert_eq!(all[0].way, SignInWay::Provider);
    let log = register.access_log(i64::MAX, 10).await.expect("reads");
    assert!(log.len() == 4 && log.iter().all(|entry| entry.kind == AccessKind::SignIn));
}

async fn a_link_is_good_once_and_for_three_days(at: At) {
    let register = at.open().await;
    let one = somebody(&register, "one").await;
    let expires = register.make_setup_link(&one.id, "l1", "set-up", AT).await.expect("makes");
    assert_eq!(expires, "2026-11-26T09:00:00Z");
    let whose = |hash: &'static str, at: &'static str| {
        let register = register.clone();
        async move { register.setup_link(hash, at).await.expect("reads").map(|one| one.id) }
    };
    assert_eq!(whose("l1", "2026-11-26T08:59:59Z").await.as_ref(), Some(&one.id));
    assert_eq!(whose("l1", "2026-11-26T09:00:00Z").await, None);
    assert_eq!(whose("l2", AT).await, None);
    register.make_setup_link(&one.id, "l2", "set-up", AT).await.expect("makes");
    assert_eq!(whose("l1", AT).await, None, "another took its place");

    // Two use it at once: one of them sets the password.
    let (first, second) = (origin(), origin());
    let (first, second) = tokio::join!(
        register.use_setup_link("l2", HASH, &first, AT),
        register.use_setup_link("l2", "other", &second, AT),
    );
    let used = [first.expect("runs"), second.expect("runs")];
    assert_eq!(used.iter().flatten().count(), 1);
    assert!(register.password_hash(&one.id).await.expect("reads").is_some());
    assert_eq!(whose("l2", AT).await, None);

    // A link that went to an address that is no longer the person's is void.
    register.make_setup_link(&one.id, "l3", "set-up", AT).await.expect("makes");
    let moved = PeopleCommand::Change {
        person: one.id.clone(),
        name: None,
        mail: Some("uno@example.org".to_owned()),
        language: None,
    };
    change(&register, moved).await;
    assert_eq!(whose("l3", AT).await, None);
    let nobody = register.make_setup_link(&"p9".into(), "l4", "set-up", AT).await;
    assert!(matches!(nobody, Err(RegisterError::PeopleRefused(_))));
}

async fn a_new_password_ends_other_sessions(at: At) {
    let register = at.open().await;
    let one = somebody(&register, "one").await;
    let two = somebody(&register, "two").await;
    for hash in ["h1", "h2", "h3"] {
        begin(&register, &one, hash, AT).await;
    }
    begin(&register, &two, "other", AT).await;
    register.set_password(&one, HASH, Some("h2"), &origin(), AT).await.expect("sets");
    for (hash, there) in [("h1", false), ("h2", true), ("h3", false), ("other", true)] {
        assert_eq!(lasts(&register, hash, AT).await, there, "{hash}");
    }
    let entry = NewAccess {
        kind: AccessKind::SessionsEnded,
        person: Some(&one.id),
        actor: "one",
        address: "",
        detail: "",
    };
    assert!(!register.end_session(&one.id, "other", &entry, AT).await.expect("runs"), "not own");
    assert!(register.end_session(&one.id, "h2", &entry, AT).await.expect("runs"));
    assert!(lasts(&register, "other", AT).await && !lasts(&register, "h2", AT).await);
    let kept = register.password_hash(&one.id).await.expect("reads");
    assert_eq!(kept.as_deref(), Some(HASH));
    assert_eq!(register.password_hash(&two.id).await.expect("reads"), None);
}

async fn a_disabled_account_is_shut_out(at: At) {
    let register = at.open().await;
    let one = somebody(&register, "one").await;
    begin(&register, &one, "h1", AT).await;
    register.make_setup_link(&one.id, "l1", "set-up", AT).await.expect("makes");
    register.make_token(&token(&one, "t1", 1), &origin(), AT).await.expect("makes");
    change(&register, PeopleCommand::Disable { person: one.id.clone() }).await;
    assert!(!lasts(&register, "h1", AT).await);
    assert!(register.setup_link("l1", AT).await.expect("reads").is_none());
    assert!(register.token("t1", AT).await.expect("reads").is_none());
    let refused = register.make_setup_link(&one.id, "l2", "set-up", AT).await;
    assert!(refused.is_err_and(|error| error.to_string().contains("disabled")));
    change(&register, PeopleCommand::Enable { person: one.id.clone() }).await;
    assert!(!lasts(&register, "h1", AT).await, "what ended stays ended");
    assert!(register.token("t1", AT).await.expect("reads").is_none());
}

fn token(account: &Account, hash: &str, days: i64) -> NewToken {
    NewToken {
        person: account.id.clone(),
        name: " nightly import ".to_owned(),
        scopes: BTreeSet::from([Scope::Read, Scope::Write]),
        hash: hash.to_owned(),
        days,
    }
}

async fn a_token_is_good_until_it_expires_or_is_revoked(at: At) {
    let register = at.open().await;
    let one = somebody(&register, "one").await;
    let made = register.make_token(&token(&one, "t1", 2), &origin(), AT).await.expect("makes");
    assert_eq!((made.id.as_str(), made.name.as_str()), ("p1-t1", "nightly import"));
    let (found, account) =
        register.token("t1", "2026-11-25T08:59:59Z").await.expect("reads").expect("is good");
    assert_eq!((found.scopes, account.id), (made.scopes, one.id.clone()));
    assert!(register.token("t1", "2026-11-25T09:00:00Z").await.expect("reads").is_none());
    let listed = register.tokens(&one.id).await.expect("reads");
    assert_eq!(listed[0].used_at.as_deref(), Some("2026-11-25T08:59:59Z"));

    register.make_token(&token(&one, "t2", 366), &origin(), AT).await.expect("makes");
    let two = somebody(&register, "two").await;
    let revoke = |person: &Account, id: &'static str| {
        let (register, person) = (register.clone(), person.id.clone());
        async move { register.revoke_token(&person, id, "one", AT).await.expect("runs") }
    };
    assert!(!revoke(&two, "p1-t2").await, "somebody else's");
    assert!(revoke(&one, "p1-t2").await);
    assert!(!revoke(&one, "p1-t2").await, "already");
    assert!(register.token("t2", AT).await.expect("reads").is_none());
    for bad in [
        token(&one, "t3", 0),
        token(&one, "t3", 367),
        NewToken { scopes: BTreeSet::new(), ..token(&one, "t3", 1) },
        NewToken { name: " ".to_owned(), ..token(&one, "t3", 1) },
    ] {
        assert!(register.make_token(&bad, &origin(), AT).await.is_err(), "{bad:?}");
    }
    let third = register.make_token(&token(&one, "t4", 1), &origin(), AT).await.expect("makes");
    assert_eq!(third.id, "p1-t3");
}

async fn the_address_of_a_calendar_is_one_and_can_be_made_void(at: At) {
    let register = at.open().await;
    let one = somebody(&register, "one").await;
    let make = async |hash: &str| {
        register.make_calendar_address(&one.id, hash, &origin(), AT).await.expect("makes");
    };
    let whose = async |hash: &str, at: &str| {
        register.calendar_of(hash, at).await.expect("reads").map(|account| account.id)
    };
    assert_eq!(register.calendar_address(&one.id).await.expect("reads"), None);
    make("c1").await;
    assert_eq!(whose("c1", AT).await, Some(one.id.clone()));
    let known = register.calendar_address(&one.id).await.expect("reads").expect("is there");
    assert_eq!(known.used_at.as_deref(), Some(AT), "that it was asked for is noted");
    make("c2").await;
    assert_eq!(whose("c1", AT).await, None, "the earlier one is void");
    assert_eq!(whose("c2", AT).await, Some(one.id.clone()));
    assert!(register.revoke_calendar_address(&one.id, "one", AT).await.expect("revokes"));
    assert!(!register.revoke_calendar_address(&one.id, "one", AT).await.expect("asks"));
    assert_eq!(whose("c2", AT).await, None);
    // An account that is shut has none, nor when it is opened again.
    make("c3").await;
    change(&register, PeopleCommand::Disable { person: one.id.clone() }).await;
    assert_eq!(whose("c3", AT).await, None);
    change(&register, PeopleCommand::Enable { person: one.id.clone() }).await;
    assert_eq!(whose("c3", AT).await, None);
    let log = register.access_log(i64::MAX, 100).await.expect("reads");
    assert!(log.iter().any(|entry| entry.kind == AccessKind::CalendarRevoked));
    assert!(log.iter().all(|entry| entry.detail.is_empty()), "no hash is logged: {log:?}");
}

async fn failures_slow_down_and_are_forgotten(at: At) {
    let register = at.open().await;
    let name = FailureOf::Name("One@example.org".to_owned());
    let address = FailureOf::Address("192.0.2.7".to_owned());
    let entry = NewAccess {
        kind: AccessKind::SignInRefused,
        person: None,
        actor: "one@example.org",
        address: "192.0.2.7",
        detail: "password",
    };
    let of = [name.clone(), address.clone()];
    let wait = async |of: &FailureOf, at: &str| {
        register.sign_in_failures(of, at).await.expect("reads").wait
    };
    for count in 1..=8_u32 {
        register.sign_in_failed(&of, &entry, AT).await.expect("remembers");
        let expected = if count < 5 { 0 } else { 1 << (count - 5) };
        assert_eq!(wait(&name, AT).await, expected, "{count}");
        assert_eq!(wait(&address, AT).await, 0, "an office shares it");
    }
    assert_eq!(wait(&FailureOf::Name("ONE@EXAMPLE.ORG ".to_owned()), AT).await, 8);
    assert_eq!(wait(&name, "2026-11-23T09:00:05Z").await, 3);
    assert_eq!(wait(&name, "2026-11-23T08:00:00Z").await, 8, "the clock went back");
    let one = somebody(&register, "one").await;
    let session = Session {
        hash: "h1".to_owned(),
        person: one.id,
        way: SignInWay::Password,
        began_at: AT.to_owned(),
        seen_at: AT.to_owned(),
        origin: origin(),
    };
    register.begin_session(&session, None, std::slice::from_ref(&name)).await.expect("begins");
    assert_eq!(wait(&name, AT).await, 0);
    assert_eq!(register.sign_in_failures(&address, AT).await.expect("reads").count, 8);
    let later = "2026-11-24T09:00:01Z";
    register.sign_in_failed(&[name], &entry, later).await.expect("remembers");
    assert_eq!(register.sign_in_failures(&address, later).await.expect("reads").count, 0);
}

async fn a_subject_of_a_provider_is_one_account(at: At) {
    let register = at.open().await;
    let (one, two) = (somebody(&register, "one").await, somebody(&register, "two").await);
    let link = async |subject: &str, account: &Account| {
        let issuer = "https://id.example.org";
        register.link_identity(issuer, subject, account, &origin(), AT).await.expect("runs")
    };
    assert!(link("s1", &one).await);
    assert!(link("s1", &one).await, "already");
    assert!(!link("s1", &two).await, "somebody else's");
    assert!(!link("s2", &one).await, "one account, one subject");
    let found = register.identity("https://id.example.org", "s1").await.expect("reads");
    assert_eq!(found.map(|found| found.id), Some(one.id));
    assert!(register.identity("https://other.example", "s1").await.expect("reads").is_none());
}

async fn what_is_kept_moves_and_what_is_of_the_moment_does_not(at: At) {
    let register = at.open().await;
    let one = somebody(&register, "one").await;
    register.set_password(&one, HASH, None, &origin(), AT).await.expect("sets");
    register.make_token(&token(&one, "t1", 9), &origin(), AT).await.expect("makes");
    let linked = register.link_identity("https://id", "s", &one, &origin(), AT).await;
    assert!(linked.expect("links"));
    begin(&register, &one, "h1", AT).await;
    register.make_setup_link(&one.id, "l1", "set-up", AT).await.expect("makes");
    // Made anew, the state leaves all of it where it is.
    register.rebuild().await.expect("rebuilds");
    assert!(lasts(&register, "h1", AT).await);
    let mut lines = Vec::new();
    register.export(&mut lines).await.expect("exports");

    let other = at.another().await;
    let moved = other.open().await;
    moved.load(&mut lines.as_slice()).await.expect("loads");
    assert_eq!(moved.password_hash(&one.id).await.expect("reads").as_deref(), Some(HASH));
    assert!(moved.token("t1", AT).await.expect("reads").is_some());
    assert!(moved.identity("https://id", "s").await.expect("reads").is_some());
    let log = register.access_log(i64::MAX, 100).await.expect("reads");
    assert_eq!(moved.access_log(i64::MAX, 100).await.expect("reads"), log);
    assert!(!lasts(&moved, "h1", AT).await);
    assert!(moved.setup_link("l1", AT).await.expect("reads").is_none());
    // Another export says the same, but for the token that was used meanwhile.
    let mut again = Vec::new();
    register.token("t1", AT).await.expect("reads");
    register.export(&mut again).await.expect("exports");
    let mut twice = Vec::new();
    moved.export(&mut twice).await.expect("exports");
    assert_eq!(again, twice);

    let text = String::from_utf8(lines).expect("UTF-8");
    for (from, to) in
        [("\"table\":\"passwords\"", "\"table\":\"events\""), ("\"hash\":", "\"hush\":")]
    {
        let altered = text.replacen(from, to, 1);
        let error = at.another().await.open().await.load(&mut altered.as_bytes()).await;
        let error = error.expect_err("refused").to_string();
        assert!(error.contains("line"), "{error}");
    }
}
