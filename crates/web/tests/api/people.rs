//! People, one's own account, mail to oneself and the queue of jobs, for programs.

use actum_model::Role;
use actum_register::NewJob;
use actum_web::{AccountOptions, WebState};
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::common;
use crate::common::visitor::{self, Visitor, add_person};
use crate::support::{Answer, ask, conforms, get};

/// A call by somebody who signed in, held against its description.
async fn call(visitor: &Visitor, method: Method, path: &str, body: Option<Value>) -> Answer {
    let request = visitor.request(method, &format!("/api/v1{path}"));
    let request = match body {
        Some(body) => request
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string())),
        None => request.body(Body::empty()),
    };
    let answer = visitor.send(request.expect("a request")).await;
    let visitor::Answer { status, headers, body } = answer;
    Answer { status, headers, body: body.into_bytes() }
}

#[tokio::test]
async fn people_are_added_given_positions_and_shut_out() {
    let state = common::empty().await;
    let post = async |path: &str, body: Value| {
        ask(Method::POST, &format!("/api/v1{path}")).json(&body).of(&state).await
    };
    let add = json!({ "name": "A. Diallo", "mail": "a@example.org", "language": "fr" });
    let added = post("/people", add.clone()).await;
    conforms("post", "/api/v1/people", &added);
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.words());
    assert_eq!(added.header("location"), "/api/v1/people/p1");
    let taken = post("/people", add).await;
    assert_eq!(
        (taken.problem().as_str(), &taken.json()["reason"]),
        ("unprocessable", &json!("name_taken"))
    );
    let give = json!({ "do": "give", "role": "focal_point", "body": "tsag", "from": "2026-01-01" });
    let given = post("/people/p1/changes", give).await;
    conforms("post", "/api/v1/people/{person}/changes", &given);
    assert_eq!(given.json()["positions"][0]["body"], "tsag", "{}", given.words());
    let needed = post("/people/p1/changes", json!({ "do": "give", "role": "focal_point" })).await;
    assert_eq!(needed.json()["reason"], "body_needed");
    // What is refused is said in the reader's language.
    let said = ask(Method::POST, "/api/v1/people/p1/changes")
        .header("accept-language", "fr")
        .json(&json!({ "do": "enable" }))
        .of(&state)
        .await;
    let detail = said.json()["detail"].as_str().unwrap_or_default().to_owned();
    assert!(!detail.is_empty() && detail != "nothing would change: it is so already", "{detail}");
    let link = post("/people/p1/set-up-link", json!({})).await;
    conforms("post", "/api/v1/people/{person}/set-up-link", &link);
    assert_eq!(link.status, StatusCode::CREATED, "{}", link.words());
    assert_eq!(link.header("cache-control"), "no-store");
    assert!(link.json()["address"].as_str().is_some_and(|at| at.contains("/set-up/")));
    let ended = post("/people/p1/changes", json!({ "do": "end", "position": "p1-9" })).await;
    assert_eq!(ended.problem(), "not-found");
    let shut = post("/people/p1/changes", json!({ "do": "disable", "reason": "left" })).await;
    assert_eq!(shut.json()["disabled"], true);
    let refused = post("/people/p1/set-up-link", json!({})).await;
    assert_eq!(refused.json()["reason"], "disabled");
    let page = get(&state, "/api/v1/people?limit=1").await;
    conforms("get", "/api/v1/people", &page);
    assert_eq!(page.json()["people"].as_array().map(Vec::len), Some(1));
    assert_eq!(get(&state, "/api/v1/people/p7").await.problem(), "not-found");
    let own = get(&state, "/api/v1/account").await;
    conforms("get", "/api/v1/account", &own);
    assert_eq!(own.json()["way"], "alone");
    assert_eq!(get(&state, "/api/v1/account/tokens").await.problem(), "not-allowed");
}

