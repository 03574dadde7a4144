//! `actum item …` as types.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::arguments::RegisterOptions;

/// What can be done with items.
#[derive(Debug, Subcommand)]
pub(crate) enum ItemCommand {
    /// Say that items are asked as they read; follow-up begins.
    Confirm(Several),
    /// Say that nothing is asked; takes --why.
    Reject(Several),
    /// Take a verdict back, so that the item is reviewed again; takes --why.
    Reopen(Several),
    /// Set values: owners, force, due date, priority and others.
    Edit(Box<EditOptions>),
    /// Make several items of one; takes --why.
    Split(SplitOptions),
    /// Make one item of several of the same text; takes --why.
    Merge(MergeOptions),
    /// Move an item to another state of its workflow.
    Move(MoveOptions),
    /// Write a note.
    Note(NoteOptions),
    /// Attach evidence: a file, or the address of a page.
    Attach(AttachOptions),
    /// Claim that something was done.
    Claim(ClaimOptions),
    /// Accept a claim of somebody else.
    Accept(DecideOptions),
    /// Decline a claim of somebody else; takes --why.
    Decline(DecideOptions),
    /// Give back a file of evidence.
    Evidence(EvidenceOptions),
}

/// Who, why, and what was looked at.
#[derive(Debug, Args)]
pub(crate) struct Acting {
    /// Who does it; the name of the user's account when not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why.
    #[arg(long, default_value = "", value_name = "WORDS")]
    pub(crate) why: String,
    /// Only if nobody changed the same fields after this revision (see `actum show --json`).
    #[arg(long, value_name = "NUMBER")]
    pub(crate) revision: Option<i64>,
    /// Say what would change, and change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// As JSON: the item as it is afterwards.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct Several {
    /// The items: ids, or numbers where only one text has them.
    #[arg(required = true, value_name = "ITEM")]
    pub(crate) items: Vec<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

#[derive(Debug, Args)]
pub(crate) struct EditOptions {
    /// The item.
    #[arg(value_name = "ITEM")]
    pub(crate) item: String,
    #[command(flatten)]
    pub(crate) values: Values,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

/// Values of an item. What is not given stays as it is; `none` empties a list.
#[derive(Debug, Default, Args)]
pub(crate) struct Values {
    /// With what force it is asked: instruct, request, invite …
    #[arg(long)]
    pub(crate) force: Option<String>,
    /// Whom the text addresses: id, abbreviation or name; may be given several times.
    #[arg(long, value_name = "BODY")]
    pub(crate) addressee: Vec<String>,
    /// Who owns the item; may be given several times.
    #[arg(long, value_name = "BODY")]
    pub(crate) owner: Vec<String>,
    /// Who takes part: a body, or role:body (consultation:bdt-director); may be given several times.
    #[arg(long, value_name = "[ROLE:]BODY")]
    pub(crate) partner: Vec<String>,
    /// What is to be done, in words.
    #[arg(long, value_name = "WORDS")]
    pub(crate) act: Option<String>,
    /// By when: a date, month or year, or an occasion (wtsa-28); may be given several times.
    #[arg(long, value_name = "DATE|OCCASION")]
    pub(crate) due: Vec<String>,
    /// To whom it is reported; may be given several times.
    #[arg(long, value_name = "BODY")]
    pub(crate) report_to: Vec<String>,
    /// By what it is carried out: survey, workshop, study …; may be given several times.
    #[arg(long)]
    pub(crate) instrument: Vec<String>,
    /// How urgent: high, normal, low, none.
    #[arg(long)]
    pub(crate) priority: Option<String>,
    /// Words to find it by; may be given several times.
    #[arg(long)]
    pub(crate) tag: Vec<String>,
    /// Whether it ends: once, ongoing or recurring; the latter two every --every.
    #[arg(long)]
    pub(crate) duty: Option<String>,
    /// Length of a period, as ISO 8601: P1Y, P6M.
    #[arg(long, value_name = "LENGTH", requires = "duty", default_value = "P1Y")]
    pub(crate) every: String,
    /// A step on the way: title, or title@date or title@occasion; may be given several times.
    #[arg(long, value_name = "TITLE[@DUE]")]
    pub(crate) milestone: Vec<String>,
    /// An item that has to be delivered before; may be given several times.
    #[arg(long, value_name = "ITEM")]
    pub(crate) depends_on: Vec<String>,
    /// An item it has to do with: kind:item (repeats, continues, supports, concerns).
    #[arg(long, value_name = "KIND:ITEM")]
    pub(crate) relation: Vec<String>,
    /// Whose move it is now; `none` for nobody's.
    #[arg(long, value_name = "BODY")]
    pub(crate) action_needed_by: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SplitOptions {
    /// The item.
    #[arg(value_name = "ITEM")]
    pub(crate) item: String,
    /// A part: what is to be done in it, in words; given at least twice.
    #[arg(long, required = true, value_name = "WORDS")]
    pub(crate) part: Vec<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

#[derive(Debug, Args)]
pub(crate) struct MergeOptions {
    /// The item that stays.
    #[arg(value_name = "ITEM")]
    pub(crate) item: String,
    /// The items that it takes in.
    #[arg(required = true, value_name = "OTHER")]
    pub(crate) others: Vec<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

#[derive(Debug, Args)]
pub(crate) struct MoveOptions {
    /// The state to go to: in-progress, delivered … (`actum show` lists where an item may go).
    #[arg(value_name = "STATUS")]
    pub(crate) to: String,
    /// The items.
    #[arg(required = true, value_name = "ITEM")]
    pub(crate) items: Vec<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

#[derive(Debug, Args)]
pub(crate) struct NoteOptions {
    /// The item.
    #[arg(value_name = "ITEM")]
    pub(crate) item: String,
    /// The words.
    #[arg(value_name = "WORDS")]
    pub(crate) words: String,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

#[derive(Debug, Args)]
pub(crate) struct AttachOptions {
    /// The item.
    #[arg(value_name = "ITEM")]
    pub(crate) item: String,
    /// A file, or an address beginning with https:// or http://.
    #[arg(value_name = "FILE|ADDRESS")]
    pub(crate) source: String,
    /// What it is called; the name of the file when not given.
    #[arg(long, default_value = "", value_name = "WORDS")]
    pub(crate) title: String,
    /// The day on which the page was seen; today when not given.
    #[arg(long, value_name = "DATE")]
    pub(crate) seen: Option<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub(crate) struct ClaimOptions {
    /// The item.
    #[arg(value_name = "ITEM")]
    pub(crate) item: String,
    /// All that was asked is done.
    #[arg(long, group = "what")]
    pub(crate) done: bool,
    /// So far, in percent.
    #[arg(long, group = "what", value_name = "PERCENT")]
    pub(crate) progress: Option<u8>,
    /// The goal of this period was met: 2026.
    #[arg(long, group = "what", value_name = "PERIOD")]
    pub(crate) period: Option<String>,
    /// This milestone was reached: m1.
    #[arg(long, group = "what", value_name = "ID")]
    pub(crate) milestone: Option<String>,
    /// What was done, in words.
    #[arg(long, default_value = "", value_name = "WORDS")]
    pub(crate) statement: String,
    /// Evidence on the same item: e1; may be given several times.
    #[arg(long, value_name = "ID")]
    pub(crate) evidence: Vec<String>,
    /// The body for which it is claimed.
    #[arg(long, value_name = "BODY")]
    pub(crate) body: Option<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

#[derive(Debug, Args)]
pub(crate) struct DecideOptions {
    /// The item.
    #[arg(value_name = "ITEM")]
    pub(crate) item: String,
    /// The claim: c1.
    #[arg(value_name = "CLAIM")]
    pub(crate) claim: String,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

#[derive(Debug, Args)]
pub(crate) struct EvidenceOptions {
    /// The item.
    #[arg(value_name = "ITEM")]
    pub(crate) item: String,
    /// The evidence: e1.
    #[arg(value_name = "EVIDENCE")]
    pub(crate) evidence: String,
    /// Where to write the file; its own name in this folder when not given.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}
