//! Documents cited, and other provisions of the same text pointed at.

use actum_model::{
    Citation, Document, Language, Located, ProvisionId, Reference, ReferenceTarget, Span,
};
use actum_pack::CitationPattern;
use regex::Captures;

use crate::scan::Scan;
use crate::words::trimmed;

/// The documents cited in the scanned text, from left to right.
pub(crate) fn citations(scan: &Scan<'_>, document: &str) -> Vec<Located<Citation>> {
    // Every pattern holds a number or a capital letter; most paragraphs cite nothing.
    if !scan.text.bytes().any(|byte| byte.is_ascii_digit() || byte >= 0x80) {
        return Vec::new();
    }
    let mut found: Vec<(usize, usize, Citation)> = Vec::new();
    for (regex, pattern) in scan.lexicon.citations.matching(scan.text) {
        for captures in regex.captures_iter(scan.text) {
            let Some(whole) = captures.get(0) else { continue };
            let (start, end) = trimmed(scan.text, whole.start(), whole.end(), &[',', '，']);
            found.push((start, end, citation(scan, pattern, &captures)));
        }
    }
    found.sort_by_key(|&(start, end, _)| (start, usize::MAX - end));
    let mut kept: Vec<Located<Citation>> = Vec::new();
    let mut free = 0;
    for (start, end, citation) in found {
        if start >= free && start < end {
            free = end;
            kept.push(Located::stated(citation, scan.span(start, end), document, 0.95));
        }
    }
    kept
}

fn citation(scan: &Scan<'_>, pattern: &CitationPattern, captures: &Captures<'_>) -> Citation {
    let group = |name: &str| captures.name(name).map(|group| group.as_str().trim().to_owned());
    let mut normalized = pattern.normalized.clone();
    for name in ["body", "number", "symbol", "sector", "paragraph", "label"] {
        let slot = format!("{{{name}}}");
        if normalized.contains(&slot) {
            normalized = normalized.replace(&slot, &group(name).unwrap_or_default());
        }
    }
    // A paragraph cited by its head alone is known by that head.
    if let (None, Some(label)) = (group("number").or(group("symbol")), group("label")) {
        normalized = label;
    }
    if let Some(revision) = group("revision").and_then(|written| revision(scan, &written)) {
        normalized = format!("{normalized} ({revision})");
    }
    let body = pattern.body.clone().or_else(|| {
        let index = scan.lexicon.body_named(&group("body")?)?;
        Some(scan.lexicon.bodies[index as usize].clone())
    });
    Citation {
        kind: pattern.kind,
        normalized: normalized.trim().to_owned(),
        number: group("number"),
        paragraph: group("paragraph").or_else(|| group("label")),
        revision: group("revision"),
        body,
    }
}

/// "Rev. New Delhi, 2024" from a revision written in any language, when the packs know the
/// occasion that it names.
fn revision(scan: &Scan<'_>, written: &str) -> Option<String> {
    let occasion = scan.context.packs.occasions.iter().find(|occasion| {
        let year = occasion.period.from.map(|from| from.year_number().to_string());
        year.is_some_and(|year| written.contains(&year))
            && occasion
                .place
                .get(&scan.lexicon.language)
                .is_some_and(|place| written.contains(&scan.lexicon.folder.phrase(place)))
    })?;
    let place = occasion.place.get(&Language::En)?;
    let year = occasion.period.from?.year_number();
    Some(format!("Rev. {place}, {year}"))
}

/// Provisions of the same text that the scanned words point at.
pub(crate) fn references(
    scan: &Scan<'_>,
    document: &Document,
    own: &ProvisionId,
) -> Vec<Located<Reference>> {
    let mut references: Vec<Located<Reference>> = Vec::new();
    if !scan.text.bytes().any(|byte| byte.is_ascii_digit()) {
        return references;
    }
    for (regex, ()) in scan.lexicon.references.matching(scan.text) {
        for captures in regex.captures_iter(scan.text) {
            let (Some(whole), Some(number)) = (captures.get(0), captures.name("number")) else {
                continue;
            };
            let target = numbered(document, number.as_str());
            if target.as_ref() == Some(own) {
                continue;
            }
            let words = scan.written(whole.start(), whole.end(), &document.text).to_owned();
            let target = target.map_or_else(
                || ReferenceTarget::Unresolved { name: words.clone() },
                |id| ReferenceTarget::Provision { id },
            );
            let span: Span = scan.span(whole.start(), whole.end());
            let value = Reference { target, words };
            if references.iter().all(|known| known.value.target != value.target) {
                references.push(Located::stated(value, span, &document.text, 0.9));
            }
        }
    }
    references
}

/// The operative provision with this number at the top level, or with this id.
fn numbered(document: &Document, number: &str) -> Option<ProvisionId> {
    let at_top = document.provisions.iter().find(|provision| {
        provision.depth == 0
            && matches!(
                provision.kind,
                actum_model::ProvisionKind::Operative | actum_model::ProvisionKind::Chapeau
            )
            && provision.number.as_ref().is_some_and(|own| own.value == number)
    });
    at_top
        .or_else(|| document.provisions.iter().find(|provision| provision.id.as_str() == number))
        .map(|provision| provision.id.clone())
}
