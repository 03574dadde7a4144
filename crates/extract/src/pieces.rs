//! The parties in a stretch whose ends are known, as in languages with spaces: everything between
//! the joiners is a party.

use crate::actor::is_actor;
use crate::bare;
use crate::lexicon::Meaning;
use crate::party::{PartyHit, PartyList, known_body};
use crate::scan::Scan;
use crate::words::{advance, begins_word, between, skip_space, trim_end, trimmed, word_end};

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
        if let Some(mut party) = piece(scan, from, to.min(end)) {
            if let Some(before) = list.parties.last().filter(|_| !emphasised) {
                share_modifier(scan, before, &mut party);
            }
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

/// "United Nations bodies and agencies": the capitalised words before the first noun belong to the
/// second as well, when a pack knows that name.
fn share_modifier(scan: &Scan<'_>, before: &PartyHit, party: &mut PartyHit) {
    let written = between(scan.text, party.start, party.end);
    let shares = party.bodies.is_empty()
        && !before.bodies.is_empty()
        && scan.lexicon.tables.syntax.proper_names_capitalised
        && !scan.lexicon.heads_first()
        && written.starts_with(char::is_lowercase);
    if !shares {
        return;
    }
    let name = between(scan.text, before.start, before.end);
    let capitalised = |word: &&str| word.starts_with(char::is_uppercase);
    let modifier: Vec<&str> = name.split(' ').take_while(capitalised).collect();
    if modifier.is_empty() || modifier.len() == name.split(' ').count() {
        return;
    }
    if let Some(body) = scan.lexicon.body_named(&format!("{} {written}", modifier.join(" "))) {
        party.bodies = vec![scan.lexicon.bodies[body as usize].clone()];
    }
}

/// "the Compact entities": a noun of actors behind a name makes it the name of others, those that
/// belong to the body.
pub(crate) fn names_others(scan: &Scan<'_>, after: usize, end: usize) -> bool {
    let next = skip_space(scan.text, after);
    next > after
        && next < end
        && scan.lexicon.tables.syntax.proper_names_capitalised
        && !scan.lexicon.heads_first()
        && scan.text[next..].starts_with(char::is_lowercase)
        && scan.lexicon.actor_nouns.at(scan.text, next).is_some_and(|noun| {
            let rest = skip_space(scan.text, noun);
            noun == end || scan.lexicon.act_openers.at(scan.text, rest).is_some()
        })
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
pub(crate) fn skip_modifiers(scan: &Scan<'_>, start: usize, limit: usize) -> usize {
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

/// "государства, ведущие промысел в регионе": a participle behind a comma says which of the
/// parties before it are meant, unless it stands before the noun of an actor.
fn begins_participle(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let after = word_end(scan.text, start).min(end).max(start);
    let word = between(scan.text, start, after);
    let endings = &scan.lexicon.tables.syntax.participle_endings;
    word.starts_with(char::is_lowercase)
        && endings.iter().any(|ending| word.ends_with(ending.as_str()))
        && known_body(scan, start, end).is_none()
        && scan.lexicon.actor_nouns.at(scan.text, skip_space(scan.text, after)).is_none()
}

/// One party out of a piece between joiners.
fn piece(scan: &Scan<'_>, start: usize, end: usize) -> Option<PartyHit> {
    let text = scan.text;
    let behind_comma = text[..start].trim_end().ends_with(',');
    let (mut start, end) = trimmed(text, start, end, &[',', ';', ':', '.']);
    if behind_comma && begins_participle(scan, start, end) {
        return None;
    }
    let end = relative_at(scan, start, end);
    // "the President at its 2028 session": the time is no part of the name.
    let time = scan.time_after(start).filter(|time| time.start < end);
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
    if first_word || scan.time_over(start).is_some_and(|time| end <= time.end) {
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
        if names_others(scan, body.end, end) {
            return whole(Vec::new());
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
