//! Drafts under negotiation, read and changed by a program.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::common;
use crate::support::{ask, conforms, get};

#[tokio::test]
async fn a_draft_is_read_and_steps_are_taken() {
    let (register, state) = common::harbour_register().await;
    common::draft::begin_draft(&register).await;
    let list = get(&state, "/api/v1/drafts").await;
    conforms("get", "/api/v1/drafts", &list);
    assert_eq!(list.json()[0]["proposals"], json!(["Freedonia", "Ruritania"]));
    let draft = get(&state, "/api/v1/drafts/d1").await;
    conforms("get", "/api/v1/drafts/{draft}", &draft);
    assert_eq!(draft.json()["summary"]["steps"], 3);
    let step = async |body: Value| {
        ask(Method::POST, "/api/v1/drafts/d1/steps").json(&body).of(&state).await
    };
    let taken = step(json!({ "act": "adopt", "changes": ["1.1"], "reason": "agreed" })).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.words());
    conforms("post", "/api/v1/drafts/{draft}/steps", &taken);
    let now = taken.json();
    let last = now["draft"]["steps"].as_array().and_then(|steps| steps.last()).cloned();
    let last = last.expect("a step");
    assert_eq!(
        (&last["act"], &last["reason"], &last["at"]),
        (&"adopt".into(), &"agreed".into(), &common::now().into())
    );
    // Whoever takes it stands there, whatever the body says.
    let signed = step(json!({ "act": "leave", "changes": ["1.1"], "by": "Somebody else" })).await;
    let steps = signed.json()["draft"]["steps"].clone();
    assert!(!steps.to_string().contains("Somebody else"), "{steps}");
    // What collides is refused, with who was there before; what is no step is said to be none.
    step(json!({ "act": "adopt", "changes": ["1.1"] })).await;
    let refused = step(json!({ "act": "adopt", "changes": ["2.1"] })).await;
    assert_eq!((refused.status, refused.problem()), (StatusCode::CONFLICT, "refused".to_owned()));
    assert!(refused.json()["changed_by"].is_string(), "{}", refused.words());
    for odd in [
        json!({}),
        json!({ "act": "explode" }),
        json!({ "act": "adopt" }),
        json!({ "act": "turn_off", "proposal": -1 }),
    ] {
        assert_eq!(step(odd.clone()).await.problem(), "unprocessable", "{odd}");
    }
    assert_eq!(get(&state, "/api/v1/drafts/d9").await.problem(), "not-found");
}
