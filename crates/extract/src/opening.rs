//! Where an act opens: what follows "to", "that", "de", "que".

use crate::bare;
use crate::party;
use crate::qualify;
use crate::scan::Scan;
use crate::words::{between, skip_space, trim_end, word_end};

/// "…, to:": the parts below say what.
pub(crate) fn ends_chapeau(text: &str, after: usize, limit: usize) -> bool {
    between(text, after, limit).chars().all(|letter| matches!(letter, ':' | ' ' | '—' | '–' | '-'))
}

/// Whether an act, not a noun phrase, follows an opener that ends at `after`.
pub(crate) fn opens_act(scan: &Scan<'_>, after: usize, limit: usize) -> bool {
    begins_act(scan, after, limit, scan.lexicon.told_by_ending(scan.text, after))
}

/// Whether an act begins at `after`; `by_ending` when only its ending tells a verb from a noun.
pub(crate) fn begins_act(scan: &Scan<'_>, after: usize, limit: usize, by_ending: bool) -> bool {
    let text = scan.text;
    let mut place = skip_space(text, after);
    // ", to, inter alia, study" and "to actively promote"
    for _ in 0..4 {
        if text[place..].starts_with(',') {
            place = skip_space(text, place + 1);
            if qualify::circumstance_at(scan, place, limit).is_some() {
                return true;
            }
        }
        if let Some(condition) = qualify::condition_at(scan, place, limit)
            && condition.end < limit
        {
            place = skip_space(text, condition.end);
            continue;
        }
        let adverb = scan.lexicon.adverbs.at(text, place);
        if let Some(end) = adverb.or_else(|| scan.lexicon.act_adverbs.at(text, place)) {
            place = skip_space(text, end);
            continue;
        }
        let word = between(text, place, word_end(text, place).min(limit).max(place));
        if is_adverb(scan, word) && scan.lexicon.acts.at(text, place).is_none() {
            place = skip_space(text, place + word.len());
            continue;
        }
        break;
    }
    // "de lui présenter", "à ne pas faire": pronouns and denials stand before the verb.
    let mut article = false;
    for _ in 0..3 {
        let Some(end) = scan.lexicon.act_pronouns.at(text, place).filter(|end| *end < limit) else {
            break;
        };
        article |= scan.lexicon.determiners.at(text, place).is_some();
        place = skip_space(text, end);
    }
    if place >= limit {
        return false;
    }
    let end = word_end(text, place).min(limit).max(place);
    if by_ending {
        return scan.lexicon.ends_as_verb(text, place, end);
    }
    if article {
        // "que la publique" has a verb behind what is also an article, "que la labor" has not.
        return scan.lexicon.acts.at(text, place).is_some();
    }
    if scan.lexicon.acts.at(text, place).is_some()
        || scan.lexicon.base_forms.at(text, place).is_some()
    {
        return true;
    }
    let word = between(text, place, end);
    let caseless = |letter: char| letter.is_alphabetic() && !letter.is_uppercase();
    let article = scan.lexicon.tables.syntax.article.as_str();
    word.chars().next().is_some_and(caseless)
        && (article.is_empty() || !word.starts_with(article))
        && scan.lexicon.determiners.at(text, place).is_none()
        && party::known_body(scan, place, limit).is_none()
        && scan.lexicon.actor_nouns.at(text, place).is_none()
}

/// "actively": a word with the ending of an adverb.
pub(crate) fn is_adverb(scan: &Scan<'_>, word: &str) -> bool {
    let endings = &scan.lexicon.tables.syntax.adverb_endings;
    endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending.as_str()))
}

/// Whether an opener, with articles of the subject behind it, is all that `start..end` holds.
pub(crate) fn is_opener(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let lexicon = scan.lexicon;
    let openers = [&lexicon.immediate_openers, &lexicon.act_openers];
    openers.into_iter().filter_map(|list| list.at(scan.text, start)).any(|mut after| {
        while after < end && lexicon.spaced() {
            let Some(next) = lexicon.determiners.at(scan.text, skip_space(scan.text, after)) else {
                return false;
            };
            after = next;
        }
        after == end
    })
}

/// "les groupes chargés d'examiner": the opener at `place` belongs to the word before it.
pub(crate) fn opens_attribute(scan: &Scan<'_>, place: usize) -> bool {
    let before = trim_end(scan.text, 0, place);
    scan.lexicon.attribute_openers.ending_at(scan.text, before).is_some()
}

/// Whether what is asked follows at `place`, behind an opener.
pub(crate) fn act_follows(scan: &Scan<'_>, place: usize, end: usize) -> bool {
    let text = scan.text;
    let place = skip_space(text, place);
    scan.lexicon.immediate_openers.at(text, place).is_some()
        || bare::act_at(scan, place, end)
        || (scan.lexicon.tables.syntax.noun_acts && scan.lexicon.acts.at(text, place).is_some())
        || scan
            .lexicon
            .act_openers
            .at(text, place)
            .is_some_and(|after| after < end && opens_act(scan, after, end))
}
