//! Signing in, set-up links, sessions, tokens: as browsers and programs do it.

mod common;

use std::sync::atomic::{AtomicU32, Ordering};

use actum_model::{Language, Role};
use actum_register::Register;
use actum_web::{AccountOptions, WebState};
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use common::visitor::{PASSWORD, Visitor, add_person};

const ITEM: &str = "/items/harbour:1.1";

async fn accounts() -> (Register, WebState) {
    let (register, state) = common::harbour_register().await;
    (register, state.with_accounts(AccountOptions::default()))
}

fn https() -> AccountOptions {
    let public_address = "https://register.example".parse().ok();
    AccountOptions { public_address, ..AccountOptions::default() }
}

#[tokio::test]
async fn signing_in_and_out() {
    let (register, state) = accounts().await;
    let officer = add_person(&register, "Officer", Some((Role::Secretariat, None))).await;
    let visitor = Visitor::new(&state);
    let answer = visitor.get(&format!("{ITEM}?lang=fr")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location(), "/sign-in?next=%2Fitems%2Fharbour:1.1%3Flang%3Dfr");
    let page = visitor.get(answer.location()).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.field("next").as_deref(), Some("/items/harbour:1.1?lang=fr"));

    let fields =
        [("mail", "OFFICER@example.org "), ("password", "not the password"), ("next", ITEM)];
    let wrong = visitor.post("/sign-in", &fields).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    assert!(wrong.body.contains("role=\"alert\"") && !wrong.body.contains("not the password"));
    assert!(visitor.cookie("actum-session").is_none());
    // Nothing tells an account that is not there from a wrong password.
    let fields = [("mail", "nobody@example.org"), ("password", "not the password"), ("next", ITEM)];
    let nobody = visitor.post("/sign-in", &fields).await;
    let same = |page: &str| page.replace("nobody@example.org", "OFFICER@example.org");
    assert_eq!((nobody.status, same(&nobody.body)), (wrong.status, wrong.body));

    visitor.set_cookie("actum-session", "planted");
    let fields = [("mail", "officer@example.org"), ("password", PASSWORD), ("next", ITEM)];
    let answer = visitor.post("/sign-in", &fields).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, ITEM));
    let cookie = answer.headers[header::SET_COOKIE].to_str().expect("words").to_owned();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let first = visitor.cookie("actum-session").expect("a session");
    assert_ne!(first, "planted");
    let page = visitor.get(ITEM).await;
    assert!(page.body.contains("Officer") && page.body.contains("value=\"confirm\""));
    assert!(!page.body.contains("name=\"by\""), "the account says who it is");
    assert!(!page.body.contains(&first), "no page holds the session's id");

    // Signing in again gives another id, and the first is no good any more.
    visitor.post("/sign-in", &fields).await;
    let second = visitor.cookie("actum-session").expect("a session");
    assert_ne!(first, second);
    let thief = Visitor::new(&state);
    thief.set_cookie("actum-session", &first);
    assert_eq!(thief.get("/").await.status, StatusCode::SEE_OTHER);

    // A page of another site signs nobody out.
    assert_eq!(visitor.post("/sign-out", &[]).await.status, StatusCode::FORBIDDEN);
    let out = visitor.submit("/sign-out", &[]).await;
    assert_eq!((out.status, out.location()), (StatusCode::SEE_OTHER, "/sign-in?out=1"));
    assert!(visitor.cookie("actum-session").is_none());
    thief.set_cookie("actum-session", &second);
    assert_eq!(thief.get("/").await.status, StatusCode::SEE_OTHER, "ended in the register");
    let found = thief.get("/search?q=survey").await;
    assert_eq!(found.status, StatusCode::SEE_OTHER, "nothing is found by those who may not read");
    assert!(!found.body.contains("<mark>"));
    let log = register.access_log(i64::MAX, 20).await.expect("reads");
    let kinds: Vec<&str> = log.iter().rev().map(|entry| entry.kind.name()).collect();
    assert_eq!(
        kinds,
        ["password-set", "sign-in-refused", "sign-in-refused", "sign-in", "sign-in", "sign-out"]
    );
    assert_eq!(log[3].person.as_ref(), None, "nobody by that name");
    assert_eq!(log[4].person.as_ref(), Some(&officer.id));
}

