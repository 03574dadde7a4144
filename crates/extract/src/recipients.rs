//! To whom an act reports, whom it tells something, and who answers it.

use actum_model::{Basis, Force, Located, Partner, Party};
use actum_pack::ActClass;

use crate::act::{self, Conjunct};
use crate::case;
use crate::lexicon::Meaning;
use crate::party::{self, PartyHit};
use crate::scan::Scan;
use crate::values::located_parties;
use crate::words::{advance, begins_word, between, skip_space};

/// To whom an act reports, and whom it tells something.
pub(crate) fn recipients(scan: &Scan<'_>, conjunct: &Conjunct) -> (Vec<PartyHit>, Vec<PartyHit>) {
    let lexicon = scan.lexicon;
    let text = scan.text;
    let mut report_to = Vec::new();
    let mut told = Vec::new();
    let verb = act::main_verb(scan, conjunct.start, conjunct.end);
    let mut place = conjunct.start;
    // Languages that put the recipient before the verb: 向…报告.
    while place < conjunct.end {
        if let Some(after) = lexicon.report_openers.at(text, place)
            && !lexicon.spaced()
            && !scan.in_parentheses(place)
        {
            if let Some(pronoun) = lexicon.report_pronouns.at(text, after)
                && telling_follows(scan, pronoun, conjunct.end) == Some(ActClass::Report)
            {
                let bodies = scan.context.body.iter().cloned().collect();
                report_to.push(PartyHit { start: after, end: pronoun, bodies });
                place = pronoun;
                continue;
            }
            let mut list = party::list(scan, after, conjunct.end, false);
            if list.is_empty() {
                list = party::list(scan, after, conjunct.end, true);
            }
            match telling_follows(scan, list.end, conjunct.end).filter(|_| !list.is_empty()) {
                Some(ActClass::Inform) => {
                    place = list.end;
                    told.extend(list.parties);
                    continue;
                }
                Some(_) => {
                    place = list.end;
                    report_to.extend(list.parties);
                    continue;
                }
                None => {}
            }
        }
        place = advance(text, place, scan.lexicon.spaced());
    }
    // "提交下届全会", "报告TSAG": the recipient straight after the verb.
    if !lexicon.spaced() {
        report_to.extend(direct_recipients(scan, conjunct));
    }
    let Some(verb) = verb else {
        report_to.extend(crate::passing::passed_on(scan, conjunct));
        return (report_to, told);
    };
    let class = verb.hit.class;
    if matches!(class, ActClass::Report) && case::marks_recipients(scan) {
        report_to.extend(case::recipients(scan, verb.hit.end, conjunct.end));
    } else if lexicon.spaced() && matches!(class, ActClass::Report) {
        report_to.extend(case::pronoun(scan, verb.hit.end, conjunct.end));
        if lexicon.tables.syntax.verb_first {
            // "موافاة الجمعية العامة بتقرير": who is given something stands behind the verb.
            let from = skip_space(text, verb.hit.end);
            let mut given = party::list(scan, from, conjunct.end, false);
            if given.is_empty() && lexicon.actor_nouns.at(text, from).is_some() {
                given =
                    crate::pieces::pieces(scan, from, noun_phrase_end(scan, from, conjunct.end));
            }
            report_to.extend(given.parties);
        }
        let mut place = verb.hit.end;
        while place < conjunct.end {
            // "report to the Assembly on its request to the Board": the second is no recipient.
            let first = report_to.is_empty() || lexicon.passing_particles.is_empty();
            let at_word = begins_word(text, place) && (first || is_joined(scan, place));
            if at_word
                && let Some(after) = lexicon.report_particles.at(text, place)
                && let Some(own) = crate::passing::own_body(scan, after)
            {
                place = own.end;
                report_to.push(own);
                continue;
            } else if at_word
                && let Some(after) = lexicon.report_particles.at(text, place)
                && party::party_begins(scan, after, conjunct.end).is_some()
            {
                let list = party::list(scan, after, conjunct.end, false);
                if !list.is_empty() {
                    place = list.end.max(after);
                    report_to.extend(list.parties);
                    continue;
                }
            } else if at_word
                && let Some(after) = lexicon.report_particles.at(text, place)
                && !crate::opening::opens_act(scan, after, conjunct.end)
            {
                // A recipient that no pack knows: everything up to the next qualification.
                let end = noun_phrase_end(scan, after, conjunct.end);
                let list = crate::pieces::pieces(scan, after, end);
                let actors =
                    list.parties.into_iter().filter(|party| crate::actor::is_actor(scan, party));
                report_to.extend(actors);
                place = end.max(after);
                continue;
            }
            place = advance(text, place, scan.lexicon.spaced());
        }
    }
    if lexicon.spaced()
        && class == ActClass::Report
        && report_to.is_empty()
        && let Some(adopting) = adopting_body(scan, verb.start)
    {
        report_to.push(adopting);
    }
    if report_to.is_empty() {
        report_to.extend(crate::passing::passed_on(scan, conjunct));
    }
    if class == ActClass::Inform || act_addresses(scan, &verb) {
        let mut list = party::list(scan, verb.hit.end, conjunct.end, false);
        if list.is_empty() && !lexicon.spaced() && class == ActClass::Inform {
            // 告知主任: nothing but a name stands behind the verb.
            let unknown = party::list(scan, verb.hit.end, conjunct.end, true);
            let signs = ['。', '，', '；', '.', ',', ';'];
            let (_, end) = crate::words::trimmed(text, verb.hit.end, conjunct.end, &signs);
            if unknown.end >= end {
                list = unknown;
            }
        }
        if list.is_empty() && lexicon.spaced() && class == ActClass::Inform {
            // Those told whom no pack knows.
            let from = lexicon.report_particles.at(text, skip_space(text, verb.hit.end));
            let from = skip_space(text, from.unwrap_or(verb.hit.end));
            let end = noun_phrase_end(scan, from, conjunct.end);
            list = crate::pieces::pieces(scan, from, end);
            // Where cases mark recipients, those told straight behind the verb begin with the
            // noun of an actor or a name.
            let names = !case::marks_recipients(scan)
                || lexicon.actor_nouns.at(text, from).is_some()
                || text[from..].starts_with(char::is_uppercase);
            list.parties.retain(|party| names && crate::actor::is_actor(scan, party));
        }
        told.extend(list.parties);
        told.extend(list.emphasised);
        if lexicon.spaced() && class == ActClass::Inform && told.is_empty() {
            told.extend(told_behind(scan, verb.hit.end, conjunct.end));
            if told.is_empty() && case::marks_recipients(scan) {
                told.extend(case::recipients(scan, verb.hit.end, conjunct.end));
            }
        }
    }
    (report_to, told)
}

