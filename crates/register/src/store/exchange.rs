//! Writing a register as lines, and making one from lines.

use std::borrow::Cow;
use std::collections::BTreeSet;

use actum_model::EvidenceSource;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::apply::Applier;
use super::carry;
use super::read::{self, RawEvent};
use super::replay::{Replay, decoded};
use crate::database::{Connection, Database, Dialect, SCHEMA_VERSION, sql};
use crate::error::{RegisterError, Result};
use crate::event::Event;
use crate::exchange::{self, EventLine, ExchangeReport, FORMAT, Line, LineReader, LineWriter};
use crate::import::plan::hexadecimal;

/// How many events are read at a time.
const BATCH: i64 = 1000;

/// Writes contents and events.
pub(crate) async fn export(
    snapshot: &mut Connection,
    mut lines: LineWriter<'_>,
) -> Result<ExchangeReport> {
    let mut report = ExchangeReport::default();
    lines.write(&Line::Register { format: FORMAT, schema: SCHEMA_VERSION })?;
    let names = sql("SELECT sha256 FROM contents ORDER BY sha256");
    for sha256 in snapshot.column::<String>(names).await? {
        let content = sql("SELECT kind, bytes FROM contents WHERE sha256 = $1").bind(&sha256);
        let row = snapshot.one(content).await?;
        let content: Vec<u8> = row.get(1)?;
        let (text, bytes) = match std::str::from_utf8(&content) {
            Ok(text) => (Some(Cow::Borrowed(text)), None),
            Err(_) => (None, Some(Cow::Owned(hexadecimal(&content)))),
        };
        let kind = Cow::Owned(row.text(0)?);
        lines.write(&Line::Content { sha256: Cow::Owned(sha256), kind, text, bytes })?;
        report.contents += 1;
    }
    let mut after = 0;
    loop {
        let events = read::raw_events(snapshot, after, BATCH).await?;
        let Some(last) = events.last() else { break };
        after = last.seq;
        for event in events {
            let payload = RawValue::from_string(event.payload).map_err(|error| {
                snapshot.place().damaged(format!("event {}: {error}", event.seq))
            })?;
            lines.write(&Line::Event(EventLine {
                seq: event.seq,
                at: event.at.into(),
                actor: event.actor.into(),
                kind: event.kind.into(),
                version: event.version,
                subject: event.subject.into(),
                payload,
            }))?;
            report.events += 1;
        }
    }
    carry::export(snapshot, &mut lines).await?;
    report.sha256 = lines.end()?;
    Ok(report)
}

/// Fills an empty register, all in one transaction.
pub(crate) async fn import(
    database: &Database,
    lines: &mut LineReader<'_>,
) -> Result<ExchangeReport> {
    let mut transaction = database.begin_write().await?;
    let place = transaction.place().clone();
    refuse_unless_empty(&mut transaction).await?;
    match lines.next()? {
        Some(Line::Register { format, schema }) if format <= FORMAT && schema <= SCHEMA_VERSION => {
        }
        Some(Line::Register { .. }) => {
            return Err(lines.invalid("it was written by a newer Actum; use that"));
        }
        _ => return Err(lines.invalid("this is no export of a register")),
    }
    carry::clear(&mut transaction).await?;
    let arriving = carry::Arriving::new().await?;
    let mut report = ExchangeReport::default();
    let mut kept: BTreeSet<String> = BTreeSet::new();
    let mut applier = Applier::new(&mut transaction);
    while let Some(line) = lines.next()? {
        match line {
            Line::Content { sha256, kind, text, bytes } => {
                let (sha256, kind) = (sha256.into_owned(), kind.into_owned());
                let content = exchange::bytes(text, bytes);
                let content =
                    content.ok_or_else(|| lines.invalid("the content has no readable bytes"))?;
                if hexadecimal(&Sha256::digest(&content)) != sha256 {
                    return Err(lines.invalid("the content is not what its SHA-256 names"));
                }
                applier.keep_bytes(&sha256, &kind, content).await?;
                report.contents += 1;
                kept.insert(sha256);
            }
            Line::Event(line) => {
                let record = RawEvent {
                    seq: line.seq,
                    at: line.at.into_owned(),
                    actor: line.actor.into_owned(),
                    kind: line.kind.into_owned(),
                    version: line.version,
                    subject: line.subject.into_owned(),
                    payload: line.payload.get().to_owned(),
                };
                report.events += 1;
                if u64::try_from(record.seq) != Ok(report.events) {
                    return Err(lines.invalid("an event is missing before this one"));
                }
                let event = decoded(&place, &record)?;
                if named(&event).iter().any(|sha256| !kept.contains(*sha256)) {
                    return Err(lines.invalid("it names a content that is missing before it"));
                }
                applier.replay(record, &event).await?;
            }
            Line::Row { table, values } => {
                arriving.put(applier.connection, &table, values, lines).await?;
            }
            Line::Register { .. } | Line::End { .. } => {
                return Err(lines.invalid("this line does not belong here"));
            }
        }
    }
    applier.flush().await?;
    report.sha256 = lines.sha256();
    count_rows(&mut transaction).await?;
    transaction.commit().await?;
    Ok(report)
}

