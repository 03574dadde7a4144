//! The queue of jobs.

use std::time::Duration;

use super::Register;
use crate::change::{Change, Changed};
use crate::error::{RegisterError, Result};
use crate::jobs::{
    Again, Job, JobCounts, JobQuery, NewJob, Recurring, Settled, length, milliseconds,
};
use crate::store::{change, jobs};

/// `at` is the present moment, RFC 3339, in all of these: the register reads no clock.
///
/// # Errors
///
/// All of them fail when `at` is no moment, when the register is shown as it was (unless they only
/// read), and with whatever can befall the database.
impl Register {
    /// Puts jobs in, all or none. Gives the number of each, or `None` where its key was given
    /// before and nothing was put in.
    pub async fn enqueue(&self, jobs: &[NewJob], at: &str) -> Result<Vec<Option<i64>>> {
        self.present()?;
        jobs::enqueue(self.shown().await?, jobs, milliseconds(at)?).await
    }

    /// Makes changes as [`Register::change_all`] does and puts jobs in, all in one transaction:
    /// there is no change without its jobs and no job without its change. The jobs are due at the
    /// time of the last change.
    pub async fn change_and_enqueue(
        &self,
        changes: Vec<Change<'_>>,
        jobs: &[NewJob],
    ) -> Result<Vec<Changed>> {
        self.present()?;
        let done =
            change::change_with(self.shown().await?, changes, change::Keep::All, jobs).await?;
        done.into_iter()
            .map(|one| one.map_err(|refusal| RegisterError::Refused(Box::new(refusal))))
            .collect()
    }

    /// Claims at most `limit` jobs of these kinds that are due, for `worker`, a name that is this
    /// process's alone. Until `lease` is over nobody else gets them; when it is over before the job
    /// was settled, whoever asks next gets it.
    pub async fn claim_jobs(
        &self,
        kinds: &[&str],
        worker: &str,
        lease: Duration,
        limit: u32,
        at: &str,
    ) -> Result<Vec<Job>> {
        self.present()?;
        let now = milliseconds(at)?;
        jobs::claim(self.shown().await?, kinds, worker, length(lease), limit, now).await
    }

    /// Holds a claimed job until `lease` from now. `false` when it was lost already.
    pub async fn extend_job(&self, job: &Job, lease: Duration, at: &str) -> Result<bool> {
        self.present()?;
        let until = milliseconds(at)?.saturating_add(length(lease));
        jobs::extend(self.shown().await?, job, until).await
    }

    /// Says that a claimed job was done.
    pub async fn job_done(&self, job: &Job, at: &str) -> Result<Settled> {
        self.present()?;
        jobs::done(self.shown().await?, job, milliseconds(at)?).await
    }

    /// Says that a claimed job failed, and why: words for whoever keeps the register, without
    /// secrets.
    pub async fn job_failed(
        &self,
        job: &Job,
        failure: &str,
        again: Again,
        at: &str,
    ) -> Result<Settled> {
        self.present()?;
        jobs::failed(self.shown().await?, job, failure, again, milliseconds(at)?).await
    }

    /// Puts in those recurring jobs whose time has come. Gives their numbers.
    pub async fn enqueue_recurring(&self, recurring: &[Recurring], at: &str) -> Result<Vec<i64>> {
        self.present()?;
        jobs::recur(self.shown().await?, recurring, milliseconds(at)?).await
    }

    /// Puts a job that is dead, or waits for its time, in again at once with all its attempts.
    /// `false` when there is no such job.
    pub async fn retry_job(&self, number: i64, at: &str) -> Result<bool> {
        self.present()?;
        jobs::retry(self.shown().await?, number, milliseconds(at)?).await
    }

    /// Takes a job out that is dead or waits. Its key may be given again. `false` when there is no
    /// such job.
    pub async fn drop_job(&self, number: i64) -> Result<bool> {
        self.present()?;
        jobs::drop_one(self.shown().await?, number).await
    }

    /// Takes out the jobs done longer ago than [`FORGOTTEN_AFTER`](crate::FORGOTTEN_AFTER). Says
    /// how many.
    pub async fn forget_jobs(&self, at: &str) -> Result<u64> {
        self.present()?;
        let before = milliseconds(at)?.saturating_sub(length(crate::FORGOTTEN_AFTER));
        jobs::forget(self.shown().await?, before).await
    }

    /// One job, by its number.
    pub async fn job(&self, number: i64) -> Result<Option<Job>> {
        jobs::job(&mut self.shown().await?.connection().await?, number).await
    }

    /// Jobs, the latest first.
    pub async fn jobs(&self, query: &JobQuery) -> Result<Vec<Job>> {
        jobs::list(&mut self.shown().await?.connection().await?, query).await
    }

    /// How the jobs stand.
    pub async fn job_counts(&self, at: &str) -> Result<JobCounts> {
        let mut snapshot = self.shown().await?.begin_read().await?;
        let counts = jobs::counts(&mut snapshot, milliseconds(at)?).await?;
        snapshot.end_read().await?;
        Ok(counts)
    }
}
