//! Rules of procedure: what a body's own rules say about when something is to be done.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Instrument, Language};

/// A rule of procedure about time, with the clause it comes from.
///
/// It does one of two things: it says how long [before](Self::before) an occasion of its series
/// something has to be there, or that "the next meeting" means the first one
/// [after](Self::first_after) an occasion of another series. What follows from it is a conclusion
/// and is shown as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcedureRule {
    /// Unique over all packs: `itu-t-jca-notice`.
    pub id: String,
    /// The series of occasions it is about.
    pub series: Vec<String>,
    /// The acts it is about; empty for any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instruments: Vec<Instrument>,
    /// How long before the occasion opens, an ISO 8601 duration: `P12D`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The series whose last occasion before it opens the count: `wtsa` in "the first meeting
    /// after the assembly".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_after: Option<String>,
    /// What it says, by language.
    pub names: BTreeMap<Language, String>,
    /// Where it stands: "Recommendation ITU-T A.1 (10/2016), clause 2.2".
    pub clause: String,
    /// Where the entry comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Whether somebody checked it against that source.
    #[serde(default)]
    pub verified: bool,
}

impl ProcedureRule {
    /// What it says, in `language`, else in English, else in any language it has, else its id.
    pub fn display_name(&self, language: Language) -> &str {
        self.names
            .get(&language)
            .or_else(|| self.names.get(&Language::En))
            .or_else(|| self.names.values().next())
            .map_or(self.id.as_str(), String::as_str)
    }
}
