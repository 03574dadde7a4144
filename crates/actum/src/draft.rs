//! `actum draft …`: texts under negotiation.
//!
//! Whoever may write the register's file may do all of this, as with people.

mod languages;
mod show;

use std::path::Path;

use actum_amend::{Act, ChangeId, Draft, Key, Options, Proposal, Stand};
use actum_extract::Extractor;
use actum_read::{ReadOptions, Reader};
use actum_register::{DraftChange, DraftCommand, Person};
use actum_report::{AknOptions, DraftFile, clean_draft_docx, draft_docx, resolution_akn};
use actum_web::{Drafting, DraftingError, DraftingStep, NewDraft};
use anyhow::Result;
use serde_json::json;

use crate::arguments::{
    DraftActing, DraftAction, DraftAddOptions, DraftExportOptions, DraftListOptions,
    DraftNewOptions, DraftOptions, DraftStep, StandGiven,
};
use crate::editions::{self, Taken};
use crate::failure::{Ending, Failure};
use crate::knowledge::{self, Knowledge};
use crate::message::{messages, plain, say};
use crate::output::Output;
use crate::store::Store;
use crate::{clock, import, report};

/// Version of the JSON written.
const SCHEMA_VERSION: &str = "1.0";

pub(crate) fn run(action: &DraftAction, output: &Output) -> Result<Ending> {
    let changes =
        |changes: &[String]| changes.iter().cloned().map(ChangeId).collect::<Vec<ChangeId>>();
    match action {
        DraftAction::List(options) => list(options, output),
        DraftAction::New(options) => new(options, output),
        DraftAction::Add(options) => add(options, output),
        DraftAction::Show(options) => show::run(options, output),
        DraftAction::Languages(options) => languages::run(options, output),
        DraftAction::Adopt(options) => step(&options.draft, &options.step, output, |open| {
            let all = match options.uncontested {
                true => open.draft.adoptable(),
                false => changes(&options.changes),
            };
            match all.is_empty() {
                true => Err(Failure::error(Ending::InputRefused, say!("cli-draft-nothing"))),
                false => Ok(Act::Adopt { changes: all }),
            }
        }),
        DraftAction::Leave(options) => step(&options.draft, &options.step, output, |_| {
            Ok(Act::Leave { changes: changes(&options.changes) })
        }),
        DraftAction::Bracket(options) => step(&options.draft, &options.step, output, |_| {
            Ok(Act::Bracket { changes: changes(&options.changes) })
        }),
        DraftAction::Reopen(options) => step(&options.draft, &options.step, output, |_| {
            Ok(Act::Reopen { changes: changes(&options.changes) })
        }),
        DraftAction::Word(options) => step(&options.draft, &options.step, output, |open| {
            let clause = key(&options.clause)?;
            let before = match &options.before {
                Some(before) => before.clone(),
                None => words(&open.draft, &clause, actum_amend::DraftClause::words),
            };
            Ok(Act::Edit { clause, before, after: one_line(&options.words)? })
        }),
        DraftAction::Insert(options) => step(&options.draft, &options.step, output, |_| {
            let after = match options.after.as_str() {
                "start" => None,
                after => Some(key(after)?),
            };
            let (number, text) = (options.number.clone(), one_line(&options.words)?);
            Ok(Act::Add { after, number, text })
        }),
        DraftAction::Strike(options) => step(&options.draft, &options.step, output, |_| {
            Ok(Act::Strike { clause: key(&options.clause)? })
        }),
        DraftAction::Position(options) => step(&options.draft, &options.step, output, |open| {
            let clause = key(&options.clause)?;
            let wording = words(&open.draft, &clause, actum_amend::DraftClause::printed);
            let stand = match options.stand {
                StandGiven::Supports => Some(Stand::Supports),
                StandGiven::CanLiveWith => Some(Stand::CanLiveWith),
                StandGiven::Objects => Some(Stand::Objects),
                StandGiven::None => None,
            };
            Ok(Act::Position { clause, wording, party: one_line(&options.party)?, stand })
        }),
        DraftAction::Off(options) => step(&options.draft, &options.step, output, |open| {
            Ok(Act::TurnOff { proposal: proposal(&open.draft, &options.proposal)? })
        }),
        DraftAction::On(options) => step(&options.draft, &options.step, output, |open| {
            Ok(Act::TurnOn { proposal: proposal(&open.draft, &options.proposal)? })
        }),
        DraftAction::Back(options) => step(&options.draft, &options.step, output, |_| {
            let step = usize::try_from(options.number - 1).unwrap_or(usize::MAX);
            Ok(Act::TakeBack { step })
        }),
        DraftAction::Close(options) => ended(options, true, output),
        DraftAction::Resume(options) => ended(options, false, output),
        DraftAction::Export(options) => export(options, output),
    }
}

