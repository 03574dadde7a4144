//! What stands around an act: partners, conditions, hedges.

use actum_model::{ConditionKind, PartnerRole};

use crate::bare;
use crate::circumfix::{first_close, last_close, longest_close};
use crate::lexicon::Meaning;
use crate::party::{self, PartyHit, PartyList};
use crate::scan::Scan;
use crate::words::{advance, begins_word, between, skip_space, trimmed};

/// A partner phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PartnerHit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) role: PartnerRole,
    pub(crate) parties: Vec<PartyHit>,
}

/// A qualification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ConditionHit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: ConditionKind,
}

/// Longest stretch, in bytes, between the two halves of a circumfix.
const LONGEST_CIRCUMFIX: usize = 420;

/// Longest qualification or segment, in bytes: far more than any text has, so that words repeated
/// without end are not read to the end from each of their places.
const LONGEST_PHRASE: usize = 2400;

/// Most signs and spaces, in bytes, with which an act closes.
const LONGEST_CLOSE: usize = 120;

/// Ends of a clause's segment: signs that no circumfix of one word crosses.
fn segment_end(text: &str, start: usize, limit: usize) -> usize {
    let far = floor(text, limit.min(start.saturating_add(LONGEST_PHRASE)));
    between(text, start, far)
        .find(['，', ',', '。', '；', ';', '：', ':'])
        .map_or(far, |at| start + at)
}

fn floor(text: &str, mut place: usize) -> usize {
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}

/// The partner phrase that begins at `place`.
pub(crate) fn partner_at(scan: &Scan<'_>, place: usize, limit: usize) -> Option<PartnerHit> {
    let hit = scan.hit_at(place)?;
    hit.meanings.iter().find_map(|meaning| {
        let Meaning::Partner(index) = meaning else { return None };
        let marker = &scan.lexicon.tables.partners[*index as usize];
        let open = hit.range.end;
        if open >= limit {
            return None;
        }
        let (parties, end) = if marker.close.is_empty() {
            if scan.lexicon.spaced() {
                let end = spaced_end(scan, open, limit);
                let list = crate::pieces::pieces(scan, open, end);
                let parties = all_parties(list);
                (parties, end)
            } else {
                let list = party::list(scan, open, limit, true);
                let end = list.end;
                (all_parties(list), end)
            }
        } else {
            let reach = segment_end(scan.text, open, limit);
            let list = party::list(scan, open, reach, false);
            let close = |at: usize| longest_close(scan.text, at, &marker.close);
            match (!list.is_empty()).then(|| close(list.end)).flatten() {
                Some(end) if end <= reach => (all_parties(list), end),
                _ => {
                    let (at, end) = first_close(scan.text, open, reach, &marker.close)?;
                    let (from, to) = trimmed(scan.text, open, at, &[]);
                    let list = party::list(scan, from, to, true);
                    if list.parties.len() > 1 && list.end == to {
                        (all_parties(list), end)
                    } else {
                        (vec![ending_in_actor(scan, from, to)?], end)
                    }
                }
            }
        };
        let parties: Vec<PartyHit> =
            parties.into_iter().filter(|party| crate::actor::is_actor(scan, party)).collect();
        (!parties.is_empty() && end > open).then_some(PartnerHit {
            start: place,
            end,
            role: marker.role,
            parties,
        })
    })
}

fn all_parties(list: PartyList) -> Vec<PartyHit> {
    list.parties.into_iter().chain(list.emphasised).collect()
}

