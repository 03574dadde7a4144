//! Jobs: work that is done beside the pages, by whichever process has time.
//!
//! A job stands in the register, so that it survives whoever put it there. A process *claims* it
//! for a while (its lease); when the process is killed the lease runs out and another process takes
//! the job. A job therefore runs *at least* once: what must not happen twice in the world outside
//! has to make sure of it itself, by a row that it writes before. What is promised here:
//!
//! * two processes never hold one job at the same time, as long as their clocks differ by less
//!   than a lease;
//! * a job with a [key](NewJob::key) is put in once, however often and by however many it is put;
//! * a job enqueued together with a change is there if and only if the change is;
//! * whoever lost its lease cannot say any more that the job is done or failed.
//!
//! ```
//! # async fn example() -> actum_register::Result<()> {
//! # let register = actum_register::Register::open_in_memory().await?;
//! use std::time::Duration;
//!
//! use actum_register::{Again, NewJob};
//!
//! let now = "2026-11-23T09:00:00Z";
//! let job = NewJob::new("call", &serde_json::json!({ "address": "https://example.org/" }));
//! register.enqueue(&[job.with_key("call/7")], now).await?;
//! let lease = Duration::from_secs(60);
//! for job in register.claim_jobs(&["call"], "this process", lease, 10, now).await? {
//!     assert_eq!(job.payload["address"], "https://example.org/");
//!     let again = Again::After(Duration::from_secs(30));
//!     register.job_failed(&job, "nobody answers", again, now).await?;
//! }
//! assert_eq!(register.job_counts(now).await?.waiting, 1);
//! # Ok(())
//! # }
//! # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
//! # runtime.block_on(example()).unwrap();
//! ```

use std::time::Duration;

use serde_json::Value;

use crate::change::{Objection, Refusal};
use crate::error::{RegisterError, Result};

/// How often a job is tried unless it says otherwise.
const USUAL_ATTEMPTS: u32 = 10;

/// A job to be put in.
#[derive(Debug, Clone, PartialEq)]
pub struct NewJob {
    /// What kind of work: `mail-digest`. Processes claim the kinds that they know.
    pub kind: String,
    /// What it is about. Never a secret: it is shown to whoever keeps the register.
    pub payload: Value,
    /// A name that is given once: putting in another job with it does nothing, as long as the
    /// first is known. A job that is done is known for 90 days ([`FORGOTTEN_AFTER`]).
    pub key: Option<String>,
    /// Not to be run before, RFC 3339; at once when `None`.
    pub run_after: Option<String>,
    /// After how many failed attempts it is dead; at least 1.
    pub most_attempts: u32,
}

/// How long a job that is done is kept, and with it its key.
pub const FORGOTTEN_AFTER: Duration = Duration::from_secs(90 * 24 * 60 * 60);

impl NewJob {
    /// A job to be run at once, tried ten times at most.
    pub fn new(kind: impl Into<String>, payload: &Value) -> Self {
        Self {
            kind: kind.into(),
            payload: payload.clone(),
            key: None,
            run_after: None,
            most_attempts: USUAL_ATTEMPTS,
        }
    }

    /// The same job under a name that is given once.
    #[must_use]
    pub fn with_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// The same job, not to be run before `at` (RFC 3339).
    #[must_use]
    pub fn not_before(mut self, at: impl Into<String>) -> Self {
        self.run_after = Some(at.into());
        self
    }

    /// The same job, dead after so many attempts.
    #[must_use]
    pub fn with_attempts(mut self, most: u32) -> Self {
        self.most_attempts = most;
        self
    }
}

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobState {
    /// For its time, or for somebody who has time.
    Waiting,
    /// Claimed by a process, until its lease runs out.
    Running,
    /// It was done.
    Done,
    /// It failed for good; somebody has to look at it.
    Dead,
}

impl JobState {
    /// All of them.
    pub const ALL: [JobState; 4] =
        [JobState::Waiting, JobState::Running, JobState::Done, JobState::Dead];

    /// The name in the register, in addresses and in message ids: `waiting`.
    pub fn name(self) -> &'static str {
        match self {
            JobState::Waiting => "waiting",
            JobState::Running => "running",
            JobState::Done => "done",
            JobState::Dead => "dead",
        }
    }

    /// The state of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A job as it stands in the register.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Its number; none is given twice.
    pub number: i64,
    /// What kind of work.
    pub kind: String,
    /// The name given once, if it has one.
    pub key: Option<String>,
    /// What it is about.
    pub payload: Value,
    /// How it stands.
    pub state: JobState,
    /// When it was put in, RFC 3339.
    pub enqueued_at: String,
    /// Not to be run before, RFC 3339.
    pub run_after: String,
    /// How often it was begun, ever. With the number it names one claim of the job.
    pub attempts: u32,
    /// How many attempts are left before it is dead.
    pub attempts_left: u32,
    /// How many attempts it is given.
    pub most_attempts: u32,
    /// Who claimed it last.
    pub worker: Option<String>,
    /// Until when that one holds it, RFC 3339.
    pub leased_until: Option<String>,
    /// When it was done or died, RFC 3339.
    pub ended_at: Option<String>,
    /// What went wrong last.
    pub failure: Option<String>,
}

