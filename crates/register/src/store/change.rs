//! Changing: what bears on a command is read, judged and stored in one transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use actum_model::{
    BodyId, FieldValue, FieldWords, Item, ItemId, OccasionId, StatusId, TextId, Workflow,
    WorkflowId,
};

use super::apply::{Applier, Stamp};
use super::pending::Filed;
use super::{read, records, terms};
use crate::change::{
    Change, Changed, Command, Decided, Made, Objection, Once, Refusal, Since, Situation, decide,
    names_items,
};
use crate::database::{Connection, Database, sql};
use crate::error::{RegisterError, Result};
use crate::event::{Event, WorkflowChosen, WorkflowsRecorded};
use crate::jobs::{NewJob, milliseconds};
use crate::view::ItemRecords;

/// Whether what was changed is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// All of them, or none when one is refused.
    All,
    /// Those that are not refused.
    Each,
    /// Undone: it was only to be seen what would happen.
    Nothing,
}

/// Makes all changes, or none when one is refused; with [`Keep::Each`] each by itself, and with
/// [`Keep::Nothing`] each is judged, and all are undone.
pub(crate) async fn change(
    database: &Database,
    changes: Vec<Change<'_>>,
    keep: Keep,
) -> Result<Vec<std::result::Result<Changed, Refusal>>> {
    change_with(database, changes, keep, &[]).await
}

/// The same, putting jobs in with the changes that are kept.
pub(crate) async fn change_with(
    database: &Database,
    changes: Vec<Change<'_>>,
    keep: Keep,
    jobs: &[NewJob],
) -> Result<Vec<std::result::Result<Changed, Refusal>>> {
    let now = changes.last().map(|change| milliseconds(change.at)).transpose()?;
    let mut transaction = database.begin_write().await?;
    let done = match gathered(&mut transaction, changes, keep).await {
        Ok(done) => done,
        Err(error) => {
            // Why it was refused says more than what undoing it may meet on a full disk; what is
            // not committed is undone in any case.
            let _ = transaction.rollback().await;
            return Err(error);
        }
    };
    for job in jobs {
        super::jobs::put(&mut transaction, job, now.unwrap_or(0)).await?;
    }
    match keep {
        Keep::All | Keep::Each => transaction.commit().await?,
        Keep::Nothing => transaction.rollback().await?,
    }
    Ok(done)
}

/// Makes the changes in a transaction; what is only to be seen is not filed.
async fn gathered(
    transaction: &mut Connection,
    changes: Vec<Change<'_>>,
    keep: Keep,
) -> Result<Vec<std::result::Result<Changed, Refusal>>> {
    let mut done = Vec::with_capacity(changes.len());
    let mut changing = Changing::new(transaction);
    for change in changes {
        match changing.one(change).await {
            Ok(changed) => done.push(Ok(changed)),
            // Nothing is written before a change is judged, so that a refused one leaves no trace.
            Err(RegisterError::Refused(refusal)) if keep != Keep::All => {
                done.push(Err(*refusal));
            }
            Err(error) => return Err(error),
        }
    }
    if keep != Keep::Nothing {
        changing.finish().await?;
    }
    Ok(done)
}

/// Changes of one transaction, one after another. Items that changed wait in memory for those
/// behind them, so that many changes are filed together, and what bears on every command and is
/// changed by none of them is read once.
pub(super) struct Changing<'a> {
    applier: Applier<'a>,
    /// By what was asked for.
    names: BTreeMap<(bool, bool), Names>,
    workflows: BTreeMap<TextId, Arc<Workflow>>,
    /// The moment given last, and the one that goes on record for it.
    moment: Option<(String, String)>,
}

impl<'a> Changing<'a> {
    pub(super) fn new(transaction: &'a mut Connection) -> Self {
        Self {
            applier: Applier::new(transaction),
            names: BTreeMap::new(),
            workflows: BTreeMap::new(),
            moment: None,
        }
    }

