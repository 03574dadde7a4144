//! What there is to say to somebody.

use std::collections::{BTreeMap, BTreeSet};

use actum_i18n::Messages;
use actum_mail::{Entry, Letter, LetterKind, LinkKey, LinkPurpose, Section, SectionKind};
use actum_model::{BodyId, Item, ItemId, Language, PartialDate, Present, StatusId, status_name};
use actum_register::{
    About, Account, ConcernedItem, Concerns, Deed, LetterKey, Person, RegisterError, Subscription,
    may,
};
use jiff::civil::Date;

use super::{LINKS_HOLD, PostOffice, seconds, signed};
use crate::WebState;
use crate::basis::edition_language;
use crate::link;
use crate::mention::names_of;

/// How many entries of a section are listed; the others are counted.
const LISTED: usize = 20;

/// How far the first letter looks back, and how many days of reminders are made up for.
const LOOK_BACK: i32 = 7;

/// Which letter to whom.
pub(super) struct Wanted<'a> {
    pub(super) account: &'a Account,
    pub(super) chosen: &'a Subscription,
    pub(super) kind: LetterKind,
    pub(super) key: &'a LetterKey,
    pub(super) day: Date,
}

/// A letter, and the last event of which it tells.
pub(super) struct Gathered {
    pub(super) letter: Letter,
    pub(super) event: i64,
}

/// Gathers what there is to say. Nobody is told of an item that they may not read: it is asked of
/// each item, for the positions held at this moment.
pub(super) async fn gather(
    state: &WebState,
    office: &PostOffice,
    links: &LinkKey,
    wanted: &Wanted<'_>,
    now: &str,
) -> Result<Gathered, RegisterError> {
    let register = state.register();
    let account = wanted.account;
    let language = wanted.chosen.language.unwrap_or(account.language);
    let person = account.person_on(now);
    let held = account.positions.iter();
    let today = now.get(..10).and_then(|day| day.parse::<PartialDate>().ok());
    let held = held.filter(|position| today.is_some_and(|today| position.is_held_on(today)));
    let bodies: BTreeSet<BodyId> = held.filter_map(|position| position.body.clone()).collect();
    let mut names: Vec<String> = account.former_names.iter().cloned().collect();
    names.extend([account.name.clone(), account.mail.clone()]);
    // A note to a body is a note to those who speak for it.
    names.extend(bodies.iter().flat_map(|body| names_of(state, body)));

    let before = register.letter_before(wanted.key).await?;
    let after = match &before {
        Some(letter) => letter.event,
        None => register.event_before(&earlier(now, LOOK_BACK)).await?,
    };
    let concerns = register.concerns(&bodies, &names, after).await?;
    let event = concerns.event;
    let last_day = before.and_then(|letter| letter.key.day.parse::<Date>().ok());
    let seen = register.seen_items(&account.id).await?;

    let mut writing = Writing {
        state,
        office,
        links,
        person: &person,
        account,
        messages: Messages::new(language),
        day: wanted.day,
        limits: state.limits(partial(wanted.day)),
        now: seconds(now),
        told: BTreeSet::new(),
        all: match bodies.first() {
            Some(body) if bodies.len() == 1 => office.page(&link::body(body)),
            _ => office.page("/bodies"),
        },
    };
    let sections = match wanted.kind {
        LetterKind::Digest => writing.digest(&concerns, &seen).await?,
        LetterKind::Reminder => {
            let days = i32::from(wanted.chosen.remind_days.unwrap_or(1));
            writing.reminder(&concerns, days, last_day).await?
        }
        LetterKind::Test => Vec::new(),
    };
    let kind = wanted.kind.name();
    let letter = Letter {
        kind: wanted.kind,
        language,
        name: account.name.clone(),
        day: partial(wanted.day),
        sections,
        register: office.page("/"),
        settings: office.page("/mail"),
        unsubscribe: office.page(&signed(
            links,
            LinkPurpose::Unsubscribe,
            &account.id,
            kind,
            writing.now,
        )),
        links_until: until(writing.now),
    };
    Ok(Gathered { letter, event })
}

