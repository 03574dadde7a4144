//! Acts that no word opens, and subjects behind their verbs: what Russian and Arabic do.

use crate::lexicon::Meaning;
use crate::opening::ends_chapeau;
use crate::party::{self, PartyHit};
use crate::position::subject_start;
use crate::qualify;
use crate::scan::Scan;
use crate::words::{begins_word, skip_space, trim_end, word_end};

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

/// Whether the words behind a comma belong to the noun before it, in languages whose acts need no
/// opener: "обсуждения, отраженные в документе, представить".
pub(crate) fn attribute_at(scan: &Scan<'_>, from: usize, limit: usize) -> bool {
    let lexicon = scan.lexicon;
    if !lexicon.tables.syntax.bare_acts {
        return false;
    }
    let place = skip_space(scan.text, from);
    let end = word_end(scan.text, place).min(limit);
    let word = scan.text.get(place..end).unwrap_or("");
    let endings = &lexicon.tables.syntax.modifier_endings;
    place < limit
        && !act_at(scan, place, limit)
        && lexicon.determiners.at(scan.text, place).is_none()
        && endings.iter().any(|ending| word.ends_with(ending.as_str()))
}

/// Where the party of a clause ends whose verb stands at `verb`: before the adverbs and times of
/// the verb.
pub(crate) fn subject_end(scan: &Scan<'_>, start: usize, verb: usize) -> usize {
    let lexicon = scan.lexicon;
    let mut end = verb;
    if lexicon.tables.syntax.subjunctive_endings.is_empty() {
        return end;
    }
    loop {
        let before = trim_end(scan.text, start, end);
        let adverb = lexicon
            .act_adverbs
            .ending_at(scan.text, before)
            .or_else(|| lexicon.adverbs.ending_at(scan.text, before));
        let time = scan.time_ending_at(before).map(|time| time.start);
        match adverb.max(time).filter(|at| *at > start) {
            Some(at) => end = at,
            None => return end,
        }
    }
}

/// Whether a noun of action at `place` begins the act behind the party that begins at `start`. It
/// lacks the article and the word before it has it, or the name of a known body ends there:
/// "تناشد الجهات المانحة | زيادة تبرعاتها".
pub(crate) fn noun_act_at(scan: &Scan<'_>, start: usize, place: usize, limit: usize) -> bool {
    let lexicon = scan.lexicon;
    let syntax = &lexicon.tables.syntax;
    if !syntax.noun_acts || place <= start || place >= limit {
        return false;
    }
    let text = scan.text;
    let Some(act) = lexicon.acts.at(text, place).filter(|act| act.end <= limit) else {
        return false;
    };
    let before = trim_end(text, start, place);
    if before <= start || lexicon.actor_nouns.at(text, place).is_some() {
        return false;
    }
    let known = scan.hits_in(start, place).any(|hit| {
        hit.range.end == before && hit.meanings.iter().any(|own| matches!(own, Meaning::Body(_)))
    }) || scan.numbered.iter().any(|own| own.1 == before);
    let after = skip_space(text, act.end);
    let governs = lexicon.governors.at(text, after).is_some()
        || lexicon.act_openers.at(text, after).is_some();
    let definite = |word: usize| text[word..].starts_with(syntax.article.as_str());
    let last = text[start..before].rfind(char::is_whitespace).map_or(start, |at| start + at + 1);
    if definite(place) { known && governs } else { known || definite(last) }
}

/// Whether a joiner at `place` adds a further act with an opener: "وأن ترفع", "وبرفع".
pub(crate) fn act_joined_at(scan: &Scan<'_>, place: usize, limit: usize) -> bool {
    let lexicon = scan.lexicon;
    if !lexicon.tables.syntax.verb_first || !begins_word(scan.text, place) {
        return false;
    }
    let Some(after) = lexicon.clause_joiners.at(scan.text, place) else { return false };
    lexicon
        .act_openers
        .at(scan.text, skip_space(scan.text, after))
        .is_some_and(|opened| opened < limit && crate::opening::opens_act(scan, opened, limit))
}

/// Where the words behind the subject begin that itself stands behind the verb, which ends before
/// `from`: "تدعو | الجمعية العامة أيضاً | الدول الأعضاء إلى". A subject is one only when a party follows
/// it, or a particle before one: else it is the party addressed.
pub(crate) fn behind_subject(scan: &Scan<'_>, from: usize, end: usize) -> usize {
    if !scan.lexicon.tables.syntax.verb_first {
        return from;
    }
    let place = past_adverbs(scan, from, end);
    let Some(after) = subject_at(scan, place, end) else { return place };
    let next = past_adverbs(scan, skip_space(scan.text, after), end);
    let lexicon = scan.lexicon;
    let opens = lexicon
        .act_openers
        .at(scan.text, next)
        .is_some_and(|opened| crate::opening::opens_act(scan, opened, end));
    let ends = next >= end
        || scan.text[next..].starts_with([';', '.', ':', ','])
        || qualify::partner_at(scan, next, end).is_some();
    let joined = lexicon.list_joiners.at(scan.text, next).is_some();
    let act = noun_act_at(scan, place, next, end);
    if opens || ends || joined || act { place } else { next }
}

