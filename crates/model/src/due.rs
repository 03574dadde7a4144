//! By when something is to be done.

use serde::{Deserialize, Serialize};

use crate::{BodyId, OccasionId, PartialDate};

/// By when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// What kind of time it is.
    pub kind: DueKind,
    /// How the act stands to it.
    pub relation: DueRelation,
    /// As written.
    pub written: String,
    /// How far from the time the act is due: `P2M` in "two months before WTSA-28", an ISO 8601
    /// duration. The relation says on which side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<String>,
    /// What it may mean, most likely first; empty when it was not resolved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<DueReading>,
}

/// One meaning of a due expression.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueReading {
    /// The occasion it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<OccasionId>,
    /// The body whose session it is, where the packs know the body but not the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<BodyId>,
    /// The number of the session: 80 in "at its eightieth session".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The date it means, as precise as known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// ISO 8601 duration, interval or repeating interval: `P1Y`, `2025/2028`, `R/P1Y`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<String>,
    /// Rule that gave this meaning: `next-in-series`, `period-after-next`.
    pub rule: String,
}

/// Kinds of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueKind {
    /// A calendar date or year.
    Date,
    /// A meeting, session or assembly.
    Occasion,
    /// A stretch of time such as a study period.
    Period,
    /// "continue to", 继续: never finished, followed by periodic goals.
    Ongoing,
    /// "annually", 每年.
    Recurring,
    /// "as soon as possible".
    Urgent,
}

/// How the act stands to the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueRelation {
    /// On or at it.
    At,
    /// Not later than it.
    By,
    /// Before it begins.
    Before,
    /// While it lasts.
    During,
    /// After it.
    After,
    /// From it on.
    From,
}

/// A due expression brought to one form, whatever the language and the words: what two texts are
/// compared by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NormalDue {
    /// What kind.
    pub kind: NormalKind,
    /// The time: a date (`2030`, `2026-03-31`), the id of an occasion (`unga-80`), the id of a
    /// body and a number (`csw-70`), `session-12` for a session of nobody known, a duration
    /// (`P3M`), an interval (`2025/2028`), a repeating interval (`R/P1Y`), or the kind itself
    /// where the words say no more. An offset stands behind the time: `wtsa-28-P2M`,
    /// `2027+P3M`.
    pub norm: String,
}

/// Kinds of normalised due expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NormalKind {
    /// A date, or a length of time within which to act: "by 2030", "within three months".
    Deadline,
    /// A session, meeting or assembly.
    Occasion,
    /// Again and again.
    Recurrence,
    /// A length of time or a period through which to act: "for three years", "2025–2028".
    Duration,
    /// "as soon as possible".
    Urgency,
    /// "continue to".
    Ongoing,
}

impl NormalKind {
    /// The name in data: `deadline`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Occasion => "occasion",
            Self::Recurrence => "recurrence",
            Self::Duration => "duration",
            Self::Urgency => "urgency",
            Self::Ongoing => "ongoing",
        }
    }
}

impl DueReading {
    /// `csw-next`: the next session of a body, of which no pack knows when it is.
    pub fn next_session(&self) -> Option<String> {
        let body = self.body.as_ref()?;
        let open = self.occasion.is_none() && self.number.is_none() && self.date.is_none();
        (open && self.rule == "next-session-of-body").then(|| format!("{body}-next"))
    }
}

impl Due {
    /// The expression in one form, by its most likely reading.
    ///
    /// ```
    /// use actum_model::{Due, DueKind, DueReading, DueRelation, NormalKind, PartialDate};
    /// let due = Due {
    ///     kind: DueKind::Date,
    ///     relation: DueRelation::By,
    ///     written: "by the end of 2030".to_owned(),
    ///     offset: None,
    ///     readings: vec![DueReading {
    ///         date: Some(PartialDate::year(2030)),
    ///         rule: "date-written".to_owned(),
    ///         ..DueReading::default()
    ///     }],
    /// };
    /// let normal = due.normal_form();
    /// assert_eq!((normal.kind, normal.norm.as_str()), (NormalKind::Deadline, "2030"));
    /// ```
    pub fn normal_form(&self) -> NormalDue {
        let reading = self.readings.first();
        let occasion = || {
            let reading = reading?;
            let of_body = || Some(format!("{}-{}", reading.body.as_ref()?, reading.number?));
            let session = || Some(format!("session-{}", reading.number?));
            let own = reading.occasion.as_ref().map(ToString::to_string);
            own.or_else(of_body).or_else(session).or_else(|| reading.next_session())
        };
        let date = || reading?.date.map(|date| date.to_string());
        let interval = || reading?.interval.clone();
        let (kind, time) = match self.kind {
            DueKind::Date => (NormalKind::Deadline, date().or_else(interval)),
            DueKind::Occasion => (NormalKind::Occasion, occasion().or_else(date)),
            DueKind::Recurring => (NormalKind::Recurrence, interval()),
            DueKind::Urgent => (NormalKind::Urgency, None),
            DueKind::Ongoing => (NormalKind::Ongoing, None),
            DueKind::Period => {
                let limit = match self.relation {
                    DueRelation::By | DueRelation::Before | DueRelation::After => true,
                    DueRelation::At | DueRelation::During | DueRelation::From => false,
                };
                let kind = if limit { NormalKind::Deadline } else { NormalKind::Duration };
                (kind, occasion().or_else(interval).or_else(date))
            }
        };
        let sign = match self.relation {
            DueRelation::By | DueRelation::Before | DueRelation::At | DueRelation::During => '-',
            DueRelation::After | DueRelation::From => '+',
        };
        let norm = match (time, &self.offset) {
            (Some(time), Some(offset)) => format!("{time}{sign}{offset}"),
            (Some(time), None) => time,
            (None, Some(offset)) => offset.clone(),
            (None, None) => kind.name().to_owned(),
        };
        NormalDue { kind, norm }
    }
}
