//! Words of the text that the extraction gives a meaning: who, when, which document.

use actum_model::{
    Basis, Body, BodyId, BodyKind, Document, Extraction, Located, Occasion, OccasionId,
    PartialDate, Party, Span,
};

/// Words with a meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) meaning: Meaning,
}

/// What words mean.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// Somebody, by the id of an entry of the references.
    Somebody(String),
    /// An occasion of the packs.
    Event(String),
    /// A day.
    Date(String),
    /// A document, by an address that names it.
    Document(String),
    /// Words inserted by a tracked change.
    Inserted,
    /// The title of the text itself.
    Title,
    /// The day of its adoption.
    AdoptionDate(String),
    /// The place of its adoption.
    AdoptionPlace,
}

/// An entry of the references.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// Id by which the text refers to it.
    pub(super) id: String,
    /// Element of the standard.
    pub(super) class: Class,
    /// Address in the ontology.
    pub(super) href: String,
    /// Name to show.
    pub(super) name: String,
}

/// Classes of things that the references tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Organization,
    Role,
    Event,
    Location,
}

impl Class {
    /// The element that declares it.
    pub(super) fn declaration(self) -> &'static str {
        match self {
            Class::Organization => "TLCOrganization",
            Class::Role => "TLCRole",
            Class::Event => "TLCEvent",
            Class::Location => "TLCLocation",
        }
    }

    /// The element that marks words.
    pub(super) fn inline(self) -> &'static str {
        match self {
            Class::Organization => "organization",
            Class::Role => "role",
            Class::Event => "event",
            Class::Location => "location",
        }
    }
}

/// The marks of a document in order, none over another, and the references they need.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) marks: Vec<Mark>,
    pub(super) entries: Vec<Entry>,
}

impl Marks {
    /// The marks that lie in `span`.
    pub(super) fn within(&self, span: Span) -> &[Mark] {
        let from = self.marks.partition_point(|mark| mark.span.start < span.start);
        let to = self.marks.partition_point(|mark| mark.span.start < span.end);
        &self.marks[from..to.max(from)]
    }

    pub(super) fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries
            .binary_search_by(|entry| entry.id.as_str().cmp(id))
            .ok()
            .map(|at| &self.entries[at])
    }
}

pub(super) fn find(
    document: &Document,
    extraction: &Extraction,
    bodies: &[Body],
    occasions: &[Occasion],
) -> Marks {
    let mut found = Found { document, bodies, occasions, marks: Vec::new(), entries: Vec::new() };
    found.inserted();
    let inserted = std::mem::take(&mut found.marks);
    found.front();
    for commitment in extraction.commitments() {
        for party in commitment.addressees.iter().chain(&commitment.report_to) {
            found.party(party);
        }
        for partner in &commitment.partners {
            found.party(&partner.clone().map(|partner| partner.party));
        }
        for due in &commitment.due {
            let Some(span) = stated(&due.basis) else { continue };
            let Some(reading) = due.value.readings.first() else { continue };
            if let Some(occasion) = &reading.occasion {
                if let Some(id) = found.occasion(occasion) {
                    found.mark(span, Meaning::Event(id));
                }
            } else if let Some(date) = reading.date.filter(|date| date.day_number().is_some()) {
                found.mark(span, Meaning::Date(date.to_string()));
            }
        }
        for citation in &commitment.citations {
            if let Some(span) = stated(&citation.basis) {
                let address = citation_address(&citation.value.normalized);
                found.mark(span, Meaning::Document(address));
            }
        }
    }
    if let Some(body) = author(extraction, occasions) {
        found.body(body);
    }
    found.finished(inserted)
}

/// The body that adopted the text, where the extraction knows the occasion.
pub(super) fn author<'a>(extraction: &Extraction, occasions: &'a [Occasion]) -> Option<&'a BodyId> {
    let occasion = extraction.adopting_occasion.as_ref()?;
    occasions.iter().find(|known| known.id == occasion.value).map(|known| &known.body)
}

struct Found<'a> {
    document: &'a Document,
    bodies: &'a [Body],
    occasions: &'a [Occasion],
    marks: Vec<Mark>,
    entries: Vec<Entry>,
}

