//! All bodies that can be addressed, as a tree, with what each has to do.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Body, BodyId};
use actum_register::BodyCount;
use askama::Template;
use axum::extract::State;

use crate::WebState;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::vocabulary::Named;

#[derive(Template)]
#[template(path = "bodies.html")]
struct BodiesTemplate {
    frame: Frame,
    lines: Vec<Line>,
    /// Whether bodies that no item names are shown too.
    all: bool,
    hidden: u64,
}

/// A body in the tree.
struct Line {
    depth: usize,
    href: String,
    name: String,
    name_language: Option<actum_model::Language>,
    short: Option<String>,
    kind: Words,
    period: Option<String>,
    unverified: bool,
    owned: u64,
    partner: u64,
    report_to: u64,
}

/// `GET /bodies`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Page {
    let page = build(&state, &reader).await;
    respond(reader, page)
}

async fn build(state: &WebState, reader: &Reader) -> Result<BodiesTemplate, PageError> {
    let frame = Frame::new(reader, Section::Bodies);
    let mut counts = state.register().bodies().await?;
    if counts.is_empty() {
        // Nothing imported yet: the packs know the bodies all the same.
        counts = state.packs().bodies.iter().map(without_items).collect();
    }
    let named = |count: &BodyCount| {
        count.owned + count.partner + count.report_to + count.proposed_report_to > 0
    };
    let any_named = counts.iter().any(named);
    let all = reader.parameter("show") == Some("all") || !any_named;
    let wanted = if all {
        counts.iter().map(|count| &count.body.id).collect()
    } else {
        with_ancestors(&counts, counts.iter().filter(|count| named(count)))
    };
    let lines = lines(&counts, &wanted, &frame);
    let hidden = (counts.len() - lines.len()) as u64;
    Ok(BodiesTemplate { frame, lines, all: all && any_named, hidden })
}

fn without_items(body: &Body) -> BodyCount {
    BodyCount {
        body: body.clone(),
        owned: 0,
        partner: 0,
        report_to: 0,
        proposed_report_to: 0,
        through_collectives: 0,
    }
}

fn with_ancestors<'a>(
    counts: &'a [BodyCount],
    named: impl Iterator<Item = &'a BodyCount>,
) -> BTreeSet<&'a BodyId> {
    let parents: BTreeMap<&BodyId, Option<&BodyId>> =
        counts.iter().map(|count| (&count.body.id, count.body.parent.as_ref())).collect();
    let mut wanted = BTreeSet::new();
    for count in named {
        let mut next = Some(&count.body.id);
        while let Some(id) = next {
            // Known bodies only; a body reached before has its ancestors already.
            let Some(parent) = parents.get(id) else { break };
            if !wanted.insert(id) {
                break;
            }
            next = *parent;
        }
    }
    wanted
}

/// The tree in depth-first order, children by id.
fn lines(counts: &[BodyCount], wanted: &BTreeSet<&BodyId>, frame: &Frame) -> Vec<Line> {
    let shown: Vec<&BodyCount> =
        counts.iter().filter(|count| wanted.contains(&count.body.id)).collect();
    let known: BTreeSet<&BodyId> = shown.iter().map(|count| &count.body.id).collect();
    let mut children: BTreeMap<Option<&BodyId>, Vec<&BodyCount>> = BTreeMap::new();
    for count in &shown {
        let parent = count.body.parent.as_ref().filter(|parent| known.contains(parent));
        children.entry(parent).or_default().push(count);
    }
    let mut lines = Vec::with_capacity(shown.len());
    let mut seen = BTreeSet::new();
    let mut stack: Vec<(&BodyCount, usize)> = Vec::new();
    push(&mut stack, children.get(&None), 0);
    while let Some((count, depth)) = stack.pop() {
        if seen.insert(&count.body.id) {
            lines.push(line(count, depth, frame));
            push(&mut stack, children.get(&Some(&count.body.id)), depth + 1);
        }
    }
    // Bodies that are one another's ancestors have no root; they are shown rather than lost.
    for count in shown {
        if seen.insert(&count.body.id) {
            lines.push(line(count, 0, frame));
        }
    }
    lines
}

fn push<'a>(
    stack: &mut Vec<(&'a BodyCount, usize)>,
    children: Option<&Vec<&'a BodyCount>>,
    depth: usize,
) {
    if let Some(children) = children {
        let mut children = children.clone();
        children.sort_by_key(|count| natural(count.body.id.as_str()));
        stack.extend(children.into_iter().rev().map(|count| (count, depth)));
    }
}

/// A sort key in which numbers go by value: `sg2` before `sg13`.
fn natural(id: &str) -> Vec<(String, u64)> {
    let mut key = Vec::new();
    let mut rest = id;
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| letter.is_ascii_digit()).unwrap_or(rest.len());
        let (words, tail) = rest.split_at(digits);
        let end = tail.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(tail.len());
        let (number, tail) = tail.split_at(end);
        key.push((words.to_owned(), number.parse().unwrap_or(0)));
        rest = tail;
    }
    key
}

fn line(count: &BodyCount, depth: usize, frame: &Frame) -> Line {
    let body = &count.body;
    let (name, name_language) = body.display_name(frame.language());
    let short = body.short_name(frame.language());
    Line {
        depth: depth.min(4),
        href: link::body(&body.id),
        short: (short != name).then(|| short.to_owned()),
        name: name.to_owned(),
        name_language: name_language.filter(|language| *language != frame.language()),
        kind: frame.t(&body.kind.message()),
        period: frame.messages().period(body.valid),
        unverified: !body.verified,
        owned: count.owned,
        partner: count.partner,
        report_to: count.report_to,
    }
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn numbers_sort_by_value() {
        let mut ids = ["itu-t-sg17", "itu-t-sg2", "itu-t", "itu-t-sg13"];
        ids.sort_by_key(|id| natural(id));
        assert_eq!(ids, ["itu-t", "itu-t-sg2", "itu-t-sg13", "itu-t-sg17"]);
    }
}
