//! What people ask the register to change, and what it answers.

use actum_model::{
    BodyId, ClaimId, ClaimKind, EvidenceId, Field, FieldValue, FieldWords, Item, ItemId, Need,
    NoteId, PartialDate, StatusId,
};

use crate::occasion::OccasionRefusal;
use crate::permission::{Deed, Person};

use super::objection::Objection;

/// Something a person wants done to an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// What was extracted is asked, as it now reads.
    Confirm {
        /// The item.
        item: ItemId,
    },
    /// Nothing is asked; takes a reason.
    Reject {
        /// The item.
        item: ItemId,
    },
    /// Takes a verdict back; takes a reason.
    Reopen {
        /// The item.
        item: ItemId,
    },
    /// Sets values.
    Edit {
        /// The item.
        item: ItemId,
        /// The values, each field once.
        values: Vec<FieldValue>,
    },
    /// Sets values that words of the text say, as a person pointed to them. Each of `words` has to
    /// stand in the text of the item's edition where it says.
    EditFromWords {
        /// The item.
        item: ItemId,
        /// The values, each field once.
        values: Vec<FieldValue>,
        /// The words, for those values that rest on some.
        words: Vec<FieldWords>,
    },
    /// Takes back the last change of an item, by who made it: a verdict, values, a move, a decision
    /// on a claim.
    TakeBack {
        /// The item.
        item: ItemId,
        /// The event that made the change; nothing may have happened to the item since.
        event: i64,
    },
    /// Makes several items of one; takes a reason.
    Split {
        /// The item.
        item: ItemId,
        /// The parts, two at least: in what each differs from the whole.
        parts: Vec<Vec<FieldValue>>,
    },
    /// Makes one item of several of one text; takes a reason.
    Merge {
        /// The item that stays.
        item: ItemId,
        /// The items that it takes in.
        others: Vec<ItemId>,
    },
    /// Moves an item along its workflow.
    Move {
        /// The item.
        item: ItemId,
        /// The state to go to.
        to: StatusId,
    },
    /// Writes a remark.
    Note {
        /// The item.
        item: ItemId,
        /// The words.
        words: String,
    },
    /// Attaches evidence.
    Attach {
        /// The item.
        item: ItemId,
        /// What it is called; the file's name when empty.
        title: String,
        /// Where it is.
        source: NewEvidence,
    },
    /// Claims that something was done.
    Claim {
        /// The item.
        item: ItemId,
        /// What is claimed.
        kind: ClaimKind,
        /// In words.
        statement: String,
        /// Evidence on the same item.
        evidence: Vec<EvidenceId>,
        /// For which body.
        body: Option<BodyId>,
    },
    /// Accepts or declines a claim; declining takes a reason.
    Decide {
        /// The item.
        item: ItemId,
        /// The claim.
        claim: ClaimId,
        /// Accepted, or declined.
        accepted: bool,
    },
}

/// Evidence to be attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewEvidence {
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Its bytes, at most [`LARGEST_EVIDENCE`](crate::LARGEST_EVIDENCE).
        bytes: Vec<u8>,
    },
    /// A page or document elsewhere.
    Link {
        /// Its address, `http` or `https`.
        address: String,
        /// The day on which it was seen there.
        seen: PartialDate,
    },
}

impl Command {
    /// The item it is about.
    pub fn item(&self) -> &ItemId {
        match self {
            Command::Confirm { item }
            | Command::Reject { item }
            | Command::Reopen { item }
            | Command::Edit { item, .. }
            | Command::EditFromWords { item, .. }
            | Command::TakeBack { item, .. }
            | Command::Split { item, .. }
            | Command::Merge { item, .. }
            | Command::Move { item, .. }
            | Command::Note { item, .. }
            | Command::Attach { item, .. }
            | Command::Claim { item, .. }
            | Command::Decide { item, .. } => item,
        }
    }

    /// What one has to be allowed to do for it.
    pub(crate) fn deeds(&self) -> Vec<Deed> {
        match self {
            Command::Confirm { .. }
            | Command::Reject { .. }
            | Command::Reopen { .. }
            | Command::Split { .. }
            | Command::Merge { .. } => vec![Deed::Review],
            Command::Edit { values, .. } | Command::EditFromWords { values, .. } => values
                .iter()
                .map(|value| match value.field() {
                    field if field.is_extracted() => Deed::Review,
                    field => Deed::Plan(field),
                })
                .collect(),
            Command::Move { .. } => vec![Deed::Move],
            // What it takes follows from what is taken back; see `take_back`.
            Command::TakeBack { .. } => vec![Deed::Read],
            Command::Note { .. } => vec![Deed::Note],
            Command::Attach { .. } => vec![Deed::Attach],
            Command::Claim { .. } => vec![Deed::Claim],
            Command::Decide { .. } => vec![Deed::Decide],
        }
    }

    /// The fields it changes: somebody else's change of one of these since the revision that was
    /// looked at is a conflict, of others it is not. The verdict and the state both count as the
    /// status.
    pub(crate) fn touches(&self) -> Vec<Field> {
        match self {
            Command::Edit { values, .. } | Command::EditFromWords { values, .. } => {
                values.iter().map(FieldValue::field).collect()
            }
            Command::Confirm { .. } | Command::Reject { .. } | Command::Reopen { .. } => {
                let extracted = Field::ALL.into_iter().filter(|field| field.is_extracted());
                extracted.chain([Field::Status]).collect()
            }
            Command::Split { .. } | Command::Merge { .. } => Field::ALL.to_vec(),
            Command::Move { .. } => vec![Field::Status],
            // It names the event that it takes back, and takes back nothing older.
            Command::TakeBack { .. }
            | Command::Note { .. }
            | Command::Attach { .. }
            | Command::Claim { .. }
            | Command::Decide { .. } => Vec::new(),
        }
    }
}

