//! Who is named: lists of parties.

use actum_model::{BodyId, Party};

use crate::bare;
use crate::lexicon::Meaning;
use crate::scan::Scan;
use crate::words::{advance, begins_word, between, skip_space, trim_end, trimmed, word_end};

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
    let hit = scan.hit_at(start).filter(|hit| hit.range.end <= limit)?;
    let candidates: Vec<BodyId> = hit
        .meanings
        .iter()
        .filter_map(|meaning| match meaning {
            Meaning::Body(index) => Some(scan.lexicon.bodies[*index as usize].clone()),
            _ => None,
        })
        .collect();
    let body = scan.context.choose(&candidates)?;
    let listed = scan.context.body(&body).filter(|body| body.lists_members);
    let bodies = listed.map_or_else(|| vec![body], |collective| collective.members.clone());
    Some(PartyHit { start, end: hit.range.end, bodies })
}

/// A meeting that can be reported to: "the next assembly".
fn meeting(scan: &Scan<'_>, start: usize, limit: usize) -> Option<PartyHit> {
    // "to the next assembly": the preposition belongs to the time and to the party list alike.
    let time = scan.times.iter().find(|time| {
        time.start <= start
            && start < time.end
            && time.end <= limit
            && !between(scan.text, time.start, start).trim().contains(' ')
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
                (allow_unknown
                    && (list.is_empty() || scan.lexicon.acts.at(scan.text, from).is_none()))
                .then(|| unknown_actor(scan, from, limit))
                .flatten()
            })
        else {
            break;
        };
        let mut end = skip_modifiers(scan, hit.end, limit);
        // "（特别是第13、17和20研究组）" and "(in particular …)".
        if let Some((emphasised, close)) = emphasis_in_parentheses(scan, end, limit) {
            list.emphasised.extend(emphasised);
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
    for _ in 0..LONGEST_UNKNOWN {
        if place >= limit {
            return None;
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
                || crate::qualify::partner_at(scan, end, limit).is_some();
            if !goes_on && followed {
                return Some(PartyHit { start, end, bodies: Vec::new() });
            }
        }
        let letter = text[place..].chars().next()?;
        if matches!(letter, '，' | '。' | '；' | '：' | '\n') {
            return None;
        }
        place += letter.len_utf8();
    }
    None
}

/// The parties in a region whose ends are known, as in languages with spaces: everything between
/// the joiners is a party.
pub(crate) fn pieces(scan: &Scan<'_>, start: usize, end: usize) -> PartyList {
    let mut end = end;
    let mut list = PartyList { end, ..PartyList::default() };
    let mut emphasising = false;
    let mut place = start;
    let mut piece_start = start;
    let mut cuts: Vec<(usize, usize, bool)> = Vec::new();
    while place < end {
        if let Some(body) = known_body(scan, place, end) {
            place = body.end.max(place + 1);
            continue;
        }
        if let Some(close) = scan.parenthesis_at(place) {
            place = close;
            continue;
        }
        let at_word = place == start
            || begins_word(scan.text, place)
            || !scan.text[place..].starts_with(|letter: char| letter.is_alphanumeric());
        // Without a comma nothing shows where a relative clause ends before the act.
        if at_word
            && place > start
            && scan.lexicon.tables.syntax.noun_acts
            && scan.lexicon.relatives.at(scan.text, place).is_some()
        {
            end = place;
            break;
        }
        if at_word && let Some(after) = scan.lexicon.emphasis.at(scan.text, place) {
            cuts.push((piece_start, place, emphasising));
            emphasising = true;
            piece_start = after;
            place = after;
            continue;
        }
        if at_word
            && let Some(after) = scan.lexicon.list_joiners.at(scan.text, place)
            && !joins_modifiers(scan, piece_start, place, after, end)
        {
            cuts.push((piece_start, place, emphasising));
            emphasising &= scan.lexicon.emphasis_ends.at(scan.text, place) != Some(after);
            piece_start = after;
            place = after;
            continue;
        }
        place = advance(scan.text, place, scan.lexicon.spaced());
    }
    cuts.push((piece_start, end, emphasising));
    for (from, to, emphasised) in cuts {
        if let Some(party) = piece(scan, from, to.min(end)) {
            // "en particulier ceux qui en ont les moyens" names nobody.
            let named = !scan.lexicon.heads_first() || is_actor(scan, &party);
            match emphasised {
                true if named => list.emphasised.push(party),
                true => {}
                false => list.parties.push(party),
            }
        }
    }
    list
}

/// "international and regional organizations": the joiner stands between modifiers of one head.
fn joins_modifiers(
    scan: &Scan<'_>,
    piece_start: usize,
    joiner: usize,
    after: usize,
    end: usize,
) -> bool {
    let before = between(scan.text, piece_start, joiner).trim();
    let next = skip_space(scan.text, after);
    if before.is_empty() || next >= end {
        return false;
    }
    if scan.lexicon.heads_first() {
        return joins_adjectives(scan, piece_start, joiner, next, end);
    }
    if scan.text[joiner..].starts_with(',') {
        return false;
    }
    let holds_actor = |from: usize, to: usize| {
        let mut place = skip_space(scan.text, from);
        while place < to {
            if scan.lexicon.actor_nouns.at(scan.text, place).is_some()
                || known_body(scan, place, to).is_some()
            {
                return true;
            }
            let next = word_end(scan.text, place);
            place = skip_space(scan.text, next.max(place + 1));
        }
        false
    };
    let lower = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
    let endings = &scan.lexicon.tables.syntax.modifier_endings;
    let modifies =
        endings.is_empty() || endings.iter().any(|ending| before.ends_with(ending.as_str()));
    modifies
        && !holds_actor(piece_start, joiner)
        && before.split_whitespace().next_back().is_some_and(lower)
        && lower(&scan.text[next..])
        && holds_actor(next, end)
}

/// "les organisations internationales et régionales": in languages whose adjectives follow the
/// noun, the joiner stands between adjectives of one head when no actor is named behind it.
fn joins_adjectives(
    scan: &Scan<'_>,
    piece_start: usize,
    joiner: usize,
    next: usize,
    end: usize,
) -> bool {
    let text = scan.text;
    let lexicon = scan.lexicon;
    let mut names_actor = false;
    let mut place = skip_space(text, piece_start);
    while place < joiner && !names_actor {
        names_actor = lexicon.actor_nouns.at(text, place).is_some()
            || known_body(scan, place, joiner).is_some();
        place = skip_space(text, word_end(text, place).max(place + 1));
    }
    let lower = text[next..].starts_with(char::is_lowercase)
        || bare::agrees(scan, piece_start, joiner, next);
    let opens = lexicon.determiners.at(text, next).is_some()
        || lexicon.particles.at(text, next).is_some()
        || lexicon.emphasis.at(text, next).is_some()
        || lexicon.list_joiners.at(text, next).is_some()
        || lexicon.qualifiers.at(text, next).is_some();
    if !names_actor || !lower || opens {
        return false;
    }
    // Only adjectives follow, up to the next joiner: nothing there names an actor.
    let mut place = next;
    let mut words = 0;
    while place < end && words < 4 {
        if known_body(scan, place, end).is_some() || lexicon.actor_nouns.at(text, place).is_some() {
            return false;
        }
        if lexicon.list_joiners.at(text, place).is_some()
            || lexicon.linkers.at(text, place).is_some()
        {
            return words > 0;
        }
        words += 1;
        place = skip_space(text, word_end(text, place).max(place + 1));
    }
    words < 4
}

/// Past the adjectives that only say which of the parties named are meant.
fn skip_modifiers(scan: &Scan<'_>, start: usize, limit: usize) -> usize {
    let mut place = start;
    while let Some(end) = scan
        .lexicon
        .modifiers
        .at(scan.text, skip_space(scan.text, place))
        .filter(|end| *end <= limit)
    {
        place = end;
    }
    place
}

/// Where a relative clause begins in a piece: "les organisations qui participent". Its end when
/// there is none.
fn relative_at(scan: &Scan<'_>, start: usize, end: usize) -> usize {
    let text = scan.text;
    let mut place = word_end(text, start).max(start);
    while place < end && scan.lexicon.heads_first() {
        let word = skip_space(text, place);
        if word > start && word < end && scan.lexicon.relatives.at(text, word).is_some() {
            return trim_end(text, start, word);
        }
        place = advance(text, word, true);
    }
    end
}

/// "United Nations | Youth Office": a further capitalised word makes it the name of another body.
pub(crate) fn is_part_of_longer_name(scan: &Scan<'_>, after: usize, end: usize) -> bool {
    let next = skip_space(scan.text, after);
    next > after
        && next < end
        && scan.lexicon.tables.syntax.proper_names_capitalised
        && scan.text[next..].chars().next().is_some_and(char::is_uppercase)
        && known_body(scan, next, end).is_none()
}

/// Where the determiners that begin at `start` end.
fn skip_determiners(scan: &Scan<'_>, start: usize, end: usize) -> usize {
    let mut place = start;
    while let Some(after) = scan.lexicon.determiners.at(scan.text, place) {
        if after > end || after == place {
            break;
        }
        place = skip_space(scan.text, after);
    }
    place
}

/// One party out of a piece between joiners.
fn piece(scan: &Scan<'_>, start: usize, end: usize) -> Option<PartyHit> {
    let text = scan.text;
    let (mut start, end) = trimmed(text, start, end, &[',', ';', ':', '.']);
    let end = relative_at(scan, start, end);
    // "the President at its 2028 session": the time is no part of the name.
    let time = scan.times.iter().find(|time| start < time.start && time.start < end);
    let end = match time {
        Some(time) if known_body(scan, start, end).is_none_or(|body| body.end <= time.start) => {
            trimmed(text, start, time.start, &[',']).1
        }
        _ => end,
    };
    if start >= end {
        return None;
    }
    loop {
        if known_body(scan, start, end).is_some() {
            break;
        }
        match scan.lexicon.determiners.at(text, start).filter(|after| *after <= end) {
            Some(after) => start = skip_space(text, after).min(end),
            None => break,
        }
    }
    // "Requests the Chair, in the first half of the year, to …": the insert is no party.
    let first_word =
        known_body(scan, start, end).is_none() && scan.lexicon.qualifiers.at(text, start).is_some();
    if first_word || scan.times.iter().any(|time| time.start <= start && end <= time.end) {
        return None;
    }
    // "as appropriate" and the like stand between commas in lists of parties.
    let hedge = scan.hit_at(start).is_some_and(|hit| {
        hit.range.end >= end
            && hit.meanings.iter().any(|meaning| matches!(meaning, Meaning::Condition(_)))
    });
    if start >= end || hedge {
        return None;
    }
    let whole = |bodies| Some(PartyHit { start, end, bodies });
    if let Some(body) = known_body(scan, start, end)
        && !is_part_of_longer_name(scan, body.end, end)
    {
        // "les commissions d'études concernées": the adjective is not part of the name.
        if skip_modifiers(scan, body.end, end) >= end {
            return Some(PartyHit { start, end: body.end, bodies: body.bodies });
        }
        return whole(body.bodies);
    }
    // "relevant international organizations": modifiers that narrow nothing, then a known name.
    let last = scan
        .hits_in(start, end)
        .filter_map(|hit| known_body(scan, hit.range.start, end))
        .find(|body| body.end == end);
    if let Some(body) = last
        && skip_determiners(scan, start, body.start) >= body.start
    {
        return whole(body.bodies);
    }
    if let Some(body) = scan.context.called(between(text, start, end)) {
        return whole(vec![body]);
    }
    whole(Vec::new())
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

/// The party whose name ends at `end`, walking back over one noun phrase: the subject of a passive
/// or modal verb.
pub(crate) fn subject_before(scan: &Scan<'_>, start: usize, end: usize) -> PartyList {
    let (from, to) = trimmed(scan.text, start, end, &[',', '，', ';', ':']);
    if from >= to {
        return PartyList { end, ..PartyList::default() };
    }
    // A clause before the subject ends at the last comma unless the comma joins parties.
    let list = pieces(scan, from, to);
    if !list.is_empty() && list.parties.iter().all(|party| is_actor(scan, party)) {
        return list;
    }
    let after_comma = between(scan.text, from, to).rfind([',', '，']).map(|at| from + at);
    if let Some(comma) = after_comma {
        let next = comma + scan.text[comma..].chars().next().map_or(1, char::len_utf8);
        let tail = pieces(scan, next, to);
        if !tail.is_empty() && tail.parties.iter().all(|party| is_actor(scan, party)) {
            return tail;
        }
    }
    PartyList { end, ..PartyList::default() }
}
