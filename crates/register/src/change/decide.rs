//! Judging a command: from what is there and what is asked to events, or to a refusal. Pure, so
//! that every database behind the register decides alike.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use actum_model::{
    BodyId, Claim, ClaimId, ClaimKind, Decision, Duty, Entry, Evidence, Field, FieldValue,
    FieldWords, Item, ItemId, Need, Note, OccasionId, Role, StatusId, Workflow,
};

use crate::event::{
    ClaimDecided, ClaimMade, Event, EvidenceAttached, ItemConfirmed, ItemCreated, ItemEdited,
    ItemMoved, ItemRejected, ItemReopened, ItemReplaced, ItemsMerged, NoteAdded,
};
use crate::import::plan::Content;
use crate::permission::{About, Deed, Person, may};

use super::command::{Change, Command, Refusal, claim_id, evidence_id, note_id};
use super::members::all_members;
use super::objection::Objection;
use super::take_back::take_back;
use super::{evidence, evolve, field, value};

/// What the register holds that bears on a command.
#[derive(Debug)]
pub(crate) struct Situation {
    /// The item.
    pub(crate) item: Item,
    /// Its place in the order of its text.
    pub(crate) position: u32,
    /// The other items that the command names, those that exist.
    pub(crate) others: Vec<Item>,
    /// The workflow of its text.
    pub(crate) workflow: Arc<Workflow>,
    /// Every body.
    pub(crate) bodies: Arc<BTreeSet<BodyId>>,
    /// The members that each collective names.
    pub(crate) members: Arc<BTreeMap<BodyId, Vec<BodyId>>>,
    /// Every occasion.
    pub(crate) occasions: Arc<BTreeSet<OccasionId>>,
    /// The claims on the item.
    pub(crate) claims: Vec<Claim>,
    /// The evidence on the item.
    pub(crate) evidence: Vec<Evidence>,
    /// What happened to the item after the revision that was looked at.
    pub(crate) since: Vec<Since>,
    /// The last thing that happened to the item, for who wants to take it back.
    pub(crate) last: Option<Since>,
    /// Which items wait for which.
    pub(crate) waits: BTreeMap<ItemId, BTreeSet<ItemId>>,
    /// Item ids given away that begin with the item's.
    pub(crate) taken: BTreeSet<ItemId>,
}

/// Something that happened meanwhile.
#[derive(Debug)]
pub(crate) struct Since {
    pub(crate) event: Event,
    pub(crate) at: String,
    pub(crate) actor: String,
}

/// What a command comes to.
#[derive(Debug, Default)]
pub(crate) struct Decided {
    pub(crate) events: Vec<Event>,
    pub(crate) contents: Vec<Content>,
    pub(crate) created: Vec<ItemId>,
    pub(crate) merged: bool,
}

/// Longest remark or statement, in Unicode scalars.
const LONGEST_WORDS: usize = 20_000;

/// Into how many parts an item is split at most.
const MOST_PARTS: usize = 50;

/// Longest name of a period, in Unicode scalars.
const LONGEST_PERIOD: usize = 40;

