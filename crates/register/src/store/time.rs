//! Time in tables: occasions, rules of procedure, and the days on which items are due.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{
    BodyId, Item, Occasion, OccasionId, ProcedureRule, Schedule, ScheduledDay, TextId,
};

use super::apply::{Applier, Stamp};
use super::{change, read, terms};
use crate::change::{Made, Once};
use crate::database::{Connection, Database, Statement, sql};
use crate::error::{RegisterError, Result};
use crate::event::{DueMoved, DueShift, Event};
use crate::occasion::{DueMove, OccasionChange, OccasionChanged, Situation, judge};
use crate::schedule::{self, Adopted, Calendar};
use crate::sort_key::natural;

/// More occasions than this at once concern every item that hangs on any.
const MANY: usize = 200;

/// What changed, so that items may be due on other days.
#[derive(Debug, Default)]
pub(crate) struct Concerned {
    occasions: BTreeSet<OccasionId>,
    bodies: BTreeSet<BodyId>,
    /// Rules changed: everything that hangs on an occasion.
    everything: bool,
}

impl Concerned {
    /// What an event of the packs concerns.
    pub(crate) fn by(event: &Event) -> Option<Self> {
        match event {
            Event::OccasionsRecorded(event) => {
                let mut concerned = Self::default();
                for occasion in &event.occasions {
                    concerned.add(occasion);
                }
                Some(concerned)
            }
            Event::ProceduresRecorded(_) => Some(Self { everything: true, ..Self::default() }),
            _ => None,
        }
    }

    fn add(&mut self, occasion: &Occasion) {
        self.occasions.insert(occasion.id.clone());
        self.bodies.insert(occasion.body.clone());
    }

    fn items(&self) -> Statement {
        let mut statement = sql("SELECT DISTINCT item FROM item_dues
             JOIN items ON items.number = item
             WHERE status NOT IN ('overtaken', 'rejected') AND ");
        if self.everything || self.occasions.len() > MANY {
            statement.push("(item_dues.occasion IS NOT NULL OR item_dues.body IS NOT NULL)");
        } else {
            statement.push("(item_dues.occasion IN (");
            statement.push_list(self.occasions.iter().map(OccasionId::as_str));
            statement.push(") OR item_dues.body IN (");
            statement.push_list(self.bodies.iter().map(BodyId::as_str));
            statement.push("))");
        }
        statement.push(" ORDER BY item");
        statement
    }
}

/// What came of rescheduling.
#[derive(Debug, Default)]
pub(crate) struct Rescheduled {
    pub(crate) moved: Vec<DueMove>,
    /// Days that were past and stay.
    pub(crate) past: u64,
}

impl Applier<'_> {
    /// Occasions as packs have them.
    pub(super) async fn occasions_recorded(
        &mut self,
        occasions: &[Occasion],
        seq: i64,
    ) -> Result<()> {
        for occasion in occasions {
            let occasion = Occasion { revision: seq, ..occasion.clone() };
            self.put_occasion(&occasion, false).await?;
        }
        Ok(())
    }

    /// An occasion that a person added.
    pub(super) async fn occasion_added(&mut self, occasion: &Occasion, seq: i64) -> Result<()> {
        self.put_occasion(&Occasion { revision: seq, ..occasion.clone() }, true).await
    }

    /// An occasion of which a person says something else than was known.
    pub(super) async fn occasion_changed(
        &mut self,
        id: &OccasionId,
        seq: i64,
        set: impl FnOnce(&mut Occasion),
    ) -> Result<()> {
        let Some(mut occasion) = occasion(self.connection, id).await? else {
            let detail = format!("an event names occasion {id}, which is not there");
            return Err(self.place().damaged(detail));
        };
        set(&mut occasion);
        occasion.revision = seq;
        self.put_occasion(&occasion, true).await
    }

