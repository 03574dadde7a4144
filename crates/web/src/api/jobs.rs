//! The queue of jobs, for those who keep the register.

use actum_register::{Deed, Job, JobCounts, JobQuery, JobState, Saying};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::asker::Asker;
use super::parameters::Parameters;
use super::problem::{Kind, Problem};
use super::view::{View, json};
use crate::WebState;
use crate::locale::Reader;

/// A job.
#[derive(Serialize, ToSchema)]
#[schema(as = Job)]
pub(super) struct JobShown {
    /// Its number.
    number: i64,
    /// What kind of work: `mail-letter`.
    kind: String,
    /// What it is about.
    #[schema(value_type = Object)]
    payload: serde_json::Value,
    /// How it stands.
    #[schema(value_type = JobStateName)]
    state: &'static str,
    /// When it was put in.
    #[schema(format = DateTime)]
    enqueued_at: String,
    /// Not to be done before.
    #[schema(format = DateTime)]
    run_after: String,
    /// Which attempt this is, or was.
    attempt: u32,
    /// How many attempts it is given.
    most_attempts: u32,
    /// When it was done or given up.
    #[schema(format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_at: Option<String>,
    /// What went wrong last.
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<String>,
}

/// How a job stands.
#[derive(ToSchema)]
#[schema(as = JobState, rename_all = "snake_case")]
#[expect(dead_code, reason = "describes a value")]
pub(super) enum JobStateName {
    Waiting,
    Running,
    Done,
    Dead,
}

impl From<Job> for JobShown {
    fn from(job: Job) -> Self {
        Self {
            number: job.number,
            attempt: job.attempt(),
            kind: job.kind,
            payload: if job.payload.is_object() { job.payload } else { serde_json::json!({}) },
            state: job.state.name(),
            enqueued_at: job.enqueued_at,
            run_after: job.run_after,
            most_attempts: job.most_attempts,
            ended_at: job.ended_at,
            failure: job.failure,
        }
    }
}

/// How the jobs stand.
#[derive(Serialize, ToSchema)]
pub(super) struct Counts {
    /// Waiting, for their time or for somebody who has time.
    waiting: u64,
    /// Of these, those that are due.
    due: u64,
    /// Being done.
    running: u64,
    /// Given up.
    dead: u64,
    /// Since when the oldest that is due waits.
    #[schema(format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    due_since: Option<String>,
    /// When one was done last.
    #[schema(format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    last_done: Option<String>,
}

impl From<JobCounts> for Counts {
    fn from(counts: JobCounts) -> Self {
        Self {
            waiting: counts.waiting,
            due: counts.due,
            running: counts.running,
            dead: counts.dead,
            due_since: counts.due_since,
            last_done: counts.last_done,
        }
    }
}

/// A stretch of the jobs.
#[derive(Serialize, ToSchema)]
pub(super) struct JobPage {
    /// How all jobs stand.
    counts: Counts,
    /// Jobs, the latest first.
    jobs: Vec<JobShown>,
    /// What to give as `before` to go on; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<i64>,
}

/// Jobs, and how they stand.
#[utoipa::path(
    get,
    path = "/jobs",
    tag = "jobs",
    operation_id = "jobs",
    params(
        ("state" = inline(Option<JobStateName>), Query, description = "Only those that stand so."),
        ("kind" = Option<String>, Query, description = "Only those of this kind.", max_length = 100),
        ("before" = Option<i64>, Query, description = "Only jobs with smaller numbers.", minimum = 1),
        ("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 500)
    ),
    responses((status = 200, description = "Jobs, the latest first.", body = JobPage))
)]
pub(super) async fn list(mut view: View) -> Result<Response, Problem> {
    view.require(Deed::Configure)?;
    let state =
        view.parameters.read("state", "waiting, running, done, dead", JobState::from_name)?;
    let kind = view.parameters.one("kind")?;
    let before = view.parameters.number("before", 1, i64::MAX)?;
    let limit: u32 = view.parameters.number("limit", 1, 500)?.unwrap_or(100);
    view.only_present()?;
    view.parameters.end()?;
    let counts = view.register.job_counts(&view.state.now()).await?;
    let jobs = view.register.jobs(&JobQuery { state, kind, before, limit }).await?;
    let full = jobs.len() == limit as usize;
    let next = jobs.last().map(|last| last.number).filter(|number| full && *number > 1);
    let jobs = jobs.into_iter().map(JobShown::from).collect();
    json(StatusCode::OK, &JobPage { counts: counts.into(), jobs, next })
}

async fn find(state: &WebState, number: i64) -> Result<Job, Problem> {
    let found = state.register().job(number).await?;
    found.ok_or_else(|| Problem::missing("job", number))
}

/// One job.
#[utoipa::path(
    get,
    path = "/jobs/{job}",
    tag = "jobs",
    operation_id = "job",
    params(("job" = i64, Path, description = "Number of the job.")),
    responses((status = 200, description = "The job.", body = JobShown))
)]
pub(super) async fn show(view: View, Path(number): Path<i64>) -> Result<Response, Problem> {
    view.require(Deed::Configure)?;
    view.only_present()?;
    view.parameters.end()?;
    json(StatusCode::OK, &JobShown::from(find(&view.state, number).await?))
}

/// A job cannot be touched while it is being done, or once it is.
fn stands_wrong(job: &Job) -> Problem {
    Problem::new(Kind::Refused)
        .saying(Saying::of("api-job-stands").words("number", &job.number))
        .member("reason", "wrong_state")
        .member("state", job.state.name())
}

/// Puts a job that waits or was given up in again, at once and with all its attempts.
#[utoipa::path(
    post,
    path = "/jobs/{job}/retry",
    tag = "jobs",
    operation_id = "retryJob",
    params(("job" = i64, Path, description = "Number of the job.")),
    responses((status = 202, description = "It waits to be done."))
)]
pub(super) async fn retry(
    State(state): State<WebState>,
    Path(number): Path<i64>,
    asker: Asker,
    reader: Reader,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Configure)?;
    let job = find(&state, number).await?;
    if !state.register().retry_job(number, &state.now()).await? {
        return Err(stands_wrong(&job));
    }
    Ok(StatusCode::ACCEPTED.into_response())
}

/// Takes a job out that waits or was given up.
#[utoipa::path(
    delete,
    path = "/jobs/{job}",
    tag = "jobs",
    operation_id = "dropJob",
    params(("job" = i64, Path, description = "Number of the job.")),
    responses((status = 204, description = "Taken out."))
)]
pub(super) async fn remove(
    State(state): State<WebState>,
    Path(number): Path<i64>,
    asker: Asker,
    reader: Reader,
) -> Result<Response, Problem> {
    Parameters::of(&reader).end()?;
    asker.require(Deed::Configure)?;
    let job = find(&state, number).await?;
    if !state.register().drop_job(number).await? {
        return Err(stands_wrong(&job));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
