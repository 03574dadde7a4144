//! Provisions as the alignment sees them: what of them can be recognised in another language.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{
    Commitment, Document, Force, Located, Outcome, Party, Provision, ProvisionId, ProvisionKind,
};

use crate::anchor::tokens;
use crate::compare::Version;

/// A provision of a version.
#[derive(Debug)]
pub(crate) struct Unit<'a> {
    pub(crate) provision: &'a Provision,
    pub(crate) words: &'a str,
    pub(crate) commitments: &'a [Commitment],
}

/// Whether a provision is part of what is aligned: letterheads and signatures differ by nature,
/// and empty ones say nothing.
fn takes_part(provision: &Provision, words: &str) -> bool {
    let proper = match provision.kind {
        ProvisionKind::FrontMatter | ProvisionKind::BackMatter => false,
        ProvisionKind::Title
        | ProvisionKind::Heading
        | ProvisionKind::Opening
        | ProvisionKind::Recital
        | ProvisionKind::Chapeau
        | ProvisionKind::Operative
        | ProvisionKind::Footnote
        | ProvisionKind::Unplaced => true,
    };
    proper && words.chars().any(char::is_alphanumeric)
}

/// The provisions of a version that are aligned, in the order of the text.
pub(crate) fn units<'a>(version: &Version<'a>) -> Vec<Unit<'a>> {
    let mut asked: BTreeMap<&ProvisionId, &[Commitment]> = BTreeMap::new();
    for reading in &version.extraction.readings {
        if let Outcome::Commitments { commitments } = &reading.outcome {
            asked.insert(&reading.provision, commitments);
        }
    }
    let document: &'a Document = version.document;
    document
        .provisions
        .iter()
        .map(|provision| Unit {
            provision,
            words: document.slice(provision.span),
            commitments: asked.get(&provision.id).copied().unwrap_or_default(),
        })
        .filter(|unit| !unit.commitments.is_empty() || takes_part(unit.provision, unit.words))
        .collect()
}

/// What of one or several provisions can be recognised in another language.
#[derive(Debug, Clone)]
pub(crate) struct Features {
    pub(crate) kind: ProvisionKind,
    /// Number without punctuation; empty when there is none.
    pub(crate) number: String,
    /// Its place in its series.
    pub(crate) ordinal: Option<u32>,
    /// The numbers of the provisions it stands under, and its own.
    pub(crate) path: String,
    /// Whether its number follows that of the sibling before it.
    pub(crate) continues: bool,
    pub(crate) depth: f64,
    /// Characters without spaces, in the measure of the first version.
    pub(crate) length: f64,
    /// Anchors by id, ascending, each with its weight.
    pub(crate) anchors: Vec<(u32, f64)>,
    pub(crate) asks: bool,
    pub(crate) forces: BTreeSet<Force>,
    /// How many versions these features speak for.
    pub(crate) voices: f64,
}

impl Features {
    /// The features of provisions that stand one after the other, taken together.
    pub(crate) fn joined(&self, next: &Features) -> Features {
        Features {
            length: self.length + next.length,
            anchors: union(&self.anchors, &next.anchors, f64::max),
            asks: self.asks || next.asks,
            forces: self.forces.union(&next.forces).copied().collect(),
            ..self.clone()
        }
    }

    /// The features of provisions of different versions that are taken for the same.
    pub(crate) fn pooled(&self, other: &Features) -> Features {
        let voices = self.voices + other.voices;
        let mean = |own: f64, new: f64| (own * self.voices + new * other.voices) / voices;
        Features {
            depth: mean(self.depth, other.depth),
            length: mean(self.length, other.length),
            anchors: union(&self.anchors, &other.anchors, f64::max),
            asks: self.asks || other.asks,
            forces: self.forces.union(&other.forces).copied().collect(),
            number: if self.number.is_empty() { &other.number } else { &self.number }.clone(),
            ordinal: self.ordinal.or(other.ordinal),
            path: if self.path.len() < other.path.len() { &other.path } else { &self.path }.clone(),
            continues: self.continues || other.continues,
            voices,
            kind: self.kind,
        }
    }
}

fn union(left: &[(u32, f64)], right: &[(u32, f64)], both: fn(f64, f64) -> f64) -> Vec<(u32, f64)> {
    let mut joined = Vec::with_capacity(left.len() + right.len());
    let (mut at, mut other) = (0, 0);
    while at < left.len() || other < right.len() {
        match (left.get(at), right.get(other)) {
            (Some(one), Some(two)) if one.0 == two.0 => {
                joined.push((one.0, both(one.1, two.1)));
                at += 1;
                other += 1;
            }
            (Some(one), Some(two)) if one.0 < two.0 => {
                joined.push(*one);
                at += 1;
            }
            (Some(one), None) => {
                joined.push(*one);
                at += 1;
            }
            (_, Some(two)) => {
                joined.push(*two);
                other += 1;
            }
            (None, None) => break,
        }
    }
    joined
}

