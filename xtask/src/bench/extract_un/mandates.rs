//! From an extraction to the mandates that the scorer compares.

use std::collections::BTreeMap;

use actum_model::{
    Basis, Commitment, Extraction, ForceValue, Located, NormalKind, Outcome, PartnerRole, Party,
    Span,
};
use actum_pack::Packs;
use serde_json::{Map, Value, json};

use super::document::Built;
use super::names;

/// One operative verb with what hangs on it.
#[derive(Default)]
struct Mandate {
    verb: String,
    assignees: Vec<Value>,
    entities: Vec<Value>,
    deliverables: Vec<Value>,
    consult: Vec<String>,
    report_to: Vec<String>,
    when: Vec<Value>,
}

/// The mandates of each paragraph that has any, with the paragraph's index.
pub(crate) fn of(
    packs: &Packs,
    built: &Built,
    extraction: &Extraction,
    mentions: &[Vec<Located<Party>>],
) -> Vec<(usize, Vec<Value>)> {
    // A chapeau gives its verb through the parts that inherit it.
    let mut paragraphs: Vec<BTreeMap<usize, Mandate>> = Vec::new();
    paragraphs.resize_with(built.places.len(), BTreeMap::new);
    let provision_at = |place: usize| {
        built.document.provisions.partition_point(|provision| provision.span.end <= place)
    };
    for (index, reading) in extraction.readings.iter().enumerate() {
        for statement in &reading.statements {
            let place = statement.basis.span().map_or(0, |span| span.start);
            enter(&mut paragraphs[index], place, &statement.value.force);
        }
        if let Some(frame) = &reading.chapeau {
            let place = frame.force.basis.span().map_or(0, |span| span.start);
            let mandate = enter(&mut paragraphs[index], place, &frame.force.value);
            let addressees = frame.addressees.iter();
            for addressee in addressees.filter(|own| names::is_addressee(&own.value)) {
                let party = located(packs, built, addressee);
                push(&mut mandate.assignees, party);
            }
        }
        let Outcome::Commitments { commitments } = &reading.outcome else { continue };
        for commitment in commitments {
            let place = commitment.force.basis.span().map_or(0, |span| span.start);
            let mandate = enter(&mut paragraphs[index], place, &commitment.force.value);
            complete(packs, built, mandate, commitment);
            // Above the part: the chapeau whose words these are.
            if let Basis::Inherited { span, .. } = &commitment.force.basis {
                let above = provision_at(span.start);
                if above != index && above < paragraphs.len() {
                    let mandate =
                        enter(&mut paragraphs[above], span.start, &commitment.force.value);
                    let addressees = commitment.addressees.iter();
                    for addressee in addressees.filter(|own| names::is_addressee(&own.value)) {
                        if addressee
                            .basis
                            .span()
                            .is_some_and(|span| provision_at(span.start) == above)
                        {
                            push(&mut mandate.assignees, located(packs, built, addressee));
                        }
                    }
                    // So do the time and the recipient that it states for its parts.
                    let stated = |span: Option<Span>| {
                        span.is_some_and(|span| provision_at(span.start) == above)
                    };
                    let mut own = commitment.clone();
                    own.report_to.retain(|party| stated(party.basis.span()));
                    own.due.retain(|due| stated(due.basis.span()));
                    report(packs, mandate, &own);
                }
            }
        }
    }
    let mut rows = Vec::new();
    for (index, mandates) in paragraphs.into_iter().enumerate() {
        let named = mentions.get(index).map_or(&[][..], Vec::as_slice);
        if mandates.is_empty() && named.is_empty() {
            continue;
        }
        let mut list: Vec<Mandate> = mandates.into_values().collect();
        if list.is_empty() {
            list.push(Mandate::default());
        }
        // The paragraph is what is compared: its mentions stand with the first verb.
        for mention in named.iter().filter(|mention| names::counts(&mention.value)) {
            let party = located(packs, built, mention);
            push(&mut list[0].entities, party);
        }
        rows.push((built.places[index], list.into_iter().map(Mandate::into_value).collect()));
    }
    rows
}

fn enter<'m>(
    mandates: &'m mut BTreeMap<usize, Mandate>,
    place: usize,
    force: &ForceValue,
) -> &'m mut Mandate {
    let mandate = mandates.entry(place).or_default();
    if mandate.verb.is_empty() {
        // "reiterates its request" is counted as what is said first.
        let verb = if force.reiterated { "reiterate" } else { &force.lemma };
        verb.clone_into(&mut mandate.verb);
    }
    mandate
}

fn located(packs: &Packs, built: &Built, party: &Located<Party>) -> Value {
    let written = words(built, party.basis.span()).unwrap_or(&party.value.name);
    names::party(packs, &party.value, written)
}

fn words(built: &Built, span: Option<Span>) -> Option<&str> {
    span.map(|span| built.document.slice(span)).filter(|words| !words.is_empty())
}

fn complete(packs: &Packs, built: &Built, mandate: &mut Mandate, commitment: &Commitment) {
    for addressee in commitment.addressees.iter().filter(|own| names::is_addressee(&own.value)) {
        push(&mut mandate.assignees, located(packs, built, addressee));
    }
    for partner in &commitment.partners {
        let name = partner.value.party.body.as_ref().and_then(|id| names::of_id(packs, id));
        let name = name.unwrap_or_else(|| partner.value.party.name.clone());
        match partner.value.role {
            PartnerRole::Collaboration | PartnerRole::Consultation | PartnerRole::Support => {
                push(&mut mandate.consult, name);
            }
            // The registry counts those named for emphasis among the addressees.
            PartnerRole::Especially => {
                let written = words(built, partner.basis.span()).unwrap_or_default();
                let party = names::party(packs, &partner.value.party, written);
                push(&mut mandate.assignees, party);
            }
            PartnerRole::Recipient | PartnerRole::Participant | PartnerRole::Lead => {}
        }
    }
    report(packs, mandate, commitment);
    for deliverable in &commitment.deliverables {
        let kind = &deliverable.value.kind;
        push(&mut mandate.deliverables, json!({"text": deliverable.value.name, "type": kind}));
    }
}

/// To whom is reported, and when.
fn report(packs: &Packs, mandate: &mut Mandate, commitment: &Commitment) {
    for recipient in &commitment.report_to {
        let name = recipient.value.body.as_ref().and_then(|id| names::of_id(packs, id));
        push(&mut mandate.report_to, name.unwrap_or_else(|| recipient.value.name.clone()));
    }
    for due in &commitment.due {
        let normal = due.value.normal_form();
        // What never ends and what is only urgent is no time that could be compared.
        if !matches!(normal.kind, NormalKind::Ongoing | NormalKind::Urgency) {
            push(&mut mandate.when, json!({"kind": normal.kind.name(), "norm": normal.norm}));
        }
    }
}

fn push<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

impl Mandate {
    fn into_value(self) -> Value {
        let mut row = Map::new();
        let verb = if self.verb.is_empty() { Value::Null } else { Value::from(self.verb) };
        row.insert("verb".into(), verb);
        row.insert("assignees".into(), self.assignees.into());
        row.insert("entities".into(), self.entities.into());
        row.insert("deliverables".into(), self.deliverables.into());
        row.insert("consult".into(), self.consult.into());
        row.insert("report_to".into(), self.report_to.into());
        row.insert("when".into(), self.when.into());
        Value::Object(row)
    }
}
