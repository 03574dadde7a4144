//! What the register answers.

use actum_model::{
    Body, BodyId, Commitment, CommitmentId, DueKind, DueRelation, EditionId, Field, FieldValue,
    Item, ItemId, Language, Occasion, PartnerRole, ProvisionId, TextId,
};
use serde::{Deserialize, Serialize};

/// A stretch of the items asked for, and what else there is.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemPage {
    /// The items from `offset` on, at most `limit`.
    pub items: Vec<Item>,
    /// How many items the filters let through, whatever the limit.
    pub total: u64,
    /// The place of the last item, to go on behind it; `None` when no limit ended the list.
    pub next: Option<crate::ItemPlace>,
    /// Counts per value.
    pub facets: Facets,
}

/// Counts per value, each facet under all filters **except its own**, so that it never hides the
/// alternatives to what is chosen in it. A chosen value is always listed, with 0 if need be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Texts, in order of registration.
    pub texts: Vec<FacetValue>,
    /// Bodies in the role of the query; most items first, then by id.
    pub bodies: Vec<FacetValue>,
    /// Forces under any accepted reading, strongest first.
    pub forces: Vec<FacetValue>,
    /// Due values as [`DueFilter::parse`](crate::DueFilter::parse) reads them: years, occasions,
    /// kinds, `none`.
    pub due: Vec<FacetValue>,
    /// Actions, numbers by value.
    pub actions: Vec<FacetValue>,
    /// Statuses in the order of a life.
    pub statuses: Vec<FacetValue>,
    /// Overdue, due soon, stale, those there are; empty when the query names no present day.
    pub timeliness: Vec<FacetValue>,
    /// Instruments, in the order of [`Instrument::ALL`](actum_model::Instrument::ALL).
    pub instruments: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The value as the filter takes it: a body id, `invite`, `wtsa-28`, `5`, `open`, `survey`.
    pub value: String,
    /// How many items have it.
    pub count: u64,
    /// Whether the query chose it.
    pub chosen: bool,
}

/// What people put on record about an item, first things first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRecords {
    /// Claims, decided or not.
    pub claims: Vec<actum_model::Claim>,
    /// Evidence.
    pub evidence: Vec<actum_model::Evidence>,
    /// Notes.
    pub notes: Vec<actum_model::Note>,
}

/// Of what the latest changes are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedOf {
    /// Of all texts and items.
    Everything,
    /// Of one text, its editions and its items.
    Text(TextId),
    /// Of the items that a body owns, takes part in or is reported, collectives included.
    Body(BodyId),
    /// Of one item.
    Item(ItemId),
}

/// What became of an item between two moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemFate {
    /// It is there at the later moment only.
    New,
    /// It is another.
    Changed,
    /// It is there at the earlier moment only.
    Gone,
}

/// An item that is not the same at two moments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemDifference {
    /// The item.
    pub item: ItemId,
    /// What became of it.
    pub fate: ItemFate,
    /// The fields with another value; empty when only its words, its claims or its notes changed.
    pub fields: Vec<Field>,
    /// At the earlier moment.
    pub before: Option<Item>,
    /// At the later moment.
    pub after: Option<Item>,
}

/// How well extraction did in one language, by what people who looked at it said.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReviewReport {
    /// Items in all.
    pub items: u64,
    /// Items that a person confirmed, as extracted or corrected.
    pub confirmed: u64,
    /// Items that a person rejected: nothing is asked.
    pub rejected: u64,
    /// By field, over the items that somebody looked at.
    pub fields: std::collections::BTreeMap<Field, FieldReport>,
}

/// How well extraction did in one field.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FieldReport {
    /// Values left as they were extracted.
    pub kept: u64,
    /// Values that a person corrected.
    pub corrected: u64,
    /// Corrections, the first ones first.
    pub examples: Vec<Correction>,
}

/// A value that a person corrected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// The item.
    pub item: ItemId,
    /// The words it was taken from.
    pub clause: String,
    /// The value before.
    pub before: FieldValue,
    /// The value after.
    pub after: FieldValue,
    /// Why.
    pub reason: String,
}

