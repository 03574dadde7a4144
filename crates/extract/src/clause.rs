//! Where a clause asks: operative verbs in the position of a verb, and whom they address.

use actum_model::Force;

use crate::actor;
use crate::bare;
use crate::lexicon::{Meaning, VerbForm};
use crate::opening::{act_follows, ends_chapeau, opens_act, opens_attribute};
use crate::party::{self, PartyList};
use crate::position::{self, Pronoun, letter_length, position};
use crate::qualify;
use crate::scan::Scan;
use crate::subject;
use crate::words::{advance, begins_word, between, skip_space, trim_end, word_end};

/// An operative verb in place, with its addressees.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// Where the clause begins: its subject, joiner or adverbs included.
    pub(crate) start: usize,
    /// The verb as written.
    pub(crate) verb_start: usize,
    pub(crate) verb_end: usize,
    /// Index into the verbs of the pack; `None` for a verb of duty ("should").
    pub(crate) verb: Option<u16>,
    pub(crate) parties: PartyList,
    /// Where what is asked begins.
    pub(crate) after: usize,
    /// The verb repeats an earlier request.
    pub(crate) reiterated: bool,
    /// A subject such as the name of the assembly stands before the verb.
    pub(crate) subject: bool,
    /// Its act is that of the next head: "requests the Board and invites members to …".
    pub(crate) shared: bool,
    /// A pronoun stands for whom an earlier clause addressed: "la prie également de".
    pub(crate) pronoun: Option<Pronoun>,
    /// The form in which the verb stands.
    pub(crate) form: VerbForm,
}

/// An operative verb whose position is not judged yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Index into the verbs of the pack.
    pub(crate) index: u16,
    pub(crate) form: VerbForm,
}

/// What surrounds the clauses being looked for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Surroundings {
    /// A chapeau above already says who is addressed.
    pub(crate) has_addressee: bool,
    /// A chapeau above ends in words that open an act: "We decide to:".
    pub(crate) has_act_opener: bool,
    /// The provision is a chapeau: it may end without an act.
    pub(crate) is_chapeau: bool,
    /// A chapeau above decides: "decides / 1 to instruct the Director to …".
    pub(crate) decides: bool,
}

/// The heads of the clauses in the sentence `start..end`, from left to right.
pub(crate) fn heads(scan: &Scan<'_>, start: usize, end: usize, around: Surroundings) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut free = start;
    let verbs: Vec<(usize, usize, u16, VerbForm)> = scan
        .hits_in(start, end)
        .flat_map(|hit| {
            hit.meanings.iter().filter_map(|meaning| match meaning {
                Meaning::Verb(index, form) => Some((hit.range.start, hit.range.end, *index, *form)),
                _ => None,
            })
        })
        .collect();
    for (verb_start, verb_end, index, form) in verbs {
        if verb_start < free || scan.is_quoted(verb_start) || scan.in_parentheses(verb_start) {
            continue;
        }
        let head = match form {
            VerbForm::Finite | VerbForm::Base | VerbForm::Past => {
                let verb = Candidate { start: verb_start, end: verb_end, index, form };
                active(scan, (start, end), verb, around, heads.last())
            }
            VerbForm::Passive => {
                let bounds = (start.max(free), end);
                subject::passive(scan, bounds, (verb_start, verb_end), index, heads.last())
            }
            VerbForm::Noun => None,
        };
        if let Some(head) = head {
            free = head.after.max(head.parties.end).max(head.verb_end);
            heads.push(head);
        }
    }
    let modal = || scan.hits_in(start, end).any(|hit| hit.meanings.contains(&Meaning::Modal));
    if heads.is_empty() && !around.has_addressee && modal() {
        heads.extend(subject::duty(scan, start, end));
    }
    heads
}