/// Judges a change. `at` is its time in UTC.
pub(crate) fn decide(
    situation: &Situation,
    change: Change<'_>,
    at: &str,
) -> Result<Decided, Refusal> {
    allowed(situation, &change)?;
    let merged = undisturbed(situation, &change)?;
    let reason = change.reason.trim().to_owned();
    longest(&reason)?;
    let by = change.person.name.clone();
    let Change { command, person, .. } = change;
    let mut decided = match command {
        Command::Confirm { item } => confirm(situation, item, reason)?,
        Command::Reject { item } => {
            in_review(situation)?;
            Decided::of(Event::ItemRejected(ItemRejected { item, reason: needed(reason)? }))
        }
        Command::Reopen { item } => reopen(situation, item, reason)?,
        Command::Edit { item, values } => edit(situation, item, values, Vec::new(), reason)?,
        Command::EditFromWords { item, values, words } => {
            edit(situation, item, values, words, reason)?
        }
        Command::TakeBack { item, event } => {
            take_back(situation, person, &about(situation), (item, event), reason)?
        }
        Command::Split { item, parts } => {
            let entry = Entry { by, at: at.to_owned(), reason: needed(reason)? };
            split(situation, item, parts, &entry)?
        }
        Command::Merge { item, others } => merge(situation, item, &others, needed(reason)?)?,
        Command::Move { item, to } => {
            let concerned = may(person, Deed::Move, &about(situation));
            let by_role = |role: &Role| {
                person.roles.contains(role) && (*role != Role::FocalPoint || concerned)
            };
            moved(situation, item, to, reason, &by_role, &person.name)?
        }
        Command::Note { item, words } => {
            let words = noted(&words)?;
            let id = note_id(situation.item.follow_up.counts.notes);
            let note = Note { id, words, by, at: at.to_owned() };
            Decided::of(Event::NoteAdded(NoteAdded { item, note }))
        }
        Command::Attach { item, title, source } => {
            let (source, bytes) = evidence::judge(source)?;
            attach(situation, item, &title, source, bytes, (by, at))?
        }
        Command::Claim { item, kind, statement, evidence, body } => {
            let claim = Claim {
                id: claim_id(situation.item.follow_up.counts.claims),
                kind,
                statement: statement.trim().to_owned(),
                evidence,
                by,
                body,
                at: at.to_owned(),
                decision: None,
            };
            claimed(situation, item, claim)?
        }
        Command::Decide { item, claim, accepted } => {
            let reason = if accepted { reason } else { needed(reason)? };
            let decision = Decision { accepted, by, at: at.to_owned(), reason };
            decided_claim(situation, item, claim, decision, person)?
        }
    };
    decided.merged = merged;
    Ok(decided)
}

impl Decided {
    pub(super) fn of(event: Event) -> Self {
        Self { events: vec![event], ..Self::default() }
    }
}

fn about(situation: &Situation) -> About {
    About::item(&situation.item, |body| all_members(&situation.members, body))
}

fn allowed(situation: &Situation, change: &Change<'_>) -> Result<(), Refusal> {
    let judge = |item: &Item, about: &About| {
        for deed in change.command.deeds() {
            if !may(change.person, deed, about) {
                return Err(Refusal::NotAllowed {
                    person: change.person.name.clone(),
                    deed,
                    item: item.id.clone(),
                });
            }
        }
        Ok(())
    };
    judge(&situation.item, &about(situation))
}

/// Whether others changed other fields meanwhile; the same fields are a conflict.
fn undisturbed(situation: &Situation, change: &Change<'_>) -> Result<bool, Refusal> {
    let Some(revision) = change.revision else { return Ok(false) };
    let item = &situation.item;
    if revision > item.revision || revision < 0 {
        let (item, last) = (item.id.clone(), item.revision);
        return Err(Refusal::NoRevision { item, revision, last });
    }
    let touches: BTreeSet<Field> = change.command.touches().into_iter().collect();
    for since in &situation.since {
        let fields: Vec<Field> = evolve::touched(&since.event)
            .into_iter()
            .filter(|field| touches.contains(field))
            .collect();
        if !fields.is_empty() {
            return Err(Refusal::Conflict {
                item: item.id.clone(),
                fields,
                by: since.actor.clone(),
                at: since.at.clone(),
                revision: item.revision,
            });
        }
    }
    Ok(!situation.since.is_empty())
}

fn needed(reason: String) -> Result<String, Refusal> {
    if reason.is_empty() { Err(Refusal::NoReason) } else { Ok(reason) }
}

fn longest(words: &str) -> Result<(), Refusal> {
    let length = words.chars().count();
    if length > LONGEST_WORDS {
        let why = Objection::LongWords { length, most: LONGEST_WORDS };
        return Err(Refusal::BadInput { why });
    }
    Ok(())
}

fn noted(words: &str) -> Result<String, Refusal> {
    let words = words.trim();
    if words.is_empty() {
        return Err(Refusal::BadInput { why: Objection::EmptyNote });
    }
    longest(words)?;
    Ok(words.to_owned())
}

pub(super) fn wrong_state(item: &Item, why: Objection) -> Refusal {
    Refusal::WrongState { item: item.id.clone(), status: item.status.clone(), why }
}

fn in_review(situation: &Situation) -> Result<(), Refusal> {
    let item = &situation.item;
    if item.status.is_proposed() { Ok(()) } else { Err(wrong_state(item, Objection::VerdictGiven)) }
}

