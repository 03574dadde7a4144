//! Knowledge packs: what they lack, and the list of Member States made from open data.

mod check;
mod countries;
mod russian;

use std::path::PathBuf;

use anyhow::Result;
use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum Subject {
    /// Refuse packs that contradict themselves and list bodies without a name in one of the six
    /// languages.
    Check {
        /// Folders laid over the built-in packs, the later above the earlier.
        #[arg(long = "packs", value_name = "DIR")]
        folders: Vec<PathBuf>,
    },
    /// Write packs/bodies/countries.toml from Unicode CLDR and xtask/data/member-states.toml.
    Countries {
        /// Folder that holds the packages cldr-core and cldr-localenames-full.
        #[arg(long, value_name = "DIR")]
        cldr: PathBuf,
    },
}

/// Runs the subcommand; true when nothing is wrong.
pub(crate) fn run(subject: &Subject) -> Result<bool> {
    match subject {
        Subject::Check { folders } => check::run(folders),
        Subject::Countries { cldr } => countries::run(&crate::root(), cldr).map(|()| true),
    }
}
