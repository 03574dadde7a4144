//! Values of a commitment in words, for tables.

use std::collections::BTreeMap;

use actum_model::{
    Basis, Body, BodyId, Commitment, Distribution, Due, DueKind, DueReading, DueRelation, Force,
    ForceValue, Instrument, Item, Language, Located, Occasion, OccasionId, PartnerRole, Party,
    StatusId, Workflow, status_name,
};

use crate::message::{messages, plain, say};

/// The names of bodies and occasions, for a reader of one language.
pub(crate) struct Names {
    bodies: BTreeMap<BodyId, String>,
    occasions: BTreeMap<OccasionId, String>,
    workflows: Vec<Workflow>,
}

impl Names {
    pub(crate) fn new<'a>(
        bodies: impl IntoIterator<Item = &'a Body>,
        occasions: impl IntoIterator<Item = &'a Occasion>,
    ) -> Self {
        let language = messages().language();
        Self {
            bodies: bodies
                .into_iter()
                .map(|body| (body.id.clone(), short(body, language)))
                .collect(),
            occasions: occasions
                .into_iter()
                .map(|occasion| (occasion.id.clone(), occasion.display_name(language).to_owned()))
                .collect(),
            workflows: Vec::new(),
        }
    }

    /// The same, with the names of the states of workflows.
    pub(crate) fn with_workflows(self, workflows: Vec<Workflow>) -> Self {
        Self { workflows, ..self }
    }

    /// The workflows.
    pub(crate) fn workflows(&self) -> &[Workflow] {
        &self.workflows
    }

    /// The name of a status, else its id.
    pub(crate) fn status(&self, status: &StatusId) -> String {
        let name = status_name(&self.workflows, status, messages().language());
        name.map_or_else(|| named("status", status.as_str()), str::to_owned)
    }

    /// The short name of a body, else its id.
    pub(crate) fn body<'a>(&'a self, id: &'a BodyId) -> &'a str {
        self.bodies.get(id).map_or(id.as_str(), String::as_str)
    }

    /// The name of an occasion, else its id.
    pub(crate) fn occasion<'a>(&'a self, id: &'a OccasionId) -> &'a str {
        self.occasions.get(id).map_or(id.as_str(), String::as_str)
    }

    /// A party by the name the packs give it, else as written.
    pub(crate) fn party<'a>(&'a self, party: &'a Party) -> &'a str {
        party.body.as_ref().map_or(&party.name, |id| self.body(id))
    }
}

fn short(body: &Body, language: Language) -> String {
    body.short_name(language).to_owned()
}

/// A party by its short name, with the name as written where that differs.
pub(crate) fn party(party: &Party, names: &Names) -> String {
    let name = names.party(party);
    if name == party.name { name.to_owned() } else { format!("{name} ({})", party.name) }
}

/// The mark behind a value that the provision's own words do not state.
pub(crate) fn basis_mark(basis: &Basis) -> &'static str {
    match basis {
        Basis::Stated { .. } | Basis::Entered { .. } => "",
        Basis::Inherited { .. } => "^",
        Basis::Inferred { .. } => "*",
    }
}

/// `requests`; with several readings `invites or requests (请)`.
pub(crate) fn force(value: &ForceValue) -> String {
    let readings: Vec<&str> =
        value.readings.iter().map(|reading| reading.english.as_str()).collect();
    let mut words = if readings.is_empty() {
        force_name(value.force)
    } else {
        readings.join(&format!(" {} ", say!("cli-or")))
    };
    if !value.verb.is_ascii() {
        words = format!("{words} ({})", value.verb);
    }
    words
}

/// The name of a force on its own.
pub(crate) fn force_name(force: Force) -> String {
    named("force", force.name())
}

/// The name of an instrument.
pub(crate) fn instrument(instrument: Instrument) -> String {
    named("instrument", instrument.name())
}

/// The message for a value by its name in data: `call_upon` → `force-call-upon`.
pub(crate) fn named(kind: &str, name: &str) -> String {
    plain(&messages().text(&format!("{kind}-{}", name.replace('_', "-"))))
}

/// Names joined, each with the mark of its ground.
fn joined<'a, T: 'a>(values: &'a [Located<T>], name: impl Fn(&'a T) -> String) -> String {
    let names: Vec<String> = values
        .iter()
        .map(|value| format!("{}{}", name(&value.value), basis_mark(&value.basis)))
        .collect();
    names.join(", ")
}

