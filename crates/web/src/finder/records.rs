//! From the register to what can be found in it.

use std::collections::BTreeSet;

use actum_model::{BodyId, Document, EvidenceSource, Item, Language};
use actum_register::{EditionSummary, ItemWords, TextSummary};
use actum_search::{Kind, Record};

/// The unit of an item: its clauses, claims, evidence and notes are made anew together.
pub(super) fn item_unit(item: &Item) -> String {
    format!("item {}", item.id)
}

/// The unit of an edition.
pub(super) fn edition_unit(edition: &EditionSummary) -> String {
    format!("edition {}", edition.id)
}

/// Everything that can be found of an item: its clause in every language, and what is on record
/// about it.
pub(super) fn of_item(words: &ItemWords) -> Vec<Record> {
    let item = &words.item;
    let (unit, bodies) = (item_unit(item), bodies(item));
    let mut order = place(words.text_number, words.position);
    let mut record = |group: String, kind, language, title: String, body: String| {
        order += 1;
        Record {
            unit: unit.clone(),
            group,
            kind,
            language,
            text: item.text.clone(),
            current: true,
            order,
            title,
            body,
            edition: None,
            provision: None,
            item: Some(item.id.clone()),
            status: Some(item.status.clone()),
            bodies: bodies.clone(),
        }
    };
    let tags: Vec<&str> = item.follow_up.tags.iter().map(String::as_str).collect();
    let title = if tags.is_empty() {
        item.id.to_string()
    } else {
        format!("{} · {}", item.id, tags.join(", "))
    };
    let mut records = Vec::new();
    for clause in &words.clauses {
        let kept = record(
            unit.clone(),
            Kind::Item,
            Some(clause.language),
            title.clone(),
            clause.clause.clone(),
        );
        records.push(Record {
            current: clause.current,
            edition: Some(clause.edition.clone()),
            provision: Some(clause.provision.clone()),
            ..kept
        });
    }
    // What people correct may be in no edition; and an item made by a split has its words alone.
    if words.clauses.iter().all(|clause| clause.clause != item.clause) {
        records.push(record(unit.clone(), Kind::Item, None, title, item.clause.clone()));
    }
    for claim in &words.records.claims {
        let group = format!("{unit} claim {}", claim.id);
        records.push(record(group, Kind::Claim, None, String::new(), claim.statement.clone()));
    }
    for evidence in &words.records.evidence {
        let group = format!("{unit} evidence {}", evidence.id);
        let source = match &evidence.source {
            EvidenceSource::File { name, .. } => name.clone(),
            EvidenceSource::Link { address, .. } => address.clone(),
        };
        records.push(record(group, Kind::Evidence, None, evidence.title.clone(), source));
    }
    for note in &words.records.notes {
        let group = format!("{unit} note {}", note.id);
        records.push(record(group, Kind::Note, None, String::new(), note.words.clone()));
    }
    records
}

/// The bodies that have to do with an item, whatever their part.
fn bodies(item: &Item) -> Vec<BodyId> {
    let commitment = &item.commitment;
    let parties = commitment
        .partners
        .iter()
        .filter_map(|partner| partner.value.party.body.clone())
        .chain(commitment.report_to.iter().filter_map(|party| party.value.body.clone()));
    let all: BTreeSet<BodyId> = item.owners.iter().cloned().chain(parties).collect();
    all.into_iter().collect()
}

/// Everything that can be found of an edition: its title and its provisions. `number` is the place
/// of its text among the texts.
pub(super) fn of_edition(
    text: &TextSummary,
    number: i64,
    edition: &EditionSummary,
    document: &Document,
) -> Vec<Record> {
    let unit = edition_unit(edition);
    let record =
        |group: String, kind, language: Language, at: usize, title: String, body: String| Record {
            unit: unit.clone(),
            group,
            kind,
            language: Some(language),
            text: text.id.clone(),
            current: edition.current,
            order: place(number, i64::try_from(at).unwrap_or(i64::MAX)),
            title,
            body,
            edition: Some(edition.id.clone()),
            provision: None,
            item: None,
            status: None,
            bodies: Vec::new(),
        };
    let group = format!("text {}", text.id);
    let title = edition.title.clone();
    let mut records =
        vec![record(group, Kind::Text, edition.language, 0, title, edition.source_name.clone())];
    for (at, provision) in document.provisions.iter().enumerate() {
        let words = document.slice(provision.span).trim();
        if words.is_empty() {
            continue;
        }
        // Language versions have the same ids, so that one provision is one hit.
        let group = format!("provision {} {}", text.id, provision.id);
        let title = provision.number.as_ref().map_or(String::new(), |number| number.value.clone());
        let language = provision.language.unwrap_or(edition.language);
        let kept = record(group, Kind::Provision, language, at + 1, title, words.to_owned());
        records.push(Record { provision: Some(provision.id.clone()), ..kept });
    }
    records
}

/// A place in the order of the texts, with room for 256 records of one item.
fn place(text: i64, position: i64) -> u64 {
    let text = u64::try_from(text).unwrap_or(0).min(0xff_ffff);
    let position = u64::try_from(position).unwrap_or(0).min(0xffff_ffff);
    text << 40 | position << 8
}