/// Whether the item is followed up: confirmed, and not overtaken.
fn followed(item: &Item) -> Result<(), Refusal> {
    if item.status.is_proposed() {
        Err(wrong_state(item, Objection::ConfirmFirst))
    } else if item.status.is_rejected() {
        Err(wrong_state(item, Objection::Rejected))
    } else if item.status.is_overtaken() {
        Err(wrong_state(item, Objection::Overtaken))
    } else {
        Ok(())
    }
}

fn confirm(situation: &Situation, item: ItemId, reason: String) -> Result<Decided, Refusal> {
    let there = &situation.item;
    let status = if there.status.is_proposed() {
        situation.workflow.confirmed.clone()
    } else {
        followed(there)?;
        if there.follow_up.look_again.is_empty() {
            // Confirmed already, and nothing to look at again.
            return Ok(Decided::default());
        }
        there.status.clone()
    };
    Ok(Decided::of(Event::ItemConfirmed(ItemConfirmed { item, status, reason })))
}

fn reopen(situation: &Situation, item: ItemId, reason: String) -> Result<Decided, Refusal> {
    let there = &situation.item;
    if there.status.is_proposed() {
        return Ok(Decided::default());
    }
    if there.status.is_overtaken() {
        return Err(wrong_state(there, Objection::SeeOthers));
    }
    Ok(Decided::of(Event::ItemReopened(ItemReopened { item, reason: needed(reason)? })))
}

/// The values that differ from what the item has, judged, with owners that follow from changed
/// addressees.
fn changes(situation: &Situation, values: Vec<FieldValue>) -> Result<Vec<FieldValue>, Refusal> {
    let mut seen = BTreeSet::new();
    let mut changed = Vec::new();
    for value in values {
        if !seen.insert(value.field()) {
            return Err(Refusal::BadValue { field: value.field(), why: Objection::Twice });
        }
        let value = value::judged(situation, value)?;
        if field::get(&situation.item, value.field()).as_ref() != Some(&value) {
            changed.push(value);
        }
    }
    // Owners that no longer follow from the addressees were chosen by a person, and stay.
    let parties = situation.item.commitment.addressees.iter().map(|one| one.value.clone());
    let chosen = value::owners(situation, &parties.collect::<Vec<_>>()) != situation.item.owners;
    if !seen.contains(&Field::Owners) && !chosen {
        let owners = changed.iter().find_map(|value| match value {
            FieldValue::Addressees(parties) => Some(value::owners(situation, parties)),
            _ => None,
        });
        if let Some(owners) = owners.filter(|owners| *owners != situation.item.owners) {
            changed.push(FieldValue::Owners(owners));
        }
    }
    Ok(changed)
}

fn edit(
    situation: &Situation,
    item: ItemId,
    values: Vec<FieldValue>,
    words: Vec<FieldWords>,
    reason: String,
) -> Result<Decided, Refusal> {
    let there = &situation.item;
    if there.status.is_rejected() || there.status.is_overtaken() {
        return Err(wrong_state(there, Objection::ValuesStay));
    }
    let values = changes(situation, values)?;
    if values.is_empty() {
        return Ok(Decided::default());
    }
    let before = values.iter().filter_map(|value| field::get(there, value.field())).collect();
    let set = |words: &FieldWords| values.iter().any(|value| value.field() == words.field);
    let words = words.into_iter().filter(set).collect();
    Ok(Decided::of(Event::ItemEdited(Box::new(ItemEdited { item, values, before, words, reason }))))
}

