//! The changing calls.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::common;
use crate::support::{Answer, ask, conforms, get};
use actum_web::WebState;

const ITEM: &str = "/api/v1/items/harbour:1.1";
const CHANGES: &str = "/api/v1/items/harbour:1.1/changes";
const CHANGES_PATH: &str = "/api/v1/items/{item}/changes";

async fn post(state: &WebState, address: &str, body: &Value) -> Answer {
    ask(Method::POST, address).json(body).of(state).await
}

async fn done(state: &WebState, mut body: Value) -> Value {
    let item = get(state, ITEM).await.json();
    body["revision"] = item["revision"].clone();
    let answer = post(state, CHANGES, &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{body}: {}", answer.words());
    conforms("post", CHANGES_PATH, &answer);
    assert_eq!(answer.header("etag"), format!("\"{}\"", answer.json()["item"]["revision"]));
    answer.json()
}

/// Every command, on one item from its confirmation to a claim that was declined.
#[tokio::test]
async fn everything_the_pages_can_do_with_an_item() {
    let state = common::harbour().await;
    let item = done(&state, json!({ "do": "confirm", "reason": "read" })).await;
    assert_eq!(item["item"]["status"], "open");
    done(&state, json!({ "do": "move", "to": "in_progress" })).await;
    done(&state, json!({ "do": "note", "words": "Bonjour, 你好" })).await;
    let values = json!([
        { "field": "priority", "value": "high" },
        { "field": "tags", "value": ["ports", "data"] },
        { "field": "duty", "value": { "kind": "ongoing", "every": "P1Y" } },
        { "field": "milestones", "value": [{ "id": "m1", "title": "Draft", "due": "2027-05" }] },
        { "field": "relations", "value": [{ "kind": "supports", "item": "harbour:2.1" }] },
        { "field": "act", "value": "to study port data" },
    ]);
    let edited = done(&state, json!({ "do": "edit", "values": values, "reason": "plan" })).await;
    assert_eq!(edited["item"]["follow_up"]["priority"], "high");
    assert_eq!(edited["item"]["commitment"]["act"]["basis"]["kind"], "entered");
    let link = json!({ "do": "attach", "title": "Minutes", "address": "https://example.org/m" });
    let attached = done(&state, link).await;
    assert_eq!(attached["item"]["follow_up"]["counts"]["evidence"], 1);
    let claim = json!({
        "do": "claim", "kind": { "kind": "progress", "percent": 40 },
        "statement": "Two of five chapters", "evidence": ["e1"],
    });
    done(&state, claim).await;
    // The claim waits for a second person, and nobody decides on a claim of their own.
    let own = json!({ "do": "decide", "claim": "c1", "accepted": true });
    let refused = post(&state, CHANGES, &own).await;
    assert_eq!((refused.status, refused.problem().as_str()), (StatusCode::FORBIDDEN, "own-claim"));
    done(&state, json!({ "do": "reopen", "reason": "read too quickly" })).await;
    done(&state, json!({ "do": "reject", "reason": "nothing is asked" })).await;
    let records = get(&state, &format!("{ITEM}/records")).await.json();
    assert_eq!(records["notes"][0]["words"], "Bonjour, 你好");
    assert_eq!(records["claims"][0]["kind"]["percent"], 40);
    // Split and merge, of another item.
    let two = get(&state, "/api/v1/items/harbour:2.1").await.json();
    let part = |act: &str| json!([{ "field": "act", "value": act }]);
    let split = json!({
        "do": "split", "parts": [part("first"), part("second")], "reason": "two things",
        "revision": two["revision"],
    });
    let split = post(&state, "/api/v1/items/harbour:2.1/changes", &split).await.json();
    assert_eq!(split["created"], json!(["harbour:2.1+1", "harbour:2.1+2"]), "{split}");
    let one = get(&state, "/api/v1/items/harbour:2.1+1").await.json();
    let merge = json!({
        "do": "merge", "others": ["harbour:2.1+2"], "reason": "one after all",
        "revision": one["revision"],
    });
    let merged = post(&state, "/api/v1/items/harbour:2.1+1/changes", &merge).await;
    assert_eq!(merged.status, StatusCode::OK, "{}", merged.words());
}

#[tokio::test]
async fn what_cannot_be_done_says_why() {
    let state = common::harbour().await;
    let revision = get(&state, ITEM).await.json()["revision"].clone();
    let with = |mut body: Value| {
        body["revision"] = revision.clone();
        body
    };
    for (body, status, kind, reason) in [
        (json!({ "do": "confirm" }), 428, "revision-needed", ""),
        (with(json!({ "do": "reject", "reason": " " })), 422, "unprocessable", "no_reason"),
        (with(json!({ "do": "move", "to": "closed" })), 409, "refused", ""),
        (
            with(json!({ "do": "edit", "values": [
            { "field": "owners", "value": ["nobody-knows"] }
        ] })),
            422,
            "unprocessable",
            "bad_value",
        ),
        (json!({ "do": "note", "words": "" }), 422, "unprocessable", "bad_input"),
        (
            json!({ "do": "decide", "claim": "c9", "accepted": true }),
            409,
            "refused",
            "no_open_claim",
        ),
        (json!({ "do": "confirm", "revision": 99_999 }), 422, "unprocessable", "no_revision"),
        (json!({ "do": "dance" }), 422, "unprocessable", ""),
        (json!({ "words": "x" }), 422, "unprocessable", ""),
        (json!([1]), 422, "unprocessable", ""),
        (
            with(json!({ "do": "edit", "values": [{ "field": "colour", "value": 1 }] })),
            422,
            "unprocessable",
            "",
        ),
    ] {
        let answer = post(&state, CHANGES, &body).await;
        assert_eq!(answer.status.as_u16(), status, "{body}: {}", answer.words());
        assert_eq!(answer.problem(), kind, "{body}");
        conforms("post", CHANGES_PATH, &answer);
        if !reason.is_empty() {
            assert_eq!(answer.json()["reason"], reason, "{body}");
        }
    }
    let broken = ask(Method::POST, CHANGES).bytes("application/json", b"{").of(&state).await;
    assert_eq!((broken.status.as_u16(), broken.problem().as_str()), (400, "broken-body"));
    let other = ask(Method::POST, CHANGES).bytes("text/plain", b"{}").of(&state).await;
    assert_eq!((other.status.as_u16(), other.problem().as_str()), (415, "unsupported-type"));
    let large = vec![b' '; 1024 * 1024 + 1];
    let large = ask(Method::POST, CHANGES).bytes("application/json", &large).of(&state).await;
    assert_eq!((large.status.as_u16(), large.problem().as_str()), (413, "too-large"));
    let nobody = json!({ "do": "note", "words": "x" });
    let missing = post(&state, "/api/v1/items/harbour:99/changes", &nobody).await;
    assert_eq!(missing.problem(), "not-found");
    // Nothing of all this is on record.
    assert_eq!(get(&state, ITEM).await.json()["revision"], revision);
}

#[tokio::test]
async fn two_who_change_the_same_item() {
    let state = common::harbour().await;
    let seen = get(&state, ITEM).await;
    let (tag, revision) = (seen.header("etag").to_owned(), seen.json()["revision"].clone());
    let tags = |tags: &[&str], revision: &Value| json!({ "do": "edit", "values": [{ "field": "tags", "value": tags }], "revision": revision });
    assert_eq!(post(&state, CHANGES, &tags(&["a"], &revision)).await.status, StatusCode::OK);
    // Another field: both stand. The same field: a conflict that says which, and where it is now.
    let priority = json!({ "do": "edit", "revision": revision,
        "values": [{ "field": "priority", "value": "low" }] });
    let merged = post(&state, CHANGES, &priority).await.json();
    assert_eq!(merged["merged"], true, "{merged}");
    let conflict = post(&state, CHANGES, &tags(&["b"], &revision)).await;
    assert_eq!((conflict.status, conflict.problem().as_str()), (StatusCode::CONFLICT, "conflict"));
    let told = conflict.json();
    assert_eq!(
        (&told["fields"], &told["revision"]),
        (&json!(["tags"]), &merged["item"]["revision"])
    );
    conforms("post", CHANGES_PATH, &conflict);
    // With If-Match nothing is merged.
    let body = json!({ "do": "edit", "values": [{ "field": "act", "value": "to do" }] });
    let outdated = ask(Method::POST, CHANGES).header("if-match", &tag).json(&body).of(&state).await;
    assert_eq!((outdated.status.as_u16(), outdated.problem().as_str()), (412, "outdated"));
    assert_eq!(outdated.json()["revision"], merged["item"]["revision"]);
    let now = get(&state, ITEM).await.header("etag").to_owned();
    let made = ask(Method::POST, CHANGES).header("if-match", &now).json(&body).of(&state).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.words());
    let any = json!({ "do": "edit", "values": [{ "field": "act", "value": "to do it" }] });
    let any = ask(Method::POST, CHANGES).header("if-match", "*").json(&any).of(&state).await;
    assert_eq!(any.status, StatusCode::OK);
    let odd = ask(Method::POST, CHANGES).header("if-match", "x").json(&body).of(&state).await;
    assert_eq!((odd.status.as_u16(), odd.problem().as_str()), (400, "bad-header"));
}

