//! Who is named: lists of parties.

use actum_model::{BodyId, Party};

use crate::scan::Scan;
use crate::words::{between, skip_space};

/// A party with its place in the scanned text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PartyHit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The bodies meant: several for a numbered list ("Study Groups 13, 17 and 20"), none when no
    /// pack knows the name.
    pub(crate) bodies: Vec<BodyId>,
}

/// A list of parties.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PartyList {
    pub(crate) parties: Vec<PartyHit>,
    /// Parties of the list named for emphasis ("in particular …").
    pub(crate) emphasised: Vec<PartyHit>,
    /// Where the list ends.
    pub(crate) end: usize,
}

impl PartyList {
    pub(crate) fn is_empty(&self) -> bool {
        self.parties.is_empty()
    }
}

impl PartyHit {
    /// The parties as values, one a body.
    pub(crate) fn values(&self, scan: &Scan<'_>, document: &str) -> Vec<Party> {
        let name = scan.written(self.start, self.end, document).to_owned();
        if self.bodies.is_empty() {
            return vec![Party { name, body: None }];
        }
        self.bodies
            .iter()
            .map(|body| Party { name: name.clone(), body: Some(body.clone()) })
            .collect()
    }
}

/// The known body that begins at `start`, spelled out by one name, by a name with an
/// abbreviation in parentheses inside it, or by number.
pub(crate) fn known_body(scan: &Scan<'_>, start: usize, limit: usize) -> Option<PartyHit> {
    let numbered = scan.numbered_at(start).filter(|numbered| numbered.1 <= limit);
    let named = body_hit(scan, start, limit);
    let mut hit = match (numbered, named) {
        (Some(&(start, end, ref bodies)), named)
            if named.as_ref().is_none_or(|named| end >= named.end) =>
        {
            PartyHit { start, end, bodies: bodies.clone() }
        }
        (_, Some(named)) => named,
        (Some(&(start, end, ref bodies)), None) => PartyHit { start, end, bodies: bodies.clone() },
        (None, None) => return meeting(scan, start, limit),
    };
    loop {
        // "国际电联" + "理事会": in Chinese the modifier stands first, the head last.
        if !scan.lexicon.spaced()
            && hit.end < limit
            && let Some(next) = body_hit(scan, hit.end, limit).or_else(|| {
                let numbered = scan.numbered_at(hit.end)?;
                Some(PartyHit { start: numbered.0, end: numbered.1, bodies: numbered.2.clone() })
            })
        {
            hit = PartyHit { start: hit.start, ..next };
            continue;
        }
        // "电信标准化局（TSB）主任": the abbreviation splits the name of an office.
        if let Some(close) = scan.parenthesis_at(skip_space(scan.text, hit.end))
            && close < limit
        {
            let open = skip_space(scan.text, hit.end);
            let after = skip_space(scan.text, close);
            if let Some(noun_end) = scan.lexicon.actor_nouns.at(scan.text, after)
                && noun_end <= limit
            {
                let name = format!(
                    "{}{}",
                    between(scan.text, hit.start, hit.end),
                    between(scan.text, after, noun_end)
                );
                let body = scan.lexicon.body_named(&name);
                let bodies =
                    body.map(|index| scan.lexicon.bodies[index as usize].clone()).into_iter();
                return Some(PartyHit {
                    start: hit.start,
                    end: noun_end,
                    bodies: bodies.collect(),
                });
            }
            if is_abbreviation(between(scan.text, open, close)) {
                hit.end = close;
            }
        }
        return Some(hit);
    }
}

/// "(TSAG)": a parenthesis that only gives a short form.
fn is_abbreviation(parenthesis: &str) -> bool {
    let inner = parenthesis.trim_matches(['(', ')', '（', '）', ' ']);
    inner.chars().count() <= 12
        && inner.chars().any(char::is_uppercase)
        && !inner.contains(char::is_whitespace)
}

fn body_hit(scan: &Scan<'_>, start: usize, limit: usize) -> Option<PartyHit> {
    let (end, bodies) = scan.bodies_at(start).filter(|(end, _)| *end <= limit)?;
    (!bodies.is_empty()).then(|| PartyHit { start, end, bodies: bodies.to_vec() })
}