/// Where a list of partners ends in a language with spaces: at the act, at another qualification,
/// or at a comma after which no further party stands.
fn spaced_end(scan: &Scan<'_>, start: usize, limit: usize) -> usize {
    let text = scan.text;
    let mut place = skip_space(text, start);
    while place < limit {
        if let Some(after) = party::name_or_parenthesis_end(scan, place, limit) {
            if bare::ends_names(scan, after, limit) {
                return after;
            }
            place = after;
            continue;
        }
        let at_word = begins_word(text, place);
        if at_word {
            // "с регуляторными органами возможность": the noun of the actors is behind already.
            let before = crate::words::trim_end(text, start, place);
            let named = scan.lexicon.tables.syntax.bare_acts
                && scan.lexicon.actor_nouns.ending_at(text, before).is_some_and(|at| at >= start);
            if named && bare::begins_thing(scan, place, limit) {
                return before;
            }
            if scan.hit_at(place).is_some_and(|hit| {
                hit.meanings
                    .iter()
                    .any(|meaning| matches!(meaning, Meaning::Partner(_) | Meaning::Verb(..)))
                    || (condition_at(scan, hit.range.start, limit).is_some()
                        && scan.lexicon.emphasis.at(text, place).is_none())
            }) {
                return place;
            }
            if scan.lexicon.heads_first() && scan.time_at(place).is_some() {
                return place;
            }
            if let Some(after) = scan.lexicon.act_openers.at(text, place)
                && (scan.lexicon.tables.syntax.act_endings.is_empty()
                    || crate::opening::opens_act(scan, after, limit))
            {
                return place;
            }
            if bare::act_at(scan, place, limit)
                || bare::act_joined_at(scan, place, limit)
                || (scan.lexicon.tables.syntax.bare_acts && scan.time_at(place).is_some())
            {
                return place;
            }
        }
        match text[place..].chars().next() {
            Some(',') => {
                let next = skip_space(text, place + 1);
                let after = scan
                    .lexicon
                    .list_joiners
                    .at(text, next)
                    .map_or(next, |after| skip_space(text, after));
                let goes_on = party::party_begins(scan, after, limit).is_some()
                    || actor_in_piece(scan, after, limit)
                    || scan.lexicon.emphasis.at(text, next).is_some();
                if !goes_on {
                    return place;
                }
                place = after;
            }
            Some(';' | ':' | '.') => return place,
            Some(_) => place = advance(scan.text, place, scan.lexicon.spaced()),
            None => break,
        }
    }
    limit
}

/// Whether the words from `start` up to the next sign or act hold the head noun of a party, in
/// languages where an act tells where they end.
fn actor_in_piece(scan: &Scan<'_>, start: usize, limit: usize) -> bool {
    if !scan.lexicon.tables.syntax.bare_acts {
        return false;
    }
    let text = scan.text;
    let mut place = start;
    while place < limit && !text[place..].starts_with([',', ';', ':', '.', '(']) {
        if begins_word(text, place) {
            if bare::act_at(scan, place, limit) || scan.lexicon.governors.at(text, place).is_some()
            {
                return false;
            }
            if scan.lexicon.actor_nouns.at(text, place).is_some() {
                return true;
            }
        }
        place = advance(text, place, true);
    }
    false
}

/// A party whose name runs from `start` to `end` and whose last words are an actor's.
fn ending_in_actor(scan: &Scan<'_>, start: usize, end: usize) -> Option<PartyHit> {
    if start >= end {
        return None;
    }
    let known = scan.hits_in(start, end).find_map(|hit| {
        party::known_body(scan, hit.range.start, end).filter(|body| body.end == end)
    });
    if let Some(known) = known {
        // The head stands last: words before it only say which of them.
        return Some(PartyHit { start, end, bodies: known.bodies });
    }
    scan.lexicon.actor_nouns.ending_at(scan.text, end).filter(|noun| *noun >= start)?;
    Some(PartyHit { start, end, bodies: Vec::new() })
}

/// The qualification that begins at `place`.
pub(crate) fn condition_at(scan: &Scan<'_>, place: usize, limit: usize) -> Option<ConditionHit> {
    // 在现有资源范围内的费用: before 的 the same words only qualify a noun.
    condition_found(scan, place, limit)
        .filter(|found| scan.lexicon.spaced() || !scan.text[found.end..].starts_with('的'))
}