#[tokio::test]
async fn a_repeated_request_is_made_once() {
    let state = common::harbour().await;
    let body = json!({ "do": "note", "words": "once" });
    let send = async |body: &Value, key: &str| {
        ask(Method::POST, CHANGES).header("idempotency-key", key).json(body).of(&state).await
    };
    let first = send(&body, "k 1").await;
    assert_eq!((first.status, first.header("idempotent-replay")), (StatusCode::OK, ""));
    let again = send(&body, "k 1").await;
    assert_eq!((again.status, again.header("idempotent-replay")), (StatusCode::OK, "true"));
    assert_eq!((again.json(), again.header("etag")), (first.json(), first.header("etag")));
    let other = send(&json!({ "do": "note", "words": "twice" }), "k 1").await;
    assert_eq!((other.status.as_u16(), other.problem().as_str()), (422, "key-reused"));
    for odd in ["", &"x".repeat(201)] {
        assert_eq!(send(&body, odd).await.problem(), "bad-header", "{odd:.5}");
    }
    let notes = get(&state, &format!("{ITEM}/records")).await.json()["notes"].clone();
    assert_eq!(notes.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn several_changes_all_or_none_and_what_would_become_of_them() {
    let state = common::harbour().await;
    let of = |id: &str| format!("/api/v1/items/{id}");
    let (one, two) = (
        get(&state, &of("harbour:1.1")).await.json()["revision"].clone(),
        get(&state, &of("harbour:2.1")).await.json()["revision"].clone(),
    );
    let confirm = |item: &str, revision: &Value| json!({ "item": item, "do": "confirm", "revision": revision });
    let last = get(&state, "/api/v1/statistics").await.json()["last_event"].clone();
    let good = json!({ "changes": [confirm("harbour:1.1", &one), confirm("harbour:2.1", &two)] });
    let bad = json!({ "changes": [
        confirm("harbour:1.1", &one),
        { "item": "harbour:2.1", "do": "reject", "reason": "", "revision": two },
    ] });
    let preview = post(&state, "/api/v1/changes/preview", &bad).await;
    conforms("post", "/api/v1/changes/preview", &preview);
    let foreseen = preview.json();
    assert_eq!(foreseen["changes"][0]["outcome"]["item"]["status"], "open");
    assert_eq!(foreseen["changes"][1]["refusal"]["reason"], "no_reason", "{foreseen}");
    let refused = post(&state, "/api/v1/changes", &bad).await;
    assert_eq!(refused.status.as_u16(), 422);
    let single = json!({ "do": "confirm", "revision": one });
    let single = post(&state, &format!("{CHANGES}?preview=true"), &single).await;
    assert_eq!(single.json()["item"]["status"], "open");
    // Nothing was changed so far but the workflows put on record.
    let status = get(&state, &of("harbour:1.1")).await.json()["status"].clone();
    assert_eq!(status, "proposed", "{last}");
    let made = post(&state, "/api/v1/changes", &good).await;
    conforms("post", "/api/v1/changes", &made);
    assert_eq!(made.status, StatusCode::OK, "{}", made.words());
    assert_eq!(made.json()["changes"][1]["item"]["status"], "open");
    for (body, status) in [
        (json!({ "changes": [] }), 422),
        (json!({ "changes": vec![json!({ "item": "x", "do": "note", "words": "y" }); 201] }), 422),
        (json!({ "changes": [{ "item": "harbour:1.1", "do": "confirm" }] }), 428),
        (json!({}), 422),
    ] {
        assert_eq!(post(&state, "/api/v1/changes", &body).await.status.as_u16(), status);
    }
}

#[tokio::test]
async fn files_of_evidence_go_in_and_come_out() {
    let state = common::harbour().await;
    let address = format!("{ITEM}/evidence?name=r%C3%A9sum%C3%A9.txt&title=Minutes");
    let send = async |address: &str, kind: &str, bytes: &[u8]| {
        ask(Method::POST, address).bytes(kind, bytes).of(&state).await
    };
    let answer = send(&address, "application/octet-stream", b"all done").await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.words());
    conforms("post", "/api/v1/items/{item}/evidence", &answer);
    let place = answer.header("location").to_owned();
    let file = get(&state, &place).await;
    assert_eq!((file.status, file.body.as_slice()), (StatusCode::OK, b"all done".as_slice()));
    assert_eq!(file.header("content-type"), "text/plain");
    assert!(file.header("content-disposition").contains("filename*=UTF-8''r%C3%A9sum"));
    let tag = file.header("etag").to_owned();
    let again = ask(Method::GET, &place).header("if-none-match", &tag).of(&state).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    let list = get(&state, &format!("{ITEM}/evidence")).await;
    conforms("get", "/api/v1/items/{item}/evidence", &list);
    assert_eq!(list.json()[0]["title"], "Minutes");
    for (address, kind, bytes, status) in [
        (address.as_str(), "text/plain", b"x".as_slice(), 415),
        (&address, "multipart/form-data; boundary=x", b"x", 415),
        (&address, "application/octet-stream", b"", 422),
        (&format!("{ITEM}/evidence"), "application/octet-stream", b"x", 400),
        (&format!("{ITEM}/evidence?name=a.html"), "application/octet-stream", b"<p>", 422),
        (&format!("{ITEM}/evidence?name=a.pdf"), "application/octet-stream", b"no pdf", 422),
        ("/api/v1/items/harbour:99/evidence?name=a.txt", "application/octet-stream", b"x", 404),
    ] {
        let answer = send(address, kind, bytes).await;
        assert_eq!(answer.status.as_u16(), status, "{address} {kind}: {}", answer.words());
        answer.problem();
    }
    for nothing in ["/evidence/e9/file", "/evidence/e1%00/file"] {
        assert_eq!(get(&state, &format!("{ITEM}{nothing}")).await.problem(), "not-found");
    }
    let large = vec![b'a'; 50 * 1024 * 1024 + 1];
    let large = send(&address, "application/octet-stream", &large).await;
    assert_eq!((large.status.as_u16(), large.problem().as_str()), (413, "too-large"));
}

#[tokio::test]
async fn workflows_are_chosen_and_occasions_moved() {
    let state = common::harbour().await;
    let workflow = "/api/v1/texts/harbour/workflow";
    let put = async |body: Value| ask(Method::PUT, workflow).json(&body).of(&state).await;
    let known = get(&state, "/api/v1/workflows").await.json();
    for one in known.as_array().expect("workflows") {
        let chosen = put(json!({ "workflow": one["id"] })).await;
        assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.words());
        conforms("put", "/api/v1/texts/{text}/workflow", &chosen);
        assert_eq!(get(&state, workflow).await.json()["id"], one["id"]);
    }
    assert_eq!(put(json!({ "workflow": "nothing" })).await.status.as_u16(), 422);
    let nowhere = ask(Method::PUT, "/api/v1/texts/nothing/workflow");
    let nowhere = nowhere.json(&json!({ "workflow": "action-plan" })).of(&state).await;
    assert_eq!(nowhere.problem(), "not-found");

    let changes = "/api/v1/occasions/changes";
    let moved = json!({
        "do": "move", "occasion": "wtsa-28", "from": "2028-11-20", "to": "2028-11-29",
        "reason": "the host asked",
    });
    let preview = post(&state, &format!("{changes}?preview=true"), &moved).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.words());
    let made = post(&state, changes, &moved).await;
    conforms("post", changes, &made);
    assert_eq!(made.json()["changed"], true, "{}", made.words());
    assert_eq!(made.json()["moved"], preview.json()["moved"]);
    for (body, status) in [
        (json!({ "do": "move", "occasion": "x", "from": "2028", "reason": "r" }), 404),
        (
            json!({ "do": "move", "occasion": "wtsa-28", "from": "2029", "to": "2028", "reason": "r" }),
            422,
        ),
        (json!({ "do": "cancel", "occasion": "wtsa-28", "reason": " " }), 422),
        (json!({ "do": "cancel" }), 422),
        (json!({ "do": "move", "occasion": "wtsa-28", "from": "soon", "reason": "r" }), 422),
    ] {
        let answer = post(&state, changes, &body).await;
        assert_eq!(answer.status.as_u16(), status, "{body}: {}", answer.words());
        answer.problem();
    }
}

