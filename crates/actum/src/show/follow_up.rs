//! What people made of an item, in lines.

use actum_model::{Claim, ClaimKind, Duty, EvidenceSource, Item, Milestone};
use actum_register::ItemRecords;
use anyhow::Result;

use crate::describe::{self, Names};
use crate::message::{messages, say};
use crate::output::Output;

/// Writes the follow-up of an item, or nothing where there is none.
pub(super) fn show(
    item: &Item,
    records: &ItemRecords,
    names: &Names,
    output: &Output,
) -> Result<()> {
    let mut lines = plan(item, names);
    let workflows = names.workflows();
    let moves: Vec<String> = workflows
        .iter()
        .find(|workflow| workflow.state(&item.status).is_some())
        .map(|workflow| workflow.moves_from(&item.status).map(|one| &one.to).collect::<Vec<_>>())
        .unwrap_or_default()
        .into_iter()
        .map(|status| names.status(status))
        .collect();
    if !moves.is_empty() {
        lines.push((say!("field-moves"), moves.join(", ")));
    }
    let labelled = |label: String, values: Vec<String>| {
        values.into_iter().map(move |value| (label.clone(), value))
    };
    let claims = records.claims.iter().map(claim).collect();
    lines.extend(labelled(say!("field-claims"), claims));
    let evidence = records.evidence.iter().map(|one| {
        let place = match &one.source {
            EvidenceSource::File { name, .. } => name,
            EvidenceSource::Link { address, .. } => address,
        };
        format!("{} {} ({place}; {}, {})", one.id, one.title, one.by, one.at)
    });
    lines.extend(labelled(say!("field-evidence"), evidence.collect()));
    let notes = records
        .notes
        .iter()
        .map(|note| format!("{} {} ({}, {})", note.id, note.words, note.by, note.at));
    lines.extend(labelled(say!("field-notes"), notes.collect()));
    if lines.is_empty() {
        return Ok(());
    }
    output.result(&format!("\n{}", say!("item-follow-up")))?;
    for (label, value) in lines {
        output.result(&format!("  {label}: {value}"))?;
    }
    Ok(())
}

fn plan(item: &Item, names: &Names) -> Vec<(String, String)> {
    let follow_up = &item.follow_up;
    let mut lines = Vec::new();
    let addressed: Vec<_> =
        item.commitment.addressees.iter().filter_map(|one| one.value.body.clone()).collect();
    if item.owners.iter().any(|owner| !addressed.contains(owner)) {
        let owners: Vec<&str> = item.owners.iter().map(|owner| names.body(owner)).collect();
        lines.push((say!("field-owners"), owners.join(", ")));
    }
    if let Some(priority) = follow_up.priority {
        lines.push((say!("field-priority"), describe::named("priority", priority.name())));
    }
    if !follow_up.tags.is_empty() {
        let tags: Vec<&str> = follow_up.tags.iter().map(String::as_str).collect();
        lines.push((say!("field-tags"), tags.join(", ")));
    }
    match &follow_up.duty {
        Duty::Once => {}
        Duty::Ongoing { every } => {
            lines.push((say!("field-duty"), say!("duty-ongoing", every = every.as_str())));
        }
        Duty::Recurring { every } => {
            lines.push((say!("field-duty"), say!("duty-recurring", every = every.as_str())));
        }
    }
    for milestone in &follow_up.milestones {
        lines.push((say!("field-milestones"), step(milestone, names)));
    }
    if !follow_up.depends_on.is_empty() {
        let items: Vec<&str> =
            follow_up.depends_on.iter().map(actum_model::ItemId::as_str).collect();
        lines.push((say!("field-depends-on"), items.join(", ")));
    }
    if !follow_up.relations.is_empty() {
        let items: Vec<&str> =
            follow_up.relations.iter().map(|relation| relation.item.as_str()).collect();
        lines.push((say!("field-relations"), items.join(", ")));
    }
    if let Some(body) = &follow_up.action_needed_by {
        lines.push((say!("field-action-needed-by"), names.body(body).to_owned()));
    }
    if let Some(progress) = follow_up.progress {
        lines.push((say!("field-progress"), format!("{progress} %")));
    }
    if !follow_up.look_again.is_empty() {
        let fields: Vec<String> = follow_up
            .look_again
            .iter()
            .map(|field| describe::named("field", field.name()))
            .collect();
        let fields = fields.join(", ");
        lines.push((say!("field-extracted"), say!("item-look-again", fields = fields.as_str())));
    }
    lines
}

fn step(milestone: &Milestone, names: &Names) -> String {
    let due = match (&milestone.due, &milestone.occasion) {
        (Some(date), _) => format!(" ({})", messages().date(*date)),
        (None, Some(occasion)) => format!(" ({})", names.occasion(occasion)),
        (None, None) => String::new(),
    };
    let reached = milestone.reached.as_ref().map(|claim| format!(" ✓ {claim}")).unwrap_or_default();
    format!("{} {}{due}{reached}", milestone.id, milestone.title)
}

fn claim(claim: &Claim) -> String {
    let what = match &claim.kind {
        ClaimKind::Done => say!("claim-done"),
        ClaimKind::Progress { percent } => say!("claim-progress", percent = i64::from(*percent)),
        ClaimKind::Period { period } => say!("claim-period", period = period.as_str()),
        ClaimKind::Milestone { milestone } => {
            say!("claim-milestone", milestone = milestone.as_str())
        }
    };
    let state = match &claim.decision {
        None => say!("claim-waiting"),
        Some(decision) if decision.accepted => say!("claim-accepted", by = decision.by.as_str()),
        Some(decision) => {
            say!("claim-declined", by = decision.by.as_str(), reason = decision.reason.as_str())
        }
    };
    let evidence: Vec<&str> = claim.evidence.iter().map(actum_model::EvidenceId::as_str).collect();
    let words = [claim.statement.as_str(), &evidence.join(", ")]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join("; ");
    format!("{} {what}: {words} ({}, {}) – {state}", claim.id, claim.by, claim.at)
}
