//! Arguments of `actum report`.

use std::path::PathBuf;

use actum_model::Language;
use clap::Args;

use super::{DayOptions, RegisterOptions};

#[derive(Debug, Args)]
pub(crate) struct ActionPlanOptions {
    /// File to write; its ending decides: .docx, .xlsx, .pdf, .json, .csv or .ics.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Folder of fonts for .pdf, looked at before those of the system; may be given several times.
    #[arg(long, value_name = "DIR")]
    pub(crate) font_path: Vec<PathBuf>,
    /// House template (.docx) for .docx: its styles, headers, footers and cover are taken over.
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<PathBuf>,
    /// Title in place of the usual one.
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// Who submits the report, for its first page.
    #[arg(long, value_name = "TEXT")]
    pub(crate) submitted_by: Option<String>,
    /// Only what concerns this body: id, abbreviation or name in any language.
    #[arg(long, value_name = "BODY")]
    pub(crate) body: Option<String>,
    /// Only this text.
    #[arg(long, value_name = "ID")]
    pub(crate) text: Option<String>,
    /// Only what is due at this occasion, by id or name in any language.
    #[arg(long, value_name = "OCCASION")]
    pub(crate) occasion: Option<String>,
    /// As the register was at the end of this day (or at this moment, RFC 3339).
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Tell what changed since this day, such as that of the last report.
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// Language of headings and names (ar, zh, en, fr, ru, es).
    #[arg(long, default_value = "en", value_name = "CODE")]
    pub(crate) language: Language,
    #[command(flatten)]
    pub(crate) days: DayOptions,
    /// Replace the file if it is there.
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}