impl Job {
    /// Which attempt this is since the job was put in or put in again by a person; 1 is the first.
    pub fn attempt(&self) -> u32 {
        self.most_attempts.saturating_sub(self.attempts_left)
    }
}

/// What to do with a job that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// Try again after so long, unless no attempt is left.
    After(Duration),
    /// Trying again would not help.
    Never,
}

/// What became of a claimed job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// As it was said: done.
    Done,
    /// It failed and waits for another attempt.
    Waiting,
    /// It failed for good.
    Dead,
    /// Nothing: the lease had run out and somebody else has the job, or it was dropped.
    Lost,
}

/// Which jobs to list. The default lists the latest hundred of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobQuery {
    /// Only those in this state.
    pub state: Option<JobState>,
    /// Only those of this kind.
    pub kind: Option<String>,
    /// Only those with smaller numbers, to go on after a list.
    pub before: Option<i64>,
    /// How many at most.
    pub limit: u32,
}

impl Default for JobQuery {
    fn default() -> Self {
        Self { state: None, kind: None, before: None, limit: 100 }
    }
}

/// How the jobs stand, for the health page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JobCounts {
    /// Waiting, for their time or for somebody.
    pub waiting: u64,
    /// Those of them whose time has come.
    pub due: u64,
    /// Claimed by a process whose lease has not run out.
    pub running: u64,
    /// Failed for good.
    pub dead: u64,
    /// Done and not forgotten yet.
    pub done: u64,
    /// Since when the one that waits longest is due, RFC 3339. Minutes mean that no process runs
    /// jobs.
    pub due_since: Option<String>,
    /// When a job was last done, RFC 3339.
    pub last_done: Option<String>,
}

/// A job to be put in again and again, by the clock.
///
/// Time is divided into slots of length `every` beginning with 1970; in each slot the job is put in
/// once, by whoever comes first, and not while the last one has not ended. A slot in which no
/// process ran is not made up for.
#[derive(Debug, Clone, PartialEq)]
pub struct Recurring {
    /// Its name, for ever.
    pub name: String,
    /// How long a slot is; whole seconds, at least one.
    pub every: Duration,
    /// The job. Its key and its time are set by the slot.
    pub job: NewJob,
}

/// How long to wait before trying again: twice as long after each attempt, between half and the
/// whole of it by chance, so that many that failed together do not come back together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    /// The longest wait after the first attempt.
    pub first: Duration,
    /// The longest wait at all.
    pub longest: Duration,
}

impl Default for Backoff {
    /// From thirty seconds to six hours: ten attempts take between two and five hours.
    fn default() -> Self {
        Self { first: Duration::from_secs(30), longest: Duration::from_secs(6 * 60 * 60) }
    }
}

impl Backoff {
    /// How long to wait after attempt number `attempt` (1 is the first), `chance` being any number.
    ///
    /// ```
    /// use std::time::Duration;
    /// use actum_register::Backoff;
    /// let backoff = Backoff::default();
    /// assert_eq!(backoff.delay(1, 0), Duration::from_secs(15));
    /// assert_eq!(backoff.delay(3, 0), Duration::from_secs(60));
    /// assert!(backoff.delay(3, u32::MAX) > Duration::from_secs(119));
    /// assert_eq!(backoff.delay(500, 0), Duration::from_secs(3 * 60 * 60));
    /// ```
    pub fn delay(&self, attempt: u32, chance: u32) -> Duration {
        let doubled = 1_u32.checked_shl(attempt.saturating_sub(1)).filter(|times| *times > 0);
        let whole = doubled
            .and_then(|times| self.first.checked_mul(times))
            .map_or(self.longest, |delay| delay.min(self.longest));
        let half = u64::try_from(whole.as_millis() / 2).unwrap_or(u64::MAX);
        let part = u128::from(half) * u128::from(chance) / (u128::from(u32::MAX) + 1);
        Duration::from_millis(half.saturating_add(u64::try_from(part).unwrap_or(0)))
    }
}

/// A moment as it stands in tables that are no record: milliseconds since 1970, which compare as
/// numbers whatever the fractions of seconds.
pub(crate) fn milliseconds(at: &str) -> Result<i64> {
    at.parse::<jiff::Timestamp>().map(jiff::Timestamp::as_millisecond).map_err(|_| {
        let why = Objection::NoMoment { written: at.to_owned() };
        RegisterError::Refused(Box::new(Refusal::BadInput { why }))
    })
}

/// The same moment as words.
pub(crate) fn written(milliseconds: i64) -> String {
    jiff::Timestamp::from_millisecond(milliseconds).unwrap_or(jiff::Timestamp::MAX).to_string()
}

/// A length of time in milliseconds.
pub(crate) fn length(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