/// What a page of another site could make a browser send changes nothing; and open to a network
/// nothing can be changed without sign-in.
#[tokio::test]
async fn pages_of_other_sites_and_strangers_change_nothing() {
    let state = common::harbour().await;
    let note = json!({ "do": "note", "words": "mallory" });
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let answer = ask(Method::POST, CHANGES).header(name, value).json(&note).of(&state).await;
        assert_eq!(answer.problem(), "not-allowed", "{name}: {value}");
    }
    let own = ask(Method::POST, CHANGES).header("origin", "http://localhost:8080").json(&note);
    assert_eq!(own.of(&state).await.status, StatusCode::OK);
    let remote = state.clone().reading_only();
    assert_eq!(post(&remote, CHANGES, &note).await.status, StatusCode::FORBIDDEN);
    assert_eq!(get(&remote, ITEM).await.status, StatusCode::OK);
    for record in ["/events", "/events.jsonl", "/export.jsonl", "/check"] {
        let answer = get(&remote, &format!("/api/v1{record}")).await;
        assert_eq!(answer.problem(), "not-allowed", "{record}");
    }
    assert_eq!(get(&state, &format!("{ITEM}/records")).await.json()["notes"][1], Value::Null);
}

#[tokio::test]
async fn feeds_tell_the_latest_changes() {
    let state = common::harbour().await;
    done(&state, json!({ "do": "confirm" })).await;
    done(&state, json!({ "do": "note", "words": "a < b & c" })).await;
    for (path, address) in [
        ("/api/v1/feed", "/api/v1/feed"),
        ("/api/v1/texts/{text}/feed", "/api/v1/texts/harbour/feed"),
        ("/api/v1/bodies/{body}/feed", "/api/v1/bodies/tsag/feed"),
        ("/api/v1/items/{item}/feed", "/api/v1/items/harbour:1.1/feed"),
    ] {
        let answer = get(&state, address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.words());
        conforms("get", path, &answer);
        let feed: atom_syndication::Feed = answer.words().parse().expect("a feed");
        let latest = feed.entries().first().expect("an entry");
        assert!(latest.title().as_str().contains("a < b & c"), "{:?}", latest.title());
        assert_eq!(latest.links()[0].href(), "/items/harbour:1.1");
        assert!(latest.id().starts_with("urn:actum:") && latest.id().contains(":event:"));
        assert_eq!(feed.updated(), latest.updated());
        let ids: std::collections::BTreeSet<&str> =
            feed.entries().iter().map(atom_syndication::Entry::id).collect();
        assert_eq!(ids.len(), feed.entries().len());
        let tag = answer.header("etag").to_owned();
        let again = ask(Method::GET, address).header("if-none-match", &tag).of(&state).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address}");
        let french = ask(Method::GET, address).header("accept-language", "fr").of(&state).await;
        let french: atom_syndication::Feed = french.words().parse().expect("a feed");
        assert_eq!(french.entries()[0].id(), latest.id());
        assert_ne!(french.entries()[1].title(), feed.entries()[1].title());
    }
    let other = get(&state, "/api/v1/bodies/itu-t-sg17/feed").await.words();
    assert!(!other.contains("a &lt; b"), "{other}");
    for nothing in ["/texts/x/feed", "/bodies/x/feed", "/items/x/feed"] {
        assert_eq!(get(&state, &format!("/api/v1{nothing}")).await.problem(), "not-found");
    }
}

