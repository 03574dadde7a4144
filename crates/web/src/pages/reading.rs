//! The reading page: the text on one side with the words of each value marked, what was
//! understood of it on the other, each leading to the other.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{
    Commitment, Document, Extraction, ItemId, Language, Outcome, Provision, ProvisionKind,
    ProvisionReading, ResidueReason, TextId,
};
use actum_register::EditionSummary;
use askama::Template;
use axum::extract::{Path, State};

use super::texts::{NoticeShown, notices};
use crate::WebState;
use crate::basis::{DueShown, ForceShown, Ground, Shower, Shown};
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Markup, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::marks::{self, Mark, MarkKind, Marks, Style, write_provision};
use crate::row::direction;
use crate::vocabulary::Named;

#[derive(Template)]
#[template(path = "reading.html")]
struct ReadingTemplate {
    frame: Frame,
    text: String,
    title: String,
    language: Language,
    direction: &'static str,
    source: String,
    sha256: String,
    language_name: Words,
    adoption: Option<String>,
    editions: Vec<EditionLink>,
    legend: Vec<(&'static str, Words)>,
    provisions: u64,
    asking: u64,
    items: u64,
    silent: u64,
    /// Provisions that a person should look at: the page anchors.
    look: Vec<(String, String)>,
    notices: Vec<NoticeShown>,
    passages: Vec<Passage>,
}

/// Another edition of the same text.
struct EditionLink {
    words: Words,
    number: u32,
    href: String,
    current: bool,
}

/// A provision and what was understood of it.
struct Passage {
    anchor: String,
    id: String,
    number: Option<String>,
    kind: &'static str,
    kind_name: Words,
    depth: u16,
    /// Whether it is shown quietly: it is not operative.
    quiet: bool,
    language: Language,
    direction: &'static str,
    words: Markup,
    cards: Vec<Card>,
    nothing: Option<Words>,
    /// Whether a person should look at it.
    look: bool,
}

/// One commitment beside its words.
pub(super) struct Card {
    pub(super) anchor: String,
    pub(super) number: String,
    pub(super) href: String,
    pub(super) force: ForceShown,
    pub(super) force_anchor: Option<String>,
    pub(super) force_ground: Ground,
    pub(super) act: Shown,
    pub(super) lines: Vec<Line>,
    pub(super) due: Vec<DueShown>,
    pub(super) doubts: Vec<Words>,
}

/// The values of one field.
pub(super) struct Line {
    pub(super) class: &'static str,
    pub(super) label: Words,
    pub(super) values: Vec<Shown>,
}

/// `GET /texts/{id}/reading`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(id): Path<String>,
    reader: Reader,
) -> Page {
    let page = build(&state, &reader, &TextId::new(id)).await;
    respond(reader, page)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    text: &TextId,
) -> Result<ReadingTemplate, PageError> {
    let frame = Frame::new(reader, Section::Texts);
    let editions = state.register().editions(text).await?;
    if editions.is_empty() {
        return Err(PageError::Missing { kind: "text", id: text.to_string() });
    }
    let edition = choose(&editions, reader)?;
    let missing = || PageError::Missing { kind: "edition", id: edition.id.to_string() };
    let (document, extraction) =
        state.register().reading(&edition.id).await?.ok_or_else(missing)?;

    let language = document.language.language;
    let shower = Shower { state, frame: &frame, language: Some(language) };
    let mut all = Marks::default();
    for reading in &extraction.readings {
        all.add_reading(reading);
    }
    let page = PageWriter { document: &document, marks: &all, shower: &shower, text };
    let passages = page.passages(&extraction);
    let kinds = all.kinds();
    let legend = MarkKind::VALUES.into_iter().chain([MarkKind::Statement, MarkKind::Residue]);
    let asking = passages.iter().filter(|passage| !passage.cards.is_empty()).count() as u64;
    let look = passages.iter().filter(|passage| passage.look);
    Ok(ReadingTemplate {
        text: text.to_string(),
        title: document.title.as_ref().map_or_else(|| edition.title.clone(), |t| t.quote.clone()),
        language,
        direction: direction(Some(language)),
        source: edition.source_name.clone(),
        sha256: edition.source_sha256.clone(),
        language_name: frame.t(&language.message()),
        adoption: adoption(&document, &shower),
        editions: links(&editions, edition, text, &frame),
        legend: legend
            .filter(|kind| kinds.contains(kind))
            .map(|kind| (kind.class(), frame.t(kind.message())))
            .collect(),
        provisions: passages.len() as u64,
        asking,
        items: extraction.commitments().count() as u64,
        silent: passages.len() as u64 - asking,
        look: look.map(|passage| (link::encode(&passage.anchor), passage.id.clone())).collect(),
        notices: notices(&document, &frame),
        passages,
        frame,
    })
}

