//! What can be found.

use actum_model::{BodyId, EditionId, ItemId, Language, ProvisionId, StatusId, TextId};
use serde::{Deserialize, Serialize};

/// One thing to be found: words in one language, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What is made anew together: all records of an item, or of an edition, share one.
    pub unit: String,
    /// What is shown as one: an item is one hit though it is on record in six languages.
    pub group: String,
    /// What it is.
    pub kind: Kind,
    /// The language of its words, as far as it is known.
    pub language: Option<Language>,
    /// The text it belongs to.
    pub text: TextId,
    /// Whether it belongs to the latest edition of its language; of an earlier one it is found
    /// only when it is asked for.
    pub current: bool,
    /// Its place among records that fit equally well; the smaller comes first.
    pub order: u64,
    /// What it is called: the number of a provision, the act of an item, the title of evidence.
    pub title: String,
    /// Its words.
    pub body: String,
    /// The edition whose words they are.
    pub edition: Option<EditionId>,
    /// The provision in that edition.
    pub provision: Option<ProvisionId>,
    /// The item it is, or belongs to.
    pub item: Option<ItemId>,
    /// Where the item stands.
    pub status: Option<StatusId>,
    /// The bodies that have to do with the item.
    pub bodies: Vec<BodyId>,
}

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An item of the register, by the words of its clause.
    Item,
    /// A text as a whole, by the title of an edition.
    Text,
    /// A provision, by its words.
    Provision,
    /// A claim on an item.
    Claim,
    /// Evidence on an item, by its title.
    Evidence,
    /// A note on an item.
    Note,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 6] =
        [Kind::Item, Kind::Text, Kind::Provision, Kind::Claim, Kind::Evidence, Kind::Note];

    /// The name used in data, addresses and message ids: `provision`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Item => "item",
            Kind::Text => "text",
            Kind::Provision => "provision",
            Kind::Claim => "claim",
            Kind::Evidence => "evidence",
            Kind::Note => "note",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// How much it counts beside the others, in percent.
    pub(crate) fn weight(self) -> u64 {
        match self {
            Kind::Item => 110,
            Kind::Text => 105,
            Kind::Provision => 100,
            Kind::Evidence | Kind::Claim | Kind::Note => 95,
        }
    }
}
