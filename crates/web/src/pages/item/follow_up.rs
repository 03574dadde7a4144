//! What people make of an item: shown, and the forms by which they do it. No form needs a script.

use actum_model::{
    Claim, ClaimKind, Duty, Evidence, EvidenceSource, Field, Item, Milestone, Note, Priority,
    Workflow,
};
use actum_register::ItemRecords;

use crate::basis::Shower;
use crate::frame::{Frame, Markup, Words};
use crate::link;
use crate::mention::Known;

/// Everything below the heading "Follow-up".
pub(super) struct FollowUpShown {
    /// Whether a verdict is still to be given.
    pub(super) proposed: bool,
    /// Whether it can be taken back.
    pub(super) reviewed: bool,
    /// Whether the item is followed up: confirmed, and not overtaken.
    pub(super) followed: bool,
    pub(super) verdict: Option<Said>,
    pub(super) look_again: Option<Words>,
    pub(super) moves: Vec<MoveShown>,
    pub(super) facts: Vec<(Words, String)>,
    pub(super) milestones: Vec<(String, String)>,
    pub(super) claims: Vec<ClaimShown>,
    pub(super) evidence: Vec<EvidenceShown>,
    pub(super) notes: Vec<NoteShown>,
    pub(super) priorities: Vec<Choice>,
    pub(super) tags: String,
    pub(super) once: bool,
    pub(super) ongoing: bool,
}

/// Words of a person.
pub(super) struct Said {
    pub(super) words: String,
    pub(super) by: String,
    pub(super) at: String,
    pub(super) moment: String,
}

/// A note, with those named in it as links.
pub(super) struct NoteShown {
    pub(super) words: Markup,
    pub(super) said: Said,
}

/// A state the item may go to.
pub(super) struct MoveShown {
    pub(super) status: String,
    pub(super) name: String,
    pub(super) takes_reason: bool,
}

/// A claim, with what became of it.
pub(super) struct ClaimShown {
    pub(super) id: String,
    pub(super) what: Words,
    pub(super) statement: String,
    pub(super) evidence: String,
    pub(super) by: String,
    pub(super) at: String,
    pub(super) moment: String,
    pub(super) state: Words,
    pub(super) waits: bool,
}

/// A piece of evidence.
pub(super) struct EvidenceShown {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) href: String,
    pub(super) place: String,
    /// When a page was seen there; `None` for a file, which is kept.
    pub(super) seen: Option<Words>,
    pub(super) by: String,
    pub(super) moment: String,
}

/// An entry of a list to choose from.
pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) words: Words,
    pub(super) chosen: bool,
}

pub(super) fn follow_up(
    item: &Item,
    records: &ItemRecords,
    workflow: Option<&Workflow>,
    known: &Known,
    shower: &Shower<'_>,
) -> FollowUpShown {
    let frame = shower.frame;
    let kept = &item.follow_up;
    let followed = !item.status.is_own();
    let moves = workflow
        .map(|workflow| workflow.moves_from(&item.status).collect::<Vec<_>>())
        .unwrap_or_default();
    let moves = moves
        .into_iter()
        .map(|one| MoveShown {
            status: one.to.to_string(),
            name: shower.state.status(&one.to, frame),
            takes_reason: one.needs.contains(&actum_model::Need::Reason),
        })
        .collect();
    FollowUpShown {
        proposed: item.status.is_proposed() || !kept.look_again.is_empty(),
        reviewed: followed || item.status.is_rejected(),
        followed,
        verdict: kept
            .review
            .as_ref()
            .map(|review| said(&review.reason, &review.by, &review.at, frame)),
        look_again: look_again(item, frame),
        moves,
        facts: facts(item, shower),
        milestones: kept.milestones.iter().map(|one| (one.id.clone(), step(one, shower))).collect(),
        claims: records.claims.iter().map(|one| claim(one, frame)).collect(),
        evidence: records.evidence.iter().map(|one| evidence(one, item, frame)).collect(),
        notes: records.notes.iter().map(|one| note(one, known, frame)).collect(),
        priorities: priorities(kept.priority, frame),
        tags: kept.tags.iter().cloned().collect::<Vec<_>>().join(", "),
        once: kept.duty.is_once(),
        ongoing: matches!(kept.duty, Duty::Ongoing { .. }),
    }
}

fn said(words: &str, by: &str, at: &str, frame: &Frame) -> Said {
    Said { words: words.to_owned(), by: by.to_owned(), at: at.to_owned(), moment: frame.moment(at) }
}

fn note(note: &Note, known: &Known, frame: &Frame) -> NoteShown {
    let words = known.marked(&note.words);
    NoteShown { words, said: said("", &note.by, &note.at, frame) }
}

fn look_again(item: &Item, frame: &Frame) -> Option<Words> {
    let fields = &item.follow_up.look_again;
    if fields.is_empty() {
        return None;
    }
    let names: Vec<String> = fields.iter().map(|field| field_name(*field, frame)).collect();
    let names = frame.messages().list(&names);
    Some(frame.with("item-look-again", "fields", names.as_str()))
}

fn field_name(field: Field, frame: &Frame) -> String {
    frame.plain(&format!("field-{}", field.name().replace('_', "-"))).marked()
}

