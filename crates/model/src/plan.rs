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
    /// Number of the last event at that moment; 0 when nobody said.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub event: i64,
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
    /// When it was restricted to what is due at one occasion: which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<Occasion>,
    /// When it tells what changed: since which moment, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// What changed since then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<PlanChange>,
}

/// Something about an item that is not as it was at an earlier moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanChange {
    /// The item.
    pub item: ItemId,
    /// What happened.
    pub kind: PlanChangeKind,
    /// Name of the column of reports that says something else; empty for the whole item.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub column: String,
    /// What it said, in the language of the plan.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What it says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
}

/// What happened to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanChangeKind {
    /// It is there for the first time.
    New,
    /// It is no longer there.
    Gone,
    /// Nothing is left to do.
    Closed,
    /// It stands elsewhere in its life.
    Status,
    /// It is due on another day.
    Due,
    /// Another value is another.
    Value,
}

fn is_zero(number: &i64) -> bool {
    *number == 0
}

impl ActionPlan {
    /// The same plan, with only the items that are due at an occasion, under any reading.
    #[must_use]
    pub fn only_due_at(mut self, occasion: Occasion) -> Self {
        let id = &occasion.id;
        self.items.retain(|item| {
            let mut readings = item.commitment.due.iter().flat_map(|due| &due.value.readings);
            let mut days = item.schedule.days.iter();
            let mut milestones = item.follow_up.milestones.iter();
            readings.any(|reading| reading.occasion.as_ref() == Some(id))
                || days.any(|day| day.occasion.as_ref() == Some(id))
                || milestones.any(|milestone| milestone.occasion.as_ref() == Some(id))
        });
        self.occasion = Some(occasion);
        self
    }

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
