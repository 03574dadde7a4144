//! `actum catalogue …` and `actum overlap …` as types.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Clone, Args)]
pub(crate) struct CatalogueOptions {
    /// The folder in which the catalogues are kept.
    #[arg(long, env = "ACTUM_CATALOGUE", default_value = "actum-catalogue", value_name = "DIR")]
    pub(crate) catalogue: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// Read a catalogue; of one read before, only what changed.
    Import {
        /// A folder, .zip, .tar, .tar.gz, .yaml, .jsonl, .jsonl.gz or .csv.
        #[arg(value_name = "PATH")]
        path: PathBuf,
        /// Name under which it is kept; the file name when not given.
        #[arg(long)]
        name: Option<String>,
        /// One JSON value.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        kept: CatalogueOptions,
    },
    /// List the bodies and how many works of each there are.
    List {
        /// One JSON value.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        kept: CatalogueOptions,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum OverlapCommand {
    /// The nearest works to a work of the catalogues.
    Work {
        /// Its number or id: "ITU-T X.1058", "ISO|ISO 29151".
        #[arg(value_name = "WORK")]
        work: String,
        /// How many are listed.
        #[arg(long, default_value_t = 10, value_name = "NUMBER")]
        top: usize,
        #[command(flatten)]
        scope: OverlapScope,
    },
    /// The nearest works to a text that is in no catalogue, such as a proposal for new work.
    Text {
        /// A file in UTF-8; `-` is standard input. Its first line is the title unless one is given.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Title of the text.
        #[arg(long)]
        title: Option<String>,
        /// Language of the text (en, fr, zh …).
        #[arg(long, default_value = "", value_name = "CODE")]
        language: String,
        /// How many are listed.
        #[arg(long, default_value_t = 10, value_name = "NUMBER")]
        top: usize,
        #[command(flatten)]
        scope: OverlapScope,
    },
    /// The pairs of works of two bodies or groups that are probably the same or overlap.
    Between {
        /// A body (ITU), or with --groups a group ("ITU-T Study Group 17").
        #[arg(value_name = "ONE")]
        one: String,
        /// Another body or group; all others when not given.
        #[arg(value_name = "OTHER")]
        other: Option<String>,
        /// Least probability in per cent.
        #[arg(long, default_value_t = 50, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(1..=96))]
        least: u8,
        #[command(flatten)]
        scope: OverlapScope,
    },
}

#[derive(Debug, Clone, Args)]
pub(crate) struct OverlapScope {
    /// Only works of this body or group; may be given several times.
    #[arg(long, value_name = "BODY")]
    pub(crate) with: Vec<String>,
    /// Compare groups instead of bodies: works of two groups of one body count as well.
    #[arg(long)]
    pub(crate) groups: bool,
    /// One JSON value.
    #[arg(long, conflicts_with = "csv")]
    pub(crate) json: bool,
    /// Comma-separated values.
    #[arg(long)]
    pub(crate) csv: bool,
    #[command(flatten)]
    pub(crate) kept: CatalogueOptions,
}
