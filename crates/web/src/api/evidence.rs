//! Evidence: files sent and given back.

use actum_model::{EvidenceSource, ItemId};
use actum_register::{Change, Command, LARGEST_EVIDENCE, NewEvidence, Saying};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::asker::Asker;
use super::body::{digest, media_type, whole};
use super::changes::{Making, Outcome, marked};
use super::described;
use super::items::{find, revision_tag};
use super::parameters::Parameters;
use super::problem::{Kind, Problem};
use super::view::{View, id, json};
use crate::WebState;
use crate::locale::Reader;

/// All evidence on an item.
#[utoipa::path(
    get,
    path = "/items/{item}/evidence",
    tag = "evidence",
    operation_id = "itemEvidence",
    params(("item" = String, Path, description = "Id of the item.")),
    responses((status = 200, description = "Evidence, first things first.", body = Vec<described::Evidence>))
)]
pub(super) async fn list(view: View, Path(item): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let item = find(&view, item).await?;
    view.json(&view.register.records(&item.id).await?.evidence)
}

/// A file of evidence, as it was attached.
#[utoipa::path(
    get,
    path = "/items/{item}/evidence/{evidence}/file",
    tag = "evidence",
    operation_id = "evidenceFile",
    params(
        ("item" = String, Path, description = "Id of the item."),
        ("evidence" = String, Path, description = "Id of the evidence: e1.")
    ),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "*/*"))
)]
pub(super) async fn file(
    view: View,
    Path((item, evidence)): Path<(String, String)>,
) -> Result<Response, Problem> {
    view.parameters.end()?;
    let item = find(&view, item).await?;
    let records = view.register.records(&item.id).await?;
    let found = records.evidence.into_iter().find(|one| one.id.as_str() == evidence);
    let Some(found) = found else {
        return Err(Problem::missing("evidence", evidence.escape_debug()));
    };
    let EvidenceSource::File { sha256, name, media_type, .. } = found.source else {
        return Err(Problem::missing("file", evidence.escape_debug()));
    };
    // What is kept under a digest never changes.
    let tag = format!("\"{sha256}\"");
    let bytes = view.register.evidence_file(&sha256).await?;
    let bytes = bytes.ok_or_else(|| Problem::missing("file", &sha256))?;
    Ok(view.whole_tagged(crate::download::attachment(&name, &media_type, bytes), &tag))
}

/// Attaches a file as evidence: its bytes are the body.
///
/// Its type is told from its bytes and the ending of its name; `Content-Type` is
/// application/octet-stream, or the file's own but for text/plain.
#[utoipa::path(
    post,
    path = "/items/{item}/evidence",
    tag = "evidence",
    operation_id = "attachFile",
    params(
        ("item" = String, Path, description = "Id of the item."),
        ("name" = String, Query, description = "Name of the file: report.pdf.", max_length = 200),
        ("title" = Option<String>, Query, description = "What it is called; the name when it is left out."),
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this request: repeated within 24 hours it is made once.", max_length = 200)
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, description = "Attached.", body = Outcome))
)]
pub(super) async fn attach(
    State(state): State<WebState>,
    Path(item): Path<String>,
    asker: Asker,
    reader: Reader,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Problem> {
    let mut parameters = Parameters::of(&reader);
    let name = parameters.one("name")?;
    let title = parameters.one("title")?.unwrap_or_default();
    parameters.end()?;
    let name = name.ok_or_else(|| Problem::parameter("name", "", Saying::of("api-file-name")))?;
    let kind = media_type(&headers);
    // Not what a page of another site can send without asking first (CORS: simple requests).
    let simple = ["", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded"];
    if simple.contains(&kind.as_str()) {
        return Err(Problem::new(Kind::UnsupportedType)
            .said("api-send-file")
            .member("given", kind));
    }
    let item: ItemId = id("item", item)?;
    let making = Making::read(&state, asker, &headers)?;
    // Nobody sends fifty megabytes for nothing.
    if state.register().revision(&item).await?.is_none() {
        return Err(Problem::missing("item", item));
    }
    let bytes = whole(request.into_body(), LARGEST_EVIDENCE).await?;
    let sent = digest(&bytes);
    let command = Command::Attach {
        item: item.clone(),
        title: title.clone(),
        source: NewEvidence::File { name: name.clone(), bytes: bytes.to_vec() },
    };
    let change = Change {
        command,
        person: &making.person,
        at: &making.now,
        reason: String::new(),
        revision: None,
    };
    let asked = ["POST evidence", item.as_str(), &name, &title, &sent];
    let (mut done, before) = making.make(&state, vec![change], &asked, false).await?;
    let changed = done.pop().ok_or_else(|| Problem::new(Kind::Internal))?;
    let (tag, count) = (changed.item.revision, changed.item.follow_up.counts.evidence);
    let mut answer = json(StatusCode::CREATED, &Outcome::from(changed))?;
    let place = format!(
        "{}/items/{}/evidence/e{count}/file",
        super::ROOT,
        crate::link::encode(item.as_str())
    );
    for (header, value) in [(header::ETAG, revision_tag(tag)), (header::LOCATION, place)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            answer.headers_mut().insert(header, value);
        }
    }
    Ok(marked(answer, before))
}
