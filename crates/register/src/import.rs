//! What an import is given and what it gives back.

pub(crate) mod carrying;
pub(crate) mod item;
pub(crate) mod languages;
pub(crate) mod matching;
pub(crate) mod plan;
pub(crate) mod rereading;
pub(crate) mod succeeding;
pub(crate) mod text_id;

use actum_model::{
    Body, Document, EditionId, Extraction, ItemId, Occasion, ProcedureRule, TextId, Workflow,
};
use serde::{Deserialize, Serialize};

use crate::succession::SuccessionReport;
use crate::view::Difference;

/// An edition of a text to be registered.
#[derive(Debug, Clone)]
pub struct ImportRequest<'a> {
    /// The text it is an edition of.
    pub text: TextId,
    /// Its title, to be shown.
    pub title: String,
    /// The text as read.
    pub document: &'a Document,
    /// What was understood of it.
    pub extraction: &'a Extraction,
    /// The bodies and occasions it may name.
    pub packs: PackView<'a>,
    /// Who imports.
    pub actor: &'a str,
    /// When, RFC 3339 in UTC: `2026-11-23T09:00:00Z`. The register reads no clock.
    pub at: &'a str,
}

/// The bodies and occasions known to the knowledge packs.
#[derive(Debug, Clone, Copy, Default)]
pub struct PackView<'a> {
    /// The bodies.
    pub bodies: &'a [Body],
    /// The occasions.
    pub occasions: &'a [Occasion],
    /// The workflows.
    pub workflows: &'a [Workflow],
    /// The rules of procedure.
    pub procedures: &'a [ProcedureRule],
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ImportOutcome {
    /// The text was not there; now it is.
    New {
        /// Its first edition.
        edition: EditionId,
        /// Its items, in the order of the text.
        items: Vec<ItemId>,
    },
    /// The same file, or another file with the same words, is there already and is understood as
    /// before; nothing changed.
    Unchanged {
        /// The edition that says the same.
        edition: EditionId,
    },
    /// The same words are there already and are now understood otherwise: packs or grammar have
    /// become better. What persons confirmed or entered stays.
    Reread(Reread),
    /// The text is there in another language; its items are the same set.
    NewLanguage {
        /// The new edition.
        edition: EditionId,
        /// The earlier edition in the same language that it follows, if there is one.
        previous: Option<EditionId>,
        /// The items whose commitment it holds and reads alike, in the order of the text.
        agreeing: Vec<ItemId>,
        /// Where it says something else; each concerned commitment is listed, none is lost.
        differences: Vec<Difference>,
    },
    /// A later edition of a text that is there.
    NewEdition {
        /// The new edition.
        edition: EditionId,
        /// The edition it follows.
        previous: EditionId,
        /// Items that are new.
        added: Vec<ItemId>,
        /// Items that say the same as before, wherever they now stand.
        kept: Vec<ItemId>,
        /// Items that say something else now.
        reworded: Vec<Reworded>,
        /// Items that the edition no longer holds; they are overtaken, not lost.
        dropped: Vec<ItemId>,
    },
}

impl ImportOutcome {
    /// The edition that holds what was imported.
    pub fn edition(&self) -> &EditionId {
        match self {
            ImportOutcome::New { edition, .. }
            | ImportOutcome::Unchanged { edition }
            | ImportOutcome::Reread(Reread { edition, .. })
            | ImportOutcome::NewLanguage { edition, .. }
            | ImportOutcome::NewEdition { edition, .. } => edition,
        }
    }
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportForeseen {
    /// What would come of it.
    pub outcome: ImportOutcome,
    /// What would become of every item, when it is a later edition that decides about them.
    pub succession: Option<SuccessionReport>,
}

/// An item carried over to a later edition that words it otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reworded {
    /// The item.
    pub item: ItemId,
    /// Likeness of the acts before and after, 0 to 1.
    pub similarity: f32,
    /// Names of the fields that changed, in schema order: `act`, `due`.
    pub changed: Vec<String>,
}

/// What a better reading of words that were there already changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reread {
    /// The edition that was read again.
    pub edition: EditionId,
    /// Items that are new.
    pub added: Vec<ItemId>,
    /// How many items are understood as before.
    pub kept: usize,
    /// Items understood otherwise. Where `changed` is empty, only grounds, places or confidence
    /// changed.
    pub reread: Vec<Reworded>,
    /// Items that a person has confirmed, and that the new reading would have changed or dropped:
    /// they are as they were. `changed` says where the reading differs; it is `commitment` alone
    /// when the reading no longer holds the item.
    pub left: Vec<Reworded>,
    /// Items that nobody had confirmed and that the reading no longer holds; overtaken, not lost.
    pub dropped: Vec<ItemId>,
    /// For an edition in another language: where it says something else than the items.
    pub differences: Vec<Difference>,
}
