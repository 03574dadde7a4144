//! The reading calls.

use actum_model::Language;
use axum::http::{Method, StatusCode};
use serde_json::Value;

use crate::common;
use crate::support::{ask, conforms, get};

/// Every reading call with an address that works: the path of its description, and the address.
const CALLS: [(&str, &str); 31] = [
    ("/api/v1", "/api/v1"),
    ("/api/v1/texts", "/api/v1/texts?limit=5"),
    ("/api/v1/texts/{text}", "/api/v1/texts/harbour"),
    ("/api/v1/texts/{text}/editions/{language}/{number}", "/api/v1/texts/harbour/editions/zh/1"),
    (
        "/api/v1/texts/{text}/editions/{language}/{number}/reading",
        "/api/v1/texts/harbour/editions/en/1/reading",
    ),
    (
        "/api/v1/texts/{text}/editions/{language}/{number}/provisions",
        "/api/v1/texts/harbour/editions/ar/1/provisions",
    ),
    (
        "/api/v1/texts/{text}/editions/{language}/{number}/provisions/{provision}",
        "/api/v1/texts/harbour/editions/en/1/provisions/2.1",
    ),
    ("/api/v1/texts/{text}/languages", "/api/v1/texts/harbour/languages"),
    ("/api/v1/texts/{text}/audit", "/api/v1/texts/harbour/audit"),
    ("/api/v1/texts/{text}/workflow", "/api/v1/texts/harbour/workflow"),
    ("/api/v1/items", "/api/v1/items?facets=true&sort=due&order=descending"),
    ("/api/v1/items", "/api/v1/items?force=invite&force=request&body=tsag&role=any&q=port"),
    ("/api/v1/items/{item}", "/api/v1/items/harbour:1.1"),
    ("/api/v1/items/{item}", "/api/v1/items/2.1"),
    ("/api/v1/items/{item}/clauses", "/api/v1/items/harbour:1.1/clauses"),
    ("/api/v1/items/{item}/history", "/api/v1/items/harbour:1.1/history"),
    ("/api/v1/items/{item}/records", "/api/v1/items/harbour:1.1/records"),
    ("/api/v1/items/{item}/related", "/api/v1/items/harbour:2.2/related"),
    ("/api/v1/bodies", "/api/v1/bodies?limit=500"),
    ("/api/v1/bodies/{body}", "/api/v1/bodies/tsag"),
    ("/api/v1/occasions", "/api/v1/occasions"),
    ("/api/v1/workflows", "/api/v1/workflows"),
    ("/api/v1/reports/action-plan/{format}", "/api/v1/reports/action-plan/json?body=tsag"),
    ("/api/v1/reports/action-plan/{format}", "/api/v1/reports/action-plan/csv?text=harbour"),
    ("/api/v1/events", "/api/v1/events?after=2&limit=3"),
    ("/api/v1/events.jsonl", "/api/v1/events.jsonl?after=1"),
    ("/api/v1/export.jsonl", "/api/v1/export.jsonl"),
    ("/api/v1/statistics", "/api/v1/statistics"),
    ("/api/v1/check", "/api/v1/check"),
    ("/api/v1/review", "/api/v1/review"),
    ("/api/v1/difference", "/api/v1/difference?from=2026-11-22"),
];

#[tokio::test]
async fn every_call_answers_as_it_is_described() {
    let state = common::harbour().await;
    for (path, address) in CALLS {
        let answer = get(&state, address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.words());
        conforms("get", path, &answer);
    }
}

