//! What one act of a clause says for the others.

use actum_model::{Basis, Citation, Commitment, Condition, ConditionKind, Due, DueKind, Located};

/// A period given for the first act of a clause holds for those after it that give no time.
pub(crate) fn share_periods(commitments: &mut [Commitment]) {
    let mut period: Option<Located<Due>> = None;
    for commitment in commitments {
        let own = commitment.due.iter().find(|due| due.value.kind == DueKind::Period).cloned();
        if own.is_some() {
            period = own;
        } else if commitment.due.is_empty()
            && let Some(shared) = &period
            && let Some(span) = shared.basis.span()
        {
            commitment.due.push(Located {
                value: shared.value.clone(),
                basis: Basis::Inferred {
                    rule: "period-shared-in-clause".to_owned(),
                    span: Some(span),
                    quote: shared.basis.quote().map(str::to_owned),
                },
                confidence: 0.6,
            });
        }
    }
}

/// What one act of a clause takes into account concerns the acts before it, too.
pub(crate) fn share_considerations(commitments: &mut [Commitment]) {
    for index in 1..commitments.len() {
        let shared: Vec<Located<Citation>> = commitments[index]
            .citations
            .iter()
            .filter(|citation| {
                let inside = |condition: &Located<Condition>| {
                    condition.value.kind == ConditionKind::Consideration
                        && match (condition.basis.span(), citation.basis.span()) {
                            (Some(outer), Some(inner)) => outer.contains(inner),
                            _ => false,
                        }
                };
                commitments[index].conditions.iter().any(inside)
            })
            .map(|citation| Located {
                value: citation.value.clone(),
                basis: Basis::Inferred {
                    rule: "consideration-shared-in-clause".to_owned(),
                    span: citation.basis.span(),
                    quote: citation.basis.quote().map(str::to_owned),
                },
                confidence: 0.6,
            })
            .collect();
        for earlier in &mut commitments[..index] {
            for citation in &shared {
                if earlier.citations.iter().all(|known| known.value != citation.value) {
                    earlier.citations.push(citation.clone());
                }
            }
        }
    }
}
