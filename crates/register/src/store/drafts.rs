//! Drafts in tables: what events do to them, and how they are read.

use actum_model::BodyId;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::apply::{Applier, Stamp};
use super::{change, read, terms};
use crate::change::{Made, Objection, Once, Refusal};
use crate::database::{Connection, Database, sql};
use crate::drafts::{
    DraftAnswer, DraftChange, DraftChanged, DraftCommand, DraftEvent, DraftHead, DraftOpened,
    DraftProposalAdded, DraftStepTaken, LARGEST_PART, LARGEST_STEP, LONGEST_TITLE, MOST_PROPOSALS,
    ProposalHead, StoredDraft,
};
use crate::error::{RegisterError, Result};
use crate::event::Event;
use crate::import::plan::hexadecimal;
use crate::people::PeopleRefusal;
use crate::permission::{About, Deed, Person, may};

/// The kind of the contents that hold base and proposals.
const CONTENT: &str = "draft";

impl Applier<'_> {
    /// Changes drafts as the event says.
    pub(super) async fn draft(&mut self, event: &DraftEvent, stamp: &Stamp<'_>) -> Result<()> {
        if let DraftEvent::Opened(event) = event {
            let head = DraftHead {
                id: event.draft.clone(),
                title: event.title.clone(),
                language: event.language,
                text: event.text.clone(),
                closed: false,
                base: event.base_sha256.clone(),
                proposals: Vec::new(),
                steps: 0,
                opened_at: stamp.at.to_owned(),
                opened_by: stamp.actor.to_owned(),
                changed_at: stamp.at.to_owned(),
                changed_by: stamp.actor.to_owned(),
            };
            let value = self.write(&head)?;
            let statement = sql("INSERT INTO drafts (number, id, value)
                 SELECT coalesce(max(number), 0) + 1, $1, $2 FROM drafts");
            return self.run(statement.bind(&head.id).bind(value)).await;
        }
        let id = event.draft();
        let Some(mut head) = head(self.connection, id).await? else {
            return Err(self.place().damaged(format!("an event names draft {id}, not there")));
        };
        match event {
            DraftEvent::Opened(_) => {}
            DraftEvent::ProposalAdded(added) => head
                .proposals
                .push(ProposalHead { name: added.name.clone(), sha256: added.sha256.clone() }),
            DraftEvent::StepTaken(taken) => {
                head.steps = taken.number;
                let value = self.write(&taken.step)?;
                let statement =
                    sql("INSERT INTO draft_steps (draft, number, value) VALUES ($1, $2, $3)");
                self.run(statement.bind(id).bind(taken.number).bind(value)).await?;
            }
            DraftEvent::Changed(changed) => {
                head.title.clone_from(&changed.title);
                head.closed = changed.closed;
            }
        }
        stamp.at.clone_into(&mut head.changed_at);
        stamp.actor.clone_into(&mut head.changed_by);
        let value = self.write(&head)?;
        let statement = sql("UPDATE drafts SET value = $1 WHERE id = $2");
        self.run(statement.bind(value).bind(id)).await
    }
}

/// All drafts without their texts, in the order in which they were opened.
pub(crate) async fn all(connection: &mut Connection) -> Result<Vec<DraftHead>> {
    let statement = sql("SELECT value FROM drafts ORDER BY number");
    let values: Vec<String> = connection.column(statement).await?;
    let place = connection.place();
    values.iter().map(|value| place.read("a draft", value)).collect()
}

async fn head(connection: &mut Connection, id: &str) -> Result<Option<DraftHead>> {
    let statement = sql("SELECT value FROM drafts WHERE id = $1").bind(id);
    let value: Option<String> = connection.first(statement).await?;
    value.map(|value| connection.place().read("a draft", &value)).transpose()
}

