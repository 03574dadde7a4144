//! Reading rows back into the words of the domain.

use actum_model::{
    Body, BodyId, Document, EditionId, Extraction, Item, ItemId, Language, Occasion, TextId,
};
use sha2::{Digest, Sha256};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::failure::Place;
use crate::error::{RegisterError, Result};
use crate::event::EventRecord;
use crate::import::plan::{KnownEdition, KnownText, hexadecimal};
use crate::view::{EditionRelation, EditionSummary, ItemClause, TextSummary};

/// All bodies, by id.
pub(crate) async fn bodies(connection: &mut SqliteConnection, place: &Place) -> Result<Vec<Body>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT id, body FROM bodies ORDER BY sort_key, id")
            .fetch_all(connection)
            .await
            .map_err(|error| place.failure(error))?;
    rows.into_iter().map(|(id, json)| place.read(format_args!("body {id}"), &json)).collect()
}

/// One body.
pub(crate) async fn body(
    connection: &mut SqliteConnection,
    place: &Place,
    id: &BodyId,
) -> Result<Option<Body>> {
    let json: Option<String> = sqlx::query_scalar("SELECT body FROM bodies WHERE id = ?")
        .bind(id.as_str())
        .fetch_optional(connection)
        .await
        .map_err(|error| place.failure(error))?;
    json.map(|json| place.read(format_args!("body {id}"), &json)).transpose()
}

/// The ids of the collectives that `body` belongs to, directly or through another collective.
pub(crate) async fn collectives(
    connection: &mut SqliteConnection,
    place: &Place,
    body: &BodyId,
) -> Result<Vec<BodyId>> {
    // UNION drops what was found before, so collectives that hold each other come to an end.
    let ids: Vec<String> = sqlx::query_scalar(
        "WITH RECURSIVE found (id) AS (
           SELECT collective FROM body_members WHERE member = ?1
           UNION SELECT collective FROM body_members JOIN found ON member = found.id)
         SELECT found.id FROM found JOIN bodies USING (id) WHERE found.id <> ?1
         ORDER BY sort_key, found.id",
    )
    .bind(body.as_str())
    .fetch_all(connection)
    .await
    .map_err(|error| place.failure(error))?;
    Ok(ids.into_iter().map(BodyId::new).collect())
}

/// All occasions, in order of time.
pub(crate) async fn occasions(
    connection: &mut SqliteConnection,
    place: &Place,
) -> Result<Vec<Occasion>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT id, occasion FROM occasions ORDER BY sort_key, id")
            .fetch_all(connection)
            .await
            .map_err(|error| place.failure(error))?;
    rows.into_iter().map(|(id, json)| place.read(format_args!("occasion {id}"), &json)).collect()
}

/// What an import must know of its text.
pub(crate) async fn known_text(
    connection: &mut SqliteConnection,
    place: &Place,
    text: &TextId,
) -> Result<Option<KnownText>> {
    let lead: Option<String> = sqlx::query_scalar("SELECT lead_language FROM texts WHERE id = ?")
        .bind(text.as_str())
        .fetch_optional(&mut *connection)
        .await
        .map_err(|error| place.failure(error))?;
    let Some(lead) = lead else { return Ok(None) };
    let rows: Vec<(String, String, u32, String, String)> = sqlx::query_as(
        "SELECT id, language, number, source_sha256, content_sha256 FROM editions
         WHERE text = ? ORDER BY position",
    )
    .bind(text.as_str())
    .fetch_all(&mut *connection)
    .await
    .map_err(|error| place.failure(error))?;
    let mut editions = Vec::new();
    for (id, code, number, source_sha256, content_sha256) in rows {
        let language = language(place, &code)?;
        let id = EditionId::new(id);
        editions.push(KnownEdition { id, language, number, source_sha256, content_sha256 });
    }
    let values: Vec<String> = sqlx::query_scalar(
        "SELECT value FROM items JOIN item_values ON item = items.number
         JOIN texts ON texts.number = text WHERE texts.id = ? ORDER BY position, items.number",
    )
    .bind(text.as_str())
    .fetch_all(connection)
    .await
    .map_err(|error| place.failure(error))?;
    let items = items(place, &values)?;
    Ok(Some(KnownText { lead_language: language(place, &lead)?, editions, items, lead: None }))
}

/// Items from their stored form.
pub(crate) fn items<T: AsRef<str>>(place: &Place, values: &[T]) -> Result<Vec<Item>> {
    values.iter().map(|json| place.read("an item", json.as_ref())).collect()
}

/// The number under which an item is filed.
pub(crate) async fn item_number(
    connection: &mut SqliteConnection,
    place: &Place,
    id: &ItemId,
) -> Result<i64> {
    sqlx::query_scalar("SELECT number FROM items WHERE id = ?")
        .bind(id.as_str())
        .fetch_optional(connection)
        .await
        .map_err(|error| place.failure(error))?
        .ok_or_else(|| place.damaged(format!("an event names item {id}, which is not there")))
}