#[tokio::test]
async fn signing_in_slows_down() {
    let (register, state) = accounts().await;
    add_person(&register, "Officer", Some((Role::Secretariat, None))).await;
    let visitor = Visitor::new(&state);
    let wrong = [("mail", "officer@example.org"), ("password", "wrong")];
    for attempt in 1..=5 {
        let answer = visitor.post("/sign-in", &wrong).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{attempt}");
    }
    // The right password does not help before the time.
    let right = [("mail", "officer@example.org"), ("password", PASSWORD)];
    let answer = visitor.post("/sign-in", &right).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.headers[header::RETRY_AFTER], "1");
    for language in Language::ALL {
        let page = visitor.post(&format!("/sign-in?lang={language}"), &right).await;
        assert_eq!(page.body.matches("untranslated").count(), 0, "{language}");
    }
    // Somebody else is not held up.
    add_person(&register, "Chair", Some((Role::Reader, None))).await;
    let chair = [("mail", "chair@example.org"), ("password", PASSWORD)];
    assert_eq!(visitor.post("/sign-in", &chair).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_person_from_the_link_to_the_account() {
    let (register, state) = accounts().await;
    let admin = add_person(&register, "Admin", Some((Role::Administrator, None))).await;
    let admin = Visitor::signed_in(&state, &admin).await;
    let fields = [("name", "A. Diallo"), ("mail", "a.diallo@example.org"), ("language", "fr")];
    let added = admin.submit("/people", &fields).await;
    assert_eq!(added.location(), "/people/p2", "{}", added.body);
    let twice = admin.submit("/people", &fields).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.body.contains("Somebody else acts or acted under this name"));
    let position = [
        ("do", "give"),
        ("role", "focal_point"),
        ("body", "tsag"),
        ("from", "2026-01-01"),
        ("until", ""),
        ("reason", "elected"),
    ];
    let given = admin.submit("/people/p2", &position).await;
    assert_eq!(given.location(), "/people/p2", "{}", given.body);
    let page = admin.submit("/people/p2", &[("do", "link")]).await;
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    let link = page.body.split("/set-up/").nth(1).expect("a link");
    let link = format!("/set-up/{}", link.split('<').next().expect("an end"));
    assert!(!admin.get("/people/p2").await.body.contains(&link), "shown once");

    let visitor = Visitor::new(&state);
    for _ in 0..2 {
        let page = visitor.get(&link).await;
        assert_eq!(page.status, StatusCode::OK, "looking at it does not use it up");
        assert!(page.body.contains("A. Diallo"));
    }
    for (password, again) in [
        ("short", "short"),
        ("two that differ a bit", "two that differ a bi"),
        ("a.diallo@example.org", "a.diallo@example.org"),
    ] {
        let refused = visitor.post(&link, &[("password", password), ("again", again)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
    }
    let chosen = "нас было много на челне";
    let fields = [("password", chosen), ("again", chosen)];
    let done = visitor.post(&link, &fields).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/account"));
    assert_eq!(visitor.post(&link, &fields).await.status, StatusCode::GONE);
    assert_eq!(visitor.get(&link).await.status, StatusCode::GONE);
    assert_eq!(visitor.get("/set-up/nonsense").await.status, StatusCode::GONE);

    for language in Language::ALL {
        let page = visitor.get(&format!("/account?lang={language}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.body.matches("untranslated").count(), 0, "{language}");
        for address in ["/people", "/people/p2", "/access"] {
            let page = admin.get(&format!("{address}?lang={language}")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert_eq!(page.body.matches("untranslated").count(), 0, "{language} {address}");
        }
    }
    assert!(visitor.get("/account?lang=ar").await.body.contains("dir=\"rtl\""));

    // A second browser ends when the password is changed here.
    let fields = [("mail", "a.diallo@example.org"), ("password", chosen)];
    let other = Visitor::new(&state);
    assert_eq!(other.post("/sign-in", &fields).await.status, StatusCode::SEE_OTHER);
    let new = "eight boats at the quay";
    let mut change = [("do", "password"), ("old", "wrong"), ("password", new), ("again", new)];
    let refused = visitor.submit("/account", &change).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    change[1].1 = chosen;
    let changed = visitor.submit("/account", &change).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    assert_eq!(visitor.get("/").await.status, StatusCode::OK);
    assert_eq!(other.get("/").await.status, StatusCode::SEE_OTHER);

    // Disabled, everything ends at once.
    let disabled = admin.submit("/people/p2", &[("do", "disable")]).await;
    assert_eq!(disabled.status, StatusCode::SEE_OTHER, "{}", disabled.body);
    assert_eq!(visitor.get("/").await.status, StatusCode::SEE_OTHER);
    let fields = [("mail", "a.diallo@example.org"), ("password", new)];
    assert_eq!(visitor.post("/sign-in", &fields).await.status, StatusCode::FORBIDDEN);
    let log = admin.get("/access?lang=en").await.body;
    for what in ["Account disabled", "Position given", "elected", "Set-up link made"] {
        assert!(log.contains(what), "{what}");
    }
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let (register, state) = accounts().await;
    let reader = add_person(&register, "Reader", Some((Role::Reader, None))).await;
    let (one, two) =
        (Visitor::signed_in(&state, &reader).await, Visitor::signed_in(&state, &reader).await);
    let page = one.get("/account").await;
    assert_eq!(page.body.matches("value=\"end-session\"").count(), 1, "not the own one");
    let session = page.field("session").expect("the other one");
    let stranger = add_person(&register, "Stranger", Some((Role::Reader, None))).await;
    let stranger = Visitor::signed_in(&state, &stranger).await;
    stranger.submit("/account", &[("do", "end-session"), ("session", &session)]).await;
    assert_eq!(two.get("/").await.status, StatusCode::OK, "not a stranger's to end");
    one.submit("/account", &[("do", "end-session"), ("session", &session)]).await;
    assert_eq!(two.get("/").await.status, StatusCode::SEE_OTHER);
    let three = Visitor::signed_in(&state, &reader).await;
    one.submit("/account", &[("do", "end-others")]).await;
    assert_eq!(three.get("/").await.status, StatusCode::SEE_OTHER);
    assert_eq!(one.get("/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn programs_bring_tokens() {
    let (register, state) = accounts().await;
    let officer = add_person(&register, "Officer", Some((Role::Secretariat, None))).await;
    let officer = Visitor::signed_in(&state, &officer).await;
    let make = [("do", "make-token"), ("name", "nightly"), ("scope", "read"), ("days", "7")];
    let page = officer.submit("/account", &make).await;
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    let token = page.body.split("actum_").nth(1).expect("a token");
    let token = format!("actum_{}", token.split('<').next().expect("an end"));
    assert!(!officer.get("/account").await.body.contains(&token), "shown once");
    let mut program = Visitor::new(&state);
    program.headers = vec![("authorization", format!("Bearer {token}"))];
    assert_eq!(program.get("/").await.status, StatusCode::OK);
    // It is for reading; its owner may do more.
    let request = |visitor: &Visitor| {
        let body = "--b\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nconfirm\r\n--b--\r\n";
        visitor
            .request(Method::POST, ITEM)
            .header(header::ORIGIN, "http://localhost:8080")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
            .body(Body::from(body))
            .expect("a request")
    };
    assert_eq!(program.send(request(&program)).await.status, StatusCode::FORBIDDEN);
    // A token makes no tokens and has no account page.
    assert_eq!(program.get("/account").await.status, StatusCode::SEE_OTHER);
    for wrong in ["", "actum_", "actum_AAAA", &token.to_lowercase()] {
        program.headers = vec![("authorization", format!("Bearer {wrong}"))];
        assert_eq!(program.get("/").await.status, StatusCode::SEE_OTHER, "{wrong}");
        let answer = program.get("/api/v1/nothing").await;
        assert!(
            matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::NOT_FOUND),
            "{}",
            answer.status
        );
    }
    program.headers = vec![("authorization", format!("bearer {token}"))];
    assert_eq!(program.get("/").await.status, StatusCode::OK);
    officer.submit("/account", &[("do", "revoke-token"), ("token", "p1-t1")]).await;
    assert_eq!(program.get("/").await.status, StatusCode::SEE_OTHER);
    for (name, days) in [("", "7"), ("x", "0"), ("x", "999"), ("x", "many")] {
        let make = [("do", "make-token"), ("name", name), ("scope", "read"), ("days", days)];
        let page = officer.submit("/account", &make).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {days}");
    }
}

#[tokio::test]
async fn forms_of_other_sites_and_of_no_session_change_nothing() {
    let (register, state) = accounts().await;
    let admin = add_person(&register, "Admin", Some((Role::Administrator, None))).await;
    let mut admin = Visitor::signed_in(&state, &admin).await;
    let before = register.people().await.expect("reads");
    let token = admin.form_token().await;
    let fields = |token: &'static str| {
        [("name", "Mallory"), ("mail", "m@example.org"), ("language", "en"), ("form-token", token)]
    };
    assert_eq!(admin.post("/people", &fields("")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(admin.post("/people", &fields("AAAA")).await.status, StatusCode::FORBIDDEN);
    for (name, value) in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site")] {
        admin.headers = vec![(name, value.to_owned())];
        let mut fields = fields("").to_vec();
        fields[3].1 = &token;
        assert_eq!(admin.post("/people", &fields).await.status, StatusCode::FORBIDDEN, "{value}");
        let sign_in = [("mail", "admin@example.org"), ("password", PASSWORD)];
        let answer = admin.post("/sign-in", &sign_in).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "nobody is signed in from elsewhere");
    }
    assert_eq!(register.people().await.expect("reads"), before);
}

#[tokio::test]
async fn a_public_register_is_read_by_anybody_and_changed_by_nobody_unknown() {
    let (register, state) = common::harbour_register().await;
    let options = AccountOptions { anybody_may_read: true, ..AccountOptions::default() };
    let state = state.with_accounts(options);
    let visitor = Visitor::new(&state);
    let page = visitor.get(ITEM).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("method=\"post\"") && page.body.contains("/sign-in"));
    assert_eq!(visitor.get("/people").await.status, StatusCode::FORBIDDEN);
    assert_eq!(visitor.get("/access").await.status, StatusCode::FORBIDDEN);
    let officer = add_person(&register, "Officer", Some((Role::Secretariat, None))).await;
    let officer = Visitor::signed_in(&state, &officer).await;
    assert!(officer.get(ITEM).await.body.contains("value=\"confirm\""));
}

#[tokio::test]
async fn under_https_cookies_and_browsers_keep_to_it() {
    let (register, state) = common::harbour_register().await;
    add_person(&register, "Officer", Some((Role::Secretariat, None))).await;
    let state = state.with_accounts(https());
    let visitor = Visitor::new(&state);
    let fields = [("mail", "officer@example.org"), ("password", PASSWORD)];
    let answer = visitor.post("/sign-in", &fields).await;
    let cookie = answer.headers[header::SET_COOKIE].to_str().expect("words").to_owned();
    assert!(
        cookie.starts_with("__Host-actum-session=") && cookie.ends_with("; Secure"),
        "{cookie}"
    );
    assert!(answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    assert_eq!(visitor.get("/").await.status, StatusCode::OK);
    let plain = Visitor::new(&accounts().await.1);
    assert!(!plain.get("/sign-in").await.headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
}

/// How many seconds later it is than usual, for [`late`].
static LATER: AtomicU32 = AtomicU32::new(0);

fn late() -> String {
    let later = LATER.load(Ordering::Relaxed);
    format!("2026-11-24T{:02}:{:02}:00Z", 9 + later / 3600, later / 60 % 60)
}

#[tokio::test]
async fn a_session_that_was_left_open_ends() {
    let (register, _) = common::harbour_register().await;
    let reader = add_person(&register, "Reader", Some((Role::Reader, None))).await;
    let packs = std::sync::Arc::new(actum_pack::Packs::built_in().expect("packs"));
    let state = WebState::new(register, packs, late).with_accounts(AccountOptions::default());
    let visitor = Visitor::signed_in(&state, &reader).await;
    for minutes in [60, 150, 240] {
        LATER.store(minutes * 60, Ordering::Relaxed);
        assert_eq!(visitor.get("/").await.status, StatusCode::OK, "{minutes}");
    }
    LATER.store(360 * 60, Ordering::Relaxed);
    assert_eq!(visitor.get("/").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn whoever_asks_too_much_waits() {
    let (register, state) = accounts().await;
    let reader = add_person(&register, "Reader", Some((Role::Reader, None))).await;
    let visitor = Visitor::signed_in(&state, &reader).await;
    let mut waited = None;
    for _ in 0..2000 {
        let answer = visitor.get("/healthz/../account-that-is-not").await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            waited = Some(answer);
            break;
        }
        let answer = visitor.get("/items/none/evidence/none").await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            waited = Some(answer);
            break;
        }
    }
    let waited = waited.expect("is slowed down");
    assert!(waited.headers.contains_key(header::RETRY_AFTER));
}
