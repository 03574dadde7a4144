//! What an import changes: events worked out from what is there and what is given. Pure, so that
//! every database behind the register does the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use actum_concord::Options;
use actum_model::{
    Body, Commitment, Document, EditionId, Extraction, Item, ItemId, Language, Occasion,
    OccasionId, ProcedureRule, Relation, RelationKind, StatusId, TextId, Workflow,
};
use sha2::{Digest, Sha256};

use super::carrying;
use super::item::{KnownBodies, Making, Outline};
use super::languages::{Lead, language_edition};
use super::matching;
use super::rereading::{self, Judgement};
use super::succeeding;
use super::{ImportOutcome, ImportRequest, Reworded};
use crate::change::Objection;
use crate::error::{RegisterError, Result};
use crate::event::{
    BodiesRecorded, EditionImported, Event, ItemCarried, ItemCreated, ItemOvertaken, ItemReplaced,
    OccasionsRecorded, ProceduresRecorded, TextRegistered, WorkflowsRecorded,
};
use crate::succession::{Aligner, Fate};
use crate::view::EditionRelation;

/// What the register holds that bears on an import.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The text, when it is there.
    pub(crate) text: Option<KnownText>,
    /// All bodies.
    pub(crate) bodies: Vec<Body>,
    /// All occasions.
    pub(crate) occasions: Vec<Occasion>,
    /// Those of them that a person added or moved.
    pub(crate) moved: BTreeSet<OccasionId>,
    /// All rules of procedure.
    pub(crate) procedures: Vec<ProcedureRule>,
    /// All workflows.
    pub(crate) workflows: Vec<Workflow>,
    /// What was understood of the edition of the text that has the same file or the same words.
    pub(crate) same: Option<Lead>,
}

/// A text that is there.
#[derive(Debug)]
pub(crate) struct KnownText {
    pub(crate) lead_language: Language,
    /// In order of import.
    pub(crate) editions: Vec<KnownEdition>,
    /// All of them in the order of the text, overtaken ones included.
    pub(crate) items: Vec<Item>,
    /// The latest edition in the lead language, when the import is in another.
    pub(crate) lead: Option<Lead>,
}

/// An edition that is there.
#[derive(Debug)]
pub(crate) struct KnownEdition {
    pub(crate) id: EditionId,
    pub(crate) language: Language,
    pub(crate) number: u32,
    pub(crate) source_sha256: String,
    pub(crate) content_sha256: String,
}

/// Bytes to be kept under their SHA-256.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) sha256: String,
    pub(crate) kind: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// What is to be stored, and what is to be answered.
#[derive(Debug)]
pub(crate) struct ImportPlan {
    pub(crate) contents: Vec<Content>,
    pub(crate) events: Vec<Event>,
    pub(crate) outcome: ImportOutcome,
}

