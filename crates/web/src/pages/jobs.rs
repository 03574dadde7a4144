//! The queue of jobs, for those who keep the register; and its health, for those who watch over
//! servers.

use actum_register::{About, Deed, Job, JobCounts, JobQuery, JobState};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN};
use crate::error::{ErrorPage, PageError, respond};
use crate::form::Form;
use crate::frame::{Frame, Section, Words};
use crate::guard;
use crate::locale::Reader;
use crate::post::seconds;

/// How many jobs are listed on a page.
const LISTED: u32 = 100;

/// After how many seconds of waiting it is said that nobody does jobs.
const NOBODY: i64 = 15 * 60;

#[derive(Template)]
#[template(path = "jobs.html")]
struct JobsTemplate {
    frame: Frame,
    counts: Words,
    /// Since when the oldest job that is due waits.
    due_since: Option<Words>,
    last_done: Words,
    /// Whether nobody seems to do jobs.
    nobody: bool,
    filters: Vec<Filter>,
    jobs: Vec<JobShown>,
    /// Where the list goes on.
    more: Option<String>,
}

/// A choice of which jobs to list.
struct Filter {
    href: String,
    words: Words,
    current: bool,
}

/// A job in the list.
struct JobShown {
    number: i64,
    kind: String,
    state: Words,
    attempts: String,
    when: String,
    failure: String,
    payload: String,
    /// Whether it can be put in again or taken out.
    open: bool,
}

fn keeps(caller: &Caller) -> bool {
    caller.may(Deed::Configure, &About::Register)
}

/// `GET /jobs`
pub(crate) async fn show(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
) -> Response {
    if !keeps(&caller) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let page = build(&state, &reader).await;
    respond(reader, page).into_response()
}

async fn build(state: &WebState, reader: &Reader) -> Result<JobsTemplate, PageError> {
    let frame = Frame::new(reader, Section::None);
    let chosen = reader.parameter("state").and_then(JobState::from_name);
    let before = reader.parameter("before").and_then(|before| before.parse().ok());
    let query = JobQuery { state: chosen, kind: None, before, limit: LISTED };
    let now = state.now();
    let jobs = state.register().jobs(&query).await?;
    let counts = state.register().job_counts(&now).await?;
    let href = |state: Option<JobState>| match state {
        Some(state) => format!("/jobs?state={}", state.name()),
        None => "/jobs".to_owned(),
    };
    let all = Filter { href: href(None), words: frame.t("jobs-all"), current: chosen.is_none() };
    let states = JobState::ALL.into_iter().map(|state| Filter {
        href: href(Some(state)),
        words: frame.t(&format!("jobs-state-{}", state.name())),
        current: chosen == Some(state),
    });
    let last = jobs.last().filter(|_| jobs.len() == LISTED as usize);
    let more = last.map(|last| {
        let separator = if chosen.is_some() { '&' } else { '?' };
        format!("{}{separator}before={}", href(chosen), last.number)
    });
    let words = frame.messages().text_with(
        "jobs-counts",
        &[
            ("waiting", counts.waiting.into()),
            ("due", counts.due.into()),
            ("running", counts.running.into()),
            ("dead", counts.dead.into()),
        ],
    );
    let moment = |id: &str, at: &str| frame.with(id, "moment", frame.messages().moment(at));
    Ok(JobsTemplate {
        counts: Words(words),
        due_since: counts.due_since.as_deref().map(|at| moment("jobs-due-since", at)),
        last_done: match counts.last_done.as_deref() {
            Some(at) => moment("jobs-last-done", at),
            None => frame.t("jobs-never-done"),
        },
        nobody: is_neglected(&counts, &now),
        filters: std::iter::once(all).chain(states).collect(),
        jobs: jobs.iter().map(|job| shown(job, &frame)).collect(),
        more,
        frame,
    })
}

/// For how many seconds the oldest job that is due has waited.
fn late(counts: &JobCounts, now: &str) -> i64 {
    counts.due_since.as_deref().map_or(0, |since| seconds(now) - seconds(since))
}

/// Whether jobs have waited so long that nobody seems to do them.
pub(super) fn is_neglected(counts: &JobCounts, now: &str) -> bool {
    late(counts, now) > NOBODY
}

fn shown(job: &Job, frame: &Frame) -> JobShown {
    let when = job.ended_at.as_deref().unwrap_or(&job.run_after);
    JobShown {
        number: job.number,
        kind: job.kind.clone(),
        state: frame.t(&format!("jobs-state-{}", job.state.name())),
        attempts: format!("{} / {}", job.attempt(), job.most_attempts),
        when: frame.messages().moment(when),
        failure: job.failure.clone().unwrap_or_default(),
        payload: if job.payload.is_null() { String::new() } else { job.payload.to_string() },
        open: matches!(job.state, JobState::Waiting | JobState::Dead),
    }
}

/// `POST /jobs`
pub(crate) async fn change(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Form,
) -> Response {
    if !keeps(&caller) || state.is_read_only() {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    if !guard::is_own_page(&headers) || !caller.sent(form.get(FORM_TOKEN)) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    let number = form.get("number").parse().unwrap_or(0);
    let done = match form.get("do") {
        "retry" => state.register().retry_job(number, &state.now()).await.map(|_| ()),
        "drop" => state.register().drop_job(number).await.map(|_| ()),
        _ => Ok(()),
    };
    match done {
        Ok(()) => Redirect::to("/jobs").into_response(),
        Err(error) => ErrorPage::new(reader, error.into()).into_response(),
    }
}

/// `GET /healthz/jobs`: for a program that watches over servers. The status is 503 when jobs have
/// been due for a quarter of an hour and nobody does them, and when the register does not answer.
/// Everybody is told so much; the numbers are for whoever may read, signed in or by a token.
pub(crate) async fn health(
    State(state): State<WebState>,
    caller: Result<Caller, Response>,
) -> Response {
    let now = state.now();
    let counts = match state.register().job_counts(&now).await {
        Ok(counts) => counts,
        Err(error) => {
            tracing::error!(%error, "the queue of jobs cannot be read: {error}");
            return told(StatusCode::SERVICE_UNAVAILABLE, &json!({ "status": "no-register" }));
        }
    };
    let late = late(&counts, &now);
    let status = if late > NOBODY { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK };
    let word = if late > NOBODY { "late" } else { "ok" };
    if !caller.is_ok_and(|caller| caller.may(Deed::Read, &About::Register)) {
        return told(status, &json!({ "status": word }));
    }
    let numbers = json!({
        "status": word,
        "waiting": counts.waiting,
        "due": counts.due,
        "running": counts.running,
        "dead": counts.dead,
        "due_since": counts.due_since,
        "late_seconds": late,
        "last_done": counts.last_done,
    });
    told(status, &numbers)
}

fn told(status: StatusCode, body: &serde_json::Value) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, format!("{body}\n")).into_response()
}
