//! Mail to the one who asks: what they get, and what went out.

use actum_mail::LetterKind;
use actum_model::Language;
use actum_register::{LetterRecord, Rhythm, Scope, Subscription};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asker::Asker;
use super::body::Json;
use super::described;
use super::parameters::Parameters;
use super::problem::{Kind, Problem};
use super::view::{View, json};
use crate::WebState;
use crate::locale::Reader;
use crate::pages::mail::preview_of;
use crate::post::zone;

/// What a person gets by mail.
#[derive(Serialize, Deserialize, ToSchema)]
pub(super) struct MailChoice {
    /// How often everything that waits for them comes: `daily`, `weekly`, `never`.
    #[schema(value_type = RhythmName)]
    digest: String,
    /// On which day of the week a weekly letter comes: 1 is Monday, 7 Sunday.
    #[schema(minimum = 1, maximum = 7)]
    weekday: u8,
    /// Not before which hour of the day in the time zone.
    #[schema(minimum = 0, maximum = 23)]
    hour: u8,
    /// How many days before a due day to be reminded; absent for not at all.
    #[schema(minimum = 1, maximum = 366)]
    #[serde(skip_serializing_if = "Option::is_none")]
    remind_days: Option<u16>,
    /// The language of letters; absent for that of the account.
    #[schema(value_type = Option<described::Language>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    /// The time zone by its name in the tz database: `Africa/Dakar`.
    time_zone: String,
}

/// How often a letter comes.
#[derive(ToSchema)]
#[schema(as = Rhythm, rename_all = "snake_case")]
#[expect(dead_code, reason = "describes a value")]
pub(super) enum RhythmName {
    Daily,
    Weekly,
    Never,
}

impl From<Subscription> for MailChoice {
    fn from(chosen: Subscription) -> Self {
        Self {
            digest: chosen.digest.name().to_owned(),
            weekday: chosen.weekday,
            hour: chosen.hour,
            remind_days: chosen.remind_days,
            language: chosen.language,
            time_zone: chosen.time_zone,
        }
    }
}

impl MailChoice {
    fn subscription(self) -> Result<Subscription, Problem> {
        let unprocessable = |message: &str| {
            Problem::new(Kind::Unprocessable).said(message).member("reason", "bad_input")
        };
        let digest = Rhythm::from_name(&self.digest).ok_or_else(|| unprocessable("api-digest"))?;
        if zone(&self.time_zone).is_none() {
            return Err(unprocessable("mail-zone-unknown"));
        }
        let chosen = Subscription {
            digest,
            weekday: self.weekday,
            hour: self.hour,
            remind_days: self.remind_days,
            language: self.language,
            time_zone: self.time_zone,
        };
        if chosen.clone().bounded() != chosen {
            return Err(unprocessable("api-mail-bounds"));
        }
        Ok(chosen)
    }
}

/// A letter on record.
#[derive(Serialize, ToSchema)]
#[schema(as = Letter)]
pub(super) struct LetterState {
    /// What kind: `digest`, `reminder`.
    kind: String,
    /// For which day.
    day: String,
    /// What became of it: `going`, `sent`, `nothing`, `refused`, `uncertain`.
    state: &'static str,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// What went wrong; empty when nothing did.
    detail: String,
}

impl From<LetterRecord> for LetterState {
    fn from(letter: LetterRecord) -> Self {
        Self {
            kind: letter.key.kind,
            day: letter.key.day,
            state: letter.state.name(),
            at: letter.at,
            detail: letter.detail,
        }
    }
}

/// What one gets by mail.
#[utoipa::path(
    get,
    path = "/account/mail",
    tag = "account",
    operation_id = "mailChoice",
    responses((status = 200, description = "As chosen, else what is usual.", body = MailChoice))
)]
pub(super) async fn show(view: View) -> Result<Response, Problem> {
    view.only_present()?;
    view.parameters.end()?;
    let person = view.asker.own()?;
    json(StatusCode::OK, &MailChoice::from(view.register.subscription(&person).await?))
}

/// Chooses what one gets by mail.
#[utoipa::path(
    put,
    path = "/account/mail",
    tag = "account",
    operation_id = "chooseMail",
    request_body = MailChoice,
    responses((status = 200, description = "As chosen.", body = MailChoice))
)]
pub(super) async fn choose(
    State(state): State<WebState>,
    asker: Asker,
    reader: Reader,
    body: Json<MailChoice>,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    let person = asker.own()?;
    asker.for_scope(Scope::Write)?;
    let chosen = body.value.subscription()?;
    state.register().subscribe(&person, &chosen, &state.now()).await?;
    json(StatusCode::OK, &MailChoice::from(chosen))
}

/// The letters to the one who asks that are on record.
#[utoipa::path(
    get,
    path = "/account/letters",
    tag = "account",
    operation_id = "letters",
    params(("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 500)),
    responses((status = 200, description = "The latest first.", body = Vec<LetterState>))
)]
pub(super) async fn letters(mut view: View) -> Result<Response, Problem> {
    let limit: u32 = view.parameters.number("limit", 1, 500)?.unwrap_or(20);
    view.only_present()?;
    view.parameters.end()?;
    let person = view.asker.own()?;
    let letters = view.register.letters(&person, limit).await?;
    json(StatusCode::OK, &letters.into_iter().map(LetterState::from).collect::<Vec<_>>())
}

/// The digest as it would go out now, without links that act for the person.
#[derive(Serialize, ToSchema)]
pub(super) struct LetterForeseen {
    /// The subject; absent when there is nothing to say, so that none would go out.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    /// The words.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// The digest as it would go out now.
#[utoipa::path(
    get,
    path = "/account/letters/preview",
    tag = "account",
    operation_id = "letterPreview",
    responses(
        (status = 200, description = "The digest.", body = LetterForeseen),
        (status = 409, description = "This server sends no mail.", body = described::Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn preview(view: View) -> Result<Response, Problem> {
    view.only_present()?;
    view.parameters.end()?;
    let person = view.asker.own()?;
    let Some(office) = view.state.post_office() else {
        return Err(Problem::new(Kind::Refused).member("reason", "no_mail"));
    };
    let foreseen = view.state.preview_letter(office, &person, LetterKind::Digest).await;
    let foreseen = foreseen.map_err(|error| match error {
        crate::PostError::Register(error) => error.into(),
        other => {
            tracing::error!(error = %other, "a letter could not be put together: {other}");
            Problem::new(Kind::Internal)
        }
    })?;
    let (subject, text) = foreseen.and_then(preview_of).unzip();
    json(StatusCode::OK, &LetterForeseen { subject, text })
}
