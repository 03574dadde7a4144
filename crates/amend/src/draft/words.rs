//! The words of one clause of the base with the changes that count, each stretch with its source.

use std::ops::Range;

use super::assemble::{Segment, Source, bracket_open, bracket_shut};
use super::change::{ChangeId, Wish, overlap};
use super::state::Chosen;

/// A change of words in this clause.
struct Edit<'a> {
    proposal: usize,
    id: &'a ChangeId,
    range: &'a Range<usize>,
    added: &'a str,
    bracketed: bool,
}

/// The text of a clause of the base, with what counts of the changes to it.
pub(super) fn worded(base: &str, clause: usize, chosen: &[Chosen<'_>]) -> Vec<Segment> {
    let mut edits: Vec<Edit<'_>> = chosen
        .iter()
        .filter_map(|one| match &one.change.wish {
            Wish::Words { clause: own, range, added, .. } if *own == clause => Some(Edit {
                proposal: one.proposal,
                id: &one.change.id,
                range,
                added,
                bracketed: one.bracketed,
            }),
            _ => None,
        })
        // What was kept of another base is passed over, not cut at a wrong place.
        .filter(|edit| base.get(edit.range.clone()).is_some())
        .collect();
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end, edit.proposal));
    let mut segments = Vec::new();
    let mut done = 0;
    let mut edits = edits.into_iter().peekable();
    while let Some(first) = edits.next() {
        let mut whole = first.range.clone();
        let mut group = vec![first];
        while let Some(next) = edits.next_if(|next| overlap(&whole, next.range)) {
            whole.end = whole.end.max(next.range.end);
            group.push(next);
        }
        stays(&mut segments, &base[done..whole.start]);
        alternatives(base, &whole, &group, &mut segments);
        done = whole.end;
    }
    stays(&mut segments, &base[done..]);
    segments
}

/// Words of the base, not joined with those before: between them words may have gone.
fn stays(out: &mut Vec<Segment>, text: &str) {
    if !text.is_empty() {
        out.push(Segment { text: text.to_owned(), source: Source::Base });
    }
}

/// What stands at a place that changes touch: the words of the one that is adopted, or in brackets
/// what is still open.
fn alternatives(base: &str, whole: &Range<usize>, group: &[Edit<'_>], out: &mut Vec<Segment>) {
    let settled = group.iter().all(|edit| !edit.bracketed)
        && group.iter().all(|edit| edit.range == group[0].range && edit.added == group[0].added);
    if settled {
        let changes = group.iter().map(|edit| edit.id.clone()).collect();
        push(out, group[0].added, Source::Changes(changes));
        return;
    }
    // The words of the base are an alternative as long as nobody's are adopted.
    let mut found: Vec<(Vec<Segment>, Vec<ChangeId>)> = Vec::new();
    if group.iter().all(|edit| edit.bracketed) {
        let mut segments = Vec::new();
        push(&mut segments, &base[whole.clone()], Source::Base);
        found.push((segments, Vec::new()));
    }
    let mut proposals: Vec<usize> = group.iter().map(|edit| edit.proposal).collect();
    proposals.sort_unstable();
    proposals.dedup();
    for proposal in proposals {
        let (mut segments, mut changes) = (Vec::new(), Vec::new());
        let mut done = whole.start;
        for edit in group.iter().filter(|edit| edit.proposal == proposal) {
            push(&mut segments, &base[done..edit.range.start], Source::Base);
            push(&mut segments, edit.added, Source::Changes(vec![edit.id.clone()]));
            changes.push(edit.id.clone());
            done = edit.range.end;
        }
        push(&mut segments, &base[done..whole.end], Source::Base);
        let text = |segments: &[Segment]| -> String {
            segments.iter().map(|segment| segment.text.as_str()).collect()
        };
        match found.iter_mut().find(|(known, _)| text(known) == text(&segments)) {
            Some((_, others)) => others.extend(changes),
            None => found.push((segments, changes)),
        }
    }
    bracketed(found, out);
}

/// Alternatives side by side, each in its brackets; an empty one is none. Spaces around them stay
/// outside.
pub(super) fn bracketed(found: Vec<(Vec<Segment>, Vec<ChangeId>)>, out: &mut Vec<Segment>) {
    let text = |segments: &[Segment]| -> String {
        segments.iter().map(|segment| segment.text.as_str()).collect()
    };
    let all: Vec<String> = found.iter().map(|(segments, _)| text(segments)).collect();
    let before = all.iter().any(|text| text.starts_with(char::is_whitespace));
    let after = all.iter().any(|text| text.len() > 1 && text.ends_with(char::is_whitespace));
    let open = found.iter().flat_map(|(_, changes)| changes.clone()).collect::<Vec<_>>();
    let source = || Source::Bracket(open.clone());
    if before {
        push(out, " ", source());
    }
    let mut first = true;
    for (segments, _) in found {
        let whole = text(&segments);
        let trimmed = whole.trim();
        if trimmed.is_empty() {
            continue;
        }
        let skip = whole.len() - whole.trim_start().len();
        push(out, if first { bracket_open() } else { " [" }, source());
        first = false;
        let (mut at, end) = (0, skip + trimmed.len());
        for segment in segments {
            let from = skip.clamp(at, at + segment.text.len()) - at;
            let to = end.clamp(at, at + segment.text.len()) - at;
            at += segment.text.len();
            push(out, &segment.text[from..to], segment.source);
        }
        push(out, bracket_shut(), source());
    }
    if after {
        push(out, " ", source());
    }
}

pub(super) fn push(out: &mut Vec<Segment>, text: &str, source: Source) {
    match out.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.source == source => last.text.push_str(text),
        _ => out.push(Segment { text: text.to_owned(), source }),
    }
}
