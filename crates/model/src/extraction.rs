//! The result of extraction: every provision accounted for.

use serde::{Deserialize, Serialize};

use crate::{Commitment, ForceValue, Located, OccasionId, Party, ProvisionId, Span};

/// What was understood of a document. One reading per provision, in the document's order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// The occasion that adopted the text, against which "the next assembly" is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopting_occasion: Option<Located<OccasionId>>,
    /// A reading for each provision of the document.
    pub readings: Vec<ProvisionReading>,
}

impl Extraction {
    /// All commitments in the order of the text.
    pub fn commitments(&self) -> impl Iterator<Item = &Commitment> {
        self.readings.iter().flat_map(|reading| match &reading.outcome {
            Outcome::Commitments { commitments } => commitments.as_slice(),
            Outcome::NothingAsked { .. } => &[],
        })
    }

    /// All commitments in the order in which a person should look at them, the least sure first,
    /// each with what to look at. Of those equally sure the order is that of the text.
    ///
    /// ```
    /// use actum_model::Extraction;
    ///
    /// assert!(Extraction::default().review_order().is_empty());
    /// ```
    pub fn review_order(&self) -> Vec<Review<'_>> {
        let mut order: Vec<Review<'_>> = self.commitments().map(Review::of).collect();
        order.sort_by(|one, other| {
            one.commitment.confidence.total_cmp(&other.commitment.confidence)
        });
        order
    }
}

/// A commitment to be looked at, with the reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Review<'a> {
    /// Which.
    pub commitment: &'a Commitment,
    /// Name of the field to look at first, as in the schema: `addressees`.
    pub field: &'static str,
    /// How sure the least sure value of that field is; 0 when nothing was found where something is
    /// usual.
    pub sure: f32,
}

impl<'a> Review<'a> {
    /// What to look at first in a commitment: an addressee that is missing, else the field with the
    /// least sure value.
    pub fn of(commitment: &'a Commitment) -> Self {
        fn least<T>(values: &[Located<T>]) -> f32 {
            values.iter().map(|value| value.confidence).fold(1.0, f32::min)
        }
        let missing = commitment.doubts.iter().any(|doubt| doubt.code == "addressee-missing");
        let fields = [
            ("force", commitment.force.confidence),
            ("addressees", if missing { 0.0 } else { least(&commitment.addressees) }),
            ("partners", least(&commitment.partners)),
            ("act", commitment.act.confidence),
            ("deliverables", least(&commitment.deliverables)),
            ("due", least(&commitment.due)),
            ("report_to", least(&commitment.report_to)),
            ("citations", least(&commitment.citations)),
        ];
        // The first of the least sure: force before addressees before the rest.
        let (field, sure) = fields
            .into_iter()
            .reduce(|least, next| if next.1 < least.1 { next } else { least })
            .unwrap_or(("force", commitment.confidence));
        Self { commitment, field, sure }
    }
}

/// What was understood of one provision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProvisionReading {
    /// Which provision.
    pub provision: ProvisionId,
    /// Commitments, or the reason why there are none.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// Operative verbs that ask nothing (notes, recalls, welcomes), each with its words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Located<Statement>>,
    /// Stretches of an operative provision that gave no commitment, each with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub residue: Vec<Residue>,
    /// For a chapeau: what it hands down to its parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chapeau: Option<HandedDown>,
}

/// The verb and the addressees that a chapeau states for the parts below it: "Requests the
/// Secretary-General:". The parts hold the commitments; this tells what the chapeau's own words
/// were taken for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HandedDown {
    /// How strongly the parts ask; [`Force::Observe`](crate::Force::Observe) when they only state.
    pub force: Located<ForceValue>,
    /// Who is asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<Located<Party>>,
}

/// Whether a provision asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// It asks for these; at least one.
    Commitments {
        /// In the order of the words.
        commitments: Vec<Commitment>,
    },
    /// It asks nothing.
    NothingAsked {
        /// Why that is so.
        reason: ResidueReason,
    },
}

/// A verb that asks nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The verb and its readings.
    pub force: ForceValue,
}

/// Words that gave no commitment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Residue {
    /// Where, in bytes of the normalised text.
    pub span: Span,
    /// Why.
    pub reason: ResidueReason,
}

/// Why words gave no commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResidueReason {
    /// Front or back matter, title, heading or opening words.
    NotOperative,
    /// A recital: it gives grounds, it does not ask.
    Recital,
    /// A chapeau whose parts carry the commitments.
    CarriedByParts,
    /// Notes, recalls, welcomes: an operative verb that asks nothing.
    StatementOnly,
    /// Says what the action is good for.
    Benefit,
    /// Quotes what another text asks.
    Quotation,
    /// No verb that asks was found: a person should look.
    NoOperativeVerb,
    /// A footnote.
    Footnote,
    /// The reader could not place these words.
    Unplaced,
}

/// Why a value is not surer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The field it concerns, by its name in the schema: `force`, `addressees`, `due`.
    pub field: String,
    /// Stable code for translation: `force-ambiguous`, `addressee-missing`,
    /// `occasion-ambiguous`, `instrument-ambiguous`.
    pub code: String,
    /// One English sentence.
    pub message: String,
}
