//! The values of one commitment, ready to be compared with those of another language.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{
    Basis, Commitment, CommitmentId, Distribution, Force, Located, Party, ProvisionId,
    ReferenceTarget, Span,
};
use serde::Serialize;

use crate::anchor::figures;
use crate::consensus::Verdict;
use crate::finding::Field;
use crate::names::{self, Names, Parties};
use crate::unit::{Unit, readings};
use crate::value::{self, Calendar, Cited, Time};

/// A commitment of a version.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    pub(crate) version: usize,
    pub(crate) commitment: &'a Commitment,
    pub(crate) unit: &'a Unit<'a>,
    forces: BTreeSet<Force>,
    times: Vec<Time>,
    cited: Vec<Cited>,
    /// Figures in its words and in those it stands under.
    figures: BTreeSet<String>,
    references: BTreeSet<String>,
}

/// Rows of provisions and commitments of one version, to which references point.
#[derive(Debug, Default)]
pub(crate) struct Targets {
    pub(crate) provisions: BTreeMap<ProvisionId, usize>,
    pub(crate) commitments: BTreeMap<CommitmentId, usize>,
}

impl<'a> Item<'a> {
    /// `figures_here` are those of its provision and of the words under which that stands.
    pub(crate) fn new(
        version: usize,
        commitment: &'a Commitment,
        unit: &'a Unit<'a>,
        figures_here: &BTreeSet<String>,
        targets: &Targets,
    ) -> Self {
        let target = |target: &ReferenceTarget| match target {
            ReferenceTarget::Provision { id } => targets
                .provisions
                .get(id)
                .map_or_else(|| id.to_string(), |row| format!("row {row}")),
            ReferenceTarget::Commitment { id } => targets
                .commitments
                .get(id)
                .map_or_else(|| id.to_string(), |row| format!("row {row}")),
            ReferenceTarget::Unresolved { name } => {
                let figures: Vec<String> = figures(name).into_iter().collect();
                format!("number {}", figures.join(" "))
            }
        };
        let own: usize = targets.provisions.get(&unit.provision.id).copied().unwrap_or(usize::MAX);
        let own = format!("row {own}");
        Self {
            version,
            commitment,
            unit,
            forces: readings(commitment),
            times: commitment.due.iter().map(|due| Time::new(&due.value)).collect(),
            cited: commitment.citations.iter().map(|cited| Cited::new(&cited.value)).collect(),
            figures: figures_here.clone(),
            references: commitment
                .references
                .iter()
                // What a rule concluded depends on the words of one language.
                .filter(|reference| !matches!(reference.basis, Basis::Inferred { .. }))
                .map(|reference| target(&reference.value.target))
                .filter(|target| *target != own)
                .collect(),
        }
    }

