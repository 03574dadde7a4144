//! Small documents with their extractions, made in a line or two. The words are invented.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;

use actum_model::{
    Basis, Body, BodyId, BodyKind, BodyNames, Commitment, CommitmentId, Deliverable, Distribution,
    Document, Due, DueKind, DueReading, DueRelation, Extraction, Force, ForceReading, ForceValue,
    Format, Instrument, Language, LanguageBasis, LanguageFinding, Located, Number, Occasion,
    OccasionKind, Outcome, PartialDate, Partner, PartnerRole, Party, Period, Place, Provision,
    ProvisionId, ProvisionKind, ProvisionReading, Reference, ReferenceTarget, ResidueReason, Shape,
    Source, Span, TextId, Workflow,
};
use actum_register::{ImportOutcome, ImportRequest, PackView, Register, Result};

pub(crate) const AT: &str = "2026-11-23T09:00:00Z";

/// One thing asked.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub(crate) id: String,
    pub(crate) provision: String,
    pub(crate) act: String,
    pub(crate) forces: Vec<Force>,
    pub(crate) addressees: Vec<String>,
    pub(crate) partners: Vec<(String, PartnerRole)>,
    pub(crate) report_to: Vec<String>,
    pub(crate) due: Vec<Due>,
    pub(crate) instruments: Vec<Instrument>,
    pub(crate) references: Vec<ReferenceTarget>,
    pub(crate) group: Option<String>,
    pub(crate) confidence: f32,
}

/// `who` is asked under number `id` to do `act`. `id` is `5.1a` for the part `5.1` of action 5.
pub(crate) fn ask(id: &str, who: &str, act: &str) -> Ask {
    Ask {
        id: id.to_owned(),
        provision: id.trim_end_matches(|letter: char| letter.is_ascii_lowercase()).to_owned(),
        act: act.to_owned(),
        forces: vec![Force::Request],
        addressees: who.split('+').map(str::to_owned).collect(),
        partners: Vec::new(),
        report_to: Vec::new(),
        due: Vec::new(),
        instruments: Vec::new(),
        references: Vec::new(),
        group: None,
        confidence: 0.9,
    }
}

impl Ask {
    pub(crate) fn force(mut self, forces: &[Force]) -> Self {
        self.forces = forces.to_vec();
        self
    }

    pub(crate) fn with(mut self, body: &str, role: PartnerRole) -> Self {
        self.partners.push((body.to_owned(), role));
        self
    }

    pub(crate) fn report_to(mut self, body: &str) -> Self {
        self.report_to.push(body.to_owned());
        self
    }

    pub(crate) fn instrument(mut self, instrument: Instrument) -> Self {
        self.instruments.push(instrument);
        self
    }

    pub(crate) fn due(mut self, kind: DueKind, readings: &[(&str, Option<PartialDate>)]) -> Self {
        let readings = readings
            .iter()
            .map(|(occasion, date)| DueReading {
                occasion: (!occasion.is_empty()).then(|| (*occasion).into()),
                date: *date,
                interval: None,
                rule: "test".to_owned(),
                ..DueReading::default()
            })
            .collect();
        let written = "in due time".to_owned();
        self.due.push(Due { kind, relation: DueRelation::By, written, offset: None, readings });
        self
    }

    pub(crate) fn at(self, occasion: &str) -> Self {
        self.due(DueKind::Occasion, &[(occasion, None)])
    }

    pub(crate) fn refers(mut self, target: ReferenceTarget) -> Self {
        self.references.push(target);
        self
    }

    pub(crate) fn group(mut self, group: &str) -> Self {
        self.group = Some(group.to_owned());
        self
    }
}

fn inferred<T>(value: T) -> Located<T> {
    let basis = Basis::Inferred { rule: "test".to_owned(), span: None, quote: None };
    Located { value, basis, confidence: 0.8 }
}

fn party(id: &str) -> Party {
    Party { name: id.to_uppercase(), body: Some(BodyId::new(id)) }
}