/// A letter under construction.
struct Writing<'a> {
    state: &'a WebState,
    office: &'a PostOffice,
    links: &'a LinkKey,
    person: &'a Person,
    account: &'a Account,
    messages: Messages,
    day: Date,
    /// What counts as near and as long.
    limits: Present,
    now: i64,
    /// Items that stand in it already: each stands under what is most urgent about it.
    told: BTreeSet<ItemId>,
    /// Where all items of the person's bodies are listed.
    all: String,
}

impl Writing<'_> {
    async fn digest(
        &mut self,
        concerns: &Concerns,
        seen: &BTreeMap<ItemId, i64>,
    ) -> Result<Vec<Section>, RegisterError> {
        let fresh = |one: &&ConcernedItem| {
            let changed = seconds(&one.updated_at).saturating_mul(1000);
            seen.get(&one.item).is_none_or(|seen| *seen < changed)
        };
        let due_within = |one: &&ConcernedItem, from: i64, to: i64| {
            self.days_to(one.due).is_some_and(|days| (from..=to).contains(&days))
        };
        // As pages and reports have it.
        let soon = i64::from(self.limits.soon_days);
        let stale_after = i64::from(self.limits.stale_days) * 24 * 60 * 60;
        let mut sections = Vec::new();
        let overdue = pick(&concerns.owned, |one| due_within(one, i64::MIN, -1));
        let due_soon = pick(&concerns.owned, |one| due_within(one, 0, soon));
        let stale = pick(&concerns.owned, |one| {
            fresh(one) && self.now - seconds(&one.updated_at) > stale_after
        });
        let needed = pick(&concerns.action_needed, fresh);
        let assigned = pick(&concerns.assigned, fresh);
        sections.push(self.section(SectionKind::Overdue, &overdue, &BTreeMap::new()).await?);
        sections.push(self.section(SectionKind::DueSoon, &due_soon, &BTreeMap::new()).await?);
        sections.push(self.section(SectionKind::ActionNeeded, &needed, &BTreeMap::new()).await?);
        let claims = pick(&concerns.claims, |_| true);
        sections.push(self.section(SectionKind::ClaimsWaiting, &claims, &BTreeMap::new()).await?);
        sections.push(self.section(SectionKind::NewlyAssigned, &assigned, &BTreeMap::new()).await?);
        let notes: BTreeMap<ItemId, String> = concerns
            .mentions
            .iter()
            .map(|(one, words)| (one.item.clone(), words.clone()))
            .collect();
        let named: Vec<ConcernedItem> =
            concerns.mentions.iter().map(|(one, _)| one.clone()).collect();
        let named = pick(&named, fresh);
        sections.push(self.section(SectionKind::Mentions, &named, &notes).await?);
        sections.push(self.section(SectionKind::Stale, &stale, &BTreeMap::new()).await?);
        sections.retain(|section| !section.entries.is_empty());
        Ok(sections)
    }

    /// What comes due in `days` days, and what did since the last day that was looked at.
    async fn reminder(
        &mut self,
        concerns: &Concerns,
        days: i32,
        last_day: Option<Date>,
    ) -> Result<Vec<Section>, RegisterError> {
        let missed = last_day.and_then(|last| self.day.since(last).ok());
        // The first reminder tells of everything until then.
        let missed = missed.map_or(days + 1, |span| span.get_days().clamp(1, LOOK_BACK));
        let (from, to) = (i64::from((days - missed + 1).max(0)), i64::from(days));
        let due = pick(&concerns.owned, |one| {
            self.days_to(one.due).is_some_and(|days| (from..=to).contains(&days))
        });
        let section = self.section(SectionKind::DueSoon, &due, &BTreeMap::new()).await?;
        Ok(Some(section).filter(|section| !section.entries.is_empty()).into_iter().collect())
    }

    /// How many days until the last day that a date may mean.
    fn days_to(&self, due: Option<PartialDate>) -> Option<i64> {
        let (year, month, day) = due?.last_day();
        let month = i8::try_from(month).ok()?;
        let due = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
        Some(i64::from(due.since(self.day).ok()?.get_days()))
    }

    async fn section(
        &mut self,
        kind: SectionKind,
        items: &[ConcernedItem],
        notes: &BTreeMap<ItemId, String>,
    ) -> Result<Section, RegisterError> {
        let all = match kind {
            SectionKind::ClaimsWaiting => self.office.page("/register?waits=claim"),
            _ => self.all.clone(),
        };
        let mut section = Section { kind, entries: Vec::new(), more: 0, all };
        for one in items {
            if self.told.contains(&one.item) {
                continue;
            }
            let Some(item) = self.state.register().item(&one.item).await? else { continue };
            if !self.may_be_told(kind, &item).await? {
                continue;
            }
            self.told.insert(one.item.clone());
            if section.entries.len() < LISTED {
                section.entries.push(self.entry(kind, &item, one.due, notes.get(&one.item)));
            } else {
                section.more += 1;
            }
        }
        Ok(section)
    }

    /// Whether the person may know of the item, and for a claim decide it: somebody else's, and
    /// one that the person may accept or decline.
    async fn may_be_told(&self, kind: SectionKind, item: &Item) -> Result<bool, RegisterError> {
        let members = |body: &BodyId| {
            self.state.body(body).map(|body| body.members.clone()).unwrap_or_default()
        };
        let about = About::item(item, members);
        if !may(self.person, Deed::Read, &about) {
            return Ok(false);
        }
        if kind != SectionKind::ClaimsWaiting {
            return Ok(true);
        }
        if !may(self.person, Deed::Decide, &about) {
            return Ok(false);
        }
        let records = self.state.register().records(&item.id).await?;
        let own = |by: &String| *by == self.account.name || self.account.former_names.contains(by);
        Ok(records.claims.iter().any(|claim| claim.decision.is_none() && !own(&claim.by)))
    }

    fn entry(
        &self,
        kind: SectionKind,
        item: &Item,
        due: Option<PartialDate>,
        note: Option<&String>,
    ) -> Entry {
        let sees = match kind {
            SectionKind::ActionNeeded
            | SectionKind::NewlyAssigned
            | SectionKind::Mentions
            | SectionKind::Stale => true,
            // They stay until something is done about them.
            SectionKind::Overdue | SectionKind::DueSoon | SectionKind::ClaimsWaiting => false,
        };
        let target = item.id.as_str();
        let seen = sees.then(|| {
            let path = signed(self.links, LinkPurpose::Seen, &self.account.id, target, self.now);
            self.office.page(&path)
        });
        let language: Option<Language> = match note {
            Some(_) => None,
            None => edition_language(&item.edition),
        };
        Entry {
            number: item.id.parts().1.to_owned(),
            words: note.unwrap_or(&item.commitment.act.value).clone(),
            words_language: language,
            due,
            days: self.days_to(due),
            status: self.status(&item.status),
            open: self.office.page(&link::item(&item.id)),
            seen,
        }
    }

    fn status(&self, status: &StatusId) -> String {
        if status.is_own() {
            return self.messages.text(&format!("status-{status}")).marked();
        }
        status_name(&self.state.packs().workflows, status, self.messages.language())
            .map_or_else(|| status.as_str().replace('_', " "), str::to_owned)
    }
}

/// Those items of a list that fit.
fn pick(items: &[ConcernedItem], fits: impl Fn(&&ConcernedItem) -> bool) -> Vec<ConcernedItem> {
    items.iter().filter(fits).cloned().collect()
}

fn partial(date: Date) -> PartialDate {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    PartialDate::day(date.year(), month, day).unwrap_or(PartialDate::year(date.year()))
}

/// The day on which links signed now cease to hold.
fn until(now: i64) -> PartialDate {
    let end = jiff::Timestamp::from_second(now.saturating_add(LINKS_HOLD));
    end.map_or(PartialDate::year(1970), |end| partial(end.to_zoned(jiff::tz::TimeZone::UTC).date()))
}

/// Some days before a moment; the moment itself when it is none.
fn earlier(at: &str, days: i32) -> String {
    let span = jiff::SignedDuration::from_hours(i64::from(days) * 24);
    let earlier = at.parse::<jiff::Timestamp>().ok().and_then(|at| at.checked_sub(span).ok());
    earlier.map_or_else(|| at.to_owned(), |earlier| earlier.to_string())
}