/// The features of every unit of every version.
pub(crate) fn features(versions: &[Vec<Unit<'_>>]) -> Vec<Vec<Features>> {
    let anchors: Vec<Vec<BTreeSet<String>>> =
        versions.iter().map(|units| units.iter().map(anchors_of).collect()).collect();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for anchor in anchors.iter().flatten().flatten() {
        *counts.entry(anchor).or_default() += 1;
    }
    // An anchor that every version has once is worth most; one on every page next to nothing.
    let voices = f64::from(u32::try_from(versions.len()).unwrap_or(u32::MAX));
    let ids: BTreeMap<&str, (u32, f64)> = (0u32..)
        .zip(&counts)
        .map(|(id, (anchor, count))| (*anchor, (id, (voices / f64::from(*count)).min(1.0).sqrt())))
        .collect();
    let scales = scales(versions);
    versions
        .iter()
        .zip(&anchors)
        .zip(scales)
        .map(|((units, anchors), scale)| {
            let paths = paths(units);
            let mut last: BTreeMap<Option<&ProvisionId>, Option<u32>> = BTreeMap::new();
            units
                .iter()
                .zip(anchors)
                .zip(paths)
                .map(|((unit, anchors), path)| {
                    let number = number(unit.provision);
                    let ordinal = ordinal(&number);
                    let before = last.insert(unit.provision.parent.as_ref(), ordinal).flatten();
                    Features {
                        kind: unit.provision.kind,
                        continues: matches!((before, ordinal), (Some(a), Some(b)) if b == a + 1),
                        number,
                        ordinal,
                        path,
                        depth: f64::from(unit.provision.depth),
                        length: characters(unit.words) * scale,
                        anchors: anchors
                            .iter()
                            .filter_map(|a| ids.get(a.as_str()))
                            .copied()
                            .collect(),
                        asks: !unit.commitments.is_empty(),
                        forces: unit.commitments.iter().flat_map(readings).collect(),
                        voices: 1.0,
                    }
                })
                .collect()
        })
        .collect()
}

/// Every accepted reading of the force.
pub(crate) fn readings(commitment: &Commitment) -> BTreeSet<Force> {
    let value = &commitment.force.value;
    value.readings.iter().map(|reading| reading.force).chain([value.force]).collect()
}

fn characters(words: &str) -> f64 {
    let count = words.chars().filter(|letter| !letter.is_whitespace()).count();
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What a character of each version is worth in characters of the first: Chinese says in one what
/// English says in four.
fn scales(versions: &[Vec<Unit<'_>>]) -> Vec<f64> {
    let totals: Vec<f64> = versions
        .iter()
        .map(|units| units.iter().map(|unit| characters(unit.words)).sum::<f64>().max(1.0))
        .collect();
    totals.iter().map(|total| (totals[0] / total).clamp(0.125, 8.0)).collect()
}

/// The number without punctuation, in lower case.
pub(crate) fn number(provision: &Provision) -> String {
    provision.number.as_ref().map(|number| number.value.to_lowercase()).unwrap_or_default()
}

/// The place of a number in its series: `3`, `c` and `iii` are all third. Letters that are also
/// Roman figures count as letters.
pub(crate) fn ordinal(number: &str) -> Option<u32> {
    if let Some(last) = number.rsplit('.').next()
        && let Ok(value) = last.parse()
    {
        return Some(value);
    }
    let mut letters = number.chars();
    match (letters.next(), letters.next()) {
        (Some(letter @ 'a'..='z'), None) => Some(u32::from(letter) - u32::from('a') + 1),
        _ => None,
    }
}

fn paths(units: &[Unit<'_>]) -> Vec<String> {
    let mut known: BTreeMap<&ProvisionId, String> = BTreeMap::new();
    units
        .iter()
        .map(|unit| {
            let above = unit.provision.parent.as_ref().and_then(|parent| known.get(parent));
            let mut path = above.cloned().unwrap_or_default();
            path.push('/');
            path.push_str(&number(unit.provision));
            // A damaged document may nest without end.
            path.truncate(path.floor_char_boundary(200));
            known.insert(&unit.provision.id, path.clone());
            path
        })
        .collect()
}

fn anchors_of(unit: &Unit<'_>) -> BTreeSet<String> {
    let mut anchors: BTreeSet<String> =
        tokens(unit.words).into_iter().map(|token| token.text).collect();
    let mut party = |party: &Party| {
        if let Some(body) = &party.body {
            anchors.insert(format!("body {body}"));
        }
    };
    for commitment in unit.commitments {
        let parties = commitment.addressees.iter().chain(&commitment.report_to);
        parties.for_each(|located| party(&located.value));
        commitment.partners.iter().for_each(|partner| party(&partner.value.party));
    }
    for commitment in unit.commitments {
        let stated = |located: &Located<actum_model::Due>| located.basis.name() == "stated";
        for due in commitment.due.iter().filter(|due| stated(due)) {
            let occasions = due.value.readings.iter().filter_map(|r| r.occasion.as_ref());
            anchors.extend(occasions.map(|occasion| format!("occasion {occasion}")));
        }
    }
    anchors
}
