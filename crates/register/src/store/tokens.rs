//! What programs show in a person's name, in tables beside the record: tokens of the interface, and
//! addresses of calendars.

use std::collections::BTreeSet;

use super::access::{after, enabled, log, refused, seconds, short};
use super::people;
use crate::access::{
    AccessKind, CalendarAddress, NewAccess, NewToken, Origin, SEEN_STEP, TOKEN_LONGEST_DAYS, Token,
};
use crate::database::{Connection, Database, Row, sql};
use crate::error::Result;
use crate::people::{Account, PeopleRefusal, PersonId};
use crate::permission::Scope;

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

/// Revokes all tokens of a person, and the address of the calendar.
pub(super) async fn revoke_all(
    connection: &mut Connection,
    person: &PersonId,
    at: &str,
) -> Result<()> {
    let statement = sql("UPDATE api_tokens SET revoked_at = $1
         WHERE person = $2 AND revoked_at IS NULL");
    let statement = statement.bind(seconds(at)?.to_string()).bind(person.as_str());
    connection.execute(statement).await?;
    forget_calendar(connection, person).await.map(|_| ())
}

/// Keeps the hash of the address of a person's calendar, in place of an earlier one.
pub(crate) async fn make_calendar(
    database: &Database,
    person: &PersonId,
    hash: &str,
    origin: &Origin,
    at: &str,
) -> Result<()> {
    let mut transaction = database.begin_write().await?;
    let account = enabled(&mut transaction, person).await?;
    forget_calendar(&mut transaction, person).await?;
    let statement =
        sql("INSERT INTO calendar_addresses (person, hash, made_at) VALUES ($1, $2, $3)");
    let statement = statement.bind(person.as_str()).bind(hash).bind(seconds(at)?.to_string());
    transaction.execute(statement).await?;
    let entry = NewAccess {
        kind: AccessKind::CalendarMade,
        person: Some(person),
        actor: &account.name,
        address: &origin.address,
        detail: "",
    };
    log(&mut transaction, &entry, at).await?;
    transaction.commit().await
}

/// Makes the address of a person's calendar void. Says whether there was one.
pub(crate) async fn revoke_calendar(
    database: &Database,
    person: &PersonId,
    actor: &str,
    at: &str,
) -> Result<bool> {
    let mut transaction = database.begin_write().await?;
    let revoked = forget_calendar(&mut transaction, person).await? > 0;
    if revoked {
        let entry = NewAccess {
            kind: AccessKind::CalendarRevoked,
            person: Some(person),
            actor,
            address: "",
            detail: "",
        };
        log(&mut transaction, &entry, at).await?;
    }
    transaction.commit().await?;
    Ok(revoked)
}

async fn forget_calendar(connection: &mut Connection, person: &PersonId) -> Result<u64> {
    let statement = sql("DELETE FROM calendar_addresses WHERE person = $1");
    connection.execute(statement.bind(person.as_str())).await
}

/// The address of a person's calendar, as far as it is known: not the secret in it.
pub(crate) async fn calendar(
    connection: &mut Connection,
    person: &PersonId,
) -> Result<Option<CalendarAddress>> {
    let statement = sql("SELECT made_at, used_at FROM calendar_addresses WHERE person = $1");
    let row = connection.optional(statement.bind(person.as_str())).await?;
    row.map(|row| Ok(CalendarAddress { made_at: row.text(0)?, used_at: row.get(1)? })).transpose()
}

/// Whose calendar has an address with this hash; notes now and then that it was asked for.
pub(crate) async fn calendar_of(
    database: &Database,
    hash: &str,
    at: &str,
) -> Result<Option<Account>> {
    let moment = seconds(at)?;
    let mut connection = database.connection().await?;
    let statement = sql("SELECT person, used_at FROM calendar_addresses WHERE hash = $1");
    let Some(row) = connection.optional(statement.bind(hash)).await? else { return Ok(None) };
    let (person, used): (String, Option<String>) = (row.text(0)?, row.get(1)?);
    let account = people::account(&mut connection, &PersonId::new(person)).await?;
    let Some(account) = account.filter(|account| !account.disabled) else { return Ok(None) };
    drop(connection);
    if used.is_none_or(|used| used < after(moment, -SEEN_STEP)) {
        let mut transaction = database.begin_write().await?;
        let statement = sql("UPDATE calendar_addresses SET used_at = $1 WHERE hash = $2");
        transaction.execute(statement.bind(moment.to_string()).bind(hash)).await?;
        transaction.commit().await?;
    }
    Ok(Some(account))
}
