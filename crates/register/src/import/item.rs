//! From a commitment to an item: clause, action, owners, proposed reporting line.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{
    Basis, Body, BodyId, BodyKind, Commitment, Document, EditionId, FollowUp, Instrument, Item,
    ItemId, Language, Located, Party, Provision, ProvisionId, ProvisionKind, StatusId, TextId,
};

/// The rule by which a reporting line is proposed when the text names none.
pub(crate) const USUAL_REPORTING_LINE: &str = "usual-reporting-line";

/// How sure a proposed reporting line is: the usual line of a body is right more often than not,
/// but no word of the text supports it.
const PROPOSAL_CONFIDENCE: f32 = 0.5;

/// A document with its provisions by id, so that clauses of large texts are made in linear time.
pub(crate) struct Outline<'a> {
    document: &'a Document,
    provisions: BTreeMap<&'a ProvisionId, &'a Provision>,
}

impl<'a> Outline<'a> {
    pub(crate) fn new(document: &'a Document) -> Self {
        let provisions =
            document.provisions.iter().map(|provision| (&provision.id, provision)).collect();
        Self { document, provisions }
    }

    /// The provision and what it stands under, the outermost first, as far up as provisions
    /// carry force for their parts.
    fn line(&self, id: &ProvisionId) -> Vec<&'a Provision> {
        let mut line: Vec<&Provision> = Vec::new();
        let mut next = self.provisions.get(id).copied();
        while let Some(provision) = next {
            // A damaged document may name a provision as its own ancestor.
            if line.iter().any(|seen| seen.id == provision.id) {
                break;
            }
            let carries =
                matches!(provision.kind, ProvisionKind::Chapeau | ProvisionKind::Operative);
            if !line.is_empty() && !carries {
                break;
            }
            line.push(provision);
            next = provision.parent.as_ref().and_then(|id| self.provisions.get(id).copied());
        }
        line.reverse();
        line
    }

    /// The words of the provision with those it stands under in front, one line each.
    pub(crate) fn clause(&self, id: &ProvisionId) -> String {
        let words: Vec<&str> = self
            .line(id)
            .into_iter()
            .map(|provision| self.document.slice(provision.span).trim())
            .filter(|words| !words.is_empty())
            .collect();
        words.join("\n")
    }

    /// The top-level number: that of the outermost provision that carries force, else the
    /// beginning of the provision's id, without the letter that tells two heads of one action
    /// apart (`6A.1` belongs to action 6).
    pub(crate) fn action(&self, id: &ProvisionId) -> String {
        let line = self.line(id);
        if let Some(number) = line.first().and_then(|provision| provision.number.as_ref())
            && !number.value.is_empty()
        {
            return number.value.clone();
        }
        let first = id.as_str().split('.').next().unwrap_or_default();
        let digits = first.trim_end_matches(|letter: char| letter.is_ascii_uppercase());
        let one_letter = first.len() == digits.len() + 1;
        if one_letter && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            digits.to_owned()
        } else {
            first.to_owned()
        }
    }
}

/// The bodies known when an item is made.
pub(crate) struct KnownBodies<'a> {
    bodies: BTreeMap<&'a BodyId, &'a Body>,
}

impl<'a> KnownBodies<'a> {
    /// Later bodies replace earlier ones with the same id.
    pub(crate) fn new(bodies: impl IntoIterator<Item = &'a Body>) -> Self {
        Self { bodies: bodies.into_iter().map(|body| (&body.id, body)).collect() }
    }

    pub(crate) fn owners(&self, commitment: &Commitment) -> Vec<BodyId> {
        let mut owners: Vec<BodyId> = Vec::new();
        for addressee in &commitment.addressees {
            if let Some(body) = &addressee.value.body
                && self.bodies.contains_key(body)
                && !owners.contains(body)
            {
                owners.push(body.clone());
            }
        }
        owners
    }

    /// A class of members, or a collective of nothing but classes of members. These report to
    /// nobody: they are free to contribute or not.
    fn is_membership(&self, body: &Body) -> bool {
        let membership =
            |id: &BodyId| self.bodies.get(id).is_some_and(|body| body.kind == BodyKind::Membership);
        body.kind == BodyKind::Membership
            || (body.kind == BodyKind::Collective
                && !body.members.is_empty()
                && body.members.iter().all(membership))
    }

    fn proposed_report_to(
        &self,
        commitment: &Commitment,
        owners: &[BodyId],
        language: Language,
    ) -> Option<Located<Party>> {
        if !commitment.report_to.is_empty() || is_report(commitment) {
            return None;
        }
        let lines: BTreeSet<&BodyId> = owners
            .iter()
            .filter_map(|owner| self.bodies.get(owner))
            .filter(|body| !self.is_membership(body))
            .filter_map(|body| body.reports_to.as_ref())
            .collect();
        // Owners that report to different bodies leave nothing to propose: a guess between them
        // would look like knowledge.
        let mut lines = lines.into_iter();
        let (Some(line), None) = (lines.next(), lines.next()) else { return None };
        let name = self
            .bodies
            .get(line)
            .map_or(line.as_str(), |body| body.display_name(language).0)
            .to_owned();
        Some(Located {
            value: Party { name, body: Some(line.clone()) },
            basis: Basis::Inferred {
                rule: USUAL_REPORTING_LINE.to_owned(),
                span: None,
                quote: None,
            },
            confidence: PROPOSAL_CONFIDENCE,
        })
    }
}

/// Whether the act is itself a report: then asking for a report on it would be absurd.
fn is_report(commitment: &Commitment) -> bool {
    commitment.instruments.first().is_some_and(|first| first.value == Instrument::Report)
        || commitment.deliverables.iter().any(|deliverable| deliverable.value.kind == "report")
}

/// What an item is made from.
pub(crate) struct Making<'a> {
    pub(crate) text: &'a TextId,
    pub(crate) edition: &'a EditionId,
    pub(crate) language: Language,
    pub(crate) outline: &'a Outline<'a>,
    pub(crate) bodies: &'a KnownBodies<'a>,
    pub(crate) at: &'a str,
}

impl Making<'_> {
    /// The item that `commitment` asks for, under the id given.
    pub(crate) fn item(&self, id: ItemId, commitment: &Commitment, status: StatusId) -> Item {
        let owners = self.bodies.owners(commitment);
        let proposed_report_to = self.bodies.proposed_report_to(commitment, &owners, self.language);
        Item {
            id,
            text: self.text.clone(),
            edition: self.edition.clone(),
            provision: commitment.provision.clone(),
            action: self.outline.action(&commitment.provision),
            clause: self.outline.clause(&commitment.provision),
            commitment: commitment.clone(),
            extracted: None,
            merged: Vec::new(),
            owners,
            proposed_report_to,
            status,
            revision: 0,
            follow_up: FollowUp::default(),
            schedule: actum_model::Schedule::default(),
            updated_at: self.at.to_owned(),
        }
    }
}