    async fn put_occasion(&mut self, occasion: &Occasion, by_a_person: bool) -> Result<()> {
        let start = occasion.period.from.or(occasion.period.to);
        // Without a date at the end; natural order among those that begin together.
        let day = start.map_or_else(|| "9999-99-99".to_owned(), |date| date.to_string());
        let json = self.write(occasion)?;
        self.run(
            sql("INSERT INTO occasions (id, sort_key, occasion, kept_by_people)
                 VALUES ($1, $2, $3, $4)
                 ON CONFLICT (id) DO UPDATE
                 SET sort_key = excluded.sort_key, occasion = excluded.occasion")
            .bind(occasion.id.as_str())
            .bind(format!("{day} {}", natural(occasion.id.as_str())))
            .bind(json)
            .bind(i64::from(by_a_person)),
        )
        .await?;
        if by_a_person {
            let kept = sql("UPDATE occasions SET kept_by_people = 1 WHERE id = $1");
            self.run(kept.bind(occasion.id.as_str())).await?;
        }
        if let Some(calendar) = &mut self.calendar {
            calendar.occasions.insert(occasion.id.clone(), occasion.clone());
        }
        Ok(())
    }

    pub(super) async fn procedures_recorded(&mut self, rules: &[ProcedureRule]) -> Result<()> {
        for rule in rules {
            let json = self.write(rule)?;
            self.run(
                sql("INSERT INTO procedures (id, procedure) VALUES ($1, $2)
                     ON CONFLICT (id) DO UPDATE SET procedure = excluded.procedure")
                .bind(&rule.id)
                .bind(json),
            )
            .await?;
        }
        self.calendar = None;
        Ok(())
    }

    /// The schedule of an item: days worked out before stay.
    pub(super) async fn scheduled(&mut self, item: &Item) -> Result<Schedule> {
        if !schedule::hangs_on_occasions(item) {
            return Ok(schedule::settled(item, &Calendar::default(), &Adopted::default()));
        }
        let adopted = self.adopted(&item.text).await?;
        let calendar = self.calendar().await?;
        Ok(schedule::settled(item, calendar, &adopted))
    }

    async fn calendar(&mut self) -> Result<&Calendar> {
        let calendar = match self.calendar.take() {
            Some(calendar) => calendar,
            None => calendar(self.connection).await?,
        };
        Ok(self.calendar.insert(calendar))
    }

    /// When the text of an item was adopted, by the first edition that says so.
    async fn adopted(&mut self, text: &TextId) -> Result<Adopted> {
        if let Some(known) = self.adopted.get(text) {
            return Ok(known.clone());
        }
        let statement = sql("SELECT adopted_at, adopted_on FROM editions
             WHERE text = $1 AND (adopted_at IS NOT NULL OR adopted_on IS NOT NULL)
             ORDER BY position LIMIT 1");
        let rows = self.connection.rows(statement.bind(text.as_str())).await?;
        let adopted = match rows.first() {
            Some(row) => {
                let (occasion, on): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
                Adopted {
                    occasion: occasion.map(OccasionId::new),
                    on: on.and_then(|day| day.parse().ok()),
                }
            }
            None => Adopted::default(),
        };
        self.adopted.insert(text.clone(), adopted.clone());
        Ok(adopted)
    }

    /// Moves the days of items that hang on what changed, each with an event that says why. What
    /// is past by the day of `stamp` stays.
    pub(crate) async fn reschedule(
        &mut self,
        concerned: &Concerned,
        rule: &str,
        reason: &str,
        stamp: &Stamp<'_>,
    ) -> Result<Rescheduled> {
        let mut done = Rescheduled::default();
        let today = schedule::day_of(stamp.at);
        let numbers: Vec<i64> = self.connection.column(concerned.items()).await?;
        for number in numbers {
            let item = read::item_by_number(self.connection, number).await?;
            let adopted = self.adopted(&item.text).await?;
            let fresh = schedule::worked_out(&item, self.calendar().await?, &adopted);
            let mut shifts: Vec<DueShift> = Vec::new();
            for (form, (before, after)) in by_form(&item.schedule.days, &fresh) {
                let same = before.map(|day| (day.latest, &day.occasion))
                    == after.map(|day| (day.latest, &day.occasion));
                if same {
                    continue;
                }
                if before.is_some_and(|day| today.is_none_or(|today| day.latest < today)) {
                    done.past += 1;
                    continue;
                }
                let from = before.map(|day| day.latest);
                shifts.push(DueShift { form: form.to_owned(), from, to: after.cloned() });
            }
            if shifts.is_empty() {
                continue;
            }
            done.moved.extend(shifts.iter().map(|shift| DueMove {
                item: item.id.clone(),
                from: shift.from,
                to: shift.to.as_ref().map(|day| day.latest),
            }));
            let event = Event::DueMoved(DueMoved {
                item: item.id.clone(),
                days: shifts,
                rule: rule.to_owned(),
                reason: reason.to_owned(),
            });
            self.gather(&event, stamp).await?;
        }
        self.flush().await?;
        Ok(done)
    }
}

/// Days before and after under each form of reading.
fn by_form<'d>(
    before: &'d [ScheduledDay],
    after: &'d [ScheduledDay],
) -> BTreeMap<&'d str, (Option<&'d ScheduledDay>, Option<&'d ScheduledDay>)> {
    let mut forms: BTreeMap<&str, (Option<&ScheduledDay>, Option<&ScheduledDay>)> = BTreeMap::new();
    for day in before {
        forms.entry(&day.form).or_default().0 = Some(day);
    }
    for day in after {
        forms.entry(&day.form).or_default().1 = Some(day);
    }
    forms
}

async fn calendar(connection: &mut Connection) -> Result<Calendar> {
    let occasions = read::occasions(connection).await?;
    Ok(Calendar {
        occasions: occasions.into_iter().map(|one| (one.id.clone(), one)).collect(),
        procedures: procedures(connection).await?,
    })
}

/// One occasion.
pub(crate) async fn occasion(
    connection: &mut Connection,
    id: &OccasionId,
) -> Result<Option<Occasion>> {
    let statement = sql("SELECT occasion FROM occasions WHERE id = $1").bind(id.as_str());
    let json: Option<String> = connection.first(statement).await?;
    json.map(|json| connection.place().read(format_args!("occasion {id}"), &json)).transpose()
}

/// The rules of procedure on record, by id.
pub(crate) async fn procedures(connection: &mut Connection) -> Result<Vec<ProcedureRule>> {
    let rows = connection.rows(sql("SELECT id, procedure FROM procedures ORDER BY id")).await?;
    let place = connection.place();
    rows.iter()
        .map(|row| {
            let id = row.text(0)?;
            place.read(format_args!("rule of procedure {id}"), &row.text(1)?)
        })
        .collect()
}

/// The ids of the occasions that people added, moved or cancelled.
pub(crate) async fn set_by_people(connection: &mut Connection) -> Result<BTreeSet<OccasionId>> {
    let statement = sql("SELECT id FROM occasions WHERE kept_by_people = 1");
    Ok(connection.column::<String>(statement).await?.into_iter().map(OccasionId::new).collect())
}

/// The occasions that people added, moved or cancelled, in order of time.
pub(crate) async fn kept_by_people(connection: &mut Connection) -> Result<Vec<Occasion>> {
    let statement = sql("SELECT id, occasion FROM occasions WHERE kept_by_people = 1
         ORDER BY sort_key, id");
    let rows = connection.rows(statement).await?;
    let place = connection.place();
    rows.iter()
        .map(|row| place.read(format_args!("occasion {}", row.text(0)?), &row.text(1)?))
        .collect()
}

/// Changes an occasion and takes with it the days that hang on it; all or nothing.
pub(crate) async fn change_occasion(
    database: &Database,
    asked: OccasionChange<'_>,
    once: Option<&Once<'_>>,
) -> Result<Made<OccasionChanged>> {
    let mut transaction = database.begin_write().await?;
    if let Some(before) = terms::before(&mut transaction, once).await? {
        transaction.rollback().await?;
        return Ok(before);
    }
    let changed = one(&mut transaction, asked).await?;
    terms::remember(&mut transaction, once, &changed).await?;
    transaction.commit().await?;
    Ok(Made::Now(changed))
}

/// What would become of an occasion and of the days that hang on it. Nothing is changed.
pub(crate) async fn preview_occasion(
    database: &Database,
    asked: OccasionChange<'_>,
) -> Result<OccasionChanged> {
    let mut transaction = database.begin_write().await?;
    let changed = one(&mut transaction, asked).await?;
    transaction.rollback().await?;
    Ok(changed)
}

async fn one(transaction: &mut Connection, asked: OccasionChange<'_>) -> Result<OccasionChanged> {
    let at = change::moment(transaction, asked.at).await?;
    let actor = asked.person.name.trim().to_owned();
    let situation = Situation {
        occasion: occasion(transaction, asked.command.occasion()).await?,
        body_is_known: match asked.command.body() {
            Some(body) => read::body(transaction, body).await?.is_some(),
            None => true,
        },
    };
    let (event, rule) = judge(&situation, &asked)
        .map_err(|refusal| RegisterError::Refused(Box::new(refusal.into())))?;
    let id = asked.command.occasion().clone();
    let Some(event) = event else {
        return Ok(OccasionChanged { occasion: id, moved: Vec::new(), past: 0, changed: false });
    };
    let stamp = Stamp { at: &at, actor: &actor };
    let mut concerned = Concerned::default();
    let mut applier = Applier::new(transaction);
    applier.append(&event, &stamp).await?;
    let now = applier.calendar().await?.occasions.get(&id).cloned();
    now.iter().for_each(|occasion| concerned.add(occasion));
    let done = applier.reschedule(&concerned, rule, asked.reason.trim(), &stamp).await?;
    Ok(OccasionChanged { occasion: id, moved: done.moved, past: done.past, changed: true })
}