#[tokio::test]
async fn no_reading_call_of_the_description_is_left_out_here() {
    let document = actum_web::specification();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        let elsewhere = [
            "/webhooks",
            "/drafts",
            "/feed",
            "/evidence",
            "/search",
            "/people",
            "/access",
            "/jobs",
            "/account",
            "/succession",
        ];
        if operations["get"].is_object() && !elsewhere.iter().any(|part| path.contains(part)) {
            assert!(CALLS.iter().any(|(tried, _)| tried == path), "{path} is not tried");
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let state = common::harbour().await;
    for (path, address) in [
        ("/api/v1/texts/{text}", "/api/v1/texts/nothing"),
        ("/api/v1/texts/{text}", "/api/v1/texts/%00"),
        ("/api/v1/texts/{text}/audit", "/api/v1/texts/nothing/audit"),
        ("/api/v1/texts/{text}/languages", "/api/v1/texts/nothing/languages"),
        ("/api/v1/texts/{text}/workflow", "/api/v1/texts/nothing/workflow"),
        (
            "/api/v1/texts/{text}/editions/{language}/{number}",
            "/api/v1/texts/harbour/editions/zh/9",
        ),
        (
            "/api/v1/texts/{text}/editions/{language}/{number}/reading",
            "/api/v1/texts/harbour/editions/ru/1/reading",
        ),
        (
            "/api/v1/texts/{text}/editions/{language}/{number}/provisions/{provision}",
            "/api/v1/texts/harbour/editions/en/1/provisions/99",
        ),
        ("/api/v1/items/{item}", "/api/v1/items/harbour:99"),
        ("/api/v1/items/{item}/history", "/api/v1/items/nothing:1/history"),
        ("/api/v1/items/{item}/records", "/api/v1/items/nothing:1/records"),
        ("/api/v1/items/{item}/clauses", "/api/v1/items/nothing:1/clauses"),
        ("/api/v1/items/{item}/related", "/api/v1/items/nothing:1/related"),
        ("/api/v1/bodies/{body}", "/api/v1/bodies/nobody"),
        ("/api/v1/reports/action-plan/{format}", "/api/v1/reports/action-plan/exe"),
        ("/api/v1/reports/action-plan/{format}", "/api/v1/reports/action-plan/csv?body=nobody"),
        ("/api/v1/reports/action-plan/{format}", "/api/v1/reports/action-plan/csv?text=nothing"),
    ] {
        let answer = get(&state, address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}: {}", answer.words());
        assert_eq!(answer.problem(), "not-found", "{address}");
        conforms("get", path, &answer);
    }
    let nowhere = get(&state, "/api/v1/nowhere").await;
    assert_eq!((nowhere.status, nowhere.problem().as_str()), (StatusCode::NOT_FOUND, "not-found"));
    let deleted = ask(Method::DELETE, "/api/v1/texts").of(&state).await;
    assert_eq!(deleted.problem(), "method-not-allowed");
    assert!(deleted.header("allow").contains("GET"), "{}", deleted.header("allow"));
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_what_can() {
    let state = common::harbour().await;
    for (address, kind) in [
        ("/api/v1/items?force=shout", "bad-parameter"),
        ("/api/v1/items?limit=0", "bad-parameter"),
        ("/api/v1/items?limit=501", "bad-parameter"),
        ("/api/v1/items?limit=many", "bad-parameter"),
        ("/api/v1/items?limit=1&limit=2", "bad-parameter"),
        ("/api/v1/items?facets=yes", "bad-parameter"),
        ("/api/v1/items?sort=%27;drop", "bad-parameter"),
        ("/api/v1/items?order=down", "bad-parameter"),
        ("/api/v1/items?status=a%20b", "bad-parameter"),
        ("/api/v1/items?waits=x", "bad-parameter"),
        ("/api/v1/items?text=a%00b", "bad-parameter"),
        ("/api/v1/items?cursor=AAAA", "bad-cursor"),
        ("/api/v1/items?colour=red", "unknown-parameter"),
        ("/api/v1/texts?cursor=x", "bad-cursor"),
        ("/api/v1/texts?as_of=yesterday", "bad-parameter"),
        ("/api/v1/events?after=-1", "bad-parameter"),
        ("/api/v1/events?wait=26", "bad-parameter"),
        ("/api/v1/events?as_of=2026-11-23", "unknown-parameter"),
        ("/api/v1/check?as_of=2026-11-23", "unknown-parameter"),
        ("/api/v1/difference", "bad-parameter"),
        ("/api/v1/difference?from=soon", "bad-parameter"),
    ] {
        let answer = get(&state, address).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}: {}", answer.words());
        assert_eq!(answer.problem(), kind, "{address}");
    }
    let answer = get(&state, "/api/v1/items?force=shout").await.json();
    assert_eq!(answer["name"], "force");
    assert!(answer["detail"].as_str().is_some_and(|words| words.contains("invite")), "{answer}");
    let long = format!("/api/v1/items?q={}", "x".repeat(9000));
    assert_eq!(get(&state, &long).await.problem(), "address-too-long");
}

#[tokio::test]
async fn problems_speak_the_readers_language() {
    let state = common::harbour().await;
    let mut titles = std::collections::BTreeSet::new();
    for language in Language::ALL {
        let answer = ask(Method::GET, "/api/v1/items/harbour:99")
            .header("accept-language", language.code())
            .of(&state)
            .await;
        assert_eq!(answer.header("content-language"), language.code());
        let title = answer.json()["title"].as_str().unwrap_or_default().to_owned();
        assert!(!title.contains('['), "{title}");
        titles.insert(title);
    }
    assert_eq!(titles.len(), 6, "{titles:?}");
}

/// Going through a list by its cursors gives every item once, whatever the order.
#[tokio::test]
async fn cursors_lead_through_every_order() {
    let state = common::harbour().await;
    let all = get(&state, "/api/v1/items").await.json();
    let total = all["total"].as_u64().expect("a number");
    assert!(all["next"].is_null() && total == 4, "{all}");
    for sort in ["original", "id", "owner", "due", "report_to", "status", "doubt", "updated"] {
        for order in ["ascending", "descending"] {
            let first = format!("/api/v1/items?sort={sort}&order={order}&limit=1");
            let (mut seen, mut address) = (Vec::new(), first.clone());
            loop {
                let page = get(&state, &address).await.json();
                assert_eq!(page["total"], total);
                let items = page["items"].as_array().expect("items");
                seen.extend(items.iter().map(|item| item["id"].as_str().unwrap_or("").to_owned()));
                let Some(next) = page["next"].as_str() else { break };
                assert!(seen.len() < 10, "no end: {seen:?}");
                address = format!("{first}&cursor={next}");
            }
            let whole = get(&state, &format!("/api/v1/items?sort={sort}&order={order}")).await;
            let whole: Vec<String> = whole.json()["items"]
                .as_array()
                .expect("items")
                .iter()
                .map(|item| item["id"].as_str().unwrap_or_default().to_owned())
                .collect();
            assert_eq!(seen, whole, "{sort} {order}");
        }
    }
    let next = get(&state, "/api/v1/items?limit=1").await.json()["next"].clone();
    let other = format!("/api/v1/items?limit=1&sort=due&cursor={}", next.as_str().unwrap_or(""));
    assert_eq!(get(&state, &other).await.problem(), "bad-cursor");
    let bodies = get(&state, "/api/v1/bodies?limit=3").await.json();
    let next = bodies["next"].as_str().expect("more");
    let more = get(&state, &format!("/api/v1/bodies?limit=3&cursor={next}")).await.json();
    assert_ne!(bodies["bodies"], more["bodies"]);
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let state = common::harbour().await;
    for address in [
        "/api/v1/items?facets=true",
        "/api/v1/texts",
        "/api/v1/texts/harbour/audit",
        "/api/v1/statistics",
        "/api/v1/items/harbour:1.1",
        "/api/v1/items/harbour:1.1?as_of=2026-11-23T23:00:00Z",
        "/api/v1/reports/action-plan/csv",
        "/api/v1/export.jsonl",
    ] {
        let first = get(&state, address).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.len() > 2, "{address} has no ETag");
        for known in [tag.clone(), format!("\"other\", {tag}")] {
            let again = ask(Method::GET, address).header("if-none-match", &known).of(&state).await;
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address} {known}");
            assert!(again.body.is_empty());
            assert_eq!(again.header("etag"), tag);
        }
        let other = ask(Method::GET, address).header("if-none-match", "\"x\"").of(&state).await;
        assert_eq!(other.status, StatusCode::OK, "{address}");
    }
    let nothing = ask(Method::GET, "/api/v1/items/harbour:99").header("if-none-match", "*");
    assert_eq!(nothing.of(&state).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_record_comes_in_stretches_and_as_lines() {
    let state = common::harbour().await;
    let mut after = 0;
    let mut seen = Vec::new();
    loop {
        let page = get(&state, &format!("/api/v1/events?after={after}&limit=2")).await.json();
        let events = page["events"].as_array().expect("events").clone();
        if events.is_empty() {
            assert_eq!(page["next"], after);
            break;
        }
        after = page["next"].as_i64().expect("a number");
        seen.extend(events);
    }
    let lines = get(&state, "/api/v1/events.jsonl").await;
    let lines: Vec<Value> = lines
        .words()
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    assert_eq!(lines, seen);
    assert_eq!(lines.first().map(|event| event["seq"].clone()), Some(1.into()));
    let export = get(&state, "/api/v1/export.jsonl").await;
    assert_eq!(export.header("content-length"), export.body.len().to_string());
    let register = actum_register::Register::open_in_memory().await.expect("opens");
    register.load(&mut export.body.as_slice()).await.expect("loads");
    assert_eq!(register.mark().await.expect("reads").0, seen.len() as i64);
}

/// Who waits for events hears of one that comes meanwhile, and of none at the end of the time.
#[tokio::test]
async fn waiting_for_events() {
    let (register, state) = common::harbour_register().await;
    let last = register.mark().await.expect("reads").0;
    let quiet = get(&state, &format!("/api/v1/events?after={last}&wait=1")).await.json();
    assert_eq!(quiet["events"].as_array().map(Vec::len), Some(0));
    let asked = {
        let state = state.clone();
        tokio::spawn(async move {
            get(&state, &format!("/api/v1/events?after={last}&wait=20")).await.json()
        })
    };
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let person = actum_register::Person::alone("Officer");
    let change = actum_register::Change {
        command: actum_register::Command::Confirm { item: "harbour:1.1".into() },
        person: &person,
        at: "2026-11-24T09:00:00Z",
        reason: String::new(),
        revision: None,
    };
    register.change(change).await.expect("confirms");
    let heard = asked.await.expect("an answer");
    assert_eq!(heard["events"][0]["kind"], "item-confirmed", "{heard}");
    // The register as it was does not have it.
    let then = get(&state, "/api/v1/items/harbour:1.1?as_of=2026-11-23T23:00:00Z").await.json();
    let now = get(&state, "/api/v1/items/harbour:1.1").await.json();
    assert_eq!((&then["status"], &now["status"]), (&"proposed".into(), &"open".into()));
    let changed = get(&state, "/api/v1/difference?from=2026-11-23&to=2026-11-24").await.json();
    assert_eq!(changed["items"][0]["item"], "harbour:1.1", "{changed}");
    assert_eq!(changed["items"][0]["fields"][0], "status");
}

#[tokio::test]
async fn the_page_of_calls_names_every_call() {
    let state = common::empty().await;
    for language in Language::ALL {
        let page = get(&state, &format!("/api?lang={language}")).await;
        assert_eq!(page.status, StatusCode::OK);
        let words = page.words();
        assert!(words.contains("GET /api/v1/items/{item}/history"), "{words}");
        assert!(!words.contains("class=\"untranslated\""), "{language}");
    }
}
