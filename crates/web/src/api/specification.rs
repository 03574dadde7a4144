//! The OpenAPI 3.1 document, made from the calls themselves.

use std::sync::LazyLock;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use utoipa::openapi::{ContactBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder};

use super::described::schemas;

/// What the description says first.
const DESCRIPTION: &str = "\
Everything the pages can do, for programs. Values carry the ground on which they stand: stated in \
the text, inherited, inferred by a rule, or entered by a person. Errors are problems (RFC 9457) \
that say what to do next, in the language of Accept-Language. Reading calls take `as_of` and \
answer with an ETag; changing calls take `If-Match` and `Idempotency-Key`.";

/// The calls that tell of the present only.
const PRESENT: [&str; 21] = [
    "index",
    "check",
    "difference",
    "events",
    "eventStream",
    "export",
    "people",
    "person",
    "personTokens",
    "access",
    "account",
    "tokens",
    "sessions",
    "calendar",
    "mailChoice",
    "letters",
    "letterPreview",
    "jobs",
    "job",
    "search",
    "webhookMessages",
];

/// What every description begins with.
pub(super) fn head() -> OpenApi {
    let contact = ContactBuilder::new().name(Some("Actum")).build();
    let info = InfoBuilder::new()
        .title("Actum")
        .version("1")
        .description(Some(DESCRIPTION))
        .license(Some(LicenseBuilder::new().name("See the file LICENSE").build()))
        .contact(Some(contact))
        .build();
    OpenApiBuilder::new().info(info).build()
}

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let (_, api) = super::described().split_for_parts();
    // Both come from this program alone; a test looks that they do.
    complete(serde_json::to_value(api).unwrap_or_default(), schemas().unwrap_or_default())
});

/// The OpenAPI 3.1 document of the interface.
pub fn specification() -> &'static Value {
    &DOCUMENT
}

/// `GET /api/v1/openapi.json`
pub(super) async fn document() -> Response {
    let kind = HeaderValue::from_static("application/vnd.oai.openapi+json;version=3.1");
    (StatusCode::OK, [(header::CONTENT_TYPE, kind)], DOCUMENT.to_string()).into_response()
}

/// With the schemas of the files, and with what all calls have in common.
fn complete(mut document: Value, described: Map<String, Value>) -> Value {
    let problem = json!({
        "description": "A problem: what is the matter, and what to do next.",
        "content": {
            "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } }
        }
    });
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        for operations in paths.values_mut().filter_map(Value::as_object_mut) {
            for (method, operation) in operations.iter_mut() {
                common(method, operation);
            }
        }
    }
    let components = &mut document["components"];
    for (name, schema) in described {
        components["schemas"][name] = schema;
    }
    components["schemas"]["Problem"] = problem_schema();
    components["responses"] = json!({
        "Problem": problem,
        "NotModified": { "description": "Nothing has changed: the answer with that ETag holds." },
    });
    components["securitySchemes"] = json!({
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A token of a person; made on the page \"My account\"."
        },
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": "actum-session",
            "description": "The session of somebody who has signed in on the pages."
        }
    });
    document["security"] = json!([{}, { "token": [] }, { "session": [] }]);
    document
}

/// What every call has: problems for answer, and parameters that all reading calls take.
fn common(method: &str, operation: &mut Value) {
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else {
        return;
    };
    responses.insert("default".to_owned(), json!({ "$ref": "#/components/responses/Problem" }));
    if !operation["parameters"].is_array() {
        operation["parameters"] = json!([]);
    }
    if method != "get" {
        if let Some(parameters) = operation["parameters"].as_array_mut() {
            parameters.push(language());
        }
        return;
    }
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else {
        return;
    };
    let unchanged = json!({ "$ref": "#/components/responses/NotModified" });
    responses.entry("304").or_insert(unchanged);
    let present = operation["operationId"].as_str().is_some_and(|id| PRESENT.contains(&id));
    if let Some(parameters) = operation["parameters"].as_array_mut() {
        if !present {
            parameters.push(json!({
                "name": "as_of",
                "in": "query",
                "description": "As it was then: a day (its end in UTC), or a moment (RFC 3339).",
                "required": false,
                "schema": { "type": "string", "anyOf": [
                    { "format": "date" }, { "format": "date-time" }
                ] }
            }));
        }
        parameters.push(language());
        parameters.push(json!({
            "name": "If-None-Match",
            "in": "header",
            "description": "The ETag of an answer had already; 304 when it still holds.",
            "required": false,
            "schema": { "type": "string", "maxLength": 1000, "pattern": "^[ -~]*$" }
        }));
    }
}

fn language() -> Value {
    json!({
        "name": "lang",
        "in": "query",
        "description": "Language of messages; it goes before Accept-Language.",
        "required": false,
        "schema": { "$ref": "#/components/schemas/Language" }
    })
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "description": "A problem (RFC 9457). Further members tell its values: the parameter, \
                        the item, the fields in conflict.",
        "properties": {
            "type": {
                "type": "string",
                "description": "Which kind: urn:actum:problem:conflict. Never changes.",
                "pattern": "^urn:actum:problem:[a-z-]+$"
            },
            "title": { "type": "string", "description": "What is the matter, for a person." },
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": { "type": "string", "description": "More about this very case." },
            "next": { "type": "string", "description": "What to do now, for a person." },
            "instance": { "type": "string", "description": "The address asked for." }
        },
        "required": ["type", "title", "status", "next", "instance"]
    })
}
