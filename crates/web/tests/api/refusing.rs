//! Refusals in the reader's language: none reaches a reader of another language in English.

use std::collections::{BTreeMap, BTreeSet};

use actum_i18n::{Messages, Value as Given, message_files};
use actum_model::Language;
use actum_register::Objection;
use axum::http::Method;
use serde_json::{Value, json};

use crate::common;
use crate::support::{Answer, ask};
use actum_web::WebState;

const CHANGES: &str = "/api/v1/items/harbour:1.1/changes";

/// Every objection has its message, with all its values, and each language says it in its own
/// words.
#[test]
fn every_objection_has_words_of_its_own_in_every_language() {
    let codes: BTreeSet<&str> = Objection::all().iter().map(|(code, _)| *code).collect();
    assert_eq!(codes.len(), Objection::all().len(), "two objections have one name");
    for (code, values) in Objection::all() {
        let id = format!("objection-{code}");
        let given: Vec<(&str, Given<'_>)> =
            values.iter().map(|name| (*name, Given::from(format!("<{name}>")))).collect();
        let english = Messages::new(Language::En).text_with(&id, &given).words().to_owned();
        for language in Language::ALL {
            let text = Messages::new(language).text_with(&id, &given);
            assert!(!text.is_fallback(), "{id} in {language}");
            for name in &values {
                assert!(text.contains(&format!("<{name}>")), "{name} of {id} in {language}");
            }
            assert!(!text.contains("{ $"), "{id} in {language}: {}", text.words());
            if language != Language::En {
                assert_ne!(text.words(), english, "{id} in {language}");
            }
        }
    }
}

/// No message of refusals is its English copied.
#[test]
fn messages_of_refusals_are_translated() {
    let mut english: BTreeMap<&str, &str> = BTreeMap::new();
    let of = |code: &str| {
        let file = message_files()
            .into_iter()
            .find(|(language, name, _)| *language == code && *name == "refusals.ftl");
        file.expect("a file of refusals").2
    };
    let pairs = |words: &'static str| words.lines().filter_map(|line| line.split_once(" = "));
    english.extend(pairs(of("en")));
    assert!(english.len() > 100, "{}", english.len());
    for code in ["ar", "es", "fr", "ru", "zh"] {
        for (id, words) in pairs(of(code)) {
            // Nothing but values.
            if id != "unusable-backup" {
                assert_ne!(english.get(id), Some(&words), "{id} in {code}");
            }
        }
    }
}

async fn refused(state: &WebState, language: Language, asked: &Refused) -> Answer {
    let address = match asked.address.contains('?') {
        true => format!("{}&lang={language}", asked.address),
        false => format!("{}?lang={language}", asked.address),
    };
    let request = ask(asked.method.clone(), &address);
    let request = match &asked.body {
        None => request,
        Some(body) => request.json(body),
    };
    request.of(state).await
}

struct Refused {
    method: Method,
    address: String,
    body: Option<Value>,
}

fn get(address: &str) -> Refused {
    Refused { method: Method::GET, address: format!("/api/v1{address}"), body: None }
}

fn post(address: &str, body: Value) -> Refused {
    Refused { method: Method::POST, address: address.to_owned(), body: Some(body) }
}

fn edit(field: &str, value: &Value) -> Refused {
    let values = json!([{ "field": field, "value": value }]);
    post(CHANGES, json!({ "do": "edit", "values": values, "reason": "x", "revision": 1 }))
}

fn due(occasion: Option<&str>, interval: Option<&str>) -> Value {
    let reading = json!({ "kind": "before", "occasion": occasion, "interval": interval });
    json!([{ "original": "x", "readings": [reading] }])
}

fn all() -> Vec<Refused> {
    let long = "w".repeat(6000);
    let change = |body: Value| post(CHANGES, body);
    let claim = |kind: Value| change(json!({ "do": "claim", "kind": kind, "statement": "x" }));
    vec![
        get("/items?limit=0"),
        get("/items?sort=shoe_size"),
        get("/items?status=%3F"),
        get("/items?facets=perhaps"),
        get("/items?sort=id&sort=act"),
        get("/items?as_of=yesterday"),
        get("/items?cursor=x"),
        get("/items?q=%00"),
        get(&format!("/items?q={long}")),
        get("/difference?from=noon"),
        get("/jobs?state=lazy"),
        edit("act", &json!("")),
        edit("act", &json!(long)),
        edit("tags", &json!(["t".repeat(80)])),
        edit("owners", &json!(["nobody-at-all"])),
        edit("depends_on", &json!(["harbour:1.1"])),
        edit("depends_on", &json!(["harbour:99"])),
        edit("duty", &json!({ "kind": "ongoing", "every": "often" })),
        edit("duty", &json!({ "kind": "ongoing", "every": "-P1Y" })),
        edit("milestones", &json!([{ "id": "", "title": "x" }])),
        edit("due", &due(Some("no-such-meeting"), None)),
        change(json!({ "do": "split", "parts": [[]], "reason": "x", "revision": 1 })),
        change(json!({ "do": "merge", "others": [], "reason": "x", "revision": 1 })),
        change(json!({ "do": "move", "to": "closed", "revision": 1 })),
        change(json!({ "do": "reject", "reason": "", "revision": 1 })),
        change(json!({ "do": "note", "words": " " })),
        change(json!({ "do": "attach", "title": "x", "address": "ftp://example.org" })),
        change(json!({ "do": "attach", "title": "", "address": "https://example.org" })),
        claim(json!({ "kind": "done" })),
        change(json!({ "do": "sing" })),
        change(json!({ "do": "decide", "claim": "c9", "accepted": true })),
        post("/api/v1/webhooks", json!({ "address": "nowhere" })),
        post("/api/v1/webhooks", json!({ "address": "https://a.example", "kinds": ["Odd!"] })),
        post("/api/v1/webhooks", json!({ "address": "https://a.example", "secret": "x" })),
        post("/api/v1/changes", json!({ "changes": [] })),
        Refused {
            method: Method::PUT,
            address: "/api/v1/texts/harbour/workflow".to_owned(),
            body: Some(json!({ "workflow": "no-such-workflow" })),
        },
    ]
}

/// Words by which English is known. None of them is a word of Spanish or French.
const ENGLISH: [&str; 14] = [
    "the", "is", "not", "it", "give", "write", "look", "there", "than", "this", "which", "of",
    "only", "with",
];

#[tokio::test]
async fn no_refusal_is_told_in_english_to_a_reader_of_another_language() {
    let state = common::harbour().await;
    let mut told = 0;
    for asked in all() {
        let english = refused(&state, Language::En, &asked).await;
        let at = format!("{} {:?}", asked.address, asked.body);
        assert!(english.status.is_client_error(), "{at}: {}", english.words());
        let english = english.json();
        for language in Language::ALL.into_iter().filter(|one| *one != Language::En) {
            let answer = refused(&state, language, &asked).await.json();
            assert_eq!(answer["type"], english["type"], "{at}");
            for member in ["title", "next", "detail"] {
                let (Some(words), Some(other)) =
                    (answer[member].as_str(), english[member].as_str())
                else {
                    assert_eq!(answer[member].is_null(), english[member].is_null(), "{at}");
                    continue;
                };
                assert_ne!(words, other, "{member} in {language} of {at}");
                let odd = words
                    .split(|letter: char| !letter.is_alphanumeric() && !"_-".contains(letter))
                    .find(|word| ENGLISH.contains(word));
                assert_eq!(odd, None, "{member} in {language} of {at}: {words}");
                told += usize::from(member == "detail");
            }
        }
    }
    assert!(told > 150, "{told} details were compared");
}
