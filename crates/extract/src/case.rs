//! Recipients that no preposition marks but their case: "представить Совету доклад".

use crate::lexicon::Noun;
use crate::party::{self, PartyHit};
use crate::scan::Scan;
use crate::words::{advance, begins_word, between, skip_space, trim_end, word_end};

/// Whether the language marks recipients by their case.
pub(crate) fn marks_recipients(scan: &Scan<'_>) -> bool {
    !scan.lexicon.tables.syntax.recipient_endings.is_empty()
}

/// How the form of a name speaks for a recipient.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Only a recipient has it.
    Recipient,
    /// Others have it, too.
    Shared,
    /// No recipient has it.
    Other,
}

/// The recipients in `start..end`, the words behind a verb of reporting.
pub(crate) fn recipients(scan: &Scan<'_>, start: usize, end: usize) -> Vec<PartyHit> {
    let text = scan.text;
    let mut found: Vec<PartyHit> = pronoun(scan, start, end).into_iter().collect();
    let mut place = skip_space(text, start);
    while place < end {
        if let Some(close) = scan.parenthesis_at(place) {
            place = close.max(place + 1);
            continue;
        }
        if !begins_word(text, place)
            || text[place..].starts_with(|sign: char| !sign.is_alphanumeric())
        {
            place = advance(text, place, true);
            continue;
        }
        let name = party::known_body(scan, place, end);
        let actor = scan.lexicon.actor_nouns.at(text, place).filter(|after| *after <= end);
        if name.is_none() && actor.is_none() {
            place = advance(text, place, true);
            continue;
        }
        let governed = is_governed(scan, start, place);
        let named = name.as_ref().map(|name| name.end).or(actor).unwrap_or(end);
        let fits = match form(scan, place, named) {
            Form::Recipient => !governed,
            // "следующей ассамблее": a time without preposition is who is told then.
            Form::Shared if scan.time_at(place).is_some() => !governed,
            Form::Shared if name.is_some() => !governed && follows_object(scan, start, place),
            Form::Shared => !governed && trim_end(text, start, place) <= start,
            Form::Other => false,
        };
        let after = name.as_ref().map(|name| name.end).or(actor).unwrap_or(place);
        if !fits {
            place = after.max(place + 1);
            while !text.is_char_boundary(place) {
                place += 1;
            }
            continue;
        }
        let mut list = if name.is_some() {
            party::list(scan, place, end, false)
        } else {
            let from = front_of(scan, start, place);
            crate::pieces::pieces(scan, from, object_after(scan, after, end))
        };
        list.parties.retain(|party| crate::actor::is_actor(scan, party));
        place = list.end.max(after);
        found.extend(list.parties);
    }
    found
}

/// "представить ей доклад": the body that adopts the text.
pub(crate) fn pronoun(scan: &Scan<'_>, start: usize, end: usize) -> Option<PartyHit> {
    let mut place = skip_space(scan.text, start);
    while place < end {
        let pronoun = begins_word(scan.text, place)
            .then(|| scan.lexicon.report_pronouns.at(scan.text, place))
            .flatten();
        if let Some(after) = pronoun.filter(|_| !is_governed(scan, start, place)) {
            let bodies = scan.context.body.iter().cloned().collect();
            return Some(PartyHit { start: place, end: after, bodies });
        }
        place = advance(scan.text, place, true);
    }
    None
}

/// Whether a preposition stands before the name at `place`.
fn is_governed(scan: &Scan<'_>, start: usize, place: usize) -> bool {
    let mut before = trim_end(scan.text, start, place);
    loop {
        if scan.lexicon.governors.ending_at(scan.text, before).is_some_and(|at| at >= start) {
            return true;
        }
        match scan.lexicon.determiners.ending_at(scan.text, before).filter(|at| *at > start) {
            Some(at) => before = trim_end(scan.text, start, at),
            None => return false,
        }
    }
}

