//! `actum demarcate …` as types.

use clap::{Args, Subcommand};

use super::CatalogueOptions;

#[derive(Debug, Subcommand)]
pub(crate) enum DemarcateCommand {
    /// Divide the works of some groups or bodies on a topic, and propose a line in each part.
    Propose(ProposeOptions),
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ProposeOptions {
    /// Groups or bodies as the catalogues write them ("ITU-T Study Group 17", ISO), at least two.
    #[arg(value_name = "PARTY", required = true)]
    pub(crate) parties: Vec<String>,
    /// Words of the topic ("security IoT"): a work has to have all of them; may be given several
    /// times, then those of one are enough.
    #[arg(long, value_name = "WORDS", required = true)]
    pub(crate) topic: Vec<String>,
    /// The most parts, those without a common subject not counted.
    #[arg(long, default_value_t = actum_demarcate::USUAL_MOST, value_name = "NUMBER")]
    pub(crate) most: usize,
    /// List the works of each part.
    #[arg(long)]
    pub(crate) works: bool,
    /// One JSON value.
    #[arg(long, conflicts_with = "works")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) kept: CatalogueOptions,
}
