//! Passwords, links, identities, failures and the log of access, in tables beside the record.

use super::{people, sessions, tokens};
use crate::access::{AccessEntry, AccessKind, FailureOf, Failures, LINK_LIFE, NewAccess, Origin};
use crate::database::{Connection, Database, sql};
use crate::error::{RegisterError, Result};
use crate::people::{Account, PeopleRefusal, PersonId};

/// Longest words taken from outside into a row, in Unicode scalars.
const LONGEST: usize = 300;

/// A moment in whole seconds, so that texts of moments compare as the moments do.
pub(super) fn seconds(at: &str) -> Result<jiff::Timestamp> {
    let bad = || refused(PeopleRefusal::BadMoment { at: at.to_owned() });
    let moment: jiff::Timestamp = at.parse().map_err(|_| bad())?;
    jiff::Timestamp::from_second(moment.as_second()).map_err(|_| bad())
}

/// A moment so many seconds later, or earlier.
pub(super) fn after(at: jiff::Timestamp, seconds: i64) -> String {
    // Far enough from the end of time; if not, the end of time will do.
    at.checked_add(jiff::SignedDuration::from_secs(seconds))
        .unwrap_or(jiff::Timestamp::MAX)
        .to_string()
}

pub(super) fn refused(refusal: PeopleRefusal) -> RegisterError {
    RegisterError::PeopleRefused(Box::new(refusal))
}

/// Words from outside, without control characters and not too long.
pub(super) fn short(words: &str) -> String {
    words.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect()
}

