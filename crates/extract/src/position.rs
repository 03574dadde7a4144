//! How the words before a verb stand to it: whether it can open a clause there.

use actum_model::BodyKind;

use crate::lexicon::Meaning;
use crate::qualify;
use crate::scan::Scan;
use crate::words::{between, skip_space, trim_end};

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
