//! Values with their places: what was found in the scanned words, as the model holds it.

use std::collections::BTreeSet;

use actum_model::{
    BodyId, Condition, Distribution, Doubt, Due, DueKind, DueRelation, Force, ForceReading,
    ForceValue, Located, Partner, PartnerRole, Party,
};

use crate::act::Conjunct;
use crate::clause::Head;
use crate::compose::EDGES;
use crate::lexicon::Meaning;
use crate::party::PartyHit;
use crate::qualify::{ConditionHit, PartnerHit};
use crate::scan::Scan;
use crate::words::{advance, begins_word, skip_space, trimmed};

pub(crate) fn doubt(field: &str, code: &str, message: &str) -> Doubt {
    Doubt { field: field.to_owned(), code: code.to_owned(), message: message.to_owned() }
}

pub(crate) fn ambiguous_force(force: &ForceValue) -> Doubt {
    let readings: Vec<&str> =
        force.readings.iter().map(|reading| reading.english.as_str()).collect();
    doubt(
        "force",
        "force-ambiguous",
        &format!("`{}` may mean {}.", force.verb, readings.join(" or ")),
    )
}

pub(crate) fn located_parties(
    scan: &Scan<'_>,
    hits: &[PartyHit],
    document: &str,
    doubts: &mut Vec<Doubt>,
) -> Vec<Located<Party>> {
    let mut parties: Vec<Located<Party>> = Vec::new();
    let mut seen: BTreeSet<(Option<BodyId>, String)> = BTreeSet::new();
    for hit in hits {
        for value in hit.values(scan, document) {
            // Measured on annotated texts of the United Nations: `bench extract-un` prints the table.
            let confidence = if value.body.is_some() { 0.95 } else { 0.5 };
            if value.body.is_none() {
                doubts.push(doubt(
                    "addressees",
                    "body-unknown",
                    &format!("`{}` is in no pack of bodies.", value.name),
                ));
            }
            let key = match &value.body {
                Some(body) => (Some(body.clone()), String::new()),
                None => (None, value.name.clone()),
            };
            if seen.insert(key) {
                let span = scan.span(hit.start, hit.end);
                parties.push(Located::stated(value, span, document, confidence));
            }
        }
    }
    parties
}

pub(crate) fn push_partner(
    scan: &Scan<'_>,
    partners: &mut Vec<Located<Partner>>,
    hit: &PartyHit,
    role: PartnerRole,
    document: &str,
) {
    for party in hit.values(scan, document) {
        let confidence = if party.body.is_some() { 0.9 } else { 0.65 };
        let span = scan.span(hit.start, hit.end);
        let located = Located::stated(Partner { party, role }, span, document, confidence);
        let known = partners.iter().any(|known| {
            known.value.role == role
                && match (&known.value.party.body, &located.value.party.body) {
                    (Some(one), Some(other)) => one == other,
                    _ => known.value.party.name == located.value.party.name,
                }
        });
        if !known {
            partners.push(located);
        }
    }
}

pub(crate) fn push_partners(
    scan: &Scan<'_>,
    partners: &mut Vec<Located<Partner>>,
    hit: &PartnerHit,
    document: &str,
) {
    for party in &hit.parties {
        push_partner(scan, partners, party, hit.role, document);
    }
}

pub(crate) fn located_conditions(
    scan: &Scan<'_>,
    hits: &[ConditionHit],
    document: &str,
) -> Vec<Located<Condition>> {
    hits.iter()
        .filter_map(|hit| {
            let (start, end) = trimmed(scan.text, hit.start, hit.end, &EDGES);
            (start < end).then(|| {
                let words = scan.written(start, end, document).to_owned();
                let value = Condition { kind: hit.kind, words };
                Located::stated(value, scan.span(start, end), document, 0.85)
            })
        })
        .collect()
}

