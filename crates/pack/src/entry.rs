//! Entries as pack files write them: the types of the model, but a misspelt key is refused.

use std::collections::BTreeMap;

use actum_model::{
    Body, BodyId, BodyKind, BodyNames, Language, Occasion, OccasionId, OccasionKind, Period,
};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BodyEntry {
    id: BodyId,
    kind: BodyKind,
    parent: Option<BodyId>,
    #[serde(default)]
    names: BTreeMap<Language, NamesEntry>,
    #[serde(default)]
    valid: Period,
    #[serde(default)]
    predecessors: Vec<BodyId>,
    #[serde(default)]
    members: Vec<BodyId>,
    #[serde(default)]
    lists_members: bool,
    reports_to: Option<BodyId>,
    #[serde(default)]
    source: String,
    #[serde(default)]
    verified: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamesEntry {
    name: String,
    #[serde(default)]
    short: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OccasionEntry {
    id: OccasionId,
    kind: OccasionKind,
    series: String,
    body: BodyId,
    #[serde(default)]
    period: Period,
    #[serde(default)]
    names: BTreeMap<Language, Vec<String>>,
    #[serde(default)]
    place: BTreeMap<Language, String>,
    #[serde(default)]
    source: String,
    #[serde(default)]
    verified: bool,
}

impl From<BodyEntry> for Body {
    fn from(entry: BodyEntry) -> Self {
        let names = entry.names.into_iter().map(|(language, names)| {
            let NamesEntry { name, short, also } = names;
            (language, BodyNames { name, short, also })
        });
        Body {
            id: entry.id,
            kind: entry.kind,
            parent: entry.parent,
            names: names.collect(),
            valid: entry.valid,
            predecessors: entry.predecessors,
            members: entry.members,
            lists_members: entry.lists_members,
            reports_to: entry.reports_to,
            source: entry.source,
            verified: entry.verified,
        }
    }
}

impl From<OccasionEntry> for Occasion {
    fn from(entry: OccasionEntry) -> Self {
        Occasion {
            id: entry.id,
            kind: entry.kind,
            series: entry.series,
            body: entry.body,
            period: entry.period,
            names: entry.names,
            place: entry.place,
            cancelled: false,
            revision: 0,
            source: entry.source,
            verified: entry.verified,
        }
    }
}
