//! What is asked about people, judged: events, or a refusal.

use actum_model::{Body, BodyId, Language, PartialDate, Role};

use super::account::day_of;
use super::event::{
    PeopleEvent, PersonAdded, PersonChanged, PersonSwitched, PositionEnded, PositionGiven,
};
use super::{Account, PeopleRefusal, PersonId, Position, PositionId};
use crate::import::matching::folded;
use crate::permission::{About, Deed, Person, may};

/// Longest name, in Unicode scalars.
const LONGEST_NAME: usize = 200;

/// Longest address of mail, in bytes (RFC 5321, 4.5.3.1.3, without the angle brackets).
const LONGEST_MAIL: usize = 254;

/// Something to be done about people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleCommand {
    /// Opens an account.
    Add {
        /// The name on record.
        name: String,
        /// Where mail reaches the person, and the name to sign in with.
        mail: String,
        /// The language in which the person is addressed.
        language: Language,
    },
    /// Changes what is given; the rest stays.
    Change {
        /// Who.
        person: PersonId,
        /// The new name. The old one stays on what was done under it.
        name: Option<String>,
        /// The new address.
        mail: Option<String>,
        /// The new language.
        language: Option<Language>,
    },
    /// Shuts an account: it can neither sign in nor act. What it did stays.
    Disable {
        /// Who.
        person: PersonId,
    },
    /// Opens a shut account again.
    Enable {
        /// Who.
        person: PersonId,
    },
    /// Gives a position.
    Give {
        /// Who.
        person: PersonId,
        /// As what.
        role: Role,
        /// At which body; `None` at the register as a whole.
        body: Option<BodyId>,
        /// The first day; `None` when it has always been so.
        from: Option<PartialDate>,
        /// The last day; `None` when no end is known.
        until: Option<PartialDate>,
    },
    /// Ends a position.
    End {
        /// Which.
        position: PositionId,
        /// The last day; the day before the present one when `None`, so that it ends at once.
        until: Option<PartialDate>,
    },
}

/// A change about people: the command with who, when and why.
#[derive(Debug, Clone)]
pub struct PeopleChange<'a> {
    /// What is to be done.
    pub command: PeopleCommand,
    /// Who does it.
    pub person: &'a Person,
    /// When, RFC 3339. The register reads no clock.
    pub at: &'a str,
    /// Why, in words; may be empty.
    pub reason: String,
    /// Bodies of the packs: a position at one that is not on record yet puts it there.
    pub bodies: &'a [Body],
}

/// Judges a change against the accounts and the bodies on record. `at` is its time in UTC. Gives
/// the event, and the person it is about.
pub(crate) fn decide(
    accounts: &[Account],
    is_body: &dyn Fn(&BodyId) -> bool,
    change: &PeopleChange<'_>,
    at: &str,
) -> Result<(PeopleEvent, PersonId), PeopleRefusal> {
    if !may(change.person, Deed::Administer, &About::Register) {
        return Err(PeopleRefusal::NotAllowed {
            person: change.person.name.clone(),
            deed: Deed::Administer,
        });
    }
    let reason = change.reason.trim().to_owned();
    let today = day_of(at).ok_or_else(|| PeopleRefusal::BadMoment { at: at.to_owned() })?;
    let event = match &change.command {
        PeopleCommand::Add { name, mail, language } => PeopleEvent::Added(PersonAdded {
            person: PersonId::new(format!("p{}", accounts.len() + 1)),
            name: free_name(accounts, name, None)?,
            mail: free_mail(accounts, mail, None)?,
            language: *language,
        }),
        PeopleCommand::Change { person, name, mail, language } => {
            let account = account(accounts, person)?;
            let own = Some(person);
            let name = name.as_ref().map(|name| free_name(accounts, name, own)).transpose()?;
            let mail = mail.as_ref().map(|mail| free_mail(accounts, mail, own)).transpose()?;
            let changed = PersonChanged {
                person: person.clone(),
                name: name.unwrap_or_else(|| account.name.clone()),
                mail: mail.unwrap_or_else(|| account.mail.clone()),
                language: language.unwrap_or(account.language),
                reason,
            };
            let same = (&changed.name, &changed.mail, changed.language)
                == (&account.name, &account.mail, account.language);
            if same {
                return Err(PeopleRefusal::Unchanged);
            }
            PeopleEvent::Changed(changed)
        }
        PeopleCommand::Disable { person } => {
            if account(accounts, person)?.disabled {
                return Err(PeopleRefusal::Unchanged);
            }
            let after = accounts.iter().filter(|other| other.id != *person);
            somebody_administers(accounts, after.cloned(), person, today)?;
            PeopleEvent::Disabled(PersonSwitched { person: person.clone(), reason })
        }
        PeopleCommand::Enable { person } => {
            if !account(accounts, person)?.disabled {
                return Err(PeopleRefusal::Unchanged);
            }
            PeopleEvent::Enabled(PersonSwitched { person: person.clone(), reason })
        }
        PeopleCommand::Give { person, role, body, from, until } => {
            let account = account(accounts, person)?;
            period(*from, *until)?;
            match body {
                None if *role == Role::FocalPoint => return Err(PeopleRefusal::BodyNeeded),
                Some(body) if !is_body(body) => {
                    return Err(PeopleRefusal::NoBody { body: body.clone() });
                }
                _ => {}
            }
            let number = account.positions.len() + 1;
            let position = Position {
                id: PositionId::new(format!("{person}-{number}")),
                role: *role,
                body: body.clone(),
                from: *from,
                until: *until,
            };
            let (person, position) = (person.clone(), position);
            PeopleEvent::PositionGiven(PositionGiven { person, position, reason })
        }
        PeopleCommand::End { position, until } => end(accounts, position, *until, today, reason)?,
    };
    let person = event.person().clone();
    Ok((event, person))
}

