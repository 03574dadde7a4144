//! What entries of packs may not say against each other.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Body, BodyId, Language, Period};

use crate::load::Collected;

/// Something wrong, and where.
pub(crate) struct Problem {
    pub(crate) file: String,
    pub(crate) message: String,
}

/// Everything wrong with the entries, in a fixed order.
pub(crate) fn problems(collected: &Collected) -> Vec<Problem> {
    let mut problems = Vec::new();
    bodies(collected, &mut problems);
    homonyms(collected, &mut problems);
    numbered(collected, &mut problems);
    occasions(collected, &mut problems);
    procedures(collected, &mut problems);
    problems
}

fn bodies(collected: &Collected, problems: &mut Vec<Problem>) {
    for entry in collected.bodies.values() {
        let body = &entry.value;
        let mut report =
            |message: String| problems.push(Problem { file: entry.file.clone(), message });
        for (relation, id) in relations(body) {
            if !collected.bodies.contains_key(id) {
                report(format!(
                    "body `{}`: {relation} `{id}` does not exist; add it or correct the id",
                    body.id
                ));
            }
        }
        if !in_order(body.valid) {
            report(format!("body `{}`: its period ends before it begins", body.id));
        }
        for (language, names) in &body.names {
            if names.name.trim().is_empty() {
                report(format!("body `{}` has an empty name in `{language}`", body.id));
            }
        }
        if let Some(cycle) = cycle_above(collected, body) {
            report(format!(
                "body `{}`: its parents lead back to `{cycle}`; one of them must have another",
                body.id
            ));
        }
    }
}

fn relations(body: &Body) -> impl Iterator<Item = (&'static str, &BodyId)> {
    let parent = body.parent.iter().map(|id| ("parent", id));
    let reports = body.reports_to.iter().map(|id| ("reports_to", id));
    let predecessors = body.predecessors.iter().map(|id| ("predecessor", id));
    let members = body.members.iter().map(|id| ("member", id));
    parent.chain(reports).chain(predecessors).chain(members)
}

fn cycle_above<'a>(collected: &'a Collected, body: &'a Body) -> Option<&'a BodyId> {
    let mut seen = BTreeSet::from([&body.id]);
    let mut above = body.parent.as_ref();
    while let Some(id) = above {
        if !seen.insert(id) {
            return Some(id);
        }
        above = collected.bodies.get(id).and_then(|entry| entry.value.parent.as_ref());
    }
    None
}

/// A name in one language that two bodies share is a trap for every reader of texts, so it has to
/// be owned up to in a `[[homonym]]` that lists both.
fn homonyms(collected: &Collected, problems: &mut Vec<Problem>) {
    for entry in &collected.homonyms {
        for id in &entry.value.bodies {
            if !collected.bodies.contains_key(id) {
                problems.push(Problem {
                    file: entry.file.clone(),
                    message: format!(
                        "homonym: body `{id}` does not exist; add it or correct the id"
                    ),
                });
            }
        }
    }
    let allowed = |left: &BodyId, right: &BodyId| {
        collected
            .homonyms
            .iter()
            .any(|entry| entry.value.bodies.contains(left) && entry.value.bodies.contains(right))
    };
    // One shared name brings its inflected forms along; the first of them is told.
    let mut reported: BTreeSet<(&BodyId, &BodyId, Language)> = BTreeSet::new();
    let mut owners: BTreeMap<(Language, String), Vec<&BodyId>> = BTreeMap::new();
    for (id, entry) in &collected.bodies {
        for (language, names) in &entry.value.names {
            let forms = std::iter::once(&names.name).chain(&names.short).chain(&names.also);
            for form in forms {
                let owners = owners.entry((*language, form.to_lowercase())).or_default();
                if owners.last() == Some(&id) {
                    continue;
                }
                if let Some(other) = owners.iter().find(|other| !allowed(other, id))
                    && reported.insert((*other, id, *language))
                {
                    // Of a built-in pack and a pack on top of it, the author of the latter can act.
                    let blamed = [&collected.bodies[*other], entry]
                        .into_iter()
                        .max_by_key(|entry| entry.layer)
                        .unwrap_or(entry);
                    problems.push(Problem {
                        file: blamed.file.clone(),
                        message: format!(
                            "`{form}` ({language}) names both `{other}` and `{id}`; drop it from \
                             one or list both in a [[homonym]]"
                        ),
                    });
                }
                owners.push(id);
            }
        }
    }
}

