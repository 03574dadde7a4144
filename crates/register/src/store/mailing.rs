//! Mail to people in tables, and what letters tell.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{BodyId, FieldValue, ItemId, PartialDate, Standing};

use super::{change, read};
use crate::PersonId;
use crate::database::{Connection, Database, Row, Statement, sql};
use crate::error::Result;
use crate::event::Event;
use crate::jobs::{milliseconds, written};
use crate::mailing::{
    ConcernedItem, Concerns, LetterKey, LetterRecord, LetterState, Rhythm, SendAgain, Subscription,
    mentions,
};

const SUBSCRIPTION: &str = "person, digest, weekday, hour, remind_days, language, time_zone";
const LETTER: &str = "person, kind, day, state, message_id, event, at, detail";

/// How much of what went wrong is kept, in characters.
const LONGEST_DETAIL: usize = 1000;

/// How long letters and marks are kept: longer than any letter looks back.
const KEPT: i64 = 400 * 24 * 60 * 60 * 1000;

/// What each person chose; who chose nothing is not among them.
pub(crate) async fn subscriptions(
    connection: &mut Connection,
) -> Result<BTreeMap<PersonId, Subscription>> {
    let statement = Statement::composed(format!("SELECT {SUBSCRIPTION} FROM mail_subscriptions"));
    let rows = connection.rows(statement).await?;
    rows.iter().map(|row| Ok((PersonId::new(row.text(0)?), subscribed(row)?))).collect()
}

/// What one person chose.
pub(crate) async fn subscription(
    connection: &mut Connection,
    person: &PersonId,
) -> Result<Option<Subscription>> {
    let mut statement = Statement::composed(format!(
        "SELECT {SUBSCRIPTION} FROM mail_subscriptions WHERE person = "
    ));
    statement.push_bind(person.as_str());
    connection.optional(statement).await?.map(|row| subscribed(&row)).transpose()
}

fn subscribed(row: &Row) -> Result<Subscription> {
    // What an unknown word means a later program knows; not to write is the safe side.
    let digest = Rhythm::from_name(&row.text(1)?).unwrap_or(Rhythm::Never);
    Ok(Subscription {
        digest,
        weekday: row.number(2)?,
        hour: row.number(3)?,
        remind_days: row.get::<Option<i64>>(4)?.map(|days| u16::try_from(days).unwrap_or(u16::MAX)),
        language: row.get::<Option<String>>(5)?.and_then(|code| code.parse().ok()),
        time_zone: row.text(6)?,
    }
    .bounded())
}