pub(crate) async fn item_by_number(
    connection: &mut SqliteConnection,
    place: &Place,
    number: i64,
) -> Result<Item> {
    let json: String = sqlx::query_scalar("SELECT value FROM item_values WHERE item = ?")
        .bind(number)
        .fetch_optional(connection)
        .await
        .map_err(|error| place.failure(error))?
        .ok_or_else(|| place.damaged(format!("item number {number} has no value")))?;
    place.read(format_args!("item number {number}"), &json)
}

/// One item.
pub(crate) async fn item(
    connection: &mut SqliteConnection,
    place: &Place,
    id: &ItemId,
) -> Result<Option<Item>> {
    let json: Option<String> = sqlx::query_scalar(
        "SELECT value FROM items JOIN item_values ON item = number WHERE id = ?",
    )
    .bind(id.as_str())
    .fetch_optional(connection)
    .await
    .map_err(|error| place.failure(error))?;
    json.map(|json| place.read(format_args!("item {id}"), &json)).transpose()
}

/// The ids of the items that a number without its text may mean: the number in the present edition,
/// or the end of the id. Items that apply, or when there are none those that were overtaken; in the
/// order of the texts.
pub(crate) async fn items_numbered(
    connection: &mut SqliteConnection,
    place: &Place,
    number: &str,
) -> Result<Vec<ItemId>> {
    let rows: Vec<(String, bool)> = sqlx::query_as(
        "SELECT id, status = ?2 FROM items
         WHERE commitment = ?1 COLLATE NOCASE
           OR substr(id, instr(id, ':') + 1) = ?1 COLLATE NOCASE
         ORDER BY text, position, number",
    )
    .bind(number)
    .bind(super::apply::status_rank(actum_model::ItemStatus::Overtaken))
    .fetch_all(connection)
    .await
    .map_err(|error| place.failure(error))?;
    let only_overtaken = rows.iter().all(|(_, overtaken)| *overtaken);
    Ok(rows
        .into_iter()
        .filter(|(_, overtaken)| *overtaken == only_overtaken)
        .map(|(id, _)| ItemId::new(id))
        .collect())
}

/// The clause of an item in every edition that holds it, in order of import.
pub(crate) async fn clauses(
    connection: &mut SqliteConnection,
    place: &Place,
    id: &ItemId,
) -> Result<Vec<ItemClause>> {
    let rows = sqlx::query(
        "SELECT edition, language, item_clauses.provision AS provision, clause,
           item_clauses.commitment AS commitment,
           NOT EXISTS (SELECT 1 FROM editions AS later WHERE later.text = editions.text
             AND later.language = editions.language AND later.number > editions.number) AS current
         FROM item_clauses JOIN items ON items.number = item
         JOIN editions ON editions.id = edition
         WHERE items.id = ? ORDER BY editions.position",
    )
    .bind(id.as_str())
    .fetch_all(connection)
    .await
    .map_err(|error| place.failure(error))?;
    let mut clauses = Vec::new();
    for row in rows {
        let get = |column: &str| text(place, &row, column);
        let edition = EditionId::new(get("edition")?);
        clauses.push(ItemClause {
            language: language(place, &get("language")?)?,
            current: row.try_get("current").map_err(|error| place.failure(error))?,
            provision: get("provision")?.into(),
            clause: get("clause")?,
            commitment: place.read(format_args!("item {id} in {edition}"), &get("commitment")?)?,
            edition,
        });
    }
    Ok(clauses)
}

/// All texts in order of registration, or one.
pub(crate) async fn texts(
    connection: &mut SqliteConnection,
    place: &Place,
) -> Result<Vec<TextSummary>> {
    let rows = sqlx::query(
        "SELECT id, title, lead_language, registered_at,
           (SELECT count(*) FROM items WHERE text = texts.number) AS items
         FROM texts ORDER BY number",
    )
    .fetch_all(&mut *connection)
    .await
    .map_err(|error| place.failure(error))?;
    let mut texts = Vec::new();
    for row in rows {
        let id = TextId::new(text(place, &row, "id")?);
        texts.push(TextSummary {
            editions: editions(connection, place, &id).await?,
            id,
            title: text(place, &row, "title")?,
            lead_language: language(place, &text(place, &row, "lead_language")?)?,
            items: count(place, &row, "items")?,
            registered_at: text(place, &row, "registered_at")?,
        });
    }
    Ok(texts)
}

