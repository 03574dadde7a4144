//! Looking who is to get a letter.

use actum_mail::LetterKind;
use actum_register::{Account, Job, LetterKey, NewJob, Rhythm, Subscription};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde_json::json;

use super::LETTER;
use crate::WebState;
use crate::work::{Handler, JobFailure, Working};

/// Looks, and puts in a job for each letter. Letters that are on record are left alone, and a
/// letter has one job however often is looked.
pub(super) struct Round {
    pub(super) state: WebState,
}

impl Handler for Round {
    fn work<'a>(&'a self, _: &'a Job) -> Working<'a> {
        Box::pin(self.look())
    }
}

impl Round {
    async fn look(&self) -> Result<(), JobFailure> {
        let register = self.state.register();
        let now = self.state.now();
        let chosen = register.subscriptions().await?;
        let usual = Subscription::default();
        let mut jobs = Vec::new();
        for account in register.people().await?.iter().filter(|account| !account.disabled) {
            let chosen = chosen.get(&account.id).unwrap_or(&usual);
            for key in due_letters(account, chosen, &now) {
                if register.letter(&key).await?.is_none() {
                    jobs.push(job(&key));
                }
            }
        }
        register.enqueue(&jobs, &now).await?;
        register.forget_letters(&now).await?;
        Ok(())
    }
}

/// The job that sends a letter.
pub(super) fn job(key: &LetterKey) -> NewJob {
    let payload = json!({ "person": key.person.as_str(), "kind": key.kind, "day": key.day });
    NewJob::new(LETTER, &payload).with_key(format!("mail/{}/{}/{}", key.kind, key.person, key.day))
}

/// The letters whose time has come for somebody: of the present day, a weekly one of the last
/// weekday that was chosen, so that a server that was down on Monday sends it on Tuesday.
fn due_letters(account: &Account, chosen: &Subscription, now: &str) -> Vec<LetterKey> {
    let Some(local) = local(chosen, now) else { return Vec::new() };
    if local.hour() < i8::try_from(chosen.hour).unwrap_or(0) {
        return Vec::new();
    }
    let today = local.date();
    let key = |kind: LetterKind, day: Date| LetterKey {
        person: account.id.clone(),
        kind: kind.name().to_owned(),
        day: day.to_string(),
    };
    let mut due = Vec::new();
    match chosen.digest {
        Rhythm::Daily => due.push(key(LetterKind::Digest, today)),
        Rhythm::Weekly => {
            let weekday = i64::from(today.weekday().to_monday_one_offset());
            let since = (weekday - i64::from(chosen.weekday)).rem_euclid(7);
            let span = jiff::Span::new().days(since);
            due.extend(today.checked_sub(span).ok().map(|day| key(LetterKind::Digest, day)));
        }
        Rhythm::Never => {}
    }
    if chosen.remind_days.is_some() {
        due.push(key(LetterKind::Reminder, today));
    }
    due
}

/// The present moment where the person is; in UTC when the system does not know the zone. `None`
/// when `now` is no moment.
pub(super) fn local(chosen: &Subscription, now: &str) -> Option<Zoned> {
    let now: Timestamp = now.parse().ok()?;
    Some(now.to_zoned(zone(&chosen.time_zone).unwrap_or(TimeZone::UTC)))
}

/// A time zone by its name in the tz database; `None` when the system does not know it.
pub(crate) fn zone(name: &str) -> Option<TimeZone> {
    if name == "UTC" { Some(TimeZone::UTC) } else { TimeZone::get(name).ok() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use actum_model::Language;

    use super::*;

    fn account() -> Account {
        Account {
            id: "p1".into(),
            name: "Ana".to_owned(),
            former_names: BTreeSet::new(),
            mail: "ana@example.org".to_owned(),
            language: Language::Es,
            disabled: false,
            added_at: "2026-01-01T00:00:00Z".to_owned(),
            positions: Vec::new(),
        }
    }

    fn due(chosen: &Subscription, now: &str) -> Vec<String> {
        let keys = due_letters(&account(), chosen, now);
        keys.into_iter().map(|key| format!("{} {}", key.kind, key.day)).collect()
    }

    #[test]
    fn a_day_begins_where_the_person_is() {
        let chosen = Subscription {
            digest: Rhythm::Daily,
            hour: 8,
            remind_days: None,
            time_zone: "Asia/Tokyo".to_owned(),
            ..Subscription::default()
        };
        if zone("Asia/Tokyo").is_none() {
            println!("skipped: the system has no time zones (Debian package tzdata)");
            return;
        }
        // Eight in the morning in Tokyo is eleven in the evening of the day before in UTC.
        assert_eq!(due(&chosen, "2026-11-22T22:59:59Z"), [] as [&str; 0]);
        assert_eq!(due(&chosen, "2026-11-22T23:00:00Z"), ["digest 2026-11-23"]);
        assert_eq!(due(&chosen, "nonsense"), [] as [&str; 0]);
    }

    #[test]
    fn a_weekly_letter_is_made_up_for_within_the_week() {
        let chosen = Subscription { weekday: 3, remind_days: None, ..Subscription::default() };
        // The 25th of November 2026 is a Wednesday.
        for (now, day) in [
            ("2026-11-25T07:00:00Z", "digest 2026-11-25"),
            ("2026-11-26T07:00:00Z", "digest 2026-11-25"),
            ("2026-12-01T23:00:00Z", "digest 2026-11-25"),
            ("2026-12-02T07:00:00Z", "digest 2026-12-02"),
        ] {
            assert_eq!(due(&chosen, now), [day], "{now}");
        }
        assert_eq!(due(&chosen, "2026-11-25T06:59:00Z"), [] as [&str; 0], "before the hour");
    }

    #[test]
    fn who_wants_nothing_gets_nothing() {
        let chosen =
            Subscription { digest: Rhythm::Never, remind_days: None, ..Subscription::default() };
        assert_eq!(due(&chosen, "2026-11-25T12:00:00Z"), [] as [&str; 0]);
        let reminded = Subscription { remind_days: Some(3), ..chosen };
        assert_eq!(due(&reminded, "2026-11-25T12:00:00Z"), ["reminder 2026-11-25"]);
    }
}
