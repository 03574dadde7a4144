//! Webhooks: addresses that are told of events.

use std::collections::BTreeSet;

use actum_register::{Deed, Delivery, JobState, Saying, Webhook, WebhookChange, WebhookCommand};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asker::Asker;
use super::body::{Json, digest};
use super::changes::{Making, made, marked};
use super::parameters::Parameters;
use super::problem::{Kind, Problem};
use super::view::{View, id, json, unkept};
use crate::WebState;
use crate::locale::Reader;
use crate::webhook::{is_secret, new_secret};

/// An address that is told of events.
#[derive(Serialize, ToSchema)]
#[schema(as = Webhook)]
pub(super) struct Hook {
    /// Its id: `w1`.
    id: String,
    /// Where messages go.
    address: String,
    /// The kinds of event that are told; all of them when empty.
    kinds: BTreeSet<String>,
    /// Whether messages are sent now.
    active: bool,
    /// What messages are signed with; shown when it is made, and never again.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

impl Hook {
    fn of(webhook: Webhook, secret: Option<String>) -> Self {
        let Webhook { id, address, kinds, active } = webhook;
        Self { id, address, kinds, active, secret }
    }
}

/// A webhook to be defined.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewHook {
    /// Where messages go, `https`.
    address: String,
    /// The kinds of event that are told: `item-moved`; all of them when left out.
    #[serde(default)]
    kinds: BTreeSet<String>,
    /// What messages are to be signed with: `whsec_` and 24 to 64 bytes in base64. Made here when it
    /// is left out.
    secret: Option<String>,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// What of a webhook is to be another.
#[derive(Deserialize, ToSchema)]
pub(super) struct HookChange {
    /// Where messages go.
    address: Option<String>,
    /// The kinds of event that are told.
    kinds: Option<BTreeSet<String>>,
    /// Whether messages are sent. What happens while they are not is not made up for.
    active: Option<bool>,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// A message to a webhook.
#[derive(Serialize, ToSchema)]
pub(super) struct MessageState {
    /// Its number.
    number: i64,
    /// The first event that it tells.
    first: i64,
    /// The last one.
    last: i64,
    /// How many events it tells.
    events: u32,
    /// When it was made.
    made_at: String,
    /// How it stands: `waiting`, `running`, `done`, `dead`; absent when that was forgotten, long
    /// after it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    /// How often it was tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    attempts: Option<u32>,
    /// Not to be tried again before.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_attempt: Option<String>,
    /// What went wrong last.
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<String>,
}

impl From<Delivery> for MessageState {
    fn from(delivery: Delivery) -> Self {
        let job = delivery.job;
        let waits = job.as_ref().filter(|job| job.state == JobState::Waiting);
        Self {
            number: delivery.number,
            first: delivery.events.0,
            last: delivery.events.1,
            events: delivery.count,
            made_at: delivery.made_at,
            state: job.as_ref().map(|job| job.state.name()),
            attempts: job.as_ref().map(|job| job.attempts),
            next_attempt: waits.map(|job| job.run_after.clone()),
            failure: job.and_then(|job| job.failure),
        }
    }
}

/// A stretch of the messages to a webhook.
#[derive(Serialize, ToSchema)]
pub(super) struct MessagePage {
    /// Messages, the latest first.
    messages: Vec<MessageState>,
    /// What to give as `before` to go on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<i64>,
}

/// All webhooks.
#[utoipa::path(
    get,
    path = "/webhooks",
    tag = "webhooks",
    operation_id = "webhooks",
    responses((status = 200, description = "In the order in which they were defined.", body = Vec<Hook>))
)]
pub(super) async fn list(view: View) -> Result<Response, Problem> {
    view.require(Deed::Administer)?;
    view.parameters.end()?;
    let webhooks = view.register.webhooks().await?;
    let hooks: Vec<Hook> = webhooks.into_iter().map(|one| Hook::of(one, None)).collect();
    view.json(&hooks)
}

async fn find(state: &WebState, id: &str) -> Result<Webhook, Problem> {
    let webhooks = state.register().webhooks().await?;
    let found = webhooks.into_iter().find(|one| one.id == id);
    found.ok_or_else(|| Problem::missing("webhook", id.escape_debug()))
}

