//! Working off the queue of jobs beside the pages.
//!
//! A [`Worker`] claims jobs from the register, hands each to the [`Handler`] of its kind, holds it
//! while the handler works, and says how it ended. Several processes with a worker each share one
//! queue. What the register promises of jobs stands at [`actum_register::Job`].

use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use actum_register::{Again, Backoff, Job, NewJob, Recurring, Register, RegisterError, Settled};
use tokio::sync::watch;
use tokio::task::{Id, JoinSet};
use tracing::{error, info, warn};

use crate::Clock;

/// How long a claim lasts. It is prolonged at a third of it while the handler works, so that only
/// a process that was killed, or stands still, lets it run out.
const LEASE: Duration = Duration::from_secs(180);

/// How often the queue is looked at. Looking takes some 50 µs.
const LOOK: Duration = Duration::from_secs(1);

/// How long to leave a register alone that did not answer.
const REST: Duration = Duration::from_secs(10);

/// How many jobs are worked on at the same time.
const AT_ONCE: usize = 4;

/// How long handlers may go on after the process was asked to end.
const GRACE: Duration = Duration::from_secs(20);

/// The kind of the worker's own job: forgetting what was done long ago.
const FORGET: &str = "forget-jobs";

/// What a handler gives back when it is ready.
pub type Working<'a> = Pin<Box<dyn Future<Output = Result<(), JobFailure>> + Send + 'a>>;

/// Does the jobs of one kind.
///
/// A job may come a second time although it was done: when the process ended before that could be
/// put on record. What must not happen twice has to be put on record by the handler itself.
pub trait Handler: Send + Sync + 'static {
    /// Does one job. When the process is asked to end and the handler takes too long, it is
    /// stopped wherever it waits.
    fn work<'a>(&'a self, job: &'a Job) -> Working<'a>;
}

/// Why a job was not done, in words for whoever keeps the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobFailure {
    /// What went wrong. No secrets.
    pub what: String,
    /// When to try again.
    pub next: Next,
}

/// When to try again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// After a wait that grows with each attempt.
    Later,
    /// After so long.
    After(Duration),
    /// Never: trying again would not help.
    Never,
}

impl JobFailure {
    /// It may go better later.
    pub fn later(what: impl Into<String>) -> Self {
        Self { what: what.into(), next: Next::Later }
    }

    /// It will never go better.
    pub fn never(what: impl Into<String>) -> Self {
        Self { what: what.into(), next: Next::Never }
    }
}

impl From<RegisterError> for JobFailure {
    fn from(error: RegisterError) -> Self {
        Self::later(error.to_string())
    }
}

/// What a worker did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Worked {
    /// Jobs that were done.
    pub done: u64,
    /// Jobs that failed and will be tried again.
    pub failed: u64,
    /// Jobs that failed for good.
    pub dead: u64,
}

/// Works off the queue. See the module.
#[derive(Clone)]
pub struct Worker {
    register: Register,
    clock: Clock,
    chance: fn() -> u32,
    name: String,
    backoff: Backoff,
    handlers: BTreeMap<&'static str, Arc<dyn Handler>>,
    recurring: Vec<Recurring>,
}

impl Worker {
    /// A worker that knows one kind of job only, forgetting those done long ago. `name` is of this
    /// process alone; `chance` gives any numbers, [`chance`] those of the system.
    pub fn new(register: Register, clock: Clock, chance: fn() -> u32, name: String) -> Self {
        let forgetting = Forgetting { register: register.clone(), clock };
        let worker = Self {
            register,
            clock,
            chance,
            name,
            backoff: Backoff::default(),
            handlers: BTreeMap::new(),
            recurring: Vec::new(),
        };
        let daily = Duration::from_secs(24 * 60 * 60);
        let job = NewJob::new(FORGET, &serde_json::Value::Null);
        worker.on(FORGET, Arc::new(forgetting)).every(FORGET, daily, job)
    }

    /// The same worker, doing jobs of another kind too.
    #[must_use]
    pub fn on(mut self, kind: &'static str, handler: Arc<dyn Handler>) -> Self {
        self.handlers.insert(kind, handler);
        self
    }

    /// The same worker, putting a job in once in each slot of time ([`Recurring`]).
    #[must_use]
    pub fn every(mut self, name: &str, every: Duration, job: NewJob) -> Self {
        self.recurring.push(Recurring { name: name.to_owned(), every, job });
        self
    }

    /// The same worker with other waits after failures.
    #[must_use]
    pub fn with_backoff(mut self, backoff: Backoff) -> Self {
        self.backoff = backoff;
        self
    }

