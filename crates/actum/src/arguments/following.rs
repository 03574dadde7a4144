//! `actum workflow …` and `actum review …` as types.

use clap::{Args, Subcommand};

use super::RegisterOptions;

/// The lives that items may have.
#[derive(Debug, Subcommand)]
pub(crate) enum WorkflowCommand {
    /// List the workflows of the register, and which text lives by which.
    List(FollowingListOptions),
    /// Let the items of a text live by another workflow from now on.
    Choose(WorkflowChooseOptions),
}

/// What the review says about extraction.
#[derive(Debug, Subcommand)]
pub(crate) enum ReviewCommand {
    /// Say where extraction erred, by language and field, as far as people have looked.
    Report(FollowingListOptions),
}

#[derive(Debug, Args)]
pub(crate) struct FollowingListOptions {
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct WorkflowChooseOptions {
    /// The text: its id.
    #[arg(value_name = "TEXT")]
    pub(crate) text: String,
    /// The workflow: action-plan, two-states, or one of your own packs.
    #[arg(value_name = "WORKFLOW")]
    pub(crate) workflow: String,
    /// Who does it; the name of the user's account when not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    #[command(flatten)]
    pub(crate) packs: super::PackOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}
