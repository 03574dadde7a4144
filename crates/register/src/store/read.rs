//! Reading rows back into the words of the domain.

use std::collections::BTreeMap;

use actum_model::{
    Body, BodyId, Document, EditionId, Extraction, Item, ItemId, Language, Occasion, TextId,
};
use sha2::{Digest, Sha256};

use crate::database::{Connection, Place, Row, Statement, sql};
use crate::error::{RegisterError, Result};
use crate::event::EventRecord;
use crate::import::plan::{KnownEdition, KnownText, hexadecimal};
use crate::view::{EditionRelation, EditionSummary, ItemClause, TextSummary};

/// All bodies, by id.
pub(crate) async fn bodies(connection: &mut Connection) -> Result<Vec<Body>> {
    let rows = connection.rows(sql("SELECT id, body FROM bodies ORDER BY sort_key, id")).await?;
    let place = connection.place();
    rows.iter()
        .map(|row| place.read(format_args!("body {}", row.text(0)?), &row.text(1)?))
        .collect()
}

/// One body.
pub(crate) async fn body(connection: &mut Connection, id: &BodyId) -> Result<Option<Body>> {
    let statement = sql("SELECT body FROM bodies WHERE id = $1").bind(id.as_str());
    let json: Option<String> = connection.first(statement).await?;
    json.map(|json| connection.place().read(format_args!("body {id}"), &json)).transpose()
}

/// The ids of the collectives that `body` belongs to, directly or through another collective.
pub(crate) async fn collectives(connection: &mut Connection, body: &BodyId) -> Result<Vec<BodyId>> {
    // UNION drops what was found before, so collectives that hold each other come to an end.
    let statement = sql("WITH RECURSIVE found (id) AS (
           SELECT collective FROM body_members WHERE member = $1
           UNION SELECT collective FROM body_members JOIN found ON member = found.id)
         SELECT found.id FROM found JOIN bodies ON bodies.id = found.id WHERE found.id <> $1
         ORDER BY sort_key, found.id");
    let ids: Vec<String> = connection.column(statement.bind(body.as_str())).await?;
    Ok(ids.into_iter().map(BodyId::new).collect())
}

/// All occasions, in order of time.
pub(crate) async fn occasions(connection: &mut Connection) -> Result<Vec<Occasion>> {
    let statement = sql("SELECT id, occasion FROM occasions ORDER BY sort_key, id");
    let rows = connection.rows(statement).await?;
    let place = connection.place();
    rows.iter()
        .map(|row| place.read(format_args!("occasion {}", row.text(0)?), &row.text(1)?))
        .collect()
}

