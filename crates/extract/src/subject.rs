//! Clauses whose subject is the party: "the Director is requested to …", "study groups should …".

use actum_model::Force;

use crate::bare;
use crate::clause::{Head, Surroundings, address};
use crate::lexicon::{Meaning, VerbForm};
use crate::opening::{ends_chapeau, opens_act};
use crate::party::{self, PartyList};
use crate::qualify;
use crate::scan::Scan;
use crate::words::{advance, begins_word, skip_space, trim_end, word_end};

/// The head of a passive clause: "the Director is requested to …".
pub(crate) fn passive(
    scan: &Scan<'_>,
    (start, end): (usize, usize),
    (verb_start, verb_end): (usize, usize),
    index: u16,
    previous: Option<&Head>,
) -> Option<Head> {
    let text = scan.text;
    let lexicon = scan.lexicon;
    let mut place = trim_end(text, start, verb_start);
    while let Some(at) = lexicon.adverbs.ending_at(text, place).filter(|at| *at > start) {
        place = trim_end(text, start, at);
    }
    let auxiliary = lexicon.auxiliaries.ending_at(text, place).filter(|at| *at > start);
    // "notes that the Secretary-General was requested to": what is noted asks nothing.
    let told = previous.is_some_and(|head| {
        let force = head.verb.map(|verb| lexicon.tables.verbs[verb as usize].force);
        let opener = skip_space(text, head.verb_end);
        let whole = !text[head.verb_end..verb_start].contains([';', ',']);
        force == Some(Force::Observe)
            && whole
            && lexicon.immediate_openers.at(text, opener).is_some()
    });
    if told {
        return None;
    }
    let bare = lexicon.tables.syntax.bare_passives;
    if bare && !bare::act_at(scan, skip_space(text, verb_end), end) {
        // "поручается Директору подготовить": the party stands where an active verb has it.
        let mut head = Head {
            start: place,
            verb_start,
            verb_end,
            verb: Some(index),
            parties: PartyList { end: verb_end, ..PartyList::default() },
            after: verb_end,
            reiterated: false,
            subject: true,
            shared: false,
            pronoun: None,
            form: VerbForm::Passive,
        };
        address(scan, &mut head, end, Surroundings::default());
        if !head.parties.is_empty() {
            return Some(head);
        }
    }
    let auxiliary = if bare { auxiliary.unwrap_or(verb_start) } else { auxiliary? };
    // "is invited, in consultation with the Board, to …"
    let front = qualify::chapeau_front(scan, verb_end, end);
    let own = lexicon.openers_of(Some(index)).at(text, skip_space(text, verb_end));
    let opener = front.opener.or(own)?;
    if !opens_act(scan, opener, end) && !ends_chapeau(text, opener, end) {
        return None;
    }
    let before = trim_end(text, start, auxiliary);
    let joiner = lexicon.clause_joiners.ending_at(text, before).filter(|at| *at >= start);
    let (mut list, subject) = match (joiner, previous) {
        // "States are encouraged to … and are invited to …": the subject is the same.
        (Some(joiner), Some(previous)) => (previous.parties.clone(), joiner),
        _ => {
            let list = crate::pieces::subject_before(scan, start, before);
            let subject = list.parties.first().map_or(start, |party| party.start);
            (list, subject)
        }
    };
    if list.is_empty() {
        return None;
    }
    list.end = verb_end;
    Some(Head {
        start: subject,
        verb_start: auxiliary,
        verb_end,
        verb: Some(index),
        parties: list,
        after: if front.opener.is_some() { verb_end } else { opener },
        reiterated: false,
        subject: true,
        shared: false,
        pronoun: None,
        form: VerbForm::Passive,
    })
}

/// 做出决议，第20研究组应…: the clause behind a decision says who, without a word that opens it.
pub(crate) fn of_decision(scan: &Scan<'_>, from: usize, end: usize) -> Option<Head> {
    if scan.lexicon.spaced() {
        return None;
    }
    let mut clause = from;
    while scan.text[clause..].starts_with(['，', '：']) {
        clause = advance(scan.text, clause, false);
    }
    duty(scan, clause, end)
}

/// Whether an act in the future stands at `place`.
fn future_at(scan: &Scan<'_>, place: usize, limit: usize) -> bool {
    let lexicon = scan.lexicon;
    let endings = &lexicon.tables.syntax.future_endings;
    if endings.is_empty() {
        return false;
    }
    let end = word_end(scan.text, place);
    let word = &scan.text[place..end];
    end < limit
        && word.starts_with(char::is_lowercase)
        && endings.iter().any(|ending| word.ends_with(ending.as_str()))
        && lexicon.acts.at(scan.text, place).is_some_and(|act| !act.nominal)
}

/// A sentence whose subject is a party and whose verb is one of duty: "study groups should …".
pub(crate) fn duty(scan: &Scan<'_>, start: usize, end: usize) -> Option<Head> {
    let text = scan.text;
    let lexicon = scan.lexicon;
    let head = |parties: PartyList, verb_start: usize, verb_end: usize| Head {
        start: parties.parties.first().map_or(start, |party| party.start),
        verb_start,
        verb_end,
        verb: None,
        parties,
        after: verb_end,
        reiterated: false,
        subject: true,
        shared: false,
        pronoun: None,
        form: VerbForm::Finite,
    };
    if lexicon.spaced() {
        // "décide / 2 que la Commission doit …": the opener belongs to the chapeau.
        let first = skip_space(text, start);
        let opener = lexicon
            .immediate_openers
            .at(text, first)
            .or_else(|| lexicon.act_openers.at(text, first));
        let start = opener.map_or(start, |after| skip_space(text, after));
        let mut place = start;
        while place < end {
            let at_word = begins_word(text, place);
            if at_word && let Some(modal) = lexicon.modals.at(text, place) {
                let list = crate::pieces::subject_before(scan, start, place);
                let known = !list.is_empty();
                let mut found = head(list, place, modal);
                // "No Party shall …": the denial belongs to what is asked.
                let subject = skip_space(text, start);
                if scan.lexicon.negations.at(text, subject).is_some() {
                    found.after = subject;
                }
                return known.then_some(found);
            }
            // "El grupo informará": the future lays the duty, and is the verb of the act.
            if at_word && future_at(scan, place, end) {
                let list = crate::pieces::subject_before(scan, start, place);
                let known = !list.is_empty();
                let mut found = head(list, place, word_end(text, place));
                found.after = place;
                return known.then_some(found);
            }
            match text[place..].chars().next() {
                Some(';' | ':') => return None,
                Some(_) => place = advance(scan.text, place, scan.lexicon.spaced()),
                None => return None,
            }
        }
        return None;
    }
    let list = party::list(scan, skip_space(text, start), end, true);
    if list.is_empty() {
        return None;
    }
    let mut place = skip_space(text, list.end);
    while let Some(after) = lexicon.adverbs.at(text, place).filter(|after| *after < end) {
        place = after;
    }
    let modal = lexicon.modals.at(text, place).filter(|modal| *modal < end)?;
    let denied = lexicon.negations.at(text, place).is_some();
    // 应用, 应急 and the like begin with the same sign.
    if scan.hit_at(place).is_some_and(|hit| hit.meanings.contains(&Meaning::Blocker)) {
        return None;
    }
    let mut found = head(list, place, modal);
    if denied {
        // 不得: the denial belongs to what is asked.
        found.after = place;
    }
    Some(found)
}