fn split(
    situation: &Situation,
    item: ItemId,
    parts: Vec<Vec<FieldValue>>,
    entry: &Entry,
) -> Result<Decided, Refusal> {
    let there = &situation.item;
    if there.status.is_rejected() || there.status.is_overtaken() {
        return Err(wrong_state(there, Objection::SplitApplying));
    }
    if !(2..=MOST_PARTS).contains(&parts.len()) {
        let why = Objection::Parts { count: parts.len(), most: MOST_PARTS };
        return Err(Refusal::BadInput { why });
    }
    let free = (1u32..)
        .map(|number| ItemId::new(format!("{item}+{number}")))
        .filter(|id| !situation.taken.contains(id));
    let mut decided = Decided::default();
    let mut created = Vec::new();
    for (values, id) in parts.into_iter().zip(free) {
        let mut part = there.clone();
        part.id = id.clone();
        part.revision = 0;
        part.merged.clear();
        part.follow_up.counts = actum_model::Counts::default();
        part.follow_up.progress = None;
        part.follow_up.periods_met.clear();
        part.follow_up.split_from = Some(item.clone());
        for value in changes(situation, values)? {
            field::set(&mut part, &value, &[], entry);
        }
        entry.at.clone_into(&mut part.updated_at);
        created.push(Event::ItemCreated(Box::new(ItemCreated {
            item: part,
            position: situation.position,
            reason: "split".to_owned(),
        })));
        decided.created.push(id);
    }
    decided.events.push(Event::ItemReplaced(ItemReplaced {
        item,
        by: decided.created.clone(),
        rule: "split".to_owned(),
        reason: entry.reason.clone(),
    }));
    decided.events.extend(created);
    Ok(decided)
}

fn merge(
    situation: &Situation,
    item: ItemId,
    others: &[ItemId],
    reason: String,
) -> Result<Decided, Refusal> {
    let there = &situation.item;
    let others: BTreeSet<&ItemId> = others.iter().filter(|other| **other != item).collect();
    if others.is_empty() {
        return Err(Refusal::BadInput { why: Objection::NothingToMerge });
    }
    let mut decided = Decided::default();
    let mut commitments = Vec::new();
    let mut replaced = Vec::new();
    for id in others {
        let Some(other) = situation.others.iter().find(|other| other.id == *id) else {
            return Err(Refusal::NoItem { item: id.clone() });
        };
        if other.text != there.text {
            return Err(Refusal::BadInput { why: Objection::OtherText { item: id.clone() } });
        }
        commitments.push(other.commitment.clone());
        commitments.extend(other.merged.iter().cloned());
        replaced.push(Event::ItemReplaced(ItemReplaced {
            item: id.clone(),
            by: vec![item.clone()],
            rule: "merged".to_owned(),
            reason: reason.clone(),
        }));
    }
    for one in situation.others.iter().chain([there]) {
        if one.status.is_rejected() || one.status.is_overtaken() {
            return Err(wrong_state(one, Objection::MergeApplying));
        }
    }
    let ids = situation.others.iter().map(|other| other.id.clone()).collect();
    decided.events.push(Event::ItemsMerged(Box::new(ItemsMerged {
        item,
        others: ids,
        commitments,
        reason,
    })));
    decided.events.extend(replaced);
    Ok(decided)
}

fn moved(
    situation: &Situation,
    item: ItemId,
    to: StatusId,
    reason: String,
    has_role: &impl Fn(&Role) -> bool,
    person: &str,
) -> Result<Decided, Refusal> {
    let there = &situation.item;
    followed(there)?;
    if there.status == to {
        return Ok(Decided::default());
    }
    let workflow = &situation.workflow;
    let possible: Vec<_> = workflow.moves_from(&there.status).filter(|one| one.to == to).collect();
    if possible.is_empty() {
        return Err(Refusal::NoSuchMove {
            item,
            from: there.status.clone(),
            to,
            allowed: workflow.moves_from(&there.status).map(|one| one.to.clone()).collect(),
        });
    }
    let administers = has_role(&Role::Administrator);
    let mine: Vec<_> =
        possible.into_iter().filter(|one| administers || one.by.iter().any(has_role)).collect();
    if mine.is_empty() {
        let person = person.to_owned();
        return Err(Refusal::NotAllowed { person, deed: Deed::Move, item });
    }
    if there.follow_up.duty != Duty::Once
        && matches!(
            workflow.standing(&to),
            actum_model::Standing::Delivered | actum_model::Standing::Closed
        )
        && reason.is_empty()
    {
        // What goes on is never simply done: somebody says why it ends.
        return Err(Refusal::Missing { item, to, need: Need::Reason });
    }
    let lacks = |need: &Need| match need {
        Need::Reason => reason.is_empty(),
        Need::Evidence => there.follow_up.counts.evidence == 0,
        Need::AcceptedClaim => there.follow_up.counts.done == 0,
    };
    // Several moves may lead to one state under different conditions; one of them is enough.
    let missing = mine.iter().map(|one| one.needs.iter().copied().find(|need| lacks(need)));
    let mut first = None;
    for need in missing {
        match need {
            None => {
                let from = there.status.clone();
                return Ok(Decided::of(Event::ItemMoved(ItemMoved { item, from, to, reason })));
            }
            Some(need) => first = first.or(Some(need)),
        }
    }
    Err(Refusal::Missing { item, to, need: first.unwrap_or(Need::Reason) })
}