fn condition_found(scan: &Scan<'_>, place: usize, limit: usize) -> Option<ConditionHit> {
    let hit = scan.hit_at(place)?;
    hit.meanings.iter().find_map(|meaning| {
        let Meaning::Condition(index) = meaning else { return None };
        let marker = &scan.lexicon.tables.conditions[*index as usize];
        let open = hit.range.end;
        if open > limit {
            return None;
        }
        let kind = marker.kind;
        if matches!(kind, ConditionKind::Hedge | ConditionKind::Resources) {
            return Some(ConditionHit { start: place, end: open, kind });
        }
        if !marker.close.is_empty() {
            let single = scan.text[hit.range.clone()].chars().count() == 1;
            let reach = if single {
                segment_end(scan.text, open, limit)
            } else {
                let far = floor(scan.text, limit.min(open + LONGEST_CIRCUMFIX));
                between(scan.text, open, far).find(['。', '；']).map_or(far, |at| open + at)
            };
            // A single sign such as 在 embraces as much as it can; a word ends at the first close.
            let found = if single {
                last_close(scan.text, open, reach, &marker.close)
            } else {
                first_close(scan.text, open, reach, &marker.close).map(|(_, end)| end)
            };
            if let Some(end) = found {
                return Some(ConditionHit { start: place, end, kind });
            }
            if single {
                return None;
            }
        }
        let inner_acts = matches!(kind, ConditionKind::Purpose | ConditionKind::Example);
        let end = phrase_end(scan, open, limit, inner_acts);
        Some(ConditionHit { start: place, end, kind })
    })
}

/// Where a qualification without closing words ends: at the next comma outside parentheses.
/// An act ends it, too, unless it may hold acts itself.
fn phrase_end(scan: &Scan<'_>, start: usize, limit: usize, inner_acts: bool) -> usize {
    let mut place = start;
    let far = floor(scan.text, limit.min(start.saturating_add(LONGEST_PHRASE)));
    while place < far {
        if let Some(close) = scan.parenthesis_at(place) {
            place = close.max(place + 1);
            continue;
        }
        let act = !inner_acts && bare::act_at(scan, place, limit);
        if place > start && (act || bare::act_joined_at(scan, place, limit)) {
            return place;
        }
        if !inner_acts && place > start && bare::act_behind_matter(scan, start, place) {
            return place;
        }
        match scan.text[place..].chars().next() {
            Some(',') if !inner_acts && bare::attribute_at(scan, place + 1, limit) => place += 1,
            Some(',' | '，' | ';' | '；' | '。' | ':' | '：' | ')' | '）') => return place,
            Some(_) => place = advance(scan.text, place, scan.lexicon.spaced()),
            None => break,
        }
    }
    place.min(limit)
}

/// What was peeled off the front of an act.
#[derive(Debug, Clone, Default)]
pub(crate) struct Front {
    pub(crate) partners: Vec<PartnerHit>,
    pub(crate) conditions: Vec<ConditionHit>,
    /// Where the act itself begins.
    pub(crate) end: usize,
    /// Whether an opener of the act ("to", 以) was passed.
    pub(crate) opened: bool,
    /// Where that opener ends.
    pub(crate) opener: Option<usize>,
}

/// Peels partners, conditions, times and openers off the front of an act.
pub(crate) fn front(scan: &Scan<'_>, start: usize, limit: usize) -> Front {
    // Something must be left to do: what runs to the very end is the act itself.
    let signs = ['.', '。', ',', '，', ';', '；', ':', '：'];
    let near = floor(scan.text, limit.saturating_sub(LONGEST_CLOSE).max(start).min(limit));
    let (_, last) = trimmed(scan.text, near, limit, &signs);
    peel(scan, start, limit, last, false)
}

/// The same for a chapeau, which may end without an act.
pub(crate) fn chapeau_front(scan: &Scan<'_>, start: usize, limit: usize) -> Front {
    peel(scan, start, limit, limit, true)
}

