//! What is asked: one clause, cut into its acts.

use actum_model::ConditionKind;
use actum_pack::ActClass;

use crate::lexicon::ActHit;
use crate::qualify::{self, Front};
use crate::scan::Scan;
use crate::words::{advance, begins_word, between, skip_space, trim_end, word_end};

/// One act of a clause.
#[derive(Debug, Clone)]
pub(crate) struct Conjunct {
    /// Where its words begin, joiner and circumstances included.
    pub(crate) outer_start: usize,
    /// Where the act itself begins.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) class: ActClass,
    /// What stood before the act itself.
    pub(crate) front: Front,
    /// The conjunct of which this is the purpose ("a mechanism to fix the border").
    pub(crate) means: Option<usize>,
}

/// The main verb of an act: where it begins and what it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MainVerb {
    pub(crate) start: usize,
    pub(crate) hit: ActHit,
}

/// The main verb of the act that begins at `start`.
pub(crate) fn main_verb(scan: &Scan<'_>, start: usize, end: usize) -> Option<MainVerb> {
    let lexicon = scan.lexicon;
    let text = scan.text;
    let mut place = skip_space(text, start);
    for _ in 0..6 {
        let adverb =
            lexicon.adverbs.at(text, place).or_else(|| lexicon.act_adverbs.at(text, place));
        if let Some(after) = adverb.filter(|after| *after < end) {
            place = skip_space(text, after);
            continue;
        }
        if let Some(after) = lexicon.act_openers.at(text, place).filter(|after| *after < end)
            && lexicon.spaced()
        {
            place = skip_space(text, after);
            continue;
        }
        // "lui présenter", "le présente": a pronoun stands before the verb.
        if let Some(after) = lexicon.act_pronouns.at(text, place).filter(|after| *after < end) {
            let next = skip_space(text, after);
            if lexicon.acts.at(text, place).is_none()
                && (lexicon.acts.at(text, next).is_some()
                    || lexicon.act_pronouns.at(text, next).is_some())
            {
                place = next;
                continue;
            }
        }
        if let Some(after) = lexicon.ongoing_at(text, place).filter(|after| *after < end) {
            let next = skip_space(text, after);
            let next = lexicon.act_openers.at(text, next).map_or(next, |at| skip_space(text, at));
            if lexicon.acts.at(text, next).is_some() {
                place = next;
                continue;
            }
        }
        break;
    }
    if let Some(hit) = reports(scan, place, end) {
        return Some(hit);
    }
    let first = lexicon.acts.at(text, place).filter(|hit| hit.end <= end)?;
    if first.class != ActClass::Coverb {
        return Some(MainVerb { start: place, hit: first });
    }
    // After a coverb and its object: a light verb in the same segment, else the first verb there.
    let mut other: Option<MainVerb> = None;
    let mut at = first.end;
    let segment = between(text, at, end).find(['，', '；', '。']).map_or(end, |found| at + found);
    while at < segment {
        if let Some(close) = scan.parenthesis_at(at) {
            at = close;
            continue;
        }
        if let Some(body) = crate::party::known_body(scan, at, segment) {
            at = body.end;
            continue;
        }
        if let Some(hit) = lexicon.acts.at(text, at)
            && hit.class != ActClass::Coverb
            && hit.end <= segment
        {
            let verb = MainVerb { start: at, hit };
            if matches!(hit.class, ActClass::Light | ActClass::Report | ActClass::Inform) {
                return Some(verb);
            }
            other = other.or(Some(verb));
            at = hit.end;
            continue;
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    other.or(Some(MainVerb { start: place, hit: ActHit { class: ActClass::Act, ..first } }))
}

/// "向…报告": a verb of reporting whose recipient stands before it.
fn reports(scan: &Scan<'_>, start: usize, end: usize) -> Option<MainVerb> {
    let lexicon = scan.lexicon;
    let after = lexicon.report_openers.at(scan.text, start)?;
    let list = crate::party::list(scan, after, end, true);
    let mut at = if list.is_empty() { after } else { list.end };
    let segment =
        between(scan.text, at, end).find(['，', '；', '。', ',']).map_or(end, |found| at + found);
    while at < segment {
        if let Some(hit) = lexicon.acts.at(scan.text, at)
            && matches!(hit.class, ActClass::Report | ActClass::Inform)
        {
            return Some(MainVerb { start: at, hit });
        }
        at += scan.text[at..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// `start..end` as one act.
pub(crate) fn whole(scan: &Scan<'_>, start: usize, end: usize) -> Vec<Conjunct> {
    vec![conjunct(scan, start, start, end, None)]
}

/// Cuts `start..end`, the words after the addressees, into acts.
pub(crate) fn split(scan: &Scan<'_>, start: usize, end: usize) -> Vec<Conjunct> {
    let mut conjuncts = vec![conjunct(scan, start, start, end, None)];
    let mut place = conjuncts[0].start;
    let mut purpose_open = false;
    while place < end {
        if let Some(close) = scan.parenthesis_at(place) {
            place = close;
            continue;
        }
        if let Some(&(_, close)) = scan.quotes.iter().find(|&&(open, _)| open == place) {
            place = close;
            continue;
        }
        let at_word = !scan.lexicon.spaced()
            || begins_word(scan.text, place)
            || !scan.text[place..].starts_with(|letter: char| letter.is_alphanumeric());
        if at_word {
            if let Some(condition) = qualify::condition_at(scan, place, end) {
                let nouns = scan.lexicon.tables.syntax.noun_acts;
                if condition.kind == ConditionKind::Purpose
                    || (nouns && condition.kind == ConditionKind::Example)
                {
                    purpose_open = true;
                }
                if !matches!(condition.kind, ConditionKind::Purpose | ConditionKind::Example) {
                    place = condition.end.max(place + 1);
                    while !scan.text.is_char_boundary(place) {
                        place += 1;
                    }
                    continue;
                }
            }
            let current = conjuncts.last().expect("there is always one conjunct");
            if place > current.start
                && let Some(after) = scan.lexicon.act_joiners.at(scan.text, place)
                && let Some(next) = begins_act(scan, current, (place, after), end, purpose_open)
            {
                let last = conjuncts.last_mut().expect("there is always one conjunct");
                last.end = trim_end(scan.text, last.start, place);
                let next = conjunct(scan, place, next, end, None);
                place = next.start;
                purpose_open = false;
                conjuncts.push(next);
                continue;
            }
        }
        place = advance(scan.text, place, scan.lexicon.spaced());
    }
    with_purposes(scan, conjuncts)
}

fn conjunct(
    scan: &Scan<'_>,
    outer_start: usize,
    from: usize,
    end: usize,
    means: Option<usize>,
) -> Conjunct {
    let front = qualify::front(scan, from, end);
    let start = front.end;
    let class = main_verb(scan, start, end).map_or(ActClass::Act, |verb| verb.hit.class);
    Conjunct { outer_start, start, end, class, front, means }
}

/// Where the act begins that a joiner at `joiner` opens, if it opens one.
fn begins_act(
    scan: &Scan<'_>,
    current: &Conjunct,
    joiner: (usize, usize),
    end: usize,
    purpose_open: bool,
) -> Option<usize> {
    if scan.lexicon.spaced() {
        begins_spaced(scan, current, joiner, end, purpose_open)
    } else {
        begins_unspaced(scan, current, joiner, end, purpose_open)
    }
}

fn begins_unspaced(
    scan: &Scan<'_>,
    current: &Conjunct,
    (joiner, after): (usize, usize),
    end: usize,
    purpose_open: bool,
) -> Option<usize> {
    let text = scan.text;
    let words = between(text, joiner, after);
    let after_sign = joiner + text[joiner..].chars().next()?.len_utf8();
    // "，同时兼顾…": a qualification, not another act.
    let qualification = qualify::condition_at(scan, after_sign, end).is_some_and(|condition| {
        condition.kind != ConditionKind::Purpose
            && condition.end >= segment_end(text, after_sign, end)
    });
    if qualification {
        return None;
    }
    let front = qualify::front(scan, after, end);
    let verb = main_verb(scan, front.end, end)?;
    let class = verb.hit.class;
    // "，且最好…进行，": a verb without an object tells the manner, not another act.
    let segment = segment_end(text, verb.hit.end, end);
    let bare = verb.start == front.end && between(text, verb.hit.end, segment).trim().is_empty();
    // "，并每月更新": what is done at a time of its own is an act.
    let timed =
        class != ActClass::Light && scan.time_from(after).is_some_and(|time| time.end <= front.end);
    let bare = bare && !timed;
    if bare && class != ActClass::Report {
        return None;
    }
    let by_sign = words.starts_with(['，', '；']);
    let own_object = between(text, current.start, joiner).chars().count() >= 4;
    let reporting = class == ActClass::Report;
    if purpose_open {
        if reporting && by_sign {
            return Some(after);
        }
        // Inside "以便…" only a clear "，并" with an act of its own leaves the purpose.
        let leaves = by_sign && words.contains('并') && !matches!(class, ActClass::Aim);
        return (leaves && !same_series(scan, current, joiner)).then_some(after);
    }
    match class {
        ActClass::Aim => (words.starts_with('；') || (by_sign && words.contains('并')))
            .then_some(after)
            .filter(|_| own_object),
        _ if by_sign => Some(after).filter(|_| own_object),
        // A bare 并 joins two verbs of one object unless both have their own.
        _ => {
            let first = main_verb(scan, current.start, joiner)?;
            let object = between(text, first.hit.end, joiner).trim();
            (object.chars().count() >= 2).then_some(after)
        }
    }
}

/// Whether the words since the purpose opened are a series of aims that goes on.
fn same_series(scan: &Scan<'_>, current: &Conjunct, joiner: usize) -> bool {
    let text = between(scan.text, current.start, joiner);
    let last = text.rfind('，').map_or(current.start, |at| current.start + at + '，'.len_utf8());
    main_verb(scan, last, joiner).is_some_and(|verb| verb.hit.class == ActClass::Aim)
        && last > current.start
}

fn segment_end(text: &str, start: usize, limit: usize) -> usize {
    between(text, start, limit).find(['，', '；', '。']).map_or(limit, |at| start + at)
}

fn begins_spaced(
    scan: &Scan<'_>,
    current: &Conjunct,
    (joiner, after): (usize, usize),
    end: usize,
    purpose_open: bool,
) -> Option<usize> {
    let text = scan.text;
    let lexicon = scan.lexicon;
    let words = between(text, joiner, after).to_lowercase();
    // ", in order to": what follows says what the act is good for.
    let purpose = qualify::condition_at(scan, skip_space(text, after), end)
        .is_some_and(|condition| condition.kind == ConditionKind::Purpose);
    if purpose {
        return None;
    }
    let front = qualify::front(scan, after, end);
    // An act without opener is one by its verb alone.
    let bare = front.opener == Some(front.end);
    let opened = (front.opened && !bare) || lexicon.act_openers.ending_at(text, after).is_some();
    let mut place = front.end;
    let adverb = |place: usize| {
        let own = lexicon.adverbs.at(text, place);
        own.or_else(|| lexicon.act_adverbs.at(text, place).filter(|_| bare))
    };
    while let Some(next) = adverb(place).filter(|next| *next < end) {
        place = skip_space(text, next);
    }
    let word = between(text, place, word_end(text, place).min(end).max(place));
    if crate::opening::is_adverb(scan, word) {
        place = skip_space(text, place + word.len());
    }
    let act = lexicon.acts.at(text, place).filter(|act| act.end <= end);
    let verb_end =
        main_verb(scan, current.start, joiner).map_or(current.start, |verb| verb.hit.end);
    let own_object = text.get(verb_end..joiner).is_some_and(|object| object.trim().len() >= 2);
    // "a que, con carácter prioritario, armonicen": the words before the comma are no act yet.
    let circumstance = lexicon.heads_first()
        && lexicon.qualifiers.at(text, current.start).is_some()
        && main_verb(scan, current.start, joiner).is_none();
    if !own_object || circumstance {
        return None;
    }
    let semicolon = words.starts_with(';');
    if opened {
        let by_ending = lexicon.told_by_ending(text, front.opener.unwrap_or(after));
        if !crate::opening::begins_act(scan, place, end, by_ending) && act.is_none() {
            return None;
        }
        let aim = act.is_some_and(|act| act.class == ActClass::Aim);
        let comma = lexicon.tables.syntax.verb_first && words.trim() == ",";
        let joined = !(comma || words.starts_with(", to")) || semicolon;
        // ", to" alone begins a further act only in a series that ends in "and to".
        if !joined && (ends_insertion(scan, current, joiner) || !series_goes_on(scan, after, end)) {
            return None;
        }
        return (!aim || (joined && !purpose_open)).then_some(after);
    }
    // "y la someta": a pronoun stands before the verb.
    let behind = lexicon.act_pronouns.at(text, place).map(|after| skip_space(text, after));
    let act = act.or_else(|| lexicon.acts.at(text, behind?).filter(|act| act.end <= end))?;
    // An infinitive goes on with infinitives: "d'examiner les échanges et contrôles".
    let infinitive = |start: usize| lexicon.ends_as_verb(text, start, word_end(text, start));
    if main_verb(scan, current.start, joiner).is_some_and(|verb| infinitive(verb.start))
        && !infinitive(behind.unwrap_or(place))
    {
        return None;
    }
    if lexicon.tables.syntax.noun_acts && !names_act(scan, current.start, joiner, place, act.end) {
        return None;
    }
    let follows = skip_space(text, act.end);
    let next = between(text, follows, word_end(text, follows).min(end).max(follows));
    // "report to", "report on": a noun is not followed so.
    let reporting = act.class == ActClass::Report
        && (!act.nominal
            || lexicon.report_particles.at(text, follows).is_some()
            || matches!(next, "back" | "thereon" | "annually" | "on"));
    if act.nominal && !reporting {
        return None;
    }
    // "y aprueben, para 2030, planes": a circumstance may stand before the object.
    let inserted = text[follows..].starts_with(',') && {
        let place = skip_space(text, follows + 1);
        scan.time_at(place).is_some_and(|time| time.end < end)
            || qualify::condition_at(scan, place, end).is_some_and(|own| own.end < end)
            || qualify::partner_at(scan, place, end).is_some_and(|own| own.end < end)
    };
    if matches!(next, "of") || (!bare && !inserted && text[follows..].starts_with([',', ';', '.']))
    {
        return None;
    }
    if purpose_open {
        return (reporting && words.starts_with(',')).then_some(after);
    }
    let plain_comma = words.trim() == ",";
    if plain_comma && !bare_series_goes_on(scan, act.end, end) {
        return None;
    }
    if act.class == ActClass::Aim {
        // "que cooperen … y respondan": a finite verb needs no opener to be asked.
        let finite = !lexicon.tables.syntax.act_endings.is_empty()
            && !infinitive(behind.unwrap_or(place))
            && !plain_comma;
        // An infinitive without opener is joined as "and to" joins one in other languages.
        let bare = bare && !plain_comma;
        return (semicolon || finite || bare).then_some(after);
    }
    (!plain_comma || !act.nominal).then_some(after)
}

/// Whether a noun of action behind a joiner is an act of its own: not in "إعداد وتنفيذ خطة", two
/// acts with one object, nor in "المفاهيم واستعمالها", where it belongs to the object before.
fn names_act(scan: &Scan<'_>, start: usize, joiner: usize, place: usize, end: usize) -> bool {
    let text = scan.text;
    let lexicon = scan.lexicon;
    let before = trim_end(text, start, joiner);
    let last =
        between(text, start, before).rfind(char::is_whitespace).map_or(start, |at| start + at + 1);
    let doubled = lexicon.acts.at(text, last).is_some_and(|hit| hit.end == before);
    let word = between(text, place, end);
    let owned = lexicon.tables.syntax.noun_after.iter().any(|[_, behind]| {
        !behind.is_empty() && word.ends_with(behind.as_str()) && word.len() > behind.len() + 4
    });
    let tells = lexicon
        .acts
        .at(text, place)
        .is_some_and(|hit| matches!(hit.class, ActClass::Report | ActClass::Inform));
    // "ومراجعتها كل ثلاث سنوات": what has a time of its own is an act.
    let next = skip_space(text, end);
    let timed = scan.time_at(next).is_some();
    !doubled && (!owned || tells || timed)
}

/// Whether the comma at `joiner` only closes an insertion: ", within their mandates, to".
fn ends_insertion(scan: &Scan<'_>, current: &Conjunct, joiner: usize) -> bool {
    let Some(comma) = between(scan.text, current.start, joiner).rfind(',') else { return false };
    let start = skip_space(scan.text, current.start + comma + 1);
    let end = qualify::condition_at(scan, start, joiner)
        .map(|condition| condition.end)
        .or_else(|| qualify::partner_at(scan, start, joiner).map(|partner| partner.end))
        .or_else(|| scan.time_at(start).map(|time| time.end));
    end.is_some_and(|end| end >= joiner)
}

/// How far, in bytes, the end of a series is looked for.
const LONGEST_SERIES: usize = 6000;

/// Whether a later "and" joins a further bare verb: "collect data, publish them and report".
fn bare_series_goes_on(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let lexicon = scan.lexicon;
    let mut place = start;
    let end = end.min(start.saturating_add(LONGEST_SERIES));
    while place < end {
        if scan.text[..place].ends_with(|letter: char| letter.is_whitespace())
            && let Some(after) = lexicon.clause_joiners.at(scan.text, place)
            && lexicon.acts.at(scan.text, skip_space(scan.text, after)).is_some()
        {
            return true;
        }
        place = advance(scan.text, place, lexicon.spaced());
    }
    false
}

/// Whether a later "and" joins a further act with an opener of its own.
fn series_goes_on(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let lexicon = scan.lexicon;
    let mut place = start;
    let end = end.min(start.saturating_add(LONGEST_SERIES));
    while place < end {
        if let Some(after) = lexicon.clause_joiners.at(scan.text, place)
            && scan.text[..place].ends_with(|letter: char| letter.is_whitespace())
            && lexicon.act_openers.at(scan.text, skip_space(scan.text, after)).is_some()
        {
            return true;
        }
        place = advance(scan.text, place, lexicon.spaced());
    }
    false
}

/// Splits "set up a mechanism to fix the border" into the means and the act that it serves.
fn with_purposes(scan: &Scan<'_>, conjuncts: Vec<Conjunct>) -> Vec<Conjunct> {
    let mut all: Vec<Conjunct> = Vec::with_capacity(conjuncts.len());
    for mut conjunct_found in conjuncts {
        let purpose = (conjunct_found.class == ActClass::Establish)
            .then(|| purpose_act(scan, &conjunct_found))
            .flatten();
        if let Some((opener, act)) = purpose {
            let end = conjunct_found.end;
            conjunct_found.end = trim_end(scan.text, conjunct_found.start, opener);
            let means = all.len();
            all.push(conjunct_found);
            all.push(conjunct(scan, opener, act, end, Some(means)));
        } else {
            all.push(conjunct_found);
        }
    }
    all
}

/// Where the purpose of an establishing act begins, when the purpose is itself an act.
fn purpose_act(scan: &Scan<'_>, means: &Conjunct) -> Option<(usize, usize)> {
    let text = scan.text;
    let verb = main_verb(scan, means.start, means.end)?;
    let mut place = verb.hit.end;
    while place < means.end {
        if let Some(close) = scan.parenthesis_at(place) {
            place = close;
            continue;
        }
        let at_word = !scan.lexicon.spaced() || begins_word(text, place);
        let purpose = qualify::condition_at(scan, place, means.end)
            .filter(|condition| condition.kind == ConditionKind::Purpose)
            .and_then(|_| scan.hit_at(place).map(|hit| hit.range.end));
        let opener = || scan.lexicon.act_openers.at(text, place).filter(|_| scan.lexicon.spaced());
        if at_word && let Some(after) = purpose.or_else(opener) {
            let act = skip_space(text, after);
            // French "de" and Spanish "de" open acts and nouns alike: only a verb decides.
            if let Some(hit) = scan.lexicon.acts.at(text, act) {
                return (hit.class != ActClass::Aim && hit.end < means.end).then_some((place, act));
            }
        }
        place = advance(text, place, scan.lexicon.spaced());
    }
    None
}