pub(crate) fn force(
    scan: &Scan<'_>,
    head: &Head,
    addressees: &[Located<Party>],
    document: &str,
    doubts: &mut Vec<Doubt>,
) -> Located<ForceValue> {
    let span = scan.span(head.verb_start, head.verb_end);
    let written = scan.written(head.verb_start, head.verb_end, document).to_owned();
    let Some(index) = head.verb else {
        let reading =
            ForceReading { force: Force::Should, english: "should".to_owned(), weight: 1.0 };
        let value = ForceValue {
            force: Force::Should,
            lemma: written.to_lowercase(),
            verb: written,
            readings: vec![reading],
            reiterated: false,
        };
        return Located::stated(value, span, document, 0.85);
    };
    let verb = &scan.lexicon.tables.verbs[index as usize];
    let membership = addressees.iter().any(|party| {
        party.value.body.as_ref().is_some_and(|body| scan.context.is_membership(body))
    });
    let family = scan.context.body.as_ref().and_then(|body| scan.context.packs.root(body));
    let mut readings: Vec<ForceReading> = verb
        .readings
        .iter()
        .map(|reading| {
            let own = family.and_then(|family| reading.families.get(&family.id));
            let (organ, members) =
                own.map_or((reading.organ, reading.membership), |own| (own.organ, own.membership));
            ForceReading {
                force: reading.force,
                english: reading.english.clone(),
                weight: if membership { members } else { organ },
            }
        })
        .collect();
    readings.sort_by(|left, right| right.weight.total_cmp(&left.weight));
    if readings.is_empty() {
        readings.push(ForceReading {
            force: verb.force,
            english: verb.english.clone(),
            weight: 1.0,
        });
    }
    let lead = readings[0].clone();
    let value = ForceValue {
        force: lead.force,
        verb: written,
        lemma: verb.lemma.clone(),
        readings,
        reiterated: head.reiterated,
    };
    if value.is_ambiguous() {
        doubts.push(ambiguous_force(&value));
    }
    Located::stated(value, span, document, 0.97 * lead.weight)
}

/// Whether several addressees act together.
pub(crate) fn distribution(
    scan: &Scan<'_>,
    addressees: &[Located<Party>],
    start: usize,
    end: usize,
) -> Distribution {
    if addressees.len() < 2 {
        return Distribution::Single;
    }
    let mut place = start;
    while place < end {
        let at_word = !scan.lexicon.spaced() || begins_word(scan.text, place);
        // 共同主席 are an office, and no joint act.
        let hidden = scan.hit_at(place).is_some_and(|hit| hit.meanings.contains(&Meaning::Blocker));
        if at_word && !hidden && scan.lexicon.jointly.at(scan.text, place).is_some() {
            return Distribution::Joint;
        }
        place = advance(scan.text, place, scan.lexicon.spaced());
    }
    let all_members = addressees.iter().all(|party| {
        party.value.body.as_ref().is_some_and(|body| scan.context.is_membership(body))
    });
    if all_members { Distribution::Each } else { Distribution::Open }
}

/// The times in `start..end` that are still ahead.
pub(crate) fn dues(scan: &Scan<'_>, start: usize, end: usize, document: &str) -> Vec<Located<Due>> {
    scan.times
        .iter()
        .filter(|time| start <= time.start && time.end <= end)
        // "during 2022" in a text of 2024 tells what was, not what is due.
        .filter(|time| !crate::time::is_past(scan.context, &time.due))
        .map(|time| {
            let span = scan.span(time.start, time.end);
            // "in 2028" may tell what was when nobody knows when the text was adopted.
            let unsure = scan.context.date.is_none() && time.due.relation == DueRelation::During;
            let confidence = if unsure { 0.6 } else { time.confidence };
            let written = scan.written(time.start, time.end, document).to_owned();
            Located::stated(Due { written, ..time.due.clone() }, span, document, confidence)
        })
        .collect()
}

/// "continue to": a duty that never ends.
pub(crate) fn ongoing(
    scan: &Scan<'_>,
    conjunct: &Conjunct,
    document: &str,
) -> Option<Located<Due>> {
    let text = scan.text;
    let mut place = skip_space(text, conjunct.start);
    for _ in 0..3 {
        if let Some(end) = scan.lexicon.ongoing_at(text, place).filter(|end| *end <= conjunct.end) {
            let value = Due {
                kind: DueKind::Ongoing,
                relation: DueRelation::From,
                written: scan.written(place, end, document).to_owned(),
                offset: None,
                readings: Vec::new(),
            };
            return Some(Located::stated(value, scan.span(place, end), document, 0.9));
        }
        let next = scan
            .lexicon
            .adverbs
            .at(text, place)
            .or_else(|| scan.lexicon.act_openers.at(text, place))?;
        place = skip_space(text, next);
    }
    None
}