fn peel(scan: &Scan<'_>, start: usize, limit: usize, last: usize, whole: bool) -> Front {
    let mut front = Front { end: start, ..Front::default() };
    let mut place = start;
    loop {
        let mut next = skip_space(scan.text, place);
        let mut signs = 0;
        while next < limit && signs < 8 && scan.text[next..].starts_with([',', '，', ':', '：']) {
            signs += 1;
            let sign = scan.text[next..].chars().next().map_or(1, char::len_utf8);
            next = skip_space(scan.text, next + sign);
        }
        if next >= limit {
            front.end = next.min(limit);
            return front;
        }
        if bare::act_at(scan, next, limit) {
            front.opened = true;
            front.opener = Some(next);
            front.end = next;
            return front;
        }
        // "cooperate with …" is an act of its own, "in cooperation with …" is not.
        let is_act = scan.lexicon.spaced() && scan.lexicon.acts.at(scan.text, next).is_some();
        let leaves = |end: usize| end < last || (whole && end <= limit);
        if let Some(partner) =
            partner_at(scan, next, limit).filter(|own| !is_act && leaves(own.end))
        {
            place = partner.end;
            front.partners.push(partner);
            continue;
        }
        let condition = condition_at(scan, next, limit).filter(|condition| {
            !matches!(condition.kind, ConditionKind::Purpose | ConditionKind::Example)
                && leaves(condition.end)
        });
        if let Some(mut condition) = condition {
            // "in accordance with their obligations, including the Charter, to deny": commas
            // inside a circumstance do not end it where the opener of the act is still to come.
            if let Some(end) = runs_on(scan, condition.end, limit) {
                condition.end = end;
            }
            place = condition.end;
            front.conditions.push(condition);
            continue;
        }
        // A time may stand before the act, but then the act must still follow.
        if let Some(time) = scan.time_at(next).filter(|time| time.end < limit)
            && !between(scan.text, next, time.end).contains(['，', ','])
        {
            place = time.end;
            continue;
        }
        if let Some(after) = circumstance_at(scan, next, limit) {
            place = after;
            continue;
        }
        // "إلى القيام، بالتعاون مع …، بتحديث": the noun after the opener only leads to the act.
        let leads = scan.lexicon.tables.syntax.verb_first && place != start;
        if (!front.opened || leads)
            && let Some(after) = scan.lexicon.act_openers.at(scan.text, next)
            && (after < limit || last == limit)
            && (scan.lexicon.spaced() || opens_unspaced(scan, after, limit))
        {
            front.opened = true;
            front.opener = Some(after);
            place = after;
            continue;
        }
        // "in consultation with the Committee, and taking into account …, to": the joiner stands
        // between two circumstances.
        if scan.lexicon.spaced()
            && !front.opened
            && (!front.partners.is_empty() || !front.conditions.is_empty())
            && let Some(after) = scan.lexicon.clause_joiners.at(scan.text, next)
            && let second = skip_space(scan.text, after)
            && (partner_at(scan, second, limit).is_some_and(|own| leaves(own.end))
                || condition_at(scan, second, limit).is_some_and(|own| {
                    leaves(own.end)
                        && !matches!(own.kind, ConditionKind::Purpose | ConditionKind::Example)
                }))
        {
            place = after;
            continue;
        }
        if !scan.lexicon.spaced()
            && next == skip_space(scan.text, start)
            && let Some(after) = scan.lexicon.clause_joiners.at(scan.text, next)
            && after < last
        {
            place = after;
            continue;
        }
        front.end = next;
        return front;
    }
}

/// Longest circumstance, in bytes, that may stand between an addressee and the act.
const LONGEST_CIRCUMSTANCE: usize = 600;

/// Where the circumstance that begins at `start` ends when ", to" and an act follow it.
pub(crate) fn opener_behind(scan: &Scan<'_>, start: usize, limit: usize) -> Option<usize> {
    if scan.lexicon.prepositions.is_empty() {
        return None;
    }
    let text = scan.text;
    let mut place = start;
    while place < limit && place - start < LONGEST_CIRCUMSTANCE {
        if let Some(after) = party::name_or_parenthesis_end(scan, place, limit) {
            place = after;
            continue;
        }
        match text[place..].chars().next()? {
            ';' | ':' => return None,
            ',' => {
                let next = skip_space(text, place + 1);
                let opens = scan
                    .lexicon
                    .act_openers
                    .at(text, next)
                    .is_some_and(|after| crate::opening::opens_act(scan, after, limit));
                if opens {
                    return Some(place);
                }
                let verb = scan.hit_at(next).is_some_and(|hit| {
                    hit.meanings
                        .iter()
                        .any(|meaning| matches!(meaning, Meaning::Verb(_, form) if form.is_main()))
                });
                if verb {
                    return None;
                }
                place += 1;
            }
            _ => place = advance(text, place, true),
        }
    }
    None
}