    fn partners(&self) -> Vec<&'a Party> {
        self.commitment.partners.iter().map(|partner| &partner.value.party).collect()
    }

    /// The parties named in a field; none for fields that name no parties.
    pub(crate) fn parties(&self, field: Field) -> Vec<&'a Party> {
        match field {
            Field::Addressees => names::values(&self.commitment.addressees),
            Field::ReportTo => names::values(&self.commitment.report_to),
            Field::Partners => self.partners(),
            Field::Force
            | Field::Distribution
            | Field::Due
            | Field::Deliverables
            | Field::Citations
            | Field::References => Vec::new(),
        }
    }

    /// Whether both say the same in one field.
    pub(crate) fn verdict(&self, other: &Item<'_>, field: Field, known: &Knowledge) -> Verdict {
        let parties = |item: &Item<'_>| known.names.parties(item.version, &item.parties(field));
        match field {
            Field::Force if self.forces.is_disjoint(&other.forces) => Verdict::Differ,
            Field::Force => Verdict::Same,
            Field::Addressees | Field::ReportTo => {
                known.names.verdict(&parties(self), &parties(other))
            }
            Field::Partners => match known.names.verdict(&parties(self), &parties(other)) {
                Verdict::Same if self.roles() != other.roles() => Verdict::Differ,
                verdict => verdict,
            },
            Field::Distribution => self.distribution(other),
            Field::Due => {
                let verdict = known
                    .calendar
                    .verdict((&self.times, &self.figures), (&other.times, &other.figures));
                match verdict {
                    Verdict::Same if known.calendar.relations_differ(&self.times, &other.times) => {
                        Verdict::Differ
                    }
                    verdict => verdict,
                }
            }
            Field::Deliverables => self.deliverables(other),
            Field::Citations => {
                value::citations((&self.cited, &self.figures), (&other.cited, &other.figures))
            }
            Field::References => {
                if self.references.is_empty() && other.references.is_empty() {
                    Verdict::Silent
                } else if self.references == other.references {
                    Verdict::Same
                } else {
                    Verdict::Differ
                }
            }
        }
    }

    /// Roles of the partners that the packs know.
    fn roles(&self) -> BTreeSet<(String, &'static str)> {
        let known = self.commitment.partners.iter().filter_map(|partner| {
            Some((partner.value.party.body.as_ref()?.to_string(), role(partner.value.role)))
        });
        known.collect()
    }

    fn distribution(&self, other: &Item<'_>) -> Verdict {
        use Distribution::{Each, Joint};
        match (self.commitment.distribution, other.commitment.distribution) {
            (Joint, Each) | (Each, Joint) => Verdict::Differ,
            (Joint, Joint) | (Each, Each) => Verdict::Same,
            _ => Verdict::Silent,
        }
    }

    fn deliverables(&self, other: &Item<'_>) -> Verdict {
        let kinds = |item: &Item<'_>| -> BTreeSet<String> {
            item.commitment.deliverables.iter().map(|own| own.value.kind.clone()).collect()
        };
        let (one, other) = (kinds(self), kinds(other));
        match (one.is_empty(), other.is_empty()) {
            (true, true) => Verdict::Silent,
            _ if one == other => Verdict::Same,
            _ => Verdict::Differ,
        }
    }

    /// What a field says in the terms of the packs, and the words that say so.
    pub(crate) fn say(&self, field: Field) -> (Vec<String>, Option<(Span, String)>) {
        let own = self.commitment;
        match field {
            Field::Force => {
                let names = self.forces.iter().map(|force| force.name().to_owned()).collect();
                (names, ground(std::slice::from_ref(&own.force)))
            }
            Field::Addressees => (Parties::shown(&self.parties(field)), ground(&own.addressees)),
            Field::ReportTo => (Parties::shown(&self.parties(field)), ground(&own.report_to)),
            Field::Partners => {
                let shown = own.partners.iter().map(|partner| {
                    let party = Parties::shown(&[&partner.value.party]).join("");
                    format!("{party} ({})", role(partner.value.role))
                });
                (sorted(shown), ground(&own.partners))
            }
            Field::Distribution => {
                let name = match own.distribution {
                    Distribution::Single => "single",
                    Distribution::Joint => "joint",
                    Distribution::Each => "each",
                    Distribution::Open => "open",
                };
                (vec![name.to_owned()], ground(&own.addressees))
            }
            Field::Due => {
                (sorted(own.due.iter().map(|due| Time::shown(&due.value))), ground(&own.due))
            }
            Field::Deliverables => {
                let kinds =
                    own.deliverables.iter().map(|deliverable| deliverable.value.kind.clone());
                (sorted(kinds), ground(&own.deliverables))
            }
            Field::Citations => {
                let cited = own.citations.iter().map(|cited| {
                    let paragraph = cited.value.paragraph.as_deref();
                    let paragraph = paragraph.map(|name| format!(" § {name}")).unwrap_or_default();
                    format!("{}{paragraph}", cited.value.normalized)
                });
                (sorted(cited), ground(&own.citations))
            }
            Field::References => {
                let targets = own
                    .references
                    .iter()
                    .filter(|reference| !matches!(reference.basis, Basis::Inferred { .. }))
                    .map(|reference| match &reference.value.target {
                        ReferenceTarget::Provision { id } => id.to_string(),
                        ReferenceTarget::Commitment { id } => id.to_string(),
                        ReferenceTarget::Unresolved { name } => format!("“{name}”"),
                    });
                (sorted(targets), ground(&own.references))
            }
        }
    }

    /// Whether the times named are only manners: "continue to", "as soon as possible".
    pub(crate) fn only_manners(&self) -> bool {
        self.times.iter().all(Time::is_manner)
    }
}

fn role(role: actum_model::PartnerRole) -> &'static str {
    use actum_model::PartnerRole as Role;
    match role {
        Role::Collaboration => "collaboration",
        Role::Consultation => "consultation",
        Role::Support => "support",
        Role::Especially => "especially",
        Role::Recipient => "recipient",
        Role::Participant => "participant",
        Role::Lead => "lead",
    }
}

fn sorted(values: impl Iterator<Item = String>) -> Vec<String> {
    let values: BTreeSet<String> = values.collect();
    values.into_iter().collect()
}

/// The words of the first value that has some.
fn ground<T>(values: &[Located<T>]) -> Option<(Span, String)> {
    values.iter().find_map(|value| {
        let quote = value.basis.quote().filter(|quote| !quote.is_empty())?;
        Some((value.basis.span()?, quote.to_owned()))
    })
}

/// What is known besides the texts.
#[derive(Debug, Default)]
pub(crate) struct Knowledge {
    pub(crate) names: Names,
    pub(crate) calendar: Calendar,
}

/// Verdicts counted over pairs of commitments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Both say the same.
    pub same: usize,
    /// They say different things, or only one says anything.
    pub differ: usize,
    /// One of them names something that the packs do not know.
    pub not_comparable: usize,
    /// Neither says anything.
    pub silent: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, verdict: Verdict) {
        *match verdict {
            Verdict::Silent => &mut self.silent,
            Verdict::Same => &mut self.same,
            Verdict::Differ => &mut self.differ,
            Verdict::NotComparable => &mut self.not_comparable,
        } += 1;
    }
}
