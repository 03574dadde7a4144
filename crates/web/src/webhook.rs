//! Webhooks: messages of events sent to addresses that asked for them, signed as Standard Webhooks
//! has it, never to places that only this machine or its network reaches.

mod address;
mod signature;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use actum_register::{Job, Message, Register, RegisterError, WEBHOOK_JOB};
use reqwest::redirect;
use serde_json::json;
use tokio::sync::watch;

pub use address::Reach;
pub use signature::{is_secret, new_secret};

use crate::Clock;
use crate::work::{Handler, JobFailure, Worker, Working, chance, worker_name};

/// How long an address may take, from its name being looked up to the end of its answer.
const TIME: Duration = Duration::from_secs(15);

/// How often a message is tried before somebody has to look.
pub(crate) const ATTEMPTS: u32 = 10;

/// How long to wait before asking a register again that did not answer.
const REST: Duration = Duration::from_secs(10);

/// Why a message was not delivered, in words for whoever keeps the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Undelivered {
    what: String,
    /// Whether it may go better later.
    later: bool,
}

impl Undelivered {
    fn later(what: impl Into<String>) -> Self {
        Self { what: what.into(), later: true }
    }

    fn never(what: impl Into<String>) -> Self {
        Self { what: what.into(), later: false }
    }
}

impl From<RegisterError> for Undelivered {
    fn from(error: RegisterError) -> Self {
        Self::later(error.to_string())
    }
}

/// Tells webhooks of events, whoever writes them, until `shutdown` completes. What is under way then
/// is ended, or tried again by the next process.
pub async fn run(
    register: Register,
    clock: Clock,
    reach: Reach,
    shutdown: impl Future<Output = ()> + Send,
) {
    // A worker of its own: addresses that answer slowly keep no other job waiting.
    let sender = Sender { register: register.clone(), clock, reach };
    let name = format!("webhooks {}", worker_name());
    let worker =
        Worker::new(register.clone(), clock, chance, name).on(WEBHOOK_JOB, Arc::new(sender));
    let (stop, stopped) = watch::channel(false);
    let planning = async {
        tokio::select! {
            () = shutdown => {}
            () = plan_on(&register, clock) => {}
        }
        let _ = stop.send(true);
    };
    tokio::join!(planning, worker.run(stopped));
}

/// Sends messages.
struct Sender {
    register: Register,
    clock: Clock,
    reach: Reach,
}

async fn plan_on(register: &Register, clock: Clock) {
    loop {
        let planned = async {
            let (last, _) = register.mark().await?;
            let mut changes = register.changes(last).await?;
            loop {
                register.plan_deliveries(&clock(), ATTEMPTS).await?;
                changes.next().await?;
            }
        };
        let planned: Result<std::convert::Infallible, actum_register::RegisterError> =
            planned.await;
        let Err(error) = planned;
        tracing::warn!(%error, "messages to webhooks could not be made, trying again: {error}");
        tokio::time::sleep(REST).await;
    }
}

impl Handler for Sender {
    fn work<'a>(&'a self, job: &'a Job) -> Working<'a> {
        Box::pin(async move {
            self.deliver(job).await.map_err(|failure| match failure.later {
                true => JobFailure::later(failure.what),
                false => JobFailure::never(failure.what),
            })
        })
    }
}

impl Sender {
    async fn deliver(&self, job: &Job) -> Result<(), Undelivered> {
        let Some(number) = job.payload["delivery"].as_i64() else {
            return Err(Undelivered::never("the job names no message"));
        };
        let now = (self.clock)();
        // Removed or paused meanwhile: nothing is to be sent any more.
        let Some(message) = self.register.message(number, &now).await? else { return Ok(()) };
        self.send(&message, &now).await
    }

    async fn send(&self, message: &Message, now: &str) -> Result<(), Undelivered> {
        let body = body(message);
        let id = message_id(message);
        let seconds = seconds(now).ok_or_else(|| Undelivered::later("the clock gives no time"))?;
        let signature = signature::sign(&message.secrets, &id, seconds, &body)
            .ok_or_else(|| Undelivered::never("the secret cannot be read; give another one"))?;
        let sent = tokio::time::timeout(TIME, async {
            let target = address::resolve(&message.webhook.address, self.reach).await?;
            // Refused when one is there already, which is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let client = reqwest::Client::builder()
                // Only where the name was looked up and found to be open to all.
                .resolve_to_addrs(&target.host, &target.addresses)
                .redirect(redirect::Policy::none())
                .no_proxy()
                .timeout(TIME)
                .user_agent(concat!("Actum/", env!("CARGO_PKG_VERSION")))
                .build()
                .map_err(|error| Undelivered::later(error.to_string()))?;
            let answer = client
                .post(target.url)
                .header("content-type", "application/json")
                .header("webhook-id", &id)
                .header("webhook-timestamp", seconds.to_string())
                .header("webhook-signature", signature)
                .body(body)
                .send()
                .await
                .map_err(|error| Undelivered::later(cause(&error)))?;
            // What it says besides its status is not read.
            Ok::<_, Undelivered>(answer.status())
        });
        let status = match sent.await {
            Err(_) => {
                let detail = format!("no answer within {} seconds", TIME.as_secs());
                return Err(Undelivered::later(detail));
            }
            Ok(status) => status?,
        };
        if status.is_success() {
            Ok(())
        } else if status.is_redirection() {
            Err(Undelivered::later(format!("answered {status}; redirects are not followed")))
        } else {
            Err(Undelivered::later(format!("answered {status}")))
        }
    }
}

/// The id of a message: the same at every attempt, so that a receiver knows it again.
pub(crate) fn message_id(message: &Message) -> String {
    let delivery = &message.delivery;
    format!("msg_{}_{}_{}", delivery.webhook, delivery.events.0, delivery.number)
}

fn body(message: &Message) -> String {
    let events: Vec<_> = message
        .events
        .iter()
        .map(|event| {
            json!({
                "seq": event.seq,
                "at": event.at,
                "actor": event.actor,
                "kind": event.kind,
                "version": event.version,
                "subject": event.subject,
                "payload": event.payload,
            })
        })
        .collect();
    json!({
        "type": "events",
        "timestamp": message.delivery.made_at,
        "data": { "webhook": message.webhook.id, "events": events },
    })
    .to_string()
}

/// Seconds since 1970 of a moment in RFC 3339.
fn seconds(now: &str) -> Option<i64> {
    now.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_second)
}

/// What went wrong, to the last cause, without the address.
fn cause(error: &reqwest::Error) -> String {
    let mut words = Vec::new();
    let mut source = std::error::Error::source(error);
    while let Some(next) = source {
        words.push(next.to_string());
        source = next.source();
    }
    words.pop().unwrap_or_else(|| error.to_string())
}