/// A meeting that can be reported to: "the next assembly".
fn meeting(scan: &Scan<'_>, start: usize, limit: usize) -> Option<PartyHit> {
    // "to the next assembly": the preposition belongs to the time and to the party list alike.
    let time = scan.time_over(start).filter(|time| {
        time.end <= limit && !between(scan.text, time.start, start).trim().contains(' ')
    })?;
    let body = time.meeting_of.clone()?;
    Some(PartyHit { start, end: time.end, bodies: vec![body] })
}

/// The end of the name or the parenthesis that begins at `place`, if one does: what a walk through
/// a clause steps over whole.
pub(crate) fn name_or_parenthesis_end(
    scan: &Scan<'_>,
    place: usize,
    limit: usize,
) -> Option<usize> {
    known_body(scan, place, limit).map(|body| body.end).or_else(|| scan.parenthesis_at(place))
}

/// Whether a known body, or a meeting of one, begins at `start` after words such as "the".
pub(crate) fn party_begins(scan: &Scan<'_>, start: usize, limit: usize) -> Option<PartyHit> {
    let mut place = skip_space(scan.text, start);
    loop {
        if let Some(hit) = known_body(scan, place, limit) {
            return Some(hit);
        }
        let end = scan.lexicon.determiners.at(scan.text, place).filter(|end| *end < limit)?;
        place = skip_space(scan.text, end);
    }
}

/// The list of known parties that begins at `start`. In languages without spaces an unknown party
/// is accepted when its last words are those of an actor and an act or a sign follows.
pub(crate) fn list(scan: &Scan<'_>, start: usize, limit: usize, allow_unknown: bool) -> PartyList {
    let mut list = PartyList { end: start, ..PartyList::default() };
    let mut place = start;
    loop {
        let from = skip_space(scan.text, place);
        let Some(hit) = party_begins(scan, from, limit)
            .map(|hit| extend_head(scan, hit, limit))
            .or_else(|| {
                (allow_unknown && (list.is_empty() || !begins_with_act(scan, from)))
                    .then(|| unknown_actor(scan, from, limit))
                    .flatten()
            })
        else {
            break;
        };
        let mut end = crate::pieces::skip_modifiers(scan, hit.end, limit);
        // "（特别是第13、17和20研究组）" and "(in particular …)".
        if let Some((emphasised, close)) = emphasis_in_parentheses(scan, end, limit) {
            list.emphasised.extend(emphasised);
            end = close;
        } else if !scan.lexicon.spaced()
            && let Some(close) = scan.parenthesis_at(end).filter(|close| *close < limit)
        {
            // 第17研究组（作为牵头研究组）: what is said of the party stands between it and the act.
            end = close;
        }
        list.parties.push(hit);
        list.end = end;
        if let Some((emphasised, close)) = emphasis_after(scan, end, limit) {
            list.emphasised.extend(emphasised);
            list.end = close;
        }
        let joiner = skip_space(scan.text, list.end);
        let Some(after) = scan.lexicon.list_joiners.at(scan.text, joiner) else { break };
        // "责成主任与TSAG协作": the joiner may open a partner phrase instead.
        if crate::qualify::partner_at(scan, joiner, limit).is_some() {
            break;
        }
        let mut after = skip_space(scan.text, after);
        while let Some(more) = scan.lexicon.list_joiners.at(scan.text, after) {
            after = skip_space(scan.text, more);
        }
        if after >= limit {
            break;
        }
        place = after;
    }
    list
}

/// Whether an act begins at `place`, and not the noun of an actor that begins like one: 出版社.
fn begins_with_act(scan: &Scan<'_>, place: usize) -> bool {
    let actor = scan.lexicon.actor_nouns.at(scan.text, place);
    scan.lexicon
        .acts
        .at(scan.text, place)
        .is_some_and(|act| actor.is_none_or(|actor| actor <= act.end))
}

/// In Chinese a known name may only qualify the actor that follows: "国际电联其他部门".
fn extend_head(scan: &Scan<'_>, hit: PartyHit, limit: usize) -> PartyHit {
    if scan.lexicon.spaced() || hit.end >= limit {
        return hit;
    }
    let mut place = hit.end;
    while let Some(end) = scan.lexicon.determiners.at(scan.text, place) {
        place = end;
    }
    let Some(noun_end) = scan.lexicon.actor_nouns.at(scan.text, place) else { return hit };
    if noun_end > limit {
        return hit;
    }
    let name = between(scan.text, hit.start, noun_end).to_owned();
    let body = scan.lexicon.body_named(&name);
    let bodies = body.map(|index| scan.lexicon.bodies[index as usize].clone());
    PartyHit { start: hit.start, end: noun_end, bodies: bodies.into_iter().collect() }
}

