//! How much a finding about a text matters.

use serde::{Deserialize, Serialize};

/// How much a finding matters: of a completeness audit, or of a comparison of language versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know; also what cannot be compared.
    Information,
    /// Something is missing or not alike that hardly changes who must do what by when.
    Minor,
    /// Something that is asked may be lost, lands on nobody, or is not the same.
    Major,
}

impl Severity {
    /// All of them, the slightest first.
    pub const ALL: [Severity; 3] = [Severity::Information, Severity::Minor, Severity::Major];

    /// The name used in data and on the command line: `major`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Information => "information",
            Severity::Minor => "minor",
            Severity::Major => "major",
        }
    }
}
