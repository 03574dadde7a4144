//! How often values said to be sure to a degree agree with annotations: the reliability table.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Basis, Extraction, Outcome};
use serde_json::Value;

use super::document::Built;

/// For each field and confidence in hundredths: how many values, how many agree.
#[derive(Default)]
pub(crate) struct Reliability {
    counts: BTreeMap<(&'static str, u32), (u64, u64)>,
}

impl Reliability {
    /// Compares the stated verbs and addressees of a document with the annotations in its bundle;
    /// paragraphs without annotations, and those with none at all, say nothing.
    pub(crate) fn add(&mut self, bundle: &Value, built: &Built, extraction: &Extraction) {
        for (index, reading) in extraction.readings.iter().enumerate() {
            let Outcome::Commitments { commitments } = &reading.outcome else { continue };
            let paragraph = &bundle["paragraphs"][built.places[index]];
            let Some(mandates) = paragraph["mandates"].as_array().filter(|list| !list.is_empty())
            else {
                continue;
            };
            let verbs: Vec<String> = strings(mandates, "action_verb_normalized");
            let assignees: Vec<&Value> = mandates
                .iter()
                .filter_map(|mandate| mandate["assignees"].as_array())
                .flatten()
                .collect();
            let named: Vec<BTreeSet<String>> = assignees
                .iter()
                .filter_map(|assignee| assignee["assignee"].as_str())
                .map(words)
                .collect();
            let mut seen = BTreeSet::new();
            for commitment in commitments {
                let force = &commitment.force;
                if let Basis::Stated { span, .. } = &force.basis
                    && seen.insert(span.start)
                {
                    let right = verbs.iter().any(|verb| same_verb(verb, &force.value.lemma));
                    self.count("verb", force.confidence, right);
                }
                for addressee in &commitment.addressees {
                    if let Basis::Stated { span, quote } = &addressee.basis
                        && seen.insert(span.start)
                    {
                        let own = words(quote);
                        let right = named.iter().any(|other| overlap(&own, other));
                        self.count("addressee", addressee.confidence, right);
                    }
                }
            }
        }
    }

    fn count(&mut self, field: &'static str, confidence: f32, right: bool) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let hundredths = (confidence.clamp(0.0, 1.0) * 100.0).round() as u32;
        let entry = self.counts.entry((field, hundredths)).or_default();
        entry.0 += 1;
        entry.1 += u64::from(right);
    }

    /// Prints the table.
    pub(crate) fn print(&self) {
        if self.counts.is_empty() {
            return;
        }
        println!("field       said  values  agree with the annotations");
        for ((field, said), (values, right)) in &self.counts {
            #[allow(clippy::cast_precision_loss)]
            let share = *right as f64 / *values as f64;
            println!("{field:10}  {:.2}  {values:6}  {share:.3}", f64::from(*said) / 100.0);
        }
    }
}

fn strings(mandates: &[Value], field: &str) -> Vec<String> {
    mandates.iter().filter_map(|mandate| mandate[field].as_str()).map(str::to_lowercase).collect()
}

/// "call on" and "call upon" are one verb to the annotations.
fn same_verb(annotated: &str, lemma: &str) -> bool {
    let plain = |verb: &str| verb.replace("call on", "call upon");
    plain(annotated) == plain(lemma)
}

/// The words of a name in small letters, articles and linking words aside.
fn words(name: &str) -> BTreeSet<String> {
    name.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| {
            !matches!(*word, "" | "the" | "of" | "and" | "to" | "a" | "in" | "for" | "on")
        })
        .map(str::to_owned)
        .collect()
}

/// Whether two names share at least half of their words.
fn overlap(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared > 0 && shared * 2 >= one.union(other).count()
}
