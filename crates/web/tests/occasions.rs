//! Occasions on their page: added, moved, called off, looked at first; their names everywhere.

mod common;

use actum_model::Role;
use actum_web::AccountOptions;
use axum::http::{StatusCode, header};
use common::visitor::{Visitor, add_person};

#[tokio::test]
async fn an_occasion_is_added_moved_and_called_off_each_looked_at_first() {
    let state = common::harbour().await;
    let visitor = Visitor::new(&state);
    let add = [
        ("do", "add"),
        ("occasion", "harbour-day-2027"),
        ("name", "Harbour Day <2027>"),
        ("body", "tsag"),
        ("kind", "meeting"),
        ("from", "2027-05-10"),
        ("to", "2027-05-14"),
        ("by", "Officer"),
    ];
    let seen = visitor.post("/occasions", &add).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    assert!(
        seen.body.contains("Harbour Day &#60;2027&#62;")
            || seen.body.contains("Harbour Day &lt;2027&gt;"),
        "{}",
        seen.body
    );
    let page = visitor.get("/occasions").await.body;
    assert!(!page.contains("harbour-day-2027"), "nothing is changed by looking");
    // The second form carries everything along.
    let mut fields: Vec<(&str, &str)> = add.to_vec();
    fields.push(("step", "make"));
    for (name, value) in add.iter().filter(|(name, _)| *name != "name") {
        assert_eq!(seen.field(name).as_deref(), Some(*value), "{name}");
    }
    let made = visitor.post("/occasions", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    assert!(made.location().ends_with("#harbour-day-2027"), "{}", made.location());
    let page = visitor.get("/occasions").await.body;
    assert!(page.contains("id=\"harbour-day-2027\"") && page.contains("Harbour Day"), "{page}");
    let twice = visitor.post("/occasions", &fields).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.body.contains("harbour-day-2027"), "{}", twice.body);
    // Its form is shown when it is asked for, and no other.
    let forms = |page: &str| page.matches("name=\"reason\" maxlength=\"2000\" required").count();
    assert_eq!(forms(&page), 0);
    assert_eq!(forms(&visitor.get("/occasions?change=harbour-day-2027").await.body), 1);
    // Moving one on which something hangs shows what goes with it.
    let before = visitor.get("/items/harbour:1.1").await.body;
    let moving = [
        ("do", "move"),
        ("occasion", "wtsa-28"),
        ("from", "2028-11-20"),
        ("reason", "The host asked"),
    ];
    let seen = visitor.post("/occasions", &moving).await;
    assert!(seen.body.contains("harbour:1.1") && seen.body.contains("2028"), "{}", seen.body);
    assert_eq!(visitor.get("/items/harbour:1.1").await.body, before);
    let mut fields = moving.to_vec();
    fields.push(("step", "make"));
    let made = visitor.post("/occasions", &fields).await;
    assert!(made.location().starts_with("/occasions?moved=1"), "{}", made.location());
    assert!(visitor.get("/occasions?moved=1").await.body.contains("role=\"status\""));
    assert_ne!(visitor.get("/items/harbour:1.1").await.body, before);
    let cancel =
        [("do", "cancel"), ("occasion", "harbour-day-2027"), ("reason", "Storm"), ("step", "make")];
    assert_eq!(visitor.post("/occasions", &cancel).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_cannot_be_says_why_in_the_readers_language() {
    let state = common::harbour().await;
    let visitor = Visitor::new(&state);
    for (fields, words) in [
        (&[("do", "move"), ("occasion", "wtsa-28"), ("from", "2028-11-20")][..], "Say why"),
        (
            &[("do", "move"), ("occasion", "wtsa-28"), ("from", "soon"), ("reason", "x")],
            "not a date",
        ),
        (
            &[("do", "move"), ("occasion", "none"), ("from", "2028"), ("reason", "x")],
            "not in the register",
        ),
        (
            &[
                ("do", "move"),
                ("occasion", "wtsa-28"),
                ("from", "2028-12-01"),
                ("to", "2028-11-01"),
                ("reason", "x"),
            ],
            "before it begins",
        ),
        (
            &[
                ("do", "add"),
                ("occasion", "A B"),
                ("name", "x"),
                ("body", "tsag"),
                ("from", "2028"),
            ],
            "cannot be an id",
        ),
        (
            &[("do", "add"), ("occasion", "x"), ("name", ""), ("body", "tsag"), ("from", "2028")],
            "has no name",
        ),
        (&[("do", "dance"), ("occasion", "wtsa-28")], "could not be read"),
    ] {
        let answer = visitor.post("/occasions", fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(answer.body.contains(words), "{fields:?}: {}", answer.body);
    }
    for (language, words) in
        [("fr", "motif"), ("zh", "理由"), ("ar", "السبب"), ("ru", "причин"), ("es", "motivo")]
    {
        let fields = [("do", "cancel"), ("occasion", "wtsa-28")];
        let answer = visitor.post(&format!("/occasions?lang={language}"), &fields).await;
        assert!(answer.body.contains(words), "{language}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_name_that_a_person_gave_stands_wherever_the_occasion_does() {
    let state = common::harbour().await;
    let visitor = Visitor::new(&state);
    let add = [
        ("do", "add"),
        ("occasion", "quay-2029"),
        ("name", "Quay Conference"),
        ("body", "tsag"),
        ("from", "2029-03"),
        ("step", "make"),
    ];
    assert_eq!(visitor.post("/occasions", &add).await.status, StatusCode::SEE_OTHER);
    // An item that is due at it, as a person said.
    let change = serde_json::json!({
        "do": "edit", "reason": "said so", "revision": 99,
        "values": [{ "field": "due", "value": [{
            "kind": "occasion", "relation": "by", "written": "the conference",
            "readings": [{ "occasion": "quay-2029", "rule": "entered" }],
        }] }],
    });
    let item = visitor.get("/api/v1/items/harbour:1.1").await.body;
    let item: serde_json::Value = serde_json::from_str(&item).expect("JSON");
    let change = change.to_string().replace("99", &item["revision"].to_string());
    let request = visitor
        .request(axum::http::Method::POST, "/api/v1/items/harbour:1.1/changes")
        .header(header::CONTENT_TYPE, "application/json")
        .body(axum::body::Body::from(change));
    let changed = visitor.send(request.expect("a request")).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    let page = visitor.get("/items/harbour:1.1").await.body;
    assert!(page.contains("Quay Conference"), "{page}");
    let csv = visitor.get("/reports/action-plan.csv").await.body;
    assert!(csv.contains("Quay Conference"), "{csv}");
}

#[tokio::test]
async fn heads_of_pages_name_feeds_and_calendars_and_the_review_report_is_there() {
    let (register, state) = common::harbour_register().await;
    let state = state.with_accounts(AccountOptions::default());
    let account = add_person(&register, "Reader", Some((Role::Reader, None))).await;
    let reader = Visitor::signed_in(&state, &account).await;
    let body = reader.get("/bodies/tsag").await.body;
    assert!(body.contains("href=\"/api/v1/bodies/tsag/feed\""), "{body}");
    assert!(body.contains("type=\"text/calendar\"") && body.contains("action-plan.ics?body=tsag"));
    assert!(reader.get("/texts").await.body.contains("href=\"/api/v1/feed\""));
    // Who only reads sees no forms.
    let page = reader.get("/occasions").await.body;
    assert!(!page.contains("action=\"/occasions\""), "{page}");
    assert!(
        !Visitor::new(&state)
            .get("/sign-in")
            .await
            .body
            .contains("rel=\"alternate\" type=\"application/atom")
    );
    let report = reader.get("/review-report").await;
    assert_eq!(report.status, StatusCode::OK, "{}", report.body);
}
