//! How strongly a provision asks.

use serde::{Deserialize, Serialize};

/// The kinds of asking, and the one kind of not asking.
///
/// The order is that of strength as secretariats use it, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// "instructs", 责成: an order to an organ or officer that is bound by it.
    Instruct,
    /// "decides", "resolves": the assembly settles a matter itself.
    Decide,
    /// "authorizes", 授权.
    Authorize,
    /// "requests", 要求.
    Request,
    /// "urges", 敦促.
    Urge,
    /// "calls upon", 呼吁.
    CallUpon,
    /// "recommends", 建议.
    Recommend,
    /// "invites", 邀请.
    Invite,
    /// "encourages", 鼓励.
    Encourage,
    /// "should", 应: a duty without an operative verb.
    Should,
    /// "notes", "recalls", "welcomes": nothing is asked.
    Observe,
}

impl Force {
    /// All of them, strongest first.
    pub const ALL: [Force; 11] = [
        Force::Instruct,
        Force::Decide,
        Force::Authorize,
        Force::Request,
        Force::Urge,
        Force::CallUpon,
        Force::Recommend,
        Force::Invite,
        Force::Encourage,
        Force::Should,
        Force::Observe,
    ];

    /// The name used in data, on the command line and in message ids: `call_upon`.
    pub fn name(self) -> &'static str {
        match self {
            Force::Instruct => "instruct",
            Force::Decide => "decide",
            Force::Authorize => "authorize",
            Force::Request => "request",
            Force::Urge => "urge",
            Force::CallUpon => "call_upon",
            Force::Recommend => "recommend",
            Force::Invite => "invite",
            Force::Encourage => "encourage",
            Force::Should => "should",
            Force::Observe => "observe",
        }
    }

    /// The force with this name, with `-`, `_` or a space between words.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
        Self::ALL.into_iter().find(|force| force.name() == name)
    }

    /// Whether a provision with this force asks somebody for something.
    pub fn asks(self) -> bool {
        self != Force::Observe
    }
}

/// One accepted reading of a verb.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForceReading {
    /// The force under this reading.
    pub force: Force,
    /// The customary English verb: `invites`.
    pub english: String,
    /// Share of belief in this reading; the readings of one verb add up to 1.
    pub weight: f32,
}

/// The force of a commitment: the verb as written, and what it may mean.
///
/// Chinese 请 is used for both *invites* and *requests*; both readings are kept and the doubt is
/// shown, never settled in silence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForceValue {
    /// The reading with the largest weight.
    pub force: Force,
    /// The verb as the text writes it, without adverbs: `请`, `instructs`.
    pub verb: String,
    /// The dictionary form in the language of the text: `instruct`, `请`.
    pub lemma: String,
    /// Every accepted reading, most likely first; at least one.
    pub readings: Vec<ForceReading>,
    /// Whether the request repeats an earlier one ("also", "reiterates its request").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reiterated: bool,
}

impl ForceValue {
    /// Whether more than one reading is accepted.
    pub fn is_ambiguous(&self) -> bool {
        self.readings.len() > 1
    }
}