/// A draft whole. Its texts come from `kept` where the register is shown as it was.
pub(crate) async fn draft(
    shown: &mut Connection,
    kept: Option<&mut Connection>,
    id: &str,
) -> Result<Option<StoredDraft>> {
    let Some(head) = head(shown, id).await? else { return Ok(None) };
    // The head is of one moment; steps that came since do not belong to it.
    let statement =
        sql("SELECT value FROM draft_steps WHERE draft = $1 AND number <= $2 ORDER BY number");
    let steps: Vec<String> = shown.column(statement.bind(id).bind(head.steps)).await?;
    let contents = kept.unwrap_or(shown);
    let base = part(contents, &head.base).await?;
    let mut proposals = Vec::with_capacity(head.proposals.len());
    for proposal in &head.proposals {
        proposals.push(part(contents, &proposal.sha256).await?);
    }
    let place = contents.place();
    let steps = steps.iter().map(|step| place.read("a step of a draft", step));
    let steps = steps.collect::<Result<Vec<Value>>>()?;
    let value = serde_json::json!({ "base": base, "proposals": proposals, "steps": steps });
    Ok(Some(StoredDraft { head, value }))
}

async fn part(connection: &mut Connection, sha256: &str) -> Result<Value> {
    let bytes = read::content(connection, sha256).await?;
    serde_json::from_slice(&bytes).map_err(|error| {
        connection.place().damaged(format!("content {sha256} of a draft cannot be read: {error}"))
    })
}

fn refused<T>(why: Objection) -> Result<T> {
    Err(RegisterError::Refused(Box::new(Refusal::BadInput { why })))
}

/// Whether the person may; positions of a body are for those who act for it.
fn allowed(person: &Person, command: &DraftCommand) -> Result<()> {
    let party = match command {
        DraftCommand::TakeStep { step, .. } if text_at(step, "act") == Some("position") => {
            text_at(step, "party")
        }
        _ => None,
    };
    let (deed, about) = match party {
        Some(party) => (Deed::TakePosition, About::Item([BodyId::new(party)].into())),
        None => (Deed::Draft, About::Register),
    };
    if may(person, deed, &about) {
        return Ok(());
    }
    let refusal = PeopleRefusal::NotAllowed { person: person.name.clone(), deed };
    Err(RegisterError::PeopleRefused(Box::new(refusal)))
}

fn text_at<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

/// A title as it is kept.
fn titled(title: &str) -> Result<String> {
    let title = title.trim();
    if title.is_empty() {
        return refused(Objection::Empty);
    }
    if title.chars().any(char::is_control) || title.chars().count() > LONGEST_TITLE {
        return refused(Objection::TooLong { most: LONGEST_TITLE });
    }
    Ok(title.to_owned())
}

/// Base or proposal as it is kept: its bytes and their SHA-256.
fn content<T: Serialize>(value: &T) -> Result<(String, Vec<u8>)> {
    let bytes = serde_json::to_vec(value).unwrap_or_default();
    if bytes.is_empty() || bytes.len() > LARGEST_PART {
        return refused(Objection::LargeDraft { bytes: bytes.len(), most: LARGEST_PART });
    }
    Ok((hexadecimal(&Sha256::digest(&bytes)), bytes))
}

/// What is to be written: contents first, then events.
#[derive(Default)]
struct Plan {
    contents: Vec<(String, Vec<u8>)>,
    events: Vec<DraftEvent>,
}

impl Plan {
    fn proposal(
        &mut self,
        draft: &str,
        number: usize,
        proposal: &Value,
        reason: &str,
    ) -> Result<()> {
        if number > MOST_PROPOSALS {
            return refused(Objection::TooMany { count: number, most: MOST_PROPOSALS });
        }
        let (sha256, bytes) = content(proposal)?;
        let name = titled(text_at(proposal, "name").unwrap_or_default())?;
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.contents.push((sha256.clone(), bytes));
        self.events.push(DraftEvent::ProposalAdded(DraftProposalAdded {
            draft: draft.to_owned(),
            number,
            name,
            sha256,
            reason: reason.to_owned(),
        }));
        Ok(())
    }
}