    /// Makes one change. Before anything else reads the state, [`Changing::finish`] is to be called.
    pub(super) async fn one(&mut self, change: Change<'_>) -> Result<Changed> {
        let at = self.moment(change.at).await?;
        let actor = change.person.name.trim().to_owned();
        if actor.is_empty() {
            return Err(refused(Refusal::BadInput { why: Objection::Nobody }));
        }
        let id = change.command.item().clone();
        let Some((filed, situation)) = self.situation(&change).await? else {
            return Err(refused(Refusal::NoItem { item: id }));
        };
        if let Command::EditFromWords { words, .. } = &change.command {
            words_stand(self.applier.connection, &situation.item, words).await?;
        }
        let Decided { events, contents, created, merged } =
            decide(&situation, change, &at).map_err(refused)?;
        let stamp = Stamp { at: &at, actor: &actor };
        let mut numbers: Option<(i64, i64)> = None;
        if !events.is_empty() {
            self.applier.keep(&contents).await?;
            // It was read a moment ago, under the lock of writers.
            self.applier.know(filed, situation.item);
            for event in &events {
                let seq = self.applier.gather(event, &stamp).await?;
                numbers = Some((numbers.map_or(seq, |(first, _)| first), seq));
            }
        }
        let item = self.item(&id).await?;
        let item = item.ok_or_else(|| refused(Refusal::NoItem { item: id }))?;
        Ok(Changed { item, created, events: numbers, merged })
    }

    /// Files what was changed.
    pub(super) async fn finish(mut self) -> Result<()> {
        self.applier.flush().await
    }

    /// An item as it is after the changes so far.
    pub(super) async fn item(&mut self, id: &ItemId) -> Result<Option<Item>> {
        match self.applier.pending.get(id) {
            Some(pending) => Ok(Some(pending.item.clone())),
            None => read::item(self.applier.connection, id).await,
        }
    }

    /// The moment that goes on record. For changes at one moment it stays what it is to the end
    /// of the transaction: the last event then carries it.
    async fn moment(&mut self, given: &str) -> Result<String> {
        if let Some((known, at)) = &self.moment
            && known == given
        {
            return Ok(at.clone());
        }
        let at = moment(self.applier.connection, given).await?;
        self.moment = Some((given.to_owned(), at.clone()));
        Ok(at)
    }

    async fn names(&mut self, change: &Change<'_>) -> Result<Names> {
        let asked = (needs_names(&change.command), !change.person.bodies.is_empty());
        if let Some(names) = self.names.get(&asked) {
            return Ok(names.clone());
        }
        let names = names(self.applier.connection, change).await?;
        self.names.insert(asked, names.clone());
        Ok(names)
    }

    async fn workflow(&mut self, text: &TextId) -> Result<Arc<Workflow>> {
        if let Some(workflow) = self.workflows.get(text) {
            return Ok(Arc::clone(workflow));
        }
        let workflow = Arc::new(workflow_of(self.applier.connection, text).await?);
        self.workflows.insert(text.clone(), Arc::clone(&workflow));
        Ok(workflow)
    }

    /// Under what the item is filed, and what bears on a command; `None` when there is no such
    /// item. Each question to the database takes its time while others wait to write, so that only
    /// what the command asks for is read.
    async fn situation(&mut self, change: &Change<'_>) -> Result<Option<(Filed, Situation)>> {
        let Change { command, revision, .. } = change;
        let revision = *revision;
        let id = command.item();
        if needs_filed(command) && !self.applier.pending.is_empty() {
            self.applier.flush().await?;
        }
        let Some((filed, item)) = self.applier.filed(id).await? else { return Ok(None) };
        let workflow = self.workflow(&item.text).await?;
        let names = self.names(change).await?;
        let connection = &mut *self.applier.connection;
        let records = if needs_records(command) {
            records::of(connection, id).await?
        } else {
            ItemRecords::default()
        };
        let last = match command {
            Command::TakeBack { .. } => {
                // The revision of an item is the number of its last event.
                since(connection, id, item.revision.saturating_sub(1)).await?.pop()
            }
            _ => None,
        };
        let since = match revision {
            Some(revision) if revision < item.revision => since(connection, id, revision).await?,
            _ => Vec::new(),
        };
        let empty = Vec::new();
        let values: &[FieldValue] = match command {
            Command::Edit { values, .. } | Command::EditFromWords { values, .. } => values,
            _ => &empty,
        };
        let mut wanted: BTreeSet<ItemId> = values.iter().flat_map(names_items).collect();
        match command {
            Command::Merge { others, .. } => wanted.extend(others.iter().cloned()),
            Command::Split { parts, .. } => {
                wanted.extend(parts.iter().flatten().flat_map(names_items));
            }
            _ => {}
        }
        let parts: &[Vec<FieldValue>] = match command {
            Command::Split { parts, .. } => parts,
            _ => &[],
        };
        // A part that waits for an item that waits for the whole would wait for itself.
        let mut set = values.iter().chain(parts.iter().flatten());
        let waits = if set.any(|value| matches!(value, FieldValue::DependsOn(_))) {
            waits(connection).await?
        } else {
            BTreeMap::new()
        };
        let taken = match command {
            Command::Split { .. } => parts_of(connection, id).await?,
            _ => BTreeSet::new(),
        };
        let mut others: Vec<Item> = Vec::new();
        for other in wanted.iter().filter(|other| *other != id) {
            others.extend(self.item(other).await?);
        }
        let situation = Situation {
            item,
            position: filed.position,
            others,
            workflow,
            bodies: names.bodies,
            members: names.members,
            occasions: names.occasions,
            claims: records.claims,
            evidence: records.evidence,
            since,
            last,
            waits,
            taken,
        };
        Ok(Some((filed, situation)))
    }
}