/// What one did last is taken back, once, and stays on record.
#[tokio::test]
async fn what_was_done_last_is_taken_back() {
    let state = common::harbour().await;
    done(&state, json!({ "do": "confirm", "reason": "read" })).await;
    let moved = done(&state, json!({ "do": "move", "to": "in_progress" })).await;
    let event = moved["item"]["revision"].clone();
    let back = post(&state, CHANGES, &json!({ "do": "take_back", "event": event })).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.words());
    assert_eq!(back.json()["item"]["status"], "open");
    let again = post(&state, CHANGES, &json!({ "do": "take_back", "event": event })).await;
    assert_eq!(again.problem(), "conflict");
}

/// A value goes with the words of the text that say so, or is refused when they do not stand there.
#[tokio::test]
async fn words_of_the_text_go_with_a_value() {
    let state = common::harbour().await;
    let item = get(&state, ITEM).await.json();
    let edition = item["edition"].as_str().expect("an edition");
    let reading = get(&state, &format!("/api/v1/texts/{edition}/reading")).await;
    let place = edition.replacen('/', "/editions/", 1);
    let reading = match reading.status {
        StatusCode::OK => reading,
        _ => get(&state, &format!("/api/v1/texts/{place}/reading")).await,
    };
    let text = reading.json()["document"]["text"].as_str().expect("words").to_owned();
    let quote: String = text.chars().take(4).collect();
    let words = |quote: &str| {
        let span = json!({ "start": 0, "end": 4 });
        let words = json!([{ "field": "act", "place": 0, "span": span, "quote": quote }]);
        let values = json!([{ "field": "act", "value": "to do so" }]);
        json!({ "do": "edit", "values": values, "words": words, "revision": item["revision"] })
    };
    let wrong = post(&state, CHANGES, &words("not so")).await;
    assert_eq!(wrong.problem(), "unprocessable");
    assert_eq!(wrong.json()["why"], "other-words", "{}", wrong.words());
    let right = post(&state, CHANGES, &words(&quote)).await;
    assert_eq!(right.status, StatusCode::OK, "{}", right.words());
}
