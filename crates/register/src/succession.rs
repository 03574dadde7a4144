//! Succession: what becomes of the items of a text when a later edition of it arrives.

use actum_model::{EditionId, ItemId};
use serde::{Deserialize, Serialize};

/// What an item asks, as clauses of two editions are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseText {
    /// Its number in the edition: `5.1a`.
    pub number: String,
    /// Its words, with those who are asked in front.
    pub words: String,
}

/// Clauses of the edition before and the clauses of the later one that they became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseLink {
    /// Places among the clauses before.
    pub before: Vec<usize>,
    /// Places among the later clauses.
    pub after: Vec<usize>,
    /// What became of them.
    pub fate: Fate,
}

/// Pairs the clauses of two editions. What it leaves out was dropped, or is new.
pub type Aligner<'a> = dyn Fn(&[ClauseText], &[ClauseText]) -> Vec<ClauseLink> + Send + Sync + 'a;

/// What became of an item with an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It says the same.
    Kept,
    /// It says the same under another number.
    Renumbered,
    /// It says something in other words.
    Reworded,
    /// It says the same at another place.
    Moved,
    /// It stands at another place in other words.
    MovedReworded,
    /// Its clause became several; it stands for the likest of them.
    Split,
    /// A further part of a clause that became several; the item is new.
    SplitOff,
    /// Its clause and others became one, which it stands for.
    Merged,
    /// Its clause went into another, for which another item stands.
    MergedInto,
    /// It had been dropped before and is back.
    Reinstated,
    /// It is new.
    New,
    /// The edition no longer holds it.
    Dropped,
}

impl Fate {
    /// All of them, in the order of the report's counts.
    pub const ALL: [Fate; 12] = [
        Fate::Kept,
        Fate::Renumbered,
        Fate::Reworded,
        Fate::Moved,
        Fate::MovedReworded,
        Fate::Split,
        Fate::SplitOff,
        Fate::Merged,
        Fate::MergedInto,
        Fate::Reinstated,
        Fate::New,
        Fate::Dropped,
    ];

    /// The name used in events, data and message ids: `moved-reworded`.
    pub fn name(self) -> &'static str {
        match self {
            Fate::Kept => "kept",
            Fate::Renumbered => "renumbered",
            Fate::Reworded => "reworded",
            Fate::Moved => "moved",
            Fate::MovedReworded => "moved-reworded",
            Fate::Split => "split",
            Fate::SplitOff => "split-off",
            Fate::Merged => "merged",
            Fate::MergedInto => "merged-into",
            Fate::Reinstated => "reinstated",
            Fate::New => "new",
            Fate::Dropped => "dropped",
        }
    }

    /// The fate that an event's reason names; those of the simple matching count as well.
    pub(crate) fn of_reason(reason: &str) -> Self {
        match reason {
            "same-words" => Fate::Kept,
            "same-number" => Fate::Reworded,
            "similar-words" => Fate::MovedReworded,
            "not-in-previous-edition" | "not-in-earlier-reading" | "first-edition" => Fate::New,
            "not-in-edition" | "not-in-reading" => Fate::Dropped,
            _ if reason.starts_with("reinstated-") => Fate::Reinstated,
            _ => Fate::ALL.into_iter().find(|fate| fate.name() == reason).unwrap_or(Fate::Reworded),
        }
    }
}

/// What became of every item of a text with one edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SuccessionReport {
    /// The edition.
    pub edition: EditionId,
    /// The edition that it followed.
    pub previous: EditionId,
    /// One line an item, in the order of the edition; what it no longer holds at the end.
    pub lines: Vec<SuccessionLine>,
}

/// What became of one item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SuccessionLine {
    /// The item.
    pub item: ItemId,
    /// What became of it.
    pub fate: Fate,
    /// The rule by which it was recognised, as the event has it.
    pub reason: String,
    /// Likeness of the acts before and after, 0 to 1, where there are both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub similarity: Option<f32>,
    /// The fields that changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<String>,
    /// What it asked before; empty for what is new.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What it asks now; empty for what is gone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// The items that took its place, or from which it was split off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<ItemId>,
}
