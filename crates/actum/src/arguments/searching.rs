//! Looking for words.

use std::path::PathBuf;

use actum_model::Language;
use clap::Args;

use super::register::RegisterOptions;

#[derive(Debug, Args)]
pub(crate) struct SearchOptions {
    /// What to look for: words of any of the six languages, "words together", -word to leave out
    /// (inside quotation marks of the shell, or after `--`).
    #[arg(value_name = "WORDS")]
    pub(crate) words: Vec<String>,
    /// Only of this text (repeatable).
    #[arg(long, value_name = "TEXT")]
    pub(crate) text: Vec<String>,
    /// Only in this language: ar, zh, en, fr, ru, es (repeatable).
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Vec<Language>,
    /// Only of this kind: item, text, provision, claim, evidence, note (repeatable).
    #[arg(long)]
    pub(crate) kind: Vec<String>,
    /// Only with which this body has to do, by id or name (repeatable).
    #[arg(long)]
    pub(crate) body: Vec<String>,
    /// Only of items with this status (repeatable).
    #[arg(long)]
    pub(crate) status: Vec<String>,
    /// Also in earlier editions.
    #[arg(long)]
    pub(crate) all_editions: bool,
    /// List at most this many hits.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// Leave this many hits out at the beginning.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,
    /// One JSON value.
    #[arg(long)]
    pub(crate) json: bool,
    /// Make the index anew from the register first.
    #[arg(long)]
    pub(crate) rebuild: bool,
    #[command(flatten)]
    pub(crate) index: IndexOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

/// Where the index of full text is kept.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct IndexOptions {
    /// Folder of the search index; beside the register, or for a server in the cache folder of the
    /// user, when not given.
    #[arg(long, env = "ACTUM_INDEX", value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
}