/// Works out the events of an import. `at` is the time in UTC.
pub(crate) fn plan(
    request: &ImportRequest<'_>,
    at: &str,
    known: &Known,
    aligner: Option<&Aligner<'_>>,
) -> Result<ImportPlan> {
    let language = request.document.language.language;
    let content_sha256 = content_sha256(request.document);
    let editions = known.text.as_ref().map_or(&[][..], |text| &text.editions);
    if let (Some(text), Some(edition)) = (&known.text, same_edition(editions, request.document)) {
        match rereading::judge(text, edition, known.same.as_ref(), request) {
            Judgement::Same => {
                return Ok(ImportPlan {
                    contents: Vec::new(),
                    events: Vec::new(),
                    outcome: ImportOutcome::Unchanged { edition: edition.id.clone() },
                });
            }
            Judgement::UnderstoodOtherwise => {
                return rereading::plan(request, at, known, text, edition);
            }
            // The reader has become better: what it reads now is a later edition.
            Judgement::ReadOtherwise => {}
        }
    }

    let number = 1 + editions
        .iter()
        .filter(|edition| edition.language == language)
        .map(|edition| edition.number)
        .max()
        .unwrap_or(0);
    let previous = editions.iter().rev().find(|edition| edition.language == language);
    let document = content(request, "document", request.document)?;
    let extraction = content(request, "extraction", request.extraction)?;
    let mut import = EditionImported {
        edition: EditionId::new(format!("{}/{language}/{number}", request.text)),
        text: request.text.clone(),
        language,
        number,
        title: request.title.clone(),
        relation: match (editions.is_empty(), previous) {
            (true, _) => EditionRelation::First,
            (false, None) => EditionRelation::Language,
            (false, Some(_)) => EditionRelation::Revision,
        },
        previous: previous.map(|edition| edition.id.clone()),
        source_name: request.document.source.name.clone(),
        source_sha256: request.document.source.sha256.clone(),
        content_sha256,
        document_sha256: document.sha256.clone(),
        extraction_sha256: extraction.sha256.clone(),
        differences: Vec::new(),
        adopted_at: adopting(request),
        adopted_on: request.document.adoption.date,
    };

    let mut events = pack_events(request, known);
    let outline = Outline::new(request.document);
    let bodies = KnownBodies::new(known.bodies.iter().chain(request.packs.bodies));
    let edition = import.edition.clone();
    let making = Making {
        text: &request.text,
        edition: &edition,
        language,
        outline: &outline,
        bodies: &bodies,
        at,
    };
    let commitments: Vec<&Commitment> = request.extraction.commitments().collect();
    let (item_events, outcome) = match (&known.text, previous) {
        (None, _) => {
            events.push(Event::TextRegistered(TextRegistered {
                text: request.text.clone(),
                title: request.title.clone(),
                lead_language: language,
            }));
            first_edition(&making, &commitments)
        }
        (Some(text), Some(previous)) if language == text.lead_language => {
            later_edition(&making, &commitments, &text.items, previous, number, aligner)
        }
        (Some(text), previous) => {
            // Those of the packs at hand come last and so count.
            let bodies = [&known.bodies, request.packs.bodies].concat();
            let occasions = [&known.occasions, request.packs.occasions].concat();
            let options = Options { bodies: &bodies, occasions: &occasions };
            let lead = text.lead.as_ref();
            let found = language_edition(&making, request, &text.items, lead, &options);
            import.differences.clone_from(&found.differences);
            let outcome = ImportOutcome::NewLanguage {
                edition: edition.clone(),
                previous: previous.map(|edition| edition.id.clone()),
                agreeing: found.agreeing,
                differences: found.differences,
            };
            (found.events, outcome)
        }
    };
    events.push(Event::EditionImported(Box::new(import)));
    events.extend(item_events);
    Ok(ImportPlan { contents: vec![document, extraction], events, outcome })
}

/// The occasion that adopted the text: as understood, else as the document was read.
fn adopting(request: &ImportRequest<'_>) -> Option<OccasionId> {
    let understood = request.extraction.adopting_occasion.as_ref().map(|one| one.value.clone());
    understood.or_else(|| request.document.adoption.occasion.clone())
}

/// The latest edition with the same file or the same words.
pub(crate) fn same_edition<'e>(
    editions: &'e [KnownEdition],
    document: &Document,
) -> Option<&'e KnownEdition> {
    let content_sha256 = content_sha256(document);
    editions.iter().rev().find(|edition| {
        edition.source_sha256 == document.source.sha256 || edition.content_sha256 == content_sha256
    })
}

/// Bodies, occasions and workflows of the packs that are new or say something new.
pub(crate) fn pack_events(request: &ImportRequest<'_>, known: &Known) -> Vec<Event> {
    fn news<'a, T: PartialEq + Clone>(
        known: &'a [T],
        given: &'a [T],
        id: impl Fn(&'a T) -> &'a str,
    ) -> Vec<T> {
        let known: BTreeMap<&str, &T> = known.iter().map(|entry| (id(entry), entry)).collect();
        let given: BTreeMap<&str, &T> = given.iter().map(|entry| (id(entry), entry)).collect();
        given
            .into_iter()
            .filter(|(id, entry)| known.get(id) != Some(entry))
            .map(|(_, entry)| entry.clone())
            .collect()
    }
    let bodies = news(&known.bodies, request.packs.bodies, |body| body.id.as_str());
    // What a person said of the time of an occasion stands, whatever packs say later.
    let by_id: BTreeMap<&OccasionId, &Occasion> =
        known.occasions.iter().map(|occasion| (&occasion.id, occasion)).collect();
    let given: Vec<Occasion> = request
        .packs
        .occasions
        .iter()
        .map(|given| match by_id.get(&given.id) {
            Some(known_one) if known.moved.contains(&given.id) => Occasion {
                period: known_one.period,
                cancelled: known_one.cancelled,
                revision: known_one.revision,
                ..given.clone()
            },
            Some(known_one) => Occasion { revision: known_one.revision, ..given.clone() },
            None => given.clone(),
        })
        .collect();
    let occasions = news(&known.occasions, &given, |occasion| occasion.id.as_str());
    let mut events = Vec::new();
    if !bodies.is_empty() {
        events.push(Event::BodiesRecorded(BodiesRecorded { bodies }));
    }
    if !occasions.is_empty() {
        events.push(Event::OccasionsRecorded(OccasionsRecorded { occasions }));
    }
    let procedures = news(&known.procedures, request.packs.procedures, |rule| rule.id.as_str());
    if !procedures.is_empty() {
        events.push(Event::ProceduresRecorded(ProceduresRecorded { procedures }));
    }
    let workflows =
        news(&known.workflows, request.packs.workflows, |workflow| workflow.id.as_str());
    if !workflows.is_empty() {
        events.push(Event::WorkflowsRecorded(WorkflowsRecorded { workflows }));
    }
    events
}

