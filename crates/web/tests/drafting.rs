//! A draft under negotiation, through the forms of its pages, as a browser without scripts does.

mod common;

use actum_model::Role;
use actum_web::AccountOptions;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use common::visitor::{Answer, Visitor, add_person};

const BASE: &str =
    "1\tTSAG shall report every year.\n2\tThe Director helps.\n3\tMembers may join.\n";
const ONE: &str =
    "1\tTSAG should report every year.\n2\tThe Director helps.\n3\tMembers may join.\n";
const OTHER: &str = "1\tTSAG must report every year.\n2\tThe Director helps Members.\n\
                     3\tMembers may join.\n4\tThis ends in 2030.\n";

/// Sends a form with a file as a browser does.
async fn bring(
    visitor: &Visitor,
    address: &str,
    fields: &[(&str, &str)],
    file: Option<(&str, &str)>,
) -> Answer {
    let token = visitor.form_token().await;
    let mut body = String::new();
    for (name, value) in fields.iter().copied().chain([("form-token", token.as_str())]) {
        body.push_str(&format!(
            "--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        ));
    }
    if let Some((name, words)) = file {
        body.push_str(&format!(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n\
             {words}\r\n"
        ));
    }
    body.push_str("--b--\r\n");
    let request = visitor
        .request(Method::POST, address)
        .header(header::ORIGIN, "http://localhost:8080")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    visitor.send(request.body(Body::from(body)).expect("a request")).await
}

/// Somebody of the secretariat, and a focal point of TSAG, with a draft that has two proposals.
async fn negotiating() -> (Visitor, Visitor) {
    let (register, state) = common::harbour_register().await;
    let state = state.with_accounts(AccountOptions::default());
    let officer = add_person(&register, "Officer", Some((Role::Secretariat, None))).await;
    let focal = add_person(&register, "Focal", Some((Role::FocalPoint, Some("tsag")))).await;
    let officer = Visitor::signed_in(&state, &officer).await;
    let begun = bring(
        &officer,
        "/drafts",
        &[("title", "Resolution <2>"), ("language", "en")],
        Some(("base.txt", BASE)),
    )
    .await;
    assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, "/drafts/d1"));
    for (name, file) in [("Ruritania", ONE), ("", OTHER)] {
        let to = "/drafts/d1/proposals";
        let added = bring(&officer, to, &[("name", name)], Some(("C 41.txt", file))).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    }
    (officer, Visitor::signed_in(&state, &focal).await)
}

async fn done(visitor: &Visitor, fields: &[(&str, &str)]) -> Answer {
    let answer = visitor.submit("/drafts/d1", fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{fields:?} {}", answer.body);
    let to = answer.location().to_owned();
    let page = visitor.get(&to).await;
    assert!(page.body.contains("Done and on record"), "{}", page.body);
    page
}

#[tokio::test]
async fn a_text_is_negotiated_to_its_end() {
    let (officer, focal) = negotiating().await;
    let page = officer.get("/drafts").await.body;
    assert!(page.contains("Resolution &#60;2&#62;") && page.contains("href=\"/drafts/d1\""));
    let page = officer.get("/drafts/d1").await.body;
    // Named by the proposer, or by the file.
    assert!(page.contains("Ruritania") && page.contains("C 41"), "{page}");
    assert!(page.contains("Open points"), "{page}");

    // What nobody contests is adopted at one go; the two about the first clause are left.
    done(&officer, &[("do", "uncontested")]).await;
    let page = officer.get("/drafts/d1").await.body;
    assert!(page.contains("<ins class=\"tracked\">This ends in 2030.</ins>"), "{page}");
    let clause = officer.get("/drafts/d1/clauses/1").await.body;
    assert!(clause.contains("shall") && clause.contains("should") && clause.contains("must"));
    let (one, other) = ("1.1", "2.1");
    done(&officer, &[("do", "adopt"), ("clause", "1"), ("change", one), ("reason", "agreed")])
        .await;
    // The other collides: refused with why, and nothing is changed.
    let adopt = [("do", "adopt"), ("clause", "1"), ("change", other)];
    let refused = officer.submit("/drafts/d1", &adopt).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("collides with"), "{}", refused.body);
    done(&officer, &[("do", "leave"), ("clause", "1"), ("change", other)]).await;

    // Worded on words that changed meanwhile: refused, and what was typed is in the field.
    let word = |before: &'static str, words: &'static str| {
        [("do", "word"), ("clause", "1"), ("before", before), ("words", words)]
    };
    let stale = word("TSAG shall report every year.", "TSAG is to report.");
    let refused = officer.submit("/drafts/d1", &stale).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("TSAG is to report.</textarea>"), "{}", refused.body);
    let worded = word("TSAG should report every year.", "TSAG should  report\r\nyearly.");
    let page = done(&officer, &worded).await.body;
    assert!(page.contains("TSAG should report yearly."), "a clause is one line: {page}");

    // A focal point speaks for its own body, and decides nothing.
    let speak = |party: &'static str, stand: &'static str| {
        let wording = "TSAG should report yearly.";
        [
            ("do", "position"),
            ("clause", "1"),
            ("wording", wording),
            ("party", party),
            ("stand", stand),
        ]
    };
    let page = focal.get("/drafts/d1/clauses/1").await.body;
    assert!(page.contains("value=\"position\"") && !page.contains("value=\"word\""), "{page}");
    assert_eq!(
        focal.submit("/drafts/d1", &speak("itu-t-sg17", "objects")).await.status,
        StatusCode::FORBIDDEN
    );
    let page = done(&focal, &speak("tsag", "objects")).await.body;
    assert!(page.contains("draft-objected"), "{page}");
    assert!(officer.get("/drafts/d1").await.body.contains("objects"));
    done(&focal, &speak("tsag", "can-live-with")).await;

    let page = officer.get("/drafts/d1").await.body;
    assert!(page.contains("Nothing is open"), "{page}");
    let clean = officer.get("/drafts/d1/clean.docx").await;
    assert_eq!(clean.status, StatusCode::OK);
    let json = officer.get("/drafts/d1/draft.json").await.body;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let steps = json["draft"]["steps"].as_array().expect("steps");
    assert_eq!(steps.len(), 6, "{steps:?}");
    assert_eq!((&steps[1]["by"], &steps[1]["reason"]), (&"Officer".into(), &"agreed".into()));

    // A proposal that is withdrawn leaves the text without it; what was decided comes back with it.
    done(&officer, &[("do", "off"), ("proposal", "1")]).await;
    let page = officer.get("/drafts/d1").await.body;
    assert!(!page.contains("This ends in 2030."), "{page}");
    done(&officer, &[("do", "back"), ("step", "6")]).await;
    assert!(officer.get("/drafts/d1").await.body.contains("This ends in 2030."));

    done(&officer, &[("do", "close")]).await;
    let late = officer.submit("/drafts/d1", &[("do", "reopen"), ("change", one)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("drafting is over"), "{}", late.body);
}

