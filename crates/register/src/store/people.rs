//! People in tables: what events do to them, and how they are read.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Body, BodyId, PartialDate, Role};

use super::apply::{Applier, Stamp};
use super::{access, change, read, terms};
use crate::change::{Made, Once};
use crate::database::{Connection, Database, Place, Row, sql};
use crate::error::{RegisterError, Result};
use crate::event::{BodiesRecorded, Event, EventRecord};
use crate::import::matching::folded;
use crate::people::event::PeopleEvent;
use crate::people::{Account, PeopleChange, PeopleCommand, PersonId, Position, PositionId, decide};

impl Applier<'_> {
    /// Changes people as the event says.
    pub(super) async fn people(&mut self, event: &PeopleEvent, stamp: &Stamp<'_>) -> Result<()> {
        match event {
            PeopleEvent::Added(added) => {
                let statement = sql("INSERT INTO people
                       (number, id, name, mail, mail_key, language, disabled, added_at)
                     SELECT coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5, 0, $6 FROM people");
                self.run(
                    statement
                        .bind(added.person.as_str())
                        .bind(&added.name)
                        .bind(&added.mail)
                        .bind(folded(&added.mail))
                        .bind(added.language.code())
                        .bind(stamp.at),
                )
                .await?;
                self.acts_as(&added.person, &added.name).await
            }
            PeopleEvent::Changed(changed) => {
                let statement = sql("UPDATE people
                     SET name = $1, mail = $2, mail_key = $3, language = $4 WHERE id = $5");
                self.run(
                    statement
                        .bind(&changed.name)
                        .bind(&changed.mail)
                        .bind(folded(&changed.mail))
                        .bind(changed.language.code())
                        .bind(changed.person.as_str()),
                )
                .await?;
                self.acts_as(&changed.person, &changed.name).await
            }
            PeopleEvent::Disabled(of) => self.switch(&of.person, 1).await,
            PeopleEvent::Enabled(of) => self.switch(&of.person, 0).await,
            PeopleEvent::PositionGiven(given) => {
                let position = &given.position;
                let statement = sql("INSERT INTO positions
                       (id, person, number, role, body, valid_from, last_day)
                     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6
                     FROM positions WHERE person = $2");
                self.run(
                    statement
                        .bind(position.id.as_str())
                        .bind(given.person.as_str())
                        .bind(position.role.name())
                        .bind(position.body.as_ref().map(BodyId::as_str))
                        .bind(position.from.map(|day| day.to_string()))
                        .bind(position.until.map(|day| day.to_string())),
                )
                .await
            }
            PeopleEvent::PositionEnded(ended) => {
                let statement = sql("UPDATE positions SET last_day = $1 WHERE id = $2");
                self.run(statement.bind(ended.until.to_string()).bind(ended.position.as_str()))
                    .await
            }
        }
    }

    async fn acts_as(&mut self, person: &PersonId, name: &str) -> Result<()> {
        let statement = sql("INSERT INTO person_names (name, person) VALUES ($1, $2)
             ON CONFLICT (name) DO NOTHING");
        self.run(statement.bind(name).bind(person.as_str())).await
    }

    async fn switch(&mut self, person: &PersonId, disabled: i64) -> Result<()> {
        let statement = sql("UPDATE people SET disabled = $1 WHERE id = $2");
        self.run(statement.bind(disabled).bind(person.as_str())).await
    }
}

/// Makes a change about people, or says why not.
pub(crate) async fn change(
    database: &Database,
    change: PeopleChange<'_>,
    once: Option<&Once<'_>>,
) -> Result<Made<Account>> {
    let mut transaction = database.begin_write().await?;
    if let Some(before) = terms::before(&mut transaction, once).await? {
        transaction.rollback().await?;
        return Ok(before);
    }
    let at = change::moment(&mut transaction, change.at).await?;
    let accounts = all(&mut transaction).await?;
    let unknown = match &change.command {
        PeopleCommand::Give { body: Some(body), .. } => {
            unknown_body(&mut transaction, body, change.bodies).await?
        }
        _ => None,
    };
    let is_body = |body: &BodyId| match &unknown {
        None => true,
        Some(definition) => definition.as_ref().is_some_and(|one| one.id == *body),
    };
    let (event, person) = decide(&accounts, &is_body, &change, &at)
        .map_err(|refusal| RegisterError::PeopleRefused(Box::new(refusal)))?;
    let stamp = Stamp { at: &at, actor: &change.person.name };
    let mut applier = Applier::new(&mut transaction);
    if let Some(Some(body)) = unknown {
        let recorded = Event::BodiesRecorded(BodiesRecorded { bodies: vec![body] });
        applier.append(&recorded, &stamp).await?;
    }
    applier.append(&Event::People(event.clone()), &stamp).await?;
    applier.flush().await?;
    match &event {
        PeopleEvent::Disabled(_) => access::shut_out(&mut transaction, &person, &at).await?,
        PeopleEvent::Changed(_) => access::void_links(&mut transaction, &person).await?,
        PeopleEvent::Added(_)
        | PeopleEvent::Enabled(_)
        | PeopleEvent::PositionGiven(_)
        | PeopleEvent::PositionEnded(_) => {}
    }
    let account = account(&mut transaction, &person).await?;
    let lost = || transaction.place().damaged(format!("person {person} came to nothing"));
    let account = account.ok_or_else(lost)?;
    terms::remember(&mut transaction, once, &account).await?;
    transaction.commit().await?;
    Ok(Made::Now(account))
}

/// `None` when the body is on record; else its definition in `bodies`, if it stands there.
async fn unknown_body(
    connection: &mut Connection,
    id: &BodyId,
    bodies: &[Body],
) -> Result<Option<Option<Body>>> {
    if read::body(connection, id).await?.is_some() {
        return Ok(None);
    }
    Ok(Some(bodies.iter().find(|body| body.id == *id).cloned()))
}

/// Everybody, in the order in which they came.
pub(crate) async fn all(connection: &mut Connection) -> Result<Vec<Account>> {
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in connection.rows(sql("SELECT person, name FROM person_names")).await? {
        names.entry(row.text(0)?).or_default().insert(row.text(1)?);
    }
    let mut positions: BTreeMap<String, Vec<Position>> = BTreeMap::new();
    let statement = sql("SELECT id, role, body, valid_from, last_day, person FROM positions
         ORDER BY person, number");
    for row in connection.rows(statement).await? {
        positions.entry(row.text(5)?).or_default().push(position(connection.place(), &row)?);
    }
    let statement = sql("SELECT id, name, mail, language, disabled, added_at FROM people
         ORDER BY number");
    let rows = connection.rows(statement).await?;
    rows.iter()
        .map(|row| {
            let id = row.text(0)?;
            let names = names.remove(&id).unwrap_or_default();
            let positions = positions.remove(&id).unwrap_or_default();
            one(connection.place(), row, names, positions)
        })
        .collect()
}

/// One person.
pub(crate) async fn account(
    connection: &mut Connection,
    person: &PersonId,
) -> Result<Option<Account>> {
    let statement =
        sql("SELECT id, name, mail, language, disabled, added_at FROM people WHERE id = $1");
    let Some(row) = connection.optional(statement.bind(person.as_str())).await? else {
        return Ok(None);
    };
    let statement = sql("SELECT name FROM person_names WHERE person = $1");
    let names = connection.column::<String>(statement.bind(person.as_str())).await?;
    let statement = sql("SELECT id, role, body, valid_from, last_day FROM positions
         WHERE person = $1 ORDER BY number");
    let rows = connection.rows(statement.bind(person.as_str())).await?;
    let place = connection.place();
    let positions = rows.iter().map(|row| position(place, row)).collect::<Result<Vec<_>>>()?;
    one(place, &row, names.into_iter().collect(), positions).map(Some)
}

/// The person whom mail to this address reaches.
pub(crate) async fn by_mail(connection: &mut Connection, mail: &str) -> Result<Option<Account>> {
    let statement = sql("SELECT id FROM people WHERE mail_key = $1").bind(folded(mail));
    match connection.first::<String>(statement).await? {
        Some(id) => account(connection, &PersonId::new(id)).await,
        None => Ok(None),
    }
}

fn one(
    place: &Place,
    row: &Row,
    mut names: BTreeSet<String>,
    positions: Vec<Position>,
) -> Result<Account> {
    let (id, name, language) = (row.text(0)?, row.text(1)?, row.text(3)?);
    names.remove(&name);
    let unknown = || place.damaged(format!("person {id} speaks `{language}`"));
    Ok(Account {
        language: language.parse().map_err(|_| unknown())?,
        id: PersonId::new(id.as_str()),
        name,
        former_names: names,
        mail: row.text(2)?,
        disabled: row.integer(4)? != 0,
        added_at: row.text(5)?,
        positions,
    })
}

fn position(place: &Place, row: &Row) -> Result<Position> {
    let (id, role) = (row.text(0)?, row.text(1)?);
    let unknown = |what: &str| place.damaged(format!("position {id} has {what}"));
    let day = |column: usize| -> Result<Option<PartialDate>> {
        let day: Option<String> = row.get(column)?;
        day.map(|day| day.parse().map_err(|_| unknown(&format!("the day `{day}`")))).transpose()
    };
    Ok(Position {
        role: Role::from_name(&role).ok_or_else(|| unknown(&format!("the role `{role}`")))?,
        body: row.get::<Option<String>>(2)?.map(BodyId::new),
        from: day(3)?,
        until: day(4)?,
        id: PositionId::new(id.as_str()),
    })
}

/// At most `limit` events about people before number `before`, the latest first.
pub(crate) async fn events(
    connection: &mut Connection,
    before: i64,
    limit: i64,
) -> Result<Vec<EventRecord>> {
    let statement = sql("SELECT seq, at, actor, kind, version, subject, payload FROM events
         WHERE seq < $1 AND kind IN ('person-added', 'person-changed', 'person-disabled',
           'person-enabled', 'position-given', 'position-ended')
         ORDER BY seq DESC LIMIT $2");
    let rows = connection.rows(statement.bind(before).bind(limit)).await?;
    let place = connection.place();
    rows.iter()
        .map(|row| {
            let seq = row.integer(0)?;
            Ok(EventRecord {
                seq,
                at: row.text(1)?,
                actor: row.text(2)?,
                kind: row.text(3)?,
                version: row.number(4)?,
                subject: row.text(5)?,
                payload: place.read(format_args!("event {seq}"), &row.text(6)?)?,
            })
        })
        .collect()
}