fn attach(
    situation: &Situation,
    item: ItemId,
    title: &str,
    source: actum_model::EvidenceSource,
    bytes: Option<Vec<u8>>,
    (by, at): (String, &str),
) -> Result<Decided, Refusal> {
    let title = match (title.trim(), &source) {
        ("", actum_model::EvidenceSource::File { name, .. }) => name.clone(),
        ("", actum_model::EvidenceSource::Link { .. }) => {
            return Err(Refusal::BadInput { why: Objection::NoTitle });
        }
        (title, _) => title.to_owned(),
    };
    longest(&title)?;
    if let Some(same) = situation.evidence.iter().find(|one| one.source == source) {
        let (evidence, title) = (same.id.clone(), same.title.clone());
        return Err(Refusal::BadInput { why: Objection::AttachedAlready { evidence, title } });
    }
    let mut decided = Decided::default();
    if let (actum_model::EvidenceSource::File { sha256, .. }, Some(bytes)) = (&source, bytes) {
        decided.contents.push(Content { sha256: sha256.clone(), kind: "evidence", bytes });
    }
    let id = evidence_id(situation.item.follow_up.counts.evidence);
    let evidence = Evidence { id, title, source, by, at: at.to_owned() };
    decided.events.push(Event::EvidenceAttached(EvidenceAttached { item, evidence }));
    Ok(decided)
}

fn claimed(situation: &Situation, item: ItemId, mut claim: Claim) -> Result<Decided, Refusal> {
    let there = &situation.item;
    followed(there)?;
    let refuse = |why: Objection| Err(Refusal::BadInput { why });
    match &claim.kind {
        ClaimKind::Progress { percent } if *percent > 100 => {
            return refuse(Objection::Percent { percent: usize::from(*percent) });
        }
        ClaimKind::Progress { .. } => {}
        ClaimKind::Period { period } => {
            if there.follow_up.duty.is_once() {
                return refuse(Objection::NoPeriods);
            }
            if period.trim().is_empty() || period.chars().count() > LONGEST_PERIOD {
                return refuse(Objection::PeriodName { most: LONGEST_PERIOD });
            }
        }
        ClaimKind::Milestone { milestone } => {
            if !there.follow_up.milestones.iter().any(|one| one.id == *milestone) {
                return refuse(Objection::NoMilestone { milestone: milestone.clone() });
            }
        }
        ClaimKind::Done => {
            if let Duty::Ongoing { .. } = there.follow_up.duty {
                return refuse(Objection::NeverDone);
            }
        }
    }
    if claim.statement.is_empty() && claim.evidence.is_empty() {
        return refuse(Objection::NothingSaid);
    }
    longest(&claim.statement)?;
    for id in &claim.evidence {
        if !situation.evidence.iter().any(|one| one.id == *id) {
            return refuse(Objection::NoEvidence { evidence: id.clone() });
        }
    }
    if let Some(body) = &claim.body
        && !situation.bodies.contains(body)
    {
        return refuse(Objection::NoBody { body: body.clone() });
    }
    if !situation.workflow.second_person {
        claim.decision = Some(Decision {
            accepted: true,
            by: claim.by.clone(),
            at: claim.at.clone(),
            reason: String::new(),
        });
    }
    Ok(Decided::of(Event::ClaimMade(ClaimMade { item, claim })))
}

fn decided_claim(
    situation: &Situation,
    item: ItemId,
    id: ClaimId,
    decision: Decision,
    person: &Person,
) -> Result<Decided, Refusal> {
    let open = situation.claims.iter().find(|one| one.id == id && one.decision.is_none());
    let Some(claim) = open else {
        return Err(Refusal::NoOpenClaim { item, claim: id });
    };
    if situation.workflow.second_person && person.is_or_was(&claim.by) {
        return Err(Refusal::OwnClaim { person: decision.by, item, claim: id });
    }
    Ok(Decided::of(Event::ClaimDecided(ClaimDecided { item, claim: id, decision })))
}