/// The head of an active clause: "requests the Director to …".
fn active(
    scan: &Scan<'_>,
    (start, end): (usize, usize),
    candidate: Candidate,
    around: Surroundings,
    previous: Option<&Head>,
) -> Option<Head> {
    let Candidate { start: verb_start, end: verb_end, index, form } = candidate;
    let verb = &scan.lexicon.tables.verbs[index as usize];
    let text = scan.text;
    let mut position = position(scan, start, verb_start);
    if around.decides && !position.at_start {
        // "décide / 1 de charger": only the opener stands before the verb.
        let before = trim_end(text, start, position.start);
        let opener = scan.lexicon.act_openers.at(text, skip_space(text, start));
        position.at_start = opener == Some(before);
    }
    let spaced = scan.lexicon.spaced();
    let written = between(text, verb_start, verb_end).to_lowercase();
    if is_label(text, verb_end) {
        return None;
    }
    let stands = match form {
        VerbForm::Base => position::base_stands(scan, (start, end), &position, candidate, previous),
        VerbForm::Past => position::past_stands(scan, (start, end), &position, candidate, previous),
        _ => {
            position.at_start
                || position.subject
                || position.after_break
                || position.joined
                || (position.adverb && !spaced)
        }
    };
    if !stands || (position.subject && is_relative(scan, start, position.start)) {
        return None;
    }
    // "على الأمين العام أن": a word that is seldom a verb is one only where a clause begins.
    let begins = position.at_start || (position.after_break && position.joined);
    if spaced && verb.needs_party && !begins {
        return None;
    }
    // Under "instructs the Director:" and "decides to:" a part that begins with "encourage" says
    // what to do, not who is asked; only a new subject begins a new request there.
    let handed = around.has_addressee || (around.has_act_opener && form == VerbForm::Base);
    let acts = verb.force.asks() || verb.weak || verb.force == Force::Decide;
    let says_what = !spaced || (form == VerbForm::Base && acts);
    // "We decide to: request the Secretary-General to …": the assembly asks all the same.
    let asks_others =
        !around.has_addressee && verb.force.asks() && addresses_actors(scan, candidate, end);
    if handed && !position.subject && says_what && !asks_others {
        return None;
    }
    // A verb that is also an act opens a clause only where nothing else is asked yet.
    if verb.weak
        && previous.is_some()
        && !(position.subject || position.adverb || (position.joined && position.after_break))
    {
        return None;
    }
    let mut head = Head {
        start: position.start,
        verb_start,
        verb_end,
        verb: Some(index),
        parties: PartyList { end: verb_end, ..PartyList::default() },
        after: verb_end,
        reiterated: false,
        subject: position.subject,
        shared: false,
        pronoun: position.pronoun,
        form,
    };
    if position.pronoun.is_some() {
        // "la prie de", not "la charge de la preuve": what is asked must follow.
        let front = qualify::chapeau_front(scan, verb_end, end);
        let asks = verb.force != Force::Observe && verb.force != Force::Decide;
        let opener = front.opener.filter(|_| asks)?;
        let act = opens_act(scan, opener, end) || ends_chapeau(text, opener, end);
        head.after = skip_space(text, verb_end);
        return act.then_some(head);
    }
    if verb.force == Force::Observe {
        if let Some(repeated) = reiterated(scan, verb_end, end) {
            return Some(Head { start: position.start, subject: position.subject, ..repeated });
        }
        return Some(head);
    }
    if verb.force == Force::Decide
        && let Some(inner) = nested(scan, (start, end), verb_start, verb_end, around)
        // "We will encourage the use of …" encourages, whoever is meant.
        && (!inner.parties.is_empty() || scan.lexicon.is_modal(index))
    {
        return Some(Head { start: position.start, subject: position.subject, ..inner });
    }
    address(scan, &mut head, end, around);
    let actors = |head: &Head| head.parties.parties.iter().any(|own| actor::is_actor(scan, own));
    if spaced && verb.needs_party && !actors(&head) {
        return None;
    }
    if head.parties.is_empty() && head.pronoun.is_none() {
        // A form that is also a noun, and a verb that is one in other places, need a party.
        let noun = verb.noun.iter().any(|noun| noun.to_lowercase() == written);
        let told =
            form == VerbForm::Base && position.joined && !scan.lexicon.prepositions.is_empty();
        let sure_start = position.at_start || position.subject || told;
        let joined = position.joined && !position.after_break;
        let asked =
            spaced && (position.joined || position.after_break) && act_follows(scan, verb_end, end);
        // Where head nouns are told apart, a thing asked for may follow: "and calls for the
        // strengthening of …".
        let joined = joined && scan.lexicon.prepositions.is_empty();
        if verb.needs_party || (noun && !sure_start && !asked) || (joined && !asked) {
            return None;
        }
        if !spaced && !sure_start && verb.force != Force::Decide {
            return None;
        }
    }
    Some(head)
}