/// Where a circumstance that seemed to end at the comma `end` does end, if it runs on.
fn runs_on(scan: &Scan<'_>, end: usize, limit: usize) -> Option<usize> {
    let next = skip_space(scan.text, end);
    let next =
        skip_space(scan.text, scan.text[next..].strip_prefix(',').map_or(next, |_| next + 1));
    let known = next >= limit
        || scan.lexicon.act_openers.at(scan.text, next).is_some()
        || partner_at(scan, next, limit).is_some()
        || condition_at(scan, next, limit)
            .is_some_and(|condition| !matches!(condition.kind, ConditionKind::Example))
        || scan.time_at(next).is_some();
    if known { None } else { opener_behind(scan, end, limit) }
}

/// "que, en su serie de sesiones, preste": an insertion between commas that a verb follows at
/// once, in languages that put it before the verb. Gives where the verb begins.
pub(crate) fn circumstance_at(scan: &Scan<'_>, start: usize, limit: usize) -> Option<usize> {
    let lexicon = scan.lexicon;
    let text = scan.text;
    // A purpose may hold verbs of its own behind a comma.
    if !lexicon.heads_first() || condition_at(scan, start, limit).is_some() {
        return None;
    }
    lexicon.qualifiers.at(text, start).or_else(|| lexicon.adverbs.at(text, start))?;
    let mut place = start;
    let far = limit.min(start.saturating_add(LONGEST_PHRASE));
    while place < far {
        if let Some(after) = party::name_or_parenthesis_end(scan, place, limit) {
            place = after;
            continue;
        }
        match text[place..].chars().next()? {
            ',' => {
                let next = skip_space(text, place + 1);
                let verb = lexicon.acts.at(text, next).is_some_and(|act| act.end <= limit);
                return verb.then_some(next);
            }
            ';' | ':' | '.' => return None,
            _ => place = advance(text, place, true),
        }
    }
    None
}

/// Whether an act follows an opener: 以 also begins "in six languages", which is none.
fn opens_unspaced(scan: &Scan<'_>, after: usize, limit: usize) -> bool {
    let place = skip_space(scan.text, after);
    // 以联合国正式语文: a name begins like an adverb, and opens no act.
    if party::known_body(scan, place, limit).is_some() {
        return false;
    }
    scan.text[place..].starts_with(['，', '：', ':', ','])
        || scan.text[..after].ends_with(['，', '：'])
        || scan.lexicon.acts.at(scan.text, place).is_some()
        || scan.lexicon.adverbs.at(scan.text, place).is_some()
        || scan.lexicon.act_adverbs.at(scan.text, place).is_some()
        || condition_at(scan, place, limit).is_some()
        || scan.time_at(place).is_some()
}

/// Whether a qualification inside an act is one: in languages without spaces the same words also
/// begin attributes, and only a comma before them tells.
fn stands_apart(scan: &Scan<'_>, start: usize, condition: &ConditionHit) -> bool {
    match condition.kind {
        ConditionKind::Hedge | ConditionKind::Resources => true,
        ConditionKind::Background => false,
        _ if scan.lexicon.spaced() => true,
        _ => {
            let before = between(scan.text, start, condition.start).chars().next_back();
            let closed = scan
                .text
                .get(condition.start..condition.end)
                .is_some_and(|words| words.ends_with(['时', '下', '内']));
            closed || before.is_none_or(|sign| matches!(sign, '，' | '（' | '；' | '、'))
        }
    }
}

/// Partners, conditions and hedges inside `start..end`, from left to right.
pub(crate) fn inside(
    scan: &Scan<'_>,
    start: usize,
    end: usize,
) -> (Vec<PartnerHit>, Vec<ConditionHit>) {
    let mut partners: Vec<PartnerHit> = Vec::new();
    let mut conditions: Vec<ConditionHit> = Vec::new();
    let mut free = start;
    for hit in scan.hits_in(start, end) {
        let place = hit.range.start;
        if place < free || scan.is_quoted(place) {
            continue;
        }
        if let Some(partner) = partner_at(scan, place, end) {
            free = partner.end;
            partners.push(partner);
        } else if let Some(condition) = condition_at(scan, place, end)
            && stands_apart(scan, start, &condition)
        {
            // Inside a purpose or an example there may be partners and hedges still.
            free = match condition.kind {
                ConditionKind::Hedge | ConditionKind::Resources => condition.end,
                _ => hit.range.end,
            };
            conditions.push(condition);
        }
    }
    (partners, conditions)
}
