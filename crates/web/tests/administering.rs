//! The page of the installation: who sees it, what it says of the register, and what can be
//! decided there.

mod common;

use actum_model::{Role, TextId};
use actum_web::AccountOptions;
use axum::http::StatusCode;
use common::visitor::{Visitor, add_person};

#[tokio::test]
async fn who_keeps_the_register_sees_its_health_and_chooses_workflows() {
    let (register, state) = common::harbour_register().await;
    let state = state.with_accounts(AccountOptions::default());
    let keeper = add_person(&register, "Ana", Some((Role::Secretariat, None))).await;
    let visitor = Visitor::signed_in(&state, &keeper).await;
    let page = visitor.get("/administration").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("href=\"/jobs\"") && page.body.contains("href=\"/access\""));
    assert!(!page.body.contains("href=\"/people\""), "people are kept by administrators");
    let text = TextId::new("harbour");
    let before = register.workflow_of(&text).await.expect("reads").id;
    let other = state_workflows().into_iter().find(|id| *id != before.as_str()).expect("two ship");
    let fields = [("do", "workflow"), ("text", "harbour"), ("workflow", other.as_str())];
    let foreign = visitor.post("/administration", &fields).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN, "without the token of the session");
    assert_eq!(register.workflow_of(&text).await.expect("reads").id, before, "as it was");
    let chosen = visitor.submit("/administration", &fields).await;
    assert_eq!(chosen.location(), "/administration#workflows", "{}", chosen.body);
    assert_eq!(register.workflow_of(&text).await.expect("reads").id.as_str(), other);
    for (text, workflow) in [("nowhere", other.as_str()), ("harbour", "nowhere")] {
        let fields = [("do", "workflow"), ("text", text), ("workflow", workflow)];
        let refused = visitor.submit("/administration", &fields).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert!(refused.body.contains("nowhere"), "{}", refused.body);
    }
}

fn state_workflows() -> Vec<String> {
    let packs = actum_pack::Packs::built_in().expect("the packs");
    packs.workflows.iter().map(|workflow| workflow.id.to_string()).collect()
}

#[tokio::test]
async fn an_auditor_checks_the_register_and_changes_nothing() {
    let (register, state) = common::harbour_register().await;
    let state = state.with_accounts(AccountOptions::default());
    let auditor = add_person(&register, "Ben", Some((Role::Auditor, None))).await;
    let visitor = Visitor::signed_in(&state, &auditor).await;
    let page = visitor.get("/administration").await;
    assert!(!page.body.contains("name=\"workflow\""), "chooses nothing");
    let events = register.statistics().await.expect("reads").events;
    let checked = visitor.submit("/administration", &[("do", "check")]).await;
    assert_eq!(checked.status, StatusCode::OK);
    assert!(checked.body.contains("role=\"status\""), "{}", checked.body);
    assert!(checked.body.contains(&events.to_string()));
    let fields = [("do", "workflow"), ("text", "harbour"), ("workflow", "two-states")];
    let refused = visitor.submit("/administration", &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(register.statistics().await.expect("reads").events, events, "nothing was written");
}

#[tokio::test]
async fn the_page_says_in_six_languages_what_should_be_done() {
    let (_, state) = common::harbour_register().await;
    let visitor = Visitor::new(&state);
    let mut leads = std::collections::BTreeSet::new();
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        let page = visitor.get(&format!("/administration?lang={language}")).await;
        assert_eq!(page.status, StatusCode::OK, "{language}");
        assert!(page.body.contains("--sign-in") && page.body.contains("--mail"), "{language}");
        let lead = page.body.split("<h1>").nth(1).and_then(|rest| rest.split("</h1>").next());
        leads.insert(lead.expect("a heading").to_owned());
    }
    assert!(leads.len() >= 5, "headings differ: {leads:?}");
}
