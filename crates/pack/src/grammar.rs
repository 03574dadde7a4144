//! How sentences in a language ask for something.

use actum_model::Force;
use serde::{Deserialize, Serialize};

/// The grammar tables of one language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GrammarTables {
    /// Operative verbs: those that ask and those that only state.
    #[serde(rename = "verb")]
    pub verbs: Vec<OperativeVerb>,
}

/// A verb that can carry the force of a provision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperativeVerb {
    /// Dictionary form: `instruct`, `call upon`, `责成`.
    pub lemma: String,
    /// Force under the most likely reading; [`Force::Observe`] when it asks nothing.
    pub force: Force,
    /// The customary English verb under that reading: `instructs`.
    pub english: String,
    /// Forms that stand as the main verb of a clause: `instructs`, `instruct`, `责成`.
    pub finite: Vec<String>,
    /// Passive and participle forms: `instructed` in "is instructed to".
    #[serde(default)]
    pub passive: Vec<String>,
    /// Nouns of the same meaning: `request` in "reiterates its request".
    #[serde(default)]
    pub noun: Vec<String>,
}
