//! The view from which every report is written.

use serde::{Deserialize, Serialize};

use crate::{Body, Item, Language, Occasion, ProcedureRule, TextId, Workflow};

/// Everything an Action Plan shows: items, and the bodies and occasions that they name.
///
/// The register makes it, reports and pages read it, so that no two outputs can differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActionPlan {
    /// Language in which headings and names are written.
    pub language: Language,
    /// The moment it shows, RFC 3339 in UTC: the time of the last event, not of printing.
    pub as_of: String,
    /// The texts whose items it holds.
    pub texts: Vec<PlanText>,
    /// The items, by text and then in the order of the text.
    pub items: Vec<Item>,
    /// The bodies named by the items.
    pub bodies: Vec<Body>,
    /// The occasions named by the items.
    pub occasions: Vec<Occasion>,
    /// The workflows whose states the items pass through.
    #[serde(default)]
    pub workflows: Vec<Workflow>,
    /// The rules of procedure by which days were worked out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub procedures: Vec<ProcedureRule>,
    /// When it was restricted to one body: which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
}

/// A text named by an Action Plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanText {
    /// Its id.
    pub id: TextId,
    /// Its title, in its own language.
    pub title: String,
    /// Language of the edition the items were taken from.
    pub language: Language,
    /// Name of the file imported.
    pub source_name: String,
    /// SHA-256 of that file.
    pub source_sha256: String,
}