/// Whether a joiner or a comma stands before `place`: "and to the Board".
pub(crate) fn is_joined(scan: &Scan<'_>, place: usize) -> bool {
    let before = crate::words::trim_end(scan.text, 0, place);
    scan.lexicon.list_joiners.ending_at(scan.text, before).is_some()
}

/// "довести … до сведения Ассамблеи": those told stand behind words of their own.
fn told_behind(scan: &Scan<'_>, start: usize, end: usize) -> Vec<PartyHit> {
    let mut place = start;
    while place < end {
        if begins_word(scan.text, place)
            && let Some(after) = scan.lexicon.told_particles.at(scan.text, place)
        {
            let from = skip_space(scan.text, after);
            let mut list = party::list(scan, from, end, false);
            if list.is_empty() {
                list = crate::pieces::pieces(scan, from, noun_phrase_end(scan, from, end));
                list.parties.retain(|party| crate::actor::is_actor(scan, party));
            }
            return list.parties;
        }
        place = advance(scan.text, place, scan.lexicon.spaced());
    }
    Vec::new()
}

/// The recipients with their places. A pronoun that stands for the adopting body is a conclusion,
/// and carries the name of that body.
pub(crate) fn located_recipients(
    scan: &Scan<'_>,
    hits: &[PartyHit],
    document: &str,
) -> Vec<Located<Party>> {
    let mut located = located_parties(scan, hits, document, &mut Vec::new());
    for party in &mut located {
        let name = scan.lexicon.folder.phrase(&party.value.name);
        let pronouns = [&scan.lexicon.report_pronouns, &scan.lexicon.reported_pronouns];
        if pronouns.iter().all(|list| list.at(&name, 0) != Some(name.len())) {
            continue;
        }
        let body = party.value.body.as_ref().and_then(|id| scan.context.body(id));
        if let Some(names) = body.and_then(|body| body.names.get(&scan.lexicon.language)) {
            party.value.name.clone_from(&names.name);
        }
        party.basis = Basis::Inferred {
            rule: "pronoun-means-adopting-body".to_owned(),
            span: party.basis.span(),
            quote: party.basis.quote().map(str::to_owned),
        };
        party.confidence = 0.8;
    }
    located
}