fn first_edition(making: &Making<'_>, commitments: &[&Commitment]) -> (Vec<Event>, ImportOutcome) {
    let mut ids = FreeIds::default();
    let mut items = Vec::new();
    let mut events = Vec::new();
    for (position, commitment) in (0..).zip(commitments) {
        let id = ids.take(making.text, commitment, "");
        items.push(id.clone());
        events.push(Event::ItemCreated(Box::new(ItemCreated {
            item: making.item(id, commitment, StatusId::proposed()),
            position,
            reason: "first-edition".to_owned(),
        })));
    }
    (events, ImportOutcome::New { edition: making.edition.clone(), items })
}

fn later_edition(
    making: &Making<'_>,
    commitments: &[&Commitment],
    items: &[Item],
    previous: &KnownEdition,
    number: u32,
    aligner: Option<&Aligner<'_>>,
) -> (Vec<Event>, ImportOutcome) {
    // Items that apply are recognised first; one that an earlier edition dropped may come back.
    // Parts of split items follow their whole.
    let parts = carrying::parts(items);
    let mut before: Vec<&Item> =
        items.iter().filter(|item| item.follow_up.split_from.is_none()).collect();
    before.sort_by_key(|item| item.status.is_overtaken());
    let old: Vec<&Commitment> = before.iter().map(|item| extracted(item)).collect();
    let paired = succeeding::pair(&before, &old, commitments, aligner);
    let by_after: BTreeMap<usize, &matching::Match> =
        paired.carried.iter().map(|found| (found.after, found)).collect();
    let mut carried: BTreeSet<&ItemId> = BTreeSet::new();
    let mut ids = FreeIds { taken: items.iter().map(|item| item.id.clone()).collect() };

    let (mut added, mut kept, mut reworded, mut events) = (vec![], vec![], vec![], vec![]);
    for (index, (position, commitment)) in (0..).zip(commitments).enumerate() {
        let Some(found) = by_after.get(&index) else {
            let id = ids.take(making.text, commitment, &format!("@{number}"));
            added.push(id.clone());
            let mut item = making.item(id, commitment, StatusId::proposed());
            let mut reason = "not-in-previous-edition";
            if let Some(whole) = paired.split_off.get(&index) {
                // A part that goes on with what the whole asked.
                reason = Fate::SplitOff.name();
                let relation =
                    Relation { kind: RelationKind::Continues, item: before[*whole].id.clone() };
                item.follow_up.relations.insert(relation);
            }
            let reason = reason.to_owned();
            events.push(Event::ItemCreated(Box::new(ItemCreated { item, position, reason })));
            continue;
        };
        let whole = before[found.before];
        let changed = matching::changed_fields(extracted(whole), commitment);
        for item in [whole].into_iter().chain(carrying::all_parts(&parts, &whole.id)) {
            carried.insert(&item.id);
            let back = carrying::comes_back(item);
            let applies = back || !item.status.is_overtaken();
            if applies && changed.is_empty() {
                kept.push(item.id.clone());
            } else if applies {
                reworded.push(Reworded {
                    item: item.id.clone(),
                    similarity: found.similarity,
                    changed: changed.clone(),
                });
            }
            events.push(Event::ItemCarried(Box::new(ItemCarried {
                item: carrying::carried(item, making, commitment),
                position,
                previous: item.edition.clone(),
                reason: format!("{}{}", if back { "reinstated-" } else { "" }, found.reason),
                similarity: found.similarity,
                changed: changed.clone(),
            })));
        }
    }
    let mut dropped = Vec::new();
    for (place, becomes) in &paired.merged_into {
        let Some(found) = by_after.get(becomes) else { continue };
        let stands = before[found.before].id.clone();
        for item in
            [before[*place]].into_iter().chain(carrying::all_parts(&parts, &before[*place].id))
        {
            if item.status.is_overtaken() || !carried.insert(&item.id) {
                continue;
            }
            dropped.push(item.id.clone());
            events.push(Event::ItemReplaced(ItemReplaced {
                item: item.id.clone(),
                by: vec![stands.clone()],
                rule: Fate::MergedInto.name().to_owned(),
                reason: making.edition.to_string(),
            }));
        }
    }
    for item in items {
        if !item.status.is_overtaken() && !carried.contains(&item.id) {
            dropped.push(item.id.clone());
            events.push(Event::ItemOvertaken(ItemOvertaken {
                item: item.id.clone(),
                edition: making.edition.clone(),
                reason: "not-in-edition".to_owned(),
            }));
        }
    }
    let outcome = ImportOutcome::NewEdition {
        edition: making.edition.clone(),
        previous: previous.id.clone(),
        added,
        kept,
        reworded,
        dropped,
    };
    (events, outcome)
}

