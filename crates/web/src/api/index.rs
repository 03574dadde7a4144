//! The beginning of the interface, and a plain page with its calls.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::problem::Problem;
use super::specification;
use super::view::{View, json};
use crate::error::{Page, respond};
use crate::frame::{Frame, Section};
use crate::locale::Reader;

/// Where to begin.
#[derive(Serialize, ToSchema)]
pub(super) struct Index {
    /// The version of the program.
    program: &'static str,
    /// The version of the interface.
    version: &'static str,
    /// Its description in OpenAPI 3.1.
    description: &'static str,
    /// The calls that need no value, by their names.
    calls: Vec<Call>,
}

/// A call that needs no value.
#[derive(Serialize, ToSchema)]
pub(super) struct Call {
    /// Its name in the description.
    name: String,
    /// Its address.
    address: String,
}

/// Where to begin: the calls and their description.
#[utoipa::path(
    get,
    path = "",
    tag = "register",
    operation_id = "index",
    responses((status = 200, description = "Addresses.", body = Index))
)]
pub(super) async fn show(view: View) -> Result<Response, Problem> {
    view.only_present()?;
    view.parameters.end()?;
    let calls = operations()
        .into_iter()
        .filter(|call| call.method == "GET" && !call.path.contains('{'))
        .map(|call| Call { name: call.name, address: call.path })
        .collect();
    json(
        StatusCode::OK,
        &Index {
            program: env!("CARGO_PKG_VERSION"),
            version: "1",
            description: "/api/v1/openapi.json",
            calls,
        },
    )
}

/// A call as the description has it.
struct Operation {
    method: String,
    path: String,
    name: String,
    tag: String,
    summary: String,
}

fn operations() -> Vec<Operation> {
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let Some(paths) = specification()["paths"].as_object() else { return Vec::new() };
    let mut operations = Vec::new();
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            operations.push(Operation {
                method: method.to_ascii_uppercase(),
                path: path.clone(),
                name: words(&operation["operationId"]),
                tag: words(&operation["tags"][0]),
                summary: words(&operation["summary"]),
            });
        }
    }
    operations.sort_by(|one, other| {
        (&one.tag, &one.path, &one.method).cmp(&(&other.tag, &other.path, &other.method))
    });
    operations
}

#[derive(askama::Template)]
#[template(path = "api.html")]
struct ApiTemplate {
    frame: Frame,
    calls: Vec<Operation>,
}

/// `GET /api`: the calls as a page. Their descriptions are English, as the document is.
pub(super) async fn page(reader: Reader) -> Page {
    let frame = Frame::new(&reader, Section::None);
    respond(reader, Ok(ApiTemplate { frame, calls: operations() }))
}