/// "de lui présenter un rapport": the pronoun before a verb of reporting stands for the body that
/// adopted the text.
fn adopting_body(scan: &Scan<'_>, verb: usize) -> Option<PartyHit> {
    let pronouns = &scan.lexicon.report_pronouns;
    let end = crate::words::trim_end(scan.text, 0, verb);
    let word = scan.text[..end].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    // "que la informe": the pronoun means the body only before this verb.
    let with_verb = pronouns.at(scan.text, word).filter(|after| *after > verb).map(|_| word);
    let start = pronouns.ending_at(scan.text, end).or(with_verb)?;
    let body = scan.context.body.clone()?;
    Some(PartyHit { start, end, bodies: vec![body] })
}

/// Where a noun phrase ends: at a sign, a time, or a word that opens a qualification.
pub(crate) fn noun_phrase_end(scan: &Scan<'_>, start: usize, limit: usize) -> usize {
    let mut place = start;
    while place < limit {
        let at_word = begins_word(scan.text, place);
        let ends = (place > start && scan.time_at(place).is_some())
            || (at_word && scan.lexicon.qualifiers.at(scan.text, place).is_some())
            || (at_word && place > start && begins_another(scan, start, place))
            || (at_word && place > start && begins_matter(scan, start, place))
            || (at_word && place > start && scan.lexicon.governors.at(scan.text, place).is_some())
            || (at_word && place > start && begins_object(scan, place))
            || scan.text[place..].starts_with([',', ';', ':', '.', '(']);
        if ends {
            return place;
        }
        place = advance(scan.text, place, scan.lexicon.spaced());
    }
    limit
}

/// "rendre compte au Bureau exécutif de l'état des travaux", "informer les délégations de toute
/// modification": a linked noun phrase with an article of its own, behind a proper name or with a
/// word such as "every", tells what is reported, not who receives it.
fn begins_matter(scan: &Scan<'_>, start: usize, place: usize) -> bool {
    let lexicon = scan.lexicon;
    let text = scan.text;
    if !lexicon.heads_first() {
        return false;
    }
    let Some(after) = lexicon.linkers.at(text, place) else { return false };
    let noun = skip_space(text, after);
    let lower = text[noun..].starts_with(char::is_lowercase);
    let article = lexicon.determiners.at(text, place) == Some(after);
    let proper = between(text, start, place)
        .split_whitespace()
        .any(|word| word.starts_with(char::is_uppercase));
    let pointed = !article && lexicon.determiners.at(text, noun).is_some();
    let actor = lexicon.actor_nouns.at(text, noun).is_some();
    lower && ((article && proper) || (pointed && !actor))
}

/// "إلى الجمعية تقريرا": where the article is a part of the word, a deliverable without it opens
/// another noun phrase.
fn begins_object(scan: &Scan<'_>, place: usize) -> bool {
    let article = scan.lexicon.tables.syntax.article.as_str();
    !article.is_empty()
        && !scan.text[place..].starts_with(article)
        && scan.lexicon.object_nouns.at(scan.text, place).is_some()
}

