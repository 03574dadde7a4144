//! `actum jobs`: the queue of jobs.

use std::sync::Arc;

use actum_register::{Job, JobQuery, JobState};
use actum_web::WebState;
use anyhow::Result;
use comfy_table::{Cell, CellAlignment};
use serde_json::json;

use crate::arguments::{JobOptions, JobStateChoice, JobsAction, JobsListOptions, JobsRunOptions};
use crate::failure::{Ending, Failure};
use crate::items::SCHEMA_VERSION;
use crate::message::{messages, plain, say};
use crate::output::Output;
use crate::store::Store;
use crate::{clock, describe, knowledge, mail};

pub(crate) fn run(action: &JobsAction, output: &Output) -> Result<Ending> {
    match action {
        JobsAction::List(options) => list(options, output),
        JobsAction::Run(options) => work(options, output),
        JobsAction::Retry(options) => retry(options, output),
        JobsAction::Drop(options) => take_out(options, output),
    }
}

fn list(options: &JobsListOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let state = options.state.map(|state| match state {
        JobStateChoice::Waiting => JobState::Waiting,
        JobStateChoice::Running => JobState::Running,
        JobStateChoice::Done => JobState::Done,
        JobStateChoice::Dead => JobState::Dead,
    });
    let query = JobQuery { state, kind: options.kind.clone(), before: None, limit: options.limit };
    let jobs = store.wait(store.register.jobs(&query))?;
    if options.json {
        let jobs: Vec<_> = jobs.iter().map(as_json).collect();
        output.result(&json!({"schema_version": SCHEMA_VERSION, "jobs": jobs}).to_string())?;
        return Ok(Ending::Done);
    }
    let mut table = output.table(&[
        say!("jobs-number"),
        say!("jobs-kind"),
        say!("jobs-state"),
        say!("jobs-attempts"),
        say!("jobs-when"),
        say!("jobs-failure"),
    ]);
    for job in &jobs {
        let when = job.ended_at.as_deref().unwrap_or(&job.run_after);
        table.add_row(vec![
            Cell::new(job.number).set_alignment(CellAlignment::Right),
            Cell::new(&job.kind),
            Cell::new(say!(&format!("jobs-state-{}", job.state.name()))),
            Cell::new(format!("{} / {}", job.attempt(), job.most_attempts)),
            Cell::new(plain(&messages().moment(when))),
            Cell::new(describe::shortened(job.failure.as_deref().unwrap_or(""), 60)),
        ]);
    }
    if table.row_count() > 0 {
        output.result(&table.to_string())?;
    }
    let counts = store.wait(store.register.job_counts(&clock::now()?))?;
    output.remark(&say!(
        "jobs-counts",
        waiting = counts.waiting,
        due = counts.due,
        running = counts.running,
        dead = counts.dead
    ));
    Ok(Ending::Done)
}

fn as_json(job: &Job) -> serde_json::Value {
    json!({
        "number": job.number,
        "kind": job.kind,
        "key": job.key,
        "payload": job.payload,
        "state": job.state.name(),
        "enqueued_at": job.enqueued_at,
        "run_after": job.run_after,
        "attempts": job.attempts,
        "attempts_left": job.attempts_left,
        "most_attempts": job.most_attempts,
        "worker": job.worker,
        "leased_until": job.leased_until,
        "ended_at": job.ended_at,
        "failure": job.failure,
    })
}

fn work(options: &JobsRunOptions, output: &Output) -> Result<Ending> {
    let packs = knowledge::packs(&options.packs)?;
    clock::now()?;
    let store = Store::open(&options.register)?;
    let days = options.days;
    let mut state = WebState::new(store.register.clone(), Arc::new(packs), clock::present)
        .with_days(days.soon_days, days.stale_days);
    if let Some(office) = mail::office(&options.mail, None)? {
        state = state.with_mail(office);
    }
    let worked = store.wait(state.worker().run_due())?;
    output.result(&say!(
        "jobs-worked",
        done = worked.done,
        failed = worked.failed,
        dead = worked.dead
    ))?;
    Ok(if worked.dead > 0 { Ending::Failed } else { Ending::Done })
}

fn retry(options: &JobOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    if !store.wait(store.register.retry_job(options.number, &clock::now()?))? {
        return Err(none(options.number));
    }
    output.result(&say!("jobs-retried", number = options.number.to_string()))?;
    Ok(Ending::Done)
}

fn take_out(options: &JobOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    if !store.wait(store.register.drop_job(options.number))? {
        return Err(none(options.number));
    }
    output.result(&say!("jobs-dropped", number = options.number.to_string()))?;
    Ok(Ending::Done)
}

fn none(number: i64) -> anyhow::Error {
    Failure::error(Ending::NotFound, say!("jobs-none", number = number.to_string()))
}
