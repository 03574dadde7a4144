//! Editions collapsed into works.

use std::collections::BTreeMap;

use actum_model::PartialDate;
use serde::{Deserialize, Serialize};

use crate::{Fault, FaultKind, Group, GroupBasis, Record, Relation, Text};

/// A published or planned standard, all its editions together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// `BODY|number`: `ITU|ITU-T X.1058`.
    pub id: String,
    /// The publishing body.
    pub body: String,
    /// The identifier without its edition.
    pub number: String,
    /// Kind of work, as the latest edition has it; empty when not said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Titles, those of the latest edition first; earlier ones follow when they differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<Text>,
    /// Abstracts of the latest edition that has any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub abstracts: Vec<Text>,
    /// Groups of the latest edition that names any; inferred ones only when none is stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Earliest date of any edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<PartialDate>,
    /// Latest date of any edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<PartialDate>,
    /// Status of the latest edition; empty when not said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// Other identifiers of any edition, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<String>,
    /// Relations of any edition to other works, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// Codes and words of classification of any edition, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// How many editions there are.
    pub editions: u32,
    /// Files they come from, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What was repaired or left out in any of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
}

impl Work {
    /// The title to show: the first, or the number when there is none.
    pub fn title(&self) -> &str {
        self.titles.first().map_or(&self.number, |title| &title.text)
    }
}

/// Collapses the editions of the same work, in the order of the works' ids.
///
/// The order of the records makes no difference.
pub fn collapse(records: impl IntoIterator<Item = Record>) -> Vec<Work> {
    let mut works: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in records {
        works.entry(format!("{}|{}", record.body, record.number)).or_default().push(record);
    }
    works.into_iter().map(|(id, editions)| work(id, editions)).collect()
}

fn work(id: String, mut editions: Vec<Record>) -> Work {
    // The latest first; what has no date last.
    editions.sort_by(|one, two| {
        two.latest
            .cmp(&one.latest)
            .then_with(|| two.identifier.cmp(&one.identifier))
            .then_with(|| one.source.cmp(&two.source))
    });
    let mut work = Work {
        id,
        body: editions[0].body.clone(),
        number: editions[0].number.clone(),
        kind: first(&editions, |record| &record.kind),
        titles: Vec::new(),
        abstracts: Vec::new(),
        groups: Vec::new(),
        first: None,
        latest: None,
        status: first(&editions, |record| &record.status),
        identifiers: Vec::new(),
        relations: Vec::new(),
        topics: Vec::new(),
        editions: 0,
        sources: Vec::new(),
        faults: Vec::new(),
    };
    let mut seen: BTreeMap<String, (Vec<Text>, Vec<Text>)> = BTreeMap::new();
    for record in editions {
        let said = (record.titles.clone(), record.abstracts.clone());
        match seen.get(&record.identifier) {
            None => {
                seen.insert(record.identifier.clone(), said);
                work.editions += record.editions;
            }
            // The same record in two files is one edition; another text is a fault of the source.
            Some(before) if *before == said => {}
            Some(_) => {
                let detail = record.identifier.chars().take(80).collect();
                work.faults.push(Fault { kind: FaultKind::SameIdentifier, detail });
            }
        }
        for title in record.titles {
            if work.titles.iter().all(|known| known.text != title.text) {
                work.titles.push(title);
            }
        }
        if work.abstracts.is_empty() {
            work.abstracts = record.abstracts;
        }
        let inferred =
            |groups: &[Group]| groups.iter().all(|group| group.basis != GroupBasis::Stated);
        if work.groups.is_empty() || (inferred(&work.groups) && !inferred(&record.groups)) {
            work.groups = record.groups;
        }
        work.first = [work.first, record.first].into_iter().flatten().min();
        work.latest = work.latest.max(record.latest);
        work.identifiers.extend(record.identifiers);
        work.relations.extend(record.relations);
        work.topics.extend(record.topics);
        work.sources.push(record.source);
        work.faults.extend(record.faults);
    }
    for list in [&mut work.identifiers, &mut work.topics, &mut work.sources] {
        list.sort();
        list.dedup();
    }
    work.relations.sort();
    work.relations.dedup();
    work.faults.sort();
    work.faults.dedup();
    work
}

fn first(editions: &[Record], value: impl Fn(&Record) -> &String) -> String {
    editions.iter().map(value).find(|value| !value.is_empty()).cloned().unwrap_or_default()
}
