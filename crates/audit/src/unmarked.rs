//! Words of a provision that asks which no value and no reason covers.

use actum_model::{Commitment, Document, Outcome, ProvisionReading, Span};

/// Letters from which on a stretch is worth a look: shorter ones are conjunctions and articles
/// between values.
const TELLING: usize = 12;

/// The same for Chinese, which says in one character what others say in four.
const TELLING_HAN: usize = 4;

/// Stretches of the provision that no value and no residue covers.
pub(crate) fn stretches(document: &Document, own: Span, reading: &ProvisionReading) -> Vec<Span> {
    let Outcome::Commitments { commitments } = &reading.outcome else { return Vec::new() };
    let mut covered: Vec<Span> = commitments.iter().flat_map(spans).collect();
    covered.extend(reading.residue.iter().map(|residue| residue.span));
    covered.extend(reading.statements.iter().filter_map(|statement| statement.basis.span()));
    covered.sort();
    let mut found = Vec::new();
    let mut free = own.start;
    for span in covered {
        if span.start > free {
            found.push(Span::new(free, span.start.min(own.end)));
        }
        free = free.max(span.end);
        if free >= own.end {
            break;
        }
    }
    if free < own.end {
        found.push(Span::new(free, own.end));
    }
    found.into_iter().map(|span| trimmed(document, span)).filter(|s| tells(document, *s)).collect()
}

fn spans(commitment: &Commitment) -> Vec<Span> {
    let mut spans: Vec<Option<Span>> =
        vec![commitment.force.basis.span(), commitment.act.basis.span()];
    spans.extend(commitment.addressees.iter().map(|value| value.basis.span()));
    spans.extend(commitment.partners.iter().map(|value| value.basis.span()));
    spans.extend(commitment.deliverables.iter().map(|value| value.basis.span()));
    spans.extend(commitment.due.iter().map(|value| value.basis.span()));
    spans.extend(commitment.report_to.iter().map(|value| value.basis.span()));
    spans.extend(commitment.conditions.iter().map(|value| value.basis.span()));
    spans.extend(commitment.citations.iter().map(|value| value.basis.span()));
    spans.extend(commitment.references.iter().map(|value| value.basis.span()));
    spans.extend(commitment.instruments.iter().map(|value| value.basis.span()));
    spans.into_iter().flatten().collect()
}

/// Without white space and punctuation at either end.
fn trimmed(document: &Document, span: Span) -> Span {
    let words = document.slice(span);
    let cut = words.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let start = span.start + (words.len() - cut.len());
    let kept = cut.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    Span::new(start, start + kept.len())
}

fn tells(document: &Document, span: Span) -> bool {
    let letters = || document.slice(span).chars().filter(|letter| letter.is_alphanumeric());
    let han = letters().filter(|letter| ('\u{3400}'..='\u{9FFF}').contains(letter)).count();
    han >= TELLING_HAN || letters().count() >= TELLING
}
