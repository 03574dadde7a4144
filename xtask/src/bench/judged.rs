//! Values judged by annotations: was each right, and how sure was it said to be.

use std::collections::BTreeSet;
use std::path::Path;

use actum_extract::{ExtractOptions, Extractor, calibration};
use actum_model::{
    BodyId, Commitment, Extraction, Force, Language, Located, NormalKind, OccasionId, Outcome,
    Party, ProvisionReading,
};
use actum_pack::{Calibration, Packs, Signs, ValueKind};
use actum_read::{ReadOptions, read};
use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::extract_un::document::Built;
use super::extract_un::names;

/// A value with the verdict of the annotations.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judged {
    /// Its signs, as the grammar gave them.
    pub(crate) signs: Signs,
    /// How sure it is said to be.
    pub(crate) sure: f32,
    /// Whether it agrees with the annotations.
    pub(crate) right: bool,
}

/// What an annotated text says, as far as a kind of value can be judged by it.
enum Truth {
    /// The United Nations' registry: per provision the annotations of its paragraph, where it has
    /// any, and the bodies found.
    Registry { mandates: Vec<Option<Vec<Value>>>, mentions: Vec<Vec<Located<Party>>> },
    /// A hand-made reference: the commitments wanted.
    Reference { wanted: Vec<toml::Value> },
    /// A hand-made reference of times: kind and normal form.
    Times { due: BTreeSet<String> },
}

/// An annotated text, extracted without calibration.
pub(crate) struct Sample {
    raw: Extraction,
    truth: Truth,
}

impl Sample {
    /// A document of the registry with annotations; `None` when it has none. `raw` and `mentions`
    /// are those of an extractor with an empty table.
    pub(crate) fn of_registry(
        bundle: &Value,
        built: &Built,
        raw: Extraction,
        mentions: Vec<Vec<Located<Party>>>,
    ) -> Option<Self> {
        let mandates: Vec<Option<Vec<Value>>> = built
            .places
            .iter()
            .map(|place| {
                let list = bundle["paragraphs"][*place]["mandates"].as_array()?;
                (!list.is_empty()).then(|| list.clone())
            })
            .collect();
        mandates.iter().any(Option::is_some).then_some(())?;
        Some(Self { raw, truth: Truth::Registry { mandates, mentions } })
    }

    /// Every value that can be judged, as sure as `table` makes it.
    pub(crate) fn judged(&self, packs: &Packs, table: &Calibration) -> Vec<Judged> {
        let mut now = self.raw.clone();
        calibration::judge(table, &mut now.readings);
        let mut judge = Judge { table, found: Vec::new() };
        match &self.truth {
            Truth::Registry { mandates, mentions } => {
                let both = self.raw.readings.iter().zip(&now.readings);
                for ((raw, now), (mandates, mentions)) in both.zip(mandates.iter().zip(mentions)) {
                    if let Some(mandates) = mandates {
                        judge.paragraph(packs, mandates, raw, now, mentions);
                    }
                }
            }
            Truth::Reference { wanted } => {
                for (raw, now) in self.raw.commitments().zip(now.commitments()) {
                    judge.referenced(wanted, raw, now);
                }
            }
            Truth::Times { due } => {
                let own = self.raw.commitments().flat_map(|commitment| &commitment.due);
                for time in own {
                    let normal = time.value.normal_form();
                    if normal.kind != NormalKind::Ongoing {
                        let form = format!("{} {}", normal.kind.name(), normal.norm);
                        judge.value(calibration::due(time), time.confidence, due.contains(&form));
                    }
                }
            }
        }
        judge.found
    }
}

struct Judge<'a> {
    table: &'a Calibration,
    found: Vec<Judged>,
}

