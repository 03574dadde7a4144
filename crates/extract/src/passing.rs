//! Bodies to which a result goes although the main verb of the act does not say so: "prepare a
//! report, to be submitted to the Council", "provide an update to the Board", "keep the Assembly
//! informed".

use actum_model::BodyKind;
use actum_pack::ActClass;

use crate::act::Conjunct;
use crate::lexicon::Meaning;
use crate::party::{self, PartyHit};
use crate::recipients::is_joined;
use crate::scan::Scan;
use crate::words::{advance, begins_word, between, skip_space, trim_end};

/// The bodies in the order of the words.
pub(crate) fn passed_on(scan: &Scan<'_>, conjunct: &Conjunct) -> Vec<PartyHit> {
    let lexicon = scan.lexicon;
    if lexicon.passing_particles.is_empty() {
        return Vec::new();
    }
    let text = scan.text;
    // Most acts name nobody, and cost nothing.
    let names = scan
        .hits_in(conjunct.start, conjunct.end)
        .any(|hit| hit.meanings.iter().any(|meaning| matches!(meaning, Meaning::Body(_))));
    if !names && !holds_pronoun(scan, conjunct) {
        return Vec::new();
    }
    let mut found: Vec<PartyHit> = Vec::new();
    // Behind a verb of reporting any "to" counts, behind the noun of a report only the next word.
    let mut reporting = false;
    let mut behind_noun = None;
    let mut place = conjunct.start;
    while place < conjunct.end {
        if let Some(close) = scan.parenthesis_at(place) {
            place = close;
            continue;
        }
        if text[place..].starts_with([';', ':']) {
            reporting = false;
        }
        if !begins_word(text, place) || scan.is_quoted(place) {
            place = advance(text, place, true);
            continue;
        }
        let passing = lexicon.passing_particles.at(text, place);
        let plain = || {
            let before = trim_end(text, conjunct.start, place);
            let counts = match found.is_empty() {
                true => reporting || behind_noun == Some(before),
                false => is_joined(scan, place),
            };
            lexicon.report_particles.at(text, place).filter(|_| counts)
        };
        if let Some(after) = passing.or_else(plain)
            && let Some((parties, end)) = organs(scan, after, conjunct.end)
        {
            found.extend(parties);
            place = end;
            continue;
        }
        if let Some(end) = told(scan, place, conjunct.end, &mut found) {
            place = end;
            continue;
        }
        if let Some(hit) = lexicon.acts.at(text, place).filter(|hit| hit.class == ActClass::Report)
            && opens_verb(scan, conjunct, place)
        {
            reporting = true;
            place = hit.end;
            continue;
        }
        if let Some(after) = lexicon.report_nouns.at(text, place) {
            // "the preparation of reports to the Council" passes nothing on.
            let before = trim_end(text, conjunct.start, place);
            let linked = lexicon.linkers.ending_at(text, before).is_some();
            behind_noun = (!linked).then_some(after);
            place = after;
            continue;
        }
        place = advance(text, place, true);
    }
    found
}

/// Whether a verb stands at `place`, not a noun: at the start, behind "to" or "and".
fn opens_verb(scan: &Scan<'_>, conjunct: &Conjunct, place: usize) -> bool {
    let before = trim_end(scan.text, conjunct.start, place);
    before <= conjunct.start
        || scan.lexicon.act_openers.ending_at(scan.text, before).is_some()
        || scan.lexicon.clause_joiners.ending_at(scan.text, before).is_some()
}

/// "brief the Council", "keep the Assembly informed": where the words end.
fn told(scan: &Scan<'_>, place: usize, limit: usize, found: &mut Vec<PartyHit>) -> Option<usize> {
    let lexicon = scan.lexicon;
    let keeps = lexicon.keeping_verbs.at(scan.text, place);
    let after = keeps.or_else(|| lexicon.telling_verbs.at(scan.text, place))?;
    // "update it every month" updates something, "keep it informed" tells somebody.
    if keeps.is_none() && own_body(scan, after).is_some() {
        return None;
    }
    let (parties, end) = organs(scan, after, limit)?;
    let informed = lexicon.keeping_ends.at(scan.text, skip_space(scan.text, end)).is_some();
    let governs = parties.iter().all(|party| governs(scan, party));
    if !governs || (keeps.is_some() && !informed) {
        return None;
    }
    found.extend(parties);
    Some(end)
}

/// The organs named behind a particle, and where their list ends. Members and classes of members
/// are nobody to whom is reported.
fn organs(scan: &Scan<'_>, after: usize, limit: usize) -> Option<(Vec<PartyHit>, usize)> {
    if let Some(pronoun) = own_body(scan, after) {
        let end = pronoun.end;
        return Some((vec![pronoun], end));
    }
    let mut list = party::list(scan, after, limit, false);
    list.parties.retain(|party| {
        party.bodies.iter().filter_map(|body| scan.context.body(body)).all(|body| {
            !matches!(
                body.kind,
                BodyKind::Membership | BodyKind::Collective | BodyKind::Organization
            )
        })
    });
    (!list.is_empty()).then(|| (list.parties, list.end.max(after)))
}

/// "report to it": the pronoun behind a particle stands for the body that adopts the text.
pub(crate) fn own_body(scan: &Scan<'_>, after: usize) -> Option<PartyHit> {
    let start = skip_space(scan.text, after);
    let end = scan.lexicon.reported_pronouns.at(scan.text, start)?;
    let body = scan.context.body.clone()?;
    Some(PartyHit { start, end, bodies: vec![body] })
}

/// Whether informing the party is reporting to it: an assembly or a council.
fn governs(scan: &Scan<'_>, party: &PartyHit) -> bool {
    let word = between(scan.text, party.start, party.end);
    let pronoun = scan.lexicon.reported_pronouns.at(word, 0) == Some(word.len());
    pronoun
        || party.bodies.iter().filter_map(|body| scan.context.body(body)).any(|body| {
            matches!(body.kind, BodyKind::Assembly | BodyKind::Council)
                || Some(&body.id) == scan.context.body.as_ref()
        })
}

/// Whether a pronoun that may stand for the adopting body is among the words.
fn holds_pronoun(scan: &Scan<'_>, conjunct: &Conjunct) -> bool {
    let words = between(scan.text, conjunct.start, conjunct.end);
    let pronouns = &scan.lexicon.tables.syntax.reported_pronouns;
    pronouns.iter().any(|pronoun| words.contains(pronoun.as_str()))
}