/// One webhook.
#[utoipa::path(
    get,
    path = "/webhooks/{webhook}",
    tag = "webhooks",
    operation_id = "webhook",
    params(("webhook" = String, Path, description = "Id of the webhook.")),
    responses((status = 200, description = "The webhook.", body = Hook))
)]
pub(super) async fn show(view: View, Path(webhook): Path<String>) -> Result<Response, Problem> {
    view.require(Deed::Administer)?;
    view.only_present()?;
    view.parameters.end()?;
    let webhook: String = id("webhook", webhook)?;
    view.json(&Hook::of(find(&view.state, &webhook).await?, None))
}

/// Tells an address of what happens from now on. The answer holds the secret, once.
#[utoipa::path(
    post,
    path = "/webhooks",
    tag = "webhooks",
    operation_id = "defineWebhook",
    params(("Idempotency-Key" = Option<String>, Header, description = "A name for this request: repeated within 24 hours it is made once.", max_length = 200)),
    request_body = NewHook,
    responses((status = 201, description = "Defined.", body = Hook))
)]
pub(super) async fn define(
    State(state): State<WebState>,
    asker: Asker,
    reader: Reader,
    headers: HeaderMap,
    body: Json<NewHook>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Administer)?;
    let making = Making::read(&state, asker, &headers)?;
    let NewHook { address, kinds, secret, reason } = body.value;
    let secret = match secret {
        Some(secret) if !is_secret(&secret) => {
            return Err(Problem::new(Kind::Unprocessable).said("api-secret"));
        }
        Some(secret) => secret,
        None => fresh()?,
    };
    let command = WebhookCommand::Define { address, kinds, secret };
    let register = state.register();
    let change = WebhookChange { command, person: &making.person, at: &making.now, reason };
    let asked = digest(["POST webhooks", &body.digest].join("\n").as_bytes());
    let once = making.once(&asked);
    let (webhook, before) = made(register.change_webhook_once(change, once.as_ref()).await?)?;
    let webhook = webhook.ok_or_else(|| Problem::new(Kind::Internal))?;
    // Who did not get the first answer needs the secret as much; it is the one that holds now.
    let secrets = register.webhook_secrets(&webhook.id, &making.now).await?;
    let secret = secrets.map(|secrets| secrets.present);
    let place = format!("{}/webhooks/{}", super::ROOT, webhook.id);
    let mut answer = json(StatusCode::CREATED, &Hook::of(webhook, secret))?;
    if let Ok(place) = HeaderValue::from_str(&place) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    Ok(marked(unkept(answer), before))
}

fn fresh() -> Result<String, Problem> {
    new_secret().map_err(|error| {
        tracing::error!(%error, "the system gives no chance: {error}");
        Problem::new(Kind::Internal)
    })
}

async fn change(
    state: &WebState,
    asker: &Asker,
    command: WebhookCommand,
    reason: String,
) -> Result<Option<Webhook>, Problem> {
    let now = state.now();
    let change = WebhookChange { command, person: &asker.person, at: &now, reason };
    Ok(state.register().change_webhook(change).await?)
}

/// Changes a webhook: where it goes, what it tells, whether it is paused.
#[utoipa::path(
    patch,
    path = "/webhooks/{webhook}",
    tag = "webhooks",
    operation_id = "changeWebhook",
    params(("webhook" = String, Path, description = "Id of the webhook.")),
    request_body = HookChange,
    responses((status = 200, description = "As it is now.", body = Hook))
)]
pub(super) async fn update(
    State(state): State<WebState>,
    Path(webhook): Path<String>,
    asker: Asker,
    reader: Reader,
    body: Json<HookChange>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Administer)?;
    let mut webhook = find(&state, &webhook).await?;
    let HookChange { address, kinds, active, reason } = body.value;
    webhook.address = address.unwrap_or(webhook.address);
    webhook.kinds = kinds.unwrap_or(webhook.kinds);
    webhook.active = active.unwrap_or(webhook.active);
    let id = webhook.id.clone();
    let changed = change(&state, &asker, WebhookCommand::Change { webhook }, reason).await?;
    let changed = changed.ok_or_else(|| Problem::missing("webhook", id))?;
    json(StatusCode::OK, &Hook::of(changed, None))
}

