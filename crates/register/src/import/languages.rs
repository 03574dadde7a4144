//! An edition in another language: which of its commitments is which item, and where the two do
//! not say the same. The comparison is that of `actum compare-languages`.

use std::collections::{BTreeMap, BTreeSet};

use actum_concord::{Agreement, Code, Field, Finding, Options, Severity, Side, Version, compare};
use actum_model::{Commitment, CommitmentId, Document, Extraction, Item, ItemId};

use super::ImportRequest;
use super::item::Making;
use crate::event::{ClauseRecorded, Event};
use crate::view::Difference;

/// What an edition in another language brings.
pub(crate) struct LanguageFindings {
    pub(crate) events: Vec<Event>,
    pub(crate) agreeing: Vec<ItemId>,
    pub(crate) differences: Vec<Difference>,
}

/// The reading of the language registered first, with which the new edition is compared.
pub(crate) type Lead = (Document, Extraction);

/// Works out what the edition says of the items. Items are named by the commitments of the lead
/// edition; what was overtaken is left alone.
pub(crate) fn language_edition(
    making: &Making<'_>,
    request: &ImportRequest<'_>,
    items: &[Item],
    lead: Option<&Lead>,
    options: &Options<'_>,
) -> LanguageFindings {
    // Without the lead edition nothing can be recognised, and everything is said to be new.
    let agreement = lead.map(|(document, extraction)| {
        let new = Version::new(request.document, request.extraction);
        compare(&[Version::new(document, extraction), new], options)
    });
    let pairs = agreement.as_ref().map(pairs).unwrap_or_default();
    let mut live: BTreeMap<&CommitmentId, &Item> = BTreeMap::new();
    for item in items.iter().filter(|item| !item.status.is_overtaken()) {
        live.entry(&item.commitment.id).or_insert(item);
    }
    let mut findings =
        LanguageFindings { events: Vec::new(), agreeing: Vec::new(), differences: Vec::new() };
    let mut seen: BTreeSet<&ItemId> = BTreeSet::new();
    for commitment in request.extraction.commitments() {
        let pair = pairs.get(&commitment.id);
        let item = pair
            .and_then(|pair| live.get(&pair.lead).copied())
            .filter(|item| seen.insert(&item.id));
        let (Some(item), Some(pair)) = (item, pair) else {
            findings.differences.push(absent(commitment, None));
            continue;
        };
        let differences: Vec<Difference> =
            pair.findings.iter().map(|finding| difference(finding, item, commitment)).collect();
        if differences.is_empty() {
            findings.agreeing.push(item.id.clone());
        }
        findings.differences.extend(differences);
        findings.events.push(Event::ClauseRecorded(Box::new(ClauseRecorded {
            item: item.id.clone(),
            edition: making.edition.clone(),
            language: making.language,
            provision: commitment.provision.clone(),
            commitment_id: commitment.id.clone(),
            clause: making.outline.clause(&commitment.provision),
            commitment: commitment.clone(),
        })));
    }
    for item in items {
        if !item.status.is_overtaken() && !seen.contains(&item.id) {
            findings.differences.push(absent(&item.commitment, Some(&item.id)));
        }
    }
    findings
}

/// A commitment of the new edition and its partner in the lead edition.
struct Pair<'a> {
    lead: CommitmentId,
    /// What they do not say alike.
    findings: Vec<&'a Finding>,
}

/// Whether a finding is kept with the edition: what changes who must do what with whom by when.
fn is_kept(finding: &Finding) -> bool {
    match (finding.code, finding.field) {
        (Code::NumbersDiffer, _) | (_, Some(Field::Partners)) => {
            finding.severity >= Severity::Minor
        }
        (_, Some(_)) => finding.severity == Severity::Major,
        (_, None) => false,
    }
}

/// Partners by the id of the new commitment. Two that stand under different ids and ask different
/// bodies are no partners: an item must not pass to another act because nothing better is there.
fn pairs(agreement: &Agreement) -> BTreeMap<CommitmentId, Pair<'_>> {
    let mut of_item: BTreeMap<(usize, Option<usize>), Vec<&Finding>> = BTreeMap::new();
    for finding in agreement.findings.iter().filter(|finding| is_kept(finding)) {
        of_item.entry((finding.row, finding.item)).or_default().push(finding);
    }
    let mut pairs = BTreeMap::new();
    for (index, row) in agreement.rows.iter().enumerate() {
        for (position, item) in row.items.iter().enumerate() {
            let [Some(lead), Some(new)] = item.commitments.as_slice() else { continue };
            let mut findings = of_item.get(&(index, Some(position))).cloned().unwrap_or_default();
            let others_asked =
                findings.iter().any(|finding| finding.code == Code::AddresseesDiffer);
            if others_asked && lead != new {
                continue;
            }
            // Figures belong to the provision: they are said with its first commitment.
            if position == 0 {
                findings.extend(of_item.get(&(index, None)).into_iter().flatten());
            }
            pairs.insert(new.clone(), Pair { lead: lead.clone(), findings });
        }
    }
    pairs
}

fn difference(finding: &Finding, item: &Item, commitment: &Commitment) -> Difference {
    let side = |version: usize| finding.sides.iter().find(|side| side.version == version);
    let value = |side: Option<&Side>| side.map(|side| side.value.join(", ")).unwrap_or_default();
    let words = |side: Option<&Side>| side.map(|side| side.quote.clone()).unwrap_or_default();
    Difference {
        commitment: commitment.id.clone(),
        item: Some(item.id.clone()),
        field: finding.field.map_or("numbers", Field::name).to_owned(),
        register: value(side(0)),
        edition: value(side(1)),
        register_words: words(side(0)),
        edition_words: words(side(1)),
    }
}

/// A commitment that only one side has: the register's, when an item is named.
fn absent(commitment: &Commitment, item: Option<&ItemId>) -> Difference {
    let act = commitment.act.value.clone();
    let (register, edition) =
        if item.is_some() { (act, String::new()) } else { (String::new(), act) };
    Difference {
        commitment: commitment.id.clone(),
        item: item.cloned(),
        field: "commitment".to_owned(),
        register,
        edition,
        register_words: String::new(),
        edition_words: String::new(),
    }
}