/// A document in `language` that asks `asks`, with its extraction. Each action gets a numbered
/// chapeau; a provision that several commitments share is written once.
pub(crate) fn edition(language: Language, source: &str, asks: &[Ask]) -> (Document, Extraction) {
    let chapeau_words = match language {
        Language::Ar => "تدعو الجمعية إلى ما يلي",
        Language::Zh => "全会提出以下行动",
        Language::En => "The assembly asks for the following",
        Language::Fr => "L'assemblée demande ce qui suit",
        Language::Ru => "Ассамблея просит о следующем",
        Language::Es => "La asamblea pide lo siguiente",
    };
    let mut text = String::new();
    let mut provisions: Vec<Provision> = Vec::new();
    let mut readings: Vec<ProvisionReading> = Vec::new();
    let mut add = |id: &str, parent: Option<&str>, kind, words: &str| -> Span {
        let start = text.len();
        text.push_str(words);
        let span = Span::new(start, text.len());
        text.push('\n');
        let value = id.rsplit('.').next().unwrap_or(id).to_owned();
        provisions.push(Provision {
            id: id.into(),
            parent: parent.map(ProvisionId::from),
            kind,
            shape: Shape::Paragraph,
            number: Some(Number { written: format!("{value})"), value, span: None }),
            depth: u16::from(parent.is_some()),
            language: None,
            span,
            place: Place::default(),
            revisions: Vec::new(),
            footnotes: Vec::new(),
        });
        span
    };
    for ask in asks {
        let action = ask.provision.split('.').next().expect("split gives one part").to_owned();
        if !readings.iter().any(|reading| reading.provision.as_str() == action) {
            add(&action, None, ProvisionKind::Chapeau, chapeau_words);
            readings.push(ProvisionReading {
                provision: action.as_str().into(),
                outcome: Outcome::NothingAsked { reason: ResidueReason::CarriedByParts },
                statements: Vec::new(),
                residue: Vec::new(),
                chapeau: None,
            });
        }
        let there = readings.iter().any(|reading| reading.provision.as_str() == ask.provision);
        if !there {
            let words: Vec<&str> = asks
                .iter()
                .filter(|other| other.provision == ask.provision)
                .map(|other| other.act.as_str())
                .collect();
            add(&ask.provision, Some(&action), ProvisionKind::Operative, &words.join("; "));
            readings.push(ProvisionReading {
                provision: ask.provision.as_str().into(),
                outcome: Outcome::Commitments { commitments: Vec::new() },
                statements: Vec::new(),
                residue: Vec::new(),
                chapeau: None,
            });
        }
        let reading = readings
            .iter_mut()
            .find(|reading| reading.provision.as_str() == ask.provision)
            .expect("added above");
        match &mut reading.outcome {
            Outcome::Commitments { commitments } => commitments.push(commitment(ask)),
            // A commitment of the chapeau itself.
            outcome @ Outcome::NothingAsked { .. } => {
                *outcome = Outcome::Commitments { commitments: vec![commitment(ask)] };
            }
        }
    }
    let title = format!("{source}\n{text}");
    let document = Document {
        source: Source {
            name: source.to_owned(),
            format: Format::PlainText,
            encoding: Some("UTF-8".to_owned()),
            sha256: format!(
                "{:064x}",
                title.bytes().fold(7u128, |sum, byte| {
                    sum.wrapping_mul(1_000_003).wrapping_add(u128::from(byte))
                })
            ),
            bytes: text.len() as u64,
        },
        language: LanguageFinding { language, basis: LanguageBasis::Declared, confidence: 1.0 },
        title: None,
        adoption: actum_model::Adoption::default(),
        text,
        provisions,
        notices: Vec::new(),
    };
    (document, Extraction { adopting_occasion: None, readings })
}

fn commitment(ask: &Ask) -> Commitment {
    let share = 1.0 / ask.forces.len() as f32;
    let readings: Vec<ForceReading> = ask
        .forces
        .iter()
        .map(|force| ForceReading {
            force: *force,
            english: format!("{}s", force.name()),
            weight: share,
        })
        .collect();
    Commitment {
        id: ask.id.as_str().into(),
        provision: ask.provision.as_str().into(),
        group: CommitmentId::new(ask.group.clone().unwrap_or_else(|| ask.id.clone())),
        force: inferred(ForceValue {
            force: ask.forces[0],
            verb: ask.forces[0].name().to_owned(),
            lemma: ask.forces[0].name().to_owned(),
            readings,
            reiterated: false,
        }),
        addressees: ask.addressees.iter().map(|id| inferred(party(id))).collect(),
        distribution: Distribution::Single,
        partners: ask
            .partners
            .iter()
            .map(|(id, role)| inferred(Partner { party: party(id), role: *role }))
            .collect(),
        act: inferred(ask.act.clone()),
        deliverables: if ask.instruments.first() == Some(&Instrument::Report) {
            vec![inferred(Deliverable { kind: "report".to_owned(), name: "report".to_owned() })]
        } else {
            Vec::new()
        },
        due: ask.due.iter().cloned().map(inferred).collect(),
        report_to: ask.report_to.iter().map(|id| inferred(party(id))).collect(),
        conditions: Vec::new(),
        citations: Vec::new(),
        references: ask
            .references
            .iter()
            .map(|target| inferred(Reference { target: target.clone(), words: String::new() }))
            .collect(),
        instruments: ask.instruments.iter().copied().map(inferred).collect(),
        confidence: ask.confidence,
        doubts: Vec::new(),
    }
}