/// A change asked for: the command with who, when, why, and what was looked at.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// What is to be done.
    pub command: Command,
    /// Who.
    pub person: &'a Person,
    /// When, RFC 3339. The register reads no clock.
    pub at: &'a str,
    /// Why, in words; empty where none is needed.
    pub reason: String,
    /// The revision of the item that the person looked at; `None` takes whatever is there.
    pub revision: Option<i64>,
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Changed {
    /// The item as it is now.
    pub item: Item,
    /// Items that were made (parts of a split).
    pub created: Vec<ItemId>,
    /// Numbers of the events that were appended, first and last; `None` when nothing had to
    /// change.
    pub events: Option<(i64, i64)>,
    /// Whether somebody else had changed other fields meanwhile, and both changes stand.
    pub merged: bool,
}

/// Why a change was refused. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No such item.
    #[error("item {item} is not in the register; look its id up in the list of items")]
    NoItem {
        /// The id given.
        item: ItemId,
    },
    /// The person may not.
    #[error(
        "{person} may not {} on item {item}; ask the secretariat, or somebody who acts for one of \
         its owners",
        deed.name()
    )]
    NotAllowed {
        /// Who.
        person: String,
        /// What.
        deed: Deed,
        /// On which item.
        item: ItemId,
    },
    /// Somebody else changed the same fields.
    #[error(
        "{by} changed {} of item {item} at {at}, after you looked at it; look at it again and \
         decide anew",
        fields.iter().map(|field| field.name()).collect::<Vec<_>>().join(", ")
    )]
    Conflict {
        /// The item.
        item: ItemId,
        /// The fields that both changed.
        fields: Vec<Field>,
        /// Who was first.
        by: String,
        /// When.
        at: String,
        /// The revision now.
        revision: i64,
    },
    /// A revision that the item never had.
    #[error("item {item} has no revision {revision}; the last is {last}")]
    NoRevision {
        /// The item.
        item: ItemId,
        /// The revision given.
        revision: i64,
        /// The last there is.
        last: i64,
    },
    /// The workflow knows no such move.
    #[error(
        "item {item} cannot go from {from} to {to}; from here it may go to {}",
        if allowed.is_empty() { "no other state".to_owned() }
        else { allowed.iter().map(StatusId::as_str).collect::<Vec<_>>().join(", ") }
    )]
    NoSuchMove {
        /// The item.
        item: ItemId,
        /// Where it stands.
        from: StatusId,
        /// Where it was to go.
        to: StatusId,
        /// Where it may go.
        allowed: Vec<StatusId>,
    },
    /// Something the move takes is missing.
    #[error("item {item} cannot go to {to}: {}", need_words(*need))]
    Missing {
        /// The item.
        item: ItemId,
        /// Where it was to go.
        to: StatusId,
        /// What is missing.
        need: Need,
    },
    /// It takes a reason.
    #[error("say why: this takes a reason")]
    NoReason,
    /// The item is not in a state in which this can be done.
    #[error("item {item} is {status}: {why}")]
    WrongState {
        /// The item.
        item: ItemId,
        /// Where it stands.
        status: StatusId,
        /// What cannot be done, and what to do instead.
        why: Objection,
    },
    /// A value that cannot be.
    #[error("{}: {why}", field.name())]
    BadValue {
        /// The field.
        field: Field,
        /// What is wrong and what would be right.
        why: Objection,
    },
    /// Words, evidence or a claim that cannot be taken.
    #[error("{why}")]
    BadInput {
        /// What is wrong and what would be right.
        why: Objection,
    },
    /// No such claim, or it is decided.
    #[error("item {item} has no open claim {claim}; look at its claims")]
    NoOpenClaim {
        /// The item.
        item: ItemId,
        /// The claim given.
        claim: ClaimId,
    },
    /// A change of an occasion that cannot be.
    #[error(transparent)]
    Occasion(#[from] OccasionRefusal),
    /// The one who claims cannot accept.
    #[error("{person} made claim {claim} of item {item}; another person has to decide on it")]
    OwnClaim {
        /// Who.
        person: String,
        /// The item.
        item: ItemId,
        /// The claim.
        claim: ClaimId,
    },
}

fn need_words(need: Need) -> &'static str {
    match need {
        Need::Reason => "say why",
        Need::Evidence => "attach evidence first",
        Need::AcceptedClaim => {
            "claim first that it is done, and let another person accept the claim"
        }
    }
}

/// Ids for new records on an item: one more than there are.
pub(crate) fn claim_id(count: u32) -> ClaimId {
    ClaimId::new(format!("c{}", count.saturating_add(1)))
}

pub(crate) fn evidence_id(count: u32) -> EvidenceId {
    EvidenceId::new(format!("e{}", count.saturating_add(1)))
}

pub(crate) fn note_id(count: u32) -> NoteId {
    NoteId::new(format!("n{}", count.saturating_add(1)))
}