/// "dans laquelle elle a prié", "par lequel le Conseil invite": the clause only tells what another
/// text says.
fn is_relative(scan: &Scan<'_>, start: usize, clause: usize) -> bool {
    let before = trim_end(scan.text, start, clause);
    scan.lexicon.relatives.ending_at(scan.text, before).is_some_and(|at| at > start)
}

/// "Decision 5:", 决定五：: the word is the label of a provision, not its verb.
fn is_label(text: &str, verb_end: usize) -> bool {
    let rest = text[verb_end..].trim_start();
    let numeral = |letter: char| {
        letter.is_ascii_digit() || "一二三四五六七八九十百０１２３４５６７８９/".contains(letter)
    };
    let after = rest.trim_start_matches(numeral);
    after.len() < rest.len() && after.trim_start().starts_with([':', '：'])
}

/// Fills in whom the verb addresses and where the act begins.
pub(crate) fn address(scan: &Scan<'_>, head: &mut Head, end: usize, around: Surroundings) {
    let mut from = bare::behind_subject(scan, skip_space(scan.text, head.verb_end), end);
    let lexicon = scan.lexicon;
    // "demande à nouveau à Israël": the adverb is no part of whom is asked.
    while let Some(after) =
        lexicon.adverbs.at(scan.text, from).filter(|after| lexicon.heads_first() && *after < end)
    {
        let next = skip_space(scan.text, after);
        let opens = |opener: usize| opener > after && opens_act(scan, opener, end);
        if lexicon.act_openers.at(scan.text, from).is_some_and(opens) {
            break;
        }
        from = next;
    }
    if let Some(after) = lexicon.immediate_openers.at(scan.text, from) {
        clause_subject(scan, head, after, end);
        return;
    }
    let verb_force = head.verb.map(|index| lexicon.tables.verbs[index as usize].force);
    if verb_force == Some(Force::Decide) {
        // The assembly settles the matter itself; nobody is addressed unless a clause says who.
        let from = bare::past_subject(scan, skip_space(scan.text, head.verb_end), end);
        if let Some(duty) = subject::of_decision(scan, from, end) {
            head.parties = duty.parties;
            head.after = duty.after;
            return;
        }
        let front = qualify::front(scan, from, end);
        head.after = if front.opened { front.end } else { head.verb_end };
        head.parties.end = head.verb_end;
        return;
    }
    if lexicon.spaced() {
        if let Some(after) = lexicon.particles.at(scan.text, from)
            && !opens_act(scan, after, end)
        {
            from = skip_space(scan.text, after);
        }
        let region = region(scan, from, end, head.verb);
        if region.shared {
            let list = crate::pieces::pieces(scan, from, region.end);
            if !list.is_empty() && list.parties.iter().all(|party| actor::is_actor(scan, party)) {
                head.parties = list;
                head.after = region.end;
                head.shared = true;
                return;
            }
        }
        if let Some(pronoun) = position::pronoun_at(scan, from, region.end)
            && region.opened
        {
            head.pronoun = Some(pronoun);
            head.after = region.end;
            return;
        }
        if region.opened || (around.is_chapeau && region.end > from) {
            let list = actor::actors_of(scan, crate::pieces::pieces(scan, from, region.end));
            if list.is_empty() && !lexicon.prepositions.is_empty() {
                return;
            }
            let actors = list.parties.iter().any(|party| actor::is_actor(scan, party));
            if region.opened || actors {
                head.parties = list;
                head.parties.end = region.end;
                head.after = region.end;
            }
            if head.parties.is_empty() {
                let duty = verb_force == Some(Force::Should);
                let subject = bare::subject_behind_act(scan, head.after, end, duty);
                head.parties.parties.extend(subject);
            }
        }
    } else {
        let mut list = party::list(scan, from, end, true);
        // 鼓励成员馆和出版商: in a chapeau without an act the rest of the list is parties, too.
        if around.is_chapeau
            && !list.is_empty()
            && let Some(after) = lexicon.list_joiners.at(scan.text, list.end)
            && qualify::partner_at(scan, list.end, end).is_none()
        {
            let signs = ['：', ':', '，', '。', ' ', '\n'];
            let (start, stop) = crate::words::trimmed(scan.text, after, end, &signs);
            let short = between(scan.text, start, stop);
            if !short.is_empty() && short.chars().count() <= 24 && !short.contains(['，', '；']) {
                list.parties.push(party::PartyHit { start, end: stop, bodies: Vec::new() });
                list.end = stop;
            }
        }
        head.after = list.end.max(head.verb_end);
        head.parties = list;
    }
}

