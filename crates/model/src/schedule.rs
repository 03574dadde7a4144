//! On which days an item is due: worked out from what its text says, from occasions and from rules
//! of procedure.

use serde::{Deserialize, Serialize};

use crate::{OccasionId, PartialDate};

/// The days on which an item is due.
///
/// A day once worked out changes by an event only, so that a meeting that moves takes with it what
/// is still to come and nothing that is past.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// A day for each reading of each due expression that gives one, in the order of the
    /// commitment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<ScheduledDay>,
    /// The day from which the goals of an ongoing or recurring duty count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goals_since: Option<PartialDate>,
    /// The first goal of such a duty that was not met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
}

/// The goal of one period of a duty that goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// The period as claims name it: `2026`, `2026-H1`, `2026-Q3`, `2026-05`.
    pub period: String,
    /// Its last day.
    pub day: PartialDate,
}

/// A day that one reading of a due expression comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduledDay {
    /// Place of the due expression in the commitment.
    pub due: u32,
    /// Place of the reading in the expression; 0 is the likeliest.
    pub reading: u32,
    /// Relation and normal form of the reading, by which it is recognised when places move:
    /// `before wtsa-28-P4W`.
    pub form: String,
    /// When, no more precise than what it was worked out from: `2027-05` for an occasion of which
    /// only the month is known.
    pub on: PartialDate,
    /// The last day that this may mean.
    pub latest: PartialDate,
    /// The occasion it hangs on; `None` for a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<OccasionId>,
    /// How it was concluded, where the words do not say it: the id of a rule of procedure, or
    /// `first-session-after-adoption`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

impl Schedule {
    /// Whether nothing was worked out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The day that the item is judged by: the earliest under the likeliest readings, the goal of a
    /// duty that goes on among them. `None` when nothing gives a day.
    ///
    /// ```
    /// use actum_model::{PartialDate, Schedule};
    /// assert_eq!(Schedule::default().day(), None::<PartialDate>);
    /// ```
    pub fn day(&self) -> Option<PartialDate> {
        let stated = self.days.iter().filter(|day| day.reading == 0).map(|day| day.latest);
        stated.chain(self.goal.as_ref().map(|goal| goal.day)).min()
    }

    /// The day of one reading.
    pub fn of(&self, due: usize, reading: usize) -> Option<&ScheduledDay> {
        let is_it = |day: &&ScheduledDay| {
            usize::try_from(day.due) == Ok(due) && usize::try_from(day.reading) == Ok(reading)
        };
        self.days.iter().find(is_it)
    }
}