/// Keeps what a person chose.
pub(crate) async fn subscribe(
    connection: &mut Connection,
    person: &PersonId,
    subscription: &Subscription,
    now: i64,
) -> Result<()> {
    let chosen = subscription.clone().bounded();
    let statement = sql("INSERT INTO mail_subscriptions
           (person, digest, weekday, hour, remind_days, language, time_zone, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (person) DO UPDATE SET digest = excluded.digest, weekday = excluded.weekday,
           hour = excluded.hour, remind_days = excluded.remind_days, language = excluded.language,
           time_zone = excluded.time_zone, changed_at = excluded.changed_at")
    .bind(person.as_str())
    .bind(chosen.digest.name())
    .bind(i64::from(chosen.weekday))
    .bind(i64::from(chosen.hour))
    .bind(chosen.remind_days)
    .bind(chosen.language.map(actum_model::Language::code))
    .bind(&chosen.time_zone)
    .bind(now);
    connection.execute(statement).await.map(|_| ())
}

/// One letter on record.
pub(crate) async fn letter(
    connection: &mut Connection,
    key: &LetterKey,
) -> Result<Option<LetterRecord>> {
    let mut statement = Statement::composed(format!("SELECT {LETTER} FROM mail_letters"));
    of(&mut statement, key);
    let row = connection.optional(statement).await?;
    row.map(|row| recorded(connection, &row)).transpose()
}

/// The letters of a person that are on record, the latest first.
pub(crate) async fn letters(
    connection: &mut Connection,
    person: &PersonId,
    limit: u32,
) -> Result<Vec<LetterRecord>> {
    let mut statement = Statement::composed(format!("SELECT {LETTER} FROM mail_letters"));
    statement.push(" WHERE person = ").push_bind(person.as_str());
    statement.push(" ORDER BY at DESC, kind LIMIT ").push_bind(limit);
    let rows = connection.rows(statement).await?;
    rows.iter().map(|row| recorded(connection, row)).collect()
}

/// The last letter of a kind that is on record for a day before the one of `key`.
pub(crate) async fn letter_before(
    connection: &mut Connection,
    key: &LetterKey,
) -> Result<Option<LetterRecord>> {
    let mut statement = Statement::composed(format!("SELECT {LETTER} FROM mail_letters"));
    statement.push(" WHERE person = ").push_bind(key.person.as_str());
    statement.push(" AND kind = ").push_bind(&key.kind);
    statement.push(" AND day < ").push_bind(&key.day);
    statement.push(" AND state IN ('sent', 'nothing') ORDER BY day DESC LIMIT 1");
    let row = connection.optional(statement).await?;
    row.map(|row| recorded(connection, &row)).transpose()
}

fn of(statement: &mut Statement, key: &LetterKey) {
    statement.push(" WHERE person = ").push_bind(key.person.as_str());
    statement.push(" AND kind = ").push_bind(&key.kind);
    statement.push(" AND day = ").push_bind(&key.day);
}

fn recorded(connection: &Connection, row: &Row) -> Result<LetterRecord> {
    let state = row.text(3)?;
    let state = LetterState::from_name(&state)
        .ok_or_else(|| connection.place().damaged(format!("a letter is in the state `{state}`")))?;
    let key =
        LetterKey { person: PersonId::new(row.text(0)?), kind: row.text(1)?, day: row.text(2)? };
    Ok(LetterRecord {
        key,
        state,
        message_id: row.text(4)?,
        event: row.integer(5)?,
        at: written(row.integer(6)?),
        detail: row.text(7)?,
    })
}

/// Puts on record that a letter is being handed over. Says whether it may be: of all who ask at the
/// same moment one is told so.
pub(crate) async fn begin(
    database: &Database,
    key: &LetterKey,
    message_id: &str,
    event: i64,
    once: SendAgain,
    now: i64,
) -> Result<bool> {
    let mut transaction = database.begin_aside().await?;
    if once == SendAgain::WhenUnknown {
        let mut statement = sql("DELETE FROM mail_letters");
        of(&mut statement, key);
        statement.push(" AND state IN ('going', 'uncertain', 'refused')");
        transaction.execute(statement).await?;
    }
    let statement = sql("INSERT INTO mail_letters
           (person, kind, day, state, message_id, event, at, detail)
         VALUES ($1, $2, $3, 'going', $4, $5, $6, '')
         ON CONFLICT (person, kind, day) DO NOTHING")
    .bind(key.person.as_str())
    .bind(&key.kind)
    .bind(&key.day)
    .bind(message_id)
    .bind(event)
    .bind(now);
    let begun = transaction.execute(statement).await? > 0;
    // Only when this is on the disk may the letter go.
    transaction.commit().await?;
    Ok(begun)
}

/// Puts on record what became of a letter that was begun.
pub(crate) async fn end(
    connection: &mut Connection,
    key: &LetterKey,
    state: LetterState,
    detail: &str,
    now: i64,
) -> Result<()> {
    let detail: String = detail.chars().take(LONGEST_DETAIL).collect();
    let mut statement = sql("UPDATE mail_letters SET state = ");
    statement.push_bind(state.name()).push(", detail = ").push_bind(detail);
    statement.push(", at = ").push_bind(now);
    of(&mut statement, key);
    statement.push(" AND state IN ('going', 'uncertain')");
    connection.execute(statement).await.map(|_| ())
}

/// Puts on record that there was nothing to say.
pub(crate) async fn nothing(
    connection: &mut Connection,
    key: &LetterKey,
    event: i64,
    now: i64,
) -> Result<()> {
    let statement = sql("INSERT INTO mail_letters
           (person, kind, day, state, message_id, event, at, detail)
         VALUES ($1, $2, $3, 'nothing', '', $4, $5, '')
         ON CONFLICT (person, kind, day) DO NOTHING")
    .bind(key.person.as_str())
    .bind(&key.kind)
    .bind(&key.day)
    .bind(event)
    .bind(now);
    connection.execute(statement).await.map(|_| ())
}

/// Takes a letter off the record that was certainly not delivered, so that it may go later.
pub(crate) async fn release(
    connection: &mut Connection,
    key: &LetterKey,
    message_id: &str,
) -> Result<()> {
    let mut statement = sql("DELETE FROM mail_letters");
    of(&mut statement, key);
    statement.push(" AND state = 'going' AND message_id = ").push_bind(message_id);
    connection.execute(statement).await.map(|_| ())
}

/// Notes that a person has seen an item.
pub(crate) async fn see(
    connection: &mut Connection,
    person: &PersonId,
    item: &ItemId,
    now: i64,
) -> Result<()> {
    let statement = sql("INSERT INTO mail_seen (person, item, at) VALUES ($1, $2, $3)
         ON CONFLICT (person, item) DO UPDATE SET at = excluded.at")
    .bind(person.as_str())
    .bind(item.as_str())
    .bind(now);
    connection.execute(statement).await.map(|_| ())
}

/// What a person has seen, and when, in milliseconds.
pub(crate) async fn seen(
    connection: &mut Connection,
    person: &PersonId,
) -> Result<BTreeMap<ItemId, i64>> {
    let statement = sql("SELECT item, at FROM mail_seen WHERE person = $1").bind(person.as_str());
    let rows = connection.rows(statement).await?;
    rows.iter().map(|row| Ok((ItemId::new(row.text(0)?), row.integer(1)?))).collect()
}

/// Takes out letters and marks that no letter will ask for. Says how many.
pub(crate) async fn forget(database: &Database, now: i64) -> Result<u64> {
    let before = now.saturating_sub(KEPT);
    let mut connection = database.connection().await?;
    let letters = sql("DELETE FROM mail_letters WHERE at < $1").bind(before);
    let marks = sql("DELETE FROM mail_seen WHERE at < $1").bind(before);
    Ok(connection.execute(letters).await? + connection.execute(marks).await?)
}

/// A key of the register by its name: the one that is there, else `fresh`, which is kept.
pub(crate) async fn key(
    connection: &mut Connection,
    name: &str,
    fresh: &[u8],
    now: i64,
) -> Result<Vec<u8>> {
    let kept = |name: &str| sql("SELECT bytes FROM register_keys WHERE name = $1").bind(name);
    if let Some(bytes) = connection.first(kept(name)).await? {
        return Ok(bytes);
    }
    let statement = sql("INSERT INTO register_keys (name, bytes, made_at) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO NOTHING")
    .bind(name)
    .bind(fresh)
    .bind(now);
    connection.execute(statement).await?;
    // Another process may have been quicker.
    connection.one(kept(name)).await?.get(0)
}

/// The number of the last event before a moment, found by halving: events are in order of time.
pub(crate) async fn event_before(connection: &mut Connection, moment: i64) -> Result<i64> {
    let last = connection.one(sql("SELECT coalesce(max(seq), 0) FROM events")).await?.integer(0)?;
    let (mut before, mut after) = (0, last + 1);
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        let statement = sql("SELECT at FROM events WHERE seq = $1").bind(middle);
        let at: Option<String> = connection.first(statement).await?;
        match at.as_deref().map(milliseconds) {
            Some(Ok(at)) if at < moment => before = middle,
            _ => after = middle,
        }
    }
    Ok(before)
}

/// What there is to tell somebody who acts for `bodies` and is called `names`; what happened after
/// event `after` is told as news.
pub(crate) async fn concerns(
    connection: &mut Connection,
    bodies: &BTreeSet<BodyId>,
    names: &[String],
    after: i64,
) -> Result<Concerns> {
    let mut owners: BTreeSet<BodyId> = bodies.clone();
    for body in bodies {
        owners.extend(read::collectives(connection, body).await?);
    }
    let statuses = begun(connection).await?;
    let last = sql("SELECT coalesce(max(seq), 0) FROM events");
    let event = connection.one(last).await?.integer(0)?;
    let mut concerns = Concerns { event, ..Concerns::default() };
    let mut owned = Vec::new();
    if !owners.is_empty() && !statuses.is_empty() {
        let mut theirs = selection("item_bodies", &statuses);
        theirs.push(" AND item_bodies.role = 'owner' AND item_bodies.body IN (");
        theirs.push_list(owners.iter().map(BodyId::as_str));
        theirs.push(")");
        owned = concerned(connection, theirs).await?;
        let mut needed = selection("item_links", &statuses);
        needed.push(" AND item_links.kind = 'action_needed_by' AND item_links.other IN (");
        needed.push_list(owners.iter().map(BodyId::as_str));
        needed.push(")");
        concerns.action_needed = concerned(connection, needed).await?;
    }
    news(connection, (&owners, owned), names, after, &mut concerns).await?;
    Ok(concerns)
}

/// The states in which something is still to be done.
async fn begun(connection: &mut Connection) -> Result<BTreeSet<String>> {
    let workflows = change::workflows(connection).await?;
    let states = workflows.iter().flat_map(|workflow| &workflow.states);
    let to_do =
        |standing| matches!(standing, Standing::Open | Standing::Active | Standing::Waiting);
    Ok(states.filter(|state| to_do(state.standing)).map(|state| state.id.to_string()).collect())
}

/// Items in one of these states that have a row in `table`.
fn selection(table: &'static str, statuses: &BTreeSet<String>) -> Statement {
    let mut statement = Statement::composed(format!(
        "SELECT DISTINCT id, pressing_on FROM items JOIN {table} ON {table}.item = \
         items.number WHERE status IN ("
    ));
    statement.push_list(statuses.iter().map(String::as_str));
    statement.push(")");
    statement
}

/// The items of a selection, by due date, those without one last.
async fn concerned(
    connection: &mut Connection,
    statement: Statement,
) -> Result<Vec<ConcernedItem>> {
    let rows = connection.rows(statement).await?;
    let mut items = rows
        .iter()
        .map(|row| {
            Ok(ConcernedItem {
                item: ItemId::new(row.text(0)?),
                due: row.get::<Option<String>>(1)?.and_then(|day| day.parse().ok()),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let order = |one: &ConcernedItem| {
        (one.due.is_none(), one.due.map(PartialDate::last_day), one.item.clone())
    };
    items.sort_by_cached_key(order);
    Ok(items)
}

/// What happened after an event: items that came to the bodies, of those they own, and notes that
/// name the person.
async fn news(
    connection: &mut Connection,
    (owners, owned): (&BTreeSet<BodyId>, Vec<ConcernedItem>),
    names: &[String],
    after: i64,
    concerns: &mut Concerns,
) -> Result<()> {
    let statement = sql("SELECT seq, kind, version, payload FROM events WHERE seq > $1
         AND kind IN ('item-confirmed', 'item-edited', 'note-added') ORDER BY seq")
    .bind(after);
    let own: BTreeSet<&ItemId> = owned.iter().map(|one| &one.item).collect();
    let mut assigned: BTreeSet<ItemId> = BTreeSet::new();
    let mut named: Vec<(ItemId, String)> = Vec::new();
    for row in connection.rows(statement).await? {
        let (seq, kind, version) = (row.integer(0)?, row.text(1)?, row.number(2)?);
        let event = Event::decode(&kind, version, &row.text(3)?)
            .map_err(|error| connection.place().undecoded(seq, &kind, version, error))?;
        match event {
            Event::ItemConfirmed(event) if own.contains(&event.item) => {
                assigned.insert(event.item);
            }
            Event::ItemEdited(event) if own.contains(&event.item) => {
                let came = event.values.iter().any(|value| names_one(value, owners));
                let was = event.before.iter().any(|value| names_one(value, owners));
                if came && !was {
                    assigned.insert(event.item);
                }
            }
            Event::NoteAdded(event)
                if !names.contains(&event.note.by) && mentions(&event.note.words, names) =>
            {
                named.push((event.item, event.note.words));
            }
            _ => {}
        }
    }
    concerns.assigned = owned.into_iter().filter(|one| assigned.contains(&one.item)).collect();
    for (id, words) in named {
        let statement = sql("SELECT id, pressing_on FROM items WHERE id = $1");
        let item = concerned(connection, statement.bind(id.as_str())).await?.pop();
        concerns.mentions.extend(item.map(|item| (item, words)));
    }
    Ok(())
}

/// Whether a value makes one of the bodies an owner.
fn names_one(value: &FieldValue, owners: &BTreeSet<BodyId>) -> bool {
    match value {
        FieldValue::Owners(bodies) => bodies.iter().any(|body| owners.contains(body)),
        FieldValue::Addressees(parties) => {
            parties.iter().filter_map(|party| party.body.as_ref()).any(|body| owners.contains(body))
        }
        _ => false,
    }
}