/// Who is asked: `SG17, SG20 (jointly)`.
pub(crate) fn addressees(commitment: &Commitment, names: &Names) -> String {
    if commitment.addressees.is_empty() {
        return say!("cli-nobody");
    }
    let who = joined(&commitment.addressees, |party| names.party(party).to_owned());
    match commitment.distribution {
        Distribution::Single | Distribution::Open => who,
        Distribution::Joint => format!("{who} ({})", say!("distribution-joint")),
        Distribution::Each => format!("{who} ({})", say!("distribution-each")),
    }
}

/// Who else takes part, with the role of each.
pub(crate) fn partners(commitment: &Commitment, names: &Names) -> String {
    joined(&commitment.partners, |partner| {
        format!("{} ({})", names.party(&partner.party), partner_role(partner.role))
    })
}

/// The name of a role.
pub(crate) fn partner_role(role: PartnerRole) -> String {
    say!(match role {
        PartnerRole::Collaboration => "role-collaboration",
        PartnerRole::Consultation => "role-consultation",
        PartnerRole::Support => "role-support",
        PartnerRole::Especially => "role-especially",
        PartnerRole::Recipient => "role-recipient",
        PartnerRole::Participant => "role-participant",
        PartnerRole::Lead => "role-lead",
    })
}

/// To whom the result is reported, as far as the text says.
pub(crate) fn report_to(commitment: &Commitment, names: &Names) -> String {
    joined(&commitment.report_to, |party| names.party(party).to_owned())
}

/// To whom an item is reported: what the text says, else what is proposed, marked so.
pub(crate) fn item_report_to(item: &Item, names: &Names) -> String {
    if !item.commitment.report_to.is_empty() {
        return report_to(&item.commitment, names);
    }
    item.proposed_report_to
        .as_ref()
        .map(|proposed| say!("cli-proposed", body = names.party(&proposed.value)))
        .unwrap_or_default()
}

/// By when: `by WTSA-28`, `ongoing`; several readings as `during 2025–2028 or 2029–2032`.
pub(crate) fn due(commitment: &Commitment, names: &Names) -> String {
    joined(&commitment.due, |due| one_due(due, names))
}

/// One due expression in words.
pub(crate) fn one_due(due: &Due, names: &Names) -> String {
    match due.kind {
        DueKind::Ongoing => return say!("due-kind-ongoing"),
        DueKind::Urgent => return say!("due-kind-urgent"),
        DueKind::Recurring | DueKind::Date | DueKind::Occasion | DueKind::Period => {}
    }
    let mut readings: Vec<String> =
        due.readings.iter().map(|reading| due_reading(reading, &due.written, names)).collect();
    readings.dedup();
    if readings.is_empty() {
        readings.push(format!("“{}”", due.written));
    }
    let time = readings.join(&format!(" {} ", say!("cli-or")));
    if due.kind == DueKind::Recurring {
        return time;
    }
    let relation = say!(match due.relation {
        DueRelation::At => "due-relation-at",
        DueRelation::By => "due-relation-by",
        DueRelation::Before => "due-relation-before",
        DueRelation::During => "due-relation-during",
        DueRelation::After => "due-relation-after",
        DueRelation::From => "due-relation-from",
    });
    format!("{relation} {time}")
}

fn due_reading(reading: &DueReading, written: &str, names: &Names) -> String {
    if let Some(occasion) = &reading.occasion {
        return names.occasion(occasion).to_owned();
    }
    if let Some(date) = reading.date {
        return date.to_string();
    }
    reading.interval.clone().unwrap_or_else(|| format!("“{written}”"))
}

/// `87 %`.
pub(crate) fn sure(confidence: f32) -> String {
    say!("cli-percent", share = f64::from((confidence * 100.0).round()))
}

/// The first `limit` columns of `words`, with an ellipsis where something is cut.
pub(crate) fn shortened(words: &str, limit: usize) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().map(width).sum::<usize>() <= limit {
        return words;
    }
    let mut used = 0;
    let mut kept = String::new();
    for character in words.chars() {
        used += width(character);
        if used >= limit {
            break;
        }
        kept.push(character);
    }
    format!("{}…", kept.trim_end())
}

/// Columns of a terminal that a character takes: East Asian wide ones take two.
fn width(character: char) -> usize {
    match character as u32 {
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x2_0000..=0x3_FFFD => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_by_columns_and_short_ones_are_left() {
        assert_eq!(shortened("a  short\nact", 20), "a short act");
        assert_eq!(shortened("abcdefghij", 6), "abcde…");
        assert_eq!(shortened("提交报告提交报告", 9), "提交报告…");
    }
}
