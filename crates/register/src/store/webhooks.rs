//! Webhooks in tables: what events do to them, and the messages made of events.

use super::apply::{Applier, Stamp};
use super::{change, jobs, read, terms};
use crate::change::{Made, Objection, Once, Refusal};
use crate::database::{Connection, Database, Row, sql};
use crate::error::{RegisterError, Result};
use crate::event::Event;
use crate::jobs::{NewJob, milliseconds, written};
use crate::people::PeopleRefusal;
use crate::permission::{About, Deed, may};
use crate::webhooks::{
    Delivery, MOST, Message, WEBHOOK_JOB, Webhook, WebhookChange, WebhookCommand, WebhookEvent,
    WebhookRemoved, WebhookSecrets, WebhookSet, judged,
};

/// How many events are read at a time.
const BATCH: i64 = 500;

/// The most events of one message, and about how many bytes of them.
const MOST_EVENTS: usize = 50;
const MOST_BYTES: usize = 256 * 1024;

/// How long messages are signed with the secret before, too: a day in milliseconds.
const BOTH: i64 = 24 * 60 * 60 * 1000;

/// How long messages are known, in milliseconds: as long as their jobs.
const KNOWN: i64 = 90 * 24 * 60 * 60 * 1000;

impl Applier<'_> {
    /// Changes webhooks as the event says. A removed one stays as a row without a value, so that its
    /// id is not given again.
    pub(super) async fn webhook(&mut self, event: &WebhookEvent) -> Result<()> {
        match event {
            WebhookEvent::Defined(WebhookSet { webhook, .. }) => {
                let value = self.write(webhook)?;
                let statement = sql("INSERT INTO webhooks (number, id, value)
                     SELECT coalesce(max(number), 0) + 1, $1, $2 FROM webhooks");
                self.run(statement.bind(&webhook.id).bind(value)).await
            }
            WebhookEvent::Changed(WebhookSet { webhook, .. }) => {
                let value = self.write(webhook)?;
                let statement = sql("UPDATE webhooks SET value = $1 WHERE id = $2");
                self.run(statement.bind(value).bind(&webhook.id)).await
            }
            WebhookEvent::Removed(WebhookRemoved { webhook, .. }) => {
                let statement = sql("UPDATE webhooks SET value = NULL WHERE id = $1");
                self.run(statement.bind(webhook)).await
            }
        }
    }
}

/// All webhooks, in the order in which they were defined.
pub(crate) async fn all(connection: &mut Connection) -> Result<Vec<Webhook>> {
    let statement = sql("SELECT value FROM webhooks WHERE value IS NOT NULL ORDER BY number");
    let values: Vec<String> = connection.column(statement).await?;
    let place = connection.place();
    values.iter().map(|value| place.read("a webhook", value)).collect()
}

fn refused(why: Objection) -> RegisterError {
    RegisterError::Refused(Box::new(Refusal::BadInput { why }))
}

/// Makes a change, or says why not. Gives the webhook as it is then; `None` when it was removed or
/// is not there.
pub(crate) async fn change(
    database: &Database,
    change: WebhookChange<'_>,
    once: Option<&Once<'_>>,
) -> Result<Made<Option<Webhook>>> {
    if !may(change.person, Deed::Administer, &About::Register) {
        let person = change.person.name.clone();
        let refusal = PeopleRefusal::NotAllowed { person, deed: Deed::Administer };
        return Err(RegisterError::PeopleRefused(Box::new(refusal)));
    }
    let mut transaction = database.begin_write().await?;
    if let Some(before) = terms::before(&mut transaction, once).await? {
        transaction.rollback().await?;
        return Ok(before);
    }
    let at = change::moment(&mut transaction, change.at).await?;
    let known = all(&mut transaction).await?;
    let reason = change.reason;
    let mut secret = None;
    let (event, webhook) = match change.command {
        WebhookCommand::Define { address, kinds, secret: given } => {
            if known.len() >= MOST {
                return Err(refused(Objection::ManyHooks { most: MOST }));
            }
            let (address, kinds) = judged(&address, &kinds)?;
            let next = sql("SELECT coalesce(max(number), 0) + 1 FROM webhooks");
            let id = format!("w{}", transaction.one(next).await?.integer(0)?);
            secret = Some(given);
            let webhook = Webhook { id, address, kinds, active: true };
            let set = WebhookSet { webhook: webhook.clone(), reason };
            (WebhookEvent::Defined(set), Some(webhook))
        }
        WebhookCommand::Change { mut webhook } => {
            let Some(before) = known.iter().find(|one| one.id == webhook.id) else {
                return Ok(Made::Now(None));
            };
            (webhook.address, webhook.kinds) = judged(&webhook.address, &webhook.kinds)?;
            if *before == webhook {
                return Ok(Made::Now(Some(webhook)));
            }
            let set = WebhookSet { webhook: webhook.clone(), reason };
            (WebhookEvent::Changed(set), Some(webhook))
        }
        WebhookCommand::Remove { id } => {
            if !known.iter().any(|one| one.id == id) {
                return Ok(Made::Now(None));
            }
            (WebhookEvent::Removed(WebhookRemoved { webhook: id, reason }), None)
        }
    };
    let id = event.webhook().to_owned();
    let stamp = Stamp { at: &at, actor: &change.person.name };
    let event = Event::Webhook(event);
    let seq = Applier::new(&mut transaction).append(&event, &stamp).await?;
    if let Some(secret) = secret {
        let statement = sql("INSERT INTO webhook_secrets (webhook, secret) VALUES ($1, $2)");
        transaction.execute(statement.bind(&id).bind(secret)).await?;
    }
    match &webhook {
        // Told of what happens from now on; after a pause, too.
        Some(_) => progress(&mut transaction, &id, seq).await?,
        None => {
            for table in ["webhook_secrets", "webhook_progress"] {
                let words = format!("DELETE FROM {table} WHERE webhook = $1");
                let statement = crate::database::Statement::composed(words);
                transaction.execute(statement.bind(&id)).await?;
            }
        }
    }
    terms::remember(&mut transaction, once, &webhook).await?;
    transaction.commit().await?;
    Ok(Made::Now(webhook))
}