/// The subject of a clause after "that": "requests that the Director submit".
fn clause_subject(scan: &Scan<'_>, head: &mut Head, after: usize, end: usize) {
    let text = scan.text;
    let from = skip_space(text, after);
    head.after = from;
    let mut place = from;
    while place < end {
        if let Some(after) = party::name_or_parenthesis_end(scan, place, end) {
            place = after;
            continue;
        }
        let at_word = begins_word(text, place);
        if at_word && place > from {
            let modal = scan.lexicon.modals.at(text, place);
            // "que la Comisión informe": behind a whole name what is also a noun is a verb.
            let nominal = |act: &crate::lexicon::ActHit| {
                let list = crate::pieces::pieces(scan, from, place);
                act.nominal
                    && !(scan.lexicon.heads_first()
                        && !list.is_empty()
                        && list.parties.iter().all(|party| actor::is_actor(scan, party)))
            };
            let act = scan.lexicon.acts.at(text, place).filter(|act| !nominal(act));
            if modal.is_some() || act.is_some() || bare::subjunctive_at(scan, place) {
                let behind = bare::subject_end(scan, from, place);
                let list = crate::pieces::pieces(scan, from, behind);
                let found = !list.is_empty()
                    && list.parties.iter().any(|party| actor::is_actor(scan, party));
                if found {
                    head.parties = list;
                    head.parties.end = behind;
                    let act = skip_space(text, behind);
                    head.after = modal.map_or(act, |modal| skip_space(text, modal));
                    return;
                }
                if modal.is_some() || act.is_some() {
                    return;
                }
            }
        }
        match text[place..].chars().next() {
            Some(';' | ':' | '；' | '：' | '。') => return,
            Some(_) => place = advance(scan.text, place, scan.lexicon.spaced()),
            None => return,
        }
    }
}

/// Where the addressees of a verb end in a language with spaces.
struct Region {
    end: usize,
    /// An act follows, opened by "to" or the like.
    opened: bool,
    /// Another operative verb follows, with whose act this one shares its own.
    shared: bool,
}

