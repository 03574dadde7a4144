//! The queue of jobs.

use clap::{Args, Subcommand, ValueEnum};

use super::PackOptions;
use super::mail::MailOptions;
use super::register::RegisterOptions;
use super::time::DayOptions;

#[derive(Debug, Subcommand)]
pub(crate) enum JobsAction {
    /// List jobs, the latest first.
    List(JobsListOptions),
    /// Do everything that is due now, then end.
    Run(JobsRunOptions),
    /// Put a job that is dead, or waits for its time, in again at once.
    Retry(JobOptions),
    /// Take out a job that is dead or waits.
    Drop(JobOptions),
}

#[derive(Debug, Args)]
pub(crate) struct JobsListOptions {
    /// Only jobs in this state.
    #[arg(long, value_name = "STATE")]
    pub(crate) state: Option<JobStateChoice>,
    /// Only jobs of this kind.
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    /// How many at most.
    #[arg(long, default_value_t = 100, value_name = "COUNT")]
    pub(crate) limit: u32,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct JobsRunOptions {
    #[command(flatten)]
    pub(crate) mail: MailOptions,
    #[command(flatten)]
    pub(crate) packs: PackOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
    #[command(flatten)]
    pub(crate) days: DayOptions,
}

#[derive(Debug, Args)]
pub(crate) struct JobOptions {
    /// Number of the job, from `actum jobs list`.
    #[arg(value_name = "NUMBER")]
    pub(crate) number: i64,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum JobStateChoice {
    /// For its time, or for a process.
    Waiting,
    /// A process has it.
    Running,
    /// It was done.
    Done,
    /// It failed for good.
    Dead,
}
