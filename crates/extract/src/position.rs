//! How the words before a verb stand to it: whether it can open a clause there.

use actum_model::BodyKind;

use crate::clause::{Candidate, Head, addresses_actors};
use crate::lexicon::{Meaning, VerbForm};
use crate::opening::opens_act;
use crate::qualify;
use crate::scan::Scan;
use crate::words::{advance, begins_word, between, skip_space, trim_end, trimmed};

/// How the words before a verb stand to it.
pub(crate) struct Position {
    /// Where the clause begins.
    pub(crate) start: usize,
    /// A subject such as the name of the assembly stands before the verb.
    pub(crate) subject: bool,
    /// The sentence begins there.
    pub(crate) at_start: bool,
    /// A comma, semicolon or colon stands before.
    pub(crate) after_break: bool,
    /// "and", 并.
    pub(crate) joined: bool,
    /// "also", 还.
    pub(crate) adverb: bool,
    /// A pronoun that stands for whom an earlier clause addressed.
    pub(crate) pronoun: Option<Pronoun>,
}

/// A pronoun before an operative verb: "la" in "la prie également de".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pronoun {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// It stands for several.
    pub(crate) several: bool,
}

/// The pronoun that ends at `end`.
fn pronoun_before(scan: &Scan<'_>, sentence: usize, end: usize) -> Option<Pronoun> {
    let lexicon = scan.lexicon;
    let start =
        lexicon.object_pronouns.ending_at(scan.text, end).filter(|start| *start >= sentence)?;
    let several = lexicon.plural_pronouns.ending_at(scan.text, end) == Some(start);
    Some(Pronoun { start, end, several })
}

/// The pronoun that fills `start..end`: "him" in "requests him to report".
pub(crate) fn pronoun_at(scan: &Scan<'_>, start: usize, end: usize) -> Option<Pronoun> {
    let (start, end) = trimmed(scan.text, start, end, &[',']);
    let several = scan.lexicon.addressed_several.at(scan.text, start) == Some(end);
    let one = scan.lexicon.addressed_one.at(scan.text, start) == Some(end);
    (one || several).then_some(Pronoun { start, end, several })
}

pub(crate) fn position(scan: &Scan<'_>, sentence: usize, verb: usize) -> Position {
    let text = scan.text;
    let lexicon = scan.lexicon;
    let mut place = trim_end(text, sentence, verb);
    let mut found = Position {
        start: verb,
        subject: false,
        at_start: false,
        after_break: false,
        joined: false,
        adverb: false,
        pronoun: pronoun_before(scan, sentence, place),
    };
    if let Some(pronoun) = found.pronoun {
        found.start = pronoun.start;
        place = trim_end(text, sentence, pronoun.start);
    }
    loop {
        if place <= sentence {
            found.at_start = true;
            found.start = sentence;
            return found;
        }
        if let Some(start) = lexicon.adverbs.ending_at(text, place).filter(|at| *at >= sentence) {
            found.adverb = true;
            found.start = start;
            place = trim_end(text, sentence, start);
            // ", in this regard, requests": the comma before belongs to the phrase.
            if text[..place].ends_with([',', '，']) {
                let before = trim_end(text, sentence, place - comma_length(text, place));
                if lexicon.adverbs.ending_at(text, before).is_some()
                    || lexicon.clause_joiners.ending_at(text, before).is_some()
                    || ends_in_subject(scan, sentence, before)
                {
                    place = before;
                }
            }
            continue;
        }
        // "The Assembly, … , requests" is not looked for; ", in this regard, requests" is.
        if !found.adverb
            && !found.joined
            && lexicon.spaced()
            && text[..place].ends_with(',')
            && let Some(start) = lexicon
                .adverbs
                .ending_at(text, trim_end(text, sentence, place - 1))
                .filter(|at| *at >= sentence)
        {
            found.adverb = true;
            found.start = start;
            place = trim_end(text, sentence, start);
            continue;
        }
        break;
    }
    if let Some(start) = lexicon.clause_joiners.ending_at(text, place).filter(|at| *at >= sentence)
    {
        found.joined = true;
        found.start = start;
        place = trim_end(text, sentence, start);
        // ", and in this regard also requests"
        while let Some(start) = lexicon.adverbs.ending_at(text, place).filter(|at| *at >= sentence)
        {
            found.start = start;
            place = trim_end(text, sentence, start);
        }
        if place <= sentence {
            found.at_start = true;
            return found;
        }
    }
    let before = between(text, sentence, place);
    if before.ends_with([',', '，', ';', '；', ':', '：', '—', '–']) {
        found.after_break = true;
        let sign = before.chars().next_back().map_or(1, char::len_utf8);
        let inner = trim_end(text, sentence, place - sign);
        if inner <= sentence {
            found.at_start = true;
        }
        // "WTSA-24, in line with Action 14, invites": the subject stands before a qualification.
        let segment = between(text, sentence, inner)
            .rfind([',', '，', ';', '；', ':', '：', '。'])
            .map_or(sentence, |at| sentence + at + letter_length(text, sentence + at));
        if let Some(start) = subject_with_condition(scan, skip_space(text, segment), inner) {
            found.subject = true;
            found.start = start;
        }
        return found;
    }
    if let Some(start) = subject_start(scan, sentence, place) {
        found.subject = true;
        found.start = start;
    }
    found
}

