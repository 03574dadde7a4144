//! `actum workbook …` as types.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{PackOptions, RegisterOptions};

/// What can be done with a workbook that comes back.
#[derive(Debug, Subcommand)]
pub(crate) enum WorkbookCommand {
    /// Say what an edited workbook would change, cell by cell, and change nothing.
    Preview(WorkbookOptions),
    /// Apply the changes of an edited workbook; what is refused is told with its place.
    Apply(WorkbookOptions),
}

#[derive(Debug, Args)]
pub(crate) struct WorkbookOptions {
    /// A workbook that `actum report action-plan` wrote, edited and saved as .xlsx.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Who does it; the name of the user's account when not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why, for rows that give no reason themselves.
    #[arg(long, default_value = "", value_name = "WORDS")]
    pub(crate) why: String,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) packs: PackOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}