/// The same for a verb that addresses nobody: the subject may be all that stands behind it.
pub(crate) fn past_subject(scan: &Scan<'_>, from: usize, end: usize) -> usize {
    if !scan.lexicon.tables.syntax.verb_first {
        return from;
    }
    let place = past_adverbs(scan, from, end);
    subject_at(scan, place, end).map_or(place, |after| past_adverbs(scan, after, end))
}

/// Whether a word begins with a preposition and the article in one: "للاتصالات".
fn contracted(scan: &Scan<'_>, place: usize) -> bool {
    scan.lexicon.tables.syntax.attached.iter().any(|written| {
        written.split_once('=').is_some_and(|(front, _)| {
            front.chars().nth(1).is_some() && scan.text[place..].starts_with(front)
        })
    })
}

/// The subject that begins at `place`: an assembly, a council or who adopts the text.
fn subject_at(scan: &Scan<'_>, place: usize, end: usize) -> Option<usize> {
    let lexicon = scan.lexicon;
    let text = scan.text;
    let known = party::known_body(scan, place, end).map(|body| body.end);
    let named = scan
        .hit_at(place)
        .filter(|hit| hit.meanings.iter().any(|own| !matches!(own, Meaning::Verb(..))))
        .map(|hit| hit.range.end)
        .filter(|after| subject_start(scan, place, *after) == Some(place));
    let listed = lexicon.subjects.at(text, place);
    let headed = lexicon.subject_nouns.at(text, place);
    let found = named.max(listed).max(headed)?;
    if named.is_none() && known.is_some_and(|known| known >= found) {
        // A longer name, of a body that adopts nothing.
        return None;
    }
    let mut after = found;
    if named.is_none() {
        // The noun governed by the head, and the adjectives of either.
        let mut governed = headed == Some(found) && listed.is_none_or(|own| own < found);
        loop {
            let next = skip_space(text, after);
            let word = word_end(text, next);
            let definite = text[next..].starts_with(lexicon.tables.syntax.article.as_str())
                || contracted(scan, next);
            let party = party::known_body(scan, next, end).is_some()
                || lexicon.actor_nouns.at(text, next).is_some();
            let links = lexicon.linkers.at(text, next).is_some() && headed == Some(found);
            if next >= end || word <= next || !(governed || links || (definite && !party)) {
                break;
            }
            governed = links;
            after = word;
        }
    }
    // "الجمعية WTSA-24": a name and its short form.
    let short = skip_space(text, after);
    if let Some(hit) = scan.hit_at(short)
        && hit.meanings.iter().any(|own| matches!(own, Meaning::Occasion(_)))
    {
        after = hit.range.end;
    }
    (after < end).then_some(after)
}

/// The party that stands as the subject behind the verb of an act, which an opener for verbs
/// opens at `start`: "بأن ينظر مجلس حقوق الإنسان في". The same words may be the object, so only a known
/// body is believed, and behind a verb of duty a definite noun of an actor.
pub(crate) fn subject_behind_act(
    scan: &Scan<'_>,
    start: usize,
    end: usize,
    duty: bool,
) -> Option<PartyHit> {
    let lexicon = scan.lexicon;
    if !lexicon.tables.syntax.verb_first {
        return None;
    }
    let from = skip_space(scan.text, start);
    let opened = lexicon.act_openers.at(scan.text, from)?;
    lexicon.finite_openers.ending_at(scan.text, opened)?;
    let verb = past_adverbs(scan, opened, end);
    let act = lexicon.acts.at(scan.text, verb).filter(|act| !act.nominal)?;
    let behind = past_adverbs(scan, act.end, end);
    let Some(party) = party::known_body(scan, behind, end) else {
        return unknown_subject(scan, behind, end).filter(|_| duty);
    };
    (party.bodies.iter().all(|body| Some(body) != scan.context.body.as_ref())).then_some(party)
}

/// "الأمانة العامة": the definite noun of an actor with its adjectives.
fn unknown_subject(scan: &Scan<'_>, start: usize, end: usize) -> Option<PartyHit> {
    let article = scan.lexicon.tables.syntax.article.as_str();
    let mut after = scan.lexicon.actor_nouns.at(scan.text, start).filter(|after| *after <= end)?;
    if !scan.text[start..].starts_with(article) {
        return None;
    }
    loop {
        let next = skip_space(scan.text, after);
        let word = word_end(scan.text, next);
        if next >= end || word > end || !scan.text[next..].starts_with(article) {
            return Some(PartyHit { start, end: after, bodies: Vec::new() });
        }
        after = word;
    }
}

