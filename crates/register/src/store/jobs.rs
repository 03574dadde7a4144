//! The queue of jobs in tables.

use crate::database::{Connection, Database, Dialect, Row, Statement, sql};
use crate::error::Result;
use crate::jobs::{
    Again, Job, JobCounts, JobQuery, JobState, NewJob, Recurring, Settled, length, milliseconds,
    written,
};

/// The columns of a job, in the order in which [`read`] takes them.
const COLUMNS: &str = "number, kind, unique_key, payload, state, enqueued_at, run_after, attempts,
    attempts_left, most_attempts, worker, leased_until, ended_at, failure";

/// How much of what went wrong is kept, in characters.
const LONGEST_FAILURE: usize = 2000;

/// Puts a job in, in the transaction of `connection`. Gives its number, or nothing when its key was
/// given before.
pub(crate) async fn put(
    connection: &mut Connection,
    job: &NewJob,
    now: i64,
) -> Result<Option<i64>> {
    let run_after = job.run_after.as_deref().map(milliseconds).transpose()?.unwrap_or(now);
    let attempts = job.most_attempts.max(1);
    let payload = connection.place().write(&job.payload)?;
    let statement =
        sql("INSERT INTO jobs (kind, unique_key, payload, state, enqueued_at, run_after,
             most_attempts, attempts, attempts_left)
         VALUES ($1, $2, $3, 'waiting', $4, $5, $6, 0, $6)
         ON CONFLICT (unique_key) DO NOTHING RETURNING number")
        .bind(&job.kind)
        .bind(job.key.as_deref())
        .bind(payload)
        .bind(now)
        .bind(run_after)
        .bind(attempts);
    connection.first(statement).await
}

/// Puts jobs in, all or none.
pub(crate) async fn enqueue(
    database: &Database,
    jobs: &[NewJob],
    now: i64,
) -> Result<Vec<Option<i64>>> {
    let mut transaction = database.begin_aside().await?;
    let mut numbers = Vec::with_capacity(jobs.len());
    for job in jobs {
        numbers.push(put(&mut transaction, job, now).await?);
    }
    transaction.commit().await?;
    Ok(numbers)
}