/// The edition asked for; else the current one in the reader's language; else the first.
fn choose<'a>(
    editions: &'a [EditionSummary],
    reader: &Reader,
) -> Result<&'a EditionSummary, PageError> {
    if let Some(id) = reader.parameter("edition") {
        let found = editions.iter().find(|edition| edition.id.as_str() == id);
        return found.ok_or_else(|| PageError::Missing { kind: "edition", id: id.to_owned() });
    }
    let current = |language: Option<Language>| {
        editions
            .iter()
            .find(|e| e.current && language.is_none_or(|language| e.language == language))
    };
    Ok(current(Some(reader.language())).or_else(|| current(None)).unwrap_or(&editions[0]))
}

fn links(
    editions: &[EditionSummary],
    shown: &EditionSummary,
    text: &TextId,
    frame: &Frame,
) -> Vec<EditionLink> {
    if editions.len() < 2 {
        return Vec::new();
    }
    let link = |edition: &EditionSummary| EditionLink {
        words: frame.t(&edition.language.message()),
        number: edition.number,
        href: link::reading(text, Some(&edition.id)),
        current: edition.id == shown.id,
    };
    editions.iter().map(link).collect()
}

/// Occasion, place and date of the adoption, as far as the document tells.
fn adoption(document: &Document, shower: &Shower<'_>) -> Option<String> {
    let adoption = &document.adoption;
    let occasion = adoption.occasion.as_ref().map(|id| shower.occasion_name(id));
    let place = adoption.place.as_ref().map(|place| place.quote.clone());
    let date = adoption.date.map(|date| shower.frame.date(date));
    let parts: Vec<String> = [occasion, place, date].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| shower.frame.messages().list(&parts))
}

struct PageWriter<'a> {
    document: &'a Document,
    marks: &'a Marks,
    shower: &'a Shower<'a>,
    text: &'a TextId,
}

impl PageWriter<'_> {
    fn passages(&self, extraction: &Extraction) -> Vec<Passage> {
        let readings: BTreeMap<_, &ProvisionReading> =
            extraction.readings.iter().map(|reading| (&reading.provision, reading)).collect();
        let known: BTreeSet<String> =
            extraction.commitments().map(|commitment| commitment.id.to_string()).collect();
        self.document
            .provisions
            .iter()
            .map(|provision| self.passage(provision, readings.get(&provision.id).copied(), &known))
            .collect()
    }

    fn passage(
        &self,
        provision: &Provision,
        reading: Option<&ProvisionReading>,
        known: &BTreeSet<String>,
    ) -> Passage {
        let frame = self.shower.frame;
        let language = provision.language.unwrap_or(self.document.language.language);
        let (cards, reason) = match reading.map(|reading| &reading.outcome) {
            Some(Outcome::Commitments { commitments }) => {
                (commitments.iter().map(|one| card(one, self.shower, self.text)).collect(), None)
            }
            Some(Outcome::NothingAsked { reason }) => (Vec::new(), Some(*reason)),
            // "Not looked at" and "looked at, nothing found" are different.
            None => (Vec::new(), None),
        };
        let unread = reading.is_none();
        let look = unread
            || matches!(reason, Some(ResidueReason::NoOperativeVerb | ResidueReason::Unplaced));
        let nothing = match reason {
            Some(reason) => Some(frame.t(&reason.message())),
            None if unread => Some(frame.t("reading-unread")),
            None => None,
        };
        let link = |mark: &Mark| {
            let id = mark.commitments.iter().find(|id| known.contains(*id))?;
            Some(format!("#{}", link::encode(&link::item_anchor(&id.as_str().into()))))
        };
        let title = |mark: &Mark| {
            let kind = frame.plain(mark.kind.message());
            match mark.commitments.as_slice() {
                [] => kind.into(),
                ids => format!("{kind}: {}", frame.messages().list(ids)),
            }
        };
        let marks = self.marks.within(provision.span);
        let style = Style { link: &link, title: &title, anchors: true, named: false, chosen: None };
        Passage {
            anchor: link::provision_anchor(&provision.id),
            id: provision.id.to_string(),
            number: provision.number.as_ref().map(|number| number.written.clone()),
            kind: kind_class(provision.kind),
            kind_name: frame.t(&provision.kind.message()),
            depth: provision.depth.min(3),
            quiet: !matches!(provision.kind, ProvisionKind::Operative | ProvisionKind::Chapeau)
                && cards.is_empty()
                && !look,
            language,
            direction: direction(Some(language)),
            words: write_provision(self.document, provision, &marks, &style),
            cards,
            nothing,
            look,
        }
    }
}