/// Whether a form that is an infinitive elsewhere is the main verb here: at the start, after a
/// subject, or joined to a clause in the same voice ("We welcome …, and encourage …").
pub(crate) fn base_stands(
    scan: &Scan<'_>,
    (sentence, end): (usize, usize),
    position: &Position,
    verb: Candidate,
    previous: Option<&Head>,
) -> bool {
    // "recommends that the Council consider": behind a singular subject the form is no main verb.
    let plural = || holds_plural_subject(scan, position.start, verb.start);
    if position.at_start || (position.subject && plural()) {
        return true;
    }
    if !(position.after_break || position.joined) {
        return false;
    }
    // "To that end, we must": the form brings its own subject.
    if scan.lexicon.plural_subjects.at(scan.text, verb.start).is_some() {
        return true;
    }
    let Some(previous) = previous else { return false };
    let before = reach_back(scan.text, sentence, previous.verb_start);
    let same_voice =
        previous.form == VerbForm::Base || holds_plural_subject(scan, before, previous.verb_end);
    if !same_voice {
        return false;
    }
    // "calls upon States to support and encourage …": the infinitive goes on.
    let is_act = scan.lexicon.acts.at(scan.text, verb.start).is_some();
    if !is_act {
        return true;
    }
    let before = between(scan.text, sentence, position.start).trim_end();
    let clear = position.after_break && position.joined;
    if clear && before.ends_with(';') {
        return true;
    }
    let from = reach_back(scan.text, previous.verb_end, position.start);
    !holds_infinitive(scan, from, position.start) || (clear && addresses_actors(scan, verb, end))
}

/// Whether a form that is a participle elsewhere is the main verb here: "The Council adopted …",
/// but not "the Guidelines adopted by the Council".
pub(crate) fn past_stands(
    scan: &Scan<'_>,
    (sentence, end): (usize, usize),
    position: &Position,
    verb: Candidate,
    previous: Option<&Head>,
) -> bool {
    if position.subject {
        // "paragraph 22, in which it requested": what another text asked.
        let before = trim_end(scan.text, sentence, position.start);
        return scan.lexicon.qualifiers.ending_at(scan.text, before).is_none();
    }
    let joined = position.joined && previous.is_some_and(|head| head.form == VerbForm::Past);
    let after = skip_space(scan.text, verb.end);
    (position.at_start || joined)
        && after < end
        && scan.lexicon.qualifiers.at(scan.text, after).is_none()
        && !scan.text[after..].starts_with(',')
}

/// How far back, in bytes, a verb looks for its subject or for an infinitive it may continue.
const REACH: usize = 600;

/// A place at most [`REACH`] before `place`, not before `start`.
fn reach_back(text: &str, start: usize, place: usize) -> usize {
    let mut from = place.saturating_sub(REACH).max(start);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    from
}

/// Whether a subject in the plural, such as "we", stands between `start` and `end`.
fn holds_plural_subject(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    words_between(scan, start, end)
        .any(|place| scan.lexicon.plural_subjects.at(scan.text, place).is_some())
}

/// Whether an act in the infinitive begins between `start` and `end`.
fn holds_infinitive(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    words_between(scan, start, end).any(|place| {
        scan.lexicon
            .act_openers
            .at(scan.text, place)
            .is_some_and(|after| opens_act(scan, after, scan.text.len()))
    })
}

/// The places in `start..end` where a word begins.
fn words_between<'s>(
    scan: &'s Scan<'_>,
    start: usize,
    end: usize,
) -> impl Iterator<Item = usize> + 's {
    let first = skip_space(scan.text, start);
    std::iter::successors(Some(first), |place| {
        Some(advance(scan.text, *place, true)).filter(|next| *next > *place)
    })
    .take_while(move |place| *place < end)
    .filter(|place| begins_word(scan.text, *place))
}

/// Length in bytes of the character at `place`.
pub(crate) fn letter_length(text: &str, place: usize) -> usize {
    text[place..].chars().next().map_or(1, char::len_utf8)
}

/// Whether a subject begins at `start` and a qualification fills the rest up to `end`.
pub(crate) fn subject_with_condition(scan: &Scan<'_>, start: usize, end: usize) -> Option<usize> {
    let named = scan.hit_at(start).map(|hit| hit.range.end);
    let after = named.or_else(|| scan.lexicon.subjects.at(scan.text, start))?;
    if after >= end || subject_start(scan, start, after).is_none() {
        return None;
    }
    let mut place = skip_space(scan.text, after);
    if scan.text[place..].starts_with(',') {
        place = skip_space(scan.text, place + 1);
    }
    qualify::condition_at(scan, place, end).filter(|condition| condition.end >= end).map(|_| start)
}

pub(crate) fn comma_length(text: &str, place: usize) -> usize {
    text[..place].chars().next_back().map_or(1, char::len_utf8)
}

pub(crate) fn ends_in_subject(scan: &Scan<'_>, sentence: usize, place: usize) -> bool {
    subject_start(scan, sentence, place).is_some()
}

/// Where the assembly or council whose name ends at `place` begins.
pub(crate) fn subject_start(scan: &Scan<'_>, sentence: usize, place: usize) -> Option<usize> {
    if let Some(start) = scan.lexicon.subjects.ending_at(scan.text, place)
        && start >= sentence
    {
        // "le Président de l'Assemblée générale": only the end of a longer name.
        let before = trim_end(scan.text, sentence, start);
        let linked = scan.lexicon.linkers.ending_at(scan.text, before).is_some();
        return (!linked && !scan.is_within_name(start, place)).then_some(start);
    }
    scan.hits_in(sentence, place).find_map(|hit| {
        let assembly = hit.range.end == place
            && hit.meanings.iter().any(|meaning| match meaning {
                Meaning::Occasion(_) => true,
                Meaning::Body(index) => {
                    scan.context.body(&scan.lexicon.bodies[*index as usize]).is_some_and(|body| {
                        matches!(body.kind, BodyKind::Assembly | BodyKind::Council)
                            || Some(&body.id) == scan.context.body.as_ref()
                    })
                }
                _ => false,
            });
        assembly.then_some(hit.range.start)
    })
}
