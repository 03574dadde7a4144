//! `actum workbook …` as types.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{PackOptions, ReadingOptions, RegisterOptions};

/// What can be done with a workbook that comes back.
#[derive(Debug, Subcommand)]
pub(crate) enum WorkbookCommand {
    /// Say what an edited workbook would change, cell by cell, and change nothing.
    Preview(WorkbookOptions),
    /// Apply the changes of an edited workbook; what is refused is told with its place.
    Apply(WorkbookOptions),
    /// Import a hand-made plan: find out which column holds what, and bring its rows in as items.
    Import(Box<WorkbookImportOptions>),
}

#[derive(Debug, Args)]
pub(crate) struct WorkbookImportOptions {
    /// The workbook, saved as .xlsx.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Say which column was taken for what and show the first rows; import nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Only this sheet.
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// The row of headings, as the spreadsheet counts.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) head: Option<u32>,
    /// A column that was taken for something else: number, action, responsible, deadline,
    /// resolution or status, and its letter; may be given several times.
    #[arg(long, value_name = "NAME=LETTER")]
    pub(crate) column: Vec<String>,
    /// Id of the text that the plan becomes; made from the file name when not given.
    #[arg(long, value_name = "ID")]
    pub(crate) text_id: Option<String>,
    /// Title of the text; the file name when not given.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Who imports; the name of the user's account when not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
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
