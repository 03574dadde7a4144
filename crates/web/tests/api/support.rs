//! Asking the interface, and holding answers against their description.

use std::sync::LazyLock;

use actum_web::{WebState, router, specification};
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn words(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error} in {} {}", self.status, self.words()))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The end of the problem's type.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.words());
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16(), "{problem}");
        for member in ["title", "next", "instance"] {
            assert!(problem[member].as_str().is_some_and(|words| !words.is_empty()), "{problem}");
        }
        let kind = problem["type"].as_str().unwrap_or_default();
        kind.strip_prefix("urn:actum:problem:").unwrap_or_default().to_owned()
    }
}

/// A request under construction.
pub(crate) struct Asked {
    method: Method,
    address: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

pub(crate) fn ask(method: Method, address: &str) -> Asked {
    let headers = vec![(header::HOST.to_string(), "localhost:8080".to_owned())];
    Asked { method, address: address.to_owned(), headers, body: Vec::new() }
}

impl Asked {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn json(mut self, body: &Value) -> Self {
        self.body = body.to_string().into_bytes();
        self.header("content-type", "application/json")
    }

    pub(crate) fn bytes(mut self, kind: &str, body: &[u8]) -> Self {
        self.body = body.to_vec();
        self.header("content-type", kind)
    }

    pub(crate) async fn of(self, state: &WebState) -> Answer {
        let mut request = Request::builder().method(self.method).uri(self.address);
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(self.body)).expect("a request");
        let response = router(state.clone()).oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

pub(crate) async fn get(state: &WebState, address: &str) -> Answer {
    ask(Method::GET, address).of(state).await
}

/// Holds an answer against what the description says of the call.
pub(crate) fn conforms(method: &str, path: &str, answer: &Answer) {
    static SPECIFICATION: LazyLock<Value> = LazyLock::new(|| specification().clone());
    let operation = &SPECIFICATION["paths"][path][method];
    let mut said = &operation["responses"][answer.status.as_str()];
    if said.is_null() {
        said = &operation["responses"]["default"];
    }
    if let Some(name) = said["$ref"].as_str() {
        let place = name.trim_start_matches('#');
        said = SPECIFICATION.pointer(place).expect("a response that is there");
    }
    assert!(said.is_object(), "{method} {path}: {} is not described", answer.status);
    let kind = answer.header("content-type").split(';').next().unwrap_or_default().to_owned();
    let content = &said["content"];
    if answer.body.is_empty() {
        return;
    }
    assert!(content[&kind].is_object(), "{method} {path}: `{kind}` is not described: {said}");
    if !kind.ends_with("json") {
        return;
    }
    let mut schema = serde_json::json!({ "components": SPECIFICATION["components"] });
    schema["allOf"] = serde_json::json!([content[&kind]["schema"]]);
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let value = answer.json();
    let faults: Vec<String> = validator
        .iter_errors(&value)
        .take(5)
        .map(|error| format!("{} at {}", error, error.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{method} {path}: {faults:#?}");
}