fn region(scan: &Scan<'_>, start: usize, limit: usize, verb: Option<u16>) -> Region {
    let text = scan.text;
    let lexicon = scan.lexicon;
    let openers = lexicon.openers_of(verb);
    let mut place = start;
    while place < limit {
        // A time among the addressees belongs to what is asked, when that follows.
        if place > start
            && lexicon.tables.syntax.bare_acts
            && scan.time_at(place).is_some()
            && qualify::chapeau_front(scan, place, limit).opened
        {
            return Region { end: back_over_comma(text, place), opened: true, shared: false };
        }
        if let Some(after) = party::name_or_parenthesis_end(scan, place, limit) {
            place = after;
            continue;
        }
        let at_word = begins_word(text, place);
        if at_word {
            if bare::act_at(scan, place, limit) || bare::noun_act_at(scan, start, place, limit) {
                return Region { end: back_over_comma(text, place), opened: true, shared: false };
            }
            // "charge le Bureau de la préparation du budget": a noun names what is asked.
            if place > start && lexicon.object_at(verb, text, place).is_some() {
                let list = crate::pieces::pieces(scan, start, place);
                if !list.is_empty() && list.parties.iter().all(|party| actor::is_actor(scan, party))
                {
                    let end = back_over_comma(text, place);
                    return Region { end, opened: true, shared: false };
                }
            }
            if qualify::partner_at(scan, place, limit).is_some() {
                let front = qualify::chapeau_front(scan, place, limit);
                return Region {
                    end: back_over_comma(text, place),
                    opened: front.opened || lexicon.object_at(verb, text, front.end).is_some(),
                    shared: false,
                };
            }
            if let Some(condition) = qualify::condition_at(scan, place, limit)
                && lexicon.emphasis.at(text, place).is_none()
            {
                if matches!(condition.kind, actum_model::ConditionKind::Hedge) {
                    let act = skip_space(text, condition.end);
                    if place > start && bare::act_at(scan, act, limit) {
                        let end = back_over_comma(text, place);
                        return Region { end, opened: true, shared: false };
                    }
                    place = condition.end;
                    continue;
                }
                let front = qualify::chapeau_front(scan, place, limit);
                let opened = front.opened || qualify::opener_behind(scan, place, limit).is_some();
                return Region { end: back_over_comma(text, place), opened, shared: false };
            }
            if let Some(joiner) = another_verb(scan, start, place) {
                return Region { end: back_over_comma(text, joiner), opened: false, shared: true };
            }
            if let Some(after) = openers.at(text, place)
                && (opens_act(scan, after, limit)
                    || ends_chapeau(text, after, limit)
                    || bare::ends_in_circumstances(scan, after, limit))
                && !opens_attribute(scan, place)
            {
                return Region { end: back_over_comma(text, place), opened: true, shared: false };
            }
        }
        match text[place..].chars().next() {
            Some(';' | ':') => return Region { end: place, opened: false, shared: false },
            Some(_) => place = advance(scan.text, place, scan.lexicon.spaced()),
            None => break,
        }
    }
    Region { end: limit, opened: false, shared: false }
}

/// Whether the verb is followed by actors and an act: "encourages | the Board to …".
pub(crate) fn addresses_actors(scan: &Scan<'_>, verb: Candidate, end: usize) -> bool {
    let from = skip_space(scan.text, verb.end);
    let from = scan.lexicon.particles.at(scan.text, from).unwrap_or(from);
    let region = region(scan, from, end, Some(verb.index));
    let parties = crate::pieces::pieces(scan, from, region.end).parties;
    region.opened && parties.iter().all(|party| actor::heads_actor(scan, party))
}

