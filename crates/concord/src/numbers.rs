//! Figures in the words of aligned provisions.

use std::collections::BTreeSet;

use actum_model::Span;

use crate::anchor::{TokenKind, tokens};
use crate::consensus::Verdict;
use crate::unit::Unit;

/// The figures of one version in a row.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// All of them, with the first place of each.
    all: Vec<(String, Span)>,
    /// Those that no time, citation or reference explains: these are compared as values.
    open: BTreeSet<String>,
}

impl Figures {
    pub(crate) fn of(units: &[&Unit<'_>]) -> Self {
        let mut found = Figures::default();
        for unit in units {
            let explained = explained(unit);
            for token in tokens(unit.words) {
                // Symbols are citations.
                if token.kind != TokenKind::Figure {
                    continue;
                }
                let start = unit.provision.span.start;
                let span = Span::new(start + token.start, start + token.end);
                if !explained.iter().any(|value| value.overlaps(span)) {
                    found.open.insert(token.text.clone());
                }
                if !found.all.iter().any(|(known, _)| *known == token.text) {
                    found.all.push((token.text, span));
                }
            }
        }
        found
    }

    fn has(&self, figure: &str) -> bool {
        self.all.iter().any(|(known, _)| known == figure)
    }

    /// Unexplained figures that the other has not.
    pub(crate) fn without(&self, other: &Figures) -> BTreeSet<String> {
        self.open.iter().filter(|figure| !other.has(figure)).cloned().collect()
    }

    /// Where a figure stands first.
    pub(crate) fn place(&self, figure: &str) -> Option<Span> {
        self.all.iter().find(|(known, _)| known == figure).map(|(_, span)| *span)
    }
}

/// Where the values of the commitments stand that hold figures of their own.
fn explained(unit: &Unit<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    for commitment in unit.commitments {
        spans.extend(commitment.addressees.iter().filter_map(|value| value.basis.span()));
        spans.extend(commitment.partners.iter().filter_map(|value| value.basis.span()));
        spans.extend(commitment.report_to.iter().filter_map(|value| value.basis.span()));
        spans.extend(commitment.due.iter().filter_map(|value| value.basis.span()));
        spans.extend(commitment.citations.iter().filter_map(|value| value.basis.span()));
        spans.extend(commitment.references.iter().filter_map(|value| value.basis.span()));
    }
    spans
}

/// Figures that both write and that are not the same differ; figures that only one writes may
/// stand in the other as words ("three", "the eighth", "June" where Chinese writes 6).
pub(crate) fn verdict(one: &Figures, other: &Figures) -> Verdict {
    match (one.without(other).is_empty(), other.without(one).is_empty()) {
        (true, true) if one.all.is_empty() && other.all.is_empty() => Verdict::Silent,
        (true, true) => Verdict::Same,
        (false, false) => Verdict::Differ,
        (true, false) | (false, true) => Verdict::NotComparable,
    }
}
