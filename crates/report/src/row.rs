//! One item as every report shows it.

use actum_model::{Basis, Distribution, DueKind, Field, Item, Language, Located, Standing};

use crate::bodies::Directory;
use crate::due;
use crate::words::Words;

/// How a value must be marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// The text says it.
    Plain,
    /// A rule concluded it.
    Inferred,
    /// A person entered it.
    Entered,
}

impl Mark {
    pub(crate) fn of(basis: &Basis) -> Self {
        match basis {
            Basis::Stated { .. } | Basis::Inherited { .. } => Mark::Plain,
            Basis::Inferred { .. } => Mark::Inferred,
            Basis::Entered { .. } => Mark::Entered,
        }
    }

    /// The sign behind a value in a Word report.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Mark::Plain => "",
            Mark::Inferred => "†",
            Mark::Entered => "‡",
        }
    }
}

/// A value with its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) mark: Mark,
}

impl Piece {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), mark: Mark::Plain }
    }

    fn of<T>(located: &Located<T>, text: String) -> Self {
        Self { text, mark: Mark::of(&located.basis) }
    }
}

/// The columns of the list of items, in the order of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Order,
    Item,
    Action,
    Force,
    Verb,
    Clause,
    Asked,
    Responsible,
    Partners,
    ReportTo,
    Due,
    DueOn,
    Timeliness,
    Instrument,
    Deliverable,
    Milestones,
    PeriodicGoals,
    Completed,
    Status,
    Priority,
    NextMove,
    Tags,
    Note,
    Reason,
    Updated,
    Qualifications,
    Citations,
    Provision,
    Confidence,
    Doubts,
    Capacity,
}

impl Column {
    pub(crate) const ALL: [Column; 31] = [
        Column::Order,
        Column::Item,
        Column::Action,
        Column::Force,
        Column::Verb,
        Column::Clause,
        Column::Asked,
        Column::Responsible,
        Column::Partners,
        Column::ReportTo,
        Column::Due,
        Column::DueOn,
        Column::Timeliness,
        Column::Instrument,
        Column::Deliverable,
        Column::Milestones,
        Column::PeriodicGoals,
        Column::Completed,
        Column::Status,
        Column::Priority,
        Column::NextMove,
        Column::Tags,
        Column::Note,
        Column::Reason,
        Column::Updated,
        Column::Qualifications,
        Column::Citations,
        Column::Provision,
        Column::Confidence,
        Column::Doubts,
        Column::Capacity,
    ];

    /// Whether a workbook can bring a new value back.
    pub(crate) fn is_editable(self) -> bool {
        matches!(
            self,
            Column::Force
                | Column::Asked
                | Column::Responsible
                | Column::Partners
                | Column::ReportTo
                | Column::Due
                | Column::DueOn
                | Column::Instrument
                | Column::Deliverable
                | Column::Milestones
                | Column::Status
                | Column::Priority
                | Column::NextMove
                | Column::Tags
        ) || self.is_for_filling()
    }

    /// Whether it is always empty in what is written, for people to write into.
    pub(crate) fn is_for_filling(self) -> bool {
        matches!(self, Column::Note | Column::Reason)
    }

    /// The end of its message id and, with `_` for `-`, its name in files for programs.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Column::Order => "order",
            Column::Item => "item",
            Column::Action => "action",
            Column::Force => "force",
            Column::Verb => "verb",
            Column::Clause => "clause",
            Column::Asked => "asked",
            Column::Responsible => "responsible",
            Column::Partners => "partners",
            Column::ReportTo => "report-to",
            Column::Due => "due",
            Column::DueOn => "due-on",
            Column::Timeliness => "timeliness",
            Column::Instrument => "instrument",
            Column::Deliverable => "deliverable",
            Column::Milestones => "milestones",
            Column::PeriodicGoals => "periodic-goals",
            Column::Completed => "completed",
            Column::Status => "status",
            Column::Priority => "priority",
            Column::NextMove => "next-move",
            Column::Tags => "tags",
            Column::Note => "note",
            Column::Reason => "reason",
            Column::Updated => "updated",
            Column::Qualifications => "qualifications",
            Column::Citations => "citations",
            Column::Provision => "provision",
            Column::Confidence => "confidence",
            Column::Doubts => "doubts",
            Column::Capacity => "capacity",
        }
    }
}