#[tokio::test]
async fn an_account_keeps_its_own_tokens_sessions_password_and_mail() {
    let (register, state) = common::harbour_register().await;
    let state = state.with_accounts(AccountOptions::default());
    let account = add_person(&register, "Focal", Some((Role::FocalPoint, Some("tsag")))).await;
    let visitor = Visitor::signed_in(&state, &account).await;
    let second = Visitor::signed_in(&state, &account).await;
    let own = call(&visitor, Method::GET, "/account", None).await;
    conforms("get", "/api/v1/account", &own);
    let own = own.json();
    assert_eq!((&own["way"], &own["bodies"]), (&json!("session"), &json!(["tsag"])), "{own}");
    // A token, with which the program then asks.
    let wanted = json!({ "name": "sync", "scopes": ["read"], "days": 30 });
    let made = call(&visitor, Method::POST, "/account/tokens", Some(wanted)).await;
    conforms("post", "/api/v1/account/tokens", &made);
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.words());
    let made = made.json();
    let bearer = format!("Bearer {}", made["token"].as_str().expect("a token"));
    let by_token = async |state: &WebState, method: Method, path: &str, body: Option<Value>| {
        let asked = ask(method, &format!("/api/v1{path}")).header("authorization", &bearer);
        let asked = match body {
            Some(body) => asked.json(&body),
            None => asked,
        };
        asked.of(state).await
    };
    let own = by_token(&state, Method::GET, "/account", None).await.json();
    assert_eq!((&own["way"], &own["scopes"]), (&json!("token"), &json!(["read"])), "{own}");
    let more = json!({ "name": "more", "scopes": ["administer"], "days": 1 });
    let refused = by_token(&state, Method::POST, "/account/tokens", Some(more)).await;
    assert_eq!(refused.problem(), "not-allowed", "a program with a token makes no tokens");
    let tokens = call(&visitor, Method::GET, "/account/tokens", None).await;
    conforms("get", "/api/v1/account/tokens", &tokens);
    assert!(tokens.json()[0].get("token").is_none(), "a token is shown once");
    // Mail, which a token that only reads does not choose.
    let mail = call(&visitor, Method::GET, "/account/mail", None).await;
    conforms("get", "/api/v1/account/mail", &mail);
    let mut chosen = mail.json();
    chosen["digest"] = "daily".into();
    chosen["time_zone"] = "Africa/Dakar".into();
    let refused = by_token(&state, Method::PUT, "/account/mail", Some(chosen.clone())).await;
    assert_eq!(refused.problem(), "not-allowed");
    let kept = call(&visitor, Method::PUT, "/account/mail", Some(chosen.clone())).await;
    conforms("put", "/api/v1/account/mail", &kept);
    assert_eq!(call(&visitor, Method::GET, "/account/mail", None).await.json(), chosen);
    chosen["time_zone"] = "Atlantis/Town".into();
    let odd = call(&visitor, Method::PUT, "/account/mail", Some(chosen)).await;
    assert_eq!(odd.problem(), "unprocessable");
    let letters = call(&visitor, Method::GET, "/account/letters", None).await;
    conforms("get", "/api/v1/account/letters", &letters);
    let preview = call(&visitor, Method::GET, "/account/letters/preview", None).await;
    assert_eq!(
        (preview.problem().as_str(), &preview.json()["reason"]),
        ("refused", &json!("no_mail"))
    );
    // The password; the other session ends with it.
    let wrong = json!({ "old": "not it", "new": "nine gulls over the mole" });
    let wrong = call(&visitor, Method::PUT, "/account/password", Some(wrong)).await;
    assert_eq!(wrong.json()["reason"], "account_old_wrong", "{}", wrong.words());
    let right = json!({ "old": visitor::PASSWORD, "new": "nine gulls over the mole" });
    let right = call(&visitor, Method::PUT, "/account/password", Some(right)).await;
    assert_eq!(right.status, StatusCode::NO_CONTENT, "{}", right.words());
    let gone = call(&second, Method::GET, "/account", None).await;
    assert_eq!(gone.problem(), "not-signed-in");
    let sessions = call(&visitor, Method::GET, "/account/sessions", None).await;
    conforms("get", "/api/v1/account/sessions", &sessions);
    let sessions = sessions.json();
    assert_eq!(sessions.as_array().map(Vec::len), Some(1));
    assert_eq!(sessions[0]["current"], true);
    assert_eq!(
        call(&visitor, Method::DELETE, "/account/sessions", None).await.status,
        StatusCode::NO_CONTENT
    );
    // A program gives its own token back.
    let token = made["id"].as_str().expect("an id");
    let back = by_token(&state, Method::DELETE, &format!("/account/tokens/{token}"), None).await;
    assert_eq!(back.status, StatusCode::NO_CONTENT, "{}", back.words());
    let after = by_token(&state, Method::GET, "/account", None).await;
    assert_eq!(after.problem(), "not-signed-in");
    let log = register.access_log(i64::MAX, 50).await.expect("reads");
    assert!(log.iter().any(|entry| entry.kind.name() == "token-revoked" && entry.detail == token));
}

