//! Overdue, due soon, without news: told from a day that the caller gives, never kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Item, PartialDate, Standing, StatusId, Workflow, statuses_in_order};

/// How an item stands to the present day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timeliness {
    /// The last day on which it may have been due is past, or that of a milestone, and it is not
    /// delivered.
    Overdue,
    /// That day is near, and it is not delivered.
    Soon,
    /// It is followed up, and nobody worked on it for long.
    Stale,
}

impl Timeliness {
    /// All of them, the most pressing first.
    pub const ALL: [Timeliness; 3] = [Timeliness::Overdue, Timeliness::Soon, Timeliness::Stale];

    /// The name used in data and message ids: `overdue`.
    pub fn name(self) -> &'static str {
        match self {
            Timeliness::Overdue => "overdue",
            Timeliness::Soon => "soon",
            Timeliness::Stale => "stale",
        }
    }

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Whether items that stand so can be it. What nobody confirmed yet can be late, too: the day
    /// does not wait for the review.
    pub fn concerns(self, standing: Standing) -> bool {
        match self {
            Timeliness::Overdue | Timeliness::Soon => matches!(
                standing,
                Standing::Proposed | Standing::Open | Standing::Active | Standing::Waiting
            ),
            Timeliness::Stale => matches!(
                standing,
                Standing::Open | Standing::Active | Standing::Waiting | Standing::Delivered
            ),
        }
    }
}

/// The present day, and what counts as near and as long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    /// The day, from a clock that the caller has.
    pub today: PartialDate,
    /// How many days before the last day an item is due soon.
    pub soon_days: u16,
    /// After how many days without an update an item is stale.
    pub stale_days: u16,
}

impl Present {
    /// How many days before the last day an item is due soon, where nobody chose otherwise.
    pub const SOON_DAYS: u16 = 30;

    /// After how many days without an update an item is stale, where nobody chose otherwise.
    pub const STALE_DAYS: u16 = 180;

    /// The day of a moment (RFC 3339 in UTC), with the usual limits; `None` when it names no day.
    ///
    /// ```
    /// use actum_model::Present;
    /// let present = Present::at("2026-11-23T09:00:00Z").expect("a moment");
    /// assert_eq!(present.soon_until().to_string(), "2026-12-23");
    /// assert_eq!(present.stale_before().to_string(), "2026-05-27");
    /// ```
    pub fn at(moment: &str) -> Option<Self> {
        let today: PartialDate = moment.split('T').next()?.parse().ok()?;
        today.day_number()?;
        Some(Self { today, soon_days: Self::SOON_DAYS, stale_days: Self::STALE_DAYS })
    }

    /// The last day that is near.
    pub fn soon_until(&self) -> PartialDate {
        self.today.plus_days(i32::from(self.soon_days))
    }

    /// The day before which the last update is long ago.
    pub fn stale_before(&self) -> PartialDate {
        self.today.plus_days(-i32::from(self.stale_days))
    }

    /// How an item that stands so stands to the day; the most pressing first.
    pub fn timeliness(&self, item: &Item, standing: Standing) -> Vec<Timeliness> {
        let day = item.pressing_day();
        let updated: Option<PartialDate> =
            item.updated_at.split('T').next().and_then(|day| day.parse().ok());
        let holds = |one: &Timeliness| {
            one.concerns(standing)
                && match one {
                    Timeliness::Overdue => day.is_some_and(|day| day < self.today),
                    Timeliness::Soon => {
                        day.is_some_and(|day| day >= self.today && day <= self.soon_until())
                    }
                    Timeliness::Stale => updated.is_some_and(|day| day < self.stale_before()),
                }
        };
        Timeliness::ALL.into_iter().filter(holds).collect()
    }
}

impl Item {
    /// The day by which lateness is told: that of the item, or of a milestone that comes first and
    /// was not reached. A milestone at an occasion counts by the date that people gave it, if any.
    pub fn pressing_day(&self) -> Option<PartialDate> {
        let open = self.follow_up.milestones.iter().filter(|one| one.reached.is_none());
        let steps = open.filter_map(|one| one.due).map(PartialDate::end);
        steps.chain(self.schedule.day()).min()
    }
}

/// How each status stands, for asking about many items.
#[derive(Debug, Clone, Default)]
pub struct Standings(BTreeMap<StatusId, Standing>);

impl Standings {
    /// Those of the workflows and of the register itself.
    pub fn new(workflows: &[Workflow]) -> Self {
        let of = |status: StatusId| {
            let own = workflows.iter().find(|workflow| workflow.state(&status).is_some());
            let standing = match own {
                Some(workflow) => workflow.standing(&status),
                None if status.is_proposed() => Standing::Proposed,
                None => Standing::Void,
            };
            (status, standing)
        };
        Self(statuses_in_order(workflows).into_iter().map(of).collect())
    }

    /// How a status stands; one that no workflow knows counts as open.
    pub fn of(&self, status: &StatusId) -> Standing {
        self.0.get(status).copied().unwrap_or(Standing::Open)
    }

    /// The statuses for which a timeliness can be told, in order.
    pub fn concerned(&self, timeliness: Timeliness) -> impl Iterator<Item = &StatusId> {
        let concerned =
            move |(_, standing): &(&StatusId, &Standing)| timeliness.concerns(**standing);
        self.0.iter().filter(concerned).map(|(status, _)| status)
    }
}
