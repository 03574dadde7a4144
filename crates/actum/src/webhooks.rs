//! `actum webhook …`: addresses that are told of events.
//!
//! Whoever may write the register's file may do all of this, as with people.

use actum_register::{Delivery, Person, Webhook, WebhookChange, WebhookCommand};
use anyhow::Result;
use comfy_table::{Cell, CellAlignment};
use serde_json::json;

use crate::arguments::{
    WebhookActing, WebhookAction, WebhookAddOptions, WebhookDeliveriesOptions, WebhookListOptions,
    WebhookOptions, WebhookRetryOptions,
};
use crate::failure::{Ending, Failure};
use crate::message::{messages, plain, say};
use crate::output::Output;
use crate::store::Store;
use crate::{clock, describe, import};

/// Version of the JSON written.
const SCHEMA_VERSION: &str = "1.0";

pub(crate) fn run(action: &WebhookAction, output: &Output) -> Result<Ending> {
    match action {
        WebhookAction::List(options) => list(options, output),
        WebhookAction::Add(options) => add(options, output),
        WebhookAction::Pause(options) => switch(options, false, output),
        WebhookAction::Resume(options) => switch(options, true, output),
        WebhookAction::Remove(options) => remove(options, output),
        WebhookAction::Secret(options) => renew(options, output),
        WebhookAction::Deliveries(options) => deliveries(options, output),
        WebhookAction::Retry(options) => retry(options, output),
    }
}

fn list(options: &WebhookListOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let webhooks = store.wait(store.register.webhooks())?;
    if options.json {
        let webhooks = json!({"schema_version": SCHEMA_VERSION, "webhooks": webhooks});
        output.result(&webhooks.to_string())?;
        return Ok(Ending::Done);
    }
    let mut table = output.table(&[
        say!("cli-id"),
        say!("webhook-address"),
        say!("webhook-kinds"),
        say!("webhook-state"),
    ]);
    for webhook in &webhooks {
        let kinds: Vec<&str> = webhook.kinds.iter().map(String::as_str).collect();
        let kinds = if kinds.is_empty() { say!("webhook-all-kinds") } else { kinds.join(", ") };
        let state = if webhook.active { "webhook-active" } else { "webhook-paused" };
        table.add_row([webhook.id.clone(), webhook.address.clone(), kinds, say!(state)]);
    }
    if webhooks.is_empty() {
        output.remark(&say!("cli-webhook-none-yet"));
    } else {
        output.result(&table.to_string())?;
    }
    Ok(Ending::Done)
}

fn add(options: &WebhookAddOptions, output: &Output) -> Result<Ending> {
    let secret = match &options.secret {
        Some(given) if !actum_web::is_webhook_secret(given) => {
            return Err(Failure::error(Ending::Usage, say!("cli-webhook-bad-secret")));
        }
        Some(given) => given.clone(),
        None => actum_web::new_webhook_secret()?,
    };
    let store = Store::open(&options.acting.register)?;
    let command = WebhookCommand::Define {
        address: options.address.clone(),
        kinds: options.kinds.iter().cloned().collect(),
        secret: secret.clone(),
    };
    let webhook = change(&store, &options.acting, command)?;
    let id = webhook.map(|webhook| webhook.id).unwrap_or_default();
    output.remark(&say!("cli-webhook-added", id = id.as_str()));
    if options.secret.is_none() {
        output.remark(&say!("cli-webhook-secret"));
        output.result(&format!("{id} {secret}"))?;
    } else {
        output.result(&id)?;
    }
    Ok(Ending::Done)
}

fn switch(options: &WebhookOptions, active: bool, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let webhook = Webhook { active, ..find(&store, &options.webhook)? };
    let id = webhook.id.clone();
    change(&store, &options.acting, WebhookCommand::Change { webhook })?;
    let said = if active { "cli-webhook-resumed" } else { "cli-webhook-stopped" };
    output.result(&say!(said, id = id.as_str()))?;
    Ok(Ending::Done)
}

fn remove(options: &WebhookOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let id = find(&store, &options.webhook)?.id;
    change(&store, &options.acting, WebhookCommand::Remove { id: id.clone() })?;
    output.result(&say!("cli-webhook-removed", id = id.as_str()))?;
    Ok(Ending::Done)
}

