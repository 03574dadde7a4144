//! `actum people …` as types.

use actum_model::{Language, PartialDate};
use clap::{Args, Subcommand};

use crate::arguments::RegisterOptions;

/// What can be done about people.
#[derive(Debug, Subcommand)]
pub(crate) enum PeopleCommand {
    /// List who has an account, with the positions each holds.
    List(PeopleListOptions),
    /// Open an account.
    Add(AddOptions),
    /// Change the name, the address or the language of somebody.
    Change(ChangeOptions),
    /// Give somebody a position.
    Position(PositionOptions),
    /// End a position.
    End(EndOptions),
    /// Make a link by which somebody sets a password; it is shown once.
    Link(LinkOptions),
    /// Shut an account: sessions and tokens end, what was done stays.
    Disable(PersonOptions),
    /// Open a shut account again.
    Enable(PersonOptions),
    /// List who signed in, who was refused, and what was done about links and tokens.
    Audit(AuditListOptions),
}

#[derive(Debug, Args)]
pub(crate) struct PeopleListOptions {
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

/// Who does it, and why.
#[derive(Debug, Args)]
pub(crate) struct Doing {
    /// Who does it; the name of the user's account when not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why.
    #[arg(long, default_value = "", value_name = "WORDS")]
    pub(crate) why: String,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct AddOptions {
    /// The name under which the person acts.
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The mail address, with which the person signs in.
    #[arg(value_name = "MAIL")]
    pub(crate) mail: String,
    /// Language in which the person is addressed (ar, zh, en, fr, ru, es).
    #[arg(long, default_value = "en", value_name = "CODE")]
    pub(crate) language: Language,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct ChangeOptions {
    /// Who: id (p3) or mail address.
    #[arg(value_name = "PERSON")]
    pub(crate) person: String,
    /// The new name; the old one stays on what was done under it.
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// The new mail address.
    #[arg(long, value_name = "MAIL")]
    pub(crate) mail: Option<String>,
    /// The new language (ar, zh, en, fr, ru, es).
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<Language>,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct PositionOptions {
    /// Who: id (p3) or mail address.
    #[arg(value_name = "PERSON")]
    pub(crate) person: String,
    /// As what: administrator, secretariat, focal-point, member, reader, auditor.
    #[arg(value_name = "ROLE")]
    pub(crate) role: String,
    /// At which body: id, abbreviation or name; at the register as a whole when not given.
    #[arg(long, value_name = "BODY")]
    pub(crate) body: Option<String>,
    /// The first day, as 2026-11-23; always when not given.
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<PartialDate>,
    /// The last day; without end when not given.
    #[arg(long, value_name = "DAY")]
    pub(crate) until: Option<PartialDate>,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct EndOptions {
    /// The position: its id (p3-1).
    #[arg(value_name = "POSITION")]
    pub(crate) position: String,
    /// The last day; yesterday when not given, so that it ends at once.
    #[arg(long, value_name = "DAY")]
    pub(crate) until: Option<PartialDate>,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct LinkOptions {
    /// Who: id (p3) or mail address.
    #[arg(value_name = "PERSON")]
    pub(crate) person: String,
    /// Address under which people open the register.
    #[arg(long, env = "ACTUM_URL", default_value = "http://127.0.0.1:8080", value_name = "URL")]
    pub(crate) url: url::Url,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct PersonOptions {
    /// Who: id (p3) or mail address.
    #[arg(value_name = "PERSON")]
    pub(crate) person: String,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct AuditListOptions {
    /// At most so many lines, the latest first.
    #[arg(long, default_value_t = 100, value_name = "NUMBER")]
    pub(crate) limit: u32,
    /// As JSON, one line a line.
    #[arg(long)]
    pub(crate) jsonl: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}
