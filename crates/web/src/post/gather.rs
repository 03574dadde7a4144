//! What there is to say to somebody.

use std::collections::{BTreeMap, BTreeSet};

use actum_i18n::Messages;
use actum_mail::{Entry, Letter, LetterKind, LinkKey, LinkPurpose, Section, SectionKind};
use actum_model::{
    BodyId, Item, ItemId, Language, PartialDate, Present, StatusId, Timeliness, status_name,
};
use actum_register::{
    About, Account, ConcernedItem, Concerns, Deed, ItemQuery, LetterKey, Person, RegisterError,
    Subscription, may,
};
use jiff::civil::Date;

use super::{LINKS_HOLD, PostOffice, seconds, signed};
use crate::WebState;
use crate::basis::edition_language;
use crate::link;
use crate::mention::names_of;
use crate::waiting;

/// How many entries of a section are listed; the others are counted.
const LISTED: usize = 20;

/// How many items are read at once for a section, of which some are told elsewhere.
const LOOKED_AT_ONCE: u64 = 50;

/// How many are read for a section at most.
const MOST_LOOKED_AT: u64 = 2_000;

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
    let today = now.get(..10).and_then(|day| day.parse::<PartialDate>().ok());
    let held = today.map(|today| waiting::held(account, today)).unwrap_or_default();
    let bodies: BTreeSet<BodyId> = held.iter().cloned().collect();
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
    let desk = register.desk(account.id.as_str()).await?;
    let whose = waiting::told_of(&desk, held, &person);

    let mut writing = Writing {
        state,
        office,
        links,
        person: &person,
        account,
        messages: Messages::new(language),
        whose,
        seen,
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
        LetterKind::Digest => writing.digest(&concerns).await?,
        LetterKind::Reminder => {
            let days = i32::from(wanted.chosen.remind_days.unwrap_or(1));
            writing.reminder(days, last_day).await?
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
    /// The bodies whose items are looked through for what is late, none for all; `None` when the
    /// person is told of nothing of that kind.
    whose: Option<Vec<BodyId>>,
    /// What the person said to have seen, and when, in milliseconds.
    seen: BTreeMap<ItemId, i64>,
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
    async fn digest(&mut self, concerns: &Concerns) -> Result<Vec<Section>, RegisterError> {
        let overdue = self.timely(SectionKind::Overdue).await?;
        let soon = self.timely(SectionKind::DueSoon).await?;
        let needed = self.news(SectionKind::ActionNeeded, &concerns.action_needed).await?;
        let claims = self.claims().await?;
        let assigned = self.news(SectionKind::NewlyAssigned, &concerns.assigned).await?;
        let mentions = self.mentions(&concerns.mentions).await?;
        let stale = self.timely(SectionKind::Stale).await?;
        let mut sections = vec![overdue, soon, needed, claims, assigned, mentions, stale];
        sections.retain(|section| !section.entries.is_empty());
        Ok(sections)
    }

    /// What comes due in `days` days, and what did since the last day that was looked at.
    async fn reminder(
        &mut self,
        days: i32,
        last_day: Option<Date>,
    ) -> Result<Vec<Section>, RegisterError> {
        let bodies = self.whose.clone().unwrap_or_default();
        // Each day about everybody's work would be noise; the digest has that.
        if bodies.is_empty() {
            return Ok(Vec::new());
        }
        let missed = last_day.and_then(|last| self.day.since(last).ok());
        // The first reminder tells of everything until then.
        let missed = missed.map_or(days + 1, |span| span.get_days().clamp(1, LOOK_BACK));
        let from = (days - missed + 1).max(0);
        let near = Present {
            today: self.limits.today.plus_days(from),
            soon_days: u16::try_from(days - from).unwrap_or(0),
            ..self.limits
        };
        let query = waiting::timely(&bodies, Some(near), Timeliness::Soon);
        let all = waiting::owned_list(&bodies, vec![("timeliness", Timeliness::Soon.name())]);
        let section = self.found(SectionKind::DueSoon, query, None, &all).await?;
        Ok(Some(section).filter(|section| !section.entries.is_empty()).into_iter().collect())
    }

    /// Items at a state of time: those of the first page.
    async fn timely(&mut self, kind: SectionKind) -> Result<Section, RegisterError> {
        let when = match kind {
            SectionKind::Overdue => Timeliness::Overdue,
            SectionKind::DueSoon => Timeliness::Soon,
            _ => Timeliness::Stale,
        };
        let Some(bodies) = self.whose.clone() else { return Ok(self.empty(kind)) };
        let present = Some(self.limits);
        let all = waiting::owned_list(&bodies, vec![("timeliness", when.name())]);
        let total = if when == Timeliness::Stale {
            // Those that are late besides stand under that, listed or not.
            let urgent = [Timeliness::Overdue, Timeliness::Soon];
            let either = self.count(&bodies, &Timeliness::ALL).await?;
            Some(either.saturating_sub(self.count(&bodies, &urgent).await?))
        } else {
            None
        };
        self.found(kind, waiting::timely(&bodies, present, when), total, &all).await
    }

    /// How many items stand in one of these ways to the day.
    async fn count(&self, bodies: &[BodyId], when: &[Timeliness]) -> Result<u64, RegisterError> {
        let owned = waiting::owned(bodies, Some(self.limits));
        let query = ItemQuery { timeliness: when.to_vec(), limit: Some(0), ..owned };
        Ok(self.state.register().items(&query).await?.total)
    }

    /// Claims that wait: those of the first page.
    async fn claims(&mut self) -> Result<Section, RegisterError> {
        let kind = SectionKind::ClaimsWaiting;
        let Some(bodies) = self.whose.clone() else { return Ok(self.empty(kind)) };
        let query = waiting::claims(&bodies, Some(self.limits));
        self.found(kind, query, None, &waiting::claims_list(&bodies)).await
    }

    /// A section of what a query finds. `total` says how many that are where it is not what the
    /// query counts.
    async fn found(
        &mut self,
        kind: SectionKind,
        query: ItemQuery,
        total: Option<u64>,
        all: &str,
    ) -> Result<Section, RegisterError> {
        let mut section = self.empty(kind);
        section.all = self.office.page(all);
        let mut query = ItemQuery { limit: Some(LOOKED_AT_ONCE), ..query };
        let mut left_out: u64 = 0;
        let mut counted = 0;
        while section.entries.len() < LISTED && query.offset < MOST_LOOKED_AT {
            let found = self.state.register().items(&query).await?;
            counted = found.total;
            for item in &found.items {
                if section.entries.len() == LISTED {
                    break;
                }
                if kind == SectionKind::Stale && self.is_late(item) {
                    // It is not in `total` either.
                    continue;
                }
                if self.told.contains(&item.id) || !self.may_be_told(kind, item).await? {
                    left_out += 1;
                    continue;
                }
                self.told.insert(item.id.clone());
                section.entries.push(self.entry(kind, item, None));
            }
            query.offset += LOOKED_AT_ONCE;
            if query.offset >= found.total {
                break;
            }
        }
        let known = left_out + section.entries.len() as u64;
        section.more = total.unwrap_or(counted).saturating_sub(known);
        Ok(section)
    }

    /// Whether an item stands under what is late or due soon.
    fn is_late(&self, item: &Item) -> bool {
        let ways = self.limits.timeliness(item, self.state.standing(&item.status));
        ways.iter().any(|way| *way != Timeliness::Stale)
    }

    /// Whether an item changed since the person said to have seen it.
    fn is_fresh(&self, item: &Item) -> bool {
        let changed = seconds(&item.updated_at).saturating_mul(1000);
        self.seen.get(&item.id).is_none_or(|seen| *seen < changed)
    }

    /// Items to which something happened, each once.
    async fn news(
        &mut self,
        kind: SectionKind,
        items: &[ConcernedItem],
    ) -> Result<Section, RegisterError> {
        let mut section = self.empty(kind);
        for one in items {
            self.one_more(&mut section, &one.item, None).await?;
        }
        Ok(section)
    }

    /// Notes in which the person is named.
    async fn mentions(
        &mut self,
        notes: &[(ConcernedItem, String)],
    ) -> Result<Section, RegisterError> {
        let mut section = self.empty(SectionKind::Mentions);
        // Of several notes on an item the last one is shown.
        let last: BTreeMap<&ItemId, &String> =
            notes.iter().map(|(one, words)| (&one.item, words)).collect();
        for (one, _) in notes {
            self.one_more(&mut section, &one.item, last.get(&one.item).copied()).await?;
        }
        Ok(section)
    }

    async fn one_more(
        &mut self,
        section: &mut Section,
        id: &ItemId,
        note: Option<&String>,
    ) -> Result<(), RegisterError> {
        if self.told.contains(id) {
            return Ok(());
        }
        let Some(item) = self.state.register().item(id).await? else { return Ok(()) };
        if !self.is_fresh(&item) || !self.may_be_told(section.kind, &item).await? {
            return Ok(());
        }
        self.told.insert(id.clone());
        if section.entries.len() < LISTED {
            section.entries.push(self.entry(section.kind, &item, note));
        } else {
            section.more += 1;
        }
        Ok(())
    }

    fn empty(&self, kind: SectionKind) -> Section {
        Section { kind, entries: Vec::new(), more: 0, all: self.all.clone() }
    }

    /// How many days until the last day that a date may mean.
    fn days_to(&self, due: Option<PartialDate>) -> Option<i64> {
        let (year, month, day) = due?.last_day();
        let month = i8::try_from(month).ok()?;
        let due = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
        Some(i64::from(due.since(self.day).ok()?.get_days()))
    }

    /// Whether the person may know of the item, did not say to have seen that nothing was heard of
    /// it, and for a claim may decide it: somebody else's, and one to accept or decline.
    async fn may_be_told(&self, kind: SectionKind, item: &Item) -> Result<bool, RegisterError> {
        let members = |body: &BodyId| {
            self.state.body(body).map(|body| body.members.clone()).unwrap_or_default()
        };
        let about = About::item(item, members);
        if !may(self.person, Deed::Read, &about) {
            return Ok(false);
        }
        if kind == SectionKind::Stale && !self.is_fresh(item) {
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

    fn entry(&self, kind: SectionKind, item: &Item, note: Option<&String>) -> Entry {
        let due = item.pressing_day();
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