/// Whether the word before a joiner and the one behind it are adjectives of one noun, in languages
/// with an attached article: both have the article and one ending, "الدولية والإقليمية".
pub(crate) fn agrees(scan: &Scan<'_>, start: usize, joiner: usize, next: usize) -> bool {
    let article = scan.lexicon.tables.syntax.article.as_str();
    if article.is_empty() {
        return false;
    }
    let text = scan.text;
    let before = trim_end(text, start, joiner);
    let last = text[start..before].rfind(char::is_whitespace).map_or(start, |at| start + at + 1);
    let (left, right) = (&text[last..before], &text[next..word_end(text, next)]);
    let ending = |word: &str| word.chars().rev().take(2).collect::<Vec<char>>();
    last > start
        && left.starts_with(article)
        && right.starts_with(article)
        && ending(left) == ending(right)
        && scan.lexicon.actor_nouns.at(text, last).is_none()
}

/// Whether only circumstances follow the opener of a chapeau: "على القيام بما يلي، مع مراعاة …:".
pub(crate) fn ends_in_circumstances(scan: &Scan<'_>, after: usize, limit: usize) -> bool {
    scan.lexicon.tables.syntax.noun_acts
        && ends_chapeau(scan.text, qualify::chapeau_front(scan, after, limit).end, limit)
}

/// Whether a name that ends at `after` ends a list of parties: an indefinite word behind it that
/// joins nothing begins another noun phrase, "بالتشاور مع الدول الأعضاء | مؤشرات".
pub(crate) fn ends_names(scan: &Scan<'_>, after: usize, limit: usize) -> bool {
    let lexicon = scan.lexicon;
    let text = scan.text;
    let next = skip_space(text, after);
    if lexicon.tables.syntax.bare_acts {
        return begins_thing(scan, next, limit);
    }
    lexicon.tables.syntax.noun_acts
        && next < limit
        && text[next..].starts_with(char::is_alphabetic)
        && !text[next..].starts_with(|letter: char| letter.is_ascii())
        && !text[next..].starts_with(lexicon.tables.syntax.article.as_str())
        && lexicon.list_joiners.at(text, next).is_none()
        && lexicon.linkers.at(text, next).is_none()
        && party::known_body(scan, next, limit).is_none()
}

/// Whether what a qualification from `start` tells of ends at `place`, where an act goes on:
/// "بشأن هذا الموضوع | وتقديم تقرير", "根据第2号决议（2024年，新德里）| 继续研究".
pub(crate) fn act_behind_matter(scan: &Scan<'_>, start: usize, place: usize) -> bool {
    let lexicon = scan.lexicon;
    let text = scan.text;
    if !lexicon.spaced() {
        return text[start..place].ends_with(['）', ')', '》'])
            && (lexicon.acts.at(text, place).is_some()
                || lexicon.act_adverbs.at(text, place).is_some());
    }
    let reports = |after: usize| {
        let act = lexicon.acts.at(text, skip_space(text, after));
        act.is_some_and(|act| !act.nominal && act.class == actum_pack::ActClass::Report)
    };
    lexicon.tables.syntax.noun_acts
        && lexicon.clause_joiners.at(text, place).is_some_and(reports)
        && lexicon.acts.at(text, skip_space(text, start)).is_none()
}

/// Whether a thing begins at `place`, in a language where an act needs no opener: "в сотрудничестве
/// с ФАО | переговоры", "с регуляторными органами | возможность".
pub(crate) fn begins_thing(scan: &Scan<'_>, place: usize, limit: usize) -> bool {
    let lexicon = scan.lexicon;
    let text = scan.text;
    if place >= limit || !text[place..].starts_with(char::is_lowercase) {
        return false;
    }
    let word = &text[place..word_end(text, place)];
    let endings = &lexicon.tables.syntax.object_endings;
    (endings.iter().any(|ending| word.ends_with(ending.as_str()))
        || lexicon.object_nouns.at(text, place).is_some())
        && lexicon.actor_nouns.at(text, place).is_none()
        && lexicon.list_joiners.at(text, place).is_none()
        && lexicon.governors.at(text, place).is_none()
        && lexicon.determiners.at(text, place).is_none()
}

fn past_adverbs(scan: &Scan<'_>, from: usize, end: usize) -> usize {
    let mut place = skip_space(scan.text, from);
    while let Some(after) = scan.lexicon.adverbs.at(scan.text, place).filter(|after| *after < end) {
        place = skip_space(scan.text, after);
    }
    place
}