/// An error of drafting in the language of the command line.
fn failed(error: DraftingError) -> anyhow::Error {
    let ending = match &error {
        DraftingError::Missing(_) => Ending::NotFound,
        DraftingError::Refused { .. } => Ending::InputRefused,
        DraftingError::Busy { .. } => Ending::Failed,
        DraftingError::Unreadable { .. } => Ending::RegisterUnusable,
        DraftingError::Register(_) => return anyhow::Error::new(register_error(error)),
    };
    Failure::error(ending, plain(&error.words(messages())))
}

/// What the register says, so that the run ends as it does everywhere.
fn register_error(error: DraftingError) -> actum_register::RegisterError {
    match error {
        DraftingError::Register(error) => error,
        other => actum_register::RegisterError::Database {
            file: String::new(),
            detail: other.to_string(),
        },
    }
}

fn read(store: &Store, id: &str) -> Result<Drafting> {
    store.wait(Drafting::read(&store.register, id)).map_err(failed)
}

fn person(acting: &DraftActing) -> Person {
    Person::alone(acting.by.clone().or_else(import::account).unwrap_or_else(|| "unknown".into()))
}

/// A clause by its name.
fn key(name: &str) -> Result<Key> {
    let wrong = |_| Failure::error(Ending::Usage, say!("cli-draft-no-key", name = name));
    name.parse().map_err(wrong)
}

/// A proposal by its name, or by its number from 1.
fn proposal(draft: &Draft, name: &str) -> Result<usize> {
    let named = draft.proposals.iter().position(|one| one.name == name);
    let numbered = || name.parse::<usize>().ok()?.checked_sub(1);
    named.or_else(numbered).filter(|number| *number < draft.proposals.len()).ok_or_else(|| {
        let names: Vec<String> = draft.proposals.iter().map(|one| one.name.clone()).collect();
        let names = messages().list(&names);
        let said = say!("cli-draft-no-proposal", name = name, names = names.as_str());
        Failure::error(Ending::NotFound, said)
    })
}

/// A clause as it reads now; nothing where it is not there, which is then refused.
fn words(draft: &Draft, key: &Key, how: fn(&actum_amend::DraftClause) -> String) -> String {
    draft.text().iter().find(|clause| clause.key == *key).map(how).unwrap_or_default()
}

/// Words on one line, as a clause has them.
fn one_line(words: &str) -> Result<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.is_empty() {
        true => Err(Failure::error(Ending::InputRefused, say!("objection-empty"))),
        false => Ok(words),
    }
}

fn list(options: &DraftListOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let drafts = store.wait(store.register.drafts())?;
    if options.json {
        let drafts = json!({"schema_version": SCHEMA_VERSION, "drafts": drafts});
        output.result(&drafts.to_string())?;
        return Ok(Ending::Done);
    }
    if drafts.is_empty() {
        output.remark(&say!("draft-none"));
        return Ok(Ending::Done);
    }
    let mut table = output.table(&[
        say!("cli-id"),
        say!("draft-name"),
        say!("draft-proposals"),
        say!("cli-draft-state"),
    ]);
    for head in &drafts {
        let state = if head.closed { say!("draft-closed") } else { say!("draft-under-way") };
        let count = head.proposals.len().to_string();
        table.add_row([head.id.clone(), head.title.clone(), count, state]);
    }
    output.result(&table.to_string())?;
    Ok(Ending::Done)
}

fn new(options: &DraftNewOptions, output: &Output) -> Result<Ending> {
    let packs = knowledge::packs(&options.reading.packs)?;
    let knowledge = Knowledge::new(&options.reading, &packs)?;
    let base = editions::take(&knowledge, &options.base)?;
    let words = Options::of(&packs, base.language);
    let mut draft = Draft::new(base.submission.edition.clone(), Vec::new(), &words);
    let mut names: Vec<String> = Vec::new();
    for path in &options.proposals {
        let mut one = editions::take(&knowledge, path)?;
        one.name = editions::free_name(&names, one.name, output);
        names.push(one.name.clone());
        let under = (base.language, &base.submission.edition);
        editions::settle(under, &mut one, &words, output);
        draft.add_proposal(proposed(one), None, &words);
    }
    let store = Store::open_or_create(&options.acting.register)?;
    let (title, text) = (options.title.clone(), options.text.as_deref().map(Into::into));
    let new = NewDraft { title, language: base.language, text, draft };
    let (person, at) = (person(&options.acting), clock::now()?);
    let reason = options.acting.why.clone().unwrap_or_default();
    let head = store.wait(new.open(&store.register, (&person, &at), reason)).map_err(failed)?;
    output.remark(&say!("draft-begun", draft = head.id.as_str()));
    output.result(&head.id)?;
    Ok(Ending::Done)
}

fn proposed(taken: Taken) -> Proposal {
    Proposal { name: taken.name, edition: taken.submission.edition }
}

