//! What an audit gives back.

use actum_model::{CommitmentId, Language, Place, ProvisionId, Severity, Span};
use serde::Serialize;

use crate::account::{Account, Counts};

/// What became of every provision of a text, and what is left open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Audit {
    /// File name.
    pub name: String,
    /// Main language.
    pub language: Language,
    /// Numbers over all provisions.
    pub counts: Counts,
    /// Every provision, in the order of the text.
    pub accounts: Vec<Account>,
    /// What is left open, in the order of the text.
    pub findings: Vec<Finding>,
}

impl Audit {
    /// The findings of at least this severity.
    pub fn findings_from(&self, least: Severity) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.severity >= least)
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident => $written:literal, $severity:ident),* $(,)?) => {
        /// Kinds of finding: stable codes, each with the messages `audit-<code>` and
        /// `audit-next-<code>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $written)] $name),*
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The code as text: `addressee-missing`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$name => $written),* }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity),* }
            }
        }
    };
}

codes! {
    /// The text has no operative part.
    NoOperativePart => "no-operative-part", Major,
    /// An operative provision in which no verb that asks was found.
    NotUnderstood => "not-understood", Major,
    /// Words that the reader could not place.
    Unplaced => "unplaced", Major,
    /// Words of a provision that asks which no value and no reason covers.
    UnmarkedWords => "unmarked-words", Information,
    /// Something is asked of nobody.
    AddresseeMissing => "addressee-missing", Major,
    /// The one who is asked is not known to the packs.
    AddresseeUnknown => "addressee-unknown", Minor,
    /// A report that goes to nobody.
    ReportWithoutRecipient => "report-without-recipient", Minor,
    /// A report without a time.
    ReportWithoutDate => "report-without-date", Minor,
    /// A time that could not be resolved.
    DueUnresolved => "due-unresolved", Minor,
    /// A time with more than one meaning.
    DueAmbiguous => "due-ambiguous", Information,
    /// A pointer to a part of the text that is not there.
    ReferenceUnresolved => "reference-unresolved", Minor,
    /// A document cited that the register does not hold.
    CitedTextMissing => "cited-text-missing", Information,
}

/// Something that is left open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// What it is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The provision concerned; none when it is the text as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provision: Option<ProvisionId>,
    /// The number of that provision as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The commitment concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment: Option<CommitmentId>,
    /// Where in the file.
    pub place: Place,
    /// Where the words stand, in bytes of the normalised text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The words.
    pub quote: String,
    /// The name, time, document or pointer concerned, where there is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub about: String,
}