/// Fills an empty register from another that was found to be sound.
pub(crate) async fn copy(source: &mut Connection, target: &Database) -> Result<()> {
    let mut transaction = target.begin_write().await?;
    refuse_unless_empty(&mut transaction).await?;
    let mut applier = Applier::new(&mut transaction);
    let names = sql("SELECT sha256 FROM contents ORDER BY sha256");
    for sha256 in source.column::<String>(names).await? {
        let content = sql("SELECT kind, bytes FROM contents WHERE sha256 = $1").bind(&sha256);
        let row = source.one(content).await?;
        applier.keep_bytes(&sha256, &row.text(0)?, row.get(1)?).await?;
    }
    let all = Replay { source: Some(&mut *source), until: None, store: true };
    all.run(&mut applier, &mut |_, _| {}).await?;
    carry::copy(source, &mut transaction).await?;
    count_rows(&mut transaction).await?;
    transaction.commit().await
}

/// Lets the database count what came in at once, by which it plans its searches; what comes in
/// little by little PostgreSQL counts by itself, SQLite plans without.
async fn count_rows(connection: &mut Connection) -> Result<()> {
    match connection.dialect() {
        Dialect::Sqlite => Ok(()),
        Dialect::Postgres => connection.execute(sql("ANALYZE")).await.map(|_| ()),
    }
}

/// The contents that an event names.
fn named(event: &Event) -> Vec<&str> {
    match event {
        Event::EditionImported(event) => vec![&event.document_sha256, &event.extraction_sha256],
        Event::EditionReread(event) => vec![&event.document_sha256, &event.extraction_sha256],
        Event::EvidenceAttached(event) => match &event.evidence.source {
            EvidenceSource::File { sha256, .. } => vec![sha256],
            EvidenceSource::Link { .. } => Vec::new(),
        },
        Event::Draft(event) => event.content().into_iter().collect(),
        Event::BodiesRecorded(_)
        | Event::OccasionsRecorded(_)
        | Event::TextRegistered(_)
        | Event::ItemCreated(_)
        | Event::ItemCarried(_)
        | Event::ItemOvertaken(_)
        | Event::ClauseRecorded(_)
        | Event::WorkflowsRecorded(_)
        | Event::WorkflowChosen(_)
        | Event::ItemConfirmed(_)
        | Event::ItemRejected(_)
        | Event::ItemReopened(_)
        | Event::ItemEdited(_)
        | Event::ItemMoved(_)
        | Event::ItemReplaced(_)
        | Event::ItemsMerged(_)
        | Event::NoteAdded(_)
        | Event::ClaimMade(_)
        | Event::ClaimDecided(_)
        | Event::ClaimReopened(_)
        | Event::People(_)
        | Event::Webhook(_)
        | Event::ProceduresRecorded(_)
        | Event::OccasionAdded(_)
        | Event::OccasionMoved(_)
        | Event::OccasionCancelled(_)
        | Event::DueMoved(_) => Vec::new(),
    }
}

async fn refuse_unless_empty(connection: &mut Connection) -> Result<()> {
    let events = connection.one(sql("SELECT count(*) FROM events")).await?.number(0)?;
    if events == 0 {
        return Ok(());
    }
    Err(RegisterError::NotEmpty { file: connection.place().file().to_owned(), events })
}