impl Found<'_> {
    /// A tracked change belongs to the text; what the text means gives way to it.
    fn inserted(&mut self) {
        for provision in &self.document.provisions {
            for revision in &provision.revisions {
                self.mark(revision.span, Meaning::Inserted);
            }
        }
        self.marks.sort();
    }

    /// What the document says of itself.
    fn front(&mut self) {
        if let Some(title) = &self.document.title {
            self.mark(title.span, Meaning::Title);
        }
        let adoption = &self.document.adoption;
        if let (Some(date), Some(quote)) = (adoption.date, &adoption.date_quote)
            && date.day_number().is_some()
        {
            self.mark(quote.span, Meaning::AdoptionDate(date.to_string()));
        }
        if let Some(place) = &adoption.place {
            let name = place.quote.clone();
            self.entries.push(Entry {
                id: PLACE.to_owned(),
                class: Class::Location,
                href: format!("/akn/ontology/location/{}", encoded(&name)),
                name,
            });
            self.mark(place.span, Meaning::AdoptionPlace);
        }
    }

    fn mark(&mut self, span: Span, meaning: Meaning) {
        if !span.is_empty() && span.slice(&self.document.text).is_some() {
            self.marks.push(Mark { span, meaning });
        }
    }

    fn party(&mut self, party: &Located<Party>) {
        let Some(span) = stated(&party.basis) else { return };
        let id = match &party.value.body {
            Some(body) => self.body(body),
            None => {
                // Somebody no pack knows has an entry by the name.
                let name = &party.value.name;
                let id = format!("party_{}", encoded(&name.to_lowercase()).replace('%', "-"));
                self.entries.push(Entry {
                    id: id.clone(),
                    class: Class::Organization,
                    href: format!("/akn/ontology/organization/{}", encoded(name)),
                    name: name.clone(),
                });
                id
            }
        };
        self.mark(span, Meaning::Somebody(id));
    }

    fn body(&mut self, id: &BodyId) -> String {
        let body = self.bodies.iter().find(|body| body.id == *id);
        let class = match body.map(|body| body.kind) {
            Some(BodyKind::Position) => Class::Role,
            _ => Class::Organization,
        };
        let kind = if class == Class::Role { "role" } else { "organization" };
        let language = self.document.language.language;
        let entry = format!("body_{}", encoded(id.as_str()).replace('%', "-"));
        self.entries.push(Entry {
            id: entry.clone(),
            class,
            href: format!("/akn/ontology/{kind}/{}", encoded(id.as_str())),
            name: body.map_or(id.as_str(), |body| body.display_name(language).0).to_owned(),
        });
        entry
    }

    fn occasion(&mut self, id: &OccasionId) -> Option<String> {
        let occasion = self.occasions.iter().find(|known| known.id == *id)?;
        let entry = format!("event_{}", encoded(id.as_str()).replace('%', "-"));
        self.entries.push(Entry {
            id: entry.clone(),
            class: Class::Event,
            href: format!("/akn/ontology/event/{}", encoded(id.as_str())),
            name: occasion.display_name(self.document.language.language).to_owned(),
        });
        Some(entry)
    }

    fn finished(self, inserted: Vec<Mark>) -> Marks {
        let Found { mut marks, mut entries, .. } = self;
        marks.retain(|mark| {
            let next = inserted.partition_point(|known| known.span.end <= mark.span.start);
            inserted.get(next).is_none_or(|known| known.span.start >= mark.span.end)
        });
        marks.extend(inserted);
        entries.sort();
        entries.dedup_by(|later, first| later.id == first.id);
        // The longer of two that begin at one place holds the other; of two that overlap the
        // first stays.
        marks.sort_by(|a, b| {
            (a.span.start, b.span.end, &a.meaning).cmp(&(b.span.start, a.span.end, &b.meaning))
        });
        let mut end = 0;
        marks.retain(|mark| {
            let free = mark.span.start >= end;
            if free {
                end = mark.span.end;
            }
            free
        });
        Marks { marks, entries }
    }
}

/// Id of the place of adoption among the references.
pub(super) const PLACE: &str = "place_adoption";

/// Where the words say it, be it in the provision itself or in the chapeau above.
fn stated(basis: &Basis) -> Option<Span> {
    match basis {
        Basis::Stated { span, .. } | Basis::Inherited { span, .. } => Some(*span),
        Basis::Inferred { .. } | Basis::Entered { .. } => None,
    }
}

/// An address for a cited document. Neither author nor date of it are known for sure, so an
/// address of the naming convention cannot be made; this one says what the text says.
fn citation_address(normalized: &str) -> String {
    format!("urn:actum:citation:{}", encoded(normalized))
}

/// Letters, figures and a few signs as they are, everything else as in RFC 3986, 2.1.
pub(super) fn encoded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The whole date that the schema wants, with a name that tells how much of it counts.
pub(super) fn whole_date(date: Option<PartialDate>) -> (String, &'static str) {
    let Some(date) = date else { return ("0001-01-01".to_owned(), "unknown") };
    let name = match (date.month_number(), date.day_number()) {
        (None, _) => "adoptionYear",
        (Some(_), None) => "adoptionMonth",
        (Some(_), Some(_)) => "adoption",
    };
    let (month, day) = (date.month_number().unwrap_or(1), date.day_number().unwrap_or(1));
    (format!("{:04}-{month:02}-{day:02}", date.year_number()), name)
}