fn end(
    accounts: &[Account],
    id: &PositionId,
    until: Option<PartialDate>,
    today: PartialDate,
    reason: String,
) -> Result<PeopleEvent, PeopleRefusal> {
    let holds = |account: &&Account| account.positions.iter().any(|one| one.id == *id);
    let missing = || PeopleRefusal::NoPosition { position: id.clone() };
    let holder = accounts.iter().find(holds).ok_or_else(missing)?;
    let held = holder.positions.iter().find(|one| one.id == *id).ok_or_else(missing)?;
    let until = match until {
        Some(until) => until,
        None => day_before(today).ok_or_else(|| PeopleRefusal::BadPeriod {
            detail: format!("there is no day before {today}; name the last day"),
        })?,
    };
    period(None, Some(until))?;
    if held.until == Some(until) {
        return Err(PeopleRefusal::Unchanged);
    }
    let mut after = accounts.to_vec();
    for position in after.iter_mut().flat_map(|account| &mut account.positions) {
        if position.id == *id {
            position.until = Some(until);
        }
    }
    somebody_administers(accounts, after, &holder.id, today)?;
    Ok(PeopleEvent::PositionEnded(PositionEnded {
        person: holder.id.clone(),
        position: id.clone(),
        until,
        reason,
    }))
}

/// Refuses when somebody may administer before, and nobody after.
fn somebody_administers(
    before: &[Account],
    after: impl IntoIterator<Item = Account>,
    person: &PersonId,
    today: PartialDate,
) -> Result<(), PeopleRefusal> {
    let administers = |account: &Account| {
        let person = account.person_on(&today.to_string());
        may(&person, Deed::Administer, &About::Register)
    };
    let after: Vec<Account> = after.into_iter().collect();
    if before.iter().any(administers) && !after.iter().any(administers) {
        return Err(PeopleRefusal::LastAdministrator { person: person.clone() });
    }
    Ok(())
}

fn account<'a>(accounts: &'a [Account], id: &PersonId) -> Result<&'a Account, PeopleRefusal> {
    let found = accounts.iter().find(|account| account.id == *id);
    found.ok_or_else(|| PeopleRefusal::NoPerson { person: id.clone() })
}

/// The name as it is put on record, when it is one and nobody else's.
fn free_name(
    accounts: &[Account],
    name: &str,
    own: Option<&PersonId>,
) -> Result<String, PeopleRefusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let unfit = |letter: char| letter.is_control() || turns_direction(letter);
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.contains(unfit) {
        return Err(PeopleRefusal::BadName { name });
    }
    let key = folded(&name);
    let has = |account: &&Account| {
        let mut names = account.former_names.iter().chain([&account.name]);
        Some(&account.id) != own && names.any(|one| folded(one) == key)
    };
    match accounts.iter().find(has) {
        Some(other) => Err(PeopleRefusal::NameTaken { name, person: other.id.clone() }),
        None => Ok(name),
    }
}

/// Marks that make words look other than they are (Unicode Standard Annex 9, explicit controls).
fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn free_mail(
    accounts: &[Account],
    mail: &str,
    own: Option<&PersonId>,
) -> Result<String, PeopleRefusal> {
    let mail = mail.trim().to_owned();
    let unfit = |letter: char| {
        letter.is_control()
            || letter.is_whitespace()
            || turns_direction(letter)
            || matches!(letter, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '"' | '\\')
    };
    let is_mail = mail.split_once('@').is_some_and(|(name, host)| {
        let dotted = |part: &str| part.split('.').all(|piece| !piece.is_empty());
        name.len() <= 64 && dotted(name) && dotted(host) && !host.contains('@')
    });
    if !is_mail || mail.len() > LONGEST_MAIL || mail.contains(unfit) {
        return Err(PeopleRefusal::BadMail { mail });
    }
    let key = folded(&mail);
    let has = |account: &&Account| Some(&account.id) != own && folded(&account.mail) == key;
    match accounts.iter().find(has) {
        Some(other) => Err(PeopleRefusal::MailTaken { mail, person: other.id.clone() }),
        None => Ok(mail),
    }
}

fn period(from: Option<PartialDate>, until: Option<PartialDate>) -> Result<(), PeopleRefusal> {
    for date in [from, until].into_iter().flatten() {
        if date.day_number().is_none() {
            return Err(PeopleRefusal::BadPeriod {
                detail: format!("`{date}` is no day; write it like 2026-11-23"),
            });
        }
    }
    match (from, until) {
        (Some(from), Some(until)) if until < from => Err(PeopleRefusal::BadPeriod {
            detail: format!("the last day {until} is before the first day {from}"),
        }),
        _ => Ok(()),
    }
}

fn day_before(day: PartialDate) -> Option<PartialDate> {
    let date: jiff::civil::Date = day.to_string().parse().ok()?;
    date.yesterday().ok()?.to_string().parse().ok()
}