fn body(id: &str, kind: BodyKind, members: &[&str], reports_to: Option<&str>) -> Body {
    let names = BodyNames { name: id.to_uppercase(), ..BodyNames::default() };
    Body {
        id: id.into(),
        kind,
        parent: None,
        names: BTreeMap::from([(Language::En, names)]),
        valid: Period::default(),
        predecessors: Vec::new(),
        lists_members: false,
        members: members.iter().map(|id| BodyId::new(*id)).collect(),
        reports_to: reports_to.map(BodyId::from),
        source: String::new(),
        verified: false,
    }
}

/// An assembly with a council, a director, three groups taken together, and two classes of
/// members.
pub(crate) fn bodies() -> Vec<Body> {
    vec![
        body("assembly", BodyKind::Assembly, &[], None),
        body("council", BodyKind::AdvisoryGroup, &[], Some("assembly")),
        body("director", BodyKind::Position, &[], Some("council")),
        body("group-2", BodyKind::Group, &[], Some("council")),
        body("group-10", BodyKind::Group, &[], Some("council")),
        body("group-9", BodyKind::Group, &[], Some("council")),
        body("groups", BodyKind::Collective, &["group-2", "group-9", "group-10"], Some("council")),
        body("all", BodyKind::Collective, &["groups", "council", "all"], None),
        body("states", BodyKind::Membership, &[], Some("assembly")),
        body("companies", BodyKind::Membership, &[], None),
        body("members", BodyKind::Collective, &["states", "companies"], Some("assembly")),
    ]
}

fn occasion(id: &str, from: &str, to: &str) -> Occasion {
    Occasion {
        id: id.into(),
        kind: OccasionKind::Assembly,
        series: "assembly".to_owned(),
        body: "assembly".into(),
        period: Period { from: from.parse().ok(), to: to.parse().ok() },
        names: BTreeMap::new(),
        place: BTreeMap::new(),
        cancelled: false,
        revision: 0,
        source: String::new(),
        verified: false,
    }
}

pub(crate) fn occasions() -> Vec<Occasion> {
    vec![
        occasion("assembly-28", "2028-10-09", "2028-10-18"),
        occasion("assembly-24", "2024", "2024"),
        occasion("assembly-32", "", ""),
    ]
}

/// The life of an item of an action plan, as the built-in pack has it.
pub(crate) fn workflow() -> Workflow {
    let words = include_str!("../../../../packs/workflows/action-plan.toml");
    toml::from_str(words).expect("a workflow")
}

/// Imports, with the bodies, occasions and workflow above.
pub(crate) async fn import(
    register: &Register,
    text: &str,
    edition: &(Document, Extraction),
) -> Result<ImportOutcome> {
    let (bodies, occasions) = (bodies(), occasions());
    let workflows = [workflow()];
    let packs = PackView {
        bodies: &bodies,
        occasions: &occasions,
        workflows: &workflows,
        ..PackView::default()
    };
    import_at(register, text, edition, AT, packs).await
}

pub(crate) async fn import_at(
    register: &Register,
    text: &str,
    (document, extraction): &(Document, Extraction),
    at: &str,
    packs: PackView<'_>,
) -> Result<ImportOutcome> {
    register
        .import(ImportRequest {
            text: TextId::new(text),
            title: format!("Decisions of {text}"),
            document,
            extraction,
            packs,
            actor: "officer",
            at,
        })
        .await
}

/// Makes sure that the file is sound and the state follows from the events.
pub(crate) async fn assert_sound(register: &Register) {
    let report = register.check().await.expect("the check runs");
    assert!(report.is_sound(), "{:#?}", report.findings);
}

/// Ids as text.
pub(crate) fn ids<'a, T: AsRef<str> + 'a>(ids: impl IntoIterator<Item = &'a T>) -> Vec<&'a str> {
    ids.into_iter().map(AsRef::as_ref).collect()
}
