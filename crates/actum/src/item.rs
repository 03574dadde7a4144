//! `actum item …`: what people do with items.

pub(crate) mod options;
mod values;

use std::path::Path;

use actum_model::{Body, ClaimKind, Evidence, EvidenceSource, Item, ItemId, PartialDate, StatusId};
use actum_register::{Change, Changed, Command, NewEvidence, Person, Refusal};
use anyhow::{Context, Result};
use serde_json::json;

use crate::clock;
use crate::describe::Names;
use crate::failure::{Ending, Failure};
use crate::message::{messages, plain, say};
use crate::output::Output;
use crate::store::Store;
use crate::{body, import, knowledge};
use options::{
    Acting, AttachOptions, ClaimOptions, DecideOptions, EditOptions, EvidenceOptions, ItemCommand,
    MergeOptions, MoveOptions, NoteOptions, Several, SplitOptions,
};

/// Version of the JSON written.
const SCHEMA_VERSION: &str = "1.0";

pub(crate) fn run(command: &ItemCommand, output: &Output) -> Result<Ending> {
    match command {
        ItemCommand::Confirm(options) => several(options, |item| Command::Confirm { item }, output),
        ItemCommand::Reject(options) => several(options, |item| Command::Reject { item }, output),
        ItemCommand::Reopen(options) => several(options, |item| Command::Reopen { item }, output),
        ItemCommand::Edit(options) => edit(options, output),
        ItemCommand::Split(options) => split(options, output),
        ItemCommand::Merge(options) => merge(options, output),
        ItemCommand::Move(options) => move_to(options, output),
        ItemCommand::Note(options) => note(options, output),
        ItemCommand::Attach(options) => attach(options, output),
        ItemCommand::Claim(options) => claim(options, output),
        ItemCommand::Accept(options) => decide(options, true, output),
        ItemCommand::Decline(options) => decide(options, false, output),
        ItemCommand::Evidence(options) => evidence(options, output),
    }
}

fn several(
    options: &Several,
    command: impl Fn(ItemId) -> Command,
    output: &Output,
) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let items = find_all(&store, &options.items)?;
    let commands = items.into_iter().map(|item| command(item.id)).collect();
    change(&store, commands, &options.acting, output)
}

fn edit(options: &EditOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let item = find(&store, &options.item)?;
    let bodies = bodies(&store)?;
    let values = values::read(&options.values, &item, &bodies, &store)?;
    if values.is_empty() {
        return Err(Failure::error(Ending::Usage, say!("cli-item-no-value")));
    }
    change(&store, vec![Command::Edit { item: item.id, values }], &options.acting, output)
}

fn split(options: &SplitOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let item = find(&store, &options.item)?.id;
    let act = |words: &String| vec![actum_model::FieldValue::Act(words.clone())];
    let parts = options.part.iter().map(act).collect();
    change(&store, vec![Command::Split { item, parts }], &options.acting, output)
}

fn merge(options: &MergeOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let item = find(&store, &options.item)?.id;
    let others = find_all(&store, &options.others)?.into_iter().map(|other| other.id).collect();
    change(&store, vec![Command::Merge { item, others }], &options.acting, output)
}

fn move_to(options: &MoveOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let to = StatusId::written(&options.to);
    let items = find_all(&store, &options.items)?;
    let commands =
        items.into_iter().map(|item| Command::Move { item: item.id, to: to.clone() }).collect();
    change(&store, commands, &options.acting, output)
}

fn note(options: &NoteOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let item = find(&store, &options.item)?.id;
    let words = options.words.clone();
    change(&store, vec![Command::Note { item, words }], &options.acting, output)
}

fn attach(options: &AttachOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let item = find(&store, &options.item)?.id;
    let written = options.source.trim();
    let is_address = written.starts_with("https://") || written.starts_with("http://");
    let source = if is_address {
        let seen = match &options.seen {
            Some(seen) => date(seen)?,
            // The day of the moment that goes on record.
            None => date(clock::now()?.split('T').next().unwrap_or_default())?,
        };
        NewEvidence::Link { address: written.to_owned(), seen }
    } else {
        file(Path::new(written))?
    };
    let command = Command::Attach { item, title: options.title.clone(), source };
    change(&store, vec![command], &options.acting, output)
}

fn file(path: &Path) -> Result<NewEvidence> {
    let refused = |words: String| Failure::error(Ending::InputRefused, words);
    let shown = path.display().to_string();
    let size = std::fs::metadata(path)
        .map_err(|error| {
            let (file, error) = (shown.as_str(), error.to_string());
            refused(say!("cli-item-file-unreadable", file = file, error = error.as_str()))
        })?
        .len();
    // Looked at before it is read: a file of many gigabytes is refused at once.
    if size > actum_register::LARGEST_EVIDENCE as u64 {
        let most = actum_register::LARGEST_EVIDENCE / (1024 * 1024);
        let words = say!("cli-item-file-large", file = shown.as_str(), most = most);
        return Err(refused(words));
    }
    let bytes = std::fs::read(path).with_context(|| shown.clone())?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(NewEvidence::File { name: name.unwrap_or(shown), bytes })
}

fn date(written: &str) -> Result<PartialDate> {
    written
        .trim()
        .parse()
        .map_err(|_| Failure::error(Ending::Usage, say!("cli-item-date-form", written = written)))
}