fn add(options: &DraftAddOptions, output: &Output) -> Result<Ending> {
    let packs = knowledge::packs(&options.reading.packs)?;
    let knowledge = Knowledge::new(&options.reading, &packs)?;
    let store = Store::open(&options.acting.register)?;
    let open = read(&store, &options.draft)?;
    let amends = options.amends.as_deref().map(|name| proposal(&open.draft, name)).transpose()?;
    let words = Options::of(&packs, open.head.language);
    let mut one = editions::take(&knowledge, &options.proposal)?;
    if let Some(name) = &options.name {
        one.name.clone_from(name);
    }
    let names: Vec<String> = open.draft.proposals.iter().map(|one| one.name.clone()).collect();
    one.name = editions::free_name(&names, one.name, output);
    let under = amends.and_then(|number| open.draft.proposals.get(number));
    let under = under.map_or(&open.draft.base, |amended| &amended.edition);
    editions::settle((open.head.language, under), &mut one, &words, output);
    let (person, at) = (person(&options.acting), clock::now()?);
    let adding = Drafting::add(
        &store.register,
        (&person, &at),
        &options.draft,
        (proposed(one), amends),
        &words,
    );
    let now = store.wait(adding).map_err(failed)?;
    let last = now.draft.proposals.last();
    let (name, changes) = last.map_or(("", 0), |one| (one.name.as_str(), one.changes.len()));
    output.result(&say!("amend-proposal", name = name, changes = changes))?;
    Ok(Ending::Done)
}

/// Takes a step on the draft as it is now.
fn step(
    draft: &str,
    options: &DraftStep,
    output: &Output,
    act: impl FnOnce(&Drafting) -> Result<Act>,
) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let act = act(&read(&store, draft)?)?;
    let (person, at) = (person(&options.acting), clock::now()?);
    let step = DraftingStep {
        act,
        reason: options.acting.why.clone(),
        document: options.document.clone(),
    };
    let taking = Drafting::take(&store.register, (&person, &at), draft, step);
    let now = store.wait(taking).map_err(failed)?;
    output.remark(&say!("draft-taken"));
    output.result(&say!("draft-open-points", count = now.draft.open().len()))?;
    Ok(Ending::Done)
}

fn ended(options: &DraftOptions, closed: bool, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let head = read(&store, &options.draft)?.head;
    let (person, at) = (person(&options.acting), clock::now()?);
    let command = DraftCommand::Change { draft: head.id, title: head.title, closed };
    let reason = options.acting.why.clone().unwrap_or_default();
    let change = DraftChange { command, person: &person, at: &at, reason };
    store.wait(store.register.change_draft(change, None))?;
    let said = if closed { "draft-closed" } else { "draft-under-way" };
    output.result(&say!(said))?;
    Ok(Ending::Done)
}

fn export(options: &DraftExportOptions, output: &Output) -> Result<Ending> {
    let form = options.out.extension().and_then(|form| form.to_str()).unwrap_or_default();
    if !matches!(form, "docx" | "txt" | "json" | "xml") {
        let file = options.out.display().to_string();
        return Err(Failure::error(Ending::Usage, say!("cli-draft-unknown-form", file = file)));
    }
    editions::refuse_existing(Some(Path::new(&options.out)), options.force)?;
    let store = Store::open(&options.register)?;
    let open = read(&store, &options.draft)?;
    let Drafting { head, draft } = &open;
    let several = say!("draft-several");
    let file = DraftFile {
        title: &head.title,
        language: head.language,
        draft,
        several: &several,
        at: &head.changed_at,
    };
    let bytes = match form {
        "docx" if options.clean => clean_draft_docx(&file)?,
        "docx" => draft_docx(&file)?,
        "txt" => lines(draft).into_bytes(),
        "xml" => akoma_ntoso(&open, options)?,
        _ => json!({"schema_version": SCHEMA_VERSION, "head": head, "draft": draft})
            .to_string()
            .into_bytes(),
    };
    report::write(&options.out, &bytes, options.force)?;
    let open = draft.open().len();
    if open > 0 {
        output.remark(&say!("draft-open-points", count = open));
    }
    Ok(Ending::Done)
}

/// The text as it is now, read and understood like any other, in Akoma Ntoso.
fn akoma_ntoso(open: &Drafting, options: &DraftExportOptions) -> Result<Vec<u8>> {
    let packs = knowledge::packs(&options.packs)?;
    let reading = ReadOptions { language: Some(open.head.language), ..ReadOptions::default() };
    let name = format!("{}.txt", open.head.id);
    let document = Reader::new(&packs).read(open.plain().as_bytes(), &name, &reading)?;
    let extraction = Extractor::new(&packs)?.extract(&document);
    let options = AknOptions {
        text: open.head.text.as_ref(),
        bodies: &packs.bodies,
        occasions: &packs.occasions,
    };
    Ok(resolution_akn(&document, &extraction, &options))
}

/// The text as it is now, a clause a line: its number, a tabulator, its words.
fn lines(draft: &Draft) -> String {
    let line = |clause: &actum_amend::DraftClause| {
        let number = clause.clause().number;
        format!("{}\t{}\n", number.as_deref().unwrap_or("-"), clause.printed())
    };
    draft.text().iter().map(line).collect()
}
