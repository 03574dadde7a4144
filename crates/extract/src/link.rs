//! Which commitments build on each other.

use std::collections::BTreeMap;

use actum_model::{
    Basis, Citation, Commitment, CommitmentId, Document, Instrument, Located, Outcome,
    ProvisionReading, Reference, Span,
};

use crate::Extractor;
use crate::extractor::inferred_reference;
use crate::lexicon::{Lexicon, Noun};
use crate::spelling::Spelling;

/// What later commitments need to know of earlier ones.
struct Earlier {
    id: CommitmentId,
    /// Where the provision's siblings hang.
    parent: Option<String>,
    instruments: Vec<Instrument>,
    /// Paragraphs of other texts it cites, normalised.
    paragraphs: Vec<(String, String)>,
}

/// Adds the references that no words state as such: "the above analysis" points at the parts
/// before it, "the results of the survey" at the survey.
pub(crate) fn connect(
    extractor: &Extractor,
    document: &Document,
    spelling: Spelling,
    readings: &mut [ProvisionReading],
) {
    // By action: only commitments of one action build on each other by rule.
    let mut earlier: BTreeMap<String, Vec<Earlier>> = BTreeMap::new();
    let mut labels: BTreeMap<String, Citation> = BTreeMap::new();
    for (index, provision) in document.provisions.iter().enumerate() {
        let action = top_level(provision.id.as_str());
        let parent = provision.parent.as_ref().map(|parent| parent.as_str().to_owned());
        let language = provision.language.unwrap_or(document.language.language);
        let lexicon = extractor.lexicon(language, spelling);
        let Outcome::Commitments { commitments } = &mut readings[index].outcome else { continue };
        let earlier = earlier.entry(action).or_default();
        for commitment in commitments {
            complete_labels(commitment, &mut labels);
            let references = inferred(lexicon, document, commitment, earlier, &parent);
            for reference in references {
                let known = commitment
                    .references
                    .iter()
                    .any(|known| known.value.target == reference.value.target);
                if !known {
                    commitment.references.push(reference);
                }
            }
            earlier.push(Earlier {
                id: commitment.id.clone(),
                parent: parent.clone(),
                instruments: commitment
                    .instruments
                    .first()
                    .map(|first| first.value)
                    .into_iter()
                    .collect(),
                paragraphs: paragraphs(commitment),
            });
        }
    }
}

/// A paragraph cited by its head alone belongs to the text with which it was cited before.
fn complete_labels(commitment: &mut Commitment, labels: &mut BTreeMap<String, Citation>) {
    for citation in &mut commitment.citations {
        let Some(paragraph) = citation.value.paragraph.clone() else { continue };
        if citation.value.number.is_some() {
            labels.insert(paragraph, citation.value.clone());
        } else if let Some(known) = labels.get(&paragraph) {
            citation.value = known.clone();
            citation.basis = Basis::Inferred {
                rule: "paragraph-cited-before".to_owned(),
                span: citation.basis.span(),
                quote: citation.basis.quote().map(str::to_owned),
            };
        }
    }
}

fn top_level(id: &str) -> String {
    id.chars().take_while(char::is_ascii_digit).collect()
}

fn paragraphs(commitment: &Commitment) -> Vec<(String, String)> {
    commitment
        .citations
        .iter()
        .filter_map(|citation| {
            Some((citation.value.normalized.clone(), citation.value.paragraph.clone()?))
        })
        .collect()
}

fn inferred(
    lexicon: &Lexicon,
    document: &Document,
    commitment: &Commitment,
    earlier: &[Earlier],
    parent: &Option<String>,
) -> Vec<Located<Reference>> {
    let Some(span) = commitment.act.basis.span() else { return Vec::new() };
    let folded = lexicon.fold(document.slice(span));
    let words = folded.text.as_ref();
    let mut references = Vec::new();
    // In the folded words of the act; `in_document` leads back.
    let in_document = |place: Span| {
        let start = folded.map.written(place.start);
        Span::new(start, folded.map.written(place.end).max(start)).shifted(span.start)
    };
    let lower = words.to_lowercase();
    let find = |list: &[String]| -> Option<Span> {
        list.iter()
            .filter_map(|word| {
                let at = lower.find(word.as_str())?;
                (lower.len() == words.len()).then(|| Span::new(at, at + word.len()))
            })
            .min_by_key(|found| found.start)
    };
    if let Some(place) = find(&lexicon.anaphora)
        && parent.is_some()
    {
        let siblings = earlier.iter().filter(|other| other.parent == *parent);
        references.extend(siblings.map(|other| {
            inferred_reference(
                &other.id,
                "the-above-means-earlier-parts",
                Some(in_document(place)),
                document,
            )
        }));
    }
    if let Some(place) = find(&lexicon.results) {
        let near = nearby(words, place.start, place.end);
        let named: Vec<Instrument> = lexicon
            .nouns
            .find(near)
            .into_iter()
            .flat_map(|hit| hit.meanings.into_owned())
            .filter_map(|noun| match noun {
                Noun::Instrument(index, _) => {
                    Some(lexicon.tables.instruments[index as usize].instrument)
                }
                Noun::Deliverable(_) | Noun::Blocker => None,
            })
            .filter(|instrument| matches!(instrument, Instrument::Survey | Instrument::Workshop))
            .collect();
        for other in earlier {
            if other.instruments.iter().any(|instrument| named.contains(instrument)) {
                references.push(inferred_reference(
                    &other.id,
                    "results-of-an-earlier-act",
                    Some(in_document(place)),
                    document,
                ));
            }
        }
    }
    for citation in &commitment.citations {
        let Some(paragraph) = &citation.value.paragraph else { continue };
        for other in earlier {
            let same = other.paragraphs.iter().any(|(_, known)| known == paragraph);
            if same && other.parent != *parent {
                references.push(inferred_reference(
                    &other.id,
                    "same-paragraph-cited",
                    citation.basis.span(),
                    document,
                ));
            }
        }
    }
    references
}

/// The words around a place: enough to see of what the results are.
fn nearby(words: &str, start: usize, end: usize) -> &str {
    let mut from = start.saturating_sub(30);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (end + 30).min(words.len());
    while !words.is_char_boundary(to) {
        to -= 1;
    }
    &words[from..to]
}
