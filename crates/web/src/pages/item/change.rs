//! `POST /items/{id}`: what a person does with an item, and files of evidence given back.

use std::collections::BTreeSet;

use actum_model::{
    ClaimKind, Duty, EvidenceSource, FieldValue, ItemId, PartialDate, Priority, StatusId,
};
use actum_register::{Change, Command, NewEvidence, Person, Refusal, RegisterError};
use axum::body::Bytes;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use super::build;
use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN, remember_name};
use crate::error::{ErrorPage, PageError, respond_as};
use crate::guard;
use crate::link;
use crate::locale::Reader;
use crate::mention::naming;
use crate::misread::Misread;
use crate::refusal::refusal_words;

/// Longest value of a field of the form, in bytes; files have their own limit.
const LONGEST_FIELD: usize = 100_000;

/// A form as it was sent.
#[derive(Debug, Default)]
struct Form {
    fields: Vec<(String, String)>,
    file: Option<(String, Bytes)>,
}

impl Form {
    fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }
}

/// `POST /items/{id}`
pub(crate) async fn change(
    State(state): State<WebState>,
    Path(id): Path<String>,
    reader: Reader,
    caller: Caller,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let id = ItemId::new(id);
    let answer = async |status, message, detail| {
        refused(&state, reader.clone(), &caller, &id, status, message, detail).await
    };
    if state.is_read_only() {
        return answer(StatusCode::FORBIDDEN, "form-read-only", None).await;
    }
    if !guard::is_own_page(&headers) {
        return answer(StatusCode::FORBIDDEN, "form-foreign", None).await;
    }
    let asked = match read(form).await {
        Ok(form) if !caller.sent(form.get(FORM_TOKEN)) => {
            return answer(StatusCode::FORBIDDEN, "form-stale", None).await;
        }
        Ok(form) => asked(&id, &form, &caller, &state.now()).map(|asked| (form, asked)),
        Err(Misread { status, message, field }) => {
            return answer(status, message, field).await;
        }
    };
    let (form, (person, command)) = match asked {
        Ok(asked) => asked,
        Err((message, detail)) => {
            return answer(StatusCode::UNPROCESSABLE_ENTITY, message, detail).await;
        }
    };
    let at = state.now();
    let change = Change {
        command,
        person: &person,
        at: &at,
        reason: form.get("reason").to_owned(),
        revision: form.get("revision").parse().ok(),
    };
    let recorded =
        state.register().record_workflows(&state.packs().workflows, &person.name, &at).await;
    let outcome = match recorded {
        Ok(()) => state.register().change(change).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => {
            let mut response =
                Redirect::to(&format!("{}#follow-up", link::item(&id))).into_response();
            if caller.is_alone() {
                remember_name(&mut response, &person.name);
            }
            response
        }
        Err(RegisterError::Refused(refusal)) => {
            let words = refusal_words(&refusal, reader.messages, &state.packs().workflows);
            let detail = Some(words);
            let status = match *refusal {
                Refusal::NotAllowed { .. } => StatusCode::FORBIDDEN,
                _ => StatusCode::CONFLICT,
            };
            answer(status, "form-refused", detail).await
        }
        Err(error) => ErrorPage::new(reader, PageError::Register(error)).into_response(),
    }
}

/// Who asks for what; or the message that says what is the matter with the form, with a detail.
fn asked(
    id: &ItemId,
    form: &Form,
    caller: &Caller,
    now: &str,
) -> Result<(Person, Command), (&'static str, Option<String>)> {
    let person = caller.person_named(form.get("by"));
    if person.name.is_empty() {
        return Err(("form-no-name", None));
    }
    let command = command(id, form, now).map_err(|detail| ("form-broken", Some(detail)))?;
    Ok((person, command))
}

/// The page again, with what is the matter at its head.
async fn refused(
    state: &WebState,
    reader: Reader,
    caller: &Caller,
    id: &ItemId,
    status: StatusCode,
    message: &str,
    detail: Option<String>,
) -> Response {
    let page = build(state, &reader, caller, id, Some((message, detail))).await;
    respond_as(status, reader, page)
}