/// Writes a line of the log.
pub(crate) async fn log(
    connection: &mut Connection,
    entry: &NewAccess<'_>,
    at: &str,
) -> Result<()> {
    let statement = sql("INSERT INTO access_log (number, at, kind, person, actor, address, detail)
         SELECT coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5, $6 FROM access_log")
    .bind(seconds(at)?.to_string())
    .bind(entry.kind.name())
    .bind(entry.person.map(PersonId::as_str))
    .bind(short(entry.actor))
    .bind(short(entry.address))
    .bind(short(entry.detail));
    connection.execute(statement).await.map(|_| ())
}

/// Writes a line of the log in a transaction of its own.
pub(crate) async fn log_alone(database: &Database, entry: &NewAccess<'_>, at: &str) -> Result<()> {
    let mut transaction = database.begin_write().await?;
    log(&mut transaction, entry, at).await?;
    transaction.commit().await
}

/// At most `limit` lines of the log before number `before`, the latest first.
pub(crate) async fn entries(
    connection: &mut Connection,
    before: i64,
    limit: i64,
) -> Result<Vec<AccessEntry>> {
    let statement = sql("SELECT number, at, kind, person, actor, address, detail FROM access_log
         WHERE number < $1 ORDER BY number DESC LIMIT $2");
    let rows = connection.rows(statement.bind(before).bind(limit)).await?;
    let place = connection.place();
    rows.iter()
        .map(|row| {
            let kind = row.text(2)?;
            let unknown = || place.damaged(format!("the access log tells of `{kind}`"));
            Ok(AccessEntry {
                number: row.integer(0)?,
                at: row.text(1)?,
                kind: AccessKind::from_name(&kind).ok_or_else(unknown)?,
                person: row.get::<Option<String>>(3)?.map(PersonId::new),
                actor: row.text(4)?,
                address: row.text(5)?,
                detail: row.text(6)?,
            })
        })
        .collect()
}

/// What is kept of a password.
pub(crate) async fn password(
    connection: &mut Connection,
    person: &PersonId,
) -> Result<Option<String>> {
    let statement = sql("SELECT hash FROM passwords WHERE person = $1").bind(person.as_str());
    connection.first(statement).await
}

/// Keeps a password in place of another, and nothing more: nobody changed it.
pub(crate) async fn rehash(database: &Database, person: &PersonId, hash: &str) -> Result<()> {
    let mut transaction = database.begin_write().await?;
    let statement = sql("UPDATE passwords SET hash = $1 WHERE person = $2");
    transaction.execute(statement.bind(hash).bind(person.as_str())).await?;
    transaction.commit().await
}

/// Sets a password: links to set one are void then, and every session but `keep` ends.
pub(crate) async fn set_password(
    database: &Database,
    account: &Account,
    hash: &str,
    keep: Option<&str>,
    origin: &Origin,
    at: &str,
) -> Result<()> {
    let mut transaction = database.begin_write().await?;
    put_password(&mut transaction, account, hash, origin, at).await?;
    sessions::end_others(&mut transaction, &account.id, keep).await?;
    transaction.commit().await
}

async fn put_password(
    connection: &mut Connection,
    account: &Account,
    hash: &str,
    origin: &Origin,
    at: &str,
) -> Result<()> {
    let statement = sql(
        "INSERT INTO passwords (person, hash, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at",
    );
    let person = account.id.as_str();
    let moment = seconds(at)?.to_string();
    connection.execute(statement.bind(person).bind(hash).bind(moment)).await?;
    let links = sql("DELETE FROM setup_links WHERE person = $1").bind(person);
    connection.execute(links).await?;
    let entry = NewAccess {
        kind: AccessKind::PasswordSet,
        person: Some(&account.id),
        actor: &account.name,
        address: &origin.address,
        detail: "",
    };
    log(connection, &entry, at).await
}

/// Keeps a set-up link, in place of an earlier one.
pub(crate) async fn make_link(
    database: &Database,
    person: &PersonId,
    hash: &str,
    actor: &str,
    at: &str,
) -> Result<String> {
    let mut transaction = database.begin_write().await?;
    enabled(&mut transaction, person).await?;
    let statement = sql("DELETE FROM setup_links WHERE person = $1").bind(person.as_str());
    transaction.execute(statement).await?;
    let moment = seconds(at)?;
    let expires = after(moment, LINK_LIFE);
    let statement = sql("INSERT INTO setup_links (hash, person, made_at, expires_at)
         VALUES ($1, $2, $3, $4)");
    let statement =
        statement.bind(hash).bind(person.as_str()).bind(moment.to_string()).bind(&expires);
    transaction.execute(statement).await?;
    let entry = NewAccess {
        kind: AccessKind::LinkMade,
        person: Some(person),
        actor,
        address: "",
        detail: "",
    };
    log(&mut transaction, &entry, at).await?;
    transaction.commit().await?;
    Ok(expires)
}

/// The account of a person, which has to be open.
pub(super) async fn enabled(connection: &mut Connection, person: &PersonId) -> Result<Account> {
    let missing = || refused(PeopleRefusal::NoPerson { person: person.clone() });
    let account = people::account(connection, person).await?.ok_or_else(missing)?;
    if account.disabled {
        return Err(refused(PeopleRefusal::Disabled { person: person.clone() }));
    }
    Ok(account)
}

/// Whose set-up link this is, while it can be used.
pub(crate) async fn link(
    connection: &mut Connection,
    hash: &str,
    at: &str,
) -> Result<Option<Account>> {
    let statement = sql("SELECT person FROM setup_links WHERE hash = $1 AND expires_at > $2");
    let statement = statement.bind(hash).bind(seconds(at)?.to_string());
    let Some(person) = connection.first::<String>(statement).await? else { return Ok(None) };
    let account = people::account(connection, &PersonId::new(person)).await?;
    Ok(account.filter(|account| !account.disabled))
}

/// Uses a set-up link up: the password is set, all sessions end. `None` when it was used already.
pub(crate) async fn use_link(
    database: &Database,
    hash: &str,
    password: &str,
    origin: &Origin,
    at: &str,
) -> Result<Option<Account>> {
    let mut transaction = database.begin_write().await?;
    let Some(account) = link(&mut transaction, hash, at).await? else {
        transaction.rollback().await?;
        return Ok(None);
    };
    put_password(&mut transaction, &account, password, origin, at).await?;
    sessions::end_others(&mut transaction, &account.id, None).await?;
    transaction.commit().await?;
    Ok(Some(account))
}

/// Ends everything by which a person gets in: for one whose account is shut.
pub(crate) async fn shut_out(
    connection: &mut Connection,
    person: &PersonId,
    at: &str,
) -> Result<()> {
    sessions::end_others(connection, person, None).await?;
    void_links(connection, person).await?;
    tokens::revoke_all(connection, person, at).await
}

/// Makes links void that went to an address that is the person's no more.
pub(crate) async fn void_links(connection: &mut Connection, person: &PersonId) -> Result<()> {
    let statement = sql("DELETE FROM setup_links WHERE person = $1").bind(person.as_str());
    connection.execute(statement).await.map(|_| ())
}

/// The account that is tied to a subject of a provider.
pub(crate) async fn identity(
    connection: &mut Connection,
    issuer: &str,
    subject: &str,
) -> Result<Option<Account>> {
    let statement = sql("SELECT person FROM person_identities WHERE issuer = $1 AND subject = $2");
    let person = connection.first::<String>(statement.bind(issuer).bind(subject)).await?;
    match person {
        Some(person) => people::account(connection, &PersonId::new(person)).await,
        None => Ok(None),
    }
}

/// Whether a person is tied to any subject of a provider.
pub(crate) async fn has_identity(
    connection: &mut Connection,
    issuer: &str,
    person: &PersonId,
) -> Result<bool> {
    let statement = sql("SELECT count(*) FROM person_identities WHERE issuer = $1 AND person = $2");
    let row = connection.one(statement.bind(issuer).bind(person.as_str())).await?;
    Ok(row.integer(0)? > 0)
}

/// Ties an account to a subject of a provider, for good; what is tied stays tied. Says whether it
/// is tied to this person now.
pub(crate) async fn link_identity(
    database: &Database,
    issuer: &str,
    subject: &str,
    account: &Account,
    origin: &Origin,
    at: &str,
) -> Result<bool> {
    let mut transaction = database.begin_write().await?;
    let there = identity(&mut transaction, issuer, subject).await?;
    if let Some(there) = there {
        transaction.rollback().await?;
        return Ok(there.id == account.id);
    }
    // One account, one subject of a provider: a second one that claims the same address is not
    // let in by it.
    if has_identity(&mut transaction, issuer, &account.id).await? {
        transaction.rollback().await?;
        return Ok(false);
    }
    let statement = sql("INSERT INTO person_identities (issuer, subject, person, linked_at)
         VALUES ($1, $2, $3, $4)");
    let statement = statement.bind(issuer).bind(subject).bind(account.id.as_str());
    transaction.execute(statement.bind(seconds(at)?.to_string())).await?;
    let entry = NewAccess {
        kind: AccessKind::IdentityLinked,
        person: Some(&account.id),
        actor: &account.name,
        address: &origin.address,
        detail: issuer,
    };
    log(&mut transaction, &entry, at).await?;
    transaction.commit().await?;
    Ok(true)
}

/// The failures of a name or an address, and how long nothing is tried.
pub(crate) async fn failures(
    connection: &mut Connection,
    of: &FailureOf,
    at: &str,
) -> Result<Failures> {
    let statement = sql("SELECT failures, last_at FROM sign_in_failures WHERE of = $1");
    let statement = statement.bind(of.key());
    let Some(row) = connection.optional(statement).await? else { return Ok(Failures::default()) };
    let (count, last_at): (u32, String) = (row.number(0)?, row.text(1)?);
    let since = seconds(at)?.as_second() - seconds(&last_at)?.as_second();
    // A clock that went back does not shut anybody out for longer than the wait itself.
    let wait = (of.wait_after(count) - since.max(0)).max(0);
    Ok(Failures { count, last_at, wait })
}

/// Remembers a failure for each of these, and logs it.
pub(crate) async fn failed(
    database: &Database,
    of: &[FailureOf],
    entry: &NewAccess<'_>,
    at: &str,
) -> Result<()> {
    let mut transaction = database.begin_write().await?;
    let moment = seconds(at)?;
    // What is a day old is forgotten, so that old mistakes slow nobody down and nothing piles up.
    let old = sql("DELETE FROM sign_in_failures WHERE last_at < $1");
    transaction.execute(old.bind(after(moment, -24 * 60 * 60))).await?;
    for of in of {
        let statement = sql("INSERT INTO sign_in_failures (of, failures, last_at)
             VALUES ($1, 1, $2) ON CONFLICT (of) DO UPDATE
             SET failures = sign_in_failures.failures + 1, last_at = excluded.last_at");
        transaction.execute(statement.bind(of.key()).bind(moment.to_string())).await?;
    }
    log(&mut transaction, entry, at).await?;
    transaction.commit().await
}
