//! Where the register is, and the commands that keep and move it.

use std::path::PathBuf;

use actum_register::Location;
use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum DatabaseAction {
    /// Make an empty register, or bring one up to date.
    Migrate(RegisterOptions),
    /// Check that nothing in the register is damaged or altered.
    Check(RegisterOptions),
    /// Write everything the register holds as JSON, one object a line.
    Export(DatabaseExportOptions),
    /// Fill an empty register with an export, and check it.
    Import(DatabaseImportOptions),
}

#[derive(Debug, Args)]
pub(crate) struct DatabaseExportOptions {
    /// File to write; packed when its name ends in .zst.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Replace the file if it is there.
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct DatabaseImportOptions {
    /// File that `actum db export` wrote.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct BackupOptions {
    /// Folder to make.
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: PathBuf,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct RestoreOptions {
    /// Folder that `actum backup` made.
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: PathBuf,
    /// Replace a register that is there; its file is kept under another name.
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct RegisterOptions {
    /// The register: a file, or the address of a PostgreSQL database (postgres://…); when not given
    /// that of DATABASE_URL, else actum.db.
    #[arg(long, env = "ACTUM_DB", hide_env_values = true, value_name = "PATH|URL", value_parser = location())]
    pub(crate) db: Option<Location>,
}

impl RegisterOptions {
    /// Where the register is.
    pub(crate) fn location(&self) -> Location {
        let given = self.db.clone();
        let shared = || {
            let address = Location::from(std::env::var_os("DATABASE_URL")?);
            // The variable is used by many programs; an address of another database is not meant.
            address.file().is_none().then_some(address)
        };
        given.or_else(shared).unwrap_or_else(|| Location::File(PathBuf::from("actum.db")))
    }
}

/// Reads a location; never refuses one.
pub(super) fn location() -> impl TypedValueParser<Value = Location> {
    OsStringValueParser::new().map(Location::from)
}