#[tokio::test]
async fn what_cannot_be_is_said_and_changes_nothing() {
    let (officer, focal) = negotiating().await;
    let form = StatusCode::UNPROCESSABLE_ENTITY;
    for (fields, status) in [
        (&[("do", "adopt")][..], form),
        (&[("do", "adopt"), ("change", "9.9")], StatusCode::CONFLICT),
        (&[("do", "off"), ("proposal", "-1")], form),
        (&[("do", "off"), ("proposal", "99")], StatusCode::CONFLICT),
        (&[("do", "back"), ("step", "0")], StatusCode::CONFLICT),
        (&[("do", "word"), ("clause", "1"), ("words", " ")], form),
        (&[("do", "word"), ("clause", "nonsense"), ("words", "x")], form),
        (&[("do", "position"), ("clause", "1"), ("party", "x"), ("stand", "maybe")], form),
        (&[("do", "explode")], form),
    ] {
        let answer = officer.submit("/drafts/d1", fields).await;
        assert_eq!(answer.status, status, "{fields:?}");
        assert!(answer.body.contains("Nothing was changed"), "{fields:?} {}", answer.body);
    }
    for (address, fields, file, status) in [
        ("/drafts", &[("title", "x")][..], None, form),
        ("/drafts", &[("title", " ")], Some(("a.txt", BASE)), form),
        ("/drafts", &[("title", "x")], Some(("a.docx", "PK\u{3}\u{4}no Word file")), form),
        ("/drafts", &[("title", "x"), ("text", "none")], None, StatusCode::NOT_FOUND),
        ("/drafts/d1/proposals", &[("name", "x")], None, form),
        ("/drafts/d9/proposals", &[("name", "x")], Some(("a.txt", ONE)), StatusCode::NOT_FOUND),
    ] {
        let answer = bring(&officer, address, fields, file).await;
        assert_eq!(answer.status, status, "{address} {fields:?} {}", answer.body);
    }
    for address in
        ["/drafts/d9", "/drafts/d1/clauses/77", "/drafts/d1/clauses/x", "/drafts/d1/a.exe"]
    {
        assert_eq!(officer.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let page = focal.get("/drafts/d1").await.body;
    assert!(!page.contains("value=\"off\"") && !page.contains("type=\"file\""), "{page}");
    let json = officer.get("/drafts/d1/draft.json").await.body;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["draft"]["steps"], serde_json::json!([]));
}

#[tokio::test]
async fn a_text_of_the_register_is_a_base() {
    let (officer, _) = negotiating().await;
    let begun = bring(&officer, "/drafts", &[("title", "x"), ("text", "harbour")], None).await;
    assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, "/drafts/d2"));
    let page = officer.get("/drafts/d2").await.body;
    assert!(page.contains("id=\"c2\"") && page.contains("arbour"), "{page}");
    // Nothing is decided, so that nothing is to be translated; then what was taken out is.
    let page = officer.get("/drafts/d2/languages").await.body;
    assert!(page.contains("Chinese") && page.contains("Arabic"), "{page}");
    assert_eq!(page.matches("to be translated: 0").count(), 2, "{page}");
    let strike = [("do", "strike"), ("clause", "2")];
    assert_eq!(officer.submit("/drafts/d2", &strike).await.status, StatusCode::SEE_OTHER);
    let page = officer.get("/drafts/d2/languages").await.body;
    assert_eq!(page.matches("to be translated: 1").count(), 2, "{page}");
    assert_eq!(page.matches("gone: to be taken out").count(), 2, "{page}");
    assert!(officer.get("/drafts/d1/languages").await.body.contains("no other language"));
}