fn priorities(chosen: Option<Priority>, frame: &Frame) -> Vec<Choice> {
    let none =
        Choice { value: "none", words: frame.t("value-nothing-set"), chosen: chosen.is_none() };
    let all = Priority::ALL.map(|priority| Choice {
        value: priority.name(),
        words: frame.t(&format!("priority-{}", priority.name())),
        chosen: chosen == Some(priority),
    });
    std::iter::once(none).chain(all).collect()
}

/// Plain facts, each with its label; only those that there are.
fn facts(item: &Item, shower: &Shower<'_>) -> Vec<(Words, String)> {
    let frame = shower.frame;
    let kept = &item.follow_up;
    let mut facts: Vec<(Words, String)> = Vec::new();
    let owners: Vec<String> = item.owners.iter().map(|owner| shower.body_name(owner).0).collect();
    if !owners.is_empty() {
        facts.push((frame.t("field-owners"), frame.messages().list(&owners)));
    }
    if let Some(priority) = kept.priority {
        let words = frame.plain(&format!("priority-{}", priority.name())).marked();
        facts.push((frame.t("field-priority"), words));
    }
    if !kept.tags.is_empty() {
        let tags: Vec<&String> = kept.tags.iter().collect();
        facts.push((frame.t("field-tags"), frame.messages().list(&tags)));
    }
    let duty = match &kept.duty {
        Duty::Once => None,
        Duty::Ongoing { every } => Some(frame.with("duty-ongoing", "every", every.as_str())),
        Duty::Recurring { every } => Some(frame.with("duty-recurring", "every", every.as_str())),
    };
    if let Some(duty) = duty {
        facts.push((frame.t("field-duty"), duty.0.marked()));
    }
    if let Some(progress) = kept.progress {
        facts.push((frame.t("field-progress"), format!("{progress} %")));
    }
    if !kept.periods_met.is_empty() {
        let periods: Vec<&String> = kept.periods_met.keys().collect();
        facts.push((frame.t("field-periods-met"), frame.messages().list(&periods)));
    }
    let ids = |ids: Vec<&str>| frame.messages().list(&ids);
    if !kept.depends_on.is_empty() {
        let items = kept.depends_on.iter().map(|id| id.parts().1).collect();
        facts.push((frame.t("field-depends-on"), ids(items)));
    }
    if !kept.relations.is_empty() {
        let items = kept.relations.iter().map(|relation| relation.item.parts().1).collect();
        facts.push((frame.t("field-relations"), ids(items)));
    }
    if let Some(body) = &kept.action_needed_by {
        facts.push((frame.t("field-action-needed-by"), shower.body_name(body).0));
    }
    facts
}

fn step(milestone: &Milestone, shower: &Shower<'_>) -> String {
    let due = match (milestone.due, &milestone.occasion) {
        (Some(date), _) => format!(" – {}", shower.frame.date(date)),
        (None, Some(occasion)) => format!(" – {}", shower.occasion_name(occasion)),
        (None, None) => String::new(),
    };
    let reached = milestone.reached.as_ref().map_or("", |_| " ✓");
    format!("{}{due}{reached}", milestone.title)
}

fn claim(claim: &Claim, frame: &Frame) -> ClaimShown {
    let what = match &claim.kind {
        ClaimKind::Done => frame.t("claim-done"),
        ClaimKind::Progress { percent } => {
            frame.with("claim-progress", "percent", i64::from(*percent))
        }
        ClaimKind::Period { period } => frame.with("claim-period", "period", period.as_str()),
        ClaimKind::Milestone { milestone } => {
            frame.with("claim-milestone", "milestone", milestone.as_str())
        }
    };
    let state = match &claim.decision {
        None => frame.t("claim-waiting"),
        Some(decision) => {
            let id = if decision.accepted { "claim-accepted" } else { "claim-declined" };
            let values =
                [("by", decision.by.as_str().into()), ("reason", decision.reason.as_str().into())];
            Words(frame.messages().text_with(id, &values))
        }
    };
    let evidence: Vec<&str> = claim.evidence.iter().map(actum_model::EvidenceId::as_str).collect();
    ClaimShown {
        id: claim.id.to_string(),
        what,
        statement: claim.statement.clone(),
        evidence: evidence.join(", "),
        by: claim.by.clone(),
        at: claim.at.clone(),
        moment: frame.moment(&claim.at),
        state,
        waits: claim.decision.is_none(),
    }
}

fn evidence(evidence: &Evidence, item: &Item, frame: &Frame) -> EvidenceShown {
    let mut seen = None;
    let (href, place) = match &evidence.source {
        EvidenceSource::File { name, .. } => (
            format!("{}/evidence/{}", link::item(&item.id), link::encode(evidence.id.as_str())),
            name.clone(),
        ),
        EvidenceSource::Link { address, seen: day } => {
            seen = Some(frame.with("evidence-seen", "date", frame.messages().date(*day)));
            (address.clone(), address.clone())
        }
    };
    EvidenceShown {
        id: evidence.id.to_string(),
        title: evidence.title.clone(),
        href,
        place,
        seen,
        by: evidence.by.clone(),
        moment: frame.moment(&evidence.at),
    }
}
