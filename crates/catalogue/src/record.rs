//! One edition of a work, as a catalogue lists it.

use actum_model::PartialDate;
use serde::{Deserialize, Serialize};

/// A text in a language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Text {
    /// Language as in BCP 47 (`en`, `zh`, `ja`); empty when the catalogue does not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// The text, white space evened out.
    pub text: String,
}

/// A group that a work belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Group {
    /// As the catalogue names it: `ITU-T Study Group 17`, `ISO/IEC JTC 1/SC 27`.
    pub name: String,
    /// How it is known.
    #[serde(default, skip_serializing_if = "GroupBasis::is_stated")]
    pub basis: GroupBasis,
}

/// How the group of a work is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupBasis {
    /// The catalogue says so. It names today's custodian, which need not be the group that wrote it.
    #[default]
    Stated,
    /// From the number's series, by this rule.
    Inferred(String),
}

impl GroupBasis {
    fn is_stated(&self) -> bool {
        *self == Self::Stated
    }
}

/// What a work has to do with another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Relation {
    /// Kind, as the catalogue names it: `obsoletes`, `adoptedAs`, `complementOf`.
    pub kind: String,
    /// Identifier of the other work.
    pub target: String,
}

/// Something of a record that was repaired or left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fault {
    /// What kind.
    pub kind: FaultKind,
    /// The value concerned, cut to 80 characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

/// Kinds of faults. In a report each has the word of [`FaultKind::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// No title; the identifier stands in its place.
    NoTitle,
    /// The abstract says nothing of the work and was left out.
    JunkAbstract,
    /// A title or an abstract was longer than the limit and was cut.
    Cut,
    /// The code of a language had another form and was brought to that of BCP 47.
    LanguageCode,
    /// The code of a language is not known; the text has no language.
    UnknownLanguage,
    /// A date is no date and was left out.
    BadDate,
    /// The group is not named and was inferred from the number's series.
    GroupInferred,
    /// A relation of a work to itself was left out.
    SelfRelation,
    /// Two records with one identifier say different things; both were kept.
    SameIdentifier,
    /// More values than the limit; the rest was left out.
    TooMany,
}

impl FaultKind {
    /// The word for it in reports: `no-title`, `junk-abstract` …
    pub fn code(self) -> &'static str {
        match self {
            Self::NoTitle => "no-title",
            Self::JunkAbstract => "junk-abstract",
            Self::Cut => "cut",
            Self::LanguageCode => "language-code",
            Self::UnknownLanguage => "unknown-language",
            Self::BadDate => "bad-date",
            Self::GroupInferred => "group-inferred",
            Self::SelfRelation => "self-relation",
            Self::SameIdentifier => "same-identifier",
            Self::TooMany => "too-many",
        }
    }
}

/// One edition of a work as one file of a catalogue gives it, faults repaired and marked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The file it comes from, with the line after `#` where there is one.
    pub source: String,
    /// The publishing body: `ITU`, `ISO`, `3GPP`.
    pub body: String,
    /// The identifier without its edition: `ITU-T X.1058`.
    pub number: String,
    /// The identifier as written: `ITU-T X.1058 (03/2017)`.
    pub identifier: String,
    /// Other identifiers of the same text: `ISO/IEC 29151`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<String>,
    /// Kind of work: `recommendation`, `technical-report`; empty when not said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Titles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<Text>,
    /// Abstracts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub abstracts: Vec<Text>,
    /// Groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Earliest date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<PartialDate>,
    /// Latest date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<PartialDate>,
    /// Status as the catalogue writes it; empty when it does not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// Relations to other works.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// Codes and words of classification: ICS codes, keywords.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// How many editions this record stands for; 1 unless the catalogue is already collapsed.
    pub editions: u32,
    /// What was repaired or left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
}

impl Record {
    pub(crate) fn fault(&mut self, kind: FaultKind, detail: &str) {
        let fault = Fault { kind, detail: detail.chars().take(80).collect() };
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}