fn numbered(collected: &Collected, problems: &mut Vec<Problem>) {
    for entry in collected.numbered.values() {
        let numbered = &entry.value;
        let mut report =
            |message: String| problems.push(Problem { file: entry.file.clone(), message });
        if !numbered.body.contains("{number}") {
            report(format!("numbered series `{}` has no {{number}} in `body`", numbered.body));
        }
        if !collected.bodies.contains_key(&numbered.collective) {
            report(format!(
                "numbered series `{}`: collective `{}` does not exist",
                numbered.body, numbered.collective
            ));
        }
        for (language, patterns) in &numbered.patterns {
            for pattern in patterns.iter().filter(|pattern| !pattern.contains("{numbers}")) {
                report(format!(
                    "numbered series `{}`: pattern `{pattern}` ({language}) has no {{numbers}}",
                    numbered.body
                ));
            }
        }
    }
}

fn occasions(collected: &Collected, problems: &mut Vec<Problem>) {
    for entry in collected.occasions.values() {
        let occasion = &entry.value;
        let mut report =
            |message: String| problems.push(Problem { file: entry.file.clone(), message });
        if !collected.bodies.contains_key(&occasion.body) {
            report(format!("occasion `{}`: body `{}` does not exist", occasion.id, occasion.body));
        }
        if !in_order(occasion.period) {
            report(format!("occasion `{}`: its period ends before it begins", occasion.id));
        }
    }
    for entry in collected.series.values() {
        let series = &entry.value;
        if !collected.bodies.contains_key(&series.body) {
            problems.push(Problem {
                file: entry.file.clone(),
                message: format!("series `{}`: body `{}` does not exist", series.id, series.body),
            });
        }
    }
    for entry in collected.successions.values() {
        let succession = &entry.value;
        let named = [&succession.period, &succession.after].into_iter().chain(&succession.before);
        for id in named.filter(|id| !collected.occasions.contains_key(id)) {
            problems.push(Problem {
                file: entry.file.clone(),
                message: format!(
                    "succession of `{}`: occasion `{id}` does not exist",
                    succession.period
                ),
            });
        }
    }
}

fn procedures(collected: &Collected, problems: &mut Vec<Problem>) {
    for entry in collected.procedures.values() {
        let rule = &entry.value;
        let mut report = |message: String| {
            let message = format!("rule of procedure `{}`: {message}", rule.id);
            problems.push(Problem { file: entry.file.clone(), message });
        };
        if rule.series.is_empty() {
            report("it names no `series`; say of which occasions it speaks".to_owned());
        }
        for series in rule.series.iter().chain(&rule.first_after) {
            if !collected.series.contains_key(series) {
                report(format!("the series `{series}` does not exist; add it or correct the id"));
            }
        }
        match (&rule.before, &rule.first_after) {
            (Some(_), Some(_)) | (None, None) => report(
                "it has to say either how long `before` an occasion, or which is the \
                 `first_after`"
                    .to_owned(),
            ),
            (Some(before), None) if !is_length(before) => report(format!(
                "`{before}` is no length of time; write it as P12D, P4W, P2M or P1Y"
            )),
            _ => {}
        }
        if rule.clause.trim().is_empty() {
            report("it has no `clause`; say where it stands".to_owned());
        }
        if !rule.names.contains_key(&Language::En) {
            report("it has no name in English; say in `names.en` what it asks".to_owned());
        }
    }
}

/// Whether the words are one number of days, weeks, months or years, above nothing.
fn is_length(written: &str) -> bool {
    let Some(rest) = written.strip_prefix('P') else { return false };
    let Some(number) = rest.strip_suffix(['D', 'W', 'M', 'Y']) else { return false };
    number.parse::<u16>().is_ok_and(|number| (1..=1000).contains(&number))
}

/// A period known to the year only may begin and end in the same year.
fn in_order(period: Period) -> bool {
    match (period.from, period.to) {
        (Some(from), Some(to)) => {
            let first = (
                from.year_number(),
                from.month_number().unwrap_or(1),
                from.day_number().unwrap_or(1),
            );
            first <= to.last_day()
        }
        _ => true,
    }
}