fn renew(options: &WebhookOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let id = find(&store, &options.webhook)?.id;
    let secret = actum_web::new_webhook_secret()?;
    store.wait(store.register.renew_webhook_secret(&id, &secret, &clock::now()?))?;
    output.remark(&say!("cli-webhook-renewed", id = id.as_str()));
    output.result(&format!("{id} {secret}"))?;
    Ok(Ending::Done)
}

fn deliveries(options: &WebhookDeliveriesOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let id = find(&store, &options.webhook)?.id;
    let found = store.wait(store.register.deliveries(&id, None, options.limit))?;
    if options.json {
        let found: Vec<_> = found.iter().map(as_json).collect();
        output.result(&json!({"schema_version": SCHEMA_VERSION, "messages": found}).to_string())?;
        return Ok(Ending::Done);
    }
    let mut table = output.table(&[
        say!("jobs-number"),
        say!("webhook-events"),
        say!("jobs-when"),
        say!("jobs-state"),
        say!("jobs-attempts"),
        say!("jobs-failure"),
    ]);
    for one in &found {
        let (first, last) = one.events;
        let job = one.job.as_ref();
        let state =
            job.map_or_else(String::new, |job| say!(&format!("jobs-state-{}", job.state.name())));
        let attempts = job
            .map_or_else(String::new, |job| format!("{} / {}", job.attempt(), job.most_attempts));
        let failure = job.and_then(|job| job.failure.as_deref()).unwrap_or_default();
        table.add_row(vec![
            Cell::new(one.number).set_alignment(CellAlignment::Right),
            Cell::new(if first == last { first.to_string() } else { format!("{first}–{last}") }),
            Cell::new(plain(&messages().moment(&one.made_at))),
            Cell::new(state),
            Cell::new(attempts),
            Cell::new(describe::shortened(failure, 60)),
        ]);
    }
    if found.is_empty() {
        output.remark(&say!("cli-webhook-no-messages", id = id.as_str()));
    } else {
        output.result(&table.to_string())?;
    }
    Ok(Ending::Done)
}

fn as_json(delivery: &Delivery) -> serde_json::Value {
    let job = delivery.job.as_ref();
    json!({
        "number": delivery.number,
        "first": delivery.events.0,
        "last": delivery.events.1,
        "events": delivery.count,
        "made_at": delivery.made_at,
        "state": job.map(|job| job.state.name()),
        "attempts": job.map(|job| job.attempts),
        "failure": job.and_then(|job| job.failure.as_deref()),
    })
}

fn retry(options: &WebhookRetryOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let id = find(&store, &options.webhook)?.id;
    let number = options.number;
    let missing = || {
        let words = say!("cli-webhook-no-message", id = id.as_str(), number = number.to_string());
        Failure::error(Ending::NotFound, words)
    };
    let before = number.checked_add(1).ok_or_else(missing)?;
    let found = store.wait(store.register.deliveries(&id, Some(before), 1))?;
    let found = found.into_iter().find(|one| one.number == number);
    let job = found.and_then(|one| one.job).ok_or_else(missing)?;
    if !store.wait(store.register.retry_job(job.number, &clock::now()?))? {
        return Err(missing());
    }
    output.result(&say!("cli-webhook-retried", number = number.to_string()))?;
    Ok(Ending::Done)
}

fn find(store: &Store, id: &str) -> Result<Webhook> {
    let webhooks = store.wait(store.register.webhooks())?;
    let missing = || Failure::error(Ending::NotFound, say!("cli-webhook-unknown", id = id));
    webhooks.into_iter().find(|one| one.id == id.trim()).ok_or_else(missing)
}

fn change(
    store: &Store,
    acting: &WebhookActing,
    command: WebhookCommand,
) -> Result<Option<Webhook>> {
    let name = acting.by.clone().or_else(import::account).unwrap_or_else(|| "unknown".to_owned());
    let person = Person::alone(name);
    let (at, reason) = (clock::now()?, acting.why.clone());
    let change = WebhookChange { command, person: &person, at: &at, reason };
    Ok(store.wait(store.register.change_webhook(change))?)
}
