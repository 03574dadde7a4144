//! The command line as types.
//!
//! Every flag has its line in `docs/user/command-line.md`; a test below holds the two together.

mod demarcating;
mod drafting;
mod following;
mod jobs;
mod mail;
mod overlapping;
mod papers;
mod register;
mod reporting;
mod searching;
mod serving;
mod time;
mod webhooks;

use std::path::PathBuf;

use actum_model::{Language, Severity};
use actum_register::Location;
use clap::{Args, Parser, Subcommand};

pub(crate) use self::demarcating::{DemarcateCommand, ProposeOptions};
pub(crate) use self::drafting::{
    DraftActing, DraftAction, DraftAddOptions, DraftExportOptions, DraftLanguagesOptions,
    DraftListOptions, DraftNewOptions, DraftOptions, DraftShowOptions, DraftStep, StandGiven,
};
pub(crate) use self::following::{
    FollowingListOptions, ReviewCommand, WorkflowChooseOptions, WorkflowCommand,
};
pub(crate) use self::jobs::{
    JobOptions, JobStateChoice, JobsAction, JobsListOptions, JobsRunOptions,
};
pub(crate) use self::mail::{
    LetterChoice, MailAction, MailOptions, MailPreviewOptions, MailTestOptions,
};
pub(crate) use self::overlapping::{
    CatalogueCommand, CatalogueOptions, OverlapCommand, OverlapScope,
};
pub(crate) use self::papers::{WorkbookCommand, WorkbookImportOptions, WorkbookOptions};
use self::register::location;
pub(crate) use self::register::{
    BackupOptions, DatabaseAction, DatabaseExportOptions, DatabaseImportOptions, RegisterOptions,
    RestoreOptions,
};
pub(crate) use self::reporting::ActionPlanOptions;
pub(crate) use self::searching::{IndexOptions, SearchOptions};
pub(crate) use self::serving::{DemoOptions, ListenOptions, ServeOptions, SignInOptions};
pub(crate) use self::time::{
    DayOptions, Kind, OccasionAddOptions, OccasionCommand, OccasionListOptions, SuccessionOptions,
    TimeActing, When,
};
pub(crate) use self::webhooks::{
    WebhookActing, WebhookAction, WebhookAddOptions, WebhookDeliveriesOptions, WebhookListOptions,
    WebhookOptions, WebhookRetryOptions,
};
use crate::item::options::ItemCommand;
use crate::limits::LimitOptions;
use crate::output::ColorChoice;
use crate::people::options::PeopleCommand;

/// From an adopted text to a register of who must do what, with whom, by when, reported to whom.
#[derive(Debug, Parser)]
#[command(name = "actum", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) global: GlobalOptions,
}