fn emphasis_in_parentheses(
    scan: &Scan<'_>,
    end: usize,
    limit: usize,
) -> Option<(Vec<PartyHit>, usize)> {
    let open = skip_space(scan.text, end);
    let close = scan.parenthesis_at(open).filter(|close| *close <= limit)?;
    let inside = skip_space(scan.text, open + scan.text[open..].chars().next()?.len_utf8());
    let after = scan.lexicon.emphasis.at(scan.text, inside)?;
    let emphasised = list(scan, after, close, false);
    Some((emphasised.parties, close))
}

fn emphasis_after(scan: &Scan<'_>, end: usize, limit: usize) -> Option<(Vec<PartyHit>, usize)> {
    let mut place = skip_space(scan.text, end);
    if scan.text[place..].starts_with([',', '，', '、']) {
        place = skip_space(scan.text, place + scan.text[place..].chars().next()?.len_utf8());
    }
    let after = scan.lexicon.emphasis.at(scan.text, place).filter(|after| *after < limit)?;
    let emphasised = list(scan, after, limit, false);
    if emphasised.is_empty() {
        return None;
    }
    let mut close = emphasised.end;
    if scan.text[close..].starts_with([',', '，']) && scan.lexicon.spaced() {
        close += 1;
    }
    Some((emphasised.parties, close))
}

/// Longest name, in characters, that is believed of a party which no pack knows.
const LONGEST_UNKNOWN: usize = 40;

/// "执行主任": no pack knows it, but its head noun is an actor's and an act follows.
fn unknown_actor(scan: &Scan<'_>, start: usize, limit: usize) -> Option<PartyHit> {
    if scan.lexicon.spaced() {
        return None;
    }
    let text = scan.text;
    let mut place = start;
    let mut unproven = None;
    for _ in 0..LONGEST_UNKNOWN {
        if place >= limit {
            return unproven;
        }
        if let Some(end) = scan.lexicon.actor_nouns.at(text, place)
            && end <= limit
        {
            let goes_on = scan.lexicon.actor_nouns.at(text, end).is_some();
            let followed = end == limit
                || text[end..].starts_with(['，', '：', '、', '（', '。', ':', ','])
                || scan.lexicon.acts.at(text, end).is_some()
                || scan.lexicon.act_openers.at(text, end).is_some()
                || scan.lexicon.report_openers.at(text, end).is_some()
                || scan.lexicon.modals.at(text, end).is_some()
                || scan.lexicon.list_joiners.at(text, end).is_some()
                || scan.lexicon.act_adverbs.at(text, end).is_some()
                || scan.time_at(end).is_some()
                || crate::qualify::condition_at(scan, end, limit).is_some()
                || crate::qualify::partner_at(scan, end, limit).is_some();
            let hit = PartyHit { start, end, bodies: head_behind_attribute(scan, start, end) };
            if !goes_on && followed {
                return Some(hit);
            }
            // 授权执行主任征聘…: no table holds the verb, but nothing else can stand here.
            let attribute = scan.lexicon.determiners.at(text, end).is_some();
            if !goes_on && !attribute && unproven.is_none() {
                unproven = Some(hit);
            }
        }
        let letter = text[place..].chars().next()?;
        if matches!(letter, '，' | '。' | '；' | '：' | '\n') {
            return unproven;
        }
        place += letter.len_utf8();
    }
    unproven
}

/// 在本区域捕鱼的国家: the body that the words behind the attribute name.
fn head_behind_attribute(scan: &Scan<'_>, start: usize, end: usize) -> Vec<BodyId> {
    let text = between(scan.text, start, end);
    text.match_indices('的')
        .map(|(at, sign)| start + at + sign.len())
        .find_map(|head| known_body(scan, head, end).filter(|body| body.end == end))
        .map_or_else(Vec::new, |body| body.bodies)
}