/// What the edition before said, whatever people made of it.
pub(crate) fn extracted(item: &Item) -> &Commitment {
    item.extracted.as_deref().unwrap_or(&item.commitment)
}

/// Item ids not yet given away. A second commitment with one id gets `~2`, an item that comes
/// with a later edition under a number that another item has gets `@` and the edition's number.
#[derive(Default)]
pub(crate) struct FreeIds {
    pub(crate) taken: BTreeSet<ItemId>,
}

impl FreeIds {
    pub(crate) fn take(&mut self, text: &TextId, commitment: &Commitment, mark: &str) -> ItemId {
        let base = ItemId::join(text, &commitment.id);
        let marked = format!("{base}{mark}");
        let numbered = (2u32..).map(|number| ItemId::new(format!("{marked}~{number}")));
        let id = [base.clone(), ItemId::new(marked.clone())]
            .into_iter()
            .chain(numbered)
            .find(|id| !self.taken.contains(id))
            .unwrap_or(base);
        self.taken.insert(id.clone());
        id
    }
}

/// A value as bytes under their SHA-256, having made sure that it can be read back.
pub(crate) fn content<T>(
    request: &ImportRequest<'_>,
    kind: &'static str,
    value: &T,
) -> Result<Content>
where
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let invalid = |error: serde_json::Error| RegisterError::InvalidImport {
        text: request.text.as_str().to_owned(),
        why: Objection::NotKept { what: kind.to_owned(), cause: error.to_string() },
    };
    let bytes = serde_json::to_vec(value).map_err(invalid)?;
    // A confidence that is not a number would be written as null and never read again.
    serde_json::from_slice::<T>(&bytes).map_err(invalid)?;
    Ok(Content { sha256: hexadecimal(&Sha256::digest(&bytes)), kind, bytes })
}

/// SHA-256 over language, provision ids and words: what a text says, whatever file it came in.
pub(crate) fn content_sha256(document: &Document) -> String {
    let mut hash = Sha256::new();
    hash.update(document.language.language.code());
    for provision in &document.provisions {
        // Lengths in front, so that no two sequences of words give the same bytes.
        let words = document.slice(provision.span);
        hash.update(format!("\n{} {}\n", provision.id.as_str().len(), words.len()));
        hash.update(provision.id.as_str());
        hash.update(words);
    }
    hexadecimal(&hash.finalize())
}

/// Lower-case hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Refuses what would make ids that cannot be told apart or read.
pub(crate) fn validate(request: &ImportRequest<'_>) -> Result<String> {
    let invalid = |why: Objection| RegisterError::InvalidImport {
        text: request.text.as_str().to_owned(),
        why,
    };
    let id = request.text.as_str();
    let fits =
        |letter: char| !(letter.is_whitespace() || letter.is_control() || ":/".contains(letter));
    if id.is_empty() || id.len() > 200 || !id.chars().all(fits) {
        return Err(invalid(Objection::TextForm));
    }
    if request.actor.trim().is_empty() {
        return Err(invalid(Objection::Nobody));
    }
    let known: BTreeSet<_> =
        request.document.provisions.iter().map(|provision| &provision.id).collect();
    let stray = |extraction: &Extraction| {
        extraction
            .commitments()
            .find(|commitment| !known.contains(&commitment.provision))
            .map(|commitment| (commitment.id.clone(), commitment.provision.clone()))
    };
    if let Some((commitment, provision)) = stray(request.extraction) {
        return Err(invalid(Objection::StrayReading {
            commitment: commitment.to_string(),
            provision: provision.to_string(),
        }));
    }
    let at: jiff::Timestamp = request
        .at
        .parse()
        .map_err(|_| invalid(Objection::NoMoment { written: request.at.to_owned() }))?;
    Ok(at.to_string())
}
