//! Mail to people.

use clap::{Args, Subcommand, ValueEnum};

use super::PackOptions;
use super::register::RegisterOptions;
use super::time::DayOptions;

#[derive(Debug, Subcommand)]
pub(crate) enum MailAction {
    /// Show the letter that a person would get now. Nothing is sent.
    Preview(MailPreviewOptions),
    /// Send a message that says that mail arrives.
    SendTest(MailTestOptions),
}

#[derive(Debug, Args)]
pub(crate) struct MailPreviewOptions {
    /// The person, by id or by address of mail.
    #[arg(value_name = "PERSON")]
    pub(crate) person: String,
    /// Which letter.
    #[arg(long, value_enum, default_value = "digest", value_name = "KIND")]
    pub(crate) kind: LetterChoice,
    /// The letter as HTML instead of plain text.
    #[arg(long)]
    pub(crate) html: bool,
    #[command(flatten)]
    pub(crate) days: DayOptions,
    #[command(flatten)]
    pub(crate) mail: MailOptions,
    #[command(flatten)]
    pub(crate) packs: PackOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct MailTestOptions {
    /// To whom: an address of mail.
    #[arg(value_name = "ADDRESS")]
    pub(crate) to: String,
    #[command(flatten)]
    pub(crate) mail: MailOptions,
}

/// Which letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LetterChoice {
    /// Everything that waits.
    Digest,
    /// What will soon be due.
    Reminder,
}

/// How mail goes out. The password of the server is taken from `ACTUM_MAIL_PASSWORD`: what stands
/// on a command line every user of the machine can read.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct MailOptions {
    /// How mail goes out: smtps://user@host, smtp://user@host:587 or folder:PATH. Nothing is sent
    /// when not given.
    #[arg(long, env = "ACTUM_MAIL", hide_env_values = true, value_name = "URL")]
    pub(crate) mail: Option<String>,
    /// Whom mail comes from: Name <name@example.org>.
    #[arg(long, env = "ACTUM_MAIL_FROM", value_name = "ADDRESS")]
    pub(crate) mail_from: Option<String>,
    /// The address under which people open the register, for links in mail; that of --url, else
    /// the one served, when not given.
    #[arg(long, env = "ACTUM_MAIL_LINKS", value_name = "URL")]
    pub(crate) mail_links: Option<String>,
}
