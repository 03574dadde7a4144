//! The page of what a person gets by mail, and the page of jobs: who may, and what comes of it.

mod common;

use actum_mail::Transport;
use actum_model::Role;
use actum_register::{JobState, NewJob, Register, Rhythm};
use actum_web::{AccountOptions, PostOffice, WebState};
use axum::http::StatusCode;
use common::visitor::{Visitor, add_person};
use serde_json::json;

async fn accounts() -> (Register, WebState) {
    let (register, state) = common::harbour_register().await;
    let office = PostOffice {
        transport: Transport::parse("folder:nowhere", None).expect("an address"),
        from: "register@example.org".parse().expect("an address"),
        address: "https://register.example.org/".parse().expect("an address"),
    };
    (register, state.with_accounts(AccountOptions::default()).with_mail(office))
}

#[tokio::test]
async fn a_person_chooses_what_to_get() {
    let (register, state) = accounts().await;
    let ana = add_person(&register, "Ana", Some((Role::FocalPoint, Some("itu-t-sg17")))).await;
    let ben = add_person(&register, "Ben", Some((Role::Reader, None))).await;
    let stranger = Visitor::new(&state);
    assert_eq!(stranger.get("/mail").await.status, StatusCode::SEE_OTHER, "signs in first");
    let visitor = Visitor::signed_in(&state, &ana).await;
    let page = visitor.get("/mail").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("ana@example.org") && page.body.contains("name=\"form-token\""));
    assert!(visitor.get("/account").await.body.contains("href=\"/mail\""));
    let fields = [
        ("digest", "daily"),
        ("weekday", "3"),
        ("hour", "18"),
        ("remind-days", "30"),
        ("language", "ar"),
        ("zone", "UTC"),
    ];
    let foreign = visitor.post("/mail", &fields).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN, "without the token of the session");
    let saved = visitor.submit("/mail", &fields).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    assert!(saved.body.contains("role=\"status\""));
    let chosen = register.subscription(&ana.id).await.expect("reads");
    assert_eq!((chosen.digest, chosen.hour, chosen.weekday), (Rhythm::Daily, 18, 3));
    assert_eq!(chosen.remind_days, None, "not ticked");
    assert_eq!(chosen.language.map(actum_model::Language::code), Some("ar"));
    let mut nowhere = fields.to_vec();
    nowhere[5] = ("zone", "Atlantis/Centre");
    let refused = visitor.submit("/mail", &nowhere).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("role=\"alert\"") && refused.body.contains("Atlantis/Centre"));
    assert_eq!(register.subscription(&ana.id).await.expect("reads"), chosen, "as it was");
    let preview = visitor.get("/mail?preview=yes").await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(!preview.body.contains("/m/"), "no links that act: {}", preview.body);
    // Nobody's choice but one's own.
    let other = register.subscription(&ben.id).await.expect("reads");
    assert_eq!(other.digest, Rhythm::Weekly);
    // Where nobody signs in there is nobody to write to.
    let alone = common::harbour().await;
    assert_eq!(Visitor::new(&alone).get("/mail").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn jobs_are_looked_after_by_those_who_keep_the_register() {
    let (register, state) = accounts().await;
    let at = common::now();
    let jobs = [NewJob::new("call", &json!({ "to": "<b>x</b>" })), NewJob::new("tidy", &json!(1))];
    let numbers = register.enqueue(&jobs, "2026-11-24T08:00:00Z").await.expect("puts in");
    let lease = std::time::Duration::from_secs(60);
    let call = register.claim_jobs(&["call"], "w", lease, 1, &at).await.expect("claims").remove(0);
    let failed = register.job_failed(&call, "<i>gone</i>", actum_register::Again::Never, &at).await;
    failed.expect("fails");
    let reader = add_person(&register, "Ben", Some((Role::Reader, None))).await;
    let officer = add_person(&register, "Officer", Some((Role::Secretariat, None))).await;
    let reader = Visitor::signed_in(&state, &reader).await;
    assert_eq!(reader.get("/jobs").await.status, StatusCode::FORBIDDEN);
    assert!(!reader.get("/").await.body.contains("href=\"/jobs\""));
    let number = numbers[0].expect("a number").to_string();
    let retry = [("do", "retry"), ("number", number.as_str())];
    assert_eq!(reader.submit("/jobs", &retry).await.status, StatusCode::FORBIDDEN);
    let visitor = Visitor::signed_in(&state, &officer).await;
    let page = visitor.get("/jobs").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("&#60;i&#62;gone") || page.body.contains("&lt;i&gt;gone"));
    assert!(
        !page.body.contains("<b>x</b>") && page.body.contains("role=\"alert\""),
        "an hour late"
    );
    let dead = visitor.get("/jobs?state=dead").await.body;
    assert!(dead.contains("call") && !dead.contains(">tidy<"));
    assert_eq!(visitor.post("/jobs", &retry).await.status, StatusCode::FORBIDDEN, "no token");
    assert_eq!(visitor.submit("/jobs", &retry).await.status, StatusCode::SEE_OTHER);
    let call = register.job(numbers[0].expect("a number")).await.expect("reads").expect("kept");
    assert_eq!(call.state, JobState::Waiting);
    let tidy = numbers[1].expect("a number").to_string();
    visitor.submit("/jobs", &[("do", "drop"), ("number", &tidy)]).await;
    assert!(register.job(numbers[1].expect("a number")).await.expect("reads").is_none());
    let health = visitor.get("/healthz/jobs").await;
    assert_eq!(health.status, StatusCode::OK, "{}", health.body);
    let health: serde_json::Value = serde_json::from_str(&health.body).expect("JSON");
    assert_eq!((&health["waiting"], &health["dead"]), (&json!(1), &json!(0)));
    // Due for long and nobody there: whoever watches is told by the status.
    register.enqueue(&[NewJob::new("old", &json!(1))], "2026-11-24T08:00:00Z").await.expect("in");
    let stranger = Visitor::new(&state).get("/healthz/jobs").await;
    assert_eq!(stranger.status, StatusCode::SERVICE_UNAVAILABLE, "a program is sent nowhere");
    let told: serde_json::Value = serde_json::from_str(&stranger.body).expect("JSON");
    assert_eq!(told, json!({ "status": "late" }), "and is told no numbers");
    let late = visitor.get("/healthz/jobs").await;
    assert_eq!(late.status, StatusCode::SERVICE_UNAVAILABLE, "{}", late.body);
    for language in ["ar", "zh", "fr", "ru", "es"] {
        for path in ["/jobs", "/mail"] {
            let page = visitor.get(&format!("{path}?lang={language}")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.body.contains("untranslated"), "{path} in {language}");
        }
    }
}