/// What was understood of a commitment, each value with the place of its words on the page.
pub(super) fn card(commitment: &Commitment, shower: &Shower<'_>, text: &TextId) -> Card {
    let parties = |kind, parties: &[actum_model::Located<actum_model::Party>]| {
        let shown = |party| anchored(shower.party(party), kind, &party.basis);
        parties.iter().map(shown).collect()
    };
    let mut partners = shower.partners(commitment);
    for (shown, partner) in partners.iter_mut().zip(&commitment.partners) {
        shown.anchor = marks::anchor(MarkKind::Partner, &partner.basis);
    }
    let conditions = commitment
        .conditions
        .iter()
        .map(|one| anchored(shower.condition(one), MarkKind::Condition, &one.basis));
    let citations = commitment
        .citations
        .iter()
        .map(|one| anchored(shower.citation(one), MarkKind::Citation, &one.basis));
    let deliverables = commitment.deliverables.iter().map(|one| {
        let shown = shower.words_of(one, &one.value.name);
        anchored(shown, MarkKind::Deliverable, &one.basis)
    });
    let references = commitment.references.iter().map(|one| {
        let shown = shower.pointer(one, text);
        anchored(shown, MarkKind::Reference, &one.basis)
    });
    let instruments = commitment.instruments.iter().map(|one| shower.instrument(one));
    let line = |kind: MarkKind, values: Vec<Shown>| Line {
        class: kind.class(),
        label: shower.frame.t(kind.message()),
        values,
    };
    let mut lines = vec![
        line(MarkKind::Addressee, parties(MarkKind::Addressee, &commitment.addressees)),
        line(MarkKind::Partner, partners),
        line(MarkKind::Deliverable, deliverables.collect()),
        line(MarkKind::ReportTo, parties(MarkKind::ReportTo, &commitment.report_to)),
        line(MarkKind::Condition, conditions.collect()),
        line(MarkKind::Citation, citations.collect()),
        line(MarkKind::Reference, references.collect()),
        Line {
            class: "k-instrument",
            label: shower.frame.t("field-instruments"),
            values: instruments.collect(),
        },
    ];
    lines.retain(|line| !line.values.is_empty());
    let act = shower.words_of(&commitment.act, &commitment.act.value);
    let due = commitment.due.iter().map(|due| {
        let mut shown = shower.due(due);
        shown.value.anchor = marks::anchor(MarkKind::Due, &due.basis);
        shown
    });
    Card {
        anchor: link::item_anchor(&commitment.id),
        number: commitment.id.to_string(),
        href: link::item(&ItemId::join(text, &commitment.id)),
        force: shower.force(commitment),
        force_anchor: marks::anchor(MarkKind::Force, &commitment.force.basis),
        force_ground: shower.ground(&commitment.force.basis, commitment.force.confidence),
        act: anchored(act, MarkKind::Act, &commitment.act.basis),
        lines,
        due: due.collect(),
        doubts: shower.doubts(commitment),
    }
}

fn anchored(mut shown: Shown, kind: MarkKind, basis: &actum_model::Basis) -> Shown {
    shown.anchor = marks::anchor(kind, basis);
    shown
}

pub(super) fn kind_class(kind: ProvisionKind) -> &'static str {
    match kind {
        ProvisionKind::FrontMatter => "kind-front",
        ProvisionKind::Title => "kind-title",
        ProvisionKind::Heading => "kind-heading",
        ProvisionKind::Opening => "kind-opening",
        ProvisionKind::Recital => "kind-recital",
        ProvisionKind::Chapeau => "kind-chapeau",
        ProvisionKind::Operative => "kind-operative",
        ProvisionKind::Footnote => "kind-footnote",
        ProvisionKind::BackMatter => "kind-back",
        ProvisionKind::Unplaced => "kind-unplaced",
    }
}
