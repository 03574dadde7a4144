//! Acts that no word opens, and subjects behind their verbs: what Russian and Arabic do.

use crate::lexicon::Meaning;
use crate::party;
use crate::position::subject_start;
use crate::scan::Scan;
use crate::words::{begins_word, skip_space, word_end};

/// Whether an act begins at `place` without an opener. Adverbs may stand before its verb.
pub(crate) fn act_at(scan: &Scan<'_>, place: usize, limit: usize) -> bool {
    let lexicon = scan.lexicon;
    if !lexicon.tables.syntax.bare_acts || place >= limit || !begins_word(scan.text, place) {
        return false;
    }
    let mut at = place;
    for _ in 0..4 {
        if lexicon.acts.at(scan.text, at).is_some_and(|act| !act.nominal && act.end <= limit) {
            return true;
        }
        let adverb = lexicon.act_adverbs.at(scan.text, at);
        match adverb.or_else(|| lexicon.adverbs.at(scan.text, at)).filter(|end| *end < limit) {
            Some(end) => at = skip_space(scan.text, end),
            None => return false,
        }
    }
    false
}

/// Whether the word at `place` has the ending of a verb in a clause that says what is wished:
/// "чтобы Комитет представил".
pub(crate) fn subjunctive_at(scan: &Scan<'_>, place: usize) -> bool {
    let endings = &scan.lexicon.tables.syntax.subjunctive_endings;
    if endings.is_empty() {
        return false;
    }
    let word = &scan.text[place..word_end(scan.text, place)];
    word.chars().nth(4).is_some()
        && word.starts_with(char::is_lowercase)
        && endings.iter().any(|ending| word.ends_with(ending.as_str()))
        && scan.lexicon.actor_nouns.at(scan.text, place).is_none()
}

/// Where the words behind the subject begin that itself stands behind the verb, which ends before
/// `from`: "تدعو | الجمعية العامة أيضاً | الدول الأعضاء إلى". A subject is one only when a party follows
/// it, or a particle before one: else it is the party addressed.
pub(crate) fn behind_subject(scan: &Scan<'_>, from: usize, end: usize) -> usize {
    if !scan.lexicon.tables.syntax.verb_first {
        return from;
    }
    let place = past_adverbs(scan, from, end);
    let named = scan
        .hit_at(place)
        .filter(|hit| hit.meanings.iter().any(|own| !matches!(own, Meaning::Verb(..))))
        .map(|hit| hit.range.end)
        .filter(|after| subject_start(scan, place, *after) == Some(place));
    let listed = scan.lexicon.subjects.at(scan.text, place);
    let Some(mut after) = named.max(listed).filter(|after| *after < end) else { return place };
    // "الجمعية WTSA-24": a name and its short form.
    let short = skip_space(scan.text, after);
    if let Some(hit) = scan.hit_at(short)
        && hit.meanings.iter().any(|own| matches!(own, Meaning::Occasion(_)))
    {
        after = hit.range.end;
    }
    let next = past_adverbs(scan, skip_space(scan.text, after), end);
    let lexicon = scan.lexicon;
    let opens = lexicon
        .act_openers
        .at(scan.text, next)
        .is_some_and(|opened| crate::opening::opens_act(scan, opened, end));
    let sign = scan.text[next..].starts_with([';', '.', ':']) || next >= end;
    let joined = lexicon.list_joiners.at(scan.text, next).is_some()
        && party::party_begins(scan, next, end).is_none();
    if opens || sign || joined { place } else { next }
}

fn past_adverbs(scan: &Scan<'_>, from: usize, end: usize) -> usize {
    let mut place = skip_space(scan.text, from);
    while let Some(after) = scan.lexicon.adverbs.at(scan.text, place).filter(|after| *after < end) {
        place = skip_space(scan.text, after);
    }
    place
}