/// A text of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSummary {
    /// Its id.
    pub id: TextId,
    /// Its title as first registered.
    pub title: String,
    /// Language of the edition registered first; its editions decide which items there are.
    pub lead_language: Language,
    /// All its editions, in order of import.
    pub editions: Vec<EditionSummary>,
    /// How many items it has, overtaken ones included.
    pub items: u64,
    /// When it was registered, RFC 3339.
    pub registered_at: String,
}

/// One edition of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionSummary {
    /// Its id: `wtsa-24-actions/zh/1`.
    pub id: EditionId,
    /// The text.
    pub text: TextId,
    /// Its language.
    pub language: Language,
    /// The how manyeth edition in that language, from 1.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// What it is to the editions before it.
    pub relation: EditionRelation,
    /// The edition it follows, when it is a revision.
    pub previous: Option<EditionId>,
    /// Whether it is the latest of its language.
    pub current: bool,
    /// Name of the file.
    pub source_name: String,
    /// SHA-256 of the file.
    pub source_sha256: String,
    /// Where it says something else than the items, for an edition in another language.
    pub differences: Vec<Difference>,
    /// When it was imported, RFC 3339.
    pub imported_at: String,
    /// By whom.
    pub imported_by: String,
}

/// What an edition is to the editions before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditionRelation {
    /// The first of the text.
    First,
    /// A version in another language.
    Language,
    /// A later edition in a language that is there already.
    Revision,
}

impl EditionRelation {
    /// The name used in data: `revision`.
    pub fn name(self) -> &'static str {
        match self {
            EditionRelation::First => "first",
            EditionRelation::Language => "language",
            EditionRelation::Revision => "revision",
        }
    }
}

/// A point on which an edition in another language and the items do not agree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Difference {
    /// The commitment concerned.
    pub commitment: CommitmentId,
    /// The item concerned, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The field by its name in the schema: `force`, `addressees`, `partners`, `due`,
    /// `report_to`, `citations`; `numbers` for figures in the words; or `commitment` when one side
    /// has no such commitment at all.
    pub field: String,
    /// What the register has; empty for nothing.
    pub register: String,
    /// What the edition says; empty for nothing.
    pub edition: String,
    /// The words of the lead edition that say so; empty in earlier records.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub register_words: String,
    /// The words of the edition that say so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub edition_words: String,
}

/// The clause of an item in one edition.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemClause {
    /// The edition.
    pub edition: EditionId,
    /// Its language.
    pub language: Language,
    /// Whether it is the latest edition of that language.
    pub current: bool,
    /// The provision that asks, in that edition.
    pub provision: ProvisionId,
    /// The clause in the words of that edition.
    pub clause: String,
    /// What was understood of it in that edition.
    pub commitment: Commitment,
}

/// An item with everything that people may look for.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemWords {
    /// The item.
    pub item: Item,
    /// The number under which it is filed; later ones have larger numbers.
    pub number: i64,
    /// The number of its text; texts have theirs in order of registration.
    pub text_number: i64,
    /// Its place in the order of its edition, from 0.
    pub position: i64,
    /// Its clause in every edition that holds it, in order of import.
    pub clauses: Vec<WordsOfClause>,
    /// What is on record about it.
    pub records: ItemRecords,
}

/// The words of a clause in one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsOfClause {
    /// The edition.
    pub edition: EditionId,
    /// Its language.
    pub language: Language,
    /// Whether it is the latest edition of that language.
    pub current: bool,
    /// The provision that asks, in that edition.
    pub provision: ProvisionId,
    /// The clause.
    pub clause: String,
}

/// The items that have to do with one item. No list holds the item itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RelatedItems {
    /// The items of the same text that it points at or builds on.
    pub references: Vec<Item>,
    /// The items of the same text that point at it or build on it.
    pub referenced_by: Vec<Item>,
    /// The other items of the same provision.
    pub same_provision: Vec<Item>,
    /// The other items of the same coarse group.
    pub same_group: Vec<Item>,
}

