//! Review and follow-up through the forms of the item page, without a browser.

mod common;

use actum_model::{Due, DueKind, DueReading, DueRelation, FieldValue, Language, PartialDate};
use actum_register::{Change, Command, Person};
use actum_web::{WebState, router};
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

const ITEM: &str = "/items/harbour:1.1";
const BORDER: &str = "a-border-that-no-word-holds";

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn words(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

async fn ask(state: &WebState, request: Request<Body>) -> Answer {
    let response = router(state.clone()).oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("a body").to_bytes().to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

async fn get(state: &WebState, address: &str) -> Answer {
    let request = Request::get(address).header(header::HOST, "localhost:8080");
    ask(state, request.body(Body::empty()).expect("a request")).await
}

/// A form as a browser sends it, with a file when one is named.
fn form(fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!(
                "--{BORDER}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .bytes(),
        );
    }
    if let Some((name, bytes)) = file {
        body.extend(
            format!(
                "--{BORDER}\r\nContent-Disposition: form-data; name=\"file\"; \
                 filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BORDER}--\r\n").bytes());
    body
}

fn post(origin: Option<&str>, body: Vec<u8>) -> Request<Body> {
    let mut request = Request::post(ITEM)
        .header(header::HOST, "localhost:8080")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BORDER}"));
    if let Some(origin) = origin {
        request = request.header(header::ORIGIN, origin);
    }
    request.body(Body::from(body)).expect("a request")
}

async fn send(state: &WebState, fields: &[(&str, &str)]) -> Answer {
    ask(state, post(Some("http://localhost:8080"), form(fields, None))).await
}

async fn done(state: &WebState, fields: &[(&str, &str)]) {
    let answer = send(state, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{fields:?}: {}", answer.words());
}

#[tokio::test]
async fn an_item_from_the_verdict_to_the_end() {
    let state = common::harbour().await;
    let page = get(&state, ITEM).await.words();
    assert!(page.contains("value=\"confirm\""), "the verdict is asked for");
    let officer = ("by", "Officer");
    done(&state, &[("do", "confirm"), officer]).await;
    let page = get(&state, ITEM).await.words();
    assert!(!page.contains("value=\"confirm\"") && page.contains("value=\"in_progress\""));
    done(&state, &[("do", "move"), ("to", "in_progress"), officer]).await;
    done(&state, &[("do", "note"), ("words", "sent <b>today</b>"), officer]).await;
    let page = get(&state, ITEM).await.words();
    assert!(page.contains("sent &#60;b&#62;today") || page.contains("sent &lt;b&gt;today"));
    assert!(!page.contains("<b>today</b>"), "what people write is never markup");

    let file = form(&[("do", "attach"), officer], Some(("résumé.txt", b"We met.")));
    let answer = ask(&state, post(Some("http://localhost:8080"), file)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
    let given = get(&state, &format!("{ITEM}/evidence/e1")).await;
    assert_eq!((given.status, given.body.as_slice()), (StatusCode::OK, &b"We met."[..]));
    let disposition = given.headers[header::CONTENT_DISPOSITION].to_str().expect("words");
    assert!(disposition.starts_with("attachment") && disposition.contains("r%C3%A9sum%C3%A9.txt"));

    done(&state, &[("do", "claim"), ("kind", "done"), ("statement", "all done"), officer]).await;
    let own = send(&state, &[("do", "accept"), ("claim", "c1"), officer]).await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    assert!(own.words().contains("role=\"alert\"") && own.words().contains("another person"));
    done(&state, &[("do", "accept"), ("claim", "c1"), ("by", "Chair")]).await;
    done(&state, &[("do", "move"), ("to", "delivered"), officer]).await;
    let plan =
        [("do", "plan"), ("priority", "high"), ("tags", "a, b،ج"), ("duty", "once"), officer];
    done(&state, &plan).await;
    for language in Language::ALL {
        let page = get(&state, &format!("{ITEM}?lang={language}")).await.words();
        let untranslated = page.matches("class=\"untranslated\"").count();
        let known_gap = match language {
            Language::En => 0,
            _ => page.matches("A doubt that no message file knows").count(),
        };
        assert_eq!(untranslated, known_gap, "{language}");
        assert!(page.contains("all done") && page.contains("résumé.txt"), "{language}");
    }
}

/// A due date that a person set once stood under the mark of what a rule concluded.
#[tokio::test]
async fn what_a_person_set_is_not_shown_as_inferred() {
    let (register, state) = common::harbour_register().await;
    let reading = DueReading {
        occasion: None,
        body: None,
        number: None,
        date: Some(PartialDate::year(2031)),
        interval: None,
        rule: "entered".to_owned(),
    };
    let due = Due {
        kind: DueKind::Date,
        relation: DueRelation::By,
        written: "2031".to_owned(),
        offset: None,
        readings: vec![reading],
    };
    let person = Person::alone("Officer");
    let change = Change {
        command: Command::Edit {
            item: "harbour:1.1".into(),
            values: vec![FieldValue::Due(vec![due])],
        },
        person: &person,
        at: "2026-11-24T09:00:00Z",
        reason: String::new(),
        revision: None,
    };
    register.change(change).await.expect("edits");
    let page = get(&state, ITEM).await.words();
    // The fact behind the label of the due date.
    let cell = page.split("key k-due\"></span>").last().unwrap_or_default();
    let cell = cell.split("</dd>").next().unwrap_or_default();
    assert!(cell.contains("2031") && cell.contains("Officer"), "{cell}");
    assert!(!cell.contains("inferred"), "{cell}");
}

#[tokio::test]
async fn the_page_of_an_earlier_day_has_no_forms() {
    let state = common::harbour().await;
    done(&state, &[("do", "confirm"), ("by", "Officer")]).await;
    let today = get(&state, ITEM).await.words();
    let then = get(&state, &format!("{ITEM}?as-of=2026-11-23T23:00:00Z")).await;
    assert_eq!(then.status, StatusCode::OK, "{}", then.words());
    assert!(today.contains("method=\"post\"") && !then.words().contains("method=\"post\""));
}

#[tokio::test]
async fn forms_of_others_change_nothing() {
    let state = common::harbour().await;
    let confirm = || form(&[("do", "confirm"), ("by", "Mallory")], None);
    for origin in [None, Some("https://evil.example"), Some("null"), Some("http://localhost:9999")]
    {
        let answer = ask(&state, post(origin, confirm())).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin:?}");
    }
    let mut foreign = post(Some("http://localhost:8080"), confirm());
    foreign.headers_mut().insert("sec-fetch-site", "cross-site".parse().expect("a value"));
    assert_eq!(ask(&state, foreign).await.status, StatusCode::FORBIDDEN);
    // Open to a network nothing can be changed: there is no sign-in.
    let remote = state.clone().reading_only();
    assert_eq!(
        send(&remote, &[("do", "confirm"), ("by", "A")]).await.status,
        StatusCode::FORBIDDEN
    );
    assert!(!get(&remote, ITEM).await.words().contains("method=\"post\""));
    assert!(get(&state, ITEM).await.words().contains("value=\"confirm\""), "still proposed");
}

#[tokio::test]
async fn what_cannot_be_read_is_said_and_changes_nothing() {
    let state = common::harbour().await;
    for (fields, status) in [
        (vec![("do", "confirm"), ("by", "  ")], StatusCode::UNPROCESSABLE_ENTITY),
        (vec![("do", "dance"), ("by", "A")], StatusCode::UNPROCESSABLE_ENTITY),
        (vec![("by", "A")], StatusCode::UNPROCESSABLE_ENTITY),
        (vec![("do", "reject"), ("by", "A")], StatusCode::CONFLICT),
        (vec![("do", "move"), ("to", "closed"), ("by", "A")], StatusCode::CONFLICT),
        (vec![("do", "confirm"), ("by", "A"), ("revision", "99999")], StatusCode::CONFLICT),
    ] {
        let answer = send(&state, &fields).await;
        assert_eq!(answer.status, status, "{fields:?}");
        assert!(answer.words().contains("role=\"alert\""), "{fields:?}");
    }
    let broken = ask(&state, post(Some("http://localhost:8080"), b"no form".to_vec())).await;
    assert!(broken.status.is_client_error());
    let page = form(&[("do", "attach"), ("by", "A")], Some(("page.html", b"<script>1</script>")));
    let answer = ask(&state, post(Some("http://localhost:8080"), page)).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(get(&state, &format!("{ITEM}/evidence/e1")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn how_far_an_item_is_shows_in_lists_and_when_a_page_was_seen_with_the_evidence() {
    let state = common::harbour().await;
    let did = async |fields: &[(&str, &str)]| {
        let answer = send(&state, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{fields:?}: {}", answer.words());
    };
    did(&[("do", "confirm"), ("by", "A")]).await;
    let address = ("address", "https://example.org/minutes");
    did(&[("do", "attach"), ("by", "A"), ("title", "Minutes"), address, ("seen", "2026-10-02")])
        .await;
    let page = get(&state, ITEM).await.words();
    assert!(page.contains("seen on 2 October 2026"), "{page}");
    let when = ("seen", "tomorrow");
    let answer =
        send(&state, &[("do", "attach"), ("by", "A"), ("title", "M"), address, when]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);

    assert!(!get(&state, "/register").await.words().contains("% done"));
    let claim = ("do", "claim");
    did(&[claim, ("by", "A"), ("kind", "progress"), ("percent", "40"), ("statement", "begun")])
        .await;
    assert!(
        !get(&state, "/register").await.words().contains("% done"),
        "it waits for a second person"
    );
    did(&[("do", "accept"), ("by", "B"), ("claim", "c1")]).await;
    assert!(get(&state, "/register").await.words().contains("40 % done"));
}