impl Judge<'_> {
    fn value(&mut self, signs: Signs, said: f32, right: bool) {
        // Annotations that accept every reading of a verb tell nothing of how likely each is.
        if signs.is_open() {
            return;
        }
        let sure = self.table.sure(&signs).unwrap_or(said);
        self.found.push(Judged { signs, sure, right });
    }

    fn whole(&mut self, now: &Commitment, right: bool) {
        let signs = calibration::whole(now);
        self.value(signs, f32::from(signs.said) / 100.0, right);
    }

    fn paragraph(
        &mut self,
        packs: &Packs,
        mandates: &[Value],
        raw: &ProvisionReading,
        now: &ProvisionReading,
        mentions: &[Located<Party>],
    ) {
        let list = |field: &str| -> Vec<&Value> {
            mandates.iter().filter_map(|mandate| mandate[field].as_array()).flatten().collect()
        };
        let forms = |values: &[&Value], field: &str| -> Vec<BTreeSet<String>> {
            let normal = format!("{field}_normalized");
            let both = values.iter().flat_map(|value| [&value[field], &value[normal.as_str()]]);
            both.filter_map(Value::as_str).map(words).filter(|words| !words.is_empty()).collect()
        };
        let assignees = list("assignees");
        let named = forms(&assignees, "assignee");
        let mut entities = forms(&list("mentioned_entities"), "mentioned_entity");
        entities.extend(named.iter().cloned());
        let is_named = |party: &Located<Party>, among: &[BTreeSet<String>]| {
            let quote = words(party.basis.quote().unwrap_or(&party.value.name));
            let full = party.value.body.as_ref().and_then(|id| names::of_id(packs, id));
            let full = full.map(|name| words(&name)).unwrap_or_default();
            among.iter().any(|other| overlap(&quote, other) || overlap(&full, other))
        };
        for mention in mentions.iter().filter(|mention| names::counts(&mention.value)) {
            let right = is_named(mention, &entities);
            self.value(calibration::mention(mention), mention.confidence, right);
        }
        let (Outcome::Commitments { commitments: raw }, Outcome::Commitments { commitments: now }) =
            (&raw.outcome, &now.outcome)
        else {
            return;
        };
        let verbs: Vec<String> = mandates
            .iter()
            .filter_map(|mandate| mandate["action_verb_normalized"].as_str())
            .map(plain_verb)
            .collect();
        for (raw, now) in raw.iter().zip(now) {
            let force = &raw.force.value;
            // The registry has no verb for what somebody will or should do.
            if matches!(force.lemma.as_str(), "will" | "shall" | "should" | "must") {
                continue;
            }
            let lemma = plain_verb(if force.reiterated { "reiterate" } else { &force.lemma });
            let force_right = verbs.contains(&lemma);
            self.value(calibration::force(&raw.force), raw.force.confidence, force_right);
            let mut all_right = force_right;
            let count = raw.addressees.len();
            for addressee in &raw.addressees {
                // Unnamed stakeholders are left out by the annotations, right or not.
                if !names::counts(&addressee.value) {
                    continue;
                }
                let right = is_named(addressee, &named);
                let signs = calibration::party(ValueKind::Addressees, addressee, count);
                self.value(signs, addressee.confidence, right);
                all_right &= right;
            }
            if raw.addressees.is_empty() {
                // Where the body addresses itself the annotations are of no use.
                let asks_others = !matches!(force.force, Force::Decide | Force::Authorize);
                all_right &= named.is_empty() || !asks_others;
            }
            self.whole(now, all_right);
        }
    }

    fn referenced(&mut self, wanted: &[toml::Value], raw: &Commitment, now: &Commitment) {
        let act = plain(&raw.act.value);
        let text = |value: &toml::Value, key: &str| -> Option<String> {
            value.get(key).and_then(toml::Value::as_str).map(plain)
        };
        let Some(want) = wanted.iter().find(|want| {
            text(want, "act").is_some_and(|want| !want.is_empty() && act.starts_with(&want))
        }) else {
            // A commitment that nobody wanted: its verb asks nothing.
            self.value(calibration::force(&raw.force), raw.force.confidence, false);
            self.whole(now, false);
            return;
        };
        let list = |key: &str| -> Vec<&toml::Value> {
            want.get(key).and_then(toml::Value::as_array).into_iter().flatten().collect()
        };
        let accepted: Vec<&str> = match want.get("force") {
            Some(toml::Value::String(one)) => vec![one],
            Some(toml::Value::Array(more)) => more.iter().filter_map(toml::Value::as_str).collect(),
            _ => Vec::new(),
        };
        let force_right = accepted.contains(&raw.force.value.force.name());
        self.value(calibration::force(&raw.force), raw.force.confidence, force_right);
        let same = |party: &Party, want: &toml::Value| match want.get("body") {
            Some(body) => party.body.as_ref().map(BodyId::as_str) == body.as_str(),
            None => text(want, "name") == Some(plain(&party.name)),
        };
        let mut all_right = force_right;
        for (kind, field, parties) in [
            (ValueKind::Addressees, "addressees", &raw.addressees),
            (ValueKind::ReportTo, "report_to", &raw.report_to),
        ] {
            let wanted = list(field);
            for party in parties {
                let right = wanted.iter().any(|want| same(&party.value, want));
                self.value(calibration::party(kind, party, parties.len()), party.confidence, right);
                all_right &= right || kind != ValueKind::Addressees;
            }
            if kind == ValueKind::Addressees && parties.is_empty() {
                all_right &= wanted.is_empty();
            }
        }
        let wanted = list("partners");
        for partner in &raw.partners {
            let right = wanted.iter().any(|want| same(&partner.value.party, want));
            let signs = calibration::partner(partner, raw.partners.len());
            self.value(signs, partner.confidence, right);
        }
        let wanted: Vec<String> = list("due")
            .into_iter()
            .filter_map(|due| due.as_str().map(plain).or_else(|| text(due, "written")))
            .collect();
        for due in &raw.due {
            let own = plain(&due.value.written);
            let right =
                wanted.iter().any(|want| own.contains(want.as_str()) || want.contains(&own));
            self.value(calibration::due(due), due.confidence, right);
        }
        let wanted = list("citations");
        for citation in &raw.citations {
            let right =
                wanted.iter().any(|want| want.as_str() == Some(citation.value.normalized.as_str()));
            self.value(calibration::citation(citation), citation.confidence, right);
        }
        self.whole(now, all_right);
    }
}