fn refused(refusal: Refusal) -> RegisterError {
    RegisterError::Refused(Box::new(refusal))
}

/// The moment that goes on record: the one given, or that of the last event when the clock of the
/// one who acts is behind it. Time on record never goes back, so that "as of" has one answer.
pub(crate) async fn moment(connection: &mut Connection, at: &str) -> Result<String> {
    let given: jiff::Timestamp = at.parse().map_err(|_| {
        refused(Refusal::BadInput { why: Objection::NoMoment { written: at.to_owned() } })
    })?;
    let last: Option<String> =
        connection.first(sql("SELECT at FROM events ORDER BY seq DESC LIMIT 1")).await?;
    let last = last.and_then(|last| last.parse::<jiff::Timestamp>().ok());
    Ok(last.map_or(given, |last| last.max(given)).to_string())
}

/// Bodies and occasions on record, as far as a command asks for them.
#[derive(Clone, Default)]
struct Names {
    bodies: Arc<BTreeSet<BodyId>>,
    occasions: Arc<BTreeSet<OccasionId>>,
    members: Arc<BTreeMap<BodyId, Vec<BodyId>>>,
}

/// Reads them with one question.
async fn names(connection: &mut Connection, change: &Change<'_>) -> Result<Names> {
    let (mut bodies, mut occasions) = (BTreeSet::new(), BTreeSet::new());
    let mut members: BTreeMap<BodyId, Vec<BodyId>> = BTreeMap::new();
    let mut parts = Vec::new();
    if needs_names(&change.command) {
        parts.push("SELECT 'body', id, '' FROM bodies");
        parts.push("SELECT 'occasion', id, '' FROM occasions");
    }
    // Who acts for no body acts for no member of a collective either.
    if !change.person.bodies.is_empty() {
        parts.push("SELECT 'member', collective, member FROM body_members");
    }
    if parts.is_empty() {
        return Ok(Names::default());
    }
    let mut statement = sql("");
    statement.push(parts.join(" UNION ALL ")).push(" ORDER BY 1, 2, 3");
    for row in connection.rows(statement).await? {
        let id = row.text(1)?;
        match row.text(0)?.as_str() {
            "body" => {
                bodies.insert(id.into());
            }
            "occasion" => {
                occasions.insert(id.into());
            }
            _ => members.entry(id.into()).or_default().push(row.text(2)?.into()),
        }
    }
    Ok(Names {
        bodies: Arc::new(bodies),
        occasions: Arc::new(occasions),
        members: Arc::new(members),
    })
}

/// Whether a command may name bodies or occasions.
fn needs_names(command: &Command) -> bool {
    match command {
        Command::Edit { .. }
        | Command::EditFromWords { .. }
        | Command::Split { .. }
        | Command::Claim { .. } => true,
        Command::Confirm { .. }
        | Command::Reject { .. }
        | Command::Reopen { .. }
        | Command::Merge { .. }
        | Command::Move { .. }
        | Command::Note { .. }
        | Command::Attach { .. }
        | Command::Decide { .. }
        | Command::TakeBack { .. } => false,
    }
}