async fn progress(connection: &mut Connection, webhook: &str, seq: i64) -> Result<()> {
    let statement = sql("INSERT INTO webhook_progress (webhook, seq) VALUES ($1, $2)
         ON CONFLICT (webhook) DO UPDATE SET seq = excluded.seq
         WHERE excluded.seq > webhook_progress.seq");
    connection.execute(statement.bind(webhook).bind(seq)).await.map(|_| ())
}

/// Gives a webhook another secret; the one before holds for a day beside it. `false` when there is
/// no such webhook.
pub(crate) async fn renew_secret(
    database: &Database,
    webhook: &str,
    secret: &str,
    at: &str,
) -> Result<bool> {
    let until = milliseconds(at)?.saturating_add(BOTH);
    let mut transaction = database.begin_write().await?;
    let statement = sql("UPDATE webhook_secrets
         SET previous = secret, previous_until = $1, secret = $2 WHERE webhook = $3");
    let done = transaction.execute(statement.bind(until).bind(secret).bind(webhook)).await?;
    transaction.commit().await?;
    Ok(done > 0)
}

/// What the messages of a webhook are signed with.
pub(crate) async fn secrets(
    connection: &mut Connection,
    webhook: &str,
    now: i64,
) -> Result<Option<WebhookSecrets>> {
    let statement =
        sql("SELECT secret, previous, previous_until FROM webhook_secrets WHERE webhook = $1");
    let row = connection.optional(statement.bind(webhook)).await?;
    row.map(|row| {
        let until: Option<i64> = row.get(2)?;
        let previous: Option<String> = row.get(1)?;
        Ok(WebhookSecrets {
            present: row.text(0)?,
            previous: previous.filter(|_| until.is_some_and(|until| until > now)),
        })
    })
    .transpose()
}

/// Makes messages of the events that no message tells yet, and puts their jobs in. Gives how many.
/// Several processes may do it at the same time.
pub(crate) async fn plan(database: &Database, at: &str, attempts: u32) -> Result<u32> {
    let now = milliseconds(at)?;
    // Nearly always there is nothing, and nobody's lock is needed to see that.
    if behind(&mut database.connection().await?).await?.is_empty() {
        return Ok(0);
    }
    let mut transaction = database.begin_write().await?;
    let mut made = 0;
    for (webhook, after) in behind(&mut transaction).await? {
        made += plan_one(&mut transaction, &webhook, after, now, attempts).await?;
    }
    let old = sql("DELETE FROM webhook_deliveries WHERE made_at < $1");
    transaction.execute(old.bind(now.saturating_sub(KNOWN))).await?;
    transaction.commit().await?;
    Ok(made)
}

/// The active webhooks that have not been told the last event, and up to which they have.
async fn behind(connection: &mut Connection) -> Result<Vec<(Webhook, i64)>> {
    let statement = sql("SELECT value, seq FROM webhooks JOIN webhook_progress ON webhook = id
         WHERE value IS NOT NULL AND seq < (SELECT coalesce(max(seq), 0) FROM events)
         ORDER BY number");
    let rows = connection.rows(statement).await?;
    let place = connection.place();
    let mut behind = Vec::new();
    for row in rows {
        let webhook: Webhook = place.read("a webhook", &row.text(0)?)?;
        if webhook.active {
            behind.push((webhook, row.integer(1)?));
        }
    }
    Ok(behind)
}

async fn plan_one(
    transaction: &mut Connection,
    webhook: &Webhook,
    mut after: i64,
    now: i64,
    attempts: u32,
) -> Result<u32> {
    let mut made = 0;
    let mut some: Vec<i64> = Vec::new();
    let mut bytes = 0;
    loop {
        let events = read::raw_events(transaction, after, BATCH).await?;
        let Some(last) = events.last() else { break };
        after = last.seq;
        for event in events {
            if !webhook.kinds.is_empty() && !webhook.kinds.contains(&event.kind) {
                continue;
            }
            let full = some.len() >= MOST_EVENTS || bytes + event.payload.len() > MOST_BYTES;
            if full && !some.is_empty() {
                deliver(transaction, webhook, &some, now, attempts).await?;
                made += 1;
                some.clear();
                bytes = 0;
            }
            bytes += event.payload.len();
            some.push(event.seq);
        }
    }
    if !some.is_empty() {
        deliver(transaction, webhook, &some, now, attempts).await?;
        made += 1;
    }
    progress(transaction, &webhook.id, after).await?;
    Ok(made)
}

async fn deliver(
    transaction: &mut Connection,
    webhook: &Webhook,
    events: &[i64],
    now: i64,
    attempts: u32,
) -> Result<()> {
    let (Some(first), Some(last)) = (events.first(), events.last()) else { return Ok(()) };
    let count = u32::try_from(events.len()).unwrap_or(u32::MAX);
    let told = transaction.place().write(&events)?;
    let statement = sql("INSERT INTO webhook_deliveries
           (number, webhook, first_seq, last_seq, events, told, made_at)
         SELECT coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5, $6 FROM webhook_deliveries
         RETURNING number")
    .bind(&webhook.id)
    .bind(*first)
    .bind(*last)
    .bind(count)
    .bind(told)
    .bind(now);
    let number = transaction.one(statement).await?.integer(0)?;
    let job = NewJob::new(WEBHOOK_JOB, &serde_json::json!({ "delivery": number }))
        .with_key(key(&webhook.id, *first, number))
        .with_attempts(attempts);
    jobs::put(transaction, &job, now).await.map(|_| ())
}

/// The key of the job that sends a message. Numbers of messages may come again once all are
/// forgotten, together with the first event they do not.
fn key(webhook: &str, first: i64, number: i64) -> String {
    format!("webhook/{webhook}/{first}/{number}")
}

const COLUMNS: &str = "number, webhook, first_seq, last_seq, events, made_at";

async fn delivery(connection: &mut Connection, row: &Row) -> Result<Delivery> {
    let (number, webhook, first) = (row.integer(0)?, row.text(1)?, row.integer(2)?);
    let statement = sql("SELECT number FROM jobs WHERE unique_key = $1");
    let job: Option<i64> = connection.first(statement.bind(key(&webhook, first, number))).await?;
    Ok(Delivery {
        number,
        webhook,
        events: (first, row.integer(3)?),
        count: row.number(4)?,
        made_at: written(row.integer(5)?),
        job: match job {
            Some(job) => jobs::job(connection, job).await?,
            None => None,
        },
    })
}

/// Messages to a webhook, the latest first, those with smaller numbers than `before`.
pub(crate) async fn deliveries(
    connection: &mut Connection,
    webhook: &str,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<Delivery>> {
    let mut statement = sql("SELECT ");
    statement.push(COLUMNS).push(" FROM webhook_deliveries WHERE webhook = ").push_bind(webhook);
    statement.push(" AND number < ").push_bind(before.unwrap_or(i64::MAX));
    statement.push(" ORDER BY number DESC LIMIT ").push_bind(limit);
    let mut found = Vec::new();
    for row in connection.rows(statement).await? {
        found.push(delivery(connection, &row).await?);
    }
    Ok(found)
}

/// A message with everything needed to send it; `None` when its webhook is no more, or is paused.
pub(crate) async fn message(
    connection: &mut Connection,
    number: i64,
    at: &str,
) -> Result<Option<Message>> {
    let mut statement = sql("SELECT ");
    statement.push(COLUMNS).push(", told FROM webhook_deliveries WHERE number = ");
    statement.push_bind(number);
    let Some(row) = connection.optional(statement).await? else { return Ok(None) };
    let delivery = delivery(connection, &row).await?;
    let webhooks = all(connection).await?;
    let known = webhooks.into_iter().find(|one| one.id == delivery.webhook && one.active);
    let Some(webhook) = known else { return Ok(None) };
    let Some(secrets) = secrets(connection, &webhook.id, milliseconds(at)?).await? else {
        return Ok(None);
    };
    let told: Vec<i64> = connection.place().read("a message", &row.text(6)?)?;
    let mut statement = sql("SELECT seq, at, actor, kind, version, subject, payload FROM events
         WHERE seq IN (");
    statement.push_list(told);
    statement.push(") ORDER BY seq");
    let rows = connection.rows(statement).await?;
    let place = connection.place();
    let events = rows
        .iter()
        .map(|row| read::record(place, read::raw_event(row)?))
        .collect::<Result<Vec<_>>>()?;
    Ok(Some(Message { delivery, webhook, secrets, events }))
}
