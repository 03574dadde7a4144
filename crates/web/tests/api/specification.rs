//! The description of the interface.

use std::collections::BTreeSet;

use actum_web::specification;
use axum::http::StatusCode;
use serde_json::Value;

use crate::common;
use crate::support::get;

/// The whole document is looked at whenever it changes.
#[tokio::test]
async fn the_document_is_what_it_was() {
    let state = common::empty().await;
    let answer = get(&state, "/api/v1/openapi.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/vnd.oai.openapi+json;version=3.1");
    insta::assert_json_snapshot!("openapi", answer.json());
}

fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match (name.as_str(), value) {
                    ("$ref", Value::String(place)) => {
                        found.insert(place);
                    }
                    _ => references(value, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn every_reference_leads_somewhere_and_every_schema_says_what_it_is() {
    let document = specification();
    assert_eq!(document["openapi"], "3.1.0");
    let mut found = BTreeSet::new();
    references(document, &mut found);
    assert!(found.len() > 30, "{found:?}");
    for place in &found {
        let target = document.pointer(place.trim_start_matches('#'));
        assert!(target.is_some_and(Value::is_object), "{place}");
    }
    for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
        let says = schema["description"].as_str().is_some_and(|words| words.len() > 3);
        assert!(says || name.starts_with("Located"), "{name} has no description: {schema}");
        let nothing = schema.as_object().is_none_or(|members| members.len() < 2);
        assert!(!nothing, "{name} is empty");
    }
}

#[test]
fn every_call_has_a_name_a_summary_and_a_place() {
    let document = specification();
    let mut names = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        assert!(path.starts_with("/api/v1"), "{path}");
        for (method, operation) in operations.as_object().expect("operations") {
            let name = operation["operationId"].as_str().unwrap_or_default().to_owned();
            assert!(!name.is_empty() && names.insert(name.clone()), "{method} {path}: {name}");
            assert!(operation["summary"].as_str().is_some_and(|words| words.len() > 5), "{name}");
            assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{name}");
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                assert!(parameter["description"].is_string(), "{name}: {parameter}");
            }
        }
    }
}