    /// Works until `stop` turns true or its sender is gone; jobs under way get twenty seconds.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut under_way = UnderWay::default();
        loop {
            let wait = match self.take(&mut under_way).await {
                Ok(()) => LOOK,
                Err(error) => {
                    warn!(%error, "the queue of jobs cannot be read; trying again: {error}");
                    REST
                }
            };
            tokio::select! {
                () = stopped(&mut stop) => break,
                () = tokio::time::sleep(wait) => {}
                Some(_) = under_way.next() => {}
            }
        }
        let ended = async { while under_way.next().await.is_some() {} };
        if tokio::time::timeout(GRACE, ended).await.is_err() {
            let left = under_way.jobs.len();
            warn!(left, "jobs under way were stopped; they are taken up when their lease ends");
        }
    }

    /// Does everything that is due now, and what becomes due of it, then returns.
    ///
    /// # Errors
    ///
    /// When the register does not answer. What was done is on record.
    pub async fn run_due(&self) -> Result<Worked, RegisterError> {
        let mut under_way = UnderWay::default();
        let mut worked = Worked::default();
        loop {
            self.take(&mut under_way).await?;
            match under_way.next().await {
                Some(Some(Settled::Done)) => worked.done += 1,
                Some(Some(Settled::Waiting)) => worked.failed += 1,
                Some(Some(Settled::Dead)) => worked.dead += 1,
                Some(Some(Settled::Lost) | None) => {}
                None => return Ok(worked),
            }
        }
    }

    /// Claims as many jobs as there are hands for, and begins them.
    async fn take(&self, under_way: &mut UnderWay) -> Result<(), RegisterError> {
        let now = (self.clock)();
        self.register.enqueue_recurring(&self.recurring, &now).await?;
        let hands = AT_ONCE.saturating_sub(under_way.jobs.len());
        let limit = u32::try_from(hands).unwrap_or(0);
        let kinds: Vec<&str> = self.handlers.keys().copied().collect();
        let claimed = self.register.claim_jobs(&kinds, &self.name, LEASE, limit, &now).await?;
        for job in claimed {
            let Some(handler) = self.handlers.get(job.kind.as_str()) else { continue };
            let (worker, handler) = (self.clone(), Arc::clone(handler));
            let begun = job.clone();
            let task = under_way.jobs.spawn(async move { worker.one(handler, job).await });
            under_way.begun.insert(task.id(), (self.clone(), begun));
        }
        Ok(())
    }

    /// Does one job, holding it meanwhile.
    async fn one(&self, handler: Arc<dyn Handler>, job: Job) -> Option<Settled> {
        let mut work = handler.work(&job);
        let ended = loop {
            tokio::select! {
                ended = &mut work => break ended,
                () = tokio::time::sleep(LEASE / 3) => {
                    match self.register.extend_job(&job, LEASE, &(self.clock)()).await {
                        Ok(true) => {}
                        // Somebody else has it: what is still done here would be done twice.
                        Ok(false) => return Some(Settled::Lost),
                        Err(error) => warn!(job.number, %error, "job {} cannot be held", job.number),
                    }
                }
            }
        };
        drop(work);
        self.settle(&job, ended).await
    }

    async fn settle(&self, job: &Job, ended: Result<(), JobFailure>) -> Option<Settled> {
        let now = (self.clock)();
        let settled = match ended {
            Ok(()) => self.register.job_done(job, &now).await,
            Err(failure) => {
                let again = match failure.next {
                    Next::Later => Again::After(self.backoff.delay(job.attempt(), (self.chance)())),
                    Next::After(delay) => Again::After(delay),
                    Next::Never => Again::Never,
                };
                let what = failure.what;
                warn!(
                    job.number,
                    job.kind,
                    job.attempts,
                    what,
                    "job {} ({}) failed: {what}",
                    job.number,
                    job.kind
                );
                self.register.job_failed(job, &what, again, &now).await
            }
        };
        match settled {
            Ok(settled) => {
                if settled == Settled::Done {
                    info!(job.number, job.kind, "job {} ({}) done", job.number, job.kind);
                }
                Some(settled)
            }
            Err(error) => {
                // Its lease ends, then it is done again.
                error!(job.number, %error, "how job {} ended cannot be put on record", job.number);
                None
            }
        }
    }
}

/// Jobs under way in this process.
#[derive(Default)]
struct UnderWay {
    jobs: JoinSet<Option<Settled>>,
    begun: HashMap<Id, (Worker, Job)>,
}

impl UnderWay {
    /// How the next job ended; `None` when none is under way.
    async fn next(&mut self) -> Option<Option<Settled>> {
        match self.jobs.join_next_with_id().await? {
            Ok((id, settled)) => {
                self.begun.remove(&id);
                Some(settled)
            }
            Err(error) => {
                let begun = self.begun.remove(&error.id());
                let (worker, job) = begun?;
                // A fault of the program; another attempt may meet other circumstances.
                let failure = JobFailure::later("the program failed at it; report this");
                Some(worker.settle(&job, Err(failure)).await)
            }
        }
    }
}

/// Completes when it is time to end.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error says that nobody can ask any more.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// A number from the system's source of chance; 0 where there is none, which only makes waits
/// alike.
pub fn chance() -> u32 {
    let mut bytes = [0; 4];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u32::from_le_bytes(bytes),
        Err(_) => 0,
    }
}

/// A name for the worker of this process that no other has.
pub fn worker_name() -> String {
    format!("{}-{:08x}", std::process::id(), chance())
}

/// The worker's own job.
struct Forgetting {
    register: Register,
    clock: Clock,
}

impl Handler for Forgetting {
    fn work<'a>(&'a self, _: &'a Job) -> Working<'a> {
        Box::pin(async move {
            let forgotten = self.register.forget_jobs(&(self.clock)()).await?;
            info!(forgotten, "{forgotten} jobs done long ago were forgotten");
            Ok(())
        })
    }
}
