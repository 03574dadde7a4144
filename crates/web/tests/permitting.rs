//! Every address with every role: what the table of permissions says, and nothing else.

mod common;

use std::collections::BTreeMap;

use actum_model::Role;
use actum_web::AccountOptions;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use common::addresses::{
    ALL, ITEM, PAGES, READERS,
    Who::{
        self, Administrator, Auditor, Elsewhere, Focal, Idle, Member, Nobody, Reader, Secretariat,
    },
    is_asked_for,
};
use common::visitor::{Visitor, add_person};

/// Changing calls of the interface, with a body that is understood, and those who may.
const CALLS: &[(&str, &str, &str, &[Who])] = &[
    ("POST", "/api/v1/texts?name=x.txt", "", &[Administrator, Secretariat]),
    ("POST", "/api/v1/workbooks?preview=true", "{}", READERS),
    ("POST", "/api/v1/workbooks", "{}", READERS),
    ("POST", "/api/v1/texts?name=x.txt&preview=true", "", &[Administrator, Secretariat]),
    ("POST", "/api/v1/people", r#"{"name":"x","mail":"none","language":"en"}"#, &[Administrator]),
    ("POST", "/api/v1/people/p1/changes", r#"{"do":"end","position":"x"}"#, &[Administrator]),
    ("POST", "/api/v1/people/p99/set-up-link", "", &[Administrator]),
    ("DELETE", "/api/v1/people/p99/tokens/x", "", &[Administrator]),
    ("DELETE", "/api/v1/account/tokens/x", "", READERS),
    ("POST", "/api/v1/account/tokens", r#"{"name":"","scopes":[],"days":0}"#, READERS),
    ("DELETE", "/api/v1/account/sessions/x", "", READERS),
    ("PUT", "/api/v1/account/password", r#"{"old":"x","new":"y"}"#, READERS),
    ("POST", "/api/v1/jobs/99/retry", "", &[Administrator, Secretariat]),
    ("DELETE", "/api/v1/jobs/99", "", &[Administrator, Secretariat]),
    (
        "POST",
        "/api/v1/occasions/changes",
        r#"{"do":"cancel","occasion":"none","reason":"x"}"#,
        &[Administrator, Secretariat],
    ),
    (
        "PUT",
        "/api/v1/texts/harbour/workflow",
        r#"{"workflow":"action-plan"}"#,
        &[Administrator, Secretariat],
    ),
    (
        "POST",
        "/api/v1/drafts/d1/steps",
        r#"{"act":"leave","changes":["1.1"]}"#,
        &[Administrator, Secretariat],
    ),
    (
        "POST",
        "/api/v1/drafts/d1/steps",
        r#"{"act":"position","clause":"2","wording":"x","party":"tsag","stand":"objects"}"#,
        &[Administrator, Secretariat, Focal],
    ),
    ("POST", "/api/v1/webhooks", r#"{"address":"nowhere"}"#, &[Administrator]),
    ("DELETE", "/api/v1/webhooks/w99", "", &[Administrator]),
];

/// The fields of a form.
type Fields = &'static [(&'static str, &'static str)];

/// What is done with an item, with those who may. Whoever may gets an answer that is not "you may
/// not", whatever else is wrong with what was asked.
const DEEDS: &[(Fields, &[Who])] = &[
    (&[("do", "confirm")], &[Administrator, Secretariat]),
    (&[("do", "reject"), ("reason", "x")], &[Administrator, Secretariat]),
    (&[("do", "reopen"), ("reason", "x")], &[Administrator, Secretariat]),
    (&[("do", "move"), ("to", "in_progress")], &[Administrator, Secretariat, Focal]),
    (&[("do", "note"), ("words", "seen")], &[Administrator, Secretariat, Focal, Member]),
    (
        &[("do", "attach"), ("address", "https://example.org/"), ("title", "x")],
        &[Administrator, Secretariat, Focal],
    ),
    (
        &[("do", "claim"), ("kind", "done"), ("statement", "x")],
        &[Administrator, Secretariat, Focal],
    ),
    (&[("do", "accept"), ("claim", "c1")], &[Administrator, Secretariat]),
    (&[("do", "decline"), ("claim", "c1"), ("reason", "x")], &[Administrator, Secretariat]),
    (
        &[("do", "plan"), ("priority", "high"), ("tags", "a"), ("duty", "once")],
        &[Administrator, Secretariat],
    ),
];

/// Forms that bring a file, with those who may send them.
const FILES: &[(&str, Fields, &[Who])] = &[
    ("/templates", &[("do", "remove"), ("body", "")], &[Administrator, Secretariat]),
    ("/templates", &[("do", "keep"), ("body", "")], &[Administrator, Secretariat]),
    ("/drafts", &[("title", "x")], &[Administrator, Secretariat]),
    ("/drafts/d1/proposals", &[("name", "x")], &[Administrator, Secretariat]),
    ("/workbook/plan", &[("do", "columns")], &[Administrator, Secretariat]),
];

/// What is done on the views of the register. Who may change some items may ask for a change of
/// many, and is answered item by item.
const VIEWS: &[(&str, Fields, &[Who])] = &[
    (
        "/register/board",
        &[("item", "harbour:1.1"), ("to", "in_progress")],
        &[Administrator, Secretariat, Focal],
    ),
    (
        "/register/bulk",
        &[("do", "preview"), ("chosen", "0 harbour:1.1"), ("change", "confirm")],
        &[Administrator, Secretariat, Focal, Elsewhere],
    ),
    ("/register/views", &[("do", "save"), ("name", "mine"), ("query", "q=x")], READERS),
    ("/drafts/d1", &[("do", "leave"), ("change", "1.1")], &[Administrator, Secretariat]),
    (
        "/drafts/d1",
        &[("do", "word"), ("clause", "1"), ("before", "x"), ("words", "y")],
        &[Administrator, Secretariat],
    ),
    (
        "/drafts/d1",
        &[
            ("do", "position"),
            ("clause", "2"),
            ("wording", "Boats may wait."),
            ("party", "tsag"),
            ("stand", "objects"),
        ],
        &[Administrator, Secretariat, Focal],
    ),
    ("/drafts/d1", &[("do", "resume")], &[Administrator, Secretariat]),
    ("/reports", &[("format", "docx")], &[Administrator, Secretariat]),
];

/// What is done about people.
const ADMINISTRATION: &[(&str, Fields)] = &[
    ("/people", &[("name", "x"), ("mail", "nowhere"), ("language", "en")]),
    ("/people/p1", &[("do", "give"), ("role", "nonsense")]),
    ("/people/p1", &[("do", "end"), ("position", "none")]),
    ("/people/p1", &[("do", "change"), ("mail", "nowhere")]),
    ("/people/p99", &[("do", "disable")]),
    ("/people/p99", &[("do", "enable")]),
    ("/people/p99", &[("do", "link")]),
    ("/people/p99", &[("do", "revoke-token"), ("token", "none")]),
];

/// What is done with occasions.
const OCCASIONS: &[Fields] = &[
    &[("do", "add"), ("occasion", "x"), ("body", "none")],
    &[("do", "move"), ("occasion", "none"), ("from", "2030"), ("reason", "x")],
    &[("do", "cancel"), ("occasion", "none"), ("reason", "x"), ("step", "make")],
];

/// What is decided from the first page and in a review, with those who may.
const DECISIONS: &[(&str, Fields, &[Who])] = &[
    ("/", &[("do", "confirm"), ("item", "harbour:1.1")], &[Administrator, Secretariat]),
    ("/", &[("do", "reject"), ("item", "harbour:2.1")], &[Administrator, Secretariat]),
    (
        "/",
        &[("do", "move"), ("item", "harbour:1.1"), ("to", "in_progress")],
        &[Administrator, Secretariat, Focal],
    ),
    (
        "/",
        &[("do", "accept"), ("item", "harbour:1.1"), ("claim", "c1")],
        &[Administrator, Secretariat],
    ),
    ("/review/harbour", &[("do", "save"), ("item", "harbour:1.1")], &[Administrator, Secretariat]),
    (
        "/review/harbour",
        &[("do", "split"), ("item", "harbour:2.1"), ("parts", "a\nb")],
        &[Administrator, Secretariat],
    ),
    (
        "/review/harbour",
        &[("do", "merge"), ("item", "harbour:2.1"), ("other", "harbour:2.2")],
        &[Administrator, Secretariat],
    ),
    ("/review/harbour/here", &[], &[Administrator, Secretariat]),
    ("/", &[("do", "seen")], READERS),
    ("/", &[("do", "choose"), ("body", "tsag")], READERS),
];

/// Whether the one who asked was let through: not sent to sign in, and not refused.
fn let_in(status: StatusCode, location: &str) -> bool {
    let sent_away = status == StatusCode::SEE_OTHER && location.starts_with("/sign-in");
    !sent_away && status != StatusCode::FORBIDDEN && status != StatusCode::UNAUTHORIZED
}

/// A page that somebody adds to the router is in the list of addresses: here, and in the tests that
/// look at every page in a browser.
#[test]
fn every_route_is_in_the_list() {
    let routes: Vec<(&str, bool)> = include_str!("../src/serve.rs")
        .split(".route(")
        .skip(1)
        .map(|one| (one.split('"').nth(1).unwrap_or_default(), one.contains("get(")))
        .collect();
    assert!(routes.len() > 40, "the router is written otherwise: {routes:?}");
    let missing: Vec<&str> = routes
        .into_iter()
        .filter(|(route, read)| *read && !is_asked_for(route))
        .map(|(route, _)| route)
        .collect();
    assert!(missing.is_empty(), "tests/common/addresses.rs lacks {missing:?}");
}

#[tokio::test]
async fn every_address_with_every_role() {
    let (register, state) = common::harbour_register().await;
    common::draft::begin_draft(&register).await;
    let state = state.with_accounts(AccountOptions::default());
    let tsag = Some("tsag");
    let mut visitors = BTreeMap::from([(Nobody, Visitor::new(&state))]);
    for (who, position) in [
        (Idle, None),
        (Administrator, Some((Role::Administrator, None))),
        (Secretariat, Some((Role::Secretariat, None))),
        (Focal, Some((Role::FocalPoint, tsag))),
        (Elsewhere, Some((Role::FocalPoint, Some("itu-t-sg17")))),
        (Member, Some((Role::Member, tsag))),
        (Reader, Some((Role::Reader, None))),
        (Auditor, Some((Role::Auditor, None))),
    ] {
        let account = add_person(&register, &format!("{who:?}"), position).await;
        visitors.insert(who, Visitor::signed_in(&state, &account).await);
    }
    for (address, allowed) in PAGES {
        for who in ALL {
            let answer = visitors[&who].get(address).await;
            let through = let_in(answer.status, answer.location());
            assert_eq!(through, allowed.contains(&who), "GET {address} {who:?} {}", answer.status);
            assert!(!answer.status.is_server_error(), "GET {address} {who:?} {}", answer.status);
            if !through && address.starts_with("/api/") {
                let problem = answer.headers[header::CONTENT_TYPE].to_str().expect("words");
                assert!(problem.starts_with("application/problem+json"), "{problem}");
            }
        }
    }
    for (method, address, body, allowed) in CALLS {
        for who in ALL {
            let kind =
                if body.is_empty() { "application/octet-stream" } else { "application/json" };
            let method = Method::from_bytes(method.as_bytes()).expect("a method");
            let request =
                visitors[&who].request(method, address).header(header::CONTENT_TYPE, kind);
            let request = request.body(Body::from(*body)).expect("a request");
            let answer = visitors[&who].send(request).await;
            let through = let_in(answer.status, answer.location());
            assert_eq!(through, allowed.contains(&who), "{address} {who:?} {}", answer.status);
            assert!(!answer.status.is_server_error(), "{address} {who:?} {}", answer.status);
        }
    }
    for (fields, allowed) in DEEDS {
        for who in ALL {
            let status = deed(&visitors[&who], ITEM, fields).await;
            let through = let_in(status.0, &status.1);
            assert_eq!(through, allowed.contains(&who), "{fields:?} {who:?} {}", status.0);
        }
    }
    for (address, fields, allowed) in FILES {
        for who in ALL {
            let status = deed(&visitors[&who], address, fields).await;
            let through = let_in(status.0, &status.1);
            assert_eq!(
                through,
                allowed.contains(&who),
                "{address} {fields:?} {who:?} {}",
                status.0
            );
        }
    }
    for (address, fields, allowed) in DECISIONS {
        for who in ALL {
            let answer = visitors[&who].submit(address, fields).await;
            let through = let_in(answer.status, answer.location());
            assert_eq!(through, allowed.contains(&who), "{address} {fields:?} {who:?}");
        }
    }
    for (address, fields, allowed) in VIEWS {
        for who in ALL {
            let answer = visitors[&who].submit(address, fields).await;
            let through = let_in(answer.status, answer.location());
            assert_eq!(through, allowed.contains(&who), "{address} {who:?} {}", answer.status);
            assert!(!answer.status.is_server_error(), "{address} {who:?} {}", answer.status);
        }
    }
    for (address, fields) in ADMINISTRATION {
        for who in ALL {
            let answer = visitors[&who].submit(address, fields).await;
            let through = let_in(answer.status, answer.location());
            assert_eq!(through, who == Administrator, "{address} {fields:?} {who:?}");
        }
    }
    for fields in OCCASIONS {
        for who in ALL {
            let answer = visitors[&who].submit("/occasions", fields).await;
            let through = let_in(answer.status, answer.location());
            let allowed = matches!(who, Administrator | Secretariat);
            assert_eq!(through, allowed, "{fields:?} {who:?} {}", answer.status);
        }
    }
    // What was refused is on the log, with who asked.
    let log = register.access_log(i64::MAX, 1000).await.expect("reads");
    let refused = |actor: &str, detail: &str| {
        log.iter().any(|entry| {
            entry.kind.name() == "forbidden" && entry.actor == actor && entry.detail == detail
        })
    };
    assert!(refused("Reader", "GET /people") && refused("Member", &format!("POST {ITEM}")));
    assert!(!refused("Administrator", "GET /people"));
}

/// Sends the form of an item as a browser does.
async fn deed(visitor: &Visitor, address: &str, fields: &[(&str, &str)]) -> (StatusCode, String) {
    let token = visitor.form_token().await;
    let mut body = String::new();
    for (name, value) in fields.iter().copied().chain([("form-token", token.as_str())]) {
        body.push_str(&format!(
            "--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str("--b--\r\n");
    let request = visitor
        .request(Method::POST, address)
        .header(header::ORIGIN, "http://localhost:8080")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    let answer = visitor.send(request.body(Body::from(body)).expect("a request")).await;
    (answer.status, answer.location().to_owned())
}

/// Forms are shown to those who may send them, and to nobody else.
#[tokio::test]
async fn forms_are_shown_to_those_who_may_send_them() {
    let (register, state) = common::harbour_register().await;
    let state = state.with_accounts(AccountOptions::default());
    for (role, body, forms) in [
        (Role::Secretariat, None, &["confirm", "attach", "note", "plan"][..]),
        (Role::FocalPoint, Some("tsag"), &["attach", "note"]),
        (Role::FocalPoint, Some("itu-t-sg17"), &[]),
        (Role::Member, None, &["note"]),
        (Role::Reader, None, &[]),
        (Role::Auditor, None, &[]),
    ] {
        let name = format!("{} {}", role.name(), body.unwrap_or("all"));
        let account = add_person(&register, &name, Some((role, body))).await;
        let page = Visitor::signed_in(&state, &account).await.get(ITEM).await.body;
        for form in ["confirm", "attach", "note", "plan"] {
            let shown = page.contains(&format!("value=\"{form}\""));
            assert_eq!(shown, forms.contains(&form), "{name} {form}");
        }
    }
}