#[tokio::test]
async fn jobs_are_listed_put_in_again_and_taken_out() {
    let (register, state) = common::harbour_register().await;
    let now = common::now();
    let jobs = [NewJob::new("call", &json!({ "to": 1 })), NewJob::new("other", &json!({}))];
    let jobs = jobs.map(|job| job.not_before("2030-01-01T00:00:00Z"));
    register.enqueue(&jobs, &now).await.expect("puts in");
    let page = get(&state, "/api/v1/jobs?state=waiting&kind=call").await;
    conforms("get", "/api/v1/jobs", &page);
    let page = page.json();
    assert_eq!(page["jobs"].as_array().map(Vec::len), Some(1), "{page}");
    let number = &page["jobs"][0]["number"];
    let one = get(&state, &format!("/api/v1/jobs/{number}")).await;
    conforms("get", "/api/v1/jobs/{job}", &one);
    assert_eq!(one.json()["payload"]["to"], 1);
    let call = async |method: Method, path: &str| {
        ask(method, &format!("/api/v1/jobs/{number}{path}")).of(&state).await
    };
    assert_eq!(call(Method::POST, "/retry").await.status, StatusCode::ACCEPTED);
    let due = get(&state, &format!("/api/v1/jobs/{number}")).await.json();
    assert!(due["run_after"].as_str().is_some_and(|at| at.starts_with("2026")), "{due}");
    assert_eq!(call(Method::DELETE, "").await.status, StatusCode::NO_CONTENT);
    assert_eq!(call(Method::DELETE, "").await.problem(), "not-found");
    let access = get(&state, "/api/v1/access?limit=5").await;
    conforms("get", "/api/v1/access", &access);
}

#[tokio::test]
async fn what_was_changed_under_a_key_is_made_once() {
    let state = common::harbour().await;
    let twice = async |path: &str, body: Value, other: Value| -> (Value, Value) {
        let sent = async |body: &Value| {
            let asked = ask(Method::POST, &format!("/api/v1{path}"));
            asked.header("idempotency-key", "k").json(body).of(&state).await
        };
        let first = sent(&body).await;
        assert!(first.status.is_success(), "{path}: {}", first.words());
        let second = sent(&body).await;
        assert_eq!((second.status, second.header("idempotent-replay")), (first.status, "true"));
        assert_eq!(sent(&other).await.problem(), "key-reused", "{path}");
        (first.json(), second.json())
    };
    let moved = |day: &str| json!({ "do": "move", "occasion": "wtsa-28", "from": day, "reason": "the host asked" });
    let (first, second) =
        twice("/occasions/changes", moved("2028-11-20"), moved("2028-11-21")).await;
    assert_eq!(first, second);
    let state = common::harbour().await;
    let hook = |path: &str| json!({ "address": format!("https://example.org/{path}") });
    let sent = async |body: &Value| {
        let asked = ask(Method::POST, "/api/v1/webhooks");
        asked.header("idempotency-key", "k").json(body).of(&state).await
    };
    let (first, second) = (sent(&hook("a")).await.json(), sent(&hook("a")).await.json());
    assert_eq!(first, second, "whoever lost the first answer still learns the secret");
    assert!(first["secret"].as_str().is_some_and(|secret| secret.starts_with("whsec_")));
    assert_eq!(get(&state, "/api/v1/webhooks").await.json().as_array().map(Vec::len), Some(1));
    let choice = json!({ "workflow": "action-plan" });
    let choose = async || {
        let asked = ask(Method::PUT, "/api/v1/texts/harbour/workflow");
        asked.header("idempotency-key", "w").json(&choice).of(&state).await
    };
    let (first, second) = (choose().await, choose().await);
    assert_eq!(
        (first.header("idempotent-replay"), second.header("idempotent-replay")),
        ("", "true")
    );
}