async fn read(mut parts: Multipart) -> Result<Form, Misread> {
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await?;
        match file {
            Some(file) if !file.is_empty() => form.file = Some((file, bytes)),
            Some(_) => {}
            None if bytes.len() > LONGEST_FIELD => {
                return Err(Misread::field(&name));
            }
            None => {
                let value = String::from_utf8(bytes.to_vec()).map_err(|_| Misread::field(&name))?;
                form.fields.push((name, value));
            }
        }
    }
    Ok(form)
}

fn command(id: &ItemId, form: &Form, now: &str) -> Result<Command, String> {
    let item = id.clone();
    Ok(match form.get("do") {
        "confirm" => Command::Confirm { item },
        "reject" => Command::Reject { item },
        "reopen" => Command::Reopen { item },
        "move" => Command::Move { item, to: StatusId::written(form.get("to")) },
        "note" => Command::Note { item, words: naming(form.get("words"), form.get("mention")) },
        "accept" | "decline" => Command::Decide {
            item,
            claim: form.get("claim").into(),
            accepted: form.get("do") == "accept",
        },
        "attach" => {
            let source = match &form.file {
                Some((name, bytes)) => {
                    NewEvidence::File { name: name.clone(), bytes: bytes.to_vec() }
                }
                None => {
                    // The day on which somebody saw the page; today unless said otherwise.
                    let day = match form.get("seen") {
                        "" => now.get(..10).unwrap_or(now),
                        day => day,
                    };
                    let seen: PartialDate =
                        day.parse().map_err(|_| format!("`{day}` is no day; write 2026-11-23"))?;
                    NewEvidence::Link { address: form.get("address").to_owned(), seen }
                }
            };
            Command::Attach { item, title: form.get("title").to_owned(), source }
        }
        "claim" => {
            let kind = match form.get("kind") {
                "progress" => ClaimKind::Progress {
                    percent: form
                        .get("percent")
                        .parse()
                        .map_err(|_| format!("`{}` %", form.get("percent")))?,
                },
                "period" => ClaimKind::Period { period: form.get("period").to_owned() },
                "milestone" => ClaimKind::Milestone { milestone: form.get("milestone").to_owned() },
                _ => ClaimKind::Done,
            };
            let evidence = form.fields.iter().filter(|(name, _)| name == "evidence");
            Command::Claim {
                item,
                kind,
                statement: form.get("statement").to_owned(),
                evidence: evidence.map(|(_, id)| id.as_str().into()).collect(),
                body: None,
            }
        }
        "plan" => Command::Edit { item, values: plan(form)? },
        other => return Err(format!("`{other}`")),
    })
}

fn plan(form: &Form) -> Result<Vec<FieldValue>, String> {
    let tags: BTreeSet<String> = form
        .get("tags")
        .split([',', '،', '、', '，', ';'])
        .map(|tag| tag.trim().to_owned())
        .filter(|tag| !tag.is_empty())
        .collect();
    let every = match form.get("every") {
        "" => "P1Y".to_owned(),
        every => every.to_owned(),
    };
    let duty = match form.get("duty") {
        "ongoing" => Duty::Ongoing { every },
        "recurring" => Duty::Recurring { every },
        _ => Duty::Once,
    };
    Ok(vec![
        FieldValue::Priority(Priority::from_name(form.get("priority"))),
        FieldValue::Tags(tags),
        FieldValue::Duty(duty),
    ])
}

/// `GET /items/{id}/evidence/{evidence}`: always given as a file to keep, never shown as a page.
pub(crate) async fn evidence(
    State(state): State<WebState>,
    Path((id, evidence)): Path<(String, String)>,
    reader: Reader,
) -> Response {
    let missing = || PageError::Missing { kind: "evidence", id: evidence.clone() };
    let found = async {
        let records = state.register().records(&ItemId::new(id)).await?;
        let found = records.evidence.into_iter().find(|one| one.id.as_str() == evidence);
        let EvidenceSource::File { sha256, name, media_type, .. } =
            found.ok_or_else(missing)?.source
        else {
            return Err(missing());
        };
        let bytes = state.register().evidence_file(&sha256).await?.ok_or_else(missing)?;
        Ok((name, media_type, bytes))
    };
    match found.await {
        Ok((name, media_type, bytes)) => crate::download::attachment(&name, &media_type, bytes),
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}
