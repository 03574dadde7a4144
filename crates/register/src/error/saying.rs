//! Errors of the register as messages, for readers of any language.

use super::RegisterError;
use crate::change::Saying;

impl RegisterError {
    /// The message that says it. Names of files, and what databases and systems said, stand in it
    /// as they are.
    pub fn saying(&self) -> Saying {
        match self {
            RegisterError::Missing { file } => Saying::of("unusable-missing").words("file", file),
            RegisterError::FolderMissing { file, folder } => {
                Saying::of("unusable-folder").words("file", file).words("folder", folder)
            }
            RegisterError::NotAFile { file } => Saying::of("unusable-no-file").words("file", file),
            RegisterError::NotAccessible { file, detail } => {
                Saying::of("unusable-closed").words("file", file).words("detail", detail)
            }
            RegisterError::NotADatabase { file } => {
                Saying::of("unusable-no-database").words("file", file)
            }
            RegisterError::Foreign { file, application_id, tables } => {
                Saying::of("unusable-foreign")
                    .words("file", file)
                    .words("application", &format_args!("{application_id:#010x}"))
                    .words("tables", tables)
            }
            RegisterError::ForeignDatabase { file, tables } => {
                Saying::of("unusable-foreign-tables").words("file", file).words("tables", tables)
            }
            RegisterError::Unreachable { file, detail } => {
                Saying::of("unusable-unreachable").words("file", file).words("detail", detail)
            }
            RegisterError::Uncertain { file, detail } => {
                Saying::of("unusable-uncertain").words("file", file).words("detail", detail)
            }
            RegisterError::NewerSchema { file, found, known } => Saying::of("unusable-newer")
                .words("file", file)
                .words("found", found)
                .words("known", known),
            RegisterError::NewerEvent { file, seq, kind, version } => {
                Saying::of("unusable-newer-event")
                    .words("file", file)
                    .words("event", seq)
                    .words("kind", kind)
                    .words("version", version)
            }
            RegisterError::ReadOnly { file, detail } => {
                Saying::of("unusable-read-only").words("file", file).words("detail", detail)
            }
            RegisterError::Locked { file, waited } => {
                Saying::of("unusable-locked").words("file", file).words("waited", waited)
            }
            RegisterError::Full { file, detail } => {
                Saying::of("unusable-full").words("file", file).words("detail", detail)
            }
            RegisterError::Damaged { file, detail } => {
                Saying::of("unusable-damaged").words("file", file).words("detail", detail)
            }
            RegisterError::InvalidImport { text, why } => {
                Saying::of("refusal-import").words("text", text).why(why)
            }
            RegisterError::NotEmpty { file, events } => {
                Saying::of("unusable-not-empty").words("file", file).words("events", events)
            }
            RegisterError::InvalidExport { line, detail } => {
                Saying::of("unusable-export").words("line", line).words("detail", detail)
            }
            RegisterError::Unwritable { detail } => {
                Saying::of("unusable-output").words("detail", detail)
            }
            RegisterError::InvalidBackup { folder, detail } => {
                Saying::of("unusable-backup").words("folder", folder).words("detail", detail)
            }
            RegisterError::AlreadyThere { path, .. } => {
                Saying::of("unusable-there").words("path", path)
            }
            RegisterError::AmbiguousItem { written, candidates } => {
                let ids: Vec<&str> = candidates.iter().map(actum_model::ItemId::as_str).collect();
                Saying::of("refusal-ambiguous")
                    .words("written", written)
                    .words("candidates", &ids.join(", "))
            }
            RegisterError::Refused(refusal) => refusal.saying(),
            RegisterError::PeopleRefused(refusal) => refusal.saying(),
            RegisterError::Past { at } => Saying::of("refusal-past").moment("at", at),
            RegisterError::NoWorkflow { text } => {
                Saying::of("refusal-no-workflow").words("text", text)
            }
            RegisterError::Database { file, detail } => {
                Saying::of("unusable-database").words("file", file).words("detail", detail)
            }
        }
    }
}
