//! Webhooks: addresses that are told of events.

use super::Register;
use crate::change::{Made, Once};
use crate::error::Result;
use crate::jobs::milliseconds;
use crate::store::webhooks;
use crate::webhooks::{Delivery, Message, Webhook, WebhookChange, WebhookSecrets};

/// # Errors
///
/// All of them fail when the register cannot be read; those that change also when it is shown as
/// it was.
impl Register {
    /// All webhooks, in the order in which they were defined.
    pub async fn webhooks(&self) -> Result<Vec<Webhook>> {
        webhooks::all(&mut self.shown().await?.connection().await?).await
    }

    /// Makes a change of webhooks, or says why not: [`crate::RegisterError::PeopleRefused`] for
    /// whoever may not administer the register, [`crate::RegisterError::Refused`] for an address
    /// or a kind that cannot be. Gives the webhook as it is then; `None` when it was removed, or
    /// there is none with that id.
    pub async fn change_webhook(&self, change: WebhookChange<'_>) -> Result<Option<Webhook>> {
        self.present()?;
        super::done(webhooks::change(self.shown().await?, change, None).await?)
    }

    /// The same, once however often it is asked for.
    pub async fn change_webhook_once(
        &self,
        change: WebhookChange<'_>,
        once: Option<&Once<'_>>,
    ) -> Result<Made<Option<Webhook>>> {
        self.present()?;
        webhooks::change(self.shown().await?, change, once).await
    }

    /// The secrets of a webhook at the moment `at`, for the one who defined it; `None` when there
    /// is no such webhook. Whoever calls it has looked whether the person may.
    pub async fn webhook_secrets(&self, id: &str, at: &str) -> Result<Option<WebhookSecrets>> {
        webhooks::secrets(&mut self.shown().await?.connection().await?, id, milliseconds(at)?).await
    }

    /// Signs the messages of a webhook with another secret from now on, and for a day with the one
    /// before, too. `false` when there is no such webhook. Whoever calls it has looked whether the
    /// person may.
    pub async fn renew_webhook_secret(&self, id: &str, secret: &str, at: &str) -> Result<bool> {
        self.present()?;
        webhooks::renew_secret(self.shown().await?, id, secret, at).await
    }

    /// Makes messages of the events that no message tells yet, and puts their jobs in, each to be
    /// tried `attempts` times at most. Gives how many. Several processes may do it at the same
    /// time: every event goes into one message for each webhook.
    pub async fn plan_deliveries(&self, at: &str, attempts: u32) -> Result<u32> {
        self.present()?;
        webhooks::plan(self.shown().await?, at, attempts).await
    }

    /// Messages to a webhook, the latest first; with `before` those with smaller numbers.
    pub async fn deliveries(
        &self,
        webhook: &str,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Delivery>> {
        let mut connection = self.shown().await?.connection().await?;
        webhooks::deliveries(&mut connection, webhook, before, limit).await
    }

    /// A message with everything needed to send it; `None` when its webhook was removed or is
    /// paused, so that it is not to be sent.
    pub async fn message(&self, number: i64, at: &str) -> Result<Option<Message>> {
        let mut snapshot = self.shown().await?.begin_read().await?;
        let found = webhooks::message(&mut snapshot, number, at).await?;
        snapshot.end_read().await?;
        Ok(found)
    }
}
