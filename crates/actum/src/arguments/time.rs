//! `actum occasion …` as types.

use std::path::PathBuf;

use actum_model::{Language, PartialDate, Present};
use anyhow::Result;
use clap::{Args, Subcommand};

use super::RegisterOptions;
use crate::clock;

/// What can be done with occasions.
#[derive(Debug, Subcommand)]
pub(crate) enum OccasionCommand {
    /// List occasions in order of time, with what people said of them.
    List(OccasionListOptions),
    /// Put an occasion on record that no pack has.
    Add(Box<OccasionAddOptions>),
    /// Say that an occasion takes place at another time; due dates still to come go with it.
    Move(OccasionMoveOptions),
    /// Say that an occasion does not take place; takes --why.
    Cancel(OccasionCancelOptions),
}

#[derive(Debug, Args)]
pub(crate) struct OccasionListOptions {
    /// Those at which nothing is due and of which people said nothing as well.
    #[arg(long)]
    pub(crate) all: bool,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct OccasionAddOptions {
    /// Its id, in small letters, digits and hyphens: tsag-2027-05.
    #[arg(value_name = "OCCASION")]
    pub(crate) occasion: String,
    /// The body that meets: id, abbreviation or name in any language.
    #[arg(long, value_name = "BODY")]
    pub(crate) body: String,
    /// What it is called.
    #[arg(long, value_name = "WORDS")]
    pub(crate) name: String,
    /// Language of the name and the place (ar, zh, en, fr, ru, es).
    #[arg(long, default_value = "en", value_name = "CODE")]
    pub(crate) language: Language,
    /// Where it takes place.
    #[arg(long, value_name = "WORDS")]
    pub(crate) place: Option<String>,
    /// The series in which "next" and "previous" are counted; that of the body when not given.
    #[arg(long, value_name = "ID")]
    pub(crate) series: Option<String>,
    /// What it is.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) kind: Kind,
    #[command(flatten)]
    pub(crate) when: When,
    #[command(flatten)]
    pub(crate) acting: TimeActing,
}

/// What an occasion is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Kind {
    /// A conference or assembly that adopts texts.
    Assembly,
    /// A meeting or session.
    #[default]
    Meeting,
    /// A stretch of years between two assemblies.
    StudyPeriod,
}

#[derive(Debug, Args)]
pub(crate) struct OccasionMoveOptions {
    /// The occasion: its id.
    #[arg(value_name = "OCCASION")]
    pub(crate) occasion: String,
    #[command(flatten)]
    pub(crate) when: When,
    #[command(flatten)]
    pub(crate) acting: TimeActing,
}

#[derive(Debug, Args)]
pub(crate) struct OccasionCancelOptions {
    /// The occasion: its id.
    #[arg(value_name = "OCCASION")]
    pub(crate) occasion: String,
    #[command(flatten)]
    pub(crate) acting: TimeActing,
}

/// What counts as near and as long.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct DayOptions {
    /// How many days before its day an item is due soon.
    #[arg(long, default_value_t = Present::SOON_DAYS, value_name = "DAYS")]
    pub(crate) soon_days: u16,
    /// After how many days without an update an item is stale.
    #[arg(long, default_value_t = Present::STALE_DAYS, value_name = "DAYS")]
    pub(crate) stale_days: u16,
}

impl DayOptions {
    /// The present day with these limits.
    ///
    /// # Errors
    ///
    /// When the clock cannot be read.
    pub(crate) fn present(self) -> Result<Option<Present>> {
        let Self { soon_days, stale_days } = self;
        let present = Present::at(&clock::now()?);
        Ok(present.map(|present| Present { soon_days, stale_days, ..present }))
    }
}

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct When {
    /// Its first day, or only the month or the year where no more is known.
    #[arg(long, value_name = "DATE")]
    pub(crate) from: PartialDate,
    /// Its last day; that of --from when not given.
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<PartialDate>,
}

/// Who and why.
#[derive(Debug, Args)]
pub(crate) struct TimeActing {
    /// Who does it; the name of the user's account when not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why.
    #[arg(long, default_value = "", value_name = "WORDS")]
    pub(crate) why: String,
    /// Say what would move, and change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct SuccessionOptions {
    /// The text: its id.
    #[arg(value_name = "TEXT")]
    pub(crate) text: String,
    /// The later edition; the last one when not given.
    #[arg(long, value_name = "EDITION")]
    pub(crate) edition: Option<String>,
    /// File to write; its ending decides: .docx, .xlsx or .pdf.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub(crate) out: Option<PathBuf>,
    /// Language of the headings of the file (ar, zh, en, fr, ru, es).
    #[arg(long, default_value = "en", value_name = "CODE")]
    pub(crate) language: Language,
    /// House template (.docx) for .docx.
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<PathBuf>,
    /// Folder of fonts for .pdf, looked at before those of the system; may be given several times.
    #[arg(long, value_name = "DIR")]
    pub(crate) font_path: Vec<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long)]
    pub(crate) force: bool,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}
