//! `actum draft …` as types.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{PackOptions, ReadingOptions, RegisterOptions};

/// What can be done with drafts.
#[derive(Debug, Subcommand)]
pub(crate) enum DraftAction {
    /// List the drafts of the register.
    List(DraftListOptions),
    /// Begin a draft: the text as it is now, and proposals laid against it.
    New(DraftNewOptions),
    /// Lay one more proposal against a draft.
    Add(DraftAddOptions),
    /// Show a draft, what is open, and what each proposal asks; or one clause of it.
    Show(DraftShowOptions),
    /// Say what is to be translated: clauses of other languages that are out of step.
    Languages(DraftLanguagesOptions),
    /// Take changes into the text.
    Adopt(DraftAdoptOptions),
    /// Leave changes out of the text.
    Leave(DraftChangesOptions),
    /// Put changes into square brackets.
    Bracket(DraftChangesOptions),
    /// Decide changes again.
    Reopen(DraftChangesOptions),
    /// Word a clause freely.
    Word(DraftWordOptions),
    /// Add a clause that nobody proposed.
    Insert(DraftInsertOptions),
    /// Take a clause out.
    Strike(DraftClauseOptions),
    /// Put on record what a party thinks of a clause as it reads now.
    Position(DraftPositionOptions),
    /// Set a proposal aside: the text is then as if it had never come.
    Off(DraftProposalOptions),
    /// Count a proposal again, with all that was decided of it.
    On(DraftProposalOptions),
    /// Take a step back.
    Back(DraftBackOptions),
    /// End drafting.
    Close(DraftOptions),
    /// Take drafting up again.
    Resume(DraftOptions),
    /// Write a draft to a file.
    Export(DraftExportOptions),
}

#[derive(Debug, Args)]
pub(crate) struct DraftListOptions {
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct DraftNewOptions {
    /// The text as it is now.
    #[arg(value_name = "BASE")]
    pub(crate) base: PathBuf,
    /// The proposals: whole texts, tracked changes, or clauses under ADD, MOD, SUP and NOC. Each is
    /// called by its file's name.
    #[arg(value_name = "PROPOSAL")]
    pub(crate) proposals: Vec<PathBuf>,
    /// What people call the draft.
    #[arg(long, value_name = "WORDS")]
    pub(crate) title: String,
    /// The text of the register that it amends.
    #[arg(long, value_name = "ID")]
    pub(crate) text: Option<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
    #[command(flatten)]
    pub(crate) acting: DraftActing,
}

#[derive(Debug, Args)]
pub(crate) struct DraftAddOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// The proposal.
    #[arg(value_name = "PROPOSAL")]
    pub(crate) proposal: PathBuf,
    /// Who proposes, or the symbol of the document; the file's name when not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// The earlier proposal that it amends, by name or number from 1; the base when not given.
    #[arg(long, value_name = "PROPOSAL")]
    pub(crate) amends: Option<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
    #[command(flatten)]
    pub(crate) acting: DraftActing,
}

#[derive(Debug, Args)]
pub(crate) struct DraftShowOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// Only this clause, with the source of its words, positions and what was done: 3, 2+7 or own4.
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// Only what is not settled.
    #[arg(long, conflicts_with = "clause")]
    pub(crate) open: bool,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct DraftLanguagesOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// The base in other languages; those of the text in the register when none is given.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Args)]
pub(crate) struct DraftAdoptOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// The changes, as `actum draft show` numbers them: 2.14.
    #[arg(value_name = "CHANGE", required_unless_present = "uncontested")]
    pub(crate) changes: Vec<String>,
    /// All changes at whose places nobody asks anything else.
    #[arg(long, conflicts_with = "changes")]
    pub(crate) uncontested: bool,
    #[command(flatten)]
    pub(crate) step: DraftStep,
}

