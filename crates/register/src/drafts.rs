//! Drafts: texts under negotiation, kept with every step of those who draft.
//!
//! What a draft means is known to the crate `amend`; here base, proposals and steps are JSON that
//! is kept whole. Whoever takes a step works it out on the draft as read, and says how many steps
//! and proposals it had; when others were quicker nothing is written and the step is to be worked
//! out anew.

use actum_model::{Language, TextId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::permission::Person;

/// The longest title, in Unicode scalars.
pub(crate) const LONGEST_TITLE: usize = 300;

/// The most proposals of one draft.
pub(crate) const MOST_PROPOSALS: usize = 200;

/// The largest base or proposal, in bytes of its JSON.
pub(crate) const LARGEST_PART: usize = 32 * 1024 * 1024;

/// The largest step, in bytes of its JSON.
pub(crate) const LARGEST_STEP: usize = 1024 * 1024;

/// A draft without its texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftHead {
    /// Its id: `d1`.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// In which language it is drafted.
    pub language: Language,
    /// The text of the register that it amends, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<TextId>,
    /// Whether drafting is over. Nothing is then added until it is taken up again.
    pub closed: bool,
    /// SHA-256 of the JSON of the base, in hexadecimal digits.
    pub base: String,
    /// The proposals, in the order in which they came.
    pub proposals: Vec<ProposalHead>,
    /// How many steps were taken.
    pub steps: u32,
    /// When it was opened, RFC 3339.
    pub opened_at: String,
    /// By whom.
    pub opened_by: String,
    /// When something was last done to it, RFC 3339.
    pub changed_at: String,
    /// By whom.
    pub changed_by: String,
}

impl DraftHead {
    /// How many proposals and steps it has: what a change says it was made on.
    #[must_use]
    pub fn parts(&self) -> u32 {
        u32::try_from(self.proposals.len()).unwrap_or(u32::MAX).saturating_add(self.steps)
    }
}

/// A proposal of a draft without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalHead {
    /// Who proposes, or the symbol of the document.
    pub name: String,
    /// SHA-256 of its JSON, in hexadecimal digits.
    pub sha256: String,
}

/// A draft whole.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredDraft {
    /// The draft without its texts.
    pub head: DraftHead,
    /// `{"base": …, "proposals": […], "steps": […]}`, as in `docs/formats/amend.md`.
    pub value: Value,
}

/// Something to be done with drafts.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftCommand {
    /// Begins a draft.
    Open {
        /// What people call it.
        title: String,
        /// In which language it is drafted.
        language: Language,
        /// The text of the register that it amends.
        text: Option<TextId>,
        /// The text that is amended.
        base: Value,
        /// The first proposals; each with a `name`.
        proposals: Vec<Value>,
    },
    /// Lays one more proposal on the table.
    AddProposal {
        /// The draft.
        draft: String,
        /// The proposal; with a `name`.
        proposal: Value,
        /// [`DraftHead::parts`] of the draft that it was laid against.
        parts: u32,
    },
    /// Takes a step.
    TakeStep {
        /// The draft.
        draft: String,
        /// The step. Who and when is put in here, whatever it says.
        step: Value,
        /// [`DraftHead::parts`] of the draft that it was worked out on.
        parts: u32,
    },
    /// Calls it otherwise, ends the drafting or takes it up again.
    Change {
        /// The draft.
        draft: String,
        /// What people call it from now on.
        title: String,
        /// Whether drafting is over.
        closed: bool,
    },
}

/// A change of drafts asked for.
#[derive(Debug, Clone)]
pub struct DraftChange<'a> {
    /// What is to be done.
    pub command: DraftCommand,
    /// Who.
    pub person: &'a Person,
    /// When, RFC 3339.
    pub at: &'a str,
    /// Why, in words; may be empty.
    pub reason: String,
}

/// What came of a change of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", content = "draft", rename_all = "snake_case")]
pub enum DraftAnswer {
    /// It was made; the draft as it is then.
    Done(DraftHead),
    /// Others were quicker, and nothing was written: [`DraftHead::changed_by`] says who, and
    /// [`DraftHead::changed_at`] when. It is to be worked out anew on the draft as it is.
    Moved(DraftHead),
    /// There is no such draft.
    Missing,
}

/// What happens to drafts, as it stands in the event table. Base and proposals stand in `contents`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DraftEvent {
    Opened(Box<DraftOpened>),
    ProposalAdded(DraftProposalAdded),
    StepTaken(DraftStepTaken),
    Changed(DraftChanged),
}

/// A draft begins, without proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DraftOpened {
    pub(crate) draft: String,
    pub(crate) title: String,
    pub(crate) language: Language,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<TextId>,
    pub(crate) base_sha256: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// One more proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DraftProposalAdded {
    pub(crate) draft: String,
    /// Its place, counted from 1.
    pub(crate) number: u32,
    pub(crate) name: String,
    pub(crate) sha256: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// One more step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct DraftStepTaken {
    pub(crate) draft: String,
    /// Its place, counted from 1.
    pub(crate) number: u32,
    pub(crate) step: Value,
}

/// The draft is called otherwise, or drafting ends or goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DraftChanged {
    pub(crate) draft: String,
    pub(crate) title: String,
    pub(crate) closed: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

impl DraftEvent {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            DraftEvent::Opened(_) => "draft-opened",
            DraftEvent::ProposalAdded(_) => "draft-proposal-added",
            DraftEvent::StepTaken(_) => "draft-step-taken",
            DraftEvent::Changed(_) => "draft-changed",
        }
    }

    /// The id of the draft.
    pub(crate) fn draft(&self) -> &str {
        match self {
            DraftEvent::Opened(event) => &event.draft,
            DraftEvent::ProposalAdded(event) => &event.draft,
            DraftEvent::StepTaken(event) => &event.draft,
            DraftEvent::Changed(event) => &event.draft,
        }
    }

    /// The content that it names.
    pub(crate) fn content(&self) -> Option<&str> {
        match self {
            DraftEvent::Opened(event) => Some(&event.base_sha256),
            DraftEvent::ProposalAdded(event) => Some(&event.sha256),
            DraftEvent::StepTaken(_) | DraftEvent::Changed(_) => None,
        }
    }

    pub(crate) fn encode(&self) -> serde_json::Result<String> {
        match self {
            DraftEvent::Opened(event) => serde_json::to_string(event),
            DraftEvent::ProposalAdded(event) => serde_json::to_string(event),
            DraftEvent::StepTaken(event) => serde_json::to_string(event),
            DraftEvent::Changed(event) => serde_json::to_string(event),
        }
    }

    /// Reads a stored event; `None` when it is of another kind.
    pub(crate) fn decode(
        kind: &str,
        version: u32,
        payload: &str,
    ) -> Option<serde_json::Result<Self>> {
        Some(match (kind, version) {
            ("draft-opened", 1) => serde_json::from_str(payload).map(DraftEvent::Opened),
            ("draft-proposal-added", 1) => {
                serde_json::from_str(payload).map(DraftEvent::ProposalAdded)
            }
            ("draft-step-taken", 1) => serde_json::from_str(payload).map(DraftEvent::StepTaken),
            ("draft-changed", 1) => serde_json::from_str(payload).map(DraftEvent::Changed),
            _ => return None,
        })
    }
}