/// Claims jobs that are due, for as long as the lease lasts.
pub(crate) async fn claim(
    database: &Database,
    kinds: &[&str],
    worker: &str,
    lease: i64,
    limit: u32,
    now: i64,
) -> Result<Vec<Job>> {
    if kinds.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    // Nearly always there is nothing, and nobody's lock is needed to see that.
    if !any_due(&mut database.connection().await?, kinds, now).await? {
        return Ok(Vec::new());
    }
    let mut transaction = database.begin_aside().await?;
    bury(&mut transaction, now).await?;
    let mut statement = sql("UPDATE jobs SET state = 'running', attempts = attempts + 1,
             attempts_left = attempts_left - 1, worker = ");
    statement.push_bind(worker).push(", leased_until = ").push_bind(now.saturating_add(lease));
    statement.push(" WHERE number IN (SELECT number FROM jobs WHERE ");
    due(&mut statement, kinds, now);
    statement.push(" ORDER BY run_after, number LIMIT ").push_bind(limit);
    if transaction.dialect() == Dialect::Postgres {
        // Whoever claims at the same moment takes others.
        statement.push(" FOR UPDATE SKIP LOCKED");
    }
    statement.push(format_args!(") RETURNING {COLUMNS}"));
    let rows = transaction.rows(statement).await?;
    let mut jobs: Vec<Job> =
        rows.iter().map(|row| read(&transaction, row)).collect::<Result<_>>()?;
    transaction.commit().await?;
    // RETURNING gives them in any order.
    jobs.sort_by_key(|job| job.number);
    Ok(jobs)
}

/// The condition of a job of one of `kinds` that may be claimed.
fn due(statement: &mut Statement, kinds: &[&str], now: i64) {
    let now = statement.place_of(now);
    statement.push(format_args!(
        "((state = 'waiting' AND run_after <= {now}) OR (state = 'running' AND leased_until <= \
         {now})) AND kind IN ("
    ));
    statement.push_list(kinds.iter().copied());
    statement.push(")");
}

async fn any_due(connection: &mut Connection, kinds: &[&str], now: i64) -> Result<bool> {
    let mut statement = sql("SELECT 1 FROM jobs WHERE ");
    due(&mut statement, kinds, now);
    statement.push(" LIMIT 1");
    Ok(connection.optional(statement).await?.is_some())
}

/// Jobs whose last attempt ended with the process that made it are dead.
async fn bury(connection: &mut Connection, now: i64) -> Result<()> {
    let statement = sql("UPDATE jobs SET state = 'dead', ended_at = $1, leased_until = NULL,
             failure = 'the process that ran it ended before it was done'
         WHERE state = 'running' AND leased_until <= $1 AND attempts_left <= 0")
    .bind(now);
    connection.execute(statement).await.map(|_| ())
}

/// The claim of a job by which its row is known: the number of attempts grows with every claim.
fn claimed(statement: &mut Statement, job: &Job) {
    statement.push(" WHERE state = 'running' AND number = ").push_bind(job.number);
    statement.push(" AND attempts = ").push_bind(job.attempts);
}

/// Holds a claimed job longer. Says whether it was still held.
pub(crate) async fn extend(database: &Database, job: &Job, until: i64) -> Result<bool> {
    let mut statement = sql("UPDATE jobs SET leased_until = ");
    statement.push_bind(until);
    claimed(&mut statement, job);
    Ok(database.connection().await?.execute(statement).await? > 0)
}

/// A claimed job was done.
pub(crate) async fn done(database: &Database, job: &Job, now: i64) -> Result<Settled> {
    let mut statement =
        sql("UPDATE jobs SET state = 'done', leased_until = NULL, failure = NULL, ended_at = ");
    statement.push_bind(now);
    claimed(&mut statement, job);
    let rows = database.connection().await?.execute(statement).await?;
    Ok(if rows > 0 { Settled::Done } else { Settled::Lost })
}

/// A claimed job failed.
pub(crate) async fn failed(
    database: &Database,
    job: &Job,
    failure: &str,
    again: Again,
    now: i64,
) -> Result<Settled> {
    let (settled, mut statement) = match again {
        Again::After(delay) if job.attempts_left > 0 => {
            let mut statement = sql("UPDATE jobs SET state = 'waiting', run_after = ");
            statement.push_bind(now.saturating_add(length(delay)));
            (Settled::Waiting, statement)
        }
        Again::After(_) | Again::Never => {
            let mut statement = sql("UPDATE jobs SET state = 'dead', ended_at = ");
            statement.push_bind(now);
            (Settled::Dead, statement)
        }
    };
    let failure: String = failure.chars().take(LONGEST_FAILURE).collect();
    statement.push(", leased_until = NULL, failure = ").push_bind(failure);
    claimed(&mut statement, job);
    let rows = database.connection().await?.execute(statement).await?;
    Ok(if rows > 0 { settled } else { Settled::Lost })
}

/// Puts a job that is dead, or waits for its time, in again at once.
pub(crate) async fn retry(database: &Database, number: i64, now: i64) -> Result<bool> {
    let statement = sql("UPDATE jobs SET state = 'waiting', run_after = $1, ended_at = NULL,
             attempts_left = most_attempts
         WHERE number = $2 AND state IN ('dead', 'waiting')")
    .bind(now)
    .bind(number);
    Ok(database.connection().await?.execute(statement).await? > 0)
}

/// Takes a job out that is dead or waits.
pub(crate) async fn drop_one(database: &Database, number: i64) -> Result<bool> {
    let statement =
        sql("DELETE FROM jobs WHERE number = $1 AND state IN ('dead', 'waiting')").bind(number);
    Ok(database.connection().await?.execute(statement).await? > 0)
}

/// Takes out the jobs that were done before a moment.
pub(crate) async fn forget(database: &Database, before: i64) -> Result<u64> {
    let statement = sql("DELETE FROM jobs WHERE state = 'done' AND ended_at < $1").bind(before);
    database.connection().await?.execute(statement).await
}

/// One job.
pub(crate) async fn job(connection: &mut Connection, number: i64) -> Result<Option<Job>> {
    let mut statement = Statement::composed(format!("SELECT {COLUMNS} FROM jobs WHERE number = "));
    statement.push_bind(number);
    let row = connection.optional(statement).await?;
    row.map(|row| read(connection, &row)).transpose()
}

/// Jobs, the latest first.
pub(crate) async fn list(connection: &mut Connection, query: &JobQuery) -> Result<Vec<Job>> {
    let mut statement = Statement::composed(format!("SELECT {COLUMNS} FROM jobs WHERE 1 = 1"));
    if let Some(state) = query.state {
        statement.push(" AND state = ").push_bind(state.name());
    }
    if let Some(kind) = &query.kind {
        statement.push(" AND kind = ").push_bind(kind);
    }
    if let Some(before) = query.before {
        statement.push(" AND number < ").push_bind(before);
    }
    statement.push(" ORDER BY number DESC LIMIT ").push_bind(query.limit);
    let rows = connection.rows(statement).await?;
    rows.iter().map(|row| read(connection, row)).collect()
}

/// How the jobs stand at a moment.
pub(crate) async fn counts(connection: &mut Connection, now: i64) -> Result<JobCounts> {
    let mut counts = JobCounts::default();
    for row in connection.rows(sql("SELECT state, count(*) FROM jobs GROUP BY state")).await? {
        let count = row.number(1)?;
        match JobState::from_name(&row.text(0)?) {
            Some(JobState::Waiting) => counts.waiting = count,
            Some(JobState::Running) => counts.running = count,
            Some(JobState::Done) => counts.done = count,
            Some(JobState::Dead) => counts.dead = count,
            None => {}
        }
    }
    let due = sql("SELECT count(*), min(run_after) FROM jobs
         WHERE state = 'waiting' AND run_after <= $1");
    let row = connection.one(due.bind(now)).await?;
    counts.due = row.number(0)?;
    counts.due_since = row.get::<Option<i64>>(1)?.map(written);
    let last = sql("SELECT max(ended_at) FROM jobs WHERE state = 'done'");
    counts.last_done = connection.one(last).await?.get::<Option<i64>>(0)?.map(written);
    Ok(counts)
}

/// Puts in the recurring jobs whose slot has begun. Gives their numbers.
pub(crate) async fn recur(
    database: &Database,
    recurring: &[Recurring],
    now: i64,
) -> Result<Vec<i64>> {
    let mut numbers = Vec::new();
    for one in recurring {
        let slot = now.div_euclid(length(one.every).max(1000));
        let known = sql("SELECT slot FROM job_schedules WHERE name = $1").bind(&one.name);
        let known: Option<i64> = database.connection().await?.first(known).await?;
        if known.is_some_and(|known| known >= slot) {
            continue;
        }
        let mut transaction = database.begin_aside().await?;
        let first = sql("INSERT INTO job_schedules (name, slot) VALUES ($1, $2)
             ON CONFLICT (name) DO NOTHING")
        .bind(&one.name)
        .bind(slot.saturating_sub(1));
        transaction.execute(first).await?;
        // Of several processes that come at once one changes the row; the others see it changed.
        let take = sql("UPDATE job_schedules SET slot = $2 WHERE name = $1 AND slot < $2
             AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.number = job_schedules.job
                 AND jobs.state IN ('waiting', 'running'))")
        .bind(&one.name)
        .bind(slot);
        if transaction.execute(take).await? == 0 {
            transaction.rollback().await?;
            continue;
        }
        let key = format!("{}@{slot}", one.name);
        let job = NewJob { key: Some(key), run_after: None, ..one.job.clone() };
        if let Some(number) = put(&mut transaction, &job, now).await? {
            let note = sql("UPDATE job_schedules SET job = $2 WHERE name = $1");
            transaction.execute(note.bind(&one.name).bind(number)).await?;
            numbers.push(number);
        }
        transaction.commit().await?;
    }
    Ok(numbers)
}

fn read(connection: &Connection, row: &Row) -> Result<Job> {
    let number = row.integer(0)?;
    let state = row.text(4)?;
    let state = JobState::from_name(&state).ok_or_else(|| {
        connection.place().damaged(format!("job {number} is in the state `{state}`"))
    })?;
    let moment =
        |column| Ok::<_, crate::RegisterError>(row.get::<Option<i64>>(column)?.map(written));
    Ok(Job {
        number,
        kind: row.text(1)?,
        key: row.get(2)?,
        payload: connection.place().read(format_args!("job {number}"), &row.text(3)?)?,
        state,
        enqueued_at: written(row.integer(5)?),
        run_after: written(row.integer(6)?),
        attempts: row.number(7)?,
        attempts_left: row.number(8)?,
        most_attempts: row.number(9)?,
        worker: row.get(10)?,
        leased_until: moment(11)?,
        ended_at: moment(12)?,
        failure: row.get(13)?,
    })
}
