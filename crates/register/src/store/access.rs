//! Passwords, links, sessions, tokens and the log of access, in tables beside the record.

use std::collections::BTreeSet;

use super::people;
use crate::access::{
    AccessEntry, AccessKind, FailureOf, Failures, LINK_LIFE, NewAccess, NewToken, Origin,
    SEEN_STEP, SESSION_IDLE, SESSION_LONGEST, Session, SessionAccount, SignInWay,
    TOKEN_LONGEST_DAYS, Token,
};
use crate::database::{Connection, Database, Row, sql};
use crate::error::{RegisterError, Result};
use crate::people::{Account, PeopleRefusal, PersonId};
use crate::permission::Scope;

/// Longest words taken from outside into a row, in Unicode scalars.
const LONGEST: usize = 300;

/// A moment in whole seconds, so that texts of moments compare as the moments do.
pub(super) fn seconds(at: &str) -> Result<jiff::Timestamp> {
    let bad = || refused(PeopleRefusal::BadMoment { at: at.to_owned() });
    let moment: jiff::Timestamp = at.parse().map_err(|_| bad())?;
    jiff::Timestamp::from_second(moment.as_second()).map_err(|_| bad())
}

fn after(at: jiff::Timestamp, seconds: i64) -> String {
    // Far enough from the end of time; if not, the end of time will do.
    at.checked_add(jiff::SignedDuration::from_secs(seconds))
        .unwrap_or(jiff::Timestamp::MAX)
        .to_string()
}

fn refused(refusal: PeopleRefusal) -> RegisterError {
    RegisterError::PeopleRefused(Box::new(refusal))
}