/// Removes a webhook. What was not sent yet is not sent any more.
#[utoipa::path(
    delete,
    path = "/webhooks/{webhook}",
    tag = "webhooks",
    operation_id = "removeWebhook",
    params(("webhook" = String, Path, description = "Id of the webhook.")),
    responses((status = 204, description = "Removed."))
)]
pub(super) async fn remove(
    State(state): State<WebState>,
    Path(webhook): Path<String>,
    asker: Asker,
    reader: Reader,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Administer)?;
    let id = find(&state, &webhook).await?.id;
    change(&state, &asker, WebhookCommand::Remove { id }, String::new()).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Makes another secret; for a day messages are signed with both.
#[utoipa::path(
    post,
    path = "/webhooks/{webhook}/secret",
    tag = "webhooks",
    operation_id = "renewWebhookSecret",
    params(("webhook" = String, Path, description = "Id of the webhook.")),
    responses((status = 200, description = "The webhook with its new secret, once.", body = Hook))
)]
pub(super) async fn renew(
    State(state): State<WebState>,
    Path(webhook): Path<String>,
    asker: Asker,
    reader: Reader,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Administer)?;
    let webhook = find(&state, &webhook).await?;
    let secret = fresh()?;
    if !state.register().renew_webhook_secret(&webhook.id, &secret, &state.now()).await? {
        return Err(Problem::missing("webhook", webhook.id));
    }
    Ok(unkept(json(StatusCode::OK, &Hook::of(webhook, Some(secret)))?))
}

/// Messages to a webhook, and how they stand.
#[utoipa::path(
    get,
    path = "/webhooks/{webhook}/messages",
    tag = "webhooks",
    operation_id = "webhookMessages",
    params(
        ("webhook" = String, Path, description = "Id of the webhook."),
        ("before" = Option<i64>, Query, description = "Only messages with smaller numbers.", minimum = 1),
        ("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 500)
    ),
    responses((status = 200, description = "Messages, the latest first.", body = MessagePage))
)]
pub(super) async fn messages(
    mut view: View,
    Path(webhook): Path<String>,
) -> Result<Response, Problem> {
    view.require(Deed::Administer)?;
    let before: Option<i64> = view.parameters.number("before", 1, i64::MAX)?;
    let limit: u32 = view.parameters.number("limit", 1, 500)?.unwrap_or(50);
    view.only_present()?;
    view.parameters.end()?;
    let webhook = find(&view.state, &webhook).await?.id;
    let found = view.register.deliveries(&webhook, before, limit).await?;
    let full = found.len() == limit as usize;
    let next = found.last().map(|last| last.number).filter(|_| full);
    let messages = found.into_iter().map(MessageState::from).collect();
    json(StatusCode::OK, &MessagePage { messages, next })
}

/// Sends a message again, at once and with all its attempts.
#[utoipa::path(
    post,
    path = "/webhooks/{webhook}/messages/{message}/retry",
    tag = "webhooks",
    operation_id = "retryMessage",
    params(
        ("webhook" = String, Path, description = "Id of the webhook."),
        ("message" = i64, Path, description = "Number of the message.")
    ),
    responses((status = 202, description = "It waits to be sent."))
)]
pub(super) async fn retry(
    State(state): State<WebState>,
    Path((webhook, message)): Path<(String, i64)>,
    asker: Asker,
    reader: Reader,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Administer)?;
    let webhook = find(&state, &webhook).await?.id;
    let missing = || Problem::missing("message", message);
    let before = message.checked_add(1).ok_or_else(missing)?;
    let found = state.register().deliveries(&webhook, Some(before), 1).await?;
    let found = found.into_iter().find(|one| one.number == message).ok_or_else(missing)?;
    let job = found.job.ok_or_else(missing)?;
    if !state.register().retry_job(job.number, &state.now()).await? {
        let stands = Saying::of("api-message-stands").words("number", &message);
        return Err(Problem::new(Kind::Refused)
            .saying(stands)
            .member("reason", "wrong_state")
            .member("state", job.state.name()));
    }
    Ok(StatusCode::ACCEPTED.into_response())
}