/// The samples of the hand-made references in six languages.
pub(crate) fn references(packs: &Packs, folder: &Path) -> Result<Vec<Sample>> {
    let extractor = Extractor::new(packs)?;
    let mut samples = Vec::new();
    for language in Language::ALL {
        let reading = ReadOptions { language: Some(language), ..ReadOptions::default() };
        let extract = |text: &str, adopted: Option<&str>| -> Result<Extraction> {
            let document = read(text.as_bytes(), "reference.txt", &reading, packs)?;
            let occasion = adopted.filter(|id| !id.is_empty()).map(OccasionId::new);
            Ok(extractor.extract_with(&document, &ExtractOptions { occasion }))
        };
        let of = |value: &toml::Value, key: &str| -> Option<String> {
            value.get(key).and_then(toml::Value::as_str).map(str::to_owned)
        };
        let name = format!("{}.toml", language.code());
        if let Some(file) = parsed(&folder.join(&name))? {
            let adopted = of(&file, "adopted");
            for entry in tables(&file, "provision") {
                let context = of(entry, "context").unwrap_or_default();
                let text = format!("{context}\n\n{}", of(entry, "text").unwrap_or_default());
                let raw = extract(text.trim_start(), adopted.as_deref())?;
                let wanted = tables(entry, "commitment").cloned().collect();
                samples.push(Sample { raw, truth: Truth::Reference { wanted } });
            }
        }
        if let Some(file) = parsed(&folder.join("time").join(&name))? {
            let adopted = of(&file, "adopted");
            for entry in tables(&file, "text") {
                let own = of(entry, "adopted").or_else(|| adopted.clone());
                let text = format!("1. {}", of(entry, "text").unwrap_or_default());
                let raw = extract(&text, own.as_deref())?;
                let due = entry.get("due").and_then(toml::Value::as_array);
                let due = due.into_iter().flatten().filter_map(toml::Value::as_str);
                let due = due.map(str::to_owned).collect();
                samples.push(Sample { raw, truth: Truth::Times { due } });
            }
        }
    }
    if samples.is_empty() {
        bail!("{} holds no references", folder.display());
    }
    Ok(samples)
}

fn parsed(path: &Path) -> Result<Option<toml::Value>> {
    if !path.is_file() {
        return Ok(None);
    }
    let contents = std::fs::read_to_string(path)
        .with_context(|| format!("{} could not be read", path.display()))?;
    let table: toml::Table =
        contents.parse().with_context(|| format!("{} is no TOML", path.display()))?;
    Ok(Some(toml::Value::Table(table)))
}

fn tables<'v>(value: &'v toml::Value, key: &str) -> impl Iterator<Item = &'v toml::Value> {
    value.get(key).and_then(toml::Value::as_array).into_iter().flatten()
}

/// Lower case, single spaces, no sign at the ends, no vowel signs.
fn plain(text: &str) -> String {
    let kept: String = text
        .to_lowercase()
        .replace('ё', "е")
        .chars()
        .filter(|letter| !matches!(letter, '\u{064b}'..='\u{0652}' | '\u{0640}' | '\u{200f}'))
        .collect();
    let joined = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned()
}

/// Verbs that are one to the annotations.
fn plain_verb(verb: &str) -> String {
    match verb.trim().to_lowercase().as_str() {
        "call on" => "call upon".to_owned(),
        "take note" => "note".to_owned(),
        "agree" | "resolve" => "decide".to_owned(),
        "renew" => "extend".to_owned(),
        "recommit" => "commit".to_owned(),
        "reconfirm" => "reaffirm".to_owned(),
        other => other.to_owned(),
    }
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