fn claim(options: &ClaimOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let item = find(&store, &options.item)?.id;
    let kind = match (&options.progress, &options.period, &options.milestone) {
        (Some(percent), _, _) => ClaimKind::Progress { percent: *percent },
        (None, Some(period), _) => ClaimKind::Period { period: period.clone() },
        (None, None, Some(milestone)) => ClaimKind::Milestone { milestone: milestone.clone() },
        (None, None, None) => ClaimKind::Done,
    };
    let body = match &options.body {
        Some(wanted) => Some(body::find(&bodies(&store)?, wanted)?),
        None => None,
    };
    let command = Command::Claim {
        item,
        kind,
        statement: options.statement.clone(),
        evidence: options.evidence.iter().map(|id| id.trim().into()).collect(),
        body,
    };
    change(&store, vec![command], &options.acting, output)
}

fn decide(options: &DecideOptions, accepted: bool, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.acting.register)?;
    let item = find(&store, &options.item)?.id;
    let claim = options.claim.trim().into();
    change(&store, vec![Command::Decide { item, claim, accepted }], &options.acting, output)
}

fn evidence(options: &EvidenceOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let item = find(&store, &options.item)?.id;
    let wanted = options.evidence.trim();
    let missing = || {
        let (id, item) = (wanted, item.as_str());
        Failure::error(Ending::NotFound, say!("cli-item-no-evidence", id = id, item = item))
    };
    let records = store.wait(store.register.records(&item))?;
    let found: &Evidence =
        records.evidence.iter().find(|one| one.id.as_str() == wanted).ok_or_else(missing)?;
    match &found.source {
        EvidenceSource::Link { address, .. } => output.result(address)?,
        EvidenceSource::File { sha256, name, .. } => {
            let bytes = store.wait(store.register.evidence_file(sha256))?.ok_or_else(missing)?;
            let path = options.out.clone().unwrap_or_else(|| name.into());
            // Never over a file that is there: what is given back is no reason to lose another.
            let mut options = std::fs::OpenOptions::new();
            let file = options.write(true).create_new(true).open(&path);
            let mut file = file.with_context(|| path.display().to_string())?;
            std::io::Write::write_all(&mut file, &bytes)
                .with_context(|| path.display().to_string())?;
            output.result(&path.display().to_string())?;
        }
    }
    Ok(Ending::Done)
}

fn bodies(store: &Store) -> Result<Vec<Body>> {
    Ok(store.wait(store.register.bodies())?.into_iter().map(|count| count.body).collect())
}

/// The item that a person means.
pub(crate) fn find(store: &Store, written: &str) -> Result<Item> {
    store
        .wait(store.register.find_item(written))?
        .ok_or_else(|| Failure::error(Ending::NotFound, say!("cli-item-unknown", id = written)))
}

fn find_all(store: &Store, written: &[String]) -> Result<Vec<Item>> {
    written.iter().map(|one| find(store, one)).collect()
}

/// Makes the changes, all or none, and says what came of them.
fn change(
    store: &Store,
    commands: Vec<Command>,
    acting: &Acting,
    output: &Output,
) -> Result<Ending> {
    let register = &store.register;
    let name = acting.by.clone().or_else(import::account).unwrap_or_else(|| "unknown".to_owned());
    // A register on one's own machine knows one person, who may do everything.
    let person = Person::alone(name);
    let at = clock::now()?;
    let packs = knowledge::packs(&crate::arguments::PackOptions::default())?;
    store.wait(register.record_workflows(&packs.workflows, &person.name, &at))?;
    let changes: Vec<Change<'_>> = commands
        .into_iter()
        .map(|command| Change {
            command,
            person: &person,
            at: &at,
            reason: acting.why.clone(),
            revision: acting.revision,
        })
        .collect();
    let outcomes: Vec<Result<Changed, Refusal>> = if acting.dry_run {
        store.wait(register.preview(changes))?
    } else {
        store.wait(register.change_all(changes))?.into_iter().map(Ok).collect()
    };
    let workflows = store.wait(register.workflows())?;
    let names = Names::new(&[], &[]).with_workflows(workflows);
    let mut ending = Ending::Done;
    for outcome in outcomes {
        match outcome {
            Ok(changed) if acting.json => {
                let shown = json!({
                    "schema_version": SCHEMA_VERSION,
                    "item": changed.item,
                    "created": changed.created,
                    "events": changed.events.map(|(first, last)| [first, last]),
                    "merged": changed.merged,
                    "kept": !acting.dry_run,
                });
                output.result(&shown.to_string())?;
            }
            Ok(changed) => say_changed(&changed, &names, acting.dry_run, output)?,
            Err(refusal) => {
                let words = actum_web::refusal_words(&refusal, messages(), names.workflows());
                output.problem(&plain(&words));
                ending = Ending::InputRefused;
            }
        }
    }
    Ok(ending)
}

fn say_changed(changed: &Changed, names: &Names, dry_run: bool, output: &Output) -> Result<()> {
    let item = changed.item.id.as_str();
    let status = names.status(&changed.item.status);
    let words = match changed.events {
        None => say!("cli-item-unchanged", item = item, status = status.as_str()),
        Some(_) if dry_run => say!("cli-item-would", item = item, status = status.as_str()),
        Some(_) => say!("cli-item-changed", item = item, status = status.as_str()),
    };
    output.result(&words)?;
    for created in &changed.created {
        output.result(&say!("cli-item-created", item = created.as_str()))?;
    }
    if changed.merged {
        output.remark(&say!("cli-item-merged"));
    }
    Ok(())
}
