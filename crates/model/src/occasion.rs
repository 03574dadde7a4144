//! Dated or datable events to which a due date may refer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{BodyId, Language, OccasionId, Period};

/// A meeting, assembly, session or study period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Occasion {
    /// Unique over all packs.
    pub id: OccasionId,
    /// What it is.
    pub kind: OccasionKind,
    /// The series it belongs to, in which "next" and "previous" are counted: `wtsa`,
    /// `itu-t-study-period`.
    pub series: String,
    /// The body that meets, or whose period it is.
    pub body: BodyId,
    /// When it takes place, as precisely as known.
    #[serde(default)]
    pub period: Period,
    /// Its names by language, the display name first: `WTSA-28`, `2028年世界电信标准化全会`.
    #[serde(default)]
    pub names: BTreeMap<Language, Vec<String>>,
    /// Where it takes place, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub place: BTreeMap<Language, String>,
    /// Whether it was called off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
    /// Number of the event of a register that last said something of it; 0 in packs.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub revision: i64,
    /// Where the entry comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Whether somebody checked it against that source.
    #[serde(default)]
    pub verified: bool,
}

impl Occasion {
    /// The name to show a reader of `language`: that language's, else English, else any, else
    /// the id.
    pub fn display_name(&self, language: Language) -> &str {
        self.names
            .get(&language)
            .or_else(|| self.names.get(&Language::En))
            .or_else(|| self.names.values().next())
            .and_then(|names| names.first())
            .map_or(self.id.as_str(), String::as_str)
    }
}

/// What an occasion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OccasionKind {
    /// A conference or assembly that adopts texts.
    Assembly,
    /// A meeting or session.
    Meeting,
    /// A stretch of years between two assemblies.
    StudyPeriod,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_zero(number: &i64) -> bool {
    *number == 0
}