/// A change that somebody made to several items at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    /// When, RFC 3339: the moment of all its events.
    pub at: String,
    /// Under which name.
    pub by: String,
    /// How many items it changed.
    pub items: u64,
    /// How many of them nothing happened to since: these can be taken back.
    pub untouched: u64,
    /// The first of its events.
    pub example: crate::EventRecord,
}

/// An item of such a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActOnItem {
    /// The item.
    pub item: ItemId,
    /// The number of the last event of the change that is about it.
    pub event: i64,
    /// Whether nothing happened to it since.
    pub untouched: bool,
}

/// A document that an item cites, and what else in the register cites it.
#[derive(Debug, Clone, PartialEq)]
pub struct Citing {
    /// The document as the item cites it, normalised: `Resolution 2 (Rev. New Delhi, 2024)`.
    pub document: String,
    /// How many other items cite it, whichever revision or paragraph of it.
    pub total: u64,
    /// The texts of these items with how many each has, in order of registration.
    pub texts: Vec<(TextId, u64)>,
    /// The first of these items, in the order of the texts.
    pub items: Vec<Item>,
}

/// A body and how many items name it, overtaken ones left out.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyCount {
    /// The body.
    pub body: Body,
    /// Items it owns.
    pub owned: u64,
    /// Items in which it takes part.
    pub partner: u64,
    /// Items that the text says are reported to it.
    pub report_to: u64,
    /// Items for which a rule proposes it as the one reported to.
    pub proposed_report_to: u64,
    /// Further items addressed to a collective it belongs to.
    pub through_collectives: u64,
}

/// Everything in which one body has a part.
#[derive(Debug, Clone, PartialEq)]
pub struct BodySheet {
    /// The body.
    pub body: Body,
    /// The collectives it belongs to, direct or through another collective.
    pub collectives: Vec<Body>,
    /// What it must do.
    pub owned: Vec<SheetEntry>,
    /// In what it takes part.
    pub partner: Vec<SheetEntry>,
    /// What the texts say is reported to it.
    pub reported: Vec<SheetEntry>,
    /// What a rule proposes to report to it; always inferred.
    pub proposed: Vec<SheetEntry>,
}

/// One item on a body's sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetEntry {
    /// The item.
    pub item: Item,
    /// The collective through which it concerns the body; `None` when the body is named itself.
    pub through: Option<BodyId>,
    /// How the body, or the collective, takes part; empty in the other lists.
    pub partner_roles: Vec<PartnerRole>,
}

/// An occasion and what is due at it.
#[derive(Debug, Clone, PartialEq)]
pub struct OccasionSheet {
    /// The occasion.
    pub occasion: Occasion,
    /// What is due at it, in the order of the texts.
    pub due: Vec<OccasionDue>,
}

/// One due expression that means, or may mean, an occasion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccasionDue {
    /// The item.
    pub item: ItemId,
    /// What kind of time it is.
    pub kind: DueKind,
    /// How the act stands to it.
    pub relation: DueRelation,
    /// As written.
    pub written: String,
    /// The rule that gave this meaning.
    pub rule: String,
    /// Place of this meaning among the readings; 0 is the likeliest.
    pub reading: u32,
}

/// Numbers about a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// Texts.
    pub texts: u64,
    /// Editions.
    pub editions: u64,
    /// Items, overtaken ones included.
    pub items: u64,
    /// Items per status, in the order of a life, zeros included.
    pub statuses: Vec<FacetValue>,
    /// Bodies known.
    pub bodies: u64,
    /// Occasions known.
    pub occasions: u64,
    /// Events.
    pub events: u64,
    /// Number of the last event; 0 when there is none.
    pub last_event: u64,
    /// Time of the last event, RFC 3339; `None` when there is none.
    pub as_of: Option<String>,
    /// Size of the database in bytes.
    pub bytes: u64,
}

/// What [`Register::check`](crate::Register::check) found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Events looked at.
    pub events: u64,
    /// Rows of state compared.
    pub rows: u64,
    /// What is wrong, one English sentence each, in a fixed order; empty when all is well.
    pub findings: Vec<String>,
    /// Whether every event and every document could be read, as they were written. What is wrong
    /// then lies in what follows from them: an export holds all that is on record.
    pub record_is_whole: bool,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }
}
