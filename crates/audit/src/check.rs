//! The audit itself.

use actum_model::{
    Commitment, Document, DueKind, Extraction, Force, Instrument, Located, Outcome, Place,
    Provision, ProvisionReading, ReferenceTarget, ResidueReason, Span,
};

use crate::account::{AccountKind, Counts, accounts, is_open, is_operative};
use crate::finding::{Audit, Code, Finding};
use crate::library::Library;
use crate::unmarked;

/// Audits what was understood of a text; the extraction must be that of the document.
pub fn audit(document: &Document, extraction: &Extraction, library: &Library<'_>) -> Audit {
    let accounts = accounts(document, extraction);
    let mut counts = Counts { provisions: document.provisions.len(), ..Counts::default() };
    let mut findings = Vec::new();
    let mut readings = extraction.readings.iter().peekable();
    for (provision, account) in document.provisions.iter().zip(&accounts) {
        let reading = readings.next_if(|reading| reading.provision == provision.id);
        let at = At { document, provision };
        if is_operative(provision) {
            counts.operative += 1;
            match account.account {
                AccountKind::Asks { .. } => counts.asking += 1,
                AccountKind::NothingAsked { reason, .. } if !is_open(reason) => {
                    counts.explained += 1;
                }
                AccountKind::NothingAsked { .. } | AccountKind::NoReading => {
                    counts.unexplained += 1;
                }
            }
        }
        at.provision(account.account, &mut findings);
        let Some(reading) = reading else { continue };
        for residue in &reading.residue {
            // Words beside what the provision asks; a whole provision has its account.
            let open =
                is_open(residue.reason) && matches!(reading.outcome, Outcome::Commitments { .. });
            if open && document.slice(residue.span).chars().any(char::is_alphanumeric) {
                findings.push(at.finding(Code::NotUnderstood, Some(residue.span)));
            }
        }
        at.reading(reading, library, &mut counts, &mut findings);
    }
    if counts.operative == 0 {
        findings.insert(
            0,
            Finding {
                code: Code::NoOperativePart,
                severity: Code::NoOperativePart.severity(),
                provision: None,
                number: None,
                commitment: None,
                place: Place::default(),
                span: None,
                quote: String::new(),
                about: String::new(),
            },
        );
    }
    Audit {
        name: document.source.name.clone(),
        language: document.language.language,
        counts,
        accounts,
        findings,
    }
}

/// A place in the text.
#[derive(Clone, Copy)]
struct At<'a> {
    document: &'a Document,
    provision: &'a Provision,
}

impl At<'_> {
    fn finding(&self, code: Code, span: Option<Span>) -> Finding {
        let span = span.unwrap_or(self.provision.span);
        Finding {
            code,
            severity: code.severity(),
            provision: Some(self.provision.id.clone()),
            number: self.provision.number.as_ref().map(|number| number.written.clone()),
            commitment: None,
            place: self.provision.place.clone(),
            span: Some(span),
            quote: self.document.slice(span).to_owned(),
            about: String::new(),
        }
    }

    /// A provision as a whole.
    fn provision(&self, account: AccountKind, findings: &mut Vec<Finding>) {
        let has_words = self.document.slice(self.provision.span).chars().any(char::is_alphanumeric);
        let code = match account {
            AccountKind::NothingAsked { reason: ResidueReason::NoOperativeVerb, .. }
            | AccountKind::NoReading
                if is_operative(self.provision) =>
            {
                Code::NotUnderstood
            }
            AccountKind::NothingAsked { reason: ResidueReason::Unplaced, .. } => Code::Unplaced,
            AccountKind::NothingAsked { .. }
            | AccountKind::NoReading
            | AccountKind::Asks { .. } => return,
        };
        if has_words {
            findings.push(self.finding(code, None));
        }
    }

    fn reading(
        &self,
        reading: &ProvisionReading,
        library: &Library<'_>,
        counts: &mut Counts,
        findings: &mut Vec<Finding>,
    ) {
        let Outcome::Commitments { commitments } = &reading.outcome else { return };
        for commitment in commitments {
            counts.commitments += 1;
            counts.citations += commitment.citations.len();
            self.commitment(commitment, counts, findings);
            self.pointers(commitment, library, findings);
        }
        for span in unmarked::stretches(self.document, self.provision.span, reading) {
            findings.push(self.finding(Code::UnmarkedWords, Some(span)));
        }
    }

    /// Who is asked, and whether a report has a recipient and a time.
    fn commitment(
        &self,
        commitment: &Commitment,
        counts: &mut Counts,
        findings: &mut Vec<Finding>,
    ) {
        let mut add = |code: Code, span: Option<Span>, about: &str| {
            findings.push(Finding {
                commitment: Some(commitment.id.clone()),
                about: about.to_owned(),
                ..self.finding(code, span)
            });
        };
        let own = commitment.act.basis.span();
        // What an assembly decides itself is asked of nobody.
        let directs = !matches!(commitment.lead_force(), Force::Decide | Force::Observe);
        let unknown: Vec<_> =
            commitment.addressees.iter().filter(|party| party.value.body.is_none()).collect();
        if !commitment.addressees.is_empty() {
            counts.addressed += 1;
            counts.known += usize::from(unknown.is_empty());
        } else if directs {
            add(Code::AddresseeMissing, own, "");
        }
        for party in unknown {
            add(Code::AddresseeUnknown, party.basis.span(), &party.value.name);
        }
        if is_report(commitment) {
            counts.reports += 1;
            if commitment.report_to.is_empty() {
                add(Code::ReportWithoutRecipient, own, "");
            }
            if commitment.due.is_empty() {
                add(Code::ReportWithoutDate, own, "");
            }
        }
        for due in &commitment.due {
            let manner = matches!(due.value.kind, DueKind::Ongoing | DueKind::Urgent);
            match due.value.readings.len() {
                0 if !manner => add(Code::DueUnresolved, due.basis.span(), &due.value.written),
                0 | 1 => {}
                _ => add(Code::DueAmbiguous, due.basis.span(), &due.value.written),
            }
        }
    }

    /// Other parts of the text, and other texts.
    fn pointers(
        &self,
        commitment: &Commitment,
        library: &Library<'_>,
        findings: &mut Vec<Finding>,
    ) {
        let mut add = |code: Code, span: Option<Span>, about: &str| {
            findings.push(Finding {
                commitment: Some(commitment.id.clone()),
                about: about.to_owned(),
                ..self.finding(code, span)
            });
        };
        for reference in &commitment.references {
            if let ReferenceTarget::Unresolved { name } = &reference.value.target {
                add(Code::ReferenceUnresolved, reference.basis.span(), name);
            }
        }
        let missing = commitment.citations.iter().filter(|own| library.holds(own) == Some(false));
        for citation in missing {
            add(Code::CitedTextMissing, citation.basis.span(), &citation.value.normalized);
        }
    }
}

/// Whether the act is a report: what it is best carried out with, or what it leaves behind.
fn is_report(commitment: &Commitment) -> bool {
    let report = |located: &Located<Instrument>| located.value == Instrument::Report;
    commitment.instruments.first().is_some_and(report)
        || commitment.deliverables.iter().any(|deliverable| deliverable.value.kind == "report")
}