/// "to the Assembly a report": an article opens another noun phrase unless "of" or "and" stands
/// before it.
fn begins_another(scan: &Scan<'_>, start: usize, place: usize) -> bool {
    let before = between(scan.text, start, place).trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    let joined = scan.lexicon.list_joiners.at(word, 0) == Some(word.len())
        || scan.lexicon.determiners.at(word, 0) == Some(word.len())
        || scan.lexicon.linkers.at(word, 0) == Some(word.len());
    let linked = scan.lexicon.linkers.at(scan.text, place).is_some();
    !before.is_empty()
        && !joined
        && !linked
        && scan.lexicon.determiners.at(scan.text, place).is_some()
}

/// Recipients that stand straight after a verb of reporting, unless they only qualify a noun
/// ("the proposals submitted to the assembly").
pub(crate) fn direct_recipients(scan: &Scan<'_>, conjunct: &Conjunct) -> Vec<PartyHit> {
    let text = scan.text;
    let mut found = Vec::new();
    let mut place = conjunct.start;
    while place < conjunct.end {
        if let Some(close) = scan.parenthesis_at(place) {
            place = close;
            continue;
        }
        if let Some(hit) = scan.lexicon.acts.at(text, place)
            && hit.class == ActClass::Report
        {
            let list = party::list(scan, hit.end, conjunct.end, false);
            let attribute = scan.lexicon.determiners.at(text, list.end).is_some();
            if !list.is_empty() && !attribute {
                found.extend(list.parties);
                place = list.end;
                continue;
            }
        }
        place = advance(text, place, scan.lexicon.spaced());
    }
    found
}

/// Whether the verb of an act is itself one that addresses somebody: "encourage study groups to".
pub(crate) fn act_addresses(scan: &Scan<'_>, verb: &act::MainVerb) -> bool {
    let asks = |index: u16| {
        let force = scan.lexicon.tables.verbs[index as usize].force;
        !matches!(force, Force::Observe | Force::Decide)
    };
    scan.hit_at(verb.start).is_some_and(|hit| {
        hit.meanings
            .iter()
            .any(|meaning| matches!(meaning, Meaning::Verb(index, _) if asks(*index)))
    }) || scan.lexicon.asking_forms.at(scan.text, verb.start).is_some()
}

/// Whether a verb of reporting or of telling stands after `start` in the same segment, and which.
pub(crate) fn telling_follows(scan: &Scan<'_>, start: usize, end: usize) -> Option<ActClass> {
    let text = scan.text;
    let segment = between(text, start, end).find(['，', '；', '。']).map_or(end, |at| start + at);
    let mut place = start;
    while place < segment {
        if let Some(hit) = scan.lexicon.acts.at(text, place)
            && matches!(hit.class, ActClass::Report | ActClass::Inform)
        {
            return Some(hit.class);
        }
        place = advance(text, place, scan.lexicon.spaced());
    }
    None
}

/// The bodies named in the object of a survey answer it.
pub(crate) fn surveyed(
    scan: &Scan<'_>,
    conjunct: &Conjunct,
    partners: &[Located<Partner>],
) -> Vec<PartyHit> {
    let mut found: Vec<PartyHit> = Vec::new();
    let mut free = conjunct.start;
    for hit in scan.hits_in(conjunct.start, conjunct.end) {
        if hit.range.start < free {
            continue;
        }
        if let Some(body) = party::known_body(scan, hit.range.start, conjunct.end) {
            free = body.end;
            let named = partners.iter().any(|known| {
                known.value.party.body.as_ref().is_some_and(|known| body.bodies.contains(known))
            });
            let organ = body.bodies.first().and_then(|id| scan.context.body(id));
            let answers = organ.is_some_and(|body| {
                matches!(
                    body.kind,
                    actum_model::BodyKind::Membership
                        | actum_model::BodyKind::Collective
                        | actum_model::BodyKind::Group
                )
            });
            if !named && answers {
                found.push(body);
            }
        }
    }
    found
}