/// Whether a command is judged by claims and evidence.
fn needs_records(command: &Command) -> bool {
    match command {
        Command::Claim { .. }
        | Command::Attach { .. }
        | Command::Decide { .. }
        | Command::TakeBack { .. } => true,
        Command::Edit { .. }
        | Command::EditFromWords { .. }
        | Command::Split { .. }
        | Command::Confirm { .. }
        | Command::Reject { .. }
        | Command::Reopen { .. }
        | Command::Merge { .. }
        | Command::Move { .. }
        | Command::Note { .. } => false,
    }
}

/// Whether a command is judged by more than the items that it names and their events, so that
/// what changed before it has to be filed.
fn needs_filed(command: &Command) -> bool {
    let links = |value: &FieldValue| matches!(value, FieldValue::DependsOn(_));
    needs_records(command)
        || match command {
            Command::Split { .. } => true,
            Command::Edit { values, .. } | Command::EditFromWords { values, .. } => {
                values.iter().any(links)
            }
            _ => false,
        }
}

/// Refuses words that do not stand in the text of the item's edition where they are said to.
async fn words_stand(connection: &mut Connection, item: &Item, words: &[FieldWords]) -> Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    let sources = read::sources(connection, &item.edition).await?;
    let Some(sources) = sources else {
        let why = Objection::NoEdition { edition: item.edition.to_string() };
        return Err(refused(Refusal::BadInput { why }));
    };
    let (document, _) = read::read_sources(connection, &item.edition, &sources).await?;
    for one in words {
        if one.span.slice(&document.text) != Some(one.quote.as_str()) {
            let (field, why) = (one.field, Objection::OtherWords);
            return Err(refused(Refusal::BadValue { field, why }));
        }
    }
    Ok(())
}

/// The members that each collective names.
pub(crate) async fn members(connection: &mut Connection) -> Result<BTreeMap<BodyId, Vec<BodyId>>> {
    let statement = sql("SELECT collective, member FROM body_members ORDER BY collective, member");
    let mut members: BTreeMap<BodyId, Vec<BodyId>> = BTreeMap::new();
    for row in connection.rows(statement).await? {
        members.entry(row.text(0)?.into()).or_default().push(row.text(1)?.into());
    }
    Ok(members)
}

async fn since(connection: &mut Connection, item: &ItemId, revision: i64) -> Result<Vec<Since>> {
    let mut since = Vec::new();
    for record in read::raw_history(connection, item.as_str(), revision).await? {
        let event =
            Event::decode(&record.kind, record.version, &record.payload).map_err(|error| {
                connection.place().undecoded(record.seq, &record.kind, record.version, error)
            })?;
        since.push(Since { event, at: record.at, actor: record.actor });
    }
    Ok(since)
}