/// Whether the verb, its object or a sign stands straight before the name at `place`: there a
/// recipient stands, and not the owner of something.
fn follows_object(scan: &Scan<'_>, start: usize, place: usize) -> bool {
    let text = scan.text;
    let mut before = trim_end(text, start, place);
    while let Some(at) = scan
        .lexicon
        .determiners
        .ending_at(text, before)
        .or_else(|| scan.lexicon.act_adverbs.ending_at(text, before))
        .filter(|at| *at >= start)
    {
        before = trim_end(text, start, at);
    }
    if before <= start || text[..before].ends_with([',', ')', '»']) {
        return true;
    }
    scan.time_ending_at(before).is_some()
        || scan.lexicon.report_particles.ending_at(text, before).is_some_and(|at| at >= start)
        || scan.lexicon.nouns.find(between(text, start, before)).last().is_some_and(|hit| {
            start + hit.range.end == before
                && hit.meanings.iter().any(|noun| matches!(noun, Noun::Deliverable(_)))
        })
}

/// Where the modifiers of an unknown recipient begin: "Исполнительному директору".
fn front_of(scan: &Scan<'_>, start: usize, place: usize) -> usize {
    let text = scan.text;
    let endings = &scan.lexicon.tables.syntax.modifier_endings;
    let mut front = place;
    loop {
        let before = trim_end(text, start, front);
        let word =
            text[start..before].rfind(char::is_whitespace).map_or(start, |at| start + at + 1);
        let own = between(text, word, before);
        let modifies = word > start
            && endings.iter().any(|ending| own.ends_with(ending.as_str()))
            && scan.lexicon.determiners.at(text, word).is_none()
            && scan.lexicon.governors.at(text, word).is_none();
        if !modifies {
            return front;
        }
        front = word;
    }
}

/// Where the object begins that stands behind an unknown recipient, whose noun ends at `start`:
/// "Председателю Комитета доклад".
fn object_after(scan: &Scan<'_>, start: usize, end: usize) -> usize {
    let text = scan.text;
    let lexicon = scan.lexicon;
    let mut place = start;
    loop {
        let next = skip_space(text, place);
        let after = word_end(text, next).min(end);
        let word = between(text, next, after);
        let letters = word.chars().filter(|letter| letter.is_alphabetic());
        let abbreviation = word.chars().nth(1).is_some() && letters.clone().all(char::is_uppercase);
        let owned = lexicon
            .tables
            .syntax
            .genitive_endings
            .iter()
            .any(|ending| word.to_lowercase().ends_with(ending.as_str()));
        let ends = next >= end
            || after <= next
            || lexicon.governors.at(text, next).is_some()
            || lexicon.object_nouns.at(text, next).is_some()
            || !(owned || abbreviation)
            || scan.time_at(next).is_some();
        if ends {
            return place;
        }
        place = after;
    }
}

/// What the ending of the name's first words says: of the first, and of the next where the first
/// leaves it open.
fn form(scan: &Scan<'_>, start: usize, end: usize) -> Form {
    let text = scan.text;
    let syntax = &scan.lexicon.tables.syntax;
    let mut place = start;
    for _ in 0..2 {
        let after = word_end(text, place).min(end);
        let word = between(text, place, after);
        let letters = word.chars().filter(|letter| letter.is_alphabetic());
        if letters.clone().all(char::is_uppercase) || letters.clone().any(|own| own.is_ascii()) {
            // Abbreviations have one form for all.
            return Form::Shared;
        }
        let word = word.to_lowercase();
        let ends = |endings: &[String]| endings.iter().any(|own| word.ends_with(own.as_str()));
        if ends(&syntax.recipient_endings) {
            return Form::Recipient;
        }
        if !ends(&syntax.recipient_endings_shared) {
            return Form::Other;
        }
        place = skip_space(text, after);
        if place >= end {
            break;
        }
    }
    Form::Shared
}
