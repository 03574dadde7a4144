//! What people do with occasions: add, move, cancel. Judged by pure functions.

use actum_model::{BodyId, ItemId, Occasion, OccasionId, PartialDate, Period};
use serde::{Deserialize, Serialize};

use crate::event::{Event, OccasionAdded, OccasionCancelled, OccasionMoved};
use crate::permission::{About, Deed, Person, may};

/// Something a person wants done to an occasion.
#[derive(Debug, Clone, PartialEq)]
pub enum OccasionCommand {
    /// Puts an occasion on record that is not there yet.
    Add {
        /// The occasion.
        occasion: Box<Occasion>,
    },
    /// Says that it takes place at another time, or when it does; takes a reason. An occasion that
    /// was cancelled takes place again.
    Move {
        /// Which.
        occasion: OccasionId,
        /// When now, as precisely as known.
        period: Period,
    },
    /// Says that it does not take place; takes a reason.
    Cancel {
        /// Which.
        occasion: OccasionId,
    },
}

impl OccasionCommand {
    /// The occasion it is about.
    pub fn occasion(&self) -> &OccasionId {
        match self {
            OccasionCommand::Add { occasion } => &occasion.id,
            OccasionCommand::Move { occasion, .. } | OccasionCommand::Cancel { occasion } => {
                occasion
            }
        }
    }

    /// The body that has to be known for it.
    pub(crate) fn body(&self) -> Option<&BodyId> {
        match self {
            OccasionCommand::Add { occasion } => Some(&occasion.body),
            OccasionCommand::Move { .. } | OccasionCommand::Cancel { .. } => None,
        }
    }
}

/// A change of an occasion asked for.
#[derive(Debug, Clone)]
pub struct OccasionChange<'a> {
    /// What is to be done.
    pub command: OccasionCommand,
    /// Who.
    pub person: &'a Person,
    /// When, RFC 3339. What is due before its day is past and does not move.
    pub at: &'a str,
    /// Why, in words; may be empty when an occasion is added.
    pub reason: String,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OccasionChanged {
    /// The occasion.
    pub occasion: OccasionId,
    /// The days that went with it, by item.
    pub moved: Vec<DueMove>,
    /// How many days would have gone with it, but are past.
    pub past: u64,
    /// Whether anything was changed: what is said already is not recorded again.
    pub changed: bool,
}

/// A day on which an item is due that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueMove {
    /// The item.
    pub item: ItemId,
    /// The last day it meant before; `None` when there was none.
    pub from: Option<PartialDate>,
    /// What it means now; `None` when nothing gives a day any more.
    pub to: Option<PartialDate>,
}

/// Why a change of an occasion was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OccasionRefusal {
    /// The person may not.
    #[error("{person} may not change occasions; ask the secretariat")]
    NotAllowed {
        /// Who.
        person: String,
    },
    /// Nobody is named.
    #[error("nobody is named as changing it; name the person")]
    Nobody,
    /// No such occasion.
    #[error("the occasion {occasion} is not in the register; look its id up, or add it")]
    Unknown {
        /// The id given.
        occasion: OccasionId,
    },
    /// There is one with this id.
    #[error("the occasion {occasion} is in the register already; move it, or give another id")]
    Known {
        /// The id given.
        occasion: OccasionId,
    },
    /// No id.
    #[error(
        "`{written}` cannot be the id of an occasion; write 1 to 80 small letters, digits and \
         hyphens, as tsag-2027-05"
    )]
    Id {
        /// What was given.
        written: String,
    },
    /// No such body.
    #[error("the body {body} is not in the register; look its id up")]
    Body {
        /// The id given.
        body: BodyId,
    },
    /// No name.
    #[error("the occasion has no name; write what it is called")]
    NoName,
    /// No time.
    #[error("say when it takes place: a year, a month or a day")]
    NoTime,
    /// The end lies before the beginning.
    #[error("it would end ({to}) before it begins ({from}); correct one of the two")]
    EndsFirst {
        /// Beginning.
        from: PartialDate,
        /// End.
        to: PartialDate,
    },
    /// It takes a reason.
    #[error("say why: this takes a reason")]
    NoReason,
}

/// What the register holds that bears on a command.
#[derive(Debug)]
pub(crate) struct Situation {
    /// The occasion, when it is there.
    pub(crate) occasion: Option<Occasion>,
    /// Whether the body that the command names is there.
    pub(crate) body_is_known: bool,
}

/// Longest id, in bytes.
const LONGEST_ID: usize = 80;

/// Judges a change: the event it comes to, `None` when all is so already; and the rule by which
/// days then move.
pub(crate) fn judge(
    situation: &Situation,
    asked: &OccasionChange<'_>,
) -> Result<(Option<Event>, &'static str), OccasionRefusal> {
    let person = asked.person;
    if person.name.trim().is_empty() {
        return Err(OccasionRefusal::Nobody);
    }
    if !may(person, Deed::Configure, &About::Register) {
        return Err(OccasionRefusal::NotAllowed { person: person.name.clone() });
    }
    let reason = asked.reason.trim().to_owned();
    let needed = |reason: String| {
        if reason.is_empty() { Err(OccasionRefusal::NoReason) } else { Ok(reason) }
    };
    let id = asked.command.occasion();
    let there = || {
        situation.occasion.as_ref().ok_or_else(|| OccasionRefusal::Unknown { occasion: id.clone() })
    };
    match &asked.command {
        OccasionCommand::Add { occasion } => {
            let fits =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            let written = id.as_str();
            if written.is_empty() || written.len() > LONGEST_ID || !written.bytes().all(fits) {
                return Err(OccasionRefusal::Id { written: written.to_owned() });
            }
            if situation.occasion.is_some() {
                return Err(OccasionRefusal::Known { occasion: id.clone() });
            }
            if !situation.body_is_known {
                return Err(OccasionRefusal::Body { body: occasion.body.clone() });
            }
            if occasion.names.values().flatten().all(|name| name.trim().is_empty()) {
                return Err(OccasionRefusal::NoName);
            }
            in_order(occasion.period)?;
            let occasion = (**occasion).clone();
            let event = Event::OccasionAdded(Box::new(OccasionAdded { occasion, reason }));
            Ok((Some(event), "occasion-added"))
        }
        OccasionCommand::Move { period, .. } => {
            let there = there()?;
            in_order(*period)?;
            if there.period == *period && !there.cancelled {
                return Ok((None, "occasion-moved"));
            }
            let event = Event::OccasionMoved(OccasionMoved {
                occasion: id.clone(),
                from: there.period,
                to: *period,
                reason: needed(reason)?,
            });
            Ok((Some(event), "occasion-moved"))
        }
        OccasionCommand::Cancel { .. } => {
            if there()?.cancelled {
                return Ok((None, "occasion-cancelled"));
            }
            let reason = needed(reason)?;
            let event =
                Event::OccasionCancelled(OccasionCancelled { occasion: id.clone(), reason });
            Ok((Some(event), "occasion-cancelled"))
        }
    }
}

fn in_order(period: Period) -> Result<(), OccasionRefusal> {
    match (period.from, period.to) {
        (None, None) => Err(OccasionRefusal::NoTime),
        (Some(from), Some(to)) if from.start() > to.end() => {
            Err(OccasionRefusal::EndsFirst { from, to })
        }
        _ => Ok(()),
    }
}