/// What an import must know of its text.
pub(crate) async fn known_text(
    connection: &mut Connection,
    text: &TextId,
) -> Result<Option<KnownText>> {
    let statement = sql("SELECT lead_language FROM texts WHERE id = $1").bind(text.as_str());
    let Some(lead) = connection.first::<String>(statement).await? else { return Ok(None) };
    let statement = sql("SELECT id, language, number, source_sha256, content_sha256 FROM editions
         WHERE text = $1 ORDER BY position");
    let mut editions = Vec::new();
    for row in connection.rows(statement.bind(text.as_str())).await? {
        editions.push(KnownEdition {
            id: EditionId::new(row.text(0)?),
            language: language(connection.place(), &row.text(1)?)?,
            number: row.number(2)?,
            source_sha256: row.text(3)?,
            content_sha256: row.text(4)?,
        });
    }
    let statement = sql("SELECT value FROM items JOIN item_values ON item = items.number
         JOIN texts ON texts.number = text WHERE texts.id = $1 ORDER BY position, items.number");
    let values: Vec<String> = connection.column(statement.bind(text.as_str())).await?;
    let place = connection.place();
    let items = items(place, &values)?;
    Ok(Some(KnownText { lead_language: language(place, &lead)?, editions, items, lead: None }))
}

/// Items from their stored form.
pub(crate) fn items<T: AsRef<str>>(place: &Place, values: &[T]) -> Result<Vec<Item>> {
    values.iter().map(|json| place.read("an item", json.as_ref())).collect()
}

/// The item filed under a number.
pub(crate) async fn item_by_number(connection: &mut Connection, number: i64) -> Result<Item> {
    let statement = sql("SELECT value FROM item_values WHERE item = $1").bind(number);
    let json: Option<String> = connection.first(statement).await?;
    let place = connection.place();
    let json = json.ok_or_else(|| place.damaged(format!("item number {number} has no value")))?;
    place.read(format_args!("item number {number}"), &json)
}

/// One item.
pub(crate) async fn item(connection: &mut Connection, id: &ItemId) -> Result<Option<Item>> {
    let statement = sql("SELECT value FROM items JOIN item_values ON item = number WHERE id = $1");
    let json: Option<String> = connection.first(statement.bind(id.as_str())).await?;
    json.map(|json| connection.place().read(format_args!("item {id}"), &json)).transpose()
}

/// The ids of the items that a number without its text may mean: the number in the present edition,
/// or the end of the id. Items that apply, or when there are none those that were overtaken; in the
/// order of the texts.
pub(crate) async fn items_numbered(
    connection: &mut Connection,
    number: &str,
) -> Result<Vec<ItemId>> {
    let mut statement =
        sql("SELECT id, status FROM items WHERE lower(commitment) = $1 OR lower(substr(id, ")
            // `lower` knows the letters of ASCII only, in both databases.
            .bind(number.to_ascii_lowercase());
    let colon = connection.dialect().position_of("':'", "id");
    statement.push(colon).push(" + 1)) = $1 ORDER BY text, position, number");
    let mut found: Vec<(ItemId, bool)> = Vec::new();
    for row in connection.rows(statement).await? {
        found.push((ItemId::new(row.text(0)?), row.text(1)? == "overtaken"));
    }
    let only_overtaken = found.iter().all(|(_, overtaken)| *overtaken);
    Ok(found
        .into_iter()
        .filter(|(_, overtaken)| *overtaken == only_overtaken)
        .map(|(id, _)| id)
        .collect())
}

/// The clause of an item in every edition that holds it, in order of import.
pub(crate) async fn clauses(connection: &mut Connection, id: &ItemId) -> Result<Vec<ItemClause>> {
    let statement =
        sql("SELECT edition, language, item_clauses.provision, clause, item_clauses.commitment,
           (SELECT count(*) FROM editions AS later WHERE later.text = editions.text
             AND later.language = editions.language AND later.number > editions.number)
         FROM item_clauses JOIN items ON items.number = item
         JOIN editions ON editions.id = edition
         WHERE items.id = $1 ORDER BY editions.position");
    let rows = connection.rows(statement.bind(id.as_str())).await?;
    let place = connection.place();
    let mut clauses = Vec::new();
    for row in rows {
        let edition = EditionId::new(row.text(0)?);
        clauses.push(ItemClause {
            language: language(place, &row.text(1)?)?,
            provision: row.text(2)?.into(),
            clause: row.text(3)?,
            commitment: place.read(format_args!("item {id} in {edition}"), &row.text(4)?)?,
            current: row.integer(5)? == 0,
            edition,
        });
    }
    Ok(clauses)
}

/// The ids of all texts in order of registration.
pub(crate) async fn text_ids(connection: &mut Connection) -> Result<Vec<TextId>> {
    let ids: Vec<String> = connection.column(sql("SELECT id FROM texts ORDER BY number")).await?;
    Ok(ids.into_iter().map(TextId::new).collect())
}

/// Texts with their editions in order of registration: all, or those named.
pub(crate) async fn texts(
    connection: &mut Connection,
    among: Option<&[TextId]>,
) -> Result<Vec<TextSummary>> {
    let listed = |mut statement: Statement, column: &'static str| {
        match among {
            None => statement.push("TRUE"),
            Some(ids) => {
                statement.push(column).push(" IN (");
                statement.push_list(ids.iter().map(TextId::as_str));
                statement.push(")")
            }
        };
        statement
    };
    if among.is_some_and(<[TextId]>::is_empty) {
        return Ok(Vec::new());
    }
    let statement = sql("SELECT id, title, lead_language, registered_at,
           (SELECT count(*) FROM items WHERE text = texts.number)
         FROM texts WHERE ");
    let mut statement = listed(statement, "id");
    statement.push(" ORDER BY number");
    let mut editions: BTreeMap<TextId, Vec<EditionSummary>> = BTreeMap::new();
    for edition in editions_where(connection, listed(sql(""), "text")).await? {
        editions.entry(edition.text.clone()).or_default().push(edition);
    }
    let mut texts = Vec::new();
    for row in connection.rows(statement).await? {
        let id = TextId::new(row.text(0)?);
        texts.push(TextSummary {
            editions: editions.remove(&id).unwrap_or_default(),
            id,
            title: row.text(1)?,
            lead_language: language(connection.place(), &row.text(2)?)?,
            registered_at: row.text(3)?,
            items: row.number(4)?,
        });
    }
    Ok(texts)
}

/// The editions of a text in order of import.
pub(crate) async fn editions(
    connection: &mut Connection,
    id: &TextId,
) -> Result<Vec<EditionSummary>> {
    editions_where(connection, sql("text = $1").bind(id.as_str())).await
}

/// The editions for which something holds, in order of import.
async fn editions_where(
    connection: &mut Connection,
    condition: Statement,
) -> Result<Vec<EditionSummary>> {
    let statement = condition.wrapped(
        "SELECT id, language, number, title, relation, previous, source_name, source_sha256,
           differences, imported_at, imported_by,
           (SELECT count(*) FROM editions AS later WHERE later.text = editions.text
             AND later.language = editions.language AND later.number > editions.number), text
         FROM editions WHERE ",
        " ORDER BY position",
    );
    let rows = connection.rows(statement).await?;
    let place = connection.place();
    let mut editions = Vec::new();
    for row in rows {
        let edition = EditionId::new(row.text(0)?);
        let relation = row.text(4)?;
        editions.push(EditionSummary {
            text: TextId::new(row.text(12)?),
            language: language(place, &row.text(1)?)?,
            number: row.number(2)?,
            title: row.text(3)?,
            relation: [
                EditionRelation::First,
                EditionRelation::Language,
                EditionRelation::Revision,
            ]
            .into_iter()
            .find(|known| known.name() == relation)
            .ok_or_else(|| place.damaged(format!("edition {edition} is of kind `{relation}`")))?,
            previous: row.get::<Option<String>>(5)?.map(EditionId::new),
            source_name: row.text(6)?,
            source_sha256: row.text(7)?,
            differences: place.read(format_args!("the differences of {edition}"), &row.text(8)?)?,
            imported_at: row.text(9)?,
            imported_by: row.text(10)?,
            current: row.integer(11)? == 0,
            id: edition,
        });
    }
    Ok(editions)
}

/// The document and extraction of an edition, made sure to be the bytes that were imported.
pub(crate) async fn reading(
    connection: &mut Connection,
    id: &EditionId,
) -> Result<Option<(Document, Extraction)>> {
    match sources(connection, id).await? {
        Some(sources) => read_sources(connection, id, &sources).await.map(Some),
        None => Ok(None),
    }
}

/// Under which SHA-256 the document and the extraction of an edition are kept.
pub(crate) async fn sources(
    connection: &mut Connection,
    id: &EditionId,
) -> Result<Option<(String, String)>> {
    let statement = sql("SELECT document_sha256, extraction_sha256 FROM editions WHERE id = $1");
    let row = connection.optional(statement.bind(id.as_str())).await?;
    row.map(|row| Ok((row.text(0)?, row.text(1)?))).transpose()
}

/// The document and extraction kept under these names.
pub(crate) async fn read_sources(
    connection: &mut Connection,
    id: &EditionId,
    (document, extraction): &(String, String),
) -> Result<(Document, Extraction)> {
    let document = content(connection, document).await?;
    let extraction = content(connection, extraction).await?;
    let broken = |kind: &str, error: &serde_json::Error| {
        connection.place().damaged(format!("the {kind} of {id} cannot be read: {error}"))
    };
    Ok((
        serde_json::from_slice(&document).map_err(|error| broken("document", &error))?,
        serde_json::from_slice(&extraction).map_err(|error| broken("extraction", &error))?,
    ))
}

pub(super) async fn content(connection: &mut Connection, sha256: &str) -> Result<Vec<u8>> {
    let statement = sql("SELECT bytes FROM contents WHERE sha256 = $1").bind(sha256);
    let bytes: Option<Vec<u8>> = connection.first(statement).await?;
    let place = connection.place();
    let bytes = bytes.ok_or_else(|| place.damaged(format!("content {sha256} is missing")))?;
    let found = hexadecimal(&Sha256::digest(&bytes));
    if found != sha256 {
        return Err(place.damaged(format!("content {sha256} was altered: it now has {found}")));
    }
    Ok(bytes)
}

/// An event with its payload as it is stored.
pub(crate) struct RawEvent {
    pub(crate) seq: i64,
    pub(crate) at: String,
    pub(crate) actor: String,
    pub(crate) kind: String,
    pub(crate) version: u32,
    pub(crate) subject: String,
    pub(crate) payload: String,
}

/// Events after number `after`, at most `limit`.
pub(crate) async fn raw_events(
    connection: &mut Connection,
    after: i64,
    limit: i64,
) -> Result<Vec<RawEvent>> {
    let statement = sql("SELECT seq, at, actor, kind, version, subject, payload FROM events
         WHERE seq > $1 ORDER BY seq LIMIT $2");
    let rows = connection.rows(statement.bind(after).bind(limit)).await?;
    rows.iter().map(raw_event).collect()
}

/// Events after number `after`, at most `limit`.
pub(crate) async fn events(
    connection: &mut Connection,
    after: i64,
    limit: i64,
) -> Result<Vec<EventRecord>> {
    let events = raw_events(connection, after, limit).await?;
    events.into_iter().map(|event| record(connection.place(), event)).collect()
}

/// Events about one subject after number `after`.
pub(crate) async fn raw_history(
    connection: &mut Connection,
    subject: &str,
    after: i64,
) -> Result<Vec<RawEvent>> {
    let statement = sql("SELECT seq, at, actor, kind, version, subject, payload FROM events
         WHERE subject = $1 AND seq > $2 ORDER BY seq");
    let rows = connection.rows(statement.bind(subject).bind(after)).await?;
    rows.iter().map(raw_event).collect()
}

/// All events about one subject.
pub(crate) async fn history(
    connection: &mut Connection,
    subject: &str,
) -> Result<Vec<EventRecord>> {
    let statement = sql("SELECT seq, at, actor, kind, version, subject, payload FROM events
         WHERE subject = $1 ORDER BY seq");
    let rows = connection.rows(statement.bind(subject)).await?;
    rows.iter().map(|row| record(connection.place(), raw_event(row)?)).collect()
}

pub(super) fn raw_event(row: &Row) -> Result<RawEvent> {
    Ok(RawEvent {
        seq: row.integer(0)?,
        at: row.text(1)?,
        actor: row.text(2)?,
        kind: row.text(3)?,
        version: row.number(4)?,
        subject: row.text(5)?,
        payload: row.text(6)?,
    })
}

pub(super) fn record(place: &Place, event: RawEvent) -> Result<EventRecord> {
    Ok(EventRecord {
        payload: place.read(format_args!("event {}", event.seq), &event.payload)?,
        seq: event.seq,
        at: event.at,
        actor: event.actor,
        kind: event.kind,
        version: event.version,
        subject: event.subject,
    })
}

pub(crate) fn language(place: &Place, code: &str) -> Result<Language> {
    code.parse().map_err(|error: actum_model::ParseLanguageError| -> RegisterError {
        place.damaged(error.to_string())
    })
}