/// The editions of a text in order of import.
pub(crate) async fn editions(
    connection: &mut SqliteConnection,
    place: &Place,
    id: &TextId,
) -> Result<Vec<EditionSummary>> {
    let rows = sqlx::query(
        "SELECT *, NOT EXISTS (SELECT 1 FROM editions AS later WHERE later.text = editions.text
           AND later.language = editions.language AND later.number > editions.number) AS current
         FROM editions WHERE text = ? ORDER BY position",
    )
    .bind(id.as_str())
    .fetch_all(connection)
    .await
    .map_err(|error| place.failure(error))?;
    let mut editions = Vec::new();
    for row in rows {
        let get = |column: &str| text(place, &row, column);
        let edition = EditionId::new(get("id")?);
        let previous: Option<String> =
            row.try_get("previous").map_err(|error| place.failure(error))?;
        let relation = get("relation")?;
        editions.push(EditionSummary {
            text: id.clone(),
            language: language(place, &get("language")?)?,
            number: row.try_get("number").map_err(|error| place.failure(error))?,
            title: get("title")?,
            relation: [
                EditionRelation::First,
                EditionRelation::Language,
                EditionRelation::Revision,
            ]
            .into_iter()
            .find(|known| known.name() == relation)
            .ok_or_else(|| place.damaged(format!("edition {edition} is of kind `{relation}`")))?,
            previous: previous.map(EditionId::new),
            current: row.try_get("current").map_err(|error| place.failure(error))?,
            source_name: get("source_name")?,
            source_sha256: get("source_sha256")?,
            differences: place
                .read(format_args!("the differences of {edition}"), &get("differences")?)?,
            imported_at: get("imported_at")?,
            imported_by: get("imported_by")?,
            id: edition,
        });
    }
    Ok(editions)
}

/// The document and extraction of an edition, made sure to be the bytes that were imported.
pub(crate) async fn reading(
    connection: &mut SqliteConnection,
    place: &Place,
    id: &EditionId,
) -> Result<Option<(Document, Extraction)>> {
    let names: Option<(String, String)> =
        sqlx::query_as("SELECT document_sha256, extraction_sha256 FROM editions WHERE id = ?")
            .bind(id.as_str())
            .fetch_optional(&mut *connection)
            .await
            .map_err(|error| place.failure(error))?;
    let Some((document, extraction)) = names else { return Ok(None) };
    let document = content(connection, place, &document).await?;
    let extraction = content(connection, place, &extraction).await?;
    let broken = |kind: &str, error: &serde_json::Error| {
        place.damaged(format!("the {kind} of {id} cannot be read: {error}"))
    };
    Ok(Some((
        serde_json::from_slice(&document).map_err(|error| broken("document", &error))?,
        serde_json::from_slice(&extraction).map_err(|error| broken("extraction", &error))?,
    )))
}

async fn content(
    connection: &mut SqliteConnection,
    place: &Place,
    sha256: &str,
) -> Result<Vec<u8>> {
    let bytes: Option<Vec<u8>> = sqlx::query_scalar("SELECT bytes FROM contents WHERE sha256 = ?")
        .bind(sha256)
        .fetch_optional(connection)
        .await
        .map_err(|error| place.failure(error))?;
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
    connection: &mut SqliteConnection,
    place: &Place,
    after: i64,
    limit: i64,
) -> Result<Vec<RawEvent>> {
    let rows = sqlx::query("SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?")
        .bind(after)
        .bind(limit)
        .fetch_all(connection)
        .await
        .map_err(|error| place.failure(error))?;
    rows.iter().map(|row| raw_event(place, row)).collect()
}

/// Events after number `after`, at most `limit`.
pub(crate) async fn events(
    connection: &mut SqliteConnection,
    place: &Place,
    after: i64,
    limit: i64,
) -> Result<Vec<EventRecord>> {
    let events = raw_events(connection, place, after, limit).await?;
    events.into_iter().map(|event| record(place, event)).collect()
}

/// All events about one subject.
pub(crate) async fn history(
    connection: &mut SqliteConnection,
    place: &Place,
    subject: &str,
) -> Result<Vec<EventRecord>> {
    let rows = sqlx::query("SELECT * FROM events WHERE subject = ? ORDER BY seq")
        .bind(subject.to_owned())
        .fetch_all(connection)
        .await
        .map_err(|error| place.failure(error))?;
    rows.iter().map(|row| record(place, raw_event(place, row)?)).collect()
}

fn raw_event(place: &Place, row: &SqliteRow) -> Result<RawEvent> {
    Ok(RawEvent {
        seq: row.try_get("seq").map_err(|error| place.failure(error))?,
        at: text(place, row, "at")?,
        actor: text(place, row, "actor")?,
        kind: text(place, row, "kind")?,
        version: row.try_get("version").map_err(|error| place.failure(error))?,
        subject: text(place, row, "subject")?,
        payload: text(place, row, "payload")?,
    })
}

fn record(place: &Place, event: RawEvent) -> Result<EventRecord> {
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

pub(crate) fn text(place: &Place, row: &SqliteRow, column: &str) -> Result<String> {
    row.try_get(column).map_err(|error| place.failure(error))
}

pub(crate) fn count(place: &Place, row: &SqliteRow, column: &str) -> Result<u64> {
    let count: i64 = row.try_get(column).map_err(|error| place.failure(error))?;
    u64::try_from(count).map_err(|_| place.damaged(format!("`{column}` is {count}")))
}

fn language(place: &Place, code: &str) -> Result<Language> {
    code.parse().map_err(|error: actum_model::ParseLanguageError| -> RegisterError {
        place.damaged(error.to_string())
    })
}