/// An item with everything about it in words.
#[derive(Debug)]
pub(crate) struct ItemRow<'a> {
    pub(crate) item: &'a Item,
    /// Place in the plan, from 1.
    pub(crate) order: usize,
    /// Its id as people say it: without the text when the plan has only one.
    pub(crate) short_id: String,
    /// Language of the clause.
    pub(crate) language: Language,
    pub(crate) force: Vec<Piece>,
    pub(crate) responsible: Vec<Piece>,
    pub(crate) partners: Vec<Piece>,
    pub(crate) report_to: Vec<Piece>,
    pub(crate) due: Vec<Piece>,
    /// The day it comes to, as precisely as known; marked when a rule concluded it.
    pub(crate) due_on: Vec<Piece>,
    /// Overdue, due soon, stale; empty where nobody asked, or nothing is to be said.
    pub(crate) timeliness: String,
    pub(crate) instruments: Vec<Piece>,
    pub(crate) deliverables: Vec<Piece>,
    pub(crate) qualifications: Vec<Piece>,
    pub(crate) citations: Vec<Piece>,
    pub(crate) status: String,
    pub(crate) completed: String,
    /// Steps on the way, a line each.
    pub(crate) milestones: String,
    pub(crate) priority: String,
    /// Whose move it is.
    pub(crate) next_move: String,
    pub(crate) tags: String,
    pub(crate) doubts: Vec<String>,
}

impl<'a> ItemRow<'a> {
    pub(crate) fn new(
        item: &'a Item,
        order: usize,
        language: Language,
        is_only_text: bool,
        directory: &Directory<'_>,
        words: &Words<'_>,
    ) -> Self {
        let commitment = &item.commitment;
        let short_id =
            if is_only_text { item.id.parts().1.to_owned() } else { item.id.to_string() };
        Self {
            item,
            order,
            short_id,
            language,
            force: force(item, words),
            responsible: responsible(item, directory, words),
            partners: commitment
                .partners
                .iter()
                .map(|partner| {
                    let name = directory.party(&partner.value.party);
                    Piece::of(partner, words.bracketed(&name, &words.role(partner.value.role)))
                })
                .collect(),
            report_to: report_to(item, directory),
            due: commitment.due.iter().flat_map(|due| due::pieces(due, directory, words)).collect(),
            due_on: due::day(item, words).into_iter().collect(),
            timeliness: directory
                .timeliness(&item.id)
                .iter()
                .map(|one| words.word(&format!("timeliness-{}", one.name())))
                .collect::<Vec<_>>()
                .join(words.separator()),
            instruments: commitment
                .instruments
                .iter()
                .map(|instrument| Piece::of(instrument, words.instrument(instrument.value)))
                .collect(),
            deliverables: commitment
                .deliverables
                .iter()
                .map(|deliverable| Piece::of(deliverable, deliverable.value.name.clone()))
                .collect(),
            qualifications: commitment
                .conditions
                .iter()
                .map(|condition| Piece::of(condition, condition.value.words.clone()))
                .collect(),
            citations: citations(item),
            status: directory.status(&item.status, words),
            completed: completed(item, directory, words),
            milestones: milestones(item, directory, words),
            priority: item
                .follow_up
                .priority
                .map(|priority| words.word(&format!("priority-{}", priority.name())))
                .unwrap_or_default(),
            next_move: item
                .follow_up
                .action_needed_by
                .as_ref()
                .map(|body| directory.short_name(body))
                .unwrap_or_default(),
            tags: item
                .follow_up
                .tags
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(words.separator()),
            doubts: commitment
                .doubts
                .iter()
                .map(|doubt| {
                    words
                        .try_phrase(&format!("doubt-{}", doubt.code), &[])
                        .unwrap_or_else(|| doubt.message.clone())
                })
                .collect(),
        }
    }

