//! What became of each provision.

use actum_model::{
    Document, Extraction, Outcome, Place, Provision, ProvisionId, ProvisionKind, ResidueReason,
};
use serde::Serialize;

/// What became of one provision.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Account {
    /// Which.
    pub provision: ProvisionId,
    /// What it is to the text.
    pub kind: ProvisionKind,
    /// Its number as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Where in the file.
    pub place: Place,
    /// What became of it.
    #[serde(flatten)]
    pub account: AccountKind,
}

/// What may become of a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "account", rename_all = "snake_case")]
pub enum AccountKind {
    /// It asks.
    Asks {
        /// For how many things.
        commitments: usize,
    },
    /// It asks nothing.
    NothingAsked {
        /// Why.
        reason: ResidueReason,
        /// How many verbs that only state it holds.
        statements: usize,
    },
    /// The extraction has no reading for it: it does not belong to this document.
    NoReading,
}

/// Numbers over all provisions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Provisions of the document.
    pub provisions: usize,
    /// Chapeaux, operative paragraphs, list items and rows.
    pub operative: usize,
    /// Operative ones that ask.
    pub asking: usize,
    /// Operative ones that carry their parts, only state, quote, or say what an action is good for.
    pub explained: usize,
    /// Operative ones in which no verb that asks was found, or without a reading.
    pub unexplained: usize,
    /// Commitments.
    pub commitments: usize,
    /// Commitments that name an addressee.
    pub addressed: usize,
    /// Commitments whose addressees the packs all know.
    pub known: usize,
    /// Commitments that ask for a report.
    pub reports: usize,
    /// Documents cited, each mention counted.
    pub citations: usize,
}

/// Whether a provision belongs to the operative part.
pub(crate) fn is_operative(provision: &Provision) -> bool {
    matches!(provision.kind, ProvisionKind::Operative | ProvisionKind::Chapeau)
}

/// Whether a person must look at a provision that asks nothing for this reason.
pub(crate) fn is_open(reason: ResidueReason) -> bool {
    matches!(reason, ResidueReason::NoOperativeVerb | ResidueReason::Unplaced)
}

/// The account of every provision, in the order of the document.
pub(crate) fn accounts(document: &Document, extraction: &Extraction) -> Vec<Account> {
    let mut readings = extraction.readings.iter().peekable();
    document
        .provisions
        .iter()
        .map(|provision| {
            // One reading per provision in the document's order; a damaged extraction may lack some.
            let reading = readings.next_if(|reading| reading.provision == provision.id);
            let account = match reading.map(|reading| (&reading.outcome, reading.statements.len()))
            {
                Some((Outcome::Commitments { commitments }, _)) => {
                    AccountKind::Asks { commitments: commitments.len() }
                }
                Some((Outcome::NothingAsked { reason }, statements)) => {
                    AccountKind::NothingAsked { reason: *reason, statements }
                }
                None => AccountKind::NoReading,
            };
            Account {
                provision: provision.id.clone(),
                kind: provision.kind,
                number: provision.number.as_ref().map(|number| number.written.clone()),
                place: provision.place.clone(),
                account,
            }
        })
        .collect()
}
