//! `actum webhook …` as types.

use clap::{Args, Subcommand};

use super::RegisterOptions;

/// What can be done with webhooks.
#[derive(Debug, Subcommand)]
pub(crate) enum WebhookAction {
    /// List the addresses that are told of events.
    List(WebhookListOptions),
    /// Tell an address of what happens from now on; its secret is shown once.
    Add(WebhookAddOptions),
    /// Tell an address nothing until it is resumed; what happens meanwhile is not made up for.
    Pause(WebhookOptions),
    /// Tell a paused address again.
    Resume(WebhookOptions),
    /// Tell an address nothing more; what was not sent yet is not sent.
    Remove(WebhookOptions),
    /// Make another secret; for a day messages are signed with both.
    Secret(WebhookOptions),
    /// List the messages to an address, the latest first, with what became of them.
    Deliveries(WebhookDeliveriesOptions),
    /// Send a message again, at once and with all its attempts.
    Retry(WebhookRetryOptions),
}

#[derive(Debug, Args)]
pub(crate) struct WebhookListOptions {
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct WebhookAddOptions {
    /// Where messages go: https://example.org/hook.
    #[arg(value_name = "ADDRESS")]
    pub(crate) address: String,
    /// Only events of this kind, as `actum events` names them (item-moved); may be given several
    /// times.
    #[arg(long = "kind", value_name = "KIND")]
    pub(crate) kinds: Vec<String>,
    /// What messages are signed with, `whsec_` and 24 to 64 bytes in base64; made when not given.
    #[arg(long, env = "ACTUM_WEBHOOK_SECRET", hide_env_values = true, value_name = "SECRET")]
    pub(crate) secret: Option<String>,
    #[command(flatten)]
    pub(crate) acting: WebhookActing,
}

#[derive(Debug, Args)]
pub(crate) struct WebhookOptions {
    /// Its id, from `actum webhook list`: w1.
    #[arg(value_name = "WEBHOOK")]
    pub(crate) webhook: String,
    #[command(flatten)]
    pub(crate) acting: WebhookActing,
}

#[derive(Debug, Args)]
pub(crate) struct WebhookDeliveriesOptions {
    /// Its id, from `actum webhook list`: w1.
    #[arg(value_name = "WEBHOOK")]
    pub(crate) webhook: String,
    /// How many at most.
    #[arg(long, default_value_t = 50, value_name = "COUNT")]
    pub(crate) limit: u32,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct WebhookRetryOptions {
    /// Its id, from `actum webhook list`: w1.
    #[arg(value_name = "WEBHOOK")]
    pub(crate) webhook: String,
    /// Number of the message, from `actum webhook deliveries`.
    #[arg(value_name = "NUMBER")]
    pub(crate) number: i64,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

/// Who does it, and why.
#[derive(Debug, Args)]
pub(crate) struct WebhookActing {
    /// Who does it; the name of the user's account when not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why.
    #[arg(long, default_value = "", hide_default_value = true, value_name = "WORDS")]
    pub(crate) why: String,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}
