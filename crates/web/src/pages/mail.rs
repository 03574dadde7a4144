//! "Mail to me": what a person gets by mail, and what went out.

use actum_mail::LetterKind;
use actum_model::Language;
use actum_register::{PersonId, Rhythm, Subscription};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::HeaderMap;
use axum::response::{IntoResponse, Response};

use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN, Way};
use crate::error::{ErrorPage, PageError, respond_as};
use crate::form::Form;
use crate::frame::{Frame, Section, Words};
use crate::guard;
use crate::locale::Reader;
use crate::post::zone;

/// How many letters are listed.
const LISTED: u32 = 20;

#[derive(Template)]
#[template(path = "mail.html")]
struct MailTemplate {
    frame: Frame,
    /// What is the matter with what was sent.
    alert: Option<Words>,
    /// Whether something was kept.
    saved: bool,
    /// Whether this server sends mail.
    sends: bool,
    mail: String,
    rhythms: Vec<Choice>,
    weekdays: Vec<Choice>,
    languages: Vec<Choice>,
    hour: u8,
    remind: bool,
    remind_days: u16,
    zone: String,
    letters: Vec<LetterShown>,
    /// The letter that would go out now: its subject and its words.
    preview: Option<(String, String)>,
}

/// An entry of a menu.
struct Choice {
    value: String,
    words: String,
    chosen: bool,
}

/// A letter that is on record.
struct LetterShown {
    kind: Words,
    day: String,
    state: Words,
    at: String,
    detail: String,
}

/// What is said at the head of the page.
#[derive(Default)]
struct Said {
    status: StatusCode,
    alert: Option<&'static str>,
    saved: bool,
    preview: bool,
    /// What was typed, when it was refused.
    typed: Option<Subscription>,
}

/// `GET /mail`
pub(crate) async fn show(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
) -> Response {
    let preview = reader.parameter("preview").is_some();
    match own(&caller) {
        Some(person) => page(&state, reader, &person, Said { preview, ..Said::default() }).await,
        None => ErrorPage::new(reader, PageError::Forbidden).into_response(),
    }
}

/// `POST /mail`
pub(crate) async fn change(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let Some(person) = own(&caller) else {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    };
    if !guard::is_own_page(&headers) || !caller.sent(form.get(FORM_TOKEN)) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    let chosen = read(&form);
    if zone(&chosen.time_zone).is_none() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let alert = Some("mail-zone-unknown");
        let said = Said { status, alert, typed: Some(chosen), ..Said::default() };
        return page(&state, reader, &person, said).await;
    }
    match state.register().subscribe(&person, &chosen, &state.now()).await {
        Ok(()) => page(&state, reader, &person, Said { saved: true, ..Said::default() }).await,
        Err(error) => ErrorPage::new(reader, error.into()).into_response(),
    }
}

/// The one whose letters these are: only who signed in has any.
fn own(caller: &Caller) -> Option<PersonId> {
    match &caller.way {
        Way::Session { person, .. } => Some(person.clone()),
        Way::Alone | Way::Token { .. } | Way::Anybody => None,
    }
}

/// What a form says. What makes no sense is as if it were not there.
fn read(form: &Form) -> Subscription {
    let usual = Subscription::default();
    let remind_days = form.get("remind-days").parse().ok().or(usual.remind_days);
    Subscription {
        digest: Rhythm::from_name(form.get("digest")).unwrap_or(usual.digest),
        weekday: form.get("weekday").parse().unwrap_or(usual.weekday),
        hour: form.get("hour").parse().unwrap_or(usual.hour),
        remind_days: if form.get("remind") == "yes" { remind_days } else { None },
        language: form.get("language").parse().ok(),
        time_zone: form.given("zone").unwrap_or("UTC").to_owned(),
    }
    .bounded()
}

async fn page(state: &WebState, reader: Reader, person: &PersonId, said: Said) -> Response {
    let status = said.status;
    let page = build(state, &reader, person, said).await;
    respond_as(status, reader, page)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    person: &PersonId,
    said: Said,
) -> Result<MailTemplate, PageError> {
    let frame = Frame::new(reader, Section::None);
    let register = state.register();
    let missing = || PageError::Missing { kind: "person", id: person.to_string() };
    let account = register.account(person).await?.ok_or_else(missing)?;
    let chosen = match said.typed {
        Some(typed) => typed,
        None => register.subscription(person).await?,
    };
    let choice = |value: String, words: String, chosen: bool| Choice { value, words, chosen };
    let say = |id: &str| frame.plain(id).marked();
    let rhythms = Rhythm::ALL.map(|one| {
        let words = say(&format!("mail-digest-{}", one.name()));
        choice(one.name().to_owned(), words, one == chosen.digest)
    });
    let weekdays = (1..=7_u8).map(|day| {
        let words = say(&format!("mail-weekday-{day}"));
        choice(day.to_string(), words, day == chosen.weekday)
    });
    let own = choice(String::new(), say("mail-language-account"), chosen.language.is_none());
    let languages = Language::ALL.map(|one| {
        choice(one.code().to_owned(), one.own_name().to_owned(), chosen.language == Some(one))
    });
    let letters = register.letters(person, LISTED).await?.into_iter().map(|letter| LetterShown {
        kind: frame.t(&format!("mail-kind-{}", letter.key.kind)),
        day: letter.key.day.parse().map_or(letter.key.day, |day| frame.messages().date(day)),
        state: frame.t(&format!("mail-state-{}", letter.state.name())),
        at: frame.messages().moment(&letter.at),
        detail: letter.detail,
    });
    let letters = letters.collect();
    let preview = match state.post_office().filter(|_| said.preview) {
        Some(office) => preview(state, office, person).await?,
        None => None,
    };
    Ok(MailTemplate {
        alert: said.alert.map(|id| frame.t(id)),
        saved: said.saved,
        sends: state.post_office().is_some(),
        mail: account.mail,
        rhythms: rhythms.into(),
        weekdays: weekdays.collect(),
        languages: std::iter::once(own).chain(languages).collect(),
        hour: chosen.hour,
        remind: chosen.remind_days.is_some(),
        remind_days: chosen.remind_days.unwrap_or(7),
        zone: chosen.time_zone,
        letters,
        preview,
        frame,
    })
}

/// The digest that would go out now; links that act for the person are not shown: a page may be
/// looked at over a shoulder.
async fn preview(
    state: &WebState,
    office: &crate::PostOffice,
    person: &PersonId,
) -> Result<Option<(String, String)>, PageError> {
    let preview = state.preview_letter(office, person, LetterKind::Digest).await;
    let preview = preview.map_err(|error| match error {
        crate::PostError::Register(error) => PageError::Register(error),
        other => PageError::Identity(other.to_string()),
    })?;
    Ok(preview.and_then(preview_of))
}

/// Subject and words of a letter as it may be looked at; `None` when there is nothing to say.
pub(crate) fn preview_of(preview: crate::Preview) -> Option<(String, String)> {
    let mut letter = preview.letter;
    if letter.count() == 0 {
        return None;
    }
    let entries = letter.sections.iter_mut().flat_map(|section| &mut section.entries);
    entries.for_each(|entry| entry.seen = None);
    letter.unsubscribe.clone_from(&letter.settings);
    let composed = letter.compose();
    Some((composed.subject, composed.text))
}
