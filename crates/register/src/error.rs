//! What can go wrong, said so that a person knows what, where and what next.

mod saying;

use actum_model::ItemId;

use crate::change::{Objection, Refusal};
use crate::people::PeopleRefusal;

/// Why the register could not be opened, read or written.
///
/// Every message names the file (or the address of the server, without the password), what is the
/// matter, and what to do. Whatever the error, nothing of the change is stored: a change is one
/// transaction. Only [`RegisterError::Uncertain`] leaves open whether all of it is.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RegisterError {
    /// There is no such file, and it was not to be created.
    #[error("{file}: there is no register here; import a text to create one, or name another file")]
    Missing {
        /// The file.
        file: String,
    },
    /// The folder of the file does not exist.
    #[error("{file}: the folder {folder} does not exist; create it, or name another file")]
    FolderMissing {
        /// The file.
        file: String,
        /// Its folder.
        folder: String,
    },
    /// A folder or another thing that is no file stands there.
    #[error("{file}: this is not a regular file; name a file for the register")]
    NotAFile {
        /// The path.
        file: String,
    },
    /// The operating system does not let the file be opened.
    #[error(
        "{file}: the file cannot be opened ({detail}); check that you may read and write the \
         file and its folder"
    )]
    NotAccessible {
        /// The file.
        file: String,
        /// What the system said.
        detail: String,
    },
    /// The file is not an SQLite database.
    #[error(
        "{file}: this file is not a database, so not a register; it was left as it is, name \
         another file"
    )]
    NotADatabase {
        /// The file.
        file: String,
    },
    /// The file is an SQLite database of another application.
    #[error(
        "{file}: this database belongs to another application (application id {application_id:#010x}, \
         {tables} tables); it was left as it is, name another file"
    )]
    Foreign {
        /// The file.
        file: String,
        /// The application id found in it.
        application_id: i64,
        /// How many tables it holds.
        tables: i64,
    },
    /// The database of a server holds tables of another application.
    #[error(
        "{file}: this database holds {tables} tables of another application; it was left as it \
         is, name an empty database"
    )]
    ForeignDatabase {
        /// The address of the database.
        file: String,
        /// How many tables it holds.
        tables: i64,
    },
    /// The server of the database does not answer, or not to this user.
    #[error(
        "{file}: the database cannot be used ({detail}); check that its server runs, the address, \
         the name and the password"
    )]
    Unreachable {
        /// The address of the database.
        file: String,
        /// What the server or the system said.
        detail: String,
    },
    /// The connection broke in the moment in which a change was to be stored.
    #[error(
        "{file}: the connection broke while a change was being stored ({detail}); look whether \
         the change is there before you make it again"
    )]
    Uncertain {
        /// The address of the database.
        file: String,
        /// What the system said.
        detail: String,
    },
    /// The file was written by a newer Actum.
    #[error(
        "{file}: this register has schema version {found}, this program knows versions up to \
         {known}; it was left as it is, use a newer Actum"
    )]
    NewerSchema {
        /// The file.
        file: String,
        /// Version of the file.
        found: i64,
        /// Newest version known here.
        known: i64,
    },
    /// An event was written by a newer Actum.
    #[error(
        "{file}: event {seq} is `{kind}` version {version}, which this program does not know; \
         use a newer Actum"
    )]
    NewerEvent {
        /// The file.
        file: String,
        /// Number of the event.
        seq: i64,
        /// Its kind.
        kind: String,
        /// Its version.
        version: u32,
    },
    /// The file cannot be written.
    #[error(
        "{file}: the register can only be read ({detail}); nothing was stored, make the file and \
         its folder writable or work on a copy"
    )]
    ReadOnly {
        /// The file.
        file: String,
        /// What the database said.
        detail: String,
    },
    /// Another process holds the file.
    #[error(
        "{file}: another program is writing to the register and did not finish within {waited} \
         seconds; nothing was stored, try again or wait longer"
    )]
    Locked {
        /// The file.
        file: String,
        /// How long was waited, in seconds, as text: `5`, `0.25`.
        waited: String,
    },
    /// There is no room.
    #[error(
        "{file}: there is no room left on the disk ({detail}); nothing was stored, free some \
         space and try again"
    )]
    Full {
        /// The file.
        file: String,
        /// What the database said.
        detail: String,
    },
    /// The file is damaged.
    #[error(
        "{file}: the register is damaged: {detail}; keep a copy of the file and restore the last \
         good backup"
    )]
    Damaged {
        /// The file.
        file: String,
        /// Where and how.
        detail: String,
    },
    /// What was to be imported cannot be registered.
    #[error("{text}: the text cannot be registered: {why}; nothing was stored")]
    InvalidImport {
        /// The text id given.
        text: String,
        /// What is the matter and what to change.
        why: Objection,
    },
    /// The register is not empty, and what is to be put into it needs an empty one.
    #[error(
        "{file}: the register already holds {events} events; name a new file or an empty database"
    )]
    NotEmpty {
        /// The file.
        file: String,
        /// How many events it holds.
        events: u64,
    },
    /// Lines that are no export of a register, or not a whole one.
    #[error("line {line} of the export: {detail}; nothing was stored")]
    InvalidExport {
        /// Number of the line, from 1.
        line: u64,
        /// What is the matter and what to do.
        detail: String,
    },
    /// An export or a backup cannot be written.
    #[error("the output cannot be written: {detail}; free some space or name another place")]
    Unwritable {
        /// What the system said.
        detail: String,
    },
    /// A folder that is no backup, or a damaged one.
    #[error("{folder}: {detail}")]
    InvalidBackup {
        /// The folder.
        folder: String,
        /// What is the matter and what to do.
        detail: String,
    },
    /// There is something already where something new was to be made.
    #[error("{path}: this is there already; {next}")]
    AlreadyThere {
        /// The file or folder.
        path: String,
        /// What to do.
        next: &'static str,
    },
    /// Several items have this number.
    #[error("`{written}` may be {}; write one of these in full", candidates.iter().map(ItemId::as_str).collect::<Vec<_>>().join(", "))]
    AmbiguousItem {
        /// What was asked for.
        written: String,
        /// The items it may mean, in the order of the texts.
        candidates: Vec<ItemId>,
    },
    /// A change was refused; nothing was changed.
    #[error(transparent)]
    Refused(#[from] Box<Refusal>),
    /// Something about people was refused; nothing was changed.
    #[error(transparent)]
    PeopleRefused(#[from] Box<PeopleRefusal>),
    /// The register is shown as it was and cannot be changed.
    #[error("this is the register as it was at {at}; go back to today to change it")]
    Past {
        /// The moment shown.
        at: String,
    },
    /// The register knows no workflow.
    #[error(
        "{text}: the register knows no workflow by which its items could live; import the text \
         again, or record the packs"
    )]
    NoWorkflow {
        /// The text.
        text: String,
    },
    /// Anything else the database says.
    #[error("{file}: the database reports: {detail}; nothing was stored")]
    Database {
        /// The file.
        file: String,
        /// What it said.
        detail: String,
    },
}

/// The result of whatever the register does.
pub type Result<T> = std::result::Result<T, RegisterError>;
