//! A draft as a file.

use actum_report::{DraftFile, clean_draft_docx, draft_docx};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::show::unread;
use crate::WebState;
use crate::download::{self, Format};
use crate::drafting::Drafting;
use crate::error::{ErrorPage, PageError};
use crate::frame::{Frame, Section};
use crate::locale::Reader;

/// `GET /drafts/{id}/{file}`: `draft.docx`, `clean.docx` or `draft.json`.
pub(crate) async fn download(
    State(state): State<WebState>,
    Path((id, file)): Path<(String, String)>,
    reader: Reader,
) -> Response {
    match write(&state, &reader, &id, &file).await {
        Ok(response) => response,
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

async fn write(
    state: &WebState,
    reader: &Reader,
    id: &str,
    file: &str,
) -> Result<Response, PageError> {
    let missing = || PageError::Missing { kind: "report", id: file.to_owned() };
    let Drafting { head, draft } = Drafting::read(state.register(), id).await.map_err(unread)?;
    let frame = Frame::new(reader, Section::Texts);
    let several = frame.t("draft-several").plain();
    let name = format!("{id}-{file}");
    let written = match file {
        "draft.json" => {
            let value =
                serde_json::json!({ "schema_version": "1.0", "head": head, "draft": draft });
            let bytes = serde_json::to_vec(&value);
            let bytes = bytes.map_err(|error| PageError::Identity(error.to_string()))?;
            return Ok(download::attachment(&name, Format::Json.media_type(), bytes));
        }
        "draft.docx" | "clean.docx" => {
            let clean = file == "clean.docx";
            let work = move || {
                let file = DraftFile {
                    title: &head.title,
                    language: head.language,
                    draft: &draft,
                    several: &several,
                    at: &head.changed_at,
                };
                if clean { clean_draft_docx(&file) } else { draft_docx(&file) }
            };
            tokio::task::spawn_blocking(work).await?.map_err(PageError::Report)?
        }
        _ => return Err(missing()),
    };
    Ok(download::attachment(&name, Format::Docx.media_type(), written))
}
