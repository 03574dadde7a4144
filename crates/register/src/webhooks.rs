//! Webhooks: addresses that are told of events.
//!
//! What is defined is on record as events. The secret by which a receiver knows that a message is
//! the register's stands beside the record, in a table that exports and backups carry along. Which
//! events have been made into messages, and what became of these, is of the moment: the messages
//! are jobs ([`crate::Job`]) of kind [`WEBHOOK_JOB`].

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::change::{Objection, Refusal};
use crate::error::{RegisterError, Result};
use crate::event::EventRecord;
use crate::jobs::Job;
use crate::permission::Person;

/// The kind of the jobs that deliver messages; their payload is `{"delivery": 7}`.
pub const WEBHOOK_JOB: &str = "webhook";

/// The most webhooks of one register.
pub(crate) const MOST: usize = 50;

/// The longest address, in bytes.
const LONGEST_ADDRESS: usize = 2000;

/// The most kinds of event that are named.
const MOST_KINDS: usize = 100;

/// An address that is told of events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Webhook {
    /// Its id: `w1`.
    pub id: String,
    /// Where messages go, `https` or `http`.
    pub address: String,
    /// The kinds of event that are told: `item-moved`; all of them when empty.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub kinds: BTreeSet<String>,
    /// Whether messages are sent now. What happens while they are not is not made up for.
    pub active: bool,
}

/// Something to be done with webhooks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WebhookCommand {
    /// Tells an address of what happens from now on.
    Define {
        /// Where messages go.
        address: String,
        /// The kinds of event; all when empty.
        kinds: BTreeSet<String>,
        /// The secret that messages are signed with, as the receiver writes it.
        secret: String,
    },
    /// Changes a webhook.
    Change {
        /// As it is to be; its id says which.
        webhook: Webhook,
    },
    /// Tells an address nothing more.
    Remove {
        /// Which.
        id: String,
    },
}

/// A change of webhooks asked for.
#[derive(Debug, Clone)]
pub struct WebhookChange<'a> {
    /// What is to be done.
    pub command: WebhookCommand,
    /// Who.
    pub person: &'a Person,
    /// When, RFC 3339.
    pub at: &'a str,
    /// Why, in words; may be empty.
    pub reason: String,
}

/// The secrets of a webhook.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookSecrets {
    /// What messages are signed with.
    pub present: String,
    /// What they are signed with as well, for a day after the secret was changed.
    pub previous: Option<String>,
}

impl std::fmt::Debug for WebhookSecrets {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("WebhookSecrets { .. }")
    }
}

/// A message to a webhook.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// Its number; none is given twice.
    pub number: i64,
    /// To which webhook.
    pub webhook: String,
    /// The first and the last event that it tells.
    pub events: (i64, i64),
    /// How many events it tells.
    pub count: u32,
    /// When it was made, RFC 3339.
    pub made_at: String,
    /// How it stands; `None` when that was forgotten, long after it was done.
    pub job: Option<Job>,
}

/// A message with everything needed to send it.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The message.
    pub delivery: Delivery,
    /// Where it goes.
    pub webhook: Webhook,
    /// What it is signed with.
    pub secrets: WebhookSecrets,
    /// What it tells.
    pub events: Vec<EventRecord>,
}

/// What happens to webhooks, as it stands in the event table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WebhookEvent {
    Defined(WebhookSet),
    Changed(WebhookSet),
    Removed(WebhookRemoved),
}

/// A webhook is as follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WebhookSet {
    pub(crate) webhook: Webhook,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// A webhook is no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WebhookRemoved {
    pub(crate) webhook: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

impl WebhookEvent {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            WebhookEvent::Defined(_) => "webhook-defined",
            WebhookEvent::Changed(_) => "webhook-changed",
            WebhookEvent::Removed(_) => "webhook-removed",
        }
    }

    /// The id of the webhook.
    pub(crate) fn webhook(&self) -> &str {
        match self {
            WebhookEvent::Defined(set) | WebhookEvent::Changed(set) => &set.webhook.id,
            WebhookEvent::Removed(removed) => &removed.webhook,
        }
    }

    pub(crate) fn encode(&self) -> serde_json::Result<String> {
        match self {
            WebhookEvent::Defined(set) | WebhookEvent::Changed(set) => serde_json::to_string(set),
            WebhookEvent::Removed(removed) => serde_json::to_string(removed),
        }
    }

    /// Reads a stored event; `None` when it is of another kind.
    pub(crate) fn decode(
        kind: &str,
        version: u32,
        payload: &str,
    ) -> Option<serde_json::Result<Self>> {
        Some(match (kind, version) {
            ("webhook-defined", 1) => serde_json::from_str(payload).map(WebhookEvent::Defined),
            ("webhook-changed", 1) => serde_json::from_str(payload).map(WebhookEvent::Changed),
            ("webhook-removed", 1) => serde_json::from_str(payload).map(WebhookEvent::Removed),
            _ => return None,
        })
    }
}

/// An address and kinds as they are kept.
///
/// # Errors
///
/// [`RegisterError::Refused`] with what would be right.
pub(crate) fn judged(
    address: &str,
    kinds: &BTreeSet<String>,
) -> Result<(String, BTreeSet<String>)> {
    let refuse = |why: Objection| Err(RegisterError::Refused(Box::new(Refusal::BadInput { why })));
    let address = address.trim();
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let host = rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['));
    if !host || address.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return refuse(Objection::NoHook { address: address.to_owned() });
    }
    if address.len() > LONGEST_ADDRESS {
        return refuse(Objection::LongAddress { bytes: address.len(), most: LONGEST_ADDRESS });
    }
    let plain = |kind: &String| {
        !kind.is_empty()
            && kind.len() <= 60
            && kind.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    if let Some(odd) = kinds.iter().find(|kind| !plain(kind)) {
        return refuse(Objection::NoKind { kind: odd.clone() });
    }
    if kinds.len() > MOST_KINDS {
        return refuse(Objection::ManyKinds { most: MOST_KINDS });
    }
    Ok((address.to_owned(), kinds.clone()))
}