#[derive(Debug, Args)]
pub(crate) struct GlobalOptions {
    /// Say nothing but results and errors.
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// When to use colour; NO_COLOR is honoured.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: ColorChoice,
    /// Language of what is said (ar, zh, en, fr, ru, es).
    #[arg(long, env = "ACTUM_MESSAGES", global = true, default_value = "en", value_name = "CODE")]
    pub(crate) messages: Language,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read texts, understand them and store them in the register.
    Import(ImportOptions),
    /// List items of the register.
    Items(ItemsOptions),
    /// Show one item: its sentence with the parts marked, every value with its ground, its history.
    Show(ShowOptions),
    /// Review, plan and follow up items: confirm, edit, move, claim, attach evidence and others.
    Item {
        #[command(subcommand)]
        command: Box<ItemCommand>,
    },
    /// Look for words in everything: texts, items, claims, evidence, notes.
    Search(SearchOptions),
    /// List bodies and how many items each has.
    Bodies(ListOptions),
    /// List occasions and what is due at them.
    Occasions(ListOptions),
    /// Add, move and cancel occasions; due dates that hang on them move along.
    Occasion {
        #[command(subcommand)]
        command: OccasionCommand,
    },
    /// The lives that items may have: list them, choose one for a text.
    Workflow {
        #[command(subcommand)]
        command: WorkflowCommand,
    },
    /// What the review of items says about extraction.
    Review {
        #[command(subcommand)]
        command: ReviewCommand,
    },
    /// Say what became of every item of a text with a later edition.
    Succession(SuccessionOptions),
    /// List the texts of the register and their editions.
    Texts(ListOptions),
    /// List what happened to the register, oldest first.
    Events(EventsOptions),
    /// Check that nothing in the register is damaged or altered.
    Check(RegisterOptions),
    /// Move a register between databases, or bring one up to date.
    Db {
        #[command(subcommand)]
        action: DatabaseAction,
    },
    /// Back the register up into a new folder and verify the backup.
    Backup(BackupOptions),
    /// Verify a backup and make a register of it.
    Restore(RestoreOptions),
    /// Look after the queue of jobs: mail, calls to other systems, tidying up.
    Jobs {
        #[command(subcommand)]
        action: JobsAction,
    },
    /// Addresses that are told of events: list, add, pause and remove them, see what was sent.
    Webhook {
        #[command(subcommand)]
        action: WebhookAction,
    },
    /// Letters to people: look at one, try whether mail arrives.
    Mail {
        #[command(subcommand)]
        action: MailAction,
    },
    /// Understand texts without a register; tables or JSON.
    Extract(ExtractOptions),
    /// Lay the language versions of one text side by side and say where they do not agree.
    CompareLanguages(CompareOptions),
    /// Say what of a text is left open: who is not named, what was not understood, what is missing.
    Audit(AuditOptions),
    /// Keep catalogues of works: standards and other publications of bodies.
    Catalogue {
        #[command(subcommand)]
        command: CatalogueCommand,
    },
    /// Find which works of other bodies or groups a work, a text or a body overlaps with, and why.
    Overlap {
        #[command(subcommand)]
        command: OverlapCommand,
    },
    /// Find where the work of one group or body ends and that of another begins.
    Demarcate {
        #[command(subcommand)]
        command: DemarcateCommand,
    },
    /// Lay a new edition of a text over the old one: what became of every clause.
    Compare(CompareEditionsOptions),
    /// Lay proposals against one base: who wants what, and where they collide.
    Compile(CompileOptions),
    /// Negotiate a text: proposals laid against a base, decided one by one, worded, agreed.
    Draft {
        #[command(subcommand)]
        action: Box<DraftAction>,
    },
    /// Keep people: who has an account, which positions each holds, who came in.
    People {
        #[command(subcommand)]
        command: Box<PeopleCommand>,
    },
    /// Write a report.
    Report {
        #[command(subcommand)]
        report: Report,
    },
    /// Bring an edited workbook of the Action Plan back.
    Workbook {
        #[command(subcommand)]
        command: WorkbookCommand,
    },
    /// Write a text and what was understood of it in the form of another standard.
    Export(ExportOptions),
    /// Serve the register as web pages.
    Serve(ServeOptions),
    /// Import the bundled example and open it in the browser.
    Demo(DemoOptions),
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ReadingOptions {
    /// Language of the texts (ar, zh, en, fr, ru, es); found out when not given.
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<Language>,
    /// Character encoding of plain text and HTML (utf-8, gb18030, windows-1251 …); found out when
    /// not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// Occasion that adopted the texts, by id or name (wtsa-24); found out when not given.
    #[arg(long, value_name = "OCCASION")]
    pub(crate) occasion: Option<String>,
    #[command(flatten)]
    pub(crate) packs: PackOptions,
    #[command(flatten)]
    pub(crate) limits: LimitOptions,
}

#[derive(Debug, Clone, Default, Args)]
pub(crate) struct PackOptions {
    /// Folder of your own knowledge packs, on top of the built-in ones; may be given several times.
    #[arg(long = "packs", value_name = "DIR")]
    pub(crate) folders: Vec<PathBuf>,
}

/// What commands that look for something and may find it have in common.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct FindingOptions {
    /// Leave out what matters less than this; it decides the exit code, too.
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub(crate) least: Least,
    /// As JSON, with everything that was found and what it was found in.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ImportOptions {
    /// Files to import: .txt, .docx, .odt, .html, .pdf.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Id of the text the files are editions of; made from the file name when not given.
    #[arg(long, value_name = "ID")]
    pub(crate) text_id: Option<String>,
    /// Title of the text; the document's own when not given.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Who imports; the name of the user's account when not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ItemsOptions {
    /// Only items in which this body has a part: id, abbreviation or name in any language.
    #[arg(long, value_name = "BODY")]
    pub(crate) body: Vec<String>,
    /// The part it has: owner, partner, report-to, proposed-report-to, any.
    #[arg(long, default_value = "any")]
    pub(crate) role: String,
    /// Only the body itself, not the collectives it belongs to.
    #[arg(long)]
    pub(crate) direct: bool,
    /// Only with this force: instruct, request, invite, encourage, call-upon …
    #[arg(long)]
    pub(crate) force: Vec<String>,
    /// Only due then: a year, month or day, an occasion (wtsa-28), ongoing, none.
    #[arg(long)]
    pub(crate) due: Vec<String>,
    /// Only overdue, soon (due soon) or stale (no update for long).
    #[arg(long)]
    pub(crate) timeliness: Vec<String>,
    #[command(flatten)]
    pub(crate) days: DayOptions,
    /// Only of this action: 5.
    #[arg(long)]
    pub(crate) action: Vec<String>,
    /// Only standing at: proposed, rejected, overtaken, or a state of the workflow (open, in-progress,
    /// awaiting, delivered, reported, closed).
    #[arg(long)]
    pub(crate) status: Vec<String>,
    /// Only of this text.
    #[arg(long, value_name = "ID")]
    pub(crate) text: Vec<String>,
    /// Only for which this instrument is suggested: survey, workshop, study …
    #[arg(long)]
    pub(crate) instrument: Vec<String>,
    /// Only with these words in the clause or the act.
    #[arg(long, value_name = "WORDS")]
    pub(crate) contains: Option<String>,
    /// Sort by: original, id, action, owner, partner, force, act, due, report-to, status,
    /// instrument, confidence, doubt (unconfirmed and least sure first), updated; with a minus in
    /// front the other way round.
    #[arg(long, default_value = "original", allow_hyphen_values = true, value_name = "COLUMN")]
    pub(crate) sort: String,
    /// At most so many items.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) limit: Option<u64>,
    /// One row for each commitment (fine) or for each group of them (coarse).
    #[arg(long, value_enum, default_value_t)]
    pub(crate) grain: Grain,
    #[command(flatten)]
    pub(crate) form: ListForm,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

/// How finely items are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Grain {
    /// Every commitment.
    #[default]
    Fine,
    /// Commitments that are one action for practical purposes together.
    Coarse,
}

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct ListForm {
    /// As JSON.
    #[arg(long, conflicts_with = "csv")]
    pub(crate) json: bool,
    /// As CSV.
    #[arg(long)]
    pub(crate) csv: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ShowOptions {
    /// The item: its id (wtsa-24-actions:5.1a), or its number where only one text has it (5.1a).
    #[arg(value_name = "ITEM")]
    pub(crate) item: String,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ListOptions {
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct EventsOptions {
    /// Only events after the one with this number.
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    pub(crate) after: i64,
    /// As JSON, one event a line, with everything each holds.
    #[arg(long)]
    pub(crate) jsonl: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ExtractOptions {
    /// Files, folders, or - for standard input.
    #[arg(required = true, value_name = "FILE|DIR|-")]
    pub(crate) inputs: Vec<PathBuf>,
    /// As one JSON document.
    #[arg(long, conflicts_with = "jsonl")]
    pub(crate) json: bool,
    /// As JSON, one provision a line.
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// The least sure commitments first, each with the field to look at.
    #[arg(long, conflicts_with_all = ["json", "jsonl", "out"])]
    pub(crate) review: bool,
    /// File to write, as JSON with one provision a line; packed when its name ends in .gz or .zst.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub(crate) out: Option<PathBuf>,
    /// Replace the file of --out if it is there.
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
    /// Go on with the file of --out where an earlier run was broken off.
    #[arg(long, requires = "out", conflicts_with = "force")]
    pub(crate) resume: bool,
    /// Every input is a collection: JSON with one document a line (.jsonl files always are).
    #[arg(long)]
    pub(crate) lines: bool,
    /// Say on standard error how far it has come, even where that is no terminal.
    #[arg(long)]
    pub(crate) progress: bool,
    /// How many documents at the same time; as many as there are processor cores when not given.
    #[arg(long, short, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) jobs: Option<u16>,
    /// Say at the end how long it took and how much memory it needed.
    #[arg(long)]
    pub(crate) timings: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
}

#[derive(Debug, Args)]
pub(crate) struct CompareOptions {
    /// The language versions: two to six files.
    #[arg(required = true, num_args = 2..=6, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) findings: FindingOptions,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
}

#[derive(Debug, Args)]
pub(crate) struct CompareEditionsOptions {
    /// The old edition.
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The new edition, or a proposal with tracked changes or marks.
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// As JSON.
    #[arg(long, group = "form")]
    pub(crate) json: bool,
    /// As a page that stands alone.
    #[arg(long, group = "form")]
    pub(crate) html: bool,
    /// As a Word file: the old edition with tracked changes that make it the new one.
    #[arg(long, group = "form")]
    pub(crate) docx: bool,
    /// Write to this file and not to standard output.
    #[arg(long, value_name = "FILE", requires = "form")]
    pub(crate) out: Option<PathBuf>,
    /// Replace the file.
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
}

#[derive(Debug, Args)]
pub(crate) struct CompileOptions {
    /// The text that the proposals would change.
    #[arg(value_name = "BASE")]
    pub(crate) base: PathBuf,
    /// The proposals: the whole text as proposed, tracked changes, or clauses under ADD, MOD, SUP
    /// and NOC. Each is called by its file's name.
    #[arg(required = true, value_name = "PROPOSAL")]
    pub(crate) proposals: Vec<PathBuf>,
    /// The file to write: .docx, .xlsx, .html or .json.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Replace the file.
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
}

#[derive(Debug, Args)]
pub(crate) struct AuditOptions {
    /// Files, or with --db also ids of texts of the register.
    #[arg(required = true, value_name = "TEXT")]
    pub(crate) texts: Vec<PathBuf>,
    /// Look cited texts up in this register.
    #[arg(long, env = "ACTUM_DB", hide_env_values = true, value_name = "PATH|URL", value_parser = location())]
    pub(crate) db: Option<Location>,
    /// List every provision with what became of it.
    #[arg(long)]
    pub(crate) provisions: bool,
    #[command(flatten)]
    pub(crate) findings: FindingOptions,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
}

/// From which severity on findings are said and decide the exit code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Least {
    /// Everything, also what cannot be compared.
    Information,
    /// What is not alike.
    #[default]
    Minor,
    /// What changes who must do what, by when.
    Major,
}

impl Least {
    /// The severity from which on findings count.
    pub(crate) fn severity(self) -> Severity {
        match self {
            Least::Information => Severity::Information,
            Least::Minor => Severity::Minor,
            Least::Major => Severity::Major,
        }
    }
}

/// The standards in which texts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Standard {
    /// Akoma Ntoso 3.0, profile of the United Nations for resolutions.
    Akn,
}

#[derive(Debug, Args)]
pub(crate) struct ExportOptions {
    /// A file, or the id of a text of the register.
    #[arg(value_name = "FILE|TEXT")]
    pub(crate) input: String,
    /// The standard: akn (Akoma Ntoso).
    #[arg(long, value_enum, value_name = "STANDARD")]
    pub(crate) to: Standard,
    /// File to write; standard output when not given.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    /// The Action Plan: every item with who, what, by when, reported to whom, and its source.
    ActionPlan(ActionPlanOptions),
}

#[cfg(test)]
mod tests;