fn short(words: &str) -> String {
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
    end_others(&mut transaction, &account.id, keep).await?;
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

async fn end_others(
    connection: &mut Connection,
    person: &PersonId,
    keep: Option<&str>,
) -> Result<u64> {
    let statement = sql("DELETE FROM sessions WHERE person = $1 AND hash <> $2");
    connection.execute(statement.bind(person.as_str()).bind(keep.unwrap_or_default())).await
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

async fn enabled(connection: &mut Connection, person: &PersonId) -> Result<Account> {
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
    end_others(&mut transaction, &account.id, None).await?;
    transaction.commit().await?;
    Ok(Some(account))
}

/// Begins a session, with a new id whatever there was before: `instead_of` ends.
pub(crate) async fn begin_session(
    database: &Database,
    session: &Session,
    instead_of: Option<&str>,
    failures_of: &[FailureOf],
) -> Result<()> {
    let mut transaction = database.begin_write().await?;
    let account = enabled(&mut transaction, &session.person).await?;
    let moment = seconds(&session.began_at)?;
    let now = moment.to_string();
    let stale = sql("DELETE FROM sessions WHERE expires_at <= $1 OR seen_at <= $2 OR hash = $3")
        .bind(&now)
        .bind(after(moment, -SESSION_IDLE))
        .bind(instead_of.unwrap_or_default());
    transaction.execute(stale).await?;
    let links = sql("DELETE FROM setup_links WHERE expires_at <= $1").bind(&now);
    transaction.execute(links).await?;
    for of in failures_of {
        let statement = sql("DELETE FROM sign_in_failures WHERE of = $1").bind(of.key());
        transaction.execute(statement).await?;
    }
    let statement = sql("INSERT INTO sessions
           (hash, person, way, began_at, seen_at, expires_at, address, agent)
         VALUES ($1, $2, $3, $4, $4, $5, $6, $7)")
    .bind(&session.hash)
    .bind(session.person.as_str())
    .bind(session.way.name())
    .bind(&now)
    .bind(after(moment, SESSION_LONGEST))
    .bind(short(&session.origin.address))
    .bind(short(&session.origin.agent));
    transaction.execute(statement).await?;
    let entry = NewAccess {
        kind: AccessKind::SignIn,
        person: Some(&session.person),
        actor: &account.name,
        address: &session.origin.address,
        detail: session.way.name(),
    };
    log(&mut transaction, &entry, &session.began_at).await?;
    transaction.commit().await
}

const SESSION: &str = "SELECT hash, person, way, began_at, seen_at, address, agent FROM sessions";

fn session_of(connection: &Connection, row: &Row) -> Result<Session> {
    let way = row.text(2)?;
    let unknown = || connection.place().damaged(format!("somebody signed in by `{way}`"));
    Ok(Session {
        hash: row.text(0)?,
        person: PersonId::new(row.text(1)?),
        way: SignInWay::from_name(&way).ok_or_else(unknown)?,
        began_at: row.text(3)?,
        seen_at: row.text(4)?,
        origin: Origin { address: row.text(5)?, agent: row.text(6)? },
    })
}

/// The session with this id while it lasts, with its account; notes now and then that it was used.
pub(crate) async fn session(
    database: &Database,
    hash: &str,
    at: &str,
) -> Result<Option<SessionAccount>> {
    let moment = seconds(at)?;
    let mut connection = database.connection().await?;
    let statement = sql(SESSION);
    let mut statement = statement.bind(hash).bind(moment.to_string());
    statement.push(" WHERE hash = $1 AND expires_at > $2 AND seen_at > ");
    statement.push_bind(after(moment, -SESSION_IDLE));
    let Some(row) = connection.optional(statement).await? else { return Ok(None) };
    let session = session_of(&connection, &row)?;
    let account = people::account(&mut connection, &session.person).await?;
    let Some(account) = account.filter(|account| !account.disabled) else { return Ok(None) };
    drop(connection);
    if session.seen_at < after(moment, -SEEN_STEP) {
        let mut transaction = database.begin_write().await?;
        // It may have ended meanwhile: nothing is put back.
        let statement = sql("UPDATE sessions SET seen_at = $1 WHERE hash = $2 AND seen_at < $1");
        transaction.execute(statement.bind(moment.to_string()).bind(hash)).await?;
        transaction.commit().await?;
    }
    Ok(Some((session, account)))
}

/// The sessions of a person that last, the latest first.
pub(crate) async fn sessions_of(
    connection: &mut Connection,
    person: &PersonId,
    at: &str,
) -> Result<Vec<Session>> {
    let moment = seconds(at)?;
    let mut statement = sql(SESSION).bind(person.as_str()).bind(moment.to_string());
    statement.push(" WHERE person = $1 AND expires_at > $2 AND seen_at > ");
    statement.push_bind(after(moment, -SESSION_IDLE));
    statement.push(" ORDER BY began_at DESC, hash");
    let rows = connection.rows(statement).await?;
    rows.iter().map(|row| session_of(connection, row)).collect()
}

/// Ends one session of a person, or with `None` all but `keep`. Says how many ended.
pub(crate) async fn end_sessions(
    database: &Database,
    person: &PersonId,
    one: Option<&str>,
    keep: Option<&str>,
    entry: &NewAccess<'_>,
    at: &str,
) -> Result<u64> {
    let mut transaction = database.begin_write().await?;
    let ended = match one {
        Some(hash) => {
            let statement = sql("DELETE FROM sessions WHERE person = $1 AND hash = $2");
            transaction.execute(statement.bind(person.as_str()).bind(hash)).await?
        }
        None => end_others(&mut transaction, person, keep).await?,
    };
    if ended > 0 {
        log(&mut transaction, entry, at).await?;
    }
    transaction.commit().await?;
    Ok(ended)
}

/// Ends everything by which a person gets in: for one whose account is shut.
pub(crate) async fn shut_out(
    connection: &mut Connection,
    person: &PersonId,
    at: &str,
) -> Result<()> {
    end_others(connection, person, None).await?;
    void_links(connection, person).await?;
    let statement = sql("UPDATE api_tokens SET revoked_at = $1
         WHERE person = $2 AND revoked_at IS NULL");
    let statement = statement.bind(seconds(at)?.to_string()).bind(person.as_str());
    connection.execute(statement).await.map(|_| ())
}

/// Makes links void that went to an address that is the person's no more.
pub(crate) async fn void_links(connection: &mut Connection, person: &PersonId) -> Result<()> {
    let statement = sql("DELETE FROM setup_links WHERE person = $1").bind(person.as_str());
    connection.execute(statement).await.map(|_| ())
}

/// Keeps a token.
pub(crate) async fn make_token(
    database: &Database,
    token: &NewToken,
    origin: &Origin,
    at: &str,
) -> Result<Token> {
    let mut transaction = database.begin_write().await?;
    let account = enabled(&mut transaction, &token.person).await?;
    let name = short(token.name.trim());
    if name.is_empty() || token.scopes.is_empty() {
        return Err(refused(PeopleRefusal::BadToken));
    }
    if !(1..=TOKEN_LONGEST_DAYS).contains(&token.days) {
        return Err(refused(PeopleRefusal::BadToken));
    }
    let moment = seconds(at)?;
    let person = token.person.as_str();
    let statement = sql("SELECT count(*) FROM api_tokens WHERE person = $1").bind(person);
    let number = transaction.one(statement).await?.integer(0)? + 1;
    let made = Token {
        id: format!("{person}-t{number}"),
        person: token.person.clone(),
        name,
        scopes: token.scopes.clone(),
        made_at: moment.to_string(),
        expires_at: after(moment, token.days * 24 * 60 * 60),
        revoked_at: None,
        used_at: None,
    };
    let scopes: Vec<&str> = made.scopes.iter().map(|scope| scope.name()).collect();
    let scopes = scopes.join(" ");
    let statement = sql("INSERT INTO api_tokens
           (id, person, name, scopes, hash, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)");
    let statement = statement.bind(&made.id).bind(person).bind(&made.name).bind(&scopes);
    let statement = statement.bind(&token.hash).bind(&made.made_at).bind(&made.expires_at);
    transaction.execute(statement).await?;
    let entry = NewAccess {
        kind: AccessKind::TokenMade,
        person: Some(&token.person),
        actor: &account.name,
        address: &origin.address,
        detail: &format!("{} {}: {scopes}", made.id, made.name),
    };
    log(&mut transaction, &entry, at).await?;
    transaction.commit().await?;
    Ok(made)
}

const TOKEN: &str = "SELECT id, person, name, scopes, made_at, expires_at, revoked_at, used_at
     FROM api_tokens";

fn token_of(row: &Row) -> Result<Token> {
    let scopes = row.text(3)?;
    Ok(Token {
        id: row.text(0)?,
        person: PersonId::new(row.text(1)?),
        name: row.text(2)?,
        // A scope of a later program gives nothing here.
        scopes: scopes.split(' ').filter_map(Scope::from_name).collect::<BTreeSet<_>>(),
        made_at: row.text(4)?,
        expires_at: row.text(5)?,
        revoked_at: row.get(6)?,
        used_at: row.get(7)?,
    })
}

/// The token with this hash while it is good, with its account; notes now and then that it was
/// used.
pub(crate) async fn token(
    database: &Database,
    hash: &str,
    at: &str,
) -> Result<Option<(Token, Account)>> {
    let moment = seconds(at)?;
    let mut connection = database.connection().await?;
    let mut statement = sql(TOKEN).bind(hash).bind(moment.to_string());
    statement.push(" WHERE hash = $1 AND expires_at > $2 AND revoked_at IS NULL");
    let Some(row) = connection.optional(statement).await? else { return Ok(None) };
    let token = token_of(&row)?;
    let account = people::account(&mut connection, &token.person).await?;
    let Some(account) = account.filter(|account| !account.disabled) else { return Ok(None) };
    drop(connection);
    let step = after(moment, -SEEN_STEP);
    if token.used_at.as_ref().is_none_or(|used| *used < step) {
        let mut transaction = database.begin_write().await?;
        let statement = sql("UPDATE api_tokens SET used_at = $1 WHERE hash = $2");
        transaction.execute(statement.bind(moment.to_string()).bind(hash)).await?;
        transaction.commit().await?;
    }
    Ok(Some((token, account)))
}

/// All tokens of a person, the latest first, revoked ones too.
pub(crate) async fn tokens_of(
    connection: &mut Connection,
    person: &PersonId,
) -> Result<Vec<Token>> {
    let mut statement = sql(TOKEN).bind(person.as_str());
    statement.push(" WHERE person = $1 ORDER BY made_at DESC, id DESC");
    connection.rows(statement).await?.iter().map(token_of).collect()
}

/// Revokes a token. Says whether there was one to revoke.
pub(crate) async fn revoke_token(
    database: &Database,
    person: &PersonId,
    id: &str,
    actor: &str,
    at: &str,
) -> Result<bool> {
    let mut transaction = database.begin_write().await?;
    let statement = sql("UPDATE api_tokens SET revoked_at = $1
         WHERE id = $2 AND person = $3 AND revoked_at IS NULL");
    let statement = statement.bind(seconds(at)?.to_string()).bind(id).bind(person.as_str());
    let revoked = transaction.execute(statement).await? > 0;
    if revoked {
        let entry = NewAccess {
            kind: AccessKind::TokenRevoked,
            person: Some(person),
            actor,
            address: "",
            detail: id,
        };
        log(&mut transaction, &entry, at).await?;
    }
    transaction.commit().await?;
    Ok(revoked)
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