async fn waits(connection: &mut Connection) -> Result<BTreeMap<ItemId, BTreeSet<ItemId>>> {
    let statement = sql("SELECT items.id, other FROM item_links JOIN items ON number = item
         WHERE kind = 'depends_on'");
    let mut waits: BTreeMap<ItemId, BTreeSet<ItemId>> = BTreeMap::new();
    for row in connection.rows(statement).await? {
        waits.entry(row.text(0)?.into()).or_default().insert(row.text(1)?.into());
    }
    Ok(waits)
}

async fn parts_of(connection: &mut Connection, id: &ItemId) -> Result<BTreeSet<ItemId>> {
    // From `id+` up to, not including, `id,`, the next character.
    let statement = sql("SELECT id FROM items WHERE id >= $1 AND id < $2")
        .bind(format!("{id}+"))
        .bind(format!("{id},"));
    Ok(connection.column::<String>(statement).await?.into_iter().map(ItemId::new).collect())
}

/// All workflows on record, by id.
pub(crate) async fn workflows(connection: &mut Connection) -> Result<Vec<Workflow>> {
    let rows = connection.rows(sql("SELECT id, workflow FROM workflows ORDER BY id")).await?;
    rows.iter()
        .map(|row| {
            let id = row.text(0)?;
            connection.place().read(format_args!("workflow {id}"), &row.text(1)?)
        })
        .collect()
}

/// The workflow of a text: the one chosen for it, else `action-plan`, else the first there is.
pub(crate) async fn workflow_of(connection: &mut Connection, text: &TextId) -> Result<Workflow> {
    let statement = sql("SELECT id, workflow,
           coalesce((SELECT workflow FROM text_workflows WHERE text = $1), $2)
         FROM workflows ORDER BY id")
    .bind(text.as_str())
    .bind(USUAL);
    let rows = connection.rows(statement).await?;
    let mut wanted = rows.first();
    for row in &rows {
        if row.text(0)? == row.text(2)? {
            wanted = Some(row);
        }
    }
    let row = wanted.ok_or_else(|| RegisterError::NoWorkflow { text: text.to_string() })?;
    connection.place().read(format_args!("workflow {}", row.text(0)?), &row.text(1)?)
}

/// The workflow of texts for which none was chosen.
const USUAL: &str = "action-plan";

/// Records workflows that are not known. Looks before it takes the lock of writers: nearly always
/// there is nothing to record.
pub(crate) async fn record_workflows(
    database: &Database,
    workflows: &[Workflow],
    actor: &str,
    at: &str,
) -> Result<()> {
    if unknown(&mut database.connection().await?, workflows).await?.is_empty() {
        return Ok(());
    }
    let mut transaction = database.begin_write().await?;
    // Another process may have been quicker.
    let news = unknown(&mut transaction, workflows).await?;
    if news.is_empty() {
        return transaction.rollback().await;
    }
    let at = moment(&mut transaction, at).await?;
    let stamp = Stamp { at: &at, actor };
    let event = Event::WorkflowsRecorded(WorkflowsRecorded { workflows: news });
    Applier::new(&mut transaction).append(&event, &stamp).await?;
    transaction.commit().await
}

/// Those of `workflows` that are not on record.
async fn unknown(connection: &mut Connection, workflows: &[Workflow]) -> Result<Vec<Workflow>> {
    let known = self::workflows(connection).await?;
    let is_known = |one: &&Workflow| known.iter().any(|known| known.id == one.id);
    Ok(workflows.iter().filter(|one| !is_known(one)).cloned().collect())
}

/// Lets the items of a text live by another workflow. Items in a state that it does not know keep
/// that state until somebody moves them, so the new one has to know every state in use.
pub(crate) async fn choose_workflow(
    database: &Database,
    text: &TextId,
    workflow: &WorkflowId,
    (actor, at): (&str, &str),
    once: Option<&Once<'_>>,
) -> Result<Made<()>> {
    let mut transaction = database.begin_write().await?;
    if let Some(before) = terms::before(&mut transaction, once).await? {
        transaction.rollback().await?;
        return Ok(before);
    }
    let refuse = |why: Objection| Err(refused(Refusal::BadInput { why }));
    let known = workflows(&mut transaction).await?;
    let Some(chosen) = known.iter().find(|one| one.id == *workflow) else {
        let ids: Vec<&str> = known.iter().map(|one| one.id.as_str()).collect();
        let (workflow, known) = (workflow.to_string(), ids.join(", "));
        return refuse(Objection::NoWorkflow { workflow, known });
    };
    let number = sql("SELECT number FROM texts WHERE id = $1").bind(text.as_str());
    let Some(number) = transaction.first::<i64>(number).await? else {
        return refuse(Objection::NoText { text: text.to_string() });
    };
    let statuses = sql("SELECT DISTINCT status FROM items WHERE text = $1").bind(number);
    for status in transaction.column::<String>(statuses).await? {
        let status = StatusId::new(status);
        if !status.is_own() && chosen.state(&status).is_none() {
            let workflow = workflow.to_string();
            return refuse(Objection::UnknownState { status, workflow });
        }
    }
    let at = moment(&mut transaction, at).await?;
    let stamp = Stamp { at: &at, actor };
    let event =
        Event::WorkflowChosen(WorkflowChosen { text: text.clone(), workflow: workflow.clone() });
    Applier::new(&mut transaction).append(&event, &stamp).await?;
    terms::remember(&mut transaction, once, &()).await?;
    transaction.commit().await?;
    Ok(Made::Now(()))
}