    /// The marked values of a column; empty for columns of plain words.
    pub(crate) fn pieces(&self, column: Column) -> &[Piece] {
        match column {
            Column::Force => &self.force,
            Column::Responsible => &self.responsible,
            Column::Partners => &self.partners,
            Column::ReportTo => &self.report_to,
            Column::Due => &self.due,
            Column::DueOn => &self.due_on,
            Column::Instrument => &self.instruments,
            Column::Deliverable => &self.deliverables,
            Column::Qualifications => &self.qualifications,
            Column::Citations => &self.citations,
            Column::Order
            | Column::Item
            | Column::Action
            | Column::Verb
            | Column::Clause
            | Column::Asked
            | Column::Timeliness
            | Column::Milestones
            | Column::PeriodicGoals
            | Column::Completed
            | Column::Status
            | Column::Priority
            | Column::NextMove
            | Column::Tags
            | Column::Note
            | Column::Reason
            | Column::Updated
            | Column::Provision
            | Column::Confidence
            | Column::Doubts
            | Column::Capacity => &[],
        }
    }

    /// A column as plain words, proposed and entered values with their mark spelled out.
    pub(crate) fn text(&self, column: Column, words: &Words<'_>) -> String {
        match column {
            Column::Order => self.order.to_string(),
            Column::Item => self.item.id.to_string(),
            Column::Action => self.item.action.clone(),
            Column::Verb => self.item.commitment.force.value.verb.clone(),
            Column::Clause => self.item.clause.clone(),
            Column::Asked => self.item.commitment.act.value.clone(),
            Column::Completed => self.completed.clone(),
            Column::Status => self.status.clone(),
            Column::Timeliness => self.timeliness.clone(),
            Column::Updated => day(&self.item.updated_at).to_owned(),
            Column::Provision => self.item.provision.to_string(),
            Column::Confidence => format!("{:.2}", self.confidence()),
            Column::Doubts => self.doubts.join(words.separator()),
            Column::Milestones => self.milestones.clone(),
            Column::Priority => self.priority.clone(),
            Column::NextMove => self.next_move.clone(),
            Column::Tags => self.tags.clone(),
            Column::Note | Column::Reason | Column::PeriodicGoals | Column::Capacity => {
                String::new()
            }
            Column::Force
            | Column::Responsible
            | Column::Partners
            | Column::ReportTo
            | Column::Due
            | Column::DueOn
            | Column::Instrument
            | Column::Deliverable
            | Column::Qualifications
            | Column::Citations => spelled_out(self.pieces(column), words),
        }
    }

    /// Whether a rule proposed everything that the column shows.
    pub(crate) fn is_proposed(&self, column: Column) -> bool {
        let pieces = self.pieces(column);
        !pieces.is_empty() && pieces.iter().all(|piece| piece.mark == Mark::Inferred)
    }

    /// Confidence between 0 and 1, to the hundredth: more digits would only be noise.
    pub(crate) fn confidence(&self) -> f64 {
        (f64::from(self.item.commitment.confidence.clamp(0.0, 1.0)) * 100.0).round() / 100.0
    }
}

/// Pieces as words, each mark spelled out: a file that is sorted, filtered or read aloud keeps it.
pub(crate) fn spelled_out(pieces: &[Piece], words: &Words<'_>) -> String {
    let spelled: Vec<String> = pieces
        .iter()
        .map(|piece| match piece.mark {
            Mark::Plain => piece.text.clone(),
            Mark::Inferred => words.bracketed(&piece.text, &words.word("proposed")),
            Mark::Entered => words.bracketed(&piece.text, &words.word("entered")),
        })
        .collect();
    spelled.join(words.separator())
}

