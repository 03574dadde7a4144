//! What will exist afterwards, and what would carry the act out.

use actum_model::{ConditionKind, Deliverable, Doubt, Instrument, Located};

use actum_pack::ActClass;

use crate::act::Conjunct;
use crate::lexicon::Noun;
use crate::scan::Scan;

/// Whether the words around a cue make it the result of something done before.
fn is_result(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let results = &scan.lexicon.tables.syntax.results;
    let after = &scan.text[end..];
    if !scan.lexicon.spaced() {
        return results.iter().any(|word| after.starts_with(word.as_str()));
    }
    scan.text[..start]
        .split_whitespace()
        .rev()
        .take(4)
        .any(|word| results.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// How far, in bytes, the object of a light verb may stand from it.
const LIGHT_OBJECT: usize = 13;

/// What an act delivers, and the instruments suggested for it, most fitting first.
#[derive(Debug, Default)]
pub(crate) struct Outputs {
    pub(crate) deliverables: Vec<Located<Deliverable>>,
    pub(crate) instruments: Vec<Located<Instrument>>,
    pub(crate) doubts: Vec<Doubt>,
}

/// Reads deliverables and instruments off the words of one act.
pub(crate) fn outputs(scan: &Scan<'_>, act: &Conjunct, document: &str) -> Outputs {
    let lexicon = scan.lexicon;
    let text = &scan.text[act.start..act.end];
    let verb = crate::act::main_verb(scan, act.start, act.end);
    // A light verb lends its meaning to its object: in 进行调查 the survey is the act.
    let main = verb.map_or(0..0, |verb| {
        let start = verb.start - act.start;
        let end = verb.hit.end - act.start;
        if verb.hit.class == ActClass::Light { start..end + LIGHT_OBJECT } else { start..start + 1 }
    });
    let (_, qualifications) = crate::qualify::inside(scan, act.start, act.end);
    let core_end = qualifications
        .iter()
        .filter(|found| !matches!(found.kind, ConditionKind::Hedge | ConditionKind::Resources))
        .map(|found| found.start)
        .filter(|start| *start > act.start)
        .min()
        .unwrap_or(act.end);
    let mut outputs = Outputs::default();
    let mut cues: Vec<(u8, usize, Located<Instrument>, bool)> = Vec::new();
    for hit in lexicon.nouns.find(text) {
        let place = act.start + hit.range.start;
        // 研究 in 研究组 and 研究期 is no study.
        let in_name = scan.is_within_name(place, act.start + hit.range.end);
        // 调查成果, "the results of the surveys": what was done before is not to be done again.
        let done = is_result(scan, place, act.start + hit.range.end);
        if in_name || done || scan.in_parentheses(place) || scan.is_quoted(place) {
            continue;
        }
        let span = scan.span(place, act.start + hit.range.end);
        for noun in hit.meanings.iter() {
            match noun {
                Noun::Blocker => {}
                // What only illustrates or explains the act is not delivered.
                Noun::Deliverable(_) if place >= core_end => {}
                Noun::Deliverable(index) => {
                    let kind = lexicon.tables.deliverables[*index as usize].kind.clone();
                    let end = act.start + hit.range.end;
                    let name = scan.written(place, end, document).to_owned();
                    let known = outputs
                        .deliverables
                        .iter()
                        .any(|other: &Located<Deliverable>| other.value.kind == kind);
                    if !known {
                        let value = Deliverable { kind, name };
                        outputs.deliverables.push(Located::stated(value, span, document, 0.85));
                    }
                }
                Noun::Instrument(index, strong) => {
                    let instrument = lexicon.tables.instruments[*index as usize].instrument;
                    // The verb of the act decides before its object does.
                    let rank = match (main.contains(&hit.range.start), strong) {
                        (true, true) => 0,
                        (true, false) => 1,
                        (false, true) => 2,
                        (false, false) => 3,
                    };
                    let confidence = if *strong { 0.8 } else { 0.5 };
                    let located = Located::stated(instrument, span, document, confidence);
                    cues.push((rank, hit.range.start, located, *strong));
                }
            }
        }
    }
    cues.sort_by_key(|&(rank, place, ..)| (rank, place));
    for (_, _, located, strong) in cues {
        if outputs.instruments.iter().any(|known| known.value == located.value) {
            continue;
        }
        if !strong && outputs.instruments.is_empty() {
            outputs.doubts.push(Doubt {
                field: "instruments".to_owned(),
                code: "instrument-ambiguous".to_owned(),
                message: format!(
                    "`{}` may mean more than one instrument; choose one",
                    located.basis.quote().unwrap_or_default()
                ),
            });
        }
        outputs.instruments.push(located);
    }
    // A cue is words about an instrument; the suggestion drawn from it is an inference.
    for located in &mut outputs.instruments {
        if let actum_model::Basis::Stated { span, quote } = &located.basis {
            located.basis = actum_model::Basis::Inferred {
                rule: "instrument-cue".to_owned(),
                span: Some(*span),
                quote: Some(quote.clone()),
            };
        }
    }
    outputs
}