#[tokio::test]
async fn items_are_filtered_by_how_they_stand_to_the_day() {
    let state = common::harbour().await;
    let all = get(&state, "/api/v1/items?facets=true").await;
    conforms("get", "/api/v1/items", &all);
    let facet = all.json()["facets"]["timeliness"].clone();
    for value in ["overdue", "soon", "stale"] {
        let answer = get(&state, &format!("/api/v1/items?timeliness={value}")).await.json();
        let counted = facet.as_array().expect("a list").iter().find(|one| one["value"] == value);
        let counted = counted.map_or(json!(0), |one| one["count"].clone());
        assert_eq!(answer["total"], counted, "{value}");
    }
    let refused = get(&state, "/api/v1/items?timeliness=late").await;
    assert_eq!(refused.problem(), "bad-parameter");
    let report = get(&state, "/api/v1/texts/harbour/successions").await;
    conforms("get", "/api/v1/texts/{text}/successions", &report);
    assert_eq!(report.json(), json!([]));
    let none = get(&state, "/api/v1/texts/harbour/editions/en/1/succession").await;
    assert_eq!(none.problem(), "not-found");
    let found = get(&state, "/api/v1/search?q=survey&kind=item&limit=5").await;
    conforms("get", "/api/v1/search", &found);
    let found = found.json();
    assert_eq!(
        (&found["hits"][0]["item"], &found["all_words"]),
        (&json!("harbour:2.1"), &json!(true)),
        "{found}"
    );
    assert_eq!(found["facets"]["kind"][0]["chosen"], true, "{found}");
    assert_eq!(get(&state, "/api/v1/search").await.problem(), "bad-parameter");
}

#[tokio::test]
async fn a_calendar_has_a_secret_address_that_can_be_made_void() {
    let (register, state) = common::harbour_register().await;
    let state = state.with_accounts(AccountOptions::default());
    let account = add_person(&register, "Focal", Some((Role::FocalPoint, Some("tsag")))).await;
    let visitor = Visitor::signed_in(&state, &account).await;
    let nobody = Visitor::new(&state);
    let made = call(&visitor, Method::POST, "/account/calendar", None).await;
    conforms("post", "/api/v1/account/calendar", &made);
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.words());
    let address = made.json()["address"].as_str().expect("an address").to_owned();
    let path = address[address.find("/calendar/").expect("a path")..].to_owned();
    // Whoever has the address gets the calendar, without signing in, and nothing else.
    let calendar = nobody.get(&path).await;
    assert_eq!(calendar.status, StatusCode::OK, "{}", calendar.body);
    assert!(
        calendar.headers[header::CONTENT_TYPE]
            .to_str()
            .expect("words")
            .starts_with("text/calendar")
    );
    assert!(calendar.body.starts_with("BEGIN:VCALENDAR"), "{}", calendar.body);
    let uids = |calendar: &str| -> Vec<String> {
        let lines = calendar.lines().filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect()
    };
    // The same as the feed of the body, as long as the person acts for that one alone.
    let of_body = visitor.get("/reports/action-plan.ics?body=tsag").await;
    let all = visitor.get("/reports/action-plan.ics").await;
    assert_eq!(uids(&calendar.body), uids(&of_body.body));
    assert!(
        !uids(&calendar.body).is_empty() && uids(&all.body).len() >= uids(&calendar.body).len()
    );
    assert_eq!(uids(&nobody.get(&path).await.body), uids(&calendar.body), "ids stay the same");
    assert_ne!(nobody.get("/register").await.status, StatusCode::OK);
    for odd in ["/calendar/x.ics", "/calendar/.ics", path.trim_end_matches(".ics")] {
        assert_eq!(nobody.get(odd).await.status, StatusCode::NOT_FOUND, "{odd}");
    }
    let known = call(&visitor, Method::GET, "/account/calendar", None).await;
    conforms("get", "/api/v1/account/calendar", &known);
    assert!(known.json()["address"].is_null() && known.json()["used_at"].is_string());
    // On the page, another one; the first is void.
    let page = visitor.submit("/account", &[("do", "make-calendar")]).await;
    assert!(page.body.contains("/calendar/") && page.body.contains(".ics"), "{}", page.body);
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(nobody.get(&path).await.status, StatusCode::NOT_FOUND);
    let page = visitor.submit("/account", &[("do", "revoke-calendar")]).await;
    assert!(!page.body.contains("/calendar/"), "{}", page.body);
    let gone = call(&visitor, Method::DELETE, "/account/calendar", None).await;
    assert_eq!(gone.problem(), "not-found");
    let secret = path.trim_start_matches("/calendar/").trim_end_matches(".ics");
    let log = register.access_log(i64::MAX, 100).await.expect("reads");
    assert!(log.iter().any(|entry| entry.kind.name() == "calendar-made"));
    assert!(log.iter().all(|entry| !entry.detail.contains(secret)), "{log:?}");
}
