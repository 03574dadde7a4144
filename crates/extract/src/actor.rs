//! Whether words name somebody who can act, or only a thing that is asked for.

use crate::party::{PartyHit, PartyList};
use crate::scan::Scan;
use crate::words::{between, skip_space, word_end};

/// Keeps of a list the parties that can act. A list whose first member cannot act names no
/// addressees at all: "calls for | greater efforts and cooperation | to reduce …".
///
/// Languages without the tables for it keep the list as it is.
pub(crate) fn actors_of(scan: &Scan<'_>, list: PartyList) -> PartyList {
    if scan.lexicon.prepositions.is_empty() {
        return list;
    }
    let first = list.parties.first().is_some_and(|party| heads_actor(scan, party));
    let mut list = list;
    if first {
        list.parties.retain(|party| heads_actor(scan, party));
    } else {
        list.parties.clear();
    }
    list.emphasised.retain(|party| first && heads_actor(scan, party));
    list
}

/// Whether the head noun of a noun phrase is an actor's: the last word before its first
/// preposition, "representatives" in "country-level representatives of the Bank", but
/// "engagement" in "the engagement of Member States".
pub(crate) fn heads_actor(scan: &Scan<'_>, party: &PartyHit) -> bool {
    let lexicon = scan.lexicon;
    if lexicon.prepositions.is_empty() {
        return is_actor(scan, party);
    }
    if !party.bodies.is_empty() {
        return true;
    }
    let text = scan.text;
    let mut place = party.start;
    let mut last = None;
    while place < party.end {
        let word = skip_space(text, place);
        if word >= party.end {
            break;
        }
        // "those involved in …": the determiner stands for the persons.
        if lexicon.prepositions.at(text, word).is_some() || scan.parenthesis_at(word).is_some() {
            break;
        }
        // "the regional chairs jointly": the adverb is no noun.
        if let Some(end) = lexicon.jointly.at(text, word).filter(|end| *end <= party.end) {
            place = end;
            continue;
        }
        let actor = lexicon.actor_nouns.at(text, word).filter(|end| *end <= party.end);
        let end = actor.unwrap_or_else(|| word_end(text, word)).max(word + 1);
        last = Some((word, end.min(party.end), actor.is_some()));
        place = end;
        while !text.is_char_boundary(place) {
            place += 1;
        }
    }
    let Some((start, end, actor)) = last else { return false };
    let word = between(text, start, end);
    actor
        || word.chars().next().is_some_and(char::is_uppercase)
        || lexicon
            .tables
            .syntax
            .agent_endings
            .iter()
            .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending.as_str()))
}

/// Whether the words of a party name an actor: its body is known, it is a proper name, or its
/// head noun is an actor's.
pub(crate) fn is_actor(scan: &Scan<'_>, party: &PartyHit) -> bool {
    if !party.bodies.is_empty() {
        return true;
    }
    let text = between(scan.text, party.start, party.end);
    if !scan.lexicon.spaced() {
        return scan
            .lexicon
            .actor_nouns
            .ending_at(scan.text, party.end)
            .is_some_and(|start| start >= party.start);
    }
    let mut place = party.start;
    while place < party.end {
        let word = skip_space(scan.text, place);
        if word >= party.end {
            break;
        }
        if scan.lexicon.actor_nouns.at(scan.text, word).is_some_and(|end| end <= party.end) {
            return true;
        }
        place = word_end(scan.text, word).max(word + 1);
        while !scan.text.is_char_boundary(place) {
            place += 1;
        }
    }
    // Two capitalised words in a row are taken for a proper name.
    let capitalised =
        text.split_whitespace().filter(|word| word.chars().next().is_some_and(char::is_uppercase));
    capitalised.count() >= 2
}