/// Whether an operative verb stands at `place` behind "and": where the joiner begins.
fn another_verb(scan: &Scan<'_>, start: usize, place: usize) -> Option<usize> {
    let asks = scan.hit_at(place)?.meanings.iter().any(|meaning| match meaning {
        Meaning::Verb(index, VerbForm::Finite | VerbForm::Base) => {
            let verb = &scan.lexicon.tables.verbs[*index as usize];
            !matches!(verb.force, Force::Observe | Force::Decide) && !verb.needs_party
        }
        _ => false,
    });
    if !asks || place <= start {
        return None;
    }
    let mut before = trim_end(scan.text, start, place);
    while let Some(adverb) =
        scan.lexicon.adverbs.ending_at(scan.text, before).filter(|at| *at > start)
    {
        before = trim_end(scan.text, start, adverb);
    }
    scan.lexicon.clause_joiners.ending_at(scan.text, before).filter(|at| *at > start)
}

fn back_over_comma(text: &str, place: usize) -> usize {
    text[..place].trim_end_matches([' ', ',', '\u{a0}']).len()
}

/// "resolves to instruct the Director to …": the inner verb carries the force.
fn nested(
    scan: &Scan<'_>,
    (start, end): (usize, usize),
    verb_start: usize,
    verb_end: usize,
    around: Surroundings,
) -> Option<Head> {
    let text = scan.text;
    let mut place = skip_space(text, verb_end);
    while text[place..].starts_with([',', '，', ':', '：']) {
        place = skip_space(text, place + letter_length(text, place));
    }
    if let Some(after) = scan.lexicon.act_openers.at(text, place) {
        place = skip_space(text, after);
    }
    while let Some(after) = scan.lexicon.adverbs.at(text, place) {
        place = skip_space(text, after);
    }
    let hit = scan.hit_at(place).filter(|hit| hit.range.end <= end)?;
    let index = hit.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Verb(index, _) => Some(*index),
        _ => None,
    })?;
    let inner = &scan.lexicon.tables.verbs[index as usize];
    if matches!(inner.force, Force::Observe | Force::Decide) {
        return None;
    }
    let mut head = Head {
        start,
        verb_start,
        verb_end: hit.range.end,
        verb: Some(index),
        parties: PartyList { end: hit.range.end, ..PartyList::default() },
        after: hit.range.end,
        reiterated: false,
        subject: false,
        shared: false,
        pronoun: None,
        form: VerbForm::Finite,
    };
    address(scan, &mut head, end, around);
    Some(head)
}

/// "reiterates its request to the Director to …": the noun carries the force.
fn reiterated(scan: &Scan<'_>, verb_end: usize, end: usize) -> Option<Head> {
    let text = scan.text;
    let lexicon = scan.lexicon;
    let mut place = skip_space(text, verb_end);
    for _ in 0..4 {
        // Nouns are looked for by themselves: "la demande" hides the verb in other places.
        let noun = lexicon.verb_nouns.iter().find_map(|(index, nouns)| {
            nouns.at(text, place).filter(|after| *after <= end).map(|after| (*index, after))
        });
        if let Some((index, after)) = noun {
            let mut head = Head {
                start: place,
                verb_start: place,
                verb_end: after,
                verb: Some(index),
                parties: PartyList { end: after, ..PartyList::default() },
                after,
                reiterated: true,
                subject: false,
                shared: false,
                pronoun: None,
                form: VerbForm::Finite,
            };
            address(scan, &mut head, end, Surroundings::default());
            // "reiterates its request." asks nothing that could be followed up.
            let asks = !lexicon.spaced()
                || !head.parties.is_empty()
                || lexicon.finite_openers.at(text, skip_space(text, after)).is_some()
                || act_follows(scan, head.verb_end, end);
            return asks.then_some(head);
        }
        // "Welcomes the report requested …": only what is reiterated itself counts.
        let linked = lexicon.linkers.at(text, place).is_some()
            || lexicon.list_joiners.at(text, place).is_some();
        if lexicon.spaced() && linked {
            return None;
        }
        let after = match lexicon.determiners.at(text, place) {
            Some(after) if lexicon.spaced() => after,
            _ => word_end(text, place),
        };
        if after == place || after >= end {
            return None;
        }
        place = skip_space(text, after);
    }
    None
}