/// Makes a change, or says why not.
pub(crate) async fn change(
    database: &Database,
    change: DraftChange<'_>,
    once: Option<&Once<'_>>,
) -> Result<Made<DraftAnswer>> {
    allowed(change.person, &change.command)?;
    let mut transaction = database.begin_write().await?;
    if let Some(before) = terms::before(&mut transaction, once).await? {
        transaction.rollback().await?;
        return Ok(before);
    }
    let at = change::moment(&mut transaction, change.at).await?;
    let stamp = Stamp { at: &at, actor: &change.person.name };
    let (id, plan) = match planned(&mut transaction, change.command, &stamp, &change.reason).await?
    {
        Ok(planned) => planned,
        Err(answer) => {
            transaction.rollback().await?;
            return Ok(Made::Now(answer));
        }
    };
    let mut applier = Applier::new(&mut transaction);
    for (sha256, bytes) in plan.contents {
        applier.keep_bytes(&sha256, CONTENT, bytes).await?;
    }
    for event in plan.events {
        applier.append(&Event::Draft(event), &stamp).await?;
    }
    let Some(head) = head(&mut transaction, &id).await? else {
        return Err(transaction.place().damaged(format!("draft {id} is not there")));
    };
    let answer = DraftAnswer::Done(head);
    terms::remember(&mut transaction, once, &answer).await?;
    transaction.commit().await?;
    Ok(Made::Now(answer))
}

/// What a command comes to: the draft and what is written, or an answer without writing.
async fn planned(
    connection: &mut Connection,
    command: DraftCommand,
    stamp: &Stamp<'_>,
    reason: &str,
) -> Result<std::result::Result<(String, Plan), DraftAnswer>> {
    let mut plan = Plan::default();
    let (DraftCommand::AddProposal { draft, .. }
    | DraftCommand::TakeStep { draft, .. }
    | DraftCommand::Change { draft, .. }) = &command
    else {
        let DraftCommand::Open { title, language, text, base, proposals } = command else {
            return Ok(Err(DraftAnswer::Missing));
        };
        let next = sql("SELECT coalesce(max(number), 0) + 1 FROM drafts");
        let id = format!("d{}", connection.one(next).await?.integer(0)?);
        if let Some(text) = &text
            && !read::text_ids(connection).await?.contains(text)
        {
            return refused(Objection::NoText { text: text.to_string() });
        }
        let (base_sha256, bytes) = content(&base)?;
        plan.contents.push((base_sha256.clone(), bytes));
        plan.events.push(DraftEvent::Opened(Box::new(DraftOpened {
            draft: id.clone(),
            title: titled(&title)?,
            language,
            text,
            base_sha256,
            reason: reason.to_owned(),
        })));
        for (number, proposal) in (1..).zip(&proposals) {
            plan.proposal(&id, number, proposal, "")?;
        }
        return Ok(Ok((id, plan)));
    };
    let Some(head) = head(connection, draft).await? else {
        return Ok(Err(DraftAnswer::Missing));
    };
    let id = head.id.clone();
    if head.closed && !matches!(command, DraftCommand::Change { .. }) {
        return refused(Objection::DraftClosed);
    }
    match command {
        DraftCommand::Open { .. } => {}
        DraftCommand::AddProposal { parts, .. } | DraftCommand::TakeStep { parts, .. }
            if parts != head.parts() =>
        {
            return Ok(Err(DraftAnswer::Moved(head)));
        }
        DraftCommand::AddProposal { proposal, .. } => {
            plan.proposal(&id, head.proposals.len() + 1, &proposal, reason)?;
        }
        DraftCommand::TakeStep { mut step, .. } => {
            if let Some(fields) = step.as_object_mut() {
                fields.insert("by".to_owned(), stamp.actor.into());
                fields.insert("at".to_owned(), stamp.at.into());
            }
            let bytes = step.to_string().len();
            if bytes > LARGEST_STEP {
                return refused(Objection::LargeDraft { bytes, most: LARGEST_STEP });
            }
            let number = head.steps + 1;
            plan.events.push(DraftEvent::StepTaken(DraftStepTaken {
                draft: id.clone(),
                number,
                step,
            }));
        }
        DraftCommand::Change { title, closed, .. } => {
            let title = titled(&title)?;
            if title != head.title || closed != head.closed {
                plan.events.push(DraftEvent::Changed(DraftChanged {
                    draft: id.clone(),
                    title,
                    closed,
                    reason: reason.to_owned(),
                }));
            }
        }
    }
    Ok(Ok((id, plan)))
}