/// The date of a timestamp.
pub(crate) fn day(timestamp: &str) -> &str {
    timestamp.split('T').next().unwrap_or(timestamp)
}

fn force(item: &Item, words: &Words<'_>) -> Vec<Piece> {
    let force = &item.commitment.force;
    if !force.value.is_ambiguous() {
        return vec![Piece::of(force, words.force(force.value.force))];
    }
    force
        .value
        .readings
        .iter()
        .map(|reading| {
            let share = format!("{:.0} %", f64::from(reading.weight.clamp(0.0, 1.0)) * 100.0);
            Piece::of(force, words.bracketed(&words.force(reading.force), &share))
        })
        .collect()
}

fn responsible(item: &Item, directory: &Directory<'_>, words: &Words<'_>) -> Vec<Piece> {
    let commitment = &item.commitment;
    let mut pieces: Vec<Piece> = commitment
        .addressees
        .iter()
        .map(|party| Piece::of(party, directory.party(&party.value)))
        .collect();
    // Owners that a person chose stand in place of those whom the text addresses.
    if pieces.is_empty() || item.follow_up.edited.contains_key(&Field::Owners) {
        pieces = item
            .owners
            .iter()
            .map(|owner| Piece { text: directory.short_name(owner), mark: Mark::Entered })
            .collect();
    }
    let manner = match commitment.distribution {
        Distribution::Joint => Some("jointly"),
        Distribution::Each => Some("each"),
        Distribution::Single | Distribution::Open => None,
    };
    if let (Some(manner), Some(last)) = (manner, pieces.last_mut()) {
        last.text = words.bracketed(&last.text, &words.word(manner));
    }
    pieces
}

fn report_to(item: &Item, directory: &Directory<'_>) -> Vec<Piece> {
    let stated = item
        .commitment
        .report_to
        .iter()
        .map(|party| Piece::of(party, directory.party(&party.value)));
    // A proposal stays one whatever basis it carries: the text does not name this recipient.
    let proposed = item
        .proposed_report_to
        .iter()
        .map(|party| Piece { text: directory.party(&party.value), mark: Mark::Inferred });
    stated.chain(proposed).collect()
}

fn citations(item: &Item) -> Vec<Piece> {
    item.commitment
        .citations
        .iter()
        .map(|citation| {
            let value = &citation.value;
            let text = match &value.paragraph {
                Some(paragraph) if !value.normalized.contains(paragraph.as_str()) => {
                    format!("{}, {paragraph}", value.normalized)
                }
                Some(_) | None => value.normalized.clone(),
            };
            Piece::of(citation, text)
        })
        .collect()
}

fn completed(item: &Item, directory: &Directory<'_>, words: &Words<'_>) -> String {
    let is_ongoing = item.commitment.due.iter().any(|due| due.value.kind == DueKind::Ongoing);
    match directory.standing(&item.status) {
        Standing::Closed => words.word("completed"),
        Standing::Void => directory.status(&item.status, words),
        Standing::Proposed
        | Standing::Open
        | Standing::Active
        | Standing::Waiting
        | Standing::Delivered => {
            if is_ongoing {
                words.word("ongoing")
            } else {
                String::new()
            }
        }
    }
}

/// Steps on the way, a line each: what, and behind `@` when.
fn milestones(item: &Item, directory: &Directory<'_>, words: &Words<'_>) -> String {
    let lines: Vec<String> = item
        .follow_up
        .milestones
        .iter()
        .map(|milestone| {
            let when = match (&milestone.due, &milestone.occasion) {
                (Some(due), _) => Some(words.figures(&due.to_string())),
                (None, Some(occasion)) => Some(directory.occasion_name(occasion)),
                (None, None) => None,
            };
            let reached = if milestone.reached.is_some() { " ✓" } else { "" };
            match when {
                Some(when) => format!("{} @ {when}{reached}", milestone.title),
                None => format!("{}{reached}", milestone.title),
            }
        })
        .collect();
    lines.join("\n")
}