#[derive(Debug, Args)]
pub(crate) struct DraftChangesOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// The changes, as `actum draft show` numbers them: 2.14.
    #[arg(value_name = "CHANGE", required = true)]
    pub(crate) changes: Vec<String>,
    #[command(flatten)]
    pub(crate) step: DraftStep,
}

#[derive(Debug, Args)]
pub(crate) struct DraftWordOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// The clause, as `actum draft show` names it: 3, 2+7 or own4.
    #[arg(value_name = "CLAUSE")]
    pub(crate) clause: String,
    /// Its words from now on.
    #[arg(value_name = "WORDS")]
    pub(crate) words: String,
    /// Its words as you saw them: refused when it reads otherwise by now.
    #[arg(long, value_name = "WORDS")]
    pub(crate) before: Option<String>,
    #[command(flatten)]
    pub(crate) step: DraftStep,
}

#[derive(Debug, Args)]
pub(crate) struct DraftInsertOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// The clause after which it comes; `start` for the beginning.
    #[arg(value_name = "AFTER")]
    pub(crate) after: String,
    /// Its words.
    #[arg(value_name = "WORDS")]
    pub(crate) words: String,
    /// Its number.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) number: Option<String>,
    #[command(flatten)]
    pub(crate) step: DraftStep,
}

#[derive(Debug, Args)]
pub(crate) struct DraftClauseOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// The clause, as `actum draft show` names it: 3, 2+7 or own4.
    #[arg(value_name = "CLAUSE")]
    pub(crate) clause: String,
    #[command(flatten)]
    pub(crate) step: DraftStep,
}

#[derive(Debug, Args)]
pub(crate) struct DraftPositionOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// The clause, as `actum draft show` names it: 3, 2+7 or own4.
    #[arg(value_name = "CLAUSE")]
    pub(crate) clause: String,
    /// Who: the id of a body, or a name.
    #[arg(value_name = "PARTY")]
    pub(crate) party: String,
    /// What they think.
    #[arg(value_name = "STAND")]
    pub(crate) stand: StandGiven,
    #[command(flatten)]
    pub(crate) step: DraftStep,
}

/// What a party thinks of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StandGiven {
    /// It wants it so.
    Supports,
    /// It does not want it, and does not stand in its way.
    CanLiveWith,
    /// It does not accept it.
    Objects,
    /// It takes back what it said.
    None,
}

#[derive(Debug, Args)]
pub(crate) struct DraftProposalOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// The proposal, by name or number from 1.
    #[arg(value_name = "PROPOSAL")]
    pub(crate) proposal: String,
    #[command(flatten)]
    pub(crate) step: DraftStep,
}

#[derive(Debug, Args)]
pub(crate) struct DraftBackOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// The step, numbered from 1 as `actum draft show` does.
    #[arg(value_name = "STEP", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) number: u32,
    #[command(flatten)]
    pub(crate) step: DraftStep,
}

#[derive(Debug, Args)]
pub(crate) struct DraftOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    #[command(flatten)]
    pub(crate) acting: DraftActing,
}

#[derive(Debug, Args)]
pub(crate) struct DraftExportOptions {
    /// The draft, from `actum draft list`: d1.
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: String,
    /// The file to write: .docx with tracked changes by author, .txt with a clause a line, .xml in
    /// Akoma Ntoso, .json with every step.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// The text as it is now, without tracked changes; what is open stands in brackets.
    #[arg(long)]
    pub(crate) clean: bool,
    /// Replace the file.
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) packs: PackOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

/// Who does it, and why.
#[derive(Debug, Args)]
pub(crate) struct DraftActing {
    /// Who does it; the name of the user's account when not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why.
    #[arg(long, value_name = "WORDS")]
    pub(crate) why: Option<String>,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

/// The same of a step, with the document in which it was discussed.
#[derive(Debug, Args)]
pub(crate) struct DraftStep {
    /// The symbol of the document in which it was discussed.
    #[arg(long, value_name = "SYMBOL")]
    pub(crate) document: Option<String>,
    #[command(flatten)]
    pub(crate) acting: DraftActing,
}
