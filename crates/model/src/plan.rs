//! The view from which every report is written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Body, Item, ItemId, Language, Occasion, Present, ProcedureRule, Standings, TextId, Timeliness,
    Workflow,
};

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
    /// The day against which the timeliness of items is told; absent when nobody asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub present: Option<Present>,
    /// How items stand to that day, those of which there is something to say.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub timeliness: BTreeMap<ItemId, Vec<Timeliness>>,
    /// When it was restricted to one body: which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
}

impl ActionPlan {
    /// The same plan, with how its items stand to the present day.
    #[must_use]
    pub fn at(mut self, present: Present) -> Self {
        let standings = Standings::new(&self.workflows);
        self.timeliness = self
            .items
            .iter()
            .map(|item| (item.id.clone(), present.timeliness(item, standings.of(&item.status))))
            .filter(|(_, timeliness)| !timeliness.is_empty())
            .collect();
        self.present = Some(present);
        self
    }
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
