//! Texts brought in by programs.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::common;
use crate::support::{Answer, Asked, ask, conforms, get};
use actum_web::WebState;

const FIRST: &str = "The Regional Conference,\nrecalling its earlier work,\n\
    1. Requests the Secretary-General to hold a workshop on tide tables;\n\
    2. Invites Member States to send their tide tables to the Secretary-General;\n\
    3. Requests the Secretary-General to report to the Council.";

const SECOND: &str = "The Regional Conference,\nrecalling its earlier work,\n\
    1. Requests the Secretary-General to hold two workshops on tide tables and currents;\n\
    2. Invites Member States to send their tide tables to the Secretary-General;\n\
    3. Requests the Secretary-General to report to the Council;\n\
    4. Urges Member States to mark their harbours.";

fn send(address: &str, words: &str) -> Asked {
    ask(Method::POST, address).bytes("application/octet-stream", words.as_bytes())
}

async fn brought(state: &WebState, address: &str, words: &str) -> Answer {
    let answer = send(address, words).of(state).await;
    conforms("post", "/api/v1/texts", &answer);
    answer
}

async fn total(state: &WebState) -> serde_json::Value {
    get(state, "/api/v1/items?limit=1").await.json()["total"].clone()
}

#[tokio::test]
async fn a_text_is_looked_at_brought_in_and_followed_by_a_later_edition() {
    let state = common::empty().await;
    let place = "/api/v1/texts?name=tides.txt&title=Tides";
    let seen = brought(&state, &format!("{place}&preview=true"), FIRST).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.words());
    assert_eq!(seen.json()["outcome"], "new");
    assert_eq!(total(&state).await, 0, "nothing is stored by looking");
    let new = brought(&state, place, FIRST).await;
    assert_eq!(new.status, StatusCode::CREATED, "{}", new.words());
    let report = new.json();
    assert_eq!((&report["text"], &report["title"]), (&json!("tides"), &json!("Tides")));
    assert_eq!(report["added"].as_array().map(Vec::len), Some(3), "{report}");
    assert_eq!(report["understood"]["language"], "en");
    assert_eq!(new.header("location"), "/api/v1/texts/tides/editions/en/1");
    assert_eq!(get(&state, new.header("location")).await.status, StatusCode::OK);
    assert_eq!(total(&state).await, 3);
    let same = brought(&state, place, FIRST).await;
    assert_eq!((same.status, &same.json()["outcome"]), (StatusCode::OK, &json!("unchanged")));
    // A later edition, first only looked at: what would become of each item.
    let seen = brought(&state, &format!("{place}&preview=true"), SECOND).await.json();
    assert_eq!(seen["outcome"], "new_edition", "{seen}");
    let lines = seen["succession"]["lines"].as_array().expect("lines");
    let fates: Vec<_> = lines.iter().filter_map(|line| line["fate"].as_str()).collect();
    assert_eq!(fates, ["reworded", "kept", "kept", "new"], "{seen}");
    assert_eq!(total(&state).await, 3);
    let later = brought(&state, place, SECOND).await;
    assert_eq!(later.status, StatusCode::CREATED);
    let later = later.json();
    assert_eq!((&later["kept"], &later["previous"]), (&json!(2), &json!("tides/en/1")));
    assert_eq!(later["reworded"][0]["item"], "tides:1.1");
    assert_eq!(total(&state).await, 4);
    // The report as a file: by the interface and from the page, which leads to it.
    let place = "/api/v1/texts/tides/editions/en/2/succession";
    for (ending, kind) in [("docx", "wordprocessingml"), ("xlsx", "spreadsheetml")] {
        let file = get(&state, &format!("{place}/{ending}?lang=ru")).await;
        assert_eq!(file.status, StatusCode::OK, "{}", file.words());
        assert!(file.header("content-type").contains(kind));
        assert!(file.header("content-disposition").contains("succession-tides-en-2"));
        let page = get(&state, "/texts/tides/succession").await.words();
        let address = format!("/texts/tides/succession/succession.{ending}?edition=tides%2Fen%2F2");
        assert!(page.contains(&address), "{page}");
        let same = get(&state, &format!("{address}&lang=ru")).await;
        assert_eq!((same.status, same.body.len()), (StatusCode::OK, file.body.len()));
    }
    assert_eq!(get(&state, &format!("{place}/csv")).await.problem(), "not-found");
    let none = get(&state, "/texts/tides/succession/succession.csv").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_form_says_the_same_and_a_key_makes_it_once() {
    let state = common::empty().await;
    let field = |name: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"tides.en.txt\"\r\n\
         Content-Type: text/plain\r\n\r\n{FIRST}\r\n"
    );
    let form = format!("{}{}{file}--b--\r\n", field("title", "Tides"), field("language", "en"));
    let sent = async |form: &str, key: &str| {
        ask(Method::POST, "/api/v1/texts")
            .header("idempotency-key", key)
            .bytes("multipart/form-data; boundary=b", form.as_bytes())
            .of(&state)
            .await
    };
    let new = sent(&form, "first").await;
    conforms("post", "/api/v1/texts", &new);
    assert_eq!(new.status, StatusCode::CREATED, "{}", new.words());
    assert_eq!(new.json()["edition"], "tides/en/1");
    let again = sent(&form, "first").await;
    assert_eq!(again.status, StatusCode::CREATED, "a repetition is answered as the first was");
    assert_eq!((again.header("idempotent-replay"), again.json()), ("true", new.json()));
    let other = sent(&form.replace("Tides", "Currents"), "first").await;
    assert_eq!(other.problem(), "key-reused");
    let odd = sent(&format!("{}{file}--b--\r\n", field("colour", "red")), "odd").await;
    assert_eq!(odd.problem(), "unprocessable");
    let without = sent(&format!("{}--b--\r\n", field("title", "Tides")), "none").await;
    assert_eq!(without.problem(), "unprocessable");
}

#[tokio::test]
async fn what_cannot_be_brought_in_says_why() {
    let state = common::empty().await;
    for (address, kind, body, problem) in [
        ("/api/v1/texts", "application/octet-stream", FIRST, "bad-parameter"),
        ("/api/v1/texts?name=a.txt", "text/plain", FIRST, "unsupported-type"),
        ("/api/v1/texts?name=a.txt", "application/octet-stream", " ", "bad-text"),
        ("/api/v1/texts?name=a.txt&text=A%20b", "application/octet-stream", FIRST, "bad-parameter"),
        (
            "/api/v1/texts?name=a.txt&language=de",
            "application/octet-stream",
            FIRST,
            "bad-parameter",
        ),
        ("/api/v1/texts?name=a.txt&occasion=picnic", "application/pdf", FIRST, "not-found"),
        ("/api/v1/texts?name=a.docx", "application/octet-stream", "PK\u{3}\u{4}rest", "bad-text"),
        ("/api/v1/texts", "multipart/form-data; boundary=b", "--b\r\nrest", "broken-body"),
        ("/api/v1/texts", "multipart/form-data", "x", "broken-body"),
    ] {
        let answer = ask(Method::POST, address).bytes(kind, body.as_bytes()).of(&state).await;
        assert_eq!(answer.problem(), problem, "{address} {kind}: {}", answer.words());
    }
    assert_eq!(total(&state).await, 0);
}
