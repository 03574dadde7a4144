//! Help: every page leads to the part of it that tells how things are done there.

mod common;

use actum_model::Language;
use common::addresses::PAGES;
use common::visitor::Visitor;

#[tokio::test]
async fn every_task_has_its_steps_in_every_language() {
    let state = common::harbour().await.alone_as("Officer");
    let visitor = Visitor::new(&state);
    for language in Language::ALL {
        let page = visitor.get(&format!("/help?lang={language}")).await.body;
        let tasks: Vec<&str> = page.split("<section class=\"panel\" id=\"").skip(1).collect();
        assert_eq!(tasks.len(), 10, "{language}");
        for task in tasks {
            let name = task.split('"').next().unwrap_or_default();
            assert!(task.matches("<li>").count() >= 3, "{language} {name}");
        }
        assert!(!page.contains("untranslated"), "{language}");
    }
}

#[tokio::test]
async fn every_page_leads_to_its_help() {
    let state = common::harbour().await.alone_as("Officer");
    let visitor = Visitor::new(&state);
    let help = visitor.get("/help").await.body;
    let mut places = std::collections::BTreeSet::new();
    for (address, _) in PAGES {
        let page = visitor.get(address).await.body;
        let Some(masthead) = page.split("<header class=\"masthead\">").nth(1) else { continue };
        let Some(link) = masthead.split("<a href=\"/help").nth(1) else { continue };
        let place = link.split('"').next().unwrap_or_default();
        if let Some(place) = place.strip_prefix('#') {
            assert!(help.contains(&format!("id=\"{place}\"")), "{address} leads to {place}");
            places.insert(place.to_owned());
        }
    }
    let wanted = ["desk", "follow", "import", "meetings", "register", "reports", "review"];
    assert!(wanted.iter().all(|one| places.contains(*one)), "{places:?}");
}
